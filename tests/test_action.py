"""action.yml, run as GitHub runs it: each step's script in bash, with the surroundings that it gives."""

import json
import os
import re
import subprocess
from pathlib import Path

import pytest

from tests.conftest import ROOT, quoted

yaml = pytest.importorskip("yaml", reason="needs PyYAML, which comes with the tests' other libraries")

ACTION = yaml.safe_load((ROOT / "action.yml").read_text(encoding="utf-8"))
STEPS = {step.get("id", step.get("name", "")): step for step in ACTION["runs"]["steps"]}
BENT, TRUE = (
    "孫東說：「像人才的跨境流動就十分重要。」（funds-5）\n",
    "孫東說：「像人才的跨境流動就非常重要。」（funds-5）\n",
)


@pytest.fixture
def runner(tmp_path):
    """Run a step with some inputs in a checkout with some files: its result, and what it has put out."""
    checkout, temporary, out = tmp_path / "checkout", tmp_path / "runner", tmp_path / "out"
    for folder in (checkout, temporary / "hkinno" / "bin"):
        folder.mkdir(parents=True)
    command = temporary / "hkinno" / "bin" / "hkinno"
    command.write_text(f'#!/bin/sh\nexec {quoted()} "$@"\n', encoding="utf-8")
    command.chmod(0o755)

    def run(step: str, files: dict[str, str], **inputs: str):
        for name, text in files.items():
            (checkout / name).parent.mkdir(parents=True, exist_ok=True)
            (checkout / name).write_text(text, encoding="utf-8")
        given = {name: each.get("default", "") for name, each in ACTION["inputs"].items()} | inputs
        environment = {
            name: re.sub(r"\$\{\{ inputs\.([\w-]+) \}\}", lambda match: given[match[1]], value)
            for name, value in STEPS[step].get("env", {}).items()
        }
        surroundings = {"RUNNER_TEMP": str(temporary), "GITHUB_OUTPUT": str(out), "GITHUB_ACTION_PATH": str(ROOT)}
        # As GitHub calls it for `shell: bash`.
        result = subprocess.run(
            ["bash", "--noprofile", "--norc", "-eo", "pipefail", "-c", STEPS[step]["run"]],
            cwd=checkout,
            env={**os.environ, **surroundings, **environment},
            capture_output=True,
            encoding="utf-8",
            check=False,
        )
        lines = out.read_text(encoding="utf-8").splitlines() if out.exists() else []
        return result, dict(line.split("=", 1) for line in lines), checkout

    return run


def test_findings_fail_the_step_and_annotate(runner):
    """A folder is checked; the SARIF file holds what the annotations say."""
    result, out, checkout = runner("check", {"drafts/a.md": BENT, "drafts/b.md": TRUE}, drafts="drafts")
    assert result.returncode == 1
    assert result.stdout.startswith("::error file=drafts/a.md,line=1,")
    assert "failed 1" in result.stderr
    assert out == {"sarif": "hkinno.sarif", "code": "1"}
    (found,) = json.loads((checkout / "hkinno.sarif").read_text(encoding="utf-8"))["runs"]
    assert [each["ruleId"] for each in found["results"]] == ["altered"]


@pytest.mark.parametrize(
    ("text", "inputs", "code", "exit_code"),
    [
        (TRUE, {}, "0", 0),
        (BENT, {"fail": "false"}, "1", 0),
        (TRUE.replace("「", "“").replace("。」", "”"), {"strict": "true"}, "0", 0),
        ("孫東說：「像人才的跨境流动就非常重要。」", {"strict": "true"}, "1", 1),
        (TRUE, {"drafts": "none.md", "fail": "false"}, "3", 3),
        (TRUE, {"stores": "none.json"}, "3", 3),
    ],
)
def test_what_is_asked_decides(runner, text, inputs, code, exit_code):
    """Findings may be let go, a file that cannot be read may not."""
    result, out, _ = runner("check", {"draft.md": text}, **inputs)
    assert (out["code"], result.returncode) == (code, exit_code), result.stderr


def test_names_of_files_run_nothing(runner):
    """A name with blanks, quotes and a command in it is a name; one that begins with a dash is no option."""
    names = ["$(touch pwned) 'a' \"b\".md", "--strict.md"]
    result, _, checkout = runner("check", dict.fromkeys(names, BENT), drafts="\n".join(names))
    assert result.stdout.count("::error") == 2
    assert not (checkout / "pwned").exists()


@pytest.mark.slow
def test_it_installs_itself(runner, tmp_path):
    """In an environment of its own, from the action's folder."""
    result, _, _ = runner("Install hkinno", {})
    assert result.returncode == 0, result.stderr
    installed = Path(tmp_path) / "runner" / "hkinno" / "bin" / "hkinno"
    assert "hkinno" in subprocess.run([installed, "--version"], capture_output=True, text=True, check=True).stdout


def test_no_input_stands_in_a_script():
    """Else who names a branch or a file could run a command."""
    for step in ACTION["runs"]["steps"]:
        assert "${{" not in step.get("run", "")
