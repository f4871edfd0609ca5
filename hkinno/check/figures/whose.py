"""Whose the figures of a sentence are: the page's, somebody else's, or the writer's own."""

from typing import NamedTuple

from hkinno.check import lexicon, vocabulary
from hkinno.check.figures.measures import NAME, Traits
from hkinno.check.figures.prose import Sentence, folded, plain
from hkinno.check.figures.vocabulary import BODIES, OF_PAPER, OTHERS, SELVES, neutral, officials, papers, pronouns
from hkinno.check.tokens import COMMA, OTHER, PAPER, PRONOUN, SPEAKER, Token
from hkinno.check.voices import Voices
from hkinno.documents.patterns import Match, Pattern

# Of the page where a sentence before was, and nobody is named since: carried.
PAGE, CARRIED, ANOTHER, SELF, NOBODY = "page", "carried", "another", "self", ""
# Of nobody where somebody else was named before: he is that one.
NAMED = "named"
# Of an office that is not the speaker's: the Secretary for Security.
OF_OFFICE = Pattern(" for (?:the )?[A-Z]")
# What stands behind those who were spoken to: 回應傳媒時.
SPOKEN_TO = Pattern(folded("提問|查詢|訪問|采訪|追問|[時後]"))
# How far from a name its verb of saying may stand, in Chinese and in English.
TO_VERB, TO_ENGLISH_VERB = 4, 16

_SELVES, _OTHERS, _BODIES = Pattern(folded(SELVES)), Pattern(folded(OTHERS)), Pattern(folded(BODIES))
_OF_PAPER = Pattern(folded(OF_PAPER))
# Verbs by which another's words are given, and such as are no verbs of saying by themselves.
RELAYED = Pattern(folded("转述|引述|转引|转载|引用|援引|quot(?:ed|es|ing)|cit(?:ed|es|ing)|has|have|had"))
ACCORDING = Pattern(
    folded(r"(?:据|根据|按照?|依照?|引述|参考)$|(?:\b(?:according to|as per|citing|quoting|from|by)(?: the)? )$")
)


class Voice(NamedTuple):
    """Who begins to speak in a sentence, and where; ``speaker`` is the entity, if it is one of the store's people."""

    start: int
    whose: str
    speaker: str | None = None


def voices_in(sentence: Sentence, voices: Voices, traits: Traits, carried: str) -> list[Voice]:
    """Who speaks in a sentence, in order."""
    selves = (match.start() for match in _SELVES.finditer(sentence.plain))
    # Who says I in a quotation is not the writer.
    marked = [*sentence.quoted, *sentence.spoken]
    found = [Voice(at, SELF) for at in selves if not any(one <= at < other for one, other in marked)]
    found += [Voice(match.start(), ANOTHER) for match in _OTHERS.finditer(sentence.plain)]
    found += [Voice(match.start(), ANOTHER) for match in _BODIES.finditer(sentence.plain) if _is_strange(match, traits)]
    found += [Voice(match.start(), PAGE) for match in _OF_PAPER.finditer(sentence.plain)]
    tokens = voices.tokens(sentence.text)
    for index, token in enumerate(tokens):
        whose = _whose(sentence, tokens, index, traits)
        if token.kind == PRONOUN:
            # She is who spoke last, and it is nobody in particular.
            last = max((each for each in found if each.start < token.start), default=Voice(-1, carried))
            stranger = last.whose in (ANOTHER, NAMED) or not _may_speak(token, voices)
            stranger = stranger or OF_OFFICE.match(sentence.text, token.end) is not None
            whose = NOBODY if token.text.casefold() == "it" else ANOTHER if stranger else PAGE
        found += [Voice(token.start, whose, token.entity if whose == PAGE else None)] if whose else []
    return sorted(found)


def names_another(sentence: Sentence, voices: Voices, traits: Traits) -> bool:
    """Whether a sentence names somebody who is none of the store's, and whom the next may call he."""
    others = (plain(token.text) for token in voices.tokens(sentence.text) if token.kind == OTHER)
    known = neutral() | papers() | pronouns()
    return any(
        name not in known
        and not lexicon.is_body(name)
        and not any(each.startswith(NAME) for _, each in traits.of(name))
        for name in others
    )


def _may_speak(pronoun: Token, voices: Voices) -> bool:
    """Whether a pronoun may stand for a speaker of the store: she for no man."""
    word = pronoun.text.casefold()
    known = [voices.sources.entities[speaker].get("pronoun") for speaker in voices.speakers]
    return not known or any(own is None or vocabulary.GENDER.get(word, own) == own for own in known)


def _is_strange(match: Match, traits: Traits) -> bool:
    """Whether a department is none of the store's, and none that is only called the bureau."""
    return match[0] not in neutral() and not any(trait.startswith(NAME) for _, trait in traits.of(match[0]))


def _whose(sentence: Sentence, tokens: list[Token], index: int, traits: Traits) -> str:
    token = tokens[index]
    if token.kind in (SPEAKER, PAPER):
        return PAGE
    if token.kind != OTHER or _is_spoken_to(sentence, tokens, index):
        return NOBODY
    if plain(token.text) in papers():
        return PAGE if _says(tokens, index) or ACCORDING.search(sentence.plain, 0, token.start) else NOBODY
    if plain(token.text) in officials() and (_says(tokens, index) or _is_said_by(tokens, index)):
        return CARRIED
    if plain(token.text) in neutral() or any(trait.startswith(NAME) for _, trait in traits.of(plain(token.text))):
        return NOBODY
    if plain(token.text) in pronouns() or traits.is_ours(plain(token.text)):
        return NOBODY
    says = _says(tokens, index) and not PHRASAL.match(sentence.plain, _verb_end(tokens, index))
    return ANOTHER if says or ACCORDING.search(sentence.plain, 0, token.start) else NOBODY


def _is_spoken_to(sentence: Sentence, tokens: list[Token], index: int) -> bool:
    previous = tokens[index - 1] if index else None
    if SPOKEN_TO.match(sentence.plain, tokens[index].end):
        return True
    return previous is not None and previous.kind == lexicon.PREPOSITION and tokens[index].start - previous.end <= 1


# A verb that is one of saying alone: people have put in for it.
PHRASAL = Pattern(r" (?:in|into|up|on|out|off)\b")


def _is_said_by(tokens: list[Token], index: int) -> bool:
    """Whether a verb of saying stands right before a name, or a noun before it: says the bureau chief."""
    before = [each.kind for each in tokens[max(0, index - 2) : index]]
    return lexicon.VERB in before and COMMA not in before


def _verb_end(tokens: list[Token], index: int) -> int:
    """Where the verb behind a name ends."""
    return next((each.end for each in tokens[index + 1 :] if each.kind == lexicon.VERB), 0)


def _says(tokens: list[Token], index: int) -> bool:
    """Whether a verb of saying stands right behind a name."""
    token = tokens[index]
    reach = TO_ENGLISH_VERB if token.text.isascii() else TO_VERB
    for following in tokens[index + 1 :]:
        if following.start - token.end > reach or following.kind in (COMMA, OTHER, SPEAKER, PAPER, PRONOUN):
            return False
        if following.kind == lexicon.VERB:
            return not RELAYED.fullmatch(plain(following.text))
    return False


def at(voices: list[Voice], start: int, end: int, carried: str) -> str:
    """Whose what stands between two offsets is: who spoke last before it, or is named after it, or spoke before."""
    voice = of(voices, start, end)
    return voice.whose if voice else NOBODY if carried == NAMED else carried


def of(voices: list[Voice], start: int, end: int) -> Voice | None:
    """Who speaks between two offsets of a sentence; None where it names nobody."""
    before = [each for each in voices if each.start < start]
    if before:
        return before[-1]
    behind = next((each for each in voices if each.start >= end), None)
    return behind if behind and behind.whose != SELF else None
