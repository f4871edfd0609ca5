"""Who does what in a rendering and in our translation: what is one's there is not another's here.

Clauses are plain words in which each name is one sign. A name does what stands right after it and its helping verbs
(Ashby will guide), has what stands right after it (Ashby's guidance, its guidance), and what is by or of it.
"""

from itertools import takewhile

from hkinno.check import english

WE, OUR, ITS = frozenset({"we", "i"}), frozenset({"our", "my"}), frozenset({"its", "their", "his", "her"})
BE = frozenset({"be", "been", "is", "are", "was", "were"})
HELPING = (
    "will would shall should can could may might must has have had do does did to also further now already all both not"
)
HELPS = BE.union(HELPING.split())
LEADING = "of in on at around for with from to near by between"
# A name after one of these is what the words before it are about: around Ashby, all have grown.
LEADS = frozenset(LEADING.split())
# So many words right after a name may be its own in ours: future development; the first one alone is in a rendering.
REACH, PAIR = 2, 2
# What marks a thing that is done to somebody.
TO = "to "


def changed(asked: list[str], ours: list[str], names: english.Names) -> str:
    """What another does in a rendering than in ours, both being named in ours; "" for nothing."""
    here, there = _doers(asked, names, 1), _doers(ours, names, REACH)
    named = {names.home, *" ".join(ours).split()}
    # Of one name alone, what is done to it may be what it does to another elsewhere in ours.
    alone = len(names.signs.intersection(" ".join(asked).split())) < PAIR
    for thing in sorted(here.keys() & there.keys()):
        if not here[thing] & there[thing] and here[thing] <= named and not (alone and thing.startswith(TO)):
            return f"another's part ({thing} {min(here[thing])})"
    return ""


def _doers(clauses: list[str], names: english.Names, reach: int) -> dict[str, set[str]]:
    """Who does, or has, each thing; those who speak are their place."""
    found: dict[str, set[str]] = {}
    last = ""
    for words in map(str.split, clauses):
        both: list[str] = []
        for at, word in enumerate(words):
            who = names.home if word in WE | OUR or word in names.homely else word if word in names.signs else ""
            who = last if word in ITS else who
            if not who:
                both = both if word in ("and", "or") else []
                continue
            # In a rendering its may be anybody's.
            last = who if word in names.signs and reach == REACH else last
            both.append(who)
            for thing in [*_done(words, at, reach), *_suffered(words, at)]:
                if thing.removeprefix(TO) not in names.signs:
                    found.setdefault(thing, set()).update(both)
    return found


def _done(words: list[str], at: int, reach: int) -> list[str]:
    """The senses of what is done or had by the name at a place."""
    before = [word for word in words[max(0, at - 3) : at] if word != "the"]
    owns = words[at] in ITS | OUR or (before and before[-1] in LEADS)
    helping = [] if owns else list(takewhile(lambda word: word in HELPS or word.endswith("ly"), words[at + 1 :]))
    after = words[at + 1 + len(helping) :][:reach]
    # What is done to it is not its own.
    last = next((word for word in reversed(helping) if word in BE or word == "to"), "")
    passive = last in BE and after and not after[0].endswith("ing")
    done = [] if passive else list(takewhile(lambda word: not english.is_light(word), after))
    done += before[-2:-1] if before and before[-1] in ("by", "of") else []
    return [english.sense(word) for word in done if not english.is_light(word)]


def _suffered(words: list[str], at: int) -> list[str]:
    """What is done to the name at a place: the verb, or whatever else says something, right before it."""
    before = words[at - 1 : at] if at else []
    return [f"{TO}{english.sense(word)}" for word in before if not english.is_light(word)]
