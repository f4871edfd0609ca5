"""Checks of proof: that evidence and quotes fit their paragraphs and each other, and what a copy has proved."""

from collections.abc import Iterator
from itertools import pairwise

from hkinno.store.checks.common import Check, Tables, promised, spans
from hkinno.store.kinds import Record
from hkinno.store.texts import seal


def evidence(tables: Tables) -> Iterator[tuple[str, str]]:
    """Every fact has evidence, and every excerpt and quote lies within its paragraph."""
    lengths = {paragraph["id"]: paragraph["chars"] for paragraph in tables["paragraphs"]}
    for fact in tables["facts"]:
        if not fact["evidence"]:
            yield fact["id"], "has no evidence"
    for name, place, start, exact in spans(tables):
        if not exact:
            yield name, "has an empty excerpt"
        elif start < 0 or start + len(exact) > lengths.get(place, 0):
            yield (
                name,
                f"ends at {start + len(exact)} in {place}, which has {lengths.get(place, 0)} characters",
            )


def agreement(tables: Tables) -> Iterator[tuple[str, str]]:
    """Where excerpts, quotes and opening and closing words overlap, they have the same characters."""
    written: dict[str, dict[int, tuple[str, str]]] = {}
    stretches = [(each["id"], each["id"], 0, each["opens"]) for each in tables["paragraphs"]]
    stretches += [
        (each["id"], each["id"], each["chars"] - len(each["closes"]), each["closes"]) for each in tables["paragraphs"]
    ]
    for name, place, start, exact in [*stretches, *spans(tables)]:
        there = written.setdefault(place, {})
        for offset, character in enumerate(exact, start):
            known, first = there.setdefault(offset, (character, name))
            if known != character:
                yield name, f"has {character} at {offset} of {place}, where {first} has {known}"
                break


def voices(tables: Tables) -> Iterator[tuple[str, str]]:
    """A fact's voice is "quoted" exactly where its evidence stands inside his quotation marks."""
    inside: dict[str, list[tuple[int, int]]] = {}
    for quote in tables["quotes"]:
        inside.setdefault(quote["paragraph"], []).append((quote["start"], quote["start"] + len(quote["exact"])))
    for fact in tables["facts"]:
        within = [
            any(
                start <= each["start"] and each["start"] + len(each["exact"].rstrip("」")) <= end
                for start, end in inside.get(each["paragraph"], [])
            )
            for each in fact["evidence"]
        ]
        if fact["voice"] == "quoted" and not any(within):
            yield fact["id"], "is called quoted, but none of its evidence stands in a quote"
        if fact["voice"] != "quoted" and within and all(within):
            yield fact["id"], f"is called {fact['voice']}, but all of its evidence stands in a quote"


def order(tables: Tables) -> Iterator[tuple[str, str]]:
    """The excerpts of a fact stand in page order, and none overlaps the next."""
    places = {paragraph["id"]: number for number, paragraph in enumerate(tables["paragraphs"])}
    for fact in tables["facts"]:
        spans = [(places.get(each["paragraph"], 0), each["start"], len(each["exact"])) for each in fact["evidence"]]
        for (place, start, length), (later_place, later_start, _) in pairwise(spans):
            if (place, start + length) > (later_place, later_start) and place >= later_place:
                yield fact["id"], "its excerpts are not in page order, or overlap"
                break


def coverage(tables: Tables) -> Iterator[tuple[str, str]]:
    """Every paragraph of the body and every caption is the evidence of a fact."""
    used = {span["paragraph"] for fact in tables["facts"] for span in fact["evidence"]}
    for paragraph in tables["paragraphs"] if promised(tables, "coverage") else []:
        if paragraph["kind"] in ("body", "caption") and paragraph["id"] not in used:
            yield paragraph["id"], "no fact rests on it"


def proved(tables: Tables) -> Iterator[tuple[str, str]]:
    """What a copy of the page has proved of a paragraph has not been changed since: digests, places and words."""
    for paragraph in tables["paragraphs"]:
        if paragraph.get("proved", made := sealed(paragraph, tables)) != made:
            yield paragraph["id"], "changed since a copy proved it; prove it again"


def sealed(paragraph: Record, tables: Tables) -> str:
    """The seal of a paragraph as its record, and what is quoted of it, are now."""
    return seal(paragraph, [(start, exact) for _, place, start, exact in spans(tables) if place == paragraph["id"]])


CHECKS: tuple[Check, ...] = (evidence, agreement, voices, order, coverage, proved)
