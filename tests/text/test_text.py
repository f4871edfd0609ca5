"""Folding, searching and showing: what is typed finds what is stored, and nothing else."""

import json
import re
import time
import unicodedata
from importlib.metadata import version
from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from hkinno import text

ROOT = Path(__file__).parent.parent.parent
TABLES = json.loads((ROOT / "facts.json").read_text(encoding="utf-8"))
STORED = sorted(
    {fact["statement"]["zh"] for fact in TABLES["facts"].values()}
    | {each["exact"] for fact in TABLES["facts"].values() for each in fact["evidence"]}
    | {quote["exact"] for quote in TABLES["quotes"].values()}
)
# Text in which the characters that matter here are frequent.
TYPED = st.text(
    st.one_of(st.sampled_from("裏里裡發发髪１1.．,，、-–%+ \n「」台臺ＡaA\u200b\ufdd0\ufdd1"), st.characters())
)


@given(TYPED)
@example("İ𝐀ﬁ①㊙¹⼀豈")
def test_fold_keeps_every_offset(typed: str) -> None:
    """Folding changes code points one for one, and folded text is folded already."""
    folded = text.fold(typed)
    assert len(folded) == len(typed)
    assert text.fold(folded) == folded


@given(TYPED)
def test_squeezed_characters_come_from_where_offsets_say(typed: str) -> None:
    """There is one offset for each squeezed character, in order, and most are that character, folded."""
    squeezed, offsets = text.squeeze(typed), text.offsets(typed)
    assert len(squeezed) == len(offsets)
    assert offsets == sorted(set(offsets))
    for character, offset in zip(squeezed, offsets, strict=True):
        assert character == text.fold(typed[offset]) or 0xFDD0 <= ord(character) <= 0xFFFD


@given(TYPED, TYPED, TYPED)
def test_a_span_holds_the_needle_and_nothing_more(before: str, needle: str, after: str) -> None:
    """Wherever a needle is found, those characters squeeze to the needle."""
    whole = before + needle + after
    for start, end in text.find_all(needle, whole):
        assert text.squeeze(whole[start:end]) == text.squeeze(needle)


@given(TYPED, TYPED, TYPED)
def test_what_stands_between_letters_is_found(before: str, needle: str, after: str) -> None:
    """A needle that cuts no number is found where it was put."""
    whole = f"{before}字{needle}字{after}"
    if text.squeeze(needle):
        start = len(before) + 1
        assert any(start <= span[0] and span[1] <= start + len(needle) for span in text.find_all(needle, whole))


@pytest.mark.parametrize("config", ["t2s", "hk2s"])
def test_simplified_finds_traditional(config: str) -> None:
    """Every stored text folds to the same as its Simplified form by OpenCC, and is found by it."""
    opencc = pytest.importorskip("opencc", reason="OpenCC is not installed")
    converter = opencc.OpenCC(config)
    for stored in STORED:
        simple = converter.convert(stored)
        assert text.fold(simple) == text.fold(stored), stored
        assert text.find_all(simple, stored), stored


def test_hong_kong_finds_taiwan_and_back() -> None:
    """A text in the characters of Taiwan, or of another Hong Kong standard, folds to the same."""
    opencc = pytest.importorskip("opencc", reason="OpenCC is not installed")
    for config in ("hk2t", "t2hk", "t2tw", "tw2t"):
        converter = opencc.OpenCC(config)
        for stored in STORED:
            assert text.fold(converter.convert(stored)) == text.fold(stored), (config, stored)


@pytest.mark.parametrize(
    "forms",
    [
        *(
            "裏裡里",
            "着著",
            "台臺",
            "為爲为",
            "説說说",
            "綫線线",
            "啟啓启",
            "衞衛卫",
            "群羣",
            "峰峯",
            "床牀",
            "佔占",
        ),
        *("賬帳账帐", "祕秘", "麽麼么", "户戶", "稅税", "畫劃", "⼀一", "\uf900豈"),
    ],
)
def test_forms_of_a_character_are_one(forms: str) -> None:
    """Variants, Simplified forms, radicals and compatibility ideographs fold to one character."""
    assert len(set(text.fold(forms))) == 1


@pytest.mark.parametrize(
    "pair",
    ["她他", "未末", "己已", "大太", "士土", "人入", "甚什", "十什", "份分", "4四", "o0", "eé", "l1", "2²"],
)
def test_other_characters_stay_apart(pair: str) -> None:
    """What only looks or sounds alike is not folded together."""
    assert text.fold(pair[0]) != text.fold(pair[-1])


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("「高才通」", "高才通"),
        ("ＧＤＰ", "gdp"),
        ("A.I.", "AI"),
        ("1,000,000", "1000000"),
        ("１，０００", "1000"),
        ("９０億", "90 億"),
        ("背水\n一戰", "背水一戰"),
        ("產學研１＋計劃", "產學研1+計劃"),
        ("1％", "1%"),
        ("6．7億", "6.7億"),
        ("2023–24", "2023-24"),
        ("高\u200b才\u202e通\ufeff\U000e0041", "高才通"),
    ],
)
def test_one_word_however_typed(one: str, other: str) -> None:
    """White space, marks, width and invisible characters have no weight."""
    assert text.squeeze(one) == text.squeeze(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("6.7", "67"),
        ("3、4", "34"),
        ("2023-24", "202324"),
        ("1:3", "13"),
        ("1/3", "1-3"),
        ("3「」4", "34"),
        ("3,4", "34"),
        ("1%", "1"),
        ("研1+", "研1"),
        ("2025. 16", "2025.16"),
        ("10²", "102"),
        ("$5", "5"),
        ("6.\u200b7", "67"),
        ("6\ufdd07", "6.7"),
    ],
)
def test_other_numbers_stay_other(one: str, other: str) -> None:
    """No deletion makes one number of another."""
    assert text.squeeze(one) != text.squeeze(other)


@pytest.mark.parametrize(
    ("needle", "hay", "found"),
    [
        ("10", "100", []),
        ("10", "1.10", []),
        ("10", "10.5", []),
        ("6", "6.7億", []),
        ("000", "1,000", []),
        ("10", "在10月", ["10"]),
        ("10", "10。", ["10"]),
        ("16", "in 2025. 16 parks", ["16"]),
        ("24", "2023-24", ["24"]),
        ("1000", "共1,000宗", ["1,000"]),
        ("高才通", "「高才」通、高才\n通", ["高才」通", "高才\n通"]),
        ("人人", "人人人人", ["人人", "人人"]),
        ("", "字", []),
        ("。", "字。", []),
        ("字", "", []),
    ],
)
def test_find_all(needle: str, hay: str, found: list[str]) -> None:
    """A needle is found in its stored characters, each stretch once, never as a part of a number."""
    assert [hay[start:end] for start, end in text.find_all(needle, hay)] == found


@pytest.mark.parametrize(
    ("typed", "stored", "names"),
    [
        ("背水一戰", "背水一戰", ()),
        ("背水一战", "背水一戰", ("script",)),
        ("什么", "什麼", ("script",)),
        ("里", "裏", ("script",)),
        ("裡面", "裏面", ("variant",)),
        ("平臺", "平台", ("variant",)),
        ("着", "著", ("variant",)),
        ("说", "説", ("script",)),
        ("⼀", "一", ("variant",)),
        ("ＧＤＰ", "GDP", ("width",)),
        ("ｇ", "G", ("case", "width")),
        ("gdp", "GDP", ("case",)),
        ("90 億", "90億", ("spacing",)),
        ("9\u200b0億", "90億", ("spacing",)),
        ("背\n水", "背水", ("spacing",)),
        ("高才通", "「高才通」", ("punctuation",)),
        ("『高才通』", "「高才通」", ("punctuation",)),
        ("好，", "好,", ("width",)),
        ("好。", "好！", ("punctuation",)),
        ("1000", "1,000", ("punctuation",)),
        ("2023–24", "2023-24", ("punctuation",)),
        ("6．7", "6.7", ("width",)),
        ("1％", "1%", ("width",)),
        ("“战 ” ｇ", "「戰」G", ("case", "punctuation", "script", "spacing", "width")),
    ],
)
def test_differences_are_named(typed: str, stored: str, names: tuple[str, ...]) -> None:
    """Every difference of form is named, whichever side has it, and no other."""
    assert text.differences(typed, stored) == names
    assert text.differences(stored, typed) == names


@given(TYPED, TYPED)
def test_unequal_texts_always_have_a_difference(one: str, other: str) -> None:
    """Two texts that are not equal either differ in words, or a difference is named."""
    if text.squeeze(one) != text.squeeze(other):
        with pytest.raises(ValueError, match="more than their form"):
            text.differences(one, other)
    else:
        assert bool(text.differences(one, other)) == (one != other)


@given(TYPED)
def test_the_folded_text_differs_in_form_only(typed: str) -> None:
    """A text and its folded form can always be compared, and unequal ones are told apart."""
    assert bool(text.differences(text.fold(typed), typed)) == (text.fold(typed) != typed)


@pytest.mark.parametrize(
    "forms",
    [
        "application applications Application’s",
        "policy policies",
        "city cities",
        "university universities",
        "approve approves approved approving",
        "apply applies applied applying",
        "make makes making",
        "plan plans planned planning",
        "process processes processed processing",
        "add adds added adding",
        "call called calling",
        "size sizes",
        "prize prizes",
        "need needs needed",
        "share shared sharing shares",
        "organise organize organised organizing",
        "start-up start-ups startup startups",
        "branch branches",
        "agree agreed agreeing agrees",
        "business businesses",
    ],
)
def test_forms_of_a_word_have_one_stem(forms: str) -> None:
    """Simple inflections, British and American spellings, and a hyphen or none are one word."""
    assert len({text.stem(form) for form in forms.split()}) == 1


@pytest.mark.parametrize("pair", ["industry industrial", "apply apple", "is its", "nation national", "sing string"])
def test_other_words_have_other_stems(pair: str) -> None:
    """What is no inflection is another word."""
    one, other = pair.split()
    assert text.stem(one) != text.stem(other)


def test_words_stand_where_they_say() -> None:
    """Latin words are found beside Han and in full width, hyphenated ones whole and in parts."""
    line = "用ＧＤＰ計，start-ups in café"
    assert [line[start:end] for start, end, _ in text.words(line)] == [
        "ＧＤＰ", "start-ups", "start", "ups", "in", "café",
    ]  # fmt: skip
    assert [stem for _, _, stem in text.words("Sun’s policies")] == ["sun", "policy"]


def test_nothing_invisible_is_shown() -> None:
    """Every control, format, surrogate and separator character is written out; all else is left."""
    for number in range(0x110000):
        character = chr(number)
        category = unicodedata.category(character)
        shown = text.visible(character)
        if category in ("Cc", "Cf", "Cs", "Zl", "Zp"):
            assert re.fullmatch(r"\\(x[0-9a-f]{2}|u[0-9a-f]{4}|U[0-9a-f]{8})", shown), hex(number)
            assert shown[2:].lstrip("0").rjust(1, "0") == f"{number:x}"
        elif category in ("Lu", "Ll", "Nd", "Po", "Ps", "Sm", "Zs"):
            assert shown == character, hex(number)


def test_visible_keeps_what_it_is_told_to() -> None:
    """A caller that lays out lines keeps line breaks and tabs; harmless text comes back as it is."""
    assert text.visible("一\n\t\x1b", keep="\n\t") == "一\n\t\\x1b"
    assert text.visible("一\n") == "一\\x0a"
    for stored in STORED:
        assert text.visible(stored) == stored


def test_every_unsafe_character_is_written_out_also_alone() -> None:
    """Some are printable to Python: a hidden filler among nothing but harmless words must not pass either."""
    unsafe = re.compile(text.UNSAFE)
    for number in range(0x110000):
        character = chr(number)
        safe = unsafe.match(character) is None
        assert text.is_safe(f"字{character}") == safe or (safe and not character.isprintable()), hex(number)
        assert (character in text.visible(f"字{character}")) == safe, hex(number)


def test_near_names() -> None:
    """Slips of the finger, other script and parts lead to the name; nonsense and nothing lead nowhere."""
    names = ["talent", "funding", "高才通", "北部都會區", "shenzhen"]
    assert text.near("talnet", names) == ["talent"]
    assert text.near("高材通", names)[0] == "高才通"
    assert text.near("北部都会", names)[0] == "北部都會區"
    assert text.near("zzzz", names) == []
    assert text.near("", names) == []
    assert len(text.near("e" * 10**6, names)) <= 3


@pytest.mark.parametrize(
    ("query", "other"),
    [
        ("甚么", "什麼"),
        ("人工智慧", "人工智能"),
        ("中小企业", "中小企"),
        ("創科", "創新科技"),
    ],
)
def test_other_words_for_one_thing(query: str, other: str) -> None:
    """A query in the words of another place is also put in ours; none of it is the query itself."""
    made = text.alternatives(query)
    assert text.fold(other) in made
    assert text.fold(query) not in made
    assert text.alternatives("背水一戰") == []
    assert not any("業業" in text.fold(each) for each in made)


@pytest.mark.parametrize(
    ("typed", "reading"),
    [
        ("bei shui yi zhan", "beishuiyizhan"),
        ("Běi shuǐ yī zhàn", "beishuiyizhan"),
        ("bui3 seoi2 jat1 zin3", "buiseoijatzin"),
        ("Xi'an", "xian"),
        ("lüe", "lue"),
        ("lve", "lue"),
        ("背水", ""),
        ("90", ""),
        ("", ""),
    ],
)
def test_romanised(typed: str, reading: str) -> None:
    """Tones, spaces and apostrophes fall away; what is no reading gives none."""
    assert text.romanised(typed) == reading


@pytest.mark.parametrize(
    ("reading", "found"),
    [
        ("gaocaitong", (0, 3)),
        ("caitong", (1, 3)),
        ("gao", (0, 1)),
        ("aocai", None),
        ("gaocai", (0, 2)),
        ("tongg", None),
        ("", None),
    ],
)
def test_syllables_are_found_whole(reading: str, found: tuple[int, int] | None) -> None:
    """A reading matches from a syllable's start to a syllable's end."""
    assert text.find_syllables(reading, "gao cai tong") == found


def test_syllables_past_digits() -> None:
    """A digit in a name is no part of its reading."""
    assert text.find_syllables("yanji", "chan xue yan 1 ji hua") == (2, 5)
    assert text.find_syllables("celue", "chuang ke ce lve") == (2, 4)


def test_the_tables_are_what_their_tool_makes() -> None:
    """As it writes them with their Unicode; with a later one, which adds characters, all that they hold is the same."""
    opencc = pytest.importorskip("opencc", reason="OpenCC is not installed")
    from hkinno.text.folding_table import IGNORED, SOURCE, TARGET
    from tools import fold_table

    kept = {
        name: (ROOT / "hkinno" / "text" / name).read_text(encoding="utf-8")
        for name in ("folding_table.py", "simplified_table.py")
    }
    if version("opencc") not in kept["simplified_table.py"]:
        pytest.skip(f"the tables were made with another version of {opencc.__name__}")
    made = fold_table.modules()
    assert made["simplified_table.py"] == kept["simplified_table.py"]
    if f"Database {unicodedata.unidata_version}." in kept["folding_table.py"]:
        assert made["folding_table.py"] == kept["folding_table.py"]
    later: dict[str, str] = {}
    exec(made["folding_table.py"], later)
    folded = dict(zip(later["SOURCE"], later["TARGET"], strict=True))
    assert {one: folded.get(one) for one in SOURCE} == dict(zip(SOURCE, TARGET, strict=True))
    assert set(IGNORED) <= set(later["IGNORED"])


@pytest.mark.parametrize("part", ["1.", "1,", "1 ", "1", ".", "a'", "a-", "\u200b", "字「", "\ud800", "é"])
def test_hostile_text_costs_no_more_than_its_length(part: str) -> None:
    """Nothing is quadratic: 200,000 characters take well under a second, and a slow machine gets three."""
    long = part * (200_000 // len(part))
    for act in (
        text.squeeze,
        text.offsets,
        text.visible,
        text.romanised,
        text.alternatives,
        lambda typed: text.find_all("1.1字", typed),
        lambda typed: list(text.words(typed)),
        lambda typed: text.near(typed, ["talent"]),
        lambda typed: text.find_syllables(typed, "gao cai tong"),
    ):
        start = time.process_time()
        act(long)
        assert time.process_time() - start < 3
