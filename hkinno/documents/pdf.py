"""PDF, through pypdf: the words of its pages, put together from lines as well as can be."""

import io
import itertools
import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from typing import Any

from hkinno.documents import CELL, PARAGRAPH
from hkinno.documents.pdf_layout import TALLEST, Line, Piece, in_columns, is_wide, joined, lines, rows
from hkinno.documents.sheet import CODE, INDENTED, NOTE, Extract, Note, Opened
from hkinno.errors import FileError
from hkinno.text import visible
from hkinno.text.shapes import characters

NEEDED = "reading PDF needs pypdf: pip install 'hkinno[documents]'"
# So many characters of what pypdf says are told.
LONGEST_TOLD = 100
# So many lines at the top and at the foot of a page may be those of each page.
EDGE = 2
DIGITS = re.compile(r"\d+")
PAGE_NUMBER = re.compile(
    r"[\s—–·|/-]*(?:(?:page|p\.|第)\s*)?\d{1,4}(?:\s*(?:/|of|頁|页)\s*\d{0,4})?[\s—–·|頁页-]*", re.IGNORECASE
)
HYPHEN = re.compile(r"(?<=[a-z]{2})[-\u2010\xad]$")
ENDS = re.compile(r"[。！？!?.…：:][」』”’\"）)\]]*[\s\d]{0,3}$")
BEGINS = re.compile(r"[\u3000]{1,2}\S|[•·▪◦‧\uf0b7]|[*–-]\s|[—–]{1,2}\S|\d{1,3}(?:\.(?!\d)|[)、])|[（(]\d{1,3}[)）]")
MONO = re.compile(r"mono|courier|consolas|menlo|typewriter|cmtt", re.IGNORECASE)
NUMBERED = re.compile(r"[\[(]?(\d{1,3}|[*†‡§]{1,3})[\])]?[.、]?\s*")
PAIRS = dict(zip("「『“", "」』”", strict=True))
# A line that ends so many characters before its column does ends its paragraph, if it ends a sentence; so does a gap
# so many times that between lines. Words so much smaller than most are notes. Marks wait no longer to be closed. A
# paragraph that begins so much further in than most lines is set in.
SHORT, GAP, SMALL, LONGEST_OPEN, SET_IN = 3, 1.6, 0.88, 1500, 1.2


def read(content: bytes, name: str = "-") -> Opened:
    """The text of a PDF. Raises ``FileError`` for one that cannot be read, is locked, or has pictures only."""
    shown = visible(name)
    with listening() as told:
        pages = _pages(content, shown)
    found = list(_running([in_columns(page) for page in pages]))
    if not found:
        raise FileError(f"{shown}: a PDF of pictures, without text; make it readable with OCR")
    usual = _most(line.size for line in found for _ in line.words)
    noted = _notes(found, usual)
    text = _Text(found)
    text.extract.remarks += told
    text.write([line for line in found if line not in noted])
    text.write_notes([line for line in found if line in noted])
    left_out = sum(line.running for line in found)
    text.extract.remarks.append(
        "from a PDF: its lines and columns are put together by guess"
        + (f", {left_out} lines at the head or foot of pages are left out" if left_out else "")
        + "; look at the page before you change a quotation"
    )
    return text.with_endnotes(text.extract.opened("PDF"))


@contextmanager
def listening() -> Iterator[list[str]]:
    """What pypdf has to say of a file, which it would write to stderr as it is: in the end one line or none."""
    import logging  # noqa: PLC0415 - pypdf loads it

    records: list[logging.LogRecord] = []
    told: list[str] = []
    logger, handler = logging.getLogger("pypdf"), logging.Handler()
    handler.emit = records.append  # type: ignore[assignment, method-assign]
    logger.addHandler(handler)
    logger.propagate = False
    try:
        yield told
    finally:
        logger.removeHandler(handler)
        logger.propagate = True
        if records:
            more = f", and {len(records) - 1} more" if len(records) > 1 else ""
            told.append(f"this PDF is not sound ({visible(records[0].getMessage())[:LONGEST_TOLD]}{more})")


def _pages(content: bytes, shown: str) -> list[list[Line]]:
    try:
        import pypdf  # noqa: PLC0415 - an optional extra
    except ImportError as error:
        raise FileError(f"{shown}: {NEEDED}") from error
    try:
        reader = pypdf.PdfReader(io.BytesIO(content))
        locked = reader.is_encrypted and not reader.decrypt("")
        table = characters()
        pages = [] if locked else [lines(_pieces(page, table), number) for number, page in enumerate(reader.pages, 1)]
    except ImportError as error:
        raise FileError(f"{shown}: is locked; save it without a password") from error
    except (Exception, RecursionError) as error:  # pypdf raises many kinds for a broken file
        raise FileError(f"{shown}: this PDF cannot be read: {visible(str(error))}") from error
    if locked:
        raise FileError(f"{shown}: is locked with a password; save it without one")
    return pages


def _pieces(page: Any, table: dict[int, str]) -> list[Piece]:
    """The words of a page in the order of the file, each with its place."""
    found: list[Piece] = []

    def take(text: str, cm: list[float], tm: list[float], font: Any, size: float) -> None:
        x = tm[4] * cm[0] + tm[5] * cm[2] + cm[4]
        y = tm[4] * cm[1] + tm[5] * cm[3] + cm[5]
        tall = abs(size * (tm[3] or tm[1]) * (cm[3] or cm[1])) or 1.0
        mono = MONO.search(str(font.get("/BaseFont", ""))) is not None if font else False
        for order, words in enumerate(text.translate(table).split("\n")):
            if words.strip():
                found.append(Piece(words, x, y - order * tall, tall, mono))

    page.extract_text(visitor_text=take)
    return found


def _running(pages: list[list[Line]]) -> Iterator[Line]:
    """The lines of all pages; those at head and foot that most pages have are running ones."""
    counted: Counter[str] = Counter()
    for page in pages:
        counted.update({DIGITS.sub("#", line.words) for line in _edges(page, EDGE)})
    for page in pages:
        edges, outmost = ({line.number for line in _edges(page, count)} for count in (EDGE, 1))
        for line in page:
            count = counted[DIGITS.sub("#", line.words)]
            often = count >= max(3, len(pages) / 2) or (count == len(pages) > 1 and line.number in outmost)
            number = len(pages) > 1 and PAGE_NUMBER.fullmatch(line.words) is not None
            line.running = line.number in edges and (often or number)
            yield line


def _edges(page: list[Line], count: int) -> list[Line]:
    """The lines at the head and at the foot of a page: on so many heights."""
    heights = sorted({round(line.y) for line in page})
    return [line for line in page if round(line.y) in (*heights[:count], *heights[-count:])]


def _notes(found: list[Line], usual: float) -> set[Line]:
    """The lines below the text of each column: what is smaller than it, and from the first raised sign of a note on."""
    notes: set[Line] = set()
    for column in _columns(line for line in found if not line.running):
        first = len(column)
        while first and column[first - 1].size < usual * SMALL:
            first -= 1
        notes.update(column[min(first, next((n for n, line in enumerate(column) if line.is_signed()), first)) :])
    return notes


def _columns(found: Iterable[Line]) -> Iterator[list[Line]]:
    """Lines, parted where one stands higher than that before it, by more than the lines of a cell."""
    column: list[Line] = []
    for line in found:
        higher = bool(column) and line.y - column[-1].y > line.size * TALLEST
        if higher or (column and line.page != column[-1].page):
            yield column
            column = []
        column.append(line)
    if column:
        yield column


def _most(values: Iterable[float]) -> float:
    """The most frequent value."""
    counted = Counter(round(value, 1) for value in values)
    return max(counted, key=lambda value: counted[value]) if counted else 0.0


class _Text:
    """The text of a PDF in the making."""

    def __init__(self, found: list[Line]) -> None:
        self.extract = Extract()
        mono = sum(len(piece.words) for line in found for piece in line.pieces if piece.mono)
        # Letters of one width are code where most of the text has others.
        self.has_code = mono * 2 < sum(len(line.words) for line in found)
        # Where notes are called: the sign, the page, the offset.
        self.called: list[tuple[str, int, int]] = []
        self.group = 0

    def write(self, found: list[Line]) -> None:
        """Write the text without its notes."""
        filled = [line for line in found if not line.running]
        shape = _Shape(filled)
        tables = {id(row[0][0]): row for row in rows(filled)}
        in_rows = {id(line) for row in tables.values() for cell in row for line in cell}
        for table, group in itertools.groupby(found, lambda line: id(line) in in_rows):
            together = list(group)
            if table:
                for row in (tables[id(line)] for line in together if id(line) in tables):
                    self._row(row)
                continue
            for paragraph in shape.paragraphs(together):
                self.extract.block(INDENTED if shape.is_set_in(paragraph) else PARAGRAPH)
                self._lines(paragraph)

    def _row(self, row: list[list[Line]]) -> None:
        self.group += 1
        for cell in row:
            self.extract.block(CELL, self.group)
            self._lines(cell)

    def _lines(self, found: list[Line]) -> None:
        before = ""
        following = {id(one): other for one, other in itertools.pairwise(line for line in found if not line.running)}
        for line in found:
            if line.running:
                self.extract.aside(line.words + "\n", "stands at the head or foot of each page")
                continue
            if before and not (before[-1] == "-" or is_wide(before[-1]) or is_wide(line.words[:1])):
                self.extract.write(" ")
            self.extract.place(f"page {line.page}, line {line.number}")
            goes_on = id(line) in following and following[id(line)].words[:1].islower()
            before = self._line(line, parted=goes_on and HYPHEN.search(line.words) is not None)

    def _line(self, line: Line, *, parted: bool) -> str:
        """Write a line, and give its words; of one that parts a word nothing to be joined to the next line."""
        words = list(joined(line.pieces))
        words[0], words[-1] = words[0].lstrip(), words[-1].rstrip()
        if parted:
            words[-1] = HYPHEN.sub("", words[-1])
        code = line.code() if self.has_code else ()
        for number, (piece, shown) in enumerate(zip(line.pieces, words, strict=True)):
            if line.calls(piece):
                self.called.append((shown.strip(" []()"), line.page, self.extract.position))
                self.extract.aside(f"[^{len(self.called)}]")
                self.extract.sign()
            elif number in code:
                self.extract.aside(shown, CODE)
            else:
                self.extract.write(shown)
        return "" if parted else line.words

    def write_notes(self, found: list[Line]) -> None:
        """Write the notes at the foot of pages, each with the sign that calls it."""
        for note in _parted(found, lambda line: NUMBERED.match(line.words) is not None):
            sign = NUMBERED.match(note[0].words)
            number = self._call(sign[1], note[0].page) if sign else -1
            self.extract.block(NOTE)
            self.extract.place(f"page {note[0].page}, line {note[0].number}")
            self.extract.aside(f"[^{number + 1}]: " if number >= 0 else "")
            start = self.extract.position
            self._lines([note[0].without(sign.end() if number >= 0 and sign else 0), *note[1:]])
            if number >= 0:
                self.extract.notes.append(Note(self.called[number][2], start, self.extract.position))

    def _call(self, sign: str, page: int) -> int:
        """Where the note of a sign is called: on its page, or else last before it; -1 for nowhere."""
        found = [(called_on == page, number) for number, (name, called_on, _) in enumerate(self.called) if name == sign]
        return max(found)[1] if found else -1

    def with_endnotes(self, document: Opened) -> Opened:
        """The document with the notes at its end, which are numbered as they are called."""
        known = {note.called for note in document.notes}
        calls = [(sign, called) for sign, _, called in self.called if called not in known]
        last = max((called for _, called in calls), default=0)
        blocks, notes = list(document.blocks), list(document.notes)
        for number, block in enumerate(document.blocks):
            match = NUMBERED.match(document.text, block.start, block.end)
            if calls and match and block.start > last and match[1] == calls[0][0]:
                notes.append(Note(calls.pop(0)[1], match.end(), block.end))
                blocks[number] = block._replace(kind=NOTE)
        # Numbers of anything else are no notes.
        return document if calls else document.changed(blocks=blocks, notes=tuple(notes))


class _Shape:
    """How the lines of a text stand: where they begin and end, and how far one is from the next."""

    def __init__(self, found: list[Line]) -> None:
        gaps = sorted(gap for one, other in itertools.pairwise(found) if 0 < (gap := one.y - other.y) < other.size * 4)
        self.gap = gaps[len(gaps) // 4] if gaps else 0.0
        self.rights: dict[int, float] = {}
        self.lefts = Counter(round(line.x) for line in found)
        for line in found:
            self.rights[_column(line)] = max(self.rights.get(_column(line), 0.0), line.right)

    def paragraphs(self, found: list[Line]) -> Iterator[list[Line]]:
        """Lines in paragraphs. Running ones stand where they are."""
        paragraph: list[Line] = []
        before: Line | None = None
        waiting = ""
        for line in found:
            if not line.running:
                if before and not waiting and self._ends(before, line):
                    yield paragraph
                    paragraph = []
                waiting = _waiting(waiting, line.words)
                before = line
            paragraph.append(line)
        if paragraph:
            yield paragraph

    def _ends(self, before: Line, line: Line) -> bool:
        """Whether a paragraph ends with a line: by what the next is, the gap to it, or as it is short."""
        if BEGINS.match(line.words) or not 1 / 1.15 < (line.size or 1) / (before.size or 1) < 1.15:  # noqa: PLR2004
            return True
        below = before.page == line.page and before.y > line.y
        if below and self.gap and before.y - line.y > self.gap * GAP:
            return True
        short = self.rights[_column(before)] - before.right > before.size * SHORT
        # The second line of an item stands below its words, and not below its sign.
        set_off = below and abs(before.x - line.x) > line.size * SET_IN and not BEGINS.match(before.words)
        return short and (set_off or ENDS.search(before.words) is not None)

    def _edge(self, line: Line) -> int:
        """The left edge of most lines near the beginning of one."""
        near = range(round(line.x - line.size * 6), round(line.x + line.size / 2))
        return max(near, key=lambda x: self.lefts[x])

    def is_set_in(self, paragraph: list[Line]) -> bool:
        """Whether all lines of a paragraph begin further in than most lines near them."""
        own = [line for line in paragraph if not line.running]
        return bool(own) and all(line.x - self._edge(line) > line.size * SET_IN for line in own)


def _parted(found: list[Line], begins: Callable[[Line], bool]) -> Iterator[list[Line]]:
    """Lines in groups, each of which begins with one that does."""
    group: list[Line] = []
    for line in found:
        if group and begins(line):
            yield group
            group = []
        group.append(line)
    if group:
        yield group


def _column(line: Line) -> int:
    return round(line.x / 40)


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
