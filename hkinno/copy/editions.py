"""What a copy of the page has otherwise than the store: paragraph by paragraph, and which claims no longer hold.

The store does not hold the page. Of a paragraph whose hash is not the copy's it knows its opening and
closing words, its length, and the characters of its quotes and excerpts at their offsets (nine in ten of all);
where the copy differs, it is aligned with those. What can be concluded:

- same: the hash is right.
- same but for typography: the hash of the squeezed text (text.squeeze) is right, so every word is the same.
- changed: its known words are there together, with others. A claim stands if its own words still stand
  unbroken in their place; a change elsewhere in the paragraph leaves it standing.
- missing: too few of its known words are there together.
"""

import unicodedata
from typing import Any, NamedTuple

from hkinno import text
from hkinno.copy import proof as page
from hkinno.copy.alignment import UNKNOWN, align
from hkinno.copy.standing import ANGLES, Copy, Search, Span, gaps, headings, same_words, seen, unheaded

Record = dict[str, Any]

SAME, TYPOGRAPHY, CHANGED, MISSING = "same", "same but for typography", "changed", "missing"
# What is told where nothing that the store holds shows the difference.
ELSEWHERE = "only outside its quotes and excerpts"
DIGITS = frozenset("0123456789")
# What makes another number of one that it stands beside.
NUMERALS = "0123456789〇零一二兩三四五六七八九十百千萬億半%"


class Compared(NamedTuple):
    """One paragraph: how the copy has it, what differs, and the words before and after, where known.

    In the words before, □ is a character that the store does not hold.
    """

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
    """A whole comparison: every paragraph, the claims that do not hold, and text that is new.

    The numbers of quotes, excerpts and figures count what stands to the character; ``typography`` counts the
    quotes and excerpts whose words stand in other typography.
    """

    paragraphs: list[Compared]
    claims: list[Claim]
    new: list[str]
    quotes: int
    excerpts: int
    figures: int
    typography: int


class Stretch(NamedTuple):
    """A quote or an excerpt: its record, its offset in its paragraph, its characters."""

    record: str
    start: int
    exact: str


class _Result(NamedTuple):
    """A paragraph's row; where it stands in the copy; the words there of each of its stretches, None if broken."""

    row: Compared
    region: Span | None
    found: list[str | None]
    claims: list[Claim]


def compare(copy: str, tables: dict[str, list[Record]], whole: dict[str, str] | None = None) -> Drift:
    """Compare a copy's text (page.read) with the store's tables: paragraphs, quotes, facts and sources.

    ``whole`` may give the whole text of paragraphs, from another copy that proves them (page.texts): then
    changes are told everywhere, not only in the words that the store holds.
    """
    paragraphs = tables["paragraphs"]
    view = seen(page.normalise(copy))
    stretches = {each["id"]: _stretches(each["id"], tables) for each in paragraphs}
    results = _unchanged(view, paragraphs, stretches)
    taken = [result.region for result in results.values() if result.region]
    rest = [each for each in paragraphs if each["id"] not in results]
    if rest:
        known = {each["id"]: (whole or {}).get(each["id"]) or _known(each, stretches[each["id"]]) for each in rest}
        headed = {
            at for span in headings(view, tables["sources"], gaps(taken, len(view.normal))) for at in range(*span)
        }
        search = Search(view, {name: text.fold(words) for name, words in known.items()}, taken)
        while (placed := search.next()) is not None:
            name, window = placed
            result = _changed(name, known[name], view, window, headed, stretches[name])
            if result.region is not None:
                search.take(result.region)
            results[name] = result
    for each in rest:
        if each["id"] not in results:
            results[each["id"]] = _missing(each["id"], stretches[each["id"]])
    regions = [result.region for result in results.values() if result.region]
    new = unheaded(view, tables["sources"], gaps(regions, len(view.normal)))
    return _counted([results[each["id"]] for each in paragraphs], stretches, new, tables["facts"])


def _counted(results: list[_Result], stretches: dict[str, list[Stretch]], new: list[str], facts: list[Record]) -> Drift:
    figures = {fact["id"]: [figure["printed"] for figure in fact["figures"]] for fact in facts}
    quotes = excerpts = typography = 0
    proved: set[tuple[str, int]] = set()
    for result in results:
        for stretch, found in zip(stretches[result.row.paragraph], result.found, strict=True):
            if found is None:
                continue
            if found != stretch.exact:
                typography += 1
            elif stretch.record not in figures:
                quotes += 1
            else:
                excerpts += 1
                printed = enumerate(figures[stretch.record])
                proved.update((stretch.record, number) for number, words in printed if words in stretch.exact)
    return Drift(
        [result.row for result in results],
        [claim for result in results for claim in result.claims],
        new,
        quotes,
        excerpts,
        len(proved),
        typography,
    )


def _stretches(name: str, tables: dict[str, list[Record]]) -> list[Stretch]:
    """The quotes and excerpts of a paragraph."""
    quotes = tables["quotes"]
    found = [Stretch(quote["id"], quote["start"], quote["exact"]) for quote in quotes if quote["paragraph"] == name]
    found += [
        Stretch(fact["id"], each["start"], each["exact"])
        for fact in tables["facts"]
        for each in fact["evidence"]
        if each["paragraph"] == name
    ]
    return found


def _known(paragraph: Record, stretches: list[Stretch]) -> str:
    """The paragraph's characters as far as the store has them, and UNKNOWN for the others."""
    known = [UNKNOWN] * paragraph["chars"]
    pieces = [(0, paragraph["opens"]), (paragraph["chars"] - len(paragraph["closes"]), paragraph["closes"])]
    for start, words in pieces + [(stretch.start, stretch.exact) for stretch in stretches]:
        known[start : start + len(words)] = words
    return "".join(known[: paragraph["chars"]])


def _unchanged(view: Copy, paragraphs: list[Record], stretches: dict[str, list[Stretch]]) -> dict[str, _Result]:
    """The paragraphs whose words are all the same, to the character or but for typography."""
    results = {}
    for name, place in page.locate(view.normal, paragraphs).items():
        if place.proved:
            region = (place.offset, place.offset + len(place.text))
            exact: list[str | None] = [stretch.exact for stretch in stretches[name]]
            results[name] = _Result(Compared(name, SAME, (), ()), region, exact, [])
    for each in paragraphs:
        name = each["id"]
        region_there = None if name in results else same_words(view, each)
        if region_there is not None:
            there = view.normal[slice(*region_there)]
            row = Compared(name, TYPOGRAPHY, _typography(there, each, stretches[name]), ())
            retyped: list[str | None] = [stretch.exact if stretch.exact in there else "" for stretch in stretches[name]]
            results[name] = _Result(row, region_there, retyped, [])
    return results


def _typography(there: str, paragraph: Record, stretches: list[Stretch]) -> tuple[str, ...]:
    """What differs in a paragraph's typography, as far as its known words show."""
    names: set[str] = set()
    plain = there.translate(ANGLES)
    opens, closes = paragraph["opens"], paragraph["closes"]
    # With the paragraph's first and last marks, which are not in a span that was found.
    for words, first, last in [(opens, True, False), (closes, False, True)]:
        for start, end in text.find_all(words, plain)[-1 if last else 0 :][:1]:
            kept = text.offsets(words)
            typed = words[0 if first else kept[0] : len(words) if last else kept[-1] + 1]
            names.update(text.differences(typed, plain[0 if first else start : len(plain) if last else end]))
    for stretch in stretches:
        if stretch.exact not in there:
            kept = text.offsets(stretch.exact)
            for start, end in text.find_all(stretch.exact, plain)[:1]:
                names.update(text.differences(stretch.exact[kept[0] : kept[-1] + 1], plain[start:end]))
    shown = "".join(each for each in there if unicodedata.category(each) != "Cf")
    if shown != there and page.sha256(shown) == paragraph["sha256"]:
        return ("spacing",)
    return tuple(sorted(names)) or (ELSEWHERE,)


def _changed(name: str, known: str, view: Copy, window: Span, headed: set[int], stretches: list[Stretch]) -> _Result:
    """A paragraph whose words are in a window of the copy, changed. ``headed``: the offsets of headings' characters."""
    there = view.normal[slice(*window)]
    folded, sought = view.folded[slice(*window)], text.fold(known)
    places = align(sought, folded)
    # A first or last character that was left out is not the heading's beside it.
    for ends in (range(len(places)), reversed(range(len(places)))):
        for at in ends:
            if places[at] >= 0 and (sought[at] == folded[places[at]] or window[0] + places[at] not in headed):
                break
            places[at] = -1
    in_place = [place for place in places if place >= 0]
    if not in_place:
        return _missing(name, stretches)
    first, last = in_place[0], in_place[-1] + 1
    changes = tuple(_changes(known, there, places))
    found = [_standing(stretch, known, there, places) for stretch in stretches]
    claims = [
        Claim(stretch.record, name, stretch.exact, _nearest(stretch, there, places))
        for stretch, words in zip(stretches, found, strict=True)
        if words is None
    ]
    row = Compared(name, CHANGED, () if changes else (ELSEWHERE,), changes)
    return _Result(row, (window[0] + first, window[0] + last), found, claims)


def _missing(name: str, stretches: list[Stretch]) -> _Result:
    claims = [Claim(stretch.record, name, stretch.exact, "") for stretch in stretches]
    return _Result(Compared(name, MISSING, (), ()), None, [None] * len(stretches), claims)


def _standing(stretch: Stretch, known: str, there: str, places: list[int]) -> str | None:
    """The words of the copy that are the stretch's, in their place; None if they were changed.

    They are sought between the places of the characters before and after it; words put in beside the marks that it
    begins or ends with do not break it. Where a character was left
    out of a doubled one, either may be the stretch's: that many more are looked at.
    """
    start, end = stretch.start, stretch.start + len(stretch.exact)
    before = next((place for place in reversed(places[:start]) if place >= 0), -1) + 1
    after = next((place for place in places[end:] if place >= 0), len(there))
    short = max(0, end - start - (after - before))
    low, high = max(0, before - short), min(len(there), after + short)
    at = there.find(stretch.exact, low, high)
    if at >= 0:
        spans = [(at, at + len(stretch.exact))]
    else:
        plain = there[low:high].translate(ANGLES)
        spans = [(low + one, low + other) for one, other in text.find_all(stretch.exact, plain)]
    for one, other in spans:
        outside = (known[start - 1 : start], known[end : end + 1])
        if not _grown(there, (one, other), outside):
            return there[one:other]
    return None


def _grown(there: str, span: Span, outside: tuple[str, str]) -> bool:
    """Whether a number at an end of the span goes on beyond it, as it did not before: 8 in 18, 30 in 30萬."""
    folded = text.fold(there)
    start, end = span
    before, after = folded[start - 1 : start], folded[end : end + 1]
    if before == "." and start > 1 and folded[start - 2] in DIGITS:
        before = folded[start - 2]
    if after == "." and end + 1 < len(folded):
        after = folded[end + 1]
    numbers = frozenset(text.fold(NUMERALS))
    at_start = folded[start] in numbers and before in numbers and before != text.fold(outside[0])
    at_end = folded[end - 1] in numbers and after in numbers and after != text.fold(outside[1])
    return at_start or at_end


def _nearest(stretch: Stretch, there: str, places: list[int]) -> str:
    found = [place for place in places[stretch.start : stretch.start + len(stretch.exact)] if place >= 0]
    return there[found[0] : found[-1] + 1] if found else ""


def _changes(known: str, there: str, places: list[int]) -> list[tuple[str, str]]:
    """The changed words, before and after; those next to one another are one change."""
    changes: list[tuple[str, str]] = []
    position = next(place for place in places if place >= 0)
    old = new = ""
    folded_known, folded = text.fold(known), text.fold(there)
    for row, place in enumerate(places):
        if place < 0:
            old += known[row].replace(UNKNOWN, "□")
            continue
        new += there[position:place]
        position = place + 1
        if known[row] == UNKNOWN or folded_known[row] == folded[place]:
            if old or new:
                changes.append((old, new))
            old = new = ""
        else:
            old, new = old + known[row], new + there[place]
    if old or new:
        changes.append((old, new))
    return changes
