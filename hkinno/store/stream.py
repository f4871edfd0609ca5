"""Reading the records of a large store one after the other, without holding the whole of it.

Only for files that are laid out as TinyDB writes them. Anything else raises ``IrregularError``; what is wrong with
such a file, if anything is, store.py tells.
"""

import json
import re
from codecs import getincrementaldecoder
from collections.abc import Callable, Iterator
from itertools import islice
from typing import Any, BinaryIO, NamedTuple, NoReturn

# A record with more brackets might be nested more deeply than a whole store could be read.
MOST_NESTED = 600
# How many bytes are read at a time.
PIECE = 2**18

_SPACE = rb"[ \t\n\r]*"
_OPEN = re.compile(rb"(?:\xef\xbb\xbf)?%b\{" % _SPACE).match
_TABLE = re.compile(rb'%b"([^"\\\x00-\x1f]*)"%b:%b\{' % (_SPACE, _SPACE, _SPACE)).match
_NUMBER = rb'%b"([0-9]{1,9})"%b:%b(?=\{)' % (_SPACE, _SPACE, _SPACE)
# The number of a table's first record, or the end of an empty table.
_FIRST = re.compile(rb"(?:%b|%b\})" % (_NUMBER, _SPACE)).match
# After a record: the next one's number, or the end of the table.
_NEXT = re.compile(rb"%b(?:,%b|\})" % (_SPACE, _NUMBER)).match
# Where a record ends and the next begins, if both stand in a table and not in a record: _together finds out.
_SEAM = re.compile(rb"\}%b,%b" % (_SPACE, _NUMBER)).finditer
# A part of a number that is written so that _SEAM does not see it; and of some signs.
_DISGUISED = b"\\u003"
_AFTER = re.compile(rb"%b([,}])" % _SPACE).match
_END = re.compile(rb"%b\Z" % _SPACE).match


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

    numbers: list[bytes]
    starts: list[int]
    contents: list[bytes]
    records: list[dict[str, Any]]
    next_number: bytes | None


def batches(file: BinaryIO, size: int, tick: Callable[[int], None] = lambda _: None) -> Iterator[Batch]:
    """Yield the records of each table in the order of the file, at most ``size`` at a time.

    Of an empty table it yields an empty batch. ``tick`` is told how many bytes were read. Raises ``IrregularError``,
    also for a table or a number that is there twice, after having yielded what came before.
    """
    decoder = json.JSONDecoder(parse_constant=_irregular)
    window = _Window(file, tick)
    window.take(_OPEN)
    tables: set[bytes] = set()
    while True:
        name = window.take(_TABLE)[1]
        if name in tables:
            _irregular("a table that is there twice")
        tables.add(name)
        yield from _of_table(name, size, window, decoder)
        if window.take(_AFTER)[1] == b"}":
            break
    window.finish()


def _of_table(table: bytes, size: int, window: "_Window", decoder: json.JSONDecoder) -> Iterator[Batch]:
    """The records of the table whose first record comes next."""
    try:
        name = table.decode()
    except UnicodeDecodeError:
        _irregular("UTF-8")
    number: bytes | None = window.take(_FIRST)[1]
    if number is None:
        yield Batch(name, [], [], [])
    numbers: set[bytes] = set()
    while number is not None:
        read = _together(number, size, window, decoder) or _one_by_one(number, size, window, decoder)
        if not numbers.isdisjoint(read.numbers) or len(set(read.numbers)) < len(read.numbers):
            _irregular("a number that is there twice")
        numbers.update(read.numbers)
        long = [content for content in read.contents if len(content) > 2 * MOST_NESTED]
        if any(content.count(b"[") + content.count(b"{") > MOST_NESTED for content in long):
            _irregular("nesting")
        yield Batch(name, read.starts, read.contents, read.records)
        number = read.next_number


def _together(number: bytes, size: int, window: "_Window", decoder: json.JSONDecoder) -> _Read | None:
    """``size`` records parsed in one go, which takes half the time; None if the next are not so many or not so plain.

    They are told apart by what seems to stand between two records. It does if the numbers found there are those of
    the parsed records, in their order.
    """
    while len(seams := list(islice(_SEAM(window.content, window.at), size))) < size:
        if not window.more():
            return None
    begins = [window.at, *(seam.end() for seam in seams)]
    ends = [seam.start() + 1 for seam in seams]
    run = window.content[window.at : ends[-1]]
    numbers = [number, *(seam[1] for seam in seams)]
    if _DISGUISED in run:
        return None
    try:
        found = decoder.decode((b'{"%b":%b}' % (number, run)).decode())
    except (ValueError, RecursionError):
        return None
    if [key.encode() for key in found] != numbers[:-1]:
        return None
    contents = [window.content[begin:end] for begin, end in zip(begins, ends, strict=False)]
    starts = [window.offset + at for at in begins[:-1]]
    window.at = begins[-1]
    return _Read(numbers[:-1], starts, contents, list(found.values()), numbers[-1])


def _one_by_one(number: bytes | None, size: int, window: "_Window", decoder: json.JSONDecoder) -> _Read:
    """At most ``size`` records, to the end of their table."""
    read = _Read([], [], [], [], None)
    text, at = window.text(), 0
    while number is not None and len(read.records) < size:
        try:
            record, end = decoder.raw_decode(text, at)
            content = text[at:end].encode()
            after = _NEXT(window.content, window.at + len(content))
        except ValueError:
            after = None
        except RecursionError:
            _irregular("nesting")
        if after is None:
            # The record or what stands after it goes on in the next piece.
            window.grow()
            text, at = window.text(), 0
            continue
        read.numbers.append(number)
        read.starts.append(window.offset + window.at)
        read.contents.append(content)
        read.records.append(record)
        # What stands between two records is ASCII: as many bytes as characters.
        at = end + after.end() - after.start()
        window.at = after.end()
        number = after[1]
    return read._replace(next_number=number)


class _Window:
    """A stretch of the file; it grows at its end and is cut at its start."""

    def __init__(self, file: BinaryIO, tick: Callable[[int], None]) -> None:
        self._file = file
        self._tick = tick
        self._size = PIECE
        self.content = b""
        # What was taken ends here.
        self.at = 0
        # Where in the file the content begins.
        self.offset = 0

    def text(self) -> str:
        """What was not taken, but for a character that is cut at the end."""
        try:
            return getincrementaldecoder("utf-8")().decode(self.content[self.at :])
        except UnicodeDecodeError:
            _irregular("UTF-8")

    def grow(self) -> None:
        """Drop what was taken and add a piece. Raises ``IrregularError`` at the end of the file."""
        if not self.more():
            _irregular("end of file")

    def more(self) -> bool:
        """The same; False at the end of the file."""
        # Where nothing could be taken from the last piece, the next is larger: one long record takes no longer.
        self._size = self._size * 2 if self.at == 0 else PIECE
        piece = self._file.read(self._size)
        self.content = self.content[self.at :] + piece
        self.offset += self.at
        self.at = 0
        self._tick(len(piece))
        return bool(piece)

    def take(self, pattern: Callable[[bytes, int], re.Match[bytes] | None]) -> re.Match[bytes]:
        """Pass over what the pattern matches."""
        while (found := pattern(self.content, self.at)) is None:
            self.grow()
        self.at = found.end()
        return found

    def finish(self) -> None:
        """Raise ``IrregularError`` if anything but white space is left."""
        while _END(self.content, self.at):
            self.at = len(self.content)
            if not self.more():
                return
        _irregular("more than one value")


def _irregular(what: str) -> NoReturn:
    raise IrregularError(what)
