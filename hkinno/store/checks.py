"""Is the store sound? A registry of named checks; a check's docstring is what it promises.

A check takes the tables of a store (name to list of records) and yields findings. Each has a failing
fixture in tests/store/test_checks.py; a new check is a function with ``@check`` and a fixture.
"""

import json
import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from itertools import islice, pairwise
from typing import Any, NamedTuple

from hkinno.dates import EDTF, Interval
from hkinno.numerals.prose import quantity
from hkinno.store import items as csl
from hkinno.store.kinds import ENTITY, FACT, KINDS, PARAGRAPH, QUOTE, SOURCE, TOPIC, Kind, Record
from hkinno.store.schema import (
    BASES,
    FORMS,
    HEADING_KINDS,
    PARAGRAPH_KINDS,
    PROMISES,
    PRONOUNS,
    RELATIONS,
    SHAPES,
    STAGES,
    STATUSES,
    TEXTS,
    VOICES,
    checker,
)
from hkinno.store.schema import KINDS as KINDS_OF_FACT
from hkinno.store.texts import JOINED, SPACED, counted, seal, sha256
from hkinno.text.forms import wrapped

Tables = dict[str, list[Record]]

HAN = re.compile(csl.HAN)
LATIN = re.compile("[A-Za-z]")
# The plus-one of a scheme's name is not a quantity.
DIGITS = re.compile(r"(?<!研)\d+(?:\.\d+)?")
LONGEST_NUMBER = 9
# An id: a letter and at least so many digits.
ID = "{}[0-9]{{{},9}}"
# Numbers that a figure's printed form says.
NUMBERS = ("value", "min", "max", "min_included", "max_included", "several")
# Relative years, and their distance from the year of the article.
YEARS = {"去年": -1, "今年": 0, "明年": 1}
LAST = re.compile(rf"[A-Z][0-9]{{1,{LONGEST_NUMBER}}}")
LONGEST_TOLD = 1000
# So many ids that are gone are told: a wrong last id would name a billion.
MOST_TOLD = 100


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


def rows(results: list[Result], mark: str = "") -> list[Record]:
    """One row for each finding, and for each check that found nothing; ``mark`` stands before the names of records."""
    found = [
        {"id": finding.check, "result": "fail", "record": mark + finding.record, "message": finding.message}
        for result in results
        for finding in result.findings
    ]
    sound = [result for result in results if not result.findings]
    return found + [{"id": each.check, "result": "ok", "record": "", "message": each.promise} for each in sound]


def number() -> int:
    """How many checks there are."""
    return len(CHECKS) + 3


def _result(name: str, function: Callable[[Any], Iterator[tuple[str, str]]], subject: Tables | str) -> Result:
    promise = " ".join((function.__doc__ or name).split())
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
            counts = Counter(name for name, _ in items)
            found.extend(sorted(name for name, number in counts.items() if number > 1))
        return made

    json.loads(content, object_pairs_hook=pairs)
    for name in found:
        yield "", f"the key {name!r} stands twice in one object"


def layout(content: str) -> Iterator[tuple[str, str]]:
    """The file is laid out as the program writes it, so that diffs stay small."""
    if content != canonical(json.loads(content)):
        yield "", "laid out in another way, which changes no answer"


def schema(tables: Tables) -> Iterator[tuple[str, str]]:
    """Every record has the keys and types of its table."""
    for table, shape in SHAPES.items():
        faults = checker(shape)
        for number, record in enumerate(tables.get(table, []), 1):
            name = record.get(KINDS[table].key if table in KINDS else "id")
            for fault in faults(record):
                yield name if isinstance(name, str) else "", f"{table} record {number}{fault}"


@check
def ids(tables: Tables) -> Iterator[tuple[str, str]]:
    """Ids are well formed, and none is used twice."""
    for kind, letter, digits in ((FACT, "F", 3), (QUOTE, "Q", 2)):
        for record in tables[kind.table]:
            if not re.fullmatch(ID.format(letter, digits), record["id"]):
                yield record["id"], f"an id of {kind.table} looks like {letter}{1:0{digits}}"
    seen: set[str] = set()
    for kind in KINDS.values():
        # An article may be called as a topic is: where either can be meant, the command says which.
        for name in (kind.id(record) for record in tables[kind.table] if kind is not SOURCE):
            if name.casefold() in seen:
                yield name, "this id is used twice"
            seen.add(name.casefold())


@check
def retired(tables: Tables) -> Iterator[tuple[str, str]]:
    """No id that was given out is gone without being named in meta.retired, or used again after that."""
    meta = tables["meta"][0]
    given, gone = meta.get("last", {}), meta.get("retired", [])
    if type(gone) is not list or not all(type(name) is str for name in gone):
        yield "", "meta.retired should be a list of ids"
        gone = []
    if type(given) is not dict or not all(type(last) is str and LAST.fullmatch(last) for last in given.values()):
        yield "", "meta.last should name the last id of each table, such as F162"
        given = {}
    names = {name.casefold() for name in gone}
    for kind in KINDS.values():
        for name in sorted(kind.id(record) for record in tables[kind.table]):
            if name.casefold() in names:
                yield name, "this id was retired; a new record takes a new id"
    for table, last in given.items():
        yield from _given_out(table, last, _ids_of(table, tables), names)


def _ids_of(table: str, tables: Tables) -> set[str]:
    if table == "figures":
        return {figure["id"] for fact in tables["facts"] for figure in fact["figures"]}
    return {record["id"] for record in tables.get(table, [])}


def _given_out(table: str, last: str, there: set[str], gone: set[str]) -> Iterator[tuple[str, str]]:
    """The ids up to the last that are neither there nor gone, and those after it."""
    names = (f"{last[0]}{number:0{len(last) - 1}d}" for number in range(1, _number(last) + 1))
    missing = (name for name in names if name not in there and name.casefold() not in gone)
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
def headings(tables: Tables) -> Iterator[tuple[str, str]]:
    """A heading has its words and our English, no other place has; a headline is the title of its article."""
    titles = {source["id"]: source["item"]["title"] for source in tables["sources"]}
    forms = _forms(tables)
    for paragraph in tables["paragraphs"]:
        heading = paragraph["kind"] in HEADING_KINDS
        if heading != ("en" in paragraph and "text" in paragraph):
            yield (
                paragraph["id"],
                "should have text and en, as a heading" if heading else "has text or en, and is no heading",
            )
        elif heading:
            words = counted(paragraph["text"], forms.get(paragraph["article"], JOINED))
            if sha256(words) != paragraph["sha256"]:
                yield paragraph["id"], "its sha256 is not that of its text"
        if paragraph["kind"] == "headline" and paragraph.get("text") != titles.get(paragraph["article"]):
            yield paragraph["id"], f"is not the title of {paragraph['article']}"


@check
def references(tables: Tables) -> Iterator[tuple[str, str]]:
    """Every topic, entity, paragraph, article, fact and quote that a record names is there."""
    known = {kind.table: {kind.id(record) for record in tables[kind.table]} for kind in KINDS.values()}
    for kind in KINDS.values():
        for record in tables[kind.table]:
            name = kind.id(record)
            for table, other in _named(kind, record):
                if other not in known[table]:
                    yield name, f"names {other}, which is not among the {table}"
                elif other == name and table == kind.table:
                    yield name, "names itself"


def _named(kind: Kind, record: Record) -> Iterator[tuple[str, str]]:
    """Tables and ids that a record of a kind names."""
    for table in ("topics", "entities", "quotes", "facts"):
        if kind in (FACT, QUOTE) and table in record:
            yield from ((table, name) for name in record[table])
    if kind in (FACT, QUOTE):
        yield from (("paragraphs", name) for name in kind.places(record))
        yield from (("entities", name) for name in (record["speaker"],) if name is not None)
    if kind is FACT:
        yield from (("facts", relation["id"]) for relation in record["related"])
        money = [figure["money"] for figure in record["figures"] if figure["money"] is not None]
        for part in ("programme", "payer", "document"):
            yield from (("entities", sum_[part]) for sum_ in money if sum_[part] is not None)
    elif kind is QUOTE:
        yield from (("quotes", name) for name in record["variants"])
    elif kind is PARAGRAPH:
        yield "sources", record["article"]
    elif kind is SOURCE and record["interviewee"] is not None:
        yield "entities", record["interviewee"]


@check
def items(tables: Tables) -> Iterator[tuple[str, str]]:
    """Every article's CSL item can be cited: its key, names, dates, page and address have forms that styles take."""
    keys: set[str] = set()
    for source in tables["sources"]:
        yield from ((source["id"], fault) for fault in csl.faults(source["item"]))
        if source["item"]["id"] in keys:
            yield source["id"], f"item.id {source['item']['id']!r} is another article's too"
        keys.add(source["item"]["id"])


@check
def mutual(tables: Tables) -> Iterator[tuple[str, str]]:
    """Records that name each other say the same of it: related facts, variants, facts and the quotes they give."""
    related = {(fact["id"], each["id"], each["type"]) for fact in tables["facts"] for each in fact["related"]}
    for name, other, relation in sorted(related):
        inverse = RELATIONS.get(relation)
        if inverse is not None and (other, name, inverse) not in related:
            yield other, f"should name {name} as related ({inverse}), as {name} names it ({relation})"
    variants = {(quote["id"], name) for quote in tables["quotes"] for name in quote["variants"]}
    for name, other in sorted(variants):
        if (other, name) not in variants:
            yield other, f"should name {name} as its variant, as {name} names it"
    given = {(fact["id"], name) for fact in tables["facts"] for name in fact["quotes"]}
    giving = {(name, quote["id"]) for quote in tables["quotes"] for name in quote["facts"]}
    for fact, quote in sorted(given - giving):
        yield quote, f"should name {fact} among its facts, as {fact} names it"
    for fact, quote in sorted(giving - given):
        yield fact, f"should name {quote} among its quotes, as {quote} names it"


@check
def codes(tables: Tables) -> Iterator[tuple[str, str]]:
    """Kinds, states, voices, forms, relations, stages, bases and promises are those that docs/store.md explains."""
    coded: list[tuple[str, str, Any, Iterable[str]]] = []
    for fact in tables["facts"]:
        name = fact["id"]
        coded += [(name, "kind", fact["kind"], KINDS_OF_FACT), (name, "status", fact["status"], STATUSES)]
        coded += [(name, "voice", fact["voice"], VOICES)]
        coded += [(name, "related.type", relation["type"], RELATIONS) for relation in fact["related"]]
        coded += [(name, "when.basis", when["basis"], BASES) for when in (fact["when"],) if when is not None]
        money = [figure["money"] for figure in fact["figures"] if figure["money"] is not None]
        coded += [(name, "money.stage", sum_["stage"], STAGES) for sum_ in money if sum_["stage"] is not None]
    coded += [(quote["id"], "form", quote["form"], FORMS) for quote in tables["quotes"]]
    coded += [(paragraph["id"], "kind", paragraph["kind"], PARAGRAPH_KINDS) for paragraph in tables["paragraphs"]]
    coded += [(source["id"], "text", source.get("text", TEXTS[0]), TEXTS) for source in tables["sources"]]
    coded += [(each["id"], "pronoun", each.get("pronoun", PRONOUNS[0]), PRONOUNS) for each in tables["entities"]]
    coded += [("meta", "promises", promise, PROMISES) for promise in tables["meta"][0].get("promises", [])]
    for name, key, value, valid in coded:
        if value not in valid:
            yield name, f"{key} {value!r} is none of {', '.join(valid)}"


@check
def states(tables: Tables) -> Iterator[tuple[str, str]]:
    """A hope is hoped and nothing else is; a fact of the paper's own has no speaker, any other has one."""
    for fact in tables["facts"]:
        if (fact["kind"] == "hope") and fact["status"] != "hoped":
            yield fact["id"], f"is a hope, and its status is {fact['status']}, not hoped"
        if (fact["voice"] == "reporter") != (fact["speaker"] is None):
            yield fact["id"], f"is called {fact['voice']}, and its speaker is {fact['speaker']}"
        if fact["hedge"] is not None and not any(fact["hedge"] in span["exact"] for span in fact["evidence"]):
            yield fact["id"], f"its hedge {fact['hedge']} is not in the evidence"


@check
def languages(tables: Tables) -> Iterator[tuple[str, str]]:
    """Every text of ours is there in Chinese and in English, each in its own script; a note says something in both."""
    strict = _promised(tables, "languages")
    for name, where, chinese, english in _texts(tables):
        if strict and chinese is not None and not HAN.search(chinese):
            yield name, f"the Chinese of its {where} has no Chinese character: {chinese!r}"
        if strict and not LATIN.search(english):
            yield name, f"the English of its {where} is not English: {english!r}"
        if chinese is not None and not (chinese.strip() or english.strip()):
            yield name, f"its {where} says nothing"


def _texts(tables: Tables) -> Iterator[tuple[str, str, str | None, str]]:
    """Record, place, Chinese and English of each text of ours; None where the Chinese is the page's."""
    for fact in tables["facts"]:
        pairs = [("statement", fact["statement"]), ("note", fact["note"]), ("caution", fact["caution"])]
        pairs += [("measure", figure["measure"]) for figure in fact["figures"]]
        pairs += [("whole", figure["whole"]) for figure in fact["figures"]]
        pairs += [("when.why", fact["when"]["why"])] if fact["when"] else []
        yield from ((fact["id"], where, pair["zh"], pair["en"]) for where, pair in pairs if pair is not None)
    for quote in tables["quotes"]:
        yield quote["id"], "translation", None, quote["translation"]["en"]
    for topic in tables["topics"]:
        yield topic["slug"], "name", topic["zh"], topic["en"]
    for kind in (QUOTE, ENTITY, TOPIC, PARAGRAPH):
        notes = [(kind.id(record), record["note"]) for record in tables[kind.table]]
        yield from ((name, "note", note["zh"], note["en"]) for name, note in notes if note is not None)


def _forms(tables: Tables) -> dict[str, str]:
    """How the text of each article is counted."""
    return {source["id"]: source.get("text", JOINED) for source in tables["sources"]}


def _promised(tables: Tables, promise: str) -> bool:
    """Whether the store promises something of itself that not every store does."""
    return promise in tables["meta"][0].get("promises", [])


@check
def inferences(tables: Tables) -> Iterator[tuple[str, str]]:
    """What is inferred, and not printed, has a reason: dates, and what a source or a paragraph calls inferred."""
    for fact in tables["facts"]:
        when = fact["when"]
        if when is not None and when["basis"] == "inferred" and when["why"] is None:
            yield fact["id"], f"what {when['printed']} resolves to is inferred, without a reason"
    for source in tables["sources"]:
        circa = source["item"].get("issued", {}).get("circa")
        if (circa or "issued" in source) and "issued" not in source.get("inferred", {}):
            yield source["id"], "its date is inferred, without a reason in inferred.issued"


@check
def dates(tables: Tables) -> Iterator[tuple[str, str]]:
    """Dates are EDTF with the earlier end first, and relative years (去年, 今年, 明年) fit the date of the article."""
    for fact in tables["facts"]:
        when = fact["when"]
        if when is None:
            continue
        ends = [end for end in (when["from"], when["to"]) if end is not None]
        if not all(re.fullmatch(EDTF, end) for end in ends):
            yield fact["id"], f"when should be dates such as 2023, 2023-02 or 2023-02-28, not {' and '.join(ends)}"
        elif len(ends) > 1 and not Interval(*ends).overlaps(Interval(ends[0], ends[0])):
            yield fact["id"], f"when ends at {ends[1]}, before it begins at {ends[0]}"
        else:
            yield from _relative(fact, when, tables)


def _relative(fact: Record, when: Record, tables: Tables) -> Iterator[tuple[str, str]]:
    """A relative year that resolves to another than the article's date gives."""
    articles = {paragraph["id"]: paragraph["article"] for paragraph in tables["paragraphs"]}
    issued = {
        source["id"]: source["item"].get("issued", {}).get("date-parts", [[None]])[0][0] for source in tables["sources"]
    }
    first = fact["evidence"][0]["paragraph"] if fact["evidence"] else ""
    year = issued.get(articles.get(first, ""))
    step = next((step for word, step in YEARS.items() if when["printed"].startswith(word)), None)
    if year is None or step is None:
        return
    resolved = Interval(when["from"], when["to"]).years()
    if list(resolved) != [year + step]:
        yield fact["id"], f"{when['printed']} of {year} is {year + step}, not {when['from']} to {when['to']}"


@check
def figures(tables: Tables) -> Iterator[tuple[str, str]]:
    """A figure's numbers and bounds are what its printed form says, and its words stand in the evidence."""
    for fact in tables["facts"]:
        for figure in fact["figures"]:
            printed = figure["printed"]
            if not any(printed in span["exact"] for span in fact["evidence"]):
                yield fact["id"], f"{printed} is not in the evidence"
            read = quantity(printed)
            if read is None:
                # 四野一比: what is no number for us is what its author says it is, unless every number is promised.
                if _promised(tables, "quantities"):
                    yield fact["id"], f"{printed} cannot be read as a quantity"
                continue
            said = {key: getattr(read, key) for key in NUMBERS}
            if said != {key: figure[key] for key in NUMBERS}:
                told = ", ".join(f"{key} {value}" for key, value in said.items() if value is not None)
                yield fact["id"], f"{printed} says {told}"
            if figure["unit"] == "fraction" and figure["whole"] is None:
                yield fact["id"], f"{printed}: a fraction names its whole"
            if (figure["money"] is not None) != (figure["unit"] == "money"):
                yield fact["id"], f"{printed}: money, and only money, says whose it is and for what"


@check
def once(tables: Tables) -> Iterator[tuple[str, str]]:
    """A quantity has one id, and every fact that states it says the same of it but for the printed form."""
    known: dict[str, tuple[str, Record]] = {}
    for fact in tables["facts"]:
        for figure in fact["figures"]:
            rest = {key: value for key, value in figure.items() if key != "printed"}
            first, same = known.setdefault(figure["id"], (fact["id"], rest))
            if same != rest:
                yield fact["id"], f"{figure['id']} is another quantity in {first}"
            if not re.fullmatch(ID.format("N", 2), figure["id"]):
                yield fact["id"], f"an id of a figure looks like N01, not {figure['id']}"


@check
def quantities(tables: Tables) -> Iterator[tuple[str, str]]:
    """Every number in digits within the evidence is a figure of the fact."""
    for fact in tables["facts"] if _promised(tables, "quantities") else []:
        printed = " ".join(figure["printed"] for figure in fact["figures"])
        for span in fact["evidence"]:
            for number in DIGITS.findall(span["exact"]):
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
def order(tables: Tables) -> Iterator[tuple[str, str]]:
    """The excerpts of a fact stand in page order, and none overlaps the next."""
    places = {paragraph["id"]: number for number, paragraph in enumerate(tables["paragraphs"])}
    for fact in tables["facts"]:
        spans = [(places.get(each["paragraph"], 0), each["start"], len(each["exact"])) for each in fact["evidence"]]
        for (place, start, length), (later_place, later_start, _) in pairwise(spans):
            if (place, start + length) > (later_place, later_start) and place >= later_place:
                yield fact["id"], "its excerpts are not in page order, or overlap"
                break


@check
def coverage(tables: Tables) -> Iterator[tuple[str, str]]:
    """Every paragraph of the body and every caption is the evidence of a fact."""
    used = {span["paragraph"] for fact in tables["facts"] for span in fact["evidence"]}
    for paragraph in tables["paragraphs"] if _promised(tables, "coverage") else []:
        if paragraph["kind"] in ("body", "caption") and paragraph["id"] not in used:
            yield paragraph["id"], "no fact rests on it"


@check
def marks(tables: Tables) -> Iterator[tuple[str, str]]:
    """A quote is kept without its outer marks, and no words of a text that is joined hold white space of the layout."""
    for quote in tables["quotes"]:
        if wrapped(quote["exact"]):
            yield quote["id"], "has its outer quotation marks"
    forms = _forms(tables)
    articles = {paragraph["id"]: paragraph["article"] for paragraph in tables["paragraphs"]}
    for name, place, _, exact in _stretches(tables):
        form = forms.get(articles.get(place, ""), JOINED)
        if form != SPACED and counted(exact, form) != exact:
            yield name, "holds white space of the layout; a paragraph's text has none"


@check
def readings(tables: Tables) -> Iterator[tuple[str, str]]:
    """Every romanised reading is of words that its record still has."""
    texts: dict[str, set[str]] = {quote["id"]: {quote["exact"]} for quote in tables["quotes"]}
    for topic in tables["topics"]:
        texts[topic["slug"]] = {topic["zh"], *topic["aliases"]}
    for entity in tables["entities"]:
        texts[entity["id"]] = {*entity["printed"], *entity["aliases"], entity["official"]["zh"] or ""}
    for row in tables["romanised"]:
        if row["of"] not in texts.get(row["id"], ()):
            yield row["id"], f"a reading is of {row['of']}, which the record does not have"
    read = {row["id"] for row in tables["romanised"]}
    for name, words in texts.items() if _promised(tables, "readings") else ():
        if name not in read and any(HAN.search(word) for word in words):
            yield name, "has no romanised reading"


@check
def proved(tables: Tables) -> Iterator[tuple[str, str]]:
    """What a copy of the page has proved of a paragraph has not been changed since: digests, places and words."""
    for paragraph in tables["paragraphs"]:
        if paragraph.get("proved", made := sealed(paragraph, tables)) != made:
            yield paragraph["id"], "changed since a copy proved it; prove it again"


def sealed(paragraph: Record, tables: Tables) -> str:
    """The seal of a paragraph as its record, and what is quoted of it, are now."""
    return seal(
        paragraph, [(start, exact) for _, place, start, exact in _stretches(tables) if place == paragraph["id"]]
    )


def _stretches(tables: Tables) -> Iterable[tuple[str, str, int, str]]:
    """Each excerpt and quote: record, paragraph, start and characters."""
    for fact in tables["facts"]:
        for each in fact["evidence"]:
            yield fact["id"], each["paragraph"], each["start"], each["exact"]
    for quote in tables["quotes"]:
        yield quote["id"], quote["paragraph"], quote["start"], quote["exact"]
