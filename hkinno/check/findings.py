"""What is found in a draft: quotations and claims with what is to be said of each, and where they stand."""

from bisect import bisect_right
from typing import TYPE_CHECKING, NamedTuple

from hkinno.check import verdict

if TYPE_CHECKING:
    from hkinno.check.diff import Step

OK, MISPLACED, UNCITED, MISATTRIBUTED = "ok", "misplaced", "uncited", "misattributed"


class Finding(NamedTuple):
    """One quotation of a draft and what is to be said of it.

    ``start`` and ``end`` are code points of the draft, lines and columns count from 1. ``place`` is ok, misplaced,
    uncited, or "" where the words are nowhere; ``paragraphs`` is where they are, ``cited`` what the draft cites.
    ``speaker`` is whom the draft names, ``given`` whether that is a speaker of the store. ``steps`` is the difference.
    ``rule`` is the gravest fault, "" for none; ``clipped`` the words that the quotation has lost.
    """

    start: int
    end: int
    line: int
    column: int
    end_line: int
    end_column: int
    quoted: str
    verdict: str
    details: str
    quote: str | None
    others: tuple[str, ...]
    source: str
    steps: "tuple[Step, ...]"
    place: str
    paragraphs: tuple[str, ...]
    cited: tuple[str, ...]
    speaker: str | None
    # Whose the words are, by the store: entities.
    speakers: tuple[str, ...]
    given: bool
    attribution: str
    clipped: str
    rule: str
    fails: bool
    # Whether it is no quotation but a mark that opens one and is never closed.
    stray: bool
    # Whether the draft's own characters are the quotation, with nothing (such as > signs) between them.
    unbroken: bool
    # What other sources print of these words: another wording, a newer edition without them.
    elsewhere: tuple[str, ...] = ()
    # Whose the words may be, where the library only guesses.
    guessed: tuple[str, ...] = ()
    # What the draft cites that is no source of the library.
    unknown: str = ""
    # The language of the draft round it, and our translation of the words that it renders.
    lang: str = "zh"
    ours: str = ""


class Claim(NamedTuple):
    """A figure in the prose of a draft, or a time, or with hedges a clause, and what is to be said of it.

    ``kind`` is figure, time or hedge, ``quoted`` it as the draft has it; ``source`` the page's words for what is meant,
    ``facts`` and ``paragraphs`` where these stand. ``speaker`` is whose fact it is, None for the paper's own.
    """

    start: int
    end: int
    line: int
    column: int
    end_line: int
    end_column: int
    kind: str
    quoted: str
    verdict: str
    details: str
    source: str
    facts: tuple[str, ...]
    paragraphs: tuple[str, ...]
    speaker: str | None
    rule: str
    fails: bool


class Checked(NamedTuple):
    """A whole draft: its findings in order."""

    findings: list[Finding]
    # How many quotations the draft or the settings say to ignore.
    ignored: int = 0
    # A speaker of the store whom the draft names, though no quotation was seen in it; "" where there is none.
    unseen: str = ""
    # The figures and times of its prose, and its clauses, where they were asked for.
    claims: tuple[Claim, ...] = ()

    @property
    def told(self) -> list[Finding | Claim]:
        """Findings and claims in the order of the draft."""
        return sorted([*self.findings, *self.claims], key=lambda each: (each.start, -each.end))

    @property
    def fails(self) -> bool:
        """Whether anything makes the check fail."""
        return any(each.fails for each in self.told)

    @property
    def checked(self) -> int:
        """How many quotations were compared with the store."""
        return sum(finding.verdict != verdict.UNCHECKED for finding in self.findings)

    @property
    def failed(self) -> int:
        """How many make the check fail."""
        return sum(finding.fails for finding in self.findings)

    @property
    def seen(self) -> int:
        """How many quotations and marks that open one were seen."""
        return len(self.findings) + self.ignored


class Lines:
    """Lines and columns of a text."""

    def __init__(self, draft: str) -> None:
        self.starts = [0]
        position = draft.find("\n")
        while position >= 0:
            self.starts.append(position + 1)
            position = draft.find("\n", position + 1)

    def at(self, offset: int) -> tuple[int, int]:
        """The line and the column of an offset."""
        line = bisect_right(self.starts, offset)
        return line, offset - self.starts[line - 1] + 1

    def span(self, start: int, end: int) -> tuple[int, int, int, int, int, int]:
        """Start and end, and the line and column of each."""
        return start, end, *self.at(start), *self.at(end)
