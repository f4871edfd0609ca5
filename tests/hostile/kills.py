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
from collections.abc import Callable
from pathlib import Path
from types import BuiltinFunctionType, ModuleType

from hkinno import writing
from tests.conftest import program
from tests.hostile import STORE, Report, call, shipped, start

# What a traceback through the program would hold.
OURS = ("/hkinno/__init__.py", "/hkinno/cli.py", "/hkinno/commands", "/hkinno/search", "cli.main()")
# A typical run, in seconds: the moments to strike are chosen within it.
LONGEST = 0.5
# From so many cases on each step of a write is one.
MANY = 100


class Counted:
    """A module whose functions kill the process before the call with a number, all of them counted together."""

    def __init__(self, module: ModuleType, left: list[int]) -> None:
        self.module = module
        self.left = left

    def __getattr__(self, name: str) -> object:
        known = getattr(self.module, name)
        if not isinstance(known, BuiltinFunctionType):
            return known

        def counted(*arguments: object, **more: object) -> object:
            if self.left[0] == 0:
                os.kill(os.getpid(), signal.SIGKILL)
            self.left[0] -= 1
            if name == "write":  # in four parts
                descriptor, content = arguments
                arguments = descriptor, content[: max(4, len(content) // 4)]
            return known(*arguments, **more)

        return counted


def killed_before(function: Callable[[], object], number: int) -> bool:
    """Whether a function ends in a child that is killed before the call with this number of those that write."""
    child = os.fork()
    if child == 0:
        try:
            left = [number]
            writing.os, writing.fcntl = Counted(os, left), Counted(writing.fcntl, left)
            function()
        finally:
            os._exit(0)
    _, status = os.waitpid(child, 0)
    return os.waitstatus_to_exitcode(status) == 0


def exactly(counts: Counter, failures: list[str], stride: int = 1) -> None:
    """Every command that writes, killed before each call of the system that its writing makes, or each so many."""
    draft, right = "孫東說：「背水一战精神」。\n", call(["export", "md"])[1]
    with tempfile.TemporaryDirectory() as made:
        work = Path(made) / "work"
        for kind, arguments in WRITING.items():
            ended, number = False, -stride
            while not ended:
                work.mkdir()
                (work / "draft.md").write_text(draft, encoding="utf-8")
                if kind == "--fix of a file with two names":
                    os.link(work / "draft.md", work / "other")
                (work / "out").write_text("old\n", encoding="utf-8")
                words = [word.format(work=work) for word in arguments]
                # The first run loads what each child would have to load.
                ended = number >= 0 and killed_before(lambda words=words: call(words), number)
                if number < 0:
                    call(words)
                counts[f"{kind}, killed at a step", arguments[0], 0 if ended else -9] += 1
                failures += [f"{kind}, killed at step {number}: {what}" for what in _torn(work, draft, right)]
                # The next run that writes into the folder sweeps it.
                writing.write_file(str(work / "next"), "")
                failures += [f"{kind}, killed at step {number}: left {each.name}" for each in work.glob(".hkinno-*")]
                shutil.rmtree(work)
                number += stride


# Commands that write, by what is written.
WRITING = {
    "--fix": ["check", "--fix", "{work}/draft.md"],
    "--fix of a file with two names": ["check", "--fix", "{work}/draft.md"],
    "export over a file": ["export", "md", "--force", "-o", "{work}/out"],
    "export of a folder": ["export", "csv", "-o", "{work}/other-folder"],
    "a picture": ["figures", "--svg", "{work}/picture.svg"],
}


def _torn(work: Path, draft: str, right: str) -> list[str]:
    """What is half there."""
    found = []
    text, saved = (work / "draft.md").read_text(encoding="utf-8", errors="replace"), work / "draft.md.hkinno-saved"
    whole = text in (draft, draft.replace("战", "戰"))
    if not whole and not (saved.exists() and saved.read_text(encoding="utf-8") == draft):
        found.append("the draft is neither the old nor the new one, and the old one is not beside it")
    exported = (work / "out").read_text(encoding="utf-8")
    if exported not in ("old\n", right):
        found.append("the export is half there")
    tables = list((work / "other-folder").glob("*")) if (work / "other-folder").exists() else []
    if (work / "other-folder").exists() and len(tables) < 9:
        found.append(f"{len(tables)} tables of an export")
    return found


def campaign(cases: int, seed: int = 1) -> Report:
    """Writes killed at each step; a draft fixed, a store exported and one cached, each struck at any moment."""
    counts: Counter = Counter()
    failures: list[str] = []
    exactly(counts, failures, 1 if cases >= MANY else 9)
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
