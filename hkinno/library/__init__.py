"""Many stores as one: each question is put to all of them, and each record says which it is of.

A store is a file; its name is the file's. The ids of its facts, quotes and quantities carry that name
(``mingpao/F004``), those of the shipped store stay bare. Places and articles need no such mark: their ids are the
store's own (``mingpao-2``). People, bodies and topics of one id are one.
"""

import os
import sys
from collections.abc import Iterable
from typing import Any

from hkinno.errors import FileError, NotFoundError, UsageError
from hkinno.files import home_folder, native
from hkinno.store import Store, Watch, open_store, shipped
from hkinno.store.kinds import FACT, KINDS, QUOTE, Entry, Record, Records
from hkinno.store.terms import Terms
from hkinno.text import squeeze, visible

# What the shipped store is called on the command line.
BUILTIN = "builtin"
# Between a store's name and an id.
MARK = "/"
ENDING, COPY = ".json", ".txt"
# Lists of names that are united where two stores have a topic or an entity of one id.
NAMES = ("aliases", "printed", "titles")


class Stores:
    """Several stores that answer as one. It has the methods of a ``Store`` that look-ups use."""

    def __init__(self, stores: dict[str, Store]) -> None:
        """``stores`` by name; the shipped one has the name ""."""
        self.stores = stores
        self._known: dict[str, list[Record]] = {}

    def all(self, table: str) -> list[Record]:
        """All records of a table: of each store in its order, ids qualified; topics and entities each once."""
        if table not in self._known:
            every = [self._qualified(name, table, store.all(table)) for name, store in self.stores.items()]
            joined = [record for records in every for record in records]
            self._known[table] = _united(joined, KINDS[table].key) if table in ("topics", "entities") else joined
            if table in ("paragraphs", "sources"):
                self._check_places(table)
        return self._known[table]

    def matching(self, table: str, wanted: Terms) -> list[Record]:
        """Records of a table, all that have the index terms among them: see ``Store.matching``."""
        if table in ("topics", "entities") or table in self._known:
            return self.all(table)
        found: list[Record] = []
        for name, store in self.stores.items():
            own = [[_without(name, group) for group in alternative] for alternative in wanted]
            found += self._qualified(name, table, store.matching(table, own))
        return found

    def by_ids(self, ids: Iterable[str]) -> dict[str, Entry]:
        """The records with these ids by the id as asked, casefolded.

        An id without a store's name is taken where one store has it. Raises ``NotFoundError`` that says which have it
        where several do.
        """
        found: dict[str, Entry] = {}
        for asked in dict.fromkeys(ids):
            entry = self._by_id(asked)
            if entry is not None:
                found[asked.casefold()] = entry
        return found

    def _by_id(self, asked: str) -> Entry | None:
        named, mark, rest = asked.rpartition(MARK)
        candidates = [named] if mark else list(self.stores)
        entries = {}
        for name in candidates:
            store = self.stores.get(name)
            for entry in store.by_ids([rest]).values() if store is not None else ():
                entries[name] = Entry(entry.kind, self._qualified(name, entry.kind.table, [entry.record])[0])
        if "" in entries or len({entry.id for entry in entries.values()}) < 2:  # noqa: PLR2004
            return entries.get("") or next(iter(entries.values()), None)
        which = ", ".join(entry.id for entry in entries.values())
        raise NotFoundError(f"several sources have {visible(asked)!r}; say which: {visible(which)}")

    def names(self) -> list[str]:
        """The names of all tables of all stores."""
        return list(dict.fromkeys(name for store in self.stores.values() for name in store.names()))

    def path_of(self, article: str) -> str:
        """The file that an article's store is in."""
        stores = self.stores.values()
        return next((store.path for store in stores if any(s["id"] == article for s in store.all("sources"))), "")

    def _qualified(self, name: str, table: str, records: list[Record]) -> list[Record]:
        """Records of a store with ids that say which store they are of."""
        qualify = _QUALIFIERS.get(table)
        return [qualify(f"{name}{MARK}", record) for record in records] if name and qualify else records

    def _check_places(self, table: str) -> None:
        """Raise ``FileError`` where two stores have one id for a place or an article: a place would mean two."""
        seen: dict[str, str] = {}
        for name, store in self.stores.items():
            for record in store.all(table):
                other = seen.setdefault(record["id"], name)
                if other != name:
                    raise FileError(
                        f"{visible(store.path)} and {visible(self.stores[other].path)} both have "
                        f"{visible(record['id'])}: give one of them with --db, or build one under another name"
                    )


def _fact(mark: str, fact: Record) -> Record:
    return {
        **fact,
        "id": mark + fact["id"],
        "related": [{**relation, "id": mark + relation["id"]} for relation in fact["related"]],
        "quotes": [mark + name for name in fact["quotes"]],
        "figures": [{**figure, "id": mark + figure["id"]} for figure in fact["figures"]],
    }


def _quote(mark: str, quote: Record) -> Record:
    return {
        **quote,
        "id": mark + quote["id"],
        "facts": [mark + name for name in quote["facts"]],
        "variants": [mark + name for name in quote["variants"]],
    }


def _reading(mark: str, reading: Record) -> Record:
    """A reading of a quote; that of a name is the name's in any store."""
    return {**reading, "id": mark + reading["id"]} if reading["id"][:1] == "Q" else reading


_QUALIFIERS: dict[str, Any] = {FACT.table: _fact, QUOTE.table: _quote, "romanised": _reading}


def _without(name: str, terms: tuple[str, ...]) -> tuple[str, ...]:
    """Index terms as a store has them, which does not know its name."""
    mark = f"\tid:{name}{MARK}".casefold()
    return tuple(term.replace(mark, "\tid:", 1) for term in terms) if name else terms


def _united(records: list[Record], key: str) -> list[Record]:
    """Records of one id as one, with the names of all."""
    found: dict[str, Record] = {}
    for record in records:
        first = found.get(record[key])
        if first is None:
            found[record[key]] = record
            continue
        more = {
            names: list(dict.fromkeys([*first.get(names, []), *record.get(names, [])]))
            for names in NAMES
            if names in first or names in record
        }
        found[record[key]] = {**first, **more}
    return list(found.values())


def ids_of(store: Records) -> dict[str, str]:
    """The ids of the people and bodies of stores, by each of their names without what has no weight."""
    return {
        squeeze(name): entity["id"]
        for entity in reversed(store.all("entities"))
        if entity["type"] in ("person", "body", "post")
        for name in KINDS["entities"].names(entity)[1:]
    }


def copies(store: Records) -> list[str]:
    """The user's copies of articles that lie beside their stores: NAME.txt beside NAME.json."""
    stores = store.stores.values() if isinstance(store, Stores) else [store]
    paths = [os.path.splitext(each.path)[0] + COPY for each in stores if isinstance(each, Store)]
    return [path for path in paths if os.path.isfile(native(path))]


def home() -> str:
    """The folder of the user's own stores, whether it is there or not; "" where it would be in the current folder.

    It lies in the user's data directory, which Windows and macOS do not tell from that of settings.
    """
    if sys.platform in ("win32", "darwin"):
        import typer  # noqa: PLC0415 - loaded long ago, but not by those who use this room alone

        own = typer.get_app_dir("hkinno")
    else:
        data = os.environ.get("XDG_DATA_HOME", "")
        # The standard says that a path that is not absolute counts for nothing.
        own = os.path.join(data if os.path.isabs(data) else os.path.join(home_folder(), ".local", "share"), "hkinno")
    return os.path.join(own, "library") if os.path.isabs(own) else ""


def stores_in(path: str) -> list[str]:
    """The files of the stores in a folder, in the order of their names."""
    try:
        names = sorted(os.listdir(native(path)))
    except OSError as error:
        raise FileError(f"{visible(path)}: {error.strerror}") from error
    return [os.path.join(path, name) for name in names if name.endswith(ENDING) and not name.startswith(".")]


def store_name(path: str) -> str:
    """The name of the store in a file."""
    return os.path.basename(path).removesuffix(ENDING)


def open_all(paths: list[str], watch: Watch | None = None) -> Store | Stores:
    """The stores at some paths: files, folders of stores, or ``builtin``; one alone is opened as itself.

    Without any, the shipped store and the user's own. Raises ``FileError`` for what cannot be read, ``UsageError`` for
    two stores of one name.
    """
    if not paths:
        own = home()
        paths = [BUILTIN, *([own] if os.path.isdir(own) else [])]
    files: dict[str, str] = {}
    for path in paths:
        found = [path] if path == BUILTIN or not os.path.isdir(native(path)) else stores_in(path)
        for file in found:
            name = "" if file == BUILTIN else store_name(file)
            where = shipped() if file == BUILTIN else file
            if files.setdefault(name, where) != where:
                raise UsageError(f"two stores are called {visible(name)}: {visible(files[name])} and {visible(where)}")
    if len(files) == 1:
        return open_store(next(iter(files.values())), watch)
    return Stores({name: open_store(path, watch) for name, path in files.items()})
