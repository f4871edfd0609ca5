"""The README is true: every command shown in it gives what is shown, and every command is in it."""

import re
import shlex
import subprocess
from pathlib import Path

import pytest

from hkinno.cli import COMMANDS
from tests.conftest import ROOT, program, utf8

README = (ROOT / "README.md").read_text(encoding="utf-8")


def sessions() -> list:
    """The commands of the README's console blocks, each with the output shown under it."""
    found = []
    for block in re.findall(r"```console\n(.*?)```", README, re.DOTALL):
        command, _, shown = block.partition("\n")
        found.append(pytest.param(command.removeprefix("$ "), shown, id=command.removeprefix("$ ")))
    return found


@pytest.mark.parametrize(("command", "shown"), sessions())
def test_each_command_shown_gives_the_output_shown(command, shown, tmp_path):
    """A command of the README, run in a shell, prints what stands under it: hints and data."""
    runner = tmp_path / "hkinno"
    runner.write_text(f'#!/bin/sh\nexec {shlex.join(program())} "$@"\n', encoding="utf-8")
    runner.chmod(0o755)
    result = subprocess.run(
        ["bash", "-c", *utf8(command)],
        capture_output=True,
        encoding="utf-8",
        env={"PATH": f"{tmp_path}:/usr/bin:/bin", "HOME": str(tmp_path), "LC_ALL": "C.UTF-8"},
        cwd=ROOT,
        check=False,
    )
    expected = shown.rstrip("\n").splitlines()
    hints = [line for line in expected if line.startswith(("hkinno: ", "seen "))]
    assert result.stdout.rstrip("\n").splitlines() == [line for line in expected if line not in hints]
    assert result.stderr.splitlines() == hints


def test_every_command_is_in_the_readme():
    """Nothing is left for a user to discover by chance."""
    for command in COMMANDS:
        assert f"`hkinno {command}" in README, command


def test_there_are_exactly_two_set_up_commands():
    """One line installs and does the main job, one passes the tests."""
    blocks = re.findall(r"<!-- (install|test) -->\n```sh\n(.*?)```", README, re.DOTALL)
    assert [name for name, _ in blocks] == ["install", "test"]
    assert all(len(command.strip().splitlines()) == 1 for _, command in blocks)
    assert "facts talent" in blocks[0][1]


def test_paths_in_contributing_exist():
    """A newcomer who follows CONTRIBUTING finds what it names."""
    text = (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8")
    for row in re.findall(r"^\| (`.*?) \|", text, re.MULTILINE):
        names = re.findall(r"`([^`]+)`", row)
        folder = str(Path(names[0]).parent) if "/" in names[0] and not names[0].endswith("/") else ""
        for name in names:
            assert (ROOT / name).exists() or (ROOT / folder / name).exists(), name
