"""The store: facts.json, a TinyDB file, opened for reading only.

TinyDB answers the queries. What it lets pass silently (a missing file, a wrong shape, another
encoding) is caught here, in a read-only ``Storage`` that reads the file once.
"""

import json
import os
from collections.abc import Callable, Iterable, Mapping
from contextlib import AbstractContextManager, nullcontext, suppress
from typing import TYPE_CHECKING, Any, NoReturn

from tinydb import TinyDB
from tinydb.storages import Storage

from hkinno.errors import FileError
from hkinno.files import native, read_file
from hkinno.store.kinds import KINDS, Entry, Record
from hkinno.store.schema import SCHEMA_VERSION, SHAPES, checker
from hkinno.text import visible

if TYPE_CHECKING:
    from hkinno.store.cache import Cache, View
    from hkinno.store.terms import Terms

# Stores from this size on are cached (see cache.py): reading one whole takes longer than starting up.
LARGE = 4 * 2**20

# Called with the bytes of a store, gives what is called with the bytes that are done: for a bar that moves.
Watch = Callable[[int], AbstractContextManager[Callable[[int], None]]]


class ReadOnlyJSON(Storage):
    """A TinyDB storage that reads a JSON file once, checks it, and cannot write.

    Raises ``FileError`` where the file cannot be read, is not UTF-8 JSON, is not laid out as a
    TinyDB file, or has a schema that this version does not know.
    """

    def __init__(self, path: str) -> None:
        self.path = path
        self.tables: dict[str, dict[str, Record]] | None = None

    def read(self) -> dict[str, dict[str, Any]]:
        """All tables: name to document number to record."""
        if self.tables is None:
            self.tables = _tables(self.path, read_file(self.path))
        return self.tables

    def write(self, data: Mapping[str, Mapping[str, Any]]) -> NoReturn:
        """Refuse: the store is edited by hand and reviewed as a diff."""
        raise NotImplementedError("the store is read-only")


class Store:
    """The records of one facts.json. Every answer of one object comes from one version of the file.

    ``cache`` is one that many stores share; without it, a large store opens the user's own.
    """

    def __init__(self, path: str, watch: Watch | None = None, cache: "Cache | None" = None) -> None:
        self.path = path
        self._watch = watch or _unwatched
        self._storage = ReadOnlyJSON(path)
        self._db = TinyDB(storage=lambda: self._storage)
        self._known: dict[str, list[Record]] = {}
        self._cache = cache
        self._shared = cache is not None
        # Looked for with the first question.
        self._view: View | None = None
        self._looked = False

    def all(self, table: str) -> list[Record]:
        """All records of a table, in the order of the file. Raises ``FileError`` on a wrong shape."""
        records = self._cached(table, lambda view: view.records(table))
        if table not in self._known:
            self._known[table] = self._checked(table) if records is None else records
        return self._known[table]

    def matching(self, table: str, terms: "Terms") -> list[Record]:
        """Records of a table, all that have the terms among them, in the order of the file.

        Of a small store these are all its records, of a large one hardly any others.
        """
        records = self._cached(table, lambda view: view.records(table, terms))
        return self.all(table) if records is None else records

    def picked(self, table: str, positions: dict[int, list[int]]) -> list[Record]:
        """Records of a table by their positions in the parts of the cache, in the order of the file."""
        records = self._cached(table, lambda view: view.picked(table, positions))
        return self.all(table) if records is None else records

    def by_ids(self, ids: Iterable[str]) -> dict[str, Entry]:
        """The records with these ids (a topic's slug) by casefolded id; letter case does not count.

        A kind that comes first in ``KINDS`` comes first here, and in it the record that comes first. An id may carry
        the store's name, as it does among others: mingpao/Q01.
        """
        own = f"{os.path.splitext(os.path.basename(self.path))[0]}/".casefold()
        wanted = {name.casefold().removeprefix(own): name.casefold() for name in ids}
        found: dict[str, Entry] = {}
        for kind in KINDS.values():
            for record in self._with_ids(kind.table, set(wanted)):
                name = kind.id(record).casefold()
                if name in wanted:
                    found.setdefault(wanted[name], Entry(kind, record))
        return found

    def _with_ids(self, table: str, ids: set[str]) -> list[Record]:
        records = self._cached(table, lambda view: view.by_ids(table, ids))
        return self.all(table) if records is None else records

    def names(self) -> list[str]:
        """The names of all tables of the file."""
        return list(self._storage.read())

    def raw(self) -> tuple[dict[str, list[Record]], str]:
        """All tables as they are in the file, their records unchecked, and the text of the file: for validation."""
        content = read_file(self.path)
        tables = _tables(self.path, content)
        return {name: list(table.values()) for name, table in tables.items()}, _text(content)

    def _checked(self, table: str) -> list[Record]:
        records: list[Record] = [dict(record) for record in self._db.table(table).all()]
        faults = checker(SHAPES[table])
        for number, record in enumerate(records, 1):
            for fault in faults(record):
                raise FileError(f"{visible(self.path)}: {table} record {number}{visible(fault)}")
        return records

    def _cached(self, table: str, question: Callable[["View"], list[Record] | None]) -> list[Record] | None:
        """The answer of the cache; None where the file is to be asked, or has been read."""
        view = self.view()
        if view is None or table in self._known:
            return None
        answer = question(view)
        if answer is None:
            self._view = None
            self._storage.read()
            if not view.current():
                raise FileError(f"{visible(self.path)}: changed while it was read; try again")
        return answer

    def _look(self) -> None:
        """Find the view of a large store in the cache; where there is none, read the store and fill the cache."""
        if self._storage.tables is not None or os.environ.get("HKINNO_CACHE") == "0":
            return
        try:
            size = os.stat(native(self.path)).st_size
        except (OSError, ValueError):
            return  # whoever reads it says what is wrong
        if self._cache is None and size >= LARGE:
            with suppress(ImportError):  # a Python without SQLite
                from hkinno.store.cache import open_cache  # noqa: PLC0415 - only for large stores

                self._cache = open_cache()
        if self._cache is None:
            return
        self._view = self._cache.store(self.path)
        if self._view is None:
            try:
                with self._watch(size) as tick:
                    self._cache.fill(self.path, self._everything, tick)
            except FileError:
                # A table that is not asked for may be unsound.
                if self._storage.tables is None:
                    raise
            if self._shared:
                self._let_go()

    def _let_go(self) -> None:
        """Keep of a store that was cached with others only what the cache has of it: all of them are too much."""
        self._view = self._cache.store(self.path) if self._cache is not None else None
        if self._view is not None:
            self._known = {}
            self._storage.tables = None

    def seen(self, view: "View") -> None:
        """Take a view that was found for it among those of other stores."""
        if not self._looked:
            self._looked, self._view = True, view

    def view(self) -> "View | None":
        """What is cached of the store, read first where it is not; None for a store that is not cached."""
        if not self._looked:
            self._looked = True
            self._look()
        return self._view

    def _everything(self) -> dict[str, list[Record]]:
        self._known = {table: self._checked(table) for table in SHAPES}
        return self._known


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
    """The tables of a store's bytes. Raises ``FileError`` for what is none."""
    try:
        tables = _parsed(content)
        _check_layout(tables)
    except _NoStoreError as error:
        raise FileError(f"{visible(path)}: {visible(str(error))}") from error
    return tables


class _NoStoreError(Exception):
    """Bytes are no store; the message says why."""


def _refuse_constant(name: str) -> NoReturn:
    raise _NoStoreError(f"{name} is not JSON")


def _parsed(content: bytes) -> dict[str, dict[str, Record]]:
    if not content or content.isspace():
        raise _NoStoreError("the file is empty; a store is a TinyDB JSON file")
    try:
        tables = json.loads(_text(content), parse_constant=_refuse_constant)
    except UnicodeDecodeError as error:
        raise _NoStoreError(f"not UTF-8 at byte {error.start}") from error
    except json.JSONDecodeError as error:
        raise _NoStoreError(f"not JSON at line {error.lineno}, column {error.colno}: {error.msg}") from error
    except (RecursionError, ValueError) as error:
        told = "nested too deeply" if isinstance(error, RecursionError) else "a number is too long"
        raise _NoStoreError(told) from error
    if type(tables) is not dict:
        raise _NoStoreError("not a store: the outermost value should be an object of tables")
    return tables


def _check_layout(tables: dict[str, dict[str, Record]]) -> None:
    for name, table in tables.items():
        if type(table) is not dict or not all(map(_is_number, table)):
            raise _NoStoreError(f"table {name!r} should be an object of numbered records")
        if not all(type(record) is dict for record in table.values()):
            raise _NoStoreError(f"table {name!r} holds something that is not a record")
    meta = next(iter(tables.get("meta", {}).values()), None)
    if meta is None:
        raise _NoStoreError("not a store: the table 'meta' is missing")
    version = meta.get("schema_version")
    if type(version) is not int:
        raise _NoStoreError("meta.schema_version should be a whole number")
    if version > SCHEMA_VERSION:
        raise _NoStoreError(f"written for schema {version}; this hkinno reads {SCHEMA_VERSION}: upgrade hkinno")
    if version < SCHEMA_VERSION:
        raise _NoStoreError(f"schema {version} is unknown; this hkinno reads {SCHEMA_VERSION}")
    missing = [name for name in KINDS if name not in tables]
    if missing:
        raise _NoStoreError(f"not a store: the table {missing[0]!r} is missing")


def _text(content: bytes) -> str:
    """UTF-8 as text. Some editors of Windows put a byte order mark first: utf-8-sig would take twice as long."""
    return content.decode().removeprefix("\ufeff")


def _is_number(key: str) -> bool:
    return key.isascii() and key.isdigit() and len(key) < 10  # noqa: PLR2004
