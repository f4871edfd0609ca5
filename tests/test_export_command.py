"""`hkinno export` as a user runs it: what it writes, where, and what it leaves alone."""

import json
import os
import sqlite3
import stat
import subprocess
import sys

import pytest

from hkinno import export
from hkinno import files as writing
from hkinno.errors import FileError, UsageError

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


def test_a_link_is_followed_and_permissions_stay(tmp_path):
    """--force through a link changes the file that it leads to, with its permissions."""
    path, link = tmp_path / "real", tmp_path / "link"
    path.write_text("old")
    path.chmod(0o640)
    link.symlink_to(path)
    writing.write_file(str(link), "new", force=True)
    assert link.is_symlink()
    assert path.read_text() == "new"
    assert stat.S_IMODE(path.stat().st_mode) == 0o640


@pytest.mark.skipif(sys.platform == "win32", reason="needs os.umask")
@pytest.mark.parametrize("force", [[], ["--force"]], ids=str)
@pytest.mark.parametrize("command", [["export", "jsonl", "-o"], ["figures", "--svg"]], ids=" ".join)
def test_a_pipe_or_a_device_is_written_into_and_never_replaced(run, tmp_path, command, force):
    """Run by root, `export --force -o /dev/null` put a file in the place of the device."""
    path = tmp_path / "pipe"
    os.mkfifo(path)
    with subprocess.Popen(["cat", str(path)], stdout=subprocess.PIPE) as reader:
        assert run(*command, str(path), *force).returncode == 0
        received, _ = reader.communicate(timeout=60)
    assert stat.S_ISFIFO(path.lstat().st_mode)
    assert received == run(*command, "-").stdout.encode()
    assert [each.name for each in tmp_path.iterdir()] == ["pipe"]


def test_a_new_file_has_the_permissions_of_any_new_file(tmp_path):
    """Not those of a temporary file, which nobody else may read."""
    before = os.umask(0o022)
    try:
        writing.write_file(str(tmp_path / "new"), "x")
    finally:
        os.umask(before)
    assert stat.S_IMODE((tmp_path / "new").stat().st_mode) == 0o644


def test_a_failure_leaves_no_half_file(tmp_path, monkeypatch):
    """Where the disk is full the old file is still whole, and nothing else is left behind."""
    path = tmp_path / "out"
    path.write_text("old")

    def full(descriptor):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(FileError, match="No space left"):
        writing.write_file(str(path), "new", force=True)
    with pytest.raises(FileError, match="No space left"):
        writing.write_folder(str(tmp_path / "folder"), {"a.csv": "x"})
    assert (os.listdir(tmp_path), path.read_text()) == (["out"], "old")


def test_a_file_that_appears_meanwhile_is_left_alone(tmp_path, monkeypatch):
    """Without --force, a file that another program makes while we write is not replaced."""
    path = tmp_path / "out"
    synced = os.fsync

    def slow(descriptor):
        path.write_text("theirs")
        synced(descriptor)

    monkeypatch.setattr(os, "fsync", slow)
    with pytest.raises(UsageError, match="is there already"):
        writing.write_file(str(path), "ours")
    assert (os.listdir(tmp_path), path.read_text()) == (["out"], "theirs")


def test_a_table_of_others_is_named(run, broken):
    """A table that we do not know is left out, and that is said."""
    path = broken(lambda content: content.update(mine={"1": {"x": 1}}))
    result = run("export", "jsonl", "--db", path)
    assert result.returncode == 0
    assert "left out" in result.stderr
    assert "mine" in result.stderr


def test_a_file_and_a_folder_are_not_mixed_up(tmp_path):
    """A folder where a file should be, and the other way round, are refused even with --force."""
    (tmp_path / "file").write_text("mine")
    with pytest.raises(UsageError, match="is a folder"):
        writing.write_file(str(tmp_path), "x", force=True)
    with pytest.raises(UsageError, match="is a file"):
        writing.write_folder(str(tmp_path / "file"), {"a": "x"}, force=True)


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
    path = broken(lambda content: content["facts"]["1"].update(note="a note of another store"))
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
        assert f"「{quote['exact']}」" in plain
    for fact in tables["facts"]:
        assert fact["statement"]["en"] in plain
        assert all(f"「{each['exact']}」 ({each['paragraph']}, " in plain for each in fact["evidence"])


def test_markdown_is_read_as_text(tables):
    """A Markdown reader sees list items, and what a record says is never markup."""
    reader = pytest.importorskip("markdown_it", reason="markdown-it-py, a Markdown reader, is not installed")
    evil = "# <b>*x*</b> [a](b) `c` &amp; 1. ~~d~~"
    hard = {**tables["facts"][0], "statement": {"zh": evil, "en": evil}, "note": evil}
    markdown = export.make("md", {**tables, "facts": [hard, *tables["facts"][1:]]})
    tokens = reader.MarkdownIt().parse(markdown)
    inline = [token for token in tokens if token.type == "inline"]
    texts = ["".join(child.content for child in token.children if child.type.startswith("text")) for token in inline]
    assert evil in texts
    kinds = {child.type for token in inline for child in token.children}
    assert kinds <= {"text", "text_special", "strong_open", "strong_close"}
    headings = [token for token in tokens if token.type == "heading_open"]
    assert len(headings) == 1 + len(tables["topics"])
