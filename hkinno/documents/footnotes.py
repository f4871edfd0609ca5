"""Notes that a text writes with signs, [^1], [1] or ①: where each is called, and where its words are."""

from collections.abc import Iterator
from itertools import pairwise
from typing import NamedTuple

from hkinno.documents import PARAGRAPH, Block
from hkinno.documents.patterns import Pattern
from hkinno.documents.sheet import NOTE, Note, Opened

CIRCLED = "①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳¹²³⁴⁵⁶⁷⁸⁹"
FOOTNOTE = Pattern(r"\[\^[^\[\]\s]{1,60}\]:?")
NUMBERED = r"(?<![備备附腳脚])[註注]\s?(?:\d{1,3}|[一二三四五六七八九十]{1,3})(?!\w)"
SIGN = Pattern(rf"\[\^[^\[\]\s]{{1,60}}\]|[\[〔]\d{{1,3}}[\]〕]|[{CIRCLED}]+|{NUMBERED}", needs=f"[〔註注{CIRCLED}")
# At the beginning of a line; and after a sentence, where several notes stand on one line.
DEFINED = Pattern(
    rf"(?:(\[\^[^\[\]\s]{{1,60}}\]):|([\[〔]\d{{1,3}}[\]〕]):?(?=\s*(?:[\w《〈]|$))|([{CIRCLED}]+)(?=\s*(?:[\w《〈]|$))"
    rf"|[（(\[]?({NUMBERED})[）)\]]?[：:.、 ])[ \t]*"
)
NEXT = Pattern(rf"(?<=[。.！？\s])([{CIRCLED}])(?=\s?[^\s{CIRCLED}。，,.])")
# How a line ends after which a note below other words goes on in the next line: not as a sentence does.
UNENDED = Pattern(r"[^。！？.!?\s][」』”’）)\]]*\s*$")
# How a line, or a paragraph, begins that goes on with a note.
INDENTED = ("  ", "\t")


class _Definition(NamedTuple):
    """A note's sign before its words, and where these begin and end."""

    sign: str
    start: int
    words: int
    end: int


def noted(document: Opened) -> Opened:
    """The document with the notes that its signs make. Those that its reader found stay."""
    signed = _signed(document)
    definitions = list(_definitions(document, signed)) if SIGN.search(signed) else []
    if not definitions:
        return document
    bodies = {
        each.sign: (each.words, max(each.words, min(each.end, following.start)))
        for each, following in pairwise([*definitions, _Definition("", len(signed), 0, 0)])
    }
    known = {note.called for note in document.notes}
    begun = {each.start for each in definitions}
    calls = [match for match in SIGN.finditer(signed) if match[0] in bodies and match.start() not in known]
    # （註1）： its sign stands after the bracket.
    own = {signed.index(each.sign, each.start) for each in definitions}
    notes = [Note(match.start(), *bodies[match[0]]) for match in calls if match.start() not in own]
    blocks = [
        block._replace(kind=NOTE) if block.kind == PARAGRAPH and block.start in begun else block
        for block in document.blocks
    ]
    return document.changed(blocks=blocks, notes=(*document.notes, *notes))


def _signed(document: Opened) -> str:
    """The visible text, with the signs of notes that a reader hides."""
    signed, position = [], 0
    for match in FOOTNOTE.finditer(document.text) if "[^" in document.text else ():
        signed += [document.visible[position : match.start()], match[0]]
        position = match.end()
    return "".join([*signed, document.visible[position:]])


def _definitions(document: Opened, signed: str) -> Iterator[_Definition]:
    """The notes at the beginnings of lines, in order."""
    for number, block in enumerate(document.blocks):
        for order, (start, end) in enumerate(block.lines):
            match = DEFINED.match(signed, start, end)
            if match is None:
                continue
            sign = match[match.lastindex or 0]
            ends = _end(document, number) if match[1] else _end_of_lines(document, signed, block, order)
            yield _Definition(sign, start, match.end(), ends)
            if match[3]:
                for following in NEXT.finditer(signed, match.end(), end):
                    yield _Definition(following[1], following.start(), following.end(), ends)


def _end(document: Opened, number: int) -> int:
    """The end of a note's paragraph, and of those after it that are set in."""
    blocks = document.blocks
    while number + 1 < len(blocks) and _set_in(document.text, blocks[number].end, blocks[number + 1].start):
        number += 1
    return blocks[number].end


def _end_of_lines(document: Opened, signed: str, block: Block, order: int) -> int:
    """The end of a note's line, and of those of its paragraph that it goes on in.

    Where a paragraph begins with a note, each line is that of the note before it; else those that are set in, or come
    after half a sentence.
    """
    lines = block.lines
    whole = DEFINED.match(signed, *lines[0]) is not None
    while order + 1 < len(lines):
        (start, end), following = lines[order : order + 2]
        unended = whole or UNENDED.search(signed, max(start, end - 10), end)
        goes_on = unended and not DEFINED.match(signed, *following)
        if not goes_on and not _set_in(document.text, end, following[0]):
            break
        order += 1
    return lines[order][1]


def _set_in(text: str, end: int, start: int) -> bool:
    """Whether a line that begins at an offset is set in from the one before it."""
    return text[text.rfind("\n", end, start) + 1 : start].startswith(INDENTED) and "\n" in text[end:start]
