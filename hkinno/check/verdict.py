"""The verdict on a quotation's words: whether they are his.

Equal code points are verbatim; equal squeezed text (text.squeeze) is converted, with what differs named; pieces in
their order are elided. Only when none of these holds is the nearest source looked for, to explain the miss.
"""

import operator
import re
from itertools import pairwise
from typing import NamedTuple

from hkinno import text
from hkinno.check import diff as align
from hkinno.check import markup
from hkinno.check import translation as english
from hkinno.sources import Sources, sources_of
from hkinno.store.kinds import ENTITY, Record, Records
from hkinno.store.schema import HEADING_KINDS

VERBATIM, CONVERTED, ELIDED, ALTERED = "verbatim", "converted", "elided", "altered"
TRANSLATION, NOT_SPEECH, ABSENT, SKIPPED = "translation", "not-speech", "absent", "skipped"

# His words, and nothing but his words.
HELD = (VERBATIM, CONVERTED, ELIDED)

HAN = re.compile("[\u3400-\u9fff\uf900-\ufaff\U00020000-\U0003ffff]")
# Without the blanks round it: looking for those first would be quadratic on a long run of blanks.
ELLIPSIS = re.compile(
    r"[\[［(（〔【]\s*(?:…+|⋯+|\.{3,}|。{3,}|．{3,}|[上中下前後后]?略)\s*[\]］)）〕】]|…+|⋯+|\.{3,}|。{3,}|．{3,}"
)
NEGATION = re.compile("[不沒没未非無无勿莫別]")
# Words that are written with a negation's character and negate nothing.
NO_NEGATION = re.compile("未來|未来|非常|無論|无论|特別|特别")
NUMERAL = re.compile(r"一(?![下些樣样定起直般])|[\d０-９二三四五六七八九十百千萬万億亿兩两半幾多%％]")

# What makes a clause a condition or a hope, as the sources write it.
HEDGE = re.compile("即使|如果|假如|若(?!干)|希望|應該|可能|也許|打算|擬|力爭")
# What may follow in the source where a draft's sentence ends with a full stop of its own.
NO_STOP = ("", "，", "、", "；", "：")

# Fewer characters than this are too few to say whose they are, unless they are stored as a quote.
SHORTEST = 4
# A piece of an elided quotation must be at least this long to be looked for.
SHORTEST_PIECE = 2
# Up to this share of edits a quotation is a bent one of ours; beyond, it is another.
NEAR = 0.4
# A quotation of more clauses than this is not taken apart.
MOST_CLAUSES = 40
FEWEST_WORDS = 4
NOT_CHINESE = "not Chinese: the store holds his words in Chinese only"
# Traditional characters that Simplified merges with another word's: 髮 is hair, and no form of 發. The folding
# takes them for one; in a quotation such a character is a wrong one.
MERGED = re.compile(
    "[髮瞭齣隻衕嚮曏傢麵麪麫鬚龢賙貲哩颱檯乾幹榦鬆鬥醜穀復複覆繫徵餘禦闢錶闆彙鹹薑籤範衝捲準葉僕樸矇濛鐘鍾髒臟曆瀋]"
)
CLAUSE = re.compile("[，。；、！？：,;!?:\\s「」『』]+")


class Words(NamedTuple):
    """A verdict on words.

    ``quotes`` are the ids of the quotes that hold them (the first one decides), ``paragraphs`` where they stand,
    ``source`` the source's characters, ``details`` what to say of the difference, ``steps`` the difference.
    """

    verdict: str
    quotes: tuple[str, ...] = ()
    paragraphs: tuple[str, ...] = ()
    source: str = ""
    details: str = ""
    steps: tuple[align.Step, ...] = ()


class Corpus(NamedTuple):
    """All that a draft is compared with, squeezed once."""

    quotes: list[tuple[Record, str]]
    # The paper's own words: where they stand, the words, squeezed.
    paper: list[tuple[str, str, str]]
    names: frozenset[str]
    translations: list[tuple[Record, str]]
    sources: Sources
    whole: bool


def corpus(store: Records, texts: dict[str, str] | None = None) -> Corpus:
    """Make the corpus from a store, and the paragraphs' texts where a copy of the page is attached."""
    quotes, facts = store.all("quotes"), store.all("facts")
    paper = [
        (each["paragraph"], each["exact"], text.squeeze(each["exact"])) for fact in facts for each in fact["evidence"]
    ]
    for paragraph in sources_of(store).paragraphs:
        if paragraph["kind"] in HEADING_KINDS:
            name = f"the {paragraph['kind']} of {paragraph['article']}"
            paper.append((name, paragraph["text"], text.squeeze(paragraph["text"])))
    paper += [(name, words, text.squeeze(words)) for name, words in (texts or {}).items()]
    names = [name for entity in sources_of(store).entities.values() for name in ENTITY.names(entity)[1:]]
    return Corpus(
        quotes=[(quote, text.squeeze(quote["exact"])) for quote in quotes],
        paper=paper,
        names=frozenset(map(text.squeeze, names)),
        translations=[(quote, english.plain(quote["translation"]["en"])) for quote in quotes],
        sources=sources_of(store),
        whole=bool(texts),
    )


def judge(quoted: str, known: Corpus) -> Words:
    """The verdict on the words of one quotation, given without its marks; markup in it is typography."""
    bare = markup.bare(quoted)
    verdict = _judge(bare, known)
    if verdict.verdict not in HELD:
        verdict = _with_insertions(bare, known) or verdict
    if bare == quoted or verdict.verdict not in (VERBATIM, CONVERTED):
        return verdict
    named = verdict.details.removeprefix("differs in ")
    joined = ", " if named != verdict.details else "; " if named else ""
    steps = tuple(align.difference(quoted, verdict.source))
    return verdict._replace(verdict=CONVERTED, details=f"differs in markup{joined}{named}", steps=steps)


def _with_insertions(bare: str, known: Corpus) -> Words | None:
    """The verdict without what an editor put in square brackets, where the rest is his; a negation put in alters it."""
    rest, put_in = markup.without_insertions(bare)
    verdict = _judge(rest, known) if put_in and HAN.search(rest) else None
    if verdict is None or verdict.verdict not in HELD:
        return None
    if any(NEGATION.search(NO_NEGATION.sub("", each)) for each in put_in):
        return altered(
            bare, text.squeeze(bare), [quote for quote, _ in known.quotes if quote["id"] == verdict.quotes[0]]
        )
    told = f"an insertion in square brackets: {'、'.join(put_in)}"
    return verdict._replace(
        verdict=ELIDED if verdict.verdict == ELIDED else CONVERTED,
        details=f"{told}; {verdict.details}" if verdict.details else told,
        steps=tuple(align.difference(bare, verdict.source)),
    )


def _judge(quoted: str, known: Corpus) -> Words:
    plain = text.squeeze(quoted)
    if not HAN.search(quoted):
        return _judge_english(quoted, plain, known)
    pieces = [piece for piece in ELLIPSIS.split(quoted) if text.squeeze(piece)]
    if ELLIPSIS.search(quoted) and all(len(text.squeeze(piece)) >= SHORTEST_PIECE for piece in pieces):
        elided = _elided(pieces, known)
        if elided is not None:
            return elided
    found = _holding(quoted, plain, known)
    if found is not None:
        return found
    if plain in known.names:
        return Words(SKIPPED, details="a name, not speech")
    if len(plain) < SHORTEST:
        near = "".join(f"; near {quote['id']} 「{quote['exact']}」" for quote in one_off(plain, known))
        return Words(SKIPPED, details=f"shorter than {SHORTEST} characters{near}")
    paper = [(place, words) for place, words, squeezed in known.paper if plain in squeezed]
    if paper and not _wrong_characters(quoted, _slice(quoted, paper[0][1])):
        places = tuple(dict.fromkeys(place for place, _ in paper))
        return Words(
            NOT_SPEECH,
            paragraphs=places,
            source=_slice(quoted, paper[0][1]),
            details="the paper's words, not inside his quotation marks",
        )
    return _nearest(quoted, plain, known)


def one_off(plain: str, known: Corpus) -> list[Record]:
    """The quotes as long as a few squeezed characters that are the same but for one, and have one in common."""
    return [
        quote
        for quote, squeezed in known.quotes
        if 1 < len(plain) == len(squeezed) < SHORTEST and sum(map(operator.ne, plain, squeezed)) == 1
    ]


def _holding(quoted: str, plain: str, known: Corpus) -> Words | None:
    """Verbatim or converted: the quotes that hold these words, equal ones before parts, direct before others."""
    short = len(plain) < SHORTEST
    holding = [
        quote
        for quote, squeezed in known.quotes
        if plain and (plain == squeezed if short else text.find_all(quoted, quote["exact"]))
    ]
    if not holding:
        return None
    trimmed = quoted.strip()
    holding.sort(key=lambda quote: (trimmed not in quote["exact"], quote["form"] == "pull-quote", len(quote["exact"])))
    first = holding[0]
    ids = tuple(quote["id"] for quote in holding)
    places = tuple(dict.fromkeys(quote["paragraph"] for quote in holding))
    exact = first["exact"]
    if quoted in exact:
        return Words(VERBATIM, ids, places, quoted, _cut_off(exact, exact.index(quoted)))
    source = _slice(quoted, exact)
    if _wrong_characters(quoted, source):
        return altered(quoted, plain, holding)
    names = f"differs in {', '.join(text.differences(quoted, source))}"
    note = _cut_off(exact, text.find_all(quoted, exact)[0][0])
    details = f"{names}; {note}" if note else names
    return Words(CONVERTED, ids, places, source, details, tuple(align.difference(quoted, source)))


def _wrong_characters(quoted: str, source: str) -> bool:
    """Whether a quotation that squeezes to a source has another word's character in a place of it."""
    if not MERGED.search(quoted):
        return False
    here, there = ([each[offset] for offset in text.offsets(each)] for each in (quoted, source))
    return any(one != other and MERGED.match(one) for one, other in zip(here, there, strict=False))


def _cut_off(exact: str, start: int) -> str:
    """A warning where what is left out of the clause before the quoted part turns or hedges its meaning."""
    before = exact[max(0, start - 1) : start]
    if NEGATION.match(before):
        return f"the word before is {before}"
    hedges = HEDGE.findall(CLAUSE.split(exact[:start])[-1])
    return f"left out before it: {' '.join(hedges)}" if hedges else ""


def _slice(quoted: str, exact: str) -> str:
    """The source's characters for a quotation that squeezes to a part of it, and its marks where the draft has some."""
    spans = text.find_all(quoted, exact)
    if not spans:
        return exact
    start, end = spans[0]
    kept = text.offsets(quoted)
    if kept[0] > 0 and quoted[: kept[0]].strip():
        while start > 0 and not text.squeeze(exact[start - 1]):
            start -= 1
    if quoted[kept[-1] + 1 :].strip():
        while end < len(exact) and not text.squeeze(exact[end]):
            end += 1
    return exact[start:end]


def _elided(pieces: list[str], known: Corpus) -> Words | None:
    """Pieces in their order within one quote: in the one that leaves out the least; out of order they are altered."""
    found: list[tuple[int, Record, list[tuple[int, int]]]] = []
    scattered: Record | None = None
    for quote, _ in known.quotes:
        spans = [text.find_all(piece, quote["exact"]) for piece in pieces]
        if not all(spans):
            continue
        chosen = _in_order(spans)
        if chosen is None:
            scattered = scattered or quote
            continue
        left_out = len(quote["exact"]) - sum(end - start for start, end in chosen)
        found.append((left_out, quote, chosen))
    if found:
        found.sort(key=lambda each: each[0])
        verdict = _left_out(found[0][1], found[0][2])
        # A citation of any of them is right.
        quotes = [quote for _, quote, _ in found]
        return verdict._replace(quotes=_ids(quotes), paragraphs=_paragraphs(quotes))
    if scattered is None:
        return None
    told = "the pieces are not in the order of the source"
    return Words(ALTERED, (scattered["id"],), (scattered["paragraph"],), scattered["exact"], told)


def _in_order(spans: list[list[tuple[int, int]]]) -> list[tuple[int, int]] | None:
    chosen: list[tuple[int, int]] = []
    for each in spans:
        after = chosen[-1][1] if chosen else 0
        span = next((one for one in each if one[0] >= after), None)
        if span is None:
            return None
        chosen.append(span)
    return chosen


def _left_out(quote: Record, chosen: list[tuple[int, int]]) -> Words:
    """The verdict on pieces in order: what is left out, with any negation among it pointed at."""
    exact = quote["exact"]
    edges = [(0, 0), *chosen, (len(exact), len(exact))]
    gaps = [exact[one[1] : other[0]] for one, other in pairwise(edges)]
    left = [gap for gap in gaps if text.squeeze(gap)]
    details = f"left out: {' / '.join(left)}" if left else "nothing is left out"
    negations = sorted({mark for gap in left for mark in NEGATION.findall(gap)})
    if negations:
        details = f"left out with {' '.join(negations)}: {' / '.join(left)}"
    source = "……".join(exact[start:end] for start, end in chosen)
    return Words(ELIDED, (quote["id"],), (quote["paragraph"],), source, details)


def _nearest(quoted: str, plain: str, known: Corpus) -> Words:
    """Altered, near the paper's own words, or absent."""
    limit = max(1, int(len(plain) * NEAR))
    pairs = _pairs(plain)
    best: list[Record] = []
    fewest = limit
    for quote, squeezed in known.quotes:
        if not _may_be_near(plain, squeezed, pairs, fewest):
            continue
        edits, _ = align.distance(plain, squeezed)
        if edits <= fewest:
            best = [*(best if edits == fewest else []), quote]
            fewest = edits
    paper: list[tuple[str, str]] = []
    # As near as a quote is not near enough: the quote is told.
    fewest = fewest - 1 if best else limit
    for place, words, squeezed in known.paper:
        if not _may_be_near(plain, squeezed, pairs, fewest):
            continue
        edits, _ = align.distance(plain, squeezed)
        if edits <= fewest:
            paper = [*(paper if edits == fewest else []), (place, words)]
            fewest = edits
    if paper:
        told, source = _side_by_side(quoted, plain, paper[0][1])
        steps = tuple(align.difference(told, source))
        details = f"near the paper's own words, which are not speech: {align.shown(list(steps))}"
        places = tuple(dict.fromkeys(place for place, _ in paper))
        return Words(NOT_SPEECH, paragraphs=places, source=source, details=details, steps=steps)
    if best:
        return altered(quoted, plain, best)
    together = _not_together(quoted, known)
    if together is not None:
        return together
    searched = "the whole page" if known.whole else "quotes and excerpts (no copy of the page is attached)"
    return Words(ABSENT, details=f"nothing like it in {searched}")


def _may_be_near(plain: str, source: str, pairs: set[str], limit: int) -> bool:
    """Whether a source can be within so many edits: it is long enough, and has two characters together in common."""
    if len(plain) - len(source) > limit:
        return False
    return not pairs or any(source[index : index + 2] in pairs for index in range(len(source) - 1))


def _not_together(quoted: str, known: Corpus) -> Words | None:
    """Altered, where every clause is his but they do not stand so: another order, or of several quotes."""
    clauses = [clause for clause in CLAUSE.split(quoted) if len(text.squeeze(clause)) >= SHORTEST]
    others = sum(len(text.squeeze(clause)) for clause in CLAUSE.split(quoted)) - sum(
        len(text.squeeze(clause)) for clause in clauses
    )
    if not 1 < len(clauses) <= MOST_CLAUSES or others:
        return None
    holding: list[Record] = []
    for clause in clauses:
        found = [quote for quote, _ in known.quotes if text.find_all(clause, quote["exact"])]
        if not found:
            return None
        holding.append(next((quote for quote in found if quote in holding), found[0]))
    told = "his clauses, but not together in this order"
    source = " / ".join(dict.fromkeys(quote["exact"] for quote in holding))
    return Words(ALTERED, _ids(holding), _paragraphs(holding), source, told)


def _ids(quotes: list[Record]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(quote["id"] for quote in quotes))


def _paragraphs(quotes: list[Record]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(quote["paragraph"] for quote in quotes))


def altered(quoted: str, plain: str, quotes: list[Record]) -> Words:
    """The difference from the first of the quotes that are equally near; a citation of any of them is right."""
    quoted, source = _side_by_side(quoted, plain, quotes[0]["exact"])
    steps = tuple(align.difference(quoted, source))
    told = [
        f"{name} changed"
        for name, pattern in (("numbers", NUMERAL), ("negations", NEGATION))
        if _turned(pattern, quoted, source, steps)
    ]
    details = "; ".join([*told, align.shown(list(steps))])
    return Words(ALTERED, _ids(quotes), _paragraphs(quotes), source, details, steps)


def _turned(pattern: re.Pattern[str], quoted: str, source: str, steps: tuple[align.Step, ...]) -> bool:
    """Whether what a pattern finds is different in a step. A step may cut a word: it looks at the whole texts."""
    here = {match.start(): match[0] for match in pattern.finditer(quoted)}
    there = {match.start(): match[0] for match in pattern.finditer(source)}
    one = other = 0
    for step in steps:
        ends = one + len(step.draft), other + len(step.source)
        if step.op != "equal":
            before = [here[offset] for offset in range(one, ends[0]) if offset in here]
            after = [there[offset] for offset in range(other, ends[1]) if offset in there]
            if before != after:
                return True
        one, other = ends
    return False


def _side_by_side(quoted: str, plain: str, exact: str) -> tuple[str, str]:
    """A draft's words and the stretch of a source that is nearest to them, both with or both without a full stop."""
    squeezed = text.squeeze(exact)
    edits, start, end = align.nearest(plain, squeezed)
    if len(plain) == len(squeezed) and sum(map(operator.ne, plain, squeezed)) == edits:
        # A character changed at the edge is one changed, not one put before a shorter stretch.
        start, end = 0, len(squeezed)
    if end <= start:
        return quoted, exact
    back = text.offsets(exact)
    source = exact[back[start] : back[end - 1] + 1]
    if not quoted.endswith("。"):
        return quoted, source
    after = exact[back[end - 1] + 1 :][:1]
    if after in NO_STOP:
        return quoted[:-1], source
    return quoted, source + after if not text.squeeze(after) else source


def _pairs(plain: str) -> set[str]:
    return {plain[index : index + 2] for index in range(len(plain) - 1)}


def _judge_english(quoted: str, plain: str, known: Corpus) -> Words:
    """A quotation without Chinese: our translation, a name, or a language that the store does not hold."""
    if plain in known.names:
        return Words(SKIPPED, details="a name, not speech")
    asked = english.plain(quoted)
    if len(asked.split()) < FEWEST_WORDS:
        return Words(SKIPPED, details="a word or two that are not Chinese")
    same = [quote for quote, ours in known.translations if f" {asked} " in f" {ours} "]
    if same:
        details = "our unofficial translation, word for word; he spoke Chinese"
        return Words(TRANSLATION, _ids(same), _paragraphs(same), same[0]["exact"], details)
    near = _like_ours(asked, known)
    return _nearly_ours(*near, asked) if near else Words(SKIPPED, details=NOT_CHINESE)


def _like_ours(asked: str, known: Corpus) -> tuple[Record, str] | None:
    """The translation most like English words, if one is like them."""
    from difflib import SequenceMatcher  # noqa: PLC0415 - for English drafts only

    best, most = None, english.LIKE_OURS
    for quote, ours in known.translations:
        matcher = SequenceMatcher(None, asked, ours, autojunk=False)
        if matcher.real_quick_ratio() >= most and matcher.quick_ratio() >= most:
            ratio = matcher.ratio()
            if ratio > most or (best is None and ratio == most):
                best, most = (quote, ours), ratio
    return best


def _nearly_ours(quote: Record, ours: str, asked: str) -> Words:
    """Near our translation; where it says something else than that, it is altered."""
    steps = tuple(align.word_difference(asked, ours))
    shown = align.shown(list(steps))
    turned = english.turned(asked, ours, list(steps))
    if turned:
        details, verdict = f"near our unofficial translation, but {turned}: {shown}", ALTERED
    else:
        details, verdict = f"our unofficial translation, changed: {shown}", TRANSLATION
    return Words(verdict, (quote["id"],), (quote["paragraph"],), quote["exact"], details, steps)
