"""Renderings clause by clause, on sentences of our own: what is told, and what is no fault."""

import pytest

from hkinno.check import renderings, translation
from hkinno.text import stem

OURS = (
    "We hope that the new canal will open within three years, because the old one is too slow. Any village may use it."
    " It is no more than a ditch, just as the river was."
)


def share(one: str, other: str) -> float:
    """How many of the words of two clauses are the same."""
    here, there = ({stem(word) for word in words.split()} for words in (one, other))
    return 2 * len(here & there) / (len(here) + len(there))


def told(asked: str) -> str:
    asked_clauses, ours = (renderings.clauses(words, translation.plain) for words in (asked, OURS))
    everything = translation.plain(OURS)
    return renderings.exchanged(translation.plain(asked), everything, everything) or renderings.changed(
        asked_clauses, ours, share
    )


@pytest.mark.parametrize(
    ("asked", "fault"),
    [
        ("the new canal will not open within three years", "a negation put in (not)"),
        ("the new canal has opened within three years", "a plan told as done (has opened)"),
        ("although the old one is too slow", "a cause made a concession"),
        ("because the old one is too expensive", "expensive put for slow"),
        ("some rich village will use it", "a part put for the whole (some)"),
        ("they hope that the new canal will open within three years", "another actor (they)"),
        ("because the old one is too fast", "the opposite put in (fast)"),
        # Other words for the same, another order, and two negations are no fault.
        ("the new canal should be open in three years' time, we hope", ""),
        ("since the old one is too slow", ""),
        ("the new canal will not fail to open within three years", ""),
        ("every village may use it", ""),
        ("a mere ditch, as the river was", ""),
    ],
)
def test_a_clause_that_says_otherwise(asked: str, fault: str):
    """A denial, a plan told as done, another reason, kind, part or actor is told, with its word."""
    assert told(asked) == fault


def test_clauses():
    """A fragment belongs to the clause beside it, and no clause runs over the end of a sentence."""
    words = "To speed it up, we gave up, because it is slow. Besides, it pays."
    assert renderings.clauses(words, translation.plain) == [
        "to speed it up",
        "we gave up",
        "because it is slow",
        "besides it pays",
    ]
