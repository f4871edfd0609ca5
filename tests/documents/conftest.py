"""Other programs that make and read documents, where they are installed."""

import contextlib
import os
import re
import shutil
import subprocess
from collections.abc import Callable
from hashlib import sha256
from pathlib import Path

import pytest

from hkinno import check
from hkinno.store import open_store

from .draft import markdown


@pytest.fixture(scope="session")
def known() -> check.Corpus:
    """The corpus of the shipped store, without a copy of the page."""
    return check.corpus(open_store())


@pytest.fixture(scope="session")
def pandoc() -> str:
    """The path of a pandoc that reads all formats; older ones lack AsciiDoc, and read tables of LaTeX wrongly."""
    with contextlib.suppress(ImportError, OSError):
        import pypandoc

        return str(pypandoc.get_pandoc_path())
    found = shutil.which("pandoc")
    version = subprocess.run([found, "--version"], check=True, capture_output=True, text=True).stdout if found else "0"
    if int(re.findall(r"\d+", version)[0]) < 3:
        pytest.skip("needs pandoc 3: pip install 'hkinno[oracle]'")
    return str(found)


@pytest.fixture
def with_pandoc(pandoc: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """Let the program find pandoc."""
    monkeypatch.setenv("PATH", str(Path(pandoc).parent) + os.pathsep + os.environ["PATH"])


@pytest.fixture(scope="session")
def made(pandoc: str, tmp_path_factory: pytest.TempPathFactory) -> Callable[[str, str], Path]:
    """Make the draft in a format of pandoc: made("docx", "docx")."""
    folder = tmp_path_factory.mktemp("made")

    def make(ending: str, form: str) -> Path:
        path = folder / f"draft.{ending}"
        if not path.exists():
            text = markdown(bold=False)
            command = [pandoc, "--from", "markdown", "--to", form, "--standalone", "--wrap=none", "--output", str(path)]
            subprocess.run(command, input=text.encode(), check=True, timeout=120, capture_output=True)
        return path

    return make


@pytest.fixture(scope="session")
def office(
    made: Callable[[str, str], Path], tmp_path_factory: pytest.TempPathFactory
) -> Callable[[str, Path | None], Path]:
    """Make a file again in another format with LibreOffice: office("odt")."""
    program = shutil.which("soffice") or shutil.which("libreoffice")
    if program is None:
        pytest.skip("needs LibreOffice: apt-get install libreoffice-writer")
    folder = tmp_path_factory.mktemp("office")

    def make(ending: str, source: Path | None = None) -> Path:
        source = source or made("docx", "docx")
        # Of two files of one name each has its own.
        into = folder / sha256(source.read_bytes()).hexdigest()[:12]
        path = into / f"{source.stem}.{ending.partition(':')[0]}"
        if not path.exists():
            profile = f"-env:UserInstallation=file://{folder}/profile"
            command = [program, profile, "--headless", "--convert-to", ending, "--outdir", str(into), str(source)]
            subprocess.run(command, check=True, timeout=240, capture_output=True)
        return path

    return make


@pytest.fixture(scope="session")
def browser() -> Callable[..., bytes]:
    """Run a browser without a window and give what it prints."""
    program = next(filter(None, map(shutil.which, ("chromium", "google-chrome", "chromium-browser"))), None)
    if program is None:
        pytest.skip("needs a browser: apt-get install chromium")

    def call(*words: str) -> bytes:
        command = [program, "--headless", "--no-sandbox", "--disable-gpu", *words]
        return subprocess.run(command, check=True, timeout=240, capture_output=True).stdout

    return call
