"""Coverage-guided fuzzing with atheris: queries, references, filters, drafts, copies of the page, and stores.

    pip install atheris && python -m tests.hostile.fuzz TARGET [-max_total_time=600] [a folder for what is found]

The targets are the functions below that have no underscore. A case that raises anything but a fault of ours is written
to a file by atheris; it becomes a test by name.
"""

import json
import sys
from collections.abc import Callable
from contextlib import suppress

import atheris

with atheris.instrument_imports(include=["hkinno"]):
    from hkinno import check as checking
    from hkinno import documents, numerals, places, store, text
    from hkinno.check import fix, report
    from hkinno.copy import editions
    from hkinno.errors import HkinnoError
    from hkinno.figures import rows
    from hkinno.render import fields, plain
    from hkinno.search import query
    from hkinno.search.find import find
    from hkinno.search.lexicon import Lexicon
    from hkinno.sources import Sources
    from hkinno.store import checks, schema, terms
    from hkinno.store.kinds import FACT, Entry

from tests.hostile import shipped

TABLES = {name: list(table.values()) for name, table in shipped().items()}
SOURCES = Sources(TABLES.__getitem__)
LEXICON = Lexicon(TABLES.__getitem__, SOURCES)
FEW = TABLES["facts"][:12]
LINES = [terms.line("facts", fact) for fact in FEW]
CORPUS = checking.corpus(store.open_store())


def queries(data: bytes) -> None:
    """Any query is answered or refused, and its index terms let every answer through."""
    typed = _text(data)
    try:
        parsed = query.parse([typed], LEXICON.is_place)
        found = find(parsed, FACT, lambda _: FEW, LEXICON)
        by_terms = find(parsed, FACT, _answering, LEXICON)
    except HkinnoError:
        return
    assert found == by_terms, typed


def _answering(wanted: terms.Terms) -> list[dict]:
    return [FEW[number] for number in terms.having(wanted)(LINES)]


def texts(data: bytes) -> None:
    """Places, quantities, readings and folded text of anything."""
    typed = _text(data)
    places.find(typed, SOURCES)
    for place in places.find_in(typed, SOURCES):
        assert 0 <= place.start < place.end <= len(typed)
    numerals.parse(typed)
    text.romanised(typed)
    assert len(text.fold(typed)) == len(typed)
    assert len(text.offsets(typed)) == len(text.squeeze(typed))
    for start, end in text.find_all(typed[:3], typed):
        assert 0 <= start < end <= len(typed)
    assert not set(text.visible(typed)) & set("\x1b\x9b\u202e\u200b\x00\n")
    view = fields.View("facts", [Entry(FACT, {**FEW[0], "note": typed})], SOURCES)
    for form in (plain.tsv, plain.csv):
        list(form(view, ["id", "note"]))
    assert json.loads("".join(plain.jsonl(view, None)))["note"] == typed


def drafts(data: bytes) -> None:
    """Any draft is checked, reported and fixed; what is fixed once stays."""
    draft = _text(data)
    checked = checking.check(draft, CORPUS)
    for finding in checked.findings:
        assert 0 <= finding.start <= finding.end <= len(draft)
    held = report.Draft("draft", b"", documents.read(draft))
    list(report.lines(held, checked.findings, CORPUS.sources))
    list(report.github(held, checked, CORPUS.sources))
    after = fix.fixed(draft, checked)
    assert fix.fixed(after, checking.check(after, CORPUS)) == after


def copies(data: bytes) -> None:
    """Any copy of the page is read, and compared with the store."""
    try:
        editions.compare(_text(data), {name: TABLES[name] for name in ("paragraphs", "quotes", "facts", "sources")})
    except HkinnoError:
        return


def stores(data: bytes) -> None:
    """Any bytes are a store or not; where they are, every check runs, and what is cached of a record is the record."""
    try:
        tables = {name: list(table.values()) for name, table in store._tables("fuzzed", data).items()}
    except HkinnoError:
        return
    if not any(map(schema.checker(schema.SHAPES["facts"]), tables["facts"])):
        rows.rows(tables["facts"])
        for fact in tables["facts"]:
            assert b"\n" not in terms.line("facts", fact)
            with suppress(RecursionError):
                assert json.loads(json.dumps(fact)) == fact
    checks.run(tables, data.decode("utf-8-sig"))


def _text(data: bytes) -> str:
    return data.decode("utf-8", "surrogateescape" if data[:1] == b"\xff" else "replace")


TARGETS: dict[str, Callable[[bytes], None]] = {
    "queries": queries,
    "texts": texts,
    "drafts": drafts,
    "copies": copies,
    "stores": stores,
}


def main() -> None:
    """Fuzz the target that is named first."""
    if sys.argv[1:2] and sys.argv[1] in TARGETS:
        target = TARGETS[sys.argv.pop(1)]
        atheris.Setup(sys.argv, target)
        atheris.Fuzz()
    else:
        print(f"python -m tests.hostile.fuzz TARGET; the targets are {', '.join(TARGETS)}")


if __name__ == "__main__":
    main()
