"""Times in prose, such as next year or the end of 2024, and the times that the facts of a store give.

A word such as 明年 is meant from the day on which the page was written, whichever day the draft is of: it reports.
"""

from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from functools import cache
from typing import NamedTuple, TypeVar

from hkinno import dates, numerals
from hkinno.check.figures import vocabulary
from hkinno.check.figures.prose import folded, plain
from hkinno.dates import Interval
from hkinno.documents.patterns import Match, Pattern
from hkinno.numerals import DIGITS, Quantity
from hkinno.sources import Sources
from hkinno.store.kinds import Record

YEARS, MONTHS, WEEKS, DAYS = "year", "month", "week", "day"
LAST_MONTH = 12
# Several years, as far as that can be said.
SEVERAL = (2, 9)
# So much behind a time says what it is of.
BESIDE = 12


Meaning = TypeVar("Meaning")


def _words(listed: Iterable[tuple[Meaning, str]]) -> dict[str, Meaning]:
    """Each word of a list, in plain text, with what it stands for."""
    return {folded(word): meaning for meaning, words in listed for word in words.split("|")}


@cache
def _relative() -> dict[str, tuple[str, int]]:
    return _words(vocabulary.RELATIVE_TIMES)


def _months(before: str) -> dict[str, tuple[int, int]]:
    return {before + name: (number, number) for number, name in enumerate(vocabulary.MONTHS, 1) if name}


@cache
def _parts() -> dict[str, tuple[int, int]]:
    return _words(vocabulary.PARTS_OF_YEAR) | _months("")


@cache
def _alone() -> dict[str, tuple[int, int]]:
    return _words(vocabulary.PARTS_OF_THIS_YEAR) | _months("this ")


def _any(words: Iterable[str]) -> str:
    return "|".join(sorted(words, key=len, reverse=True))


@cache
def _pattern() -> Pattern:
    """A year or a word for one, with a part of it before or behind; or the end of the year."""
    part, relative = _any(_parts()), _any(_relative())
    year = (
        r"(?<![\d,.$])(?<!\d-)(?:19|20)\d\d(?:s(?![a-z])|(?![\d%]|[,.]\d| ?[個宗條人名])年?)|[二三四五六七八九]十年代"
    )
    return Pattern(
        folded(
            rf"(?<![a-z])(?:(?:at |by |towards? |from )?(?P<part>{part}) ?(?:of |in )?(?:the )?)?"
            rf"(?:(?P<year>{year})|(?P<word>(?<![推提走付支演展拿撥指列輸外傑突](?=出年)){relative}))(?![a-z])"
            rf"(?:[’']s)? ?(?:(?P<after>{part})|(?P<mid>中)(?![國央小學大東期間])|(?P<month>\d{{1,2}}"
            rf"|[一二三四五六七八九十]{{1,2}})月(?P<days>[初中底])?)?"
            rf"|(?<![a-z一二三四五六七八九十幾兩多近數\d])(?P<closing>{_any(_alone())})(?![a-z])"
        )
    )


class Time(NamedTuple):
    """A time in a sentence: where it stands, its year or how many years, months, weeks or days off, its months.

    ``reach`` is how many years later it may be as well: in two or three years.
    """

    start: int
    end: int
    year: int | None
    unit: str
    off: int
    months: tuple[int, int] | None
    days: tuple[int, int] | None = None
    decade: bool = False
    reach: int = 0

    def at(self, issued: Interval) -> Interval | None:
        """What it resolves to for who wrote within an interval; None where that is too inexact to say."""
        if self.decade:
            return Interval(str(self.year), str((self.year or 0) + 9))
        if self.year is not None:
            return self._of_year(self.year)
        if issued.start is None or issued.end is None:
            return None
        if self.unit == YEARS:
            same = issued.start[:4] == issued.end[:4]
            year = int(issued.start[:4]) + self.off
            return None if not same else due(year, self.reach) if self.reach else self._of_year(year)
        if len(issued.start) < len("2024-01-01") or len(issued.end) < len("2024-01-01"):
            return None
        if self.unit == MONTHS:
            return Interval(_month_from(issued.start, self.off), _month_from(issued.end, self.off))
        days = {WEEKS: 7, DAYS: 1}[self.unit]
        first, last = date.fromisoformat(issued.start), date.fromisoformat(issued.end)
        slack = days - 1
        one, other = first + timedelta(days * self.off - slack), last + timedelta(days * self.off + slack)
        return Interval(one.isoformat(), other.isoformat())

    def _of_year(self, year: int) -> Interval:
        if self.months is None:
            return Interval(str(year), str(year))
        first, last = (f"{year}-{month:02}" for month in self.months)
        if self.days is None:
            return Interval(first, last)
        return Interval(f"{first}-{self.days[0]:02}", f"{last}-{self.days[1]:02}")


class Dated(NamedTuple):
    """A fact, when its article was written, the times that it gives, and the words of the first of them.

    ``beside`` is what stands beside a time that only the fact's evidence gives: it may be of a document's. ``due`` says
    that the time is so many years off.
    """

    fact: Record
    issued: Interval
    times: tuple[Interval, ...]
    words: str
    beside: str = ""
    due: bool = False


def due(year: int, reach: int) -> Interval:
    """A year and those up to so many later."""
    return Interval(str(year), str(year + reach))


def years(quantity: Quantity) -> tuple[int, int] | None:
    """The fewest and the most years that a number of them is; several are as many as one likes below ten."""
    if quantity.several:
        return SEVERAL
    low = quantity.min if quantity.value is None else quantity.value
    high = quantity.max if quantity.value is None else quantity.value
    return None if low is None or high is None else (int(low), int(high))


def _month_from(day: str, off: int) -> str:
    """The month that is so many months from that of a day: 2023-01."""
    year, month = divmod(int(day[:4]) * 12 + int(day[5:7]) - 1 + off, 12)
    return f"{year}-{month + 1:02}"


@cache
def _as_of() -> Pattern:
    return Pattern(folded(vocabulary.AS_OF.replace("{names}", _any(_months("")))))


def cut_offs(text: str) -> Iterator[Time]:
    """The months without a year up to or in which something is counted in a plain text: as of mid-March."""
    for match in _as_of().finditer(text):
        month = _months("")[match["name"]][0] if match["name"] else _month(match["month"])
        days = vocabulary.PARTS_OF_MONTH.get(match["days"] or match["part"] or "")
        if month:
            yield Time(match.start(), match.end(), None, YEARS, 0, (month, month), days)


def times(text: str) -> Iterator[Time]:
    """The times of a plain text."""
    position = 0
    while match := _pattern().search(text, position):
        position = max(match.end(), position + 1)
        yield _time(match)


def _time(match: Match) -> Time:
    months = _parts().get(match["part"] or match["after"] or "")
    months = _parts()[folded("年中")] if match["mid"] else months
    months = _alone()[match["closing"]] if match["closing"] else months
    month = _month(match["month"]) if match["month"] else 0
    if month:
        months = (month, month)
    unit, off = _relative().get(match["word"] or "", (YEARS, 0))
    year = _year(match["year"]) if match["year"] else None
    decade = bool(match["year"]) and match["year"].endswith(("s", folded("代")))
    end = match.end() - (len(match[0]) - len(match[0].rstrip()))
    return Time(match.start(), end, year, unit, off, months, vocabulary.PARTS_OF_MONTH.get(match["days"] or ""), decade)


def _year(written: str) -> int:
    """The year that is written: 2024, 1980s, 八十年代."""
    return int(written[:4]) if written[0].isdecimal() else 1900 + 10 * DIGITS[written[0]]


def _month(written: str) -> int:
    """The number of a month in digits or Chinese; 0 for none."""
    number = numerals.parse(written)
    return int(number.value) if number and number.value and number.value <= LAST_MONTH else 0


def dated(facts: list[Record], sources: Sources) -> list[Dated]:
    """The facts that give a time, with the times that they give in so many words."""
    found = []
    for fact in facts:
        written = issued(fact, sources)
        if written is None:
            continue
        timed = [(each["exact"], time) for each in fact["evidence"] for time in times(plain(each["exact"]))]
        said = [
            (exact[time.start : time.end], meant)
            for exact, time in timed
            if time.unit != DAYS and (meant := time.at(written))
        ]
        beside = next((exact[time.end : time.end + BESIDE] for exact, time in timed), "")
        when = fact["when"]
        if when and when["from"] and when["to"] and any(times(plain(f"{when['printed']} {when['en']}"))):
            said.insert(0, (when["printed"], dates.of(when)))
            beside = ""
        if said:
            found.append(Dated(fact, written, tuple(meant for _, meant in said), said[0][0], beside))
        elif when and (counted := _counted(when, fact["figures"])):
            found.append(Dated(fact, written, (counted,), when["printed"], due=True))
    return found


def _counted(when: Record, figures: list[Record]) -> Interval | None:
    """When something is due that is said to be so many years off: in two or three years."""
    span = next((each for each in figures if each["unit"] == "years" and each["printed"] in when["printed"]), None)
    if not when["from"] or span is None:
        return None
    number = Quantity(span["value"], span["min"], span["max"], several=span["several"])
    counted = years(number)
    return counted and due(int(when["from"][:4]) + counted[0], counted[1] - counted[0])


def issued(fact: Record, sources: Sources) -> Interval | None:
    """When the article of a fact was written, as far as the store says it."""
    location = sources.locations.get(fact["evidence"][0]["paragraph"]) if fact["evidence"] else None
    article = sources.articles.get(location.article) if location else None
    if article is None:
        return None
    if article.get("issued"):
        return Interval(article["issued"]["from"], article["issued"]["to"])
    parts = (article["item"].get("issued") or {}).get("date-parts") or []
    if not parts or not parts[0]:
        return None
    day = "-".join(f"{int(part):02}" for part in parts[0])
    return Interval(day, day)
