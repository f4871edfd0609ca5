"""The words that citations are made of: styles write them, and places reads them back.

A style takes its words from here; a phrase that is added to a table is read back without a further word.
"""

from typing import NamedTuple

from hkinno.sources import UNSURE


class Attribution(NamedTuple):
    """Who spoke, before the author: how the article gives the words. Each follows the speaker's name."""

    # In quotation marks.
    quoted: str
    # Another's words, which the speaker passed on.
    relayed: str
    # In indirect speech.
    reported: str


ATTRIBUTIONS = {
    "zh": Attribution("語，引自", "轉述，引自", "所述，見"),
    "zh-short": Attribution("，引自", "轉述，引自", "所述，見"),
    "en": Attribution(", quoted in ", ", relaying others, quoted in ", ", reported in "),
    "apa": Attribution(", as cited in ", ", relaying others, as cited in ", ", reported in "),
    "mla": Attribution(", qtd. in ", ", relaying others, qtd. in ", ", reported in "),
    "harvard": Attribution(", cited in ", ", relaying others, cited in ", ", reported in "),
}
# Before a year that is inferred, and what stands for a date that is not known.
CIRCA = {"zh": "約", "apa": "ca. ", "harvard": "c. ", "mla": "Circa "}
NO_DATE = {"zh": "無日期", "gbt": "出版年不詳", "en": "n.d.", "harvard": "no date"}
# An author who is not named, and authors who are left out.
UNSIGNED = {"zh": "佚名", "en": "Anon"}
OTHERS = {"zh": "等", "en": "et al."}
JOINTS = ("與", "及", "和", "、", "and", "&")
# Commands that cite in LaTeX.
COMMANDS = ("autocite", "cite")


class Gloss(NamedTuple):
    """What our English of a record is called, for nobody to take it for the article's."""

    translation: str
    summary: str


GLOSSES = {
    "zh": Gloss("非官方英譯", "非官方英文撮要"),
    "en": Gloss("unofficial translation", "unofficial English summary"),
}


def all_of_them() -> list[str]:
    """Every phrase but the glosses, without the blanks and commas around it, longer ones first."""
    tables = (ATTRIBUTIONS, CIRCA, NO_DATE, UNSIGNED, OTHERS, UNSURE)
    phrases = [phrase for table in tables for value in table.values() for phrase in _each(value)]
    bare = {phrase.strip(" ,，") for phrase in (*phrases, *JOINTS, *COMMANDS)}
    return sorted(bare, key=lambda phrase: (-len(phrase), phrase))


def _each(value: str | tuple[str, ...]) -> tuple[str, ...]:
    return (value,) if isinstance(value, str) else tuple(value)
