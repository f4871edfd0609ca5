"""Styles in English: APA 7, Chicago 18, MLA 9 and Harvard (Cite Them Right 12).

A headline stands as printed with our English gloss in square brackets, the reporter's name as printed.
Where the page gives no day, page or address, the style's form without it is used.
"""

from hkinno.citing.work import MONTHS, Cited, Day, Work


def title(work: Work) -> str:
    """The headline as printed, with the gloss; an interview listed under the interviewee says who asked."""
    interview = f" [Interview by {work.interviewer}]" if work.interviewer else ""
    return f"{work.title} [{work.gloss}]{interview}"


def stop(text: str) -> str:
    """The text with a full stop, unless it ends with one or with an address."""
    return text if text.endswith((".", ".”", ".’")) else f"{text}."


def _month(day: Day) -> str:
    return MONTHS[day.month - 1] if day.month else ""


def _mentioned(cited: Cited, others: str) -> str:
    """The speaker before a note: his own words are quoted, reported speech is paraphrased."""
    if cited.speaker is None or cited.work.interviewer:
        return others
    return f"{cited.speaker}, {'quoted' if cited.voice == 'quoted' else 'paraphrased'} in {others}"


def apa_reference(work: Work, number: int) -> str:
    """APA 7, 10.1: Author. (Date). Title [gloss]. Newspaper, page. Address. Circa: 8.13 and 9.14."""
    del number
    issued = work.issued
    rest = f", {_month(issued)} {issued.day}" if issued.day else f", {_month(issued)}" if issued.month else ""
    year = f"ca. {issued.year}" if issued.circa else f"{issued.year}{rest}"
    where = f"{work.paper}, {work.page}." if work.page else f"{work.paper}."
    return f"{work.author}. ({year}). {title(work)}. {where}" + (f" {work.url}" if work.url else "")


def apa_note(cited: Cited, number: int) -> str:
    """APA 7, 8.13: (Author, year, para. N)."""
    del number
    year = f"ca. {cited.work.issued.year}" if cited.work.issued.circa else str(cited.work.issued.year)
    mentioned = (
        _mentioned(cited, cited.work.author)
        .replace("quoted in", "as cited in")
        .replace("paraphrased in", "as cited in")
    )
    return f"({_joined(', ', mentioned, year, cited.pinpoint('en'))})"


def _chicago_date(day: Day) -> str:
    if day.circa:
        return f"[{day.year}?]"
    return (
        f"{_month(day)} {day.day}, {day.year}"
        if day.day
        else f"{_month(day)} {day.year}"
        if day.month
        else str(day.year)
    )


def chicago_notes_reference(work: Work, number: int) -> str:
    """Chicago 18, 14.87 ff.: Author. “Title.” Newspaper, date. Address. No page numbers for newspapers (14.89)."""
    del number
    address = f" {work.url}." if work.url else ""
    return f"{work.author}. “{title(work)}.” {work.paper}, {_chicago_date(work.issued)}.{address}"


def chicago_notes_note(cited: Cited, number: int) -> str:
    """Chicago 18, 13.18 and 14.160: Speaker, quoted in Author, “Title,” Newspaper, date, para. N, address."""
    work = cited.work
    core = f"{work.author}, “{title(work)},” {work.paper}"
    parts = (_mentioned(cited, core), _chicago_date(work.issued), cited.pinpoint("en"), work.url)
    return f"{number}. {stop(_joined(', ', *parts))}"


def chicago_author_date_reference(work: Work, number: int) -> str:
    """Chicago 18, author-date: Author. Year. “Title.” Newspaper, month day. Address."""
    del number
    issued = work.issued
    year = f"[{issued.year}?]" if issued.circa else str(issued.year)
    rest = f", {_month(issued)} {issued.day}" if issued.day else f", {_month(issued)}" if issued.month else ""
    address = f" {work.url}." if work.url else ""
    return f"{work.author}. {year}. “{title(work)}.” {work.paper}{rest}.{address}"


def chicago_author_date_note(cited: Cited, number: int) -> str:
    """Chicago 18, 13.102 ff.: (Author year, para. N)."""
    del number
    issued = cited.work.issued
    year = f"[{issued.year}?]" if issued.circa else str(issued.year)
    return f"({_joined(', ', _mentioned(cited, f'{cited.work.author} {year}'), cited.pinpoint('en'))})"


def mla_reference(work: Work, number: int) -> str:
    """MLA 9: Author. “Title.” Newspaper, date, p. X, address. An uncertain date: circa (5.80)."""
    del number
    day = work.issued
    short = _month(day) if day.month in (5, 6, 7) else _month(day)[: 4 if day.month == 9 else 3] + "."  # noqa: PLR2004
    when = f"{day.day} {short} {day.year}" if day.day else f"{short} {day.year}" if day.month else str(day.year)
    when = f"circa {day.year}" if day.circa else when
    page = f"p. {work.page}" if work.page else ""
    return stop(f"{work.author}. “{title(work)}.” " + _joined(", ", work.paper, when, page, work.url))


def mla_note(cited: Cited, number: int) -> str:
    """MLA 9, 6.20 and 6.77: (qtd. in Author, par. N)."""
    del number
    name = cited.work.author
    if cited.speaker and not cited.work.interviewer and cited.voice == "quoted":
        name = f"{cited.speaker}, qtd. in {name}"
    return f"({_joined(', ', name, cited.pinpoint('en').replace('para.', 'par.'))})"


def harvard_reference(work: Work, number: int) -> str:
    """Cite Them Right: Author (year) ‘Title’, Newspaper, day month, p. X. Available at: … (Accessed: …)."""
    del number
    day = work.issued
    year = f"c. {day.year}" if day.circa else str(day.year)
    when = f"{day.day} {_month(day)}" if day.day else _month(day)
    page = f"p. {work.page}" if work.page else ""
    made = stop(f"{work.author} ({year}) ‘{title(work)}’, " + _joined(", ", work.paper, when, page))
    if work.url:
        seen = work.accessed
        accessed = f" (Accessed: {seen.day} {_month(seen)} {seen.year})" if seen and seen.day else ""
        made += f" Available at: {work.url}{accessed}."
    return made


def harvard_note(cited: Cited, number: int) -> str:
    """Cite Them Right: (Author, year, para. N)."""
    del number
    day = cited.work.issued
    year = f"c. {day.year}" if day.circa else str(day.year)
    name = _mentioned(cited, cited.work.author).replace("quoted in", "quoted in").replace("paraphrased in", "cited in")
    return f"({_joined(', ', name, year, cited.pinpoint('en'))})"


def _joined(separator: str, *parts: str | None) -> str:
    return separator.join(part for part in parts if part)
