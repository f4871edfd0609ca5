"""The records of the store: the shape that each must have, what its fields mean, and the check of it.

Records stand in facts.json as ``--json`` gives them. They are plain dictionaries, not classes: what is stored is what
is shown, with no layer in between, and frozen dataclasses cost about 4 ms at start-up. Nobody changes a record.
Offsets (``start``) and lengths (``chars``) count code points in the paragraph's text: the page's text with all white
space removed and the two private-use glyphs read as 「 and 」.

A shape is written with plain Python values: a type, a tuple of alternatives, ``[shape]`` for a list, ``{"key": shape}``
for an object. A key that ends with ? may be missing; keys that a shape does not name are welcome.
"""

from collections.abc import Callable, Iterable, Iterator
from itertools import chain
from typing import Any

SCHEMA_VERSION = 1

# What some fields may say.
KINDS = ("statistic", "commitment", "hope", "measure", "purpose", "opinion", "background", "event", "repeat")
STATUSES = ("done", "ongoing", "planned", "target", "hoped", "stated")
VOICES = ("speaker", "quoted", "relayed", "reporter")
FORMS = ("direct", "partial", "relayed", "pull-quote")
# How facts are related, and what the other fact says of it.
RELATIONS = {
    "differs": "differs",
    "same-matter": "same-matter",
    "compares-with": "compares-with",
    "part-of": "has-part",
    "has-part": "part-of",
    "example-of": "has-example",
    "has-example": "example-of",
    "reason-for": "has-reason",
    "has-reason": "reason-for",
}
# How far a sum of money is, and whether a date is printed or inferred.
STAGES = ("intended", "budgeted", "set aside", "spent", "granted")
BASES = ("printed", "inferred")
# Promises that a store may make of itself (meta.promises), each held to by a check.
PROMISES = ("languages", "coverage", "quantities", "readings")
# The type of an entity that speaks and that the page does not name: a resident.
UNNAMED = "unnamed"
# How a page calls a person who speaks.
PRONOUNS = ("he", "she")
# Places with text of their own, and headings, which are the paper's.
TEXT_KINDS = ("body", "caption", "pull-quote")
HEADING_KINDS = ("headline", "overline", "label", "subhead")
PARAGRAPH_KINDS = (*TEXT_KINDS, *HEADING_KINDS)
# How a paragraph's text is made of the page's: without white space, or with one space for each run of it.
TEXTS = ("joined", "spaced", "mixed")

NUMBER = (int, float, None)
# The same text in Chinese and English.
BILINGUAL = {"zh": str, "en": str}
NOTE = (BILINGUAL, None)
# The length in code points and the SHA-256 of a text that is not stored.
DIGEST = {"chars": int, "sha256": str}
# One quantity, of one id wherever it is stated. A bound stands in min and max, and value is then null; whether an end
# belongs to it is null where the page leaves it open or there is none; several is 幾年, without a number.
FIGURE = {
    "id": str,
    "measure": BILINGUAL,
    "printed": str,
    "value": NUMBER,
    "min": NUMBER,
    "max": NUMBER,
    "min_included": (bool, None),
    "max_included": (bool, None),
    "several": bool,
    "unit": str,
    "currency": (str, None),
    "whole": NOTE,
    "money": (
        {"programme": (str, None), "payer": (str, None), "stage": (str, None), "document": (str, None)},
        None,
    ),
}
# Time words as printed and in English, and what they resolve to (EDTF, null where an end is open).
WHEN = {"printed": str, "en": str, "from": (str, None), "to": (str, None), "basis": str, "why": NOTE}
SHAPES: dict[str, dict[str, Any]] = {
    "meta": {"schema_version": int, "data_version": str},
    # An article: what it is called, its CSL-JSON item, whom it interviews (an entity), how its text is joined (TEXTS),
    # which private characters of the file stand for which, and why what is not printed was inferred.
    "sources": {
        "id": str,
        "label": BILINGUAL,
        "names?": [str],
        "item": {
            "id": str,
            "type": str,
            "title": str,
            "container-title?": str,
            "language": str,
            "author?": [{}],
            "issued?": {},
        },
        "title_en": (str, None),
        "interviewee": (str, None),
        "text?": str,
        "glyphs?": {},
        "edition_of?": str,
        "issued?": {"from": str, "to": str},
        "inferred?": {"issued?": BILINGUAL, "label?": BILINGUAL},
    },
    # A paragraph's or a heading's place and proof: its text is the newspaper's, and stands here for headings only, as
    # printed, with our English. squeezed is of the text without what has no weight
    # (text.squeeze): it tells a copy that differs in typography from one that differs in words. proved is the seal of
    # what a copy of the page has proved of it (texts.seal).
    "paragraphs": {
        "id": str,
        "article": str,
        "ordinal": int,
        "kind": str,
        "text?": str,
        "en?": str,
        "opens": str,
        "closes": str,
        "chars": int,
        "sha256": str,
        "squeezed": DIGEST,
        "proved?": str,
        "inferred?": {"article?": BILINGUAL, "continued?": BILINGUAL},
        "note": NOTE,
    },
    # A subject that facts and quotes are filed under.
    "topics": {"slug": str, "zh": str, "en": str, "aliases": [str], "note": NOTE},
    # A person, body, place, scheme or document that the page names. An official name only where we are sure of it.
    "entities": {
        "id": str,
        "type": str,
        "printed": [str],
        "official": {"zh": (str, None), "en": (str, None)},
        "aliases": [str],
        "titles?": [str],
        "pronoun?": str,
        "later_name?": {"zh": str, "en": str, "source": BILINGUAL},
        "note": NOTE,
    },
    # One assertion of the page, in our own words, with the shortest runs of words that prove all of it, in page order.
    # hedge is the page's own modal word; when dates the matter; related.type is "differs" where the page disagrees with
    # itself; quotes are those whose words the fact gives; caution warns where the page may mislead. See docs/store.md.
    "facts": {
        "id": str,
        "topics": [str],
        "entities": [str],
        "kind": str,
        "status": str,
        "voice": str,
        "speaker": (str, None),
        "hedge": (str, None),
        "statement": BILINGUAL,
        "figures": [FIGURE],
        "when": (WHEN, None),
        "evidence": [{"paragraph": str, "start": int, "exact": str}],
        "related": [{"id": str, "type": str}],
        "quotes": [str],
        "note": NOTE,
        "caution": NOTE,
    },
    # Words inside the page's quotation marks, to the character, without the outer marks; our own, unofficial English.
    "quotes": {
        "id": str,
        "exact": str,
        "speaker": (str, None),
        "form": str,
        "paragraph": str,
        "start": int,
        "translation": {"en": str},
        "facts": [str],
        "topics": [str],
        "entities": [str],
        "variants": [str],
        # False where whose words they are was guessed, and nobody has said so since.
        "sure?": bool,
        "note": NOTE,
    },
    # Toneless readings of a record's Chinese, one syllable a character, made by tools/romanise.py.
    "romanised": {"id": str, "of": str, "pinyin": str, "jyutping": str},
}


# Gives the faults of a value, each as its path in the value and what is wrong there; nothing for a sound value.
Check = Callable[[Any], Iterable[str]]

_MISSING = object()


def checker(shape: Any) -> Check:
    """Compile a shape into a function that yields a fault for each place where a value departs from it.

    A fault follows the name of the value: ``facts record 1`` and ``.statement.zh should be text, not null``. A bool is
    not an int here: true is never a quantity.
    """
    if type(shape) is dict:
        return _object_checker(shape)
    if type(shape) is list:
        return _list_checker(checker(shape[0]))
    return _value_checker(shape if type(shape) is tuple else (shape,))


def _value_checker(alternatives: tuple[Any, ...]) -> Check:
    """Check for one of some types, or against the list or object among them where the value is one."""
    plain = [shape for shape in alternatives if shape is None or type(shape) is type]
    types = frozenset(type(None) if shape is None else shape for shape in plain)
    checks = {type(shape): checker(shape) for shape in alternatives if shape not in plain}
    named = " or ".join(map(_named, alternatives))

    def check(value: Any) -> Iterable[str]:
        if type(value) in types:
            return ()
        inner = checks.get(type(value))
        return inner(value) if inner else [f" should be {named}, not {_kind(value)}"]

    return check


def _list_checker(inner: Check) -> Check:
    def check(value: Any) -> Iterable[str]:
        if type(value) is not list:
            return [f" should be a list, not {_kind(value)}"]
        if not any(map(inner, value)):
            return ()
        return (f"[{index}]{fault}" for index, element in enumerate(value) for fault in inner(element))

    return check


def _object_checker(shape: dict[str, Any]) -> Check:
    fields = [(key.removesuffix("?"), expected, checker(expected), key[-1] == "?") for key, expected in shape.items()]

    def check(value: Any) -> Iterable[str]:
        if type(value) is not dict:
            return [f" should be an object, not {_kind(value)}"]
        found: list[Iterable[str]] = []
        for key, expected, inner, optional in fields:
            content = value.get(key, _MISSING)
            # The commonest case first: it saves a third of the time at start-up.
            if type(content) is expected:
                continue
            if content is _MISSING:
                if not optional:
                    found.append([f" lacks {key!r}"])
            elif faults := inner(content):
                found.append(_within(key, faults))
        return chain.from_iterable(found) if found else ()

    return check


def _within(key: str, faults: Iterable[str]) -> Iterator[str]:
    for fault in faults:
        yield f".{key}{fault}"


def _named(shape: Any) -> str:
    names: dict[Any, str] = {
        str: "text",
        int: "a whole number",
        float: "a number",
        dict: "an object",
        bool: "true or false",
        None: "null",
    }
    return names.get(shape, "an object") if shape is None or type(shape) is type else "an object"


def _kind(value: Any) -> str:
    names = {
        str: "text",
        int: "a number",
        float: "a number",
        dict: "an object",
        list: "a list",
        bool: "a boolean",
    }
    return names.get(type(value), "null")
