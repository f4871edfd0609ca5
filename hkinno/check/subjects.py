"""Whom a clause only names: who is spoken to or of, asked, met or owns what is told; all but its subject."""

import re

from hkinno.check import lexicon
from hkinno.check.tokens import COLON, COMMA, OTHER, PAPER, PEOPLE, PRONOUN, QUOTE, SPEAKER, Token
from hkinno.documents.patterns import Pattern

# From a name to the noun for what it says.
TO_SPEECH = 4

# Before a place in which somebody speaks.
PLACED = ("在", "於", "于", "喺")
TALKED = ("講", "讲", "說", "说", "論", "论", "聊")
TOWARDS = ("對", "对")
# Before where somebody speaks.
WHERE = ("在", "於", "于", "從", "从", "經", "经")
AS_FOR = ("至於", "至于")
TOGETHER = ("與", "与", "和", "with")
TO_ASKED = len(" the harbour club ")
# What somebody says may be heard, or agreed to.
HEARD = ("聽", "听", "認同", "认同", "同意", "贊成", "赞成", "反對", "反对")
SPOKEN_TO = ("對", "对", "向")
ASKING = ("問", "问", "追問", "追问", "質問", "质问", "asked", "asks")
TURN = Pattern("[，,](?:[輪轮]到|[換换][了成]?|[到由]|接[着著]?是|然[後后])$")
CLEFT = Pattern("[言話话台場场]的(?:人)?[是，]{1,2}$", needs=("的人", "的是", "的，"))
# Between a body and its head: 港府那個.
LINK = Pattern("\\s*(?:[那這这嗰该該]?[個个位]|[新前現现時时]任|\\w)?\\s*")
THE_ONE = Pattern(r"是[，：:]?\s*$")
WEIGHT = Pattern(r"[^\W\d_]")
# 各位嘉賓, Dear readers: who is spoken to.
ADDRESSED = Pattern(r"(?:[各諸诸]位(?:[^\W看聽听讀读請请想]){0,4}|\b[Dd]ear (?:\w+ )?)$", needs=("位", "ear "))
APPOSED = Pattern(r", (?:who|which|whose|an?|the)\b[^,]{1,60}$", re.IGNORECASE, needs=(", ",))


def is_passed_over(sentence: str, tokens: list[Token], index: int, *, aside: bool = True) -> bool:
    """Whether somebody named is not the one who speaks; ``aside`` says that one who does something else is not."""
    token = tokens[index]
    following = tokens[index + 1] if index + 1 < len(tokens) else None
    aside = aside and following is not None and following.kind == lexicon.ASIDE and following.start - token.end <= 1
    return (
        aside
        # 把某甲那句念出來.
        or sentence[token.start - 1 : token.start] in tuple("把將将")
        # 以年輕人為尺度.
        or (sentence[token.start - 1 : token.start] == "以" and sentence[token.end : token.end + 1] in tuple("為为作"))
        or _is_title_of(tokens, index)
        or is_role_of(tokens, index)
        or _is_apposed(sentence, tokens, index)
        or ADDRESSED.ends(sentence[: token.start], 24)
        or is_object(tokens, index)
        or is_modifier(sentence, tokens, index)
        or _is_possessive(sentence, tokens, index)
    )


def is_object(tokens: list[Token], index: int) -> bool:
    """Whether somebody is only spoken to or of: after 對, 評論, told."""
    # 向記者某甲: a role and a name are one.
    while index and tokens[index - 1].end == tokens[index].start and tokens[index - 1].kind in PARTS:
        index -= 1
    # alongside Secretary A. Smith.
    if index > 1 and lexicon.is_office(tokens[index - 1].text) and tokens[index].start - tokens[index - 1].end == 1:
        index -= 1
    if index == 0:
        return False
    token, previous = tokens[index], tokens[index - 1]
    if _is_told_of(tokens, index) or _is_where(tokens, index):
        return True
    # 同意某甲的說法：「…」: the words are his.
    if _has_words(tokens, index) and not is_asked(tokens, index):
        return False
    # 對本地商界.
    if token.start - previous.end > (5 if token.text.isascii() else 2 if previous.text in SPOKEN_TO else 1):
        return False
    if previous.text in WHERE:
        return True
    # 聽某甲疾呼：「…」, 認同某甲講「…」.
    if previous.text in HEARD and any(each.kind == lexicon.VERB for each in tokens[index + 1 :]):
        return False
    # a woman called Ann Lam, told us.
    if previous.text in ("called", "named") and token.text[0].isupper():
        return False
    # 至於某甲，…: of whom the sentence is.
    if previous.text in AS_FOR and index + 1 < len(tokens) and tokens[index + 1].kind == COMMA:
        return False
    if index > 1 and tokens[index - 2].text.casefold() == "according":
        return False
    return previous.kind == lexicon.PREPOSITION or (
        previous.kind == lexicon.VERB and lexicon.is_transitive(previous.text)
    )


# A role and a name.
PARTS = (OTHER, PAPER, lexicon.TITLE)


def _is_told_of(tokens: list[Token], index: int) -> bool:
    """Whether somebody is what is spoken of, or owns whom somebody speaks to: 兩人在講某甲，, 對自己的母校."""
    token, previous = tokens[index], tokens[index - 1]
    if previous.end != token.start:
        return False
    if index > 1 and previous.kind == lexicon.OF and tokens[index - 2].text in TOWARDS:
        return previous.start - tokens[index - 2].end == len("自己")
    following = tokens[index + 1].kind if previous.text in TALKED and index + 1 < len(tokens) else None
    # 讀到某甲講鄰居：.
    speaks = any(each.kind in PEOPLE for each in tokens[: index - 1])
    return following == COMMA or (following == COLON and speaks)


def _is_where(tokens: list[Token], index: int) -> bool:
    """Whether it is where somebody says something: 某甲在某報的說法, 某甲在社交平台說."""
    token, previous = tokens[index], tokens[index - 1]
    if index < 2 or previous.text not in PLACED:  # noqa: PLR2004 - somebody, and where
        return False
    near = token.start - previous.end <= (TO_SPEECH if lexicon.is_body(token.text) else 1)
    return near and any(each.kind in PEOPLE for each in tokens[: index - 1])


def _has_words(tokens: list[Token], index: int) -> bool:
    """Whether what somebody says, and not he, is what a sentence speaks of: 某甲的話, 某甲一句, 某甲所言."""
    end = tokens[index].end
    for each in tokens[index + 1 : index + 4]:
        said = each.kind == lexicon.SPEECH or (each.kind == lexicon.VERB and each.text[0] == "所")
        if said or each.start != end or each.kind not in (lexicon.TITLE, lexicon.OF, SPEAKER):
            return said and each.start == end
        end = each.end
    return False


def is_modifier(sentence: str, tokens: list[Token], index: int) -> bool:
    """Whether a name only tells who the next one is: 創科局 before 局長孫東, 科學家出身的 before 孫東."""
    token = tokens[index]
    for following in tokens[index + 1 :]:
        if lexicon.is_self(following.text):
            return False
        if following.kind in (SPEAKER, OTHER, PRONOUN):
            between = sentence[token.end : following.start]
            # 某甲在電台說: where somebody says it is no part of the name.
            if between.strip() in WHERE:
                return False
            return token.kind == OTHER and (LINK.fullmatch(between) is not None or between.endswith("的"))
        if following.kind in (lexicon.VERB, lexicon.PREPOSITION, COMMA, COLON, QUOTE):
            return False
    return False


def _is_possessive(sentence: str, tokens: list[Token], index: int) -> bool:
    """Whether it is of something of his that is not what he says: 孫東的影片, Sun's office."""
    token = tokens[index]
    rest = tokens[index + 1 : index + 3]
    # 某甲個訪問, in Cantonese; 某甲嗰邊 is he.
    if sentence[token.end + 1 : token.end + 2] == "邊":
        return False
    if sentence[token.end : token.end + 1] in tuple("個个嗰") and WEIGHT.match(sentence, token.end + 1):
        return not any(each.kind == lexicon.SPEECH and each.start - token.end <= TO_SPEECH for each in rest)
    if sentence[token.end : token.end + 2] in ("'s", "’s"):
        return not any(each.kind == lexicon.SPEECH for each in rest[:1])
    if not rest or rest[0].kind != lexicon.OF or rest[0].start > token.end:
        return False
    # 某甲的是：「…」; 引一句某甲的：.
    if THE_ONE.match(sentence, rest[0].end) or (
        len(rest) > 1 and rest[1].kind == COLON and rest[1].start == rest[0].end
    ):
        return False
    return not (
        len(rest) > 1
        and rest[1].kind in (lexicon.SPEECH, lexicon.VERB, OTHER, SPEAKER)
        # 某甲的兒子 is another.
        and not (rest[1].kind == OTHER and lexicon.is_role(rest[1].text))
        # 我的肩膀說: the verb is not what is his; 某甲之口說.
        and rest[1].start - rest[0].end <= (rest[1].kind != lexicon.VERB or sentence[rest[0].end] in "口嘴") * TO_SPEECH
    )


def _is_title_of(tokens: list[Token], index: int) -> bool:
    """Whether a role is what the name before it is: 教授 after 孫某."""
    token, previous = tokens[index], tokens[index - 1] if index else None
    after_name = previous is not None and previous.kind == SPEAKER and previous.end == token.start
    return after_name and token.kind == OTHER and lexicon.is_role(token.text)


def is_role_of(tokens: list[Token], index: int) -> bool:
    """Whether an English role is that of the name in commas after it: the chief executive, A. Smith, said."""
    if not tokens[index].text.isascii() or not tokens[index].text.islower():
        return False
    role = index
    while role + 1 < len(tokens) and tokens[role + 1].kind == OTHER and tokens[role + 1].text.islower():
        role += 1
    kinds = [each.kind for each in tokens[role + 1 : role + 4]]
    return kinds in ([COMMA, SPEAKER, COMMA], [COMMA, OTHER, COMMA]) and tokens[role + 2].text[0].isupper()


def _is_apposed(sentence: str, tokens: list[Token], index: int) -> bool:
    """Whether somebody only tells who the one before is: the bureau in A. Smith, who runs the bureau, said."""
    clause = APPOSED.search(sentence, 0, tokens[index].start)
    return (
        clause is not None
        and sentence[tokens[index].end :].lstrip().startswith(",")
        and any(each.kind in (SPEAKER, OTHER) and each.end == clause.start() for each in tokens[:index])
    )


def is_spoken_to(tokens: list[Token], index: int) -> bool:
    """Whether somebody is who others speak to or of, and not from whom words are: replies to A. Smith."""
    previous = tokens[index - 1].text.casefold() if index else ""
    return is_object(tokens, index) and previous not in ("of", "by", "from")


def is_met(tokens: list[Token], index: int) -> bool:
    """Whether somebody is there with whom a sentence begins, and may speak next: 與某甲會面, met with A. Smith."""
    return index > 0 and tokens[index - 1].text in TOGETHER and tokens[index].start - tokens[index - 1].end <= 1


def asks(tokens: list[Token], index: int) -> bool:
    """Whether somebody asks, so that another answers: 記者 in 記者問，他答."""
    end = tokens[index].end
    for each in tokens[index + 1 : index + 3]:
        if each.text in ASKING:
            return each.start - end <= each.text.isascii()
        if each.kind != lexicon.ADVERB or each.start > end:
            return False
        end = each.end
    return False


def is_asked(tokens: list[Token], index: int) -> bool:
    """Whether somebody is asked, and may answer in the next sentence: 有人問某甲."""
    between = tokens[index].start - tokens[index - 1].end if index else 0
    return (
        index > 0 and tokens[index - 1].text in ASKING and between <= (TO_ASKED if tokens[index].text.isascii() else 1)
    )


def takes_over(sentence: str, token: Token) -> bool:
    """Whether it is somebody's turn after another's: 孫東走後，輪到某甲."""
    return TURN.search(sentence[: token.start]) is not None


def is_cleft(sentence: str, token: Token) -> bool:
    """Whether a sentence says that who speaks is somebody: 接着發言的是某甲."""
    return token.kind in (OTHER, SPEAKER) and CLEFT.search(sentence[: token.start]) is not None


def tells_of_others(tokens: list[Token], subject: Token) -> bool:
    """Whether a verb of saying stands right after a subject, so that who is named after it is spoken of."""
    index = next((index for index, each in enumerate(tokens) if each.start == subject.start), len(tokens))
    verb = tokens[index + 1] if index + 1 < len(tokens) else None
    return (
        verb is not None
        and verb.kind == lexicon.VERB
        and verb.start - subject.end <= 1
        and not lexicon.is_transitive(verb.text)
    )


def is_topic(tokens: list[Token], index: int) -> bool:
    """Whether a word before a colon may name what is spoken of: Contrast:, Talent:."""
    following = tokens[index + 1] if index + 1 < len(tokens) else None
    return following is not None and following.kind == COLON and is_a_word(tokens[index].text)


def is_a_word(name: str) -> bool:
    """Whether a label is one English word with a capital, which may name a subject: Talent:, First:."""
    return name.isascii() and name.isalpha() and name.istitle() and not lexicon.is_role(name)


def is_writers(tokens: list[Token]) -> bool:
    """Whether a sentence tells what the writer says: whom that is about is not who answers."""
    people = [index for index, each in enumerate(tokens) if each.kind in PEOPLE]
    first = people[0] if people else 0
    asked = any(is_asked(tokens, index) for index in people)
    return bool(people) and not asked and lexicon.is_self(tokens[first].text) and tells(tokens[first + 1 : first + 2])


def tells(rest: list[Token]) -> bool:
    """Whether the first verb after somebody gives words to him, and passes on nobody else's."""
    verb = next((each for each in rest if each.kind == lexicon.VERB), None)
    return verb is not None and not lexicon.is_report(verb.text)


def has_verb(tokens: list[Token]) -> bool:
    """Whether a sentence has a verb of saying."""
    return any(each.kind == lexicon.VERB for each in tokens)


def last_verb(tokens: list[Token]) -> Token | None:
    """The last verb of saying of a sentence."""
    return next((each for each in reversed(tokens) if each.kind == lexicon.VERB), None)
