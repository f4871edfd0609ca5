"""An optional cache of large stores: one SQLite file in the user's cache directory. Answers are the same without it.

For each store file it holds the records of every table as JSON, in parts of some records, with a line of index terms
for each (see terms.py). It is filled file by file, only where a file has changed, and may be deleted at any time. Every
row is proved by a checksum; a cache that is damaged, or that somebody else could have written, is thrown away. Nothing
here raises: None means that the store file itself is to be asked.
"""

import json
import os
import sqlite3
import stat
import sys
import time
import unicodedata
import weakref
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager, suppress
from pkgutil import get_data
from typing import Any, NamedTuple
from zlib import crc32

from hkinno import __version__
from hkinno.files import native
from hkinno.store.terms import EVERYTHING, Choice, Terms, having, line, with_ids

Record = dict[str, Any]
Tables = dict[str, list[Record]]

# What decides on the records, terms and rows: when any of it changes, all that was cached before is stale.
DEFINITIONS = (
    *(
        "store/cache.py",
        "store/items.py",
        "store/kinds.py",
        "store/schema.py",
        "store/terms.py",
        "dates.py",
        "sources.py",
    ),
    *("numerals/__init__.py", "numerals/bounds.py", "numerals/chinese.py", "numerals/english.py"),
    *("text/__init__.py", "text/english.py", "text/escape.py", "text/folding.py", "text/folding_table.py"),
    *("text/forms.py", "text/readings.py", "text/simplified_table.py", "text/suggestions.py"),
)
# Records to a part.
PART = 128
# Seconds: to wait for a run that writes; and to keep what a fill has replaced, for those who are reading it.
MOMENT, KEPT = 0.25, 60
# A file changed later than this before it was read might change again within one tick of its clock. Some file systems
# count whole seconds, or two.
TICK, COARSE_TICK = 50_000_000, 2_000_000_000
# Parts are long, so pages are large. What a crash of the machine leaves is not believed, so nothing waits for the disk.
LAYOUT = """
PRAGMA page_size = 16384;
PRAGMA synchronous = OFF;
CREATE TABLE IF NOT EXISTS store (
  id INTEGER PRIMARY KEY, path BLOB, state TEXT, filled REAL, counts TEXT, crc INTEGER, UNIQUE (path, state)
);
CREATE TABLE IF NOT EXISTS part (
  store INTEGER, name TEXT, kind TEXT, number INTEGER, content BLOB, crc INTEGER, UNIQUE (name, kind, store, number)
);
"""


class DamagedError(sqlite3.DatabaseError):
    """A row is missing, or is not what was written."""

    sqlite_errorcode = sqlite3.SQLITE_CORRUPT


def open_cache() -> "Cache | None":
    """The user's cache; None where there can be none."""
    with suppress(OSError, ValueError, sqlite3.Error):
        sources = b"".join(get_data("hkinno", name) or b"" for name in DEFINITIONS)
        cache = Cache(_place(), f"{__version__} {unicodedata.unidata_version} {crc32(sources):08x}")
        with cache.guarded():
            cache.database.executescript(LAYOUT)
            return cache
    return None


class Cache:
    """The cache file, which many stores share. After a fault of SQLite it is closed and answers nothing more."""

    def __init__(self, path: str, version: str) -> None:
        self.path = path
        self.version = version
        self.database = sqlite3.connect(path, timeout=MOMENT, isolation_level=None)
        self._swept = False
        self._folders: dict[str, str] = {}
        weakref.finalize(self, self.database.close)

    @contextmanager
    def guarded(self) -> Iterator[None]:
        """Swallow what SQLite and the system raise. Unless the file is only locked by another run, throw it away."""
        try:
            yield
        except sqlite3.Error as error:
            self.database.close()
            if getattr(error, "sqlite_errorcode", sqlite3.SQLITE_BUSY) & 0xFF != sqlite3.SQLITE_BUSY:
                for ending in ("-journal", "-wal", "-shm", ""):
                    with suppress(OSError):
                        os.unlink(self.path + ending)
        except (OSError, ValueError, LookupError, OverflowError, RecursionError, MemoryError):
            pass

    def store(self, path: str) -> "View | None":
        """What is cached of a store file in its present state."""
        with self.guarded():
            question = "SELECT path, state, id, counts, crc FROM store WHERE path = ? AND state = ?"
            key, state = self._key(path), self.state(path)
            return self._view(path, key, state, self.database.execute(question, (key, state)).fetchone())
        return None

    def stores(self, paths: Iterable[str]) -> dict[str, "View"]:
        """What is cached of many store files, by their paths, with one question."""
        with self.guarded():
            rows = {row[:2]: row for row in self.database.execute("SELECT path, state, id, counts, crc FROM store")}
            found = {}
            for path in paths:
                with suppress(OSError, ValueError):  # whoever reads it says what is wrong
                    key, state = self._key(path), self.state(path)
                    view = self._view(path, key, state, rows.get((key, state)))
                    if view is not None:
                        found[path] = view
            return found
        return {}

    def _view(self, path: str, key: bytes, state: str, row: tuple[Any, ...] | None) -> "View | None":
        if row is None:
            return None
        _, _, number, counts, crc = row
        if crc != _crc(key, state, counts):
            raise DamagedError
        return View(self, path, state, number, crc, json.loads(counts))

    def _key(self, path: str) -> bytes:
        """The path of a file as it is, whichever links lead to it."""
        folder, name = os.path.split(native(path))
        if folder not in self._folders:
            self._folders[folder] = os.path.realpath(folder or ".")
        whole = os.path.join(self._folders[folder], name)
        return os.fsencode(os.path.realpath(whole) if os.path.islink(whole) else whole)

    def records(self, table: str, views: Iterable["View | None"]) -> dict[int, list[Record]]:
        """The records of a table of many stores, by the number of the store; of those that are whole."""
        return {number: json.loads(b"[%b]" % content) for number, content in self._joined(table, views).items()}

    def _joined(self, table: str, views: Iterable["View | None"]) -> dict[int, bytes]:
        """The records of a table of many stores as they are kept, with commas between them."""
        found: dict[int, list[bytes]] = {}
        for number, _, content in self._parts(table, "records", views):
            found.setdefault(number, []).append(content.replace(b"\n", b","))
        return {number: b",".join(contents) for number, contents in found.items()}

    def _parts(self, table: str, kind: str, views: Iterable["View | None"]) -> list[tuple[int, int, bytes]]:
        """The parts of a table of many stores, by the numbers of store and part; none of a store that is not whole."""
        numbers = {view.row: (number, view) for number, view in enumerate(views) if view is not None}
        found: list[tuple[int, int, bytes]] = []
        with self.guarded():
            question = "SELECT store, number, content, crc FROM part WHERE name = ? AND kind = ?"
            for row, part, content, crc in self.database.execute(question, (table, kind)):
                if row in numbers:
                    number, view = numbers[row]
                    if type(content) is not bytes or crc != _crc(content, view.crc, table, kind, part):
                        raise DamagedError
                    found.append((number, part, content))
            parts = Counter(number for number, _, _ in found)
            whole = {number for number, view in numbers.values() if parts[number] == -(-view.counts[table] // PART)}
            return sorted(part for part in found if part[0] in whole)
        return []

    def lines(self, table: str, views: Iterable["View | None"]) -> list[tuple[int, int, bytes]]:
        """The index lines of a table of many stores (see lines.py); those that are not whole are left out."""
        return self._parts(table, "lines", views)

    def fill(self, path: str, read: Callable[[], Tables], tick: Callable[[int], None] = lambda _: None) -> None:
        """Cache the tables of a store file, which ``read`` gives whole and sound; a ``FileError`` of it comes through.

        ``tick`` is called with the number of bytes written since it last was.
        """
        with self.guarded():
            state = self.state(path)
            if not _settled(path):
                return
            tables = read()
            if self.state(path) != state:
                return
            with self.database:  # all or, whatever is raised, nothing
                self.database.execute("BEGIN IMMEDIATE")
                # Another run may have been faster.
                if self.store(path) is None:
                    self._write(self._key(path), state, tables, tick)
                    self._sweep()

    def state(self, path: str) -> str:
        """What changes whenever the content of a file does, or this program. Raises ``OSError``."""
        status = os.stat(native(path))
        times = status.st_mtime_ns, status.st_ctime_ns
        return f"{self.version} {status.st_dev} {status.st_ino} {status.st_size} {times}"

    def _write(self, key: bytes, state: str, tables: Tables, tick: Callable[[int], None]) -> None:
        counts = json.dumps({table: len(records) for table, records in tables.items()})
        crc = _crc(key, state, counts)
        described = (key, state, time.time(), counts, crc)
        store = self.database.execute("INSERT INTO store VALUES (NULL, ?, ?, ?, ?, ?)", described).lastrowid
        for table, kind, number, content in _parts(tables):
            row = (store, table, kind, number, content, _crc(content, crc, table, kind, number))
            self.database.execute("INSERT INTO part VALUES (?, ?, ?, ?, ?, ?)", row)
            tick(len(content) if kind == "records" else 0)

    def _sweep(self) -> None:
        """Forget older states of files, and files that are there no more; once for all files of a library."""
        if self._swept:
            return
        self._swept = True
        self.database.create_function("there", 1, os.path.exists)
        newest = "SELECT max(id) FROM store GROUP BY path"
        old = f"DELETE FROM store WHERE filled < ? AND (id NOT IN ({newest}) OR NOT there(path))"  # noqa: S608
        self.database.execute(old, (time.time() - KEPT,))
        self.database.execute("DELETE FROM part WHERE store NOT IN (SELECT id FROM store)")


class View(NamedTuple):
    """The cached records of one state of a store file, whatever becomes of the file. See ``Cache``."""

    cache: Cache
    path: str
    state: str
    row: int
    crc: int
    counts: dict[str, int]

    def current(self) -> bool:
        """Whether the file is still in this state."""
        with suppress(OSError):
            return self.cache.state(self.path) == self.state
        return False

    def records(self, table: str, terms: Terms = EVERYTHING) -> list[Record] | None:
        """The records of a table whose lines have the terms, in the order of the file."""
        return self._chosen(table, having(terms) if all(terms) else None)

    def by_ids(self, table: str, ids: Iterable[str]) -> list[Record] | None:
        """The records of a table with these ids; letter case does not count."""
        return self._chosen(table, with_ids(ids))

    def picked(self, table: str, positions: dict[int, list[int]]) -> list[Record] | None:
        """The records of a table at these positions of its parts."""
        with self.cache.guarded():
            found: list[Record] = []
            for number, chosen in sorted(positions.items()):
                records = self._part(table, "records", number)
                found += json.loads(b"[%b]" % b",".join(records[position] for position in chosen))
            return found
        return None

    def _chosen(self, table: str, choice: Choice | None) -> list[Record] | None:
        """The records whose lines are chosen; without a choice all."""
        with self.cache.guarded():
            found: list[Record] = []
            for number in range(-(-self.counts[table] // PART)):
                chosen = choice(self._part(table, "lines", number)) if choice else None
                if chosen is None or chosen:
                    records = self._part(table, "records", number)
                    wanted = records if chosen is None else [records[position] for position in chosen]
                    found += json.loads(b"[%b]" % b",".join(wanted))
            return found
        return None

    def _part(self, table: str, kind: str, number: int) -> list[bytes]:
        database = self.cache.database
        question = "SELECT content, crc FROM part WHERE store = ? AND name = ? AND kind = ? AND number = ?"
        content, crc = database.execute(question, (self.row, table, kind, number)).fetchone() or (None, None)
        if type(content) is bytes and crc == _crc(content, self.crc, table, kind, number):
            return content.split(b"\n")
        if database.execute("SELECT 1 FROM store WHERE id = ?", (self.row,)).fetchone():
            raise DamagedError
        raise LookupError("swept by another run")


def _parts(tables: Tables) -> Iterator[tuple[str, str, int, bytes]]:
    """The parts of each table: its name, the kind of lines, the number of the part, and the lines."""
    for table, records in tables.items():
        for number, start in enumerate(range(0, len(records), PART)):
            part = records[start : start + PART]
            yield table, "lines", number, b"\n".join(line(table, record) for record in part)
            yield table, "records", number, b"\n".join(json.dumps(record).encode() for record in part)


def _crc(content: bytes, *about: object) -> int:
    """A checksum of a row's content that also tells which row it is."""
    return crc32(content, crc32(repr(about).encode()))


def _settled(path: str) -> bool:
    """Whether a later change of the file will be told by its times."""
    status = os.stat(native(path))
    # On Windows the second is the time at which the file was made.
    changed = max(status.st_mtime_ns, status.st_ctime_ns) if sys.platform == "win32" else status.st_ctime_ns
    return time.time_ns() - changed > (TICK if changed % 10**9 else COARSE_TICK)


def _place() -> str:
    """The path of the cache file, in folders that are the user's own. Raises ``OSError`` where it cannot be there.

    The user's cache directory is never made: where it is missing, so may be the home.
    """
    home = os.path.expanduser("~")
    default = os.path.join(home, "Library", "Caches") if sys.platform == "darwin" else os.path.join(home, ".cache")
    above = os.environ.get("LOCALAPPDATA" if sys.platform == "win32" else "XDG_CACHE_HOME", "")
    above = above if os.path.isabs(above) else default
    folder = os.path.join(above, "hkinno")
    path = os.path.join(folder, "stores.sqlite")
    if not os.path.isabs(above) or not _own(os.stat(above), stat.S_ISDIR, stat.S_IWOTH):
        raise PermissionError(above)
    with suppress(FileExistsError):
        os.mkdir(folder, 0o700)
    if not _own(os.lstat(folder), stat.S_ISDIR):
        raise PermissionError(folder)
    with suppress(FileExistsError):
        os.close(os.open(path, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600))
    if not _own(os.lstat(path), stat.S_ISREG):
        os.unlink(path)
        raise PermissionError(path)
    return path


def _own(status: os.stat_result, kind: Callable[[int], bool], others: int = stat.S_IWOTH | stat.S_IWGRP) -> bool:
    """Whether something is of a kind, the user's own, and not to be written by others."""
    own = not hasattr(os, "getuid") or (status.st_uid == os.getuid() and not status.st_mode & others)
    return own and kind(status.st_mode)
