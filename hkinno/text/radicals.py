"""Radicals that stand for whole characters in the text of many a PDF."""

import unicodedata

# Those that Unicode does not decompose.
PAIRS = (
    *("⻑長", "⻓长", "⻔门", "⻛风", "⻜飞", "⻝食", "⻢马", "⻣骨", "⻤鬼", "⻥鱼", "⻦鸟", "⻨麦", "⻩黄", "⻬齐"),
    *("⻮齿", "⻰龙", "⻳龟", "⻅见", "⻆角", "⻋车", "⻉贝", "⻘青", "⻚页", "⻄西", "⻁虎", "⺠民", "⻧卤", "⻗雨"),
)
FIRST, LAST = 0x2E80, 0x2FD5


def characters() -> dict[int, str]:
    """The character that each radical stands for, as ``str.translate`` takes them."""
    pairs = {number: unicodedata.normalize("NFKC", chr(number)) for number in range(FIRST, LAST + 1)}
    return pairs | {ord(pair[0]): pair[1] for pair in PAIRS}
