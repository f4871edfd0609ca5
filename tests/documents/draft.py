"""One draft of forty quotations, from which others make files of all formats. Its sentences are made up."""

import functools
from typing import NamedTuple

NUMERALS = "一二三四五六七八九十"
# What is not seen in any format: code, comments, metadata.
CODE_SPAN, CODE_BLOCK, COMMENT, METADATA = "「碼裏的話」", "「段碼裏的話」", "「註釋裏的話」", "「資料裏的話」"
UNSEEN = (CODE_SPAN, CODE_BLOCK, COMMENT, METADATA)


class Quoted(NamedTuple):
    """A quotation of the draft: its words with their marks, and where it stands."""

    words: str
    place: str


def numeral(number: int) -> str:
    """A number from 1 to 99 in Chinese."""
    tens, ones = divmod(number, 10)
    return (NUMERALS[tens - 1] if tens > 1 else "") + ("十" if tens else "") + (NUMERALS[ones - 1] if ones else "")


def _words(number: int) -> str:
    if number % 8 == 0:
        return f"The river bends at tree {number} & nobody cut it down"
    if number % 5 == 0:
        return f"他叫它『老樹{numeral(number)}號』，常說 5 < 7"
    return f"河邊第{numeral(number)}棵樹種得很深，風吹不倒"


def quotations() -> list[Quoted]:
    """Twenty-four in paragraphs, four each in a list, a table, block quotes and notes."""
    places = ["paragraph"] * 24 + [place for place in ("item", "cell", "quote", "note") for _ in range(4)]
    return [
        Quoted(f"「{_words(number)}」" if number % 3 else f"“{_words(number)}”", place)
        for number, place in enumerate(places, 1)
    ]


QUOTED = quotations()


def words_at(place: str) -> list[str]:
    """The quotations that stand at a kind of place."""
    return [quoted.words for quoted in QUOTED if quoted.place == place]


@functools.cache
def markdown(*, bold: bool = True) -> str:
    """The draft in Markdown. One quotation has a word in bold letters."""
    paragraphs = [_escaped(words) for words in words_at("paragraph")]
    if bold:
        paragraphs[2] = f"{paragraphs[2][:3]}**{paragraphs[2][3:6]}**{paragraphs[2][6:]}"
    parts = ["---", f"keywords: {METADATA}", "---", "", "# 河邊的樹", "", f"<!-- {COMMENT} -->", ""]
    for number, words in enumerate(paragraphs[:20], 1):
        parts += [f"林伯第{numeral(number)}次說：{words}。", ""]
    for number, (words, note) in enumerate(zip(paragraphs[20:], words_at("note"), strict=True), 1):
        parts += [f"後來他又說：{words}。[^n{number}]", "", f"[^n{number}]: 見舊報，原文是{_escaped(note)}。", ""]
    parts += [f"程式寫作 `print({CODE_SPAN})` 就可以。", "", "```", f"show({CODE_BLOCK})", "```", ""]
    parts += [f"- 林伯說{_escaped(words)}。" for words in words_at("item")]
    parts += ["", "| 誰 | 說了甚麼 |", "|---|---|"]
    parts += [f"| 林伯 | {_escaped(words)} |" for words in words_at("cell")]
    parts.append("")
    for words in words_at("quote"):
        parts += [f"> 林伯說：{_escaped(words)}", "", "他停了一會。", ""]
    return "\n".join(parts)


def _escaped(words: str) -> str:
    return words.replace("&", "&amp;").replace("<", "&lt;")
