"""What the store says of its articles: their names, their people, and the places in them.

Nothing here knows an article: all comes from the tables ``sources``, ``paragraphs`` and ``entities``.
"""

from collections.abc import Callable, Iterable, Mapping
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
# Kinds that are counted even where there is only one.
COUNTED = ("body", "caption")


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


class Sources:
    """The articles of a store. ``table`` gives the records of a table, as ``Store.all``; it is asked when needed."""

    def __init__(self, table: Callable[[str], Iterable[Record]]) -> None:
        self._table = table

    @cached_property
    def articles(self) -> dict[str, Record]:
        """The records of the table ``sources`` by id."""
        return {source["id"]: source for source in self._table("sources")}

    @cached_property
    def paragraphs(self) -> list[Record]:
        """The records of the table ``paragraphs``, in page order."""
        return list(self._table("paragraphs"))

    @cached_property
    def entities(self) -> dict[str, Record]:
        """The records of the table ``entities`` by id."""
        return {entity["id"]: entity for entity in self._table("entities")}

    @cached_property
    def locations(self) -> dict[str, Location]:
        """Every place by its paragraph's id, in page order."""
        kinds: dict[tuple[str, str], int] = {}
        for record in self.paragraphs:
            group = (record["article"], record["kind"])
            kinds[group] = kinds.get(group, 0) + 1
        return {record["id"]: self._location(record, kinds) for record in self.paragraphs}

    def _location(self, record: Record, kinds: Mapping[tuple[str, str], int]) -> Location:
        label = self.articles.get(record["article"], {}).get("label", {})
        # A heading is named by its article, though which that is may be inferred: it has no number of its own.
        inferred = "article" in record.get("inferred", {}) and record["kind"] not in HEADING_KINDS
        return Location(
            record["id"],
            record["article"],
            record["kind"],
            record["ordinal"],
            alone=record["kind"] not in COUNTED and kinds[record["article"], record["kind"]] == 1,
            labels=Labels() if inferred else Labels(*(items.text(label, lang) or None for lang in ("zh", "en"))),
        )

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
        known = (entity for entity in self.entities.values() if printed in entity["printed"])
        return next((name for entity in known if (name := ENTITY.words(entity, lang))), printed)

    def paper_names(self, article: str) -> list[str]:
        """The names of an article's paper; none where it is in none."""
        printed = items.text(self.articles[article]["item"], "container-title")
        known = [ENTITY.names(entity)[1:] for entity in self.entities.values() if printed in entity["printed"]]
        return list(dict.fromkeys([printed, *(name for names in known for name in names)])) if printed else []

    def article_names(self, article: str) -> list[str]:
        """The names of an article in a text: its key, its labels, other names, and its headline as the last."""
        source = self.articles.get(article)
        return [*SOURCE.names(source)[1:], source["item"]["title"]] if source else []


@cache
def sources_of(store: Records) -> Sources:
    """The articles of a store."""
    return Sources(store.all)
