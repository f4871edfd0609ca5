"""The store: facts.json, a TinyDB file, opened for reading only.

TinyDB answers the queries. What it lets pass silently (a missing file, a wrong shape, another
encoding) is caught here, in a read-only ``Storage`` that reads the file once.
"""

import json
import os
import weakref
from collections.abc import Callable, Iterable, Mapping
from contextlib import AbstractContextManager, nullcontext
from typing import TYPE_CHECKING, Any, BinaryIO, NoReturn

from tinydb import TinyDB
from tinydb.storages import Storage

from hkinno.errors import FileError
from hkinno.files import open_file, read_file, reason
from hkinno.store.schema import SCHEMA_VERSION, SHAPES, TABLES_BY_ID, checker
from hkinno.text import visible

if TYPE_CHECKING:
    from hkinno.store.cache import Index
    from hkinno.store.terms import Clues

Record = dict[str, Any]

# Stores from this size on are asked through an index (see index.py): reading one whole takes longer than starting up.
LARGE = 4 * 2**20

# Given a number of bytes, what is told how many of them were read: for a bar that moves.
Watch = Callable[[int], AbstractContextManager[Callable[[int], None]]]


class ReadOnlyJSON(Storage):
    """A TinyDB storage that reads a JSON file once, checks it, and cannot write.

    Raises ``FileError`` where the file cannot be read, is not UTF-8 JSON, is not laid out as a
    TinyDB file, or has a schema that this version does not know.
    """

    def __init__(self, path: str) -> None:
        self.path = path
        self.tables: dict[str, dict[str, Record]] | None = None
        # Open from the first look at a large store, so that all that is read is of one version.
        self.large: BinaryIO | None = None

    def content(self) -> bytes:
        """The bytes of the file."""
        if self.large is None:
            return read_file(self.path)
        self.large.seek(0)
        return self.large.read()

    def read(self) -> dict[str, dict[str, Any]]:
        """All tables: name to document number to record."""
        if self.tables is None:
            self.tables = _tables(self.path, self.content())
        return self.tables

    def write(self, data: Mapping[str, Mapping[str, Any]]) -> NoReturn:
        """Refuse: the store is edited by hand and reviewed as a diff."""
        raise NotImplementedError("the store is read-only")

    def open_large(self) -> BinaryIO | None:
        """The open file of a large store; None for another."""
        if self.large is None:
            file = open_file(self.path)
            if os.fstat(file.fileno()).st_size < LARGE:
                file.close()
                return None
            # Closed without complaint when nobody needs it any more.
            weakref.finalize(self, file.close)
            self.large = file
        return self.large


class Store:
    """The records of one facts.json. Every answer of one object comes from one version of the file."""

    def __init__(self, path: str, watch: Watch | None = None) -> None:
        self.path = path
        self._watch = watch or _unwatched
        self._storage = ReadOnlyJSON(path)
        self._db = TinyDB(storage=lambda: self._storage)
        self._known: dict[str, list[Record]] = {}
        self._index: Index | None = None
        self._unindexed = os.environ.get("HKINNO_INDEX") == "0"

    def all(self, table: str) -> list[Record]:
        """All records of a table, in the order of the file. Raises ``FileError`` on a wrong shape."""
        if table not in self._known:
            found = self._ask(lambda index: index.records(table))
            self._known[table] = self._all(table) if found is None else found
        return self._known[table]

    def _all(self, table: str) -> list[Record]:
        records: list[Record] = [dict(record) for record in self._db.table(table).all()]
        faults = checker(SHAPES[table])
        for number, record in enumerate(records, 1):
            for fault in faults(record):
                raise FileError(f"{visible(self.path)}: {table} record {number}{visible(fault)}")
        return records

    def matching(self, table: str, wanted: "Clues") -> list[Record]:
        """Records of a table, all that answer to the clues among them, in the order of the file.

        Of a small store these are all its records, of a large one hardly any others.
        """
        if table in self._known:
            return self._known[table]
        found = self._ask(lambda index: index.records(table, wanted))
        return self.all(table) if found is None else found

    def by_ids(self, ids: Iterable[str]) -> dict[str, tuple[str, Record]]:
        """The tables and records with these ids (a topic's slug) by casefolded id; letter case does not count.

        A table that comes first in ``TABLES_BY_ID`` comes first here, and in it the record that comes first.
        """
        wanted = {name.casefold() for name in ids}
        found: dict[str, tuple[str, Record]] = {}
        for table, key in TABLES_BY_ID.items():
            for record in self._with_ids(table, wanted):
                name = record[key].casefold()
                if name in wanted:
                    found.setdefault(name, (table, record))
        return found

    def _with_ids(self, table: str, wanted: set[str]) -> list[Record]:
        found = None if table in self._known else self._ask(lambda index: index.by_ids(table, wanted))
        return self.all(table) if found is None else found

    def get(self, wanted: str) -> tuple[str, Record] | None:
        """The table and the record with this id, or None. See ``by_ids``."""
        return self.by_ids([wanted]).get(wanted.casefold())

    def names(self) -> list[str]:
        """The names of all tables of the file."""
        return list(self._storage.read())

    def raw(self) -> tuple[dict[str, list[Record]], str]:
        """All tables as they are in the file, their records unchecked, and the text of the file: for validation."""
        content = self._storage.content()
        tables = _tables(self.path, content)
        return {name: list(table.values()) for name, table in tables.items()}, _text(content)

    @property
    def data_version(self) -> str:
        """The version of the data, from the ``meta`` table."""
        return str(self.all("meta")[0]["data_version"])

    def _ask(self, question: Callable[["Index"], list[Record]]) -> list[Record] | None:
        """What the index of a large store answers; None where the store itself must be asked."""
        file = None if self._unindexed or self._storage.tables is not None else self._storage.open_large()
        if file is None:
            self._unindexed = True
            return None
        try:
            from hkinno.store import cache as index  # noqa: PLC0415 - only for large stores
        except ImportError:  # a Python without SQLite
            self._unindexed = True
            return None
        for opened in (index.find, self._make_index):
            try:
                if self._index is None:
                    self._index = opened(self.path, file)
                return question(self._index)
            except index.UnusableError:
                if self._index is not None and self._index.outdated():
                    raise FileError(f"{visible(self.path)}: changed while it was read; try again") from None
                self._index = None
            except OSError as error:
                raise FileError(f"{visible(self.path)}: {reason(error)}") from error
        self._unindexed = True
        return None

    def _make_index(self, path: str, file: BinaryIO) -> "Index":
        from hkinno.store import cache as index  # noqa: PLC0415

        with self._watch(os.fstat(file.fileno()).st_size) as tick:
            return index.make(path, file, tick)


def _unwatched(_: int) -> AbstractContextManager[Callable[[int], None]]:
    return nullcontext(lambda _: None)


def open_store(path: str | None = None, watch: Watch | None = None) -> Store:
    """The store at ``path``, or the one that ships with the program.

    ``watch`` shows how far the reading of a large one is. Reads nothing yet but finds the file. Raises ``FileError``
    when it is not there.
    """
    return Store(path if path is not None else shipped(), watch)


def shipped() -> str:
    """The path of the facts.json that came with the program.

    In an installed wheel it lies inside the package; in a checkout or an editable install at the
    root of the tree, which is believed only where pyproject.toml stands beside it.
    """
    package = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
    inside = os.path.join(package, "facts.json")
    if os.path.exists(inside):
        return inside
    root = os.path.dirname(package)
    beside = os.path.join(root, "facts.json")
    if os.path.exists(os.path.join(root, "pyproject.toml")) and os.path.exists(beside):
        return beside
    raise FileError(
        f"{visible(inside)}: the store is missing from this installation; reinstall hkinno or give --db FILE"
    )


def _tables(path: str, content: bytes) -> dict[str, dict[str, Record]]:
    def fail(fault: str) -> NoReturn:
        raise FileError(f"{visible(path)}: {visible(fault)}")

    if not content.strip():
        fail("the file is empty; a store is a TinyDB JSON file")
    try:
        text = _text(content)
    except UnicodeDecodeError as error:
        fail(f"not UTF-8 at byte {error.start}")
    try:
        tables = json.loads(text, parse_constant=lambda name: fail(f"{name} is not JSON"))
    except json.JSONDecodeError as error:
        fail(f"not JSON at line {error.lineno}, column {error.colno}: {error.msg}")
    except (RecursionError, ValueError) as error:
        fail("nested too deeply" if isinstance(error, RecursionError) else "a number is too long")
    if type(tables) is not dict:
        fail("not a store: the outermost value should be an object of tables")
    for name, table in tables.items():
        if type(table) is not dict or not all(map(_is_number, table)):
            fail(f"table {name!r} should be an object of numbered records")
        if not all(type(record) is dict for record in table.values()):
            fail(f"table {name!r} holds something that is not a record")
    meta = next(iter(tables.get("meta", {}).values()), None)
    if meta is None:
        fail("not a store: the table 'meta' is missing")
    version = meta.get("schema_version")
    if type(version) is not int:
        fail("meta.schema_version should be a whole number")
    if version > SCHEMA_VERSION:
        fail(f"written for schema {version}; this hkinno reads {SCHEMA_VERSION}: upgrade hkinno")
    if version < SCHEMA_VERSION:
        fail(f"schema {version} is unknown; this hkinno reads {SCHEMA_VERSION}")
    for name in TABLES_BY_ID:
        if name not in tables:
            fail(f"not a store: the table {name!r} is missing")
    return tables


def _text(content: bytes) -> str:
    """UTF-8 as text. Some editors of Windows put a byte order mark first: utf-8-sig would take twice as long."""
    return content.decode().removeprefix("\ufeff")


def _is_number(key: str) -> bool:
    return key.isascii() and key.isdigit() and len(key) < 10  # noqa: PLR2004
