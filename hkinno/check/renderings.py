"""A rendering clause by clause beside our translation: what it denies, when, who does it, and what kinds of things.

Each clause is set beside the clause of ours that it shares most with, by the weight of their words; only what both
clauses have something to say about is compared. Another word for the same is no fault, so only words that exclude each
other are (``FIELDS``).
"""

from collections.abc import Callable, Iterable
from functools import cache

from hkinno.check import english, grammar
from hkinno.documents.patterns import Pattern

# What begins a clause besides a mark: the connective stays with the clause that it begins.
EDGE = Pattern(
    r"[,;:—–()]+(?:\s+|$)|(?<!even)(?<!and)\s+(?=(?:because|although|though|even (?:if|though)|but|whereas|while|and"
    r"|so that|unless|if|just as|thanks to|owing to)\b)"
)
SENTENCE = Pattern(r"[.!?]+(?:\s+|$)")
CONNECTS = Pattern(r"(?:because|although|though|even|whereas|while|unless|if|so that|thanks to|owing to|but)\b")
JOINS = Pattern(r"(?:and|so|but|because|in|at|to|on)\b")
BEGINS = {
    "cause": Pattern(r"(?:because|thanks to|owing to|due to)\b"),
    "concession": Pattern(r"(?:although|though|even though|even if|despite|but)\b"),
    "condition": Pattern(r"(?:if|unless|even if|were there|should there|provided)\b"),
    "likeness": Pattern(r"(?:just as|just like|as)\b"),
    "addition": Pattern(r"(?:and )?(?:besides|moreover|also|what is more)\b"),
}
# Connectives that say another relation than the other.
CROSSED = frozenset({"cause concession", "concession cause", "cause condition", "condition cause"}) | frozenset(
    {"concession likeness", "likeness concession", "concession addition", "addition concession"}
)
# From so much of the meaning on two clauses are about the same; from here on they say the same but for a word or two.
SAME_MATTER, SAME_WORDS = 0.45, 0.6
# Fewer words than this are no clause.
FEWEST_WORDS = 3

NO = (
    "not|no|never|none|nobody|nothing|nowhere|neither|nor|cannot|cant|dont|doesnt|didnt|isnt|arent|wasnt|werent|wont"
    "|wouldnt|couldnt|hasnt|havent|hadnt|shouldnt|neednt"
)
DENIES = Pattern(
    rf"\b(?:{NO}|without|lack|lacks|lacked|lacking|unable|fail|fails|failed|hardly|scarcely|impossible"
    r"|(?:too|so|very) little|separated|parted|divorced)\b"
)
EXPLICIT = Pattern(rf"\b(?:{NO})\b")
# Words of one kind of which one excludes another; those of one group say the same here. Of each, the groups are parted
# by a stroke.
FIELDS = (
    "young youth youngster youngsters younger | old elderly senior seniors older aged retired retiree retirees |"
    " experienced veteran veterans seasoned professional professionals expert experts | scientist scientists"
    " researcher researchers academic academics scholar scholars professor professors | tourist tourists visitor"
    " visitors traveller travellers | investor investors | worker workers labourer labourers | official officials"
    " | parent parents | child children | foreigner foreigners expatriate expatriates | billionaire billionaires"
    " rich wealthy affluent / brother brothers sibling siblings twin twins | sister sisters | cousin cousins |"
    " stranger strangers | father fathers | son sons | neighbour neighbours neighbor neighbors | enemy enemies foe"
    " foes | rival rivals / beginning early outset | middle mid midway halfway | end ends close late | first |"
    " last final / morning | noon | evening night / same identical shared | different separate opposite rival"
    " diverging / manufacturing manufacture factory factories industry industrial industries | finance financial"
    " banking bank banks | tourism | service services | property estate housing | commerce commercial trade retail"
    " | agriculture farming | logistics shipping | gaming gambling / science | technology innovation tech |"
    " commerce trade | finance treasury financial | education | health | defence security | culture sport |"
    " transport | labour | agriculture / talent talents | information | data | capital funds funding money cash |"
    " goods merchandise cargo freight | labour manpower / country nation motherland region territory | university"
    " universities school schools | company companies firm firms corporation corporations developer developers |"
    " family families household households | bank banks | party / slow slowly slower | expensive costly dear |"
    " difficult hard complicated | risky dangerous | outdated obsolete | cheap | small | noisy | corrupt / hope"
    " hopes hoped wish wishes | demand demands insist insists order orders require requires | promise promises"
    " pledge pledges guarantee guarantees vow vows | refuse refuses / small smaller tiny slight minor modest | big"
    " bigger great greater large larger huge vast major substantial / help helping support supporting lend lending"
    " assist assisting give giving | trip tripping hinder hindering obstruct obstructing block blocking hold"
    " holding undermine undermining push pushing / north northern | south southern | east eastern | west western /"
    " universities university college colleges academia | school schools kindergarten | hospital hospitals |"
    " factory factories / wealth prosperity riches | debt debts poverty | jobs employment / public government"
    " governmental | private / basic fundamental pure elementary foundational | applied / future henceforth | past"
    " / next | last previous first / coordinated together joint tandem | separately apart / electronic digital"
    " online electronically digitised digitally | paper manual"
)
# What makes a rendering narrower than "any" and "every".
NARROWS = Pattern(
    r"\b(?:small|certain|some|rich|richer|poor|poorer|large|developed|developing"
    r"|most|many|few|a few)\b(?! (?:and|than|by|in|to)\b|$)"
)
UNIVERSAL = Pattern(r"\b(?:any|every|all|each|both)\b")
EVERY = Pattern(rf"{UNIVERSAL.pattern} {NARROWS.pattern}")


Measure = Callable[[str, str], float]


def changed(asked: Iterable[str], ours: Iterable[str], share: Measure) -> str:
    """What makes a clause of a rendering say something else than the clause of ours beside it; "" for nothing.

    Clauses are plain words; ``share`` tells how much of two clauses is the same.
    """
    asked, ours = list(asked), list(ours)
    for clause in asked:
        near, same = max(((max(share(clause, each), _alike(clause, each)), each) for each in ours), default=(0.0, ""))
        if near < SAME_MATTER:
            continue
        told = next((told for test in TESTS if (told := test(clause, same, near))), "")
        if told:
            return told
    return ""


def _alike(one: str, other: str) -> float:
    """How much of two clauses is the same, small words too; of most of them, or nothing."""
    here, there = set(one.split()), set(other.split())
    same = 2 * len(here & there) / (len(here) + len(there))
    return same if same >= SAME_SMALL else 0.0


# From so many of all words on two clauses are built alike.
SAME_SMALL = 0.75


def clauses(words: str, plain: Callable[[str], str]) -> list[str]:
    """The clauses of a text in plain words; what is too short for one belongs to the one that it stands beside."""
    found: list[str] = []
    for sentence in SENTENCE.split(words):
        parts: list[str] = []
        held = ""
        for part in filter(None, map(plain, EDGE.split(sentence))):
            if held and parts and CONNECTS.match(part):
                parts[-1] += f" {held}"
                held = ""
            clause = f"{held} {part}".strip()
            held = clause if len(clause.split()) < FEWEST_WORDS else ""
            if held and parts and not JOINS.match(held):
                parts[-1] += f" {held}"
                held = ""
            elif not held:
                parts.append(clause)
        if held:
            parts[-1:] = [" ".join([*parts[-1:], held])]
        found += parts
    return found


def _polarity(asked: str, ours: str, near: float) -> str:
    """A clause denied that ours affirms, or the other way round; two negations affirm."""
    here, there = (DENIES.findall(english.DENIES_NOTHING.sub("", words)) for words in (asked, ours))
    if len(here) % 2 == len(there) % 2:
        return ""
    if len(here) > len(there):
        return f"a negation put in ({here[0]})" if EXPLICIT.search(asked) else ""
    denied = EXPLICIT.search(ours)
    lost = denied and near >= SAME_WORDS and english.renders(asked, ours[denied.end() :])
    return f"a negation lost ({there[0]})" if lost else ""


def _relation(asked: str, ours: str, _: float) -> str:
    """A clause joined to the rest as a reason that ours concedes, or the other way round."""
    here, there = ([name for name, pattern in BEGINS.items() if pattern.match(words)] for words in (asked, ours))
    if here and there and all(f"{one} {other}" in CROSSED for one in here for other in there):
        return f"a {there[0]} made a {here[0]}"
    return ""


def exchanged(asked: str, ours: str, whole: str) -> str:
    """What a rendering puts for something of another kind in the clauses of ours that it renders; "" for nothing."""
    return _narrowed(asked, ours, whole) or _kind(asked, ours, whole)


def _narrowed(asked: str, ours: str, whole: str) -> str:
    every, narrow = UNIVERSAL.search(ours), NARROWS.search(asked)
    if not every or not narrow or NARROWS.search(whole):
        return ""
    # Every rich country is not every one.
    so = EVERY.search(asked) is not None or UNIVERSAL.search(asked) is None
    return f"a part put for the whole ({narrow[0]})" if so else ""


def _kind(asked: str, ours: str, whole: str) -> str:
    """A word that excludes the word of ours in its place."""
    here, there, anywhere = (set(words.split()) for words in (asked, ours, whole))
    for groups in _fields():
        own = [group for group in groups if group & there and not group & here]
        other = [group for group in groups if group & here and not group & anywhere]
        if own and other:
            return f"{min(other[0] & here)} put for {min(own[0] & there)}"
    return ""


@cache
def _fields() -> list[list[frozenset[str]]]:
    return [[frozenset(group.split()) for group in field.split(" | ")] for field in FIELDS.split(" / ")]


def _opposite(asked: str, ours: str, _: float) -> str:
    return english.opposite(asked, ours, ours)


def _actor(asked: str, ours: str, _: float) -> str:
    """Others put for those who speak: they need to consider, the tenants have left, for we need to, we have."""
    here, there = (set(words.split()) for words in (asked, ours))
    if not there & WE_DO or here & WE_DO or there & OTHERS_DO:
        return ""
    acts = (match[1] for match in ACTS.finditer(asked))
    others = [*sorted(here & OTHERS_DO), *(word for word in acts if grammar.is_person(word) and word not in there)]
    return f"another actor ({others[0]})" if others else ""


# A subject that is not acted upon.
ACTS = Pattern(rf"\b(\w+) (?:{english.FINITE.pattern}) (?!be\b|been\b|being\b|\w+ed by\b)")
WE_DO, OTHERS_DO = frozenset({"we", "i"}), frozenset({"they", "he", "she", "you", "others", "somebody"})
TESTS = (_polarity, _relation, _actor, _opposite)
