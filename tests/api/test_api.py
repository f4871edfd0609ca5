"""The Python API: what the commands answer, as data, for the price that is told."""

import doctest
import json
import subprocess
import sys
from pathlib import Path

import pytest

import hkinno
from tests.conftest import ROOT, needs_docstrings


@pytest.fixture(scope="module")
def library():
    return hkinno.open("builtin")


@pytest.fixture(autouse=True)
def _at_home(home, monkeypatch):
    """Nobody's own articles."""
    monkeypatch.chdir(home)


def test_the_page_of_the_api_is_true():
    """Every example of docs/api.md gives what it shows."""
    result = doctest.testfile(str(ROOT / "docs" / "api.md"), module_relative=False, encoding="utf-8")
    assert result.attempted > 15
    assert result.failed == 0


@needs_docstrings
def test_the_examples_of_the_package_are_true():
    result = doctest.testmod(hkinno)
    assert result.attempted
    assert not result.failed


@pytest.mark.parametrize(
    ("command", "answer"),
    [
        (["facts", "talent"], lambda library: library.facts("talent")),
        (["facts", "高才通", "kind:statistic"], lambda library: library.facts("高才通", "kind:statistic")),
        (["quote", "背水一战"], lambda library: library.quotes("背水一战")),
        (["figures", "topic:talent"], lambda library: library.figures("topic:talent")),
        (["topics"], lambda library: library.topics()),
        (["show", "Q01", "main-1"], lambda library: library.records("Q01", "main-1")),
        (["source", "main-3..5"], lambda library: library.paragraphs("main-3..5")),
        (["source"], lambda library: library.paragraphs()),
    ],
    ids=lambda value: " ".join(value) if isinstance(value, list) else "",
)
def test_the_commands_print_what_the_api_gives(run, library, command, answer):
    """The same records, key for key."""
    assert json.loads(run(*command, "--json", "--db", "builtin").stdout) == answer(library)


@pytest.mark.parametrize("options", [{"style": "apa7"}, {"style": "ris"}, {"quote": True, "bilingual": True}])
def test_citations_are_those_of_the_command(run, library, options):
    words = [
        word for name, value in options.items() for word in ([f"--{name}"] if value is True else [f"--{name}", value])
    ]
    printed = run("cite", "Q01", "Q03", *words, "--db", "builtin")
    cited = library.cite("Q01", "Q03", **options)
    assert printed.stdout == cited.text + "\n"
    assert printed.stderr.splitlines() == [f"hkinno: {hint}" for hint in cited.hints]


def test_findings_are_those_of_the_command(run, library, tmp_path):
    """Of a text, and of a file by its path; name, hash and version are the command's own."""
    draft = "孫東說：「基礎科研是掙錢的，做轉化和產業是花錢的」（主稿第2段）。\n又說：「明年人人加薪」。\n"
    path = tmp_path / "draft.md"
    path.write_text(draft, encoding="utf-8")
    own = {"file", "location", "sha256", "data_version"}
    printed = json.loads(run("check", str(path), "--json", "--db", "builtin").stdout)
    shown = [{key: value for key, value in each.items() if key not in own} for each in printed]
    for given in (draft, path):
        checked = library.check(given)
        assert json.loads(json.dumps([library.explain(each) for each in checked.findings])) == shown
        assert (checked.checked, checked.failed) == (2, 2)


def test_strict_ignore_and_the_name_of_a_draft_count(library):
    draft = "他說:「背水一戰精神」。"
    assert library.check(draft).failed == 0
    assert library.check(draft, strict=True).failed == 1
    for text, ignored in {"背水": 1, "「背水」": 0, "「背水一戰精神」": 1, "背水*": 1, "*背水": 0, "背.": 0}.items():
        assert library.check(draft, ignore=(text,)).ignored == ignored, text
    assert library.check("    「背水一戰精神」").checked == 0  # code, in Markdown
    assert library.check("    「背水一戰精神」", "draft.txt").checked == 1


@pytest.mark.parametrize(
    ("wrong", "kind", "words"),
    [
        (lambda library: library.facts("zzzz"), hkinno.NotFoundError, "topics"),
        (lambda library: library.facts("kind:x"), hkinno.UsageError, "statistic"),
        (lambda library: library.records("Q99"), hkinno.NotFoundError, "near: Q"),
        (lambda library: library.records(), hkinno.UsageError, "ids"),
        (lambda library: library.cite(), hkinno.UsageError, "ids"),
        (lambda library: library.cite("Q01", style="apa8"), hkinno.UsageError, "apa7"),
        (lambda library: library.cite("strategy"), hkinno.UsageError, "cannot be cited"),
        (lambda library: library.cite("Q01", quote=True, csl="x.csl"), hkinno.UsageError, "--csl"),
        (lambda library: library.paragraphs("nowhere"), hkinno.UsageError, "no place"),
        (lambda library: library.check(Path("none.md")), hkinno.FileError, "none.md"),
        (lambda library: hkinno.open("none.json").topics(), hkinno.FileError, "none.json"),
    ],
)
def test_a_fault_is_the_line_of_the_command(library, wrong, kind, words):
    with pytest.raises(kind) as caught:
        wrong(library)
    assert words in str(caught.value)
    assert isinstance(caught.value, hkinno.HkinnoError)
    assert "\n" not in str(caught.value)


def test_a_copy_shows_paragraphs_whole(page):
    """And proves them; without one there are opening words only."""
    with_copy = hkinno.open("builtin", copies=[Path(page)])
    (place,) = with_copy.paragraphs("main-1")
    assert place["proved"]
    assert len(place["text"]) == place["chars"]
    assert hkinno.open("builtin").paragraphs("main-1")[0]["text"] is None
    assert with_copy.corpus.searched == "all paragraphs"


def test_own_articles_are_opened_without_being_named(monkeypatch, tmp_path):
    """The user's library is part of it, and its copies are used."""
    folder = tmp_path / "hkinno" / "library"
    folder.mkdir(parents=True)
    small = (ROOT / "tests" / "data" / "small.json").read_text(encoding="utf-8")
    (folder / "small.json").write_text(small, encoding="utf-8")
    (folder / "small.txt").write_text("words", encoding="utf-8")
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path))
    library = hkinno.open()
    assert any(fact["id"].startswith("small/") for fact in library.facts())
    assert library.copies == [str(folder / "small.txt")]


def test_the_import_costs_next_to_nothing():
    """One module more, and the API only when it is asked for."""
    code = (
        "import sys; before = set(sys.modules); import hkinno; hkinno.__version__\n"
        "print(*sorted(set(sys.modules) - before)); hkinno.open; print('hkinno.api' in sys.modules)\n"
        "print(*[name for name in sys.modules if name.startswith(('hkinno.check', 'hkinno.cite', 'typer', 'rich'))])"
    )
    result = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, cwd=ROOT)
    assert result.stdout.splitlines() == ["hkinno", "True", ""]


def test_every_name_is_there():
    """And no other."""
    for name in hkinno.__all__:
        assert getattr(hkinno, name) is not None
    with pytest.raises(AttributeError, match="no attribute 'nothing'"):
        _ = hkinno.nothing
    with pytest.raises(ImportError):
        exec("from hkinno import nothing", {})


def test_the_package_says_that_it_is_typed():
    assert (ROOT / "hkinno" / "py.typed").is_file()
