"""The check of drafts in Markdown and HTML: code, block quotes, paragraphs, attributes."""

import time

import pytest

from hkinno import check as checking


@pytest.mark.parametrize(
    ("draft", "in_code"),
    [
        ("```\r\n甲\r\n```\r\n「甲乙丙丁」\r\n", [False]),
        ("  ```\n「甲乙丙丁」\n   ```  \n「戊己庚辛」", [True, False]),
        ("```` \n「甲乙丙丁」\n```\n「戊己庚辛」\n`````\n「壬癸子丑」", [True, True, False]),
        ("~~~\n「甲乙丙丁」\n```\n~~~\n「戊己庚辛」", [True, False]),
        ("    ```\n「甲乙丙丁」", [False]),
        ("```code``` begins a line\n\n「甲乙丙丁」", [False]),
        ("```\n「甲乙丙丁」", [True]),
    ],
)
def test_code_begins_and_ends_as_in_commonmark(draft, in_code, found):
    """A fence may be indented and have blanks after it; inline code that begins a line is no fence."""
    assert [each.reason == "stands in a block of code" for each in found(draft)] == in_code


@pytest.mark.parametrize(
    ("draft", "expected"),
    [
        # A paragraph without marks is a quotation, whatever stands in the others.
        ("> 甲乙丙丁戊\n>\n> 他說「己庚辛壬」\n", ["甲乙丙丁戊", "己庚辛壬"]),
        ("> 甲乙丙丁，做「戊己」和庚辛。\n>\n> ——孫東，main-8", ["甲乙丙丁，做「戊己」和庚辛。", "戊己"]),
        ("> 「甲乙丙丁」（main-1）\n> ——孫東", ["甲乙丙丁"]),
        ("> 創科局局長孫東：「甲乙丙丁」", ["甲乙丙丁"]),
        ("> 「甲乙丙丁戊己庚辛」，他其後表示。", ["甲乙丙丁戊己庚辛"]),
        ("> 「甲乙丙丁\n>\n> 戊己庚辛」", ["甲乙丙丁\n\n戊己庚辛"]),
        # Each paragraph opens, and only the last closes.
        ("「甲乙丙丁。\n\n「戊己庚辛」", ["甲乙丙丁。", "戊己庚辛"]),
        ("「甲乙丙丁戊己庚辛\n\n「戊己庚辛」", ["甲乙丙丁戊己庚辛", "戊己庚辛"]),
        ("> 「甲乙丙丁。\n>\n> 「戊己庚辛」", ["甲乙丙丁。", "戊己庚辛"]),
        ("“甲乙丙丁。\r\n\r\n“戊己庚辛。\r\n\r\n“壬癸”", ["甲乙丙丁。", "戊己庚辛。", "壬癸"]),
        ('"甲乙丙丁。\n\n"戊己庚辛"', ["甲乙丙丁。", "戊己庚辛"]),
        # Closed with the wrong mark.
        ("他說“甲乙丙丁“。", ["甲乙丙丁"]),
        ("他說‘甲乙丙丁‘。", ["甲乙丙丁"]),
        ("他說”甲乙丙丁”。", ["甲乙丙丁"]),
        ("他說＂甲乙丙丁＂。", ["甲乙丙丁"]),
        ("他說'甲乙丙丁'。", ["甲乙丙丁"]),
        ("Hong Kong's 甲乙丙丁 and John's 戊己庚辛", []),
        ("他說&ldquo;甲乙丙丁&rdquo;和&quot;戊己庚辛&quot;", ["甲乙丙丁", "戊己庚辛"]),
        ("<q>甲乙丙丁</q>", ["甲乙丙丁"]),
        (
            '<blockquote class="a">\n<p>甲乙丙丁</p><p>戊己<b>庚辛</b></p>\n<cite>孫東</cite></blockquote>',
            ["甲乙丙丁", "戊己庚辛"],
        ),
        ("- > 甲乙丙丁\n  > 戊己庚辛\n- > 壬癸子丑", ["甲乙丙丁\n戊己庚辛", "壬癸子丑"]),
        ("> 甲乙丙丁\n戊己庚辛\n\n後文", ["甲乙丙丁\n戊己庚辛"]),
        ("> 甲乙丙丁\n- 列表", ["甲乙丙丁"]),
        ("> 甲乙丙丁\n他說「戊己庚辛」", ["甲乙丙丁", "戊己庚辛"]),
        ('他說："甲乙，丙丁"戊己"庚辛。"', ['甲乙，丙丁"戊己"庚辛。', "甲乙，丙丁", "庚辛。"]),
        ('他說："甲乙丙丁"和"戊己庚辛。"', ["甲乙丙丁", "戊己庚辛。"]),
        ('把"甲乙"叫"丙丁。"', ["甲乙", "丙丁。"]),
        ("> - 甲乙丙丁\n> - 戊己庚辛", ["甲乙丙丁", "戊己庚辛"]),
        ("> 1. 甲乙丙丁\n> ## 戊己庚辛", ["甲乙丙丁", "戊己庚辛"]),
        ("> 甲乙丙丁\n> - 孫東，main-1", ["甲乙丙丁"]),
        ("> 甲乙丙丁\n>\n> main-1", ["甲乙丙丁"]),
        ("> ——甲乙丙丁戊己庚辛壬癸子丑寅卯辰巳午未", ["——甲乙丙丁戊己庚辛壬癸子丑寅卯辰巳午未"]),
        ("> **孫東**：甲乙丙丁", ["甲乙丙丁"]),
        ("---\n\n他說「甲乙丙丁」\n\n---", ["甲乙丙丁"]),
        ("前文\n\n---\n孫東: 「甲乙丙丁」\n---\n", ["甲乙丙丁"]),
        ("> [!NOTE]\n> 甲乙丙丁", ["甲乙丙丁"]),
    ],
)
def test_quotations_of_many_forms_are_found(draft, expected, found):
    """Block quotes a paragraph at a time, quotations over paragraphs, wrong marks, HTML."""
    assert [each.text for each in found(draft) if not each.reason] == expected


@pytest.mark.parametrize(
    ("draft", "told"),
    [
        ('---\ntitle: "甲乙丙丁戊"\n---\n後文', "front matter"),
        ('<img src="a.png" alt="甲乙丙丁戊">', "HTML"),
        ("<p title='甲乙丙丁戊'>", "HTML"),
        ('前文\n\n---\nreferences:\n- {"title": "甲乙丙丁戊"}\n---\n', "front matter"),
        ('[甲](https://example.org "甲乙丙丁戊")', "link"),
    ],
)
def test_what_is_no_speech_is_told_as_skipped(draft, told, known):
    """Front matter, attributes and the titles of links are no quotations, and are not passed over in silence."""
    assert all(each.verdict == "unchecked" and told in each.details for each in checking.check(draft, known).findings)
    assert checking.check(draft, known).findings


@pytest.mark.parametrize(
    "draft",
    [
        "> 「\n>\n" * 20_000,
        "「" + "\n>" * 60_000,
        "“" * 60_000,
        "”甲" * 60_000,
        "<blockquote>甲" * 20_000,
        "<q>" * 40_000,
        "&ldquo;" * 40_000,
        "'甲乙丙丁" * 30_000,
        "> 甲「乙」" * 20_000,
        "> " + "甲「乙丙」" * 20_000,
        "> 甲\n" + "乙\n" * 30_000,
        "- " * 60_000,
        "---\n" * 40_000,
        'a="甲' * 20_000,
    ],
    ids=range(14),
)
def test_hostile_blocks_take_seconds_at_most(draft, known):
    """No form of block makes the check quadratic."""
    begun = time.process_time()
    checking.check(draft, known)
    assert time.process_time() - begun < 10


@pytest.mark.parametrize(
    ("source", "texts"),
    [
        ("\n>\n> 來源：大公報", ["甲乙丙丁戊己。"]),
        ("\n> 資料來源：《岬角日報》，2024年。", ["甲乙丙丁戊己。"]),
        ("\n>\n> Source: Cape Daily, p. 2", ["甲乙丙丁戊己。"]),
        ("出處：岬角日報", ["甲乙丙丁戊己。"]),
        ("\n> 摘自《河的話》，刊於《大公報》", ["甲乙丙丁戊己。"]),
        ("\n>\n> An interview with Sun Dong", ["甲乙丙丁戊己。"]),
        ("\n>\n> 大公報的人都走了", ["甲乙丙丁戊己。", "大公報的人都走了"]),
        ("\n>\n> 人才的來源：世界各地", ["甲乙丙丁戊己。", "人才的來源：世界各地"]),
        ("\n>\n> 來源：不明。但他說得對。", ["甲乙丙丁戊己。", "來源：不明。但他說得對。"]),
    ],
)
def test_source_lines_of_a_block_quote(source: str, texts: list[str], found):
    """A line that says where the words are from holds none of them."""
    assert [each.text for each in found(f"孫東說：\n\n> 甲乙丙丁戊己。{source}")] == texts
