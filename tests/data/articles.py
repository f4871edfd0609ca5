"""The made-up articles as they are, or with other items, and citations of them."""

import json
from typing import Any

from hkinno.cite import listing
from hkinno.cite.work import Citation, details
from hkinno.sources import Sources
from hkinno.store.kinds import KINDS, SOURCE, Entry, Record
from tests.data.make import STORE

TABLES: dict[str, list[Record]] = {
    name: list(table.values()) for name, table in json.loads(STORE.read_text(encoding="utf-8")).items()
}
# What a user can know of an article that prints none of it.
ALL_KNOWN = {"issued": "2023-02-28", "page": "A5", "url": "https://example.org/a", "accessed": "2024-03-01"}
# What an article that prints none of it lacks.
UNDATED = {"issued": None, "page": None, "URL": None}
UNSIGNED = {"author": None}
CIRCA = {"issued": {"date-parts": [[2023]], "circa": True}, "page": None, "URL": None}


def sources(**changes: Any) -> Sources:
    """The articles with these keys of their items changed; a key that is None is taken away."""
    items = [{**source["item"], **changes} for source in TABLES["sources"]]
    changed = [
        {**source, "item": {key: value for key, value in item.items() if value is not None}}
        for source, item in zip(TABLES["sources"], items, strict=True)
    ]
    tables = {**TABLES, "sources": changed}
    return Sources(tables.__getitem__)


def entry(name: str, within: Sources | None = None) -> Entry:
    """A record by its id; an article of sources that were changed is the changed one."""
    if within is not None and name in within.articles:
        return Entry(SOURCE, within.articles[name])
    return next(
        Entry(kind, record) for kind in KINDS.values() for record in TABLES[kind.table] if kind.id(record) == name
    )


def cite(*names: str, known: dict[str, str] | None = None, by: str = "reporter", **changes: Any) -> list[Citation]:
    """Citations of records by their ids, where a user knows some details, from articles that are changed.

    ``by`` is who stands in the author's place.
    """
    changed = sources(**changes)
    cited = [entry(name, changed) for name in names]
    return listing.citations(cited, changed, details(**(known or {})), author=by)
