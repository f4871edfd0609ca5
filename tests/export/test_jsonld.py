"""JSON-LD and Web Annotations, read by programs that are not ours."""

import json

import pytest

from hkinno import export
from tests.data.articles import TABLES

BASE = "https://example.org/export"
SCHEMA = "https://schema.org/"
VALUE = "http://www.w3.org/1999/02/22-rdf-syntax-ns#value"


def no_network(url, *arguments):
    raise AssertionError(f"a processor had to load {url}")


@pytest.fixture(scope="module")
def expanded(tables):
    """The document as a JSON-LD processor understands it, without a network."""
    jsonld = pytest.importorskip("pyld.jsonld", reason="pyld, a JSON-LD processor, is not installed")
    document = json.loads(export.make("json-ld", tables))
    return jsonld.expand(document, {"base": BASE, "documentLoader": no_network})


def nodes(expanded, kind):
    return [node for node in expanded if SCHEMA + kind in node.get("@type", ())]


def test_json_ld_gives_the_same_records(expanded, tables):
    """Each node holds its record whole; all together they are the store."""
    found = {name: [] for name in tables}
    for node in expanded:
        (value,) = node[VALUE]
        assert value["@type"] == "@json"
        table = node["@id"].removeprefix(f"{BASE}#").split("/")[0].split("-")[0]
        found[table].append(value["@value"])
    assert found == tables


def test_quotations_claims_and_articles(expanded, tables):
    """schema.org has the quotes as Quotation, the facts as Claim, the articles as NewsArticle, in their words."""
    quotations = {node["@id"]: node for node in nodes(expanded, "Quotation")}
    names = {entity["id"]: entity["official"]["zh"] for entity in tables["entities"]}
    for quote in tables["quotes"]:
        node = quotations[f"{BASE}#quotes/{quote['id']}"]
        (text,) = node[SCHEMA + "text"]
        assert (text["@value"], text["@language"].casefold()) == (quote["exact"], "zh-hk")
        said = [person[SCHEMA + "name"] for person in node.get(SCHEMA + "spokenByCharacter", ())]
        assert said == ([[{"@value": names[quote["speaker"]]}]] if quote["speaker"] else [])
        assert node[SCHEMA + "isPartOf"] == [{"@id": f"{BASE}#paragraphs/{quote['paragraph']}"}]
    claims = nodes(expanded, "Claim")
    assert [node[SCHEMA + "text"][0]["@value"] for node in claims] == [
        fact["statement"]["zh"] for fact in tables["facts"]
    ]
    headlines = [node[SCHEMA + "headline"][0]["@value"] for node in nodes(expanded, "NewsArticle")]
    assert headlines == [source["item"]["title"] for source in tables["sources"]]


# What schema.org has of each type that we use, as far as we use it: its own properties and those it inherits.
THING = {"name", "description", "identifier", "alternateName"}
WORK = THING | {
    "about",
    "author",
    "citation",
    "headline",
    "inLanguage",
    "isPartOf",
    "mentions",
    "position",
    "publisher",
}
WORK |= {"text", "workTranslation"}
TERMS = {
    **dict.fromkeys(("Person", "Organization", "NewsMediaOrganization", "Place", "Product", "Thing"), THING),
    **dict.fromkeys(("CreativeWork", "NewsArticle", "Dataset"), WORK),
    "GovernmentService": THING,
    "DefinedTerm": THING | {"inDefinedTermSet"},
    "Quotation": WORK | {"spokenByCharacter"},
    "Claim": WORK | {"appearance"},
    "PropertyValue": THING | {"value", "minValue", "maxValue", "unitText"},
}


def typed(node):
    """A node and all that it holds, each with a type."""
    if isinstance(node, dict):
        if "@type" in node and node["@type"] != "@json":
            yield node
        for name, value in node.items():
            if name != VALUE:
                yield from typed(value)
    elif isinstance(node, list):
        for each in node:
            yield from typed(each)


@pytest.mark.parametrize("store", ["shipped", "small"])
def test_every_term_is_schema_orgs_own(tables, store):
    """Each node is of a type that schema.org has, and has only what that type has there; nothing reviews a claim."""
    jsonld = pytest.importorskip("pyld.jsonld", reason="pyld, a JSON-LD processor, is not installed")
    document = json.loads(export.make("json-ld", tables if store == "shipped" else TABLES))
    for node in typed(jsonld.expand(document, {"base": BASE, "documentLoader": no_network})):
        (kind,) = node["@type"]
        names = {name.removeprefix(SCHEMA) for name in node} - {"@id", "@type", VALUE}
        assert names <= TERMS[kind.removeprefix(SCHEMA)], (kind, names)


def test_words_are_in_the_language_of_their_article():
    """An English article's headline and quotations are English, whatever the first article is."""
    graph = json.loads(export.make("json-ld", TABLES))["@graph"]
    languages = {source["id"]: source["item"]["language"] for source in TABLES["sources"]}
    articles = {place["id"]: place["article"] for place in TABLES["paragraphs"]}
    quotes = [node for node in graph if node["type"] == "Quotation"]
    assert {node["text"][0]["@language"] for node in quotes} == set(languages.values())
    for node in quotes:
        assert node["text"][0]["@language"] == languages[articles[node["record"]["paragraph"]]]
    for node in (node for node in graph if node["type"] == "NewsArticle"):
        assert node["headline"][0]["@language"] == node["inLanguage"] == languages[node["identifier"]]


def test_what_has_no_translation_has_no_empty_one():
    """In one's own articles English may be missing."""
    quotes = [{**quote, "translation": {"en": ""}} for quote in TABLES["quotes"]]
    facts = [{**fact, "statement": {**fact["statement"], "en": ""}} for fact in TABLES["facts"]]
    tables = {**TABLES, "quotes": quotes, "facts": facts}
    nodes = json.loads(export.make("json-ld", tables))["@graph"]
    assert not any("workTranslation" in node for node in nodes)
    items = json.loads(export.make("annotations", tables))["first"]["items"]
    assert all(body["value"].strip(" ()") for item in items for body in item["body"])
    assert not any("unofficial" in body["value"] for item in items for body in item["body"])


def test_no_date_and_no_address_are_made_up(expanded):
    """The page prints no date and has no address: articles have no datePublished and no url."""
    for node in nodes(expanded, "NewsArticle"):
        assert not {SCHEMA + "datePublished", SCHEMA + "url", SCHEMA + "sameAs"} & set(node)


def test_every_reference_leads_to_a_node(expanded):
    """Topics, entities, paragraphs and articles that a node names are nodes of the document."""
    there = {node["@id"] for node in expanded}
    for node in expanded:
        for name in ("about", "appearance", "isPartOf", "mentions"):
            assert {each["@id"] for each in node.get(SCHEMA + name, ()) if "@id" in each} <= there


def test_bounds_stay_bounds(expanded, tables):
    """A figure without a value has none in schema.org either, but minValue or maxValue."""
    mentioned = [each for node in expanded for each in node.get(SCHEMA + "mentions", ())]
    measured = [each for each in mentioned if SCHEMA + "PropertyValue" in each.get("@type", ())]
    figures = [figure for fact in tables["facts"] for figure in fact["figures"]]
    assert len(measured) == len(figures)
    for node, figure in zip(measured, figures, strict=True):
        for name, key in (("value", "value"), ("minValue", "min"), ("maxValue", "max")):
            assert [each["@value"] for each in node.get(SCHEMA + name, ())] == (
                [] if figure[key] is None else [figure[key]]
            )


def stretches(record):
    return record.get("evidence") or [record]


def targets(annotation):
    target = annotation["target"]
    return target if isinstance(target, list) else [target]


def test_annotations_follow_the_model(tables):
    """Each quote and fact is an annotation with what the W3C model requires, and its exact words and position."""
    collection = json.loads(export.make("annotations", tables))
    items = collection["first"]["items"]
    assert collection["@context"] == "http://www.w3.org/ns/anno.jsonld"
    assert collection["total"] == len(items) == len(tables["quotes"]) + len(tables["facts"])
    assert len({item["id"] for item in items}) == len(items)
    for item, record in zip(items, [*tables["quotes"], *tables["facts"]], strict=True):
        assert item["type"] == "Annotation"
        assert item["id"] == f"#{record['id']}"
        assert item["motivation"] in ("highlighting", "describing")
        assert [target["source"] for target in targets(item)] == [each["paragraph"] for each in stretches(record)]
        for target, each in zip(targets(item), stretches(record), strict=True):
            quote, position = target["selector"]
            assert quote == {"type": "TextQuoteSelector", "exact": each["exact"]}
            assert position["type"] == "TextPositionSelector"
            assert (position["start"], position["end"]) == (each["start"], each["start"] + len(each["exact"]))


def test_annotations_with_a_copy_are_unique_on_the_page(tables, page):
    """With a copy, prefix, words and suffix together stand once on the page, at the position given."""
    from hkinno.copy import proof as pages

    texts = pages.texts(pages.read(page), tables["paragraphs"], tables["sources"])
    records = [{"id": name, "text": text} for name, text in texts.items()]
    items = json.loads(export.make("annotations", {**tables, "texts": records}))["first"]["items"]
    for target in (target for item in items for target in targets(item)):
        quote, position = target["selector"]
        start = position["start"] - len(quote["prefix"])
        words = quote["prefix"] + quote["exact"] + quote["suffix"]
        assert texts[target["source"]][start:].startswith(words)
