"""Checks of ids: each given out once, and those that records name of each other."""

import re
from collections.abc import Iterator
from itertools import islice

from hkinno.store.checks.common import ID, Check, Tables
from hkinno.store.kinds import FACT, KINDS, PARAGRAPH, QUOTE, SOURCE, Kind, Record
from hkinno.store.schema import RELATIONS

LONGEST_NUMBER = 9
LAST = re.compile(rf"[A-Z][0-9]{{1,{LONGEST_NUMBER}}}")
# So many ids that are gone are told: a wrong last id would name a billion.
MOST_TOLD = 100


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
    # Q99 and Q100: the numbers count, the shorter ids tell how they are written.
    known = {_number(name) for name in (*there, *(name for name in gone if name[:1] == last[0].casefold()))}
    digits = min(map(len, (*there, last))) - 1
    missing = (number for number in range(1, _number(last) + 1) if number not in known)
    for name in (f"{last[0]}{number:0{digits}d}" for number in islice(missing, MOST_TOLD)):
        yield name, "this id was given out and is gone; name it in meta.retired"
    for name in sorted(there):
        if _number(name) > _number(last):
            yield name, f"this id is after meta.last.{table} {last}; move that on"


def _number(name: str) -> int:
    digits = name[1:]
    # Longer ones are told as ill-formed; int() takes no more than 4300.
    return int(digits) if digits.isascii() and digits.isdigit() and len(digits) <= LONGEST_NUMBER else 0


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


CHECKS: tuple[Check, ...] = (ids, retired, references, mutual)
