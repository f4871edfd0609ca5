"""Who a noun phrase of an English sentence is: somebody named, a pronoun, a stranger, or nobody."""

import re

from hkinno.check import grammar, lexicon
from hkinno.check.constructions import SPEECH
from hkinno.check.grammar import HE, OFFICE, PHRASE, PRINTS, SPEAKS, WRITER, Sentence
from hkinno.check.tokens import OTHER, PAPER, PRONOUN, Token
from hkinno.documents.patterns import Pattern

# Who somebody is besides: of the council, Ann Lam of the bureau, who runs it; and others beside him.
MORE = rf"(?:[po]{PHRASE}|,(?:[rgpkvw][^,:;q]{{1,14}}|[^,:;qvwaHIrjtk]{{1,9}}),|c{PHRASE}|r[^,:;qr]{{1,7}})"
ANYBODY = rf"(?P<who>{PHRASE}|H|I)(?P<more>{MORE}{{0,3}})"
OF = Pattern(rf"p{PHRASE}")
APPOSED = Pattern(rf",{PHRASE}")
OWNED = Pattern(rf"{SPEECH}$")
# What somebody says is in it, where it is his.
WORKS = (
    "blog website site post column speech report book memoir memoirs newsletter account page feed slide slides"
    " statement toast message letter email mail memo editorial leader sermon lecture article essay text joke rule"
    " question reply remedy leaflet brochure manual song poem plan paper headline subhead caption standfirst"
)
# Who is spoken of already: the man in charge.
THE_SAME = "man woman speaker author guest politician leader scientist engineer professor official chief"
NOBODY = frozenset({"no", "any", "every", "each", "both"})


def owner(words: Sentence, match: re.Match[str]) -> Token | None:
    """Whose words a phrase for words says they are: my aunt's last words, his remark."""
    first, last = match.span("own")
    owns = words.tags.rfind("s", first, last)
    if owns < 0:
        return pronoun(words.words[first].start, words.words[first].text)
    return phrase(words, first, owns)


def who(words: Sentence, match: re.Match[str]) -> Token | None:
    """Who a noun phrase is, with what is said of him besides."""
    first, last = match.span("who")
    if match["who"] == HE:
        return pronoun(words.words[first].start, words.words[first].text)
    if match["who"] == WRITER:
        # What we in the chamber say.
        return phrase(words, last + 1, match.end("more")) if match["more"][:1] == "p" else None
    # The minister, A. Smith of the bureau, said.
    for index in range(last, match.end("more")):
        apposed = words.tags[index] == SPEAKS and words.tags[index + 1] not in "sn"
        if apposed and words.tags.rfind(",", last, index) >= 0 and not set(words.tags[last:index]) & set("porg"):
            return words.words[index].token
    found = phrase(words, first, last)
    # The speaker, a vice-president of the park, said.
    if found is None and words.words[last - 1].text in THE_SAME.split() and match["more"].startswith(",D"):
        appositive = APPOSED.match(match["more"])
        found = phrase(words, last + 1, last + appositive.end()) if appositive else None
    of = OF.match(match["more"])
    # The answer of the museum, from the museum.
    if found is None and of and OWNED.match(words.words[last - 1].text):
        return phrase(words, last + 1, last + of.end())
    # The director of the museum is named by both.
    named = found and of and found.kind == OTHER and found.start == words.words[first].start
    end = words.words[last + of.end() - 1].end if named and of else 0
    return found._replace(end=end, text=words.text[found.start : end]) if found and named else found


def phrase(words: Sentence, first: int, last: int) -> Token | None:
    """Who a noun phrase is by its last word: None for a thing and for nobody."""
    head, tags = words.words[last - 1], words.tags
    # Any minister may be he of the store, but not a minister, nor Spain's, nor the minister of trade.
    others = "s" in tags[first:last] or words.words[first].text in ("a", "an") or is_of(words, last)
    if head.tag in (SPEAKS, PRINTS) or (head.tag == OFFICE and not others):
        return head.token
    if head.text == "paper":
        return Token(words.words[first].start, head.end, PAPER, "the paper")
    same = (
        head.text in THE_SAME.split()
        and words.words[first].text in ("the", "this", "our")
        and last - first == len("Dn")
    )
    if same or words.words[first].text in NOBODY or lexicon.is_translator(head.text):
        return None
    # In the paper's own opinion: whose it is.
    if (
        OWNED.match(head.text)
        or grammar.is_thing(head.text)
        or (head.text in WORKS.split() and "s" in tags[first:last])
    ):
        owns = words.tags.rfind("s", first, last)
        own = (OWNED.match(head.text) is not None or head.text in WORKS.split()) and owns > first
        return phrase(words, first, owns) if own else None
    start = words.words[first].start
    return Token(start, head.end, OTHER, words.text[start : head.end])


def is_of(words: Sentence, place: int) -> bool:
    """Whether a word belongs what follows it to what stands before it."""
    return place < len(words.words) and words.words[place].text in ("of", "for", "from")


def pronoun(start: int, word: str) -> Token | None:
    """The pronoun that a word, or a possessive, stands for; None for one that is nobody in particular."""
    plain = {"his": "he", "him": "he", "her": "she", "its": "it"}.get(word, word)
    return Token(start, start + len(word), PRONOUN, plain) if plain in ("he", "she", "it") else None


def is_person(words: Sentence, match: re.Match[str]) -> bool:
    """Whether a noun phrase is plainly a person or a body: by a name, or by its noun."""
    tag = words.tags[match.end("who") - 1]
    return (
        tag in "NSPFHI"
        or "r" in match["more"]
        or "N" in match["more"]
        or grammar.is_person(words.words[match.end("who") - 1].text)
    )
