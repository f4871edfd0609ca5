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
        spans = record.get("evidence", [record])
        found = annotations.selectors(spans, texts)
        assert len(found) == len(spans)
        for each in found:
            quote, position = each["selector"]
            whole = quote["prefix"] + quote["exact"] + quote["suffix"]
            assert sum(text.count(whole) for text in texts.values()) == 1
            assert texts[each["source"]][position["start"] : position["end"]] == quote["exact"]


def test_selectors_stand_side_by_side_and_each_finds_the_words():
    """As the model has it: of two selectors in a list each selects the same; one refining the other would not."""
    text = "貓在屋簷下睡覺。" * 9
    span = {"paragraph": "main-1", "start": 40, "exact": "貓在屋簷下睡覺"}
    (found,) = annotations.selectors([span, {**span, "paragraph": "main-2"}], {"main-1": text})
    quote, position = found["selector"]
    assert (found["source"], quote["type"], position["type"]) == ("main-1", "TextQuoteSelector", "TextPositionSelector")
    assert (quote["prefix"], quote["suffix"]) == (text[8:40], text[47:])
    assert text[position["start"] : position["end"]] == quote["exact"]
    assert "refinedBy" not in json.dumps(found)
    # Without the paragraph's text there is nothing to give before and after.
    assert annotations.target(span)["selector"] == [{"type": "TextQuoteSelector", "exact": span["exact"]}, position]


@pytest.mark.parametrize(
    ("text", "exact", "context"),
    [
        ("雨停了。貓睡了！狗也睡了。", "貓睡了", ["貓睡了！", "雨停了。貓睡了！狗也睡了。"]),
        (
            "It rained. The cat paid 3.5 dollars. Why? Ask her.",
            "cat paid",
            ["The cat paid 3.5 dollars.", "It rained. The cat paid 3.5 dollars. Why?"],
        ),
    ],
)
def test_the_words_around_are_whole_sentences(text, exact, context):
    """In Chinese and in English; a point inside a number ends none."""
    span = {"paragraph": "main-1", "start": text.index(exact), "exact": exact}
    assert [annotations.around(span, text, sentences) for sentences in (0, 1)] == context


def test_show_gives_selectors_and_the_words_around(run, page):
    """`show --selectors` and `show -C 1` need a copy, and say so without one."""
    shown = json.loads(run("show", "Q06", "--selectors", "--source", page, "--json").stdout)
    assert shown[0]["selectors"][0]["selector"][0]["exact"] == shown[0]["exact"]
    context = json.loads(run("show", "Q06", "-C", "1", "--source", page, "--json").stdout)[0]["context"]
    assert shown[0]["exact"] in context[0]
    assert len(context[0]) > 20
    without = run("show", "Q06", "-C", "1")
    assert (without.returncode, without.stdout) == (2, "")
    assert "--source" in without.stderr
