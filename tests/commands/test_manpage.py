"""The manual page says what the commands are now, and `man` can show it."""

import re
import shutil
import subprocess

import pytest
import typer

from hkinno.cli import COMMANDS, build
from tests.conftest import needs_docstrings
from tools import manpage


@needs_docstrings
def test_the_manual_page_is_fresh():
    """docs/hkinno.1 is what tools/manpage.py writes; if not: python -m tools.manpage."""
    assert manpage.PAGE.read_text(encoding="utf-8") == manpage.page()


def test_it_has_every_command_and_option():
    """Each command is a heading; each of its options stands under it."""
    group = typer.main.get_command(build())
    page = manpage.page().replace("\\-", "-")
    sections = dict(zip(COMMANDS, re.split(r"^\.SS hkinno .*$", page, flags=re.MULTILINE)[1:], strict=True))
    for name in COMMANDS:
        for parameter in group.get_command(None, name).params:
            assert all(f"\\fB{option}\\fR" in sections[name] for option in parameter.opts if option.startswith("-"))


@pytest.mark.skipif(shutil.which("man") is None and shutil.which("mandoc") is None, reason="no man here")
def test_man_shows_it_without_a_warning():
    """A formatter has nothing to complain of, and shows an example with Chinese as it is typed."""
    if shutil.which("man"):
        command = ["man", "--warnings", "-E", "UTF-8", "-l", "-Tutf8", "-P", "cat", str(manpage.PAGE)]
    else:
        command = ["mandoc", "-Tutf8", "-Wwarning", str(manpage.PAGE)]
    shown = subprocess.run(
        command, capture_output=True, encoding="utf-8", check=False, env={"PATH": "/usr/bin:/bin", "MANWIDTH": "100"}
    )
    text = re.sub(r".\x08|\x1b\[[0-9;]*m", "", shown.stdout)
    assert shown.stderr == ""
    assert "hkinno quote 背水一戰" in text
    assert "--no-header" in text
