"""Is the store sound? A registry of named checks; a check's docstring is what it promises.

A check takes the tables of a store (name to list of records) and yields findings. Each has a failing
fixture in tests/test_validate.py; a new check is a function with ``@check`` and a fixture.
"""

import json
import re
from collections.abc import Callable, Iterable, Iterator
from itertools import islice
from typing import Any, NamedTuple

from hkinno import numerals
from hkinno.store.schema import FORMS, KINDS, PARAGRAPH_KINDS, RELATIONS, SHAPES, STATUSES, VOICES, checker

Record = dict[str, Any]
Tables = dict[str, list[Record]]

HAN = re.compile("[\u3400-\u9fff\uf900-\ufaff\U00020000-\U0003ffff]")
LATIN = re.compile("[A-Za-z]")
# The plus-one of a scheme's name is not a quantity.
DIGITS = re.compile(r"(?<!研)\d+(?:\.\d+)?")
LONGEST_NUMBER = 9
IDS = {"facts": re.compile(rf"F[0-9]{{3,{LONGEST_NUMBER}}}"), "quotes": re.compile(rf"Q[0-9]{{2,{LONGEST_NUMBER}}}")}
LAST = re.compile(rf"[A-Z][0-9]{{1,{LONGEST_NUMBER}}}")
LONGEST_TOLD = 1000
# So many ids that are gone are told: a wrong last id would name a billion.
MOST_TOLD = 100
KEYS = {"topics": "slug"}


class Finding(NamedTuple):
    """Something that is wrong: which check says so, of which record, and what would be right."""

    check: str
    record: str
    message: str


class Result(NamedTuple):
    """One check that was run, what it promises, and what it found."""

    check: str
    promise: str
    findings: list[Finding]


CHECKS: dict[str, Callable[[Tables], Iterator[tuple[str, str]]]] = {}


def check(
    function: Callable[[Tables], Iterator[tuple[str, str]]],
) -> Callable[[Tables], Iterator[tuple[str, str]]]:
    """Register a check under its function's name."""
    CHECKS[function.__name__] = function
    return function


def run(tables: Tables, content: str | None = None, tick: Callable[[int], None] = lambda _: None) -> list[Result]:
    """Run every check. ``content`` is the file's text, for the checks of its layout; ``tick`` is told of each check.

    The other checks rely on the shape of records: they are run only when it is right.
    """
    results = []
    chosen: list[tuple[str, Callable[[Any], Iterator[tuple[str, str]]], Any]] = [("schema", schema, tables)]
    if content is not None:
        chosen = [("doubled", doubled, content), ("layout", layout, content), *chosen]
    for name, function, subject in chosen:
        results.append(_result(name, function, subject))
        tick(1)
    if not results[-1].findings:
        # The readings may be missing: without them nothing is found by its sound.
        whole = {"romanised": [], **tables}
        for name, function in CHECKS.items():
            results.append(_result(name, function, whole))
            tick(1)
    return results


def number() -> int:
    """How many checks there are."""
    return len(CHECKS) + 3


def _result(name: str, function: Callable[[Any], Iterator[tuple[str, str]]], subject: Tables | str) -> Result:
    promise = " ".join((function.__doc__ or "").split())
    return Result(name, promise, [Finding(name, _told(record), _told(fault)) for record, fault in function(subject)])


def _told(words: str) -> str:
    """An id or a fault as a person reads it: not all of a text that should never have been so long."""
    return words if len(words) <= LONGEST_TOLD else f"{words[:LONGEST_TOLD]}… ({len(words)} characters)"


def canonical(tables: dict[str, dict[str, Record]]) -> str:
    """The text of a store file: stable order, one value a line, so that a diff shows what changed."""
    return json.dumps(tables, ensure_ascii=False, indent=1) + "\n"


def doubled(content: str) -> Iterator[tuple[str, str]]:
    """No object of the file names a key twice: a reader would keep the last in silence."""
    found: list[str] = []

    def pairs(items: list[tuple[str, Any]]) -> dict[str, Any]:
        made = dict(items)
        if len(made) != len(items):
            names = [name for name, _ in items]
            found.extend(sorted({name for name in names if names.count(name) > 1}))
        return made

    json.loads(content, object_pairs_hook=pairs)
    for name in found:
        yield "", f"the key {name!r} stands twice in one object"


def layout(content: str) -> Iterator[tuple[str, str]]:
    """The file is laid out as `python -m tools.tidy` writes it, so that diffs stay small."""
    if content != canonical(json.loads(content)):
        yield "", "run `python -m tools.tidy`"


def schema(tables: Tables) -> Iterator[tuple[str, str]]:
    """Every record has the keys and types of its table."""
    for table, shape in SHAPES.items():
        faults = checker(shape)
        for number, record in enumerate(tables.get(table, []), 1):
            name = record.get(KEYS.get(table, "id"))
            for fault in faults(record):
                yield name if isinstance(name, str) else "", f"{table} record {number}{fault}"


@check
def ids(tables: Tables) -> Iterator[tuple[str, str]]:
    """Ids are unique and well formed, and none that was given out is gone or used again."""
    for table in ("facts", "quotes"):
        for record in tables[table]:
            if not IDS[table].fullmatch(record["id"]):
                yield record["id"], f"an id of {table} looks like {'F001' if table == 'facts' else 'Q01'}"
    seen: set[str] = set()
    for table in ("facts", "quotes", "paragraphs", "topics", "entities"):
        for record in tables[table]:
            name = record[KEYS.get(table, "id")]
            if name.casefold() in seen:
                yield name, "this id is used twice"
            seen.add(name.casefold())
    meta = tables["meta"][0]
    given, gone = meta.get("last", {}), meta.get("retired", [])
    if type(gone) is not list or not all(type(name) is str for name in gone):
        yield "", "meta.retired should be a list of ids"
        gone = []
    if type(given) is not dict or not all(type(last) is str and LAST.fullmatch(last) for last in given.values()):
        yield "", "meta.last should name the last id of each table, such as F162"
        given = {}
    retired = {name.casefold() for name in gone}
    for name in sorted(retired & seen):
        yield name, "this id was retired; a new record takes a new id"
    for table, last in given.items():
        there = {record["id"] for record in tables.get(table, [])}
        names = (f"{last[0]}{number:0{len(last) - 1}d}" for number in range(1, _number(last) + 1))
        missing = (name for name in names if name not in there and name.casefold() not in retired)
        for name in islice(missing, MOST_TOLD):
            yield name, "this id was given out and is gone; name it in meta.retired"
        for name in sorted(there):
            if _number(name) > _number(last):
                yield name, f"this id is after meta.last.{table} {last}; move that on"


def _number(name: str) -> int:
    digits = name[1:]
    # Longer ones are told as ill-formed; int() takes no more than 4300.
    return int(digits) if digits.isascii() and digits.isdigit() and len(digits) <= LONGEST_NUMBER else 0


@check
def references(tables: Tables) -> Iterator[tuple[str, str]]:
    """Every topic, entity, paragraph, article, fact and quote that a record names is there."""
    known = {table: {record[KEYS.get(table, "id")] for record in tables[table]} for table in SHAPES if table != "meta"}
    for table in ("facts", "quotes"):
        for record in tables[table]:
            named = [("topics", name) for name in record["topics"]]
            named += [("entities", name) for name in record["entities"]]
            if table == "facts":
                named += [("paragraphs", each["paragraph"]) for each in record["evidence"]]
                named += [("facts", each["id"]) for each in record["related"]]
            else:
                named += [("paragraphs", record["paragraph"])]
                named += [("quotes", name) for name in record["variants"]]
            for other, name in named:
                if name not in known[other]:
                    yield record["id"], f"names {name}, which is not among the {other}"
                elif name == record["id"]:
                    yield record["id"], "names itself"
    for paragraph in tables["paragraphs"]:
        if paragraph["article"] not in known["sources"]:
            yield paragraph["id"], f"names the article {paragraph['article']}, which is not among the sources"


@check
def mutual(tables: Tables) -> Iterator[tuple[str, str]]:
    """Facts that are related and quotes that are variants name each other, and say the same of it."""
    related = {(fact["id"], each["id"], each["how"]) for fact in tables["facts"] for each in fact["related"]}
    for one, other, how in sorted(related):
        if (other, one, how) not in related:
            yield other, f"should name {one} as related ({how}), as {one} names it"
    variants = {(quote["id"], name) for quote in tables["quotes"] for name in quote["variants"]}
    for one, other in sorted(variants):
        if (other, one) not in variants:
            yield other, f"should name {one} as its variant, as {one} names it"


@check
def codes(tables: Tables) -> Iterator[tuple[str, str]]:
    """Kinds, states, voices and forms are those of the design."""
    for fact in tables["facts"]:
        for key, valid in (("kind", KINDS), ("status", STATUSES), ("voice", VOICES)):
            if fact[key] not in valid:
                yield fact["id"], f"{key} {fact[key]!r} is none of {', '.join(valid)}"
        for each in fact["related"]:
            if each["how"] not in RELATIONS:
                yield fact["id"], f"related.how {each['how']!r} is none of {', '.join(RELATIONS)}"
    for quote in tables["quotes"]:
        if quote["form"] not in FORMS:
            yield quote["id"], f"form {quote['form']!r} is none of {', '.join(FORMS)}"
    for paragraph in tables["paragraphs"]:
        if paragraph["kind"] not in PARAGRAPH_KINDS:
            yield paragraph["id"], f"kind {paragraph['kind']!r} is none of {', '.join(PARAGRAPH_KINDS)}"


@check
def languages(tables: Tables) -> Iterator[tuple[str, str]]:
    """Every text of ours is there in Chinese and in English, each in its own script."""
    pairs: list[tuple[str, str, str, str]] = []
    for fact in tables["facts"]:
        pairs.append((fact["id"], "statement", fact["statement"]["zh"], fact["statement"]["en"]))
        for figure in fact["figures"]:
            pairs.append((fact["id"], "measure", figure["measure"]["zh"], figure["measure"]["en"]))
            if figure["whole"] is not None:
                pairs.append((fact["id"], "whole", figure["whole"]["zh"], figure["whole"]["en"]))
    pairs += [(quote["id"], "translation", quote["exact"], quote["translation"]["en"]) for quote in tables["quotes"]]
    pairs += [(topic["slug"], "label", topic["zh"], topic["en"]) for topic in tables["topics"]]
    for name, what, chinese, english in pairs:
        if not HAN.search(chinese):
            yield name, f"the Chinese of its {what} has no Chinese character: {chinese!r}"
        if not LATIN.search(english) or HAN.search(english):
            yield name, f"the English of its {what} is not English: {english!r}"


@check
def figures(tables: Tables) -> Iterator[tuple[str, str]]:
    """A figure's numbers are what its printed form says, bounds as bounds, and its words stand in the evidence."""
    for fact in tables["facts"]:
        for figure in fact["figures"]:
            printed = figure["printed"]
            if not any(printed in evidence["exact"] for evidence in fact["evidence"]):
                yield fact["id"], f"{printed} is not in the evidence"
            said = numerals.parse(printed)
            if said is None:
                yield fact["id"], f"{printed} cannot be read as a quantity"
            elif (said.value, said.min, said.max) != (figure["value"], figure["min"], figure["max"]):
                yield fact["id"], f"{printed} says value {said.value}, min {said.min}, max {said.max}"
            if (figure["unit"] == "fraction") != (figure["whole"] is not None):
                yield fact["id"], f"{printed}: a fraction, and only a fraction, names its whole"


@check
def quantities(tables: Tables) -> Iterator[tuple[str, str]]:
    """Every number in digits within the evidence is a figure of the fact."""
    for fact in tables["facts"]:
        printed = " ".join(figure["printed"] for figure in fact["figures"])
        for evidence in fact["evidence"]:
            for number in DIGITS.findall(evidence["exact"]):
                if number not in printed:
                    yield fact["id"], f"{number} stands in the evidence but in no figure"


@check
def evidence(tables: Tables) -> Iterator[tuple[str, str]]:
    """Every fact has evidence, and every excerpt and quote lies within its paragraph."""
    lengths = {paragraph["id"]: paragraph["chars"] for paragraph in tables["paragraphs"]}
    for fact in tables["facts"]:
        if not fact["evidence"]:
            yield fact["id"], "has no evidence"
    for name, place, start, exact in _stretches(tables):
        if not exact:
            yield name, "has an empty excerpt"
        elif start < 0 or start + len(exact) > lengths.get(place, 0):
            yield (
                name,
                f"ends at {start + len(exact)} in {place}, which has {lengths.get(place, 0)} characters",
            )


@check
def agreement(tables: Tables) -> Iterator[tuple[str, str]]:
    """Where excerpts, quotes and opening and closing words overlap, they have the same characters."""
    written: dict[str, dict[int, tuple[str, str]]] = {}
    stretches = [(each["id"], each["id"], 0, each["opens"]) for each in tables["paragraphs"]]
    stretches += [
        (each["id"], each["id"], each["chars"] - len(each["closes"]), each["closes"]) for each in tables["paragraphs"]
    ]
    for name, place, start, exact in [*stretches, *_stretches(tables)]:
        there = written.setdefault(place, {})
        for offset, character in enumerate(exact, start):
            known, first = there.setdefault(offset, (character, name))
            if known != character:
                yield name, f"has {character} at {offset} of {place}, where {first} has {known}"
                break


@check
def voices(tables: Tables) -> Iterator[tuple[str, str]]:
    """A fact's voice is "quoted" exactly where its evidence stands inside his quotation marks."""
    inside: dict[str, list[tuple[int, int]]] = {}
    for quote in tables["quotes"]:
        inside.setdefault(quote["paragraph"], []).append((quote["start"], quote["start"] + len(quote["exact"])))
    for fact in tables["facts"]:
        within = [
            any(
                start <= each["start"] and each["start"] + len(each["exact"].rstrip("」")) <= end
                for start, end in inside.get(each["paragraph"], [])
            )
            for each in fact["evidence"]
        ]
        if fact["voice"] == "quoted" and not any(within):
            yield fact["id"], "is called quoted, but none of its evidence stands in a quote"
        if fact["voice"] != "quoted" and within and all(within):
            yield fact["id"], f"is called {fact['voice']}, but all of its evidence stands in a quote"


@check
def coverage(tables: Tables) -> Iterator[tuple[str, str]]:
    """Every paragraph of the body and every caption is the evidence of a fact."""
    used = {each["paragraph"] for fact in tables["facts"] for each in fact["evidence"]}
    for paragraph in tables["paragraphs"]:
        if paragraph["kind"] != "pull-quote" and paragraph["id"] not in used:
            yield paragraph["id"], "no fact rests on it"


@check
def marks(tables: Tables) -> Iterator[tuple[str, str]]:
    """A quote is kept without its outer marks, and no stored Chinese holds white space."""
    for quote in tables["quotes"]:
        if quote["exact"][:1] in "「『" or quote["exact"][-1:] in "」』":
            yield quote["id"], "begins or ends with a quotation mark"
    for name, _, _, exact in _stretches(tables):
        if any(character.isspace() for character in exact):
            yield name, "holds white space; a paragraph's text has none"


@check
def readings(tables: Tables) -> Iterator[tuple[str, str]]:
    """Every romanised reading is of words that its record still has (`python -m tools.romanise` renews them)."""
    texts: dict[str, set[str]] = {quote["id"]: {quote["exact"]} for quote in tables["quotes"]}
    for topic in tables["topics"]:
        texts[topic["slug"]] = {topic["zh"], *topic["aliases"]}
    for entity in tables["entities"]:
        texts[entity["id"]] = {*entity["printed"], *entity["aliases"], entity["official"]["zh"] or ""}
    for row in tables["romanised"]:
        if row["of"] not in texts.get(row["id"], ()):
            yield row["id"], f"a reading is of {row['of']}, which the record does not have"
    read = {row["id"] for row in tables["romanised"]}
    for name, words in texts.items():
        if name not in read and any(HAN.search(word) for word in words):
            yield name, "has no romanised reading"


def _stretches(tables: Tables) -> Iterable[tuple[str, str, int, str]]:
    """Each excerpt and quote: record, paragraph, start and characters."""
    for fact in tables["facts"]:
        for each in fact["evidence"]:
            yield fact["id"], each["paragraph"], each["start"], each["exact"]
    for quote in tables["quotes"]:
        yield quote["id"], quote["paragraph"], quote["start"], quote["exact"]
