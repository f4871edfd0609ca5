r"""BibTeX and BibLaTeX: an entry an article, which carries every paragraph that is cited from it, and commands."""

from collections.abc import Sequence
from functools import partial

from hkinno.cite import genres, pinpoint
from hkinno.cite.common import Asked, Label, cited
from hkinno.cite.work import Citation, Work
from hkinno.store.items import Name
from hkinno.text import visible

# LaTeX reads these as commands.
LATEX = str.maketrans(
    {
        "\\": r"\textbackslash{}",
        **{sign: f"\\{sign}" for sign in "&%$#_{}"},
        "~": r"\textasciitilde{}",
        "^": r"\textasciicircum{}",
    }
)
# In the optional part of a command, and in what a .bib file takes for a comment.
IN_BRACKETS = str.maketrans({"[": "{[}", "]": "{]}", "@": r"\symbol{64}"})
# The names that babel has for the languages of articles.
BABEL = {
    "zh-cn": "chinese-simplified",
    "zh-sg": "chinese-simplified",
    "zh-hans": "chinese-simplified",
    "zh": "chinese-traditional",
    "yue": "chinese-traditional",
    "en-gb": "british",
    "en-us": "american",
    "en-au": "australian",
    "en-ca": "canadian",
    "en": "english",
}
# Else it prints an inferred year as if the page did.
CIRCA = r"% \usepackage[datecirca=true]{biblatex} prints that a year is inferred."
# What every style of BibTeX has a name for; a number it would print as it is.
MONTHS = "jan feb mar apr may jun jul aug sep oct nov dec"
# The entry of each type of source, and the field for what it stands in; any other is misc.
ENTRIES = {"article-newspaper", "article-magazine", "article-journal", "interview"}


def escape(text: str) -> str:
    """Text that LaTeX sets as it is: no command, no unbalanced brace."""
    return visible(text).translate(LATEX)


def document(works: Sequence[Work], citations: Sequence[Citation], asked: Asked, *, biblatex: bool) -> str:
    """A .bib file, the commands that cite its entries as comments, or only these."""
    command = "autocite" if biblatex else "cite"
    notes = list(dict.fromkeys(note(citation, Label(), command=command) for citation in citations))
    if asked.part == "note":
        return "\n".join(notes)
    blocks = [entry(work, cited(work, citations, quote=asked.quote), biblatex=biblatex) for work in works]
    if biblatex and any(work.date and work.date.circa for work in works):
        blocks.insert(0, CIRCA)
    if asked.part == "both":
        # A .bib file takes text between entries for a comment.
        blocks.append("\n".join(f"% {line}" for line in notes))
    return "\n\n".join(blocks)


def note(citation: Citation, _label: Label, *, command: str) -> str:
    r"""The command that cites a work in LaTeX: \cite[para.~1]{courier-1}."""
    where = escape(pinpoint.english(citation.places)).translate(IN_BRACKETS)
    where = where.replace("para. ", "para.~").replace("paras. ", "paras.~")
    return f"\\{command}{f'[{where}]' if where else ''}{{{citation.work.key}}}"


def entry(work: Work, lines: Sequence[str], *, biblatex: bool) -> str:
    """An entry. What is cited stands in ``annote`` (BibLaTeX: ``annotation``), which is not printed."""
    rows = {
        "author": " and ".join(map(_name, work.names)),
        "title": f"{{{escape(work.title)}}}",
        "note": _note(work, biblatex=biblatex),
        **(_biblatex(work) if biblatex else _bibtex(work)),
        "annotation" if biblatex else "annote": escape("; ".join(lines)),
    }
    braced = {name: value if name == "month" else f"{{{value}}}" for name, value in rows.items() if value}
    body = ",\n".join(f"  {name} = {value}" for name, value in braced.items())
    online = biblatex and work.type in genres.WEB and work.url
    kind = "article" if work.type in ENTRIES else "online" if online else "misc"
    return f"@{kind}{{{work.key},\n{body},\n}}"


def _biblatex(work: Work) -> dict[str, str | None]:
    date, language = work.date, work.language.lower()
    return {
        "type": genres.of(work).en or None,
        "entrysubtype": "newspaper" if work.type == "article-newspaper" else None,
        "titleaddon": f"[{escape(work.gloss)}]" if work.gloss else None,
        **_container(work, "journaltitle"),
        # ~ is EDTF for circa, which biber reads.
        "date": (f"{date.year}~" if date.circa else date.iso()) if date else None,
        **_place(work),
        "langid": next((BABEL[tag] for tag in (language, language.partition("-")[0]) if tag in BABEL), None),
    }


def _bibtex(work: Work) -> dict[str, str | None]:
    date = work.date
    return {
        **_container(work, "journal"),
        "year": (f"ca. {date.year}" if date.circa else str(date.year)) if date else None,
        "month": MONTHS.split()[date.month - 1] if date and date.month and not date.circa else None,
        "day": str(date.day) if date and date.day and not date.circa else None,
        **_place(work),
        # Its styles know languages, not where they are spoken.
        "language": BABEL.get(work.language.lower().partition("-")[0], "").partition("-")[0],
    }


def _container(work: Work, name: str) -> dict[str, str | None]:
    other = "organization" if name == "journaltitle" and work.type in genres.WEB and work.url else "howpublished"
    return {name if work.type in ENTRIES else other: f"{{{escape(work.paper)}}}" if work.paper else None}


def _place(work: Work) -> dict[str, str | None]:
    """Page and address. An address is read to the letter: items.is_address has let no sign of LaTeX's through."""
    seen = work.accessed.iso() if work.accessed else None
    return {"pages": escape(work.page or ""), "url": work.url, "urldate": seen}


def _name(name: Name) -> str:
    """A name as BibTeX divides it; a whole one, and a part that would be divided wrongly, in braces."""
    if not name.given:
        return f"{{{escape(name.family)}}}"
    parts = map(escape, filter(None, (name.family, name.suffix, name.given)))
    return ", ".join(f"{{{part}}}" if "," in part or " and " in f" {part.lower()} " else part for part in parts)


def _note(work: Work, *, biblatex: bool) -> str | None:
    """What no field says: who asked; in BibTeX what kind of source it is."""
    asked = escape(" and ".join(name.printed for name in work.authors)) if work.interviewee else ""
    genre = "" if biblatex else genres.of(work).en
    return ". ".join(filter(None, (genre, asked and f"Interview by {asked}"))) or None


bibtex = partial(document, biblatex=False)
biblatex = partial(document, biblatex=True)
