"""Reading the records of a large store one after the other, without holding the whole of it.

Only for files that are laid out as TinyDB writes them. Anything else raises ``IrregularError``; what is wrong with
such a file, if anything is, store.py tells.
"""

import json
import re
from codecs import getincrementaldecoder
from collections.abc import Callable, Iterator
from typing import Any, BinaryIO, NamedTuple, NoReturn

# A record with more brackets might be nested more deeply than a whole store could be read.
MOST_NESTED = 600
# How many bytes are read at a time.
PIECE = 2**20

_SPACE = r"[ \t\n\r]*"
_OPEN = re.compile(rf"\ufeff?{_SPACE}\{{").match
_TABLE = re.compile(rf'{_SPACE}"([^"\\\x00-\x1f]*)"{_SPACE}:{_SPACE}\{{').match
# The number of a table's first record, or the end of an empty table.
_FIRST = re.compile(rf'{_SPACE}(?:"([0-9]{{1,9}})"{_SPACE}:{_SPACE}(?=\{{)|\}})').match
# After a record: the next one's number, or the end of the table.
_NEXT = re.compile(rf'{_SPACE}(?:,{_SPACE}"([0-9]{{1,9}})"{_SPACE}:{_SPACE}(?=\{{)|\}})').match
_AFTER = re.compile(rf"{_SPACE}([,}}])").match
_END = re.compile(rf"{_SPACE}\Z").match


class IrregularError(Exception):
    """The file is not laid out as this module can read it."""


class Batch(NamedTuple):
    """Some records of a table that follow each other, and the bytes of the file that are the JSON of each."""

    table: str
    starts: list[int]
    contents: list[bytes]
    records: list[dict[str, Any]]


def batches(file: BinaryIO, size: int, tick: Callable[[int], None] = lambda _: None) -> Iterator[Batch]:
    """Yield the records of each table in the order of the file, at most ``size`` at a time; an empty batch at its end.

    ``tick`` is told how many bytes were read. Raises ``IrregularError``, also for a table or a number that is there
    twice, after having yielded what came before.
    """
    scan = json.JSONDecoder(parse_constant=_irregular).raw_decode
    window = _Window(file, tick)
    window.take(_OPEN)
    tables: set[str] = set()
    while True:
        name = window.take(_TABLE)[1]
        if name in tables:
            _irregular(name)
        tables.add(name)
        yield from _of_table(name, size, window, scan)
        if window.take(_AFTER)[1] == "}":
            break
    window.finish()


def _of_table(name: str, size: int, window: "_Window", scan: Callable[[str, int], tuple[Any, int]]) -> Iterator[Batch]:
    """The records of the table whose first record comes next."""
    number = window.take(_FIRST)[1]
    numbers: set[str] = set()
    batch = Batch(name, [], [], [])
    while number is not None:
        try:
            record, end = scan(window.text, window.at)
            after = _NEXT(window.text, end)
        except ValueError:
            after = None
        except RecursionError:
            _irregular("nesting")
        if after is None:
            # The record or what stands after it goes on in the next piece.
            window.grow()
            continue
        if number in numbers:
            _irregular(number)
        numbers.add(number)
        content = window.text[window.at : end].encode()
        if len(content) > 2 * MOST_NESTED and content.count(b"[") + content.count(b"{") > MOST_NESTED:
            _irregular("nesting")
        batch.records.append(record)
        batch.contents.append(content)
        batch.starts.append(window.byte)
        # What stands between two records is ASCII: as many bytes as characters.
        window.byte += len(content) + after.end() - end
        window.at = after.end()
        number = after[1]
        if len(batch.records) == size:
            yield batch
            batch = Batch(name, [], [], [])
    yield batch


class _Window:
    """A stretch of the file's text; it grows at its end and is cut at its start."""

    def __init__(self, file: BinaryIO, tick: Callable[[int], None]) -> None:
        self._file = file
        self._tick = tick
        self._decoder = getincrementaldecoder("utf-8")()
        self._size = PIECE
        self.text = ""
        self.at = 0
        # The offset in the file of the character at ``at``.
        self.byte = 0

    def grow(self) -> None:
        """Drop what was read and add a piece. Raises ``IrregularError`` at the end of the file."""
        # Where nothing could be taken from the last piece, the next is larger: one long record takes no longer.
        self._size = self._size * 2 if self.at == 0 else PIECE
        if not self._read(self._size):
            _irregular("end of file")

    def _read(self, size: int) -> bool:
        content = self._file.read(size)
        try:
            self.text = self.text[self.at :] + self._decoder.decode(content, final=not content)
        except UnicodeDecodeError:
            _irregular("UTF-8")
        self.at = 0
        self._tick(len(content))
        return bool(content)

    def take(self, pattern: Callable[[str, int], re.Match[str] | None]) -> re.Match[str]:
        """Pass over what the pattern matches."""
        while (found := pattern(self.text, self.at)) is None:
            self.grow()
        self.byte += len(found[0].encode())
        self.at = found.end()
        return found

    def finish(self) -> None:
        """Raise ``IrregularError`` if anything but white space is left."""
        while _END(self.text, self.at):
            self.at = len(self.text)
            if not self._read(PIECE):
                return
        _irregular("more than one value")


def _irregular(what: str) -> NoReturn:
    raise IrregularError(what)
