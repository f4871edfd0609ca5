"""Markup inside a quotation: what is typography, and what a reader of the finished page does not see.

Every pattern stops at its own marks: all of it is linear in the words.
"""

import re

from hkinno.text import squeeze, tags

# What is struck out is not there; what is raised is a note's number. Where ~~ is not closed, no other ~~ follows that
# would be looked for in the same words again.
STRUCK = re.compile(r"~~(?s:.*?)~~|<(del|s|strike|sup)\b[^<>]*>[^<]*</\1>", re.IGNORECASE)
FOOTNOTE = re.compile(r"\[\^[^\[\]\s]{1,40}\]")
LINK = re.compile(r"!?\[([^\[\]\n]*)\]\([^()\n]*\)")
# Between two digits a star is a sign with weight.
EMPHASIS = re.compile(r"(?<!\d)[*_`]+|[*_`]+(?!\d)")
# A note's number is one at the very end only: [1] elsewhere may be an editor's.
NUMBER_AT_END = re.compile(r"(?:\[\d{1,3}\]\s*)+([^\w\[\]]*)$")
LONGEST_END = 80
INSERTION = re.compile(r"[\[［〔【]([^\[\]［］〔〕【】]*)[\]］〕】]")


def bare(words: str) -> str:
    """The words without emphasis, tags, links' addresses, notes' numbers, and without what is struck out."""
    words = FOOTNOTE.sub("", STRUCK.sub("", words))
    words = EMPHASIS.sub("", tags.strip(LINK.sub(r"\1", words)))
    end = max(0, len(words) - LONGEST_END)
    return words[:end] + NUMBER_AT_END.sub(r"\1", words[end:])


def without_insertions(words: str) -> tuple[str, list[str]]:
    """The words without what an editor put into square brackets, and what that is; dots in brackets are none."""
    put_in = [match[1] for match in INSERTION.finditer(words) if squeeze(match[1])]
    return INSERTION.sub(lambda match: "" if squeeze(match[1]) else match[0], words), put_in
