"""The README is true: every command shown in it gives what is shown, and every command is in it."""

import json
import os
import re
import shlex
import shutil
import subprocess
from pathlib import Path

import pytest

from hkinno.cli import COMMANDS
from tests.conftest import ROOT, program, utf8

README = (ROOT / "README.md").read_text(encoding="utf-8")
CHINESE = (ROOT / "README.zh-Hant.md").read_text(encoding="utf-8")


def sessions() -> list:
    """The commands of both READMEs' console blocks, each with the output shown under it."""
    blocks = re.findall(r"```console\n\$ (.*?)\n(.*?)```", README + CHINESE, re.DOTALL)
    return [pytest.param(command, shown, id=command) for command, shown in blocks]


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
        assert f"`hkinno {command}" in CHINESE, command


def test_both_readmes_set_up_alike():
    """The commands that install and test are the same in both languages."""
    both = [re.findall(r"```sh\n(.*?)```", text, re.DOTALL) for text in (README, CHINESE)]
    assert both[0] == both[1]


def test_links_lead_somewhere():
    """Every file that the READMEs and the documentation link to is there."""
    for page in (ROOT / "README.md", ROOT / "README.zh-Hant.md", *(ROOT / "docs").glob("*.md")):
        for link in re.findall(r"\]\(([^)#:]+)\)", page.read_text(encoding="utf-8")):
            assert (page.parent / link).exists(), (page.name, link)


def recipes() -> list:
    """The commands of the cookbook that need nothing but the program, a line each."""
    text = (ROOT / "docs" / "cookbook.md").read_text(encoding="utf-8")
    lines = [
        line.split("  #")[0].strip()
        for block in re.findall(r"```sh\n(.*?)```", text, re.DOTALL)
        for line in block.splitlines()
    ]
    others = ("| jq", "datasette", "--copy", "my-journal.csl", "drafts/", "draft.docx", "marked.txt")
    return [line for line in lines if line.startswith("hkinno") and not any(word in line for word in others)]


@pytest.mark.parametrize("recipe", recipes())
def test_a_recipe_works(recipe, tmp_path):
    """Each recipe of the cookbook runs as it stands, and leaves something."""
    (tmp_path / "Vault").mkdir()
    script = f'hkinno() {{ {shlex.join(program())} "$@"; }}; {recipe}'
    result = subprocess.run(["bash", "-c", *utf8(script)], capture_output=True, cwd=tmp_path, check=False)
    assert result.returncode == 0, result.stderr.decode()
    assert result.stdout or any(path.is_file() for path in tmp_path.rglob("*"))


def test_what_is_marked_with_hypothesis_becomes_quotations(tmp_path):
    """The recipe of the cookbook, on an export with a quotation, a note on the whole page, and another quotation."""
    if shutil.which("jq") is None:
        pytest.skip("needs jq")
    text = (ROOT / "docs" / "cookbook.md").read_text(encoding="utf-8")
    recipe = re.search(r"```sh\n(jq -r .*?)```", text, re.DOTALL)[1].replace("說話人", "方圓")
    exact = ["海水倒灌的日子，不能再有下一次。", "舊渠建於六十年前，只有三分之一仍能排水，新渠今年內動工。"]
    selectors = [[{"type": "RangeSelector"}, {"type": "TextQuoteSelector", "exact": words}] for words in exact]
    targets = [{"selector": selectors[0]}, {}, {"selector": selectors[1]}]
    marked = {"annotations": [{"target": [{"source": "https://example.org", **target}]} for target in targets]}
    (tmp_path / "marked.json").write_text(json.dumps(marked), encoding="utf-8")
    command = shlex.join(program())
    script = f'hkinno() {{ {command} "$@"; }}; set -e; {recipe}\nhkinno quote --db library/marked.json --fields exact'
    environment = {**os.environ, "XDG_DATA_HOME": str(tmp_path)}
    (tmp_path / "library").symlink_to(tmp_path / "hkinno" / "library")
    result = subprocess.run(
        ["bash", "-c", *utf8(script)], capture_output=True, encoding="utf-8", cwd=tmp_path, env=environment, check=False
    )
    assert result.returncode == 0, result.stderr
    assert result.stdout.splitlines()[-2:] == exact


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
