"""The entry: help, the commands, interruptions, and no network."""

import fcntl
import os
import signal
import subprocess
import sys
import termios
import time

from hkinno.cli import COMMANDS
from tests.conftest import ROOT, needs_docstrings, program, utf8


@needs_docstrings
def test_help_and_version(run):
    """`hkinno` alone and --help show help on stdout; every command's help has examples; --version is one line."""
    alone = run()
    assert alone.returncode == 0
    assert "facts" in alone.stdout
    assert alone.stdout == run("--help").stdout
    version = run("--version")
    assert (version.returncode, len(version.stdout.split())) == (0, 2)
    for command in COMMANDS:
        assert f"\n  {command} " in alone.stdout
        assert run(command, "--help").stdout.count(f"hkinno {command}") >= 2, command


def test_ctrl_c_is_130_without_a_traceback():
    """Interrupted while it waits for standard input: 130, and not a word."""
    pipes = {"stdin": subprocess.PIPE, "stdout": subprocess.PIPE, "stderr": subprocess.PIPE}
    with subprocess.Popen([*program(), "check", "-"], bufsize=0, **pipes) as process:
        process.stdin.write(b"x")
        while int.from_bytes(fcntl.ioctl(process.stdin, termios.FIONREAD, bytes(4)), sys.byteorder):
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
