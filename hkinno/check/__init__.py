"""Checking a draft: whether what it puts in quotation marks was said, and by whom.

``check`` is one pure function from a draft and a corpus to findings; the command only reads and prints. A draft goes
one way: documents reads it, quotations finds what it quotes, attribution reads whom it gives the words to, verdict
judges them and context their place, and weighing says what is wrong with the two; claims are the figures of its prose;
fix, mutate and report come after.
"""

from collections.abc import Callable, Iterator

from hkinno import documents
from hkinno.check import claims, clipping, verdict, weighing, wordings
from hkinno.check.context import Context
from hkinno.check.findings import MISATTRIBUTED, MISPLACED, OK, UNCITED, Checked, Claim, Finding, Lines
from hkinno.check.frames import Attribution
from hkinno.check.quotations import BLOCK, DEEPEST, Quotation, Stray, find
from hkinno.check.tokens import SPEAKER
from hkinno.check.turns import transcript
from hkinno.check.verdict import Corpus, Words, corpus
from hkinno.check.weighing import Decision
from hkinno.documents import Document, formats, ignored
from hkinno.documents.patterns import Pattern
from hkinno.documents.sheet import Opened
from hkinno.text import has_chinese, squeeze

__all__ = ["Checked", "Claim", "Corpus", "Finding", "check", "corpus"]

# Formats whose signs a writer types, and may leave in the words; those of others are how a page is made.
TYPED = frozenset({formats.PLAIN.name, formats.MARKDOWN.name})
# Quotations like nothing that was said, and those among them that are given to whom the store has.
UNLIKE_OF_HIS = frozenset({verdict.ABSENT, verdict.NOT_SPEECH})
UNLIKE = UNLIKE_OF_HIS | {verdict.UNRELATED}


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
    the texts of ``ignore`` name, and those that a comment of the draft says to ignore, are only counted.
    ``tick`` is called with how many quotations were looked at since it last was.
    """
    document = transcript(documents.read(draft, name) if isinstance(draft, str) else draft, known.voices)
    quotations, strays = find(document, known.voices)
    findings = [*_Check(document, quotations, known, strict=strict).findings(tick)]
    # What is like nothing that was said has no words to be held to: its figures are judged, as those of prose are.
    verdicts = [each.verdict for each in findings]
    like = [each for each, told in zip(quotations, verdicts, strict=True) if told not in UNLIKE]
    unlike = [each for each, told in zip(quotations, verdicts, strict=True) if told in UNLIKE_OF_HIS]
    lines = Lines(document.text)
    findings += [_stray(stray, lines, strict=strict) for stray in strays]
    findings.sort(key=lambda finding: (finding.start, -finding.end))
    # Of a format of another program the file's own lines were asked.
    passed_over = set() if document.form in ignored.COMMENTS else ignored.lines(document.text)
    is_named = ignored.named(ignore)
    told = claims.of_figures(document, like, unlike, known, lines, strict=strict) if figures else []
    told += claims.of_hedges(document, quotations, known, lines) if hedges else []

    def counts(finding: Finding | Claim) -> bool:
        unasked = finding.line in passed_over or document.place(finding.start) in document.ignored
        return not (unasked or is_named(finding.quoted))

    kept = list(filter(counts, findings))
    figured = any(each.verdict != verdict.UNCHECKED for each in told)
    unseen = "" if findings or figured else _named(document, known)
    return Checked(kept, len(findings) - len(kept), unseen, tuple(filter(counts, told)))


def _named(document: Document, known: Corpus) -> str:
    """The name of a speaker of the store that a document holds."""
    shown = squeeze(document.words(0, len(document.text)))
    people = known.sources.interviewees()
    return next((name for names in people.values() for name in names if squeeze(name) in shown), "")


class _Check(weighing.Draft):
    """The check of one document."""

    def __init__(self, document: Opened, quotations: list[Quotation], known: Corpus, *, strict: bool) -> None:
        super().__init__(document, quotations, known)
        self.strict = strict
        self.lines = Lines(document.text)
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

    def _decided(self, number: int, given: Attribution, outer: str) -> Decision:
        quotation = self.quotations[number]
        if quotation.reason:
            return weighing.passes(Words(verdict.UNCHECKED, details=quotation.reason))
        if quotation.depth >= DEEPEST:
            return weighing.passes(Words(verdict.UNCHECKED, details=f"inside more than {DEEPEST - 1} other quotations"))
        if outer and outer not in (verdict.ABSENT, verdict.UNRELATED, verdict.UNCHECKED):
            return weighing.passes(Words(verdict.UNCHECKED, details="inside a quotation that was checked"))
        if self.context.in_headline(quotation):
            return weighing.passes(Words(verdict.UNRELATED, details=weighing.A_TITLE))
        speaker = given.entity if given.kind == SPEAKER else None
        # What somebody says who quotes: the quotation inside is judged.
        inner = self.quotations[number + 1 : number + 2]
        if inner and inner[0].end < quotation.end and not given.to_speaker and not inner[0].reason:
            words = verdict.judge(quotation.text, self.known, speaker)
            if words.verdict not in verdict.HELD:
                return weighing.passes(Words(verdict.UNRELATED, details=weighing.unlike(given)))
        key = (quotation.text, speaker)
        if key not in self.verdicts:
            self.verdicts[key] = verdict.judge(quotation.text, self.known, speaker)
        return weighing.weighed(self, number, self._with_markup(quotation, self.verdicts[key]), given)

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

    def _finding(self, number: int, given: Attribution, decision: Decision) -> Finding:
        quotation, words = self.quotations[number], decision.words
        place = ""
        cited: tuple[str, ...] = ()
        # What stands nowhere has no right place.
        if words.paragraphs and words.verdict not in (verdict.UNCHECKED, verdict.UNRELATED):
            cited = self.context.of(number, words.paragraphs)
            right_place = bool(set(cited) & set(words.paragraphs))
            place = (OK if right_place else MISPLACED) if cited else UNCITED
            other = "" if place == MISPLACED else self.context.other_paper(number, words.paragraphs, placed=bool(cited))
            place, cited = (MISPLACED, (other,)) if other else (place, cited)
        clipped = self._clipped(number, words) if decision.attribution == OK else ""
        fails = decision.fails or place == MISPLACED or decision.attribution == MISATTRIBUTED
        fails = fails or (self.strict and weighing.fails_strict(words, place, clipped, given))
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
            rule=weighing.rule(decision, place, clipped),
            fails=fails,
            stray=False,
            unbroken=self.document.text[quotation.start : quotation.end] == quotation.text,
            elsewhere=wordings.elsewhere(words.quotes, self.known) if words.verdict in verdict.HELD else (),
            guessed=self.known.guessed(words.quotes),
            unknown=self.context.of_no_source(number) if place == UNCITED else "",
            lang=self._language(quotation.block),
            ours=words.ours,
        )

    def _clipped(self, number: int, words: Words) -> str:
        """The governing words that a quotation has lost, where it is given to whose words they are."""
        if not words.quotes:
            return ""
        quote = next(each for each, _ in self.known.quotes if each["id"] == words.quotes[0])
        if words.verdict == verdict.TRANSLATION or not has_chinese(quote["exact"]):
            from hkinno.check import translation  # noqa: PLC0415 - for quotations in English

            outside, others = self._round(number)
            said = " ".join([outside, *others])
            if words.verdict == verdict.TRANSLATION:
                return translation.lost(self.quotations[number].text, words, self.known, said)
            return translation.cut(words.source, quote["exact"], said)
        if words.verdict in (verdict.VERBATIM, verdict.CONVERTED):
            before = self.known.before.get(quote["id"], "")
            return clipping.lost(words.source, quote["exact"], before, lambda: self._said_round(number))
        if words.verdict == verdict.ELIDED:
            outside, others = self._round(number)
            return clipping.lost_between(words.source.split("……"), quote["exact"], outside, others)
        return ""

    def _language(self, block: int) -> str:
        """The language of the draft's own words in a block."""
        if block not in self.languages:
            own = self.attributions.frame(block)[0] if block >= 0 else ""
            self.languages[block] = "en" if not has_chinese(own) and any(map(str.isalpha, own)) else "zh"
        return self.languages[block]

    def _said_round(self, number: int) -> clipping.Round:
        """What the draft has round a quotation, for what that may have lost."""
        words, beside = self._round(number)
        sentence, follows = self._sentence(number)
        return clipping.Round(words, tuple(beside), sentence + self.known.in_other_words(sentence), follows)

    def _sentence(self, number: int) -> tuple[str, str]:
        """The draft's own words of the sentence that a quotation stands in, and of the one after those that end it."""
        start, end = self.quotations[number].outer
        before = self.document.words(max(0, start - REACH), start)
        after = self.document.words(end, end + REACH)
        first = SENTENCE_END.search(after)
        own, rest = (after[: first.start()], after[first.end() :]) if first else (after, "")
        ends = first is None or first[0] == "\n"
        return SENTENCE_END.split(before)[-1] + own, "" if ends else SENTENCE_END.split(rest)[0]

    def _anothers(self, number: int) -> bool:
        """Whether a quotation is plainly given to somebody whose words the store does not have."""
        given = self.attributions.of(number)
        return given.plain and not given.to_speaker

    def _round(self, number: int) -> tuple[str, list[str]]:
        """The draft's own words round a quotation, and what is quoted beside it."""
        quotation = self.quotations[number]
        if quotation.block < 0:
            return "", []
        near_by = range(max(0, number - NEAR_BY), min(len(self.quotations), number + NEAR_BY + 1))
        texts = [self.quotations[each].text for each in near_by if each != number and not self._anothers(each)]
        beside = [words for words in texts if words != quotation.text]
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
# So many quotations before and after are beside one.
NEAR_BY = 4
SENTENCE_END = Pattern(r"[。！？；;!?]+\n?|\n|\.\s")


def _stray(stray: Stray, lines: Lines, *, strict: bool) -> Finding:
    count = f"{stray.length} marks {stray.mark} are" if stray.length > 1 else f"the mark {stray.mark} is"
    told = f"{count} opened and not closed in this paragraph"
    return Finding(
        *lines.span(stray.start, stray.end), stray.mark, verdict.UNCHECKED, told, None, (), "", (), "", (), (),
        None, (),
        given=False, attribution=OK, clipped="", rule="" if stray.code else "unclosed", fails=strict and not stray.code,
        stray=not stray.code, unbroken=True,
    )  # fmt: skip
