"""Whole files and streams, read under any locale."""

import os
import stat
from functools import cache

from hkinno.errors import FileError
from hkinno.text import visible

# What may come through a pipe, in bytes.
LARGEST = 256 << 20
# The folders in which a process finds what it has open, process substitution among it.
OPEN = ("/dev/fd/", "/proc/self/fd/")
# The bytes of names on the command line, by what ``cli.arguments`` has read there.
_given: dict[str, str] = {}


def native(path: str) -> str:
    """A file's name as functions of ``os`` can use it, where the locale cannot write it: under LC_ALL=C 稿.md.

    ``cli.arguments`` has read it, mostly as UTF-8; here it becomes the very bytes again, also where the locale would
    have written others.
    """
    if _given and not path.isascii():
        for end in range(len(path), 0, -1):
            if path[:end] in _given and path[end : end + 1] in ("", ".", os.sep):
                return _given[path[:end]] + path[end:]
    try:
        os.fsencode(path)
    except UnicodeEncodeError:
        return os.fsdecode(path.encode("utf-8", "surrogatepass"))
    return path


def remember(argument: str, raw: bytes) -> None:
    """Keep the bytes of an argument for ``native``: of the name that it is, or of one in an option with a value.

    Where two arguments read alike, neither names a file.
    """
    pairs = [(argument, raw)]
    if argument.startswith("-"):
        pairs = [(argument.partition("=")[2], raw.partition(b"=")[2]), (argument[2:], raw[2:])]
    for text, name in pairs:
        # What lies beside a file has its name and another ending.
        for words, part in ((text, name), (os.path.splitext(text)[0], os.path.splitext(name)[0])):
            if words and _given.setdefault(words, os.fsdecode(part)) != os.fsdecode(part):
                _given[words] = "\0"


def read_file(path: str) -> bytes:
    """The bytes of a regular file, or of a pipe that was given to us open: /dev/stdin, or a process substitution.

    Raises ``FileError`` with one line that names file and fault.
    """
    if not path:
        # Mostly a shell's variable that is not set.
        raise FileError("the name of a file is empty")
    try:
        name = native(path)
        status = os.stat(name)
        if stat.S_ISREG(status.st_mode):
            with open(name, "rb") as file:
                return file.read()
        number = descriptor(name)
        # A pipe that we should have to open would be waited for.
        if number is None or not (stat.S_ISFIFO(status.st_mode) or stat.S_ISSOCK(status.st_mode)):
            raise FileError(f"{visible(path)}: not a regular file")
        return _drained(number, status.st_ino)
    except (OSError, ValueError) as error:
        raise FileError(f"{visible(path)}: {reason(error)}") from error


def descriptor(path: str) -> int | None:
    """The number of the open file that a path means; None if it means none."""
    if path == "/dev/stdin":
        return 0
    folder, _, number = path.rpartition("/")
    return int(number) if f"{folder}/" in OPEN and number.isdecimal() and number.isascii() else None


@cache
def _drained(number: int, _inode: int) -> bytes:
    """All that comes through a pipe. It comes once, and a store is read more than once."""
    return read_open(number)


def read_open(number: int) -> bytes:
    """All that comes from an open file, also where that does not block. Raises ``ValueError`` where it does not end."""
    parts = []
    left = LARGEST
    while part := _part(number):
        parts.append(part)
        left -= len(part)
        if left < 0:
            raise ValueError(f"more than {LARGEST >> 20} MB")
    return b"".join(parts)


def _part(number: int) -> bytes:
    while True:
        try:
            return os.read(number, 1 << 20)
        except BlockingIOError:
            import select  # noqa: PLC0415 - few pipes are so

            select.select([number], [], [])


def find_program(name: str) -> str | None:
    """The path of an installed program; never one of the current folder, where Windows begins."""
    from shutil import which  # noqa: PLC0415 - for those who start another program

    here = os.path.realpath(os.curdir)
    known = os.environ.get("PATH", os.defpath).split(os.pathsep)
    folders = [folder for folder in known if os.path.isabs(folder) and os.path.realpath(folder) != here]
    endings = ("", ".exe") if os.name == "nt" else ("",)
    paths = (os.path.join(folder, name + ending) for folder in folders for ending in endings)
    return next(filter(None, map(which, paths)), None)


def home_folder() -> str:
    """The user's home, whether it is there or not; "" where HOME is none: nothing is looked for in other folders."""
    path = os.path.expanduser("~")
    return path if os.path.isabs(path) and os.environ.get("HOME") != "" else ""


def check_home() -> None:
    """Raise ``FileError`` where the user's home is missing, or another's (under sudo): nothing is made there."""
    path = home_folder()
    if not os.path.isdir(path):
        raise FileError(f"{visible(path) or 'HOME'}: there is no such home; set HOME to a folder of yours")
    if hasattr(os, "geteuid") and os.stat(path).st_uid != os.geteuid():
        raise FileError(f"{visible(path)}: is another user's home; nothing was made there; set HOME to your own")


def reason(error: OSError | ValueError) -> str:
    """What the system says of a fault."""
    return str(error.strerror if isinstance(error, OSError) else error)
