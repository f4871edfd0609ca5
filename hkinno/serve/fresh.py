"""A library that is opened again when one of its files has changed: a server runs for days."""

import os
from collections.abc import Callable

from hkinno.api import Library
from hkinno.errors import LEFT_OUT, HkinnoError
from hkinno.files import native
from hkinno.library import Stores, open_all
from hkinno.library import copies as beside
from hkinno.store import Store

Seen = tuple[tuple[str, int, int], ...]


def library(stores: list[str], copies: list[str], *, with_text: bool) -> Callable[[], Library]:
    """A function that gives the library of some stores, as their files are when it is called.

    Without ``with_text`` nobody's copies are read: neither those named nor those that lie beside stores. A store of a
    folder that cannot be read is left out, and told as by the commands when the server ends.
    """
    last: tuple[Seen, Library] | None = None

    def current() -> Library:
        nonlocal last
        opened = open_all(stores)
        used = [*copies, *beside(opened)] if with_text else []
        seen = _seen([*_paths(opened), *used])
        if last is None or last[0] != seen:
            broken: list[HkinnoError] = []
            opened = open_all(stores, broken=broken)
            LEFT_OUT[:] = broken
            last = seen, Library(opened, [*copies, *beside(opened)] if with_text else [], broken)
        return last[1]

    return current


def _paths(opened: Store | Stores) -> list[str]:
    return [store.path for store in (opened.stores.values() if isinstance(opened, Stores) else [opened])]


def _seen(paths: list[str]) -> Seen:
    """What tells one state of some files from another."""
    found = []
    for path in paths:
        try:
            state = os.stat(native(path))
            found.append((path, state.st_mtime_ns, state.st_size))
        except (OSError, ValueError):
            found.append((path, 0, 0))  # whoever reads it says what is wrong
    return tuple(found)
