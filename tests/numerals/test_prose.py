"""Quantities in running text, with a case on each side: what is one, with both ends, and what only looks like one."""

import pytest

from hkinno.numerals import prose


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("過了半小時才走", [("半小時", 0.5, 0.5)]),
        ("上半年用了大半年", []),
        ("最多坐24人", [("最多坐24人", None, 24)]),
        ("唔夠三年，三百克唔到", [("唔夠三年", None, 3), ("三百克唔到", None, 300)]),
        ("由1比18變成", [("1比18", 1 / 18, 1 / 18)]),
        ("住了一兩年", [("一兩年", 1, 2)]),
        ("車上四十幾個人，晚上三人", [("四十幾個", 40, None), ("三人", 3, 3)]),
        ("65M線每60分鐘一班", [("60分鐘", 60, 60)]),
        ("5G和COVID-19", []),
        ("two and a half tonnes", [("two and a half tonnes", 2.5, 2.5)]),
        ("two and a half thousand years", [("two and a half thousand years", 2500, 2500)]),
        ("three decades and two dozen eggs", [("three decades", 30, 30), ("two dozen", 24, 24)]),
        ("Thirty-one have gone, one of us stayed", [("Thirty-one", 31, 31)]),
        ("inside three weeks", [("inside three weeks", None, 3)]),
        ("minus three hundred dollars", [("minus three hundred dollars", -300, -300)]),
        ("two and a cat", [("two", 2, 2)]),
    ],
)
def test_quantities_of_a_sentence(words, found):
    """Where they stand, and their ends."""
    assert [(each.printed, each.min, each.max) for each in prose.find(words)] == found
