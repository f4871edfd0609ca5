"""`hkinno figures`: every quantity, normalised."""

from hkinno import lookup
from hkinno.commands.options import Db, Fields, Format, Header, Json, Lang, Limit, Query, Raw, Width
from hkinno.output import output


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
    db: Db = None,
) -> None:
    """Every quantity of the page, as printed and as a number or a bound.

    \b
    Examples:
      hkinno figures
      hkinno figures 產學研1+計劃
      hkinno figures topic:talent --json
    """
    out = output(form, as_json=as_json, fields=fields, lang=lang, header=header, limit=limit, raw=raw, width=width)
    out.show(lookup.figures(query or [], db))
