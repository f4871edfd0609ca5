"""Stores with something wrong in them, over every command, read whole or through an index."""

import copy
import json
import os
import random
import re
import tempfile
import time
import traceback
from collections import Counter
from pathlib import Path
from unittest import mock

from tests.hostile import COMMANDS, Report, call, shipped, wrong

VALUES = [
    None,
    True,
    0,
    -1,
    1.5,
    10**400,
    "",
    "x" * 100_000,
    "\ud800",
    "\x1b[31m\x1b]8;;http://x\x07\u202e\u200b",
    "[red]x[/x]:smile:",
    "=1+1",
    "F001",
    "main-1",
    [],
    {},
    [1],
    [[]],
    {"zh": 1},
]


# Keys of records, and of what commands add to them.
KEYS = [
    *(
        "id",
        "slug",
        "kind",
        "form",
        "voice",
        "topics",
        "entities",
        "statement",
        "evidence",
        "figures",
        "exact",
        "start",
    ),
    *("translation", "paragraph", "sha256", "opens", "item", "note", "related", "variants", "when", "printed", "label"),
    *("why", "name", "text", "held", "stretches", "context", "selectors", "fact", "what", "table", "doc", "cite"),
]


def small(content: dict) -> dict:
    """A few records of each table: a mutation is then more likely to matter."""
    return {name: dict(list(table.items())[:8]) for name, table in content.items()}


def mutated(chance: random.Random, content: dict) -> bytes:
    """A store with something wrong in it: bytes, shapes, values, keys, ids, nesting, numbers, cycles."""
    kind = chance.randrange(12)
    plain = json.dumps(content, ensure_ascii=False).encode()
    if kind == 0:
        changed = bytearray(plain)
        for _ in range(chance.randint(1, 8)):
            changed[chance.randrange(len(changed))] = chance.randrange(256)
        return bytes(changed)
    if kind == 1:
        return plain[: chance.randrange(len(plain))]
    if kind == 2:
        return plain.replace(b'"id"', b'"id": "F001", "id"', chance.randint(1, 9))
    if kind == 3:
        deep = b"[" * chance.choice([50, 5000, 100_000])
        return plain[:-1] + b', "facts": ' + deep + chance.choice([b"", b"]" * len(deep)]) + b"}"
    if kind == 4:
        number = chance.choice([b"9" * 10_000, b"NaN", b"-Infinity", b"1e999", b"-0.0", b"1" + b"0" * 400])
        found = chance.choice(list(re.finditer(rb"(?<=: )-?[0-9]+", plain)))
        return plain[: found.start()] + number + plain[found.end() :]
    made = copy.deepcopy(content)
    if kind == 5:
        # Every fact is related to every fact, itself among them; quotes likewise.
        for table, key in (("facts", "related"), ("quotes", "variants")):
            ids = [record["id"] for record in made[table].values()]
            for record in made[table].values():
                how = chance.choice(["differs", "same-matter", "", "x" * 1000])
                record[key] = [{"id": each, "how": how} for each in ids] if key == "related" else ids
        return json.dumps(made, ensure_ascii=False).encode()
    spots = list(places(made))
    for _ in range(chance.randint(1, 3)):
        spot = chance.choice(spots)
        holder = made
        try:
            for key in spot[:-1]:
                holder = holder[key]
            if chance.random() < 0.2 and isinstance(holder, dict):
                del holder[spot[-1]]
            elif chance.random() < 0.2 and isinstance(holder, dict):
                holder[chance.choice(KEYS)] = chance.choice(VALUES)
            else:
                holder[spot[-1]] = chance.choice(VALUES)
        except (KeyError, IndexError, TypeError):
            continue
    return json.dumps(made, ensure_ascii=True).encode()


def well_shaped(chance: random.Random, content: dict) -> bytes:
    """A store whose shape is right and whose texts and references are not."""
    made = copy.deepcopy(content)
    texts = [spot for spot in places(made) if isinstance(at(made, spot), str) and spot[0] != "meta"]
    for _ in range(chance.randint(1, 12)):
        spot = chance.choice(texts)
        at(made, spot[:-1])[spot[-1]] = chance.choice([value for value in VALUES if isinstance(value, str)])
    return json.dumps(made, ensure_ascii=True).encode()


def at(content, spot):
    """The value at a path."""
    for key in spot:
        content = content[key]
    return content


def places(content, spot=()):
    """Every path into a JSON value."""
    items = content.items() if isinstance(content, dict) else enumerate(content) if isinstance(content, list) else ()
    for key, value in items:
        yield (*spot, key)
        yield from places(value, (*spot, key))


def campaign(cases: int, seed: int = 1) -> Report:
    """Mutated stores, each under a command; a third of them asked through an index, as a large store is."""
    content = small(shipped())
    counts: Counter = Counter()
    failures: list[str] = []
    with tempfile.TemporaryDirectory() as folder, mock.patch.dict(os.environ, {"HKINNO_DEBUG": "1"}):
        os.environ["XDG_CACHE_HOME"] = str(Path(folder) / "cache")
        (Path(folder) / "stores").mkdir()
        path = Path(folder) / "stores" / "store.json"
        for number in range(seed, seed + cases):
            chance = random.Random(number)
            make = chance.choice([mutated, mutated, well_shaped])
            store = make(chance, content)
            path.write_bytes(store)
            before = path.stat().st_mtime_ns
            arguments = [*chance.choice(COMMANDS), "--db", str(path)]
            indexed = chance.random() < 1 / 3
            begun = time.process_time()
            try:
                with mock.patch("hkinno.store.LARGE", 0 if indexed else 2**30):
                    code, out, told = call(arguments)
            except BaseException:  # noqa: BLE001 - whatever comes through is a finding
                failures.append(f"case {number}: {' '.join(arguments)}: {traceback.format_exc(limit=-2)}")
                continue
            counts[f"{make.__name__} store{', indexed' if indexed else ''}", arguments[0], code] += 1
            found = wrong(arguments, code, out, told, time.process_time() - begun)
            if path.read_bytes() != store or path.stat().st_mtime_ns != before:
                found.append("the store was changed")
            if os.listdir(path.parent) != ["store.json"]:
                found.append("a file was made")
            failures += [f"case {number}: {what}" for what in found]
    return counts, failures
