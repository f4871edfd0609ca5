"""`hkinno validate`: whether the store is sound, and agrees with a copy of the page."""

import typer

from hkinno import lookup
from hkinno.commands.options import Copy, Db, Fields, Format, Header, Json, Limit, Raw, Width
from hkinno.commands.output import hint, output


def validate(
    copy: Copy = None,
    form: Format = None,
    as_json: Json = False,
    fields: Fields = None,
    header: Header = None,
    limit: Limit = None,
    raw: Raw = False,
    width: Width = None,
    db: Db = None,
) -> None:
    """Run every check on the store; with a copy of the page, prove every quote and excerpt in it.

    \b
    Examples:
      hkinno validate
      hkinno validate --source page.txt
      hkinno validate --db mine.json --json
    """
    out = output(form, as_json=as_json, fields=fields, header=header, limit=limit, raw=raw, width=width)
    view, summary = lookup.validation(db, copy)
    out.show(view)
    hint(summary)
    if any(row["result"] == "fail" for row in view.records):
        raise typer.Exit(1)
