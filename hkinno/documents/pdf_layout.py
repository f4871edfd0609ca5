"""The lines of a page of a PDF, put together from its pieces of text, and which of them are rows of a table."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from itertools import groupby, pairwise
from typing import NamedTuple

from hkinno import documents

WIDE = re.compile(f"[{documents.WIDE}]")
# How much of its height a sign is raised and made smaller that calls a note, and how it is written.
RAISED, SMALLER = 0.2, 0.9
SIGN = re.compile(r"\s*[\[(]?(\d{1,3}|[*†‡§]{1,3}|[a-z])[\])]?\s*")
# Pieces further from each other, in heights of letters, belong to two lines beside each other; the width of Latin
# letters is only guessed.
APART, UNSURE = 1.5, 0.08
# A cell has no more lines than this, and a row no more cells; lines that begin no further apart have one edge.
TALLEST, WIDEST, EDGE = 8, 20, 1.0
WIDEST_GUTTER = 5
BULLET = re.compile(r"\s*(?:[•·▪◦‧*–—\uf0b7-]|\(?[\da-zA-Z]{1,3}[.)、]|[（(]\d{1,3}[)）])\s*")


class Piece(NamedTuple):
    """Words as the file has them together: their left end, how tall they are, whether all letters are of one width."""

    words: str
    x: float
    y: float
    size: float
    mono: bool

    @property
    def right(self) -> float:
        """Where the words end, from the usual widths of letters."""
        wide = len(WIDE.findall(self.words))
        return self.x + self.size * (wide + (len(self.words) - wide) * (0.6 if self.mono else 0.5))


class Line:
    """A line of a page, or what of it stands in one column: its words, where they are, how tall most letters are."""

    def __init__(self, pieces: list[Piece], page: int, number: int) -> None:
        self.pieces = pieces
        self.page, self.number = page, number
        self.words = "".join(joined(pieces)).strip()
        self.x, self.y = pieces[0].x, pieces[0].y
        self.right = max(piece.right for piece in pieces)
        counted: Counter[float] = Counter()
        for piece in pieces:
            counted[round(piece.size, 1)] += len(piece.words)
        self.size = max(counted, key=lambda size: counted[size])
        # Whether most pages have it at their head or foot.
        self.running = False

    def calls(self, piece: Piece) -> bool:
        """Whether a piece is the sign of a note: small, raised, after other words."""
        small = piece.size < self.size * SMALLER and piece.y - self.y > self.size * RAISED
        return small and piece != self.pieces[0] and SIGN.fullmatch(piece.words) is not None

    def is_signed(self) -> bool:
        """Whether the line begins with the sign of a note, smaller than its words."""
        small = self.pieces[0].size < self.size * SMALLER
        return small and len(self.pieces) > 1 and SIGN.fullmatch(self.pieces[0].words) is not None

    def code(self) -> set[int]:
        """Which pieces are code: of letters of one width, or right between two that are, as tall as they."""
        mono = [number for number, piece in enumerate(self.pieces) if piece.mono]
        found = set(mono)
        for first, last in pairwise(mono):
            size, words = self.pieces[first].size, "".join(piece.words for piece in self.pieces[first:last])
            if all(piece.size == size for piece in self.pieces[first : last + 1]) and " " not in words:
                found.update(range(first, last))
        return found

    def without(self, count: int) -> "Line":
        """The line without its first characters."""
        pieces = list(self.pieces)
        while count and pieces:
            words = pieces[0].words.lstrip()
            if len(words) > count:
                pieces[0] = pieces[0]._replace(words=words[count:])
                break
            count -= len(words)
            pieces.pop(0)
        return Line(pieces or self.pieces, self.page, self.number)


def joined(pieces: Iterable[Piece]) -> Iterator[str]:
    """The words of pieces beside each other, without the blanks that the file's reader puts beside Chinese ones."""
    before = ""
    for piece in pieces:
        words = piece.words
        if before and (is_wide(before[-1]) or is_wide(words.lstrip()[:1])):
            words = words.lstrip()
        elif before.endswith(" "):
            words = words.lstrip(" ")
        before = words.rstrip() if words.strip() else before
        yield words


def is_wide(character: str) -> bool:
    """Whether a character is as wide as it is tall."""
    return WIDE.match(character) is not None


def lines(pieces: Iterable[Piece], page: int) -> list[Line]:
    """The lines of a page in the order of the file; what stands far apart on one height are two."""
    found: list[list[Piece]] = []
    for piece in pieces:
        if found and _goes_on(found[-1], piece):
            found[-1].append(piece)
        else:
            found.append([piece])
    kept: list[list[Piece]] = []
    for line in found:
        if kept and len(line) == 1 and _is_late_sign(kept[-1][-1], line[0]):
            before = kept[-1][-1]
            kept[-1].append(line[0]._replace(x=before.right, y=before.y + before.size * RAISED * 2))
        else:
            kept.append(line)
    return [Line(each, page, number) for number, each in enumerate(kept, 1)]


def _goes_on(line: list[Piece], piece: Piece) -> bool:
    """Whether a piece stands on a line, after its last piece and near it."""
    first, last = line[0], line[-1]
    size = max(first.size, last.size, piece.size)
    letters = last.words.strip()
    unsure = UNSURE * size * (len(letters) - len(WIDE.findall(letters)))
    same = min(piece.size, first.size) > size * SMALLER
    level = abs(piece.y - first.y) < size * (0.3 if same else 0.6)
    return level and -size - unsure < piece.x - last.right < max(size * APART, unsure)


def _is_late_sign(before: Piece, piece: Piece) -> bool:
    """Whether a piece is the sign of a note for which there was no room on the line."""
    small = piece.size < before.size * SMALLER and SIGN.fullmatch(piece.words) is not None
    return small and 0 < before.y - piece.y < before.size * 2


def in_columns(found: list[Line]) -> list[Line]:
    """The lines in the order of two columns, where the file has them line by line across both."""
    pairs = [(one, other) for one, other in pairwise(found) if abs(one.y - other.y) < one.size / 2 and other.x > one.x]
    if len(pairs) < TALLEST or len(pairs) * 3 < len(found):
        return found
    gutter, count = Counter(round(other.x) for _, other in pairs).most_common(1)[0]
    # In a table a cell ends far from the next column.
    full = sum(gutter - one.right < one.size * WIDEST_GUTTER for one, _ in pairs)
    if count * 4 < len(pairs) * 3 or full * 2 < len(pairs):
        return found
    first = next(number for number, line in enumerate(found) if line is pairs[0][0])
    last = next(number for number, line in enumerate(found) if line is pairs[-1][1])
    within = found[first : last + 1]
    columns = [[line for line in within if (line.x > gutter - line.size) == side] for side in (False, True)]
    return [*found[:first], *columns[0], *columns[1], *found[last + 1 :]]


def rows(found: list[Line]) -> list[list[list[Line]]]:
    """The rows of tables among the lines of a page, each a list of cells, which are lists of lines."""
    made: list[list[list[Line]]] = []
    for run in _runs(found):
        if made and len(made[-1]) < WIDEST and _is_beside(made[-1], run):
            made[-1].append(run)
        else:
            made.append([run])
    tables: list[list[list[Line]]] = []
    for _, group in groupby(made, len):
        together = list(group)
        many = len(together[0])
        if many > 1 and len(together) + many > 3 and not BULLET.fullmatch(together[0][0][0].words):  # noqa: PLR2004
            tables += together
    return tables


def _runs(found: list[Line]) -> Iterator[list[Line]]:
    """Lines that begin at one edge, one below the other."""
    run: list[Line] = []
    for line in found:
        before = run[-1] if run else line
        near = abs(before.x - line.x) < line.size * EDGE and before.page == line.page
        below = 0 < before.y - line.y < line.size * 2
        if run and not (near and below):
            yield run
            run = []
        run.append(line)
    if run:
        yield run


def _is_beside(row: list[list[Line]], run: list[Line]) -> bool:
    """Whether lines stand at the right of a row, at its height, and neither is too tall for a cell."""
    last = row[-1]
    if max(len(last), len(run)) > TALLEST or last[0].page != run[0].page:
        return False
    top, bottom = max(cell[0].y for cell in row), min(cell[-1].y for cell in row)
    size = run[0].size
    level = run[0].y > bottom - size and run[-1].y < top + size
    return level and run[0].x > max(line.x for line in last) + size * APART and run[0].x > last[0].right - size
