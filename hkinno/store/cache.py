"""The index of a large store: kept in the user's cache directory, made when it is first needed, never needed.

An SQLite file tells where each record stands in a store that was read whole and found sound, and holds a line of clues
for each (see clues.py): a question then parses the records that may answer it and no others. It belongs to one
state of the store's file, told by device, inode, size and times, and every record is proved by a checksum when it is
read. An index that is stale or damaged is thrown away. Where none can be kept, it is made in memory for one question.
"""

import json
import os
import re
import sqlite3
import stat
import sys
import time
import unicodedata
import weakref
from array import array
from collections.abc import Callable, Iterator
from contextlib import suppress
from typing import Any, BinaryIO, NamedTuple
from zlib import crc32

from hkinno import __version__
from hkinno.files import native
from hkinno.store import schema, stream
from hkinno.store import terms as clues

Record = dict[str, Any]

# To be raised whenever an index made before could lead to another answer.
FORMAT = 2
# Records to a row of the index.
PART = 128
# A file that was changed later than this before it was read might change again within one tick of its clock.
# Some file systems count whole seconds, or two.
TICK, COARSE_TICK = 50_000_000, 2_000_000_000
# The indexes of so many stores are kept, those that were made last.
KEPT = 8
# What was left by a program that was killed, in seconds.
LEFT_OVER = 3600

# Lines are long: with larger pages they are written faster.
_LAYOUT = """
PRAGMA page_size = 16384;
CREATE TABLE about (content TEXT, crc INTEGER);
CREATE TABLE part (
  name TEXT, number INTEGER, head_crc INTEGER, ids BLOB, places BLOB, lines_crc INTEGER, lines BLOB,
  PRIMARY KEY (name, number)
);
"""


class UnusableError(Exception):
    """There is no index of this state of the store, or what is there cannot be trusted."""


class _Part(NamedTuple):
    """Some records of a table: their ids, where each begins, how long it is in bytes, its checksum, and its line."""

    ids: list[bytes]
    starts: "array[int]"
    lengths: "array[int]"
    crcs: "array[int]"
    lines: bytes


class Index:
    """What is known of one state of a store. Methods raise ``UnusableError`` for whatever turns out to be damaged."""

    def __init__(self, database: sqlite3.Connection, file: BinaryIO) -> None:
        self._database = database
        weakref.finalize(self, database.close)
        self._file = file
        try:
            content, crc = database.execute("SELECT content, crc FROM about").fetchone()
            if crc32(content.encode()) != crc:
                raise UnusableError("damaged")
            about = json.loads(content)
            # Table to its number of records.
            self._counts: dict[str, int] = dict(about["counts"])
            self._state: list[Any] = about["state"]
        except (sqlite3.Error, ValueError, TypeError, KeyError, AttributeError, RecursionError) as error:
            raise UnusableError(str(error)) from error
        if self.outdated():
            raise UnusableError("of another state of the store")

    def outdated(self) -> bool:
        """Whether the store has changed since the index was made."""
        return self._state != _state(self._file)

    def records(self, table: str, wanted: clues.Clues = clues.EVERYTHING) -> list[Record]:
        """The records of a table that may answer to the clues, in the order of the file."""
        found = []
        everything = any(not group for group in wanted)
        for part in self._parts(table, with_lines=not everything):
            numbers = range(len(part.ids)) if everything else _answering(part.lines, wanted)
            found += self._read(part, numbers)
        return found

    def by_ids(self, table: str, ids: set[str]) -> list[Record]:
        """The records of a table with these ids; letter case does not count."""
        wanted = {clues.same_id(each).encode("utf-8", "surrogatepass") for each in ids}
        found = []
        for part in self._parts(table, with_lines=False):
            if not wanted.isdisjoint(part.ids):
                found += self._read(part, [number for number, each in enumerate(part.ids) if each in wanted])
        return found

    def _parts(self, table: str, *, with_lines: bool) -> Iterator[_Part]:
        lines = "lines_crc, lines" if with_lines else "0, x''"
        question = f"SELECT number, head_crc, ids, places, {lines} FROM part WHERE name = ? ORDER BY number"  # noqa: S608
        seen = 0
        try:
            for number, head_crc, ids, places, lines_crc, content in self._database.execute(question, (table,)):
                sound = number == seen and _head_crc(table, number, ids, places) == head_crc
                if not sound or (with_lines and crc32(content, head_crc) != lines_crc):
                    raise UnusableError("damaged")
                numbers = array("Q", places)
                count = len(numbers) // 3
                part = _Part(ids.split(b"\n"), numbers[:count], numbers[count:-count], numbers[-count:], content)
                seen += len(part.starts)
                yield part
        except (sqlite3.Error, ValueError, TypeError) as error:
            raise UnusableError(str(error)) from error
        if seen != self._counts.get(table, 0):
            raise UnusableError("incomplete")

    def _read(self, part: _Part, numbers: range | list[int]) -> list[Record]:
        pieces = []
        for number in numbers:
            self._file.seek(part.starts[number])
            content = self._file.read(part.lengths[number])
            if crc32(content) != part.crcs[number]:
                raise UnusableError("the store has changed")
            pieces.append(content)
        try:
            found: list[Record] = json.loads(b"[" + b",".join(pieces) + b"]")
        except RecursionError as error:
            raise UnusableError("nested too deeply") from error
        return found


def _head_crc(table: str, number: int, ids: bytes, places: bytes) -> int:
    """A checksum of a row's ids and places that also tells which row it is."""
    return crc32(places, crc32(ids, crc32(f"{table} {number}".encode())))


def _answering(lines: bytes, wanted: clues.Clues) -> list[int]:
    """The numbers of the lines that answer to the clues."""
    found: set[int] = set()
    for alternative in wanted:
        found |= set.intersection(*(_holding(lines, strings) for strings in alternative))
    return sorted(found)


def _holding(lines: bytes, strings: tuple[str, ...]) -> set[int]:
    """The numbers of the lines that hold any of the strings."""
    found: set[int] = set()
    for string in strings:
        sought = string.encode("utf-8", "surrogatepass")
        number, counted = 0, 0
        at = lines.find(sought)
        while at >= 0:
            number += lines.count(b"\n", counted, at)
            found.add(number)
            counted = lines.find(b"\n", at)
            at = lines.find(sought, counted) if counted >= 0 else -1
    return found


def find(path: str, file: BinaryIO) -> Index:
    """The index kept for the store at this path. Raises ``UnusableError`` where there is none of its present state."""
    try:
        where = _where(path)
        if not (_safe_folder(os.path.dirname(where)) and _ours(os.lstat(where), stat.S_ISREG)):
            raise UnusableError("somebody else could have written it")
        # Nobody writes to it, so no locks and no journal are needed; the cache may be on a read-only file system.
        return Index(sqlite3.connect(f"{_uri(where, os.sep)}?mode=ro&immutable=1", uri=True), file)
    except (OSError, ValueError, sqlite3.Error) as error:
        raise UnusableError(str(error)) from error


def _uri(path: str, separator: str) -> str:
    """An absolute path as SQLite takes it for a URI; a drive of Windows stands behind a slash."""
    plain = path.replace(separator, "/").replace("%", "%25").replace("?", "%3f").replace("#", "%23")
    return f"file://{plain if plain.startswith('/') else '/' + plain}"


def make(path: str, file: BinaryIO, tick: Callable[[int], None] = lambda _: None) -> Index:
    """A new index of the store at this path, which is kept for the next time if it can be.

    ``tick`` is told how many bytes of the store were read since it last was. Raises ``UnusableError`` for a store that
    is not sound, or not laid out as TinyDB does it.
    """
    state = _state(file)
    try:
        if _settled(state):
            # Without a place to keep it, it serves this question only.
            with suppress(OSError, ValueError, sqlite3.Error):
                _keep(_where(path), file, state, tick)
                return find(path, file)
        database = sqlite3.connect(":memory:")
        _fill(database, file, state, tick)
        return Index(database, file)
    except (sqlite3.Error, OverflowError, MemoryError) as error:
        raise UnusableError(str(error)) from error


def _keep(where: str, file: BinaryIO, state: list[Any], tick: Callable[[int], None]) -> None:
    """Make an index where ``find`` finds it: at every moment there is the old or the new one, whole."""
    folder = os.path.dirname(where)
    for each in (os.path.dirname(folder), folder):
        os.makedirs(each, mode=0o700, exist_ok=True)
    if not _safe_folder(folder):
        raise PermissionError(folder)
    _sweep(folder)
    temporary = f"{where}.{os.getpid()}"
    os.close(os.open(temporary, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600))
    try:
        database = sqlite3.connect(temporary)
        try:
            # Nobody reads it before it is whole, and what a crash leaves of it is not believed.
            database.executescript("PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF;")
            _fill(database, file, state, tick)
        finally:
            database.close()
        os.replace(temporary, where)
    finally:
        _remove(temporary)


def _fill(database: sqlite3.Connection, file: BinaryIO, state: list[Any], tick: Callable[[int], None]) -> None:
    """Read the store and write the index. Raises ``UnusableError`` for a store that is not sound."""
    database.executescript(_LAYOUT)
    file.seek(0)
    counts: dict[str, int] = {}
    version = None
    try:
        for batch in stream.batches(file, PART, tick):
            first = counts.setdefault(batch.table, 0)
            if batch.records:
                database.execute("INSERT INTO part VALUES (?, ?, ?, ?, ?, ?, ?)", _row(first, batch))
                counts[batch.table] += len(batch.records)
            if batch.table == "meta" and not first and batch.records:
                version = batch.records[0]["schema_version"]
    except stream.IrregularError as error:
        raise UnusableError(str(error)) from error
    if not schema.TABLES_BY_ID.keys() <= counts.keys() or version != schema.SCHEMA_VERSION:
        raise UnusableError("not a store of this version")
    about = json.dumps({"state": state, "counts": counts})
    database.execute("INSERT INTO about VALUES (?, ?)", (about, crc32(about.encode())))
    database.commit()


def _row(first: int, batch: stream.Batch) -> tuple[Any, ...]:
    """A row for some records. Raises ``UnusableError`` if one of them has not the shape that it should have."""
    shape, key = schema.SHAPES.get(batch.table), schema.TABLES_BY_ID.get(batch.table)
    if shape is not None and any(map(schema.checker(shape), batch.records)):
        raise UnusableError("not sound")
    ids = "\n".join([clues.same_id(record[key]) if key else "" for record in batch.records])
    encoded = ids.encode("utf-8", "surrogatepass")
    places = array("Q", [*batch.starts, *map(len, batch.contents), *map(crc32, batch.contents)]).tobytes()
    lines = "\n".join(clues.lines(batch.table, batch.records)).encode("utf-8", "surrogatepass")
    head_crc = _head_crc(batch.table, first, encoded, places)
    return batch.table, first, head_crc, encoded, places, crc32(lines, head_crc), lines


def _state(file: BinaryIO) -> list[Any]:
    """What changes whenever the file's content or this program does."""
    status = os.fstat(file.fileno())
    times = [status.st_mtime_ns, status.st_ctime_ns]
    program = [FORMAT, __version__, unicodedata.unidata_version, sys.byteorder]
    return [*program, status.st_dev, status.st_ino, status.st_size, *times]


def _settled(state: list[Any]) -> bool:
    """Whether a later change of the file will be told by its times."""
    # On Windows the second is the time at which the file was made.
    changed: int = max(state[-2:]) if sys.platform == "win32" else state[-1]
    tick = TICK if changed % 10**9 else COARSE_TICK
    return time.time_ns() - changed > tick


def _where(path: str) -> str:
    """The index file for the store at this path, in the user's cache directory."""
    home = os.path.expanduser("~")
    default = os.path.join(home, "Library", "Caches") if sys.platform == "darwin" else os.path.join(home, ".cache")
    wanted = os.environ.get("LOCALAPPDATA" if sys.platform == "win32" else "XDG_CACHE_HOME", "")
    folder = wanted if os.path.isabs(wanted) else default
    if not os.path.isabs(folder):
        raise FileNotFoundError("there is no home")
    return os.path.join(folder, "hkinno", f"{crc32(os.fsencode(os.path.realpath(native(path)))):08x}.sqlite")


def _safe_folder(path: str) -> bool:
    """Whether a folder is the user's own and no link, in one where others cannot put another in its place."""
    if not hasattr(os, "getuid"):
        return True
    parent = os.stat(os.path.dirname(path))
    among_friends = parent.st_uid in (0, os.getuid()) and (not parent.st_mode & 0o022 or parent.st_mode & stat.S_ISVTX)
    return bool(among_friends) and _ours(os.lstat(path), stat.S_ISDIR)


def _ours(status: os.stat_result, kind: Callable[[int], bool]) -> bool:
    """Whether something is of a kind, the user's own, and nobody else may write to it."""
    mine = not hasattr(os, "getuid") or (status.st_uid == os.getuid() and not status.st_mode & 0o022)
    return mine and kind(status.st_mode)


def _sweep(folder: str) -> None:
    """Remove the indexes that were made longest ago, and what killed programs left of them; nothing else."""
    found = []
    for each in os.scandir(folder):
        if re.fullmatch(r"[0-9a-f]{8}\.sqlite(\.[0-9]+)?", each.name):
            status = each.stat(follow_symlinks=False)
            if _ours(status, stat.S_ISREG):
                found.append((status.st_mtime, each.path))
    found.sort(reverse=True)
    whole = [path for _, path in found if path.endswith(".sqlite")]
    left = [path for made, path in found if not path.endswith(".sqlite") and time.time() - made > LEFT_OVER]
    for path in [*whole[KEPT - 1 :], *left]:
        _remove(path)


def _remove(path: str) -> None:
    with suppress(OSError):
        os.unlink(path)
