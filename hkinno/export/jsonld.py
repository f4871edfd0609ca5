"""JSON-LD with schema.org: NewsArticle, Quotation, Claim, and what they are about.

The context is in the document: no processor needs the network. Records are fragments of the document (#F001): neither
they nor the page have an address, and none is made up. ``record`` is each record whole, as a JSON literal.
"""

from collections.abc import Callable
from functools import partial

from hkinno.export import article
from hkinno.render.cells import dumps
from hkinno.sources import Sources
from hkinno.store.kinds import Record

CONTEXT = {
    "@version": 1.1,
    "@vocab": "https://schema.org/",
    "id": "@id",
    "type": "@type",
    # rdf:value is the vocabulary's word for what a node stands for, whole.
    "record": {"@id": "http://www.w3.org/1999/02/22-rdf-syntax-ns#value", "@type": "@json"},
    **{name: {"@type": "@id"} for name in ("about", "appearance", "isPartOf", "inDefinedTermSet")},
}
TYPES = {
    "person": "Person",
    "body": "Organization",
    "place": "Place",
    "document": "CreativeWork",
    "product": "Product",
    "scheme": "GovernmentService",
}
# What schema.org calls a source; any other is a CreativeWork.
ARTICLES = {"article-newspaper": "NewsArticle", "interview": "NewsArticle", "article-magazine": "Article"} | {
    "article-journal": "ScholarlyArticle",
    "webpage": "WebPage",
}
# Of our own words.
CHINESE = "zh-Hant-HK"
# What may be inferred of a source, with its reason.
INFERRED = ("issued", "label")


def export(tables: dict[str, list[Record]], sources: Sources) -> str:
    """One document: a graph with a node for each record of each table."""
    makers: dict[str, Callable[[Record], Record]] = {
        "sources": _article,
        "paragraphs": partial(_paragraph, sources),
        "topics": _topic,
        "entities": _entity,
        "quotes": partial(_quote, sources),
        "facts": _fact,
    }
    nodes: list[Record] = []
    for table, records in tables.items():
        for number, record in enumerate(records, 1):
            make = makers.get(table)
            name = f"{table}-{number}" if make is None else str(record.get("id", record.get("slug")))
            node = {"type": "Dataset" if table == "meta" else "PropertyValue"} if make is None else make(record)
            nodes.append({"id": _fragment(table, name), "identifier": name, **node, "record": record})
    # It is put into pages, where </script> would end it.
    return dumps({"@context": CONTEXT, "@graph": nodes}, indent=1).replace("<", "\\u003c") + "\n"


def _fragment(table: str, name: str) -> str:
    """A reference within the document. A topic and an article have the same id: the table tells them apart."""
    from urllib.parse import quote  # noqa: PLC0415

    return f"#{table}/{quote(name, safe='-_.', errors='backslashreplace')}"


def _text(zh: str | None, en: str | None) -> list[Record]:
    said = ((zh, CHINESE), (en, "en"))
    return [{"@value": text, "@language": language} for text, language in said if text]


def _article(source: Record) -> Record:
    item = source["item"]
    node: Record = {
        "type": ARTICLES.get(item["type"], "CreativeWork"),
        "headline": [_printed(item["title"], article.language(item))],
        "author": [{"type": "Person", "name": name} for name in article.authors(item)],
        "inLanguage": article.language(item),
        # The page prints no date: what is inferred is said in words, not as datePublished.
        "description": [
            {"@value": str(why), "@language": "en"}
            for why in (reason["en"] for key, reason in source.get("inferred", {}).items() if key in INFERRED)
        ],
    }
    if article.paper(item):
        node["publisher"] = {"type": "NewsMediaOrganization", "name": article.paper(item)}
    return node


def _paragraph(sources: Sources, paragraph: Record) -> Record:
    return {
        "type": "CreativeWork",
        "name": _text(*(sources.name(paragraph["id"], lang) for lang in ("zh", "en"))),
        "isPartOf": _fragment("sources", paragraph["article"]),
        "position": paragraph["ordinal"],
    }


def _topic(topic: Record) -> Record:
    return {
        "type": "DefinedTerm",
        "name": _text(topic["zh"], topic["en"]),
        "alternateName": topic["aliases"],
        "inDefinedTermSet": "#topics",
    }


def _entity(entity: Record) -> Record:
    printed, official = entity["printed"], entity["official"]
    return {
        "type": TYPES.get(entity["type"], "Thing"),
        "name": _text(official["zh"] or (printed[0] if printed else None), official["en"]),
        "alternateName": list(dict.fromkeys([*printed, *entity["aliases"]])),
    }


def _about(record: Record) -> list[str]:
    return [_fragment(table, each) for table in ("topics", "entities") for each in record[table]]


def _printed(words: str, language: str) -> Record:
    return {"@value": words, "@language": language}


def _quote(sources: Sources, quote: Record) -> Record:
    english = quote["translation"]["en"]
    translation = {
        "type": "Quotation",
        "text": _text(None, english),
        "description": {"@value": "Unofficial translation", "@language": "en"},
    }
    return {
        "type": "Quotation",
        "text": [_printed(quote["exact"], article.language_at(sources, quote["paragraph"]))],
        # Who says it on the page; words of others that he passes on are his quotation still.
        **({"spokenByCharacter": _speaker(sources, quote["speaker"])} if quote["speaker"] else {}),
        "isPartOf": _fragment("paragraphs", quote["paragraph"]),
        **({"workTranslation": translation} if english else {}),
        "about": _about(quote),
    }


def _speaker(sources: Sources, entity: str) -> Record:
    return {"type": "Person", "name": sources.person(entity)}


def _fact(fact: Record) -> Record:
    return {
        "type": "Claim",
        "text": _text(fact["statement"]["zh"], fact["statement"]["en"]),
        "appearance": [
            _fragment("paragraphs", name) for name in dict.fromkeys(e["paragraph"] for e in fact["evidence"])
        ],
        "citation": [each["exact"] for each in fact["evidence"]],
        "about": _about(fact),
        # Facts that belong beside it, and its quantities.
        "mentions": [
            *({"id": _fragment("facts", each["id"])} for each in fact["related"]),
            *map(_figure, fact["figures"]),
        ],
    }


def _figure(figure: Record) -> Record:
    """A quantity: a number only where the page gives one, else its bounds."""
    ends = {"value": figure["value"], "minValue": figure["min"], "maxValue": figure["max"]}
    return {
        "type": "PropertyValue",
        "name": _text(figure["measure"]["zh"], figure["measure"]["en"]),
        "description": _text(figure["printed"], None),
        "unitText": figure["currency"] or figure["unit"],
        **{name: end for name, end in ends.items() if end is not None},
    }
