"""The edge: what goes to stdout and stderr, and what comes from standard input.

Data goes to stdout only, hints and counts to stderr. That a pipe gets UTF-8 with line feeds, whatever the locale
says, is seen to by cli.prepare before anything is written.
"""

import os
import sys
from collections.abc import Callable, Iterable, Iterator
from contextlib import AbstractContextManager, contextmanager
from typing import NamedTuple

from hkinno import render
from hkinno.errors import ReaderGoneError, UsageError
from hkinno.render.fields import View
from hkinno.text import instead, visible

LANGUAGES = ("zh", "en", "both")
PIPE_WIDTH = 80

# To read a store of so many bytes takes about a second.
SLOW = 50 * 2**20


class Output(NamedTuple):
    """What the shared options of a listing command ask for."""

    form: str
    fields: list[str] | None
    lang: str
    header: bool | None
    limit: int | None
    raw: bool
    width: int | None

    def show(self, view: View) -> None:
        """Print a view, at most ``limit`` records of it, in the format asked for."""
        view = view._replace(lang=self.lang)
        if self.limit is not None and len(view.records) > self.limit:
            hint(f"{self.limit} of {len(view.records)} shown")
            view = view._replace(records=view.records[: self.limit])
        write(
            render.lines(
                view,
                self.form,
                fields=self.fields,
                header=self.header,
                raw=self.raw,
                width=self.width or columns(),
                colour=wants_colour(),
            )
        )


def output(
    form: str | None,
    *,
    as_json: bool = False,
    fields: str | None = None,
    lang: str = "both",
    header: bool | None = None,
    limit: int | None = None,
    raw: bool = False,
    width: int | None = None,
) -> Output:
    """Check the shared options. Raises ``UsageError`` that says what would have been right."""
    if as_json and form not in (None, "json"):
        raise UsageError(f"--json and --format {visible(str(form))} exclude each other")
    chosen = "json" if as_json else form or ("table" if sys.stdout.isatty() else "tsv")
    render.check_format(chosen)
    if lang not in LANGUAGES:
        raise UsageError(f"--lang cannot be {visible(lang)!r}; {instead(lang, LANGUAGES, 'languages')}")
    if limit is not None and limit < 1:
        raise UsageError(f"--limit cannot be {limit}; it is a whole number from 1")
    if width is not None and width < 1:
        raise UsageError(f"--width cannot be {width}; it is a number of columns from 1")
    names = None if fields is None else [name for name in fields.replace(" ", "").split(",") if name]
    return Output(chosen, names, lang, header, limit, raw, width)


def write(lines: Iterable[str]) -> None:
    """Print lines to stdout. A closed pipe and a full disk are dealt with by cli.main()."""
    try:
        sys.stdout.writelines(f"{line}\n" for line in lines)
    except BrokenPipeError:
        # Typer would make an exit code of its own of it.
        raise ReaderGoneError from None


def hint(line: str) -> None:
    """Tell a person something on stderr: one line, nothing that a script needs."""
    print(f"hkinno: {visible(line)}", file=sys.stderr)


@contextmanager
def progress(steps: int, label: str, *, slow: bool) -> Iterator[Callable[[int], None]]:
    """A bar on stderr for a person at a terminal, if the work is ``slow``: over a second. Gives what moves it."""
    if not slow or sys.stderr is None or not sys.stderr.isatty():
        yield lambda _: None
        return
    import typer  # noqa: PLC0415 - loaded long ago, but not by those who test this

    with typer.progressbar(length=steps, label=label, file=sys.stderr) as bar:
        yield bar.update


def reading(size: int) -> AbstractContextManager[Callable[[int], None]]:
    """A bar for reading a store of so many bytes whole, and caching it."""
    return progress(size, "reading the store", slow=size >= SLOW)


def columns() -> int:
    """Columns of the terminal, 80 in a pipe; COLUMNS overrides it, and a value that makes no sense counts as 80."""
    if not sys.stdout.isatty():
        return PIPE_WIDTH
    wanted = os.environ.get("COLUMNS", "")
    if wanted.isascii() and wanted.isdigit() and int(wanted[:6]) > 0:
        return int(wanted[:6])
    try:
        return os.get_terminal_size(sys.stdout.fileno()).columns or PIPE_WIDTH
    except (OSError, ValueError):
        return PIPE_WIDTH


def wants_colour() -> bool:
    """Whether stdout is to be given styles: a terminal is, but not under NO_COLOR or TERM=dumb."""
    return sys.stdout.isatty() and not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb"


def asks_for_ids(asked: list[str]) -> bool:
    """Whether ids are to be read from standard input. Raises ``UsageError`` where - stands beside anything else."""
    if "-" in asked and len(asked) > 1:
        raise UsageError("- stands alone: it reads ids from standard input")
    return asked == ["-"]


def read_ids() -> list[str]:
    """The ids on standard input: the first tab-separated cell of each line, split at white space."""
    if sys.stdin is None:
        raise UsageError("- reads ids from standard input, which is closed")
    if sys.stdin.isatty():
        hint("reading ids from the terminal; end with Ctrl-D")
    content = sys.stdin.buffer.read().decode("utf-8-sig", errors="replace")
    return [name for line in content.splitlines() for name in line.split("\t")[0].split()]
