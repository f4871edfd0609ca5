"""A figure that is right and stands for something else: another whole, payer, programme or place; and another time."""

from typing import NamedTuple

from hkinno.check.figures import compare, vocabulary, whose
from hkinno.check.figures.amounts import AGE, BARE, COUNT, MONEY, SHARE, SPAN, Mention
from hkinno.check.figures.measures import EXISTING, NAME, SENSE, STATES, TARGET, Measure, Measures
from hkinno.check.figures.passages import CLAUSE, NEAR, Context, Passage
from hkinno.check.figures.prose import folded, plain
from hkinno.check.figures.times import Dated
from hkinno.dates import Interval, of
from hkinno.documents.patterns import Pattern
from hkinno.store.kinds import Record

# How plainly a passage must name what tells a rival, and how much more plainly than what tells the figure's own.
GAINED, MORE_GAINED = 0.5, 0.2
# How plainly it must name the rival itself; and how much of the figure's own must be missing where little tells them.
RIVAL, MISSING = 0.6, 0.8
# So many rivals are looked at, the likeliest first.
RIVALS = 4
# A sum so large, or a number so large of several digits, is hardly by chance that of the store.
FINGERS = 10
TELLING_SUM, TELLING_NUMBER = 10**5, 100
# How plainly a sentence must be of another fact.
OF_FACT = 1.8
# How much of what a figure is of must be missing where something else stands beside it.
MISSING_SENSE = 0.25
# How far from a share its whole may stand: 1% of Hong Kong's GDP, 佔GDP的1%.
TO_WHOLE, TO_CHINESE_WHOLE = 40, 8
# Senses that say nothing of what a figure is of; that of paying is one.
PAYS = SENSE + "grant"
WORLD = frozenset(map(folded, vocabulary.WORLD))
RECEIVE = SENSE + "receive"
# So near before a verb of paying its subject begins.
TO_PAY = 12
COMMON = {
    PAYS,
    *(
        SENSE + word
        for word in (
            "existing",
            "target",
            "support",
            "receive",
            "proportion",
            "publish",
            "basic",
            "hope",
            "open",
            "talent",
        )
    ),
}


class Asked(NamedTuple):
    """A figure of a draft, the store's figure that it is like, and those that it is not like, likeliest first."""

    measures: Measures
    passage: Passage
    mention: Mention
    context: Context
    best: Measure
    rivals: list[Measure]
    voice: str


def elsewhen(passage: Passage, mention: Mention, measure: Measure, dated: dict[str, Dated]) -> bool:
    """Whether the sentence dates a figure otherwise than its facts do: other years' figures are not the page's.

    Not where it is given to the page: then it is the date that is wrong.
    """
    _, end = passage.clause(*mention.outer)
    if passage.voice(mention.start, mention.end) == whose.PAGE:
        return False
    for time in passage.times:
        if time.start >= end:
            continue
        when = time.at(measure.issued) if measure.issued else None
        if when and not any(when.overlaps(each) for each in _allowed(measure, dated)):
            return True
    return False


def _allowed(measure: Measure, dated: dict[str, Dated]) -> list[Interval]:
    """When a figure's article was written, and the times of its facts and of those related to them."""
    ids = [fact["id"] for fact in measure.facts]
    ids += [each["id"] for fact in measure.facts for each in fact["related"]]
    allowed = [when for identity in ids if identity in dated for when in dated[identity].times]
    allowed += [of(fact["when"]) for fact in measure.facts if fact["when"]]
    return [*allowed, measure.issued] if measure.issued else allowed


def elsewhere(passage: Passage, mention: Mention, measure: Measure, measures: Measures) -> bool:
    """Whether the sentence speaks of another place than a figure's facts do."""
    if not passage.places:
        return False
    start, end = passage.clause(*mention.outer)
    if measures.is_from_abroad(measure) and {place for _, place in passage.places} <= measures.country | {
        measures.home
    }:
        return False
    inside = [place for position, place in passage.places if start <= position < end]
    ahead = [place for position, place in passage.places if position < start]
    if passage.voice(mention.start, mention.end) == whose.PAGE or passage.of_figure(mention).taken & set(ahead[-1:]):
        ahead = []
    named = inside or ahead[-1:]
    own = measure.core | measure.whole | measure.more
    own |= {measures.home} | (frozenset[str]() if measures.home in own else WORLD)
    return bool(named) and not own & set(named)


def is_moved(asked: Asked) -> bool:
    """Whether a figure of one place is given for another: its own is not named, and what it counts is."""
    places, home = asked.measures.place_traits, asked.measures.home
    own = asked.best.core & places - {home} or {home}
    start, end = asked.passage.clause(*asked.mention.outer)
    inside = any(start <= position < end for position, _ in asked.passage.places)
    share = asked.best.core - asked.best.whole - asked.measures.place_traits
    counted = share if asked.mention.kind == SHARE else asked.best.counted
    return inside and bool(counted & asked.context.clause) and not own & asked.context.sentence


def another_whole(asked: Asked) -> Measure | None:
    """A share of another whole: of those approved, where it is of those who applied."""
    best, passage = asked.best, asked.passage
    if asked.mention.kind != SHARE or not best.figure["whole"]:
        return None
    start, end = _whole_of(passage, asked.mention)
    named = passage.within(start, end)
    parts = [
        each for each in asked.measures.all if each.figure["whole"] and each is not best and each.core & best.whole
    ]
    for figure in passage.figures:
        if start <= figure.start < end:
            fits = [each for each in parts if compare.fits(figure, each.figure)]
            named |= frozenset(trait for each in fits for trait in each.core - best.whole)
    for part in parts:
        if _senses(part.core - best.core - best.whole) & named:
            return part
    return None


WHOLE_AFTER = Pattern(
    r"(?: of)? (?:the |all |those |these )?[^,;.]{0,120}(?= (?:are|were|is|was|had|have|come|came|has)\b)"
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


def another_payer(asked: Asked) -> Measure | None:
    """A sum that another pays: who is named before it is a payer of the store, or a body that is said to pay."""
    money = asked.best.figure["money"]
    if not money or not money["payer"]:
        return None
    measures, passage = asked.measures, asked.passage
    start, _ = passage.clause(*asked.mention.outer)
    ahead = start, asked.mention.start
    paid = max((position for position, trait in passage.traits if trait == PAYS and position < ahead[1]), default=0)
    named = {trait.removeprefix(NAME) for trait in _names(passage.within(*ahead))}
    named |= measures.payers_called(passage.plain, start, paid)
    ours = next(group for group in measures.payers if money["payer"] in group)
    if _paid_by(asked) - ours:
        return asked.best
    if named & ours:
        return None
    subject = [place for position, place in passage.places if ahead[0] <= position < paid <= position + TO_PAY]
    strangers = set(subject) - {measures.home} - best_places(asked) - measures.country
    entities = measures.sources.entities
    bodies = {key for key in named if entities[key]["type"] == "body" and NAME + key not in asked.best.all}
    payers = named & {payer for group in measures.payers for payer in group}
    return asked.best if payers or strangers or (bodies and PAYS in asked.context.clause) else None


BY = Pattern(folded(r"(?:由|来自|出自|\b(?:by|from)(?: the)?)\s?$"))


def _paid_by(asked: Asked) -> set[str]:
    """The payers of the store by whom a sum is said to be paid: 100億元由中央政府出資."""
    passage, measures = asked.passage, asked.measures
    _, end = passage.clause(*asked.mention.outer)
    payers = {NAME + payer for group in measures.payers for payer in group}
    after = [(at, trait) for at, trait in passage.traits if asked.mention.end <= at < end and trait in payers]
    return {trait.removeprefix(NAME) for at, trait in after if BY.search(passage.plain, max(0, at - TO_PAY), at)}


def best_places(asked: Asked) -> frozenset[str]:
    """The places that the facts of a figure name."""
    return asked.best.all & asked.measures.place_traits


def another_programme(asked: Asked) -> Measure | None:
    """A sum for another programme, or for something else that a figure of the store is of."""
    measures, context, best = asked.measures, asked.context, asked.best
    own = (best.figure["money"] or {}).get("programme")
    if best.figure["unit"] != "money" or (own and NAME + own in context.sentence | context.before):
        return None
    circle = context.clause if own else context.near
    named = [each for each in measures.all if each.programme and NAME + each.programme in circle]
    if named:
        rival = max(named, key=lambda each: measures.score(each, context))
        apart = best.core - rival.core - rival.more
        return None if not own and _senses(apart) & context.near else _nearest(asked, rival)
    if not own:
        return None
    _, end = asked.passage.clause(*asked.mention.outer)
    payers = {NAME + payer for group in measures.payers for payer in group}
    after = asked.passage.within(asked.mention.end, end) - measures.place_traits - best.more - best.core
    return next((each for each in measures.all if _names(each.core & after - payers)), None)


THERE, TO_BE = Pattern(folded(vocabulary.THERE)), Pattern(folded(vocabulary.TO_BE))


def another_state(asked: Asked) -> Measure | None:
    """A number that is to be, told as there; or one that is there, told as aimed at."""
    best, context, passage = asked.best, asked.context, asked.passage
    if not best.state or asked.mention.kind not in (COUNT, BARE) or not best.counted & context.sentence:
        return None
    there, to_be = (bool(pattern.search(passage.plain, *context.around)) for pattern in (THERE, TO_BE))
    start, end = passage.clause(*asked.mention.outer)
    steps = any(start <= each.start < end for each in passage.figures if each is not asked.mention)
    aimed = context.near & STATES == TARGET or (to_be and not steps and best.state == EXISTING)
    told = EXISTING if there and not to_be and not TARGET & context.near else TARGET if aimed and not there else None
    if told is None or told <= best.state:
        return None
    alike = [each for each in asked.rivals if each.state == told and each.counted & best.counted]
    return alike[0] if alike else best


def another_measure(asked: Asked) -> Measure | None:
    """A figure beside which the sentence has what tells another of the store's from it."""
    measures, best, context = asked.measures, asked.best, asked.context
    alike = [each for each in asked.rivals if compare.kinds(each.figure) == compare.kinds(best.figure)]
    small = asked.mention.kind in (COUNT, BARE) and not is_large(asked.mention)
    for rival in alike[:RIVALS]:
        if measures.score(rival, context) < RIVAL or _is_told_beside(asked, rival):
            continue
        if small and not rival.counted & context.clause:
            continue
        # What is counted of the one must be counted of the other, or named.
        if rival.counted and not rival.counted & (best.counted | context.sentence | context.before) - STATES:
            continue
        apart, own = rival.core - best.core - best.whole, best.core - rival.core - rival.whole
        gained = measures.sum(apart, context, NEAR)
        lost = sum(measures.weight(trait) for trait in own if _is_named(trait, context))
        if gained >= GAINED and gained > lost + MORE_GAINED:
            return _nearest(asked, rival)
        # Of two that one name tells apart, that which is named.
        missing = sum(map(measures.weight, own))
        names, told = _names(apart), context.near | ({measures.home} & context.sentence)
        plainly = asked.voice == whose.PAGE or names <= context.clause
        if names and names <= told and not lost and missing >= MISSING and plainly:
            return rival
        counts = rival.counted - best.all
        if counts & context.near and best.counted and not any(map(context.level, best.counted)):
            return rival
    return None


def _is_named(trait: str, context: Context) -> bool:
    """Whether a trait is named in the sentence, and not right beside another figure."""
    return trait in context.near or (trait in context.sentence and trait not in context.taken)


def _nearest(asked: Asked, rival: Measure) -> Measure:
    """Of the sums for one programme, which a page may give differently, the one that has a number."""
    same = [each for each in asked.rivals if rival.programme and each.programme == rival.programme]
    return next((each for each in same if each.figure["value"] is not None), rival)


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


def strange(measure: Measure, context: Context) -> set[str]:
    """What stands right beside a figure and is nothing that a figure of the store is of."""
    return _senses(context.near - measure.all - context.taken) - COMMON


def another_sense(asked: Asked) -> Measure | None:
    """A figure beside which stands what it is not of, and not what it is of: homes for jobs, rejected for approved."""
    measures, context, best = asked.measures, asked.context, asked.best
    small = asked.mention.kind in (COUNT, BARE) and not is_large(asked.mention)
    if asked.mention.kind in (SPAN, AGE) or (small and asked.voice != whose.PAGE):
        return None
    own = _senses(best.core - best.whole) - COMMON | {RECEIVE} & best.counted
    missing = sum(measures.weight(trait) for trait in own if not context.level(trait))
    there = sum(measures.weight(trait) for trait in best.core if context.level(trait))
    named = sum(measures.weight(trait) for trait in own & context.near)
    if missing < max(MISSING_SENSE, named) or not strange(best, context) or there < MISSING_SENSE:
        return best if _is_of_another(asked) else None
    return best


def _is_of_another(asked: Asked) -> bool:
    """Whether a share is said to be of something that its whole is not, and its whole is not named: 1% of jobs."""
    whole, passage, mention = asked.best.whole, asked.passage, asked.mention
    if mention.kind != SHARE or not whole or any(map(asked.context.level, _senses(whole))):
        return False
    start, end = passage.clause(*mention.outer)
    of = passage.plain.startswith(" of ", mention.end)
    named = passage.within(mention.end, min(end, mention.end + TO_WHOLE)) if of else frozenset[str]()
    named |= passage.within(max(start, mention.start - TO_CHINESE_WHOLE), mention.start)
    return bool(_senses(named - asked.best.all) - COMMON)


PART_AFTER = Pattern(r" of (?:which|whom|them|these|those)\b")
PART_BEFORE = Pattern(folded(r"(?:其中|當中)$"))


def is_part(passage: Passage, mention: Mention) -> bool:
    """Whether a small number counts some of what stands before: two of which."""
    after, before = PART_AFTER.match(passage.plain, mention.end), max(0, mention.start - TO_WHOLE)
    return bool(after or PART_BEFORE.search(passage.plain, before, mention.start))


def is_large(mention: Mention) -> bool:
    """Whether a number is more than what is counted on fingers, which many things are."""
    return (mention.number.value or mention.number.min or 0) >= FINGERS


def is_telling(mention: Mention) -> bool:
    """Whether a number is hardly by chance the same as another: it is large, or has several digits."""
    number = mention.number.value or mention.number.min or 0
    if mention.kind not in (COUNT, BARE, MONEY):
        return False
    return number >= TELLING_SUM or (number >= TELLING_NUMBER and compare.digits(number) > 1)


RATE = Pattern(folded(vocabulary.RATE))


def another_rate(asked: Asked) -> Measure | None:
    """A sum or number of the store that is told as one a year or a head."""
    best, passage = asked.best, asked.passage
    if asked.mention.kind not in (MONEY, COUNT, BARE) or not is_large(asked.mention):
        return None
    start, end = passage.clause(*asked.mention.outer)
    rate = RATE.search(passage.plain, max(start, asked.context.around[0]), min(end, asked.context.around[1]))
    said = " ".join(str(words) for fact in best.facts for words in fact["statement"].values())
    return best if rate and not RATE.search(plain(said)) else None


def another_class(asked: Asked) -> bool:
    """Whether the measure word of a number counts other things than that of the store's figure."""
    written, printed = asked.passage.plain[asked.mention.end : asked.mention.outer[1]], asked.best.figure["printed"]
    ours, theirs = (sort_of(words) for words in (plain(printed), written))
    return ours is not None and theirs is not None and ours != theirs


def sort_of(words: str) -> str | None:
    """The sort of things that the measure word in some words counts."""
    return next((sort for sort in CLASSES if any(letter in sort for letter in words[-2:])), None)


CLASSES = tuple(folded(sort) for sort in vocabulary.CLASSES)


def another_noun(asked: Asked) -> Measure | None:
    """A telling number of the store beside which stands nothing that it is of, and something else that is counted."""
    best, context = asked.best, asked.context
    if not is_telling(asked.mention) or not compare.exactly(asked.mention, best.figure):
        return None
    own = best.core - best.whole - COMMON - asked.measures.place_traits
    if asked.measures.sum(own, context, CLAUSE) >= MISSING_SENSE:
        return None
    named = strange(best, context) | _names(context.near - best.all)
    return best if named - asked.measures.place_traits or another_class(asked) else None


def another_fact(asked: Asked) -> Record | None:
    """A fact that the sentence is plainly of, where nothing in it is of the figure: 兩三年 for what has no time."""
    measures, context, number = asked.measures, asked.context, asked.mention.number
    ranges = asked.mention.kind == SPAN and number.value is None and not number.several
    if asked.voice != whose.PAGE or not ranges:
        return None
    if any(context.level(trait) for trait in asked.best.core - {measures.home}):
        return None
    own = {fact["id"] for fact in asked.best.facts}
    own |= {each["id"] for fact in asked.best.facts for each in fact["related"]}
    scored = [(measures.sum(measures.of_fact(each), context), each) for each in measures.facts]
    score, identity = max(scored, default=(0.0, ""))
    ours = max((score for score, each in scored if each in own), default=0.0)
    return measures.facts[identity] if score >= OF_FACT and score > ours + MORE_GAINED else None


def _names(traits: frozenset[str]) -> set[str]:
    return {trait for trait in traits if trait.startswith(NAME)}


def _senses(traits: frozenset[str]) -> set[str]:
    return {trait for trait in traits if trait.startswith(SENSE)}


ACCUSERS = (
    another_whole,
    another_payer,
    another_programme,
    another_state,
    another_rate,
    another_measure,
    another_sense,
    another_noun,
)
