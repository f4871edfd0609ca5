"""W3C selectors: each finds its words again, in one place only."""

import json

import pytest

from hkinno.copy import proof as pages
from hkinno.copy import selectors as annotations


@pytest.fixture(scope="module")
def texts(tables, page):
    """The paragraphs that the copy proves."""
    return pages.texts(pages.read(page), tables["paragraphs"], tables["sources"])


def test_each_selector_leads_back_to_its_words_and_nowhere_else(tables, texts):
    """Prefix, words and suffix stand once on the page, and the position is that of the words."""
    for record in [*tables["facts"], *tables["quotes"]]:
        found = annotations.selectors(record.get("evidence", [record]), texts)
        assert len(found) == len(record.get("evidence", [record]))
        for each in found:
            quote, position = each["selector"], each["selector"]["refinedBy"]
            whole = quote["prefix"] + quote["exact"] + quote["suffix"]
            assert sum(text.count(whole) for text in texts.values()) == 1
            assert texts[each["source"]][position["start"] : position["end"]] == quote["exact"]


def test_show_gives_selectors_and_the_words_around(run, page):
    """`show --selectors` and `show -C 1` need a copy, and say so without one."""
    shown = json.loads(run("show", "Q06", "--selectors", "--source", page, "--json").stdout)
    assert shown[0]["selectors"][0]["selector"]["exact"] == shown[0]["exact"]
    context = json.loads(run("show", "Q06", "-C", "1", "--source", page, "--json").stdout)[0]["context"]
    assert shown[0]["exact"] in context[0]
    assert len(context[0]) > 20
    without = run("show", "Q06", "-C", "1")
    assert (without.returncode, without.stdout) == (2, "")
    assert "--source" in without.stderr
