"""What is to be ignored: the lines that comments of a draft name, and the quotations that settings name."""

import re
from collections.abc import Callable, Iterable

from hkinno.documents.patterns import Pattern

# <!-- hkinno: ignore -->, or the comment of another format.
IGNORE = Pattern(
    r"(?:NOTE\s+)?(?P<before>.*?)hkinno:[ \t]*ignore(?P<block>-start|-end)?\b(?:[^\n]*?(?:-->|\*/))?(?P<after>.*)"
)
WORDS = Pattern(r"\w")
# How comments begin in formats of which only those are asked, and where a paragraph has many lines.
COMMENTS = {
    "LaTeX": Pattern(r"(?<!\\)%"),
    "reStructuredText": Pattern(r"^\s*\.\.\s"),
    "Org": Pattern(r"^\s*#\s|@@comment:"),
    "AsciiDoc": Pattern(r"^\s*//"),
    "Textile": Pattern(r"^\s*###?\.\s"),
}
# What stands before the words of a cue: its number and its times.
CUE = Pattern(r"\s*(?:\d+\s*$|(?:\d+:)?\d+:\d+[.,]\d+\s*-->)")
MARKED = Pattern('「(.+)」|『(.+)』|“(.+)”|"(.+)"')
ENDS = "。，！？；…,.!?; "


def lines(text: str, form: str = "") -> set[int]:
    """The lines of a draft that its comments say to ignore.

    A comment means its own line, where it stands alone the next one that is not blank, too, and in the formats of
    ``COMMENTS`` and of cues the rest of that paragraph; ignore-start and ignore-end mean all lines between them.
    """
    found: set[int] = set()
    if "hkinno:" not in text:
        return found
    sign = COMMENTS.get(form)
    whole = sign is not None
    opened = waits = goes_on = False
    for number, line in enumerate(text.split("\n"), 1):
        match = _comment(line, sign)
        if match:
            found.add(number)
            if match["block"]:
                opened = match["block"] == "-start"
            else:
                waits, goes_on = not WORDS.search(match["before"] + match["after"]), False
        elif waits and CUE.match(line):
            whole = True
        elif line.strip():
            if opened or waits or goes_on:
                found.add(number)
            waits, goes_on = False, (waits or goes_on) and whole
        else:
            goes_on = False
    return found


def _comment(line: str, sign: Pattern | None) -> re.Match[str] | None:
    """What a line says is to be ignored, if it says so in a comment of its format."""
    match = IGNORE.match(line) if "hkinno:" in line else None
    return match if match and (sign is None or sign.search(match["before"])) else None


def named(texts: Iterable[str]) -> Callable[[str], bool]:
    """Whether a quotation is one that settings name: by words that it holds, or as a whole in marks or with ``*``."""
    patterns = [re.compile(_pattern(text), re.DOTALL) for text in texts if text.strip()]
    return lambda words: any(pattern.fullmatch(words) for pattern in patterns)


def _pattern(text: str) -> str:
    marked = MARKED.fullmatch(text.strip())
    words = marked[marked.lastindex or 0] if marked else text
    pattern = ".*".join(map(re.escape, words.split("*")))
    return f"{pattern}[{re.escape(ENDS)}]*" if marked or "*" in words else f".*{pattern}.*"
