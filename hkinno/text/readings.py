"""Queries by sound: pinyin and Jyutping, without tones."""

import re
import unicodedata

from hkinno.text.folding import fold

TONES = r"(?<=[a-z])[1-6](?![0-9])"


def romanised(query: str) -> str:
    """A query as a key of readings: toneless, without spaces, apostrophes and accents.

    ü, v and u are one letter, as ``find_syllables`` has them. "" if there is anything else, such as Han.
    """
    letters = unicodedata.normalize("NFD", fold(query)).replace("v", "u")
    letters = "".join(each for each in letters if unicodedata.category(each) not in ("Mn", "Zs", "Pd", "Cc", "Po"))
    letters = re.sub(TONES, "", letters)
    return letters if letters.isascii() and letters.isalpha() else ""


def run_on(syllables: str) -> str:
    """The syllables of a reading as they are looked for: without spaces and digits."""
    return "".join(_parts(syllables))


def _parts(syllables: str) -> list[str]:
    return ["" if part.isdecimal() else part for part in syllables.replace("v", "u").split()]


def find_syllables(reading: str, syllables: str) -> tuple[int, int] | None:
    """Which syllables a reading (from ``romanised``) covers, from a syllable's start to a syllable's end.

    ``syllables`` are separated by spaces; returns the range of their indices, or None. Digits among them
    are passed over: a reading has none.
    """
    parts = _parts(syllables)
    joined = "".join(parts)
    if not reading or reading not in joined:
        return None
    starts, end = {0: 0}, 0
    for index, part in enumerate(parts):
        end += len(part)
        starts[end] = index + 1
    start = joined.find(reading)
    while start >= 0:
        if start in starts and start + len(reading) in starts:
            return starts[start], starts[start + len(reading)]
        start = joined.find(reading, start + 1)
    return None
