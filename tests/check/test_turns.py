"""Transcripts: whose words the turns are."""

import pytest

from hkinno import check as checking
from hkinno.documents.files import open_document

TRUE, BENT = "像人才的跨境流動就非常重要。", "像資金的跨境流動就非常重要。"
OTHER = "基礎科研是花錢的，做轉化和產業是掙錢的。"


def said(draft: str, known: checking.Corpus, name: str = "a.txt") -> list[tuple[str, str, str | None]]:
    findings = checking.check(open_document(draft.encode(), name), known).findings
    return [(each.quoted, each.verdict, each.speaker) for each in findings]


@pytest.mark.parametrize(
    ("ask", "answer", "heading"),
    [
        ("記者：", "孫東：", "專訪實錄"),
        ("REPORTER: ", "SUN DONG: ", "Interview"),
        ("問：", "答：", "孫東局長答記者問"),
        ("Q: ", "A: ", "An interview with Sun Dong"),
        ("[00:01] 記者：", "[00:05] 孫東（局長）：", "實錄"),
    ],
)
def test_turns(ask: str, answer: str, heading: str, known: checking.Corpus):
    """A turn goes on over paragraphs, and is that of its label; answers are those of the only one who is named."""
    draft = (
        f"{heading}\n\n{ask}甚麼重要呢，局長？\n\n{answer}{TRUE}\n\n{BENT}\n\n{ask}還有呢，局長？\n\n{answer}{OTHER}\n"
    )
    found = said(draft, known)
    assert [(words, verdict) for words, verdict, _ in found] == [
        (TRUE, "verbatim"),
        (BENT, "altered"),
        (OTHER, "verbatim"),
    ]
    assert {speaker for *_, speaker in found} <= {"孫東", "SUN DONG", "Sun Dong", "孫東局長"}


def test_no_answers_of_a_speaker(known: checking.Corpus):
    """Where nobody, or several, are named, answers are nobody's, and no turn of another is looked at."""
    turns = f"問：甚麼重要？\n答：{BENT}\n問：還有呢？\n答：{OTHER}\n"
    assert said(f"答記者問\n\n{turns}", known) == []
    others = f"李家超：{BENT}\n\n{BENT}\n\n記者：還有呢？\n\n李家超：{OTHER}\n\n記者：好的。\n"
    assert said(others, known) == []


def test_marked_words_in_a_turn(known: checking.Corpus):
    """What a speaker quotes of himself further on in his turn is his."""
    draft = f"記者：甚麼重要？\n\n孫東：我常說一句話，大家都聽過。\n\n就是「{BENT}」。\n\n記者：是。\n\n孫東：是的。\n"
    assert ("altered", "孫東") in [each[1:] for each in said(draft, known)]


@pytest.mark.parametrize(
    ("draft", "verdicts"),
    [
        (f"Q: 甚麼重要？\nA（孫東）: {BENT}\n", ["altered"]),
        (f"Q: 甚麼重要？\nA（李家超）: {BENT}\n", []),
        (f"訪孫東局長\n問：甚麼重要？\n答：{BENT}\n", ["altered"]),
        (f"訪李家超\n問：甚麼重要？\n答：{BENT}\n", []),
        (f"# 專訪孫東\n\n**Q：** 甚麼重要？\n\n**A：** {BENT}\n", ["altered"]),
        (f"記者問：甚麼重要？\n孫東答：{TRUE}\n\n我說，{BENT}\n", ["verbatim", "altered"]),
        (f"記者問：甚麼重要？\n孫東答：{TRUE}\n\n他說完就走，記者沒有再問。\n", ["verbatim"]),
        (f"Reporter: 甚麼重要？\n\nThe Secretary: {BENT}\n", ["altered"]),
        (f"記者問：甚麼重要？\n校長答：{TRUE}\n\n{BENT}\n", []),
        (f"孫東答：{BENT}\n", ["altered"]),
        (f"備註（孫東）：{BENT}\n", []),
        (f"Reporter: 甚麼重要？\n\nProf. Sun: {BENT}\n", ["altered"]),
        (f"Reporter: 甚麼重要？\n\nProf Yeung: {TRUE}\n\n{BENT}\n", []),
        (f"背景：人人都談人才。\n孫東：{TRUE}\n\n筆者認為還可以走快一點。\n", ["verbatim"]),
        ("計劃由孫東推動。\n\n甲。\n\n乙。\n\n丙。\n\nQ：這是甚麼？\nA：是給各地人才的一個計劃。\n", []),
    ],
)
def test_a_pair_of_turns(draft: str, verdicts: list[str], known: checking.Corpus):
    """One who asks and one of the store who answers are a transcript, however short; other labels are none."""
    assert [verdict for _, verdict, _ in said(draft, known)] == verdicts


def test_a_work_that_is_cited_after_a_name_is_no_speech(known):
    """A reference begins with who wrote or spoke, a colon and a title; speech may begin with a title too."""
    cited = "孫東（陳大文採訪）：〈背水一戰　再造創科〉，《海角報》，2024年6月1日，網址：https://example.org/a。\n"
    assert checking.check(cited, known, "draft.txt").findings == []
    spoken = "孫東：〈背水一戰〉這個題目不是我起的，我也不會這樣說話。\n"
    assert [each.verdict for each in checking.check(spoken, known, "draft.txt").findings] == ["absent"]
