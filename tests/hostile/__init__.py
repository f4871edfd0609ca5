"""The hostile campaign: what is made to break the program. `python -m tests.hostile [--quick]` runs it.

Every module has a function ``campaign(cases, seed)`` that gives how many cases of each kind ended how, and what
failed. A case fails when it does not end in exit 0, 1, 2 or 3 in bounded time, with at most a few lines on stderr, no
traceback, nothing on stdout beside a fault, and its input as it was. It is named by its seed and can be run again.
"""

import json
import os
import subprocess
from collections import Counter

from tests.conftest import STORE, program, utf8
from tests.conftest import call as call

SECONDS = 20
LINES = 4

# How many cases of each kind ended how, and a line for each failure.
Report = tuple[Counter, list[str]]

# Commands that read a store, in many of their forms.
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
    ["export", "html"],
    ["export", "json-ld"],
    ["export", "annotations"],
]

# What a terminal would obey, and markup of Rich.
HARMFUL = "\x1b[31m\x1b]8;;http://x\x07\u202e\u200b[red]x[/red][/x][sic]:smile:\x00\x85\u2028"


def start(arguments: list[str], before: list[str] | None = None, **more) -> subprocess.CompletedProcess[str]:
    """Run the program as a user does, through its entry point; ``before`` is a command that starts it."""
    return subprocess.run(
        [*(before or []), *program(), *utf8(*arguments)],
        capture_output=True,
        encoding="utf-8",
        env={**os.environ, **more.pop("env", {})},
        check=False,
        timeout=6 * SECONDS,
        **more,
    )


def wrong(arguments: list[str], code: int, out: str, told: str, seconds: float = 0.0) -> list[str]:
    """What is wrong with the end of a run; nothing for a right one."""
    found = [
        (code not in (0, 1, 2, 3), f"exit {code}"),
        (code in (2, 3) and out, "a fault and data"),
        (told.count("\n") > LINES, f"{told.count(chr(10))} lines on stderr"),
        ("Traceback" in told or "should not have happened" in told, f"a fault of the program: {told[-200:]}"),
        (seconds > SECONDS, f"{seconds:.0f} seconds"),
        (any(sign in told for sign in "\x1b\u202e\u200b\x85"), "control codes on stderr"),
        (any(sign in out for sign in "\x1b\u202e\u200b\x85"), "control codes on stdout"),
    ]
    return [f"{' '.join(arguments)[:300]!r}: {what}" for is_so, what in found if is_so]


def shipped() -> dict:
    """The shipped store as plain JSON gives it."""
    return json.loads(STORE.read_text(encoding="utf-8"))
