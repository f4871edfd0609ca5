"""Finding every quotation in a draft: marks paired with their own closers, nested marks, and block quotes.

All offsets are code points of the draft. The search is linear in its length.
"""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from operator import itemgetter
from typing import NamedTuple

from hkinno import places
from hkinno.proofread import blocks
from hkinno.text import fold

PAIRS = {"「": "」", "『": "』", "“": "”", "‘": "’", "«": "»", "﹁": "﹂", "﹃": "﹄", "〝": "〞", "｢": "｣"}
CLOSERS = {closer: opener for opener, closer in PAIRS.items()} | {"〟": "〝"}
# Quotations end with their paragraph: a mark that is not closed by then is stray.
BLANK_LINE = re.compile(r"\n[ \t\u3000]*(?:\r?\n|$)")
BLOCK = re.compile(r"(?:^[ \t]{0,3}>[^\n]*(?:\n|\Z))+", re.MULTILINE)
BLOCK_LINE = re.compile(r"^[ \t]{0,3}(?:>[ \t]?)+", re.MULTILINE)
# The line of a block quote that says whose it is.
SIGNATURE = re.compile(r"^\s*(?:[—–-]{1,2}|──?)\s*\S")
MARK = re.compile("[" + re.escape("".join([*PAIRS, *CLOSERS, '"'])) + "]|\n")


# What a block quote's words may end with on their own line: a citation in brackets, or a dash and whose they are.
TRAILING = re.compile(r"\s*(?:[（(\[［][^（）()\[\]［］\n]{2,80}[）)\]］]|(?:[—–─]+|--)[^—–─\n。！？]{1,60})[。.]?\s*$")
# No longer ending than this is looked at.
LONGEST_ENDING = 120
# Quotations within quotations deeper than this are not looked at: their words would be copied once for each level.
DEEPEST = 32


class Quotation(NamedTuple):
    """Words between marks: ``[start, end)`` without the marks.

    ``text`` are the words; in a block quote without the signs that begin its lines. ``block`` says that no marks
    but a block quote makes it a quotation; ``depth`` is 0 for an outermost one, and one of ``DEEPEST`` has only the
    beginning of its words; ``code`` says that it stands in code.
    """

    start: int
    end: int
    text: str
    block: bool = False
    depth: int = 0
    code: bool = False


class Stray(NamedTuple):
    """Marks that open and are never closed: where the first stands, which, and how many in a row."""

    start: int
    mark: str
    length: int


def find(draft: str) -> tuple[list[Quotation], list[Stray]]:
    """Every quotation of a draft, in order, and every opening mark without its closer."""
    code = blocks.read(draft).code
    found, stray = _pairs(draft)
    found = [each._replace(code=True) if _within(each.start, code) else each for each in found]
    marked = sorted(each.start for each in found)
    for match in BLOCK.finditer(draft):
        if not _within(match.start(), code) and not _any_between(marked, match.start(), match.end()):
            found += _block(draft, match.start(), match.end())
    return sorted(found, key=lambda each: (each.start, -each.end)), _gathered(stray)


def _pairs(draft: str) -> tuple[list[Quotation], list[tuple[int, str]]]:
    found: list[Quotation] = []
    stray: list[tuple[int, str]] = []
    stack: list[tuple[int, str]] = []
    open_marks: dict[str, int] = {}

    def close(opener: str, position: int) -> None:
        while stack:
            start, mark = stack.pop()
            open_marks[mark] -= 1
            if mark == opener:
                depth = min(len(stack), DEEPEST)
                end = position if depth < DEEPEST else min(position, start + 41)
                text = BLOCK_LINE.sub("", draft[start + 1 : end])
                found.append(Quotation(start + 1, position, text, depth=depth))
                return
            stray.append((start, mark))

    for match in MARK.finditer(draft):
        mark, position = match[0], match.start()
        if mark == "\n":
            if stack and BLANK_LINE.match(draft, position):
                stray += stack
                stack.clear()
                open_marks.clear()
        elif mark == '"':
            if open_marks.get('"'):
                close('"', position)
            else:
                stack.append((position, '"'))
                open_marks['"'] = open_marks.get('"', 0) + 1
        elif mark in PAIRS:
            stack.append((position, mark))
            open_marks[mark] = open_marks.get(mark, 0) + 1
        elif open_marks.get(CLOSERS[mark]) and not _apostrophe(draft, position):
            close(CLOSERS[mark], position)
    return found, [*stray, *stack]


def _apostrophe(draft: str, position: int) -> bool:
    """Whether a ’ stands inside a word, as in Hong Kong’s."""
    return (
        draft[position] == "’"
        and draft[position + 1 : position + 2].isascii()
        and (draft[position + 1 : position + 2].isalpha() and draft[position - 1 : position].isalpha())
    )


def _block(draft: str, start: int, end: int) -> Iterator[Quotation]:
    """A block quote as quotations: its paragraphs, without signature lines."""
    position = start
    begun = finish = -1
    parts: list[str] = []
    for line in draft[start:end].splitlines(keepends=True):
        sign = BLOCK_LINE.match(line)
        lead = sign.end() if sign else 0
        words = _without_citation(line[lead:].strip())
        if words and not SIGNATURE.match(words):
            begin = position + lead + line[lead:].index(words[0])
            begun = begin if begun < 0 else begun
            finish = begin + len(words)
            parts.append(words)
        elif parts:
            yield Quotation(begun, finish, "\n".join(parts), block=True)
            begun, parts = -1, []
        position += len(line)
    if parts:
        yield Quotation(begun, finish, "\n".join(parts), block=True)


def _without_citation(words: str) -> str:
    """A line of a block quote without the place or the signature at its end; "" where it is nothing else."""
    trailing = TRAILING.search(words[-LONGEST_ENDING:])
    if trailing is None or not (places.find_in(trailing[0]) or "孫東" in fold(trailing[0]) or "Sun" in trailing[0]):
        return words
    return words[: len(words) - len(trailing[0])]


def _within(position: int, spans: list[tuple[int, int]]) -> bool:
    """Whether a position lies in one of the spans, which are in order and do not overlap."""
    before = bisect_right(spans, position, key=itemgetter(0))
    return before > 0 and position < spans[before - 1][1]


def _any_between(positions: list[int], start: int, end: int) -> bool:
    """Whether one of the positions, which are in order, lies in ``[start, end)``."""
    return bisect_left(positions, start) < bisect_left(positions, end)


def _gathered(stray: list[tuple[int, str]]) -> list[Stray]:
    gathered: list[Stray] = []
    for start, mark in sorted(stray):
        last = gathered[-1] if gathered else None
        if last and last.mark == mark and last.start + last.length == start:
            gathered[-1] = last._replace(length=last.length + 1)
        else:
            gathered.append(Stray(start, mark, 1))
    return gathered
