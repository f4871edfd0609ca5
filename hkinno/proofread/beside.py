"""What stands beside a quotation in a draft: the place it cites, and whom it names as the speaker.

A false alarm costs more trust than a miss: only what is plainly a name beside a word of saying counts.
"""

import re

from hkinno import places
from hkinno.places import Place
from hkinno.text import fold

# How far from a quotation its citation or its speaker may stand, in code points.
REACH = 160
SPEAKER_REACH = 40

# Offices of others, which stand for a name.
OFFICES = "特首|行政長官|行政长官|財政司司長|财政司司长|政務司司長|政务司司长|律政司司長|律政司司长"
SAID = "說|説|说|表示|指出|強調|强调|透露|認為|认为|坦言|直言|稱|称|指|補充|补充|提到|續指|续指"
TITLE = "局長|局长|司長|司长|教授|博士|先生|女士|議員|议员|校長|校长|主席|特首|部長|部长"
WHEN = "昨日|今日|日前|早前|當時|当时|昨天|今天|續|续|又|亦|也|曾|再|則|则|就|還|还"
# The commonest surnames: a word before 說 that begins otherwise is no name for us.
SURNAMES = (
    "王李張张劉刘陳陈楊杨黃黄趙赵吳吴周徐孫孙馬马朱胡郭何林羅罗鄭郑梁謝谢宋唐許许韓韩馮冯鄧邓曹彭曾蕭萧田董袁潘蔣蒋蔡余杜葉叶"
    "程蘇苏魏呂吕丁任盧卢姚沈姜崔鍾钟譚谭陸陆汪范石廖賈贾韋韦傅方鄒邹熊孟秦邱江尹薛閻阎段雷侯龍龙史陶黎賀贺顧顾毛郝龔龚邵錢钱"
    "嚴严覃武戴莫孔湯汤麥麦區歐欧翁凌霍甄關关岑聶聂"
)
CHINESE_BEFORE = re.compile(
    rf"(?:^|[，。；：、！？\s（(「」『』“”]|{TITLE})([{SURNAMES}][\u4e00-\u9fff]{{1,2}}?)(?:{TITLE})?(?:{WHEN})*(?:{SAID})"
    r"(?:道|了|過|过)?[：:，,]?\s*$"
    rf"|({OFFICES})(?:{WHEN})*(?:{SAID})[：:，,]?\s*$"
)
CHINESE_AFTER = re.compile(
    rf"^[，,]?\s*(?:[\u4e00-\u9fff]{{0,8}}(?:{TITLE}))?([{SURNAMES}][\u4e00-\u9fff]{{1,2}}?)(?:{TITLE})?(?:{WHEN})*(?:{SAID})"
    # A colon or a mark after it: it says whose the next quotation is.
    r"(?!道?了?[：:，,]?\s*[：:「『“\"])"
)
NAME = r"((?:[A-Z][a-z'’.-]+ ){0,3}[A-Z][a-z'’-]+)"
ENGLISH_VERB = "said|says|told|stressed|added|noted|stated|remarked|argued|claimed"
ENGLISH_BEFORE = re.compile(rf"(?:{NAME} (?:{ENGLISH_VERB})(?: that)?|[Aa]ccording to {NAME})[,:]?\s*$")
ENGLISH_AFTER = re.compile(
    rf"^,?\s*(?:{NAME} (?:{ENGLISH_VERB})(?!,?:?\s*[“\"「])|(?:{ENGLISH_VERB}) {NAME}|[Aa]ccording to {NAME})"
)

# The closing mark, perhaps a gloss in square brackets, and the paper.
TITLE_THEN_PAPER = re.compile(
    r"[”’\"」』][\s,，.。]{0,4}(?:\[[^\]\n]{0,200}\])?[\s,，.。]{0,4}[*_《]{0,2}(?:大公報|Ta Kung Pao)"
)

HIM = frozenset({"孫東", "孙东", "Sun Dong", "Sun", "Secretary Sun", "Professor Sun", "Professor Sun Dong", "Dong Sun"})
# What may stand before 孫 or after it, and before Sun, and is still he.
HIS_TITLES = "局長 教授 部長 博士 先生"
HIS_ENGLISH_TITLES = frozenset({"Secretary", "Professor", "Prof", "Dr", "Mr", "Minister"})
# Words that begin with a surname's character and are no names, folded when they are compared.
NO_CHINESE_NAMES = (
    "許多 許多人 任何 任何人 何人 顧問 方案 方面 關注 關注組 馬上 陸續 徐徐 曾經 曾多 曾多次 曾公開 曾向 曾在 曾對 "
    "鄭重 嚴正 嚴肅 嚴厲 張口 周一 周二 周三 周四 周五 周六 周日 周末 董事 董事長 董事會 歐盟 馬來 彭博 彭博社 龍頭"
    " 區議員 陳述"
)
NO_NAMES = frozenset(
    {"He", "She", "They", "It", "I", "We", "The", "Who", "And", "But", "As", "Officials", "Government"}
)


def cited(draft: str, start: int, end: int, left: int, right: int) -> Place | None:
    """The place that a quotation cites: after it, up to the next quotation; or before it, in the same line.

    ``[start, end)`` are the quotation's words, ``left`` the end of the quotation before and ``right`` the start of
    the next. Offsets of the answer are the draft's.
    """
    after = draft[end : min(right, end + REACH)]
    blank = re.search(r"\n\s*\n", after)
    if blank:
        after = after[: blank.start()]
    found = places.find_in(after)
    if found:
        return _moved(found[0], end)
    # A citation in the sentence before belongs to the quotation before.
    reach = max(0, left, start - REACH)
    sentence = max(draft.rfind(mark, reach, max(0, start - 1)) for mark in "\n。！？；") + 1
    line = max(sentence, reach)
    found = places.find_in(draft[line:start])
    return _moved(found[-1], line) if found else None


def _moved(place: Place, by: int) -> Place:
    return Place(place.start + by, place.end + by, place.ids)


def is_title(draft: str, end: int) -> bool:
    """Whether a quotation that ends at ``end`` is a title in a citation: the paper's name comes right after it."""
    return TITLE_THEN_PAPER.match(draft, end) is not None


def speaker(draft: str, start: int, end: int) -> str | None:
    """Whom a draft names as the speaker right beside a quotation: a full name, or None."""
    before = draft[max(0, start - 1 - SPEAKER_REACH) : max(0, start - 1)]
    after = draft[end + 1 : end + 1 + SPEAKER_REACH].split("\n", maxsplit=1)[0]
    for pattern, words in (
        (CHINESE_BEFORE, before),
        (ENGLISH_BEFORE, before),
        (CHINESE_AFTER, after),
        (ENGLISH_AFTER, after),
    ):
        match = pattern.search(words)
        if match:
            name = next(group for group in match.groups() if group)
            if name.split()[0] not in NO_NAMES and fold(name) not in fold(NO_CHINESE_NAMES).split():
                return name
    return None


def is_him(name: str) -> bool:
    """Whether a name is that of the man interviewed."""
    if name in HIM or (name[0] in "孫孙" and fold(name[1:]) in fold(HIS_TITLES).split()):
        return True
    *titles, last = name.replace(".", "").split()
    if last == "Dong" and titles[-1:] == ["Sun"]:
        return True
    return last == "Sun" and HIS_ENGLISH_TITLES.issuperset(titles)
