"""A tag of HTML: its name and its attributes, read as browsers read them, and in time that grows with its length."""

import re
from html import unescape
from typing import NamedTuple

NAME = re.compile(r"[A-Za-z][^\s/>]*")
ATTRIBUTE = re.compile(r"[\s/]*([^\s/>][^\s/>=]*)(\s*=\s*)?")
UNQUOTED = re.compile(r"[^\s>]*")
# Most tags: without attributes.
PLAIN_TAG = re.compile(r"<(/?)([A-Za-z][A-Za-z0-9]*)>")
END_OF_TAG = re.compile(r"[\s/]*>")
# No value of an attribute is longer.
LONGEST_VALUE = 10_000


class Tag(NamedTuple):
    """A tag: its name in small letters, whether it closes, its attributes, and where it ends."""

    name: str
    closes: bool
    attributes: dict[str, str]
    end: int


class Tags:
    """The tags of a text, one at a time."""

    def __init__(self, text: str) -> None:
        self.text = text
        # The last quotation marks of each kind: no value is closed after them.
        self.last = {'"': text.rfind('"'), "'": text.rfind("'")}

    def begins(self, start: int) -> bool:
        """Whether a tag begins at the sign < of an offset."""
        return NAME.match(self.text, start + 1 + self.text.startswith("/", start + 1)) is not None

    def read(self, start: int) -> Tag | None:
        """The tag that begins at an offset; None if it never ends."""
        plain = PLAIN_TAG.match(self.text, start)
        if plain:
            return Tag(plain[2].lower(), bool(plain[1]), {}, plain.end())
        closes = self.text[start + 1] == "/"
        name = NAME.match(self.text, start + 1 + closes)
        position = name.end() if name else start
        attributes: dict[str, str] = {}
        while not (end := END_OF_TAG.match(self.text, position)):
            attribute = ATTRIBUTE.match(self.text, position)
            if attribute is None:
                return None
            value, position = self._value(attribute)
            attributes.setdefault(attribute[1].lower(), value)
        return Tag(name[0].lower() if name else "", closes, attributes, end.end())

    def _value(self, attribute: re.Match[str]) -> tuple[str, int]:
        """The value of an attribute, and where it ends. Where its mark is not closed in the rest, it is one word."""
        position = attribute.end()
        if not attribute[2]:
            return "", position
        mark = self.text[position : position + 1]
        if self.last.get(mark, -1) > position:
            end = self.text.index(mark, position + 1)
            return unescape(self.text[position + 1 : min(end, position + LONGEST_VALUE)]), end + 1
        word = UNQUOTED.match(self.text, position)
        return (word[0], word.end()) if word else ("", position)
