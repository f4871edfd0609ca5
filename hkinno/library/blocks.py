"""The blocks of a file as an article has them: lines that are paragraphs of their own taken apart."""

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterator

from hkinno.documents import PARAGRAPH, Block
from hkinno.documents.sheet import NOTE, SPEECH, Opened
from hkinno.documents.speech import label_of
from hkinno.library.bylines import WIDE, width
from hkinno.library.lines import ALONE, BRACKETED, ENDS, FIELD, LONGEST_HEADING, RULE, is_furniture, is_prose
from hkinno.text import fold

NARROWEST_WRAPPED, WIDEST_WRAPPED = 50, 130
# Formats in which a line ends where its writer ended it.
UNBROKEN = ("plain text", "Markdown")
CLOSES = re.compile(r"[」』”’\"]$")


def numbered(document: Opened) -> tuple[list[int], list[Block]]:
    """The blocks of a document, those whose lines are paragraphs of their own taken apart; which of them were one."""
    found = list(enumerate(_turns_only(document, list(_paragraphs(document)))))
    starts = [block.start for block in document.blocks]
    return [bisect_right(starts, block.start) for _, block in found], [block for _, block in found]


def _turns_only(document: Opened, blocks: list[Block]) -> list[Block]:
    """The blocks, those no turns that stand round a transcript with a label that comes once: 作者：方圓 is a field."""
    opens = {block.group: _first(document, block) for block in reversed(blocks) if block.kind == SPEECH}
    labels = {group: label_of(words) for group, words in opens.items()}
    names = {
        group: label["name"].split()[-1].casefold()
        for group, label in labels.items()
        if label and not re.match("[※*＊☆★●■◆▲▼△▽]", label["name"])
    }
    often = Counter(names.values())
    sizes = Counter(
        block.group for block in blocks if block.kind == SPEECH and not BRACKETED.fullmatch(_first(document, block))
    )
    single = {group for group, size in sizes.items() if size == 1}
    spoken = [
        group for group, name in names.items() if often[name] > 1 or (group in single and ENDS.search(opens[group]))
    ]
    first, last = min(spoken, default=0), max(spoken, default=0)
    # Where others speak in one paragraph, what stands below the first of the last turn is of the site.
    brief = len({*sizes} - single - {last}) * 5 < len(sizes)
    ended = next((n for n, block in enumerate(blocks) if block.group == last), 0) if brief and last else len(blocks)
    return [
        block._replace(kind=PARAGRAPH if block.group != last else NOTE, group=0)
        if block.kind == SPEECH and spoken and (not first <= block.group <= last or number > ended)
        else block
        for number, block in enumerate(blocks)
    ]


def _first(document: Opened, block: Block) -> str:
    return document.words(*block.lines[0]).strip()


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
        ruled = any(map(RULE.fullmatch, words))
        if len(lines) > 1 and (unbroken or header or ruled or _are_paragraphs(words)):
            yield from (block._replace(lines=(line,)) for line in lines)
        elif lines:
            yield block._replace(lines=tuple(lines))
        begun = begun or (len(words) > 0 and is_prose(" ".join(words)))


def _lines(document: Opened, block: Block, *, unbroken: bool) -> Iterator[tuple[int, int]]:
    """The lines of a block; of a turn, which runs over several, each where none is broken to go on or one is a rule."""
    for start, end in block.lines:
        ruled = any(RULE.fullmatch(line) for line in document.text[start:end].split("\n"))
        if (unbroken or ruled) and block.kind == SPEECH:
            yield from (match.span() for match in re.compile(r"[^\n]+").finditer(document.text, start, end))
        else:
            yield start, end


def _is_of_a_header(words: str) -> bool:
    """Whether a line above the text is one of its own, by what it says."""
    return (
        is_furniture(words)
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
    short = all(width(line) < LONGEST_HEADING for line in lines[:-1]) and not any(map(is_prose, lines))
    return ended * 5 >= (len(lines) - 1) * 4 or (short and not _are_wrapped(lines) and any(map(is_furniture, lines)))


def _are_wrapped(lines: list[str]) -> bool:
    """Whether lines are one paragraph, wrapped at a width: they are about as long, and few end as sentences do."""
    widths = sorted(map(width, lines[:-1]))
    if len(widths) == 1 and is_furniture(lines[-1]):
        # A headline, and below it the station and the date.
        return False
    ended = sum(ENDS.search(line) is not None for line in lines[:-1])
    return (
        bool(widths)
        and NARROWEST_WRAPPED <= widths[-1] <= LONGEST_HEADING
        and widths[0] * 10 >= widths[-1] * 7
        and ended * 2 < len(lines)
    )
