"""Who is named in a Chinese article, and who says the quotations of a sentence.

Chinese has no blanks between words, so a name is known by what stands beside it: a role before it (處長方圓), a title
after it (方處長), a verb of saying, a bracket with an age. What is once found to be a name is one wherever it stands.
"""

import re
from collections.abc import Iterator
from typing import NamedTuple

from hkinno.check.voices import QUOTED, QUOTED_SENTENCE
from hkinno.library import language
from hkinno.library.language import any_of
from hkinno.library.names import COMPOUNDS, SURNAME, aliases, extended, find, named_so, nicknames, verbs
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
    People,
    Told,
)
from hkinno.store.items import HAN
from hkinno.text import fold

SIGNS = f"{QUOTED}{QUOTED_SENTENCE}"
ROLES, BODIES, TITLES = any_of(language.ROLES), any_of(language.BODIES), any_of(language.NAME_TITLES)
NOTICES = any_of(f"{language.NOTICES} {language.SHOWS}")
NO_BODIES = any_of(language.NO_BODIES)
CLAUSE = re.compile("[,;:](?![0-9])")
ASKED = re.compile(fold("(?:追問|盤問|訪問|(?<![被疑請詢學])問)$"))
STATEMENTS = fold("聲明|新聞稿|公告")
BROUGHT = re.compile(fold("有(?:一)?[個位名]?$"))
AS_IF = re.compile(fold("好像在|好像係|似乎在|彷彿|仿佛|似是|好似"))
# 阿伯手上的紙牌寫着: what is on him is not what he writes.
ON = re.compile(fold("^(?:[手身胸背頭]上?)?[的嘅上]"))
# 文旅局的一位工作人員
OF_THEM = re.compile("[的嘅][一兩两三多数數]?[名位](?=[^的嘅]*$)")
# No sign does so.
ALOUD = re.compile(fold("[說話笑問答叫喊講嘆罵]|(?<!寫)道"))
# 一名不願透露姓名的…: somebody who is told of by no word of the lists.
SOMEBODY = re.compile(
    f"(?:[{fold('一有另某')}]?[{fold('名位')}]|{fold('某')}|{fold('一輩的')})(?:[^,。;:]{{0,12}}{fold('的')})?(?P<who>{HAN}{{2,6}}?)"
    f"(?=(?:{HAN}{{2}}{fold('地')}|{fold('早就')}|{fold('曾')}{fold('經')}?)?(?:[{fold('昨今當')}][{fold('日天')}])?{language.says()})"
)
# 一名年輕攤商站起來問: who it is by the end of the word.
SOMEBODY_WHO = re.compile(
    f"[{fold('一有另某')}][{fold('名位')}](?P<who>{HAN}{{0,6}}?[{fold('商販農工生客民友員師者人婦童漢伯嬸長手')}])"
    f"(?={HAN}{{1,6}}?{language.says()})"
)
# 有一位長官，名字我就不講了
THERE_IS_ONE = re.compile(f"{fold('有')}[{fold('一')}]?[{fold('位名')}](?P<who>{HAN}{{2,5}})(?=,)")
RELAYS = fold("引述|轉述|引用|引")
# 她引用審計報告的話說
RELAYED = re.compile(
    f"(?:{RELAYS})(?P<whose>[^,。;:{SIGNS}]{{2,16}}?)[{fold('的嘅')}](?:{any_of(language.NOUNS_OF_SAYING)}|{fold('名句|名言|說話|描述|報道')})"
)
# 一張電報，上面只有四個字：
INSCRIBED = re.compile(
    fold(
        "(?:上面|上頭|裏面|裡面|背面|封面|門上|牆上|紙上|牌上|卡上|碑上)只?(?:有|印|刻|貼|噴|寫)?(?:着|著|了|有)?[^,。;:]{0,4}字:?$"
    )
)
# 我們只能說：nobody in particular, with whoever tells it.
WE = re.compile(fold("(?:^|[,。;:！？\ue000\ue001])(?:[^,。;:對向跟給同替]{0,4})(?:我們|我哋|咱們)[^,。;:]{0,6}$"))
# 名字我就不講了，當面跟我說
TO_ME = re.compile(fold("(?:跟|對|向|同|告訴|問|勸|叫|罵|提醒|教)我"))
OF = ("的", "嘅")
_BEGINS = fold("(?<=[，。；！？\n])")
_LEFT_BEHIND = fold("\n|「[^」]*」|“[^”]*”")
SHE_OR_HE = (
    f"(?P<she>{_BEGINS}{fold('她')})(?!{fold('們')})|(?P<he>{_BEGINS}{fold('他')})(?![{fold('們人日鄉方')}])"
    f"|(?P<end>{_LEFT_BEHIND})"
)
# 海岬社東灣8月14日電, 【本報訊】: no one who speaks.
DATELINE = re.compile(r"^\s*(?:【[^【】]{2,12}】\s*|[^，。「」“”]{2,16}?\d{1,2}日\s*[電电讯訊]\s*)+")
CALLED_SO = re.compile(
    f"(?:[{fold('叫稱喚')}](?:{fold('他|她|佢|做|作|為')})*"
    f"|{any_of('諢名 綽號 花名 外號 渾號 暱稱 人稱 自稱 網名')}[{fold('叫做是係')}]{{0,2}})"
    rf"[「“『](?P<name>{HAN}{{2,4}})[」”』]"
)
BESIDE = re.compile(rf"[「“『](?P<name>{HAN}{{2,3}})[」”』]")
NICKNAMED = re.compile(rf"(?!{fold('叫')}[「“『]|[{fold('稱喚')}]){CALLED_SO.pattern}")
# 跟每個走出來的學生
HIS = re.compile(fold("(?:個(?!人)|條|啲|塊|件)") + HAN)
TO_WHOM = re.compile(
    f"(?:[{fold('對向跟給')}]|{fold('同')}(?![{fold('為是屬樣時')}]))[{fold('每那這')}]?[^,。;:{fold('說話')}]{{1,12}}[{fold('的嘅個')}]$"
)
DONE = tuple(fold("了過着咗"))
# ，記者追問: who asks is called so.
ASKER = re.compile(fold("(?:記者|筆者)(?:再|又|續|即|隨即)?(?:追問|問道|問)"))
LONGEST_CLAUSE = 24
REPORTER = "記者"
TITLED = re.compile(f"(?P<surname>{SURNAME}){TITLES}")
FEMALES = any_of(
    "女士 小姐 太太 太 姑娘 師奶 姐 嫂 婆 嬸 姨 阿姨 奶奶 大媽 妻子 妻 母親 媽媽 媽"
    " 女兒 妹 妹妹 孕婦 婦人 女生 女孩 女子 遺孀 孫女"
)
MALES = any_of("先生 伯 叔 哥 公 大叔 大爺 爺爺 丈夫 父親 爸爸 爸 兒子 弟弟 男生 男孩 男子 老公 老伯 孫子 老漢 小伙子")
# 女店主, 男乘客
SEXED = re.compile(f"(?P<female>{fold('女')})|(?P<male>{fold('男')})")
# 陳大文妻子, 小梅媽媽; 小梅奶奶
_KIN = "母親 媽媽 父親 爸爸 父母 家長 丈夫 妻子 老公 老婆 兒子 女兒 家屬 家人 哥哥 姐姐 弟弟 妹妹 遺孀 前妻 前夫"
_OLDER = "奶奶 爺爺 外婆 外公 婆婆 公公 嫲嫲 叔叔 阿姨 姑姑 舅舅 伯伯"
KIN, NEAR_KIN = re.compile(any_of(_KIN)), re.compile(any_of(f"{_KIN} {_OLDER}"))
# A wife is called by her husband's name.
WIFE = re.compile(f"{any_of('太 太太 師奶 嫂')}$")
# 姓方的母親
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
        self.people = People()
        self.people.given = given
        for name in given:
            self.people.add(name)
        self._find(text, fold(text))
        self._pattern = self._compiled()
        self._nicknamed(text, fold(text))

    # Names, from the whole text.

    def _find(self, text: str, folded: str) -> None:
        for start, end, title in find(text, folded):
            self.people.add(text[start:end], [text[slice(*title)]] if title else ())
        for start, end, after in nicknames(folded):
            surname = folded[start + 1 : end] if folded[start] in "老小" else ""
            whole = [
                name for name in self.people.titles if surname and len(name) > 1 and fold(name).startswith(surname)
            ]
            known = whole[0] if len(whole) == 1 and not after else text[start:end]
            self.people.add(known, [text[start:end]] if known in whole else [text[slice(*after)]] if after else ())
        for start, end in named_so(folded):
            self.people.add(text[start:end])
        for name in self.people.titles:
            own = f"{fold(name)} {' '.join(map(fold, self.people.titles[name]))} "
            sexed = {match.lastgroup for title in self.people.titles[name] for match in SEXED.finditer(fold(title))}
            if re.search(f"{FEMALES} ", own) or sexed == {"female"}:
                self.people.females.add(name)
            elif re.search(f"{MALES} ", own) or sexed == {"male"}:
                self.people.males.add(name)

        self.people.join(text)
        self._merge(folded)
        self.people.aliases = {
            **{fold(other): name for name, others in self.people.others.items() for other in others},
            **{alias: name for name in self.people.titles for alias in aliases(fold(name), folded)},
            **dict(self._called_so(folded)),
        }
        for name in [each for each in self.people.titles if self.people.aliases.get(fold(each), each) != each]:
            self._join(name, self.people.aliases[fold(name)])
        self.people.tell(folded, SHE_OR_HE, fold)
        self.people.heed(folded, SHE_OR_HE, fold)

    def _called_so(self, folded: str) -> Iterator[tuple[str, str]]:
        """What somebody is called, as it is told behind his name: 司馬達，行內人叫他「達記」."""
        names = {fold(name): name for name in self.people.titles}
        for match in BESIDE.finditer(folded):
            # 「老溫」溫慶雲
            whole = next((names[each] for each in names if folded.startswith(each, match.end())), "")
            if whole and match["name"][-1] == fold(whole)[0]:
                yield match["name"], whole
        for match in CALLED_SO.finditer(folded):
            before = folded[max(0, match.start() - 60) : match.start()]
            last = max(names, key=before.rfind, default="")
            if before.rfind(last) >= 0 and re.search(rf"(?<![「“『]){re.escape(match['name'])}(?![」”』])", folded):
                yield match["name"], names[last]

    def _nicknamed(self, text: str, folded: str) -> None:
        """Other names of those who have none: 有個婆婆，諢名「鐵達尼」."""
        for match in NICKNAMED.finditer(folded):
            told = self.mentions(re.split("[。！？\n]", text[max(0, match.start() - 40) : match.start()])[-1])
            if told and told[-1].kind == ROLE and match["name"] not in self.people.aliases:
                names = self.people.others.setdefault(told[-1].name, [])
                names += [text[slice(*match.span("name"))]] if not names else []

    def _merge(self, folded: str) -> None:
        """方處長 is 方圓, who was named before, where no other 方 was."""
        for name in list(self.people.titles):
            called = TITLED.fullmatch(fold(name))
            if not called or WIFE.search(fold(name)):
                continue
            whole = [
                each
                for each in self.people.titles
                if fold(each).startswith(called["surname"]) and not TITLED.fullmatch(fold(each))
            ]
            if (
                len(whole) == 1
                and folded.find(fold(whole[0])) < folded.find(fold(name))
                and not self._differ(name, *whole)
            ):
                self._join(name, whole[0])

    def _join(self, name: str, whole: str) -> None:
        """Take a name as another of somebody's whose whole name is known."""
        if name not in self.people.titles or whole not in self.people.titles:
            return
        self.people.add(whole, {*self.people.titles.pop(name)})
        for sexes in (self.people.females, self.people.males):
            if name in sexes:
                sexes.discard(name)
                sexes.add(whole)

    def _differ(self, one: str, other: str) -> bool:
        """Whether one of two is known to be a woman and the other a man."""
        return {self.people.pronoun(one), self.people.pronoun(other)} == {"she", "he"}

    def _compiled(self) -> re.Pattern[str]:
        names = sorted({fold(name) for name in self.people.titles}, key=len, reverse=True)
        known = "|".join(map(re.escape, [*names, *self.people.aliases])) or "(?!)"
        first = {name[: 2 if name[:2] in COMPOUNDS else 1] for name in names if re.match(HAN, name)}
        surname = "|".join(map(re.escape, sorted(first, key=len, reverse=True))) or "(?!)"
        pronoun = fold("他們|她們|佢哋|[他她佢](?![們人日方鄉])|我(?![們哋])|(?<=據)其|有人") + f"|{SOME_PEOPLE}"
        return re.compile(
            rf"(?P<name>{known})|(?P<titled>(?:{surname}){TITLES})"
            rf"|(?P<bare>(?<!{HAN})(?:{surname})(?=[{fold('續再又亦則')}]|{language.says()}))"
            rf"|(?P<pronoun>{pronoun})|(?:《[^《》]*》|{NO_BODIES})|(?P<notice>{NOTICES})|(?P<role>(?:{ROLES}|{BODIES})+)"
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
            if previous and between in OF and mention.kind == ROLE and previous.kind in (PERSON, ROLE, BODY):
                whose = OF_THEM.sub("", text[previous.start : mention.end])
                found[-1] = Mention(previous.start, mention.end, ROLE, whose)
                continue
            if previous and previous.kind == ROLE and mention.kind == NOTICE and not between:
                # 居民來信 is nobody who does something.
                found[-1] = mention._replace(start=previous.start)
                continue
            if previous and _modifies(previous, between, mention):
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
            if kind == "bare" and len(same) != 1:
                return None
            return Mention(start, end, PERSON, same[0] if len(same) == 1 else text[start:end])
        if kind == "pronoun":
            nobody = re.fullmatch(f"{fold('有人')}|{SOME_PEOPLE}", match[0]) is not None
            return Mention(start, end, ROLE if nobody else PRONOUN, text[start:end])
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
        if re.search(f"{any_of(language.SELF)}$", folded[begun:end]):
            return None
        last = [match[0] for match in re.finditer(ROLES, role)]
        if last and (called := SURNAMED.search(folded[max(0, begun - 4) : begun])):
            same = [name for name in self.people.titles if fold(name).startswith(called["surname"])]
            name = same[0] if len(same) == 1 else text[begun - 3 : end]
            return Mention(begun - 3, end, PERSON if same else ROLE, name)
        if not last or not role.endswith(last[-1]):
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
        if not clauses:
            return None
        last = clauses[-1]
        if TO_ME.search(fold(left)[clauses[-2].ends if len(clauses) > 1 else 0 :]):
            # Whoever tells me something is not I.
            clauses = [
                each._replace(subjects=[one for one in each.subjects if one.name not in SELF]) for each in clauses
            ]
            last = clauses[-1]
        if INSCRIBED.search(fold(left)):
            return Told(Mention(len(left), len(left), NOTICE, ""), plain=True)
        relayed = RELAYED.search(fold(left))
        if relayed and not self.mentions(left[slice(*relayed.span("whose"))]):
            span = relayed.span("whose")
            return Told(Mention(*span, ROLE, left[slice(*span)]), plain=True)
        told = _teller(last)
        asker = ASKER.search(fold(left)[-12:])
        if asker and not told and not re.search(HAN, fold(left)[-12:][asker.end() :]):
            return Told(Mention(len(left) - 2, len(left), ROLE, REPORTER), plain=True)
        sure = AS_IF.search(fold(left)) is None
        if last.subjects and last.subjects[-1].kind == NOTICE:
            notice = last.subjects[-1]
            if not ALOUD.search(fold(left[notice.end :])):
                # 他在紙上寫着「…」 is his, 門上貼着「…」 is nobody's.
                writers = [
                    each for each in last.subjects if each.kind != NOTICE and not ON.search(fold(left[each.end :]))
                ]
                writer = next(reversed(writers), None)
                return Told(writer or notice, plain=True, sure=writer is None)
            told = _teller(last._replace(subjects=[each for each in last.subjects if each.kind != NOTICE]))
        if last.verbs and not told and WE.search(fold(left)[: last.verbs[0][0]]):
            return Told(Mention(len(left), len(left), PRONOUN, SELF[0]), plain=True, sure=False)
        if last.verbs or last.colon:
            if told:
                return Told(told, plain=True, sure=sure and not last.relayed)
            return Told(_leading(clauses[:-1]) or _last_subject(clauses[:-1]), plain=True, sure=sure)
        leading = _leading(clauses[:-1]) or next(
            (each for clause in reversed(clauses[:-1]) if clause.verbs and (each := _teller(clause))), None
        )
        if leading:
            return Told(leading, plain=True, sure=sure)
        subject = next((each for each in reversed(last.subjects)), None) or _last_subject(clauses[:-1])
        return Told(subject, plain=False) if subject else None

    def _clauses(self, left: str) -> list["Clause"]:
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
                colon = match is not None and match[0] == ":"
                found.append(Clause(own, spoken, final and match is not None, colon, relayed, end))
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


def _is_kin(person: Mention, words: str) -> bool:
    """Whether words behind a name tell whose kin somebody is; 方圓奶奶 may be one who is called so."""
    kin = KIN if person.name[:1] not in tuple("小阿") else NEAR_KIN
    return person.kind == PERSON and kin.fullmatch(words) is not None


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
            yield Mention(*match.span("who"), ROLE, text[slice(*match.span("who"))])


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
