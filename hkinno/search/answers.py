"""The answers to a query, and records by their ids, as views: what `facts`, `quote`, `show` and `topics` show.

Each function takes what was asked and a store, and gives a view with its hints. Nothing found raises ``NotFoundError``,
whose message says what would have been right.
"""

import os
from collections.abc import Iterable, Sequence
from functools import partial

from hkinno import places, text
from hkinno.errors import HkinnoError, NotFoundError
from hkinno.files import native
from hkinno.render.fields import View
from hkinno.search import filters, query, suggest, words
from hkinno.search.filters import FILTERS
from hkinno.search.find import Hit, find
from hkinno.search.lexicon import Lexicon
from hkinno.sources import sources_of
from hkinno.store import terms
from hkinno.store.kinds import (
    ENTITY,
    FACT,
    FIGURE,
    KINDS,
    PARAGRAPH,
    QUOTE,
    SOURCE,
    TOPIC,
    Entry,
    Kind,
    Record,
    Records,
)

# So many topics, entities or paragraphs are looked for in a large store without reading all of it.
FEW = 5
# Ids of more characters together are no words of a query.
MOST_TYPED = 60


def look_up(
    kind: Kind,
    asked: list[str],
    store: Records,
    *,
    exact: bool = False,
    explain: bool = False,
    command: str | None = None,
) -> View:
    """The facts, or the quotes, that answer a query; ``command`` is the one that hints name, where it is another."""
    lexicon = Lexicon(store.all, sources_of(store), store.matching)
    parsed = query.parse(asked, lexicon.is_place)
    query.check(parsed, kind)
    if kind is FACT and (rows := _quantities(parsed.words, store)):
        facts = _stating(rows, store)
        return View(kind.table, facts, sources_of(store), parsed.text, len(facts))

    def ask(of: Kind, typed: Sequence[str] | None = None, *, folded: bool = not exact) -> list[Hit]:
        asked = parsed if typed is None else query.Query(tuple(typed), parsed.filters, " ".join(typed))
        if not all(FILTERS[key].takes(of, value) for key, value in parsed.filters):
            return []
        return find(asked, of, partial(store.matching, of.table), lexicon, exact=not folded).hits

    command = command or suggest.COMMANDS[kind.table]
    hits, hints = find(parsed, kind, partial(store.matching, kind.table), lexicon, exact=exact, command=command)
    reported = suggest.reported(parsed, hits, ask) if kind is QUOTE else ""
    if not hits:
        if reported:
            raise NotFoundError(f"no quote holds {text.visible(parsed.text)!r}; {reported}")
        hint = _without_any(parsed, kind, store, lexicon)
        hint = hint or suggest.instead(parsed, kind, lexicon, ask, _of_other_kind(parsed, kind, store))
        raise NotFoundError(f"no {kind.table} found for {parsed.shown()!r}; {hint}")
    return View(
        kind.table,
        [Entry(kind, hit.record) for hit in hits],
        sources_of(store),
        parsed.text,
        len(hits),
        spans={hit.record["id"]: hit.spans for hit in hits},
        why={hit.record["id"]: hit.why for hit in hits} if explain else None,
        hints=(*hints, reported) if reported else hints,
    )


def quantities(asked: list[str], store: Records) -> View:
    """The quantities of the facts that answer a query: of those that it names by their ids, or a payer of, these alone.

    Raises ``NotFoundError`` where no fact answers, and where none that does has a quantity.
    """
    from hkinno.figures import rows  # noqa: PLC0415 - for quantities only

    facts = look_up(FACT, asked, store, command="figures")
    lexicon = Lexicon(store.all, sources_of(store), store.matching)
    parsed = query.parse(asked, lexicon.is_place)
    named = {entry.id for entry in _quantities(parsed.words, store)}
    payers = [FILTERS[key].make(value, lexicon) for key, value in parsed.filters if key == "payer"]

    def keep(row: Record) -> bool:
        paid = all(test.passes(Entry(FACT, {"figures": [row]})) for test in payers)
        return paid and (not named or row["id"] in named)

    return rows.view(facts, " ".join(asked), keep)


def _quantities(names: Sequence[str], store: Records) -> list[Entry]:
    """The quantities that all of these words are ids of; none where one is no such id, or nothing has it.

    Raises ``NotFoundError`` for an id that several stores have.
    """
    if not names or not all(map(words.is_quantity, names)):
        return []
    found = [_quantity(name, store) for name in names]
    return [entry for entry in found if entry is not None] if all(found) else []


def _quantity(name: str, store: Records) -> Entry | None:
    """The quantity with an id, with the facts that state it; its store's name may be left out where one has it."""
    from hkinno.figures import rows  # noqa: PLC0415 - for quantities only

    wanted = words.record_id(name).casefold()
    facts = store.all(FACT.table)
    known = {figure["id"] for fact in facts for figure in fact["figures"]}
    same = [each for each in known if each.casefold() == wanted]
    same = same or sorted(each for each in known if each.casefold().rpartition("/")[2] == wanted)
    if len(same) > 1:
        raise NotFoundError(f"several sources have {text.visible(name)!r}; say which: {text.visible(', '.join(same))}")
    return next((Entry(FIGURE, row) for row in rows.rows(facts) if row["id"] in same), None)


def _stating(found: Iterable[Entry], store: Records) -> list[Entry]:
    """The facts that state some quantities, each once."""
    ids = list(dict.fromkeys(name for entry in found for name in entry.record["facts"]))
    known = store.by_ids(ids)
    return [known[name.casefold()] for name in ids]


def _without_any(parsed: query.Query, kind: Kind, store: Records, lexicon: Lexicon) -> str:
    """What to say where an article that source: names has no facts, or no quotes, at all; "" where it has some."""
    named = [filters.articles_named(value, lexicon) for key, value in parsed.filters if key == "source"]
    articles = set.intersection(*named) if named else set()
    test = filters.of_articles(articles, lexicon)
    if not articles or any(
        test.passes(Entry(kind, record)) for record in store.matching(kind.table, [[test.terms or ()]])
    ):
        return ""
    shown = " and ".join(sorted(map(text.visible, articles)))
    if kind is FACT and (toml := _toml(min(articles), store)):
        name = suggest.shell_word(os.path.basename(toml).removesuffix(".toml"))
        return f"the facts of {shown} are yours to write, in {text.visible(toml)}; then: hkinno build {name}"
    return f"{shown} has no {kind.table}"


def _toml(article: str, store: Records) -> str:
    """The file in which a person writes the facts of an article; "" where it has none."""
    from hkinno.library import Stores  # noqa: PLC0415 - where nothing is found

    path = store.path_of(article) if isinstance(store, Stores) else getattr(store, "path", "")
    toml = f"{os.path.splitext(path)[0]}.toml"
    return toml if path and os.path.isfile(native(toml)) else ""


def _of_other_kind(parsed: query.Query, kind: Kind, store: Records) -> list[str]:
    """The words of a query, if all of them are ids of records of the other kind of `facts` and `quote`."""
    other = QUOTE if kind is FACT else FACT
    named = store.by_ids(map(words.record_id, parsed.words))
    whole = len(named) == len(parsed.words) and all(entry.kind is other for entry in named.values())
    return list(named) if whole else []


def of_kind(kind: Kind, ids: list[str], store: Records) -> View:
    """The records of one kind with these ids; for a quantity its facts.

    Raises ``NotFoundError`` for one of another kind.
    """
    entries = by_id(ids, store)
    if kind is FACT:
        entries = [
            each for entry in entries for each in (_stating([entry], store) if entry.kind is FIGURE else [entry])
        ]
    for entry in entries:
        if entry.kind is not kind:
            raise NotFoundError(f"{entry.id} is not one of the {kind.table}; 'hkinno show' shows it")
    return View(kind.table, entries, sources_of(store))


def records(ids: list[str], store: Records) -> View:
    """Records of any kind, whole, by id or place, in the order asked for."""
    entries = [described for entry in by_id(ids, store) for described in describe(entry.kind, [entry.record], store)]
    cited_as = {entry.id: _stating([entry], store)[0] for entry in entries if entry.kind is FIGURE}
    return View("records", entries, sources_of(store), cited_as=cited_as)


def topics(store: Records, *, entities: bool = False) -> View:
    """Topics, and entities after them, each with the number of facts and quotes filed under it."""
    entries = [
        entry
        for kind in ((TOPIC, ENTITY) if entities else (TOPIC,))
        for entry in describe(kind, store.all(kind.table), store)
    ]
    return View("topics", entries, sources_of(store))


def by_id(ids: list[str], store: Records, form: str = "") -> list[Entry]:
    """The records with these ids or in these places; an article has the key of its citations too.

    Raises ``NotFoundError`` for an id that no record has. Where it is words that a look-up finds, that is said with its
    command, which ``form`` ends: options that give what was asked for.
    """
    if not ids:
        raise NotFoundError("no ids on standard input")
    ids = [words.record_id(name) for name in ids]
    known = store.by_ids(ids)
    entries: list[Entry] = []
    for wanted in ids:
        name = wanted.casefold()
        named = places.find(wanted, sources_of(store)) if name not in known else None
        if named is not None:
            there = set(Lexicon(store.all, sources_of(store), store.matching).known_paragraphs(named))
            entries += [Entry(PARAGRAPH, record) for record in sources_of(store).paragraphs if record["id"] in there]
        elif found := known.get(name) or _keyed(name, store) or next(iter(_quantities([wanted], store)), None):
            entries.append(found)
        else:
            hint = "" if known else _as_words(ids, store, form)
            hint = hint or _instead(wanted, store)
            raise NotFoundError(f"there is no record {text.visible(wanted)!r}{hint}")
    return entries


def _keyed(key: str, store: Records) -> Entry | None:
    """The article that citations name by a key, casefolded."""
    sources = sources_of(store).articles.values()
    return next((Entry(SOURCE, source) for source in sources if source["item"]["id"].casefold() == key), None)


def _as_words(ids: list[str], store: Records, form: str) -> str:
    """The look-up that finds what was typed as words of the page or a name, not as an id; "" where none does."""
    typed = " ".join(ids)
    if len(typed) > MOST_TYPED or (typed.isascii() and " " not in typed):
        return ""
    for kind in (QUOTE, FACT):
        try:
            found = len(look_up(kind, [typed], store).entries)
        except HkinnoError:
            continue
        counted = f"{found} {kind.noun if found == 1 else kind.table}"
        return f"; {counted} found: hkinno {suggest.COMMANDS[kind.table]} {suggest.shell_word(typed)}{form}"
    return ""


def _instead(wanted: str, store: Records) -> str:
    """What may have been meant by an id that no record has."""
    paragraphs = places.of_any_article(wanted, sources_of(store))
    if paragraphs:
        named = ", ".join(f"{name} ({sources_of(store).name(name, 'zh')})" for name in paragraphs)
        return f"; of which article? {named}"
    names = (kind.id(record) for kind in KINDS.values() for record in store.all(kind.table))
    near = text.near(wanted, names, limit=3)
    return f"; near: {', '.join(near)}" if near else "; 'hkinno topics' and 'hkinno source' list what there is"


def describe(kind: Kind, found: list[Record], store: Records) -> list[Entry]:
    """Records of one kind, each with what the rest of the store says of it."""
    if kind in (TOPIC, ENTITY):
        filed = _filed(store, kind, [kind.id(record) for record in found])
        shown = [{**_named(kind, record), **filed[kind.id(record)]} for record in found]
    elif kind is SOURCE:
        shown = [_named(kind, record) for record in found]
    elif kind is PARAGRAPH:
        shown = _placed(found, store)
    else:
        shown = found
    return [Entry(kind, record) for record in shown]


def _named(kind: Kind, record: Record) -> Record:
    """A topic, an entity or an article with its names in both languages under keys of ours, which win."""
    zh, en = kind.words(record, "zh"), kind.words(record, "en")
    before = {"id": kind.id(record), "type": record["type"] if kind is ENTITY else kind.noun}
    after: Record = {"name": {"zh": zh, "en": en or ""}}
    if kind is ENTITY:
        before |= {"zh": zh, "en": en or ""}
        after["aliases"] = [name for name in ENTITY.names(record)[1:] if name not in (zh, en)]
    elif kind is TOPIC:
        after["note"] = None
    return {**before, **record, **before, **after}


def _placed(paragraphs: list[Record], store: Records) -> list[Record]:
    """Paragraphs with their names, and the ids of the quotes and facts that stand in them."""
    spans = spans_in(store, [record["id"] for record in paragraphs])
    return [
        {
            **record,
            "name": {lang: sources_of(store).name(record["id"], lang) for lang in ("zh", "en")},
            "quotes": _in_order(spans[record["id"]], QUOTE),
            "facts": _in_order(spans[record["id"]], FACT),
            "proved": None,
            "text": record.get("text"),
        }
        for record in paragraphs
    ]


def _in_order(spans: list[tuple[Entry, Record]], kind: Kind) -> list[str]:
    """The ids of the records of a kind that spans belong to, in the order of their words."""
    return list(dict.fromkeys(name for _, name in sorted((s["start"], e.id) for e, s in spans if e.kind is kind)))


def spans_in(store: Records, paragraphs: list[str]) -> dict[str, list[tuple[Entry, Record]]]:
    """The spans of quotes and facts in each of some paragraphs, with the records that they belong to."""
    found: dict[str, list[tuple[Entry, Record]]] = {name: [] for name in paragraphs}
    tags = tuple(terms.tag("paragraph", name) for name in paragraphs)
    for kind in (QUOTE, FACT):
        for record in _tagged(store, kind, tags):
            for span in kind.spans(record):
                if span["paragraph"] in found:
                    found[span["paragraph"]].append((Entry(kind, record), span))
    return found


def _filed(store: Records, kind: Kind, names: list[str]) -> dict[str, Record]:
    """The number of facts and of quotes that are filed under each of some topics, or entities."""
    counts: dict[str, Record] = {name: {"facts": 0, "quotes": 0} for name in names}
    # A few at a time: of a large library nothing like all records is held.
    for start in range(0, len(names), FEW):
        asked = names[start : start + FEW]
        tags = tuple(terms.tag(kind.noun, name) for name in asked)
        for of in (FACT, QUOTE):
            for record in _tagged(store, of, tags):
                for name in set(asked).intersection(record[kind.table]):
                    counts[name][of.table] += 1
    return counts


def _tagged(store: Records, kind: Kind, tags: tuple[str, ...]) -> list[Record]:
    """A superset of the records that have any of these tags."""
    # Where most records are wanted, looking for their tags only costs.
    return store.matching(kind.table, [[tags]]) if len(tags) <= FEW else store.all(kind.table)
