"""The readings in the store: fresh, one syllable a character, right where a character has several."""

import json
import re
from pathlib import Path

import pytest

from hkinno.text import find_syllables, romanised
from tools import romanise

STORE = Path(__file__).parent.parent.parent / "facts.json"
TABLES = json.loads(STORE.read_text(encoding="utf-8"))
LISTS = {name: list(table.values()) for name, table in TABLES.items()}
ROWS = LISTS["romanised"]
HAN = "[\u3400-\u9fff]"


@pytest.fixture
def libraries():
    """The libraries that know the readings; tests that need them are skipped without them, and say so."""
    for name in ("opencc", "pypinyin", "ToJyutping"):
        pytest.importorskip(name, reason=f"{name} is not installed")


@pytest.mark.usefixtures("libraries")
def test_the_readings_are_fresh():
    """The table is what `python -m tools.romanise` would write now."""
    assert romanise.readings(LISTS) == ROWS, "stale: run `python -m tools.romanise`"


@pytest.mark.usefixtures("libraries")
def test_a_stale_table_is_told_and_renewed(tmp_path, monkeypatch, capsys):
    """--check exits 1 and changes nothing where a name has no reading; without it the same table is made again."""
    broken = {**TABLES, "romanised": dict(list(TABLES["romanised"].items())[:-1])}
    copy = tmp_path / "facts.json"
    copy.write_text(json.dumps(broken), encoding="utf-8")
    monkeypatch.setattr(romanise, "STORE", copy)
    monkeypatch.setattr("sys.argv", ["romanise", "--check"])
    assert romanise.main() == 1
    assert "tools.romanise" in capsys.readouterr().err
    assert json.loads(copy.read_text(encoding="utf-8")) == broken
    monkeypatch.setattr("sys.argv", ["romanise"])
    assert romanise.main() == 0
    assert json.loads(copy.read_text(encoding="utf-8")) == TABLES


def test_every_chinese_name_and_quote_has_its_readings():
    """No topic, entity or quote with Chinese in its names is left without a reading, and none is read twice."""
    names = {(topic["slug"], name) for topic in TABLES["topics"].values() for name in [topic["zh"], *topic["aliases"]]}
    names |= {
        (entity["id"], name)
        for entity in TABLES["entities"].values()
        for name in [*entity["printed"], entity["official"]["zh"] or "", *entity["aliases"]]
    }
    names |= {(quote["id"], quote["exact"]) for quote in TABLES["quotes"].values()}
    read = [(row["id"], row["of"]) for row in ROWS]
    assert sorted(read) == sorted(name for name in names if re.search(HAN, name[1]))


@pytest.mark.parametrize("system", ["pinyin", "jyutping"])
def test_one_syllable_a_character(system):
    """Each Chinese character and each run of Latin letters or digits is one syllable, in lower case, without tones."""
    for row in ROWS:
        parts = re.findall(f"{HAN}|[A-Za-z0-9]+", row["of"].replace("１", "1"))
        syllables = row[system].split()
        assert len(syllables) == len(parts), row
        for part, syllable in zip(parts, syllables, strict=True):
            assert syllable == part.lower() if part.isascii() else re.fullmatch("[a-z]{1,6}", syllable), row


@pytest.mark.parametrize("system", ["pinyin", "jyutping"])
def test_every_name_is_found_by_its_reading(system):
    """A reading typed with or without spaces covers the whole of the name that it is of."""
    for row in ROWS:
        typed = " ".join(each for each in row[system].split() if not each.isdecimal())
        syllables = row[system].split()
        # A reading has no digits: 2023-24年度 begins at 年.
        whole = (next(n for n, each in enumerate(syllables) if not each.isdecimal()), len(syllables))
        assert find_syllables(romanised(typed), row[system]) == whole, row
        assert find_syllables(romanised(typed.replace(" ", "")), row[system]) == whole, row


@pytest.mark.parametrize(
    ("words", "pinyin", "jyutping"),
    [
        ("北部都會區", "bei bu du hui qu", "bak bou dou wui keoi"),
        ("都要做", "dou yao zuo", "dou jiu zou"),
        ("行政長官", "xing zheng zhang guan", "hang zing zoeng gun"),
        ("增長", "zeng zhang", "zang zoeng"),
        ("重點", "zhong dian", "zung dim"),
        ("重要", "zhong yao", "zung jiu"),
        ("河套", "he tao", "ho tou"),
        ("一簽多行", "yi qian duo xing", "jat cim do hang"),
        ("還有", "hai you", "waan jau"),
        ("為什麼", "wei shen me", "wai sam mo"),
        ("順暢地", "shun chang de", "seon coeng dei"),
        ("談得不多", "tan de bu duo", "taam dak bat do"),
        ("得益於", "de yi yu", "dak jik jyu"),
        ("兄弟倆", "xiong di lia", "hing dai loeng"),
        ("大灣區", "da wan qu", "daai waan keoi"),
        ("策略", "ce lve", "caak loek"),
        ("掙錢", "zheng qian", "zaang cin"),
        ("對應", "dui ying", "deoi jing"),
        ("深圳", "shen zhen", "sam zan"),
        ("湯嘉平", "tang jia ping", "tong gaa ping"),
    ],
)
def test_characters_of_several_readings(words, pinyin, jyutping):
    """Where a character has several readings, the stored one is that of its word; written down by hand."""
    rows = [row for row in ROWS if words in row["of"]]
    assert rows
    for row in rows:
        assert find_syllables(pinyin.replace(" ", "").replace("v", "u"), row["pinyin"]), row
        assert f" {jyutping} " in f" {row['jyutping']} ", row
        assert f" {pinyin} " in f" {row['pinyin']} ", row
