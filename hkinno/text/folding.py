"""Folding: what is compared of a text, with offsets back to the stored characters.

``fold`` changes code points one for one, so an offset in folded text is an offset in the text.
``squeeze`` also deletes what has no weight (white space, punctuation, zero-width characters); ``offsets``
leads back. Nothing here alters what is stored or shown.
"""

import re
import unicodedata
from functools import cache, lru_cache

# Regular expressions are kept as text: compiled when first used, they cost nothing to a start without them.

# What stands between two digits, if it has no weight elsewhere. A gap holds no digit, so none begins inside another
# one: where no digit follows it is gone back over once, and that is all.
BETWEEN_DIGITS = r"\d([^\w%+\ufdd0-\ufdd4]+)(?=\d)|[\ufdd0-\ufdd4]"
THOUSANDS = r"\d{3}(?!\d)"
# Stand-ins for marks between two digits while all other punctuation is deleted. They are noncharacters,
# which Unicode keeps for such inner use; one in a text is read as U+FFFD.
POINT, OTHER = "\ufdd0", "\ufdd4"
MARKS = {
    **dict.fromkeys(".．", POINT),
    **dict.fromkeys("-–—‐‑−~～〜", "\ufdd1"),
    **dict.fromkeys("/／", "\ufdd2"),
    **dict.fromkeys(":：∶", "\ufdd3"),
}
UNKNOWN = "\ufffd"


def is_chinese(character: str) -> bool:
    """Whether a character is a Chinese one."""
    return (
        "\u3400" <= character <= "\u9fff"
        or "\uf900" <= character <= "\ufaff"
        or "\U00020000" <= character <= "\U0003ffff"
    )


def has_chinese(words: str) -> bool:
    """Whether a text has a Chinese character: a set of them all takes longer to compile than a draft to read."""
    return not words.isascii() and any(map(is_chinese, words))


@cache
def _tables() -> tuple[dict[int, int], dict[int, int | None]]:
    from hkinno.text.folding_table import IGNORED, SOURCE, TARGET  # noqa: PLC0415 - 0.7 ms for those who search

    fold_table = str.maketrans(SOURCE, TARGET)
    return fold_table, fold_table | dict.fromkeys(map(ord, IGNORED))


@cache
def _letters_table() -> dict[int, int | str | None]:
    return {**_tables()[1], **dict.fromkeys(range(ord(POINT), ord(OTHER) + 1), UNKNOWN)}


@cache
def _weightless() -> frozenset[str]:
    from hkinno.text.folding_table import IGNORED  # noqa: PLC0415

    return frozenset(IGNORED)


@cache
def compiled(pattern: str) -> re.Pattern[str]:
    """A pattern, compiled when it is first used."""
    return re.compile(pattern)


def fold(text: str) -> str:
    """The text with script, variant, width and letter case folded; same length, same offsets."""
    return text.translate(_tables()[0])


def squeeze(text: str) -> str:
    """The folded text without what has no weight when words are compared.

    Deleted: white space, punctuation, quotation marks, controls, zero-width characters, rules and bullets.
    Kept: letters, digits, currency signs, % and +, and a mark between two digits, so that 6.7 is not 67,
    2023-24 not 202324 and 3、4 not 34; dashes of any length are one mark there, points of any width too.
    A comma before exactly three digits is deleted: 1,000 is 1000. A.I. is AI.
    """
    return _protect(text).translate(_tables()[1])


def letters(text: str) -> str:
    """What of the text has weight wherever it stands: ``squeeze`` without the marks between digits.

    Where one text is found in another squeezed, it is also found by this.
    """
    return text.translate(_letters_table())


def offsets(text: str) -> list[int]:
    """For each character of ``squeeze(text)``, its offset in ``text`` in code points."""
    weightless = _weightless()
    return [offset for offset, character in enumerate(_protect(text)) if character not in weightless]


def _protect(text: str) -> str:
    """The text, same length, with a stand-in for the first mark of each gap between two digits."""
    return compiled(BETWEEN_DIGITS).sub(_protect_gap, text)


def _protect_gap(found: re.Match[str]) -> str:
    if found[1] is None:
        return UNKNOWN
    digit, gap, weightless = found[0][0], found[1], _tables()[1]
    for offset, character in enumerate(gap):
        if unicodedata.category(character)[0] in "ZCM":
            continue
        if weightless.get(ord(character), character) is not None:
            break  # a sign with weight, such as = or $, keeps the digits apart by itself
        if gap in (",", "，") and compiled(THOUSANDS).match(found.string, found.end()):
            break
        mark = MARKS.get(character, OTHER)
        if mark == POINT and len(gap) > 1:
            mark = OTHER  # the end of a sentence or of a list's number: 2025. 16 jobs
        return digit + gap[:offset] + mark + gap[offset + 1 :]
    return digit + gap


def find_all(needle: str, text: str) -> list[tuple[int, int]]:
    """Where ``needle`` stands in ``text`` when both are squeezed: spans in code points of ``text``.

    A span never cuts a number: 10 is not found in 100 or in 1.10. An empty needle is found nowhere.
    """
    sought = _sought(needle)
    hay = squeeze(text)
    if not sought or sought not in hay:
        return []
    back = offsets(text)
    spans = []
    start = hay.find(sought)
    while start >= 0:
        end = start + len(sought)
        if _whole_numbers(hay, start, end):
            spans.append((back[start], back[end - 1] + 1))
        start = hay.find(sought, end)
    return spans


@lru_cache(maxsize=64)
def _sought(needle: str) -> str:
    """``squeeze`` of what is looked for in one text after the other."""
    return squeeze(needle)


def _whole_numbers(hay: str, start: int, end: int) -> bool:
    before = start > 0 and hay[start].isdecimal() and (hay[start - 1].isdecimal() or hay[start - 1] == POINT)
    after = end < len(hay) and hay[end - 1].isdecimal() and (hay[end].isdecimal() or hay[end] == POINT)
    return not before and not after
