"""The parts of an article: headline, subheads, captions and paragraphs, and what is no part of it.

A file holds more than its article: date lines, buttons, links to others, a colophon. What is told here is what
such lines look like in any paper; where a page marks its article up, ``page`` has told it before.
"""

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterator
from typing import NamedTuple

from hkinno.documents import HEADING, ITEM, QUOTE, Block
from hkinno.documents.sheet import CAPTION as CAPTIONED
from hkinno.documents.sheet import NOTE, SPEECH, Opened
from hkinno.documents.speech import ASKED, label_of
from hkinno.library import bylines, language
from hkinno.library.bylines import LONGEST_DATED, WIDE, byline, day, width
from hkinno.library.language import any_of
from hkinno.store.items import HAN
from hkinno.store.texts import counted
from hkinno.text import fold

HEADLINE, SUBHEAD, CAPTION, BODY, OUT = "headline", "subhead", "caption", "body", "out"
HEADINGS = (HEADLINE, SUBHEAD)
# A line of more than so many columns is no heading; Chinese characters take two.
LONGEST_HEADING, LONGEST_TITLE = 84, 200
NARROWEST_WRAPPED, WIDEST_WRAPPED = 50, 130
LONGEST_TOGETHER, LONGEST_NOTE = 4, 400
# Formats in which a line ends where its writer ended it.
UNBROKEN = ("plain text", "Markdown")
# A sentence ends; a note in brackets may stand behind it: （完）.
ENDS = re.compile(r"[。！？.!?…][」』”’\"'）)]*(?:\s*[（(【][^（()）【】]{1,24}[）)】])?$")
# 嘉賓：高嵐、方圓 is a line of a header.
GUESTS = re.compile(fold("(?:主持人?|嘉賓|講者|主講人?|受訪者):[^？?]*$"))
# 他說：「…。」 is a sentence of the text.
SAID = re.compile('[。.][」』”"]$')
CLOSES = re.compile(r"[」』”’\"]$")

ENDED = re.compile(r"[（(【](?:完|全文完|END)[）)】]$")
END = re.compile(r"[\W_]*(?:完|全文完|ENDS?|[Ee]nds?)[\W_]*")
# What a line begins with that is no part of the article; the second kind heads a list of such lines.
RELEASE = rf"(?:{fold('新聞稿|供?即時發布|供?即時發佈|稿件')})$"
FURNITURE = re.compile(
    rf"[\W_]*(?:{RELEASE}|{any_of(language.FURNITURE)}|{'|'.join(language.ENGLISH_FURNITURE.split(' · '))})"
)
LISTS = re.compile(rf"[\W_]*(?:{any_of(language.LISTS)}|{'|'.join(language.ENGLISH_LISTS.split(' · '))})")
CAPTIONS = re.compile(
    fold(
        r"[（(【\[]?(?:資料|網上|示意|受訪者|檔案)?(?:圖片|圖|相片|照片)[一二三四五六七八九十\d]{0,2}\s*(?:[:：為]|[）)】\]]|為|係|示)"
    )
    + r"|[▲△▼◤◢]|\[?(?:photo|picture|pictured|image|file photo|caption)s?\b\s*(?:[:：]|by\b|shows)"
)
# 梁五, on a line of its own above the text; Host: Marianne Okafor; Contact Tom Harrow at tharrow@example.com.
ALONE = re.compile(f"{language.surnames()}[\u3400-\u9fff]{{1,2}}")
FIELD = re.compile(r"[A-Z][\w ]{1,20}: \S")
ADDRESS = re.compile(r"[\w.+-]+@[\w-]+\.\w+")
LEADS_ON = re.compile(r"[，,：:；;、—-]$")
CREDITED = re.compile(
    rf"(?:[（(][^（()）]{{0,16}}(?:[攝摄供]|提供|[圖图]片?)[）)]|(?:記者|记者)?\s?{HAN}{{2,4}}\s?[攝摄]"
    rf"|[\s。）)]{HAN}{{2,8}}(?:提供|供[圖图])"
    r"|\bPhotos?(?:graph)?(?: by|:)\s+[A-Z][\w .'’/-]{2,40}"
    r"|\((?:[^()]{0,20} )?(?:Photo|Picture|Image|Courtesy|Credit|Handout|Reuters|AP|AFP|Getty)[^()]{0,40}\))[。.]?$"
)
# Who is where in a picture.
PICTURED = re.compile(
    r"[（(][前後后]?排?[左右中圖图][一二三四五1-5]?[）)]|^(?:[前後后]排)?[左右][一二三四]?起"
    r"|\((?:left|right|cent(?:er|re)|pictured|from left|far (?:left|right))\)"
    r"|^(?:From left|Left to right|Above|Below)\b[:,]",
)
BRACKETED = re.compile(r"[（(【\[][^（()）【】\[\]]*[）)】\]][。.]?")
TAGS = re.compile(r"(?:#\S+[\s　]*)+$|[\W\d_]+$")
# Buttons in a row, of which one is known; how staff are called; when something was held.
NOTED = re.compile(r"[【（(\[]?(?:[編编][者]?按|[Ee]ditor[’']s note)")
RULE = re.compile(r"[\s─━—–*＊·.=_-]{2,}")
OWNED = re.compile(r"©|\([Cc]\) ?(?:19|20)\d\d|[Aa]ll rights reserved|版[權权]所有|不得[轉转][載载]")
LINK_LINE = re.compile(r"[A-Z][A-Z ]+: \S")
BULLET = re.compile(r"[•·▪◦‧・*-]\s?\S")
BUTTONS = re.compile(r"(?:[^\s|]{1,8}[\s|]+)*(?:分享|收藏|打印|列印|讚好|Share|Print|Save)(?:[\s|]+[^\s|]{1,8})*$")
STAFF = re.compile(r"[A-Z][\w ]{0,40}\b(?:[Dd]esk|[Rr]eporters?|[Cc]orrespondents?|[Ww]riters?|[Ee]ditors?|Staff)$")
HELD = re.compile(r"\s*(?:(?:日期|時間|时间|date|when)\s*[:：]|recorded\b|錄音|录音)", re.IGNORECASE)
# 〔記者林孟潔／嘉義報導〕 begins a text; 以下是…全文： stands above one; 小貼士：… stands below one.
BEGINS_WITH = re.compile(
    r"[^（(〔［\[【]{0,16}(?:【[^【】]{2,10}】)?[（(〔［\[【](?P<byline>[^（(）)〕］\]】]{2,30})[）)〕］\]】]"
)
LEADS_IN = re.compile(r"(?:以下|下文)[是為为]?(.*?)[：:。]?|(?:following|below)(?: is| are)? (.*?)[:.]?", re.IGNORECASE)
LABELLED = re.compile(rf"[\W_]*(?:{HAN}{{2,4}}|(?:[A-Z][\w'’-]+ ?){{1,3}})\s*[：:](?!\s*[「“『\"‘])")
OF_ITSELF = re.compile(
    r"\b[Tt]o order a copy\b|\bis (?:out|published) (?:on|by|in)\b.*[£$€]\d"
    r"|(?i:\bthis (?:story|article|interview|report|piece|transcript|feature|column|speech)\b)|\b(?:is|are) (?:an? )?"
    r"(?:contributing|staff|freelance|senior|former)\b|[（(]?(?:本文|作者[為为是系係]|文章[獲获由經经])"
)
KICKER = re.compile(r"[^。！？.!?]{0,40}[|｜›»>][^。！？.!?]{0,40}$")
PULLED = re.compile(r"[「“『\"][^「」“”『』\"]+[」”』\"]")
# Ruth Hale-Okoro, former head of drains
SIGNED = re.compile(rf"{bylines.PERSON.pattern}, [a-z]")
# [04:33] (Music. End of part one)
TIMED = re.compile(r"[\[(（]?\d{1,2}:\d\d(?::\d\d)?[\])）]?\s*[\[(（][^\[\]()（）]*[\])）]")
BOXED = re.compile(r"[^，。：:]{2,20}[：:]\s*[^「“『]")
BOX = re.compile(r"【[^【】]{2,10}】")
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


def read(
    document: Opened,
    title: str,
    text: str,
    within: tuple[tuple[int, int], ...] = (),
    captions: tuple[tuple[int, int], ...] = (),
) -> Layout:
    """Read the parts of a document.

    ``title`` is known beforehand or ""; ``within`` are the article's own stretches, ``captions`` those below pictures.
    """
    together, blocks = _numbered(document)
    blocks = [
        block._replace(kind=CAPTIONED) if any(start <= block.start < end for start, end in captions) else block
        for block in blocks
    ]
    words = [_words(document, block) for block in blocks]
    inside = [not within or any(start <= block.start < end for start, end in within) for block in blocks]
    first = _first_body(blocks, words, inside)
    title = title or _title(blocks, words, inside, _first_turn(blocks, words, first))
    kinds = _kinds(blocks, words, inside, counted(title, text), first, text)
    kinds = _quoted(_below(_gathered(kinds, words, together, first), words, first), words)
    parts = [
        Part(kind, block.start, block.end, said, block.group if block.kind == SPEECH else 0)
        for kind, block, said in zip(kinds, blocks, words, strict=True)
    ]
    return Layout(parts, title, *_printed(parts, first), _paper(parts, first))


def _numbered(document: Opened) -> tuple[list[int], list[Block]]:
    """The blocks of a document, those whose lines are paragraphs of their own taken apart; which of them were one."""
    found = [(number, block) for number, block in enumerate(_paragraphs(document))]
    starts = [block.start for block in document.blocks]
    return [bisect_right(starts, block.start) for _, block in found], [block for _, block in found]


def _paragraphs(document: Opened) -> Iterator[Block]:
    """The blocks of a document, those whose lines are paragraphs of their own taken apart."""
    begun = False
    every = [document.words(*line).strip() for block in document.blocks for line in block.lines]
    # Where a paragraph stands on one long line, no line is broken to go on.
    unbroken = document.form in UNBROKEN and max(map(width, every), default=0) > WIDEST_WRAPPED
    for block in document.blocks:
        lines = [line for line in _lines(document, block, unbroken=unbroken) if document.words(*line).strip()]
        words = [document.words(*line).strip() for line in lines]
        header = not begun and (any(map(_is_of_a_header, words)) or _are_headings(words)) and not _are_wrapped(words)
        if len(lines) > 1 and (unbroken or header or _are_paragraphs(words)):
            yield from (block._replace(lines=(line,)) for line in lines)
        elif lines:
            yield block._replace(lines=tuple(lines))
        begun = begun or (len(words) > 0 and _is_prose(" ".join(words)))


def _lines(document: Opened, block: Block, *, unbroken: bool) -> Iterator[tuple[int, int]]:
    """The lines of a block; of a turn, which runs over several, each line where none is broken to go on."""
    for start, end in block.lines:
        if unbroken and block.kind == SPEECH:
            yield from (match.span() for match in re.compile(r"[^\n]+").finditer(document.text, start, end))
        else:
            yield start, end


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
    if len(widths) == 1 and _is_furniture(lines[-1]):
        # A headline, and below it the station and the date.
        return False
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
    if BUTTONS.fullmatch(words) or STAFF.fullmatch(words) or byline(words, alone=False).whole:
        return True
    if OWNED.search(words) and width(words) < LONGEST_DATED:
        return True
    if ADDRESS.search(words) and width(words) < LONGEST_DATED and not words.startswith(QUOTES):
        return True
    if FURNITURE.match(fold(words)):
        return width(words) < 2 * LONGEST_TITLE and not words.startswith(QUOTES)
    if LISTS.match(fold(words)) or TAGS.match(words):
        return not _is_prose(words) or LINK_LINE.match(words) is not None
    return not ENDS.search(words) and (
        KICKER.fullmatch(words) is not None or (width(words) < LONGEST_DATED and day(words) != "")
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
        and not _is_caption(words[n])
        and not _is_deck(words, n)
    )
    ended = (n for n in numbers if inside[n] and n and ENDS.search(words[n]) and not _is_furniture(words[n]))
    return next(prose, next(ended, 0))


def _first_turn(blocks: list[Block], words: list[str], first: int) -> int:
    """The number of the first turn of a transcript above the first paragraph, or else of that: a headline stands above.

    A label that comes once may be a headline's: 專訪：….
    """
    labels = [label_of(said) if block.kind == SPEECH else None for block, said in zip(blocks, words, strict=True)]
    names = [label["name"].split()[-1].casefold() if label else "" for label in labels]
    # A page may print one line twice.
    often = Counter(name for name, _ in set(zip(names, words, strict=True)))
    # 嘉賓：高嵐 is a line of a header.
    told = [n for n, name in enumerate(names) if fold(name) in language.labels() and ENDS.search(words[n])]
    turns = (
        n for n, name in enumerate(names[:first]) if name and (often[name] > 1 or ASKED.match(words[n]) or n in told)
    )
    return next(turns, first)


def _is_deck(words: list[str], number: int) -> bool:
    """Whether a sentence below the headline sums the article up: a byline stands between it and the text."""
    said = words[number]
    one = len(re.findall(r"[。！？]|[.!?](?=\s|$)", said)) == 1
    return (
        one
        and number > 0
        and width(said) < LONGEST_TITLE
        and any(byline(line).authors for line in words[number + 1 :][:2])
    )


def _is_signed(words: list[str], number: int) -> bool:
    """Whether a line is a name alone, with the date below or above it: who wrote the article."""
    name = bylines.PERSON.fullmatch(words[number]) is not None and not bylines.is_paper(words[number])
    beside = words[max(1, number - 1) : number + 2]
    return number > 0 and name and any(line != words[number] and day(line) and byline(line).whole for line in beside)


def _title(blocks: list[Block], words: list[str], inside: list[bool], first: int) -> str:
    """The headline: a heading of the file, or the first line above the text that has as much to do with it as any."""
    for block, said, here in zip(blocks, words, inside, strict=True):
        if block.kind == HEADING and here and not LISTS.match(fold(said)):
            return said
    above = _candidates(words[:first], inside)
    # A line with its section before it: 人物 | …
    above = above or [said for said in words[:first] if KICKER.fullmatch(said) and _is_headline(said)][:1]
    text = " ".join(words[first:]).lower()
    worth = {said: _common(said, text) + _is_headline(said) for said in above}
    best = max(worth.values(), default=0)
    leads = (match[1] or match[2] for said in words[:first] if (match := LEADS_IN.fullmatch(said)))
    # 訪問潘佩芝, alone above questions and answers, is no byline.
    alone = (said for said, block in zip(words[:first], blocks[first:], strict=False) if block.kind == SPEECH)
    return next((said for said in above if worth[said] * 10 >= best * 7), "") or next(leads, next(alone, ""))


def _candidates(words: list[str], inside: list[bool]) -> list[str]:
    """The lines that may be the headline: above the byline, and below what stands above it, such as a letterhead."""
    signed = next((n for n, line in enumerate(words) if n and byline(line).authors), len(words))
    found: list[str] = []
    for number, (line, here) in enumerate(zip(words, inside, strict=False)):
        if here and _may_head(line) and not (number and byline(line).whole):
            apart = number and number < signed and _is_furniture(words[number - 1])
            found = [line] if apart and _is_headline(line) else [*found, line]
        elif number == signed and found:
            break
    return found


def _may_head(words: str) -> bool:
    return not (
        _is_furniture(words)
        or width(words) >= LONGEST_TITLE
        or _is_caption(words)
        or words.endswith(("。", ".", "：", ":"))
        or GUESTS.match(fold(words)) is not None
        or (SAID.search(words) is not None and PULLED.fullmatch(words) is None)
        or words.startswith(("—", "─"))
        or (BRACKETED.fullmatch(words) is not None and words[0] != "【")
    )


def _common(words: str, text: str) -> float:
    """How much of a line stands in a text: of its pairs of Chinese characters, and of its longer English words."""
    han = re.findall(rf"(?=({HAN}{HAN}))", words)
    parts = [*han, *re.findall(r"[a-z]{4,}", words.lower())]
    return sum(part in text for part in parts) / len(parts) if parts else 0.0


def _is_headline(words: str) -> bool:
    """Whether a line is as long as headlines are: the name of a column is shorter."""
    return PULLED.fullmatch(words) is not None or (
        width(words) >= 14  # noqa: PLR2004
        and (WIDE.search(words) is not None or len(words.split()) > 3)  # noqa: PLR2004
        and not bylines.is_paper(words)
    )


def _kinds(blocks: list[Block], words: list[str], inside: list[bool], title: str, first: int, text: str) -> list[str]:
    told = (n for n, said in enumerate(words) if inside[n] and (blocks[n].kind == SPEECH or _tells(said)))
    last = max(told, default=len(words))
    kinds: list[str] = []
    shown = title and any(here and counted(said, text) == title for here, said in zip(inside, words, strict=True))
    headline, listing, ended = not shown, False, False
    final = max((block.group for block in blocks), default=0)
    ends = next((n for n, said in enumerate(words) if n > first and inside[n] and END.fullmatch(said)), 0)
    last = max(last, ends - 1)
    for number, (block, said) in enumerate(zip(blocks, words, strict=True)):
        ended = ended or (END.fullmatch(said) is not None and number > first)
        # Below the last turn a rule ends what is said.
        ended = ended or (block.group == final > 0 and bool(RULE.fullmatch(said) or TIMED.fullmatch(said)))
        if not inside[number] or (ended and not _is_caption(said)):
            kind = OUT
        elif shown and HEADLINE not in kinds and counted(said, text) == title:
            kind, headline = HEADLINE, True
        elif number < first and headline and _is_deck(words, number):
            kind = SUBHEAD
        elif number < first and _is_signed(words, number):
            kind = OUT
        else:
            kind = _kind(block, said, headline=headline, before=number < first, after=number > last)
            below = words[number + 1] if number + 1 < len(words) else ""
            boxed = BOX.fullmatch(said) is not None and BOXED.match(below) is not None and not _tells(below)
            # READ MORE: Ferry to stop, is one line of such a list.
            heads = LISTS.match(fold(said)) is not None and not re.search(r"[：:]\s*\w", said)
            # A list ends with its items, where a file has them, or at the next heading.
            after_items = number > 0 and blocks[number - 1].kind == ITEM != block.kind
            ends_list = _is_prose(said) or kind == CAPTION or block.kind == HEADING or (after_items and _tells(said))
            listing = boxed or heads or (listing and not ends_list)
            kind = OUT if listing else kind
        ended = ended or ENDED.search(said) is not None
        kinds.append(kind)
    return kinds


def _gathered(kinds: list[str], words: list[str], together: list[int], first: int) -> list[str]:
    """The kinds, where lines of one short block go together: captions, or notes below the text."""
    # The lines that stand with the headline or the byline are no paragraphs.
    for number in set(together[:first]):
        lines = [n for n in range(first) if together[n] == number]
        if len(lines) > 1 and together[first] != number and {kinds[n] for n in lines} & {OUT, HEADLINE, SUBHEAD}:
            kinds = [OUT if n in lines and kind == BODY else kind for n, kind in enumerate(kinds)]
    if len(set(together)) * 3 < len(together):
        return kinds
    for number in set(together[first + 1 :]):
        lines = [n for n in range(first + 1, len(kinds)) if together[n] == number]
        found = {kinds[n] for n in lines}
        whole = CAPTION if CAPTION in found else OUT if OUT in found and BODY not in kinds[lines[-1] + 1 :] else ""
        if whole and len(lines) <= LONGEST_TOGETHER and all(width(words[n]) < LONGEST_TITLE for n in lines):
            kinds = [whole if n in lines and kind != OUT else kind for n, kind in enumerate(kinds)]
    return kinds


def _below(kinds: list[str], words: list[str], first: int) -> list[str]:
    """The kinds, where what stands below the text is no paragraph of it: notes on the article, its author, tips."""
    above = [name for n, line in enumerate(words[:first]) for name in byline(line, alone=n > 0).authors]
    for number in range(len(kinds) - 1, first, -1):
        if kinds[number] != BODY:
            continue
        said, apart = words[number], kinds[number - 1] in (OUT, CAPTION)
        note = OF_ITSELF.search(said) is not None or said.startswith(tuple(above))
        if not (width(said) < LONGEST_NOTE and (note or (apart and LABELLED.match(said)))):
            break
        kinds = [*kinds[:number], OUT, *kinds[number + 1 :]]
    return kinds


def _quoted(kinds: list[str], words: list[str]) -> list[str]:
    """The kinds, where a line in marks is what somebody says: at the end of a text, or in a file of such lines."""
    body = [n for n, kind in enumerate(kinds) if kind == BODY]
    lines = [n for n, said in enumerate(words) if kinds[n] in (SUBHEAD, OUT) and PULLED.fullmatch(said)]
    alone = all(PULLED.fullmatch(words[n]) for n in body)
    told = [n for n in lines if alone or n == body[-1] + 1]
    return [BODY if n in told else kind for n, kind in enumerate(kinds)]


def _is_caption(words: str) -> bool:
    short = width(words) < LONGEST_TITLE
    return bool(CAPTIONS.match(fold(words)) or (short and (CREDITED.search(words) or PICTURED.search(words))))


def _tells(words: str) -> bool:
    """Whether a block ends as sentences do, and is of the article."""
    ends = ENDS.search(words.rstrip()) is not None
    return ends and not (_is_furniture(words) or BRACKETED.fullmatch(words) or _is_caption(words))


def _kind(block: Block, words: str, *, headline: bool, before: bool, after: bool) -> str:
    short = width(words) < (LONGEST_TITLE if before else LONGEST_HEADING)
    if block.kind == CAPTIONED or _is_caption(words):
        return CAPTION
    if block.kind == NOTE or (block.kind != SPEECH and _is_furniture(words)):
        return OUT
    if BRACKETED.fullmatch(words):
        return SUBHEAD if words[0] == "【" and short and not before and not after else OUT
    if block.kind == SPEECH:
        labelled = label_of(words) is not None
        note = NOTED.match(words) is not None or (
            not labelled and (_is_furniture(words) or TIMED.fullmatch(words) is not None)
        )
        return OUT if note or (before and (not ENDS.search(words) or byline(words).authors)) else BODY
    if NOTED.match(words) or after or not headline:
        return OUT
    if before and (ALONE.fullmatch(fold(words)) or FIELD.match(words) or LEADS_IN.fullmatch(words)):
        return OUT
    if before and (byline(words).whole or SIGNED.match(words)):
        return OUT
    if BULLET.match(words) and not before:
        return BODY
    if block.kind == HEADING or (short and not _ends_a_sentence(words) and not LEADS_ON.search(words)):
        return SUBHEAD if len(words) > 1 or block.kind == HEADING else OUT
    # Words that a page shows large, from the text.
    if block.kind == QUOTE and short and PULLED.fullmatch(words):
        return SUBHEAD
    return BODY


def _ends_a_sentence(words: str) -> bool:
    """Whether a short block says something: 「唔係。」 does, ‘A lifeline, not a luxury’ does not."""
    return ENDS.search(words.rstrip()) is not None


def _printed(parts: list[Part], first: int) -> tuple[tuple[str, ...], str]:
    """The byline and the date that lines round the article print."""
    authors: tuple[str, ...] = ()
    issued = ""
    order = [*parts[:first], *(part for part in parts[first + 1 :] if part.kind in (OUT, CAPTION))]
    for number, part in enumerate(order):
        if part.kind not in (OUT, SUBHEAD, HEADLINE):
            continue
        for line in part.words.split("\n"):
            if line.startswith(QUOTES):
                continue
            # 日期：… is when it was held, not when it was printed.
            issued = issued or (day(line) if width(line) < LONGEST_DATED and not HELD.match(line) else "")
            authors = authors or (byline(line, alone=number > 0).authors if part.kind != HEADLINE else ())
            contact = bylines.CONTACT.search(line)
            authors = authors or ((contact["en"],) if contact else ())
            signed = number < first and part.kind == OUT and _is_signed([each.words for each in order[:first]], number)
            authors = authors or ((line,) if signed else ())
    issued = issued or (day(parts[first].words[:60]) if parts else "")
    lines = [line for part in parts[:first] if part.kind == OUT for line in part.words.split("\n")]
    issued = issued or next(filter(None, map(bylines.month, lines)), "")
    if not authors:
        # Below the name of a column stands who writes it.
        authors = next(((line,) for line in lines if ALONE.fullmatch(fold(line))), ())
    # 〔記者林孟潔／嘉義報導〕 begins the text.
    begins = BEGINS_WITH.match(parts[first].words) if parts else None
    return authors or (byline(begins["byline"]).authors if begins else ()), issued


def _paper(parts: list[Part], first: int) -> str:
    """The paper, where a line above or below the text, or its first words, name it."""
    lines = [line for part in parts if part.kind == OUT for line in part.words.split("\n")]
    return bylines.paper([*lines, *([parts[first].words[:24]] if parts else [])])
