"""How long a command takes, as a ratio to a one-line command of the same Typer on the same machine.

    python -m benchmarks.start_up [ROUNDS]

Needs hkinno installed beside this Python (not in editable mode: that compiles the source every time), and
sqlite-utils for the row that is compared with it (`pip install sqlite-utils`).
Rounds are interleaved, so that a busy moment falls on all rows alike; the median of each is told.
"""

import os
import pty
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

ROUNDS = 21
BIN = Path(sys.executable).parent

HELLO = """
import typer
app = typer.Typer(rich_markup_mode=None, pretty_exceptions_enable=False)
@app.command()
def hello() -> None:
    print("hello")
app()
"""
HELLO_TABLE = """
import typer
app = typer.Typer(rich_markup_mode=None, pretty_exceptions_enable=False)
@app.command()
def hello() -> None:
    from rich.console import Console
    from rich.table import Table
    table = Table("id", "text")
    table.add_row("1", "hello")
    Console().print(table)
app()
"""


def piped(command: list[str], **more: str) -> Callable[[], None]:
    """Run a command in a pipe."""

    def once() -> None:
        subprocess.run(command, env=_environment(more), capture_output=True, check=False)

    return once


def on_terminal(command: list[str]) -> Callable[[], None]:
    """Run a command on a pseudo-terminal, and read all it prints."""

    def once() -> None:
        mine, its = pty.openpty()
        with subprocess.Popen(command, env=_environment({}), stdout=its, stderr=its, stdin=its) as process:
            os.close(its)
            while True:
                try:
                    if not os.read(mine, 65536):
                        break
                except OSError:  # Linux says so when the other end is closed
                    break
            process.wait()
        os.close(mine)

    return once


def _environment(more: dict[str, str]) -> dict[str, str]:
    kept = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    return {**kept, "COLUMNS": "100", **more}


def main() -> None:
    """Print one row for each kind of work: its time, the other's, and the ratio."""
    hkinno = str(BIN / "hkinno")
    with tempfile.TemporaryDirectory() as folder:
        hello, table = Path(folder) / "hello.py", Path(folder) / "table.py"
        hello.write_text(HELLO, encoding="utf-8")
        table.write_text(HELLO_TABLE, encoding="utf-8")
        floor = piped([sys.executable, str(hello)])
        rows = [
            ("hkinno --version", piped([hkinno, "--version"]), "bare Typer hello", floor),
            ("hkinno facts talent, pipe", piped([hkinno, "facts", "talent"]), "bare Typer hello", floor),
            (
                "hkinno facts talent, table",
                on_terminal([hkinno, "facts", "talent"]),
                "Typer hello with one Rich table",
                on_terminal([sys.executable, str(table)]),
            ),
            (
                "Tab completion of a topic",
                piped([hkinno], _HKINNO_COMPLETE="complete_bash", COMP_WORDS="hkinno facts tal", COMP_CWORD="2"),
                "bare Typer hello",
                floor,
            ),
            ("hkinno cite Q01, pipe", piped([hkinno, "cite", "Q01"]), "bare Typer hello", floor),
            (
                "hkinno quote 背水一战 (folded)",
                piped([hkinno, "quote", "背水一战"]),
                "hkinno quote 背水一戰 --exact",
                piped([hkinno, "quote", "背水一戰", "--exact"]),
            ),
        ]
        database = Path(folder) / "quotes.db"
        if (BIN / "sqlite-utils").exists():
            quotes = subprocess.run([hkinno, "quote", "--json"], capture_output=True, check=True).stdout
            tool = str(BIN / "sqlite-utils")
            subprocess.run([tool, "insert", str(database), "quotes", "-"], input=quotes, check=True)
            question = "select id, exact, paragraph from quotes where exact like '%背水一戰%'"
            other = piped([tool, str(database), question])
            rows.append(("hkinno quote 背水一戰, pipe", piped([hkinno, "quote", "背水一戰"]), "sqlite-utils", other))
        times: dict[tuple[int, bool], list[float]] = {}
        for _ in range(int(sys.argv[1]) if len(sys.argv) > 1 else ROUNDS):
            for number, (_, work, _, against) in enumerate(rows):
                for ours, run in ((True, work), (False, against)):
                    begun = time.perf_counter()
                    run()
                    times.setdefault((number, ours), []).append(time.perf_counter() - begun)
    print("| work | ms | against | ms | ratio |\n| --- | --- | --- | --- | --- |")
    for number, (work_name, _, against_name, _) in enumerate(rows):
        mine, its = (statistics.median(times[number, side]) * 1000 for side in (True, False))
        print(f"| {work_name} | {mine:.0f} | {against_name} | {its:.0f} | {mine / its:.2f} |")


if __name__ == "__main__":
    main()
