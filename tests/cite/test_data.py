"""BibTeX, BibLaTeX, RIS, CSL-JSON and pandoc's forms, read back by programs that are not ours: nothing may be lost."""

import calendar
import json
import re
import subprocess
from typing import Any

import pytest

from hkinno.cite import bibtex, csl, listing, styles
from hkinno.cite.common import Asked
from hkinno.cite.work import Citation
from hkinno.store.items import Name
from tests.data.articles import ALL_KNOWN, CIRCA, UNDATED, UNSIGNED, cite

CITED = ["Q01", "Q03", "Q07", "Q10", "harbour-caption-2", "ferry-3"]
# What the articles say of themselves, and what a user adds.
HOUSES: dict[str, tuple[dict[str, Any], dict[str, str]]] = {
    "as printed": ({}, {"accessed": "2024-06-01"}),
    "circa": (CIRCA, {}),
    "month": (CIRCA, {"issued": "2023-02"}),
    "all known": (CIRCA, ALL_KNOWN),
    "undated and unsigned": (UNDATED | UNSIGNED, {}),
}
AUTHORS = ["reporter", "speaker"]

# What CSL 1.0.2 allows of the keys that we write, in our own words: items (csl-data) and citations (csl-citation).
NAME = {
    "type": "object",
    "properties": {key: {"type": "string"} for key in ("literal", "family", "given", "suffix")},
    "additionalProperties": False,
}
DATE = {
    "type": "object",
    "properties": {
        "date-parts": {
            "type": "array",
            "items": {"type": "array", "items": {"type": "integer"}, "minItems": 1, "maxItems": 3},
            "minItems": 1,
            "maxItems": 2,
        },
        "circa": {"type": ["string", "number", "boolean"]},
    },
    "required": ["date-parts"],
    "additionalProperties": False,
}
ITEM = {
    "type": "object",
    "properties": {
        "id": {"type": ["string", "number"]},
        "type": {"enum": ["article-newspaper", "interview"]},
        "language": {"type": "string"},
        "author": {"type": "array", "items": NAME},
        "interviewer": {"type": "array", "items": NAME},
        "issued": DATE,
        "accessed": DATE,
        "title": {"type": "string"},
        "container-title": {"type": "string"},
        "page": {"type": ["string", "number"]},
        "URL": {"type": "string"},
        "note": {"type": "string"},
    },
    "required": ["id", "type"],
    "additionalProperties": False,
}
CITATION = {
    "type": "object",
    "properties": {
        "schema": {"const": "https://resource.citationstyles.org/schema/latest/input/json/csl-citation.json"},
        "citationID": {"type": ["string", "number"]},
        "citationItems": {
            "type": "array",
            "items": {
                "type": "object",
                "properties": {
                    "id": {"type": ["string", "number"]},
                    "itemData": ITEM,
                    "locator": {"type": "string"},
                    "label": {"enum": ["paragraph"]},
                    "suffix": {"type": "string"},
                },
                "required": ["id"],
                "additionalProperties": False,
            },
        },
    },
    "required": ["schema", "citationID"],
    "additionalProperties": False,
}


def cited(house: str, by: str = "reporter") -> list[Citation]:
    changes, known = HOUSES[house]
    return cite(*CITED, known=known, by=by, **changes)


def text(name: str, house: str, part: str = "both", by: str = "reporter", *, quote: bool = False) -> str:
    found = [citation for citation in cited(house, by) if citation.words or not quote]
    return "\n".join(listing.lines(styles.style(name), found, Asked(part, quote=quote))) + "\n"


def plain(latex: str) -> str:
    """The text that LaTeX sets: outer braces and escapes taken off."""
    latex = latex.removeprefix("{").removesuffix("}")
    return re.sub(r"\\([&%$#_{}])", r"\1", latex)


def bib_names(names: tuple[Name, ...]) -> str:
    return " and ".join(f"{name.family}, {name.given}" if name.given else f"{{{name.family}}}" for name in names)


@pytest.mark.parametrize("by", AUTHORS)
@pytest.mark.parametrize("house", HOUSES)
@pytest.mark.parametrize("name", ["bibtex", "biblatex"])
def test_bibtexparser_reads_every_field(name: str, house: str, by: str) -> None:
    """One entry an article, with authors, title, paper, date, details and every paragraph cited; none is lost."""
    bibtexparser = pytest.importorskip("bibtexparser", reason="needs bibtexparser: pip install 'hkinno[test]'")
    library = bibtexparser.parse_string(text(name, house, by=by))
    assert not library.failed_blocks
    entries = {entry.key: {field.key: field.value for field in entry.fields} for entry in library.entries}
    expected = cited(house, by)
    assert set(entries) == {citation.work.key for citation in expected}
    for citation in expected:
        work, fields = citation.work, entries[citation.work.key]
        assert fields.get("author", "") == bib_names(work.names)
        assert plain(fields["title"]) == work.title
        assert plain(fields["journaltitle" if name == "biblatex" else "journal"]) == work.paper
        assert fields.get("pages") == work.page
        assert fields.get("url") == work.url
        assert citation.record in fields["annotation" if name == "biblatex" else "annote"]
        date = fields.get("date" if name == "biblatex" else "year", "")
        if name == "bibtex" and work.date and work.date.month and not work.date.circa:
            # A name that every style knows; a number would be printed as it is.
            assert fields["month"] == calendar.month_abbr[work.date.month].lower()
        assert date.strip("ca.~ ")[:4] == (str(work.date.year) if work.date else "")
        assert bool(work.date and work.date.circa) == ("~" in date or "ca." in date)
        language = {"zh-HK": ("chinese-traditional", "chinese"), "en-GB": ("british", "english")}[work.language]
        assert fields.get("langid", fields.get("language")) == language[0 if name == "biblatex" else 1]
        if by == "speaker" and work.authors:
            assert work.authors[0].printed in fields["note"]


@pytest.mark.parametrize("quote", [False, True])
@pytest.mark.parametrize("house", HOUSES)
def test_rispy_reads_every_field(house: str, quote: bool) -> None:
    """One record an article with its fields, its year and a note for each record cited, with the words if wanted."""
    rispy = pytest.importorskip("rispy", reason="needs rispy: pip install 'hkinno[test]'")
    entries = {entry["id"]: entry for entry in rispy.loads(text("ris", house, quote=quote))}
    expected = [citation for citation in cited(house) if citation.words or not quote]
    assert set(entries) == {citation.work.key for citation in expected}
    for citation in expected:
        entry, work = entries[citation.work.key], citation.work
        assert entry["type_of_reference"] == "NEWS"
        names = [f"{name.family}, {name.given}" if name.given else name.family for name in work.authors]
        assert entry.get("authors", []) == names
        assert entry["title"] == work.title
        assert work.paper in json.dumps(entry, ensure_ascii=False)
        assert entry.get("year") == (str(work.date.year) if work.date else None)
        assert ("circa" in entry.get("date", "")) == bool(work.date and work.date.circa)
        assert entry.get("start_page") == work.page
        assert entry["language"] == work.language
        assert (entry.get("urls") or [None])[0] == work.url
        (note,) = [note for note in entry["notes"] if f"({citation.record})" in note]
        if quote:
            assert citation.words in note


@pytest.mark.parametrize(
    ("given", "written"), [("broadcast", "broadcast"), ("podcast", "document"), ("Article", "document")]
)
def test_a_type_that_csl_does_not_know_is_a_document(given: str, written: str) -> None:
    """A strict reader takes no item of another type."""
    (citation,) = cite("harbour-1", type=given)
    assert csl.item(citation.work)["type"] == written


@pytest.mark.parametrize("by", AUTHORS)
@pytest.mark.parametrize("house", HOUSES)
def test_csl_json_fits_the_schema(house: str, by: str) -> None:
    """Items and citations are valid CSL-JSON, and the citation items carry the paragraph and the item."""
    jsonschema = pytest.importorskip("jsonschema", reason="needs jsonschema: pip install 'hkinno[test]'")
    items = json.loads(text("csl-json", house, "reference", by))
    jsonschema.validate(items, {"type": "array", "items": ITEM})
    citation_items = json.loads(text("csl-json", house, "both", by))
    jsonschema.validate(citation_items, CITATION)
    by_id = {item["id"]: item for item in items}
    for found, citation in zip(citation_items["citationItems"], cited(house, by), strict=True):
        assert found["itemData"] == by_id[found["id"]]
        place = citation.places[0].id
        if "caption" in place:
            assert found["suffix"] == f", harbour interview, caption {place[-1]}"
        else:
            assert (found["locator"], found["label"]) == (place.rpartition("-")[2], "paragraph")


def pandoc(*arguments: str, given: str) -> str:
    pypandoc = pytest.importorskip("pypandoc", reason="needs pandoc: pip install 'hkinno[oracle]'")
    command = [pypandoc.get_pandoc_path(), *arguments]
    return subprocess.run(command, input=given, capture_output=True, encoding="utf-8", check=True).stdout


@pytest.mark.parametrize("house", HOUSES)
@pytest.mark.parametrize(
    ("name", "reader"), [("bibtex", "bibtex"), ("biblatex", "biblatex"), ("csl-json", "csljson"), ("ris", "ris")]
)
def test_pandoc_reads_it(name: str, reader: str, house: str) -> None:
    """pandoc comes from our text to the same title, paper, people and date, circa or not."""
    part = "reference" if name == "csl-json" else "both"
    read: list[dict[str, Any]] = json.loads(pandoc("-f", reader, "-t", "csljson", given=text(name, house, part)))
    items = {item["id"]: item for item in read}
    for citation in cited(house):
        item, date = items[citation.work.key], citation.work.date
        # BibTeX means titles to be in sentence case, but for what is in braces: pandoc marks that.
        assert citation.work.title in re.sub("</?span[^>]*>", "", item["title"])
        assert item["container-title"] == citation.work.paper
        families = [person.get("family", person.get("literal")) for person in item.get("author", [])]
        assert families == [name.family for name in citation.work.authors]
        if date is None:
            assert "issued" not in item
        elif name != "bibtex" or not date.circa:
            assert item["issued"]["date-parts"][0][0] in (date.year, str(date.year))
        if name in ("biblatex", "csl-json") and date is not None:
            assert bool(item["issued"].get("circa")) == date.circa


def test_signs_that_latex_would_obey() -> None:
    """A title with every sign that LaTeX reads as a command comes back as it was, from an independent reader."""
    title = r"100% & $5 #1 a_b {c} ~d ^e \f"
    work = cited("circa")[0].work._replace(title=title, gloss=None)
    for biblatex in (False, True):
        entry = bibtex.entry(work, [], biblatex=biblatex)
        (item,) = json.loads(pandoc("-f", "biblatex" if biblatex else "bibtex", "-t", "csljson", given=entry))
        read = re.sub(r"</?\w+[^>]*>", "", item["title"]).replace("\u00a0", " ")
        assert read == title


def test_pandoc_cites_what_we_print_for_it() -> None:
    """The pandoc form needs nothing else: a document of it gives notes with the paragraph and a list of references."""
    printed = pandoc("--citeproc", "-f", "markdown-smart", "-t", "plain", "--wrap=none", given=text("pandoc", "circa"))
    assert "李明朗" in printed
    assert "Smith, Jane A." in printed
    assert "para. 1" in printed
    assert "caption 2" in printed
    assert "@" not in printed


def test_markdown_is_a_footnote() -> None:
    """A Markdown reader makes a footnote of the Markdown form, and no emphasis or link but the address."""
    for name in ("markdown", "markdown-en"):
        given = text(name, "all known", "note")
        read = json.loads(pandoc("-f", "markdown-smart-citations", "-t", "json", given=given))
        kinds = re.findall(r'"t": ?"(\w+)"', json.dumps(read))
        assert kinds.count("Note") == kinds.count("Link") == len(CITED)
        assert not {"Emph", "Strong", "Image"} & set(kinds)


def test_wikipedia_template_is_whole() -> None:
    """{{cite news}}: every bar begins a parameter that the template knows, once, and braces close."""
    known = {"author", "author2", "people", "date", "script-title", "title", "trans-title", "newspaper", "language"}
    known |= {"page", "at", "url", "access-date", "quote", "trans-quote", "last", "first", "last2", "first2"}
    for line in text("wikipedia", "all known", "note").splitlines():
        inner = re.fullmatch(r"<ref>\{\{cite news \|(.*)\}\}</ref>", line)
        assert inner is not None, line
        names = [parameter.partition("=")[0] for parameter in inner[1].split(" |")]
        assert set(names) <= known
        assert len(names) == len(set(names))
        assert {"author", "script-title"} <= set(names) or {"last", "first", "last2", "first2", "title"} <= set(names)
        assert {"newspaper", "date", "at"} <= set(names)
        assert not {"page", "at"} <= set(names)


def test_an_unknown_type_is_no_newspaper() -> None:
    """An article of a type that CSL may have tomorrow is cited as something, and not as a newspaper's."""
    cited = cite("harbour-1", type="hologram")
    printed = {name: "\n".join(listing.lines(style, cited, Asked())) for name, style in styles.STYLES.items()}
    assert "TY  - GEN" in printed["ris"]
    assert "@misc{capedaily-harbour" in printed["bibtex"]
    assert "howpublished = {{岬角日報}}" in printed["biblatex"]
    assert "newspaper" not in printed["biblatex"]
    assert "[Z/OL]" in printed["gbt7714-2015"]
    assert '"type": "document"' in printed["csl-json"]
