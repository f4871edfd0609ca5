"""Regular expressions that are compiled when they are first needed: most drafts need few of them.

To compile one takes a quarter of a millisecond, as long as a quotation takes to check. What a pattern cannot do without
(``needs``) is looked for first: a draft in Chinese compiles no English.
"""

import re
import sys
from collections.abc import Callable, Iterable, Iterator
from functools import cached_property

Match = re.Match[str]
# What a pattern of English needs.
LETTERS = "abcdefghijklmnopqrstuvwxyz"


class Pattern:
    """A pattern with the methods of a compiled one.

    ``needs`` are characters or words of which every text that it fits holds one: other texts are passed over. The whole
    text is looked through, so that a pattern which is tried at many places of a long one has none.
    """

    def __init__(self, pattern: str, flags: int = 0, needs: Iterable[str] = ()) -> None:
        self.pattern = pattern
        self.flags = flags
        self.needs = tuple(needs)

    @cached_property
    def _compiled(self) -> re.Pattern[str]:
        return re.compile(self.pattern, self.flags)

    def _lacks(self, text: str) -> bool:
        """Whether a text holds nothing of what the pattern needs."""
        return not any(map(text.__contains__, self.needs))

    def match(self, text: str, start: int = 0, end: int = sys.maxsize) -> Match | None:
        """As ``re.Pattern.match``."""
        return None if self.needs and self._lacks(text) else self._compiled.match(text, start, end)

    def fullmatch(self, text: str, start: int = 0, end: int = sys.maxsize) -> Match | None:
        """As ``re.Pattern.fullmatch``."""
        return None if self.needs and self._lacks(text) else self._compiled.fullmatch(text, start, end)

    def search(self, text: str, start: int = 0, end: int = sys.maxsize) -> Match | None:
        """As ``re.Pattern.search``."""
        return None if self.needs and self._lacks(text) else self._compiled.search(text, start, end)

    def ends(self, text: str, most: int = 80) -> bool:
        """Whether the pattern, which asks for the end, is found in the last ``most`` characters of a text."""
        return self.search(text, max(0, len(text) - most)) is not None

    def finditer(self, text: str, start: int = 0, end: int = sys.maxsize) -> Iterator[Match]:
        """As ``re.Pattern.finditer``."""
        return iter(()) if self.needs and self._lacks(text) else self._compiled.finditer(text, start, end)

    def findall(self, text: str) -> list[str]:
        """As ``re.Pattern.findall``, for a pattern with one group or none."""
        return [] if self.needs and self._lacks(text) else self._compiled.findall(text)

    def split(self, text: str, most: int = 0) -> list[str]:
        """As ``re.Pattern.split``."""
        return [text] if self.needs and self._lacks(text) else self._compiled.split(text, most)

    def sub(self, replacement: str | Callable[[Match], str], text: str) -> str:
        """As ``re.Pattern.sub``."""
        return text if self.needs and self._lacks(text) else self._compiled.sub(replacement, text)


def any_of(*words: str, flags: int = 0) -> Pattern:
    """A pattern of words, none of which holds another."""
    return Pattern("|".join(words), flags, words)
