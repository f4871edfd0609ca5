"""In what two texts differ whose words are the same: script, width, punctuation and the like."""

import unicodedata
from collections.abc import Iterator
from functools import cache
from itertools import accumulate, pairwise

from hkinno.text.folding import MARKS, offsets, squeeze


def differences(typed: str, stored: str) -> tuple[str, ...]:
    """What is different in two texts that squeeze to the same; none for equal texts.

    Names, in alphabetical order, among: case, punctuation (marks added, dropped or changed), script
    (Simplified or Traditional), spacing (white space, line breaks, zero-width characters), variant
    (裏 or 裡, 台 or 臺) and width. Raises ``ValueError`` for texts whose squeezed forms differ:
    those differ in words.
    """
    if squeeze(typed) != squeeze(stored):
        raise ValueError("these texts differ in more than their form")
    if typed == stored:
        return ()
    found: set[str] = set()
    here, there = offsets(typed), offsets(stored)
    for one, other in zip(here, there, strict=True):
        if typed[one] != stored[other]:
            found |= _form(typed[one], stored[other])
    for before, after in zip(_gaps(typed, here), _gaps(stored, there), strict=True):
        if before != after:
            found |= _gap(before, after)
    return tuple(sorted(found))


def _gaps(text: str, kept: list[int]) -> Iterator[str]:
    for one, other in pairwise((-1, *kept, len(text))):
        yield text[one + 1 : other]


def _form(one: str, other: str) -> set[str]:
    """What differs between two different characters that fold to the same."""
    narrow, thin = _narrow(one), _narrow(other)
    found = {"width"} if narrow == thin or (one == narrow) != (other == thin) else set()
    if narrow == thin:
        return found
    if narrow.lower() == thin.lower():
        return found | {"case"}
    if unicodedata.category(narrow)[0] == "P" or narrow in MARKS:
        return found | {"punctuation"}
    script = not _simplified().isdisjoint([(narrow, thin), (thin, narrow)])
    return found | {"script" if script else "variant"}


def _narrow(character: str) -> str:
    """A character of full or half width in its ordinary width."""
    if unicodedata.decomposition(character).startswith(("<wide>", "<narrow>", "<small>")):
        return unicodedata.normalize("NFKC", character)
    return " " if character == "\u3000" else character


@cache
def _simplified() -> frozenset[tuple[str, str]]:
    from hkinno.text.simplified_table import SIMPLIFIED, TRADITIONAL  # noqa: PLC0415 - for those who compare

    return frozenset(zip(TRADITIONAL, SIMPLIFIED, strict=True))


def _gap(one: str, other: str) -> set[str]:
    """What differs between two stretches without weight."""
    found: set[str] = set()
    marks = [[each for each in gap if unicodedata.category(each)[0] not in "ZC"] for gap in (one, other)]
    if marks[0] != marks[1]:
        same = [_narrow(each) for each in marks[0]] == [_narrow(each) for each in marks[1]]
        found.add("width" if same else "punctuation")
    blanks = [[each for each in gap if unicodedata.category(each)[0] in "ZC"] for gap in (one, other)]
    if blanks[0] != blanks[1]:
        found.add("spacing")
    return found or {"spacing"}


def wrapped(words: str) -> bool:
    """Whether words stand in one pair of quotation marks from end to end.

    A turn may begin or end with words of another, which may have begun a paragraph before or end a paragraph after.
    """
    depths = list(accumulate((each in "「『“") - (each in "」』”") for each in words))
    return words[:1] in tuple("「『“") and 0 not in depths[:-1] and depths[-1] == 0
