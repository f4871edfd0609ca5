"""The parts of an article: headline, subheads, captions and paragraphs, and what is no part of it.

What a line is by itself is told in ``lines``; here it is told by where it stands. Where a page marks its article up,
``page`` has told it before.
"""

import re
from typing import NamedTuple

from hkinno.documents import HEADING, ITEM, PARAGRAPH, QUOTE, Block
from hkinno.documents.sheet import CAPTION as CAPTIONED
from hkinno.documents.sheet import NOTE, SPEECH, Opened
from hkinno.documents.speech import label_of
from hkinno.library import bylines, language
from hkinno.library.blocks import numbered
from hkinno.library.bylines import LONGEST_DATED, WIDE, byline, day, width
from hkinno.library.headline import LEADS_IN, first_body, first_turn, headline, is_deck, is_signed
from hkinno.library.lines import (
    ALONE,
    BRACKETED,
    ENDS,
    FIELD,
    HEADER,
    LISTS,
    LONGEST_HEADING,
    LONGEST_TITLE,
    PULLED,
    QUOTES,
    RULE,
    is_caption,
    is_furniture,
    is_prose,
    is_pulled,
    tells,
)
from hkinno.store.items import HAN
from hkinno.store.texts import counted
from hkinno.text import fold

HEADLINE, SUBHEAD, CAPTION, BODY, OUT = "headline", "subhead", "caption", "body", "out"
HEADINGS = (HEADLINE, SUBHEAD)
LONGEST_TOGETHER, LONGEST_NOTE, SHORTEST_NOTE, FEWEST_INDENTED = 4, 400, 20, 3
ENDED = re.compile(r"[（(【](?:完|全文完|END)[）)】]$|[。！？.!?…][」』”’\"'）)]*[■□◼◆●]$")
END = re.compile(r"[\W_]*(?:完|全文完|ENDS?|[Ee]nds?)[\W_]*|#\s?#\s?#|-\s?30\s?-")
# 💬 82 則留言, Comments (3)
COMMENTS = re.compile(
    r"[\W\d_]*[則条條个個]?\s*(?:留言|評論|评论|回應|回应|讀者回應|网友评论|網民留言|[Cc]omments?)\s*[\W\d_]*(?:[\d.]+K)?\W*"
)
# What heads the end of a release.
BOILERPLATE = re.compile(
    r"(?:Forward-looking statements|(?:Media|Press) (?:contacts?|enquiries)|傳媒查詢|媒体联系(?:人)?)[:：]?"
)
# [Pull quote] “…”
SHOWN_LARGE = re.compile(
    rf"(?:[■□◆◇●▍▌❝>]|\[(?i:pull ?quote)\]|【(?:金句|引言)】)\s*{PULLED.pattern}|[▍▌■◆]\s*[^。！？]{{2,30}}"
)
LEADS_ON = re.compile(r"[，,：:；;、—-]$")
# Buttons in a row, of which one is known; how staff are called; when something was held.
BULLET = re.compile(r"[•·▪◦‧・*-]\s?\S")
HELD = re.compile(
    r"\s*[（(]?(?:本?(?:訪談|访谈|訪問|访问|採訪|采访|對談|对谈)[於于]|(?:日期|時間|时间|date|when)\s*[:：]|recorded\b|錄音|录音)",
    re.IGNORECASE,
)
# 〔記者林孟潔／嘉義報導〕 begins a text; 以下是…全文： stands above one; 小貼士：… stands below one.
BEGINS_WITH = re.compile(
    r"[^（(〔［\[【]{0,16}(?:【[^【】]{2,10}】)?[（(〔［\[【](?P<byline>[^（(）)〕］\]】]{2,30})[）)〕］\]】]"
)
LABELLED = re.compile(rf"[\W_]*(?:{HAN}{{2,4}}|(?:[A-Z][\w'’-]+ ?){{1,3}})\s*[：:](?!\s*[「“『\"‘])")
OF_ITSELF = re.compile(
    r"\b[Tt]o order a copy\b|\bis (?:out|published) (?:on|by|in)\b.*[£$€]\d"
    r"|(?i:\bthis (?:story|article|interview|report|piece|transcript|feature|column|speech)\b)|\b(?:is|are) (?:an? )?"
    r"(?:contributing|staff|freelance|senior|former)\b|[（(]?(?:本文|作者[為为是系係]|文章[獲获由經经])"
)
# Ruth Hale-Okoro, former head of drains
SIGNED = re.compile(rf"{bylines.PERSON.pattern}, [a-z]")
# [04:33] (Music. End of part one)
TIMED = re.compile(r"[\[(（]?\d{1,2}:\d\d(?::\d\d)?[\])）]?\s*[\[(（][^\[\]()（）]*[\])）]")
BOXED = re.compile(r"[^，。：:]{2,20}[：:]\s*[^「“『]")
BOX = re.compile(r"【[^【】]{2,10}】")


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
    together, blocks = numbered(document)
    blocks = [
        block._replace(kind=CAPTIONED) if any(start <= block.start < end for start, end in captions) else block
        for block in blocks
    ]
    items = [block.kind == PARAGRAPH and BULLET.match(_printed_line(document, block)) for block in blocks]
    blocks = [block._replace(kind=ITEM) if item else block for block, item in zip(blocks, items, strict=True)]
    words = [_words(document, block) for block in blocks]
    inside = [not within or any(start <= block.start < end for start, end in within) for block in blocks]
    first = first_body(blocks, words, inside)
    title = title or headline(blocks, words, inside, first_turn(blocks, words, first))
    kinds = _kinds(blocks, words, inside, counted(title, text), first, text)
    kinds = _between(_gathered(kinds, words, together, first), blocks, words, together)
    kinds = _quoted(_below(kinds, blocks, words, first), words)
    kinds = _indented(kinds, [_is_indented(document, block) for block in blocks], words, first)
    parts = [
        Part(kind, block.start, block.end, said, block.group if block.kind == SPEECH else 0)
        for kind, block, said in zip(kinds, blocks, words, strict=True)
    ]
    # What stands round the article on its page is of the site.
    begun, ended = min(map(min, within), default=0), max(map(max, within), default=len(document.text))
    above = sum(part.start < begun for part in parts)
    near, first = [part for part in parts if begun <= part.start < ended], max(first - above, 0)
    authors, issued = _printed(near, first)
    return Layout(parts, title, authors, issued or _printed(parts, above + first)[1], _paper(near, first))


def _words(document: Opened, block: Block) -> str:
    return "\n".join(document.words(*line).strip() for line in block.lines)


def _kinds(blocks: list[Block], words: list[str], inside: list[bool], title: str, first: int, text: str) -> list[str]:
    told = (n for n, said in enumerate(words) if inside[n] and (blocks[n].kind == SPEECH or tells(said)))
    last = max(told, default=len(words))
    # There was one line: and below it that line.
    last += (
        2
        if last + 2 < len(words) and words[last + 1].endswith(("：", ":")) and not is_furniture(words[last + 1])
        else 0
    )
    kinds: list[str] = []
    shown = title and any(here and counted(said, text) == title for here, said in zip(inside, words, strict=True))
    headline, listing, ended = not shown, False, False
    final = max((block.group for block in blocks), default=0)
    ends = next((n for n, said in enumerate(words) if n > first and inside[n] and END.fullmatch(said)), 0)
    last = max(last, ends - 1)
    for number, (block, said) in enumerate(zip(blocks, words, strict=True)):
        ended = ended or (number > first and any(each.fullmatch(said) for each in (END, COMMENTS, BOILERPLATE)))
        # Below the last turn a rule ends what is said, or a note.
        ended = ended or (block.kind == SPEECH and block.group == final and _ends_turns(said))
        if not inside[number] or (ended and not is_caption(said)):
            kind = OUT
        elif shown and HEADLINE not in kinds and counted(said, text) == title:
            kind, headline = HEADLINE, True
        elif number < first and headline and is_deck(words, number):
            kind = SUBHEAD
        elif number < first and is_signed(words, number):
            kind = OUT
        elif number == first and is_pulled(said) and block.kind == PARAGRAPH:
            kind = BODY
        else:
            under = kinds.index(HEADLINE) + 1 if HEADLINE in kinds else number
            dated = any(map(_is_dated, words[under:number]))
            kind = _kind(block, said, headline=headline, before=number < first, after=number > last, dated=dated)
            below = words[number + 1] if number + 1 < len(words) else ""
            boxed = BOX.fullmatch(said) is not None and BOXED.match(below) is not None and not tells(below)
            # READ MORE: Ferry to stop, is one line of such a list.
            heads = LISTS.match(fold(said)) is not None and not re.search(r"[：:]\s*\w", said) and not is_prose(said)
            # A list ends with its items, where a file has them, or at the next heading.
            after_items = number > 0 and blocks[number - 1].kind == ITEM != block.kind
            ends_list = is_prose(said) or kind == CAPTION or block.kind == HEADING or (after_items and tells(said))
            listing = boxed or heads or (listing and not ends_list)
            kind = OUT if listing else kind
        ended = ended or ENDED.search(said) is not None
        kinds.append(kind)
    return kinds


def _ends_turns(words: str) -> bool:
    """Whether a line below the last turn ends what is said."""
    note = BRACKETED.fullmatch(words) is not None and width(words) > SHORTEST_NOTE
    return bool(
        RULE.fullmatch(words) or TIMED.fullmatch(words) or note or (not label_of(words) and is_furniture(words))
    )


def _between(kinds: list[str], blocks: list[Block], words: list[str], together: list[int]) -> list[str]:
    """The kinds, where a short line between two turns, which ends no sentence, is a heading."""
    for n in range(1, len(kinds) - 1):
        here, said = kinds[n] == kinds[n + 1] == BODY and blocks[n].kind == SPEECH, words[n]
        heads = width(said) < LONGEST_HEADING // 2 and not ENDS.search(said) and not LEADS_ON.search(said)
        apart = together[n - 1] != together[n] != together[n + 1]
        if here and heads and apart and not label_of(said) and _begins_turn(blocks, words, n + 1):
            kinds = [*kinds[:n], SUBHEAD, *kinds[n + 1 :]]
    return kinds


def _begins_turn(blocks: list[Block], words: list[str], number: int) -> bool:
    return blocks[number].group != blocks[number - 1].group and label_of(words[number]) is not None


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
        notes = all(width(words[n]) < LONGEST_TITLE and not (kinds[n] == BODY and is_prose(words[n])) for n in lines)
        if whole and notes and len(lines) <= LONGEST_TOGETHER:
            kinds = [whole if n in lines and kind != OUT else kind for n, kind in enumerate(kinds)]
    return kinds


def _below(kinds: list[str], blocks: list[Block], words: list[str], first: int) -> list[str]:
    """The kinds, where what stands below the text is no paragraph of it: notes on the article, its author, tips."""
    above = [name for n, line in enumerate(words[:first]) for name in byline(line, alone=n > 0).authors]
    signed = {name.casefold() for name in above}
    kinds = [OUT if n > first and words[n].casefold() in signed else kind for n, kind in enumerate(kinds)]
    above += [name.split()[-1] for name in above if name.isascii() and kinds[first:].count(OUT)]
    for number in range(len(kinds) - 1, first, -1):
        if kinds[number] != BODY:
            continue
        said, apart = words[number], kinds[number - 1] in (OUT, CAPTION)
        note = OF_ITSELF.search(said) is not None or said.startswith(tuple(above))
        field = apart and blocks[number].kind != SPEECH and LABELLED.match(said)
        if not (width(said) < LONGEST_NOTE and (note or field)):
            break
        kinds = [*kinds[:number], OUT, *kinds[number + 1 :]]
    return kinds


def _printed_line(document: Opened, block: Block) -> str:
    """The first line of a block as it is printed, with its indent and its bullet."""
    start, end = block.lines[0]
    return document.text[document.text.rfind("\n", 0, start) + 1 : end]


def _is_indented(document: Opened, block: Block) -> bool:
    return block.kind == PARAGRAPH and _printed_line(document, block).startswith("\u3000")


def _indented(kinds: list[str], indented: list[bool], words: list[str], first: int) -> list[str]:
    """The kinds, where paragraphs are indented: a short line that is not is a heading, one that is none."""
    prose = [indented[n] for n, kind in enumerate(kinds) if kind == BODY and is_prose(words[n])]
    if len(prose) < FEWEST_INDENTED or prose.count(True) * 5 < len(prose) * 4:
        return kinds

    def kind_of(number: int) -> str:
        short = number > first and width(words[number]) < LONGEST_HEADING
        if kinds[number] == BODY and short and not indented[number]:
            return SUBHEAD
        return BODY if kinds[number] == SUBHEAD and indented[number] and is_pulled(words[number]) else kinds[number]

    return [kind_of(number) for number in range(len(kinds))]


def _quoted(kinds: list[str], words: list[str]) -> list[str]:
    """The kinds, where a line in marks is what somebody says: at the end of a text, or in a file of such lines."""
    body = [n for n, kind in enumerate(kinds) if kind == BODY]
    lines = [n for n, said in enumerate(words) if kinds[n] in (SUBHEAD, OUT) and PULLED.fullmatch(said)]
    alone = all(PULLED.fullmatch(words[n]) for n in body)
    told = [n for n in lines if alone or n == body[-1] + 1]
    return [BODY if n in told else kind for n, kind in enumerate(kinds)]


def _kind(block: Block, words: str, *, headline: bool, before: bool, after: bool, dated: bool) -> str:
    """``dated`` says that the byline or the date stands above: no deck stands below them."""
    short = width(words) < (LONGEST_TITLE if before else LONGEST_HEADING)
    if block.kind == CAPTIONED or is_caption(words):
        return CAPTION
    if block.kind == NOTE or (block.kind != SPEECH and is_furniture(words)):
        return OUT
    if BRACKETED.fullmatch(words):
        return SUBHEAD if words[0] == "【" and short and not before and not after else OUT
    if block.kind == SPEECH:
        labelled = label_of(words) is not None
        note = bylines.NOTED.match(words) is not None or (
            not labelled and (is_furniture(words) or TIMED.fullmatch(words) is not None)
        )
        return OUT if note or (before and (not ENDS.search(words) or byline(words).authors)) else BODY
    if bylines.NOTED.match(words) or after or not headline:
        return OUT
    if before and (
        ALONE.fullmatch(fold(words)) or FIELD.match(words) or HEADER.match(fold(words)) or LEADS_IN.fullmatch(words)
    ):
        return OUT
    if before and (byline(words).whole or SIGNED.match(words)):
        return OUT
    if before and dated and not (block.kind in (HEADING, ITEM) or WIDE.search(words)):
        return OUT
    if BULLET.match(words) and not before:
        return BODY
    if block.kind == HEADING or (short and not _ends_a_sentence(words) and not LEADS_ON.search(words)):
        return SUBHEAD if len(words) > 1 or block.kind == HEADING else OUT
    # Words that a page shows large, from the text.
    large = not before and width(words) < LONGEST_TITLE and SHOWN_LARGE.fullmatch(words) is not None
    if large or (short and not before and block.kind == QUOTE and PULLED.fullmatch(words)):
        return SUBHEAD
    return BODY


def _is_dated(line: str) -> bool:
    return byline(line).whole or (width(line) < LONGEST_DATED and day(line) != "")


def _ends_a_sentence(words: str) -> bool:
    """Whether a short block says something: 「唔係。」 does, ‘A lifeline, not a luxury’ does not."""
    return ENDS.search(words.rstrip()) is not None


def _printed(parts: list[Part], first: int) -> tuple[tuple[str, ...], str]:
    """The byline and the date that lines round the article print."""
    authors: tuple[str, ...] = ()
    issued = ""
    sourced = any(re.match("[來来]源", part.words) for part in parts[:first])
    order = [*parts[:first], *(part for part in parts[first + 1 :] if part.kind in (OUT, CAPTION))]
    for number, part in enumerate(order):
        if part.kind not in (OUT, SUBHEAD, HEADLINE):
            continue
        for line in part.words.split("\n"):
            if line.startswith(QUOTES):
                continue
            # 日期：… is when it was held, not when it was printed; but with 來源：… beside it.
            held = HELD.match(line) is not None and not sourced
            issued = issued or (day(line) if width(line) < LONGEST_DATED and not held else "")
            authors = authors or (byline(line, alone=number > 0).authors if part.kind != HEADLINE else ())
            contact = bylines.CONTACT.search(line)
            authors = authors or ((contact["en"],) if contact else ())
            signed = number < first and part.kind == OUT and is_signed([each.words for each in order[:first]], number)
            authors = authors or ((line,) if signed else ())
    issued = issued or (day(parts[first].words[:60]) if parts else "")
    lines = [line for part in parts[:first] if part.kind == OUT for line in part.words.split("\n")]
    issued = issued or next(filter(None, map(bylines.month, lines)), "")
    if not authors:
        # Below the name of a column stands who writes it.
        alone = (line for line in lines if ALONE.fullmatch(fold(line)) and fold(line[:2]) not in language.no_names())
        authors = next(((line,) for line in alone), ())
    # 〔記者林孟潔／嘉義報導〕 begins the text.
    begins = BEGINS_WITH.match(parts[first].words) if parts else None
    return authors or (byline(begins["byline"]).authors if begins else ()), issued


def _paper(parts: list[Part], first: int) -> str:
    """The paper, where a line above or below the text, or its first words, name it."""
    lines = [line for part in parts if part.kind == OUT for line in part.words.split("\n")]
    opening = parts[first].words if parts else ""
    return bylines.paper([*lines, opening[:24]]) or bylines.agency(opening)
