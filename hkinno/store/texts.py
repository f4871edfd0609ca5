"""How the words of a paragraph are counted, and what proves them: the one rule for stores, copies and articles."""

import hashlib
from collections.abc import Iterable
from typing import Any

from hkinno.store.schema import TEXTS

# Without white space, as Chinese is kept, or with one space for each run of it.
JOINED, SPACED = TEXTS


def counted(words: str, form: str = JOINED) -> str:
    """Words as a store counts them, ``form`` being ``JOINED`` or ``SPACED``."""
    return (" " if form == SPACED else "").join(words.split())


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
