"""Run the campaign: print how many cases of each kind ended how, and each failure."""

import sys
import tempfile
import time
from collections import Counter
from importlib import import_module

from tests.conftest import settle

# Module to its number of cases: in full, and with --quick.
CASES = {
    "stores": (6000, 300),
    "texts": (4000, 200),
    "files": (1000, 40),
    "readers": (6000, 300),
    "changed": (10000, 200),
    "settings": (3000, 200),
    "terminals": (3000, 200),
    "growth": (400, 6),
    "large": (60, 0),
    "surroundings": (1000, 30),
    "kills": (300, 12),
    "crowds": (200, 12),
}


def main(arguments: list[str]) -> int:
    """Run all modules, or those that are named; 1 if anything failed. ``--report`` writes docs/reliability.md."""
    if "--report" in arguments:
        from tests.hostile.report import PARTS, report

        return report([each for each in arguments if each in PARTS])
    named = [each for each in arguments if each in CASES] or list(CASES)
    total, bad = 0, 0
    for name in named:
        cases = CASES[name]["--quick" in arguments]
        begun = time.perf_counter()
        counts, failures = import_module(f"tests.hostile.{name}").campaign(cases)
        kinds: Counter = Counter()
        for (kind, _, code), number in counts.items():
            kinds[kind, code] += number
        for (kind, code), number in sorted(kinds.items()):
            print(f"{kind:30} exit {code}: {number}")
        for failure in failures[:20]:
            print(failure)
        print(f"-- {name}: {sum(counts.values())} cases, {len(failures)} failures, {time.perf_counter() - begun:.0f} s")
        total += sum(counts.values())
        bad += len(failures)
    print(f"{total} cases, {bad} failures")
    return 1 if bad else 0


if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as home:
        settle(home)
        sys.exit(main(sys.argv[1:]))
