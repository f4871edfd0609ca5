"""Who is named in a Chinese article, and who says the quotations of a sentence.

Chinese has no blanks between words, so a name is known by what stands beside it: a role before it (處長方圓), a title
after it (方處長), a verb of saying, a bracket with an age. What is once found to be a name is one wherever it stands.
"""

import re
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from hkinno.check import lexicon
from hkinno.library import language
from hkinno.library.language import any_of, listed
from hkinno.library.people import BODY, ITS_BODY, NOTICE, PERSON, PRONOUN, ROLE, SELF, Mention, People, Told
from hkinno.store.items import HAN
from hkinno.text import fold

COMPOUNDS = listed(language.COMPOUNDS)
SURNAME = language.surnames()
ROLES, BODIES, TITLES = any_of(language.ROLES), any_of(language.BODIES), any_of(language.NAME_TITLES)
NOTICES = any_of(f"{language.NOTICES} {language.SHOWS}")
NO_BODIES = any_of(language.NO_BODIES)
FOLLOWS = re.compile(any_of(f"{language.FOLLOWING} {lexicon.SAYS} {language.MORE_SAYS} {lexicon.ADVERBS}"))
FOLLOWS_TITLED = re.compile(f"{FOLLOWS.pattern}|{ROLES}|{TITLES}")
NEVER = frozenset(fold(language.NEVER_IN_NAMES))
CLAUSE = re.compile("[,;:](?![0-9])")
ASKED = re.compile(fold("(?:追問|盤問|訪問|(?<![被疑請詢學])問)$"))
STATEMENTS = fold("聲明|新聞稿|公告|該組|該署|該局")
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
    f"(?:[{fold('一有另某')}]?[{fold('名位')}]|{fold('某')})(?:[^,。;:]{{0,12}}{fold('的')})?(?P<who>{HAN}{{2,6}}?)"
    f"(?=(?:{HAN}{{2}}{fold('地')})?(?:[{fold('昨今當')}][{fold('日天')}])?{language.says()})"
)
RELAYS = fold("引述|轉述|引用|引")
# 陳水勝今年八十七歲; …。他說
TOLD_OF = re.compile(fold("[^，。；：、]{0,3}[0-9一二三四五六七八九十]{1,4}歲|[^。；：]{2,60}。[他她佢](?![們哋])"))
CLAUSE_ENDS = re.compile(fold("[，。！？；：「」『』“”\ue000\ue001]"))
OF = ("的", "嘅")
PLACES = frozenset(fold(language.PLACES))
# Before a name that follows no role: the beginning of a clause, or one of these.
LEFT = frozenset(fold("個農商販員師者手婦匠人戶的嘅位名與和及對向跟同給問由為係但請據令讓嗰呢連被而"))
# What a role or a body is not extended over to the left.
STOPS = frozenset(
    fold("的嘅了着過在對向和與及是為但而被把將由從到於說稱問據跟同給讓令使請叫當若如連喺係就都也亦又卻則還沒曾個以")
)
LONGEST_ROLE, LONGEST_CLAUSE, LONGEST_ADVERB = 14, 24, 4
# What stands so often is a name, whatever follows it.
OFTEN = 3
TITLED = re.compile(f"(?P<surname>{SURNAME}){TITLES}")
FEMALES, MALES = any_of("女士 小姐 太太 姑娘 師奶 姐 嫂 婆 姨 阿姨 奶奶 大媽"), any_of("先生 伯 叔 哥 大叔 大爺 爺爺")
QUANTIFIED = re.compile(fold(r"^(?:有|另一|其中一|某|一|兩|三|多|數)[名位個]?|^有|^該"))
# 這名前國手: who was told of last.
THIS = re.compile(fold("(?:這|該|呢|那)[名位]"))
THERE_IS = re.compile(fold("(?:也|亦|又|都|更)?有?"))
ENDING = tuple("。！？!?….")
QUANTIFIER = re.compile(fold(r"(?:有|另一|其中一|某|一|兩|三|多|數)[名位個]|有(?=居民|市民|街坊|學生|家長|乘客|網民)"))
ENDS = re.compile(r"[。！？!?]+[」』”’）)]*")
BRACKETS = re.compile(r"[（(〔［][^（()）〔〕［］]{0,60}[）)〕］]")


class Chinese:
    """The people of a Chinese article, and its sentences read."""

    def __init__(self, text: str, given: tuple[str, ...]) -> None:
        self.people = People()
        for name in given:
            self.people.add(name)
        self._find(text, fold(text))
        self._pattern = self._compiled()

    # Names, from the whole text.

    def _find(self, text: str, folded: str) -> None:
        for start, end, title in _named(text, folded):
            self.people.add(text[start:end], [text[slice(*title)]] if title else ())
        for start, end, after in _nicknames(folded):
            surname = folded[start + 1 : end] if folded[start] in "老小" else ""
            whole = [
                name for name in self.people.titles if surname and len(name) > 1 and fold(name).startswith(surname)
            ]
            known = whole[0] if len(whole) == 1 and not after else text[start:end]
            self.people.add(known, [text[start:end]] if known in whole else ())
        for name in self.people.titles:
            own = f"{fold(name)} {' '.join(map(fold, self.people.titles[name]))} "
            if re.search(f"{FEMALES} ", own):
                self.people.females.add(name)
            elif re.search(f"{MALES} ", own):
                self.people.males.add(name)

        self._merge(folded)

    def _merge(self, folded: str) -> None:
        """方處長 is 方圓, who was named before, where no other 方 was."""
        for name in list(self.people.titles):
            called = TITLED.fullmatch(fold(name))
            if not called:
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
                self.people.add(whole[0], {*self.people.titles.pop(name)})
                for sexes in (self.people.females, self.people.males):
                    if name in sexes:
                        sexes.discard(name)
                        sexes.add(whole[0])

    def _differ(self, one: str, other: str) -> bool:
        """Whether one of two is known to be a woman and the other a man."""
        return {self.people.pronoun(one), self.people.pronoun(other)} == {"she", "he"}

    def _compiled(self) -> re.Pattern[str]:
        names = sorted({fold(name) for name in self.people.titles}, key=len, reverse=True)
        known = "|".join(map(re.escape, names)) or "(?!)"
        first = {name[: 2 if name[:2] in COMPOUNDS else 1] for name in names if re.match(HAN, name)}
        surname = "|".join(map(re.escape, sorted(first, key=len, reverse=True))) or "(?!)"
        pronoun = fold("他們|她們|佢哋|[他她佢](?![們人日方鄉])|我(?![們哋])|(?<=據)其|有人")
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
            if previous and mention.start < previous.end:
                continue
            if previous and between in OF and mention.kind == ROLE and previous.kind in (PERSON, ROLE, BODY):
                whose = OF_THEM.sub("", text[previous.start : mention.end])
                found[-1] = Mention(previous.start, mention.end, ROLE, whose)
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
            return Mention(start, end, PERSON, name)
        if kind in ("titled", "bare"):
            surname = match[0][:2] if match[0][:2] in COMPOUNDS else match[0][0]
            same = [name for name in self.people.titles if fold(name).startswith(surname)]
            if kind == "bare" and len(same) != 1:
                return None
            return Mention(start, end, PERSON, same[0] if len(same) == 1 else text[start:end])
        if kind == "pronoun":
            return Mention(start, end, ROLE if match[0] == "有人" else PRONOUN, text[start:end])
        if kind == "notice":
            return Mention(start, end, NOTICE, "")
        return self._role(text, folded, start, end)

    def _role(self, text: str, folded: str, start: int, end: int) -> Mention | None:
        begun = _extended(folded, start)
        there_is = THERE_IS.match(folded, begun, start)
        begun = there_is.end() if there_is else begun
        if quantifier := QUANTIFIER.search(folded[begun:end]):
            begun += quantifier.start()
        words, role = OF_THEM.sub("", text[begun:end]), folded[start:end]
        if re.search(f"{any_of(language.SELF)}$", folded[begun:end]):
            return None
        last = [match[0] for match in re.finditer(ROLES, role)]
        if not last or not role.endswith(last[-1]):
            if folded[begun] == fold("該") or re.fullmatch(STATEMENTS, folded[begun:end]):
                return Mention(begun, end, PRONOUN, ITS_BODY)
            return Mention(begun, end, BODY, self.people.body(words))
        if last and THIS.match(folded[begun:end]):
            return Mention(begun, end, PRONOUN, words)
        if not QUANTIFIED.match(folded[begun:end]):
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
            if _is_object(folded, mention) or mention.start == object_ends > 0:
                object_ends = mention.end if mention.kind == PRONOUN else 0
            elif not _is_owner(folded, mention):
                found.append(mention)
        return found

    def subject(self, sentence: str) -> Mention | None:
        """Of whom a sentence tells; whoever is asked something in it, who will answer."""
        sentence = _without_brackets(sentence)
        folded = fold(sentence)
        asked = next(
            (each for each in self.mentions(sentence) if each.kind == PERSON and ASKED.search(folded[: each.start])),
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
        left = _without_brackets(left)
        clauses = self._clauses(left)
        if not clauses:
            return None
        last = clauses[-1]
        told = _teller(last)
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
        subjects, said = self.subjects(left), verbs(folded)
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
                found.append(Clause(own, spoken, final and match is not None, colon, relayed))
            start = match.end() if match else end
        return found

    def after(self, right: str, closing: str) -> Told | None:
        """Who says the words that precede, by what stands after them."""
        right = _without_brackets(right)
        folded = fold(right)
        first = len(folded) - len(folded.lstrip(", "))
        end = len(re.split("[。!?;\ue000\ue001]", folded, maxsplit=1)[0])
        subjects = [each for each in self.subjects(right[:end]) if each.start - first <= LONGEST_CLAUSE]
        for verb in verbs(folded[:end]):
            told = [each for each in subjects if each.end <= verb[0]]
            if not told:
                break
            commas = folded[first : verb[0]].count(",")
            if commas <= 1:
                return Told(told[-1], plain=not commas or told[-1].start == first)
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


def _teller(clause: Clause) -> Mention | None:
    """Who says something in a clause: who stands before its first verb of saying, or of those who relay the last."""
    verbs = clause.verbs[-1:] if clause.relayed else clause.verbs
    for verb in verbs:
        told = [each for each in clause.subjects if each.end <= verb[0]]
        if told:
            return told[-1]
    return clause.subjects[-1] if clause.subjects and clause.colon else None


def _leading(clauses: list[Clause]) -> Mention | None:
    """Who is said to say what follows some clauses, one of which ends with a verb of saying, as 方圓指出."""
    return next(
        (told for clause in reversed(clauses) if (clause.final or clause.colon) and (told := _teller(clause))), None
    )


def _last_subject(clauses: list[Clause]) -> Mention | None:
    subjects = [each for clause in clauses for each in clause.subjects]
    people = [each for each in subjects if each.kind in (PERSON, PRONOUN, NOTICE)]
    return next(reversed(people or subjects), None)


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


def _is_object(folded: str, mention: Mention) -> bool:
    """Whether somebody is only spoken to or of: after 對, 向, 訪問."""
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
        return False
    return not re.match(any_of(language.NOUNS_OF_SAYING), folded[mention.end + 1 :])


def _without_brackets(text: str) -> str:
    return BRACKETS.sub(lambda match: " " * len(match[0]), text)


def _named(text: str, folded: str) -> Iterator[tuple[int, int, tuple[int, int] | None]]:
    """Where names stand in a text, each with the place of a title beside it."""
    for match in re.finditer(f"{ROLES}(?=(?:{HAN}|[a-z]))", folded):
        end = pick(folded, match.end(), strong=True) or _latin(text, match.end())
        if end:
            yield match.end(), end, (_extended(folded, match.start()), match.end())
    for match in re.finditer(f"(?=({SURNAME}{HAN}{{0,2}}?)({TITLES}))", folded):
        start, end = match.span(1)
        if (
            _begins(folded, start)
            and folded[start : start + 2] not in language.no_names()
            and not NEVER & set(match[1])
        ):
            alone = match[1] in COMPOUNDS or len(match[1]) == 1
            if not (alone and match[2] in listed("總 生 仔 婆") and not FOLLOWS.match(folded, match.end(2))):
                yield start, (match.end(2) if alone else end), match.span(2)
    for match in re.finditer(SURNAME, folded):
        start = match.start()
        if _begins(folded, start) and (end := pick(folded, start, strong=False)) and _is_told_of(folded, start, end):
            yield start, end, None
    for match in re.finditer(f"{HAN}{{1,6}}(?:[·‧・•]{HAN}{{1,8}})+", folded):
        yield match.start(), match.end(), None


LATIN = re.compile(r"[A-Z][A-Za-z.'’-]*[a-z](?: [A-Z][A-Za-z.'’-]*)*")


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
    compound = folded[start : start + 2] in COMPOUNDS
    surname = folded[start : start + (2 if compound else 1)]
    if not re.fullmatch(SURNAME, surname) or not (strong or surname in language.common_surnames()):
        return 0
    least = start + len(surname) + 1
    if folded[start : start + 2] in language.no_names():
        return 0
    ends = [end for end in (least + 1, least) if _is_name(folded, start, end, len(surname), strong=strong)]
    ends = [end for end in ends if not re.fullmatch(language.says(), folded[start + len(surname) : end])]
    if len(ends) > 1:
        # 鄒穎早前: the longer word that follows tells which it is, or else how often either stands in the text.
        word = FOLLOWS.match(folded, least)
        longer, shorter = folded.count(folded[start : ends[0]]), folded.count(folded[start:least])
        return least if (word and len(word[0]) > 1) or shorter > longer + 1 else ends[0]
    return ends[0] if ends else 0


def _is_name(folded: str, start: int, end: int, surname: int, *, strong: bool) -> bool:
    name = folded[start:end]
    if not re.fullmatch(f"{HAN}+", name) or NEVER & set(name[surname:]):
        return False
    if name[-1] in PLACES and not _after_role(folded, start):
        return False
    rest = folded[end : end + 1]
    if not re.match(HAN, rest) or FOLLOWS_TITLED.match(folded, end) or folded.count(name) >= OFTEN:
        return True
    if not strong or len(name) <= surname + 1:
        return False
    # 大律師姚嘉敏求情時指
    clause = CLAUSE_ENDS.split(folded[end : end + LONGEST_ADVERB + 2], 1)[0]
    common = name[:surname] in language.common_surnames()
    return common or folded.count(name) > 1 or any(start <= LONGEST_ADVERB for start, _ in verbs(clause))


def _is_told_of(folded: str, start: int, end: int) -> bool:
    """Whether a verb of saying, an age or a colon follows a name, or the name stands again."""
    if re.match(fold(r"[（(](?:\d{1,3}歲|[a-z]|化名)|[：:]"), folded[end : end + 5]):
        return True
    if TOLD_OF.match(folded, end):
        return True
    clause = CLAUSE_ENDS.split(folded[end : end + LONGEST_CLAUSE], 1)[0]
    verb = next(iter(verbs(clause)), None)
    return folded.count(folded[start:end]) > 1 or (verb is not None and verb[0] <= LONGEST_CLAUSE // 2)


def _nicknames(folded: str) -> Iterator[tuple[int, int, bool]]:
    """老鄭, 小孟, 阿敏, 強哥, 芬姐: where a role stands before them, or they stand again or speak."""
    found = re.compile(
        rf"(?!{any_of(language.NO_NICKNAMES)})(?:[老小]{SURNAME}|小{HAN}|阿(?:{HAN}|[a-z]+)|{HAN}[{fold('哥姐叔伯嫂嬸姨')}])"
    )
    for match in found.finditer(folded):
        start, end = match.span()
        after = _after_role(folded, start) or (folded[start - 1 : start] == "," and _after_role(folded, start - 1))
        if (
            folded[start] in NEVER | STOPS
            or folded[start : start + 2] in language.no_names()
            or not (after or folded[start] in "老小阿" or _begins(folded, start))
        ):
            continue
        follows = FOLLOWS.match(folded, end) or not re.match(HAN, folded[end : end + 1])
        clause = CLAUSE_ENDS.split(folded[end : end + 10], 1)[0]
        if follows and (after or folded.count(match[0]) > 1 or verbs(clause)):
            yield start, end, after


@cache
def _verbs() -> re.Pattern[str]:
    return re.compile(f"{language.no_verbs()}|({language.says()})")


def verbs(folded: str) -> list[tuple[int, int]]:
    """The verbs of saying in a text."""
    return [match.span(1) for match in _verbs().finditer(folded) if match[1]]


def _extended(folded: str, start: int) -> int:
    """Where what belongs to a role or a body begins: 渠務處處長, 死者遺孀; not before a verb of saying."""
    begun = start
    floor = max((end for _, end in verbs(folded[max(0, start - LONGEST_ROLE) : start])), default=0) + max(
        0, start - LONGEST_ROLE
    )
    while begun > 0 and start - begun < LONGEST_ROLE and re.match(rf"{HAN}|[a-z0-9]", folded[begun - 1]):
        if (folded[begun - 1] in STOPS and folded[begun - 1 : begun + 1] != "的士") or begun <= floor:
            break
        begun -= 1
    return begun
