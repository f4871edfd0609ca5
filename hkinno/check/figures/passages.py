"""A sentence taken apart for its figures and times: clauses, traits, who speaks, and what stands round each."""

from bisect import bisect, bisect_left
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from hkinno.check.figures import whose
from hkinno.check.figures.amounts import BARE, COUNT, MONEY, SHARE, SPAN, Mention
from hkinno.check.figures.judged import Judged
from hkinno.check.figures.measures import SENSE, STATES, Measure, Placed
from hkinno.check.figures.notation import HAN
from hkinno.check.figures.prose import Sentence, folded
from hkinno.check.figures.times import Time
from hkinno.check.figures.vocabulary import CONJUNCTIONS
from hkinno.documents.patterns import Pattern

# How much a trait counts by where it stands: between the figures beside it, in its clause, its sentence, or before.
NEAR, CLAUSE, SENTENCE, BEFORE = 1.0, 0.8, 0.5, 0.3
# So many figures beside one may take traits for themselves.
BESIDE = 4
# From one figure to the next in a step from what is to what is to be.
TO_NEXT = 40
# So near before a figure a word that leads up to it begins.
TO_STATE = 12
CUT = Pattern(folded(r"[，:：()（）—–]|,(?!\d{3})"))
LABELS = ":："
# What ends a clause only where figures stand on both sides: research and development is one thing.
WEAK_CUT = Pattern(folded(rf"、|{CONJUNCTIONS}"))

# What opens a sentence and belongs to its first clause: In Hong Kong, …
OPENING = Pattern(
    folded(
        r"\s*(?:(?:in|at|for|under|over|across|among|of|on|from|within|as for) [^,;\d]{1,40},"
        r"|[a-z]{2,12}ed [^,;]{1,40},"
        r"|[在於对就关按至][^，。；\d]{1,14}，)"
    )
)

# What is put in: who says it, as in the column claims, and brackets without figures.
ASIDE = Pattern(
    r", (?:[a-z.’']+ ){1,4}(?:said|says|claims|claimed|noted|notes|added|adds|argues|argued|told [a-z]+|writes|wrote"
    r"|reckons|believes|pointed out|reports|explained|insists|observed)(?: (?:that|to)[^,]{0,20})?,"
    rf"|[（(][^（）()\d{HAN}]{{1,40}}[）)]"
)


class Context(NamedTuple):
    """The traits round a figure or a time, circle by circle; ``taken`` are those right beside another of its kind.

    ``around`` is where the nearest circle begins and ends.
    """

    near: frozenset[str]
    clause: frozenset[str]
    sentence: frozenset[str]
    before: frozenset[str]
    taken: frozenset[str]
    alone: bool
    around: tuple[int, int]

    def level(self, trait: str) -> float:
        """How much a trait counts here; in the sentence more where it has nothing else of the kind."""
        if trait in self.near:
            return NEAR
        if trait in self.clause:
            return CLAUSE
        if trait in self.sentence:
            return CLAUSE if self.alone else SENTENCE
        return BEFORE if trait in self.before else 0.0


FROM = Pattern(folded(r"(?:\bfrom\b[^,;]{0,24}|[由從][^，。]{0,10})$"))
TO = Pattern(folded(r"\bto\b[^,;]{0,30}$|[至到][^，。]{0,10}$"))


def _steps(plain: str, figures: list[Mention]) -> Iterator[Placed]:
    """From 30 to 130: the first is what there is, the second what is to be."""
    for one, other in pairwise(figures):
        start, end = one.outer[1], other.outer[0]
        if (
            end - start <= TO_NEXT
            and FROM.search(plain, max(0, one.outer[0] - TO_NEXT), one.outer[0])
            and TO.search(plain, start, end)
        ):
            yield one.outer[0], SENSE + "existing"
            yield end, SENSE + "target"


class Passage:
    """A sentence, its figures, times, traits and places, where its clauses begin, and who speaks.

    ``before`` are traits of the sentences before it in its paragraph, ``carried`` is who spoke last in them.
    """

    def __init__(
        self,
        sentence: Sentence,
        figures: list[Mention],
        times: list[Time],
        traits: list[Placed],
        places: list[Placed],
        voices: list[whose.Voice],
        before: frozenset[str],
        carried: str,
        differences: Sequence[Mention] = (),
    ) -> None:
        self.sentence = sentence
        self.figures = figures
        self.differences = differences
        self.times = times
        self.traits = sorted([*traits, *_steps(sentence.plain, figures)])
        self.places = places
        self.voices = voices
        self.before = before
        self.carried = carried
        opening = OPENING.match(sentence.plain)
        begun = opening.end() if opening else 0
        aside = [match.span() for match in ASIDE.finditer(sentence.plain)]
        ends = [match.end() for match in CUT.finditer(sentence.plain)]
        cuts = [end for end in ends if end != begun and not any(one < end <= other for one, other in aside)]
        cuts = [end for end in cuts if not self._is_label(end)]
        self.cuts = [0, *cuts, len(sentence.plain)]
        self.cuts = sorted({*self.cuts, *self._weak_cuts()})
        # Worked out when they are asked for: what stands round each, and the store's figures that each figure is.
        self._of: dict[Mention | Time, Context] = {}
        self.like: dict[Mention, list[Measure]] = {}
        # What is told of its times that are of the page's facts, by where they begin.
        self.dated: dict[int, Judged] = {}

    def _is_label(self, end: int) -> bool:
        """Whether a colon parts a figure from what it is of: Applications: 10,000."""
        figure = next((each for each in self.figures if each.outer[0] >= end), None)
        colon = self.plain[end - 1] in LABELS
        return colon and figure is not None and not self.plain[end : figure.outer[0]].strip()

    def _weak_cuts(self) -> Iterator[int]:
        """Where a conjunction parts two figures of a clause."""
        starts = sorted([*(each.start for each in self.figures), *(each.start for each in self.times)])
        for match in WEAK_CUT.finditer(self.plain):
            cut = match.end()
            before, after = bisect(self.cuts, cut - 1), bisect_left(starts, cut)
            low, high = self.cuts[max(0, before - 1)], self.cuts[min(before, len(self.cuts) - 1)]
            if 0 < after < len(starts) and starts[after - 1] >= low and starts[after] < high:
                yield cut

    @property
    def plain(self) -> str:
        """Its plain text."""
        return self.sentence.plain

    def voice(self, start: int, end: int) -> str:
        """Whose what stands between two offsets is."""
        return whose.at(self.voices, start, end, self.carried)

    def speaker(self, start: int, end: int) -> str | None:
        """The speaker of the store to whom what stands between two offsets is given in its sentence."""
        voice = whose.of(self.voices, start, end)
        return voice.speaker if voice else None

    def within(self, start: int, end: int) -> frozenset[str]:
        """The traits between two offsets."""
        return frozenset(trait for position, trait in self.traits if start <= position < end)

    def clause(self, start: int, end: int) -> tuple[int, int]:
        """The clause in which something stands."""
        return max(cut for cut in self.cuts if cut <= start), min(cut for cut in self.cuts if cut >= end)

    def places_of(self, trait: str) -> list[int]:
        """Where a trait stands."""
        return [position for position, each in self.traits if each == trait]

    def behind(self, mention: Mention) -> set[str]:
        """The first trait right behind a figure and its measure word, in its clause."""
        _, end = self.clause(*mention.outer)
        return {trait for at, trait in self.traits if at == mention.outer[1] < end}

    def following(self, mention: Mention) -> frozenset[str]:
        """The traits of the clauses behind that of a figure, up to the next that has one."""
        _, end = self.clause(*mention.outer)
        later = [each.start for each in self.figures if each.start >= end]
        return self.within(end, max(cut for cut in self.cuts if cut <= later[0]) if later else len(self.plain))

    def quoted(self, start: int, end: int) -> bool:
        """Whether something stands in quotation marks."""
        return any(one < end and start < other for one, other in self.sentence.quoted)

    def of_figure(self, figure: Mention) -> Context:
        """What stands round a figure. A figure of another kind, such as an age beside a share, parts nothing."""
        if figure not in self._of:
            kinds = {figure.kind, BARE} if figure.kind != BARE else {COUNT, BARE, MONEY, SHARE, SPAN}
            others = [each for each in self.figures if each.kind in kinds]
            self._of[figure] = self._context(figure.outer, [each.outer for each in others if each is not figure])
        return self._of[figure]

    def of_time(self, time: Time) -> Context:
        """What stands round a time, beside other times and numbers of years and the like."""
        others = [(each.start, each.end) for each in self.times] + [
            each.outer for each in self.figures if each.kind == SPAN
        ]
        span = time.start, time.end
        return self._context(span, [each for each in others if each != span])

    def _context(self, span: tuple[int, int], others: Sequence[tuple[int, int]]) -> Context:
        near, clause = self._near(span, others), self._own_clause(span)
        beside = sorted(others, key=lambda other: abs(other[0] - span[0]))[:BESIDE]
        taken = frozenset(
            trait
            for other in beside
            for trait in self.within(*self._near(other, [each for each in (*others, span) if each != other]))
        )
        mine = self.within(*near)
        return Context(
            mine, self.within(*clause), self.within(0, len(self.plain)), self.before, taken - mine, not others, near
        )

    def _own_clause(self, span: tuple[int, int]) -> tuple[int, int]:
        """The clause in which something that the page says stands; with the one before where that is all of it."""
        start, end = self.clause(*span)
        ours = self.dated or self.voice(*span) == whose.PAGE
        if start and ours and not self.within(start, end):
            start = max(cut for cut in self.cuts if cut < start)
        return start, end

    def _near(self, span: tuple[int, int], others: Sequence[tuple[int, int]]) -> tuple[int, int]:
        start, end = self._own_clause(span)
        low = max([start, *(other for _, other in others if other <= span[0])])
        following = min([end, *(one for one, _ in others if one >= span[1])])
        # What leads up to the next one, as 增至 does, is of that.
        leading = [at for at, trait in self.traits if trait in STATES and span[1] <= at and following - TO_STATE <= at]
        return low, min([following, *leading]) if following < end else following
