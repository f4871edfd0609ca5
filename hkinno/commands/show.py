"""`hkinno show`: records whole, by their ids."""

from typing import Annotated

import typer

from hkinno import lookup
from hkinno.commands.options import Copy, Db, Fields, Format, Header, Ids, Json, Lang, Limit, Raw, Width
from hkinno.commands.output import output
from hkinno.errors import UsageError


def show(
    ids: Ids = None,
    form: Format = None,
    as_json: Json = False,
    fields: Fields = None,
    lang: Lang = "both",
    header: Header = None,
    limit: Limit = None,
    raw: Raw = False,
    width: Width = None,
    context: Annotated[
        int | None,
        typer.Option("--context", "-C", metavar="N", help="The words around: N sentences.", show_default=False),
    ] = None,
    selectors: Annotated[
        bool, typer.Option("--selectors", help="With W3C Web Annotation selectors.", show_default=False)
    ] = False,
    copy: Copy = None,
    db: Db = None,
) -> None:
    """Records whole: facts, quotes, paragraphs, topics or entities.

    \b
    Examples:
      hkinno show F012
      hkinno show Q01 main-1 raise-plus
      hkinno facts 高才通 -f ids | hkinno show - --json
    """
    out = output(form, as_json=as_json, fields=fields, lang=lang, header=header, limit=limit, raw=raw, width=width)
    if not ids:
        raise UsageError("show needs ids or places, such as F001, Q01, main-1 or talent")
    if context is not None and context < 0:
        raise UsageError(f"--context cannot be {context}; it is a number of sentences from 0")
    out.show(lookup.records(ids, db, copy=copy, context=context, selectors=selectors))
