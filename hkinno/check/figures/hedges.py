"""What the page plans, told as done; what it hopes, told as a promise. Told where a sentence plainly is of one fact."""

from collections.abc import Iterator
from math import fsum

from hkinno.check.figures import prose, verdicts, vocabulary, whose
from hkinno.check.figures.judged import HEDGE, Judged, placed
from hkinno.check.figures.passages import CLAUSE, Passage
from hkinno.check.figures.prose import folded
from hkinno.check.figures.verdicts import Judge
from hkinno.check.quotations import Quotation
from hkinno.check.verdict import Corpus
from hkinno.documents import Document
from hkinno.documents.patterns import Pattern
from hkinno.store.kinds import Record

PLAN_DONE, HOPE_PROMISED = "plan-told-as-done", "hope-told-as-promise"
PLANNED, HOPED = frozenset({"planned", "target"}), frozenset({"hoped"})
# How plainly a clause must be of the fact, and how much more plainly than of one that is done.
OF_FACT, MARGIN = 2.0, 0.5
DONE, PROMISED = Pattern(folded(vocabulary.DONE)), Pattern(folded(vocabulary.PROMISED))
HEDGED = Pattern(folded(vocabulary.HEDGED))


def judge(document: Document, quotations: list[Quotation], known: Corpus) -> Iterator[Judged]:
    """The clauses of a draft that lose the hedge of the fact that they report."""
    judging = verdicts.of(known)
    block, voice = -1, whose.NOBODY
    for sentence in prose.sentences(document, quotations):
        if sentence.block != block:
            block, voice = sentence.block, whose.NOBODY
        passage = judging.passage(sentence, frozenset(), voice)
        yield from _clauses(passage, judging)
        voice = passage.voices[-1].whose if passage.voices else voice


def _clauses(passage: Passage, judging: Judge) -> Iterator[Judged]:
    for verdict, told, statuses in ((PLAN_DONE, DONE, PLANNED), (HOPE_PROMISED, PROMISED, HOPED)):
        for match in told.finditer(passage.plain):
            if passage.quoted(*match.span()) or passage.voice(*match.span()) in (whose.ANOTHER, whose.SELF):
                continue
            start, end = passage.clause(*match.span())
            fact = None if HEDGED.search(passage.plain, start, end) else _fact(passage, start, end, judging, statuses)
            if fact:
                yield placed(passage.sentence, start, end, Judged(0, 0, "", verdict, facts=(fact,), kind=HEDGE))
                break


def _fact(passage: Passage, start: int, end: int, judging: Judge, statuses: frozenset[str]) -> Record | None:
    """The fact that a clause is of, if it is one with such a status, and no other is as like."""
    measures = judging.measures
    named = passage.within(start, end)
    rest = passage.within(0, len(passage.plain)) - named
    scored = sorted(
        (
            (
                fsum(map(measures.weight, traits & named)) + CLAUSE / 2 * fsum(map(measures.weight, traits & rest)),
                identity,
            )
            for identity in measures.facts
            if (traits := measures.of_fact(identity))
        ),
        reverse=True,
    )
    fitting = [(score, measures.facts[each]) for score, each in scored if measures.facts[each]["status"] in statuses]
    others = [score for score, each in scored if measures.facts[each]["status"] not in statuses]
    if not fitting or fitting[0][0] < OF_FACT or fitting[0][0] < max(others, default=0.0) + MARGIN:
        return None
    return fitting[0][1]
