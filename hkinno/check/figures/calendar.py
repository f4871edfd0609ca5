"""The verdict on a time of a passage: beside the facts that give a time, that which the passage plainly is of."""

from collections.abc import Iterable, Iterator
from math import fsum

from hkinno.check.figures import compare, vocabulary, whose
from hkinno.check.figures.amounts import BARE, COUNT, MONEY, SPAN, Mention
from hkinno.check.figures.apart import is_of_citation, is_of_saying
from hkinno.check.figures.compare import SAME
from hkinno.check.figures.judged import OTHER_THING, TIME, WRONG, Judged, placed
from hkinno.check.figures.measures import COVERED, NAME, SENSE, Measures
from hkinno.check.figures.numbers import is_large
from hkinno.check.figures.passages import CLAUSE, Context, Passage
from hkinno.check.figures.prose import folded, plain
from hkinno.check.figures.times import DAYS, YEARS, Dated, Time, dated, times, years
from hkinno.documents.patterns import Pattern
from hkinno.sources import Sources
from hkinno.store.kinds import Record

# How plainly a passage must name a dated fact, and how much more plainly than another that has the draft's time.
TIMED_OF_PAGE, TIMED_OF_NOBODY, MARGIN = 1.0, 1.7, 0.5
# How plainly what happens must be named where it is said to happen in another place.
TIMED_MOVED = 1.0
# A word that says no more than so much tells nothing.
LITTLE = 0.3
# What a document does on the day that it is of, and so near behind a time that is the document's.
PUBLISH, TO_DOCUMENT, FROM_DOCUMENT = SENSE + "publish", 8, 16
COMES_OUT = Pattern(folded(vocabulary.COMES_OUT))
# A fact that gives a time, and how plainly it is told.
Scored = tuple[float, Dated]
CUT = Pattern("[，,。；;]")
# What makes of a number of years a time from now, before and behind it.
TO_AHEAD = 24
AHEAD, BEHIND = Pattern(folded(rf"(?:{vocabulary.AHEAD})\s?$")), Pattern(folded(vocabulary.BEHIND))


class Calendar:
    """The facts of a store that give a time."""

    def __init__(self, facts: Iterable[Record], sources: Sources, measures: Measures) -> None:
        self.measures = measures
        self.dated = {each.fact["id"]: each for each in dated(list(facts), sources) if not _is_day(each)}
        self._words: dict[str, list[frozenset[str]]] = {}
        self._index: dict[str, list[str]] = {}
        for identity in self.dated:
            for trait in measures.of_fact(identity):
                self._index.setdefault(trait, []).append(identity)
        published = {
            identity: [NAME + key for key in each.fact["entities"] if NAME + key in measures.documents]
            for identity, each in self.dated.items()
            if PUBLISH in measures.of_fact(identity)
        }
        self._published = {keys[0]: self.dated[each] for each, keys in published.items() if len(keys) == 1}
        self._beside = {key: measures.traits.set(each.beside) for key, each in self.dated.items() if each.beside}

    def told(self, passage: Passage) -> dict[int, Judged]:
        """What is told of the times of a passage that are of something that a fact dates, by where they begin."""
        told = {time.start: self._time(passage, time) for time in passage.times}
        return {start: each for start, each in told.items() if each}

    def judge(self, passage: Passage) -> Iterator[Judged]:
        """The times of a passage that do not stand in quotation marks, with their verdicts."""
        for time in passage.times:
            if time.start in passage.dated and not passage.quoted(time.start, time.end):
                yield placed(passage.sentence, time.start, time.end, passage.dated[time.start])

    def span(self, passage: Passage, mention: Mention) -> Judged | None:
        """A number of years from now beside a fact that has a date: in five years for what is to be next year."""
        counted = years(mention.number)
        ahead = AHEAD.search(passage.plain, max(0, mention.outer[0] - TO_AHEAD), mention.outer[0])
        behind = BEHIND.match(passage.plain, mention.outer[1])
        if mention.unit != "years" or counted is None or not (ahead or behind):
            return None
        return self._time(passage, Time(*mention.outer, None, YEARS, counted[0], None, reach=counted[1] - counted[0]))

    def _time(self, passage: Passage, time: Time) -> Judged | None:
        voice = passage.voice(time.start, time.end)
        if voice in (whose.ANOTHER, whose.SELF) or is_of_saying(passage, time):
            return None
        if is_of_citation(passage, time, frozenset(self._published)):
            return None
        start, end = passage.clause(time.start, time.end) if voice == whose.PAGE else (0, len(passage.plain))
        if any(start <= position < end and not place.startswith(NAME) for position, place in passage.places):
            return None
        document = self._document(passage, time)
        to_come = document is not None and _is_to_come(time, document)
        if to_come and voice != whose.PAGE:
            return None
        if document and not to_come and voice != whose.CARRIED and not _agrees(time, document):
            return self._other(time, document)
        context = self._with_subject(passage, time)
        # What stood before says whose a time is only where nobody else can be meant.
        context = context if voice == whose.PAGE else context._replace(before=frozenset())
        agreed, against = self._ranked(passage, time, context)
        best = agreed[0][0] if agreed else 0.0
        # Next year's Budget is another, unless plainly what this year's has is given to it.
        needed = TIMED_OF_PAGE if voice == whose.PAGE and not to_come else TIMED_OF_NOBODY
        if against and against[0][0] >= needed and against[0][0] > best + MARGIN:
            return self._other(time, against[0][1])
        if not agreed or to_come:
            return None
        if best >= TIMED_MOVED and self._is_moved(agreed[0][1], context):
            return _told(OTHER_THING, agreed[0][1])
        plainly = voice != whose.NOBODY or document or self._says_much(agreed[0][1], context)
        if plainly and best >= TIMED_OF_PAGE and _is_as_exact(time, agreed[0][1]):
            return _told(SAME, agreed[0][1])
        return None

    def _other(self, time: Time, dated: Dated) -> Judged:
        """A time that is not a fact's: that of another, or of none."""
        exact = (each for each in self.dated.values() if not each.due)
        return _told(OTHER_THING if any(_agrees(time, each) for each in exact) else WRONG, dated)

    def _ranked(self, passage: Passage, time: Time, context: Context) -> tuple[list[Scored], list[Scored]]:
        """The facts that have a time, and those that have another, which a context names, the plainest first."""
        everything = context.sentence | context.before
        named = {identity for trait in everything for identity in self._index.get(trait, ())}
        # A time that is only its document's is told where that is named.
        named = {each for each in named if each not in self._beside or self._beside[each] & context.clause}
        others = self._other_times(passage, time)
        agreed, against = [], []
        for score, identity in sorted(((self._score(each, context), each) for each in named), reverse=True):
            dated = self.dated[identity]
            more = {other: self._says_more(other, time, identity, passage) for other in others}
            if _agrees(time, dated):
                agreed += [] if any(each > 0 for each in more.values()) else [(score, dated)]
            # A fact whose time stands beside is told by that one.
            elif self._is_against(time, dated) and not any(
                self._is_of(each, dated) and more[each] >= 0 for each in more
            ):
                against += [(score, dated)] if self._is_anchored(identity, context, passage) else []
        return agreed, against

    def _with_subject(self, passage: Passage, time: Time) -> Context:
        """What stands round a time; where its clause says nothing of its own, with the clause before it."""
        context = passage.of_time(time)
        start, end = passage.clause(time.start, time.end)
        if not start or any(trait in self._index for trait in context.clause):
            return context
        before = max(cut for cut in passage.cuts if cut < start)
        return context._replace(clause=passage.within(before, end), near=passage.within(before, end))

    def _document(self, passage: Passage, time: Time) -> Dated | None:
        """The publication of the document beside a time, if the store dates it: last year's Policy Address."""
        cut = CUT.search(passage.plain, time.end, time.end + TO_DOCUMENT)
        end = cut.start() if cut else time.end + TO_DOCUMENT
        near = [trait for at, trait in passage.traits if time.end <= at <= end]
        if COMES_OUT.match(passage.plain, time.end):
            start = max(time.start - FROM_DOCUMENT, passage.clause(time.start, time.end)[0])
            near += [trait for at, trait in passage.traits if start <= at < time.start]
        return next((self._published[trait] for trait in near if trait in self._published), None)

    def _other_times(self, passage: Passage, time: Time) -> list[Time | Mention]:
        """The other times of a sentence, and its numbers of years."""
        spans = [each for each in passage.figures if each.kind == SPAN and each.outer[0] != time.start]
        return [*(each for each in passage.times if each is not time), *spans]

    def _says_more(self, other: Time | Mention, time: Time, identity: str, passage: Passage) -> float:
        """How much more the clause of another time says of a fact than that of a time does."""
        traits = self.measures.of_fact(identity)
        here, there = (passage.within(*passage.clause(each.start, each.end)) & traits for each in (time, other))
        return fsum(map(self.measures.weight, there)) - fsum(map(self.measures.weight, here))

    def _is_of(self, other: Time | Mention, dated: Dated) -> bool:
        """Whether another time is that of a fact, or another number of years."""
        if isinstance(other, Time):
            return _agrees(other, dated)
        figures = [each for each in dated.fact["figures"] if each["unit"] == "years"]
        return dated.due and any(compare.fits(other, each) for each in figures)

    def _is_against(self, time: Time, dated: Dated) -> bool:
        """Whether a time is another than that of a fact; what is past is none of what is due."""
        when = time.at(dated.issued)
        past = bool(when and when.end and dated.issued.start and when.end < dated.issued.start[: len(when.end)])
        return not _agrees(time, dated) and not (dated.due and past)

    def _is_anchored(self, identity: str, context: Context, passage: Passage) -> bool:
        """Whether a sentence names what a fact is of or its clause says more of it than a word, and not names alone.

        A figure of the fact that hardly is one by chance says as much.
        """
        telling = [each for each in passage.figures if each.kind in (COUNT, BARE, MONEY) and is_large(each)]
        figures = self.dated[identity].fact["figures"]
        if any(compare.fits(each, figure) and figure["value"] is not None for each in telling for figure in figures):
            return True
        named = {NAME + key for key in self.dated[identity].fact["entities"]}
        said = [
            trait for trait in self.measures.of_fact(identity) & context.clause if self.measures.weight(trait) > LITTLE
        ]
        told = self.measures.of_fact(identity) & context.sentence
        if all(trait.startswith(NAME) or self.measures.weight(trait) <= LITTLE for trait in told):
            return False
        return len(said) > 1 or any(
            trait in context.sentence for trait in named if self.measures.weight(trait) > LITTLE
        )

    def _says_much(self, dated: Dated, context: Context) -> bool:
        """Whether a fact is told by a name and a word, or by several words."""
        told = self.measures.of_fact(dated.fact["id"]) & context.sentence
        words = {each for each in told if not each.startswith(NAME)}
        named = any(self.measures.weight(each) > LITTLE for each in told - words)
        said = fsum(map(self.measures.weight, words))
        return said >= (LITTLE if named else TIMED_OF_PAGE)

    def _is_moved(self, dated: Dated, context: Context) -> bool:
        """Whether a passage has what happens in one place of the store in another, of which it is not said."""
        places, home = self.measures.place_traits, self.measures.home
        traits = self.measures.of_fact(dated.fact["id"])
        own, named = traits & places - {home}, context.clause & places - {home}
        return bool(own) and not own & context.clause and bool(named - traits)

    def _score(self, identity: str, context: Context) -> float:
        """How plainly a context names what a fact says, most of all in its clause."""
        traits = self.measures.of_fact(identity)
        whole = COVERED if any(all(map(context.level, said)) for said in self._said(identity)) else 0.0
        return self.measures.sum(traits, context, CLAUSE) + 0.5 * self.measures.sum(traits, context) + whole

    def _said(self, identity: str) -> list[frozenset[str]]:
        """What a fact says, in each language, without who says it."""
        if identity not in self._words:
            fact = self.dated[identity].fact
            speaker = {f"{NAME}{fact['speaker']}"}
            found = [self.measures.traits.set(words, ours=False) - speaker for words in fact["statement"].values()]
            self._words[identity] = [traits for traits in found if len(traits) > 1]
        return self._words[identity]


def _is_as_exact(time: Time, dated: Dated) -> bool:
    """Whether a time is of the unit of a fact's: last month is not said for last week."""
    units = {each.unit for each in times(plain(dated.words))}
    return time.unit == YEARS or not units or time.unit in units


def _is_day(dated: Dated) -> bool:
    """Whether a fact is dated by a day such as yesterday: that of the saying."""
    printed = (dated.fact["when"] or {}).get("printed") or ""
    return any(time.unit == DAYS for time in times(plain(printed)))


def _told(verdict: str, dated: Dated) -> Judged:
    return Judged(0, 0, "", verdict, facts=(dated.fact,), dated=dated, kind=TIME)


def _is_to_come(time: Time, fact: Dated) -> bool:
    """Whether a time is after the article was written: next year's Budget is another."""
    when = time.at(fact.issued)
    return bool(when and when.start and fact.issued.end and when.start > fact.issued.end)


def _agrees(time: Time, fact: Dated) -> bool:
    when = time.at(fact.issued)
    return when is None or any(when.overlaps(each) for each in fact.times)
