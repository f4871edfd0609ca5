"""A list of citations in a style: the notes in the order asked for, then the references, merged and sorted."""

from collections.abc import Mapping, Sequence
from typing import Any

from hkinno.cite import data
from hkinno.cite.common import Label, quoted
from hkinno.cite.styles import PARTS, Style, styles
from hkinno.cite.work import INTERVIEWEE, Citation, Details, Work, work
from hkinno.cite.work import citations as cite_record
from hkinno.errors import UsageError
from hkinno.text import visible

AUTHORS = ("reporter", "speaker")


def lines(
    name: str,
    style: Style,
    cited: Sequence[Citation],
    part: str = "both",
    *,
    quote: bool = False,
    bilingual: bool = False,
) -> list[str]:
    """The text to print, in lines. ``part`` is "reference", "note" or "both".

    Notes come first, one for each citation in the order given; then an empty line and the reference list, in which
    an article stands once. Formats for other programs have one entry an article, which carries all its paragraphs.
    Raises ``UsageError`` where words are asked for and a record has none: a headline is never speech.
    """
    if quote and not all(each.words for each in cited):
        wordless = next(each.record for each in cited if not each.words)
        raise UsageError(
            f"--quote needs facts or quotes: {visible(wordless)} is {_wordless(wordless)}, and its words are not stored"
        )
    works = list(dict.fromkeys(each.work for each in cited))
    if style.system == "data":
        return _data(name, style, works, list(cited), part, quote=quote, bilingual=bilingual).splitlines()
    ordered = sorted(works, key=_sort_key) if style.sorted else works
    labels = _labels(style, works, ordered)
    notes: list[str] = []
    if part != "reference":
        notes = [_note(each, style, labels[each.work.key], quote=quote, bilingual=bilingual) for each in cited]
    references = [style.reference(each, labels[each.key]) for each in ordered] if part != "note" else []
    made = [*notes, *([""] if notes and references else []), *references]
    return "\n".join(made).split("\n")


def _wordless(record: str) -> str:
    return "a paragraph" if "-" in record else "an article, whose headline is the paper's"


def _note(citation: Citation, style: Style, label: Label, *, quote: bool, bilingual: bool) -> str:
    note = style.note(citation, label._replace(spoken=quote))
    words = []
    if quote and citation.words:
        words.append(quoted(citation.words, style.lang))
    if bilingual and citation.english:
        words.append(_english(citation, style.lang))
    if not words:
        return note
    # Chinese needs no space before brackets.
    between, before = ("", "" if note.startswith(("（", "(", "[")) else " ") if style.lang == "zh" else (" ", " ")
    return f"{between.join(words)}{before}{note}"


def _english(citation: Citation, lang: str) -> str:
    """Our English, said to be ours: a translation of a quote, or a summary of what the words prove."""
    if lang == "zh":
        return f"（{'非官方英譯' if citation.translated else '非官方英文撮要'}：{citation.english}）"
    what = "unofficial translation" if citation.translated else "unofficial English summary"
    return f"[{what}: {citation.english}]"


def _sort_key(work: Work) -> tuple[str, tuple[int, int, int], str]:
    """Author, date, title; a title's opening marks do not count. Han characters stand in the order of Unicode."""
    date = work.date
    when = (date.year, date.month or 0, date.day or 0) if date else (0, 0, 0)
    return work.first, when, work.title.lstrip("「『《〈“‘（")


def _labels(style: Style, cited: list[Work], ordered: list[Work]) -> dict[str, Label]:
    """Number, letter and the like for each work: letters where author and year are the same."""
    same: dict[tuple[str, int | None], list[Work]] = {}
    for each in ordered:
        same.setdefault((each.first, each.date.year if each.date else None), []).append(each)
    letters = {
        each.key: _letter(index) if len(group) > 1 and style.system == "date" else ""
        for group in same.values()
        for index, each in enumerate(group)
    }
    return {
        each.key: Label(
            number=cited.index(each) + 1,
            suffix=letters[each.key],
            several=sum(other.first == each.first for other in ordered) > 1,
            again=index > 0 and ordered[index - 1].first == each.first,
        )
        for index, each in enumerate(ordered)
    }


def _letter(index: int) -> str:
    return chr(ord("a") + index % 26)


def _data(
    name: str, style: Style, works: list[Work], cited: list[Citation], part: str, *, quote: bool, bilingual: bool
) -> str:
    """A format for another program."""
    if name == "csl-json":
        return data.csl_json(works, cited, part, quote=quote)
    entries: list[str] = []
    if name == "pandoc":
        entries = [data.pandoc_reference(works)]
    elif name == "ris":
        # RIS has no citations in text: its records carry the paragraphs, whatever part is asked for.
        entries = [data.ris(each, _of(each, cited), quote=quote) for each in works]
        part = "reference"
    else:
        entries = [data.bibtex(each, _of(each, cited), quote=quote, biblatex=name == "biblatex") for each in works]
    notes = []
    if part != "reference":
        notes = list(
            dict.fromkeys(
                _note(each, style, Label(), quote=quote and name == "pandoc", bilingual=bilingual and name == "pandoc")
                for each in cited
            )
        )
        if part == "both" and name != "pandoc":
            # A .bib file takes text between entries for a comment.
            notes = [f"% {note}" for note in notes]
    if part == "note":
        entries = []
    blocks = [*entries, *(["\n".join(notes)] if notes else [])]
    # pandoc takes its metadata anywhere; first, a shell would take its --- for an option.
    return "\n\n".join(reversed(blocks) if name == "pandoc" else blocks)


def _of(work: Work, cited: list[Citation]) -> list[Citation]:
    return [each for each in cited if each.work == work]


def citations(
    records: Sequence[Mapping[str, Any]],
    sources: Sequence[Mapping[str, Any]],
    paragraphs: Sequence[Mapping[str, Any]],
    known: Details | None = None,
    *,
    author: str = "reporter",
    gloss: bool = True,
) -> list[Citation]:
    """The citations of records, in their order; ``author`` "speaker" puts the interviewee in the author's place."""
    interviewee = INTERVIEWEE if author == "speaker" else None
    works = {each["id"]: work(each, known or Details(), interviewee=interviewee, gloss=gloss) for each in sources}
    return [each for record in records for each in cite_record(record, works, paragraphs)]


def check(name: str, style: Style, *, part: str, author: str) -> None:
    """Raise ``UsageError`` for a part, or for an author that a style has no form for."""
    if part not in PARTS:
        raise UsageError(f"--part cannot be {visible(part)!r}; it is one of {', '.join(PARTS)}")
    if author not in AUTHORS:
        raise UsageError(f"--author cannot be {visible(author)!r}; it is reporter or speaker")
    if author == "speaker" and not style.speaker:
        able = ", ".join(other for other, each in styles().items() if each.speaker)
        raise UsageError(f"{name} lists an article under its reporter; --author speaker is for {able}")


def missing(style: Style, known: Details) -> list[str]:
    """The details that the style has a place for and nobody has given, each with its option."""
    told = []
    if "day" in style.asks and (known.issued is None or known.issued.day is None):
        told.append("day of issue (--issued DATE)")
    if "page" in style.asks and known.page is None:
        told.append("page (--page PAGE)")
    if "url" in style.asks and known.url is None:
        told.append("address (--url URL)")
    if "accessed" in style.asks and known.url is not None and known.accessed is None:
        told.append("date of access (--accessed DATE)")
    return told


def inferred(
    cited: Sequence[Citation],
    known: Details,
    sources: Sequence[Mapping[str, Any]],
    paragraphs: Sequence[Mapping[str, Any]],
) -> list[str]:
    """What in the citations is inferred, not printed: the year, and the article of a caption or pull quote."""
    articles = {each.work.article for each in cited}
    told = []
    if known.issued is None:
        told += [
            str(each["inferred"]["issued"])
            for each in sources
            if each["id"] in articles and "issued" in each["inferred"]
        ]
    places = {place for each in cited for place in each.places}
    told += [
        f"{each['id']}: {each['note']}"
        for each in paragraphs
        if each["id"] in places and each["kind"] != "body" and each["note"]
    ]
    return list(dict.fromkeys(told))


def examples(cited: list[Citation]) -> list[str]:
    """Every style on a line: name, what it is, one example; tab-separated."""
    return ["\t".join((name, style.about, _example(name, style, cited))) for name, style in styles().items()]


def _example(name: str, style: Style, cited: list[Citation]) -> str:
    part = "note" if style.system == "note" or name in ("pandoc", "csl-json") else "reference"
    return " ".join(line.strip() for line in lines(name, style, cited, part) if line.strip())
