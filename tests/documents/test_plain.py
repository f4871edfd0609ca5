"""Texts without much markup: tables, block quotes that are only set in, notes, comments of many kinds."""

import re

import pytest

from hkinno.documents.files import open_document
from hkinno.documents.sheet import Opened

from .word_files import paragraph, run, word_file


def shown(document: Opened) -> list[tuple[str, str]]:
    return [(block.kind, document.words(block.start, block.end)) for block in document.blocks]


def words_of(text: str, name: str) -> list[tuple[str, str]]:
    return shown(open_document(text.encode(), name))


def set_in(words: str, **more: int) -> str:
    """A paragraph of Word that is set in."""
    indents = "".join(f' w:{name}="{value}"' for name, value in more.items())
    return f"<w:p><w:pPr><w:ind{indents}/></w:pPr>{run(words)}</w:p>"


def test_set_in_below_words_of_saying():
    """A paragraph that is set in is a block quote where somebody says it, and an item or a paragraph elsewhere."""
    text = (
        "林伯說：\n\n    樹很老。\n\n    花也是。\n\n他走了。\n\n辦法有：\n\n    種樹。\n\n林伯指出：\n\n  - 種花。\n"
    )
    kinds = ["paragraph", "quote", "quote", "paragraph", "paragraph", "paragraph", "paragraph", "paragraph"]
    document = open_document(text.encode(), "a.txt")
    assert [kind for kind, _ in shown(document)] == kinds
    assert document.blocks[1].group == document.blocks[2].group != 0
    assert [kind for kind, _ in words_of("　　　林伯說：\n\n　　　樹很老。", "a.txt")] == ["paragraph"] * 2


@pytest.mark.parametrize(
    ("indents", "kind"),
    [
        ({"left": 720}, "quote"),
        ({"start": 480, "firstLine": 240}, "quote"),
        ({"left": 720, "hanging": 360}, "paragraph"),
    ],
)
def test_set_in_by_word_processors(indents: dict[str, int], kind: str):
    """So it is in Word, by the paragraph or by its style, and in a page."""
    body = paragraph(run("林伯說：")) + set_in("樹很老。", **indents)
    assert shown(open_document(word_file(body), "a.docx"))[1] == (kind, "樹很老。")
    before = '<w:p><w:pPr><w:pPrChange w:id="1"><w:pPr><w:ind w:left="720"/></w:pPr></w:pPrChange></w:pPr>'
    body = paragraph(run("林伯說：")) + f"{before}{run('樹很老。')}</w:p>"
    assert shown(open_document(word_file(body), "a.docx"))[1] == ("paragraph", "樹很老。")
    page = '<html><p>林伯說：<p style="margin-left: 0.5in">樹很老。<p style="margin-left: 0in">他走了。'
    assert words_of(page, "a.html")[1:] == [("quote", "樹很老。"), ("paragraph", "他走了。")]


def test_struck_words():
    """What is struck out is not read."""
    body = paragraph(run("樹"), run("很", "<w:strike/>"), run("多", '<w:strike w:val="0"/>'))
    assert shown(open_document(word_file(body), "a.docx")) == [("paragraph", "樹多")]


def test_rows_of_a_text():
    """Cells stand between tabs or many blanks, as many in each line; a sentence has none."""
    tables = "林伯\t「樹」\t舊報\n王嬸\t「花」\t新報\n\n甲 乙   丙\n丁   戊\n\n一    二    三"
    text = f"{tables}\n\nHe said.  Then he went.\n\n林伯   說\n"
    document = open_document(text.encode(), "a.txt")
    assert [words for kind, words in shown(document) if kind == "cell"] == [
        *("林伯", "「樹」", "舊報", "王嬸", "「花」", "新報"),
        *("甲 乙", "丙", "丁", "戊", "一", "二", "三"),
    ]
    groups = [block.group for block in document.blocks]
    assert groups[0] == groups[1] == groups[2] != groups[3]


def test_notes_of_several_paragraphs():
    """What is set in below a note goes on with it, and is no code."""
    text = "「甲」[^1]。\n\n[^1]: 註一\n續\n\n    「乙」在此。\n\n    「丙」也是。\n\n正文。\n\n    碼「丁」\n"
    document = open_document(text.encode(), "a.md")
    (note,) = document.notes
    assert document.words(note.start, note.end).split() == ["註一", "續", "「乙」在此。", "「丙」也是。"]
    assert [each.reason for each in document.unseen] == ["stands in a block of code"]


@pytest.mark.parametrize(
    "comment",
    [
        "<!-- {} -->",
        "{{/* {} */}}",
        "%% {} %%",
        "{{% comment %}}{}{{% endcomment %}}",
        "[//]: # ({})",
        "`{}`",
        "~~~\n{}\n~~~",
        "    {}",
        "<pre>{}</pre>",
        "<script>{}</script>",
        "---\ntitle: {}\n---",
    ],
)
def test_no_prose(comment: str):
    """Comments, code and metadata are no words of the page, and are told of."""
    text = comment.format("林伯說：「樹很老很老」")
    document = open_document(
        (text + "\n\n後。" if text.startswith("---") else f"前。\n\n{text}\n\n後。").encode(), "a.md"
    )
    assert "樹" not in document.words(0, len(document.text))
    assert len(document.unseen) == 1


@pytest.mark.parametrize(
    "code",
    [
        '    print("「甲」", end="")',
        "    say = '「甲」'",
        '\ttold["甲"] = "「乙」"',
        "    # 說\n    def tell(words):\n        return show(words, '「甲」')\n    tell('「乙」');",
        '    {\n      "quote": "「甲」",\n      "page": 3\n    }',
        '    $ hkinno check --text "「甲」"',
        "```\n他說「甲」\n\n還有「乙」\n```",
        "```python\nprint('「甲」')\n```",
    ],
)
def test_code_in_a_text(code: str):
    """Between fences, and set in where it is plainly code, quotation marks are none of a quotation; it is told."""
    document = open_document(f"前文「丙」。\n\n{code}\n\n後文「丁」。\n".encode(), "a.txt")
    assert shown(document) == [("paragraph", "前文「丙」。"), ("paragraph", "後文「丁」。")]
    (unseen,) = document.unseen
    assert document.text[unseen.start : unseen.end] == code.lstrip(" \t")
    assert "code" in unseen.reason


@pytest.mark.parametrize(
    "prose",
    [
        "    他說「甲」。",
        "　　他說「甲」，\n　　又說「乙」。",
        "    Mr Chan said “one day”,\n    and then “another” (see page 3).",
        '    "No": that was his answer.',
        "    Chan(2019) said “one day” (p. 3)",
        "    他說（「甲」）;",
        "    import is what he called “one day”",
        "```\n他說「甲」，沒有結束。",
        "他用 ``` 說「甲」\n```說「乙」",
    ],
)
def test_prose_that_is_set_in_is_no_code(prose: str):
    """A paragraph of sentences is read, however far in it stands, and so is what follows a fence that is not closed."""
    document = open_document(f"前文。\n\n{prose}\n\n後文。\n".encode(), "a.txt")
    assert not document.unseen
    words = "".join(words for _, words in shown(document))
    assert all(quoted in words for quoted in re.findall('[「“"].+?[」”"]', prose))
