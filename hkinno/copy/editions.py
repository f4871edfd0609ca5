"""Compare a copy with the store: which paragraphs it has otherwise, and which claims it does not bear out.

The store does not hold the page. Of a paragraph it knows the hashes of its text and of its comparison key, its opening
and closing words, and the words of the quotes and excerpts in it, its claims. A paragraph is

- the same where the first hash is right, the same but for typography where the second is: every word is the same;
- changed where one gap between the paragraphs that were found holds enough of its known words, missing where none does.

A claim stands if its words stand, to the character or in other typography, in its paragraph's part of that gap, or for
a missing paragraph in what is left, and no number at their ends goes on. Alignment only shows a difference.
"""

import re
import unicodedata
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable, Iterator
from typing import Any, NamedTuple

from hkinno import text
from hkinno.check import diff
from hkinno.copy import proof
from hkinno.errors import FileError

Record = dict[str, Any]
Span = tuple[int, int]

SAME, TYPOGRAPHY, CHANGED, MISSING = "same", "same but for typography", "changed", "missing"
# Said where nothing that the store holds shows the difference, and where showing it would take too long.
ELSEWHERE, UNSHOWN = "only outside its quotes and excerpts", "too much to be shown"
# Stands for a character that the store does not hold, and for one of the copy that was found. No text has it.
UNKNOWN = "\ufdef"
GAP = re.compile(f"[^{UNKNOWN}]+")
# 《 》 have no half-width form of their own: < and > are typed for them.
ANGLES = str.maketrans("<>", "〈〉")
DIGITS = "0123456789"
# What makes another number, or another word, of one that it stands beside.
NUMERALS = frozenset(text.fold(f"{DIGITS}〇零一二兩三四五六七八九十百千萬億半%"))
LATIN = frozenset(filter(str.isalpha, map(chr, range(ord("a"), 0x250))))
# Runs of so many characters are compared: a change leaves some, and they are rare. A run in more paragraphs than OFTEN
# says nothing; words are looked at in no more places.
RUN, OFTEN = 4, 40
# So many characters on either side tell one place of some words from another.
AROUND = 6
# A paragraph is in a gap if this share of its runs is; its changes are shown if it grew or shrank by no more.
SHARE, GROWTH = 0.3, 600
# Headings, and text that is new, are told from this length on, without marks.
SHORTEST = 4
# So many characters are looked through for claims and headings; so much is spent on showing differences (``_cost``).
MOST_SOUGHT, MOST_SHOWN = 2_000_000_000, 200_000_000


class Claim(NamedTuple):
    """A quote or an excerpt; the words of the copy that bear it out, or None, and then the nearest ones."""

    record: str
    paragraph: str
    start: int
    exact: str
    words: str | None = None
    nearest: str = ""


class Compared(NamedTuple):
    """One paragraph: how the copy has it, what differs, and the words before and after, where known.

    In the words before, □ is a character that the store does not hold.
    """

    paragraph: str
    state: str
    differences: tuple[str, ...] = ()
    changes: tuple[tuple[str, str], ...] = ()


class Comparison(NamedTuple):
    """Every paragraph, the claims that the copy does not bear out, and text that is new.

    The numbers of quotes, excerpts and figures count what stands to the character; ``typography`` counts the
    quotes and excerpts whose words stand in other typography.
    """

    paragraphs: list[Compared]
    refuted: list[Claim]
    new: list[str]
    quotes: int
    excerpts: int
    figures: int
    typography: int


class Place:
    """What is left of a copy: as it is, folded, and as a comparison key."""

    def __init__(self, words: str) -> None:
        self.words, self.plain = words, words.translate(ANGLES)
        self.folded, self.key, self.back = text.fold(self.plain), text.squeeze(self.plain), text.offsets(self.plain)

    def without(self, spans: Iterable[Span]) -> "Place":
        """Return the copy, of the same length, without what was found."""
        left = list(self.words)
        for start, end in spans:
            left[start:end] = UNKNOWN * (end - start)
        return Place("".join(left))

    def find(self, words: str, start: int, end: int) -> Iterator[Span]:
        """Yield where words stand in ``[start, end)``, to the character first, then in other typography."""
        yield from _places(words, self.words, start, end)
        first, last = bisect_left(self.back, start), bisect_left(self.back, end)
        yield from (self.span(*span) for span in _places(text.squeeze(words), self.key, first, last))

    def span(self, first: int, last: int) -> Span:
        """Return where a span of the key stands."""
        return self.back[first], self.back[last - 1] + 1

    def between(self, first: int, last: int) -> Span:
        """Return where a span of the key stands, with the marks beside it."""
        end = self.back[last] if last < len(self.back) else len(self.words)
        return (self.back[first - 1] + 1 if first else 0), end


def compare(copy: str, tables: dict[str, list[Record]]) -> Comparison:
    """Compare a copy's text (``proof.read``) with the store's tables: paragraphs, quotes, facts and sources.

    Raises ``FileError`` for a store and a copy that would take too long.
    """
    edition, new = Edition(tables), list[str]()
    for (glyphs, form), paragraphs in proof.readings(tables["paragraphs"], tables["sources"]):
        left = edition.find(Place(proof.normalise(copy, dict(glyphs), form)), paragraphs, form)
        new = [gap[0].strip() for gap in GAP.finditer(left.words) if len(text.squeeze(gap[0])) >= SHORTEST]
        # Sources that are read in another way are looked for in what these leave.
        characters = list(copy)
        for offset, character in zip(proof.offsets(copy, form), left.words, strict=False):
            characters[offset] = UNKNOWN if character == UNKNOWN else characters[offset]
        copy = "".join(characters)
    claims = [claim for each in tables["paragraphs"] for claim in edition.claims[each["id"]]]
    proved = [claim for claim in claims if claim.words == claim.exact]
    printed = {fact["id"]: [figure["printed"] for figure in fact["figures"]] for fact in tables["facts"]}
    excerpts = [claim for claim in proved if claim.record in printed]
    figures = ((each, number, words) for each in excerpts for number, words in enumerate(printed[each.record]))
    return Comparison(
        [edition.rows[each["id"]] for each in tables["paragraphs"]],
        [claim for claim in claims if claim.words is None],
        new,
        quotes=len(proved) - len(excerpts),
        excerpts=len(excerpts),
        figures=len({(claim.record, number) for claim, number, words in figures if words in claim.exact}),
        typography=sum(claim.words not in (None, claim.exact) for claim in claims),
    )


class Edition:
    """A comparison under way: the claims of each paragraph, and what came of both."""

    def __init__(self, tables: dict[str, list[Record]]) -> None:
        self.rows: dict[str, Compared] = {}
        self.claims: dict[str, list[Claim]] = {each["id"]: [] for each in tables["paragraphs"]}
        spans = [(quote["id"], quote) for quote in tables["quotes"]]
        spans += [(fact["id"], excerpt) for fact in tables["facts"] for excerpt in fact["evidence"]]
        for record, span in spans:
            claim = Claim(record, span["paragraph"], span["start"], span["exact"])
            self.claims.setdefault(claim.paragraph, []).append(claim)
        self.sources, self.shown = tables["sources"], MOST_SHOWN
        words = [each.get("text") or "" for each in tables["paragraphs"]]
        words += [words for source in self.sources for words in _printed(source)]
        self.printed = tuple({key for key in map(text.squeeze, words) if len(key) >= SHORTEST})

    def find(self, place: Place, paragraphs: list[Record], form: str) -> Place:
        """Find paragraphs in a copy, the surest first, judge their claims, and return what is left of the copy."""
        rest = [each for each in paragraphs if not each.get("text")]
        located = proof.locate(place.words, [proof.fingerprint(each) for each in rest])
        for name, span in located.items():
            self.prove(name, place.words[slice(*span)])
        place, rest = place.without(located.values()), [each for each in rest if each["id"] not in located]
        sought = len(self.printed) + sum(
            1 + len(self.claims[each["id"]]) for each in paragraphs if each["id"] not in located
        )
        if len(place.words) * sought > MOST_SOUGHT:
            raise FileError("this copy differs too much from the page to be compared")
        keys = proof.locate(place.key, [proof.key_fingerprint(each) for each in rest])
        for each in rest:
            if each["id"] in keys:
                differences = self.judge(each, place, place.between(*keys[each["id"]]), TYPOGRAPHY)
                self.rows[each["id"]] = Compared(each["id"], TYPOGRAPHY, differences or (ELSEWHERE,))
        place = place.without(place.span(*span) for span in keys.values())
        rest = [each for each in rest if each["id"] not in keys]
        gaps = _gaps(place, {each["id"]: _runs(self.known(each)) for each in rest})
        regions = {each["id"]: self.region(each, place, gaps[each["id"]]) for each in rest if each["id"] in gaps}
        left = place.without(set(regions.values()))
        left = self.headings(left, [each for each in paragraphs if each.get("text")], form)
        for each in rest:
            if each["id"] in regions:
                self.judge(each, place, regions[each["id"]], CHANGED)
                self.rows[each["id"]] = self.changed(each, place, regions[each["id"]])
            else:
                self.judge(each, left, (0, len(left.words)), MISSING)
                self.rows[each["id"]] = Compared(each["id"], MISSING)
        return left

    def prove(self, name: str, words: str) -> None:
        """Judge the claims of a paragraph that its hash proves: they stand where they are its very characters."""
        self.rows[name] = Compared(name, SAME)
        for number, claim in enumerate(self.claims[name]):
            start = max(0, claim.start)
            there = words[start : start + len(claim.exact)]
            self.claims[name][number] = claim._replace(words=there if there == claim.exact else None, nearest=there)

    def judge(self, paragraph: Record, place: Place, region: Span, state: str) -> tuple[str, ...]:
        """Judge each claim of a paragraph by whether its words stand in a region; return how typography differs."""
        known, claims = self.known(paragraph), self.claims[paragraph["id"]]
        differences: set[str] = set()
        for number, claim in enumerate(claims):
            outside = (known.get(claim.start - 1, ""), known.get(claim.start + len(claim.exact), ""))
            for span in place.find(claim.exact, *region):
                if state == TYPOGRAPHY or not (
                    _grown(place.folded, span, outside) or _of_another(known, claim, place.folded, span)
                ):
                    claims[number] = claim._replace(words=place.words[slice(*span)])
                    differences.update(_differences(place.plain[slice(*span)], claim.exact))
                    break
            else:
                near = "" if state == MISSING else self.nearest(claim.exact, place, region)
                claims[number] = claim._replace(nearest=near)
        if state == TYPOGRAPHY and "Cf" in map(unicodedata.category, place.words[slice(*region)]):
            differences.add("spacing")
        return tuple(sorted(differences))

    def known(self, paragraph: Record) -> dict[int, str]:
        """Return the characters of a paragraph that the store holds, by offset."""
        pieces = [(0, paragraph["opens"]), (paragraph["chars"] - len(paragraph["closes"]), paragraph["closes"])]
        pieces += [(claim.start, claim.exact) for claim in self.claims[paragraph["id"]]]
        return {start + at: character for start, words in pieces for at, character in enumerate(words)}

    def headings(self, left: Place, headings: list[Record], form: str) -> Place:
        """Find headings, whose words the store holds, in what paragraphs leave, and return what headings leave."""
        everywhere, found = (0, len(left.words)), list[Span]()
        for each in headings:
            words = proof.normalise(each["text"], {}, form)
            spans = list(left.find(words, *everywhere))
            if spans and left.words[slice(*spans[0])] == words:
                self.prove(each["id"], words)
            else:
                state = TYPOGRAPHY if spans else MISSING
                differences = self.judge(each, left, [*spans, everywhere][0], state)
                self.rows[each["id"]] = Compared(each["id"], state, differences)
            found += spans
        for heading in self.printed:
            found += (left.span(*span) for span in _places(heading, left.key, 0, len(left.key)))
        return left.without(found)

    def region(self, paragraph: Record, place: Place, gap: Span) -> Span:
        """Return the part of a gap that is a changed paragraph's."""
        # From its opening to its closing words, or where they were changed from and to the headings beside it.
        first, last = bisect_left(place.back, gap[0]), bisect_left(place.back, gap[1])
        while place.key.startswith(self.printed, first, last):
            first += max(len(heading) for heading in self.printed if place.key.startswith(heading, first, last))
        while place.key.endswith(self.printed, first, last):
            last -= max(len(heading) for heading in self.printed if place.key.endswith(heading, first, last))
        start, end = place.between(first, last)
        start = next(place.find(paragraph["opens"], start, end), (start, end))[0]
        return start, max((last for _, last in place.find(paragraph["closes"], start, end)), default=end)

    def changed(self, paragraph: Record, place: Place, region: Span) -> Compared:
        """Return the row of a changed paragraph: the words before and after, as far as the store holds them."""
        start, end = region
        row, known, size = Compared(paragraph["id"], CHANGED, (UNSHOWN,)), self.known(paragraph), paragraph["chars"]
        if abs(size - (end - start)) > GROWTH:
            return row
        before, after = "".join([known.get(at, UNKNOWN) for at in range(size)]), place.words[start:end]
        old, new = text.fold(before), place.folded[start:end]
        if not self.afford(_cost(old, new)):
            return row
        changes = []
        for step in diff.difference(old, new):
            words, before = before[: len(step.draft)], before[len(step.draft) :]
            there, after = after[: len(step.source)], after[len(step.source) :]
            # A character that the store does not hold may be any other.
            if step.op != "equal" and (words.strip(UNKNOWN) or len(words) != len(there)):
                changes.append((words.replace(UNKNOWN, "□"), there))
        return row._replace(differences=() if changes else (ELSEWHERE,), changes=tuple(changes))

    def nearest(self, exact: str, place: Place, region: Span) -> str:
        """Return the words of a region that are nearest to a claim's, their first and last number or word whole."""
        sought, there = text.fold(exact), place.folded[slice(*region)]
        # A step of the search takes as long as some hundred of a comparison.
        if not self.afford((150 + len(sought)) * len(there)):
            return ""
        edits, start, end = diff.nearest(sought, there)
        while start and _one(there[start - 1], there[start]):
            start -= 1
        while 0 < end < len(there) and _one(there[end - 1], there[end]):
            end += 1
        near = edits * 2 <= len(sought) and self.afford(_cost(sought, there[start:end]))
        return place.words[slice(*region)][start:end] if near else ""

    def afford(self, cost: int) -> bool:
        """Whether so much can still be spent on showing a difference."""
        affordable = cost <= self.shown
        self.shown -= cost if affordable else 0
        return affordable


def _cost(old: str, new: str) -> int:
    """What a comparison of two texts by difflib costs at most: their pairs of equal characters, so many times."""
    counts = Counter(new)
    return sum(counts[character] for character in old) * min(len(old), len(new))


def _runs(known: dict[int, str]) -> set[str]:
    """The folded runs of a paragraph's characters that the store holds."""
    runs = ("".join([known.get(at + step, UNKNOWN) for step in range(RUN)]) for at in known)
    return {text.fold(run) for run in runs if UNKNOWN not in run}


def _gaps(place: Place, runs: dict[str, set[str]]) -> dict[str, Span]:
    """The gap that holds most of the runs of a paragraph, for those that one holds enough of."""
    owners: dict[str, list[str]] = {}
    for name, own in runs.items():
        for run in own:
            owners.setdefault(run, []).append(name)
    best: dict[str, tuple[int, Span]] = {}
    for gap in GAP.finditer(place.folded) if owners else ():
        words = gap[0]
        found = {words[at : at + RUN] for at in range(len(words) - RUN + 1) if words[at : at + RUN] in owners}
        for name, count in Counter(name for run in found for name in owners[run][:OFTEN]).items():
            best[name] = max(best.get(name, (0, (0, 0))), (count, gap.span()))
    return {name: gap for name, (count, gap) in best.items() if count >= SHARE * len(runs[name])}


def _differences(typed: str, exact: str) -> tuple[str, ...]:
    """What differs in typography between words of the copy and a claim's, whose marks at the ends are left out."""
    kept = text.offsets(exact)
    exact = exact if typed == exact or not kept else exact[kept[0] : kept[-1] + 1]
    return text.differences(typed, exact) if text.squeeze(typed) == text.squeeze(exact) else ()


def _grown(folded: str, span: Span, outside: tuple[str, str]) -> bool:
    """Whether a number or a Latin word at an end of the span goes on as it did not before: 8 in 18, 30 in 30萬."""
    start, end = span
    before, after = folded[start - 1 : start], folded[end : end + 1]
    if before == "." and start > 1 and folded[start - 2] in DIGITS:
        before = folded[start - 2]
    if after == "." and end + 1 < len(folded):
        after = folded[end + 1]
    at_start = _one(before, folded[start]) and before != text.fold(outside[0])
    return at_start or (_one(folded[end - 1], after) and after != text.fold(outside[1]))


def _of_another(known: dict[int, str], claim: Claim, folded: str, span: Span) -> bool:
    """Whether words stand where the paragraph has the same words once more, by what is round them: a name, mostly."""
    size = len(claim.exact)
    round_them = folded[max(0, span[0] - AROUND) : span[0]].rjust(AROUND) + folded[span[1] : span[1] + AROUND]

    def alike(start: int) -> int:
        places = [*range(start - AROUND, start), *range(start + size, start + size + AROUND)]
        there = (text.fold(known.get(at, UNKNOWN)) for at in places)
        return sum(map(str.__eq__, there, round_them))

    same = [at for at in known if all(known.get(at + step) == claim.exact[step] for step in range(size))]
    return len(same) > 1 and max(map(alike, same)) > alike(claim.start)


def _one(left: str, right: str) -> bool:
    """Whether two folded characters beside each other are of one number or one Latin word."""
    return {left, right} <= NUMERALS or {left, right} <= LATIN


def _printed(source: Record) -> Iterator[str]:
    """What a page prints beside an article's text; the byline as Chinese and English papers have it."""
    item = source["item"]
    yield from (item["title"], *(label for label in source["label"].values() if label))
    for author in item.get("author", []):
        name = author.get("literal") or author.get("family", "") + author.get("given", "")
        yield from (f"{item.get('container-title', '')}記者{name}", f"By {name}")


def _places(words: str, there: str, start: int, end: int) -> Iterator[Span]:
    """Where words stand in ``[start, end)``, the first of them."""
    at = there.find(words, start, end) if words else -1
    for _ in range(OFTEN):
        if at < 0:
            return
        yield at, at + len(words)
        at = there.find(words, at + 1, end)
