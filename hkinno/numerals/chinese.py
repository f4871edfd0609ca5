"""Chinese numerals: 6.7億, 一萬零五百, 13萬2, 30多條, 十幾年, 幾十億."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from hkinno.numerals.bounds import Quantity, more_than, number, ratio, some

if TYPE_CHECKING:
    from fractions import Fraction

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

# A text in Chinese: 幾 or a number, 幾 or 多 behind it, 萬 and the like, 多, a measure (半 before it), 多, 半, a noun.
# A number ends where no digit follows, so that it is not taken apart: 39999/2 would take twice as long with each 9.
AMOUNT = (
    rf"(?P<several>[幾几數数]?)(?P<body>(?:{NUMBER}(?![0-9])|[{HAN}{MYRIAD}])*)(?P<odd>[幾几數数]?)(?P<more>[多餘余來来]?)"
    rf"(?P<myriads>[{MYRIAD}]*)(?P<over>[多餘余]?) ?(?P<measure>半?[{MEASURES}月])?(?P<beyond>[多餘余]?)(?P<half>半?)"
    rf"(?P<noun>[^0-9{HAN}{MYRIAD}]*)"
)


class _Parts(NamedTuple):
    """A text taken apart by AMOUNT."""

    several: str
    body: str
    odd: str
    more: str
    myriads: str
    over: str
    measure: str
    beyond: str
    half: str
    noun: str

    @property
    def vague(self) -> bool:
        """Whether the words say that it is more than the number."""
        return bool(self.odd or self.more or self.over or self.beyond)


def read(plain: str) -> Quantity | None:
    """Digits or Chinese numerals, exact or with 幾, 數, 多, and a measure."""
    match = re.fullmatch(AMOUNT, plain)
    parts = _Parts(*match.groups(default="")) if match else None
    if parts is None or _refused(parts):
        return None
    if parts.several and not parts.body + parts.myriads:
        return Quantity(several=True)
    amount = _amount(parts)
    if amount is None:
        return None
    if parts.several:
        return some(amount)
    return more_than(amount) if parts.vague else Quantity(number(amount))


def _refused(parts: _Parts) -> bool:
    """Whether the parts make no quantity together: 三月 is March and 2023年 a year; 數月 and 三個月 are amounts."""
    half_of_one = parts.measure.startswith("半")
    if not (parts.several or parts.body or half_of_one):
        return True
    if (parts.noun or parts.half or parts.beyond) and not parts.measure:
        return True
    if parts.measure == "月" and not parts.several:
        return True
    if parts.measure == "年" and re.fullmatch("[0-9]{4}|[〇零一二三四五六七八九]{4}", parts.body):
        return True
    return bool(parts.several and not re.fullmatch(f"[十百千{MYRIAD}]*", parts.body))


def _amount(parts: _Parts) -> Fraction | None:
    """The number that the parts name, without 幾 and 多."""
    if parts.measure.startswith("半"):
        return ratio(1, 2) if not parts.body else None
    inside = bool(parts.odd or parts.more)
    amount = _times(exact(parts.body), parts.myriads) if inside else exact(parts.body + parts.myriads)
    return amount + ratio(1, 2) if amount is not None and parts.half else amount


def _times(amount: Fraction | None, myriads: str) -> Fraction | None:
    for scale in myriads:
        amount = amount * MYRIADS[scale] if amount is not None else None
    return amount


def exact(numeral: str) -> Fraction | None:
    """A number in digits, Chinese numerals or both: 6.7億, 一萬零五百, 1億2000萬, 三千億, 13萬2 (132,000)."""
    total, last = ratio(0), 0
    for part, myriads in re.findall(rf"([^{MYRIAD}]*)([{MYRIAD}]*)", numeral)[:-1]:
        amount = simple(part) if part or total else ratio(1)
        scale = _times(ratio(1), myriads)
        if amount is None or scale is None or myriads not in SCALES_IN_ROW:
            return None
        if last and not myriads and len(part) == 1:
            # A digit alone behind a scale counts tenths of it.
            return total + amount * last / 10
        if last and (scale >= last or amount * scale >= last):
            return None
        total, last = total + amount * scale, int(scale)
    return total if numeral else None


def simple(numeral: str) -> Fraction | None:
    """A number without 萬 and 億: 16, 6.7, 六點七, 二十, 一千零一, 一百三 (130), or a run of digits (二〇二三)."""
    digits = re.fullmatch(rf"({NUMBER})([{''.join(TENS)}]?)", numeral)
    if digits:
        return ratio(digits[1]) * TENS.get(digits[2], 1)
    if len(numeral) > 2 and all(letter in DIGITS for letter in numeral):  # noqa: PLR2004 - 三五 is no 35
        return ratio(int("".join(str(DIGITS[letter]) for letter in numeral)))
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
    # 一百三 counts tenths of the hundred, 一百零三 does not.
    tenths = last // 10 if numeral[-2:-1] in TENS and last < 10**4 else 1
    return ratio(total + max(digit, 0) * tenths) if numeral else None
