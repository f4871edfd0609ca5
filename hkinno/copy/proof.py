"""A user's own copy of the page: reading it, finding each paragraph in it, and proving it by its hash.

A paragraph's text is the page's text with all white space removed, or each run of it as one space, and private
characters read as marks, as its source says. Offsets count code points of that text.
"""

import re
from collections.abc import Iterable
from typing import Any, NamedTuple

from hkinno.errors import FileError
from hkinno.store.schema import TEXTS
from hkinno.store.texts import BLANKS, JOINED, MIXED, SPACED, counted, parts_words, sha256
from hkinno.text import squeeze, visible

Record = dict[str, Any]

# Paragraphs are told apart by so many characters of their opening words before they are hashed.
OPENING = 10
# So many times its length a text is hashed at most, short ones more often.
MOST_HASHED = 500


class Reading(NamedTuple):
    """How a source's text is made of a page's: marks for private characters, and ``JOINED`` or ``SPACED``."""

    glyphs: tuple[tuple[str, str], ...]
    form: str


class Fingerprint(NamedTuple):
    """What is known of a paragraph: its id, its opening and closing words, its length and its SHA-256."""

    name: str
    opens: str
    closes: str
    chars: int
    sha256: str


def read(path: str) -> str:
    """The text of a copy, in any format in which drafts are read.

    Raises ``FileError`` for what cannot be read, with what would help.
    """
    from hkinno.documents.files import open_document  # noqa: PLC0415 - the readers, for those who give a copy

    document = open_document(path)
    return document.words(0, len(document.text))


def normalise(text: str, glyphs: dict[str, str], form: str = JOINED) -> str:
    """A copy's text as paragraphs are meant: private characters as marks, white space removed or one space each."""
    return counted(text.translate({ord(sign): mark for sign, mark in glyphs.items()}), form)


def offsets(text: str, form: str = JOINED) -> list[int]:
    """For each character of a normalised text its offset in the text."""
    if form == SPACED:
        return [at for at, each in enumerate(text) if not each.isspace() or (at and not text[at - 1].isspace())]
    runs = re.finditer(BLANKS, text) if form == MIXED else ()
    parting = {blanks.start() for blanks in runs if parts_words(text, *blanks.span())}
    return [at for at, each in enumerate(text) if not each.isspace() or at in parting]


def readings(paragraphs: list[Record], sources: Iterable[Record]) -> list[tuple[Reading, list[Record]]]:
    """The paragraphs by the way in which their sources are read, in the order of the first of each.

    Raises ``FileError`` for a source that does not say it as it should.
    """
    by_source = {source["id"]: _reading(source) for source in sources}
    groups: dict[Reading, list[Record]] = {}
    for paragraph in paragraphs:
        groups.setdefault(by_source.get(paragraph["article"], Reading((), JOINED)), []).append(paragraph)
    return list(groups.items())


def _reading(source: Record) -> Reading:
    glyphs, form = source.get("glyphs", {}), source.get("text", JOINED)
    if form not in TEXTS:
        raise FileError(f"source {visible(source['id'])}: text should be {JOINED}, {SPACED} or {MIXED}")
    if type(glyphs) is not dict or any(
        type(mark) is not str or {len(sign), len(mark)} != {1} for sign, mark in glyphs.items()
    ):
        raise FileError(f"source {visible(source['id'])}: glyphs should name one mark for each private character")
    return Reading(tuple(sorted(glyphs.items())), form)


def fingerprint(paragraph: Record) -> Fingerprint:
    """What a record of the table ``paragraphs`` says of the paragraph's text."""
    return Fingerprint(*(paragraph[key] for key in ("id", "opens", "closes", "chars", "sha256")))


def key_fingerprint(paragraph: Record) -> Fingerprint:
    """What it says of the comparison key of that text."""
    # Opening words may end in the middle of a number, whose marks are not known then.
    opens, key = squeeze(paragraph["opens"]), paragraph["squeezed"]
    opens = re.sub(r"[\d\ufdd0-\ufdd4]+$", "", opens) or opens
    return Fingerprint(paragraph["id"], opens, squeeze(paragraph["closes"]), key["chars"], key["sha256"])


def locate(text: str, sought: list[Fingerprint]) -> dict[str, tuple[int, int]]:
    """The name and the span of each fingerprint that is somewhere in a text.

    Takes time in proportion to the text. Raises ``FileError`` where opening words are repeated so often that it cannot.
    """
    by_opening: dict[str, list[Fingerprint]] = {}
    for fingerprint in sought:
        by_opening.setdefault(fingerprint.opens[:OPENING], []).append(fingerprint)
    found: dict[str, tuple[int, int]] = {}
    left = MOST_HASHED * (len(text) + OPENING**4)
    for size in {len(opening) for opening in by_opening}:
        for start in range(len(text) - size + 1):
            for name, opens, closes, chars, digest in by_opening.get(text[start : start + size], ()):
                left -= OPENING
                end = start + chars
                if name in found or chars < size or end > len(text):
                    continue
                if text.startswith(opens, start) and text.endswith(closes, start, end):
                    left -= chars
                    if sha256(text[start:end]) == digest:
                        found[name] = (start, end)
                if left < 0:
                    raise FileError("this copy repeats the opening words of paragraphs too often to be compared")
    return found


def texts(copy: str, paragraphs: list[Record], sources: Iterable[Record]) -> dict[str, str]:
    """The text of each paragraph that a copy (``read``) proves: id to text, in the order of the paragraphs."""
    found: dict[str, str] = {}
    for (glyphs, form), group in readings(paragraphs, sources):
        text = normalise(copy, dict(glyphs), form)
        located = locate(text, list(map(fingerprint, group)))
        found |= {name: text[start:end] for name, (start, end) in located.items()}
    return {each["id"]: found[each["id"]] for each in paragraphs if each["id"] in found}
