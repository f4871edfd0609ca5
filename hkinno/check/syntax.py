"""How a quotation hangs on the English sentence round it, and on whom: subject, verb and quotation, in either order.

A sentence comes as classes of words (``grammar``); a construction is a pattern of their letters, in which ``who`` is a
noun phrase. What brackets, appositions and relative clauses add to it is passed over. Where a sentence is not plain
nobody is found.
"""

import re
from collections.abc import Callable

from hkinno.check import grammar, lexicon
from hkinno.check.constructions import SPEECH, TEXT, WEAK
from hkinno.check.grammar import DETERMINER, GERUND, HE, NAME, OFFICE, OWNS, PHRASE, PRINTS, SPEAKS, WRITER, Sentence
from hkinno.check.voices import OTHER, PAPER, PRONOUN, Token
from hkinno.documents.patterns import Pattern

# Who somebody is besides: of the council, Ann Lam of the bureau, who runs it; and others beside him.
MORE = rf"(?:[po]{PHRASE}|,(?:[rgpkvw][^,:;q]{{1,14}}|[^,:;qvwaHIrjtk]{{1,9}}),|c{PHRASE}|r[^,:;qr]{{1,7}})"
ANYBODY = rf"(?P<who>{PHRASE}|H|I)(?P<more>{MORE}{{0,3}})"
WHO = rf"(?:(?<![pogs])(?=D)|(?<![DnzNSPFgspo])){ANYBODY}"
# Where a sentence begins, or goes on after a quotation, and what may stand there before its subject.
START = "(?:^|[q;:],?)(?:[cyx],?|[nN],,?|y?n(?=D)|[pjgvw][^,:;q]{1,12},){0,2}"
# What else he does first: stood up and; a group of verbs that ends with one of saying: has always said, likes to tell.
FIRST = "(?:[ya]{0,3}[vwz][DnzNSPFHIpoygsk]{0,10},?c)?"
SAID = rf"(?P<group>{FIRST}[ya]{{0,4}}(?:[wzv]oa?)?a?y?)(?P<verb>v|w(?=t))"
# What may stand from the verb to the words: whom it is said to, where, when and how.
ADDED = "(?P<added>(?:,k[^,:;q]{1,6},)?[DnzNSPFHIpoygcsk,]{0,14})"
END = "(?:,?[cy]{1,2})?[t,:]{0,2}$"
# Whose words they are: my aunt's last words, his remark to us.
OWN = rf"(?P<own>(?:{PHRASE}s|D)y?[nzNg]{{0,5}}[nz])(?:,?[po]{PHRASE}){{0,3}}"
LEADS = (
    # My aunt's last words were these: “…”
    Pattern(rf"{OWN}(?:[aw][yn]{{0,2}}D?)?{END}"),
    # My aunt (82) told us in every letter, “…”
    Pattern(rf"{WHO}{SAID}{ADDED}{END}"),
    # It was my aunt who told us, “…”
    Pattern(rf"Ha(?P<who>{PHRASE})(?P<more>)r{SAID}{ADDED}{END}"),
    # As his predecessor did at a lunch, “…”
    Pattern(rf"k{ANYBODY}(?P<did>y?a)[DnzNpogy]{{0,10}}{END}"),
    # According to the harbour master, “…”
    Pattern(rf"Ao{ANYBODY}{END}"),
    # We were told by my aunt that “…”
    Pattern(rf"a[ya]?(?P<passive>v)p{ANYBODY}{END}"),
    # At the club my aunt: “…”
    Pattern(
        rf"(?:^|(?<=[nN]:)|(?<=;))(?:[cy]{{1,2}},?|[pg][^:;qvwa]{{1,8}}|[nvw]o|n)??(?P<label>)(?P<who>D{PHRASE}|N)"
        rf"(?P<more>{MORE}{{0,3}}):$"
    ),
    # I quote her again: “…”
    Pattern(rf"(?P<quotes>[vnzwg])(?:(?P<who>{PHRASE}|H)(?P<more>(?:p{PHRASE})?(?:,D?N)?)),?y{{0,2}}[,:]$"),
    # In the words of my aunt, “…”
    Pattern(rf"(?P<speech>[nz])a?p{ANYBODY}a?{END}"),
    # My aunt used the words “…”
    Pattern(rf"{WHO}[ya]{{0,3}}(?P<uses>[vwz])p?D(?P<words>[nz])[,:]?$"),
    # He says two years, we print “…”
    Pattern(r",(?P<writer>I)y?a?[nvwz][DnzH]{0,3}$"),
    # My aunt hissed, “…”
    Pattern(rf"{START}{ANYBODY}[ya]{{0,3}}(?P<beside>w)y?,?$"),
    # My aunt went further at supper: “…”
    Pattern(rf"{START}{ANYBODY}(?P<does>[ya]{{0,3}}[wza][DnzNpoygcskI]{{0,14}}):$"),
)
FOLLOWS = (
    # “…,” my aunt told us in every letter.
    Pattern(rf"^,?{ANYBODY}{SAID}{ADDED}(?:$|[,;:q])"),
    # “…,” shrugged my aunt.
    Pattern(rf"^,?(?P<inverted>[vw]){ANYBODY}(?:$|[,;:qpoyg])"),
    # “…” is my aunt's answer.
    Pattern(rf"^,?a{OWN}(?:$|[,;:qc])"),
    # “…”, according to my aunt.
    Pattern(rf"^,?Ao{ANYBODY}(?:$|[,;:qc])"),
    # “…”: A. Smith, in a speech.
    Pattern(r"^:(?P<who>N)(?P<more>)(?:$|,)"),
    # “…”, by my aunt, stands.
    Pattern(rf"^,(?P<by>p){ANYBODY}(?:$|[,;])"),
)
# “…” The speaker was my aunt.
TELLS = Pattern(rf"^[,;]?(?P<it>Dn|t|H|D|Dz)a(?P<those>(?:D?y?n{{0,2}}[nz]|D)p)?{ANYBODY}(?:$|[,;poygr])")
IT = Pattern(
    r"(?:the (?:speaker|man|woman|voice|author|answer|words|line)|that|this|it|s?he|they|those|these)"
    r" (?:is|was|are|were)"
)
# What did my aunt say? “…” And my aunt? “…” My aunt's view? “…”
QUESTIONS = (
    Pattern(rf"^[cy]?{OWN};$"),
    Pattern(rf"^[cy]?ua{ANYBODY}(?P<group>)(?P<verb>v)(?P<added>)y?;$"),
    Pattern(rf"^[cy]?(?P<label>)(?P<who>D?{PHRASE})(?P<more>{MORE}{{0,3}});$"),
)
ASKS = Pattern(rf"(?P<puts>[vwn])(?:Dn|H|t|D)o(?P<put>{PHRASE})|(?P<asks>v){ANYBODY}")
# He says “…”, and on trams, “…”; then, “…”; on trams: “…”
GOES_ON = Pattern(
    rf"(?:^(?:[nN]:)?(?P<more>D(?=[yn]{{1,3}},$))?|(?P<joined>q)[,;]?c?(?=.))"
    rf"(?:c?y{{1,2}},?(?:p{PHRASE})?[,:]?|c?p{PHRASE}[,:]|(?<=c)|(?<=D)y?n{{1,2}},)$"
)
SUBJECT = Pattern(rf"{START}{ANYBODY}[ya]{{0,4}}[vwza]")
OF = Pattern(rf"p{PHRASE}")
QUOTES = Pattern(r"(?:quot|cit)(?:e|es|ing|ed)$")
OWNED = Pattern(rf"{SPEECH}$")
# What somebody says is in it, where it is his.
WORKS = (
    "blog website site post column speech report book memoir memoirs newsletter account page feed slide slides"
    " statement toast message letter email mail memo editorial leader sermon lecture article essay text joke rule"
    " question reply remedy leaflet brochure manual song poem plan paper"
)
SOMEBODY = Pattern(rf"y?{ANYBODY}(?:,[^:;q]{{1,12}})?")
CALLED = ("called", "named", "titled", "entitled", "it")
USES = ("used", "uses", "wrote", "spoke", "opened", "opens", "began", "begins", "ended", "ends", "closed", "closes")
PIECE = Pattern(
    r"^\w+ (?:me |us )?(?:to )?(?:\w+ ){0,3}(?:sentence|passage|line|paragraph|headline|page|quotation|quote|clip)s?$"
)
DID = frozenset({"did", "does", "do", "has", "had"})
ASKED = frozenset({"ask", "asks", "asked"})
# What leaves open whether he says it.
DENIES = Pattern(r"(?:den(?:y|ies|ied)|doubt(?:s|ed)?|disput(?:es|ed)|question(?:s|ed)?|reject(?:s|ed))$")
HABIT = frozenset({"always", "often"})
OPEN = frozenset({"not", "never", "would", "could", "should", "might", "may", "if", "only"})
# Who is spoken of already: the man in charge.
THE_SAME = "man woman speaker author guest politician leader scientist engineer professor official chief"
INDEFINITE = frozenset({"someone", "somebody", "people", "nobody", "everybody", "everyone", "anybody", "anyone", "one"})
MORE_OF = frozenset({"a", "another", "one"})
NOBODY = frozenset({"no", "any", "every", "each", "both"})


def before(words: Sentence) -> tuple[Token, bool] | None:
    """Whom a sentence before a quotation gives it to, and whether plainly; a pronoun is still to be led back."""
    return _read(LEADS, words)


def after(words: Sentence) -> tuple[Token, bool] | None:
    """Whom a clause after a quotation gives it to, and whether plainly."""
    return _read(FOLLOWS, words)


def questioned(words: Sentence) -> tuple[Token, bool] | None:
    """Whom a question asks about that the quotation after it answers: And my aunt? “…”."""
    return _read(QUESTIONS, words)


def _read(patterns: tuple[Pattern, ...], words: Sentence) -> tuple[Token, bool] | None:
    for pattern in patterns:
        match = pattern.search(words.tags)
        if match is None or not _holds(words, match):
            continue
        groups = match.groupdict()
        if "writer" in groups:
            writer = words.words[match.start("writer")]
            return Token(writer.start, writer.end, OTHER, writer.text), False
        found = _owner(words, match) if "own" in groups else _who(words, match)
        return (found, not _is_open(words, match)) if found else None
    return None


def told(words: Sentence, *, sure: bool) -> Token | None:
    """Who a sentence after a quotation says that its speaker was; ``sure`` leaves out: That was A. Smith."""
    match = TELLS.search(words.tags)
    if match is None or not IT.match(
        " ".join(word.text for word in words.words[match.start("it") : match.start("who")])
    ):
        return None
    found = _who(words, match)
    if found is None or found.kind == PRONOUN:
        return None
    return found if match["it"] == "Dn" or (not sure and _is_person(words, match)) else None


def asked(words: Sentence) -> Token | None:
    """Whom a sentence of the writer's asks: I asked the harbour master what he saw."""
    match = ASKS.search(words.tags)
    if match and match["put"] and words.words[match.start("puts")].text in ("put", "puts"):
        return _phrase(words, *match.span("put"))
    if match is None or not match["asks"] or words.words[match.start("asks")].text not in ASKED:
        return None
    found = _who(words, match)
    return found if found and found.kind != PRONOUN else None


def is_of_text(words: Sentence) -> bool:
    """Whether a sentence leads up to the words as to a text, or passes them on: likes the line “…”, quotes him."""
    tags = words.tags.rstrip(",:")
    last = words.words[len(tags) - 1] if tags else None
    listed = [word.text for word in words.words if word.tag in "vwzg"]
    if "saying" not in listed and any(QUOTES.match(word) or word.startswith(("translat", "render")) for word in listed):
        return True
    return last is not None and last.tag in "nzvw" and (grammar.is_thing(last.text) or last.text in CALLED)


def is_somebody(words: Sentence) -> bool:
    """Whether words are no more than who somebody is."""
    match = SOMEBODY.fullmatch(words.tags)
    return match is not None and _is_person(words, match)


def goes_on(words: Sentence) -> str:
    """How a sentence goes on with what somebody says: "q" after a quotation in it, "then" from another, or not: ""."""
    match = GOES_ON.search(words.tags)
    if match is None or (match["more"] and not (words.words[0].text in MORE_OF and OWNED.match(words.words[-2].text))):
        return ""
    return match["joined"] or "then"


def subject(words: Sentence, *, thing: bool) -> Token | None:
    """Who does something in a sentence, or whose plan or answer does; ``thing`` takes things too."""
    match = SUBJECT.search(words.tags)
    if match is None:
        return None
    # A. Smith's plan is bold. He says …
    for sign in (SPEAKS, OFFICE):
        if f"{sign}s" in match["who"]:
            return words.words[words.tags.index(f"{sign}s", match.start("who"))].token
    last = match.end("who")
    of = OF.match(match["more"])
    if of and OWNED.match(words.words[last - 1].text) and _is_of(words, last):
        return _phrase(words, last + 1, last + of.end())
    head = words.words[last - 1]
    if head.tag not in "nNF" or head.text in INDEFINITE:
        return None
    return _who(words, match) if thing or _is_person(words, match) else None


def subject_span(words: Sentence) -> tuple[int, int] | None:
    """Where the subject of a sentence stands, with what tells who it is."""
    match = SUBJECT.search(words.tags)
    return (words.words[match.start("who")].start, words.words[match.end("more") - 1].end) if match else None


def _holds(words: Sentence, match: re.Match[str]) -> bool:
    """Whether what a pattern of classes has matched is what it is meant for, by the words of its groups."""
    for name, holds in HOLDS.items():
        if match.groupdict().get(name) is not None:
            return holds(words, match)
    return True


def _word(words: Sentence, match: re.Match[str], group: str) -> str:
    return words.words[match.start(group)].text


def _does(words: Sentence, match: re.Match[str]) -> bool:
    stranger = words.tags[match.end("who") - 1] in "nzN" and _is_person(words, match)
    return stranger and TEXT.search(_between(words, match, "does")) is None


def _beside(words: Sentence, match: re.Match[str]) -> bool:
    return _is_person(words, match) and (words.tags[-1] == "," or _word(words, match, "beside") in ("goes", "went"))


def _quotes(words: Sentence, match: re.Match[str]) -> bool:
    named = match["who"][-1] in "NSPFH" or NAME in match["more"]
    named = named or (_word(words, match, "who") in ("the", "my", "a", "an", "our") and _is_person(words, match))
    return named and QUOTES.match(_word(words, match, "quotes")) is not None


def _owns(words: Sentence, match: re.Match[str]) -> bool:
    first, head = _word(words, match, "own"), words.words[match.end("own") - 1].text
    owned = OWNS in match["own"] or _pronoun(0, first) is not None
    return owned and (OWNED.match(head) is not None or (head in WORKS.split() and words.tags[-1:] in ":;,"))


def _is_from(words: Sentence, match: re.Match[str], *before: str) -> bool:
    return words.words[match.start("who") - 1].text in (before or ("of", "by", "from"))


def _is_label(words: Sentence, match: re.Match[str]) -> bool:
    """Whether a phrase before a colon is somebody else than whom the sentence names, and no topic."""
    first, last = match.span("who")
    known = set(words.tags[: match.end("more")]) & {SPEAKS, PRINTS, OFFICE, HE}
    topic = words.words[0].text in ("on", "about", "as", "for")
    named = " " in words.words[last - 1].text if words.tags[first:last] == NAME else DETERMINER in match["who"]
    return named and not known and not topic and _is_person(words, match)


def _says(words: Sentence, match: re.Match[str]) -> bool:
    """Whether a verb gives words to its subject: not in the passive, or where it passes them on or is left open."""
    verb = words.words[match.start("verb")].text
    group = [word.text for word in words.words[match.start("group") : match.end("group")]]
    added = [word.text for word in words.words[match.start("added") : match.end("added")] if word.tag == GERUND]
    if lexicon.is_report(verb) or any(map(QUOTES.match, added)):
        return False
    # Asked to discuss “…”.
    if (
        re.search("o[nzvw][^,:]*$", words.tags[match.start("added") : match.end("added")])
        and words.tags[-1] not in ",:"
    ):
        return False
    if any(map(QUOTES.match, [word.text for word in words.words[match.start("more") : match.end("more")]])):
        return False
    passive = bool(group) and group[-1] in ("was", "were", "is", "are", "been", "being")
    # A paper says that A. Smith “wants …”.
    about = match["added"][-1:] in (SPEAKS, OFFICE, HE) and words.tags[match.end("added") :][:1] not in (",", ":", "t")
    return not passive and not about


HOLDS: dict[str, Callable[[Sentence, re.Match[str]], bool]] = {
    "did": lambda words, match: any(word.text in DID for word in words.words[match.start("did") : match.end("did")]),
    "verb": _says,
    "label": _is_label,
    "quotes": _quotes,
    "speech": lambda words, match: _is_from(words, match) and OWNED.match(_word(words, match, "speech")) is not None,
    "own": _owns,
    "uses": lambda words, match: (
        _word(words, match, "uses") in USES and OWNED.match(_word(words, match, "words")) is not None
    ),
    "passive": lambda words, match: (
        _is_from(words, match, "by") and not lexicon.is_report(_word(words, match, "passive"))
    ),
    "by": lambda words, match: _is_from(words, match, "by") and _is_person(words, match),
    "inverted": lambda words, match: not lexicon.is_report(_word(words, match, "inverted")),
    "beside": _beside,
    "does": _does,
}


def _is_open(words: Sentence, match: re.Match[str]) -> bool:
    """Whether a sentence leaves open whether somebody says it: would have said, if my aunt says."""
    if not match.groupdict().get("verb"):
        return False
    group = [word.text for word in words.words[match.start("group") : match.end("group")]]
    # As my aunt would say.
    supposed = (
        bool(OPEN.intersection(group))
        and not HABIT.intersection(group)
        and words.tags[match.start("who") - 1 : match.start("who")] != "k"
    )
    verb = words.words[match.start("verb")].text
    # My aunt underlined one sentence: “…”
    piece = PIECE.search(" ".join(word.text for word in words.words[match.start("verb") : match.end("added")]))
    supposed = supposed or piece is not None
    weak = verb in WEAK or DENIES.match(verb) is not None
    return supposed or weak or any(word.text == "if" for word in words.words[: match.start()])


def _owner(words: Sentence, match: re.Match[str]) -> Token | None:
    """Whose words a phrase for words says they are: my aunt's last words, his remark."""
    first, last = match.span("own")
    owns = words.tags.rfind("s", first, last)
    if owns < 0:
        return _pronoun(words.words[first].start, words.words[first].text)
    return _phrase(words, first, owns)


def _who(words: Sentence, match: re.Match[str]) -> Token | None:
    """Who a noun phrase is, with what is said of him besides."""
    first, last = match.span("who")
    if match["who"] == HE:
        return _pronoun(words.words[first].start, words.words[first].text)
    if match["who"] == WRITER:
        # What we in the chamber say.
        return _phrase(words, last + 1, match.end("more")) if match["more"][:1] == "p" else None
    # The minister, A. Smith of the bureau, said.
    for index in range(last, match.end("more")):
        apposed = words.tags[index] == SPEAKS and words.tags[index + 1] not in "sn"
        if apposed and words.tags.rfind(",", last, index) >= 0 and not set(words.tags[last:index]) & set("porg"):
            return words.words[index].token
    if words.words[last - 1].text == "paper":
        return Token(words.words[first].start, words.words[last - 1].end, PAPER, "the paper")
    found = _phrase(words, first, last)
    of = OF.match(match["more"])
    # The answer of the museum, from the museum.
    if found is None and of and OWNED.match(words.words[last - 1].text):
        return _phrase(words, last + 1, last + of.end())
    # The director of the museum is named by both.
    named = found and of and found.kind == OTHER and found.start == words.words[first].start
    end = words.words[last + of.end() - 1].end if named and of else 0
    return found._replace(end=end, text=words.text[found.start : end]) if found and named else found


def _phrase(words: Sentence, first: int, last: int) -> Token | None:
    """Who a noun phrase is by its last word: None for a thing and for nobody."""
    head, tags = words.words[last - 1], words.tags
    # Any minister may be he of the store, but not a minister, nor Spain's, nor the minister of trade.
    others = "s" in tags[first:last] or words.words[first].text in ("a", "an") or _is_of(words, last)
    if head.tag in (SPEAKS, PRINTS) or (head.tag == OFFICE and not others):
        return head.token
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
        return _phrase(words, first, owns) if own else None
    start = words.words[first].start
    return Token(start, head.end, OTHER, words.text[start : head.end])


def _is_of(words: Sentence, place: int) -> bool:
    return place < len(words.words) and words.words[place].text in ("of", "for", "from")


def _pronoun(start: int, word: str) -> Token | None:
    plain = {"his": "he", "him": "he", "her": "she", "its": "it"}.get(word, word)
    return Token(start, start + len(word), PRONOUN, plain) if plain in ("he", "she", "it") else None


def _is_person(words: Sentence, match: re.Match[str]) -> bool:
    """Whether a noun phrase is plainly a person or a body: by a name, or by its noun."""
    tag = words.tags[match.end("who") - 1]
    return (
        tag in "NSPFHI"
        or "r" in match["more"]
        or "N" in match["more"]
        or grammar.is_person(words.words[match.end("who") - 1].text)
    )


def _between(words: Sentence, match: re.Match[str], group: str) -> str:
    return words.text[words.words[match.start(group)].start : words.words[match.end(group) - 1].end]
