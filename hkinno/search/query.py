"""What a user asks: plain words and ``key:value`` filters, taken apart.

>>> parse(["kind:statistic", "talent"]).words
('talent',)
"""

import re
from typing import NamedTuple

from hkinno import numerals, places
from hkinno.errors import UsageError
from hkinno.store import schema

# A filter's key is Latin letters, so that 孫東：背水一戰 or 12:30 stay words.
FILTER = r"([A-Za-z]+):(.*)"

# Words that only scale the number before them: 「9 billion」 is one quantity, not two words.
SCALES = frozenset({"billion", "bn", "million", "mn", "m", "thousand", "k", "percent", "%", "億", "亿", "萬", "万"})

VALUES: dict[str, tuple[str, ...]] = {
    "kind": schema.KINDS,
    "status": schema.STATUSES,
    "voice": schema.VOICES,
    "form": schema.FORMS,
    "has": ("figure", "when", "note", "related", "conflict", "variant"),
}
KEYS = ("entity", "form", "has", "kind", "para", "status", "topic", "voice")
# A value of each filter that is one, for those who gave none.
EXAMPLES = {
    "entity": "ttps",
    "form": "direct",
    "has": "figure",
    "kind": "statistic",
    "para": "main-2",
    "status": "planned",
    "topic": "talent",
    "voice": "quoted",
}
# What only one of the commands can filter by: quotes have no kind, facts no variants.
ONLY: dict[str, tuple[str, ...]] = {
    "facts": ("kind", "status", "voice", "has:figure", "has:when", "has:related", "has:conflict"),
    "quote": ("form", "has:variant"),
}


class Query(NamedTuple):
    """A query taken apart: ``text`` is all plain words as typed, joined with single spaces."""

    words: tuple[str, ...]
    filters: tuple[tuple[str, str], ...]
    text: str


def parse(arguments: list[str]) -> Query:
    """Take apart the arguments of a command; white space in one, line breaks too, separates words.

    Raises ``UsageError`` for a filter whose key or value does not exist.
    """
    text = " ".join(" ".join(arguments).split())
    # A pasted citation may hold a colon: it is a place, not filters.
    if places.find(text) is not None:
        return Query(tuple(text.split()), (), text)
    words: list[str] = []
    filters: list[tuple[str, str]] = []
    for word in " ".join(arguments).split():
        found = re.fullmatch(FILTER, word) if ":" in word else None
        if found is None or found[2].startswith("//"):
            words.append(word)
        else:
            filters.append(_filter(found[1].casefold(), found[2]))
    if len(words) > 1 and places.find(" ".join(words)) is None:
        # Beside other words a place narrows; several are one filter, for no record stands in all of them.
        there = dict.fromkeys(word for word in words if places.find(word) is not None)
        words = [word for word in words if word not in there]
        filters += [("para", " ".join(there))] if there else []
    return Query(tuple(_join_quantities(words)), tuple(filters), " ".join(words))


def _filter(key: str, value: str) -> tuple[str, str]:
    if key not in KEYS:
        raise UsageError(f"there is no filter {key!r}; the filters are {', '.join(f'{k}:' for k in KEYS)}")
    if not value:
        raise UsageError(f"{key}: needs a value, such as {key}:{EXAMPLES[key]}")
    if key in VALUES and value.casefold() not in VALUES[key]:
        raise UsageError(f"{key}: cannot be {value!r}; it is one of {', '.join(VALUES[key])}")
    return key, value.casefold() if key in VALUES else value


def check(query: Query, command: str) -> None:
    """Raise ``UsageError`` for a filter that the command, facts or quote, can never let anything through."""
    other = "quote" if command == "facts" else "facts"
    for key, value in query.filters:
        for wrong in (key, f"{key}:{value}"):
            if wrong in ONLY[other]:
                has = [each for each in VALUES["has"] if f"has:{each}" not in ONLY[other]]
                keys = ", ".join(f"{each}:" for each in KEYS if each not in ONLY[other])
                shown = wrong if ":" in wrong else f"{wrong}:"
                raise UsageError(
                    f"{shown} is for 'hkinno {other}'; the filters of 'hkinno {command}' are {keys} "
                    f"(has: is one of {', '.join(has)})"
                )


def _join_quantities(words: list[str]) -> list[str]:
    joined: list[str] = []
    for word in words:
        if joined and word.casefold() in SCALES and numerals.parse(f"{joined[-1]} {word}"):
            joined[-1] = f"{joined[-1]} {word}"
        else:
            joined.append(word)
    return joined
