"""Text compared as people mean it: folding, with offsets back to the stored characters.

``fold`` changes code points one for one, so an offset in folded text is an offset in the text.
``squeeze`` also deletes what has no weight (white space, punctuation, zero-width characters); ``offsets``
leads back. Nothing here alters what is stored or shown.
"""

import re
import unicodedata
from collections.abc import Callable, Iterable, Iterator
from functools import cache, lru_cache
from itertools import pairwise

# Regular expressions are kept as text: compiled when first used, they cost nothing to a start without them.

# What stands between two digits, if it has no weight elsewhere. A gap holds no digit, so none begins inside another
# one: where no digit follows it is gone back over once, and that is all.
BETWEEN_DIGITS = r"\d([^\w%+\ufdd0-\ufdd4]+)(?=\d)|[\ufdd0-\ufdd4]"
THOUSANDS = r"\d{3}(?!\d)"
# Stand-ins for marks between two digits while all other punctuation is deleted. They are noncharacters,
# which Unicode keeps for such inner use; one in a text is read as U+FFFD.
POINT, OTHER = "\ufdd0", "\ufdd4"
MARKS = {
    **dict.fromkeys(".．", POINT),
    **dict.fromkeys("-–—‐‑−~～〜", "\ufdd1"),
    **dict.fromkeys("/／", "\ufdd2"),
    **dict.fromkeys(":：∶", "\ufdd3"),
}
UNKNOWN = "\ufffd"

# What a terminal would obey, hide or reorder, and what is no character: C0 and C1 controls, soft hyphen,
# zero-width and bidirectional controls, line and paragraph separators, fillers, tags, surrogates.
UNSAFE = (
    "[\x00-\x1f\x7f-\x9f\xad\u034f\u0600-\u0605\u061c\u06dd\u070f\u0890\u0891\u08e2\u115f\u1160\u17b4\u17b5"
    "\u180b-\u180f\u200b-\u200f\u2028-\u202e\u2060-\u206f\u3164\ufeff\uffa0\ufff0-\ufffb\ud800-\udfff"
    "\U000110bd\U000110cd\U00013430-\U0001345f\U0001bca0-\U0001bca3\U0001d173-\U0001d17a\U000e0000-\U000e0fff]"
)
# Those of them that Python takes for printable, which nobody sees: joiners, fillers, variation selectors; and, from
# Python 3.12 on, what damages and mirrors hieroglyphs.
HIDDEN = frozenset(
    "\u034f\u115f\u1160\u17b4\u17b5\u180b\u180c\u180d\u180f\u3164\uffa0"
    + "".join(map(chr, (*range(0x13440, 0x13460), *range(0xE0100, 0xE01F0))))
)

# Different words for one thing, among Hong Kong, Taiwan and the Mainland, and short and full names.
SYNONYMS = (
    ("甚麼", "什麼"),
    ("質素", "素質"),
    ("資訊", "信息"),
    ("數據", "資料"),
    ("軟件", "軟體"),
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
    ("批准", "獲批", "批出"),
    ("青年", "年輕人", "年青人", "青年人"),
    ("申請者", "申請人"),
)

# How much of a text is changed at a time.
STRETCH = 2**20

# Latin letters with their accents, and digits; parts joined by an apostrophe or a hyphen.
WORD = r"[a-z0-9ß-öø-ɏ]+(?:['’‐‑-][a-z0-9ß-öø-ɏ]+)*"
TONES = r"(?<=[a-z])[1-6](?![0-9])"


@cache
def _tables() -> tuple[dict[int, int], dict[int, int | None]]:
    from hkinno.text.folding_table import IGNORED, SOURCE, TARGET  # noqa: PLC0415 - 0.7 ms for those who search

    fold_table = str.maketrans(SOURCE, TARGET)
    return fold_table, {**fold_table, **dict.fromkeys(map(ord, IGNORED))}


@cache
def _letters_table() -> dict[int, int | str | None]:
    return {**_tables()[1], **dict.fromkeys(range(ord(POINT), ord(OTHER) + 1), UNKNOWN)}


@cache
def _weightless() -> frozenset[str]:
    from hkinno.text.folding_table import IGNORED  # noqa: PLC0415

    return frozenset(IGNORED)


@cache
def _compiled(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern)


def fold(text: str) -> str:
    """The text with script, variant, width and letter case folded; same length, same offsets."""
    return text.translate(_tables()[0])


def squeeze(text: str) -> str:
    """The folded text without what has no weight when words are compared.

    Deleted: white space, punctuation, quotation marks, controls, zero-width characters, rules and bullets.
    Kept: letters, digits, currency signs, % and +, and a mark between two digits, so that 6.7 is not 67,
    2023-24 not 202324 and 3、4 not 34; dashes of any length are one mark there, points of any width too.
    A comma before exactly three digits is deleted: 1,000 is 1000. A.I. is AI.
    """
    return _protect(text).translate(_tables()[1])


def letters(text: str) -> str:
    """What of the text has weight wherever it stands: ``squeeze`` without the marks between digits.

    Where one text is found in another squeezed, it is also found by this.
    """
    return text.translate(_letters_table())


def offsets(text: str) -> list[int]:
    """For each character of ``squeeze(text)``, its offset in ``text`` in code points."""
    weightless = _weightless()
    return [offset for offset, character in enumerate(_protect(text)) if character not in weightless]


def _protect(text: str) -> str:
    """The text, same length, with a stand-in for the first mark of each gap between two digits."""
    return _compiled(BETWEEN_DIGITS).sub(_protect_gap, text)


def _protect_gap(found: re.Match[str]) -> str:
    if found[1] is None:
        return UNKNOWN
    digit, gap, weightless = found[0][0], found[1], _tables()[1]
    for offset, character in enumerate(gap):
        if unicodedata.category(character)[0] in "ZCM":
            continue
        if weightless.get(ord(character), character) is not None:
            break  # a sign with weight, such as = or $, keeps the digits apart by itself
        if gap in (",", "，") and _compiled(THOUSANDS).match(found.string, found.end()):
            break
        mark = MARKS.get(character, OTHER)
        if mark == POINT and len(gap) > 1:
            mark = OTHER  # the end of a sentence or of a list's number: 2025. 16 jobs
        return digit + gap[:offset] + mark + gap[offset + 1 :]
    return digit + gap


def find_all(needle: str, text: str) -> list[tuple[int, int]]:
    """Where ``needle`` stands in ``text`` when both are squeezed: spans in code points of ``text``.

    A span never cuts a number: 10 is not found in 100 or in 1.10. An empty needle is found nowhere.
    """
    sought = _sought(needle)
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


@lru_cache(maxsize=64)
def _sought(needle: str) -> str:
    """``squeeze`` of what is looked for in one text after the other."""
    return squeeze(needle)


def _whole_numbers(hay: str, start: int, end: int) -> bool:
    before = start > 0 and hay[start].isdecimal() and (hay[start - 1].isdecimal() or hay[start - 1] == POINT)
    after = end < len(hay) and hay[end - 1].isdecimal() and (hay[end].isdecimal() or hay[end] == POINT)
    return not before and not after


def differences(typed: str, stored: str) -> tuple[str, ...]:
    """What is different in two texts that squeeze to the same; none for equal texts.

    Names, in alphabetical order, among: case, punctuation (marks added, dropped or changed), script
    (Simplified or Traditional), spacing (white space, line breaks, zero-width characters), variant
    (裏 or 裡, 台 or 臺) and width. Raises ``ValueError`` for texts whose squeezed forms differ:
    those differ in words.
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
    for before, after in zip(_gaps(typed, here), _gaps(stored, there), strict=True):
        if before != after:
            found |= _gap(before, after)
    return tuple(sorted(found))


def _gaps(text: str, kept: list[int]) -> Iterator[str]:
    for one, other in pairwise((-1, *kept, len(text))):
        yield text[one + 1 : other]


def _form(one: str, other: str) -> set[str]:
    """What differs between two different characters that fold to the same."""
    narrow, thin = _narrow(one), _narrow(other)
    found = {"width"} if narrow == thin or (one == narrow) != (other == thin) else set()
    if narrow == thin:
        return found
    if narrow.lower() == thin.lower():
        return found | {"case"}
    if unicodedata.category(narrow)[0] == "P" or narrow in MARKS:
        return found | {"punctuation"}
    script = not _simplified().isdisjoint([(narrow, thin), (thin, narrow)])
    return found | {"script" if script else "variant"}


def _narrow(character: str) -> str:
    """A character of full or half width in its ordinary width."""
    if unicodedata.decomposition(character).startswith(("<wide>", "<narrow>", "<small>")):
        return unicodedata.normalize("NFKC", character)
    return " " if character == "\u3000" else character


@cache
def _simplified() -> frozenset[tuple[str, str]]:
    from hkinno.text.simplified_table import SIMPLIFIED, TRADITIONAL  # noqa: PLC0415 - for those who compare

    return frozenset(zip(TRADITIONAL, SIMPLIFIED, strict=True))


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
    """The Latin words of a text: start, end (code points of ``text``) and stem.

    A hyphenated word is given whole, then by its parts.
    """
    folded = fold(text)
    for match in _compiled(WORD).finditer(folded):
        word, start = match[0], match.start()
        yield start, match.end(), stem(word)
        if word.isalnum():
            continue
        parts = _compiled("(['’‐‑-])").split(word)
        if parts[-1] != "s":
            for part in parts:
                if part.isalnum():
                    yield start, start + len(part), stem(part)
                start += len(part)


@lru_cache(maxsize=4096)
def stem(word: str) -> str:
    """An English word without its simple inflections, by rule: applications, application; approving, approve.

    Not a word but a key: equal stems are taken for forms of one word. -ise and -ize are one.
    """
    word = fold(word).replace("’", "'").removesuffix("'s")
    word = re.sub("['‐‑-]", "", word)
    if len(word) < 4 or not word.isascii():  # noqa: PLR2004 - "is", "gas", "ing"
        return word
    word = _without_s(word)
    if len(word) > 5:  # noqa: PLR2004 - "size" and "prize" are no verbs in -ize
        word = word.replace("iz", "is")
    return _without_e(_without_ending(word))


def _without_s(word: str) -> str:
    if word.endswith("ies") and len(word) > 4:  # noqa: PLR2004 - "ties"
        return word[:-3] + "y"
    if word.endswith(("sses", "shes", "ches", "xes", "zzes")):
        return word[:-2]
    return word[:-1] if word.endswith("s") and not word.endswith(("ss", "us", "is")) else word


def _without_ending(word: str) -> str:
    if word.endswith("ied") and len(word) > 4:  # noqa: PLR2004 - "tied"
        return word[:-3] + "y"
    for ending in ("ing", "ed"):
        root = word.removesuffix(ending)
        if root == word or len(root) < 3 or not re.search("[aeiouy]", root):  # noqa: PLR2004 - "ring", "need"
            continue
        if root[-1] == root[-2] and root[-1] not in "aeiouls" and len(root) > 3:  # noqa: PLR2004 - "adding"
            return root[:-1]
        # One short syllable had an e before the ending: making, make; but planning, plan.
        return root + "e" if re.fullmatch("[^aeiou]+[aeiouy][^aeiouwxy]", root) else root
    return word


def _without_e(word: str) -> str:
    return word[:-1] if word.endswith("e") and len(word) > 4 else word  # noqa: PLR2004 - "make", "rate"


def visible(text: str, keep: str = "") -> str:
    r"""The text with every character that could harm or deceive a reader's terminal written out.

    An escape reads \x1b, \u202e or \U000e0041, as in Python and JSON; ``keep`` names characters left alone.
    """
    if is_safe(text):
        return text
    return text.translate(_Escapes(keep))


class _Escapes(dict[int, str]):
    """What is written for a code point, worked out when it is first met: a pattern would take a call for each."""

    def __init__(self, keep: str) -> None:
        super().__init__()
        self._keep = keep

    def __missing__(self, number: int) -> str:
        character = chr(number)
        harmless = character in self._keep or _compiled(UNSAFE).match(character) is None
        self[number] = character if harmless else _escape(character)
        return self[number]


def is_safe(text: str) -> bool:
    """Whether a text holds nothing of ``UNSAFE``, found without the pattern: most text needs none."""
    return text.isprintable() and (text.isascii() or HIDDEN.isdisjoint(text))


def substituted(pattern: str, replace: Callable[[re.Match[str]], str], text: str) -> str:
    """``re.sub`` for a pattern of one character, a stretch at a time: in one go a match costs 150 bytes of memory."""
    sub = _compiled(pattern).sub
    if len(text) <= STRETCH:
        return sub(replace, text)
    return "".join([sub(replace, text[start : start + STRETCH]) for start in range(0, len(text), STRETCH)])


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


def instead(typed: str, choices: Iterable[str], what: str, limit: int = 1) -> str:
    """What would have been right, for the end of a line: "did you mean csv? The formats are csv, md".

    Where nothing is near, "the formats are csv, md".
    """
    known = list(choices)
    close = near(typed, known, limit)
    start = f"did you mean {' or '.join(close)}? The" if close else "the"
    return f"{start} {what} are {', '.join(known)}"


def alternatives(query: str) -> list[str]:
    """The query with a word of it put in other words, one change each (see SYNONYMS)."""
    sought = fold(query)
    made = []
    for group in SYNONYMS:
        # Of 中小企業 and 中小企 the longer: a change inside a word makes no other word.
        for word in sorted(group, key=len, reverse=True):
            if fold(word) in sought:
                made += [sought.replace(fold(word), fold(other)) for other in group if other != word]
                break
    return list(dict.fromkeys(each for each in made if each != sought))


def romanised(query: str) -> str:
    """A query as a key of readings: toneless, without spaces, apostrophes and accents.

    ü, v and u are one letter, as ``find_syllables`` has them. "" if there is anything else, such as Han.
    """
    letters = unicodedata.normalize("NFD", fold(query)).replace("v", "u")
    letters = "".join(each for each in letters if unicodedata.category(each) not in ("Mn", "Zs", "Pd", "Cc", "Po"))
    letters = re.sub(TONES, "", letters)
    return letters if letters.isascii() and letters.isalpha() else ""


def find_syllables(reading: str, syllables: str) -> tuple[int, int] | None:
    """Which syllables a reading (from ``romanised``) covers, from a syllable's start to a syllable's end.

    ``syllables`` are separated by spaces; returns the range of their indices, or None. Digits among them
    are passed over: a reading has none.
    """
    parts = ["" if part.isdecimal() else part for part in syllables.replace("v", "u").split()]
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
