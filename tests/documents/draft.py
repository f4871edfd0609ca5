"""One draft of forty quotations, written in as many formats as can be had. Its sentences are made up."""

import base64
import functools
import io
import json
import os
import re
import shutil
import subprocess
import sys
import tempfile
import zipfile
from pathlib import Path
from typing import NamedTuple

import pytest

NUMERALS = "一二三四五六七八九十"


class Quoted(NamedTuple):
    """A quotation of the draft: its words, its marks, and where it stands."""

    words: str
    marks: str
    place: str

    @property
    def marked(self) -> str:
        return self.marks[0] + self.words + self.marks[1]


def numeral(number: int) -> str:
    tens, ones = divmod(number, 10)
    return (NUMERALS[tens - 1] if tens > 1 else "") + ("十" if tens else "") + (NUMERALS[ones - 1] if ones else "")


def quotations() -> list[Quoted]:
    """Twenty-four in paragraphs, four in a list, four in a table, four in block quotes, four in notes."""
    places = ["paragraph"] * 24 + ["item"] * 4 + ["cell"] * 4 + ["quote"] * 4 + ["note"] * 4
    made = []
    for number, place in enumerate(places, 1):
        words = f"河邊第{numeral(number)}棵樹種得很深，風吹不倒"
        if number % 8 == 0:
            words = f"The river bends at tree {number} & nobody cut it down"
        elif number % 5 == 0:
            words = f"他叫它『老樹{numeral(number)}號』，常說 5 < 7"
        made.append(Quoted(words, "「」" if number % 3 else "“”", place))
    return made


QUOTED = quotations()
# What is not seen in any format: code, comments, metadata.
UNSEEN = ("「碼裏的話不是話」", "「段碼裏的話不是話」", "「註釋裏的話不是話」", "「資料裏的話不是話」")


def by_place(place: str) -> list[Quoted]:
    return [each for each in QUOTED if each.place == place]


@functools.cache
def markdown() -> str:
    """The draft in Markdown, from which the others are made."""

    def escaped(words: str) -> str:
        return words.replace("&", "&amp;").replace("<", "&lt;")

    def bold(words: str) -> str:
        return f"{words[:3]}**{words[3:7]}**{words[7:]}"

    paragraphs = by_place("paragraph")
    parts = [f"---\nkeywords: {UNSEEN[3]}\n---\n", "# 河邊的樹\n", f"<!-- {UNSEEN[2]} -->\n"]
    for number, each in enumerate(paragraphs[:20]):
        words = escaped(each.words)
        parts.append(f"林伯第{numeral(number + 1)}次說：{each.marks[0]}{bold(words) if number == 2 else words}{each.marks[1]}。\n")
    for each, note in zip(paragraphs[20:], by_place("note"), strict=True):
        label = note.words[4:6].strip()
        parts.append(f"後來他又說：{escaped(each.marked)}。[^{abs(hash(label)) % 1000}{NUMERALS.index(note.words[4]) if note.words[4] in NUMERALS else 9}]\n")
        parts.append(re.search(r"\[\^\w+\]", parts[-1])[0] + f": 見舊報，原文是{escaped(note.marked)}。\n")
    parts.append(f"程式寫作 `print({UNSEEN[0]})` 就可以。\n")
    parts.append(f"```\nshow({UNSEEN[1]})\n```\n")
    parts += [f"- 林伯說{escaped(each.marked)}。" for each in by_place("item")]
    parts.append("\n| 誰 | 說了甚麼 |\n|---|---|")
    parts += [f"| 林伯 | {escaped(each.marked)} |" for each in by_place("cell")]
    parts.append("")
    for each in by_place("quote"):
        parts.append(f"> 林伯說：{escaped(each.marked)}\n")
        parts.append("他停了一會。\n")
    return "\n".join(parts)
