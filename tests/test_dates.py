"""Time words and the intervals that they resolve to."""

import pytest

from hkinno.dates import LONGEST, Interval, interval, shown


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("2024", Interval("2024", "2024")),
        ("2023-02-26", Interval("2023-02-26", "2023-02-26")),
        ("2023..2024", Interval("2023", "2024")),
        ("2023-10/2023-12", Interval("2023-10", "2023-12")),
        ("2023..", Interval("2023", None)),
        ("..2023-03", Interval(None, "2023-03")),
        ("90", None),
        ("2023-13", None),
        ("", None),
        ("..", None),
    ],
)
def test_a_date_is_read_or_refused(typed: str, expected: Interval | None) -> None:
    """Years, months and days, alone or two of them; anything else is no date."""
    assert interval(typed) == expected


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        (("2023-02-26", "2023-03-05"), ("2023", "2023"), True),
        (("2023-10", "2023-12"), ("2023-12-31", "2024"), True),
        (("2023-10", "2023-12"), ("2024", "2024"), False),
        (("2023", None), ("2030", "2030"), True),
        ((None, "2023-03"), ("2023-04", "2024"), False),
    ],
)
def test_what_overlaps(one: tuple, other: tuple, expected: bool) -> None:
    """A less exact date holds a more exact one; an open end reaches on."""
    assert Interval(*one).overlaps(Interval(*other)) is Interval(*other).overlaps(Interval(*one)) is expected


def test_an_open_or_long_matter_is_of_no_year() -> None:
    """What goes on for ever, or for more than a few years, does not answer to each year."""
    assert list(Interval("2023-10", "2024").years()) == [2023, 2024]
    assert not Interval("2023", None).years()
    assert Interval("2020", str(2020 + LONGEST - 1)).years()
    assert not Interval("2020", str(2020 + LONGEST)).years()


@pytest.mark.parametrize(
    ("ends", "lang", "expected"),
    [
        (("2024", "2024"), "both", "明年 next year (2024, inferred)"),
        (("2024", "2024"), "zh", "明年（2024，推斷）"),
        (("2023-10", "2023-12"), "en", "next year (2023-10 to 2023-12, inferred)"),
        (("2023", None), "en", "next year (from 2023, inferred)"),
        ((None, "2023-03"), "zh", "明年（2023-03之前，推斷）"),
        ((None, None), "en", "next year"),
    ],
)
def test_time_words_are_shown_with_their_dates(ends: tuple, lang: str, expected: str) -> None:
    """The words as printed, and what they mean, called inferred where it is."""
    when = {"printed": "明年", "en": "next year", "from": ends[0], "to": ends[1], "basis": "inferred", "why": None}
    assert shown(when, lang) == expected
