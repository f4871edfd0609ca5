"""Seeded corruptions of a page, each with what a comparison must say of it.

The expectations are worked out here from the whole text of every paragraph, which the program does not have,
and with nothing of the program's: a record stands where its words, without the marks at their ends, are still at
their place, moved by what was put in or taken out before them.
"""

import hashlib
import random
import unicodedata
from collections.abc import Callable
from typing import Any, NamedTuple

Tables = dict[str, list[dict[str, Any]]]

GLYPHS = {"\U001003a0": "「", "\U001003a1": "」"}
# Full width to half width. 「 」 have half-width forms of their own.
HALF = str.maketrans("，。：；！？（）「」、《》＋", ",.:;!?()｢｣､<>+")
SENTENCES = (
    "貓在屋簷下睡覺。",
    "鄰家小孩夜裏彈琴，狗便跟着叫喚。",
    "廚房煮湯，窗外落雨，祖母翻看舊照片，誰都忘記鐘點，直到爐火熄滅，貓咪跳上桌子偷吃魚乾，眾人才笑着起身。",
)
OTHERS = "貓狗琴雨湯魚鐘窗爐廚"


class Page(NamedTuple):
    """A page's text as extracted, and for each paragraph its span there and its text."""

    raw: str
    spans: dict[str, tuple[int, int]]
    texts: dict[str, str]


class Case(NamedTuple):
    """A corrupted page, the state of every paragraph that is not the same, and the records that no longer hold."""

    kind: str
    copy: str
    states: dict[str, str]
    records: set[str]


def page_of(raw: str, paragraphs: list[dict[str, Any]]) -> Page:
    """Find every paragraph by trying its hash at every place; headings, whose text the store has, are left alone."""
    paragraphs = [each for each in paragraphs if not each.get("text")]
    kept = [
        (offset, GLYPHS.get(character, character)) for offset, character in enumerate(raw) if not character.isspace()
    ]
    text = "".join(character for _, character in kept)
    spans, texts = {}, {}
    for each in paragraphs:
        size = each["chars"]
        for start in range(len(text) - size + 1):
            words = text[start : start + size]
            if hashlib.sha256(words.encode()).hexdigest() == each["sha256"]:
                spans[each["id"]] = (kept[start][0], kept[start + size - 1][0] + 1)
                texts[each["id"]] = words
                break
    assert len(spans) == len(paragraphs), "the copy is not the page that the store is about"
    return Page(raw, spans, texts)


def stretches(tables: Tables) -> list[tuple[str, str, int, str]]:
    """Record, paragraph, start and characters of every quote and excerpt."""
    found = [(quote["id"], quote["paragraph"], quote["start"], quote["exact"]) for quote in tables["quotes"]]
    for fact in tables["facts"]:
        found += [(fact["id"], each["paragraph"], each["start"], each["exact"]) for each in fact["evidence"]]
    return found


def fallen(tables: Tables, name: str, after: str, moved: int = 0) -> set[str]:
    """The records of a paragraph whose words are not at their place, nor moved by so much, in its new text."""
    lost = set()
    for record, paragraph, start, exact in stretches(tables):
        first, last = _words(exact)
        words = exact[first:last]
        if paragraph == name and not any(
            after[at : at + len(words)] == words for at in (start + first, start + first + moved)
        ):
            lost.add(record)
    return lost


def _words(text: str) -> tuple[int, int]:
    """Where the words of a text begin and end: punctuation at its ends is left out."""
    kept = [at for at, character in enumerate(text) if unicodedata.category(character)[0] in "LNS" and character != "▲"]
    return kept[0], kept[-1] + 1


def _inside(text: str, source: random.Random) -> int:
    """A place inside a paragraph: text after its last word would be text after the paragraph."""
    return source.randrange(2, _words(text)[1] - 1)


def cases(page: Page, tables: Tables, simplified: Callable[[str], str], count: int, seed: int) -> list[Case]:
    """So many seeded cases, of every kind in turn."""
    made = []
    for number in range(count):
        source = random.Random(f"{seed}-{number}")
        kind = KINDS[number % len(KINDS)]
        made.append(kind(page, tables, source, simplified)._replace(kind=f"{number} {kind.__name__}"))
    return made


def _place(page: Page, name: str, offset: int) -> int:
    """Where a character of a paragraph stands in the raw text."""
    at, end = page.spans[name]
    for here in range(at, end):
        if not page.raw[here].isspace():
            if offset == 0:
                return here
            offset -= 1
    raise AssertionError("no such character")


def _edit(page: Page, tables: Tables, name: str, edit: tuple[int, int, str]) -> Case:
    """Put other characters at [offset, offset + size) of a paragraph."""
    offset, size, words = edit
    text = page.texts[name]
    after = text[:offset] + words + text[offset + size :]
    start = _place(page, name, offset)
    end = _place(page, name, offset + size - 1) + 1 if size else start
    copy = page.raw[:start] + words + page.raw[end:]
    return Case("", copy, {name: "changed"}, fallen(tables, name, after, len(words) - size))


def character_changed(page: Page, tables: Tables, source: random.Random, _: Any) -> Case:
    name = source.choice(sorted(page.texts))
    text = page.texts[name]
    offset = source.choice([at for at, character in enumerate(text) if character.isalnum()])
    return _edit(page, tables, name, (offset, 1, source.choice(OTHERS)))


def character_gone(page: Page, tables: Tables, source: random.Random, _: Any) -> Case:
    name = source.choice(sorted(page.texts))
    text = page.texts[name]
    offset = source.choice([at for at, character in enumerate(text) if character.isalpha()])
    return _edit(page, tables, name, (offset, 1, ""))


def sentence_inside(page: Page, tables: Tables, source: random.Random, _: Any) -> Case:
    name = source.choice(sorted(page.texts))
    return _edit(page, tables, name, (_inside(page.texts[name], source), 0, source.choice(SENTENCES)))


def sentence_between(page: Page, tables: Tables, source: random.Random, _: Any) -> Case:
    name = source.choice(sorted(page.texts))
    at = page.spans[name][source.randrange(2)]
    return Case("", page.raw[:at] + "\n" + source.choice(SENTENCES) + "\n" + page.raw[at:], {}, set())


def paragraphs_swapped(page: Page, tables: Tables, source: random.Random, _: Any) -> Case:
    (a, b), (c, d) = sorted(page.spans[name] for name in source.sample(sorted(page.spans), 2))
    raw = page.raw
    return Case("", raw[:a] + raw[c:d] + raw[b:c] + raw[a:b] + raw[d:], {}, set())


def paragraph_gone(page: Page, tables: Tables, source: random.Random, _: Any) -> Case:
    name = source.choice(sorted(page.spans))
    start, end = page.spans[name]
    copy = page.raw[:start] + page.raw[end:]
    return Case("", copy, {name: "missing"}, fallen(tables, name, ""))


def three_paragraphs(page: Page, tables: Tables, source: random.Random, _: Any) -> Case:
    """One gone, one changed and one grown, at once."""
    gone, bent, grown = source.sample(sorted(page.texts), 3)
    edits = []
    states, records = {gone: "missing", bent: "changed", grown: "changed"}, fallen(tables, gone, "")
    edits.append((*page.spans[gone], ""))
    text = page.texts[bent]
    offset = source.choice([at for at, character in enumerate(text) if character.isalnum()])
    words = source.choice(OTHERS)
    place = _place(page, bent, offset)
    edits.append((place, place + 1, words))
    records |= fallen(tables, bent, text[:offset] + words + text[offset + 1 :])
    text = page.texts[grown]
    offset, words = _inside(text, source), source.choice(SENTENCES)
    place = _place(page, grown, offset)
    edits.append((place, place, words))
    records |= fallen(tables, grown, text[:offset] + words + text[offset:], len(words))
    copy = page.raw
    for start, end, words in sorted(edits, reverse=True):
        copy = copy[:start] + words + copy[end:]
    return Case("", copy, states, records)


def simplified_whole(page: Page, tables: Tables, source: random.Random, simplified: Callable[[str], str]) -> Case:
    states = {name: "same but for typography" for name, text in page.texts.items() if simplified(text) != text}
    return Case("", _rewrapped(simplified(page.raw), source), states, set())


def simplified_and_changed(page: Page, tables: Tables, source: random.Random, simplified: Callable[[str], str]) -> Case:
    case = character_changed(page, tables, source, simplified)
    states = simplified_whole(page, tables, source, simplified).states | case.states
    return Case("", simplified(case.copy), states, case.records)


def half_width(page: Page, tables: Tables, source: random.Random, _: Any) -> Case:
    states = {name: "same but for typography" for name, text in page.texts.items() if text.translate(HALF) != text}
    copy = "".join(GLYPHS.get(character, character) for character in page.raw).translate(HALF)
    return Case("", _rewrapped(copy, source), states, set())


def one_mark(page: Page, tables: Tables, source: random.Random, _: Any) -> Case:
    """A comma of one paragraph typed in half width: nothing else is touched, and no words are changed."""
    name = source.choice([each for each, text in sorted(page.texts.items()) if "，" in text])
    text = page.texts[name]
    offset = source.choice([at for at, character in enumerate(text) if character == "，"])
    case = _edit(page, tables, name, (offset, 1, ","))
    return Case("", case.copy, {name: "same but for typography"}, set())


def lines_moved(page: Page, tables: Tables, source: random.Random, _: Any) -> Case:
    return Case("", _rewrapped(page.raw, source), {}, set())


def _rewrapped(raw: str, source: random.Random) -> str:
    """The same characters with other line breaks and blanks."""
    blanks = ("\n", "\n\n", " ", "\u3000", "\r\n", "\t", "")
    return "".join(each + (source.choice(blanks) if source.random() < 0.08 else "") for each in raw if each != "\n")


KINDS = (
    character_changed,
    paragraphs_swapped,
    paragraph_gone,
    sentence_inside,
    sentence_between,
    simplified_whole,
    half_width,
    lines_moved,
    character_gone,
    one_mark,
    three_paragraphs,
    simplified_and_changed,
)
