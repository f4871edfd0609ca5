"""Quantities as people write them: 6.7億, 一萬多宗, 兩三年, HK$9bn, more than 10,000.

Exact arithmetic throughout; a bound stays a bound. What is no quantity is None, never a guess.
"""

import re
from fractions import Fraction
from typing import NamedTuple

Number = int | float


class Quantity(NamedTuple):
    """A number (``value``) or a bound (``min``, ``max``), and the unit the words themselves give.

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
    **dict(zip("贰叁陆两兩", (2, 3, 6, 2, 2), strict=True)),
}
TENS = {"十": 10, "拾": 10, "百": 100, "佰": 100, "千": 1000, "仟": 1000}
MYRIADS = {"萬": 10**4, "万": 10**4, "億": 10**8, "亿": 10**8, "兆": 10**12}
ENGLISH = {
    "k": 10**3,
    "thousand": 10**3,
    "m": 10**6,
    "mn": 10**6,
    "million": 10**6,
    "bn": 10**9,
    "b": 10**9,
    "billion": 10**9,
    "tn": 10**12,
    "trillion": 10**12,
}
BELOW_TWENTY = (
    "zero one two three four five six seven eight nine ten "
    "eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen"
)
ONES = {word: number for number, word in enumerate(BELOW_TWENTY.split())}
ONES |= {
    word: 20 + 10 * number
    for number, word in enumerate(["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"])
}
ENGLISH_FRACTIONS = {
    "half": Fraction(1, 2),
    "a half": Fraction(1, 2),
    "one half": Fraction(1, 2),
    "a third": Fraction(1, 3),
    "one third": Fraction(1, 3),
    "two thirds": Fraction(2, 3),
    "a quarter": Fraction(1, 4),
    "one quarter": Fraction(1, 4),
    "three quarters": Fraction(3, 4),
}

# 「一部分」 says that it is a part, not how much of it.
INDEFINITE = ("一部分", "部分")
AT_LEAST = ("或以上", "以上", "or more", "or above", "+")
AT_MOST = ("或以下", "以下", "以內", "以内", "或更少", "or less", "or below", "or under")
MORE_THAN = ("超過", "超过", "逾", "至少", "不少於", "不少于", "more than", "over", "at least", ">")
LESS_THAN = ("不到", "未滿", "未满", "少於", "少于", "最多", "less than", "under", "below", "at most", "<")
# A number that is only near has no bound that the words give: neither a value nor a limit.
ABOUT = ("大約", "大约", "約", "约", "近", "about", "around", "some", "nearly", "almost")
CURRENCY = re.compile(r"(?:hk\$|us\$|\$|hkd|usd|rmb|cny|港元|港幣|港币|人民幣|人民币)\s*", re.IGNORECASE)

NUMBER = r"\d+(?:\.\d+)?"
HAN = "〇零一二三四五六七八九壹貳贰參叁肆伍陸陆柒捌玖兩两十拾百佰千仟"
# number, 多 inside it, scale, 多 after it, and then a unit that is no numeral.
CHINESE = re.compile(rf"({NUMBER}|[{HAN}幾几數数]*)([多餘余來来]?)([萬万億亿兆]*)([多餘余]?)([^\d{HAN}萬万億亿兆]*)")
WORDS = re.compile(rf"({NUMBER})\s*([a-z]*)\s*(.*)", re.DOTALL)
NEXT_TWO = re.compile(
    r"([一二兩两三四五六七八])([二三四五六七八九])(?=[十百千萬万億亿年個个月日天成宗條条間间所家項项人歲岁次倍]|$)"
)


def parse(text: str) -> Quantity | None:
    """The quantity that a whole text is, its unit words included; None if it is none or is too long."""
    if len(text) > LONGEST:
        return None
    plain = _half_width(text).strip().casefold().replace("％", "%")
    plain = re.sub(r"(?<=\d),(?=\d{3})", "", plain).replace("廿", "二十").replace("卅", "三十")
    if not plain or plain in INDEFINITE:
        return None
    stripped = CURRENCY.sub("", plain).strip()
    hint = "money" if stripped != plain or re.search("元|蚊|dollar", stripped) else None
    plain = re.sub(r"\s*(元|蚊|dollars?)$", "", stripped)
    fraction = _fraction(plain)
    if fraction is not None:
        return Quantity(_number(fraction), None, None, "fraction")
    return _bounded(plain, hint)


def _bounded(plain: str, hint: str | None) -> Quantity | None:
    """A quantity with the words that bound it, before or after."""
    for words, side in ((MORE_THAN, "min"), (LESS_THAN, "max"), (ABOUT, "about")):
        for word in words:
            if plain.startswith(word):
                return _bound(_amount(plain.removeprefix(word).strip(), hint), side)
    for endings, side in ((AT_LEAST, "min"), (AT_MOST, "max")):
        for word in endings:
            if plain.endswith(word) and plain != word:
                return _bound(_amount(plain.removesuffix(word).strip(), hint), side)
    return _amount(plain, hint)


def _bound(amount: Quantity | None, side: str) -> Quantity | None:
    if amount is None:
        return None
    low = amount.value if amount.value is not None else amount.min
    if side == "about":
        return Quantity(None, None, None, amount.unit_hint) if low is not None else None
    return Quantity(None, low, None, amount.unit_hint) if side == "min" else Quantity(None, None, low, amount.unit_hint)


def _amount(plain: str, hint: str | None) -> Quantity | None:
    """A quantity without bounding words around it: digits, Chinese numerals or English words."""
    percent = re.fullmatch(rf"({NUMBER})\s*(?:%|percent|per cent)(.*)", plain)
    if percent:
        return Quantity(_number(Fraction(percent[1])), unit_hint="percent")
    if plain.startswith("百分之"):
        inner = _chinese(plain.removeprefix("百分之"), None)
        return inner and inner._replace(unit_hint="percent")
    english = WORDS.fullmatch(plain)
    if english and english[2] and not re.search("[\u3400-\u9fff]", english[2]):
        scale = ENGLISH.get(english[2])
        if scale is None and english[2] not in ("applications", "jobs", "years", "months", "people"):
            return None
        return Quantity(_number(Fraction(english[1]) * (scale or 1)), unit_hint=hint)
    spelled = _spelled(plain)
    if spelled is not None:
        return Quantity(spelled, unit_hint=hint)
    if re.fullmatch("[a-z -]+-?odd", plain):
        tens = _spelled(re.sub("[ -]*odd$", "", plain))
        return Quantity(None, tens) if tens is not None else None
    return _chinese(plain, hint)


def _chinese(plain: str, hint: str | None) -> Quantity | None:
    """Digits or Chinese numerals with scale and unit: 6.7億, 30多條, 一萬多宗, 幾十億, 兩三年."""
    two = NEXT_TWO.match(plain)
    if two:
        low, high = (_chinese(digit + plain[2:], hint) for digit in two.groups())
        if low and high and low.value is not None and high.value == low.value * DIGITS[two[2]] / DIGITS[two[1]]:
            return Quantity(None, low.value, high.value, hint)
    match = CHINESE.fullmatch(plain)
    if match is None or not match[1]:
        return None
    several = match[1][0] in "幾几數数"
    if any(letter in "幾几數数" for letter in match[1][1:]):
        # 十幾, 二十幾: at least the part before.
        head = re.split("[幾几數数]", match[1])[0]
        base, several = _han(head), True
        if base is None or match[1][-1] not in "幾几數数":
            return None
    else:
        base = _han(("二" + match[1][1:]) if several else match[1])
    if base is None:
        return None
    amount = base
    for scale in match[3]:
        amount *= MYRIADS[scale]
    if match[3] == "" and match[4] and match[2]:
        return None
    value = _number(amount)
    if several or match[2] or match[4]:
        return Quantity(None, value, None, hint)
    return Quantity(value, None, None, hint)


def _han(numeral: str) -> Fraction | None:
    """A Chinese or Arabic numeral below 10,000, or a run of Chinese digits (二〇二三)."""
    if numeral[:1].isascii() and numeral:
        return Fraction(numeral)
    if numeral and all(letter in DIGITS for letter in numeral):
        return Fraction(int("".join(str(DIGITS[letter]) for letter in numeral)))
    total = digit = 0
    last = 10**4
    for letter in numeral:
        if letter in TENS:
            if TENS[letter] >= last:
                return None
            last = TENS[letter]
            total += (digit or 1) * last
            digit = 0
        elif letter in DIGITS and digit == 0:
            digit = DIGITS[letter]
        else:
            return None
    return Fraction(total + digit) if numeral else None


def _fraction(plain: str) -> Fraction | None:
    if plain in ("一半", "半", "半數", "半数"):
        return Fraction(1, 2)
    if plain in ENGLISH_FRACTIONS:
        return ENGLISH_FRACTIONS[plain]
    match = re.fullmatch(rf"([{HAN}]+)分之([{HAN}]+)", plain)
    if match is None or match[1] in ("百", "一百"):
        return None
    below, above = _han(match[1]), _han(match[2])
    return above / below if above is not None and below else None


def _spelled(plain: str) -> int | None:
    """An English number in words up to the trillions: sixteen, nine billion, two hundred thousand."""
    total = part = 0
    words = plain.replace("-", " ").split()
    if not words or len(words) > 12:  # noqa: PLR2004 - no number has more words
        return None
    for word in words:
        if word in ONES:
            part += ONES[word]
        elif word == "hundred" and part:
            part *= 100
        elif word in ENGLISH and len(word) > 2 and part:  # noqa: PLR2004 - "thousand", not "k"
            total += part * ENGLISH[word]
            part = 0
        elif word != "and":
            return None
    return total + part


def _number(exact: Fraction) -> Number:
    return int(exact) if exact.denominator == 1 else float(exact)


def _half_width(text: str) -> str:
    return "".join(chr(ord(each) - 0xFEE0) if "！" <= each <= "～" else each for each in text)
