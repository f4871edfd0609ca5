"""The edge: what goes to stdout and stderr, and what comes from standard input.

Data goes to stdout only, hints and counts to stderr. That a pipe gets UTF-8 with line feeds, whatever the locale
says, is seen to by cli.prepare before anything is written.
"""

import os
import sys
from collections.abc import Callable, Iterable, Iterator
from contextlib import AbstractContextManager, contextmanager
from io import UnsupportedOperation
from typing import TYPE_CHECKING, NamedTuple

from hkinno import outlet
from hkinno.commands import config
from hkinno.errors import FileError, UsageError
from hkinno.files import find_program, read_open, reason
from hkinno.text import instead, visible

if TYPE_CHECKING:
    from hkinno.render.fields import View

LANGUAGES = ("zh", "en", "both")
# Views whose records stand on the page.
CITED = ("facts", "quotes", "paragraphs", "passages", "records", "figures")

# Formats that spreadsheets open: Excel takes them for UTF-8 only with a byte order mark.
BOM_FORMATS = ("csv", "tsv")
BOM = "\ufeff"
# Most terminals take so many bytes of base64 for the clipboard, and drop what is longer.
CLIPBOARD = 74_994

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
    sort: str | None = None
    pager: bool = True
    clipboard: bool = False
    bom: bool = False

    def show(self, view: "View") -> None:
        """Print a view, at most ``limit`` records of it, in the format asked for; then its hints."""
        from hkinno import render  # noqa: PLC0415 - the check has no view

        view = view._replace(lang=self.lang)
        if self.sort is not None:
            view = render.ordered(view, self.sort)
        hints = view.hints
        if self.limit is not None and len(view.entries) > self.limit:
            hints = (f"{self.limit} of {len(view.entries)} shown", *hints)
            view = view._replace(entries=view.entries[: self.limit])
        if self.form == "cite" and view.kind in CITED:
            from hkinno import cite  # noqa: PLC0415 - the citation code, for those who ask for it

            settings = config.read()
            known = cite.details(**{key: settings.get(key) for key in cite.DETAILS})
            cited_as, sources = view.cited_as, view.sources
            view = view._replace(
                cite=lambda entry: cite.short(cited_as.get(entry.id, entry), sources, known, self.lang)
            )
        lines: Iterable[str] = render.lines(
            view,
            self.form,
            fields=self.fields,
            header=self.header,
            raw=self.raw,
            width=self.width or outlet.columns(),
            colour=wants_colour(),
        )
        if self.clipboard:
            lines = list(lines)
            # A table is drawn for the eye; what is pasted is its text.
            to_clipboard("\n".join(render.lines(view, "text", fields=self.fields) if self.form == "table" else lines))
        if self.bom:
            lines = _marked(lines)
        if sys.stdout.isatty():
            title = render.title(view)
            # Less 590 breaks what is not ASCII in its prompt.
            prompt = title if title.isascii() else render.title(view._replace(asked="", lang="en"))
            hints = (title, *hints) if page(list(lines), prompt, pager=self.pager) and title else hints
        else:
            write(lines)
        for line in hints:
            hint(line)


def output(
    form: str | None = None,
    *,
    as_json: bool = False,
    fields: str | None = None,
    lang: str | None = None,
    header: bool | None = None,
    limit: int | None = None,
    raw: bool = False,
    width: int | None = None,
    sort: str | None = None,
    pager: bool | None = None,
    clipboard: bool = False,
    bom: bool = False,
) -> Output:
    """Check the shared options; those not given are those of the settings. Raises ``UsageError`` for a wrong one."""
    from hkinno import render  # noqa: PLC0415

    settings = config.read()
    form = form if form is not None or as_json else settings.get("format")
    lang = lang if lang is not None else settings.get("lang") or _language()
    limit = limit if limit is not None or "limit" not in settings else int(settings["limit"])
    pager = pager if pager is not None else settings.get("pager") != "no"
    if as_json and form is not None and form.casefold() != "json":
        raise UsageError(f"--json and --format {visible(str(form))} exclude each other")
    chosen = "json" if as_json else form.casefold() if form else ("table" if sys.stdout.isatty() else "tsv")
    lang = lang.casefold()
    render.check_format(chosen)
    if lang not in LANGUAGES:
        raise UsageError(f"--lang cannot be {visible(lang)!r}; {instead(lang, LANGUAGES, 'languages')}")
    if limit is not None and limit < 1:
        raise UsageError(f"--limit cannot be {limit}; it is a whole number from 1")
    if width is not None and width < 1:
        raise UsageError(f"--width cannot be {width}; it is a number of columns from 1")
    if bom and chosen not in BOM_FORMATS:
        raise UsageError(f"--bom is for {' and '.join(BOM_FORMATS)}, which spreadsheets open; not for {chosen}")
    names = None if fields is None else [name for name in fields.replace(" ", "").split(",") if name]
    return Output(chosen, names, lang, header, limit, raw, width, sort, pager, clipboard, bom)


def write(lines: Iterable[str]) -> None:
    """Print lines to stdout, as long as somebody takes them."""
    for line in lines:
        if not sys.stdout.writable():
            return
        sys.stdout.write(f"{line}\n")


def _marked(lines: Iterable[str]) -> Iterator[str]:
    first = True
    for line in lines:
        yield f"{BOM}{line}" if first else line
        first = False


def to_clipboard(content: str) -> None:
    """Have the terminal put a text on the clipboard: the OSC 52 sequence of xterm, which goes through SSH too.

    Raises ``UsageError`` where there is no terminal, or the text is longer than terminals take.
    """
    from base64 import b64encode  # noqa: PLC0415 - for the clipboard only

    encoded = b64encode(content.encode("utf-8", "replace")).decode("ascii")
    if len(encoded) > CLIPBOARD:
        raise UsageError("--copy: this is more than terminals put on the clipboard; narrow the query, or give -n")
    try:
        with open("/dev/tty", "w", encoding="ascii") as terminal:
            terminal.write(f"\x1b]52;c;{encoded}\x07")
    except OSError:
        raise UsageError("--copy needs a terminal, which puts the text on the clipboard; here is none") from None
    hint("sent to the clipboard; should it not be there, your terminal does not allow it (in tmux: set-clipboard on)")


def page(lines: list[str], title: str, *, pager: bool) -> bool:
    """Print lines on a terminal, by the user's pager (PAGER, or less) where they are more than it shows at once.

    Less has the title, of ASCII alone, in its prompt, in sight all the time; True says that it has scrolled away.
    """
    rows = outlet.terminal_size()[1]
    longer = len(lines) >= rows
    if not pager or not longer or not sys.stdin or not sys.stdin.isatty():
        write(lines)
        return longer
    import shlex  # noqa: PLC0415 - for a pager only
    import subprocess  # noqa: PLC0415

    sys.stdout.flush()
    # Colours are kept, and what fits after all is shown as it is.
    environment = {"LESS": f"FRX{_prompt(title)}", "LESSCHARSET": "utf-8", **os.environ}
    try:
        name, *words = shlex.split(os.environ.get("PAGER", "") or "less")
        program = name if os.path.dirname(name) else find_program(name)
        if program is None:
            raise FileNotFoundError(name)
        content = "\n".join([*lines, ""])
        with _uninterrupted():
            subprocess.run([program, *words], input=content, encoding="utf-8", env=environment, check=False)  # noqa: S603
    except (OSError, ValueError):  # no such pager, or no command
        write(lines)
        return True
    return False


@contextmanager
def _uninterrupted() -> Iterator[None]:
    """Leave Ctrl-C to the program that has the terminal: to end before it would leave the terminal as it set it."""
    import signal  # noqa: PLC0415 - for a pager only

    # Not SIG_IGN, which the pager would inherit.
    before = signal.signal(signal.SIGINT, lambda *_: None)
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, before)


def _prompt(title: str) -> str:
    """The prompt of less, with its option: the title, how far one has read, and how to leave."""
    plain = "".join(f"\\{sign}" if sign in "?:.%\\" else sign for sign in title if sign != "$")
    return f"Ps{plain + ' ' if plain else ''}?e(END):?pB(%pB\\%)..  q\\: quit, h\\: help$"


def _language() -> str:
    """The language of our own words where none is asked for: both, or Chinese alone on a terminal set to it."""
    locale = next(filter(None, (os.environ.get(name) for name in ("LC_ALL", "LC_MESSAGES", "LANG"))), "")
    return "zh" if sys.stdout.isatty() and locale.startswith("zh") else "both"


def hint(line: str) -> None:
    """Tell a person something on stderr, nothing that a script needs: one line; on a terminal folded and apart."""
    apart = "\n" if sys.stderr.isatty() else ""
    print(f"{apart}{outlet.folded(f'hkinno: {visible(line)}')}", file=sys.stderr)


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


def wants_colour() -> bool:
    """Whether stdout is to be given styles: a terminal is, but not under NO_COLOR or TERM=dumb."""
    return sys.stdout.isatty() and not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb"


def heading(line: str) -> str:
    """A line that names what is below it, for a terminal."""
    return f"\x1b[1m{line}\x1b[0m" if wants_colour() else line


def asks_for_ids(asked: list[str] | None) -> bool:
    """Whether ids are to be read from standard input. Raises ``UsageError`` where - stands beside anything else."""
    if asked and "-" in asked and len(asked) > 1:
        raise UsageError("- stands alone: it reads ids from standard input")
    return asked == ["-"]


def read_ids() -> list[str]:
    """The ids on standard input: the first tab-separated cell of each line, split at white space."""
    content = standard_input("ids").decode("utf-8-sig", errors="replace")
    return [name for line in content.splitlines() for name in line.split("\t")[0].split()]


def standard_input(what: str) -> bytes:
    """Everything on standard input. Raises ``UsageError`` where it is closed, ``FileError`` where it cannot be read."""
    if sys.stdin is None:
        raise UsageError(f"- reads {what} from standard input, which is closed")
    if sys.stdin.isatty():
        hint(f"reading {what} from the terminal; end with Ctrl-D")
    try:
        return read_open(sys.stdin.fileno())
    except UnsupportedOperation:  # no file of the system's, as in a program that calls ours
        return sys.stdin.buffer.read()
    except (OSError, ValueError) as error:
        raise FileError(f"standard input: {reason(error)}") from error
