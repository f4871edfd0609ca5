"""What the tests share: the shipped store, the program as a user runs it, and a copy of the page."""

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from hkinno.search.lexicon import Lexicon
from hkinno.sources import Sources

ROOT = Path(__file__).parent.parent
STORE = ROOT / "facts.json"

Run = Callable[..., subprocess.CompletedProcess[str]]


def program() -> list[str]:
    """The installed command, or the package where it is not installed."""
    beside = Path(sys.executable).parent / "hkinno"
    found = str(beside) if beside.exists() else shutil.which("hkinno")
    return [found] if found else [sys.executable, "-m", "hkinno"]


@pytest.fixture(scope="session")
def tables() -> dict[str, list[dict[str, Any]]]:
    """The tables of the shipped store, as plain JSON gives them."""
    content = json.loads(STORE.read_text(encoding="utf-8"))
    return {name: list(table.values()) for name, table in content.items()}


@pytest.fixture(scope="session")
def lexicon(tables: dict[str, list[dict[str, Any]]]) -> Lexicon:
    """What words can mean in the shipped store."""
    return Lexicon(tables.__getitem__, Sources(tables.__getitem__))


@pytest.fixture
def broken(tmp_path: Path) -> Callable[[Callable[[dict[str, Any]], Any]], str]:
    """Make a copy of the store, changed by a function, and give its path."""

    def change(function: Callable[[dict[str, Any]], Any]) -> str:
        content = json.loads(STORE.read_text(encoding="utf-8"))
        function(content)
        path = tmp_path / "store.json"
        path.write_text(json.dumps(content, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
        return str(path)

    return change


@pytest.fixture(scope="session")
def run(tmp_path_factory: pytest.TempPathFactory) -> Run:
    """Run the program in a pipe, as a script does: run("facts", "talent") gives stdout, stderr and code."""
    home = tmp_path_factory.mktemp("home")

    def call(*arguments: str, given: str | None = None, **more: str) -> subprocess.CompletedProcess[str]:
        environment = {
            **{name: value for name, value in os.environ.items() if not name.startswith("HKINNO_")},
            "HOME": str(home),
            "XDG_CONFIG_HOME": str(home / "config"),
            "XDG_CACHE_HOME": str(home / "cache"),
            **more,
        }
        return subprocess.run(
            [*program(), *arguments],
            input=given,
            capture_output=True,
            encoding="utf-8",
            env=environment,
            cwd=home if program()[0] != sys.executable else ROOT,
            timeout=60,
            check=False,
        )

    return call


@pytest.fixture(scope="session")
def page() -> str:
    """The path of a copy of the page. It is not in the repository: the tests that need it say so."""
    path = os.environ.get("HKINNO_SOURCE", "")
    if not path:
        pytest.skip("needs a copy of the page: set HKINNO_SOURCE to its path")
    return path
