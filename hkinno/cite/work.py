"""What is cited: a work (one article) and a citation (paragraphs of a work, and the words there).

Nothing is made up here: what the article does not print is None unless the user gave it.
"""

from collections.abc import Callable
from functools import cache
from typing import NamedTuple

from hkinno.errors import FileError, UsageError
from hkinno.sources import Location, Sources
from hkinno.store import items
from hkinno.store.items import Date, Name
from hkinno.store.kinds import FACT, PARAGRAPH, QUOTE, SOURCE, Entry, Record
from hkinno.text import visible


class Details(NamedTuple):
    """What an article does not print and a user may know."""

    issued: Date | None = None
    page: str | None = None
    url: str | None = None
    accessed: Date | None = None


class Work(NamedTuple):
    """One article, ready to be cited; names and title as printed, each on one line."""

    key: str
    article: str
    # As CSL names it: article-newspaper, broadcast.
    type: str
    authors: tuple[Name, ...]
    # Who is in the author's place because the user asked for it; the authors are the interviewers then.
    interviewee: Name | None
    title: str
    # Our English of a title that is in another language; None where it needs none.
    gloss: str | None
    # As printed.
    paper: str
    language: str
    # Whether the article is in Chinese.
    chinese: bool
    date: Date | None
    page: str | None
    url: str | None
    # When the address was read.
    accessed: Date | None
    # What the paper and the interviewee are called in English; as printed where the store has no English name.
    paper_en: str = ""
    interviewee_en: Name | None = None

    @property
    def english(self) -> "Work":
        """The work as a list in English names it: the paper and the interviewee by their English names."""
        return self._replace(paper=self.paper_en or self.paper, interviewee=self.interviewee_en or self.interviewee)

    @property
    def names(self) -> tuple[Name, ...]:
        """Who stands in the author's place; nobody where the article is not signed."""
        return (self.interviewee,) if self.interviewee else self.authors


class Citation(NamedTuple):
    """Paragraphs of one work that a record rests on, and the words to quote."""

    work: Work
    # Each place once, in the order of the evidence; none when a whole article is cited.
    places: tuple[Location, ...]
    record: str
    # Who said it, in the article's language and in English; None for the paper's own sentences.
    speaker: str | None
    speaker_en: str | None
    # How the article gives the speaker's words, a field of phrases.Attribution.
    manner: str
    # The words of a quote, without outer marks; empty for what is no quote.
    words: str
    # Our English; empty where the store has none, or the words are English.
    english: str
    # Whether the English is a translation of the words; else it is our summary of what the paragraphs say.
    translated: bool
    # Whether the speaker was not guessed.
    sure: bool = True


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
    try:
        return items.day(*map(int, parts))
    except ValueError as error:
        raise UsageError(f"{option} cannot be {given}: it {error}") from error


def details(
    issued: str | None = None, page: str | None = None, url: str | None = None, accessed: str | None = None
) -> Details:
    """What the user knows, checked. Raises ``UsageError`` that says what would have been right."""
    if page is not None:
        page = page.strip()
        if not items.is_page(page):
            raise UsageError(f"--page cannot be {visible(page)!r}; write the page as printed, such as A5 or A5-A6")
    if url is not None:
        url = url.strip()
        if not items.is_address(url):
            raise UsageError(f"--url cannot be {visible(url)!r}; write a web address that begins with https://")
    published = date(issued, "--issued") if issued is not None else None
    seen = date(accessed, "--accessed") if accessed is not None else None
    if seen is not None and published is not None and seen.before(published):
        raise UsageError(f"--accessed {accessed} is before --issued {issued}; the page was read after it was printed")
    return Details(published, page, url, seen)


def works(sources: Sources, known: Details, *, by_speaker: bool = False) -> Callable[[str], Work]:
    """A function from an article's id to the work; ``by_speaker`` puts the interviewee in the author's place.

    It raises ``FileError`` for an article that the store does not have, or whose item cannot be cited.
    """

    @cache
    def of(article: str) -> Work:
        source = sources.articles.get(article)
        if source is None:
            raise FileError(f"the store has no article {visible(article)}")
        work = _work(source, known)._replace(paper_en=sources.paper(article, "en"))
        if not by_speaker or source["interviewee"] is None:
            return work
        printed, english = _people(source["interviewee"], work, sources)
        return work._replace(interviewee=Name(printed), interviewee_en=Name(english))

    return of


def _work(source: Record, known: Details) -> Work:
    """An article of the table ``sources``; what the user knows fills only what the source itself does not say."""
    item = source["item"]
    for fault in items.faults(item):
        raise FileError(f"the article {visible(source['id'])} cannot be cited: {fault}; 'hkinno validate' says more")
    printed = items.date(item)
    date = (known.issued or printed) if printed is None or printed.circa else printed
    url = items.text(item, "URL") or known.url
    # Nobody read it before it was printed, or without its address: a setting may be another article's.
    unread = url is None or (known.accessed is not None and date is not None and known.accessed.before(date))
    return Work(
        key=item["id"],
        article=source["id"],
        type=items.text(item, "type"),
        authors=tuple(items.names(item)),
        interviewee=None,
        title=items.text(item, "title"),
        gloss=items.text(source, "title_en") or None,
        paper=items.text(item, "container-title"),
        language=items.text(item, "language"),
        chinese=items.is_chinese(item),
        date=date,
        page=items.text(item, "page") or known.page,
        url=url,
        accessed=None if unread else known.accessed,
    )


def _people(entity: str, work: Work, sources: Sources) -> tuple[str, str]:
    """The names of an entity: in the language of the article in which it speaks, and in English."""
    printed, english = (items.one_line(sources.person(entity, lang)) for lang in ("zh" if work.chinese else "en", "en"))
    return printed, english


def citations(entry: Entry, work: Callable[[str], Work], sources: Sources) -> list[Citation]:
    """The citations of a fact, a quote, a paragraph or a whole article: one for each article it rests on.

    ``work`` gives the work of an article's id. Raises ``UsageError`` for a record without a place.
    """
    kind, record = entry
    if kind is SOURCE:
        return [Citation(work(entry.id), (), entry.id, None, None, "reported", "", "", translated=False)]
    if kind not in (FACT, QUOTE, PARAGRAPH):
        raise UsageError(f"{visible(entry.id)} has no place on the page; cite facts, quotes, paragraphs or articles")
    grouped: dict[str, list[Location]] = {}
    for place in kind.places(record):
        location = sources.locations.get(place)
        if location is None:
            raise FileError(f"the store has no paragraph {visible(place)}, in which {visible(entry.id)} stands")
        grouped.setdefault(location.article, []).append(location)
    return [_citation(entry, work(article), tuple(dict.fromkeys(found)), sources) for article, found in grouped.items()]


def _citation(entry: Entry, work: Work, places: tuple[Location, ...], sources: Sources) -> Citation:
    kind, record = entry
    speaker, speaker_en = _people(record["speaker"], work, sources) if record.get("speaker") else (None, None)
    words = items.one_line(record["exact"]) if kind is QUOTE else ""
    english = items.one_line(kind.words(record, "en") or "")
    return Citation(
        work,
        places,
        entry.id,
        speaker,
        speaker_en,
        _manner(entry),
        words,
        # A quote in English is its own.
        english if english != words else "",
        translated=kind is QUOTE,
        sure=record.get("sure", True),
    )


def _manner(entry: Entry) -> str:
    """How the article gives the speaker's words: see ``Citation``."""
    if entry.kind is QUOTE:
        return "relayed" if entry.record["form"] == "relayed" else "quoted"
    voice = str(entry.record.get("voice"))
    return voice if voice in ("quoted", "relayed") else "reported"
