"""What the words of a query can mean besides themselves: topics, entities, readings and places of a store."""

import re
from collections.abc import Callable, Iterable
from functools import cached_property

from hkinno import places, text
from hkinno.errors import NotFoundError
from hkinno.sources import Sources
from hkinno.store import terms
from hkinno.store.kinds import ENTITY, TOPIC, Entry, Kind, Record
from hkinno.store.terms import Terms

# Gives the records of a table, all that have the index terms among them.
Matching = Callable[[str, Terms], Iterable[Record]]


class Lexicon:
    """The tables of a store that words are looked up in; each is read when a word needs it."""

    def __init__(
        self, table: Callable[[str], Iterable[Record]], sources: Sources, matching: Matching | None = None
    ) -> None:
        """``matching`` gives the records of a table that have index terms, and perhaps more."""
        self._table = table
        self._matching: Matching = matching or (lambda name, _: table(name))
        self.sources = sources

    @cached_property
    def topics(self) -> list[Record]:
        """The records of the table ``topics``."""
        return list(self._table("topics"))

    @cached_property
    def slugs(self) -> frozenset[str]:
        """The topics' ids."""
        return frozenset(topic["slug"] for topic in self.topics)

    @cached_property
    def entities(self) -> list[Record]:
        """The records of the table ``entities``."""
        return list(self.sources.entities.values())

    @cached_property
    def readings(self) -> list[Record]:
        """The records of the table ``romanised``."""
        return list(self._table("romanised"))

    def is_topic(self, slug: str) -> bool:
        """Whether a topic has this id."""
        found = self._matching("topics", [[(terms.tag("id", slug),)]])
        return any(topic["slug"] == slug for topic in found)

    def called(self, kind: Kind, typed: str, stems: tuple[str, ...] = ()) -> list[Entry]:
        """The topics, or the entities, that may have a name; ``stems`` are those of its words."""
        wanted = terms.words(typed)
        more = terms.stemmed(max(stems, key=len)) if stems else ()
        found = (
            self._table(kind.table) if wanted is None or more is None else self._matching(kind.table, [[wanted + more]])
        )
        return [Entry(kind, record) for record in found]

    def sounding(self, reading: str) -> Iterable[Record]:
        """The rows of ``romanised`` that may hold a reading (see ``text.romanised``)."""
        return self._matching("romanised", [[(reading,)]])

    def topic_entries(self) -> list[Entry]:
        """The topics with their kind."""
        return [Entry(TOPIC, topic) for topic in self.topics]

    def entity_entries(self) -> list[Entry]:
        """The entities with their kind."""
        return [Entry(ENTITY, entity) for entity in self.entities]

    def names(self) -> list[str]:
        """Every name of every topic and entity."""
        return [
            name for entry in (*self.topic_entries(), *self.entity_entries()) for name in entry.kind.names(entry.record)
        ]

    def is_place(self, typed: str) -> bool:
        """Whether a text names a place."""
        return places.find(typed, self.sources) is not None

    def known_paragraphs(self, ids: Iterable[str]) -> list[str]:
        """The ids as the store has them. Raises ``NotFoundError`` with the valid range for one that it has not."""
        wanted = list(ids)
        locations = self.sources.locations
        for wrong in wanted:
            if wrong not in locations:
                group = wrong.rpartition("-")[0]
                members = [name for name in locations if re.fullmatch(rf"{re.escape(group)}-[0-9]+", name)]
                valid = f"{members[0]} to {members[-1]}" if len(members) > 1 else " ".join(members)
                groups = dict.fromkeys(name.rpartition("-")[0] for name in locations)
                hint = f"it has {valid}" if members else f"its paragraphs begin with {', '.join(groups)}"
                raise NotFoundError(f"the page has no paragraph {text.visible(wrong)}; {hint}")
        return wanted

    def paragraphs_named(self, typed: str) -> list[str] | None:
        """The ids of the paragraphs that a place names, in the order of the text; None for what is no place.

        An article's name means the whole article: the captions and pull quotes that belong to it too; the name of a
        kind of place (caption, 圖片說明) means these alone. Raises ``NotFoundError`` for a paragraph that is not there.
        """
        ids = places.find(typed, self.sources)
        if ids is not None:
            return self.known_paragraphs(ids)
        name, kind = places.group(typed, self.sources), places.kind(typed)
        locations = self.sources.locations.values()
        named = [each.id for each in locations if name in (each.article, each.id.rpartition("-")[0])]
        return named or [each.id for each in locations if each.kind == kind] or None

    def place_forms(self) -> str:
        """What a place can be, for those who gave none."""
        first = next((each for each in self.sources.locations.values() if each.kind == "body"), None)
        if first is None:
            return "a paragraph or several"
        group, label = first.id.rpartition("-")[0], first.labels.get("zh") or first.article
        return (
            f"a paragraph or several ({group}-1, {group}-3..5, {first.name('zh')}), "
            f"a whole article with its captions ({group}, {label}), or caption"
        )
