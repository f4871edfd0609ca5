"""W3C Web Annotations (https://www.w3.org/TR/annotation-model/): one for each quote and each fact.

A quote's body is our translation, a fact's body its statement; the target is where the words stand. A target's
source is the id of a paragraph: the page has no address, so who uses the annotations puts that of their copy there.
"""

from hkinno.copy.selectors import target
from hkinno.render.cells import dumps
from hkinno.sources import Sources
from hkinno.store.kinds import FACT, QUOTE, Entry, Record

CONTEXT = "http://www.w3.org/ns/anno.jsonld"


def export(tables: dict[str, list[Record]], _: Sources) -> str:
    """An annotation collection as JSON-LD. ``texts`` are paragraphs from a copy: they give prefixes and suffixes."""
    texts = {each["id"]: each["text"] for each in tables.get("texts", [])}
    items = [
        *(_annotation(Entry(QUOTE, quote), "highlighting", _quote_body(quote), texts) for quote in tables["quotes"]),
        *(_annotation(Entry(FACT, fact), "describing", _fact_body(fact), texts) for fact in tables["facts"]),
    ]
    collection = {
        "@context": CONTEXT,
        "id": "#annotations",
        "type": "AnnotationCollection",
        "label": "Facts and quotes",
        "total": len(items),
        "first": {"id": "#annotations-1", "type": "AnnotationPage", "startIndex": 0, "items": items},
    }
    # As json-ld: no word of it is markup of a page that it stands in.
    return dumps(collection, indent=2).replace("<", "\\u003c") + "\n"


def _annotation(entry: Entry, motivation: str, body: list[Record], texts: dict[str, str]) -> Record:
    targets = [target(span, texts.get(span["paragraph"])) for span in entry.kind.spans(entry.record)]
    return {
        "id": f"#{entry.id}",
        "type": "Annotation",
        "motivation": motivation,
        "body": body,
        "target": targets[0] if len(targets) == 1 else targets,
    }


def _quote_body(quote: Record) -> list[Record]:
    english = quote["translation"]["en"]
    body = [_text(f"{english} (unofficial translation)", "en", "translating")] if english else []
    return [*body, *_tags(quote)]


def _fact_body(fact: Record) -> list[Record]:
    said = ((fact["statement"][lang], lang) for lang in ("zh", "en"))
    return [*(_text(words, lang, "describing") for words, lang in said if words), *_tags(fact)]


def _text(value: str, lang: str, purpose: str) -> Record:
    language = "zh-Hant-HK" if lang == "zh" else "en"
    return {"type": "TextualBody", "value": value, "language": language, "format": "text/plain", "purpose": purpose}


def _tags(record: Record) -> list[Record]:
    return [{"type": "TextualBody", "value": topic, "purpose": "tagging"} for topic in record["topics"]]
