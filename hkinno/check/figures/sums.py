"""A sum that is right and told of another payer or programme, or as one a year."""

from hkinno.check.figures import vocabulary, whose
from hkinno.check.figures.amounts import BARE, COUNT, MONEY
from hkinno.check.figures.asked import COMMON, PAYS, Asked, names_in, senses_in
from hkinno.check.figures.measures import NAME, SENSE, Measure
from hkinno.check.figures.numbers import is_large
from hkinno.check.figures.prose import folded, plain
from hkinno.documents.patterns import Pattern

# What money does to anything.
SUPPORTS = SENSE + "support"
# What a sum may be for.
PURPOSES = ("policy", "product")
# So near before a verb of paying its subject begins.
TO_PAY, TO_PAY_ENGLISH = 16, 32


def another_payer(asked: Asked) -> Measure | None:
    """A sum that another pays: who is named before it is a payer of the store, or a body that is said to pay."""
    money = asked.best.figure["money"]
    if not money or not money["payer"]:
        return None
    measures, passage = asked.measures, asked.passage
    start, _ = passage.clause(*asked.mention.outer)
    ahead = start, asked.mention.start
    paid = max((position for position, trait in passage.traits if trait == PAYS and position < ahead[1]), default=0)
    named = {trait.removeprefix(NAME) for trait in names_in(passage.within(*ahead))}
    named |= measures.payers_called(passage.plain, start, paid)
    ours = next(group for group in measures.payers if money["payer"] in group)
    if _paid_by(asked) - ours:
        return asked.best
    if named & ours:
        return None
    given = max((match.start() for match in GIVES.finditer(passage.plain, *ahead)), default=0)
    paid = max(paid, given)
    reach = TO_PAY_ENGLISH if passage.plain.isascii() else TO_PAY
    subject = [place for position, place in passage.places if ahead[0] <= position < paid <= position + reach]
    # What comes from abroad is not paid at home.
    if measures.is_from_abroad(asked.best) and measures.home in subject and not GETS.search(passage.plain, *ahead):
        return asked.best
    country = measures.country if measures.is_from_abroad(asked.best) else frozenset[str]()
    strangers = set(subject) - {measures.home} - best_places(asked) - country
    entities = measures.sources.entities
    bodies = {key for key in named if entities[key]["type"] == "body" and NAME + key not in asked.best.all}
    payers = named & {payer for group in measures.payers for payer in group}
    return asked.best if payers or strangers or (bodies and PAYS in asked.context.clause) else None


GETS, GIVES = Pattern(folded(vocabulary.GETS)), Pattern(folded(vocabulary.GIVES))
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
    """A sum for another programme, or for something else that has a name."""
    measures, context, best = asked.measures, asked.context, asked.best
    if best.figure["unit"] != "money" or _names_its_own(asked):
        return None
    entities = measures.sources.entities
    if any(entities[name.removeprefix(NAME)]["type"] in PURPOSES for name in names_in(context.near - best.all)):
        return best
    circle = context.clause if best.programme else context.near | asked.passage.following(asked.mention)
    # The only sum of a sentence of the page's is for the programme that it names.
    circle |= context.sentence if context.alone and asked.voice == whose.PAGE else frozenset()
    named = [each for each in measures.sums if each.programme and NAME + each.programme in circle]
    if not named:
        return None
    rival = max(named, key=lambda each: measures.score(each, context))
    apart = senses_in(best.core - rival.all) - {SUPPORTS}
    return None if not best.programme and apart & circle else nearest(asked, rival)


def _names_its_own(asked: Asked) -> bool:
    """Whether the programme of a sum is named, in its sentence or before."""
    own = asked.best.programme
    return bool(own) and NAME + own in asked.context.sentence | asked.context.before


def another_purpose(asked: Asked) -> Measure | None:
    """A sum for a programme that is not named, told as for something else."""
    measures, best = asked.measures, asked.best
    if not best.programme or _names_its_own(asked):
        return None
    purpose = _purpose(asked)
    ours = best.core | {each for each, programme in measures.purposes.items() if programme == NAME + best.programme}
    if not (senses_in(ours) - {SUPPORTS, PAYS}) & purpose:
        for other in measures.sums:
            if other is not best and (senses_in(other.core - best.all) - {SUPPORTS}) & purpose:
                return other
    payers = {NAME + payer for group in measures.payers for payer in group}
    names = names_in(purpose - measures.place_traits - best.more - best.core - payers)
    named = next((each for each in measures.all if each.core & names), None)
    if named or asked.voice != whose.PAGE or senses_in(purpose & best.all) - COMMON:
        return named
    return best if senses_in(purpose) - COMMON else None


FOR = Pattern(folded(vocabulary.FOR))


def _purpose(asked: Asked) -> frozenset[str]:
    """What stands behind a sum in its clause, and in the next one where that says what it is for."""
    passage = asked.passage
    _, end = passage.clause(*asked.mention.outer)
    if FOR.match(passage.plain, end):
        end = min((cut for cut in passage.cuts if cut > end), default=end)
    return passage.within(asked.mention.end, end)


def nearest(asked: Asked, rival: Measure) -> Measure:
    """Of the sums for one programme, which a page may give differently, the one that has a number."""
    same = [each for each in asked.rivals if rival.programme and each.programme == rival.programme]
    return next((each for each in same if each.figure["value"] is not None), rival)


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
