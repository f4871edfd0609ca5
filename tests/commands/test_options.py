"""The options that commands share: what they do, and what is said of a wrong one."""

import re

import pytest
import typer

from hkinno.cli import COMMANDS, build
from hkinno.commands.config import KEYS
from hkinno.export import FORMATS as EXPORTS
from hkinno.render import FORMATS
from tests.conftest import ROOT


def test_limit_fields_and_language(run):
    """--limit, --fields and --lang do what they say."""
    assert len(run("facts", "--limit", "3").stdout.splitlines()) == 3
    assert run("facts", "F001", "--fields", "kind,id").stdout == run("facts", "F001", "--fields", "kind,id").stdout
    assert run("show", "F001", "--fields", "id").stdout == "F001\n"
    english = run("facts", "F001", "--lang", "en", "--header").stdout.splitlines()[0]
    assert "statement.en" in english
    assert "statement.zh" not in english


@pytest.mark.parametrize(
    ("arguments", "code", "said"),
    [
        (["show", "F999"], 1, "F999"),
        (["show", "talnet"], 1, "talent"),
        (["facts", "zzzzzz"], 1, "zzzzzz"),
        (["facts", "main-99"], 1, "main-1 to main-8"),
        (["source", "main-0"], 1, "main-1 to main-8"),
        (["source", "nowhere"], 2, "main-1"),
        (["facts", "-f", "tabel"], 2, "; did you mean table? The formats are table, tsv"),
        (["facts", "-f", "xml"], 2, "; the formats are table, tsv"),
        (["facts", "--fields", "qqq"], 2, "; the fields are id"),
        (["facts", "--lang", "qqq"], 2, "; the languages are zh, en, both"),
        (["cite", "Q01", "--style", "qqq"], 2, "; the styles are gbt7714-2025"),
        (["cite", "Q01", "--style", "ieee"], 2, "--csl FILE"),
        *(([command, typed], 2, "empty") for command in ("facts", "quote", "figures") for typed in ("", "  ")),
        (["figures", "F019", "--svg", "-"], 1, "1 quantity, "),
        (["figures", "F001"], 1, "1 fact found for"),
        (["facts", "--fields", "statment"], 2, "statement"),
        (["facts", "--fields", ""], 2, "statement"),
        (["facts", "--lang", "fr"], 2, "zh, en, both"),
        (["facts", "--limit", "0"], 2, "from 1"),
        (["facts", "--limit", "x"], 2, "--limit cannot be 'x'; it is a whole number"),
        (["facts", "-limit", "3"], 2, "there is no option -limit; did you mean --limit?"),
        (["facts", "--no-headr"], 2, "did you mean --no-header?"),
        (["facts", "--zzzz"], 2, "hkinno facts --help"),
        (["facts", "-f"], 2, "-f needs a value: -f FORMAT"),
        (["facts", "--json=yes"], 2, "--json takes no value"),
        (["topics", "talent", "a b"], 2, "topics takes options only: leave out talent 'a b'"),
        (["export", "json", "csv"], 2, "export takes FORMAT and options only: leave out csv"),
        (["export"], 2, "export needs FORMAT: jsonl"),
        (["add"], 2, "add needs FILE"),
        (["add", "x.txt", "--type", "speach"], 2, "did you mean speech?"),
        (["check", "x.md", "--jobs", "0"], 2, "from 1"),
        (["facts", "kind:foo"], 2, "statistic"),
        (["facts", "colour:red"], 2, "kind:"),
        (["facts", "topic:talnet"], 2, "talent"),
        (["facts", "--json", "-f", "csv"], 2, "exclude"),
        (["topics", "-f", "cite"], 2, "cite"),
        *(
            ([*each.split(), "-", "F001"], 2, "- stands alone")
            for each in ("facts", "quote", "show", "cite", "figures")
        ),
        (["facts", "-", "kind:statistic"], 2, "- stands alone"),
        (["fact"], 2, "facts"),
        (["facts", "--jsno"], 2, "--json"),
        (["facts", "--db", "/no/such/file"], 3, "/no/such/file"),
        (["lsp", "--source", "/no/such/file"], 3, "/no/such/file"),
        (["mcp", "--with-text", "--source", "/no/such/file"], 3, "/no/such/file"),
        (["facts", "--db", "/dev/null"], 3, "not a regular file"),
    ],
    ids=lambda value: " ".join(value) if isinstance(value, list) else None,
)
def test_bad_input_gets_one_clear_line(run, arguments, code, said):
    """One line on stderr that says what would have been right, the exit code of the design, an empty stdout."""
    result = run(*arguments)
    assert (result.returncode, result.stdout) == (code, "")
    assert len(result.stderr.splitlines()) == 1
    assert said in result.stderr
    assert "Traceback" not in result.stderr


@pytest.mark.parametrize("command", COMMANDS)
def test_no_word_of_the_parser_reaches_a_user(run, command):
    """Each option without its value, with one that it cannot have, and a word too many: our own line, exit 2."""
    group = typer.main.get_command(build())
    params = group.get_command(None, command).params
    wrong = [["--qqqqqq"]]
    for param in params:
        name = param.opts[-1]
        if param.param_type_name == "option":
            wrong.append([f"{name}=x"] if param.is_flag else [name])
        if param.type.name == "int":
            wrong.append([name, "abc"])
    places = [param for param in params if param.param_type_name == "argument"]
    if all(param.nargs == 1 for param in places):
        wrong.append([*("jsonl" for _ in places), "qqq"])
    for words in wrong:
        result = run(command, *words)
        assert (result.returncode, result.stdout, len(result.stderr.splitlines())) == (2, "", 1), words
        assert re.search("there is no option|takes|needs|cannot be", result.stderr), words
        assert not re.search("Invalid|Got|Missing|requires|valid int", result.stderr), words


@pytest.mark.parametrize("page", ["facts --help", "help formats", "README.md", "README.zh-Hant.md"])
def test_every_format_and_export_is_named_where_people_look(run, page):
    """A new format or export is told in the help and in both READMEs."""
    text = (ROOT / page).read_text(encoding="utf-8") if page.endswith(".md") else run(*page.split()).stdout
    names = EXPORTS if page.endswith(".md") else FORMATS
    assert [name for name in names if name not in text] == []
    assert [name for name in EXPORTS if name not in run("export", "--help").stdout] == []


def test_every_setting_is_told(run):
    """Those of the file, and those of the environment that the program reads."""
    told = run("help", "settings").stdout
    code = "".join(path.read_text(encoding="utf-8") for path in (ROOT / "hkinno").rglob("*.py"))
    variables = set(re.findall(r"\bHKINNO_[A-Z]+", code)) - {"HKINNO_DEBUG"}
    assert [name for name in (*KEYS, *sorted(variables)) if not re.search(rf"\b{name}\b", told)] == []


def test_a_subject_may_be_typed_in_words(run):
    """`help exit codes` is `help exit-codes`."""
    assert run("help", "exit", "codes").stdout == run("help", "exit-codes").stdout != ""


@pytest.mark.parametrize("command", ["facts", "quote", "figures"])
def test_a_filter_that_help_names_works_there(run, command):
    """What `--help` gives as an example of a filter finds something by that command."""
    named = re.findall(r"filters\s+such\s+as\s+(\w+:\w+)", run(command, "--help").stdout)
    assert named
    assert run(command, named[0]).returncode == 0


def test_a_time_line_begins_with_what_has_no_beginning(run):
    """Open beginnings, then what begins when, open ends where they begin, then what has no date."""
    rows = [
        line.split("\t") for line in run("facts", "--sort", "when", "--fields", "when.from,when.to").stdout.splitlines()
    ]
    places = [2 if not start and not end else int(bool(start)) for start, end in rows]
    assert set(places) == {0, 1, 2}
    assert places == sorted(places)
    starts = [start for start, _ in rows if start]
    assert starts == sorted(starts)
    assert any(not end for start, end in rows if start)
