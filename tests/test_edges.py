"""Pipes, terminals and interruptions: the program keeps its word at every edge."""

import os
import pty
import signal
import subprocess
import sys
import time

import pytest

from tests.conftest import ROOT, STORE, program, quoted, unread, utf8


def shell(command: str, cwd: str = ".", **more: str) -> subprocess.CompletedProcess[str]:
    """Run a line of bash in which $H is the program."""
    return subprocess.run(
        ["bash", "-c", *utf8(command.replace("$H", quoted()))],
        capture_output=True,
        encoding="utf-8",
        env={"PATH": os.environ["PATH"], "HOME": "/nonexistent", **more},
        cwd=cwd,
        check=False,
        timeout=60,
    )


def test_a_reader_that_goes_is_no_error():
    """`| head -1` leaves exit 0 and nothing on stderr."""
    for form in ("tsv", "json", "table", "text"):
        result = shell(f"$H facts -f {form} | head -1 >/dev/null; echo ${{PIPESTATUS[0]}}")
        assert (result.stdout, result.stderr) == ("0\n", "")


def test_a_closed_stdin_does_no_harm():
    """Started with a closed stdin, it does its work; of closed stdout and stderr tests/test_outlet.py tells."""
    result = shell("$H facts talent <&-")
    assert (result.returncode, result.stderr) == (0, "")


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


def on_terminal(*arguments: str, **more: str) -> bytes:
    """What the program prints on a pseudo-terminal."""
    mine, its = pty.openpty()
    environment = {"PATH": os.environ["PATH"], "HOME": "/nonexistent", "TERM": "xterm", **more}
    command = [*program(), *utf8(*arguments)]
    with subprocess.Popen(command, stdin=its, stdout=its, stderr=its, env=environment) as process:
        os.close(its)
        parts = []
        while True:
            try:
                part = os.read(mine, 65536)
            except OSError:
                break
            if not part:
                break
            parts.append(part)
        process.wait()
    os.close(mine)
    return b"".join(parts)


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
    shown = on_terminal(*asked, "--db", str(path), COLUMNS="80").decode()
    assert "reading the store" in shown
    assert "100%" in shown
    piped = run(*asked, "--db", str(path))
    assert piped.stderr == ""
    assert piped.stdout.split() == [word for word in shown.split() if word.startswith("F") and word[1:].isdigit()]
    assert b"%" not in on_terminal(*asked, COLUMNS="80")


def test_ctrl_c_is_130_without_a_traceback():
    """Interrupted while it waits for standard input: 130, and not a word."""
    pipes = {"stdin": subprocess.PIPE, "stdout": subprocess.PIPE, "stderr": subprocess.PIPE}
    with subprocess.Popen([*program(), "check", "-"], bufsize=0, **pipes) as process:
        process.stdin.write(b"x")
        while unread(process.stdin) and process.poll() is None:
            time.sleep(0.01)
        process.send_signal(signal.SIGINT)
        out, told = process.communicate(timeout=30)
    assert (process.returncode, out, told) == (130, b"", b"")


def test_an_interruption_while_the_program_loads_is_130(tmp_path):
    """From the first line of ours on, Ctrl-C is 130 and not a word, whatever is being imported."""
    (tmp_path / "typing.py").write_text("raise KeyboardInterrupt\n")
    code = "import sys; sys.path.insert(0, sys.argv.pop()); from hkinno.__main__ import main; main()"
    command = [sys.executable, "-S", "-c", code, str(tmp_path)]
    result = subprocess.run(command, capture_output=True, check=False, cwd=ROOT)
    assert (result.returncode, result.stdout, result.stderr) == (130, b"", b"")


def test_no_socket_is_ever_opened(tmp_path):
    """The program needs no network: with sockets forbidden every command does its work."""
    code = (
        "import socket, sys\n"
        "def forbidden(*arguments, **more): raise AssertionError('a socket')\n"
        "socket.socket = forbidden\n"
        "from hkinno.cli import run\n"
        "for line in (['facts', 'talent'], ['quote', '背水'], ['cite', 'Q01'], ['validate'],\n"
        "             ['check', '--text', '「背水一戰精神」'], ['topics'], ['figures'], ['source'],\n"
        "             ['show', 'F001'], ['cite', 'Q01', '--style', 'bibtex'], ['export', 'jsonl'], ['--version']):\n"
        "    assert run(line) == 0, line\n"
    )
    environment = {**os.environ, "HOME": str(tmp_path), "HKINNO_DEBUG": "1"}
    command = [sys.executable, "-c", *utf8(code)]
    result = subprocess.run(command, capture_output=True, env=environment, check=False, cwd=ROOT)
    assert result.returncode == 0, result.stderr.decode()


def test_names_that_the_locale_cannot_write_name_files(tmp_path):
    """Found by the campaign: under LC_ALL=POSIX Chinese words and names of files arrive as single bytes."""
    draft, made = (tmp_path / os.fsdecode(name) for name in utf8("稿.md", "出.jsonl"))
    draft.write_text("「背水一战精神」", encoding="utf-8")

    def in_posix(command: str) -> subprocess.CompletedProcess[str]:
        return shell(command, cwd=str(tmp_path), LC_ALL="POSIX", PYTHONUTF8="0")

    assert in_posix("$H check --fix 稿.md").returncode == 0
    assert draft.read_text(encoding="utf-8") == "「背水一戰精神」"
    for _ in range(2):
        result = in_posix("$H export jsonl --force -o 出.jsonl")
        assert (result.returncode, result.stderr) == (0, "")
    assert made.read_bytes().count(b"\n") > 300
    result = in_posix("$H facts --db 沒有.json")
    assert result.returncode == 3
    assert "沒有.json: No such file" in result.stderr


def test_in_a_big5_locale_words_and_names_are_read_and_shown(tmp_path):
    """Arguments, names of files and a terminal are in Big5, a pipe in UTF-8; what Big5 has not is written out."""
    known = subprocess.run(["locale", "-a"], capture_output=True, encoding="ascii", errors="replace", check=False)
    big5 = next((name for name in known.stdout.split() if name.casefold().endswith(".big5")), None)
    if big5 is None:
        pytest.skip("needs a Big5 locale: localedef -i zh_TW -f BIG5 zh_TW.BIG5")
    words, name = "背水一戰".encode("big5"), "稿.md".encode("big5")
    (tmp_path / os.fsdecode(name)).write_text("「背水一战精神」", encoding="utf-8")
    environment = {"PATH": os.environ["PATH"], "HOME": str(tmp_path), "LC_ALL": big5}

    def in_big5(*arguments: str | bytes) -> bytes:
        return subprocess.run(
            [*program(), *arguments], capture_output=True, env=environment, cwd=tmp_path, check=True
        ).stdout

    assert in_big5("quote", words).decode() == shell("$H quote 背水一戰").stdout
    assert in_big5("check", "--fix", name).decode().startswith("稿.md:1:2: verbatim")
    assert (tmp_path / os.fsdecode(name)).read_text(encoding="utf-8") == "「背水一戰精神」"
    shown = on_terminal("quote", "beishuiyizhan", LC_ALL=big5, COLUMNS="80")
    assert "背水一戰" in shown.decode("big5")
    assert rb"\u6218" in on_terminal("check", "--text", "「背水一战精神」", LC_ALL=big5, COLUMNS="80")
