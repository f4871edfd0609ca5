"""Plain text: paragraphs between blank lines, lines that begin with > as those of a quoted message, and tables."""

import re
from collections.abc import Iterator

from hkinno.documents import CELL, PARAGRAPH, QUOTE, Block, Document
from hkinno.documents.inline import Markup
from hkinno.documents.patterns import Pattern
from hkinno.documents.sheet import INDENTED

LINE = Pattern(r"[^\n]+")
# How a line that is set in begins, what stands between two cells of a row, and what is only a rule.
SET_IN = ("  ", "\t", "\u3000\u3000\u3000")
CODE_SET_IN = ("    ", "\t")
FENCED = -1
BETWEEN = Pattern(r" *\t[ \t]*| {3,}", needs=("\t", "   "))
RULE = "-=+─━ "

# A line of a fence around code, with the name of its language or without.
FENCE = Pattern(r"^ {0,3}```([\w+#.-]{0,30})[ \t]*\r?$", re.MULTILINE)

Span = tuple[int, int]


def read(text: str) -> Document:
    """The blocks of a plain text."""
    markup = Markup(text)
    group = quoted = 0
    for lines, quote in _paragraphs(text):
        group += quote > quoted
        quoted = max(quote, quoted)
        if quote == FENCED or (not quote and _is_code(text, lines)):
            markup.hide(lines[0][0])
            markup.hide(lines[-1][1], "stands in a block of code")
            continue
        rows = _rows(text, lines)
        for cells in rows:
            group += 1
            for cell in cells:
                markup.add(Block(CELL, (cell,), group), code=False)
        if not rows:
            kind = QUOTE if quote else INDENTED if all(_set_in(text, line) for line in lines) else PARAGRAPH
            markup.add(Block(kind, tuple(lines), group if quote else 0), code=False)
    return markup.document()


def _paragraphs(text: str) -> Iterator[tuple[list[Span], int]]:
    """The lines of each paragraph without their signs, and the number of the quoted message that it stands in.

    The number is 0 for none, and ``FENCED`` for what stands between fences.
    """
    fences = _fences(text)
    waiting: list[Span] = []
    quote = fenced = 0
    quoted = False
    for match in LINE.finditer(text):
        if match.start() < fenced:
            continue
        line = match[0].rstrip()
        words = line.lstrip("> \t") if line.lstrip().startswith(">") else line
        sign = len(words) < len(line)
        fenced = fences.get(match.start(), 0)
        blank = not words.strip()
        gap = waiting and "\n" in text[waiting[-1][1] : match.start()].replace("\n", "", 1)
        if waiting and (blank or fenced or sign != quoted or gap):
            yield waiting, quote if quoted else 0
            waiting = []
        quote += sign and not quoted
        quoted = sign
        if fenced:
            yield [(match.start(), fenced)], FENCED
        elif not blank:
            end = match.start() + len(line)
            waiting.append((end - len(words.lstrip()), end))
    if waiting:
        yield waiting, quote if quoted else 0


def _fences(text: str) -> dict[int, int]:
    """Where code between two fences begins, and where it ends; one that is not closed is no fence."""
    fences = list(FENCE.finditer(text)) if "```" in text else []
    pairs = zip(fences[::2], fences[1::2], strict=False)
    return {begins.start(): ends.end() for begins, ends in pairs if not ends[1]}


def _is_code(text: str, lines: list[Span]) -> bool:
    """Whether all lines are set in as far as code is, and are plainly code."""
    if not all(_margin(text, line).startswith(CODE_SET_IN) for line in lines):
        return False
    from hkinno.documents.code import is_code  # noqa: PLC0415 - for what is set in

    return is_code([text[start:end] for start, end in lines])


def _margin(text: str, line: Span) -> str:
    return text[text.rfind("\n", 0, line[0]) + 1 : line[0]]


def _set_in(text: str, line: Span) -> bool:
    return _margin(text, line).startswith(SET_IN)


def _rows(text: str, lines: list[Span]) -> list[list[Span]]:
    """The cells of each line of a table: all have as many, two or more, and a line alone has three."""
    rows = []
    for start, end in lines:
        line = text[start:end]
        if not line.strip(RULE):
            continue
        edges = [start, *(start + edge for match in BETWEEN.finditer(line) for edge in match.span()), end]
        rows.append(list(zip(edges[::2], edges[1::2], strict=True)))
    counts = {len(cells) for cells in rows}
    return rows if len(counts) == 1 and max(counts) + len(rows) > 3 and min(counts) > 1 else []  # noqa: PLR2004
