"""English numbers: 9 billion, 9bn, sixteen laboratories, half a million, tens of billions."""

from __future__ import annotations

import re

from hkinno.numerals.bounds import Quantity, number, ratio, some

NUMBER = r"[0-9]+(?:\.[0-9]+)?"
SMALL = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen "
    "seventeen eighteen nineteen"
)
ROUND = "twenty thirty forty fifty sixty seventy eighty ninety"
SCALES = {"thousand": 10**3, "million": 10**6, "billion": 10**9, "trillion": 10**12}
SHORT_SCALES = {"k": 10**3, "m": 10**6, "mn": 10**6, "b": 10**9, "bn": 10**9, "tn": 10**12, **SCALES}
PARTS = {"half": 2, "halves": 2, "third": 3, "thirds": 3, "quarter": 4, "quarters": 4, "fifth": 5, "fifths": 5}
# Several times the number.
SEVERAL = {"several": 1, "a few": 1, "tens of": 10, "hundreds of": 100}
# The parts of a number below a hundred, by their words.
ONES = {word: value for value, word in enumerate(SMALL.split())}
ONES |= {word: value for value, word in zip(range(20, 100, 10), ROUND.split(), strict=True)}


def read(plain: str) -> Quantity | None:
    """A number in digits with a scale, or in words, and its unit."""
    scale = rf"({NUMBER})(?: ?({'|'.join(SHORT_SCALES)})(?![a-z]))?((?: [a-z-]+){{0,4}})"
    match = re.fullmatch(scale, plain)
    if match and _units(match[3].split()):
        return Quantity(number(ratio(match[1]) * SHORT_SCALES.get(match[2], 1)))
    return (_several(plain) or _in_words(plain.replace("-", " ").split())) if plain.isascii() else None


def _several(plain: str) -> Quantity | None:
    for phrase, times in SEVERAL.items():
        rest = plain.removeprefix(f"{phrase} ").split()
        if plain.startswith(f"{phrase} ") and rest and _units(rest):
            times *= SCALES.get(rest[0].removesuffix("s"), 1)  # noqa: PLW2901
            return some(ratio(times)) if times > 1 else Quantity(several=True)
    return None


def _in_words(words: list[str]) -> Quantity | None:
    if words[:2] == ["half", "a"] and len(words) > 2 and words[2] in SCALES:  # noqa: PLR2004
        return Quantity(SCALES[words[2]] // 2) if _units(words[3:]) else None
    known = number_words()
    count = next((index for index, word in enumerate(words) if word not in known), len(words))
    value = spelled(words[:count])
    return Quantity(value) if value is not None and _units(words[count:]) else None


def _units(words: list[str]) -> bool:
    """Whether these can be the unit of a number before them: a few words, none of them a number."""
    others = {*number_words(), *PARTS, "of", "or", "to"}
    return len(words) <= 4 and all(word.replace("-", "").isalpha() and word not in others for word in words)  # noqa: PLR2004


def number_words() -> set[str]:
    """The words that numbers are made of."""
    return {*ONES, *SCALES, "hundred", "a", "and"}


def spelled(words: list[str]) -> int | None:
    """A number in words, up to trillions: sixteen, a hundred and one, nine billion."""
    if words[:1] == ["a"]:
        words = ["one", *words[1:]] if len(words) > 1 else []
    if not words or "a" in words or words[0] == "and" or words[-1] == "and":
        return None
    total = part = last = 0
    for word in words:
        if word in ONES and _may_follow(part, ONES[word]):
            part += ONES[word]
        elif word == "hundred" and 0 < part < 100:  # noqa: PLR2004
            part *= 100
        elif word in SCALES and part and (not last or SCALES[word] < last):
            last = SCALES[word]
            total, part = total + part * last, 0
        elif word != "and":
            return None
    return total + part


def _may_follow(part: int, value: int) -> bool:
    """After twenty only one to nine, after a hundred anything: "two three" is no number."""
    return not part % 100 or (part % 10 == 0 and part % 100 > 10 and 0 < value < 10)  # noqa: PLR2004
