"""Many drafts: the same answers in the same order, whatever number of processes checks them."""

import contextlib
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from hkinno.commands import drafts
from tests.conftest import Run, program

QUOTATION = "孫東說：「像資金的跨境流動就非常重要」（funds-5）。\n"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """More drafts than one process takes, one that cannot be read, one in which nothing is seen."""
    for number in range(drafts.FEWEST):
        (tmp_path / f"{number:02}.md").write_text(QUOTATION * (number + 1), encoding="utf-8")
    (tmp_path / "05a.docx").write_text("none")
    (tmp_path / "07a.txt").write_text("孫東來了。", encoding="utf-8")
    return tmp_path


SLOW_FORMS = [pytest.param(form, marks=pytest.mark.slow) for form in ("lines", "sarif")]


@pytest.mark.parametrize("form", ["json", *SLOW_FORMS])
def test_as_many_processes_as_one(folder: Path, form: str, run: Run):
    """Output, order, counts, hints and exit code are those of one process."""
    one, several = (run("check", str(folder), "-f", form, "--jobs", jobs) for jobs in ("1", "3"))
    assert (one.stdout, one.stderr, one.returncode) == (several.stdout, several.stderr, several.returncode)
    assert one.returncode == 3
    assert "05a.docx: is named as Word is and is none" in one.stderr
    assert "07a.txt names 孫東" in one.stderr


def test_few_drafts_are_checked_here(tmp_path: Path):
    """Other processes would take longer to begin."""
    names = [str(tmp_path / f"{number}.md") for number in range(drafts.FEWEST - 1)]
    for name in names:
        Path(name).write_text(QUOTATION, encoding="utf-8")
    words = f"import sys; from hkinno.cli import run; run(['check', '--jobs', '4', *{names!r}])"
    words += "; sys.exit('concurrent.futures.process' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", words], capture_output=True, check=False).returncode == 0


@pytest.mark.slow
@pytest.mark.parametrize(("victim", "code", "told"), [("all", 130, ""), ("child", 3, "try it with --jobs 1")])
def test_ended_from_outside(folder: Path, victim: str, code: int, told: str):
    """An interrupt ends all processes without a word; one that is killed is told of."""
    for number in range(200):
        (folder / f"x{number}.md").write_text(QUOTATION * 200, encoding="utf-8")
    command = [*program(), "check", "--quiet", "--jobs", "2", str(folder)]
    with subprocess.Popen(command, stderr=subprocess.PIPE, encoding="utf-8", start_new_session=True) as process:
        children = Path(f"/proc/{process.pid}/task/{process.pid}/children")
        if not children.exists():
            process.kill()
            pytest.skip("needs /proc to see other processes")
        deadline = time.monotonic() + 30
        while not children.read_text() and time.monotonic() < deadline:
            time.sleep(0.05)
        time.sleep(0.5)
        if victim == "all":
            os.killpg(process.pid, signal.SIGINT)
        else:
            os.kill(int(children.read_text().split()[0]), signal.SIGKILL)
        _, words = process.communicate(timeout=60)
    assert process.returncode == code
    assert told in words
    assert "Traceback" not in words


def test_no_process_outlives_a_fault(folder: Path):
    """What should not happen in one of several processes ends them all: one that is left holds the output open."""
    words = (
        "import multiprocessing, sys; multiprocessing.set_start_method('fork');"
        "from hkinno.commands import drafts; one = drafts._one;"
        "drafts._one = lambda name, *rest, **named: 1 / 0 if '03' in name else one(name, *rest, **named);"
        f"sys.argv = ['hkinno', 'check', '--jobs', '2', {str(folder)!r}]; from hkinno.__main__ import main; main()"
    )
    # It waits for the end of the output, which every process holds.
    ended = subprocess.run(
        [sys.executable, "-c", words], capture_output=True, timeout=60, check=False, encoding="utf-8"
    )
    assert ended.returncode == 3
    assert "should not have happened: ZeroDivisionError" in ended.stderr


def test_a_bar_for_many_drafts(folder: Path, run: Run, monkeypatch: pytest.MonkeyPatch):
    """It moves by a draft, whoever checks it; few drafts need none."""
    moved: list[tuple[int, bool]] = []

    @contextlib.contextmanager
    def progress(steps: int, label: str, *, slow: bool) -> Iterator[Callable[[int], None]]:
        yield lambda number: moved.append((number, slow)) if label == "checking" else None

    monkeypatch.setattr(drafts.output, "progress", progress)
    monkeypatch.setattr(drafts, "DRAFTS_FROM", 10)
    run("check", str(folder), "--jobs", "2")
    assert moved == [(1, True)] * (drafts.FEWEST + 2)
    moved.clear()
    run("check", str(folder / "00.md"), str(folder / "01.md"))
    assert [slow for _, slow in moved] == [False, False]
