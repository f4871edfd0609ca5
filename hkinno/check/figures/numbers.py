"""What a number of a draft is beside one of the store: telling, large, a part, a slip of it, far from it."""

from math import isclose, log10

from hkinno.check.figures import compare, vocabulary
from hkinno.check.figures.amounts import BARE, COUNT, MONEY, SPAN, Mention
from hkinno.check.figures.measures import Measure
from hkinno.check.figures.passages import Passage
from hkinno.check.figures.prose import folded, plain
from hkinno.documents.patterns import Pattern

# A number of no more than fingers counts many things. A sum so large, or a number so large of several digits, is hardly
# by chance that of the store.
FINGERS = 10
TELLING_SUM, TELLING_NUMBER = 10**5, 100
# A figure with the digits of the store's looks like a slip.
SLIP, SLIP_OF_MANY = 0.4, 0.6
# Powers of ten: so far from the store's a number is hardly meant for it, unless it is a slip of one of many digits.
FARTHEST, FARTHEST_SLIP = 1.5, 4.5
# So near before a number what makes its things new begins.
TO_NEW = 20
# So near before a small number stands what it is a part of.
TO_PART = 8
PART_AFTER = Pattern(r" of (?:which|whom|them|these|those)\b")
SOME_OF = Pattern(folded(r"(?:其中|當中|[中裏][，,]?有|\bof (?:which|them|these|those)|\bamong them),?\s?$"))
PART_BEFORE = Pattern(folded(r"(?:其中|當中)$"))


def is_part(passage: Passage, mention: Mention) -> bool:
    """Whether a small number counts some of what stands before: two of which."""
    after, before = PART_AFTER.match(passage.plain, mention.end), max(0, mention.start - TO_PART)
    return bool(after or PART_BEFORE.search(passage.plain, before, mention.start))


def is_some_of(passage: Passage, mention: Mention, measure: Measure) -> bool:
    """Whether a number counts some of what a figure before it counts, which is the store's: 16 labs, of which 15."""
    if not SOME_OF.search(passage.plain, max(0, mention.outer[0] - TO_PART), mention.outer[0]):
        return False
    return any(each.start < mention.start and compare.fits(each, measure.figure) for each in passage.figures)


NEW, NEW_BEHIND = Pattern(folded(rf"(?:{vocabulary.NEW})\s?$")), Pattern(folded(vocabulary.NEW_BEHIND))


def is_new(passage: Passage, mention: Mention) -> bool:
    """Whether a number is said to be of things that there were not before."""
    start, end = mention.outer
    before = NEW.search(passage.plain, max(0, start - TO_NEW), start)
    return bool(before or NEW_BEHIND.match(passage.plain, end))


def is_large(mention: Mention) -> bool:
    """Whether a number is more than what is counted on fingers, which many things are."""
    return (mention.number.value or mention.number.min or 0) >= FINGERS


def is_telling(mention: Mention) -> bool:
    """Whether a number is hardly by chance the same as another: it is large, or has several digits."""
    number = mention.number.value or mention.number.min or 0
    if mention.kind not in (COUNT, BARE, MONEY):
        return False
    return number >= TELLING_SUM or (number >= TELLING_NUMBER and compare.digits(number) > 1)


CLASSES = tuple(folded(sort) for sort in vocabulary.CLASSES)


def is_of_another_class(passage: Passage, mention: Mention, measure: Measure) -> bool:
    """Whether the measure word of a number counts other things than that of the store's figure."""
    written, printed = passage.plain[mention.end : mention.outer[1]], plain(measure.figure["printed"])
    ours, theirs = _class(printed), _class(written)
    return ours is not None and theirs is not None and ours != theirs


def _class(words: str) -> str | None:
    """The sort of things that the measure word in some words counts."""
    return next((sort for sort in CLASSES if any(letter in sort for letter in words[-2:])), None)


def is_far(mention: Mention, measure: Measure) -> bool:
    """Whether a number is so far from the store's, and no slip of it, that it is hardly meant for it."""
    number, stored = _both(mention, measure)
    return bool(number and stored and not slip(mention, measure) and abs(log10(number / stored)) > FARTHEST)


def _both(mention: Mention, measure: Measure) -> tuple[float | None, float | None]:
    """The number of a figure of a draft and that of the store's, or where their bounds begin."""
    number, figure = mention.number, measure.figure
    stored = figure["min"] if figure["value"] is None else figure["value"]
    return number.min if number.value is None else number.value, stored


def slip(mention: Mention, measure: Measure) -> float:
    """How much it looks like a slip of the store's figure: the same digits in another magnitude or unit."""
    number, stored = _both(mention, measure)
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
