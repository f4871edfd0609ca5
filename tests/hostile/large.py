"""Strings of 100 MB in a store, cached or not, a draft and a copy: answered in bounded time and memory."""

import json
import os
import random
import resource
import subprocess
import tempfile
from collections import Counter
from pathlib import Path

from tests.conftest import program
from tests.hostile import COMMANDS, LINES, Report, shipped

SIZE = 100_000_000
# Seconds and bytes of memory to a byte of the file, at most.
SECONDS = 120
MEMORY = 80
# What a program takes that reads nothing, and what is counted with it of the one that starts it.
BASE = 300_000_000

SPOTS = [
    ("facts", "1", "statement", "zh"),
    ("facts", "1", "evidence", 0, "exact"),
    ("facts", "1", "id"),
    ("quotes", "1", "exact"),
    ("topics", "1", "zh"),
    ("entities", "1", "aliases", 0),
    ("paragraphs", "1", "opens"),
    ("meta", "1", "data_version"),
]


def campaign(cases: int, seed: int = 1, size: int = SIZE) -> Report:
    """Stores with one huge string somewhere, under every command, and huge drafts and copies."""
    counts: Counter = Counter()
    failures: list[str] = []
    chance = random.Random(seed)
    with tempfile.TemporaryDirectory() as folder:
        (Path(folder) / "cache").mkdir()
        path = Path(folder) / "huge.json"
        for number in range(cases):
            made = _write(path, chance, size, number)
            arguments = chance.choice(COMMANDS) if made == "store" else ["check", str(path)]
            arguments = [*arguments, "--db", str(path)] if made == "store" else arguments
            if made == "copy":
                arguments = [*chance.choice([["source", "main-1"], ["validate"]]), "--source", str(path)]
            code, told, seconds, memory = _measured(arguments, folder)
            counts[f"huge {made}", arguments[0], code] += 1
            # Of a store the second run asks the cache.
            again = _measured(arguments, folder) if made == "store" else (code, told, seconds, memory)
            seconds, memory = max(seconds, again[2]), max(memory, again[3])
            found = [
                (again[:2] != (code, told), f"exit {again[0]} when it was cached: {again[1][-300:]}"),
                (code not in (0, 1, 2, 3), f"exit {code}: {told[-300:]}"),
                ("Traceback" in told or "should not have happened" in told, told[-300:]),
                (told.count("\n") > LINES, "many lines on stderr"),
                (seconds > SECONDS, f"{seconds:.0f} seconds"),
                (memory > MEMORY * size + _ours(), f"{memory / size:.0f} bytes of memory to a byte"),
            ]
            failures += [f"huge {made} {' '.join(arguments)}: {what}" for is_so, what in found if is_so]
    return counts, failures


def _write(path: Path, chance: random.Random, size: int, number: int) -> str:
    kind = ("store", "store", "store", "draft", "copy")[number % 5]
    words = chance.choice(["字", "a", "「", "a ", "。\n", "1,", "\x1b"])
    huge = words * (size // len(words.encode()))
    if kind == "store":
        content = shipped()
        spot = chance.choice(SPOTS)
        holder = content
        for key in spot[:-1]:
            holder = holder[key]
        holder[spot[-1]] = huge
        path.write_text(json.dumps(content, ensure_ascii=False), encoding="utf-8")
    else:
        path.write_text(huge, encoding="utf-8")
    return kind


def _ours() -> int:
    """What a program takes that reads nothing; at its start it counts for as much as the one that starts it."""
    return max(BASE, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024)


def _measured(arguments: list[str], folder: str) -> tuple[int, str, float, int]:
    """Exit code, stderr, seconds of work and peak memory in bytes of one run."""
    told = Path(folder) / "told"
    with told.open("wb") as stderr:
        environment = {**os.environ, "XDG_CACHE_HOME": f"{folder}/cache"}
        process = subprocess.Popen([*program(), *arguments], stdout=subprocess.DEVNULL, stderr=stderr, env=environment)
        _, status, usage = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
    text = told.read_bytes()[:100_000].decode("utf-8", "replace")
    return process.returncode, text, usage.ru_utime + usage.ru_stime, usage.ru_maxrss * 1024
