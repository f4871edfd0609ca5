"""Speech without marks, subtitles, wikitext, mail, RTF, OpenDocument, PDF and what pandoc reads: each one's own."""

import contextlib
import io
import json
import pickle
import re
import time
import zipfile

import pytest

from hkinno.documents import ignored, opendocument, pdf, rtf, subtitles, wikitext
from hkinno.documents.files import open_document
from hkinno.documents.sheet import Opened
from hkinno.errors import FileError


def shown(document: Opened) -> list[tuple[str, str]]:
    return [(block.kind, document.words(block.start, block.end)) for block in document.blocks]


def words(document: Opened) -> list[str]:
    return [text for _, text in shown(document)]


# Speech without marks

TRANSCRIPT = """樹的訪問

記者：你種了多少樹？
林伯：很多，
數不清。

還有花。
記者：花呢？
林伯：也多。
"""


def test_turns_of_a_transcript():
    """A label begins a turn, which goes on over paragraphs; its blocks have one group."""
    document = open_document(TRANSCRIPT.encode(), "a.txt")
    assert shown(document) == [
        ("paragraph", "樹的訪問"),
        ("speech", "記者：你種了多少樹？"),
        ("speech", "林伯：很多，\n數不清。"),
        ("speech", "還有花。"),
        ("speech", "記者：花呢？"),
        ("speech", "林伯：也多。"),
    ]
    groups = [block.group for block in document.blocks]
    assert groups[2] == groups[3]
    assert len(set(groups[1:])) == 4


@pytest.mark.parametrize(
    "text",
    [
        "Q: How many?\nA: Many.\n\nQ: And flowers?\nA: A few.",
        "問：多少？\n\n答：很多。\n\n問：花呢？\n\n答：也多。",
        "**REPORTER:** How many?\n\n**MR LAM:** Many.\n\n**REPORTER:** And?\n\n**MR LAM:** Fewer.",
        "[00:01] 記者：多少？\n\n[00:05] 林伯（村長）：很多。\n\n[00:09] 記者：花呢？\n\n[00:11] 林伯（村長）：也多。",
    ],
)
def test_kinds_of_labels(text: str):
    """Questions and answers, names with titles and times, in bold letters."""
    assert [kind for kind, _ in shown(open_document(text.encode(), "a.md"))] == ["speech"] * 4


@pytest.mark.parametrize(
    "text",
    [
        "林伯說：「甲」\n\n林伯說：「乙」\n\n林伯又說：「丙」",
        "日期：今天\n\n地點：河邊\n\n來源：舊報",
        "「甲」\n位置：main-1\n\n「乙」\n位置：main-2\n\n「丙」\n位置：main-3",
        "他指出：樹多。\n\n他指出：花少。\n\n他指出：草長。",
        "林伯：「甲」\n\n林伯：「乙」\n\n林伯：「丙」",
    ],
)
def test_no_transcript(text: str):
    """Verbs of saying, fields and marked speech make no transcript."""
    assert "speech" not in [kind for kind, _ in shown(open_document(text.encode(), "a.md"))]


# Subtitles


def test_speech_over_cues():
    """Speech goes on over cues until it ends, another speaks, or it is silent."""
    text = (
        "\ufeff1\r\n00:00:01,000 --> 00:00:03,000\r\n林伯：樹{\\an8}很\r\n\r\n"
        "2\r\n00:00:03,000 --> 00:00:05,000\r\n多。\r\n\r\n"
        "3\r\n00:00:05,500 --> 00:00:06,000\r\n<i>花</i>也\r\n\r\n"
        "4\r\n00:00:20,000 --> 00:00:21,000\r\n- 是嗎\r\n- 是\r\n"
    )
    document = open_document(text.encode(), "a.srt")
    assert ["".join(each.split()) for each in words(document)] == ["林伯：樹很多。", "花也", "-是嗎", "-是"]
    assert document.place(document.blocks[0].end - 1) == "cue 2, 0:00:03"


def test_a_voice_over_cues():
    """What one voice says in cue after cue is one speech; another voice, and a new sentence, begin another."""
    words = [("甲", "甲乙丙丁，"), ("甲", "戊己庚辛。"), ("甲", "子丑寅卯，"), ("乙", "辰巳午未。")]
    cues = [f"00:0{n}.000 --> 00:0{n + 1}.000\n<v {name}>{said}</v>" for n, (name, said) in enumerate(words)]
    document = subtitles.read("\n\n".join(["WEBVTT", *cues]))
    shown = [document.words(block.start, block.end).replace("\n", "") for block in document.blocks]
    assert shown == ["甲：甲乙丙丁，戊己庚辛。", "甲：子丑寅卯，", "乙：辰巳午未。"]


def test_voices():
    """The voice of a cue is a label before its words; notes and styles are no speech."""
    text = (
        "WEBVTT\n\nSTYLE\n::cue { content: '「」' }\n\nNOTE 「註」\n\n"
        "00:01.000 --> 00:02.000 align:start\n<v.loud 林伯>樹 &amp; 花</v>\n"
    )
    document = subtitles.read(text)
    assert words(document) == ["林伯：樹 & 花"]
    assert len(document.visible) == len(text)


# Wikitext


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("'''林伯'''說[[樹|大樹]]和[[花]]。", [("paragraph", "林伯說大樹和花。")]),
        (
            "== 題 ==\n甲\n乙\n\n* 項\n# 目",
            [("heading", "題 =="), ("paragraph", "甲 乙"), ("item", "項"), ("item", "目")],
        ),
        ("{{quote|「甲」|林伯|舊報}}", [("quote", "「甲」"), ("quote", "林伯"), ("quote", "舊報")]),
        ("{{Blockquote|text=甲|author=林伯}}後", [("quote", "甲"), ("quote", "—林伯"), ("paragraph", "後")]),
        ("話<ref>見{{cite news|url=http://a|title=樹|quote=甲乙}}</ref>。", [("paragraph", "話（見樹“甲乙”）。")]),
        ("話<ref name=a />。<!-- 「註」 --><nowiki>[[甲]]</nowiki>&#12300;", [("paragraph", "話。[[甲]]「")]),
        ("[http://a.b 樹] [[File:a.jpg|thumb|left|圖說]] [[Category:樹]]", [("paragraph", "樹"), ("caption", "圖說")]),
        ("<blockquote>甲\n\n乙</blockquote>丙", [("quote", "甲"), ("quote", "乙"), ("paragraph", "丙")]),
        (
            '{| class="wikitext"\n! 甲 !! 乙\n|-\n| style="x" | 「丙」 || 丁\n|}\n末',
            [("cell", "甲 !! 乙"), ("cell", "「丙」"), ("cell", "丁"), ("paragraph", "末")],
        ),
        ("<syntaxhighlight>「碼」</syntaxhighlight>甲\n 「碼」\n乙", [("paragraph", "甲"), ("paragraph", "乙")]),
        ("{{lang|zh|甲}}{{DEFAULTSORT:樹}}__TOC__~~~~", [("paragraph", "甲")]),
        ("甲}} 乙]] {{丙 [[丁", [("paragraph", "甲}} 乙]] {{丙 [[丁")]),
    ],
)
def test_wikitext(text: str, wanted: list[tuple[str, str]]):
    """What a reader of the page sees."""
    document = wikitext.read(text)
    assert len(document.visible) == len(text)
    assert [(kind, re.sub(r"\s+", " ", each).removesuffix(" ==").strip()) for kind, each in shown(document)] == [
        (kind, each.removesuffix(" ==")) for kind, each in wanted
    ]


@pytest.mark.parametrize("blank", ["", " ", "\n "])
def test_quoted_words_of_a_citation(blank: str):
    """The words, and their translation, stand in marks without the blanks of the layout; a title has none."""
    text = f"{{{{cite news |title= 題 |quote={blank.strip(chr(10))}甲乙丙丁。{blank}|trans-quote=Tree. {blank}}}}}戊"
    shown = "".join(words(wikitext.read(text)))
    assert "“甲乙丙丁。”" in shown
    assert "“Tree.”" in shown
    assert shown.count("“") == shown.count("”") == 2


def test_a_note_that_is_called_again():
    """A note with a name is called where its words stand, and where the name stands alone."""
    text = '甲<ref name="a">見舊報</ref>。乙<ref name=a />。丙<ref name="b"/>。'
    document = wikitext.read(text)
    assert [(text[note.called - 1], document.words(note.start, note.end)) for note in document.notes] == [
        ("甲", "見舊報"),
        ("乙", "見舊報"),
    ]


# RTF, OpenDocument, PDF


def test_rtf_in_many_codes():
    """Characters by number and by code page, hidden words, notes, and what is no text."""
    text = (
        rb"{\rtf1\ansi\ansicpg950\uc1{\fonttbl{\f0\fcharset136 Ming;}{\f1\fmodern Courier;}{\f2\fcharset134 Song;}}"
        rb"{\stylesheet{\s1 Normal;}{\s2 Quote;}}{\info{\title \'a1u}}{\header \'a1u}"
        rb"\pard\s1\f0 \'a1u\'aa\'65\u-30208?\uc2\u12301\'a1v\uc1\par{\v hidden}\f2 \'ba\'d3\f0\u55357?\u56832?"
        rb"{\field{\*\fldinst HYPERLINK x}{\fldrslt link}}{\footnote\pard note \ldblquote a\rdblquote}\par"
        rb"\pard\s2 said\par{\*\unknown x}{\f1 code}\par\pard\intbl a\cell b\cell\row\pard end\par}"
    )
    document = rtf.read(text)
    assert shown(document) == [
        ("paragraph", "「河言」"),
        ("paragraph", "河😀link"),
        ("quote", "said"),
        ("cell", "a"),
        ("cell", "b"),
        ("paragraph", "end"),
        ("note", "note “a”"),
    ]
    assert "x" not in document.text.replace("[^1]", "")


def test_rtf_that_is_set_in():
    """A paragraph that is set in below words of saying is a block quote; an item whose sign hangs is none."""
    text = r"{\rtf1\ansi\pard Lam said:\par\pard\li720 Trees.\par\pard He went. {\strike not}\par Lam said:\par"
    document = rtf.read((text + r"\pard\li720\fi-360 Item.\par}").encode())
    assert [block.kind for block in document.blocks] == ["paragraph", "indented", "paragraph", "paragraph", "paragraph"]
    assert "not" not in document.text
    assert [kind for kind, _ in shown(open_document(text.encode() + b"}", "a.rtf"))][1] == "quote"


def test_opendocument_that_is_locked_or_broken():
    """What is locked or broken ends in a line; changes, comments and hidden sections are left out."""
    spaces = " ".join(f'xmlns:{name}="{opendocument.ODF}{name}:1.0"' for name in ("office", "text", "table", "style"))
    body = (
        "<text:tracked-changes><text:p>「舊」</text:p></text:tracked-changes>"
        '<text:p>「話<office:annotation><text:p>「評」</text:p></office:annotation><text:s text:c="2"/>」</text:p>'
        '<text:section text:display="none"><text:p>「藏」</text:p></text:section>'
        "<text:p>甲<text:note><text:note-citation>1</text:note-citation><text:note-body><text:p>註</text:p>"
        "</text:note-body></text:note>乙<text:line-break/>丙</text:p>"
    )
    text = f"<office:document {spaces}><office:body><office:text>{body}</office:text></office:body></office:document>"
    assert shown(open_document(text.encode(), "a.fodt")) == [
        ("paragraph", "「話  」"),
        ("paragraph", "甲乙\n丙"),
        ("note", "註"),
    ]
    for parts, message in (
        ({"content.xml": text[:-20]}, "broken"),
        ({"content.xml": text, "META-INF/manifest.xml": "<encryption-data/>"}, "password"),
        ({}, "content.xml is missing"),
        ({"content.xml": '<!DOCTYPE a [<!ENTITY b "c">]>' + text}, "document type"),
    ):
        made = io.BytesIO()
        with zipfile.ZipFile(made, "w") as package:
            for name, content in {"mimetype": "application/vnd.oasis.opendocument.text", **parts}.items():
                package.writestr(name, content)
        with pytest.raises(FileError, match=message):
            open_document(made.getvalue(), "a.odt")


def made_pdf(pages: list[list[tuple]], **more: object) -> bytes:
    """A PDF of lines: where each begins, its words, and how tall they are if not as most."""
    canvas = pytest.importorskip("reportlab.pdfgen.canvas", reason="needs reportlab: pip install 'hkinno[test]'")
    from reportlab.pdfbase import pdfmetrics
    from reportlab.pdfbase.cidfonts import UnicodeCIDFont

    pdfmetrics.registerFont(UnicodeCIDFont("STSong-Light"))
    made = io.BytesIO()
    page = canvas.Canvas(made, **more)
    for lines in pages:
        for x, y, text, *size in lines:
            page.setFont("STSong-Light", *(size or [12]))
            page.drawString(x, y, text)
        page.showPage()
    page.save()
    return made.getvalue()


def test_lines_of_a_pdf():
    """Lines are put together over columns and pages, without running heads; parted words are joined."""
    head = "河邊的報 第{}頁"
    pages = [
        [
            (50, 800, head.format(number)),
            (50, 700, f"{place}的人說：「樹種在河邊的村"),
            (50, 684, "子裏很久了」，又說花少。"),
            (50, 660, "The trees are ever-"),
            (50, 644, "green and tall, and nobody"),
            (50, 628, f"in {place} says 「上頁"),
            (50, 40, str(number)),
        ]
        for number, place in enumerate("東西南北", 1)
    ]
    document = open_document(made_pdf(pages), "a.pdf")
    text = document.words(0, len(document.text))
    assert "河邊的報" not in text
    assert text.count("「樹種在河邊的村子裏很久了」") == 4
    assert text.count("The trees are evergreen and tall, and nobody") == 4
    assert document.where(document.blocks[0].start).startswith("page 1, line ")
    assert "lines at the head or foot of pages are left out" in document.remarks[0]


def test_notes_of_each_page():
    """A raised sign calls the note of its page, whose number may be that of another page's; the last has none."""
    pages = [
        [
            (50, 700, f"{place}的人說：「樹很老」"),
            (171, 705, "1", 7),
            (50, 684, "又說花少。"),
            (50, 60, "1", 6),
            (60, 56, f"見{place}報", 9),
            (50, 44, "第七版。", 9),
        ]
        for place in "東西"
    ]
    document = open_document(made_pdf([*pages, [(50, 700, "末頁。")]]), "a.pdf")
    found = [(document.words(0, note.called)[-4:], document.words(note.start, note.end)) for note in document.notes]
    assert found == [("樹很老」", "見東報第七版。"), ("樹很老」", "見西報第七版。")]
    assert document.notes[0].called < document.notes[1].called
    assert [kind for kind, _ in shown(document)][-2:] == ["note", "note"]
    assert document.where(document.notes[1].start).startswith("page 2, line ")


def test_columns_line_by_line():
    """Two columns whose lines are written across both are read one after the other; a table is none of them."""
    left = ["The trees of the river were planted by", "fishermen, and everybody says that they", "were tall. "] * 4
    right = ["Nobody in the village knows how old the", "tallest of them may be, or who it was that", "cut it. "] * 4
    lines = [
        (x, 700 - 14 * row, words)
        for row, pair in enumerate(zip(left, right, strict=True))
        for x, words in zip((50, 330), pair, strict=True)
    ]
    document = open_document(made_pdf([[(50, 760, "The trees"), *lines]]), "a.pdf")
    text = document.words(0, len(document.text))
    assert text.index("were tall.") < text.rindex("were tall.") < text.index("Nobody in")
    assert "planted by fishermen, and everybody says that they were tall." in text
    table = [
        (x, 700 - 14 * row, words) for row in range(10) for x, words in ((50, f"林伯{row}"), (320, f"「樹{row}」"))
    ]
    document = open_document(made_pdf([table]), "a.pdf")
    assert shown(document)[:3] == [("cell", "林伯0"), ("cell", "「樹0」"), ("cell", "林伯1")]
    assert document.blocks[0].group == document.blocks[1].group != document.blocks[2].group


def test_pdf_that_cannot_be_read(capfd: pytest.CaptureFixture[str]):
    """A scan, a broken and a locked file end in a line; the library writes none of its own."""
    pytest.importorskip("pypdf", reason="needs pypdf: pip install 'hkinno[documents]'")
    for content, message in ((made_pdf([[]]), "OCR"), (b"%PDF-1.7 broken", "cannot be read")):
        with pytest.raises(FileError, match=message):
            open_document(content, "a.pdf")
    assert capfd.readouterr().err == ""
    locked = made_pdf([[(50, 50, "x")]], encrypt="secret")
    with pytest.raises(FileError, match="locked"):
        open_document(locked, "a.pdf")


def test_without_pypdf(monkeypatch: pytest.MonkeyPatch):
    """Without the library the message says how to have it."""
    monkeypatch.setitem(__import__("sys").modules, "pypdf", None)
    with pytest.raises(FileError, match=r"a\.pdf: reading PDF needs pypdf: pip install 'hkinno\[documents\]'"):
        pdf.read(b"%PDF-", "a.pdf")


# Through pandoc


def test_a_comment_before_a_cue():
    """A note that says to ignore means the next cue, not its number and times, and no other."""
    cue = "{}\n00:0{}.000 --> 00:0{}.500\n甲乙\n丙丁\n\n"
    text = "WEBVTT\n\nNOTE hkinno: ignore\n\n" + "".join(cue.format(n, n, n) for n in (1, 2))
    assert ignored.lines(text) == {3, 7, 8}


@pytest.mark.usefixtures("with_pandoc")
@pytest.mark.parametrize(
    ("ending", "sign", "lines"),
    [
        (".tex", "%", {1, 2, 3}),
        (".tex", "100\\%", set()),
        (".rst", "..", {1, 2, 3}),
        (".org", "#", {1, 2, 3}),
        (".adoc", "//", {1, 2, 3}),
        (".org", "He wrote", set()),
    ],
)
@pytest.mark.parametrize("blank", ["", "\n"])
def test_comments_say_what_to_ignore(ending: str, sign: str, lines: set[int], blank: str):
    """A comment alone means the paragraph after it, as the file has it, and nothing else does."""
    text = f"{sign} hkinno: ignore\n{blank}A tree\nand a river.\n\nA hill\nand a cloud.\n"
    document = open_document(text.encode(), f"a{ending}")
    moved = {number + (number > 1 and bool(blank)) for number in lines}
    assert document.ignored == {f"line {number}" for number in moved}
    where = [document.place(document.text.index(word)) in document.ignored for word in ("tree", "hill")]
    assert where == [bool(lines), False]


@pytest.mark.usefixtures("with_pandoc")
def test_latex():
    """Marks and quotes of LaTeX; comments and code are none; nothing outside is read."""
    text = (
        "\\documentclass{article}\\usepackage{csquotes}\\begin{document}\n"
        "He said ``a tree'' and \\enquote{a river}. % “no”\n\n"
        "\\begin{quote}The river bends.\\end{quote}\n\\begin{displayquote}[Lam]It is long.\\end{displayquote}\n"
        "\\verb|「碼」| \\input{/etc/passwd}\\footnote{See ``it''.}\n\\end{document}"
    )
    document = open_document(text.encode(), "a.tex")
    seen = words(document)
    assert seen[0] == "He said “a tree” and “a river”."
    assert ("quote", "The river bends.") in shown(document)
    assert any(kind == "quote" and "It is long." in each for kind, each in shown(document))
    assert ("note", "See “it”.") in shown(document)
    assert "root:" not in document.text
    assert document.where(document.blocks[0].start) == "line 2"


@pytest.mark.usefixtures("with_pandoc")
def test_what_pandoc_drops_of_latex():
    """Commands for quotations, citations and sources are read; marked words that are left out are told of."""
    text = (
        "% 林伯說：「註釋裏的話」\n"
        "林伯說\\textquote[p.~3]{樹很老}、\\say{花也是}\\autocite[para.~2]{lam}。\n\n"
        "林伯說：\n\\begin{displayquote}[林伯，舊報]\n河很長\n\\end{displayquote}\n"
        "\\todo{「要改的話」}\\input{more}\n"
    )
    document = open_document(text.encode(), "a.tex")
    assert shown(document) == [
        ("paragraph", "林伯說“樹很老”[@x, p.\xa03]、“花也是”[@lam, para.\xa02]。"),
        ("paragraph", "林伯說："),
        ("quote", "河很長"),
        ("quote", "（林伯，舊報）"),
    ]
    assert [(document.text[each.start : each.end], document.where(each.start)) for each in document.unseen] == [
        ("「註釋裏的話」", "line 1"),
        ("「要改的話」", "line 8"),
    ]
    assert document.remarks == ("a part of the text stands in another file, which is not read",)


@pytest.mark.usefixtures("with_pandoc")
@pytest.mark.parametrize("name", ["a.tex", "a.rst"])
def test_lines_of_chinese(name: str):
    """The end of a line is no blank between Chinese words, and one between others."""
    document = open_document("河邊的\n樹 and a\nriver".encode(), name)
    assert words(document) == ["河邊的樹 and a river"]


@pytest.mark.usefixtures("with_pandoc")
def test_tags_in_textile():
    """Block quotes and rows in tags of HTML are those."""
    text = "林伯說：\n\n<blockquote>\n\n樹很老。\n\n</blockquote>\n\n他走了。\n"
    assert [kind for kind, _ in shown(open_document(text.encode(), "a.textile"))] == ["paragraph", "quote", "paragraph"]


@pytest.mark.usefixtures("with_pandoc")
def test_pandoc_of_the_current_folder(tmp_path, monkeypatch: pytest.MonkeyPatch):
    """A program that lies in the current folder is never run."""
    (tmp_path / "pandoc").write_text("#!/bin/sh\ntouch ran\n")
    (tmp_path / "pandoc").chmod(0o755)
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("PATH", f".::{tmp_path}")
    with pytest.raises(FileError, match=r"a\.rst: reStructuredText is read through pandoc, which is not installed"):
        open_document(b"x", "a.rst")
    assert not (tmp_path / "ran").exists()


# All of them


@pytest.mark.parametrize(
    ("name", "part"),
    [
        *[
            ("a.wiki", part)
            for part in ("{{", "[[", "{{quote|", "[[a|", "<ref>", "<ref>a</ref>", "{|\n|a\n", "''", "<!--")
        ],
        *[("a.wiki", part) for part in ("{{a}}", "[[File:a|", "<s>", "{{a|b=", "<blockquote>", "=", "[http://a ")],
        *[
            ("a.srt", part)
            for part in ("1\n00:00:01,000 --> 00:00:02,000\n「a\n\n", "1\n", "<v a>", "00:00:01,000 --> ")
        ],
        *[("a.vtt", part) for part in ("WEBVTT\n\n", "00:01.000 --> 00:02.000\n")],
        *[("a.rtf", part) for part in ("{\\rtf1", "\\par ", "{\\footnote a", "\\'a1", "}", "{\\*\\x ")],
        *[("a.eml", part) for part in ("> ", "Content-Type: multipart/mixed\n", "a\n", "=?utf-8?B?", ">\n")],
        *[("a.txt", part) for part in ("林伯：話。\n", "「", ">", "a:")],
    ],
)
def test_time_grows_with_length(name: str, part: str):
    """What is broken over and over is read in time that grows with its length."""
    content = ("{\\rtf1 " if name == "a.rtf" else "") + part * 20_000
    started = time.process_time()
    with contextlib.suppress(FileError):
        document = open_document(content.encode(), name)
        assert len(document.visible) == len(document.text)
    assert time.process_time() - started < 6


@pytest.mark.parametrize("text", ["[" * 100_000, "{", "[]", '{"cells": 1}', "1" * 10_000])
def test_no_notebook(text: str):
    """What is no notebook ends in a line that names the file."""
    with pytest.raises(FileError, match=r"^a\.ipynb: this notebook is broken: .*$"):
        open_document(text.encode(), "a.ipynb")


def test_odd_cells():
    """Cells that are none are passed over."""
    assert open_document(b'{"cells": [1, [], {"source": 3}, {"cell_type": "markdown"}]}', "a.ipynb").blocks == []


def test_for_other_processes():
    """A document can be handed to another process with all that is known of it."""
    document = open_document(TRANSCRIPT.encode("utf-16"), "a.txt")
    again = pickle.loads(pickle.dumps(document))
    assert again == document
    assert vars(again) == vars(document)


def test_notebook_of_pairs():
    """Characters beyond the first plane, and halves of them, have their place."""
    cell = {"cell_type": "markdown", "source": "「😀」\n\n> \ud83d「引」\n"}
    text = json.dumps({"cells": [{"cell_type": "raw", "source": "「生」"}, cell]})
    document = open_document(text.encode(), "a.ipynb")
    assert shown(document) == [("paragraph", "「😀」"), ("quote", "\ufffd「引」")]
    assert document.visible[text.index("\\ud83d\\ude00")] == "😀"


@pytest.mark.parametrize("sign", ["[^a]", "[1]"])
def test_notes_of_a_notebook(sign: str):
    """Notes of a cell, in both ways of writing them."""
    definition = sign + (":" if "^" in sign else "")
    cell = {"cell_type": "markdown", "source": [f"他說「甲」。{sign}\n", "\n", f"{definition} 見「報」。"]}
    document = open_document(json.dumps({"cells": [cell]}).encode(), "a.ipynb")
    (note,) = document.notes
    assert document.text[note.called :].startswith(sign)
    assert document.words(note.start, note.end) == "見「報」。"
