"""Any CSL style, by pandoc where it is installed: the only part of the citations that runs another program."""

import json
import os
import subprocess
import tempfile
from collections.abc import Sequence
from shutil import which

from hkinno.cite import data
from hkinno.cite.marks import Label
from hkinno.cite.work import Citation
from hkinno.errors import FileError, UsageError
from hkinno.filename import native
from hkinno.store import read_file
from hkinno.text import visible

# A style of a few hundred references takes a second.
LONGEST_RUN = 60


def render(cited: Sequence[Citation], style_file: str, program: str | None = None) -> list[str]:
    """Citations and reference list as a CSL style gives them, in lines.

    Raises ``UsageError`` where pandoc is not installed, and ``FileError`` where it cannot use the style.
    """
    program = program or which("pandoc")
    if program is None:
        raise UsageError("--csl needs pandoc, which is not installed here; the styles of --style list need nothing")
    if not os.path.isfile(native(style_file)):
        raise FileError(f"{visible(style_file)}: there is no such CSL style; --csl takes the path of a .csl file")
    works = list(dict.fromkeys(each.work for each in cited))
    with tempfile.TemporaryDirectory() as folder:
        # Under LC_ALL=C pandoc opens no file whose name is not ASCII: it works in a folder with names of ours.
        with open(os.path.join(folder, "style.csl"), "wb") as file:
            file.write(read_file(style_file))
        with open(os.path.join(folder, "items.json"), "w", encoding="utf-8") as file:
            json.dump([data.csl_item(work) for work in works], file, ensure_ascii=False)
        command = (os.path.abspath(program), "--citeproc", "--csl", "style.csl", "--bibliography", "items.json")
        try:
            result = subprocess.run(  # noqa: S603 - no shell, and every word is ours
                (*command, "--from", "markdown-smart", "--to", "plain", "--wrap=none"),
                input="\n\n".join(data.pandoc_note(each, Label()) for each in cited),
                capture_output=True,
                encoding="utf-8",
                cwd=folder,
                timeout=LONGEST_RUN,
                check=False,
            )
        except subprocess.TimeoutExpired as error:
            raise FileError(f"{visible(style_file)}: pandoc did not finish within {LONGEST_RUN} s") from error
    if result.returncode:
        reason = " ".join(result.stderr.split()) or f"exit code {result.returncode}"
        raise FileError(f"{visible(style_file)}: pandoc cannot use this style: {visible(reason)}")
    return result.stdout.rstrip("\n").split("\n")
