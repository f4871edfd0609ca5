"""English words and their stems."""

import re
from collections.abc import Iterator
from functools import lru_cache

from hkinno.text.folding import compiled, fold

# Latin letters with their accents, and digits; parts joined by an apostrophe or a hyphen.
WORD = r"[a-z0-9ß-öø-ɏ]+(?:['’‐‑-][a-z0-9ß-öø-ɏ]+)*"


def words(text: str) -> Iterator[tuple[int, int, str]]:
    """The Latin words of a text: start, end (code points of ``text``) and stem.

    A hyphenated word is given whole, then by its parts.
    """
    folded = fold(text)
    for match in compiled(WORD).finditer(folded):
        word, start = match[0], match.start()
        yield start, match.end(), stem(word)
        if word.isalnum():
            continue
        parts = compiled("(['’‐‑-])").split(word)
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
