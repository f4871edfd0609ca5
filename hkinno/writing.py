"""Whole files written: never half, over nothing unless told to, and all that is not content as it was.

A new file is made beside its place under another name (``.hkinno-…``) and put there by one step. A file that is there
is replaced so where the new one can have its owner, group, mode and extended attributes. Else (hard links, a file
mounted alone, another's folder) it is written in place, with what it held saved beside it until all is written.
Signals wait meanwhile; what a killed run has left is swept by the next that writes into the folder.
"""

import errno
import os
import signal
import stat
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress

from hkinno.errors import FileError, UsageError
from hkinno.files import native, reason
from hkinno.text import visible

try:
    import fcntl
except ImportError:  # Windows
    fcntl = None  # type: ignore[assignment]

# Names of what is not yet in its place: this, and so many hexadecimal digits.
PREFIX, DIGITS = ".hkinno-", 8
# Follows the name of a file: what it held before it was written in place.
SAVED = ".hkinno-saved"
# Without O_BINARY Windows writes other line ends.
BINARY = getattr(os, "O_BINARY", 0)
# Where nothing can be made in a folder, though a file in it may be written to.
UNWRITABLE = (errno.EACCES, errno.EPERM, errno.EROFS)


class _OtherError(Exception):
    """A file is not what it was when it was read."""


class _Made:
    """A file or folder that is being made, open and locked as long as somebody is at it."""

    def __init__(self, path: str, descriptor: int) -> None:
        self.path = path
        self.descriptor = descriptor

    def close(self) -> None:
        """Let go of it."""
        if self.descriptor >= 0:
            os.close(self.descriptor)
        self.descriptor = -1

    def move(self, step: Callable[[str, str], None], target: str) -> None:
        """Put it in its place by a step of ``os``."""
        if not fcntl:  # Windows moves nothing that is open
            self.close()
        step(self.path, target)


def write_file(path: str, content: str | bytes, *, force: bool = False) -> None:
    """Write a file. A pipe or a device takes the content and stays what it is.

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
    # A link is followed, so that the file that it leads to changes and not the link.
    target = os.path.realpath(path)
    with _told(shown):
        if os.path.exists(target):
            _change(target, None, encoded)
        else:
            _make(target, encoded, force=force)


def rewrite_file(path: str, before: bytes, after: bytes) -> None:
    """Change what a file holds, unless it is no longer what was read.

    Raises ``FileError`` where it has changed since, or cannot be written.
    """
    shown, path = visible(path), native(path)
    if not os.path.isfile(path):
        raise FileError(f"{shown}: not a regular file; not written")
    with _told(shown):
        try:
            _change(os.path.realpath(path), before, after)
        except _OtherError:
            raise FileError(f"{shown}: has changed since it was read; not written over; check it again") from None


def write_folder(path: str, files: dict[str, str], *, force: bool = False) -> None:
    """Write files into a new folder that appears all at once; with ``force``, over those in a folder that is there.

    Files of other names are left alone. Raises as ``write_file`` does.
    """
    shown, path = visible(path), native(path)
    if os.path.lexists(path) and not os.path.isdir(path):
        raise UsageError(f"{shown} is a file, where a folder should be named")
    with _told(shown):
        if os.path.isdir(path):
            if os.listdir(path) and not force:
                raise UsageError(f"{shown} is not empty; --force writes over the files of the same names")
            for name, content in files.items():
                write_file(os.path.join(path, name), content, force=force)
            return
        target = os.path.abspath(path)
        with _beside(target, folder=True) as made:
            for name, content in files.items():
                write_file(os.path.join(made.path, name), content)
            made.move(os.rename, target)


@contextmanager
def _told(shown: str) -> Iterator[None]:
    """Tell a fault of the system by the name of the file."""
    try:
        yield
    except FileExistsError as error:
        raise UsageError(f"{shown} is there already; --force writes over it") from error
    except (OSError, ValueError) as error:
        raise FileError(f"{shown}: {reason(error)}") from error


def _pour(path: str, content: bytes, shown: str) -> None:
    """Write into what is no file, such as /dev/stdout or a named pipe: to put a file in its place would destroy it."""
    try:
        with open(path, "wb") as file:
            file.write(content)
    except BrokenPipeError:
        pass  # a reader that has gone has what it wanted
    except OSError as error:
        raise FileError(f"{shown}: {error.strerror}") from error


def _make(target: str, content: bytes, *, force: bool) -> None:
    """A new file; without ``force``, not where another program was faster."""
    with _beside(target) as made:
        _fill(made.descriptor, content)
        made.move(os.replace if force else _publish, target)


def _publish(made: str, target: str) -> None:
    """Put a file where there is none: by a link, which fails, unlike a rename, where there is one."""
    try:
        os.link(made, target)
    except FileExistsError:
        raise
    except (OSError, AttributeError):  # a file system or a Python without links
        if os.path.lexists(target):
            raise FileExistsError(target) from None
        os.rename(made, target)


def _change(target: str, before: bytes | None, content: bytes) -> None:
    """Give a file that is there other content. Raises ``_OtherError`` where it does not hold ``before``."""
    # That it may be written to is seen before anything is made.
    with open(target, "r+b", buffering=0) as file, _patient():
        state = os.fstat(file.fileno())
        held = file.read()

        def check() -> None:
            if before is not None and not (held == before and _same(os.stat(target), state)):
                raise _OtherError

        check()
        if not _replaced(target, state, _attributes(file.fileno()), content, check):
            _write_in_place(file.fileno(), target, held, content, check)


def _replaced(
    target: str, state: os.stat_result, attributes: dict[str, bytes] | None, content: bytes, check: Callable[[], None]
) -> bool:
    """Whether a new file that is the same in all but content has taken the place of one."""
    if state.st_nlink > 1 or attributes is None:
        return False
    try:
        with _beside(target, private=True) as made:
            if not _alike(made.descriptor, state, attributes):
                return False
            _fill(made.descriptor, content)
            check()
            with suppress(OSError):  # mounted alone, or another's in a folder of all
                made.move(os.replace, target)
                return True
    except OSError as error:
        if error.errno not in UNWRITABLE:
            raise
    return False


def _same(now: os.stat_result, then: os.stat_result) -> bool:
    """Whether a path leads to the file that was read, and nobody has written to it since."""
    return all(getattr(now, name) == getattr(then, name) for name in ("st_dev", "st_ino", "st_size", "st_mtime_ns"))


def _alike(descriptor: int, state: os.stat_result, attributes: dict[str, bytes]) -> bool:
    """Whether a new file can be given owner, group, mode and extended attributes of another, and has got them."""
    own = os.fstat(descriptor)
    with suppress(OSError):
        if (own.st_uid, own.st_gid) != (state.st_uid, state.st_gid):
            os.fchown(descriptor, state.st_uid, state.st_gid)
        os.fchmod(descriptor, stat.S_IMODE(state.st_mode))
        given = _attributes(descriptor) or {}
        for name, value in attributes.items():
            if given.get(name) != value:
                os.setxattr(descriptor, name, value)
        own = os.fstat(descriptor)
        return (own.st_uid, own.st_gid, own.st_mode, _attributes(descriptor)) == (
            *(state.st_uid, state.st_gid, state.st_mode),
            attributes,
        )
    return False


def _attributes(descriptor: int) -> dict[str, bytes] | None:
    """The extended attributes of a file, its access list among them; None where they cannot be known."""
    if not hasattr(os, "listxattr"):
        return None
    try:
        return {name: os.getxattr(descriptor, name) for name in os.listxattr(descriptor)}
    except OSError as error:
        return {} if error.errno == errno.ENOTSUP else None


def _write_in_place(descriptor: int, target: str, held: bytes, content: bytes, check: Callable[[], None]) -> None:
    """Write over what a file holds. Where that fails it is as it was; a killed run leaves what it held beside it."""
    saved = _save(target, held)
    whole = True
    try:
        check()
        whole = False
        _fill(descriptor, content)
        whole = True
    except OSError:
        if not whole:
            _fill(descriptor, held)
            whole = True
        raise
    finally:
        if saved and whole:
            os.unlink(saved)


def _save(target: str, held: bytes) -> str:
    """Save beside a file what it holds; gives the name, or "" where its folder takes nothing."""
    path = target + SAVED
    try:
        descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL | BINARY, 0o600)
    except FileExistsError:
        shown = visible(path)
        raise FileError(
            f"{shown} is there: a write was cut off, and this is what was there before; compare the two and remove it"
        ) from None
    except OSError as error:
        if error.errno in UNWRITABLE:
            return ""
        raise
    try:
        _fill(descriptor, held)
    except OSError:
        os.unlink(path)
        raise
    finally:
        os.close(descriptor)
    return path


def _fill(descriptor: int, content: bytes) -> None:
    """Write a file from its beginning to its end, down to the disk."""
    os.lseek(descriptor, 0, os.SEEK_SET)
    left = memoryview(content)
    while left:
        left = left[os.write(descriptor, left) :]
    os.ftruncate(descriptor, len(content))
    os.fsync(descriptor)


@contextmanager
def _beside(target: str, *, folder: bool = False, private: bool = False) -> Iterator[_Made]:
    """An empty file or folder of another name in the folder of a path; it is gone in the end, unless it was moved."""
    with _patient():
        parent = os.path.dirname(target)
        _sweep(parent)
        made = _begun(parent, folder=folder, mode=0o600 if private else 0o666)
        try:
            yield made
        finally:
            made.close()
            _remove(made.path)


def _begun(parent: str, *, folder: bool, mode: int) -> _Made:
    while True:
        path = os.path.join(parent, PREFIX + os.urandom(DIGITS // 2).hex())
        if folder:
            os.mkdir(path)
            made = _Made(path, os.open(path, os.O_RDONLY) if fcntl else -1)
        else:
            made = _Made(path, os.open(path, os.O_RDWR | os.O_CREAT | os.O_EXCL | BINARY, mode))
        if not fcntl:
            return made
        with suppress(OSError):  # a file system without locks
            fcntl.flock(made.descriptor, fcntl.LOCK_EX)
        # Another run may have swept it before it was locked.
        if os.path.lexists(path):
            return made
        made.close()


def _sweep(parent: str) -> None:
    """Remove what killed runs of this user have left in a folder."""
    with suppress(OSError):
        for name in os.listdir(parent or "."):
            digits = name.removeprefix(PREFIX)
            if digits != name and len(digits) == DIGITS and not digits.strip("0123456789abcdef"):
                _sweep_one(os.path.join(parent, name))


def _sweep_one(path: str) -> None:
    """Remove one, unless somebody is at it: then it is locked. On Windows what is open cannot be removed."""
    if not fcntl:
        _remove(path)
        return
    with suppress(OSError):
        if os.lstat(path).st_uid != os.geteuid():
            return
        descriptor = os.open(path, os.O_RDONLY | os.O_NOFOLLOW | os.O_NONBLOCK)
        try:
            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
            _remove(path)
        finally:
            os.close(descriptor)


def _remove(path: str) -> None:
    """Remove a file or a folder of files, if it is there."""
    with suppress(OSError):
        if os.path.isdir(path):
            for name in os.listdir(path):
                os.unlink(os.path.join(path, name))
            os.rmdir(path)
        else:
            os.unlink(path)


@contextmanager
def _patient() -> Iterator[None]:
    """Let signals that would end the program wait until this is done."""
    if not hasattr(signal, "pthread_sigmask"):  # Windows
        yield
        return
    before = signal.pthread_sigmask(signal.SIG_BLOCK, (signal.SIGINT, signal.SIGTERM, signal.SIGHUP))
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)
