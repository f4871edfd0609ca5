"""`hkinno export` as a user runs it: what it writes, where, and what it leaves alone."""

import html
import json
import os
import sqlite3

import pytest

from hkinno import export
from hkinno.render.labels import quoted
from tests.data.make import STORE as SMALL

TEXT_FORMATS = [name for name, each in export.FORMATS.items() if each.to_stdout]


@pytest.mark.parametrize("name", TEXT_FORMATS)
def test_text_goes_to_standard_output_and_to_a_file_alike(run, tmp_path, name):
    """Without --output a text format goes to stdout; the file has the same bytes."""
    result = run("export", name)
    path = tmp_path / "out"
    assert result.returncode == 0, result.stderr
    assert run("export", name, "-o", str(path)).stdout == ""
    assert path.read_text(encoding="utf-8") == result.stdout
    assert result.stdout.endswith("\n")


@pytest.mark.parametrize("name", ["sqlite", "csv"])
def test_what_is_no_text_needs_a_path(run, name):
    """sqlite and csv without --output, or to -, are a usage error that says so, and nothing is printed."""
    for more in ([], ["-o", "-"]):
        result = run("export", name, *more)
        assert (result.returncode, result.stdout) == (2, "")
        assert "--output" in result.stderr


def test_sqlite_and_csv_are_written(run, tmp_path, tables):
    """A database that opens, and a folder with a file per table."""
    database, folder = tmp_path / "a.db", tmp_path / "tables"
    assert run("export", "sqlite", "--output", str(database)).returncode == 0
    assert run("export", "csv", "--output", str(folder)).returncode == 0
    connection = sqlite3.connect(database)
    assert connection.execute("SELECT count(*) FROM facts").fetchone() == (len(tables["facts"]),)
    connection.close()
    assert {"facts.csv", "quotes.csv", "data-dictionary.csv"} <= set(os.listdir(folder))
    assert sorted(os.listdir(tmp_path)) == ["a.db", "tables"]


def test_nothing_is_written_over_without_force(run, tmp_path):
    """A file or a folder with something in it stays as it is, exit 2; --force writes, and leaves other files alone."""
    path, folder = tmp_path / "a.md", tmp_path / "tables"
    path.write_text("mine")
    folder.mkdir()
    (folder / "facts.csv").write_text("mine")
    (folder / "other.txt").write_text("mine")
    for name, where in (("md", path), ("csv", folder)):
        result = run("export", name, "-o", str(where))
        assert result.returncode == 2
        assert "--force" in result.stderr
    assert (path.read_text(), (folder / "facts.csv").read_text()) == ("mine", "mine")
    for name, where in (("md", path), ("csv", folder)):
        assert run("export", name, "-o", str(where), "--force").returncode == 0
    assert path.read_text(encoding="utf-8").startswith("# ")
    assert (folder / "facts.csv").read_text(encoding="utf-8").startswith("id,")
    assert (folder / "other.txt").read_text() == "mine"


def test_a_table_of_others_is_named(run, broken):
    """A table that we do not know is left out, and that is said."""
    path = broken(lambda content: content.update(mine={"1": {"x": 1}}))
    result = run("export", "jsonl", "--db", path)
    assert result.returncode == 0
    assert "left out" in result.stderr
    assert "mine" in result.stderr


def test_a_place_that_is_not_there_is_named(run, tmp_path):
    """A folder that does not exist is exit 3, with the path in one line."""
    result = run("export", "md", "-o", str(tmp_path / "no" / "a.md"))
    assert result.returncode == 3
    assert len(result.stderr.splitlines()) == 1
    assert "a.md" in result.stderr


def test_unknown_format(run):
    """A misspelt format is exit 2 and names the one that was meant."""
    result = run("export", "jsnol")
    assert result.returncode == 2
    assert "did you mean jsonl" in result.stderr


def test_the_store_asked_for_is_exported(run, broken):
    """--db is the store that is read."""
    path = broken(lambda content: content["facts"]["1"].update(note={"zh": "別的", "en": "a note of another store"}))
    assert "a note of another store" in run("export", "jsonl", "--db", path).stdout


def test_a_broken_store_exports_nothing(run, broken, tmp_path):
    """A reference that leads nowhere is exit 3, and no database is left."""
    path = broken(lambda content: content["facts"]["1"].update(topics=["nowhere"]))
    result = run("export", "sqlite", "-o", str(tmp_path / "a.db"), "--db", path)
    assert result.returncode == 3
    assert not (tmp_path / "a.db").exists()


def test_annotations_with_a_copy(run, page):
    """--source adds what stands before and after."""
    items = json.loads(run("export", "annotations", "--source", page).stdout)["first"]["items"]
    targets = [
        target for item in items for target in (item["target"] if type(item["target"]) is list else [item["target"]])
    ]
    assert all({"prefix", "suffix"} <= set(target["selector"][0]) for target in targets)


def test_markdown_has_every_record_with_words_and_place(tables):
    """Each fact and quote stands once, with its own words; each excerpt has its place."""
    markdown = export.make("md", tables)
    plain = markdown.replace("\\", "")
    for name in ("facts", "quotes"):
        for record in tables[name]:
            assert plain.count(f"- **{record['id']}** ") == 1
    for quote in tables["quotes"]:
        assert quoted(quote["exact"]) in plain
    for fact in tables["facts"]:
        assert fact["statement"]["en"] in plain
        assert all(f"{quoted(each['exact'])} ({each['paragraph']}, " in plain for each in fact["evidence"])


@pytest.mark.parametrize("form", ["html", "md"])
def test_english_articles_are_quoted_as_english(run, form):
    """In English marks, without their own words again as a translation; their headline needs none."""
    shown = html.unescape(run("export", form, "--db", str(SMALL)).stdout)
    words = "We will open the new pier in May, not a day later"
    assert f"“{words}”" in shown
    assert f"「{words}" not in shown
    assert f"{words} (unofficial" not in shown
    assert f"{words} <small>" not in shown
    assert "None" not in shown


def test_markdown_is_read_as_text(tables):
    """A Markdown reader sees list items, and what a record says is never markup."""
    reader = pytest.importorskip("markdown_it", reason="markdown-it-py, a Markdown reader, is not installed")
    evil = "# <b>*x*</b> [a](b) `c` &amp; 1. ~~d~~"
    hard = {**tables["facts"][0], "statement": {"zh": evil, "en": evil}, "note": {"zh": evil, "en": evil}}
    markdown = export.make("md", {**tables, "facts": [hard, *tables["facts"][1:]]})
    tokens = reader.MarkdownIt().parse(markdown)
    inline = [token for token in tokens if token.type == "inline"]
    texts = ["".join(child.content for child in token.children if child.type.startswith("text")) for token in inline]
    assert evil in texts
    kinds = {child.type for token in inline for child in token.children}
    assert kinds <= {"text", "text_special", "strong_open", "strong_close", "code_inline"}
    headings = [token for token in tokens if token.type == "heading_open"]
    unfiled = any(not record["topics"] for record in (*tables["facts"], *tables["quotes"]))
    assert len(headings) == 1 + len(tables["topics"]) + unfiled
