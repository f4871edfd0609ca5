"""The parts of an article: headline, subheads, captions and paragraphs, and what is no part of it.

A file holds more than its article: date lines, buttons, links to others, a colophon. What is told here is what
such lines look like in any paper; where a page marks its article up, ``page`` has told it before.
"""

import re
from collections.abc import Iterator
from typing import NamedTuple

from hkinno.documents import HEADING, Block
from hkinno.documents.sheet import CAPTION as CAPTIONED
from hkinno.documents.sheet import NOTE, SPEECH, Opened
from hkinno.library import language
from hkinno.library.language import any_of
from hkinno.store.texts import counted
from hkinno.text import fold

HEADLINE, SUBHEAD, CAPTION, BODY, OUT = "headline", "subhead", "caption", "body", "out"
HEADINGS = (HEADLINE, SUBHEAD)
# A line of more than so many columns is no heading; Chinese characters take two.
LONGEST_HEADING, LONGEST_TITLE, LONGEST_DATED = 84, 200, 120
NARROWEST_WRAPPED = 50
ENDS = re.compile(r"[。！？.!?…][」』”’\"'）)]*$")
CLOSES = re.compile(r"[」』”’\"]$")
WIDE = re.compile("[\u2e80-\u9fff\uf900-\ufaff\uff00-\uff60\u3000-\u303f]")

MONTHS = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"]
DATES = (
    re.compile(r"(?P<y>(?:19|20)\d\d)\s?[-/.年]\s?(?P<m>\d{1,2})\s?[-/.月]\s?(?P<d>\d{1,2})日?(?!\d)"),
    re.compile(r"(?P<d>\d{1,2})(?:st|nd|rd|th)? (?P<name>[A-Z][a-z]{2,8})\.?,? (?P<y>(?:19|20)\d\d)"),
    re.compile(r"(?P<name>[A-Z][a-z]{2,8})\.? (?P<d>\d{1,2})(?:st|nd|rd|th)?, (?P<y>(?:19|20)\d\d)"),
)
_NAME = r"(?!發自|发自|攝影|摄影|綜合|综合|[\u3400-\u9fff]{0,3}(?:報[道導]|报[道导]|專訊|专讯))[\u3400-\u9fff·]{2,4}"
_NAMES = rf"{_NAME}(?:\s?[、,，與与和&]\s?{_NAME}|[ 　]{_NAME}(?=[\s　）)】]|$))*"
_LATIN = r"[A-Z][\w'’.-]+(?: [A-Z][\w'’.-]*){1,3}"
BYLINE = re.compile(
    r"(?:^|[\s　|｜(（【〔［\[])(?:(?P<desk>[\u3400-\u9fff]{0,6})(?:記者|记者)"
    r"|撰文|(?:採訪|采访)?(?:整理|採寫|采写)|採訪|采访|文字?|作者|報道|报道)"
    rf"\s*[:：/／]?\s*(?:本[報报刊台社網网](?:記者|记者)\s*)?(?P<zh>{_NAMES})(?=[\s　）)】〕］\]|｜攝摄報报/／\d]|$)"
)
ENGLISH_BYLINE = re.compile(
    r"^\s*(?:[Bb][Yy]|[Ww]ords by|[Ww]ritten by|[Rr]eporting by|[Ii]nterview by)\s+"
    rf"(?P<en>{_LATIN}(?:(?:, | and | & ){_LATIN})*)\s*(?:$|[,|·–—-])"
    rf"|^\s*(?P<staff>{_LATIN}), [\w ]{{0,30}}(?:correspondent|reporter|editor|writer|columnist)s?\s*$"
)
PERSON = re.compile(_LATIN)
# Oslo Bennett and Farah Aziz, below the headline.
NAMES_ALONE = re.compile(rf"(?P<en>{_LATIN}(?:(?:, | and | & ){_LATIN})+)")
REPORTER = re.compile(
    r"[Cc]ontact the reporters? on this story:\s*(?P<en>[A-Z][\w'’.-]+(?: [A-Z][\w'’.-]+){1,3}?)(?= in | at |$)"
)
# 來源：江州晚報, 【明報專訊】, Source: The Voice.
PAPER = re.compile(
    r"(?:來源|来源|出處|出处|原載|原载|刊於|刊于)\s*[:：]\s*(?P<named>[^\s　|｜,，。；（(]{2,16})"
    r"|(?P<desk>(?!本)[\u3400-\u9fff]{1,5}[報报社網网刊])(?:記者|记者)"
    r"|【(?P<wire>(?!本[報报])[^【】\s]{2,6}?)[專专]?[訊讯电電]】|^\s*Source\s*:\s*(?P<en>[A-Z][^|·,]{2,40})$"
)
PAPER_NAMES = re.compile(
    r"(?:Magazine|Times|Post|Herald|News|Daily|Journal|Gazette|Voice|Weekly|[日晚時时週周]報?[報报刊])$"
)
FIELDS = re.compile(r"\s*[|｜·•‧]\s*")
END = re.compile(r"[\W_]*(?:完|全文完|ENDS?|[Ee]nds?)[\W_]*")
# What a line begins with that is no part of the article; the second kind heads a list of such lines.
RELEASE = rf"(?:{fold('新聞稿|供?即時發布|供?即時發佈|稿件')})$"
FURNITURE = re.compile(
    rf"[\W_]*(?:{RELEASE}|{any_of(language.FURNITURE)}|{'|'.join(language.ENGLISH_FURNITURE.split(' · '))})"
)
LISTS = re.compile(rf"[\W_]*(?:{any_of(language.LISTS)}|{'|'.join(language.ENGLISH_LISTS.split(' · '))})")
CAPTIONS = re.compile(
    fold(
        r"[（(【]?(?:資料|網上|示意|受訪者|檔案)?(?:圖片|圖|相片|照片)[一二三四五六七八九十\d]{0,2}\s*(?:[:：為]|[）)】])"
    )
    + r"|[▲△▼◤◢]|(?:photo|picture|pictured|image|file photo|caption)s?\b\s*(?:[:：]|by\b|shows)"
)
# 梁五, on a line of its own above the text; Host: Marianne Okafor; Contact Tom Harrow at tharrow@example.com.
ALONE = re.compile(f"{language.surnames()}[\u3400-\u9fff]{{1,2}}")
FIELD = re.compile(r"[A-Z][\w ]{1,20}: \S")
ADDRESS = re.compile(r"[\w.+-]+@[\w-]+\.\w+")
LEADS_ON = re.compile(r"[，,：:；;、—-]$")
CREDITED = re.compile(
    r"(?:[（(][^（()）]{0,16}(?:攝|摄|提供|圖片|图片)[）)]|(?:記者|记者)?\s?[\u3400-\u9fff]{2,4}\s?[攝摄]"
    r"|\bPhotos?(?:graph)?(?: by|:)\s+[A-Z][\w .'’/-]{2,40})[。.]?$"
)
BRACKETED = re.compile(r"[（(【\[][^（()）【】\[\]]*[）)】\]][。.]?")
TAGS = re.compile(r"(?:#\S+[\s　]*)+$|[•·▪◦‧*-]\s|[\W\d_]+$")
# Buttons in a row, of which one is known; how staff are called; when something was held.
BUTTONS = re.compile(r"(?:\S{1,8}[\s　|]+)*(?:分享|收藏|打印|列印|讚好|Share|Print|Save)(?:[\s　|]+\S{1,8})*$")
STAFF = re.compile(r"[A-Z][\w ]{0,40}\b(?:[Dd]esk|[Rr]eporters?|[Cc]orrespondents?|[Ww]riters?|[Ee]ditors?|Staff)$")
HELD = re.compile(r"\s*(?:日期|時間|时间|date|when)\s*[:：]", re.IGNORECASE)
KICKER = re.compile(r"[^。！？.!?]{0,40}[|｜›»>][^。！？.!?]{0,40}$")
QUOTES = tuple('「“"『')


class Part(NamedTuple):
    """A part of an article: what it is, where it stands in the document, its words, and its turn in a transcript."""

    kind: str
    start: int
    end: int
    words: str
    group: int = 0


class Layout(NamedTuple):
    """The parts of an article, and what its lines say of it."""

    parts: list[Part]
    title: str
    authors: tuple[str, ...]
    issued: str
    paper: str


def width(words: str) -> int:
    """How many columns words take."""
    return len(words) + len(WIDE.findall(words))


def day(line: str) -> str:
    """The date in a line, as 2024-03-05."""
    found = [match for pattern in DATES for match in pattern.finditer(line)]
    for match in sorted(found, key=lambda each: each.start()):
        parts = match.groupdict()
        name = (parts.get("name") or "")[:3].lower()
        month = MONTHS.index(name) + 1 if name in MONTHS else int(parts.get("m") or 0)
        if month in range(1, 13) and int(parts["d"]) in range(1, 32):
            return f"{parts['y']}-{month:02}-{int(parts['d']):02}"
    return ""


def read(document: Opened, title: str, text: str, within: tuple[tuple[int, int], ...] = ()) -> Layout:
    """Read the parts of a document. ``title`` is known beforehand or ""; ``within`` are the article's own stretches."""
    blocks = list(_paragraphs(document))
    words = [_words(document, block) for block in blocks]
    inside = [not within or any(start <= block.start < end for start, end in within) for block in blocks]
    first = _first_body(blocks, words, inside)
    title = title or _title(blocks, words, inside, first)
    kinds = _kinds(blocks, words, inside, counted(title, text), first, text)
    parts = [
        Part(kind, block.start, block.end, said, block.group if block.kind == SPEECH else 0)
        for kind, block, said in zip(kinds, blocks, words, strict=True)
    ]
    return Layout(parts, title, *_printed(parts, first), _paper(parts, first))


def _paragraphs(document: Opened) -> Iterator[Block]:
    """The blocks of a document, those whose lines are paragraphs of their own taken apart."""
    begun = False
    for block in document.blocks:
        lines = [line for line in block.lines if document.words(*line).strip()]
        words = [document.words(*line).strip() for line in lines]
        header = not begun and (any(map(_is_of_a_header, words)) or _are_headings(words)) and not _are_wrapped(words)
        if len(lines) > 1 and (header or _are_paragraphs(words)):
            yield from (block._replace(lines=(line,)) for line in lines)
        elif lines:
            yield block._replace(lines=tuple(lines))
        begun = begun or (len(words) > 0 and _is_prose(" ".join(words)))


def _is_of_a_header(words: str) -> bool:
    """Whether a line above the text is one of its own, by what it says."""
    return (
        _is_furniture(words)
        or ALONE.fullmatch(fold(words)) is not None
        or FIELD.match(words) is not None
        or (BRACKETED.match(words) is not None and width(words) < LONGEST_HEADING)
        or words.endswith(("：", ":"))
    )


def _are_headings(lines: list[str]) -> bool:
    """Whether lines are a headline and what stands below it: in Chinese, where a line is not broken to go on."""
    return all(width(line) < LONGEST_HEADING and WIDE.search(line) and not ENDS.search(line) for line in lines)


def _are_paragraphs(lines: list[str]) -> bool:
    """Whether each line is a paragraph: nearly all end as sentences do, and they are not wrapped at one width."""
    ended = sum(bool(ENDS.search(line) or CLOSES.search(line)) for line in lines[:-1])
    short = all(width(line) < LONGEST_HEADING for line in lines[:-1]) and not any(map(_is_prose, lines))
    return ended * 5 >= (len(lines) - 1) * 4 or (short and not _are_wrapped(lines) and any(map(_is_furniture, lines)))


def _are_wrapped(lines: list[str]) -> bool:
    """Whether lines are one paragraph, wrapped at a width: they are about as long, and few end as sentences do."""
    widths = sorted(map(width, lines[:-1]))
    ended = sum(ENDS.search(line) is not None for line in lines[:-1])
    return (
        bool(widths)
        and NARROWEST_WRAPPED <= widths[-1] <= LONGEST_HEADING
        and widths[0] * 10 >= widths[-1] * 7
        and ended * 2 < len(lines)
    )


def _words(document: Opened, block: Block) -> str:
    return "\n".join(document.words(*line).strip() for line in block.lines)


def _is_prose(words: str) -> bool:
    """Whether words are a paragraph of sentences, and no line of something else."""
    return width(words) >= LONGEST_HEADING and ENDS.search(words.rstrip()) is not None


def _is_furniture(words: str) -> bool:
    """Whether a line is no part of an article, by what it says."""
    words = words.strip()
    if BUTTONS.fullmatch(words) or STAFF.fullmatch(words) or _is_byline(words):
        return True
    if ADDRESS.search(words) and width(words) < LONGEST_DATED and not words.startswith(QUOTES):
        return True
    if FURNITURE.match(fold(words)):
        return width(words) < 2 * LONGEST_TITLE and not words.startswith(QUOTES)
    if LISTS.match(fold(words)) or TAGS.match(words):
        return not _is_prose(words)
    return not ENDS.search(words) and (
        KICKER.fullmatch(words) is not None or (width(words) < LONGEST_DATED and day(words) != "")
    )


def _is_byline(words: str) -> bool:
    return (
        width(words) < LONGEST_DATED
        and not _is_prose(words)
        and bool(BYLINE.search(words) or ENGLISH_BYLINE.search(words) or NAMES_ALONE.fullmatch(words))
    )


def _first_body(blocks: list[Block], words: list[str], inside: list[bool]) -> int:
    """The number of the first paragraph."""
    numbers = range(len(blocks))
    prose = (
        n
        for n in numbers
        if inside[n]
        and blocks[n].kind not in (HEADING, CAPTIONED)
        and _is_prose(words[n])
        and (blocks[n].kind == SPEECH or not _is_furniture(words[n]))
        and not CAPTIONS.match(fold(words[n]))
    )
    ended = (n for n in numbers if inside[n] and n and ENDS.search(words[n]) and not _is_furniture(words[n]))
    return next(prose, next(ended, 0))


def _title(blocks: list[Block], words: list[str], inside: list[bool], first: int) -> str:
    """The headline: a heading of the file, or a line above the first paragraph that is nothing else."""
    heading = next(
        (
            words[n]
            for n in range(len(blocks))
            if blocks[n].kind == HEADING and inside[n] and not LISTS.match(fold(words[n]))
        ),
        "",
    )
    if heading:
        return heading
    above = [
        said
        for n, said in enumerate(words[:first])
        if inside[n]
        and not _is_furniture(said)
        and width(said) < LONGEST_TITLE
        and not CAPTIONS.match(fold(said))
        and not said.endswith(("。", "."))
    ]
    # The name of a column is shorter than a headline.
    return next(filter(_is_headline, above), next(iter(above), ""))


def _is_headline(words: str) -> bool:
    return width(words) >= 14 and (WIDE.search(words) is not None or len(words.split()) > 2)  # noqa: PLR2004


def _kinds(blocks: list[Block], words: list[str], inside: list[bool], title: str, first: int, text: str) -> list[str]:
    told = (n for n, said in enumerate(words) if inside[n] and (blocks[n].kind == SPEECH or _tells(said)))
    last = max(told, default=len(words))
    kinds: list[str] = []
    shown = title and any(here and counted(said, text) == title for here, said in zip(inside, words, strict=True))
    headline, listing, ended = not shown, False, False
    for number, (block, said) in enumerate(zip(blocks, words, strict=True)):
        ended = ended or (END.fullmatch(said) is not None and number > first)
        if not inside[number] or ended:
            kind = OUT
        elif shown and HEADLINE not in kinds and counted(said, text) == title:
            kind, headline = HEADLINE, True
        else:
            kind = _kind(block, said, headline=headline, before=number < first, after=number > last)
            listing = LISTS.match(fold(said)) is not None or (listing and not _is_prose(said) and kind != CAPTION)
            kind = OUT if listing else kind
        kinds.append(kind)
    return kinds


def _tells(words: str) -> bool:
    """Whether a block ends as sentences do, and is of the article."""
    return (
        ENDS.search(words.rstrip()) is not None
        and not _is_furniture(words)
        and not BRACKETED.fullmatch(words)
        and not CAPTIONS.match(fold(words))
        and not CREDITED.search(words)
    )


def _kind(block: Block, words: str, *, headline: bool, before: bool, after: bool) -> str:
    short = width(words) < LONGEST_HEADING
    if (
        block.kind == CAPTIONED
        or CAPTIONS.match(fold(words))
        or (CREDITED.search(words) and width(words) < LONGEST_TITLE)
    ):
        return CAPTION
    if block.kind == NOTE or (block.kind != SPEECH and _is_furniture(words)):
        return OUT
    if BRACKETED.fullmatch(words):
        return SUBHEAD if words[0] == "【" and short and not before and not after else OUT
    if block.kind == SPEECH:
        return OUT if before and (not ENDS.search(words) or BYLINE.search(words)) else BODY
    if words.startswith(("【編按", "【编按", "（編按", "編按")):
        return OUT
    if after or not headline:
        return OUT
    if before and (ALONE.fullmatch(fold(words)) or FIELD.match(words)):
        return OUT
    if block.kind == HEADING or (short and not _ends_a_sentence(words) and not LEADS_ON.search(words)):
        return SUBHEAD if width(words) > 4 or block.kind == HEADING else OUT  # noqa: PLR2004
    return BODY


def _ends_a_sentence(words: str) -> bool:
    """Whether a short block says something: 「唔係。」 does, ‘A lifeline, not a luxury’ does not."""
    return ENDS.search(words.rstrip()) is not None


def _printed(parts: list[Part], first: int) -> tuple[tuple[str, ...], str]:
    """The byline and the date that lines round the article print."""
    authors: tuple[str, ...] = ()
    issued = ""
    order = [*parts[:first], *(part for part in parts[first + 1 :] if part.kind in (OUT, CAPTION))]
    for part in order:
        if part.kind not in (OUT, SUBHEAD, HEADLINE):
            continue
        for line in part.words.split("\n"):
            authors = authors or authors_in(line)
            # 日期：… is when it was held, not when it was printed.
            issued = issued or (day(line) if width(line) < LONGEST_DATED and not HELD.match(line) else "")
    issued = issued or (day(parts[first].words[:60]) if parts else "")
    if not authors:
        # Below the name of a column stands who writes it.
        lines = [line for part in parts[:first] if part.kind == OUT for line in part.words.split("\n")]
        authors = next(((line,) for line in lines if ALONE.fullmatch(fold(line))), ())
    # 〔記者林孟潔／嘉義報導〕 begins the text.
    begins = (
        re.match(r"[^（(〔［\[]{0,8}[（(〔［\[][^）)〕］\]]{2,30}[）)〕］\]]", parts[first].words) if parts else None
    )
    authors = authors or (authors_in(begins[0]) if begins else ())
    return authors, issued


def _paper(parts: list[Part], first: int) -> str:
    """The paper, where a line above or below the text, or its first words, name it."""
    lines = [line for part in parts if part.kind == OUT for line in part.words.split("\n")]
    lines += [parts[first].words[:24]] if parts else []
    named = (match for match in map(PAPER.search, lines) if match)
    said = next((match["named"] or match["desk"] or match["wire"] or match["en"] for match in named), "")
    return said or next((field for field in _fields(lines) if PAPER_NAMES.search(field)), "")


def _fields(lines: list[str]) -> list[str]:
    """What stands in lines such as Ravi Deshpande · Weekend Magazine · 14 January 2023."""
    return [field for line in lines if width(line) < LONGEST_DATED and day(line) for field in FIELDS.split(line)[:-1]]


def authors_in(line: str) -> tuple[str, ...]:
    """The authors that a byline names."""
    chinese = BYLINE.search(line)
    if chinese and width(line) < LONGEST_DATED:
        return tuple(re.findall(_NAME, chinese["zh"]))
    english = ENGLISH_BYLINE.search(line) or NAMES_ALONE.fullmatch(line) or REPORTER.search(line)
    if english is None:
        return tuple(each for each in _fields([line]) if PERSON.fullmatch(each) and not PAPER_NAMES.search(each))
    named = english.groupdict()
    names = re.split(r", | and | & ", named["en"] or named.get("staff") or "")
    return tuple(name.title() if name.isupper() else name for name in (_recased(each) for each in names))


def _recased(name: str) -> str:
    """LORETTA QUICK as Loretta Quick."""
    return name.title() if name.upper() == name else name
