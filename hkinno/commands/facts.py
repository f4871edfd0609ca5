"""`hkinno facts`: facts for a topic, an entity, or words."""

from hkinno import lookup
from hkinno.commands.options import Db, Exact, Explain, Fields, Format, Header, Json, Lang, Limit, Query, Raw, Width
from hkinno.commands.output import output


def facts(
    query: Query = None,
    exact: Exact = False,
    explain: Explain = False,
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
    """Facts for a topic, an entity, or words, in that order of meaning. Several words narrow.

    \b
    Examples:
      hkinno facts talent
      hkinno facts 智方便 --lang en
      hkinno facts topic:funding has:figure -f ids | hkinno show -
    """
    out = output(form, as_json=as_json, fields=fields, lang=lang, header=header, limit=limit, raw=raw, width=width)
    out.show(lookup.facts(query or [], db, exact=exact, explain=explain))
