"""What a user asks: plain words and ``key:value`` filters, taken apart."""

import re
from collections.abc import Callable
from typing import NamedTuple

from hkinno import numerals
from hkinno.errors import UsageError
from hkinno.search import words
from hkinno.search.filters import FILTERS
from hkinno.store.kinds import Kind
from hkinno.text import visible

# A filter's key is Latin letters, so that 局長：背水一戰 or 12:30 stay words.
FILTER = r"([A-Za-z]+):(.*)"

# Words that only scale the number before them: 「9 billion」 is one quantity, not two words.
SCALES = frozenset({"billion", "bn", "million", "mn", "m", "thousand", "k", "percent", "%", "億", "亿", "萬", "万"})
# Words that only bound the number after them: under 30.
BOUNDS = frozenset({"under", "over", "below", "above", "about"})
# Characters of a query that a message repeats; what is pasted by mistake may be a page.
LONGEST_SHOWN = 100


class Query(NamedTuple):
    """A query taken apart: ``text`` is all plain words as typed, joined with single spaces."""

    words: tuple[str, ...]
    filters: tuple[tuple[str, str], ...]
    text: str

    def shown(self) -> str:
        """The query as a message names it."""
        whole = " ".join([self.text, *(f"{key}:{value}" for key, value in self.filters)]).strip()
        return visible(whole if len(whole) <= LONGEST_SHOWN else f"{whole[:LONGEST_SHOWN]}…")


def parse(arguments: list[str], is_place: Callable[[str], bool]) -> Query:
    """Take apart the arguments of a command; white space in one, line breaks too, separates words.

    ``is_place`` says whether a text names a place. Raises ``UsageError`` for a filter or a value that does not exist.
    """
    text = " ".join(" ".join(arguments).split())
    if arguments and not text:
        # Mostly a shell's variable that is not set: everything is not what was meant.
        raise UsageError("the query is empty; without any argument the command gives everything")
    # A pasted citation may hold a colon: it is a place, not filters.
    if is_place(text):
        return Query(tuple(text.split()), (), text)
    plain: list[str] = []
    filters: list[tuple[str, str]] = []
    for word in text.split():
        match = re.fullmatch(FILTER, word) if ":" in word else None
        if match is None or match[2].startswith("//"):
            plain.append(word)
        else:
            filters.append(_filter(match[1].casefold(), match[2]))
    if len(plain) > 1 and not is_place(" ".join(plain)):
        # Beside other words a place narrows; several are one filter, for no record stands in all of them.
        named = dict.fromkeys(word for word in plain if is_place(word))
        plain = [word for word in plain if word not in named]
        filters += [("para", " ".join(named))] if named else []
    return Query(tuple(_join_quantities(plain)), tuple(filters), " ".join(plain))


def _filter(key: str, value: str) -> tuple[str, str]:
    if key not in FILTERS:
        raise UsageError(f"there is no filter {key!r}; the filters are {', '.join(f'{name}:' for name in FILTERS)}")
    if not value:
        raise UsageError(f"{key}: needs a value, such as {key}:{FILTERS[key].example}")
    values = FILTERS[key].all_values()
    if not values:
        return key, value
    code = value.casefold() if value.casefold() in values else words.code(key, value)
    if code is None:
        raise UsageError(f"{key}: cannot be {value!r}; it is one of {', '.join(values)}")
    return key, code


def check(query: Query, kind: Kind) -> None:
    """Raise ``UsageError`` for a filter that can never let a record of this kind through."""
    for key, value in query.filters:
        if not FILTERS[key].takes(kind, value):
            command, other = ("quote", "facts") if kind.table == "quotes" else ("facts", "quote")
            named = f"{key}:{value}" if any(FILTERS[key].values.values()) and key == "has" else f"{key}:"
            keys = ", ".join(f"{name}:" for name, each in FILTERS.items() if kind.table in each.values)
            raise UsageError(
                f"{named} is for 'hkinno {other}'; the filters of 'hkinno {command}' are {keys} "
                f"(has: is one of {', '.join(FILTERS['has'].values[kind.table])})"
            )


def _join_quantities(typed: list[str]) -> list[str]:
    joined: list[str] = []
    for word in typed:
        scale = word.casefold() in SCALES or (joined and joined[-1].casefold() in BOUNDS)
        if joined and scale and numerals.parse(f"{joined[-1]} {word}"):
            joined[-1] = f"{joined[-1]} {word}"
        else:
            joined.append(word)
    return joined
