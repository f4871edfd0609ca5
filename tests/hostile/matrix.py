"""The fast suite in other surroundings: Pythons, versions, users, locales, and what else differs from place to place.

    python -m tests.hostile.matrix [WORDS IN A NAME]...

Each entry is one run of the tests on a copy of the tree, two at a time; only what failed is run again, to tell what is
wrong from what the machine was too busy for. What cannot be had here is named with its reason.
"""

import json
import os
import re
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from tests.conftest import ROOT

USER = "hkinno-test"
ASCII = (("LC_ALL", "C"), ("PYTHONCOERCECLOCALE", "0"), ("PYTHONUTF8", "0"))
UNDER = ("sh", "-c", 'umask 077; exec nohup "$@"', "sh")
ENDED = re.compile(r"(?:(\d+) failed)?(?:, )?(?:(\d+) passed)?(?:, (\d+) skipped)?.* in [\d.]+s")


class Entry(NamedTuple):
    """Surroundings: a name, the Python, options of it, variables, and what stands before the command."""

    name: str
    python: str
    options: tuple[str, ...] = ()
    variables: tuple[tuple[str, str], ...] = ()
    before: tuple[str, ...] = ()
    arguments: tuple[str, ...] = ("-p", "no:randomly")
    lowest: bool = False


class Ended(NamedTuple):
    """How a run ended: its entry's name, the version of Python, tests that passed, failed (twice), were skipped."""

    name: str
    python: str
    passed: int
    failed: list[str]
    skipped: int
    why: str = ""


def pythons() -> dict[str, str]:
    """The Pythons from 3.11 on that are here: version to path."""
    known = [Path(sys.executable), Path("/usr/bin/python3")]
    known += [path for folder in os.environ["PATH"].split(os.pathsep) for path in Path(folder).glob("python3.1[0-9]")]
    known += Path.home().glob(".pyenv/versions/3.1*/bin/python")
    known += Path(os.environ.get("PYENV_ROOT", "/nowhere")).glob("versions/3.1*/bin/python")
    found: dict[str, str] = {}
    for path in known:
        command = [str(path), "-c", "import sys, ensurepip; print('%d.%d.%d' % sys.version_info[:3])"]
        told = subprocess.run(command, capture_output=True, encoding="ascii", check=False)
        version = told.stdout.strip()
        if told.returncode == 0 and tuple(map(int, version.split("."))) >= (3, 11):
            found.setdefault(version, str(path))
    return dict(sorted(found.items(), key=lambda each: tuple(map(int, each[0].split(".")))))


def entries(folder: Path) -> list[Entry]:
    """All surroundings that can be had; each Python is in one of them at least."""
    known = pythons()
    newest = list(known.values())[-1]
    others = list(_others(folder, newest))
    used = {each.python for each in others}
    return [*others, *(Entry(f"CPython {version}", path) for version, path in known.items() if path not in used)]


def _others(folder: Path, newest: str) -> Iterator[Entry]:
    if os.geteuid() == 0 and shutil.which("setpriv") and shutil.which("useradd"):
        subprocess.run(["useradd", "-M", USER], capture_output=True, check=False)
        yield Entry(
            "another user, umask 077, TMPDIR, TZ, nohup, random order",
            # One that this user may start.
            "/usr/bin/python3",
            variables=(("TZ", "Pacific/Kiritimati"), ("TMPDIR", str(folder / "tmp")), ("HOME", str(folder / "tmp"))),
            before=("setpriv", f"--reuid={USER}", f"--regid={USER}", "--clear-groups", *UNDER),
            arguments=(),
        )
    yield Entry("LC_ALL=C, -OO", newest, ("-OO",), ASCII)
    if shutil.which("localedef"):
        command = ["localedef", "-i", "zh_TW", "-f", "BIG5", str(folder / "zh_TW.BIG5")]
        if subprocess.run(command, capture_output=True, check=False).returncode == 0:
            variables = (("LC_ALL", "zh_TW.BIG5"), ("LOCPATH", str(folder)))
            yield Entry("LC_ALL=zh_TW.BIG5, random order", newest, variables=variables, arguments=())
    yield Entry("the lowest versions that are promised", sys.executable, lowest=True)


def run(entry: Entry, folder: Path) -> Ended:
    """Run the suite in the surroundings of an entry."""
    venv, tree = folder / "venv", folder / "tree"
    for path in (venv, tree, folder / "tmp"):
        shutil.rmtree(path, ignore_errors=True)
    (folder / "tmp").mkdir()
    listed = subprocess.run(["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, check=True).stdout
    for name in listed.decode().split("\0"):
        if (ROOT / name).is_file():
            (tree / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copy(ROOT / name, tree / name)
    told = _installed(entry, venv, tree)
    if told:
        return Ended(entry.name, "", 0, [], 0, told)
    python = venv / "bin" / "python"
    if entry.before:
        subprocess.run(["chown", "-R", USER, str(tree), str(folder / "tmp")], check=True)
        folder.chmod(0o755)
    command = [*entry.before, str(python), *entry.options, "-m", "pytest", "-q", "-n", "2", "-rf", "--tb=short"]
    environment = {**os.environ, **dict(entry.variables), "PYTHONDONTWRITEBYTECODE": "1"}
    version = subprocess.run([str(python), "-V"], capture_output=True, encoding="ascii", check=True).stdout.split()[1]

    def tested(*more: str) -> tuple[list[str], str]:
        ended = subprocess.run(
            [*command, *entry.arguments, *more],
            cwd=tree,
            env=environment,
            stdin=subprocess.DEVNULL,
            capture_output=True,
            encoding="utf-8",
            errors="replace",
            check=False,
        ).stdout
        (folder / f"{re.sub(r'[^a-z0-9]+', '-', entry.name.lower())}.txt").write_text(ended, encoding="utf-8")
        return re.findall(r"^FAILED (\S+?\.py\S*?(?:\[.*\])?)(?: - .*)?$", ended, re.MULTILINE), ended.splitlines()[-1]

    failed, last = tested()
    counts = {word: int(number) for number, word in re.findall(r"(\d+) (passed|failed|skipped|error)", last)}
    again = tested(*{each.split("[")[0] for each in failed})[0] if failed else []
    if not counts.get("passed") or counts.get("error"):
        return Ended(entry.name, version, 0, [], 0, last[:200])
    return Ended(
        entry.name,
        version,
        counts["passed"] + len(failed) - len(again),
        again,
        counts.get("skipped", 0),
        f"failed once and passed alone: {', '.join(sorted(set(failed) - set(again)))}" if failed != again else "",
    )


def _installed(entry: Entry, venv: Path, tree: Path) -> str:
    """Make the environment; why it could not be made."""
    subprocess.run([entry.python, "-m", "venv", str(venv)], check=True, capture_output=True)
    python = str(venv / "bin" / "python")
    extras = ".[documents,author,mcp,test,oracle,lint]" if entry.lowest else ".[test,oracle]"
    command = [python, "-m", "pip", "install", "--quiet", extras]
    if entry.lowest:
        subprocess.run([python, "-m", "pip", "install", "--quiet", "uv"], check=False, capture_output=True)
        command = [python, "-m", "uv", "pip", "install", "--quiet", "--resolution", "lowest-direct", extras]
    told = subprocess.run(command, cwd=tree, capture_output=True, encoding="utf-8", check=False)
    more = [python, "-m", "pip", "install", "--quiet", "pytest-xdist", "pytest-randomly"]
    if told.returncode == 0:
        told = subprocess.run(more, capture_output=True, encoding="utf-8", check=False)
    return "" if told.returncode == 0 else f"could not be installed: {told.stderr.strip()[-200:]}"


def measured(words: list[str]) -> Iterator[Ended]:
    """Each entry whose name holds all the words, run."""
    with tempfile.TemporaryDirectory() as made:
        folder = Path(made)
        for entry in entries(folder):
            if all(word in entry.name for word in words):
                yield run(entry, folder)


if __name__ == "__main__":
    for each in measured(sys.argv[1:]):
        print(json.dumps(each), flush=True)
