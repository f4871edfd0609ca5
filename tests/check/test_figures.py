"""The check of figures and times in prose: each rule from both sides, other stores, formats, and what it costs."""

import json
import subprocess
import sys
import time
from itertools import pairwise
from pathlib import Path

import pytest

from hkinno import check as checking
from hkinno.check import report
from hkinno.check.figures import amounts, compare, prose, times
from hkinno.dates import Interval
from hkinno.store import open_store
from tests.conftest import ROOT

LINES = Path(__file__).parent / "figures.tsv"
# What is no finding at all.
NOTHING = "-"


def table():
    """The sentences of the table, each with its figures and their verdicts."""
    for line in LINES.read_text(encoding="utf-8").splitlines():
        text, _, listed = line.partition("\t")
        if not text.startswith("#"):
            yield text, dict(each.split("=") for each in listed.split("; "))


def claims(text, known, name="draft.txt", **how):
    """Each claim of a text as it is written, with its verdict; not those that were not checked."""
    found = checking.check(text, known, name, figures=True, **how).claims
    return [(each.quoted, each.verdict) for each in found if each.verdict != "unchecked"]


@pytest.fixture(scope="module")
def small():
    """The made-up store: two articles in two languages, other speakers, other sums."""
    return checking.corpus(open_store(str(ROOT / "tests" / "data" / "small.json")))


@pytest.mark.parametrize(("text", "expected"), [pytest.param(*each, id=each[0][:40]) for each in table()])
def test_each_figure_has_its_verdict(known, text, expected):
    """Right in any form, rounded, its bound lost, wrong, of another thing; and the writer's own is let be."""
    found = checking.check(text, known, "draft.txt", figures=True).claims
    for figure, verdict in expected.items():
        start = text.index(figure)
        inside = [each for each in found if each.start < start + len(figure) and start < each.end]
        assert {each.verdict for each in inside} - {"unchecked"} == ({verdict} - {NOTHING}), figure


def test_an_article_in_which_all_is_right_raises_nothing(known):
    """All right lines of the table and all that are the writer's own, as one draft, in paragraphs and in one block."""
    passes = {"same", "rounded", NOTHING}
    right = [text for text, expected in table() if set(expected.values()) <= passes]
    assert len(right) > 100
    for between in ("\n\n", "\n"):
        draft = between.join(right)
        assert [each for each in checking.check(draft, known, "draft.txt", figures=True).claims if each.rule] == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("方圓表示，新渠工程費約3億元，預計兩三年內完成。", [("約3億元", "same"), ("兩三年內", "same")]),
        ("方圓表示，新渠工程費3億元。", [("3億元", "bound-lost")]),
        ("方圓表示，新渠工程費約30億元。", [("約30億元", "wrong")]),
        ("方圓表示，新渠工程費約3億元，五年內完成。", [("約3億元", "same"), ("五年內", "wrong")]),
        ("方圓指出，舊渠有三分之二仍能排水。", [("三分之二", "wrong")]),
        ("方圓指出，去年雨季區內水浸逾20宗。", [("逾20宗", "same"), ("去年", "same")]),
        ("方圓指出，去年雨季區內水浸逾200宗。", [("逾200宗", "wrong"), ("去年", "same")]),
        ("Fong Yuen said the new drain would cost about 30 million dollars.", [("about 30 million dollars", "wrong")]),
        ("Ruth Hale says more than 400 boats a day will call at the pier.", [("more than 400", "wrong")]),
        ("Ruth Hale says more than 40 boats a day will call at the pier.", [("more than 40", "same")]),
        ("The pier at Port Elm cost $90 million.", []),
        ("孫東說，創科局拿出九百億元支援大學的基礎科研。", []),
    ],
)
def test_another_store_has_its_own_figures(small, text, expected):
    """What a figure measures and whom a sentence is given to are the store's."""
    assert claims(text, small) == expected


def test_a_store_without_figures_judges_none(known):
    """And what nobody has said of what it measures is told of by nobody."""
    bare = [fact | {"figures": [], "when": None} for fact in known.statements]
    assert checking.check("孫東說，高才通收到一宗申請。", known._replace(statements=bare), figures=True).claims == ()
    mute = {"measure": {"zh": "", "en": ""}, "whole": None, "unit": "count"}
    unsaid = [fact | {"figures": [each | mute for each in fact["figures"]]} for fact in known.statements]
    voices = type(known.voices)(known.sources, known.voices.speakers)
    other = known._replace(statements=unsaid, voices=voices)
    assert claims("孫東說，高才通收到九萬宗申請。", other) == []


@pytest.mark.parametrize(
    ("written", "number", "kind", "bound"),
    [
        ("九十億元", 9_000_000_000, amounts.MONEY, ""),
        ("HK$9 billion", 9_000_000_000, amounts.MONEY, ""),
        ("9,000,000,000", 9_000_000_000, amounts.BARE, ""),
        ("六億七千萬", 670_000_000, amounts.BARE, ""),
        ("two thirds of a billion", 2e9 / 3, amounts.BARE, ""),
        ("逾一萬宗", 10_000, amounts.COUNT, "over"),
        ("至少16個", 16, amounts.COUNT, "least"),
        ("no more than 16 labs", 16, amounts.BARE, "most"),
        ("約兩成", 20, amounts.SHARE, "about"),
        ("one in three", 1 / 3, amounts.SHARE, ""),
        ("過半數", 0.5, amounts.SHARE, "over"),
        ("20%或以上", 20, amounts.SHARE, "least"),
        ("三十歲以下", 30, amounts.AGE, "under"),
        ("have yet to turn thirty", 30, amounts.AGE, "under"),
        ("65萬個", 650_000, amounts.COUNT, ""),
        ("half a million", 500_000, amounts.BARE, ""),
        ("nearly sixty-five thousand", 65_000, amounts.BARE, "near"),
        ("exactly 130", 130, amounts.BARE, "exactly"),
        ("遠超一萬", 10_000, amounts.BARE, "far"),
        ("three in ten", 0.3, amounts.SHARE, ""),
        ("one applicant in two", 0.5, amounts.SHARE, ""),
        ("there were 13 production lines", 13, amounts.BARE, ""),
        ("seven out of every 10", 0.7, amounts.SHARE, ""),
        ("at least two fifths", 0.4, amounts.SHARE, "least"),
        ("三成三", 33, amounts.SHARE, ""),
        ("每五個就有一個", 0.2, amounts.SHARE, ""),
        ("half a dozen parks", 6, amounts.BARE, ""),
        ("a decade", 10, amounts.SPAN, ""),
        ("1 per mille", 0.1, amounts.SHARE, ""),
        ("壹佰億元", 10_000_000_000, amounts.MONEY, ""),
        ("650 000 jobs", 650_000, amounts.BARE, ""),
        ("半年內", 0.5, amounts.SPAN, "most"),
        ("over two decades", 20, amounts.SPAN, "over"),
        ("Under-30s", 30, amounts.AGE, "under"),
        ("年過三十", 30, amounts.AGE, "over"),
        ("一共佔兩成", 20, amounts.SHARE, ""),
        ("起碼欠920個", 920, amounts.COUNT, "least"),
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
        "陸續見附表二及腳註三，with good health in depth",
        "每三名申請人，every three years",
        "增加兩倍，升了三個百分點，增加約100條，twice, three times, 2 percentage points, a rise of 100",
    ],
)
def test_what_is_no_figure_is_none(text):
    """Dates, places in a text, telephone numbers, names with digits, idioms, differences."""
    assert [each for each in amounts.mentions(prose.plain(text)) if not each.difference] == []


STORED = {
    "exact": {"value": 650_000},
    "more": {"min": 10_000, "max": 20_000, "min_included": False, "max_included": False},
    "least": {"min": 20, "min_included": True, "unit": "percent"},
    "under": {"max": 30, "unit": "years_of_age"},
    "some": {"several": True, "unit": "years"},
    "two or three": {"min": 2, "max": 3, "min_included": True, "max_included": True, "unit": "years"},
    "third": {"value": 1 / 3, "unit": "fraction"},
    "about": {"printed": "約3億元", "unit": "money"},
}


@pytest.mark.parametrize(
    ("stored", "written", "verdict"),
    [
        ("exact", "六十五萬個", "same"),
        ("exact", "約65萬個", "rounded"),
        ("exact", "六十多萬個", "rounded"),
        ("exact", "近70萬個", "rounded"),
        ("exact", "至少65萬個", "bound-lost"),
        ("exact", "不足65萬個", "bound-lost"),
        ("exact", "66萬個", ""),
        ("exact", "約80萬個", ""),
        ("exact", "60,000", ""),
        ("more", "一萬多宗", "same"),
        ("more", "逾一萬宗", "same"),
        ("more", "10,000-plus", "same"),
        ("more", "約一萬宗", "rounded"),
        ("more", "一萬宗", "bound-lost"),
        ("more", "遠超一萬宗", "bound-lost"),
        ("more", "不足一萬宗", ""),
        ("more", "一萬二千宗", ""),
        ("more", "兩萬多宗", ""),
        ("least", "兩成或以上", "same"),
        ("least", "at least a fifth", "same"),
        ("least", "20%", "bound-lost"),
        ("least", "20%以下", ""),
        ("least", "two per cent or more", ""),
        ("under", "不到30歲", "same"),
        ("under", "30歲或以下", "same"),
        ("under", "30歲", "bound-lost"),
        ("under", "30歲以上", ""),
        ("some", "幾年", "same"),
        ("some", "a few years", "same"),
        ("some", "幾個月", ""),
        ("some", "五年", ""),
        ("two or three", "two to three years", "same"),
        ("two or three", "三年內", "bound-lost"),
        ("two or three", "三五年", ""),
        ("two or three", "兩三個月", ""),
        ("third", "三分一", "same"),
        ("third", "33%", "same"),
        ("third", "三成", ""),
        ("about", "about 300 million dollars", "same"),
        ("about", "3億元", "bound-lost"),
        ("about", "4億元", ""),
    ],
)
def test_a_figure_beside_that_of_the_store(stored, written, verdict):
    """The same, less exact, its bound lost or made up, or another."""
    empty = dict.fromkeys(("value", "min", "max", "min_included", "max_included"))
    figure = {"printed": "", "unit": "jobs", "several": False, **empty, **STORED[stored]}
    (mention,) = amounts.mentions(prose.plain(written))
    assert compare.comparable(mention, figure)
    assert compare.verdict(mention, figure) == verdict


@pytest.mark.parametrize(
    ("words", "start", "end"),
    [
        ("今年", "2023", "2023"),
        ("明年底", "2024-10", "2024-12"),
        ("late last year", "2022-10", "2022-12"),
        ("by year's end", "2023-10", "2023-12"),
        ("the middle of the year", "2023-05", "2023-08"),
        ("2025年底", "2025-10", "2025-12"),
        ("今年三月底", "2023-03-21", "2023-03-31"),
        ("in the 1980s", "1980", "1989"),
        ("後年", "2025", "2025"),
        ("昨日", "2023-02-27", "2023-03-01"),
        ("this December", "2023-12", "2023-12"),
        ("December of next year", "2024-12", "2024-12"),
        ("今年中", "2023-05", "2023-08"),
        ("年內", "2023-01", "2023-12"),
        ("last month", "2023-01", "2023-02"),
    ],
)
def test_a_time_is_read_from_when_the_page_was_written(words, start, end):
    """Relative words, years and parts of them."""
    (found,) = times.times(prose.plain(words))
    assert found.at(Interval("2023-02-28", "2023-03-02")) == Interval(start, end)


@pytest.mark.parametrize("words", ["兩三年內", "16 years", "幾年底薪", "多年內", "in a warm December"])
def test_what_is_no_time_is_none(words):
    """A span of time has no date."""
    assert list(times.times(prose.plain(words))) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # What stands in marks is judged word for word, and as no prose.
        ("孫東說，高才通收到「九萬宗」申請。", []),
        ("孫東說，「高才通」收到九萬宗申請。", [("九萬宗", "wrong")]),
        # Who has spoken goes on speaking, until somebody else does or a paragraph begins.
        ("孫東談到高才通。收到的申請有九萬宗。", [("九萬宗", "wrong")]),
        ("孫東談到高才通。入境處則指收到的申請有九萬宗。", []),
        ("孫東談到創科。\n\n收到的申請有九萬宗。", []),
        ("陳大文說高才通申請有九萬宗。他又說，批出了七萬宗。", []),
        # A line may be longer than a screen, and a paragraph harder than a line.
        ("孫東說，高才通推出以來反應熱烈，到目前為止一共收到九\n萬宗申請。", [("九萬宗", "wrong")]),
        # Of another year or place it is not the page's.
        ("孫東說，高才通收到九萬宗申請。<!-- hkinno: ignore -->", []),
        ("2025年，高才通收到九萬宗申請。", []),
        ("在上海，政府要提供九十萬個就業職位，孫東說。", []),
        # What is in marks and is nobody's speech is prose; what he himself calls us is no writer's own.
        ("小標題「高才通獲批一萬多宗」印在版頂。", [("一萬多宗", "other-thing")]),
        ("孫東說，「我們」希望五年內政府服務全部電子化。", [("五年內", "wrong")]),
        # What is given to him and is like nothing that he said is judged by its figures; who says we in it is he.
        ("孫東：目標是把生產線增至260條，北都則要提供65萬個職位。", [("260條", "wrong"), ("65萬個", "same")]),
        ("Sun Dong told us: “We mean to have 260 production lines.”", [("260", "wrong")]),
        # A paper without a name is the page's; one that is given more credit by another is not.
        ("按報紙所載，高才通收到九萬宗申請。", [("九萬宗", "wrong")]),
        ("按統計處年報，高才通收到九萬宗申請。", []),
        # Of the sentence after, only what is plainly of the page; after a semicolon he goes on.
        ("孫東談到高才通。賽馬會另有一個基金，有九萬宗申請。", []),
        ("孫東談到實驗室。澳門有四個重點實驗室。", []),
        ("孫東談到生產線；目標是230條。", [("230條", "wrong")]),
        # A verb that is one of saying elsewhere: the Blueprint has.
        ("Sun said the Blueprint has nine strategies.", [("nine", "wrong")]),
        ("John said the Blueprint has nine strategies.", []),
    ],
)
def test_whose_and_where(known, text, expected):
    """Only what is given to the page, or plainly of what it measures, is judged."""
    assert claims(text, known, "draft.md") == expected


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("孫東說，九千多宗獲批。", "F100"),
        ("孫東說，收到九萬宗申請。", "F096"),
        ("Manufacturing is 3% of GDP in Hong Kong, Sun said.", "F019"),
        ("Manufacturing is 3% of GDP in the other economies, Sun said.", "F020"),
        ("Sun said 760 million had gone to cross-boundary funding, as RAISe+ began.", "F067"),
        ("Sun said production lines would go from over 30 to 150.", "F051"),
        ("Sun said 8 billion dollars would go on basic research at universities.", "F109"),
        ("孫東說產學研1+計劃用八十億元。", "F111"),
    ],
)
def test_the_fact_that_is_named_is_what_the_sentence_is_of(known, text, named):
    """Not one beside it that is more like the number."""
    (wrong,) = [each for each in checking.check(text, known, "draft.txt", figures=True).claims if each.rule]
    assert (wrong.verdict, named in wrong.facts) == ("wrong", True), wrong.details


def test_a_number_of_another_speaker_is_not_compared(known, small):
    """What one speaker of several stores says is not held against what another said."""
    text = "{}說，新渠工程費約30億元。"
    assert claims(text.format("方圓"), small) == [("約30億元", "wrong")]
    assert claims(text.format("老霍"), small) == []
    assert claims(text.format("孫東"), known) == []


def test_a_number_in_chinese_is_told_in_english_too(known):
    """In an English draft; in a Chinese one as it is printed."""
    for text, told in [
        ("Sun said the country granted 67 million for cross-boundary funding.", "6.7億 (670 million) for"),
        ("Sun said the pass drew 90,000 applications.", "一萬多宗 (more than 10,000) for"),
        ("Sun said several hundred million were put into RAISe+.", "幾十億元 (2 billion or more) for"),
        ("孫東說高才通收到九萬宗申請。", "一萬多宗 for"),
    ]:
        (wrong,) = checking.check(text, known, "draft.txt", figures=True).claims
        assert told in wrong.details


def test_what_is_told(known):
    """The fact, its place, its words, what a currency adds, and the citation to paste."""
    text = "孫東說，創科局用HK$90億推出產學研1+計劃，並預留九十億港元支援大學的基礎科研。"
    wrong, right = checking.check(text, known, "draft.txt", figures=True).claims
    assert (wrong.verdict, wrong.rule, wrong.fails) == ("other-thing", "other-thing", True)
    assert set(wrong.facts) & {"F111", "F159"}
    assert "100億元" in wrong.details
    assert "90億元" in wrong.details
    assert "F109, talent-3" in wrong.details
    assert (right.verdict, right.fails, right.paragraphs) == ("same", False, ("talent-3",))
    assert right.details.endswith("the page names no currency, the draft HKD")
    assert "90億元" in right.source
    assert report.pasted(right, known.sources) == "（孫東，匯聚人才第3段）"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("孫東說，新田科技城已經開始平整土地。", ["plan-told-as-done"]),
        ("孫東說，新田科技城將開始平整土地。", []),
        ("筆者看見新田科技城已經開始平整土地。", []),
        ("孫東承諾兩三年內政府服務全部電子化，一網通辦。", ["hope-told-as-promise"]),
        ("孫東希望兩三年內政府服務全部電子化，一網通辦。", []),
        ("孫東說，高才通已收到一萬多宗申請，八千多宗已獲批。", []),
    ],
)
def test_plans_told_as_done_and_hopes_as_promises(known, text, expected):
    """Told where they are asked for, and no fault."""
    found = checking.check(text, known, "draft.txt", hedges=True).claims
    assert [each.verdict for each in found] == expected
    assert not any(each.fails for each in found)
    assert checking.check(text, known, "draft.txt").claims == ()


def test_every_format_carries_them(run):
    """Lines, JSON, GitHub, SARIF and a terminal; the exit code; what turns them off or makes them stricter."""
    text = "孫東說，高才通收到一萬宗申請，八百多宗已獲批，三分之一是大學剛畢業。"
    done = run("check", "--text", text)
    assert done.returncode == 1
    assert [line.split(": ")[1] for line in done.stdout.splitlines()] == ["bound-lost", "wrong"]
    assert done.stderr.splitlines()[-1].endswith("figures checked 3, failed 1")
    found = json.loads(run("check", "--text", text, "--json").stdout)
    assert [(each["kind"], each["quoted"], each["verdict"]) for each in found] == [
        ("figure", "一萬宗", "bound-lost"),
        ("figure", "八百多宗", "wrong"),
        ("figure", "三分之一", "same"),
    ]
    assert found[1]["facts"] == ["F100"]
    assert found[1]["message"] == found[1]["details"]
    assert "title=wrong" in run("check", "--text", text, "-f", "github").stdout
    (log,) = json.loads(run("check", "--text", text, "-f", "sarif").stdout)["runs"]
    assert [each["ruleId"] for each in log["results"]] == ["bound-lost", "wrong"]
    assert [each["level"] for each in log["results"]] == ["note", "error"]
    assert "cite" in run("check", "--text", text, "-f", "table").stdout
    assert run("check", "--text", text, "--no-figures").returncode == 0
    bound = "孫東說，高才通收到一萬宗申請。"
    assert run("check", "--text", bound).returncode == 0
    assert run("check", "--text", bound, "--strict").returncode == 1


def test_what_was_not_checked_is_told_where_all_is_asked_for(run):
    """With its reason; silent otherwise."""
    text = "陳大文說，高才通收到九萬宗申請。"
    assert json.loads(run("check", "--text", text, "--json").stdout) == []
    (found,) = json.loads(run("check", "--text", text, "--json", "--all").stdout)
    assert (found["verdict"], found["details"]) == ("unchecked", "given to somebody else")


@pytest.mark.parametrize(
    "rule", ["wrong", "other-thing", "bound-lost", "rounded", "same", "plan-told-as-done", "hope-told-as-promise"]
)
def test_each_rule_is_explained(run, known, rule):
    """In words, with an example to which it applies."""
    done = run("check", "--explain", rule)
    assert done.stdout.startswith(f"{rule}: ")
    example = report.RULES[rule].example.split(" for ")[0]
    found = checking.check(example, known, "draft.txt", figures=True, hedges=True).claims
    assert rule in {each.verdict for each in found}


@pytest.mark.parametrize(
    ("text", "looked"),
    [
        ("孫東談到創科，說幾乎一切都好，一起努力。", False),
        ("Sun spoke of innovation, and said that all was well.", False),
        ("孫東說十個", True),
        ("Sun spoke of several.", True),
        ("孫東談到明年。", True),
    ],
)
def test_a_draft_without_numerals_costs_nothing_more(text, looked):
    """What judges figures is not even loaded."""
    code = (
        "import sys; from hkinno.cli import run; run(['check', '-q', '--text', sys.argv[1]]);"
        "sys.exit('hkinno.check.figures' in sys.modules)"
    )
    done = subprocess.run([sys.executable, "-c", code, text], capture_output=True, check=False, cwd=ROOT)
    assert bool(done.returncode) is looked


@pytest.mark.slow
@pytest.mark.parametrize(
    "part",
    [
        "孫東說，高才通收到一萬多宗申請，八千多宗獲批，三分之一剛畢業；創科局用90億元支援大學的基礎科研。\n\n",
        "In 2023 the Secretary said more than 10,000 had applied, and 8,000 of them were approved. ",
        "幾十萬多",
        "一",
        "1,111.5%",
        "one hundred and ",
        "a third of the ",
        "2023 ",
        "由30至130條，",
    ],
)
def test_the_cost_is_linear(known, part):
    """A draft of twice the size takes twice the time, within what a busy machine adds; marks or none."""
    spent = []
    for size in (5_000, 10_000, 20_000):
        draft = part * (size // len(part))
        begun = time.process_time()
        checking.check(draft, known, "draft.txt", figures=True)
        spent.append(time.process_time() - begun)
    assert all(more < 3.2 * max(less, 0.05) for less, more in pairwise(spent))
