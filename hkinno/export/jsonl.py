"""JSON Lines, one record a line, as search engines load them.

Each record has two keys more: ``table`` and ``doc``, an id that is unique in the file and made of letters, digits,
hyphens and underscores only, as Meilisearch, Typesense and Elasticsearch want it.
"""

import re

from hkinno.errors import FileError
from hkinno.render.cells import dumps
from hkinno.sources import Sources
from hkinno.store.kinds import Record


def export(tables: dict[str, list[Record]], _: Sources) -> str:
    """Every record of every table, whole. Raises ``FileError`` where a record has a key of ours."""
    return "".join(f"{dumps(_document(table, *each))}\n" for table in tables for each in enumerate(tables[table], 1))


def _document(table: str, number: int, record: Record) -> Record:
    for key in ("table", "doc"):
        if key in record:
            raise FileError(f"a record of {table} has the key {key!r}, which jsonl needs for itself; rename it")
    name = str(record.get("id", record.get("slug", number)))
    # Only ids of ours are fit to be shown in it; another store's are told apart by their number.
    plain = name if re.fullmatch(r"[A-Za-z0-9_-]{1,100}", name) else str(number)
    # Readings are of several names of one record: only their number is unique.
    return {"table": table, "doc": f"{table}-{number if table == 'romanised' else plain}", **record}
