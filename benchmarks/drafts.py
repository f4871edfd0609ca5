"""How much sooner many drafts are checked by as many processes as there are processors than by one, as a ratio.

    python -m benchmarks.drafts [ROUNDS]

Drafts of a dozen quotations, true, bent and of somebody else, are made of the shipped store. Beside it stands what the
machine has to give at that moment: as many commands side by side, each with its share of the drafts. Rounds are
interleaved, the median of each is told. Needs hkinno installed beside this Python.
"""

import json
import os
import statistics
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from itertools import islice, pairwise
from pathlib import Path

from benchmarks.processes import run

STORE = Path(__file__).parent.parent / "facts.json"
HKINNO = str(Path(sys.executable).parent / "hkinno")
NUMBERS = (12, 100, 1000)
ROUNDS = 7
# What one draft takes of the quotations in turn.
EACH = 12


def texts() -> Iterator[str]:
    """Drafts without end, each of other quotations than the one before it."""
    quotes = list(json.loads(STORE.read_text(encoding="utf-8"))["quotes"].values())
    number = 0
    while True:
        lines = []
        for _ in range(EACH):
            quote = quotes[number % len(quotes)]
            words = quote["exact"] if number % 4 else quote["exact"].replace("的", "之")
            who = "孫東" if number % 3 else "一名學者"
            lines.append(f"{who}說：「{words}」（{quote['paragraph']}）。這是第{number}段的說明，與訪問無關。")
            number += 1
        yield "\n\n".join(lines)


def main() -> None:
    """Print a row for each number of drafts."""
    rounds = int(sys.argv[1]) if len(sys.argv) > 1 else ROUNDS
    count = len(os.sched_getaffinity(0))
    print(f"| drafts | 1 process, ms | {count} processes, ms | ratio | {count} commands side by side, ms | ratio |")
    print("| --- | --- | --- | --- | --- | --- |")
    with tempfile.TemporaryDirectory() as temporary:
        shares = [Path(temporary) / str(share) for share in range(count)]
        for share in shares:
            share.mkdir()
        made = enumerate(texts())
        for before, number in pairwise((0, *NUMBERS)):
            for name, text in islice(made, number - before):
                (shares[name % count] / f"{name:04}.md").write_text(text, encoding="utf-8")
            ways = [lambda: check(shares, 1), lambda: check(shares, count), lambda: side_by_side(shares)]
            times = [[measured(way) for way in ways] for _ in range(rounds)]
            alone, together, by_hand = (statistics.median(column) * 1000 for column in zip(*times, strict=True))
            print(
                f"| {number:,} | {alone:.0f} | {together:.0f} | {together / alone:.2f} | {by_hand:.0f} |"
                f" {by_hand / alone:.2f} |",
                flush=True,
            )


def check(folders: list[Path], jobs: int) -> None:
    """Check the drafts of some folders by so many processes."""
    command = [HKINNO, "check", *map(str, folders), "--quiet", "--db", "builtin", "--jobs", str(jobs)]
    run(command, b"", folders[0])


def side_by_side(shares: list[Path]) -> None:
    """Check each share by a command of its own, all at once: what this machine has to give just now."""
    with ThreadPoolExecutor(len(shares)) as pool:
        list(pool.map(lambda share: check([share], 1), shares))


def measured(work: Callable[[], None]) -> float:
    """The seconds that something takes on the wall."""
    begun = time.perf_counter()
    work()
    return time.perf_counter() - begun


if __name__ == "__main__":
    main()
