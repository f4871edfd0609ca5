"""Many drafts for `hkinno check`: each read and checked, in this process or in several, in the order given."""

import os
import signal
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from typing import NamedTuple

from hkinno import check as checking
from hkinno.api import Library
from hkinno.check.report import Draft
from hkinno.commands import output
from hkinno.errors import FileError
from hkinno.files import read_file

# Standard input, as a draft.
STDIN = "-"
# Drafts of fewer quotations, and fewer drafts, are checked before a progress bar could be drawn.
QUOTATIONS_FROM, DRAFTS_FROM = 2000, 30
# Fewer drafts are checked before other processes have begun.
FEWEST = 12


# A draft with what was found in it, and ""; or the line that says why it cannot be read.
Done = tuple[Draft, checking.Checked, str] | tuple[None, None, str]


class Asked(NamedTuple):
    """How drafts are checked, and the stores and copies that another process opens for it."""

    stores: tuple[str, ...]
    copies: tuple[str, ...]
    encoding: str | None
    ignore: tuple[str, ...]
    strict: bool
    figures: bool
    hedges: bool


def opened(name: str, encoding: str | None) -> Draft:
    """The draft of a name. Raises ``FileError`` for one that cannot be read."""
    from hkinno.documents.files import open_document  # noqa: PLC0415 - the check alone reads documents

    content = output.standard_input("the draft") if name == STDIN else read_file(name)
    return Draft(name, content, open_document(content, None if name == STDIN else name, encoding))


def check(draft: Draft, library: Library, asked: Asked, *, alone: bool = True) -> checking.Checked:
    """What is found in a draft; a long one has a bar, if it is alone."""
    quotations = sum(draft.text.count(mark) for mark in '「“『"') if alone else 0
    with output.progress(quotations, "checking", slow=quotations >= QUOTATIONS_FROM) as update:
        return library.check(
            draft.document,
            strict=asked.strict,
            ignore=asked.ignore,
            figures=asked.figures,
            hedges=asked.hedges,
            tick=_slowly(update),
        )


def check_all(names: list[str], library: Library, asked: Asked, jobs: int | None) -> list[Done]:
    """What is found in each draft, in their order: by ``jobs`` processes at most, by one where they are few."""
    few = len(names) < FEWEST or STDIN in names
    count = 1 if few else min(jobs or _processors(), len(names))
    with (
        output.progress(len(names), "checking", slow=len(names) >= DRAFTS_FROM) as update,
        _done(names, library, asked, count) as done,
    ):
        found = []
        for each in done:
            found.append(each)
            update(1)
        return found


def _processors() -> int:
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


@contextmanager
def _done(names: list[str], library: Library, asked: Asked, count: int) -> Iterator[Iterable[Done]]:
    if count == 1:
        yield (_one(name, library, asked, alone=len(names) == 1) for name in names)
        return
    from concurrent.futures import ProcessPoolExecutor  # noqa: PLC0415 - for many drafts
    from concurrent.futures.process import BrokenProcessPool  # noqa: PLC0415

    try:
        pool = ProcessPoolExecutor(count, initializer=_begin, initargs=(asked,))
    except (OSError, ImportError):  # where a system has nothing that processes could share
        yield (_one(name, library, asked) for name in names)
        return
    try:
        yield pool.map(_there, names, chunksize=max(1, len(names) // (count * 8)))
    except BrokenProcessPool as error:
        raise FileError("a process that checked drafts has ended; try it with --jobs 1") from error
    except Exception:
        # They end before this process does: those that are left would keep a pipeline open for ever.
        pool.shutdown(wait=True, cancel_futures=True)
        raise
    finally:
        pool.shutdown(wait=False, cancel_futures=True)


def _one(name: str, library: Library, asked: Asked, *, alone: bool = False) -> Done:
    try:
        draft = opened(name, asked.encoding)
    except FileError as error:
        return None, None, str(error)
    return draft, check(draft, library, asked, alone=alone), ""


# What another process has opened.
_there_opened: list[tuple[Library, Asked]] = []


def _begin(asked: Asked) -> None:
    """Begin in another process: open the stores once."""
    from hkinno.library import open_all  # noqa: PLC0415 - for other processes

    # An interrupt ends it without a word: the first process says what there is to say.
    signal.signal(signal.SIGINT, signal.SIG_DFL)
    _there_opened[:] = [(Library(open_all(list(asked.stores), broken=[]), asked.copies), asked)]


def _there(name: str) -> Done:
    return _one(name, *_there_opened[0])


def _slowly(update: Callable[[int], None]) -> Callable[[int], None]:
    """Move the bar once in a hundred quotations: drawing it costs more than checking one."""
    waiting = 0

    def tick(number: int) -> None:
        nonlocal waiting
        waiting += number
        if waiting >= 100:  # noqa: PLR2004
            update(waiting)
            waiting = 0

    return tick
