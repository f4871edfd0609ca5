"""Positions of editors: lines, and columns in code units of the encoding that editor and server agree on."""

import re
from bisect import bisect_right

# What ends a line in the protocol; str.splitlines knows more.
LINE_END = re.compile(r"\r\n|\n|\r")
UTF_8, UTF_16, UTF_32 = "utf-8", "utf-16", "utf-32"
# Line and column, both from 0.
Position = tuple[int, int]


class Positions:
    """The lines of a text."""

    def __init__(self, text: str, encoding: str = UTF_16) -> None:
        self.text = text
        self.encoding = encoding
        self.starts = [0, *(match.end() for match in LINE_END.finditer(text))]
        # In most texts a code point is a unit.
        self.plain = encoding == UTF_32 or (encoding == UTF_16 and _units(text, UTF_16) == len(text))

    def at(self, offset: int) -> Position:
        """The position of a code point."""
        line = bisect_right(self.starts, offset) - 1
        start = self.starts[line]
        return line, offset - start if self.plain else _units(self.text[start:offset], self.encoding)

    def offset(self, line: int, column: int) -> int:
        """The code point at a position; what lies beyond a line or the text is its end."""
        if line >= len(self.starts):
            return len(self.text)
        start = self.starts[line]
        end = self.starts[line + 1] if line + 1 < len(self.starts) else len(self.text)
        words = LINE_END.sub("", self.text[start:end])
        if self.plain:
            return start + min(column, len(words))
        units = 0
        for number, character in enumerate(words):
            if units >= column:
                return start + number
            units += _units(character, self.encoding)
        return start + len(words)


def _units(words: str, encoding: str) -> int:
    if encoding == UTF_8:
        return len(words.encode("utf-8", "surrogatepass"))
    return len(words) if encoding == UTF_32 else len(words.encode("utf-16-le", "surrogatepass")) // 2
