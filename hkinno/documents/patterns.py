"""Regular expressions that are compiled when they are first used: most drafts need few of them."""

import re
import sys
from collections.abc import Callable, Iterator
from functools import cached_property

Match = re.Match[str]


class Pattern:
    """A pattern with the methods of a compiled one."""

    def __init__(self, pattern: str, flags: int = 0) -> None:
        self.pattern = pattern
        self.flags = flags

    @cached_property
    def _compiled(self) -> re.Pattern[str]:
        return re.compile(self.pattern, self.flags)

    def match(self, text: str, start: int = 0, end: int = sys.maxsize) -> Match | None:
        """As ``re.Pattern.match``."""
        return self._compiled.match(text, start, end)

    def fullmatch(self, text: str, start: int = 0, end: int = sys.maxsize) -> Match | None:
        """As ``re.Pattern.fullmatch``."""
        return self._compiled.fullmatch(text, start, end)

    def search(self, text: str, start: int = 0, end: int = sys.maxsize) -> Match | None:
        """As ``re.Pattern.search``."""
        return self._compiled.search(text, start, end)

    def ends(self, text: str, most: int = 80) -> bool:
        """Whether the pattern, which asks for the end, is found in the last ``most`` characters of a text."""
        return self._compiled.search(text, max(0, len(text) - most)) is not None

    def finditer(self, text: str, start: int = 0, end: int = sys.maxsize) -> Iterator[Match]:
        """As ``re.Pattern.finditer``."""
        return self._compiled.finditer(text, start, end)

    def findall(self, text: str) -> list[str]:
        """As ``re.Pattern.findall``, for a pattern with one group or none."""
        return self._compiled.findall(text)

    def split(self, text: str, most: int = 0) -> list[str]:
        """As ``re.Pattern.split``."""
        return self._compiled.split(text, most)

    def sub(self, replacement: str | Callable[[Match], str], text: str) -> str:
        """As ``re.Pattern.sub``."""
        return self._compiled.sub(replacement, text)
