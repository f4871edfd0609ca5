"""The check of drafts: what passes, what does not, exhaustively over every stored quote."""

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from hkinno import proofread, text
from hkinno.proofread import align, words
from tests import check_drafts

CHANGEABLE = re.compile("[\u4e00-\u9fff0-9]")


@pytest.fixture(scope="module")
def known(tables):
    """The corpus of the shipped store, without a copy of the page."""
    return proofread.corpus(tables["quotes"], tables["facts"], tables["sources"], tables["entities"])


def test_every_stored_quote_verifies_itself(tables, known):
    """A quote as it is stored is verbatim, and is its own quote or a variant with the same words."""
    for quote in tables["quotes"]:
        verdict = words.judge(quote["exact"], known)
        assert verdict.verdict == words.VERBATIM
        assert quote["id"] in verdict.quotes


def test_every_single_substitution_is_altered(tables, known):
    """One Han character or digit changed, at any position of any quote of eight characters or more: altered."""
    tried = 0
    for exact in (quote["exact"] for quote in tables["quotes"] if len(quote["exact"]) >= 8):
        for position, character in enumerate(exact):
            if CHANGEABLE.match(character):
                other = "龜" if character != "龜" else "鱉"
                bent = exact[:position] + other + exact[position + 1 :]
                assert words.judge(bent, known).verdict == words.ALTERED, bent
                tried += 1
    assert tried > 500


def test_every_single_insertion_is_altered(tables, known):
    """One Han character more, anywhere: altered."""
    for exact in (quote["exact"] for quote in tables["quotes"] if len(quote["exact"]) >= 8):
        for position in range(len(exact) + 1):
            bent = exact[:position] + "不" + exact[position:]
            if bent.replace("不", "", 1) == exact and bent not in exact:
                assert words.judge(bent, known).verdict == words.ALTERED, bent


def test_every_single_deletion_is_altered(tables, known):
    """One Han character or digit less: altered, but where what is left is itself a contiguous part of a quote."""
    for exact in (quote["exact"] for quote in tables["quotes"] if len(quote["exact"]) >= 8):
        for position, character in enumerate(exact):
            bent = exact[:position] + exact[position + 1 :]
            part = any(text.squeeze(bent) in text.squeeze(each["exact"]) for each in tables["quotes"])
            if CHANGEABLE.match(character) and not part:
                assert words.judge(bent, known).verdict == words.ALTERED, bent


def test_every_simplified_form_is_converted(tables, known):
    """A quote in Simplified characters is converted, and script is named."""
    opencc = pytest.importorskip("opencc", reason="needs OpenCC to make Simplified text")
    convert = opencc.OpenCC("hk2s").convert
    for quote in tables["quotes"]:
        simplified = convert(quote["exact"])
        if simplified != quote["exact"]:
            verdict = words.judge(simplified, known)
            assert verdict.verdict == words.CONVERTED, simplified
            assert "script" in verdict.details or "variant" in verdict.details
            assert verdict.source in quote["exact"]


def test_every_elision_in_order_is_elided_and_out_of_order_a_finding(tables, known):
    """Two pieces of four characters or more, in their order, are elided; the other way round they are not."""
    for quote in tables["quotes"]:
        exact = quote["exact"]
        for middle in range(4, len(exact) - 9, 5):
            one, other = exact[:middle], exact[middle + 5 :]
            if len(text.squeeze(one)) < 4 or len(text.squeeze(other)) < 4:
                continue
            for sign in ("……", "...", "[…]", "（……）"):
                verdict = words.judge(one + sign + other, known)
                assert verdict.verdict == words.ELIDED, one + sign + other
                assert exact[middle : middle + 5].strip("，。") in verdict.details
            if text.squeeze(other + one) not in text.squeeze(exact):
                assert words.judge(f"{other}……{one}", known).verdict == words.ALTERED


def test_left_out_negations_are_pointed_at(tables, known):
    """Where an elision leaves out a 不, it is said."""
    quote = next(quote for quote in tables["quotes"] if "拿不出" in quote["exact"])
    start = quote["exact"].index("拿不出")
    verdict = words.judge(f"{quote['exact'][:start]}……{quote['exact'][start + 3 :]}", known)
    assert verdict.verdict == words.ELIDED
    assert "left out with 不" in verdict.details


def test_other_typography_is_converted_and_named(known):
    """Width, spacing, punctuation and case each convert, and are named."""
    for typed, name in (
        ("GDP大幅增長，很大程度上得益於製造業的發展", None),
        ("ＧＤＰ大幅增長，很大程度上得益於製造業的發展", "width"),
        ("gdp大幅增長，很大程度上得益於製造業的發展", "case"),
        ("GDP大幅增長,很大程度上得益於製造業的發展", "width"),
        ("GDP大幅增長。很大程度上得益於製造業的發展", "punctuation"),
        ("GDP大幅增長，\n很大程度上得益於製造業的發展", "spacing"),
    ):
        verdict = words.judge(typed, known)
        if name is None:
            assert verdict.verdict == words.VERBATIM
        else:
            assert (verdict.verdict, name in verdict.details) == (words.CONVERTED, True), typed


def test_the_papers_words_are_not_speech(tables, known):
    """Reported speech and headlines in quotation marks are not his quoted words."""
    fact = next(fact for fact in tables["facts"] if "硬起來" not in str(fact) and fact["voice"] == "speaker")
    assert words.judge(fact["evidence"][0]["exact"], known).verdict == words.NOT_SPEECH
    for source in tables["sources"]:
        title = source["item"]["title"].replace("「", "").replace("」", "")
        assert words.judge(title, known).verdict == words.NOT_SPEECH


def test_scheme_names_are_skipped_as_names(tables, known):
    """A scheme's name in quotation marks is a name, not speech."""
    for name in ("產學研1+計劃", "高才通", "高端人才通行證計劃", "一簽多行"):
        assert words.judge(name, known).verdict == words.SKIPPED


@pytest.mark.parametrize(
    ("template", "note"),
    [
        ("{Q16 2:}", "left out before it: 即使"),
        ("{Q16 2: simplified}", "left out before it: 即使"),
        ("{Q05 11:20}", "left out before it: 希望"),
        ("{Q05 11:20 simplified}", "left out before it: 希望"),
        ("{Q20 5:20}", "left out before it: 希望"),
        ("{Q20 0:20}", ""),
        ("{Q18 35:46}", "the word before is 不"),
        ("{Q18 35:46 simplified}", "the word before is 不"),
        ("{Q05 18:}", ""),
    ],
)
def test_what_was_cut_off_before_it_is_told(tables, known, template, note):
    """A condition, a hope or a negation left out of the same clause is told of, in either script."""
    pytest.importorskip("opencc", reason="needs OpenCC to make Simplified text")
    verdict = words.judge(check_drafts.filled(template, tables), known)
    assert verdict.verdict == (words.CONVERTED if "simplified" in template else words.VERBATIM)
    assert verdict.details.endswith(note)
    assert note or "before" not in verdict.details


@pytest.mark.parametrize(
    ("name", "change", "told"),
    [
        ("Q10", (" for one,", ""), "our unofficial translation, changed: "),
        ("Q10", ("very", "really"), "our unofficial translation, changed: "),
        ("Q05", ("two or three", "three"), "numbers or negations changed"),
        ("Q10", ("important", "unimportant"), "a negating prefix came or went (unimportant)"),
        ("Q05", ("we hope that ", ""), "a hedge came or went (hope)"),
        ("Q08", ("shall", "may"), "a hedge came or went (may)"),
        ("Q17", ("Hong Kong needs Shenzhen's", "Shenzhen needs Hong Kong's"), "words changed places"),
    ],
)
def test_english_near_ours_says_what_changed(tables, known, name, change, told):
    """Near our English is called changed, with the difference; what turns its meaning is named."""
    ours = next(quote for quote in tables["quotes"] if quote["id"] == name)["translation"]["en"]
    assert change[0] in ours
    verdict = words.judge(ours.replace(*change, 1), known)
    assert verdict.verdict == (words.TRANSLATION if told.startswith("our") else words.ALTERED), verdict
    assert told in verdict.details
    assert "{+" in verdict.details


def test_swapped_verbs_in_english_are_altered(tables, known):
    """The same words in each other's place are no translation of ours."""
    ours = next(quote for quote in tables["quotes"] if quote["id"] == "Q03")["translation"]["en"]
    verdict = words.judge(ours.replace("spends", "@").replace("earns", "spends").replace("@", "earns"), known)
    assert verdict.verdict == words.ALTERED
    assert "words changed places (earns, spends)" in verdict.details


def test_markup_and_insertions_are_named(tables, known):
    """What is markup is called so, and an insertion is told of."""
    exact = next(quote["exact"] for quote in tables["quotes"] if quote["id"] == "Q05")
    assert words.judge(exact.replace("智方便", "**智方便**"), known).details == "differs in markup"
    assert words.judge(exact.replace("智方便", "<b>智方便 </b>"), known).details == "differs in markup, spacing"
    inserted = words.judge(exact.replace("智方便", "智方便[應用程式]"), known)
    assert inserted.details == "an insertion in square brackets: 應用程式"


@pytest.mark.parametrize(
    ("template", "told"),
    [
        ("{Q20 一下深圳>深圳}", False),
        ("{Q20 一下>下}", False),
        ("{Q20 一些>些}", False),
        ("{Q17 一樣>那樣}", False),
        ("{Q16 同一個>同兩個}", True),
        ("{Q05 一網>二網}", True),
        ("{Q05 一網>網}", True),
    ],
)
def test_one_is_a_number_where_it_counts(tables, known, template, told):
    """一下, 一些 and their like count nothing, though a difference may cut them in two."""
    verdict = words.judge(check_drafts.filled(template, tables), known)
    assert verdict.verdict == words.ALTERED
    assert ("numbers changed" in verdict.details) is told


def test_a_full_stop_at_the_end_is_no_difference(tables, known):
    """The draft's own full stop is not shown where the source has it too, a comma or nothing; other marks are."""
    for template in ("{Q03 掙>賺}。", "{Q03 0:8 花>用}。", "{Q10 非常>十分}"):
        verdict = words.judge(check_drafts.filled(template, tables), known)
        assert verdict.verdict == words.ALTERED
        assert "。" not in "".join(step.draft + step.source for step in verdict.steps if step.op != "equal")
    assert "[-。-]{+！+}" in words.judge(check_drafts.filled("{Q01 須>需 ！>。}", tables), known).details


def test_a_character_changed_at_the_edge_is_shown_as_changed(tables, known):
    """Not as one put before or after a shorter stretch of the source."""
    for name in ("Q09", "Q19", "Q03", "Q16"):
        exact = next(quote["exact"] for quote in tables["quotes"] if quote["id"] == name).rstrip("。")
        for bent in ("龜" + exact[1:], exact[:-1] + "龜"):
            steps = [step for step in words.judge(bent, known).steps if step.op != "equal"]
            assert [(step.op, step.draft) for step in steps] == [("replace", "龜")], bent


def test_a_few_characters_near_a_quote_are_told_of(tables, known):
    """What is too short to judge is skipped, and the quote that it nearly is is named; a scheme's name is a name."""
    near = next(quote for quote in tables["quotes"] if quote["exact"] == "硬起來")
    verdict = words.judge("軟起來", known)
    assert (verdict.verdict, near["id"] in verdict.details) == (words.SKIPPED, True)
    assert "near" not in words.judge("官", known).details
    assert "near" not in words.judge("高才通", known).details


def test_both_versions_of_the_page_are_right(tables, known):
    """The body's words and the pull quote's are both verbatim; the other versions are named."""
    pull = next(quote for quote in tables["quotes"] if quote["form"] == "pull-quote")
    shared = "做轉化和產業是掙錢的"
    verdict = words.judge(shared, known)
    assert verdict.verdict == words.VERBATIM
    assert {pull["id"], *pull["variants"]} == set(verdict.quotes)


def test_the_alignment_finds_the_right_stretch_under_edits(tables):
    """Under a substitution, an insertion, a deletion and several of them, the nearest stretch is the true one."""
    exact = next(quote["exact"] for quote in tables["quotes"] if len(quote["exact"]) > 60)
    part = exact[20:50]
    hay = "今早天色晴朗街市人聲鼎沸" * 20 + exact + "傍晚雨點落下行人撐傘而過" * 20
    offset = hay.index(part)
    for bent, edits in (
        (part[:10] + "龜" + part[11:], 1),
        (part[:10] + "龜" + part[10:], 1),
        (part[:10] + part[11:], 1),
        (part[:5] + "龜" + part[6:15] + part[17:], 3),
    ):
        found, start, end = align.nearest(bent, hay)
        assert found <= edits
        assert abs(start - offset) <= 1
        assert abs(end - offset - len(part)) <= 1


@settings(max_examples=200)
@given(st.text("甲乙丙丁戊", max_size=30), st.text("甲乙丙丁戊", max_size=60))
def test_distances_are_those_of_an_independent_library(pattern, hay):
    """The bit-vector search agrees with the best window of RapidFuzz's exact edit distance."""
    distances = pytest.importorskip("rapidfuzz.distance", reason="needs RapidFuzz to judge distances").Levenshtein
    best = min(distances.distance(pattern, hay[i:j]) for i in range(len(hay) + 1) for j in range(i, len(hay) + 1))
    assert align.distance(pattern, hay)[0] == best
