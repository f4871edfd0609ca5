"""Quoted words that are the name of something: a scheme, a body, a document that a draft says was announced."""

import re

from hkinno.check import lexicon
from hkinno.documents.patterns import Pattern
from hkinno.text import fold, has_chinese, squeeze

# A longer name is a sentence; of what is set up, any short words are the name.
LONGEST_NAME, LONGEST_SET_UP, FEWEST_WORDS = 20, 12, 2
# How names of things end that are announced, set up or carried out.
ENDS = Pattern(
    "(?:計劃|计划|計畫|行動|行动|基金|方案|中心|園區?|园区?|系統|系统|平台|工程|政策|策略|戰略|战略|規劃|规划|綱要|纲要"
    "|條例|条例|法案|草案|章程|宣言|公約|公约|協議|协议|備忘錄|备忘录|白皮書|白皮书|報告書?|报告书?|藍圖|蓝图|路線圖|路线图"
    "|聯盟|联盟|委員會|委员会|研究所|研究院|實驗室|实验室|辦公室|办公室|小組|小组|專班|专班|論壇|论坛|峰會|峰会|獎|奖)$"
)
# What a sentence has, and a name has not.
SAYS = Pattern(
    r"[，。；！？,;!?我你您他她它們们了已將将是不沒没無无也很最必須须應应]|(?<![重需主])要|(?<![都大])[會会](?![展議议所計计])"
    r"|就(?![業业])|都(?![會会市])|[今明去後后]年|取消|停止|增加|減少|减少|所有|全部|支持|反對|反对|浪費|浪费|第一"
    r"|[\d一二兩两三四五六七八九十百千萬万]+[個个間间家座所條条項项份種种]"
)
# The words before are what somebody does with the thing named.
SETS_UP = Pattern(
    "(?:推出|成立|設立|设立|落實|落实|啟動|启动|实施|實施|興建|兴建|籌建|筹建|籌辦|筹办)[了過过]?(?:名為|名为)?$"
)
# Only a sentence that runs on into the marks names: after a colon or a comma somebody speaks.
BREAKS = Pattern(r"[：:，,]\s*$")
WORD = Pattern(r"[A-Za-z][\w’'-]*")
LONGEST_VERB = 4
ANNOUNCES = Pattern(
    "(?:宣布|宣佈|公布|公佈|發表|发表|介紹|介绍|提到|提及|[談谈說说]到|[談谈說说]及|[談谈說说]起|提出|建議|建议)$"
)
# What makes a sentence of words with capitals.
SENTENCE = Pattern(
    r"\b(?:I|we|you|he|she|it|they|this|that|is|are|was|were|be|will|would|shall|should|can|could|may|might|must|has|have"
    r"|had|do|does|did|not|never|no)\b",
    re.IGNORECASE,
)
SMALL = frozenset({"of", "the", "for", "and", "in", "on", "to", "a", "an", "with"})


def is_name(quoted: str, leading: str) -> bool:
    """Whether quoted words are a name that the sentence before them, ``leading``, leads up to as one."""
    if BREAKS.ends(leading, 8):
        return False
    if not has_chinese(quoted):
        return _is_english(quoted)
    return not is_said(leading.rstrip()) and _is_chinese(quoted, leading.rstrip())


# After the name of a scheme: 「…」改革方案.
SCHEME = Pattern(
    "[\u4e00-\u9fff]{0,4}?(?:方案|[計计][劃划畫画]|政策|[機机]制|制度|行[動动]|工程|[項项]目|模式|[論论][壇坛]|[專专][欄栏]|展[覽览])"
)


def is_scheme(quoted: str, leading: str, after: str) -> bool:
    """Whether what follows says that quoted words are the name of a scheme, and nothing before that they are said."""
    plain = not is_said(leading.rstrip()) and not leading.rstrip().endswith(("：", ":"))
    return plain and len(quoted) <= LONGEST_EXPLAINED and SCHEME.match(after) is not None


# What is held to, spoken of or explained is a term.
MENTIONS = Pattern(
    "(?:[堅坚]守|[堅坚]持|支持|落[實实]|推[動动進进行]|[發发]展|[實实][踐践行]|[貫贯][徹彻]|奉行|遵守|[擁拥][護护]|[維维][護护]|捍[衞衛卫]|[響响][應应]"
    "|[關关有][於于關关]|配合|提倡|倡[導导議议]|[談谈提][到及起]|[說说講讲][到及起])[了過过]?$"
    r"|\b(?:support|back|uphold|embrace|adhere to|safeguard|implement|promote|pursue|defend)(?:s|ed|ing)?$"
)
EXPLAINS = Pattern(
    "(?:所[謂谓]的?|何[謂谓]|[甚什][麼么]是|什麼叫|[這这]就是所[謂谓]|[，,](?:[這这那就可]?叫|[稱称名]?[作做為为])[做作]?)$"
)
LONGEST_TERM, LONGEST_EXPLAINED, MOST_WORDS = 6, 12, 5


def is_mentioned(quoted: str, leading: str) -> bool:
    """Whether quoted words are a term that somebody speaks of, or whose meaning is told: 堅守「…」, 所謂「…」."""
    if not has_chinese(quoted):
        short = len(WORD.findall(quoted)) <= MOST_WORDS and not SENTENCE.search(quoted)
        return short and MENTIONS.ends(leading, 24)
    stem = quoted.strip()
    if SAYS.search(stem):
        return False
    length = len(squeeze(quoted))
    explained = length <= LONGEST_EXPLAINED and EXPLAINS.ends(leading, 8)
    return explained or (length <= LONGEST_TERM and MENTIONS.ends(leading, 24))


def is_said(leading: str) -> bool:
    """Whether a verb right before the words says that somebody says them, and does not announce a thing."""
    ends = [fold(leading[-length:]) for length in range(1, LONGEST_VERB + 1)]
    return any(lexicon.words().get(end) == lexicon.VERB for end in ends) and not ANNOUNCES.ends(leading, 8)


def _is_chinese(quoted: str, leading: str) -> bool:
    stem = ENDS.sub("", quoted.strip())
    if SAYS.search(stem):
        return False
    length = len(squeeze(quoted))
    named = length <= LONGEST_NAME and stem != quoted.strip()
    return named or (length <= LONGEST_SET_UP and SETS_UP.ends(leading, 12))


def _is_english(quoted: str) -> bool:
    """Two words or more, each with a capital."""
    words = WORD.findall(quoted)
    full = [word for word in words if word not in SMALL]
    if SENTENCE.search(quoted):
        return False
    marked = quoted.strip().strip(",").endswith((".", "!", "?"))
    return len(full) >= FEWEST_WORDS and not marked and all(word[0].isupper() for word in full)
