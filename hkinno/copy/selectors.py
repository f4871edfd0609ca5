"""Where a record's words stand on the page, as selectors of the W3C Web Annotation model.

https://www.w3.org/TR/annotation-model/#selectors: a TextQuoteSelector whose prefix and suffix are just long
enough to make it unique on the page, refined by a TextPositionSelector in code points of the paragraph's text.
"""

from typing import Any

Record = dict[str, Any]


def selectors(spans: list[Record], texts: dict[str, str]) -> list[Record]:
    """One selector for each span of a fact or a quote, in paragraphs that a copy proves; others have none.

    ``texts`` is page.texts(): paragraph id to text. Positions count code points of that paragraph's text, which is
    named in ``source``.
    """
    return [
        {
            "source": each["paragraph"],
            "selector": {
                "type": "TextQuoteSelector",
                "exact": each["exact"],
                **_around(each, texts),
                "refinedBy": {
                    "type": "TextPositionSelector",
                    "start": each["start"],
                    "end": each["start"] + len(each["exact"]),
                },
            },
        }
        for each in spans
        if each["paragraph"] in texts
    ]


def _around(each: Record, texts: dict[str, str]) -> dict[str, str]:
    """The shortest prefix and suffix, equally long where the paragraph allows, that make the words unique."""
    text = texts[each["paragraph"]]
    start, end = each["start"], each["start"] + len(each["exact"])
    for size in range(len(text)):
        prefix, suffix = text[max(0, start - size) : start], text[end : end + size]
        if sum(_count(other, prefix + each["exact"] + suffix) for other in texts.values()) == 1:
            return {"prefix": prefix, "suffix": suffix}
    return {"prefix": text[:start], "suffix": text[end:]}


def _count(text: str, words: str) -> int:
    """How often words stand in a text, overlapping ones too."""
    found, start = 0, text.find(words)
    while start >= 0:
        found, start = found + 1, text.find(words, start + 1)
    return found


def around(each: Record, text: str, sentences: int) -> str:
    """A stretch in its paragraph with so many sentences before and after it; its own sentence is always whole."""
    ends = [index + 1 for index, character in enumerate(text) if character in "。！？"]
    bounds = sorted({0, *ends, len(text)})
    start, end = each["start"], each["start"] + len(each["exact"])
    first = max(index for index, bound in enumerate(bounds) if bound <= start)
    last = min(index for index, bound in enumerate(bounds) if bound >= end)
    return text[bounds[max(0, first - sentences)] : bounds[min(len(bounds) - 1, last + sentences)]]
