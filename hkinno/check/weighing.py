"""What a draft does wrong: the verdict on a quotation's words, weighed by whom the draft gives them to."""

import re
from typing import NamedTuple

from hkinno.check import lexicon, verdict
from hkinno.check.attribution import Attributions
from hkinno.check.clauses import CONTEXT, DIRECT, NEAR, REPORTED, SOLE
from hkinno.check.context import is_title
from hkinno.check.findings import MISATTRIBUTED, MISPLACED, OK, UNCITED
from hkinno.check.frames import Attribution
from hkinno.check.quotations import BLOCK, Quotation
from hkinno.check.tokens import NOBODY, OTHER, PAPER, PRONOUN, SPEAKER
from hkinno.check.verdict import Corpus, Words
from hkinno.documents import Document
from hkinno.documents.patterns import Pattern
from hkinno.documents.sheet import Opened
from hkinno.text import has_chinese, squeeze

# What is wrong with words, and what --strict holds to be wrong as well.
WRONG = frozenset({verdict.ALTERED, verdict.ABSENT, verdict.NOT_SPEECH})
WRONG_STRICT = WRONG | {verdict.CONVERTED, verdict.ELIDED, verdict.TRANSLATION}
# Fewer characters may be anybody's words: nobody is accused by them.
DISTINCTIVE, DISTINCTIVE_WORDS = 8, 4
# Of his own words, unchanged, fewer are plainly his.
FEWER = 1
# Words near his that are given to somebody else, or to nobody, are his bent ones only if they are so near.
NEAR_ANOTHERS = 0.3
# Many words, given to somebody else by name, are his if they are so near; fewer may be a parody.
NEAR_IF_LONG, LONG, LONG_IN_ENGLISH = 0.42, 20, 12
# A title of another's is so far from his words.
CLOSE = 0.2
# A term: so few characters, and no mark inside.
LONGEST_TERM, LONGEST_PRINTED_TERM, LONGEST_ENGLISH_TERM = 6, 12, 5


A_NAME = "the name of a scheme, a body or a document"
NOT_SAID = "the draft does not say that he said it"
A_TERM = "a term in what is reported of him"
A_TITLE = "a headline, cited as a title"


class Decision(NamedTuple):
    """The verdict on words, whether they are given to the wrong one, and whether either fails."""

    words: Words
    attribution: str
    fails: bool


class Draft:
    """A draft as far as its quotations are weighed: its text, what it quotes, whose it says that is, and the corpus."""

    def __init__(self, document: Opened, quotations: list[Quotation], known: Corpus) -> None:
        self.document, self.quotations, self.known = document, quotations, known
        self.attributions = Attributions(document, quotations, known.voices)


def passes(words: Words) -> Decision:
    """The decision on words that there is nothing wrong with."""
    return Decision(words, OK, fails=False)


def weighed(draft: Draft, number: int, words: Words, given: Attribution) -> Decision:
    """The verdict by whom the draft gives the words to."""
    quotation, known = draft.quotations[number], draft.known
    kind = words.verdict
    if kind in verdict.HELD and given.kind == OTHER and len(squeeze(quotation.text)) == 1:
        return passes(Words(verdict.UNRELATED, details="a single character"))
    if kind in (*verdict.HELD, verdict.TRANSLATION):
        return _speech(draft, number, words, given)
    if kind == verdict.ALTERED:
        return _bent(draft, number, words, given)
    if kind == verdict.NOT_SPEECH:
        return _printed(draft, number, words, given)
    if kind == verdict.ABSENT:
        return _unlike(draft, number, words, given)
    if kind == verdict.UNCHECKED and given.to_speaker:
        plain = squeeze(quotation.text)
        near = verdict.one_off(plain, known)
        if near and plain not in known.names:
            return Decision(verdict.altered(quotation.text, plain, near), OK, fails=True)
        # A few words of English that nobody stored, announced as his.
        if words.near and given.relation in (DIRECT, CONTEXT) and _after_colon(draft.document, quotation):
            told = "English like nothing that is stored"
            return Decision(words._replace(verdict=verdict.ABSENT, details=told), OK, fails=True)
    return passes(words)


def _speech(draft: Draft, number: int, words: Words, given: Attribution) -> Decision:
    """Words of a speaker of the store: misattributed where they are plainly given to another."""
    quotation, known = draft.quotations[number], draft.known
    unnamed = given.kind == SPEAKER and given.relation == SOLE and given.led
    if unnamed and not draft.attributions.has_named(known.speakers(words.quotes)):
        # 網友的神評論：「…」: of him the draft says nothing.
        stranger = bool(draft.attributions.stranger(number)) and _is_distinct(quotation.text, FEWER)
        return Decision(words, MISATTRIBUTED if stranger else OK, fails=False)
    if given.kind == SPEAKER:
        anothers = _is_anothers(words, given, known) or _is_in_reported(draft, number, words, given)
        return Decision(words, MISATTRIBUTED if anothers else OK, fails=False)
    saying = given.kind == NOBODY
    if words.verdict == verdict.TRANSLATION and words.near > 1 - (RENDERS_A_SAYING if saying else RENDERS):
        return passes(Words(verdict.UNRELATED, details=unlike(given)))
    whose = known.speakers(words.quotes)
    another = bool(whose) and _is_distinct(quotation.text, FEWER) and _is_given_to_another(draft, number, given, whose)
    return Decision(words, MISATTRIBUTED if another else OK, fails=False)


def _is_given_to_another(draft: Draft, number: int, given: Attribution, whose: set[str]) -> bool:
    """Whether words of some speakers are plainly given to somebody who is none of them."""
    attributions = draft.attributions
    saying = given.kind == NOBODY and lexicon.is_saying(given.name or "")
    # 有論者認為「…」[1]: the note names him.
    if lexicon.is_role(given.name or "") and attributions.is_noted(number, whose):
        return False
    if (given.kind in (OTHER, PAPER) or saying) and given.plain:
        role = given.name or ""
        # 署方引述某甲在某報的說法：, the model of A. Smith's bureau: it is told whose words they are.
        return not attributions.is_led_by(number, whose, role) and not attributions.may_mean(number, role, whose)
    # She would say that we were “…”: it is plain who, where the draft names no speaker of the store.
    led = given.kind == OTHER and given.relation == REPORTED and given.led and not lexicon.is_at_large(given.name or "")
    if led and not attributions.has_named(whose):
        return not attributions.may_mean(number, given.name or "", whose)
    stranger = attributions.stranger(number)
    return bool(stranger) and not attributions.may_mean(number, stranger, whose)


def _is_anothers(words: Words, given: Attribution, known: Corpus) -> bool:
    """Whether words that are plainly given to a speaker of the store are somebody else's."""
    owners = known.owners(words.quotes)
    return bool(owners) and given.entity not in owners and given.plain


def _is_in_reported(draft: Draft, number: int, words: Words, given: Attribution) -> bool:
    """Whether somebody else's words stand in what a speaker of the store is reported to say: 某甲表示，目前「…」.

    Not where the paragraph names whose they are, or a pronoun or an office may mean him.
    """
    owners = draft.known.owners(words.quotes)
    if given.relation != REPORTED or given.led or not owners or given.entity in owners:
        return False
    return _is_distinct(draft.quotations[number].text, FEWER) and not draft.attributions.may_name(number, owners)


# English that renders so much of his words is his, whoever the draft names.
RENDERS = 0.5
# A proverb may be like his words by chance.
RENDERS_A_SAYING = 0.65


def _bent(draft: Draft, number: int, words: Words, given: Attribution) -> Decision:
    """Words near those of a speaker: bent where they are given to him, or plainly his."""
    quotation, known = draft.quotations[number], draft.known
    if draft.attributions.is_denied(number):
        return passes(Words(verdict.UNRELATED, details=NOT_SAID))
    if given.kind != SPEAKER and words.near > CLOSE and is_title(draft.document, quotation.outer, known.voices):
        return passes(Words(verdict.UNRELATED, details=A_TITLE))
    # English that the draft gives to nobody in words, and that sounds only a little like his.
    doubtful = (
        given.relation == SOLE and not given.led and not has_chinese(quotation.text) and words.near > NEAR_ANOTHERS
    )
    if given.to_speaker and not doubtful:
        if (
            given.relation == REPORTED
            # English that says the contrary of a clause of his is no term, but for one word.
            and (has_chinese(quotation.text) or " " not in quotation.text.strip())
            and not draft.attributions.is_judged(number)
            and _is_term(quotation.text, LONGEST_TERM)
            and not _is_whole(quotation.text, words, known)
            and not _is_slip(quotation.text, words, known)
        ):
            return passes(Words(verdict.UNRELATED, details=A_TERM))
        return Decision(words, MISATTRIBUTED if _is_anothers(words, given, known) else OK, fails=True)
    # English that the draft gives to nobody plainly, and that renders half of a clause or more, can only be his.
    anothers = given.kind in (OTHER, PAPER) and given.plain and not known.guessed(words.quotes)
    near = NEAR_IF_LONG if anothers and _is_long(quotation.text) else NEAR_ANOTHERS
    if (
        words.near > (near if given.kind == OTHER or has_chinese(quotation.text) else 1 - RENDERS)
        or _is_capitalised(quotation.text)
        or not _is_distinct(quotation.text)
        or (given.kind == OTHER and _only_holds(quotation, words, known))
    ):
        return passes(Words(verdict.UNRELATED, details=_near(words, given)))
    return Decision(words, MISATTRIBUTED if anothers else OK, fails=True)


def _is_long(quoted: str) -> bool:
    """Whether words are so many that they are no play on others."""
    return len(squeeze(quoted)) >= LONG if has_chinese(quoted) else len(quoted.split()) >= LONG_IN_ENGLISH


def _is_capitalised(quoted: str) -> bool:
    """Whether English words are a name by their capitals: all that are longer than a few letters have one."""
    longer = re.findall(r"[A-Za-z-]{4,}", quoted) if not has_chinese(quoted) else []
    return len(longer) > 1 and all(word[0].isupper() for word in longer)


def _is_distinct(quoted: str, fewer: int = 0) -> bool:
    """Whether words are so many that nobody else is likely to use them: characters, or words that say something."""
    if has_chinese(quoted):
        return len(squeeze(quoted)) >= DISTINCTIVE - fewer
    from hkinno.check import translation  # noqa: PLC0415 - for quotations in English

    return translation.content(quoted) >= DISTINCTIVE_WORDS - fewer


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


def _is_slip(quoted: str, words: Words, known: Corpus) -> bool:
    """Whether a few words are, but for one character, words of his that a headline has too: 背水一站."""
    plain, source = squeeze(quoted), squeeze(words.source)
    same = [one == other for one, other in zip(plain, source, strict=False)]
    slip = len(plain) == len(source) >= verdict.SHORTEST and same.count(False) == 1
    return slip and any(each.title and source in each.squeezed for each in known.paper)


# How names of schemes, places, bodies and ideas end.
NAMES_A_THING = Pattern(
    "(?:計劃|计划|基金|方案|中心|園區?|园区?|城|區|区|局|會|会|系統|系统|平台|工程|政策|模式|精神|主義|主义|理論|理论|概念"
    "|指數|指数|報告|报告|藍圖|蓝图|大學|大学|機構|机构|產業|产业|經濟|经济|產業鏈|产业链|共同體|共同体|體系|体系|機制|机制)$"
)
# 一 is part of many a term.
COUNTS_MUCH = Pattern(r"\d|[十百千萬万億亿%％倍成]|[一二三四五六七八九兩两][年月日天個个間间家條条宗人歲岁次]")
COUNTS = Pattern(r"\d|[二三四五六七八九十百千萬万億亿兩两]")


def _printed(draft: Draft, number: int, words: Words, given: Attribution) -> Decision:
    """The paper's own words: right where they are given to the paper, no speech where they are given to a speaker."""
    quotation = draft.quotations[number]
    exact = not words.near
    if (
        exact
        and words.title
        and (is_title(draft.document, quotation.outer, draft.known.voices) or not given.to_speaker)
    ):
        return passes(Words(verdict.UNRELATED, details=A_TITLE))
    if exact and (given.kind == PAPER or _is_papers(draft, quotation)):
        same = quotation.text in words.source or words.source == quotation.text
        told = "the paper's own words, given to the paper"
        return passes(words._replace(verdict=verdict.VERBATIM if same else verdict.CONVERTED, details=told))
    term = _is_term(quotation.text, LONGEST_PRINTED_TERM)
    if not exact and draft.attributions.is_named(number):
        return passes(Words(verdict.UNRELATED, details=A_NAME))
    if given.to_speaker:
        inside = given.relation in (REPORTED, SOLE) or _runs_on(draft.document, quotation)
        inside = inside or draft.attributions.is_part(number)
        if draft.attributions.is_mentioned(number):
            return passes(Words(verdict.UNRELATED, details=A_TERM))
        if not exact and given.relation == SOLE and given.led:
            return passes(words._replace(details=f"{words.details}; no speaker is named"))
        if inside and _is_term(quotation.text, LONGEST_TERM) and exact:
            return passes(Words(verdict.UNRELATED, details=A_TERM))
        return Decision(words, OK, fails=True)
    if not exact or term:
        where = f"the paper has these words in {', '.join(words.paragraphs)}"
        where = where if exact else "nothing like it is stored" if given.kind != PAPER else words.details
        told = f"{_whose(given)}; {where}"
        return passes(Words(verdict.UNRELATED, details=f"a term; {told}" if term else told))
    return Decision(words, OK, fails=given.kind == OTHER and given.plain and not lexicon.is_press(given.name or ""))


def _is_papers(draft: Draft, quotation: Quotation) -> bool:
    """Whether the draft's sentence has the paper say of a speaker what is quoted: 某報說他「…」."""
    start = quotation.outer[0]
    sentence = CLAUSE_END.split(draft.document.words(max(0, start - TO_PAPER), start))[-1]
    tokens = draft.known.voices.tokens(sentence)[-3:]
    if CAPTION.search(sentence):
        return True
    kinds = [token.kind for token in tokens]
    return kinds in ([PAPER, lexicon.VERB, SPEAKER], [PAPER, lexicon.VERB, PRONOUN]) and tokens[-1].end == len(sentence)


# What a paper prints beside an article's text.
CAPTION = Pattern(
    r"(?:[圖图]片?[說说]明?|[圖图]片[標标][題题]|[標标][題题]|[副小大]小?[題题])[^，。；]{0,4}[寫写印是為为][着著道]?[：:]?\s*$"
    r"|\bcaptions? (?:says?|said|reads?):?\s*$",
    re.IGNORECASE,
)
CLAUSE_END, TO_PAPER = Pattern("[。！？；，,!?\n]"), 40


def _unlike(draft: Draft, number: int, words: Words, given: Attribution) -> Decision:
    """Words like nothing that is stored: absent only where a speaker of the store is said to have said them."""
    quotation, known = draft.quotations[number], draft.known
    if not given.to_speaker or given.relation == SOLE:
        return passes(Words(verdict.UNRELATED, details=unlike(given)))
    term = _is_term(quotation.text, LONGEST_TERM)
    judged = draft.attributions.is_judged(number) or COUNTS_MUCH.search(quotation.text)
    if given.led and term and not (judged or _is_spoken(draft, number)):
        return passes(Words(verdict.UNRELATED, details=unlike(given)))
    if draft.attributions.is_named(number):
        return passes(Words(verdict.UNRELATED, details=A_NAME))
    if draft.attributions.is_mentioned(number):
        return passes(Words(verdict.UNRELATED, details=A_TERM))
    if draft.attributions.is_supposed(number):
        return passes(Words(verdict.UNRELATED, details=NOT_SAID))
    if known.voices.speaker_in(quotation.text):
        return passes(Words(verdict.UNRELATED, details="speaks of him by name, so it is not he who speaks"))
    if (
        (given.relation == REPORTED or _runs_on(draft.document, quotation))
        and not judged
        and (term or NAMES_A_THING.search(quotation.text))
        and not (PREDICATE.match(quotation.text) and draft.attributions.is_predicated(number))
    ):
        return passes(Words(verdict.UNRELATED, details=A_TERM))
    return Decision(words, OK, fails=True)


def _is_spoken(draft: Draft, number: int) -> bool:
    """Whether words are announced as what somebody says, however few they are."""
    return _after_colon(draft.document, draft.quotations[number]) or draft.attributions.is_said(number)


# What is said of something, and no term.
PREDICATE = Pattern(
    "[沒没][有人]|不[會会是能可需必應应]|從[來未]|从[来未]|必[須须將将定]|[將将]會|将会|絕不|绝不|一定|已經|已经"
)


def _near(words: Words, given: Attribution) -> str:
    """What is said of words like a speaker's that are not given to him."""
    return f"{_whose(given)}; like 「{words.source}」 of {' '.join(words.quotes)}, and not the same"


def unlike(given: Attribution) -> str:
    """What is said of words that are like nothing of a speaker's."""
    return f"{_whose(given)}; nothing like it is stored"


def _whose(given: Attribution) -> str:
    if given.kind in (OTHER, PAPER, SPEAKER) and given.name and given.relation not in (NEAR, SOLE):
        return f"given to {given.name}"
    return "given to nobody of the store"


# A verb that makes a sentence of a few words of English.
FINITE = Pattern(r"\b(?:is|are|was|were|will|must|cannot|can|has|have|had|do|does|did|should)\b", re.IGNORECASE)


STATES = Pattern(r"(?:I|We|You|They|He|She|It|There|Nobody|Everybody|Everyone) [a-z]")


def _is_term(quoted: str, longest: int) -> bool:
    """Whether words are so few, and without punctuation, that they may be a term."""
    stripped = quoted.strip()
    if stripped.isascii() and len(stripped.split()) <= LONGEST_ENGLISH_TERM:
        return not re.search("[,;!?]", stripped) and not FINITE.search(stripped) and not STATES.match(stripped)
    return len(squeeze(stripped)) <= longest and not re.search("[，。；！？,;!?]", stripped)


def _runs_on(document: Document, quotation: Quotation) -> bool:
    """Whether the draft's sentence runs on over the marks: 推出「…」計劃."""
    end = quotation.outer[1]
    after = document.words(end, end + 1)
    return quotation.kind != BLOCK and bool(after.strip()) and after.isalnum()


def _after_colon(document: Document, quotation: Quotation) -> bool:
    """Whether words are announced as speech, however few they are: 又說：「…」."""
    start = quotation.outer[0]
    return document.words(max(0, start - 2), start).rstrip().endswith(("：", ":"))


def fails_strict(words: Words, place: str, clipped: str, given: Attribution) -> bool:
    """Whether a quotation fails under --strict."""
    anothers = (
        words.verdict == verdict.UNRELATED
        and given.kind in (OTHER, PAPER)
        and bool(given.name)
        and given.relation != NEAR
    )
    return words.verdict in WRONG_STRICT or place == UNCITED or bool(clipped) or anothers


def rule(decision: Decision, place: str, clipped: str) -> str:
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
