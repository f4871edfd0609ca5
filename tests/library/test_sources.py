"""A draft that quotes three sources of three speakers: what is true passes, each swap is caught."""

import json
import shutil

import pytest

from tests.conftest import STORE

CAPE = """海水不再倒灌：方圓談東岬灣新渠

記者　李明朗

2024年3月5日

「海水倒灌的日子，不能再有下一次。」東岬灣渠務處處長方圓接受本報訪問時說，新渠去年六月動工，工程費約3億元。

方圓指出，舊渠建於六十年前，只有三分之一仍能排水。她又說：「居民搬走容易，搬回來難，我們寧願夜間施工也不封路。」
"""
SEA = """渠務爭議：工程師嫌進度太慢

記者　周素梅

2024年3月20日

工程師高嵐認為進度偏慢。「圖則寫着軟土，挖下去全是硬石，沒有一天不換鑽頭。」高嵐說。

渠務處處長方圓回應說：「海水倒灌的日子，不會再有下一次。」
"""
COURIER = """主持：工程何時完成？

霍啟：兩三年內，但要看雨季，雨季一來甚麼都要停。

主持：錢夠不夠？

霍啟：不夠也要做，堤圍不會等我們把帳算清楚才崩。
"""
TRUE = [
    "方圓對《岬角日報》說：「居民搬走容易，搬回來難，我們寧願夜間施工也不封路。」（cape-2）",
    "工程師高嵐說：「圖則寫着軟土，挖下去全是硬石，沒有一天不換鑽頭。」（sea-1）",
    "霍啟在電台說：「不夠也要做，堤圍不會等我們把帳算清楚才崩。」（radio-4）",
    "方圓說：「海水倒灌的日子，不能再有下一次。」（cape-1）",
    "渠務處處長方圓其後回應說：「海水倒灌的日子，不會再有下一次。」（sea-2）",
]
# What a slip makes of a line, and what is said of it.
SWAPS = [
    (0, ("方圓", "高嵐"), "misattributed: the draft gives it to 高嵐, but it is 方圓's"),
    (1, ("工程師高嵐", "方圓"), "misattributed: the draft gives it to 方圓, but it is 高嵐's"),
    (2, ("霍啟", "方圓"), "misattributed: the draft gives it to 方圓, but it is 霍啟's"),
    (0, ("寧願", "不願"), "altered"),
    (1, ("沒有一天", "有一天"), "altered"),
    (2, ("算清楚", "算明白"), "altered"),
    (0, ("《岬角日報》", "《海聞報》"), "misplaced"),
    (0, ("（cape-2）", ""), ""),
    (1, ("（sea-1）", "（《岬角日報》）"), "misplaced: the draft cites 岬角日報"),
    (1, ("sea-1", "sea-2"), "misplaced: the draft cites sea-2"),
    (2, ("radio-4", "radio-2"), "misplaced: the draft cites radio-2"),
    (3, ("cape-1", "sea-2"), "misplaced: the draft cites sea-2"),
    (4, ("sea-2", "cape-1"), "misplaced: the draft cites cape-1"),
]


@pytest.fixture(scope="module")
def library(run, tmp_path_factory):
    """A library of three articles."""
    folder = tmp_path_factory.mktemp("three")
    for name, text, more in (
        ("cape", CAPE, ["--paper", "岬角日報", "--speaker", "方圓"]),
        ("sea", SEA, ["--paper", "海聞報"]),
        ("radio", COURIER, ["--title", "堤圍訪談", "--paper", "岬角電台", "--type", "broadcast"]),
    ):
        file = folder / f"{name}.txt"
        file.write_text(text, encoding="utf-8")
        done = run("add", str(file), "--as", name, "--library", str(folder / "library"), *more)
        assert done.returncode == 0, done.stderr
    return folder / "library"


def checked(run, library, text):
    return run("check", "--text", text, "--db", str(library), "--json")


def test_what_is_true_passes(run, library):
    """Words, speakers, papers and places of all three, in one draft; an unmarked transcript is speech."""
    done = checked(run, library, "\n\n".join(TRUE))
    findings = json.loads(done.stdout)
    assert [(each["verdict"], each["place"], each["attribution"]) for each in findings] == [
        ("verbatim", "ok", "ok")
    ] * 5
    assert done.returncode == 0


@pytest.mark.parametrize(("line", "swap", "said"), SWAPS)
def test_each_swap_is_caught(run, library, line, swap, said):
    """A speaker, a word, a paper or a paragraph of another source; a paper alone in which the words stand is right."""
    assert swap[0] in TRUE[line]
    text = TRUE[line].replace(*swap).replace("（cape-2）", "") if "海聞報" in swap[1] else TRUE[line].replace(*swap)
    done = run("check", "--text", text, "--db", str(library))
    assert done.returncode == (1 if said else 0), done.stdout
    assert said in done.stdout


@pytest.mark.parametrize(
    "command", [["facts"], ["topics"], ["validate"], ["check", "--text", "「山」"], ["export", "jsonl"], ["source"]]
)
def test_folders_without_a_store_answer_nothing(run, tmp_path, command):
    """What looks at no store says so; beside another store such a folder is a library that has no article yet."""
    result = run(*command, "--db", str(tmp_path))
    assert (result.returncode, result.stdout) == (3, "")
    assert "no store is in it; 'hkinno add FILE --library DIR' makes one" in result.stderr
    assert run("topics", "--db", "builtin", "--db", str(tmp_path)).returncode == 0


def test_other_json_in_a_library_is_none_of_ours(run, tmp_path):
    """A reference, settings: the stores beside them answer; a broken store is told, and alone has no answer."""
    shutil.copy(STORE, tmp_path / "page.json")
    for name, content in (("item", '[{"type": "book"}]'), ("settings", '{"editor": {"tab": 2}}')):
        (tmp_path / f"{name}.json").write_text(content, encoding="utf-8")
    assert run("quote", "背水一戰", "--db", str(tmp_path)).returncode == 0
    (tmp_path / "cut.json").write_bytes(STORE.read_bytes()[:5000])
    result = run("quote", "背水一戰", "--db", str(tmp_path))
    assert (result.returncode, "背水一戰" in result.stdout) == (3, True)
    assert "left out: " in result.stderr
    assert "cut.json" in result.stderr
    alone = run("quote", "背水一戰", "--db", str(tmp_path / "cut.json"), "--db", "builtin")
    assert (alone.returncode, alone.stdout) == (3, "")


def test_papers_that_print_words_differently_are_told_side_by_side(run, library):
    """Which wording stands where is told of either, and neither fails."""
    found = json.loads(checked(run, library, "\n\n".join(TRUE[3:])).stdout)
    assert ["海聞報 2024-03-20" in found[0]["elsewhere"][0], "岬角日報 2024-03-05" in found[1]["elsewhere"][0]] == [
        True,
        True,
    ]
    assert "[-能-]{+會+}" in found[0]["elsewhere"][0]
    assert "sea/Q02 in sea-2" in found[0]["elsewhere"][0]
    alone = run("check", "--text", TRUE[3], "--db", str(library / "cape.json"), "--json")
    assert "elsewhere" not in json.loads(alone.stdout)[0]


def test_an_article_changes_no_shipped_speaker(run, tmp_path):
    """A name that the article gives shortly is another name of the shipped person, who is cited as before."""
    said = 'Secretary for Innovation, Technology and Industry Sun Dong said: "The road is long, and we walk it."'
    later = 'Professor Sun added that "the money will follow the walkers".'
    (tmp_path / "walk.txt").write_text(f"A walk\n\n4 May 2024\n\n{said}\n\n{later}\n", encoding="utf-8")
    folder = str(tmp_path / "library")
    assert run("add", str(tmp_path / "walk.txt"), "--library", folder).returncode == 0
    toml = (tmp_path / "library" / "walk.toml").read_text(encoding="utf-8")
    assert (toml.count("[[person]]"), 'en = "Sun Dong"' in toml) == (1, True)
    cited = run("cite", "Q01", "--db", folder, "--db", "builtin").stdout
    assert cited == run("cite", "Q01", "--db", "builtin").stdout
    # Its paper is not known: that is no name of one.
    done = run("quote", "paper:zzz", "--db", folder)
    assert (done.returncode, "no article names its paper" in done.stderr) == (2, True)


@pytest.mark.parametrize(
    ("query", "code"), [("source:builtin", 0), ("source:nowhere", 2), ("date:2024..2023", 2), ("date:2023..2024", 1)]
)
def test_filters_that_name_no_article(run, query, code):
    """The shipped page by the name that --db has for it; dates in the wrong order."""
    assert run("quote", query, "--db", "builtin").returncode == code
