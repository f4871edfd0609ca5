"""Whole files and streams, read under any locale."""

import os
import shutil
import subprocess
import sys
import time
from pathlib import Path

import pytest

from hkinno import files
from tests.conftest import STORE, program, unread, utf8
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


# Each place that takes a file to be read, with what it reads in it.
READERS = {
    "check {} --all": "draft.md",
    "check --strict --json {}": "draft.md",
    "check draft.md --all --db {}": "facts.json",
    "facts talent --db {}": "facts.json",
    "validate --db {}": "facts.json",
    "source main-1 -f text --source {}": "copy.txt",
    "check draft.md --all --source {}": "copy.txt",
    "add {} --as mine --title 水 --dry-run": "copy.txt",
    "cite Q01 --csl {}": "style.csl",
}
STYLE = """<style xmlns="http://purl.org/net/xbiblio/csl" version="1.0" class="in-text"><info><title>x</title><id>x</id>
<updated>2020-01-01T00:00:00Z</updated></info><citation><layout><text variable="title"/></layout></citation>
<bibliography><layout><text variable="title"/></layout></bibliography></style>"""


@pytest.fixture(scope="module")
def folder(tmp_path_factory) -> Path:
    """A file for each reader."""
    made = tmp_path_factory.mktemp("streams")
    (made / "draft.md").write_text("孫東說：「背水一战精神」（main-1）。\n> 「高才通」\n", encoding="utf-8")
    (made / "copy.txt").write_text("陳大文說：「水往低處流。」\n\n他沒有說別的。\n", encoding="utf-8")
    (made / "style.csl").write_text(STYLE, encoding="utf-8")
    shutil.copy(STORE, made / "facts.json")
    return made


@pytest.mark.skipif(not os.path.exists("/dev/fd"), reason="needs /dev/fd")
@pytest.mark.parametrize(
    "line",
    [line if number % 3 == 0 else pytest.param(line, marks=pytest.mark.slow) for number, line in enumerate(READERS)],
)
def test_a_stream_is_read_as_a_file_is(folder, line):
    """Process substitution and /dev/stdin, as a pipe and as a file: the same answer in every place of a file."""
    if "--csl" in line and shutil.which("pandoc") is None:
        pytest.skip("needs pandoc")
    name = READERS[line]
    usual = shell(f"$H {line.format(name)}", cwd=str(folder))
    assert usual.stdout
    for path, given in (
        ("/dev/stdin", f"$H {line.format('/dev/stdin')} < {name}"),
        ("/dev/fd/0", f"cat {name} | $H {line.format('/dev/fd/0')}"),
        ("/dev/fd/63", f"$H {line.format(f'<(cat {name})')}"),
    ):
        result = shell(given, cwd=str(folder))
        assert (result.returncode, result.stdout.replace(path, name)) == (usual.returncode, usual.stdout), given


def test_a_stream_that_does_not_end_or_cannot_be_had_is_told(folder):
    """No pipe that we should have to open is waited for, and none is read until memory ends."""
    for command, told in (
        ("mkfifo -m 600 pipe; $H check pipe", "pipe: not a regular file"),
        ("$H check /dev/zero", "/dev/zero: not a regular file"),
        ("$H check /dev/fd/99", "/dev/fd/99: No such file or directory"),
        ("$H check - < /dev/zero", "standard input: more than 256 MB"),
        ("$H check /dev/stdin < <(cat /dev/zero)", "/dev/stdin: more than 256 MB"),
        ("$H check --fix <(cat draft.md)", "/dev/fd/63: not a regular file; not written"),
    ):
        result = shell(command, cwd=str(folder))
        assert (result.returncode, result.stdout) == (3, "")
        assert result.stderr.splitlines()[-1] == f"hkinno: {told}"


@pytest.mark.parametrize("path", ["-", "/dev/stdin"])
def test_a_stdin_that_does_not_block_is_read_to_its_end(folder, path):
    """Another program may have made it so, and may be slow: a draft is not what had come when we looked."""
    reader, writer = os.pipe()
    os.set_blocking(reader, False)
    text = (folder / "draft.md").read_bytes()
    with subprocess.Popen([*program(), "check", path], stdin=reader, stderr=subprocess.PIPE) as process:
        for part in (text[:9], text[9:]):
            os.write(writer, part)
            while unread(reader):
                assert process.poll() is None
                time.sleep(0.05)
        time.sleep(0.2)
        # As long as somebody may write, the end has not come.
        assert process.poll() is None
        os.close(writer)
        told = process.communicate(timeout=60)[1].decode()
    os.close(reader)
    assert told.endswith("seen 2, checked 2, unchecked 0, failed 0\n")


@pytest.fixture(scope="module")
def big5(tmp_path_factory) -> dict[str, str]:
    """The environment of a real Big5 locale, made here."""
    made = tmp_path_factory.mktemp("locales")
    if shutil.which("localedef") is None:
        pytest.skip("needs localedef")
    command = ["localedef", "-i", "zh_TW", "-f", "BIG5", str(made / "zh_TW.BIG5")]
    if subprocess.run(command, capture_output=True, check=False).returncode:
        pytest.skip("needs the sources of locales, for localedef")
    environment = {"LOCPATH": str(made), "LC_ALL": "zh_TW.BIG5", "PYTHONUTF8": "0"}
    seen = subprocess.run(
        [sys.executable, "-c", "import sys; print(sys.getfilesystemencoding())"],
        env=environment,
        capture_output=True,
        check=True,
    )
    if seen.stdout != b"big5\n":
        pytest.skip("needs a Python that follows the locale")
    return environment


def in_big5(big5, folder, *arguments: str | bytes, code: int = 0) -> str:
    """What the program prints there."""
    environment = {"PATH": os.environ["PATH"], "HOME": str(folder), **big5}
    result = subprocess.run(
        [*program(), *arguments], capture_output=True, env=environment, cwd=folder, check=False, timeout=60
    )
    assert result.returncode == code, result.stderr
    return result.stdout.decode()


def test_in_a_big5_locale_words_and_names_are_read_and_shown(tmp_path, big5):
    """Arguments, names of files and a terminal are in Big5, a pipe in UTF-8; what Big5 has not is written out."""
    words, name = "背水一戰".encode("big5"), "稿.md".encode("big5")
    (tmp_path / os.fsdecode(name)).write_text("孫東說「背水一战精神」", encoding="utf-8")
    assert in_big5(big5, tmp_path, "quote", words) == shell("$H quote 背水一戰").stdout
    assert in_big5(big5, tmp_path, "check", "--fix", "--all", name).startswith("稿.md:1:5: verbatim")
    assert (tmp_path / os.fsdecode(name)).read_text(encoding="utf-8") == "孫東說「背水一戰精神」"
    shown = on_terminal("quote", "beishuiyizhan", **big5, COLUMNS="80")
    assert "背水一戰" in shown.decode("big5")
    assert rb"\u6218" in on_terminal("check", "--all", "--text", "「背水一战精神」", **big5, COLUMNS="80")


@pytest.mark.parametrize(
    "name", ["草稿一", *(pytest.param(name, marks=pytest.mark.slow) for name in ("稿", "é", "錄音", "👍", "ſ"))]
)
def test_in_a_big5_locale_a_name_in_utf8_opens_the_right_file_or_none(tmp_path, big5, name):
    """Names in UTF-8 arrive as other signs, or as none; a file whose name is the same in Big5 is another file."""
    mine = name.encode()
    other = name.encode("big5", "ignore")
    for each, words in ((mine, "背水一戰精神"), (other, "背水一仗精神")):
        for ending, content in ((b".md", f"孫東說「{words}」"), (b".txt", words), (b".json", "{")):
            (tmp_path / os.fsdecode(each + ending)).write_text(content, encoding="utf-8")
    shutil.copy(STORE, tmp_path / os.fsdecode(mine + b".json"))
    (tmp_path / os.fsdecode(mine)).mkdir()
    shutil.copy(STORE, tmp_path / os.fsdecode(mine) / "a.json")
    assert "verbatim" in in_big5(big5, tmp_path, "check", "--all", mine + b".md")
    ids = in_big5(big5, tmp_path, "facts", "-f", "ids")
    for store in (["--db", mine + b".json"], [b"--db=" + mine + b".json"], ["--db", mine], ["--db", mine + b"/a.json"]):
        assert in_big5(big5, tmp_path, "facts", "-f", "ids", *store) == ids
    in_big5(big5, tmp_path, "export", "jsonl", b"-o" + mine + b".jsonl")
    assert (tmp_path / os.fsdecode(mine + b".jsonl")).is_file()
    in_big5(big5, tmp_path, "check", mine + b"-2.md", code=3)


def test_in_a_big5_locale_two_names_that_read_alike_open_neither(tmp_path, big5):
    """One in UTF-8 and one in Big5: a message about one would be about the other."""
    names = "稿.md".encode(), "稿.md".encode("big5")
    for name in names:
        (tmp_path / os.fsdecode(name)).write_text("孫東說「背水一戰精神」", encoding="utf-8")
        in_big5(big5, tmp_path, "check", name)
    in_big5(big5, tmp_path, "check", *names, code=3)


def tree(folder: Path) -> list[str]:
    """All that is in a folder."""
    return sorted(str(each.relative_to(folder)) for each in folder.rglob("*"))


@pytest.mark.parametrize("home", ["missing", "relative", "", "file", "another's"])
@pytest.mark.parametrize(
    "line", ["--install-completion", "add article.txt --as mine", "build", "facts talent", "check draft.md"]
)
def test_nothing_is_made_in_a_home_that_is_missing_or_not_ours(tmp_path, home, line):
    """A home that is not there is not made, and one of another user is left alone, as under sudo."""
    (tmp_path / "relative" / ".local" / "share" / "hkinno" / "library").mkdir(parents=True)
    # A store of whoever wrote the current folder, which nobody asked for.
    (tmp_path / "relative" / ".local" / "share" / "hkinno" / "library" / "theirs.json").write_text("{")
    (tmp_path / "article.txt").write_text("題目\n\n陳大文說：「今天的天氣很好。」\n", encoding="utf-8")
    (tmp_path / "draft.md").write_text("文。", encoding="utf-8")
    (tmp_path / "file").touch()
    (tmp_path / "another's").mkdir()
    if home == "another's":
        if not hasattr(os, "geteuid") or os.geteuid() != 0:
            pytest.skip("needs root: nobody else can give a folder away")
        os.chown(tmp_path / home, 12345, 12345)
    before = tree(tmp_path)
    where = home if home in ("relative", "") else str(tmp_path / home)
    result = shell(f"$H {line}", cwd=str(tmp_path), HOME=where, SHELL="/bin/bash")
    assert tree(tmp_path) == before
    makes = line.startswith(("--install", "add", "build"))
    assert result.returncode == (3 if makes else 0), result.stderr
    assert (("home" in result.stderr or "HOME" in result.stderr) and not result.stdout) == makes


def test_in_a_home_of_ours_articles_and_completion_are_put(tmp_path):
    """Where they were, if XDG_DATA_HOME says nothing else; a file that cannot be read is told by name."""
    (tmp_path / "article.txt").write_text("題目\n\n陳大文說：「今天的天氣很好。」\n", encoding="utf-8")
    # Typer tells the shell by the processes above ours, or takes it as a value.
    here = {"HOME": str(tmp_path), "_TYPER_COMPLETE_TEST_DISABLE_SHELL_DETECTION": "1"}
    result = shell("$H add article.txt --as mine && $H --install-completion bash", cwd=str(tmp_path), **here)
    assert result.returncode == 0, result.stderr
    assert (tmp_path / ".local" / "share" / "hkinno" / "library" / "mine.json").is_file()
    assert (tmp_path / ".bash_completions" / "hkinno.sh").is_file()
    (tmp_path / ".bashrc").write_bytes(b"\xff")
    result = shell("$H --install-completion bash", cwd=str(tmp_path), **here)
    assert (result.returncode, (tmp_path / ".bashrc").read_bytes()) == (3, b"\xff")
    assert result.stderr.startswith("hkinno: completion could not be installed: ")


@pytest.mark.parametrize("system", ["posix", "nt"])
def test_a_program_is_never_one_of_the_current_folder(tmp_path, monkeypatch, system):
    """What somebody left in the folder is not run, however the path names it; Windows would look there first."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(files, "os", SystemOf(system))
    here, there = tmp_path / "pandoc.exe", tmp_path / "bin" / "pandoc.exe"
    there.parent.mkdir()
    for path in (here, there, tmp_path / "pandoc", tmp_path / "bin" / "pandoc"):
        path.write_text("#!/bin/sh\n")
        path.chmod(0o755)
    for path in ("", ".", "bin", ":bin", "/nowhere:.", str(tmp_path), f"{tmp_path}/bin/.."):
        monkeypatch.setenv("PATH", path)
        assert files.find_program("pandoc") is None
    there.with_suffix("").unlink()
    monkeypatch.setenv("PATH", f".:{there.parent}")
    assert files.find_program("pandoc") == (str(there) if system == "nt" else None)


class SystemOf:
    """The module os with the name of another system."""

    def __init__(self, name):
        self.name = name

    def __getattr__(self, name):
        return getattr(os, name)
