"""A draft as it is typed: what was changed is checked at once with what stands round it, the whole when one pauses.

Whom a quotation is given to, and what it cites, may stand some paragraphs away: of those round a change more are read
than are judged. What lies farther (a note at the end, a heading far above) the whole check sees, and it has the last
word.
"""

from collections.abc import Callable
from typing import NamedTuple

from hkinno.check import Checked, Finding

# So many paragraphs before and after a change are judged anew, and so many more are read with them.
JUDGED, READ = 3, 3
# What parts paragraphs in every text that is read a part at a time.
BREAK = "\n\n"
FENCE = ("\n```", "\n~~~")
# Comments that say what to ignore work at a distance.
IGNORES = "hkinno:"

Check = Callable[[str], Checked]


class Edit(NamedTuple):
    """What was changed: the code points before ``start`` and from ``old_end`` (now ``end``) on are as they were."""

    start: int
    old_end: int
    end: int


def edit(before: str, after: str) -> Edit:
    """What differs between two texts."""
    shortest = min(len(before), len(after))
    start = _same(lambda length: before[:length] == after[:length], shortest)
    rest = shortest - start
    end = _same(lambda length: before[len(before) - length :] == after[len(after) - length :], rest)
    return Edit(start, len(before) - end, len(after) - end)


def _same(holds: Callable[[int], bool], most: int) -> int:
    """The greatest length up to ``most`` for which something holds that holds for all shorter ones."""
    least = 0
    while least < most:
        middle = (least + most + 1) // 2
        if holds(middle):
            least = middle
        else:
            most = middle - 1
    return least


def after_edit(findings: list[Finding], before: str, after: str, check: Check) -> tuple[list[Finding], bool]:
    """The findings of a changed text, and whether the whole of it was checked.

    Those far from the change are moved, not judged. ``line`` and ``column`` of a finding are not kept up: its offsets
    are.
    """
    changed = edit(before, after)
    if IGNORES in after:
        return check(after).findings, True
    first = _back(after, changed.start, JUDGED)
    last = _forth(after, changed.end, JUDGED)
    start, end = _back(after, first, READ), _forth(after, last, READ)
    if (start, end) == (0, len(after)) or any(after.count(fence, 0, start) % 2 for fence in FENCE):
        return check(after).findings, True
    heading = _heading(after, start)
    found = check(heading + after[start:end]).findings
    near = [_moved(finding, start - len(heading)) for finding in found]
    shift = changed.end - changed.old_end
    kept = [finding for finding in findings if finding.end <= min(first, changed.start)]
    kept += [each for each in near if first <= each.start <= last]
    kept += [
        _moved(finding, shift)
        for finding in findings
        if finding.start >= changed.old_end and finding.start + shift > last
    ]
    return kept, False


def _moved(finding: Finding, by: int) -> Finding:
    return finding._replace(start=finding.start + by, end=finding.end + by) if by else finding


def _back(text: str, offset: int, paragraphs: int) -> int:
    """Where the paragraph begins that stands so many before an offset's own."""
    for _ in range(paragraphs + 1):
        found = text.rfind(BREAK, 0, max(0, offset - len(BREAK)))
        if found < 0:
            return 0
        offset = found + len(BREAK)
    return offset


def _forth(text: str, offset: int, paragraphs: int) -> int:
    """Where the paragraph ends that stands so many after an offset's own."""
    for _ in range(paragraphs + 1):
        found = text.find(BREAK, offset)
        if found < 0:
            return len(text)
        offset = found + len(BREAK)
    return offset - len(BREAK)


def _heading(text: str, offset: int) -> str:
    """The last heading of Markdown before an offset, as a paragraph; "" where there is none."""
    begin = text.rfind("\n#", 0, offset)
    if begin < 0:
        return ""
    end = text.find("\n", begin + 1)
    return text[begin + 1 : min(end, offset)].rstrip("\n") + BREAK
