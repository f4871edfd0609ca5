"""What the page has first and second, told the other way round."""

from collections.abc import Iterator
from math import fsum

from hkinno.check.figures import vocabulary, whose
from hkinno.check.figures.judged import OTHER_THING, Judged, placed
from hkinno.check.figures.measures import Measures
from hkinno.check.figures.passages import Passage
from hkinno.check.figures.prose import HAN, folded, plain
from hkinno.check.figures.times import Dated
from hkinno.dates import Interval
from hkinno.documents.patterns import Pattern
from hkinno.store.kinds import Record

# How plainly a clause must be of what has another ordinal, and how much more plainly than of what has this one.
OF_FACT, MORE = 1.0, 0.5
ORDINAL_SIGN = "第"
ORDINAL = Pattern(folded(vocabulary.ORDINAL))


class Ordinals:
    """The facts of a store that are the first, the second and so on of something."""

    def __init__(self, measures: Measures) -> None:
        self.measures = measures
        counted = {fact["id"]: _only(fact["statement"]["zh"] or "") for fact in measures.facts.values()}
        self._groups: dict[str, list[str]] = {}
        for identity in filter(counted.get, counted):
            for whole in _wholes(measures.facts[identity]):
                self._groups.setdefault(whole, []).append(identity)
        grouped = {each for group in self._groups.values() if len(group) > 1 for each in group}
        self._of = {each: counted[each] for each in sorted(grouped)}

    def judge(self, passage: Passage) -> Iterator[Judged]:
        """The ordinals of a passage that the page has for something else."""
        for match in ORDINAL.finditer(passage.plain) if self._of else ():
            if passage.voice(*match.span()) != whose.PAGE or passage.quoted(*match.span()):
                continue
            _, end = passage.clause(*match.span())
            fact = self._other(passage.within(match.end(), end), _number(match[0]))
            if fact:
                words = vocabulary.ORDINALS[self._of[fact["id"]] - 1][0 if max(passage.plain) >= HAN else 1]
                told = Dated(fact, Interval(None, None), (), words)
                yield placed(passage.sentence, *match.span(), Judged(0, 0, "", OTHER_THING, facts=(fact,), dated=told))

    def _other(self, traits: frozenset[str], number: int) -> Record | None:
        """The fact that some words are plainly of, if its number is another."""
        scored = sorted(((self._score(each, traits), each) for each in self._of), reverse=True)
        score, best = scored[0]
        group = {each for whole in _wholes(self.measures.facts[best]) for each in self._groups[whole]}
        same = [self._score(each, traits) for each in group if self._of[each] == number]
        told = self._of[best] != number and same and score >= OF_FACT and score > max(same) + MORE
        return self.measures.facts[best] if told else None

    def _score(self, identity: str, traits: frozenset[str]) -> float:
        return fsum(map(self.measures.weight, traits & self.measures.of_fact(identity)))


def _wholes(fact: Record) -> set[str]:
    """What a fact is a part of, and the figures that it states."""
    wholes = {each["id"] for each in fact["related"] if each["type"] == "part-of"}
    return wholes | {each["id"] for each in fact["figures"]}


def _only(words: str) -> int:
    """The number of the ordinal of a statement that has no more than one; 0 for none."""
    found = ORDINAL.findall(plain(words)) if ORDINAL_SIGN in words else []
    return _number(found[0]) if len(found) == 1 else 0


def _number(ordinal: str) -> int:
    return next(number for number, words in enumerate(vocabulary.ORDINALS, 1) if ordinal in words)
