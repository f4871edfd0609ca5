"""Whole files, read under any locale."""

import os
import stat

from hkinno.errors import FileError
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
        raise FileError(f"{visible(path)}: {reason(error)}") from error


def reason(error: OSError | ValueError) -> str:
    """What the system says of a fault."""
    return str(error.strerror if isinstance(error, OSError) else error)
