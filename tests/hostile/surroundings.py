"""Environments, pipes and places where the program is run: the bytes on a pipe are the same in all of them."""

import itertools
import os
import random
import shutil
import subprocess
import tempfile
from collections import Counter
from pathlib import Path

from tests.conftest import program, quoted, utf8
from tests.hostile import LINES, STORE, Report

ENVIRONMENTS: list[dict[str, str]] = [
    {"LC_ALL": "C"},
    {"LC_ALL": "C", "PYTHONIOENCODING": "ascii"},
    {"LC_ALL": "POSIX", "PYTHONUTF8": "0"},
    {"PYTHONIOENCODING": "cp950"},
    {"PYTHONIOENCODING": "utf-16"},
    {"LANG": "zh_HK.BIG5", "PYTHONUTF8": "0"},
    {"TERM": "dumb"},
    {"TERM": ""},
    {"NO_COLOR": "1"},
    {"FORCE_COLOR": "1", "CLICOLOR_FORCE": "1"},
    {"COLUMNS": "20"},
    {"COLUMNS": "1"},
    {"COLUMNS": "0"},
    {"COLUMNS": "-5"},
    {"COLUMNS": "many"},
    {"HOME": ""},
    {"HOME": "/nonexistent"},
    {"HOME": "/dev/null"},
    {"HOME": "relative"},
    {"XDG_CONFIG_HOME": "/dev/null", "XDG_CACHE_HOME": "/dev/null"},
    {"XDG_CACHE_HOME": "/proc"},
    {"XDG_CACHE_HOME": "relative/\x1b"},
    {"PYTHONDONTWRITEBYTECODE": "1", "PYTHONHASHSEED": "7"},
    {"PYTHONWARNINGS": "error"},
    {"PYTHONOPTIMIZE": "1"},
    {"TMPDIR": "/nonexistent"},
    {"PYTHONDEVMODE": "1"},
]
COMMANDS = [
    ["facts", "talent"],
    ["quote", "背水一戰", "-f", "table"],
    ["quote", "背水一战", "--json"],
    ["show", "F001", "-f", "text"],
    ["topics", "-f", "md"],
    ["figures", "-f", "table"],
    ["cite", "Q01"],
    ["check", "--text", "「背水一戰精神」"],
    ["source", "-f", "csv"],
    ["validate"],
    ["export", "jsonl"],
    ["facts", "nothing", "at", "all"],
]
# Lines of bash in which $H is the program, and the exit codes and words on stderr that are right.
SHELL = [
    ("$H facts -f {form} | head -1 >/dev/null; exit ${{PIPESTATUS[0]}}", (0,)),
    ("$H facts -f {form} | true; exit ${{PIPESTATUS[0]}}", (0,)),
    ("$H facts -f {form} >/dev/full", (3,)),
    ("$H facts -f {form} >&-", (0,)),
    ("$H facts -f {form} 2>&-", (0,)),
    ("$H facts -f {form} <&-", (0,)),
    ("$H facts -f {form} <&- >&- 2>&-", (0,)),
    ("$H facts - -f {form} </dev/null", (1,)),
    ("$H facts - -f {form} <&-", (2,)),
    ("$H show - -f {form} <&-", (2,)),
    ("$H check - <&-", (2,)),
    ("timeout -s INT 1 $H check - < <(sleep 5)", (124,)),
    ("cd / && $H facts -f {form} >/dev/null", (0,)),
    ("mkdir gone && cd gone && rmdir ../gone && $H facts -f {form} >/dev/null", (0,)),
    ("ulimit -n 16 && $H facts -f {form} >/dev/null", (0,)),
    ("ulimit -f 0 && $H facts -f {form} >/dev/null", (0,)),
    ("printf 'F001\\r\\nF002\\r\\n' | $H show - -f {form} >/dev/null", (0,)),
]
FORMS = ["tsv", "json", "table", "text", "csv", "md"]


def campaign(cases: int, seed: int = 1) -> Report:
    """Each command under each environment, each line of a shell in each format; at most so many cases."""
    counts: Counter = Counter()
    failures: list[str] = []
    chance = random.Random(seed)
    pairs = list(itertools.product(range(len(ENVIRONMENTS)), range(len(COMMANDS))))
    lines = list(itertools.product(SHELL, FORMS))
    chance.shuffle(pairs)
    chance.shuffle(lines)
    with tempfile.TemporaryDirectory() as folder:
        large = _large(Path(folder))
        right: dict[tuple[int, bool], tuple[bytes, int]] = {}
        for number, (which, command) in enumerate(pairs[:cases]):
            # Every other one reads a large store, whose index needs a place.
            db = ["--db", str(large)] if number % 2 else []
            key = command, bool(db)
            if key not in right:
                result = _run([*COMMANDS[command], *db], {"LC_ALL": "C.UTF-8", "HOME": folder}, folder)
                right[key] = result.stdout, result.returncode
            result = _run([*COMMANDS[command], *db], {"HOME": folder, **ENVIRONMENTS[which]}, folder)
            counts["environment", COMMANDS[command][0], result.returncode] += 1
            name = f"{ENVIRONMENTS[which]} {COMMANDS[command]} {db}"
            if (result.stdout, result.returncode) != right[key]:
                failures.append(f"{name}: other bytes: {result.stdout[:80]!r} {result.stderr[-200:]!r}")
            if b"Traceback" in result.stderr or result.stderr.count(b"\n") > LINES:
                failures.append(f"{name}: {result.stderr[-300:]!r}")
        unexpected = {"relative", "~"} & set(os.listdir(folder))
        failures += [f"{name} was made in the current folder" for name in unexpected]
        for (line, codes), form in lines[:cases]:
            text = line.format(form=form).replace("$H", quoted())
            environment = {"PATH": os.environ["PATH"], "HOME": folder}
            result = subprocess.run(
                ["bash", "-c", *utf8(text)], capture_output=True, env=environment, check=False, timeout=60, cwd=folder
            )
            counts["shell", line.split("$H")[1].split()[0], result.returncode] += 1
            if result.returncode not in codes or b"Traceback" in result.stderr or result.stderr.count(b"\n") > LINES:
                failures.append(f"{text}: exit {result.returncode}: {result.stderr[-300:]!r}")
    if may_mount():
        of_these, failed = read_only()
        counts += of_these
        failures += failed
    return counts, failures


def may_mount() -> bool:
    """Whether a file system can be made read-only here."""
    return shutil.which("unshare") is not None and _mounted(tempfile.gettempdir(), "true").returncode == 0


def read_only() -> Report:
    """The store, the home and its cache on a file system that nobody can write to."""
    counts: Counter = Counter()
    failures: list[str] = []
    with tempfile.TemporaryDirectory() as home:
        _large(Path(home))
        (Path(home) / "draft.md").write_text("孫東說：「背水一战精神」", encoding="utf-8")
        for command, code in (
            ("facts talent -f ids --db large.json", 0),
            ("quote 背水一戰", 0),
            ("export jsonl -o out.jsonl", 3),
            ("check --fix draft.md", 3),
        ):
            result = _mounted(home, f"{quoted()} {command}")
            counts["read-only file system", command.split()[0], result.returncode] += 1
            if result.returncode != code or b"Traceback" in result.stderr:
                failures.append(f"{command}: exit {result.returncode}: {result.stderr[-300:]!r}")
    return counts, failures


def _mounted(folder: str, command: str) -> subprocess.CompletedProcess[bytes]:
    """Run a line of a shell in a folder that is read-only to it. Only root may make one, if of his own world."""
    world = ["unshare", "--mount"] if os.geteuid() == 0 else ["unshare", "--mount", "--map-root-user"]
    mount = 'mount --bind "$1" "$1" && mount -o remount,ro,bind "$1" && cd "$1" || exit 77'
    return subprocess.run(
        [*world, "bash", "-c", *utf8(f"{mount}; {command}"), "bash", folder],
        capture_output=True,
        env={"PATH": os.environ["PATH"], "HOME": folder},
        check=False,
        timeout=60,
    )


def _large(folder: Path) -> Path:
    """The shipped store, large enough for an index by white space."""
    large = folder / "large.json"
    content = STORE.read_bytes()
    large.write_bytes(content[:1] + b" " * 5_000_000 + content[1:])
    return large


def _run(arguments: list[str], environment: dict[str, str], folder: str) -> subprocess.CompletedProcess[bytes]:
    return subprocess.run(
        [*program(), *utf8(*arguments)],
        capture_output=True,
        cwd=folder,
        env={"PATH": os.environ["PATH"], **environment},
        check=False,
        timeout=60,
    )
