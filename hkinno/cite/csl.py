"""CSL-JSON, and pandoc's Markdown: items, and citations that point to their paragraphs."""

import json
from collections.abc import Sequence
from typing import Any

from hkinno.cite import genres, pinpoint
from hkinno.cite.common import Asked, Label, attribution, cited, with_words
from hkinno.cite.work import Citation, Work
from hkinno.render.cells import dumps
from hkinno.render.plain import prose_md
from hkinno.store.items import Date, Name

# What is no text in an item.
PLAIN = ("id", "type", "language", "URL")
# The types that CSL 1.0.2 knows; a strict reader takes no other.
TYPES = (
    "article article-journal article-magazine article-newspaper bill book broadcast chapter classic collection"
    " dataset document entry entry-dictionary entry-encyclopedia figure graphic hearing interview legal_case"
    " legislation manuscript map motion_picture musical_score pamphlet paper-conference patent performance"
    " periodical personal_communication post post-weblog regulation report review review-book software song speech"
    " standard thesis treaty webpage"
)
SCHEMA = "https://resource.citationstyles.org/schema/latest/input/json/csl-citation.json"


def item(work: Work, words: str = "") -> dict[str, Any]:
    """A work as a CSL-JSON item. An interview that is listed under the interviewee is one for CSL as well."""
    kind = genres.of(work).csl or work.type
    fields: dict[str, Any] = {
        "id": work.key,
        "type": "interview" if work.interviewee else kind if kind in TYPES.split() else "document",
        "genre": genres.of(work).en,
        "title": work.title,
        "author": [_name(name) for name in work.names],
        "interviewer": [_name(name) for name in work.authors] if work.interviewee else None,
        "container-title": work.paper,
        "issued": _date(work.date),
        "page": work.page,
        "URL": work.url,
        "accessed": _date(work.accessed),
        "language": work.language,
        "note": words,
    }
    return {key: value for key, value in fields.items() if value}


def _name(name: Name) -> dict[str, str]:
    if not name.given:
        return {"literal": name.family}
    return {"family": name.family, "given": name.given, **({"suffix": name.suffix} if name.suffix else {})}


def _date(date: Date | None) -> dict[str, Any] | None:
    if date is None:
        return None
    parts = [date.year, *(part for part in (date.month, date.day) if part and not date.circa)]
    return {"date-parts": [parts], **({"circa": True} if date.circa else {})}


def citation_item(citation: Citation) -> dict[str, Any]:
    """A citation item: {"id", "locator", "label"}; CSL has no label for captions, so these are a suffix."""
    numbers, others = pinpoint.locator(citation.places)
    fields: dict[str, Any] = {"id": citation.work.key}
    if numbers:
        fields |= {"locator": numbers, "label": "paragraph"}
    if others:
        fields["suffix"] = f", {others}"
    return fields


def document(works: Sequence[Work], citations: Sequence[Citation], asked: Asked) -> str:
    """Items (csl-data.json), or a citation whose items carry them (csl-citation.json)."""
    items = {
        work.article: item(work, "; ".join(cited(work, citations, quote=True)) if asked.quote else "") for work in works
    }
    if asked.part == "reference":
        return dumps(list(items.values()), indent=2)
    made = [
        {**citation_item(citation), **({"itemData": items[citation.work.article]} if asked.part == "both" else {})}
        for citation in citations
    ]
    return dumps({"schema": SCHEMA, "citationID": "hkinno", "citationItems": made}, indent=2)


def pandoc(works: Sequence[Work], citations: Sequence[Citation], asked: Asked) -> str:
    """Notes, and a metadata block with the references, which pandoc --citeproc reads."""
    made = (with_words(pandoc_note(one, Label(spoken=asked.quote)), one, "en", asked, prose_md) for one in citations)
    blocks = []
    if asked.part != "reference":
        blocks.append("\n".join(dict.fromkeys(made)))
    if asked.part != "note":
        items = "\n".join(f"- {json.dumps(_marked(item(work)), ensure_ascii=False)}" for work in works)
        # pandoc takes its metadata anywhere; first, a shell would take its --- for an option.
        blocks.append(f"---\nreferences:\n{items}\n---")
    return "\n\n".join(blocks)


def _marked(value: Any, key: str = "") -> Any:
    """An item for a metadata block, in which pandoc reads text as Markdown."""
    if isinstance(value, dict):
        return {name: _marked(part, name) for name, part in value.items()}
    if isinstance(value, list):
        return [_marked(part) for part in value]
    return value if key in PLAIN or not isinstance(value, str) else prose_md(value)


def pandoc_note(citation: Citation, label: Label) -> str:
    """[@courier-1, para. 1], with the speaker before it where the words stand before it."""
    where = prose_md(pinpoint.english(citation.places))
    speaker = prose_md(attribution(citation, "en")) if label.spoken else ""
    return f"[{speaker}@{citation.work.key}{', ' + where if where else ''}]"
