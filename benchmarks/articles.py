"""How a library of many different articles answers, beside jq on the same data.

    python -m benchmarks.articles [ARTICLES] [ROUNDS]

Makes that many articles (1,000 without a number; see generated.py), asks them through the installed program, and adds
one more. jq has to be on the path. Rounds are interleaved, the median of each is told.
"""

import json
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from benchmarks.processes import Cost, run

ARTICLES, ROUNDS = 1000, 7
# A file that has just been written may change within one tick of its clock: it is not cached yet.
SETTLED = 2.5
BIN = Path(sys.executable).parent


def make(folder: Path, first: int, last: int) -> tuple[int, int]:
    """Make the stores of some articles; how many records and bytes they have.

    In a process of its own: one that is started from a large one is told to be as large.
    """
    command = [sys.executable, "-m", "benchmarks.generated", str(folder), str(first), str(last)]
    records, size = map(int, subprocess.run(command, check=True, capture_output=True).stdout.split())
    time.sleep(SETTLED)
    return records, size


def works(folder: Path) -> dict[str, tuple[list[str], bytes]]:
    """What is asked, and what is given to it: words of an article in the middle of the library."""
    names = sorted(folder.glob("*.json"))
    middle = names[len(names) // 2]
    quote = list(json.loads(middle.read_text(encoding="utf-8"))["quotes"].values())[20]
    words, speaker = quote["exact"].partition("的")[0], quote["speaker"]
    hkinno, db = str(BIN / "hkinno"), ["--db", str(folder)]
    draft = f"{speaker}說：「{quote['exact']}」（{quote['paragraph']}）\n".encode()
    program = ".quotes[] | select(.exact | contains($words)) | .id"
    found = {
        "quote, words": ([hkinno, "quote", words, *db], b""),
        "facts, words": ([hkinno, "facts", words, *db], b""),
        "quote, a speaker's": ([hkinno, "quote", f"speaker:{speaker}", *db], b""),
        "cite, an id": ([hkinno, "cite", f"{middle.stem}/{quote['id']}", *db], b""),
        "check of a draft": ([hkinno, "check", "-", *db], draft),
    }
    if shutil.which("jq"):
        found["quote, words, by jq"] = (["jq", "-r", "--arg", "words", words, program, *map(str, names)], b"")
    return found


def main() -> None:
    """Print what each question costs, and what it costs to add one article."""
    number = int(sys.argv[1]) if len(sys.argv) > 1 else ARTICLES
    rounds = int(sys.argv[2]) if len(sys.argv) > 2 else ROUNDS
    with tempfile.TemporaryDirectory() as temporary:
        folder, cache = Path(temporary) / "library", Path(temporary) / "cache"
        folder.mkdir()
        cache.mkdir()
        records, size = make(folder, 1, number)
        print(f"{number:,} articles, {records:,} records, {size / 1e6:.0f} MB")
        asked = works(folder)
        words = asked["quote, words"]
        show("the first question, which fills the cache", [run(*words, cache)])
        runs: dict[str, list[Cost]] = {name: [] for name in asked}
        for _ in range(rounds):
            for name, work in asked.items():
                runs[name].append(run(*work, cache))
        for name, costs in runs.items():
            show(name, costs)
        make(folder, number + 1, number + 1)
        show("quote, words, one article added", [run(*words, cache)])
        show("quote, words, again", [run(*words, cache)])


def show(name: str, costs: list[Cost]) -> None:
    """Print the median of what was measured, as a row of a table."""
    seconds, worked, memory = (statistics.median(values) for values in zip(*costs, strict=True))
    print(f"| {name} | {seconds * 1000:.0f} ms | {worked * 1000:.0f} ms | {memory / 1e6:.0f} MB |", flush=True)


if __name__ == "__main__":
    main()
