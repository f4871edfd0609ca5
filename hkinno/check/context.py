"""What stands beside a quotation in a draft: the place it cites, and whom it names as the speaker.

A false alarm costs more trust than a miss: only what is plainly a name beside a word of saying counts.
"""

import re

from hkinno import places
from hkinno.places import Place
from hkinno.sources import Sources
from hkinno.text import fold

# How far from a quotation its citation or its speaker may stand, in code points.
REACH = 160
SPEAKER_REACH = 40

# Offices of others, which stand for a name.
OFFICES = "特首|行政長官|行政长官|財政司司長|财政司司长|政務司司長|政务司司长|律政司司長|律政司司长"
SAID = "說|説|说|表示|指出|強調|强调|透露|認為|认为|坦言|直言|稱|称|指|補充|补充|提到|續指|续指|笑言"
TITLE = "局長|局长|司長|司长|教授|博士|先生|女士|議員|议员|校長|校长|主席|特首|部長|部长|院長|院长|行政長官|行政长官"
WHEN = "昨日|今日|日前|早前|其後|其后|當時|当时|昨天|今天|昨晚|今早|昨|今"
WHEN += "|續|续|又|亦|也|曾|再|則|则|就|還|还|卻|却|更|並|并"
# What may stand between a name and the word of saying: 在會上, 回應, 公開, 所.
_ADVERBS = rf"(?:{WHEN}|公開|公开|回應|回应|所)*"
BETWEEN = rf"{_ADVERBS}(?:[在於于對对向][^，。：；！？「」\n]{{1,12}}?)?{_ADVERBS}"
# The commonest surnames: a word before 說 that begins otherwise is no name for us.
SURNAMES = (
    "王李張张劉刘陳陈楊杨黃黄趙赵吳吴周徐孫孙馬马朱胡郭何林羅罗鄭郑梁謝谢宋唐許许韓韩馮冯鄧邓曹彭曾蕭萧田董袁潘蔣蒋蔡余杜葉叶"
    "程蘇苏魏呂吕丁任盧卢姚沈姜崔鍾钟譚谭陸陆汪范石廖賈贾韋韦傅方鄒邹熊孟秦邱江尹薛閻阎段雷侯龍龙史陶黎賀贺顧顾毛郝龔龚邵錢钱"
    "嚴严覃武戴莫孔湯汤麥麦區歐欧翁凌霍甄關关岑聶聂習习葛洪柯伍倪鮑鲍卓柳甘"
)
# One surname and one or two characters, or two surnames and two, as in 林鄭月娥.
CHINESE_NAME = rf"(?:[{SURNAMES}]{{2}}[\u4e00-\u9fff]{{2}}|[{SURNAMES}][\u4e00-\u9fff]{{1,2}}?)"
FIRST = rf"(?:^|[，。；：、！？\s（(「」『』“”]|{TITLE}|{OFFICES}|據|据|昨日|今日|昨天|今天|日前)"
CHINESE_BEFORE = re.compile(
    rf"{FIRST}({CHINESE_NAME})(?:{TITLE})?{BETWEEN}(?:{SAID})(?:道|了|過|过)?[：:，,]?\s*$"
    rf"|({OFFICES}){BETWEEN}(?:{SAID})[：:，,]?\s*$"
)
# A name and a colon, as in an interview or a script: only where the name is all that the line or the sentence has.
CHINESE_COLON = re.compile(
    rf"(?:^|[。！？\n])[ \t>*#-]*(?:[\u4e00-\u9fff]{{0,10}}(?:{TITLE}|{OFFICES}))?"
    rf"([{SURNAMES}]{{1,2}}[\u4e00-\u9fff]{{2}})(?:{TITLE})?[*_]{{0,2}}[：:][*_]{{0,2}}\s*$"
)
CHINESE_AFTER = re.compile(
    rf"^[，,]?\s*(?:[\u4e00-\u9fff]{{0,8}}(?:{TITLE}))?({CHINESE_NAME})(?:{TITLE})?{BETWEEN}(?:{SAID})"
    # A colon or a mark after it: it says whose the next quotation is.
    r"(?!道?了?[：:，,]?\s*[：:「『“\"])"
)
# ——李家超, on the line or on a line of its own under a block quote.
SIGNED = re.compile(
    rf"^[。.]?[\s>]{{0,20}}(?:[—–─]{{1,2}}|--?)\s*(?:[\u4e00-\u9fff]{{0,10}}(?:{TITLE}|{OFFICES}))?"
    rf"([{SURNAMES}]{{1,2}}[\u4e00-\u9fff]{{2}})(?:{TITLE})?\s*(?:$|[，,（(。\n])"
)
NAME = r"((?:[A-Z][A-Za-z'’.-]+,? (?:and )?){0,6}[A-Z][A-Za-z'’-]+)"
ENGLISH_VERB = "said|says|told|stressed|added|noted|stated|remarked|argued|claimed"
ENGLISH_BEFORE = re.compile(rf"(?:{NAME} (?:{ENGLISH_VERB})(?: that)?|[Aa]ccording to {NAME})[,:]?\s*$")
ENGLISH_AFTER = re.compile(
    rf"^,?\s*(?:{NAME} (?:{ENGLISH_VERB})(?!,?:?\s*[“\"「])|(?:{ENGLISH_VERB}) {NAME}|[Aa]ccording to {NAME})"
)

# The closing mark, perhaps a gloss in square brackets, and the paper.
TITLE_THEN_PAPER = re.compile(
    r"[”’\"」』][\s,，.。]{0,4}(?:\[[^\]\n]{0,200}\])?[\s,，.。]{0,4}[*_《]{0,2}(?:大公報|Ta Kung Pao)"
)

# What else says that the words in marks are a title: 題為「…」, 「…」一文, 湯嘉平，「…」, "title": "…".
TITLE_BEFORE = re.compile(
    r"(?:[題题][為为是]?|[標标][題题][為为是]?[：:]?|一文|湯嘉平[,，.]?|\"title(?:-short)?\":)\s*$"
)
TITLE_AFTER = re.compile(r"\s*(?:[為为][題题]|一文)")

# However it goes on, as in 孫東並指出, it is he.
HIM = re.compile("孫東|孙东|孫局|孙局|孫氏|孙氏|孫教授|孙教授|孫部長|孙部长|孫博士|孙博士|孫先生|孙先生")
# What stands before Sun and is still he; alone, they are nobody's name.
ENGLISH_TITLES = (
    "secretary professor prof dr mr minister for of the innovation technology industry and yesterday today later then"
    " meanwhile hong kong government officials bureau department he she they it i we who but as"
)
NO_FIRST_WORDS = frozenset({"he", "she", "they", "it", "i", "we", "the", "who", "and", "but", "as"})
# Words that begin with a surname's character and are no names, folded when they are compared.
NO_CHINESE_NAMES = (
    "許多 許多人 許久 任何 任何人 何人 何以 何故 何況 顧問 方案 方面 方法 方才 任內 任務 關注 關注組 馬上 陸續 徐徐"
    " 曾經 曾多 曾多次 曾公開 曾向 曾在 曾對 鄭重 嚴正 嚴肅 嚴厲 嚴格 張口 周一 周二 周三 周四 周五 周六 周日 周末"
    " 程序員 史書 石頭記 許願 董事 董事長 董事會 歐盟 馬來 彭博 彭博社 龍頭 區議員 陳述 洪亮 馬會"
)
# No name holds these: 周三他, 馬上有. And no name beside a colon or a dash begins or ends so: 關鍵詞, 方程式.
NOT_IN_NAMES = re.compile("[他她它們们我你您有的是不來来這这那此其都只已上下內内後后時时們们]")
NO_LABEL = re.compile(
    "^(?:謝謝|谢谢|何文|關鍵|关键|方程|段落|程序|黃金|黄金|任|范例|史料|江)|[省市縣县區区村街道路站會会院部署處处局者詞词句段式例點点題题]$"
)
ENDS_IN_SAYING = re.compile(rf"(?:{SAID}|報道|报道)$")
# The reporter of the page stands in citations; he is not given as a speaker.
REPORTER = frozenset({"湯嘉平", "汤嘉平"})

# The end of a sentence; in English not after a short form such as "para.".
STOP = re.compile(
    r"[。！？；!?]|(?<=[a-z]{3})(?<!para)(?<!paras)(?<!pars)(?<!Prof)\.(?=\s|$)|(?<![A-Za-z.\d])\.(?=\s|$)"
)
# With brackets inside it: (…, quoted in … [2023?], para. 5).
BRACKET = re.compile(
    r"[\s」』”\"*_]{0,8}[（(\[［【〔](?:[^（）()\[\]［］【】〔〕\n]|\[[^\[\]\n]{0,60}\]|[（(][^（）()\n]{0,60}[）)]){0,150}[）)\]］】〕]"
)
# A translation in brackets, which may be long: what the quotation cites stands after it.
_IS_GLOSS = r"(?:translation|英譯|英译|譯文|译文)"
GLOSS = re.compile(
    rf"\s?(?:（[^（）\n]{{0,20}}{_IS_GLOSS}[^（）\n]{{0,2000}}）|\[[^\[\]\n]{{0,20}}{_IS_GLOSS}[^\[\]\n]{{0,2000}}\])",
    re.IGNORECASE,
)
SIGNATURE = re.compile(r"[\s>」』”\"]{0,20}(?:[—–─]{1,2}|--?)[^\n]{0,100}")
# A blank line, or a line that begins another block; and the same inside a block quote.
BREAK = re.compile(r"\n[ \t]*(?:\r?\n|#|[-*+][ \t]|\d{1,9}[.)、]|\||>)")
BREAK_IN_BLOCK = re.compile(r"\n[ \t]*(?:\r?\n|#|[-*+][ \t]|\d{1,9}[.)、]|\|)|\n[ \t>]*(?:#|[*+][ \t]|\d{1,9}[.)、])")
PAPER = re.compile("大公報|Ta Kung Pao|takungpao")
NOTE = re.compile(r"[。！？，,.!?]{0,2}\s?\[\^([^\]\s]{1,60})\]")
NOTE_DEFINED = re.compile(r"^[ \t]{0,3}\[\^([^\]\s]{1,60})\]:([^\n]*)", re.MULTILINE)
# How far back the beginning of a line is looked for.
LONGEST_LINE = 2000


def notes(draft: str) -> dict[str, str]:
    """The footnotes of a draft by their labels."""
    return {match[1]: match[2][:LONGEST_LINE] for match in NOTE_DEFINED.finditer(draft)}


def cited(
    draft: str, start: int, end: int, left: int, right: int, noted: dict[str, str], sources: Sources
) -> tuple[str, ...]:
    """The paragraphs that a quotation cites: after it, in its sentence or in a bracket right after; or before it.

    ``[start, end)`` is the quotation with its marks, ``left`` the end of the quotation before and ``right`` the start
    of the next; ``noted`` are the draft's footnotes. Of several places in one citation all count.
    """
    gloss = GLOSS.match(draft, end, right)
    end = gloss.end() if gloss else end
    after = _sentence(draft, start, end, min(right, end + REACH))
    note = NOTE.match(after)
    noted_places = _ids(places.find_in(noted.get(note[1], ""), sources)) if note else ()
    if noted_places:
        return noted_places
    found = places.find_in(after, sources)
    if found:
        return _ids(_together(after, found))
    # A citation in the sentence before belongs to the quotation before.
    reach = max(0, left, start - REACH)
    sentence = max(draft.rfind(mark, reach, start) for mark in "\n。！？；") + 1
    return _ids(places.find_in(draft[max(sentence, reach) : start], sources)[-1:])


def _ids(found: list[Place]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(each for place in found for each in place.ids))


def _sentence(draft: str, start: int, end: int, stop: int) -> str:
    """What stands after a quotation in its sentence, and a bracket or a signature right after the full stop."""
    line = draft.rfind("\n", max(0, start - LONGEST_LINE), start) + 1
    in_block = draft[line : line + 20].lstrip(" \t-+*").startswith(">")
    after = draft[end:stop]
    broken = (BREAK_IN_BLOCK if in_block else BREAK).search(after)
    after = after[: broken.start()] if broken else after
    if PAPER.search(after):
        return after
    bracket = BRACKET.match(after)
    full_stop = STOP.search(after, bracket.end() if bracket else 0)
    if full_stop is None:
        return after
    beyond = BRACKET.match(after, full_stop.end()) or SIGNATURE.match(after, full_stop.end())
    return after[: beyond.end() if beyond else full_stop.end()]


def _together(text: str, found: list[Place]) -> list[Place]:
    """The places that stand in the first one's bracket; all where it stands in none."""
    first = found[0]
    if max(text.rfind(mark, 0, first.start) for mark in "（([［") <= text.rfind("）", 0, first.start):
        return found
    closes = [position for mark in "）)]］" if (position := text.find(mark, first.end)) >= 0]
    return [place for place in found if place.start < min(closes, default=len(text))]


def is_title(draft: str, start: int, end: int) -> bool:
    """Whether what stands in marks at ``[start, end)``, the marks not counted, is given as a title."""
    if TITLE_THEN_PAPER.match(draft, end) or TITLE_AFTER.match(draft, end + 1):
        return True
    # A title that begins with marks: 〈「甲」乙丙〉.
    if draft[max(0, start - 2) : start - 1] in ("〈", "《"):
        return True
    return TITLE_BEFORE.search(draft[max(0, start - 20) : max(0, start - 1)]) is not None


def speaker(draft: str, start: int, end: int) -> str | None:
    """Whom a draft names as the speaker right beside a quotation with its marks: a full name, or None."""
    before = draft[max(0, start - SPEAKER_REACH) : start].rstrip(" \t>")
    after = draft[end : end + SPEAKER_REACH]
    line = after.split("\n", maxsplit=1)[0]
    for pattern, words in (
        (CHINESE_BEFORE, before),
        (ENGLISH_BEFORE, before),
        (CHINESE_COLON, before),
        (CHINESE_AFTER, line),
        (ENGLISH_AFTER, line),
        (SIGNED, after),
    ):
        match = pattern.search(words)
        if match:
            name = next(group for group in match.groups() if group)
            if is_him(name) or _is_name(name, label=pattern in (CHINESE_COLON, SIGNED)):
                return name
    return None


def _is_name(name: str, *, label: bool) -> bool:
    """Whether what stands in a name's place is one; beside a colon or a dash (a label) less is."""
    if name.isascii() or "’" in name:
        words = _english(name)
        return words[0] not in NO_FIRST_WORDS and not set(ENGLISH_TITLES.split()).issuperset(words)
    if name in REPORTER or fold(name) in fold(NO_CHINESE_NAMES).split() or NOT_IN_NAMES.search(name):
        return False
    return not (label and (NO_LABEL.search(name) or ENDS_IN_SAYING.search(name)))


def _english(name: str) -> list[str]:
    return name.casefold().replace(".", "").replace(",", "").split()


def is_him(name: str) -> bool:
    """Whether a name is that of the man interviewed."""
    if HIM.match(name):
        return True
    *titles, last = _english(name)
    if last == "dong" and titles[-1:] == ["sun"]:
        return True
    if last == "sun" and titles[-1:] == ["dong"]:
        return True
    return last == "sun" and set(ENGLISH_TITLES.split()).issuperset(titles)
