"""The same forty quotations are seen in a draft of every format, at the place where they stand."""

import base64
import html
import io
import json
import re
from collections.abc import Callable
from pathlib import Path

import pytest

from hkinno.documents import HIDDEN
from hkinno.documents.files import open_document
from hkinno.documents.sheet import Opened

from .draft import QUOTED, UNSEEN, markdown, words_at

# Formats that pandoc writes, and whether the place of each word in the file is known to the character.
PANDOC = [
    ("html", "html", True),
    ("ipynb", "ipynb", True),
    ("wiki", "mediawiki", True),
    ("docx", "docx", False),
    ("odt", "odt", False),
    ("rtf", "rtf", False),
]
THROUGH_PANDOC = [
    ("tex", "latex"),
    ("rst", "rst"),
    ("org", "org"),
    ("adoc", "asciidoc"),
    ("textile", "textile"),
    ("epub", "epub"),
]


def squeezed(words: str) -> str:
    """Words as they are compared: a page breaks lines where it likes."""
    return "".join(words.split())


def found(opened: Opened) -> dict[str, int]:
    """Where each quotation of the draft begins in a document's text."""
    offsets = [offset for offset, sign in enumerate(opened.visible) if sign != HIDDEN and not sign.isspace()]
    seen = "".join(opened.visible[offset] for offset in offsets)
    return {
        quoted.words: offsets[seen.index(squeezed(quoted.words))] for quoted in QUOTED if squeezed(quoted.words) in seen
    }


def assert_whole(opened: Opened) -> dict[str, int]:
    """All are seen once, nothing is that should not be, and every one lies in one block."""
    where = found(opened)
    assert set(where) == {quoted.words for quoted in QUOTED}
    seen = squeezed(opened.words(0, len(opened.text)))
    assert [words for words in UNSEEN if words in seen] == []
    assert [seen.count(squeezed(words)) for words in where] == [1] * len(QUOTED)
    for words, offset in where.items():
        inside = [block for block in opened.blocks if block.start <= offset < block.end]
        assert len(inside) == 1, words
        assert squeezed(words) in squeezed(opened.words(inside[0].start, inside[0].end))
    return where


def assert_kinds(opened: Opened, *kinds: str) -> None:
    """Quotations stand in blocks of their kind."""
    where = found(opened)
    for kind in kinds:
        for words in words_at(kind):
            block = next(block for block in opened.blocks if block.start <= where[words] < block.end)
            assert block.kind == kind, words


def line_of(opened: Opened, offset: int) -> str:
    """The line of the file that a place says."""
    line, column = map(int, opened.where(offset).split(":"))
    return opened.text.split("\n")[line - 1][column - 1 :]


def test_markdown():
    """The Markdown from which the others are made has all of them."""
    opened = open_document(markdown().encode(), "draft.md")
    for words, offset in assert_whole(opened).items():
        assert line_of(opened, offset)[0] == words[0]
    assert_kinds(opened, "item", "cell", "quote")


@pytest.mark.parametrize(("ending", "form", "exact"), PANDOC)
def test_read_here(ending: str, form: str, exact: bool, made: Callable[[str, str], Path]):
    """Formats that are read without another program, as pandoc writes them."""
    opened = open_document(str(made(ending, form)))
    where = assert_whole(opened)
    assert opened.exact == exact
    for words, offset in where.items():
        if exact:
            assert html.unescape(line_of(opened, offset))[0] == words[0]
        else:
            assert re.fullmatch(r"paragraph \d+|table 1, .+|note \d", opened.where(offset))
    # pandoc's RTF has no style for quotes and lists.
    assert_kinds(opened, "cell", *(["item", "quote"] if ending != "rtf" else []))
    assert_kinds(opened, *(["note"] if ending not in ("ipynb", "wiki") else []))


@pytest.mark.parametrize(("ending", "form"), THROUGH_PANDOC)
@pytest.mark.usefixtures("with_pandoc")
def test_read_through_pandoc(ending: str, form: str, made: Callable[[str, str], Path]):
    """Formats that pandoc reads: the line leads to the words."""
    opened = open_document(str(made(ending, form)))
    source = made(ending, form).read_text(encoding="utf-8").split("\n") if ending != "epub" else []
    for words, offset in assert_whole(opened).items():
        if source:
            line = int(opened.where(offset).removeprefix("line "))
            assert re.search("[河他]|river", words)[0] in "".join(source[line - 1 : line + 1]), words
        else:
            assert opened.where(offset).startswith("paragraph ")
    assert_kinds(opened, "item", "cell", "quote", "note")


@pytest.mark.parametrize("ending", ["docx:MS Word 2007 XML", "odt", "fodt", "rtf"])
def test_of_libreoffice(ending: str, office: Callable[..., Path], made: Callable[[str, str], Path]):
    """Files as LibreOffice writes them."""
    source = made("odt", "odt") if ending.startswith("docx") else None
    opened = open_document(str(office(ending, source)))
    assert_whole(opened)
    assert_kinds(opened, "item", "cell", "quote", "note")


def test_pdf_of_libreoffice(office: Callable[..., Path]):
    """A PDF has no code, and its place is a line of a page."""
    opened = open_document(str(office("pdf")))
    where = found(opened)
    assert set(where) == {quoted.words for quoted in QUOTED}
    assert_kinds(opened, "note")
    pages = [opened.where(where[words]) for words in words_at("paragraph")]
    assert pages == sorted(pages, key=lambda place: [int(number) for number in re.findall(r"\d+", place)])
    assert opened.remarks


def test_page_that_a_browser_saved(browser: Callable[..., bytes], made: Callable[[str, str], Path], tmp_path: Path):
    """A page as a browser has it after it has read it, and its PDF."""
    saved = browser("--dump-dom", made("html", "html").as_uri())
    opened = open_document(saved, "saved.html")
    for words, offset in assert_whole(opened).items():
        assert line_of(opened, offset)[0] == words[0]
    assert_kinds(opened, "item", "cell", "quote", "note")
    printed = tmp_path / "printed.pdf"
    browser(f"--print-to-pdf={printed}", "--no-pdf-header-footer", made("html", "html").as_uri())
    assert set(found(open_document(str(printed)))) == {quoted.words for quoted in QUOTED}


def test_of_python_docx():
    """A Word file of another maker, each quotation in several runs."""
    docx = pytest.importorskip("docx", reason="needs python-docx: pip install 'hkinno[test]'")
    document = docx.Document()
    for words in [*words_at("paragraph"), *words_at("note")]:
        paragraph = document.add_paragraph("他說：")
        for start in range(0, len(words), 5):
            paragraph.add_run(words[start : start + 5]).bold = start % 2 == 0
    for words in words_at("item"):
        document.add_paragraph(words, style="List Bullet")
    for words in words_at("quote"):
        document.add_paragraph(words, style="Intense Quote")
    table = document.add_table(4, 2)
    for row, words in enumerate(words_at("cell")):
        table.cell(row, 1).text = words
    content = io.BytesIO()
    document.save(content)
    opened = open_document(content.getvalue(), "draft.docx")
    where = assert_whole(opened)
    assert_kinds(opened, "item", "cell", "quote")
    assert opened.where(where[words_at("cell")[2]]) == "table 1, row 3, cell 2"
    assert opened.where(where[words_at("paragraph")[5]]) == "paragraph 6"


def test_plain_text():
    """A plain text has no code; its lines are places."""
    text = "\r\n\r\n".join(f"他說：{quoted.words}。" for quoted in QUOTED)
    opened = open_document(text.encode("utf-16"), "draft.txt")
    for words, offset in assert_whole(opened).items():
        assert line_of(opened, offset).startswith(words)


@pytest.mark.parametrize("ending", ["srt", "vtt"])
def test_subtitles_over_cues(ending: str):
    """A quotation that runs over two cues is one."""
    parts = ["WEBVTT - 樹", "", f"NOTE {UNSEEN[2]}", ""] if ending == "vtt" else []
    for number, quoted in enumerate(QUOTED):
        half = len(quoted.words) // 2
        mark = "." if ending == "vtt" else ","
        for order, words in enumerate((f"<i>他說：</i>{quoted.words[:half]}", f"{quoted.words[half:]}。")):
            times = [f"00:{number:02}:{order * 3 + second:02}{mark}000" for second in (0, 3)]
            parts += [
                str(number * 2 + order + 1),
                " --> ".join(times),
                html.escape(words, quote=False).replace("&lt;i&gt;", "<i>").replace("&lt;/i&gt;", "</i>"),
                "",
            ]
    opened = open_document("\n".join(parts).encode(), f"draft.{ending}")
    for words, offset in assert_whole(opened).items():
        assert line_of(opened, offset)[0] == words[0]
        assert opened.place(offset).startswith("cue ")


@pytest.mark.parametrize("transfer", ["8bit", "base64", "quoted-printable"])
def test_mail(transfer: str):
    """A mail as it is and in code: header and attachment are no text."""
    from email.message import EmailMessage

    message = EmailMessage()
    message["Subject"], message["From"] = "draft", "lam@example.org"
    message["X-Keywords"] = "of 「資料」"
    body = "\n\n".join(f"他說：{quoted.words}。" for quoted in QUOTED[:30])
    quoted = "\n>\n".join(f"> {quoted.words}" for quoted in QUOTED[30:])
    message.set_content(f"{body}\n\n{quoted}\n", cte=transfer)
    message.add_attachment(b"x", maintype="application", subtype="pdf", filename="a.pdf")
    opened = open_document(bytes(message), "draft.eml")
    where = assert_whole(opened)
    assert opened.exact == (transfer == "8bit")
    assert any("a.pdf" in remark for remark in opened.remarks)
    last = next(block for block in opened.blocks if block.start <= where[QUOTED[35].words] < block.end)
    assert last.kind == "quote"
    if opened.exact:
        assert line_of(opened, where[QUOTED[3].words]).startswith(QUOTED[3].words)


def test_notebook_with_escapes():
    """Escapes of JSON are the characters that they stand for, each at its place."""
    cells = [
        {"cell_type": "markdown", "metadata": {}, "source": [f"他說：{quoted.words}。\n", "\n"]} for quoted in QUOTED
    ]
    cells.insert(3, {"cell_type": "code", "metadata": {}, "source": [UNSEEN[1]], "outputs": [], "execution_count": 1})
    text = json.dumps({"cells": cells, "metadata": {"title": UNSEEN[3]}, "nbformat": 4, "nbformat_minor": 5})
    assert "\\u300c" in text
    opened = open_document(text.replace("&", "&amp;").replace("<", "&lt;").encode(), "draft.ipynb")
    for words, offset in assert_whole(opened).items():
        assert json.loads(f'"{opened.text[offset : offset + 6]}"') == words[0]
    assert opened.place(found(opened)[QUOTED[2].words]) == "cell 3"
    assert opened.place(found(opened)[QUOTED[3].words]) == "cell 5"


def test_base64_of_big5():
    """A mail of Hong Kong's: Big5 with its own characters, in code."""
    words = base64.encodebytes("林伯說：「樹在河裏」。".encode("big5hkscs")).decode()
    header = "Content-Type: text/plain; charset=big5\nContent-Transfer-Encoding: base64\n\n"
    opened = open_document((header + words).encode(), "a.eml")
    assert opened.words(0, len(opened.text)).strip() == "林伯說：「樹在河裏」。"
