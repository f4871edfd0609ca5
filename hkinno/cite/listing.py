"""A list of citations in a style: the notes in the order asked for, then the references, merged and sorted."""

from collections.abc import Callable, Mapping, Sequence
from typing import NamedTuple

from hkinno.cite import styles
from hkinno.cite.common import Asked, Label, with_words
from hkinno.cite.styles import PARTS, STYLES, Style
from hkinno.cite.work import Citation, Details, Work, works
from hkinno.cite.work import citations as cite_entry
from hkinno.errors import UsageError
from hkinno.search.answers import by_id
from hkinno.sources import Sources, sources_of
from hkinno.store.kinds import ENTITY, FACT, FIGURE, QUOTE, SOURCE, TOPIC, Entry, Records
from hkinno.text import visible

AUTHORS = ("reporter", "speaker")


class Cited(NamedTuple):
    """Notes and references as lines, and what a person should know of them: what they lack, what is inferred."""

    # Each with its name: "note", "reference", or "" for a format without parts.
    parts: list[tuple[str, list[str]]]
    hints: list[str]

    @property
    def lines(self) -> list[str]:
        """The lines of all parts, with an empty one between."""
        return _together(self.parts)

    @property
    def text(self) -> str:
        """The lines as one text."""
        return "\n".join(self.lines)


def cited(
    ids: list[str],
    store: Records,
    style: Style,
    asked: Asked,
    known: Details,
    given: Mapping[str, str | None],
    *,
    author: str = "reporter",
    csl: str | None = None,
) -> Cited:
    """The citations of records, places and articles in a style, or in that of a CSL file.

    ``given`` are the details of ``known`` that were given for these alone: of them is told which are not used.
    """
    if csl is not None and (asked.quote or asked.bilingual):
        raise UsageError("--quote and --bilingual are for the styles of --style; --csl gives what the CSL style gives")
    sources = sources_of(store)
    found = entries(ids, store)
    found, hinted = quotes(found, store) if asked.quote else (found, [])
    made = citations(found, sources, known, author=author)
    if csl is not None:
        from hkinno.cite import pandoc  # noqa: PLC0415 - it starts a program; few ask for it

        printed, more = pandoc.render(made, csl, asked.part)
        rows = [("", [row for line in printed for row in line.split("\n")])]
    else:
        rows, more = parts(style, made, asked), []
    return Cited(rows, [*hinted, *more, *hints(style, made, sources, given)])


def lines(style: Style, cited: Sequence[Citation], asked: Asked) -> list[str]:
    """The text to print, in lines: what ``parts`` gives, with an empty line between notes and references."""
    return _together(parts(style, cited, asked))


def _together(parts: list[tuple[str, list[str]]]) -> list[str]:
    return "\n\n".join("\n".join(texts) for _, texts in parts).split("\n")


def parts(style: Style, cited: Sequence[Citation], asked: Asked) -> list[tuple[str, list[str]]]:
    """The parts of the text, each with its name: the notes in the order given, then the references.

    An article stands once in the references. Formats for other programs are one part without a name, with one entry
    an article, which carries all its paragraphs. Lists in English name people and papers in English where the store
    has such a name.
    """
    if style.document is not None:
        cited_works = list(dict.fromkeys(citation.work for citation in cited))
        return [("", style.document(cited_works, cited, asked).split("\n"))]
    if style.lang == "en":
        cited = [citation._replace(work=citation.work.english) for citation in cited]
    cited_works = list(dict.fromkeys(citation.work for citation in cited))
    ordered = sorted(cited_works, key=style.order) if style.order else cited_works
    labels = _labels(style, cited_works, ordered)
    made = {
        "note": [_note(citation, style, labels[citation.work.article], asked) for citation in cited],
        "reference": [style.reference(work, labels[work.article]) for work in ordered],
    }
    return [
        (name, "\n".join(texts).split("\n")) for name, texts in made.items() if texts and asked.part in (name, "both")
    ]


def _note(citation: Citation, style: Style, label: Label, asked: Asked) -> str:
    note = style.note(citation, label._replace(spoken=asked.quote))
    return with_words(note, citation, style.lang, asked, style.escape)


def _labels(style: Style, cited: Sequence[Work], ordered: Sequence[Work]) -> dict[str, Label]:
    """Number, letter and the like for each work by its article: letters where author and year are the same."""
    same: dict[tuple[str, int | None], list[Work]] = {}
    for work in ordered:
        same.setdefault((style.lead(work), work.date.year if work.date else None), []).append(work)
    letters = {
        work.article: letter(index) if len(group) > 1 and style.system == "date" else ""
        for group in same.values()
        for index, work in enumerate(group)
    }
    leads = [style.lead(work) for work in ordered]
    return {
        work.article: Label(
            number=cited.index(work) + 1,
            suffix=letters[work.article],
            several=leads.count(style.lead(work)) > 1,
            again=index > 0 and ordered[index - 1].names == work.names,
        )
        for index, work in enumerate(ordered)
    }


def letter(index: int) -> str:
    """The letter of a work among its like: a to z, then aa, ab."""
    before, last = divmod(index, 26)
    return (letter(before - 1) if before else "") + chr(ord("a") + last)


def entries(ids: list[str], store: Records) -> list[Entry]:
    """The records that ids, places or articles name, in their order.

    Raises ``UsageError`` for a record that cannot be cited: a topic or an entity, though an article has the same id.
    """
    found = by_id(ids, store, " -f cite")
    for entry in found:
        if entry.kind is FIGURE:
            facts = entry.record["facts"]
            which = f"a quantity of {', '.join(facts)}"
            raise UsageError(f"{visible(entry.id)} is {which}, which can be cited: hkinno cite {' '.join(facts)}")
        if entry.kind in (TOPIC, ENTITY):
            article = sources_of(store).articles.get(entry.id)
            named = f"; the article of that name: 'hkinno cite {article['item']['id']}'" if article else ""
            name, noun = visible(entry.id), "a topic" if entry.kind is TOPIC else "an entity"
            raise UsageError(
                f"{name} is {noun}, and cannot be cited; its facts: 'hkinno facts {name} -f ids | hkinno cite -'{named}"
            )
    return found


def quotes(cited: Sequence[Entry], store: Records) -> tuple[list[Entry], list[str]]:
    """The quotes to cite with their words, each once, and a hint for each fact that gave way to the quotes it names.

    Only a quote has words to quote: a fact is reported speech, a headline is the paper's. Raises ``UsageError`` for
    what has no quote, with the command that is right for it.
    """
    found: list[Entry] = []
    hints: list[str] = []
    for entry in cited:
        carried = _carried(entry, store)
        if not carried:
            raise UsageError(_wordless(entry))
        if entry.kind is FACT:
            hints.append(f"{visible(entry.id)} reports what {', '.join(quote.id for quote in carried)} quotes")
        found += [quote for quote in carried if quote not in found]
    return found, hints


def _carried(entry: Entry, store: Records) -> list[Entry]:
    """The quote that an entry is, or those that a fact names."""
    if entry.kind is QUOTE:
        return [entry]
    named = entry.record.get("quotes", []) if entry.kind is FACT else []
    known = store.by_ids(named)
    return [quote for quote in (known.get(name.casefold()) for name in named) if quote and quote.kind is QUOTE]


def _wordless(entry: Entry) -> str:
    name = visible(entry.id)
    what = {
        FACT: "a fact, which reports words and does not quote them",
        SOURCE: "an article, whose headline is the paper's",
    }.get(entry.kind, "a paragraph, whose words are not stored")
    return f"--quote needs quotes: {name} is {what}; 'hkinno cite {name}' cites it without"


def citations(
    cited: Sequence[Entry], sources: Sources, known: Details | None = None, *, author: str = "reporter"
) -> list[Citation]:
    """The citations of records, in their order; ``author`` "speaker" puts the interviewee in the author's place."""
    work = works(sources, known or Details(), by_speaker=author == "speaker")
    return [citation for entry in cited for citation in cite_entry(entry, work, sources)]


def chosen(name: str, *, part: str = "both", author: str = "reporter") -> Style:
    """The style of a name. Raises ``UsageError`` for none, for a part, or for an author that it has no form for."""
    style = styles.style(name)
    if part not in PARTS:
        raise UsageError(f"--part cannot be {visible(part)!r}; it is one of {', '.join(PARTS)}")
    if author not in AUTHORS:
        raise UsageError(f"--author cannot be {visible(author)!r}; it is reporter or speaker")
    if author == "speaker" and not style.speaker:
        able = ", ".join(able for able, one in STYLES.items() if one.speaker)
        raise UsageError(f"{name} lists an article under its reporter; --author speaker is for {able}")
    return style


COMES_FIRST = "what an article prints comes first, and access needs an address and comes after the article"
# The details that a work may lack, each with its option and a test of whether it lacks it.
LACKING: dict[str, tuple[str, Callable[[Work], bool]]] = {
    "day": ("day (--issued DATE)", lambda work: work.date is None or work.date.day is None),
    "page": ("page (--page PAGE)", lambda work: work.page is None),
    "url": ("address (--url URL)", lambda work: work.url is None),
    "accessed": ("date of access (--accessed DATE)", lambda work: work.url is not None and work.accessed is None),
}


def hints(style: Style, cited: Sequence[Citation], sources: Sources, given: Mapping[str, str | None]) -> list[str]:
    """What a person should know of the citations: what they lack, which options they do not use, what is inferred."""
    told = []
    lacking, idle, guessed = missing(style, cited), unused(cited, given), inferred(cited, sources)
    if lacking:
        told.append(f"not on the page: {', '.join(lacking)}")
    if idle:
        told.append(f"not used: {', '.join(idle)}; {COMES_FIRST}")
    if guessed:
        told.append(f"inferred: {', '.join(guessed.values())}; 'hkinno show {' '.join(guessed)}' says why")
    unsure = list(dict.fromkeys(citation.record for citation in cited if not citation.sure))
    if unsure:
        told.append(f"unsure: who says {', '.join(unsure)}")
    return told


def missing(style: Style, cited: Sequence[Citation]) -> list[str]:
    """The details that the style has a place for and a work as cited lacks, each with its option."""
    cited_works = {citation.work for citation in cited}
    return [told for detail, (told, lacks) in LACKING.items() if detail in style.asks and any(map(lacks, cited_works))]


def unused(cited: Sequence[Citation], given: Mapping[str, str | None]) -> list[str]:
    """The options of ``given`` that no work as cited takes: the articles print these details themselves."""
    known = {"issued": "date", "page": "page", "url": "url", "accessed": "accessed"}
    return [
        f"--{option}"
        for option, value in given.items()
        if value is not None and not any(_shown(getattr(one.work, known[option])) == value.strip() for one in cited)
    ]


def _shown(detail: object) -> str:
    return detail.iso() if hasattr(detail, "iso") else str(detail)


def inferred(cited: Sequence[Citation], sources: Sources) -> dict[str, str]:
    """What in the citations is inferred, not printed, by the record that says why: the year, a caption's article."""
    works_of_a_year = {
        one.work.key: one.work.date for one in cited if one.work.date is not None and one.work.date.circa
    }
    # Articles of one page have their year for one reason.
    years = {f"the year {date.year}": key for key, date in reversed(works_of_a_year.items())}
    places = {location.id for one in cited for location in one.places}
    headless = [
        record["id"]
        for record in sources.paragraphs
        if record["id"] in places and "article" in record.get("inferred", {})
    ]
    return {key: year for year, key in years.items()} | {name: f"the article of {name}" for name in headless}


def examples(cited: Sequence[Citation]) -> list[str]:
    """Every style on a line: name, what it is, one example; tab-separated."""
    return ["\t".join((name, style.about, _example(style, cited))) for name, style in STYLES.items()]


def _example(style: Style, cited: Sequence[Citation]) -> str:
    return " ".join(line.strip() for line in lines(style, cited, Asked(style.example)) if line.strip())
