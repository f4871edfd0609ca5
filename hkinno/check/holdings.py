"""What a draft is compared with, squeezed once, and what may be said of its words beside that."""

from collections.abc import Iterable, Iterator
from functools import cached_property
from heapq import heappop, heappush
from typing import TYPE_CHECKING, NamedTuple

from hkinno import text
from hkinno.check import spelling
from hkinno.check.voices import Voices
from hkinno.documents.patterns import Pattern
from hkinno.sources import Sources, sources_of
from hkinno.store.kinds import ENTITY, Record, Records
from hkinno.store.schema import HEADING_KINDS, TEXT_KINDS, UNNAMED

if TYPE_CHECKING:
    from hkinno.check.diff import Step

VERBATIM, CONVERTED, ELIDED, ALTERED, TRANSLATION = "verbatim", "converted", "elided", "altered", "translation"
NOT_SPEECH, ABSENT, UNRELATED, UNCHECKED = "not-speech", "absent", "unrelated", "unchecked"
# Fewer characters than this are too few to say whose they are, unless they are stored as a quote.
SHORTEST = 4

LATIN_NAME = Pattern("[A-Z][a-z]{2,}")


class Words(NamedTuple):
    """A verdict on words.

    ``quotes`` are the ids of the quotes that hold them (the first one decides), ``paragraphs`` where they stand,
    ``source`` the source's characters, ``details`` what to say of the difference, ``steps`` the difference.
    ``near`` is the share of edits from a source that they are near to; ``title`` says that they are a headline.
    """

    verdict: str
    quotes: tuple[str, ...] = ()
    paragraphs: tuple[str, ...] = ()
    source: str = ""
    details: str = ""
    steps: "tuple[Step, ...]" = ()
    near: float = 0.0
    title: bool = False
    # Our translation of what a rendering renders.
    ours: str = ""


class Printed(NamedTuple):
    """Words of the paper's own: where they stand, the words, squeezed, and whether they are a headline."""

    place: str
    words: str
    squeezed: str
    title: bool


class Paper:
    """The paper's own words, squeezed when they are first asked for: who quotes truly needs none."""

    def __init__(self, words: list[tuple[str, str, bool]]) -> None:
        self._words = words

    @cached_property
    def _printed(self) -> list[Printed]:
        return [Printed(place, words, text.squeeze(words), title) for place, words, title in self._words]

    def __iter__(self) -> Iterator[Printed]:
        return iter(self._printed)


class Corpus(NamedTuple):
    """All that a draft is compared with, squeezed once at most."""

    quotes: list[tuple[Record, str]]
    # The same in the usual spelling; ``quotes`` itself where none has another.
    respelled: list[tuple[Record, str]]
    paper: Iterable[Printed]
    names: frozenset[str]
    statements: list[Record]
    # What the page has before a quote in its sentence, outside the marks, by the quote's id.
    before: dict[str, str]
    sources: Sources
    voices: Voices
    # What is looked through, in words.
    searched: str

    def in_other_words(self, words: str) -> str:
        """The other names of the places that a text in English names."""
        if not LATIN_NAME.search(words):
            return ""
        places = [entity for entity in self.sources.entities.values() if entity["type"] == "place"]
        named = [
            entity["official"] for entity in places if entity["official"]["en"] and entity["official"]["en"] in words
        ]
        return " ".join(official["zh"] for official in named if official["zh"])

    def speakers(self, ids: tuple[str, ...]) -> set[str]:
        """Whose the quotes with these ids are, as far as the page names them."""
        return self.owners(ids).intersection(self.voices.speakers)

    def owners(self, ids: tuple[str, ...]) -> set[str]:
        """Whose the quotes with these ids are, with those whom the page only describes; nobody who was guessed."""
        return set(self._whose(ids, sure=True))

    def guessed(self, ids: tuple[str, ...]) -> tuple[str, ...]:
        """Whose the quotes with these ids may be, where nobody has said for sure whose any of them is."""
        return () if self.owners(ids) else tuple(dict.fromkeys(self._whose(ids, sure=False)))

    def _whose(self, ids: tuple[str, ...], *, sure: bool) -> Iterator[str]:
        for quote, _ in self.quotes if ids else ():
            if quote["id"] in ids and quote["speaker"] and quote.get("sure", True) == sure:
                yield quote["speaker"]


def corpus(store: Records, texts: dict[str, str] | None = None) -> Corpus:
    """Make the corpus from a store, and the paragraphs' texts where a copy of the page is attached."""
    quotes, facts, sources = store.all("quotes"), store.all("facts"), sources_of(store)
    paper = list(_headings(sources))
    headings = {paragraph["id"] for paragraph in sources.paragraphs if paragraph["kind"] in HEADING_KINDS}
    excerpts = [excerpt for fact in facts for excerpt in fact["evidence"] if excerpt["paragraph"] not in headings]
    paper += [(excerpt["paragraph"], excerpt["exact"], False) for excerpt in excerpts]
    paper += [(name, words, False) for name, words in (texts or {}).items()]
    names = [name for entity in sources.entities.values() for name in ENTITY.names(entity)[1:]]
    speakers = [*sources.interviewees(), *(quote["speaker"] for quote in quotes if quote["speaker"])]
    # A resident whom nobody names is not the resident of another draft.
    speakers = [each for each in speakers if sources.entities.get(each, {}).get("type") != UNNAMED]
    squeezed = [(quote, text.squeeze(quote["exact"])) for quote in quotes]
    return Corpus(
        quotes=squeezed,
        respelled=respelled(squeezed),
        paper=Paper(paper),
        names=frozenset(map(text.squeeze, names)),
        statements=facts,
        before=_before(quotes, [each for fact in facts for each in fact["evidence"]], texts or {}),
        sources=sources,
        voices=Voices(sources, speakers),
        searched=_searched(sources, texts or {}),
    )


def respelled(quotes: list[tuple[Record, str]]) -> list[tuple[Record, str]]:
    """Quotes in the usual spelling: these themselves where none has another."""
    usual = [spelling.usual(quote["exact"]) for quote, _ in quotes]
    if all(words == quote["exact"] for words, (quote, _) in zip(usual, quotes, strict=True)):
        return quotes
    return [({**quote, "exact": words}, text.squeeze(words)) for words, (quote, _) in zip(usual, quotes, strict=True)]


def _searched(sources: Sources, texts: dict[str, str]) -> str:
    """What quotations are looked for in, as far as the user holds the pages."""
    if not texts:
        return "quotes and excerpts (no copy of the page is attached)"
    held = {each["id"] for each in sources.paragraphs if each["kind"] in TEXT_KINDS} <= set(texts)
    return "all paragraphs" if held else "quotes and excerpts, and the paragraphs of which there is a copy"


def _before(quotes: list[Record], excerpts: list[Record], texts: dict[str, str]) -> dict[str, str]:
    """What stands before each quote on the page, as far as the store or the attached copy has it, by the quote's id."""
    found: dict[str, str] = {}
    # In the order of the page; of the excerpts that a quote begins in, the first one leads.
    waiting = sorted(excerpts, key=lambda each: (each["paragraph"], each["start"]), reverse=True)
    begun: list[tuple[int, int, str]] = []
    paragraph = ""
    for quote in sorted(quotes, key=lambda each: (each["paragraph"], each["start"])):
        if quote["paragraph"] != paragraph:
            begun, paragraph = [], quote["paragraph"]
        start = quote["start"]
        while waiting and (waiting[-1]["paragraph"], waiting[-1]["start"]) < (paragraph, start):
            excerpt = waiting.pop()
            if excerpt["paragraph"] == paragraph:
                heappush(begun, (excerpt["start"], excerpt["start"] + len(excerpt["exact"]), excerpt["exact"]))
        while begun and begun[0][1] <= start:
            heappop(begun)
        excerpted = begun[0][2][: start - begun[0][0]] if begun else ""
        found[quote["id"]] = max(texts.get(paragraph, "")[:start], excerpted, key=len).rstrip("「『“")
    return found


def _headings(sources: Sources) -> Iterator[tuple[str, str, bool]]:
    """The paper's headings with the name of each; a headline and its over-line in both orders too."""
    lines: dict[str, list[str]] = {}
    for paragraph in sources.paragraphs:
        if paragraph["kind"] in HEADING_KINDS:
            yield f"the {paragraph['kind']} of {paragraph['article']}", paragraph["text"], True
        if paragraph["kind"] in ("headline", "overline"):
            lines.setdefault(paragraph["article"], []).append(paragraph["text"])
    for article, both in lines.items():
        if len(both) > 1:
            yield f"the headline of {article}", "　".join(both), True
            yield f"the headline of {article}", "　".join(reversed(both)), True


def ids_of(quotes: list[Record]) -> tuple[str, ...]:
    """The ids of quotes, each once."""
    return tuple(dict.fromkeys(quote["id"] for quote in quotes))


def paragraphs_of(quotes: list[Record]) -> tuple[str, ...]:
    """Where quotes stand, each place once."""
    return tuple(dict.fromkeys(quote["paragraph"] for quote in quotes))
