"""A quantity and its bounds: exact arithmetic throughout, and a bound stays a bound."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from fractions import Fraction

Number = int | float
# What an amount counts as.
PERCENT, FRACTION, MONEY, COUNT = "percent", "fraction", "money", ""
# Fewer than ten and more than one: 幾, 數, several.
FEWEST, TOO_MANY = 2, 10


class Quantity(NamedTuple):
    """A number (``value``) or bounds (``min``, ``max``), and the unit that the words themselves give.

    ``min_included`` and ``max_included`` say whether an end belongs to the bound; None where the words leave it open
    (30歲以下), or there is no such end. 一萬多 is over 10,000 and under 20,000; 幾十億 is 2 billion or more and under
    10 billion; 幾年 is ``several``, without a number. What is only near a number (約, 近, about) has none either.
    ``unit_hint`` is "percent", "fraction", "money" or None.
    """

    value: Number | None = None
    min: Number | None = None
    max: Number | None = None
    unit_hint: str | None = None
    min_included: bool | None = None
    max_included: bool | None = None
    several: bool = False

    def printed_numbers(self) -> set[Number]:
        """The numbers that the words name: not the far end of 一萬多, which follows from them."""
        return numbers(self.value, self.min, self.max, self.max_included)


class Amount(NamedTuple):
    """A quantity in a text: where, its words, its ends (None for an open one), and what it counts as.

    ``about`` is for 約 and the like: both ends are the number that is named.
    """

    start: int
    end: int
    printed: str
    min: Number | None
    max: Number | None
    about: bool = False
    unit: str = COUNT


def numbers(value: Number | None, low: Number | None, high: Number | None, high_included: bool | None) -> set[Number]:
    """The numbers of a quantity that its words name: see ``Quantity.printed_numbers``."""
    named = high if low is None or high_included is not False else None
    return {number for number in (value, low, named) if number is not None}


def more_than(amount: Fraction) -> Quantity:
    """An amount and more, as 多 has it: up to the next of its last round figure. 10,500 多 is under 10,600."""
    step = amount - amount + 1
    while amount / step % 10 == 0 and amount:
        step *= 10
    while (amount / step).denominator != 1:
        step /= 10
    return Quantity(None, number(amount), number(amount + step), None, min_included=False, max_included=False)


def some(amount: Fraction) -> Quantity:
    """Several times an amount: 幾十億."""
    low, high = number(amount * FEWEST), number(amount * TOO_MANY)
    return Quantity(None, low, high, None, min_included=True, max_included=False)


def between(low: Number, high: Number, unit_hint: str | None = None) -> Quantity:
    """From one number to another, both included."""
    return Quantity(None, low, high, unit_hint, min_included=True, max_included=True)


def scaled(quantity: Quantity, factor: int | Fraction, unit_hint: str) -> Quantity:
    """A quantity in another unit, such as one that is a part of its own: 三成 is 30 per cent."""
    value, low, high = (number(ratio(str(each)) * factor) if each is not None else None for each in quantity[:3])
    return quantity._replace(value=value, min=low, max=high, unit_hint=unit_hint)


def same_share(quantity: Quantity) -> tuple[Quantity, ...]:
    """A quantity and, for a share, the same in the other unit: 50% is 一半 (a half)."""
    if quantity.unit_hint == "percent":
        return quantity, scaled(quantity, ratio(1, 100), "fraction")
    return (quantity, scaled(quantity, 100, "percent")) if quantity.unit_hint == "fraction" else (quantity,)


def ratio(number: int | str, below: int = 1) -> Fraction:
    """A number in digits, exactly."""
    from fractions import Fraction  # noqa: PLC0415 - 2 ms, for those who ask for a quantity

    return Fraction(number) / below


def number(exact: Fraction) -> Number:
    """An exact number as a whole one, or else as the nearest float."""
    return int(exact) if exact.denominator == 1 else float(exact)
