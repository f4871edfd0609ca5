"""`hkinno quote`: what he said, word for word."""

from hkinno import lookup
from hkinno.commands.options import Db, Exact, Explain, Fields, Format, Header, Json, Lang, Limit, Query, Raw, Width
from hkinno.commands.output import output


def quote(
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
    """Quotes that hold the words: speaker, place, and an unofficial translation.

    \b
    Examples:
      hkinno quote 背水一戰
      hkinno quote beishuiyizhan -f text
      hkinno quote form:direct para:north --json | jq -r '.[].exact'
    """
    out = output(form, as_json=as_json, fields=fields, lang=lang, header=header, limit=limit, raw=raw, width=width)
    out.show(lookup.quotes(query or [], db, exact=exact, explain=explain))
