"""Everyday tasks: what people want to know, each by the command line that they would type first."""

import shlex
import subprocess
from pathlib import Path

import pytest

from tests.conftest import quoted, utf8

LINES = [
    line.split("\t")
    for line in (Path(__file__).parent / "tasks.tsv").read_text(encoding="utf-8").splitlines()
    if line and not line.startswith("#")
]


@pytest.mark.parametrize(("task", "command", "expected"), LINES, ids=[line[0] for line in LINES])
def test_a_task_is_done_at_the_first_try(run, task, command, expected):
    """The answer, or what stands beside it, holds what was wanted, in the order given."""
    if "|" in command:
        script = f'hkinno() {{ {quoted()} "$@"; }}; {command}'
        answer = subprocess.run(["bash", "-c", *utf8(script)], capture_output=True, encoding="utf-8", check=False)
    else:
        answer = run(*shlex.split(command)[1:])
    said, position = answer.stdout + answer.stderr, 0
    for part in expected.split("|"):
        position = said.find(part, position)
        assert position >= 0, f"{task}: no {part} in\n{said}"


def test_there_are_forty_tasks():
    """Of reporters, researchers, students, speech writers and scripts."""
    assert len(LINES) >= 40
