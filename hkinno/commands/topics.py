"""`hkinno topics`: what can be asked for."""

from hkinno import lookup
from hkinno.commands.options import Db, Fields, Format, Header, Json, Lang, Limit, Raw, Width
from hkinno.commands.output import output


def topics(
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
    """Topics and entities, with counts and the names they also answer to.

    \b
    Examples:
      hkinno topics
      hkinno topics --fields id,facts
      hkinno topics --lang zh -f csv
    """
    out = output(form, as_json=as_json, fields=fields, lang=lang, header=header, limit=limit, raw=raw, width=width)
    out.show(lookup.topics(db))
