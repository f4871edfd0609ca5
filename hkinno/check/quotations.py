"""Finding every quotation in a draft: marks paired with their own closers, nested marks, and block quotes.

All offsets are code points of the draft. The search is linear in its length.
"""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from itertools import pairwise
from operator import itemgetter
from typing import NamedTuple

from hkinno import places
from hkinno.check import blocks
from hkinno.check.context import SAID, SIGNED
from hkinno.sources import Sources
from hkinno.text import fold

PAIRS = {"「": "」", "『": "』", "“": "”", "‘": "’", "«": "»", "﹁": "﹂", "﹃": "﹄", "〝": "〞", "｢": "｣"}
CLOSERS = {closer: opener for opener, closer in PAIRS.items()} | {"〟": "〝"}
# Quotations end with their paragraph: a mark that is not closed by then is stray.
BLANK_LINE = re.compile(r"\n[ \t\u3000]*(?:\r?\n|$)")
BLOCK_LINE = re.compile(r"^[ \t]{0,3}(?:>[ \t]?)+", re.MULTILINE)
# The line of a block quote that says whose it is.
SIGNATURE = re.compile(r"^\s*(?:[—–-]{1,2}|──?)\s*\S")
ENTITIES = {"&ldquo;": "“", "&rdquo;": "”", "&lsquo;": "‘", "&rsquo;": "’", "&quot;": '"'}
# Marks that open and close alike.
STRAIGHT = '"＂'
MARK = re.compile(
    "["
    + re.escape("".join([*PAIRS, *CLOSERS, *STRAIGHT]))
    + r"]|&(?:[lr][ds]quo|quot);|</?[qQ](?:\s[^<>\n]{0,200})?>|\n"
)
ENTITY = re.compile("&(?:[lr][ds]quo|quot);")
# A blank line of a block quote, and the mark that the next paragraph begins with.
QUOTED_BLANK = re.compile(r"\n[ \t]{0,3}>[> \t]{0,80}\r?(?:\n|$)")
NEXT_PARAGRAPH = re.compile(
    r"(?:\n[ \t\u3000>]{0,80}\r?(?=\n)){1,8}\n[ \t\u3000>]{0,80}("
    "[" + re.escape("".join([*PAIRS, *STRAIGHT])) + "]|&(?:[lr][ds]quo|quot);)"
)
FOUR_HAN = re.compile("(?:[^\u4e00-\u9fff]*[\u4e00-\u9fff]){4}")
# Speech that goes on in the next paragraph ends with a sentence, or is long; else its mark is a stray one.
SPEECH_GOES_ON = re.compile("(?:[^\u4e00-\u9fff]*[\u4e00-\u9fff]){8}|[^\\n]{0,80}[。！？…!?.]$")
SINGLE = re.compile(r"(?<![A-Za-z0-9'])'([^'\n]{4,})'(?![A-Za-z0-9'])")


# An item of a list or a heading inside a block quote is a paragraph of its own.
ITEM = re.compile(r"[ \t]{0,3}(?:[-*+]|\d{1,9}[.)]|#{1,6})[ \t]+")
# What a block quote's words may end with on their own line: a citation in brackets, or a dash and whose they are.
TRAILING = re.compile(r"\s*(?:[（(\[［][^（）()\[\]［］\n]{2,80}[）)\]］]|(?:[—–─]+|--)[^—–─\n。！？]{1,60})[。.]?\s*$")
# In a block quote: what says that the marked words are the quotation, and the rest tells of it.
INTRODUCES = re.compile(rf"(?:{SAID}|said|says|[：:])[，,：:]?\s*$")
TELLS = re.compile(rf"[，,]?\s*[^，。！？；\n]{{0,12}}(?:{SAID}|said|says)")
# 孫東： before the words of a block quote.
LABEL = re.compile(
    r"[*_]{0,2}[^\s，。：:「『“\"]{0,12}(?:孫東|孙东)[^\s，。：:「『“\"]{0,6}[：:][*_]{0,2}\s*(?=[^\s「『“\"])"
)
# Marked words that are longer than a term.
LONGER_THAN_A_TERM = 8
# What runs on over inner straight marks; and what stands between two quotations instead.
INNER = re.compile('[\u4e00-\u9fff]"[\u4e00-\u9fff]{1,12}"[\u4e00-\u9fff]')
JOINS = re.compile(rf"[和與与及跟同或又而並并]|以及|還有|还有|.*(?:{SAID})")
# No longer ending than this is looked at.
LONGEST_ENDING = 120
# Quotations within quotations deeper than this are not looked at: their words would be copied once for each level.
DEEPEST = 32
# What may stand before straight marks that hold no speech, and how far back a tag is looked for.
ATTRIBUTE = re.compile(r"[A-Za-z][\w-]{0,30}[ \t]?=[ \t]?$")
LINK = re.compile(r"(?:\]\(|^\[[^\]\n]{1,100}\]:[ \t]*)[^\s()\"]+[ \t]+$", re.MULTILINE)
LONGEST_TAG = 400
# 創科局局長孫東 and the like, beside marked words.
LONGEST_NAMING = 16


class Quotation(NamedTuple):
    """Words between marks: ``[start, end)`` without the marks.

    ``text`` are the words; in a block quote without the signs that begin its lines. ``block`` says that no marks
    but a block quote makes it a quotation; ``depth`` is 0 for an outermost one, and one of ``DEEPEST`` has only the
    beginning of its words. ``opening`` and ``closing`` are how many code points the marks take; ``reason`` is why
    it is no speech, such as that it stands in code.
    """

    start: int
    end: int
    text: str
    block: bool = False
    depth: int = 0
    opening: int = 1
    closing: int = 1
    reason: str = ""


class Stray(NamedTuple):
    """Marks that open and are never closed: where the first stands, where the last ends, which, how many in a row.

    ``code`` says that they stand in a block of code, where they open nothing.
    """

    start: int
    end: int
    mark: str
    length: int
    code: bool


class Mark(NamedTuple):
    """A mark of a draft, by the character that it stands for: &ldquo; stands for “."""

    start: int
    end: int
    sign: str


def find(draft: str, sources: Sources) -> tuple[list[Quotation], list[Stray]]:
    """Every quotation of a draft, in order, and every opening mark without its closer."""
    layout = blocks.read(draft)
    found, stray = _pairs(draft)
    found += [
        Quotation(match.start(1), match.end(1), _words(match[1]))
        for match in SINGLE.finditer(draft)
        if FOUR_HAN.match(match[1])
    ]
    found += _around(draft, found)
    marked = _outermost(found)
    for lines in layout.quotes:
        for paragraph in _paragraphs(draft, lines, marked, sources):
            found += _block(draft, paragraph, marked, sources)
    found = [each._replace(reason=_reason(draft, each, layout)) for each in found]
    return sorted(found, key=lambda each: (each.start, -each.end)), _gathered(stray, layout.code)


def _around(draft: str, found: list[Quotation]) -> Iterator[Quotation]:
    """Straight marks inside straight marks, as in 孫東說："甲乙"丙丁"戊己。": what is between is his as well.

    Only where nothing else is likely: a colon before, words of Chinese run on over the inner marks, and the end of
    a sentence before the last.
    """
    straight = sorted(each for each in found if draft[each.start - 1] == '"')
    for one, other in pairwise(straight):
        if (
            draft[one.start - 2 : one.start - 1] in ("：", ":")
            and INNER.match(draft, one.end - 1, other.start + 1)
            and not JOINS.fullmatch(draft, one.end + 1, other.start - 1)
            and other.text[-1:] in tuple("。！？…")
        ):
            yield Quotation(one.start, other.end, _words(draft[one.start : other.end]))


def _reason(draft: str, each: Quotation, layout: blocks.Blocks) -> str:
    """Why a quotation is not speech but a part of the draft's form; "" where it is none."""
    if _within(each.start, layout.code):
        return "stands in a block of code"
    if each.start < layout.front:
        return "stands in the front matter"
    if draft[each.start - 1] not in "\"'" or each.block:
        return ""
    before = draft[max(0, each.start - 1 - LONGEST_TAG) : each.start - 1]
    if ATTRIBUTE.search(before[-40:]) and before.rfind("<") > before.rfind(">"):
        return "an attribute of HTML"
    return "the title of a link" if LINK.search(before) else ""


def _pairs(draft: str) -> tuple[list[Quotation], list[Mark]]:
    found: list[Quotation] = []
    stray: list[Mark] = []
    stack: list[Mark] = []
    # Curly marks that close and have no opener in their paragraph.
    loose: list[Mark] = []
    open_marks: dict[str, int] = {}

    def close(opener: str, closer: Mark) -> None:
        while stack:
            mark = stack.pop()
            open_marks[mark.sign] -= 1
            if mark.sign == opener:
                depth = min(len(stack), DEEPEST)
                end = closer.start if depth < DEEPEST else min(closer.start, mark.end + 40)
                found.append(_between(draft, mark, closer, end)._replace(depth=depth))
                return
            stray.append(mark)

    def end_paragraph(position: int, goes_on: str = "") -> None:
        position -= draft[position - 1 : position] == "\r"
        first = next((mark for mark in stack if mark.sign == goes_on), None)
        if first and SPEECH_GOES_ON.match(draft, first.end, position):
            stack.remove(first)
            found.append(_between(draft, first, Mark(position, position, ""), position))
        curly = sorted([*loose, *(mark for mark in stack if mark.sign == "“")])
        paired = _two_by_two(draft, curly) + _two_by_two(draft, [mark for mark in stack if mark.sign == "‘"])
        found.extend(_between(draft, one, other, other.start) for one, other in paired)
        gone = {mark for pair in paired for mark in pair}
        stray.extend(mark for mark in stack if mark not in gone)
        stack.clear()
        loose.clear()
        open_marks.clear()

    for match in MARK.finditer(draft):
        mark = Mark(match.start(), match.end(), _sign(match[0]))
        if mark.sign == "\n":
            if not stack and not loose:
                continue
            blank = BLANK_LINE.match(draft, mark.start)
            if blank or QUOTED_BLANK.match(draft, mark.start):
                goes_on = _next_mark(draft, mark.start)
                if open_marks.get(goes_on):
                    end_paragraph(mark.start, goes_on)
                elif blank:
                    end_paragraph(mark.start)
        elif mark.sign in STRAIGHT and open_marks.get(mark.sign):
            close(mark.sign, mark)
        elif mark.sign in PAIRS or mark.sign in STRAIGHT or mark.sign == "<q>":
            stack.append(mark)
            open_marks[mark.sign] = open_marks.get(mark.sign, 0) + 1
        elif open_marks.get(CLOSERS.get(mark.sign, "<q>")):
            if not _apostrophe(draft, mark):
                close(CLOSERS.get(mark.sign, "<q>"), mark)
        elif mark.sign == "”":
            loose.append(mark)
    end_paragraph(len(draft))
    return found, stray


def _next_mark(draft: str, position: int) -> str:
    """The opening mark that the paragraph after a blank line begins with, or ""."""
    following = NEXT_PARAGRAPH.match(draft, position)
    return _sign(following[1]) if following else ""


def _sign(written: str) -> str:
    """The character that a mark stands for; <q> and </q> stay tags."""
    if written[0] == "<":
        return "</q>" if written[1] == "/" else "<q>"
    return ENTITIES.get(written, written)


def _between(draft: str, mark: Mark, closer: Mark, end: int) -> Quotation:
    """The quotation between two marks, with its words up to ``end``."""
    return Quotation(
        mark.end,
        closer.start,
        _words(draft[mark.end : end]),
        opening=mark.end - mark.start,
        closing=closer.end - closer.start,
    )


def _words(text: str) -> str:
    """Words without the signs of a block quote, with marks for entities; other markup words.py judges."""
    text = BLOCK_LINE.sub("", text)
    return ENTITY.sub(lambda match: ENTITIES[match[0]], text) if "&" in text else text


def _two_by_two(draft: str, curly: list[Mark]) -> list[tuple[Mark, Mark]]:
    """Curly marks of a paragraph without partners, as pairs: “…“ and ”…” are closed with the wrong mark."""
    paired = []
    position = 0
    while position + 1 < len(curly):
        one, other = curly[position : position + 2]
        if FOUR_HAN.match(draft, one.end, other.start):
            paired.append((one, other))
            position += 1
        position += 1
    return paired


def _apostrophe(draft: str, mark: Mark) -> bool:
    """Whether a ’ stands inside a word, as in Hong Kong’s."""
    before, after = draft[mark.start - 1 : mark.start], draft[mark.end : mark.end + 1]
    return mark.sign == "’" and after.isascii() and after.isalpha() and before.isalpha()


def _outermost(found: list[Quotation]) -> list[Quotation]:
    """The quotations that stand in no other, in order."""
    kept: list[Quotation] = []
    for each in sorted(found, key=lambda each: (each.start, -each.end)):
        if not kept or each.start >= kept[-1].end:
            kept.append(each)
    return kept


def _marked(marked: list[Quotation], start: int, end: int) -> list[Quotation]:
    """Those of the outermost marked quotations that lie in ``[start, end)``, wholly or in part."""
    first = bisect_left(marked, start, key=lambda each: each.end)
    last = bisect_left(marked, end, key=lambda each: each.start)
    return marked[first:last]


def _paragraphs(
    draft: str, lines: list[blocks.Line], marked: list[Quotation], sources: Sources
) -> Iterator[list[blocks.Line]]:
    """The lines of a block quote, a paragraph at a time."""
    paragraph: list[blocks.Line] = []
    for written in lines:
        item = ITEM.match(draft, written.start, written.end)
        line = written
        if item and not (item[0][0] == "-" and _is_signature(draft[line.start : line.end], sources)):
            line = written._replace(start=item.end())
            if paragraph:
                yield paragraph
            paragraph = []
        # A line without a sign that has marks is more likely the draft's own next sentence.
        if draft[line.start : line.end].strip() and not (line.lazy and _marked(marked, line.start, line.end)):
            paragraph.append(line)
        elif paragraph:
            yield paragraph
            paragraph = []
    if paragraph:
        yield paragraph


def _block(draft: str, lines: list[blocks.Line], marked: list[Quotation], sources: Sources) -> list[Quotation]:
    """A paragraph of a block quote as a quotation, without citation and signature; none where its marks say which."""
    parts: list[tuple[int, str]] = []
    for line in lines:
        written = draft[line.start : line.end]
        words = _without_citation(written.strip(), sources)
        if words and not _is_signature(words, sources):
            label = LABEL.match(words) if not parts else None
            words = words[label.end() :] if label else words
            parts.append((line.start + written.index(words), words))
    if not parts or (len(parts) == 1 and len(parts[0][1]) <= LONGEST_ENDING and places.find(parts[0][1], sources)):
        return []
    begun, finish = parts[0][0], parts[-1][0] + len(parts[-1][1])
    inside = _marked(marked, begun, finish)
    if inside and _marks_decide(draft, parts, inside):
        return []
    text = _words("\n".join(words for _, words in parts))
    return [Quotation(begun, finish, text, block=True, opening=0, closing=0)]


def _marks_decide(draft: str, parts: list[tuple[int, str]], inside: list[Quotation]) -> bool:
    """Whether only the marked words of a paragraph are quoted: the rest tells who says them, or is nothing."""
    if inside[0].start - inside[0].opening < parts[0][0]:
        return True
    for each in inside:
        before = max(parts[0][0], each.start - each.opening - 20)
        if INTRODUCES.search(draft[before : each.start - each.opening]):
            return True
        after = each.end + each.closing
        if each.end - each.start >= LONGER_THAN_A_TERM and TELLS.match(draft[after : after + 40]):
            return True
    rest = []
    for start, words in parts:
        position = start
        for each in _marked(inside, start, start + len(words)):
            rest.append(draft[position : max(position, each.start - each.opening)])
            position = min(each.end + each.closing, start + len(words))
        rest.append(draft[position : start + len(words)])
    outside = re.sub(r"[\W_]+", "", "".join(rest))
    return not outside or (len(outside) <= LONGEST_NAMING and ("孫東" in fold(outside) or "SunDong" in outside))


def _is_signature(words: str, sources: Sources) -> bool:
    """Whether a line that begins with a dash says whose the words are, and is not itself what somebody says."""
    if not SIGNATURE.match(words):
        return False
    short = len(words) <= LONGEST_NAMING and not words.lstrip().startswith("- ")
    told = len(words) <= LONGEST_ENDING and ("孫東" in fold(words) or "Sun" in words or places.find_in(words, sources))
    return bool(short or told or SIGNED.match(words))


def _without_citation(words: str, sources: Sources) -> str:
    """A line of a block quote without the place or the signature at its end; "" where it is nothing else."""
    trailing = TRAILING.search(words[-LONGEST_ENDING:])
    if trailing is None:
        return words
    told = places.find_in(trailing[0], sources) or "孫東" in fold(trailing[0]) or "Sun" in trailing[0]
    if not told and not SIGNED.match(trailing[0].lstrip()):
        return words
    return words[: len(words) - len(trailing[0])]


def _within(position: int, spans: list[tuple[int, int]]) -> bool:
    """Whether a position lies in one of the spans, which are in order and do not overlap."""
    before = bisect_right(spans, position, key=itemgetter(0))
    return before > 0 and position < spans[before - 1][1]


def _gathered(stray: list[Mark], code: list[tuple[int, int]]) -> list[Stray]:
    gathered: list[Stray] = []
    for start, end, sign in sorted(stray):
        last = gathered[-1] if gathered else None
        if last and last.mark == sign and last.end == start:
            gathered[-1] = last._replace(end=end, length=last.length + 1)
        else:
            gathered.append(Stray(start, end, sign, 1, _within(start, code)))
    return gathered
