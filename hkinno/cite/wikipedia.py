"""Wikipedia: {{cite news}} in <ref>, with a Chinese title in script-title and the paragraphs in ``at``."""

import re

from hkinno.cite import genres, pinpoint
from hkinno.cite.common import Label
from hkinno.cite.work import Citation, Work

# What wikitext reads: templates, tables, tags, links, entities, signatures, emphasis, magic words.
SIGNS = re.compile(
    r"[<>{}|]|&(?=#?\w{1,32};)|\[(?=\[|/|\w+:)|(?<=\[)\[|\](?=\])|(?<=\])\]|~(?=~)|(?<=~)~|'(?=')|(?<=')'|_(?=_)|(?<=_)_"
)
# The template of a type, and its field for who published it; of others where there is an address, and where not.
PRESS_RELEASE = ("cite press release", "publisher")
ON_THE_WEB, ELSEWHERE = ("cite web", "website"), ("citation", "work")
# In an address, which knows no entity, signs are written by their bytes.
IN_ADDRESS = str.maketrans({sign: f"%{ord(sign):02X}" for sign in "[]{}|~'"})


def escape(text: str) -> str:
    """Text that wikitext shows as it is."""
    return SIGNS.sub(lambda match: f"&#{ord(match[0])};", text)


def reference(work: Work, _label: Label) -> str:
    """A line of a list of references."""
    return f"* {template(work)}"


def note(citation: Citation, _label: Label) -> str:
    """A note with the paragraph, and the words of a quote."""
    return f"<ref>{template(citation.work, citation)}</ref>"


def template(work: Work, citation: Citation | None = None) -> str:
    """The template."""
    where = pinpoint.english(citation.places) if citation else ""
    at = f"p. {work.page}, {where}" if work.page and where else where
    date = work.date
    form, place = _template(work)
    rows = {
        **_authors(work),
        "people": f"{work.interviewee.printed} (interviewee)" if work.interviewee else None,
        "date": (f"c. {date.year}" if date.circa else date.iso()) if date else None,
        "script-title" if work.chinese else "title": f"zh:{work.title}" if work.chinese else work.title,
        "trans-title": work.gloss,
        "type": genres.of(work).en if work.type != "press-release" else None,
        place: work.paper,
        "language": work.language,
        "page": work.page if not at else None,
        "at": at,
    }
    shown = {name: escape(value) for name, value in rows.items() if value}
    shown |= {"url": work.url.translate(IN_ADDRESS)} if work.url else {}
    shown |= {"access-date": work.accessed.iso()} if work.accessed else {}
    if citation is not None and citation.words:
        shown["quote"] = escape(citation.words)
        shown |= {"trans-quote": escape(citation.english)} if citation.english else {}
    inner = " ".join(f"|{name}={value}" for name, value in shown.items())
    return f"{{{{{form} {inner}}}}}"


def _template(work: Work) -> tuple[str, str]:
    """The template for a work, and its field for the paper."""
    if work.type in genres.PRESS:
        return "cite news", "newspaper"
    if work.type == "press-release":
        return PRESS_RELEASE
    return ON_THE_WEB if work.url else ELSEWHERE


def _authors(work: Work) -> dict[str, str]:
    """The authors: whole names in author, author2, the parts of others in last and first."""
    rows: dict[str, str] = {}
    for number, name in enumerate(work.authors, 1):
        count = "" if number == 1 else str(number)
        given = ", ".join(filter(None, (name.given, name.suffix)))
        rows |= {f"last{count}": name.family, f"first{count}": given} if given else {f"author{count}": name.family}
    return rows
