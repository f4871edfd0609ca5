"""Lines that say who wrote an article, when and for whom: read from end to end, so that no sentence is one of them.

A line is cut at its blanks and separators; it is a byline where every piece is a word for a part in the work, a name
after one, a date, the name of a paper, or the like. What is left over makes it a line of the article.
"""

import re
from typing import NamedTuple

from hkinno.library import english_words, line_words
from hkinno.library.language import ROLES, any_of, surnames
from hkinno.store.items import HAN
from hkinno.text import fold

# 二○二二年三月十四日, 民國113年2月17日
_DIGITS = "○一二三四五六七八九"
_HAN_DATE = re.compile(
    r"([〇○零一二三四五六七八九]{4})年([一二三四五六七八九十]{1,2})月(?:([一二三四五六七八九十廿卅]{1,3})日)?"
)
_ROC_DATE = re.compile(r"(?:民國|民国)\s?(\d{2,3})(?=\s?[年./-])")
MONTHS = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"]
DATES = (
    re.compile(r"(?P<y>(?:19|20)\d\d)\s?[-/.年]\s?(?P<m>\d{1,2})\s?[-/.月]\s?(?P<d>\d{1,2})日?(?!\d)"),
    re.compile(r"(?P<d>\d{1,2})(?:st|nd|rd|th)? (?P<name>[A-Z][A-Za-z]{2,8})\.?,? (?P<y>(?:19|20)\d\d)"),
    re.compile(r"(?P<name>[A-Z][A-Za-z]{2,8})\.? (?P<d>\d{1,2})(?:st|nd|rd|th)?, (?P<y>(?:19|20)\d\d)"),
)
_LATIN = r"[A-Z][\w'’.-]*(?: (?:[A-Z][\w'’.-]*|de|van|von|der|bin|al)){1,4}"
PERSON = re.compile(_LATIN)
# Words of a byline for those who write, and for others; one character is such a word only before a mark.
_WRITES = any_of(line_words.WRITES)
_LONG = any_of(f"{line_words.WRITES} {line_words.PICTURES}")
_SHORT = f"[{fold('文圖攝')}]"
_MORE = rf"{_LONG}|{_SHORT}(?=\s|[:、/&])|{HAN}{{0,4}}{fold('記者')}"
_HAN_LABEL = re.compile(
    rf"(?:{HAN}{{0,6}}{fold('記者')}|(?:{any_of('聯合 綜合 專題 獨家 特約')})?{_LONG}|{_SHORT}(?=\s*[:、/&和及]))"
    rf"(?:\s*[、/&和及與.·]?\s*(?:{_MORE}))*\s*[:/]?"
)
# 文 | 晏河
# 法庭組
_DESK_ALONE = re.compile(f"{HAN}{{2,4}}[{fold('組部')}]")
_ALONE = {
    fold("文"): "writes",
    fold("圖"): "others",
    fold("攝"): "others",
    fold("圖文"): "writes",
    fold("文圖"): "writes",
}
_REPORTS = f"(?:{fold('綜合')})?{any_of('報道 報導 專訊 專電 攝影報道')}$"
_ENDS_NAME = rf"(?=$|[\s、,/&{fold('和與及')}()|】」:.]|{_LONG}|{fold('攝')}|{HAN}{{2,3}}{_REPORTS})"
# A long name, as of a Mongol, stands alone behind its label.
_NAME = re.compile(
    rf"(?!{_LONG}){HAN}{{2,4}}(?:·{HAN}{{1,8}})*{_ENDS_NAME}|(?!{_LONG})(?:(?![{fold('報部組社網台室處會局')}]){HAN}){{5,6}}$"
)
# 馬嶼報道, 發自濱城
_DESK = re.compile(rf"{HAN}{{2,4}}{_REPORTS}|{fold('發')}?自{HAN}{{2,6}}$")
_MARGIN = " \u3000()（）[]【】〔〕［］.。,，;；*—–-□■◆◇●○▲△"
_ANYBODY = re.compile(rf"{HAN}{{2,10}}?(?=$|\s|[、,/&()|;]|{_LONG})")
# Whoever stands behind 文：, by whatever name: Lok仔. Behind 記者： may stand what a reporter asks.
_PEN_NAME = re.compile(r"[^\s、,，/&()|;:。!?！？「」“”]{2,14}(?=$|[\s、,/&()|;])")
# 島訊社記者簡郁庭海平3日電
_WIRED = re.compile(
    rf"(?:{HAN}{{2,8}})?{fold('記者')}\s*(?P<name>{HAN}{{2,3}}(?:[、\s]+{HAN}{{2,3}})*)\s*{HAN}{{2,5}}(?:\d{{1,2}}月)?"
    rf"\d{{1,2}}日[{fold('電訊')}]"
)
# 藍若溪、丘子晴
_TOGETHER = re.compile(rf"(?P<name>{surnames()}{HAN}{{1,2}}(?:\s*[、/&]\s*{surnames()}{HAN}{{1,2}})+)")
# 石塘村小學校長　喬玉蘭
_OFFICE = re.compile(rf"{HAN}{{2,16}}{any_of(ROLES)}\s+(?P<name>{surnames()}{HAN}{{1,2}})")
# 來源：江州晚報（記者 方圓）
_BRACKETED = re.compile(r"[(（]([^()（）]*[記记]者[^()（）]*)[)）]")
_AND = re.compile(rf"\s*[、,/&{fold('和與及')}]\s*|\s+|[()|】」:.。]|{fold('攝')}$")
_ENGLISH = re.compile(
    r"(?P<writes>(?:report(?:ed|ing)?|words|text|story|written|interview(?:ed)?|as told to)"
    r"(?: (?:and|&) (?:photo(?:graph)?s?|photography|pictures?))?(?: by|:)?|by)\s+"
    r"|(?P<other>(?:photo(?:graph)?s?|photography|pictures?|illustrations?|edited|editing|produced|additional reporting"
    r"|writing)(?: by|:)?)\s+",
    re.IGNORECASE,
)
_ROLES = r"(?:[\w&’'-]+ ){0,4}(?i:correspondents?|reporters?|editors?|writers?|columnists?|staff|desk|critics?)"
_ROLE = re.compile(_ROLES)
_PLACES = frozenset(
    f"{english_words.ENGLISH_BODIES} {english_words.ENGLISH_PLACES} {english_words.ENGLISH_VENUES}".split()
)
_NAMED = re.compile(rf"(?P<names>{_LATIN}(?:(?:, | and | & ){_LATIN})*)(?:, (?P<role>{_ROLES}))?(?:,? in [A-Z][\w ]+)?")
# By Kelvin
_ONE_NAME = re.compile(r"[A-Z][\w'’-]{2,14}")
# 2021年7月, July 2021: of an issue that has no day.
MONTH = re.compile(
    r"(?P<y>(?:19|20)\d\d)\s?年\s?(?P<m>\d{1,2})\s?月[號号刊]?|(?P<name>[A-Z][a-z]{2,8})\.?,? (?P<year>(?:19|20)\d\d)"
)
LONGEST_SECTION = 6
_COLUMN = re.compile(rf"[^\s，。]{{2,10}}[ \u3000]{{3,}}(?P<name>{HAN}{{2,3}})")
_CLOCK = re.compile(r"\b\d{1,2}:\d\d(?::\d\d)?(?: ?[ap]\.?m\.?)?\b")
# 財訊觀察 before 記者
_OUTLET = re.compile(rf"(?:《[^《》]{{2,16}}》\s*|{HAN}{{2,8}}(?=\s))(?=\s*(?:{HAN}{{0,6}}{fold('記者')}|{_LONG}))")
_NEWSROOM = re.compile(rf"{HAN}{{2,6}}(?:{any_of('快訊 新聞 新聞網 日報 晚報 時報 周刊 週刊 雜誌 電視 電台 通訊社')})")
_SIGNED = re.compile(rf"{HAN}{{2,8}}[{fold('報社網刊台')}]\s+(?P<name>{HAN}{{2,4}})")
_SEPARATORS = re.compile(r"\s*[|｜•‧—–]\s*|;\s+(?=[A-Z])|\s+·\s+|\s{2,}|\u3000+")
_MINOR = re.compile(
    r"\d{1,3}[ -]min(?:ute)?s?(?: read)?|(?:issue|no\.?|vol(?:ume)?\.?) ?\d+|[Pp]age \w+|\d{1,2}[:.]\d\d(?: ?[ap]m)?"
    r"|[總总]?第?\d+期|第?[A-Z]?\d{1,3}[版頁]|[A-Z]\d{1,2}|(?:spring|summer|autumn|fall|winter) (?:19|20)\d\d",
    re.IGNORECASE,
)
_PUBLISHED = re.compile(
    rf"{any_of('發佈 發布 更新 最後更新 刊登 出版')}(?:{any_of('時間 日期 於')})?\s*[:：]?"
    r"|(?i:published|updated|last updated|posted|first published)(?: on)?:?"
)
_YEAR = re.compile(
    r"(?i:\b(?:mon|tues?|wednes|thurs?|fri|satur|sun)day\b,?)|[（(]?星期[一二三四五六日天][）)]?|(?:19|20)\d\d年?(?:\d{1,2}月)?"
)
_TITLED = re.compile(r"(?:[A-Z]\w*|the|of|and|&)(?: (?:[A-Z]\w*|of|and|the|&)){0,4}")
CONTACT = re.compile(
    r"[Cc]ontact the reporters? on this story:\s*(?P<en>[A-Z][\w'’.-]+(?: [A-Z][\w'’.-]+){1,3}?)(?= in | at |$)"
)
# 來源：江州晚報, 【明報專訊】, Source: The Voice.
PAPER = re.compile(
    r"(?:來源|来源|出處|出处|原載|原载|刊於|刊于)\s*[:：]\s*(?P<named>[^\s　|｜,，。；（(]{2,16})"
    r"|(?P<desk>(?!本)[\u3400-\u9fff]{1,5}[報报社網网刊])(?:記者|记者)"
    r"|《(?P<book>[^《》]{2,16})》(?=\s*(?:特[約约])?(?:記者|记者))"
    r"|【(?P<wire>(?!本[報报])[^【】\s]{2,6}?)[專专]?[訊讯电電]】|^\s*Source\s*:\s*(?P<en>[A-Z][^|·,]{2,40})$"
)
PAPER_NAMES = re.compile(
    r"(?:\b(?i:Magazine|Quarterly|Monthly|Digest|Dispatch|Register|Ledger|Record|Examiner|Advertiser|Sentinel|Monitor|Times|Post|Herald|News|Daily|Journal|Gazette|Voice|Weekly|Courier|Tribune|Observer|Chronicle|Review"
    r"|Mail|Standard|Telegraph|Express|Star|Sun|Globe|Bulletin|Argus|Echo)"
    r"|[日晚時时週周早]報?[報报刊]|日報|日报|[雜杂][誌志]|週刊|周刊|月刊)(?:電子版|网络版|網絡版|網路版|新聞網|新闻网|[網网])?$"
)
AGENCY = re.compile(r"[A-Z][A-Z .'’-]+(?:, [A-Z][\w .]{2,20})?,? \((?P<agency>[A-Z][\w .&’'-]{1,30})\)\s*[-–—]")
BOOK_OF_PAPER = re.compile(r"《(?P<name>[^《》]{2,16})》")
# 編按：…
NOTED = re.compile(r"[【（(\[]?(?:[編编][者]?按|[Ee]ditor[’']s note)")
# 《曠野》周刊 特稿
MASTHEAD = re.compile(rf"《[^《》]{{1,12}}》\s*(?:{HAN}{{0,2}}刊|[雜杂][誌志]|[報报])?(?:\s+{HAN}{{2,6}})?")
WIDE = re.compile("[\u2e80-\u9fff\uf900-\ufaff\uff00-\uff60\u3000-\u303f]")
LONGEST_DATED = 120


class Byline(NamedTuple):
    """What a line says of the work: its authors, and whether nothing else stands in it."""

    authors: tuple[str, ...]
    whole: bool


def width(words: str) -> int:
    """How many columns words take."""
    return len(words) + len(WIDE.findall(words))


def western(line: str) -> str:
    """A line with its dates in digits and years of the common era."""

    def number(words: str) -> int:
        tens, ten, ones = words.replace("廿", "二十").replace("卅", "三十").rpartition("十")
        return (_DIGITS.find(tens or "一") * 10 if ten else 0) + (_DIGITS.find(ones) if ones else 0)

    def digits(match: re.Match[str]) -> str:
        year = "".join(str(max(0, _DIGITS.find(each))) for each in match[1])
        return f"{year}年{number(match[2])}月" + (f"{number(match[3])}日" if match[3] else "")

    return _ROC_DATE.sub(lambda match: str(int(match[1]) + 1911), _HAN_DATE.sub(digits, line))


def day(line: str) -> str:
    """The date in a line, as 2024-03-05."""
    line = western(line)
    found = [match for pattern in DATES for match in pattern.finditer(line)]
    for match in sorted(found, key=lambda each: each.start()):
        parts = match.groupdict()
        name = (parts.get("name") or "")[:3].lower()
        month = MONTHS.index(name) + 1 if name in MONTHS else int(parts.get("m") or 0)
        if month in range(1, 13) and int(parts["d"]) in range(1, 32):
            return f"{parts['y']}-{month:02}-{int(parts['d']):02}"
    return ""


def month(line: str) -> str:
    """The month that a line is, as 2024-03."""
    match = MONTH.fullmatch(western(line).strip(_MARGIN))
    if match is None:
        return ""
    name = (match["name"] or "")[:3].lower()
    number = MONTHS.index(name) + 1 if name in MONTHS else int(match["m"] or 0)
    return f"{match['y'] or match['year']}-{number:02}" if number in range(1, 13) else ""


def byline(line: str, *, alone: bool = True) -> Byline:
    """Read a line. ``alone`` says that names may stand in it without a word that says what they did."""
    if not _may_sign(line):
        return Byline((), whole=False)
    if signed := _signed(line.strip(_MARGIN), alone=alone):
        return Byline(signed, whole=True)
    authors: list[str] = []
    said, names, role = False, 0, ""
    line = _BRACKETED.sub(r"|\1|", western(line))
    for pattern in (*DATES, _CLOCK):
        line = pattern.sub("|", line)
    pieces = list(filter(None, _SEPARATORS.split(line.strip(_MARGIN))))
    minor = len(pieces) > 2 and any(map(_is_minor, pieces))  # noqa: PLR2004 - a paper, its number, and a section
    for piece in pieces:
        words = piece.strip(_MARGIN)
        if not words or _is_minor(words):
            said = True
            continue
        if len(pieces) == 1 and _DESK_ALONE.fullmatch(words):
            said = True
            continue
        if fold(words) in _ALONE:
            said, role = True, _ALONE[fold(words)]
            continue
        if re.search(HAN, words):
            found, role = _chinese(words, role, bool(authors))
        else:
            found = _english(words)
        if found is None and minor and len(words) <= LONGEST_SECTION:
            continue
        if found is None:
            return Byline((), whole=False)
        label, written = found
        said, names = said or label, names + len(written)
        authors += written
    whole = said or (alone and names > 1)
    return Byline(tuple(dict.fromkeys(authors)) if whole else (), whole=whole)


def _may_sign(line: str) -> bool:
    """Whether a line is short enough, and neither said nor a sentence.

    編輯，麻煩更正。（圖／藥師替長者整理藥袋。） is one.
    """
    spoken = line.lstrip().startswith(("「", "“", "『", '"'))
    return width(line) <= LONGEST_DATED and not spoken and re.search("[，,].*。$|。[）)]$", line) is None


def _signed(line: str, *, alone: bool) -> tuple[str, ...]:
    """The names of a line that is nothing but who writes or speaks: with a dateline, an office, or one with another."""
    folded = fold(line)
    found = _WIRED.fullmatch(folded) or _COLUMN.fullmatch(line)
    found = found or ((_OFFICE.fullmatch(folded) or _TOGETHER.fullmatch(folded)) if alone else None)
    return tuple(re.split(r"[、/&\s]+", line[slice(*found.span("name"))])) if found else ()


def _is_minor(words: str) -> bool:
    """Whether a piece of a line is a date, a page, an issue, the time it takes to read, or a paper."""
    rest = PAPER.sub("", words)
    if MONTH.fullmatch(rest.strip(_MARGIN)) or _NEWSROOM.fullmatch(fold(rest)):
        return True
    said = _PUBLISHED.match(fold(rest))
    rest = rest[said.end() :] if said else rest
    for pattern in (*DATES, _MINOR, _YEAR):
        rest = pattern.sub(" ", rest)
    # The Long Table, issue 12
    rest = re.sub(rf"{BOOK_OF_PAPER.pattern}(?:{HAN}{{2,4}})?", "", rest)
    return not re.search(r"[^\W_]", rest) or (rest != words and _TITLED.fullmatch(rest.strip(_MARGIN)) is not None)


# Whether a word says what somebody did, and who wrote.
_Found = tuple[bool, list[str]]


def _chinese(words: str, role: str, named: bool) -> tuple[_Found | None, str]:
    """The writers of a piece of a line in Chinese; None where it says something else."""
    folded, at = fold(words), 0
    if signed := _SIGNED.fullmatch(folded):
        # （江岸晚報 聞人靜）
        return (True, [words[slice(*signed.span("name"))]]), role
    said, written, new = False, [], not named
    while at < len(words):
        if label := _HAN_LABEL.match(folded, at):
            role = "writes" if re.search(f"{_WRITES}|{fold('文')}", label[0]) else "others"
            at, said, new = label.end(), True, True
        elif role and not new and (desk := _DESK.match(folded, at)):
            at, said = desk.end(), True
        elif not role and at == 0 and (outlet := _OUTLET.match(folded)):
            at = outlet.end()
        elif role == "others" and new and (name := _ANYBODY.match(folded, at)):
            at = name.end()
        elif role and (
            name := _NAME.match(folded, at) or PERSON.match(words, at) or (_pen_name(folded, at) if new else None)
        ):
            written += [words[at : name.end()]] if role == "writes" else []
            at, new = name.end(), False
        elif join := _AND.match(folded, at):
            at = join.end()
        else:
            return None, role
    return (said, written), role


def _pen_name(folded: str, at: int) -> re.Match[str] | None:
    """A name of any kind behind a label with its mark; of letters alone behind that of a reporter."""
    name = _PEN_NAME.match(folded, at)
    label = re.search(r"(\S+?)\s*[:/]\s*$", folded[:at])
    asks = label is not None and label[1].endswith(fold("記者"))
    return name if label and not (asks and re.search(HAN, name[0] if name else "")) else None


def _english(words: str) -> _Found | None:
    """The writers of a piece of a line in English."""
    label = _ENGLISH.match(words)
    rest = words[label.end() :] if label else words
    if label and label["other"]:
        return True, []
    if _ROLE.fullmatch(rest) or is_paper(rest):
        return True, []
    if label and _ONE_NAME.fullmatch(rest):
        return True, [_recased(rest)]
    match = _NAMED.fullmatch(rest)
    if match is None:
        return None
    parts = re.split(r", (?!Jr)| and | & ", match["names"])
    names = [_recased(name) for name in parts if not _ROLE.fullmatch(name) and name.split()[-1] not in _PLACES]
    return bool(label or match["role"] or len(names) < len(parts)), names


def _recased(name: str) -> str:
    """LORETTA QUICK as Loretta Quick."""
    return name.title() if name.upper() == name else name


def authors_in(line: str) -> tuple[str, ...]:
    """The authors that a byline names."""
    return byline(line).authors


def is_person(words: str) -> bool:
    """Whether a line is a name in Latin letters, and none of a paper or a place."""
    return PERSON.fullmatch(words) is not None and not is_paper(words) and words.rsplit(maxsplit=1)[-1] not in _PLACES


def is_paper(words: str) -> bool:
    """Whether words are the name of a paper, by their last word and their capitals."""
    return PAPER_NAMES.search(words) is not None and (words.isupper() or _TITLED.fullmatch(words) is not None)


def agency(opening: str) -> str:
    """The agency in the first words of a text: BRENWICK, Oct 14 (Coastline Press) -."""
    match = AGENCY.match(opening)
    return match["agency"] if match else ""


def paper(lines: list[str]) -> str:
    """The paper that lines above or below the text, or its first words, name."""
    named = (match for match in map(PAPER.search, lines) if match)
    said = next((next(filter(None, match.groups())) for match in named), "")
    if said:
        return said
    dated = [line for line in lines if width(line) < LONGEST_DATED and re.search(r"(?:19|20)\d\d", line)]
    book = next((match["name"] for match in map(BOOK_OF_PAPER.search, dated) if match), "")
    fields = (field.strip() for line in dated for field in _SEPARATORS.split(line))
    # The name of a paper alone above the text.
    alone = next((line for line in lines if is_paper(line.strip())), "")
    return (
        book
        or alone
        or next(
            (field for field in fields if is_paper(field) or (PAPER_NAMES.search(field) and re.match(HAN, field))), ""
        )
    )
