"""Quantities in English sentences: £1.4 million, nearly 300 people, between 25 and 30 posts, two-fifths, 5.2-mile."""

import re
from collections.abc import Iterator
from fractions import Fraction
from functools import cache

from hkinno.numerals.bounds import COUNT, FRACTION, MONEY, PERCENT, Amount, Number, number, ratio
from hkinno.numerals.english import ONES, SCALES, spelled

LEAST = (
    "slightly more than|just over|well over|more than|better than|over|at least|no fewer than|no less than|upwards of"
    "|above|exceeding"
)
MOST = (
    "slightly less than|just under|fewer than|less than|under|below|up to|as much as|as many as|at most|no more than"
    "|nearly|almost|close to|within|inside|a maximum of"
)
NEAR = "about|around|roughly|approximately|some|an estimated|estimated|maybe|perhaps|circa|or so"
SHORT = {"k": 10**3, "m": 10**6, "mn": 10**6, "bn": 10**9, "b": 10**9, "tn": 10**12}
PARTS = {
    "half": 2, "halves": 2, "third": 3, "thirds": 3, "quarter": 4, "quarters": 4, "fifth": 5, "fifths": 5, "sixth": 6,
    "sixths": 6, "eighth": 8, "eighths": 8, "tenth": 10, "tenths": 10,
}  # fmt: skip
# Spans and sets that are numbers with their article.
SETS = {"decade": 10, "dozen": 12, "century": 100, "hundred": 100, "thousand": 1000, "million": 10**6, "fortnight": 14}
MANY = {"decades": 10, "dozen": 12, "centuries": 100}
MONTHS = (
    "jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?"
    "|nov(?:ember)?|dec(?:ember)?"
)
_WORD = "|".join(sorted([*ONES, "hundred", *SCALES], key=len, reverse=True))
_DIGITS = r"\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?"
_SCALE = rf"(?:[ -]?(?:{'|'.join(SCALES)})s?\b| ?(?:mn|bn|tn|m|b|k)\b)"
_SPELT = rf"(?:a (?=hundred|thousand|million|billion))?(?:{_WORD})(?:[ -](?:and )?(?:{_WORD}))*\b"
_FEW = rf"(?:{_WORD}|\d{{1,3}})"
_ONE = rf"(?:(?:(?:hk|us|a|nt|s|c|nz|r)?\$|[£€¥]|rmb |rm)\s?)?(?:(?:{_DIGITS}){_SCALE}?|\b{_SPELT})"
# Units that are kept with the number; any other noun is left out.
UNITS = (
    "percent|per cent|percentage points?|feet|foot|inch(?:es)?|miles?|yards?|metres?|meters?|kilometres?|kilometers?|km"
    "|kg|tons?|tonnes?|metric tons|pounds?|acres?|hectares?|litres?|liters?|gallons?|degrees?|hours?|minutes?|seconds?"
    "|days?|weeks?|months?|years?|decades|dozen|centuries|quarters?|people|cents?|dollars?|times|points?|jobs?|men|women|children"
)
# After one, which counts nothing before anything else.
ONE = "hundred|thousand|million|billion|percent|per cent|hour|year|month|week|day|mile|third|quarter|fifth|tenth|half"
PLACES = (
    "nos?|speaker|page|pp?|para|paragraph|chapter|section|article|route|highway|flight|room|local|district|grade|class|level"
    "|phase|part|unit|world war"
)
# What stands where a number is none: dates, years, times, ordinals, telephone numbers, places, names with digits.
NONE = (
    rf"\b(?:{MONTHS})\.? \d{{1,2}}(?:st|nd|rd|th)?(?:,? (?:19|20)\d\d)?",
    rf"\b\d{{1,2}}(?:st|nd|rd|th)? (?:{MONTHS})\b\.?(?: (?:19|20)\d\d)?",
    r"\b(?:19|20)\d\d(?:[-–/](?:19|20)?\d\d)?\b(?!,\d|\s?(?:people|percent|%|tons?|feet|miles|jobs))",
    r"(?m:^\d{1,2}[.)] )|\b\d{1,2}(?::\d\d){1,2}(?:[.,]\d{1,3})?(?:\s?[ap]\.?m\.?)?",
    r"\b\d{1,2}\s?[ap]\.?m\b\.?|\b\d{1,3}(?:st|nd|rd|th)\b",
    r"(?<![\w-])[a-z]+-?\d[\w-]*|\(\d{3}\) ?\d{3}-\d{4}|\d{3}-\d{4}|https?://\S+|\S+@\S+|\b\d+(?:\.\d+){2,}",
    rf"\b(?:{PLACES})\.? \d+",
    rf"(?<![-\w])one(?!-|\s(?:{ONE}|of every|in every|(?:in|out of) (?:{_WORD}|\d+))\b)",
)


@cache
def _pattern() -> re.Pattern[str]:
    bound = rf"(?:\b(?:(?P<least>{LEAST})|(?P<most>{MOST})|(?P<near>{NEAR}))\s+)?"
    return re.compile(
        rf"{bound}(?:"
        rf"\bbetween (?P<low>{_ONE}) and (?P<high>{_ONE})"
        rf"|(?P<part>\b(?:a|one|two|three|four|five|seven|nine)[- ](?:{'|'.join(PARTS)})\b|\bhalf\b)"
        rf"|(?P<of>\b{_FEW}\b)(?: [a-z]+)? (?:(?:of|in|out of) every|in|out of) (?P<every>\b{_FEW}\b)(?! (?:{UNITS})\b)"
        rf"|(?P<ratio>\d+(?:\.\d+)?-to-\d+)"
        rf"|(?P<from>{_ONE})(?: to | or |(?<=\d)[-–—](?=\d))(?P<to>{_ONE})"
        rf"|(?P<set>\b(?:an?|the last|the past)\s(?:{'|'.join(SETS)})\b)|(?P<twice>\b(?:twice|once)\b(?= an?\b))"
        rf"|(?P<first>\bfirst (?={_WORD}))?(?P<minus>\bminus )?(?P<number>{_ONE})"
        rf"(?: and an? (?P<more>half|third|quarter|fifth)\b(?: (?P<scale>hundred|thousand|million|billion)\b)?)?"
        rf")(?P<mark>\s?%)?(?:[ -](?P<unit>{UNITS})\b)?(?P<after> or (?:more|less|fewer|so)|-odd|\+)?"
    )


@cache
def _none() -> re.Pattern[str]:
    return re.compile("|".join(NONE))


def find(plain: str, text: str) -> Iterator[Amount]:
    """The quantities of a folded text; ``text`` has its capitals."""
    spans = [match.span() for match in _none().finditer(plain)]
    for match in _pattern().finditer(plain):
        begun = match.start("number") if match["number"] else match.start()
        if any(start < match.end() and begun < end for start, end in spans):
            continue
        if plain[match.start() - 1 : match.start()].isalnum() or _is_named(text, match, begun):
            continue
        yield from _amounts(match)


def _is_named(text: str, match: re.Match[str], begun: int) -> bool:
    """Whether a number without a unit belongs to a name: Local 88, Terminal 2; but not the first word of a sentence."""
    if not match["number"] or not match["number"].isdigit() or match["unit"] or match["mark"]:
        return False
    before = text[max(0, begun - 20) : begun]
    return re.search(r"\b[A-Z][a-z]+ $", before) is not None and re.search(r"(?:^|[.!?]\s)\w+ $", before) is None


def _amounts(match: re.Match[str]) -> Iterator[Amount]:
    low, high, unit = _ends(match)
    if match["from"] and low is not None and high is not None and low >= high:
        # 19 to 16: two numbers.
        yield Amount(*match.span("from"), "", low, low)
        yield Amount(*match.span("to"), "", high, high)
        return
    if low is None or high is None:
        return
    after = match["after"] or ""
    least = match["least"] or "more" in after or after in ("+", "-odd")
    most = match["most"] or "less" in after or "fewer" in after
    near = match["near"] or "so" in after
    ends = (None if most and low == high else low), (None if least and low == high else high)
    yield Amount(match.start(), match.end(), "", *ends, bool(near), unit)


def _ends(match: re.Match[str]) -> tuple[Number | None, Number | None, str]:
    unit = PERCENT if match["mark"] or (match["unit"] or "").startswith("per") else COUNT
    if match["part"]:
        return (*_both(_part(match["part"])), FRACTION)
    if match["of"]:
        one, other = _value(match["of"]), _value(match["every"])
        return (*_both(number(Fraction(one) / Fraction(other)) if one and other and one < other else None), FRACTION)
    if match["ratio"]:
        first, _, second = match["ratio"].partition("-to-")
        below = ratio(second)
        return (*_both(number(ratio(first) / below) if below else None), COUNT)
    if match["set"]:
        return (*_both(SETS[match["set"].split()[-1]]), COUNT)
    if match["twice"]:
        return (*_both(2 if match["twice"] == "twice" else 1), COUNT)
    pair = (match["low"] or match["from"], match["high"] or match["to"])
    if pair[0] and pair[1]:
        return _range(*pair, unit)
    return (*_both(_grown(match)), MONEY if _is_money(match["number"]) else unit)


def _grown(match: re.Match[str]) -> Number | None:
    """A number with what follows it: two and a half thousand, three decades, two dozen; minus three."""
    value = _value(match["number"])
    if value is None:
        return None
    if match["more"]:
        value = number(Fraction(value) + Fraction(1, PARTS[match["more"]]))
    factor = SCALES.get(match["scale"] or "", 100 if match["scale"] == "hundred" else 1)
    factor *= MANY.get(match["unit"] or "", 1)
    return number(Fraction(value) * factor * (-1 if match["minus"] else 1))


def _range(first: str, second: str, unit: str) -> tuple[Number | None, Number | None, str]:
    scale = re.search(rf"{_SCALE}$", second)
    low, high = _value(first), _value(second)
    if scale and low is not None and high is not None and not re.search(rf"{_SCALE}$", first):
        # $3 to 5 million, but not $400,000 to $3.1 million.
        scaled = _value(first + scale[0])
        low = scaled if scaled is not None and scaled < high else low
    return low, high, MONEY if _is_money(first) or _is_money(second) else unit


def _is_money(written: str) -> bool:
    return re.search(r"[$£€¥]|^rmb?", written) is not None


def _both(value: Number | None) -> tuple[Number | None, Number | None]:
    return value, value


def _part(written: str) -> Number | None:
    words = written.replace("-", " ").split()
    count = {"a": 1}.get(words[0]) or spelled(words[:1]) if len(words) > 1 else 1
    below = PARTS[words[-1]]
    return number(ratio(count, below)) if count and count < below else None


def _value(written: str) -> Number | None:
    """A number in digits or in words, with its scale."""
    bare = re.sub(r"^(?:(?:hk|us|a|nt|s|c|nz|r)?\$|[£€¥]|rmb|rm)?\s*", "", written.strip())
    digits = re.fullmatch(rf"({_DIGITS})[ -]?([a-z]*)", bare)
    if digits:
        scale = SHORT.get(digits[2]) or SCALES.get(digits[2].removesuffix("s")) or (1 if not digits[2] else None)
        return number(ratio(digits[1].replace(",", "")) * scale) if scale else None
    words = bare.replace("-", " ").split()
    return spelled(words) if words else None
