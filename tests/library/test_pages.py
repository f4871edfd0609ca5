"""Articles on pages of HTML: semantic, of a portal, in blocks, in tables; all else on them is left out."""

import pytest

from hkinno.documents.files import open_document
from hkinno.library import add, metadata
from hkinno.library.layout import OUT

HEAD = """<title>舊堤明年重建　居民憂擾民 | 海岬時報</title><meta property="og:site_name" content="海岬時報">
<script type="application/ld+json">{"@type":"NewsArticle","headline":"舊堤明年重建　居民憂擾民",
"datePublished":"2024-03-05T07:15:00+08:00","author":[{"name":"李明朗"},{"name":"高思齊"}]}</script>"""
FIRST = "建於六十年前的東岬灣舊堤，將於明年一月動工重建，工程費約3億元，預計需時兩三年。"
SAID = "渠務處處長方圓說：「海水倒灌的日子，不能再有下一次。」"
LAST = "工程師高嵐認為進度偏慢。"
SEMANTIC = f"""<html lang="zh-HK"><head>{HEAD}</head><body><nav><a>首頁</a></nav><main><article>
<h1>舊堤明年重建　居民憂擾民</h1><div class="meta">記者：李明朗、高思齊 <time>2024年3月5日</time></div>
<figure><img><figcaption>舊堤去年多次滲水</figcaption></figure>
<div class="article-body"><p>{FIRST}</p><div class="ad-slot">廣告</div><h2>居民難眠</h2><p>{SAID}</p>
<aside><h3>延伸閱讀</h3><ul><li><a href="/b">新渠啟用　處長：還要再等</a></li></ul></aside>
<div class="newsletter-signup"><p>訂閱我們的電子報，每日早上送到你的信箱。</p></div><p>{LAST}</p></div></article>
<section class="comments"><p>網民甲：早就應該重建。「支持！」</p></section></main>
<footer><p>© 2024 海岬時報 版權所有。</p></footer></body></html>"""
TABLES = f"""<html><head><title>海岬時報</title></head><body><table><tr><td><a href=/1>渡輪停航</a><br>
<a href=/2>新渠啟用</a></td><td>
<font size=5><b>舊堤明年重建　居民憂擾民</b></font><br>2024年3月5日<br>記者：李明朗、高思齊<br>{FIRST}<br><br>
<b>居民難眠</b><br><br>{SAID}<br><br><img src=a.jpg><br>圖：舊堤去年多次滲水<br><br>{LAST}<br>
<a href=#>列印</a> <a href=#>轉寄</a></td></tr><tr><td colspan=2>版權所有</td></tr></table></body></html>"""
PORTAL = f"""<html><head>{HEAD}</head><body><div class="wrap"><h1>舊堤明年重建　居民憂擾民</h1>
<div class="info">2024-03-05 07:15 來源：海岬時報 責任編輯：孫一鳴</div><div id="content" class="content">
<div>　　{FIRST}</div><div>　　<strong>居民難眠</strong></div><div>　　{SAID}</div>
<div style="text-align:center"><img><p class="wp-caption-text">舊堤去年多次滲水</p></div><div>　　{LAST}</div></div>
<div class="right"><h3>熱門</h3><ul><li><a href="#">渡輪停航，村民說沒有路。</a></li></ul></div></div></body></html>"""
BLOCKS = f"""<html><head>{HEAD}</head><body><main><header><h1>舊堤明年重建　居民憂擾民</h1></header>
<figure><img><figcaption>舊堤去年多次滲水</figcaption></figure><div data-component="text-block"><p>{FIRST}</div>
<div data-component="links-block"><h2>相關新聞</h2><ul><li><a href="/x">渡輪停航</a></li></ul></div>
<div data-component="headline"><h2>居民難眠</h2></div><div data-component="text-block"><p>{SAID}<p>{LAST}</div>
<div data-component="topic-list"><h2>相關主題</h2><ul><li>東岬灣</li></ul></div></main></body></html>"""


@pytest.mark.parametrize("page", [SEMANTIC, TABLES, PORTAL, BLOCKS], ids=["semantic", "tables", "portal", "blocks"])
def test_the_article_of_a_page_is_read_and_nothing_else(page):
    """The same headline, byline, paragraphs, subhead, caption and speaker, whatever stands round them."""
    document = open_document(page.encode(), "page.html")
    proposal = add.propose(document, add.Given(), *metadata.of(document, page.encode()))
    known = proposal.known
    assert (known.title, known.authors, known.issued) == (
        "舊堤明年重建　居民憂擾民",
        ("李明朗", "高思齊"),
        "2024-03-05",
    )
    shown = sorted(
        (part.kind, part.words.removeprefix("圖：").strip("　")) for part in proposal.parts if part.kind != OUT
    )
    assert shown == sorted(
        [
            ("headline", "舊堤明年重建　居民憂擾民"),
            ("caption", "舊堤去年多次滲水"),
            ("subhead", "居民難眠"),
            *(("body", words) for words in (FIRST, SAID, LAST)),
        ]
    )
    assert [(said.speaker, said.sure) for said in proposal.quotes] == [("方圓", True)]
