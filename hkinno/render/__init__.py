"""From records to text: one pure function for each format, chosen by name."""

from collections.abc import Iterator, Sequence
from typing import Any

from hkinno.errors import UsageError
from hkinno.render import plain
from hkinno.render.fields import View, check, default, value
from hkinno.render.labels import counted
from hkinno.store.kinds import Entry
from hkinno.text import instead, visible

FORMATS = ("table", "tsv", "csv", "json", "jsonl", "md", "text", "ids", "cite")

# What the records of a view are counted as.
NOUNS = {"facts": "fact", "quotes": "quote", "figures": "quantity"}

# After every date.
OPEN = "9"

# A table narrower than this would break ids and places; the text format is shown instead.
NARROWEST_TABLE = 40


def lines(
    view: View,
    form: str,
    *,
    fields: Sequence[str] | None = None,
    header: bool | None = None,
    raw: bool = False,
    width: int = 80,
    colour: bool = False,
) -> Iterator[str]:
    """The view in a format, line by line without line ends.

    ``fields`` are names from fields.names(); ``header`` None means the format's own habit; ``width`` and
    ``colour`` matter to tables only; ``raw`` leaves CSV cells that a spreadsheet would run.
    Raises ``UsageError`` for an unknown format or field, before the first line.
    """
    check_format(form)
    chosen = check(view.kind, fields) if fields is not None else None
    if form == "table" and width >= NARROWEST_TABLE:
        from hkinno.render import table  # noqa: PLC0415 - Rich costs a third of the start-up

        return iter(table.draw(view, chosen, title(view), width=width, colour=colour).splitlines())
    if form in ("table", "text"):
        return plain.text(view, chosen)
    if form == "tsv":
        return plain.tsv(view, chosen or default(view), header=header)
    if form == "csv":
        return plain.csv(view, chosen or default(view), header=header, raw=raw)
    if form == "json":
        return plain.as_json(view, chosen)
    if form == "jsonl":
        return plain.jsonl(view, chosen)
    if form == "md":
        return plain.md(view, chosen)
    return plain.ids(view) if form == "ids" else plain.cite(view)


def title(view: View) -> str:
    """What was asked and how many records answer it: 高才通: 10 facts; "" where that is not counted."""
    if not view.total:
        return ""
    count = counted(view.total, NOUNS[view.kind], view.lang)
    return visible(f"{view.asked}{'：' if view.lang == 'zh' else ': '}{count}" if view.asked else count)


def ordered(view: View, field: str) -> View:
    """The view in the order of a field, what has none of it last. Raises ``UsageError`` for an unknown field.

    On a time line what has an end and no beginning comes first, and of what begins together what ends first.
    """
    check(view.kind, [field])

    def key(entry: Entry) -> tuple[bool, bool, Any]:
        content = value(view, entry, field)
        if field == "when" and content is not None:
            content = (content["from"] or "", content["to"] or OPEN) if content["from"] or content["to"] else None
        missing = content in (None, "", [])
        number = isinstance(content, int | float)
        plain = number or isinstance(content, str | tuple)
        return missing, not number, "" if missing else content if plain else str(content)

    return view._replace(entries=sorted(view.entries, key=key))


def check_format(form: str) -> None:
    """Raise ``UsageError`` that names the formats for one that does not exist."""
    if form not in FORMATS:
        raise UsageError(f"there is no format {visible(form)!r}; {instead(form, FORMATS, 'formats')}")
