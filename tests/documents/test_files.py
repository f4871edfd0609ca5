"""Which files are drafts, which are refused by name, and that nothing is written over that has changed."""

import json
import re
import subprocess
import sys
from pathlib import Path

import pytest

from hkinno.documents import formats
from hkinno.documents.files import expanded, open_document
from hkinno.errors import FileError, UsageError
from tests.conftest import Run, utf8

from .word_files import paragraph, word_file
from .word_files import run as words

ROOT = Path(__file__).parents[2]


@pytest.mark.parametrize("ending", sorted(formats.REFUSED))
def test_refused_by_name(ending: str):
    """What is not read is named, with the way on, in one line."""
    with pytest.raises(FileError, match=rf"^draft{re.escape(ending)}: is \w+ .*; \w+") as error:
        open_document(b"text", f"draft{ending.upper()}".lower())
    assert "\n" not in str(error.value)


@pytest.mark.parametrize("ending", [".docx", ".odt", ".pdf", ".epub", ".rtf", ".fodt", ".ipynb"])
def test_named_as_what_it_is_not(ending: str):
    """A text with the ending of another format is not read as a text."""
    with pytest.raises(FileError, match=r"is none|broken"):
        open_document("他說：「話」。".encode(), f"draft{ending}")


def test_told_by_what_it_is():
    """What the bytes are goes before the ending."""
    assert open_document(b"{\\rtf1 x}", "draft.txt").form == "RTF"
    assert open_document("<!DOCTYPE html><p>話".encode(), "draft.txt").form == "HTML"
    assert open_document("<p>「話」".encode(), None).form == "Markdown"
    assert open_document("# 話".encode(), "README").form == "plain text"
    with pytest.raises(FileError, match=r"draft\.txt: is a picture"):
        open_document(b"\x89PNG\r\n\x1a\n", "draft.txt")


def test_too_large(tmp_path: Path):
    """A file of gigabytes is not read into memory."""
    path = tmp_path / "large.txt"
    with path.open("wb") as file:
        file.truncate(1 << 32)
    with pytest.raises(FileError, match="4096 MB; a draft should have less than 64 MB"):
        open_document(str(path))


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for name in (
        "b.md",
        "a.docx",
        "c/d.txt",
        "c/e.py",
        "c/f.tex",
        ".git/g.md",
        "node_modules/h.md",
        "~$a.docx",
        "i.MD",
    ):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text("x")
    return tmp_path


def names(found: list[str], folder: Path) -> list[str]:
    return [Path(path).relative_to(folder).as_posix() for path in found]


def test_folders(folder: Path):
    """A folder stands for the drafts in it that are read here, always in one order, each once."""
    everything = ["a.docx", "b.md", "c/d.txt", "i.MD"]
    assert names(expanded([str(folder)]), folder) == everything
    assert names(expanded([str(folder / "i.MD"), str(folder), str(folder)]), folder) == ["i.MD", *everything[:-1]]
    assert names(expanded([str(folder)], ["*.tex", "c/*.py"]), folder) == ["c/e.py", "c/f.tex"]
    assert expanded(["no/such.md", "-"]) == ["no/such.md", "-"]


def test_patterns(folder: Path):
    """A pattern is read where no shell has done so."""
    assert names(expanded([f"{folder}/*.md"]), folder) == ["b.md"]
    assert names(expanded([f"{folder}/**/*.txt"]), folder) == ["c/d.txt"]


def test_nothing_there(folder: Path):
    """A folder or a pattern without drafts is told, and not passed over."""
    with pytest.raises(UsageError, match=r"no file of \*\.rst in this folder"):
        expanded([str(folder)], ["*.rst"])
    with pytest.raises(UsageError, match="no file fits this pattern"):
        expanded([f"{folder}/*.nothing"])


def test_links_that_lead_in_circles(folder: Path):
    """A link to the folder itself does not go round."""
    (folder / "c" / "again").symlink_to(folder, target_is_directory=True)
    assert len(expanded([str(folder)])) == 4


def test_hook_takes_what_is_read():
    """The hook names exactly the endings of what is read without another program."""
    text = (ROOT / ".pre-commit-hooks.yaml").read_text(encoding="utf-8")
    pattern = re.compile(re.search(r"files: (.*)", text)[1])
    for ending, form in formats.BY_ENDING.items():
        assert bool(pattern.search("a/draft" + ending)) == (form.reads != formats.PROGRAM), ending
    for ending in [*formats.REFUSED, ".py", ".json", ""]:
        assert not pattern.search("a/draft" + ending), ending


@pytest.mark.parametrize(
    ("name", "wanted"), [("a.txt", "plain"), ("a.srt", "subtitles"), ("a.html", "html"), ("a.md", "markdown")]
)
def test_only_the_reader_that_is_needed(name: str, wanted: str):
    """The reader of a format is imported for that format only."""
    program = (
        "import sys; from hkinno.documents.files import open_document\n"
        f"open_document('他說：「話」。'.encode(), {name!r})\n"
        "print(*sorted(each for each in sys.modules if each.startswith('hkinno.documents.')), *sys.modules)"
    )
    words = subprocess.run(
        [sys.executable, *utf8("-c", program)], capture_output=True, encoding="utf-8", check=True, cwd=ROOT
    )
    loaded = set(words.stdout.split())
    readers = {form.module for form in formats.FORMATS} - {wanted}
    assert f"hkinno.documents.{wanted}" in loaded
    assert [each for each in readers if f"hkinno.documents.{each}" in loaded] == []
    assert not loaded & {"pypdf", "docx", "lxml", "charset_normalizer", "xml.parsers.expat", "email", "subprocess"}


def test_places_for_other_programs(run: Run, tmp_path: Path):
    """Of a file that has no lines, annotations and logs name the paragraph, and no line."""
    path = tmp_path / "draft.docx"
    path.write_bytes(
        word_file(paragraph(words("首段。")) + paragraph(words("孫東說：「像資金的跨境流動就非常重要」。")))
    )
    told = run("check", str(path), "-f", "github").stdout
    assert re.search(r"^::error file=[^,]*draft\.docx,title=altered::paragraph 2: ", told)
    (result,) = json.loads(run("check", str(path), "-f", "sarif").stdout)["runs"][0]["results"]
    (location,) = result["locations"]
    assert location["logicalLocations"] == [{"fullyQualifiedName": "paragraph 2"}]
    assert "region" not in location["physicalLocation"]


def test_comments_are_a_new_file(run: Run, tmp_path: Path):
    """A file that is there, the draft above all, is not written over."""
    path = tmp_path / "draft.docx"
    path.write_bytes(word_file(paragraph(words("孫東說：「像資金的跨境流動就非常重要」。"))))
    content = path.read_bytes()
    result = run("check", str(path), "--comments", str(path))
    assert (result.returncode, result.stdout, path.read_bytes()) == (2, "", content)
    assert "draft.docx is there already: --comments writes a new file" in result.stderr
    assert run("check", str(path), "--comments", str(tmp_path / "out.docx")).returncode == 1
    assert (tmp_path / "out.docx").exists()
