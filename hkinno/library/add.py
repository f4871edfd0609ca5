"""What an article seems to say of itself: title, byline, date, paragraphs, quotations and who may have said them.

Everything here is a proposal that a person reads in NAME.toml. What is not sure is said to be unsure; nothing is made
up: a title, a date or a speaker that the file does not print stays empty.
"""

import re
from collections import Counter
from collections.abc import Mapping
from typing import Any, NamedTuple

from hkinno.documents.sheet import Opened
from hkinno.library import language, layout, turns
from hkinno.library.build import joined, on_one_line
from hkinno.library.chinese import Chinese
from hkinno.library.english import English
from hkinno.library.layout import BODY as BODY_PART
from hkinno.library.layout import HEADLINE, OUT, SUBHEAD, Part
from hkinno.library.people import BODY, PERSON, People, bare
from hkinno.library.speech import Said
from hkinno.numerals import prose
from hkinno.numerals.bounds import Amount
from hkinno.store.checks.words import HAN
from hkinno.store.schema import UNNAMED
from hkinno.store.texts import SPACED, counted
from hkinno.text import squeeze

# Words that only Cantonese is written with; so many of them in a thousand characters make a text Cantonese.
CANTONESE = "嘅咗佢哋喺唔冇嚟啲咁嗰乜噉俾畀囉喎㗎"
CANTONESE_SHARE = 0.02
# So often no subhead is printed.
AGAIN = 3


class Given(NamedTuple):
    """What the user, or the file's metadata, say of the article; empty where it is to be found."""

    title: str = ""
    paper: str = ""
    # A name in parts, as CSL has them, where a text alone would be taken apart.
    authors: tuple[str | dict[str, str], ...] = ()
    issued: str = ""
    url: str = ""
    speakers: tuple[str, ...] = ()
    language: str = ""
    type: str = ""
    page: str = ""
    # Other keys of a CSL item, such as publisher and event-title.
    more: tuple[tuple[str, str], ...] = ()
    # Stretches of the file that are the article, as offsets in its text; none where it does not say.
    within: tuple[tuple[int, int], ...] = ()
    # Stretches that are words below pictures.
    captions: tuple[tuple[int, int], ...] = ()


class Proposal(NamedTuple):
    """An article as it seems to be: its parts, what is known of it, its quotations, and terms in marks."""

    known: Given
    parts: list[Part]
    quotes: list[Said]
    terms: list[str]
    people: People
    # Quantities, each with the number of its part.
    figures: list[tuple[Amount, int]]

    def speakers(self) -> list[str]:
        """The names of those who speak, the interviewees first."""
        return list(dict.fromkeys([*self.known.speakers, *(said.speaker for said in self.quotes if said.speaker)]))

    def ids(self, known: Mapping[str, str]) -> dict[str, str]:
        """The ids of those who speak: those that ``known`` has for their names, or else the names."""
        return {name: known.get(squeeze(name)) or slug(name) for name in self.speakers()}

    def like(self, table: Mapping[str, Any]) -> "Proposal":
        """The same with what a person has decided of an earlier edition: its paper, its people, who said what."""
        named = {
            person["id"]: person.get("zh") or person.get("en") or person["id"] for person in table.get("person", [])
        }
        form = joined(self.known.language)
        whose = {
            counted(quote["exact"], form): named.get(quote.get("speaker", ""), "")
            for quote in table.get("quote", [])
            if quote.get("sure", True)
        }
        quotes = [
            said._replace(speaker=whose[exact], sure=True) if (exact := counted(said.exact, form)) in whose else said
            for said in self.quotes
        ]
        interviewee = named.get(table.get("interviewee", ""), "")
        known = self.known._replace(
            paper=self.known.paper or table.get("paper", ""),
            authors=self.known.authors or tuple(table.get("authors", ())),
            speakers=self.known.speakers or ((interviewee,) if interviewee else ()),
        )
        return self._replace(known=known, quotes=quotes)

    def type_of(self, name: str) -> str:
        """What somebody who speaks is: a person who is named, a body, or nobody in particular."""
        if name in self.people.bodies:
            return BODY
        named = name in self.people.titles or name in self.known.speakers or name in self.known.authors
        return PERSON if named or re.match("[A-Z]", name) else UNNAMED

    def unsure(self) -> int:
        """How many quotations have a speaker that a person should look at."""
        return sum(not said.sure for said in self.quotes)


def slug(person: str) -> str:
    """The id of a person: the name, small and with - for blanks."""
    return re.sub(r"[\s·・.]+", "-", person.casefold()).strip("-'’") or "person"


def propose(document: Opened, given: Given, metadata: Given | None = None, properties: Given | None = None) -> Proposal:
    """Read an article.

    What the user says comes before what the file's metadata say, that before its text, and the properties of a
    document, which may be those of another, come last.
    """
    metadata, properties = metadata or Given(), properties or Given()
    given = given._replace(speakers=tuple(map(bare, given.speakers)))
    words = document.words(0, len(document.text))
    language = given.language or language_of(words, metadata.language)
    text = joined(language)
    laid = layout.read(document, given.title or metadata.title, text, metadata.within, metadata.captions)
    # As it is printed, where blanks are others than in the metadata.
    printed = next((part.words for part in laid.parts if part.kind == HEADLINE), "")
    known = Given(
        on_one_line(printed or laid.title or properties.title, text),
        given.paper or metadata.paper or laid.paper,
        given.authors or metadata.authors or laid.authors or properties.authors,
        given.issued or metadata.issued or laid.issued,
        given.url or metadata.url,
        given.speakers,
        language,
        given.type or metadata.type,
        given.page or metadata.page,
        given.more or metadata.more,
    )
    laid = laid._replace(parts=_alike(laid.parts, text))
    document = document.changed(blocks=turns.blocks(laid.parts))
    spaced = text == SPACED
    named = tuple(author for author in known.authors if isinstance(author, str))
    reader = (English if spaced else Chinese)(words, given.speakers)
    quotes, terms, turned = turns.spoken(
        document, laid.parts, reader, named, given.speakers, known.type, known.paper, spaced=spaced
    )
    if spaced:
        quotes = [said._replace(speaker=reader.people.whole(said.speaker)) for said in quotes]
    if not known.authors:
        known = known._replace(authors=_who_speaks(quotes, turned))
    once = {(said.exact, said.part): said for said in reversed(quotes)}
    return Proposal(known, turned, list(once.values())[::-1], terms, reader.people, _figures(turned))


def _alike(parts: list[Part], form: str) -> list[Part]:
    """The parts, those with the same words of one kind: the toml tells a block by its words.

    A short line that comes again and again heads no part of the text; it is a button.
    """
    kinds: dict[str, str] = {}
    often = Counter(counted(part.words, form) for part in parts)
    for part in parts:
        words = counted(part.words, form)
        kind = OUT if part.kind == SUBHEAD and often[words] >= AGAIN else part.kind
        kinds[words] = kind if kinds.get(words, OUT) == OUT else kinds[words]
    return [part._replace(kind=kinds[counted(part.words, form)]) for part in parts]


def _who_speaks(quotes: list[Said], parts: list[Part]) -> tuple[str, ...]:
    """Whoever gives a speech is its author: every paragraph but perhaps the first is somebody's, who is named."""
    body = [number for number, part in enumerate(parts) if part.kind == BODY_PART]
    whole = {said.part: said for said in quotes if said.part in body and said.exact == parts[said.part].words}
    names = {said.speaker for said in whole.values() if said.sure}
    return tuple(names) if len(names) == 1 and len(whole) >= len(body) - 1 else ()


def _figures(parts: list[Part]) -> list[tuple[Amount, int]]:
    """The quantities of the article's parts."""
    shown = ((number, part) for number, part in enumerate(parts) if part.kind != OUT)
    return [(amount, number) for number, part in shown for amount in prose.find(part.words)]


def language_of(text: str, said: str = "") -> str:
    """The language by the characters: Traditional or Simplified Chinese, Cantonese, English; or as said."""
    chinese = len(HAN.findall(text))
    if chinese * 4 < len(text) - text.count(" "):
        return said if said and not said.startswith(("zh", "yue")) else "en"
    if said.startswith(("zh", "yue")) and said != "zh":
        return said
    # People are quoted in Cantonese by papers that are not written in it.
    narrative = language.QUOTED.sub("", text)
    if sum(map(narrative.count, CANTONESE)) > len(HAN.findall(narrative)) * CANTONESE_SHARE:
        return "yue"
    from hkinno.text.simplified_table import SIMPLIFIED, TRADITIONAL  # noqa: PLC0415 - for articles that do not say

    either = set(SIMPLIFIED) & set(TRADITIONAL)
    traditional, simplified = set(TRADITIONAL) - either, set(SIMPLIFIED) - either
    more = sum((character in traditional) - (character in simplified) for character in text)
    return "zh-Hans" if more < 0 else "zh-Hant"
