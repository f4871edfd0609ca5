"""Writing a draft back with the source's characters where only the form of a quotation differs, and only there."""

from collections.abc import Iterator
from typing import NamedTuple

from hkinno.check import Checked
from hkinno.check.verdict import CONVERTED
from hkinno.text import offsets, squeeze, visible

# Marks of the draft inside a quotation that are its own: whose words stand within whose.
QUOTATION_MARKS = '「」『』“”‘’"«»﹁﹂﹃﹄〝〞〟｢｣'
BRACKETS = {"（": "）", "(": ")", "［": "］", "[": "]", "〔": "〕", "【": "】", "《": "》", "〈": "〉"}


class Change(NamedTuple):
    """Words for those from one offset of a draft to another."""

    start: int
    end: int
    text: str


def changes(checked: Checked) -> list[Change]:
    """The source's own characters for each converted quotation of a speaker, in order."""
    found: list[Change] = []
    for finding in checked.findings:
        own = finding.verdict == CONVERTED and finding.given and finding.attribution == "ok"
        if own and finding.quote and finding.unbroken and (not found or finding.start >= found[-1].end):
            found.append(Change(finding.start, finding.end, _rewritten(finding.quoted, finding.source)))
    return found


def fixed(draft: str, checked: Checked) -> str:
    """The draft with its changes; all else as it is."""
    parts, position = [], 0
    for change in changes(checked):
        parts += [draft[position : change.start], change.text]
        position = change.end
    return "".join([*parts, draft[position:]])


def _rewritten(quoted: str, source: str) -> str:
    """A quotation in the source's characters, from the first to the last that has weight.

    The draft's marks before and after stay, and its quotation marks within. Words with markup inside are left as they
    are, and so is what would have a bracket without its other half.
    """
    plain = squeeze(quoted)
    if not plain or plain != squeeze(source):
        return quoted
    # A bracket of which the draft quotes one half only is not written: then the draft's brackets stay.
    for kept in (QUOTATION_MARKS, QUOTATION_MARKS + "".join([*BRACKETS, *BRACKETS.values()])):
        written = _with_marks(quoted, source, kept)
        if _balanced(written):
            return written
    return quoted


def _with_marks(quoted: str, source: str, kept: str) -> str:
    """The source's characters and what is between them, but the draft's where either has one of the marks ``kept``."""
    here, there = offsets(quoted), offsets(source)
    parts = [quoted[: here[0]]]
    for number, (one, other) in enumerate(zip(here, there, strict=True)):
        if number:
            gap = quoted[here[number - 1] + 1 : one]
            stored = source[there[number - 1] + 1 : other]
            own = "\n" in gap or any(mark in kept for mark in gap) or any(mark in kept for mark in stored)
            parts.append(gap if own else stored)
        parts.append(source[other])
    return "".join([*parts, quoted[here[-1] + 1 :]])


def _balanced(words: str) -> bool:
    """Whether every bracket has its other half."""
    waiting: list[str] = []
    for character in words:
        if character in BRACKETS:
            waiting.append(BRACKETS[character])
        elif character in BRACKETS.values() and (not waiting or waiting.pop() != character):
            return False
    return not waiting


def diff(name: str, before: str, after: str) -> Iterator[str]:
    """The change as a unified diff."""
    from difflib import unified_diff  # noqa: PLC0415 - for --diff only

    shown = visible(name)
    for line in unified_diff(before.splitlines(), after.splitlines(), shown, f"{shown} (fixed)", lineterm="", n=1):
        yield visible(line, keep="\t")
