"""Who is said to say words by the shape of a Chinese sentence: of whom no more is known than that he is another.

What no table of verbs tells is told by order: somebody, a verb or a colon, the quotation; or the quotation and a clause
that says whose it is. Nobody is read where a speaker of the store may be meant, or where words are only passed on.
``syntax`` reads English.
"""

import re

from hkinno.check import lexicon, vocabulary
from hkinno.check.clauses import TO_WORDS
from hkinno.check.subjects import is_passed_over
from hkinno.check.tokens import COLON, COMMA, OTHER, PAPER, PRONOUN, QUOTED, QUOTED_SENTENCE, SPEAKER, Token
from hkinno.check.unnamed import is_no_subject
from hkinno.documents.patterns import Pattern
from hkinno.text import has_chinese

# By these a speaker of the store may be meant: in Chinese with no more before them than which one, the learned only
# with that.
HIMSELF = Pattern(
    r"\b(?:m[ae]n|officials?|politician|minister|secretary|chief|head|boss|bureaucrat|technocrat|academic|professor"
    r"|engineer|interviewee|speaker|leader|scholar|source|guest|policymakers?|man in charge)$"
    r"|(?:官[員员僚]|高官|局[長长]|[長长]官|部[長长]|受[訪访]者|掌[門门舵]人|[當当][家局]|局方|主事[人者]|[負负][責责]人|首[長长]|[講讲]者)$",
    re.IGNORECASE,
)
LEARNED = Pattern("(?:教授|[學学]者|科[學学]家|院士|工程[師师]|博士)$")
THIS_ONE = Pattern("[這这那该該][位名個个]?[^，。；：、]{0,12}$")
MODEST = Pattern(
    "(?:^|[，。：；、\\s])(?:[有一名位個个這这那该該某前亦也]|然而|但是?|而|不[過过]|主管|香港|港府|本港|本地|大[學学]|高[級级層层]|政府|[當当]日|[負负][責责]|主事|有[關关]){0,4}$"
)
# Before these words, or after, they are another's: my boss, Singapore's minister, a minister of.
ANOTHERS = Pattern(
    r"(?:\b(?i:my|her|his|their|your)|(?<!bureau)(?<!Kong)(?<!HK)(?<!city)['’]s)(?: \w+)? $"
    r"|\b(?!(?:The|An?|This|That|One|Our|Your|Hong|Kong|HK|Former|As|And|But)\b)[A-Z]\w+ (?:[a-z]+ )?$"
)
OF_ANOTHER = Pattern(r" (?:of|at|from) (?!the (?:bureau|government|city|department)|Hong Kong)")
# 此語: words that were quoted before.
THESE = "此這这該该其"
# So much before such a word is read.
NEAR_IT = 24
# A sentence that passes on what somebody said or wrote.
PASSES_ON = Pattern(
    "引|[讀读念唸][出到給给報报]|[朗宣][讀读]|[唸抄摘刊載载]|[報报][道導导]|原[文話话句]|[訪访][問问]|[轉转]|[譯译]|更?正|[題题]|[這这那]句"
    "|[幾几][句個个]|圈|[劃划]|最|各位"
)
OWN_WORDS = Pattern("[^，。；：:]{2,20}?的?原[話话](?:[，,][^，。；：:]{1,16})?[：:]$")
# 某某某有一個廣為引用的說法：.
HAS_SAYING = Pattern(
    "[^，。；：:]{2,12}[有](?:[過过])?一?[個个句條条番][^，。；：:]{0,10}(?:[說说]法|[觀观][點点]|名[言句]|金句|[論论]?[斷断]|主[張张]|[見见]解|看法|[話话])[：:，,]$",
    needs="有",
)
# Somebody by the last character of who he is.
SOMEBODY = Pattern("[\u4e00-\u9fff]{1,8}?[員员者師师佬婆叔伯姨嫲哥姐弟妹友客徒匠仔]")
TOLD = Pattern(
    "[，,。\\s]*(?:[這这此]|以上|其[實实]|原[來来]|正|就|都){0,3}(?:是|出自|源自|[來来]自|[語语]出)(?P<who>(?:我們?的?)?[^，。；！？我他]{2,14}?)"
    "(?:[昨今前][天日晚]|上[週周月])?(?:[在於于喺][^，。；]{1,12}?)?"
    "(?:[\\d一二三四五六七八九十幾几多]+年前|[當当早]年|生前|[曾早])?"
    "(?:(?:[對对就][^，。；]{1,14}的?(?:回[覆复應应]|[評评][語语價价]|看法|[說说]法))|之口|口中|[的之]?(?:[一名]?句?[話话]|名言|金句|口[頭头][禪禅]|[說说]法)|[講讲說说寫写][的過过])"
)


def before(sentence: str, tokens: list[Token]) -> str:
    """Whom a sentence gives its last words to; "" where it may be a speaker of the store, or nobody."""
    if any(map(_may_be, tokens)):
        return ""
    whose = of_own_words(sentence, tokens)
    if whose:
        return whose
    owner = _owner(tokens)
    if owner or PASSES_ON.search(sentence):
        return "" if may_be_meant(owner, sentence) else owner
    begun = max(sentence.rfind(sign) for sign in (QUOTED, QUOTED_SENTENCE)) + 1
    words = sentence[begun:].rstrip()
    inside = [token for token in tokens if token.start >= begun]
    end = begun + len(words)
    leads = words.endswith(("：", ":", "—")) or any(
        token.kind in (lexicon.VERB, lexicon.SPEECH) and token.text[0] not in THESE and end - token.end <= TO_WORDS
        for token in inside
    )
    return _subject(sentence, inside, end) if leads and has_chinese(words) else ""


def of_own_words(sentence: str, tokens: list[Token]) -> str:
    """Whose own words a sentence says that the words at its end are: 老闆昨晚語音裏的原話，我打出來：."""
    own = OWN_WORDS.search(sentence) or HAS_SAYING.search(sentence)
    named = (each for each in tokens if own and own.start() <= each.start < own.end() and each.kind == OTHER)
    first = next(named, None)
    if first is None or any(map(_may_be, tokens)) or may_be_meant(first.text, sentence):
        return ""
    anybody = lexicon.is_self(first.text) or lexicon.is_report(first.text) or lexicon.reports(first.text)
    return "" if anybody else first.text


def after(clause: str, tokens: list[Token]) -> str:
    """Whose words a clause after a quotation says that it is; "" where it may be a speaker of the store, or nobody."""
    told = TOLD.match(clause) if not any(map(_may_be, tokens)) else None
    if told is None or PASSES_ON.search(told["who"]):
        return ""
    return "" if is_no_subject(told["who"]) or HIMSELF.search(told["who"]) else told["who"]


def may_be_meant(name: str, leading: str) -> bool:
    """Whether a speaker of the store may be meant by what a sentence calls somebody: the official, 這位前教授."""
    # 王教授 has a name.
    if name[:1] in lexicon.surnames() and not lexicon.is_role(name):
        return False
    named = HIMSELF.search(name) or LEARNED.search(name)
    at = leading.casefold().rfind(name.casefold())
    # A line above the words names him.
    if at < 0 and not has_chinese(name):
        leading, at = name, 0
    if named is None or at < 0 or OF_ANOTHER.match(leading, at + named.end()):
        return False
    around = leading[max(0, at - NEAR_IT) : at + named.start()]
    if not has_chinese(name):
        return ANOTHERS.search(around) is None
    return THIS_ONE.search(around) is not None or (not LEARNED.match(name) and MODEST.search(around) is not None)


def _may_be(token: Token) -> bool:
    """Whether a word may stand for a speaker of the store."""
    return token.kind == SPEAKER or (
        token.kind == PRONOUN and token.text.casefold() not in (*vocabulary.THINGS, *vocabulary.WOMEN)
    )


def _owner(tokens: list[Token]) -> str:
    """Whose words a sentence ends with as such: 引述某甲的話, 某甲的名句."""
    said, end = False, 0
    for token in reversed(tokens):
        if token.kind == OTHER and not lexicon.is_self(token.text):
            return token.text if said and token.end == end else ""
        if token.kind not in (lexicon.SPEECH, lexicon.OF) and (said or token.kind not in (COLON, COMMA)):
            return ""
        said = said or token.kind == lexicon.SPEECH
        end = token.start
    return ""


def _subject(sentence: str, tokens: list[Token], end: int) -> str:
    """The subject of a sentence: of its last clause, if that has one of its own (我入行那天，師傅說：「…」)."""
    begun = next((token.end for token in reversed(tokens) if token.kind == COMMA and _begins(tokens, token.end)), 0)
    tokens = [token for token in tokens if token.start >= begun]
    for index, token in enumerate(tokens):
        following = tokens[index + 1] if index + 1 < len(tokens) else None
        # 我老闆說 is another, 我想 is the writer; 主持：我喜歡「…」: a label, and what he says of the words.
        joined = following is not None and following.kind == OTHER and following.start == token.end
        label = following is not None and following.kind == COLON and following.end < end
        if (lexicon.is_self(token.text) and not joined) or label:
            return ""
        another = token.kind in (OTHER, PAPER) and not lexicon.is_self(token.text)
        if another and not is_passed_over(sentence, tokens, index):
            return "" if may_be_meant(token.text, sentence) else token.text
    match = SOMEBODY.search(sentence, max(begun, end - NEAR_IT), end)
    return match[0] if match and not is_no_subject(match[0]) and not HIMSELF.search(match[0]) else ""


def _begins(tokens: list[Token], place: int) -> bool:
    """Whether somebody else is named at a place."""
    return any(token.start == place and token.kind == OTHER and not lexicon.is_self(token.text) for token in tokens)
