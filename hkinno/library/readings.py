"""Chinese names and quotes read aloud, in toneless pinyin and Jyutping: rows of the table ``romanised``.

The readings are made when a store is built, because the libraries that know them (`pip install 'hkinno[author]'`) take
longer to load than the program takes to answer. ü is written v.
"""

import re
from collections.abc import Iterator
from functools import cache
from importlib.util import find_spec
from typing import TYPE_CHECKING, Any

from hkinno.store.checks.words import HAN
from hkinno.text import fold

if TYPE_CHECKING:
    from opencc import OpenCC

# Where a library takes the wrong reading of a character that has several: text, pinyin, Jyutping.
PINYIN_MENDED = {"順暢地": "shun chang de"}
JYUTPING_MENDED = {"湯": "tong", "嘉平": "gaa ping", "掙錢": "zaang cin", "一簽多行": "jat cim do hang"}
LIBRARIES = ("opencc", "pypinyin", "ToJyutping")

Tables = dict[str, list[dict[str, Any]]]


def available() -> bool:
    """Whether the libraries are there."""
    return all(find_spec(name) for name in LIBRARIES)


def readings(tables: Tables) -> list[dict[str, str]]:
    """A row for each Chinese name of each topic and entity, and for each quote."""
    return [
        {"id": name, "of": words, "pinyin": pinyin(words), "jyutping": jyutping(words)}
        for name, words in _texts(tables)
    ]


def pinyin(words: str) -> str:
    """Toneless pinyin, one syllable a character, from the Simplified form: it is right where Traditional is not."""
    from pypinyin import Style, lazy_pinyin  # noqa: PLC0415

    syllables = lazy_pinyin(_simplifier().convert(words), style=Style.NORMAL, v_to_u=False, errors=list)  # type: ignore[arg-type]
    return _joined(words, syllables, PINYIN_MENDED)


def jyutping(words: str) -> str:
    """Jyutping without tones, one syllable a character."""
    import ToJyutping  # type: ignore[import-untyped]  # noqa: PLC0415

    syllables = [
        re.sub("[1-6]", "", reading) if reading else each for each, reading in ToJyutping.get_jyutping_list(words)
    ]
    return _joined(words, syllables, JYUTPING_MENDED)


@cache
def _simplifier() -> "OpenCC":
    from opencc import OpenCC  # noqa: PLC0415

    return OpenCC("hk2s")


def _joined(words: str, syllables: list[str], mended: dict[str, str]) -> str:
    for phrase, reading in mended.items():
        start = words.find(phrase)
        while start >= 0:
            syllables[start : start + len(phrase)] = reading.split()
            start = words.find(phrase, start + 1)
    made = ""
    for character, syllable in zip(words, syllables, strict=True):
        # Latin letters and digits run on as one syllable; punctuation has none.
        folded = fold(character)
        if HAN.match(character):
            made += f" {syllable} "
        elif folded.isascii() and folded.isalnum():
            made += folded
        else:
            made += " "
    return " ".join(made.split())


def _texts(tables: Tables) -> Iterator[tuple[str, str]]:
    for topic in tables["topics"]:
        yield from _han(topic["slug"], [topic["zh"], *topic["aliases"]])
    for entity in tables["entities"]:
        yield from _han(entity["id"], [*entity["printed"], entity["official"]["zh"] or "", *entity["aliases"]])
    for quote in tables["quotes"]:
        yield from _han(quote["id"], [quote["exact"]])


def _han(name: str, words: list[str]) -> Iterator[tuple[str, str]]:
    yield from ((name, each) for each in dict.fromkeys(words) if HAN.search(each))
