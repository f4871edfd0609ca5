"""Text compared as people mean it, and shown so that it cannot harm.

``folding`` compares, ``forms`` names what differs beside the words, ``english`` stems, ``readings`` are sounds,
``suggestions`` what was meant, ``escape`` what a terminal must not see; two tables are made by tools.fold_table.
"""

from hkinno.text.english import stem, words
from hkinno.text.escape import HIDDEN, UNSAFE, is_safe, substituted, visible
from hkinno.text.folding import OTHER, POINT, find_all, fold, has_chinese, is_chinese, letters, offsets, squeeze
from hkinno.text.forms import differences
from hkinno.text.readings import find_syllables, romanised, run_on
from hkinno.text.suggestions import SYNONYMS, alternatives, instead, near

__all__ = [
    "HIDDEN",
    "OTHER",
    "POINT",
    "SYNONYMS",
    "UNSAFE",
    "alternatives",
    "differences",
    "find_all",
    "find_syllables",
    "fold",
    "has_chinese",
    "instead",
    "is_chinese",
    "is_safe",
    "letters",
    "near",
    "offsets",
    "romanised",
    "run_on",
    "squeeze",
    "stem",
    "substituted",
    "visible",
    "words",
]
