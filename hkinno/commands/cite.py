"""`hkinno cite`: references and notes in the style asked for, with the paragraph."""

import sys
from collections.abc import Iterator
from typing import Annotated, Any

import typer

from hkinno import outlet
from hkinno.cite import listing, styles
from hkinno.cite.common import Asked
from hkinno.cite.work import details
from hkinno.commands import config, output
from hkinno.commands.options import Clipboard, Db, Ids
from hkinno.commands.stores import opened
from hkinno.errors import UsageError
from hkinno.render.labels import label
from hkinno.sources import sources_of
from hkinno.store.kinds import PARAGRAPH, Entry
from hkinno.text import visible

DEFAULT = "hk"


def complete_styles(incomplete: str) -> list[str]:
    """Names of styles."""
    return [name for name in ("list", *styles.STYLES) if name.startswith(incomplete)]


def _table(examples: list[str]) -> list[str]:
    """The styles on a terminal: the name, and beside it what it is and an example."""
    from hkinno.render import table  # noqa: PLC0415 - for a person

    rows = [(name, [about, shown]) for name, about, shown in (example.split("\t") for example in examples)]
    return table.named(rows, width=outlet.columns(), colour=output.wants_colour()).splitlines()


def _labelled(parts: list[tuple[str, list[str]]]) -> Iterator[str]:
    """The parts, each below what it is called."""
    for number, (name, rows) in enumerate(parts):
        if number:
            yield ""
        if name:
            yield output.heading(label(name, "both"))
        yield from map(visible, rows)


def _asks(name: str, help_text: str, metavar: str) -> Any:
    return typer.Option(f"--{name}", metavar=metavar, help=help_text, show_default=False)


def cite(
    ids: Ids = None,
    style: Annotated[
        str | None,
        typer.Option(
            "--style",
            metavar="STYLE",
            help=f"A style; list shows them all ({DEFAULT} unless given or set).",
            autocompletion=complete_styles,
            show_default=False,
        ),
    ] = None,
    part: Annotated[str, typer.Option("--part", metavar="reference|note|both", help="What to print.")] = "both",
    quote: Annotated[bool, typer.Option("--quote", help="The quoted words first.", show_default=False)] = False,
    bilingual: Annotated[
        bool, typer.Option("--bilingual", help="With our English, labelled unofficial.", show_default=False)
    ] = False,
    author: Annotated[
        str, typer.Option("--author", metavar="reporter|speaker", help="Who stands in the author's place.")
    ] = "reporter",
    issued: Annotated[str | None, _asks("issued", "The date of issue, if you know it.", "DATE")] = None,
    page: Annotated[str | None, _asks("page", "The page, such as A5.", "PAGE")] = None,
    url: Annotated[str | None, _asks("url", "The address.", "URL")] = None,
    accessed: Annotated[str | None, _asks("accessed", "When you read that address.", "DATE")] = None,
    csl: Annotated[str | None, _asks("csl", "A CSL style file, rendered by pandoc.", "FILE")] = None,
    clipboard: Clipboard = False,
    db: Db = None,
) -> None:
    """References and notes for facts, quotes, paragraphs and articles, with the paragraph as pinpoint.

    \b
    Examples:
      hkinno cite Q01 --style apa7
      hkinno cite Q01 --style hk --quote --bilingual
      hkinno facts talent -f ids | hkinno cite - --style gbt7714-2025
    """
    settings = config.read()
    name = style or settings.get("style") or DEFAULT
    given = {"issued": issued, "page": page, "url": url, "accessed": accessed}
    known = details(**{key: settings.get(key) if value is None else value for key, value in given.items()})
    store = opened(db)
    sources = sources_of(store)
    if name == "list":
        body = [record for record in sources.paragraphs if record["kind"] == "body"]
        examples = listing.examples(listing.citations([Entry(PARAGRAPH, record) for record in body[:1]], sources))
        if sys.stdout.isatty():
            output.page(_table(examples), f"{len(examples)} styles", pager=settings.get("pager") != "no")
        else:
            output.write(visible(line, keep="\t") for line in examples)
        return
    chosen = listing.chosen(name, part=part, author=author)
    if not ids:
        raise UsageError("cite needs ids or places, such as Q01 or main-1; --style list shows the styles")
    named = output.read_ids() if output.asks_for_ids(ids) else ids
    asked = Asked(part, quote=quote, bilingual=bilingual)
    cited = listing.cited(named, store, chosen, asked, known, given, author=author, csl=csl)
    if clipboard:
        output.to_clipboard("\n".join(map(visible, cited.lines)))
    output.write(_labelled(cited.parts) if sys.stdout.isatty() else map(visible, cited.lines))
    for hint in cited.hints:
        output.hint(hint)
