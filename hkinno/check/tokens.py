"""What a text says, word by word, as far as it matters to whose the words of its quotations are; and its sentences."""

from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from hkinno.documents import HIDDEN
from hkinno.documents.patterns import Pattern

# What stands for a quotation in the text round it; the second for one that ends with a sentence.
QUOTED, QUOTED_SENTENCE = "\ue000", "\ue001"
EITHER = f"{QUOTED}{QUOTED_SENTENCE}"
# A font may have the same two for signs of its own.
NO_SIGNS = str.maketrans(dict.fromkeys(EITHER, "\ufffd"))
BLANK = " \t\r\n\u3000" + HIDDEN
# People who may have said something, and what else a token is.
SPEAKER, OTHER, PAPER, NOBODY, PRONOUN = "speaker", "other", "paper", "nobody", "pronoun"
# A speaker's title, which may be another's.
OFFICE = "office"
PEOPLE = frozenset({SPEAKER, OTHER, PAPER, NOBODY, PRONOUN})
COLON, COMMA, QUOTE = "colon", "comma", "quote"
SIGNS = {
    "：": COLON,
    ":": COLON,
    "﹕": COLON,
    "，": COMMA,
    ",": COMMA,
    "、": COMMA,
    QUOTED: QUOTE,
    QUOTED_SENTENCE: QUOTE,
}


class Token(NamedTuple):
    """A word or a name in a text: where, what kind, as written, and which entity of the store it names."""

    start: int
    end: int
    kind: str
    text: str
    entity: str | None = None


def at_start(tokens: list[Token]) -> Token | None:
    """The word or name that a text begins with, of its tokens."""
    return tokens[0] if tokens and not tokens[0].start else None


def sentences(text: str) -> Iterator[str]:
    """The sentences of a text, the last one first."""
    end = len(text)
    for begun in _begun(text):
        if text[begun:end].strip(BLANK):
            yield text[begun:end]
        end = begun
    if text[:end].strip(BLANK):
        yield text[:end]


@lru_cache(maxsize=64)
def _begun(text: str) -> list[int]:
    """Where the sentences of a text begin, but for the first, the last one first; one text is asked for many times."""
    return [match.end() for match in SENTENCE_END.finditer(text)][::-1]


SENTENCE_END = Pattern(
    r"[。！？；!?;]+[」』”’）)]*|(?<![A-Z])(?<!Dr)(?<!Mr)(?<!Prof)(?<!Mrs)\.(?=\s|$)"
    rf"|{QUOTED_SENTENCE}(?=\s*[^\s，,{QUOTED}{QUOTED_SENTENCE}])|\n"
)
