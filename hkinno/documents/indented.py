"""Block quotes that are only set in, as most word processors and plain texts have them."""

from itertools import pairwise

from hkinno.documents import PARAGRAPH, QUOTE, Block
from hkinno.documents.patterns import Pattern
from hkinno.documents.sheet import INDENTED, Opened
from hkinno.documents.speech import says

# What begins an item of a list that was typed.
LISTED = Pattern(r"\s*(?:[-–—•·▪◦‧*]|\(?[\dA-Za-z]{1,3}[.)、．]|[（(]?[一二三四五六七八九十\d]{1,3}[）)、.]|[①-⑳])")
# How much before a colon is read for what leads up to a quotation.
LONGEST_LEAD = 40


def quoted(document: Opened) -> Opened:
    """The document in which each paragraph that is set in is a block quote, where words of saying lead up to it."""
    if not any(block.kind == INDENTED for block in document.blocks):
        return document
    blocks: list[Block] = []
    group = max(block.group for block in document.blocks)
    quoting = False
    for before, block in pairwise([Block("", ()), *document.blocks]):
        if block.kind != INDENTED:
            quoting = False
            blocks.append(block)
            continue
        begins = not quoting and before.kind == PARAGRAPH and _leads(document, before)
        group += begins
        quoting = (quoting or begins) and not LISTED.match(document.words(block.start, block.end))
        blocks.append(block._replace(kind=QUOTE if quoting else PARAGRAPH, group=group if quoting else 0))
    return document.changed(blocks=blocks)


def _leads(document: Opened, block: Block) -> bool:
    words = document.words(max(block.start, block.end - LONGEST_LEAD), block.end).rstrip()
    return words.endswith(("：", ":")) and says(words[:-1].rstrip())
