"""The records of the store: the shape that each must have, what its fields mean, and the check of it.

Records stand in facts.json as ``--json`` gives them. They are plain dictionaries, not classes: what is stored is what
is shown, with no layer in between, and frozen dataclasses cost about 4 ms at start-up. Nobody changes a record.
Offsets (``start``) and lengths (``chars``) count code points in the paragraph's text: the page's text with all white
space removed and the two private-use glyphs read as 「 and 」.

A shape is written with plain Python values: a type, a tuple of alternatives, ``[shape]`` for a list, ``{"key": shape}``
for an object, ``ABSENT`` for a key that must not be there. Keys that a shape does not name are welcome.
"""

from collections.abc import Callable, Iterable, Iterator
from itertools import chain
from typing import Any

SCHEMA_VERSION = 1

# What can be asked for by its id, in the order in which an id is looked up.
TABLES_BY_ID = {
    "facts": "id",
    "quotes": "id",
    "paragraphs": "id",
    "topics": "slug",
    "entities": "id",
    "sources": "id",
}

# What some fields may say.
KINDS = ("statistic", "commitment", "measure", "opinion", "background", "event")
STATUSES = ("done", "ongoing", "planned", "target", "stated")
VOICES = ("speaker", "quoted", "reporter")
FORMS = ("direct", "partial", "relayed", "pull-quote")
RELATIONS = ("differs", "same-matter")
PARAGRAPH_KINDS = ("body", "caption", "pull-quote")

NUMBER = (int, float, None)
# The same text in Chinese and English.
BILINGUAL = {"zh": str, "en": str}
# The length in code points and the SHA-256 of a text that is not stored.
DIGEST = {"chars": int, "sha256": str}
# One quantity. A bound stands in min or max, and value is then null.
FIGURE = {
    "measure": BILINGUAL,
    "printed": str,
    "value": NUMBER,
    "min": NUMBER,
    "max": NUMBER,
    "unit": str,
    "currency": (str, None),
    "whole": (BILINGUAL, None),
}
SHAPES: dict[str, dict[str, Any]] = {
    "meta": {"schema_version": int, "data_version": str},
    # An article: its CSL-JSON item, and how what the page does not print was inferred.
    "sources": {
        "id": str,
        "label": BILINGUAL,
        "overline": (str, None),
        "item": {
            "id": str,
            "type": str,
            "title": str,
            "container-title": str,
            "language": str,
            "author": [{"literal": str}],
            "issued": {"date-parts": [[int]]},
        },
        "title_en": str,
        "subheads": [DIGEST],  # of their squeezed text
        "inferred": {"issued": str},
    },
    # A paragraph's place and proof: its text is the newspaper's. squeezed is of the text without what has no weight
    # (text.squeeze): it tells a copy that differs in typography from one that differs in words.
    "paragraphs": {
        "id": str,
        "article": str,
        "ordinal": int,
        "kind": str,
        "opens": str,
        "closes": str,
        "chars": int,
        "sha256": str,
        "squeezed": DIGEST,
        "note": (str, None),
    },
    # A subject that facts and quotes are filed under.
    "topics": {"slug": str, "zh": str, "en": str, "aliases": [str]},
    # A person, body, place, scheme or document that the page names. An official name only where we are sure of it.
    "entities": {
        "id": str,
        "type": str,
        "printed": [str],
        "official": {"zh": (str, None), "en": (str, None)},
        "aliases": [str],
        "note": (str, None),
    },
    # One assertion of the page, in our own words, with the shortest runs of words that prove it. when holds time words
    # as printed, what they can be resolved to and why; related.how is "differs" where the page disagrees with itself.
    "facts": {
        "id": str,
        "topics": [str],
        "entities": [str],
        "kind": str,
        "status": str,
        "voice": str,
        "statement": BILINGUAL,
        "figures": [FIGURE],
        "when": ({"printed": str, "note": str}, None),
        "evidence": [{"paragraph": str, "start": int, "exact": str}],
        "related": [{"id": str, "how": str}],
        "note": (str, None),
    },
    # Words inside the page's quotation marks, to the character, without the outer marks; our own, unofficial English.
    "quotes": {
        "id": str,
        "exact": str,
        "speaker": str,
        "form": str,
        "paragraph": str,
        "start": int,
        "translation": {"en": str},
        "topics": [str],
        "entities": [str],
        "variants": [str],
        "note": (str, None),
    },
    # Toneless readings of a record's Chinese, one syllable a character, made by tools/romanise.py.
    "romanised": {"id": str, "of": str, "pinyin": str, "jyutping": str},
}


# Keys that tell the records of one table from those of the others, which must not have them.
TELLING = {
    "facts": ("statement", "evidence", "figures", "related", "status", "voice"),
    "quotes": ("exact", "translation", "form", "paragraph"),
    "paragraphs": ("sha256", "opens"),
    "sources": ("item",),
    "topics": ("slug",),
}
# In a shape: a key that must not be there.
ABSENT: Any = "absent"
for _table, _shape in SHAPES.items():
    _shape.update({key: ABSENT for other, keys in TELLING.items() if other != _table for key in keys})


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
    fields = [(key, expected, checker(expected)) for key, expected in shape.items() if expected is not ABSENT]
    foreign = frozenset(key for key, expected in shape.items() if expected is ABSENT)

    def check(value: Any) -> Iterable[str]:
        if type(value) is not dict:
            return [f" should be an object, not {_kind(value)}"]
        found: list[Iterable[str]] = []
        for key, expected, inner in fields:
            content = value.get(key, _MISSING)
            # The commonest case first: it saves a third of the time at start-up.
            if type(content) is expected:
                continue
            if content is _MISSING:
                found.append([f" lacks {key!r}"])
            elif faults := inner(content):
                found.append(_within(key, faults))
        if not foreign.isdisjoint(value):
            found.append(f" has {key!r}, which is for another table" for key in shape if key in foreign & value.keys())
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
