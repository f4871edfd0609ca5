"""Where the text of a file begins, and which of the lines above it is the headline."""

import re
from collections import Counter

from hkinno.documents import HEADING, PARAGRAPH, Block
from hkinno.documents.sheet import CAPTION as CAPTIONED
from hkinno.documents.sheet import SPEECH
from hkinno.documents.speech import ASKED, label_of
from hkinno.library import bylines, language, line_words
from hkinno.library.bylines import WIDE, byline, day, width
from hkinno.library.language import any_of
from hkinno.library.lines import (
    BRACKETED,
    ENDS,
    HEADER,
    KICKER,
    LISTS,
    LONGEST_TITLE,
    PULLED,
    is_caption,
    is_furniture,
    is_prose,
    is_pulled,
    tells,
)
from hkinno.store.items import HAN
from hkinno.text import fold

# 嘉賓：高嵐、方圓 is a line of a header.
# 街坊字典（二十七）
SERIES = re.compile(r"[^。！？]{2,16}[（(【]?(?:第?[一二三四五六七八九十百\d]{1,4}[回期篇輯]?|上|中|下)[）)】]")
SHORTEST_TITLE, MOST_IN_DECK = 12, 2
GUESTS = re.compile(fold("(?:主持人?|嘉賓|講者|主講人?|受訪者):[^？?]*$"))
# 他說：「…。」 is a sentence of the text.
SAID = re.compile('[。.][」』”"]$')
# Roe disagreed: “They won’t.” and “I can’t say,” said Pell.
SPEAKS = re.compile(
    '^(?:[^「『“"].*[「『“"].*[。.！!？?][」』”"]|[「『“"][^」』”"]+[，,。.！!？?][」』”"] ?[^「『“"]+[。.])$',
    re.DOTALL,
)
DECK = re.compile(any_of(line_words.INTERVIEWS))
LEADS_IN = re.compile(r"(?:以下|下文)[是為为]?(.*?)[：:。]?|(?:following|below)(?: is| are)? (.*?)[:.]?", re.IGNORECASE)

# Above the text of an article stand so many lines at most; above that of a page, its menus.
MOST_ABOVE = 16


def first_body(blocks: list[Block], words: list[str], inside: list[bool]) -> int:
    """The number of the first paragraph."""
    numbers = range(len(blocks))
    prose = (
        n
        for n in numbers
        if inside[n]
        and blocks[n].kind not in (HEADING, CAPTIONED)
        and is_prose(words[n])
        and (blocks[n].kind == SPEECH or not is_furniture(words[n]))
        and not is_caption(words[n])
        and not is_deck(words, n)
    )
    ended = (n for n in numbers if inside[n] and n and ENDS.search(words[n]) and not is_furniture(words[n]))
    first = next(prose, next(ended, 0))
    # Below the byline a sentence is of the text, however short, and so are words in marks that stand only here.
    signed = next((n for n in range(first - 1, 0, -1) if byline(words[n]).whole or day(words[n])), first)
    own = (n for n in range(signed + 1, first) if inside[n] and blocks[n].kind == PARAGRAPH and _tells(words, n))
    first = first if first < len(blocks) and blocks[first].kind == SPEECH else next(own, first)
    # Roe disagreed: “They’ll kill the street.” is of the text, however short.
    while first > 1 and inside[first - 1] and blocks[first - 1].kind == PARAGRAPH and _says(words, first - 1):
        first -= 1
    return first


def _tells(words: list[str], number: int) -> bool:
    """Whether a line tells something: a sentence, or words in marks that stand nowhere else."""
    said = words[number]
    noted = bylines.NOTED.match(said) or LEADS_IN.fullmatch(said) or is_deck(words, number)
    shown = is_pulled(said) and not any(said[1:-1].rstrip("。.") in line for line in words[number + 1 :])
    return (tells(said) and not is_pulled(said) and not noted) or shown


def _says(words: list[str], number: int) -> bool:
    """Whether a short paragraph says who says something, and what."""
    said = words[number]
    return (
        SPEAKS.search(said) is not None
        and not is_furniture(said)
        and not is_caption(said)
        and not is_deck(words, number)
    )


def first_turn(blocks: list[Block], words: list[str], first: int) -> int:
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


def is_deck(words: list[str], number: int) -> bool:
    """Whether a sentence below the headline sums the article up: a byline stands between it and the text."""
    said = words[number]
    few = 0 < len(re.findall(r"[。！？]|[.!?](?=\s|$)", said)) <= MOST_IN_DECK
    return (
        few
        and number > 0
        and width(said) < LONGEST_TITLE
        and any(byline(line).authors for line in words[number + 1 :][:2])
    )


def is_signed(words: list[str], number: int) -> bool:
    """Whether a line is a name alone, with the date below or above it: who wrote the article."""
    name = bylines.is_person(words[number])
    beside = words[max(1, number - 1) : number + 2]
    return number > 0 and name and any(line != words[number] and day(line) and byline(line).whole for line in beside)


def headline(blocks: list[Block], words: list[str], inside: list[bool], first: int) -> str:
    """The headline: a heading of the file, or the first line above the text that has as much to do with it as any."""
    for block, said, here in zip(blocks, words, inside, strict=True):
        if block.kind == HEADING and here and not LISTS.match(fold(said)):
            return said
    if first > MOST_ABOVE and all(inside):
        return _on_a_page(words, first)
    above = _candidates(words[:first], inside)
    # A line with its section before it: 人物 | …
    above = above or [said for said in words[:first] if KICKER.fullmatch(said) and _is_headline(said)][:1]
    text = " ".join(words[first:]).lower()
    worth = {said: _common(said, text) + _is_headline(said) for said in above}
    best = max(worth.values(), default=0)
    leads = (match[1] or match[2] for said in words[:first] if (match := LEADS_IN.fullmatch(said)))
    # 訪問潘佩芝, alone above questions and answers, is no byline.
    alone = (said for said, block in zip(words[:first], blocks[first:], strict=False) if block.kind == SPEECH)
    return next((said for said in above if worth[said] * 2 >= best), "") or next(leads, next(alone, ""))


def _on_a_page(words: list[str], first: int) -> str:
    """The headline of a page that was copied whole: of all its menus, the line that has most to do with the text."""
    text = " ".join(said for said in words[first:] if is_prose(said)).lower()
    above = [said for said in words[:first] if _may_head(said)]
    worth = {said: (_common(said, text) + _is_headline(said), number) for number, said in enumerate(above)}
    return max(worth, key=lambda said: worth[said], default="")


def _candidates(words: list[str], inside: list[bool]) -> list[str]:
    """The lines that may be the headline: above the byline, and below what stands above it, such as a letterhead."""
    signed = next((n for n, line in enumerate(words) if n and byline(line).authors), len(words))
    found: list[str] = []
    # Above the byline, and too short for a headline: the name of a column.
    column: list[str] = []
    for number, (line, here) in enumerate(zip(words, inside, strict=False)):
        if number == signed and not any(map(_is_headline, found)):
            column, found = found, []
        if here and _may_head(line) and not (number and byline(line).whole):
            apart = number and number < signed and is_furniture(words[number - 1])
            found = [line] if apart and _is_headline(line) else [*found, line]
        elif number == signed and found:
            break
    found = found if any(map(_is_headline, found)) else [*column, *found]
    found = found[1:] if found[1:] and SERIES.fullmatch(found[0]) else found
    # A section, a programme, a column: shorter than any headline.
    found = list(filter(_is_headline, found)) or found
    # 專訪…, below another line: what the article is, not its title.
    return [line for line in found if line == found[0] or not DECK.match(fold(line))]


def _may_head(words: str) -> bool:
    return not (
        is_furniture(words)
        or width(words) >= LONGEST_TITLE
        or is_caption(words)
        or words.endswith(("。", ".", "：", ":"))
        or GUESTS.match(fold(words)) is not None
        or HEADER.match(fold(words)) is not None
        or (width(words) < SHORTEST_TITLE * 2 and bylines.PAPER_NAMES.search(words) is not None and " " not in words)
        or (SAID.search(words) is not None and PULLED.fullmatch(words) is None)
        or words.startswith(("—", "─"))
        or bylines.MASTHEAD.fullmatch(words) is not None
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
        width(words) >= SHORTEST_TITLE
        and (WIDE.search(words) is not None or len(words.split()) > 3)  # noqa: PLR2004
        and not bylines.is_paper(words)
        and not BRACKETED.fullmatch(words)
    )
