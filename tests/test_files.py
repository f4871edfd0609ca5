"""Whole files written and read: never half, never over something, under any locale."""

import os
import stat
import subprocess
import sys

import pytest

from hkinno import files
from hkinno.errors import FileError, UsageError
from tests.conftest import program, utf8
from tests.terminal import on_terminal, shell


def test_a_link_is_followed_and_permissions_stay(tmp_path):
    """--force through a link changes the file that it leads to, with its permissions."""
    path, link = tmp_path / "real", tmp_path / "link"
    path.write_text("old")
    path.chmod(0o640)
    link.symlink_to(path)
    files.write_file(str(link), "new", force=True)
    assert link.is_symlink()
    assert path.read_text() == "new"
    assert stat.S_IMODE(path.stat().st_mode) == 0o640


@pytest.mark.skipif(sys.platform == "win32", reason="needs os.umask")
@pytest.mark.parametrize("force", [[], ["--force"]], ids=str)
@pytest.mark.parametrize("command", [["export", "jsonl", "-o"], ["figures", "--svg"]], ids=" ".join)
def test_a_pipe_or_a_device_is_written_into_and_never_replaced(run, tmp_path, command, force):
    """Run by root, `export --force -o /dev/null` put a file in the place of the device."""
    path, received = tmp_path / "pipe", tmp_path / "received"
    os.mkfifo(path)
    with received.open("wb") as file, subprocess.Popen(["cat", str(path)], stdout=file) as reader:
        assert run(*command, str(path), *force).returncode == 0
        reader.wait(timeout=60)
    assert stat.S_ISFIFO(path.lstat().st_mode)
    assert received.read_bytes() == run(*command, "-").stdout.encode()
    assert sorted(os.listdir(tmp_path)) == ["pipe", "received"]


def test_a_new_file_has_the_permissions_of_any_new_file(tmp_path):
    """Not those of a temporary file, which nobody else may read."""
    before = os.umask(0o022)
    try:
        files.write_file(str(tmp_path / "new"), "x")
    finally:
        os.umask(before)
    assert stat.S_IMODE((tmp_path / "new").stat().st_mode) == 0o644


def test_a_failure_leaves_no_half_file(tmp_path, monkeypatch):
    """Where the disk is full the old file is still whole, and nothing else is left behind."""
    path = tmp_path / "out"
    path.write_text("old")

    def full(descriptor):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(FileError, match="No space left"):
        files.write_file(str(path), "new", force=True)
    with pytest.raises(FileError, match="No space left"):
        files.write_folder(str(tmp_path / "folder"), {"a.csv": "x"})
    assert (os.listdir(tmp_path), path.read_text()) == (["out"], "old")


def test_a_file_that_appears_meanwhile_is_left_alone(tmp_path, monkeypatch):
    """Without --force, a file that another program makes while we write is not replaced."""
    path = tmp_path / "out"
    synced = os.fsync

    def slow(descriptor):
        path.write_text("theirs")
        synced(descriptor)

    monkeypatch.setattr(os, "fsync", slow)
    with pytest.raises(UsageError, match="is there already"):
        files.write_file(str(path), "ours")
    assert (os.listdir(tmp_path), path.read_text()) == (["out"], "theirs")


def test_a_file_and_a_folder_are_not_mixed_up(tmp_path):
    """A folder where a file should be, and the other way round, are refused even with --force."""
    (tmp_path / "file").write_text("mine")
    with pytest.raises(UsageError, match="is a folder"):
        files.write_file(str(tmp_path), "x", force=True)
    with pytest.raises(UsageError, match="is a file"):
        files.write_folder(str(tmp_path / "file"), {"a": "x"}, force=True)


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
