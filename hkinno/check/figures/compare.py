"""Whether a figure as a draft writes it says what one of the store says: same, rounded, its bound lost, or another."""

from functools import lru_cache
from math import isclose
from typing import NamedTuple

from hkinno.check.figures.amounts import AGE, BARE, COUNT, MONEY, SHARE, SPAN, Mention, mentions
from hkinno.check.figures.prose import plain
from hkinno.store.kinds import Record

SAME, ROUNDED, BOUND_LOST = "same", "rounded", "bound-lost"
# How far off a number may be that is said to be near, or is a bound of a rounder one; and one that is only shorter.
HEDGED, SHORTER = 0.15, 0.05
# A range that holds the number says the same less exactly if its ends are no further apart.
WIDEST = 2.0
# A smaller number without a currency is no sum.
SMALLEST_SUM = 10**4
# A number of more digits than a figure of the page has is a share without an end.
LONGEST = 4
# What a hedge or a bound makes of a number: it may be a little more, a little less, either.
UPWARDS = ("over", "above", "least", "far")

COUNTS = (COUNT, BARE)
KINDS = {
    "money": (MONEY, BARE), "percent": (SHARE,), "fraction": (SHARE,), "years_of_age": (AGE,),
    **dict.fromkeys(("years", "months", "weeks", "days"), (SPAN,)),
}  # fmt: skip


class Ends(NamedTuple):
    """A figure of the store: its number, or the ends of its bound, in the unit in which it is compared.

    ``hedged`` says that the page itself has it as about so much.
    """

    value: float | None
    low: float | None
    high: float | None
    low_included: bool | None
    several: bool
    hedged: bool = False


def comparable(mention: Mention, figure: Record) -> bool:
    """Whether both are of one kind: sums, shares, ages, spans of time, or counts. A bare number may be a large sum."""
    small = (mention.number.value or mention.number.min or 0) < SMALLEST_SUM
    if mention.kind == BARE and figure["unit"] == "money" and small:
        return False
    return mention.kind in kinds(figure)


def fits(mention: Mention, figure: Record) -> bool:
    """Whether a figure of a draft says what one of the store says, as exactly or less so."""
    return comparable(mention, figure) and bool(verdict(mention, figure))


def exactly(mention: Mention, figure: Record) -> bool:
    """Whether both name the same number, whatever bounds it."""
    number, ends = mention.number, _ends(figure)
    factor = 100.0 if mention.kind == SHARE and number.unit_hint == "fraction" else 1.0
    named = number.min if number.value is None else number.value
    stored = ends.low if ends.value is None else ends.value
    return named is None or stored is None or _same(named * factor, stored)


def kinds(figure: Record) -> tuple[str, ...]:
    """The kinds that a figure of the store may be written as."""
    return KINDS.get(figure["unit"], COUNTS)


def verdict(mention: Mention, figure: Record) -> str:
    """What a figure of a draft is beside one of the store: same, rounded, bound-lost, or "" for another."""
    ends = _ends(figure)
    number = mention.number
    if ends.several or number.several:
        same_unit = mention.kind != SPAN or mention.unit == figure["unit"]
        return SAME if ends.several and number.several and same_unit else ""
    if mention.kind == SPAN and mention.unit not in (figure["unit"], ""):
        return ""
    factor = 100.0 if mention.kind == SHARE and number.unit_hint == "fraction" else 1.0
    if number.value is None:
        # What is more than the number of the store: 130多條.
        over = number.min is not None and number.min_included is False
        if ends.value is not None and over and _same((number.min or 0) * factor, ends.value):
            return BOUND_LOST
        return _range(number.min, number.max, ends, mention.bound, factor)
    return _number(number.value * factor, mention.bound, ends)


def _ends(figure: Record) -> Ends:
    """The ends of a figure; shares in per cent."""
    factor = 100.0 if figure["unit"] == "fraction" else 1.0
    value, low, high = (None if figure[key] is None else figure[key] * factor for key in ("value", "min", "max"))
    if value is None and low is None and high is None and not figure["several"]:
        about = _about(figure["printed"])
        return Ends(about, None, None, None, several=False, hedged=about is not None)
    return Ends(value, low, high, figure["min_included"], figure["several"])


@lru_cache(maxsize=1024)
def _about(printed: str) -> float | None:
    """The number of a figure that is printed as about so much, which a store has no number for; shares in per cent."""
    found = mentions(plain(printed))
    if len(found) != 1 or found[0].number.value is None:
        return None
    return found[0].number.value * (100.0 if found[0].number.unit_hint == "fraction" else 1.0)


def _number(number: float, bound: str, ends: Ends) -> str:
    if ends.value is not None:
        told = _beside_value(number, bound, ends.value)
        if ends.hedged and told in (SAME, ROUNDED) and _same(number, ends.value):
            return SAME if bound in ("about", "near") else BOUND_LOST
        return told
    if ends.low is None:
        return _beside_most(number, bound, ends.high) if ends.high is not None else ""
    if ends.high is not None and ends.low_included:
        return BOUND_LOST if number in (ends.low, ends.high) and ends.high < ends.low * WIDEST else ""
    return _beside_least(number, bound, ends)


def _beside_value(number: float, bound: str, value: float) -> str:
    """A number beside an exact one."""
    if _same(number, value):
        if bound in ("", "exactly"):
            return SAME
        return ROUNDED if bound in ("about", "near") else BOUND_LOST
    off = (number - value) / value if value else 1.0
    if bound in ("", "exactly"):
        return ROUNDED if abs(off) <= SHORTER and digits(number) < digits(value) else ""
    if bound == "about":
        return ROUNDED if abs(off) <= HEDGED else ""
    if bound in UPWARDS:
        return ROUNDED if -HEDGED <= off < 0 else ""
    return ROUNDED if 0 < off <= HEDGED else ""


def _same(number: float, value: float) -> bool:
    """Whether two numbers are the same; a third has no end, and is 33% or 33.3%."""
    return isclose(number, value, rel_tol=0.015 if digits(value) > LONGEST else 1e-9)


def digits(number: float) -> int:
    """How many digits of a number are not its last zeros."""
    return len(f"{number:.3f}".replace(".", "").strip("0"))


def _beside_least(number: float, bound: str, ends: Ends) -> str:
    """A number beside a lower bound: more than 10,000; 20% or more."""
    low = ends.low or 0
    if isclose(number, low):
        if bound in ("over", "above", "least"):
            return SAME if not (bound == "over" and ends.low_included) else BOUND_LOST
        if bound == "about":
            return ROUNDED
        return "" if bound == "under" else BOUND_LOST
    if ends.high is not None and isclose(number, ends.high) and bound in ("near", "under"):
        return BOUND_LOST
    return ROUNDED if bound in UPWARDS and low * (1 - HEDGED) <= number < low else ""


def _beside_most(number: float, bound: str, high: float) -> str:
    """A number beside an upper bound: under 30."""
    if not isclose(number, high):
        return ""
    if bound in ("under", "most"):
        return SAME
    return "" if bound in UPWARDS else BOUND_LOST


def _range(low: float | None, high: float | None, ends: Ends, bound: str, factor: float) -> str:
    """A range of a draft: 六十多萬, 兩三年, several billion."""
    low = None if low is None else low * factor
    high = None if high is None else high * factor
    if ends.value is None:
        same = low is not None and ends.low is not None and isclose(low, ends.low)
        return (
            (BOUND_LOST if bound == "far" else SAME)
            if same and (high is None or ends.high is None or isclose(high, ends.high))
            else ""
        )
    holds = (low is None or low <= ends.value) and (high is None or ends.value <= high)
    narrow = low is not None and high is not None and high <= low * WIDEST
    return ROUNDED if holds and narrow else ""
