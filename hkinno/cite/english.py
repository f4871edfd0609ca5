"""APA 7, Chicago 18, MLA 9 and Harvard (Cite Them Right 12): a reference and a note of each.

Where a published CSL style exists, tests/cite/test_oracle.py compares these with it and lists what differs and why.
Each ``*_reference`` takes a work and its label and gives an entry of the reference list; each ``*_note`` takes a
citation and its label and gives the in-text form or the footnote, with the paragraphs as the pinpoint.
"""

import re

from hkinno.cite import genres, pinpoint
from hkinno.cite.common import (
    ENDS,
    MONTHS,
    Joined,
    Label,
    attribution,
    initials,
    inverted,
    listed,
    spaced,
    stop,
)
from hkinno.cite.work import Citation, Work
from hkinno.phrases import CIRCA, NO_DATE
from hkinno.store.items import Date, Name

# MLA shortens the months of more than four letters.
MLA_MONTHS = tuple({"September": "Sept."}.get(name, name if len(name) <= 4 else f"{name[:3]}.") for name in MONTHS)  # noqa: PLR2004

# Names in a reference list and in a text, as each guide joins them.
APA_LIST = Joined(", ", ", & ", ", . . . {last}", most=20, shown=19)
APA_PEOPLE = Joined(", ", ", & ", "", last_of_two=" & ")
APA_TEXT = Joined(", ", " & ", " et al.", most=2)
CHICAGO_LIST = Joined(", ", ", and ", ", et al.", most=6, shown=3)
CHICAGO_TEXT = Joined(", ", " and ", " et al.", most=2)
MLA_LIST = Joined(", ", ", and ", ", et al.", most=2)
HARVARD = Joined(", ", " and ", " et al.", most=3)

# Words that a title in capitals leaves small, but for its first.
SMALL = frozenset(
    [
        *("a", "an", "the", "and", "but", "nor", "or", "so", "yet", "as", "d", "de", "van", "von"),
        *("about", "at", "by", "down", "for", "from", "in", "into", "of", "on", "onto", "over", "till", "to", "up"),
        *("via", "with"),
    ]
)
WORD = re.compile(r"[^\W_]+(?:[’'][^\W_]+)*")


def apa_reference(work: Work, label: Label) -> str:
    """APA 7, section 10.1 (newspaper article) and 9.38 (title translated in square brackets)."""
    date = listed(_apa_year(work.date, label), _month_and_day(work.date))
    gloss = f"[{work.gloss}]" if work.gloss else ""
    title = stop(spaced(work.title, gloss, genres.bracketed(work), _apa_interview(work)))
    author = stop(APA_LIST.join([_apa_name(name) for name in work.names]))
    lead = f"{author} ({date}). {title}" if author else f"{title} ({date})."
    return spaced(lead, stop(listed(work.paper, work.page)), _apa_address(work))


def _apa_interview(work: Work) -> str:
    if not work.interviewee or not work.authors:
        return ""
    several = "s" if len(work.authors) > 1 else ""
    return f"({_straight(work.authors, APA_PEOPLE)}, Interviewer{several})"


def _apa_name(name: Name) -> str:
    return listed(name.family, initials(name), name.suffix)


def _apa_address(work: Work) -> str:
    """The address; of a work without a date with the day on which it was read."""
    seen = _seen(work)
    return f"Retrieved {_american(seen)}, from {work.url}" if seen else work.url or ""


def _seen(work: Work) -> Date | None:
    """The day on which the address of a work without a date was read: such a work may change."""
    return work.accessed if work.date is None else None


def apa_note(citation: Citation, label: Label) -> str:
    """APA 7, section 8.13: a paragraph as the specific part cited."""
    lead = _speaker(citation, label, "apa") + apa_lead(citation.work)
    return _bracketed(lead, _apa_year(citation.work.date, label), pinpoint.english(citation.places, article=True))


def apa_lead(work: Work, comma: str = ",") -> str:
    """What stands in the author's place in a text; a title has the comma before the year within its marks."""
    return _families(work, APA_TEXT) or _title(work, comma)


def _apa_year(date: Date | None, label: Label) -> str:
    if date is None:
        return f"{NO_DATE['en']}{'-' + label.suffix if label.suffix else ''}"
    return f"{CIRCA['apa'] if date.circa else ''}{date.year}{label.suffix}"


def chicago_date_reference(work: Work, label: Label) -> str:
    """Chicago 18, author-date: no page of a newspaper (14.89), [2023?] for a date that is inferred."""
    author = _chicago_author(work)
    year = stop(_chicago_year(work.date) + label.suffix)
    title = spaced(_glossed(work), genres.sentence(work), _interview(work))
    place = stop(listed(work.paper if work.names else "", _month_and_day(work.date)))
    lead = spaced(stop(author), year, title) if author else spaced(title, year)
    return spaced(lead, place, _chicago_address(work))


def chicago_date_note(citation: Citation, label: Label) -> str:
    """Chicago 18, author-date: the paragraph after the year."""
    work = citation.work
    year = f"{_chicago_year(work.date)}{label.suffix}"
    author = _speaker(citation, label, "en") + chicago_lead(work)
    lead = f"{author}, {year}" if work.date is None else f"{author} {year}"
    return _bracketed(lead, "", pinpoint.english(citation.places, article=True))


def chicago_lead(work: Work) -> str:
    """What stands in the author's place in a text: the paper where a piece is not signed (14.199)."""
    return _families(work, CHICAGO_TEXT) or work.paper or _title(work, "")


def _chicago_author(work: Work) -> str:
    """The names of a reference list: the first of several in reverse, the others straight."""
    names = [inverted(name) if number == 0 else name.printed for number, name in enumerate(work.names)]
    return CHICAGO_LIST.join(names) or work.paper


def chicago_reference(work: Work, _label: Label) -> str:
    """Chicago 18, bibliography."""
    place = stop(listed(work.paper if work.names else "", _chicago_date(work.date)))
    title = spaced(_glossed(work), genres.sentence(work), _interview(work))
    return spaced(stop(_chicago_author(work)), title, place, _chicago_address(work))


def _chicago_address(work: Work) -> str:
    """The address; of a work without a date after the day on which it was read."""
    seen = _seen(work)
    return spaced(f"Accessed {_american(seen)}." if seen else "", stop(work.url or ""))


def chicago_note(citation: Citation, _label: Label) -> str:
    """Chicago 18, a note with the speaker first; always in full, for it must stand alone where it is pasted."""
    return footnote(citation)


def footnote(citation: Citation, page: str | None = None) -> str:
    """A note in Chicago's form; ``page`` is for those who want the page of a newspaper too."""
    work = citation.work
    interview = f"interview by {_straight(work.authors, CHICAGO_TEXT)}," if work.interviewee and work.authors else ""
    title = f"{_title(work, '')} [{work.gloss}]," if work.gloss else _title(work, ",")
    author = _straight(work.names, CHICAGO_TEXT)
    seen = _seen(work)
    where = listed(pinpoint.english(citation.places), f"accessed {_american(seen)}" if seen else "", work.url)
    rest = listed(genres.of(work).en.lower(), work.paper, _chicago_date(work.date), page, where)
    return stop(attribution(citation, "en") + spaced(f"{author}," if author else "", title, interview, rest))


def short(citation: Citation) -> str:
    """A citation to stand after English words: (Ruth Hale, quoted in Jane A. Smith, May 17, 2024, story, para. 1)."""
    work = citation.work
    author = _straight(work.authors, CHICAGO_TEXT) or work.paper or _title(work, "")
    date = _chicago_date(work.date) if work.date else ""
    return _bracketed(attribution(citation, "en") + author, date, pinpoint.english(citation.places, article=True))


def _chicago_year(date: Date | None) -> str:
    if date is None:
        return NO_DATE["en"]
    return f"[{date.year}?]" if date.circa else str(date.year)


def _chicago_date(date: Date | None) -> str:
    return _chicago_year(date) if date is None or date.circa or not date.month else _american(date)


def mla_reference(work: Work, label: Label) -> str:
    """MLA 9: an interview may be listed under the person interviewed; a line for an author named before."""
    names = [inverted(name) if number == 0 else name.printed for number, name in enumerate(work.names)]
    author = "———" if label.again and names else MLA_LIST.join(names)
    page = f"{_pages(work.page)} {work.page}" if work.page else ""
    place = stop(listed(work.paper, _mla_date(work.date), page, work.url))
    seen = _seen(work)
    access = f"Accessed {_mla_date(seen)}." if seen else ""
    return spaced(stop(author), _glossed(work), genres.sentence(work), _interview(work), place, access)


def _mla_date(date: Date | None) -> str:
    if date is None:
        return ""
    if date.circa or not date.month:
        return f"{CIRCA['mla'] if date.circa else ''}{date.year}"
    return f"{f'{date.day} ' if date.day else ''}{MLA_MONTHS[date.month - 1]} {date.year}"


def mla_note(citation: Citation, label: Label) -> str:
    """MLA 9 in text: author and paragraph, and the title where the author alone does not tell."""
    work = citation.work
    who = _speaker(citation, label, "mla")
    author = _families(work, CHICAGO_TEXT)
    titled = label.several or not author
    # The title tells where the author alone does not; without it the story's short name does.
    where = pinpoint.english(citation.places, article=not titled, one="par.", several="pars.")
    if not titled:
        return _bracketed(who + author, "", where)
    return f"({who}{spaced(f'{author},' if author else '', _title(work, ',' if where else ''), where)})"


def mla_lead(work: Work) -> str:
    """What stands in the author's place in a text."""
    return _families(work, CHICAGO_TEXT) or _title(work, "")


def harvard_reference(work: Work, label: Label) -> str:
    """Cite Them Right 12: British marks and dates, Available at … (Accessed: …)."""
    date = work.date
    year = f"({_harvard_year(date, label)})"
    gloss = f"[{work.gloss}]" if work.gloss else ""
    title = spaced(f"‘{_turned(work.title)}’", gloss, genres.bracketed(work))
    author = HARVARD.join([_harvard_name(name) for name in work.names]) or work.paper
    lead = f"{author} {year} {title}," if author else f"{title} {year},"
    interview = f"Interview by {_straight(work.authors, HARVARD)}," if work.interviewee and work.authors else ""
    day = _british(date) if date is not None and not date.circa else ""
    page = f"{_pages(work.page)} {work.page}" if work.page else ""
    entry = stop(spaced(lead, interview, listed(work.paper if work.names else "", day, page)).removesuffix(","))
    if not work.url:
        return entry
    seen = f" (Accessed: {spaced(_british(work.accessed), str(work.accessed.year))})" if work.accessed else ""
    return f"{entry} Available at: {work.url}{seen}."


def _harvard_name(name: Name) -> str:
    return listed(name.family, initials(name, blank=""), name.suffix)


def harvard_note(citation: Citation, label: Label) -> str:
    """Harvard in text."""
    lead = _speaker(citation, label, "harvard") + harvard_lead(citation.work)
    return _bracketed(lead, _harvard_year(citation.work.date, label), pinpoint.english(citation.places, article=True))


def harvard_lead(work: Work) -> str:
    """What stands in the author's place in a text: the paper where a piece is not signed."""
    return _families(work, HARVARD) or work.paper or f"‘{_turned(work.title)}’"


def _harvard_year(date: Date | None, label: Label) -> str:
    if date is None:
        return f"{NO_DATE['harvard']}{' ' + label.suffix if label.suffix else ''}"
    return f"{CIRCA['harvard'] if date.circa else ''}{date.year}{label.suffix}"


def _british(date: Date) -> str:
    """Day and month: 28 February."""
    return spaced(str(date.day or ""), MONTHS[date.month - 1] if date.month else "")


def _american(date: Date) -> str:
    """A whole date: February 28, 2023; February 2023."""
    return listed(_month_and_day(date), str(date.year), comma=", " if date.day else " ")


def _month_and_day(date: Date | None) -> str:
    """What is known of a date beside its year: February 28; nothing of one that is inferred."""
    if date is None or date.circa or not date.month:
        return ""
    return spaced(MONTHS[date.month - 1], str(date.day or ""))


def _pages(page: str) -> str:
    return "pp." if any(mark in page for mark in "-–,") else "p."


def _families(work: Work, joined: Joined) -> str:
    """Who is named in a text: family names, or whole ones."""
    return joined.join([name.family for name in work.names])


def _straight(names: tuple[Name, ...], joined: Joined) -> str:
    return joined.join([name.printed for name in names])


def _title(work: Work, comma: str) -> str:
    """A title in double marks, with a comma within unless it has a mark of its own there."""
    title = headline(work)
    return f"“{title}{'' if title.endswith(ENDS[2:]) else comma}”"


def _glossed(work: Work) -> str:
    """A title in double marks with its full stop; a gloss stands after it, in brackets and without marks."""
    return f"{_title(work, '')} [{work.gloss}]." if work.gloss else f"“{stop(headline(work))}”"


def headline(work: Work) -> str:
    """A title within “ ”, its own “ ” turned; an English one with capitals, but for small words (Chicago, MLA)."""
    title = work.title.translate(str.maketrans("“”", "‘’"))
    if work.language.split("-")[0].lower() != "en":
        return title

    def capital(match: re.Match[str]) -> str:
        word, before = match[0], title[: match.start()].rstrip("“‘ ")
        begins = not before or before.endswith((":", "?", "!", ".", "—"))
        if not word.islower() or (word in SMALL and not begins):
            return word
        return word[0].upper() + word[1:]

    return WORD.sub(capital, title)


def _turned(title: str) -> str:
    """A title as it stands within ‘ ’: its own ‘ ’ become “ ”, and an apostrophe stays."""
    return re.sub(r"(?<!\w)‘([^‘’]*)’(?!\w)", r"“\1”", title)


def _interview(work: Work) -> str:
    return f"Interview by {stop(_straight(work.authors, CHICAGO_TEXT))}" if work.interviewee and work.authors else ""


def _speaker(citation: Citation, label: Label, form: str) -> str:
    """Who spoke, in the style's own form, where the words stand before the note; reported speech is not quoted."""
    return attribution(citation, form) if label.spoken else ""


def _bracketed(author: str, year: str, where: str) -> str:
    """Author, year and place in brackets; a title in the author's place has its comma already."""
    rest = listed(year, where)
    return f"({author} {rest})" if author.endswith(",”") else f"({listed(author, rest)})"
