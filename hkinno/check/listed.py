"""Quotations in the items of a list: whose they are is told by what introduces the list."""

import re
from collections.abc import Callable

from hkinno.check.tokens import QUOTED, QUOTED_SENTENCE
from hkinno.documents import CELL, HEADING, ITEM, Document
from hkinno.documents.patterns import Pattern

# What begins an item of a list in plain text.
_COUNT = "(?:[一二三四五六七八九十]|\\d{1,2})"
# A label that counts names nobody: 圖二：, 第三句，, Tip 4:.
_COUNTED = (
    rf"(?:第{_COUNT}[句則则條条點点張张段幅頁页項项]|其{_COUNT}|[句則则條条點点圖图卡頁页例項项]\s?{_COUNT}"
    r"|(?:quote|line|slide|card|no|point|fig|figure|image|photo|tip|lesson|item|example)\.?\s?#?\d{1,2}|#\d{1,2})"
)
# What only says which of several a text or a question is: 資料C：, Q2.
NUMBERED = Pattern(
    r"\s*(?:(?:[資资史材]料|[圖图表題题例]|附件|文件|摘[錄录]|source|extract|passage|text|item|quote|fig(?:ure)?)\s?"
    rf"(?:[A-Z]|{_COUNT})\s*[：:]|Q\d{{1,2}}\b)\s*",
    re.IGNORECASE,
    needs="料圖图表題题例件錄录eiqEIQ",
)
MARKER = Pattern(
    r"\s*(?:[-–—*•·►▪◦]\s*|[（(]?\d{1,2}\s?[.)）、．:：/，]\s*|\d\ufe0f?\u20e3\s*|[①-⑳]\s*"
    rf"|[（(]?[一二三四五六七八九十甲乙丙丁][)）、.．，]\s*|[（(]?[a-h][.)]\s+|{_COUNTED}\s*[：:、，,.．)）]?\s*)",
    re.IGNORECASE,
)
# What may stand between the marker of an item and its quotation: a label.
LABEL = Pattern(r"[^：:。！？!?「『“\"（(]{1,40}[：:]\s*")
# An item that says itself that it is another's: 「…」 – our motto.
GLOSSED = Pattern(r"\s*(?:[—–-]+|[（(])\s*(?:our|my|not|this is not|我|本|不是|並非|非)", re.IGNORECASE)
ASKS_WHICH = Pattern(r"哪一?[句個个項项][^。]*[？?]|\b[Ww]hich (?:of|one|line|sentence|quote)\b[^.]*\?")
# A quotation that begins a line, with a comment: “…” – agree!
COMMENTED = Pattern(r"\s*[—–-]+\s")
# What stands before the quotation in its line is no longer, and the lines above it are looked through so far.
LONGEST_LABEL, ABOVE = 80, 4000
# So many blocks before it an introduction may stand.
FARTHEST = 40
# In a longer table the first row is not looked for.
MOST_CELLS = 400


def introduction(document: Document, frame: Callable[[int], str], block: int, position: int) -> str:
    """What introduces the list whose item begins with the quotation at a place of a block; "" for no item.

    ``frame`` gives a block's text with a sign for each quotation.
    """
    text = frame(block)
    farthest = max(0, position - LONGEST_LABEL - 1)
    begun = text.rfind("\n", farthest, position) + 1
    if position - begun > LONGEST_LABEL:
        return ""
    line = text[begun:position]
    marker = MARKER.match(line)
    # A line that is a quotation and nothing else, under a title.
    whole = not line.strip() and _is_whole(text, position) and document.blocks[block].kind not in (CELL, ITEM)
    glossed = not line.strip() and COMMENTED.match(text, position + 1)
    if marker is None and document.blocks[block].kind != ITEM and not (glossed or whole):
        return ""
    body = line[marker.end() if marker else 0 :].strip()
    if body and not LABEL.fullmatch(body):
        return ""
    if GLOSSED.match(text, position + 1):
        return ""
    words = _above(document, frame, block, begun)
    # #2 of a forum is another's turn.
    if marker and "#" in marker[0] and not words.rstrip().endswith(("：", ":")):
        return ""
    # 以下哪一句是某甲說的？: of the items only one is.
    if ASKS_WHICH.search(words):
        return ""
    return "" if whole and words.rstrip().endswith(("。", ".")) else words


def _above(document: Document, frame: Callable[[int], str], block: int, begun: int) -> str:
    """The last line above an item that is none."""
    above = frame(block)[max(0, begun - ABOVE) : begun].split("\n")
    above = [line for line in above if line.strip() and not _is_item(line)]
    if above:
        return "" if QUOTED in above[-1] or QUOTED_SENTENCE in above[-1] else above[-1]
    for number in range(block - 1, max(-1, block - FARTHEST), -1):
        if document.blocks[number].kind == ITEM:
            continue
        rest = [line for line in frame(number).split("\n") if line.strip() and not _is_item(line)]
        if rest or document.blocks[number].kind == HEADING:
            return rest[-1] if rest else ""
    return ""


def _is_item(line: str) -> bool:
    begun = line.lstrip()[:1] in (QUOTED, QUOTED_SENTENCE)
    commented = begun and (COMMENTED.match(line.lstrip(), 1) is not None or _is_whole(line.strip(), 0))
    return MARKER.match(line) is not None or commented


def _is_whole(text: str, position: int) -> bool:
    """Whether a line that begins with a quotation is no more than that."""
    return not text[position + 1 :].split("\n", 1)[0].strip()


def column_head(document: Document, frame: Callable[[int], str], block: int) -> str:
    """What stands at the head of a cell's column; "" in the first row."""
    blocks = document.blocks
    row = first = block
    while row and blocks[row - 1].kind == CELL and blocks[row - 1].group == blocks[block].group:
        row -= 1
    while first and blocks[first - 1].kind == CELL and block - first < MOST_CELLS:
        first -= 1
    head = first + block - row
    return frame(head) if head < row and blocks[head].group == blocks[first].group else ""
