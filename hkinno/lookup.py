"""What each look-up command does, from its arguments to a view: tests call these without a terminal.

Each function opens the store (None: the one of the config file, or the shipped one), asks it, and returns the records
to show. "-" among ids reads standard input; what a person should know besides goes to stderr as a hint. Nothing found
raises ``NotFoundError``, whose message has near names.
"""

from collections.abc import Mapping
from functools import cache, partial
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, NoReturn

from hkinno import places, text
from hkinno.commands import config, output
from hkinno.errors import NotFoundError, UsageError
from hkinno.render.fields import View
from hkinno.search import find as search
from hkinno.search import query
from hkinno.store import Store, open_store
from hkinno.store import terms as clues
from hkinno.store.schema import TABLES_BY_ID

if TYPE_CHECKING:
    from hkinno.check import Corpus
    from hkinno.cite.work import Details

Record = dict[str, Any]

# So many topics, entities or paragraphs are looked for in a large store without reading all of it.
FEW = 5

# Views whose records stand on the page.
CITED = ("facts", "quotes", "paragraphs", "passages", "records")


def facts(asked: list[str], db: str | None = None, *, exact: bool = False, explain: bool = False) -> View:
    """The facts that answer a query; "-" reads ids from standard input."""
    store = _opened(db)
    if output.asks_for_ids(asked):
        return _view("facts", _of_table(output.read_ids(), store, "facts"), store)
    parsed = query.parse(asked)
    query.check(parsed, "facts")
    lexicon = _lexicon(store, parsed)
    hits = search.facts(parsed, partial(store.matching, "facts"), lexicon, exact=exact)
    if not hits:
        _not_found("fact", parsed, store, lexicon)
    return _found("facts", hits, store, explain=explain, title=parsed.text)


def quotes(asked: list[str], db: str | None = None, *, exact: bool = False, explain: bool = False) -> View:
    """The quotes that hold the words; "-" reads ids from standard input."""
    store = _opened(db)
    if output.asks_for_ids(asked):
        return _view("quotes", _of_table(output.read_ids(), store, "quotes"), store)
    parsed = query.parse(asked)
    query.check(parsed, "quote")
    lexicon = _lexicon(store, parsed)
    hits = search.quotes(parsed, partial(store.matching, "quotes"), lexicon, exact=exact)
    reported = _reported(parsed, store, lexicon, hits)
    if not hits:
        if reported:
            raise NotFoundError(f"no quote holds {text.visible(parsed.text)!r}; {reported}")
        _not_found("quote", parsed, store, lexicon)
    if reported:
        output.hint(reported)
    return _found("quotes", hits, store, explain=explain, title=parsed.text)


def figures(asked: list[str], db: str | None = None) -> View:
    """One record for each quantity of the facts that answer a query."""
    from hkinno.figures import bars  # noqa: PLC0415 - only this command needs it

    view = facts(asked, db)
    rows = bars.rows(view.records)
    if not rows:
        answer = "1 fact answers" if len(view.records) == 1 else f"{len(view.records)} facts answer"
        raise NotFoundError(f"{answer} {text.visible(' '.join(asked))!r}, none with a quantity")
    by_id, cite_fact = {fact["id"]: fact for fact in view.records}, view.cite
    # A quantity is cited as the fact that it belongs to.
    return View("figures", rows, cite=cite_fact and (lambda row: cite_fact(by_id[row["fact"]])))


def records(
    asked: list[str],
    db: str | None = None,
    *,
    copy: str | None = None,
    context: int | None = None,
    selectors: bool = False,
) -> View:
    """Records of any kind, whole, by id or place, in the order asked for.

    With a copy of the page, ``context`` adds the words around a fact's or a quote's own, and ``selectors`` their W3C
    selectors. Raises ``UsageError`` when these are asked for without a copy.
    """
    store, copy = _opened(db), config.setting("source", copy)
    view = _whole(_by_id(output.read_ids() if output.asks_for_ids(asked) else asked, store), store)
    if context is None and not selectors:
        return view
    return _with_copy(view, store, copy, context, selectors=selectors)


def _with_copy(view: View, store: Store, copy: str | None, context: int | None, *, selectors: bool) -> View:
    from hkinno.copy import proof as page  # noqa: PLC0415 - only with a copy
    from hkinno.copy import selectors as annotations  # noqa: PLC0415 - only with a copy

    if copy is None:
        raise UsageError("--context and --selectors need your copy of the page: --source FILE or HKINNO_SOURCE")
    texts = page.texts(page.read(copy), store.all("paragraphs"), store.all("sources"))
    rows = []
    for record in view.records:
        row = dict(record)
        stretches = record.get("evidence") or ([record] if "exact" in record else [])
        if stretches and selectors:
            row["selectors"] = annotations.selectors(stretches, texts)
        if stretches and context is not None:
            held = [each for each in stretches if each["paragraph"] in texts]
            row["context"] = [annotations.around(each, texts[each["paragraph"]], context) for each in held]
        rows.append(row)
    return view._replace(records=rows)


def topics(db: str | None = None) -> View:
    """Topics, then entities, each with the number of facts and quotes filed under it."""
    store = _opened(db)
    rows = [row for table in ("topics", "entities") for row in _described(store, table, store.all(table))]
    return _view("topics", rows, store)


def citations(asked: list[str], db: str | None = None) -> tuple[list[Record], list[Record], list[Record]]:
    """The records that ids, places or articles name, in their order, with the sources and paragraphs to cite them.

    An article's id or key means the article, though a topic has the same name. Raises ``UsageError`` for a record that
    cannot be cited: another topic or an entity.
    """
    store = _opened(db)
    articles = {
        name.casefold(): ("sources", record)
        for record in reversed(store.all("sources"))
        for name in (record["item"]["id"], record["id"])
    }
    found = []
    for table, record in _by_id(output.read_ids() if output.asks_for_ids(asked) else asked, store, articles):
        if table in ("topics", "entities"):
            name = record[TABLES_BY_ID[table]]
            raise UsageError(f"{name} cannot be cited; 'hkinno facts {name} -f ids | hkinno cite -' cites its facts")
        found.append(record)
    return found, store.all("sources"), store.all("paragraphs")


def outline(db: str | None = None, copy: str | None = None) -> View:
    """The paragraphs of the page in order, each with its quotes and facts; with a copy, whether it has them."""
    store, copy = _opened(db), config.setting("source", copy)
    rows = _with_text(_described(store, "paragraphs", store.all("paragraphs")), store, copy)
    if copy is not None:
        groups = dict.fromkeys(row["id"].rpartition("-")[0] for row in rows)
        held = {group: [row["held"] for row in rows if row["id"].rpartition("-")[0] == group] for group in groups}
        output.hint(f"held: {', '.join(f'{group} {sum(each)} of {len(each)}' for group, each in held.items())}")
    return _view("paragraphs", rows, store)


def paragraphs(reference: str, db: str | None = None, copy: str | None = None) -> View:
    """The paragraphs that a reference names, with their text when a copy proves it: see ``search.paragraphs_named``.

    Raises ``UsageError`` for what is no reference.
    """
    store, copy = _opened(db), config.setting("source", copy)
    known = store.all("paragraphs")
    there = search.paragraphs_named(reference, known)
    if there is None:
        raise UsageError(f"{text.visible(reference)!r} is no place on the page; say {search.PLACES}")
    rows = _described(store, "paragraphs", [each for each in known if each["id"] in there])
    stretches = _stretches(store, [row["id"] for row in rows])
    for row in rows:
        row["stretches"] = [
            {"id": name, "start": each["start"], "exact": each["exact"]}
            for name, each in sorted(stretches[row["id"]], key=lambda pair: (pair[1]["start"], -len(pair[1]["exact"])))
        ]
    if copy is None:
        output.hint(
            "only opening words: attach your copy of the page with --source FILE or HKINNO_SOURCE to read it whole"
        )
    return _view("passages", _with_text(rows, store, copy), store)


def _with_text(rows: list[Record], store: Store, copy: str | None) -> list[Record]:
    """Rows of paragraphs with the text that a copy proves; ``held`` says whether it does."""
    if copy is None:
        return rows
    from hkinno.copy import proof as page  # noqa: PLC0415 - only with a copy

    texts = page.texts(page.read(copy), store.all("paragraphs"), store.all("sources"))
    for row in rows:
        row["held"] = row["id"] in texts
        row["text"] = texts.get(row["id"])
        if not row["held"]:
            output.hint(f"your copy does not prove {row['id']}: 'hkinno validate --source FILE' tells how it differs")
    return rows


def _opened(db: str | None) -> Store:
    """The store that the command line, the config file or the program itself names, in this order."""
    return open_store(config.setting("db", db), output.reading)


def _lexicon(store: Store, parsed: query.Query) -> search.Lexicon:
    """What the words of a query can mean. Topics alone are enough for a query of slugs, the commonest one."""
    topics, paragraphs = store.all("topics"), store.all("paragraphs")
    slugs = {topic["slug"] for topic in topics}
    if parsed.words and not parsed.filters and all(word.casefold() in slugs for word in parsed.words):
        return search.Lexicon(topics, [], [], paragraphs)
    romanised = store.all("romanised") if any(map(text.romanised, (parsed.text, *parsed.words))) else []
    return search.Lexicon(topics, store.all("entities"), romanised, paragraphs)


def _view(kind: str, rows: list[Record], store: Store, title: str = "") -> View:
    @cache
    def known() -> "Details":
        from hkinno.cite.work import details  # noqa: PLC0415 - the citation code, for those who ask for it

        settings = config.read()
        return details(**{key: settings.get(key) for key in ("issued", "page", "url", "accessed")})

    def cite(record: Record) -> str:
        from hkinno.cite import short  # noqa: PLC0415 - as above

        return short(record, store.all("sources"), store.all("paragraphs"), known())

    return View(kind, rows, title, cite=cite if kind in CITED else None)


def _found(kind: str, hits: list[search.Hit], store: Store, *, explain: bool, title: str) -> View:
    count = f"{len(hits)} {kind if len(hits) != 1 else kind[:-1]}"
    view = _view(kind, [hit.record for hit in hits], store, f"{title}: {count}" if title else count)
    return view._replace(
        spans={hit.record["id"]: hit.spans for hit in hits},
        why={hit.record["id"]: hit.why for hit in hits} if explain else None,
    )


def _not_found(what: str, parsed: query.Query, store: Store, lexicon: search.Lexicon) -> NoReturn:
    """Tell that no fact, or no quote, answers, and what would have been right as far as we can guess."""
    hint = _elsewhere(what, parsed, store, lexicon)
    if not hint:
        near = search.suggestions(parsed, lexicon)
        hint = f"near: {', '.join(near)}" if near else "'hkinno topics' lists what can be asked for"
    words = text.visible(" ".join([parsed.text, *(f"{key}:{value}" for key, value in parsed.filters)]).strip())
    raise NotFoundError(f"no {what} answers {words!r}; {hint}")


def _elsewhere(what: str, parsed: query.Query, store: Store, lexicon: search.Lexicon) -> str:
    """What the other command, of `facts` and `quote`, says to the same words; "" where it says nothing either."""
    if parsed.filters or not parsed.words:
        return ""
    other, table = ("quote", "quotes") if what == "fact" else ("fact", "facts")
    named = store.by_ids(parsed.words)
    if len(named) == len(parsed.words) and all(of == table for of, _ in named.values()):
        which = f"{parsed.text} is a {other}" if len(named) == 1 else f"these are {table}"
        return f"{which}: hkinno show {' '.join(map(_quoted, parsed.words))}"
    find = search.quotes if table == "quotes" else search.facts
    found = len(find(parsed, partial(store.matching, table), lexicon))
    if not found:
        return ""
    count = f"1 {other} answers" if found == 1 else f"{found} {table} answer"
    return f"{count}: hkinno {'quote' if table == 'quotes' else 'facts'} {_quoted(parsed.text)}"


def _quoted(typed: str) -> str:
    """Words of a query as a shell takes them for one."""
    if all(each.isalnum() or each in "+-.,:/%" for each in typed):
        return typed
    import shlex  # noqa: PLC0415 - only for a hint

    return shlex.quote(typed)


def _reported(parsed: query.Query, store: Store, lexicon: search.Lexicon, hits: list[search.Hit]) -> str:
    """A line on facts that hold the words in reported speech, which are not his quoted words."""
    if not parsed.text or any(hit.rank < search.EXACT for hit in hits):
        return ""
    # The speaker's name is asked for as such: a fact that names him does not report it.
    if any(span.field == "speaker" for hit in hits for span in hit.spans):
        return ""
    found = [
        hit.record["id"]
        for hit in search.facts(parsed, partial(store.matching, "facts"), lexicon)
        if hit.record["voice"] != "quoted" and any(span.field.startswith("evidence") for span in hit.spans)
    ]
    if not found:
        return ""
    shown = f"hkinno show {' '.join(found)}" if len(found) <= 3 else f"hkinno facts {_quoted(parsed.text)}"  # noqa: PLR2004
    which = "a fact holds" if len(found) == 1 else f"{len(found)} facts hold"
    return f"{which} these words outside quotation marks, so they are not his quoted words: {text.visible(shown)}"


def _of_table(ids: list[str], store: Store, table: str) -> list[Record]:
    """The records of one table with these ids. Raises ``NotFoundError`` for one of another table."""
    found = _by_id(ids, store)
    for other, record in found:
        if other != table:
            raise NotFoundError(f"{record[TABLES_BY_ID[other]]} is not one of the {table}; 'hkinno show' shows it")
    return [record for _, record in found]


def _by_id(
    ids: list[str], store: Store, first: Mapping[str, tuple[str, Record]] = MappingProxyType({})
) -> list[tuple[str, Record]]:
    """The tables and records with these ids or in these places; ``first`` has those that win over the store's."""
    if not ids:
        raise NotFoundError("no ids on standard input")
    known = {**store.by_ids(ids), **first}
    found: list[tuple[str, Record]] = []
    for wanted in ids:
        asked = places.find(wanted) if wanted.casefold() not in known else None
        if asked is not None:
            there = search.known_paragraphs(asked, store.all("paragraphs"))
            found += [("paragraphs", each) for each in store.all("paragraphs") if each["id"] in there]
        elif wanted.casefold() in known:
            found.append(known[wanted.casefold()])
        else:
            names = (record[key] for table, key in TABLES_BY_ID.items() for record in store.all(table))
            near = text.near(wanted, names, limit=3)
            raise NotFoundError(
                f"there is no record {text.visible(wanted)!r}{'; near: ' + ', '.join(near) if near else ''}"
            )
    return found


def _whole(found: list[tuple[str, Record]], store: Store) -> View:
    rows = [row for table, record in found for row in _described(store, table, [record])]
    return _view("records", rows, store)


def _described(store: Store, table: str, records: list[Record]) -> list[Record]:
    """Records of one table, each with what the rest of the store says about it."""
    if table in ("topics", "entities"):
        filed = _filed(store, table, [record[TABLES_BY_ID[table]] for record in records])
        describe = _topic if table == "topics" else _entity
        return [{**describe(record), **filed[record[TABLES_BY_ID[table]]]} for record in records]
    if table == "sources":
        return [
            _with_ours(
                record,
                {
                    "id": record["id"],
                    "what": "article",
                    "name": {"zh": record["item"]["title"], "en": record["title_en"]},
                },
            )
            for record in records
        ]
    if table == "paragraphs":
        ids = [record["id"] for record in records]
        quotes, facts = _stretches(store, ids, ("quotes",)), _stretches(store, ids, ("facts",))
        return [
            {
                **record,
                "name": {lang: places.describe(record["id"], lang) for lang in ("zh", "en")},
                "quotes": _standing(quotes[record["id"]]),
                "facts": _standing(facts[record["id"]]),
                "held": None,
                "text": None,
            }
            for record in records
        ]
    return records


def _topic(record: Record) -> Record:
    name = {"zh": record["zh"], "en": record["en"]}
    return _with_ours(record, {"id": record["slug"], "what": "topic"}, {"note": None, "name": name})


def _entity(record: Record) -> Record:
    names = search.entity_names(record)[1:]
    zh = record["official"]["zh"] or record["printed"][0]
    en = record["official"]["en"] or ""
    also = [name for name in names if name not in (zh, en)]
    ours = {"id": record["id"], "what": record["type"], "zh": zh, "en": en}
    return _with_ours(record, ours, {"aliases": also, "name": {"zh": zh, "en": en}})


def _with_ours(record: Record, before: Record, after: Record | None = None) -> Record:
    """A record between keys of ours; where it has one of them itself, ours counts."""
    after = after or {}
    return {**before, **record, **before, **after}


def _filed(store: Store, key: str, names: list[str]) -> dict[str, Record]:
    """The number of facts and of quotes that are filed under each of some topics, or entities."""
    found: dict[str, Record] = {name: {"facts": 0, "quotes": 0} for name in names}
    tags = tuple(clues.tag("topic" if key == "topics" else "entity", name) for name in names)
    for table in ("facts", "quotes"):
        for record in _tagged(store, table, tags):
            for name in found.keys() & record[key]:
                found[name][table] += 1
    return found


def _stretches(
    store: Store, paragraphs: list[str], tables: tuple[str, ...] = ("quotes", "facts")
) -> dict[str, list[tuple[str, Record]]]:
    """The quotes and excerpts that stand in each of some paragraphs, with the ids of their records."""
    found: dict[str, list[tuple[str, Record]]] = {name: [] for name in paragraphs}
    tags = tuple(clues.tag("paragraph", name) for name in paragraphs)
    for table in tables:
        for record in _tagged(store, table, tags):
            for each in record.get("evidence", [record]):
                if each["paragraph"] in found:
                    found[each["paragraph"]].append((record["id"], each))
    return found


def _tagged(store: Store, table: str, tags: tuple[str, ...]) -> list[Record]:
    """The records that have one of the tags, and perhaps others."""
    # Where most records are wanted, looking for their tags only costs.
    return store.matching(table, [[tags]]) if len(tags) <= FEW else store.all(table)


def _standing(stretches: list[tuple[str, Record]]) -> list[str]:
    """Ids of the records that stretches belong to, in the order of their words."""
    return list(dict.fromkeys(name for _, name in sorted((each["start"], name) for name, each in stretches)))


def validation(db: str | None = None, copy: str | None = None) -> tuple[View, str]:
    """Every check of the store, one row each or one row a finding, and a line that sums them up.

    With a copy of the page, what it proves and where it differs is added.
    """
    from hkinno.store import checks as validate  # noqa: PLC0415 - only this command needs it

    store, copy = _opened(db), config.setting("source", copy)
    tables, content = store.raw()
    with output.progress(validate.number(), "checking the store", slow=len(content) >= output.SLOW // 4) as tick:
        results = validate.run(tables, content, tick)
    rows = [
        {"id": finding.check, "result": "fail", "record": finding.record, "message": finding.message}
        for result in results
        for finding in result.findings
    ]
    rows += [
        {"id": result.check, "result": "ok", "record": "", "message": result.promise}
        for result in results
        if not result.findings
    ]
    summary = f"{len(results)} checks run, {len(rows) - sum(row['result'] == 'ok' for row in rows)} findings"
    if copy is not None and not any(result.check == "schema" and result.findings for result in results):
        proof = proof_rows(store, copy)
        rows += proof
        summary += f"; {proof[0]['message']}"
    # What is wrong first: --limit must not hide it.
    rows.sort(key=lambda row: ("fail", "differs", "ok").index(row["result"]))
    return View("validation", rows), summary


def proof_rows(store: Store, copy: str) -> list[Record]:
    """What a copy of the page proves, then a row for each paragraph and each claim that it has otherwise."""
    from hkinno.copy import editions as drift  # noqa: PLC0415 - only with a copy
    from hkinno.copy import proof as page  # noqa: PLC0415 - only with a copy

    tables = {name: store.all(name) for name in ("paragraphs", "quotes", "facts", "sources")}
    compared = drift.compare(page.read(copy), tables)
    same = sum(row.state == drift.SAME for row in compared.paragraphs)
    message = (
        f"{same} paragraphs, {compared.quotes} quotes, {compared.excerpts} excerpts, {compared.figures} figures proved"
    )
    if compared.typography:
        message += f"; {compared.typography} more quotes and excerpts hold in other typography"
    rows: list[Record] = [
        {"id": "proof", "result": "fail" if compared.refuted else "ok", "record": "", "message": message}
    ]
    for each in compared.paragraphs:
        if each.state != drift.SAME:
            changes = "; ".join(f"{before or '(nothing)'} -> {after or '(nothing)'}" for before, after in each.changes)
            details = ", ".join(each.differences) or changes
            told = f"{each.state}: {details}" if details else each.state
            rows.append({"id": "drift", "result": "differs", "record": each.paragraph, "message": told})
    rows += [
        {
            "id": "proof",
            "result": "fail",
            "record": claim.record,
            "message": f"{claim.paragraph}: from this copy to the store: {_difference(claim.nearest, claim.exact)}",
        }
        for claim in compared.refuted
    ]
    rows += [{"id": "drift", "result": "differs", "record": "", "message": f"new: {words}"} for words in compared.new]
    return rows


def _difference(there: str, exact: str) -> str:
    from hkinno.check import diff as align  # noqa: PLC0415 - only where a copy differs

    return align.shown(align.difference(there, exact)) if there else f"「{exact}」 is not there"


def corpus(db: str | None = None, copy: str | None = None) -> "Corpus":
    """What a draft is checked against: the store's quotes, excerpts, headlines and names, and a copy of the page."""
    from hkinno import check as proofread  # noqa: PLC0415 - only for the check

    store, copy = _opened(db), config.setting("source", copy)
    texts = None
    if copy is not None:
        from hkinno.copy import proof as page  # noqa: PLC0415 - only with a copy

        texts = page.texts(page.read(copy), store.all("paragraphs"), store.all("sources"))
    return proofread.corpus(store.all("quotes"), store.all("facts"), store.all("sources"), store.all("entities"), texts)
