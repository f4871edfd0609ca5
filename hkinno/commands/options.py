"""The options that commands share, written once.

Completions read the store; they run only when a shell asks for them.
"""

from typing import Annotated

import typer

from hkinno.errors import HkinnoError
from hkinno.store import open_store
from hkinno.store.schema import TABLES_BY_ID


def _complete(incomplete: str, tables: tuple[str, ...]) -> list[tuple[str, str]]:
    try:
        store = open_store()
        records = [(table, record) for table in tables for record in store.all(table)]
    except HkinnoError:
        return []
    start = incomplete.casefold()
    found = []
    for table, record in records:
        name = record[TABLES_BY_ID[table]]
        if name.casefold().startswith(start):
            found.append((name, _about(table, record)))
    return found


def _about(table: str, record: dict) -> str:  # type: ignore[type-arg]
    if table == "topics":
        return f"{record['zh']} {record['en']}"
    if table == "entities":
        return str(record["official"]["en"] or record["printed"][0])
    if table == "facts":
        return str(record["statement"]["zh"])
    return str(record["exact"] if table == "quotes" else record["opens"])


def complete_topics(incomplete: str) -> list[tuple[str, str]]:
    """Topics and entities, for a query."""
    return _complete(incomplete, ("topics", "entities"))


def complete_ids(incomplete: str) -> list[tuple[str, str]]:
    """Ids of everything that has one."""
    return _complete(incomplete, ("facts", "quotes", "paragraphs", "topics", "entities"))


def complete_paragraphs(incomplete: str) -> list[tuple[str, str]]:
    """Ids of paragraphs."""
    return _complete(incomplete, ("paragraphs",))


def complete_formats(incomplete: str) -> list[str]:
    """Names of formats."""
    from hkinno.render import FORMATS  # noqa: PLC0415

    return [name for name in FORMATS if name.startswith(incomplete)]


Query = Annotated[
    list[str] | None,
    typer.Argument(
        metavar="[QUERY]...",
        help="A topic, an entity, words, a quantity, a paragraph, or filters such as kind:statistic; - reads ids.",
        autocompletion=complete_topics,
        show_default=False,
    ),
]
Ids = Annotated[
    list[str] | None,
    typer.Argument(
        metavar="ID...", help="Ids or places; - reads them from standard input.", autocompletion=complete_ids
    ),
]
Format = Annotated[
    str | None,
    typer.Option(
        "--format",
        "-f",
        metavar="FORMAT",
        help="table, tsv, csv, json, jsonl, md, text, ids or cite; else a table on a terminal, tsv in a pipe.",
        autocompletion=complete_formats,
        show_default=False,
    ),
]
Json = Annotated[bool, typer.Option("--json", help="The same as --format json.", show_default=False)]
Fields = Annotated[
    str | None,
    typer.Option("--fields", metavar="A,B", help="Only these fields, in this order.", show_default=False),
]
Lang = Annotated[str, typer.Option("--lang", metavar="zh|en|both", help="The language of our own words.")]
Db = Annotated[str | None, typer.Option("--db", metavar="FILE", help="Another store.", show_default=False)]
Header = Annotated[
    bool | None,
    typer.Option(
        "--header/--no-header",
        help="Names of the fields first (csv has them unless told).",
        show_default=False,
    ),
]
Limit = Annotated[int | None, typer.Option("--limit", metavar="N", help="At most N records.", show_default=False)]
Raw = Annotated[
    bool,
    typer.Option("--raw", help="Leave csv cells that a spreadsheet would run as they are.", show_default=False),
]
Width = Annotated[int | None, typer.Option("--width", metavar="N", help="Columns of a table.", show_default=False)]
Exact = Annotated[bool, typer.Option("--exact", help="Only words as typed: no folding.", show_default=False)]
Explain = Annotated[bool, typer.Option("--explain", help="Say why each record matched.", show_default=False)]
Copy = Annotated[
    str | None,
    typer.Option("--source", metavar="FILE", help="Your copy of the page.", envvar="HKINNO_SOURCE", show_default=False),
]
