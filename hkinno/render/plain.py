"""The formats that are lines of text: one function each, from a view and its fields to lines.

Control characters are made visible in every format that a terminal or an editor may show, and kept
exactly (as JSON escapes) in json and jsonl.
"""

import json
import re
from collections.abc import Callable, Iterator, Sequence
from typing import Any

from hkinno.errors import UsageError
from hkinno.places import describe
from hkinno.render.fields import View, default, place, value
from hkinno.render.labels import hedge
from hkinno.text import UNSAFE, is_safe, substituted, visible

# Written as \uXXXX in JSON: what text.visible writes out, but for the C0 controls, which JSON itself escapes, and which
# lay it out.
UNSAFE_IN_JSON = UNSAFE.replace("\x00-\x1f", "", 1)
# A spreadsheet runs a cell that begins with one of these.
FORMULA = ("=", "+", "-", "@", "\t", "\r", "＝", "＋", "－", "＠")
MARKDOWN = r"([\\`*_{}\[\]<>()#+\-.!|~$&:])"

# A share of a third is stored as 0.3333333333333333.
SAME_SHARE = 1e-9
# Words between and before numbers, and what stands for a currency that the page does not name.
NUMBER_WORDS = {
    "zh": ("至", "至少", "至多", "沒有數字", "款項（原文沒有說明貨幣）"),
    "en": ("to", "at least", "at most", "not a number", "money, currency not named"),
}
# Units in Chinese; of the others the measure beside a figure says enough.
UNITS = {
    "percent": "%",
    "years": "年",
    "months": "個月",
    "years_of_age": "歲",
    "production_lines": "條生產線",
    "applications": "宗申請",
    "approvals": "宗獲批",
    "jobs": "個職位",
}

Fields = Sequence[str]


def dumps(value: Any, indent: int | None = None) -> str:
    """JSON as the program writes it: Chinese as it is, what could harm a terminal as escapes."""
    separators = None if indent else (",", ":")
    encoded = json.dumps(value, ensure_ascii=False, indent=indent, separators=separators)
    return encoded if is_safe(encoded) else substituted(UNSAFE_IN_JSON, _escape, encoded)


def _escape(match: re.Match[str]) -> str:
    return json.dumps(match[0])[1:-1]


def cell(content: Any) -> str:
    """A value as the text of one cell: text as it is, null as nothing, lists and objects as JSON."""
    if isinstance(content, str):
        return content
    return "" if content is None else dumps(content)


def tsv(view: View, fields: Fields, *, header: bool | None = None) -> Iterator[str]:
    r"""One record a line; tab, line feed, carriage return and backslash as \t, \n, \r and \\."""
    if header:
        yield "\t".join(fields)
    for record in view.records:
        yield "\t".join(_tsv_cell(cell(value(view, record, name))) for name in fields)


def _tsv_cell(content: str) -> str:
    content = content.replace("\\", "\\\\").replace("\t", "\\t").replace("\n", "\\n").replace("\r", "\\r")
    return visible(content)


def csv(view: View, fields: Fields, *, header: bool | None = None, raw: bool = False) -> Iterator[str]:
    """RFC 4180 with line feeds; a header unless it is turned off.

    A cell that a spreadsheet would run is led by an apostrophe, unless ``raw``.
    """
    if header is not False:
        yield ",".join(map(_csv_cell, fields))
    for record in view.records:
        cells = (cell(value(view, record, name)) for name in fields)
        yield ",".join(_csv_cell(each if raw or not each.startswith(FORMULA) else f"'{each}") for each in cells)


def _csv_cell(content: str) -> str:
    content = visible(content, keep="\t\n\r")
    return '"' + content.replace('"', '""') + '"' if any(sign in content for sign in ',"\n\r') else content


def jsonl(view: View, fields: Fields | None) -> Iterator[str]:
    """One JSON object a line: the record as stored, or only the fields asked for."""
    for record in view.records:
        yield dumps(_chosen(view, record, fields))


def as_json(view: View, fields: Fields | None) -> Iterator[str]:
    """A JSON list of the records as stored, or of only the fields asked for."""
    # One record after the other: a whole list of 100,000 takes twice the memory.
    shown = ["  " + dumps(_chosen(view, record, fields), indent=2).replace("\n", "\n  ") for record in view.records]
    if not shown:
        yield "[]"
        return
    yield "["
    yield from (f"{each}," for each in shown[:-1])
    yield shown[-1]
    yield "]"


def _chosen(view: View, record: dict[str, Any], fields: Fields | None) -> dict[str, Any]:
    if fields is not None:
        return {name: value(view, record, name) for name in fields}
    return {**record, "why": list(view.why.get(record["id"], ()))} if view.why is not None else record


def ids(view: View) -> Iterator[str]:
    """One id a line, each once, for `-` of another command."""
    yield from dict.fromkeys(
        visible(record["fact"] if view.kind == "figures" else record["id"]) for record in view.records
    )


def cite(view: View) -> Iterator[str]:
    """The quoted words or the statement of each record with its short citation, each line once.

    A paragraph or an article is the citation alone, a quantity is its fact. Raises ``UsageError`` for what has no
    place on the page.
    """
    if view.cite is None:
        raise UsageError("facts, quotes, paragraphs and figures can be cited, these cannot; use another --format here")
    # All of them before the first is printed: a record that cannot be cited leaves stdout empty.
    yield from list(dict.fromkeys(visible(view.cite(record)) for record in view.records))


def text(view: View, fields: Fields | None) -> Iterator[str]:
    """For reading and pasting: a few lines a record, an empty line between records."""
    for number, record in enumerate(view.records):
        if number and (view.kind != "quotes" or fields is not None):
            yield ""
        shown = _TEXT[view.kind](view, record) if fields is None else _text_fields(view, record, fields)
        yield from (visible(line) for line in shown)


def _text_fields(view: View, record: dict[str, Any], fields: Fields) -> Iterator[str]:
    yield from (f"{name}: {cell(value(view, record, name))}" for name in fields)


def md(view: View, fields: Fields | None) -> Iterator[str]:
    """Markdown: quotes as block quotes, all else as a table whose cells cannot break out of it."""
    if view.kind == "quotes" and fields is None:
        for number, record in enumerate(view.records):
            if number:
                yield ""
            yield f"> {escape_md(record['exact'])}"
            if view.lang != "zh":
                yield ">"
                yield f"> *{escape_md(record['translation']['en'])}* (unofficial translation)"
            yield ">"
            yield f"> — {escape_md(record['speaker'])} ({escape_md(record['id'])}, {escape_md(place(record))})"
        return
    columns = default(view) if fields is None else fields
    yield "| " + " | ".join(columns) + " |"
    yield "| " + " | ".join("---" for _ in columns) + " |"
    for record in view.records:
        yield "| " + " | ".join(escape_md(_md_cell(value(view, record, name))) for name in columns) + " |"


def _md_cell(content: Any) -> str:
    """A value to read: names in a list as they stand in a sentence."""
    if isinstance(content, list) and all(isinstance(each, str) for each in content):
        return ", ".join(content)
    return cell(content)


def escape_md(content: str) -> str:
    """Text that Markdown shows as it is, on one line."""
    line = visible(" ".join(content.split()) if "\n" in content else content)
    return substituted(MARKDOWN, lambda match: f"\\{match[0]}", line)


def _text_fact(view: View, fact: dict[str, Any]) -> Iterator[str]:
    lines = _languages(view, fact["statement"])
    yield f"{fact['id']}  {lines[0]}"
    yield from (f"      {line}" for line in lines[1:])
    for evidence in fact["evidence"]:
        yield f"      「{evidence['exact']}」 ({evidence['paragraph']})"
    yield f"      {hedge(fact, view.lang)}"
    yield from (f"      why: {why}" for why in (view.why or {}).get(fact["id"], ()))


def _text_quote(view: View, quote: dict[str, Any]) -> Iterator[str]:
    del view  # the words are the same in every language
    # What `hkinno check` reads back: the words in their marks, then who and where in brackets.
    inner = quote["exact"].replace("「", "『").replace("」", "』")
    yield f"「{inner}」（{quote['speaker']}，{describe(quote['paragraph'], 'zh')}）"


def _text_paragraph(view: View, paragraph: dict[str, Any]) -> Iterator[str]:
    names = [describe(paragraph["id"], lang) for lang in (("zh", "en") if view.lang == "both" else (view.lang,))]
    yield f"{paragraph['id']}  {' / '.join(names)}, {paragraph['chars']} characters: {paragraph['opens']}……"


def _text_topic(view: View, topic: dict[str, Any]) -> Iterator[str]:
    name = " / ".join(line for line in _languages(view, topic) if line)
    yield f"{topic['id']}  {name} ({topic['what']}): {topic['facts']} facts, {topic['quotes']} quotes"
    if topic["aliases"]:
        yield f"      also: {', '.join(topic['aliases'])}"


def _text_figure(view: View, figure: dict[str, Any]) -> Iterator[str]:
    measure = " / ".join(_languages(view, figure["measure"]))
    yield f"{figure['fact']}  {measure}: {figure['printed']} ({figure['paragraph']})"


def _text_passage(view: View, record: dict[str, Any]) -> Iterator[str]:
    yield from _text_paragraph(view, record)
    if record["text"]:
        yield record["text"]
    for each in record["stretches"]:
        marks = "「{}」" if each["id"].startswith("Q") else "{}"
        yield f"  {each['id']}  at {each['start']}  {marks.format(each['exact'])}"


def card(record: dict[str, Any]) -> Iterator[tuple[str, str]]:
    """A record whole, as names and values to read: lists over several lines, nothing for what it has not."""
    for name, content in record.items():
        if isinstance(content, dict):
            for key, each in content.items():
                if each is not None:
                    yield f"{name}.{key}", cell(each)
        elif isinstance(content, list):
            if all(isinstance(each, str) for each in content):
                if content:
                    yield name, ", ".join(content)
            else:
                yield from ((name, _of_card(name, each)) for each in content)
        elif content is not None:
            yield name, cell(content)


def _of_card(name: str, part: Any) -> str:
    """One piece of evidence, relation or figure of a record, on a line; anything else as JSON."""
    if name == "evidence":
        place_in_words = describe(part["paragraph"], "en")
        return f"「{part['exact']}」 ({part['paragraph']}, {place_in_words}, from character {part['start']})"
    if name == "related":
        return f"{part['id']} ({part['how']})"
    if name == "figures":
        return f"{part['printed']}: {part['measure']['zh']} {part['measure']['en']} ({number(part)})"
    return cell(part)


def number(figure: dict[str, Any], lang: str = "both") -> str:
    """A figure's number or bounds, its unit, and the whole that a share is a share of, in Chinese, English or both."""
    chinese = lang == "zh"
    to, least, most, none, money = NUMBER_WORDS["zh" if chinese else "en"]
    low, high = figure["min"], figure["max"]
    share = figure["unit"] == "fraction"
    if figure["value"] is not None:
        amount = _amount(figure["value"], share=share)
    elif low is not None and high is not None:
        amount = f"{_amount(low)} {to} {_amount(high)}"
    elif low is not None:
        amount = f"{least} {_amount(low)}"
    else:
        amount = f"{most} {_amount(high)}" if high is not None else none
    unit = UNITS.get(figure["unit"], "") if chinese else figure["unit"].replace("_", " ")
    if figure["unit"] == "money":
        unit = figure["currency"] or money
    if share:
        unit = ""
    whole = figure["whole"] and " ".join(
        figure["whole"][each] for each in (("zh", "en") if lang == "both" else (lang,))
    )
    parts = (f"{whole}的" if whole else "", amount, unit) if chinese else (amount, unit, f"of {whole}" if whole else "")
    return " ".join(part for part in parts if part)


def _amount(content: float, *, share: bool = False) -> str:
    """A number to read; a share that is a simple fraction as one: 1/3."""
    if share and 0 < content < 1:
        for below in range(2, 11):
            above = round(content * below)
            if abs(above / below - content) < SAME_SHARE:
                return f"{above}/{below}"
    return f"{content:,}" if isinstance(content, int) else f"{content:.4g}"


def _text_record(view: View, record: dict[str, Any]) -> Iterator[str]:
    del view  # a record whole has all languages
    yield from (f"{name}: {content}" for name, content in card(record))


def _languages(view: View, content: dict[str, Any]) -> list[str]:
    return [content[lang] or "" for lang in (("zh", "en") if view.lang == "both" else (view.lang,))]


_TEXT: dict[str, Callable[[View, dict[str, Any]], Iterator[str]]] = {
    "facts": _text_fact,
    "quotes": _text_quote,
    "paragraphs": _text_paragraph,
    "topics": _text_topic,
    "records": _text_record,
    "passages": _text_passage,
    "validation": _text_record,
    "figures": _text_figure,
}
