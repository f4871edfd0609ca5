"""Figures and times in the prose of a draft, judged by what a store's figures measure and when its facts are.

A sentence is judged only where it is given to a speaker or paper of the store, or names what a stored figure measures.
All else is left alone: a false alarm costs more trust than a miss.
"""

from collections.abc import Iterator

from hkinno.check.figures import amounts, prose, times, verdicts
from hkinno.check.figures.compare import BOUND_LOST
from hkinno.check.figures.judged import OTHER_THING, WRONG, Judged
from hkinno.check.figures.measures import NAME
from hkinno.check.figures.ordinals import ORDINAL
from hkinno.check.figures.passages import Passage
from hkinno.check.figures.prose import Sentence
from hkinno.check.figures.whose import ANOTHER, CARRIED, NAMED, NOBODY, PAGE
from hkinno.check.quotations import Quotation
from hkinno.check.verdict import Corpus
from hkinno.documents import CELL, Document

# What a sentence ends with that goes on in the next, as the rows of a table do.
GOES_ON = (";", "；", ":", "：")
# What is wrong with a figure, and what --strict holds to be wrong as well.
FAILS = frozenset({WRONG, OTHER_THING})
FAILS_STRICT = FAILS | {BOUND_LOST}


def judge(document: Document, quotations: list[Quotation], shown: list[Quotation], known: Corpus) -> Iterator[Judged]:
    """The figures and times of a draft's prose and of what it quotes in ``shown``, sentence by sentence."""
    for passage in passages(document, quotations, shown, known):
        judging = verdicts.of(known)
        yield from judging.figures(passage)
        yield from judging.calendar.judge(passage)
        yield from judging.ordinals.judge(passage)


def passages(
    document: Document, quotations: list[Quotation], shown: list[Quotation], known: Corpus
) -> Iterator[Passage]:
    """The sentences of a draft that have figures or times, taken apart; what stands before them in their block too."""
    waiting: list[Sentence] = []
    block, before, voice = -1, frozenset[str](), NOBODY
    for sentence in prose.sentences(document, quotations, shown):
        if sentence.block != block:
            # What a table gives is of whom the words before it are of.
            is_row = document.blocks[sentence.block].kind == CELL
            waiting, voice = (waiting, voice) if is_row else ([], NOBODY)
            block, before = sentence.block, frozenset()
        waiting.append(sentence)
        ordinal = ORDINAL.search(sentence.plain)
        if not (ordinal or amounts.mentions(sentence.plain) or any(times.times(sentence.plain))):
            continue
        for each in waiting:
            passage = verdicts.of(known).passage(each, before, voice)
            named = frozenset(trait for trait in before if trait.startswith(NAME))
            before = passage.within(0, len(each.plain)) | named
            voice = passage.voices[-1].whose if passage.voices else voice
            voice = PAGE if voice == NOBODY and verdicts.of(known).plainness.is_of_page(passage) else voice
            voice = NAMED if voice == NOBODY and verdicts.of(known).names_another(each) else voice
            # Under a time the columns of a table are of that time.
            is_row = document.blocks[each.block].kind == CELL
            voice = ANOTHER if voice == NOBODY and is_row and passage.times else voice
            goes_on = each.plain.rstrip().endswith(GOES_ON) or is_row
            voice = CARRIED if voice == PAGE and not goes_on else voice
        yield passage
        waiting = []
