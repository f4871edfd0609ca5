"""Read the Chinese of topics, entities and quotes aloud, in toneless pinyin and Jyutping, into facts.json.

    python -m tools.romanise [--check]

The readings are made here and kept in the table ``romanised``, because the libraries that know them take
longer to load than the program takes to answer. Needs `pip install pypinyin ToJyutping`. ü is written v.
"""

import json
import re
import sys
from collections.abc import Iterator
from typing import Any

from hkinno.store.checks import HAN, canonical
from hkinno.text import fold
from tools.tidy import STORE

# Where a library takes the wrong reading of a character that has several: text, pinyin, Jyutping.
PINYIN_MENDED = {"順暢地": "shun chang de"}
JYUTPING_MENDED = {"湯嘉平": "tong gaa ping", "掙錢": "zaang cin", "一簽多行": "jat cim do hang"}

Tables = dict[str, dict[str, dict[str, Any]]]


def main() -> int:
    """Renew the table; with --check say whether it is stale (exit 1)."""
    tables = json.loads(STORE.read_text(encoding="utf-8"))
    made = {str(number): row for number, row in enumerate(readings(tables), 1)}
    if tables.get("romanised") == made:
        return 0
    if "--check" in sys.argv[1:]:
        print("facts.json: stale readings: run `python -m tools.romanise`", file=sys.stderr)
        return 1
    tables["romanised"] = made
    STORE.write_text(canonical(tables), encoding="utf-8")
    return 0


def readings(tables: Tables) -> list[dict[str, str]]:
    """A row for each Chinese name of each topic and entity, and for each quote."""
    return [
        {"id": name, "of": words, "pinyin": pinyin(words), "jyutping": jyutping(words)}
        for name, words in _texts(tables)
    ]


def pinyin(words: str) -> str:
    """Toneless pinyin, one syllable a character, from the Simplified form: it is right where Traditional is not."""
    from opencc import OpenCC  # noqa: PLC0415
    from pypinyin import Style, lazy_pinyin  # noqa: PLC0415

    simple = OpenCC("hk2s").convert(words)
    syllables = lazy_pinyin(simple, style=Style.NORMAL, v_to_u=False, errors=list)  # type: ignore[arg-type]
    return _joined(words, syllables, PINYIN_MENDED)


def jyutping(words: str) -> str:
    """Jyutping without tones, one syllable a character."""
    import ToJyutping  # type: ignore[import-untyped]  # noqa: PLC0415

    syllables = [
        re.sub("[1-6]", "", reading) if reading else each for each, reading in ToJyutping.get_jyutping_list(words)
    ]
    return _joined(words, syllables, JYUTPING_MENDED)


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
    for topic in tables["topics"].values():
        yield from _han(topic["slug"], [topic["zh"], *topic["aliases"]])
    for entity in tables["entities"].values():
        yield from _han(entity["id"], [*entity["printed"], entity["official"]["zh"] or "", *entity["aliases"]])
    for quote in tables["quotes"].values():
        yield from _han(quote["id"], [quote["exact"]])


def _han(name: str, words: list[str]) -> Iterator[tuple[str, str]]:
    yield from ((name, each) for each in dict.fromkeys(words) if HAN.search(each))


if __name__ == "__main__":
    sys.exit(main())
