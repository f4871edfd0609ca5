"""The quotations of an article: words in marks, and which of them say nothing but are terms.

Marks are paired as in drafts (``check.quotations``). Words in marks that name something are no speech.
"""

import re
from collections.abc import Iterator
from typing import NamedTuple

from hkinno.check.quotations import MARKS, Quotation, find
from hkinno.check.voices import QUOTED, QUOTED_SENTENCE, Voices
from hkinno.documents import Document
from hkinno.library import language
from hkinno.library.language import any_of
from hkinno.library.layout import BODY, CAPTION, HEADINGS, Part
from hkinno.library.people import Reader
from hkinno.library.speakers import Passage, Speaker, Speakers
from hkinno.sources import Sources
from hkinno.text import fold, squeeze

DIRECT, PARTIAL, RELAYED, PULLED = "direct", "partial", "relayed", "pull-quote"
# Words that name something are no longer than this, in Chinese characters and in English words.
LONGEST_TERM, LONGEST_COUNTED, LONGEST_ENGLISH_TERM, LONGEST_TITLE = 8, 12, 3, 24
PUNCTUATED = re.compile(r"[，。！？；：、,.!?;:…](?!$)|[，。！？!?…]$")
# 稱為「…」, 稱這條渠為「…」
NAMING = re.compile(
    f"(?:{any_of(language.NAMING)}[{fold('的了作為')}]?:?|[{fold('稱叫喚譽視列')}][^,。;:]{{1,10}}[{fold('為做作')}])$"
)
NAMED = re.compile(any_of(language.NAMED))
WORDS_ARE = re.compile(f"{any_of(language.WORDS_OF)}[{fold('是係為')}]:?$")
# 送往「野生動物護理中心」
PLACED = re.compile(fold("(?:送往|送到|前往|位於|來自|設於|開設|[到在於入往至去])$"))
PLACE = re.compile(f"{any_of(language.PLACE_NAMES)}$")
# 兩張「…」, 這個「…」; 一句「…」 is said.
COUNTED = re.compile(fold("(?:[一兩三四五六七八九十幾這那該此]|[0-9])[個張項份種類場屆部本款間家支批]$"))
# 「智慧城市論壇2024」
NAMES_ITSELF = re.compile(rf"(?:{any_of(language.NAMED_SO)})(?:(?:19|20)\d\d)?$")
ENGLISH_NAMING = re.compile(
    rf"\b(?:{'|'.join(language.ENGLISH_NAMING.split())})\b[,\s]*(?:an?|the)?\s*$", re.IGNORECASE
)
SAYS = re.compile(r"(?:[說说話话]|\bsa(?:id|ys?))[道過过,]?\s*$")
HAN = re.compile("[\u2e80-\u2fdf\u3400-\u9fff]")
ENDS = tuple("。！？!?….")


class Said(NamedTuple):
    """Words that somebody said: the part of the article that they stand in, who said them, and whether that is sure."""

    exact: str
    speaker: str
    sure: bool
    part: int
    form: str = DIRECT


class Marked(NamedTuple):
    """A quotation in marks, what stands before and after it in its part, and who seems to say it."""

    quotation: Quotation
    part: int
    before: str
    after: str
    speaker: Speaker
    plain: bool


def quotations(document: Document) -> list[Quotation]:
    """All words in quotation marks, in order."""
    found, _ = find(document, Voices(Sources(lambda _: ()), ()))
    return [each for each in found if each.kind == MARKS and not each.reason and each.text.strip()]


def frame(document: Document, start: int, end: int, inside: list[Quotation]) -> str:
    """A stretch of a document with a sign for each of some quotations."""
    parts = []
    for each in inside:
        first, last = each.outer
        parts.append(document.words(start, max(start, first)))
        parts.append(QUOTED_SENTENCE if each.text.rstrip().endswith(ENDS) else QUOTED)
        start = max(start, last)
    return "".join([*parts, document.words(start, max(start, end))]).replace("\n", " ")


def passage(document: Document, start: int, end: int, inside: list[Quotation]) -> Passage:
    """A stretch of a document for ``Speakers``."""
    texts = tuple(_bare(each.text) for each in inside)
    return Passage(frame(document, start, end, inside), texts, tuple(each.closing == 0 for each in inside))


def spoken(
    document: Document,
    parts: list[Part],
    reader: Reader,
    own: str,
    *,
    spaced: bool,
    turns: dict[int, Said] | None = None,
) -> tuple[list[Said], list[str]]:
    """The quotations in marks of an article's parts in order, and the terms in marks.

    ``turns`` says who speaks in parts that are speech from end to end: what is marked there is quoted by them.
    """
    every = quotations(document)
    speakers = Speakers(reader, own)
    said: list[Said] = []
    terms: list[str] = []
    headings: list[tuple[int, Part, list[Quotation]]] = []
    for number, part in enumerate(parts):
        if part.kind not in (BODY, CAPTION, *HEADINGS):
            continue
        inside = [each for each in every if part.start <= each.start < part.end]
        outer = [each for each in inside if each.depth == 0 or not any(_holds(other, each) for other in inside)]
        if part.kind in HEADINGS:
            headings.append((number, part, outer))
            continue
        if turns is not None and number in turns:
            begun = part.start + max(0, part.words.find(turns[number].exact))
            more, names = _inner(
                document, (begun, part.end), outer, turns[number].speaker, number, reader, spaced=spaced
            )
            said += more
            terms += names
            continue
        for each, speaker in _of_part(document, part, outer, speakers):
            before, after = document.words(part.start, each.outer[0]), document.words(each.outer[1], part.end)
            if is_term(each.text, before, after, plain=speaker[1], spaced=spaced):
                terms.append(_bare(each.text))
                continue
            said.append(_said(each, speaker, number))
            inner = [other for other in inside if other is not each and _holds(each, other)]
            more, names = _inner(document, (each.start, each.end), inner, speaker[0], number, reader, spaced=spaced)
            said += more
            terms += names
    for number, part, outer in headings:
        said += list(_in_heading(document, part, number, outer, said, reader, spaced=spaced))
    return said, list(dict.fromkeys(terms))


def _holds(outer: Quotation, inner: Quotation) -> bool:
    return outer is not inner and outer.start <= inner.start and inner.end <= outer.end and outer.depth < inner.depth


def _of_part(
    document: Document, part: Part, outer: list[Quotation], speakers: Speakers
) -> Iterator[tuple[Quotation, Speaker]]:
    return zip(outer, speakers.of(passage(document, part.start, part.end, outer)), strict=False)


def _bare(words: str) -> str:
    """Words without what the sentence round them puts inside the marks: “…,” he said."""
    return words.strip()


def _said(each: Quotation, speaker: Speaker, part: int, form: str = "") -> Said:
    words = _bare(each.text)
    whole = words.endswith((*ENDS, "，", ",")) or len(words) > LONGEST_TERM * 3
    name, sure = speaker
    return Said(words, name, sure and name != "", part, form or (DIRECT if whole else PARTIAL))


def _inner(
    document: Document,
    outer: tuple[int, int],
    inner: list[Quotation],
    speaker: str,
    part: int,
    reader: Reader,
    *,
    spaced: bool,
) -> tuple[list[Said], list[str]]:
    """Quotations in a quotation: of those whom the speaker quotes."""
    if not inner:
        return [], []
    first = [each for each in inner if not any(_holds(other, each) for other in inner)]
    inside = Speakers(reader, speaker)
    said, terms = [], []
    found = inside.of(passage(document, *outer, first))
    for each, (name, sure) in zip(first, found, strict=False):
        before, after = document.words(outer[0], each.outer[0]), document.words(each.outer[1], outer[1])
        few = len(squeeze(each.text)) <= LONGEST_TERM and not PUNCTUATED.search(each.text) and not SAYS.search(before)
        if is_term(each.text, before, after, plain=sure, spaced=spaced) or (few and name in ("", speaker)):
            terms.append(_bare(each.text))
        else:
            said.append(_said(each, (name, sure and name != ""), part, RELAYED))
    return said, terms


def _in_heading(
    document: Document,
    part: Part,
    number: int,
    outer: list[Quotation],
    said: list[Said],
    reader: Reader,
    *,
    spaced: bool,
) -> Iterator[Said]:
    """Words in marks in a heading: of whoever says them, or something like them, in the text, or in the heading."""
    given = Speakers(reader).of(passage(document, part.start, part.end, outer))
    for each, (name, plain) in zip(outer, given, strict=False):
        words = squeeze(each.text)
        same = next((other for other in said if words and words in squeeze(other.exact)), None)
        after = document.words(each.outer[1], part.end)
        if same:
            yield Said(_bare(each.text), same.speaker, same.sure, number, PULLED)
            continue
        if is_term(
            each.text, document.words(part.start, each.outer[0]), after, plain=plain, spaced=spaced
        ) or NAMED.search(fold(after[:6])):
            continue
        near = max(said, key=lambda other: _alike(words, squeeze(other.exact)), default=None)
        like = near is not None and _alike(words, squeeze(near.exact)) > 0.5  # noqa: PLR2004
        yield Said(_bare(each.text), near.speaker if near and like else name, False, number, PULLED)


def _alike(one: str, other: str) -> float:
    """How many of the pairs of characters of one text stand in the other."""
    pairs = {one[at : at + 2] for at in range(len(one) - 1)}
    return sum(pair in other for pair in pairs) / len(pairs) if pairs else 0.0


def is_term(words: str, before: str, after: str, *, plain: bool, spaced: bool) -> bool:
    """Whether words in marks name something and say nothing: a term, a title, a scheme."""
    words = words.strip().rstrip(",")
    if spaced:
        return _is_english_term(words, before, plain=plain)
    left, right = fold(before[-16:]).rstrip(), fold(after[:8])
    if len(words) > LONGEST_TITLE:
        return False
    if NAMING.search(left) and not words.endswith(ENDS):
        return True
    if PUNCTUATED.search(words) or WORDS_ARE.search(left):
        return False
    if _is_named_so(words, left, plain=plain):
        return True
    if len(words) > LONGEST_TERM * (1 if HAN.search(words) else 3):
        return False
    if NAMED.match(right) or left.endswith("、") or right.startswith("、") or not plain:
        return True
    # 「清楚明白」補償方案: a few characters that a noun follows; but 嗌咗句「走甜」就行.
    if len(words) > LONGEST_TERM // 2 or not HAN.match(right[:1]):
        return False
    return not left.endswith(":") and not re.search(f"{language.says()}[{fold('咗了過着聲句道')}]{{0,2}}$", left)


def _is_named_so(words: str, left: str, *, plain: bool) -> bool:
    """Whether words are a name by what they end with, or by what leads to them."""
    if len(words) <= LONGEST_TERM and left.endswith(fold("從")):
        return True
    if COUNTED.search(left) and len(words) <= LONGEST_COUNTED:
        return True
    ends = PLACED.search(left) is not None and PLACE.search(fold(words)) is not None
    return ends or (not plain and NAMES_ITSELF.search(fold(words)) is not None)


def _is_english_term(words: str, before: str, *, plain: bool) -> bool:
    number = len(words.split())
    if words.endswith((".", "!", "?")):
        return False
    if ENGLISH_NAMING.search(before[-40:]) and number <= LONGEST_ENGLISH_TERM * 2:
        return True
    capitals = number > 1 and all(
        word[:1].isupper() or word.lower() in ("and", "of", "the", "or", "for") for word in words.split()
    )
    if capitals and not before.rstrip().endswith(","):
        return True
    return number <= LONGEST_ENGLISH_TERM and not plain
