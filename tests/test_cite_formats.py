"""BibTeX, BibLaTeX, RIS, CSL-JSON and pandoc's forms, read back by programs that are not ours: nothing may be lost."""

import json
import re
import subprocess
from typing import Any

import pytest

from hkinno.cite import data, listing, styles
from hkinno.cite.work import Citation, details
from hkinno.store import open_store
from tools.cite_golden import ALL_KNOWN

STORE = open_store()
SOURCES, PARAGRAPHS = STORE.all("sources"), STORE.all("paragraphs")
CITED = ["Q01", "Q08", "Q12", "Q16", "caption-2", "main-3"]
KNOWN = [{}, {"issued": "2023-02"}, ALL_KNOWN]
AUTHORS = ["reporter", "speaker"]

# What CSL 1.0.2 allows of the keys that we write, in our own words: items (csl-data) and citations (csl-citation).
NAME = {
    "type": "object",
    "properties": {"literal": {"type": "string"}},
    "required": ["literal"],
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


def cited(known: dict[str, str], author: str = "reporter") -> list[Citation]:
    found = STORE.by_ids(CITED)
    return listing.citations(
        [found[name.casefold()][1] for name in CITED], SOURCES, PARAGRAPHS, details(**known), author=author
    )


def text(name: str, known: dict[str, str], part: str = "both", author: str = "reporter", *, quote: bool = False) -> str:
    found = cited(known, author)
    if quote:
        found = [each for each in found if each.words]
    return "\n".join(listing.lines(name, styles.style(name), found, part, quote=quote)) + "\n"


def plain(latex: str) -> str:
    """The text that LaTeX sets: outer braces and escapes taken off."""
    latex = latex.removeprefix("{").removesuffix("}")
    return re.sub(r"\\([&%$#_{}])", r"\1", latex)


@pytest.mark.parametrize("author", AUTHORS)
@pytest.mark.parametrize("known", KNOWN, ids=str)
@pytest.mark.parametrize("name", ["bibtex", "biblatex"])
def test_bibtexparser_reads_every_field(name: str, known: dict[str, str], author: str) -> None:
    """One entry an article, with author, title, paper, date, details and every paragraph cited; none is lost."""
    bibtexparser = pytest.importorskip("bibtexparser", reason="needs bibtexparser: pip install 'hkinno[test]'")
    library = bibtexparser.parse_string(text(name, known, author=author))
    assert not library.failed_blocks
    entries = {entry.key: {field.key: plain(field.value) for field in entry.fields} for entry in library.entries}
    expected = cited(known, author)
    assert set(entries) == {each.work.key for each in expected}
    for each in expected:
        work, fields = each.work, entries[each.work.key]
        assert fields["author"] == work.first
        assert fields["title"] == work.title
        assert fields["journaltitle" if name == "biblatex" else "journal"] == work.paper
        assert fields.get("pages") == work.page
        assert fields.get("url") == work.url
        assert each.record in fields["annotation" if name == "biblatex" else "annote"]
        date = fields["date"] if name == "biblatex" else fields["year"]
        assert work.date is not None
        assert str(work.date.year) in date
        assert work.date.circa == ("~" in date or "ca." in date)
        if author == "speaker":
            assert work.author in fields["note"]


@pytest.mark.parametrize("quote", [False, True])
@pytest.mark.parametrize("known", KNOWN, ids=str)
def test_rispy_reads_every_field(known: dict[str, str], quote: bool) -> None:
    """One record an article with its fields, its year and a note for each record cited, with the words if wanted."""
    rispy = pytest.importorskip("rispy", reason="needs rispy: pip install 'hkinno[test]'")
    entries = {entry["id"]: entry for entry in rispy.loads(text("ris", known, quote=quote))}
    expected = [each for each in cited(known) if each.words or not quote]
    assert set(entries) == {each.work.key for each in expected}
    for each in expected:
        entry, work = entries[each.work.key], each.work
        assert entry["type_of_reference"] == "NEWS"
        assert entry["authors"] == [work.author]
        assert entry["title"] == work.title
        assert work.paper in json.dumps(entry, ensure_ascii=False)
        assert work.date is not None
        assert entry["year"] == str(work.date.year)
        assert ("circa" in entry["date"]) == work.date.circa
        assert entry.get("start_page") == work.page
        assert (entry.get("urls") or [None])[0] == work.url
        (note,) = [note for note in entry["notes"] if f"({each.record})" in note]
        if quote:
            assert each.words.replace("「", "『").replace("」", "』") in note


@pytest.mark.parametrize("author", AUTHORS)
@pytest.mark.parametrize("known", KNOWN, ids=str)
def test_csl_json_fits_the_schema(known: dict[str, str], author: str) -> None:
    """Items and citations are valid CSL-JSON, and the citation items carry the paragraph and the item."""
    jsonschema = pytest.importorskip("jsonschema", reason="needs jsonschema: pip install 'hkinno[test]'")
    items = json.loads(text("csl-json", known, "reference", author))
    jsonschema.validate(items, {"type": "array", "items": ITEM})
    citation = json.loads(text("csl-json", known, "both", author))
    jsonschema.validate(citation, CITATION)
    by_id = {item["id"]: item for item in items}
    for found, each in zip(citation["citationItems"], cited(known, author), strict=True):
        assert found["itemData"] == by_id[found["id"]]
        place = each.places[0]
        if place.startswith("caption"):
            assert found["suffix"] == f", caption {place[-1]}"
        else:
            assert (found["locator"], found["label"]) == (place.rpartition("-")[2], "paragraph")


def pandoc(*arguments: str, given: str) -> str:
    pypandoc = pytest.importorskip("pypandoc", reason="needs pandoc: pip install 'hkinno[oracle]'")
    command = [pypandoc.get_pandoc_path(), *arguments]
    return subprocess.run(command, input=given, capture_output=True, encoding="utf-8", check=True).stdout


@pytest.mark.parametrize("known", KNOWN, ids=str)
@pytest.mark.parametrize(("name", "reader"), [("biblatex", "biblatex"), ("csl-json", "csljson"), ("ris", "ris")])
def test_pandoc_reads_it(name: str, reader: str, known: dict[str, str]) -> None:
    """pandoc comes from our text to the same title, paper and date, circa or not."""
    part = "reference" if name == "csl-json" else "both"
    read: list[dict[str, Any]] = json.loads(pandoc("-f", reader, "-t", "csljson", given=text(name, known, part)))
    items = {item["id"]: item for item in read}
    for each in cited(known):
        item, date = items[each.work.key], each.work.date
        assert each.work.title in item["title"]
        assert item["container-title"] == each.work.paper
        assert date is not None
        assert item["issued"]["date-parts"][0][0] in (date.year, str(date.year))
        if name != "ris":
            assert bool(item["issued"].get("circa")) == date.circa


def test_signs_that_latex_would_obey() -> None:
    """A title with every sign that LaTeX reads as a command comes back as it was, from an independent reader."""
    title = r"100% & $5 #1 a_b {c} ~d ^e \f"
    work = cited({})[0].work._replace(title=title, gloss=None)
    for biblatex in (False, True):
        entry = data.bibtex(work, [], quote=False, biblatex=biblatex)
        (item,) = json.loads(pandoc("-f", "biblatex" if biblatex else "bibtex", "-t", "csljson", given=entry))
        read = re.sub(r"</?\w+[^>]*>", "", item["title"]).replace("\u00a0", " ")
        assert read == title


def test_pandoc_cites_what_we_print_for_it() -> None:
    """The pandoc form needs nothing else: a document of it gives notes with the paragraph and a list of references."""
    printed = pandoc("--citeproc", "-f", "markdown-smart", "-t", "plain", "--wrap=none", given=text("pandoc", {}))
    assert "湯嘉平" in printed
    assert "para. 1" in printed
    assert "caption 2" in printed
    assert "@" not in printed


def test_markdown_is_a_footnote() -> None:
    """A Markdown reader makes a footnote of the Markdown form, and no link or emphasis."""
    for name in ("markdown", "markdown-en"):
        read = json.loads(pandoc("-f", "markdown-smart-citations", "-t", "json", given=text(name, ALL_KNOWN, "note")))
        kinds = re.findall(r'"t": ?"(\w+)"', json.dumps(read))
        assert kinds.count("Note") == len(CITED)
        assert not {"Emph", "Strong", "Link", "Image"} & set(kinds)


def test_wikipedia_template_is_whole() -> None:
    """{{cite news}}: every bar begins a parameter that the template knows, once, and braces close."""
    known = {"author", "people", "date", "script-title", "trans-title", "newspaper", "language", "page", "at", "url"}
    known |= {"access-date", "quote", "trans-quote"}
    for line in text("wikipedia", ALL_KNOWN, "note").splitlines():
        inner = re.fullmatch(r"<ref>\{\{cite news \|(.*)\}\}</ref>", line)
        assert inner is not None, line
        names = [parameter.partition("=")[0] for parameter in inner[1].split(" |")]
        assert set(names) <= known
        assert len(names) == len(set(names))
        assert {"author", "script-title", "newspaper", "date", "at"} <= set(names)
        assert not {"page", "at"} <= set(names)
