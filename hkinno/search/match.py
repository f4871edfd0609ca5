"""Whether a word matches a record, how well, and where: one function for each sort of evidence, the best counts.

Spans count code points in the stored text they name: what is shown is always what is stored.
"""

from collections.abc import Iterator
from typing import NamedTuple

from hkinno import dates, numerals, text
from hkinno.search.meaning import (
    ENTITY,
    EXACT,
    EXACT_EVIDENCE,
    FOLDED,
    FOLDED_EVIDENCE,
    QUANTITY,
    SYNONYM,
    TOPIC,
    Word,
)
from hkinno.sources import Sources
from hkinno.store.kinds import QUOTE, Entry, Record


class Span(NamedTuple):
    """Matched characters: ``[start, end)`` in the text that ``field`` names, such as "statement.zh"."""

    field: str
    start: int
    end: int


class Match(NamedTuple):
    """How well a word matches a record, which of its characters, and why in words."""

    rank: int
    spans: tuple[Span, ...] = ()
    why: tuple[str, ...] = ()


def match(word: Word, entry: Entry, sources: Sources) -> Match | None:
    """The best match of one word (or of the query as a phrase) with one record; None where it does not match."""
    if word.topic_only:
        meanings = _meanings(word, entry)
        spans = (span for found in _texts(word, entry) for span in found.spans)
        return Match(TOPIC, tuple(spans), meanings[0].why) if meanings else None
    meant = min(_meanings(word, entry), key=lambda each: each.rank, default=None)
    evidence = [*_texts(word, entry), *_quantities(word, entry), *_dates(word, entry), *_speakers(word, entry, sources)]
    return together([*([meant] if meant else []), *evidence], best=True)


def together(matches: list[Match], *, best: bool = False) -> Match | None:
    """Several matches as one: with the worst rank, for words that must all match, or with the best."""
    if not matches:
        return None
    ranks = [each.rank for each in matches]
    return Match(
        min(ranks) if best else max(ranks),
        tuple(span for each in matches for span in each.spans),
        tuple(why for each in matches for why in each.why),
    )


def _meanings(word: Word, entry: Entry) -> list[Match]:
    """The topics and entities among the record's that the word means, or the record itself by its reading."""
    meant = [word.topics[slug] for slug in entry.record["topics"] if slug in word.topics]
    meant += [word.entities[name] for name in entry.record["entities"] if name in word.entities]
    meant += [word.records[entry.id]] if entry.id in word.records else []
    return [Match(rank, (), (why,)) for rank, why in meant]


def _texts(word: Word, entry: Entry) -> Iterator[Match]:
    """The texts of the record that have the word as typed, folded or inflected, or another word for it."""
    for field, stored, is_evidence in entry.kind.texts(entry.record):
        for needle in (word.typed, *word.synonyms):
            spans = _spans(word, needle, stored)
            if spans:
                as_typed = any(stored[start:end] == needle for start, end in spans)
                why = f"{field}: {_how(word, needle, stored, spans[0], as_typed=as_typed)}"
                rank = _rank(needle == word.typed, as_typed, is_evidence)
                yield Match(rank, tuple(Span(field, start, end) for start, end in spans), (why,))
                break
        else:
            kin = [(start, end) for start, end, stem in text.words(stored) if stem in word.kin] if word.kin else []
            if kin:
                why = f"{field}: {stored[slice(*kin[0])]}, of the same family as {word.typed}"
                yield Match(SYNONYM, tuple(Span(field, start, end) for start, end in kin), (why,))


def _rank(own: bool, as_typed: bool, is_evidence: bool) -> int:
    if not own:
        return SYNONYM
    if as_typed:
        return EXACT_EVIDENCE if is_evidence else EXACT
    return FOLDED_EVIDENCE if is_evidence else FOLDED


def _spans(word: Word, needle: str, stored: str) -> list[tuple[int, int]]:
    """Where the needle stands in a stored text."""
    if word.exact:
        start = stored.find(needle)
        return [(start, start + len(needle))] if start >= 0 else []
    if word.stem and needle == word.typed:
        found = list(text.words(stored))
        alone = [
            (start, end) for start, end, stem in found if stem == word.stem or text.fold(stored[start:end]) == word.key
        ]
        return alone or _phrases(word.stems, found, stored)
    return text.find_all(needle, stored)


def _phrases(stems: tuple[str, ...], words: list[tuple[int, int, str]], stored: str) -> list[tuple[int, int]]:
    """Where words of these stems follow each other in a stored text."""
    if not stems:
        return []
    runs = [(start, end) for start, end, stem in words if stem == stems[0]]
    for wanted in stems[1:]:
        runs = [
            (start, next_end)
            for start, end in runs
            for next_start, next_end, stem in words
            if stem == wanted and next_start > end and not stored[end:next_start].strip(" -‐‑")
        ]
    return runs


def _how(word: Word, needle: str, stored: str, span: tuple[int, int], *, as_typed: bool) -> str:
    words = stored[span[0] : span[1]]
    if as_typed:
        return f"{words} as typed"
    if needle != word.typed:
        return f"{words}, another word for {word.typed}"
    if text.squeeze(words) != word.key:
        return f"{words}, another form of {word.typed}"
    return f"{words}, folded: {', '.join(text.differences(word.typed, words))}"


def _quantities(word: Word, entry: Entry) -> Iterator[Match]:
    """The record's figures that are the quantity that the word is."""
    if not word.quantities:
        return
    for number, figure in enumerate(entry.record.get("figures", ())):
        if any(_same_quantity(each, figure) for each in word.quantities) and _same_unit(word.unit, figure):
            yield Match(QUANTITY, (), (f"figures.{number}: {figure['printed']} is that quantity",))


def _dates(word: Word, entry: Entry) -> Iterator[Match]:
    """The record's date, where the word is a year, a month or a day of it."""
    when = entry.record.get("when")
    if word.date is None or when is None or not dates.of(when).years():
        return
    if dates.of(when).overlaps(word.date):
        whole = dates.of(when).years() == word.date.years()
        yield Match(QUANTITY if whole else SYNONYM, (), (f"when: {dates.shown(when, 'both')}",))


def _same_quantity(asked: numerals.Quantity, figure: Record) -> bool:
    if asked.unit_hint is not None and asked.unit_hint != figure["unit"]:
        return False
    if asked.value is not None:
        return asked.value in numerals.numbers(figure["value"], figure["min"], figure["max"], figure["max_included"])
    # A bound is the same bound, or a number at its end: 30多條 is not 30歲以下.
    named = asked.printed_numbers()
    lower, upper = asked.min in named, asked.max in named
    return (lower and asked.min in (figure["value"], figure["min"])) or (
        upper and asked.max in (figure["value"], figure["max"])
    )


def _same_unit(asked: tuple[str, ...], figure: Record) -> bool:
    """Whether each word of a unit is one of the figure's: of its unit, of what it measures, or as it is printed.

    A single character, 年 or 歲, must be printed: in a measure it may be part of any word.
    """
    english = f"{figure['unit'].replace('_', ' ')} {figure['measure']['en']}"
    if figure["unit"] == "years_of_age":
        english += " old"
    stems = {stem for _, _, stem in text.words(english)}
    for word in asked:
        if word.isascii():
            if text.stem(word) not in stems:
                return False
            continue
        printed = figure["printed"] if len(word) == 1 else f"{figure['printed']} {figure['measure']['zh']}"
        if not any(text.find_all(form, printed) for form in (word, *text.alternatives(word))):
            return False
    return True


def _speakers(word: Word, entry: Entry, sources: Sources) -> Iterator[Match]:
    """The speaker of a quote, where the word names him: a quote is asked for by its words or by who says them."""
    if entry.kind is QUOTE and entry.record["speaker"] in word.people:
        name = sources.person(entry.record["speaker"])
        yield Match(ENTITY, (Span("speaker", 0, len(name)),), (f"speaker: {name}",))
