"""Finding every quotation of a document: marks paired with their own closers, block quotes, labelled speech, columns.

All offsets are code points of the draft. The search is linear in its length.
"""

import re
from bisect import bisect_left
from collections.abc import Iterator
from itertools import pairwise
from typing import NamedTuple

from hkinno import documents
from hkinno.check import listed
from hkinno.check.tokens import BLANK
from hkinno.check.turns import turns
from hkinno.check.voices import Voices, joins
from hkinno.documents import CELL, HIDDEN, QUOTE, Block, Document
from hkinno.documents.patterns import Pattern
from hkinno.documents.speech import REFERENCE

PAIRS = dict(zip("「『“‘«‹„﹁﹃〝｢", "」』”’»›“﹂﹄〞｣", strict=True))
OF = {closer: opener for opener, closer in PAIRS.items()} | {"〟": "〝"}
# Marks that open and close alike.
STRAIGHT = '"＂'
MARK = Pattern(f"[{re.escape(''.join([*PAIRS, *OF, STRAIGHT]))}]")
SINGLE = Pattern(r"(?<![A-Za-z0-9'])'(?! )((?:[^'\n]|(?<=[A-Za-z])'(?=[A-Za-z])){4,400}?)'(?![A-Za-z0-9'])")
# ‘We are not the shopkeepers’ enemy,’ he added: words go on, and what closes follows.
PLURAL = Pattern(r" [a-z](?:[^‘’\n]|(?<=[A-Za-z])’(?=[a-z])){0,200}?[,.!?…]’")
BLANKS = BLANK + "|"
FOUR_HAN = Pattern("(?:[^\u4e00-\u9fff]*[\u4e00-\u9fff]){4}")
FOUR_WORDS = Pattern(r"(?:\W*\w+\W+){3}\w+")
# Speech that goes on in the next paragraph ends with a sentence, or is long; else its mark is a stray one.
EIGHT_HAN = Pattern("(?:[^\u4e00-\u9fff]*[\u4e00-\u9fff]){8}")
# A word ends before what is no letter, and no mark before one: no text can be read in two ways.
EIGHT_WORDS = Pattern(
    "[^A-Za-z\u4e00-\u9fff]*"
    "(?:[A-Za-z]+(?:['’][A-Za-z]+)*(?:[^A-Za-z'’\u4e00-\u9fff]|['’](?![A-Za-z]))[^A-Za-z\u4e00-\u9fff]*){8}"
)
SHORT_SPEECH, LONGEST_LOOKED_AT = 80, 400
LONGEST_SIGNED = 32
# Inches: 5'10".
INCHES = Pattern(r"\d$")

# Marked words that are longer than a term; what tells whose they are is short.
LONGER_THAN_A_TERM, LONGEST_NAMING = 8, 16
# What runs on over inner straight marks; and what stands between two quotations instead.
INNER = Pattern('[\u4e00-\u9fff]"[\u4e00-\u9fff]{1,12}"[\u4e00-\u9fff]')
# Quotations within quotations deeper than this are not looked at: their words would be copied once for each level.
DEEPEST = 32
# Who signs inside the marks: 「…——某甲」.
SIGNATURE = Pattern(r"(?<=\S)\s*(?:[—–─]{1,2}|--)\s?(?P<who>[^—–─\n，。！？,!?]{2,24})$", needs=("—", "–", "─", "--"))
# The head of a column of words that somebody has said.
WORDS = Pattern(
    r"(?:原|引|直)?[話话句文語语]子?|原[話话文句]|[語语金][錄录句]|引[文語语句]|[發发]言?(?:摘[句錄录]|原文|[內内]容)|[說说講讲]了?(?:什麼|什么|甚麼)"
    r"|sentences?|(?:original |exact |their |his |her )?(?:words?|quot(?:e|ation)s?|verbatim|lines?)|original"
    r"|rendering|translation|[英中]?[譯译]文"
    r"|what (?:they|he|she|was) said",
    re.IGNORECASE,
)
# What ends as speech does, where no marks say that it is speech.
SPOKEN = Pattern(r"[。！？…，,.!?；]\s*$")

MARKS, BLOCK, LABEL = "marks", "block", "label"


class Quotation(NamedTuple):
    """Words that a draft quotes: ``[start, end)`` without the marks.

    ``text`` are the words as a reader sees them. ``kind`` says what makes them a quotation: marks, a block quote, or a
    label: a speaker's before them, or the head of their column. ``depth`` is 0 for an outermost one, and one of
    ``DEEPEST`` has only the beginning of its words. ``opening`` and ``closing`` are how many code points the marks
    take; ``reason`` is why it is no speech, such as that it stands in code; ``block`` counts the document's blocks, -1
    where it is in none.
    """

    start: int
    end: int
    text: str
    kind: str = MARKS
    depth: int = 0
    opening: int = 1
    closing: int = 1
    reason: str = ""
    block: int = -1

    @property
    def outer(self) -> tuple[int, int]:
        """The span with the marks."""
        return self.start - self.opening, self.end + self.closing


class Stray(NamedTuple):
    """Marks that open and are never closed: where the first begins and the last ends, which, how many in a row.

    ``code`` says that they stand in what is not seen, where they open nothing.
    """

    start: int
    end: int
    mark: str
    length: int
    code: bool


class Mark(NamedTuple):
    """A mark of a draft."""

    start: int
    end: int
    sign: str


def find(document: Document, voices: Voices) -> tuple[list[Quotation], list[Stray]]:
    """Every quotation of a draft, in order, and every opening mark without its closer."""
    pairing = _Pairing(document.visible)
    units = list(_units(document.blocks))
    for (_, start, end), following in zip(units, [*units[1:], None], strict=False):
        pairing.pair(start, end, document.visible[following[1] : following[1] + 1] if following else "")
    found = [_unsigned(document.visible, each, voices) for each in pairing.found]
    for number, start, end in units:
        found += [each._replace(block=number) for each in _singles(document.visible, start, end)]
    found += _around(document, found, voices)
    found = _numbered(found, document.blocks)
    marked = _outermost(found)
    spoken = turns(document, voices)
    for number, block in enumerate(document.blocks):
        inside = _inside(marked, block)
        if block.kind == QUOTE:
            found += _block(document, number, inside, voices)
        elif block.kind == CELL and not inside and _holds_words(_head(document, number).strip(BLANK), voices):
            found += _told(document, number, block.start, block.end)
        elif number in spoken and not inside:
            found += _spoken(document, number, block.start + spoken[number].begins, block.end)
        elif not inside:
            found += _labelled(document, number, voices)
    hidden = _Pairing(document.text)
    for unseen in document.unseen:
        begun = len(hidden.found)
        hidden.pair(unseen.start, unseen.end, "")
        hidden.found += _singles(document.text, unseen.start, unseen.end)
        hidden.found[begun:] = [each._replace(reason=unseen.reason) for each in hidden.found[begun:]]
    found = sorted(found + hidden.found, key=lambda each: (each.start, -each.end))
    return found, _gathered(pairing.stray, code=False) + _gathered(hidden.stray, code=True)


def _units(blocks: list[Block]) -> Iterator[tuple[int, int, int]]:
    """Stretches in which marks are paired: a block, or the paragraphs of one block quote; the first block's number."""
    begun = 0
    for number, block in enumerate(blocks):
        following = blocks[number + 1] if number + 1 < len(blocks) else None
        if following and block.kind == following.kind == QUOTE and block.group == following.group:
            continue
        yield begun, blocks[begun].start, block.end
        begun = number + 1


class _Pairing:
    """Marks of a text paired, a stretch at a time."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.found: list[Quotation] = []
        self.stray: list[Mark] = []
        self.stack: list[Mark] = []
        # Marks that close and have no opener.
        self.loose: list[Mark] = []
        self.open: dict[str, int] = {}

    def pair(self, start: int, end: int, following: str) -> None:
        """Pair the marks of ``[start, end)``; ``following`` is the character that the next stretch begins with."""
        for match in MARK.finditer(self.text, start, end):
            self._take(Mark(match.start(), match.end(), match[0]))
        first = next((mark for mark in self.stack if mark.sign == following), None)
        if first:
            self._goes_on(first, end)
        self._end()

    def _take(self, mark: Mark) -> None:
        sign = mark.sign
        if self._again(mark):
            return
        opener = OF.get(sign, "")
        if sign in STRAIGHT and self.open.get(sign):
            self._close(sign, mark)
        elif sign in STRAIGHT and self._ends(mark) and self.stack and self.stack[-1].sign == "“":
            self._close("“", mark)
        elif self.open.get(opener):
            if not self._apostrophe(mark):
                self._close(opener, mark)
        elif sign in PAIRS or sign in STRAIGHT:
            if not (sign in STRAIGHT and INCHES.search(self.text, max(0, mark.start - 1), mark.start)):
                self.stack.append(mark)
                self.open[sign] = self.open.get(sign, 0) + 1
        elif not self._apostrophe(mark):
            self.loose.append(mark)

    def _again(self, mark: Mark) -> bool:
        """Whether a line opens anew what is open: each line of one speech does, and only the last closes."""
        if (
            self.text[mark.start - 1 : mark.start] not in BLANKS
            or not self.open.get(mark.sign)
            or mark.sign not in PAIRS
        ):
            return False
        before = self.text[max(0, mark.start - 40) : mark.start].rstrip(BLANKS.replace("\n", ""))
        if not before.endswith("\n"):
            return False
        first = next(opened for opened in reversed(self.stack) if opened.sign == mark.sign)
        end = len(self.text[first.end : mark.start].rstrip(BLANKS)) + first.end
        if not self._goes_on(first, end):
            return False
        self.open[mark.sign] -= 1
        self.stack.append(mark)
        self.open[mark.sign] += 1
        return True

    def _goes_on(self, first: Mark, end: int) -> bool:
        """Take what an open mark begins as a quotation, if it reads as speech that goes on in the next paragraph."""
        spoken = end - first.end <= SHORT_SPEECH and self.text[end - 1 : end] in tuple("。！？…!?.")
        looked_at = (first.end, min(end, first.end + LONGEST_LOOKED_AT))
        if not spoken and not EIGHT_HAN.match(self.text, *looked_at) and not EIGHT_WORDS.match(self.text, *looked_at):
            return False
        self.stack.remove(first)
        self.found.append(self._between(first, Mark(end, end, "")))
        return True

    def _close(self, opener: str, closer: Mark) -> None:
        while self.stack:
            mark = self.stack.pop()
            self.open[mark.sign] -= 1
            if mark.sign == opener:
                self.found.append(self._between(mark, closer, min(len(self.stack), DEEPEST)))
                return
            self.stray.append(mark)

    def _end(self) -> None:
        """At the end of a stretch, pair what was closed with a wrong mark: “…“, ”…”, „…", 」…」."""
        left = sorted([*self.loose, *self.stack])
        closed: set[Mark] = set()
        position = 0
        while position + 1 < len(left):
            first, second = left[position : position + 2]
            if self._speech(first, second):
                self.found.append(self._between(first, second))
                closed |= {first, second}
                position += 1
            position += 1
        self.stray += [mark for mark in self.stack if mark not in closed]
        self.stack.clear()
        self.loose.clear()
        self.open.clear()

    def _speech(self, first: Mark, second: Mark) -> bool:
        # Openers in a row are opened and not closed, but for curly ones, which are typed so.
        if first.sign == second.sign and first.sign in "「『«‹﹁﹃〝｢":
            return False
        if first.sign != second.sign and (first.sign in "‘’" or second.sign in "‘’"):
            return False
        # The dogs’ home and the boys’ school: what follows a letter opens nothing.
        if first.sign == "’" and self.text[first.start - 1 : first.start].isalpha():
            return False
        between = (first.end, min(second.start, first.end + LONGEST_LOOKED_AT))
        return bool(FOUR_HAN.match(self.text, *between) or FOUR_WORDS.match(self.text, *between))

    def _between(self, mark: Mark, closer: Mark, depth: int = 0) -> Quotation:
        end = closer.start if depth < DEEPEST else min(closer.start, mark.end + 40)
        words = self.text[mark.end : end].replace(HIDDEN, "")
        return Quotation(mark.end, closer.start, words, depth=depth, closing=closer.end - closer.start)

    def _ends(self, mark: Mark) -> bool:
        """Whether a straight mark stands where one closes: after words, before punctuation or a blank."""
        before, after = self.text[mark.start - 1 : mark.start], self.text[mark.end : mark.end + 1]
        return bool(before.strip()) and before not in "：:，,（(" and (not after.strip() or not after.isalnum())

    def _apostrophe(self, mark: Mark) -> bool:
        """Whether a ’ stands inside a word, as in Hong Kong’s."""
        # An entity of HTML takes more signs than it shows.
        before, after = self.text[mark.start - 1 : mark.start], self.text[mark.end : mark.end + 16].lstrip(HIDDEN)[:1]
        inside = after.isascii() and after.isalpha() and before.isalpha()
        return mark.sign == "’" and (inside or (before == "s" and PLURAL.match(self.text, mark.end) is not None))


def _unsigned(text: str, quotation: Quotation, voices: Voices) -> Quotation:
    """A quotation without who signs it inside its marks, who is then a part of the closing mark."""
    signed = SIGNATURE.search(text[max(quotation.start, quotation.end - LONGEST_SIGNED) : quotation.end])
    if signed is None or voices.whole(signed["who"].replace(HIDDEN, "")) is None:
        return quotation
    end = quotation.end - len(signed[0])
    words = text[quotation.start : end].replace(HIDDEN, "")
    return quotation._replace(end=end, text=words, closing=quotation.closing + len(signed[0]))


def _singles(text: str, start: int, end: int) -> Iterator[Quotation]:
    """Words between straight single marks, if they are more than a word or two."""
    if text.find("'", start, end) < 0:
        return
    for match in SINGLE.finditer(text, start, end):
        if FOUR_HAN.match(match[1]) or FOUR_WORDS.match(match[1]):
            yield Quotation(match.start(1), match.end(1), match[1].replace(HIDDEN, ""))


def _around(document: Document, found: list[Quotation], voices: Voices) -> list[Quotation]:
    """Straight marks inside straight marks, as in 孫東說："甲乙"丙丁"戊己。": what is between is his as well.

    Only where nothing else is likely: a colon before, words of Chinese run on over the inner marks, and the end of
    a sentence before the last.
    """
    text = document.visible
    straight = sorted(each for each in found if text[each.start - 1] == '"')
    return [
        Quotation(one.start, other.end, document.words(one.start, other.end))
        for one, other in pairwise(straight)
        if text[one.start - 2 : one.start - 1] in ("：", ":")
        and INNER.match(text, one.end - 1, other.start + 1)
        and not (joins(text[one.end + 1 : other.start - 1]) or voices.tells(text[one.end + 1 : other.start - 1]))
        and other.text[-1:] in tuple("。！？…")
    ]


def _numbered(found: list[Quotation], blocks: list[Block]) -> list[Quotation]:
    """The quotations in order, each with the number of the block that it begins in."""
    found = sorted(found, key=lambda each: (each.start, -each.end))
    number, numbered = 0, []
    for each in found:
        while number + 1 < len(blocks) and blocks[number].end < each.start:
            number += 1
        numbered.append(each._replace(block=number))
    return numbered


def _outermost(found: list[Quotation]) -> list[Quotation]:
    """The quotations that stand in no other, in order."""
    kept: list[Quotation] = []
    for each in found:
        if not kept or each.start >= kept[-1].end:
            kept.append(each)
    return kept


def _inside(marked: list[Quotation], block: Block) -> list[Quotation]:
    """Those of the outermost marked quotations that lie in a block, wholly or in part."""
    first = bisect_left(marked, block.start, key=lambda each: each.end)
    last = bisect_left(marked, block.end, key=lambda each: each.start)
    return marked[first:last]


def _block(document: Document, number: int, inside: list[Quotation], voices: Voices) -> list[Quotation]:
    """A paragraph of a block quote as a quotation, without its source; none where its marks say which words are."""
    lines = [line for line in _bodies(document, number, voices) if line[1] > line[0]]
    if not lines:
        return []
    start, end = lines[0][0], lines[-1][1]
    inside = [each for each in inside if each.end > start and each.start < end]
    if inside and _marks_decide(document, start, end, inside, voices):
        return []
    words = "\n".join(document.words(*line) for line in lines)
    return [Quotation(start, end, words, BLOCK, opening=0, closing=0, block=number)]


def _bodies(document: Document, number: int, voices: Voices) -> Iterator[tuple[int, int]]:
    """The lines of a block quote without label, place and signature."""
    begun = False
    for start, end in document.blocks[number].lines:
        words = document.visible[start:end]
        if voices.is_credit(words.replace(HIDDEN, "")):
            continue
        label = 0 if begun else voices.label(words)
        body = words[label:]
        begin = start + label + len(body) - len(body.lstrip(BLANKS))
        begun = True
        yield begin, max(begin, start + voices.without_credit(words))


def _marks_decide(document: Document, start: int, end: int, inside: list[Quotation], voices: Voices) -> bool:
    """Whether only the marked words of a paragraph are quoted: the rest tells who says them, or is nothing."""
    if inside[0].start - inside[0].opening < start:
        return True
    rest, position = [], start
    for each in inside:
        before, after = each.outer
        if voices.introduces(document.words(max(start, before - 20), before)):
            return True
        if each.end - each.start >= LONGER_THAN_A_TERM and voices.tells(document.words(after, min(end, after + 40))):
            return True
        rest.append(document.words(position, max(position, before)))
        position = min(after, end)
    rest.append(document.words(position, end))
    outside = re.sub(r"[\W_]+", "", "".join(rest))
    return not outside or (len(outside) <= LONGEST_NAMING and voices.speaker_in("".join(rest)) is not None)


def _labelled(document: Document, number: int, voices: Voices) -> Iterator[Quotation]:
    """Lines that begin with the name of a speaker and a colon, and are speech without marks."""
    block = document.blocks[number]
    if block.kind == documents.HEADING:
        return
    for start, end in block.lines:
        label = voices.label(document.visible[start:end])
        if label:
            yield from _spoken(document, number, start + label, end)


def _spoken(document: Document, number: int, start: int, end: int) -> Iterator[Quotation]:
    """The words between two offsets as speech without marks: no term, no stage direction, no work that is cited."""
    words = document.visible[start:end]
    body = words.strip(BLANKS)
    told = body[:1] in "[（(" or REFERENCE.match(body)
    if SPOKEN.search(body) and not told:
        yield from _told(document, number, start, end)


def _head(document: Document, number: int) -> str:
    """What stands at the head of the column of a cell."""
    blocks = document.blocks
    return listed.column_head(document, lambda each: document.words(blocks[each].start, blocks[each].end), number)


def _holds_words(head: str, voices: Voices) -> bool:
    """Whether a column holds what is said, by its head: the words of somebody, or of a speaker of the store."""
    return WORDS.fullmatch(head) is not None or (bool(head) and voices.labelled(head) is not None)


def _told(document: Document, number: int, start: int, end: int) -> Iterator[Quotation]:
    """The words between two offsets, which something else than marks says are quoted; a word or two are none."""
    words = document.visible[start:end]
    body = words.strip(BLANKS)
    if len(body) >= LONGER_THAN_A_TERM:
        begin = start + words.index(body)
        stop = begin + len(body)
        yield Quotation(begin, stop, document.words(begin, stop), LABEL, opening=0, closing=0, block=number)


def _gathered(stray: list[Mark], *, code: bool) -> list[Stray]:
    gathered: list[Stray] = []
    for start, end, sign in sorted(stray):
        last = gathered[-1] if gathered else None
        if last and last.mark == sign and last.end == start:
            gathered[-1] = last._replace(end=end, length=last.length + 1)
        else:
            gathered.append(Stray(start, end, sign, 1, code))
    return gathered
