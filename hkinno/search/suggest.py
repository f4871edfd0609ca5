"""What to say beside an answer, and instead of one: what the other command finds, near names, reported speech."""

import operator
from typing import Protocol

from hkinno import numerals, places, text
from hkinno.search import words
from hkinno.search.find import Hit
from hkinno.search.lexicon import Lexicon
from hkinno.search.meaning import EXACT
from hkinno.search.query import Query
from hkinno.store.kinds import FACT, QUOTE, Kind

# So many words are asked for one by one.
MOST_ASKED = 6
# A phrase of fewer characters is like too many others; a longer one is a sentence.
SHORTEST_PHRASE, LONGEST_PHRASE = 3, 20
# So many ids are named in a hint; of more the query is.
MOST_NAMED = 3

COMMANDS = {FACT.table: "facts", QUOTE.table: "quote"}


class Ask(Protocol):
    """The hits of the query among records of a kind, or of some of its words."""

    def __call__(self, of: Kind, typed: tuple[str, ...] | None = None) -> list[Hit]:
        """Ask."""


def instead(query: Query, kind: Kind, lexicon: Lexicon, ask: Ask, others: list[str]) -> str:
    """What would have been right where nothing answers, as far as can be guessed: always a command to run.

    ``others`` are the ids of the words of the query that are records of the other kind.
    """
    hint = _elsewhere(query, kind, ask, others) or _one_off(query, kind, lexicon) or _apart(query, kind, ask)
    if hint:
        return hint
    command = COMMANDS[kind.table]
    paragraphs = places.of_any_article(query.text, lexicon.sources)
    if paragraphs:
        return f"of which article? try: {', '.join(f'hkinno {command} {name}' for name in paragraphs)}"
    quantity = numerals.parse(query.text)
    if quantity is not None and quantity.value is not None and f"{quantity.value}" != query.text:
        return f"it is read as {quantity.value:,}; 'hkinno figures' lists every quantity"
    near = _near(query, lexicon)
    if near:
        return f"near: {', '.join(near)}; try: hkinno {command} {shell_word(near[0])}"
    return "'hkinno topics' lists what can be asked for"


def _near(query: Query, lexicon: Lexicon) -> list[str]:
    """Up to three names of topics and entities near the query's words, none that was typed."""
    typed = query.text[:200]
    key = text.squeeze(typed)
    return text.near(typed, dict.fromkeys(name for name in lexicon.names() if text.squeeze(name) != key), limit=3)


def _apart(query: Query, kind: Kind, ask: Ask) -> str:
    """Which of several words finds nothing by itself, and what those that do find."""
    typed, _ = words.without_fillers(query.words)
    if not 1 < len(typed) <= MOST_ASKED:
        return ""
    counts = {word: len(ask(kind, (word,))) for word in typed}
    nothing = [word for word, count in counts.items() if not count]
    if len(nothing) == len(counts):
        return ""
    some = [word for word, count in counts.items() if count]
    command = f"hkinno {COMMANDS[kind.table]} {shell_word(' '.join(some) if nothing else some[0])}"
    which = (
        f"{', '.join(map(repr, nothing))} found nothing"
        if nothing
        else f"each is found, but in no {kind.noun} together"
    )
    return f"{text.visible(which)}; try: {text.visible(command)}"


def _one_off(query: Query, kind: Kind, lexicon: Lexicon) -> str:
    """A name or a quotation that has the typed words with one character changed: 背水一站."""
    typed = text.squeeze(query.text)
    if not SHORTEST_PHRASE <= len(typed) <= LONGEST_PHRASE or typed.isascii():
        return ""
    for row in lexicon.readings:
        for start in range(len(row["of"]) - len(typed) + 1):
            near = row["of"][start : start + len(typed)]
            key = text.squeeze(near)
            if len(key) == len(typed) and sum(map(operator.ne, key, typed)) == 1:
                return f"did you mean: hkinno {COMMANDS[kind.table]} {shell_word(near)}"
    return ""


def _elsewhere(query: Query, kind: Kind, ask: Ask, others: list[str]) -> str:
    """What the other command, of `facts` and `quote`, says to the same words; "" where it says nothing either."""
    if query.filters or not query.words:
        return ""
    other = QUOTE if kind is FACT else FACT
    if others:
        which = f"{query.text} is a {other.noun}" if len(others) == 1 else f"these are {other.table}"
        return f"{which}: hkinno show {' '.join(map(shell_word, query.words))}"
    number = len(ask(other))
    if not number:
        return ""
    noun = other.noun if number == 1 else other.table
    return f"{number} {noun} found: hkinno {COMMANDS[other.table]} {shell_word(query.text)}"


def reported(query: Query, hits: list[Hit], ask: Ask) -> str:
    """A line on facts that hold the words in reported speech, which are nobody's quoted words; "" for none."""
    if not query.text or any(hit.rank < EXACT for hit in hits):
        return ""
    # The speaker's name is asked for as such: a fact that names him does not report it.
    if any(span.field == "speaker" for hit in hits for span in hit.spans):
        return ""
    found = [hit for hit in ask(FACT) if hit.record["voice"] != "quoted" and _in_evidence(hit)]
    # Where the quotation is only a part of the reported sentence, the sentence holds it, and says nothing else of it.
    named = {name for hit in hits for name in hit.record["facts"]}
    ids = [hit.record["id"] for hit in found if hit.record["id"] not in named]
    found = [hit for hit in found if hit.record["id"] in ids]
    if not ids:
        return ""
    shown = ", ".join(ids) if len(ids) <= MOST_NAMED else f"hkinno facts {shell_word(query.text)}"
    places = ", ".join(dict.fromkeys(place for hit in found for place in FACT.places(hit.record)))
    also = "also" if hits else "only"
    return f"{also} in {places}, in reported speech: {text.visible(shown)}"


def _in_evidence(hit: Hit) -> bool:
    return any(span.field.startswith("evidence") for span in hit.spans)


def shell_word(typed: str) -> str:
    """Words of a query as a shell takes them for one."""
    if all(character.isalnum() or character in "+-.,:/%" for character in typed):
        return typed
    import shlex  # noqa: PLC0415 - only for a hint

    return shlex.quote(typed)
