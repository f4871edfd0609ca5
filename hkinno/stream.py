"""Reading the records of a large store one after the other, without holding the whole of it.

Only for files that are laid out as TinyDB writes them. Anything else raises ``IrregularError``; what is wrong with
such a file, if anything is, store.py tells.
"""

import json
import re
from codecs import getincrementaldecoder
from collections.abc import Callable, Iterator
from itertools import accumulate, islice
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
# Where a record ends and the next begins, if both stand in a table and not in a record: _together finds out.
_SEAM = re.compile(rf'\}}({_SPACE},{_SPACE}"([0-9]{{1,9}})"{_SPACE}:{_SPACE})(?=\{{)').finditer
# A number that is written so that _SEAM does not see it.
_DISGUISED = re.compile(r"\\u003[0-9]").search
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


class _Read(NamedTuple):
    """Some records of a table, as in ``Batch``, with their numbers, and the number of the one after them, if any."""

    numbers: list[str]
    starts: list[int]
    contents: list[bytes]
    records: list[dict[str, Any]]
    next_number: str | None


def batches(file: BinaryIO, size: int, tick: Callable[[int], None] = lambda _: None) -> Iterator[Batch]:
    """Yield the records of each table in the order of the file, at most ``size`` at a time.

    Of an empty table it yields an empty batch. ``tick`` is told how many bytes were read. Raises ``IrregularError``,
    also for a table or a number that is there twice, after having yielded what came before.
    """
    decoder = json.JSONDecoder(parse_constant=_irregular)
    window = _Window(file, tick)
    window.take(_OPEN)
    tables: set[str] = set()
    while True:
        name = window.take(_TABLE)[1]
        if name in tables:
            _irregular(name)
        tables.add(name)
        yield from _of_table(name, size, window, decoder)
        if window.take(_AFTER)[1] == "}":
            break
    window.finish()


def _of_table(name: str, size: int, window: "_Window", decoder: json.JSONDecoder) -> Iterator[Batch]:
    """The records of the table whose first record comes next."""
    number: str | None = window.take(_FIRST)[1]
    if number is None:
        yield Batch(name, [], [], [])
    numbers: set[str] = set()
    while number is not None:
        read = _together(number, size, window, decoder) or _one_by_one(number, size, window, decoder)
        if not numbers.isdisjoint(read.numbers) or len(set(read.numbers)) < len(read.numbers):
            _irregular("a number that is there twice")
        numbers.update(read.numbers)
        if any(_nested(content) for content in read.contents):
            _irregular("nesting")
        yield Batch(name, read.starts, read.contents, read.records)
        number = read.next_number


def _together(number: str, size: int, window: "_Window", decoder: json.JSONDecoder) -> _Read | None:
    """``size`` records parsed in one go, which takes half the time; None if the next are not so many or not so plain.

    They are told apart by what seems to stand between two records. It does if the numbers found there are those of
    the parsed records, in their order.
    """
    while len(seams := list(islice(_SEAM(window.text, window.at), size))) < size:
        if not window.more():
            return None
    run = window.text[window.at : seams[-1].start() + 1]
    numbers = [number, *(seam[2] for seam in seams)]
    if _DISGUISED(run):
        return None
    try:
        found = decoder.decode(f'{{"{number}":{run}}}')
    except (ValueError, RecursionError):
        return None
    if list(found) != numbers[:-1]:
        return None
    begins = [window.at, *(seam.end() for seam in seams)]
    contents = [window.text[at : seam.start() + 1].encode() for at, seam in zip(begins, seams, strict=False)]
    # What stands between two records is ASCII: as many bytes as characters.
    steps = [len(content) + len(seam[1]) for content, seam in zip(contents, seams, strict=True)]
    *starts, window.byte = accumulate(steps, initial=window.byte)
    window.at = begins[-1]
    return _Read(numbers[:-1], starts, contents, list(found.values()), numbers[-1])


def _one_by_one(number: str | None, size: int, window: "_Window", decoder: json.JSONDecoder) -> _Read:
    """At most ``size`` records, to the end of their table."""
    read = _Read([], [], [], [], None)
    while number is not None and len(read.records) < size:
        try:
            record, end = decoder.raw_decode(window.text, window.at)
            after = _NEXT(window.text, end)
        except ValueError:
            after = None
        except RecursionError:
            _irregular("nesting")
        if after is None:
            # The record or what stands after it goes on in the next piece.
            window.grow()
            continue
        content = window.text[window.at : end].encode()
        read.numbers.append(number)
        read.starts.append(window.byte)
        read.contents.append(content)
        read.records.append(record)
        window.byte += len(content) + after.end() - end
        window.at = after.end()
        number = after[1]
    return read._replace(next_number=number)


def _nested(content: bytes) -> bool:
    """Whether a record might be nested too deeply."""
    return len(content) > 2 * MOST_NESTED and content.count(b"[") + content.count(b"{") > MOST_NESTED


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
        if not self.more():
            _irregular("end of file")

    def more(self) -> bool:
        """The same; False at the end of the file."""
        # Where nothing could be taken from the last piece, the next is larger: one long record takes no longer.
        self._size = self._size * 2 if self.at == 0 else PIECE
        return self._read(self._size)

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
