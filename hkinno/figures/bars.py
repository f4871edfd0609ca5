"""Pictures of comparable quantities: bars as lines for a terminal, and as SVG.

Pure functions from the records of `hkinno figures`. A bar shows what the page gives and no more: a number is a full
bar, a lower bound is full up to the bound and then open, an upper bound is a hollow bar that ends there.
"""

from collections.abc import Iterator, Sequence
from typing import Any, NamedTuple

from hkinno.text import visible

Record = dict[str, Any]

# Units whose quantities say something side by side, and the names of the picture. Counts of different things
# (three parks, four directions) and spans of time of different matters do not.
COMPARABLE: dict[str, tuple[str, str]] = {
    "percent": ("百分比", "Percentages"),
    "production_lines": ("生產線", "Production lines"),
    "applications": ("申請和獲批", "Applications and approvals"),
    "fraction": ("比例（全長為全部）", "Shares (full length: the whole)"),
    "money": ("款項", "Sums of money"),
}
# No scale is wider; whole numbers beyond a float cannot be divided by one.
LARGEST = 1e300
# Units that are counted together: what is approved is an application.
COUNTED_AS = {"approvals": "applications"}

LEGENDS = {
    "exact": ("原文所給的數", "the number given"),
    "least": ("至少這麼多，上限不詳", "at least this, no upper limit given"),
    "range": ("在兩數之間", "between two numbers"),
    "most": ("至多這麼多", "at most this"),
}


class Bar(NamedTuple):
    """One quantity: the full part ends at ``low``, the hollow part goes on to ``high``; both in the group's unit.

    ``open`` says that there is no upper limit. ``facts`` are those that print this same quantity.
    """

    printed: str
    measure: dict[str, str]
    whole: dict[str, str] | None
    low: float
    high: float
    open: bool
    facts: tuple[str, ...]
    paragraphs: tuple[str, ...]
    differs: tuple[str, ...]

    @property
    def kind(self) -> str:
        """The key in LEGENDS."""
        if self.open:
            return "least"
        if self.low == self.high:
            return "exact"
        return "range" if self.low else "most"


class Group(NamedTuple):
    """Quantities to be drawn on one scale, which ends at ``largest``."""

    title: dict[str, str]
    bars: tuple[Bar, ...]
    largest: float


def rows(facts: Sequence[Record]) -> list[Record]:
    """One record for each quantity of some facts: the figure, whose it is, and the paragraph that prints it."""
    return [
        {
            "id": f"{fact['id']}.{number}",
            "fact": fact["id"],
            **figure,
            "status": fact["status"],
            "evidence": fact["evidence"],
            "related": fact["related"],
            "paragraph": _standing(figure, fact),
        }
        for fact in facts
        for number, figure in enumerate(fact["figures"], 1)
    ]


def _standing(figure: Record, fact: Record) -> str:
    """The paragraph whose excerpt prints a figure."""
    for evidence in fact["evidence"]:
        if figure["printed"] in evidence["exact"]:
            return str(evidence["paragraph"])
    return str(fact["evidence"][0]["paragraph"]) if fact["evidence"] else ""


def groups(figures: Sequence[Record]) -> list[Group]:
    """The comparable quantities among records of ``rows``, in the order of the first of each group.

    A group has two different quantities or more, of one unit and, for money, one currency or none named. Quantities
    without a number or a bound, negative ones and senselessly large ones are left out: there is no bar for them.
    """
    found: dict[tuple[str, str], dict[tuple[Any, ...], Bar]] = {}
    for figure in figures:
        unit = COUNTED_AS.get(figure["unit"], figure["unit"])
        bar = _bar(figure)
        if unit not in COMPARABLE or bar is None:
            continue
        bars = found.setdefault((unit, figure["currency"] or ""), {})
        same = (bar.printed, bar.measure["zh"], bar.low, bar.high, bar.open)
        bars[same] = _joined(bars[same], bar) if same in bars else bar
    made = []
    for (unit, currency), bars in found.items():
        # A share is seen against its whole; all others against the largest of the group.
        largest = max(1 if unit == "fraction" else 0, *(bar.high for bar in bars.values()))
        if len(bars) > 1 and largest > 0:
            zh, en = COMPARABLE[unit]
            title = {
                "zh": zh + (f"（{currency}）" if currency else ""),
                "en": en + (f" ({currency})" if currency else ""),
            }
            made.append(Group(title, tuple(bars.values()), largest))
    return made


def _bar(figure: Record) -> Bar | None:
    value, low, high = figure["value"], figure["min"], figure["max"]
    if value is not None:
        low = high = value
    if low is None and high is None:
        return None
    bounds = (low if low is not None else 0, high if high is not None else low)
    if not 0 <= bounds[0] <= bounds[1] <= LARGEST:
        return None
    return Bar(
        figure["printed"],
        figure["measure"],
        figure["whole"],
        *bounds,
        open=high is None,
        facts=(figure["fact"],),
        paragraphs=(figure["paragraph"],),
        differs=tuple(each["id"] for each in figure.get("related", ()) if each["how"] == "differs"),
    )


def _joined(one: Bar, other: Bar) -> Bar:
    """The same quantity printed twice."""
    return one._replace(
        facts=tuple(dict.fromkeys(one.facts + other.facts)),
        paragraphs=tuple(dict.fromkeys(one.paragraphs + other.paragraphs)),
        differs=tuple(dict.fromkeys(one.differs + other.differs)),
    )


def legend(found: Sequence[Group]) -> list[str]:
    """The keys in LEGENDS of what is drawn."""
    kinds = {bar.kind for group in found for bar in group.bars}
    return [kind for kind in LEGENDS if kind in kinds]


def said(texts: dict[str, str], lang: str) -> str:
    """Words in one language or both, in one line."""
    return visible(texts[lang] if lang != "both" else f"{texts['zh']} {texts['en']}")


def about(bar: Bar, lang: str) -> str:
    """What a bar measures, the whole of a share, and where it is printed."""
    words = said(bar.measure, lang)
    if bar.whole is not None:
        words += {"zh": "／", "en": " of "}.get(lang, " / ") + said(bar.whole, lang)
    return words


def where(bar: Bar, lang: str) -> str:
    """The facts and paragraphs of a bar, and the facts that the page prints differently."""
    words = f"{', '.join(bar.facts)} ({', '.join(bar.paragraphs)})"
    if bar.differs:
        words += {"zh": "；與此不同：", "en": "; the page differs: "}.get(lang, "；與此不同 differs: ") + ", ".join(
            bar.differs
        )
    return visible(words)


class Line(NamedTuple):
    """A line for a terminal: pieces of text, each with a style (plain, bold, dim, title, bar)."""

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
        for part in _folded(said(group.title, lang), width):
            yield Line(((part, "title"),))
        printed = [visible(bar.printed) for bar in group.bars]
        margin = min(max(map(cell_len, printed)), width // 3)
        for bar, form in zip(group.bars, printed, strict=True):
            *above, last = _folded(form, margin)
            yield from (Line(((part, "bold"),)) for part in above)
            gap = " " * (margin - cell_len(last) + 1)
            # One cell is kept for the tip of an open bar.
            drawn = _drawn(bar, group.largest, width - margin - 2)
            yield Line(((last, "bold"), (gap, "plain"), (drawn, "bar")))
            for text, style in ((about(bar, lang), "plain"), (where(bar, lang), "dim")):
                for part in _folded(text, width - 2):
                    yield Line((("  ", "plain"), (part, style)))
    if found:
        yield Line(())
        for kind in legend(found):
            zh, en = LEGENDS[kind]
            text = {"zh": zh, "en": en}.get(lang, f"{zh} {en}")
            first, *rest = _folded(text, width - 5)
            yield Line((((SIGNS[kind]).ljust(5), "bar"), (first, "dim")))
            yield from (Line(((" " * 5 + part, "dim"),)) for part in rest)


def _drawn(bar: Bar, largest: float, cells: int) -> str:
    """A bar in block characters, to an eighth of a cell; what is more than nothing is seen."""
    low, high = (max(1, round(end / largest * cells * 8)) if end else 0 for end in (bar.low, bar.high))
    if bar.open or low == high:
        return FULL * (low // 8) + EIGHTHS[low % 8].strip() + (TIP if bar.open else "")
    full = low // 8
    return FULL * full + HOLLOW * max(1, round(high / 8) - full)


def _folded(text: str, width: int) -> list[str]:
    """The text in lines of at most ``width`` cells, at spaces where there are some, else anywhere."""
    from rich.console import Console  # noqa: PLC0415
    from rich.text import Text  # noqa: PLC0415 - for those who draw

    wrapped = Text(text).wrap(Console(width=width), width, overflow="fold")
    return [each.plain.rstrip() for each in wrapped] or [""]


def coloured(line: Line) -> str:
    """A line with ANSI styles of the terminal's own colours, so that they are seen on light and on dark."""
    codes = {"bold": "1", "dim": "2", "title": "1;4", "bar": "36"}
    return "".join(f"\x1b[{codes[style]}m{text}\x1b[0m" if style in codes else text for text, style in line.pieces)


# The SVG, in user units; a Chinese character is as wide as the font is high, and a Latin one about half.
PICTURE, MARGIN, SIZE = 800, 20, 14
BAR_HEIGHT, LINE_HEIGHT = 18, 20
# Where bars begin, and how long the longest is: before them stands the printed form, behind them a tip.
LEFT = 160
LONGEST = PICTURE - MARGIN - LEFT - 24

STYLE = """
text { font: 14px "Noto Sans CJK TC", "Noto Sans HK", "PingFang HK", "Microsoft JhengHei", sans-serif; fill: #1a1a1a }
.ground { fill: #ffffff } .title { font-size: 17px; font-weight: bold } .printed { font-weight: bold }
.where { fill: #595959; font-size: 12px } .full { fill: #0b6e99 }
.hollow { fill: none; stroke: #0b6e99; stroke-width: 1.5; stroke-dasharray: 4 3 }
@media (prefers-color-scheme: dark) {
  text { fill: #f0f0f0 } .ground { fill: #16181c } .where { fill: #b0b0b0 } .full { fill: #5cc4ee }
  .hollow { stroke: #5cc4ee }
}
"""


def svg(found: Sequence[Group], lang: str = "both") -> str:
    """The groups as one SVG picture, with a title and a description for those who do not see it."""
    parts: list[str] = []
    told: list[str] = []
    y = MARGIN
    for group in found:
        title = said(group.title, lang)
        told.append(title)
        y = _texts(parts, [title], MARGIN, y + 10, "title")
        for bar in group.bars:
            about_it, place = about(bar, lang), where(bar, lang)
            zh, en = LEGENDS[bar.kind]
            told.append(
                f"{visible(bar.printed)} ({ {'zh': zh, 'en': en}.get(lang, f'{zh} {en}') }): {about_it}. {place}."
            )
            beside = _folded(visible(bar.printed), (LEFT - MARGIN - 10) * 2 // SIZE)
            end = _texts(parts, beside, MARGIN, y, "printed")
            _shapes(parts, bar, group.largest, y + 3)
            y = _texts(parts, _folded(about_it, 84), LEFT, max(y + LINE_HEIGHT + 2, end - LINE_HEIGHT), "about")
            y = max(_texts(parts, _folded(place, 100), LEFT, y - 2, "where"), end) + 6
    y += LINE_HEIGHT
    for kind in legend(found):
        zh, en = LEGENDS[kind]
        sign = {"exact": (0.0, 1.0, 1.0), "least": (0.0, 0.7, 0.7), "range": (0.0, 0.5, 1.0), "most": (0.0, 0.0, 1.0)}[
            kind
        ]
        sample = Bar("", {}, None, sign[1], sign[2], kind == "least", (), (), ())
        _shapes(parts, sample, 1, y + 3, left=MARGIN, longest=80)
        y = 6 + _texts(parts, [{"zh": zh, "en": en}.get(lang, f"{zh} {en}")], MARGIN + 120, y, "where")
    height = y + MARGIN
    heading = {"zh": "可比較的數量", "en": "Comparable quantities"}.get(lang, "可比較的數量 Comparable quantities")
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {PICTURE} {height}" width="{PICTURE}" height="{height}"'
        f' role="img" aria-labelledby="title description">\n<title id="title">{heading}</title>\n'
        f'<desc id="description">{_xml(chr(10).join(told))}</desc>\n<style>{STYLE}</style>\n'
        f'<rect class="ground" width="{PICTURE}" height="{height}"/>\n' + "\n".join(parts) + "\n</svg>\n"
    )


def _texts(parts: list[str], texts: Sequence[str], x: int, y: int, name: str) -> int:
    """Add lines of text below ``y``; gives where the next can begin."""
    for text in texts:
        parts.append(f'<text class="{name}" x="{x}" y="{y + 16}">{_xml(text)}</text>')
        y += LINE_HEIGHT
    return y


def _shapes(parts: list[str], bar: Bar, largest: float, y: int, left: int = LEFT, longest: int = LONGEST) -> None:
    low, high = (round(max(1.5, end / largest * longest) if end else 0, 1) for end in (bar.low, bar.high))
    if low:
        parts.append(f'<rect class="full" x="{left}" y="{y}" width="{low}" height="{BAR_HEIGHT}"/>')
    if high > low:
        width = round(high - low, 1)
        parts.append(f'<rect class="hollow" x="{left + low}" y="{y}" width="{width}" height="{BAR_HEIGHT}"/>')
    if bar.open:
        x = left + low
        parts.append(f'<path class="full" d="M{x + 4} {y} l14 {BAR_HEIGHT // 2} l-14 {BAR_HEIGHT // 2} z"/>')


def _xml(text: str) -> str:
    return visible(text, keep="\n").replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
