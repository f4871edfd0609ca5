"""What each style calls a source that is no piece of a paper: a speech, a press release, a broadcast, a transcript.

A type that is not named here is what CSL says it is, and no style says anything of it.
"""

from typing import NamedTuple

from hkinno.cite.work import Work


class Genre(NamedTuple):
    """A kind of source: its name in English and in Chinese, and its type where that is not what CSL calls it."""

    en: str
    zh: str
    csl: str


PRESS = frozenset({"article-newspaper", "article-magazine", "article-journal", "interview", ""})
WEB = frozenset({"webpage", "post", "post-weblog"})
NONE = Genre("", "", "")
GENRES = {
    "speech": Genre("Speech", "演辭", "speech"),
    "broadcast": Genre("Broadcast", "廣播節目", "broadcast"),
    "transcript": Genre("Transcript", "逐字稿", "document"),
    "press-release": Genre("Press release", "新聞稿", "document"),
}


def of(work: Work) -> Genre:
    """The genre of a work; an empty one for pieces of papers and pages of the web."""
    return GENRES.get(work.type, NONE)


def bracketed(work: Work) -> str:
    """Give the genre in brackets: [Speech]."""
    return f"[{of(work).en}]" if of(work).en else ""


def sentence(work: Work) -> str:
    """Give the genre as a sentence of its own."""
    return f"{of(work).en}." if of(work).en else ""
