"""A figure's number or bounds as people read them, in Chinese and English."""

import re
from typing import Any

SCALES = {"zh": ((10**8, "億"), (10**4, "萬")), "en": ((10**9, " billion"), (10**6, " million"))}


# A share of a third is stored as 0.3333333333333333.
SAME_SHARE = 1e-9


# What stands for a currency that the page does not name.
NO_CURRENCY = {"zh": "（原文沒有說明貨幣）", "en": "(currency not named)"}


# The ends of a bound: included, excluded, left open by the page.
LEAST = {
    "zh": {True: "至少{}", False: "超過{}", None: "{}以上"},
    "en": {True: "at least {}", False: "over {}", None: "{} or over"},
}


MOST = {
    "zh": {True: "至多{}", False: "少於{}", None: "{}以下"},
    "en": {True: "at most {}", False: "under {}", None: "{} or under"},
}


# Units in Chinese; of the others the measure beside a figure says enough.
UNITS = {
    "years": "年",
    "months": "個月",
    "years_of_age": "歲",
    "production_lines": "條生產線",
    "applications": "宗申請",
    "approvals": "宗獲批",
    "jobs": "個職位",
}


def number(figure: dict[str, Any], lang: str = "both") -> str:
    """A figure's number or bounds, its unit, and the whole that a share is a share of, in Chinese, English or both."""
    if lang == "both":
        return f"{number(figure, 'zh')} / {number(figure, 'en')}"
    unit = UNITS.get(figure["unit"], "") if lang == "zh" else f" {figure['unit'].replace('_', ' ')}"
    currency = ""
    if figure["unit"] == "money":
        unit, currency = "", figure["currency"] or NO_CURRENCY[lang]
    elif figure["unit"] == "fraction":
        unit = ""
    elif figure["unit"] == "percent":
        unit = "%"
    amount = _bounds(figure, lang, unit)
    whole = figure["whole"] and figure["whole"][lang]
    if lang == "zh":
        return f"{f'{whole}的' if whole else ''}{amount}{currency}"
    return " ".join(filter(None, (amount, currency, f"of {whole}" if whole else "")))


def _bounds(figure: dict[str, Any], lang: str, unit: str) -> str:
    """The number, or what the page says it is over and under, with its unit: over 30 and under 40 lines, 30歲以下."""
    low, high = figure["min"], figure["max"]
    if figure["value"] is not None:
        share = figure["unit"] == "fraction"
        return f"{_amount(figure['value'], lang, share=share)}{_one(unit) if figure['value'] == 1 else unit}"
    if figure["several"]:
        return f"若干{unit}" if lang == "zh" else f"several{unit}"
    if low is not None and low == high:
        return f"{'約' if lang == 'zh' else 'about '}{_amount(low, lang)}{unit}"
    if low is not None and high is not None and figure["min_included"] and figure["max_included"]:
        return f"{_amount(low, lang)}{'至' if lang == 'zh' else ' to '}{_amount(high, lang)}{unit}"
    bounds = [(LEAST, figure["min_included"], low), (MOST, figure["max_included"], high)]
    ends = [(words[lang][included], _amount(end, lang)) for words, included, end in bounds if end is not None]
    # The unit stands with the last number only.
    shown = [form.format(end if number + 1 < len(ends) else end + unit) for number, (form, end) in enumerate(ends)]
    return ("、" if lang == "zh" else " and ").join(shown) or ("沒有確數" if lang == "zh" else "no exact number")


def _one(unit: str) -> str:
    """A unit in English of a single one: year of age, production line."""
    return re.sub("s(?= of |$)", "", unit)


def _amount(content: float, lang: str, *, share: bool = False) -> str:
    """A number to read: 20億, 2 billion, 10,000; a share that is a simple fraction as one, 1/3."""
    if share and 0 < content < 1:
        for below in range(2, 11):
            above = round(content * below)
            if abs(above / below - content) < SAME_SHARE:
                return f"{above}/{below}"
    for scale, name in SCALES[lang]:
        # No more figures than a reader sees at once: 670 million, 6.7億.
        if abs(content) >= scale and content * 100 % scale == 0:
            return f"{content / scale:g}{name}"
    return f"{content:,}" if isinstance(content, int) else f"{content:.4g}"
