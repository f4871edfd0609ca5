"""A record whole, to read: labels and what they say, in the languages asked for; nothing for what it has not."""

from collections.abc import Callable, Iterator

from hkinno import dates
from hkinno.render.cells import cell, translation
from hkinno.render.fields import View, words
from hkinno.render.labels import form, label, quoted, voice
from hkinno.render.numbers import number
from hkinno.store import items
from hkinno.store.kinds import ENTITY, FACT, FIGURE, PARAGRAPH, QUOTE, SOURCE, TOPIC, Entry, Record

# What is shown of each kind, in order: the key, and what it is called in Chinese and English.
ROWS: dict[str, tuple[tuple[str, str, str], ...]] = {
    FACT.table: (
        ("statement", "事實", "fact"),
        ("evidence", "證據", "evidence"),
        ("label", "性質", "kind"),
        ("when", "時間", "when"),
        ("figures", "數量", "quantity"),
        ("quotes", "引語", "quotes"),
        ("related", "相關", "related"),
        ("note", "附注", "note"),
        ("caution", "注意", "caution"),
        ("topics", "主題", "topics"),
        ("entities", "名稱", "names"),
        ("context", "上下文", "context"),
        ("selectors", "選擇器", "selectors"),
    ),
    QUOTE.table: (
        ("exact", "引語", "quote"),
        ("translation", "譯文", "translation"),
        ("label", "說話者", "speaker"),
        ("paragraph", "位置", "place"),
        ("facts", "事實", "facts"),
        ("variants", "另有版本", "variants"),
        ("note", "附注", "note"),
        ("topics", "主題", "topics"),
        ("entities", "名稱", "names"),
        ("context", "上下文", "context"),
        ("selectors", "選擇器", "selectors"),
    ),
    PARAGRAPH.table: (
        ("name", "位置", "place"),
        ("article", "文章", "article"),
        ("kind", "種類", "kind"),
        ("opens", "起首", "opens"),
        ("closes", "結尾", "closes"),
        ("chars", "字數", "characters"),
        ("quotes", "引語", "quotes"),
        ("facts", "事實", "facts"),
        ("inferred", "推斷", "inferred"),
        ("note", "附注", "note"),
        ("text", "全文", "text"),
    ),
    TOPIC.table: (
        ("name", "名稱", "name"),
        ("aliases", "又名", "also"),
        ("facts", "事實", "facts"),
        ("quotes", "引語", "quotes"),
        ("note", "附注", "note"),
    ),
    ENTITY.table: (
        ("name", "名稱", "name"),
        ("type", "種類", "type"),
        ("printed", "原文", "printed"),
        ("aliases", "又名", "also"),
        ("titles", "職銜", "titles"),
        ("later_name", "後稱", "later name"),
        ("facts", "事實", "facts"),
        ("quotes", "引語", "quotes"),
        ("note", "附注", "note"),
    ),
    FIGURE.table: (
        ("measure", "量度", "measure"),
        ("evidence", "證據", "evidence"),
        ("amount", "數值", "number"),
        ("money", "款項", "money"),
        ("facts", "事實", "facts"),
        ("context", "上下文", "context"),
        ("selectors", "選擇器", "selectors"),
    ),
    SOURCE.table: (
        ("name", "標題", "headline"),
        ("label", "簡稱", "short name"),
        ("authors", "記者", "reporter"),
        ("paper", "報章", "paper"),
        ("issued", "日期", "date"),
        ("inferred", "推斷", "inferred"),
    ),
}


def rows(view: View, entry: Entry) -> Iterator[tuple[str, str]]:
    """Label and content of each row: the id and the kind first."""
    yield entry.id, label(entry.kind.noun, view.lang)
    for key, chinese, english in ROWS[entry.kind.table]:
        name = {"zh": chinese, "en": english}.get(view.lang, f"{chinese} {english}")
        for content in _contents(view, entry, key):
            if content:
                yield name, content
                name = ""


def _contents(view: View, entry: Entry, key: str) -> list[str]:
    """What is said under a label, a row each."""
    worked_out = _WORKED_OUT.get((entry.kind.table, key)) or _WORKED_OUT.get(("", key))
    if worked_out is not None:
        return worked_out(view, entry)
    content = entry.record.get(key)
    if isinstance(content, dict):
        return _bilingual(view, content)
    if isinstance(content, list) and all(isinstance(each, str) for each in content):
        return [", ".join(content)]
    return [cell(each) for each in content] if isinstance(content, list) else [cell(content)]


def _bilingual(view: View, content: Record) -> list[str]:
    """Texts in the languages asked for; of one that is in the other language alone, that."""
    shown = [content[lang] for lang in view.languages() if content.get(lang)]
    return shown or [text for text in (content.get("zh"), content.get("en")) if text]


def _evidence(view: View, entry: Entry) -> list[str]:
    return [f"{quoted(span['exact'])} {_place(view, span['paragraph'])}" for span in entry.record["evidence"]]


def _place(view: View, paragraph: str) -> str:
    return f"{paragraph} ({', '.join(view.sources.name(paragraph, lang) for lang in view.languages())})"


def _fact_label(view: View, entry: Entry) -> list[str]:
    fact = entry.record
    hedge = [quoted(fact["hedge"])] if fact["hedge"] else []
    parts = (label(fact["kind"], view.lang), label(fact["status"], view.lang), *hedge)
    return [" | ".join((*parts, voice(fact, view.sources, view.lang)))]


def _quote_label(view: View, entry: Entry) -> list[str]:
    names = dict.fromkeys(view.sources.speaker(entry.record, lang) for lang in view.languages())
    return [" | ".join(filter(None, (" ".join(names), form(entry.record, view.lang))))]


def _translation(_: View, entry: Entry) -> list[str]:
    english = translation(entry.record)
    return [f"{english} (unofficial translation)"] if english else []


def _figures(view: View, entry: Entry) -> list[str]:
    return [
        f"{figure['printed']} = {number(figure, view.lang)}: {' / '.join(_bilingual(view, figure['measure']))}"
        for figure in entry.record["figures"]
    ]


def _when(view: View, entry: Entry) -> list[str]:
    when = entry.record["when"]
    return [dates.shown(when, view.lang), *(_bilingual(view, when["why"]) if when["why"] else [])] if when else []


def _related(view: View, entry: Entry) -> list[str]:
    return [f"{relation['id']} ({label(relation['type'], view.lang)})" for relation in entry.record["related"]]


def _inferred(view: View, entry: Entry) -> list[str]:
    return [text for reason in entry.record.get("inferred", {}).values() for text in _bilingual(view, reason)]


def _money(_: View, entry: Entry) -> list[str]:
    known = [f"{key}: {content}" for key, content in (entry.record["money"] or {}).items() if content]
    return [" | ".join(known)]


def _names(view: View, entry: Entry) -> list[str]:
    named = [words(view, entry, lang) for lang in view.languages()]
    return list(filter(None, named)) or list(filter(None, [words(view, entry, lang) for lang in ("zh", "en")]))


def _paper(view: View, entry: Entry) -> list[str]:
    return [" ".join(dict.fromkeys(view.sources.paper(entry.record["id"], lang) for lang in view.languages()))]


def _issued(view: View, entry: Entry) -> list[str]:
    issued = entry.record["item"].get("issued", {})
    date = "-".join(f"{part:02}" for part in (issued.get("date-parts") or [[]])[0])
    circa = {"zh": "約", "en": "circa "}.get(view.lang, "約 circa ") if issued.get("circa") else ""
    return [f"{circa}{date}"] if date else []


_WORKED_OUT: dict[tuple[str, str], Callable[[View, Entry], list[str]]] = {
    ("", "evidence"): _evidence,
    ("", "figures"): _figures,
    ("", "when"): _when,
    ("", "related"): _related,
    ("", "inferred"): _inferred,
    ("", "name"): _names,
    ("", "paragraph"): lambda view, entry: [_place(view, entry.record["paragraph"])],
    (FACT.table, "label"): _fact_label,
    (QUOTE.table, "label"): _quote_label,
    (QUOTE.table, "exact"): lambda _, entry: [quoted(entry.record["exact"])],
    (QUOTE.table, "translation"): _translation,
    (PARAGRAPH.table, "kind"): lambda view, entry: [label(entry.record["kind"], view.lang)],
    (ENTITY.table, "type"): lambda view, entry: [label(entry.record["type"], view.lang, of="entity")],
    (FIGURE.table, "amount"): lambda view, entry: [f"{entry.record['printed']} = {number(entry.record, view.lang)}"],
    (FIGURE.table, "money"): _money,
    (SOURCE.table, "authors"): lambda _, entry: [", ".join(name.printed for name in items.names(entry.record["item"]))],
    (SOURCE.table, "paper"): _paper,
    (SOURCE.table, "issued"): _issued,
}
