"""A user's copy: what is read of it, and how fast. The words here are made up."""

import time

import pytest

from hkinno import page
from hkinno.errors import FileError

WORDS = "貓在屋簷下睡覺，鄰家小孩夜裏彈琴。"


@pytest.fixture
def read(tmp_path):
    """Read some content as a copy of that name."""

    def call(name: str, content: str | bytes) -> str:
        path = tmp_path / name
        path.write_bytes(content.encode() if isinstance(content, str) else content)
        return page.normalise(page.read(str(path)))

    return call


def paragraph(text: str, name: str = "main-1") -> dict:
    return {"id": name, "opens": text[:4], "chars": len(text), "sha256": page.sha256(text)}


@pytest.mark.parametrize(
    "content",
    [
        f"<p>{WORDS}",
        f"<!doctype html><title>X</title><body>{WORDS[:5]}<b>{WORDS[5:]}</b>",
        f"<!-- a > b --><p>{WORDS[:3]}<br>\n{WORDS[3:]}</p><!-- c",
        f"<script>if (a < b) '</p>'</script><STYLE>p > a</STYLE >{WORDS}",
        f"<p title='>' lang=\"<p>\">{WORDS}</p>",
        f"<head><meta charset=utf-8><body>{WORDS}",
        f"<ruby>{WORDS[0]}<rp>(</rp><rt>maau</rt><rp>)</rp></ruby>{WORDS[1:]}",
        f"<ruby>{WORDS[0]}<rt>maau</ruby>{WORDS[1:]}<script>never closed",
        "".join(f"&#{ord(each)};" for each in WORDS),
        f'<p>{WORDS}</p><a href="never closed>',
    ],
)
def test_html_is_read_as_a_browser_shows_it(read, content):
    """Tags, comments, scripts, titles, attributes and readings beside the text are not its words."""
    assert read("copy.html", content) == WORDS


def test_a_sign_of_less_than_is_text(read):
    """A bracket that begins no tag stays."""
    assert read("copy.html", "<p>三 < 四, 5<6 &lt;b&gt;</p>") == "三<四,5<6<b>"


@pytest.mark.parametrize(
    "content",
    [
        f"# {WORDS}",
        f"> - 1. {WORDS}",
        f"> {WORDS[:6]}\n> {WORDS[6:]}",
        f"**{WORDS[:4]}**{WORDS[4:]}\n\n---\n",
        f"[{WORDS}](https://example.org/a)",
        f"![]({'x'})<br>{WORDS[:7]}\\\n{WORDS[7:]}",
        "&#8195;" + WORDS,
    ],
)
def test_markdown_is_read_without_its_signs(read, content):
    """Headings, quotes, lists, emphasis, links, rules and hard line breaks are not the text's words."""
    assert read("copy.md", content) == WORDS


def test_escaped_signs_of_markdown_are_text(read):
    """What a backslash protects stays, without the backslash."""
    assert read("copy.md", r"\[甲\] \*乙\* \_丙\_ \# 丁") == "[甲]*乙*_丙_#丁"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
def test_encodings_with_a_byte_order_mark_are_read(read, encoding):
    """What Windows writes as Unicode is read without more ado."""
    assert read("copy.txt", WORDS.encode(encoding)) == WORDS


@pytest.mark.parametrize(("encoding", "name"), [("big5", "BIG5-HKSCS"), ("gb18030", "GB18030")])
def test_another_encoding_is_named_with_the_remedy(read, encoding, name):
    """A copy that is not UTF-8 is refused, with what it may be and how to convert it."""
    text = "他在這一天說，人和地的不同" if encoding == "big5" else "他在这里说，人和地的不同"
    with pytest.raises(FileError, match=f"iconv -f {name} -t UTF-8"):
        read("copy.txt", text.encode(encoding))


def test_a_file_too_large_for_a_page_is_refused_unread(tmp_path):
    """A huge file is told at once, by its size."""
    path = tmp_path / "copy.txt"
    with path.open("wb") as file:
        file.truncate(page.LARGEST + 1)
    with pytest.raises(FileError, match="MB; a copy of the page"):
        page.read(str(path))


@pytest.mark.parametrize("suffix", ["html", "md", "txt"])
@pytest.mark.parametrize(
    "unit", ["[", "![](", '<a ">"\'', "<!--", '<a b="', "<a '\">", "&", "</", "<rt>", "<title>", "\\", "*_", "# ", "> "]
)
def test_hostile_copies_take_no_longer_than_their_length(read, suffix, unit):
    """400,000 characters of unclosed signs are read in seconds: with what the standard library has, in minutes."""
    begun = time.process_time()
    read(f"copy.{suffix}", unit * (400_000 // len(unit)))
    assert time.process_time() - begun < 5


def test_paragraphs_are_found_wherever_they_stand():
    """In any order, between any furniture, and by the hash where the opening words stand twice."""
    one, other = "甲乙丙丁戊己。", "甲乙丙丁庚辛壬。"
    found = page.locate(f"甲乙丙丁{other}頁一{one}", [paragraph(one), paragraph(other, "main-2")])
    assert found == {"main-1": (one, 14, True), "main-2": (other, 4, True)}


def test_a_paragraph_with_other_words_is_found_but_not_proved():
    """One changed character is enough; and texts() gives what is proved only."""
    one = "甲乙丙丁戊己。"
    copy = one.replace("戊", "貓")
    assert page.locate(copy, [paragraph(one)])["main-1"].proved is False
    assert page.texts(copy, [paragraph(one)]) == {}
    assert page.locate("全無", [paragraph(one)]) == {}


def test_normalising_removes_white_space_and_reads_the_two_glyphs():
    """Every kind of white space goes, ideographic too; zero-width characters are text and stay."""
    assert page.normalise("\U001003a0甲\u3000 \t\r\n\xa0乙\U001003a1\u200b") == "「甲乙」\u200b"
