"""A list of citations in a style: the notes in the order asked for, then the references, merged and sorted."""

from collections.abc import Callable, Sequence

from hkinno.cite import data
from hkinno.cite.common import Label, quoted
from hkinno.cite.styles import PARTS, Style, styles
from hkinno.cite.work import Citation, Details, Work, works
from hkinno.cite.work import citations as cite_entry
from hkinno.errors import UsageError
from hkinno.search.answers import by_id
from hkinno.sources import Sources, sources_of
from hkinno.store.kinds import ENTITY, SOURCE, TOPIC, Entry, Records
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
    cited_works = list(dict.fromkeys(each.work for each in cited))
    if style.system == "data":
        return _data(name, style, cited_works, list(cited), part, quote=quote, bilingual=bilingual).splitlines()
    ordered = sorted(cited_works, key=_sort_key) if style.sorted else cited_works
    labels = _labels(style, cited_works, ordered)
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


def entries(ids: list[str], store: Records) -> list[Entry]:
    """The records that ids, places or articles name, in their order.

    An article's id or key means the article, though a topic has the same name. Raises ``UsageError`` for a record that
    cannot be cited: another topic or an entity.
    """
    articles = {
        name.casefold(): Entry(SOURCE, source)
        for source in reversed(sources_of(store).articles.values())
        for name in (source["item"]["id"], source["id"])
    }
    found = by_id(ids, store, articles)
    for entry in found:
        if entry.kind in (TOPIC, ENTITY):
            raise UsageError(
                f"{entry.id} cannot be cited; 'hkinno facts {entry.id} -f ids | hkinno cite -' cites its facts"
            )
    return found


def citations(
    cited: Sequence[Entry],
    sources: Sources,
    known: Details | None = None,
    *,
    author: str = "reporter",
    gloss: bool = True,
) -> list[Citation]:
    """The citations of records, in their order; ``author`` "speaker" puts the interviewee in the author's place."""
    made = works(sources, known or Details(), by_speaker=author == "speaker", gloss=gloss)
    return [each for entry in cited for each in cite_entry(entry, made, sources)]


def check(name: str, style: Style, *, part: str, author: str) -> None:
    """Raise ``UsageError`` for a part, or for an author that a style has no form for."""
    if part not in PARTS:
        raise UsageError(f"--part cannot be {visible(part)!r}; it is one of {', '.join(PARTS)}")
    if author not in AUTHORS:
        raise UsageError(f"--author cannot be {visible(author)!r}; it is reporter or speaker")
    if author == "speaker" and not style.speaker:
        able = ", ".join(other for other, each in styles().items() if each.speaker)
        raise UsageError(f"{name} lists an article under its reporter; --author speaker is for {able}")


def missing(style: Style, cited: Sequence[Citation]) -> list[str]:
    """The details that the style has a place for and a work as cited lacks, each with its option."""
    cited_works = {each.work for each in cited}

    def lacks(detail: str, test: Callable[[Work], bool]) -> bool:
        return detail in style.asks and any(map(test, cited_works))

    found = []
    if lacks("day", lambda work: work.date is None or work.date.day is None):
        found.append("day of issue (--issued DATE)")
    if lacks("page", lambda work: work.page is None):
        found.append("page (--page PAGE)")
    if lacks("url", lambda work: work.url is None):
        found.append("address (--url URL)")
    if lacks("accessed", lambda work: work.url is not None and work.accessed is None):
        found.append("date of access (--accessed DATE)")
    return found


def inferred(cited: Sequence[Citation], sources: Sources) -> list[str]:
    """What in the citations is inferred, not printed: the year, and the article of a caption or pull quote."""
    dated = [each.work.article for each in cited if each.work.date is not None and each.work.date.circa]
    dates = [sources.articles[article].get("inferred", {}).get("issued") for article in dated]
    reasons = [reason["en"] for reason in dates if reason]
    places = {location.id for each in cited for location in each.places}
    reasons += [
        f"{record['id']}: {record['inferred']['article']['en']}"
        for record in sources.paragraphs
        if record["id"] in places and "article" in record.get("inferred", {})
    ]
    return list(dict.fromkeys(reasons))


def examples(cited: list[Citation]) -> list[str]:
    """Every style on a line: name, what it is, one example; tab-separated."""
    return ["\t".join((name, style.about, _example(name, style, cited))) for name, style in styles().items()]


def _example(name: str, style: Style, cited: list[Citation]) -> str:
    part = "note" if style.system == "note" or name in ("pandoc", "csl-json") else "reference"
    return " ".join(line.strip() for line in lines(name, style, cited, part) if line.strip())
