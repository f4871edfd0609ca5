"""Comments and other words in a Word file: everything else stays as it was."""

import io
import re
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from hkinno.documents import word
from hkinno.documents.word_comments import Comment, Replacement, annotated, replaced
from hkinno.errors import FileError

from .draft import QUOTED
from .word_files import paragraph, run, word_file

docx = pytest.importorskip("docx", reason="needs python-docx: pip install 'hkinno[test]'")

CHANGED = {"[Content_Types].xml", "word/document.xml", "word/_rels/document.xml.rels", "word/comments.xml"}
BOLD, PLAIN = "<w:b/>", ""


def parts(content: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(content)) as package:
        assert package.testzip() is None
        return {name: package.read(name) for name in package.namelist()}


def at(content: bytes, words: str, kind: type = Comment, text: str = "評語") -> tuple[int, int, str]:
    start = word.read(content).text.index(words)
    return kind(start, start + len(words), text)


def commented(content: bytes) -> list[tuple[str, str]]:
    """The words that each comment is on, and its text, as python-docx and the file have them."""
    document = docx.Document(io.BytesIO(content))
    body = document.element.body
    found = []
    for comment in document.comments:
        inside, words = False, []
        for element in body.iter():
            name = element.tag.rpartition("}")[2]
            if name in ("commentRangeStart", "commentRangeEnd"):
                if element.get(docx.oxml.ns.qn("w:id")) == str(comment.comment_id):
                    inside = name == "commentRangeStart"
            elif name == "t" and inside:
                words.append(element.text)
        found.append(("".join(words), comment.text))
    return found


@pytest.mark.slow
def test_all_quotations_of_the_draft(made: Callable[[str, str], Path], office: Callable[..., Path], tmp_path: Path):
    """A comment at each of forty quotations; other parts are the same to the byte; both programs open it."""
    content = made("docx", "docx").read_bytes()
    text = word.read(content).text
    comments = [
        Comment(text.index(each.words), text.index(each.words) + len(each.words), each.words) for each in QUOTED
    ]
    result = annotated(content, comments)
    before, after = parts(content), parts(result)
    # pandoc writes a part for comments, empty, into each file.
    assert {name for name in after if before.get(name) != after[name]} <= CHANGED
    assert list(before) == list(after)[: len(before)]
    assert word.read(result).text == text
    on = {text: words for words, text in commented(result)}
    assert set(on) == {each.words for each in QUOTED}
    for each in QUOTED:
        assert on[each.words] == (each.words if each.place != "note" else "")
    path = tmp_path / "commented.docx"
    path.write_bytes(result)
    again = office("txt:Text (encoded):UTF8", path).read_text(encoding="utf-8-sig")
    assert all("".join(each.words.split()) in "".join(again.split()) for each in QUOTED if each.place != "note")
    odt = office("odt", path).read_bytes()
    assert parts(odt)["content.xml"].count(b"<office:annotation ") == len(QUOTED)


def test_only_the_places_change():
    """Without the comments' own marks and the splits that they need, the text part is what it was."""
    body = paragraph(run("他說：「甲", BOLD), run("乙丙」，又說"), run("「丁&amp;戊」。", BOLD))
    content = word_file(body)
    result = annotated(content, [at(content, "「甲乙丙」"), at(content, "丁&")])
    document = parts(result)["word/document.xml"].decode()
    bare = re.sub(r"<w:comment(?:RangeStart|RangeEnd) [^>]*/>|<w:r><w:commentReference [^>]*/></w:r>", "", document)
    joined = re.sub(r'</w:t></w:r><w:r>(<w:rPr><w:b/></w:rPr>)?<w:t xml:space="preserve">', "", bare)
    original = parts(content)["word/document.xml"].decode()
    assert joined == re.sub(r'</w:t></w:r><w:r>(<w:rPr><w:b/></w:rPr>)?<w:t xml:space="preserve">', "", original)
    assert commented(result) == [("「甲乙丙」", "評語"), ("丁&", "評語")]
    runs = docx.Document(io.BytesIO(result)).paragraphs[0].runs
    assert "".join(each.text for each in runs if each.bold) == "他說：「甲「丁&戊」。"


def test_comments_beside_others():
    """A file with comments keeps them, and those of a second run come after."""
    content = word_file(paragraph(run("「甲」「乙」")))
    once = annotated(content, [at(content, "「甲」", text="一")])
    twice = annotated(once, [at(once, "「乙」", text="二\n三"), at(once, "「甲」", text="四")])
    assert commented(twice) == [("「甲」", "一"), ("「甲」", "四"), ("「乙」", "二\n三")]


def test_a_broken_part_is_told():
    """A part that the comments need and that is no XML: one line, and no file."""
    content = word_file(paragraph(run("「甲」")))
    held = {**parts(content), "[Content_Types].xml": b"not xml"}
    with io.BytesIO() as file:
        with zipfile.ZipFile(file, "w") as package:
            for name, part in held.items():
                package.writestr(name, part)
        broken = file.getvalue()
    with pytest.raises(FileError, match=r"\[Content_Types\]\.xml is broken"):
        annotated(broken, [at(content, "「甲」")])


def test_note_and_box():
    """A comment on words of a note or a text box stands where the text leads to them."""
    box = (
        f"<w:r><w:pict><v:textbox><w:txbxContent>{paragraph(run('「盒」'))}</w:txbxContent></v:textbox></w:pict></w:r>"
    )
    call = '<w:r><w:footnoteReference w:id="1"/></w:r>'
    body = paragraph(run("前"), box, run("中"), call, run("後"))
    content = word_file(body, footnotes=f'<w:footnote w:id="1">{paragraph(run("「註」"))}</w:footnote>')
    result = annotated(content, [at(content, "「盒」"), at(content, "「註」")])
    assert parts(result)["word/footnotes.xml"] == parts(content)["word/footnotes.xml"]
    document = parts(result)["word/document.xml"].decode()
    assert re.search(r'Start w:id="0"/><w:r><w:pict>.*</w:pict></w:r><w:commentRangeEnd w:id="0"/>', document)
    assert re.search(rf'Start w:id="1"/>{re.escape(call)}<w:commentRangeEnd w:id="1"/>', document)


def test_no_comment_no_change():
    """Without comments the file is the same to the byte."""
    content = word_file(paragraph(run("「甲」")))
    assert annotated(content, []) == content
    assert replaced(content, [at(content, "「甲」", Replacement, "「甲」")]) == content


def test_odd_words():
    """What XML cannot hold is no reason for a broken file."""
    content = word_file(paragraph(run("「甲」")))
    assert commented(annotated(content, [at(content, "甲", text='<&"\0\ud800>')])) == [("甲", '<&"\ufffd\ufffd>')]


def test_replacement_keeps_runs():
    """Other words in place: each run keeps its form and the words that have not changed."""
    body = paragraph(run("他說：「里面"), run("的后", BOLD), run("果 & 樹&amp;」".replace("& ", "&amp; ")))
    content = word_file(body)
    result = replaced(content, [at(content, "里面的后果", Replacement, "裏面的後果")])
    runs = [(each.text, each.bold) for each in docx.Document(io.BytesIO(result)).paragraphs[0].runs]
    assert runs == [("他說：「裏面", None), ("的後", True), ("果 & 樹&」", None)]
    before, after = parts(content), parts(result)
    assert {name for name in after if before.get(name) != after[name]} == {"word/document.xml"}


def test_replacement_of_another_length():
    """Words may become more or fewer, over the ends of runs."""
    content = word_file(paragraph(run("「甲...", BOLD), run("乙,丙」")))
    result = replaced(content, [at(content, "甲...乙,丙", Replacement, "甲…乙，丙")])
    runs = [(each.text, each.bold) for each in docx.Document(io.BytesIO(result)).paragraphs[0].runs]
    assert runs == [("「甲…", True), ("乙，丙」", None)]


def test_replacement_over_runs():
    """What stands in two runs is changed in the first, and gone from the second."""
    content = word_file(paragraph(run("「甲..", BOLD), run(".乙」")))
    result = replaced(content, [at(content, "甲...乙", Replacement, "甲……乙")])
    runs = [(each.text, each.bold) for each in docx.Document(io.BytesIO(result)).paragraphs[0].runs]
    assert runs == [("「甲……", True), ("乙」", None)]


def test_replacement_that_cannot_be():
    """A sign that is no character of the text cannot be changed: nothing is, and that is said."""
    content = word_file(paragraph("<w:r><w:t>甲</w:t><w:tab/><w:t>乙</w:t></w:r>"))
    with pytest.raises(FileError, match=r"draft\.docx: .*nothing was changed"):
        replaced(content, [at(content, "甲\t乙", Replacement, "甲，乙")], "draft.docx")


@pytest.mark.slow
def test_opens_in_libreoffice_after_replacement(
    office: Callable[..., Path], made: Callable[[str, str], Path], tmp_path: Path
):
    """Forty changes in a file of pandoc's are read by another program."""
    content = made("docx", "docx").read_bytes()
    text = word.read(content).text
    starts = [text.index(each.words) for each in QUOTED if each.words[0] == "「"]
    changes = [Replacement(start, start + 1, "『") for start in starts]
    result = replaced(content, changes)
    path = tmp_path / "replaced.docx"
    path.write_bytes(result)
    again = office("txt:Text (encoded):UTF8", path).read_text(encoding="utf-8-sig")
    assert "「" not in re.sub("「碼裏|「段碼裏", "", again)
