"""The settings: read where they are, told where they are wrong, and never in the way of a look-up."""

import os
from pathlib import Path

import pytest

from hkinno.commands import config
from hkinno.errors import FileError


@pytest.fixture
def settings(tmp_path):
    """A place for settings: the path of the file, and the environment in which it is found."""
    folder = tmp_path / "hkinno"
    folder.mkdir()
    return folder / "config.toml", {"XDG_CONFIG_HOME": str(tmp_path)}


def test_dates_and_numbers_need_no_marks(tmp_path: Path) -> None:
    """Dates and numbers may stand without quotation marks; no file is no setting; ~ is the home in paths only."""
    path = tmp_path / "config.toml"
    path.write_text('issued = 2023-02-28\npage = 5\nstyle = "apa7"\npager = false\n', encoding="utf-8")
    assert config.read(str(path)) == {"issued": "2023-02-28", "page": "5", "style": "apa7", "pager": "no"}
    config.read.cache_clear()
    assert config.read(str(tmp_path / "none.toml")) == {}
    path.write_text('source = "~/page.txt"\nstyle = "~"\n', encoding="utf-8")
    assert config.read(str(path)) == {"source": os.path.expanduser("~/page.txt"), "style": "~"}


@pytest.mark.parametrize(
    "content",
    [
        "style = ['apa7']",
        'page = ""',
        "page = true",
        'lang = "fr"',
        'format = "tabel"',
        'limit = "x"',
        "limit = 0",
        'pager = "sometimes"',
    ],
)
def test_a_wrong_value_is_told_with_file_and_line(tmp_path: Path, content: str) -> None:
    """A value of the wrong kind, or none of those there are."""
    path = tmp_path / "config.toml"
    path.write_text(f"# mine\nurl = 'x'\n{content}\n", encoding="utf-8")
    with pytest.raises(FileError, match=r"config\.toml:3: "):
        config.read(str(path))


@pytest.mark.parametrize("content", ["style = ", "\xff", f"ignore = {'[' * 900}", f"limit = {'1' * 5000}"])
def test_what_is_no_toml_is_told(tmp_path: Path, content: str) -> None:
    """One line with the file's name."""
    path = tmp_path / "config.toml"
    path.write_text(content, encoding="latin-1")
    with pytest.raises(FileError, match=r"config\.toml: not TOML"):
        config.read(str(path))


def test_an_unknown_setting_is_told_once_and_stops_nothing(run, settings) -> None:
    """The look-up is answered; one line names file, line, key, and what was meant."""
    path, environment = settings
    path.write_text('style = "hk"\nisued = 2023-02-28\n', encoding="utf-8")
    answer = run("facts", "F097", "-f", "ids", **environment)
    assert (answer.returncode, answer.stdout) == (0, "F097\n")
    assert len(answer.stderr.splitlines()) == 1
    assert f"{path}:2: there is no setting 'isued'; did you mean issued?" in answer.stderr


@pytest.mark.parametrize("kind", ["pipe", "huge", "folder", "unreadable"])
def test_what_is_no_settings_file_is_told_and_left(run, settings, kind) -> None:
    """A named pipe does not hang, a huge file is not read, and look-ups go on."""
    path, environment = settings
    if kind == "pipe":
        os.mkfifo(path)
    elif kind == "huge":
        with path.open("wb") as file:
            file.truncate(2**30)
    elif kind == "folder":
        path.mkdir()
    else:
        path.write_text("limit = 1\n", encoding="utf-8")
        path.chmod(0)
        if os.access(path, os.R_OK):
            pytest.skip("this user may read everything")
    answer = run("facts", "F097", "-f", "ids", **environment)
    assert (answer.returncode, answer.stdout) == (0, "F097\n")
    assert str(path) in answer.stderr


def test_settings_are_never_those_of_the_current_folder(start, tmp_path) -> None:
    """A relative XDG path, or a HOME that is none, leads to no file of whoever wrote this folder."""
    folder = tmp_path / "hkinno"
    folder.mkdir()
    (folder / "config.toml").write_text('db = "/no/such/store"\n', encoding="utf-8")
    for environment in ({"XDG_CONFIG_HOME": "."}, {"XDG_CONFIG_HOME": os.path.relpath(tmp_path)}):
        answer = start("facts", "F097", "-f", "ids", **environment)
        assert (answer.returncode, answer.stdout) == (0, "F097\n"), answer.stderr
