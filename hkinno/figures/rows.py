"""The quantities that facts state, a row each, and those of them that can be compared side by side.

A bar shows what the page gives and no more: a number is a full bar, a lower bound is full up to the bound and then
open, an upper bound is a hollow bar that ends there.
"""

from collections.abc import Callable, Sequence
from typing import Any, NamedTuple

from hkinno.errors import NotFoundError
from hkinno.render.fields import View
from hkinno.store.kinds import FIGURE, Entry, Record
from hkinno.text import visible

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


def view(facts: View, asked: str, keep: Callable[[Record], bool] = lambda _: True) -> View:
    """The quantities of some facts that are to be kept, with the hints of the facts.

    Raises ``NotFoundError`` where they have none; ``asked`` is what they answer.
    """
    found = [row for row in rows(facts.records) if keep(row)]
    if not found:
        answer = "1 fact found for" if len(facts.entries) == 1 else f"{len(facts.entries)} facts found for"
        raise NotFoundError(f"{answer} {visible(asked)!r}, none with a quantity")
    # A quantity is cited as the first fact that states it.
    by_id = {entry.id: entry for entry in facts.entries}
    cited_as = {row["id"]: by_id[row["facts"][0]] for row in found}
    entries = [Entry(FIGURE, row) for row in found]
    return View("figures", entries, facts.sources, facts.asked, len(found), cited_as=cited_as, hints=facts.hints)


def rows(facts: Sequence[Record]) -> list[Record]:
    """One record for each quantity of some facts: the figure, the facts that state it, and where it is printed."""
    found: dict[str, Record] = {}
    for fact in facts:
        for figure in fact["figures"]:
            row = found.setdefault(
                figure["id"], {**figure, "facts": [], "paragraphs": [], "evidence": [], "differs": []}
            )
            _add(row, figure, fact)
    return list(found.values())


def _add(row: Record, figure: Record, fact: Record) -> None:
    """Add a fact that states a quantity to its row."""
    row["facts"].append(fact["id"])
    if figure["printed"] not in row["printed"].split("; "):
        row["printed"] += f"; {figure['printed']}"
    spans = [span for span in fact["evidence"] if figure["printed"] in span["exact"]]
    row["evidence"] += [span for span in spans if span not in row["evidence"]]
    row["paragraphs"] += [span["paragraph"] for span in spans if span["paragraph"] not in row["paragraphs"]]
    row["differs"] += [each["id"] for each in fact["related"] if each["type"] == "differs"]


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
        facts=tuple(figure["facts"]),
        paragraphs=tuple(figure["paragraphs"]),
        differs=tuple(dict.fromkeys(figure["differs"])),
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
