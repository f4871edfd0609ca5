"""A user's copy: what is read of it, and how fast. The words here are made up."""

import time

import pytest

from hkinno.copy import proof as page
from hkinno.documents import files
from hkinno.errors import FileError
from hkinno.store.schema import TEXTS

WORDS = "貓在屋簷下睡覺，鄰家小孩夜裏彈琴。"


@pytest.fixture
def read(tmp_path):
    """Read some content as a copy of that name."""

    def call(name: str, content: str | bytes) -> str:
        path = tmp_path / name
        path.write_bytes(content.encode() if isinstance(content, str) else content)
        return page.normalise(page.read(str(path)), {})

    return call


def paragraph(text: str, name: str = "main-1") -> dict:
    return {
        "id": name,
        "article": "main",
        "opens": text[:4],
        "closes": text[-2:],
        "chars": len(text),
        "sha256": page.sha256(text),
    }


def located(copy: str, *paragraphs: dict) -> dict:
    return page.locate(copy, list(map(page.fingerprint, paragraphs)))


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


@pytest.mark.parametrize("encoding", ["big5hkscs", "gb18030"])
def test_other_encodings_are_read(read, encoding):
    """A copy in an encoding of Chinese is read by what fits its bytes."""
    text = "他在這一天說，人和地的不同" if encoding == "big5hkscs" else "他在这里说，人和地的不同"
    assert read("copy.txt", text.encode(encoding)) == text


def test_a_file_too_large_for_a_page_is_refused(tmp_path):
    """A huge file is told by its size."""
    path = tmp_path / "copy.txt"
    with path.open("wb") as file:
        file.truncate(files.LARGEST + 1)
    with pytest.raises(FileError, match="MB; a draft should have less"):
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
    copy = f"甲乙丙丁{other}頁一{one}"
    assert located(copy, paragraph(one), paragraph(other, "main-2")) == {"main-1": (14, 21), "main-2": (4, 12)}


def test_a_paragraph_with_other_words_is_not_proved():
    """One changed character is enough, also one that is neither among its opening nor its closing words."""
    one = "甲乙丙丁戊己。"
    assert page.texts(one, [paragraph(one)], []) == {"main-1": one}
    assert page.texts(one.replace("戊", "貓"), [paragraph(one)], []) == {}
    assert page.texts("全無", [paragraph(one)], []) == {}


def test_glyphs_are_read_as_their_source_says():
    """Every kind of white space goes, ideographic too; zero-width characters and other private ones are text."""
    text = "\U001003a0甲\u3000 \t\r\n\xa0乙\U001003a1\u200b"
    assert page.normalise(text, {"\U001003a0": "「", "\U001003a1": "」"}) == "「甲乙」\u200b"
    assert page.normalise(text, {"\U001003a0": "「"}) == "「甲乙\U001003a1\u200b"


def test_each_paragraph_is_read_as_its_source_says():
    """In one copy a Chinese paragraph is joined and an English one has a space for each run of white space."""
    chinese, english = "魚販說：\U001003a0今早有鯇魚。\U001003a1", "The cat  slept\n under the\teaves."
    joined, spaced = "魚販說：「今早有鯇魚。」", "The cat slept under the eaves."
    sources = [
        {"id": "main", "glyphs": {"\U001003a0": "「", "\U001003a1": "」"}, "text": "joined"},
        {"id": "cats", "text": "spaced"},
    ]
    paragraphs = [{**paragraph(spaced, "cats-1"), "article": "cats"}, paragraph(joined)]
    copy = f"{chinese[:5]}\n{chinese[5:]}\n\n{english}\n"
    assert page.texts(copy, paragraphs, sources) == {"cats-1": spaced, "main-1": joined}
    # Each offset leads back to the character.
    for form in TEXTS:
        offsets, normal = page.offsets(copy, form), page.normalise(copy, {}, form)
        assert all(copy[at] == each or copy[at].isspace() for at, each in zip(offsets, normal, strict=False))
        assert len(offsets) >= len(normal)


@pytest.mark.parametrize(
    ("source", "told"),
    [
        ({"text": "split"}, "source main: text should be joined, spaced or mixed"),
        ({"text": None}, "source main: text should be joined, spaced or mixed"),
        ({"glyphs": {"ab": "「"}}, "source main: glyphs should name one mark for each private character"),
        ({"glyphs": {"a": ""}}, "source main: glyphs should name one mark for each private character"),
        ({"glyphs": {"a": 1}}, "source main: glyphs should name one mark for each private character"),
        ({"glyphs": ["a"]}, "source main: glyphs should name one mark for each private character"),
    ],
)
def test_a_source_that_cannot_be_read_is_told(source, told):
    """What a store says of its text is a fault of the store, not a crash."""
    with pytest.raises(FileError, match=told):
        page.texts("甲乙", [paragraph("甲乙丙丁")], [{"id": "main", **source}])


def test_opening_words_without_end_are_refused_in_time():
    """A store and a copy made to be hashed again and again are told so; a page with much repetition is read."""
    hostile = [{**paragraph("甲" * 60_000, f"main-{number}"), "sha256": ""} for number in range(2_000)]
    begun = time.perf_counter()
    with pytest.raises(FileError, match="repeats the opening words"):
        page.texts("甲" * 100_000, hostile, [])
    assert time.perf_counter() - begun < 20
    asked = [f"記者問，記者問，第{number}題。" for number in range(500)]
    paragraphs = [paragraph(words, f"main-{number}") for number, words in enumerate(asked)]
    assert len(page.texts("".join(asked), paragraphs, [])) == 500
