"""Somebody whom a sentence gives words to, and of whom nothing is known but what it calls him."""

import re

from hkinno.check import grammar, lexicon
from hkinno.check.clauses import TO_WORDS
from hkinno.check.subjects import WEIGHT, last_verb
from hkinno.check.tokens import OTHER, PEOPLE, QUOTED, QUOTED_SENTENCE, SPEAKER, Token
from hkinno.documents.patterns import Pattern
from hkinno.documents.speech import FIELDS

# A label is no longer.
LONGEST_LABEL = 40


def unknown_after(clause: str, tokens: list[Token]) -> str:
    """Whom a clause after a quotation names as who said it, of whom nothing is known; "" for nobody.

    says the bore at the club, the barman told me, 賣魚的說.
    """
    last = last_verb(tokens)
    if last is None or any(each.kind in PEOPLE and each.start < last.end for each in tokens):
        return ""
    if clause.isascii():
        match = SAID_BY.match(clause) or SAYS_IT.match(clause)
        verb = match["verb"].casefold() if match else ""
        said = lexicon.words().get(verb) == lexicon.VERB and not lexicon.is_report(verb)
        return match["who"] if match and said and not NO_SUBJECT.search(match["who"]) else ""
    named = label(clause, tokens) if not clause[last.end :].strip() else None
    return named[0] if named and named[1] else ""


_WHO = r"(?P<who>(?:the|an?|my|our|his|her|their|one|another|some) (?:[\w’'-]+ ){0,3}?[\w’'-]+)"

SAID_BY = Pattern(
    rf"(?:so |thus )?(?P<verb>[a-z]+) {_WHO}"
    r"(?=$|[.,;:]| (?:of|at|from|in|on|over|with|to|next|near|who|beside|behind)\b)",
    re.IGNORECASE,
)

SAYS_IT = Pattern(
    rf"{_WHO} (?P<verb>[a-z]+)(?=$|[.,;]| (?:me|us|him|her|it|them|to|at|with|in|on|as|over|when|again)\b)",
    re.IGNORECASE,
)


def label(sentence: str, tokens: list[Token]) -> tuple[str, bool] | None:
    """Somebody of whom nothing is known, and whether a verb gives him the words.

    A label such as 葉師傅：, or what stands before the verb, as in 老一輩愛講.
    """
    words = sentence.strip(f" \t\n>|*-·•，、{QUOTED}{QUOTED_SENTENCE}")
    last = last_verb(tokens)
    if last is None:
        # English takes twice as many letters for as much.
        longest = LONGEST_LABEL * (2 if words.isascii() else 1)
        if FIELD.fullmatch(words):
            return None
        labels = words.endswith(("：", ":")) and 1 < len(words) <= longest and not GOES_ON.match(words)
        # 譚：, a surname alone.
        who = IN_BRACKET.sub("", words[:-1]).strip()
        plain = KIN.fullmatch(who) is not None or who in lexicon.surnames() or CODE.fullmatch(who) is not None
        return (words[:-1], plain) if labels else None
    clause = max(sentence.rfind(mark, 0, last.start) for mark in f"，,；：:{QUOTED}{QUOTED_SENTENCE}") + 1
    inside = [each for each in tokens if each.start >= clause and each.end <= last.start]
    verb = next((each for each in inside if each.kind == lexicon.VERB), last)
    inside = [each for each in inside if each.end <= verb.start]
    begun = clause
    for each in inside:
        if each.kind not in (lexicon.ADVERB, lexicon.ASIDE) or sentence[begun : each.start].strip():
            break
        begun = each.end
    ends = verb.start
    for each in reversed([each for each in inside if begun <= each.start < verb.start]):
        if each.kind != lexicon.ADVERB or sentence[each.end : ends].strip():
            break
        ends = each.start
    subject = sentence[begun:ends].strip()
    # 我個仔話: the writer's son.
    # 某部的負責同志, 某公司的一位合夥人: somebody of a body.
    people = [
        each
        for each in inside
        if each.kind in PEOPLE
        and not SPOKEN_TO.ends(sentence[: each.start], 2)
        # 顧問公司: one word.
        and not any(other.start == each.end and other.kind == OTHER for other in inside)
        # 我們的創始人某甲: who he is.
        and not (lexicon.is_self(each.text) and sentence[each.end : each.end + 1] in ("的", "嘅"))
        and not OWN.match(sentence, each.end)
        and not (each.text[0] in "《〈" and sentence[each.start - 1 : each.start] in ("在", "於", "于"))
        and not (each.kind == OTHER and OF_A_BODY.match(sentence, each.end))
    ]
    topic = (subject.startswith(lexicon.topics()) and subject[:2] not in ("對方", "对方")) or bool(people)
    if not subject and not people and (first := FIRST.match(words)):
        return first["who"], False
    if not subject and not people and clause:
        # 環保團體對此表示憂慮，稱: of whom the clause before is.
        earlier = [each for each in tokens if each.end < clause]
        named = None if any(each.kind in PEOPLE for each in earlier) else label(sentence[: clause - 1], earlier)
        return (named[0], False) if named and not is_no_subject(named[0]) else None
    if len(WEIGHT.findall(subject)) < 2 or topic or len(subject) > LONGEST_LABEL:  # noqa: PLR2004
        return None
    subject = subject.lstrip("而但可則则")
    subject = NOT_OF_NAME.split(subject)[0].strip() or subject
    text = lexicon.is_report(last.text) or is_no_subject(subject)
    # 臨別又說, 週三說: no subject at all.
    if ADVERBIAL.search(subject):
        return None
    # 老陳放下茶杯，慢慢地說：.
    if MANNER.fullmatch(subject):
        nick = NICKNAME.match(words)
        return (nick[0], True) if nick else None
    # 某甲上台，一開口就說: it may be his.
    text = text or any(each.kind == SPEAKER for each in tokens)
    return subject, not text and len(sentence.rstrip()) - last.end <= TO_WORDS


def is_no_subject(name: str) -> bool:
    """Whether words tell where words stand, or when they were said, and not who says them."""
    return NO_SUBJECT.search(name) is not None


def is_name(label: str) -> bool:
    """Whether a label looks like a name: Priya, 阿強; among the labels of people it is one."""
    known = FIELD.fullmatch(f"{label}：") or label.casefold() in FIELDS or grammar.is_thing(label.casefold())
    return not known and NAME.fullmatch(label) is not None


NAME = Pattern("[A-Z][a-z]{1,14}|[老小阿][\u4e00-\u9fff]")


def is_somebody(name: str) -> bool:
    """Whether words that nothing is known of look like who somebody is: 一名旅客, 樂團, a name with a capital."""
    return SOMEBODY.search(name) is not None


SOMEBODY = Pattern(
    "[一某那這这該该有][位名個个間间家]|^[某那][^些]|[局署處处部會会社院校館馆廳厅司園园所組组黨党盟團团隊队者員员人家長长師师生商民客友手匠"
    r"婆伯叔姨媽妈爸爺爷嫲哥姐弟妹]$|^(?:the|an?|my|our|his|her|their|one)\b|^[A-Z]"
)

SPOKEN_TO = Pattern("[對对向]$")

# 某券商首席則看淡，稱: of whom the clause before is.
FIRST = Pattern("(?P<who>(?:某|一[位名個个家間间])[\u4e00-\u9fff]{1,8}?)(?=[則则也就卻却亦都仍]|，)")
OF_A_BODY = Pattern(
    "[的之](?:[一某][位名個个])?[\u4e00-\u9fff]{0,6}?(?:同志|[員员者人師师長长生家手士姐哥叔伯姨])(?=[在於于就對对向說说提表指認认曾也亦則则]|$)"
)

OWN = Pattern("[個个嗰間间位](?![個个人])|阿[\\w]{1,4}")

# R4, Respondent 7: somebody who was asked, without his name; who that is may stand in brackets.
CODE = Pattern(r"[PRS]\d{1,3}|(?:Respondent|Participant|Interviewee|Informant) ?\w{1,3}", re.IGNORECASE)
IN_BRACKET = Pattern(r"\s{2,}$|\s*[（(][^（()）]{1,40}[)）]\s*$")
# A另有一句：, of whom the lines before tell.
LETTER = Pattern("[A-Z](?![A-Za-z])")
# A label that says that words follow, and not whose: 內容：.
FIELD = Pattern(
    r"(?:[發发]言)?(?:[內内]容|正文|文字|引[文語语句]|要?[點点]?摘[錄录句要]|要[點点]|quotes?|words?|text|content)\s?[：:]",
    re.IGNORECASE,
)
# A label that is somebody by its last character: 明叔：.
KIN = Pattern("[\u4e00-\u9fff]{1,2}(?:[叔伯姨嬸婶婆嫂哥姐]|老師|老师|師傅|师傅|[Ss]ir)")

# Where a subject ends: 班主任在黑板上寫下, 某甲曾發文.
NOT_OF_NAME = Pattern(
    "(?<=..)(?:每[日天晚年次]|[週周][一二三四五六日末]|星期|[昨今][日天晚]|日前|早前|[在於于喺曾就便則则都才也還还又]|[當当][時时年日]|[私當当]下|如[此是]|[這这][樣样麼么]|[對对向])"
)

# How words are said, and who may be said so before: 老陳, 小何.
MANNER = Pattern("[\u4e00-\u9fff]{2,6}[地着著]")
_NICK = "[老小阿](?![師师闆板人婆公鄉乡爺爷孩姐朋友學学實实心時时說说])[\u4e00-\u9fff]"
NICKNAME = Pattern(_NICK + "(?=[\u4e00-\u9fff]{2,})")
# People without a name in a text: 老陳, 阿豪, 黃總.
NICKNAMES = Pattern(_NICK + "(?=[\u4e00-\u9fff，])|[\u4e00-\u9fff][總总](?![裁理監监部會会共是算之結结括統统體体數数])")
# When or how words are said.
ADVERBIAL = Pattern(
    "^(?:[臨临]|[終终]|[開开][場场口]|[結结]|末了|大[聲声方]|高[聲声]|低[聲声]|[週周][一二三四五六日末]|[上本下今去明前昨][日天晚週周月年])|[日天晚月]$"
)

# What says where words stand or when they were said, and not who says them.
NO_SUBJECT = Pattern(
    "^[你您]|自己|[把將将文圖图訪访報报稿題题版頁页段句其誰谁]|原[話话]|[時时後后前中上下裏里裡內内間间末初次遍來来地着著][說说講讲]?$"
    "|^(?:一(?![位名個个家間间群])|再|最|[臨临]|忽|[終终]|首|另|同|[開开][場场口]|[結结]|接|然|之|又|不|[沒没]|只|如|若|但|而|半|大[聲声方]|高[聲声]"
    "|低[聲声]|[輕轻]|[親亲]口|公[開开]|直|坦|老[實实]|[嚴严]|[鄭郑]|[隨随]|[週周][一二三四五六日末]|[上本下今去明前昨][日天晚週周月年])"
    "|[日天晚月年]$"
    r"|\b(?:interview|article|piece|original|text|page|story|paper|quote|quotation|passage|chinese|english|translation"
    r"|version|transcript|sentence|line|paragraph|part|rest|copy|source|answer|headline|it|there)\b"
    r"|^(?:one|first|second|third|last|next|and|or|but|so|then|also|again)$",
    re.IGNORECASE,
)


# What begins a line and names no one: On us:, Then:.
GOES_ON = Pattern(
    r"(?:on|about|for|as for|as to|of|to|in|at|first|second|third|then|next|finally|lastly|also|and|again|or|but)\b",
    re.IGNORECASE,
)
