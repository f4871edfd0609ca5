"""Quantities in running text: where they stand, and both of their ends.

``parse`` reads a text that is a quantity as a whole; here a sentence is gone through. What is a date, a time, an
ordinal or a name with digits (5G, COVID-19, 第3段) is no quantity.
"""

import re
from collections.abc import Iterator

from hkinno.numerals import parse, prose_chinese, prose_english
from hkinno.numerals.bounds import Amount, Quantity
from hkinno.text import fold

HAN = re.compile("[\u3400-\u9fff]")
# English in a Chinese text.
LATIN = re.compile("[A-Za-z][^\u3400-\u9fff\u3000-\u303f\uff00-\uffef]{12,}")


def find(text: str) -> Iterator[Amount]:
    """The quantities of a text, in order; of two that overlap the longer."""
    plain = fold(text)
    found = [*prose_chinese.find(plain)] if HAN.search(text) else []
    for stretch in LATIN.finditer(text) if found or HAN.search(text) else (re.match(".*", text, re.DOTALL),):
        start, end = stretch.span() if stretch else (0, 0)
        inside = prose_english.find(plain[start:end], text[start:end])
        found += [each._replace(start=each.start + start, end=each.end + start) for each in inside]
    taken = 0
    for amount in sorted(found, key=lambda each: (each.start, -each.end)):
        if amount.start >= taken:
            taken = amount.end
            yield amount._replace(printed=text[amount.start : amount.end])


def quantity(printed: str) -> Quantity | None:
    """The quantity that a whole text is, as ``parse`` reads it or as it is read in a sentence; None if it is none."""
    parsed = parse(printed)
    if parsed is not None and (
        parsed.several or any(end is not None for end in (parsed.value, parsed.min, parsed.max))
    ):
        return parsed
    found = next(find(printed), None)
    if found is None or found.printed.strip() != printed.strip():
        return parsed
    unit = found.unit or None
    # 約兩成 is no exact value: both of its ends are what it is about.
    if found.min == found.max and not found.about:
        return Quantity(found.min, unit_hint=unit)
    return Quantity(min=found.min, max=found.max, unit_hint=unit)
