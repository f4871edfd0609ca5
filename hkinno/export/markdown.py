"""Markdown: quotes and facts by topic, each with its words and its place."""

import re
from typing import Any

from hkinno.render.cells import translation
from hkinno.render.labels import form, hedge, quoted
from hkinno.render.plain import prose_md
from hkinno.sources import Sources
from hkinno.store.kinds import Record


def export(tables: dict[str, list[Record]], sources: Sources) -> str:
    """One document. A record of several topics stands under the first; the others point to it."""
    lines = ["# Facts and quotes 事實與引語", "", *_sources(tables["sources"])]
    seen: set[str] = set()
    known = [topic["slug"] for topic in tables["topics"]]
    for topic in tables["topics"]:
        lines += ["", f"## {prose_md(topic['zh'])} {prose_md(topic['en'])}", ""]
        lines += _records(tables, sources, seen, lambda record, slug=topic["slug"]: slug in record["topics"])
    rest = _records(tables, sources, seen, lambda record: not set(record["topics"]) & set(known))
    return "\n".join([*lines, *(["", "## 其他 Other", "", *rest] if rest else [])]) + "\n"


def _records(tables: dict[str, list[Record]], sources: Sources, seen: set[str], belongs: Any) -> list[str]:
    lines = []
    again = []
    for table, write in (("quotes", _quote), ("facts", _fact)):
        for record in filter(belongs, tables[table]):
            if record["id"] in seen:
                again.append(prose_md(record["id"]))
            else:
                seen.add(record["id"])
                lines += write(record, sources)
    return [*lines, *([f"- 又見 see also: {', '.join(again)}"] if again else [])]


def _sources(sources: list[Record]) -> list[str]:
    ours = {source["id"]: source["title_en"] for source in sources if source["title_en"]}
    glosses = {name: f" ({prose_md(english)}, unofficial translation)" for name, english in ours.items()}
    return [
        f"- {prose_md(source['item']['title'])}{glosses.get(source['id'], '')}: {prose_md(source['id'])}"
        for source in sources
    ]


def _quote(quote: Record, sources: Sources) -> list[str]:
    speaker = sources.person(quote["speaker"])
    said = ", ".join(filter(None, (prose_md(speaker), prose_md(form(quote, "both")))))
    english, place = translation(quote), _place(quote["paragraph"], sources)
    return [
        f"- **{prose_md(quote['id'])}** {prose_md(quoted(quote['exact']))} {said}. {place}",
        *([f"  - {prose_md(english)} (unofficial translation)"] if english else []),
        *_note(quote),
    ]


def _fact(fact: Record, sources: Sources) -> list[str]:
    return [
        f"- **{prose_md(fact['id'])}** {prose_md(fact['statement']['zh'])}",
        f"  - {prose_md(fact['statement']['en'])}",
        f"  - {prose_md(hedge(fact, sources, 'both'))}",
        *(f"  - {_proof(each, sources)}" for each in fact["evidence"]),
        *_note(fact),
    ]


def _proof(evidence: Record, sources: Sources) -> str:
    """The words that prove a fact: given to the page, which may have them as its own or as somebody's."""
    location = sources.locations.get(evidence["paragraph"])
    paper = sources.paper(location.article, "zh") if location else ""
    printed = f"原文 printed（{prose_md(paper)}）: " if paper else ""
    return f"{printed}{prose_md(quoted(evidence['exact']))} {_place(evidence['paragraph'], sources)}"


def _note(record: Record) -> list[str]:
    remarks = (("注 Note", record["note"]), ("注意 Caution", record.get("caution")))
    return [f"  - {name}: {_spoken_of(text['zh'])} {_spoken_of(text['en'])}" for name, text in remarks if text]


def _spoken_of(text: str) -> str:
    """A note of ours. Words that it speaks of are no quotations, and stand as code does."""
    parts = re.split("「([^「」`]+)」", text)
    return "".join(f"`{part}`" if number % 2 else prose_md(part) for number, part in enumerate(parts))


def _place(paragraph: str, sources: Sources) -> str:
    names = (paragraph, sources.name(paragraph, "zh"), sources.name(paragraph, "en"))
    return f"({', '.join(map(prose_md, names))})"
