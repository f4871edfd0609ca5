"""What a paragraph is, by the names of the styles that word processors give it, in several languages."""

import re
from collections.abc import Iterable

from hkinno.documents import HEADING, ITEM, PARAGRAPH, QUOTE
from hkinno.documents.sheet import CAPTION, CODE

NAMED = (
    (CODE, r"source[ _]?(?:code|text)|verbatim|preformatted|macro ?text|teletype|plain ?code|html ?code|程式碼|代码"),
    (QUOTE, r"quot|block ?text|zitat|citation(?!text)|引[用文述]"),
    (HEADING, r"heading|title|überschrift|標題|标题"),
    (CAPTION, r"caption|illustration|標號|题注"),
    (ITEM, r"^list|清單|列表"),
)
# A paragraph whose left edge is as far in as this, in twentieths of a point, is set in.
SET_IN = 240
PATTERNS = tuple((kind, re.compile(pattern, re.IGNORECASE)) for kind, pattern in NAMED)


def kind(names: Iterable[str]) -> str:
    """The kind of a paragraph by the name of its style and of those that it is based on; ``CODE`` is no block."""
    names = [name.replace("_20_", " ").replace("_5f_", "_") for name in names]
    for found, pattern in PATTERNS:
        if any(pattern.search(name) for name in names):
            return found
    return PARAGRAPH
