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

from hkinno.commands import complete

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


def test_bash_has_one_script(run):
    """What is installed for bash is the script for those who set it up by hand, but for what that says of itself."""
    by_hand = (SCRIPTS / "hkinno.bash").read_text(encoding="utf-8")
    assert by_hand.endswith(f"\n\n{complete.BASH}")


def test_a_filter_is_completed_where_it_was_installed(tmp_path):
    """`facts kind:stat` and Tab in a bash with what --install-completion has written: words with a colon too."""
    if shutil.which("bash") is None:
        pytest.skip("needs bash")
    environment = {**os.environ, "HOME": str(tmp_path), "_TYPER_COMPLETE_TEST_DISABLE_SHELL_DETECTION": "1"}
    command = [sys.executable, "-m", "hkinno"]
    subprocess.run([*command, "--install-completion", "bash"], env=environment, cwd=ROOT, check=True)
    script = (tmp_path / ".bash_completions" / "hkinno.sh").read_text(encoding="utf-8")
    assert script == complete.BASH.strip()
    called = shlex.join(command)
    for line, offered in (("hkinno facts kind:stat", "statistic"), ("hkinno quote form:", "direct")):
        asked = f"""{script}
hkinno() {{ {called} "$@"; }}
env() {{ export "${{@:1:3}}"; "${{@:4}}"; }}
compopt() {{ :; }}
COMP_LINE={shlex.quote(line)} COMP_POINT={len(line)} COMP_WORDBREAKS=:
_hkinno hkinno
printf '%s\\n' "${{COMPREPLY[@]}}"
"""
        result = subprocess.run(["bash", "-c", asked], capture_output=True, text=True, cwd=ROOT, check=True)
        assert offered in result.stdout.split()
        assert not any(":" in word for word in result.stdout.split())


def test_only_filters_that_the_command_takes_are_offered(run):
    """kind: is for facts, form: for quotes."""
    for command, wanted, refused in (("facts", "kind:", "form:"), ("quote", "form:", "kind:")):
        line = {"COMP_WORDS": f"hkinno {command} ", "COMP_CWORD": "2"}
        offered = run(_HKINNO_COMPLETE="complete_bash", **line).stdout.splitlines()
        assert wanted in offered
        assert refused not in offered
