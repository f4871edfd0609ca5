"""The styles by name, and what each makes of a list of citations.

A style is its functions in a module of its kind and its entry in ``STYLES``; so is a format for other programs.
"""

from collections.abc import Callable, Sequence
from functools import partial
from typing import Any, NamedTuple

from hkinno.cite import bibtex, chinese, csl, english, markdown, ris, wikipedia
from hkinno.cite.chinese import GBT_2015, GBT_2025
from hkinno.cite.common import Asked, Escape, Note, Reference, by_author, inverted
from hkinno.cite.work import Citation, Work
from hkinno.errors import UsageError
from hkinno.render.plain import prose_md
from hkinno.text import instead, visible

PARTS = ("reference", "note", "both")
DETAILS = ("day", "page", "url", "accessed")

Document = Callable[[Sequence[Work], Sequence[Citation], Asked], str]


def _lead(work: Work) -> str:
    """Who stands in the author's place, or the title."""
    return "; ".join(map(inverted, work.names)) or work.title


def _as_it_is(text: str) -> str:
    return text


def _nothing(*_: object) -> str:
    return ""


class Style(NamedTuple):
    """A style: what it is, how it lists works, and its two forms."""

    about: str
    # "date" (author and year in text), "number", "note", or "data" (for other programs).
    system: str
    # The language of its marks.
    lang: str = "en"
    reference: Reference = _nothing
    note: Note = _nothing
    # All that is printed, where it is not a list of notes and one of references.
    document: Document | None = None
    # How words are written in the format.
    escape: Escape = _as_it_is
    # What stands in the author's place in a text: works that have it in common are told apart by letters.
    lead: Callable[[Work], str] = _lead
    # Details that it has a place for.
    asks: tuple[str, ...] = DETAILS
    # The order of its list; None is that of citation.
    order: Callable[[Work], Any] | None = by_author
    # Whether it can list an interview under the interviewee.
    speaker: bool = True
    # The part that shows best what it is.
    example: str = "reference"


def _gbt(edition: chinese.Edition, about: str, system: str) -> Style:
    """A style of GB/T 7714: numeric, author-date or notes."""
    reference, note = {
        "number": (chinese.gbt_reference, chinese.gbt_numeric_note),
        "date": (chinese.gbt_date_reference, chinese.gbt_date_note),
        "note": (chinese.gbt_plain_reference, chinese.gbt_note),
    }[system]
    return Style(
        about=about,
        system=system,
        lang="zh",
        reference=partial(reference, edition),
        note=partial(note, edition),
        lead=chinese.gbt_lead,
        order=chinese.by_language if system == "date" else None,
        speaker=False,
        example="note" if system == "note" else "reference",
    )


STYLES = {
    "gbt7714-2025": _gbt(GBT_2025, "GB/T 7714-2025, numeric (in force since 2026-07-01)", "number"),
    "gbt7714-2025-author-date": _gbt(GBT_2025, "GB/T 7714-2025, author-date", "date"),
    "gbt7714-2025-note": _gbt(GBT_2025, "GB/T 7714-2025, notes", "note"),
    "gbt7714-2015": _gbt(GBT_2015, "GB/T 7714-2015, numeric", "number"),
    "gbt7714-2015-author-date": _gbt(GBT_2015, "GB/T 7714-2015, author-date", "date"),
    "gbt7714-2015-note": _gbt(GBT_2015, "GB/T 7714-2015, notes", "note"),
    "hk": Style(
        about="Hong Kong Chinese footnote",
        system="note",
        lang="zh",
        reference=chinese.hk_reference,
        note=chinese.hk_note,
        example="note",
    ),
    "apa7": Style(
        about="APA 7",
        system="date",
        reference=english.apa_reference,
        note=english.apa_note,
        lead=english.apa_lead,
        asks=("day", "page", "url"),
    ),
    "apa7-zh": Style(
        about="APA 7 for papers in Chinese",
        system="date",
        lang="zh",
        reference=chinese.apa_zh_reference,
        note=chinese.apa_zh_note,
        lead=chinese.apa_zh_lead,
        asks=("day", "page", "url"),
    ),
    "chicago18-notes": Style(
        about="Chicago 18, notes and bibliography",
        system="note",
        reference=english.chicago_reference,
        note=english.chicago_note,
        lead=english.chicago_lead,
        asks=("day", "url"),
        example="note",
    ),
    "chicago18-author-date": Style(
        about="Chicago 18, author-date",
        system="date",
        reference=english.chicago_date_reference,
        note=english.chicago_date_note,
        lead=english.chicago_lead,
        asks=("day", "url"),
    ),
    "mla9": Style(
        about="MLA 9",
        system="date",
        reference=english.mla_reference,
        note=english.mla_note,
        lead=english.mla_lead,
        asks=("day", "page", "url"),
    ),
    "harvard": Style(
        about="Harvard (Cite Them Right 12)",
        system="date",
        reference=english.harvard_reference,
        note=english.harvard_note,
        lead=english.harvard_lead,
    ),
    "bibtex": Style(about="BibTeX", system="data", document=bibtex.bibtex),
    "biblatex": Style(about="BibLaTeX", system="data", document=bibtex.biblatex),
    "ris": Style(about="RIS, for reference managers", system="data", document=ris.document),
    "csl-json": Style(about="CSL-JSON: item and citation item", system="data", document=csl.document, example="note"),
    "pandoc": Style(about="pandoc Markdown: [@key, para. N]", system="data", document=csl.pandoc, example="note"),
    "wikipedia": Style(
        about="Wikipedia: {{cite news}}",
        system="note",
        reference=wikipedia.reference,
        note=wikipedia.note,
        escape=wikipedia.escape,
        speaker=False,
        example="note",
    ),
    "markdown": Style(
        about="Markdown footnote, in Chinese",
        system="note",
        lang="zh",
        reference=markdown.reference,
        note=markdown.note,
        escape=prose_md,
        example="note",
    ),
    "markdown-en": Style(
        about="Markdown footnote, in English",
        system="note",
        reference=markdown.english_reference,
        note=markdown.english_note,
        escape=prose_md,
        asks=("day", "url"),
        example="note",
    ),
}


# What styles are called without their edition: the newest, in the form that most are asked for.
ALIASES = {
    "apa": "apa7",
    "apa-zh": "apa7-zh",
    "chicago": "chicago18-notes",
    "chicago18": "chicago18-notes",
    "gb/t 7714": "gbt7714-2025",
    "gbt": "gbt7714-2025",
    "gbt7714": "gbt7714-2025",
    "mla": "mla9",
}


def style(name: str) -> Style:
    """A style by its name, with or without the edition.

    Raises ``UsageError`` that names the nearest, and the rest, for one that is not there.
    """
    known = name.casefold()
    known = ALIASES.get(known, known)
    if known not in STYLES:
        right = f"{instead(name, STYLES, 'styles', limit=2)}; --csl FILE takes any CSL style"
        raise UsageError(f"there is no style {visible(name)!r}; {right}")
    return STYLES[known]
