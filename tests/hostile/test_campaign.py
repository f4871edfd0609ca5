"""A short run of the hostile campaign, and what the whole one found, each by name."""

import ast
import json
import os
import subprocess
import threading
from concurrent.futures import ThreadPoolExecutor
from importlib import import_module

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from hkinno import places, text
from hkinno.render import cells, plain
from hkinno.render.fields import View
from hkinno.sources import Sources, sources_of
from hkinno.store import open_store
from hkinno.store.kinds import FACT, Entry
from tests.conftest import ROOT, STORE, program, quoted
from tests.hostile import large, surroundings
from tests.hostile.findings import FINDINGS

SHIPPED = sources_of(open_store(str(STORE)))
HARMFUL = "\x1b[31m\x9b\u202e\u200b\x07[red]x[/red][/x][sic]:smile:\x00\x85\u2028"


@pytest.mark.parametrize(
    ("module", "cases"),
    [
        *(("stores", 300), ("texts", 200), ("readers", 300), ("changed", 200), ("settings", 200), ("terminals", 100)),
        *(("files", 40), ("surroundings", 24), ("kills", 12), ("crowds", 24)),
    ],
)
def test_a_short_campaign_has_no_failure(module, cases):
    """A part of what `python -m tests.hostile` runs."""
    counts, failures = import_module(f"tests.hostile.{module}").campaign(cases, seed=10_000)
    assert failures == []
    assert sum(counts.values()) >= cases


def test_work_grows_with_what_is_given():
    """Some of the dimensions that `python -m tests.hostile.growth` measures."""
    assert import_module("tests.hostile.growth").campaign(6, seed=10_000)[1] == []


def test_each_finding_has_its_tests_and_is_told():
    """By name, in docs/reliability.md, which one command makes."""
    page = (ROOT / "docs" / "reliability.md").read_text(encoding="utf-8")
    for found, tests in FINDINGS.items():
        for test in tests:
            file, _, name = test.partition("::")
            assert f"def {name}(" in (ROOT / file).read_text(encoding="utf-8") or not name, test
            assert f"`{test}`" in page, test
        assert f"| {found} |" in page


def test_a_shell_that_completes_gets_no_markup_of_a_store(run, broken):
    """Typer reads what a word is as markup of Rich: a closing tag of a store ended every completion of zsh and fish."""

    def change(content):
        for table in ("topics", "entities"):
            for record in content[table].values():
                record |= {key: f"{record[key]}{HARMFUL}" for key in ("zh", "en") if isinstance(record.get(key), str)}

    path = broken(change)
    for shell in ("zsh", "fish"):
        words = {"_HKINNO_COMPLETE": f"complete_{shell}", "_TYPER_COMPLETE_ARGS": f"hkinno facts --db {path} tal"}
        result = run(**words, _TYPER_COMPLETE_FISH_ACTION="get-args")
        assert (result.returncode, result.stderr) == (0, "")
        assert "talent" in result.stdout
        assert not any(sign in result.stdout for sign in "\x1b\x9b\u202e\u200b")


def test_on_a_read_only_file_system_everything_is_answered_and_nothing_written():
    """A part of the campaign that needs a right of root's."""
    if not surroundings.may_mount():
        pytest.skip("needs the right to mount a file system: root's, or unshare --map-root-user")
    assert surroundings.read_only()[1] == []


def test_huge_strings_are_answered_in_bounded_memory():
    """Strings of 4 MB here, of 100 MB in the whole campaign."""
    counts, failures = large.campaign(10, size=4_000_000)
    assert failures == []
    assert sum(counts.values()) == 10


@pytest.fixture
def harmful(broken):
    """A store with control codes, overrides and markup in every kind of text."""

    def change(content):
        fact = content["facts"]["1"]
        fact["statement"] = {"zh": f"字{HARMFUL}", "en": f"word{HARMFUL}"}
        fact["topics"], fact["note"] = ["talent"], {"zh": HARMFUL, "en": HARMFUL}
        content["quotes"]["1"]["exact"] += HARMFUL
        content["quotes"]["1"]["translation"]["en"] += HARMFUL
        content["topics"]["1"]["zh"] += HARMFUL
        content["entities"]["1"]["aliases"].append(HARMFUL)

    return broken(change)


@pytest.mark.parametrize("form", ["table", "text", "tsv", "csv", "md", "cite", "json", "jsonl"])
@pytest.mark.parametrize("command", [["facts"], ["quote"], ["show", "F001", "Q01", "talent"], ["topics"]], ids=" ".join)
def test_no_control_code_of_a_store_reaches_a_terminal(run, harmful, command, form):
    """Controls and overrides are written out in every format; markup is shown as it is."""
    result = run(*command, "-f", form, "--db", harmful)
    if result.returncode == 0:
        assert not any(sign in result.stdout for sign in "\x1b\x9b\u202e\u200b\x07\x00\x85\u2028")
        if form == "table" and command == ["facts"]:
            assert all(markup in "".join(result.stdout.split()) for markup in ("[red]x[/red]", "[sic]"))
    else:
        assert form == "cite"


def test_json_keeps_them_exactly(run, harmful):
    """What is written as an escape in JSON is the same text when it is read."""
    fact = next(each for each in json.loads(run("facts", "--json", "--db", harmful).stdout) if each["id"] == "F001")
    assert fact["statement"]["en"] == f"word{HARMFUL}"


@pytest.mark.parametrize("sign", ["\x9b", "\u061c", "\xad", "\u180e", "\u115f", "\U000e0041"])
def test_json_escapes_whatever_is_written_out_elsewhere(run, broken, sign):
    """One list says what could harm: JSON of facts and of citations stays JSON, and shows none of it."""
    path = broken(lambda content: content["sources"]["1"]["item"].update(title=f"題{sign}目"))
    result = run("cite", "main-1", "--style", "csl-json", "--part", "reference", "--db", path)
    assert json.loads(result.stdout)[0]["title"] == f"題{sign}目"
    assert sign not in result.stdout
    assert sign not in cells.dumps([sign])


@pytest.mark.parametrize("start", ["=", "+", "-", "@", "\t", "\r", "＝"])
def test_a_spreadsheet_runs_no_cell(start):
    """A cell that begins like a formula is led by an apostrophe, and is left alone with --raw."""
    record = {"id": "F001", "note": f"{start}1+1"}
    view = View("facts", [Entry(FACT, record)], Sources(lambda _: []))
    cell = next(plain.csv(view, ["note"], header=False))
    assert cell.strip('"').startswith("'")
    assert not next(plain.csv(view, ["note"], header=False, raw=True)).strip('"').startswith("'")


@settings(max_examples=200)
@given(st.text(max_size=60))
def test_markdown_cannot_be_broken_out_of(words):
    """An escaped text is one line and holds no sign that Markdown would obey."""
    escaped = plain.escape_md(words)
    assert "\n" not in escaped
    for sign in "|<>[]`*":
        assert escaped.count(sign) == escaped.count(f"\\{sign}")


@settings(max_examples=300)
@given(st.text(max_size=200))
def test_no_text_breaks_the_reading_of_places_and_escapes(words):
    """Any text is read as a place or not, and made visible without harm."""
    places.find(words, SHIPPED)
    places.find_in(words, SHIPPED)
    assert not any(sign in text.visible(words) for sign in "\x1b\x9b\u202e\u200b\x00")


@pytest.mark.parametrize("typed", ["「" * 1_000_000, "main-" * 100_000, "a" * 100_000, "一" * 100_000, "1" * 100_000])
def test_huge_queries_end_in_seconds(typed, tables):
    """A million marks cost seconds at most, and no pattern runs away."""
    assert places.find(typed, SHIPPED) is None
    assert text.near(typed, ["talent"]) in ([], ["talent"])
    text.find_all(typed, tables["quotes"][0]["exact"])


def test_file_names_in_messages_are_harmless(run, tmp_path):
    """A file's name with control codes is written out in a message."""
    name = tmp_path / "bad\x1b[31m\nname.json"
    name.write_bytes(b"{")
    told = run("facts", "--db", str(name)).stderr
    assert "\x1b" not in told
    assert len(told.splitlines()) == 1


def test_two_hundred_readers_see_whole_stores_while_one_is_replaced(tmp_path):
    """Each answer is wholly from one version of a store that is replaced atomically all the time."""
    content = json.loads(STORE.read_text(encoding="utf-8"))
    versions = []
    for number in range(2):
        for fact in content["facts"].values():
            fact["note"] = {"zh": f"version {number}", "en": ""}
        path = tmp_path / f"version{number}.json"
        path.write_text(json.dumps(content, ensure_ascii=False), encoding="utf-8")
        versions.append(path.read_bytes())
    store = tmp_path / "store.json"
    store.write_bytes(versions[0])
    done = threading.Event()

    def replace() -> None:
        turn = 0
        while not done.wait(0.002):
            turn += 1
            fresh = tmp_path / "fresh.json"
            fresh.write_bytes(versions[turn % 2])
            os.replace(fresh, store)

    def ask(_: int) -> tuple[int, set[str]]:
        command = [*program(), "facts", "--fields", "note", "--db", str(store)]
        result = subprocess.run(command, capture_output=True, encoding="utf-8", check=False)
        return result.returncode, set(result.stdout.splitlines())

    writer = threading.Thread(target=replace)
    writer.start()
    with ThreadPoolExecutor(8) as pool:
        answers = list(pool.map(ask, range(200)))
    done.set()
    writer.join()
    assert all(code == 0 and len(notes) == 1 for code, notes in answers)
    assert len({next(iter(notes)) for _, notes in answers}) == 2


# What the campaign found


def test_a_table_of_findings_in_a_pipe_has_no_styles(run):
    """`check -f table | cat` sent the codes of its styles down the pipe."""
    result = run("check", "-f", "table", "--text", "孫東說「背水一仗精神」")
    assert result.returncode == 1
    assert "\x1b" not in result.stdout


def test_a_closed_stdin_is_no_empty_draft():
    """`check - <&-` said that nothing was wrong with a draft that nobody had given."""
    for command, code in (("check -", 2), ("show -", 2), ("cite -", 2), ("facts talent", 0)):
        result = subprocess.run(["bash", "-c", f"{quoted()} {command} <&-"], capture_output=True, check=False)
        assert result.returncode == code, command
        assert bool(result.stdout) == (code == 0)


def test_keys_that_nobody_expects_are_shown(run, broken):
    """A list of numbers under a new key broke `show`; a key of another kind makes no record one of that kind."""
    new = broken(lambda content: content["topics"]["1"].update(more=[1, {"how": 2}], exact_words=None))
    for form in ("table", "text", "md", "csv"):
        assert run("show", "talent", "-f", form, "--db", new).returncode == 0
    assert json.loads(run("show", "talent", "--json", "--db", new).stdout)[0]["more"] == [1, {"how": 2}]
    foreign = broken(lambda content: content["quotes"]["1"].update(evidence=[1], statement="x", opens=[2]))
    for form in ("tsv", "table", "text", "md", "csv", "cite", "ids"):
        assert run("quote", "-f", form, "--db", foreign).stdout == run("quote", "-f", form).stdout, form


def test_a_table_shows_the_beginning_of_a_huge_text(run, broken):
    """Rich takes minutes to fold a text of 20 MB: a table says how much it leaves out."""
    path = broken(lambda content: content["facts"]["1"]["statement"].update(zh="字" * 300_000))
    result = run("facts", "F001", "-f", "table", "--db", path)
    assert result.returncode == 0
    assert result.stdout.count("字") == 100_000
    assert "[200000morecharacters;" in "".join(result.stdout.split())
    assert run("facts", "F001", "-f", "tsv", "--db", path).stdout.count("字") == 300_000


def test_a_store_without_readings_is_validated(run, broken):
    """Fuzzing found that `validate` fell over a store that lacks the table of readings, which may be missing."""
    path = broken(lambda content: content.pop("romanised"))
    result = run("validate", "--db", path)
    assert result.returncode == 1
    assert "readings\tQ01\thas no romanised reading" in result.stdout
    assert run("export", "csv", "-o", path + ".d", "--db", path).returncode == 0


@pytest.mark.parametrize(
    "meta",
    [
        {"last": {"facts": "F" + "1" * 60}},
        {"last": {"facts": "F999999999"}},
        {"last": {"facts": "F" + "9" * 5000}},
        {"last": {"facts": ""}},
        {"last": ["F162"]},
        {"last": {"facts": 162}},
        {"retired": 5},
        {"retired": [{}]},
    ],
    ids=lambda meta: str(meta)[:40],
)
def test_a_senseless_last_id_is_told_in_bounded_time(run, broken, meta):
    """Fuzzing found that `validate` named every id up to the last one, however far that was, until memory ran out."""
    result = run("validate", "--db", broken(lambda content: content["meta"]["1"].update(meta)))
    assert result.returncode == 1
    assert 0 < result.stdout.count("fail\tretired\t") <= 100


def test_a_huge_id_is_told_in_part(run, broken):
    """The campaign found that `validate` wrote an id of 100 MB out with each of its findings, for four minutes."""
    result = run("validate", "--db", broken(lambda content: content["facts"]["1"].update(id="\x1b" * 300_000)))
    assert result.returncode == 1
    assert "… (300000 characters)" in result.stdout
    assert len(result.stdout) < 100_000


def test_text_is_changed_in_stretches_as_in_one_go(monkeypatch):
    """Escapes do not depend on where a long text is cut."""
    monkeypatch.setattr(text.escape, "STRETCH", 5)
    words = "a\x1b\u202e字[red]\x00" * 9
    assert text.visible(words) == "a\\x1b\\u202e字[red]\\x00" * 9
    assert plain.escape_md("[a]*b* " * 9) == "\\[a\\]\\*b\\* " * 9


def test_no_pattern_is_built_from_what_a_user_gives():
    """Every regular expression is written in the code: constants, and capitals that are constants of a module."""

    def constant(node: ast.expr) -> bool:
        if isinstance(node, ast.Constant):
            return True
        if isinstance(node, ast.Name):
            return node.id.isupper() or node.id == "prefixes"
        if isinstance(node, ast.Attribute):
            return node.attr.isupper() or (node.attr == "pattern" and constant(node.value))
        if isinstance(node, ast.JoinedStr):
            return all(map(constant, node.values))
        if isinstance(node, ast.FormattedValue):
            return constant(node.value)
        if isinstance(node, ast.BinOp):
            return constant(node.left) and constant(node.right)
        if isinstance(node, ast.BoolOp):
            return all(map(constant, node.values))
        if isinstance(node, ast.Tuple):  # what is filled into a constant with %
            return all(map(constant, node.elts))
        # Joined constants, such as "|".join(WORDS); constants folded; knowledge of language.
        if isinstance(node, ast.Call):
            if isinstance(node.func, ast.Attribute):
                of_language = ast.unparse(node.func.value) == "language"
                return of_language or node.func.attr in ("join", "escape")
            return ast.unparse(node.func) in ("fold", "any_of", "_any", "_groups") and all(map(constant, node.args))
        return False

    functions = ("compile", "match", "fullmatch", "search", "sub", "split", "findall", "finditer")
    found, seen = [], 0
    for path in sorted((ROOT / "hkinno").rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if not isinstance(node, ast.Call) or not node.args:
                continue
            of_re = isinstance(node.func, ast.Attribute) and ast.unparse(node.func.value) == "re"
            if (of_re and node.func.attr in functions) or ast.unparse(node.func) == "compiled":
                seen += 1
                if not constant(node.args[0]):
                    found.append(f"{path.relative_to(ROOT / 'hkinno').as_posix()}: {ast.unparse(node.args[0])}")
    assert seen > 50
    # Read by a person: these are made of constants, of names that are escaped, and of words that a pattern before them
    # has let through (a key, the name of an element).
    assert {each[:60] for each in found} <= {
        'check/lexicon.py: f"(?:(?:{first}){more}[ -](?:{vocabulary.O',
        "library/bylines.py: f'(?P<name>{surnames()}{HAN}{{1,2}}(?:\\\\",
        "library/bylines.py: f'{HAN}{{2,16}}{any_of(ROLES)}\\\\s+(?P<na",
        "library/names.py: f'[{HAN[1:-1]}《〈]\\\\s?$'",
        "library/names.py: f'{HAN}{{{size}}}'",
        "library/names.py: line",
        "library/names.py: says",
        "library/people.py: names",
        "check/constructions.py: construction",
        "check/figures/amounts.py: folded('([一二三四五六七八])([兩三四五六七八九])')",
        "check/lexicon.py: f'{HAN}(?:{HAN}{{1,2}}?)?(?:{titles})(?![们",
        "check/names.py: pattern",
        "library/names.py: acts",
        "library/people.py: signs",
        "check/mutate.py: f'\\\\b{before}\\\\b'",
        "documents/ignored.py: _pattern(text)",
        'library/__init__.py: f\'\\\\s*(?:\\\\[|\\\\{{\\\\s*"(?!(?:{tables})")',
        "library/build.py: pattern",
        "library/sidecar.py: '\\\\s*\\\\[\\\\[?\\\\s*(?!%s\\\\.)\\\\w' % (within[",
        "check/figures/notation.py: f'(?:(?<![a-z])(?=[a-z])|(?=[^a-z",
        "documents/html.py: f'</{name}(?=[\\\\s/>])'",
        "documents/inline.py: pattern",
        "documents/patterns.py: self.pattern",
        "documents/styles.py: pattern",
        "documents/wikitext.py: f'</{name}\\\\s*>'",
        'library/chinese.py: f"(?P<name>{known})|(?P<titled>(?:{surna',
        "library/people.py: f\"(?P<name>{names or '(?!)'})|{signs}\"",
        "library/sidecar.py: f'\\\\s*\\\\[\\\\[\\\\s*{name}\\\\s*\\\\]\\\\]'",
        "library/sidecar.py: f'\\\\s*{key}\\\\s*='",
        "library/sidecar.py: pattern",
        "library/update.py: f'(?m)^{key} = \"\"[ \\\\t]*$'",
        "numerals/english.py: scale",
        'numerals/prose_chinese.py: f"(?:{before})?(?P<sign>[$£€¥])?(',
        'numerals/prose_english.py: f"{bound}(?:\\\\bbetween (?P<low>{_',
        "places.py: _in_text()",
        "places.py: _quoted()",
        "places.py: f'({prefixes}){number}|({whole})(?![A-Za-z0-9_-])",
        "places.py: pattern",
        "store/checks/references.py: ID.format(letter, digits)",
        "store/checks/values.py: ID.format('N', 2)",
        "text/escape.py: pattern",
        "text/folding.py: pattern",
    }
