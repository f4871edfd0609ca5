"""What helps while one writes: mends, what is known of the words, quotations to complete to."""

import pytest

import hkinno
from hkinno.serve import writing
from hkinno.sources import sources_of


@pytest.fixture(scope="module")
def library():
    return hkinno.open("builtin")


def mended(library, draft):
    """The draft after each mend of its first finding, by title."""
    finding = library.check(draft).findings[0]
    mends = writing.mends(finding, draft, sources_of(library.store))
    return {mend.title: draft[: mend.start] + mend.words + draft[mend.end :] for mend in mends}


def test_each_mend_makes_the_draft_true(library):
    """What is written instead is the speaker's, word for word; the place is right where one is written."""
    bent = mended(library, "孫東說：「像人才的跨境流動就十分重要。」")
    assert bent["Write the source's words"] == "孫東說：「像人才的跨境流動就非常重要。」"
    assert "（孫東，資金過河第5段）" in bent["Write the quotation with speaker and place"]
    converted = mended(library, "孫東說：“像人才的跨境流动就非常重要。”（funds-5）")
    assert converted["Write the source's characters"] == "孫東說：“像人才的跨境流動就非常重要。”（funds-5）"
    uncited = mended(library, "孫東說：「像人才的跨境流動就非常重要。」")
    assert uncited["Say where the words stand"] == "孫東說：「像人才的跨境流動就非常重要。」（資金過河第5段）"
    # The place alone leaves the words as they are.
    del bent["Say where the words stand"]
    for drafts in (bent, converted, uncited):
        for draft in drafts.values():
            checked = library.check(draft)
            assert (checked.checked, checked.failed) == (1, 0), draft
            assert checked.findings[0].verdict == "verbatim", draft
    placed = [draft for title, draft in [*bent.items(), *uncited.items()] if "place" in title or "where" in title]
    assert all(library.check(draft).findings[0].place == "ok" for draft in placed)


def test_what_cannot_be_mended_is_not(library):
    """An invented quotation, and one that is true and placed, and a mark that is not closed."""
    assert mended(library, "孫東說：「明年人人加薪」。") == {}
    assert list(mended(library, "「像人才的跨境流動就非常重要。」（孫東，資金過河第5段）")) != [
        "Say where the words stand"
    ]
    assert mended(library, "孫東說：「像人才") == {}


def test_hover_tells_words_speaker_and_place(library):
    finding = library.check("孫東說：「像人才的跨境流動就十分重要。」").findings[0]
    told = writing.known_of(finding, library)
    assert told.startswith("**altered**")
    for words in ("> 像人才的跨境流動就非常重要。", "孫東", "資金過河第5段", "Q10", "(unofficial translation)"):
        assert words in told


@pytest.mark.parametrize("typed", ["「背水", "孫東說：「背水一战", "“beishuiyizhan", "他說「香港打造國際創新"])
def test_a_mark_and_some_words_complete_to_the_quotation(library, typed):
    """In any script or reading; what is written passes the check."""
    (offer,) = writing.offers(typed, len(typed), library)[:1]
    assert offer.label.startswith("香港打造國際創新科技中心")
    written = typed[: offer.start] + offer.words + typed[offer.end :]
    checked = library.check(written)
    assert (checked.checked, checked.failed) == (1, 0)
    assert checked.findings[0].place == "ok"


def test_the_mark_that_an_editor_has_closed_is_written_over(library):
    text = "「背水」之後"
    offer = writing.offers(text, 3, library)[0]
    assert (offer.start, offer.end) == (0, 4)
    assert writing.offers("「背水」之後", 4, library) == []


@pytest.mark.parametrize("style", ["apa7", "hk", "biblatex", "pandoc", "gbt7714-2025"])
def test_a_completion_is_cited_in_the_style_that_is_set(library, style):
    offer = writing.offers("「背水", 3, library, style)[0]
    assert "須有背水一戰精神" in offer.words
    assert library.cite("Q01", style=style, part="note").lines[0][-12:] in offer.words or style == "hk"


@pytest.mark.parametrize("text", ["背水", "「背水」", "「zzzz", "「" + "長" * 80, "「kind:x", "「背\n水"])
def test_nothing_is_offered_where_nothing_is_quoted(library, text):
    assert writing.offers(text, len(text), library) == []


def test_a_mark_alone_offers_all(library):
    assert len(writing.offers("「", 1, library)) == len(library.quotes())
