"""The check of figures in prose: verdicts, guards, formats, cost."""

from pathlib import Path

import pytest

from hkinno import check as checking
from hkinno.check.figures import amounts, prose

LINES = Path(__file__).parent / "figures.tsv"
# What is no finding at all.
NOTHING = "-"


def lines():
    """The sentences of the table, each with its figures and their verdicts."""
    for line in LINES.read_text(encoding="utf-8").splitlines():
        text, _, listed = line.partition("\t")
        if not text.startswith("#"):
            yield pytest.param(text, dict(each.split("=") for each in listed.split("; ")), id=text[:40])


def verdicts(text, known, name="draft.txt", **how):
    """Each claim of a text as it is written, with its verdict; not those that were not checked."""
    claims = checking.check(text, known, name, figures=True, **how).claims
    return [(each.quoted, each.verdict) for each in claims if each.verdict != "unchecked"]


@pytest.mark.parametrize(("text", "expected"), list(lines()))
def test_each_figure_has_its_verdict(known, text, expected):
    """Right in any form, rounded, its bound lost, wrong, of another thing; and the writer's own is let be."""
    claims = checking.check(text, known, "draft.txt", figures=True).claims
    for figure, verdict in expected.items():
        start = text.index(figure)
        found = {
            each.verdict
            for each in claims
            if each.start < start + len(figure) and start < each.end and each.verdict != "unchecked"
        }
        assert found == ({verdict} - {NOTHING}), figure


@pytest.mark.parametrize(
    ("written", "number", "kind", "bound"),
    [
        ("九十億元", 9_000_000_000, amounts.MONEY, ""),
        ("HK$9 billion", 9_000_000_000, amounts.MONEY, ""),
        ("9,000,000,000", 9_000_000_000, amounts.BARE, ""),
        ("六億七千萬", 670_000_000, amounts.BARE, ""),
        ("逾一萬宗", 10_000, amounts.COUNT, "over"),
        ("至少16個", 16, amounts.COUNT, "least"),
        ("no more than 16 labs", 16, amounts.BARE, "most"),
        ("約兩成", 20, amounts.SHARE, "about"),
        ("one in three", 1 / 3, amounts.SHARE, ""),
        ("過半數", 0.5, amounts.SHARE, "over"),
        ("20%或以上", 20, amounts.SHARE, "least"),
        ("三十歲以下", 30, amounts.AGE, "under"),
        ("65萬個", 650_000, amounts.COUNT, ""),
        ("nearly sixty-five thousand", 65_000, amounts.BARE, "near"),
        ("exactly 130", 130, amounts.BARE, "exactly"),
        ("遠超一萬", 10_000, amounts.BARE, "far"),
    ],
)
def test_a_figure_is_read(written, number, kind, bound):
    """With its number, its kind, and what bounds it."""
    (found,) = amounts.mentions(prose.plain(written))
    assert (found.number.value, found.kind, found.bound) == (pytest.approx(number), kind, bound)


@pytest.mark.parametrize(
    "text",
    [
        "見第16頁、附表2及註14，電話2345 6789，5月12日下午3時。",
        "一國兩制下一簽多行、一網通辦，一個重要的指標，十分進一步。",
        "see p. 16, para. 5, Table 2, note 14 and GPT-4; call 2345 6789 on 12 May at 10:30",
        "產學研1+計劃、5G、A4紙、2023年、2023-24年度",
        "增加兩倍，升了三個百分點，twice, three times, 2 percentage points",
    ],
)
def test_what_is_no_figure_is_none(text):
    """Dates, places in a text, telephone numbers, names with digits, idioms, differences."""
    assert amounts.mentions(prose.plain(text)) == []
