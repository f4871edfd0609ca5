"""Every format of every listing command, as it was looked at and found good.

The snapshots are of a small made-up store, so that a corrected fact of the shipped one renews none; what must hold of
any store is tested of the shipped one. `pytest --snapshot-update` writes them anew; look at the diff before you commit
it.
"""

import pytest

from hkinno import render
from hkinno.copy import passages
from hkinno.figures import rows
from hkinno.search import answers
from hkinno.store import open_store
from hkinno.store.kinds import FACT, QUOTE
from tests.data.make import STORE as SMALL

# What the records of each view have been chosen for: bounds, dates, notes, links, words inside words, English.
VIEWS = {
    "facts": lambda store: answers.look_up(FACT, ["F002", "F003", "F005", "F010"], store),
    "quote": lambda store: answers.look_up(QUOTE, ["Q03", "Q07"], store),
    "show": lambda store: answers.records(
        ["F004", "Q05", "harbour-caption-2", "ferry-1", "drainage-office", "drainage"], store
    ),
    "topics": lambda store: answers.topics(store, entities=True),
    "figures": lambda store: rows.view(answers.look_up(FACT, [], store), ""),
    "outline": passages.outline,
    "passage": lambda store: passages.passages("harbour-3", store),
}


@pytest.fixture(scope="module")
def small():
    """The made-up store."""
    return open_store(str(SMALL))


@pytest.fixture(scope="module")
def shipped():
    """The shipped store."""
    return open_store()


@pytest.mark.parametrize("form", ["tsv", "csv", "json", "jsonl", "md", "text", "ids"])
@pytest.mark.parametrize("name", VIEWS)
def test_plain_formats(snapshot, small, name, form):
    """The formats of lines."""
    assert "\n".join(render.lines(VIEWS[name](small), form)) == snapshot


@pytest.mark.parametrize("width", [60, 80, 140])
@pytest.mark.parametrize("name", VIEWS)
def test_tables_at_three_widths(snapshot, small, name, width):
    """Tables: nothing cut, ids and places whole."""
    view = VIEWS[name](small)
    drawn = "\n".join(render.lines(view, "table", width=width))
    assert drawn == snapshot
    for record in view.records:
        assert record["id"] in drawn


@pytest.mark.parametrize("lang", ["zh", "en"])
@pytest.mark.parametrize("name", VIEWS)
def test_one_language(snapshot, small, name, lang):
    """Our own words in one language, as text and as a table."""
    view = VIEWS[name](small)._replace(lang=lang)
    assert "\n".join([*render.lines(view, "text"), *render.lines(view, "table", width=80)]) == snapshot


WHOLE = {
    "facts": lambda store: answers.look_up(FACT, [], store),
    "quote": lambda store: answers.look_up(QUOTE, [], store),
    "topics": lambda store: answers.topics(store, entities=True),
    "outline": passages.outline,
}


@pytest.mark.parametrize("name", WHOLE)
@pytest.mark.parametrize("width", [41, 60, 80, 140])
def test_nothing_is_cut_at_any_width(shipped, name, width):
    """Every character of every statement, quote and heading is in the table, in order, whatever its width."""
    view = WHOLE[name](shipped)
    for entry in view.entries:
        record, one = entry.record, view._replace(entries=[entry])
        drawn = list(render.lines(one, "table", width=width))
        # Each column's text runs on from line to line, in order.
        shown = "".join("".join(line.split()) for line in drawn)
        assert record["id"] in shown
        for text in _texts(name, record):
            assert _in_order("".join(text.split()), shown), (record["id"], text)


@pytest.mark.parametrize("lang", ["both", "zh"])
@pytest.mark.parametrize("width", [60, 80, 100, 140])
def test_a_topic_is_one_line(shipped, width, lang):
    """However wide the terminal is; at 140 all have both names."""
    view = answers.topics(shipped)._replace(lang=lang)
    drawn = list(render.lines(view, "table", width=width))
    assert [line.split()[0] for line in drawn[-len(view.entries) :]] == [entry.id for entry in view.entries]
    assert drawn[-len(view.entries) - 1].startswith("──")
    shown = "\n".join(drawn)
    assert width < 140 or lang == "zh" or all(record["en"] in shown for record in view.records)


def _texts(name, record):
    """The long texts of a record that its table shows."""
    yield from (record["statement"].values() if "statement" in record else ())
    # A topic has its English name where there is room, and an English id.
    keys = {"quote": ("exact",), "topics": ("zh",), "outline": ("opens",)}
    yield from (record[key] for key in keys.get(name, ()) if record.get(key))


def _in_order(text, shown):
    """Whether the characters of a text stand in a drawing in their order: a cut text lacks its end."""
    rest = iter(shown)
    return all(character in rest for character in text)
