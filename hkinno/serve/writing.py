"""What helps while one writes, without the protocol: mends of a finding, what is known of its words, true quotations.

Offsets are code points of the draft.
"""

from typing import NamedTuple

from hkinno import cite as citing
from hkinno.api import Library
from hkinno.check import Checked, Finding, fix, report, verdict
from hkinno.check.quotations import PAIRS
from hkinno.errors import NotFoundError, UsageError
from hkinno.render.plain import prose_md
from hkinno.sources import Sources, sources_of
from hkinno.store.kinds import QUOTE, Entry, Record
from hkinno.text import has_chinese

# So much of what is typed after a mark is looked for, and so many quotations are offered.
LONGEST_TYPED, MOST = 60, 50
# A straight mark opens one where it does not close one.
OPENERS = '「『“‘"'
CLOSERS = '」』”’"'


class Mend(NamedTuple):
    """Words to stand for those between two offsets of the draft, and what that does."""

    title: str
    start: int
    end: int
    words: str


class Offer(NamedTuple):
    """A quotation to be completed to: its words, whose and where, what it means, and the change that writes it."""

    label: str
    detail: str
    about: str
    start: int
    end: int
    words: str


def mends(finding: Finding, text: str, sources: Sources) -> list[Mend]:
    """What could be written instead of a quotation, the smallest change first."""
    found = [Mend("Write the source's characters", *change) for change in fix.changes(Checked([finding]))]
    if finding.verdict == verdict.ALTERED and finding.source and finding.unbroken:
        found.append(Mend("Write the source's words", finding.start, finding.end, finding.source))
    paste = report.pasted(finding, sources)
    if not paste or finding.stray:
        return found
    marked = text[finding.start - 1 : finding.start] in PAIRS and text[finding.end : finding.end + 1] in CLOSERS
    after = finding.end + 1 if marked else finding.end
    if finding.place == "uncited":
        found.append(Mend("Say where the words stand", after, after, _bracketed(finding, sources)))
    if marked and text[finding.start - 1 : after] != paste:
        found.append(Mend("Write the quotation with speaker and place", finding.start - 1, after, paste))
    return found


def _bracketed(finding: Finding, sources: Sources) -> str:
    place = finding.paragraphs[0]
    if has_chinese(finding.quoted):
        return f"（{sources.name(place, 'zh')}）"
    return f" ({sources.name(place, 'en')})"


def known_of(finding: Finding, library: Library) -> str:
    """What is known of a quotation, as Markdown: the verdict, the source's words, the speaker, the place."""
    sources = sources_of(library.store)
    said = report.message(finding, sources)
    lines = [f"**{', '.join(report.faults(finding))}**{': ' if said else ''}{prose_md(said, begins=False)}"]
    quote = library.records(finding.quote)[0] if finding.quote else None
    if quote is not None:
        lines += [f"> {prose_md(quote['exact'])}", f"— {prose_md(_who_and_where(quote, sources), begins=False)}"]
        if quote["translation"]["en"]:
            lines.append(f"*{prose_md(quote['translation']['en'])}* (unofficial translation)")
    elif finding.source:
        lines.append(f"> {prose_md(finding.source)}")
    rule = report.RULES.get(finding.rule)
    return "\n\n".join([*lines, rule.help] if rule else lines)


def _who_and_where(quote: Record, sources: Sources) -> str:
    place = quote["paragraph"]
    names = (sources.person(quote["speaker"]), sources.name(place, "zh"), sources.name(place, "en"), quote["id"])
    return ", ".join(filter(None, names))


def offers(text: str, offset: int, library: Library, style: str = "") -> list[Offer]:
    """The quotations that begin with, or hold, what was typed since a mark was opened on the line.

    Each is written with its citation: in a style of ``hkinno cite``, or in short.
    """
    begin = text.rfind("\n", 0, offset) + 1
    start = max(text.rfind(mark, begin, offset) for mark in OPENERS)
    typed = text[start + 1 : offset]
    if start < begin or any(mark in typed for mark in CLOSERS) or len(typed) > LONGEST_TYPED:
        return []
    # Editors close a mark as soon as it is opened.
    end = offset + (text[offset : offset + 1] in tuple(CLOSERS))
    try:
        quotes = library.quotes(typed) if typed.strip() else library.quotes()
    except (NotFoundError, UsageError):
        return []
    sources = sources_of(library.store)
    return [
        Offer(
            quote["exact"],
            _who_and_where(dict(quote), sources),
            quote["translation"]["en"],
            start,
            end,
            _cited(dict(quote), library, style),
        )
        for quote in quotes[:MOST]
    ]


def _cited(quote: Record, library: Library, style: str) -> str:
    if not style:
        return citing.short(Entry(QUOTE, quote), sources_of(library.store))
    note = library.cite(quote["id"], style=style, part="note", quote=True).text
    # Some styles have commands and records only.
    return note if quote["exact"] in note else f"「{quote['exact']}」{note}"
