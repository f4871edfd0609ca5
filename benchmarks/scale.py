"""How time and memory grow with the store: facts by topic, text, id, a full export, a check; beside other tools.

    python -m benchmarks.scale [ROUNDS]

Stores of 1,000, 10,000 and 100,000 facts are made from a seed, with the words and the lengths of the shipped one, all
in the paragraphs of its one page. Every row is the median of ROUNDS runs (15 unless told), all rows of one size taken
in turn. "first" is a run that fills the cache, "again" one that finds it filled. The exponent is the slope from the
second size to the third: 1 is linear.
Needs hkinno installed beside this Python (not in editable mode); jq, ripgrep, sqlite3 and sqlite-utils are measured
where they are there.
"""

import json
import math
import random
import shutil
import sqlite3
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import Any, NamedTuple

from benchmarks import processes
from benchmarks.processes import Cost

STORE = Path(__file__).parent.parent / "facts.json"
SIZES = (1_000, 10_000, 100_000)
SEED = 2023
ROUNDS = 15
BIN = Path(sys.executable).parent
WORDS = "背水一戰"
# One quote to so many facts, as on the page.
FACTS_TO_A_QUOTE = 8

PLAIN_JSON = """
import json, sys
for fact in json.load(open(sys.argv[1], encoding="utf-8"))["facts"].values():
    texts = [*fact["statement"].values(), *(each["exact"] for each in fact["evidence"])]
    if any(sys.argv[2] in text for text in texts):
        print(fact["id"])
"""
JQ_TEXT = """.facts[] | select((.statement.zh | contains($w)) or (.statement.en | contains($w))
    or any(.evidence[]; .exact | contains($w))) | .id"""
DRAFT = "孫東說：「基礎科研是掙錢的，做轉化和產業是花錢的」（主稿第2段）。他又說，要有「背水一戰精神」。\n"


class Work(NamedTuple):
    """Something to measure: its name, the command, whether it must find no cache, and what it reads from stdin."""

    name: str
    command: list[str]
    first: bool = False
    given: bytes = b""


def store(size: int, chance: random.Random) -> dict[str, Any]:
    """A store of so many facts: clauses of the shipped statements and excerpts, newly put together."""
    content = json.loads(STORE.read_text(encoding="utf-8"))
    facts, quotes = (list(content[name].values()) for name in ("facts", "quotes"))
    chinese = [clause for fact in facts for clause in fact["statement"]["zh"].rstrip("。").split("，")]
    printed = [clause for fact in facts for each in fact["evidence"] for clause in each["exact"].split("，")]
    readings = {row["id"]: row for row in content["romanised"].values()}

    def like(text: str, clauses: list[str], mark: str) -> str:
        return mark.join(chance.choice(clauses) for _ in text.split(mark))

    def fact(number: int) -> dict[str, Any]:
        model, other = chance.choice(facts), chance.choice(facts)
        evidence = [{**each, "exact": like(each["exact"], printed, "，")} for each in model["evidence"]]
        statement = {"zh": like(model["statement"]["zh"], chinese, "，") + "。", "en": other["statement"]["en"]}
        return {**model, "id": f"F{number:06}", "statement": statement, "evidence": evidence, "related": []}

    def quote(number: int) -> tuple[dict[str, Any], dict[str, Any]]:
        model = chance.choice(quotes)
        name = f"Q{number:05}"
        return {**model, "id": name, "exact": like(model["exact"], printed, "，")}, {
            **readings[model["id"]],
            "id": name,
        }

    made = [quote(number) for number in range(1, size // FACTS_TO_A_QUOTE + 1)]
    rows = [row for row in readings.values() if row["id"] not in {each["id"] for each in quotes}]
    tables = {
        "facts": [fact(number) for number in range(1, size + 1)],
        "quotes": [each for each, _ in made],
        "romanised": [*rows, *(row for _, row in made)],
    }
    content |= {name: {str(number): row for number, row in enumerate(rows, 1)} for name, rows in tables.items()}
    return content  # type: ignore[no-any-return]


def run(work: Work, cache: Path) -> Cost:
    """Run it once. Raises ``CalledProcessError`` if it fails."""
    if work.first:
        shutil.rmtree(cache / "hkinno", ignore_errors=True)
    return processes.run(work.command, work.given, cache)


def works(path: Path, database: Path, size: int) -> list[Work]:
    """What is measured on one store."""
    hkinno = [str(BIN / "hkinno")]
    db = ["--db", str(path)]
    one = f"F{size // 2:06}"
    found = [
        Work("text, first", [*hkinno, "facts", WORDS, "-f", "ids", *db], first=True),
        Work("text, again", [*hkinno, "facts", WORDS, "-f", "ids", *db]),
        Work("topic, again", [*hkinno, "facts", "talent", "-f", "ids", *db]),
        Work("id, again", [*hkinno, "show", one, *db]),
        Work("quote, again", [*hkinno, "quote", WORDS, *db]),
        Work("all facts as json", [*hkinno, "facts", "--json", *db]),
        Work("export jsonl", [*hkinno, "export", "jsonl", *db]),
        Work("check of a draft", [*hkinno, "check", "-", *db], given=(DRAFT * 20).encode()),
        Work("text with Python's json", [sys.executable, "-c", PLAIN_JSON, str(path), WORDS]),
    ]
    if shutil.which("jq"):
        found += [
            Work("text with jq", ["jq", "-r", "--arg", "w", WORDS, JQ_TEXT, str(path)]),
            Work("id with jq", ["jq", "--arg", "w", one, ".facts[] | select(.id == $w)", str(path)]),
        ]
    if shutil.which("rg"):
        found.append(Work("text with ripgrep (a count)", ["rg", "--count-matches", WORDS, str(path)]))
    match = f"SELECT id FROM words WHERE words MATCH '\"{WORDS}\"'"
    if shutil.which("sqlite3"):
        found.append(Work("text with sqlite3, FTS5 made before", ["sqlite3", str(database), match]))
    if (BIN / "sqlite-utils").exists():
        found.append(
            Work("text with sqlite-utils, FTS5 made before", [str(BIN / "sqlite-utils"), str(database), match])
        )
    return found


def index_with_fts5(content: dict[str, Any], database: str) -> None:
    """Make the database that sqlite3 and sqlite-utils are asked in."""
    connection = sqlite3.connect(database)
    connection.execute("CREATE VIRTUAL TABLE words USING fts5(id UNINDEXED, texts, tokenize = 'trigram')")
    rows = (
        (fact["id"], "\n".join([*fact["statement"].values(), *(each["exact"] for each in fact["evidence"])]))
        for fact in content["facts"].values()
    )
    connection.executemany("INSERT INTO words VALUES (?, ?)", rows)
    connection.commit()
    connection.close()


def make(size: str, path: str, database: str) -> None:
    """Write a store and its database, and tell how long the database took."""
    content = store(int(size), random.Random(SEED))
    Path(path).write_text(json.dumps(content, ensure_ascii=False), encoding="utf-8")
    begun = time.perf_counter()
    index_with_fts5(content, database)
    spent = time.perf_counter() - begun
    print(f"{size} facts: {Path(path).stat().st_size / 1e6:.1f} MB; FTS5 made in {spent:.1f} s", file=sys.stderr)


def main() -> None:
    """Print a table of all sizes, then the ratios that matter at the largest."""
    if sys.argv[1:2] == ["make"]:
        make(*sys.argv[2:])
        return
    rounds = int(sys.argv[1]) if len(sys.argv) > 1 else ROUNDS
    costs: dict[str, dict[int, Cost]] = {}
    bytes_of: dict[int, int] = {}
    with tempfile.TemporaryDirectory() as folder:
        for size in SIZES:
            path, database, cache = (Path(folder) / f"{size}{ending}" for ending in (".json", ".db", ".cache"))
            cache.mkdir()
            # In a process of its own: what this one has used is counted with each that it starts.
            command = [sys.executable, "-m", "benchmarks.scale", "make", str(size), str(path), str(database)]
            subprocess.run(command, check=True)
            bytes_of[size] = path.stat().st_size
            _measure(works(path, database, size), cache, rounds, size, costs)
    _print(costs, bytes_of)


def _measure(chosen: list[Work], cache: Path, rounds: int, size: int, costs: dict[str, dict[int, Cost]]) -> None:
    runs: dict[str, list[Cost]] = {work.name: [] for work in chosen}
    for _ in range(rounds):
        for work in chosen:
            runs[work.name].append(run(work, cache))
    for name, each in runs.items():
        seconds, worked, memory = (statistics.median(values) for values in zip(*each, strict=True))
        costs.setdefault(name, {})[size] = Cost(seconds, worked, int(memory))


def _print(costs: dict[str, dict[int, Cost]], bytes_of: dict[int, int]) -> None:
    last, before = SIZES[-1], SIZES[-2]
    print(f"| work | {' | '.join(f'{size:,} facts' for size in SIZES)} | exponent | peak memory / file |")
    print(f"| --- | {'--- | ' * len(SIZES)}--- | --- |")
    for name, sizes in costs.items():
        times = " | ".join(f"{sizes[size].seconds * 1000:.0f} ms" for size in SIZES)
        slope = math.log10(sizes[last].seconds / sizes[before].seconds) / math.log10(last / before)
        print(f"| {name} | {times} | {slope:.2f} | {sizes[last].memory / bytes_of[last]:.2f} |")
    print()
    for mine, other in (("text, first", "text with jq"), ("text, again", "text with jq"), ("id, again", "id with jq")):
        if other in costs:
            print(f"{mine} / {other}, {last:,} facts: {costs[mine][last].seconds / costs[other][last].seconds:.2f}")


if __name__ == "__main__":
    main()
