"""Who is named in a Chinese article: names by what stands beside them, with the titles and nicknames of each."""

import re
from collections.abc import Iterator

from hkinno.library import language
from hkinno.library.language import any_of
from hkinno.library.names import SURNAME, aliases, find, named_so, nicknames, told_in_marks
from hkinno.library.people import People
from hkinno.store.items import HAN
from hkinno.text import fold

TITLES = any_of(language.NAME_TITLES)
_BEGINS = fold("(?<=[，。；！？\n])")
_LEFT_BEHIND = fold("\n|「[^」]*」|“[^”]*”")
SHE_OR_HE = (
    f"(?P<she>{_BEGINS}{fold('她')})(?!{fold('們')})|(?P<he>{_BEGINS}{fold('他')})(?![{fold('們人日鄉方')}])"
    f"|(?P<end>{_LEFT_BEHIND})"
)
ANOTHER = re.compile(fold("有[一]?[個位名]|另[一]?[個位名]|[一][個位名]"))
BESIDE = re.compile(rf"[「“『](?P<name>{HAN}{{2,3}})[」”』]")
FEMALES, MALES = any_of(language.FEMALES), any_of(language.MALES)
# 女店主, 男乘客
SEXED = re.compile(f"(?P<female>{fold('女')})|(?P<male>{fold('男')})")
# A wife is called by her husband's name.
WIFE = re.compile(f"{any_of('太 太太 師奶 嫂')}$")
CALLED_SO = re.compile(
    f"(?:[{fold('叫稱喚')}](?:{fold('他|她|佢|做|作|為')})*"
    f"|{any_of('諢名 綽號 花名 外號 渾號 暱稱 人稱 自稱 網名')}[{fold('叫做是係')}]{{0,2}})"
    rf"[「“『](?P<name>{HAN}{{2,4}})[」”』]"
)
# 老師 and 小姐 are what anybody is called.
NICKNAMED = re.compile(f"(?!{any_of(f'{language.ROLES} {language.NAME_TITLES}')}$)[{fold('老小阿')}].{{1,2}}")
TITLED = re.compile(f"(?P<surname>{SURNAME}){TITLES}")


def people_of(text: str, given: tuple[str, ...]) -> People:
    """The people of an article, with the titles and other names that lead to them, and the given ones."""
    people, folded = People(), fold(text)
    people.given = given
    for name in given:
        people.add(name)
    for start, end, title in find(text, folded):
        people.add(text[start:end], [text[slice(*title)]] if title else ())
    for start, end, after in nicknames(folded):
        surname = folded[start + 1 : end] if folded[start] in "老小" else ""
        whole = [name for name in people.titles if surname and len(name) > 1 and fold(name).startswith(surname)]
        # 小滿 is 喬小滿.
        given_name = [name for name in people.titles if fold(name)[1:] == folded[start:end]]
        whole = whole or given_name
        known = whole[0] if len(whole) == 1 and (given_name or not after) else text[start:end]
        people.add(known, [text[start:end]] if known in whole else [text[slice(*after)]] if after else ())
    for start, end in [*named_so(folded), *told_in_marks(folded)]:
        people.add(text[start:end])
    for name in people.titles:
        own = f"{fold(name)} {' '.join(map(fold, people.titles[name]))} "
        sexed = {match.lastgroup for title in people.titles[name] for match in SEXED.finditer(fold(title))}
        if re.search(f"{FEMALES} ", own) or sexed == {"female"}:
            people.females.add(name)
        elif re.search(f"{MALES} ", own) or sexed == {"male"}:
            people.males.add(name)

    people.join(text)
    for nickname, full in list(_renamed(people, text, folded)):
        people.others.setdefault(full, []).append(nickname)
        _join(people, nickname, full)
    _merge(people, folded)
    _call(people)
    people.aliases = {
        **{fold(other): name for name, others in people.others.items() for other in others},
        **{alias: name for name in people.titles for alias in aliases(fold(name), folded)},
        **{
            fold(title): name
            for name in people.titles
            for title in people.titles[name]
            if NICKNAMED.fullmatch(fold(title))
        },
        **dict(_called_so(people, folded)),
    }
    for name in [each for each in people.titles if people.aliases.get(fold(each), each) != each]:
        _join(people, name, people.aliases[fold(name)])
    people.doubtful = {
        name
        for name, titles in people.titles.items()
        if name not in given and _is_doubtful(fold(name), folded) and not any(map(OFFICE.search, map(fold, titles)))
    }
    people.tell(folded, SHE_OR_HE, fold)
    people.heed(folded, SHE_OR_HE, fold)
    return people


def _is_doubtful(name: str, folded: str) -> bool:
    """Whether a name may be none: 母親原本反對. It stands once, its surname is rare, and no verb or mark follows it."""
    surname = re.match(SURNAME, name)
    common = surname is None or surname[0] in language.common_surnames() or CALLS.fullmatch(name) is not None
    after = folded.partition(name)[2]
    return (
        folded.count(name) == 1
        and not common
        and re.match(HAN, after) is not None
        and not re.match(language.says(), after)
    )


def _called_so(people: People, folded: str) -> Iterator[tuple[str, str]]:
    """What somebody is called, as it is told behind his name: 司馬達，行內人叫他「達記」."""
    names = {fold(name): name for name in people.titles}
    if not names:
        return
    for match in BESIDE.finditer(folded):
        # 「老溫」溫慶雲
        whole = next((names[each] for each in names if folded.startswith(each, match.end())), "")
        if whole and match["name"][-1] == fold(whole)[0]:
            yield match["name"], whole
    for match in CALLED_SO.finditer(folded):
        before = folded[max(0, match.start() - 60) : match.start()]
        last = max(names, key=before.rfind)
        other = ANOTHER.search(before, max(0, before.rfind(last)))
        titled = TITLED.fullmatch(match["name"])
        if other or (titled and not fold(last).startswith(titled["surname"])):
            continue
        if before.rfind(last) >= 0 and re.search(rf"(?<![「“『]){re.escape(match['name'])}(?![」”』])", folded):
            yield match["name"], names[last]


# 阿成叔原名郭耀成, 鴻叔把聲唔算大。佢真名叫文錦鴻
OFFICE = re.compile(f"[{fold('長席員授監裁理任')}]$")
RENAMED = re.compile(
    f"{any_of('原名 本名 大名 真名 全名 真實姓名 又名 人稱 綽號 花名 外號 諢名 暱稱')}[{fold('叫是係為喚做')}]*[「“『]?"
    f"(?P<name>{HAN}{{2,4}}?)(?=[,。、;:」”』(]|$)"
)
CALLS = re.compile(f"(?:[{fold('老小阿')}](?P<behind>{HAN}{{1,2}})|(?P<before>{HAN}){TITLES})[{fold('叔伯哥姐嬸姨')}]?")


def _renamed(people: People, text: str, folded: str) -> Iterator[tuple[str, str]]:
    """Names of one person where a text tells that both are: the one, and the whole one."""
    for match in RENAMED.finditer(folded):
        before = folded[max(0, match.start() - 60) : match.start()]
        last = max(people.titles, key=lambda name: (before.rfind(fold(name)), len(name)), default="")
        name = text[slice(*match.span("name"))]
        if before.rfind(fold(last)) < 0 or not (
            name in people.titles or re.fullmatch(f"{SURNAME}{HAN}{{1,2}}", match["name"])
        ):
            continue
        if name != last:
            people.add(name)
            yield (last, name) if CALLS.fullmatch(fold(last)) else (name, last)


def _call(people: People) -> None:
    """榮叔 and 阿榮 are 麥耀榮, where nobody else has the character."""
    called = {name: match for name in people.titles if (match := CALLS.fullmatch(fold(name)))}
    for name, match in called.items():
        part = match["behind"] or match["before"]
        whole = [each for each in people.titles if each not in called and part in fold(each)]
        if len(whole) == 1 and not _differ(people, name, whole[0]) and not WIFE.search(fold(name)):
            people.others.setdefault(whole[0], []).append(name)
            _join(people, name, whole[0])


def _merge(people: People, folded: str) -> None:
    """方處長 is 方圓, who was named before, where no other 方 was."""
    for name in list(people.titles):
        called = TITLED.fullmatch(fold(name))
        if not called or WIFE.search(fold(name)):
            continue
        whole = [
            each
            for each in people.titles
            if fold(each).startswith(called["surname"]) and not TITLED.fullmatch(fold(each))
        ]
        if (
            len(whole) == 1
            and folded.find(fold(whole[0])) < folded.find(fold(name))
            and not _differ(people, name, *whole)
        ):
            _join(people, name, whole[0])


def _join(people: People, name: str, whole: str) -> None:
    """Take a name as another of somebody's whose whole name is known."""
    if name not in people.titles or whole not in people.titles:
        return
    people.add(whole, {*people.titles.pop(name)})
    for sexes in (people.females, people.males):
        if name in sexes:
            sexes.discard(name)
            sexes.add(whole)


def _differ(people: People, one: str, other: str) -> bool:
    """Whether one of two is known to be a woman and the other a man."""
    return {people.pronoun(one), people.pronoun(other)} == {"she", "he"}
