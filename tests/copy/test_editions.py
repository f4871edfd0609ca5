"""Copies that differ from the page: exactly the affected paragraphs and records are named, no more and no fewer.

Cases and expectations are made in tests/corruptions.py, which has nothing of the program's. Where the page is not at
hand the same cases are made of a small page in made-up words. Of these 1,008 cases, and the 530 of test_drift.py, the
program answers all but those of ``OTHERWISE`` as a reader would who has the whole text.
"""

import contextlib
import time

import pytest

from hkinno import text
from hkinno.copy import editions
from hkinno.copy import proof as page
from hkinno.errors import FileError
from tests.copy import corruptions

# As many as there are kinds, many times over.
CASES = 504
# The cases of the page in which something else is said, and why.
OTHERWISE = {
    "394 three_paragraphs": "a caption is gone, but is nearly a sentence of a paragraph changed too: told as changed",
}
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
    sheet = "街市與公園的一天\n\n" + "\n\n城西日報記者李木子\n".join(
        "\n".join(words[at : at + 11] for at in range(0, len(words), 11)) for words in SMALL.values()
    )
    paragraphs = [
        {
            "id": name,
            "article": "main",
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
    source = {
        "id": "main",
        "item": {
            "title": "街市與公園的一天",
            "container-title": "城西日報",
            "author": [{"literal": "李木子"}],
        },
        "overline": None,
        "label": {"zh": "街市"},
        "subheads": [],
    }
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
    result = editions.compare(case.copy, tables)
    headings = {each["id"] for each in tables["paragraphs"] if each.get("text")}
    rows = (row for row in result.paragraphs if row.paragraph not in headings)
    states = {row.paragraph: row.state for row in rows if row.state != editions.SAME}
    return states, {claim.record for claim in result.refuted}, result.new


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
    """Over five hundred corruptions of the page, alone and together: in all others no paragraph and no record more."""
    with open(page, encoding="utf-8") as file:
        wrong, seen = campaign(file.read(), tables, simplified)
    assert {kind for kind, *_ in wrong} == OTHERWISE.keys(), wrong
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
    whole = page.normalise(raw, {})
    assert before in whole
    result = editions.compare(whole.replace(before, after), tables)
    assert {claim.record for claim in result.refuted} == fallen


def test_words_that_stand_elsewhere_in_a_paragraph_do_not_save_a_record(small):
    """Two runs alike but for one word: the one that was changed falls, and the other stands."""
    raw, tables = small
    copy = page.normalise(raw, {}).replace("「書要有人讀」", "「書要有人寫」")
    assert {claim.record for claim in editions.compare(copy, tables).refuted} == {"Q02"}


def test_a_change_shows_the_words_before_and_after(small):
    """What is told of a changed paragraph is the change, and for a fallen claim the words in its place."""
    raw, tables = small
    result = editions.compare(page.normalise(raw, {}).replace("三成", "兩成"), tables)
    assert [row.changes for row in result.paragraphs if row.state == editions.CHANGED] == [(("三", "兩"),)]
    assert [(claim.exact, claim.nearest) for claim in result.refuted] == [("菜價升了三成", "菜價升了兩成")]


def test_a_change_where_the_store_holds_nothing_is_told_as_such(small):
    """The paragraph is changed, and no claim falls."""
    raw, tables = small
    copy = page.normalise(raw, {}).replace("管理員", "管理人")
    result = editions.compare(copy, tables)
    row = next(row for row in result.paragraphs if row.state == editions.CHANGED)
    assert (row.differences, row.changes, result.refuted) == ((editions.ELSEWHERE,), (), [])


def test_typography_is_named_and_is_no_proof(small, simplified):
    """Words in other typography hold, but only what stands to the character is counted as proved."""
    raw, tables = small
    result = editions.compare(simplified(raw), tables)
    assert result.refuted == []
    assert all("script" in row.differences for row in result.paragraphs if row.paragraph != "caption-1")
    assert result.quotes + result.excerpts + result.typography == len(STRETCHES)
    assert result.typography > 0
    whole = editions.compare(raw, tables)
    assert (whole.quotes, whole.excerpts, whole.typography) == (2, 7, 0)
    hidden = page.normalise(raw, {})
    for mark in "，。「」▲":
        hidden = hidden.replace(mark, f"\u200b{mark}\u200b")
    assert {row.differences for row in editions.compare(hidden, tables).paragraphs} == {("spacing",)}


def changed(result):
    """The only row of a paragraph that is not the same."""
    (row,) = (row for row in result.paragraphs if row.state != editions.SAME)
    return row


def test_changes_are_shown_one_by_one_and_headings_are_none(small):
    """Two changes are two; a byline before the paragraph is not its beginning, and a new sentence beside it is new."""
    raw, tables = small
    copy = page.normalise(raw, {}).replace("公園裏有", "庭園裏有").replace("坐着", "站着")
    row = changed(editions.compare(copy.replace("樹蔭。", "樹蔭。雨停了。"), tables))
    assert row.changes == (("公", "庭"), ("坐", "站"))
    assert editions.compare(raw + "雨停了，貓也睡了。", tables).new == ["雨停了，貓也睡了。"]


def test_unknown_characters_are_no_change(small):
    """Where the store holds nothing, as many other characters are no change; more or fewer are told with □."""
    raw, tables = small
    copy = page.normalise(raw, {})
    assert changed(editions.compare(copy.replace("去年秋天種", "上季雨後種"), tables)).changes == ()
    ((before, after),) = changed(editions.compare(copy.replace("去年秋天種", "前天種"), tables)).changes
    assert "□□□□□" in before
    assert "前天種" in after


@pytest.mark.parametrize(("added", "differences"), [(600, ()), (700, (editions.UNSHOWN,))])
def test_a_paragraph_that_grew_beyond_measure_is_not_shown(small, added, differences):
    """A change as long as several paragraphs is told, not shown."""
    raw, tables = small
    copy = page.normalise(raw, {}).replace("「書要有人讀」", "「書要有人讀" + "貓" * added + "」")
    assert changed(editions.compare(copy, tables)).differences == differences


def test_differences_are_shown_up_to_a_measure(small, monkeypatch):
    """Where showing costs too much the paragraph is told as changed and the claim falls all the same."""
    raw, tables = small
    monkeypatch.setattr(editions, "MOST_SHOWN", 10)
    result = editions.compare(page.normalise(raw, {}).replace("三成", "兩成"), tables)
    assert changed(result).differences == (editions.UNSHOWN,)
    assert [(claim.record, claim.nearest) for claim in result.refuted] == [("F001", "")]


def test_the_nearest_words_have_their_numbers_whole(small):
    """A number that grew is shown as it is now, not without what makes it another."""
    raw, tables = small
    result = editions.compare(page.normalise(raw, {}).replace("有12張", "有112張"), tables)
    assert [claim.nearest[:4] for claim in result.refuted] == ["112張"]


def test_a_proved_paragraph_proves_no_claim_of_other_characters(small):
    """The store itself may be wrong: an excerpt with another character or start falls though the hash is right."""
    raw, tables = small
    tables["facts"][0]["evidence"][0]["exact"] = "菜價升了兩成"
    tables["facts"][4]["evidence"][0]["start"] += 1
    result = editions.compare(raw, tables)
    assert {row.state for row in result.paragraphs} == {editions.SAME}
    assert [(claim.record, claim.nearest) for claim in result.refuted] == [
        ("F001", "菜價升了三成"),
        ("F005", "借出6.5千次。"),
    ]
    assert (result.quotes, result.excerpts) == (2, 5)


@pytest.mark.parametrize(
    ("kept", "state"), [("鯇魚賣剩8條，明日再來", editions.CHANGED), ("鯇魚賣剩8條", editions.MISSING)]
)
def test_a_paragraph_is_there_if_a_third_of_it_is(small, kept, state):
    """With less it is missing; claims whose words stand in what is left stand in either case."""
    raw, tables = small
    copy = page.normalise(raw, {}).replace(SMALL["main-1"], f"貓說：「{kept}。」")
    result = editions.compare(copy, tables)
    assert changed(result).state == state
    assert {claim.record for claim in result.refuted} == {"F001", "F002"} | (
        {"Q01"} if state == editions.MISSING else set()
    )


@pytest.mark.parametrize(
    ("words", "new"), [("貓睡了", []), ("貓睡着了", ["貓睡着了。"]), ("城西日報記者李木子", []), ("街市", [])]
)
def test_what_is_new_is_told_from_four_characters_on(small, words, new):
    """A headline, a label or the byline, which the store makes of its source, is not new wherever it stands."""
    raw, tables = small
    assert editions.compare(f"{raw}\n{words}。", tables).new == new


def heading(words: str, name: str, kind: str) -> dict:
    joined = "".join(words.split())
    return {
        "id": name,
        "article": "main",
        "kind": kind,
        "text": words,
        "opens": joined[:8],
        "closes": joined[-8:],
        "chars": len(joined),
        "sha256": page.sha256(joined),
        "squeezed": {"chars": len(text.squeeze(joined)), "sha256": page.sha256(text.squeeze(joined))},
    }


def test_headings_are_looked_for_in_what_paragraphs_leave(small):
    """A label that is also words of a paragraph breaks none, and is missing where only the paragraph has the words."""
    raw, tables = small
    tables["paragraphs"] += [
        heading("街市\u3000與公園的一天", "main-title", "headline"),
        heading("十棵榕樹", "main-label", "label"),
    ]
    states = {row.paragraph: row.state for row in editions.compare(raw, tables).paragraphs}
    assert states["main-title"] == editions.SAME
    assert (states["main-2"], states["main-label"]) == (editions.SAME, editions.MISSING)
    copy = raw.replace("\n", "").replace("一百多棵榕樹", "十棵榕樹").replace("街市與公園", "街市與,公園")
    states = {row.paragraph: row.state for row in editions.compare(f"{copy}\n十棵榕樹", tables).paragraphs}
    assert states["main-title"] == editions.TYPOGRAPHY
    assert (states["main-2"], states["main-label"]) == (editions.CHANGED, editions.SAME)


@pytest.mark.parametrize(
    ("before", "after", "fallen"),
    [("與公園", "與公園", set()), ("與公園", "與,公園", set()), ("與公園", "及公園", {"F008"})],
)
def test_a_claim_in_a_heading_stands_with_it(small, before, after, fallen):
    """An excerpt of a headline is borne out by the headline, also in other typography."""
    raw, tables = small
    tables["paragraphs"].append(heading("街市與公園的一天", "main-title", "headline"))
    excerpt = {"paragraph": "main-title", "start": 0, "exact": "街市與公園"}
    tables["facts"].append({"id": "F008", "evidence": [excerpt], "figures": []})
    result = editions.compare(raw.replace(before, after), tables)
    assert {claim.record for claim in result.refuted} == fallen


ENGLISH = (
    "The old clerk sold 8 cats, he said, and the cat slept.\nIt was half past 6 in the evening when the ferry came."
)


def test_sources_that_are_read_in_other_ways_are_compared_in_one_copy(small):
    """An English article, its words parted by spaces, beside the Chinese one; a word that grew is another word."""
    raw, tables = small
    tables["sources"].append(
        {
            "id": "cats",
            "text": "spaced",
            "item": {"title": "Cats for sale", "container-title": "The Ferry", "author": [{"literal": "Jane Doe"}]},
            "label": {"zh": None, "en": None},
        }
    )
    first, second = ENGLISH.split("\n")
    for name, words in (("cats-1", first), ("cats-2", second)):
        record = {**heading(words, name, "body"), "article": "cats", "opens": words[:10], "closes": words[-10:]}
        record |= {"chars": len(words), "sha256": page.sha256(words)}
        del record["text"]
        tables["paragraphs"].append(record)
    excerpt = {"paragraph": "cats-1", "start": first.index("the cat"), "exact": "the cat"}
    tables["facts"].append({"id": "F008", "evidence": [excerpt], "figures": []})
    copy = f"{raw}\nCats for sale\nBy Jane Doe\n" + ENGLISH.replace(" ", "\n  ")
    result = editions.compare(copy, tables)
    assert ({row.state for row in result.paragraphs}, result.new, result.refuted) == ({editions.SAME}, [], [])
    assert result.excerpts == 8
    grown = editions.compare(copy.replace("cat\n", "cattle\n").replace("三成", "兩成"), tables)
    assert {claim.record: claim.nearest for claim in grown.refuted} == {"F001": "菜價升了兩成", "F008": "the cattle"}
    extra = editions.compare(copy + "\nThe moon\nrose.", tables)
    assert extra.new == ["The moon rose."]


def test_a_hostile_copy_is_compared_in_seconds(small):
    """Opening words ten thousand times over, and a copy of nothing known, take no more than their length."""
    _, tables = small
    begun = time.process_time()
    for copy in (SMALL["main-1"][:8] * 10_000, SMALL["main-1"][:-1] * 2_000, "「" * 300_000, "貓" * 300_000, ""):
        editions.compare(copy, tables)
    assert time.process_time() - begun < 20


def hostile(kind: str, size: int) -> tuple[str, corruptions.Tables]:
    """A copy and a store made for each other, of about so many characters each."""
    count = 1 if kind == "one" else size // 200
    texts = {
        f"main-{number}": (f"{number:08}" if kind == "alike" else "") + "貓狗" * (size // count // 2)
        for number in range(count)
    }
    paragraphs = [{**heading(words, name, "body"), "sha256": "", "text": None} for name, words in texts.items()]
    facts = []
    for number in range(size // 50):
        name = f"main-{number % count}"
        excerpt = {"paragraph": name, "start": number % 50, "exact": texts[name][number % 50 :][: 9 + number % 90]}
        facts.append({"id": f"F{number}", "evidence": [excerpt], "figures": []})
    source = {"id": "main", "item": {"title": "貓狗貓狗貓狗"}, "label": {"zh": "貓狗貓狗", "en": None}}
    copy = "".join(words[:100] + "魚" + words[101:] for words in texts.values())
    return copy, {"paragraphs": paragraphs, "quotes": [], "facts": facts, "sources": [source]}


@pytest.mark.parametrize("kind", ["one", "many", "alike"])
def test_a_store_and_a_copy_made_for_each_other_take_no_square_of_their_length(kind):
    """Four times the size takes little more than four times the time, or is told to be too much."""
    spent = []
    for size in (40_000, 160_000):
        copy, tables = hostile(kind, size)
        begun = time.process_time()
        with contextlib.suppress(FileError):
            editions.compare(copy, tables)
        spent.append(time.process_time() - begun)
    assert spent[1] < 8 * spent[0] + 0.5, spent


def test_too_many_claims_to_look_for_are_told(small, monkeypatch):
    """A bound that is reached is told, and nothing is called proved or fallen unseen."""
    raw, tables = small
    # Of each claim to be looked for and each heading every character.
    monkeypatch.setattr(editions, "MOST_SOUGHT", 5 * len(page.normalise(raw, {})))
    assert editions.compare(raw, tables).refuted == []
    with pytest.raises(FileError, match="too much from the page to be compared"):
        editions.compare(raw.replace("三成", "兩成"), tables)
