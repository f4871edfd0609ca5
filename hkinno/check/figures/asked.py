"""What is asked of a figure of a draft that the store has, and what stands beside it that is of something else."""

from typing import NamedTuple

from hkinno.check.figures.amounts import Mention
from hkinno.check.figures.measures import NAME, SENSE, Measure, Measures
from hkinno.check.figures.passages import Context, Passage

# Senses that say nothing of what a figure is of; that of paying is one.
PAYS = SENSE + "grant"
_COMMON = "existing target support receive proportion publish basic hope open talent"
COMMON = {PAYS, *(SENSE + word for word in _COMMON.split())}


class Asked(NamedTuple):
    """A figure of a draft, the store's figure that it is like, and those that it is not like, likeliest first."""

    measures: Measures
    passage: Passage
    mention: Mention
    context: Context
    best: Measure
    rivals: list[Measure]
    voice: str


def strange(measure: Measure, context: Context, *, narrowly: bool = False) -> set[str]:
    """What stands beside a figure and is nothing that a stored one is of; narrowly, in the sentence, and measures."""
    if narrowly:
        return (
            senses_in(context.sentence - measure.core - measure.whole) - COMMON - {SENSE + "receive", SENSE + "approve"}
        )
    # What related facts say is no sign of another thing, but of a share is one: a third are approved.
    own = measure.all - measure.related if measure.figure["whole"] else measure.all
    return senses_in(context.near - own - context.taken) - COMMON


def names_in(traits: frozenset[str]) -> set[str]:
    """The names of the store among some traits."""
    return {trait for trait in traits if trait.startswith(NAME)}


def senses_in(traits: frozenset[str]) -> set[str]:
    """The senses of words among some traits."""
    return {trait for trait in traits if trait.startswith(SENSE)}
