"""What the tests share: the shipped store, the program as a user runs it, and a copy of the page."""

import contextlib
import io
import json
import os
import shlex
import shutil
import signal
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any
from unittest import mock

import pytest
from hypothesis import settings

from hkinno.search.lexicon import Lexicon
from hkinno.sources import Sources

ROOT = Path(__file__).parent.parent
STORE = ROOT / "facts.json"
# The user's copy of the page, if any. The program itself is to see it only where a test gives it.
SOURCE = os.environ.get("HKINNO_SOURCE", "")
# What other programs should still find of the user's when HOME is another.
SETTINGS = {"PIP_CONFIG_FILE": ("~/.config/pip/pip.conf", "~/.pip/pip.conf"), "GIT_CONFIG_GLOBAL": ("~/.gitconfig",)}

# The words of help, and what a check promises, are docstrings.
needs_docstrings = pytest.mark.skipif(__doc__ is None, reason="needs docstrings: python -OO leaves none")

Run = Callable[..., subprocess.CompletedProcess[str]]


def program() -> list[str]:
    """The installed command, or the package where it is not installed."""
    beside = Path(sys.executable).parent / "hkinno"
    found = str(beside) if beside.exists() else shutil.which("hkinno")
    return [found] if found else [sys.executable, "-m", "hkinno"]


def quoted() -> str:
    """The program as words of a shell."""
    return shlex.join(program())


def utf8(*words: str) -> list[bytes]:
    """Words of a command line in UTF-8, whatever the locale of the tests is."""
    return [word.encode("utf-8", "surrogateescape") for word in words]


def call(arguments: list[str], given: bytes = b"") -> tuple[int, str, str]:
    """Run the program in this process, with ``given`` on stdin: exit code, stdout, stderr.

    Its faults come through where HKINNO_DEBUG asks for them.
    """
    from hkinno.cli import run
    from hkinno.commands import config

    config.read.cache_clear()
    out, told = (io.TextIOWrapper(io.BytesIO(), encoding="utf-8") for _ in range(2))
    kept = sys.stdin, sys.stdout, sys.stderr
    sys.stdin, sys.stdout, sys.stderr = io.TextIOWrapper(io.BytesIO(given), encoding="utf-8"), out, told
    try:
        code = run(arguments)
        out.flush()
        told.flush()
    finally:
        sys.stdin, sys.stdout, sys.stderr = kept
    return code, out.buffer.getvalue().decode("utf-8"), told.buffer.getvalue().decode("utf-8")


def unread(pipe: Any) -> int:
    """How many bytes of a pipe nobody has read."""
    import fcntl  # not on Windows
    import termios

    return int.from_bytes(fcntl.ioctl(pipe, termios.FIONREAD, bytes(4)), sys.byteorder)


def settle(home: str) -> None:
    """Make the surroundings of all that is run from here on the same for everybody, with a home of its own.

    Nothing of the user's is read and nothing is left with him; words are UTF-8; what is started can be interrupted,
    also by tests that a shell runs in the background.
    """
    for name, paths in SETTINGS.items():
        for path in filter(os.path.exists, map(os.path.expanduser, paths)):
            os.environ.setdefault(name, path)
    for name in list(os.environ):
        if name.startswith(("HKINNO_", "XDG_")):
            del os.environ[name]
    os.environ.update(HOME=home, PYTHONUTF8="1")
    if signal.getsignal(signal.SIGINT) is signal.SIG_IGN:
        signal.signal(signal.SIGINT, signal.default_int_handler)


# What takes long, or needs programs that few machines have: campaigns, fuzzing, large stores, browsers, shells, builds.
# The README's command leaves it out; CI runs it with ``-m slow``.
SLOW = (
    "tests/hostile/",
    "tests/check/test_hostile.py",
    "tests/cite/test_cite.py::test_every_record_in_every_style",
    "tests/cite/test_cite.py::test_no_name_of_one_article_stands_in_another",
    "tests/cite/test_checked.py",
    "tests/cite/test_hostile.py",
    "tests/cite/test_oracle.py",
    "tests/cite/test_pandoc.py",
    "tests/commands/test_completion.py",
    "tests/copy/test_corruptions.py",
    "tests/copy/test_hostile_pdfs.py",
    "tests/documents/test_draft.py",
    "tests/documents/test_others.py",
    "tests/documents/test_round_trip.py",
    "tests/export/test_hostile.py",
    "tests/export/test_html.py",
    "tests/search/test_find.py::test_every_pair_of_characters",
    "tests/search/test_find.py::test_simplified_text_finds_the_same_records",
    "tests/store/test_terms.py::test_terms_let_every_match_through",
    "tests/check/test_drafts.py::test_a_million_opening_marks",
    "tests/store/test_cache.py",
    "tests/test_outlet.py",
    "tests/test_packaging.py",
    "tests/test_patterns.py",
    "tests/test_pythons.py",
    "tests/text/test_romanise.py",
)


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark what is slow."""
    for item in items:
        if item.nodeid.startswith(SLOW):
            item.add_marker(pytest.mark.slow)


def pytest_configure() -> None:
    """Let an example take as long as a busy machine makes it."""
    settings.register_profile("suite", deadline=None)
    settings.load_profile("suite")


@pytest.fixture(autouse=True, scope="session")
def home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The home of the suite."""
    made = tmp_path_factory.mktemp("home")
    settle(str(made))
    return made


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
def run(home: Path) -> Run:
    """Run the program in a pipe, as a script does: run("facts", "talent") gives stdout, stderr and code.

    It runs in this process, which takes a tenth of the time; what is about the process itself takes ``start``.
    """

    def answer(*arguments: str, given: str | None = None, **more: str) -> subprocess.CompletedProcess[str]:
        with mock.patch.dict(os.environ, more), contextlib.chdir(home):
            code, out, told = call(list(arguments), (given or "").encode("utf-8", "surrogateescape"))
        return subprocess.CompletedProcess(arguments, code, out, told)

    return answer


@pytest.fixture(scope="session")
def start(home: Path) -> Run:
    """Run the program as ``run`` does, in a process of its own."""

    def answer(*arguments: str, given: str | None = None, **more: str) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            [*program(), *utf8(*arguments)],
            input=given,
            capture_output=True,
            encoding="utf-8",
            env={**os.environ, **more},
            cwd=home if program()[0] != sys.executable else ROOT,
            timeout=60,
            check=False,
        )

    return answer


@pytest.fixture(scope="session")
def page() -> str:
    """The path of a copy of the page. It is not in the repository: the tests that need it say so."""
    if not SOURCE:
        pytest.skip("needs a copy of the page: set HKINNO_SOURCE to its path")
    return SOURCE
