"""What to say beside an answer, and instead of one: what the other command finds, near names, reported speech."""

from collections.abc import Callable

from hkinno import text
from hkinno.search.find import Hit
from hkinno.search.lexicon import Lexicon
from hkinno.search.meaning import EXACT
from hkinno.search.query import Query
from hkinno.store.kinds import FACT, QUOTE, Kind

# So many ids are named in a hint; of more the query is.
MOST_NAMED = 3

COMMANDS = {FACT.table: "facts", QUOTE.table: "quote"}

# The hits of the same query among records of a kind.
Ask = Callable[[Kind], list[Hit]]


def instead(query: Query, kind: Kind, lexicon: Lexicon, ask: Ask, others: list[str]) -> str:
    """What would have been right where nothing answers, as far as can be guessed.

    ``others`` are the ids of the words of the query that are records of the other kind.
    """
    hint = _elsewhere(query, kind, ask, others)
    if hint:
        return hint
    near = _near(query, lexicon)
    return f"near: {', '.join(near)}" if near else "'hkinno topics' lists what can be asked for"


def _near(query: Query, lexicon: Lexicon) -> list[str]:
    """Up to three names of topics and entities near the query's words, none that was typed."""
    typed = query.text[:200]
    key = text.squeeze(typed)
    return text.near(typed, dict.fromkeys(name for name in lexicon.names() if text.squeeze(name) != key), limit=3)


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
    count = f"1 {other.noun} answers" if number == 1 else f"{number} {other.table} answer"
    return f"{count}: hkinno {COMMANDS[other.table]} {shell_word(query.text)}"


def reported(query: Query, hits: list[Hit], ask: Ask) -> str:
    """A line on facts that hold the words in reported speech, which are nobody's quoted words; "" for none."""
    if not query.text or any(hit.rank < EXACT for hit in hits):
        return ""
    # The speaker's name is asked for as such: a fact that names him does not report it.
    if any(span.field == "speaker" for hit in hits for span in hit.spans):
        return ""
    ids = [
        hit.record["id"]
        for hit in ask(FACT)
        if hit.record["voice"] != "quoted" and any(span.field.startswith("evidence") for span in hit.spans)
    ]
    if not ids:
        return ""
    shown = f"hkinno show {' '.join(ids)}" if len(ids) <= MOST_NAMED else f"hkinno facts {shell_word(query.text)}"
    which = "a fact holds" if len(ids) == 1 else f"{len(ids)} facts hold"
    return f"{which} these words outside quotation marks, so they are not his quoted words: {text.visible(shown)}"


def shell_word(typed: str) -> str:
    """Words of a query as a shell takes them for one."""
    if all(character.isalnum() or character in "+-.,:/%" for character in typed):
        return typed
    import shlex  # noqa: PLC0415 - only for a hint

    return shlex.quote(typed)
