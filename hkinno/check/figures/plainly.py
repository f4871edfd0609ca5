"""How plainly a passage must be of what a figure of the store measures before another number is held to be wrong."""

from math import inf

from hkinno.check.figures import compare, whose
from hkinno.check.figures.amounts import AGE, BARE, COUNT, SHARE, SPAN, Mention
from hkinno.check.figures.asked import strange
from hkinno.check.figures.measures import AGED, NAME, SENSE, Measure, Measures
from hkinno.check.figures.numbers import SLIP_OF_MANY, is_far, is_large, is_telling, slip
from hkinno.check.figures.passages import SENTENCE, Context, Passage
from hkinno.check.figures.prose import folded
from hkinno.documents.patterns import Pattern

# How plainly what is measured must be named where a figure is given to the page, was in a sentence before, and is not;
# less where what is counted is named beside it.
OF_PAGE, CARRIED, OF_NOBODY, COUNTED = 1.0, 1.2, 1.4, 0.3
# More where something stands beside it that the store's figure is not of.
STRANGE = 0.4
# More for figures without a number, and half of that for spans of time.
VAGUE = 0.6
# A sum for a programme that is named beside it; a time of what other figures of the sentence are of.
PROGRAMME, SPAN_AT_HOME = 0.5, 0.8
# An age of what other figures of the sentence are of.
AGE_AT_HOME = 1.0
# A figure beside which others of the same facts stand is at home.
AT_HOME = 0.4
# What names no one of the store must name so much of what is measured to be of the page; less for a figure like its.
IN_WORDS, IN_WORDS_LIKE = 1.6, 1.3
# What stands so near behind a number is what it counts.
ADJACENT = 2
PROPORTION = SENSE + "proportion"


class Plainness:
    """How plainly the passages of a draft are of what the figures of a store measure."""

    def __init__(self, measures: Measures) -> None:
        self.measures = measures

    def voice(self, passage: Passage, mention: Mention) -> str:
        """Whose a figure is: the page's too where another of its sentence is plainly the page's."""
        voice = passage.voice(mention.start, mention.end)
        if voice != whose.NOBODY:
            return voice
        if self._is_sum_beside_its_like(passage, mention):
            return whose.PAGE
        return whose.PAGE if self.is_of_page(passage, mention) else voice

    def is_of_page(self, passage: Passage, apart: Mention | None = None) -> bool:
        """Whether a figure of a passage is plainly the page's, or a time; not one that stands ``apart``."""
        return bool(passage.dated) or any(
            is_telling(each) or _is_named(passage, each, measure)
            for each in passage.figures
            if each is not apart
            for measure in self.named_figures(passage, each)
        )

    def _is_sum_beside_its_like(self, passage: Passage, mention: Mention) -> bool:
        """Whether a sum of the store stands right beside a programme that has another."""
        sums = self.measures.sums
        fits = [each for each in sums if compare.fits(mention, each.figure) and compare.exactly(mention, each.figure)]
        near = passage.of_figure(mention).near if fits and is_telling(mention) else frozenset()
        return any(each.programme and NAME + each.programme in near for each in sums)

    def of_page(self, passage: Passage, mention: Mention, context: Context, measure: Measure) -> bool:
        """Whether a passage is given to the page, or names what is measured by name or in so many words."""
        if self.voice(passage, mention) in (whose.PAGE, whose.CARRIED) or self.at_home(passage, mention, measure):
            return True
        core = measure.core | measure.whole
        named = {trait for trait in core - {self.measures.home} if trait.startswith(NAME) and context.level(trait)}
        if named or any(map(context.level, self.measures.own_names(measure))):
            return True
        needed = IN_WORDS_LIKE if compare.fits(mention, measure.figure) or slip(mention, measure) else IN_WORDS
        return self.measures.sum(core, context, SENTENCE) >= needed

    def needed(self, passage: Passage, mention: Mention, context: Context, measure: Measure) -> float:
        """How plainly what is measured must be named for another number to be wrong; without end where it cannot be."""
        voice = self.voice(passage, mention)
        needed = OF_PAGE if voice == whose.PAGE else CARRIED if voice == whose.CARRIED else OF_NOBODY
        if voice == whose.CARRIED and strange(measure, context, narrowly=True):
            return inf
        needed += STRANGE if voice == whose.NOBODY and strange(measure, context) else 0.0
        if mention.kind in (COUNT, BARE) and compare.kinds(measure.figure) == compare.COUNTS:
            return self._of_count(passage, mention, context, measure, voice, needed)
        if mention.kind == SHARE:
            own = measure.core - measure.whole - {PROPORTION}
            # A share of something else is another share.
            if strange(measure, context) and not measure.whole & context.sentence:
                return inf
            at_home = COUNTED if self.at_home(passage, mention, measure) else 0.0
            return needed - at_home if any(map(context.level, own)) else inf
        if mention.kind == SPAN:
            return self._of_span(passage, mention, context, measure, voice, needed)
        if mention.kind == AGE:
            if any(map(context.level, measure.core - {AGED})) and self.at_home(passage, mention, measure):
                return AGE_AT_HOME
            return needed - STRANGE / 2 if voice == whose.PAGE else needed
        return self._of_sum(passage, mention, context, measure, voice, needed)

    def _of_count(
        self, passage: Passage, mention: Mention, context: Context, measure: Measure, voice: str, needed: float
    ) -> float:
        """Of a number of things what is counted must be named, and nothing else may stand where it would."""
        odd = bool(strange(measure, context))
        bare = voice == whose.CARRIED and context.clause <= measure.all
        around = context.sentence | (context.before if voice == whose.PAGE or bare else frozenset())
        if measure.counted and not measure.counted & around:
            named = any(trait.startswith(NAME) for trait in measure.core & context.clause)
            a_slip = voice == whose.PAGE and slip(mention, measure) == SLIP_OF_MANY
            return needed if a_slip and named and not odd else inf
        if _is_of_other(passage, mention, measure) or (odd and measure.counted and measure.counted <= context.taken):
            return inf
        if is_far(mention, measure) and not self._is_named_beside(measure, context):
            return inf
        if is_far(mention, measure) and not is_large(mention) and not measure.counted & context.near:
            return inf
        if measure.figure["several"] or (is_far(mention, measure) and voice != whose.PAGE):
            return needed + _vague(mention)
        return needed - COUNTED if measure.counted & (context.near if odd else context.clause) else needed

    def _is_named_beside(self, measure: Measure, context: Context) -> bool:
        """Whether more is named of a measure than a word for what is counted."""
        named = (measure.core - {self.measures.home}) & context.sentence
        return bool(named - measure.counted) or any(trait.startswith(NAME) for trait in named)

    def _of_span(
        self, passage: Passage, mention: Mention, context: Context, measure: Measure, voice: str, needed: float
    ) -> float:
        """Of a span of time less where it is at home, or what its facts name is named."""
        if self.at_home(passage, mention, measure):
            return SPAN_AT_HOME
        if voice == whose.PAGE and self.measures.own_names(measure) & context.clause:
            return needed - STRANGE / 2
        if measure.figure["several"]:
            return needed + _vague(mention) if mention.unit == measure.figure["unit"] else inf
        return needed if slip(mention, measure) or voice == whose.PAGE else needed + VAGUE / 2

    def _of_sum(
        self, passage: Passage, mention: Mention, context: Context, measure: Measure, voice: str, needed: float
    ) -> float:
        """Of a sum less where its programme is named."""
        if measure.programme and any(_is_drawn_on(passage, at) for at in passage.places_of(NAME + measure.programme)):
            return inf
        around = context.sentence if context.alone else context.near
        if measure.programme and voice == whose.PAGE and NAME + measure.programme in around:
            return PROGRAMME
        if is_far(mention, measure) and voice != whose.PAGE:
            return needed + _vague(mention)
        like = slip(mention, measure)
        needed -= STRANGE / 2 if voice == whose.PAGE and like else 0.0
        needed += STRANGE if voice == whose.PAGE and not like and strange(measure, context) else 0.0
        return needed - COUNTED if measure.programme and NAME + measure.programme in context.clause else needed

    def at_home(self, passage: Passage, mention: Mention, measure: Measure) -> float:
        """Whether other figures of the sentence are those of facts that state this one, or of one programme with it."""
        kin = any(
            each is not measure and each.kin(measure, self.measures.place_traits)
            for other in passage.figures
            if other is not mention
            for each in self.named_figures(passage, other)
        )
        return AT_HOME if kin else 0.0

    def named_figures(self, passage: Passage, mention: Mention) -> list[Measure]:
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


def _is_named(passage: Passage, mention: Mention, measure: Measure) -> bool:
    """Whether a number of the store stands beside the name of what it counts: 16 State Key Laboratories."""
    named = {trait for trait in measure.counted if trait.startswith(NAME)}
    return bool(named & passage.of_figure(mention).near) and is_large(mention)


def _is_of_other(passage: Passage, mention: Mention, measure: Measure) -> bool:
    """Whether what a number counts stands right behind it, and is nothing that is measured: 100 universities."""
    _, end = passage.clause(*mention.outer)
    behind = [trait for at, trait in passage.traits if 0 <= at - mention.end <= ADJACENT and at < end]
    return bool(behind) and behind[0].startswith(SENSE) and behind[0] not in measure.core | measure.whole


# A grant from a programme is not the programme's sum.
DRAWN_ON = Pattern(folded(r"(?:從|自|透過|通過|\b(?:from|under|through|out of)(?: the)?)\s?[「『“\"]?$"))


def _is_drawn_on(passage: Passage, position: int) -> bool:
    """Whether somebody draws on what is named at an offset: a team got 100 million from the scheme."""
    return DRAWN_ON.search(passage.plain, max(0, position - ADJACENT * 6), position) is not None


def _vague(mention: Mention) -> float:
    """How much more is needed for what has no number, or one far off."""
    return VAGUE if mention.number.value is not None else VAGUE / 2
