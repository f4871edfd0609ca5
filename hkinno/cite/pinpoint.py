"""Pinpoints: the paragraphs of a citation in the words of a style.

A paragraph is para. N, never p. N: a page is another thing, which a style may print beside it.
"""

from collections.abc import Iterable

from hkinno.sources import KIND_NAMES, Location


def english(places: Iterable[Location], *, article: bool = False, one: str = "para.", several: str = "paras.") -> str:
    """Places of one article as "para. 3", "paras. 1, 3–4", "caption 2", "pull quote".

    With ``article``, "interview, para. 3": several articles of one reporter and year may stand on a page, so a form
    that names no headline must say which; that way it leads to its paragraph by itself, wherever it is pasted.
    """
    paragraphs, others = _split(places)
    numbers = sorted({location.number for location in paragraphs})
    words = [f"{one if len(numbers) == 1 else several} {', '.join(runs(numbers))}"] if numbers else []
    if paragraphs and article:
        words.insert(0, paragraphs[0].labels.get("en"))
    return ", ".join(filter(None, (*words, *(location.name("en") for location in others))))


def chinese(places: Iterable[Location], *, article: bool = False) -> str:
    """Places of one article as 第3段, 第1段、第3段, 圖片說明第2則; with ``article``, 專訪第3段."""
    if article:
        return "、".join(location.name("zh") for location in places)
    paragraphs, others = _split(places)
    numbers = sorted({location.number for location in paragraphs})
    return "、".join((*(f"第{number}段" for number in numbers), *(location.name("zh") for location in others)))


def locator(places: Iterable[Location]) -> tuple[str, str]:
    """A CSL locator with the label "paragraph", and a suffix for places that CSL has no label for."""
    paragraphs, others = _split(places)
    numbers = sorted({location.number for location in paragraphs})
    return ", ".join(runs(numbers, "-")), ", ".join(location.name("en") for location in others)


def runs(numbers: list[int], dash: str = "–") -> list[str]:
    """Numbers with neighbours drawn together: 1, 3, 4, 5 are "1" and "3–5"."""
    found: list[list[int]] = []
    for number in numbers:
        if found and number == found[-1][-1] + 1:
            found[-1].append(number)
        else:
            found.append([number])
    return [str(run[0]) if len(run) == 1 else f"{run[0]}{dash}{run[-1]}" for run in found]


def _split(places: Iterable[Location]) -> tuple[list[Location], list[Location]]:
    """Paragraphs of the text, and the other places, each once."""
    each_once = list(dict.fromkeys(places))
    paragraphs = [location for location in each_once if location.kind not in KIND_NAMES]
    return paragraphs, [location for location in each_once if location.kind in KIND_NAMES]
