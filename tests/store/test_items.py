"""CSL items: what is read of them, in any legal shape, and what of them cannot be cited."""

import pytest

from hkinno.store import items
from hkinno.store.items import Date, Name

GOOD = {"id": "daily-2024", "type": "article-newspaper", "title": "題", "language": "zh-HK"}


@pytest.mark.parametrize(
    ("person", "name", "printed"),
    [
        ({"literal": "湯嘉平"}, Name("湯嘉平"), "湯嘉平"),
        ({"family": "湯", "given": "嘉平"}, Name("湯嘉平"), "湯嘉平"),
        ({"family": "Smith", "given": "Jane A."}, Name("Smith", "Jane A."), "Jane A. Smith"),
        ({"family": "Smith", "given": "Jo", "suffix": "Jr."}, Name("Smith", "Jo", "Jr."), "Jo Smith, Jr."),
        (
            {"family": "Gogh", "given": "Vincent", "non-dropping-particle": "van"},
            Name("van Gogh", "Vincent"),
            "Vincent van Gogh",
        ),
        (
            {"family": "Humboldt", "given": "Alexander", "dropping-particle": "von"},
            Name("Humboldt", "Alexander von"),
            "Alexander von Humboldt",
        ),
        ({"given": "Madonna"}, Name("Madonna"), "Madonna"),
        ({"family": "Smith", "given": ""}, Name("Smith"), "Smith"),
        ({"literal": "News\nDesk"}, Name("News Desk"), "News Desk"),
    ],
)
def test_names_are_read_in_parts_or_whole(person, name, printed):
    """A Chinese name in two parts is whole; a name of one part is whole; line ends are blanks."""
    assert items.names({"author": [person]}) == [name]
    assert name.printed == printed
    assert list(items.faults({**GOOD, "author": [person]})) == []


@pytest.mark.parametrize(
    ("issued", "date", "iso"),
    [
        ({"date-parts": [[2024]]}, Date(2024), "2024"),
        ({"date-parts": [[2024, 3]], "circa": True}, Date(2024, 3, None, circa=True), "2024-03"),
        ({"date-parts": [["2024", "3", 5]]}, Date(2024, 3, 5), "2024-03-05"),
        ({"raw": "2024-03-05"}, Date(2024, 3, 5), "2024-03-05"),
        ({"date-parts": [[1850, 12, 31]], "circa": 0}, Date(1850, 12, 31), "1850-12-31"),
    ],
)
def test_dates_are_read_in_several_forms(issued, date, iso):
    """Numbers, digits and ISO dates are dates."""
    assert items.date({"issued": issued}) == date
    assert date.iso() == iso
    assert items.date({}) is None


@pytest.mark.parametrize(
    ("left", "right", "before"),
    [
        ((2023,), (2023, 2, 28), False),
        ((2023, 2), (2023, 2, 28), False),
        ((2023, 1), (2023, 2, 28), True),
        ((2022,), (2023, 2, 28), True),
        ((2023, 2, 28), (2023, 2, 28), False),
        ((2024,), (2023, 2, 28), False),
    ],
)
def test_a_date_is_before_another_as_far_as_both_are_known(left, right, before):
    """A year is not before a day in it."""
    assert Date(*left).before(Date(*right)) is before


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({"id": "a b"}, "item.id should be a key"),
        ({"id": ""}, "item.id should be a key"),
        ({"id": "-a"}, "item.id should be a key"),
        ({"id": "a--b"}, "item.id should be a key"),
        ({"id": "明報"}, "item.id should be a key"),
        ({"title": " "}, "item.title is empty"),
        ({"container-title": 5}, "item.container-title should be text"),
        ({"language": "x|y"}, "item.language should be a code"),
        ({"author": "Smith"}, "item.author should be a list"),
        ({"author": [{}]}, "author 1 of item has no name"),
        ({"author": [{"literal": "甲"}, {"family": " ", "given": None}]}, "author 2 of item has no name"),
        ({"issued": {"date-parts": [[2024, 13]]}}, "item.issued has no month 13"),
        ({"issued": {"date-parts": [[2024, 0]]}}, "item.issued has no month 0"),
        ({"issued": {"date-parts": [[2023, 2, 29]]}}, "item.issued has no day 29 in that month"),
        ({"issued": {"date-parts": [[99]]}}, "item.issued should have a year from 1000 to 2999"),
        ({"issued": {"date-parts": [[2024], [2025]]}}, "item.issued should have one date"),
        ({"issued": {"date-parts": [[]]}}, "item.issued should be a year, a year and a month"),
        ({"issued": {"date-parts": [[2024.5]]}}, "item.issued should be made of whole numbers"),
        ({"issued": {"date-parts": [[True]]}}, "item.issued should be made of whole numbers"),
        ({"issued": {"literal": "spring"}}, "item.issued should have one date"),
        ({"accessed": {"raw": "yesterday"}}, "item.accessed should have one date"),
        ({"page": "A5|x"}, "item.page should be a page"),
        ({"page": ["A5"]}, "item.page should be a page"),
        ({"URL": "javascript:alert(1)"}, "item.URL should be an address"),
        ({"URL": "https://a/ b"}, "item.URL should be an address"),
        ({"URL": "https://a/}"}, "item.URL should be an address"),
        ({"URL": 5}, "item.URL should be an address"),
    ],
    ids=str,
)
def test_what_cannot_be_cited_is_told(changes, said):
    """One line for each key, which says what would be right."""
    (fault,) = items.faults({**GOOD, **changes})
    assert fault.startswith(said)


def test_what_is_legal_is_no_fault():
    """No author, no date, no paper, a page that is a number: all of it can be cited."""
    for changes in ({}, {"page": 5}, {"page": "A5-A6"}, {"URL": "https://example.org/a?b=c&d#e"}, {"author": []}):
        assert list(items.faults({**GOOD, **changes})) == []
    assert items.text({"page": 5}, "page") == "5"


@pytest.mark.parametrize(
    ("language", "title", "chinese"),
    [("zh-HK", "x", True), ("yue", "x", True), ("en", "題", False), ("", "題", True), ("", "x", False)],
)
def test_chinese_is_told_by_the_language_or_else_by_the_title(language, title, chinese):
    """An item without a language is judged by its title's characters."""
    assert items.is_chinese({"language": language, "title": title}) is chinese
