"""Text compared as people mean it: folding, with offsets back to the stored characters.

``fold`` changes code points one for one, so an offset in folded text is an offset in the text.
``squeeze`` also deletes what has no weight (white space, punctuation, zero-width characters); ``offsets``
leads back. Nothing here alters what is stored or shown.
"""

import re
import unicodedata
from collections.abc import Iterable, Iterator
from functools import cache
from itertools import pairwise

# A mark between two digits is part of the number: 6.7 is not 67. A thousands comma is not.
POINT = re.compile(r"(?<=\d)[.．](?=\d)")
MARK = re.compile(r"(?<=\d)[:：/／~～–—-](?=\d)")
# Stand-ins for those marks while the rest of the punctuation is deleted; private use, so not in any text.
POINT_KEPT, MARK_KEPT = "\ue000", "\ue001"

# What a terminal would obey, hide or reorder, and what is no character: C0 and C1 controls, soft hyphen,
# zero-width and bidirectional controls, line and paragraph separators, fillers, tags, surrogates.
UNSAFE = re.compile(
    "[\x00-\x1f\x7f-\x9f\xad\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180e\u200b-\u200f\u2028-\u202e\u2060-\u206f\u3164"
    "\ufeff\uffa0\ufff0-\ufffb\ud800-\udfff\U0001d173-\U0001d17a\U000e0000-\U000e0fff]"
)

# Different words for one thing, among Hong Kong, Taiwan and the Mainland, and short and full names.
SYNONYMS = (
    ("甚麼", "什麼"),
    ("質素", "素質"),
    ("資訊", "信息"),
    ("數據", "資料"),
    ("軟件", "軟體", "軟件"),
    ("人工智能", "人工智慧"),
    ("創科", "創新科技"),
    ("數碼", "數字", "數位"),
    ("初創公司", "初創企業", "新創公司"),
    ("科學園", "科技園"),
    ("中小企", "中小企業", "中小型企業"),
    ("賺錢", "掙錢"),
    ("職位", "崗位"),
    ("行政長官", "特首"),
    ("聊天機械人", "聊天機器人"),
    ("知識產權", "智慧財產權"),
    ("簽證", "簽注"),
)

WORD = re.compile(r"[a-z0-9]+(?:['’‐-][a-z0-9]+)*")
TONES = re.compile(r"(?<=[a-z])[1-6](?![0-9])")


@cache
def _tables() -> tuple[dict[int, int], dict[int, int | None]]:
    from hkinno.folding import IGNORED, SOURCE, TARGET  # noqa: PLC0415 - 0.7 ms for those who search

    fold_table = str.maketrans(SOURCE, TARGET)
    return fold_table, {**fold_table, **dict.fromkeys(map(ord, IGNORED))}


def fold(text: str) -> str:
    """The text with script, variant, width and letter case folded; same length, same offsets."""
    return text.translate(_tables()[0])


def squeeze(text: str) -> str:
    """The folded text without what has no weight when words are compared.

    Deleted: white space, punctuation, quotation marks, controls, zero-width characters, rules and bullets.
    Kept: % and +, and marks between two digits except the comma (6.7 is not 67; 1,000 is 1000; A.I. is AI).
    """
    return _protect(text).translate(_tables()[1])


def offsets(text: str) -> list[int]:
    """For each character of ``squeeze(text)``, its offset in ``text`` in code points."""
    table = _tables()[1]
    return [
        offset for offset, character in enumerate(_protect(text)) if table.get(ord(character), character) is not None
    ]


def _protect(text: str) -> str:
    return MARK.sub(MARK_KEPT, POINT.sub(POINT_KEPT, text))


def find_all(needle: str, text: str) -> list[tuple[int, int]]:
    """Where ``needle`` stands in ``text`` when both are squeezed: spans in code points of ``text``.

    A span never cuts a number: 10 is not found in 100 or in 1.10. An empty needle is found nowhere.
    """
    sought = squeeze(needle)
    hay = squeeze(text)
    if not sought or sought not in hay:
        return []
    back = offsets(text)
    spans = []
    start = hay.find(sought)
    while start >= 0:
        end = start + len(sought)
        if _whole_numbers(hay, start, end):
            spans.append((back[start], back[end - 1] + 1))
        start = hay.find(sought, end)
    return spans


def _whole_numbers(hay: str, start: int, end: int) -> bool:
    before = start > 0 and hay[start].isdecimal() and (hay[start - 1].isdecimal() or hay[start - 1] == POINT_KEPT)
    after = end < len(hay) and hay[end - 1].isdecimal() and (hay[end].isdecimal() or hay[end] == POINT_KEPT)
    return not before and not after


def differences(typed: str, stored: str) -> tuple[str, ...]:
    """What is different in two texts that squeeze to the same: names among script, variant, width, case,
    spacing and punctuation, in alphabetical order; none for equal texts.

    Raises ``ValueError`` for texts whose squeezed forms differ: those differ in words.
    """
    if squeeze(typed) != squeeze(stored):
        raise ValueError("these texts differ in more than their form")
    if typed == stored:
        return ()
    found: set[str] = set()
    here, there = offsets(typed), offsets(stored)
    for one, other in zip(here, there, strict=True):
        if typed[one] != stored[other]:
            found |= _form(typed[one], stored[other])
    for one, other in zip(_gaps(typed, here), _gaps(stored, there), strict=True):
        if one != other:
            found |= _gap(one, other)
    return tuple(sorted(found))


def _gaps(text: str, kept: list[int]) -> Iterator[str]:
    for one, other in pairwise((-1, *kept, len(text))):
        yield text[one + 1 : other]


def _form(one: str, other: str) -> set[str]:
    """What differs between two characters that fold to the same."""
    found: set[str] = set()
    narrow, thin = (_narrow(character) for character in (one, other))
    if (one == narrow) != (other == thin):
        found.add("width")
    if narrow != thin:
        if narrow.lower() == thin.lower():
            found.add("case")
        else:
            pairs = _simplified()
            same = narrow in pairs.get(thin, ()) or thin in pairs.get(narrow, ())
            found.add("script" if same else "variant")
    return found or {"variant"}


def _narrow(character: str) -> str:
    normal = unicodedata.normalize("NFKC", character)
    return normal if len(normal) == 1 else character


@cache
def _simplified() -> dict[str, set[str]]:
    from hkinno.simplified import SIMPLIFIED, TRADITIONAL  # noqa: PLC0415 - for those who compare

    pairs: dict[str, set[str]] = {}
    for one, other in zip(TRADITIONAL, SIMPLIFIED, strict=True):
        pairs.setdefault(one, set()).add(other)
    return pairs


def _gap(one: str, other: str) -> set[str]:
    """What differs between two stretches without weight."""
    found: set[str] = set()
    marks = [[each for each in gap if unicodedata.category(each)[0] not in "ZC"] for gap in (one, other)]
    if marks[0] != marks[1]:
        same = [_narrow(each) for each in marks[0]] == [_narrow(each) for each in marks[1]]
        found.add("width" if same else "punctuation")
    blanks = [[each for each in gap if unicodedata.category(each)[0] in "ZC"] for gap in (one, other)]
    if blanks[0] != blanks[1]:
        found.add("spacing")
    return found or {"spacing"}


def words(text: str) -> Iterator[tuple[int, int, str]]:
    """The Latin words of a text: start, end (code points of ``text``) and stem; of a hyphenated word its parts too."""
    folded = fold(text)
    for match in WORD.finditer(folded):
        yield match.start(), match.end(), stem(match[0])
        parts = re.split(r"(['’‐-])", match[0])
        if len(parts) > 1 and parts[-1] != "s":
            start = match.start()
            for part in parts:
                if part.isalnum():
                    yield start, start + len(part), stem(part)
                start += len(part)


def stem(word: str) -> str:
    """An English word without its simple inflections, by rule: applications, application; approving, approve.

    Not a word but a key: equal stems are taken for forms of one word. -ise and -ize are one.
    """
    word = fold(word).replace("’", "'").removesuffix("'s").replace("'", "").replace("-", "").replace("‐", "")
    if len(word) > 5:  # noqa: PLR2004 - "size" and "prize" are no verbs in -ize
        word = word.replace("iz", "is")
    if len(word) < 4 or not word.isascii():  # noqa: PLR2004 - "is", "gas", "ing"
        return word
    if word.endswith("ies"):
        return word[:-3] + "y"
    if word.endswith(("sses", "shes", "ches", "xes", "zes")):
        word = word[:-2]
    elif word.endswith("s") and not word.endswith(("ss", "us", "is")):
        word = word[:-1]
    for ending in ("ing", "ed"):
        root = word.removesuffix(ending)
        if root != word and len(root) > 2 and re.search("[aeiouy]", root):  # noqa: PLR2004 - "ring", "need"
            doubled = root[-1] == root[-2] and root[-1] not in "aeiouls"
            word = root[:-1] if doubled else root
            break
    return word[:-1] if word.endswith("e") and len(word) > 4 else word  # noqa: PLR2004


def visible(text: str, keep: str = "") -> str:
    r"""The text with every character that could harm or deceive a reader's terminal written out.

    An escape reads \x1b, \u202e or \U000e0041, as in Python and JSON; ``keep`` names characters left alone.
    """
    if UNSAFE.search(text) is None:
        return text
    return UNSAFE.sub(lambda match: match[0] if match[0] in keep else _escape(match[0]), text)


def _escape(character: str) -> str:
    number = ord(character)
    if number < 0x100:  # noqa: PLR2004
        return f"\\x{number:02x}"
    return f"\\u{number:04x}" if number < 0x10000 else f"\\U{number:08x}"  # noqa: PLR2004


def near(word: str, choices: Iterable[str], limit: int = 3) -> list[str]:
    """The choices most like a word, best first: those that hold it or are held by it, then by spelling."""
    from difflib import get_close_matches  # noqa: PLC0415 - only for a word that was not found

    sought = squeeze(word[:100])
    if not sought:
        return []
    folded: dict[str, str] = {}
    for choice in choices:
        folded.setdefault(squeeze(choice), choice)
    close = get_close_matches(sought, folded, n=limit)
    within = [each for each in folded if len(each) > 1 and (each in sought or sought in each)]
    return [folded[each] for each in dict.fromkeys([*close, *sorted(within, key=len, reverse=True)])][:limit]


def alternatives(query: str) -> list[str]:
    """The query with a word of it put in other words, one change each (see SYNONYMS)."""
    sought = fold(query)
    made = []
    for group in SYNONYMS:
        for word in group:
            if fold(word) in sought:
                made += [sought.replace(fold(word), fold(other)) for other in group if other != word]
                break
    return list(dict.fromkeys(each for each in made if each != sought))


def romanised(query: str) -> str:
    """A query as a key of readings: toneless, without spaces, apostrophes and accents; "" if it has Han in it.

    ü, v and u are one letter, as they are in the stored readings.
    """
    letters = unicodedata.normalize("NFD", fold(query)).replace("v", "u")
    letters = "".join(each for each in letters if unicodedata.category(each) not in ("Mn", "Zs", "Pd", "Cc", "Po"))
    letters = TONES.sub("", letters)
    return letters if letters.isascii() and letters.isalpha() else ""


def find_syllables(reading: str, syllables: str) -> tuple[int, int] | None:
    """Which syllables a reading (from ``romanised``) covers, from a syllable's start to a syllable's end.

    ``syllables`` are separated by spaces; returns the range of their indices, or None.
    """
    parts = syllables.replace("v", "u").split()
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
