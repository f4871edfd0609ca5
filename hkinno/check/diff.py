"""Where a bent quotation comes from: the stretch of a source that is nearest to it, and the difference.

Alignment only explains a miss. It never passes one: equality decides that, elsewhere.
"""

import re
from collections.abc import Callable
from difflib import SequenceMatcher
from typing import NamedTuple

from hkinno.text import fold


class Step(NamedTuple):
    """One step of a difference: "equal", "replace", "delete" (in the draft only) or "insert" (in the source only)."""

    op: str
    draft: str
    source: str


def distance(pattern: str, text: str) -> tuple[int, int]:
    """The fewest edits that turn ``pattern`` into some stretch of ``text``, and where that stretch ends.

    Myers' bit-vector algorithm (1999) on Python's long integers, for the pattern against every end in the text.
    """
    size = len(pattern)
    if not size:
        return 0, 0
    peq: dict[str, int] = {}
    for index, character in enumerate(pattern):
        peq[character] = peq.get(character, 0) | 1 << index
    mask, last = (1 << size) - 1, 1 << (size - 1)
    plus, minus, score = mask, 0, size
    best, end = size, 0
    for position, character in enumerate(text, 1):
        equal = peq.get(character, 0)
        across = equal | minus
        equal = (((equal & plus) + plus) ^ plus) | equal
        up = minus | ~(equal | plus) & mask
        down = plus & equal
        score += bool(up & last) - bool(down & last)
        # The text may begin anywhere: no carry into the lowest bit.
        up, down = up << 1 & mask, down << 1 & mask
        plus = down | ~(across | up) & mask
        minus = up & across
        if score < best:
            best, end = score, position
    return best, end


def nearest(pattern: str, text: str) -> tuple[int, int, int]:
    """The edits, and the stretch ``[start, end)`` of ``text`` that is nearest to the pattern."""
    edits, end = distance(pattern, text)
    if not pattern or not end:
        return edits, 0, 0
    # The same search backwards from that end finds the start.
    backwards = text[max(0, end - len(pattern) - edits) : end][::-1]
    _, length = distance(pattern[::-1], backwards)
    return edits, end - length, end


def difference(draft: str, source: str) -> list[Step]:
    """The steps from the draft's words to the source's, character by character."""
    return _steps(draft, source, draft, source)


def word_changes(draft: str, source: str) -> list[Step]:
    """The same, where script, variants, width and case are no difference."""
    return _steps(draft, source, fold(draft), fold(source))


def _steps(draft: str, source: str, here: str, there: str) -> list[Step]:
    matcher = SequenceMatcher(None, here, there, autojunk=False)
    return [Step(op, draft[i:j], source[k:m]) for op, i, j, k, m in matcher.get_opcodes()]


def word_difference(draft: str, source: str, key: Callable[[str], str] = str.strip) -> list[Step]:
    """The steps from the draft's words to the source's, where blanks part words; ``key`` is what is compared."""
    here, there = re.findall(r"\S+\s*", draft), re.findall(r"\S+\s*", source)
    matcher = SequenceMatcher(None, list(map(key, here)), list(map(key, there)), autojunk=False)
    return [Step(op, "".join(here[i:j]), "".join(there[k:m])) for op, i, j, k, m in matcher.get_opcodes()]


def shown(steps: list[Step]) -> str:
    """A difference to read: [-in the draft-] and {+in the source+}."""
    parts = []
    for step in steps:
        if step.op == "equal":
            parts.append(step.draft)
            continue
        parts.append((f"[-{step.draft}-]" if step.draft else "") + (f"{{+{step.source}+}}" if step.source else ""))
    return "".join(parts)
