"""`hkinno export`: the store for other systems."""

from typing import Annotated

import typer

from hkinno.commands import config, output
from hkinno.commands.options import Copy, Db
from hkinno.commands.stores import attached, opened
from hkinno.errors import UsageError
from hkinno.library import own_articles
from hkinno.store.kinds import Record
from hkinno.text import visible

# To write so many records takes about a second.
PROGRESS_FROM = 30_000


def complete_exports(incomplete: str) -> list[tuple[str, str]]:
    """Names of the exports, and what each is for."""
    from hkinno.export import FORMATS  # noqa: PLC0415 - only when a shell asks

    return [(name, each.about) for name, each in FORMATS.items() if name.startswith(incomplete)]


Exports = Annotated[
    str,
    typer.Argument(
        metavar="FORMAT",
        help="jsonl, sqlite, csv, json-ld, annotations, html or md.",
        autocompletion=complete_exports,
        show_default=False,
    ),
]
Output = Annotated[
    str | None,
    typer.Option(
        "--output",
        "-o",
        metavar="PATH",
        help="A file to write; a folder for csv. sqlite and csv need it, the others go to standard output.",
        show_default=False,
    ),
]
WithText = Annotated[
    bool,
    typer.Option(
        "--with-text",
        help="The paragraphs whole as well, from your copies; without it no private text leaves.",
        show_default=False,
    ),
]
Force = Annotated[bool, typer.Option("--force", help="Write over what is there.", show_default=False)]


def export(
    form: Exports,
    where: Output = None,
    force: Force = False,
    with_text: WithText = False,
    source: Copy = None,
    db: Db = None,
) -> None:
    """The whole store in a format that other programs read.

    With a copy of the page, annotations have the words before and after each quotation. What is a whole paragraph of a
    transcript or a speech of your own goes out with --with-text only.

    \b
    Examples:
      hkinno export sqlite -o hkinno.db
      hkinno export csv -o tables
      hkinno export html -o facts.html
      hkinno export jsonl | jq -r 'select(.table == "quotes").exact'
    """
    from hkinno import export as exports  # noqa: PLC0415 - not for completion
    from hkinno import writing  # noqa: PLC0415
    from hkinno.export import private  # noqa: PLC0415

    chosen = exports.check_format(form)
    if where in (None, "-") and not chosen.to_stdout:
        name = "FOLDER" if form == "csv" else "FILE"
        raise UsageError(f"{form} cannot go to standard output; give --output {name}")
    store = opened(db)
    known, others = _known(store.names())
    tables = {name: store.all(name) for name in known}
    number = sum(map(len, tables.values()))
    if others:
        output.hint(f"left out, for hkinno knows no such tables: {', '.join(others)}")
    if with_text:
        tables = private.with_texts(tables, _texts(tables, attached(source, store)))
    else:
        tables, withheld = private.without_texts(tables, own_articles(store))
        for article, lost in withheld.items():
            output.hint(
                f"left out, for they are the text of {visible(article)}: {lost} quotations; --with-text has them"
            )
    if form == "annotations":
        own = config.setting("source", source)
        copies = attached(source, store) if with_text else [own] if own is not None else []
        tables["texts"] = [{"id": name, "text": words} for name, words in _texts(tables, copies).items()]
    with output.progress(2, f"writing {number} records", slow=number >= PROGRESS_FROM) as tick:
        tick(1)
        content = exports.make(form, tables)
        tick(1)
    if isinstance(content, dict):
        writing.write_folder(str(where), content, force=force)
    elif where is not None and where != "-":
        writing.write_file(where, content, force=force)
    elif isinstance(content, bytes):
        raise UsageError(f"{form} cannot go to standard output; give --output FILE")
    else:
        output.write(content.removesuffix("\n").split("\n"))


def _known(names: list[str]) -> tuple[list[str], list[str]]:
    """The tables whose records have a known shape, and the others."""
    from hkinno.store.schema import SHAPES  # noqa: PLC0415

    return [name for name in names if name in SHAPES], [name for name in names if name not in SHAPES]


def _texts(tables: dict[str, list[Record]], copies: list[str]) -> dict[str, str]:
    """The text of each paragraph that copies prove."""
    found: dict[str, str] = {}
    for copy in copies:
        from hkinno.copy import proof as page  # noqa: PLC0415 - only with a copy

        found |= page.texts(page.read(copy), tables["paragraphs"], tables["sources"])
    return found
