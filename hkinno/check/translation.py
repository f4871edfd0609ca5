"""English beside our translations: what a changed word turns round.

Words are compared as ``plain`` writes them: small letters and figures, one blank between.
"""

import re
from collections import Counter

from hkinno import text
from hkinno.check import diff as align

# English this much like our translation is called ours.
LIKE_OURS = 0.8
# What turns the meaning of a sentence round.
TURN = re.compile(
    r"\b(?:not|no|never|none|nobody|nothing|nowhere|cannot|without|nor|neither|t|\d+|one|two|three|four|five|six|seven|eight|nine|ten"
    r"|dozens?|hundreds?|thousands?|millions?|billions?|half|year|month|week|decade)\b"
)
# One that counts nothing.
NO_NUMBER = re.compile(r"\bfor one\b|\bone (?=of\b|another\b|can\b|must\b|should\b)|\b(?<=no )one\b")
HEDGES = frozenset(map(text.stem, ("hope", "plan", "may", "might", "should", "intend", "aim")))
NEGATING = ("un", "in", "im", "ir", "il", "dis", "non")
# Words that hold a sentence together and may change places without changing what it says.
GRAMMAR = (
    "about also been being does done from have having into more most only over some such than that their them then "
    "there these they this those very were what when where which while will with would shall"
)
SHORTEST_CONTENT = 4


def plain(words: str) -> str:
    """The words in small letters without their marks, one blank between."""
    return " ".join(re.findall(r"[a-z0-9]+", text.fold(words)))


def turned(draft: str, ours: str, steps: list[align.Step]) -> str:
    """What makes a draft's words say something else than our translation, which they are near to; "" for nothing."""
    here, there = (NO_NUMBER.sub("", each) for each in (draft, ours))
    if Counter(TURN.findall(here)) != Counter(TURN.findall(there)):
        return "numbers or negations changed"
    deleted = {word for step in steps if step.op != "equal" for word in step.draft.split()}
    inserted = {word for step in steps if step.op != "equal" for word in step.source.split()}
    prefixed = _prefixed(deleted, inserted) or _prefixed(inserted, deleted)
    if prefixed:
        return f"a negating prefix came or went ({prefixed})"
    here_hedged, there_hedged = _hedges(draft), _hedges(ours)
    if here_hedged != there_hedged:
        changed = (here_hedged - there_hedged) + (there_hedged - here_hedged)
        return f"a hedge came or went ({', '.join(sorted(changed))})"
    grammar = GRAMMAR.split()
    moved = sorted(word for word in deleted & inserted if len(word) >= SHORTEST_CONTENT and word not in grammar)
    return f"words changed places ({', '.join(moved)})" if moved else ""


def _prefixed(words: set[str], others: set[str]) -> str:
    """A word that is one of the others with a negating prefix, or ""."""
    return next((prefix + word for word in sorted(others) for prefix in NEGATING if prefix + word in words), "")


def _hedges(words: str) -> Counter[str]:
    return Counter(stem for stem in map(text.stem, words.split()) if stem in HEDGES)
