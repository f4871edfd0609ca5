"""Bars of comparable quantities as an SVG picture."""

from collections.abc import Sequence

from hkinno.figures.rows import LEGENDS, Bar, Group, about, legend, said, where
from hkinno.render.wrap import folded
from hkinno.text import visible

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


def draw(found: Sequence[Group], lang: str = "both") -> str:
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
            beside = folded(visible(bar.printed), (LEFT - MARGIN - 10) * 2 // SIZE)
            end = _texts(parts, beside, MARGIN, y, "printed")
            _shapes(parts, bar, group.largest, y + 3)
            y = _texts(parts, folded(about_it, 84), LEFT, max(y + LINE_HEIGHT + 2, end - LINE_HEIGHT), "about")
            y = max(_texts(parts, folded(place, 100), LEFT, y - 2, "where"), end) + 6
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
