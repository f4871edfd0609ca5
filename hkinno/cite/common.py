"""Small pieces that styles share: labels, names, full stops, and quotation marks that nest rightly."""

import re
from collections.abc import Callable, Sequence
from typing import NamedTuple

from hkinno import phrases
from hkinno.cite import pinpoint
from hkinno.cite.work import Citation, Work
from hkinno.sources import UNSURE
from hkinno.store.items import Name

MONTHS = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)
# What 「 and 」 become within 「」, and so what stands within them.
TURNED = str.maketrans("「」『』", "『』「」")
ENGLISH_INNER = str.maketrans("「」“”", "‘’‘’")
# What does not count where a list is sorted by titles: marks, and articles.
NOT_SORTED = "(?i)^[「『《〈“‘（]+|^(?:an?|the) "
# Marks after which no full stop or comma follows.
ENDS = (".", "。", "!", "?", "！", "？")


class Label(NamedTuple):
    """A work's place in the list that is being printed."""

    # Its number in order of citation, from 1.
    number: int = 1
    # a, b, c where works of one author and year stand in one list; else empty.
    suffix: str = ""
    # Whether works of the same author stand in the list, so that the author alone does not tell which is meant.
    several: bool = False
    # Whether the work before it in the sorted list is by the same author.
    again: bool = False
    # Whether the note is to name who spoke: quoted words stand before it.
    spoken: bool = False


class Asked(NamedTuple):
    """What of a list is asked for: a part of styles.PARTS, the quoted words, our English beside them."""

    part: str = "both"
    quote: bool = False
    bilingual: bool = False


Reference = Callable[[Work, Label], str]
Note = Callable[[Citation, Label], str]
# How a format writes text that is to be shown as it is.
Escape = Callable[[str], str]


def stop(text: str) -> str:
    """The text with one full stop at its end, unless it has a mark of its own there; nothing for no text."""
    return text if not text or text.endswith(ENDS) else f"{text}."


def spaced(*parts: str) -> str:
    """Those of the parts that are not empty, with blanks between."""
    return " ".join(filter(None, parts))


def listed(*parts: str | None, comma: str = ", ") -> str:
    """Those of the parts that are not empty, with commas between."""
    return comma.join(filter(None, parts))


class Joined(NamedTuple):
    """How a style joins several names: what stands between, before the last, and for those left out."""

    between: str
    last: str
    others: str
    # With more names than this, so many of them are shown; {last} in ``others`` is the last of them.
    most: int = 1000
    shown: int = 1
    # Before the last of exactly two.
    last_of_two: str | None = None

    def join(self, names: Sequence[str]) -> str:
        """The names as the style joins them."""
        if len(names) > self.most:
            return f"{self.between.join(names[: self.shown])}{self.others.format(last=names[-1])}"
        if len(names) == 2 and self.last_of_two is not None:  # noqa: PLR2004 - two
            return self.last_of_two.join(names)
        return self.last.join(filter(None, (self.between.join(names[:-1]), *names[-1:])))


def inverted(name: Name) -> str:
    """The family name first: Smith, Jane A., Jr.; a whole name as it is."""
    return ", ".join(filter(None, name))


def initials(name: Name, dot: str = ".", blank: str = " ") -> str:
    """A given name as its letters: J. A., J.-L.; particles stay as they are."""
    words = name.given.replace(".", ". ").split()
    return blank.join(word if word.islower() else _initial(word, dot) for word in words)


def _initial(word: str, dot: str) -> str:
    return "-".join(f"{part[0].upper()}{dot}" for part in re.split("[-‐‑]", word) if part.strip("."))


def printed(names: Sequence[Name]) -> str:
    """Names as printed, joined as in Chinese: 李明朗、黎晚晴."""
    return "、".join(name.printed for name in names)


def quoted(words: str, *, chinese: bool) -> str:
    """Words in marks, their own marks turned into inner ones: 「…『…』…」, “…‘…’…”.

    Nothing but the marks that are turned changes, so that the draft checker finds the words again.
    """
    if chinese:
        return f"「{words.translate(TURNED) if '「' in words or '」' in words else words}」"
    return f"“{words.translate(ENGLISH_INNER)}”"


# A place in a list.
Order = tuple[str, tuple[int, int, int], str]


def by_author(work: Work) -> Order:
    """The place of a work in a list by author, date and title. Han characters stand in the order of Unicode."""
    date = work.date
    when = (date.year, date.month or 0, date.day or 0) if date else (0, 0, 0)
    title = re.sub(NOT_SORTED, "", work.title)
    author = "; ".join(map(inverted, work.names)) or re.sub(NOT_SORTED, "", work.paper) or title
    return author.casefold(), when, title


def attribution(citation: Citation, form: str) -> str:
    """Who spoke and how, to stand before the author, in a form of phrases.ATTRIBUTIONS; the speaker in its language.

    Nothing for the paper's own sentences, or where the speaker is named in the author's place: asked for so, or alone.
    """
    interviewee = citation.work.interviewee
    speaker = citation.speaker if form.startswith("zh") else citation.speaker_en
    authors = citation.work.authors
    first = interviewee or (authors[0] if len(authors) == 1 else None)
    if speaker is None or (first is not None and first.printed in (speaker, citation.speaker)):
        return ""
    unsure = "" if citation.sure else UNSURE["zh" if form.startswith("zh") else "en"]
    return f"{speaker}{unsure}{getattr(phrases.ATTRIBUTIONS[form], citation.manner)}"


def with_words(note: str, citation: Citation, lang: str, asked: Asked, escape: Escape) -> str:
    """A note with the words before it that are asked for, as the format writes them."""
    words = []
    if asked.quote and citation.words:
        # English words are in English marks, in a Chinese text too.
        words.append(quoted(escape(citation.words), chinese=citation.work.chinese and lang == "zh"))
    if asked.bilingual and citation.english:
        words.append(_gloss(citation, lang, escape))
    if not words:
        return note
    # Chinese needs no space before brackets.
    between, before = ("", "" if note.startswith(("（", "(", "[")) else " ") if lang == "zh" else (" ", " ")
    return f"{between.join(words)}{before}{note}"


def _gloss(citation: Citation, lang: str, escape: Escape) -> str:
    """Our English, said to be ours: a translation of a quote, or a summary of what the paragraphs say."""
    names = phrases.GLOSSES[lang]
    name, words = names.translation if citation.translated else names.summary, escape(citation.english)
    return f"（{name}：{words}）" if lang == "zh" else f"[{name}: {words}]"


def cited(work: Work, citations: Sequence[Citation], *, quote: bool) -> list[str]:
    """What is cited of a work: a line for each record, its paragraphs first."""
    lines = []
    for citation in citations:
        where = pinpoint.english(citation.places)
        if citation.work == work and where:
            words = f": {quoted(citation.words, chinese=work.chinese)}" if quote and citation.words else ""
            lines.append(f"{where} ({citation.record}){words}")
    return list(dict.fromkeys(lines))
