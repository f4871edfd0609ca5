"""Figures and times in the prose of a draft, judged by what a store's figures measure and when its facts are.

A sentence is judged only where it is given to a speaker or paper of the store, or names what a stored figure measures.
All else is left alone: a false alarm costs more trust than a miss.
"""

from collections.abc import Iterator

from hkinno.check.figures import prose, verdicts
from hkinno.check.figures.compare import BOUND_LOST
from hkinno.check.figures.measures import NAME
from hkinno.check.figures.verdicts import OTHER_THING, WRONG, Judged
from hkinno.check.figures.whose import NOBODY
from hkinno.check.quotations import Quotation
from hkinno.check.verdict import Corpus
from hkinno.documents import Document

# What is wrong with a figure, and what --strict holds to be wrong as well.
FAILS = frozenset({WRONG, OTHER_THING})
FAILS_STRICT = FAILS | {BOUND_LOST}


def judge(document: Document, quotations: list[Quotation], known: Corpus) -> Iterator[Judged]:
    """The figures and times of a draft's prose, sentence by sentence."""
    judging = verdicts.of(known)
    block, before, voice = -1, frozenset[str](), NOBODY
    for sentence in prose.sentences(document, quotations):
        if sentence.block != block:
            block, before, voice = sentence.block, frozenset(), NOBODY
        passage = judging.passage(sentence, before, voice)
        yield from judging.figures(passage)
        yield from judging.times(passage)
        before = passage.within(0, len(sentence.plain)) | frozenset(trait for trait in before if trait.startswith(NAME))
        voice = passage.voices[-1].whose if passage.voices else voice
