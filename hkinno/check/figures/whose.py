"""Whose the figures of a sentence are: the page's, somebody else's, or the writer's own."""

from collections.abc import Iterator
from typing import NamedTuple

from hkinno.check import lexicon
from hkinno.check.figures.measures import NAME, Traits
from hkinno.check.figures.prose import Sentence, folded, plain
from hkinno.check.figures.vocabulary import OTHERS, SELVES, neutral
from hkinno.check.voices import COMMA, OTHER, PAPER, PRONOUN, SPEAKER, Token, Voices
from hkinno.documents.patterns import Pattern

PAGE, ANOTHER, SELF, NOBODY = "page", "another", "self", ""
# How far from a name its verb of saying may stand, in Chinese and in English.
TO_VERB, TO_ENGLISH_VERB = 4, 16

_SELVES, _OTHERS = Pattern(folded(SELVES)), Pattern(folded(OTHERS))
ACCORDING = Pattern(
    folded(r"(?:据|根据|按照?|依照?|引述|参考)$|(?:\b(?:according to|as per|citing|quoting|from|by)(?: the)? )$")
)


class Voice(NamedTuple):
    """Who begins to speak in a sentence, and where."""

    start: int
    whose: str


def voices_in(sentence: Sentence, voices: Voices, traits: Traits) -> list[Voice]:
    """Who speaks in a sentence, in order."""
    found = [Voice(match.start(), SELF) for match in _SELVES.finditer(sentence.plain)]
    found += [Voice(match.start(), ANOTHER) for match in _OTHERS.finditer(sentence.plain)]
    tokens = voices.tokens(sentence.text)
    found += [
        Voice(token.start, whose)
        for index, token in enumerate(tokens)
        if (whose := _whose(sentence, tokens, index, traits))
    ]
    return sorted(found)


def _whose(sentence: Sentence, tokens: list[Token], index: int, traits: Traits) -> str:
    token = tokens[index]
    if token.kind in (SPEAKER, PAPER, PRONOUN):
        return PAGE
    if token.kind != OTHER or _is_spoken_to(tokens, index):
        return NOBODY
    if plain(token.text) in neutral() or any(trait.startswith(NAME) for _, trait in traits.of(plain(token.text))):
        return NOBODY
    says = _says(tokens, index)
    return ANOTHER if says or ACCORDING.search(sentence.plain, 0, token.start) else NOBODY


def _is_spoken_to(tokens: list[Token], index: int) -> bool:
    previous = tokens[index - 1] if index else None
    return previous is not None and previous.kind == lexicon.PREPOSITION and tokens[index].start - previous.end <= 1


def _says(tokens: list[Token], index: int) -> bool:
    """Whether a verb of saying stands right behind a name."""
    token = tokens[index]
    reach = TO_ENGLISH_VERB if token.text.isascii() else TO_VERB
    for following in tokens[index + 1 :]:
        if following.start - token.end > reach or following.kind in (COMMA, OTHER, SPEAKER, PAPER, PRONOUN):
            return False
        if following.kind == lexicon.VERB:
            return True
    return False


def at(voices: list[Voice], start: int, end: int, carried: str) -> str:
    """Whose what stands between two offsets is: who spoke last before it, or is named after it, or spoke before."""
    before = [each.whose for each in voices if each.start < start]
    if before:
        return before[-1]
    after = [each.whose for each in voices if each.start >= end and each.whose != SELF]
    return after[0] if after else carried


def spoken(voices: Iterator[Voice]) -> str:
    """Who spoke last."""
    return next(reversed([each.whose for each in voices]), NOBODY)
