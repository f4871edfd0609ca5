"""Checks of words: headings, our own in both languages, quotation marks, and readings."""

import re
from collections.abc import Iterator

from hkinno.store import items as csl
from hkinno.store.checks.common import Check, Tables, promised, spans, text_forms
from hkinno.store.kinds import ENTITY, PARAGRAPH, QUOTE, TOPIC
from hkinno.store.schema import HEADING_KINDS
from hkinno.store.texts import JOINED, SPACED, counted, sha256
from hkinno.text.forms import wrapped

HAN = re.compile(csl.HAN)
LATIN = re.compile("[A-Za-z]")


def headings(tables: Tables) -> Iterator[tuple[str, str]]:
    """A heading has its words and our English, no other place has; a headline is the title of its article."""
    titles = {source["id"]: source["item"]["title"] for source in tables["sources"]}
    forms = text_forms(tables)
    for paragraph in tables["paragraphs"]:
        heading = paragraph["kind"] in HEADING_KINDS
        if heading != ("en" in paragraph and "text" in paragraph):
            yield (
                paragraph["id"],
                "should have text and en, as a heading" if heading else "has text or en, and is no heading",
            )
        elif heading:
            words = counted(paragraph["text"], forms.get(paragraph["article"], JOINED))
            if sha256(words) != paragraph["sha256"]:
                yield paragraph["id"], "its sha256 is not that of its text"
        if paragraph["kind"] == "headline" and paragraph.get("text") != titles.get(paragraph["article"]):
            yield paragraph["id"], f"is not the title of {paragraph['article']}"


def languages(tables: Tables) -> Iterator[tuple[str, str]]:
    """Every text of ours is there in Chinese and in English, each in its own script; a note says something in both."""
    strict = promised(tables, "languages")
    for name, where, chinese, english in _texts(tables):
        if strict and chinese is not None and not HAN.search(chinese):
            yield name, f"the Chinese of its {where} has no Chinese character: {chinese!r}"
        if strict and not LATIN.search(english):
            yield name, f"the English of its {where} is not English: {english!r}"
        if chinese is not None and not (chinese.strip() or english.strip()):
            yield name, f"its {where} says nothing"


def _texts(tables: Tables) -> Iterator[tuple[str, str, str | None, str]]:
    """Record, place, Chinese and English of each text of ours; None where the Chinese is the page's."""
    for fact in tables["facts"]:
        pairs = [("statement", fact["statement"]), ("note", fact["note"]), ("caution", fact["caution"])]
        pairs += [("measure", figure["measure"]) for figure in fact["figures"]]
        pairs += [("whole", figure["whole"]) for figure in fact["figures"]]
        pairs += [("when.why", fact["when"]["why"])] if fact["when"] else []
        yield from ((fact["id"], where, pair["zh"], pair["en"]) for where, pair in pairs if pair is not None)
    for quote in tables["quotes"]:
        yield quote["id"], "translation", None, quote["translation"]["en"]
    for topic in tables["topics"]:
        yield topic["slug"], "name", topic["zh"], topic["en"]
    for kind in (QUOTE, ENTITY, TOPIC, PARAGRAPH):
        notes = [(kind.id(record), record["note"]) for record in tables[kind.table]]
        yield from ((name, "note", note["zh"], note["en"]) for name, note in notes if note is not None)


def marks(tables: Tables) -> Iterator[tuple[str, str]]:
    """A quote is kept without its outer marks, and no words of a text that is joined hold white space of the layout."""
    for quote in tables["quotes"]:
        if wrapped(quote["exact"]):
            yield quote["id"], "has its outer quotation marks"
    forms = text_forms(tables)
    articles = {paragraph["id"]: paragraph["article"] for paragraph in tables["paragraphs"]}
    for name, place, _, exact in spans(tables):
        form = forms.get(articles.get(place, ""), JOINED)
        if form != SPACED and counted(exact, form) != exact:
            yield name, "holds white space of the layout; a paragraph's text has none"


def readings(tables: Tables) -> Iterator[tuple[str, str]]:
    """Every romanised reading is of words that its record still has."""
    texts: dict[str, set[str]] = {quote["id"]: {quote["exact"]} for quote in tables["quotes"]}
    for topic in tables["topics"]:
        texts[topic["slug"]] = {topic["zh"], *topic["aliases"]}
    for entity in tables["entities"]:
        texts[entity["id"]] = {*entity["printed"], *entity["aliases"], entity["official"]["zh"] or ""}
    for row in tables["romanised"]:
        if row["of"] not in texts.get(row["id"], ()):
            yield row["id"], f"a reading is of {row['of']}, which the record does not have"
    read = {row["id"] for row in tables["romanised"]}
    for name, words in texts.items() if promised(tables, "readings") else ():
        if name not in read and any(HAN.search(word) for word in words):
            yield name, "has no romanised reading"


CHECKS: tuple[Check, ...] = (headings, languages, marks, readings)
