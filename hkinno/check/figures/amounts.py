"""The figures that stand in a sentence: their numbers, what bounds them, and whether they are quantities at all."""

import re
from functools import lru_cache
from itertools import islice
from typing import NamedTuple

from hkinno import numerals
from hkinno.check.figures import notation
from hkinno.check.figures.prose import folded
from hkinno.documents.patterns import Match, Pattern
from hkinno.numerals import Quantity
from hkinno.numerals.bounds import ratio, some

MONEY, SHARE, AGE, SPAN, COUNT, BARE = "money", "share", "age", "span", "count", "bare"
# Of every three: no number of things.
EVERY = "每"
# What may stand before a scale: 一百個億.
ONES = folded("個")
# At least, of the whole, 1%.
SHARE_OF = Pattern(folded("佔(?P<noun>[^，。；\\d]{1,8})的"))
# 1成, which the parser of quantities does not know.
TENTHS = r"(\d(?:\.\d)?)成"
# One out of every three, with what is counted.
ONE_OF = Pattern("每(?P<whole>[^个人名宗位]+)[个人名宗位](?P<noun>.*)有(?P<part>[^个人名宗位]+).?")
# How far before a number its bound, its currency, and the word for an age may begin.
TO_BOUND, TO_CURRENCY, TO_AGE = 32, 6, 30


class Mention(NamedTuple):
    """A figure in a sentence: where its number stands and where all of it does, what it is, and what bounds it.

    ``kind`` is money, a share, an age, a span of time, a count of things, or a bare number. ``bound`` is a class of
    ``notation``, "" for none. ``unit`` is the unit of a span, ``currency`` the code of a currency. ``noun`` is a noun
    that stands between the number and its bound: 20% of output or more. A ``difference`` is that of two others.
    """

    start: int
    end: int
    outer: tuple[int, int]
    number: Quantity
    kind: str
    bound: str = ""
    unit: str = ""
    currency: str = ""
    noun: tuple[int, int] = (0, 0)
    difference: bool = False


class _Unit(NamedTuple):
    kind: str
    end: int
    unit: str = ""
    currency: str = ""


@lru_cache(maxsize=16)
def mentions(plain: str) -> list[Mention]:
    """The figures of a sentence in plain text, in order; what only looks like one is left out.

    Whether a sentence has any is asked before it is taken apart.
    """
    barred = [match.span() for pattern in (notation.NO_FIGURE, notation.IDIOM) for match in pattern.finditer(plain)]
    barred.sort()
    found: list[Mention] = []
    position = passed = 0
    while match := notation.FIGURE.search(plain, position):
        position = match.end()
        while passed < len(barred) and barred[passed][1] <= match.start():
            passed += 1
        others = islice(barred, passed, None)
        hidden = next((span for span in others if span[0] < match.end() and match.start() < span[1]), None)
        if hidden and not match[0].startswith(EVERY):
            position = max(hidden[1], match.start() + 1)
        elif mention := _mention(plain, match):
            found.append(mention)
            decades = notation.DECADES.match(plain, mention.end)
            position = decades.end() if decades else mention.end
    return found


def _mention(plain: str, match: Match) -> Mention | None:
    """One figure with its bound and unit; None where it is none."""
    sort, written, (start, end) = match.lastgroup or "", match[0], match.span()
    before = max(0, start - TO_BOUND), start
    if sort in ("points", "times") or plain.endswith((EVERY, "every "), 0, start):
        return None
    difference = bool(notation.DIFFERENCE.search(plain, *before))
    if sort == "range" and notation.FROM.search(plain, *before) and (first := notation.FIRST.match(written)):
        sort, written, end = "number", first[0], start + first.end()
    number = _number(written, sort)
    if number is None:
        return None
    bound = notation.HALVES.get(written[0], "") if sort == "fraction" else ""
    more = notation.MORE.match(plain, end) if sort in ("number", "percent") and number.value is not None else None
    if more:
        end = more.end()
        grown = numerals.parse(f"{written}多") if sort == "number" else None
        number, bound = (grown, "") if grown and grown.min is not None else (number, "over")
    unit = _unit(plain, start, end, sort)
    # 一個, one and 1 are as often no more than an article.
    if sort == "number" and unit.kind in (BARE, COUNT) and number.value == 1:
        return None
    if notation.OF_TIMES.match(plain, unit.end):
        return None
    if notation.DECADES.fullmatch(plain, end, unit.end):
        number, unit = _decades(number), unit._replace(unit="years")
    above, outer_start = _before(plain, start)
    after, outer_end, noun = _after(plain, end, unit.end)
    outer = outer_start, outer_end
    noun = _inside(ONE_OF, plain, start, end) or _inside(SHARE_OF, plain, outer_start, start) or noun
    return Mention(start, end, outer, number, unit.kind, after or bound or above, *unit[2:], noun, difference)


def _inside(pattern: Pattern, plain: str, start: int, end: int) -> tuple[int, int] | None:
    """The noun inside a figure: one out of every three applicants, at least of the whole 1%, in Chinese."""
    inside = pattern.search(plain, start, end)
    return inside.span("noun") if inside else None


def _decades(number: Quantity) -> Quantity:
    """A number of decades in years; some of them are twenty years or more."""
    if number.several:
        return _some("decades")
    return number if number.value is None else Quantity(number.value * 10)


def _number(written: str, sort: str) -> Quantity | None:
    """The number that is written; what says only that there are some has none."""
    if sort == "some":
        return _some(written)
    if sort == "percent" and (mille := re.match("(.+?)[ -]?(?:per mille?|‰)$|千分之(.+)", written)):
        share = numerals.parse(mille[1] or mille[2])
        return Quantity(share.value / 10, unit_hint="percent") if share and share.value else None
    if sort == "half":
        return Quantity(1 if written == "a" else 0.5)
    if sort == "dozen":
        return Quantity(notation.DOZENS[written.removesuffix(" dozen")])
    if sort == "fraction":
        return _one_in(written) or _parts(written) or numerals.parse(_fraction(written))
    if sort == "part":
        part, _, scale = written.partition(" of a ")
        share = numerals.parse(part)
        return Quantity(share.value * notation.SCALES[scale]) if share and share.value else None
    if sort == "range":
        return numerals.parse(re.sub(r"\s*[-–—~]\s*", "-", written).replace(",", ""))
    tenths = re.fullmatch("([一二三四五六七八九])成([一二三四五六七八九])", written)
    if tenths:
        return numerals.parse(f"百分之{tenths[1]}十{tenths[2]}")
    if digit := re.fullmatch(TENTHS, written):
        return Quantity(float(digit[1]) * 10, unit_hint="percent")
    # 一百個億 is 一百億, 三五年 from three to five.
    written = written.replace(ONES, "")
    apart = re.fullmatch(folded("([一二三四五六七八])([兩三四五六七八九])"), written)
    return numerals.parse(f"{apart[1]}至{apart[2].replace(folded('兩'), '二')}" if apart else written)


def _one_in(written: str) -> Quantity | None:
    """Three in ten, one out of every four: a share."""
    match = re.fullmatch(
        r"(?P<part>\w+)(?: [a-z]{3,12})? (?:in|out of) (?:every )?(?P<whole>\w+)", written
    ) or ONE_OF.fullmatch(written)
    part, whole = (numerals.parse(match[name]) for name in ("part", "whole")) if match else (None, None)
    if not part or not whole or not part.value or not whole.value or part.value >= whole.value:
        return None
    return Quantity(part.value / whole.value, unit_hint="fraction")


def _parts(written: str) -> Quantity | None:
    """A tenth, two fifths: a share."""
    number, _, part = written.replace("-", " ").rpartition(" ")
    whole = notation.PARTS.get(part.removesuffix("s"))
    counted = 1 if number in ("", "a") else numerals.parse(number)
    times = counted if isinstance(counted, int) else counted.value if counted else None
    return Quantity(times / whole, unit_hint="fraction") if whole and times and times < whole else None


def _fraction(written: str) -> str:
    """A fraction as the parser of quantities knows it."""
    if written.endswith(("半", "半数", "半數")) and written[0] in notation.HALVES:
        return "半"
    signs = {"½": "half", "⅓": "a third", "¼": "a quarter"}
    return signs.get(written, written)


def _some(written: str) -> Quantity:
    """Several, or several times a number: tens of billions, decades."""
    if written == "decades":
        return Quantity(min=20, max=100, min_included=True, max_included=False)
    times = notation.SOME_TIMES.get(written.split(maxsplit=1)[0], 1)
    last = re.split("[ -]", written)[-1].removesuffix("s")
    total = times * notation.SCALES.get(last, 1) if last not in ("", "of") else times
    total *= notation.SCALES["hundred"] if "hundred " in written else 1
    return some(ratio(total)) if total > 1 else Quantity(several=True)


def _unit(plain: str, start: int, end: int, sort: str) -> _Unit:
    """The kind of a figure by its unit, and where that ends."""
    sign = notation.CURRENCY.search(plain, max(0, start - TO_CURRENCY), start)
    unit = notation.UNIT.match(plain, end)
    written = unit[0].strip(" -") if unit else ""
    if sign:
        return _Unit(MONEY, unit.end() if unit and unit["money"] else end, "", notation.CURRENCIES.get(sign[1], ""))
    if sort in ("percent", "fraction"):
        return _Unit(SHARE, end)
    if unit is None:
        aged = notation.AGED.search(plain, max(0, start - TO_AGE), start)
        turned = notation.TURNED.fullmatch(plain, max(0, start - TO_AGE), end + 2)
        return _Unit(AGE if aged or (turned and not notation.COUNTED.match(plain, end)) else BARE, end)
    kind = unit.lastgroup or COUNT
    currency = notation.CURRENCIES.get(written, "") if kind == MONEY else ""
    return _Unit(kind, unit.end(), notation.SPANS.get(written, "") if kind == SPAN else "", currency)


def _before(plain: str, start: int) -> tuple[str, int]:
    """What bounds a number from before it, and where that or its currency begins."""
    match = notation.before().search(plain, max(0, start - TO_BOUND), start)
    if match:
        return match.lastgroup or "", match.start()
    sign = notation.CURRENCY.search(plain, max(0, start - TO_CURRENCY), start)
    return "", sign.start() if sign else start


def _after(plain: str, end: int, outer: int) -> tuple[str, int, tuple[int, int]]:
    """What bounds it from behind: after the number, after its unit, or after a noun; where all ends; and the noun."""
    noun = notation.NOUN.match(plain, outer)
    for position in (end, outer, noun.end() if noun else end):
        match = notation.after().match(plain, position)
        if match:
            after_noun = noun is not None and position > outer
            return match.lastgroup or "", max(outer, match.end()), noun.span() if noun and after_noun else (0, 0)
    return "", outer, (0, 0)
