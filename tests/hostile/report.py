"""docs/reliability.md: what the campaign, the growth and the runs elsewhere have shown, each run once.

    python -m tests.hostile --report [growth] [elsewhere] [stores] [texts] …

Each part is run and kept in .ci/reliability.json; without names all are. Then the page is written of what is kept.
"""

import json
import platform
import random
import time
from collections import Counter
from functools import partial
from importlib import import_module
from typing import Any

from tests.conftest import ROOT
from tests.hostile.findings import FINDINGS

# For the growth, at most.
MINUTES = 25
KEPT = ROOT / ".ci" / "reliability.json"
PAGE = ROOT / "docs" / "reliability.md"
# Cases of each module of the campaign: what takes minutes, not hours.
CASES = {
    "stores": 3000,
    "texts": 3000,
    "readers": 4000,
    "changed": 4000,
    "settings": 3000,
    "terminals": 2000,
    "files": 160,
    "surroundings": 120,
    "kills": 100,
    "crowds": 60,
    "large": 5,
}


def cases(name: str) -> dict[str, Any]:
    """Run the cases of one module of the campaign: how many of each kind, and what failed."""
    counts, failures = import_module(f"tests.hostile.{name}").campaign(CASES[name])
    kinds: Counter = Counter()
    for (kind, _, _), count in counts.items():
        kinds[kind] += count
    print(f"{name}: {sum(kinds.values())} cases, {len(failures)} failures", *failures[:20], sep="\n  ", flush=True)
    return {"kinds": dict(sorted(kinds.items())), "failures": failures}


def growth() -> list[list[Any]]:
    """Measure how work grows: the name of each case, its size, seconds and exponent, and whether it fails."""
    from tests.hostile import growth as growing

    found = []
    begun = time.monotonic()
    for each in growing.measured([], random.Random(1)):
        print(growing.told(each), flush=True)
        found.append([each.name, each.size, round(each.once, 2), round(each.exponent, 2), each.fails])
        # A busy machine measures some of them.
        if time.monotonic() - begun > MINUTES * 60:
            break
    return found


def elsewhere() -> list[list[Any]]:
    """Run the suite in other surroundings."""
    from tests.hostile import matrix

    found = []
    for each in matrix.measured([]):
        print(json.dumps(each), flush=True)
        found.append(list(each))
    return found


PARTS = {**{name: partial(cases, name) for name in CASES}, "growth": growth, "elsewhere": elsewhere}


def report(named: list[str]) -> int:
    """Run the parts that are named, or all; write the page. 1 if anything failed."""
    for name in named or PARTS:
        found = PARTS[name]()
        # Parts may be run beside each other.
        kept = {**_kept(), name: found}
        KEPT.write_text(json.dumps(kept, ensure_ascii=False, indent=1), encoding="utf-8")
    kept = _kept()
    if not all(name in kept for name in PARTS):
        return 0
    PAGE.write_text("\n".join(page(kept)), encoding="utf-8")
    failures = sum(len(kept[name]["failures"]) for name in CASES)
    failures += sum(each[4] for each in kept["growth"]) + sum(len(each[3]) for each in kept["elsewhere"])
    return 1 if failures else 0


def _kept() -> dict[str, Any]:
    return json.loads(KEPT.read_text(encoding="utf-8")) if KEPT.exists() else {}


def page(kept: dict[str, Any]) -> list[str]:
    """The page, line by line."""
    return [
        "# How far it can be relied on",
        "",
        "Made by `python -m tests.hostile --report`, which runs everything that is told here; it takes an hour or two.",
        f"Last run on {platform.system()} ({_system()}), with what could be had there.",
        "",
        "## Cases that were made to break it",
        "",
        "A case fails when it does not end in exit 0, 1, 2 or 3 in bounded time, with few lines on stderr, no",
        "traceback, nothing on stdout beside a fault, and its input as it was.",
        "",
        *_cases({name: kept[name] for name in CASES}),
        "",
        "## How work grows",
        "",
        "Twice the size takes at most 2.5 times the processor time, at sizes that take 0.2 s or more. The exponent of",
        "linear work is 1; what takes less at megabytes is bounded for our ends and counts as 0. Measured in this run:",
        f"{len(kept['growth'])} dimensions, chosen by chance among all.",
        "",
        *_growth(kept["growth"]),
        "",
        "## Where the tests pass",
        "",
        "The whole fast suite in each, two tests at a time; what failed is run again alone.",
        "",
        *_elsewhere(kept["elsewhere"]),
        "",
        "## What was found, and the tests that hold it",
        "",
        "| found | test |",
        "| --- | --- |",
        *(f"| {found} | {'<br>'.join(f'`{test}`' for test in tests)} |" for found, tests in FINDINGS.items()),
        "",
    ]


def _system() -> str:
    try:
        return platform.freedesktop_os_release().get("PRETTY_NAME", "")
    except OSError:
        return platform.release()


def _cases(found: dict[str, Any]) -> list[str]:
    rows = []
    for name, each in found.items():
        kinds = each["kinds"]
        about = (import_module(f"tests.hostile.{name}").__doc__ or "").split("\n")[0].rstrip(".")
        rows.append(f"| {about} | {len(kinds)} | {sum(kinds.values())} | {len(each['failures'])} |")
    total = [sum(sum(each["kinds"].values()) for each in found.values())]
    total.append(sum(len(each["failures"]) for each in found.values()))
    head = ["| kind | sorts | cases | failures |", "| --- | ---: | ---: | ---: |"]
    return [*head, *rows, f"| all | | {total[0]} | {total[1]} |"]


def _growth(found: list[list[Any]]) -> list[str]:
    """A line for each command or kind of input: how many dimensions, and the two that grew fastest."""
    groups: dict[str, list[list[Any]]] = {}
    for each in found:
        groups.setdefault(each[0].split(":")[0].split(" -")[0].split()[0], []).append(each)
    rows = []
    for name, members in groups.items():
        fastest = sorted(members, key=lambda each: -each[3])[:2]
        shown = "; ".join(f"{each[0].replace('|', '/')}: {each[3]:.2f}" for each in fastest)
        rows.append(f"| {name} | {len(members)} | {sum(each[4] for each in members)} | {shown} |")
    head = ["| command | dimensions | more than linear | fastest, with exponents |", "| --- | ---: | ---: | --- |"]
    return [*head, *rows]


def _elsewhere(found: list[list[Any]]) -> list[str]:
    head = ["| surroundings | Python | passed | failed | skipped | |", "| --- | --- | ---: | ---: | ---: | --- |"]
    rows = [
        f"| {name} | {python} | {passed} | {len(failed)} | {skipped} | {why} |"
        for name, python, passed, failed, skipped, why in found
    ]
    return [*head, *rows]
