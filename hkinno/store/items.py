"""What a CSL-JSON item says of its article: authors, date, page, address; and what of it cannot be cited.

CSL leaves much open: names in parts or whole, numbers as text, dates in several forms. Items are read here only.
"""

import datetime as dt
import re
from collections.abc import Iterator, Mapping
from typing import Any, NamedTuple

Item = Mapping[str, Any]

# Patterns are compiled when they are needed: a look-up needs few of them.
HAN = "[\u2e80-\u2fdf\u3005-\u3007\u3400-\u9fff\uf900-\ufaff\U00020000-\U0003ffff]"
# A key that BibTeX, pandoc and Wikipedia take as it is.
KEY = r"[A-Za-z0-9_]+(?:[-:.][A-Za-z0-9_]+)*"
# A language as RFC 5646 has it.
LANGUAGE = r"[A-Za-z]{2,8}(?:-[A-Za-z0-9]{1,8})*"
# The primary language subtags of Chinese, and of the languages of China that are written with its characters.
CHINESE = ("zh", "yue", "cmn", "nan", "hak", "wuu", "lzh")
ISO_DATE = "[0-9]{4}(?:-[0-9]{2}(?:-[0-9]{2})?)?"
# What ends a line, in any format, with the blanks around it.
LINE_ENDS = "[ \t]*[\n\r\x0b\x0c\x1c-\x1e\x85\u2028\u2029]+[ \t]*"
# The years of dates of publication and of visits.
FIRST_YEAR, LAST_YEAR = 1000, 2999
LONGEST_PAGE = 20


class Name(NamedTuple):
    """A person or body: in two parts, or whole in ``family`` where the paper prints it so, as Chinese names are."""

    family: str
    given: str = ""
    suffix: str = ""

    @property
    def printed(self) -> str:
        """The name as it stands above an article: 李明朗, Jane A. Smith."""
        suffix = f", {self.suffix}" if self.suffix else ""
        return f"{self.given} {self.family}{suffix}" if self.given else self.family


class Date(NamedTuple):
    """A year, month and day as far as they are known; ``circa`` where the year is inferred."""

    year: int
    month: int | None = None
    day: int | None = None
    circa: bool = False

    def iso(self) -> str:
        """The date as 2023, 2023-02 or 2023-02-28."""
        return "-".join([f"{self.year:04}", *(f"{part:02}" for part in (self.month, self.day) if part)])

    def before(self, other: "Date") -> bool:
        """Whether the date is before another, as far as both are known: 2023 is not before 2023-02-28."""
        for first, second in zip(self[:3], other[:3], strict=True):
            if first is None or second is None or first != second:
                return first is not None and second is not None and first < second
        return False


def one_line(text: str) -> str:
    """A text without line ends: each, with the blanks around it, is one space."""
    return (text if text.isprintable() else re.sub(LINE_ENDS, " ", text)).strip(" \t")


def text(item: Item, key: str) -> str:
    """The text of a key on one line, a number as its digits; "" where there is none."""
    value = item.get(key)
    if isinstance(value, str):
        return one_line(value)
    return str(value) if isinstance(value, int | float) and not isinstance(value, bool) else ""


def names(item: Item) -> list[Name]:
    """The authors, in their order. What has no name is left out: ``faults`` has it."""
    people = item.get("author")
    if not isinstance(people, list):
        return []
    return [name for name in (_name(person) for person in people if isinstance(person, dict)) if name.family]


def _name(person: Item) -> Name:
    literal, suffix = text(person, "literal"), text(person, "suffix")
    family = " ".join(filter(None, (text(person, "non-dropping-particle"), text(person, "family"))))
    given = " ".join(filter(None, (text(person, "given"), text(person, "dropping-particle"))))
    if literal or not (family and given):
        return Name(literal or family or given)
    # A Chinese name has its family name first and nothing between.
    return Name(family + given) if re.search(HAN, family) else Name(family, given, suffix)


def date(item: Item, key: str = "issued") -> Date | None:
    """The date of a key; None where there is none. Raises ``ValueError`` that says what is wrong with it."""
    value = item.get(key)
    if value is None:
        return None
    value = value if isinstance(value, dict) else {}
    parts = value.get("date-parts")
    if parts is None and re.fullmatch(ISO_DATE, text(value, "raw")):
        parts = [text(value, "raw").split("-")]
    if not isinstance(parts, list) or len(parts) != 1 or not isinstance(parts[0], list):
        raise ValueError("should have one date in date-parts, such as [[2024, 3, 5]]")
    numbers = [_number(part) for part in parts[0]]
    if not 1 <= len(numbers) <= 3:  # noqa: PLR2004 - year, month, day
        raise ValueError("should be a year, a year and a month, or a year, a month and a day")
    return day(*numbers, circa=bool(value.get("circa")))


def _number(part: Any) -> int:
    if isinstance(part, str) and re.fullmatch("[0-9]{1,4}", part):
        return int(part)
    if type(part) is not int:
        raise ValueError("should be made of whole numbers")
    return part


def day(year: int, month: int | None = None, number: int | None = None, *, circa: bool = False) -> Date:
    """A date that there is. Raises ``ValueError`` that says why there is none."""
    if not FIRST_YEAR <= year <= LAST_YEAR:
        raise ValueError(f"should have a year from {FIRST_YEAR} to {LAST_YEAR}")
    for part, wrong in ((1, f"has no month {month}"), (number, f"has no day {number} in that month")):
        try:
            dt.date(year, 1 if month is None else month, 1 if part is None else part)
        except (ValueError, OverflowError):
            raise ValueError(wrong) from None
    return Date(year, month, number, circa)


def is_page(page: str) -> bool:
    """Whether a text is a page, or several, as printed: A5, A5-A6, 5, 7."""
    return 0 < len(page) <= LONGEST_PAGE and all(sign.isalnum() or sign in "-–, " for sign in page)


def is_address(url: str) -> bool:
    """Whether a text is an address of the web that stands in every format as it is."""
    scheme, _, rest = url.partition("://")
    return scheme in ("http", "https") and rest != "" and url.isprintable() and not set(url) & set(' <>"{}|\\^`')


def is_chinese(item: Item) -> bool:
    """Whether an article is in Chinese, by the item's language or else by its title."""
    language = text(item, "language")
    return language.split("-")[0].lower() in CHINESE if language else bool(re.search(HAN, text(item, "title")))


def faults(item: Item) -> Iterator[str]:
    """Yield a line for each key with which the item cannot be cited."""
    if not re.fullmatch(KEY, str(item.get("id", ""))):
        yield "item.id should be a key such as daily-2024: letters, digits and _, with single - : . between"
    for key in ("title", "container-title", "language", "type"):
        if key in item and not isinstance(item[key], str):
            yield f"item.{key} should be text"
    if not text(item, "title"):
        yield "item.title is empty"
    if text(item, "language") and not re.fullmatch(LANGUAGE, text(item, "language")):
        yield "item.language should be a code such as zh-HK or en"
    yield from _nameless(item)
    for key in ("issued", "accessed"):
        try:
            date(item, key)
        except ValueError as error:
            yield f"item.{key} {error}"
    if item.get("page") is not None and not is_page(text(item, "page")):
        yield "item.page should be a page as printed, such as A5 or A5-A6"
    if item.get("URL") is not None and not is_address(text(item, "URL")):
        yield "item.URL should be an address that begins with https://"


def _nameless(item: Item) -> Iterator[str]:
    people = item.get("author", [])
    if not isinstance(people, list):
        yield "item.author should be a list"
        return
    for number, person in enumerate(people, 1):
        if not isinstance(person, dict) or not _name(person).family:
            yield f"author {number} of item has no name; write literal, or family and given"
