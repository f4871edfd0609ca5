"""Whatever stands in a store: an export is made, or refused in one line. Never a traceback, never a broken file."""

import copy
import json
from xml.etree import ElementTree as ET

import pytest

from hkinno import export
from hkinno.errors import FileError
from hkinno.figures import rows, svg

# What leads from record to record, and so stays; and the code of a language.
KEPT = {
    *("id", "slug", "paragraph", "article", "topics", "entities", "facts", "quotes", "variants", "related"),
    *("speaker", "interviewee", "programme", "payer", "document", "language"),
}
TEXTS = [
    "\ud800",
    "\x00",
    "\x1b[31m",
    "</script><b>&amp;",
    "\"'\n\r,;\t",
    "",
    "=1+1",
    "'x",
    "\u202e",
    "# 1. `*",
    "😀\U000e0041",
]


def with_text(content, text, key=""):
    if key in KEPT:
        return content
    if isinstance(content, str):
        return text
    if isinstance(content, dict):
        return {name: with_text(each, text, name) for name, each in content.items()}
    return [with_text(each, text, key) for each in content] if isinstance(content, list) else content


@pytest.mark.parametrize("text", TEXTS, ids=ascii)
@pytest.mark.parametrize("name", export.FORMATS)
def test_any_text(tables, name, text):
    """Every text of every record replaced by one that is hard: what comes out is still of its format."""
    changed = {table: with_text(records, text) for table, records in tables.items()}
    try:
        content = export.make(name, changed)
    except FileError as error:
        # SQLite holds UTF-8 only, which has no lone surrogates; an article without a headline cannot be cited.
        assert (name, text) in (("sqlite", "\ud800"), ("html", ""))
        assert "\n" not in str(error)  # noqa: PT017 - most texts raise nothing
        return
    if name == "jsonl":
        lines = [json.loads(line) for line in content.split("\n")[:-1]]
        assert len(lines) == sum(map(len, tables.values()))
        assert lines[-1]["pinyin"] == text
    elif name in ("json-ld", "annotations"):
        json.loads(content)
        assert "<" not in content
    elif name in ("html", "md"):
        assert "\x1b" not in content
        assert "\u202e" not in content
        content.encode()
    if name == "html":
        assert content.count("<script") == content.count("</script>") == 1
    ET.fromstring(svg.draw(rows.groups(rows.rows(changed["facts"]))))


CHANGES = {
    "authors that are none": lambda t: t["sources"][0]["item"].update(author=5),
    "no authors": lambda t: t["sources"][0]["item"].pop("author"),
    "a date that is none": lambda t: t["sources"][0]["item"].update(issued={"date-parts": [[None]]}),
    "a number too large": lambda t: t["facts"][18]["figures"][0].update(value=10**400),
    "an id with marks": lambda t: t["facts"][0].update(id='a b"<'),
    "an id twice": lambda t: t["facts"].append(t["facts"][0]),
    "no facts, no quotes": lambda t: t.update(facts=[], quotes=[]),
    "an entity without a name": lambda t: t["entities"][0].update(printed=[], official={"zh": None, "en": None}),
    "a record of no topic": lambda t: t["facts"][0].update(topics=[]),
}


@pytest.mark.parametrize("change", CHANGES)
@pytest.mark.parametrize("name", export.FORMATS)
def test_any_sound_shape(tables, name, change):
    """Records of the right shape that make no sense: exported, or refused by name by what must."""
    changed = copy.deepcopy(tables)
    CHANGES[change](changed)
    try:
        export.make(name, changed)
    except FileError as error:
        assert name == "sqlite" or "cannot be cited" in str(error)  # noqa: PT017
        assert "hkinno validate" in str(error)  # noqa: PT017 - most changes raise nothing


def test_a_record_of_no_topic_is_still_there(tables):
    """html and md have a last heading for what is filed nowhere."""
    changed = copy.deepcopy(tables)
    changed["facts"][0]["topics"] = []
    assert f'<article id="{changed["facts"][0]["id"]}"' in export.make("html", changed)
    assert f"- **{changed['facts'][0]['id']}** " in export.make("md", changed)
