"""What a verdict on words becomes by whom the draft gives them to: to him, to somebody else, or to nobody."""

import re

from hkinno.check import context as beside
from hkinno.check import verdict as words
from hkinno.check.markup import bare
from hkinno.check.verdict import Corpus, Words
from hkinno.text import squeeze

# A word or two in marks, with nobody named who says it, is a term.
LONGEST_TERM = 6
# A question right before a quotation is the reporter's, who has no name: 訪問 is none.
REPORTER = re.compile(
    r"(?:記者|记者|本報|本报|主持人?)[^，。；！？「」\n]{0,10}?(?<![訪访])[問问](?:道|他|到|孫東|孙东)?[：:，,]?\s*$"
)
REACH = 40


def speaker(draft: str, start: int, end: int) -> str | None:
    """Whom a draft names beside a quotation that is like nothing of his: a name, 記者 for a question, or None.

    ``[start, end)`` is the quotation with its marks.
    """
    named = beside.speaker(draft, start, end)
    if named is None and REPORTER.search(draft[max(0, start - REACH) : start]):
        return "記者"
    return named


def revised(verdict: Words, quoted: str, named: str | None, known: Corpus) -> Words:
    """The verdict, where the draft names ``named`` as the speaker, or nobody."""
    if verdict.verdict in (words.ABSENT, words.NOT_SPEECH) and named is None and _is_term(bare(quoted)):
        return Words(words.SKIPPED, details="a term, with nobody named who says it")
    if verdict.verdict == words.NOT_SPEECH and is_anothers(named) and _is_term(bare(quoted)):
        return Words(words.SKIPPED, details=f"a term, given to {named}")
    if verdict.verdict == words.ABSENT and is_anothers(named):
        return verdict._replace(details=f"given to {named}; nothing like it is stored")
    if verdict.verdict == words.SKIPPED and named is not None and beside.is_him(named):
        return _of_his(verdict, quoted, known)
    return verdict


def _of_his(verdict: Words, quoted: str, known: Corpus) -> Words:
    """The verdict on what is skipped where nobody says it, and is given to him."""
    if verdict.details == words.NOT_CHINESE:
        told = "English given to him; nothing among our unofficial translations is like it"
        return Words(words.TRANSLATION, details=told)
    plain = squeeze(bare(quoted))
    near = words.one_off(plain, known)
    if near and plain not in known.names:
        return words.altered(bare(quoted), plain, near)
    return verdict


def is_anothers(named: str | None) -> bool:
    """Whether somebody is named, and it is not he."""
    return named is not None and not beside.is_him(named)


def _is_term(quoted: str) -> bool:
    """Whether words are so few, and without punctuation, that they may be a term."""
    return len(quoted.strip()) == len(squeeze(quoted)) <= LONGEST_TERM
