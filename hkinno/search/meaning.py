"""What one word of a query means: topics, entities, people, a quantity, other words for it, and its own letters."""

import re
from typing import NamedTuple

from hkinno import dates, numerals, text
from hkinno.search import words
from hkinno.search.lexicon import Lexicon
from hkinno.store import terms
from hkinno.store.kinds import ENTITY as ENTITY_KIND
from hkinno.store.kinds import TOPIC as TOPIC_KIND
from hkinno.store.kinds import Entry

# Ranks of a match, best first. Within one, records stand in page order.
TOPIC, ENTITY, EXACT, EXACT_EVIDENCE, FOLDED, FOLDED_EVIDENCE, QUANTITY, SYNONYM, ROMANISED = range(9)

# Words of letters, which may have hyphens and apostrophes.
PHRASE = r"[A-Za-z][A-Za-z'’-]*(?: [A-Za-z][A-Za-z'’-]*)+"

# Below this a numeral in words is more often part of a word.
LEAST_SPELLED = 10

# A reading of one syllable matches nearly everything.
FEWEST_SYLLABLES = 2

# A record that a word means: how well, and why in words.
Meaning = tuple[int, str]


class Word(NamedTuple):
    """One word of a query, or all of it as a phrase, with what it means.

    ``topics``, ``entities`` and ``records`` (by their readings) are ids with rank and reason; ``unit`` is what a
    quantity counts, in words; ``people`` are the entities among them that can speak.
    """

    typed: str
    key: str
    exact: bool = False
    topic_only: bool = False
    stem: str = ""
    # The stems of its words, where it is a phrase in English: production lines is a form of production line.
    stems: tuple[str, ...] = ()
    # Stems of other words of its family: application is of the family of apply.
    kin: frozenset[str] = frozenset()
    synonyms: tuple[str, ...] = ()
    topics: dict[str, Meaning] = {}  # noqa: RUF012 - never changed
    entities: dict[str, Meaning] = {}  # noqa: RUF012
    records: dict[str, Meaning] = {}  # noqa: RUF012
    people: frozenset[str] = frozenset()
    # The quantity that it is, in each unit that says the same: 五成 is 50% and 一半.
    quantities: tuple[numerals.Quantity, ...] = ()
    unit: tuple[str, ...] = ()
    date: dates.Interval | None = None


def resolve(typed: str, lexicon: Lexicon, *, exact: bool) -> Word:
    """The meaning of a word. A topic's slug means that topic and nothing else; ``exact`` turns folding off."""
    slug = typed.casefold()
    if lexicon.is_topic(slug):
        return Word(typed, typed, exact=exact, topic_only=True, topics={slug: (TOPIC, f"topic {slug}")})
    key = typed if exact else text.squeeze(typed)
    stems = () if exact else _stems(typed)
    topics = _named(typed, key, lexicon.called(TOPIC_KIND, typed, stems), TOPIC, exact=exact)
    entities = _named(typed, key, lexicon.called(ENTITY_KIND, typed, stems), ENTITY, exact=exact)
    people = frozenset(name for name in entities if lexicon.sources.entities[name]["type"] == "person")
    word = Word(typed, key, exact=exact, topics=topics, entities=entities, people=people)
    return word if exact else _widened(word, lexicon)


def _named(typed: str, key: str, choices: list[Entry], rank: int, *, exact: bool) -> dict[str, Meaning]:
    """The records that have the word as a name."""
    if not key:
        return {}
    meant: dict[str, Meaning] = {}
    stems = () if exact else _stems(typed)
    for entry in choices:
        for name in entry.kind.names(entry.record):
            if name == typed if exact else text.squeeze(name) == key or (stems and _stems(name) == stems):
                meant.setdefault(entry.id, (rank, f"{entry.kind.noun} {entry.id} ({name})"))
    return meant


def _stems(typed: str) -> tuple[str, ...]:
    """The stems of the words of an English phrase; none of a single word, or of what is none."""
    if " " not in typed or not re.fullmatch(PHRASE, typed):
        return ()
    return tuple(map(text.stem, typed.split()))


def _widened(word: Word, lexicon: Lexicon) -> Word:
    """A word with all that folding adds: readings, inflections, synonyms, a quantity."""
    quantity = _quantity(word.typed)
    stem = text.stem(word.key) if word.key.isascii() and word.key.isalpha() else ""
    return _with_readings(word, lexicon)._replace(
        stem=stem,
        stems=_stems(word.typed),
        kin=words.families().get(stem, frozenset()),
        synonyms=tuple(text.alternatives(word.typed)),
        quantities=numerals.same_share(quantity) if quantity is not None else (),
        unit=numerals.unit_words(word.typed) if quantity is not None and quantity.unit_hint is None else (),
        date=dates.interval(word.typed.removesuffix("年")),
    )


def _quantity(typed: str) -> numerals.Quantity | None:
    """The quantity a word is; 數據 begins like 數月 and is none: a small number needs a digit, a share or two ends."""
    quantity = numerals.parse(typed)
    if quantity is None or quantity.unit_hint in ("percent", "fraction") or any(map(str.isdigit, typed)):
        return quantity
    if None not in (quantity.min, quantity.max) and not quantity.several:
        return quantity
    numbers = [number for number in (quantity.value, quantity.min, quantity.max) if number is not None]
    return quantity if max(numbers, default=0) >= LEAST_SPELLED else None


def _with_readings(word: Word, lexicon: Lexicon) -> Word:
    """The word with the records whose names or words sound as it is typed."""
    reading = text.romanised(word.typed)
    if not reading:
        return word
    topics, entities, records = dict(word.topics), dict(word.entities), dict(word.records)
    for row in lexicon.sounding(reading):
        for system in ("pinyin", "jyutping"):
            span = text.find_syllables(reading, row[system])
            if span is None or span[1] - span[0] < FEWEST_SYLLABLES:
                continue
            if lexicon.is_topic(row["id"]):
                table = topics
            else:
                table = entities if row["id"] in lexicon.sources.entities else records
            table.setdefault(row["id"], (ROMANISED, f"{system} of {row['of']}"))
    people = {name for name in entities if lexicon.sources.entities[name]["type"] == "person"}
    return word._replace(topics=topics, entities=entities, records=records, people=frozenset(people))


def index_terms(word: Word) -> tuple[str, ...] | None:
    """Index terms of which every record that the word can match has one; None where any record might match."""
    found = [terms.tag("topic", slug) for slug in word.topics]
    found += [terms.tag("entity", name) for name in word.entities]
    found += [terms.tag("id", name) for name in word.records]
    if word.topic_only:
        return tuple(found)
    if word.people:
        found.append(terms.QUOTE)
    for needle in (word.typed, *word.synonyms):
        parts = terms.stemmed(word.stem) if word.stem and needle == word.typed else terms.words(needle)
        if parts is None and (word.exact or text.squeeze(needle)):
            return None
        found += parts or ()
    if word.stems:
        first = terms.stemmed(max(word.stems, key=len))
        if first is None:
            return None
        found += first
    for stem in word.kin:
        found += terms.stemmed(stem) or ()
    for quantity in word.quantities:
        found += [terms.number_tag(number) for number in quantity.printed_numbers()]
    if word.date is not None:
        found += [terms.tag("year", str(year)) for year in word.date.years()]
    return tuple(found)
