"""Copies that differ from the page: exactly the affected paragraphs and records are named, no more and no fewer.

Cases and expectations are made in tests/corruptions.py, which has nothing of the program's. Where the page is not at
hand the same cases are made of a small page in made-up words.
"""

import time

import pytest

from hkinno import drift, page, text
from hkinno.alignment import UNKNOWN, align
from tests import corruptions

# As many as there are kinds, many times over.
CASES = 504
SMALL = {
    "main-1": "今早街市人聲鼎沸，魚檔的老闆說：「鯇魚賣剩8條，明日再來。」他又指，菜價升了三成，客人卻沒有少。",
    "main-2": "公園裏有12張長椅，當中一半坐着下棋的人。管理員表示，去年秋天種了一百多棵榕樹，今年夏天就有樹蔭。",
    "main-3": "圖書館昨日開門較遲，《小城舊事》已借出6.5千次。館長認為「書要有人讀」，又說，書要有人寫，兩樣缺一不可。",
    "caption-1": "▲渡輪每30分鐘一班，接載市民過海。",
}
STRETCHES = (
    ("Q01", "main-1", "鯇魚賣剩8條，明日再來。"),
    ("F001", "main-1", "菜價升了三成"),
    ("F002", "main-1", "魚檔的老闆說：「鯇魚賣剩8條"),
    ("F003", "main-2", "12張長椅，當中一半坐着下棋的人"),
    ("F004", "main-2", "一百多棵榕樹"),
    ("Q02", "main-3", "書要有人讀"),
    ("F005", "main-3", "已借出6.5千次"),
    ("F006", "main-3", "書要有人寫"),
    ("F007", "caption-1", "每30分鐘一班"),
)


def small_page() -> tuple[str, corruptions.Tables]:
    """A page in made-up words, with hard line breaks, headings and a byline, and its store."""
    sheet = "街市與公園的一天\n\n" + "\n\n大公報記者湯嘉平\n".join(
        "\n".join(words[at : at + 11] for at in range(0, len(words), 11)) for words in SMALL.values()
    )
    paragraphs = [
        {
            "id": name,
            "opens": words[:8],
            "closes": words[-8:],
            "chars": len(words),
            "sha256": page.sha256(words),
            "squeezed": {"chars": len(text.squeeze(words)), "sha256": page.sha256(text.squeeze(words))},
        }
        for name, words in SMALL.items()
    ]
    quotes, facts = [], []
    for name, place, exact in STRETCHES:
        stretch = {"paragraph": place, "start": SMALL[place].index(exact), "exact": exact}
        if name.startswith("Q"):
            quotes.append({"id": name, **stretch})
        else:
            facts.append({"id": name, "evidence": [stretch], "figures": []})
    source = {"item": {"title": "街市與公園的一天"}, "overline": None, "label": {"zh": "主稿"}, "subheads": []}
    return sheet, {"paragraphs": paragraphs, "quotes": quotes, "facts": facts, "sources": [source]}


@pytest.fixture
def small():
    return small_page()


@pytest.fixture(scope="module")
def simplified():
    """Traditional to Simplified by OpenCC, which the program does not use."""
    return pytest.importorskip("opencc", reason="needs OpenCC to make Simplified text").OpenCC("t2s").convert


def told(case, tables):
    """What a comparison says, in the shape of a case, and the text it calls new."""
    result = drift.compare(case.copy, tables)
    states = {row.paragraph: row.state for row in result.paragraphs if row.state != drift.SAME}
    return states, {claim.record for claim in result.claims}, result.new


def campaign(raw, tables, simplified):
    """Run the cases; the ones of which something else is said, and how many there were of each kind."""
    wrong, seen = [], {}
    whole = corruptions.page_of(raw, tables["paragraphs"])
    for case in corruptions.cases(whole, tables, simplified, CASES, seed=20261123):
        kind = case.kind.split()[1]
        seen[kind] = seen.get(kind, 0) + 1
        states, records, new = told(case, tables)
        if (states, records, len(new)) != (case.states, case.records, int(kind == "sentence_between")):
            wrong.append((case.kind, states, records, new))
    return wrong, seen


def test_exactly_the_affected_are_named_on_the_page(tables, page, simplified):
    """Over five hundred corruptions of the page, alone and together: no paragraph and no record more or fewer."""
    with open(page, encoding="utf-8") as file:
        wrong, seen = campaign(file.read(), tables, simplified)
    assert wrong == []
    assert sum(seen.values()) == CASES
    assert len(seen) == len(corruptions.KINDS)


def test_exactly_the_affected_are_named_on_a_page_of_our_own(small, simplified):
    """The same without the newspaper's page."""
    raw, tables = small
    wrong, _ = campaign(raw, tables, simplified)
    assert wrong == []


@pytest.mark.parametrize(
    ("before", "after", "fallen"),
    [
        ("剩8條", "剩18條", {"Q01", "F002"}),
        ("裏有12張", "裏有112張", {"F003"}),
        ("種了一百", "種了十一百", {"F004"}),
        ("每30分", "每130分", {"F007"}),
        ("出6.5千", "出16.5千", {"F005"}),
        ("了三成", "了十三成", {"F001"}),
        ("有12張", "有約12張", set()),
    ],
)
def test_a_number_that_grew_is_another_number(small, before, after, fallen):
    """A record whose number goes on beyond its words no longer holds, though all its characters are there."""
    raw, tables = small
    whole = page.normalise(raw)
    assert before in whole
    result = drift.compare(whole.replace(before, after), tables)
    assert {claim.record for claim in result.claims} == fallen


def test_words_that_stand_elsewhere_in_a_paragraph_do_not_save_a_record(small):
    """Two runs alike but for one word: the one that was changed falls, and the other stands."""
    raw, tables = small
    copy = page.normalise(raw).replace("「書要有人讀」", "「書要有人寫」")
    assert {claim.record for claim in drift.compare(copy, tables).claims} == {"Q02"}


def test_a_change_shows_the_words_before_and_after(small):
    """What is told of a changed paragraph is the change, and for a fallen claim the words in its place."""
    raw, tables = small
    result = drift.compare(page.normalise(raw).replace("三成", "兩成"), tables)
    assert [row.changes for row in result.paragraphs if row.state == drift.CHANGED] == [(("三", "兩"),)]
    assert [(claim.exact, claim.nearest) for claim in result.claims] == [("菜價升了三成", "菜價升了兩成")]


def test_a_change_where_the_store_holds_nothing_is_told_as_such(small):
    """The paragraph is changed, no claim falls; another copy that proves the paragraph shows the change itself."""
    raw, tables = small
    copy = page.normalise(raw).replace("管理員", "管理人")
    result = drift.compare(copy, tables)
    row = next(row for row in result.paragraphs if row.state == drift.CHANGED)
    assert (row.differences, row.changes, result.claims) == ((drift.ELSEWHERE,), (), [])
    whole = page.texts(page.normalise(raw), tables["paragraphs"])
    row = next(row for row in drift.compare(copy, tables, whole).paragraphs if row.state == drift.CHANGED)
    assert row.changes == (("員", "人"),)


def test_typography_is_named_and_is_no_proof(small, simplified):
    """Words in other typography hold, but only what stands to the character is counted as proved."""
    raw, tables = small
    result = drift.compare(simplified(raw), tables)
    assert result.claims == []
    assert all("script" in row.differences for row in result.paragraphs if row.paragraph != "caption-1")
    assert result.quotes + result.excerpts + result.typography == len(STRETCHES)
    assert result.typography > 0
    whole = drift.compare(raw, tables)
    assert (whole.quotes, whole.excerpts, whole.typography) == (2, 7, 0)
    hidden = page.normalise(raw)
    for mark in "，。「」▲":
        hidden = hidden.replace(mark, f"\u200b{mark}\u200b")
    assert {row.differences for row in drift.compare(hidden, tables).paragraphs} == {("spacing",)}


@pytest.mark.parametrize(
    ("known", "there", "places"),
    [
        ("甲乙丙丁", "甲貓丙丁", [0, 1, 2, 3]),
        ("甲乙丙丁", "甲丙丁", [0, -1, 1, 2]),
        ("甲乙丙丁", "甲乙貓狗琴雨丙丁", [0, 1, 6, 7]),
        ("甲乙丙丁", "貓乙甲乙丙丁甲", [2, 3, 4, 5]),
        (f"甲{UNKNOWN * 2}丁", "甲貓狗丁", [0, 1, 2, 3]),
        (f"甲乙{UNKNOWN}丁戊", "甲乙丁戊", [0, 1, -1, 2, 3]),
        ("甲乙", "", [-1, -1]),
    ],
)
def test_characters_are_put_in_the_likeliest_places(known, there, places):
    """One typed wrongly stays in its place; one left out has none; what was put in moves the rest."""
    assert align(known, there) == places


def test_a_hostile_copy_is_compared_in_seconds(small):
    """Opening words ten thousand times over, and a copy of nothing known, take no more than their length."""
    _, tables = small
    begun = time.process_time()
    for copy in (SMALL["main-1"][:8] * 10_000, SMALL["main-1"][:-1] * 2_000, "「" * 300_000, "貓" * 300_000, ""):
        drift.compare(copy, tables)
    assert time.process_time() - begun < 20
