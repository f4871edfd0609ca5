"""Pinpoints: the paragraphs of a citation in the words of a style.

The page's paragraphs are counted, its pages are not known: it is always para. N, never p. N.
"""

from collections.abc import Iterable

from hkinno.places import GROUPS, describe


def english(places: Iterable[str], *, article: bool = False, one: str = "para.", several: str = "paras.") -> str:
    """Paragraph ids of one article as "para. 3", "paras. 1, 3–4", "caption 2", "pull quote".

    With ``article``, "main story, para. 3": four articles of one reporter and year stand on the page, so a form that
    names no headline must say which; that way it leads to its paragraph by itself, wherever it is pasted.
    """
    places = list(places)
    numbers, others = _split(places)
    words = [f"{one if len(numbers) == 1 else several} {', '.join(runs(numbers))}"] if numbers else []
    if numbers and article:
        words.insert(0, GROUPS[next(place for place in places if place not in others).rpartition("-")[0]][1])
    return ", ".join((*words, *(describe(place, "en") for place in others)))


def chinese(places: Iterable[str], *, article: bool = False) -> str:
    """Paragraph ids of one article as 第3段, 第1段、第3段, 圖片說明第2則; with ``article``, 主稿第3段."""
    if article:
        return "、".join(describe(place, "zh") for place in places)
    numbers, others = _split(places)
    return "、".join((*(f"第{number}段" for number in numbers), *(describe(place, "zh") for place in others)))


def locator(places: Iterable[str]) -> tuple[str, str]:
    """A CSL locator with the label "paragraph", and a suffix for places that CSL has no label for."""
    numbers, others = _split(places)
    return ", ".join(runs(numbers, "-")), ", ".join(describe(place, "en") for place in others)


def runs(numbers: list[int], dash: str = "–") -> list[str]:
    """Numbers with neighbours drawn together: 1, 3, 4, 5 are "1" and "3–5"."""
    found: list[list[int]] = []
    for number in numbers:
        if found and number == found[-1][-1] + 1:
            found[-1].append(number)
        else:
            found.append([number])
    return [str(run[0]) if len(run) == 1 else f"{run[0]}{dash}{run[-1]}" for run in found]


def _split(places: Iterable[str]) -> tuple[list[int], list[str]]:
    """Numbers of body paragraphs in order, and the other places."""
    numbers: list[int] = []
    others: list[str] = []
    for place in places:
        group, _, number = place.rpartition("-")
        if group in ("caption", "pull") or not number.isdecimal():
            others.append(place)
        else:
            numbers.append(int(number))
    return sorted(set(numbers)), list(dict.fromkeys(others))
