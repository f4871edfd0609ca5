"""The quotations of an article: words in marks, and which of them say nothing but are terms.

Marks are paired as in drafts (``check.quotations``). Words in marks that name something are no speech.
"""

import re
from collections.abc import Iterator
from typing import NamedTuple

from hkinno.check.quotations import MARKS, Quotation, find
from hkinno.check.tokens import NO_SIGNS, QUOTED, QUOTED_SENTENCE
from hkinno.check.voices import Voices
from hkinno.documents import Document
from hkinno.library.layout import BODY, CAPTION, HEADINGS, Part
from hkinno.library.people import Reader
from hkinno.library.speakers import Passage, Speaker, Speakers
from hkinno.library.terms import ENDS, LONGEST_TERM, NAMED, PUNCTUATED, is_term, led_to
from hkinno.sources import Sources
from hkinno.text import fold, squeeze

DIRECT, PARTIAL, RELAYED, PULLED = "direct", "partial", "relayed", "pull-quote"
SAYS = re.compile(r"(?:[說说話话]|\bsa(?:id|ys?))[道過过,]?\s*$")


RELAYS = re.compile(
    r"(?:引述|引用|借用|套用|转述|轉述|quot(?:ed|ing))(?P<whose>[^，。；：]{2,30}?)(?:的|所)?(?:名句|名言|說話|话|話|說法|说法|words)?[：:，,]?\s*$"
)


BEGINS_WITH_ANOTHER = re.compile(r"\s*(?:『[^』]*』|“[^”]*”|‘[^’]*’|「[^」]*」)[^『』“”‘’「」]*\w")


FEW = re.compile(r"(?<![\w'])'(?P<words>[A-Za-z][\w’-]+(?: [\w’-]+){0,3}[,.!?]?)'(?![\w'])")


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
    found = [each for each in found if each.kind == MARKS and not each.reason and each.text.strip()]
    return sorted([*found, *_few(document, found)], key=lambda each: (each.start, -each.end))


def _few(document: Document, found: list[Quotation]) -> Iterator[Quotation]:
    """A word or two between straight single marks, where a text quotes in no others: 'Bring sandwiches,' he said."""
    if not found or any(document.text[each.start - 1] != "'" for each in found):
        return
    for match in FEW.finditer(document.text):
        if not any(each.start <= match.end() and match.start() <= each.end for each in found):
            yield Quotation(match.start("words"), match.end("words"), match["words"])


def frame(document: Document, start: int, end: int, inside: list[Quotation]) -> str:
    """A stretch of a document with a sign for each of some quotations."""
    parts = []
    for each in inside:
        first, last = each.outer
        before = document.words(start, max(start, first)).translate(NO_SIGNS)
        # 他引述老伯的話說：「『…』…」 is his.
        parts.append(RELAYS.sub("：", before) if BEGINS_WITH_ANOTHER.match(each.text) else before)
        parts.append(QUOTED_SENTENCE if each.text.rstrip().endswith(ENDS) else QUOTED)
        start = max(start, last)
    rest = document.words(start, max(start, end)).translate(NO_SIGNS)
    return "".join([*parts, rest]).replace("\n", " ")


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
    # Those who are told of in what is said are remembered from turn to turn.
    speakers, talking = Speakers(reader, own), Speakers(reader, inner=True)
    said: list[Said] = []
    terms: list[str] = []
    headings: list[tuple[int, Part, list[Quotation]]] = []
    for number, part in enumerate(parts):
        if part.kind not in (BODY, CAPTION, *HEADINGS):
            continue
        inside = [each for each in every if part.start <= each.start < part.end]
        outer = [each for each in inside if not any(_holds(other, each) for other in inside)]
        if part.kind in HEADINGS:
            headings.append((number, part, outer))
            continue
        if turns is not None and number in turns:
            begun = part.start + max(0, part.words.find(turns[number].exact))
            talking.own = turns[number].speaker
            more, names = _inner(document, (begun, part.end), inside, talking, number, spaced=spaced)
            said += more
            terms += names
            continue
        for each, speaker in _of_part(document, part, outer, speakers):
            before, after = document.words(part.start, each.outer[0]), document.words(each.outer[1], part.end)
            alone = not re.search(r"[^\W_]", before + after)
            if not alone and (
                _bare(each.text) in reader.people.titles
                or is_term(each.text, before, after, plain=speaker[1], spaced=spaced)
            ):
                terms.append(_bare(each.text))
                continue
            said.append(_said(each, speaker, number))
            inner = [other for other in inside if other is not each and _holds(each, other)]
            more, names = _inner(
                document, (each.start, each.end), inner, speakers.within(speaker[0]), number, spaced=spaced
            )
            if more and inner[0].outer[0] <= each.start + 1 and (other := _relayed(before, reader)):
                more[0] = more[0]._replace(speaker=other, sure=True)
                said[-1] = said[-1]._replace(sure=said[-1].speaker != "")
            said += more
            terms += names
    for number, part, outer in headings:
        spoken_of = [each for each in outer if _bare(each.text) not in terms]
        said += list(_in_heading(document, part, number, spoken_of, said, reader, spaced=spaced))
    return said, list(dict.fromkeys(terms))


def _holds(outer: Quotation, inner: Quotation) -> bool:
    size, other = outer.end - outer.start, inner.end - inner.start
    return outer is not inner and outer.start <= inner.start and inner.end <= outer.end and size > other


def _of_part(
    document: Document, part: Part, outer: list[Quotation], speakers: Speakers
) -> Iterator[tuple[Quotation, Speaker]]:
    read = speakers.aside if part.kind == CAPTION else speakers.of
    return zip(outer, read(passage(document, part.start, part.end, outer)), strict=False)


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
    inside: Speakers,
    part: int,
    *,
    spaced: bool,
) -> tuple[list[Said], list[str]]:
    """Quotations in what somebody says: of those whom he quotes, as ``inside`` finds them."""
    first = [each for each in inner if not any(_holds(other, each) for other in inner)]
    inner = [each for each in inner if each not in first]
    said, terms = [], []
    found = inside.of(passage(document, *outer, first))
    for each, (name, sure) in zip(first, found, strict=False):
        before, after = document.words(outer[0], each.outer[0]), document.words(each.outer[1], outer[1])
        few = len(squeeze(each.text)) <= LONGEST_TERM and not PUNCTUATED.search(each.text) and not led_to(before, after)
        if is_term(each.text, before, after, plain=sure, spaced=spaced) or (few and name in ("", inside.own)):
            terms.append(_bare(each.text))
        else:
            said.append(_said(each, (name, sure and name != ""), part, RELAYED))
            more = [other for other in inner if _holds(each, other)]
            deeper = _inner(document, (each.start, each.end), more, inside.within(name), part, spaced=spaced)
            said, terms = said + deeper[0], terms + deeper[1]
    return said, terms


def _relayed(before: str, reader: Reader) -> str:
    """Whose words a speaker begins with: 他引述已故學者高嵐的名句：「『…』…」."""
    match = RELAYS.search(before)
    named = reader.mentions(match["whose"]) if match else []
    return named[-1].name if named and named[-1].kind in ("person", "role", "body") else ""


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
            # A few words may be others', whom the speaker quotes.
            own = len(words) > LONGEST_TERM // 2
            yield Said(_bare(each.text), same.speaker, same.sure and own, number, PULLED)
            continue
        before = document.words(part.start, each.outer[0]).strip()
        # Episode 12: “Nobody whistles any more”
        whole = (
            not after.strip()
            and not each.text.strip().istitle()
            and re.search(r"^$|[:：—|｜]$", before)
            and len(squeeze(each.text)) > LONGEST_TERM
        )
        if not whole and (
            is_term(each.text, before, after, plain=plain, spaced=spaced) or NAMED.search(fold(after[:6]))
        ):
            continue
        near = max(said, key=lambda other: _alike(words, squeeze(other.exact)), default=None)
        like = near is not None and _alike(words, squeeze(near.exact)) > 0.5  # noqa: PLR2004
        yield Said(_bare(each.text), near.speaker if near and like else name, False, number, PULLED)


def _alike(one: str, other: str) -> float:
    """How many of the pairs of characters of one text stand in the other."""
    pairs = {one[at : at + 2] for at in range(len(one) - 1)}
    return sum(pair in other for pair in pairs) / len(pairs) if pairs else 0.0
