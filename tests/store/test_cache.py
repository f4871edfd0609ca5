"""The cache of large stores: never needed for right answers, thrown away when it cannot be trusted."""

import ast
import json
import os
import random
import re
import shutil
import signal
import sqlite3
import subprocess
import sys
import time
from concurrent.futures import ThreadPoolExecutor

import pytest

from hkinno import store
from hkinno.errors import FileError
from hkinno.store import cache, terms
from hkinno.store.schema import SHAPES
from tests.conftest import ROOT, STORE
from tests.hostile import COMMANDS, call
from tests.hostile.stores import mutated, small
from tests.search.test_find import QUERIES

CONTENT = json.loads(STORE.read_text(encoding="utf-8"))
LONG_AGO = time.time_ns() - 60 * 10**9


def answers(path):
    """What a store that is newly opened answers: facts with a term, records by their ids, whole tables."""
    opened = store.Store(path)
    facts = opened.matching("facts", [[terms.words("背水")]])
    found = [fact for fact in facts if any("背水" in part["exact"] for part in fact["evidence"])]
    return found, opened.by_ids(["q01", "talent", "F001"]), opened.all("topics"), opened.all("quotes")


RIGHT = answers(str(STORE))


@pytest.fixture
def large(tmp_path, monkeypatch):
    """The path of a copy of the shipped store that counts as large, with a cache directory of its own."""
    monkeypatch.setattr(store, "LARGE", 0)
    monkeypatch.setattr(cache, "PART", 16)
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    monkeypatch.delenv("HKINNO_CACHE", raising=False)
    (tmp_path / "cache").mkdir()
    return written(tmp_path / "store.json", CONTENT)


@pytest.fixture
def reads(monkeypatch):
    """The paths of the stores that are read."""
    paths = []
    read_file = store.read_file
    monkeypatch.setattr(store, "read_file", lambda path: paths.append(path) or read_file(path))
    return paths


def written(path, content):
    """Write a store file that was last changed a minute ago; its path."""
    plain = json.dumps(content, ensure_ascii=False).replace("\ud800", "\\ud800")
    # As many brackets as signs, which the encoder could not nest.
    path.write_text(re.sub('"(@+)"', lambda found: "[" * len(found[1]) + "]" * len(found[1]), plain), encoding="utf-8")
    return settled(path)


def settled(path):
    """Wait until the file's last change is past: the time of a change of the inode cannot be set."""
    os.utime(path, ns=(LONG_AGO, LONG_AGO))
    time.sleep(0.06)
    return str(path)


def kept(tmp_path):
    return tmp_path / "cache" / "hkinno" / "stores.sqlite"


def rows(tmp_path, question):
    """What a question to the cache file gives; it may change the file."""
    database = sqlite3.connect(kept(tmp_path), isolation_level=None)
    answer = database.execute(question).fetchall()
    database.close()
    return answer


# With and without


def test_every_command_prints_the_same_with_and_without_a_cache(large, tmp_path, monkeypatch, reads):
    """First with a cache that is filled, then with one that is there, then without: the same bytes and codes."""
    queries = [line.split("\t")[:2] for line in QUERIES.read_text(encoding="utf-8").splitlines() if line[:1] != "#"]
    commands = [*COMMANDS, *([*words, "-f", "json"] for words in queries if len(words) == 2)]
    commands += [["show", "f001", "nothing"], ["show", "talent", "ttps", "main-2"], ["source", "north"]]
    commands += [["facts", "no such words"], ["facts", "para:main", "has:conflict"], ["figures", "talent"]]
    from_the_cache = 0
    for number, command in enumerate(commands):
        given = [*command, "--db", large]
        ends = []
        if number < len(COMMANDS):
            kept(tmp_path).unlink(missing_ok=True)
            ends.append(call(given))
        reads.clear()
        ends.append(call(given))
        from_the_cache += not reads
        monkeypatch.setenv("HKINNO_CACHE", "0")
        reads.clear()
        without = call(given)
        assert reads, command
        monkeypatch.delenv("HKINNO_CACHE")
        assert all(end == without for end in ends), command
    # All but the validations and exports, which read the whole store.
    assert from_the_cache > 0.9 * len(commands)


ODD_STORES = {
    "a table that is none of ours": lambda content: content.update(drafts={"1": {"statement": "x", "translation": 1}}),
    "a table that is not there": lambda content: content.pop("romanised"),
    "an unsound table": lambda content: content["quotes"]["1"].update(exact=None),
    "no evidence": lambda content: content["facts"]["1"].update(evidence=[], topics=["talent"]),
    "more in a statement": lambda content: content["facts"]["1"]["statement"].update(more=1),
    "an id with a tab": lambda content: content["facts"]["1"].update(id="F001\tx\n"),
    "an entity called quote": lambda content: (
        content["entities"]["1"].update(id="quote x1", aliases=["zzyzx corp"]),
        content["facts"]["1"].update(entities=["quote x1"]),
    ),
    "a kind for a quote": lambda content: content["quotes"]["1"].update(kind="statistic"),
    "half a character": lambda content: content["facts"]["1"].update(note="\ud800"),
    "odd numbers": lambda content: content["facts"]["1"].update(more=[1e999, -0.0, 10**400, 0.1, 1.0]),
    "nested deeply": lambda content: content["facts"]["1"].update(more="@" * 500),
    "nested as deeply as can be": lambda content: content["facts"]["1"].update(more="@" * 960),
    "nested too deeply": lambda content: content["facts"]["1"].update(more="@" * 5000),
}


@pytest.mark.parametrize("odd", ODD_STORES)
def test_odd_stores_are_answered_alike(large, tmp_path, monkeypatch, odd):
    """With and without a cache, whatever a store has besides what it must have."""
    content = json.loads(json.dumps(CONTENT))
    ODD_STORES[odd](content)
    path = written(tmp_path / "odd.json", content)
    for words in (["facts", "talent"], ["facts", "zzyzx"], ["quote", "kind:statistic"], ["show", "F001"], ["facts"]):
        given = [*words, "--json", "--db", path]
        ends = [call(given), call(given)]
        monkeypatch.setenv("HKINNO_CACHE", "0")
        assert [call(given)] * 2 == ends, words
        monkeypatch.delenv("HKINNO_CACHE")


def test_mutated_stores_are_refused_alike(large, tmp_path, monkeypatch):
    """Stores with something wrong in them end as they do without a cache."""
    given = ["facts", "背水", "--db", str(tmp_path / "mutated.json")]
    codes = set()
    for seed in range(40):
        (tmp_path / "mutated.json").write_bytes(mutated(random.Random(seed), small(CONTENT)))
        settled(tmp_path / "mutated.json")
        end = call(given)
        monkeypatch.setenv("HKINNO_CACHE", "0")
        assert call(given) == end, seed
        monkeypatch.delenv("HKINNO_CACHE")
        codes.add(end[0])
    assert {0, 3} <= codes


def test_many_stores_share_one_cache(large, tmp_path, monkeypatch, reads):
    """Adding one reads that one; a small store is cached only where it is given a cache."""
    paths = [written(tmp_path / f"{number}.json", CONTENT) for number in range(3)]
    shared = cache.open_cache()
    monkeypatch.setattr(store, "LARGE", 2**30)
    for number in range(1, 4):
        for path in paths[:number]:
            assert store.Store(path, cache=shared).all("quotes") == RIGHT[-1]
        assert reads == paths[:number]
    assert answers(large) == RIGHT
    assert rows(tmp_path, "SELECT count(*) FROM store") == [(3,)]


def test_without_sqlite_the_store_is_read_whole(large, tmp_path, monkeypatch):
    """Python can be built without SQLite."""
    monkeypatch.setitem(sys.modules, "hkinno.store.cache", None)
    monkeypatch.delattr("hkinno.store.cache", raising=False)
    assert answers(large) == RIGHT
    assert not kept(tmp_path).exists()


# Stale


def test_a_changed_store_is_read_again(large, tmp_path):
    """The new records are found at once, whether the file was replaced or written in place with its old times."""
    for words in ("old", "by replacing", "in place"):
        content = json.loads(json.dumps(CONTENT))
        content["quotes"]["1"]["note"] = {"zh": words, "en": words}
        if words == "by replacing":
            os.replace(written(tmp_path / "new.json", content), large)
            time.sleep(0.06)
        else:
            written(tmp_path / "store.json", content)
        assert [answers(large)[-1][0]["note"]["en"] for _ in range(2)] == [words] * 2
    assert rows(tmp_path, "SELECT count(*) FROM store") == [(3,)]


def test_a_store_changed_a_moment_ago_is_not_cached(large, tmp_path, monkeypatch):
    """Within one tick of the clock a change could not be seen by the times; nor what changes while it is read."""
    cache.open_cache().fill(large, lambda: os.utime(large) or {table: [] for table in SHAPES})
    settled(large)
    monkeypatch.setattr(cache, "TICK", 60 * 10**9)
    assert answers(large) == RIGHT
    assert rows(tmp_path, "SELECT * FROM store") == []


@pytest.mark.parametrize("changed", cache.DEFINITIONS)
def test_another_definition_of_terms_makes_the_cache_stale(large, monkeypatch, changed, reads):
    """Nobody has to remember to raise a number."""
    answers(large)
    get_data = cache.get_data
    monkeypatch.setattr(cache, "get_data", lambda package, name: get_data(package, name) + b"#" * (name == changed))
    assert answers(large) == RIGHT
    assert reads == [large] * 2


def test_whatever_makes_a_line_is_among_the_definitions():
    """The modules that terms.py and schema.py use, and those that these use."""
    found, new = set(), {"store/terms.py", "store/schema.py"}
    while new:
        name = new.pop()
        found.add(name)
        for node in ast.walk(ast.parse((ROOT / "hkinno" / name).read_text(encoding="utf-8"))):
            if isinstance(node, ast.ImportFrom) and (node.module or "").startswith("hkinno"):
                modules = (node.module, *(f"{node.module}.{alias.name}" for alias in node.names))
                stems = [module.partition(".")[2].replace(".", "/") for module in modules]
                paths = [f"{stem}{ending}" for stem in stems for ending in (".py", "/__init__.py")]
                new |= {path for path in paths if (ROOT / "hkinno" / path).is_file()} - found
        new -= {"/__init__.py", "store/__init__.py"}
    assert found | {"store/cache.py"} == set(cache.DEFINITIONS)


def test_older_states_and_files_that_are_gone_are_forgotten(large, tmp_path, monkeypatch):
    """After a minute, in which somebody may still read them."""
    gone = written(tmp_path / "gone.json", CONTENT)
    answers(gone)
    answers(large)
    os.unlink(gone)
    answers(settled(large))
    assert rows(tmp_path, "SELECT count(*) FROM store") == [(3,)]
    monkeypatch.setattr(cache, "KEPT", -1)
    answers(written(tmp_path / "new.json", CONTENT))
    names = [os.path.basename(path) for (path,) in rows(tmp_path, "SELECT path FROM store ORDER BY id")]
    assert names == [b"store.json", b"new.json"]
    assert len(rows(tmp_path, "SELECT DISTINCT store FROM part")) == 2


def test_a_store_replaced_while_it_is_read_stays_the_old_one(large, tmp_path, monkeypatch):
    """The records of two versions are never mixed: where the old one is gone, that is said."""
    answers(large)
    opened = store.Store(large)
    assert opened.all("topics") == RIGHT[2]
    os.replace(written(tmp_path / "new.json", {**CONTENT, "quotes": {}}), large)
    time.sleep(0.06)
    assert store.Store(large).all("quotes") == []
    assert opened.all("quotes") == RIGHT[3]
    monkeypatch.setattr(cache, "KEPT", -1)
    answers(written(tmp_path / "another.json", CONTENT))
    with pytest.raises(FileError, match="changed while it was read"):
        opened.all("facts")
    assert len(rows(tmp_path, "SELECT * FROM store")) == 2


# Damaged and forged


def test_damaged_bytes_are_never_believed(large, tmp_path, reads):
    """Bytes changed anywhere, blanks, a cut, an empty file: the answers are the same, and the cache heals."""
    answers(large)
    sound = kept(tmp_path).read_bytes()
    chance = random.Random(7)
    # Pages of the trees that lead to the rows begin with 2, 5, 10 or 13; the first has the tables.
    pages = [at for at in range(0, len(sound), 16384) if not at or sound[at] in (2, 5, 10, 13)]
    spots = [at + offset for at in pages for offset in (*range(12), *(chance.randrange(16384) for _ in range(4)))]
    spots += [*range(100), *(chance.randrange(len(sound)) for _ in range(60))]
    harms = [sound[: len(sound) // 2], b"", b"SQLite format 3\0" + b"x" * 5000]
    # Another journal mode, another encoding.
    harms += [sound[:18] + b"\2\2" + sound[20:], sound[:56] + b"\0\0\0\2" + sound[60:]]
    harms += [sound[:at] + bytes([sound[at] ^ (1 << chance.randrange(8))]) + sound[at + 1 :] for at in spots]
    harms += [sound[:at] + b"\0" * 200 + sound[at + 200 :] for at in (chance.randrange(len(sound)) for _ in range(60))]
    reads.clear()
    for number, harm in enumerate(harms):
        kept(tmp_path).write_bytes(harm)
        assert answers(large) == RIGHT, number
    # Many are in what nobody asks for.
    assert 0.2 * len(harms) < len(reads) < len(harms)
    kept(tmp_path).write_bytes(harms[0])
    reads.clear()
    assert [answers(large) for _ in range(4)] == [RIGHT] * 4
    assert len(reads) <= 2


@pytest.mark.parametrize(
    "forgery",
    [
        "DELETE FROM part WHERE name = 'facts' AND number > 0",
        "UPDATE part SET content = replace(content, 'F00', 'F99')",
        "UPDATE part SET content = 5, crc = 5",
        "UPDATE part SET content = NULL, crc = NULL",
        "UPDATE part SET (content, crc) = (SELECT content, crc FROM part AS other WHERE other.rowid = part.rowid + 2)",
        "UPDATE OR REPLACE part SET store = 1 WHERE store = 2",
        "UPDATE OR REPLACE part SET kind = 'lines'",
        f"UPDATE store SET counts = replace(counts, '{len(CONTENT['facts'])}', '16')",
        "UPDATE store SET counts = NULL",
        "UPDATE store SET id = 7 WHERE id = 1",
        "UPDATE store SET path = NULL, filled = 'long ago'",
        "DROP TABLE part",
        "ALTER TABLE store RENAME COLUMN counts TO numbers",
    ],
)
def test_forged_rows_are_never_believed(large, tmp_path, monkeypatch, forgery, reads):
    """Each row proves itself, and that none is missing; the cache is thrown away and made anew."""
    answers(large)
    answers(written(tmp_path / "second.json", {**CONTENT, "quotes": {}}))
    rows(tmp_path, forgery)
    monkeypatch.setattr(cache, "KEPT", -1)
    reads.clear()
    assert [answers(large) for _ in range(4)] == [RIGHT] * 4
    assert 1 <= len(reads) <= 3


# As root a thing can be given away; nobody else can show more than that others may write to it.
GIVEN_AWAY = (lambda path: os.chown(path, 65534, 65534)) if os.getuid() == 0 else (lambda path: path.chmod(0o777))


@pytest.mark.parametrize(
    "put",
    [
        lambda path, sound: path.write_bytes(sound) and path.chmod(0o660),
        lambda path, sound: path.write_bytes(sound) and GIVEN_AWAY(path),
        lambda path, sound: path.with_name("elsewhere").write_bytes(sound) and path.symlink_to("elsewhere"),
        lambda path, _: os.mkfifo(path),
    ],
)
def test_a_cache_that_somebody_else_could_write_is_not_believed(large, tmp_path, put):
    """A file of others, a link, a pipe that nobody writes to: thrown away and made anew."""
    answers(large)
    sound = kept(tmp_path).read_bytes()
    kept(tmp_path).unlink()
    put(kept(tmp_path), sound)
    assert [answers(large) for _ in range(2)] == [RIGHT] * 2
    assert (kept(tmp_path).lstat().st_mode, kept(tmp_path).lstat().st_uid) == (0o100600, os.getuid())


# Where it may be


@pytest.mark.parametrize(
    "arrange",
    [
        lambda above: above.chmod(0o777),
        GIVEN_AWAY,
        lambda above: (above / "hkinno").mkdir() or (above / "hkinno").chmod(0o770),
        lambda above: (above / "hkinno").mkdir() or GIVEN_AWAY(above / "hkinno"),
        lambda above: (above / "hkinno").symlink_to(above.parent),
        lambda above: (above / "hkinno").touch(),
        lambda above: (above / "hkinno" / "stores.sqlite").mkdir(0o700, parents=True),
    ],
)
def test_a_folder_that_others_can_write_is_not_used(large, tmp_path, arrange):
    """Nothing is made where somebody else could put something else in its place, or has."""
    arrange(tmp_path / "cache")
    before = sorted(tmp_path.rglob("*"))
    assert answers(large) == RIGHT
    assert sorted(tmp_path.rglob("*")) == before


@pytest.mark.parametrize("home", ["missing", "relative", "", "file", "empty"])
def test_no_home_and_no_cache_directory_is_made(large, tmp_path, monkeypatch, home):
    """Nothing appears where one would be, nor under the current directory, as a relative path would have it."""
    here = tmp_path / "here"
    (here / "relative" / ".cache").mkdir(parents=True)
    (here / "empty").mkdir()
    (here / "file").touch()
    before = sorted(here.rglob("*"))
    monkeypatch.chdir(here)
    monkeypatch.setenv("HOME", home if home in ("relative", "") else str(here / home))
    for setting in ("", "relative", str(here / "missing"), str(here / "file" / "in"), "/nul\x01"):
        monkeypatch.setenv("XDG_CACHE_HOME", setting)
        assert answers(large) == RIGHT
        assert sorted(here.rglob("*")) == before


def test_the_cache_directory_of_a_home_is_used(large, tmp_path, monkeypatch):
    """~/.cache/hkinno, where there is a ~/.cache, though a group may write to that."""
    monkeypatch.delenv("XDG_CACHE_HOME")
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.setattr(sys, "platform", "linux")
    (tmp_path / ".cache").mkdir()
    (tmp_path / ".cache").chmod(0o775)
    assert answers(large) == RIGHT
    assert (tmp_path / ".cache" / "hkinno").stat().st_mode & 0o777 == 0o700
    assert (tmp_path / ".cache" / "hkinno" / "stores.sqlite").exists()


@pytest.mark.parametrize("fault", ["PRAGMA query_only = ON", "PRAGMA max_page_count = 9"])
def test_a_cache_that_cannot_be_written_is_done_without(large, tmp_path, monkeypatch, fault):
    """A read-only file system, a full disk: the answer is the same, and no half of a store is left."""

    class Hampered(sqlite3.Connection):
        def executescript(self, script):
            super().executescript(script)
            return super().executescript(fault)

    connect = sqlite3.connect
    monkeypatch.setattr(cache.sqlite3, "connect", lambda *given, **more: connect(*given, factory=Hampered, **more))
    assert [answers(large) for _ in range(3)] == [RIGHT] * 3
    monkeypatch.undo()
    assert not kept(tmp_path).exists() or rows(tmp_path, "SELECT * FROM store") == []


def test_a_read_only_cache_is_still_read(large, tmp_path, reads):
    """What was cached before it became read-only serves; what was not is read from the store."""
    answers(large)
    kept(tmp_path).chmod(0o400)
    kept(tmp_path).parent.chmod(0o500)
    reads.clear()
    assert answers(large) == RIGHT
    assert reads == []
    assert answers(written(tmp_path / "other.json", CONTENT)) == RIGHT
    assert answers(large) == RIGHT
    kept(tmp_path).parent.chmod(0o700)


# Several at once


def test_a_cache_that_is_locked_is_not_waited_for(large, tmp_path, reads):
    """Another run writes: after a moment the store is read, and the cache is left alone."""
    answers(large)
    database = sqlite3.connect(kept(tmp_path), isolation_level=None)
    database.execute("BEGIN EXCLUSIVE")
    begun = time.perf_counter()
    assert answers(large) == RIGHT
    assert time.perf_counter() - begun < 16 * cache.MOMENT
    database.execute("ROLLBACK")
    database.close()
    assert answers(large) == RIGHT
    assert reads == [large] * 2


def test_many_runs_fill_one_cache(large, tmp_path):
    """Sixteen at once, over four stores: each answers rightly, and each store is cached once."""
    paths = [written(tmp_path / f"{number}.json", CONTENT) for number in range(4)]
    with ThreadPoolExecutor(16) as pool:
        assert list(pool.map(answers, paths * 4)) == [RIGHT] * 16
    assert list(map(answers, paths)) == [RIGHT] * 4
    assert rows(tmp_path, "SELECT count(*) FROM store") == [(4,)]


def test_a_run_that_was_slower_adds_nothing(large, tmp_path):
    """While it read the store, another has cached it."""
    slow, fast = cache.open_cache(), cache.open_cache()
    tables = {table: [] for table in SHAPES}
    slow.fill(large, lambda: fast.fill(large, lambda: tables) or tables)
    assert slow.store(large)
    assert fast.store(large)
    assert rows(tmp_path, "SELECT count(*) FROM store") == [(1,)]


KILLED = """
import os, signal, sys
from hkinno.store import Store, cache
path, after, sign = sys.argv[1], int(sys.argv[2]), int(sys.argv[3])
signal.signal(signal.SIGINT, signal.default_int_handler)
cache.PART, parts = 16, []
cache.open_cache().fill(
    path,
    Store(path)._everything,
    lambda number: parts.append(number) or len(parts) == after and os.kill(os.getpid(), sign),
)
"""


@pytest.mark.parametrize("sign", [signal.SIGKILL, signal.SIGINT])
@pytest.mark.parametrize("after", [1, 19, 50])
def test_a_run_that_is_killed_loses_nothing(large, tmp_path, sign, after, reads):
    """What was cached before is there, nothing of the half is, and the next run fills it."""
    answers(large)
    second = written(tmp_path / "second.json", CONTENT)
    command = [sys.executable, "-c", KILLED, second, str(after), str(int(sign))]
    assert subprocess.run(command, cwd=ROOT, capture_output=True, check=False).returncode != 0
    reads.clear()
    assert [answers(path) for path in (large, second, second)] == [RIGHT] * 3
    assert reads == [second]
    assert os.listdir(kept(tmp_path).parent) == ["stores.sqlite"]


def test_a_cache_deleted_while_it_is_used_is_not_missed(large, tmp_path):
    """Thrown away at will."""
    answers(large)
    opened = store.Store(large)
    opened.all("topics")
    shutil.rmtree(kept(tmp_path).parent)
    assert opened.all("quotes") == RIGHT[3]
    assert answers(large) == RIGHT
    assert kept(tmp_path).exists()
