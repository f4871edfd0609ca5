"""A sentence of English as classes of words, a letter a word, and who its noun phrases are.

There is no dictionary: who is named is known (``Voices``), the words that hold a sentence together are listed, a verb
is known by its ending, and whatever else may be a noun. ``syntax`` reads patterns of the letters.
"""

import re
from functools import cache
from typing import NamedTuple

from hkinno.check import lexicon, vocabulary
from hkinno.check.tokens import OTHER, PAPER, PRONOUN, QUOTED, QUOTED_SENTENCE, SPEAKER, Token
from hkinno.documents.patterns import Pattern
from hkinno.text import has_chinese

# Names that the store knows, papers, offices, other names, nouns, and what may be a plural or a verb; other classes.
SPEAKS, PRINTS, OFFICE, NAME, NOUN, ENDS_IN_S = "S", "P", "F", "N", "n", "z"
SAYS, DOES, GERUND, DETERMINER, HE, WRITER, OWNS, QUOTATION, STRANGE = "v", "w", "g", "D", "H", "I", "s", "q", "x"
CLASSES = {
    DETERMINER: "the a an this these those my our your his her its their one another some any every each no both"
    " several many most two three four five six",
    "p": "of at from in on for with by about into over under after before during since near behind beside between among"
    " against across through via per within without inside outside upon around like unlike despite until toward"
    " towards onto beyond above below than",
    "o": "to",
    "c": "and or but nor",
    "A": "according",
    "j": "if when while because although though where whereas unless",
    "a": "is was are were be been being am has have had having do does did will would shall should can could may"
    " might must",
    "r": "who whom which whose",
    "t": "that",
    "u": "what how why whether",
    "k": "as",
    HE: "he she it they him them himself herself itself themselves",
    WRITER: "i we us me you myself ourselves",
    "y": "not also just again once later then now still even only ever never always often sometimes earlier yesterday"
    " today tonight tomorrow soon first here there too instead perhaps maybe meanwhile however thus so all back away"
    " last next together elsewhere otherwise moreover besides nevertheless further afterwards"
    " already almost twice yet indeed seldom altogether anyway nonetheless hence afterward beforehand"
    " monday tuesday wednesday thursday"
    " friday saturday sunday",
    DOES: "went goes came comes began begins left gave gives made makes kept keeps took takes ran runs stood sat leant"
    " leaned rose grew fell felt found drew broke swore sang spat sent heard saw met knew"
    " held led won lost sought thought brought caught taught built spent slid hid hung struck",
    NOUN: "hundred need feed seed speed shed thing something anything nothing everything morning evening meeting"
    " building king spring string ceiling wing ring red bed"
    " reply family ally assembly supply july italy bully",
}
# What says nothing of its own, though a verb of saying may follow it.
THINGS = (
    "answer argument article banner bill blog book booklet brochure budget blueprint call caption chapter clause clip"
    " column comment conclusion copy cutting dictionary document draft email entry epigraph essay episode extract file"
    " film fact footnote form formula graffiti guide handout headline idea idiom inscription interview item joke label"
    " law leaflet lesson letter line list lyric mail manual map menu message moral motto mug name note notice number"
    " page pamphlet paragraph part passage phrase piece plaque plan plate play poem point policy post poster proverb"
    " question quote quotation rate reference refrain reply review rhyme row rule rumour rumor saying scene scheme"
    " screen script section sentence sign slide slogan song speech sticker story strapline subtitle summary table"
    " tagline tale talk term text thing thought ticket title topic translation transcript truth tweet verdict verse"
    " version video view wall window word wording year day week month time moment morning evening afternoon night place"
    " problem result reason way matter side end door gate house room hall shirt cup flag card website site edition"
    " issue cover picture photo photograph rest whole half latter former other nothing something anything everything"
    " stone bench tower river future history experience evidence data figure exam test wisdom logic tradition tune"
    " chorus newsletter bulletin subject body remark claim belief corner order water weather summer winter quarter"
    " centre center paper power offer computer box print page pull-quote"
)
GOES_ON = ("go", "goes", "went")
# Endings of nouns for people.
PERSON = Pattern(r"[a-z]{2,}(?:er|or|ist|ian|man|woman|eer|mate|kin|wife|ant)s?$|[a-z]+(?:men|women|people|wives)$")
WORD = Pattern(rf"[A-Za-z]+(?:[.’'-][A-Za-z]+)*|\d[\d.,]*|[{QUOTED}{QUOTED_SENTENCE}]|\S")
CONTRACTED = Pattern(r"(?P<who>he|she|they|it|i|we|you)['’](?:d|s|ll|ve|re|m)", re.IGNORECASE)
POSSESSIVE = ("'s", "’s")
MARKS = {",": ",", "，": ",", "—": ",", "–": ",", "-": ",", ":": ":", "：": ":"} | dict.fromkeys(".?!;…。", ";")
TITLED = Pattern(rf"(?i:{'|'.join(sorted(vocabulary.HONORIFICS))})\.?(?: [A-Z][\w’-]*\.?){{1,3}}(?<!\.)")
# What stands in brackets tells more of who is named before them, and is passed over.
BRACKETS = Pattern(r"[(（\[][^()（）\[\]\n]*[)）\]]")
# A noun phrase, with those that own it.
_INSIDE = "[nzNSPFg]"
PHRASE = rf"(?:Dp)?(?:D?y?{_INSIDE}{{0,5}}s){{0,2}}D?y?{_INSIDE}{{0,5}}[nzNSPF]"


class Word(NamedTuple):
    """A word of a sentence: where it stands, in small letters, its class, and who it names."""

    start: int
    end: int
    text: str
    tag: str
    token: Token | None = None


class Sentence(NamedTuple):
    """The words of a sentence, and their classes as a string."""

    text: str
    words: list[Word]
    tags: str


def sentence(text: str, tokens: list[Token]) -> Sentence:
    """The words of an English text and their classes."""
    words = _classed(_cut(text, tokens))
    return Sentence(text, words, "".join(word.tag for word in words))


def is_thing(noun: str) -> bool:
    """Whether a noun is one for what says nothing of its own."""
    return noun in _things()


def is_person(noun: str) -> bool:
    """Whether a noun looks like one for a person or a body."""
    return not is_thing(noun) and (lexicon.is_role(noun) or lexicon.is_office(noun) or PERSON.match(noun) is not None)


@cache
def _things() -> frozenset[str]:
    words = frozenset(THINGS.split())
    return words | {f"{word}s" for word in words}


@cache
def _classes() -> dict[str, str]:
    return {word: tag for tag, listed in CLASSES.items() for word in listed.split()}


def _cut(text: str, tokens: list[Token]) -> list[Word]:
    """The words of a text, without what stands in brackets; a name is one, and is told apart from its possessive."""
    text = BRACKETS.sub(lambda match: " " * len(match[0]), text)
    named = {each.start: each for each in tokens if _names(each)}
    found: list[Word] = []
    position = 0
    while match := WORD.search(text, position):
        token = _titled(text, match.start(), tokens) or named.get(match.start())
        end = token.end if token else match.end()
        owns = 0 if token else len("'s") * text.endswith(POSSESSIVE, match.start(), end)
        word = text[match.start() : end - owns] if not token else token.text
        month = NAME if word == "May" and match.start() else ""
        found.append(Word(match.start(), end - owns, word.casefold(), month, token))
        position = end
        suffix = text[end : end + 2] if token else text[end - owns : end] if owns else ""
        # The Federation of Industries' chairman.
        plural = token is not None and token.text.endswith("s") and suffix[:1] in ("'", "’") and suffix[1:] == " "
        if plural:
            found.append(Word(end, end + 1, "'", OWNS))
            position = end + 1
        if suffix in POSSESSIVE:
            found.append(Word(end - owns, end - owns + len(suffix), suffix, OWNS))
            position = found[-1].end
    return found


def _names(token: Token) -> bool:
    """Whether a token is a name, or an office that stands for its bearer; roles are nouns."""
    if token.kind == PRONOUN:
        return lexicon.is_office(token.text)
    return token.kind in (SPEAKER, PAPER) or (token.kind == OTHER and not token.text.islower() and token.text != "I")


def _titled(text: str, start: int, tokens: list[Token]) -> Token | None:
    """Somebody named after a word of address: Mr He Weimin."""
    match = TITLED.match(text, start)
    if match is None:
        return None
    known = next((each for each in tokens if each.kind == SPEAKER and start <= each.start < match.end()), None)
    return known._replace(start=start) if known else Token(start, match.end(), OTHER, match[0])


def _classed(words: list[Word]) -> list[Word]:
    """Words with their classes: what may be a verb is a noun after an article, a possessive or a preposition."""
    found: list[Word] = []
    for index, word in enumerate(words):
        on = word.text in GOES_ON and words[index + 1 : index + 2] and words[index + 1].text == "on"
        tag = SAYS if on else word.tag or _class(word)
        before = found[-1].tag if found else ""
        if before == "y" and len(found) > 1:
            before = found[-2].tag
        tag = NOUN if word.text == "one" and before in (DETERMINER, "y") else tag
        # The newly appointed head, his claim, of reported cases; but not: told her, …
        if tag in (SAYS, DOES) and before in (DETERMINER, OWNS, "p"):
            tag = NOUN
        found.append(word._replace(tag=tag))
    return found


def _class(word: Word) -> str:
    token, text = word.token, word.text
    if token:
        return {SPEAKER: SPEAKS, PAPER: PRINTS, PRONOUN: OFFICE}.get(token.kind, NAME)
    if text in (QUOTED, QUOTED_SENTENCE):
        return QUOTATION
    if text in MARKS:
        return MARKS[text]
    # he'd told: he.
    short = CONTRACTED.fullmatch(text)
    known = _classes().get(short["who"] if short else text)
    if known:
        return known
    if has_chinese(text) or not text[0].isalnum():
        return STRANGE
    if lexicon.words().get(text) == lexicon.VERB and not text.endswith("ing"):
        return SAYS
    return _by_ending(text)


def _by_ending(text: str) -> str:
    if text.endswith("ly"):
        return "y"
    if text.endswith("ed") and len(text) > len("need"):
        return DOES
    if text.endswith("ing") and len(text) > len("thing"):
        return GERUND
    plural = text.endswith("s") and not text.endswith(("ss", "us", "is"))
    return ENDS_IN_S if plural else NOUN
