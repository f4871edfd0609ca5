"""Knowledge of English for renderings: words that say the same, figures, negations, hedges, and what they govern."""

import re
from collections import Counter
from functools import cache
from itertools import pairwise

from hkinno import text
from hkinno.check.thesaurus import ALIKE, ELSEWHERE, GRAMMAR, LIGHT, MAY_SAY, OPPOSITES
from hkinno.documents.patterns import Pattern

NUMBERS = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen"
    " eighteen nineteen twenty"
)
NUMBER = Pattern(
    rf"\b(?:\d+|one(?= (?:year|month|week|decade|day|hour))"
    rf"|{'|'.join(NUMBERS.split()[2:])}|dozens?|hundreds?|thousands?|millions?|billions?|half|third|quarter)\b"
)
NEGATION = Pattern(
    r"\b(?:not|no|never|none|nobody|nothing|nowhere|neither|nor|cannot|dont|doesnt|isnt|wont|cant|wasnt|arent|didnt"
    r"|hasnt|havent|hadnt|wouldnt|couldnt|werent|shouldnt|unlike|unimportant|hardly|scarcely)\b"
)
# What has a negation's word and denies nothing.
DENIES_NOTHING = Pattern(
    r"\b(?:(?:no|not|nothing) more than|nothing more|and no more|no more$|(?:no|nothing|not) (?:less|other|only|just"
    r"|merely|doubt|matter|least|but|else)|if not|why not"
    r"|doesnt matter|not to mention|end of|one stop|last ditch|in no small|or not"
    r"|(?:only|nothing but) \w+ (?:and|but|with) no"
    r"|(?:no|less|fewer|without) (?:friction|obstacles?|hurdles?|barriers?|hitch\w*|difficult\w+))\b"
)
# What may stand for a negation in another rendering.
IMPLICIT = Pattern(
    r"\b(?:without|nowhere|inseparable|unable|lack|lacks|too|beyond|fail|apart|besides|never|not|no|none|cannot|cant"
    r"|inextricable|short|insufficient|parted|hand|brothers|depend\w*|rel(?:y|ies|ied)|owed?|owes|indispensable|needed)\b"
)
DOUBLE = Pattern(r"\b(?:no|not|cannot|cant|never|nobody|none)\b[a-z ]{0,40}\bwithout\b")
HEDGES = (
    "hope",
    "like",
    "wish",
    "may",
    "might",
    "perhaps",
    "possibly",
    "probably",
    "could",
    "aim",
    "intend",
    "plan",
    "try",
    "should",
    "aspir",
    "want",
)
TIME = Pattern(r"\b(this|next|last)[ -](year|month|week|decade|time|quarter|spring|summer|autumn|winter)\b")
UNIT = Pattern(r"\b(year|month|week|day|hour|decade|quarter)s?\b")
# No more than both.
BOTH = Pattern(r"\bthe two (?:sides|places|cities|parties)\b")
COUNTED = Pattern(rf"({NUMBER.pattern}) (?!or\b|to\b|and\b)(\w+)")
# Time before or after now, and its unit.
PAST = Pattern(rf"\b(?:past|last|previous|recent) (?:\w+ ){{0,2}}?{UNIT.pattern}")
AHEAD = Pattern(
    rf"\b(?:next|coming|future|following) (?:\w+ ){{0,2}}?{UNIT.pattern}|{UNIT.pattern} (?:to come|ahead|from now)\b"
)
FINITE = Pattern(
    r"\b(?:is|are|was|were|has|have|will|would|shall|should|must|may|might|can|cannot|could|does|do|did|needs?)\b"
)
WILL = Pattern(r"\b(?:will|shall|going to)\b")
MAKES = frozenset({"make", "makes", "making", "made"})
GOVERNORS = {
    "hope": Pattern(r"\b(?:hop(?:e|es|ed|ing)|striv\w+|aims?|would like|wish(?:es)?)\b", re.IGNORECASE),
    "condition": Pattern(
        r"\b(?:(?:even )?if|were there|should there|(?<!do )(?<!done )without|unless|suppose|with only"
        r"|(?:when|where) there (?:is|are)|all (?:you|one|we)|with nothing)\b",
        re.IGNORECASE,
    ),
    "limit": Pattern(
        r"\b(?:no more|only|merely|just(?! as)|simply|nothing (?:more|else|but)|(?:is|s) all|all (?:you|one|we)"
        r"|to a (?:great|large) (?:extent|degree|measure)|in large|largely|due|owe\w*|thank\w*)\b",
        re.IGNORECASE,
    ),
}


# An image that English has for the same in several ways, and the way that is compared: to the wall, to the river.
IMAGES = (
    (
        Pattern(r"\bbacks? (?:is |are |were |was )?(?:up )?(?:against|to) the (?:wall|river|water|sea)\b"),
        "back to river",
    ),
    (
        Pattern(
            r"\b(?:(?:as if |as though |where |when )?there (?:is |was |were |will be |would be )?|with )?"
            r"no (?:way back|going back|turning back|(?:line of )?retreat)\b"
        ),
        "with back to river",
    ),
    (Pattern(r"\bwith (?:the|a) river (?:behind|at) (?:it|them|us|him|one)(?: back)?\b"), "with back to river"),
    (Pattern(r"\bdo or die\b|\bburn\w* (?:\w+ )?(?:boats|bridges)\b"), "back to river"),
    # No more than that it is not yet.
    (
        Pattern(r"\b(?:in |over )?(?:the )?(?:(?:years|days) (?:to come|ahead|from now)|(?:coming|next few) years)\b"),
        "in future",
    ),
)


def without_images(words: str) -> str:
    """Plain words in which an image of one meaning stands in one form."""
    for pattern, usual in IMAGES:
        words = pattern.sub(usual, words)
    return words


# So many words after a negation are what it denies; in a rendering that has put one in, so few.
GOVERNED, FEW_WORDS = 8, 5


@cache
def grammar() -> frozenset[str]:
    """Words that hold a sentence together and say nothing by themselves."""
    return frozenset(GRAMMAR.split())


@cache
def senses() -> dict[str, str]:
    """The sense of a stem that several words share."""
    found: dict[str, str] = {}
    for group in ALIKE.split(" / "):
        words = [text.stem(word) for word in group.split()]
        for word in words:
            found.setdefault(word, words[0])
    return found


def sense(word: str) -> str:
    """The one sign of words that say the same."""
    stem = text.stem(word)
    return senses().get(stem, stem)


@cache
def _alike() -> dict[str, frozenset[str]]:
    """All stems that may say the same as a stem: a word may be in several groups."""
    groups = [set(group.split()) for group in ALIKE.split(" / ")]
    for listed in MAY_SAY.split(" / "):
        first, *others = listed.split()
        group = next((group for group in groups if first in group), None)
        if group is None:
            groups.append({first, *others})
        else:
            group.update(others)
    found: dict[str, frozenset[str]] = {}
    for group in groups:
        stems = frozenset(map(_base, group))
        for stem in stems:
            found[stem] = found.get(stem, frozenset()) | stems
    return found


@cache
def _light() -> frozenset[str]:
    return frozenset(_base(word) for word in f"{GRAMMAR} {LIGHT}".split())


@cache
def _base(word: str) -> str:
    return text.stem(word).removesuffix("ly")


def is_word(name: str) -> bool:
    """Whether a name in small letters is a word like others: raise."""
    return _base(name) in _alike() or _base(name) in _light()


def is_light(word: str) -> bool:
    """Whether a word says little by itself."""
    return _base(word) in _light()


def is_finite(word: str) -> bool:
    """Whether a clause that begins with the word lacks its subject: is, costs."""
    return FINITE.fullmatch(word) is not None or (word.endswith("s") and _base(word) in _alike())


def beyond(asked: str, whole: str) -> tuple[list[str], int]:
    """The words of a rendering that say something and have no counterpart in ours, and how many say something."""
    there = {_base(word) for word in whole.split()}
    heads = {stem[:SAME_HEAD] for stem in there if len(stem) >= SAME_HEAD}
    saying = [word for word in asked.split() if _base(word) not in _light() and not NEGATION.fullmatch(word)]
    more = [word for word in saying if not _family(_base(word)) & there and _base(word)[:SAME_HEAD] not in heads]
    return more, len(saying)


@cache
def _family(stem: str) -> frozenset[str]:
    """All stems that may say the same as a stem, or as one that is derived from the same word: connect, connection."""
    return frozenset({stem}).union(
        *(_alike()[each] for each in {stem, *_roots().get(_root(stem), ())} & _alike().keys())
    )


@cache
def _roots() -> dict[str, set[str]]:
    """The stems of each root."""
    found: dict[str, set[str]] = {}
    for stem in _alike():
        found.setdefault(_root(stem), set()).add(stem)
    return found


def _root(stem: str) -> str:
    return DERIVED.sub("", stem)


DERIVED = Pattern(r"(?<=[a-z]{4})(?:at)?(?:ion|ment|anc|enc|er|or|al|iv|abl|ity|ness|ful|ur|y)$")


def foreign(asked: list[str], more: list[str], ours: list[str]) -> list[str]:
    """Of the words that have no counterpart in our clauses, those that make those of a rendering say something else.

    One that only describes the word after it (technology transfer), or stands beside another (business and services),
    may be in ours by implication, unless a word of ours has gone from its place; a short one has too many senses.
    """
    whole = " ".join(asked)
    # A word that we do not know may say the same as one of ours that we do not know either, and that is not rendered.
    gone = beyond(" ".join(ours), whole)[0] if more else []
    strange = any(not _is_known(word) for word in gone)
    found = [
        (word, _replaces(words, at, ours, whole))
        for words in map(str.split, asked if more else ())
        for at, word in enumerate(words)
        if word in more and len(word) >= SHORTEST_SENSE and (_is_known(word) or not strange)
        if not _described(words, at, more) or _replaces(words, at, ours, whole)
    ]
    return [word for word, replaces in found if replaces or len(found) > 1 or len(gone) >= GONE]


def _is_known(word: str) -> bool:
    """Whether we know what says the same as a word."""
    return _base(word) in _alike() or NUMBER.fullmatch(word) is not None


def _described(words: list[str], at: int, more: list[str]) -> bool:
    """Whether a word describes, or is joined to, one that has a counterpart."""
    after, before = words[at + 1 : at + 3], words[max(0, at - 2) : at]
    if before and DOES_NEXT.fullmatch(before[-1]) and not words[at].endswith("ly"):
        return False
    if after and after[0] in LEADS_ON:
        return True
    beside = [
        after[:1],
        *([after[1:]] if after[:1] == ["and"] else []),
        *([before[:1]] if before[1:] == ["and"] else []),
    ]
    return any(word not in more and not is_light(word) for each in beside for word in each)


def _replaces(words: list[str], at: int, ours: list[str], asked: str) -> bool:
    """Whether right beside the word of ours that stands for its neighbour is one that the rendering does not have."""
    before = [word for word in words[:at] if not is_light(word)][-1:]
    after = [word for word in words[at + 1 :] if not is_light(word)][:1]
    for clause in ours:
        for one, other in pairwise(word for word in clause.split() if word not in ("and", "the", "a", "an")):
            gone = (one if _any_of(after, other) else "", other if _any_of(before, one) else "")
            if any(word and beyond(word, asked)[0] for word in gone):
                return True
    return False


def _any_of(words: list[str], other: str) -> bool:
    return any(not beyond(word, other)[0] for word in words)


# A string of boats, the next few years.
LEADS_ON = frozenset({"of", "few", "couple"})
# What a verb follows.
DOES_NEXT = Pattern(r"we|i|they|will|would|shall|should|can|could|cannot|must|may|might")
# Words that begin with so many letters in common are of one family.
SAME_HEAD = 5
# A word of fewer letters has so many senses that one of them may be in ours: run, lay.
SHORTEST_SENSE = 4
# So many words of ours are not rendered where one alone that we do not have is told.
GONE = 3


def turned(asked: str, ours: str, whole: str, names: "Names") -> str:
    """What makes a rendering say something else than our translation of the same clauses; "" for nothing.

    All are plain words. ``whole`` is all of the quote's translation: what a rendering takes from a neighbouring clause
    is not put in. ``close`` says that it is ours almost word for word: then a word in another's place counts too.
    """
    checks = (_numbers, _times, opposite, _negations, _hope_left_out, names.changed, _promised, _exchanged_sides)
    return next((told for check in checks if (told := check(asked, ours, whole))), "")


def _hope_left_out(asked: str, ours: str, _: str) -> str:
    """A hope is left out where the words before it are rendered; where they are not, the quotation is cut off."""
    hope = GOVERNORS["hope"].search(ours)
    if hope is None or set(HEDGES) & {text.stem(word) for word in asked.split()}:
        return ""
    before = {text.stem(word) for word in ours[: hope.start()].split() if word not in grammar()}
    rendered = before & {text.stem(word) for word in asked.split()} or asked.split(maxsplit=1)[0] in ("i", "we")
    return f"a hedge left out ({hope[0]})" if rendered else ""


def _promised(asked: str, ours: str, whole: str) -> str:
    """A hope, or what can be, told as what will be."""
    will = WILL.search(asked)
    if not will or WILL.search(ours) or set(HEDGES) & {text.stem(word) for word in asked.split()}:
        return ""
    hope = GOVERNORS["hope"].search(whole)
    if hope is None or whole.find(ours) < hope.start() - len(ours):
        return ""
    # A clause that stands far behind the hope may be told by itself.
    hoped = {text.stem(word) for word in whole[hope.end() :].split()[:HOPED] if word not in grammar()}
    rendered = hoped & {text.stem(word) for word in asked.split()}
    return f"a promise made of a hope ({will[0]})" if len(rendered) > 1 else ""


def _exchanged_sides(asked: str, ours: str, _: str) -> str:
    """Opposites said of each other's subjects: research costs, industry earns."""
    here, there = _parts(asked), _parts(ours)
    for pair in OPPOSITES.split(" / "):
        one, other = ({text.stem(word) for word in side.split()} for side in pair.split(" | "))
        for these, those in ((one, other), (other, one)):
            both: set[str] = set().union(*(part for part in there if part & those))
            said = [part - both for part in there if part & these and not part & those]
            turned_ = [part for part in here if part & those and not part & these]
            for part, opposite in ((part, opposite) for part in said for opposite in turned_):
                same = (part - these) & opposite
                elsewhere = any(same & each for each in here if each & these)
                if same and not elsewhere:
                    return f"the opposite said of {min(same)}"
    return ""


def _parts(words: str) -> list[set[str]]:
    """The stems that say something of each clause, as far as plain words show clauses."""
    clauses = re.split(r"\b(?:and|while|whereas|but|it is|it s|that)\b", words)
    return [
        {text.stem(word) for word in clause.split() if word not in grammar() or word in MAKES} for clause in clauses
    ]


def _numbers(asked: str, ours: str, whole: str) -> str:
    here, there = Counter(NUMBER.findall(BOTH.sub("", asked))), Counter(NUMBER.findall(whole))
    own = Counter(NUMBER.findall(ours))
    more = {number for number in here if number not in there}
    lost = {number for number in own if number not in here}
    if more or (lost and here):
        return f"numbers changed ({', '.join(sorted(more | lost))})"
    counted, told = _counted(asked), _counted(whole)
    of_other = (number for number in counted.keys() & told.keys() if not renders(told[number], counted[number]))
    changed = next((number for number in of_other if not renders(asked, told[number])), "")
    return f"numbers changed ({changed} {counted[changed]})" if changed else ""


# What there is none of where there is nowhere to go.
DESTINATION = Pattern(r"\b(?:to go|places?|paths?|ways?|prospects?|futures?|jobs?|outlets?|somewhere)\b")


def _counted(words: str) -> dict[str, str]:
    """What each number counts: two or three years."""
    return {match[1]: match[2] for match in COUNTED.finditer(words)}


def _times(asked: str, _: str, whole: str) -> str:
    here, there = ({match.groups() for match in TIME.finditer(words)} for words in (asked, whole))
    units = set(UNIT.findall(asked)) - set(UNIT.findall(whole))
    if units and UNIT.search(whole) and NUMBER.search(asked):
        return f"another unit ({', '.join(sorted(units))})"
    if here - there and there:
        return f"another time ({' '.join(min(here - there))})"
    spans, ours = _spans(asked), _spans(whole)
    other = next((unit for unit in spans.keys() & ours.keys() if not spans[unit] & ours[unit]), "")
    return f"another time ({other})" if other else ""


def _spans(words: str) -> dict[str, set[tuple[str, bool]]]:
    """Of each unit of time whether it is before or after now, and whether it is more than one."""
    found: dict[str, set[tuple[str, bool]]] = {}
    for name, pattern in (("past", PAST), ("ahead", AHEAD)):
        for match in pattern.finditer(words):
            unit = next(filter(None, match.groups()))
            found.setdefault(unit, set()).add((name, f"{unit}s" in match[0]))
    return found


def opposite(asked: str, ours: str, whole: str) -> str:
    """What says the opposite of a word of ours, and stands nowhere in the whole; "" for nothing."""
    here, there, anywhere = ({text.stem(word) for word in words.split()} for words in (asked, ours, whole))
    for pair in OPPOSITES.split(" / "):
        one, other = ({text.stem(word) for word in side.split()} for side in pair.split(" | "))
        for these, those in ((one, other), (other, one)):
            if here & these and there & those and not here & those and not anywhere & these:
                return f"the opposite put in ({min(here & these)})"
    return ""


def _negations(asked: str, ours: str, whole: str) -> str:
    asked = DENIES_NOTHING.sub("", asked)
    here, there = NEGATION.findall(asked), NEGATION.findall(whole)
    denied = [match[0] for match in NEGATION.finditer(asked) if renders(ours, asked[match.end() :], few=FEW_WORDS)]
    # No country can do without it: any country must.
    if DOUBLE.search(asked):
        return ""
    if denied and not there and not IMPLICIT.search(ours):
        return f"a negation put in ({denied[0]})"
    if len(here) > len(IMPLICIT.findall(whole)):
        return f"a negation put in ({here[0]})"
    plain = ours.replace("no more than", "")
    lost = [match[0] for match in NEGATION.finditer(plain) if renders(asked, plain[match.end() :])]
    lost = [word for word in lost if word != "nowhere" or DESTINATION.search(asked)]
    spare = Counter(IMPLICIT.findall(asked)) - Counter(IMPLICIT.findall(ours))
    if not lost or here or spare or "less" in asked:
        return ""
    return f"a negation lost ({lost[0]})"


def renders(asked: str, governed: str, few: int = GOVERNED) -> bool:
    """Whether a rendering has any of the words that are governed: else they are cut off, and not turned."""
    after = {_base(word) for word in governed.split()[:few]} - _light()
    here = {_base(word) for word in asked.split()}
    if not after:
        # Light words alone say nothing that a rendering could have denied.
        return few == GOVERNED or not governed.strip()
    return any({stem, *_alike().get(stem, ())} & here for stem in after)


# Of a place and not in it.
AROUND = Pattern(
    r"\b(?:a?round|near|nearby|surround\w*|neighbou?r\w*|vicinity|doorstep|next door|adjacent|adjoining|beyond"
    r"|outside|region|border(?:s|ing))\b"
)
TWO = 2
# So many words after a hope are what is hoped.
HOPED = 14


class Names:
    """The English names of what a store names, each standing for one thing: the Loop and Hetao are one."""

    def __init__(self, names: dict[str, str], places: set[str], home: str) -> None:
        self.names = names | {word: word for word in ELSEWHERE.split()}
        self.places = places | set(ELSEWHERE.split())
        # The place that all is about: a rendering may say it where the words do not.
        self.home = home
        self.signs = frozenset(self.names.values())
        homes = [name for name, sign in names.items() if sign == home]
        # The bodies of that place, which speak for it: its government.
        self.homely = frozenset(sign for name, sign in names.items() if any(each in name for each in homes))
        ordered = sorted(self.names, key=len, reverse=True)
        self.pattern = re.compile(rf"\b(?:the )?({'|'.join(map(re.escape, ordered))})\b")

    def signed(self, words: str) -> str:
        """Plain words with one sign for each name."""
        return self.pattern.sub(lambda match: self.names[match[1]], words)

    def unnamed(self, words: str) -> str:
        """Plain words without the names in them."""
        return self.pattern.sub("", words)

    def changed(self, asked: str, ours: str, whole: str) -> str:
        """What is wrong with the places of a rendering: another one, or two changed about."""
        here, own, there = (
            [self.names[name] for name in self.pattern.findall(words)] for words in (asked, ours, whole)
        )
        here, own = ([name for name in named if name in self.places] for named in (here, own))
        strange = sorted({*self._within(asked), *here} - {*self._within(whole), *there} - {self.home})
        if strange:
            return f"another place ({', '.join(strange)})"
        changed = len(set(here)) == TWO and Counter(here) == Counter(own) and here != own
        return "places changed about" if changed and not self._of_the_same(asked, ours) else ""

    def _of_the_same(self, asked: str, ours: str) -> bool:
        """Whether what is said to be a place's is the same place's in ours: only the clauses stand in another order."""
        here, there = (self._followed(words, TWO, over=True) for words in (asked, ours))
        both = here.keys() & there.keys()
        return bool(both) and all(here[thing] == there[thing] for thing in both)

    def exchanged(self, asked: str, ours: str, sentence: str) -> str:
        """The one place of a rendering where ours have another one, or the place where they go round it."""
        here, own, there = (
            {self.names[name] for name in self.pattern.findall(words)} & self.places
            for words in (asked, ours, sentence)
        )
        if here and own and not here & own and len(here) == 1 and not own - there:
            return f"another place ({min(here)})"
        inside = self.home in here and self.home in there and AROUND.search(sentence) and not AROUND.search(asked)
        return f"{self.home} put for what is around it" if inside else ""

    def _within(self, words: str) -> set[str]:
        """The places that are named, also in the names of bodies: the government of a place."""
        return {self.names[word] for word in words.split() if self.names.get(word) in self.places}

    def _followed(self, words: str, reach: int, *, over: bool) -> dict[str, set[str]]:
        """The places that stand so near before each word, and ``over`` words that say nothing."""
        found: dict[str, set[str]] = {}
        for match in self.pattern.finditer(words):
            for word in words[match.end() :].split()[:reach]:
                if word in grammar() and not over:
                    break
                found.setdefault(sense(word), set()).add(self.names[match[1]])
        return found
