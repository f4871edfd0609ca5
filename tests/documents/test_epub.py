"""EPUB: the pages of a book in their order, notes in other files, and which books end in a line."""

import io
import zipfile

import pytest

from hkinno.documents import epub, xml
from hkinno.documents.files import open_document
from hkinno.documents.sheet import Opened
from hkinno.errors import FileError

from .word_files import paragraph, run, word_file

CONTAINER = (
    '<container xmlns="urn:oasis:names:tc:opendocument:xmlns:container"><rootfiles>'
    '<rootfile full-path="OEBPS/book.opf"/></rootfiles></container>'
)
LOCKED = (
    '<encryption xmlns="urn:oasis:names:tc:opendocument:xmlns:container">'
    '<x:CipherReference xmlns:x="http://www.w3.org/2001/04/xmlenc#" URI="OEBPS/{}"/></encryption>'
)


def book(pages: dict[str, str], **more: str) -> bytes:
    """A book of these pages, in this order; and other parts."""
    items = "".join(
        f'<item id="i{n}" href="{name}" media-type="application/xhtml+xml"/>' for n, name in enumerate(pages)
    )
    spine = "".join(f'<itemref idref="i{n}"/>' for n in range(len(pages)))
    parts = {
        "mimetype": "application/epub+zip",
        "META-INF/container.xml": CONTAINER,
        "OEBPS/book.opf": f'<package xmlns="http://www.idpf.org/2007/opf"><manifest>{items}'
        f'<item id="toc" href="toc.xhtml" properties="nav"/></manifest>'
        f'<spine><itemref idref="toc"/>{spine}</spine></package>',
        **{f"OEBPS/{name}": f"<?xml version='1.0'?><html><body>{page}</body></html>" for name, page in pages.items()},
    }
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as package:
        for name, content in {**parts, **more}.items():
            package.writestr(name, content)
    return made.getvalue()


def shown(document: Opened) -> list[tuple[str, str, str]]:
    return [
        (block.kind, document.words(block.start, block.end), document.where(block.start)) for block in document.blocks
    ]


def test_pages_in_their_order():
    """Pages are read as HTML in the order of the spine, and paragraphs counted in each."""
    pages = {"b%20b.xhtml": "<h1>題</h1><p>他說：「甲」。</p>", "a.xhtml": "<blockquote><p>乙</p></blockquote>"}
    content = book(pages, **{"OEBPS/b b.xhtml": "<h1>題</h1><p>他說：「甲」。</p>", "OEBPS/toc.xhtml": "目錄"})
    assert shown(open_document(content, "a.epub")) == [
        ("heading", "題", "b%20b.xhtml, paragraph 1".replace("%20", " ")),
        ("paragraph", "他說：「甲」。", "b b.xhtml, paragraph 2"),
        ("quote", "乙", "a.xhtml, paragraph 1"),
    ]


def test_notes_on_another_page():
    """A note is found by its path and its name; of two of one name, that of its page."""
    call = '<p>「{}」<a href="{}#n1"><sup>1</sup></a>。</p>'
    pages = {
        "text/a.xhtml": call.format("甲", "../notes.xhtml"),
        "text/b.xhtml": call.format("乙", "") + '<aside id="n1"><p>己處</p></aside>',
        "notes.xhtml": '<p id="n1"><a href="text/a.xhtml#r">1</a> 丁處</p>',
    }
    document = open_document(book(pages), "a.epub")
    found = [
        (document.words(0, note.called)[-3:], document.words(note.start, note.end).strip()) for note in document.notes
    ]
    assert found == [("「甲」", "丁處"), ("「乙」", "己處")]


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (book({"a.xhtml": "話"}, **{"META-INF/encryption.xml": LOCKED.format("a.xhtml")}), "locked by its seller"),
        (book({"a.xhtml": "話"}, **{"META-INF/container.xml": "<container/>"}), "the list of its pages is missing"),
        (book({"../../etc/passwd": "話"}), "etc/passwd is missing"),
        (book({"http://example.org/a.html": "話"}), "is missing in it"),
        (book({"a.xhtml": "話"}, **{"OEBPS/book.opf": "<!DOCTYPE a><a/>"}), "document type"),
        (b"PK\x03\x04", "broken"),
    ],
    ids=["locked", "no-list", "outside", "web", "entities", "broken"],
)
def test_refused_in_a_line(content: bytes, words: str):
    """What is locked, broken or without end ends in a line."""
    with pytest.raises(FileError, match=f"^a.epub: [^\n]*{words}[^\n]*$"):
        open_document(content, "a.epub")


def test_pages_without_end(monkeypatch: pytest.MonkeyPatch):
    """One page may stand in a book as often as it likes."""
    monkeypatch.setattr(epub, "LONGEST", 1000)
    with pytest.raises(FileError, match=r"^a\.epub: has more than .* characters, which is not read$"):
        open_document(book({f"{number}.xhtml": "話" * 100 for number in range(20)}), "a.epub")


def test_fonts_may_be_locked():
    """Letters that are locked are no reason not to read the words."""
    content = book({"a.xhtml": "<p>話</p>"}, **{"META-INF/encryption.xml": LOCKED.format("font.otf")})
    assert [words for _, words, _ in shown(open_document(content, "a.epub"))] == ["話"]


def test_elements_without_end(monkeypatch: pytest.MonkeyPatch):
    """A small file may unpack to millions of elements, which no document has."""
    monkeypatch.setattr(xml, "MOST", 1000)
    with pytest.raises(FileError, match=r"^a\.docx: has more than .* elements, which is not read$"):
        open_document(word_file("<w:p/>" * 1001), "a.docx")
    assert open_document(word_file(paragraph(run("話")) * 100), "a.docx").blocks
