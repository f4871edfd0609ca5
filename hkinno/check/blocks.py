"""The blocks of a Markdown draft that matter for quotations: code, front matter, block quotes. Line by line.

All offsets are code points of the draft.
"""

import re
from collections.abc import Iterator
from typing import NamedTuple

from hkinno.text import tags

# As CommonMark has it: up to three blanks before it, and no backtick in what follows backticks.
FENCE = re.compile(r" {0,3}(?:(?P<ticks>`{3,})[^`\n]*|(?P<waves>~{3,})[^\n]*)$")
FENCE_END = re.compile(r" {0,3}(?P<mark>`{3,}|~{3,})[ \t\r]*$")
# A block quote's sign, perhaps in a list item.
SIGN = re.compile(r"[ \t]{0,3}(?P<item>(?:[-*+]|\d{1,9}[.)])[ \t]{1,4})?(?:>[ \t]?)+")
CALLOUT = re.compile(r"\[![A-Za-z-]{1,30}\][^\n]*$")
# What tags do to the lines of an HTML block quote.
TAGS_OF_PARAGRAPHS = frozenset({"p", "div", "li", "ul", "ol", "section"})
TAGS_OF_SIGNATURES = frozenset({"cite", "footer"})
# What begins another block, so that the line does not go on with the block quote above it.
OTHER_BLOCK = re.compile(r"[ \t]*(?:#|[-*+][ \t]|\d{1,9}[.)][ \t]|\||<|\[\^|(?:[-*_][ \t]*){3,}$)")


class Line(NamedTuple):
    """A line of a block quote: ``[start, end)`` without the signs before it; ``lazy`` says that it has none."""

    start: int
    end: int
    lazy: bool = False


class Blocks(NamedTuple):
    """Spans of code, the end of the front matter (0 without one), and the block quotes, each with its lines."""

    code: list[tuple[int, int]]
    front: int
    quotes: list[list[Line]]


def read(draft: str) -> Blocks:
    """The blocks of a draft, in one pass over its lines."""
    code: list[tuple[int, int]] = []
    quotes: list[list[Line]] = []
    front = _front_matter(draft)
    fence, begun = "", 0
    goes_on = False
    for start, end in _lines(draft, front, len(draft)):
        line = draft[start:end]
        if fence:
            closing = FENCE_END.match(line)
            if closing and closing["mark"].startswith(fence):
                code.append((begun, end))
                fence = ""
            continue
        opening = FENCE.match(line.rstrip("\r"))
        sign = SIGN.match(line)
        if opening:
            fence, begun = opening["ticks"] or opening["waves"], start
            goes_on = False
        elif sign:
            if not goes_on or sign["item"]:
                quotes.append([])
            words = start + sign.end()
            if not CALLOUT.match(draft, words, end):
                quotes[-1].append(Line(words, end))
            goes_on = True
        elif goes_on and quotes[-1] and _goes_on(draft, quotes[-1][-1], line):
            quotes[-1].append(Line(start, end, lazy=True))
        else:
            goes_on = False
    if fence:
        code.append((begun, len(draft)))
    return Blocks(code, front, quotes + list(_html(draft)))


def _lines(draft: str, start: int, stop: int) -> Iterator[tuple[int, int]]:
    """Each line of ``[start, stop)``, without its line feed."""
    while start < stop:
        end = draft.find("\n", start, stop)
        end = stop if end < 0 else end
        yield start, end
        start = end + 1


def _html(draft: str) -> Iterator[list[Line]]:
    """The block quotes written in HTML, as lines without tags and without whose words they are."""
    if "<blockquote" not in draft.lower():
        return
    lines: list[Line] | None = None
    last, signature = 0, False
    for tag in tags.find(draft):
        if lines is not None and not signature:
            lines += [Line(start, end) for start, end in _lines(draft, last, tag.start)]
        last = tag.end
        if tag.name == "blockquote":
            if lines:
                yield lines
            lines = None if tag.closes else []
            signature = False
        elif tag.name in TAGS_OF_SIGNATURES:
            signature = not tag.closes
        elif tag.name in TAGS_OF_PARAGRAPHS and lines is not None:
            lines.append(Line(tag.start, tag.start))


def _goes_on(draft: str, before: Line, line: str) -> bool:
    """Whether a line without a sign goes on with the paragraph above it."""
    return bool(line.strip() and draft[before.start : before.end].strip()) and not OTHER_BLOCK.match(line)


def _front_matter(draft: str) -> int:
    """The end of the YAML at the very start of a draft, or 0."""
    # A line between two texts is written so as well: what follows must begin as YAML does.
    if not re.match(r"---[ \t]*\r?\n(?:#|[\w-]{1,60}:(?:\s|$))", draft):
        return 0
    closing = re.compile(r"^(?:---|\.\.\.)[ \t]*\r?$", re.MULTILINE).search(draft, draft.index("\n") + 1)
    return closing.end() if closing else 0
