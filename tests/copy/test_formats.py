"""A copy of the page as HTML, Markdown and PDF gives the same proof as its text."""

import html

import pytest

from hkinno.copy import editions
from hkinno.copy import proof as pages
from hkinno.errors import FileError


def as_html(text: str) -> str:
    lines = "".join(f"<p>{html.escape(line)}</p>\n" for line in text.splitlines())
    head = "<head><title>not this</title><style>p{}</style></head>"
    return f"<!DOCTYPE html><html>{head}<body>{lines}<script>no()</script></body></html>"


def as_markdown(text: str) -> str:
    lines = [line.replace("*", r"\*").replace("_", r"\_") for line in text.splitlines()]
    return "# Heading\n\n" + "\n".join(f"> **{line}**" if line.strip() else ">" for line in lines)


@pytest.mark.parametrize(("suffix", "make"), [(".html", as_html), (".md", as_markdown), (".txt", lambda text: text)])
def test_html_markdown_and_text_prove_the_same(tables, page, tmp_path, suffix, make):
    """Tags, signs and hard line breaks are not the page's words."""
    with open(page, encoding="utf-8") as file:
        text = file.read()
    copy = tmp_path / f"copy{suffix}"
    copy.write_text(make(text), encoding="utf-8")
    result = editions.compare(pages.read(str(copy)), tables)
    assert {row.state for row in result.paragraphs} == {editions.SAME}


def test_a_pdf_proves_the_same(tables, page, tmp_path):
    """A PDF of the same text, made here, gives the same proof."""
    canvas = pytest.importorskip("reportlab.pdfgen.canvas", reason="needs ReportLab to make a PDF")
    pytest.importorskip("pypdf", reason="needs pypdf to read a PDF")
    from reportlab.pdfbase import pdfmetrics
    from reportlab.pdfbase.cidfonts import UnicodeCIDFont

    pdfmetrics.registerFont(UnicodeCIDFont("MSung-Light"))
    path = tmp_path / "copy.pdf"
    sheet = canvas.Canvas(str(path))
    with open(page, encoding="utf-8") as file:
        lines = file.read().translate(str.maketrans(tables["sources"][0]["glyphs"])).splitlines()
    for start in range(0, len(lines), 40):
        sheet.setFont("MSung-Light", 9)
        for number, line in enumerate(lines[start : start + 40]):
            sheet.drawString(40, 800 - 18 * number, line)
        sheet.showPage()
    sheet.save()
    result = editions.compare(pages.read(str(path)), tables)
    assert {row.state for row in result.paragraphs} == {editions.SAME}


def test_what_cannot_be_read_is_told(tmp_path):
    """A broken PDF and a directory: one line that names the file."""
    broken = tmp_path / "copy.pdf"
    broken.write_bytes(b"%PDF-1.4 nothing")
    with pytest.raises(FileError, match=r"copy\.pdf"):
        pages.read(str(broken))
    with pytest.raises(FileError, match="regular file"):
        pages.read(str(tmp_path))
