"""A rendering beside our translation slot by slot: why, on what terms, what for, what only, and what is said of whom.

All words are plain and in clauses. A slot that both have is compared with ours; one that only the rendering has may say
what stands elsewhere in ours. Only a slot of which nothing is ours is told: another word for the same is no fault.
"""

from itertools import pairwise

from hkinno.check import english
from hkinno.documents.patterns import Pattern

# What begins each slot; it ends with its clause.
SLOTS = {
    "reason": Pattern(r"\b(?:because(?: of)?|thanks to|owing to|due to|(?<!ever )(?<!long )since)\b"),
    "condition": Pattern(
        r"^(?:(?:and|but|so|even|only) )?(?:if|unless|provided(?: that)?|as long as|so long as|until)\b"
    ),
    "purpose": Pattern(r"^(?:so as to|in order to|to)\b"),
    "limit": Pattern(
        r"\b(?:(?<!not )only|solely|nothing (?:but|more than)|no more than|merely"
        r"|all (?:you|we|one|they) ha(?:ve|s|d)(?: is| are)?)\b"
    ),
}
# What is in one clause only; another slot may go on.
SHORT = frozenset({"purpose"})
MOST_CLAUSES = 3


def changed(asked: list[str], ours: list[str]) -> str:
    """What a slot of a rendering says that ours does not; "" for nothing."""
    whole = " ".join(ours)
    for name, begins in SLOTS.items():
        filled = [words for clause in asked if (words := _after(begins, clause))]
        own = [
            words
            for at, clause in enumerate(ours)
            if (words := _after(begins, clause, *ours[at + 1 : at + _reach(name)]))
        ]
        for words in filled:
            against = english.opposite(words, own[0], own[0]) if own else ""
            if against:
                return against
            if _saying(words) and not _any_of(words, " ".join(own) or whole):
                return f"another {name} ({words})" if own else f"a {name} put in ({words})"
    return _predicate(asked, ours)


def _reach(name: str) -> int:
    return 1 if name in SHORT else MOST_CLAUSES


def _after(begins: Pattern, clause: str, *following: str) -> str:
    """What follows the beginning of a slot in its clause, and in the clauses that may go on with it."""
    match = begins.search(clause)
    return " ".join([clause[match.end() :].strip(), *following]) if match else ""


def _saying(words: str) -> bool:
    """Whether any of the words says something."""
    return english.beyond(words, "")[1] > 0


def _any_of(words: str, others: str) -> bool:
    """Whether any word that says something has a counterpart in the others."""
    more, saying = english.beyond(words, others)
    return len(more) < saying


# A subject of fewer words that say something is anybody's.
LEAST_SAID = 2


def _predicate(asked: list[str], ours: list[str]) -> str:
    """What is said of a subject of ours that ours does not say of it, nor anywhere, in place of what ours says."""
    whole, everything = " ".join(ours), " ".join(asked)
    for subject, said in map(_parts, _sentences(asked)):
        more, saying = english.beyond(subject, whole)
        if more or saying < LEAST_SAID or not _saying(said) or _any_of(said, whole):
            continue
        for own, told in map(_parts, _sentences(ours)):
            if _saying(told) and not english.beyond(subject, own)[0] and not _any_of(told, everything):
                return f"{said} put for {told}"
    return ""


def _parts(clause: str) -> tuple[str, str]:
    match = english.FINITE.search(clause)
    return (clause[: match.start()].strip(), clause[match.end() :].strip()) if match else ("", "")


def _sentences(ours: list[str]) -> list[str]:
    """Each clause, and each with the one after it: for one may stand between a subject and what is said of it."""
    return [*ours, *(f"{one} {other}" for one, other in pairwise(ours))]
