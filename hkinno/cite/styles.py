"""The styles by name, and what each makes of a list of citations."""

from collections.abc import Callable
from typing import NamedTuple

from hkinno.cite import chinese, data, english
from hkinno.cite.common import Label
from hkinno.cite.work import Citation, Work
from hkinno.errors import UsageError
from hkinno.text import instead, visible

PARTS = ("reference", "note", "both")


class Style(NamedTuple):
    """A style: what it is, how it lists works, and its two forms."""

    about: str
    # The language of its marks.
    lang: str
    # "date" (author and year in text), "number", "note", or "data" (for other programs).
    system: str
    reference: Callable[[Work, Label], str]
    note: Callable[[Citation, Label], str]
    # Details that it has a place for.
    asks: tuple[str, ...] = ("day", "page", "url")
    # Whether its list is in alphabetical order; else in order of citation.
    sorted: bool = True
    # Whether it can list an interview under the interviewee.
    speaker: bool = False


def styles() -> dict[str, Style]:
    """All styles in the order in which they are listed."""
    every = ("day", "page", "url", "accessed")
    day_url = ("day", "url")
    return {
        "gbt7714-2025": Style(
            "GB/T 7714-2025, numeric (in force since 2026-07-01)",
            "zh",
            "number",
            chinese.gbt_2025_reference,
            chinese.gbt_2025_numeric_note,
            every,
            sorted=False,
        ),
        "gbt7714-2025-author-date": Style(
            "GB/T 7714-2025, author-date",
            "zh",
            "date",
            chinese.gbt_2025_date_reference,
            chinese.gbt_2025_date_note,
            every,
            sorted=False,
        ),
        "gbt7714-2025-note": Style(
            "GB/T 7714-2025, notes",
            "zh",
            "note",
            chinese.gbt_2025_plain_reference,
            chinese.gbt_2025_note,
            every,
            sorted=False,
        ),
        "gbt7714-2015": Style(
            "GB/T 7714-2015, numeric",
            "zh",
            "number",
            chinese.gbt_2015_reference,
            chinese.gbt_2015_numeric_note,
            every,
            sorted=False,
        ),
        "gbt7714-2015-author-date": Style(
            "GB/T 7714-2015, author-date",
            "zh",
            "date",
            chinese.gbt_2015_date_reference,
            chinese.gbt_2015_date_note,
            every,
            sorted=False,
        ),
        "gbt7714-2015-note": Style(
            "GB/T 7714-2015, notes",
            "zh",
            "note",
            chinese.gbt_2015_plain_reference,
            chinese.gbt_2015_note,
            every,
            sorted=False,
        ),
        "hk": Style(
            "Hong Kong Chinese footnote",
            "zh",
            "note",
            chinese.hk_reference,
            chinese.hk_note,
            every,
            speaker=True,
        ),
        "apa7": Style("APA 7", "en", "date", english.apa_reference, english.apa_note, speaker=True),
        "apa7-zh": Style(
            "APA 7 for papers in Chinese", "zh", "date", chinese.apa_zh_reference, chinese.apa_zh_note, speaker=True
        ),
        "chicago18-notes": Style(
            "Chicago 18, notes and bibliography",
            "en",
            "note",
            english.chicago_reference,
            english.chicago_note,
            day_url,
            speaker=True,
        ),
        "chicago18-author-date": Style(
            "Chicago 18, author-date",
            "en",
            "date",
            english.chicago_date_reference,
            english.chicago_date_note,
            day_url,
            speaker=True,
        ),
        "mla9": Style("MLA 9", "en", "date", english.mla_reference, english.mla_note, speaker=True),
        "harvard": Style(
            "Harvard (Cite Them Right 12)",
            "en",
            "date",
            english.harvard_reference,
            english.harvard_note,
            every,
            speaker=True,
        ),
        "bibtex": _data("BibTeX", lambda each, _: data.bibtex_note(each, "cite")),
        "biblatex": _data("BibLaTeX", lambda each, _: data.bibtex_note(each, "autocite")),
        "ris": _data("RIS, for reference managers", lambda _, __: ""),
        "csl-json": _data("CSL-JSON: item and citation item", lambda _, __: ""),
        "pandoc": _data("pandoc Markdown: [@key, para. N]", data.pandoc_note, "en"),
        "wikipedia": Style(
            "Wikipedia: {{cite news}}",
            "en",
            "note",
            lambda work, _: f"* {data.wikipedia(work)}",
            lambda each, label: f"<ref>{data.wikipedia(each.work, each, quote=_is_quote(each) or label.spoken)}</ref>",
            every,
        ),
        "markdown": Style(
            "Markdown footnote, in Chinese",
            "zh",
            "note",
            chinese.hk_reference,
            lambda each, label: data.markdown(each, label, "zh"),
            every,
            speaker=True,
        ),
        "markdown-en": Style(
            "Markdown footnote, in English",
            "en",
            "note",
            english.chicago_reference,
            lambda each, label: data.markdown(each, label, "en"),
            day_url,
            speaker=True,
        ),
    }


def _data(about: str, note: Callable[[Citation, Label], str], lang: str = "zh") -> Style:
    every = ("day", "page", "url", "accessed")
    return Style(about, lang, "data", lambda _, __: "", note, every, sorted=False, speaker=True)


def _is_quote(citation: Citation) -> bool:
    return citation.translated


def style(name: str) -> Style:
    """A style by name. Raises ``UsageError`` that names the nearest, and the rest, for one that is not there."""
    known = styles()
    if name not in known:
        raise UsageError(f"there is no style {visible(name)!r}; {instead(name, known, 'styles', limit=2)}")
    return known[name]
