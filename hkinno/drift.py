"""What a copy of the page has otherwise than the store: paragraph by paragraph, and which claims no longer hold.

The store does not hold the page. Of a paragraph whose hash is not the copy's it knows its opening and
closing words, its length, and the characters of its quotes and excerpts at their offsets; where the copy
differs, it is compared with those. A paragraph that differs in script, width or punctuation only is told by
a second hash, of its squeezed text (see text.squeeze).
"""

from typing import Any, NamedTuple

from hkinno import page, text

Record = dict[str, Any]

SAME, TYPOGRAPHY, CHANGED, MISSING = "same", "same but for typography", "changed", "missing"
# Words this long that stand in a paragraph stand where they should: shorter ones may stand there twice.
LONG_ENOUGH = 5
UNKNOWN = "\x00"
# A paragraph is there when this many characters of its words are, about where they should be.
ENOUGH = 10
# A paragraph that was changed may have grown by this much and still be looked at whole.
SLACK = 80
# Text of the copy that is no paragraph and no headline is told from this length on.
SHORTEST_NEW = 4


class Compared(NamedTuple):
    """One paragraph: how the copy has it, what differs, and the words before and after, where known."""

    paragraph: str
    state: str
    differences: tuple[str, ...]
    changes: tuple[tuple[str, str], ...]


class Claim(NamedTuple):
    """A quote or an excerpt that the copy does not have: record, paragraph, its words, the nearest words."""

    record: str
    paragraph: str
    exact: str
    nearest: str


class Drift(NamedTuple):
    """A whole comparison: every paragraph, the claims that do not hold, and text that is new."""

    paragraphs: list[Compared]
    claims: list[Claim]
    new: list[str]
    quotes: int
    excerpts: int
    figures: int


def compare(copy: str, tables: dict[str, list[Record]]) -> Drift:
    """Compare a copy's text (page.read) with the store's tables."""
    normal = page.normalise(copy)
    located = page.locate(normal, tables["paragraphs"])
    taken = [(place.offset, place.offset + len(place.text)) for place in located.values() if place.proved]
    rows, claims = [], []
    for paragraph in tables["paragraphs"]:
        name = paragraph["id"]
        stretches = _stretches(name, tables)
        if name in located and located[name].proved:
            rows.append(Compared(name, SAME, (), ()))
            continue
        known = _known(paragraph, stretches)
        region = _squeezed_region(normal, paragraph)
        if region is not None:
            taken.append(region)
            names = _typography(normal[slice(*region)], stretches)
            rows.append(Compared(name, TYPOGRAPHY, names, ()))
            continue
        region = _region(normal, paragraph, stretches, taken)
        if region is None:
            rows.append(Compared(name, MISSING, (), ()))
            claims += [Claim(record, name, exact, "") for record, _, exact in stretches]
            continue
        there = normal[slice(*region)]
        pairs, length = _align(known, there, whole=there.endswith(paragraph["closes"]))
        there = there[:length]
        taken.append((region[0], region[0] + length))
        broken = [each for each in stretches if not _stands(each, there, pairs)]
        claims += [Claim(record, name, exact, _nearest(start, exact, there, pairs)) for record, start, exact in broken]
        rows.append(Compared(name, CHANGED, (), tuple(_changes(known, there, pairs))))
    proved = {(claim.record, claim.exact) for claim in claims}
    standing = [fact for fact in tables["facts"] if not any(fact["id"] == record for record, _ in proved)]
    excerpts = [(fact["id"], each) for fact in tables["facts"] for each in fact["evidence"]]
    return Drift(
        rows,
        claims,
        _new(normal, taken, tables["sources"]),
        quotes=sum((quote["id"], quote["exact"]) not in proved for quote in tables["quotes"]),
        excerpts=sum((name, each["exact"]) not in proved for name, each in excerpts),
        figures=sum(len(fact["figures"]) for fact in standing),
    )


def _stretches(name: str, tables: dict[str, list[Record]]) -> list[tuple[str, int, str]]:
    """The quotes and excerpts of a paragraph: record, start and characters."""
    found = [(quote["id"], quote["start"], quote["exact"]) for quote in tables["quotes"] if quote["paragraph"] == name]
    found += [
        (fact["id"], each["start"], each["exact"])
        for fact in tables["facts"]
        for each in fact["evidence"]
        if each["paragraph"] == name
    ]
    return found


def _known(paragraph: Record, stretches: list[tuple[str, int, str]]) -> str:
    """The paragraph's characters as far as the store has them, and UNKNOWN for the others."""
    known = [UNKNOWN] * paragraph["chars"]
    closing = paragraph["chars"] - len(paragraph["closes"])
    for start, words in [
        (0, paragraph["opens"]),
        (closing, paragraph["closes"]),
        *((start, exact) for _, start, exact in stretches),
    ]:
        known[start : start + len(words)] = words
    return "".join(known[: paragraph["chars"]])


def _squeezed_region(normal: str, paragraph: Record) -> tuple[int, int] | None:
    """Where a paragraph stands whose squeezed text is right: same words, other typography."""
    squeezed = text.squeeze(normal)
    length, digest = paragraph["squeezed"]["chars"], paragraph["squeezed"]["sha256"]
    opens = text.squeeze(paragraph["opens"])
    start = squeezed.find(opens)
    while start >= 0:
        if page.sha256(squeezed[start : start + length]) == digest:
            back = text.offsets(normal)
            end = back[start + length] if start + length < len(back) else len(normal)
            return back[start], end
        start = squeezed.find(opens, start + 1)
    return None


def _typography(there: str, stretches: list[tuple[str, int, str]]) -> tuple[str, ...]:
    """What differs in a paragraph's typography, as far as its known words show."""
    names: set[str] = set()
    for _, _, exact in stretches:
        if exact in there:
            continue
        kept = text.offsets(exact)
        for start, end in text.find_all(exact, there)[:1]:
            # Marks at the ends of the excerpt are not in the span that was found.
            names.update(text.differences(exact[kept[0] : kept[-1] + 1], there[start:end]))
    return tuple(sorted(names)) or ("punctuation",)


def _region(
    normal: str, paragraph: Record, stretches: list[tuple[str, int, str]], taken: list[tuple[int, int]]
) -> tuple[int, int] | None:
    """Where a changed paragraph stands: from its opening words to its closing words, or about its known ones."""

    def free(words: str) -> int:
        start = normal.find(words)
        while start >= 0 and any(one <= start < other for one, other in taken):
            start = normal.find(words, start + 1)
        return start

    start = free(paragraph["opens"])
    if start < 0:
        # Where its other words would have it begin; words of a headline alone do not make a paragraph.
        closing = paragraph["chars"] - len(paragraph["closes"])
        known = {(closing, paragraph["closes"]), *((offset, exact) for _, offset, exact in stretches)}
        found = [(free(words) - offset, len(words)) for offset, words in known if free(words) >= 0]
        weights = {begin: sum(size for other, size in found if abs(other - begin) <= SLACK) for begin, _ in found}
        start = min(weights, key=lambda begin: (-weights[begin], begin), default=-1)
        if not weights or weights[start] < ENOUGH:
            return None
        start = max(
            [start, 0, *(other for one, other in taken if one < start + paragraph["chars"] // 2 and other > start)]
        )
    limit = min([one for one, _ in taken if one > start] + [start + paragraph["chars"] + SLACK, len(normal)])
    closing = normal.find(paragraph["closes"], start)
    # Without its closing words, where it ends is for the alignment to say.
    return start, max(closing + len(paragraph["closes"]) if 0 <= closing < limit else limit, start)


def _align(known: str, there: str, *, whole: bool) -> tuple[list[int], int]:
    """For each character of ``known``, the offset in ``there`` that it is, or -1; and how much of ``there`` it is.

    Fewest edits, an unknown character standing for nearly any; all of ``there`` if ``whole``.

    Needleman and Wunsch's table; a paragraph has some hundred characters.
    """
    width = len(there) + 1
    previous = [2.0 * column for column in range(width)]
    steps: list[bytearray] = []
    for row, character in enumerate(known, 1):
        current = [2.0 * row]
        step = bytearray(width)
        for column in range(1, width):
            cost = 0.0 if character == there[column - 1] else 0.5 if character == UNKNOWN else 3.0
            across, down, left = previous[column - 1] + cost, previous[column] + 2, current[column - 1] + 2
            if across <= down and across <= left:
                current.append(across)
            elif down <= left:
                current.append(down)
                step[column] = 1
            else:
                current.append(left)
                step[column] = 2
        steps.append(step)
        previous = current
    pairs = [-1] * len(known)
    length = len(there) if whole else min(range(width), key=lambda end: (previous[end], -end))
    row, column = len(known), length
    while row and column:
        step_taken = steps[row - 1][column]
        if step_taken == 0:
            row, column = row - 1, column - 1
            if known[row] in (there[column], UNKNOWN):
                pairs[row] = column
        elif step_taken == 1:
            row -= 1
        else:
            column -= 1
    return pairs, length


def _stands(stretch: tuple[str, int, str], there: str, pairs: list[int]) -> bool:
    """Whether a quote's or an excerpt's words still stand, unbroken, in the changed paragraph."""
    _, start, exact = stretch
    if len(exact) >= LONG_ENOUGH:
        return exact in there or bool(text.find_all(exact, there))
    mapped = pairs[start : start + len(exact)]
    return mapped[0] >= 0 and mapped == list(range(mapped[0], mapped[0] + len(exact)))


def _nearest(start: int, exact: str, there: str, pairs: list[int]) -> str:
    mapped = [offset for offset in pairs[start : start + len(exact)] if offset >= 0]
    return there[mapped[0] : mapped[-1] + 1] if mapped else ""


def _changes(known: str, there: str, pairs: list[int]) -> list[tuple[str, str]]:
    """The changed words, before and after; characters that the store does not know are shown as □."""
    changes = []
    position = row = 0
    while row <= len(known):
        if row < len(known) and pairs[row] == position:
            row, position = row + 1, position + 1
            continue
        end = row
        while end < len(known) and pairs[end] < 0:
            end += 1
        until = pairs[end] if end < len(known) else len(there)
        if end > row or until > position:
            changes.append((known[row:end].replace(UNKNOWN, "□"), there[position:until]))
        if end >= len(known):
            break
        row, position = end, until
    return changes


def _new(normal: str, taken: list[tuple[int, int]], sources: list[Record]) -> list[str]:
    """Text of the copy that is no paragraph, no headline, no label, no byline and no known subheading."""
    furniture = [source["item"]["title"] for source in sources] + ["大公報記者湯嘉平"]
    furniture += [source["overline"] for source in sources if source["overline"]]
    furniture += [source["label"]["zh"] for source in sources if len(source["label"]["zh"]) >= SHORTEST_NEW]
    known = sorted(map(text.squeeze, furniture), key=len, reverse=True)
    subheads = {each["sha256"] for source in sources for each in source["subheads"]}
    found = []
    position = 0
    for start, end in [*sorted(taken), (len(normal), len(normal))]:
        rest = text.squeeze(normal[position:start])
        for words in known:
            rest = rest.replace(words, "")
        if len(rest) >= SHORTEST_NEW and page.sha256(rest) not in subheads:
            found.append(normal[position:start])
        position = max(position, end)
    return found
