"""Checking a draft: whether what it puts in quotation marks was said, and by whom.

``check`` is one pure function from a draft and a corpus to findings; the command only reads and prints. A draft goes
one way: documents reads it, quotations finds what it quotes, attribution reads whom it gives the words to, verdict
judges them and context their place, and ``_decided`` weighs the two; fix, mutate and report come after.
"""

import re
from bisect import bisect_right
from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING, NamedTuple

from hkinno import documents
from hkinno.check import clipping, diff, lexicon, verdict, wordings
from hkinno.check.attribution import Attribution, Attributions
from hkinno.check.clauses import NEAR, REPORTED, SOLE
from hkinno.check.context import Context, is_title
from hkinno.check.quotations import BLOCK, DEEPEST, Quotation, Stray, find
from hkinno.check.verdict import Corpus, Words, corpus
from hkinno.check.voices import NOBODY, OTHER, PAPER, SPEAKER
from hkinno.documents import Document, formats
from hkinno.documents.patterns import Pattern
from hkinno.documents.sheet import Opened
from hkinno.text import has_chinese, squeeze

if TYPE_CHECKING:
    from hkinno.check.figures.judged import Judged

__all__ = ["Checked", "Corpus", "Finding", "check", "corpus"]

OK, MISPLACED, UNCITED, MISATTRIBUTED = "ok", "misplaced", "uncited", "misattributed"
# What is wrong with words, and what --strict holds to be wrong as well.
WRONG = frozenset({verdict.ALTERED, verdict.ABSENT, verdict.NOT_SPEECH})
WRONG_STRICT = WRONG | {verdict.CONVERTED, verdict.ELIDED, verdict.TRANSLATION}
# Fewer characters may be anybody's words: nobody is accused by them.
DISTINCTIVE, DISTINCTIVE_WORDS = 8, 4
# Words near his that are given to somebody else, or to nobody, are his bent ones only if they are so near.
NEAR_ANOTHERS = 0.3
# Formats whose signs a writer types, and may leave in the words; those of others are how a page is made.
TYPED = frozenset({formats.PLAIN.name, formats.MARKDOWN.name})
# A term: so few characters, and no mark inside.
LONGEST_TERM, LONGEST_PRINTED_TERM, LONGEST_ENGLISH_TERM = 6, 12, 5


A_TITLE = "a headline, cited as a title"


class Finding(NamedTuple):
    """One quotation of a draft and what is to be said of it.

    ``start`` and ``end`` are code points of the draft, lines and columns count from 1. ``place`` is ok, misplaced,
    uncited, or "" where the words are nowhere; ``paragraphs`` is where they are, ``cited`` what the draft cites.
    ``speaker`` is whom the draft names, ``given`` whether that is a speaker of the store. ``steps`` is the difference.
    ``rule`` is the gravest fault, "" for none; ``clipped`` the words that the quotation has lost.
    """

    start: int
    end: int
    line: int
    column: int
    end_line: int
    end_column: int
    quoted: str
    verdict: str
    details: str
    quote: str | None
    others: tuple[str, ...]
    source: str
    steps: tuple[diff.Step, ...]
    place: str
    paragraphs: tuple[str, ...]
    cited: tuple[str, ...]
    speaker: str | None
    # Whose the words are, by the store: entities.
    speakers: tuple[str, ...]
    given: bool
    attribution: str
    clipped: str
    rule: str
    fails: bool
    # Whether it is no quotation but a mark that opens one and is never closed.
    stray: bool
    # Whether the draft's own characters are the quotation, with nothing (such as > signs) between them.
    unbroken: bool
    # What other sources print of these words: another wording, a newer edition without them.
    elsewhere: tuple[str, ...] = ()
    # The language of the draft round it, and our translation of the words that it renders.
    lang: str = "zh"
    ours: str = ""


class Claim(NamedTuple):
    """A figure in the prose of a draft, or a time, or with hedges a clause, and what is to be said of it.

    ``kind`` is figure, time or hedge, ``quoted`` it as the draft has it; ``source`` the page's words for what is meant,
    ``facts`` and ``paragraphs`` where these stand. ``speaker`` is whose fact it is, None for the paper's own.
    """

    start: int
    end: int
    line: int
    column: int
    end_line: int
    end_column: int
    kind: str
    quoted: str
    verdict: str
    details: str
    source: str
    facts: tuple[str, ...]
    paragraphs: tuple[str, ...]
    speaker: str | None
    rule: str
    fails: bool


class Checked(NamedTuple):
    """A whole draft: its findings in order."""

    findings: list[Finding]
    # How many quotations the draft or the settings say to ignore.
    ignored: int = 0
    # A speaker of the store whom the draft names, though no quotation was seen in it; "" where there is none.
    unseen: str = ""
    # The figures and times of its prose, and its clauses, where they were asked for.
    claims: tuple[Claim, ...] = ()

    @property
    def told(self) -> list[Finding | Claim]:
        """Findings and claims in the order of the draft."""
        return sorted([*self.findings, *self.claims], key=lambda each: (each.start, -each.end))

    @property
    def fails(self) -> bool:
        """Whether anything makes the check fail."""
        return any(each.fails for each in self.told)

    @property
    def checked(self) -> int:
        """How many quotations were compared with the store."""
        return sum(finding.verdict != verdict.UNCHECKED for finding in self.findings)

    @property
    def failed(self) -> int:
        """How many make the check fail."""
        return sum(finding.fails for finding in self.findings)

    @property
    def seen(self) -> int:
        """How many quotations and marks that open one were seen."""
        return len(self.findings) + self.ignored


class _Decision(NamedTuple):
    words: Words
    attribution: str
    fails: bool


def check(
    draft: str | Opened,
    known: Corpus,
    name: str | None = None,
    *,
    strict: bool = False,
    ignore: tuple[str, ...] = (),
    figures: bool = False,
    hedges: bool = False,
    tick: Callable[[int], None] = lambda _: None,
) -> Checked:
    """Check every quotation of a draft against a corpus, and with ``figures`` the figures of its prose.

    With ``hedges`` it tells plans that are told as done, and hopes as promises, too.

    A draft is a document, or a text and the ``name`` of its file, whose ending says how it is read. Quotations that
    hold one of the texts of ``ignore``, and those that a comment of the draft says to ignore, are only counted.
    ``tick`` is called with how many quotations were looked at since it last was.
    """
    document = documents.read(draft, name) if isinstance(draft, str) else draft
    quotations, strays = find(document, known.voices)
    findings = [*_Check(document, quotations, known, strict=strict).findings(tick)]
    lines = _Lines(document.text)
    findings += [_stray(stray, lines, strict=strict) for stray in strays]
    findings.sort(key=lambda finding: (finding.start, -finding.end))
    passed_over = _ignored_lines(document.text)
    told = _figures(document, quotations, known, lines, strict=strict) if figures else []
    told += _hedges(document, quotations, known, lines) if hedges else []

    def counts(finding: Finding | Claim) -> bool:
        return finding.line not in passed_over and not any(words in finding.quoted for words in ignore)

    kept = list(filter(counts, findings))
    figured = any(each.verdict != verdict.UNCHECKED for each in told)
    unseen = "" if findings or figured else _named(document, known)
    return Checked(kept, len(findings) - len(kept), unseen, tuple(filter(counts, told)))


# What a figure or a time in prose cannot be without: most drafts of none cost no more than this.
NUMERAL = Pattern(
    r"[\d％%二三四五六七八九十百千萬万億亿兩两半]|一(?=[萬万億亿千百半成年周週天日]|[個个]月)|[幾几](?![乎何])"
    r"|[數数](?=[十百千萬万億亿個个所月年間间家項项])|[今明去後后前本上下昨][年月日周週]|年[底末初中]"
    r"|\b(?:one|two|three|four|five|six|seven|eight|nine|ten|[a-z]+teen|[a-z]+ty|[a-z]+illions?|hundreds?|thousands?|half"
    r"|halves|thirds?|quarters?|(?:fif|six|seven|eigh|nin|ten|twentie|hundred)ths?|several|few|(?:sept|nov|dec)ember|october|dozens?|decades?|years?|months?|weeks?|yesterday|passed)\b",
    re.IGNORECASE,
)


# One of these is in all of them, and in few drafts without figures.
SIGNS = frozenset(
    "0123456789０１２３４５６７８９％%一二三四五六七八九十百千萬万億亿兩两半幾几數数今明去後后前本上下昨年"
) | frozenset("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ")


def _figures(
    document: Document, quotations: list[Quotation], known: Corpus, lines: "_Lines", *, strict: bool
) -> list[Claim]:
    """The figures of a draft's prose, judged by those of the store."""
    prose = _prose(document, quotations)
    if (
        SIGNS.isdisjoint(prose)
        or not NUMERAL.search(prose)
        or not any(fact["figures"] or fact["when"] for fact in known.statements)
    ):
        return []
    from hkinno.check import figures  # noqa: PLC0415 - for drafts with figures

    fails = figures.FAILS_STRICT if strict else figures.FAILS
    return [_claim(each, lines, fails) for each in figures.judge(document, quotations, known)]


def _prose(document: Document, quotations: list[Quotation]) -> str:
    """What is seen of a document outside its quotations, without the places that it cites."""
    parts, position = [], 0
    for each in quotations:
        parts.append(document.visible[position : max(position, each.start)])
        position = max(position, each.end)
    return PLACE.sub("", "".join([*parts, document.visible[position:]]))


PLACE = Pattern(r"\b[a-z]{1,20}-\d{1,4}\b|第\d{1,4}段|para(?:graph|\.)? ?\d{1,4}")


def _hedges(document: Document, quotations: list[Quotation], known: Corpus, lines: "_Lines") -> list[Claim]:
    """Plans that are told as done, and hopes that are told as promises."""
    from hkinno.check.figures import hedges  # noqa: PLC0415 - for --hedges

    return [_claim(each, lines, frozenset()) for each in hedges.judge(document, quotations, known)]


def _claim(judged: "Judged", lines: "_Lines", fails: frozenset[str]) -> Claim:
    from hkinno.check.figures import wording  # noqa: PLC0415 - for drafts with figures

    spans = wording.spans(judged)
    return Claim(
        *lines.span(judged.start, judged.end),
        kind=judged.kind,
        quoted=judged.written,
        verdict=judged.verdict,
        details=wording.details(judged),
        source=spans[0]["exact"] if spans else "",
        facts=tuple(fact["id"] for fact in judged.facts),
        paragraphs=tuple(dict.fromkeys(span["paragraph"] for span in spans)),
        speaker=judged.facts[0]["speaker"] if judged.facts else None,
        rule="" if judged.verdict in PASSES else judged.verdict,
        fails=judged.verdict in fails,
    )


# Verdicts on figures of which there is nothing to be said.
PASSES = frozenset({"same", "rounded", verdict.UNCHECKED})


def _named(document: Document, known: Corpus) -> str:
    """The name of a speaker of the store that a document holds."""
    shown = squeeze(document.words(0, len(document.text)))
    people = known.sources.interviewees()
    return next((name for names in people.values() for name in names if squeeze(name) in shown), "")


# <!-- hkinno: ignore -->, or the comment of another format: its line, and the next one where it stands alone.
IGNORE = Pattern(
    r"^(?P<before>.*?)hkinno:[ \t]*ignore(?P<block>-start|-end)?\b[ \t]*(?:-->|\*/)?(?P<after>.*)$", re.MULTILINE
)


def _ignored_lines(draft: str) -> set[int]:
    """The lines that comments of a draft say to ignore."""
    found: set[int] = set()
    if "hkinno:" not in draft:
        return found
    opened = 0
    for number, line in enumerate(draft.split("\n"), 1):
        match = IGNORE.match(line)
        if opened:
            found.add(number)
        if match is None:
            continue
        if match["block"]:
            opened = number if match["block"] == "-start" else 0
            continue
        alone = len(match["before"].strip()) <= len("<!--") and not match["after"].strip()
        found |= {number, number + 1} if alone else {number}
    return found


class _Check:
    """The check of one document."""

    def __init__(self, document: Opened, quotations: list[Quotation], known: Corpus, *, strict: bool) -> None:
        self.document = document
        self.quotations = quotations
        self.known = known
        self.strict = strict
        self.lines = _Lines(document.text)
        self.attributions = Attributions(document, quotations, known.voices)
        self.context = Context(document, quotations, known.voices)
        self.languages: dict[int, str] = {}
        self.verdicts: dict[tuple[str, str | None], Words] = {}

    def findings(self, tick: Callable[[int], None]) -> Iterator[Finding]:
        """A finding for each quotation."""
        outer_end, outer_verdict = -1, ""
        for number, quotation in enumerate(self.quotations):
            tick(1)
            inside = quotation.start < outer_end
            given = self.attributions.of(number)
            decision = self._decided(number, given, outer_verdict if inside else "")
            if not inside:
                outer_end, outer_verdict = quotation.end, decision.words.verdict
            yield self._finding(number, given, decision)

    def _decided(self, number: int, given: Attribution, outer: str) -> _Decision:
        quotation = self.quotations[number]
        if quotation.reason:
            return _passes(Words(verdict.UNCHECKED, details=quotation.reason))
        if quotation.depth >= DEEPEST:
            return _passes(Words(verdict.UNCHECKED, details=f"inside more than {DEEPEST - 1} other quotations"))
        if outer and outer not in (verdict.ABSENT, verdict.UNRELATED, verdict.UNCHECKED):
            return _passes(Words(verdict.UNCHECKED, details="inside a quotation that was checked"))
        if self.context.in_headline(quotation):
            return _passes(Words(verdict.UNRELATED, details=A_TITLE))
        speaker = given.entity if given.kind == SPEAKER else None
        # What somebody says who quotes: the quotation inside is judged.
        inner = self.quotations[number + 1 : number + 2]
        if inner and inner[0].end < quotation.end and not given.to_speaker and not inner[0].reason:
            words = verdict.judge(quotation.text, self.known, speaker)
            if words.verdict not in verdict.HELD:
                return _passes(Words(verdict.UNRELATED, details=_to(given)))
        key = (quotation.text, speaker)
        if key not in self.verdicts:
            self.verdicts[key] = verdict.judge(quotation.text, self.known, speaker)
        return _weighed(self, number, self._with_markup(quotation, self.verdicts[key]), given)

    def _with_markup(self, quotation: Quotation, words: Words) -> Words:
        """The verdict, where a quotation that is his has markup inside; the signs of a block quote are none."""
        if words.verdict not in (verdict.VERBATIM, verdict.CONVERTED) or self.document.form not in TYPED:
            return words
        span = slice(quotation.start, quotation.end)
        if self.document.text[span] == self.document.visible[span]:
            return words
        seen = zip(self.document.text[span], self.document.visible[span], strict=True)
        if all(raw == shown or raw in "> \t" for raw, shown in seen):
            return words
        details = words.details.removeprefix("differs in ")
        told = f"differs in markup{', ' if details != words.details else '; ' if details else ''}{details}"
        return words._replace(verdict=verdict.CONVERTED, details=told)

    def _finding(self, number: int, given: Attribution, decision: _Decision) -> Finding:
        quotation, words = self.quotations[number], decision.words
        place = ""
        cited: tuple[str, ...] = ()
        # What stands nowhere has no right place.
        if words.paragraphs and words.verdict not in (verdict.UNCHECKED, verdict.UNRELATED):
            cited = self.context.of(number)
            right_place = bool(set(cited) & set(words.paragraphs))
            place = (OK if right_place else MISPLACED) if cited else UNCITED
            if not cited and (other := self.context.other_paper(number, words.paragraphs)):
                place, cited = MISPLACED, (other,)
        clipped = self._clipped(number, words, given)
        fails = decision.fails or place == MISPLACED or decision.attribution == MISATTRIBUTED
        fails = fails or (self.strict and _fails_strict(words, place, clipped, given))
        return Finding(
            *self.lines.span(quotation.start, quotation.end),
            quoted=quotation.text,
            verdict=words.verdict,
            details=words.details,
            quote=words.quotes[0] if words.quotes else None,
            others=words.quotes[1:],
            source=words.source,
            steps=words.steps,
            place=place,
            paragraphs=words.paragraphs,
            cited=cited,
            speaker=given.name,
            speakers=tuple(sorted(self.known.speakers(words.quotes))),
            given=given.to_speaker,
            attribution=decision.attribution,
            clipped=clipped,
            rule=_rule(decision, place, clipped),
            fails=fails,
            stray=False,
            unbroken=self.document.text[quotation.start : quotation.end] == quotation.text,
            elsewhere=wordings.elsewhere(words.quotes, self.known) if words.verdict in verdict.HELD else (),
            lang=self._language(quotation.block),
            ours=words.ours,
        )

    def _clipped(self, number: int, words: Words, given: Attribution) -> str:
        """The governing words that a quotation has lost, where it is given to whose words they are."""
        if (given.kind in (OTHER, PAPER) and given.relation != NEAR) or not words.quotes:
            return ""
        outside, others = self._round(number)
        quote = next(each for each, _ in self.known.quotes if each["id"] == words.quotes[0])
        if words.verdict == verdict.TRANSLATION:
            from hkinno.check import translation  # noqa: PLC0415 - for quotations in English

            return translation.lost(self.quotations[number].text, words, self.known, outside + " ".join(others))
        if words.verdict in (verdict.VERBATIM, verdict.CONVERTED):
            before = self.known.before.get(quote["id"], "")
            sentence = self._sentence(number)
            sentence += self.known.in_other_words(sentence)
            return clipping.lost(words.source, quote["exact"], before, outside, others, sentence)
        return ""

    def _language(self, block: int) -> str:
        """The language of the draft's own words in a block."""
        if block not in self.languages:
            own = self.attributions.frame(block)[0] if block >= 0 else ""
            self.languages[block] = "en" if not has_chinese(own) and any(map(str.isalpha, own)) else "zh"
        return self.languages[block]

    def _sentence(self, number: int) -> str:
        """The draft's own words of the sentence that a quotation stands in."""
        start, end = self.quotations[number].outer
        before = self.document.words(max(0, start - REACH), start)
        after = self.document.words(end, end + REACH)
        return SENTENCE_END.split(before)[-1] + SENTENCE_END.split(after)[0]

    def _round(self, number: int) -> tuple[str, list[str]]:
        """The draft's own words round a quotation, and what is quoted beside it."""
        quotation = self.quotations[number]
        if quotation.block < 0:
            return "", []
        beside = [
            each.text
            for each in self.quotations[max(0, number - 3) : number + 4]
            if each is not quotation and each.text != quotation.text
        ]
        near = [quotation.block]
        if quotation.kind == BLOCK:
            near = [*range(max(0, quotation.block - 1), min(len(self.document.blocks), quotation.block + 2))]
        frame = "\n".join(self.attributions.frame(block)[0] for block in near)
        if len(frame) >= LONGEST_ROUND:
            start, end = quotation.outer
            frame = self.document.words(max(0, start - REACH), start) + self.document.words(end, end + REACH)
        return frame + self.known.in_other_words(frame), beside


# How much of a long paragraph is read for what a quotation has lost.
LONGEST_ROUND, REACH = 600, 80
SENTENCE_END = Pattern(r"[。！？!?\n]|\.\s")


def _passes(words: Words) -> _Decision:
    return _Decision(words, OK, fails=False)


def _weighed(checking: _Check, number: int, words: Words, given: Attribution) -> _Decision:
    """The verdict by whom the draft gives the words to."""
    quotation, known = checking.quotations[number], checking.known
    kind = words.verdict
    if kind in (*verdict.HELD, verdict.TRANSLATION):
        return _speech(quotation, words, given, known)
    if kind == verdict.ALTERED:
        return _bent(checking, number, words, given)
    if kind == verdict.NOT_SPEECH:
        return _printed(checking, number, words, given)
    if kind == verdict.ABSENT:
        return _unlike(checking, number, words, given)
    if kind == verdict.UNCHECKED and given.to_speaker:
        plain = squeeze(quotation.text)
        near = verdict.one_off(plain, known)
        if near and plain not in known.names:
            return _Decision(verdict.altered(quotation.text, plain, near), OK, fails=True)
    return _passes(words)


def _speech(quotation: Quotation, words: Words, given: Attribution, known: Corpus) -> _Decision:
    """Words of a speaker of the store: misattributed where they are plainly given to another."""
    whose = known.speakers(words.quotes)
    if given.kind == SPEAKER:
        wrong = bool(whose) and given.entity not in whose and given.plain
        return _Decision(words, MISATTRIBUTED if wrong else OK, fails=False)
    saying = given.kind == NOBODY and lexicon.is_saying(given.name or "")
    accused = (given.kind in (OTHER, PAPER) or saying) and given.plain and bool(whose)
    if words.verdict == verdict.TRANSLATION and given.kind != SPEAKER and words.near > 1 - RENDERS:
        return _passes(Words(verdict.UNRELATED, details=_to(given)))
    return _Decision(words, MISATTRIBUTED if accused and _is_distinct(quotation.text) else OK, fails=False)


# English that renders so much of his words is his, whoever the draft names.
RENDERS = 0.5


def _bent(checking: _Check, number: int, words: Words, given: Attribution) -> _Decision:
    """Words near those of a speaker: bent where they are given to him, or plainly his."""
    quotation, known = checking.quotations[number], checking.known
    if given.to_speaker:
        if (
            given.relation == REPORTED
            and not checking.attributions.is_judged(number)
            and _is_term(quotation.text, LONGEST_TERM)
            and not _is_whole(quotation.text, words, known)
        ):
            return _passes(Words(verdict.UNRELATED, details="a term in what is reported of him"))
        whose = known.speakers(words.quotes)
        wrong = bool(whose) and given.entity not in whose and given.plain
        return _Decision(words, MISATTRIBUTED if wrong else OK, fails=True)
    if (
        words.near > NEAR_ANOTHERS
        or not _is_distinct(quotation.text)
        or (given.kind == OTHER and _only_holds(quotation, words, known))
    ):
        return _passes(Words(verdict.UNRELATED, details=_near(words, given)))
    accused = given.kind in (OTHER, PAPER) and given.plain
    return _Decision(words, MISATTRIBUTED if accused else OK, fails=True)


def _is_distinct(quoted: str) -> bool:
    """Whether words are so many that nobody else is likely to use them: characters, or words that say something."""
    if has_chinese(quoted):
        return len(squeeze(quoted)) >= DISTINCTIVE
    from hkinno.check import translation  # noqa: PLC0415 - for quotations in English

    return translation.content(quoted) >= DISTINCTIVE_WORDS


def _only_holds(quotation: Quotation, words: Words, known: Corpus) -> bool:
    """Whether another's words hold a part of a quote unchanged, and more beside it: a phrase that both may use."""
    changed = [step for step in words.steps if step.op != "equal"]
    if not changed or any(step.op != "delete" for step in changed) or len(changed) > 2:  # noqa: PLR2004
        return False
    inside = any(step.op != "equal" for step in words.steps[1:-1])
    whole = any(squeezed in squeeze(quotation.text) for quote, squeezed in known.quotes if quote["id"] in words.quotes)
    return not inside and not whole


def _is_whole(quoted: str, words: Words, known: Corpus) -> bool:
    """Whether a few words are as long as the quote that they are near to, or count something."""
    lengths = [len(squeezed) for quote, squeezed in known.quotes if quote["id"] in words.quotes]
    return bool(COUNTS.search(quoted)) or min(lengths, default=0) <= len(squeeze(quoted)) + 1


# How names of schemes, places, bodies and ideas end.
NAMES_A_THING = Pattern(
    "(?:計劃|计划|基金|方案|中心|園區?|园区?|城|區|区|局|會|会|系統|系统|平台|工程|政策|模式|精神|主義|主义|理論|理论|概念"
    "|指數|指数|報告|报告|藍圖|蓝图|大學|大学|機構|机构|產業|产业|經濟|经济|產業鏈|产业链|共同體|共同体|體系|体系|機制|机制)$"
)
# 一 is part of many a term.
COUNTS_MUCH = Pattern(r"\d|[十百千萬万億亿%％倍成]|[一二三四五六七八九兩两][年月日天個个間间家條条宗人歲岁次]")
COUNTS = Pattern(r"\d|[二三四五六七八九十百千萬万億亿兩两]")


def _printed(checking: _Check, number: int, words: Words, given: Attribution) -> _Decision:
    """The paper's own words: right where they are given to the paper, no speech where they are given to a speaker."""
    quotation = checking.quotations[number]
    exact = not words.near
    if (
        exact
        and words.title
        and (is_title(checking.document, quotation.outer, checking.known.voices) or not given.to_speaker)
    ):
        return _passes(Words(verdict.UNRELATED, details=A_TITLE))
    if exact and given.kind == PAPER:
        same = quotation.text in words.source or words.source == quotation.text
        told = "the paper's own words, given to the paper"
        return _passes(words._replace(verdict=verdict.VERBATIM if same else verdict.CONVERTED, details=told))
    term = _is_term(quotation.text, LONGEST_PRINTED_TERM)
    if given.to_speaker:
        inside = given.relation in (REPORTED, SOLE) or _runs_on(checking.document, quotation)
        if given.relation == SOLE and given.led:
            return _passes(words._replace(details=f"{words.details}; no speaker is named"))
        if inside and _is_term(quotation.text, LONGEST_TERM) and exact:
            return _passes(Words(verdict.UNRELATED, details="a term in what is reported of him"))
        return _Decision(words, OK, fails=True)
    if not exact or term:
        where = f"the paper has these words in {', '.join(words.paragraphs)}" if exact else "nothing like it is stored"
        told = f"{_whose(given)}; {where}"
        return _passes(Words(verdict.UNRELATED, details=f"a term; {told}" if term else told))
    return _Decision(words, OK, fails=given.kind == OTHER and given.plain and not lexicon.is_press(given.name or ""))


def _unlike(checking: _Check, number: int, words: Words, given: Attribution) -> _Decision:
    """Words like nothing that is stored: absent only where a speaker of the store is said to have said them."""
    quotation, known = checking.quotations[number], checking.known
    if not given.to_speaker or given.relation == SOLE:
        return _passes(Words(verdict.UNRELATED, details=_to(given)))
    judged = checking.attributions.is_judged(number) or COUNTS_MUCH.search(quotation.text)
    if given.led and not judged and _is_term(quotation.text, LONGEST_TERM):
        return _passes(Words(verdict.UNRELATED, details=_to(given)))
    if checking.attributions.is_supposed(number):
        return _passes(Words(verdict.UNRELATED, details="the draft does not say that he said it"))
    if known.voices.speaker_in(quotation.text):
        return _passes(Words(verdict.UNRELATED, details="speaks of him by name, so it is not he who speaks"))
    if (
        (given.relation == REPORTED or _runs_on(checking.document, quotation))
        and not judged
        and (_is_term(quotation.text, LONGEST_TERM) or NAMES_A_THING.search(quotation.text))
    ):
        return _passes(Words(verdict.UNRELATED, details="a term in what is reported of him"))
    return _Decision(words, OK, fails=True)


def _near(words: Words, given: Attribution) -> str:
    """What is said of words like a speaker's that are not given to him."""
    return f"{_whose(given)}; like 「{words.source}」 of {' '.join(words.quotes)}, and not the same"


def _to(given: Attribution) -> str:
    """What is said of words that are like nothing of a speaker's."""
    return f"{_whose(given)}; nothing like it is stored"


def _whose(given: Attribution) -> str:
    if given.kind in (OTHER, PAPER, SPEAKER) and given.name and given.relation not in (NEAR, SOLE):
        return f"given to {given.name}"
    return "given to nobody of the store"


def _is_term(quoted: str, longest: int) -> bool:
    """Whether words are so few, and without punctuation, that they may be a term."""
    stripped = quoted.strip()
    if stripped.isascii() and len(stripped.split()) <= LONGEST_ENGLISH_TERM:
        return not re.search("[,;!?]", stripped)
    return len(squeeze(stripped)) <= longest and not re.search("[，。；！？,;!?]", stripped)


def _runs_on(document: Document, quotation: Quotation) -> bool:
    """Whether the draft's sentence runs on over the marks: 推出「…」計劃."""
    end = quotation.outer[1]
    after = document.words(end, end + 1)
    return quotation.kind != BLOCK and bool(after.strip()) and after.isalnum()


def _fails_strict(words: Words, place: str, clipped: str, given: Attribution) -> bool:
    anothers = (
        words.verdict == verdict.UNRELATED
        and given.kind in (OTHER, PAPER)
        and bool(given.name)
        and given.relation != NEAR
    )
    return words.verdict in WRONG_STRICT or place == UNCITED or bool(clipped) or anothers


def _rule(decision: _Decision, place: str, clipped: str) -> str:
    """The gravest fault of a quotation, or what else is to be said of it."""
    if decision.fails:
        return decision.words.verdict
    if decision.attribution == MISATTRIBUTED:
        return MISATTRIBUTED
    if place == MISPLACED:
        return MISPLACED
    if clipped:
        return "clipped"
    if decision.words.verdict == verdict.VERBATIM:
        return UNCITED if place == UNCITED else ""
    return decision.words.verdict


class _Lines:
    """Lines and columns of a text."""

    def __init__(self, draft: str) -> None:
        self.starts = [0]
        position = draft.find("\n")
        while position >= 0:
            self.starts.append(position + 1)
            position = draft.find("\n", position + 1)

    def at(self, offset: int) -> tuple[int, int]:
        """The line and the column of an offset."""
        line = bisect_right(self.starts, offset)
        return line, offset - self.starts[line - 1] + 1

    def span(self, start: int, end: int) -> tuple[int, int, int, int, int, int]:
        """Start and end, and the line and column of each."""
        return start, end, *self.at(start), *self.at(end)


def _stray(stray: Stray, lines: _Lines, *, strict: bool) -> Finding:
    count = f"{stray.length} marks {stray.mark} are" if stray.length > 1 else f"the mark {stray.mark} is"
    told = f"{count} opened and not closed in this paragraph"
    return Finding(
        *lines.span(stray.start, stray.end), stray.mark, verdict.UNCHECKED, told, None, (), "", (), "", (), (),
        None, (),
        given=False, attribution=OK, clipped="", rule="" if stray.code else "unclosed", fails=strict and not stray.code,
        stray=not stray.code, unbroken=True,
    )  # fmt: skip
