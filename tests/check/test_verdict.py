"""The check of drafts: what passes, what does not, exhaustively over every stored quote."""

import re
import subprocess
import sys

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from hkinno import check as checking
from hkinno import text
from hkinno.check import diff, holdings, verdict
from hkinno.check.holdings import Printed
from tests.check import drafts as check_drafts
from tests.conftest import ROOT, utf8

CHANGEABLE = re.compile("[\u4e00-\u9fff0-9]")


def test_every_stored_quote_verifies_itself(tables, known):
    """A quote as it is stored is verbatim, and is its own quote or a variant with the same words."""
    for quote in tables["quotes"]:
        judged = verdict.judge(quote["exact"], known)
        assert judged.verdict == verdict.VERBATIM
        assert quote["id"] in judged.quotes


def test_every_single_substitution_is_altered(tables, known):
    """One Han character or digit changed, at any position of any quote of eight characters or more: altered."""
    tried = 0
    for exact in (quote["exact"] for quote in tables["quotes"] if len(quote["exact"]) >= 8):
        for position, character in enumerate(exact):
            if CHANGEABLE.match(character):
                other = "龜" if character != "龜" else "鱉"
                bent = exact[:position] + other + exact[position + 1 :]
                assert verdict.judge(bent, known).verdict == verdict.ALTERED, bent
                tried += 1
    assert tried > 500


def test_every_single_insertion_is_altered(tables, known):
    """One Han character more, anywhere: altered."""
    for exact in (quote["exact"] for quote in tables["quotes"] if len(quote["exact"]) >= 8):
        for position in range(len(exact) + 1):
            bent = exact[:position] + "不" + exact[position:]
            if bent.replace("不", "", 1) == exact and bent not in exact:
                assert verdict.judge(bent, known).verdict == verdict.ALTERED, bent


def test_every_single_deletion_is_altered(tables, known):
    """One Han character or digit less: altered, but where what is left is itself a contiguous part of a quote."""
    for exact in (quote["exact"] for quote in tables["quotes"] if len(quote["exact"]) >= 8):
        for position, character in enumerate(exact):
            bent = exact[:position] + exact[position + 1 :]
            part = any(text.squeeze(bent) in text.squeeze(each["exact"]) for each in tables["quotes"])
            if CHANGEABLE.match(character) and not part:
                assert verdict.judge(bent, known).verdict == verdict.ALTERED, bent


def test_every_simplified_form_is_converted(tables, known):
    """A quote in Simplified characters is converted, and script is named."""
    opencc = pytest.importorskip("opencc", reason="needs OpenCC to make Simplified text")
    convert = opencc.OpenCC("hk2s").convert
    for quote in tables["quotes"]:
        simplified = convert(quote["exact"])
        if simplified != quote["exact"]:
            judged = verdict.judge(simplified, known)
            assert judged.verdict == verdict.CONVERTED, simplified
            assert "script" in judged.details or "variant" in judged.details
            assert judged.source in quote["exact"]


def test_whole_clauses_may_be_left_out_and_nothing_else(tables, known):
    """An ellipsis may stand for whole clauses, in any way that it is written; parts of two clauses are a graft."""
    tried = 0
    for exact in (quote["exact"] for quote in tables["quotes"]):
        edges = [0, *(match.end() for match in re.finditer("[，。？]", exact))]
        for first, start in enumerate(edges[1:-2], 1):
            for end in edges[first + 1 : -1]:
                one, other = exact[:start].rstrip("，。？"), exact[end:]
                if len(text.squeeze(other)) < 4 or text.squeeze(one + other) in text.squeeze(exact):
                    continue
                for sign in ("……", "...", "[…]", "（……）", " . . . ", "[. . .]", "（中略）"):
                    judged = verdict.judge(one + sign + other, known)
                    assert judged.verdict == verdict.ELIDED, one + sign + other
                    assert exact[start:end].strip("，。？") in judged.details
                assert verdict.judge(f"{one[:-2]}……{other[2:]}", known).verdict == verdict.ALTERED
                assert verdict.judge(f"{other}……{one}", known).verdict == verdict.ALTERED
                tried += 1
    assert tried > 5


@pytest.mark.parametrize(
    ("template", "wanted"),
    [
        ("{Q18 0:8}……{Q18 -17:}", "elided"),  # only time and modals of a clause are left out
        ("{Q03 0:8}……{Q03 16:}", "altered"),  # a subject
        ("{Q03 0:4}……{Q03 16:}", "altered"),  # the head of one clause, the tail of another
        ("{Q05 8:10}……{Q05 12:}", "altered"),  # the hope of the clause that is kept
        ("{Q18 25:28}……{Q18 30:}", "altered"),  # a negation
        ("{Q17 0:6}……{Q17 33:}", "altered"),  # what is compared
    ],
)
def test_an_ellipsis_may_not_swallow_what_governs(template, wanted, tables, known):
    """The subject, the hope or the negation of a clause that is kept may not be left out."""
    assert verdict.judge(check_drafts.filled(template, tables), known).verdict == wanted


CANAL = "無論是東村還是西村，都要靠舊渠、水井、山溪等等取水。因為舊渠太窄，而且沒有閘門，所以每年夏天都會浸田。"


@pytest.mark.parametrize(
    ("quoted", "wanted", "told"),
    [
        ("都要靠舊渠……山溪等等取水", "elided", "水井"),  # a thing of a list
        ("都要靠舊渠、水井……等等取水", "elided", "山溪"),
        ("因為……沒有閘門", "elided", "舊渠太窄"),  # one of two reasons
        ("都要靠舊渠……因為舊渠太窄", "altered", "取水"),  # a list's end with the verb
        ("因為舊渠……夏天都會浸田", "altered", "太窄"),  # the head of one clause, the tail of another
        ("水井、山溪等等取水……因為舊渠太窄", "converted", "leaves out nothing"),
        ("因為舊渠太窄，所以每年夏天都會浸田", "altered", "left out without an ellipsis: 「而且沒有閘門」"),
        ("都要靠水井、舊渠取水", "altered", "水井"),  # turned about
        ("因為舊渠（指東渠）太窄", "converted", "指東渠"),
        ("都要靠舊渠很多水井", "altered", "[-很多-]{+、+}"),  # nothing of the clause after it
        ("舊渠、水井山\n溪等取水", "altered", "山溪{+等+}等取水"),  # a line's end is no difference
    ],
)
def test_what_may_be_left_out_within_a_clause(quoted, wanted, told, known):
    """A thing of a list and one reason of two may be left out; what differs is shown to the end of the words."""
    quote = next(quote for quote, _ in known.quotes if quote["form"] == "direct") | {"exact": CANAL}
    quotes = [(quote, text.squeeze(CANAL))]
    judged = verdict.judge(quoted, known._replace(quotes=quotes, respelled=quotes, paper=[]))
    assert (judged.verdict, told in judged.details) == (wanted, True), judged.details


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
        judged = verdict.judge(typed, known)
        if name is None:
            assert judged.verdict == verdict.VERBATIM
        else:
            assert (judged.verdict, name in judged.details) == (verdict.CONVERTED, True), typed


def test_the_papers_words_are_not_speech(tables, known):
    """Reported speech and headlines in quotation marks are not his quoted words."""
    fact = next(fact for fact in tables["facts"] if "硬起來" not in str(fact) and fact["voice"] == "speaker")
    assert verdict.judge(fact["evidence"][0]["exact"], known).verdict == verdict.NOT_SPEECH
    for source in tables["sources"]:
        title = source["item"]["title"].replace("「", "").replace("」", "")
        assert verdict.judge(title, known).verdict == verdict.NOT_SPEECH


def test_scheme_names_are_skipped_as_names(tables, known):
    """A scheme's name in quotation marks is a name, not speech."""
    for name in ("產學研1+計劃", "高才通", "高端人才通行證計劃", "一簽多行"):
        assert verdict.judge(name, known).verdict == verdict.UNRELATED


@pytest.mark.parametrize(
    ("name", "change", "told"),
    [
        ("Q10", (" for one,", ""), "a translation; no word-for-word check"),
        ("Q10", ("very", "really"), "a translation; no word-for-word check"),
        ("Q05", ("two or three", "three"), "numbers changed (two)"),
        ("Q10", ("is very", "is not very"), "a negation put in (not)"),
        ("Q10", ("important", "unimportant"), "a negation put in (unimportant)"),
        ("Q05", ("we hope that ", ""), "a hedge left out (hope)"),
        ("Q08", ("we will", "we may"), "a hedge put in (may)"),
        ("Q18", ("this year", "next year"), "another time (next year)"),
        ("Q04", ("to a large extent", "entirely"), "an absolute put in (entirely)"),
        ("Q12", ("one important", "the only important"), "a limit put in (only)"),
        ("Q17", ("in many respects", "in few respects"), "a quantity changed (few)"),
        ("Q08", ("the Ministry of Science and Technology", "the city of Shanghai"), "another place (shanghai)"),
        (
            "Q17",
            (
                "Hong Kong's future development needs Shenzhen's",
                "Shenzhen's future development needs Hong Kong's",
            ),
            "places changed about",
        ),
    ],
)
def test_english_near_ours_says_what_changed(tables, known, name, change, told):
    """Near our English is called changed, with the difference; what turns its meaning is named."""
    ours = next(quote for quote in tables["quotes"] if quote["id"] == name)["translation"]["en"]
    assert change[0] in ours
    judged = verdict.judge(ours.replace(*change, 1), known)
    assert judged.verdict == (verdict.TRANSLATION if told.startswith("a tr") else verdict.ALTERED), verdict
    assert told in judged.details
    assert judged.verdict == verdict.TRANSLATION or "{+" in judged.details or "[-" in judged.details


def test_swapped_verbs_in_english_are_altered(tables, known):
    """The same words in each other's place are no translation of ours."""
    ours = next(quote for quote in tables["quotes"] if quote["id"] == "Q03")["translation"]["en"]
    judged = verdict.judge(ours.replace("costs", "@").replace("makes", "costs").replace("@", "makes"), known)
    assert judged.verdict == verdict.ALTERED
    assert "the opposite said of" in judged.details


def test_markup_and_insertions_are_named(tables, known):
    """What is markup is called so, and an insertion is told of; the source's own brackets are no insertion."""
    exact = next(quote["exact"] for quote in tables["quotes"] if quote["id"] == "Q05")
    for marked, told in (("**智方便**", "differs in markup"), ("<b>智方便 </b>", "differs in markup, spacing")):
        assert checking.check(f"「{exact.replace('智方便', marked)}」", known).findings[0].details == told
    for opening, closing in ("[]", "［］", "〔〕", "（）"):
        inserted = verdict.judge(exact.replace("智方便", f"智方便{opening}應用程式{closing}"), known)
        assert (inserted.verdict, inserted.details) == ("converted", "an insertion in brackets: 應用程式")
    own = next(quote["exact"] for quote in tables["quotes"] if quote["exact"].startswith("（"))
    assert verdict.judge(own.replace("評估", "龜估"), known).verdict == "altered"


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
    judged = verdict.judge(check_drafts.filled(template, tables), known)
    assert judged.verdict == verdict.ALTERED
    assert ("numbers changed" in judged.details) is told


def test_a_full_stop_at_the_end_is_no_difference(tables, known):
    """The draft's own full stop is not shown where the source has it too, a comma or nothing; other marks are."""
    for template in ("{Q03 掙>賺}。", "{Q03 0:8 花>用}。", "{Q10 非常>十分}"):
        judged = verdict.judge(check_drafts.filled(template, tables), known)
        assert judged.verdict == verdict.ALTERED
        assert "。" not in "".join(step.draft + step.source for step in judged.steps if step.op != "equal")
    assert "[-。-]{+！+}" in verdict.judge(check_drafts.filled("{Q01 須>需 ！>。}", tables), known).details


def test_a_character_changed_at_the_edge_is_shown_as_changed(tables, known):
    """Not as one put before or after a shorter stretch of the source."""
    for name in ("Q09", "Q19", "Q03", "Q16"):
        exact = next(quote["exact"] for quote in tables["quotes"] if quote["id"] == name).rstrip("。")
        for bent in ("龜" + exact[1:], exact[:-1] + "龜"):
            steps = [step for step in verdict.judge(bent, known).steps if step.op != "equal"]
            assert [(step.op, step.draft) for step in steps] == [("replace", "龜")], bent


def test_a_few_characters_near_a_quote_are_told_of(tables, known):
    """What is too short to judge is skipped, and the quote that it nearly is is named; a scheme's name is a name."""
    near = next(quote for quote in tables["quotes"] if quote["exact"] == "硬起來")
    judged = verdict.judge("軟起來", known)
    assert (judged.verdict, near["id"] in judged.details) == (verdict.UNCHECKED, True)
    assert "near" not in verdict.judge("官", known).details
    assert "near" not in verdict.judge("高才通", known).details


def test_both_versions_of_the_page_are_right(tables, known):
    """The body's words and the pull quote's are both verbatim; the other versions are named."""
    pull = next(quote for quote in tables["quotes"] if quote["form"] == "pull-quote")
    shared = "做轉化和產業是掙錢的"
    judged = verdict.judge(shared, known)
    assert judged.verdict == verdict.VERBATIM
    assert {pull["id"], *pull["variants"]} == set(judged.quotes)


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
        found, start, end = diff.nearest(bent, hay)
        assert found <= edits
        assert abs(start - offset) <= 1
        assert abs(end - offset - len(part)) <= 1


@settings(max_examples=200)
@given(st.text("甲乙丙丁戊", max_size=30), st.text("甲乙丙丁戊", max_size=60))
def test_distances_are_those_of_an_independent_library(pattern, hay):
    """The bit-vector search agrees with the best window of RapidFuzz's exact edit distance."""
    distances = pytest.importorskip("rapidfuzz.distance", reason="needs RapidFuzz to judge distances").Levenshtein
    best = min(distances.distance(pattern, hay[i:j]) for i in range(len(hay) + 1) for j in range(i, len(hay) + 1))
    assert diff.distance(pattern, hay)[0] == best


@pytest.mark.parametrize(
    ("put_in", "wanted"),
    [
        ("指創科局", "converted"),
        ("創科局", "converted"),
        ("即明年", "converted"),
        ("明年起", "altered"),
        ("如果有船", "altered"),
        ("視乎潮水", "altered"),
        ("在碼頭", "altered"),
        ("幾乎", "altered"),
        ("以及漁民", "altered"),
    ],
)
def test_an_insertion_explains_and_adds_nothing(put_in, wanted, known):
    """An editor may say in brackets who or what is meant, and not when, where, on what terms or who besides."""
    exact = next(quote["exact"] for quote, plain in known.quotes if quote["id"] == "Q08")
    middle = len(exact) // 2
    assert verdict.judge(f"{exact[:middle]}（{put_in}）{exact[middle:]}", known).verdict == wanted


def test_a_year_explains_a_time(known):
    """今年（2024年）: which year it is."""
    quote = known.quotes[0][0] | {"exact": "我們明年就把渠修好。"}
    quotes = [(quote, text.squeeze(quote["exact"]))]
    small = known._replace(quotes=quotes, respelled=quotes, paper=[])
    assert verdict.judge("我們明年（2024年）就把渠修好", small).verdict == "converted"
    assert verdict.judge("我們（2024年）明年就把渠修好", small).verdict == "altered"


@pytest.mark.parametrize(
    ("quoted", "expected"),
    [
        ("河水去年已經上漲，沿岸的村民都要搬走。", verdict.NOT_SPEECH),
        ("河水去年已經上漲，沿岸的果樹都枯死了。", verdict.ABSENT),
    ],
)
def test_the_papers_sentence_of_which_the_store_has_pieces(known, quoted, expected):
    """Words that pieces of one paragraph hold are the paper's; of another sentence they are not."""
    pieces = ["河水去年已經上漲", "沿岸的村民都要搬走", "河水"]
    printed = [Printed("river-1", piece, text.squeeze(piece), title=False) for piece in pieces]
    judged = verdict.judge(quoted, known._replace(paper=printed))
    assert judged.verdict == expected
    assert judged.paragraphs == (("river-1",) if expected == verdict.NOT_SPEECH else ())


@pytest.mark.parametrize("stored", ["沒錢甚麼也做不到", "沒錢什麼也做不到"])
@pytest.mark.parametrize(
    ("typed", "wanted"), [("沒錢甚麼也做不到", ""), ("沒錢什麼也做不到", ""), ("沒錢甚麼也做得到", "altered")]
)
def test_either_spelling_is_found_in_either(stored, typed, wanted, known):
    """甚麼 and 什麼, whichever the store has; its own characters are shown."""
    record = known.quotes[0][0] | {"exact": f"{stored}，真的。"}
    quotes = [(record, text.squeeze(record["exact"]))]
    respelled = holdings.respelled(quotes)
    found = verdict.judge(typed, known._replace(quotes=quotes, respelled=respelled, paper=[]))
    assert found.verdict == (wanted or ("verbatim" if stored == typed else "converted"))
    assert wanted or found.source == stored


def test_what_differs_is_told_once(known):
    """Two variant characters of two kinds are one difference."""
    record = known.quotes[0][0] | {"exact": "沒錢為什麼做不到，真的。"}
    quotes = [(record, text.squeeze(record["exact"]))]
    found = verdict.judge(
        "沒錢爲甚麼做不到", known._replace(quotes=quotes, respelled=holdings.respelled(quotes), paper=[])
    )
    assert (found.verdict, found.details) == ("converted", "differs in variant")


@pytest.mark.parametrize(
    ("words", "needed"),
    [
        ("像人才的跨境流動就非常重要", []),
        ("像人才的跨境流動，就非常重要", ["diff"]),
        ("像人才的跨境流動就十分重要", ["diff", "elisions", "nearest"]),
    ],
)
def test_what_only_a_miss_needs_is_loaded_for_one(words, needed):
    """A quotation that is word for word is compared with nothing more."""
    code = (
        "import sys; from hkinno.check import check, corpus; from hkinno.store import open_store\n"
        "check(sys.argv[1], corpus(open_store()))\n"
        "print(*[name for name in ('diff', 'elisions', 'nearest') if f'hkinno.check.{name}' in sys.modules])"
    )
    draft = f"孫東說：「{words}」"
    done = subprocess.run([sys.executable, *utf8("-c", code, draft)], capture_output=True, check=True, cwd=ROOT)
    assert done.stdout.decode().split() == needed
