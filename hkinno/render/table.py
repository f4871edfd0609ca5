"""Tables for a terminal, drawn with Rich. Long text is folded, ids and places never are; only a huge text is cut.

Everything shown is given to Rich as ``Text``: data is never markup. Nothing is coloured or dimmed: no colour of a
terminal's own reads well on all backgrounds. What is to be read first is bold.
"""

import io
from collections.abc import Iterator, Sequence
from typing import Any

from rich import box
from rich.cells import cell_len
from rich.console import Console
from rich.table import Table
from rich.text import Text as RichText

from hkinno.render import card
from hkinno.render.cells import cell, translation
from hkinno.render.fields import View, default, value
from hkinno.render.labels import form, headed, hedge, joint, label, length, quoted
from hkinno.render.numbers import number
from hkinno.render.wrap import Folded as Text
from hkinno.store import items
from hkinno.store.kinds import QUOTE, Entry, Record
from hkinno.text import visible as written_out

# A text of more characters is not drawn whole: Rich folds a megabyte in a second, twenty in minutes.
LONGEST = 100_000

HIT = "bold reverse"
# Two ids and the space between them.
MARGIN = 11
# From this width on the two languages stand side by side, and the places in a column of their own.
SIDE_BY_SIDE, PLACES_BESIDE = 110, 70
# With less room for the names of topics their numbers are left out.
NARROWEST_NAME = 8


def visible(text: str, keep: str = "") -> str:
    """``text.visible`` of a text; of a huge one of its beginning, with the number of characters left out."""
    if len(text) <= LONGEST:
        return written_out(text, keep)
    return f"{written_out(text[:LONGEST], keep)} … [{len(text) - LONGEST} more characters; -f json has them]"


def draw(view: View, fields: Sequence[str] | None, title: str, *, width: int, colour: bool) -> str:
    """The view as a table ``width`` cells wide below its title, with ANSI styles if ``colour``."""
    table = Table(
        box=box.SIMPLE_HEAD if fields is not None or view.kind in ("topics", "paragraphs") else box.HORIZONTALS,
        show_edge=False,
        pad_edge=False,
        expand=False,
        show_lines=fields is None and view.kind in ("facts", "quotes", "paragraphs", "figures"),
        title=RichText(title, style="bold") if title else None,
        title_justify="left",
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
        _topics(table, view, width)
    elif view.kind in ("facts", "quotes"):
        _records(table, view, width)
    else:
        _chosen(table, view, default(view))
    return _printed(table, width, colour=colour)


def named(rows: list[tuple[str, list[str]]], *, width: int, colour: bool) -> str:
    """Names, and beside each some lines of words."""
    table = Table(box=box.HORIZONTALS, show_edge=False, pad_edge=False, show_header=False, show_lines=True)
    table.add_column("name", no_wrap=True, style="bold")
    table.add_column("words", overflow="fold")
    for name, lines in rows:
        table.add_row(_id(name), Text(visible("\n".join(lines), keep="\n")))
    return _printed(table, width, colour=colour)


def _printed(table: Table, width: int, *, colour: bool) -> str:
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
    table.add_column("name", no_wrap=True)
    table.add_column("content", overflow="fold")
    for entry in view.entries:
        first, *others = card.rows(view, entry)
        table.add_row(Text(visible(first[0]), style="bold"), Text(visible(first[1])))
        for number_of, (name, content) in enumerate(others):
            table.add_row(_id(name), Text(visible(content), style="" if number_of else "bold"))
        table.add_section()


def _outline(table: Table, view: View) -> None:
    """The paragraphs in their order; above the first of an article what it is, and its headings whole."""
    table.add_column(_heading("place", view.lang), no_wrap=True)
    table.add_column(label("paragraph", view.lang), overflow="fold", ratio=1)
    seen = set()
    for record in view.records:
        if record["article"] not in seen:
            seen.add(record["article"])
            table.add_row(Text(visible(record["article"]), style="bold"), _article(view, record["article"]))
        heading = bool(record.get("en"))
        words = (
            [record["text"], *([record["en"]] if view.lang != "zh" else [])] if heading else [f"{record['opens']}……"]
        )
        proved = {None: [], True: ["副本有 proved"], False: ["副本無 not proved"]}[record["proved"]]
        ids = " ".join([*record["quotes"], *record["facts"]])
        lines = [_name(view, record), *words, *filter(None, [ids]), *proved]
        shown = [
            Text(visible(line), style="bold" if heading and index == 1 else "") for index, line in enumerate(lines)
        ]
        table.add_row(_id(record["id"]), _stack(shown))


def _name(view: View, record: Record) -> str:
    """The name of a paragraph's place, and its length."""
    names = [record["name"][lang] for lang in view.languages()]
    return joint(view.lang).join([*names, length(record["chars"], view.lang)])


def _article(view: View, article: str) -> Text:
    """An article's short name, its paper, and who wrote it."""
    source = view.sources.articles.get(article)
    if source is None:
        return Text()
    names = [source["label"].get(lang) for lang in view.languages()]
    papers = [view.sources.paper(article, lang) for lang in view.languages()]
    authors = [name.printed for name in items.names(source["item"])]
    written = [f"{headed('reporter-name', view.lang)}{joint(view.lang, '、').join(authors)}"] if authors else []
    parts = [" ".join(dict.fromkeys(filter(None, each))) for each in (names, papers)]
    return Text(visible(" | ".join(filter(None, [*parts, *written]))), style="bold")


def _passages(table: Table, view: View, width: int) -> None:
    """Paragraphs whole: in the margin the ids that begin on a line, in the text quotes bold, evidence underlined.

    Without a copy, the words that are known stand in their order.
    """
    table.show_header = False
    table.add_column("ids", no_wrap=True)
    table.add_column("text", overflow="fold")
    for record in view.records:
        table.add_row(_id(record["id"]), Text(visible(_name(view, record)), style="bold"))
        if record["text"] is None:
            table.add_row("", Text(visible(f"{record['opens']}……")))
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


def _topics(table: Table, view: View, width: int) -> None:
    """A line a topic: in both languages where they fit, or else in Chinese, for the id is English."""
    # What ids, numbers of six cells, and three cells between columns leave for names.
    room = width - max((cell_len(record["id"]) for record in view.records), default=0) - 2 * (6 + 3) - 3
    counts = ("facts", "quotes") if room >= NARROWEST_NAME else ()
    table.add_column(_heading("id", view.lang), no_wrap=True)
    table.add_column(_heading("name", view.lang), overflow="fold", ratio=1)
    for name in counts:
        table.add_column("\n".join(_heading(name, view.lang).split()), justify="right", no_wrap=True)
    for record in view.records:
        names = [record[lang] for lang in view.languages() if record[lang]] or [record["zh"]]
        both = " / ".join(names)
        name = both if cell_len(both) <= room else names[0]
        table.add_row(_id(record["id"]), Text(visible(name)), *(str(record[count]) for count in counts))


def _figures(table: Table, view: View) -> None:
    table.add_column(_heading("id", view.lang), no_wrap=True)
    table.add_column(label("quantity", view.lang), overflow="fold", ratio=1)
    table.add_column(_heading("place", view.lang), no_wrap=True)
    for record in view.records:
        lines = [Text(visible(record["printed"]), style="bold"), Text(visible(number(record, view.lang)))]
        lines += [Text(visible(record["measure"][lang])) for lang in view.languages()]
        lines.append(Text(visible(", ".join(record["facts"]))))
        table.add_row(_id(record["id"]), _stack(lines), _id("\n".join(record["paragraphs"])))


def _id(name: str) -> Text:
    return Text(visible(name, keep="\n"))


def _plain(content: Any) -> Text:
    if isinstance(content, list) and all(isinstance(each, str) for each in content):
        return Text(visible(", ".join(content)))
    if isinstance(content, int | float) and not isinstance(content, bool):
        return Text(f"{content:,}" if isinstance(content, int) else f"{content:,.6g}")
    return Text(visible(cell(content)))


def _records(table: Table, view: View, width: int) -> None:
    """Facts or quotes: the words in bold, our English, the proof, and a line of labels."""
    side_by_side = width >= SIDE_BY_SIDE and view.lang == "both"
    table.add_column("id", no_wrap=True)
    if side_by_side:
        table.add_column("中文", overflow="fold", ratio=1)
        table.add_column("English", overflow="fold", ratio=1)
    else:
        table.add_column(label({"facts": "fact", "quotes": "quote"}[view.kind], view.lang), overflow="fold", ratio=1)
    beside = width >= PLACES_BESIDE
    if beside:
        table.add_column(_heading("place", view.lang), no_wrap=True)
    for entry in view.entries:
        first, second, remarks = (_fact if view.kind == "facts" else _quote)(view, entry)
        places = _places(view, entry)
        row = [_id(entry.id)]
        if side_by_side:
            row += [_stack([first, *remarks]), second]
        else:
            below = [] if beside else [Text(", ".join(" ".join(lines) for lines in places))]
            row.append(_stack([*(part for part in (first, second) if part), *remarks, *below]))
        table.add_row(*row, *([Text("\n".join(line for lines in places for line in lines))] if beside else []))


def _fact(view: View, entry: Entry) -> tuple[Text, Text, list[Text]]:
    fact = entry.record
    statements = {lang: _marked(view, entry, f"statement.{lang}", fact["statement"][lang]) for lang in ("zh", "en")}
    evidence = Text(headed("evidence", view.lang))
    for index, span in enumerate(fact["evidence"]):
        evidence.append_text(_quoted(view, entry, f"evidence.{index}.exact", span["exact"]))
    remarks = [evidence, Text(visible(hedge(fact, view.sources, view.lang))), *_reasons(view, entry)]
    if fact["caution"]:
        cautions = " ".join(fact["caution"][lang] for lang in view.languages())
        remarks.append(Text(visible(f"{headed('caution', view.lang)}{cautions}")))
    first, *others = [statements[lang] for lang in view.languages()]
    first.stylize("bold")
    return first, others[0] if others else Text(), remarks


def _quote(view: View, entry: Entry) -> tuple[Text, Text, list[Text]]:
    quote = entry.record
    words = _quoted(view, entry, "exact", quote["exact"])
    words.stylize("bold")
    # The words themselves are always shown.
    english = _marked(view, entry, "translation.en", translation(quote) if view.lang != "zh" else "")
    if english:
        english.append(" (unofficial translation)")
    named = dict.fromkeys(view.sources.speaker(quote, lang) for lang in view.languages())
    parts = [" ".join(named), form(quote, view.lang)]
    if quote["variants"]:
        words_for = {"zh": "另有版本：", "en": "other versions: "}.get(view.lang, "另有版本 other versions: ")
        parts.append(words_for + ", ".join(quote["variants"]))
    return words, english, [Text(visible(" | ".join(filter(None, parts)))), *_reasons(view, entry)]


def _quoted(view: View, entry: Entry, field: str, stored: str) -> Text:
    """Stored words in marks, with the matched characters marked."""
    marked = quoted(stored)
    words = Text(marked[0])
    words.append_text(_marked(view, entry, field, marked[1:-1]))
    words.append(marked[-1])
    return words


def _reasons(view: View, entry: Entry) -> list[Text]:
    """Why the record matched, where that was asked for."""
    return [Text(visible(f"{headed('why', view.lang)}{why}")) for why in (view.why or {}).get(entry.id, ())]


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


def _places(view: View, entry: Entry) -> list[list[str]]:
    """The places of a record, each as its id and, in Chinese, its name."""
    named = view.lang != "en"
    return [
        [visible(name), *([visible(view.sources.name(name, "zh"))] if named else [])]
        for name in entry.kind.places(entry.record)
    ]


def _stack(parts: list[Text]) -> Text:
    stacked = Text()
    for number_of, part in enumerate(parts):
        stacked.append("\n" if number_of else "")
        stacked.append_text(part)
    return stacked


_HEADINGS = {
    "id": "編號 id",
    "name": "名稱 name",
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
