"""Standard streams that cannot fail: the work goes on to its end, and its verdict is the exit code.

A reader that has gone (`| head`) or a full disk would else end a command in the middle, by whatever line it was
writing. What stdout did not take is told once, when all is done; a hint that stderr does not take is lost.
"""

import io
import os
import sys
from contextlib import suppress
from typing import Any

PIPE_WIDTH, PIPE_ROWS = 80, 24


class Outlet(io.RawIOBase):
    """A raw stream that takes everything. From its first fault on, nothing more is written to the stream below."""

    fault: OSError | None = None

    def __init__(self, below: io.RawIOBase) -> None:
        super().__init__()
        self._below = below

    def writable(self) -> bool:
        """Whether output is still taken: if not, no more of it need be made."""
        return self.fault is None

    def fileno(self) -> int:
        """The file descriptor below."""
        return self._below.fileno()

    def isatty(self) -> bool:
        """Whether the stream below is a terminal."""
        return self._below.isatty()

    def write(self, content: Any) -> int:
        """Write what the stream below takes; gives the number of bytes taken or dropped."""
        if self.fault is None:
            try:
                return self._written(content)
            except OSError as error:
                self.fault = error
        return len(content)

    def _written(self, content: Any) -> int:
        while (number := self._below.write(content)) is None:  # a pipe that does not block, and is full
            import select  # noqa: PLC0415 - few pipes are so

            select.select([], [self], [])
        return number

    def lost(self) -> str:
        """Why something was not written; "" if all was, or if its reader did not want it."""
        if self.fault is None or isinstance(self.fault, ConnectionError):
            return ""
        return self.fault.strerror or str(self.fault)


def open_streams() -> Outlet:
    """Put streams that cannot fail in the place of stdout and stderr; gives the outlet of stdout.

    Where one is closed, nobody wants what is written there. A closed stdin stays closed: what should have been read
    there is not known to be empty.
    """
    sys.stdout, out = _guarded(sys.stdout)
    sys.stderr, _ = _guarded(sys.stderr)
    return out


def _guarded(stream: Any) -> tuple[io.TextIOWrapper, Outlet]:
    if stream is None:
        stream = open(os.devnull, "w", encoding="utf-8")  # noqa: SIM115 - open as long as we run
    encoding, errors, line_buffering = stream.encoding, stream.errors, stream.line_buffering
    below = stream.detach()
    outlet = Outlet(below.detach() if isinstance(below, io.BufferedWriter) else below)
    guarded = io.TextIOWrapper(
        io.BufferedWriter(outlet), encoding=encoding, errors=errors, line_buffering=line_buffering
    )
    return guarded, outlet


def columns() -> int:
    """Columns of the terminal, 80 in a pipe; COLUMNS overrides it, and a value that makes no sense counts as 80."""
    if not sys.stdout.isatty():
        return PIPE_WIDTH
    wanted = os.environ.get("COLUMNS", "")
    if wanted.isascii() and wanted.isdigit() and int(wanted[:6]) > 0:
        return int(wanted[:6])
    return terminal_size()[0]


def terminal_size() -> tuple[int, int]:
    """Columns and rows of the terminal, 80 and 24 where it does not say."""
    for stream in (sys.stdout, sys.stderr):
        with suppress(OSError, ValueError):
            size = os.get_terminal_size(stream.fileno())
            return size.columns or PIPE_WIDTH, size.lines or PIPE_ROWS
    return PIPE_WIDTH, PIPE_ROWS


def folded(line: str) -> str:
    """A line for a person, folded where it goes to a terminal."""
    if not sys.stderr.isatty():
        return line
    from hkinno.render.wrap import folded as fold  # noqa: PLC0415 - for a person

    return "\n".join(fold(line, terminal_size()[0]))
