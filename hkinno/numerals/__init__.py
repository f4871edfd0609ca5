"""Quantities as people write them: 6.7億, 一萬多宗, 兩三年, HK$9bn, more than 10,000.

Exact arithmetic throughout; a bound stays a bound. What is no quantity is None, never a guess:
一網通辦 is not 1, 5G not 5, and 數位 not "at least two".
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from fractions import Fraction

Number = int | float


class Quantity(NamedTuple):
    """A number (``value``) or bounds (``min``, ``max``), and the unit that the words themselves give.

    Bounds are stored as the words give them: 逾8000 has the min 8000. 幾 and 數 are at least two. What is
    only near a number (約, 近, about) has neither value nor bound: the words give none.
    ``unit_hint`` is "percent", "fraction", "money" or None.
    """

    value: Number | None
    min: Number | None = None
    max: Number | None = None
    unit_hint: str | None = None


# Longer than any quantity that a person writes; what is longer is not looked at.
LONGEST = 60

DIGITS = {
    **{digit: number for number, digit in enumerate("〇一二三四五六七八九")},
    **{digit: number for number, digit in enumerate("零壹貳參肆伍陸柒捌玖")},
    **dict(zip("贰叁参陆两兩", (2, 3, 3, 6, 2, 2), strict=True)),
}
TENS = {"十": 10, "拾": 10, "百": 100, "佰": 100, "千": 1000, "仟": 1000}
MYRIADS = {"萬": 10**4, "万": 10**4, "億": 10**8, "亿": 10**8, "兆": 10**12}
NUMBER = r"[0-9]+(?:\.[0-9]+)?"
HAN = "〇零一二三四五六七八九壹貳贰參叁参肆伍陸陆柒捌玖兩两十拾百佰千仟"
MYRIAD = "萬万億亿兆"
# Of scales that follow one another only 萬億 is a number.
SCALES_IN_ROW = ("", *MYRIAD, "萬億", "万亿")

# What counts things. 分, 點, 級 are left out: 十分, 一點 and 一級 are no quantities; 位 follows no 數 (數位).
MEASURES = "個个宗條条間间所家項项名位歲岁年日天週周次倍種种座台套份筆笔期屆届批組组隊队地大人元"
# Those among them, and 月, that are units by themselves.
SPANS = "歲岁年月日天週周"
# Words before an amount that say of when it is.
PERIODS = ("過去", "过去", "未來", "未来", "今後", "今后")
INDEFINITE = ("幾", "几", "數", "数", "數位", "数位")

AT_LEAST = ("或以上", "以上", " or more", " or above", " and over", " and above", " or over", "+")
AT_MOST = ("或以下", "以下", "以內", "以内", " or less", " or fewer", " or below", " or under", " and under")
MORE_THAN = (
    *("超過", "超过", "逾", "至少", "最少", "不少於", "不少于"),
    *("more than ", "over ", "at least ", ">=", "≥", ">"),
)
LESS_THAN = (
    *("不到", "未滿", "未满", "不足", "少於", "少于", "最多", "至多", "不超過", "不超过"),
    *("less than ", "fewer than ", "under ", "below ", "at most ", "up to ", "no more than ", "<=", "≤", "<"),
)
ABOUT = ("大約", "大约", "約", "约", "近", "about ", "around ", "some ", "nearly ", "almost ")
NEARLY = ("左右", "上下", " or so")

CURRENCY = r"(?:hk\$|us\$|\$|hkd|usd|rmb|cny)\s*(?=[0-9a-z])"
CURRENCY_AFTER = r"\s*(?:港元|美元|港幣|港币|人民幣|人民币|元|蚊|(?:hk |us )?dollars?|yuan)$"

SMALL = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen "
    "seventeen eighteen nineteen"
)
ROUND = "twenty thirty forty fifty sixty seventy eighty ninety"
SCALES = {"thousand": 10**3, "million": 10**6, "billion": 10**9, "trillion": 10**12}
SHORT_SCALES = {"k": 10**3, "m": 10**6, "mn": 10**6, "b": 10**9, "bn": 10**9, "tn": 10**12, **SCALES}
PARTS = {"half": 2, "halves": 2, "third": 3, "thirds": 3, "quarter": 4, "quarters": 4, "fifth": 5, "fifths": 5}
SEVERAL = {"several": 2, "a few": 2, "tens of": 20, "hundreds of": 200}


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
    found = _bounded(bare)
    return found._replace(unit_hint="money") if found and bare != plain else found


def _plain(text: str) -> str:
    """A text in ordinary width and small letters, with single spaces and without the short forms 廿 and 卅."""
    narrow = "".join(chr(ord(each) - 0xFEE0) if "！" <= each <= "～" else each for each in text)
    return " ".join(narrow.casefold().split()).replace("廿", "二十").replace("卅", "三十")


def _begins(plain: str) -> bool:
    """Whether a text begins as a quantity can: it spares every other query word the expressions below."""
    if plain.startswith((*"0123456789$<>≥≤半幾几數数", *HAN, *MYRIAD)):
        return True
    if plain.startswith((*PERIODS, *MORE_THAN, *LESS_THAN, *ABOUT, "hk$", "us$", "hkd", "usd", "rmb", "cny")):
        return True
    first = plain.replace("-", " ").partition(" ")[0]
    return first in _number_words() or first in PARTS or any(first in each.split() for each in SEVERAL)


def unit_words(text: str) -> tuple[str, ...]:
    """The words of a quantity that say what is counted: ("production", "lines"), ("產業園區",), ("年",).

    None where the number stands alone or with a measure that counts anything: 16個. Money and shares have units of
    their own (``unit_hint``): their words are not told from a noun here.
    """
    plain = _plain(text)
    latin = re.findall("[a-z]+(?:-[a-z]+)*", plain)
    phrases = " ".join([*AT_LEAST, *AT_MOST, *MORE_THAN, *LESS_THAN, *ABOUT, *NEARLY, *SEVERAL, "odd of to"])
    counting = {*_number_words(), *PARTS, *SHORT_SCALES, *(f"{scale}s" for scale in SCALES), *phrases.split()}
    named = [word for word in latin if not set(word.split("-")) <= counting]
    # 一年半 is a number of years.
    rest = re.split(rf"[0-9{HAN}{MYRIAD}幾几數数半]", plain.removesuffix("半"))[-1].strip()
    for ending in (*AT_LEAST, *AT_MOST, *NEARLY):
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
        side = "max" if inside[2] in AT_MOST else "min"
        return _bound(_amount(f"{inside[1]} {inside[3]}".strip()), side)
    for words, side in ((LESS_THAN, "max"), (MORE_THAN, "min"), (ABOUT, "about")):
        for word in words:
            if plain.startswith(word):
                return _bound(_amount(plain.removeprefix(word).strip()), side)
    for endings, side in ((AT_LEAST, "min"), (AT_MOST, "max"), (NEARLY, "about"), (("-odd", " odd"), "min")):
        for word in endings:
            if plain.endswith(word):
                return _bound(_amount(plain.removesuffix(word).strip()), side)
    return _amount(plain) or _range(plain)


def _bound(amount: Quantity | None, side: str) -> Quantity | None:
    """An exact amount as a bound; 不到幾十 and 超過兩三年 say nothing that can be held to."""
    if amount is None or (amount.value is None and side != "about"):
        return None
    if side == "about":
        return Quantity(None, unit_hint=amount.unit_hint)
    low, high = (amount.value, None) if side == "min" else (None, amount.value)
    return Quantity(None, low, high, amount.unit_hint)


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
    return Quantity(None, low.value, high.value, high.unit_hint)


def _amount(plain: str) -> Quantity | None:
    """A quantity without bounding words around it."""
    fraction = _fraction(plain)
    if fraction is not None:
        return Quantity(_number(fraction), unit_hint="fraction")
    percent = re.fullmatch(
        rf"(.+?) ?(?:%|percent|per cent|[個个]?百分[點点])[^0-9{HAN}]{{0,12}}|百分之(.+)|([{HAN}]+)成", plain
    )
    if percent is None:
        return _english(plain) or _chinese(plain)
    inner = _english(percent[1] or percent[2] or percent[3]) or _chinese(percent[1] or percent[2] or percent[3])
    if inner is None:
        return _tenths(percent[3])
    tenfold = 10 if percent[3] else 1
    value, low, high = (each * tenfold if each is not None else None for each in inner[:3])
    return Quantity(value, low, high, "percent")


def _tenths(digits: str | None) -> Quantity | None:
    """七八成: from 70 to 80 per cent."""
    both = _range(digits) if digits else None
    if both is None or both.min is None or both.max is None:
        return None
    return Quantity(None, both.min * 10, both.max * 10, "percent")


def _fraction(plain: str) -> Fraction | None:
    if plain in ("一半", "半", "半數", "半数"):
        return _ratio(1, 2)
    match = re.fullmatch(rf"([{HAN}]+)分之([{HAN}]+)|([0-9]{{1,2}})/([0-9]{{1,2}})", plain)
    if match:
        below, above = (_han(match[1]), _han(match[2])) if match[1] else (_ratio(match[4]), _ratio(match[3]))
        per_cent = match[1] in ("百", "一百")
        return above / below if below and above and above < below and not per_cent else None
    words = plain.replace("-", " ").split()
    if words and words[-1] in PARTS and len(words) <= 2:  # noqa: PLR2004 - "a third", "half"
        count = {"a": 1, "one": 1, "two": 2, "three": 3, "four": 4}.get(words[0] if words[:-1] else "one", 0)
        return _ratio(count, PARTS[words[-1]]) if 0 < count < PARTS[words[-1]] else None
    return None


def _english(plain: str) -> Quantity | None:
    """9 billion, 9bn, sixteen laboratories, half a million, tens of billions."""
    scaled = re.fullmatch(rf"({NUMBER})(?: ?({'|'.join(SHORT_SCALES)})(?![a-z]))?((?: [a-z-]+){{0,4}})", plain)
    if scaled and _units(scaled[3].split()):
        return Quantity(_number(_ratio(scaled[1]) * SHORT_SCALES.get(scaled[2], 1)))
    if not plain.isascii():
        return None
    for phrase, low in SEVERAL.items():
        if plain.startswith(f"{phrase} ") and _units(rest := plain.removeprefix(phrase).split()):
            return Quantity(None, low * SCALES.get(rest[0].removesuffix("s"), 1))
    words = plain.replace("-", " ").split()
    if words[:2] == ["half", "a"] and len(words) > 2 and words[2] in SCALES:  # noqa: PLR2004
        return Quantity(SCALES[words[2]] // 2) if _units(words[3:]) else None
    known = _number_words()
    count = next((index for index, word in enumerate(words) if word not in known), len(words))
    value = _spelled(words[:count])
    return Quantity(value) if value is not None and _units(words[count:]) else None


def _units(words: list[str]) -> bool:
    """Whether these can be the unit of a number before them: a few words, none of them a number."""
    others = {*_number_words(), *PARTS, "of", "or", "to"}
    return len(words) <= 4 and all(word.replace("-", "").isalpha() and word not in others for word in words)  # noqa: PLR2004


def _number_words() -> set[str]:
    return {*SMALL.split(), *ROUND.split(), *SCALES, "hundred", "a", "and"}


def _spelled(words: list[str]) -> int | None:
    """An English number in words, up to trillions: sixteen, a hundred and one, nine billion."""
    ones = {word: number for number, word in enumerate(SMALL.split())}
    ones |= {word: number for number, word in zip(range(20, 100, 10), ROUND.split(), strict=True)}
    if words[:1] == ["a"]:
        words = ["one", *words[1:]] if len(words) > 1 else []
    if not words or "a" in words or words[0] == "and" or words[-1] == "and":
        return None
    total = part = last = 0
    for word in words:
        if word in ones:
            # After twenty only one to nine, after a hundred anything: "two three" is no number.
            if part % 100 and not (part % 10 == 0 and part % 100 > 10 and 0 < ones[word] < 10):  # noqa: PLR2004
                return None
            part += ones[word]
        elif word == "hundred" and 0 < part < 100:  # noqa: PLR2004
            part *= 100
        elif word in SCALES and part and (not last or SCALES[word] < last):
            last = SCALES[word]
            total, part = total + part * last, 0
        elif word != "and":
            return None
    return total + part


def _chinese(plain: str) -> Quantity | None:
    """Digits or Chinese numerals, exact or with 幾, 數, 多, and a measure: 6.7億, 30多條, 十幾年, 一年半."""
    match = re.fullmatch(
        # A number ends where no digit follows, so that it is not taken apart: 39999/2 would take twice as long with
        # each 9.
        rf"([幾几數数]?)((?:{NUMBER}(?![0-9])|[{HAN}{MYRIAD}])*)([幾几數数]?)([多餘余來来]?)([{MYRIAD}]*)([多餘余]?) ?"
        rf"(半?[{MEASURES}月])?(半?)([^0-9{HAN}{MYRIAD}]*)",
        plain,
    )
    if match is None:
        return None
    several, body, odd, more, myriads, over, measure, half, noun = match.groups(default="")
    if not (several or body or measure.startswith("半")) or (noun and not measure) or (half and not measure):
        return None
    vague = bool(several or odd or more or over)
    # 三月 is March and 2023年 a year, not an amount; 數月 and 三個月 are amounts.
    if measure == "月" and not several:
        return None
    if measure == "年" and re.fullmatch("[0-9]{4}|[〇零一二三四五六七八九]{4}", body):
        return None
    if several and not re.fullmatch(f"[十百千{MYRIAD}]*", body):
        return None
    amount = _exact(body + myriads) if not (odd or more) else _scaled(_exact(body), myriads)
    if amount is None and (several or measure.startswith("半")):
        amount = _ratio(1) if not body else None
    if amount is None:
        return None
    if measure.startswith("半"):
        amount = _ratio(1, 2) if not body else None
    elif half:
        amount += _ratio(1, 2)
    if amount is None:
        return None
    value = _number(amount * 2 if several else amount)
    return Quantity(None, value) if vague else Quantity(value)


def _scaled(amount: Fraction | None, myriads: str) -> Fraction | None:
    for each in myriads:
        amount = amount * MYRIADS[each] if amount is not None else None
    return amount


def _exact(numeral: str) -> Fraction | None:
    """A number in digits, Chinese numerals or both: 6.7億, 一萬零五百, 1億2000萬, 三千億."""
    total, last = _ratio(0), 0
    for part, myriads in re.findall(rf"([^{MYRIAD}]*)([{MYRIAD}]*)", numeral)[:-1]:
        amount = _han(part) if part or total else _ratio(1)
        scaled = _scaled(amount, myriads)
        scale = _scaled(_ratio(1), myriads)
        if amount is None or scaled is None or scale is None or myriads not in SCALES_IN_ROW:
            return None
        if last and (scale >= last or scaled >= last):
            return None
        total, last = total + scaled, int(scale)
    return total if numeral else None


def _han(numeral: str) -> Fraction | None:
    """A number without 萬 and 億: 16, 6.7, 二十, 一千零一, or a run of digits (二〇二三)."""
    if re.fullmatch(NUMBER, numeral):
        return _ratio(numeral)
    if len(numeral) > 2 and all(letter in DIGITS for letter in numeral):  # noqa: PLR2004 - 三五 is no 35
        return _ratio(int("".join(str(DIGITS[letter]) for letter in numeral)))
    total, digit, last = 0, -1, 10**4
    for letter in numeral.lstrip("零〇") if len(numeral) > 1 else numeral:
        if letter in TENS and TENS[letter] < last and digit != 0:
            last = TENS[letter]
            total += last * (digit if digit > 0 else 1)
            digit = -1
        elif letter in DIGITS and digit < 1:
            digit = DIGITS[letter]
        else:
            return None
    return _ratio(total + max(digit, 0)) if numeral else None


def _ratio(number: int | str, below: int = 1) -> Fraction:
    from fractions import Fraction  # noqa: PLC0415 - 2 ms, for those who ask for a quantity

    return Fraction(number) / below


def _number(exact: Fraction) -> Number:
    return int(exact) if exact.denominator == 1 else float(exact)
