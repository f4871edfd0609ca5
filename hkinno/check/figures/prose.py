"""The prose of a draft in sentences: quotations are signs in it, short ones, which may be names, words."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby, islice
from typing import NamedTuple

from hkinno.check.quotations import Quotation
from hkinno.check.tokens import QUOTED
from hkinno.documents import CELL, HIDDEN, Document
from hkinno.documents.patterns import Pattern
from hkinno.text import fold

# A quotation of no more characters, and without the end of a sentence, may be a name or a term.
LONGEST_TERM = 16
KEPT = "，。；：、？！（）"
# What parts the cells of a row.
BESIDE = "、"
MARK = Pattern(f"[{KEPT}]")
HAN = "\u2e80"
# What a number ends with and begins with; markup and blanks of so many characters may stand before what follows.
NUMERIC, DIGITS = frozenset("0123456789%+"), frozenset("0123456789")
TO_NEXT = 24
# A longer sentence is none, and is cut at a comma or anywhere: what is done for each of its figures must end.
LONGEST = 500
# A line of so many characters that does not end its sentence goes on in the next.
WRAPPED, WRAPPED_CHINESE = 40, 12
END = Pattern(
    r"[。！？!?；\n]+[」』”’）)\"]*|(?<=[a-z0-9%)”’\"\ue000])(?<!\bno)(?<!\bvs)(?<!\bdr)(?<!\bmr)(?<!\bms)(?<!\bmrs)(?<!\bprof)(?<!para)(?<!\bp)(?<!\bpp)\.(?=\s|$)|;\s"
)


# Runs of characters: where each begins and ends.
Spans = list[tuple[int, int]]


class Sentence(NamedTuple):
    """A sentence: its text, the same plain (folded, marks kept), and where each character stands in the document.

    ``quoted`` are the spans of the text that stand in quotation marks and are not judged, ``spoken`` those that are;
    ``block`` counts the document's blocks.
    """

    text: str
    plain: str
    offsets: list[int]
    quoted: Spans
    spoken: Spans
    block: int


def folded(words: str) -> str:
    """Words, or a pattern, with their Chinese folded and all else as it is."""
    return "".join(fold(letter) if letter >= HAN and letter not in KEPT else letter for letter in words)


def plain(text: str) -> str:
    """A text folded but for its marks: a comma of Chinese is none between digits."""
    letters = list(fold(text))
    for mark in MARK.finditer(text):
        letters[mark.start()] = mark[0]
    return "".join(letters)


def sentences(document: Document, quotations: list[Quotation], shown: Sequence[Quotation] = ()) -> Iterator[Sentence]:
    """The sentences of a draft's prose and of the quotations that are ``shown``, in order; a row is one."""
    outermost = _outermost(sorted([*quotations, *shown]))
    spoken = {each.start for each in shown}
    first = 0
    rows = groupby(enumerate(document.blocks), key=lambda each: (each[1].group if each[1].kind == CELL else 0) or each)
    for _, row in rows:
        text, offsets, marked, number = "", list[int](), [Spans(), Spans()], -1
        for at, block in row:
            while first < len(outermost) and outermost[first].end <= block.start:
                first += 1
            reach = islice(outermost, first, None)
            number, before = at if number < 0 else number, len(text) + 1 if text else 0
            more, places, *spans = _shown(document, block.start, block.end, reach, spoken)
            text, offsets = (f"{text}{BESIDE}{more}", [*offsets, block.start, *places]) if text else (more, places)
            for one, other in zip(marked, spans, strict=True):
                one += [(begin + before, end + before) for begin, end in other]
        yield from _cut(text, offsets, marked, number)


def _outermost(quotations: list[Quotation]) -> list[Quotation]:
    kept: list[Quotation] = []
    for each in quotations:
        if not each.reason and each.block >= 0 and (not kept or each.start >= kept[-1].end):
            kept.append(each)
    return kept


def _shown(
    document: Document, start: int, end: int, quotations: Iterable[Quotation], shown: set[int]
) -> tuple[str, list[int], Spans, Spans]:
    """The visible text of a block, where each character stands, which of it is quoted, and which of that is shown."""
    letters: list[str] = []
    offsets: list[int] = []
    quoted: Spans = []
    spoken: Spans = []

    def show(begin: int, stop: int) -> None:
        for offset in range(begin, stop):
            letter = document.visible[offset]
            if letter == "\n":
                letter = _line_end(document.visible, offset)
            if letter.isspace() and letters and _is_spacing(letters[-1], document.visible, offset):
                continue
            if letter and letter != HIDDEN:
                letters.append(letter)
                offsets.append(offset)

    position = start
    for quotation in quotations:
        opens, closes = quotation.outer
        if opens >= end:
            break
        show(position, max(position, opens))
        begun = len(letters)
        told = quotation.start in shown
        if told or (len(quotation.text) <= LONGEST_TERM and not END.search(quotation.text)):
            show(max(position, opens), min(closes, end))
        else:
            letters.append(QUOTED)
            offsets.append(max(position, opens))
        (spoken if told else quoted).append((begun, len(letters)))
        position = max(position, closes)
    show(position, end)
    return "".join(letters), offsets, quoted, spoken


def _is_spacing(before: str, text: str, offset: int) -> bool:
    """Whether a blank only parts a number from the Chinese beside it: 90 億元 is 90億元."""
    if before not in NUMERIC and before < HAN:
        return False
    after = text[offset + 1 : offset + 1 + TO_NEXT].replace(HIDDEN, "").lstrip()[:1]
    return after >= HAN if before in NUMERIC else after in DIGITS


def _ends(text: str) -> Iterator[int]:
    """Where the sentences of a plain text end."""
    begun = 0
    for end in [*(match.end() for match in END.finditer(text)), len(text)]:
        while end - begun > LONGEST:
            cut = max(text.rfind(mark, begun + 1, begun + LONGEST) for mark in "，, ") + 1
            begun = cut if cut > begun + 1 else begun + LONGEST
            yield begun
        begun = max(begun, end)
        yield end


def _line_end(text: str, offset: int) -> str:
    """What the end of a line is to the sentence: its end after a short line, else a blank, in Chinese nothing."""
    line = text[text.rfind("\n", 0, offset) + 1 : offset].replace(HIDDEN, "").rstrip()
    if len(line) < (WRAPPED_CHINESE if line[-1:] >= HAN else WRAPPED):
        return "\n"
    return "" if line[-1:] >= HAN else " "


def _cut(text: str, offsets: list[int], marked: list[Spans], block: int) -> Iterator[Sentence]:
    begun = 0
    whole = plain(text)
    for end in _ends(whole):
        if text[begun:end].strip():
            quoted, spoken = (
                [(max(0, one - begun), other - begun) for one, other in spans if one < end and other > begun]
                for spans in marked
            )
            yield Sentence(text[begun:end], whole[begun:end], offsets[begun:end], quoted, spoken, block)
        begun = max(begun, end)
