"""Whole files, read and written under any locale: written whole or not at all, and over nothing unless told to."""

import os
import stat

from hkinno.errors import FileError, UsageError
from hkinno.text import visible


def native(path: str) -> str:
    """A file's name as functions of ``os`` can use it, where the locale cannot write it: under LC_ALL=C 稿.md.

    ``cli.arguments`` has read it as UTF-8; here it becomes single bytes again.
    """
    try:
        os.fsencode(path)
    except UnicodeEncodeError:
        return os.fsdecode(path.encode("utf-8", "surrogatepass"))
    return path


def read_file(path: str) -> bytes:
    """The bytes of a regular file. Raises ``FileError`` with one line that names file and fault."""
    try:
        name = native(path)
        # A pipe would be waited for.
        if not stat.S_ISREG(os.stat(name).st_mode):
            raise FileError(f"{visible(path)}: not a regular file")
        with open(name, "rb") as file:
            return file.read()
    except (OSError, ValueError) as error:
        raise FileError(f"{visible(path)}: {_reason(error)}") from error


def write_file(path: str, content: str | bytes, *, force: bool = False) -> None:
    """Write a file so that no reader ever sees half of it. A pipe or a device takes the content and stays what it is.

    Raises ``UsageError`` where there is something already and ``force`` is not given, ``FileError`` where it
    cannot be written.
    """
    shown, path = visible(path), native(path)
    if os.path.isdir(path):
        raise UsageError(f"{shown} is a folder, where a file should be named")
    encoded = content.encode("utf-8", "backslashreplace") if isinstance(content, str) else content
    if os.path.exists(path) and not os.path.isfile(path):
        _pour(path, encoded, shown)
        return
    if os.path.lexists(path) and not force:
        raise UsageError(f"{shown} is there already; --force writes over it")
    import tempfile  # noqa: PLC0415 - with all that it loads, for those who write

    # A link is followed, so that the file that it leads to changes and not the link.
    target = os.path.realpath(path)
    temporary = None
    try:
        descriptor, temporary = tempfile.mkstemp(dir=os.path.dirname(target), prefix=".hkinno-")
        with os.fdopen(descriptor, "wb") as file:
            file.write(encoded)
            file.flush()
            os.fsync(file.fileno())
        os.chmod(temporary, _mode(target))
        if force:
            os.replace(temporary, target)
        else:
            # Unlike a rename, a link fails where another program was faster.
            _publish(temporary, target)
        temporary = None
    except FileExistsError as error:
        raise UsageError(f"{shown} is there already; --force writes over it") from error
    except (OSError, ValueError) as error:
        raise FileError(f"{shown}: {_reason(error)}") from error
    finally:
        if temporary is not None:
            os.unlink(temporary)


def _pour(path: str, content: bytes, shown: str) -> None:
    """Write into what is no file, such as /dev/stdout or a named pipe: to put a file in its place would destroy it."""
    try:
        with open(path, "wb") as file:
            file.write(content)
    except BrokenPipeError:
        pass  # a reader that has gone has what it wanted
    except OSError as error:
        raise FileError(f"{shown}: {error.strerror}") from error


def _publish(temporary: str, target: str) -> None:
    try:
        os.link(temporary, target)
    except FileExistsError:
        raise
    except OSError:  # a file system without links
        os.rename(temporary, target)
        return
    os.unlink(temporary)


def _mode(target: str) -> int:
    """The permissions of the file that is replaced, or those that any new file gets."""
    try:
        return os.stat(target).st_mode & 0o777
    except OSError:
        mask = os.umask(0)
        os.umask(mask)
        return 0o666 & ~mask


def write_folder(path: str, files: dict[str, str], *, force: bool = False) -> None:
    """Write files into a new folder that appears all at once; with ``force``, over those in a folder that is there.

    Files of other names are left alone. Raises as ``write_file`` does.
    """
    shown, path = visible(path), native(path)
    if os.path.lexists(path) and not os.path.isdir(path):
        raise UsageError(f"{shown} is a file, where a folder should be named")
    import tempfile  # noqa: PLC0415 - as above

    try:
        if os.path.isdir(path):
            if os.listdir(path) and not force:
                raise UsageError(f"{shown} is not empty; --force writes over the files of the same names")
            for name, content in files.items():
                write_file(os.path.join(path, name), content, force=force)
            return
        parent = os.path.dirname(os.path.abspath(path))
        with tempfile.TemporaryDirectory(dir=parent, prefix=".hkinno-") as temporary:
            inner = os.path.join(temporary, "new")
            os.mkdir(inner)
            for name, content in files.items():
                write_file(os.path.join(inner, name), content)
            os.rename(inner, path)
    except (OSError, ValueError) as error:
        raise FileError(f"{shown}: {_reason(error)}") from error


def _reason(error: OSError | ValueError) -> str:
    return str(error.strerror if isinstance(error, OSError) else error)
