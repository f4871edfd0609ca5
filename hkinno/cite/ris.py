"""RIS, for reference managers: a record an article, which carries every paragraph that is cited from it."""

from collections.abc import Sequence

from hkinno.cite import genres
from hkinno.cite.common import Asked, cited, inverted
from hkinno.cite.work import Citation, Work
from hkinno.store.items import Date, one_line

# The type of record for each type of source; any other is GEN. MPCT is a film or a broadcast, also of radio.
PRESS = {"article-newspaper": "NEWS", "article-magazine": "MGZN", "article-journal": "JOUR", "interview": "NEWS"}
TYPES = {**PRESS, **dict.fromkeys(genres.WEB, "ELEC"), "broadcast": "MPCT"}


def document(works: Sequence[Work], citations: Sequence[Citation], asked: Asked) -> str:
    """The records, whatever part is asked for: RIS has no citations in text."""
    return "\n\n".join(record(work, cited(work, citations, quote=asked.quote)) for work in works)


def record(work: Work, lines: Sequence[str]) -> str:
    """A record. PY is the year; DA says circa where its form has room for other words (YYYY/MM/DD/other)."""
    date = work.date
    rows: list[tuple[str, str | None]] = [
        ("TY", TYPES.get(work.type, "GEN")),
        ("ID", work.key),
        *(("AU", inverted(name)) for name in work.names),
        *(("A3", inverted(name)) for name in work.authors if work.interviewee),
        ("M3", genres.of(work).en),
        ("TI", work.title),
        ("TT", work.gloss),
        ("T2", work.paper),
        ("PY", str(date.year) if date else None),
        ("DA", _date(date, "circa" if date and date.circa else "")),
        ("SP", work.page),
        ("UR", work.url),
        ("Y2", _date(work.accessed)),
        ("LA", work.language),
        *(("N1", line) for line in lines),
    ]
    # A line of its own would be another field, or another record.
    return "\n".join([*(f"{tag}  - {one_line(value)}" for tag, value in rows if value), "ER  - "])


def _date(date: Date | None, other: str = "") -> str | None:
    if date is None:
        return None
    month, day = (f"{part:02}" if part and not date.circa else "" for part in (date.month, date.day))
    return f"{date.year}/{month}/{day}/{other}"
