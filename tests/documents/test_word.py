"""What is read of a Word file, and which files end in a line."""

import io
import time
import zipfile

import pytest

from hkinno.documents.files import open_document
from hkinno.documents.sheet import Opened
from hkinno.errors import FileError

from .word_files import W, paragraph, run, word_file


def opened(body: str, **more: object) -> Opened:
    return open_document(word_file(body, **more), "draft.docx")


def shown(document: Opened) -> list[str]:
    return [document.words(block.start, block.end) for block in document.blocks]


def test_tracked_changes():
    """Insertions are read, and what was deleted or moved away is not."""
    body = paragraph(
        run("他說：「"),
        f'<w:del w:id="1"><w:r><w:delText>舊</w:delText></w:r></w:del><w:ins w:id="2">{run("新")}</w:ins>',
        f'<w:moveFrom w:id="3">{run("走")}</w:moveFrom><w:moveTo w:id="4">{run("來")}</w:moveTo>',
        run("的話」。"),
    )
    assert shown(opened(body)) == ["他說：「新來的話」。"]


def test_what_is_not_on_the_page():
    """Hidden words, instructions of fields, readings and comments are left out; controls and links are read."""
    body = paragraph(
        run("藏", "<w:vanish/>"),
        '<w:r><w:fldChar w:fldCharType="begin"/><w:instrText>「欄」</w:instrText></w:r>',
        "<w:sdt><w:sdtContent>" + run("控") + "</w:sdtContent></w:sdt>",
        '<w:hyperlink r:id="x">' + run("連") + "</w:hyperlink>",
        "<w:r><w:ruby><w:rt>" + run("音") + "</w:rt><w:rubyBase>" + run("字") + "</w:rubyBase></w:ruby></w:r>",
        '<w:commentRangeStart w:id="0"/><w:r><w:commentReference w:id="0"/></w:r>',
        '<w:r><w:t>甲</w:t><w:tab/><w:t>乙</w:t><w:br/><w:t>丙</w:t><w:sym w:font="x" w:char="300C"/></w:r>',
    )
    document = opened(body)
    assert shown(document) == ["控連字甲\t乙\n丙「"]
    assert len(document.blocks[0].lines) == 2


def test_text_box_once():
    """A text box stands in the file for newer and for older programs, and is read once, after its paragraph."""
    box = f"<w:txbxContent>{paragraph(run('「盒」'))}</w:txbxContent>"
    choice = f'<mc:Choice Requires="wps"><wps:txbx>{box}</wps:txbx></mc:Choice>'
    fallback = f"<mc:Fallback><v:textbox>{box}</v:textbox></mc:Fallback>"
    alternate = f"<w:r><mc:AlternateContent>{choice}{fallback}</mc:AlternateContent></w:r>"
    document = opened(paragraph(run("前"), alternate, run("後")) + paragraph(run("末")))
    assert shown(document) == ["前後", "「盒」", "末"]
    assert document.where(document.blocks[1].start) == "text box 1"


def test_notes_where_they_are_called():
    """A note is a block of its own at the end, and its sign stands where it is called."""
    call = '<w:r><w:footnoteReference w:id="{}"/></w:r>'
    body = paragraph(run("「甲」"), call.format(7), run("。")) + paragraph(run("「乙」"), call.format(3))
    notes = (
        f'<w:footnote w:type="separator" w:id="-1">{paragraph(run("線"))}</w:footnote>'
        f'<w:footnote w:id="3">{paragraph(run("丙處"))}</w:footnote>'
        f'<w:footnote w:id="7">{paragraph(run("丁處"))}{paragraph(run("戊"))}</w:footnote>'
    )
    document = opened(body, footnotes=notes)
    assert document.text == "「甲」[^1]。\n\n「乙」[^2]\n\n[^1]: 丁處\n\n戊\n\n[^2]: 丙處\n\n"
    assert [document.words(note.start, note.end) for note in document.notes] == ["丁處\n\n戊", "丙處"]
    assert [document.text[note.called :][:4] for note in document.notes] == ["[^1]", "[^2]"]
    assert document.where(document.notes[1].start) == "note 2"


@pytest.mark.parametrize("encoding", ["utf-16", "utf-8-sig", "gb18030"])
def test_other_encodings(encoding: str):
    """The XML may be in another encoding."""
    name = encoding if encoding != "utf-8-sig" else "utf-8"
    content = word_file(paragraph(run("「話」")), declaration=f'<?xml version="1.0" encoding="{name}"?>')
    made = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as before, zipfile.ZipFile(made, "w") as after:
        for entry in before.infolist():
            words = before.read(entry)
            after.writestr(entry, words.decode().encode(encoding) if entry.filename == "word/document.xml" else words)
    assert shown(open_document(made.getvalue(), "a.docx")) == ["「話」"]


def test_strict_form():
    """The stricter form of the standard has other names."""
    content = word_file(paragraph(run("「話」")))
    strict = content_replaced(content, W, "http://purl.oclc.org/ooxml/wordprocessingml/main")
    assert shown(open_document(strict, "a.docx")) == ["「話」"]


def content_replaced(content: bytes, before: str, after: str) -> bytes:
    made = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as old, zipfile.ZipFile(made, "w") as new:
        for entry in old.infolist():
            new.writestr(entry, old.read(entry).decode().replace(before, after))
    return made.getvalue()


ENTITIES = '<!DOCTYPE x [<!ENTITY a "「话」"><!ENTITY b "&a;&a;&a;">]>'
OUTER = '<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]>'
HOSTILE = [
    (b"PK\x03\x04broken", "broken"),
    (word_file(paragraph(run("&b;")), declaration=ENTITIES), "document type"),
    (word_file(paragraph(run("&a;")), declaration=OUTER), "document type"),
    (word_file("<w:p>"), "broken"),
    (word_file("<w:sdt>" * 3000 + "</w:sdt>" * 3000), "nest"),
    (word_file("", more={"word/vbaProject.bin": "x"}), "macros"),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptedPackage".encode("utf-16-le"), "password"),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1 old", "save it as .docx"),
    (word_file("")[:-40], "broken"),
]


@pytest.mark.parametrize(("content", "words"), HOSTILE)
def test_refused_in_a_line(content: bytes, words: str):
    """What is broken, locked, or made to do harm ends in one line that names the file."""
    with pytest.raises(FileError, match=f"draft.docx: .*{words}") as error:
        open_document(content, "draft.docx")
    assert "\n" not in str(error.value)


def test_bomb():
    """What would unpack to more than a document has is not unpacked."""
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as package, package.open("word/document.xml", "w") as part:
        for _ in range(130):
            part.write(b"\0" * (1 << 20))
    assert len(made.getvalue()) < 1 << 20
    with pytest.raises(FileError, match="would unpack to 130 MB"):
        open_document(made.getvalue(), "draft.docx")


def test_part_that_lies_about_its_length():
    """What a part says of its length need not be true."""
    content = word_file(paragraph(run("話" * 3000)))
    name = b"word/document.xml"
    at = content.rindex(b"PK\x01\x02", 0, content.rindex(name))
    lying = content[: at + 24] + (100).to_bytes(4, "little") + content[at + 28 :]
    with pytest.raises(FileError, match="broken"):
        open_document(lying, "draft.docx")


def test_names_that_lead_outside():
    """Parts are never written to disk, and other files are not read: that is said."""
    relations = (
        '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
        '<Relationship Id="r" Type="x/aFChunk" Target="file:///etc/passwd" TargetMode="External"/></Relationships>'
    )
    more = {"../../outside.txt": "x", "word/_rels/document.xml.rels": relations}
    document = opened(paragraph(run("「話」")), more=more)
    assert shown(document) == ["「話」"]
    assert document.remarks == ("a part of the text stands in another file, which is not read",)


def test_many_paragraphs():
    """Twenty thousand paragraphs are read in the time of a book."""
    content = word_file("".join(paragraph(run(f"第{number}段「話」")) for number in range(20_000)))
    started = time.process_time()
    document = open_document(content, "draft.docx")
    assert time.process_time() - started < 8
    assert document.where(document.blocks[-1].start) == "paragraph 20000"
