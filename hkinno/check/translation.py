"""A quotation in English of words said in Chinese: beside our translation of the clauses that it renders.

No translation can be checked word for word. What can be is what it is about, and whether its figures, negations,
hedges and names are those of the words that it renders.
"""

import re
import unicodedata
from collections import Counter
from functools import cache, lru_cache
from itertools import pairwise
from typing import NamedTuple

from hkinno import text
from hkinno.check import contrary, diff, doers, english, renderings
from hkinno.check.verdict import ABSENT, ALTERED, ELLIPSIS, NOT_SPEECH, TRANSLATION, UNCHECKED, UNRELATED, Corpus, Words
from hkinno.documents.patterns import Pattern
from hkinno.sources import Sources
from hkinno.store.kinds import ENTITY, Record

# Fewer words than this may be anybody's.
FEWEST_WORDS = 4
TOO_FEW = f"fewer than {FEWEST_WORDS} words, and in none of our translations: too few to tell what they render"
# From so much of the meaning on, English may be a rendering of the words; from here on it is one, whoever said it.
MAY_RENDER, RENDERS = 0.34, 0.5
# Less of it is enough where the English says nothing beside ours: so many things, or fewer.
FEWEST_SAYING, SAYS_NO_MORE, SAYS_LITTLE = 2, 0.2, 0.28
# English says too much from so much of its own on; and is no rendering at all where that is most of it.
TOO_MUCH, MOST_OF_IT = 1 / 3, 0.45
# What the small words that hold a sentence together count for beside its senses.
SMALL_WORDS = 0.06
# What the paper says of him must be so much nearer than anything that he said.
NEARER = 0.12
# Pieces round an ellipsis that are shorter than this are no clauses.
SHORTEST_PIECE = 3
# A shorter name may be a word.
SHORTEST_NAME = 4
# So many words may be named by their first letters.
SHORTEST_INITIALS = 3
# A quotation renders no more parts of sentences than this.
MOST_PARTS = 12
# Tones over vowels.
ROMANISED = Pattern(r"[aeiou\u0308]\u0304|[aeiou]\u030c")
DANGLING = Pattern(r"(?:[,;:]|\s(?:and|but|or|so))*\s*$")
AND = Pattern(r"\s(?=and\s)")
PART = Pattern(r"[,;:.!?—–]+\s|[;:.!?—–]+")


# Two words for one, with others between.
TOGETHER = Pattern(r"\b(?:bring|put|draw|get)\w* ((?:\w+ ){0,4}?)together\b")


class Rendered(NamedTuple):
    """The clauses of a translation that a quotation renders best."""

    share: float
    record: Record
    ours: str
    # What our translation has before and after them in the sentence.
    before: str
    after: str


def judge(quoted: str, known: Corpus) -> Words:
    """The verdict on words without Chinese, as if a speaker of the store were said to have said them."""
    if text.squeeze(quoted) in known.names:
        return Words(UNRELATED, details="a name, not speech")
    if ROMANISED.search(unicodedata.normalize("NFD", quoted)):
        return Words(UNCHECKED, details="romanised: the characters cannot be told from it")
    asked = plain(quoted)
    same = [
        quote for quote, _ in known.quotes if f" {_spelled(quoted)} " in f" {_spelled(quote['translation']['en'])} "
    ]
    if len(asked.split()) < FEWEST_WORDS and not (same and len(asked.split()) > 1):
        return _few_words(quoted, asked, known)
    if same:
        details = "our unofficial translation, word for word; he spoke Chinese"
        return Words(TRANSLATION, *_places(same), same[0]["exact"], details, ours=quoted.strip(" ,;"))
    best = _best([(quote, quote["translation"]["en"]) for quote, _ in known.quotes], asked, known)
    reported = [(fact, fact["statement"]["en"]) for fact in known.statements if fact["voice"] != "quoted"]
    headings = [(each, each["en"]) for each in known.sources.paragraphs if each.get("en")]
    paper = _best([*reported, *headings], asked, known)
    # What says nothing that he did not say is his, however near the paper's account of it; a headline is nobody's.
    his = (
        best
        and best.share >= MAY_RENDER
        and paper
        and "text" not in paper.record
        and not _beyond(asked, best, known)[0]
    )
    nearest = 1.0 if paper and "text" in paper.record else RENDERS
    if paper and paper.share >= RENDERS and not his and (not best or best.share < min(nearest, paper.share - NEARER)):
        record = paper.record
        evidence = record.get("evidence") or [{"paragraph": record["id"], "exact": record["text"]}]
        places = tuple(dict.fromkeys(each["paragraph"] for each in evidence))
        source = "……".join(each["exact"] for each in evidence)
        return Words(
            NOT_SPEECH, (), places, source, "renders what the paper reports, not words of his", near=1 - paper.share
        )
    more, saying = _beyond(asked, best, known) if best else ([], 0)
    enough = MAY_RENDER if more else SAYS_NO_MORE if saying >= FEWEST_SAYING else SAYS_LITTLE
    if best is None or best.share < enough:
        return Words(ABSENT, details="English like nothing that is stored; no translation can be checked word for word")
    return _rendering(best, quoted, asked, known)


def _few_words(quoted: str, asked: str, known: Corpus) -> Words:
    """The verdict on words too few to tell what they render: bent where they deny what ours say."""
    if _miscounts(asked, known):
        return Words(ABSENT, details="the number is in none of our translations and statements, or of something else")
    rest = contrary.AGAINST.sub("", contrary.SLIGHTLY.sub("", asked))
    best = _best([(quote, quote["translation"]["en"]) for quote, _ in known.quotes], rest, known)
    if best is None:
        return Words(UNCHECKED, details=_too_few(quoted, asked, known))
    more, saying = _beyond(rest, best, known)
    enough = saying > 1 or (saying and (contrary.SLIGHTLY.search(asked) or english.NEGATION.search(asked)))
    turned = _contrary(best, quoted, known) if enough and not more and best.share else ""
    if not turned:
        short = [quote for quote, _ in known.quotes if len(plain(quote["translation"]["en"]).split()) < FEWEST_WORDS]
        ours = [plain(quote["translation"]["en"]) for quote in short]
        kinds = ((quote, renderings.exchanged(asked, each, each)) for quote, each in zip(short, ours, strict=True))
        quote, turned = next((each for each in kinds if each[1]), (best.record, ""))
        best = best._replace(record=quote, ours=quote["translation"]["en"]) if turned else best
    if not turned:
        unlike = saying > 0 and len(more) == saying and _in_none(asked, known)
        return Words(UNCHECKED, details=_too_few(quoted, asked, known), near=float(unlike))
    steps = tuple(diff.word_difference(quoted.strip(), _shown(best.ours), plain))
    told = f"beside our unofficial translation, {turned}: {diff.shown(list(steps))}"
    return Words(ALTERED, *_places([best.record]), best.record["exact"], told, steps, 1.0, ours=_shown(best.ours))


def _too_few(quoted: str, asked: str, known: Corpus) -> str:
    """Why so few words are not judged: a figure alone, a word of ours, or none."""
    if not any(map(str.isalpha, quoted)):
        return "a figure alone: figures are judged in prose"
    texts = ((quote["id"], plain(quote["translation"]["en"])) for quote, _ in known.quotes)
    ours = next((name for name, words in texts if f" {asked} " in f" {words} "), "")
    return f"a word of our translation of {ours}, and too short to tell that it renders it" if ours else TOO_FEW


def _miscounts(asked: str, known: Corpus) -> bool:
    """Whether words have a figure that the store, which states some, has of nothing that they name."""
    texts = [*_texts(known), *(fact["statement"]["en"] for fact in known.statements)]
    figured = [words for words in map(plain, texts) if FIGURE.search(words)]
    numbers = FIGURE.findall(asked)
    same = [words for words in figured if set(numbers) & set(FIGURE.findall(words))]
    return bool(numbers and figured) and not any(not english.beyond(asked, words)[0] for words in same)


FIGURE = Pattern(r"\b\d{2,}\b")


def _in_none(asked: str, known: Corpus) -> bool:
    """Whether no word that says something stands in any of our translations or statements."""
    texts = [quote["translation"]["en"] for quote, _ in known.quotes] + [
        fact["statement"]["en"] for fact in known.statements
    ]
    more, saying = english.beyond(asked, " ".join(map(plain, texts)))
    return len(more) == saying


def _places(quotes: list[Record]) -> tuple[tuple[str, ...], tuple[str, ...]]:
    ids = tuple(quote["id"] for quote in quotes)
    return ids, tuple(dict.fromkeys(quote["paragraph"] for quote in quotes))


@lru_cache(maxsize=2048)
def plain(words: str) -> str:
    """The words in small letters without their marks, one blank between, and an image in one form."""
    return english.without_images(_spelled(words))


@lru_cache(maxsize=2048)
def _spelled(words: str) -> str:
    """The words in small letters without their marks; ours are asked for with each quotation."""
    spelled = CONTRACTED.sub(lambda match: SHORT_FORMS[match[1]], text.fold(words).replace("’", "'"))
    listed = re.findall(r"[a-z0-9]+", re.sub(r"'s?\b|(?<=\bco)-(?=o)|(?<=\d),(?=\d{3})", "", spelled))
    return " ".join(listed)


# What is put together with the word before it, and the word that it stands for; 's says nothing.
SHORT_FORMS = {"ve": " have", "re": " are", "ll": " will", "d": " would", "m": " am"}
CONTRACTED = Pattern(rf"(?<=[a-z])'({'|'.join(SHORT_FORMS)})\b")


def _best(candidates: list[tuple[Record, str]], asked: str, known: Corpus) -> Rendered | None:
    """The clauses that the words render best, of all the candidates."""
    texts = _texts(known)
    names = _names(known)
    weighed = {sense: (number, _weight(sense, texts)) for sense, number in _senses(names.signed(asked)).items()}
    wanted = sum(number * weight for number, weight in weighed.values())
    small = frozenset(asked.split())
    best, highest = None, 0.0
    for record, ours in candidates:
        for start, end, senses, words, there in _windows(ours, names, texts):
            both = sum(
                weight * min(number, senses[sense]) for sense, (number, weight) in weighed.items() if sense in senses
            )
            share = 2 * both / (wanted + there) if both else 0.0
            # Of clauses that say as much of the same, those with the same small words.
            rank = share + SMALL_WORDS * len(small & words) / len(small) if share else 0.0
            if best is None or rank > highest + 1e-9:
                highest = rank
                best = Rendered(share, record, ours[start:end], ours[:start], ours[end:])
    return best


def _names(known: Corpus) -> english.Names:
    return _named(known.sources, _texts(known))


@cache
def _named(sources: Sources, translations: tuple[str, ...]) -> english.Names:
    """The English names of what the store names, and the place that most of the translations are about."""
    names: dict[str, str] = {}
    for key, entity in sources.entities.items():
        for name in (plain(name) for name in ENTITY.names(entity)[1:] if name.isascii()):
            if len(name) >= SHORTEST_NAME and entity["type"] != "person" and not english.is_word(name):
                names.setdefault(name, _sign(key))
                initials = "".join(word[0] for word in name.split())
                if len(initials) >= SHORTEST_INITIALS:
                    names.setdefault(initials, _sign(key))
    places = {_sign(key) for key, entity in sources.entities.items() if entity["type"] == "place"}
    words = " ".join(map(plain, translations))
    counts: Counter[str] = Counter()
    for name, key in names.items():
        counts[key] += words.count(name) if key in places else 0
    return english.Names(names, places, counts.most_common(1)[0][0] if counts else "")


def _sign(key: str) -> str:
    """The sign of a thing of the store, which is no English word: that of a ministry may be most."""
    sign = key.replace("-", "")
    return f"{sign}named" if english.is_word(sign) else sign


@cache
def _windows(
    ours: str, names: english.Names, texts: tuple[str, ...]
) -> list[tuple[int, int, "Counter[str]", frozenset[str], float]]:
    """Runs of clauses of a translation, the senses of their words, and what these weigh in all."""
    edges = [0, *(match.end() for match in PART.finditer(ours) if match.end() < len(ours)), len(ours)]
    edges += [match.end() for match in AND.finditer(ours)]
    edges = sorted(set(edges))
    runs = [(one, other) for number, one in enumerate(edges) for other in edges[number + 1 : number + MOST_PARTS]]
    found = []
    # A quotation may render all of it, however many parts that has.
    for start, end in dict.fromkeys([*runs, (0, len(ours))]):
        words = plain(ours[start:end])
        senses = _senses(names.signed(words))
        weight = sum(number * _weight(sense, texts) for sense, number in senses.items())
        found.append((start, end, senses, frozenset(words.split()), weight))
    return found


def _texts(known: Corpus) -> tuple[str, ...]:
    return tuple(quote["translation"]["en"] for quote, _ in known.quotes)


@cache
def _counted(texts: tuple[str, ...]) -> "Counter[str]":
    """In how many translations each sense is."""
    counts: Counter[str] = Counter()
    for words in texts:
        counts.update(set(_senses(plain(words))))
    return counts


def _weight(sense: str, texts: tuple[str, ...]) -> float:
    """What a sense says: rarer ones count more."""
    count = _counted(texts)[sense]
    return 1.0 / (1 + count) ** 0.35 if count else 0.8


def _share(one: "Counter[str]", other: "Counter[str]", texts: tuple[str, ...]) -> float:
    """How much of two texts is the same, by the weight of their words."""
    both = sum(_weight(sense, texts) * min(number, other[sense]) for sense, number in one.items() if sense in other)
    whole = sum(_weight(sense, texts) * number for each in (one, other) for sense, number in each.items())
    return 2 * both / whole if both else 0.0


@cache
def _senses(words: str) -> "Counter[str]":
    """The senses of the words that say something: one sign for words that say the same."""
    words = TOGETHER.sub(r"gather \1", words)
    stems = [text.stem(word) for word in words.split() if word not in english.grammar()]
    return Counter(english.senses().get(stem) or english.senses().get(stem.removesuffix("ly"), stem) for stem in stems)


def content(quoted: str) -> int:
    """How many words of an English text say something."""
    return sum(_senses(plain(quoted)).values())


def _rendering(best: Rendered, quoted: str, asked: str, known: Corpus) -> Words:
    ours = plain(best.ours)
    steps = tuple(diff.word_difference(quoted.strip(), _shown(best.ours), plain))
    quotes = [
        quote for quote, _ in known.quotes if quote["id"] == best.record["id"] or best.record["id"] in quote["variants"]
    ]
    quotes = [
        best.record,
        *(quote for quote in quotes if quote is not best.record and best.ours in quote["translation"]["en"]),
    ]
    shown = _shown(best.ours)
    found = Words(TRANSLATION, *_places(quotes), best.record["exact"], "", steps, 1 - best.share, ours=shown)
    turned = _grafted(quoted) or english.turned(asked, ours, plain(best.before + best.ours + best.after), _names(known))
    turned = turned or _contrary(best, quoted, known) or _changed(best, quoted, known)
    more, saying = _beyond(asked, best, known)
    if not turned and len(more) > saying * MOST_OF_IT and best.share < RENDERS:
        return Words(ABSENT, details="English like nothing that is stored; no translation can be checked word for word")
    names = _names(known)
    beyond = [word for word in more if word != names.home]
    there = [names.unnamed(plain(each)) for each in PART.split(best.before + best.ours + best.after)]
    foreign = english.foreign([names.signed(plain(each)) for each in PART.split(quoted)], beyond, there)
    foreign = foreign or (more if len(more) >= saying * TOO_MUCH else [])
    if foreign and not turned:
        turned = f"it says what the words do not ({', '.join(dict.fromkeys(foreign))})"
    if more:
        found = found._replace(near=max(found.near, len(more) / saying))
    if turned:
        told = f"beside our unofficial translation, {turned}: {diff.shown(list(steps))}"
        return found._replace(verdict=ALTERED, details=told)
    told = "a translation; no word-for-word check of a translation is possible"
    return found._replace(details=f"{told}; our unofficial one: {shown}")


def _shown(ours: str) -> str:
    """Clauses of our translation without what leads to the next one."""
    return DANGLING.sub("", ours.strip())


def _beyond(asked: str, best: Rendered, known: Corpus) -> tuple[list[str], int]:
    """What a rendering says that ours does not, and how many of its words say something; a name is one word."""
    names, whole = _names(known), plain(best.before + best.ours + best.after)
    return english.beyond(names.signed(TOGETHER.sub(r"gather \1", asked)), f"{names.signed(whole)} {whole}")


def _changed(best: Rendered, quoted: str, known: Corpus) -> str:
    """What a clause of a rendering says otherwise than the clause of our translation beside it."""
    texts, names = _texts(known), _names(known)
    whole = best.before + best.ours + best.after

    def share(one: str, other: str) -> float:
        return _share(_senses(one), _senses(other), texts)

    asked, ours = ([names.signed(each) for each in renderings.clauses(words, plain)] for words in (quoted, whole))
    here, there = ([names.signed(plain(each)) for each in PART.split(words)] for words in (quoted, whole))
    return (
        doers.changed(here, there, names)
        or renderings.exchanged(plain(quoted), plain(_sentence(best)), plain(whole))
        or renderings.changed(asked, ours, share)
    )


def _contrary(best: Rendered, quoted: str, known: Corpus) -> str:
    """What a rendering says that our sentence rules out, wherever in it."""
    sentence, whole = _sentence(best), best.before + best.ours + best.after
    names = _names(known)
    signed = [names.signed(plain(words)) for words in (quoted, sentence, whole)]
    asks = "?" in sentence and "?" not in quoted
    return contrary.said(*signed, asks=asks, ended=_is_sentence(quoted)) or names.exchanged(
        *map(plain, (quoted, best.ours, sentence))
    )


def _is_sentence(quoted: str) -> bool:
    """Whether words are a sentence of their own: nothing outside the marks governs them."""
    words = quoted.strip()
    return words[:1].isupper() and words.endswith((".", "!"))


def _sentence(best: Rendered) -> str:
    """Our clauses with the rest of their sentence."""
    ends = best.ours.rstrip().endswith((".", "!", "?"))
    return (
        re.split(r"[.!?]\s", best.before)[-1] + best.ours + ("" if ends else re.split(r"[.!?](?:\s|$)", best.after)[0])
    )


def _grafted(quoted: str) -> str:
    """What is wrong with an ellipsis that joins what is said of one thing to another."""
    pieces = [plain(piece).split() for piece in ELLIPSIS.split(quoted) if plain(piece)]
    grafted = any(
        len(one) < SHORTEST_PIECE and english.is_finite(other[0]) and not english.is_finite(one[0])
        for one, other in pairwise(pieces)
    )
    return "the ellipsis joins parts of different clauses" if grafted else ""


def lost(quoted: str, words: Words, known: Corpus, outside: str) -> str:
    """The hope, condition or limit of our translation that a rendering of a part of it has lost."""
    quote = next((quote for quote, _ in known.quotes if words.quotes and quote["id"] == words.quotes[0]), None)
    if quote is None or len(plain(quoted).split()) < SHORT_ENGLISH:
        return ""
    best = _best([(quote, quote["translation"]["en"])], plain(quoted), known)
    if best is None:
        return ""
    sentence, said = _sentence(best), f"{quoted} {plain(quoted)} {outside}"
    # What follows governs only itself: fast, and largely owing to that.
    end = sentence.find(best.ours) + len(best.ours)
    for pattern in english.GOVERNORS.values():
        there = pattern.search(sentence, 0, end)
        if there and not pattern.search(said):
            return there[0]
    return ""


def cut(quoted: str, exact: str, outside: str) -> str:
    """The hope or the condition that words said in English have lost, in the sentence that they are cut from."""
    start = exact.find(quoted)
    # Of so few words only those that say that something is so.
    if start < 0 or len(plain(quoted).split()) < (FEWEST_WORDS if SAYS_SO.search(quoted) else SHORT_ENGLISH):
        return ""
    head = re.split(r"[.!?]\s", exact[:start])[-1]
    for pattern in (english.GOVERNORS["hope"], english.GOVERNORS["condition"]):
        there = pattern.search(head)
        if there and not RESETS.search(head, there.end()) and not pattern.search(f"{quoted} {outside}"):
            return head[there.start() :].strip(" ,")
    tail = re.split(r"[.!?;](?:\s|$)", exact[start + len(quoted) :])[0]
    limit = LIMITS.match(tail)
    return tail.strip(" ,") if limit and not re.search(rf"\b{re.escape(limit[1])}\b", outside, re.IGNORECASE) else ""


SAYS_SO = Pattern(
    r"\b(?:is|are|am|was|were|will|would|can|could|do|does|did|has|have|had|must|shall|should|may|might|not|cannot)\b"
    r"|['’](?:t|s|re|ve|ll|m|d)\b",
    re.IGNORECASE,
)
# What limits the words before it: unless, but, on the ground of.
LIMITS = Pattern(
    r"[,—–\s]*\b(unless|if|provided|except|until|without|but|only|merely|solely|so long as|as long as"
    r"|on (?:the )?(?:grounds?|condition|basis)|in (?:the )?(?:case|event))\b",
    re.IGNORECASE,
)
# What begins a clause that no hope or condition before it governs.
RESETS = Pattern(r";|[,—–] ?(?:and|but|so|yet)\b")
# A phrase shorter than this is no assertion that a hope or a limit governs.
SHORT_ENGLISH = 6
