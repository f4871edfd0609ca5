"""Figures of another time or place than the page's, and what is moved from one place to another."""

from hkinno.check.figures import vocabulary, whose
from hkinno.check.figures.amounts import SHARE, Mention
from hkinno.check.figures.asked import COMMON, Asked, names_in, senses_in
from hkinno.check.figures.measures import Measure, Measures
from hkinno.check.figures.numbers import is_telling
from hkinno.check.figures.passages import Passage
from hkinno.check.figures.prose import folded
from hkinno.check.figures.times import Dated, Time, cut_offs
from hkinno.dates import Interval, of
from hkinno.documents.patterns import Pattern

WORLD = frozenset(map(folded, vocabulary.WORLD))
# So near before a time, and so long, is the title of what is cited.
TO_TITLE = 16
OTHER_TIMES = Pattern(folded(vocabulary.OTHER_TIMES))

AFTER_TIME = Pattern(
    folded(r"[^，,]{0,10}?(?:说|表示|指出|透露|强调|访问|采访|受访|记者会)| (?:said|told|says|that|in an interview)")
)
BEFORE_TIME = Pattern(r"(?:said|told [a-z]+(?: [a-z]+)?|says|interview(?:ed)?|spoke|speaking)(?: in| on)? $")


def is_of_saying(passage: Passage, time: Time) -> bool:
    """Whether a time is that of the saying and not of what is said: 孫東昨日表示."""
    start, end = passage.clause(time.start, time.end)
    named = any(start <= each.start < end and each.whose == whose.PAGE for each in passage.voices)
    said = AFTER_TIME.match(passage.plain, time.end, end) or BEFORE_TIME.search(passage.plain, start, time.start)
    return named and said is not None


CITED = Pattern(folded(r"[》〉」』”][^\w》〉」』”]*(?:約|circa |ca?\. ?)?$"))
CITED_TO = Pattern(folded(r"(?:\d{1,2}[日號])?\s*(?:[。.，,;；:：)）\]]|$)"))


def is_of_citation(passage: Passage, time: Time, documents: frozenset[str]) -> bool:
    """Whether a time is that of a citation: it stands alone behind a title, which is none of ``documents``."""
    if not CITED_TO.match(passage.plain, time.end):
        return False
    title = CITED.search(passage.plain, max(0, time.start - TO_TITLE), time.start)
    return title is not None and not documents & passage.within(max(0, title.start() - TO_TITLE), title.start())


def elsewhen(passage: Passage, mention: Mention, measure: Measure, dated: dict[str, Dated]) -> bool:
    """Whether the sentence dates a figure otherwise than its facts do: other years' figures are not the page's.

    Where it is given to the page it is the date that is wrong, if it is not that of another saying.
    """
    _, end = passage.clause(*mention.outer)
    if passage.voice(mention.start, mention.end) == whose.PAGE:
        said = (each.at(measure.issued) for each in passage.times if measure.issued and is_of_saying(passage, each))
        return any(when is not None and not when.overlaps(measure.issued) for when in said if measure.issued)
    counted = [each.at(measure.issued) for each in cut_offs(passage.plain) if each.start < end and measure.issued]
    if any(when and measure.issued and not when.overlaps(measure.issued) for when in counted):
        return True
    if OTHER_TIMES.search(passage.plain, 0, end):
        return True
    for time in (each for each in passage.times if each.start not in passage.dated):
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
    # Parks that are counted are no place.
    elsewhere_named = set(named) - measure.counted
    return bool(elsewhere_named) and not own & elsewhere_named


SCHEME, IN_CAPITALS = Pattern(folded(vocabulary.SCHEME)), Pattern(vocabulary.SCHEME_IN_CAPITALS)


def of_another_scheme(passage: Passage, mention: Mention, measure: Measure, measures: Measures) -> bool:
    """Whether the last scheme that is named before a figure is none of the store's, and its facts' has a name."""
    if not measure.core & measures.schemes:
        return False
    sentence = passage.sentence
    found = [match.span("name") for match in SCHEME.finditer(sentence.plain, 0, mention.start)]
    found += [match.span(match.lastgroup or "name") for match in IN_CAPITALS.finditer(sentence.text, 0, mention.start)]
    start, end = max(found, default=(0, 0), key=lambda span: span[1])
    # The pair of characters that goes on into the word for a scheme is none of its name.
    named = passage.within(start, end - 1) - COMMON
    if names_in(named) or names_in(passage.within(end, mention.end)) & measures.schemes:
        return False
    return bool(named - measure.all) and not named & measure.all


def is_moved(asked: Asked) -> bool:
    """Whether a figure of one place is given for another: its own is not named, and what it counts is."""
    places, home = asked.measures.place_traits, asked.measures.home
    own = asked.best.core & places - {home} - asked.best.counted or {home}
    start, end = asked.passage.clause(*asked.mention.outer)
    inside = any(start <= position < end for position, _ in asked.passage.places)
    if inside and asked.best.figure["unit"] == "money" and is_telling(asked.mention):
        return True
    if inside and asked.mention.kind == SHARE and senses_in(asked.best.whole) & asked.context.clause:
        return True
    share = senses_in(asked.best.core - asked.best.whole) - COMMON
    counted = share if asked.mention.kind == SHARE else asked.best.counted
    return inside and bool(counted & asked.context.clause) and not own & asked.context.clause
