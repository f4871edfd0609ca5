"""Tables for a terminal, drawn with Rich. Long text is folded, ids and places never are; only a huge text is cut.

Everything shown is given to Rich as ``Text``: data is never markup.
"""

import io
from collections.abc import Iterator, Sequence
from typing import Any

from rich import box
from rich.console import Console
from rich.table import Table
from rich.text import Text as RichText

from hkinno.render import card
from hkinno.render.fields import View, default, value
from hkinno.render.labels import INNER, form, hedge, quoted
from hkinno.render.plain import cell, number
from hkinno.render.wrap import Folded as Text
from hkinno.store.kinds import QUOTE, Entry, Record
from hkinno.text import visible as written_out

# A text of more characters is not drawn whole: Rich folds a megabyte in a second, twenty in minutes.
LONGEST = 100_000

HIT = "bold reverse"
# Two ids and the space between them.
MARGIN = 11
# From this width on the two languages stand side by side.
SIDE_BY_SIDE = 110


def visible(text: str, keep: str = "") -> str:
    """``text.visible`` of a text; of a huge one of its beginning, with the number of characters left out."""
    if len(text) <= LONGEST:
        return written_out(text, keep)
    return f"{written_out(text[:LONGEST], keep)} … [{len(text) - LONGEST} more characters; -f json has them]"


def draw(view: View, fields: Sequence[str] | None, *, width: int, colour: bool) -> str:
    """The view as a table ``width`` cells wide, with ANSI styles if ``colour``."""
    console = Console(
        file=io.StringIO(),
        width=width,
        force_terminal=colour,
        color_system="standard" if colour else None,
        legacy_windows=False,
        emoji=False,
        markup=False,
        highlight=False,
    )
    table = Table(
        box=box.SIMPLE_HEAD if fields is not None or view.kind in ("topics", "paragraphs") else box.HORIZONTALS,
        show_edge=False,
        pad_edge=False,
        expand=False,
        show_lines=fields is None and view.kind in ("facts", "quotes", "paragraphs", "figures"),
        title=RichText(visible(view.title)) if view.title else None,
        title_justify="left",
        title_style="bold",
        header_style="bold",
    )
    if fields is not None:
        _chosen(table, view, fields)
    elif view.kind == "records":
        _cards(table, view)
    elif view.kind == "passages":
        _passages(table, view, width)
    elif view.kind == "paragraphs":
        _outline(table, view)
    elif view.kind == "figures":
        _figures(table, view)
    elif view.kind == "topics":
        _topics(table, view)
    elif view.kind in ("facts", "quotes"):
        _records(table, view, side_by_side=width >= SIDE_BY_SIDE and view.lang == "both")
    else:
        _chosen(table, view, default(view))
    console.print(table)
    drawn = console.file.getvalue()  # type: ignore[attr-defined]
    return "\n".join(line.rstrip() for line in drawn.rstrip("\n").split("\n")) + "\n"


def _chosen(table: Table, view: View, fields: Sequence[str]) -> None:
    fixed = {"id", "place", "paragraph", "kind", "status", "chars", "facts", "quotes"}
    for name in fields:
        numeric = name in ("value", "min", "max", "chars", "facts", "quotes")
        table.add_column(
            RichText(_heading(name, view.lang)),
            overflow="fold",
            no_wrap=name in fixed,
            justify="right" if numeric else "left",
        )
    for entry in view.entries:
        table.add_row(*(_plain(value(view, entry, name)) for name in fields))


def _cards(table: Table, view: View) -> None:
    """Records whole, one below the other: a row for each thing known of them, its words before its labels."""
    table.show_header = False
    table.add_column("name", no_wrap=True, style="dim")
    table.add_column("content", overflow="fold")
    for entry in view.entries:
        first, *others = card.rows(view, entry)
        table.add_row(Text(visible(first[0]), style="not dim bold cyan"), Text(visible(first[1]), style="dim"))
        for number_of, (name, content) in enumerate(others):
            table.add_row(_id(name), Text(visible(content), style="" if number_of else "bold"))
        table.add_section()


def _outline(table: Table, view: View) -> None:
    table.add_column("位置 place", no_wrap=True, style="cyan")
    table.add_column("段落 paragraph", overflow="fold", ratio=2)
    table.add_column("引語和事實 quotes, facts", overflow="fold", ratio=3)
    for record in view.records:
        name = ", ".join([*(record["name"][lang] for lang in view.languages()), f"{record['chars']} 字 characters"])
        proved = [] if record["proved"] is None else ["副本有 proved" if record["proved"] else "副本無 not proved"]
        lines = [name, f"{record['opens']}……", *proved]
        ids = " ".join([*record["quotes"], *record["facts"]])
        table.add_row(_id(record["id"]), Text(visible("\n".join(lines), keep="\n")), Text(visible(ids)))


def _passages(table: Table, view: View, width: int) -> None:
    """Paragraphs whole: in the margin the ids that begin on a line, in the text quotes bold, evidence underlined.

    Without a copy, the words that are known stand in their order.
    """
    table.show_header = False
    table.add_column("ids", no_wrap=True, style="cyan")
    table.add_column("text", overflow="fold")
    for record in view.records:
        heading = ", ".join([*(record["name"][lang] for lang in view.languages()), f"{record['chars']} 字 characters"])
        table.add_row(_id(record["id"]), Text(visible(heading), style="bold"))
        if record["text"] is None:
            table.add_row("", Text(visible(f"{record['opens']}……"), style="dim"))
            for span in record["spans"]:
                is_quote = span["type"] == QUOTE.noun
                words = visible(quoted(span["exact"]) if is_quote else span["exact"])
                table.add_row(_id(span["id"]), Text(words, style="bold" if is_quote else ""))
        else:
            for ids, line in _in_place(record, max(10, width - MARGIN - 2)):
                table.add_row(_id(ids), line)
        table.add_row("", "")


def _in_place(record: Record, width: int) -> Iterator[tuple[str, RichText]]:
    """A paragraph's text in lines of ``width`` cells, each with the ids of the spans that begin on it."""
    whole = Text(visible(record["text"]))
    if len(whole) == len(record["text"]):  # offsets hold only where nothing had to be escaped
        for span in record["spans"]:
            style = "bold" if span["type"] == QUOTE.noun else "underline"
            whole.stylize(style, span["start"], span["start"] + len(span["exact"]))
    position = 0
    for line in whole.wrap(Console(width=width), width, overflow="fold"):
        end = position + len(line)
        begun = [span["id"] for span in record["spans"] if position <= span["start"] < end]
        for row in range(0, max(1, len(begun)), 2):
            yield " ".join(begun[row : row + 2]), line if row == 0 else RichText()
        position = end


def _topics(table: Table, view: View) -> None:
    table.add_column("編號 id", no_wrap=True, style="cyan")
    table.add_column("名稱 name", overflow="fold", ratio=1)
    table.add_column("事實 facts", justify="right")
    table.add_column("引語 quotes", justify="right")
    for record in view.records:
        name = " / ".join(record[lang] for lang in view.languages() if record[lang]) or record["zh"]
        table.add_row(_id(record["id"]), Text(visible(name)), str(record["facts"]), str(record["quotes"]))


def _figures(table: Table, view: View) -> None:
    table.add_column("編號 id", no_wrap=True, style="cyan")
    table.add_column("數量 quantity", overflow="fold", ratio=1)
    table.add_column("位置 place", no_wrap=True)
    for record in view.records:
        lines = [Text(visible(record["printed"]), style="bold"), Text(visible(number(record, view.lang)))]
        lines += [Text(visible(record["measure"][lang]), style="dim") for lang in view.languages()]
        lines.append(Text(visible(", ".join(record["facts"])), style="dim"))
        table.add_row(_id(record["id"]), _stack(lines), _id("\n".join(record["paragraphs"])))


def _id(name: str) -> Text:
    return Text(visible(name, keep="\n"))


def _plain(content: Any) -> Text:
    if isinstance(content, list) and all(isinstance(each, str) for each in content):
        return Text(visible(", ".join(content)))
    if isinstance(content, int | float) and not isinstance(content, bool):
        return Text(f"{content:,}" if isinstance(content, int) else f"{content:,.6g}")
    return Text(visible(cell(content)))


def _records(table: Table, view: View, *, side_by_side: bool) -> None:
    table.add_column("id", no_wrap=True, style="cyan")
    if side_by_side:
        table.add_column("中文", overflow="fold", ratio=1)
        table.add_column("English", overflow="fold", ratio=1)
    else:
        table.add_column({"facts": "事實 fact", "quotes": "引語 quote"}[view.kind], overflow="fold", ratio=1)
    table.add_column("位置 place", no_wrap=True)
    for entry in view.entries:
        chinese, english, remarks = (_fact if view.kind == "facts" else _quote)(view, entry)
        where = _places(view, entry)
        if side_by_side:
            table.add_row(_id(entry.id), _stack([chinese, *remarks]), english, where)
        else:
            shown = {"zh": [chinese], "en": [english], "both": [chinese, english]}[view.lang]
            if view.kind == "quotes" and view.lang == "en":
                shown = [chinese, english]  # the words themselves are always shown
            table.add_row(_id(entry.id), _stack([*shown, *remarks]), where)


def _fact(view: View, entry: Entry) -> tuple[Text, Text, list[Text]]:
    fact = entry.record
    evidence = []
    for index, span in enumerate(fact["evidence"]):
        words = Text("「")
        words.append_text(_marked(view, entry, f"evidence.{index}.exact", span["exact"].translate(INNER)))
        words.append("」")
        words.stylize("dim")
        evidence.append(words)
    remarks = [Text(visible(hedge(fact, view.sources, view.lang)), style="yellow"), *_reasons(view, entry)]
    if fact["caution"]:
        remarks += [Text(visible(f"caution: {fact['caution'][lang]}"), style="dim") for lang in view.languages()]
    chinese = _marked(view, entry, "statement.zh", fact["statement"]["zh"])
    return chinese, _marked(view, entry, "statement.en", fact["statement"]["en"]), [*evidence, *remarks]


def _quote(view: View, entry: Entry) -> tuple[Text, Text, list[Text]]:
    quote = entry.record
    words = Text("「")
    words.append_text(_marked(view, entry, "exact", quote["exact"].translate(INNER)))
    words.append("」")
    words.stylize("bold")
    english = _marked(view, entry, "translation.en", quote["translation"]["en"])
    english.append(" (unofficial translation)", style="dim")
    parts = [view.sources.person(quote["speaker"]), form(quote, view.lang)]
    if quote["variants"]:
        words_for = {"zh": "另有版本：", "en": "other versions: "}.get(view.lang, "另有版本 other versions: ")
        parts.append(words_for + ", ".join(quote["variants"]))
    remarks = [Text(visible(" | ".join(filter(None, parts))), style="yellow"), *_reasons(view, entry)]
    return words, english, remarks


def _reasons(view: View, entry: Entry) -> list[Text]:
    """Why the record matched, where that was asked for."""
    return [Text(visible(f"why: {why}"), style="dim") for why in (view.why or {}).get(entry.id, ())]


def _marked(view: View, entry: Entry, field: str, stored: str) -> Text:
    """Stored text with the matched characters marked. Spans count code points before escaping."""
    marked = Text()
    position = 0
    spans = sorted({(start, end) for name, start, end in view.spans.get(entry.id, ()) if name == field})
    for start, end in spans:
        if start < position or end > LONGEST:
            continue
        marked.append(visible(stored[position:start]))
        marked.append(visible(stored[start:end]), style=HIT)
        position = end
    marked.append(visible(stored[position:]))
    return marked


def _places(view: View, entry: Entry) -> Text:
    lines = []
    for paragraph in entry.kind.places(entry.record):
        lines += [paragraph, *([view.sources.name(paragraph, "zh")] if view.lang != "en" else [])]
    return Text(visible("\n".join(lines), keep="\n"))


def _stack(parts: list[Text]) -> Text:
    stacked = Text()
    for number_of, part in enumerate(parts):
        stacked.append("\n" if number_of else "")
        stacked.append_text(part)
    return stacked


_HEADINGS = {
    "id": "編號 id",
    "place": "位置 place",
    "facts": "事實 facts",
    "quotes": "引語 quotes",
    "aliases": "別名 aliases",
    "type": "類 type",
    "kind": "種類 kind",
    "chars": "字數 chars",
    "opens": "起首 opens",
    "printed": "原文 printed",
    "proved": "副本 proved",
    "speaker_name": "說話者 speaker",
    "excerpt": "原句 excerpt",
    "unit": "單位 unit",
    "currency": "貨幣 currency",
}


def _heading(name: str, lang: str) -> str:
    both = _HEADINGS.get(name, name)
    chinese, _, english = both.partition(" ")
    return both if not english or lang == "both" else (chinese if lang == "zh" else english)
