"""`hkinno figures`: every quantity, normalised; those that can be compared as bars."""

from typing import Annotated

import typer

from hkinno import lookup
from hkinno.commands import output
from hkinno.commands.options import Db, Fields, Format, Header, Json, Lang, Limit, Query, Raw, Width
from hkinno.errors import NotFoundError
from hkinno.render.fields import View

Svg = Annotated[
    str | None,
    typer.Option("--svg", metavar="FILE", help="Write the bars as a picture; - to stdout.", show_default=False),
]
Force = Annotated[bool, typer.Option("--force", help="Write over a picture that is there.", show_default=False)]


def figures(
    query: Query = None,
    form: Format = None,
    as_json: Json = False,
    fields: Fields = None,
    lang: Lang = "both",
    header: Header = None,
    limit: Limit = None,
    raw: Raw = False,
    width: Width = None,
    svg: Svg = None,
    force: Force = False,
    db: Db = None,
) -> None:
    """Every quantity of the page, as printed and as a number or a bound; comparable ones as bars too.

    \b
    Examples:
      hkinno figures
      hkinno figures 產學研1+計劃
      hkinno figures topic:talent --json
      hkinno figures --svg figures.svg
    """
    out = output.output(
        form, as_json=as_json, fields=fields, lang=lang, header=header, limit=limit, raw=raw, width=width
    )
    found = lookup.figures(query or [], db)
    if svg is not None:
        _picture(out, found, svg, force=force)
        return
    out.show(found)
    if out.form == "table" and out.fields is None:
        _bars(out, found)


def _bars(out: output.Output, found: View) -> None:
    """The bars of the quantities shown, below their table."""
    from hkinno.figures import bars  # noqa: PLC0415 - not for rows

    groups = bars.groups(found.records[: out.limit])
    width = out.width or output.columns()
    drawn = bars.lines(groups, width, out.lang)
    write = bars.coloured if output.wants_colour() else str
    output.write(["", *map(write, drawn)] if groups else [])


def _picture(out: output.Output, found: View, where: str, *, force: bool) -> None:
    """The bars as SVG, in a file or on standard output."""
    from hkinno import files as writing  # noqa: PLC0415 - not for rows
    from hkinno.figures import bars  # noqa: PLC0415 - not for rows

    groups = bars.groups(found.records[: out.limit])
    if not groups:
        count = len(found.records)
        raise NotFoundError(
            "1 quantity, which has no other beside it to be compared with in a picture"
            if count == 1
            else f"{count} quantities, none of which can be compared with another in a picture"
        )
    picture = bars.svg(groups, out.lang)
    if where == "-":
        output.write(picture.rstrip("\n").split("\n"))
    else:
        writing.write_file(where, picture, force=force)
