"""The options that commands share, written once."""

import inspect
from collections.abc import Callable
from typing import Annotated, Any

import typer

from hkinno.commands import complete, output
from hkinno.commands.stores import opened


def _query(example: str) -> Any:
    return typer.Argument(
        metavar="[QUERY]...",
        help=f"A topic, an entity, words, a quantity, a paragraph, or filters such as {example}; - reads ids.",
        autocompletion=complete.query,
        show_default=False,
    )


Query = Annotated[list[str] | None, _query("kind:statistic")]
QuoteQuery = Annotated[list[str] | None, _query("form:direct")]
Ids = Annotated[
    list[str] | None,
    typer.Argument(
        metavar="ID...", help="Ids or places; - reads them from standard input.", autocompletion=complete.ids
    ),
]
Format = Annotated[
    str | None,
    typer.Option(
        "--format",
        "-f",
        metavar="FORMAT",
        help="table, tsv, csv, json, jsonl, md, text, ids or cite; else a table on a terminal, tsv in a pipe.",
        autocompletion=complete.formats,
        show_default=False,
    ),
]
Json = Annotated[bool, typer.Option("--json", help="The same as --format json.", show_default=False)]
Fields = Annotated[
    str | None,
    typer.Option(
        "--fields",
        metavar="A,B",
        help="Only these fields, in this order.",
        autocompletion=complete.fields,
        show_default=False,
    ),
]
Lang = Annotated[
    str | None,
    typer.Option(
        "--lang",
        metavar="zh|en|both",
        help="The language of our own words: both unless set, and in json.",
        show_default=False,
    ),
]
Db = Annotated[
    list[str] | None,
    typer.Option(
        "--db",
        metavar="PATH",
        help="A store, or a folder of stores; may be repeated. builtin is the shipped one.",
        show_default=False,
    ),
]
Header = Annotated[
    bool | None,
    typer.Option(
        "--header/--no-header",
        help="Names of the fields first (csv has them unless told).",
        show_default=False,
    ),
]
Limit = Annotated[int | None, typer.Option("--limit", "-n", metavar="N", help="At most N records.", show_default=False)]
Pager = Annotated[
    bool | None,
    typer.Option("--pager/--no-pager", help="What is longer than the terminal in a pager.", show_default=False),
]
Sort = Annotated[
    str | None,
    typer.Option(
        "--sort",
        metavar="FIELD",
        help="In the order of a field, such as when.",
        autocompletion=complete.fields,
        show_default=False,
    ),
]
Clipboard = Annotated[bool, typer.Option("--copy", help="Put the answer on the clipboard as well.", show_default=False)]
Bom = Annotated[
    bool,
    typer.Option("--bom", help="Begin csv or tsv with a byte order mark, as Excel needs it.", show_default=False),
]
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


# The options of every command that lists, as parameters of ``commands.output.output``; the store stands last.
LISTING: dict[str, tuple[Any, Any]] = {
    "form": (Format, None),
    "as_json": (Json, False),
    "fields": (Fields, None),
    "lang": (Lang, None),
    "header": (Header, None),
    "limit": (Limit, None),
    "sort": (Sort, None),
    "raw": (Raw, False),
    "width": (Width, None),
    "pager": (Pager, None),
    "clipboard": (Clipboard, False),
    "bom": (Bom, False),
}


def listing(*, languages: bool = True) -> Callable[[Callable[..., None]], Callable[..., None]]:
    """Give a command the options of all that list, ``--lang`` only with ``languages``.

    Its function is called with its own parameters and with ``out`` (an ``Output``) and ``store`` (the opened store).
    """
    shared = {name: option for name, option in LISTING.items() if languages or name != "lang"}

    def decorate(function: Callable[..., None]) -> Callable[..., None]:
        def command(**given: Any) -> None:
            out = output.output(**{name: given.pop(name) for name in shared})
            store = opened(given.pop("db"))
            function(**given, out=out, store=store)

        own = [param for param in inspect.signature(function).parameters.values() if param.name not in ("out", "store")]
        added = [
            inspect.Parameter(name, inspect.Parameter.KEYWORD_ONLY, default=default, annotation=annotation)
            for name, (annotation, default) in {**shared, "db": (Db, None)}.items()
        ]
        named = [param.replace(kind=inspect.Parameter.KEYWORD_ONLY) for param in own]
        command.__signature__ = inspect.Signature([*named, *added])  # type: ignore[attr-defined]
        command.__annotations__ = {param.name: param.annotation for param in (*named, *added)}
        command.__name__, command.__doc__ = function.__name__, function.__doc__
        return command

    return decorate
