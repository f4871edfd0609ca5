"""Articles on pages of HTML: semantic, of a portal, in blocks, in tables; all else on them is left out."""

import pytest

from hkinno.documents.files import open_document
from hkinno.library import add, metadata
from hkinno.library.layout import BODY, OUT

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


TEXT = f"<p>{FIRST}</p><p>{SAID}</p><p>{LAST}</p>"
TITLE = "舊堤明年重建　居民憂擾民"


def _read(body, head=f"<title>{TITLE} - 海岬時報</title>"):
    page = f"<html><head>{head}</head><body>{body}</body></html>".encode()
    document = open_document(page, "page.html")
    return add.propose(document, add.Given(), *metadata.of(document, page))


def _body(proposal):
    return [part.words for part in proposal.parts if part.kind == BODY]


@pytest.mark.parametrize(
    "page",
    [
        f'<div class="site nav-top"><h1>{TITLE}</h1><div class="text">{TEXT}</div></div>',
        f'<form id="survey"><h2>{TITLE}</h2><div>{TEXT}</div></form>',
        f'<div class="ad-skin"><div class="story_body">{TEXT}</div></div>',
        f"<h1>{TITLE}</h1><div><script>say('{'一句。' * 20}')</script></div><div>{TEXT}</div>",
    ],
)
def test_an_article_is_found_in_what_bears_a_name_of_furniture(page):
    """A page's frame may be called navigation, a survey, or advertisements; sentences of a script are not shown."""
    foot = "<div><p>本站會記住你讀過甚麼，好讓你下次接着讀下去，也好讓我們知道讀者關心的是甚麼事情。</p></div>"
    assert _body(_read(page + foot)) == [FIRST, SAID, LAST]


@pytest.mark.parametrize("name", ["comments", "tuijian"])
def test_what_bears_a_name_of_furniture_is_left_out_however_long_it_is(name):
    """Readers say more than the article; other articles are recommended in sentences."""
    said = "<p>堤壩早就應該重建了，拖到今日才動工，居民白白擔心了許多個雨季，真不知道當局在想甚麼。</p>" * 9
    assert _body(_read(f'<h1>{TITLE}</h1><div>{TEXT}</div><div class="{name}">{said}</div>')) == [FIRST, SAID, LAST]


def test_what_stands_below_an_article_is_left_out_without_a_name():
    """The element that holds most of the sentences below the headline is the article."""
    below = "<div><p>渡輪停航，村民說沒有路可以走了。</p></div>"
    page = f"<div><h1>{TITLE}</h1><div class=a>{TEXT}<p>{LAST}他等了十年。</p></div><div class=b>{below}</div></div>"
    assert _body(_read(page)) == [FIRST, SAID, LAST, f"{LAST}他等了十年。"]


def test_a_lead_in_an_element_of_its_own_is_of_the_article():
    """What stands between the headline and the element of the text, where it is a sentence."""
    lead = "<div class=lead><p>居民等了六十年，等來的是一條更高的堤，也等來三年的打樁聲，有人已經打算搬走。</p></div>"
    page = f"<h1>{TITLE}</h1><div><a>字體</a></div>{lead}<article>{TEXT}</article>"
    assert _body(_read(page))[1:] == [FIRST, SAID, LAST]
    assert _body(_read(page))[0].startswith("居民等了六十年")


@pytest.mark.parametrize(
    ("head", "shown"),
    [
        (f"<title>{TITLE}_海岬時報</title>", f"<h1>海岬時報</h1><div>{TITLE}</div>"),
        (f"<title>海岬時報 | {TITLE}</title>", f"<h1>海岬時報</h1><h2>{TITLE}</h2>"),
        ('<meta property="og:title" content="舊堤明年重建">', f"<h1>{TITLE}</h1>"),
        ('<meta property="og:title" content="舊堤明年 重建 居民憂擾民">', f"<h1>{TITLE}</h1>"),
        ('<meta property="og:title" content="舊堤重建，居民最憂擾民">', f"<h1>海岬時報</h1><h1>{TITLE}</h1>"),
    ],
)
def test_a_headline_is_what_the_page_prints_of_its_title(head, shown):
    """The site's name stands with it, or in the first heading; the head may cut it, or say it in other words."""
    assert _read(f"{shown}<div>{TEXT}</div>", head).known.title == TITLE


def test_a_headline_in_lines_is_told_by_the_title():
    """A headline that is printed in two lines is one."""
    title = "十八區舊堤檢查完畢九成須於五年內重建"
    page = f"<p><b>十八區舊堤檢查<i>完畢<br>九成</i>須於五年內重建</b></p><div>{TEXT}</div>"
    assert _read(page, f"<title>{title}__海岬時報</title>").known.title == title


def test_names_and_dates_are_those_that_stand_with_the_article():
    """A menu's entry that could be a name, another article's date: a page has many, an article one."""
    menu = "<ul><li>時事<li>江河</ul>"
    page = f"{menu}<h1>{TITLE}</h1><div>記者：高思齊</div><div>2024年3月5日</div><div>{TEXT}</div><p>1999年1月2日</p>"
    known = _read(page).known
    assert (known.authors, known.issued) == (("高思齊",), "2024-03-05")
    assert _read(f"{menu}<h1>{TITLE}</h1><div>{TEXT}</div>").known.authors == ()


def test_a_date_may_stand_in_the_address():
    """Where nothing else of the page tells it."""
    link = '<link rel="canonical" href="https://cape.example/2024/03/05/dyke">'
    assert _read(f"<h1>{TITLE}</h1><div>{TEXT}</div>", f"<title>{TITLE}</title>{link}").known.issued == "2024-03-05"


def test_a_short_line_that_comes_again_and_again_is_a_button():
    """It heads no part of the text."""
    button = "<div>觀看影片</div>"
    page = f"<h1>{TITLE}</h1><div><p>{FIRST}</p>{button}<p>{SAID}</p>{button}<p>{LAST}</p>{button}</div>"
    kinds = {part.words: part.kind for part in _read(page).parts}
    assert (kinds["觀看影片"], kinds[FIRST]) == (OUT, BODY)
