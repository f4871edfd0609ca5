"""Text that folds as Chinese is set: no line begins with a closing mark or ends with an opening one.

Rich folds Chinese anywhere. See https://www.w3.org/TR/clreq/#prohibition_rules_for_line_start_end.
"""

from itertools import pairwise
from typing import Any

from rich.cells import cell_len
from rich.containers import Lines
from rich.text import Text

# What may not begin a line, and what may not end one.
CLOSING = "|」』，。、；：！？）〉》…—,.;:!?)]}%\"'”’"
OPENING = "「『（〈《([{“‘"


class Folded(Text):
    """A Rich text that is folded at these breaks, and is otherwise as any."""

    def wrap(self, console: Any, width: int, **options: Any) -> Lines:
        """The text in lines of at most ``width`` cells; a word longer than that is cut."""
        del console, options
        lines = Lines()
        for line in self.split(allow_blank=True):
            lines.extend(part for part in line.divide(breaks(line.plain, width)))
        for line in lines:
            line.rstrip()
        return lines


def folded(text: str, width: int) -> list[str]:
    """A text in lines of at most ``width`` cells."""
    offsets = [0, *breaks(text, width), len(text)]
    return [text[start:end].rstrip() for start, end in pairwise(offsets)]


def breaks(text: str, width: int) -> list[int]:
    """The offsets at which a line of text is broken so that each part has at most ``width`` cells."""
    offsets: list[int] = []
    start = 0
    while (end := _end(text, start, width)) < len(text):
        start = _good(text, start, end)
        offsets.append(start)
    return offsets


def _end(text: str, start: int, width: int) -> int:
    """The offset up to which a text from ``start`` on has at most ``width`` cells; at least one character on."""
    cells = 0
    for offset in range(start, len(text)):
        cells += cell_len(text[offset])
        if cells > width:
            return max(offset, start + 1)
    return len(text)


def _good(text: str, start: int, end: int) -> int:
    """The last offset up to ``end`` at which a line may end; ``end`` where there is none."""
    for offset in range(end, start, -1):
        before, after = text[offset - 1], text[offset]
        # A straight mark after a blank opens.
        closes = after in CLOSING and not (after in "\"'" and before == " ")
        if after == " " or closes or before in OPENING:
            continue
        # A Latin word, an id, an option, a number and a date stay whole.
        number = after.isdigit() and text[offset - 2 : offset - 1].isdigit()
        if before.isascii() and after.isascii() and before != " " and (number or before not in "/,;"):
            continue
        return offset
    return end
