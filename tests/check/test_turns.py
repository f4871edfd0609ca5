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
