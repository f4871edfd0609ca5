"""One article in each form that an article comes in: the same paragraphs and quotations, two commands to a citation."""

import io
import json
import re
import zipfile
from xml.sax.saxutils import escape

import pytest

TITLE, REPORTER, DAY = "燈塔熄了三十年　守燈人要它再亮", "駱以謙", "2024年3月5日"
SUBHEAD = "居民：費用從哪裏來"
# In order; the subhead stands before the fourth.
PARAGRAPHS = (
    (
        "「燈不亮，船還是要回來的。」七十二歲的守燈人岑伯達站在東岬燈塔下說。這座燈塔建於1894年，高26米，"
        "三十年前因無人看守而熄燈。"
    ),
    (
        "岬灣文物學會去年收集了4,300個簽名，要求重新點燈。會長樊慧珠說，工程費約380萬元，"
        "「一艘渡輪的油錢就夠」，最快明年十月動工。"
    ),
    "她又說：「我們不是懷舊，我們只是不想再看見有人撞上礁石。」過去五年，附近水域有7宗擱淺。",
    (
        "不是人人都贊成。漁民代表馮有福認為，全球定位系統比燈可靠：「誰還看燈？我兒子連羅盤都沒見過。」"
        "他擔心遊客會把碼頭擠滿。"
    ),
    "海事處發言人回覆查詢時表示，會與各方「保持溝通」，但沒有時間表。",
)
QUOTES = (
    ("岑伯達", "燈不亮，船還是要回來的。"),
    ("樊慧珠", "一艘渡輪的油錢就夠"),
    ("樊慧珠", "我們不是懷舊，我們只是不想再看見有人撞上礁石。"),
    ("馮有福", "誰還看燈？我兒子連羅盤都沒見過。"),
    ("海事處發言人", "保持溝通"),
)
BODY = [*PARAGRAPHS[:3], SUBHEAD, *PARAGRAPHS[3:]]
PLAIN = "\n\n".join([TITLE, f"記者　{REPORTER}", DAY, *BODY])
DATA = json.dumps(
    {"@type": "NewsArticle", "headline": TITLE, "datePublished": "2024-03-05", "author": {"name": REPORTER}},
    ensure_ascii=False,
)
HTML = f"""<!DOCTYPE html><html lang="zh-HK"><head><meta charset="utf-8"><title>{TITLE} | 岬角日報</title>
<meta property="og:site_name" content="岬角日報"><script type="application/ld+json">{DATA}</script>
<style>p {{ margin: 0 }}</style></head><body class="single post">
<header><nav><ul><li><a href="/">首頁</a></li><li><a href="/sea">海事</a></li></ul></nav>
<form><input placeholder="搜尋"><button>搜尋</button></form></header>
<div class="breadcrumb"><a href="/">首頁</a> &gt; <a href="/local">本地</a></div>
<main><article><h1>{TITLE}</h1><div class="entry-meta"><span class="byline">記者　{REPORTER}</span>
<time datetime="2024-03-05T06:00:00+08:00">{DAY}</time></div><div class="share"><a href="#">分享</a></div>
{"".join(f"<p>{each}</p>" for each in BODY[:2])}<div class="ad"><p>廣告：新船票九折，立即訂購。</p></div>
<p>{BODY[2]}</p><h2>{SUBHEAD}</h2>{"".join(f"<p>{each}</p>" for each in BODY[4:])}
<div class="related"><h3>相關新聞</h3><ul><li><a href="/a">颱風後碼頭重開，居民說等了很久。</a></li></ul></div>
</article><aside><h3>熱門</h3><p>一張圖看懂潮汐，十分鐘學會看天。</p></aside></main>
<footer><p>岬角日報 版權所有，不得轉載。</p></footer></body></html>"""
MARKDOWN = "\n\n".join(
    [f"---\ntitle: {TITLE}\nauthor: {REPORTER}\ndate: 2024-03-05\n---", f"# {TITLE}", *BODY]
).replace(f"\n{SUBHEAD}\n", f"\n## {SUBHEAD}\n")


def word():
    """A Word file with the styles of headings."""
    docx = pytest.importorskip("docx", reason="needs python-docx: pip install 'hkinno[test]'")
    document = docx.Document()
    document.add_heading(TITLE, 0)
    for words in (f"記者　{REPORTER}", DAY, *BODY):
        if words == SUBHEAD:
            document.add_heading(words, 2)
        else:
            document.add_paragraph(words)
    made = io.BytesIO()
    document.save(made)
    return made.getvalue()


def opendocument():
    """An OpenDocument text."""
    kinds = {TITLE: 'h text:outline-level="1"', SUBHEAD: 'h text:outline-level="2"'}
    lines = [
        f"<text:{kinds.get(words, 'p')}>{escape(words)}</text:{'h' if words in kinds else 'p'}>"
        for words in (TITLE, f"記者　{REPORTER}", DAY, *BODY)
    ]
    content = (
        '<?xml version="1.0" encoding="UTF-8"?><office:document-content'
        ' xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0"'
        ' xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0" office:version="1.2">'
        f"<office:body><office:text>{''.join(lines)}</office:text></office:body></office:document-content>"
    )
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as package:
        package.writestr("mimetype", "application/vnd.oasis.opendocument.text")
        package.writestr("content.xml", content)
    return made.getvalue()


def pdf():
    """A page of a paper: two columns of lines below the headline, with a running head and a folio."""
    canvas = pytest.importorskip("reportlab.pdfgen.canvas", reason="needs reportlab: pip install 'hkinno[test]'")
    from reportlab.pdfbase import pdfmetrics
    from reportlab.pdfbase.cidfonts import UnicodeCIDFont

    pdfmetrics.registerFont(UnicodeCIDFont("STSong-Light"))
    made = io.BytesIO()
    page = canvas.Canvas(made)

    def write(x, y, words, size=10):
        page.setFont("STSong-Light", size)
        page.drawString(x, y, words)

    write(60, 810, "岬角日報", 8)
    write(60, 770, TITLE, 20)
    write(60, 745, f"記者　{REPORTER}")
    write(60, 730, DAY)
    # A paragraph begins two characters in, and is a little apart.
    columns, x, y, columned = ((60, 700), (320, 700)), 60, 700, 0
    for words in BODY:
        heading = words == SUBHEAD
        # No number is broken.
        lines = [words] if heading else re.findall(r"(?:[\d,.]+|.){1,20}", f"　　{words}")
        if columned == 0 and heading:
            columned = 1
            x, y = columns[1]
        for line in lines:
            write(x, y, line, 13 if heading else 10)
            y -= 15
        y -= 12
    write(300, 30, "A7", 8)
    page.save()
    return made.getvalue()


FORMS = {
    "txt": PLAIN.encode,
    "html": HTML.encode,
    "md": MARKDOWN.encode,
    "docx": word,
    "odt": opendocument,
    "pdf": pdf,
    "big5.txt": lambda: PLAIN.encode("big5hkscs"),
    "gb18030.txt": lambda: PLAIN.encode("gb18030"),
}


@pytest.mark.parametrize("form", FORMS)
def test_a_form_is_read_as_any_other(run, tmp_path, form):
    """`add`, then `quote -f cite`: the same paragraphs, subhead, quotations and speakers, and a right citation."""
    file, folder = tmp_path / f"article.{form}", tmp_path / "library"
    file.write_bytes(FORMS[form]())
    known = ["--paper", "岬角日報"]
    added = run("add", str(file), "--as", "lamp", *known, "--library", str(folder))
    assert added.returncode == 0, added.stderr
    cited = run("quote", "礁石", "-f", "cite", "--db", str(folder))
    for part in (REPORTER, "樊慧珠", "2024年3月5日", "第3段", f"「{QUOTES[2][1]}」"):
        assert part in cited.stdout, (part, cited.stdout)
    store = json.loads((folder / "lamp.json").read_text(encoding="utf-8"))
    copy = (folder / "lamp.txt").read_text(encoding="utf-8")
    places = {place["id"]: place for place in store["paragraphs"].values()}
    assert list(places) == ["lamp-title", "lamp-1", "lamp-2", "lamp-3", "lamp-sub-1", "lamp-4", "lamp-5"]
    for number, words in enumerate(PARAGRAPHS, 1):
        assert places[f"lamp-{number}"]["chars"] == len(words)
        assert words in copy
    people = {person["id"]: person["printed"][0] for person in store["entities"].values()}
    said = [(people[quote["speaker"]], quote["exact"]) for quote in store["quotes"].values()]
    assert said == list(QUOTES)
    assert [quote["paragraph"] for quote in store["quotes"].values()] == [
        "lamp-1", "lamp-2", "lamp-3", "lamp-4", "lamp-5",
    ]  # fmt: skip
