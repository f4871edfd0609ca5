"""The verdict on a figure or a time of a passage."""

from collections.abc import Iterator
from weakref import WeakKeyDictionary

from hkinno.check.figures import amounts, apart, compare, notation, numbers, others, vocabulary, whose
from hkinno.check.figures import times as timing
from hkinno.check.figures.amounts import AGE, BARE, COUNT, MONEY, SHARE, SPAN, Mention
from hkinno.check.figures.asked import COMMON, Asked, strange
from hkinno.check.figures.calendar import Calendar
from hkinno.check.figures.judged import OTHER_THING, UNCHECKED, WRONG, Judged, placed
from hkinno.check.figures.measures import Measure, Measures
from hkinno.check.figures.ordinals import Ordinals
from hkinno.check.figures.passages import NEAR, Context, Passage
from hkinno.check.figures.plainly import OF_PAGE, Plainness
from hkinno.check.figures.prose import Sentence, folded, plain
from hkinno.check.verdict import Corpus
from hkinno.check.voices import Voices
from hkinno.documents.patterns import Pattern

# How plainly a passage must name what a figure measures that the store has, and where what its facts name is named.
LIKE, LIKE_SPAN, LIKE_NAMED = 0.6, 0.9, 0.4
# Of sums for one programme that which has a number is told.
EXACT = 0.2
# So many of the likeliest are looked at.
LIKELIEST = 5
CHANCE = 0.25
UNSAID, ASKED = Pattern(folded(vocabulary.UNSAID)), Pattern(folded(vocabulary.ASKED))
OPENS = Pattern(r"\s?[(（]\s?(?:[a-z]{1,8}\s)?$")
# The years of age of which people are spoken together.
AGES = range(10, 100)
# So near before a number stands what denies it.
TO_DENIAL = 24

HOME, DENIED = Pattern(folded(vocabulary.HOME)), Pattern(folded(rf"(?:{vocabulary.DENIED})\s?$"))


class Judge:
    """What judges the figures of drafts, sentence by sentence: one for a corpus, ``of`` has it."""

    def __init__(self, known: Corpus) -> None:
        self.voices = known.voices
        self.measures = Measures(known.statements, known.sources)
        self.plainness = Plainness(self.measures)
        self.ordinals = Ordinals(self.measures)
        self.calendar = Calendar(known.statements, known.sources, self.measures)
        ages = [each.figure for each in self.measures.all if each.figure["unit"] == "years_of_age"]
        self.ages = {figure[key] for figure in ages for key in ("value", "min", "max")} - {None}

    def passage(self, sentence: Sentence, before: frozenset[str], carried: str) -> Passage:
        """A sentence taken apart."""
        mentions = self._aged(sentence.plain, amounts.mentions(sentence.plain))
        figures = [each for each in mentions if not each.difference]
        differences = [each for each in mentions if each.difference]
        found = list(timing.times(sentence.plain))
        traits = self.measures.traits.of(sentence.plain, figures, found)
        traits += [(match.start(), self.measures.home) for match in HOME.finditer(sentence.plain) if self.measures.home]
        places = self.measures.traits.places(sentence.plain, traits)
        voices = whose.voices_in(sentence, self.voices, self.measures.traits, carried)
        if any(each.whose == whose.PAGE for each in voices):
            # What a programme is for names it where the page speaks.
            purposes = self.measures.purposes
            traits += [(at, purposes[trait]) for at, trait in traits if trait in purposes]
        passage = Passage(sentence, figures, found, traits, places, voices, before, carried, differences)
        passage.dated = self.calendar.told(passage)
        return passage

    def names_another(self, sentence: Sentence) -> bool:
        """Whether a sentence names somebody who is none of the store's."""
        return whose.names_another(sentence, self.voices, self.measures.traits)

    def _aged(self, plain: str, mentions: list[Mention]) -> list[Mention]:
        """Bounded numbers as ages where nothing is counted: the store's, or beside a share: half are under 40."""
        shares = bool(self.ages) and any(each.kind == SHARE for each in mentions)
        aged = [
            each.kind == BARE
            and bool(each.bound)
            and (each.number.value in self.ages or (shares and (each.number.value or 0) in AGES))
            and not notation.COUNTED.match(plain, each.outer[1])
            for each in mentions
        ]
        if not any(aged):
            return mentions
        named = {trait for _, trait in self.measures.traits.of(plain)}
        nouns = [each.figure for each in self.measures.all if each.counted & named]
        return [
            each._replace(kind=AGE) if is_age and not any(compare.fits(each, figure) for figure in nouns) else each
            for each, is_age in zip(mentions, aged, strict=True)
        ]

    def figures(self, passage: Passage) -> Iterator[Judged]:
        """The figures of a passage that do not stand in quotation marks."""
        for mention in passage.figures:
            if not passage.quoted(mention.start, mention.end):
                judged = self._figure(passage, mention)
                if (
                    mention.kind == SPAN
                    and judged.verdict == UNCHECKED
                    and self.plainness.voice(passage, mention) == whose.PAGE
                ):
                    judged = self.calendar.span(passage, mention) or judged
                # What is put wrong is of the page as well: what stands beside it is at home.
                if judged.meant and judged.verdict in (WRONG, OTHER_THING):
                    passage.like[mention] = [*self.plainness.named_figures(passage, mention), judged.meant]
                yield placed(passage.sentence, *mention.outer, judged._replace(currency=mention.currency))
        for mention in passage.differences:
            told = self._difference(passage, mention)
            if told and not passage.quoted(mention.start, mention.end):
                yield placed(passage.sentence, *mention.outer, told)

    def _difference(self, passage: Passage, mention: Mention) -> Judged | None:
        """A sum or number of the store that is told as the difference of two: 增加130條 for 增至130條."""
        if passage.voice(mention.start, mention.end) != whose.PAGE:
            return None
        context = passage.of_figure(mention)
        for each in self.measures.named(context.sentence):
            same = compare.comparable(mention, each.figure) and compare.verdict(mention, each.figure)
            if same and not each.figure["several"] and self.measures.sum(each.core, context) >= LIKE / 2:
                return Judged(0, 0, "", OTHER_THING, "", each, each, each.facts)
        return None

    def _figure(self, passage: Passage, mention: Mention) -> Judged:
        voice = self.plainness.voice(passage, mention)
        if voice in (whose.ANOTHER, whose.SELF):
            return _unchecked("given to somebody else" if voice == whose.ANOTHER else "the writer's own")
        if DENIED.search(passage.plain, max(0, mention.outer[0] - TO_DENIAL), mention.outer[0]):
            return _unchecked("denied")
        start, _ = passage.clause(*mention.outer)
        if UNSAID.search(passage.plain, start, mention.start) or ASKED.search(passage.plain):
            return _unchecked("denied, or asked")
        if mention.kind == MONEY and _is_converted(passage, mention):
            return _unchecked("a conversion")
        context = passage.of_figure(mention)
        named = self.measures.named(context.sentence | context.before)
        if voice == whose.PAGE and numbers.is_telling(mention):
            named += [each for each in self.measures.all if each not in named and compare.fits(mention, each.figure)]
        speaker = passage.speaker(mention.start, mention.end)
        candidates = [each for each in named if compare.comparable(mention, each.figure) and each.may_be_of(speaker)]
        ranked = sorted(candidates, key=lambda each: self.measures.score(each, context), reverse=True)
        like = [each for each in ranked if compare.verdict(mention, each.figure)]
        like = [each for each in like if compare.exactly(mention, each.figure)] or like
        if mention.kind in (COUNT, BARE) and not numbers.is_large(mention) and numbers.is_part(passage, mention):
            return _unchecked("a part of another figure")
        if like and not self._is_by_chance(mention, context, like[0], ranked):
            return self._like(passage, mention, context, like, ranked)
        judged = self._unlike(passage, mention, context, [each for each in ranked if each not in like])
        if judged.verdict != WRONG or not judged.meant:
            return judged
        # By chance it has the number of another figure, if not of one of the same thing: directions and strategies.
        kin = (each for each in like if each.kin(judged.meant, self.measures.place_traits))
        fits = next(kin, None)
        return judged._replace(verdict=OTHER_THING, fits=fits) if fits else judged

    def _is_by_chance(self, mention: Mention, context: Context, like: Measure, ranked: list[Measure]) -> bool:
        """Whether a small number, or one only near a figure's, is that by chance, as what another counts is named."""
        telling = numbers.is_large(mention) and compare.exactly(mention, like.figure)
        if mention.kind not in (COUNT, BARE) or telling or like.counted & context.clause:
            return False
        if numbers.is_large(mention):
            return bool(ranked[0].counted & context.near) and ranked[0] is not like
        return any(each.counted & context.near for each in ranked if each.counted and each.figure["value"] is not None)

    def _like(
        self, passage: Passage, mention: Mention, context: Context, like: list[Measure], ranked: list[Measure]
    ) -> Judged:
        """A figure that the store has: of the right thing, of another, or of nothing of the store's."""
        best, voice = like[0], self.plainness.voice(passage, mention)
        rest = [each for each in ranked if each not in like]
        asked = Asked(self.measures, passage, mention, context, best, rest, voice)
        # What figures of the same thing are of is not strange.
        kin = (each.core for each in rest if each.kin(best, self.measures.place_traits))
        odd = voice == whose.CARRIED and bool(strange(best, context, narrowly=True).difference(*kin))
        for accuse in () if odd else others.ACCUSERS:
            rival = accuse(asked)
            ours = any(self.plainness.of_page(passage, mention, context, each) for each in (best, rival) if each)
            if rival and ours and not self._apart(passage, mention, rival):
                return Judged(0, 0, "", OTHER_THING, "", best, rival, rival.facts)
        if apart.elsewhen(passage, mention, best, self.calendar.dated):
            return _unchecked("of another time than the page's")
        if apart.elsewhere(passage, mention, best, self.measures):
            if voice == whose.PAGE and apart.is_moved(asked):
                return Judged(0, 0, "", OTHER_THING, "", best, best, best.facts)
            return _unchecked("of another place than the page's")
        score = self.measures.score(best, context) + self.plainness.at_home(passage, mention, best)
        like_that = LIKE_SPAN if mention.kind == SPAN and not mention.number.several else LIKE
        least = LIKE_NAMED if self.measures.own_names(best) & context.sentence else like_that
        own = (best.core | best.whole) - COMMON - {self.measures.home}
        if mention.kind == SHARE and not any(map(context.level, own)):
            return self._unlike(passage, mention, context, rest)
        if odd:
            return _unchecked("not plainly of the page")
        if score >= (least if voice in (whose.PAGE, whose.CARRIED) else OF_PAGE) and self.plainness.of_page(
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
        return (
            apart.elsewhen(passage, mention, measure, self.calendar.dated)
            or apart.elsewhere(passage, mention, measure, self.measures)
            or apart.of_another_scheme(passage, mention, measure, self.measures)
        )

    def _unlike(self, passage: Passage, mention: Mention, context: Context, ranked: list[Measure]) -> Judged:
        """A figure that the store does not have: wrong where it is plainly of what a stored figure measures."""
        likely: list[tuple[float, Measure]] = []
        for each in ranked[:LIKELIEST]:
            score = (
                self.measures.score(each, context)
                + numbers.slip(mention, each)
                + self.plainness.at_home(passage, mention, each)
            )
            if score < self.plainness.needed(passage, mention, context, each) or self._apart(passage, mention, each):
                continue
            added = numbers.is_new(passage, mention) and self.measures.is_stock(each)
            if added or numbers.is_some_of(passage, mention, each):
                continue
            if self.plainness.of_page(passage, mention, context, each):
                exact = EXACT if mention.kind == MONEY and each.figure["value"] is not None else 0.0
                likely.append((score + self.measures.sum(each.core, context, NEAR) + exact, each))
        if not likely:
            return _unchecked("like nothing that the page measures, or not plainly")
        _, meant = max(likely, key=lambda pair: pair[0])
        return Judged(0, 0, "", WRONG, "", None, meant, meant.facts)


# A corpus that is done with takes its judge with it.
_known: WeakKeyDictionary[Voices, Judge] = WeakKeyDictionary()


def of(known: Corpus) -> Judge:
    """The judge of a corpus, made once."""
    judge = _known.get(known.voices)
    if judge is None:
        judge = _known[known.voices] = Judge(known)
    return judge


def _is_converted(passage: Passage, mention: Mention) -> bool:
    """Whether a sum in brackets is that before them in another currency: 90億元（約11.5億美元）."""
    before = [each for each in passage.figures if each.outer[1] <= mention.outer[0]]
    last = before[-1] if before else None
    beside = last and OPENS.fullmatch(passage.plain, last.outer[1], mention.outer[0])
    return bool(beside and last and last.kind in (MONEY, BARE) and mention.currency != last.currency)


def _unchecked(why: str) -> Judged:
    return Judged(0, 0, "", UNCHECKED, why)
