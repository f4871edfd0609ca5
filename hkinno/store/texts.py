"""How the words of a paragraph are counted, and what proves them: the one rule for stores, copies and articles."""

import hashlib
import re
from collections.abc import Iterable
from typing import Any

from hkinno.store.schema import TEXTS

# Without white space, as a page's Chinese is kept, whose lines end anywhere; with one space for each run of it; or
# without it but between words that are written with it, as Chinese with English in it is kept.
JOINED, SPACED, MIXED = TEXTS
BLANKS = r"\s+"
# What Latin words are written with. White space beside anything else is that of the layout.
LATIN = frozenset(map(chr, range(0x21, 0x7F))) | frozenset("‘’“”–—…") | frozenset(map(chr, range(0xC0, 0x250)))


def counted(words: str, form: str = JOINED) -> str:
    """Words as a store counts them, ``form`` being ``JOINED``, ``SPACED`` or ``MIXED``."""
    if form != MIXED:
        return (" " if form == SPACED else "").join(words.split())
    return re.sub(BLANKS, lambda blanks: " " if parts_words(words, *blanks.span()) else "", words)


def parts_words(text: str, start: int, end: int) -> bool:
    """Whether white space parts words that are written with it: Latin on both sides, and a letter or digit on one."""
    before, after = text[start - 1 : start], text[end : end + 1]
    return before in LATIN and after in LATIN and (before.isalnum() or after.isalnum())


def sha256(words: str) -> str:
    """The SHA-256 of the words' UTF-8."""
    return hashlib.sha256(words.encode("utf-8", "surrogatepass")).hexdigest()


def digest(words: str) -> dict[str, Any]:
    """The length in code points and the SHA-256 of words, as records keep them."""
    return {"chars": len(words), "sha256": sha256(words)}


def seal(paragraph: dict[str, Any], spans: Iterable[tuple[int, str]]) -> str:
    """The hash of what a copy proves of a paragraph: its digests, and the start and characters of what is quoted."""
    quoted = sorted({f"{start} {exact}" for start, exact in spans})
    squeezed = paragraph["squeezed"]
    digests = (paragraph["chars"], paragraph["sha256"], squeezed["chars"], squeezed["sha256"])
    return sha256("\n".join([paragraph["id"], *map(str, digests), *quoted]))
