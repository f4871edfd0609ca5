"""The stretch of a source that is nearest to words which it does not hold: altered, near the paper's own, or absent."""

import operator
from collections import Counter
from difflib import SequenceMatcher

from hkinno import text
from hkinno.check import diff, lexicon
from hkinno.check.elisions import CLAUSE
from hkinno.check.holdings import ABSENT, ALTERED, NOT_SPEECH, SHORTEST, Corpus, Printed, Words, ids_of, paragraphs_of
from hkinno.documents.patterns import Pattern
from hkinno.store.kinds import Record

NUMERAL = Pattern(
    r"十(?!分)|(?<![進进])一(?![下些樣样定起直般])|(?<![\d.])[\d０-９]+(?:[.．][\d０-９]+)?|[二三四五六七八九百千萬万億亿兩两半幾几多%％]"
)
# What may follow in the source where a draft's sentence ends with a full stop of its own.
NO_STOP = ("", "，", "、", "；", "：")
# Up to this share of edits a quotation is a bent one of ours; beyond, it is another.
NEAR = 0.4


def nearest(quoted: str, plain: str, known: Corpus) -> Words:
    """Altered, near the paper's own words, or absent."""
    limit = max(1, int(len(plain) * NEAR))
    pairs = _pairs(plain)
    best: list[Record] = []
    fewest = limit
    for quote, squeezed in known.quotes:
        if not _may_be_near(plain, squeezed, pairs, fewest):
            continue
        edits, _ = diff.distance(plain, squeezed)
        if edits <= fewest:
            best = [*(best if edits == fewest else []), quote]
            fewest = edits
    paper: list[Printed] = []
    # As near as a quote is not near enough: the quote is told.
    nearest = fewest - 1 if best else limit
    for each in known.paper:
        if not _may_be_near(plain, each.squeezed, pairs, nearest):
            continue
        edits, _ = diff.distance(plain, each.squeezed)
        if edits <= nearest and not _cut_short(plain, each, edits):
            paper = [*(paper if edits == nearest else []), each]
            nearest = edits
    pieced = _pieced(plain, known) if not best else None
    if pieced:
        return pieced
    if not best and not paper:
        best = [quote for quote, squeezed in known.quotes if _turned_about(plain, squeezed)][:1]
    if paper:
        told, source = _side_by_side(quoted, plain, paper[0].words)
        steps = tuple(diff.word_changes(told, source))
        details = f"near the paper's own words, which are not speech: {diff.shown(list(steps))}"
        places = tuple(dict.fromkeys(each.place for each in paper))
        return Words(NOT_SPEECH, (), places, source, details, steps, max(nearest, 1) / len(plain))
    if best:
        return altered(quoted, plain, best)
    return Words(ABSENT, details=f"nothing like it in {known.searched}")


def _cut_short(plain: str, printed: Printed, edits: int) -> bool:
    """Whether a few words are the paper's only as its clause begins, and end otherwise: 一定要贏, 一定要發揮."""
    if len(plain) > LONGEST_BEGUN or printed.title:
        return False
    _, _, end = diff.nearest(plain, printed.squeezed)
    kept = printed.squeezed[:end].endswith(plain[-1])
    back = text.offsets(printed.words)
    goes_on = end < len(back) and CLAUSE.search(printed.words, back[end - 1] + 1, back[end] + 1) is None
    return edits > 0 and not kept and goes_on


# Of so few words the last one is what is said.
LONGEST_BEGUN = 8


def _turned_about(plain: str, squeezed: str) -> bool:
    """Whether words are those of a stretch of a quote in another order, or in its order with some left out."""
    if len(plain) < LEAST_TURNED or not text.has_chinese(plain):
        return False
    if not all(character in squeezed for character in plain):
        return False
    size, wanted = len(plain), Counter(plain)
    if any(Counter(squeezed[start : start + size]) == wanted for start in range(len(squeezed) - size + 1)):
        return True
    return _spread(plain, squeezed) is not None


def _spread(plain: str, squeezed: str) -> tuple[int, int] | None:
    """The stretch of a quote that has all the words in their order, two characters or more together, and others."""
    if not all(character in squeezed for character in plain):
        return None
    matcher = SequenceMatcher(None, plain, squeezed, autojunk=False)
    blocks = [each for each in matcher.get_matching_blocks() if each.size]
    whole = sum(each.size for each in blocks) == len(plain) >= LEAST_TURNED and min(each.size for each in blocks) > 1
    start, end = (blocks[0].b, blocks[-1].b + blocks[-1].size) if whole else (0, 0)
    return (start, end) if whole and end - start <= MOST_LEFT_OUT * len(plain) else None


# So few characters may be in any order by chance; so many times as long may be what they are taken from.
LEAST_TURNED, MOST_LEFT_OUT = 6, 2


def _pieced(plain: str, known: Corpus) -> Words | None:
    """The paper's own words, where the store has only pieces of a sentence: nearly all of them, in one paragraph."""
    if len(plain) < LEAST_PIECED:
        return None
    begins = [plain[start : start + SHORTEST] for start in range(0, len(plain) - SHORTEST + 1, SHORTEST)]
    pieces: dict[str, list[Printed]] = {}
    for each in known.paper:
        if not each.title and any(begin in each.squeezed for begin in begins):
            pieces.setdefault(each.place, []).append(each)
    for place, printed in pieces.items():
        used = _cover(plain, printed)
        if sum(length for _, length in used) >= PIECED * len(plain):
            source = "……".join(dict.fromkeys(piece.words for piece, _ in used))
            told = "the paper's words, not inside quotation marks there"
            return Words(NOT_SPEECH, (), (place,), source, told)
    return None


def _cover(plain: str, printed: list[Printed]) -> list[tuple[Printed, int]]:
    """The pieces that hold words from their beginning on, and how many characters each."""
    used: list[tuple[Printed, int]] = []
    position = 0
    while position < len(plain):
        length, number = max((_run(plain, position, each.squeezed), number) for number, each in enumerate(printed))
        if length >= SHORTEST:
            used.append((printed[number], length))
        position += max(1, length)
    return used


def _run(plain: str, start: int, source: str) -> int:
    """How many characters from a place on stand in a source."""
    end = start
    while end < len(plain) and plain[start : end + 1] in source:
        end += 1
    return end - start


# So much of words, and so many, are the paper's where pieces of its sentence hold them.
PIECED, LEAST_PIECED = 0.9, 10


def _may_be_near(plain: str, source: str, pairs: set[str], limit: int) -> bool:
    """Whether a source can be within so many edits: it is long enough, and has so many pairs of characters in common.

    An edit takes away two pairs at most.
    """
    if len(plain) - len(source) > limit:
        return False
    needed = max(1, len(pairs) - 2 * limit)
    return not pairs or sum(map(source.__contains__, pairs)) >= needed


def altered(quoted: str, plain: str, quotes: list[Record]) -> Words:
    """The difference from the first of the quotes that are equally near; a citation of any of them is right."""
    edits, _ = diff.distance(plain, text.squeeze(quotes[0]["exact"]))
    quoted, source = _side_by_side(quoted, plain, quotes[0]["exact"])
    steps = tuple(
        diff.word_changes(quoted, source) if text.has_chinese(source) else diff.word_difference(quoted, source)
    )
    told = [
        f"{name} changed"
        for name, there in (("numbers", _numbers), ("negations", lexicon.negations))
        if there(quoted) != there(source)
    ]
    details = "; ".join([*told, diff.shown(list(steps))])
    return Words(
        ALTERED, ids_of(quotes), paragraphs_of(quotes), source, details, steps, max(edits, 1) / max(len(plain), 1)
    )


def _numbers(words: str) -> list[str]:
    return NUMERAL.findall(text.fold(words))


def _side_by_side(quoted: str, plain: str, exact: str) -> tuple[str, str]:
    """A draft's words and the stretch of a source that is nearest to them, both with or both without a full stop."""
    squeezed = text.squeeze(exact)
    edits, start, end = diff.nearest(plain, squeezed)
    spread = _spread(plain, squeezed) if text.has_chinese(plain) else None
    if spread is not None:
        start, end = spread
    if len(plain) == len(squeezed) and sum(map(operator.ne, plain, squeezed)) == edits:
        # A character changed at the edge is one changed, not one put before a shorter stretch.
        start, end = 0, len(squeezed)
    if end <= start:
        return quoted, exact
    back = text.offsets(exact)
    edge = end
    start, end = _to_edges(plain, squeezed, start, end)
    first, last = back[start], back[end - 1] + 1
    if edge < end and (mark := CLAUSE.search(exact, back[edge - 1] + 1, last)):
        # What follows the clause is no part of what the draft's last words stand for.
        last = mark.start()
    if last < len(exact) and CLAUSE.match(exact, last) is None:
        rest = CLAUSE.search(exact, last)
        # No half of a word is left of a clause.
        last = (
            rest.start() if rest and rest.start() - last <= REST else len(exact) if len(exact) - last <= REST else last
        )
    # Words of a language with blanks are whole.
    while first and _is_letter(exact[first - 1]) and _is_letter(exact[first]):
        first -= 1
    while last < len(exact) and _is_letter(exact[last - 1]) and _is_letter(exact[last]):
        last += 1
    source = exact[first:last]
    if not quoted.endswith("。"):
        return quoted, source
    after = exact[back[end - 1] + 1 :][:1]
    if after in NO_STOP:
        return quoted[:-1], source
    return quoted, source + after if not text.squeeze(after) else source


def _to_edges(plain: str, squeezed: str, start: int, end: int) -> tuple[int, int]:
    """The stretch with as many characters at its edges as the draft has there that are none of the source's."""
    if not text.has_chinese(squeezed):
        return start, end
    missing = len(plain) - (end - start)
    if missing > 0 and plain[-1] != squeezed[end - 1]:
        end = min(len(squeezed), end + missing)
    elif missing > 0 and plain[0] != squeezed[start]:
        start = max(0, start - missing)
    return start, end


# So few characters after a stretch belong to its last word.
REST = 1


def _is_letter(character: str) -> bool:
    """Whether it is part of a word that blanks part from the next."""
    return character.isalpha() and not text.is_chinese(character)


def _pairs(plain: str) -> set[str]:
    return {plain[index : index + 2] for index in range(len(plain) - 1)}
