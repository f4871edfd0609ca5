"""A large library is asked through one cache: its answers are those of the files; an article more is one file more."""

import json
import os
import time

import pytest

from benchmarks import generated
from hkinno import library
from hkinno.store import cache
from tests.conftest import STORE

NUMBER = 12


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    """A library of different articles, and the shipped one among them; their times are settled."""
    made = tmp_path_factory.mktemp("library")
    generated.write(made, 1, NUMBER)
    (made / "shipped.json").write_bytes(STORE.read_bytes())
    for path in made.iterdir():
        os.utime(path, (1_700_000_000, 1_700_000_000))
    time.sleep(cache.TICK / 1e9)
    return made


@pytest.fixture
def large(monkeypatch, tmp_path):
    """Any library is large, and its cache is new."""
    monkeypatch.setattr(library, "LARGE", 1)
    monkeypatch.setattr(cache, "_settled", lambda _: True)
    return {"XDG_CACHE_HOME": str(tmp_path)}


def asked(folder):
    """Questions of every kind, some about an article in the middle."""
    store = json.loads((folder / "a0006.json").read_text(encoding="utf-8"))
    quote, fact = store["quotes"]["3"], store["facts"]["5"]
    thing = next(iter(store["topics"].values()))["slug"]
    return [
        ["quote", quote["exact"][-14:-1]],
        ["facts", fact["evidence"][0]["exact"][-12:]],
        ["quote", f"speaker:{quote['speaker']}"],
        ["facts", thing, "--limit", "5"],
        ["facts", "haidi"],
        ["facts", f"{fact['evidence'][0]['paragraph']}"],
        ["quote", f"a0006/{quote['id']}"],
        ["show", f"a0006/{fact['id']}", "a0006-2", "--json"],
        ["show", "Q03"],
        ["cite", f"a0006/{quote['id']}"],
        ["source", "a0006-2..3"],
        ["facts", "人才", "source:shipped"],
        ["quote", "背水一戰"],
        ["topics"],
        ["quote", "沒有人這樣說過"],
        ["source"],
    ]


def test_answers_are_those_of_the_files(run, folder, large):
    """To the byte, with the cache and without it, when it is filled and when it is found."""
    for question in asked(folder):
        answers = [
            run(*question, "--db", str(folder), **more) for more in ({"HKINNO_CACHE": "0", **large}, large, large)
        ]
        told = [(answer.returncode, answer.stdout, answer.stderr) for answer in answers]
        assert told[1:] == told[:1] * 2, question


def test_an_article_more_is_one_file_more(folder, large, monkeypatch, tmp_path):
    """What is cached of the others is not read again; a file that has changed is."""
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    read = []
    filled = cache.Cache.fill
    monkeypatch.setattr(cache.Cache, "fill", lambda self, path, *rest: read.append(path) or filled(self, path, *rest))

    def ask():
        read.clear()
        return len(library.open_all([str(folder)]).matching("quotes", [[("沒有這樣的話",)]])), len(read)

    assert ask() == (0, NUMBER + 1)
    assert ask() == (0, 0)
    generated.write(folder, NUMBER + 1, NUMBER + 1)
    assert ask() == (0, 1)
    (folder / f"a{NUMBER + 1:04}.json").unlink()


def test_a_damaged_line_is_not_believed(folder, large, monkeypatch, tmp_path):
    """A part that is not what was written makes the cache be thrown away, and the files answer."""
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    term = [[("上月",)]]

    def found():
        matching = library.open_all([str(folder)]).matching("quotes", term)
        return [each["exact"] for each in matching if "上月" in each["exact"]]

    expected = found()
    assert expected
    opened = library.open_all([str(folder)])
    opened._cache.database.execute("UPDATE part SET content = x'00' WHERE name = 'quotes' AND kind = 'lines'")
    assert found() == expected
