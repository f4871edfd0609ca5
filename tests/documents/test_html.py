"""What a browser shows of a page, and that no page takes long."""

import time

import pytest

from hkinno.documents import HIDDEN, html


def shown(page: str) -> list[tuple[str, str]]:
    document = html.read(page)
    assert len(document.visible) == len(page)
    return [(block.kind, document.words(block.start, block.end)) for block in document.blocks]


@pytest.mark.parametrize(
    "hidden",
    [
        "<script>var a = '「話」'</script>",
        '<script type="application/ld+json">{"articleBody": "「話」"}</script>',
        "<style>q { quotes: '「' '」' }</style>",
        "<!-- 「話」 -->",
        "<!-- 「話」 ><b>「話」",
        "<template>「話」</template>",
        "<p hidden>「話」</p>",
        "<div hidden><p>「話」<div>「話」</div></div>",
        '<p style="display: none">「話」</p>',
        "<noscript>「話」</noscript>",
        "<textarea>「話」</textarea>",
        "<pre>「話」</pre>",
        "<code>「話」</code>",
        "<del>「話」</del>",
        "<svg><text>「話」</text></svg>",
        '<img alt="「話」">',
        "<a title=「話」>",
        "<title>「話」</title>",
        "<?php 「話」 ?>",
        "</「話」>",
        "<select><option>「話」</select>",
        "<p class=\"MsoPlain\" style='mso-hide:all'>「話」</p>",
        # As LibreOffice writes code.
        '<pre class="western">say(&quot;<font size="2"><span lang="zh-CN">「話」</span></font>&quot;)</pre>',
        '<code class="western">say("<span lang="zh-CN">「話」</span>")</code>',
        '<span class="Source_20_Text">「話」</span>',
        '<p class="Preformatted_20_Text">「話」</p>',
        '<font face="Courier New, monospace">say(&quot;「話」&quot;)</font>',
        "<span style='font-family: monospace'>words = \"「話」\"</span>",
    ],
)
def test_not_shown(hidden: str):
    """Scripts, comments, attributes, code and hidden elements are no text; what stands before them is."""
    assert "話" not in "".join(words for _, words in shown(f"<p>前{hidden}<p>後"))
    assert shown(f"<p>前{hidden}")[0] == ("paragraph", "前")


def test_a_typewriters_font_is_no_code():
    """Manuscripts are typed in it: in such a font only what looks like code is code."""
    page = '<p><font face="Courier New, monospace">他說：<span style="font-family: Courier">「話」</span>。</font>'
    assert shown(page) == [("paragraph", "他說：「話」。")]


def test_it_goes_on_after_what_is_hidden():
    """What is not closed properly does not hide the rest of a page."""
    for start in (
        "<p hidden>藏",
        "<li hidden>藏<li>",
        "<b hidden>藏</b>",
        "<del>藏</del>",
        "<p hidden>藏<b></p>",
        "<code>x",
    ):
        assert "見" in shown(f"{start}<p>見")[-1][1], start
    assert shown("<table><tr><td hidden>藏<td>見</table>") == [("cell", "見")]
    assert shown('<p>a < b "c<p>見') == [("paragraph", 'a < b "c'), ("paragraph", "見")]
    assert shown("<a href='x>前<p>見") == [("paragraph", "前"), ("paragraph", "見")]


def test_entities_stand_at_their_first_character():
    """An entity is its character, at the entity's offset."""
    page = "他說：&#12300;甲&amp;乙&#x300d;&hellip;&nbsp;&nosuch;&lt;b&gt;&#8203;丙"
    document = html.read(page)
    assert document.words(0, len(page)) == "他說：「甲&乙」…\xa0&nosuch;<b>丙"
    assert document.visible[page.index("&#12300;")] == "「"
    assert document.visible[page.index("&#x300d;")] == "」"
    assert document.where(page.index("甲")) == "1:12"


def test_blocks():
    """Blocks by their elements, rows and block quotes by their group; ends of lines are spaces and breaks are lines."""
    page = """<h2>題</h2><p>一
二<br>三<blockquote><p>引<blockquote>又</blockquote><footer>— 某</footer></blockquote>
<table><caption>表</caption><tr><th>甲<td>乙<tr><td><p>丙<p>丁</table><ul><li>項<li><p>目</ul>
<figure><img><figcaption>圖</figcaption></figure><dl><dt>詞<dd>義</dl><p class=MsoQuote>述</p>尾"""
    assert shown(page) == [
        ("heading", "題"),
        ("paragraph", "一二\n三"),
        *[("quote", words) for words in ("引", "又", "— 某")],
        ("caption", "表"),
        *[("cell", words) for words in "甲乙丙丁"],
        *[("item", words) for words in "項目"],
        ("caption", "圖"),
        ("item", "詞"),
        ("item", "義"),
        ("quote", "述"),
        ("paragraph", "尾"),
    ]
    groups = [block.group for block in html.read(page).blocks if block.kind in ("quote", "cell")]
    assert groups[0] == groups[1] == groups[2]
    assert groups[3] == groups[4] != groups[5] == groups[6]
    assert len(html.read(page).blocks[1].lines) == 2


def test_letters_do_not_part_blocks():
    """What is only another type parts no words."""
    assert shown("<p>「<b>甲</b><i>乙<u>丙</i></u><span>丁</span>」") == [("paragraph", "「甲乙丙丁」")]
    assert shown("<p><ruby>漢<rp>(<rt>hon<rp>)</ruby>字") == [("paragraph", "漢字")]
    assert shown("<b><p>甲</b>乙") == [("paragraph", "甲乙")]


def test_marks_that_a_browser_adds():
    """The marks of <q> stand where its tags are."""
    page = "<p>他說<q><b>甲</b><q>乙</q></q>。"
    document = html.read(page)
    assert document.words(0, len(page)) == "他說“甲“乙””。"
    assert document.visible[page.index("<b>") - 1] == "“"


def test_notes():
    """Notes of pandoc, of Wikipedia and of Word: where they are called, and their words."""
    for call, note in (
        (
            '<a href="#fn1" class="footnote-ref"><sup>1</sup></a>',
            '<li id="fn1"><p>註文<a href="#fnref1">↩</a></p></li>',
        ),
        ('<sup id="r"><a href="#cite_note-1">[1]</a></sup>', '<ol><li id="cite_note-1"><span>註文</span></li></ol>'),
        (
            '<a class="x" name="n1anc" href="#n1sym"><sup>1</sup></a>',
            '<p><a class="x" name="n1sym" href="#n1anc">1</a>註文</p>',
        ),
        ('<a href="#_ftn1" name="_ftnref1">[1]</a>', '<p><a href="#_ftnref1" name="_ftn1">[1]</a>註文</p>'),
    ):
        page = f"<p>「甲」{call}。</p><p>乙</p><div>{note}</div>"
        document = html.read(page)
        assert shown(page) == [("paragraph", "「甲」。"), ("paragraph", "乙"), ("note", "註文")]
        (found,) = document.notes
        assert page.index("「甲」") < found.called < page.index("。")
        assert document.words(found.start, found.end) == "註文"


def test_what_is_hidden_is_told_of():
    """Hidden words with quotation marks are told of, with the reason; programs' straight marks are not."""
    page = '<p title="x">甲<code>「碼」</code><!-- “註” --><script>var a = "b"</script><img alt=\'「圖」\'>'
    assert [each.reason for each in html.read(page).unseen] == [
        "stands in code",
        "stands in a comment",
        "an attribute of HTML",
    ]


@pytest.mark.parametrize(
    "tag",
    [
        *[
            "<b>",
            "<p>x",
            "<div>x",
            "<table><tr><td>x",
            "<a b='",
            "<",
            "<!--",
            "<ul><li>",
            "<code>",
            "<del><div>",
            "&amp",
        ],
        *['<a href="#f">1', "<blockquote>", "<q>", "</p>", "<script>", "<td></div>", "<b><p></b>", "<x id=a>", "<!"],
        '<a ="',
    ],
)
def test_time_grows_with_length(tag: str):
    """Twenty thousand broken tags take a second: parsers that build the standard's tree take minutes or all memory."""
    started = time.process_time()
    document = html.read(tag * 20_000)
    assert time.process_time() - started < 6
    assert len(document.visible) == len(tag) * 20_000


def test_names_without_end():
    """As many names of elements as there are tags are no burden either."""
    page = "".join(f"<f{number}><p>x" for number in range(10_000)) + "".join(f"</f{n}>" for n in range(10_000))
    started = time.process_time()
    assert HIDDEN in html.read(page).visible
    assert time.process_time() - started < 6
