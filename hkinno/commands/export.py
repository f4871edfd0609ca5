"""`hkinno export`: the store for other systems."""

from typing import Annotated

import typer

from hkinno.commands import config, output
from hkinno.commands.options import Copy, Db, opened
from hkinno.errors import UsageError

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
Force = Annotated[bool, typer.Option("--force", help="Write over what is there.", show_default=False)]


def export(
    form: Exports,
    where: Output = None,
    force: Force = False,
    source: Copy = None,
    db: Db = None,
) -> None:
    """The whole store in a format that other programs read.

    With a copy of the page, annotations have the words before and after each quotation.

    \b
    Examples:
      hkinno export sqlite -o hkinno.db
      hkinno export csv -o tables
      hkinno export html -o facts.html
      hkinno export jsonl | jq -r 'select(.table == "quotes").exact'
    """
    from hkinno import export as exports  # noqa: PLC0415 - not for completion
    from hkinno import writing  # noqa: PLC0415

    chosen = exports.check_format(form)
    if where in (None, "-") and not chosen.to_stdout:
        name = "FOLDER" if form == "csv" else "FILE"
        raise UsageError(f"{form} cannot go to standard output; give --output {name}")
    store = opened(db)
    known, others = _known(store.names())
    tables = {name: store.all(name) for name in known}
    number = sum(map(len, tables.values()))
    if others:
        output.hint(f"left out, being no tables of ours: {', '.join(others)}")
    if form == "annotations":
        tables["texts"] = _texts(tables, config.setting("source", source))
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


def _texts(tables: dict[str, list[dict]], copy: str | None) -> list[dict]:  # type: ignore[type-arg]
    """The text of each paragraph that a copy proves, as records."""
    if copy is None:
        return []
    from hkinno.copy import proof as page  # noqa: PLC0415 - only with a copy

    found = page.texts(page.read(copy), tables["paragraphs"], tables["sources"])
    return [{"id": name, "text": text} for name, text in found.items()]
