"""Bars of comparable quantities as lines for a terminal."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from hkinno.figures.rows import LEGENDS, Bar, Group, about, legend, said, where
from hkinno.render.wrap import folded
from hkinno.text import visible


class Line(NamedTuple):
    """A line for a terminal: pieces of text, each with a style (plain, bold, title, bar)."""

    pieces: tuple[tuple[str, str], ...]

    def __str__(self) -> str:
        return "".join(text for text, _ in self.pieces)


FULL, HOLLOW, TIP = "█", "░", "▶"
EIGHTHS = " ▏▎▍▌▋▊▉"
SIGNS = {"exact": FULL * 3, "least": FULL * 3 + TIP, "range": FULL * 2 + HOLLOW * 2, "most": HOLLOW * 4}


def lines(found: Sequence[Group], width: int, lang: str = "both") -> Iterator[Line]:
    """The groups as lines of at most ``width`` cells: the printed form with its bar beside it, then what it is.

    The words of a bar are folded, never cut. A terminal narrower than 20 cells is taken for one of 20.
    """
    from rich.cells import cell_len  # noqa: PLC0415 - for those who draw

    width = max(width, 20)
    for number, group in enumerate(found):
        if number:
            yield Line(())
        for part in folded(said(group.title, lang), width):
            yield Line(((part, "title"),))
        printed = [visible(bar.printed) for bar in group.bars]
        margin = min(max(map(cell_len, printed)), width // 3)
        for bar, form in zip(group.bars, printed, strict=True):
            *above, last = folded(form, margin)
            yield from (Line(((part, "bold"),)) for part in above)
            gap = " " * (margin - cell_len(last) + 1)
            # One cell is kept for the tip of an open bar.
            drawn = _drawn(bar, group.largest, width - margin - 2)
            yield Line(((last, "bold"), (gap, "plain"), (drawn, "bar")))
            for text, style in ((about(bar, lang), "plain"), (where(bar, lang), "plain")):
                for part in folded(text, width - 2):
                    yield Line((("  ", "plain"), (part, style)))
    if found:
        yield Line(())
        for kind in legend(found):
            zh, en = LEGENDS[kind]
            text = {"zh": zh, "en": en}.get(lang, f"{zh} {en}")
            first, *rest = folded(text, width - 5)
            yield Line((((SIGNS[kind]).ljust(5), "bar"), (first, "plain")))
            yield from (Line(((" " * 5 + part, "plain"),)) for part in rest)


def _drawn(bar: Bar, largest: float, cells: int) -> str:
    """A bar in block characters, to an eighth of a cell; what is more than nothing is seen."""
    low, high = (max(1, round(end / largest * cells * 8)) if end else 0 for end in (bar.low, bar.high))
    if bar.open or low == high:
        return FULL * (low // 8) + EIGHTHS[low % 8].strip() + (TIP if bar.open else "")
    full = low // 8
    return FULL * full + HOLLOW * max(1, round(high / 8) - full)


def coloured(line: Line) -> str:
    """A line with ANSI styles but no colour, so that it is read on light and on dark."""
    codes = {"bold": "1", "title": "1;4"}
    return "".join(f"\x1b[{codes[style]}m{text}\x1b[0m" if style in codes else text for text, style in line.pieces)
