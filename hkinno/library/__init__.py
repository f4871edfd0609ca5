"""Many stores as one: each question is put to all of them, and each record says which it is of.

A store is a file; its name is the file's. The ids of its facts, quotes and quantities carry that name
(``mingpao/F004``), those of the shipped store stay bare. Places and articles need no such mark: their ids are the
store's own (``mingpao-2``). People, bodies and topics of one id are one.
"""

import os
import re
import sys
from collections.abc import Iterable
from contextlib import suppress
from typing import TYPE_CHECKING, Any

from hkinno.errors import FileError, HkinnoError, NotFoundError, UsageError
from hkinno.files import home_folder, native
from hkinno.sources import Placed, placed
from hkinno.store import LARGE, Store, Watch, open_store, shipped
from hkinno.store.kinds import FACT, KINDS, QUOTE, Entry, Record, Records
from hkinno.text import squeeze, visible

if TYPE_CHECKING:
    from hkinno.store.cache import Cache, View
    from hkinno.store.lines import Lines
    from hkinno.store.terms import Terms

# What the shipped store is called on the command line.
BUILTIN = "builtin"
# Between a store's name and an id.
MARK = "/"
ENDING, COPY, SIDECAR = ".json", ".txt", ".toml"
# Lists of names that are united where two stores have a topic or an entity of one id.
MOST_NAMED = 6
NAMES = ("aliases", "printed", "titles")


class Stores:
    """Several stores that answer as one. It has the methods of a ``Store`` that look-ups use."""

    def __init__(self, stores: dict[str, Store], cache: "Cache | None" = None) -> None:
        """``stores`` by name; the shipped one has the name "". ``cache`` is the one that they share, if they do."""
        self.stores = stores
        self._cache = cache
        self._lines: dict[str, Lines] = {}
        self._seen: list[View | None] = []
        self._known: dict[str, list[Record]] = {}

    def all(self, table: str) -> list[Record]:
        """All records of a table: of each store in its order, ids qualified; topics and entities each once."""
        if table not in self._known:
            cached = self._cache.records(table, self._views()) if self._cache else {}
            every = [
                self._qualified(name, table, cached[number] if number in cached else store.all(table))
                for number, (name, store) in enumerate(self.stores.items())
            ]
            joined = [record for records in every for record in records]
            united = table in ("topics", "entities")
            self._known[table] = self._united(table, dict(zip(self.stores, every, strict=True))) if united else joined
            if table in ("paragraphs", "sources") and len({record["id"] for record in joined}) < len(joined):
                self._check_places(table)
        return self._known[table]

    def matching(self, table: str, wanted: "Terms") -> list[Record]:
        """Records of a table, all that have the index terms among them: see ``Store.matching``."""
        united = table in ("topics", "entities")
        if table in self._known or (united and self._cache is None):
            return self.all(table)
        if self._cache is not None:
            matched = self._matching_lines(table, wanted)
            return self._united(table, matched) if united else [each for found in matched.values() for each in found]
        found: list[Record] = []
        for name, store in self.stores.items():
            found += self._qualified(name, table, store.matching(table, _as_stored(name, wanted)))
        return found

    def _united(self, table: str, by_store: dict[str, list[Record]]) -> list[Record]:
        """Records of one id as one: the shipped one first, which no other store changes."""
        ordered = sorted(by_store.items(), key=lambda pair: pair[0] != "")
        return _united([record for _, records in ordered for record in records], KINDS[table].key)

    def _views(self) -> "list[View | None]":
        """What is cached of each store."""
        if not self._seen and self._cache is not None:
            there = self._cache.stores(store.path for store in self.stores.values())
            for store in self.stores.values():
                if store.path in there:
                    store.seen(there[store.path])
            self._seen = [store.view() for store in self.stores.values()]
        return self._seen

    def _all_lines(self, table: str) -> "Lines":
        """The index lines of a table of all stores that are cached."""
        if table not in self._lines:
            from hkinno.store.lines import Lines  # noqa: PLC0415 - only for large libraries

            lines = self._cache.lines(table, self._views()) if self._cache else []
            self._lines[table] = Lines(lines, self.stores)
        return self._lines[table]

    def placed(self) -> list[Placed]:
        """The places of all stores, in their order, without their paragraphs."""
        there = self._all_lines("paragraphs").placed() if self._cache else {}
        found: list[Placed] = []
        for number, store in enumerate(self.stores.values()):
            found += there[number] if number in there else map(placed, store.all("paragraphs"))
        if len({place[0] for place in found}) < len(found):
            self._check_places("paragraphs")
        return found

    def entity(self, name: str) -> Record | None:
        """An entity by its id, with its names of all stores."""
        from hkinno.store.terms import tag  # noqa: PLC0415 - for large stores

        found = self.matching("entities", [[(tag("id", name),)]])
        return next((entity for entity in found if entity["id"] == name), None)

    def _matching_lines(self, table: str, wanted: "Terms") -> dict[str, list[Record]]:
        """Records of a table that have index terms, by their stores, by the lines of all stores at once."""
        lines = self._all_lines(table)
        chosen = lines.having(wanted)
        found: dict[str, list[Record]] = {}
        for number, (name, store) in enumerate(self.stores.items()):
            if number not in lines.stores:
                records = store.matching(table, _as_stored(name, wanted))
            elif number in chosen:
                records = store.picked(table, chosen[number])
            else:
                continue
            found[name] = self._qualified(name, table, records)
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
        which = ", ".join([entry.id for entry in entries.values()][:MOST_NAMED])
        which += f" and {len(entries) - MOST_NAMED} more" if len(entries) > MOST_NAMED else ""
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
                self._check_place(record["id"], name, seen)

    def _check_place(self, place: str, name: str, seen: dict[str, str]) -> None:
        other = seen.setdefault(place, name)
        if other != name:
            raise FileError(
                f"{visible(self.stores[name].path)} and {visible(self.stores[other].path)} both have "
                f"{visible(place)}: give one of them with --db, or build one under another name"
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


def _as_stored(name: str, terms: "Terms") -> "Terms":
    """Index terms as a store has them, which does not know its name."""
    mark = f"\tid:{name}{MARK}".casefold()
    if not name:
        return terms
    return [[tuple(term.replace(mark, "\tid:", 1) for term in group) for group in each] for each in terms]


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


class Beside(str):
    """The path of a copy that lies beside its store, NAME.txt beside NAME.json: a block of it is a paragraph."""

    __slots__ = ("store",)

    store: Store


def copies(store: Records) -> list[str]:
    """The user's copies of articles that lie beside their stores."""
    stores = store.stores.values() if isinstance(store, Stores) else [store]
    found: list[str] = []
    for each in stores:
        path = Beside(os.path.splitext(each.path)[0] + COPY) if isinstance(each, Store) else None
        if path is not None and isinstance(each, Store) and os.path.isfile(native(path)):
            path.store = each
            found.append(path)
    return found


def own_articles(store: Records) -> set[str]:
    """The articles of stores that ``add`` has made of the user's files: NAME.toml lies beside NAME.json."""
    stores = store.stores.values() if isinstance(store, Stores) else [store]
    return {
        source["id"]
        for each in stores
        if isinstance(each, Store) and os.path.isfile(native(os.path.splitext(each.path)[0] + SIDECAR))
        for source in each.all("sources")
    }


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
    """The files of the stores in a folder, in the order of their names; other JSON that lies there is none of ours."""
    try:
        names = sorted(os.listdir(native(path)))
    except OSError as error:
        raise FileError(f"{visible(path)}: {error.strerror}") from error
    found = [os.path.join(path, name) for name in names if name.endswith(ENDING) and not name.startswith(".")]
    return [file for file in found if f"{store_name(file)}{SIDECAR}" in names or not _is_other(file)]


def _is_other(path: str) -> bool:
    """Whether a file begins as JSON that is no store: a list, a key that is no table. What is broken is told."""
    try:
        with open(native(path), "rb") as file:
            begun = file.read(100).decode("utf-8-sig", "replace")
    except OSError:
        return False
    from hkinno.store.schema import SHAPES  # noqa: PLC0415 - only for files that nobody has made with add

    # TinyDB's own name for a table comes beside ours.
    tables = "|".join([*SHAPES, "_default"])
    return re.match(rf'\s*(?:\[|\{{\s*"(?!(?:{tables})"))', begun) is not None


def store_name(path: str) -> str:
    """The name of the store in a file."""
    return os.path.basename(path).removesuffix(ENDING)


def open_all(paths: list[str], watch: Watch | None = None, broken: list[HkinnoError] | None = None) -> Store | Stores:
    """The stores at some paths: files, folders of stores, or ``builtin``; one alone is opened as itself.

    Without any, the shipped store and the user's own. Raises ``FileError`` for what cannot be read and for folders that
    hold no store, ``UsageError`` for two stores of one name. With ``broken`` a store of a folder that cannot be read is
    left out, and why goes there, as long as there are others.
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
    if not files:
        raise FileError(f"{visible(', '.join(paths))}: no store is in it; 'hkinno add FILE --library DIR' makes one")
    if len(files) == 1:
        return open_store(next(iter(files.values())), watch)
    cache = _shared_cache(files.values())
    stores = {name: Store(path, watch, cache) for name, path in files.items()}
    if broken is not None:
        named = {store_name(path) for path in paths} | {""}
        stores = _readable(stores, cache, named, broken)
    return Stores(stores, cache)


def _readable(
    stores: dict[str, Store], cache: "Cache | None", named: set[str], broken: list[HkinnoError]
) -> dict[str, Store]:
    """The stores without those that nobody has named and that cannot be read; what is wrong goes to ``broken``."""
    there = cache.stores(store.path for store in stores.values()) if cache else {}
    faults: dict[str, HkinnoError] = {}
    for name, store in stores.items():
        if store.path in there:
            store.seen(there[store.path])
        if name in named or store.path in there:
            continue
        try:
            if store.view() is None:
                store.names()
        except FileError as error:
            faults[name] = error
    if len(faults) < len(stores):
        broken += faults.values()
        return {name: store for name, store in stores.items() if name not in faults}
    return stores


def _shared_cache(paths: Iterable[str]) -> "Cache | None":
    """One cache for all of many stores, if they are as much together as a large one."""
    size = 0
    for path in paths:
        with suppress(OSError, ValueError):  # whoever reads it says what is wrong
            size += os.stat(native(path)).st_size
    if size < LARGE or os.environ.get("HKINNO_CACHE") == "0":
        return None
    with suppress(ImportError):  # a Python without SQLite
        from hkinno.store.cache import open_cache  # noqa: PLC0415 - only for large libraries

        return open_cache()
    return None
