"""The names of a store, and the words of language, by which somebody can be told in a draft."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from functools import cached_property

from hkinno.check import lexicon, vocabulary
from hkinno.check.tokens import (
    OFFICE,
    OTHER,
    PAPER,
    SPEAKER,
    Token,
)
from hkinno.sources import KIND_NAMES, Sources
from hkinno.store.kinds import ENTITY, Record
from hkinno.store.schema import UNNAMED
from hkinno.text import fold


class Names:
    """What a store calls its people, papers and bodies, and the words of language beside."""

    def __init__(self, sources: Sources, speakers: Iterable[str]) -> None:
        self.sources = sources
        self.speakers = [speaker for speaker in dict.fromkeys(speakers) if speaker in sources.entities]
        self.papers = tuple(sources.papers())

    def _names(self, speaker: str) -> list[str]:
        """All names of a speaker of the store, with those that language makes of them: 孫局長, Secretary Sun."""
        entity = self.sources.entities[speaker]
        names = [name for name in ENTITY.names(entity)[1:] if name not in self._titles(speaker)]
        zh, en = entity["official"]["zh"], (entity["official"]["en"] or "").split()
        if zh and len(zh) in (2, 3):
            names += [zh[0] + title for title in vocabulary.AFTER_SURNAMES.split()]
        if len(en) > 1:
            names += [" ".join([*en[1:], en[0]]), en[0] if zh else en[-1]]
        return names

    def _titles(self, speaker: str) -> list[str]:
        """A speaker's titles: as the store has them, or what its names have beside the name proper."""
        entity = self.sources.entities[speaker]
        given: list[str] = entity.get("titles", [])
        if given:
            return [*given, *_shortened(given)]
        proper = [name for name in entity["official"].values() if name]
        rest = [name.replace(own, "").strip() for name in ENTITY.names(entity)[1:] for own in proper if own in name]
        # Who heads the Education Bureau is the Secretary for Education.
        heads = [self.sources.entities[body]["official"]["en"] or "" for body in sorted(self._bodies)]
        rest += [f"Secretary for {name.removesuffix(' Bureau')}" for name in heads if name.endswith(" Bureau")]
        return [title for title in dict.fromkeys([*rest, *_shortened(rest)]) if len(title) > 1]

    def may_be(self, role: str, speakers: Iterable[str]) -> bool:
        """Whether a role in a draft, such as 校長 or the chief executive, may be a title of one of some speakers."""
        word = fold(role).removeprefix("the ")
        if not word:
            return False
        pattern = rf"\b{re.escape(word)}\b" if word.isascii() else re.escape(word)
        return any(
            re.search(pattern, fold(title))
            for speaker in speakers
            if speaker in self.speakers
            for title in self._titles(speaker)
        )

    @cached_property
    def _bodies(self) -> frozenset[str]:
        """The bodies that the names of speakers hold: 創科局 of 創科局局長孫東."""
        names = " ".join(name for speaker in self.speakers for name in ENTITY.names(self.sources.entities[speaker]))
        return frozenset(
            key
            for key, entity in self.sources.entities.items()
            if entity["type"] == "body" and any(len(name) > 2 and name in names for name in ENTITY.names(entity)[1:])  # noqa: PLR2004
        )

    @cached_property
    def _named(self) -> dict[str, tuple[str, str | None]]:
        """The store's names, folded: what each is, and whose."""
        found: dict[str, tuple[str, str | None]] = {}
        for speaker in self.speakers:
            found |= dict.fromkeys(map(fold, self._titles(speaker)), (OFFICE, speaker))
        for speaker in self.speakers:
            found |= dict.fromkeys(map(fold, self._names(speaker)), (SPEAKER, speaker))
        authors = frozenset(self.sources.authors())
        found = {fold(name): (PAPER, None) for name in (*self.papers, *authors)} | found
        for entity in self.sources.entities.values():
            if entity["type"] == UNNAMED:
                continue
            speaks = entity["type"] in ("person", "body", "post", "product")
            names = ENTITY.names(entity)[1:]
            what = (OTHER, entity["id"]) if speaks else (lexicon.WORD, None)
            what = what if authors.isdisjoint(names) else (PAPER, None)
            found = {fold(name): what for name in names if len(name) > 1} | found
        # No verb is in the name of a place: pull quote.
        return found | {fold(name): (lexicon.WORD, None) for _, name in KIND_NAMES.values() if " " in name}

    def entity(self, token: Token) -> Record:
        """The entity of the store that somebody or something named is; empty for none."""
        _, known = self._named.get(fold(token.text), ("", None))
        return self.sources.entities.get(token.entity or known or "", {})

    def is_author(self, name: str) -> bool:
        """Whether a name is that of who wrote one of the articles."""
        return name in self.sources.authors()

    @cached_property
    def _lengths(self) -> dict[str, list[int]]:
        """How long the names and the words of language are that begin with a character, the longest first."""
        found: dict[str, set[int]] = defaultdict(set)
        for word in (*self._named, *lexicon.words()):
            found[word[0]].add(len(word))
        return {first: sorted(lengths, reverse=True) for first, lengths in found.items()}

    def _words_at(self, folded: str, start: int) -> Iterator[tuple[str, str, str | None]]:
        """The names and words that stand at a place, the longest first: the store's before the language's."""
        for length in self._lengths.get(folded[start : start + 1], ()):
            word = folded[start : start + length]
            if word in self._named:
                yield word, *self._named[word]
            elif word in lexicon.words():
                yield word, lexicon.words()[word], None

    @cached_property
    def _offices(self) -> list[tuple[str, re.Pattern[str]]]:
        """The offices of the speakers in other words: the innovation minister, in English."""
        found = []
        for speaker in self.speakers:
            titles = tuple(name for name in self._titles(speaker) if name.isascii())
            if titles and (pattern := lexicon.described(titles)):
                found.append((speaker, pattern))
        return found

    def holder(self, office: str) -> str:
        """The only speaker of the store whose title is that office, written with a capital; "" for none."""
        titled = [
            speaker for speaker in self.speakers if any(office in title.split() for title in self._titles(speaker))
        ]
        return titled[0] if len(titled) == 1 and office[:1].isupper() else ""


def _shortened(titles: Iterable[str]) -> list[str]:
    """Titles as they are said for short: 教育局局長 is 教育局長 too."""
    return [re.sub(r"(.)\1([長长])$", r"\1\2", title) for title in titles if re.search(r"(.)\1[長长]$", title)]
