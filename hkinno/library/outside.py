"""Quotations of NAME.toml that the paper does not print as such: words outside the marks of the text."""

from collections.abc import Iterator

from hkinno.documents.speech import label_of
from hkinno.library.build import Place, joined, places
from hkinno.library.sidecar import Fault, Table, line_of
from hkinno.store.texts import counted

OPENING, CLOSING = "「『“‘", "」』”’"


def outside(name: str, content: str, toml: str, table: Table) -> list[Fault]:
    """The quotations whose words stand outside marks, where others of the article stand in them.

    Whole turns of a transcript are nobody else's; of what the marks leave open nothing is told.
    """
    text = joined(table["language"])
    found = [
        (number, *there)
        for number, quote in enumerate(table.get("quote", []))
        for there in list(_standing(counted(quote["exact"], text), quote, places(name, content, table)))[:1]
    ]
    if not any(_marked(place.words, start, end) for _, place, start, end in found):
        return []
    told = "stands outside quotation marks: are these words of the paper's? If so take the quote out"
    return [
        Fault(line_of(toml, f".quote[{number}].exact"), f"{place.id}: {told}")
        for number, place, start, end in found
        if not _marked(place.words, start, end) and not _is_turn(place.words, start, end)
    ]


def _standing(words: str, quote: Table, found: list[Place]) -> Iterator[tuple[Place, int, int]]:
    for place in found:
        start = place.words.find(words)
        if start >= 0 and quote.get("paragraph") in (None, place.id):
            yield place, start, start + len(words)


def _marked(words: str, start: int, end: int) -> bool:
    """Whether a mark is open before words, or closes after them."""
    before, after = words[:start], words[end:]
    if words[start : start + 1] in (*OPENING, '"', "'") or before.count('"') % 2:
        return True
    straight = any(at == 0 or not before[at - 1].isalnum() for at, sign in enumerate(before) if sign == "'")
    opened = any(before.rfind(first) > before.rfind(last) for first, last in zip(OPENING, CLOSING, strict=True))
    closing = next((sign for sign in after if sign in OPENING[:3] + CLOSING[:3]), "")
    return straight or opened or closing in tuple(CLOSING)


def _is_turn(words: str, start: int, end: int) -> bool:
    """Whether words are all that a paragraph says, but for a label."""
    label = label_of(words)
    return not words[end:].strip() and (start == 0 or (label is not None and label.end() >= start - 1))
