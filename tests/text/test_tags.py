"""HTML tags are read in one way everywhere, and in time proportional to the text."""

import time

import pytest

from hkinno.text import tags


def read(text):
    return [(text[tag.start : tag.end], tag.name, tag.closes) for tag in tags.find(text)]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("<b>貓</b>", [("<b>", "b", False), ("</b>", "b", True)]),
        ("<BR/><br />", [("<BR/>", "br", False), ("<br />", "br", False)]),
        ("<a title=\"3 > 2\" lang='<p>'>", [("<a title=\"3 > 2\" lang='<p>'>", "a", False)]),
        ("<a title = '>'>", [("<a title = '>'>", "a", False)]),
        # A mark that is no value's is a character like others: it's, 5".
        ("<a title=it's>don't</a>", [("<a title=it's>", "a", False), ("</a>", "a", True)]),
        ('<td 5">a</td>', [('<td 5">', "td", False), ("</td>", "td", True)]),
        # No bracket stands in a tag but in a value; what is not closed ends with the next bracket.
        ("a <b and c <i>d", [("<i>", "i", False)]),
        ("<a title='never closed><b>", [("<a title='never closed>", "a", False), ("<b>", "b", False)]),
        ("3 < 4, 5<6, <, </, <1>", []),
        ("<b", []),
        ("", []),
    ],
)
def test_tags_are_found(text, found):
    """With their names, whether they close, and their quoted values whole."""
    assert read(text) == found


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("甲<!-- <b> -->乙<i>丙</i>", "甲乙丙"),
        ("甲<!-- 乙<i>丙</i>", "甲<!-- 乙丙"),
        ("<q title='>'>甲</q><q", "甲<q"),
    ],
)
def test_text_is_left_without_tags_and_comments(text, left):
    """A comment goes whole; one that is not closed stays, for nothing must go unseen."""
    assert tags.strip(text) == left


UNITS = ["<", "<a ", "<a/", '<a " ="', "<a \"='", '<a =">"\'', "<a ='", '<a b="', "<a =  ", "</", "<!--", '<a ="<b>" ']


@pytest.mark.parametrize("end", ["", '" <', "-->"])
@pytest.mark.parametrize("unit", UNITS)
def test_no_text_takes_longer_than_its_length(unit, end):
    """Values that open and close over and over, and one more sign at the end, are read once."""
    text = unit * 20_000 + end
    begun = time.process_time()
    list(tags.find(text))
    tags.strip(text)
    assert time.process_time() - begun < 5
