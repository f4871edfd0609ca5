"""A figure, a time or a clause of a draft with its verdict."""

from typing import NamedTuple

from hkinno.check.figures.measures import Measure
from hkinno.check.figures.prose import HAN, Sentence
from hkinno.check.figures.times import Dated
from hkinno.store.kinds import Record

FIGURE, TIME, HEDGE = "figure", "time", "hedge"
WRONG, OTHER_THING, UNCHECKED = "wrong", "other-thing", "unchecked"


class Judged(NamedTuple):
    """A figure or a time of a draft and its verdict.

    ``kind`` says which it is. ``fits`` is the store's figure that has this number, ``meant`` the one that the passage
    speaks of, ``facts`` are those that say it.
    """

    start: int
    end: int
    written: str
    verdict: str
    details: str = ""
    fits: Measure | None = None
    meant: Measure | None = None
    facts: tuple[Record, ...] = ()
    # The dated fact that a time is beside, the currency that the draft names, and whether its sentence is Chinese.
    dated: Dated | None = None
    currency: str = ""
    chinese: bool = False
    kind: str = FIGURE


def placed(sentence: Sentence, start: int, end: int, judged: Judged) -> Judged:
    """A verdict with its place in the draft and its words."""
    offsets, text = sentence.offsets, sentence.text
    chinese = any(letter >= HAN for letter in text)
    return judged._replace(start=offsets[start], end=offsets[end - 1] + 1, written=text[start:end], chinese=chinese)
