"""`hkinno figures`: every quantity, normalised; those that can be compared as bars."""

from typing import Annotated

import typer

from hkinno import outlet
from hkinno.commands import output
from hkinno.commands.options import Query, listing
from hkinno.commands.output import Output, asks_for_ids, read_ids
from hkinno.errors import NotFoundError
from hkinno.figures import rows
from hkinno.render.fields import View
from hkinno.search import answers
from hkinno.store.kinds import FACT, Records

Svg = Annotated[
    str | None,
    typer.Option("--svg", metavar="FILE", help="Write the bars as a picture; - to stdout.", show_default=False),
]
Force = Annotated[bool, typer.Option("--force", help="Write over a picture that is there.", show_default=False)]


@listing()
def figures(out: Output, store: Records, query: Query = None, svg: Svg = None, force: Force = False) -> None:
    """Every quantity of the page, as printed and as a number or a bound; comparable ones as bars too.

    \b
    Examples:
      hkinno figures
      hkinno figures 產學研1+計劃
      hkinno figures topic:talent --json
      hkinno figures payer:特區政府
      hkinno figures --svg figures.svg
    """
    if asks_for_ids(query):
        view = rows.view(answers.of_kind(FACT, read_ids(), store), "-")
    else:
        view = answers.quantities(query or [], store)
    if svg is not None:
        _picture(out, view, svg, force=force)
        return
    out.show(view)
    if out.form == "table" and out.fields is None:
        _bars(out, view)


def _bars(out: Output, view: View) -> None:
    """The bars of the quantities shown, below their table."""
    from hkinno.figures import bars  # noqa: PLC0415 - not for rows

    groups = rows.groups(view.records[: out.limit])
    drawn = bars.lines(groups, out.width or outlet.columns(), out.lang)
    write = bars.coloured if output.wants_colour() else str
    output.write(["", *map(write, drawn)] if groups else [])


def _picture(out: Output, view: View, where: str, *, force: bool) -> None:
    """The bars as SVG, in a file or on standard output."""
    from hkinno import writing  # noqa: PLC0415 - not for rows
    from hkinno.figures import svg  # noqa: PLC0415

    groups = rows.groups(view.records[: out.limit])
    if not groups:
        count = len(view.entries)
        raise NotFoundError(
            "1 quantity, which has no other beside it to be compared with in a picture"
            if count == 1
            else f"{count} quantities, none of which can be compared with another in a picture"
        )
    picture = svg.draw(groups, out.lang)
    if where == "-":
        output.write(picture.rstrip("\n").split("\n"))
    else:
        writing.write_file(where, picture, force=force)
