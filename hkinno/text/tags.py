"""HTML tags in a text: one reader for copies of a page, block quotes and quotations.

A tag begins with a letter after ``<`` or ``</`` and ends with ``>``; neither sign stands in it but in the quoted value
of an attribute.
"""

import re
from collections.abc import Iterator
from typing import NamedTuple

NAME = re.compile(r"""<(/?)([A-Za-z][^\s/<>"']*)""")
# What ends a tag, another begun before it ended, or the mark that opens an attribute's value.
SIGN = re.compile(r"""[<>]|=\s*(["'])""")
PLAIN_END = re.compile("[<>]")


class Tag(NamedTuple):
    """A tag at ``[start, end)``: its name in lower case, and whether it closes its element."""

    start: int
    end: int
    name: str
    closes: bool


class Reader:
    """Reads the tags of one text, from its beginning on, in time proportional to its length."""

    def __init__(self, text: str) -> None:
        self._text = text
        # A value that is not closed ends with the next bracket, as does all that was read over to see that.
        self._unquoted = 0

    def tag(self, start: int) -> Tag | None:
        """Return the tag that begins at an offset; None where none does, or it does not end."""
        name = NAME.match(self._text, start)
        if name is None:
            return None
        end = self._end(start, name.end())
        return Tag(start, end, name[2].lower(), bool(name[1])) if end else None

    def _end(self, start: int, position: int) -> int:
        first = position
        while start >= self._unquoted:
            sign = SIGN.search(self._text, position)
            if sign and sign[0] == ">":
                return sign.end()
            closing = self._text.find(sign[1], sign.end()) if sign and sign[1] else -1
            if closing < 0:
                self._unquoted = sign.start() if sign and sign[0] == "<" else len(self._text)
                break
            position = closing + 1
        end = PLAIN_END.search(self._text, first)
        return end.end() if end and end[0] == ">" else 0


def find(text: str) -> Iterator[Tag]:
    """Yield the tags of a text in order."""
    reader, position = Reader(text), text.find("<")
    while position >= 0:
        tag = reader.tag(position)
        if tag:
            yield tag
        position = text.find("<", tag.end if tag else position + 1)


def strip(text: str) -> str:
    """Return the text without its tags and comments."""
    text = _without_comments(text)
    parts, position = [], 0
    for tag in find(text):
        parts.append(text[position : tag.start])
        position = tag.end
    return "".join(parts) + text[position:]


def _without_comments(text: str) -> str:
    parts, position = [], 0
    while (start := text.find("<!--", position)) >= 0 and (end := text.find("-->", start + 4)) >= 0:
        parts.append(text[position:start])
        position = end + 3
    return "".join(parts) + text[position:]
