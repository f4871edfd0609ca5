"""The package: the wheel holds the store, and a command imports only what it uses."""

import email
import json
import os
import shutil
import subprocess
import sys
import tarfile
import venv
import zipfile
from pathlib import Path

import pytest

from tests.conftest import ROOT, STORE, utf8


@pytest.fixture(scope="module")
def packed(tmp_path_factory):
    """A folder with an sdist of the tree, and a wheel built from it: both ways of packing must carry the store."""
    folder = tmp_path_factory.mktemp("dist")
    subprocess.run([sys.executable, "-m", "build", "--outdir", str(folder), str(ROOT)], check=True, capture_output=True)
    return folder


@pytest.fixture
def wheel(packed):
    return next(packed.glob("*.whl"))


@pytest.fixture(scope="module")
def tracked():
    """The names of the files of the repository."""
    git = shutil.which("git")
    listed = subprocess.run([git, "ls-files", "-z"], cwd=ROOT, capture_output=True, check=False).stdout if git else b""
    names = [name for name in listed.decode().split("\0") if name and (ROOT / name).is_file()]
    if STORE.name not in names:
        pytest.skip("needs git, and a clone that it may read: an sdist was looked at when it was a commit")
    return names


def test_the_same_tree_is_packed_to_the_same_bytes(packed, tmp_path):
    """From an sdist the same sdist and wheel, by anybody, anywhere and at any time, for one SOURCE_DATE_EPOCH."""

    def pack(tree: Path, mask: str, **more: str) -> dict[str, bytes]:
        made = tree.with_name("dist")
        command = ["sh", "-c", 'umask "$1"; shift; exec "$@"', "sh", mask, sys.executable, "-m", "build", "--outdir"]
        environment = {**os.environ, **more}
        subprocess.run([*command, str(made), str(tree)], check=True, capture_output=True, env=environment)
        return {path.name: path.read_bytes() for path in made.iterdir()}

    trees = []
    for name in ("one", "another", "a third"):
        with tarfile.open(next(packed.glob("*.tar.gz"))) as archive:
            archive.extractall(tmp_path / name, filter="data")
        trees.append(next((tmp_path / name).iterdir()))
    assert pack(trees[0], "022") == {path.name: path.read_bytes() for path in packed.iterdir()}
    for path in trees[1].rglob("*"):
        os.utime(path, (86_400 * 4000, 86_400 * 4000))
        path.chmod(path.stat().st_mode & 0o700)
    moment = {"SOURCE_DATE_EPOCH": "1700000000"}
    elsewhere = {"TZ": "Asia/Hong_Kong", "LC_ALL": "C", "HOME": str(tmp_path), "PYTHONHASHSEED": "7"}
    assert pack(trees[1], "077", **moment, **elsewhere) == pack(trees[2], "002", **moment)


def test_the_metadata_say_what_is_so(wheel):
    """Who made it, under which licences, whose texts are in the wheel, and for which Pythons; no person's address."""
    with zipfile.ZipFile(wheel) as archive:
        name = next(name for name in archive.namelist() if name.endswith(".dist-info/METADATA"))
        metadata = email.message_from_bytes(archive.read(name))
        licences = {name.rpartition("/licenses/")[2] for name in archive.namelist() if "/licenses/" in name}
    assert licences == set(metadata.get_all("License-File")) == {"LICENSE", "LICENSES/Apache-2.0.txt"}
    assert metadata["License-Expression"] == "MIT AND Apache-2.0"
    assert metadata["Author"] == "The hkinno maintainers"
    assert "Author-email" not in metadata
    assert metadata.get_all("Project-URL") == ["Homepage, https://pypi.org/project/hkinno/"]
    pythons = {each.rpartition(" ")[2] for each in metadata.get_all("Classifier") if ":: Python :: 3." in each}
    assert pythons == {"3.11", "3.12", "3.13", "3.14"}
    assert metadata["Requires-Python"] == ">=3.11"


def test_the_sdist_holds_the_whole_tree(packed, tracked):
    """Whoever unpacks it has all that the tests need."""
    with tarfile.open(next(packed.glob("*.tar.gz"))) as archive:
        names = {name.partition("/")[2] for name in archive.getnames()}
    assert set(tracked) <= names


def test_the_wheel_holds_the_store_and_nothing_else_of_the_tree(wheel):
    """facts.json ships inside the package; tests and tools do not ship."""
    with zipfile.ZipFile(wheel) as archive:
        names = archive.namelist()
        assert archive.read("hkinno/facts.json") == STORE.read_bytes()
    assert all(name.startswith("hkinno") for name in names)


def test_the_installed_wheel_answers_with_the_tree_out_of_reach(wheel, tmp_path):
    """In a new environment, from another directory, the installed command finds its store."""
    venv.create(tmp_path / "env", system_site_packages=False, with_pip=True)
    python = tmp_path / "env" / "bin" / "python"
    subprocess.run([str(python), "-m", "pip", "install", "--quiet", str(wheel)], check=True, capture_output=True)
    result = subprocess.run(
        [str(tmp_path / "env" / "bin" / "hkinno"), "facts", "talent", "--json"],
        capture_output=True,
        encoding="utf-8",
        cwd=tmp_path,
        check=True,
        env={"PATH": "/usr/bin:/bin", "HOME": str(tmp_path)},
    )
    found = {fact["id"] for fact in json.loads(result.stdout)}
    content = json.loads(STORE.read_text(encoding="utf-8"))
    assert found == {fact["id"] for fact in content["facts"].values() if "talent" in fact["topics"]}


# What a command must not import: module, and the commands that may.
DEAR = {
    "rich": (),
    "pydantic": (),
    "importlib.metadata": (),
    # markdown-it-py loads it, and dataclasses.
    "logging": (["check", "--text", "「甲乙丙丁」"],),
    "dataclasses": (["check", "--text", "「甲乙丙丁」"],),
    "tomllib": (),
    "hkinno.cite": (["cite", "Q01"],),
    "hkinno.check": (["check", "--text", "「甲乙丙丁」"],),
    "hkinno.store.checks": (["validate"],),
    "sqlite3": (),
    "hkinno.store.cache": (),
    "hkinno.copy.proof": (),
    "hkinno.copy.editions": (),
    "tinydb": (
        ["facts", "talent"],
        ["quote", "背水一戰"],
        ["cite", "Q01"],
        ["check", "--text", "「甲乙丙丁」"],
        ["validate"],
    ),
    "hkinno.text.folding_table": (
        ["facts", "talent"],
        ["quote", "背水一戰"],
        ["check", "--text", "「甲乙丙丁」"],
        ["cite", "Q01"],
        ["validate"],
    ),
}


# What Typer does not load itself, and a look-up needs.
NEEDED = {"__future__", "_json", "gc", "json", "tinydb", "unicodedata"}
# markdown-it-py, and what it loads.
MARKDOWN = {"markdown_it", "mdurl", "html", "dataclasses", "logging", "atexit", "string", "_string"}
# The same for some commands.
MORE = {
    "validate": {"decimal", "_decimal", "fractions", "numbers", "hashlib", "_hashlib", "_blake2"},
    # A text of unknown format is read as Markdown.
    "check": {"bisect", "_bisect", *MARKDOWN},
}
HELLO = """
import typer
app = typer.Typer(rich_markup_mode=None, pretty_exceptions_enable=False)
@app.command()
def hello() -> None: pass
app([], standalone_mode=False)
"""
OURS = """
from hkinno.cli import run
run(sys.argv[1:])
"""


def loaded(code: str, arguments: list[str], home: Path) -> set[str]:
    """The modules that are loaded when some code has run."""
    told = home / "modules"
    last = f"with open({str(told)!r}, 'w') as file: file.write('\\n'.join(sys.modules))"
    subprocess.run(
        [sys.executable, "-c", f"import sys\n{code}\n{last}", *utf8(*arguments)],
        capture_output=True,
        cwd=ROOT,
        env={**os.environ, "HOME": str(home)},
        check=True,
    )
    return set(told.read_text(encoding="utf-8").splitlines())


@pytest.mark.parametrize(
    "arguments",
    [
        ["--version"],
        ["facts", "talent"],
        ["quote", "背水一戰"],
        ["cite", "Q01"],
        ["check", "--text", "「甲乙丙丁」"],
        ["validate"],
    ],
    ids=" ".join,
)
def test_a_command_imports_only_what_it_uses(arguments, tmp_path):
    """Nothing dear is loaded by a command that does not use it, and nothing at all that nobody has thought of."""
    found = loaded(OURS, arguments, tmp_path)
    assert "hkinno.cli" in found
    for module, allowed in DEAR.items():
        if arguments not in allowed:
            assert module not in found, f"{' '.join(arguments)} imports {module}"
    others = {name.partition(".")[0] for name in found - loaded(HELLO, [], tmp_path)} - {"hkinno"}
    assert others <= NEEDED | MORE.get(arguments[0], set())


def test_the_data_and_the_generated_files_are_fresh():
    """facts.json is tidy, and its readings are as their tool makes them."""
    for tool in ("tools.tidy", "tools.romanise"):
        result = subprocess.run([sys.executable, "-m", tool, "--check"], cwd=ROOT, capture_output=True, check=False)
        assert result.returncode == 0, result.stderr


def test_no_text_of_the_page_is_in_the_repository(page, tracked):
    """No file but facts.json holds a long run of the page's words."""
    text = "".join(Path(page).read_text(encoding="utf-8").split())
    runs = {text[start : start + 60] for start in range(len(text) - 59)}
    for name in tracked:
        if name != "facts.json":
            content = "".join((ROOT / name).read_text(encoding="utf-8", errors="replace").split())
            assert not any(content[start : start + 60] in runs for start in range(len(content) - 59)), name
