"""What time words resolve to: intervals in EDTF (2023, 2023-02, 2023-02-26), shown and compared.

https://www.loc.gov/standards/datetime/: only years, months and days are used here. An end that is not known is None.
"""

import re
from collections.abc import Mapping
from typing import Any, NamedTuple

EDTF = r"\d{4}(?:-(?:0[1-9]|1[0-2])(?:-(?:0[1-9]|[12]\d|3[01]))?)?"
# A matter of more years than this says nothing of any one of them.
LONGEST = 4


class Interval(NamedTuple):
    """From one date to another, both included."""

    start: str | None
    end: str | None

    def years(self) -> range:
        """The years that it touches; none where an end is open, or where it is very long."""
        if self.start is None or self.end is None:
            return range(0)
        years = range(int(self.start[:4]), int(self.end[:4]) + 1)
        return years if len(years) <= LONGEST else range(0)

    def overlaps(self, other: "Interval") -> bool:
        """Whether both have a day in common, as far as their ends are known."""
        return _before(self.start, other.end) and _before(other.start, self.end)

    def shown(self, lang: str) -> str:
        """The interval to read, "zh" or "en"."""
        to, since, until = ("至", "起", "之前") if lang == "zh" else (" to ", "from ", "until ")
        if self.start is None or self.end is None:
            date = self.start or self.end or ""
            before = until if self.start is None else since
            return (f"{date}{before}" if lang == "zh" else f"{before}{date}") if date else ""
        return self.start if self.start == self.end else f"{self.start}{to}{self.end}"


def _before(start: str | None, end: str | None) -> bool:
    """Whether a date that begins something is not after one that ends something; one less exact holds the other."""
    return start is None or end is None or start[: len(end)] <= end


def interval(text: str) -> Interval | None:
    """A date, or two with .. or / between, of which one may be missing; None for what is none."""
    match = re.fullmatch(rf"({EDTF})?(?:(?:\.\.|/)({EDTF})?)?", text)
    if match is None or not (match[1] or match[2]):
        return None
    single = not re.search(r"\.\.|/", text)
    return Interval(match[1], match[1] if single else match[2])


def of(when: Mapping[str, Any]) -> Interval:
    """The interval of a record's ``when``."""
    return Interval(when["from"], when["to"])


def shown(when: Mapping[str, Any], lang: str) -> str:
    """Time words with what they resolve to: 明年 next year (2024, inferred)."""
    words: str = {"zh": when["printed"], "en": when["en"]}.get(lang, f"{when['printed']} {when['en']}")
    chinese = lang == "zh"
    dates = of(when).shown("zh" if chinese else "en")
    if not dates:
        return words
    basis = ("，推斷" if chinese else ", inferred") if when["basis"] == "inferred" else ""
    return f"{words}（{dates}{basis}）" if chinese else f"{words} ({dates}{basis})"
