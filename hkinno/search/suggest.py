"""What to say beside an answer, and instead of one: what the other command finds, near names, reported speech."""

import operator
from collections.abc import Container, Sequence
from typing import Protocol

from hkinno import numerals, places, text
from hkinno.search import words
from hkinno.search.find import Hit
from hkinno.search.lexicon import Lexicon
from hkinno.search.meaning import EXACT
from hkinno.search.query import Query
from hkinno.store.kinds import ENTITY, FACT, QUOTE, Kind

# So many words are asked for one by one.
MOST_ASKED = 6
# A phrase of fewer characters is like too many others; a longer one is a sentence.
SHORTEST_PHRASE, LONGEST_PHRASE = 3, 20
# So many ids are named in a hint; of more the query is.
MOST_NAMED, MOST_PLACES = 3, 12
# Less of the letters that were typed says nothing of what was asked: of "New Territories North" the "New".
LEAST_LEFT = 0.25

COMMANDS = {FACT.table: "facts", QUOTE.table: "quote"}


class Ask(Protocol):
    """The hits of the query among records of a kind, or of other words with its filters; ``folded`` as not typed."""

    def __call__(self, of: Kind, typed: Sequence[str] | None = None, *, folded: bool = ...) -> list[Hit]:
        """Ask."""


def instead(query: Query, kind: Kind, lexicon: Lexicon, ask: Ask, others: list[str]) -> str:
    """What would have been right where nothing answers, as far as can be guessed: always a command that finds some.

    ``others`` are the ids of the words of the query that are records of the other kind.
    """
    hint = (
        _elsewhere(query, kind, ask, others)
        or _folded(query, kind, ask)
        or _one_off(query, kind, lexicon, ask)
        or _misspelt(query, kind, lexicon, ask)
        or _apart(query, kind, ask)
    )
    if hint:
        return hint
    paragraphs = [name for name in places.of_any_article(query.text, lexicon.sources) if ask(kind, [name], folded=True)]
    if paragraphs:
        return f"of which article? try: {', '.join(_command(query, kind, name) for name in paragraphs)}"
    quantity = numerals.parse(query.text)
    if quantity is not None and quantity.value is not None and f"{quantity.value}" != query.text:
        return f"it is read as {quantity.value:,}; 'hkinno figures' lists every quantity"
    near = [name for name in _near(query, lexicon) if ask(kind, name.split(), folded=True)]
    if near:
        return f"near: {', '.join(near)}; try: {_command(query, kind, near[0])}"
    return "'hkinno topics' lists what can be asked for"


def _command(query: Query, kind: Kind, typed: str) -> str:
    """The command that looks for other words with the filters of a query."""
    filters = [f"{key}:{value}" for key, value in query.filters]
    return text.visible(" ".join(["hkinno", COMMANDS[kind.table], *map(shell_word, [typed, *filters])]))


def _near(query: Query, lexicon: Lexicon) -> list[str]:
    """Up to three names of topics and entities near the query's words, by spelling or sound; none that was typed."""
    typed = " ".join(words.without_fillers(query.words)[0])[:200]
    key = text.squeeze(typed)
    names = dict.fromkeys(name for name in lexicon.names() if text.squeeze(name) != key)
    return text.near(typed, names, limit=3) or _sounding_near(typed, names, lexicon)


def _sounding_near(typed: str, names: Container[str], lexicon: Lexicon) -> list[str]:
    """Names that sound like what was typed in Latin letters: gaocaitng."""
    rows = lexicon.readings if typed.isascii() else []
    sounds = {row[way]: row["of"] for row in rows if row["of"] in names for way in ("pinyin", "jyutping")}
    return list(dict.fromkeys(sounds[each] for each in text.near(typed, sounds, limit=3)))


def _misspelt(query: Query, kind: Kind, lexicon: Lexicon, ask: Ask) -> str:
    """A name of which what was typed is a slip: sun dogn, 孫棟."""
    typed = text.squeeze(query.text[:100])
    for name in _near(query, lexicon) + _people_near(typed, lexicon):
        key = text.squeeze(name)
        if sorted(key) == sorted(typed) or _one_differs(key, typed):
            return f"did you mean: {_command(query, kind, name)}" if ask(kind, name.split(), folded=True) else ""
    return ""


def _people_near(typed: str, lexicon: Lexicon) -> list[str]:
    """The people of whose Chinese name one character was typed otherwise."""
    names = [
        name
        for entry in lexicon.entity_entries()
        if entry.record["type"] == "person"
        for name in ENTITY.names(entry.record)
    ]
    return [name for name in names if not name.isascii() and _one_differs(text.squeeze(name), typed)]


def _one_differs(one: str, other: str) -> bool:
    """Whether two texts of one length differ in one character."""
    return len(one) == len(other) > 1 and sum(map(operator.ne, one, other)) == 1


def _folded(query: Query, kind: Kind, ask: Ask) -> str:
    """What the same words find in another script, width, case or form, where they were taken as typed."""
    number = len(ask(kind, folded=True)) if query.words else 0
    return f"{_counted(number, kind)} found in another form: {_command(query, kind, query.text)}" if number else ""


def _counted(number: int, kind: Kind) -> str:
    return f"{number} {kind.noun if number == 1 else kind.table}"


def _apart(query: Query, kind: Kind, ask: Ask) -> str:
    """Which of several words finds nothing by itself, and the most of the others that find something together."""
    typed, _ = words.without_fillers(query.words)
    if not 1 < len(typed) <= MOST_ASKED:
        return ""
    found = [word for word in typed if ask(kind, [word], folded=True)]
    if not found:
        return ""
    some = max(_together(found, kind, ask), _together(found[::-1], kind, ask)[::-1], key=len)
    if len("".join(some)) < len("".join(typed)) * LEAST_LEFT:
        return ""
    nothing = [word for word in typed if word not in found]
    told = [f"{', '.join(map(repr, nothing))} found nothing"] if nothing else []
    if some != found:
        told.append(f"each {'of the others ' if nothing else ''}is found, but in no {kind.noun} together")
    return f"{text.visible(', '.join(told))}; try: {_command(query, kind, ' '.join(some))}"


def _together(typed: Sequence[str], kind: Kind, ask: Ask) -> list[str]:
    """The first of some words, and each of the others that is found together with those before."""
    some = [typed[0]]
    for word in typed[1:]:
        some += [word] if ask(kind, [*some, word], folded=True) else []
    return some


def _one_off(query: Query, kind: Kind, lexicon: Lexicon, ask: Ask) -> str:
    """A name or a quotation that has the typed words with one character changed: 背水一站."""
    typed = text.squeeze(query.text)
    if not SHORTEST_PHRASE <= len(typed) <= LONGEST_PHRASE or typed.isascii():
        return ""
    # Of two halves of the words one is as it was typed.
    halves = typed[: len(typed) // 2], typed[len(typed) // 2 :]
    for row in lexicon.readings:
        if not any(half in text.fold(row["of"]) for half in halves):
            continue
        for start in range(len(row["of"]) - len(typed) + 1):
            near = row["of"][start : start + len(typed)]
            key = text.squeeze(near)
            if not _one_differs(key, typed):
                continue
            for of in (kind, _other(kind)):
                if ask(of, near.split(), folded=True):
                    return f"did you mean: {_command(query, of, near)}"
    return ""


def _other(kind: Kind) -> Kind:
    """The other kind, of those of `facts` and `quote`."""
    return QUOTE if kind is FACT else FACT


def _elsewhere(query: Query, kind: Kind, ask: Ask, others: list[str]) -> str:
    """What the other command, of `facts` and `quote`, says to the same words; "" where it says nothing either."""
    if query.filters or not query.words:
        return ""
    other = _other(kind)
    if others:
        which = f"{query.text} is a {other.noun}" if len(others) == 1 else f"these are {other.table}"
        return f"{which}: hkinno show {' '.join(map(shell_word, query.words))}"
    number = len(ask(other))
    return f"{_counted(number, other)} found: {_command(query, other, query.text)}" if number else ""


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
    there = list(dict.fromkeys(place for hit in found for place in FACT.places(hit.record)))
    places = ", ".join(there[:MOST_PLACES]) + (f" and {len(there) - MOST_PLACES} more" if there[MOST_PLACES:] else "")
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
