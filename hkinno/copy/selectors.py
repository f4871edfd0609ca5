"""Where a record's words stand on the page, as selectors of the W3C Web Annotation model.

https://www.w3.org/TR/annotation-model/#selectors: a TextQuoteSelector and a TextPositionSelector side by side, either
of which finds the words in the paragraph's text. (One that refines the other would count inside the quotation.)
"""

import re
from typing import Any

Record = dict[str, Any]

# So many characters before and after the words, as Hypothesis gives them: enough to make words unique on a page.
AROUND = 32
# The end of a sentence; a point in a number or a name, with no blank after it, is none.
SENTENCE_END = re.compile(r"[。！？]|[.!?](?=\s)")


def selectors(spans: list[Record], texts: dict[str, str]) -> list[Record]:
    """The targets of the spans of a fact or a quote that are in paragraphs that a copy proves (``proof.texts``)."""
    return [target(span, texts[span["paragraph"]]) for span in spans if span["paragraph"] in texts]


def target(span: Record, text: str | None = None) -> Record:
    """A span as the target of an annotation: its paragraph, and selectors in code points of the paragraph's text.

    With that text the quotation has the words before and after it.
    """
    start, end = span["start"], span["start"] + len(span["exact"])
    quote = {"type": "TextQuoteSelector", "exact": span["exact"]}
    if text is not None:
        quote |= {"prefix": text[max(0, start - AROUND) : start], "suffix": text[end : end + AROUND]}
    position = {"type": "TextPositionSelector", "start": start, "end": end}
    return {"source": span["paragraph"], "selector": [quote, position]}


def around(span: Record, text: str, sentences: int) -> str:
    """A span in its paragraph with so many sentences before and after it; its own sentence is always whole."""
    bounds = sorted({0, *(match.end() for match in SENTENCE_END.finditer(text)), len(text)})
    start, end = span["start"], span["start"] + len(span["exact"])
    first = max(index for index, bound in enumerate(bounds) if bound <= start)
    last = min(index for index, bound in enumerate(bounds) if bound >= end)
    return text[bounds[max(0, first - sentences)] : bounds[min(len(bounds) - 1, last + sentences)]].strip()
