"""PDF, through pypdf: the words of its pages, put together from lines as well as can be."""

import io
import itertools
import re
from collections import Counter
from collections.abc import Iterable, Iterator
from typing import Any, NamedTuple

from hkinno.documents import PARAGRAPH
from hkinno.documents.sheet import NOTE, Extract, Opened
from hkinno.errors import FileError
from hkinno.text import visible

NEEDED = "reading PDF needs pypdf: pip install 'hkinno[documents]'"
# So many lines at the top and at the foot of a page may be those of each page.
EDGE = 2
DIGITS = re.compile(r"\d+")
PAGE_NUMBER = re.compile(
    r"[\s—–·|/-]*(?:(?:page|p\.|第)\s*)?\d{1,4}(?:\s*(?:/|of|頁|页)\s*\d{0,4})?[\s—–·|頁页-]*", re.IGNORECASE
)
HYPHEN = re.compile(r"(?<=[a-z]{2})[-\u2010\xad]$")
ENDS = re.compile(r"[。！？!?.…：:][」』”’\"）)\]]*[\s\d]{0,3}$")
WIDE = re.compile("[\u2e80-\u9fff\uf900-\ufaff\uff00-\uff60\u3000-\u303f]")
BEGINS = re.compile(r"[\u3000]{1,2}\S|[•·▪◦‧*–—\uf0b7-]\s|\d{1,3}[.)、]\s|[（(]\d{1,3}[)）]")
PAIRS = dict(zip("「『“", "」』”", strict=True))
# A line that ends so many characters before its column does ends its paragraph, if it ends a sentence; so does a gap
# so many times that between lines. Words so much smaller than most are notes. Marks wait no longer to be closed.
SHORT, GAP, SMALL, LONGEST_OPEN = 3, 1.6, 0.88, 1500


class Line(NamedTuple):
    """A line of a page: its words, where it is, how tall its letters are, whether it stands on most pages."""

    words: str
    page: int
    number: int
    x: float
    y: float
    size: float
    running: bool = False

    @property
    def right(self) -> float:
        """Where the line ends, from the usual widths of letters."""
        wide = len(WIDE.findall(self.words))
        return self.x + self.size * (wide + (len(self.words) - wide) / 2)


def read(content: bytes, name: str = "-") -> Opened:
    """The text of a PDF. Raises ``FileError`` for one that cannot be read, is locked, or has pictures only."""
    shown = visible(name)
    pages = _pages(content, shown)
    lines = list(_running(pages))
    if not any(line.words.strip() for line in lines):
        raise FileError(f"{shown}: a PDF of pictures, without text; make it readable with OCR")
    extract = Extract()
    usual = _most(line.size for line in lines for _ in line.words)
    noted = _notes(lines, usual)
    _write(extract, [line for line in lines if line not in noted], PARAGRAPH)
    _write(extract, [line for line in lines if line in noted], NOTE)
    left_out = sum(line.running for line in lines)
    extract.remarks.append(
        "from a PDF: its lines and columns are put together by guess"
        + (f", {left_out} lines at the head or foot of pages are left out" if left_out else "")
        + "; look at the page before you change a quotation"
    )
    return extract.opened("PDF")


def _pages(content: bytes, shown: str) -> list[list[Line]]:
    try:
        import pypdf  # noqa: PLC0415 - an optional extra
    except ImportError as error:
        raise FileError(f"{shown}: {NEEDED}") from error
    try:
        reader = pypdf.PdfReader(io.BytesIO(content))
        locked = reader.is_encrypted and not reader.decrypt("")
        pages = [] if locked else [_page(page, number) for number, page in enumerate(reader.pages, 1)]
    except ImportError as error:
        raise FileError(f"{shown}: is locked; save it without a password") from error
    except (Exception, RecursionError) as error:  # pypdf raises many kinds for a broken file
        raise FileError(f"{shown}: this PDF cannot be read: {visible(str(error))}") from error
    if locked:
        raise FileError(f"{shown}: is locked with a password; save it without one")
    return pages


def _page(page: Any, number: int) -> list[Line]:
    """The lines of a page in the order of the file, each with the place of its first words."""
    lines: list[Line] = []
    parts: list[str] = []
    first: tuple[float, float, float] | None = None

    def end() -> None:
        nonlocal first
        x, y, size = first or (0.0, lines[-1].y if lines else 0.0, 0.0)
        lines.append(Line("".join(parts).rstrip(), number, len(lines) + 1, x, y, size))
        parts.clear()
        first = None

    def take(text: str, cm: list[float], tm: list[float], _font: Any, size: float) -> None:
        nonlocal first
        for order, words in enumerate(text.split("\n")):
            if order:
                end()
            parts.append(words)
            if words.strip() and first is None:
                x = tm[4] * cm[0] + tm[5] * cm[2] + cm[4]
                y = tm[4] * cm[1] + tm[5] * cm[3] + cm[5]
                first = (x, y, abs(size * (tm[3] or tm[1]) * (cm[3] or cm[1])) or 1.0)

    page.extract_text(visitor_text=take)
    end()
    return lines


def _running(pages: list[list[Line]]) -> Iterator[Line]:
    """The lines of all pages; those at head and foot that most pages have are running ones."""
    counted: Counter[str] = Counter()
    for lines in pages:
        counted.update({DIGITS.sub("#", line.words.strip()) for line in _edges(lines)})
    for lines in pages:
        edges = _edges(lines)
        for line in lines:
            often = counted[DIGITS.sub("#", line.words.strip())] >= max(3, len(pages) / 2)
            number = len(pages) > 1 and PAGE_NUMBER.fullmatch(line.words) is not None
            yield line._replace(running=line in edges and (often or number))


def _edges(lines: list[Line]) -> set[Line]:
    filled = [line for line in lines if line.words.strip()]
    return {*filled[:EDGE], *filled[-EDGE:]}


def _notes(lines: list[Line], usual: float) -> set[Line]:
    """The lines below the text of each page that are smaller than it."""
    found: set[Line] = set()
    below: dict[int, bool] = {}
    for line in reversed(lines):
        if line.running or not line.words.strip():
            continue
        if below.setdefault(line.page, True) and line.size < usual * SMALL:
            found.add(line)
        else:
            below[line.page] = False
    return found


def _most(values: Iterable[float]) -> float:
    """The most frequent value."""
    counted = Counter(round(value, 1) for value in values)
    return max(counted, key=lambda value: counted[value]) if counted else 0.0


def _write(extract: Extract, lines: list[Line], kind: str) -> None:
    filled = [line for line in lines if line.words.strip() and not line.running]
    gaps = sorted(
        before.y - line.y for before, line in itertools.pairwise(filled) if 0 < before.y - line.y < line.size * 4
    )
    usual = gaps[len(gaps) // 4] if gaps else 0.0
    rights: dict[int, float] = {}
    for line in filled:
        rights[_column(line)] = max(rights.get(_column(line), 0.0), line.right)
    before: Line | None = None
    waiting = ""
    for line in lines:
        if line.running:
            extract.aside(line.words + "\n", "stands at the head or foot of each page")
            continue
        if not line.words.strip():
            continue
        if before is None or (not waiting and _ends(before, line, usual, rights[_column(before)])):
            extract.block(kind)
            waiting = ""
        elif not (HYPHEN.search(before.words) and line.words[:1].islower()) and not _wide(before, line):
            extract.write(" ")
        extract.place(f"page {line.page}, line {line.number}")
        extract.write(HYPHEN.sub("", line.words))
        waiting = _waiting(waiting, line.words)
        before = line


def _column(line: Line) -> int:
    return round(line.x / 40)


def _wide(before: Line, line: Line) -> bool:
    """Whether no blank belongs between two lines: one is Chinese where they meet."""
    return bool(WIDE.match(before.words.rstrip()[-1:]) or WIDE.match(line.words.lstrip()[:1]))


def _ends(before: Line, line: Line, usual: float, right: float) -> bool:
    """Whether a paragraph ends with a line: by what the next is, the gap to it, or as it is short."""
    if BEGINS.match(line.words) or not 1 / 1.15 < (line.size or 1) / (before.size or 1) < 1.15:  # noqa: PLR2004
        return True
    if before.page == line.page and usual and before.y - line.y > usual * GAP:
        return True
    return right - before.right > before.size * SHORT and ENDS.search(before.words) is not None


def _waiting(before: str, words: str) -> str:
    """The marks that are open after a line, if they were not opened too long ago."""
    stack = list(before.strip("."))
    age = before.count(".") + 1
    for character in words:
        if character in PAIRS:
            stack.append(PAIRS[character])
            age = 0
        elif stack and character == stack[-1]:
            stack.pop()
    return "".join(stack) + "." * age if stack and age * 40 < LONGEST_OPEN else ""
