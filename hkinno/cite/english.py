"""APA 7, Chicago 18, MLA 9 and Harvard (Cite Them Right 12): a reference and a note of each.

Where a published CSL style exists, tests/cite/test_oracle.py compares these with it and lists what differs and why.
Each ``*_reference`` takes a work and its label and gives an entry of the reference list; each ``*_note`` takes a
citation and its label and gives the in-text form or the footnote, with the paragraphs as the pinpoint.
"""

from hkinno.cite import pinpoint
from hkinno.cite.common import MONTHS, Label, attribution, stop
from hkinno.cite.work import Citation, Date, Work

# MLA shortens the months of more than four letters.
MLA_MONTHS = tuple({"September": "Sept."}.get(name, name if len(name) <= 4 else f"{name[:3]}.") for name in MONTHS)  # noqa: PLR2004


def apa_reference(work: Work, label: Label) -> str:
    """APA 7, section 10.1 (newspaper article) and 9.38 (title translated in square brackets)."""
    date = _apa_year(work.date, label)
    if work.date is not None and not work.date.circa and work.date.month:
        date += f", {MONTHS[work.date.month - 1]}" + (f" {work.date.day}" if work.date.day else "")
    title = work.title + (f" [{work.gloss}]" if work.gloss else "")
    interview = f" ({work.author}, Interviewer)" if work.interviewee else ""
    page = f", {work.page}" if work.page else ""
    url = f" {work.url}" if work.url else ""
    return f"{stop(work.first)} ({date}). {stop(title + interview)} {stop(work.paper + page)}{url}"


def apa_note(citation: Citation, label: Label) -> str:
    """APA 7, section 8.13: a paragraph as the specific part cited."""
    who = _who(citation, label, "as cited in")
    return _bracketed(f"{who}{citation.work.first}", _apa_year(citation.work.date, label), citation)


def _apa_year(date: Date | None, label: Label) -> str:
    if date is None:
        return f"n.d.{'-' + label.suffix if label.suffix else ''}"
    return f"{'ca. ' if date.circa else ''}{date.year}{label.suffix}"


def chicago_date_reference(work: Work, label: Label) -> str:
    """Chicago 18, author-date: no page of a newspaper (14.89), [2023?] for a date that is inferred."""
    day = ""
    if work.date is not None and not work.date.circa and work.date.month:
        day = f", {MONTHS[work.date.month - 1]}" + (f" {work.date.day}" if work.date.day else "")
    url = f" {work.url}." if work.url else ""
    year = stop(_chicago_year(work.date) + label.suffix)
    return f"{stop(work.first)} {year} {_title(work)}{_interview(work)} {stop(work.paper + day)}{url}"


def chicago_date_note(citation: Citation, label: Label) -> str:
    """Chicago 18, author-date: the paragraph after the year."""
    who = _who(citation, label, "quoted in")
    inner = f"{who}{citation.work.first} {_chicago_year(citation.work.date)}{label.suffix}"
    return _bracketed(inner, "", citation)


def chicago_reference(work: Work, _label: Label) -> str:
    """Chicago 18, bibliography."""
    url = f" {work.url}." if work.url else ""
    date = _chicago_date(work.date)
    return f"{stop(work.first)} {_title(work)}{_interview(work)} {stop(f'{work.paper}, {date}')}{url}"


def chicago_note(citation: Citation, _label: Label) -> str:
    """Chicago 18, a note with the speaker first; always in full, for it must stand alone where it is pasted."""
    work = citation.work
    title = f"“{work.title}” [{work.gloss}]," if work.gloss else f"“{work.title},”"
    interview = f" interview by {work.author}," if work.interviewee else ""
    where = pinpoint.english(citation.places)
    parts = [part for part in (_chicago_date(work.date), where, work.url) if part]
    return stop(f"{attribution(citation, 'en')}{work.first}, {title}{interview} {work.paper}, {', '.join(parts)}")


def _chicago_year(date: Date | None) -> str:
    if date is None:
        return "n.d."
    return f"[{date.year}?]" if date.circa else str(date.year)


def _chicago_date(date: Date | None) -> str:
    if date is None or date.circa or not date.month:
        return _chicago_year(date)
    return f"{MONTHS[date.month - 1]} {f'{date.day}, ' if date.day else ''}{date.year}"


def mla_reference(work: Work, label: Label) -> str:
    """MLA 9: an interview may be listed under the person interviewed; a line for an author named before."""
    date = work.date
    if date is None:
        when = ""
    elif date.circa or not date.month:
        when = f"{'Circa ' if date.circa else ''}{date.year}"
    else:
        when = f"{f'{date.day} ' if date.day else ''}{MLA_MONTHS[date.month - 1]} {date.year}"
    page = f"{'pp.' if _several_pages(work.page) else 'p.'} {work.page}" if work.page else ""
    container = ", ".join(part for part in (work.paper, when, page, work.url) if part)
    author = "———" if label.again else work.first
    return f"{stop(author)} {_title(work)}{_interview(work)} {stop(container)}"


def mla_note(citation: Citation, label: Label) -> str:
    """MLA 9 in text: author and paragraph, and the title where the author alone does not tell."""
    who = _who(citation, label, "qtd. in")
    author = f"{who}{citation.work.first}"
    # The title tells where the author alone does not; without it the story's short name does.
    where = pinpoint.english(citation.places, article=not label.several, one="par.", several="pars.")
    if label.several:
        return f"({author}, “{citation.work.title},” {where})" if where else f"({author}, “{citation.work.title}”)"
    return f"({author}, {where})" if where else f"({author})"


def harvard_reference(work: Work, label: Label) -> str:
    """Cite Them Right 12: British marks and dates, Available at … (Accessed: …)."""
    date = work.date
    day = f", {_british(date)}" if date is not None and not date.circa and date.month else ""
    page = f", {'pp.' if _several_pages(work.page) else 'p.'} {work.page}" if work.page else ""
    gloss = f" [{work.gloss}]" if work.gloss else ""
    interview = f" Interview by {work.author}," if work.interviewee else ""
    entry = (
        f"{work.first} ({_harvard_year(date, label)}) ‘{work.title}’{gloss},{interview} {stop(work.paper + day + page)}"
    )
    if not work.url:
        return entry
    seen = f" (Accessed: {_british(work.accessed)} {work.accessed.year})" if work.accessed else ""
    return f"{entry} Available at: {work.url}{seen}."


def harvard_note(citation: Citation, label: Label) -> str:
    """Harvard in text."""
    who = _who(citation, label, "cited in")
    return _bracketed(f"{who}{citation.work.first}", _harvard_year(citation.work.date, label), citation)


def _harvard_year(date: Date | None, label: Label) -> str:
    if date is None:
        return f"no date{' ' + label.suffix if label.suffix else ''}"
    return f"{'c. ' if date.circa else ''}{date.year}{label.suffix}"


def _british(date: Date) -> str:
    """Day and month: 28 February."""
    return f"{f'{date.day} ' if date.day else ''}{MONTHS[date.month - 1] if date.month else ''}".strip()


def _several_pages(page: str | None) -> bool:
    return page is not None and any(mark in page for mark in "-–,")


def _title(work: Work) -> str:
    """A title in quotation marks with its full stop; a gloss stands after it, in brackets and without marks."""
    return f"“{work.title}” [{work.gloss}]." if work.gloss else f"“{stop(work.title)}”"


def _interview(work: Work) -> str:
    return f" Interview by {work.author}." if work.interviewee else ""


def _who(citation: Citation, label: Label, form: str) -> str:
    """Who spoke, in the style's own form, where his words stand before the note; reported speech is not quoted."""
    who = attribution(citation, "en") if label.spoken else ""
    return who.replace("quoted in", form)


def _bracketed(author: str, year: str, citation: Citation) -> str:
    where = pinpoint.english(citation.places, article=True)
    return f"({', '.join(part for part in (author, year, where) if part)})"
