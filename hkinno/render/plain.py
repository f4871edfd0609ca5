"""The formats that are lines of text: one function each, from a view and its fields to lines.

Control characters are made visible in every format that a terminal or an editor may show, and kept
exactly (as JSON escapes) in json and jsonl.
"""

import re
from collections.abc import Callable, Iterator, Sequence
from typing import Any

from hkinno.errors import UsageError
from hkinno.render.cells import cell, dumps, translation
from hkinno.render.fields import View, default, place, value
from hkinno.render.labels import counted, headed, hedge, is_chinese, joint, label, length, quoted
from hkinno.render.numbers import number
from hkinno.store.kinds import FIGURE, QUOTE, Entry
from hkinno.text import substituted, visible

# A spreadsheet runs a cell that begins with one of these.
FORMULA = ("=", "+", "-", "@", "\t", "\r", "＝", "＋", "－", "＠")
MARKDOWN = r"([\\`*_{}\[\]<>()#+\-.!|~$&:])"


Fields = Sequence[str]


def tsv(view: View, fields: Fields, *, header: bool | None = None) -> Iterator[str]:
    r"""One record a line; tab, line feed, carriage return and backslash as \t, \n, \r and \\."""
    if header:
        yield "\t".join(fields)
    for entry in view.entries:
        yield "\t".join(_tsv_cell(cell(value(view, entry, name))) for name in fields)


def _tsv_cell(content: str) -> str:
    content = content.replace("\\", "\\\\").replace("\t", "\\t").replace("\n", "\\n").replace("\r", "\\r")
    return visible(content)


def csv(view: View, fields: Fields, *, header: bool | None = None, raw: bool = False) -> Iterator[str]:
    """RFC 4180 with line feeds; a header unless it is turned off.

    A cell that a spreadsheet would run is led by an apostrophe, unless ``raw``.
    """
    if header is not False:
        yield csv_line(fields)
    for entry in view.entries:
        values = (cell(value(view, entry, name)) for name in fields)
        yield csv_line([visible(each if raw else harmless(each), keep="\t\n\r") for each in values])


def csv_line(cells: Sequence[str]) -> str:
    """Cells as a line of CSV, without its line end; one that is empty is empty, not quoted."""
    import csv as standard  # noqa: PLC0415 - for csv only
    import io  # noqa: PLC0415

    line = io.StringIO()
    standard.writer(line, lineterminator="").writerow(cells)
    # A single empty cell is written as "" by the library, lest the line be empty.
    return line.getvalue() if any(cells) or len(cells) > 1 else ""


def harmless(content: str) -> str:
    """A cell that a spreadsheet shows and does not run."""
    return f"'{content}" if content.startswith(FORMULA) else content


def jsonl(view: View, fields: Fields | None) -> Iterator[str]:
    """One JSON object a line: the record as stored, or only the fields asked for."""
    for entry in view.entries:
        yield dumps(_chosen(view, entry, fields))


def as_json(view: View, fields: Fields | None) -> Iterator[str]:
    """A JSON list of the records as stored, or of only the fields asked for."""
    # One record after the other: a whole list of 100,000 takes twice the memory.
    shown = ["  " + dumps(_chosen(view, entry, fields), indent=2).replace("\n", "\n  ") for entry in view.entries]
    if not shown:
        yield "[]"
        return
    yield "["
    yield from (f"{each}," for each in shown[:-1])
    yield shown[-1]
    yield "]"


def _chosen(view: View, entry: Entry, fields: Fields | None) -> dict[str, Any]:
    if fields is not None:
        return {name: value(view, entry, name) for name in fields}
    return {**entry.record, "why": list(view.why.get(entry.id, ()))} if view.why is not None else entry.record


def ids(view: View) -> Iterator[str]:
    """One id a line, each once, for `-` of another command."""
    named = (name for entry in view.entries for name in (entry.record["facts"] if entry.kind is FIGURE else [entry.id]))
    yield from dict.fromkeys(map(visible, named))


def cite(view: View) -> Iterator[str]:
    """The quoted words or the statement of each record with its short citation, each line once.

    A paragraph or an article is the citation alone, a quantity is its fact. Raises ``UsageError`` for what has no
    place on the page.
    """
    if view.cite is None:
        raise UsageError("facts, quotes, paragraphs and figures can be cited, these cannot; use another --format here")
    # All of them before the first is printed: a record that cannot be cited leaves stdout empty.
    yield from list(dict.fromkeys(visible(view.cite(entry)) for entry in view.entries))


def text(view: View, fields: Fields | None) -> Iterator[str]:
    """For reading and pasting: a few lines a record, an empty line between records."""
    for index, entry in enumerate(view.entries):
        if index and (view.kind != "quotes" or fields is not None):
            yield ""
        shown = _TEXT[view.kind](view, entry) if fields is None else _text_fields(view, entry, fields)
        yield from (visible(line) for line in shown)


def _text_fields(view: View, entry: Entry, fields: Fields) -> Iterator[str]:
    yield from (f"{name}: {cell(value(view, entry, name))}" for name in fields)


def md(view: View, fields: Fields | None) -> Iterator[str]:
    """Markdown: quotes as block quotes, all else as a table whose cells cannot break out of it."""
    if view.kind == "quotes" and fields is None:
        for number, entry in enumerate(view.entries):
            if number:
                yield ""
            yield from _md_quote(view, entry)
        return
    columns = default(view) if fields is None else fields
    yield "| " + " | ".join(columns) + " |"
    yield "| " + " | ".join("---" for _ in columns) + " |"
    for entry in view.entries:
        yield "| " + " | ".join(escape_md(_md_cell(value(view, entry, name))) for name in columns) + " |"


def _md_quote(view: View, entry: Entry) -> Iterator[str]:
    quote, speaker = entry.record, view.sources.speaker(entry.record, view.languages()[0])
    yield f"> {escape_md(quote['exact'])}"
    english = translation(quote)
    if view.lang != "zh" and english:
        yield ">"
        yield f"> *{escape_md(english)}* (unofficial translation)"
    yield ">"
    yield f"> — {escape_md(speaker)} ({escape_md(entry.id)}, {escape_md(place(entry))})"


def _md_cell(content: Any) -> str:
    """A value to read: names in a list as they stand in a sentence."""
    if isinstance(content, list) and all(isinstance(each, str) for each in content):
        return ", ".join(content)
    return cell(content)


def escape_md(content: str) -> str:
    """Text that Markdown shows as it is, on one line."""
    line = visible(" ".join(content.split()) if "\n" in content else content)
    return substituted(MARKDOWN, lambda match: f"\\{match[0]}", line)


def prose_md(content: str, *, begins: bool = True) -> str:
    """Text that Markdown shows as it is, with no more backslashes than it needs: places in it are read back.

    ``begins`` says that it may begin a line, where its first mark could begin a block.
    """
    escaped = re.sub(r"[\\`*_\[\]{}<>|~$^@]|&(?=#?\w{1,32};)", r"\\\g<0>", visible(content))
    return re.sub(r"^(\d{0,9})([#+\-.)=:])", r"\1\\\2", escaped) if begins else escaped


def _text_fact(view: View, entry: Entry) -> Iterator[str]:
    fact = entry.record
    first, *others = _languages(view, fact["statement"])
    yield f"{entry.id}  {first}"
    yield from (f"      {line}" for line in others)
    for span in fact["evidence"]:
        yield f"      {quoted(span['exact'])} ({span['paragraph']})"
    yield f"      {hedge(fact, view.sources, view.lang)}"
    cautions = _languages(view, fact["caution"]) if fact["caution"] else []
    yield from (f"      {headed('caution', view.lang)}{line}" for line in cautions)
    yield from (f"      {headed('why', view.lang)}{why}" for why in (view.why or {}).get(entry.id, ()))


def _text_quote(view: View, entry: Entry) -> Iterator[str]:
    # What `hkinno check` reads back: the words in their marks, then who and where in brackets.
    english = translation(entry.record) if view.lang == "en" else ""
    words, chinese = entry.record["exact"], not english and is_chinese(entry.record["exact"])
    lang = "zh" if chinese else "en"
    named = (view.sources.speaker(entry.record, lang), view.sources.name(entry.record["paragraph"], lang))
    if chinese:
        yield f"{quoted(words)}（{'，'.join(filter(None, named))}）"
        return
    of = f"; unofficial translation of {quoted(words)}" if english else ""
    yield f"{quoted(english or words)} ({', '.join(filter(None, named))}{of})"


def _text_paragraph(view: View, entry: Entry) -> Iterator[str]:
    names = " / ".join(view.sources.name(entry.id, lang) for lang in view.languages())
    about = f"{names}{joint(view.lang)}{length(entry.record['chars'], view.lang)}"
    words = entry.record["text"] if entry.record.get("en") else f"{entry.record['opens']}……"
    yield f"{entry.id}  {about}{'：' if view.lang == 'zh' else ': '}{words}"


def _text_topic(view: View, entry: Entry) -> Iterator[str]:
    topic = entry.record
    name = " / ".join(line for line in _languages(view, topic) if line)
    counts = joint(view.lang).join(
        counted(topic[table], noun, view.lang) for table, noun in (("facts", "fact"), ("quotes", "quote"))
    )
    yield f"{entry.id}  {name} ({label(topic['type'], view.lang, of='entity')}): {counts}"
    if topic["aliases"]:
        yield f"      also: {', '.join(topic['aliases'])}"


def _text_figure(view: View, entry: Entry) -> Iterator[str]:
    measure = " / ".join(_languages(view, entry.record["measure"]))
    number_of = number(entry.record, view.lang)
    where = f"{', '.join(entry.record['facts'])}; {', '.join(entry.record['paragraphs'])}"
    yield f"{entry.id}  {measure}: {entry.record['printed']} = {number_of} ({where})"


def _text_passage(view: View, entry: Entry) -> Iterator[str]:
    yield from _text_paragraph(view, entry)
    if entry.record["text"]:
        yield entry.record["text"]
    for span in entry.record["spans"]:
        words = quoted(span["exact"]) if span["type"] == QUOTE.noun else span["exact"]
        yield f"  {span['id']}  at {span['start']}  {words}"


def _text_record(view: View, entry: Entry) -> Iterator[str]:
    from hkinno.render import card  # noqa: PLC0415 - for `show`

    colon = "：" if view.lang == "zh" else ": "
    yield from (f"{name}{colon}{content}" if name else f"  {content}" for name, content in card.rows(view, entry))


def _text_finding(_: View, entry: Entry) -> Iterator[str]:
    yield from (f"{name}: {content}" for name, content in entry.record.items())


def _languages(view: View, content: dict[str, Any]) -> list[str]:
    return [content[lang] or "" for lang in view.languages()]


_TEXT: dict[str, Callable[[View, Entry], Iterator[str]]] = {
    "facts": _text_fact,
    "quotes": _text_quote,
    "paragraphs": _text_paragraph,
    "topics": _text_topic,
    "records": _text_record,
    "passages": _text_passage,
    "validation": _text_finding,
    "figures": _text_figure,
}
