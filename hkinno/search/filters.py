"""The filters of a query (``key:value``), in one table: a new filter is one entry.

A filter has a test, and index terms that every record it lets through has: a large store need not be read whole.
"""

from collections.abc import Callable, Iterable, Mapping
from typing import NamedTuple

from hkinno import dates, library, text
from hkinno.errors import UsageError
from hkinno.search.lexicon import Lexicon
from hkinno.store import items, terms
from hkinno.store.kinds import Entry, Kind, Record
from hkinno.store.schema import FORMS, KINDS, STATUSES, VOICES


class Test(NamedTuple):
    """What a filter lets through, and index terms of which each such record has one; None where it has none."""

    passes: Callable[[Entry], bool]
    terms: tuple[str, ...] | None


class Filter(NamedTuple):
    """A filter: an example of a value, the values it takes of each table (none: any text), and how a test is made."""

    example: str
    values: Mapping[str, tuple[str, ...]]
    make: Callable[[str, Lexicon], Test]
    # What the help says behind the example.
    told: str = ""

    def all_values(self) -> tuple[str, ...]:
        """The values of all tables; none where any text may be one."""
        return tuple(dict.fromkeys(value for values in self.values.values() for value in values))

    def takes(self, kind: Kind, value: str) -> bool:
        """Whether the filter can let a record of this kind through for this value."""
        return kind.table in self.values and (not self.all_values() or value in self.values[kind.table])


def _coded(key: str) -> Callable[[str, Lexicon], Test]:
    """A filter for a key that has one of a few values."""
    return lambda value, _: Test(lambda entry: entry.record.get(key) == value, (terms.tag(key, value),))


def _filed(key: str, noun: str, choices: Callable[[Lexicon], list[Entry]]) -> Callable[[str, Lexicon], Test]:
    """A filter for a list of ids, which may be given by any name of the record that they lead to."""

    def make(value: str, lexicon: Lexicon) -> Test:
        ids = _named(value, choices(lexicon), noun)
        return Test(
            lambda entry: not ids.isdisjoint(entry.record[key]), tuple(terms.tag(noun, name) for name in sorted(ids))
        )

    return make


def _para(value: str, lexicon: Lexicon) -> Test:
    named = lexicon.paragraphs_named(value)
    if named is None:
        raise UsageError(f"para: cannot be {text.visible(value)!r}; it is {lexicon.place_forms()}")
    ids = set(named)
    return Test(
        lambda entry: not ids.isdisjoint(entry.kind.places(entry.record)),
        tuple(terms.tag("paragraph", name) for name in sorted(ids)),
    )


def _text(value: str, _: Lexicon) -> Test:
    stem = text.stem(text.squeeze(value)) if value.isascii() and value.isalpha() else ""

    def passes(entry: Entry) -> bool:
        texts = (stored for _, stored, _ in entry.kind.texts(entry.record))
        if stem:
            return any(stem == found for stored in texts for _, _, found in text.words(stored))
        return any(text.find_all(value, stored) for stored in texts)

    return Test(passes, terms.stemmed(stem) if stem else terms.words(value))


def _hedge(value: str, _: Lexicon) -> Test:
    key = text.fold(value)
    return Test(lambda entry: text.fold(entry.record.get("hedge") or "") == key, None)


def articles_named(value: str, lexicon: Lexicon) -> set[str]:
    """The articles that a value of source: names. Raises ``UsageError`` that names them all where it names none."""
    articles = {name: lexicon.sources.article_names(name) for name in lexicon.sources.articles}
    key = text.squeeze(value)
    ids = {name for name, names in articles.items() if key in map(text.squeeze, (name, *names))}
    if not ids and key == library.BUILTIN:
        ids = {source["id"] for source in library.open_all([key]).all("sources")} & set(articles)
    if not ids:
        raise UsageError(f"there is no source {text.visible(value)}; the sources are {', '.join(articles)}")
    return ids


def _source(value: str, lexicon: Lexicon) -> Test:
    return of_articles(articles_named(value, lexicon), lexicon)


def _paper(value: str, lexicon: Lexicon) -> Test:
    key = text.squeeze(value)
    sources = lexicon.sources
    ids = {name for name in sources.articles if key in map(text.squeeze, sources.paper_names(name))}
    if not ids:
        papers = dict.fromkeys(source["item"].get("container-title", "") for source in sources.articles.values())
        known = f"the papers are {', '.join(filter(None, papers))}" if any(papers) else "no article names its paper"
        raise UsageError(f"there is no paper {text.visible(value)}; {known}")
    return of_articles(ids, lexicon)


def of_articles(ids: set[str], lexicon: Lexicon) -> Test:
    """What stands in a place of one of some articles."""
    places = {location.id for location in lexicon.sources.locations.values() if location.article in ids}
    return Test(
        lambda entry: not places.isdisjoint(entry.kind.places(entry.record)),
        tuple(terms.tag("paragraph", name) for name in sorted(places)),
    )


def _speaker(value: str, lexicon: Lexicon) -> Test:
    ids = _named(value, lexicon.entity_entries(), "speaker")
    return Test(lambda entry: entry.record["speaker"] in ids, tuple(terms.tag("speaker", name) for name in sorted(ids)))


def _payer(value: str, lexicon: Lexicon) -> Test:
    ids = _named(value, lexicon.entity_entries(), "payer")

    def passes(entry: Entry) -> bool:
        sums = (figure["money"] for figure in entry.record.get("figures", ()))
        return any(money and money["payer"] in ids for money in sums)

    return Test(passes, None)


def _date(value: str, lexicon: Lexicon) -> Test:
    """What a record tells of a time, or the article that it is of was issued then; about when is no date of issue."""
    asked = dates.interval(value)
    if asked is None:
        raise UsageError(f"date: cannot be {text.visible(value)!r}; it is a date or two, such as 2024 or 2023..2024-06")
    if asked.start and asked.end and asked.start > asked.end:
        raise UsageError(f"date: {text.visible(value)} ends before it begins; the earlier date comes first")
    years = asked.years()
    articles = lexicon.sources.articles
    issued = of_articles({name for name in articles if _issued(articles[name]["item"], asked)}, lexicon)

    def passes(entry: Entry) -> bool:
        when = entry.record.get("when")
        told = when is not None and bool(dates.of(when).years()) and dates.of(when).overlaps(asked)
        return told or issued.passes(entry)

    tags = tuple(terms.tag("year", str(year)) for year in years)
    return Test(passes, (*tags, *(issued.terms or ())) if tags else None)


def _issued(item: Record, asked: dates.Interval) -> bool:
    """Whether an article was issued in a time; one of which only about when is known was not."""
    date = items.date(item)
    when = dates.interval(date.iso()) if date and not date.circa else None
    return when is not None and when.overlaps(asked)


def _conflicts(record: Record) -> bool:
    return any(relation["type"] == "differs" for relation in record.get("related", ()))


HAS: dict[str, Callable[[Record], bool]] = {
    "figure": lambda record: bool(record.get("figures")),
    "when": lambda record: bool(record.get("when")),
    "note": lambda record: bool(record.get("note")),
    "related": lambda record: bool(record.get("related")),
    "conflict": _conflicts,
    "variant": lambda record: bool(record.get("variants")),
}


def _has(value: str, _: Lexicon) -> Test:
    return Test(lambda entry: HAS[value](entry.record), None)


BOTH: dict[str, tuple[str, ...]] = {"facts": (), "quotes": ()}

FILTERS: dict[str, Filter] = {
    "date": Filter("2024", BOTH, _date, ", 2023..2024: when a fact is, or when its article was issued"),
    "entity": Filter("ttps", BOTH, _filed("entities", "entity", Lexicon.entity_entries)),
    "form": Filter("direct", {"quotes": FORMS}, _coded("form")),
    "has": Filter(
        "figure",
        {"facts": ("figure", "when", "note", "related", "conflict"), "quotes": ("note", "variant")},
        _has,
    ),
    "hedge": Filter("希望", {"facts": ()}, _hedge),
    "kind": Filter("statistic", {"facts": KINDS}, _coded("kind")),
    "paper": Filter("NAME", BOTH, _paper),
    "payer": Filter("NAME", {"facts": ()}, _payer),
    "para": Filter("main-2", BOTH, _para),
    "source": Filter("main", BOTH, _source),
    "speaker": Filter("NAME", BOTH, _speaker),
    "status": Filter("planned", {"facts": STATUSES}, _coded("status")),
    "text": Filter("jobs", BOTH, _text),
    "topic": Filter("talent", BOTH, _filed("topics", "topic", Lexicon.topic_entries)),
    "voice": Filter("quoted", {"facts": VOICES}, _coded("voice")),
}


LIST, LISTS = "'hkinno topics --entities'", {"topic": "'hkinno topics'"}


def _named(value: str, choices: Iterable[Entry], noun: str) -> set[str]:
    """The ids of the records that a value names. Raises ``UsageError`` with near names for one that names none."""
    names = [(entry.id, entry.kind.names(entry.record)) for entry in choices]
    needle = text.squeeze(value)
    ids = {name for name, others in names if any(text.squeeze(other) == needle for other in others)}
    if not ids:
        of = {other: name for name, others in reversed(names) for other in others}
        # A value has no blanks: a name that has some is told by its id.
        near = dict.fromkeys(of[other] if " " in other else other for other in text.near(value, of, limit=3))
        hint = f"; near: {', '.join(near)}" if near else f"; {LISTS.get(noun, LIST)} lists them"
        raise UsageError(f"there is no {noun} {text.visible(value)}{hint}")
    return ids
