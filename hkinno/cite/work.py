"""What is cited: a work (one article of the page) and a citation (paragraphs of a work, and the words there).

Nothing is made up here: what the page does not print is None unless the user gave it.
"""

from collections.abc import Mapping
from typing import Any, NamedTuple

from hkinno.errors import FileError, UsageError
from hkinno.sources import Location, Sources, authors
from hkinno.store.kinds import FACT, PARAGRAPH, QUOTE, SOURCE, Entry
from hkinno.text import visible

DAYS = (31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)
LONGEST_PAGE = 20
# The years that a date of publication or of a visit can have.
FIRST_YEAR, LAST_YEAR = 1902, 2999


class Date(NamedTuple):
    """A year, month and day as far as they are known; ``circa`` where the year is inferred."""

    year: int
    month: int | None = None
    day: int | None = None
    circa: bool = False


class Details(NamedTuple):
    """What the page does not print and a user may know."""

    issued: Date | None = None
    page: str | None = None
    url: str | None = None
    accessed: Date | None = None


class Work(NamedTuple):
    """One article, ready to be cited; names and title as printed."""

    key: str
    article: str
    author: str
    # Who is in the author's place because the user asked for it; the author is the interviewer then.
    interviewee: str | None
    title: str
    # Our English of the title; None where no gloss is wanted.
    gloss: str | None
    paper: str
    language: str
    date: Date | None
    page: str | None
    url: str | None
    accessed: Date | None

    @property
    def first(self) -> str:
        """Who stands in the author's place."""
        return self.interviewee or self.author


class Citation(NamedTuple):
    """Paragraphs of one work that a record rests on, and the words to quote."""

    work: Work
    # Each place once, in the order of the evidence; none when a whole article is cited.
    places: tuple[Location, ...]
    record: str
    # Who said it, where it is his; None for the paper's own sentences.
    speaker: str | None
    # How the page gives the speaker's words: "quoted", "reported" (indirect speech), or "relayed" (others'
    # words as he gives them).
    manner: str
    # The page's words, without outer marks, and our English; empty where the store has none.
    words: str
    english: str
    # Whether the English is a translation of the words; else it is our summary of what they prove.
    translated: bool


def date(given: str, option: str = "--issued") -> Date:
    """A date as 2023, 2023-02 or 2023-02-28 (EDTF). Raises ``UsageError`` for any other, or one that never was."""
    parts = given.split("-")
    well_formed = all(part.isascii() and part.isdecimal() for part in parts) and [len(part) for part in parts] in (
        [4],
        [4, 2],
        [4, 2, 2],
    )
    if not well_formed:
        raise UsageError(f"{option} cannot be {visible(given)!r}; write a date as 2023, 2023-02 or 2023-02-28")
    year, month, day = (*map(int, parts), None, None)[:3]
    if year is None or not FIRST_YEAR <= year <= LAST_YEAR:
        raise UsageError(f"{option} cannot be {given}; the year is from {FIRST_YEAR} to {LAST_YEAR}")
    if month is not None and not 1 <= month <= len(DAYS):
        raise UsageError(f"{option} cannot be {given}; there is no month {month:02}")
    if day is not None and month is not None and not 1 <= day <= _days(year, month):
        raise UsageError(f"{option} cannot be {given}; that month has the days 01 to {_days(year, month)}")
    return Date(year, month, day)


def _days(year: int, month: int) -> int:
    leap = year % 4 == 0 and (year % 100 != 0 or year % 400 == 0)
    return 28 if month == 2 and not leap else DAYS[month - 1]  # noqa: PLR2004 - February


def details(
    issued: str | None = None, page: str | None = None, url: str | None = None, accessed: str | None = None
) -> Details:
    """What the user knows, checked. Raises ``UsageError`` that says what would have been right."""
    if page is not None:
        page = page.strip()
        if not (0 < len(page) <= LONGEST_PAGE and all(each.isalnum() or each in "-–, " for each in page)):
            raise UsageError(f"--page cannot be {visible(page)!r}; write the page as printed, such as A5 or A5-A6")
    if url is not None:
        url = url.strip()
        scheme, mark, rest = url.partition("://")
        if (
            scheme not in ("http", "https")
            or not mark
            or not rest
            or not url.isprintable()
            or set(url) & set(' <>"{}|\\^`')
        ):
            raise UsageError(f"--url cannot be {visible(url)!r}; write a web address that begins with https://")
    published = date(issued, "--issued") if issued is not None else None
    seen = date(accessed, "--accessed") if accessed is not None else None
    if seen is not None and published is not None and _before(seen, published):
        raise UsageError(f"--accessed {accessed} is before --issued {issued}; the page was read after it was printed")
    return Details(published, page, url, seen)


def _before(one: Date, other: Date) -> bool:
    # As far as both are known: 2023 is not before 2023-02-28.
    for left, right in ((one.year, other.year), (one.month, other.month), (one.day, other.day)):
        if left is None or right is None or left != right:
            return left is not None and right is not None and left < right
    return False


def work(source: Mapping[str, Any], known: Details, *, interviewee: str | None = None, gloss: bool = True) -> Work:
    """An article of the table ``sources``; what the user knows fills only what the source itself does not say."""
    item = source["item"]
    issued = item.get("issued", {})
    parts = [*(issued.get("date-parts") or [[]])[0], None, None, None][:3]
    printed = Date(parts[0], parts[1], parts[2], bool(issued.get("circa"))) if parts[0] else None
    return Work(
        key=item["id"],
        article=source["id"],
        author="、".join(authors(item)),
        interviewee=interviewee,
        title=item["title"],
        gloss=source.get("title_en") if gloss else None,
        paper=item.get("container-title", ""),
        language=item.get("language", ""),
        date=(known.issued or printed) if printed is None or printed.circa else printed,
        page=item.get("page") or known.page,
        url=item.get("URL") or known.url,
        accessed=known.accessed,
    )


def works(sources: Sources, known: Details, *, by_speaker: bool = False, gloss: bool = True) -> dict[str, Work]:
    """Every article as a work, by its id; ``by_speaker`` puts the interviewee in the author's place."""
    return {
        name: work(
            source,
            known,
            interviewee=sources.person(source["interviewee"]) or None if by_speaker else None,
            gloss=gloss,
        )
        for name, source in sources.articles.items()
    }


def citations(entry: Entry, cited: Mapping[str, Work], sources: Sources) -> list[Citation]:
    """The citations of a fact, a quote, a paragraph or a whole article: one for each article it rests on.

    ``cited`` maps an article's id to the work. Raises ``UsageError`` for a record without a place.
    """
    kind, record = entry
    if kind is SOURCE:
        return [Citation(cited[entry.id], (), entry.id, None, "reported", "", "", translated=False)]
    if kind not in (FACT, QUOTE, PARAGRAPH):
        raise UsageError(f"{visible(entry.id)} has no place on the page; cite facts, quotes, paragraphs or articles")
    spans = kind.spans(record) or [{"paragraph": entry.id, "exact": ""}]
    grouped: dict[str, list[tuple[Location, str]]] = {}
    for span in spans:
        location = sources.locations.get(span["paragraph"])
        if location is None or location.article not in cited:
            missing = location.article if location else span["paragraph"]
            raise FileError(f"the store has no article {visible(missing)}, in which {visible(entry.id)} stands")
        grouped.setdefault(location.article, []).append((location, span["exact"]))
    return [
        Citation(
            cited[article],
            tuple(dict.fromkeys(location for location, _ in found)),
            entry.id,
            sources.person(record.get("speaker")) or None,
            _manner(entry),
            # Two excerpts are not one: the mark says that words lie between.
            words="……".join(words for _, words in found),
            english=kind.words(record, "en") or "",
            translated=kind is QUOTE,
        )
        for article, found in grouped.items()
    ]


def _manner(entry: Entry) -> str:
    """How the page gives the speaker's words: see ``Citation``."""
    if entry.kind is QUOTE:
        return "relayed" if entry.record["form"] == "relayed" else "quoted"
    return "quoted" if entry.kind is FACT and entry.record["voice"] == "quoted" else "reported"
