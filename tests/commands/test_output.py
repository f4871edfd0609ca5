"""What goes to stdout and what comes from stdin: in a pipe and on a terminal."""

import json
import os
import pty
import shutil
import termios
import time

import pytest

from tests.conftest import STORE, program, utf8
from tests.terminal import on_terminal, shell

LISTING = [
    ("facts", "talent"),
    ("quote", "背水一戰"),
    ("show", "F001", "Q01", "main-1", "talent", "ttps"),
    ("topics",),
    ("figures", "talent"),
    ("source",),
    ("source", "main-1"),
    ("validate",),
]


@pytest.mark.parametrize("command", LISTING, ids=" ".join)
def test_a_pipe_gets_one_line_a_record_with_the_place_last(run, command):
    """In a pipe each record is a line of equally many cells, and the last cell is the place."""
    result = run(*command)
    rows = [line.split("\t") for line in result.stdout.splitlines()]
    assert result.returncode == 0
    assert len({len(row) for row in rows}) == 1
    header = run(*command, "--header").stdout.splitlines()[0].split("\t")
    assert len(header) == len(rows[0])
    if command[0] not in ("topics", "validate"):
        assert header[-1] == "place"


@pytest.mark.parametrize("command", LISTING, ids=" ".join)
def test_every_listing_command_has_every_format(run, command):
    """Every format of the design works on every command that lists (cite where something can be cited)."""
    for form in ("table", "tsv", "csv", "json", "jsonl", "md", "text", "ids"):
        result = run(*command, "-f", form)
        assert result.returncode == 0, (form, result.stderr)
        assert result.stdout.strip()
        assert "\x1b" not in result.stdout


def test_ids_go_through_a_pipe(run):
    """`facts … -f ids | show -` shows the same records; so does the tab-separated output itself."""
    ids = run("facts", "talent", "-f", "ids").stdout
    again = json.loads(run("show", "-", "--json", given=ids).stdout)
    assert again == json.loads(run("facts", "talent", "--json").stdout)
    assert json.loads(run("facts", "-", "--json", given=run("facts", "talent").stdout).stdout) == again


@pytest.mark.parametrize(
    "environment",
    [
        {"LC_ALL": "C"},
        {"LC_ALL": "C", "PYTHONIOENCODING": "ascii"},
        {"PYTHONIOENCODING": "cp950"},
        {"TERM": "dumb"},
        {"NO_COLOR": "1"},
        {"FORCE_COLOR": "1", "CLICOLOR_FORCE": "1"},
        {"COLUMNS": "20"},
        {"COLUMNS": "1"},
        {"COLUMNS": "0"},
        {"COLUMNS": "many"},
        {"PYTHONUTF8": "0", "LANG": "zh_HK.BIG5"},
        {"PYTHONUTF8": "0", "LC_ALL": "POSIX"},
    ],
    ids=str,
)
@pytest.mark.parametrize("form", ["tsv", "table", "json"])
def test_the_bytes_on_a_pipe_are_the_same_everywhere(environment, form):
    """Locale, terminal and width change nothing in a pipe."""
    command = f"$H quote 背水一戰 -f {form}"
    assert shell(command, **environment).stdout == shell(command, LC_ALL="C.UTF-8").stdout


def test_a_terminal_gets_a_table_with_styles_unless_told():
    """A table on a terminal; no styles under NO_COLOR or TERM=dumb; the hit is marked."""
    asked = ("quote", "背水一戰")
    assert "\x1b[1;7m背水一戰" in on_terminal(*asked, COLUMNS="80").decode()
    assert b"\x1b" not in on_terminal(*asked, COLUMNS="80", NO_COLOR="1")
    assert b"\x1b" not in on_terminal(*asked, COLUMNS="80", TERM="dumb")


@pytest.mark.parametrize("columns", ["1", "20", "39", "40", "60"])
def test_narrow_terminals_break_no_id_and_no_place(columns):
    """On the narrowest terminal ids and places stay whole."""
    shown = on_terminal("quote", "背水一戰", COLUMNS=columns).decode()
    assert "main-1" in shown or "主稿第1段" in shown
    assert "Traceback" not in shown


def test_a_bar_moves_on_a_terminal_while_a_huge_store_is_read(tmp_path, run):
    """What takes over a second shows how far it is, on a terminal only, and nothing of it is in the data."""
    content = STORE.read_bytes()
    path = tmp_path / "huge.json"
    path.write_bytes(content[:1] + b" " * 60_000_000 + content[1:])
    asked = ("facts", "talent", "-f", "ids")
    (tmp_path / "cache").mkdir()
    shown = on_terminal(*asked, "--db", str(path), COLUMNS="80", XDG_CACHE_HOME=str(tmp_path / "cache")).decode()
    assert "reading the store" in shown
    piped = run(*asked, "--db", str(path))
    assert piped.stderr == ""
    assert piped.stdout.split() == [word for word in shown.split() if word.startswith("F") and word[1:].isdigit()]
    assert b"%" not in on_terminal(*asked, COLUMNS="80")


class Paged:
    """The program on a terminal of its own, with less as its pager."""

    def __init__(self, *arguments):
        self.process, self.terminal = pty.fork()
        if not self.process:
            os.environ.update(TERM="xterm", PAGER="less", COLUMNS="80")
            os.environ.pop("LESS", None)
            command = [*program(), *utf8(*arguments)]
            os.execv(command[0], command)
        self.before = termios.tcgetattr(self.terminal)[3]
        self.shown = b""

    def wait_for(self, words, seconds=20):
        """Whether the terminal shows the words in time."""
        os.set_blocking(self.terminal, False)
        end = time.monotonic() + seconds
        while words not in self.shown and time.monotonic() < end:
            try:
                self.shown += os.read(self.terminal, 65536)
            except BlockingIOError:
                time.sleep(0.02)
        return words in self.shown

    def type(self, keys):
        """Type something, of which nothing before counts as its answer."""
        self.shown = b""
        os.write(self.terminal, keys)

    def end(self):
        """The exit code, and whether the terminal is as it was."""
        _, status = os.waitpid(self.process, 0)
        after = termios.tcgetattr(self.terminal)[3]
        os.close(self.terminal)
        return os.waitstatus_to_exitcode(status), after == self.before


@pytest.mark.skipif(shutil.which("less") is None, reason="needs less")
@pytest.mark.parametrize(
    "command", [("facts", "高才通"), ("facts", "talent"), ("cite", "--style", "list")], ids=" ".join
)
def test_ctrl_c_in_the_pager_is_the_pagers(command):
    """Less goes on after Ctrl-C as in any pipe, the prompt is ASCII, and the terminal is left as it was."""
    paged = Paged(*command)
    assert paged.wait_for(b"h: help")
    prompt = paged.shown[: paged.shown.rindex(b"h: help")].splitlines()[-1]
    assert prompt.isascii()
    paged.type(b"\x03")
    assert paged.wait_for(b"h: help")
    paged.type(b"G")
    assert paged.wait_for(b"END")
    paged.type(b"q")
    assert paged.end() == (0, True)
