"""PDF, through pypdf: the words of its pages, put together from lines as well as can be."""

import io
import re
from collections import Counter
from collections.abc import Iterator
from typing import NamedTuple

from hkinno.documents.sheet import Extract, Opened
from hkinno.errors import FileError
from hkinno.text import visible

NEEDED = "reading PDF needs pypdf: pip install 'hkinno[documents]'"
# So many lines at the top and at the foot of a page may be those of each page.
EDGE = 2
DIGITS = re.compile(r"\d+")
PAGE_NUMBER = re.compile(
    r"[\s—–·|/-]*(?:(?:page|p\.|第)\s*)?\d{1,4}(?:\s*(?:/|of|頁|页)\s*\d{0,4})?[\s—–·|頁页-]*", re.IGNORECASE
)
HYPHEN = re.compile(r"[a-z]{2,}[-\u2010\xad]$")
ENDS = re.compile(r"[。！？!?.…：:][」』”’\"）)\]]*\s*$")
WIDE = re.compile("[\u2e80-\u9fff\uf900-\ufaff\uff00-\uff60\u3000-\u303f]")
BEGINS = re.compile(r"[\u3000]{1,2}\S|[•·▪◦‧*–—-]\s|\d{1,3}[.)、]\s?\S|[（(]\d{1,3}[)）]")
# A line so much shorter than the others ends its paragraph, if it ends a sentence.
SHORT = 0.8


class Line(NamedTuple):
    """A line of a page: its words, its page and number there, and whether it stands on most pages."""

    words: str
    page: int
    number: int
    running: bool


def read(content: bytes, name: str = "-") -> Opened:
    """The text of a PDF. Raises ``FileError`` for one that cannot be read, is locked, or has pictures only."""
    shown = visible(name)
    pages = _pages(content, shown)
    if not any(page.strip() for page in pages):
        raise FileError(f"{shown}: a PDF of pictures, without text; make it readable with OCR")
    extract = Extract()
    lines = list(_lines(pages))
    widths = sorted(_width(line.words) for line in lines if line.words.strip() and not line.running)
    usual = widths[len(widths) * 3 // 4] if widths else 0
    before: Line | None = None
    for line in lines:
        if line.running:
            extract.aside(line.words + "\n", "stands at the head or foot of each page")
            continue
        if not line.words.strip():
            if before is not None and before.page == line.page:
                extract.block()
                before = None
            continue
        if before is None or _ends(before, line, usual):
            extract.block()
        else:
            _join(extract, before.words, line.words)
        extract.place(f"page {line.page}, line {line.number}")
        extract.write(HYPHEN.sub(lambda match: match[0][:-1], line.words) if HYPHEN.search(line.words) else line.words)
        before = line
    left_out = sum(line.running for line in lines)
    extract.remarks.append(
        "from a PDF: its lines and columns are put together by guess"
        + (f", {left_out} lines at the head or foot of pages are left out" if left_out else "")
        + "; look at the page before you change a quotation"
    )
    return extract.opened("PDF")


def _pages(content: bytes, shown: str) -> list[str]:
    try:
        import pypdf  # noqa: PLC0415 - an optional extra
    except ImportError as error:
        raise FileError(f"{shown}: {NEEDED}") from error
    try:
        reader = pypdf.PdfReader(io.BytesIO(content))
        locked = reader.is_encrypted and not reader.decrypt("")
        pages = [] if locked else [page.extract_text() for page in reader.pages]
    except ImportError as error:
        raise FileError(f"{shown}: is locked; save it without a password") from error
    except (Exception, RecursionError) as error:  # pypdf raises many kinds for a broken file
        raise FileError(f"{shown}: this PDF cannot be read: {visible(str(error))}") from error
    if locked:
        raise FileError(f"{shown}: is locked with a password; save it without one")
    return pages


def _lines(pages: list[str]) -> Iterator[Line]:
    """The lines of all pages; those at head and foot that most pages have are running ones."""
    split = [page.split("\n") for page in pages]
    counted: Counter[str] = Counter()
    for lines in split:
        counted.update({DIGITS.sub("#", words.strip()) for _, words in _edges(lines)})
    for page, lines in enumerate(split, 1):
        edges = dict(_edges(lines))
        for number, words in enumerate(lines):
            often = number in edges and counted[DIGITS.sub("#", words.strip())] >= max(3, len(pages) / 2)
            running = number in edges and (often or (len(pages) > 1 and PAGE_NUMBER.fullmatch(words) is not None))
            yield Line(words.rstrip(), page, number + 1, running)


def _edges(lines: list[str]) -> list[tuple[int, str]]:
    filled = [(number, words) for number, words in enumerate(lines) if words.strip()]
    return list(dict.fromkeys([*filled[:EDGE], *filled[-EDGE:]]))


def _width(words: str) -> int:
    return len(words) + len(WIDE.findall(words))


def _ends(before: Line, line: Line, usual: int) -> bool:
    """Whether a paragraph ends with a line: the next is indented, or it is short and ends a sentence."""
    if BEGINS.match(line.words):
        return True
    return _width(before.words) < usual * SHORT and ENDS.search(before.words) is not None


def _join(extract: Extract, before: str, after: str) -> None:
    """Put a line to the one before: Chinese without a blank, a word that was parted without its hyphen."""
    wide = WIDE.match(before.rstrip()[-1:]) or WIDE.match(after.lstrip()[:1])
    if HYPHEN.search(before) and after[:1].islower():
        return
    if not wide:
        extract.write(" ")
