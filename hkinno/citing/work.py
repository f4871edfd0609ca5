"""What a citation is made of: the article, the place in it, who speaks, and only details that are known."""

import re
from typing import Any, NamedTuple

from hkinno import places
from hkinno.errors import UsageError
from hkinno.text import visible

Record = dict[str, Any]

ISSUED = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?")
MONTHS = ["January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December"]
DAYS = (31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)
# Whom the page interviews.
SPEAKER = "孫東"


class Day(NamedTuple):
    """A year, with month and day where they are known; ``circa`` where the year itself is inferred."""

    year: int
    month: int | None = None
    day: int | None = None
    circa: bool = False


class Details(NamedTuple):
    """What a user knows of the page that the page does not print."""

    issued: Day | None = None
    page: str | None = None
    url: str | None = None
    accessed: Day | None = None


class Work(NamedTuple):
    """One article as a reference needs it. ``author`` is the name in the author's place, as printed."""

    id: str
    key: str
    title: str
    gloss: str
    paper: str
    author: str
    interviewer: str | None
    issued: Day
    page: str | None
    url: str | None
    accessed: Day | None


class Cited(NamedTuple):
    """One citation: a work, the paragraphs, and, where words are cited, whose they are.

    ``voice`` is quoted, speaker (reported speech) or reporter; ``words`` are verbatim from the page.
    ``translated`` says whether ``translation`` is of the words; else it says in English what they prove.
    """

    work: Work
    paragraphs: tuple[str, ...]
    speaker: str | None
    voice: str
    words: str
    translation: str
    translated: bool

    def pinpoint(self, lang: str) -> str:
        """The place in words: 主稿第1段, or "main story, para. 1"; nothing for a whole article."""
        return ("、" if lang == "zh" else "; ").join(places.describe(each, lang) for each in self.paragraphs)


def parse_day(text: str, option: str) -> Day:
    """A date as ``--issued`` takes it: 2023, 2023-02 or 2023-02-28. Raises ``UsageError`` for an impossible one."""
    match = ISSUED.fullmatch(text) if text.isascii() else None
    year, month, day = (int(each) if each else None for each in match.groups()) if match else (None, None, None)
    leap = year is not None and ((year % 4 == 0 and year % 100 != 0) or year % 400 == 0)
    longest = DAYS[month - 1] - (month == 2 and not leap) if month and month <= len(DAYS) else 0  # noqa: PLR2004
    if not year or (month is not None and not longest) or (day is not None and not 1 <= day <= longest):
        raise UsageError(f"{option} cannot be {visible(text)!r}; it is a date that exists: 2023, 2023-02 or 2023-02-28")
    return Day(year, month, day)


def work(source: Record, details: Details, *, author: str = "reporter") -> Work:
    """The article of a ``sources`` record, with the details that the user supplies."""
    item = source["item"]
    issued = item["issued"]
    name = "".join(item["author"][0].get(part, "") for part in ("literal", "family", "given"))
    return Work(
        id=source["id"],
        key=item["id"],
        title=item["title"],
        gloss=source["title_en"],
        paper=item["container-title"],
        author=SPEAKER if author == "speaker" else name,
        interviewer=name if author == "speaker" else None,
        issued=details.issued or Day(*issued["date-parts"][0], circa=bool(issued.get("circa"))),
        page=details.page,
        url=details.url,
        accessed=details.accessed,
    )


def cited(record: Record, works: dict[str, Work], paragraphs: dict[str, Record]) -> Cited:
    """The citation of a fact, a quote, a paragraph or an article."""
    ids: tuple[str, ...]
    if "evidence" in record:
        ids = tuple(dict.fromkeys(each["paragraph"] for each in record["evidence"]))
        voice = record["voice"]
        words, translation = record["evidence"][0]["exact"], record["statement"]["en"]
    elif "exact" in record:
        ids, voice = (record["paragraph"],), "quoted"
        words, translation = record["exact"], record["translation"]["en"]
    elif "sha256" in record:
        ids, voice, words, translation = (record["id"],), "reporter", "", ""
    else:
        return Cited(works[record["id"]], (), None, "reporter", "", "", translated=False)
    article = works[paragraphs[ids[0]]["article"]]
    speaker = None if voice == "reporter" else SPEAKER
    return Cited(article, ids, speaker, voice, words, translation, translated="evidence" not in record)


def missing(details: Details) -> list[str]:
    """The details nobody has given, each with the option that supplies it."""
    told = []
    if details.issued is None or details.issued.day is None:
        told.append("the day of issue (--issued)")
    if details.page is None:
        told.append("the page (--page)")
    if details.url is None:
        told.append("the address (--url)")
    return told
