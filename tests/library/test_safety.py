"""Whatever happens to `add`, `add --update` and `build`, nothing is lost: twice, killed, on a full or closed disk."""

import errno
import os
import shutil
from pathlib import Path
from types import BuiltinFunctionType

import pytest

from hkinno import writing
from tests.conftest import call
from tests.hostile.kills import killed_before

OLD = """海水不再倒灌：方圓談東岬灣新渠

記者　李明朗

2024年3月5日

「海水倒灌的日子，不能再有下一次。」東岬灣渠務處處長方圓說，新渠去年六月動工，工程費約3億元。

方圓指出，舊渠建於六十年前，只有三分之一仍能排水。她說，處方「不怕慢，最怕停」。
"""
NEW = OLD + "\n工程師高嵐則認為進度偏慢。「挖下去全是硬石，沒有一天不換鑽頭。」高嵐說。\n"
# What a person writes into the toml.
MINE = 'en = "No more days of sea in the drains."'
ENDINGS = ("txt", "toml", "json")


@pytest.fixture
def place(tmp_path):
    """A folder with both files of the article, and a library in which the old one was taken in and edited."""
    (tmp_path / "old.txt").write_text(OLD, encoding="utf-8")
    (tmp_path / "new.txt").write_text(NEW, encoding="utf-8")
    assert add(tmp_path / "old.txt", tmp_path / "library") == 0
    toml = tmp_path / "library" / "bay.toml"
    toml.write_text(toml.read_text(encoding="utf-8").replace('en = ""', MINE, 1), encoding="utf-8")
    assert call(["build", "bay", "--library", str(tmp_path / "library")])[0] == 0
    return tmp_path


def add(file: Path, library: Path, *more: str) -> int:
    """Run `add`; its exit status."""
    code, out, told = call(["add", str(file), "--as", "bay", "--library", str(library), *more])
    assert "Traceback" not in told
    assert "should not have happened" not in told
    assert code == 0 or not out
    return code


def held(library: Path) -> dict[str, str]:
    """The files of a library by their names."""
    files = library.iterdir() if library.is_dir() else ()
    return {path.name: path.read_text(encoding="utf-8", errors="replace") for path in files}


def articles(library: Path) -> dict[str, str]:
    """The same without what a killed run has left, which the next that writes sweeps."""
    return {name: text for name, text in held(library).items() if not name.startswith(writing.PREFIX)}


# What is done to a library that is there or not, by the name of what is done.
WORKS = {
    "add": lambda place, library: add(place / "old.txt", library),
    "add --update": lambda place, library: add(place / "new.txt", library, "--update"),
    "build": lambda place, library: call(["build", "bay", "--library", str(library)])[0],
}


def begun(place: Path, work: str, name: object) -> Path:
    """The library that a piece of work is done to: none yet, or one that a person has edited since it was built."""
    library = place / f"library-{name}"
    if work == "add":
        return library
    shutil.copytree(place / "library", library)
    if work == "build":
        toml = library / "bay.toml"
        toml.write_text(toml.read_text(encoding="utf-8").replace('title_en = ""', 'title_en = "No more sea"'), "utf-8")
    return library


class Failing:
    """``os``, whose functions fail from the call with a number on, as a disk does."""

    def __init__(self, number: int, fault: int) -> None:
        self.left, self.fault = number, fault

    def __getattr__(self, name: str) -> object:
        known = getattr(os, name)
        if not isinstance(known, BuiltinFunctionType) or name in (
            "lstat",
            "stat",
            "fstat",
            "close",
            "unlink",
            "urandom",
        ):
            return known

        def counted(*arguments: object, **more: object) -> object:
            self.left -= 1
            if self.left < 0:
                raise OSError(self.fault, os.strerror(self.fault))
            return known(*arguments, **more)

        return counted


def is_whole(library: Path, work: str, before: dict[str, str], done: dict[str, str]) -> bool:
    """Whether each file is the one from before or the one that was to be written, and no new article is in part."""
    now = articles(library)
    if work == "add" and "bay.toml" not in now:
        # A copy that is no article yet, or nothing.
        return set(now) <= {"bay.txt"} and set(now.values()) <= {done["bay.txt"]}
    return all(text in (before.get(name), done[name]) for name, text in now.items()) and set(before) <= set(now)


@pytest.mark.parametrize("work", WORKS)
@pytest.mark.parametrize("fault", [errno.ENOSPC, errno.EROFS, errno.EACCES], ids=errno.errorcode.get)
def test_a_disk_that_fails_loses_nothing(place, monkeypatch, work, fault):
    """At any step of writing: one line, exit 3, all that was there; done again, it is as if nothing had failed."""
    straight = begun(place, work, "straight")
    assert WORKS[work](place, straight) == 0
    done = held(straight)
    failed, number = True, 0
    while failed:
        library = begun(place, work, number)
        before = held(library)
        with monkeypatch.context() as patch:
            patch.setattr(writing, "os", Failing(number, fault))
            failed = WORKS[work](place, library) == 3
        assert is_whole(library, work, before, done), number
        if failed:
            assert work != "add" or "bay.toml" not in held(library)
            assert WORKS[work](place, library) == 0
        assert held(library) == done
        number += 5
    assert number > 10


@pytest.mark.slow
@pytest.mark.skipif(not hasattr(os, "fork"), reason="needs os.fork")
@pytest.mark.parametrize("work", WORKS)
def test_a_run_that_is_killed_at_any_step_loses_nothing(place, work):
    """What is there is whole, and the same command, or `build`, makes it what it would have been."""
    straight = begun(place, work, "straight")
    assert WORKS[work](place, straight) == 0
    done = held(straight)
    ended, number = False, 0
    while not ended:
        library = begun(place, work, number)
        before = held(library)
        ended = killed_before(lambda library=library: WORKS[work](place, library), number)
        assert is_whole(library, work, before, done), number
        again = "build" if work == "add" and "bay.toml" in held(library) else work
        assert WORKS[again](place, library) == 0
        assert articles(library) == done
        number += 1
    assert number > 15


def test_twice_and_a_name_that_is_there(place):
    """The second `add` is refused and changes nothing, `--update` with nothing new neither."""
    library = place / "library"
    before = held(library)
    assert add(place / "new.txt", library) == 2
    assert held(library) == before
    assert add(place / "old.txt", library, "--update") == 0
    assert held(library) == before


def test_update_keeps_what_a_person_wrote(place):
    """What is new is added below; each line of a person's stays; a third time changes nothing."""
    library = place / "library"
    before = held(library)
    assert add(place / "new.txt", library, "--update") == 0
    after = held(library)
    assert set(before["bay.toml"].splitlines()) <= set(after["bay.toml"].splitlines())
    assert (MINE in after["bay.toml"], "沒有一天不換鑽頭" in after["bay.toml"]) == (True, True)
    code, out, _ = call(["quote", "鑽頭", "-f", "cite", "--db", str(library)])
    assert (code, "高嵐" in out, "第3段" in out) == (0, True, True)
    assert add(place / "new.txt", library, "--update") == 0
    assert held(library) == after
