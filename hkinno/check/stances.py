"""What a sentence does with quoted words, or with somebody it names, other than say that he says them.

They are asked, supposed, denied, inscribed, liked; they judge or describe somebody; he is only spoken of.
"""

import re

from hkinno.check import lexicon
from hkinno.check.subjects import last_verb
from hkinno.check.tokens import NOBODY, OTHER, PAPER, QUOTED, QUOTED_SENTENCE, Token
from hkinno.documents.patterns import Pattern

STRANGERS = frozenset({OTHER, PAPER, NOBODY})


def is_spoken_of(sentence: str, tokens: list[Token], index: int, *, ends: bool) -> bool:
    """Whether the words at the end of a sentence are what somebody else says of a speaker, or of what he says.

    某乙指某甲「…」, 某乙認為，某甲的說法「…」, 某甲獲某乙讚揚「…」, B called A's plan “…”.
    ``ends`` says that the clause ends with them.
    """
    token = tokens[index]
    tail = sentence[token.end :]
    if OF_HIM.match(tail):
        return True
    others = [each for each in tokens[:index] if each.kind in STRANGERS]
    if not others:
        return False
    judged = JUDGED.search(sentence) if sentence.isascii() else None
    if judged:
        return judged.start() < token.start and any(each.end <= judged.start() for each in others)
    verb = last_verb(tokens[:index])
    before = sentence[verb.end if verb else 0 : token.start]
    told = verb is not None and any(each.end <= verb.start for each in others) and not before.strip("，, ")
    passes_on = verb is not None and (lexicon.is_report(verb.text) or lexicon.is_transitive(verb.text))
    if (told and not passes_on) or FEELS.search(before):
        return (ends and HIS_THING.fullmatch(tail) is not None) or NO_VERB_OF_HIS.fullmatch(tail) is not None
    # 某乙歡迎某甲的說法，指「…」.
    return WELCOMES.ends(sentence[: token.start], 12) and HIS_AND_ANOTHERS.match(tail) is not None


def is_of_anothers(tokens: list[Token], token: Token) -> bool:
    """Whether something of a speaker's is no more than what somebody else acts on: A reader wrote under Sun's photo."""
    before = [each for each in tokens if each.end <= token.start]
    while before and before[-1].kind == lexicon.PREPOSITION:
        before = before[:-1]
    acts = len(before) > 1 and before[-1].kind == lexicon.VERB and not lexicon.is_report(before[-1].text)
    return acts and before[-2].kind == OTHER and before[-1].start - before[-2].end <= 1


_CALLED = "hailed|praised|called|dubbed|described|critici[sz]ed|mocked|nicknamed"
OF_HIM = Pattern(
    r"[^，。；：:]{0,3}[獲获被遭][^，。；：:]{1,12}[讚赞揚扬譽誉稱称為为評评批指斥罵骂笑諷讽形容]\s*$"
    rf"|(?:,? (?:was|is|has been|had been) (?:{_CALLED})|, (?:{_CALLED}) by)\b[^.;:]*$",
    needs="獲获被遭d",
)
NO_VERB_OF_HIS = Pattern("[是為为係]?\\s*")
FEELS = Pattern("(?:[覺觉]得|感到|[怪嫌笑誇夸讚赞])$")
# What he says, of which the words are said, and which they are not: 的說法「…」.
HIS_THING = Pattern(
    "(?:[的嘅]|所[說说講讲提指言][的嘅])(?!原|名|金|[這这那一呢嗰]|口頭|口头)(?:(?![是為为係：:，。；]).){2,8}\\s*"
)
WELCOMES = Pattern(
    "(?:[歡欢]迎|同意|[認认]同|[贊赞]成|支持|[質质]疑|反[對对]|不[滿满]|肯定|[讚赞][揚扬許许]|[批評评]{2})\\s*$"
)
HIS_AND_ANOTHERS = Pattern("[的嘅][^，。；：:]{1,8}，")


def is_denied(sentence: str, after: str) -> bool:
    """Whether somebody denies the words between, or they are called untrue: 反駁「…」的說法, 「…」，純屬虛構."""
    denies = DENIES.ends(sentence, 12) and SOMEBODYS.match(after) is not None
    denies = denies or (ERRATUM.ends(sentence) and READ.match(after) is not None) or MISPRINTED.ends(sentence, 8)
    return (
        denies
        or UNTRUE.match(after) is not None
        or MISSING.match(after) is not None
        or MISSING_IN_ENGLISH.match(after) is not None
        or DISOWNED.match(after) is not None
    )


DENIES = Pattern(
    "(?:反[駁驳]|[駁驳]斥|否[認认定]|不同意|不[認认]同|反[對对]|[質质]疑|不相信|不接受|批[評评])[了過过]?\\s*$"
)
# 誤作「…」, 實為.
MISPRINTED = Pattern(
    "(?:[誤误](?:[作植]|[寫写引錄录記记載载][成為为作])|[錯错][寫写引]?[成為为作])\\s*$", needs="誤误錯错"
)
# Errata: for “…” read.
ERRATUM = Pattern(r"\b(?:for|instead of) (?:[\w’']+ ){0,3}$", re.IGNORECASE, needs=("r ", "f ", "R ", "F "))
READ = Pattern(r",? (?:please )?(?:read|put|print)\b")
SOMEBODYS = Pattern(
    "(?:[這这]?一?[種种]?|此[類类]|之[類类])?[的之]?(?:[說说講讲]法|[論论][調调點点]|[觀观][點点]|看法|指控|批[評评]|[質质]疑|[傳传][聞闻言]|[謠谣]言)"
)
UNTRUE = Pattern(
    "[。\\s]{0,4}(?:[查核][核查證证]|[鑑鉴]定|事[實实])?[結结]果[：:]\\s*(?:[虛虚][構构假]|[錯错][誤误]|不[實实]|[虛偽假伪]|失[實实]|子[虛虚])|"
    "[，。—–：:（( -]{0,4}(?:但?[此這这]?(?:[純纯全][屬属]|都?是)"
    "(?:[虛虚][構构]|假[的話话消]|[謠谣][言傳传]|[誤误][傳传]|[虛虚]假)"
    "|子虛烏有|子虚乌有|[並并][無无]其事|[並并]非事[實实]"
    "|假的|捏造|[偽伪]造|造[謠谣]|[謠谣]言|不[實实]|(?:此|均)?[為为]?[網网][傳传][，。]|[查未][無无]|[並并]?[未冇][曾有]?[講讲說说][過过])"
)
# Whoever checked finds that they are not in the text, or not so.
MISSING = Pattern(
    r"[\s，。,.；;（(]{0,3}(?:但是?|不[過过]|可是|而|but )?(?:我|小[編编]|[筆笔]者|[編编][輯辑])?"
    r"(?:通篇|全文|原文|文[中裏里內内]|[訪访][問问]|[報报][道導导]|[搵翻找查][^，。；：]{1,10})?[中裏里入面]{0,2}[都也亦均並并]?，?"
    r"(?:找不[到着著]|[搵揾]唔到|[查未]無此|冇[呢這][句番]|[沒没无無]有?[這这此][一]?[句番]?[話话]|同原文唔夾|[與与和跟]原文不[符同合]"
    r"|[並并]?不正[確确]|[並并]非原[話话文句]|便?是?[錯错][誤误](?:示[範范]|引用)|那是[沒没]看[過过]?原文)"
    r"|[嗎吗麼么][？?]",
    re.IGNORECASE,
)
# A correction, some words later: 「…」。他從未講過此話.
DISOWNED = Pattern(
    f"[^{QUOTED}{QUOTED_SENTENCE}\n]{{0,48}}(?:"
    "(?:[從从][未來来]|根本|[並并]|冇|[沒没])(?:[沒没无無冇]?有?)"
    "[說说講讲][過过](?:[此這这呢][句番]?[話话]|[這这]樣|[這这]样|半句)"
    "|(?:[並并][沒没无無]有?|[查絕绝]?[無无])此[言話话語语說说句]|[沒没未無无][有法能]?[找見见查看搜][到得]?(?:[這这此該该]一?[句話话]|原[話话句文]))"
    f"|[^。！？\n]{{0,30}}，(?:都|全都?|[皆均]|[兩两][句者]都)(?:不是|[並并]?非)[他她其](?:所?[說说講讲]|本人|原)",
)
MISSING_IN_ENGLISH = Pattern(
    r"[\s，,.;:(–—-]{0,3}(?:but )?(?:(?:which |that |it )?(?:is not|isn['’]t|does not appear|appears nowhere) in the"
    r" (?:interview|article|text|original)|(?:i |we )?(?:can(?:not|['’]t)|could(?: not|n['’]t)) find (?:it|this|that)"
    r"|not (?:his|hers)\b|(?:that|this|it) (?:is|was)(?: not|n['’]t) what (?:he|she) said"
    r"|(?:something )?(?:he|she|which he) never said|(?:he|she) said (?:no such thing|the opposite)|wrong\b(?! to\b)"
    r"|(?:that|this|it) is (?:a mistranslation|a misquotation|wrong\b(?! to\b)))\b"
    r"|[^.!?\n]{0,60}?[.,;:—–-]{0,2} ?\b(?:he|she|the real one) (?:never said|said no such|did(?: not|n['’]t) say)\b"
    r"(?! (?:how|why|when|what|who|whether|where|if)\b)",
    re.IGNORECASE,
    needs="aeioAEIO",
)


def is_fiction(line: str) -> bool:
    """Whether a line says that what it stands over is made up: 純屬虛構, a parody."""
    return len(line) <= LONGEST_NOTICE and FICTION.search(line) is not None


LONGEST_NOTICE = 80
FICTION = Pattern(
    r"[純纯全][屬属][虛虚][構构]|杜撰|[戲戏惡恶][仿搞]|仿作|假如[^，。]{1,8}[講讲說说]真[話话]|\bparod\w+|\bspoof|\bsatir(?:e|ical)\b|\bimagin(?:ed|ary)\b|\bfiction\w*",
    re.IGNORECASE,
    needs="虛虚撰仿搞假pPsSiIfF",
)


def is_liked(sentence: str) -> bool:
    """Whether the words at the end of a sentence are somebody else's that the one who is named likes or remembers."""
    return LIKED.ends(sentence, 40)


LIKED = Pattern(
    "(?:喜[歡欢愛爱]|欣[賞赏]|[難难]忘|[記记]得|深刻|抄下|剪下|摘下|圈[起出了]|感[觸触動动])[^，。；：]{0,8}(?:[那這这另]|的是)[一]?[句段番]?[話话]?[：:，,]?\\s*$"
)


def is_put_to(sentence: str) -> bool:
    """Whether the words at the end of a sentence are put to somebody, by whomever: 某甲被問到：."""
    return PUT_TO.ends(sentence, 40)


PUT_TO = Pattern(
    r"(?:[被遭]\w{0,2}[問问]\w?|(?:怎[樣样麼么]|如何|[點点])(?:看待?|睇|理解)"
    r"|\b(?:was|were|is|are|been|being)\s+(?:\w+ly\s+)?(?:asked|told)(?: that| whether| if)?)[\s，：:,]*$",
    needs="問问看睇解d",
)


def is_inscribed(sentence: str) -> bool:
    """Whether the words at the end of a sentence are written on something: 扉頁上寫着, carved above the door:."""
    return INSCRIBED.ends(sentence)


# 在牆上寫着 is what somebody does.
INSCRIBED = Pattern(
    r"(?:[網网][頁页]|[畫画]面|屏幕|[螢荧]幕|系[統统]|[頁页]面|[電电][話话]|[熱热][線线])[^，。；：:]{0,12}"
    r"(?:[顯显]示|[彈弹]出|出[現现]|得|[傳传][來来])[^，。；：:]{0,4}$|"
    r"(?:^|[，。；：,])(?:(?![在於于，。；：,]).){1,16}[上裏里裡內内面頭头邊边處处口]\w{0,3}?"
    r"(?:寫|写|刻|印|題|题|掛|挂|貼|贴|繡|绣|鐫刻|镌刻)(?:着|著|有|了)\w{0,6}[\s，：:,]*$"
    r"|(?:^|[，。；：,])[這这那該该]?本?[書书片歌詩诗劇剧戲戏][中裏里裡內内上][^，。；：]{0,3}[說说寫写道指提講讲唱][^，。；：]{0,3}[\s，：:,]*$"
    r"|(?:收到|接到|[讀读看翻]到)[^。；：]{1,30}[，,](?:[來来]?[信函]|卡片?|字[條条]|[電电][郵邮])[中裏里裡上][^，。；]{0,3}[寫写說说][道着著]?"
    r"[\s，：:,]*$"
    r"|\b(?:engraved|inscribed|carved|painted|printed|embroidered|displayed|written)"
    r" (?:on|in|above|over|across|along|inside|under)\b[^.;:!?]{1,40}[:,]\s*$",
    needs="寫写刻印題题掛挂貼贴繡绣鐫镌書书片歌詩诗劇剧戲戏到頁页面幕統统話话線线e",
)


def is_supposed(sentence: str) -> bool:
    """Whether a sentence asks or supposes that somebody says the words at its end, or denies it."""
    return SUPPOSED.search(sentence[-LONGEST_SUPPOSED:]) is not None


def is_discussed(after: str) -> bool:
    """Whether a sentence goes on to say something of the words: 指「…」只是口號, said “…” was a slogan."""
    return DISCUSSED.match(after) is not None


DISCUSSED = Pattern(
    r"(?:[的之](?:[說说講讲]法|[論论]調|论调|主張|主张|[觀观]點|观点)|只不?過?是|不過是|不过是|純屬|纯属|純粹|纯粹|太過?|未免|過於|过于|根本|言過其實|言过其实|並非|并非|不是|有點|有点|是[個个句一])"
    r"| (?:is|was|are|were|sounds?|sounded|means?|meant|amounts?|amounted) (?!how\b|what\b)"
)


def is_judged(sentence: str) -> bool:
    """Whether the words at the end of a sentence are what somebody calls something, in judgement."""
    return JUDGED.search(sentence[-LONGEST_SUPPOSED:]) is not None


def is_likened(sentence: str, after: str) -> bool:
    """Whether somebody is said to describe something with the words between: 以「…」形容."""
    return sentence.rstrip().endswith(("以", "用")) and LIKENS.match(after) is not None


def is_titled(sentence: str, after: str) -> bool:
    """Whether the words between are the title of something: 社評以「…」為題."""
    return sentence.rstrip().endswith(("以", "用")) and TITLES.match(after) is not None


TITLES = Pattern("[為为作]?(?:[題题名]|[標标副大][題题])")
LIKENS = Pattern("[來来去]?(?:形容|比喻|作比|[總总][結结]|概括)")


JUDGED = Pattern(
    r"(?:指責|指责|批評|批评|斥|罵|骂|譏|讥|抨擊|抨击|譴責|谴责|嘲諷|嘲讽|諷刺|讽刺|大讚|盛讚|盛赞|[稱称][^，。；]{1,16}[是為为]"
    r"|形容[^，。；]{1,16}[是為为])[^，。；：:]{0,16}$"
    r"|\b(?:call(?:s|ed|ing)|dismiss(?:es|ed)|brand(?:s|ed)|label(?:s|led)|slam(?:s|med)|denounc(?:es|ed)|blast(?:s|ed)"
    r"|describ(?:es|ed))\b[^,.;:!?]{1,60}$",
    re.IGNORECASE,
    needs="責责評评斥罵骂譏讥擊击譴谴嘲諷讽讚赞稱称形aeiAEI",
)
LONGEST_SUPPOSED = 60
_SAYING = "(?:[说說講讲話话寫写提用加答]|提[到過过及])"
_DENIED = "有[沒没無无冇]有?|是否|可曾|何曾|從未|从未|從來沒|从来没|[沒没冇]有?|未曾|不曾|未有|不會|不会"
_NEVER = (
    "never|not|if only|rumou?r has it(?: that)?|nobody|no one|(?:did|does|has|would)n['’]t"
    "|if|had|would|should|could|might|imagine|suppose|picture"
)
_SAID = "say|said|says|saying|claim|claimed|write|written|wrote|put|add|added|promise|promised|use|used"
SUPPOSED = Pattern(
    rf"(?:[若倘]|如果|假如|要是|假設|假设|難道|难道|[豈岂]|但願|但愿|多麼?希望|巴不得|傳聞|传闻|[盛據据網网誤误訛讹][傳传]|有[傳传](?!媒))"
    rf"[^，。；：:]{{0,12}}{_SAYING}[^，。；]{{0,8}}$"
    r"|(?:[誰谁]|[邊边][個个])[^，。；：:]{0,8}$|(?:可|可以|不妨|(?<!回)[應应])(?:[說说答講讲]|回[應应答])[^，。；]{0,4}$"
    rf"|(?:{_DENIED})[^，。；：:]{{0,6}}{_SAYING}[^，。；]{{0,4}}$"
    r"|[瘋疯流謠谣誤误]傳[^。；]{0,10}$|^\s*dear\b[\w .]{1,40},?\s*$"
    rf"|\b(?:{_NEVER})\b(?: \w+){{0,5}} (?:{_SAID})\b[^.;!?]{{0,12}}$",
    re.IGNORECASE,
    needs="若倘如假要難难豈岂但希巴傳传有是曾從从沒没冇未不誰谁邊边可應应aeiouAEIOU",
)
