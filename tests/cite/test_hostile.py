"""Nobody breaks out of a citation: whatever an article's item holds is shown as it is, or refused in one line."""

import copy
import json
import re
import subprocess
from collections.abc import Iterator
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from hkinno.cite import listing, short
from hkinno.cite.common import Asked
from hkinno.cite.styles import STYLES
from hkinno.cite.work import Citation
from hkinno.errors import FileError
from hkinno.sources import Sources
from hkinno.store import items
from hkinno.store.checks import shape
from hkinno.store.kinds import QUOTE, Entry
from hkinno.store.schema import SHAPES, checker
from hkinno.text import visible
from tests.data.articles import TABLES

# Words that are commands, ends or marks in one format or another.
WORDS = [
    r"\input{/etc/passwd}\write18{id}",
    "}, note = {x",
    "} } @comment{ @article{evil, title={x}",
    "100% & $5 #1 a_b ^2 ~",
    "x\nER  - \nTY  - NEWS\nTI  - evil",
    "x\r\nER  - \x85TI  - evil\u2028AU  - evil",
    "x}} [[Category:Evil]] {{Delete|now}} [[File:x.png|thumb]]",
    "x | url = https://evil.example | quote=evil",
    "</ref><ref name=evil> <nowiki> ~~~~ __NOTOC__ '''b''' [https://evil.example x]",
    "<script>alert(1)</script> <img src=x onerror=alert(1)> &lt;b&gt; &#x3c;i&#x3e;",
    "[x](javascript:alert(1)) ![x](https://evil.example/x.png) [^1] [x][y] `c` **b** _i_ ~~s~~",
    "# x\n- y\n> z\n---\nreferences: []\n---",
    "@takungpao-main ] [@evil, para. 9] {.class} $x$ <https://evil.example>",
    "\x1b[31m\u202e\u200b\ufeff\x07\x9b",
    '"; rm -rf / "\\u0022, "id": "evil',
    "- 1. = + : .",
    "' or ’ “ ” ‘ ’ 「 」 『 』 〈 〉 《 》 （ ）",
]
COMMANDS = {"textbackslash", "textasciitilde", "textasciicircum", "symbol", "cite", "autocite"}


def changed(words: str) -> tuple[Sources, list[Entry]]:
    """The made-up articles with these words in every text that a citation can print, and their quotes."""
    tables = copy.deepcopy(TABLES)
    for source in tables["sources"]:
        source["label"] = {"zh": words, "en": words}
        source["title_en"] = words
        source["item"] |= {"title": words, "container-title": words}
        source["item"]["author"] = [{"literal": words}, {"family": words, "given": words, "suffix": words}]
    for entity in tables["entities"]:
        entity |= {"printed": [words], "official": {"zh": words, "en": words}}
    for number, quote in enumerate(tables["quotes"]):
        quote |= {"id": f"{words}{number}", "exact": words, "translation": {"en": f"{words} in English"}}
    return Sources(tables.__getitem__), [Entry(QUOTE, quote) for quote in tables["quotes"]]


def printed(name: str, cited: list[Citation], part: str = "both", *, quote: bool = True) -> str:
    """What the command prints: no line is one of the words."""
    lines = listing.lines(STYLES[name], cited, Asked(part, quote=quote, bilingual=True))
    return "\n".join(visible(line) for line in lines) + "\n"


@pytest.fixture(params=WORDS, ids=lambda words: ascii(words[:20]))
def cited(request: pytest.FixtureRequest) -> list[Citation]:
    """Citations of quotes of both articles, made of hard words."""
    sources, quotes = changed(request.param)
    return listing.citations([quotes[0], quotes[5], quotes[6]], sources)


def test_every_style_takes_them(cited: list[Citation]) -> None:
    """One line a note: nothing that an item holds begins another."""
    for name, style in STYLES.items():
        if style.document is None and not name.startswith("markdown"):
            lines = listing.lines(style, cited, Asked("both", quote=True, bilingual=True))
            assert len(lines) == 3 + 1 + 2, name
            assert len("\n".join(lines).splitlines()) == len(lines), name


@pytest.mark.parametrize("name", ["bibtex", "biblatex"])
def test_no_live_command_stands_in_bibtex(name: str, cited: list[Citation]) -> None:
    """Only our own commands, braces that close, as many entries as articles, and the words come back."""
    bibtexparser = pytest.importorskip("bibtexparser", reason="needs bibtexparser: pip install 'hkinno[test]'")
    text = printed(name, cited)
    assert set(re.findall(r"(?<!\\)(?:\\\\)*\\([A-Za-z]+)", text)) <= COMMANDS
    bare = re.sub(r"\\[&%$#_{}]", "", text)
    depth = 0
    for sign in bare:
        depth += {"{": 1, "}": -1}.get(sign, 0)
        assert depth >= 0
    assert depth == 0
    assert not re.search(r"(?<!\\)(?:\\\\)*[#$&^~](?!\n)", re.sub(r"%.*|para\.~|url = .*|\d~", "", bare))
    for line in text[text.index("\n% ") :].strip().splitlines():
        # A bracket within the pinpoint would end it, and an @ begin an entry.
        plain = re.sub(r"\{[\[\]]\}", "", line)
        assert re.fullmatch(r"% \\(?:auto)?cite(?:\[[^\[\]@]*\])?\{[\w-]+\}", plain), line
    library = bibtexparser.parse_string(text)
    assert not library.failed_blocks
    assert {entry.key for entry in library.entries} == {"capedaily-harbour", "courier-ferry"}


def test_one_record_an_article_in_ris(cited: list[Citation]) -> None:
    """Every line is a field, and no field is another's words."""
    rispy = pytest.importorskip("rispy", reason="needs rispy: pip install 'hkinno[test]'")
    text = printed("ris", cited)
    assert all(re.match("(?:[A-Z][A-Z0-9]  - |$)", line) for line in text.splitlines())
    assert [record["id"] for record in rispy.loads(text)] == ["capedaily-harbour", "courier-ferry"]
    assert text.count("ER  - \n") >= 2


def test_one_template_a_note_on_wikipedia(cited: list[Citation]) -> None:
    """No link, template, tag, category, signature or parameter but ours."""
    known = {"author", "people", "date", "script-title", "title", "trans-title", "newspaper", "language", "last2"}
    known |= {"first2", "page", "at", "url", "access-date", "quote", "trans-quote"}
    for line in printed("wikipedia", cited).splitlines():
        assert line.count("{{") == line.count("}}") == line.count("{") / 2 == line.count("}") / 2 == bool(line)
        assert not re.search(r"\[\[|\]\]|~~~|'''?|__|\[https?:", line), line
        assert re.sub("</?ref>", "", line).count("<") == 0
        names = [parameter.partition("=")[0] for parameter in line.split("|")[1:]]
        assert set(names) <= known
        assert len(names) == len(set(names))


@pytest.mark.parametrize("name", ["markdown", "markdown-en"])
def test_markdown_has_no_link_but_the_address(name: str, cited: list[Citation]) -> None:
    """References and notes: no raw HTML, no link, picture, heading or list in a reader of CommonMark."""
    from markdown_it import MarkdownIt

    allowed = {"paragraph_open", "paragraph_close", "inline", "text", "softbreak", "link_open", "link_close"}
    # Without the names of the notes, which a reader without footnotes takes for a link's.
    text = re.sub(r"^\[\^[\w.:-]+\]:", "x", printed(name, cited), flags=re.MULTILINE)
    for token in MarkdownIt("commonmark").enable(["table", "strikethrough"]).parse(text):
        for part in (token, *(token.children or [])):
            assert part.type in allowed, (part.type, part.content)
            if part.type == "link_open":
                assert str(part.attrs["href"]).startswith("https://example.org/")


def pandoc(*arguments: str, text: str) -> str:
    pypandoc = pytest.importorskip("pypandoc", reason="needs pandoc: pip install 'hkinno[oracle]'")
    command = [pypandoc.get_pandoc_path(), "--sandbox", *arguments]
    return subprocess.run(command, input=text, capture_output=True, encoding="utf-8", check=True).stdout


def test_pandoc_finds_our_citations_only(cited: list[Citation]) -> None:
    """In pandoc's form too: each note cites its own work, and the metadata are the items."""
    read = json.loads(pandoc("-f", "markdown", "-t", "json", text=printed("pandoc", cited)))
    kinds = re.findall(r'"t": ?"(\w+)"', json.dumps(read))
    assert not {"RawInline", "RawBlock", "Link", "Image", "Math", "Code", "Header", "Emph", "Strikeout"} & set(kinds)
    assert kinds.count("Cite") == len(cited)
    keys = re.findall(r'"citationId": ?"([^"]+)"', json.dumps(read))
    assert keys == [citation.work.key for citation in cited]
    assert len(read["meta"]["references"]["c"]) == 2


def test_csl_json_gives_the_words_back(cited: list[Citation]) -> None:
    """JSON holds anything; a text is on one line."""
    for item in json.loads(printed("csl-json", cited, "reference")):
        (work,) = [citation.work for citation in cited if citation.work.key == item["id"]][:1]
        assert item["title"] == work.title == items.one_line(work.title)
        assert [name.get("literal", name.get("family")) for name in item["author"]] == [
            name.family for name in work.names
        ]


# Anything that JSON can hold, and what is near a legal value.
JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text(max_size=8),
    lambda children: st.lists(children, max_size=3) | st.dictionaries(st.text(max_size=8), children, max_size=3),
    max_leaves=6,
)
DATES = st.fixed_dictionaries(
    {},
    optional={
        "date-parts": st.lists(
            st.lists(st.integers(-1, 3000) | st.integers(0, 13) | st.sampled_from(["2024", "x", "3"]))
        ),
        "raw": st.sampled_from(["2024-03-05", "2024-13", "March 2024", ""]),
        "literal": st.text(max_size=5),
        "season": st.integers(1, 4),
        "circa": st.booleans() | st.sampled_from(["", "true", 1]),
    },
)
NAMES = st.lists(
    st.fixed_dictionaries(
        {},
        optional={
            key: st.sampled_from(["", " ", "Smith", "李明朗", "van", "J.-L.", "and", "a, b", "\n"]) | JSON
            for key in ("family", "given", "literal", "suffix", "non-dropping-particle", "dropping-particle")
        },
    ),
    max_size=4,
)
ITEMS = st.fixed_dictionaries(
    {
        "id": st.sampled_from(["a-1", "a b", "", "a]{b", "é", "a.b:c"]),
        "type": st.text(max_size=5),
        "title": st.text(max_size=9),
    },
    optional={
        "author": NAMES | JSON,
        "issued": DATES | JSON,
        "accessed": DATES | JSON,
        "page": st.integers() | st.sampled_from(["A5", "5-6", "", "A5|x", "1" * 30]) | JSON,
        "URL": st.sampled_from(["https://example.org/a", "javascript:alert(1)", "https://", "https://a b"]) | JSON,
        "container-title": st.text(max_size=9) | JSON,
        "language": st.sampled_from(["zh-HK", "en", "", "x|y", "zh_HK"]),
    },
)


def texts(sources: Sources, entry: Entry) -> Iterator[str]:
    for style in STYLES.values():
        for by in ("reporter", "speaker") if style.speaker else ("reporter",):
            yield from listing.lines(style, listing.citations([entry], sources, author=by), Asked(quote=True))
    yield short(entry, sources)


@settings(max_examples=150, deadline=None)
@given(item=ITEMS)
def test_any_item_is_cited_or_refused(item: dict[str, Any]) -> None:
    """An item of any shape that a store can hold is cited in every style, or `validate` has it and it is refused."""
    item = {"language": "zh-HK", **item}
    source = {**TABLES["sources"][0], "item": item}
    if any(checker(SHAPES["sources"])(source)):
        return
    tables = {**TABLES, "sources": [source, TABLES["sources"][1]]}
    found = [fault for name, fault in shape.items(tables) if name == "harbour"]
    entry = Entry(QUOTE, TABLES["quotes"][0])
    sources = Sources(tables.__getitem__)
    if found:
        with pytest.raises(FileError, match=r"harbour cannot be cited: .*'hkinno validate' says more"):
            list(texts(sources, entry))
    else:
        assert all(text is not None for text in texts(sources, entry))


def test_a_fault_of_one_article_stops_no_other() -> None:
    """An article that cannot be cited is told when it is cited, not before."""
    tables = copy.deepcopy(TABLES)
    tables["sources"][0]["item"]["issued"] = {"date-parts": [[2024, 13]]}
    sources = Sources(tables.__getitem__)
    assert listing.citations([Entry(QUOTE, TABLES["quotes"][6])], sources)
    with pytest.raises(FileError, match=r"item\.issued has no month 13"):
        listing.citations([Entry(QUOTE, TABLES["quotes"][0])], sources)
