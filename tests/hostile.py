"""The hostile campaign: stores and queries made to break the program. python -m tests.hostile [--quick].

Each case ends in exit 0, 1, 2 or 3, with at most a few lines on stderr, in bounded time, and the store is
afterwards what it was. Seeded: a case that fails is named by its seed and can be run again.
"""

import copy
import io
import json
import os
import random
import sys
import tempfile
import time
import traceback
from collections import Counter
from pathlib import Path

STORE = Path(__file__).parent.parent / "facts.json"
SECONDS = 20
LINES = 4

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
COMMANDS = [
    ["facts"],
    ["facts", "talent"],
    ["facts", "高才通"],
    ["facts", "90億"],
    ["facts", "applications", "--explain"],
    ["facts", "kind:statistic", "-f", "csv"],
    ["facts", "-f", "table"],
    ["facts", "-f", "cite"],
    ["quote", "背水"],
    ["quote", "-f", "md"],
    ["quote", "-f", "text"],
    ["quote", "zzz"],
    ["show", "F001", "Q01", "main-1", "talent", "ttps"],
    ["show", "F001", "main", "-f", "table"],
    ["topics"],
    ["topics", "-f", "table"],
    ["figures"],
    ["figures", "-f", "table"],
    ["source"],
    ["source", "main-1", "-f", "text"],
    ["cite", "Q01", "F001"],
    ["cite", "Q01", "--style", "csl-json"],
    ["cite", "--style", "list"],
    ["check", "--text", "孫東說「背水一戰精神」「高才通」“an English quotation here”"],
    ["check", "--text", "「背水一戰精神」", "--json"],
    ["validate"],
    ["validate", "-f", "table"],
    ["export", "jsonl"],
    ["export", "md"],
]


def small(content: dict) -> dict:
    """A few records of each table: a mutation is then more likely to matter."""
    return {name: dict(list(table.items())[:8]) for name, table in content.items()}


def mutated(chance: random.Random, content: dict) -> bytes:
    """A store with something wrong in it: bytes, shapes, values, keys, ids, nesting."""
    kind = chance.randrange(10)
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
    made = copy.deepcopy(content)
    spots = list(places(made))
    for _ in range(chance.randint(1, 3)):
        spot = chance.choice(spots)
        holder = made
        try:
            for key in spot[:-1]:
                holder = holder[key]
            if chance.random() < 0.2 and isinstance(holder, dict):
                del holder[spot[-1]]
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


def call(arguments: list[str]) -> tuple[int, str, str]:
    """Run the program in this process; its faults come through, as HKINNO_DEBUG asks."""
    from hkinno.cli import run

    out, told = (io.TextIOWrapper(io.BytesIO(), encoding="utf-8") for _ in range(2))
    kept = sys.stdout, sys.stderr
    sys.stdout, sys.stderr = out, told
    try:
        code = run(arguments)
        out.flush()
        told.flush()
    finally:
        sys.stdout, sys.stderr = kept
    return code, out.buffer.getvalue().decode("utf-8"), told.buffer.getvalue().decode("utf-8")


def campaign(cases: int, seed: int = 1) -> tuple[Counter, list[str]]:
    """Run so many cases; gives how many of each kind ended how, and what failed."""
    os.environ["HKINNO_DEBUG"] = "1"
    content = small(json.loads(STORE.read_text(encoding="utf-8")))
    counts: Counter = Counter()
    failures: list[str] = []
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "store.json"
        for number in range(seed, seed + cases):
            chance = random.Random(number)
            make = chance.choice([mutated, mutated, well_shaped])
            store = make(chance, content)
            path.write_bytes(store)
            before = path.stat().st_mtime_ns
            arguments = [*chance.choice(COMMANDS), "--db", str(path)]
            begun = time.perf_counter()
            try:
                code, out, told = call(arguments)
            except BaseException:  # noqa: BLE001 - whatever comes through is a finding
                failures.append(f"case {number}: {' '.join(arguments)}: {traceback.format_exc(limit=-2)}")
                continue
            counts[make.__name__, arguments[0], code] += 1
            wrong = [
                (code not in (0, 1, 2, 3), f"exit {code}"),
                (code in (2, 3) and out, "a fault and data"),
                (told.count("\n") > LINES, "many lines on stderr"),
                (time.perf_counter() - begun > SECONDS, "slow"),
                (path.read_bytes() != store or path.stat().st_mtime_ns != before, "the store was changed"),
                (os.listdir(folder) != ["store.json"], "a file was made"),
                (any(sign in told for sign in "\x1b\u202e\u200b"), "control codes on stderr"),
                ("--json" not in arguments and any(sign in out for sign in "\x1b\u202e"), "control codes on stdout"),
            ]
            failures += [f"case {number}: {' '.join(arguments)}: {what}" for found, what in wrong if found]
    return counts, failures


def main() -> int:
    """Print the number of cases of each kind and each failure."""
    cases = 300 if "--quick" in sys.argv[1:] else 6000
    counts, failures = campaign(cases)
    for (kind, command, code), number in sorted(counts.items()):
        print(f"{kind:12} {command:9} exit {code}: {number}")
    print("\n".join(failures[:20]))
    print(f"{sum(counts.values())} cases, {len(failures)} failures")
    return 1 if failures else 0


if __name__ == "__main__":
    sys.exit(main())
