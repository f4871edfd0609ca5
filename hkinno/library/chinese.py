"""Who is named in a Chinese article, and who says the quotations of a sentence.

Chinese has no blanks between words, so a name is known by what stands beside it: a role before it (處長方圓), a title
after it (方處長), a verb of saying, a bracket with an age. What is once found to be a name is one wherever it stands.
"""

import re
from collections.abc import Iterator

from hkinno.library import language
from hkinno.library.clauses import ASKER, DOCUMENTS, RELAYS, REPORTER, Clause, told_before
from hkinno.library.language import any_of
from hkinno.library.names import COMPOUNDS, SURNAME, extended, verbs
from hkinno.library.naming import CALLED_SO, TITLED, people_of
from hkinno.library.people import (
    BODY,
    ITS_BODY,
    ITS_STATEMENT,
    NOTICE,
    PERSON,
    PRONOUN,
    ROLE,
    SELF,
    Mention,
    Told,
)
from hkinno.store.items import HAN
from hkinno.text import fold

ROLES, BODIES, TITLES = any_of(language.ROLES), any_of(language.BODIES), any_of(language.NAME_TITLES)
NOTICES = any_of(f"{language.NOTICES} {language.SHOWS}")
NO_BODIES = any_of(language.NO_BODIES)
CLAUSE = re.compile("(?<![0-9])[,;:]|[,;:](?![0-9])")
ASKED = re.compile(fold("(?:追問|盤問|訪問|(?<![被疑請詢學])問)$"))
STATEMENTS = fold("聲明|新聞稿|公告")
BROUGHT = re.compile(fold("有(?:一)?[個位名]?$"))
# 文旅局的一位工作人員
OF_THEM = re.compile("[的嘅][一兩两三多数數]?[名位](?=[^的嘅]*$)")
# 一名不願透露姓名的…: somebody who is told of by no word of the lists.
SOMEBODY = re.compile(
    f"(?:[{fold('一有另某')}]?[{fold('名位')}]|{fold('某')}|{fold('一輩的')})(?:[^,。;:]{{0,12}}{fold('的')})?(?P<who>{HAN}{{2,6}}?)"
    f"(?=(?:{HAN}{{2}}{fold('地')}|{any_of('早就 小聲 大聲 細聲 輕聲 低聲 曾 曾經')})?"
    f"(?:[{fold('昨今當')}][{fold('日天')}])?{language.says()})"
)
# 一名年輕攤商站起來問: who it is by the end of the word.
SOMEBODY_WHO = re.compile(
    f"[{fold('一有另某')}][{fold('名位')}](?P<who>{HAN}{{0,6}}?[{fold('商販農工生客民友員師者人婦童漢伯嬸長手')}])"
    f"(?={HAN}{{1,6}}?{language.says()})"
)
# 有一位長官，名字我就不講了; 我問過一個貧困生，他說
THERE_IS_ONE = re.compile(
    f"{fold('有')}[{fold('一')}]?[{fold('位名')}](?P<who>{HAN}{{2,5}})(?=,)"
    f"|[{fold('一有另')}][{fold('位名')}](?:[^,。;:]{{1,10}}[{fold('的嘅')}])?(?P<one>(?:(?![{fold(language.DONE)}]){HAN}){{2,6}})(?=,)"
    f"|[{fold('一有')}][{fold('位名個')}](?:[^,。;:]{{1,10}}[{fold('的嘅')}])?(?P<then>{HAN}{{2,6}})(?=,[{fold('他她佢')}])"
)
OF = ("的", "嘅")
# 海岬社東灣8月14日電, 【本報訊】: no one who speaks.
DATELINE = re.compile(r"^\s*(?:【[^【】]{2,12}】\s*|[^，。「」“”]{2,16}?\d{1,2}日\s*[電电讯訊]\s*)+")
NICKNAMED = re.compile(rf"(?!{fold('叫')}[「“『]|[{fold('稱喚')}]){CALLED_SO.pattern}")
# 跟每個走出來的學生
HIS = re.compile(fold("(?:個(?!人)|條|啲|塊|件)") + HAN)
TO_WHOM = re.compile(
    f"(?:[{fold('對向跟給')}]|{fold('同')}(?![{fold('為是屬樣時')}]))[{fold('每那這')}]?[^,。;:{fold('說話')}]{{1,12}}[{fold('的嘅個')}]$"
)
DONE = tuple(fold("了過着咗"))
LONGEST_CLAUSE = 24
# 陳大文妻子, 小梅媽媽; 小梅奶奶
_KIN = "母親 媽媽 父親 爸爸 父母 家長 丈夫 妻子 老公 老婆 兒子 女兒 家屬 家人 哥哥 姐姐 弟弟 妹妹 遺孀 前妻 前夫"
_OLDER = "奶奶 爺爺 外婆 外公 婆婆 公公 嫲嫲 叔叔 阿姨 姑姑 舅舅 伯伯"
KIN, NEAR_KIN = re.compile(any_of(_KIN)), re.compile(any_of(f"{_KIN} {_OLDER}"))
# 位婆婆
COUNTED = fold("位名")
# 足球總會表示, but 人總會遇上
ALWAYS = fold("總會")
# 我媽, 佢二伯
# 好客氣 and 客觀 are nobody.
GUEST = f"{fold('客')}[{fold('氣觀廳戶運房車船席機套流')}]"
_SHORT = f"[{fold('大二三四五六七八細小老阿')}]?[{fold('爸媽爹娘哥姐弟妹伯叔姨姑舅婆爺奶嫂')}](?![{fold('妹姐哥弟')}])"
SHORT_KIN = f"(?<=[{fold('我你他她佢')}]){_SHORT}"
OF_KIN = re.compile(f"{_SHORT}|{any_of(f'{_KIN} {_OLDER} 阿媽 阿爸 老豆 老媽 老公 老婆 家姐 細佬 大佬 細妹 老竇')}")
SURNAMED = re.compile(f"{fold('姓')}(?P<surname>{SURNAME}){fold('的')}$")
# 一成人, 有人, 不少人: nobody in particular.
SOME_PEOPLE = fold(
    r"(?:[一二三四五六七八九兩幾半多\d]+(?:成|分之[一二三四五六七八九]|%)(?:幾|多|半)?(?:的)?人"
    "|(?:不少|很多|好多|有些|部分|大部分|大多數)人)"
)
QUANTIFIED = re.compile(fold(r"^(?:有|另一|其中一|某|一|兩|三|多|數)[名位個]?|^有|^該"))
# 這名前國手: who was told of last.
THIS = re.compile(fold("(?:這|該|呢|那)[名位個]"))
# 這位四十五歲的, 這個, before a role
THIS_ONE = re.compile(fold("(?:這|該|呢|那)[名位個](?:[^,。;:]{0,10}的)?$"))
THERE_IS = re.compile(fold("(?:也|亦|又|都|更)?有?"))
ENDING = tuple("。！？!?….")
QUANTIFIER = re.compile(fold(r"(?:有|另一|其中一|某|一|兩|三|多|數)[名位個]|有(?=居民|市民|街坊|學生|家長|乘客|網民)"))
ENDS = re.compile(r"[。！？!?]+[」』”’）)]*")
BRACKETS = re.compile(r"[（(〔［][^（()）〔〕［］]{0,60}[）)〕］]")


class Chinese:
    """The people of a Chinese article, and its sentences read."""

    def __init__(self, text: str, given: tuple[str, ...]) -> None:
        self.people = people_of(text, given)
        self._pattern = self._compiled()
        self._nicknamed(text, fold(text))

    def _nicknamed(self, text: str, folded: str) -> None:
        """Other names of those who have none: 有個婆婆，諢名「鐵達尼」."""
        for match in NICKNAMED.finditer(folded):
            told = self.mentions(re.split("[。！？\n]", text[max(0, match.start() - 40) : match.start()])[-1])
            if told and told[-1].kind == ROLE and match["name"] not in self.people.aliases:
                names = self.people.others.setdefault(told[-1].name, [])
                names += [text[slice(*match.span("name"))]] if not names else []

    def _compiled(self) -> re.Pattern[str]:
        names = sorted({fold(name) for name in self.people.titles}, key=len, reverse=True)
        known = "|".join(map(re.escape, sorted([*names, *self.people.aliases], key=len, reverse=True))) or "(?!)"
        first = {name[: 2 if name[:2] in COMPOUNDS else 1] for name in names if re.match(HAN, name)}
        surname = "|".join(map(re.escape, sorted(first, key=len, reverse=True))) or "(?!)"
        pronoun = (
            fold("他們|她們|佢哋|[他她佢](?![們人日方鄉])|我[們哋]?|咱們|(?<=據)其|有人|對方|人家(?=[說話問講])")
            + f"|{SOME_PEOPLE}"
        )
        return re.compile(
            rf"(?P<name>{known})|(?P<titled>(?:{surname}){TITLES})"
            rf"|(?P<bare>(?<!{HAN})(?:{surname})(?=[{fold('續再又亦則')}]|{language.says()}))"
            rf"|(?P<pronoun>{pronoun})|(?P<kin>{SHORT_KIN})|(?:《[^《》]*》|{NO_BODIES})|(?P<notice>{NOTICES})|(?P<role>(?:(?!{GUEST}){ROLES}|{BODIES})+)"
        )

    # Sentences.

    def sentences(self, text: str) -> list[tuple[int, int]]:
        """Where the sentences of a text begin and end."""
        found, start = [], 0
        for match in ENDS.finditer(text):
            found.append((start, match.end()))
            start = match.end()
        return [*found, (start, len(text))] if text[start:].strip() else found

    def mentions(self, text: str) -> list[Mention]:
        """Everybody in a text who may speak, in order; of 處長方圓 only 方圓."""
        folded = fold(text)
        found: list[Mention] = []
        for match in self._pattern.finditer(folded):
            mention = self._mention(text, folded, match)
            if mention is None:
                continue
            previous = found[-1] if found else None
            if previous and previous.kind == PRONOUN and mention.start < previous.end < mention.end:
                # 我舊老細
                mention = mention._replace(start=previous.end, name=text[previous.end : mention.end])
            between = folded[previous.end : mention.start] if previous else ""
            if previous and _is_kin(previous, folded[previous.end : mention.end]):
                # 小梅奶奶 is not 小梅.
                found[-1] = Mention(previous.start, mention.end, ROLE, text[previous.start : mention.end])
                continue
            if previous and mention.start < previous.end:
                continue
            if previous and previous.kind == PRONOUN and not between and OF_KIN.fullmatch(folded, *mention[:2]):
                # 我媽, 他爸爸 is neither me nor him.
                found[-1] = Mention(previous.start, mention.end, ROLE, text[previous.start : mention.end])
                continue
            if previous and between in OF and mention.kind == ROLE and previous.kind in (PERSON, ROLE, BODY):
                whose = OF_THEM.sub("", text[previous.start : mention.end])
                found[-1] = Mention(previous.start, mention.end, ROLE, whose)
                continue
            if previous and previous.kind == ROLE and mention.kind == NOTICE and not between:
                # 居民來信 is nobody who does something.
                found[-1] = mention._replace(start=previous.start)
                continue
            if previous and mention.kind == PERSON == previous.kind and _is_title(folded, previous, between):
                # 區議員 before 方圓 is no Mr 區.
                found.pop()
            elif previous and _modifies(previous, between, mention):
                found.pop()
                mention = mention if between.endswith(OF) else mention._replace(start=previous.start)
            found.append(mention)
        return sorted([*found, *_somebody(text, folded, found)])

    def _mention(self, text: str, folded: str, match: re.Match[str]) -> Mention | None:
        start, end = match.span()
        kind = match.lastgroup
        if kind is None:
            return None
        if kind == "name":
            name = next((each for each in self.people.titles if fold(each) == match[0]), text[start:end])
            name = self.people.aliases.get(match[0], name)
            return Mention(start, end, PERSON, name)
        if kind in ("titled", "bare"):
            surname = match[0][:2] if match[0][:2] in COMPOUNDS else match[0][0]
            same = [name for name in self.people.titles if fold(name).startswith(surname)]
            # 蔡小姐 is not 蔡阿嬤.
            same = [
                name for name in same if kind == "bare" or fold(name) == match[0] or not TITLED.fullmatch(fold(name))
            ]
            if kind == "bare" and len(same) != 1:
                return None
            return Mention(start, end, PERSON, same[0] if len(same) == 1 else text[start:end])
        if kind == "pronoun":
            nobody = re.fullmatch(f"{fold('有人|人家|對方')}|{SOME_PEOPLE}", match[0]) is not None
            return Mention(start, end, ROLE if nobody else PRONOUN, text[start:end])
        if kind == "kin":
            return Mention(start, end, ROLE, text[start:end])
        if kind == "notice":
            return Mention(start, end, NOTICE, "")
        return self._role(text, folded, start, end)

    def _role(self, text: str, folded: str, start: int, end: int) -> Mention | None:
        begun = extended(folded, start)
        there_is = THERE_IS.match(folded, begun, start)
        begun = there_is.end() if there_is else begun
        if quantifier := QUANTIFIER.search(folded[begun:end]):
            begun += quantifier.start()
        words, role = OF_THEM.sub("", text[begun:end]), folded[start:end]
        words = words[1:] if folded[begun] in COUNTED and len(words) > len(role) else words
        if re.search(f"{any_of(language.SELF)}$", folded[begun:end]):
            return None
        last = [match[0] for match in re.finditer(ROLES, role)]
        if last and (called := SURNAMED.search(folded[max(0, begun - 4) : begun])):
            same = [name for name in self.people.titles if fold(name).startswith(called["surname"])]
            name = same[0] if len(same) == 1 else text[begun - 3 : end]
            return Mention(begun - 3, end, PERSON if same else ROLE, name)
        if not last or not role.endswith(last[-1]):
            if role == ALWAYS and not re.match(f"{language.says()}|[,。:]|$", folded[end:]):
                return None
            if re.fullmatch(STATEMENTS, folded[begun:end]):
                return Mention(begun, end, PRONOUN, ITS_STATEMENT)
            if folded[begun] == fold("該"):
                return Mention(begun, end, PRONOUN, ITS_BODY)
            return Mention(begun, end, BODY, self.people.body(words))
        if last and THIS.match(folded[begun:end]):
            return Mention(begun, end, PRONOUN, words)
        if this := THIS_ONE.search(folded[:begun]):
            return Mention(this.start(), end, PRONOUN, words)
        # 另一名不願具名的委員 is no one who was told of.
        another = re.search(fold("(?:[一某數兩三多]|另一|有)[名位個][^,。;:]{0,12}的$"), folded[:begun]) is not None
        if not QUANTIFIED.match(folded[begun:end]) and not another:
            bearers = self.people.titled(text[start:end]) or self.people.titled(text[end - len(last[-1]) : end])
            if len(bearers) == 1:
                return Mention(begun, end, PERSON, bearers[0])
        return Mention(begun, end, ROLE, words)

    def subjects(self, text: str) -> list[Mention]:
        """Those of a text who do something in it: not those who are only spoken to or of."""
        folded = fold(text)
        found: list[Mention] = []
        object_ends = 0
        for mention in self.mentions(text):
            # 同佢同事講: the colleague is spoken to as well.
            follows = bool(found) and not CLAUSE.search(folded[found[-1].end : mention.start])
            if _is_object(folded, mention, follows=follows) or mention.start == object_ends > 0:
                object_ends = mention.end if mention.kind == PRONOUN else 0
            elif not _is_owner(folded, mention):
                found.append(mention)
        return found

    def subject(self, sentence: str) -> Mention | None:
        """Of whom a sentence tells; whoever is asked something in it, who will answer."""
        sentence = _without_brackets(sentence)
        folded = fold(sentence)
        asked = next(
            (
                each
                for each in self.mentions(sentence)
                if each.kind in (PERSON, PRONOUN) and each.name not in SELF and ASKED.search(folded[: each.start])
            ),
            None,
        )
        if asked:
            return asked
        subjects = self.subjects(sentence)
        # 我有個學生…: of the student.
        brought = next((each for each in subjects if each.kind == ROLE and BROUGHT.search(folded[: each.start])), None)
        if brought and (subjects[0].start > brought.start or subjects[0].name in SELF):
            return brought
        if not subjects:
            # 區詠琪的下一個目標…: of her.
            owners = [each for each in self.mentions(sentence) if each.kind == PERSON and _is_owner(folded, each)]
            subjects = [each for each in owners if not folded[: each.start].strip()]
        subjects = [each for each in subjects if each.name not in SELF] or subjects
        return next((each for each in subjects if each.kind in (PERSON, PRONOUN)), next(iter(subjects), None))

    def before(self, left: str) -> Told | None:
        """Who says the words that follow, by what stands before them in their sentence."""
        left = DATELINE.sub("", _without_brackets(left))
        clauses = self._clauses(left)
        return told_before(left, clauses, self.mentions) if clauses else None

    def _clauses(self, left: str) -> list[Clause]:
        """The clauses of the beginning of a sentence."""
        folded = fold(left)
        subjects = self.subjects(left)
        # A letter, 來信, is no verb.
        letters = [each for each in subjects if each.kind == NOTICE]
        said = [each for each in verbs(folded) if not any(one.start <= each[0] < one.end for one in letters)]
        found = []
        start = 0
        for match in [*CLAUSE.finditer(folded), None]:
            end = match.start() if match else len(folded)
            if folded[start:end].strip():
                own = [each for each in subjects if start <= each.start < end]
                spoken = [each for each in said if start <= each[0] < end]
                final = bool(spoken) and not re.search(f"{HAN}", folded[spoken[-1][1] : end].strip(fold("道了過着說")))
                relayed = any(re.fullmatch(RELAYS, folded[slice(*each)]) for each in spoken)
                relayed = relayed and not DOCUMENTS.search(folded, start, spoken[-1][0])
                colon = match is not None and match[0] == ":"
                found.append(Clause(own, spoken, final and match is not None, colon, relayed, end, start))
            start = match.end() if match else end
        return found

    def after(self, right: str, closing: str) -> Told | None:
        """Who says the words that precede, by what stands after them."""
        right = _without_brackets(right)
        folded = fold(right)
        first = len(folded) - len(folded.lstrip(", "))
        end = len(re.split("[。!?;\ue000\ue001]", folded, maxsplit=1)[0])
        if ASKER.match(folded, first):
            return Told(Mention(first, first + 2, ROLE, REPORTER), plain=True)
        subjects = [each for each in self.subjects(right[:end]) if each.start - first <= LONGEST_CLAUSE]
        for verb in verbs(folded[:end]):
            told = [each for each in subjects if each.end <= verb[0]]
            if not told:
                break
            commas = folded[first : verb[0]].count(",")
            if commas <= 1:
                return Told(told[-1], plain=not commas or told[-1].start == first)
        modified = re.match(f"[^,。;:]{{1,14}}{fold('的')}$", folded[first : subjects[0].start]) if subjects else None
        if closing in ENDING and modified and subjects[0].kind == PERSON:
            # “…。”住在六楼的赵克勤站在警戒线外
            return Told(subjects[0], plain=folded[end - 1 : end] != ":")
        # 「…。」強哥數手指。 「…，」她把手伸進冰水，「…」
        if (
            closing in (*ENDING, "，")
            and subjects
            and subjects[0].start == first
            and subjects[0].kind in (PERSON, PRONOUN)
        ):
            return Told(subjects[0], plain=folded[end - 1 : end] != ":")
        return None


def _is_kin(person: Mention, words: str) -> bool:
    """Whether words behind a name tell whose kin somebody is; 方圓奶奶 may be one who is called so."""
    kin = KIN if person.name[:1] not in tuple("小阿") else NEAR_KIN
    return person.kind == PERSON and kin.fullmatch(words) is not None


def _is_title(folded: str, previous: Mention, between: str) -> bool:
    """Whether what looks like a surname with a title is a title of who is named right behind it."""
    return not between and TITLED.fullmatch(folded[previous.start : previous.end]) is not None


def _modifies(previous: Mention, between: str, mention: Mention) -> bool:
    """Whether a role or a body only tells who the next one is: 渠務處處長 before 方圓, 學者、長居鴨洲的 before 凌博士."""  # noqa: E501
    if mention.kind not in (PERSON, ROLE) or previous.kind not in (ROLE, BODY, PRONOUN):
        return False
    if previous.kind == PRONOUN:
        return previous.name == ITS_BODY and not between
    return not between or between in "、・·" or (between.endswith(OF) and not re.search("[,。;:]", between))


def _somebody(text: str, folded: str, found: list[Mention]) -> Iterator[Mention]:
    """Those whom 一名 or 有位 tells of, where no word of the lists does."""
    for match in SOMEBODY.finditer(folded):
        if not any(each.start < match.end() and match.start() < each.end for each in found):
            yield Mention(*match.span("who"), ROLE, text[slice(*match.span("who"))])
    for match in [*SOMEBODY_WHO.finditer(folded), *THERE_IS_ONE.finditer(folded)]:
        if not any(each.start < match.end() and match.start() < each.end for each in found):
            span = match.span(match.lastgroup or "who")
            yield Mention(*span, ROLE, text[slice(*span)])


def _is_object(folded: str, mention: Mention, *, follows: bool) -> bool:
    """Whether somebody is only spoken to or of: after 對, 向, 訪問; 看了我一會兒; 他沒有罵我.

    ``follows`` says that somebody else does something in the same clause.
    """
    if mention.kind == PRONOUN and mention.name not in (ITS_BODY, ITS_STATEMENT):
        if folded[mention.start - 1 : mention.start] in DONE:
            return True
        if follows and re.match("[,。;!?]|$", folded[mention.end :]):
            return True
    clause = re.split("[,。;:]", folded[: mention.start])[-1]
    if TO_WHOM.search(clause):
        return True
    before = re.sub(
        fold("(?:一|兩|三|多|數)?[名位個]$|嗰個$|呢個$|這位$|那位$"),
        "",
        folded[max(0, mention.start - 6) : mention.start],
    )
    return re.search(f"{any_of(language.PREPOSITIONS)}$", before) is not None and not before.endswith(
        tuple(fold("據的"))
    )


def _is_owner(folded: str, mention: Mention) -> bool:
    """Whether something of somebody's does it: 她的單位, but not 她的說法."""
    if folded[mention.end : mention.end + 1] not in OF:
        # 我個肚
        return mention.kind == PRONOUN and HIS.match(folded, mention.end) is not None
    return not re.match(any_of(language.NOUNS_OF_SAYING), folded[mention.end + 1 :])


def _without_brackets(text: str) -> str:
    return BRACKETS.sub(lambda match: " " * len(match[0]), text)
