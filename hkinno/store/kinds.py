"""The kinds of record: one entry each, with all that the rest of the program must know of a kind.

A record travels with its kind (``Entry``): no code finds out from its keys what it is. A new kind is an entry here,
its shape in schema.py, and what renderers and exports want to say of it.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Any, NamedTuple, Protocol

Record = dict[str, Any]
# A field's name, its text, and whether it is the page's own words beside ours.
Text = tuple[str, str, bool]


class Kind(NamedTuple):
    """What is known of a kind of record.

    ``names`` are the names that a record answers to, its id first; ``texts`` what is searched in it; ``spans`` the
    runs of the page's characters that it holds, each with ``paragraph``, ``start`` and ``exact``; ``words`` its own
    words in a language ("zh", "en") or None; ``places`` the ids of the paragraphs that it stands in.
    """

    table: str
    noun: str
    key: str
    names: Callable[[Record], list[str]]
    texts: Callable[[Record], Iterator[Text]]
    spans: Callable[[Record], list[Record]]
    words: Callable[[Record, str], str | None]
    places: Callable[[Record], list[str]]

    def id(self, record: Record) -> str:
        """The record's id."""
        return str(record[self.key])

    def about(self, record: Record) -> str:
        """A record in a few words, as a shell shows it beside its id."""
        if self is PARAGRAPH:
            return str(record["opens"])
        if self is TOPIC:
            return f"{record['zh']} {record['en']}"
        if self is ENTITY:
            return str(record["official"]["en"] or record["printed"][0])
        return self.words(record, "zh") or ""


class Entry(NamedTuple):
    """A record and its kind."""

    kind: Kind
    record: Record

    @property
    def id(self) -> str:
        """The record's id."""
        return self.kind.id(self.record)


class Records(Protocol):
    """What look-ups ask of one store, or of several that answer as one."""

    def __hash__(self) -> int:
        """One object is one state of the files."""

    def all(self, table: str) -> list[Record]:
        """All records of a table."""

    def matching(self, table: str, wanted: list[list[tuple[str, ...]]]) -> list[Record]:
        """Records of a table, all that have the index terms among them."""

    def by_ids(self, ids: Iterable[str]) -> dict[str, "Entry"]:
        """The records with these ids, by the id as asked, casefolded."""


def _only_id(record: Record) -> list[str]:
    return [record["id"]]


def _no_texts(_: Record) -> Iterator[Text]:
    return iter(())


def _no_spans(_: Record) -> list[Record]:
    return []


def _heading(paragraph: Record) -> Iterator[Text]:
    """The text of a heading; that of a paragraph is not stored."""
    if paragraph.get("en"):
        yield "text", paragraph["text"], False
        yield "en", paragraph["en"], False


def _own_span(record: Record) -> list[Record]:
    return [record]


def _evidence(fact: Record) -> list[Record]:
    found: list[Record] = fact["evidence"]
    return found


def _places_of_evidence(fact: Record) -> list[str]:
    return list(dict.fromkeys(excerpt["paragraph"] for excerpt in fact["evidence"]))


def _fact_texts(fact: Record) -> Iterator[Text]:
    yield "statement.zh", fact["statement"]["zh"], False
    yield "statement.en", fact["statement"]["en"], False
    for number, excerpt in enumerate(fact["evidence"]):
        yield f"evidence.{number}.exact", excerpt["exact"], True


def _quote_texts(quote: Record) -> Iterator[Text]:
    yield "exact", quote["exact"], False
    yield "translation.en", quote["translation"]["en"], True


def _topic_names(topic: Record) -> list[str]:
    return [topic["slug"], topic["zh"], topic["en"], *topic["aliases"]]


def _entity_names(entity: Record) -> list[str]:
    official = [name for name in (entity["official"]["zh"], entity["official"]["en"]) if name]
    # The id may be a name as well.
    return [entity["id"], *dict.fromkeys([*entity["printed"], *official, *entity["aliases"]])]


def _entity_words(entity: Record, lang: str) -> str | None:
    official: Mapping[str, str | None] = entity["official"]
    return official[lang] or (entity["printed"][0] if lang == "zh" and entity["printed"] else None)


def _source_names(source: Record) -> list[str]:
    labels = [name for name in source["label"].values() if name]
    return [source["id"], source["item"]["id"], *labels, *source.get("names", ())]


FACT = Kind(
    "facts", "fact", "id",
    names=_only_id,
    texts=_fact_texts,
    spans=_evidence,
    words=lambda fact, lang: fact["statement"][lang],
    places=_places_of_evidence,
)  # fmt: skip
QUOTE = Kind(
    "quotes", "quote", "id",
    names=_only_id,
    texts=_quote_texts,
    spans=_own_span,
    words=lambda quote, lang: quote["exact"] if lang == "zh" else quote["translation"]["en"],
    places=lambda quote: [quote["paragraph"]],
)  # fmt: skip
PARAGRAPH = Kind(
    "paragraphs", "paragraph", "id",
    names=_only_id,
    texts=_heading,
    spans=_no_spans,
    words=lambda paragraph, lang: paragraph.get("text" if lang == "zh" else "en"),
    places=_only_id,
)  # fmt: skip
TOPIC = Kind(
    "topics", "topic", "slug",
    names=_topic_names,
    texts=_no_texts,
    spans=_no_spans,
    words=lambda topic, lang: topic[lang],
    places=lambda _: [],
)  # fmt: skip
ENTITY = Kind(
    "entities", "entity", "id",
    names=_entity_names,
    texts=_no_texts,
    spans=_no_spans,
    words=_entity_words,
    places=lambda _: [],
)  # fmt: skip
SOURCE = Kind(
    "sources", "article", "id",
    names=_source_names,
    texts=_no_texts,
    spans=_no_spans,
    words=lambda source, lang: source["item"]["title"] if lang == "zh" else source["title_en"],
    places=lambda _: [],
)  # fmt: skip

# In the order in which an id is looked up.
KINDS = {kind.table: kind for kind in (FACT, QUOTE, PARAGRAPH, TOPIC, ENTITY, SOURCE)}

# What is worked out from records and shown as rows.
FIGURE = Kind(
    "figures", "figure", "id",
    names=_only_id,
    texts=_no_texts,
    spans=_evidence,
    words=lambda figure, lang: figure["measure"][lang],
    places=lambda figure: list(figure["paragraphs"]),
)  # fmt: skip
FINDING = Kind(
    "validation", "finding", "id",
    names=_only_id,
    texts=_no_texts,
    spans=_no_spans,
    words=lambda finding, _: finding["message"],
    places=lambda _: [],
)  # fmt: skip
