"""The verdict on a figure or a time of a passage."""

from collections.abc import Iterator
from math import inf, isclose, log10
from weakref import WeakKeyDictionary

from hkinno.check.figures import amounts, compare, notation, others, whose
from hkinno.check.figures import times as timing
from hkinno.check.figures.amounts import AGE, BARE, COUNT, MONEY, SHARE, SPAN, Mention
from hkinno.check.figures.calendar import Calendar
from hkinno.check.figures.judged import OTHER_THING, UNCHECKED, WRONG, Judged, placed
from hkinno.check.figures.measures import NAME, SENSE, Measure, Measures
from hkinno.check.figures.others import Asked
from hkinno.check.figures.passages import NEAR, SENTENCE, Context, Passage
from hkinno.check.figures.prose import Sentence, plain
from hkinno.check.verdict import Corpus
from hkinno.check.voices import Voices

# How plainly a passage must name what a figure measures: for a figure that the store has; to hold another for wrong,
# where it is given to the page and where it is not; the same where what is counted stands right beside the number.
LIKE, WRONG_OF_PAGE, WRONG_CARRIED, WRONG_OF_NOBODY, COUNTED = 0.6, 1.0, 1.2, 1.4, 0.3
# Where what its facts name is named.
LIKE_NAMED = 0.4
# More is needed where something stands beside it that the store's figure is not of.
STRANGE = 0.4
# More is needed for figures without a number, and half of that for spans of time.
VAGUE = 0.6
# A figure with the digits of the store's looks like a slip; one beside which others of the same facts stand is at home.
SLIP, SLIP_OF_MANY, AT_HOME = 0.4, 0.6, 0.4
# What names no one of the store must name so much of what is measured to be of the page.
IN_WORDS, IN_WORDS_LIKE = 1.6, 1.3
# Of sums for one programme that which has a number is told.
EXACT = 0.2
# How plainly a sum must be of a programme that is named beside it.
PROGRAMME = 0.5
# How plainly what takes a time must be named where other figures of the same facts are.
AT_HOME_SPAN = 0.8
# So many of the likeliest are looked at.
LIKELIEST = 5
CHANCE = 0.25
# Powers of ten: so far from the store's a number is hardly meant for it, unless it is a slip of one of many digits.
FARTHEST, FARTHEST_SLIP = 1.5, 4.5
# What stands so near behind a number is what it counts.
ADJACENT = 2


class Judge:
    """What judges the figures of drafts, sentence by sentence: one for a corpus, ``of`` has it."""

    def __init__(self, known: Corpus) -> None:
        self.voices = known.voices
        self.measures = Measures(known.statements, known.sources)
        self.calendar = Calendar(known.statements, known.sources, self.measures)
        ages = [each.figure for each in self.measures.all if each.figure["unit"] == "years_of_age"]
        self.ages = {figure[key] for figure in ages for key in ("value", "min", "max")} - {None}

    def passage(self, sentence: Sentence, before: frozenset[str], carried: str) -> Passage:
        """A sentence taken apart."""
        mentions = [self._aged(sentence.plain, each) for each in amounts.mentions(sentence.plain)]
        figures = [each for each in mentions if not each.difference]
        differences = [each for each in mentions if each.difference]
        found = list(timing.times(sentence.plain))
        traits = self.measures.traits.of(sentence.plain, figures, found)
        places = self.measures.traits.places(sentence.plain, traits)
        voices = whose.voices_in(sentence, self.voices, self.measures.traits, carried)
        return Passage(sentence, figures, found, traits, places, voices, before, carried, differences)

    def _aged(self, plain: str, mention: Mention) -> Mention:
        """A bounded number as an age where the store has an age of that number and nothing is counted: under 30."""
        aged = mention.kind == BARE and mention.bound and mention.number.value in self.ages
        if not aged or notation.COUNTED.match(plain, mention.outer[1]):
            return mention
        named = {trait for _, trait in self.measures.traits.of(plain)}
        counted = any(each.counted & named and compare.fits(mention, each.figure) for each in self.measures.all)
        return mention if counted else mention._replace(kind=AGE)

    def figures(self, passage: Passage) -> Iterator[Judged]:
        """The figures of a passage that do not stand in quotation marks."""
        for mention in passage.figures:
            if not passage.quoted(mention.start, mention.end):
                judged = self._figure(passage, mention)
                yield placed(passage, *mention.outer, judged._replace(currency=mention.currency))
        for mention in passage.differences:
            told = self._difference(passage, mention)
            if told and not passage.quoted(mention.start, mention.end):
                yield placed(passage, *mention.outer, told)

    def _difference(self, passage: Passage, mention: Mention) -> Judged | None:
        """A sum or number of the store that is told as the difference of two: 增加130條 for 增至130條."""
        if passage.voice(mention.start, mention.end) != whose.PAGE:
            return None
        context = passage.of_figure(mention)
        for each in self.measures.named(context.sentence):
            same = compare.comparable(mention, each.figure) and compare.verdict(mention, each.figure)
            if same and each.figure["value"] is not None and self.measures.sum(each.core, context) >= LIKE / 2:
                return Judged(0, 0, "", OTHER_THING, "", each, each, each.facts)
        return None

    def _voice(self, passage: Passage, mention: Mention) -> str:
        """Whose a figure is: the page's too where another of its sentence is plainly the page's."""
        voice = passage.voice(mention.start, mention.end)
        if voice != whose.NOBODY:
            return voice
        others_of_page = any(
            others.is_telling(other) and self._named_figures(passage, other)
            for other in passage.figures
            if other is not mention
        )
        return whose.PAGE if others_of_page else voice

    def _figure(self, passage: Passage, mention: Mention) -> Judged:
        voice = self._voice(passage, mention)
        if voice in (whose.ANOTHER, whose.SELF):
            return _unchecked("given to somebody else" if voice == whose.ANOTHER else "the writer's own")
        context = passage.of_figure(mention)
        named = self.measures.named(context.sentence | context.before)
        if voice == whose.PAGE and others.is_telling(mention):
            named += [each for each in self.measures.all if each not in named and compare.fits(mention, each.figure)]
        speaker = passage.speaker(mention.start, mention.end)
        candidates = [each for each in named if compare.comparable(mention, each.figure) and each.may_be_of(speaker)]
        ranked = sorted(candidates, key=lambda each: self.measures.score(each, context), reverse=True)
        like = [each for each in ranked if compare.verdict(mention, each.figure)]
        like = [each for each in like if compare.exactly(mention, each.figure)] or like
        if mention.kind in (COUNT, BARE) and not others.is_large(mention) and others.is_part(passage, mention):
            return _unchecked("a part of another figure")
        if like and not self._is_by_chance(mention, context, like[0], ranked):
            return self._like(passage, mention, context, like, ranked)
        judged = self._unlike(passage, mention, context, [each for each in ranked if each not in like])
        return judged._replace(verdict=OTHER_THING, fits=like[0]) if like and judged.verdict == WRONG else judged

    def _is_by_chance(self, mention: Mention, context: Context, like: Measure, ranked: list[Measure]) -> bool:
        """Whether a small number is only by chance that of a figure, as what another figure counts is named."""
        if mention.kind not in (COUNT, BARE) or others.is_large(mention) or like.counted & context.clause:
            return False
        return any(each.counted & context.near for each in ranked if each.counted and each.figure["value"] is not None)

    def _like(
        self, passage: Passage, mention: Mention, context: Context, like: list[Measure], ranked: list[Measure]
    ) -> Judged:
        """A figure that the store has: of the right thing, of another, or of nothing of the store's."""
        best, voice = like[0], self._voice(passage, mention)
        rest = [each for each in ranked if each not in like]
        asked = Asked(self.measures, passage, mention, context, best, rest, voice)
        for accuse in others.ACCUSERS:
            rival = accuse(asked)
            ours = any(self._of_page(passage, mention, context, each) for each in (best, rival) if each)
            if rival and ours and not self._apart(passage, mention, rival):
                return Judged(0, 0, "", OTHER_THING, "", best, rival, rival.facts)
        if others.elsewhen(passage, mention, best, self.calendar.dated):
            return _unchecked("of another time than the page's")
        if others.elsewhere(passage, mention, best, self.measures):
            if voice == whose.PAGE and others.is_moved(asked):
                return Judged(0, 0, "", OTHER_THING, "", best, best, best.facts)
            return _unchecked("of another place than the page's")
        score = self.measures.score(best, context) + self._at_home(passage, mention, best)
        least = LIKE_NAMED if any(map(context.level, self.measures.own_names(best))) else LIKE
        if score >= (least if voice in (whose.PAGE, whose.CARRIED) else WRONG_OF_PAGE) and self._of_page(
            passage, mention, context, best
        ):
            told = compare.verdict(mention, best.figure)
            printed = plain(best.figure["printed"]) == passage.plain[mention.outer[0] : mention.outer[1]].strip()
            told = compare.SAME if printed else told
            return Judged(0, 0, "", told, "", best, best, best.facts)
        fact = others.another_fact(asked)
        if fact:
            return Judged(0, 0, "", OTHER_THING, "", best, None, (fact,))
        # A small number that only happens to be the store's says nothing of what the passage is of.
        chance = rest and score <= CHANCE * self.measures.score(rest[0], context)
        return self._unlike(passage, mention, context, rest) if chance else _unchecked("not plainly of the page")

    def _apart(self, passage: Passage, mention: Mention, measure: Measure) -> bool:
        """Whether a sentence speaks of another time or place than a figure's facts do."""
        return others.elsewhen(passage, mention, measure, self.calendar.dated) or others.elsewhere(
            passage, mention, measure, self.measures
        )

    def _unlike(self, passage: Passage, mention: Mention, context: Context, ranked: list[Measure]) -> Judged:
        """A figure that the store does not have: wrong where it is plainly of what a stored figure measures."""
        plain: list[tuple[float, Measure]] = []
        for each in ranked[:LIKELIEST]:
            score = self.measures.score(each, context) + _slip(mention, each) + self._at_home(passage, mention, each)
            if score < self._needed(passage, mention, context, each) or self._apart(passage, mention, each):
                continue
            if self._of_page(passage, mention, context, each):
                exact = EXACT if mention.kind == MONEY and each.figure["value"] is not None else 0.0
                plain.append((score + self.measures.sum(each.core, context, NEAR) + exact, each))
        if not plain:
            return _unchecked("like nothing that the page measures, or not plainly")
        _, meant = max(plain, key=lambda pair: pair[0])
        return Judged(0, 0, "", WRONG, "", None, meant, meant.facts)

    def _of_page(self, passage: Passage, mention: Mention, context: Context, measure: Measure) -> bool:
        """Whether a passage is given to the page, or names what is measured by name or in so many words."""
        if self._voice(passage, mention) in (whose.PAGE, whose.CARRIED) or self._at_home(passage, mention, measure):
            return True
        core = measure.core | measure.whole
        named = {trait for trait in core - {self.measures.home} if trait.startswith(NAME) and context.level(trait)}
        if named or any(map(context.level, self.measures.own_names(measure))):
            return True
        needed = IN_WORDS_LIKE if compare.fits(mention, measure.figure) or _slip(mention, measure) else IN_WORDS
        return self.measures.sum(core, context, SENTENCE) >= needed

    def _needed(self, passage: Passage, mention: Mention, context: Context, measure: Measure) -> float:
        voice = self._voice(passage, mention)
        needed = WRONG_OF_PAGE if voice == whose.PAGE else WRONG_CARRIED if voice == whose.CARRIED else WRONG_OF_NOBODY
        needed -= STRANGE / 2 if voice == whose.PAGE and mention.kind == MONEY and _slip(mention, measure) else 0.0
        needed -= STRANGE / 2 if voice == whose.PAGE and mention.kind == AGE else 0.0
        needed += STRANGE if voice != whose.PAGE and others.strange(measure, context) else 0.0
        counts = mention.kind in (COUNT, BARE) and compare.kinds(measure.figure) == compare.COUNTS
        around = context.sentence | (context.before if voice == whose.PAGE else frozenset())
        if counts and measure.counted and not measure.counted & around:
            slip = voice == whose.PAGE and _slip(mention, measure) == SLIP_OF_MANY
            telling = any(trait.startswith(NAME) for trait in measure.core & context.clause)
            return needed if slip and telling and not others.strange(measure, context) else inf
        if counts and _is_of_other(passage, mention, measure):
            return inf
        if counts and measure.counted and measure.counted <= context.taken and others.strange(measure, context):
            return inf
        if mention.kind == SHARE and not any(map(context.level, measure.core - measure.whole - {SENSE + "proportion"})):
            return inf
        if mention.kind == SPAN and self._at_home(passage, mention, measure):
            return AT_HOME_SPAN
        if mention.kind == SPAN and voice == whose.PAGE and self.measures.own_names(measure) & context.clause:
            return needed - STRANGE / 2
        if mention.kind == SPAN and not measure.figure["several"]:
            return needed + (0 if _slip(mention, measure) or voice == whose.PAGE else VAGUE / 2)
        if measure.figure["several"] or (_is_far(mention, measure) and voice != whose.PAGE):
            return needed + (VAGUE if mention.number.value is not None else VAGUE / 2)
        programme = (measure.figure["money"] or {}).get("programme")
        if programme and voice == whose.PAGE and NAME + programme in context.near:
            return PROGRAMME
        circle = context.near if others.strange(measure, context) else context.clause
        named = counts and bool(measure.counted & circle)
        return needed - COUNTED if named or (programme and NAME + programme in context.clause) else needed

    def _at_home(self, passage: Passage, mention: Mention, measure: Measure) -> float:
        """Whether other figures of the sentence are those of facts that state this one, or of one programme with it."""
        kin = any(
            each is not measure and each.kin(measure, self.measures.place_traits)
            for other in passage.figures
            if other is not mention
            for each in self._named_figures(passage, other)
        )
        return AT_HOME if kin else 0.0

    def _named_figures(self, passage: Passage, mention: Mention) -> list[Measure]:
        """The store's figures that a figure is, and of which what stands round it says something."""
        if mention not in passage.like:
            context = passage.of_figure(mention)
            passage.like[mention] = [
                each
                for each in self.measures.named(context.sentence)
                if compare.comparable(mention, each.figure)
                and compare.verdict(mention, each.figure)
                and self.measures.sum(each.core, context, SENTENCE) >= AT_HOME
            ]
        return passage.like[mention]


# A corpus that is done with takes its judge with it.
_known: WeakKeyDictionary[Voices, Judge] = WeakKeyDictionary()


def of(known: Corpus) -> Judge:
    """The judge of a corpus, made once."""
    judge = _known.get(known.voices)
    if judge is None:
        judge = _known[known.voices] = Judge(known)
    return judge


def _unchecked(why: str) -> Judged:
    return Judged(0, 0, "", UNCHECKED, why)


def _is_far(mention: Mention, measure: Measure) -> bool:
    """Whether a number is so far from the store's, and no slip of it, that it is hardly meant for it."""
    number, stored = _numbers(mention, measure)
    return bool(number and stored and not _slip(mention, measure) and abs(log10(number / stored)) > FARTHEST)


def _numbers(mention: Mention, measure: Measure) -> tuple[float | None, float | None]:
    number, figure = mention.number, measure.figure
    return number.min if number.value is None else number.value, figure["min"] if figure["value"] is None else figure[
        "value"
    ]


def _is_of_other(passage: Passage, mention: Mention, measure: Measure) -> bool:
    """Whether what a number counts stands right behind it, and is nothing that is measured: 100 universities."""
    _, end = passage.clause(*mention.outer)
    behind = [trait for at, trait in passage.traits if 0 <= at - mention.end <= ADJACENT and at < end]
    return bool(behind) and behind[0].startswith(SENSE) and behind[0] not in measure.core | measure.whole


def _slip(mention: Mention, measure: Measure) -> float:
    """How much it looks like a slip of the store's figure: the same digits in another magnitude or unit."""
    number, stored = _numbers(mention, measure)
    if not number or not stored:
        return 0.0
    if mention.kind == SPAN:
        return SLIP if number == stored and mention.number.max == measure.figure["max"] else 0.0
    power = log10(number / stored)
    several = compare.digits(stored) > 1
    most = FARTHEST_SLIP if several else FARTHEST
    if not isclose(power, round(power), abs_tol=1e-6) or abs(power) >= most:
        return 0.0
    return SLIP_OF_MANY if several else SLIP
