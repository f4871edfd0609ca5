"""Writes that are killed, and runs that are interrupted, at any moment."""

import json
import os
import random
import shutil
import signal
import subprocess
import tempfile
import time
from collections import Counter
from pathlib import Path

from tests.conftest import program
from tests.hostile import STORE, Report, shipped, start

# What a traceback through the program would hold.
OURS = ("/hkinno/__init__.py", "/hkinno/cli.py", "/hkinno/commands", "/hkinno/search", "cli.main()")
# A typical run, in seconds: the moments to strike are chosen within it.
LONGEST = 0.5


def campaign(cases: int, seed: int = 1) -> Report:
    """A draft that is fixed, a store that is exported and one that is cached, each killed or interrupted."""
    counts: Counter = Counter()
    failures: list[str] = []
    quotes = [quote["exact"] for quote in shipped()["quotes"].values()]
    old = (
        "".join(f"孫東說：「{quote.strip('「」')}」。\n".replace("戰", "战").replace("國", "国") for quote in quotes)
        * 40
    )
    with tempfile.TemporaryDirectory() as made:
        folder = Path(made)
        (folder / "cache").mkdir()
        large = folder / "large.json"
        content = STORE.read_bytes()
        large.write_bytes(content[:1] + b" " * 5_000_000 + content[1:])
        new = _fixed(folder, old)
        look_up = ["facts", "背水", "-f", "ids", "--db", str(large)]
        environment = {"XDG_CACHE_HOME": str(folder / "cache")}
        answer = start(look_up, env=environment).stdout
        for number in range(seed, seed + cases):
            chance = random.Random(number)
            kind = chance.choice(["--fix", "export", "cache"])
            sign = chance.choice([signal.SIGKILL, signal.SIGINT, signal.SIGTERM])
            work = folder / "work"
            work.mkdir()
            draft, exported = work / "draft.md", work / "out.jsonl"
            draft.write_text(old, encoding="utf-8")
            exported.write_text("old\n", encoding="utf-8")
            command = {
                "--fix": ["check", "--fix", str(draft)],
                "export": ["export", "jsonl", "--force", "-o", str(exported), "--db", str(large)],
                "cache": look_up,
            }[kind]
            # Another state of the store: it is cached anew.
            os.utime(large, (number, number))
            code, told = _struck(command, sign, chance.uniform(0, LONGEST), folder)
            counts[f"{kind} under {sign.name}", command[0], code] += 1
            found = [
                (draft.read_text(encoding="utf-8") not in (old, new), "the draft is neither the old nor the new one"),
                (not _whole(exported.read_text(encoding="utf-8")), "the export is neither the old nor the new one"),
                # While Python itself starts, and pip's script loads what it needs, the words are Python's.
                (sign is signal.SIGINT and any(line in told for line in OURS), f"a traceback: {told[-300:]}"),
                (code not in (0, 1, 130, -sign), f"exit {code}"),
                # What is killed cannot tidy up; the next run rolls back what is left in the cache.
                (sign is signal.SIGINT and _left(work, folder), f"left: {_left(work, folder)}"),
                (kind == "cache" and start(look_up, env=environment).stdout != answer, "another answer after it"),
            ]
            failures += [f"case {number}: {kind} under {sign.name}: {what}" for is_so, what in found if is_so]
            shutil.rmtree(work)
            if _left_of_cache(folder):
                shutil.rmtree(folder / "cache" / "hkinno")
    return counts, failures


def _fixed(folder: Path, old: str) -> str:
    """The draft as --fix makes it when nobody disturbs it."""
    draft = folder / "draft.md"
    draft.write_text(old, encoding="utf-8")
    subprocess.run([*program(), "check", "--fix", str(draft)], capture_output=True, check=False)
    new = draft.read_text(encoding="utf-8")
    if new == old:
        raise AssertionError("nothing was fixed")
    draft.unlink()
    return new


def _struck(command: list[str], sign: signal.Signals, after: float, folder: Path) -> tuple[int, str]:
    environment = {**os.environ, "XDG_CACHE_HOME": str(folder / "cache")}
    with subprocess.Popen(
        [*program(), *command],
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
        env=environment,
    ) as process:
        time.sleep(after)
        process.send_signal(sign)
        _, told = process.communicate(timeout=60)
    return process.returncode, told.decode("utf-8", "replace")


def _whole(exported: str) -> bool:
    if exported == "old\n":
        return True
    lines = exported.splitlines()
    return len(lines) > 200 and all(json.loads(line) for line in lines)


def _left(work: Path, folder: Path) -> list[str]:
    """Temporary files that a run left though it could have removed them."""
    found = [each.name for each in work.iterdir() if each.name.startswith(".hkinno-")]
    return found + _left_of_cache(folder)


def _left_of_cache(folder: Path) -> list[str]:
    return [each.name for each in folder.glob("cache/hkinno/*") if each.suffix != ".sqlite"]
