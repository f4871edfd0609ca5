"""What the figures and times of a store are of, and how plainly a passage of prose names it.

A passage is taken apart into traits: the store's entities that it names, senses of words in both languages, pairs of
Chinese characters and stems of English words. A trait that few facts have says much, one that all have nothing.
"""

import math
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from functools import cached_property
from math import fsum
from typing import NamedTuple, Protocol

from hkinno.check import english
from hkinno.check.figures import amounts, times, vocabulary
from hkinno.check.figures.amounts import AGE, Mention
from hkinno.check.figures.prose import HAN, folded, plain
from hkinno.check.figures.times import Time
from hkinno.dates import Interval
from hkinno.documents.patterns import Pattern
from hkinno.sources import Sources
from hkinno.store.kinds import ENTITY, Record

# A name of fewer Latin letters may be a word.
SHORTEST_NAME = 3
# What a trait begins with that is an entity, a sense, an age, or a measure word.
NAME, SENSE, AGED, COUNTED = "@", "§", "#age", "~"
HEADS = {folded(ending): Pattern(folded(pattern)) for ending, pattern in vocabulary.HEADS.items()}
ARTICLE = "the "
METONYMS = frozenset(folded(metonym) for _, metonym in vocabulary.METONYMS)
IN_PLACE = Pattern(folded(vocabulary.IN_PLACE))
HYPHEN = Pattern(r"(?<=[a-z])[-‐‑](?=[a-z])")
SIGNS = Pattern(f"[^{HAN}-\\U0010ffff]+")
WORD = Pattern(r"[a-z][a-z'’]*")

# What facts say beside what a figure measures counts so much.
MORE, COVERED = 0.4, 0.4


class Context(Protocol):
    """What stands round a figure."""

    def level(self, trait: str) -> float:
        """How much a trait counts there."""


FEW = 20
# A name that so few facts have tells whose a figure is.
TELLING = 0.5
# Whether something is there or is to be: not what is counted.
STATE = 0.7
EXISTING, TARGET = frozenset({SENSE + "existing"}), frozenset({SENSE + "target"})
STATES = EXISTING | TARGET
# A trait and where it begins.
Placed = tuple[int, str]


class Measure(NamedTuple):
    """A figure of the store and the facts that state it.

    ``core`` are the traits of what it measures, ``whole`` those of what it is a part of, ``more`` those of what else
    its facts say, ``related`` those of the facts related to them, ``said`` those of its measure in each language.
    """

    figure: Record
    facts: tuple[Record, ...]
    core: frozenset[str]
    whole: frozenset[str]
    more: frozenset[str]
    related: frozenset[str]
    said: tuple[frozenset[str], ...]
    # What is counted, whether it is there or to be, and when the article was written.
    counted: frozenset[str]
    state: frozenset[str]
    issued: Interval | None

    # Facts that a page compares are of one thing.
    def kin(self, other: "Measure", places: frozenset[str]) -> bool:
        """Whether one fact states both, or both are of one thing that has a name, and is no place."""
        shared = (self.core | self.whole) & (other.core | other.whole) - places
        named = {trait for trait in shared if trait.startswith(NAME)}
        compared = {
            each["id"] for fact in self.facts for each in fact["related"] if each["type"] == "compares-with"
        } | {fact["id"] for fact in self.facts}
        return bool(named) or bool(compared & {fact["id"] for fact in other.facts})

    def may_be_of(self, speaker: str | None) -> bool:
        """Whether a speaker may have given it: nobody else alone did."""
        given = {fact["speaker"] for fact in self.facts}
        return speaker is None or None in given or speaker in given

    @property
    def programme(self) -> str:
        """What a sum is for; "" where no such thing has a name."""
        return (self.figure["money"] or {}).get("programme") or ""

    @property
    def all(self) -> frozenset[str]:
        """Every trait of it."""
        return self.core | self.whole | self.more | self.related


class Traits:
    """Takes passages apart by the names of a store's entities and by language."""

    def __init__(self, sources: Sources) -> None:
        self.sources = sources

    @cached_property
    def _index(self) -> dict[str, list[tuple[str, tuple[str, ...]]]]:
        """Names and words of the thesaurus with their traits by how they begin, the longest first."""
        named: dict[str, str] = {}
        parts: dict[str, set[str]] = {}
        for key, entity in self.sources.entities.items():
            for name in (_spaced(plain(name)) for name in ENTITY.names(entity)[1:]):
                if len(name) >= (SHORTEST_NAME if name.isascii() else 2):
                    named.setdefault(name, NAME + key)
                for part in (*_parts(name), *_without_signs(name), *_without_district(name)):
                    parts.setdefault(part, set()).add(NAME + key)
        found = {_spaced(word): tuple(map(SENSE.__add__, senses)) for word, senses in vocabulary.thesaurus().items()}
        found |= {part: tuple(keys) for part, keys in parts.items() if len(keys) == 1}
        for telling, metonym in vocabulary.METONYMS:
            trait = next((trait for name, trait in named.items() if folded(telling) in name), None)
            named |= {folded(metonym): trait} if trait else {}
        found |= {name: (trait,) for name, trait in named.items()}
        index: dict[str, list[tuple[str, tuple[str, ...]]]] = {}
        for word in sorted(found, key=len, reverse=True):
            index.setdefault(word[:2], []).append((word, found[word]))
        return index

    def of(
        self, text: str, figures: Sequence[Mention] = (), dates: Sequence[Time] = (), *, ours: bool = False
    ) -> list[Placed]:
        """The traits of a plain text, in order; its figures and times have none, but that a figure is an age.

        Of names in ``ours``, what a store says, the words are traits too: the blueprint.
        """
        text = _spaced(text)
        found: list[Placed] = [(each.start, AGED) for each in figures if each.kind == AGE]
        spans = [*(each.outer for each in figures), *((each.start, each.end) for each in dates)]
        nouns = {offset for each in figures for offset in range(*each.noun)}
        barred = {offset for span in spans for offset in range(*span)} - nouns
        run = position = 0
        while position < len(text):
            letter = text[position]
            known = None if position in barred else self._known(text, position)
            if known:
                found += _pairs(text, run, position)
                found += [(position, trait) for trait in known[1]]
                found += self._words_of(text[position : position + known[0]], position, known[1]) if ours else ()
                position = run = position + known[0]
            elif (
                letter < "\u2e80" or not letter.isalpha() or letter in vocabulary.function_words() or position in barred
            ):
                found += _pairs(text, run, position)
                word = WORD.match(text, position) if letter.isalpha() and position not in barred else None
                found += _stems(word) if word else ()
                position = run = word.end() if word else position + 1
            else:
                position += 1
        found += _pairs(text, run, len(text))
        return sorted(found)

    def _words_of(self, name: str, position: int, traits: tuple[str, ...]) -> Iterator[Placed]:
        """The traits of the words of a name, by some of which it may be called; of one of a body or place the last."""
        entity = self.sources.entities.get(traits[0].removeprefix(NAME))
        words = list(WORD.finditer(name))
        if entity is None or entity["type"] in ("body", "place", "person"):
            yield from ((position, trait) for word in words[1:][-1:] for _, trait in _stems(word))
            return
        for at in range(len(name)):
            senses = [trait for _, known in self._beginning(name, at) for trait in known if trait.startswith(SENSE)]
            yield from ((position, trait) for trait in senses)
        yield from (
            (position, trait) for _, trait in _pairs(name, 0, len(name)) if trait.isalpha() and not trait.isascii()
        )
        yield from ((position, trait) for word in words for _, trait in _stems(word))

    def _known(self, text: str, position: int) -> tuple[int, tuple[str, ...]] | None:
        """The name or word of the thesaurus that begins here: its length and its traits."""
        return next(self._beginning(text, position), None)

    def _beginning(self, text: str, position: int) -> Iterator[tuple[int, tuple[str, ...]]]:
        """All that begin here, the longest first."""
        beginning = text[position : position + 2]
        for word, traits in (*self._index.get(beginning, ()), *self._index.get(beginning[:1], ())):
            whole = _is_whole(text, position, len(word)) if word.isascii() else not _goes_on(text, position, word)
            if text.startswith(word, position) and whole:
                yield len(word), traits

    def is_ours(self, word: str) -> bool:
        """Whether a plain word is the last of an English name of the store's that is no person's: the blueprint."""
        return word in self._last_words

    @cached_property
    def _last_words(self) -> frozenset[str]:
        entities = [each for each in self.sources.entities.values() if each["type"] != "person"]
        names = (plain(name) for each in entities for name in ENTITY.names(each)[1:])
        return frozenset(name.rsplit(" ", 1)[-1] for name in names if " " in name)

    def places(self, text: str, traits: Sequence[Placed]) -> list[Placed]:
        """The places that a plain text names: the store's, and those that language knows."""
        kinds = {NAME + key: entity["type"] for key, entity in self.sources.entities.items()}
        found = [(position, trait) for position, trait in traits if kinds.get(trait) == "place"]
        names = {position for position, trait in traits if trait.startswith(NAME)}
        names |= {position + len(ARTICLE) for position in names if text.startswith(ARTICLE, position)}
        found += [(match.start(), match[0]) for match in vocabulary.PLACE.finditer(text) if match.start() not in names]
        return sorted(found)

    def set(self, *texts: str | None, plainly: bool = False, ours: bool = True) -> frozenset[str]:
        """The traits of some texts, without what stands in brackets; ``plainly`` says that there are no figures."""
        found: list[Placed] = []
        for text in filter(None, texts):
            words = plain(re.sub(r"[(（][^)）]*[)）]", " ", text))
            figures = () if plainly else amounts.mentions(words)
            found += self.of(words, figures, list(times.times(words)), ours=ours)
        return frozenset(trait for _, trait in found)


def _spaced(text: str) -> str:
    return HYPHEN.sub(" ", text)


def _is_whole(text: str, start: int, length: int) -> bool:
    before, after = text[start - 1 : start], text[start + length : start + length + 1]
    return not (before.isascii() and before.isalnum()) and not (after.isascii() and after.isalpha())


def _goes_on(text: str, start: int, word: str) -> bool:
    """Whether a word that stands for a government is one of a place here: 北京大學."""
    return word in METONYMS and IN_PLACE.match(text, start + len(word)) is not None


def _parts(name: str) -> Iterator[str]:
    """Runs of two words or more of an English name, which may stand for it: Talent Pass."""
    words = name.split()
    for start in range(len(words)):
        for end in range(start + 2, len(words) + 1):
            run = words[start:end]
            ends = end == len(words) or words[-1] in vocabulary.GENERIC
            if ends and not {run[0], run[-1]} & english.grammar() and (start, end) != (0, len(words)):
                yield " ".join(run)


def _without_signs(name: str) -> Iterator[str]:
    """A Chinese name without the figures and letters in it, and what stands before them: 產學研, of 產學研1+計劃."""
    runs = [run for run in SIGNS.split(name) if run]
    if len(runs) > 1 and name[0] >= HAN:
        yield "".join(runs)
        yield from runs[:1] if len(runs[0]) >= SHORTEST_NAME else ()


def _without_district(name: str) -> Iterator[str]:
    """A Chinese name that ends in the word for a district without it: 科學園區, 科學園."""
    if len(name) > SHORTEST_NAME and name[0] >= HAN and name.endswith(folded("區")):
        yield name[:-1]


def _pairs(text: str, start: int, end: int) -> Iterator[Placed]:
    """Pairs of the Chinese characters of a run."""
    for position in range(start, end - 1):
        pair = text[position : position + 2]
        if pair not in vocabulary.general():
            yield position, pair


def _stems(match: re.Match[str]) -> Iterator[Placed]:
    """The stem of an English word, if it says something."""
    if match[0] not in english.grammar() and match[0] not in vocabulary.no_traits() and len(match[0]) > 1:
        yield match.start(), english.sense(match[0])


def _unit(figure: Record) -> str:
    """The unit of a figure as words, where it is something that is counted."""
    return "" if figure["unit"] in vocabulary.UNITS else figure["unit"].replace("_", " ")


def _head(words: str) -> str:
    """What a measure counts: in Chinese behind its last 的, in English before its first preposition."""
    if words.isascii():
        return re.split(r" (?:of|in|for|under|that|to|from|with|the|[a-z]{3,}ed)\b", words, maxsplit=1)[0]
    return words.rsplit("的", 1)[-1]


class Measures:
    """The figures of a store by what they measure, and its facts by what they say.

    How much a trait says is counted in the facts with figures or times and those related to them; of a large store all
    others are read only when they are asked for.
    """

    def __init__(self, facts: Iterable[Record], sources: Sources) -> None:
        self.sources = sources
        self.facts = {fact["id"]: fact for fact in facts}
        self.traits = Traits(sources)
        self._of_fact: dict[str, frozenset[str]] = {}
        judged = [fact for fact in self.facts.values() if fact["figures"] or fact["when"]]
        near = [each["id"] for fact in judged for each in fact["related"] if each["id"] in self.facts]
        for identity in dict.fromkeys([*(fact["id"] for fact in judged), *near]):
            self.of_fact(identity)
        # In a store of few facts a word is as telling as in one of some.
        self._number = max(len(self._of_fact) + 1, FEW)
        self._counts = Counter(trait for traits in self._of_fact.values() for trait in traits)
        self.all = self._measures()
        self._index: dict[str, list[int]] = {}
        for number, measure in enumerate(self.all):
            for trait in measure.all:
                self._index.setdefault(trait, []).append(number)

    def named(self, traits: Iterable[str]) -> list[Measure]:
        """The measures that have one of these traits, in their order."""
        found = {number for trait in traits for number in self._index.get(trait, ())}
        return [self.all[number] for number in sorted(found)]

    def of_fact(self, identity: str) -> frozenset[str]:
        """The traits of all that a fact says."""
        if identity not in self._of_fact:
            self._of_fact[identity] = self._read(self.facts[identity])
        return self._of_fact[identity]

    def _read(self, fact: Record) -> frozenset[str]:
        said = [*fact["statement"].values(), *(each["exact"] for each in fact["evidence"])]
        said += [_unit(figure) for figure in fact["figures"]]
        return self.traits.set(*said, plainly=not fact["figures"]) | {NAME + entity for entity in fact["entities"]}

    def _measures(self) -> list[Measure]:
        stated: dict[str, list[Record]] = {}
        for fact in self.facts.values():
            for figure in fact["figures"]:
                stated.setdefault(figure["id"], []).append(fact)
        found = [self._measure(identity, facts) for identity, facts in stated.items()]
        # Of what nobody has said what it measures, nothing can be told.
        return [measure for measure in found if measure.core]

    def _last(self, *phrases: str) -> frozenset[str]:
        """The traits of the last words of some phrases: the noun, without what qualifies it."""
        found: set[str] = set()
        for phrase in phrases:
            placed = self.traits.of(plain(re.sub(r"[(（][^)）]*[)）]", "", phrase)), ours=True)
            last = max((at for at, _ in placed), default=0)
            found |= {trait for at, trait in placed if at == last}
        return frozenset(found)

    def _measure(self, identity: str, facts: list[Record]) -> Measure:
        figure = next(each for each in facts[0]["figures"] if each["id"] == identity)
        unit = _unit(figure)
        core = self.traits.set(*figure["measure"].values(), unit)
        whole = self.traits.set(*figure["whole"].values()) if figure["whole"] else frozenset[str]()
        money = figure["money"] or {}
        core |= {NAME + money["programme"]} if money.get("programme") else set()
        counted = self._last(unit, *map(_head, figure["measure"].values())) & core - STATES
        kin = [each["id"] for fact in facts for each in fact["related"] if each["type"] != "differs"]
        more = frozenset(trait for fact in facts for trait in self.of_fact(fact["id"])) - core - whole
        beside = frozenset(trait for other in kin if other in self.facts for trait in self.of_fact(other))
        related = beside - core - whole - more
        said = tuple(self.traits.set(words, ours=False) for words in figure["measure"].values())
        issued = times.issued(facts[0], self.sources)
        state = core & STATES or (TARGET if facts[0]["status"] == "target" else frozenset[str]())
        return Measure(figure, tuple(facts), core, whole, more, related, said, counted, state, issued)

    def score(self, measure: Measure, context: Context) -> float:
        """How plainly a context names what is measured."""
        beside = self.sum(measure.more | measure.related, context)
        return self.sum(measure.core | measure.whole, context) + MORE * beside + self._covered(measure, context)

    def _covered(self, measure: Measure, context: Context) -> float:
        """More where all that a measure says in one language is named."""
        named = (traits - {self.home} for traits in measure.said if len(traits) > 1)
        return COVERED if any(all(map(context.level, traits)) for traits in named) else 0.0

    def sum(self, traits: frozenset[str], context: Context, least: float = 0.0) -> float:
        """How much the traits say that stand in a context, at a level or nearer."""
        levels = ((trait, context.level(trait)) for trait in traits)
        # Exactly: in whatever order a set gives its traits, equal sums are equal.
        return fsum(self.weight(trait) * level for trait, level in levels if level and level >= least)

    @cached_property
    def place_traits(self) -> frozenset[str]:
        """The places of the store."""
        return frozenset(NAME + key for key, entity in self.sources.entities.items() if entity["type"] == "place")

    def is_stock(self, measure: Measure) -> bool:
        """Whether a figure is of things that there are, or of those with what is to be added."""
        alike = [each for each in self.all if each.counted & measure.counted]
        return measure.facts[0]["status"] == "stated" or any(each.state >= EXISTING for each in alike)

    def own_names(self, measure: Measure) -> frozenset[str]:
        """What the facts of a figure name that is no place, no person, and few other facts name: the Budget."""
        named = {NAME + entity for fact in measure.facts for entity in fact["entities"]}
        kinds = {NAME + key: entity["type"] for key, entity in self.sources.entities.items()}
        named = {trait for trait in named if kinds.get(trait) not in ("place", "person")}
        return frozenset(trait for trait in named if self.weight(trait) >= TELLING)

    @cached_property
    def country(self) -> frozenset[str]:
        """The places of the store that stand for a country and its central government."""
        words = set(map(folded, vocabulary.COUNTRY))
        named = {key: {plain(name) for name in ENTITY.names(each)} for key, each in self.sources.entities.items()}
        return frozenset(NAME + key for key, names in named.items() if names & words) & self.place_traits

    @cached_property
    def schemes(self) -> frozenset[str]:
        """The schemes of the store."""
        return frozenset(NAME + key for key, entity in self.sources.entities.items() if entity["type"] == "scheme")

    @cached_property
    def documents(self) -> frozenset[str]:
        """The documents of the store."""
        return frozenset(NAME + key for key, entity in self.sources.entities.items() if entity["type"] == "document")

    @cached_property
    def home(self) -> str:
        """The place that most facts are of."""
        named = Counter(trait for traits in self._of_fact.values() for trait in traits & self.place_traits)
        return named.most_common(1)[0][0] if named else ""

    @cached_property
    def sums(self) -> list[Measure]:
        """The figures that are sums of money."""
        return [each for each in self.all if each.figure["unit"] == "money"]

    @cached_property
    def purposes(self) -> dict[str, str]:
        """What a programme with a sum is for, and no other sum of the store is: turning results into products."""
        found: dict[str, str] = {}
        for each in self.sums:
            reasons = [other["id"] for fact in each.facts for other in fact["related"] if other["type"] == "has-reason"]
            named = {trait for reason in reasons if reason in self.facts for trait in self.of_fact(reason)}
            others = [other for other in self.sums if other.programme != each.programme]
            named -= {trait for other in others for trait in other.core | other.more}
            found |= {trait: NAME + each.programme for trait in named if trait.startswith(SENSE) and each.programme}
        return found

    @cached_property
    def payers(self) -> list[set[str]]:
        """Who pays the sums of the store: those that pay for one programme are as one."""
        programmes: dict[str, set[str]] = {}
        for each in self.all:
            money = each.figure["money"]
            if money and money["payer"]:
                programmes.setdefault(money["programme"] or money["payer"], set()).add(money["payer"])
        groups: list[set[str]] = []
        for group in programmes.values():
            joined = [other for other in groups if other & group]
            groups = [other for other in groups if other not in joined] + [group.union(*joined)]
        return groups

    def payers_called(self, text: str, start: int, end: int) -> set[str]:
        """The payers of the store that a plain text calls by the last word of their names: the bureau."""
        payers = {payer for group in self.payers for payer in group}
        return {
            payer
            for ending, pattern in HEADS.items()
            if pattern.search(text, start, end)
            for payer in payers
            if any(plain(name).endswith(ending) for name in ENTITY.names(self.sources.entities[payer])[1:])
        }

    def is_from_abroad(self, measure: Measure) -> bool:
        """Whether a sum comes from a payer of another place than that of most facts: its place says nothing of it."""
        payer = (measure.figure["money"] or {}).get("payer")
        home = self.sources.entities.get(self.home.removeprefix(NAME))
        if not payer or home is None or payer not in self.sources.entities:
            return False
        names = " ".join(ENTITY.names(self.sources.entities[payer])[1:])
        return not any(name in names for name in ENTITY.names(home)[1:])

    def weight(self, trait: str) -> float:
        """How much a trait says: nothing where every fact has it, 1 where only one has it."""
        if trait in STATES:
            return STATE
        number = self._number
        return max(0.0, math.log(number / (self._counts[trait] + 1)) / math.log(number)) if number > 1 else 1.0
