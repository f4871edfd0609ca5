"""The same forty quotations in a draft of every format: the same verdicts, at the place where they stand."""

import base64
import html
import io
import json
import re
from collections.abc import Callable
from pathlib import Path

import pytest

from hkinno import check as checking
from hkinno.documents import HIDDEN
from hkinno.documents.files import open_document
from hkinno.documents.sheet import Opened

from .draft import QUOTED, UNSEEN, Quoted, at, markdown, sentence

# Formats that pandoc writes.
PANDOC = [
    *[("html", "html"), ("ipynb", "ipynb"), ("wiki", "mediawiki"), ("docx", "docx"), ("odt", "odt"), ("rtf", "rtf")],
    *[("epub", "epub"), ("txt", "plain"), ("md", "gfm")],
]
THROUGH_PANDOC = [("tex", "latex"), ("rst", "rst"), ("org", "org"), ("adoc", "asciidoc"), ("textile", "textile")]
# Formats in which nothing says that words are code.
WITHOUT_CODE = ("txt", "pdf", "html:HTML (StarWriter)")


def squeezed(words: str) -> str:
    """Words as they are compared: a page breaks lines where it likes."""
    return "".join(words.split())


def bare(quoted: Quoted) -> str:
    """The words of a quotation without their marks."""
    return squeezed(quoted.words if quoted.place == "quote" else quoted.words[1:-1])


def found(opened: Opened) -> dict[str, int]:
    """Where each quotation of the draft begins in a document's text, without its marks."""
    offsets = [offset for offset, sign in enumerate(opened.visible) if sign != HIDDEN and not sign.isspace()]
    seen = "".join(opened.visible[offset] for offset in offsets)
    assert [seen.count(bare(quoted)) for quoted in QUOTED] == [1] * len(QUOTED)
    return {bare(quoted): offsets[seen.index(bare(quoted))] for quoted in QUOTED}


def assert_verdicts(opened: Opened, known: checking.Corpus) -> None:
    """Each quotation is judged as it was made to be, and nothing else is judged."""
    said: dict[str, list[tuple[str, str, str]]] = {}
    for finding in checking.check(opened, known).findings:
        verdict = (finding.verdict, finding.place, finding.attribution)
        said.setdefault(squeezed(finding.quoted), []).append(verdict)
    wrong = {
        bare(each): (each.wanted, said.get(bare(each))) for each in QUOTED if said.get(bare(each)) != [each.wanted]
    }
    assert wrong == {}
    rest = [verdict for words, verdicts in said.items() if words not in map(bare, QUOTED) for verdict, *_ in verdicts]
    assert set(rest) <= {"unchecked", "unrelated"}


def assert_whole(opened: Opened, known: checking.Corpus, *, code: bool = True) -> dict[str, int]:
    """All are seen once and judged rightly, nothing is that should not be, and every one lies in one block."""
    where = found(opened)
    seen = squeezed(opened.words(0, len(opened.text)))
    assert [words for words in UNSEEN[0 if code else 2 :] if words in seen] == []
    for words, offset in where.items():
        inside = [block for block in opened.blocks if block.start <= offset < block.end]
        assert len(inside) == 1, words
        assert words in squeezed(opened.words(inside[0].start, inside[0].end))
    assert_verdicts(opened, known)
    return where


def assert_kinds(opened: Opened, *kinds: str) -> None:
    """Quotations stand in blocks of their kind."""
    where = found(opened)
    for kind in kinds:
        for quoted in at(kind):
            block = next(block for block in opened.blocks if block.start <= where[bare(quoted)] < block.end)
            assert block.kind == kind, quoted.words


def line_of(opened: Opened, offset: int) -> str:
    """What stands at the place that is told, in the file."""
    line, column = map(int, opened.where(offset).split(":"))
    return opened.text.split("\n")[line - 1][column - 1 :]


def assert_places(opened: Opened) -> None:
    """Line and column lead to the words, whatever characters of theirs are written otherwise."""
    for words, offset in found(opened).items():
        shown = html.unescape(line_of(opened, offset))
        assert shown.replace("\\n", "").lstrip().startswith(words[0]), words


def places_of_word(content: bytes, opened: Opened) -> None:
    """Paragraph and cell lead to the words, as python-docx counts them; notes by their number."""
    docx = pytest.importorskip("docx", reason="needs python-docx: pip install 'hkinno[test]'")
    document = docx.Document(io.BytesIO(content))
    paragraphs = [each.text for each in document.paragraphs if each.text.strip()]
    for words, offset in found(opened).items():
        place = opened.where(offset)
        numbers = [int(number) for number in re.findall(r"\d+", place)]
        if place.startswith("paragraph"):
            assert words in squeezed(paragraphs[numbers[0] - 1]), place
        elif place.startswith("table"):
            table, row, cell = numbers
            assert words in squeezed(document.tables[table - 1].cell(row - 1, cell - 1).text), place
        else:
            assert place.startswith("note"), place


def test_markdown(known: checking.Corpus):
    """The Markdown from which the others are made has all of them."""
    opened = open_document(markdown(bold=False).encode(), "draft.md")
    assert_whole(opened, known)
    assert_places(opened)
    assert_kinds(opened, "item", "cell", "quote", "note")


def test_markup_in_a_quotation(known: checking.Corpus):
    """What a writer types into the words is told of."""
    plain, bold = (checking.check(markdown(bold=bold), known).findings for bold in (False, True))
    (changed,) = [one for one, other in zip(bold, plain, strict=True) if one.verdict != other.verdict]
    assert (changed.verdict, changed.details) == ("converted", "differs in markup")


@pytest.mark.parametrize(("ending", "form"), PANDOC)
def test_read_here(ending: str, form: str, made: Callable[[str, str], Path], known: checking.Corpus):
    """Formats that are read without another program, as pandoc writes them."""
    path = made(ending, form)
    opened = open_document(str(path))
    assert_whole(opened, known, code=ending not in WITHOUT_CODE)
    assert opened.exact == (ending not in ("docx", "odt", "rtf", "epub"))
    if opened.exact:
        assert_places(opened)
    elif ending == "docx":
        places_of_word(path.read_bytes(), opened)
    assert_kinds(opened, "cell", "quote")


@pytest.mark.parametrize(("ending", "form"), THROUGH_PANDOC)
@pytest.mark.usefixtures("with_pandoc")
def test_read_through_pandoc(ending: str, form: str, made: Callable[[str, str], Path], known: checking.Corpus):
    """Formats that pandoc reads: the line leads to the words."""
    opened = open_document(str(made(ending, form)))
    source = made(ending, form).read_text(encoding="utf-8").split("\n")
    for words, offset in assert_whole(opened, known).items():
        line = int(opened.where(offset).removeprefix("line "))
        assert words[:4] in squeezed(source[line - 1]), words
    assert_kinds(opened, "item", "cell", "quote", "note")


@pytest.mark.parametrize(
    "ending", ["docx:MS Word 2007 XML", "odt", "fodt", "rtf", "html:HTML (StarWriter)", "doc:MS Word 97"]
)
def test_of_libreoffice(
    ending: str, office: Callable[..., Path], made: Callable[[str, str], Path], known: checking.Corpus
):
    """Files as LibreOffice writes them."""
    source = made("odt", "odt") if ending.startswith("docx") else None
    path = office(ending, source)
    if ending.startswith("doc:"):
        path = office("docx:Office Open XML Text", path)
    opened = open_document(str(path))
    assert_whole(opened, known, code=ending not in WITHOUT_CODE)
    if path.suffix == ".docx":
        places_of_word(path.read_bytes(), opened)
    assert_kinds(opened, "item", "cell", "quote", "note")


def test_pdf_of_libreoffice(
    office: Callable[..., Path], made: Callable[[str, str], Path], tmp_path: Path, known: checking.Corpus
):
    """A place of a PDF is a line of a page. On a long one, since a cell that the end of a page parts is not joined."""
    docx = pytest.importorskip("docx", reason="needs python-docx: pip install 'hkinno[test]'")
    document = docx.Document(str(made("docx", "docx")))
    document.sections[0].page_height = docx.shared.Inches(40)
    document.save(tmp_path / "long.docx")
    opened = open_document(str(office("pdf", tmp_path / "long.docx")))
    where = assert_whole(opened, known)
    assert_kinds(opened, "note", "quote", "cell")
    pages = [opened.where(where[bare(quoted)]) for quoted in at("paragraph")]
    assert pages == sorted(pages, key=lambda place: [int(number) for number in re.findall(r"\d+", place)])
    assert opened.remarks


def test_page_that_a_browser_saved(
    browser: Callable[..., bytes], made: Callable[[str, str], Path], tmp_path: Path, known: checking.Corpus
):
    """A page as a browser has it after it has read it, and its PDF."""
    saved = browser("--dump-dom", made("html", "html").as_uri())
    opened = open_document(saved, "saved.html")
    assert_whole(opened, known)
    assert_places(opened)
    assert_kinds(opened, "item", "cell", "quote", "note")
    printed = tmp_path / "printed.pdf"
    browser(f"--print-to-pdf={printed}", "--no-pdf-header-footer", made("html", "html").as_uri())
    assert_whole(open_document(str(printed)), known, code=False)


def test_two_columns_of_a_browser(
    browser: Callable[..., bytes], made: Callable[[str, str], Path], tmp_path: Path, known: checking.Corpus
):
    """Columns are read one after the other, over head and foot, notes and tables, and parted words are joined."""
    style = "<style>body { columns: 2; max-width: none; font-size: 11px; hyphens: auto }</style></head>"
    words = "The fishermen's grandparents remember an extraordinary and unforgettable thunderstorm. " * 8
    page = made("html", "html").read_text(encoding="utf-8").replace("</head>", style)
    path = tmp_path / "columns.html"
    path.write_text(page.replace("</body>", f'<p lang="en">{words}</p></body>'), encoding="utf-8")
    printed = tmp_path / "columns.pdf"
    browser(f"--print-to-pdf={printed}", path.as_uri())
    opened = open_document(str(printed))
    assert_whole(opened, known, code=False)
    assert opened.words(0, len(opened.text)).count(words.strip()) == 1
    assert "columns.html" not in opened.words(0, len(opened.text))


def test_of_python_docx(known: checking.Corpus):
    """A Word file of another maker, each quotation in several runs."""
    docx = pytest.importorskip("docx", reason="needs python-docx: pip install 'hkinno[test]'")
    document = docx.Document()
    for quoted in [*at("paragraph"), *at("note"), *at("cited")]:
        words = sentence(quoted)
        paragraph = document.add_paragraph()
        for start in range(0, len(words), 5):
            paragraph.add_run(words[start : start + 5]).bold = start % 2 == 0
    for quoted in at("item"):
        document.add_paragraph(sentence(quoted), style="List Bullet")
    for quoted in at("quote"):
        document.add_paragraph(f"{quoted.who}說：")
        document.add_paragraph(quoted.words, style="Intense Quote")
        document.add_paragraph(f"——{quoted.who}，{quoted.cited}", style="Intense Quote")
    table = document.add_table(4, 3)
    for row, quoted in enumerate(at("cell")):
        for column, words in enumerate((quoted.who, quoted.words, quoted.cited)):
            table.cell(row, column).text = words
    content = io.BytesIO()
    document.save(content)
    opened = open_document(content.getvalue(), "draft.docx")
    assert_whole(opened, known)
    places_of_word(content.getvalue(), opened)
    assert_kinds(opened, "item", "cell", "quote")


@pytest.mark.parametrize("ending", ["srt", "vtt"])
def test_subtitles_over_cues(ending: str, known: checking.Corpus):
    """A quotation that runs over two cues is one."""
    parts = ["WEBVTT - 樹", "", f"NOTE {UNSEEN[2]}", ""] if ending == "vtt" else []
    for number, quoted in enumerate(QUOTED):
        words = sentence(quoted, f"「{quoted.words}」" if quoted.place == "quote" else "")
        half = words.index(quoted.words) + len(quoted.words) // 2
        mark = "." if ending == "vtt" else ","
        for order, shown in enumerate((f"<i>{words[:4]}</i>{words[4:half]}", words[half:])):
            times = [f"00:{number:02}:{order * 3 + second:02}{mark}000" for second in (0, 3)]
            parts += [
                str(number * 2 + order + 1),
                " --> ".join(times),
                html.escape(shown, quote=False).replace("&lt;i&gt;", "<i>").replace("&lt;/i&gt;", "</i>"),
                "",
            ]
    opened = open_document("\n".join(parts).encode(), f"draft.{ending}")
    for words, offset in assert_whole(opened, known).items():
        assert line_of(opened, offset)[0] == words[0]
        assert opened.place(offset).startswith("cue ")


@pytest.mark.parametrize("transfer", ["8bit", "base64", "quoted-printable"])
def test_mail(transfer: str, known: checking.Corpus):
    """A mail as it is and in code: header and attachment are no text."""
    from email.message import EmailMessage

    message = EmailMessage()
    message["Subject"], message["From"] = "draft", "lam@example.org"
    message["X-Keywords"] = f"of {UNSEEN[3]}"
    parts = [sentence(quoted) for quoted in QUOTED if quoted.place not in ("quote", "cited")]
    parts += [sentence(quoted, sign=f"[{number}]") for number, quoted in enumerate(at("cited"), 1)]
    for quoted in at("quote"):
        parts += [f"{quoted.who}說：", f"> {quoted.words}\n>\n> ——{quoted.who}，{quoted.cited}"]
    parts += [f"[{number}] 見{quoted.cited or '別的書'}。" for number, quoted in enumerate(at("cited"), 1)]
    message.set_content("\n\n".join(parts), cte=transfer)
    message.add_attachment(b"x", maintype="application", subtype="pdf", filename="a.pdf")
    opened = open_document(bytes(message), "draft.eml")
    where = assert_whole(opened, known)
    assert opened.exact == (transfer == "8bit")
    assert any("a.pdf" in remark for remark in opened.remarks)
    assert_kinds(opened, "quote")
    if opened.exact:
        assert_places(opened)
    else:
        assert opened.where(where[bare(QUOTED[3])]) == "line 7 of the text"


def test_notebook_with_escapes(known: checking.Corpus):
    """Escapes of JSON are the characters that they stand for, each at its place."""
    text = markdown(bold=False).partition("\n---\n")[2]
    sources = [part.splitlines(keepends=True) for part in text.split("\n樹旁的人停了一會，看着河水。\n")]
    cells = [{"cell_type": "markdown", "metadata": {}, "source": source} for source in sources]
    code = {"cell_type": "code", "metadata": {}, "source": [UNSEEN[1]], "outputs": [], "execution_count": 1}
    cells.insert(1, code)
    notebook = json.dumps({"cells": cells, "metadata": {"title": UNSEEN[3]}, "nbformat": 4, "nbformat_minor": 5})
    assert "\\u300c" in notebook
    opened = open_document(notebook.encode(), "draft.ipynb")
    for words, offset in assert_whole(opened, known).items():
        assert json.loads(f'"{opened.text[offset : offset + 6]}"')[0] == words[0]
    assert opened.place(found(opened)[bare(at("quote")[2])]) == "cell 4"


def test_base64_of_big5():
    """A mail of Hong Kong's: Big5 with its own characters, in code."""
    words = base64.encodebytes("林伯說：「樹在河裏」。".encode("big5hkscs")).decode()
    header = "Content-Type: text/plain; charset=big5\nContent-Transfer-Encoding: base64\n\n"
    opened = open_document((header + words).encode(), "a.eml")
    assert opened.words(0, len(opened.text)).strip() == "林伯說：「樹在河裏」。"


def test_page_saved_as_one_file(made: Callable[[str, str], Path], known: checking.Corpus):
    """A page with its pictures in one file, as browsers save it: notes are found, pictures are no attachments."""
    from email.message import EmailMessage

    message = EmailMessage()
    message["Subject"] = UNSEEN[3]
    message.set_content(made("html", "html").read_text(encoding="utf-8"), subtype="html", cte="quoted-printable")
    picture = {"cid": "<p>", "disposition": "inline", "headers": ["Content-Location: http://example.org/a.png"]}
    message.add_related(b"x", maintype="image", subtype="png", **picture)
    message.add_related(b"x", maintype="application", subtype="javascript", headers=["Content-Location: a.js"])
    opened = open_document(bytes(message), "page.mhtml")
    assert_whole(opened, known)
    assert_kinds(opened, "item", "cell", "quote", "note")
    assert opened.remarks == ()
