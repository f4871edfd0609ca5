"""Words that are spelled in two ways which no single character tells: 甚麼 and 什麼."""

from hkinno.documents.patterns import any_of

# Another spelling of the same word, and the usual one, of as many characters.
USUAL = {
    "甚麼": "什麼",
    "甚么": "什么",
    "計畫": "計劃",
    "部份": "部分",
    "身分": "身份",
    "份量": "分量",
    "週": "周",
    "唯有": "惟有",
    "其它": "其他",
    "想像": "想象",
    "好象": "好像",
}
OTHER = any_of(*USUAL)


def usual(words: str) -> str:
    """The words in the usual spelling: as many characters, each in its place."""
    return OTHER.sub(lambda found: USUAL[found[0]], words)
