"""The index of a large store: never needed for right answers, thrown away when it cannot be trusted."""

import io
import json
import os
import random
import re
import sqlite3
import sys
import time
from zlib import crc32

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from hkinno import clues, index, query, schema, search, store, stream, text
from hkinno.errors import FileError, HkinnoError
from tests.conftest import STORE
from tests.hostile import COMMANDS, call
from tests.hostile.stores import mutated, small
from tests.test_search import QUERIES, realistic_queries, whole

CONTENT = json.loads(STORE.read_text(encoding="utf-8"))
LONG_AGO = time.time_ns() - 60 * 10**9


@pytest.fixture
def lexicon(tables):
    return search.Lexicon(tables["topics"], tables["entities"], tables["romanised"], tables["paragraphs"])


@pytest.fixture
def large(tmp_path, monkeypatch):
    """A copy of the shipped store that counts as large, in a home of its own; its path."""
    monkeypatch.setattr(store, "LARGE", 0)
    monkeypatch.setattr(index, "PART", 16)
    monkeypatch.setattr(stream, "PIECE", 1000)
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    monkeypatch.delenv("HKINNO_INDEX", raising=False)
    return str(written(tmp_path, CONTENT))


def written(folder, content, name="store.json"):
    """A store file that was last changed a minute ago."""
    path = folder / name
    plain = json.dumps(content, ensure_ascii=False)
    # As many brackets as signs, which the encoder could not nest.
    nested = re.sub('"(@+)"', lambda found: "[" * len(found[1]) + "]" * len(found[1]), plain)
    path.write_text(nested, encoding="utf-8")
    os.utime(path, ns=(LONG_AGO, LONG_AGO))
    # The time of the last change of the inode cannot be set: wait until the clock has moved on.
    time.sleep(0.06)
    return path


def kept(tmp_path):
    return sorted((tmp_path / "cache" / "hkinno").glob("*"))


def by_clues(table, records):
    """Fetching as from a large store: only records whose lines answer to the clues."""
    lines = "\n".join(clues.lines(table, records)).encode("utf-8", "surrogatepass")

    def fetch(wanted):
        if any(not group for group in wanted):
            return records
        return [records[number] for number in index._answering(lines, wanted)]

    return fetch


# Clues


def asked_of(tables, lexicon, typed, *, exact=False):
    """The hits of a query among all records, and among those that its clues let through."""
    for find, table in ((search.facts, "facts"), (search.quotes, "quotes")):
        parsed = query.parse([typed])
        yield (
            find(parsed, whole(tables[table]), lexicon, exact=exact),
            find(parsed, by_clues(table, tables[table]), lexicon, exact=exact),
        )


@pytest.mark.parametrize("exact", [False, True])
def test_clues_let_every_match_through(tables, lexicon, exact):
    """Queries as people type them, names, numbers, every word of the English and filters: the same hits either way."""
    typed = [line[1] for line in realistic_queries()]
    typed += [name for topic in tables["topics"] for name in search._topic_names(topic)]
    typed += [name for entity in tables["entities"] for name in search.entity_names(entity)]
    typed += [figure["printed"] for fact in tables["facts"] for figure in fact["figures"]]
    english = " ".join(fact["statement"]["en"] for fact in tables["facts"])
    typed += sorted({word.strip(".,;:()") for word in english.split() if len(word) > 2})[::4]
    typed += [
        "f001",
        "F001 F002",
        "Q01",
        "main-3..5",
        "main-2 talent",
        "孙东 創科",
        "Sun Dong 創科",
        "Top Talent Pass Scheme 年輕人",
        "Sun Dong",
        "sundong",
        "16 laboratories",
        "talent 主稿第2段 north-1",
        "、",
        "6.7",
        "A.I.",
        "高才通申請",
        "kind:statistic 申請",
        "has:figure",
    ]
    typed += [
        "topic:funding",
        "entity:itib 大學",
        "para:talent",
        "voice:quoted form:direct",
        "beishuiyizhan",
        "9 billion",
    ]
    assert len(typed) > 400
    for each in typed:
        for every, chosen in asked_of(tables, lexicon, each, exact=exact):
            assert every == chosen, each


@settings(max_examples=300)
@given(st.data())
def test_no_text_and_no_part_of_it_is_missed(data):
    """Any texts, however odd: what is found in them by a part of one of them is found by its clues too."""
    odd = st.text(
        st.sampled_from("aAsSizZeEdDngy'’-‐ 1１２3.,．\n\t\x1f\ufdd0\ufdd5\ud800裏裡台臺国國Ａｂ「」\u200b\U000e0041é"),
        max_size=12,
    )
    record = json.loads(json.dumps(CONTENT["facts"]["1"]))
    record["id"], record["topics"], record["entities"] = data.draw(odd), [data.draw(odd)], [data.draw(odd)]
    record["statement"] = {"zh": data.draw(odd), "en": data.draw(odd)}
    record["evidence"][0]["exact"] = data.draw(odd)
    whole_text = data.draw(
        st.sampled_from([*record["statement"].values(), record["evidence"][0]["exact"], record["id"]])
    )
    start = data.draw(st.integers(0, len(whole_text)))
    typed = whole_text[start : data.draw(st.integers(start, len(whole_text)))]
    lexicon = search.Lexicon([], [], [], [])
    exact = data.draw(st.booleans())
    try:
        parsed = query.parse([typed])
        every = search.facts(parsed, whole([record, CONTENT["facts"]["2"]]), lexicon, exact=exact)
    except HkinnoError:
        return
    assert search.facts(parsed, by_clues("facts", [record, CONTENT["facts"]["2"]]), lexicon, exact=exact) == every


@given(st.text(st.characters(exclude_categories=())))
def test_letters_are_what_is_left_of_a_squeezed_text(given_text):
    """Without the marks between digits, squeezed text is letters, and the fast table gives the same."""
    marks = set(map(chr, range(ord(text.POINT), ord(text.OTHER) + 1)))
    expected = "".join(each for each in text.squeeze(given_text) if each not in marks)
    assert text.letters(given_text) == expected == given_text.translate(text.letters_list())


def test_a_stem_is_found_by_its_clues():
    """Each form of a word holds one of the clues to its stem."""
    words = ("applications", "applied", "applying", "realise", "realizing", "organization's", "co-operates", "issues")
    for word in words:
        held = clues.stemmed(text.stem(word))
        assert held is None or any(each in text.letters(word) for each in held), word


# Reading a store in pieces


LAYOUTS = [
    lambda content: json.dumps(content, ensure_ascii=False),
    json.dumps,
    lambda content: json.dumps(content, indent=1) + "\n\n",
    lambda content: "\ufeff " + json.dumps(content, ensure_ascii=False, separators=(",", ":")),
    lambda content: json.dumps({"空": {}, **content, "z": {}}, ensure_ascii=False, indent=4),
]


@pytest.mark.parametrize("piece", [1, 7, 4096, 2**20])
@pytest.mark.parametrize("layout", LAYOUTS)
def test_a_store_is_read_in_pieces_of_any_size(layout, piece, monkeypatch):
    """Tables, records and the bytes that are each record, whatever the layout and wherever the pieces are cut."""
    monkeypatch.setattr(stream, "PIECE", piece)
    content = small(CONTENT) if piece < 100 else CONTENT
    data = layout(content).encode()
    found, expected = {}, json.loads(data.decode("utf-8-sig"))
    for batch in stream.batches(io.BytesIO(data), 3):
        assert len(batch.records) <= 3
        found.setdefault(batch.table, []).extend(batch.records)
        for start, part, record in zip(batch.starts, batch.contents, batch.records, strict=True):
            assert data[start : start + len(part)] == part
            assert json.loads(part) == record
    assert list(found) == list(expected)
    assert found == {name: list(table.values()) for name, table in expected.items()}


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"[]",
        b"{}",
        b'{"facts": {"1": {}}} {}',
        b'{"facts": {"1": {}, "1": {}}}',
        b'{"facts": {"1": {}}, "facts": {}}',
        b'{"facts": {"one": {}}}',
        b'{"facts": {"1": []}}',
        b'{"facts": {"1": {}',
        b'{"facts": {"1": {"a": NaN}}}',
        b'{"facts": {"1": {"a": "\xff"}}}',
        b'{"facts": {"1": {"a": ' + b"[" * 100_000 + b"]" * 100_000 + b"}}}",
        b'{"facts": {"1": {"a": ' + b"9" * 10_000 + b"}}}",
        b'{"facts": {"1": {"a": "\xe8',
    ],
)
def test_what_is_not_laid_out_as_expected_is_irregular(data):
    """Whatever json.loads or store.py would judge in their own way is left to them."""
    with pytest.raises(stream.IrregularError):
        list(stream.batches(io.BytesIO(data), 3))


@pytest.mark.parametrize(
    "facts",
    [
        '"1": {"a": {"b": {}, "2": {}}}, "2": {"c": 1}, "3": {}, "4": {}',
        '"1": {"a": {}, "2": {}}, "\\u0032": {"c": 1}, "3": {}, "4": {}',
        '"1": {"a": "}, \\"2\\": {"}, "2": {"c": "}"}, "3": {"}": "{"}, "4": {}',
    ],
)
def test_what_looks_like_the_end_of_a_record_is_none(facts):
    """Inside a record or a text, braces and numbers do not tell records apart; nor does a number that is disguised."""
    data = f'{{"facts": {{{facts}}}}}'.encode()
    expected = list(json.loads(data)["facts"].values())
    for size in (1, 2, 3, 4):
        try:
            batches = list(stream.batches(io.BytesIO(data), size))
        except stream.IrregularError:
            assert b"\\u" in data
            continue
        assert [record for batch in batches for record in batch.records] == expected
        for batch in batches:
            assert list(map(json.loads, batch.contents)) == batch.records
            assert [data[at : at + len(part)] for at, part in zip(batch.starts, batch.contents, strict=True)] == (
                batch.contents
            )


def test_one_long_record_takes_no_quadratic_time():
    """A record of 20 MB is not scanned again with every megabyte that is read."""
    data = json.dumps({"facts": {"1": {"a": "x" * 20_000_000}}}).encode()
    begun = time.process_time()
    assert len(list(stream.batches(io.BytesIO(data), 3))) == 1
    plain = time.process_time()
    json.loads(data)
    assert plain - begun < 60 * (time.process_time() - plain) + 1


@pytest.mark.parametrize("seed", range(200))
def test_conform_says_what_faults_says(seed):
    """Checked key by key or record by record, a mutated table is sound or it is not."""
    try:
        content = json.loads(mutated(random.Random(seed), small(CONTENT)))
    except (ValueError, RecursionError):
        return
    for name, table in content.items() if isinstance(content, dict) else ():
        if name in schema.SHAPES and isinstance(table, dict):
            records = list(table.values())
            found = any(True for record in records for _ in schema.faults(record, schema.SHAPES[name], ""))
            assert schema.conform(records, schema.SHAPES[name]) == (not found)


# With and without


def test_every_command_prints_the_same_with_and_without_an_index(large, tmp_path, monkeypatch):
    """First with an index that is made, then with one that is found, then without: the same bytes and codes."""
    queries = [line.split("\t")[:2] for line in QUERIES.read_text(encoding="utf-8").splitlines() if line[:1] != "#"]
    commands = [*COMMANDS, *([*each, "-f", "json"] for each in queries if len(each) == 2)]
    commands += [
        ["show", "f001", "nothing"],
        ["show", "talent", "ttps", "main-2"],
        ["source", "north"],
        ["figures", "talent"],
    ]
    commands += [["facts", "no such words"], ["facts", "para:main", "has:conflict"], ["export", "json-ld"]]
    indexed = 0
    for command in commands:
        given = [*command, "--db", large]
        for each in kept(tmp_path):
            each.unlink()
        made, found = call(given), call(given)
        indexed += len(kept(tmp_path))
        monkeypatch.setenv("HKINNO_INDEX", "0")
        without = call(given)
        monkeypatch.delenv("HKINNO_INDEX")
        assert made == without, command
        assert found == without, command
    # All but the validations and exports, which read the whole store.
    assert indexed > 0.9 * len(commands)


def test_a_small_store_has_no_index(tmp_path, monkeypatch):
    """The shipped store is read whole."""
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    assert call(["facts", "talent"])[0] == 0
    assert not kept(tmp_path)


def test_an_unsound_large_store_is_refused_as_a_small_one(large, tmp_path, monkeypatch):
    """Mutated stores that count as large end as they do without an index."""
    ends = set()
    for seed in range(60):
        path = tmp_path / "mutated.json"
        path.write_bytes(mutated(random.Random(seed), small(CONTENT)))
        given = ["facts", "高才通", "--db", str(path)]
        indexed = call(given)
        monkeypatch.setenv("HKINNO_INDEX", "0")
        assert call(given) == indexed, seed
        monkeypatch.delenv("HKINNO_INDEX")
        ends.add(indexed[0])
    assert {1, 3} <= ends


# Stale and damaged


ASKED = ["facts", "背水", "--json"]


def test_a_changed_store_makes_its_index_stale(large, tmp_path):
    """Another fact is found at once, whether the file was replaced or written in place with its old times."""
    before = call([*ASKED, "--db", large])
    first = kept(tmp_path)[0].read_bytes()
    for in_place in (False, True):
        content = json.loads(json.dumps(CONTENT))
        fact = next(each for each in content["facts"].values() if "背水" in each["evidence"][0]["exact"])
        fact["statement"]["en"] = "Changed " + ("in place." if in_place else "by replacing.")
        if in_place:
            with open(large, "w", encoding="utf-8") as file:
                json.dump(content, file, ensure_ascii=False)
            os.utime(large, ns=(LONG_AGO, LONG_AGO))
            time.sleep(0.06)
        else:
            os.replace(written(tmp_path, content, "new.json"), large)
        after = call([*ASKED, "--db", large])
        assert after[0] == 0
        assert after != before
        assert fact["statement"]["en"] in after[1]
    assert kept(tmp_path)[0].read_bytes() != first


def test_a_damaged_index_is_made_anew(large, tmp_path):
    """Bytes changed anywhere, a cut, an empty file, another database: the answer is the same."""
    right = call([*ASKED, "--db", large])
    (path,) = kept(tmp_path)
    sound = path.read_bytes()
    chance = random.Random(7)
    harms = [lambda data: data[: len(data) // 2], lambda _: b"", lambda _: b"SQLite format 3\0" + b"x" * 5000]
    for _ in range(120):
        at = chance.randrange(len(sound))
        harms.append(lambda data, at=at: data[:at] + bytes([data[at] ^ 0xFF]) + data[at + 1 :])
        harms.append(lambda data, at=at: data[:at] + b"\0" * 200 + data[at + 200 :])
    for number, harm in enumerate(harms):
        path.write_bytes(harm(sound))
        assert call([*ASKED, "--db", large]) == right, number
        assert call(["show", "F001", "--db", large])[0] == 0
    path.unlink()
    database = sqlite3.connect(path)
    database.execute("CREATE TABLE other (a)")
    database.close()
    assert call([*ASKED, "--db", large]) == right


def test_rows_that_are_missing_are_noticed(large, tmp_path):
    """An index from which a row is gone says nothing."""
    right = call([*ASKED, "--db", large])
    (path,) = kept(tmp_path)
    with sqlite3.connect(path) as database:
        assert database.execute("DELETE FROM part WHERE name = 'facts' AND number > 0").rowcount > 1
    database.close()
    assert call([*ASKED, "--db", large]) == right
    assert call(["facts", "-f", "ids", "--db", large])[1].count("\n") == len(CONTENT["facts"])


def test_an_index_that_others_can_write_is_not_believed(large, tmp_path):
    """Somebody else's words about the store are not shown as ours."""
    right = call([*ASKED, "--db", large])
    (path,) = kept(tmp_path)
    with sqlite3.connect(path) as database:
        database.execute("UPDATE about SET content = replace(content, 'facts', 'fakes')")
    database.close()
    path.chmod(0o666)
    assert call([*ASKED, "--db", large]) == right
    assert path.stat().st_mode & 0o777 == 0o600


def test_a_folder_that_others_can_write_is_not_used(large, tmp_path):
    """In a cache directory that is shared, nothing is believed and nothing is kept."""
    folder = tmp_path / "cache" / "hkinno"
    folder.mkdir(parents=True)
    folder.chmod(0o777)
    assert call([*ASKED, "--db", large])[0] == 0
    assert not kept(tmp_path)


def test_without_sqlite_the_store_is_read_whole(large, tmp_path, monkeypatch):
    """Python can be built without SQLite."""
    right = call([*ASKED, "--db", large])
    monkeypatch.setitem(sys.modules, "hkinno.index", None)
    monkeypatch.delattr("hkinno.index", raising=False)
    assert call([*ASKED, "--db", large]) == right


def test_without_a_place_for_it_the_index_is_made_in_memory(large, tmp_path, monkeypatch):
    """A cache directory that is a file, or lies in one: the same answer, and nothing is written."""
    right = call([*ASKED, "--db", large])
    (tmp_path / "file").write_text("x")
    for where in (tmp_path / "file", tmp_path / "file" / "in", tmp_path / "nul\x01"):
        monkeypatch.setenv("XDG_CACHE_HOME", str(where))
        assert call([*ASKED, "--db", large]) == right


def test_a_store_changed_a_moment_ago_is_not_indexed_for_later(large, tmp_path):
    """Within one tick of the clock a change could not be seen by the times."""
    os.utime(large)
    assert call([*ASKED, "--db", large])[0] == 0
    assert not kept(tmp_path)
    time.sleep(0.06)
    assert call([*ASKED, "--db", large])[0] == 0
    assert len(kept(tmp_path)) == 1


def test_a_store_that_changes_while_it_is_read_is_told(large, tmp_path):
    """The records of two versions are never mixed."""
    opened = store.Store(large)
    assert opened.all("topics")
    with open(large, "r+b") as file:
        file.seek(file.read().find(b'"id": "F162"') + 6)
        file.write(b'"F163"')
    with pytest.raises(FileError, match="changed while it was read"):
        opened.all("facts")


def test_a_store_replaced_while_it_is_read_stays_the_old_one(large, tmp_path):
    """The open file is asked until the answer is whole."""
    opened = store.Store(large)
    before = opened.all("topics")
    content = json.loads(json.dumps(CONTENT))
    content["facts"] = {"1": content["facts"]["1"]}
    os.replace(written(tmp_path, content, "new.json"), large)
    assert len(opened.all("facts")) == len(CONTENT["facts"])
    assert opened.all("topics") == before
    assert len(store.Store(large).all("facts")) == 1


def test_old_indexes_and_what_was_left_are_swept(large, tmp_path):
    """The cache keeps a few indexes, and nothing that a killed program left an hour ago."""
    folder = tmp_path / "cache" / "hkinno"
    folder.mkdir(parents=True)
    for number in range(12):
        (folder / f"{number:08x}.sqlite").write_text("x")
        os.utime(folder / f"{number:08x}.sqlite", (1000 + number, 1000 + number))
    (folder / "0000000a.sqlite.77").write_text("x")
    os.utime(folder / "0000000a.sqlite.77", (1000, 1000))
    (folder / "0000000b.sqlite.78").write_text("x")
    assert call([*ASKED, "--db", large])[0] == 0
    names = [each.name for each in kept(tmp_path)]
    assert len([each for each in names if each.endswith(".sqlite")]) == index.KEPT
    assert "0000000b.sqlite" in names
    assert "00000000.sqlite" not in names
    assert [each for each in names if not each.endswith(".sqlite")] == ["0000000b.sqlite.78"]


# What an independent reviewer found


def changed(tmp_path, change, name="changed.json"):
    """A store with one thing in it that is odd; its path."""
    content = json.loads(json.dumps(CONTENT))
    change(content)
    return str(written(tmp_path, content, name))


def same_with_and_without(monkeypatch, arguments):
    """The end of a run with an index that is made, and found; it must be that without one."""
    ends = [call(arguments), call(arguments)]
    monkeypatch.setenv("HKINNO_INDEX", "0")
    ends.append(call(arguments))
    monkeypatch.delenv("HKINNO_INDEX")
    assert ends[0] == ends[2], arguments
    assert ends[1] == ends[2], arguments
    return ends[2]


ODD_STORES = {
    "a table that is none of ours": lambda content: content.update(drafts={"1": {"statement": "x", "translation": 1}}),
    "no evidence": lambda content: content["facts"]["1"].update(evidence=[], topics=["talent"]),
    "an entity called quote": lambda content: (
        content["entities"]["1"].update(id="quote x1", aliases=["zzyzx corp"]),
        content["facts"]["1"].update(entities=["quote x1"]),
    ),
    "a kind for a quote": lambda content: content["quotes"]["1"].update(kind="statistic"),
    "nested deeply": lambda content: content["facts"]["1"].update(more="@" * 500),
    "nested as deeply as can be": lambda content: content["facts"]["1"].update(more="@" * 960),
    "nested too deeply": lambda content: content["facts"]["1"].update(more="@" * 5000),
}


@pytest.mark.parametrize("odd", ODD_STORES)
def test_odd_stores_are_answered_alike(large, tmp_path, monkeypatch, odd):
    """With and without an index, whatever a store has besides what it must have."""
    path = changed(tmp_path, ODD_STORES[odd])
    for asked in (
        ["facts", "talent"],
        ["facts", "zzyzx corp"],
        ["quote", "kind:statistic"],
        ["show", "F001"],
        ["facts"],
    ):
        same_with_and_without(monkeypatch, [*asked, "-f", "ids", "--db", path])


def test_a_path_of_windows_is_a_uri_that_sqlite_takes():
    """file://C: would name a host: no index would ever be found again."""
    assert index._uri("C:\\a b\\50%?#.sqlite", "\\") == "file:///C:/a b/50%25%3f%23.sqlite"
    assert index._uri("/home/a\\b", "/") == "file:///home/a\\b"


def test_only_indexes_are_swept(large, tmp_path):
    """Whatever else lies in the folder stays; a folder that is a link is not used at all."""
    folder = tmp_path / "cache" / "hkinno"
    folder.mkdir(parents=True)
    (folder / "thesis").write_text("x")
    os.utime(folder / "thesis", (1000, 1000))
    (folder / "0000000c.sqlite").symlink_to("/nonexistent")
    assert call([*ASKED, "--db", large])[0] == 0
    assert len(kept(tmp_path)) == 3
    for each in kept(tmp_path):
        if each.name != "thesis":
            each.unlink()
    folder.rename(tmp_path / "mine")
    folder.symlink_to(tmp_path / "mine")
    assert call([*ASKED, "--db", large])[0] == 0
    assert [each.name for each in (tmp_path / "mine").iterdir()] == ["thesis"]


@pytest.mark.parametrize("home", ["relative", "", "~"])
def test_without_a_home_nothing_is_made_where_one_stands(large, tmp_path, monkeypatch, home):
    """A home that is no absolute path is none."""
    monkeypatch.delenv("XDG_CACHE_HOME")
    monkeypatch.setenv("HOME", home)
    here = tmp_path / "here"
    here.mkdir()
    monkeypatch.chdir(here)
    monkeypatch.setattr(os.path, "expanduser", lambda path: path.replace("~", home))
    assert call([*ASKED, "--db", large])[0] == 0
    assert list(here.iterdir()) == []


@pytest.mark.parametrize("owner", ["nobody", "somebody else"])
def test_no_folder_is_made_in_a_home_that_is_not_there_or_not_ours(large, tmp_path, monkeypatch, owner):
    """HOME is /nonexistent for many services, and that of the user for whom root works: neither is the place for it."""
    right = call([*ASKED, "--db", large])
    home = tmp_path / "home"
    if owner != "nobody":
        home.mkdir()
        user = os.getuid()
        monkeypatch.setattr(os, "getuid", lambda: user + 1)
    monkeypatch.delenv("XDG_CACHE_HOME")
    monkeypatch.setenv("HOME", str(home))
    assert call([*ASKED, "--db", large]) == right
    assert not home.exists() or list(home.iterdir()) == []


def test_an_index_is_found_again(large, tmp_path, monkeypatch):
    """Also under a cache directory with two slashes first, for a store of tomorrow, and beside a broken link."""
    monkeypatch.setenv("XDG_CACHE_HOME", f"/{tmp_path}/cache")
    tomorrow = time.time() + 86_400
    os.utime(large, (tomorrow, tomorrow))
    time.sleep(0.06)
    made = []
    monkeypatch.setattr(index, "make", lambda *given, make=index.make: made.append(1) or make(*given))
    for _ in range(3):
        assert call([*ASKED, "--db", large])[0] == 0
    assert len(made) == 1


def test_something_else_in_the_place_of_the_index(large, tmp_path):
    """A pipe, a folder, a link: not waited for, not followed, not believed."""
    right = call([*ASKED, "--db", large])
    (path,) = kept(tmp_path)
    sound = path.read_bytes()
    for put in (os.mkfifo, os.mkdir, lambda place: os.symlink(tmp_path / "elsewhere", place)):
        path.unlink()
        (tmp_path / "elsewhere").write_bytes(sound)
        put(path)
        assert call([*ASKED, "--db", large]) == right
        if path.is_dir():
            path.rmdir()
            path.touch()
    assert (tmp_path / "elsewhere").read_bytes() == sound


def test_an_index_with_a_forged_description_is_made_anew(large, tmp_path):
    """Its description is proved like all else in it."""
    right = call([*ASKED, "--db", large])
    (path,) = kept(tmp_path)
    for content in ("[" * 100_000, "{}", '{"state": 1, "counts": 2}', None):
        with sqlite3.connect(path) as database:
            crc = crc32((content or "").encode())
            database.execute("UPDATE about SET content = ?, crc = ?", (content, crc))
        database.close()
        assert call([*ASKED, "--db", large]) == right


def test_every_byte_of_every_page_that_leads_to_rows_is_proved(large, tmp_path, monkeypatch):
    """A row that is passed over, doubled or put elsewhere by a changed byte is noticed."""
    monkeypatch.setattr(index, "PART", 1)
    right = call(["facts", "-f", "ids", "--db", large])
    (path,) = kept(tmp_path)
    sound = path.read_bytes()
    chance = random.Random(3)
    size = 16384
    # Pages of an index of SQLite begin with 2 or 10.
    pages = [at for at in range(size, len(sound), size) if sound[at] in (2, 10)]
    assert pages
    for at in pages:
        for offset in [*range(12), *(chance.randrange(size) for _ in range(8))]:
            harmed = bytearray(sound)
            harmed[at + offset] ^= 1 << chance.randrange(8)
            path.write_bytes(harmed)
            assert call(["facts", "-f", "ids", "--db", large]) == right, (at, offset)


def test_white_space_at_the_end_takes_linear_time():
    """Blanks after the store are read once."""

    def seconds(number):
        data = b'{"facts": {}}' + b" " * number
        begun = time.process_time()
        list(stream.batches(io.BytesIO(data), 3))
        return time.process_time() - begun

    assert min(seconds(64_000_000) for _ in range(2)) < 24 * min(seconds(8_000_000) for _ in range(2))


def test_many_clues_are_no_clue():
    """To look for each of thousands of strings takes longer than to read the store."""
    entities = [
        {"id": f"e{number}", "printed": ["甲乙"], "official": {"zh": None, "en": None}, "aliases": []}
        for number in range(200)
    ]
    asked = []

    def fetch(wanted):
        asked.append(wanted)
        return []

    search.facts(query.parse(["甲乙"]), fetch, search.Lexicon([], entities, [], []))
    assert any(not group for group in asked[0])
