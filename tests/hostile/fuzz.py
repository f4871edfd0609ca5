"""Coverage-guided fuzzing with atheris: queries, references, filters, drafts, copies of the page, and stores.

    pip install atheris && python -m tests.hostile.fuzz TARGET [-max_total_time=600] [a folder for what is found]

The targets are the functions below that have no underscore. A case that raises anything but a fault of ours is written
to a file by atheris; it becomes a test by name.
"""

import json
import sys
from collections.abc import Callable

import atheris

with atheris.instrument_imports(include=["hkinno"]):
    from hkinno import check as proofread
    from hkinno import numerals, places, store, text
    from hkinno.check import fix, report
    from hkinno.copy import editions
    from hkinno.errors import HkinnoError
    from hkinno.figures import rows
    from hkinno.render import fields, plain
    from hkinno.search import query
    from hkinno.search.find import find
    from hkinno.search.lexicon import Lexicon
    from hkinno.sources import Sources
    from hkinno.store import cache as index
    from hkinno.store import checks, schema, stream, terms
    from hkinno.store.kinds import FACT, Entry

from tests.hostile import shipped

TABLES = {name: list(table.values()) for name, table in shipped().items()}
SOURCES = Sources(TABLES.__getitem__)
LEXICON = Lexicon(TABLES.__getitem__, SOURCES)
FEW = TABLES["facts"][:12]
LINES = "\n".join(terms.lines("facts", FEW)).encode()
CORPUS = proofread.corpus(TABLES["quotes"], TABLES["facts"], TABLES["sources"], TABLES["entities"], None)


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
    everything = any(not group for group in wanted)
    return FEW if everything else [FEW[number] for number in index._answering(LINES, wanted)]


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
    checked = proofread.check(draft, CORPUS)
    for finding in checked.findings:
        assert 0 <= finding.start <= finding.end <= len(draft)
    list(report.lines("draft", checked))
    list(report.github("draft", checked, strict=True))
    json.loads(report.sarif([("draft", checked)], strict=True, version="0"))
    after = fix.fixed(draft, checked)
    assert fix.fixed(after, proofread.check(after, CORPUS)) == after


def copies(data: bytes) -> None:
    """Any copy of the page is read, and compared with the store."""
    try:
        editions.compare(_text(data), {name: TABLES[name] for name in ("paragraphs", "quotes", "facts", "sources")})
    except HkinnoError:
        return


def stores(data: bytes) -> None:
    """Any bytes are a store or not; where both can read it, the two ways of reading agree."""
    import io

    try:
        batches = list(stream.batches(io.BytesIO(data), 3))
    except stream.IrregularError:
        return
    expected = json.loads(data.decode("utf-8-sig"))
    found: dict[str, list] = {}
    for batch in batches:
        found.setdefault(batch.table, []).extend(batch.records)
    assert found == {name: list(table.values()) for name, table in expected.items()}
    for name, records in found.items():
        if name in schema.SHAPES:
            faults = [fault for record in records for fault in schema.faults(record, schema.SHAPES[name], name)]
            assert schema.conform(records, schema.SHAPES[name]) == (not faults)
    if found.get("facts") and schema.conform(found["facts"], schema.SHAPES["facts"]):
        rows.rows(found["facts"])
        assert len(terms.lines("facts", found["facts"])) == len(found["facts"])
    try:
        store._tables("fuzzed", data)
    except HkinnoError:
        return
    checks.run(found, data.decode("utf-8-sig"))


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
