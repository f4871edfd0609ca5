"""Where things stand in a copy of the page that is not the page to the character: paragraphs, headings, the rest."""

import unicodedata
from bisect import bisect_left
from collections.abc import Iterable, Iterator
from typing import Any, NamedTuple

from hkinno import text
from hkinno.copy import proof as page
from hkinno.copy.alignment import UNKNOWN

Record = dict[str, Any]
Span = tuple[int, int]

# 《 》 have no half-width form of their own: < and > are typed for them.
ANGLES = str.maketrans("<>", "〈〉")
# Runs of this many known characters are looked for: short enough that a change leaves some, long enough to be rare.
RUN = 4
# A paragraph is there if this share of its runs is, in one place. One changed word in the shortest leaves four fifths.
SHARE = 0.3
# A changed paragraph may have grown by this many characters and still be seen whole.
GROWTH = 600
# So many characters before its reckoned start and after its end are looked at: what was put in near its ends.
MARGIN = 120
# A run that stands in a copy more often than this says nothing about a place.
OFTEN = 40
# Text of the copy that is no paragraph and no heading is told from this length on, without marks.
SHORTEST_NEW = 4
# Headings shorter than this may be words of a paragraph; they are looked for in what is left over only.
SHORTEST_HEADING = 8
# Subheads are known by their hash alone; they are looked for in stretches up to this length.
LONGEST_GAP = 5000
BYLINE = "大公報記者湯嘉平"


class Copy(NamedTuple):
    """A normalised copy; folded, of the same length; squeezed, with the offset of each character that is kept."""

    normal: str
    folded: str
    squeezed: str
    back: list[int]


def seen(normal: str) -> Copy:
    """A normalised copy (page.normalise) as it is compared."""
    plain = normal.translate(ANGLES)
    return Copy(normal, text.fold(plain), text.squeeze(plain), text.offsets(plain))


def same_words(view: Copy, paragraph: Record) -> Span | None:
    """Where a paragraph stands whose squeezed text is right: the same words in other typography."""
    opens, closes = paragraph["opens"], paragraph["closes"]
    length, digest = paragraph["squeezed"]["chars"], paragraph["squeezed"]["sha256"]
    sought = text.squeeze(opens)
    at = view.squeezed.find(sought) if sought else -1
    while at >= 0:
        if page.sha256(view.squeezed[at : at + length]) == digest:
            # With as many of the marks before and after as the paragraph has.
            lead, tail = text.offsets(opens)[0], len(closes) - 1 - text.offsets(closes)[-1]
            start, end = view.back[at], view.back[at + length - 1] + 1
            floor = view.back[at - 1] + 1 if at else 0
            ceiling = view.back[at + length] if at + length < len(view.back) else len(view.normal)
            return (
                start - _reach(view.normal[floor:start][::-1], lead),
                end + _reach(view.normal[end:ceiling], tail),
            )
        at = view.squeezed.find(sought, at + 1)
    return None


def _reach(marks: str, count: int) -> int:
    """How many characters of a run without weight hold so many marks; format characters are none."""
    reach = 0
    for at, character in enumerate(marks, 1):
        if unicodedata.category(character) != "Cf":
            if count == 0:
                break
            count -= 1
            reach = at
    return reach


def gaps(taken: Iterable[Span], length: int) -> list[Span]:
    """The stretches of a text of some length that no span takes."""
    left, position = [], 0
    for start, end in [*sorted(taken), (length, length)]:
        if start > position:
            left.append((position, start))
        position = max(position, end)
    return left


def headings(view: Copy, sources: list[Record], within: list[Span]) -> list[Span]:
    """Where headlines, bylines and subheads stand in stretches of the copy."""
    titles = [source["item"]["title"] for source in sources]
    titles += [source["overline"] for source in sources if source["overline"]]
    words = [each for each in map(text.squeeze, [*titles, BYLINE]) if len(each) >= SHORTEST_HEADING]
    subheads = [(each["chars"], each["sha256"]) for source in sources for each in source["subheads"]]
    found = []
    for start, end in within:
        first, last = bisect_left(view.back, start), bisect_left(view.back, end)
        stretch = view.squeezed[first:last]
        spans = [span for each in words for span in _all(each, stretch)]
        if len(stretch) <= LONGEST_GAP:
            for length, digest in subheads:
                windows = range(len(stretch) - length + 1)
                spans += [(at, at + length) for at in windows if page.sha256(stretch[at : at + length]) == digest]
        found += [(view.back[first + one], view.back[first + other - 1] + 1) for one, other in spans]
    return found


def _all(words: str, stretch: str) -> Iterator[Span]:
    at = stretch.find(words)
    while at >= 0:
        yield at, at + len(words)
        at = stretch.find(words, at + len(words))


def unheaded(view: Copy, sources: list[Record], within: list[Span]) -> list[str]:
    """The text in stretches of the copy that is no headline, label, byline or subhead of the page."""
    labels = [text.squeeze(source["label"]["zh"]) for source in sources]
    found = []
    for gap in within:
        for start, end in gaps(
            [(0, gap[0]), *headings(view, sources, [gap]), (gap[1], len(view.normal))], len(view.normal)
        ):
            words = view.normal[start:end]
            rest = text.squeeze(words)
            for label in labels:
                if len(label) >= SHORTEST_NEW:
                    rest = rest.replace(label, "", 1)
            if len(rest) >= SHORTEST_NEW:
                found.append(words)
    return found


class Search:
    """Where paragraphs of which we know some characters stand in what is left of a copy, the surest first."""

    def __init__(self, view: Copy, known: dict[str, str], taken: list[Span]) -> None:
        self.length = len(view.normal)
        self.known = known
        self.taken = taken
        self.runs: dict[str, int] = {}
        self.hits: dict[str, list[Span]] = {name: [] for name in known}
        wanted: dict[str, list[tuple[str, int]]] = {}
        for name, words in known.items():
            places = [at for at in range(len(words) - RUN + 1) if UNKNOWN not in words[at : at + RUN]]
            self.runs[name] = len(places)
            for at in places:
                wanted.setdefault(words[at : at + RUN], []).append((name, at))
        often: dict[str, int] = {}
        for start, end in gaps(taken, self.length):
            for at in range(start, end - RUN + 1):
                run = view.folded[at : at + RUN]
                if run in wanted:
                    often[run] = often.get(run, 0) + 1
                    if often[run] <= OFTEN:
                        for name, offset in wanted[run]:
                            self.hits[name].append((at, offset))

    def take(self, region: Span) -> None:
        """Nothing else is looked for in this region from now on."""
        self.taken.append(region)
        start, end = region
        for name, hits in self.hits.items():
            self.hits[name] = [hit for hit in hits if hit[0] + RUN <= start or hit[0] >= end]

    def next(self) -> tuple[str, Span] | None:
        """The paragraph of which most is in one place, and the window in which to look at it; None if there is none."""
        free = gaps(self.taken, self.length)
        best: tuple[float, str, Span] | None = None
        for name in self.hits:
            for gap in free:
                found = self._in_gap(name, gap)
                if found is not None and (best is None or found[0] > best[0]):
                    best = (found[0], name, found[1])
        if best is None:
            return None
        del self.hits[best[1]]
        return best[1:]

    def _in_gap(self, name: str, gap: Span) -> tuple[float, Span] | None:
        """The share of a paragraph's runs that stand near one another in a gap, and the window about them."""
        hits = sorted((at - offset, offset, at) for at, offset in self.hits[name] if gap[0] <= at < gap[1])
        counts: dict[int, int] = {}
        best = (0, 0, 0)
        first = 0
        for last, (diagonal, offset, _) in enumerate(hits):
            counts[offset] = counts.get(offset, 0) + 1
            while diagonal - hits[first][0] > GROWTH:
                gone = hits[first][1]
                counts[gone] -= 1
                if not counts[gone]:
                    del counts[gone]
                first += 1
            if len(counts) > best[0]:
                best = (len(counts), first, last)
        if not self.runs[name] or best[0] / self.runs[name] < SHARE:
            return None
        size = len(self.known[name])
        start = hits[best[1]][0] - MARGIN
        end = hits[best[2]][0] + size + MARGIN
        return best[0] / self.runs[name], (max(gap[0], start), min(gap[1], end))
