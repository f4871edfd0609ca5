"""Whole files written and read: never half, never over something, under any locale."""

import os
import subprocess

import pytest

from tests.conftest import program, utf8
from tests.terminal import on_terminal, shell


def test_names_that_the_locale_cannot_write_name_files(tmp_path):
    """Found by the campaign: under LC_ALL=POSIX Chinese words and names of files arrive as single bytes."""
    draft, made = (tmp_path / os.fsdecode(name) for name in utf8("稿.md", "出.jsonl"))
    draft.write_text("孫東說「背水一战精神」", encoding="utf-8")

    def in_posix(command: str) -> subprocess.CompletedProcess[str]:
        return shell(command, cwd=str(tmp_path), LC_ALL="POSIX", PYTHONUTF8="0")

    assert in_posix("$H check --fix 稿.md").returncode == 0
    assert draft.read_text(encoding="utf-8") == "孫東說「背水一戰精神」"
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
    (tmp_path / os.fsdecode(name)).write_text("孫東說「背水一战精神」", encoding="utf-8")
    environment = {"PATH": os.environ["PATH"], "HOME": str(tmp_path), "LC_ALL": big5}

    def in_big5(*arguments: str | bytes) -> bytes:
        return subprocess.run(
            [*program(), *arguments], capture_output=True, env=environment, cwd=tmp_path, check=True
        ).stdout

    assert in_big5("quote", words).decode() == shell("$H quote 背水一戰").stdout
    assert in_big5("check", "--fix", "--all", name).decode().startswith("稿.md:1:5: verbatim")
    assert (tmp_path / os.fsdecode(name)).read_text(encoding="utf-8") == "孫東說「背水一戰精神」"
    shown = on_terminal("quote", "beishuiyizhan", LC_ALL=big5, COLUMNS="80")
    assert "背水一戰" in shown.decode("big5")
    assert rb"\u6218" in on_terminal("check", "--all", "--text", "「背水一战精神」", LC_ALL=big5, COLUMNS="80")
