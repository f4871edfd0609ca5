"""Markdown: quotes and facts by topic, each with its words and its place."""

import re
from typing import Any

from hkinno.render.labels import form, hedge
from hkinno.sources import Sources
from hkinno.store.kinds import Record
from hkinno.text import visible


def export(tables: dict[str, list[Record]], sources: Sources) -> str:
    """One document. A record of several topics stands under the first; the others point to it."""
    lines = ["# Facts and quotes 事實與引語", "", *_sources(tables["sources"])]
    seen: set[str] = set()
    known = [topic["slug"] for topic in tables["topics"]]
    for topic in tables["topics"]:
        lines += ["", f"## {_safe(topic['zh'])} {_safe(topic['en'])}", ""]
        lines += _records(tables, sources, seen, lambda record, slug=topic["slug"]: slug in record["topics"])
    rest = _records(tables, sources, seen, lambda record: not set(record["topics"]) & set(known))
    return "\n".join([*lines, *(["", "## 其他 Other", "", *rest] if rest else [])]) + "\n"


def _records(tables: dict[str, list[Record]], sources: Sources, seen: set[str], belongs: Any) -> list[str]:
    lines = []
    again = []
    for table, write in (("quotes", _quote), ("facts", _fact)):
        for record in filter(belongs, tables[table]):
            if record["id"] in seen:
                again.append(_safe(record["id"]))
            else:
                seen.add(record["id"])
                lines += write(record, sources)
    return [*lines, *([f"- 又見 see also: {', '.join(again)}"] if again else [])]


def _sources(sources: list[Record]) -> list[str]:
    return [
        f"- {_safe(source['item']['title'])} ({_safe(source['title_en'] or '')}, unofficial translation): "
        f"{_safe(source['id'])}"
        for source in sources
    ]


def _quote(quote: Record, sources: Sources) -> list[str]:
    speaker = sources.person(quote["speaker"])
    said = ", ".join(filter(None, (_safe(speaker), _safe(form(quote, "both")))))
    return [
        f"- **{_safe(quote['id'])}** 「{_safe(quote['exact'])}」 {said}. {_place(quote['paragraph'], sources)}",
        f"  - {_safe(quote['translation']['en'])} (unofficial translation)",
        *_note(quote),
    ]


def _fact(fact: Record, sources: Sources) -> list[str]:
    return [
        f"- **{_safe(fact['id'])}** {_safe(fact['statement']['zh'])}",
        f"  - {_safe(fact['statement']['en'])}",
        f"  - {_safe(hedge(fact, sources, 'both'))}",
        *(f"  - 「{_safe(each['exact'])}」 {_place(each['paragraph'], sources)}" for each in fact["evidence"]),
        *_note(fact),
    ]


def _note(record: Record) -> list[str]:
    remarks = (("注 Note", record["note"]), ("注意 Caution", record.get("caution")))
    return [f"  - {name}: {_safe(text['zh'])} {_safe(text['en'])}" for name, text in remarks if text]


def _place(paragraph: str, sources: Sources) -> str:
    return f"({_safe(paragraph)}, {_safe(sources.name(paragraph, 'zh'))}, {_safe(sources.name(paragraph, 'en'))})"


def _safe(content: str) -> str:
    """Text that Markdown shows as it is. Where a line is begun elsewhere, only its first mark could begin a block."""
    escaped = re.sub(r"[\\`*_\[\]<>|~$]|&(?=#?\w{1,32};)", r"\\\g<0>", visible(content))
    return re.sub(r"^(\d{0,9})([#+\-.)=:])", r"\1\\\2", escaped)
