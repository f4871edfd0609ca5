"""`hkinno source`: the page's outline, or one paragraph."""

from typing import Annotated

import typer

from hkinno import lookup
from hkinno.commands.options import Copy, Db, Fields, Format, Header, Json, Lang, Limit, Raw, Width, complete_paragraphs
from hkinno.commands.output import output

Reference = Annotated[
    list[str] | None,
    typer.Argument(metavar="[REF]", help="A paragraph or a range.", autocompletion=complete_paragraphs),
]


def source(
    reference: Reference = None,
    form: Format = None,
    as_json: Json = False,
    fields: Fields = None,
    lang: Lang = "both",
    header: Header = None,
    limit: Limit = None,
    raw: Raw = False,
    width: Width = None,
    copy: Copy = None,
    db: Db = None,
) -> None:
    """The page's outline; or paragraphs: their places, opening words, quotes and facts.

    \b
    Examples:
      hkinno source
      hkinno source 主稿第1段
      hkinno source main-3..5 --source page.txt
    """
    out = output(form, as_json=as_json, fields=fields, lang=lang, header=header, limit=limit, raw=raw, width=width)
    out.show(lookup.paragraphs(" ".join(reference), db, copy) if reference else lookup.outline(db, copy))
