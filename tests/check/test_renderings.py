"""Renderings clause by clause, on sentences of our own: what is told, and what is no fault."""

import pytest

from hkinno import check as checking
from hkinno.check import contrary, doers, english, holdings, renderings, translation
from hkinno.text import stem

OURS = (
    "We hope that the new canal will open within three years, because the old one is too slow. Any village may use it."
    " It is no more than a ditch, just as the river was."
)


def share(one: str, other: str) -> float:
    """How many of the words of two clauses are the same."""
    here, there = ({stem(word) for word in words.split()} for words in (one, other))
    return 2 * len(here & there) / (len(here) + len(there))


def told(asked: str) -> str:
    asked_clauses, ours = (renderings.clauses(words, translation.plain) for words in (asked, OURS))
    everything = translation.plain(OURS)
    return renderings.exchanged(translation.plain(asked), everything, everything) or renderings.changed(
        asked_clauses, ours, share
    )


@pytest.mark.parametrize(
    ("asked", "fault"),
    [
        ("the new canal will not open within three years", "a negation put in (not)"),
        ("although the old one is too slow", "a cause made a concession"),
        ("because the old one is too expensive", "expensive put for slow"),
        ("some rich village will use it", "a part put for the whole (some)"),
        ("every rich village will use it", "a part put for the whole (rich)"),
        ("they hope that the new canal will open within three years", "another actor (they)"),
        ("the boatmen have hope that the new canal will open within three years", "another actor (boatmen)"),
        ("by the boatmen it is hoped the new canal will open within three years", ""),
        ("because the old one is too fast", "the opposite put in (fast)"),
        # Other words for the same, another order, and two negations are no fault.
        ("the new canal should be open in three years' time, we hope", ""),
        ("since the old one is too slow", ""),
        ("the new canal will not fail to open within three years", ""),
        ("every village may use it", ""),
        ("a mere ditch, as the river was", ""),
    ],
)
def test_a_clause_that_says_otherwise(asked: str, fault: str):
    """A denial, a plan told as done, another reason, kind, part or actor is told, with its word."""
    assert told(asked) == fault


def test_clauses():
    """A fragment belongs to the clause beside it, and no clause runs over the end of a sentence."""
    words = "To speed it up, we gave up and left, because it is slow. Besides, it pays."
    assert renderings.clauses(words, translation.plain) == [
        "to speed it up",
        "we gave up and left",
        "because it is slow",
        "besides it pays",
    ]


@pytest.mark.parametrize(
    ("asked", "ours", "fault"),
    [
        (
            "all villages will have a new road",
            "We hope that some villages will have a new road",
            "an absolute put in (all)",
        ),
        ("the road is somewhat important", "The road is very important", "a degree lowered (somewhat)"),
        ("the road must be built", "We hope that the road can be built", "a demand made of a hope (must)"),
        ("we have built the road", "We hope to build the road", "a plan told as done (have built)"),
        ("we will give up the ferry", "We have given up the ferry", "what is done told as a plan (will)"),
        ("the road used to be important", "The road is very important", "an end put in (used to)"),
        ("the road wastes money", "The road costs money", "wastes put in"),
        (
            "there is a ford",
            "Even if there is a ford, it is no more than a puddle",
            "a concession made a claim (there is)",
        ),
        ("every village has a road except ours", "Every village has a road", "an exception put in (except)"),
        ("we will finish building it", "We will be building the road", "an end put in (finish building)"),
        ("that road is the most important", "One important road", "a superlative put in (most)"),
        ("we hope to begin building the road", "We hope to build the road", "a beginning put in (begin building)"),
        ("we are building ferries", "We have given up building ferries", "an end left out (we have given up)"),
        ("the road was built two years ago", "We hope to build the road in two years", "a plan told as done (was)"),
        ("the road is kept out of sight", "The road is in sight", "kept out put in"),
        ("foreign drivers use the road", "Drivers use the road", "a part put for the whole (foreign)"),
        ("there should be fewer roads", "There should be some roads", "fewer put in"),
        ("one road and nothing else", "One important road", "a limit put in (nothing else)"),
        ("the one road that counts", "One important road", "a limit put in (the one)"),
        ("we always use the road", "We use the road", "an absolute put in (always)"),
        ("every village uses the road", "Villages use the road", "an absolute put in (every)"),
        ("after all, one road of the most part", "One important road", ""),
        ("every village uses the road", "Any village uses the road", ""),
        ("a ditch, that is all", "It is no more than a ditch", ""),
        ("through the one road", "Through a single road", ""),
        # Two negations, another word for one, and what only looks like one.
        ("no village can do without the road", "Any village needs the road", ""),
        ("we lack the money for a road", "We cannot find the money for a road", ""),
        ("with nothing but a road", "If there is only a road", ""),
        ("without a canal, if there is only a road", "If there is only a road", ""),
        ("it is in no small part a road, whether good or not", "It is largely a road, whether good or bad", ""),
        ("building ferries", "We have given up building ferries", ""),
        ("a road to be considered closely", "A road to be considered seriously", ""),
        ("once the road was built", "After we build the road", ""),
    ],
)
def test_what_ours_rules_out(asked: str, ours: str, fault: str):
    """Degrees, demands, times, claims and what ends are told where ours say nothing of the kind."""
    ours = translation.plain(ours)
    assert contrary.said(asked, ours, ours) == fault


def test_a_question_made_a_claim():
    """What is asked may be rendered as a question, or as a part of one, and not as a fact."""
    ours = "how can the road be kept open in winter"
    assert contrary.said("the road is kept open in winter", ours, ours, asks=True) == "a question made a claim (is)"
    assert not contrary.said("whether the road is kept open in winter", ours, ours, asks=True)
    assert not contrary.said("kept open in winter", ours, ours, asks=True)
    # What can be done may be asked outside the marks; a sentence of its own asks nothing.
    able = "the road can be kept open in winter"
    assert not contrary.said(able, ours, ours, asks=True)
    assert contrary.said(able, ours, ours, asks=True, ended=True) == "a question made a claim (can)"
    assert not contrary.said("can the road be kept open in winter", ours, ours, asks=True, ended=True)


def test_a_condition_made_a_claim():
    """What ours suppose may be said as a part of a sentence, and not as one of its own."""
    ours = "if there are only boats people row to sea"
    assert contrary.said("there are only boats and people row", ours, ours, ended=True) == (
        "a condition made a claim (there are)"
    )
    assert contrary.said("there are only boats and people row nowhere", ours, ours, ended=True)
    assert not contrary.said("there are only boats and people row", ours, ours)
    assert not contrary.said("there are only boats if people row", "if there are only boats", ours, ended=True)
    assert not contrary.said("where there are only boats people row", ours, ours, ended=True)
    assert not contrary.said("there are people who row to sea", "if there are only boats", ours, ended=True)


@pytest.mark.parametrize(
    ("asked", "fault"),
    [
        ("over the decades to come two or three families have lived there", "another time (decade)"),
        ("over the past decade two or three families have lived there", "another time (decade)"),
        ("over the last few decades two or three families have lived there", ""),
        ("two or three ships have sailed there", "numbers changed (three ships)"),
        ("two or three old families have lived there", ""),
        ("next year the families move", "another time (next year)"),
        ("next spring the families move", "another time (next spring)"),
        ("the next time the families move", ""),
    ],
)
def test_times_and_what_is_counted(asked: str, fault: str):
    """Past and future, one and several, and what a number is of."""
    ours = "over the past several decades two or three families have lived there and next time the families move"
    assert english.turned(asked, asked, ours, english.Names({}, set(), "")) == fault


SLOW = "Because the industry is slow, and river and border too, we must finish it helped by students of the country"


@pytest.mark.parametrize(
    ("asked", "foreign"),
    [
        ("Because the industry is poisonous we must finish it", ["poisonous"]),
        ("we must finish the industry with giraffes", ["giraffes"]),
        # One word more beside all of ours is little.
        (f"{SLOW.replace(',', '')} with giraffes", []),
        # What describes a word of ours, is joined to it, or has it after of may be in ours by implication; so may cod.
        ("we must finish the mooring industry", []),
        ("we must finish mooring and industry", []),
        ("we must finish industry and mooring", []),
        ("we must finish a string of industries", []),
        ("we must finish the industry for eels", ["eels"]),
        ("we must finish the industry for cod", []),
        # But not in place of a word of ours beside it.
        ("we must finish it with mooring students and the country", []),
        ("we must finish mooring students", []),
        ("because the mooring river and border are slow", []),
        ("because the mooring border is slow", ["mooring"]),
        ("because river and mooring are slow", ["mooring"]),
        # Other words for the same, and what comes from the same word, are ours.
        ("we must finish slow industries assisted by graduates", []),
    ],
)
def test_what_says_something_else(asked: str, foreign: list[str]):
    """A word that nothing of ours stands for is told, unless it hangs on one of ours in its clause."""
    more, _ = english.beyond(asked.lower(), translation.plain(SLOW))
    assert english.foreign([asked.lower()], more, [translation.plain(SLOW)]) == foreign


@pytest.mark.parametrize(
    ("ours", "foreign"),
    [
        # We know what says the same as industry: giraffe does not.
        ("we must finish the industry", ["giraffe"]),
        # It may say the same as a word that we do not know; and one word alone, where none of ours has gone, is little.
        ("we must finish the quokka", []),
        ("we must finish the lantern", []),
    ],
)
def test_what_is_not_known_is_not_told(ours: str, foreign: list[str]):
    """A word that we do not know is told only where it cannot stand for another one that we do not know."""
    assert english.foreign(["we must finish the giraffe", "a lantern"], ["giraffe"], [ours]) == foreign


def test_what_comes_from_the_same_word():
    """A word says what one of its family says."""
    assert english.beyond("our connection", "our links") == ([], 1)
    assert english.beyond("our convection", "our links") == (["convection"], 1)


@pytest.mark.parametrize(
    ("asked", "fault"),
    [
        ("ashby will supervise borden", "another's part (supervis ashby)"),
        ("under the supervision of ashby", ""),
        ("the fleet supervised by ashby", "another's part (supervis ashby)"),
        ("we are to supervise borden", "another's part (supervis cove)"),
        ("under our supervising", "another's part (supervis cove)"),
        ("under their supervising ashby buys boats", ""),
        ("ashby buys boats under its supervision", ""),
        ("borden supervises and ashby buys boats", ""),
        # What is done to somebody, of two who are named.
        ("cove greets ashby", ""),
        ("for ashby they greet borden", "another's part (to greet borden)"),
        ("they greet borden", ""),
        # Those who are not named in ours are no reversal; a name after a preposition does nothing.
        ("covering supervises", ""),
        ("the boats of ashby are supervised", ""),
        ("around ashby all supervise", ""),
        ("borden has a need of supervision", ""),
        ("ashby needs boats to supervise", ""),
    ],
)
def test_who_does_what(asked: str, fault: str):
    """What one does or has in ours is not another's in a rendering."""
    names = english.Names(
        {"ashby": "ashby", "borden": "borden", "cove": "cove", "cove council": "council"}, set(), "cove"
    )
    ours = ["borden supervises cove", "ashby buys boats", "and cove greets ashby"]
    assert doers.changed([asked], ours, names) == fault


def test_the_bodies_of_the_place_speak_for_it():
    """A body whose name has that of the place that all is about does what its people say that they do."""
    names = english.Names({"cove": "cove", "cove council": "council", "borden": "borden"}, set(), "cove")
    assert doers.changed(["council supervises"], ["we supervise borden"], names) == ""
    assert doers.changed(["borden supervises"], ["we supervise borden"], names) == "another's part (supervis borden)"


@pytest.mark.parametrize(
    ("exact", "quoted", "outside", "lost"),
    [
        (
            "It is a plan. If we get the money, we will build a new road.",
            "we will build a new road",
            "",
            "If we get the money",
        ),
        ("I hope that the road will be open by May.", "the road will be open by May", "", "hope that"),
        ("I hope that the road will be open by May.", "the road will be open by May", "She hopes", ""),
        ("I hope it rains, and the road is open every day.", "the road is open every day", "", ""),
        ("If we get the money, we will build a new road.", "a new road", "", ""),
        ("No road is closed unless it snows.", "No road is closed", "", "unless it snows"),
        ("No road is closed unless it snows.", "No road is closed", "unless there is snow", ""),
        ("The old road to the fort, but not the bridge, is closed.", "old road to the fort", "", ""),
    ],
)
def test_what_words_said_in_english_have_lost(exact: str, quoted: str, outside: str, lost: str):
    """A hope or a condition before the words in their sentence, which the draft does not say."""
    assert translation.cut(quoted, exact, outside) == lost


FERRY = "The ferry is full every day, and to a large extent the market fills it. I hope it sails in May, if it can."


@pytest.mark.parametrize(
    ("quoted", "lost"),
    [
        # What follows governs only itself.
        ("the ferry is as full as ever every day", ""),
        ("it is the market by which it is filled", "to a large extent"),
        ("the ferry will sail in May, as it can", "hope"),
        ("I would like to see it sail in May, if it can", ""),
        ("I'd like to see it sail in May, if it can", ""),
    ],
)
def test_what_a_rendering_has_lost(quoted: str, lost: str, known: checking.Corpus):
    """The limit, hope or condition before or inside the clauses that are rendered."""
    quote = {"id": "Q1", "translation": {"en": FERRY}}
    words = holdings.Words("translation", ("Q1",))
    assert translation.lost(quoted, words, known._replace(quotes=[(quote, "")]), "") == lost


def test_few_words_that_deny(known: checking.Corpus):
    """Fewer than four words are bent where they deny what a clause of ours says; others are too few to tell."""
    judged = [
        translation.judge(words, known).verdict for words in ("not very important", "distant cousins", "no comment")
    ]
    assert judged == ["altered", "altered", "unchecked"]


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("we've", "we have"),
        ("Co-operation isn't", "cooperation isnt"),
        ("With our backs to the wall", "with our back to river"),
        ("Over the coming years and in the days ahead", "in future and in future"),
        ("With the river behind us, we burned our boats", "with back to river we back to river"),
    ],
)
def test_plain_words(words: str, expected: str):
    """Short forms are the words that they stand for."""
    assert translation.plain(words) == expected
