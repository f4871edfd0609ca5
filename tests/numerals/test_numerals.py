"""Quantities as people write them: exact numbers, bounds, and what is no quantity at all."""

import json
import time
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hkinno.numerals import DIGITS, MYRIADS, Quantity, parse, unit_words

TABLES = json.loads((Path(__file__).parent.parent.parent / "facts.json").read_text(encoding="utf-8"))
FIGURES = [figure for fact in TABLES["facts"].values() for figure in fact["figures"]]


def test_every_printed_figure_is_read_as_it_is_stored() -> None:
    """What the page prints and the number kept beside it say the same, bounds as bounds."""
    assert FIGURES
    for figure in FIGURES:
        said = parse(figure["printed"])
        assert said is not None, figure["printed"]
        assert (said.value, said.min, said.max) == (figure["value"], figure["min"], figure["max"]), figure["printed"]
        if said.unit_hint is not None:
            assert said.unit_hint == figure["unit"], figure["printed"]


@pytest.mark.parametrize(
    ("texts", "value"),
    [
        ("90億 九十億 ９０億 90亿 9,000,000,000 9000000000 9bn nine·billion 9·billion HK$9bn $9·bn", 9_000_000_000),
        ("6.7億 六億七千萬 6億7000萬 6億7千萬 六點七億 670·million", 670_000_000),
        ("65萬個 65万 六十五萬 650,000·jobs 650k", 650_000),
        ("30億 三十億 叁拾億 参拾億 three·billion 3bn", 3_000_000_000),
        ("20 二十 廿 贰拾 twenty", 20),
        ("16個 十六間 sixteen·laboratories 16·laboratories", 16),
        ("四大方向 四 4 肆", 4),
        ("兩大任務 兩地 两个 two", 2),
        ("1% １％ 百分之一 1·per·cent one·percent 1個百分點", 1),
        ("三成 30% 百分之三十", 30),
        ("三分之一 三分一 1/3 a·third one-third", 1 / 3),
        ("三分之二 2/3 two·thirds two-thirds", 2 / 3),
        ("一半 半 半數 half a·half", 0.5),
        ("一年半 1.5", 1.5),
        ("一千零一 1001 a·thousand·and·one 1,001", 1001),
        ("13萬2 132,000 十三萬二 十三萬二千", 132_000),
        ("一百三 130 一百三十", 130),
        ("四千五 4500 四千五百", 4500),
        ("一百零三 103", 103),
        ("一萬零五百 10500 1.05萬", 10500),
        ("half·a·million 五十萬", 500_000),
        ("一萬億 1兆 a·trillion", 10**12),
        ("零 〇 0 zero", 0),
        ("千 一千 1000 a·thousand", 1000),
        ("二〇二三 二零二三", 2023),
    ],
)
def test_one_number_however_written(texts: str, value: float) -> None:
    """Digits, Chinese numerals of three kinds and English words give the same exact number."""
    for written in texts.split():
        said = parse(written.replace("·", " "))
        assert said is not None, written
        assert said[:3] == (value, None, None), written


@pytest.mark.parametrize(
    ("texts", "low", "high"),
    [
        ("一萬多 一萬多宗 1萬多宗 一萬幾 一萬餘", 10_000, 20_000),
        ("10,000以上 逾萬 逾一萬宗 more·than·10,000 over·ten·thousand 超过一万", 10_000, None),
        ("八千多宗 八千餘 8000多", 8000, 9000),
        ("over·8,000 逾八千", 8000, None),
        ("一萬零五百多 1.05萬多", 10_500, 10_600),
        ("一年多 一個多月", 1, 2),
        ("幾十億元 数十亿", 2_000_000_000, 10_000_000_000),
        ("tens·of·billions", 20_000_000_000, 100_000_000_000),
        ("兩百億以上 逾20bn", 20_000_000_000, None),
        ("30多條 三十多條 30餘條", 30, 40),
        ("30+ 30+·lines thirty-odd 30·odd at·least·30·lines 不少於30條", 30, None),
        ("20%或以上 20％以上 百分之二十或以上 at·least·20% 20·per·cent·or·more", 20, None),
        ("30歲以下 三十歲以下 未滿30歲 under·30 30以下 不到三十", None, 30),
        ("兩三年 两三年 二至三年 2-3年 2至3年 two·to·three·years two·or·three·years", 2, 3),
        ("10至20億 十至二十億", 1_000_000_000, 2_000_000_000),
        ("五六百人 500至600人", 500, 600),
        ("七八成 70-80%", 70, 80),
        ("幾十年 過去幾十年 数十年", 20, 100),
        ("十幾年 十多年", 10, 20),
        ("超過三成 逾30%", 30, None),
        ("more·than·half 一半以上 逾半", 0.5, None),
    ],
)
def test_a_bound_stays_a_bound(texts: str, low: float | None, high: float | None) -> None:
    """多, 幾, 以上, over and their like give a limit and never a bare number."""
    for written in texts.split():
        said = parse(written.replace("·", " "))
        assert said is not None, written
        assert said[:3] == (None, low, high), written


@pytest.mark.parametrize(
    ("texts", "low", "high"),
    [
        ("一萬多 30餘條 十幾年", False, False),
        ("幾十億 tens·of·billions", True, False),
        ("兩三年 10至20億", True, True),
        ("20%或以上 至少20 at·least·20 20·or·more 20+", True, None),
        ("逾20 more·than·20 超過20", False, None),
        ("20以上", None, None),
        ("30歲以下", None, None),
        ("未滿30歲 under·30 不到30", None, False),
        ("30歲或以下 最多30 up·to·30 30·or·fewer", None, True),
    ],
)
def test_whether_an_end_belongs_to_the_bound(texts: str, low: bool | None, high: bool | None) -> None:
    """或以上 takes the number in, 逾 does not, and 30歲以下 leaves it open."""
    for written in texts.split():
        said = parse(written.replace("·", " "))
        assert said is not None, written
        assert (said.min_included, said.max_included) == (low, high), written


@pytest.mark.parametrize(
    "written", ["幾個月", "數月", "几个月", "several months", "a few months", "過去幾個月", "幾年"]
)
def test_several_is_no_number(written: str) -> None:
    """幾 and several count, but nobody said "at least two"."""
    assert parse(written) == Quantity(several=True)


@pytest.mark.parametrize("written", ["約9億", "大約一萬", "近萬", "一萬左右", "about 10,000", "thirty or so"])
def test_about_is_neither_number_nor_bound(written: str) -> None:
    """What is only near a number is a quantity, but no number can be held to it."""
    assert parse(written) == Quantity(None)


@pytest.mark.parametrize(
    ("written", "hint"),
    [
        ("90億元", "money"),
        ("HK$9bn", "money"),
        ("幾十億元", "money"),
        ("20%或以上", "percent"),
        ("一半", "fraction"),
        ("16個", None),
    ],
)
def test_the_unit_that_the_words_give(written: str, hint: str | None) -> None:
    """Money, per cent and fractions are known by their signs and words; nothing else is assumed."""
    said = parse(written)
    assert said is not None
    assert said.unit_hint == hint


@pytest.mark.parametrize(
    ("texts", "words"),
    [
        ("16 16個 十六間 65萬 30多條 九十億 9·billion tens·of·billions 30·or·more thirty-odd 650k 兩地 一半", ""),
        ("１６ １６個 廿 卅條 half·a·million 廿多間", ""),
        ("１６·laboratories half·a·million·laboratories", "laboratories"),
        ("16·laboratories more·than·16·laboratories sixteen·laboratories 16+·laboratories", "laboratories"),
        ("30·production·lines 30-odd·production·lines thirty·odd·production·lines", "production lines"),
        ("三個產業園區 3個產業園區", "產業園區"),
        ("兩三年 一年半 過去幾年 3年 數年以上", "年"),
        ("幾個月 3個月 數月", "月"),
        ("30歲以下 未滿30歲 三十歲或以下", "歲"),
        ("一萬多宗申請 8000多宗申請", "申請"),
    ],
)
def test_what_is_counted(texts: str, words: str) -> None:
    """The noun after a number; a measure word that counts anything says nothing."""
    for written in texts.split():
        assert unit_words(written.replace("·", " ")) == tuple(words.split()), written


@pytest.mark.parametrize(
    "written",
    [
        *(
            "",
            " ",
            "多",
            "幾",
            "數",
            "個",
            "%",
            "$",
            "HK$",
            "or more",
            "以上",
            "a",
            "and",
            "or",
            "half of it",
            "million",
        ),
        *("一網通辦", "一簽多行", "一國兩制", "千方百計", "十分", "一些", "一部分", "一方面", "第一", "首次", "每年"),
        *("數位", "數據", "數字", "數碼", "數學", "幾何", "三月", "2023年", "2023年2月", "2023-24", "20 to 10", "三五"),
        *(
            "5G",
            "3D",
            "20th",
            "F012",
            "main-1",
            "1e9",
            "-5",
            "1,00",
            "1.2.3",
            "5.",
            ".5",
            "ChatGPT",
            "nine ten",
            "two three",
        ),
        *(
            "一一萬萬",
            "十百",
            "億萬億",
            "不到幾十",
            "超過兩三年",
            "2/1",
            "0/0",
            "三分之四",
            "零分之一",
            "半半",
            "16 of 20",
        ),
    ],
)
def test_what_is_no_quantity(written: str) -> None:
    """Names, years, ordinals, idioms and broken numbers are not guessed at."""
    assert parse(written) is None


def chinese(number: int) -> str:
    """A number in Chinese numerals, as schools teach it; the oracle of the test below."""
    digits = "零一二三四五六七八九"
    for unit, size in (("億", 10**8), ("萬", 10**4), ("千", 1000), ("百", 100), ("十", 10)):
        if number >= size:
            head, rest = divmod(number, size)
            zero = "零" if 0 < rest < size // 10 else ""
            return chinese(head) + unit + (zero + chinese(rest) if rest else "")
    return digits[number]


@given(st.integers(min_value=0, max_value=10**12 - 1))
def test_every_number_reads_back(number: int) -> None:
    """Any number below a billion thousands is read the same in digits, with commas, and in Chinese numerals."""
    assert parse(str(number)) == parse(f"{number:,}") == Quantity(number)
    assert parse(chinese(number)) == Quantity(number)


@given(st.integers(1, 999), st.integers(0, 9), st.sampled_from([("萬", 10**4), ("億", 10**8)]))
def test_decimals_are_exact(whole: int, tenth: int, scale: tuple[str, int]) -> None:
    """6.7億 is 670000000, a whole number, without a rounding error."""
    said = parse(f"{whole}.{tenth}{scale[0]}")
    assert said is not None
    assert said.value == whole * scale[1] + tenth * scale[1] // 10
    assert isinstance(said.value, int)


@given(st.text(st.sampled_from("".join([*DIGITS, *MYRIADS]) + "0123456789.,%幾數多半至-億元個年成分之 a"), max_size=60))
def test_any_text_is_read_or_refused(written: str) -> None:
    """No text makes the reader fail; a quantity has a number or a bound, the lower first."""
    said = parse(written)
    if said is not None and said.min is not None and said.max is not None:
        assert said.value is None
        assert said.min < said.max


@pytest.mark.parametrize(
    "part", ["9", "九", "1,", "1.", "億", "幾十", "1 ", "thirty ", "a few ", "至", "百分之", "一分之"]
)
def test_huge_input_costs_nothing(part: str) -> None:
    """Ten thousand digits, or the longest text that is looked at, are answered at once."""
    start = time.process_time()
    assert parse(part * 10_000) is None
    for _ in range(20):
        parse(part * (60 // len(part)))
    assert time.process_time() - start < 1


@pytest.mark.parametrize("written", ["133" + "9" * 50 + "/2", "1.9" * 19 + "x", "9" * 59 + "多x", "一9" * 29 + "!"])
def test_digits_that_are_no_quantity_are_refused_at_once(written: str) -> None:
    """Found by fuzzing: each further 9 doubled the time to see that 1339…9/2 is no quantity; this one took years."""
    assert parse(written) is None
