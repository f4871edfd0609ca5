"""What is known decides the exit: streams that take nothing change no verdict, in any command."""

import io
import itertools
import json
import os
import subprocess
import time
from pathlib import Path

import pytest

from hkinno.check import report
from hkinno.cli import COMMANDS
from hkinno.commands import output
from hkinno.outlet import Outlet
from tests.conftest import STORE, program, unread, utf8
from tests.terminal import shell

fcntl = pytest.importorskip("fcntl", reason="needs pipes as POSIX has them")
FULL = "hkinno: cannot write: No space left on device\n"

# Each command, and the code that its exit should have: found, nothing found or a finding, usage, a broken file.
CASES = [
    (["--help"], 0),
    (["--version"], 0),
    (["facst"], 2),
    (["facts", "talent"], 0),
    (["facts", "-f", "json"], 0),
    (["facts", "nothing at all"], 1),
    (["facts", "--db", "bent.md"], 3),
    (["quote", "背水一戰"], 0),
    (["show", "F001", "Q01", "main-1"], 0),
    (["topics", "-f", "table"], 0),
    (["figures", "-f", "table"], 0),
    (["figures", "--svg", "-"], 0),
    (["source"], 0),
    (["cite", "Q01", "--style", "apa7"], 0),
    (["check", "fine.md"], 0),
    (["check", "none.md"], 3),
    (["check", "bent.md", "--diff"], 1),
    *((["check", "bent.md", "-f", form], 1) for form in report.FORMATS),
    (["validate"], 0),
    (["validate", "--db", "unsound.json"], 1),
    *((["export", name], 0) for name in ("jsonl", "html")),
    (["help", "filters"], 0),
    (["help", "nothing"], 2),
    (["add", "none.txt", "--as", "none"], 3),
    (["build", "none"], 3),
    # Servers speak on their streams; what can be asked of them is their help.
    (["mcp", "--help"], 0),
    (["lsp", "--help"], 0),
]


@pytest.fixture(scope="module")
def folder(tmp_path_factory) -> Path:
    """Drafts and a store that are not as they should be. The findings of the long draft are more than a pipe holds."""
    made = tmp_path_factory.mktemp("streams")
    bent = "孫東說：「香港打造國際創新科技中心，須有背水一仗精神！」（main-1）。\n"
    converted = "孫東說：「香港打造国際創新科技中心，須有背水一戰精神！」（main-1）。\n"
    (made / "fine.md").write_text("孫東說：「背水一戰精神」（main-1）。\n", encoding="utf-8")
    (made / "bent.md").write_text(bent + converted, encoding="utf-8")
    (made / "long.md").write_text(bent * 800 + converted, encoding="utf-8")
    content = json.loads(STORE.read_text(encoding="utf-8"))
    content["facts"]["1"]["evidence"][0]["start"] += 1
    (made / "unsound.json").write_text(json.dumps(content), encoding="utf-8")
    return made


@pytest.fixture
def gone():
    """A pipe whose reader has gone."""
    reader, writer = os.pipe()
    os.close(reader)
    yield writer
    os.close(writer)


def start(arguments: list[str], folder: Path, redirection: str = "", gone: int = 0) -> subprocess.CompletedProcess[str]:
    """Run the program with its streams as bash sets them."""
    return subprocess.run(
        ["bash", "-c", f'exec "$@" {redirection}', "bash", *program(), *utf8(*arguments)],
        capture_output=True,
        encoding="utf-8",
        cwd=folder,
        pass_fds=(gone,) if gone else (),
        check=False,
        timeout=60,
    )


def test_every_command_is_among_the_cases():
    """A new command is tried with the rest."""
    assert set(COMMANDS) <= {arguments[0] for arguments, _ in CASES}


@pytest.mark.parametrize(("arguments", "code"), CASES, ids=[" ".join(arguments) for arguments, _ in CASES])
def test_streams_that_take_nothing_change_no_verdict(arguments, code, folder, gone):
    """With stdout or stderr closed, full or without a reader, the exit and the other stream are as they were.

    Only where data could not be written is that a fault: exit 3, and a line.
    """
    usual = start(arguments, folder)
    assert usual.returncode == code
    for redirection in (">&-", f">&{gone}"):
        result = start(arguments, folder, redirection, gone)
        assert (result.returncode, result.stderr) == (code, usual.stderr), redirection
    for redirection in ("2>&-", f"2>&{gone}", "2>/dev/full"):
        result = start(arguments, folder, redirection, gone)
        assert (result.returncode, result.stdout) == (code, usual.stdout), redirection
    lost = usual.stdout != ""
    result = start(arguments, folder, ">/dev/full")
    assert (result.returncode, result.stderr) == (3 if lost else code, usual.stderr + (FULL if lost else ""))


@pytest.mark.parametrize(
    "line", ["check long.md", "check long.md -f json", "check long.md -f github", "validate --db unsound.json"]
)
def test_a_finding_is_not_lost_with_its_reader(line, folder):
    """`check long.md | head -1` fails a step of CI under pipefail: the draft was bent before its reader went."""
    arguments = [*program(), *line.split()]
    result = subprocess.run(
        ["bash", "-c", 'set -o pipefail; "$@" | head -1', "bash", *arguments],
        capture_output=True,
        cwd=folder,
        check=False,
    )
    assert result.returncode == 1
    assert result.stdout.count(b"\n") == 1


def test_files_are_written_though_nobody_reads_what_is_told_of_them(folder, tmp_path, gone):
    """`check --fix --diff` writes the draft, and an export its file, whatever becomes of stdout and stderr."""
    for number, redirection in enumerate((f">&{gone} 2>&{gone}", ">/dev/full 2>/dev/full", ">&- 2>&-")):
        draft, made = tmp_path / f"{number}.md", tmp_path / f"{number}.jsonl"
        draft.write_bytes((folder / "bent.md").read_bytes())
        code = start(["check", "--fix", "--diff", str(draft)], folder, redirection, gone).returncode
        assert code == (3 if "full" in redirection else 1)
        assert "打造国際" not in draft.read_text(encoding="utf-8")
        assert start(["export", "jsonl", "-o", str(made)], folder, redirection, gone).returncode == 0
        assert made.read_bytes().count(b"\n") > 300
    assert start(["export", "jsonl", "-o", f"/dev/fd/{gone}"], folder, gone=gone).returncode == 0


def test_nothing_more_is_made_for_a_reader_that_has_gone(gone, monkeypatch):
    """`facts | head -1` of a large store ends when head does: most of the lines are never asked for."""
    lines = itertools.repeat("line", 100_000)
    with io.TextIOWrapper(io.BufferedWriter(Outlet(io.FileIO(gone, "wb", closefd=False)))) as stream:
        monkeypatch.setattr("sys.stdout", stream)
        output.write(lines)
    assert len(list(lines)) > 90_000


def test_a_pipe_that_does_not_block_gets_everything(folder):
    """A reader slower than we, over a pipe that another program has made non-blocking, misses nothing."""
    usual = start(["check", "long.md"], folder).stdout.encode()
    reader, writer = os.pipe()
    fcntl.fcntl(writer, fcntl.F_SETFL, fcntl.fcntl(writer, fcntl.F_GETFL) | os.O_NONBLOCK)
    command = [*program(), "check", "long.md"]
    with subprocess.Popen(command, stdout=writer, stderr=subprocess.PIPE, cwd=folder) as process:
        os.close(writer)
        while unread(reader) < 32_768 and process.poll() is None:
            time.sleep(0.05)
        time.sleep(0.2)
        with os.fdopen(reader, "rb") as file:
            assert file.read() == usual
        process.communicate(timeout=60)
    assert process.returncode == 1


def test_what_standard_input_does_not_give_is_a_fault(folder):
    """A stdin that can only be written to is told as such, not as something that we could not write."""
    for line in ("check -", "show -", "facts -"):
        result = start(line.split(), folder, "0>/dev/null")
        assert (result.returncode, result.stdout) == (3, "")
        assert result.stderr.startswith("hkinno: standard input: ")


def test_a_reader_that_goes_is_no_error():
    """`| head -1` leaves exit 0 and nothing on stderr."""
    for form in ("tsv", "json", "table", "text"):
        result = shell(f"$H facts -f {form} | head -1 >/dev/null; echo ${{PIPESTATUS[0]}}")
        assert (result.stdout, result.stderr) == ("0\n", "")


def test_a_closed_stdin_does_no_harm():
    """Started with a closed stdin, it does its work."""
    result = shell("$H facts talent <&-")
    assert (result.returncode, result.stderr) == (0, "")
