"""Checks of a store's shape: its layout, the keys and types of its records, and the codes and items they hold."""

import json
from collections import Counter
from collections.abc import Iterable, Iterator
from typing import Any

from hkinno.store import items as csl
from hkinno.store.checks.common import Check, Tables
from hkinno.store.kinds import KINDS, Record
from hkinno.store.schema import (
    BASES,
    FORMS,
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


def items(tables: Tables) -> Iterator[tuple[str, str]]:
    """Every article's CSL item can be cited: its key, names, dates, page and address have forms that styles take."""
    keys: set[str] = set()
    for source in tables["sources"]:
        yield from ((source["id"], fault) for fault in csl.faults(source["item"]))
        if source["item"]["id"] in keys:
            yield source["id"], f"item.id {source['item']['id']!r} is another article's too"
        keys.add(source["item"]["id"])


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


def states(tables: Tables) -> Iterator[tuple[str, str]]:
    """A hope is hoped and nothing else is; a fact of the paper's own has no speaker, any other has one."""
    for fact in tables["facts"]:
        if (fact["kind"] == "hope") and fact["status"] != "hoped":
            yield fact["id"], f"is a hope, and its status is {fact['status']}, not hoped"
        if (fact["voice"] == "reporter") != (fact["speaker"] is None):
            yield fact["id"], f"is called {fact['voice']}, and its speaker is {fact['speaker']}"
        if fact["hedge"] is not None and not any(fact["hedge"] in span["exact"] for span in fact["evidence"]):
            yield fact["id"], f"its hedge {fact['hedge']} is not in the evidence"


CHECKS: tuple[Check, ...] = (items, codes, states)
