"""How the work of each command grows with each dimension of what it is given: twice the size, at most 2.5 times.

    python -m tests.hostile.growth [WORDS IN A NAME]...

Measured in processor time of this process, beyond what the smallest size takes, at sizes that take ``LEAST`` or more;
the best of several runs. What takes less at the largest size is bounded for our ends.
"""

import gc
import json
import math
import os
import random
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import NamedTuple
from unittest import mock

from benchmarks.scale import store as scaled
from tests.conftest import settle
from tests.documents.word_files import paragraph, run, word_file
from tests.hostile import Report, call, shipped

# In seconds: what is measured, and what no case may take.
LEAST, MOST = 0.2, 30
# Twice the size takes so many times as long, at most.
RATIO = 2.5
SIZES, ROUNDS = 2, 3
# In bytes: what nobody gives us.
LARGEST = 4 << 20


class Growth(NamedTuple):
    """How a case grew: its name, the size that was measured, seconds at it and at twice the size."""

    name: str
    size: int
    once: float
    twice: float

    @property
    def exponent(self) -> float:
        """The slope: 1 is linear, 2 is quadratic; 0 for what is too little to be measured."""
        return math.log2(self.twice / self.once) if self.once > 0 else 0.0

    @property
    def fails(self) -> bool:
        """Whether it is more than linear, or too much."""
        return self.twice > RATIO * self.once > 0 or self.twice > MOST


CONTENT = shipped()
QUOTES = [each["exact"].strip("「」") for each in CONTENT["quotes"].values()]
ENGLISH = [each["translation"]["en"] for each in CONTENT["quotes"].values()]
EXACT = QUOTES[0]
BENT = f"{EXACT[:-4]}一{EXACT[-3:]}"
HAN = "".join(map(chr, range(0x4E00, 0x4E00 + 99)))
FORM = f"{EXACT[:5]} {EXACT[5:]}"


def cycled(words: list[str], pattern: str, number: int) -> str:
    """A text of a pattern with one word after the other."""
    return "".join(pattern.format(words[at % len(words)], at) for at in range(number))


# A draft of each size, by what grows in it; the name ends as the file's.
DRAFTS: dict[str, Callable[[int], str]] = {
    "quotations.md": lambda n: cycled(QUOTES, "孫東說：「{}」（main-1）。\n\n", n),
    "quotations in one line.md": lambda n: cycled(QUOTES, "孫東說：「{}」（main-1）。", n),
    "quotations in one sentence.md": lambda n: cycled(QUOTES, "「{}」，", n),
    "bent quotations.md": lambda n: f"孫東說：「{BENT}」（main-1）。\n" * n,
    "bent quotations in one paragraph.txt": lambda n: f"孫東說：「{BENT}」（main-1），" * n,
    "quotations of others.md": lambda n: "陳大文說：「今天的天氣很好，明天也會很好。」\n" * n,
    "quotations in English.md": lambda n: cycled(ENGLISH, "Sun Dong said, “{}” (main-1).\n", n),
    "quotations without a speaker.md": lambda n: cycled(QUOTES, "「{}」\n", n),
    "terms in marks.md": lambda n: "他們用「高才通」和「新型工業化」來招人，還有「北都」。\n" * n,
    "figures.md": lambda n: "孫東說，計劃收到一萬多宗申請，涉款90億元，共65萬人，佔三成。\n" * n,
    "speakers.md": lambda n: "".join(
        f"{'趙錢孫李周吳鄭王'[at % 8]}{chr(0x4E00 + at % 2000)}說：「我們等了很久。」\n" for at in range(n)
    ),
    "pronouns.md": lambda n: "孫東昨日開會。" + "他說：「我們等了很久。」她又說：「好的，就這樣吧。」\n" * n,
    "length.md": lambda n: "今天開會，大家談了很多事情，沒有結論。\n" * n,
    "length of one line.md": lambda n: "今天開會，大家談了很多事情，沒有結論。" * n,
    "length without a stop.md": lambda n: "今天開會大家談了很多事情沒有結論" * n,
    "numerals.md": lambda n: "一億二千萬" * n + "元",
    "digits.md": lambda n: "共" + "1" * n + "元",
    "grouped digits.md": lambda n: "共" + "1,234" * n + "元",
    "letters.md": lambda n: "共" + "a" * n + "元",
    "brackets in prose.md": lambda n: "（一）" * n + "(1" * n,
    "length in English.md": lambda n: "Today they met and talked about many things, without an end. " * n,
    "length before quotations.md": lambda n: ("今天開會，大家談了很多事情" * n + "「今天的天氣很好」") * 20,
    "length of one quotation.md": lambda n: "孫東說：「" + "香港要發展創科，" * n + "」",
    "length of one true quotation.md": lambda n: "孫東說：「" + EXACT * n + "」",
    "length of one quotation in English.md": lambda n: "Sun Dong said, “" + "We must develop innovation, " * n + "”",
    "ellipses.md": lambda n: "孫東說：「" + f"{EXACT[:4]}……" * n + "」",
    "nested quotations.md": lambda n: "「今天『" * n + "』很好」" * n,
    "marks that open.md": lambda n: "「『“" * n,
    "marks that close.md": lambda n: "」』”" * n,
    "straight marks.md": lambda n: '他說 "今天的天氣很好" ' * n,
    "single marks.md": lambda n: "Don't say it's 'the end of it' of theirs. " * n,
    "notes.md": lambda n: "".join(f"孫東說：「{EXACT}」[^{at}]。\n\n[^{at}]: main-1\n\n" for at in range(n)),
    "one note for all.md": lambda n: f"孫東說：「{EXACT}」[^1]。\n\n" * n + "[^1]: main-1 見大公報" + "，又見第1段" * n,
    "a long note.md": lambda n: f"孫東說：「{EXACT}」[^1]。\n\n[^1]: " + "見第1段，" * n,
    "notes without a place.md": lambda n: "".join(f"「{EXACT}」[^{at}]\n\n[^{at}]: 出處\n\n" for at in range(n)),
    "places.md": lambda n: f"「{EXACT}」（" + "main-1，" * n + "）",
    "places in prose.md": lambda n: "主稿第1段、main-2和人才篇第3段。" * n,
    "block quotes.md": lambda n: f"孫東說：\n\n> {EXACT}\n\n" * n,
    "one block quote.md": lambda n: "孫東說：\n\n" + f"> {EXACT}\n" * n,
    "nested block quotes.md": lambda n: "".join("> " * min(at, 60) + f"「{EXACT}」\n" for at in range(n)),
    "lists.md": lambda n: f"- 「{EXACT}」\n  - 「{BENT}」\n" * n,
    "headings.md": lambda n: f"# 孫東：「{EXACT}」\n\n文。\n\n" * n,
    "tables.md": lambda n: "| 誰 | 話 |\n| --- | --- |\n" + f"| 孫東 | 「{EXACT}」 |\n" * n,
    "code.md": lambda n: f"```\n「{EXACT}」\n```\n\n「{EXACT}」\n\n" * n,
    "code spans.md": lambda n: f"`「{EXACT}」`和「{EXACT}」" * n,
    "links.md": lambda n: f"[「{EXACT}」](http://example.org/a)" * n,
    "brackets.md": lambda n: "[" * n + "「今天的天氣很好」" + "](" * n,
    "emphasis.md": lambda n: f"**孫東**說：「*{EXACT}*」" * n,
    "stars.md": lambda n: "**a *b " * n,
    "html in markdown.md": lambda n: f"<div>「{EXACT}」<b>\n\n" * n,
    "comments.md": lambda n: f"<!-- 「{EXACT}」 -->\n\n「{EXACT}」\n\n" * n,
    "front matter.md": lambda n: "---\n" + f"title: 「{EXACT}」\n" * n + "---\n\n文。\n",
    "paragraphs of one quotation.md": lambda n: "孫東說：\n\n" + f"「{EXACT}\n\n" * n + "」",
    "transcript.txt": lambda n: f"孫東：{EXACT}\n記者：今天的天氣很好嗎？\n" * n,
    "transcript in English.txt": lambda n: "SUN: We must have this spirit of the river.\nREPORTER: Is it so?\n" * n,
    "page.html": lambda n: "<html><body>" + f"<p>孫東說：「{EXACT}」</p><ul><li>「{BENT}」</ul>" * n,
    "open elements.html": lambda n: "<html><body>" + f"<div><b>「{EXACT}」" * n,
    "attributes.html": lambda n: "<html><body><p " + "".join(f'a{at}="「{EXACT}」" ' for at in range(n)) + ">文</p>",
    "block quotes.html": lambda n: "<html><body>" + f"<blockquote>{EXACT}</blockquote><q>{BENT}</q>" * n,
    "wikitext.wiki": lambda n: f"== 題 ==\n* 孫東說：「{EXACT}」<ref>{{{{cite|a=main-1}}}}</ref>\n" * n,
    "templates.wiki": lambda n: "{{a|" * n + f"「{EXACT}」" + "}}" * n,
    "subtitles.srt": lambda n: "".join(
        f"{at}\n00:00:0{at % 10},000 --> 00:00:1{at % 10},000\n孫東：「{EXACT}」\n\n" for at in range(n)
    ),
    "mail.eml": lambda n: "From: a@example.org\nSubject: x\n\n" + f"> 孫東說：「{EXACT}」\n是的。\n" * n,
    "notebook.ipynb": lambda n: json.dumps(
        {
            "cells": [{"cell_type": "markdown", "metadata": {}, "source": [f"孫東說：「{EXACT}」\n"]}] * n,
            "metadata": {},
            "nbformat": 4,
            "nbformat_minor": 5,
        }
    ),
    "rich text.rtf": lambda n: (
        "{\\rtf1 " + f"\\u{ord('「')}?spirit of the river{{\\b x}}\\u{ord('」')}?\\par\n" * n + "}"
    ),
    "flat.fodt": lambda n: (
        '<office:document xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" '
        'xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0" '
        'office:mimetype="application/vnd.oasis.opendocument.text"><office:body><office:text>'
        + f"<text:p>孫東說：「{EXACT}」</text:p>" * n
        + "</office:text></office:body></office:document>"
    ),
    "word.docx": lambda n: paragraph(run(f"孫東說：「{EXACT}」")) * n,
    "runs of word.docx": lambda n: paragraph(*[run(f"孫東說：「{EXACT}」")] * n),
}
# Options of the check, with the draft in which each does most.
OPTIONS: dict[str, tuple[str, Callable[[int], str]]] = {
    "--fix": ("a.md", lambda n: f"孫東說：「{FORM}」（main-1）。\n" * n),
    "--diff": ("a.md", lambda n: f"孫東說：「{FORM}」（main-1）。\n" * n),
    "--diff -f lines": ("a.md", lambda n: "".join(f"{at}「{FORM}」\n「{EXACT}」\n" for at in range(n))),
    "--mutate": ("a.md", lambda n: f"孫東說：「{EXACT}」（main-1）。\n" * n),
    "--strict --all": ("a.md", lambda n: f"孫東說：「{FORM}」。\n" * n),
    "--json": ("a.md", lambda n: f"孫東說：「{BENT}」。\n" * n),
    "-f sarif": ("a.md", lambda n: f"孫東說：「{BENT}」。\n" * n),
    "-f github": ("a.md", lambda n: f"孫東說：「{BENT}」。\n" * n),
    "-f table": ("a.md", lambda n: f"孫東說：「{BENT}」。\n" * n),
    "-f table --all": ("a.md", lambda n: "孫東說：" + f"「{BENT}」" * n),
    "--json --all": ("a.txt", lambda n: "孫東說：" + f"「{BENT}」" * n),
    "--encoding big5": ("a.txt", lambda n: "孫東說：「今天的天氣很好」\n" * n),
    "--comments out.docx": ("a.docx", lambda n: paragraph(run(f"孫東說：「{BENT}」")) * n),
    "-q --fix": ("a.docx", lambda n: paragraph(run(f"孫東說：「{FORM}」")) * n),
}
# Commands over a store of so many records.
OVER_STORES = [
    "facts",
    "facts talent",
    "facts 背水一戰",
    "facts 90億",
    "facts kind:statistic -f csv",
    "facts applications --explain",
    "facts nothinglikethis",
    "facts -f table",
    "facts -f json",
    "facts -f md",
    "facts -f text",
    "facts -f cite",
    "facts --sort when",
    "quote 背水",
    "quote 孫東",
    "quote -f text",
    "show F001 Q01 main-1",
    "show main",
    "topics",
    "figures",
    "figures -f table",
    "figures --svg -",
    "source",
    "source main-1",
    "cite Q01",
    "cite main-1 --style bibtex",
    "check --text 孫東說：「背水一戰精神」「高才通」“an English quotation here”",
    "check --text 孫東說：「今天的天氣很好，不是這樣的」 --json",
    "validate",
    "export jsonl",
    "export md",
    "export html",
    "export json-ld",
    "export annotations",
    "export csv -o csv --force",
    "export sqlite -o out.sqlite --force",
]


def stretched(content: dict, table: str, key: str, value: Callable[[int], object], number: int) -> dict:
    """A store whose first record of a table has so much of something."""
    record = next(iter(content[table].values()))
    holder = record
    *before, last = key.split(".")
    for each in before:
        holder = holder[each]
    holder[last] = value(number)
    return content


def copied(content: dict, table: str, key: str, number: int) -> dict:
    """A store with so many records of a table, each with an id of its own."""
    model = next(iter(content[table].values()))
    many = [{**model, key: f"{model[key]}{at}"} for at in range(number)]
    content[table] = {str(at): each for at, each in enumerate([*content[table].values(), *many], 1)}
    return content


# Stores in which something else grows than the number of records, and the commands that look at it.
STORES: dict[str, tuple[Callable[[dict, int], dict], list[str]]] = {
    "length of a statement": (
        lambda c, n: stretched(c, "facts", "statement.zh", lambda k: "香港發展創科" * k, n),
        ["facts F001", "facts 創科 -f table", "facts 背水一戰", "validate", "export html", "cite F001"],
    ),
    "length of a statement in English": (
        lambda c, n: stretched(c, "facts", "statement.en", lambda k: "innovation and growth " * k, n),
        ["facts innovaton", "facts growth -f md", "validate"],
    ),
    "length of a quote": (
        lambda c, n: stretched(c, "quotes", "exact", lambda k: "香港發展創科，" * k, n),
        [
            "quote 創科",
            "cite Q01",
            "check --text 孫東說：「香港發展創科，香港發展創利」",
            "validate",
            "export annotations",
        ],
    ),
    "length of a translation": (
        lambda c, n: stretched(c, "quotes", "translation.en", lambda k: "innovation and growth, " * k, n),
        ["quote growth", "check --text Sun_Dong_said,“innovation_and_growth,_innovation_and_groath”", "validate"],
    ),
    "evidence of a fact": (
        lambda c, n: stretched(c, "facts", "evidence", lambda k: c["facts"]["1"]["evidence"] * k, n),
        ["facts F001", "show F001 -f table", "validate", "export html", "export annotations"],
    ),
    "topics of a fact": (
        lambda c, n: stretched(c, "facts", "topics", lambda k: ["talent"] * k, n),
        ["facts talent", "validate", "topics"],
    ),
    "related facts": (
        lambda c, n: stretched(c, "facts", "related", lambda k: [{"id": "F002", "type": "differs"}] * k, n),
        ["show F001", "validate", "export json-ld", "show F001 -f table"],
    ),
    "variants of a quote": (
        lambda c, n: stretched(c, "quotes", "variants", lambda k: ["Q02"] * k, n),
        ["show Q01", "validate", "quote 背水"],
    ),
    "figures of a fact": (
        lambda c, n: stretched(
            c,
            "facts",
            "figures",
            lambda k: [
                {**next(f for each in c["facts"].values() for f in each["figures"]), "id": f"f{at}"} for at in range(k)
            ],
            n,
        ),
        ["figures", "figures -f table", "validate"],
    ),
    "names of an entity": (
        lambda c, n: stretched(c, "entities", "aliases", lambda k: [f"名{HAN[at % 99]}{at}" for at in range(k)], n),
        ["facts 背水", "check --text 孫東說：「今天的天氣很好」", "validate", "facts nothinglikethis"],
    ),
    "entities": (
        lambda c, n: copied(c, "entities", "id", n),
        ["facts 背水", "check --text 孫東說：「今天的天氣很好」", "validate", "facts nothinglikethis"],
    ),
    "topics": (lambda c, n: copied(c, "topics", "slug", n), ["topics", "facts talent", "validate", "topics -f table"]),
    "paragraphs": (
        lambda c, n: copied(c, "paragraphs", "id", n),
        ["source", "facts main-1", "check --text 「今天的天氣很好」（main-1）", "validate", "cite main-1"],
    ),
    "sources": (
        lambda c, n: copied(c, "sources", "id", n),
        ["source", "cite Q01", "facts talent", "check --text 「今天的天氣很好」（主稿第1段）", "validate"],
    ),
    "authors": (
        lambda c, n: stretched(
            c, "sources", "item.author", lambda k: [{"family": f"A{at}", "given": "B"} for at in range(k)], n
        ),
        [
            f"cite Q01 --style {style}"
            for style in ("apa7", "gbt7714-2015", "bibtex", "ris", "csl-json", "chicago18-notes")
        ],
    ),
    "keys of a record": (
        lambda c, n: stretched(c, "facts", "note", lambda k: {f"k{at}": "x" for at in range(k)}, n),
        ["facts F001", "show F001", "validate", "facts -f json"],
    ),
    "new keys of a record": (
        lambda c, n: {**c, "facts": {**c["facts"], "1": {**c["facts"]["1"], **{f"k{at}": at for at in range(n)}}}},
        ["facts F001 -f table", "show F001 -f md", "validate", "facts -f json", "facts -f csv"],
    ),
    "tables": (
        lambda c, n: {**c, **{f"t{at}": {"1": {"a": 1}} for at in range(n)}},
        ["facts talent", "validate", "export jsonl"],
    ),
    "readings": (
        lambda c, n: copied(c, "romanised", "id", n),
        ["facts beishui", "validate", "quote beishuiyizhan"],
    ),
}
# What is asked, of so many words or so long.
QUERIES: dict[str, Callable[[int], list[str]]] = {
    "facts: words": lambda n: ["facts", *(f"詞{at}" for at in range(n))],
    "facts: words as one": lambda n: ["facts", "talent " * n],
    "facts: other words as one": lambda n: ["facts", " ".join(f"word{at}" for at in range(n))],
    "facts: Chinese words": lambda n: ["facts", *["香港", "創科", "人才"] * n],
    "facts: a long word": lambda n: ["facts", "香港發展創科" * n],
    "facts: a long word in English": lambda n: ["facts", "innovation" * n],
    "facts: pinyin": lambda n: ["facts", "beishuiyizhan" * n],
    "facts: a question": lambda n: ["facts", "how many people applied and " * n],
    "facts: numbers": lambda n: ["facts", *(f"{at}億" for at in range(n))],
    "facts: a long number": lambda n: ["facts", "1" * n],
    "facts: a long Chinese number": lambda n: ["facts", "一億二千萬" * n],
    "facts: filters": lambda n: ["facts", *["kind:statistic"] * n],
    "facts: a long filter": lambda n: ["facts", "topic:" + "talent" * n],
    "facts: places": lambda n: ["facts", *["main-1"] * n],
    "facts: a long place": lambda n: ["facts", "main-" * n],
    "facts: --explain": lambda n: ["facts", "--explain", *["香港"] * n],
    "facts: --fields": lambda n: ["facts", "--fields", ",".join(["id"] * n)],
    "quote: words": lambda n: ["quote", *["背水", "精神"] * n],
    "quote: a long phrase": lambda n: ["quote", EXACT * n],
    "quote: another long phrase": lambda n: ["quote", "天氣很好" * n],
    "quote: exact": lambda n: ["quote", "--exact", "天氣很好" * n],
    "show: ids": lambda n: ["show", *["F001", "Q01", "main-1"] * n],
    "show: unknown ids": lambda n: ["show", *(f"F9{at}" for at in range(n))],
    "show: a range": lambda n: ["show", "main-1.." * n],
    "cite: ids": lambda n: ["cite", *["F001", "Q01", "main-1"] * n],
    "cite: a page": lambda n: ["cite", "Q01", "--page", "A1" * n],
    "cite: an address": lambda n: ["cite", "Q01", "--style", "bibtex", "--url", "http://example.org/" + "{a}" * n],
    "source: places": lambda n: ["source", *["main-1"] * n],
    "figures: words": lambda n: ["figures", *["90億", "計劃"] * n],
    "check: --text": lambda n: ["check", "--text", f"孫東說：「{BENT}」" * n],
    "a command that is none": lambda n: ["fact" * n],
    "help: a topic that is none": lambda n: ["help", "filter" * n],
}
# What comes on standard input.
GIVEN: dict[str, Callable[[int], str]] = {
    "show -": lambda n: "F001\tx\n" * n,
    "facts -": lambda n: "".join(f"F{at % 150 + 1:03}\n" for at in range(n)),
    "cite -": lambda n: "Q01\nF001\n" * n,
    "show - --json": lambda n: "x9 " * n,
    "check -": lambda n: f"孫東說：「{BENT}」\n" * n,
}


def copies() -> dict[str, tuple[Callable[[int], str], list[str]]]:
    """The user's own copy, by what grows in it, and the commands that look at it."""
    opening = [each["opens"] for each in CONTENT["paragraphs"].values()]
    readers = ["source main-1", "validate", "check --text 孫東說：「今天的天氣很好」", "show Q01 -C 1"]
    return {
        "length.txt": (lambda n: "今天開會，大家談了很多事情，沒有結論。\n" * n, readers),
        "length of one line.txt": (lambda n: "今天開會，大家談了很多事情，沒有結論。" * n, readers),
        "quotes.txt": (lambda n: cycled(QUOTES, "{}\n", n), readers),
        "opening words.txt": (lambda n: cycled(opening, "{}\n", n), readers),
        "one opening.txt": (lambda n: opening[0] * n, readers),
        "page.html": (lambda n: "<html><body>" + f"<p>{EXACT}</p>" * n, readers),
        "annotations.txt": (lambda n: cycled(QUOTES, "{}\n", n), ["export annotations"]),
    }


def pairs() -> dict[str, Callable[[int], tuple[dict, str]]]:
    """A store and a copy that are made for each other: the one names what the other repeats."""

    def pair(count: int, words: str, **changes: object) -> tuple[dict, str]:
        content = copied(shipped(), "paragraphs", "id", count)
        for record in content["paragraphs"].values():
            record.update(changes)
        return content, words * count

    return {
        "one opening for all": lambda n: pair(n, "天" * 12, opens="天" * 10, closes="天" * 10),
        "one opening and one length": lambda n: pair(n, "天" * 12, opens="天" * 10, closes="天", chars=n * 4),
        "short openings": lambda n: pair(n, "天地", opens="天", closes="地", chars=2),
        "no openings": lambda n: pair(n, "天地", opens="", closes=""),
        "openings of every length": lambda n: pair(n, "天地", opens="天地" * n, closes="地"),
    }


# Articles of one's own, by what grows in them.
ARTICLES: dict[str, Callable[[int], str]] = {
    "paragraphs.txt": lambda n: "題目\n\n" + "今天開會，大家談了很多事情，共有30人，沒有結論。\n\n" * n,
    "quotations.txt": lambda n: (
        "題目\n\n" + "".join(f"陳大文說：「今天的天氣很好，第{at}天了。」\n\n" for at in range(n))
    ),
    "speakers.txt": lambda n: (
        "題目\n\n"
        + "".join(
            f"陳{chr(0x4E00 + at % 5000)}{chr(0x5000 + at // 5000)}說：「今天的天氣很好。」\n\n" for at in range(n)
        )
    ),
    "one line.txt": lambda n: "題目\n\n" + "陳大文說：「今天的天氣很好。」今天有30人開會，" * n,
    "lines.txt": lambda n: "題目\n" + "陳大文說：「今天的天氣\n很好。」\n" * n,
    "page.html": lambda n: "<html><head><title>題</title></head><body>" + "<p>陳大文說：「今天很好。」</p>" * n,
    "terms.md": lambda n: "# 題目\n\n" + "這叫「新渠」和“New Drain”，\n\n" * n,
}


class Case(NamedTuple):
    """A name, and what makes what is needed for a size: the arguments and standard input."""

    name: str
    make: Callable[[int], tuple[list[str], bytes]]
    start: int = 16


def cases(folder: Path) -> Iterator[Case]:
    """Every command with every dimension."""
    yield from _drafts(folder)
    yield from _stores(folder)
    for name, typed in QUERIES.items():
        yield Case(name, lambda n, typed=typed: (typed(n), b""))
    for line, given in GIVEN.items():
        yield Case(f"{line}: lines", lambda n, line=line, given=given: (line.split(), given(n).encode()))
    yield from _copies(folder)
    for name, article in ARTICLES.items():

        def added(n: int, name: str = name, article: Callable[[int], str] = article) -> tuple[list[str], bytes]:
            path = folder / f"article {name}"
            path.write_text(article(n), encoding="utf-8")
            return ["add", str(path), "--as", "mine", "--dry-run"], b""

        yield Case(f"add: {name}", added)


def _drafts(folder: Path) -> Iterator[Case]:
    def checked(name: str, text: Callable[[int], str], options: str = "") -> Callable[[int], tuple[list[str], bytes]]:
        path = folder / name.replace(" ", "-")

        def make(n: int) -> tuple[list[str], bytes]:
            content = word_file(text(n)) if name.endswith("docx") else text(n).encode("utf-8")
            path.write_bytes(text(n).encode("big5") if "big5" in options else content)
            (folder / "out.docx").unlink(missing_ok=True)
            return ["check", *options.replace("out.docx", str(folder / "out.docx")).split(), str(path)], b""

        return make

    for name, text in DRAFTS.items():
        yield Case(f"check: {name}", checked(name, text))
    for options, (name, text) in OPTIONS.items():
        yield Case(f"check {options}: quotations", checked(name, text, options))
    for kind, pattern in (("files", "{}/d{}.md"), ("folders", "{}/f{}")):

        def many(n: int, kind: str = kind, pattern: str = pattern) -> tuple[list[str], bytes]:
            above = folder / kind
            above.mkdir(exist_ok=True)
            paths = [Path(pattern.format(above, at)) for at in range(n)]
            for path in paths:
                if kind == "folders":
                    path.mkdir(exist_ok=True)
                    path = path / "a.md"  # noqa: PLW2901
                path.write_text(f"孫東說：「{EXACT}」", encoding="utf-8")
            return ["check", *map(str, paths)], b""

        yield Case(f"check: {kind}", many)


def _stores(folder: Path) -> Iterator[Case]:
    path = folder / "store.json"

    def written(content: dict, command: str) -> tuple[list[str], bytes]:
        path.write_text(json.dumps(content, ensure_ascii=False), encoding="utf-8")
        words = [each.replace("_", " ") for each in command.split()]
        return [*words, "--db", str(path)], b""

    def over(n: int, command: str) -> tuple[list[str], bytes]:
        # To make one takes longer than to ask it.
        large = folder / f"records-{n}.json"
        if not large.exists():
            large.write_text(json.dumps(scaled(n, random.Random(1)), ensure_ascii=False), encoding="utf-8")
        return [*command.split(), "--db", str(large)], b""

    for command in OVER_STORES:
        yield Case(f"{command}: records", lambda n, command=command: over(n, command), 200)
    for name, (change, commands) in STORES.items():
        for command in commands:
            yield Case(
                f"{command}: {name}",
                lambda n, change=change, command=command: written(change(shipped(), n), command),
            )

    def doubled(n: int) -> tuple[list[str], bytes]:
        content = json.dumps(shipped(), ensure_ascii=False)
        keys = ", ".join(f'"k{at}": 1' for at in range(n))
        path.write_text(f'{content[:-1]}, "x": {{"1": {{{keys}, "k0": 2}}}}}}', encoding="utf-8")
        return ["validate", "--db", str(path)], b""

    def all_doubled(n: int) -> tuple[list[str], bytes]:
        content = json.dumps(shipped(), ensure_ascii=False)
        keys = ", ".join(f'"k{at}": 1, "k{at}": 2' for at in range(n))
        path.write_text(f'{content[:-1]}, "x": {{"1": {{{keys}}}}}}}', encoding="utf-8")
        return ["validate", "--db", str(path)], b""

    def many(n: int) -> tuple[list[str], bytes]:
        above = folder / "library"
        above.mkdir(exist_ok=True)
        content = shipped()
        for at in range(n):
            for table, key in (("paragraphs", "id"), ("sources", "id")):
                for each in content[table].values():
                    each[key] = f"s{at}-{each[key]}"
            few = {name: dict(list(table.items())[:3]) for name, table in content.items()}
            (above / f"s{at}.json").write_text(json.dumps(few, ensure_ascii=False), encoding="utf-8")
            content = shipped()
        return ["facts", "--db", str(above)], b""

    yield Case("validate: keys, one of them twice", doubled)
    yield Case("validate: keys, each of them twice", all_doubled)
    yield Case("facts: stores", many, 2)


def _copies(folder: Path) -> Iterator[Case]:
    for name, (text, commands) in copies().items():
        path = folder / f"copy-{name.replace(' ', '-')}"
        for command in commands:

            def compared(
                n: int, path: Path = path, text: Callable[[int], str] = text, command: str = command
            ) -> tuple[list[str], bytes]:
                path.write_text(text(n), encoding="utf-8")
                return [*command.split(), "--source", str(path)], b""

            yield Case(f"{command}: copy, {name}", compared)
    for name, pair in pairs().items():
        for command in ("source main-1", "validate", "check --text 孫東說：「今天的天氣很好」"):

            def both(
                n: int, pair: Callable[[int], tuple[dict, str]] = pair, command: str = command
            ) -> tuple[list[str], bytes]:
                content, text = pair(n)
                store, copy = folder / "pair.json", folder / "pair.txt"
                store.write_text(json.dumps(content, ensure_ascii=False), encoding="utf-8")
                copy.write_text(text, encoding="utf-8")
                return [*command.split(), "--db", str(store), "--source", str(copy)], b""

            yield Case(f"{command}: pair, {name}", both)


def seconds(arguments: list[str], given: bytes) -> float:
    """Processor time of one run. Raises ``AssertionError`` for a fault of the program."""
    gc.collect()
    gc.disable()
    begun = time.process_time()
    code, _, told = call(arguments, given)
    spent = time.process_time() - begun
    gc.enable()
    assert code in (0, 1, 2, 3), told
    assert "should not have happened" not in told, told
    return spent


def grown(case: Case) -> Growth:
    """Measure a case: sizes are doubled until one takes long enough. What seems to grow too fast is measured again."""
    base = 0.0

    def measure(size: int) -> float:
        return max(seconds(*case.make(size)) - base, 0.0)

    base = min(measure(1) for _ in range(2))
    size, once = case.start, 0.0
    while (once := measure(size)) < LEAST and _given(*case.make(2 * size)) < LARGEST:
        size *= 2 if once > LEAST / 8 else 4
    if once < LEAST:
        return Growth(case.name, size, 0.0, once)
    # Each the best of several, and at two sizes, so that another program's share of the machine counts for little.
    for _ in range(SIZES):
        once, twice = min(once, measure(size)), measure(2 * size)
        for _ in range(ROUNDS):
            if twice <= RATIO * once or twice > MOST:
                break
            once, twice = min(once, measure(size)), min(twice, measure(2 * size))
        growth = Growth(case.name, size, once, twice)
        if not growth.fails or twice > MOST:
            break
        size, once = 2 * size, twice
    return growth


def _given(arguments: list[str], given: bytes) -> int:
    """How many bytes a run is given, in files too; what no system carries on a command line is too much."""
    if (
        any(len(each.encode("utf-8", "replace")) > 128 << 10 for each in arguments)
        or sum(map(len, arguments)) > 1 << 20
    ):
        return LARGEST
    paths = [each for each in arguments if os.path.isabs(each) and os.path.isfile(each)]
    return sum(map(len, arguments)) + len(given) + sum(map(os.path.getsize, paths))


def measured(words: list[str], chance: random.Random | None = None) -> Iterator[Growth]:
    """The growth of each case whose name holds all the words, in their order or by chance."""
    with (
        tempfile.TemporaryDirectory() as made,
        mock.patch.dict(os.environ, {"HKINNO_CACHE": "0"}),
    ):
        os.chdir(made)
        chosen = [case for case in cases(Path(made)) if all(word in case.name for word in words)]
        if chance is not None:
            chance.shuffle(chosen)
        yield from map(grown, chosen)


def campaign(cases: int, seed: int = 1) -> Report:
    """Some of the cases, chosen by chance."""
    counts: Counter = Counter()
    failures: list[str] = []
    with tempfile.TemporaryDirectory() as made, mock.patch.dict(os.environ, {"HKINNO_CACHE": "0"}):
        every = list(globals()["cases"](Path(made)))
        random.Random(seed).shuffle(every)
        for case in every[:cases]:
            growth = grown(case)
            counts["growth", case.name.split(":")[0].split()[0], 0] += 1
            if growth.fails:
                failures.append(told(growth))
    return counts, failures


def told(growth: Growth) -> str:
    """A line about a growth."""
    return (
        f"{'FAIL' if growth.fails else 'ok':4} n^{growth.exponent:4.2f}  {growth.size:>9}  "
        f"{growth.once:6.2f} s  {growth.twice:6.2f} s  {growth.name}"
    )


if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as home:
        settle(home)
        failed = 0
        for growth in measured(sys.argv[1:]):
            print(told(growth), flush=True)
            failed += growth.fails
        sys.exit(1 if failed else 0)
