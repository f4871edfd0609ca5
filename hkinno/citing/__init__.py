"""Citations that can be handed in: each style is a small template, and pandoc is their judge in the tests.

Nothing is invented: the year is circa 2023 in each style's own form, and a day, a page or an address stands
in a citation only when the user gives it.
"""

from collections.abc import Callable, Iterable
from typing import Any, NamedTuple

from hkinno.citing import chinese, data, english
from hkinno.citing.work import Cited, Day, Details, Work, cited, missing, parse_day, work
from hkinno.errors import UsageError
from hkinno.text import near, visible

__all__ = ["DATA", "PARTS", "STYLES", "Day", "Details", "cite", "missing", "parse_day", "short", "style"]

Record = dict[str, Any]
PARTS = ("reference", "note", "both")


class Style(NamedTuple):
    """A style: its language, its entry in a list, its note or in-text form, and whether its list is numbered."""

    about: str
    lang: str
    reference: Callable[[Work, int], str]
    note: Callable[[Cited, int], str]
    numbered: bool = False
    # Notes in a row are numbered by themselves, not by their place in the list.
    notes: bool = False


STYLES: dict[str, Style] = {
    "gbt7714-2025": Style(
        "GB/T 7714-2025, numeric", "zh", chinese.gbt2025_reference, chinese.gbt2025_numeric_note, numbered=True
    ),
    "gbt7714-2025-author-date": Style(
        "GB/T 7714-2025, author-date", "zh", chinese.gbt2025_author_date_reference, chinese.gbt2025_author_date_note
    ),
    "gbt7714-2025-note": Style(
        "GB/T 7714-2025, notes", "zh", lambda each, _: chinese.gbt2025_entry(each), chinese.gbt2025_note, notes=True
    ),
    "gbt7714-2015": Style(
        "GB/T 7714-2015, numeric", "zh", chinese.gbt2015_reference, chinese.gbt2015_numeric_note, numbered=True
    ),
    "gbt7714-2015-author-date": Style(
        "GB/T 7714-2015, author-date", "zh", chinese.gbt2015_author_date_reference, chinese.gbt2015_author_date_note
    ),
    "gbt7714-2015-note": Style(
        "GB/T 7714-2015, notes", "zh", lambda each, _: chinese.gbt2015_entry(each), chinese.gbt2015_note, notes=True
    ),
    "hk": Style("Hong Kong footnote", "zh", chinese.hk_reference, chinese.hk_note, notes=True),
    "apa7": Style("APA, 7th edition", "en", english.apa_reference, english.apa_note),
    "apa7-zh": Style("APA, 7th edition, in Chinese", "zh", chinese.apa_zh_reference, chinese.apa_zh_note),
    "chicago18-notes": Style(
        "Chicago, 18th edition, notes", "en", english.chicago_notes_reference, english.chicago_notes_note, notes=True
    ),
    "chicago18-author-date": Style(
        "Chicago, 18th edition, author-date",
        "en",
        english.chicago_author_date_reference,
        english.chicago_author_date_note,
    ),
    "mla9": Style("MLA, 9th edition", "en", english.mla_reference, english.mla_note),
    "harvard": Style("Harvard, as in Cite Them Right", "en", english.harvard_reference, english.harvard_note),
}
# Formats for programs: one text for all that is cited.
DATA = {
    "bibtex": "BibTeX",
    "biblatex": "BibLaTeX",
    "ris": "RIS",
    "csl-json": "CSL-JSON items and citation items",
    "wikipedia": "Wikipedia's {{cite news}}",
    "markdown": "Markdown footnote",
    "pandoc": "pandoc's [@key, para. 1]",
}


def style(name: str) -> str:
    """The name of a style. Raises ``UsageError`` with the nearest names for one that is not there."""
    known = [*STYLES, *DATA]
    if name not in known:
        close = near(name, known)
        hint = f"did you mean {' or '.join(close)}? " if close else ""
        raise UsageError(f"there is no style {visible(name)!r}; {hint}The styles are {', '.join(known)}")
    return name


def cite(
    records: Iterable[Record],
    sources: list[Record],
    paragraphs: list[Record],
    name: str,
    *,
    details: Details = Details(),  # noqa: B008 - immutable
    part: str = "both",
    quote: bool = False,
    bilingual: bool = False,
    author: str = "reporter",
) -> str:
    """Citations of facts, quotes, paragraphs and articles in a style.

    ``part`` is reference, note or both; ``quote`` puts the words before their notes and ``bilingual`` our English
    after them; ``author`` "speaker" lists the interview under the interviewee. Raises ``UsageError``.
    """
    works = {source["id"]: work(source, details, author=author) for source in sources}
    by_id = {paragraph["id"]: paragraph for paragraph in paragraphs}
    all_cited = [cited(record, works, by_id) for record in records]
    style(name)
    if part not in PARTS:
        raise UsageError(f"--part cannot be {visible(part)!r}; it is one of {', '.join(PARTS)}")
    if author not in ("reporter", "speaker"):
        raise UsageError(f"--author cannot be {visible(author)!r}; it is reporter or speaker")
    if quote and any(not each.words for each in all_cited):
        raise UsageError("--quote needs facts or quotes: a headline or a whole paragraph is not speech")
    if name in DATA:
        return _data(name, all_cited, quote=quote)
    chosen = STYLES[name]
    listed = list({each.work.id: each.work for each in all_cited}.values())
    if not chosen.numbered:
        listed.sort(key=lambda each: (each.author, each.issued.year, each.title))
    numbers = {each.id: number for number, each in enumerate(listed, 1)}
    lines = []
    if part != "note":
        lines += [chosen.reference(each, numbers[each.id]) for each in listed]
    if part != "reference":
        for order, each in enumerate(all_cited, 1):
            note = chosen.note(each, order if chosen.notes else numbers[each.work.id])
            note = note.removeprefix(f"{order}. ") if quote else note
            lines.append(_with_words(each, note, chosen.lang, bilingual=bilingual) if quote else note)
    # Two facts of one paragraph have one note between them.
    return "\n".join(dict.fromkeys(lines))


def _with_words(each: Cited, note: str, lang: str, *, bilingual: bool) -> str:
    """The words in the marks of the style's language, our English if wanted, and the note."""
    if lang == "zh":
        words = f"「{_inner(each.words)}」"
        english = f"（{'非官方英譯' if each.translated else '英文撮要'}：“{each.translation}”）"
    else:
        words = f"“{each.words}”"
        english = f" (“{each.translation}”, {'unofficial translation' if each.translated else 'summary in English'})"
    return f"{words}{english if bilingual else ''}{'' if lang == 'zh' else ' '}{note}"


def _inner(words: str) -> str:
    return words.replace("「", "『").replace("」", "』")


def _data(name: str, all_cited: list[Cited], *, quote: bool) -> str:
    if name == "csl-json":
        return data.csl_json(all_cited)
    if name in ("bibtex", "biblatex", "ris"):
        entry = {"bibtex": data.bibtex, "biblatex": data.biblatex, "ris": data.ris}[name]
        listed = {each.work.id: each.work for each in all_cited}
        return "\n".join(entry(one, [each for each in all_cited if each.work.id == one.id]) for one in listed.values())
    if name == "wikipedia":
        return "\n".join(data.wikipedia(each, quote=quote) for each in all_cited)
    if name == "pandoc":
        return "\n".join(f"“{each.words}” {data.pandoc(each)}" if quote else data.pandoc(each) for each in all_cited)
    notes = [(each, english.chicago_notes_note(each, 1).removeprefix("1. ")) for each in all_cited]
    lines = [
        data.markdown(each, _with_words(each, note, "en", bilingual=False) if quote else note) for each, note in notes
    ]
    return "\n".join(dict.fromkeys(lines))


def short(record: Record, sources: list[Record], paragraphs: list[Record]) -> str:
    """The quoted words, or the statement, with a short citation in Chinese, ready to paste."""
    each = cited(
        record, {source["id"]: work(source, Details()) for source in sources}, {p["id"]: p for p in paragraphs}
    )
    note = chinese.apa_zh_note(each, 1)
    if "exact" in record:
        return f"「{_inner(record['exact'])}」{note}"
    return f"{record['statement']['zh']}{note}" if "evidence" in record else note
