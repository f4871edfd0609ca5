"""The stores and the copies of pages that a command reads: those it names, or the settings, or the user's own."""

from hkinno.commands import config, output
from hkinno.errors import LEFT_OUT
from hkinno.library import Stores, copies, open_all
from hkinno.store import Store
from hkinno.store.kinds import Records


def opened(db: list[str] | None) -> Store | Stores:
    """The stores that the command line names, or the settings, or else the shipped one and the user's own."""
    return open_all(db or config.paths("db"), output.reading, LEFT_OUT)


def attached(copy: str | None, store: Records) -> list[str]:
    """The copies of pages: the one that the command line or the settings name, and those that lie beside stores."""
    own = config.setting("source", copy)
    return [*([own] if own is not None else []), *copies(store)]
