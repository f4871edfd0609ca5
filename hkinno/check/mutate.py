"""The check's own error rate in a draft: each verified quotation bent a dozen ways, and what would not be caught."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from hkinno.check import Checked, Corpus, Finding, check, lexicon
from hkinno.check.verdict import CONVERTED, TRANSLATION, VERBATIM
from hkinno.text import has_chinese

# What an honest mistake or a dishonest hand writes for another: the pairs go both ways.
EXCHANGED = (
    "不> 沒有>有 希望>決定 打算>必定 可能>一定 需要>不需要 很大程度上>完全 非常>不太 香港>深圳 深圳>上海"
    " 國家>世界 今年>明年 兩三年>三年 年輕人>專業人士 人才>資金 增長>下跌 掙錢>賺錢 重要>次要 加快>放慢"
    " 必須>可以 須>可 都>未必 最>較 全部>部分"
)
EXCHANGED_IN_ENGLISH = (
    "very>not must>may will>may can>cannot hope>promise more>less most>least all>some many>few"
    " increase>decrease rise>fall before>after first>last year>month years>months"
    " important>harmful talent>money people>companies Mainland>world government>industry"
)
DIGIT = re.compile(r"\d|[二三四五六七八九十百千萬億]")
NUMBERS = "一二三四五六七八九十百千萬億"
# Two characters that are no marks; verbs after which a negation may stand.
PAIR = re.compile(r"\w(?=\w)")
VERBS = re.compile(r"\b(?:is|are|was|were|has|have|will|can|must|should|may)\b")
CLAUSE = re.compile(r"(?<=[，；：])(?=\w)")


class Mutation(NamedTuple):
    """A quotation bent in one way: what was done, and the words after it."""

    how: str
    words: str


class Missed(NamedTuple):
    """A bent quotation that would pass."""

    finding: Finding
    mutation: Mutation


def mutations(words: str) -> Iterator[Mutation]:
    """The ways in which a quotation can be bent, each in one place."""
    if not has_chinese(words):
        yield from _in_english(words)
        return
    for old, new in (pair.split(">") for pair in EXCHANGED.split()):
        for before, after in ((old, new), (new, old)):
            if before and before in words:
                yield Mutation(f"{before} to {after or 'nothing'}", words.replace(before, after, 1))
    digit = DIGIT.search(words)
    if digit:
        other = (
            str((int(digit[0]) + 1) % 10)
            if digit[0].isdecimal()
            else NUMBERS[(NUMBERS.index(digit[0]) + 1) % len(NUMBERS)]
        )
        yield Mutation(f"{digit[0]} to {other}", words[: digit.start()] + other + words[digit.end() :])
    if len(words) > SHORT:
        yield from _anywhere(words)
    clauses = CLAUSE.split(words)
    if len(clauses) > 1:
        yield Mutation(
            "two clauses exchanged",
            "".join([clauses[1].rstrip("，。；") + "，", clauses[0].rstrip("，；："), *clauses[2:]]),
        )
        yield Mutation(
            "the head of a clause joined to the tail of another",
            clauses[0][: len(clauses[0]) // 2] + "……" + clauses[-1][len(clauses[-1]) // 2 :],
        )
    governed = next((each for each in lexicon.governors(words)), None)
    if governed and len(words) - governed[2] + governed[1] > SHORT:
        yield Mutation(f"{words[governed[1] : governed[2]]} left out", words[: governed[1]] + words[governed[2] :])


def _anywhere(words: str) -> Iterator[Mutation]:
    """The ways that ask for no certain word: in the middle, in the first and the last third, and at both ends."""
    places = [match.start() for match in PAIR.finditer(words)]
    if not places:
        return
    first, middle, last = (places[len(places) * part // 6] for part in (2, 3, 4))
    yield Mutation("a character doubled", words[:middle] + words[middle] + words[middle:])
    for at in (first, last):
        yield Mutation("a character left out", words[:at] + words[at + 1 :])
        yield Mutation("two characters exchanged", words[:at] + words[at + 1] + words[at] + words[at + 2 :])
        yield Mutation("a character for another", words[:at] + words[places[0]] + words[at + 1 :])
    for at, put in ((first, "不"), (middle, "可能"), (last, "一定"), (0, "我保證")):
        yield Mutation(f"{put} put in", words[:at] + put + words[at:])
    yield Mutation("words put after it", words.rstrip("。！？") + "，一定做到")


def _in_english(words: str) -> Iterator[Mutation]:
    """The ways in which a translation into English can be bent: what it says is another thing then."""
    for one, other in (pair.split(">") for pair in EXCHANGED_IN_ENGLISH.split()):
        for before, after in ((one, other), (other, one)):
            found = re.search(rf"\b{before}\b", words) if before else None
            if found:
                yield Mutation(f"{before} to {after}", words[: found.start()] + after + words[found.end() :])
    for match in list(VERBS.finditer(words))[:3]:
        yield Mutation("not put in", f"{words[: match.end()]} not{words[match.end() :]}")
        yield Mutation("never put in", f"{words[: match.end()]} never{words[match.end() :]}")
    number = re.search(r"\d", words)
    if number:
        other = str((int(number[0]) + 1) % 10)
        yield Mutation(f"{number[0]} to {other}", words[: number.start()] + other + words[number.end() :])
    yield Mutation("words put after it", words.rstrip(".!?") + ", and all of it will be done within a year")


# What is bent: what was said so, or is told in English.
BENT = (VERBATIM, CONVERTED, TRANSLATION)
# Shorter quotations have no middle to change.
SHORT = 6


def missed(draft: str, checked: Checked, known: Corpus, name: str | None) -> tuple[list[Missed], int]:
    """The mutations of a draft's verified quotations that would pass, and how many were tried.

    Quotations are bent all at once, each in one way at a time: the draft is checked once for each way, and not for
    each quotation.
    """
    waiting = {
        finding.start: (finding, [each for each in mutations(finding.quoted) if each.words != finding.quoted][::-1])
        for finding in checked.findings
        if finding.verdict in BENT and finding.quote and not finding.fails and finding.unbroken
    }
    found: list[Missed] = []
    tried = 0
    while bent := _next(list(waiting.values())):
        tried += len(bent)
        words, starts = _bent(draft, bent)
        fails = {each.start: each.fails for each in check(words, known, name).findings}
        found += [each for each, start in zip(bent, starts, strict=True) if not fails.get(start)]
    return sorted(found, key=lambda each: each.finding.start), tried


def _next(waiting: list[tuple[Finding, list[Mutation]]]) -> list[Missed]:
    """The next mutation of each quotation that has one left, but for those inside of one that has."""
    chosen: list[Missed] = []
    for finding, left in waiting:
        if left and (not chosen or finding.start >= chosen[-1].finding.end):
            chosen.append(Missed(finding, left.pop()))
    return chosen


def _bent(draft: str, bent: list[Missed]) -> tuple[str, list[int]]:
    """The draft with these mutations, and where each now begins."""
    parts: list[str] = []
    starts: list[int] = []
    position = length = 0
    for finding, mutation in bent:
        parts += [draft[position : finding.start], mutation.words]
        starts.append(length + finding.start - position)
        length += finding.start - position + len(mutation.words)
        position = finding.end
    return "".join([*parts, draft[position:]]), starts
