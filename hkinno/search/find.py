"""Finding records: which answer a query, in which order.

The order of meaning is topic, entity, text; within text, words as typed come before folded ones (other script, variant,
width, case, spacing) and those before romanised ones, a statement before the evidence. Several words narrow. A word
that is a topic's slug means that topic and nothing else, so that scripts get the same answer whatever is written
elsewhere.
"""

from collections.abc import Callable, Iterable
from typing import NamedTuple

from hkinno import places, text
from hkinno.search import meaning, words
from hkinno.search.filters import FILTERS
from hkinno.search.lexicon import Lexicon
from hkinno.search.match import Match, Span, match, together
from hkinno.search.query import Query
from hkinno.store import terms
from hkinno.store.kinds import FACT, QUOTE, Entry, Kind, Record
from hkinno.store.terms import Terms

# A compound of two words; anything longer is a sentence.
LONGEST_SPLIT = 16

# A name of more words is looked for only by itself.
LONGEST_NAME = 8

# So many strings are looked for in a large store: each takes a pass over it, and to read all of it no more than these.
MOST_TERMS = 50

# Records of one table, all that have some index terms among them, in the order of the store.
Fetch = Callable[[Terms], list[Record]]


class Found(NamedTuple):
    """The hits of a query, and what was done to its words to find them, for a person."""

    hits: list["Hit"]
    hints: tuple[str, ...] = ()


class Hit(NamedTuple):
    """A record that matches, how well, which of its characters, and why in words."""

    record: Record
    rank: int
    spans: tuple[Span, ...]
    why: tuple[str, ...]


def find(
    query: Query, kind: Kind, fetch: Fetch, lexicon: Lexicon, *, exact: bool = False, command: str = "facts"
) -> Found:
    """The facts, or the quotes, that answer a query, best first; all of them when it is empty.

    ``command`` is the one that hints name. ``fetch`` gives records of that kind; it may give more than have the terms.
    ``exact`` turns folding, inflections and readings off. Raises ``NotFoundError`` for a reference to a paragraph that
    the page does not have.
    """
    search = _Search(query, kind, fetch, lexicon, exact=exact)
    search.command = command
    hits = search.hits()
    order = {name: number for number, name in enumerate(lexicon.sources.locations)}

    def position(hit: Hit) -> tuple[int, bool, int, int]:
        spans = kind.spans(hit.record)
        paragraph, start = (spans[0]["paragraph"], spans[0]["start"]) if spans else ("", 0)
        # Of a topic or an entity whose name is a word too, what holds the word comes first.
        return hit.rank, not hit.spans and hit.rank <= meaning.ENTITY, order.get(paragraph, len(order)), start

    hits.sort(key=position)
    if kind is QUOTE and not any(lexicon.is_topic(word.casefold()) for word in query.words):
        # A quote is asked for by its words or its speaker: other names count only where these do not match.
        hits = [hit for hit in hits if hit.spans] or hits
    return Found(hits, (*search.hints, *(_beside(query, hits, lexicon, command) if kind is FACT else ())))


def _beside(query: Query, hits: list[Hit], lexicon: Lexicon, command: str) -> list[str]:
    """What to say of facts where a word is another name of a topic: what is filed there follows what holds the word."""
    if len(query.words) != 1 or query.filters or lexicon.is_topic(query.text.casefold()):
        return []
    # Of what is asked for a quantity, facts without one are not shown.
    shown = [hit for hit in hits if command != "figures" or hit.record["figures"]]
    filed = [hit for hit in shown if not hit.spans and hit.rank == meaning.TOPIC]
    (word,) = query.words
    held = FILTERS["text"].make(word, lexicon)
    if not filed or not any(held.passes(Entry(FACT, hit.record)) for hit in shown):
        return []
    topics = meaning.resolve(word, lexicon, exact=False).topics
    alone = f"hkinno {command} text:{word}"
    return [
        f"{word} is a name of the topic {', '.join(topics)}, and what is filed there follows; the word alone: {alone}"
    ]


class _Search:
    """One search: its ways to find records, tried in their order."""

    def __init__(self, query: Query, kind: Kind, fetch: Fetch, lexicon: Lexicon, *, exact: bool) -> None:
        self.query = query
        self.kind = kind
        self.fetch = fetch
        self.lexicon = lexicon
        self.exact = exact
        self.tests = [FILTERS[key].make(value, lexicon) for key, value in query.filters]
        # What was done to the words, for a person.
        self.hints: list[str] = []
        self.command = "facts"

    def hits(self) -> list[Hit]:
        """The hits of the first way that has some."""
        ways = [self._everything, self._by_place, self._by_id]
        more = [self._by_words_and_labels, self._by_names, self._by_split, self._without_fillers]
        ways += [self._by_words] if self.exact else more
        for way in ways:
            hits = way()
            if hits is not None:
                return hits
        return []

    def _narrowed(self, *alternatives: list[tuple[str, ...] | None]) -> list[Entry]:
        """The records that pass the filters, all that have the terms of one of the alternatives among them."""
        filtered = [test.terms for test in self.tests]
        wanted = [
            [each for each in (*filtered, *alternative) if each is not None and len(each) <= MOST_TERMS]
            for alternative in alternatives
        ]
        entries = (Entry(self.kind, record) for record in self.fetch(wanted))
        return [entry for entry in entries if all(test.passes(entry) for test in self.tests)]

    def _everything(self) -> list[Hit] | None:
        if self.query.words:
            return None
        return [Hit(entry.record, meaning.TOPIC, (), ("everything",)) for entry in self._narrowed([])]

    def _by_place(self) -> list[Hit] | None:
        named = places.find(self.query.text, self.lexicon.sources)
        if named is None:
            return None
        ids = set(self.lexicon.known_paragraphs(named))
        why = (f"stands in {', '.join(named)}",)
        return [
            Hit(entry.record, meaning.TOPIC, (), why)
            for entry in self._narrowed([tuple(terms.tag("paragraph", name) for name in ids)])
            if not ids.isdisjoint(self.kind.places(entry.record))
        ]

    def _by_id(self) -> list[Hit] | None:
        ids = {words.record_id(word).casefold() for word in self.query.words}
        entries = self._narrowed([tuple(terms.tag("id", name) for name in ids)])
        hits = [Hit(entry.record, meaning.TOPIC, (), ("its id",)) for entry in entries if entry.id.casefold() in ids]
        return hits if len(hits) == len(ids) else None

    def _by_words(self) -> list[Hit] | None:
        """The query as one phrase, and as words that must all match."""
        phrase = meaning.resolve(self.query.text, self.lexicon, exact=self.exact)
        several = len(self.query.words) > 1
        single = [meaning.resolve(word, self.lexicon, exact=self.exact) for word in self.query.words] if several else []
        alternatives = [[meaning.index_terms(phrase)]] + ([list(map(meaning.index_terms, single))] if single else [])
        hits = []
        for entry in self._narrowed(*alternatives):
            best = match(phrase, entry, self.lexicon.sources)
            if single and (best is None or best.rank > meaning.EXACT):
                apart = self._all(single, entry)
                best = apart if apart and (best is None or apart.rank < best.rank) else best
            if best is not None:
                hits.append(Hit(entry.record, *best))
        return hits or None

    def _all(self, resolved: list[meaning.Word], entry: Entry) -> Match | None:
        """The match of words that must all match."""
        matches = [each for each in (match(word, entry, self.lexicon.sources) for word in resolved) if each is not None]
        return together(matches) if len(matches) == len(resolved) else None

    def _with_all(self, parts: Iterable[str]) -> list[Hit]:
        resolved = [meaning.resolve(part, self.lexicon, exact=False) for part in parts]
        entries = self._narrowed(list(map(meaning.index_terms, resolved)))
        matched = [(entry, self._all(resolved, entry)) for entry in entries]
        return [Hit(entry.record, *found) for entry, found in matched if found is not None]

    def _by_words_and_labels(self) -> list[Hit] | None:
        """By words; where they find nothing as typed, by those that are names of filters: commitments, 計劃中."""
        hits = self._by_words()
        labels = [(word, words.label(word)) for word in self.query.words]
        named = {word: label for word, label in labels if label and FILTERS[label[0]].takes(self.kind, label[1])}
        if not named:
            return hits
        if hits and min(hit.rank for hit in hits) <= meaning.EXACT_EVIDENCE:
            self.hints += [
                f"{word} is a label too: hkinno {self.command} {key}:{value}"
                for word, (key, value) in named.items()
                if self._like([], ((key, value),))._everything()  # noqa: SLF001 - one of its own
            ]
            return hits
        rest = [word for word in self.query.words if word not in named]
        search = self._like(rest, tuple(named.values()))
        found = search._by_words() if rest else search._everything()  # noqa: SLF001 - one of its own
        if found:
            self.hints += [f"{word} read as {key}:{value}" for word, (key, value) in named.items()]
        return found or hits

    def _like(self, typed: list[str], filters: tuple[tuple[str, str], ...] = ()) -> "_Search":
        """The same search for other words and more filters."""
        query = Query(tuple(typed), (*self.query.filters, *filters), " ".join(typed))
        return _Search(query, self.kind, self.fetch, self.lexicon, exact=False)

    def _without_fillers(self) -> list[Hit] | None:
        """A question without the words that carry nothing."""
        kept, left = words.without_fillers(self.query.words)
        if not left or not kept:
            return None
        search = self._like(kept)
        hits = search.hits()
        if hits:
            self.hints += [f"left out: {', '.join(dict.fromkeys(left))}", *search.hints]
        return hits or None

    def _by_names(self) -> list[Hit] | None:
        """Words that no record has all of, with those that are a name together as one: Sun Dong talent is two words."""
        typed = self.query.words
        if len(typed) == 1:
            return None
        names = set(map(text.squeeze, self.lexicon.names()))
        parts: list[str] = []
        start = 0
        while start < len(typed):
            ends = range(min(start + LONGEST_NAME, len(typed)), start, -1)
            end = next((end for end in ends if text.squeeze(" ".join(typed[start:end])) in names), start + 1)
            parts.append(" ".join(typed[start:end]))
            start = end
        return self._with_all(parts) or None if 1 < len(parts) < len(typed) else None

    def _by_split(self) -> list[Hit] | None:
        """A Chinese word that is found nowhere, as two words: 高才通申請 is 高才通 and 申請.

        Chinese is written without spaces. The first place to split at which some record has both halves counts.
        """
        typed = self.query.words[0]
        if len(typed) > LONGEST_SPLIT or not typed.isalpha() or typed.isascii():
            return None
        for middle in range(len(typed) - 2, 1, -1):
            hits = self._with_all((typed[:middle], typed[middle:]))
            if hits:
                return hits
        return None


__all__ = ["FACT", "QUOTE", "Hit", "find"]
