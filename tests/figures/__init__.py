"""Tests of hkinno.figures: quantities that are made up, one for each way in which one can be printed."""

from typing import Any


def figure(value: Any = None, low: Any = None, high: Any = None, *, number: int = 1, **more: Any) -> dict[str, Any]:
    """A row of ``figures.rows``: a quantity with the facts that state it."""
    return {
        "id": f"N{number:02}",
        "measure": {"zh": f"甲{number}", "en": f"measure {number}"},
        "printed": "x",
        "value": value,
        "min": low,
        "max": high,
        "unit": "percent",
        "currency": None,
        "whole": None,
        "facts": ["F999"],
        "paragraphs": ["ferry-1"],
        "evidence": [],
        "differs": [],
        **more,
    }


def several() -> list[dict[str, Any]]:
    """Quantities of several units: exact, at least, at most, between two; shares; sums that the page gives twice."""
    quay = {"zh": "全部泊位", "en": "all the berths"}
    return [
        figure(60, number=1, printed="60%"),
        figure(None, 20, None, number=2, printed="20%或以上"),
        figure(None, None, 35, number=3, printed="35%以下"),
        figure(None, 30, 40, number=4, printed="三成多"),
        figure(1 / 3, number=5, printed="三分之一", unit="fraction", whole=quay),
        figure(0.5, number=6, printed="a half", unit="fraction", whole=quay),
        figure(1_200_000, number=7, printed="$1.2 million", unit="money", facts=["F003"], differs=["F004"]),
        figure(None, 2_000_000, None, number=8, printed="逾200萬", unit="money", facts=["F004"], differs=["F003"]),
        figure(7, number=9, printed="七年", unit="years"),
    ]
