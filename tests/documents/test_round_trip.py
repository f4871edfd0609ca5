"""Word files of several makers, through `check --comments` and `check --fix` and back through other programs."""

import itertools
import re
import zipfile
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from hkinno import check as checking
from hkinno.check import report
from hkinno.documents import word
from hkinno.documents.files import open_document
from tests.conftest import Run

from .draft import QUOTED
from .test_word_comments import commented

docx = pytest.importorskip("docx", reason="needs python-docx: pip install 'hkinno[test]'")

# What comments change; a file that has some already has their part.
COMMENTED = {"[Content_Types].xml", "word/document.xml", "word/_rels/document.xml.rels", "word/comments.xml"}
SIMPLIFIED = str.maketrans("創國際須戰礎錢轉產業掙興務電", "创国际须战础钱转产业挣兴务电")
MAKERS = ["pandoc", "LibreOffice", "Office Open XML of LibreOffice", "python-docx"]


@pytest.fixture
def made_by(made: Callable[[str, str], Path], office: Callable[..., Path], tmp_path: Path) -> Callable[[str], Path]:
    """A Word file of the draft of forty quotations by a maker, in a folder of its own."""

    def make(maker: str) -> Path:
        source = {
            "pandoc": lambda: made("docx", "docx"),
            "LibreOffice": lambda: office("docx:MS Word 2007 XML", made("odt", "odt")),
            "Office Open XML of LibreOffice": lambda: office("docx:Office Open XML Text", office("rtf")),
            "python-docx": lambda: _saved_again(made("docx", "docx"), tmp_path / "again.docx"),
        }[maker]()
        path = tmp_path / "draft.docx"
        path.write_bytes(source.read_bytes())
        return path

    return make


def _saved_again(source: Path, path: Path) -> Path:
    """A file as python-docx saves it, with each run parted in two of another form."""
    document = docx.Document(str(source))
    for paragraph in document.paragraphs:
        for run in [*paragraph.runs]:
            if len(run.text) > 6:
                words, run.text = run.text, run.text[:5]
                paragraph._p.insert(paragraph._p.index(run._r) + 1, paragraph.add_run(words[5:])._r)
                run.italic = True
    document.save(str(path))
    return path


def parts(path: Path) -> dict[str, bytes]:
    with zipfile.ZipFile(path) as package:
        assert package.testzip() is None
        return {name: package.read(name) for name in package.namelist()}


def changed(before: Path, after: Path) -> set[str]:
    """The parts that are not the same to the byte; none has gone."""
    one, other = parts(before), parts(after)
    assert list(one) == list(other)[: len(one)]
    return {name for name in other if one.get(name) != other[name]}


def runs(path: Path) -> Iterator[list[tuple[str, str]]]:
    """The words of each paragraph with their form, as python-docx has them: runs of one form as one."""
    for paragraph in docx.Document(str(path)).element.body.iter(docx.oxml.ns.qn("w:p")):
        found = [
            (re.sub(r' xmlns:\w+="[^"]*"', "", run.rPr.xml) if run.rPr is not None else "", run.text)
            for run in paragraph.iter(docx.oxml.ns.qn("w:r"))
        ]
        together = itertools.groupby((each for each in found if each[1]), lambda each: each[0])
        yield [(form, "".join(words for _, words in group)) for form, group in together]


def text(path: Path, office: Callable[..., Path], name: str) -> str:
    """The words of a file as LibreOffice reads it."""
    copy = path.with_name(f"{name}.docx")
    copy.write_bytes(path.read_bytes())
    return office("txt:Text (encoded):UTF8", copy).read_text(encoding="utf-8-sig")


@pytest.mark.parametrize("maker", MAKERS)
def test_comments(
    maker: str,
    made_by: Callable[[str], Path],
    office: Callable[..., Path],
    run: Run,
    known: checking.Corpus,
    tmp_path: Path,
):
    """A comment at each finding, and nothing else is changed: by parts, by python-docx and by LibreOffice."""
    path, out = made_by(maker), tmp_path / "commented.docx"
    content = path.read_bytes()
    told = [each for each in checking.check(open_document(content, "a.docx"), known).findings if each.rule]
    told = [each for each in told if report.worth_a_look(each)]
    assert len(told) >= 24
    assert run("check", str(path), "--comments", str(out)).returncode == 1
    assert path.read_bytes() == content
    assert changed(path, out) <= COMMENTED
    assert word.read(out.read_bytes()).text == word.read(content).text
    assert list(runs(out)) == list(runs(path))
    comments = commented(out.read_bytes())
    for finding, (on, words) in zip(told, comments, strict=True):
        assert any(f"{rule}: " in words or f"{rule}, " in words for rule in report.faults(finding))
        # Of words in a note the sign of the note is marked.
        assert on in (finding.quoted, "")
    assert text(out, office, "after") == text(path, office, "before")
    again = parts(office("odt", out))["content.xml"].decode()
    assert again.count("<office:annotation ") == len(told)


@pytest.mark.parametrize("maker", MAKERS)
def test_fix(maker: str, made_by: Callable[[str], Path], office: Callable[..., Path], run: Run, tmp_path: Path):
    """Other forms become the source's, in their runs, and nothing else is changed."""
    path = made_by(maker)
    simplified = tmp_path / "simplified.docx"
    with zipfile.ZipFile(path) as source, zipfile.ZipFile(simplified, "w") as target:
        for entry in source.infolist():
            content = source.read(entry)
            own = entry.filename.endswith(("document.xml", "notes.xml"))
            target.writestr(entry, content.decode().translate(SIMPLIFIED).encode() if own else content)
    fixed = tmp_path / "fixed.docx"
    fixed.write_bytes(simplified.read_bytes())
    before = run("check", str(fixed), "--json").stdout
    assert before.count('"converted"') >= 10
    run("check", str(fixed), "--fix")
    after = run("check", str(fixed), "--json").stdout
    assert '"converted"' not in re.sub(r'"rule": "converted"', "", after)
    assert changed(simplified, fixed) <= {"word/document.xml", "word/footnotes.xml"}
    assert [[form for form, _ in each] for each in runs(fixed)] == [
        [form for form, _ in each] for each in runs(simplified)
    ]
    mended = {quoted.words for quoted in QUOTED if quoted.wanted[0] == "verbatim" and quoted.who == "孫東"}
    assert len(mended) == 20
    words = text(fixed, office, "fixed-before")
    assert all(each in words for each in mended if each in text(path, office, "original"))
    content = fixed.read_bytes()
    run("check", str(fixed), "--fix")
    assert fixed.read_bytes() == content
