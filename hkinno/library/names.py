"""Where names stand in a Chinese text, which has no blanks: by what stands beside them.

A role before a name (處長方圓), a title after it (方處長), a verb of saying, an age or a bracket make it one; what is
once found to be a name is one wherever it stands.
"""

import os
import re
from collections.abc import Iterator
from functools import cache

from hkinno.check import vocabulary
from hkinno.library import language
from hkinno.library.language import any_of, listed
from hkinno.store.items import HAN
from hkinno.text import fold

COMPOUNDS = listed(language.COMPOUNDS)
SURNAME = language.surnames()
ROLES, TITLES = any_of(language.ROLES), any_of(language.NAME_TITLES)
FOLLOWS = re.compile(any_of(f"{language.FOLLOWING} {vocabulary.SAYS} {language.MORE_SAYS} {vocabulary.ADVERBS}"))
FOLLOWS_TITLED = re.compile(f"{FOLLOWS.pattern}|{ROLES}|{TITLES}")
NEVER = frozenset(fold(language.NEVER_IN_NAMES))
# 陳水勝今年八十七歲; …。他說
TOLD_OF = re.compile(
    fold(
        "[^，。；：「」]{2,20}。(?:「[^」]*」|“[^”]*”)[他她佢](?![們哋])|[^，。；：、]{0,3}[0-9一二三四五六七八九十]{1,4}歲|[^。；：]{2,60}。[他她佢](?![們哋"
        "]"
        ")"
    )
)
CLAUSE_ENDS = re.compile(fold("[，。！？；：「」『』“”\ue000\ue001]"))
PLACES = frozenset(fold(language.PLACES))
# Before a name that follows no role: the beginning of a clause, or one of these.
LEFT = frozenset(fold("個農商販員師者手婦匠人戶的嘅位名與和及對向跟同給問由為係但請據令讓嗰呢連被而"))
# What a role or a body is not extended over to the left.
STOPS = frozenset(
    fold(
        "他她佢我你的嘅了着過在對向和與及是為但而被把將由從到於說稱問據跟同給讓令使請叫當若如連喺係就都也亦又卻則還沒曾"
        "個啲嗰很好太最以"
    )
)
# Roles of one person, whose name follows: 講師, 女兒; 居民 and 學生 may be many.
INDIVIDUAL = re.compile(
    any_of(
        "局長 署長 處長 部長 司長 校長 院長 會長 社長 館長 所長 講師 教授 議員 主任 總監 總裁 主席 書記 經理 博士"
        " 主管"
        " 發言人 幹事 前妻 前夫 女兒 兒子 丈夫 妻子 母親 父親 太太 遺孀 創辦人 負責人 召集人 店主 東主 導演 編劇 作家"
        " 詩人 研究員"
    )
    + f"$|(?<![{fold('家成生增年延')}]){fold('長')}$"
)
GROUPS = re.compile(f"{any_of(language.GROUPS)}$")
BODY = re.compile(f"{any_of(language.BODIES)}$")
CALLED_KIN = frozenset(fold("哥姐叔伯嫂嬸姨婆"))
# 當然協會…: of two characters that end before a body.
UNLIKE_A_NAME = re.compile(fold("請教|[當雖果居既仍突顯忽依竟固]然|不過|因此|所以|於是|同時|另外|此外|其中|至於|其實"))
WRITES = fold("寫")
LITTLE = frozenset(fold("仔妹"))
# 記者走訪36家商戶, 在地居民
NOW, REPORTER, LOCAL = fold("而家"), fold("記者"), fold("在地")
# 江岸市, 江岸大學: of a place, and so is 江岸.
PLACE_NAME = (
    f"(?:[{fold('市省縣區鎮鄉村州路街')}]"
    f"|{any_of('大學 學院 晚報 日報 時報 中學 小學 醫院 車站 碼頭 機場 發布 電視台')})"
)
# What somebody does so is no name: 母親原本反對.
OFTEN_SO = re.compile(
    any_of("原本 原來 平時 平日 經常 常常 應該 連續 成日 時常 尤其 幸好 向來 安心 安全 明明 簡直 連忙 高興 高調")
)
# 教數學的是方圓老師
IS = frozenset(fold("是係叫找"))
# What counts things, and what stands before it.
CLASSIFIERS, COUNTS = frozenset(fold("張段包支席封雙單")), fold("一兩三幾這那嗰呢咗了半每")
# 同部長講
PREPOSITIONS = frozenset(fold("同向和連於對跟與"))
WIVES = re.compile(any_of("太太 妻子 老婆 婆婆 阿嬤 阿婆 女士 媽媽 母親 老闆娘 主婦 寡婦 遺孀 婦人 阿嬸 阿姨") + "$")
# 教授向本報表示
AS_PREPOSITION = re.compile(
    fold("於|向[本記媒傳他她我該香公法警政在各全市居學家有大外]|和(?:他|她|我|同|其)|連(?:同|他|她|我)|由(?:他|她|於)")
)
# 沒有說, 我就不講了
# 向石縫新聞表示
TO_PRESS = re.compile(f"{fold('向')}{HAN}{{1,6}}?(?:{fold('新聞|日報|早報|晚報|電視台|通訊社|記者')})")
SPEAKS = listed("說 講 話 問 說話 講話 回答 回應 作聲 出聲 交代 透露 說明 公布 解釋 提到 提及 回覆")
SILENT = re.compile(fold("(?:不|沒有?|未有?|冇|從未|唔)再?$"))
TO = re.compile(f"[{fold('向對給替為跟同朝')}](?:[{fold('一多數眾各')}]?[{fold('名位個')}])?$")
LONGEST_ROLE, LONGEST_CLAUSE, LONGEST_ADVERB, LONGEST_PART, LONGEST_WORD = 14, 24, 4, 4, 2
# What stands so often is a name, whatever follows it.
OFTEN = 3


Found = tuple[int, int, tuple[int, int] | None]


def find(text: str, folded: str) -> Iterator[Found]:
    """Where names stand in a text, each with the place of a title beside it."""
    yield from _behind_roles(text, folded)
    yield from _before_titles(folded)
    yield from _alone(folded)
    yield from _dotted(folded)
    yield from _speaking(folded)
    yield from _foreign(text, folded)


def _behind_roles(text: str, folded: str) -> Iterator[Found]:
    for match in re.finditer(f"{ROLES}(?=(?:{HAN}|[a-z]))", folded):
        end = pick(folded, match.end(), strong=True) or _latin(text, match.end()) or _comes_again(folded, match.end())
        # 向家長鞠躬。: what is done to somebody is no name.
        done = TO.search(folded[: match.start()]) is not None and not re.match(HAN, folded[end : end + 1])
        if end and not done and _is_somebody(folded, match.end(), end):
            yield match.end(), end, (extended(folded, match.start()), match.end())
    for match in re.finditer(rf"({ROLES})?(?P<name>{HAN}{{2,4}}?)(?=[（(]{any_of('化名 假名 匿名')}[）)])", folded):
        # 學生小米（化名）
        role = re.search(f".*{ROLES}", match[0])
        start = match.start() + (role.end() if role else 0)
        if role and match.end() - start > 1:
            yield start, match.end(), (extended(folded, match.start()), start)
    # 石橋小學校長　喬玉蘭, alone on a line
    line = rf"{ROLES}[ \u3000]+(?P<name>{SURNAME}{HAN}{{1,2}})(?=$|[\n(（,，])"
    for match in re.finditer(line, folded, re.MULTILINE):
        yield *match.span("name"), (extended(folded, match.start()), match.start("name") - 1)


def _is_somebody(folded: str, start: int, end: int) -> bool:
    """Whether two characters behind a role are a name: 居民齊聚在門外 tells what they do."""
    name = folded[start:end]
    if name in listed(language.ROLES):
        return False
    if len(name) != LONGEST_WORD or not GROUPS.search(folded[max(0, start - 6) : start]) or folded.count(name) > 1:
        return True
    return re.match(f"{language.says()}|[（(,、:]|[{fold('今現')}]?年", folded[end:]) is not None


def _before_titles(folded: str) -> Iterator[Found]:
    for match in re.finditer(f"(?=({SURNAME}{HAN}{{0,2}}?)({TITLES}))", folded):
        start, end = match.span(1)
        begins = _begins(folded, start) or folded[start - 1] in IS
        if not begins or folded[start : start + 2] in language.no_names() or NEVER & set(match[1]):
            continue
        alone = match[1] in COMPOUNDS or len(match[1]) == 1
        # 班主任 is a role, and the last character of 羅春生 is his name's.
        if (
            match[1] in PREPOSITIONS
            or match[1] + match[2] in listed(language.ROLES)
            or (not alone and match[2] in listed("生 仔 婆 公"))
        ):
            continue
        if not (alone and match[2] in listed("總 生 仔 婆") and not FOLLOWS.match(folded, match.end(2))):
            yield start, (match.end(2) if alone else end), match.span(2)
    # 周林玉葉女士
    for match in re.finditer(f"{SURNAME}{SURNAME}{HAN}{{2}}(?={any_of('女士 太太 夫人')})", folded):
        begins = _after_role(folded, match.start()) or not re.match(HAN, folded[match.start() - 1])
        if begins and not NEVER & set(match[0]):
            yield *match.span(), (match.end(), match.end() + 2)


def _alone(folded: str) -> Iterator[Found]:
    for match in re.finditer(SURNAME, folded):
        start = match.start()
        end = pick(folded, start, strong=False) if _begins(folded, start) else 0
        # No word but a name begins with a surname of two characters.
        alone = match[0] in COMPOUNDS and not re.match(HAN, folded[end : end + 1])
        if end and (alone or _is_told_of(folded, start, end)):
            yield start, end, None


# 」岩溫說: between a mark and a verb of saying, and again in the text.
SPEAKING_VERBS = "說 説 道 說道 笑說 笑道 回憶 回憶說 補充 解釋 告訴 嘆 問 答 反駁"
SPEAKING = re.compile(rf"(?<=[」”』])(?P<name>{HAN}{{2,3}}?)(?=(?:{any_of(SPEAKING_VERBS)})[,。:「“的她他我記])")
NO_NAME = re.compile(
    any_of(
        "大家 眾人 對方 後者 前者 自己 別人 人們 有人 旁人 其他 兩人 三人 雙方 一家 全家 另外 但是 有的 有些 不少"
        " 多數 網上"
        " 台下 場內 臺下"
    )
)


def _speaking(folded: str) -> Iterator[Found]:
    """Words that are names by what they do alone: they say something, and stand in the text again."""
    for match in SPEAKING.finditer(folded):
        name = match["name"]
        adverb = re.fullmatch(f"(?:{FOLLOWS.pattern})+.?", name) or re.search(f"[{fold('地着著了隨然接')}]$", name)
        role = re.search(f"{ROLES}|{BODY.pattern}", name) or NO_NAME.search(name)
        if not (adverb or role or set(name) & (NEVER | STOPS)) and folded.count(name) > 1:
            yield match.start("name"), match.end("name"), None


def _dotted(folded: str) -> Iterator[Found]:
    """Names of several parts: 研究助理尤巴·瓦旦. What stands round them has no blanks either."""
    for match in re.finditer(f"(?P<first>{HAN}{{1,6}})(?P<rest>(?:[·‧・•]{HAN}{{1,8}})+)", folded):
        first, rest = match["first"], match["rest"]
        role = re.match(f".*{ROLES}(?!$)", first)
        begun = role.end() if role else 0
        before = max((first.rfind(each, begun) for each in NEVER | STOPS), default=-1) + 1
        begun = max(begun, before if before < len(first) else 0)
        # It ends where it goes on in another way elsewhere, or with the first word that is in no name.
        others = {
            each[1] for each in re.finditer(rf"{re.escape(first[begun:])}([·‧・•]{HAN}+(?:[·‧・•]{HAN}+)*)", folded)
        }
        rest = os.path.commonprefix([rest, *others])  # noqa: RUF071 - character by character is what is meant
        last = re.split("[·‧・•]", rest)[-1]
        cut = min((last.find(each, 1) for each in NEVER | STOPS if each in last[1:]), default=len(last))
        end = match.end("first") + len(rest) - len(last) + min(cut, LONGEST_PART)
        title = (match.start(), match.start() + begun) if role and begun == role.end() else None
        yield match.start() + begun, end, title


FOREIGN = re.compile(r"[A-Z][a-z.'’-]+(?: [A-Z][A-Za-z.'’-]*)+(?=[\u3400-\u9fff])")
LATIN = re.compile(r"[A-Z][A-Za-z.'’-]*[a-z](?: [A-Z][A-Za-z.'’-]*)*")


def _comes_again(folded: str, start: int) -> int:
    """Where a name behind a role ends that begins with no surname, and says something elsewhere: 學者言若冰."""
    for size in (2, 3, 4):
        name = folded[start : start + size]
        if re.fullmatch(f"{HAN}{{{size}}}", name) and not (set(name) & (NEVER | STOPS) or NO_NAME.search(name)):
            says = rf"(?<!{HAN}){name}(?:{language.says()})"
            if not re.search(ROLES, name) and re.search(says, folded) and not FOLLOWS.match(name):
                return start + size
    return 0


def _foreign(text: str, folded: str) -> Iterator[Found]:
    """Names in Latin letters that stand again and begin a clause in which they do something."""
    for match in FOREIGN.finditer(text):
        begins = not re.search(rf"[{HAN[1:-1]}《〈]\s?$", folded[: match.start()])
        if begins and text.count(match[0]) > 1 and FOLLOWS.match(folded, match.end()):
            yield match.start(), match.end(), None


def _latin(text: str, start: int) -> int:
    """Where a name in Latin letters that begins here ends."""
    match = LATIN.match(text, start)
    return match.end() if match else 0


def _begins(folded: str, start: int) -> bool:
    """Whether a name may begin here: at the beginning of a word, as far as that can be told."""
    before = folded[start - 1 : start]
    within = folded[start - 1 : start + 1] in listed(language.ROLES)
    return not re.match(HAN, before) or (before in LEFT and not within) or _after_role(folded, start)


def _after_role(folded: str, start: int) -> bool:
    return re.search(f"{ROLES}$", folded[max(0, start - 6) : start]) is not None


def pick(folded: str, start: int, *, strong: bool) -> int:
    """Where the name of two or three characters that begins here ends; 0 where none does.

    ``strong`` says that a role stands before it, so that any surname will do.
    """
    if TO_PRESS.match(folded, start):
        return 0
    if AS_PREPOSITION.match(folded, start) and folded.count(folded[start : start + 3]) < OFTEN:
        return 0
    if folded[start] in CLASSIFIERS and re.search(f"[{COUNTS}]{re.escape(folded[start : start + 2])}", folded):
        # 貼咗張紙 tells that 張紙 is nobody.
        return 0
    compound = folded[start : start + 2] in COMPOUNDS
    surname = folded[start : start + (2 if compound else 1)]
    if not re.fullmatch(SURNAME, surname):
        return 0
    # 東方 is a word as well, unless one character and no other stands behind it again and again.
    often = compound and folded.count(folded[start : start + 3]) >= OFTEN
    if not (strong or often or surname in language.common_surnames()):
        return 0
    if not compound and folded[start + 1 : start + 2] in CALLED_KIN and FOLLOWS.match(folded, start + 2):
        return start + 2
    least = start + len(surname) + 1
    if folded[start : start + 2] in language.no_names() and not (strong and _is_whole(folded, start, least + 1)):
        return 0
    if strong and not compound and _is_married(folded, start):
        return start + 4
    ends = [end for end in (least + 1, least) if _is_name(folded, start, end, len(surname), strong=strong)]
    # 常追問: a verb of saying stands within it, or goes on behind it.
    said = re.match(language.says(), folded[start + len(surname) :])
    ends = [end for end in ends if not said or start + len(surname) + said.end() < end]
    if len(ends) > 1:
        # 鄒穎早前: the longer word that follows tells which it is, or else how often either stands in the text.
        word = FOLLOWS.match(folded, least)
        stands = FOLLOWS_TITLED.match(folded, least + 1) or not re.match(HAN, folded[least + 1 : least + 2])
        verb = re.match(f"[{fold('在到出過起上下來去回進完着了')}]", folded[least + 1 :]) is not None
        if word and (not stands or verb) and folded.count(folded[start : ends[0]]) < OFTEN:
            # 高嵐住在山上
            return least
        longer, shorter = folded.count(folded[start : ends[0]]), folded.count(folded[start:least])
        return least if (word and len(word[0]) > 1) or shorter > longer + 1 else ends[0]
    return ends[0] if ends else 0


def _is_married(folded: str, start: int) -> bool:
    """Whether a woman's name with her husband's before it stands here: 太太李林阿娥說."""
    if not WIVES.search(folded[:start]):
        return False
    name, follows = folded[start : start + 4], FOLLOWS.match(folded, start + 4)
    both = all(re.fullmatch(SURNAME, each) for each in name[:2])
    end = follows is not None or not re.match(HAN, folded[start + 4 : start + 5])
    return (
        both
        and end
        and not FOLLOWS.match(folded, start + 3)
        and re.fullmatch(f"{HAN}{{4}}", name) is not None
        and not NEVER & set(name)
    )


def _is_whole(folded: str, start: int, end: int) -> bool:
    """Whether a name of three characters stands here for sure: 局長成功勳表示, but 局長成功爭取."""
    office = INDIVIDUAL.search(folded[max(0, start - 6) : start]) is not None
    said = re.match(language.says(), folded[end:])
    # 建築師何以安說明
    follows = FOLLOWS.match(folded, end) if office else said and said.end() > 1
    often = OFTEN_SO.match(folded, start)
    return bool(follows) and not often and not re.match(language.says(), folded[start + 1 : end])


def _is_name(folded: str, start: int, end: int, surname: int, *, strong: bool) -> bool:
    name = folded[start:end]
    if not re.fullmatch(f"{HAN}+", name) or NEVER & set(name[surname:]) or BODY.search(name):
        return False
    if name[-1] in PLACES and not _after_role(folded, start):
        return False
    rest = folded[end : end + 1]
    if re.match(f"{HAN}{{0,3}}[·‧・•]", folded[end:]):
        return False
    if not strong and re.search(rf"{re.escape(name)}{PLACE_NAME}", folded):
        return False
    if not re.match(HAN, rest) or FOLLOWS_TITLED.match(folded, end) or _stands_often(folded, name, rest):
        return True
    # 的陳阿桃擺攤二十六年。「…」她說
    told = folded[start - 1 : start] == "的" and len(name) > surname + 1 and TOLD_OF.match(folded, end) is not None
    if told and name[:surname] in language.common_surnames():
        return True
    if not strong or len(name) <= surname + 1:
        return False
    if INDIVIDUAL.search(folded[max(0, start - 6) : start]):
        return True
    # 大律師姚嘉敏求情時指
    clause = CLAUSE_ENDS.split(folded[end : end + LONGEST_ADVERB + 2], 1)[0]
    common = name[:surname] in language.common_surnames()
    return common or folded.count(name) > 1 or any(start <= LONGEST_ADVERB for start, _ in verbs(clause))


def _stands_often(folded: str, name: str, rest: str) -> bool:
    """Whether a word stands again and again, and not always before the same character, which would be its own."""
    return folded.count(name) >= OFTEN and folded.count(name + rest) < folded.count(name)


def _is_told_of(folded: str, start: int, end: int) -> bool:
    """Whether a verb of saying, an age or a colon follows a name, or the name stands again."""
    if re.match(fold(r"[（(](?:\d{1,3}歲|[a-z]|化名)|[：:]"), folded[end : end + 5]):
        return True
    if TOLD_OF.match(folded, end):
        return True
    clause = CLAUSE_ENDS.split(folded[end : end + LONGEST_CLAUSE], 1)[0]
    verb = next(iter(verbs(clause)), None)
    return folded.count(folded[start:end]) > 1 or (verb is not None and verb[0] <= LONGEST_CLAUSE // 2)


def named_so(folded: str) -> Iterator[tuple[int, int]]:
    """Names that are told in marks, as 取名「念雪」, where they stand again without."""
    for match in re.finditer(
        f"{any_of('取名 名叫 名字叫 改名 起名 叫做 乳名 小名')}[「“『]({HAN}{{2,4}})[」”』]", folded
    ):
        rest = folded[: match.start(1)] + folded[match.end(1) :]
        if re.search(rf"(?<![「“『]){re.escape(match[1])}(?![」”』])", rest):
            yield match.span(1)


def told_in_marks(folded: str) -> Iterator[tuple[int, int]]:
    """Names that stand in marks and, without any, do what people do: 識咗個「蝦餃陳」…，蝦餃陳負責."""
    for match in re.finditer(f"[「“『]({HAN}{{2,4}})[」”』]", folded):
        outside = rf"(?<![「“『{HAN[1:-1]}]){re.escape(match[1])}"
        acts = rf"{outside}(?:{language.says()}|{any_of(ACTS)})"
        called = re.match(SURNAME, match[1]) or match[1][0] in "老小阿" or re.search(SURNAME, match[1][-1])
        again = len(re.findall(rf"(?<![「“『]){re.escape(match[1])}(?![」”』])", folded)) > 1
        if called and again and re.search(acts, folded):
            yield match.span(1)


ACTS = "負責 笑 坐 站 走 點頭 搖頭 喊 嘆 今年 七十 八十 六十 五十 四十 三十 望 睇 攞 拎 拿 抬頭 拍"


def aliases(name: str, folded: str) -> list[str]:
    """What a text calls somebody by who has a whole name in it: 古蓮娜 is 安娜·古蓮娜, 思齊 is 高思齊."""
    parts = name.split("·")
    shorter = [part[at:] for part in parts for at in (0, -2)] if len(parts) > 1 else []
    titled = re.search(f"{TITLES}$", name)
    if not shorter and re.fullmatch(f"{HAN}{{3}}", name) and re.match(SURNAME, name) and not titled:
        shorter = [name[1:]]
    rest = folded.replace(name, "\0")
    return [
        part
        for part in dict.fromkeys(shorter)
        if len(part) > 1 and part != name and rest.count(part) > 1 and _speaks(part, rest)
    ]


def _speaks(name: str, folded: str) -> bool:
    """Whether a word begins a clause, and somebody does something there."""
    return re.search(rf"(?<!{HAN}){re.escape(name)}(?:{FOLLOWS.pattern})", folded) is not None


def nicknames(folded: str) -> Iterator[Found]:
    """老鄭, 小孟, 阿敏, 強哥, 芬姐: where a role stands before them, which is told, or they stand again or speak."""
    found = re.compile(
        rf"(?!{any_of(language.NO_NICKNAMES)})(?:[老小]{SURNAME}|小{HAN}|阿(?:{HAN}|[a-z]+)[{fold('哥姐叔伯嫂嬸姨')}]?|{HAN}[{fold('哥姐叔伯嫂嬸姨仔妹')}])"
    )
    for match in found.finditer(folded):
        start, end = match.span()
        after = _after_role(folded, start) or (folded[start - 1 : start] == "," and _after_role(folded, start - 1))
        if (
            folded[start] in NEVER | STOPS
            or folded[start : start + 2] in language.no_names()
            or not (after or folded[start] in "老小阿" or _begins(folded, start))
            # 輝仔 behind a role; 男仔 is no name.
            or (folded[end - 1] in LITTLE and not after)
        ):
            continue
        follows = FOLLOWS.match(folded, end) or not re.match(HAN, folded[end : end + 1])
        clause = CLAUSE_ENDS.split(folded[end : end + 10], 1)[0]
        role = re.search(f"{ROLES},?$", folded[max(0, start - 6) : start]) if after else None
        begun = max(0, start - 6) + role.start() if role else 0
        if (follows or after) and (after or folded.count(match[0]) > 1 or verbs(clause)):
            yield start, end, (begun, start) if role else None


@cache
def _verbs() -> re.Pattern[str]:
    return re.compile(f"{language.no_verbs()}|({language.says()})")


def verbs(folded: str) -> list[tuple[int, int]]:
    """The verbs of saying in a text."""
    found = [match for match in _verbs().finditer(folded) if match[1]]
    # 寫 says something before a mark or a particle only; 不說話 says nothing.
    return [
        match.span(1)
        for match in found
        if (match[1] != WRITES or re.match(f"[:{fold('道着住過下到')}]|$", folded[match.end() :]))
        and not (match[1] in SPEAKS and SILENT.search(folded[max(0, match.start() - 3) : match.start()]))
    ]


def extended(folded: str, start: int) -> int:
    """Where what belongs to a role or a body begins: 渠務處處長, 死者遺孀; not before a verb of saying."""
    begun = start
    floor = max((end for _, end in verbs(folded[max(0, start - LONGEST_ROLE) : start])), default=0) + max(
        0, start - LONGEST_ROLE
    )
    while begun > 0 and start - begun < LONGEST_ROLE and re.match(rf"{HAN}|[a-z0-9]", folded[begun - 1]):
        if folded[begun - 2 : begun] in (NOW, REPORTER) or (begun == start and folded[begun - 2 : begun] == LOCAL):
            break
        if UNLIKE_A_NAME.fullmatch(folded[begun - 2 : begun]):
            break
        if (folded[begun - 1] in STOPS and folded[begun - 1 : begun + 1] != "的士") or begun <= floor:
            break
        begun -= 1
    return begun
