"""Signs that stand for characters in the text of many a PDF: radicals for whole ones, ligatures for two."""

import unicodedata

# Radicals that Unicode does not decompose.
PAIRS = (
    *("⻑長", "⻓长", "⻔门", "⻛风", "⻜飞", "⻝食", "⻢马", "⻣骨", "⻤鬼", "⻥鱼", "⻦鸟", "⻨麦", "⻩黄", "⻬齐"),
    *("⻮齿", "⻰龙", "⻳龟", "⻅见", "⻆角", "⻋车", "⻉贝", "⻘青", "⻚页", "⻄西", "⻁虎", "⺠民", "⻧卤", "⻗雨"),
)
RADICALS, LIGATURES = range(0x2E80, 0x2FD6), range(0xFB00, 0xFB07)


def characters() -> dict[int, str]:
    """What each of them stands for, as ``str.translate`` takes it."""
    pairs = {number: unicodedata.normalize("NFKC", chr(number)) for number in (*RADICALS, *LIGATURES)}
    return pairs | {ord(pair[0]): pair[1] for pair in PAIRS}
