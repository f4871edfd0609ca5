"""Who says what follows the clauses of a Chinese sentence: who does something before a verb of saying or a colon."""

import re
from collections.abc import Callable
from typing import NamedTuple

from hkinno.check import vocabulary
from hkinno.check.tokens import EITHER
from hkinno.library import language
from hkinno.library.language import any_of
from hkinno.library.people import NOTICE, PERSON, PRONOUN, ROLE, SELF, Mention, Told
from hkinno.store.items import HAN
from hkinno.text import fold

RELAYS = fold("引述|轉述|引用|引")
# 她引用審計報告的話說
RELAYED = re.compile(
    f"(?:{RELAYS})(?P<whose>[^,。;:{EITHER}]{{2,16}}?)[{fold('的嘅')}](?:{any_of(language.NOUNS_OF_SAYING)}|{fold('名句|名言|說話|描述|報道')})"
)
# 名字我就不講了，當面跟我說
TO_ME = re.compile(fold("(?:跟|對|向|同|告訴|問|勸|叫|罵|提醒|教)我"))
# 仲鬧我：
OBJECT_ME = re.compile(f"{HAN}{{2}}{fold('我')}:?$")
# 一張電報，上面只有四個字：
INSCRIBED = re.compile(
    fold(
        "(?:上面|上頭|裏面|裡面|背面|封面|門上|牆上|紙上|牌上|卡上|碑上)只?(?:有|印|刻|貼|噴|寫)?(?:着|著|了|有)?[^,。;:]{0,4}字:?$"
    )
)
# 我們只能說：nobody in particular, with whoever tells it.
WE = re.compile(fold("(?:^|[,。;:！？\ue000\ue001])(?:[^,。;:對向跟給同替]{0,4})(?:我們|我哋|咱們)[^,。;:]{0,6}$"))
MORE_OF_IT = re.compile(fold("[又並還再亦也更續]"))
# ，記者追問: who asks is called so.
ASKER = re.compile(fold("(?:記者|筆者)(?:再|又|續|即|隨即)?(?:追問|問道|問)"))
# 記者無奈地告訴她：
REPORTER_SAYS = re.compile(
    rf"(?:^|[,;{EITHER}])\s*[{fold('有眾')}]?(?P<who>{fold('記者|筆者')}){HAN}{{0,6}}?{language.says()}[^,;]{{0,4}}:?$"
)
AS_IF = re.compile(fold("好像在|好像係|似乎在|彷彿|仿佛|似是|好似"))
# 阿伯手上的紙牌寫着: what is on him is not what he writes.
ON = re.compile(fold("^(?:[手身胸背頭]上?)?[的嘅上]"))
# No sign does so.
ALOUD = re.compile(fold("[說話笑問答叫喊講嘆罵]|(?<!寫)道"))
# 引述居民數據指: whoever cites what has no voice says it.
DOCUMENTS = re.compile(any_of("數據 資料 研究 統計 調查 文獻 紀錄 圖表 數字"))
REPORTER = "記者"


# What stands before a subject, and between it and its verb.
_FUNCTION = f"{any_of(vocabulary.ADVERBS)}|{any_of(language.FUNCTION)}"
LED_IN = re.compile(rf"(?:{_FUNCTION}|[{EITHER} \u3000])+")
ADVERBIAL = re.compile(f"(?:{_FUNCTION}|[{fold('曾會將可便要能想來去有')}])+$")
# 古人, 19家: a few characters, and nothing that is done.
UNKNOWN = re.compile(
    rf"(?!{any_of(language.NO_SUBJECT)})(?:(?![{fold(language.DONE)}]){HAN}){{2,7}}|\d+[{fold('家人名成位間戶')}]"
)


SHOWN = re.compile(f"{any_of(language.SHOWS)}:?$")


class Clause(NamedTuple):
    """A clause: who does something in it, its verbs of saying, and whether it ends with one, or with a colon.

    ``relayed`` says that somebody passes on another's words in it.
    """

    subjects: list[Mention]
    verbs: list[tuple[int, int]]
    final: bool
    colon: bool
    relayed: bool
    ends: int = 0
    begins: int = 0


def _teller(clause: Clause) -> Mention | None:
    """Who says something in a clause: who stands before its first verb of saying, or of those who relay the last."""
    verbs = clause.verbs[-1:] if clause.relayed else clause.verbs
    for verb in verbs:
        told = [each for each in clause.subjects if each.end <= verb[0]]
        if told:
            return told[-1]
    if not clause.colon or not clause.subjects:
        return None
    # 她勉勵被告：「…」: who does something to him who is named last.
    first, last = clause.subjects[0], clause.subjects[-1]
    return first if clause.ends == last.end and first.kind in (PERSON, PRONOUN) else last


def _leading(clauses: list[Clause]) -> Mention | None:
    """Who is said to say what follows some clauses, one of which ends with a verb of saying, as 方圓指出."""
    return next(
        (told for clause in reversed(clauses) if (clause.final or clause.colon) and (told := _teller(clause))), None
    )


def _last_subject(clauses: list[Clause]) -> Mention | None:
    subjects = [each for clause in clauses for each in clause.subjects]
    people = [each for each in subjects if each.kind in (PERSON, PRONOUN, NOTICE)]
    return next(reversed(people or subjects), None)


def told_before(left: str, clauses: list[Clause], mentions: Callable[[str], list[Mention]]) -> Told | None:
    """Who says the words that follow some clauses; ``left`` is their text."""
    folded = fold(left)
    last_begins = clauses[-2].ends if len(clauses) > 1 else 0
    if TO_ME.search(folded[last_begins:]) or OBJECT_ME.search(folded[last_begins:]):
        # Whoever tells me something is not I.
        clauses = [each._replace(subjects=[one for one in each.subjects if one.name not in SELF]) for each in clauses]
    other = _nobody(left, folded, clauses, mentions)
    if other:
        return other
    last = clauses[-1]
    if last.subjects and last.subjects[-1].kind == NOTICE:
        # Read aloud: somebody does that.
        last = last._replace(subjects=[each for each in last.subjects if each.kind != NOTICE])
    sure = AS_IF.search(folded) is None
    if last.verbs or last.colon:
        return _told_in(last, clauses[:-1], left, mentions, sure=sure)
    leading = _leading(clauses[:-1]) or next(
        (each for clause in reversed(clauses[:-1]) if clause.verbs and (each := _teller(clause))), None
    )
    if leading:
        return Told(leading, plain=True, sure=sure)
    # 有鄉親認為，外界不明，「…」
    unknown = next((each for clause in clauses[:-1] if clause.final and (each := _unknown(clause, left, folded))), None)
    if unknown and not mentions(unknown.name):
        return Told(unknown, plain=True, sure=False)
    subject = next(reversed(last.subjects), None) or _last_subject(clauses[:-1])
    return Told(subject, plain=False) if subject else None


def _nobody(left: str, folded: str, clauses: list[Clause], mentions: Callable[[str], list[Mention]]) -> Told | None:
    """What tells words and is nobody of those who are told of: an inscription, a report, a sign, who asks."""
    if INSCRIBED.search(folded):
        return Told(Mention(len(left), len(left), NOTICE, ""), plain=True)
    relayed = RELAYED.search(folded)
    if relayed and not mentions(left[slice(*relayed.span("whose"))]):
        span = relayed.span("whose")
        return Told(Mention(*span, ROLE, left[slice(*span)]), plain=True)
    last = clauses[-1]
    asker = ASKER.search(folded[-12:])
    if asker and not _teller(last) and not re.search(HAN, folded[-12:][asker.end() :]):
        return Told(Mention(len(left) - 2, len(left), ROLE, REPORTER), plain=True)
    reporter = REPORTER_SAYS.search(folded)
    if reporter and not _teller(last):
        return Told(Mention(*reporter.span("who"), ROLE, left[slice(*reporter.span("who"))]), plain=True, sure=False)
    notice = last.subjects[-1] if last.subjects else None
    if notice is None or notice.kind != NOTICE or ALOUD.search(fold(left[notice.end :])):
        return None
    if not (last.verbs or last.colon or SHOWN.search(folded)) and _leading(clauses[:-1]):
        # 局長表示，短訊「存在滯後」
        return None
    # 他在紙上寫着「…」 is his, 門上貼着「…」 is nobody's.
    writers = [each for each in last.subjects if each.kind != NOTICE and not ON.search(fold(left[each.end :]))]
    writer = next(reversed(writers), None)
    return Told(writer or notice, plain=True, sure=writer is None)


def _unknown(last: Clause, left: str, folded: str) -> Mention | None:
    """Who stands before a verb of saying where nobody known does: 古人說, 36家商戶認為; not 想了想說."""
    if not last.verbs:
        return None
    start, end = last.begins, last.verbs[0][0]
    begun = LED_IN.match(folded, start, end)
    start = begun.end() if begun else start
    end = start + len(ADVERBIAL.sub("", folded[start:end]))
    return Mention(start, end, ROLE, left[start:end]) if UNKNOWN.fullmatch(folded[start:end]) else None


def _told_in(
    last: Clause, earlier: list[Clause], left: str, mentions: Callable[[str], list[Mention]], *, sure: bool
) -> Told:
    """Who says something in a clause with a verb of saying or a colon: in it, or in one of those before it."""
    told, folded = _teller(last), fold(left)
    if told:
        return Told(told, plain=True, sure=sure and not last.relayed)
    if last.verbs and WE.search(folded[: last.verbs[0][0]]):
        return Told(Mention(len(folded), len(folded), PRONOUN, SELF[0]), plain=True, sure=False)
    leading, nearest = _leading(earlier), _last_subject(earlier)
    unknown = _unknown(last, left, folded)
    nobody_else = not (leading or nearest) or earlier[-1].colon or (unknown and unknown.name[0].isdigit())
    if unknown and nobody_else and not mentions(unknown.name):
        return Told(unknown, plain=True, sure=False)
    goes_on = bool(earlier) and MORE_OF_IT.match(folded, earlier[-1].ends + 1) is not None
    if leading and nearest and nearest.start > leading.start and nearest.kind == PRONOUN and not goes_on:
        # 我以為她會喊，點知她將紙影低，同部長講：
        return Told(nearest, plain=True, sure=False)
    # 據方圓表示，高嵐介紹這部片，又對人說：「…」 may be either's.
    two = leading is not None and nearest is not None and nearest.start > leading.start and nearest.kind == PERSON
    return Told(leading or nearest, plain=True, sure=sure and not two)
