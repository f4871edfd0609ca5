"""Checking a draft: whether what it puts in quotation marks was said.

``check`` is one pure function from a draft and a corpus to findings; the command only reads and prints.

blocks and marks find the quotations, words judges what they say (markup and english help it, align explains a miss),
beside reads whom and which place the draft names, given weighs the verdict by whom; fix and report write.
"""

from bisect import bisect_right
from collections.abc import Callable
from typing import NamedTuple

from hkinno.check import attribution as given
from hkinno.check import context as beside
from hkinno.check import diff as align
from hkinno.check import quotations as marks
from hkinno.check import verdict as words
from hkinno.check.verdict import Corpus, Words, corpus
from hkinno.sources import Sources

__all__ = ["Checked", "Corpus", "Finding", "bad", "check", "corpus"]

# What is wrong with a quotation, and what --strict holds to be wrong as well.
WRONG = frozenset({words.ALTERED, words.ABSENT, words.NOT_SPEECH})
WRONG_STRICT = WRONG | {words.CONVERTED, words.ELIDED, words.TRANSLATION}
OK, MISPLACED, UNCITED = "ok", "misplaced", "uncited"


class Finding(NamedTuple):
    """One quotation of a draft and what is to be said of it.

    ``start`` and ``end`` are code points of the draft, ``line`` and ``column`` count from 1. ``place`` is ok,
    misplaced, uncited, or "" where the words are nowhere; ``paragraphs`` is where they are, ``cited`` what the draft
    cites. ``speaker`` is whom the draft names; ``misattributed`` that it is not he. ``steps`` is the difference.
    """

    start: int
    end: int
    line: int
    column: int
    quoted: str
    words: str
    details: str
    quote: str | None
    others: tuple[str, ...]
    source: str
    steps: tuple[align.Step, ...]
    place: str
    paragraphs: tuple[str, ...]
    cited: tuple[str, ...]
    speaker: str | None
    misattributed: bool
    # Whether the draft gives words that are like nothing of his to somebody else, as it may.
    anothers: bool
    # Whether it is no quotation but a mark that opens one and is never closed.
    stray: bool
    # Whether the draft's own characters are the quotation, with nothing (such as > signs) between them.
    unbroken: bool


class Checked(NamedTuple):
    """A whole draft: its findings in order, and how many quotations were seen, checked and skipped."""

    findings: list[Finding]
    seen: int
    checked: int
    skipped: int


def check(draft: str, known: Corpus, tick: Callable[[int], None] = lambda _: None) -> Checked:
    """Check every quotation of a draft against a corpus. ``tick`` is told how many were looked at since it last was."""
    quotations, strays = marks.find(draft, known.sources)
    starts = _line_starts(draft)
    noted = beside.notes(draft)
    verdicts: dict[str, Words] = {}
    findings: list[Finding] = []
    outer_end = -1
    outer: Words | None = None
    for number, each in enumerate(quotations):
        tick(1)
        speaker = None
        inner = each.start < outer_end
        if each.reason:
            verdict = Words(words.SKIPPED, details=each.reason)
        elif each.depth >= marks.DEEPEST:
            verdict = Words(words.SKIPPED, details=f"inside more than {marks.DEEPEST - 1} other quotations")
        elif inner and outer is not None and outer.verdict not in (words.ABSENT, words.SKIPPED):
            verdict = Words(words.SKIPPED, details="inside a quotation that was checked")
        else:
            if each.text not in verdicts:
                verdicts[each.text] = words.judge(each.text, known)
            verdict = verdicts[each.text]
            find_speaker = given.speaker if verdict.verdict == words.ABSENT else beside.speaker
            speaker = find_speaker(draft, *_with_marks(each))
            verdict = given.revised(verdict, each.text, speaker, known)
        if _is_title(draft, each, verdict):
            verdict = Words(words.SKIPPED, details="a headline, cited as a title")
        if not inner:
            outer_end, outer = each.end, verdict
        left = quotations[number - 1].end if number and quotations[number - 1].end <= each.start else 0
        later = (one for one in quotations[number + 1 : number + 6] if one.start >= each.end and not one.depth)
        right = next((one.start for one in later if not beside.is_title(draft, one.start, one.end)), len(draft))
        findings.append(_finding(draft, each, verdict, speaker, starts, left, right, noted, known.sources))
    for stray in strays:
        count = f"{stray.length} marks {stray.mark} are" if stray.length > 1 else f"the mark {stray.mark} is"
        verdict = Words(words.SKIPPED, details=f"{count} opened and not closed in this paragraph")
        quotation = marks.Quotation(stray.start, stray.end, stray.mark)
        findings.append(
            _finding(draft, quotation, verdict, None, starts, 0, 0, noted, known.sources)._replace(stray=not stray.code)
        )
    findings.sort(key=lambda finding: (finding.start, -finding.end))
    skipped = sum(finding.words == words.SKIPPED for finding in findings)
    return Checked(findings, len(findings), len(findings) - skipped, skipped)


def _with_marks(each: marks.Quotation) -> tuple[int, int]:
    return each.start - each.opening, each.end + each.closing


def _is_title(draft: str, each: marks.Quotation, verdict: Words) -> bool:
    """Whether a headline in marks is a title in a citation: the draft cites it. Else it poses as speech."""
    if verdict.verdict != words.NOT_SPEECH or not all(place.startswith("the headline") for place in verdict.paragraphs):
        return False
    return beside.is_title(draft, each.start, each.end)


def bad(finding: Finding, *, strict: bool = False) -> bool:
    """Whether a finding makes the check fail."""
    if finding.anothers or finding.stray:
        return strict
    wrong = finding.words in (WRONG_STRICT if strict else WRONG)
    return wrong or finding.place == MISPLACED or finding.misattributed or (strict and finding.place == UNCITED)


def _finding(
    draft: str,
    each: marks.Quotation,
    verdict: Words,
    speaker: str | None,
    starts: list[int],
    left: int,
    right: int,
    noted: dict[str, str],
    sources: Sources,
) -> Finding:
    line = bisect_right(starts, each.start)
    place = ""
    cited_ids: tuple[str, ...] = ()
    # What stands nowhere has no right place.
    if verdict.verdict != words.SKIPPED and verdict.paragraphs:
        cited_ids = beside.cited(draft, *_with_marks(each), left, right, noted, sources)
        right_place = bool(set(cited_ids) & set(verdict.paragraphs))
        place = (OK if right_place else MISPLACED) if cited_ids else UNCITED
    return Finding(
        start=each.start,
        end=each.end,
        line=line,
        column=each.start - starts[line - 1] + 1,
        quoted=each.text,
        words=verdict.verdict,
        details=verdict.details,
        quote=verdict.quotes[0] if verdict.quotes else None,
        others=verdict.quotes[1:],
        source=verdict.source,
        steps=verdict.steps,
        place=place,
        paragraphs=verdict.paragraphs,
        cited=cited_ids,
        speaker=speaker,
        misattributed=bool(verdict.quotes) and given.is_anothers(speaker),
        anothers=verdict.verdict == words.ABSENT and given.is_anothers(speaker),
        stray=False,
        unbroken=draft[each.start : each.end] == each.text,
    )


def _line_starts(draft: str) -> list[int]:
    starts = [0]
    position = draft.find("\n")
    while position >= 0:
        starts.append(position + 1)
        position = draft.find("\n", position + 1)
    return starts
