"""Where a bent quotation comes from: the stretch of a source that is nearest to it, and the difference.

Alignment only explains a miss. It never passes one: equality decides that, elsewhere.
"""

import re
from collections.abc import Callable
from difflib import SequenceMatcher
from typing import NamedTuple

from hkinno.documents.patterns import Pattern
from hkinno.text import fold, has_chinese


class Step(NamedTuple):
    """One step of a difference: "equal", "replace", "delete" (in the draft only) or "insert" (in the source only)."""

    op: str
    draft: str
    source: str


def distance(pattern: str, text: str) -> tuple[int, int]:
    """The fewest edits that turn ``pattern`` into some stretch of ``text``, and where that stretch ends.

    Of stretches that take as many edits the first one that ends as the pattern does, or else the first.

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
    best, end, alike = size, 0, False
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
        if score < best or (score == best < size and not alike and character == pattern[-1]):
            best, end, alike = score, position, character == pattern[-1]
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


def _as_written(word: str) -> str:
    """A word without the blanks round it, where an apostrophe and a mark are the same curly and straight."""
    return word.strip().translate(STRAIGHT)


STRAIGHT = str.maketrans("’‘“”", "''\"\"")


def word_difference(draft: str, source: str, key: Callable[[str], str] = _as_written) -> list[Step]:
    """The steps from the draft's words to the source's, where blanks part words; ``key`` is what is compared."""
    here, there = re.findall(r"\S+\s*", draft), re.findall(r"\S+\s*", source)
    matcher = SequenceMatcher(None, [key(each) for each in here], [key(each) for each in there], autojunk=False)
    return [Step(op, "".join(here[i:j]), "".join(there[k:m])) for op, i, j, k, m in matcher.get_opcodes()]


def shown(steps: list[Step]) -> str:
    """A difference to read: [-in the draft-] and {+in the source+}; a line's end is none."""
    blank = "" if has_chinese("".join(step.draft + step.source for step in steps)) else " "
    parts = []
    for step in steps:
        draft, source = (LINE_END.sub(blank, words) for words in (step.draft, step.source))
        if step.op == "equal" or draft == source:
            parts.append(draft)
            continue
        parts.append((f"[-{draft}-]" if draft else "") + (f"{{+{source}+}}" if source else ""))
    return "".join(parts)


LINE_END = Pattern(r"\s*\n\s*")
