"""Finding records: what the words of a query mean, which records they match, and in which order.

The order of meaning is topic, entity, text; within text, words as typed come before folded ones
(other script, variant, width, case, spacing) and those before romanised ones, a statement before
the evidence. Several words narrow. A word that is a topic's slug means that topic and nothing else,
so that scripts get the same answer whatever is written elsewhere.

Spans count code points in the stored text they name: what is shown is always what is stored.
"""

from collections.abc import Callable, Iterable, Iterator
from typing import Any, NamedTuple

from hkinno import numerals, places, text
from hkinno.errors import NotFoundError, UsageError
from hkinno.search.query import Query
from hkinno.store import terms as clues
from hkinno.store.terms import Terms

Record = dict[str, Any]

# Ranks of a match, best first. Within one, records stand in page order.
TOPIC, ENTITY, EXACT, EXACT_EVIDENCE, FOLDED, FOLDED_EVIDENCE, QUANTITY, SYNONYM, ROMANISED = range(9)

# Below this a numeral in words is more often part of a word.
LEAST_SPELLED = 10

# A compound of two words; anything longer is a sentence.
LONGEST_SPLIT = 16

# A name of more words is looked for only by itself.
LONGEST_NAME = 8

# The texts of a record that are searched: name of the field, text, and whether it is evidence.
Texts = Callable[[Record], Iterator[tuple[str, str, bool]]]

# So many strings are looked for in a large store: each takes a pass over it, and to read all of it no more than these.
MOST_CLUES = 50

# Records of one table, all that answer to some clues among them, in the order of the store.
Fetch = Callable[[Terms], list[Record]]

# What a place can be, for those who gave none.
PLACES = (
    "a paragraph or several (main-1, main-3..5, 主稿第1段), a whole article with its captions (main, 主稿), or caption"
)

# A reading of one syllable matches nearly everything.
FEWEST_SYLLABLES = 2


class Span(NamedTuple):
    """Matched characters: ``[start, end)`` in the text that ``field`` names, such as "statement.zh"."""

    field: str
    start: int
    end: int


class Hit(NamedTuple):
    """A record that matches, how well, which of its characters, and why in words."""

    record: Record
    rank: int
    spans: tuple[Span, ...]
    why: tuple[str, ...]


class Lexicon(NamedTuple):
    """What words can mean besides themselves: tables of the store."""

    topics: list[Record]
    entities: list[Record]
    romanised: list[Record]
    paragraphs: list[Record]


class _Word(NamedTuple):
    typed: str
    needle: str
    stem: str
    synonyms: list[str]
    topics: dict[str, tuple[int, str]]
    entities: dict[str, tuple[int, str]]
    quantity: numerals.Quantity | None
    # What the quantity counts, in words; none for a bare number.
    unit: tuple[str, ...]
    # All names of the people whom the word names, whose quotes it means.
    speakers: frozenset[str]
    topic_only: bool
    exact: bool


class _Match(NamedTuple):
    rank: int
    spans: tuple[Span, ...]
    why: tuple[str, ...]


class _Filter(NamedTuple):
    """What a ``key:value`` of a query lets through, and clues to it; None if there are none."""

    test: Callable[[Record], bool]
    clues: tuple[str, ...] | None


def facts(query: Query, fetch: Fetch, lexicon: Lexicon, *, exact: bool = False) -> list[Hit]:
    """The facts that answer a query, best first; all of them when it is empty.

    ``fetch`` gives facts of the store; it may give more than answer to the clues. ``exact`` turns folding,
    inflections and readings off. Raises ``NotFoundError`` for a reference to a paragraph that the page does not have.
    """
    return _find(query, fetch, lexicon, _fact_texts, exact=exact)


def quotes(query: Query, fetch: Fetch, lexicon: Lexicon, *, exact: bool = False) -> list[Hit]:
    """The quotes that hold the words, best first. See ``facts``.

    A quote is asked for by its words or its speaker: names of topics and of other entities count only where these do
    not match.
    """
    hits = _find(query, fetch, lexicon, _quote_texts, exact=exact)
    with_words = [hit for hit in hits if hit.spans]
    slugs = {topic["slug"] for topic in lexicon.topics}
    return with_words if with_words and not any(word.casefold() in slugs for word in query.words) else hits


def page_order(paragraphs: Iterable[Record]) -> dict[str, int]:
    """Paragraph id to its position on the page, which is its position in the table."""
    return {paragraph["id"]: number for number, paragraph in enumerate(paragraphs)}


def place_of(record: Record) -> tuple[str, int]:
    """The paragraph and the offset where a fact's (first) evidence or a quote stands."""
    first = record["evidence"][0] if record.get("evidence") else record
    return first.get("paragraph", ""), first.get("start", 0)


def known_paragraphs(ids: Iterable[str], paragraphs: list[Record]) -> list[str]:
    """The ids as the page has them. Raises ``NotFoundError`` with the valid range for one that it has not."""
    known = {paragraph["id"] for paragraph in paragraphs}
    wanted = list(ids)
    for wrong in wanted:
        if wrong not in known:
            group = wrong.rpartition("-")[0]
            there = [paragraph["id"] for paragraph in paragraphs if paragraph["id"].rpartition("-")[0] == group]
            valid = f"{there[0]} to {there[-1]}" if len(there) > 1 else " ".join(there)
            groups = dict.fromkeys(paragraph["id"].rpartition("-")[0] for paragraph in paragraphs)
            hint = f"it has {valid}" if there else f"its paragraphs begin with {', '.join(groups)}"
            raise NotFoundError(f"the page has no paragraph {text.visible(wrong)}; {hint}")
    return wanted


def paragraphs_named(value: str, paragraphs: list[Record]) -> list[str] | None:
    """The ids of the paragraphs that a place names, in the order of the text; None for what is no place.

    An article's name (main, 主稿, main story) means the whole article: the captions and pull quote that belong to it
    too. caption and pull mean these alone. Raises ``NotFoundError`` for a paragraph that the page has not.
    """
    asked = places.find(value)
    if asked is not None:
        return known_paragraphs(asked, paragraphs)
    name = places.group(value)
    return [each["id"] for each in paragraphs if name in (each["article"], each["id"].rpartition("-")[0])] or None


def suggestions(query: Query, lexicon: Lexicon) -> list[str]:
    """Up to three names of topics and entities near the query's words, none that was typed. Never run, only told."""
    names = [name for topic in lexicon.topics for name in _topic_names(topic)]
    names += [name for entity in lexicon.entities for name in entity_names(entity)]
    typed = text.squeeze(query.text[:200])
    return text.near(query.text[:200], dict.fromkeys(name for name in names if text.squeeze(name) != typed), limit=3)


def entity_names(entity: Record) -> list[str]:
    """Every name an entity answers to, its id first."""
    official = [name for name in (entity["official"]["zh"], entity["official"]["en"]) if name]
    return list(dict.fromkeys([entity["id"], *entity["printed"], *official, *entity["aliases"]]))


def _topic_names(topic: Record) -> list[str]:
    return [topic["slug"], topic["zh"], topic["en"], *topic["aliases"]]


def _find(query: Query, fetch: Fetch, lexicon: Lexicon, texts: Texts, *, exact: bool) -> list[Hit]:
    filters = [_filter(key, value, lexicon) for key, value in query.filters]
    filtered = [each.clues for each in filters]

    def narrowed(*alternatives: list[tuple[str, ...] | None]) -> list[Record]:
        """Records that pass the filters, all that answer to one of the alternatives among them."""
        wanted = [
            [clue for clue in (*filtered, *each) if clue is not None and len(clue) <= MOST_CLUES]
            for each in alternatives
        ]
        return [record for record in fetch(wanted) if all(each.test(record) for each in filters)]

    order = page_order(lexicon.paragraphs)
    hits = _hits(query, narrowed, lexicon, texts, exact=exact)
    last = len(order)

    def position(hit: Hit) -> tuple[int, int, int]:
        paragraph, start = place_of(hit.record)
        return hit.rank, order.get(paragraph, last), start

    return sorted(hits, key=position)


def _hits(
    query: Query, narrowed: Callable[..., list[Record]], lexicon: Lexicon, texts: Texts, *, exact: bool
) -> list[Hit]:
    if not query.words:
        return [Hit(record, TOPIC, (), ("everything",)) for record in narrowed([])]
    asked = places.find(query.text)
    if asked is not None:
        there = set(known_paragraphs(asked, lexicon.paragraphs))
        return [
            Hit(record, TOPIC, (), (f"stands in {', '.join(asked)}",))
            for record in narrowed([tuple(clues.tag("paragraph", each) for each in there)])
            if not there.isdisjoint(paragraphs_of(record))
        ]
    # The query as ids, as one phrase, and as words that must all be there.
    ids = {word.casefold() for word in query.words}
    phrase = _meaning(query.text, lexicon, exact=exact)
    words = [_meaning(word, lexicon, exact=exact) for word in query.words] if len(query.words) > 1 else []
    by_id = tuple(clues.tag("id", each) for each in ids)
    records = narrowed([by_id], [_clues(phrase)], *([list(map(_clues, words))] if words else []))
    named = [Hit(record, TOPIC, (), ("its id",)) for record in records if record["id"].casefold() in ids]
    if named and len(named) == len(ids):
        return named
    hits = []
    for record in records:
        match = _match(phrase, record, texts)
        if words and (match is None or match.rank > EXACT):
            found = [each for each in (_match(word, record, texts) for word in words) if each is not None]
            if len(found) == len(words) and (match is None or max(each.rank for each in found) < match.rank):
                match = _together(found)
        if match is not None:
            hits.append(Hit(record, *match))
    if hits or exact:
        return hits
    if len(query.words) > 1:
        return _with_names(query.words, narrowed, lexicon, texts)
    return _split(query.words[0], narrowed, lexicon, texts)


def _with_names(
    words: tuple[str, ...], narrowed: Callable[..., list[Record]], lexicon: Lexicon, texts: Texts
) -> list[Hit]:
    """Words that no record has all of, with those that are a name together as one: Sun Dong talent is two words."""
    names = {text.squeeze(name) for topic in lexicon.topics for name in _topic_names(topic)}
    names |= {text.squeeze(name) for entity in lexicon.entities for name in entity_names(entity)}
    parts: list[str] = []
    start = 0
    while start < len(words):
        ends = range(min(start + LONGEST_NAME, len(words)), start, -1)
        end = next((end for end in ends if text.squeeze(" ".join(words[start:end])) in names), start + 1)
        parts.append(" ".join(words[start:end]))
        start = end
    return _with_all(parts, narrowed, lexicon, texts) if 1 < len(parts) < len(words) else []


def _with_all(parts: Iterable[str], narrowed: Callable[..., list[Record]], lexicon: Lexicon, texts: Texts) -> list[Hit]:
    """The records that each of some words finds."""
    words = [_meaning(part, lexicon, exact=False) for part in parts]
    hits = []
    for record in narrowed(list(map(_clues, words))):
        found = [match for match in (_match(word, record, texts) for word in words) if match is not None]
        if len(found) == len(words):
            hits.append(Hit(record, *_together(found)))
    return hits


def _split(typed: str, narrowed: Callable[..., list[Record]], lexicon: Lexicon, texts: Texts) -> list[Hit]:
    """A Chinese word that is found nowhere, as two words: 高才通申請 is 高才通 and 申請.

    Chinese is written without spaces. The first place to split at which some record has both halves counts.
    """
    if len(typed) > LONGEST_SPLIT or not typed.isalpha() or typed.isascii():
        return []
    for middle in range(len(typed) - 2, 1, -1):
        hits = _with_all((typed[:middle], typed[middle:]), narrowed, lexicon, texts)
        if hits:
            return hits
    return []


def _clues(word: _Word) -> tuple[str, ...] | None:
    """Clues to every record that ``_match`` finds for a word; None if any might be one."""
    found = [clues.tag("topic", slug) for slug in word.topics]
    found += [clues.tag("entity", name) for name in word.entities]
    # A quote's reading stands among the entities, as "quote Q01".
    found += [clues.tag("id", name.removeprefix("quote ")) for name in word.entities if name.startswith("quote ")]
    if word.topic_only:
        return tuple(found)
    if word.speakers:
        found.append(clues.QUOTE)
    for needle in (word.typed, *word.synonyms):
        held = clues.stemmed(word.stem) if word.stem and needle == word.typed else clues.words(needle)
        if held is None and (word.exact or text.squeeze(needle)):
            return None
        found += held or ()
    if word.quantity is not None:
        numbers = (word.quantity.value, word.quantity.min, word.quantity.max)
        found += [clues.number_tag(number) for number in numbers if number is not None]
    return tuple(found)


def _together(matches: list[_Match]) -> _Match:
    spans = tuple(span for match in matches for span in match.spans)
    return _Match(max(match.rank for match in matches), spans, tuple(why for match in matches for why in match.why))


def _meaning(typed: str, lexicon: Lexicon, *, exact: bool) -> _Word:
    slug = typed.casefold()
    if any(topic["slug"] == slug for topic in lexicon.topics):
        means = {slug: (TOPIC, f"topic {slug}")}
        return _Word(typed, typed, "", [], means, {}, None, (), frozenset(), topic_only=True, exact=exact)
    needle = typed if exact else text.squeeze(typed)
    topics: dict[str, tuple[int, str]] = {}
    entities: dict[str, tuple[int, str]] = {}
    same = (lambda name: name == typed) if exact else (lambda name: text.squeeze(name) == needle)
    for topic in lexicon.topics:
        for name in _topic_names(topic):
            if needle and same(name):
                topics.setdefault(topic["slug"], (TOPIC, f"topic {topic['slug']} ({name})"))
    for entity in lexicon.entities:
        for name in entity_names(entity):
            if needle and same(name):
                entities.setdefault(entity["id"], (ENTITY, f"entity {entity['id']} ({name})"))
    if not exact:
        _add_readings(typed, lexicon, topics, entities)
    latin = needle.isascii() and needle.isalpha()
    quantity = None if exact else _quantity(typed)
    return _Word(
        typed=typed,
        needle=needle,
        stem=text.stem(needle) if latin and not exact else "",
        synonyms=[] if exact else text.alternatives(typed),
        topics=topics,
        entities=entities,
        quantity=quantity,
        unit=numerals.unit_words(typed) if quantity is not None and quantity.unit_hint is None else (),
        speakers=frozenset(
            name if exact else text.squeeze(name)
            for entity in lexicon.entities
            if entity["id"] in entities and entity.get("type") == "person"
            for name in entity_names(entity)
        ),
        topic_only=False,
        exact=exact,
    )


def _quantity(typed: str) -> numerals.Quantity | None:
    """The quantity a word is; 數據 begins like 數月 and is none, so small numbers need a digit or a share."""
    quantity = numerals.parse(typed)
    if quantity is None or quantity.unit_hint in ("percent", "fraction") or any(map(str.isdigit, typed)):
        return quantity
    numbers = [number for number in (quantity.value, quantity.min, quantity.max) if number is not None]
    return quantity if max(numbers, default=0) >= LEAST_SPELLED else None


def _add_readings(
    typed: str,
    lexicon: Lexicon,
    topics: dict[str, tuple[int, str]],
    entities: dict[str, tuple[int, str]],
) -> None:
    reading = text.romanised(typed)
    if not reading:
        return
    slugs = {topic["slug"] for topic in lexicon.topics}
    names = {entity["id"] for entity in lexicon.entities}
    for row in lexicon.romanised:
        for system in ("pinyin", "jyutping"):
            span = text.find_syllables(reading, row[system])
            if span is not None and span[1] - span[0] >= FEWEST_SYLLABLES:
                why = (ROMANISED, f"{system} of {row['of']}")
                if row["id"] in slugs:
                    topics.setdefault(row["id"], why)
                elif row["id"] in names:
                    entities.setdefault(row["id"], why)
                else:  # a quote: its reading stands for the quote itself
                    entities.setdefault(f"quote {row['id']}", why)


def _match(word: _Word, record: Record, texts: Texts) -> _Match | None:
    """The best match of one word (or of the query as a phrase) with one record."""
    meanings = [word.topics[slug] for slug in record["topics"] if slug in word.topics]
    if word.topic_only:
        return _Match(TOPIC, (), (meanings[0][1],)) if meanings else None
    meanings += [word.entities[name] for name in record["entities"] if name in word.entities]
    meanings += [word.entities[name] for name in (f"quote {record['id']}",) if name in word.entities]
    best = min(meanings, default=None)
    spans: list[Span] = []
    ranks: list[int] = []
    whys: list[str] = []
    for field, stored, is_evidence in texts(record):
        for needle, rank in _needles(word):
            found, typed = _spans(word, needle, stored)
            if found:
                if rank == FOLDED and typed:
                    rank = EXACT  # noqa: PLW2901
                ranks.append(rank + is_evidence if rank != SYNONYM else SYNONYM)
                spans += (Span(field, *each) for each in found)
                whys.append(f"{field}: {_how(word, needle, stored, found[0], as_typed=typed)}")
                break
    if word.quantity is not None:
        for number, figure in enumerate(record.get("figures", ())):
            if _same_quantity(word.quantity, figure) and _same_unit(word.unit, figure):
                ranks.append(QUANTITY)
                whys.append(f"figures.{number}: {figure['printed']} is that quantity")
    said = record["speaker"] if word.speakers and "exact" in record else ""
    if said and (said if word.exact else text.squeeze(said)) in word.speakers:
        ranks.append(ENTITY)
        spans.append(Span("speaker", 0, len(said)))
        whys.append(f"speaker: {said}")
    if best is not None:
        ranks.append(best[0])
        whys.insert(0, best[1])
    return _Match(min(ranks), tuple(spans), tuple(whys)) if ranks else None


def _needles(word: _Word) -> list[tuple[str, int]]:
    return [(word.typed, FOLDED), *((synonym, SYNONYM) for synonym in word.synonyms)]


def _spans(word: _Word, needle: str, stored: str) -> tuple[list[tuple[int, int]], bool]:
    """Where the needle stands in a stored text, and whether it stands there as typed."""
    if word.exact:
        start = stored.find(needle)
        return ([(start, start + len(needle))], True) if start >= 0 else ([], False)
    if word.stem and needle == word.typed:
        found = [
            (start, end)
            for start, end, stem in text.words(stored)
            if stem == word.stem or text.fold(stored[start:end]) == word.needle
        ]
    else:
        found = text.find_all(needle, stored)
    return found, any(stored[start:end] == needle for start, end in found)


def _how(word: _Word, needle: str, stored: str, span: tuple[int, int], *, as_typed: bool) -> str:
    there = stored[span[0] : span[1]]
    if as_typed:
        return f"{there} as typed"
    if needle != word.typed:
        return f"{there}, another word for {word.typed}"
    if text.squeeze(there) != word.needle:
        return f"{there}, another form of {word.typed}"
    return f"{there}, folded: {', '.join(text.differences(word.typed, there))}"


def _same_quantity(asked: numerals.Quantity, figure: Record) -> bool:
    if asked.unit_hint is not None and asked.unit_hint != figure["unit"]:
        return False
    numbers = {number for number in (asked.value, asked.min, asked.max) if number is not None}
    return not numbers.isdisjoint((figure["value"], figure["min"], figure["max"]))


def _same_unit(asked: tuple[str, ...], figure: Record) -> bool:
    """Whether each word of a unit is one of the figure's: of its unit, of what it measures, or as it is printed.

    A single character, 年 or 歲, must be printed: in a measure it may be part of any word.
    """
    english = f"{figure['unit'].replace('_', ' ')} {figure['measure']['en']}"
    if figure["unit"] == "years_of_age":
        english += " old"
    stems = {stem for _, _, stem in text.words(english)}
    for word in asked:
        if word.isascii():
            if text.stem(word) not in stems:
                return False
            continue
        printed = figure["printed"] if len(word) == 1 else f"{figure['printed']} {figure['measure']['zh']}"
        if not any(text.find_all(each, printed) for each in (word, *text.alternatives(word))):
            return False
    return True


def _fact_texts(fact: Record) -> Iterator[tuple[str, str, bool]]:
    yield "statement.zh", fact["statement"]["zh"], False
    yield "statement.en", fact["statement"]["en"], False
    for number, evidence in enumerate(fact["evidence"]):
        yield f"evidence.{number}.exact", evidence["exact"], True


def _quote_texts(quote: Record) -> Iterator[tuple[str, str, bool]]:
    yield "exact", quote["exact"], False
    yield "translation.en", quote["translation"]["en"], True


def paragraphs_of(record: Record) -> list[str]:
    """The paragraphs a fact's evidence or a quote stands in."""
    if "evidence" in record:
        return [evidence["paragraph"] for evidence in record["evidence"]]
    return [record["paragraph"]]


def _filter(key: str, value: str, lexicon: Lexicon) -> _Filter:
    if key in ("kind", "status", "voice", "form"):
        return _Filter(lambda record: record.get(key) == value, (clues.tag(key, value),))
    if key == "topic":
        slugs = _meant(value, ((topic["slug"], _topic_names(topic)) for topic in lexicon.topics), "topic")
        return _Filter(
            lambda record: not slugs.isdisjoint(record["topics"]), tuple(clues.tag(key, slug) for slug in slugs)
        )
    if key == "entity":
        ids = _meant(value, ((entity["id"], entity_names(entity)) for entity in lexicon.entities), "entity")
        return _Filter(
            lambda record: not ids.isdisjoint(record["entities"]), tuple(clues.tag(key, name) for name in ids)
        )
    if key == "para":
        there = set(_paragraphs_meant(value, lexicon.paragraphs))
        return _Filter(
            lambda record: not there.isdisjoint(paragraphs_of(record)),
            tuple(clues.tag("paragraph", each) for each in there),
        )
    return _Filter(_HAS[value], None)


_HAS: dict[str, Callable[[Record], bool]] = {
    "figure": lambda record: bool(record.get("figures")),
    "when": lambda record: bool(record.get("when")),
    "note": lambda record: bool(record.get("note")),
    "related": lambda record: bool(record.get("related")),
    "conflict": lambda record: any(other["how"] == "differs" for other in record.get("related", ())),
    "variant": lambda record: bool(record.get("variants")),
}


def _meant(value: str, choices: Iterable[tuple[str, list[str]]], what: str) -> set[str]:
    known = list(choices)
    needle = text.squeeze(value)
    meant = {key for key, names in known if any(text.squeeze(name) == needle for name in names)}
    if not meant:
        near = text.near(value, [name for _, names in known for name in names], limit=3)
        hint = f"; near: {', '.join(near)}" if near else "; 'hkinno topics' lists them"
        raise UsageError(f"there is no {what} {text.visible(value)}{hint}")
    return meant


def _paragraphs_meant(value: str, paragraphs: list[Record]) -> list[str]:
    there = paragraphs_named(value, paragraphs)
    if there is None:
        raise UsageError(f"para: cannot be {text.visible(value)!r}; it is {PLACES}")
    return there
