"""Quantities as people write them: 6.7億, 一萬多宗, 兩三年, HK$9bn, more than 10,000.

What is no quantity is None, never a guess: 一網通辦 is not 1, 5G not 5, and 數位 not "several".
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from hkinno.numerals import chinese, english
from hkinno.numerals.bounds import Quantity, between, number, numbers, ratio, same_share, scaled
from hkinno.numerals.chinese import DIGITS, HAN, MEASURES, MYRIAD, MYRIADS, NUMBER, SPANS
from hkinno.numerals.english import PARTS, SCALES, SEVERAL, SHORT_SCALES, number_words

if TYPE_CHECKING:
    from fractions import Fraction

__all__ = ["DIGITS", "MYRIADS", "Quantity", "numbers", "parse", "same_share", "unit_words"]

# Longer than any quantity that a person writes; what is longer is not looked at.
LONGEST = 60

# Words before an amount that say of when it is.
PERIODS = ("過去", "过去", "未來", "未来", "今後", "今后")
INDEFINITE = ("幾", "几", "數", "数", "數位", "数位")

# Words that bound a number: behind it or before it, and whether the number itself belongs to the bound (None: open).
BEHIND: tuple[tuple[str, str, bool | None], ...] = (
    *((word, "min", True) for word in ("或以上", " or more", " or above", " or over", "+")),
    *((word, "min", None) for word in ("以上", " and over", " and above")),
    *((word, "max", True) for word in ("或以下", "以內", "以内", " or less", " or fewer", " or below", " or under")),
    *((word, "max", None) for word in ("以下", " and under")),
    *((word, "about", None) for word in ("左右", "上下", " or so")),
    *((word, "min", False) for word in ("-odd", " odd")),
)
BEFORE: tuple[tuple[str, str, bool | None], ...] = (
    *((word, "max", False) for word in ("不到", "未滿", "未满", "不足", "少於", "少于")),
    *(
        (word, "max", True)
        for word in ("最多", "至多", "不超過", "不超过", "at most ", "up to ", "no more than ", "<=", "≤")
    ),
    *((word, "max", False) for word in ("less than ", "fewer than ", "under ", "below ", "<")),
    *((word, "min", False) for word in ("超過", "超过", "逾", "more than ", "over ")),
    *((word, "min", True) for word in ("至少", "最少", "不少於", "不少于", "at least ", ">=", "≥")),
    (">", "min", False),
    *((word, "about", None) for word in ("大約", "大约", "約", "约", "近")),
    *((word, "about", None) for word in ("about ", "around ", "some ", "nearly ", "almost ")),
)

CURRENCY = r"(?:hk\$|us\$|\$|hkd|usd|rmb|cny)\s*(?=[0-9a-z])"
CURRENCY_AFTER = r"\s*(?:港元|美元|港幣|港币|人民幣|人民币|元|蚊|(?:hk |us )?dollars?|yuan)$"


def parse(text: str) -> Quantity | None:
    """The quantity that a whole text is, its unit words included; None if it is none or is too long."""
    if len(text) > LONGEST:
        return None
    plain = _plain(text)
    if not _begins(plain):
        return None
    # 9,000 and 9 000 are 9000; other commas make it no number.
    plain = re.sub("(?<=[0-9])[, ](?=[0-9]{3}(?![0-9]))", "", plain)
    if plain in INDEFINITE:
        return None
    for word in PERIODS:
        plain = plain.removeprefix(word)
    bare = re.sub(CURRENCY_AFTER, "", re.sub(CURRENCY, "", plain, count=1))
    quantity = _bounded(bare)
    return quantity._replace(unit_hint="money") if quantity and bare != plain else quantity


def _plain(text: str) -> str:
    """A text in ordinary width and small letters, with single spaces and without the short forms 廿 and 卅."""
    narrow = "".join(chr(ord(each) - 0xFEE0) if "！" <= each <= "～" else each for each in text)
    plain = " ".join(narrow.casefold().split()).replace("廿", "二十").replace("卅", "三十")
    # 六點七億; 一點 and 兩點鐘 have no number behind the 點.
    return re.sub(rf"([{''.join(DIGITS)}])[點点]([{''.join(DIGITS)}]+)", _decimal, plain)


def _decimal(match: re.Match[str]) -> str:
    return f"{DIGITS[match[1]]}.{''.join(str(DIGITS[letter]) for letter in match[2])}"


def _begins(plain: str) -> bool:
    """Whether a text begins as a quantity can: it spares every other query word the expressions below."""
    if plain.startswith((*"0123456789$<>≥≤半幾几數数", *HAN, *MYRIAD)):
        return True
    if plain.startswith((*PERIODS, *(word for word, _, _ in BEFORE), "hk$", "us$", "hkd", "usd", "rmb", "cny")):
        return True
    first = plain.replace("-", " ").partition(" ")[0]
    return first in number_words() or first in PARTS or any(first in each.split() for each in SEVERAL)


def unit_words(text: str) -> tuple[str, ...]:
    """The words of a quantity that say what is counted: ("production", "lines"), ("產業園區",), ("年",).

    None where the number stands alone or with a measure that counts anything: 16個. Money and shares have units of
    their own (``unit_hint``): their words are not told from a noun here.
    """
    plain = _plain(text)
    latin = re.findall("[a-z]+(?:-[a-z]+)*", plain)
    phrases = " ".join([*(word for word, _, _ in (*BEHIND, *BEFORE)), *SEVERAL, "odd of to"])
    counting = {*number_words(), *PARTS, *SHORT_SCALES, *(f"{scale}s" for scale in SCALES), *phrases.split()}
    named = [word for word in latin if not set(word.split("-")) <= counting]
    # 一年半 is a number of years.
    rest = re.split(rf"[0-9{HAN}{MYRIAD}幾几數数半]", plain.removesuffix("半"))[-1].strip()
    for ending, _, _ in BEHIND:
        rest = rest.removesuffix(ending)
    rest = "".join(each for each in rest if each > "\u2e80").lstrip("多餘余來来")
    if rest[:1] and rest[0] in SPANS:
        named.append(rest[0])
        rest = rest[1:]
    elif rest[:1] in MEASURES:
        rest = rest[1:]
    return (*named, rest) if rest else tuple(named)


def _bounded(plain: str) -> Quantity | None:
    """A quantity with the words that bound it, before it, after it, or after its number."""
    inside = re.fullmatch(rf"({NUMBER}%?)(\+| or more| or above| or less| or fewer| odd|-odd) ?([a-z -]*)", plain)
    if inside:
        side, included = next((side, included) for word, side, included in BEHIND if word == inside[2])
        return _bound(_amount(f"{inside[1]} {inside[3]}".strip()), side, included)
    for word, side, included in BEFORE:
        if plain.startswith(word):
            return _bound(_amount(plain.removeprefix(word).strip()), side, included)
    for word, side, included in BEHIND:
        if plain.endswith(word):
            return _bound(_amount(plain.removesuffix(word).strip()), side, included)
    return _amount(plain) or _range(plain)


def _bound(amount: Quantity | None, side: str, included: bool | None) -> Quantity | None:
    """An exact amount as a bound; 不到幾十 and 超過兩三年 say nothing that can be held to."""
    if amount is None or (amount.value is None and side != "about"):
        return None
    if side == "about":
        return Quantity(unit_hint=amount.unit_hint)
    if side == "min":
        return Quantity(min=amount.value, unit_hint=amount.unit_hint, min_included=included)
    return Quantity(max=amount.value, unit_hint=amount.unit_hint, max_included=included)


def _range(plain: str) -> Quantity | None:
    """兩三年, 三至五年, 10至20億, two to three years: two exact amounts, the lower first."""
    next_two = re.match("([一二兩两三四五六七八])([二三四五六七八九])(?=[^二三四五六七八九]|$)", plain)
    if next_two:
        texts = [next_two[1] + plain[2:], next_two[2] + plain[2:]]
        if DIGITS[next_two[1]] + 1 != DIGITS[next_two[2]]:
            return None
    else:
        texts = re.split(r"至|到|-|–|—|~| to | or ", plain, maxsplit=1)
        # The scale and the unit stand after the second number and are meant for both.
        shared = re.search(rf"[{MYRIAD}%].*|(?<=[0-9]) ?(?:{'|'.join(SHORT_SCALES)})\b.*", texts[-1])
        if shared and re.fullmatch(rf"{NUMBER}|[{HAN}]+", texts[0]):
            texts[0] += shared[0]
    amounts = [_amount(each.strip()) for each in texts]
    low, high = amounts[0], amounts[-1]
    if low is None or high is None or low.value is None or high.value is None or not low.value < high.value:
        return None
    return between(low.value, high.value, high.unit_hint)


def _amount(plain: str) -> Quantity | None:
    """A quantity without bounding words around it."""
    fraction = _fraction(plain)
    if fraction is not None:
        return Quantity(number(fraction), unit_hint="fraction")
    percent = re.fullmatch(
        rf"(.+?) ?(?:%|percent|per cent|[個个]?百分[點点])[^0-9{HAN}]{{0,12}}|百分之(.+)|([{HAN}]+)成", plain
    )
    if percent is None:
        return english.read(plain) or chinese.read(plain)
    written = percent[1] or percent[2] or percent[3]
    inner = english.read(written) or chinese.read(written) or (_range(written) if percent[3] else None)
    return scaled(inner, 10 if percent[3] else 1, "percent") if inner else None


def _fraction(plain: str) -> Fraction | None:
    if plain in ("一半", "半", "半數", "半数"):
        return ratio(1, 2)
    match = re.fullmatch(rf"([{HAN}]+)分之?([{HAN}]+)|([0-9]{{1,2}})/([0-9]{{1,2}})", plain)
    if match:
        below, above = (
            (chinese.simple(match[1]), chinese.simple(match[2])) if match[1] else (ratio(match[4]), ratio(match[3]))
        )
        per_cent = match[1] in ("百", "一百")
        return above / below if below and above and above < below and not per_cent else None
    words = plain.replace("-", " ").split()
    if words and words[-1] in PARTS and len(words) <= 2:  # noqa: PLR2004 - "a third", "half"
        count = {"a": 1, "one": 1, "two": 2, "three": 3, "four": 4}.get(words[0] if words[:-1] else "one", 0)
        return ratio(count, PARTS[words[-1]]) if 0 < count < PARTS[words[-1]] else None
    return None
