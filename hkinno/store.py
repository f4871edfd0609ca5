"""The store: facts.json, a TinyDB file, opened for reading only.

TinyDB answers the queries. What it lets pass silently (a missing file, a wrong shape, another
encoding) is caught here, in a read-only ``Storage`` that reads the file once.
"""

import json
import os
import stat
from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Any, NoReturn, cast

from tinydb import TinyDB
from tinydb.storages import Storage

from hkinno.errors import FileError
from hkinno.schema import SCHEMA_VERSION, SHAPES, faults
from hkinno.text import visible

if TYPE_CHECKING:
    from tinydb.queries import QueryLike

Record = dict[str, Any]

# What can be asked for by its id, in the order in which an id is looked up.
TABLES_BY_ID = {
    "facts": "id",
    "quotes": "id",
    "paragraphs": "id",
    "topics": "slug",
    "entities": "id",
    "sources": "id",
}


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
    """The records of one facts.json. Every answer of one object comes from one reading of the file."""

    def __init__(self, path: str) -> None:
        self.path = path
        self._db = TinyDB(path, storage=ReadOnlyJSON)
        self._known: dict[str, list[Record]] = {}

    def all(self, table: str) -> list[Record]:
        """All records of a table, in the order of the file. Raises ``FileError`` on a wrong shape."""
        if table not in self._known:
            records: list[Record] = [dict(record) for record in self._db.table(table).all()]
            for number, record in enumerate(records, 1):
                for fault in faults(record, SHAPES[table], f"{table} record {number}"):
                    raise FileError(f"{visible(self.path)}: {visible(fault)}")
            self._known[table] = records
        return self._known[table]

    def search(self, table: str, condition: Callable[[Record], bool]) -> list[Record]:
        """The records of a table for which the condition holds, in the order of the file."""
        self.all(table)  # a condition may rely on the shape
        return [dict(record) for record in self._db.table(table).search(cast("QueryLike", condition))]

    def get(self, wanted: str) -> tuple[str, Record] | None:
        """The table and the record with this id (a topic's slug), or None; letter case does not count."""
        folded = wanted.casefold()
        for table, key in TABLES_BY_ID.items():
            for record in self.all(table):
                if record[key].casefold() == folded:
                    return table, record
        return None

    def raw(self) -> dict[str, list[Record]]:
        """All tables as they are in the file, their records unchecked: for validation."""
        return {name: list(table.values()) for name, table in ReadOnlyJSON(self.path).read().items()}

    def content(self) -> str:
        """The text of the file."""
        return read_file(self.path).decode("utf-8-sig")

    @property
    def data_version(self) -> str:
        """The version of the data, from the ``meta`` table."""
        return str(self.all("meta")[0]["data_version"])


def open_store(path: str | None = None) -> Store:
    """The store at ``path``, or the one that ships with the program.

    Reads nothing yet but finds the file. Raises ``FileError`` when it is not there.
    """
    return Store(path if path is not None else shipped())


def shipped() -> str:
    """The path of the facts.json that came with the program.

    In an installed wheel it lies inside the package; in a checkout or an editable install at the
    root of the tree, which is believed only where pyproject.toml stands beside it.
    """
    package = os.path.dirname(os.path.abspath(__file__))
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


def read_file(path: str) -> bytes:
    """The bytes of a regular file. Raises ``FileError`` with one line that names file and fault."""
    try:
        if not stat.S_ISREG(os.stat(path).st_mode):
            raise FileError(f"{visible(path)}: not a regular file")
        with open(path, "rb") as file:
            return file.read()
    except (OSError, ValueError) as error:
        reason = error.strerror if isinstance(error, OSError) else str(error)
        raise FileError(f"{visible(path)}: {reason}") from error


def _tables(path: str, content: bytes) -> dict[str, dict[str, Record]]:
    def fail(fault: str) -> NoReturn:
        raise FileError(f"{visible(path)}: {visible(fault)}")

    if not content.strip():
        fail("the file is empty; a store is a TinyDB JSON file")
    try:
        # Some editors of Windows put a byte order mark first.
        text = content.decode("utf-8-sig")
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


def _is_number(key: str) -> bool:
    return key.isascii() and key.isdigit() and len(key) < 10  # noqa: PLR2004
