"""Completion in real shells, typed under tmux: what a user sees after Tab."""

import os
import shlex
import shutil
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent.parent
SCRIPTS = ROOT / "docs" / "completions"
PROMPT = "READY>"

pytestmark = pytest.mark.skipif(shutil.which("tmux") is None, reason="needs tmux")


class Terminal:
    """A shell in a tmux server of its own."""

    def __init__(self, command, environment):
        # The path of a socket must be short.
        self.folder = tempfile.TemporaryDirectory(prefix="hk")
        self.socket = f"{self.folder.name}/s"
        self.tmux("-f", "/dev/null", "-u", "new-session", "-d", "-x", "160", "-y", "50", command, env=environment)

    def tmux(self, *arguments, env=None):
        done = subprocess.run(
            ["tmux", "-S", self.socket, *arguments], capture_output=True, encoding="utf-8", check=True, env=env
        )
        return done.stdout

    def wait_for(self, *words, seconds=20):
        """The screen once it shows all the words."""
        end = time.monotonic() + seconds
        while True:
            screen = self.tmux("capture-pane", "-p")
            if all(word in screen for word in words) or time.monotonic() > end:
                return screen
            time.sleep(0.1)

    def type(self, text):
        self.tmux("send-keys", "-l", text)

    def press(self, key):
        self.tmux("send-keys", key)

    def close(self):
        self.tmux("kill-server")
        self.folder.cleanup()


def start(shell, home):
    """How each shell is started with nothing but our script, put where the shell looks for it."""
    rc, dump, scripts = (shlex.quote(str(path)) for path in (home / "rc", home / "dump", SCRIPTS))
    if shell == "bash":
        (home / "rc").write_text(f"PS1='{PROMPT} '\n. {scripts}/hkinno.bash\nbind 'set show-all-if-ambiguous on'\n")
        return f"bash --noprofile --rcfile {rc} -i"
    if shell == "zsh":
        (home / ".zshrc").write_text(
            f"PS1='{PROMPT} '\nfpath=({scripts} $fpath)\nautoload -U compinit && compinit -u -d {dump}\n"
        )
        return "zsh -i"
    folder = home / ".config" / "fish" / "completions"
    folder.mkdir(parents=True)
    shutil.copy(SCRIPTS / "hkinno.fish", folder)
    (folder.parent / "config.fish").write_text(
        f"function fish_prompt; echo -n '{PROMPT} '; end\nset -g fish_greeting\n"
    )
    return "fish -i"


@pytest.fixture(params=["bash", "zsh", "fish"])
def terminal(request, tmp_path):
    if shutil.which(request.param) is None:
        pytest.skip(f"needs {request.param}, which is not here")
    programs = tmp_path / "bin"
    programs.mkdir()
    program = programs / "hkinno"
    called = shlex.join([f"PYTHONPATH={ROOT}", sys.executable, "-m", "hkinno"])
    program.write_text(f'#!/bin/sh\nexec env {called} "$@"\n', encoding="utf-8")
    program.chmod(0o755)
    home = tmp_path / "home"
    home.mkdir()
    environment = {
        "PATH": f"{programs}:{os.environ['PATH']}",
        "HOME": str(home),
        # tmux starts everything by the user's shell, which may let nobody in.
        "SHELL": "/bin/sh",
        "ZDOTDIR": str(home),
        "XDG_CONFIG_HOME": str(home / ".config"),
        "XDG_RUNTIME_DIR": str(home),
        "LANG": "C.UTF-8",
        "TERM": "xterm-256color",
    }
    shell = Terminal(start(request.param, home), environment)
    shell.wait_for(PROMPT)
    yield shell
    shell.close()


def test_a_command_is_completed(terminal):
    """`hkinno vali` and Tab is `hkinno validate`."""
    terminal.type("hkinno vali")
    terminal.press("Tab")
    assert "hkinno validate" in terminal.wait_for("hkinno validate")


def test_a_topic_is_completed(terminal):
    """`hkinno facts tale` and Tab is `hkinno facts talent`: the store's own topics are offered."""
    terminal.type("hkinno facts tale")
    terminal.press("Tab")
    assert "hkinno facts talent" in terminal.wait_for("hkinno facts talent")


def test_all_exports_are_offered(terminal):
    """`hkinno export ` and Tab shows every format there is."""
    terminal.type("hkinno export ")
    terminal.press("Tab")
    terminal.press("Tab")
    wanted = ("jsonl", "sqlite", "csv", "json-ld", "annotations", "html", "md")
    screen = terminal.wait_for(*wanted)
    assert all(name in screen for name in wanted)


def test_an_option_is_completed(terminal):
    """`hkinno figures --sv` and Tab is `hkinno figures --svg`."""
    terminal.type("hkinno figures --sv")
    terminal.press("Tab")
    assert "hkinno figures --svg" in terminal.wait_for("hkinno figures --svg")


def test_completion_offers_topics_and_ids(run):
    """A shell that completes is offered topics, entities and ids from the store."""
    offered = run(_HKINNO_COMPLETE="complete_bash", COMP_WORDS="hkinno facts tal", COMP_CWORD="2").stdout.splitlines()
    assert "talent" in offered
    ids = run(_HKINNO_COMPLETE="complete_bash", COMP_WORDS="hkinno show Q0", COMP_CWORD="2").stdout.splitlines()
    assert "Q01" in ids
