"""What the store says of its articles: their names, their people, and the places in them.

Nothing here knows an article: all comes from the tables ``sources``, ``paragraphs`` and ``entities``.
"""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import cache, cached_property
from typing import NamedTuple

from hkinno.store import items
from hkinno.store.kinds import ENTITY, SOURCE, Record, Records
from hkinno.store.schema import HEADING_KINDS

# What a place of each kind is called where it is no paragraph of the text, in Chinese and in English.
KIND_NAMES = {
    "caption": ("圖片說明", "caption"),
    "pull-quote": ("引文框", "pull quote"),
    "headline": ("標題", "headline"),
    "overline": ("引題", "over-line"),
    "label": ("欄題", "label"),
    "subhead": ("小標題", "subhead"),
}
# What follows the name of a speaker who was guessed.
UNSURE = {"zh": "（未確定）", "en": " (unsure)"}
# Kinds that are counted even where there is only one.
COUNTED = ("body", "caption")
# A place without its words: its id, article, kind, number, and whether its article is inferred.
Placed = tuple[str, str, str, int, bool]


class Labels(NamedTuple):
    """An article's short names; None in a language in which it has none."""

    zh: str | None = None
    en: str | None = None

    def get(self, lang: str) -> str:
        """The name in a language ("zh" or "en"), or in the other one; "" where there is none."""
        return (self.zh or self.en or "") if lang == "zh" else (self.en or self.zh or "")


class Location(NamedTuple):
    """A place on a page, as the table ``paragraphs`` has it.

    ``number`` counts the places of its kind in its article from 1, ``alone`` says that there is no other; ``labels``
    are the article's names, none where the page does not say which article the place belongs to.
    """

    id: str
    article: str
    kind: str
    number: int
    alone: bool
    labels: Labels

    def name(self, lang: str) -> str:
        """The place in words: 主稿第1段 or "main story, para. 1"."""
        label = self.labels.get(lang)
        if self.kind not in KIND_NAMES:
            return f"{label}第{self.number}段" if lang == "zh" else f"{label}{', ' if label else ''}para. {self.number}"
        chinese, english = KIND_NAMES[self.kind]
        if lang == "zh":
            return f"{label}{chinese}" + ("" if self.alone else f"第{self.number}則")
        return f"{label}{', ' if label else ''}{english}" + ("" if self.alone else f" {self.number}")


def placed(paragraph: Record) -> Placed:
    """What a place is, of its paragraph's record."""
    # A heading is named by its article, though which that is may be inferred: it has no number of its own.
    inferred = "article" in paragraph.get("inferred", {}) and paragraph["kind"] not in HEADING_KINDS
    return paragraph["id"], paragraph["article"], paragraph["kind"], paragraph["ordinal"], inferred


class Locations(Mapping[str, Location]):
    """The places of a store by their ids, each made when it is asked for: a library has tens of thousands."""

    def __init__(self, places: Iterable[Placed], labels: Callable[[str], Labels]) -> None:
        self._placed = {place[0]: place for place in places}
        self._labels = cache(labels)
        self._made: dict[str, Location] = {}

    @cached_property
    def _numbers(self) -> Counter[tuple[str, str]]:
        """How many places of a kind an article has."""
        return Counter((place[1], place[2]) for place in self._placed.values() if place[2] not in COUNTED)

    def __getitem__(self, name: str) -> Location:
        if name not in self._made:
            _, article, kind, ordinal, inferred = self._placed[name]
            alone = kind not in COUNTED and self._numbers[article, kind] == 1
            labels = Labels() if inferred else self._labels(article)
            self._made[name] = Location(name, article, kind, ordinal, alone, labels)
        return self._made[name]

    def __contains__(self, name: object) -> bool:
        return name in self._placed

    def __iter__(self) -> Iterator[str]:
        return iter(self._placed)

    def __len__(self) -> int:
        return len(self._placed)


class Entities(Mapping[str, Record]):
    """The entities of a store by their ids: one at a time where one is asked for, if that is cheaper than all."""

    def __init__(self, every: Callable[[], Iterable[Record]], one: Callable[[str], Record | None] | None) -> None:
        self._every = every
        self._one = cache(one) if one else None

    @cached_property
    def _all(self) -> dict[str, Record]:
        return {entity["id"]: entity for entity in self._every()}

    def __getitem__(self, name: str) -> Record:
        if self._one is None or "_all" in self.__dict__:
            return self._all[name]
        found = self._one(name)
        if found is None:
            raise KeyError(name)
        return found

    def __iter__(self) -> Iterator[str]:
        return iter(self._all)

    def __len__(self) -> int:
        return len(self._all)


class Sources:
    """The articles of a store. ``table`` gives the records of a table, as ``Store.all``; it is asked when needed."""

    def __init__(
        self,
        table: Callable[[str], Iterable[Record]],
        places: Callable[[], Iterable[Placed]] | None = None,
        entity: Callable[[str], Record | None] | None = None,
    ) -> None:
        """``places`` gives the places without their paragraphs and ``entity`` one entity, where that is cheaper."""
        self._table = table
        self._places = places
        self._entity = entity

    @cached_property
    def articles(self) -> dict[str, Record]:
        """The records of the table ``sources`` by id."""
        return {source["id"]: source for source in self._table("sources")}

    @cached_property
    def paragraphs(self) -> list[Record]:
        """The records of the table ``paragraphs``, in page order."""
        return list(self._table("paragraphs"))

    @cached_property
    def entities(self) -> Mapping[str, Record]:
        """The records of the table ``entities`` by id."""
        return Entities(lambda: self._table("entities"), self._entity)

    @cached_property
    def overlines(self) -> dict[str, list[str]]:
        """The lines above the headline of each article that has some."""
        found: dict[str, list[str]] = {}
        if any(place.kind == "overline" for place in self.locations.values()):
            for paragraph in self.paragraphs:
                if paragraph["kind"] == "overline":
                    found.setdefault(paragraph["article"], []).append(paragraph["text"])
        return found

    @cached_property
    def locations(self) -> "Locations":
        """Every place by its paragraph's id, in page order."""
        return Locations(self._places() if self._places else map(placed, self.paragraphs), self.labels)

    def labels(self, article: str) -> Labels:
        """The short names of an article."""
        label = self.articles.get(article, {}).get("label", {})
        return Labels(*(items.text(label, lang) or None for lang in ("zh", "en")))

    def name(self, paragraph: str, lang: str) -> str:
        """A paragraph's place in words; an id that the store does not have stays as it is."""
        location = self.locations.get(paragraph)
        return location.name(lang) if location else paragraph

    def person(self, entity: str | None, lang: str = "zh") -> str:
        """The name of an entity in one language, or in another where it has none there; "" for nobody."""
        if entity is None:
            return ""
        record = self.entities.get(entity)
        if record is None:
            return entity
        return ENTITY.words(record, lang) or ENTITY.words(record, "zh" if lang == "en" else "en") or entity

    def speaker(self, record: Record, lang: str = "zh") -> str:
        """The name of a record's speaker, with a word where that was guessed; "" for nobody."""
        name = self.person(record.get("speaker"), lang)
        return f"{name}{UNSURE[lang]}" if name and not record.get("sure", True) else name

    def interviewees(self) -> dict[str, list[str]]:
        """The people who are interviewed, by entity id, each with the names of the entity."""
        people = dict.fromkeys(source["interviewee"] for source in self.articles.values() if source["interviewee"])
        return {person: ENTITY.names(self.entities[person])[1:] for person in people if person in self.entities}

    def people(self) -> list[str]:
        """The names of all people, as citations may print them, longer ones first."""
        people = (entity for entity in self.entities.values() if entity["type"] == "person")
        return sorted({name for person in people for name in ENTITY.names(person)[1:]}, key=len, reverse=True)

    def keys(self) -> list[str]:
        """The keys by which citations name the articles."""
        return [source["item"]["id"] for source in self.articles.values()]

    def authors(self) -> list[str]:
        """The names of all authors: as printed, and the family names that stand alone in a citation."""
        return list(dict.fromkeys(name for article in self.articles for name in self.authors_of(article)))

    def authors_of(self, article: str) -> list[str]:
        """The names of an article's authors: as printed, and the family names that stand alone in a citation."""
        people = items.names(self.articles[article]["item"])
        return list(dict.fromkeys(part for name in people for part in (name.printed, name.family)))

    def papers(self) -> list[str]:
        """The names of the papers: as printed, and those of the entities that are printed so."""
        return list(dict.fromkeys(name for article in self.articles for name in self.paper_names(article)))

    def paper(self, article: str, lang: str) -> str:
        """The name of an article's paper in a language, or as printed where it has none there; "" for no paper."""
        printed = items.text(self.articles[article]["item"], "container-title")
        known = self._printed.get(printed, ())
        return next((name for entity in known if (name := ENTITY.words(entity, lang))), printed)

    @cached_property
    def _printed(self) -> dict[str, list[Record]]:
        """The entities by each of their names as printed."""
        found: dict[str, list[Record]] = {}
        for entity in self.entities.values():
            for name in dict.fromkeys(entity["printed"]):
                found.setdefault(name, []).append(entity)
        return found

    def paper_names(self, article: str) -> list[str]:
        """The names of an article's paper; none where it is in none."""
        printed = items.text(self.articles[article]["item"], "container-title")
        known = [ENTITY.names(entity)[1:] for entity in self._printed.get(printed, ())]
        return list(dict.fromkeys([printed, *(name for names in known for name in names)])) if printed else []

    def article_names(self, article: str) -> list[str]:
        """The names of an article in a text: its key, its labels, other names, and its headline as the last."""
        source = self.articles.get(article)
        return [*SOURCE.names(source)[1:], source["item"]["title"]] if source else []


@cache
def sources_of(store: Records) -> Sources:
    """The articles of a store."""
    return Sources(store.all, getattr(store, "placed", None), getattr(store, "entity", None))
