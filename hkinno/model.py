"""The records of the store, as they stand in facts.json and as ``--json`` gives them.

They are typed dictionaries, not classes: what is stored is what is shown, no layer in between,
and they cost nothing at start-up (frozen dataclasses: about 4 ms). Nobody changes a record.

Offsets (``start``) and lengths (``chars``) count code points in the paragraph's text: the page's
text with all white space removed and the two private-use glyphs read as 「 and 」.
"""

from typing import Any, TypedDict


class Bilingual(TypedDict):
    """The same text in Chinese and English."""

    zh: str
    en: str


class Figure(TypedDict):
    """One quantity. A bound stands in ``min``/``max``, and ``value`` is then null."""

    measure: Bilingual
    printed: str
    value: int | float | None
    min: int | float | None
    max: int | float | None
    unit: str
    currency: str | None
    whole: Bilingual | None


class When(TypedDict):
    """Time words as printed, and what they can be resolved to and why."""

    printed: str
    note: str


class Evidence(TypedDict):
    """The shortest run of a paragraph that proves a fact."""

    paragraph: str
    start: int
    exact: str


class Related(TypedDict):
    """A fact that belongs beside another; ``how`` is "differs" where the page disagrees with itself."""

    id: str
    how: str


class Fact(TypedDict):
    """One assertion of the page, in our own words, with the words that prove it."""

    id: str
    topics: list[str]
    entities: list[str]
    kind: str
    status: str
    voice: str
    statement: Bilingual
    figures: list[Figure]
    when: When | None
    evidence: list[Evidence]
    related: list[Related]
    note: str | None


class English(TypedDict):
    """Our own, unofficial English of a quote."""

    en: str


class Quote(TypedDict):
    """Words inside the page's quotation marks, to the character, without the outer marks."""

    id: str
    exact: str
    speaker: str
    form: str
    paragraph: str
    start: int
    translation: English
    topics: list[str]
    entities: list[str]
    variants: list[str]
    note: str | None


class Digest(TypedDict):
    """The length in code points and the SHA-256 of a text that is not stored."""

    chars: int
    sha256: str


class Paragraph(TypedDict):
    """A paragraph's place and proof. Its text is the newspaper's and is not stored.

    ``squeezed`` is of the text without what has no weight (text.squeeze): it tells a copy that differs in
    typography from one that differs in words.
    """

    id: str
    article: str
    ordinal: int
    kind: str
    opens: str
    closes: str
    chars: int
    sha256: str
    squeezed: Digest
    note: str | None


class Source(TypedDict):
    """One article: its CSL-JSON item, and how what the page does not print was inferred."""

    id: str
    label: Bilingual
    overline: str | None
    item: dict[str, Any]
    title_en: str
    subheads: list[Digest]  # of their squeezed text
    inferred: dict[str, str]


class Topic(TypedDict):
    """A subject that facts and quotes are filed under."""

    slug: str
    zh: str
    en: str
    aliases: list[str]


class Official(TypedDict):
    """An official name, where there is one that we are sure of."""

    zh: str | None
    en: str | None


class Entity(TypedDict):
    """A person, body, place, scheme or document that the page names."""

    id: str
    type: str
    printed: list[str]
    official: Official
    aliases: list[str]
    note: str | None


class Romanised(TypedDict):
    """Toneless readings of a record's Chinese, one syllable a character, made by tools/romanise.py."""

    id: str
    of: str
    pinyin: str
    jyutping: str


KINDS = ("statistic", "commitment", "measure", "opinion", "background", "event")
STATUSES = ("done", "ongoing", "planned", "target", "stated")
VOICES = ("speaker", "quoted", "reporter")
FORMS = ("direct", "partial", "relayed", "pull-quote")
RELATIONS = ("differs", "same-matter")
PARAGRAPH_KINDS = ("body", "caption", "pull-quote")

# What a record of each table is called when a person reads about it.
NAMES = {
    "facts": "fact",
    "quotes": "quote",
    "paragraphs": "paragraph",
    "topics": "topic",
    "entities": "entity",
    "sources": "article",
}
