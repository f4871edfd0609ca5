"""Knowledge of language for attribution: what the words of ``vocabulary`` are, in a text."""

import re
from collections.abc import Iterator
from functools import cache, lru_cache

from hkinno.check import vocabulary
from hkinno.text import fold

VERB, ADVERB, TITLE, PREPOSITION, SPEECH, OF, ASIDE = (
    "verb", "adverb", "title", "preposition", "speech", "of", "aside",
)  # fmt: skip
WORD, CLOSES = "word", "closes"
# A character of Chinese: a letter beyond ASCII, or a radical, as folding makes some. A long range is slow to compile.
HAN = r"(?:(?![ -~])[\w\u2e80-\u2fdf])"


def _inflected(verbs: str) -> str:
    """The forms of regular verbs of English that are no nouns."""
    found: list[str] = []
    for verb in verbs.split():
        stem = verb.removesuffix("e")
        if verb.endswith("y") and verb[-2] not in "aeiou":
            found += [f"{verb[:-1]}ies", f"{verb[:-1]}ied", f"{verb}ing"]
            continue
        doubled = verb + verb[-1] if verb in vocabulary.DOUBLED else stem
        es = "es" if verb.endswith(("s", "sh", "ch", "x")) else "s"
        found += [verb + es, f"{doubled}ed", f"{doubled}ing"]
    return " ".join([*found, *vocabulary.BASES.split()])


def _plurals(nouns: str) -> str:
    """The plurals of English nouns for people."""
    return " ".join(
        noun[:-1] + "ies" if noun.endswith("y") else noun.replace("man", "men") if noun.endswith("man") else noun + "s"
        for noun in nouns.split()
        if len(noun) > 2 and not noun.endswith(("s", "i"))  # noqa: PLR2004 - I, MP
    )


@cache
def words() -> dict[str, str]:
    """Every word of the lists, folded, and what kind of word it is."""
    lists = (
        (WORD, vocabulary.NO_VERBS),
        (ADVERB, vocabulary.ADVERBS),
        (VERB, vocabulary.SAYS),
        (VERB, vocabulary.ENGLISH_SAYS),
        (VERB, _inflected(vocabulary.ENGLISH_VERBS)),
        (CLOSES, vocabulary.CLOSING),
        ("nobody", vocabulary.NOBODIES),
        ("nobody", vocabulary.ENGLISH_NOBODY),
        ("other", vocabulary.OTHERS),
        ("other", vocabulary.ENGLISH_ROLES),
        (TITLE, vocabulary.TITLES),
        ("pronoun", "他 她 佢 它 he she it secretary minister"),
        (PREPOSITION, vocabulary.PREPOSITIONS),
        (PREPOSITION, vocabulary.ENGLISH_PREPOSITIONS),
        (SPEECH, vocabulary.SPEECHES),
        (OF, "的 嘅 之"),
        (ASIDE, vocabulary.ASIDES),
        ("other", _plurals(vocabulary.ENGLISH_ROLES)),
    )
    found = (
        dict.fromkeys(vocabulary.ENGLISH_SAYINGS, "nobody")
        | dict.fromkeys(("goes on", "went on"), VERB)
        | dict.fromkeys(vocabulary.OFFICES_OF_OTHERS, "other")
    )
    # Of a word that stands in several lists, the first one says what it is.
    for kind, listed in reversed(lists):
        found |= dict.fromkeys(fold(listed).split(), kind)
    return found


def is_body(name: str) -> bool:
    """Whether it is a word for a body or a thing."""
    return _is_of(vocabulary.BODIES, name.casefold().removeprefix("the "))


def is_press(name: str) -> bool:
    """Whether it is a word for a paper, or for who writes in one."""
    return _is_of(vocabulary.PRESS, name.rsplit(maxsplit=1)[-1])


def is_host(name: str) -> bool:
    """Whether it is a label of who leads a conversation, and may read out what others said."""
    return fold(name).startswith(tuple(_listed(vocabulary.HOSTS)))


def of_press(name: str) -> bool:
    """Whether it is a name with a word for who writes in a paper: 記者某甲."""
    return fold(name).startswith(tuple(_listed(vocabulary.PRESS)))


def is_no_first_name(word: str) -> bool:
    """Whether a word with a capital before a surname is no first name: Professor, Then, Asking."""
    plain = word.casefold()
    return (
        plain in words()
        or plain in not_proper()
        or plain in vocabulary.HONORIFICS
        or plain.endswith(("ing", "ed", "ly", "ion"))
    )


def is_at_large(name: str) -> bool:
    """Whether it is a word for people of a kind that means all of them where it stands alone: 學生."""
    return _is_of(vocabulary.AT_LARGE, name)


def is_translator(name: str) -> bool:
    """Whether somebody only says in another language, or aloud, what others have said."""
    return _is_of(vocabulary.TRANSLATORS, name)


def reports(name: str) -> bool:
    """Whether somebody is there to ask, to lead a conversation or to report."""
    return is_press(name) or of_press(name) or is_host(name)


@cache
def _listed(words: str) -> frozenset[str]:
    return frozenset(fold(words).split())


def _is_of(listed: str, name: str) -> bool:
    return fold(name) in _listed(listed)


def is_self(name: str) -> bool:
    """Whether it is the writer."""
    return _is_of(vocabulary.SELF, name)


def is_office(name: str) -> bool:
    """Whether it is an office that stands for its bearer as a pronoun does."""
    return fold(name) in ("secretary", "minister")


def is_motto(word: str) -> bool:
    """Whether it is a word for a saying that somebody may have as his own."""
    return _is_of(vocabulary.MOTTOS, word)


def is_head(name: str) -> bool:
    """Whether it is the title of somebody who heads a body."""
    return fold(name) in _listed(f"{vocabulary.AFTER_SURNAMES} {vocabulary.TITLES}")


def is_saying(name: str) -> bool:
    """Whether words are given to everybody and nobody, as if they were a saying."""
    return _is_of(vocabulary.SAYINGS, name) or name.casefold() in vocabulary.ENGLISH_SAYINGS


def is_role(name: str) -> bool:
    """Whether it is a word for people of a kind, and no name: 受訪者, an official."""
    return words().get(fold(name)) == "other"


@cache
def described(offices: tuple[str, ...]) -> "re.Pattern[str] | None":
    """A pattern for who holds one of these English offices, in other words: the innovation minister.

    What an office is for comes first of its words; a chief of the others may be anybody's.
    """
    listed = [re.findall(r"[A-Za-z]{4,}", office.lower()) for office in offices if " " in office]
    matters = [[word for word in words if word not in vocabulary.PLAIN_OFFICE] for words in listed]
    # The Secretary for ITI.
    matters += [["".join(word[0] for word in words)] for words in matters if len(words) > 2]  # noqa: PLR2004
    if not any(matters):
        return None
    first, of = (
        "|".join(sorted(set(words)))
        for words in ([word for each in matters for word in each[:1]], [word for each in matters for word in each])
    )
    more = rf"(?:(?:,| and| &|, and)? (?:{of})){{0,3}}"
    return re.compile(
        rf"(?:(?:{first}){more}[ -](?:{vocabulary.OFFICERS.replace(' ', '|')})|(?:{of}){more}[ -](?:secretary|minister)"
        rf"|(?:secretary|minister) (?:for|of) (?:the )?(?:{of}){more})\b(?! (?:of|at|from) )",
        re.IGNORECASE,
    )


@cache
def surnames() -> frozenset[str]:
    """The commonest surnames: a word before a verb that begins otherwise is no name for us."""
    return frozenset(fold(vocabulary.SURNAMES))


@cache
def topics() -> tuple[str, ...]:
    """What the beginning of a clause shows to be no subject."""
    return tuple(word for both in (vocabulary.TOPICS, fold(vocabulary.TOPICS)) for word in both.split())


@cache
def addresses() -> tuple[str, ...]:
    """What tells that the character before it is a surname."""
    return tuple(word for word in fold(vocabulary.ADDRESSES).split() if len(word) > 1)


@cache
def addressed() -> re.Pattern[str]:
    """A surname, and perhaps a given name, with a word of address: 陳先生, 李小明教授."""
    titles = "|".join(sorted(fold(vocabulary.ADDRESSES).split(), key=len, reverse=True))
    return re.compile(rf"{HAN}(?:{HAN}{{1,2}}?)?(?:{titles})(?![们們])")


@cache
def compounds() -> frozenset[str]:
    """Surnames of two characters."""
    return frozenset(fold(vocabulary.COMPOUNDS).split())


@cache
def no_names() -> frozenset[str]:
    """Words that begin with a surname's character and are no names."""
    return frozenset(fold(vocabulary.NO_NAMES).split())


@cache
def not_in_names() -> frozenset[str]:
    """Characters that are in no name."""
    return frozenset(fold(vocabulary.NOT_IN_NAMES))


@cache
def brief() -> frozenset[str]:
    """Words of address of one character."""
    return frozenset(fold(vocabulary.BRIEF))


@cache
def before_titles() -> frozenset[str]:
    """Characters after which a title is somebody else's."""
    return frozenset(fold(vocabulary.BEFORE_TITLES))


@cache
def not_proper() -> frozenset[str]:
    """Words that are capitalised and name nobody."""
    return frozenset(vocabulary.NOT_PROPER.split()) | frozenset(
        word for word, kind in words().items() if word.isascii() and kind in (VERB, PREPOSITION, "pronoun")
    )


@cache
def editorial() -> tuple[str, ...]:
    """What an editor says of his own hand in a quotation."""
    return tuple(fold(vocabulary.EDITORIAL).split())


@cache
def credits() -> tuple[str, ...]:  # noqa: A001 - the field's word
    """What a line begins with that names a source."""
    return tuple(fold(vocabulary.CREDITS).split())


@cache
def joining() -> frozenset[str]:
    """What only joins two quotations."""
    return frozenset(fold(vocabulary.JOINING).split())


@cache
def _longest_first(listed: str) -> list[str]:
    return sorted(fold(listed).split(), key=len, reverse=True)


def _found(folded: str, listed: str, passed_over: str) -> Iterator[tuple[int, int]]:
    """Where words of a list stand in a folded text, from its start on, but for those in words that are passed over."""
    wanted = [word for word in _longest_first(listed) if word in folded]
    words = [word for word in _longest_first(passed_over) if word in folded] + wanted if wanted else []
    end = 0
    while words := [word for word in words if folded.find(word, end) >= 0]:
        word = min(words, key=lambda word: folded.find(word, end))
        start, end = folded.find(word, end), folded.find(word, end) + len(word)
        if word in wanted:
            yield start, end


def negations(words: str) -> list[str]:
    """The negations in a text, folded."""
    folded = fold(words)
    found = _found(folded, " ".join(vocabulary.NEGATIONS), vocabulary.NO_NEGATIONS)
    return [folded[start:end] for start, end in found]


@lru_cache(maxsize=64)
def governors(words: str) -> tuple[tuple[str, int, int], ...]:
    """What governs in a text: its class and where it stands."""
    folded = fold(words)
    found = [
        (name, start, end)
        for name, listed in vocabulary.GOVERNORS.items()
        for start, end in _found(folded, listed, vocabulary.NO_GOVERNORS)
    ]
    return tuple(sorted(found, key=lambda each: each[1]))


@cache
def _transitive() -> frozenset[str]:
    return frozenset(fold(vocabulary.TRANSITIVE).split())


def is_transitive(verb: str) -> bool:
    """Whether who stands after a verb of saying is spoken to."""
    return fold(verb) in _transitive()


@cache
def _reports() -> frozenset[str]:
    return frozenset(fold(vocabulary.REPORTS).split())


def is_report(verb: str) -> bool:
    """Whether a verb passes on another one's words."""
    return fold(verb) in _reports()


def content(head: str) -> str:
    """What is left of a clause's head without connectives, times, modals and pronouns."""
    rest = fold(head)
    for word in sorted(fold(vocabulary.ADVERBIALS).split(), key=len, reverse=True):
        rest = rest.replace(word, "")
    return "".join(character for character in rest if character.isalnum())
