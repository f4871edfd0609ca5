"""The index lines of many stores in one piece: a term is looked for in all of them at once.

A line belongs to a record (see terms.py). Lines come in the parts in which the cache keeps them.
"""

import json
from bisect import bisect_right
from collections.abc import Iterable, Iterator
from typing import Any, NamedTuple

from hkinno.store.terms import Terms

# The number of a store among those asked, the number of a part of it, and the lines of that part.
Part = tuple[int, int, bytes]
Span = tuple[int, int]
# Of each part of a store the positions of the chosen records.
Chosen = dict[int, dict[int, list[int]]]
# Between a store's name and an id, and what an id begins with in a term.
MARK, ID = "/", "\tid:"


class _Group(NamedTuple):
    """Terms of which one must be there: in a line of any store, or in a line of one store."""

    anywhere: list[bytes]
    of_stores: dict[int, list[bytes]]


class Lines:
    """The lines of one table of many stores, whose ``names`` stand before ids in terms."""

    def __init__(self, parts: Iterable[Part], names: Iterable[str] = ()) -> None:
        self.starts: list[int] = []
        self.parts: list[tuple[int, int]] = []
        pieces, position = [], 0
        for store, number, content in parts:
            self.starts.append(position)
            self.parts.append((store, number))
            pieces.append(content)
            position += len(content) + 1
        self.text = b"\n".join(pieces)
        # The stores whose lines are here.
        self.stores = {store for store, _ in self.parts}
        self._numbers = {name.casefold(): number for number, name in enumerate(names)}

    def placed(self) -> dict[int, list[Any]]:
        """What the lines of paragraphs say of each place, by the number of the store (see ``sources.Placed``)."""
        found: dict[int, list[Any]] = {}
        for number, (store, _) in enumerate(self.parts):
            start, end = self._span(number)
            rows = [line.rpartition(b"\t")[2] for line in self.text[start:end].split(b"\n")]
            found.setdefault(store, []).extend(json.loads(b"[%b]" % b",".join(rows)))
        return found

    def having(self, terms: Terms) -> Chosen:
        """The records that have the terms: any alternative, all of its groups, any term of a group."""
        found: set[Span] = set()
        for alternative in terms:
            groups = [self._group(group) for group in alternative]
            if not groups:
                found.update(self._all())
                continue
            # The longest terms are the rarest.
            first, *rest = sorted(groups, key=lambda group: -min(map(len, group.anywhere), default=100))
            found.update(span for span in self._holding(first) if all(self._holds(span, group) for group in rest))
        chosen: Chosen = {}
        for start, _ in sorted(found):
            number = bisect_right(self.starts, start) - 1
            store, part = self.parts[number]
            position = self.text.count(b"\n", self.starts[number], start)
            chosen.setdefault(store, {}).setdefault(part, []).append(position)
        return chosen

    def _group(self, group: tuple[str, ...]) -> _Group:
        """Terms apart: an id with the name of a store is an id of that store."""
        anywhere, of_stores = [], dict[int, list[bytes]]()
        for term in group:
            name, mark, rest = term.removeprefix(ID).partition(MARK) if term.startswith(ID) else ("", "", "")
            if mark and name in self._numbers:
                of_stores.setdefault(self._numbers[name], []).append(_encoded(ID + rest))
            else:
                anywhere.append(_encoded(term))
        return _Group(anywhere, of_stores)

    def _holding(self, group: _Group) -> set[Span]:
        """The spans of the lines that hold one of some terms."""
        found: set[Span] = set()
        for term in group.anywhere:
            found.update(self._lines_with(term, 0, len(self.text)))
        if group.of_stores:
            for number, (store, _) in enumerate(self.parts):
                for term in group.of_stores.get(store, ()):
                    found.update(self._lines_with(term, *self._span(number)))
        return found

    def _holds(self, span: Span, group: _Group) -> bool:
        if any(self.text.find(term, *span) >= 0 for term in group.anywhere):
            return True
        if not group.of_stores:
            return False
        store, _ = self.parts[bisect_right(self.starts, span[0]) - 1]
        return any(self.text.find(term, *span) >= 0 for term in group.of_stores.get(store, ()))

    def _lines_with(self, term: bytes, start: int, end: int) -> Iterator[Span]:
        at = self.text.find(term, start, end)
        while at >= 0:
            first = self.text.rfind(b"\n", 0, at) + 1
            last = self.text.find(b"\n", at)
            last = len(self.text) if last < 0 else last
            yield first, last
            at = self.text.find(term, last, end)

    def _all(self) -> Iterator[Span]:
        start = 0
        while start < len(self.text):
            end = self.text.find(b"\n", start)
            end = len(self.text) if end < 0 else end
            yield start, end
            start = end + 1

    def _span(self, number: int) -> Span:
        """Where a part stands."""
        end = self.starts[number + 1] - 1 if number + 1 < len(self.starts) else len(self.text)
        return self.starts[number], end


def _encoded(term: str) -> bytes:
    return term.encode("utf-8", "surrogatepass")
