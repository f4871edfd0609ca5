"""A figure that is right and stands for something else: another whole, state, measure, thing or fact."""

from math import fsum

from hkinno.check.figures import compare, vocabulary, whose
from hkinno.check.figures.amounts import AGE, BARE, COUNT, SHARE, SPAN, Mention
from hkinno.check.figures.asked import COMMON, Asked, names_in, senses_in, strange
from hkinno.check.figures.measures import AGED, EXISTING, NAME, SENSE, STATES, TARGET, Measure
from hkinno.check.figures.numbers import is_far, is_large, is_new, is_of_another_class, is_telling
from hkinno.check.figures.passages import CLAUSE, NEAR, Passage
from hkinno.check.figures.prose import folded
from hkinno.check.figures.sums import another_payer, another_programme, another_purpose, another_rate, nearest
from hkinno.documents.patterns import Pattern
from hkinno.store.kinds import Record

# How plainly a passage must name what tells a rival, and how much more plainly than what tells the figure's own.
GAINED, MORE_GAINED = 0.5, 0.2
# How plainly it must name the rival itself; and how much of the figure's own must be missing where little tells them.
RIVAL, SEVERAL, MISSING = 0.6, 1.3, 0.8
# So many rivals are looked at, the likeliest first.
RIVALS = 4
# How plainly a sentence must be of another fact.
OF_FACT = 1.8
# How much of what a figure is of must be missing where something else stands beside it.
MISSING_SENSE = 0.25
# How far from a share its whole may stand: 1% of Hong Kong's GDP, 佔GDP的1%.
TO_WHOLE, TO_CHINESE_WHOLE = 40, 8
RECEIVE = SENSE + "receive"
# 1% of, 1%的.
OF = folded("的")


def another_whole(asked: Asked) -> Measure | None:
    """A share of another whole: of those approved, where it is of those who applied."""
    best, passage = asked.best, asked.passage
    if asked.mention.kind != SHARE or not best.figure["whole"]:
        return None
    parts = [
        each for each in asked.measures.all if each.figure["whole"] and each is not best and each.core & best.whole
    ]
    told = {part.figure["id"]: senses_in(part.core - best.core - best.whole) for part in parts}
    shares = [each for each in passage.figures if each.kind == SHARE and each.start <= asked.mention.start]
    # A share in whose clause nothing is that it could be of is of what the one before it is of.
    for share in reversed(shares):
        named = _named_as_whole(passage, share, parts, best)
        counts = [each for each in parts if share is asked.mention or compare.kinds(each.figure) == compare.COUNTS]
        for part in counts:
            if told[part.figure["id"]] & named:
                return part
        if senses_in(best.whole) & named:
            return None
    return None


def _named_as_whole(passage: Passage, share: Mention, parts: list[Measure], best: Measure) -> frozenset[str]:
    """What a sentence says that a share is a share of, and what the figures in it are of."""
    start, end = _whole_of(passage, share)
    named = passage.within(start, end)
    for figure in passage.figures:
        if start <= figure.start < end:
            fits = [each for each in parts if compare.fits(figure, each.figure)]
            named |= frozenset(trait for each in fits for trait in each.core - best.whole)
    return named


WHOLE_AFTER = Pattern(
    r"(?: of)? (?:the |all |those |these )?[^,;.]{0,120}?(?= (?:are|were|is|was|had|have|come|came|has)\b)"
)
WHOLE_BEFORE = Pattern(
    folded(
        r"(?:中|里|裡|内|裏|之间|(?:^|[，,;:] ?|\bthat )(?:and |but )?(?:out of|of|among)"
        r" (?:[^,]|,(?=\d)){0,120})[，,]\s*$"
    )
)


def _whole_of(passage: Passage, mention: Mention) -> tuple[int, int]:
    """Where a sentence says what a share is a share of."""
    start, end = passage.clause(*mention.outer)
    after = WHOLE_AFTER.match(passage.plain, mention.outer[1])
    if after and not BACK.match(passage.plain, mention.outer[1] + 1):
        return after.span()
    if BACK.search(passage.plain, start, end):
        previous = [each for each in passage.figures if each.kind in (COUNT, BARE) and each.start < start]
        if previous:
            return passage.of_figure(previous[-1]).around
    if WHOLE_BEFORE.search(passage.plain, 0, start):
        return max([cut for cut in passage.cuts if cut < start], default=0), start
    return start, end


BACK = Pattern(folded(vocabulary.BACK))


THERE, TO_BE = Pattern(folded(vocabulary.THERE)), Pattern(folded(vocabulary.TO_BE))


def another_state(asked: Asked) -> Measure | None:
    """A number that is to be, told as there; or one that is there, told as aimed at."""
    best, context = asked.best, asked.context
    if asked.mention.kind == SHARE:
        # A share that there is, told as one to be reached.
        return best if context.near - best.all >= TARGET else None
    if not best.state or asked.mention.kind not in (COUNT, BARE) or not best.counted & context.sentence:
        return None
    told = _told_state(asked)
    if told is None or told <= best.state:
        return None
    alike = [each for each in asked.rivals if each.state == told and each.counted & best.counted]
    return alike[0] if alike else best


def _told_state(asked: Asked) -> frozenset[str] | None:
    """Whether a sentence has a number as there or as to be: by what stands round it, or as a step from or to."""
    best, context, passage = asked.best, asked.context, asked.passage
    step = frozenset(trait for at, trait in passage.traits if at == asked.mention.outer[0]) & STATES
    if step:
        return step
    there, to_be = (bool(pattern.search(passage.plain, *context.around)) for pattern in (THERE, TO_BE))
    if there:
        return None if to_be or TARGET & context.near else EXISTING
    start, end = passage.clause(*asked.mention.outer)
    others = (each for each in passage.figures if each is not asked.mention and each.kind in (COUNT, BARE))
    alone = not any(start <= each.start < end for each in others)
    return TARGET if context.near & STATES == TARGET or (to_be and alone and best.state == EXISTING) else None


def another_stock(asked: Asked) -> Measure | None:
    """A number of things that there are, told as one of new ones: 16 new laboratories, 130 lines more."""
    best, mention = asked.best, asked.mention
    if mention.kind not in (COUNT, BARE) or not is_large(mention) or not best.counted & asked.context.clause:
        return None
    return best if is_new(asked.passage, mention) and asked.measures.is_stock(best) else None


def another_measure(asked: Asked) -> Measure | None:
    """A figure beside which the sentence has what tells another of the store's from it."""
    measures, best, context = asked.measures, asked.best, asked.context
    if best.programme and NAME + best.programme in context.near:
        return None
    # A number alone, in a sentence that only goes on, is no figure of what the one before counts.
    if asked.voice == whose.CARRIED and asked.mention.kind == BARE and not best.counted & context.clause:
        return None
    alike = [each for each in asked.rivals if compare.kinds(each.figure) == compare.kinds(best.figure)]
    small = asked.mention.kind in (COUNT, BARE) and not is_large(asked.mention)
    # Several years are of many things.
    least = SEVERAL if asked.mention.number.several else RIVAL
    for rival in alike[:RIVALS]:
        if measures.score(rival, context) < least or _is_told_beside(asked, rival):
            continue
        if small and (is_far(asked.mention, rival) or not rival.counted & context.clause):
            continue
        # What is counted of the one must be counted of the other, or named.
        if rival.counted and not rival.counted & (best.counted | context.sentence | context.before) - STATES:
            continue
        apart, own = rival.core - best.core - best.whole, best.core - rival.core - rival.whole
        # Shares that have nothing in common are told apart by no place.
        strangers = asked.mention.kind == SHARE and not (rival.core & best.core) - COMMON - measures.place_traits
        apart -= COMMON | measures.place_traits if strangers else set()
        gained = measures.sum(apart, context, NEAR)
        lost = fsum(measures.weight(trait) for trait in own if _is_named(trait, asked))
        if gained >= GAINED and gained > lost + MORE_GAINED:
            return nearest(asked, rival)
        # Of two that one name tells apart, that which is named.
        missing = fsum(map(measures.weight, own))
        names, told = names_in(apart), context.near | ({measures.home} & context.sentence)
        plainly = asked.voice == whose.PAGE or names <= context.clause
        if names and names <= told and not lost and missing >= MISSING and plainly:
            return rival
        counts = rival.counted - best.all
        if counts & context.near and best.counted and not any(map(context.level, best.counted)):
            return rival
    return None


def _is_named(trait: str, asked: Asked) -> bool:
    """Whether a trait is named in the sentence up to the end of the clause, and not right beside another figure."""
    context, passage = asked.context, asked.passage
    _, end = passage.clause(*asked.mention.outer)
    return trait in context.near or (trait in passage.within(0, end) and trait not in context.taken)


def _is_told_beside(asked: Asked, measure: Measure) -> bool:
    """Whether another figure of the sentence is that of the store's: 8,000 of the 10,000 applications approved.

    Not where what stands round that one is of this one's: then the two are changed about.
    """
    start, end = asked.passage.clause(*asked.mention.outer)
    theirs, ours = measure.core - asked.best.core, asked.best.core - measure.core
    for each in asked.passage.figures:
        if each is not asked.mention and compare.fits(each, measure.figure):
            context = asked.passage.of_figure(each)
            named, other = (asked.measures.sum(traits, context, NEAR) for traits in (theirs, ours))
            if named > other or (named == other and start <= each.start < end):
                return True
    return False


def another_sense(asked: Asked) -> Measure | None:
    """A figure beside which stands what it is not of, and not what it is of: homes for jobs, rejected for approved."""
    measures, context, best = asked.measures, asked.context, asked.best
    small = asked.mention.kind in (COUNT, BARE) and not is_large(asked.mention)
    if best.programme and NAME + best.programme in context.sentence:
        return None
    if asked.mention.kind in (SPAN, AGE) or (small and asked.voice != whose.PAGE):
        return None
    own = senses_in(best.core - best.whole) - COMMON | {RECEIVE} & best.core
    # A name says what its words say: the State Key Laboratories are laboratories.
    own -= best.counted if names_in(best.counted & context.sentence) else set()
    missing = fsum(measures.weight(trait) for trait in own if not context.level(trait))
    # What a share is of and what it is a share of, but what any share is said to do.
    of = best.core | best.whole
    of = (of - COMMON - {measures.home}) & context.sentence if asked.mention.kind == SHARE else of
    there = fsum(measures.weight(trait) for trait in of if context.level(trait))
    named = fsum(measures.weight(trait) for trait in own & context.near)
    # So many are under 30, where no share of them is said to be.
    alone = bool(best.figure["whole"]) and all(each.kind != SHARE for each in asked.passage.figures)
    odd = strange(best, context) or (alone and {AGED} & context.near - best.core - best.whole - best.more)
    if missing < max(MISSING_SENSE, named) or not odd or there < MISSING_SENSE:
        return best if there and _is_of_another(asked) else None
    return best


def another_count(asked: Asked) -> Measure | None:
    """A number of some of the things of the store, told as one of all: 8,000 who were let in as 8,000 who applied."""
    best, context, measures = asked.best, asked.context, asked.measures
    if asked.mention.kind not in (COUNT, BARE) or not is_large(asked.mention) or asked.voice != whose.PAGE:
        return None
    own = senses_in(best.core - best.whole) - COMMON
    if not own or any(map(context.level, own)) or not senses_in(best.whole) & context.near:
        return None
    wholes = [each for each in measures.all if each.counted & best.whole and not each.figure["whole"]]
    # A word that no fact has may say what is counted in another way.
    known = best.all.union(*(each.all for each in wholes))
    said = {trait for trait in context.clause - known if not trait.startswith(NAME)}
    return None if said or not wholes else wholes[0]


def another_of_two(asked: Asked) -> Measure | None:
    """A number that stands twice, once beside what it is of: the other is of what is compared with it."""
    best, context, passage = asked.best, asked.context, asked.passage
    twins = [each for each in passage.figures if each is not asked.mention and compare.fits(each, best.figure)]
    places = asked.measures.place_traits
    for rival in asked.rivals[:RIVALS] if twins else ():
        own = senses_in(best.core - rival.core) - COMMON
        alike = compare.kinds(rival.figure) == compare.kinds(best.figure) and rival.kin(best, places)
        there = any(own & passage.of_figure(each).near for each in twins)
        if alike and own and there and not own & context.near and rival.core & context.near:
            return rival
    return None


def _is_of_another(asked: Asked) -> bool:
    """Whether a share is said to be of something that its whole is not, and its whole is not named: 1% of jobs."""
    whole, passage, mention = asked.best.whole, asked.passage, asked.mention
    if mention.kind != SHARE or not whole or any(map(asked.context.level, senses_in(whole))):
        return False
    start, end = passage.clause(*mention.outer)
    of = passage.plain.startswith((" of ", OF), mention.end)
    named = passage.within(mention.end, min(end, mention.end + TO_WHOLE)) if of else frozenset[str]()
    named |= passage.within(max(start, mention.start - TO_CHINESE_WHOLE), mention.start)
    return bool(senses_in(named - asked.best.all) - COMMON)


def another_noun(asked: Asked) -> Measure | None:
    """A telling number of the store beside which stands nothing that it is of, and something else that is counted."""
    best, context = asked.best, asked.context
    if not is_telling(asked.mention) or not compare.exactly(asked.mention, best.figure):
        return None
    if best.programme and NAME + best.programme in context.sentence:
        return None
    own = best.core - best.whole - COMMON - asked.measures.place_traits
    if asked.measures.sum(own, context, CLAUSE) >= MISSING_SENSE:
        return None
    named = strange(best, context) | names_in(context.near - best.all)
    if asked.voice == whose.PAGE and asked.mention.kind == COUNT and not best.counted & context.before:
        named |= asked.passage.behind(asked.mention)
    other = named - asked.measures.place_traits or is_of_another_class(asked.passage, asked.mention, best)
    return best if other else None


def another_fact(asked: Asked) -> Record | None:
    """A fact that the sentence is plainly of, where nothing in it is of the figure: 兩三年 for what has no time."""
    measures, context, number = asked.measures, asked.context, asked.mention.number
    ranges = asked.mention.kind == SPAN and number.value is None and not number.several
    if asked.voice != whose.PAGE or not ranges:
        return None
    if any(map(context.level, (asked.best.core - {measures.home}) | measures.own_names(asked.best))):
        return None
    own = {fact["id"] for fact in asked.best.facts}
    own |= {each["id"] for fact in asked.best.facts for each in fact["related"]}
    beside = _told_beside(asked) - own
    if beside:
        return measures.facts[min(beside)]
    scored = [(measures.sum(measures.of_fact(each), context), each) for each in measures.facts]
    score, identity = max(scored, default=(0.0, ""))
    ours = max((score for score, each in scored if each in own), default=0.0)
    return measures.facts[identity] if score >= OF_FACT and score > ours + MORE_GAINED else None


def _told_beside(asked: Asked) -> set[str]:
    """The facts of the telling figures of the store that stand in the same sentence."""
    found: set[str] = set()
    for each in asked.passage.figures:
        if each is not asked.mention and is_telling(each):
            fits = [measure for measure in asked.passage.like.get(each, ()) if compare.exactly(each, measure.figure)]
            found |= {fact["id"] for measure in fits for fact in measure.facts}
    return found


ACCUSERS = (
    another_whole,
    another_payer,
    another_programme,
    another_purpose,
    another_state,
    another_stock,
    another_rate,
    another_measure,
    another_sense,
    another_noun,
    another_count,
    another_of_two,
)
