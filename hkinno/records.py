"""Records as types, for those who write programs: what ``store.schema.SHAPES`` says, said to a type checker.

A record is a plain dictionary. tests/api/test_records.py holds these types to the shapes.
"""

from typing import Any, Literal, NotRequired, TypedDict


class Bilingual(TypedDict):
    """The same text in Chinese and English."""

    zh: str
    en: str


class Span(TypedDict):
    """A run of a paragraph's characters, from the code point ``start`` on."""

    paragraph: str
    start: int
    exact: str


class Money(TypedDict):
    """What a sum of money is for, who pays it, and how far it is."""

    programme: str | None
    payer: str | None
    stage: str | None
    document: str | None


class Quantity(TypedDict):
    """A quantity as a fact states it; a bound stands in ``min`` and ``max``, and ``value`` is then None."""

    id: str
    measure: Bilingual
    printed: str
    value: float | None
    min: float | None
    max: float | None
    min_included: bool | None
    max_included: bool | None
    several: bool
    unit: str
    currency: str | None
    whole: Bilingual | None
    money: Money | None


class Figure(Quantity):
    """A quantity, the facts that state it, and where it is printed."""

    facts: list[str]
    paragraphs: list[str]
    evidence: list[Span]
    differs: list[str]


When = TypedDict(
    "When",
    {"printed": str, "en": str, "from": str | None, "to": str | None, "basis": str, "why": Bilingual | None},
)
When.__doc__ = "Time words as printed and in English, and what they resolve to (EDTF)."


class Related(TypedDict):
    """Another fact, and what this one is to it."""

    id: str
    type: str


class Fact(TypedDict):
    """One assertion of an article in our own words, with the words that prove it."""

    id: str
    topics: list[str]
    entities: list[str]
    kind: str
    status: str
    voice: Literal["speaker", "quoted", "relayed", "reporter"]
    speaker: str | None
    hedge: str | None
    statement: Bilingual
    figures: list[Quantity]
    when: When | None
    evidence: list[Span]
    related: list[Related]
    quotes: list[str]
    note: Bilingual | None
    caution: Bilingual | None


class Translation(TypedDict):
    """Our own, unofficial English."""

    en: str


class Quote(TypedDict):
    """Words inside an article's quotation marks, to the character, without the outer marks."""

    id: str
    exact: str
    speaker: str | None
    form: Literal["direct", "partial", "relayed", "pull-quote"]
    paragraph: str
    start: int
    translation: Translation
    facts: list[str]
    topics: list[str]
    entities: list[str]
    variants: list[str]
    sure: NotRequired[bool]
    note: Bilingual | None


class Digest(TypedDict):
    """The length in code points and the SHA-256 of a text that is not stored."""

    chars: int
    sha256: str


class Paragraph(TypedDict):
    """A place of an article: its opening words, its length and its hash; ``text`` where a copy of yours proves it."""

    id: str
    article: str
    ordinal: int
    kind: str
    text: str | None
    en: NotRequired[str]
    opens: str
    closes: str
    chars: int
    sha256: str
    squeezed: Digest
    inferred: NotRequired[dict[str, Any]]
    note: Bilingual | None
    # What the rest of the store says of it.
    name: Bilingual
    quotes: list[str]
    facts: list[str]
    proved: bool | None
    # Of paragraphs that were asked for by their places: the quotes and facts that stand there, in their order.
    spans: NotRequired[list[dict[str, Any]]]


class Topic(TypedDict):
    """A subject that facts and quotes are filed under, and how many are."""

    slug: str
    zh: str
    en: str
    aliases: list[str]
    note: Bilingual | None
    id: str
    type: str
    name: Bilingual
    facts: int
    quotes: int
