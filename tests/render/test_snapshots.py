"""Every format of every listing command, as it was looked at and found good.

`pytest --snapshot-update` writes them anew; look at the diff before you commit it.
"""

import pytest

from hkinno import render
from hkinno.copy import passages
from hkinno.figures import rows
from hkinno.search import answers
from hkinno.store import open_store
from hkinno.store.kinds import FACT, QUOTE

VIEWS = {
    "facts": lambda store: answers.look_up(FACT, ["F047", "F096"], store),
    "quote": lambda store: answers.look_up(QUOTE, ["Q03"], store),
    "show": lambda store: answers.records(["F096", "Q06", "caption-4", "raise-plus", "talent"], store),
    "topics": answers.topics,
    "figures": lambda store: rows.view(answers.look_up(FACT, ["F047", "F097"], store), ""),
    "outline": passages.outline,
    "passage": lambda store: passages.passages("caption-4", store),
}


@pytest.fixture(scope="module")
def store():
    """The shipped store."""
    return open_store()


@pytest.mark.parametrize("form", ["tsv", "csv", "json", "jsonl", "md", "text", "ids"])
@pytest.mark.parametrize("name", [name for name in VIEWS if name not in ("topics", "outline")])
def test_plain_formats(snapshot, store, name, form):
    """The formats of lines."""
    assert "\n".join(render.lines(VIEWS[name](store), form)) == snapshot


@pytest.mark.parametrize("width", [60, 80, 140])
@pytest.mark.parametrize("name", [name for name in VIEWS if name not in ("topics", "outline")])
def test_tables_at_three_widths(snapshot, store, name, width):
    """Tables: nothing cut, ids and places whole."""
    view = VIEWS[name](store)
    drawn = "\n".join(render.lines(view, "table", width=width))
    assert drawn == snapshot
    for record in view.records:
        assert record.get("fact", record["id"]) in drawn


@pytest.mark.parametrize("name", ["facts", "quote", "topics", "outline"])
@pytest.mark.parametrize("width", [41, 60, 80, 140])
def test_nothing_is_cut_at_any_width(store, name, width):
    """Every character of every statement, quote and alias is in the table, in order, whatever its width."""
    whole = {"facts": lambda: answers.look_up(FACT, [], store), "quote": lambda: answers.look_up(QUOTE, [], store)}
    view = whole.get(name, lambda: VIEWS[name](store))()
    for entry in view.entries:
        record, one = entry.record, view._replace(entries=[entry])
        drawn = list(render.lines(one, "table", width=width))
        # Each column's text runs on from line to line, in order.
        shown = "".join("".join(line.split()) for line in drawn)
        assert record["id"] in shown
        for text in _texts(record):
            assert _in_order("".join(text.split()), shown), (record["id"], text)


def _texts(record):
    """The long texts of a record."""
    yield from (record["statement"].values() if "statement" in record else ())
    yield from (record[key] for key in ("exact", "zh", "en", "opens") if record.get(key))
    yield from record.get("aliases", ())


def _in_order(text, shown):
    """Whether the characters of a text stand in a drawing in their order: a cut text lacks its end."""
    rest = iter(shown)
    return all(character in rest for character in text)
