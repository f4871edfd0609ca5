"""Writing a draft back with the source's characters where only the form of a quotation differs, and only there."""

import contextlib
import os
import stat
from collections.abc import Iterator

from hkinno.errors import FileError
from hkinno.filename import native
from hkinno.proofread import Checked
from hkinno.proofread.words import CONVERTED
from hkinno.text import visible


def fixed(draft: str, checked: Checked) -> str:
    """The draft with each converted quotation in the source's own characters; all else as it is."""
    parts, position = [], 0
    for finding in checked.findings:
        if finding.words == CONVERTED and finding.unbroken and finding.start >= position:
            parts += [draft[position : finding.start], finding.source]
            position = finding.end
    return "".join([*parts, draft[position:]])


def diff(name: str, before: str, after: str) -> Iterator[str]:
    """The change as a unified diff."""
    from difflib import unified_diff  # noqa: PLC0415 - for --diff only

    shown = visible(name)
    for line in unified_diff(before.splitlines(), after.splitlines(), shown, f"{shown} (fixed)", lineterm="", n=1):
        yield visible(line, keep="\t")


def replace(path: str, content: bytes) -> None:
    """Replace a file's content atomically: at every moment it is the old or the new one, whole.

    Mode and owner's rights are kept; a link is followed. Raises ``FileError``.
    """
    import tempfile  # noqa: PLC0415 - for --fix only

    target = os.path.realpath(native(path))
    temporary = None
    try:
        mode = stat.S_IMODE(os.stat(target).st_mode)
        descriptor, temporary = tempfile.mkstemp(prefix=".hkinno-", dir=os.path.dirname(target))
        with os.fdopen(descriptor, "wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        os.chmod(temporary, mode)
        os.replace(temporary, target)
    except OSError as error:
        raise FileError(f"{visible(path)}: cannot write: {error.strerror}") from error
    finally:
        if temporary is not None:
            with contextlib.suppress(OSError):
                os.unlink(temporary)
