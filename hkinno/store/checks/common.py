"""What the checks of a store share: their type, and what several of them ask of it."""

from collections.abc import Callable, Iterable, Iterator

from hkinno.store.kinds import Record
from hkinno.store.texts import JOINED

Tables = dict[str, list[Record]]
# What a check finds: the record, and what is wrong with it.
Check = Callable[[Tables], Iterator[tuple[str, str]]]

# An id: a letter and at least so many digits.
ID = "{}[0-9]{{{},9}}"


def text_forms(tables: Tables) -> dict[str, str]:
    """How the text of each article is counted."""
    return {source["id"]: source.get("text", JOINED) for source in tables["sources"]}


def promised(tables: Tables, promise: str) -> bool:
    """Whether the store promises something of itself that not every store does."""
    return promise in tables["meta"][0].get("promises", [])


def spans(tables: Tables) -> Iterable[tuple[str, str, int, str]]:
    """Each excerpt and quote: record, paragraph, start and characters."""
    for fact in tables["facts"]:
        for each in fact["evidence"]:
            yield fact["id"], each["paragraph"], each["start"], each["exact"]
    for quote in tables["quotes"]:
        yield quote["id"], quote["paragraph"], quote["start"], quote["exact"]
