"""What could harm or deceive a reader's terminal, written out."""

import re
from collections.abc import Callable

from hkinno.text.folding import compiled

# What a terminal would obey, hide or reorder, and what is no character: C0 and C1 controls, soft hyphen,
# zero-width and bidirectional controls, line and paragraph separators, fillers, tags, surrogates.
UNSAFE = (
    "[\x00-\x1f\x7f-\x9f\xad\u034f\u0600-\u0605\u061c\u06dd\u070f\u0890\u0891\u08e2\u115f\u1160\u17b4\u17b5"
    "\u180b-\u180f\u200b-\u200f\u2028-\u202e\u2060-\u206f\u3164\ufeff\uffa0\ufff0-\ufffb\ud800-\udfff"
    "\U000110bd\U000110cd\U00013430-\U0001345f\U0001bca0-\U0001bca3\U0001d173-\U0001d17a\U000e0000-\U000e0fff]"
)
# Those of them that Python takes for printable, which nobody sees: joiners, fillers, variation selectors; and, from
# Python 3.12 on, what damages and mirrors hieroglyphs.
HIDDEN = frozenset(
    "\u034f\u115f\u1160\u17b4\u17b5\u180b\u180c\u180d\u180f\u3164\uffa0"
    + "".join(map(chr, (*range(0x13440, 0x13460), *range(0xE0100, 0xE01F0))))
)
# How much of a text is changed at a time.
STRETCH = 2**20


def visible(text: str, keep: str = "") -> str:
    r"""The text with every character that could harm or deceive a reader's terminal written out.

    An escape reads \x1b, \u202e or \U000e0041, as in Python and JSON; ``keep`` names characters left alone.
    """
    if is_safe(text):
        return text
    return text.translate(_Escapes(keep))


class _Escapes(dict[int, str]):
    """What is written for a code point, worked out when it is first met: a pattern would take a call for each."""

    def __init__(self, keep: str) -> None:
        super().__init__()
        self._keep = keep

    def __missing__(self, number: int) -> str:
        character = chr(number)
        harmless = character in self._keep or compiled(UNSAFE).match(character) is None
        self[number] = character if harmless else _escape(character)
        return self[number]


def is_safe(text: str) -> bool:
    """Whether a text holds nothing of ``UNSAFE``, found without the pattern: most text needs none."""
    return text.isprintable() and (text.isascii() or HIDDEN.isdisjoint(text))


def substituted(pattern: str, replace: Callable[[re.Match[str]], str], text: str) -> str:
    """``re.sub`` for a pattern of one character, a stretch at a time: in one go a match costs 150 bytes of memory."""
    sub = compiled(pattern).sub
    if len(text) <= STRETCH:
        return sub(replace, text)
    return "".join([sub(replace, text[start : start + STRETCH]) for start in range(0, len(text), STRETCH)])


def _escape(character: str) -> str:
    number = ord(character)
    if number < 0x100:  # noqa: PLR2004
        return f"\\x{number:02x}"
    return f"\\u{number:04x}" if number < 0x10000 else f"\\U{number:08x}"  # noqa: PLR2004
