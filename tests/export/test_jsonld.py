"""JSON-LD and Web Annotations, read by programs that are not ours."""

import json

import pytest

from hkinno import export

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
        assert (text["@value"], text["@language"].casefold()) == (quote["exact"], "zh-hant-hk")
        said = [person[SCHEMA + "name"] for person in node.get(SCHEMA + "spokenByCharacter", ())]
        assert said == ([[{"@value": names[quote["speaker"]]}]] if quote["speaker"] else [])
        assert node[SCHEMA + "isPartOf"] == [{"@id": f"{BASE}#paragraphs/{quote['paragraph']}"}]
    claims = nodes(expanded, "Claim")
    assert [node[SCHEMA + "text"][0]["@value"] for node in claims] == [
        fact["statement"]["zh"] for fact in tables["facts"]
    ]
    headlines = [node[SCHEMA + "headline"][0]["@value"] for node in nodes(expanded, "NewsArticle")]
    assert headlines == [source["item"]["title"] for source in tables["sources"]]


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
