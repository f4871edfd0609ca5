"""How a quotation hangs on the English sentence round it, and on whom: subject, verb and quotation, in either order.

A sentence comes as classes of words (``grammar``); a construction is a pattern of their letters, in which ``who`` is a
noun phrase. What brackets, appositions and relative clauses add to it is passed over. Where a sentence is not plain
nobody is found.
"""

import re
from collections.abc import Callable

from hkinno.check import grammar, lexicon, nouns
from hkinno.check.constructions import TEXT, WEAK
from hkinno.check.grammar import DETERMINER, GERUND, HE, NAME, OFFICE, OWNS, PHRASE, PRINTS, SPEAKS, Sentence
from hkinno.check.nouns import ANYBODY, MORE
from hkinno.check.tokens import OTHER, PRONOUN, Token
from hkinno.documents.patterns import Pattern

WHO = rf"(?:(?<![pogs])(?=D)|(?<![DnzNSPFgspo])){ANYBODY}"
# Where a sentence begins, or goes on after a quotation, and what may stand there before its subject.
START = "(?:^|[q;:],?|,(?=c))(?:[cyx],?|[nN],,?|y?n(?=D)|[pjgvw][^,:;q]{1,12},){0,2}"
# What else he does first: stood up and; a group of verbs that ends with one of saying: has always said, likes to tell.
FIRST = "(?:(?:[ya]{0,3}[vwz][DnzNSPFHIpoygsk]{0,12},)?[ya]{0,3}[vwz][DnzNSPFHIpoygsk]{0,10},?c)?"
SAID = rf"(?P<group>{FIRST}[ya]{{0,4}}(?:[wzv]oa?)?a?y?)(?P<verb>v|w(?=n?t))"
# What may stand from the verb to the words: whom it is said to, where, when and how.
ADDED = "(?P<added>(?:,k[^,:;q]{1,6},)?[DnzNSPFHIpoygcsk,]{0,14})"
# Not who says it: and I quote, and I wrote it down.
END = "(?:,(?:c?I[^,:;q]{1,5}|j[^,:;q]{1,14}))?(?:,?[cy]{1,2})?[t,:]{0,2}$"
# Whose words they are: my aunt's last words, his remark to us.
OWN = rf"(?P<own>(?:{PHRASE}s|D)y?[nzNg]{{0,5}}[nz])(?:,?[po]{PHRASE},?){{0,3}}"
LEADS = (
    # He says two years, we print “…”; it is called “…”
    Pattern(r",(?P<aside>I)y?a?[nvwz][DnzH]{0,3}$"),
    Pattern(r"a(?P<called>[vwn])$"),
    # A digest has my aunt say in its own words, “…”
    Pattern(rf"(?P<has>a)(?P<who>{PHRASE}|H)(?P<more>)[vg]{ADDED}{END}"),
    # My aunt's last words were these: “…”
    Pattern(rf"{OWN}(?:[aw][yn]{{0,2}}D?)?{END}"),
    # My aunt (82) told us in every letter, “…”
    Pattern(rf"{WHO}{SAID}{ADDED}{END}"),
    # It was my aunt, not my uncle, who told us, “…”
    Pattern(rf"Ha(?P<who>{PHRASE})(?P<more>(?:p{PHRASE}){{0,2}})(?:,y[^,;:q]*,)?r{SAID}{ADDED}{END}"),
    # The member for Kowloon, who told a meeting that “…”
    Pattern(rf"(?P<who>{PHRASE}|N)(?P<more>(?:p{PHRASE}){{0,3}}),?r{SAID}{ADDED}{END}"),
    # This from my aunt, in last week's letter: “…”
    Pattern(
        rf"(?:^[cy]?|,|(?P<this>D|n(?=pS)),?)(?P<from>p)(?P<who>{PHRASE})(?P<more>(?:p{PHRASE})?)(?:[,t][^q;:]*)?:$"
    ),
    # As his predecessor did at a lunch, “…”
    Pattern(rf"k{ANYBODY}(?P<did>y?a)[DnzNpogyH]{{0,10}}{END}"),
    # According to the harbour master, in a note sent to us, “…”
    Pattern(rf"Ao{ANYBODY}(?:w[^,:;q]{{0,5}})?{END}"),
    # As my aunt puts it, officials should move, since “…”
    Pattern(rf"^k{ANYBODY}[ya]{{0,2}}(?P<puts>[vwn])H?,[^q;:]*$"),
    # We were told by my aunt that “…”
    Pattern(rf"a[ya]?(?P<passive>v)p{ANYBODY}{END}"),
    # At the club my aunt: “…”
    Pattern(
        rf"(?:^|(?<=[nN]:)|(?<=;))(?:[cy]{{1,2}},?|[pg][^:;qvwa]{{1,8}}|[nvw]o|n)??(?P<label>)(?P<who>D?{PHRASE})"
        rf"(?P<more>{MORE}{{0,3}}(?:,p[^,:;q]{{1,8}})?):$"
    ),
    # My aunt greeted us with “…”
    Pattern(rf"{START}{ANYBODY}[ya]{{0,3}}(?P<greets>[vw])[IHDnzy]{{0,3}}(?P<with>p)$"),
    # The book gives him the line “…”, credits him with “…”
    Pattern(r"(?P<lends>[vwzn])(?P<who>[HSF])(?P<more>)(?:p|D(?P<said>[nz]))[,:]?$"),
    # Where my aunt gave what was surely a prepared line:
    Pattern(rf"{WHO}[ya]{{0,3}}(?P<gave>[vw])[^,:;q]{{0,8}}?(?P<said>[nz]):$"),
    # The copy gave this line to my aunt:
    Pattern(rf"(?P<lends>[vw])D(?P<said>[nz])o(?P<who>{PHRASE})(?P<more>(?:p{PHRASE}){{0,2}}):$"),
    # I quote her again: “…”
    Pattern(rf"(?P<quotes>[vnzwg])(?:(?P<who>{PHRASE}|H)(?P<more>(?:p{PHRASE}){{0,3}}(?:,D?N)?)),?y{{0,2}}[,:]$"),
    # In the words of my aunt, “…”
    Pattern(rf"(?P<speech>[nz])a?p{ANYBODY}a?{END}"),
    # My aunt used the words “…”; my aunt, who opened the talk with the words “…”
    Pattern(rf"{WHO}[ya]{{0,3}}(?P<uses>[vwz])(?:D?[nzg]{{1,2}}(?=p))?p?D(?P<words>[nz])[,:]?$"),
    Pattern(
        rf"(?P<who>{PHRASE})(?P<more>(?:p{PHRASE}){{0,2}}),?r[ya]{{0,3}}(?P<uses>[vwz])(?:D?[nzg]{{1,2}}(?=p))?p?D(?P<words>[nz])[,:]?$"
    ),
    # My aunt, whose question was “…”
    Pattern(rf"(?P<who>{PHRASE})(?P<more>),?r(?P<whose>[nz])(?:p{PHRASE})?a[yn]?{END}"),
    # “…,” my aunt assured us, “…”
    Pattern(rf"^q,?{ANYBODY}[ya]{{0,4}}(?P<tags>w)[DnzNSPFHIpoyg]{{0,8}},$"),
    # My aunt hissed, “…”
    Pattern(rf"{START}{ANYBODY}[ya]{{0,3}}(?P<beside>w)y?[,:]?$"),
    # My aunt went further at supper: “…”
    Pattern(rf"{START}{ANYBODY}(?P<does>[ya]{{0,3}}[wza][DnzNpoygcskI]{{0,14}}):$"),
)
FOLLOWS = (
    # “…,” my aunt told us in every letter.
    Pattern(rf"^,?{ANYBODY}{SAID}{ADDED}(?:$|[,;:q])"),
    # “…,” shrugged my aunt.
    Pattern(rf"^,?(?P<inverted>[vw]){ANYBODY}(?:$|[,;:qpoyg])"),
    # “…”, as my aunt put it.
    Pattern(rf"^,?k{ANYBODY}[ya]{{0,3}}(?P<puts>[vwna])"),
    # “…,” the subtitles have her say.
    Pattern(rf"^,?(?:D?{PHRASE}|H)[ya]?[av](?P<who>[HSF])(?P<more>)(?P<say>[vng])(?:$|[,;:q])"),
    # “…” is my aunt's answer.
    Pattern(rf"^,?a{OWN}(?:$|[,;:qc])"),
    # “…”, according to my aunt.
    Pattern(rf"^,?Ao{ANYBODY}(?:$|[,;:qc])"),
    # “…”: A. Smith, in a speech.
    Pattern(r"^:(?P<who>N)(?P<more>)(?:$|,)"),
    # “…”, by my aunt, stands.
    Pattern(rf"^,(?P<by>p){ANYBODY}(?:$|[,;])"),
)
# “…,” my aunt assured us: of a quotation that begins its sentence, whatever she does.
TAGS = Pattern(rf"^,?{ANYBODY}[ya]{{0,4}}(?P<tags>w)[DnzNSPFHIpoyg]{{0,8}}(?:$|[,;:q])")
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
# I asked my aunt; I put it to my aunt; my aunt was asked.
ASKS = (
    Pattern(rf"(?P<puts>[vwn])(?:Dn|H|t|D)o{ANYBODY}"),
    Pattern(rf"{WHO}[ya]{{1,3}}(?P<asked>v)"),
    Pattern(rf"(?P<asked>v){ANYBODY}"),
)
# He says “…”, and on trams, “…”; then, “…”; on trams: “…”
GOES_ON = Pattern(
    rf"(?:^(?:[nN]:)?(?P<more>D(?=[yn]{{1,3}},$))?|(?P<joined>q)[,;]?c?(?=.))"
    rf"(?:c?y{{1,2}},?(?:p{PHRASE})?[,:]?|c?p{PHRASE}[,:]|(?<=c)|(?<=D)y?n{{1,2}},)$"
)
SUBJECT = Pattern(rf"{START}{ANYBODY}[ya]{{0,4}}[vwza]")
# The line of the week comes from the mayor.
COMES = Pattern(rf"^[^,;:q]{{1,6}}(?P<comes>[awvz])p(?P<who>{PHRASE})(?P<more>)")
# The bridge will open, the mayor announced.
TRAILING = Pattern(rf",(?P<who>D?{PHRASE})(?P<more>(?:p{PHRASE}){{0,2}})[ya]{{0,3}}v;?$")
GAVE = ("gave", "gives", "offered", "offers", "delivered", "delivers", "produced", "repeated")
LENDS = Pattern(r"(?:giv|lend|credit|attribut|ascrib|assign)\w*$|gave$|lent$")
QUOTES = Pattern(r"(?:quot|cit)(?:e|es|ing|ed)$")
SOMEBODY = Pattern(rf"y?{ANYBODY}(?:,[^:;q]{{1,12}})?")
CALLED = ("called", "named", "titled", "entitled", "headed")
LINES = ("this", "these", "one", "another", "word", "line", "lines", "gem", "quote", "words", "more")
USES = ("used", "uses", "wrote", "spoke", "opened", "opens", "began", "begins", "ended", "ends", "closed", "closes")
PIECE = Pattern(
    r"^\w+ (?:me |us )?(?:to )?(?:\w+ ){0,3}(?:sentence|passage|line|paragraph|headline|page|quotation|quote|clip)s?$"
)
DID = frozenset({"did", "does", "do", "has", "had"})
ASKED = ("ask", "asks", "asked")
# What leaves open whether he says it.
DENIES = Pattern(r"(?:den(?:y|ies|ied)|doubt(?:s|ed)?|disput(?:es|ed)|question(?:s|ed)?|reject(?:s|ed))$")
HABIT = frozenset({"always", "often"})
SUPPOSES = frozenset({"if", "imagine", "suppose", "nobody", "nowhere", "without"})
OPEN = frozenset({"not", "never", "would", "could", "should", "might", "may", "if", "only"})
INDEFINITE = frozenset({"someone", "somebody", "people", "nobody", "everybody", "everyone", "anybody", "anyone", "one"})
MORE_OF = frozenset({"a", "another", "one"})


def before(words: Sentence) -> tuple[Token, bool] | None:
    """Whom a sentence before a quotation gives it to, and whether plainly; a pronoun is still to be led back."""
    return _read(LEADS, words)


def after(words: Sentence, *, begins: bool) -> tuple[Token, bool] | None:
    """Whom a clause after a quotation gives it to, and whether plainly; ``begins`` says that its sentence does."""
    return _read((*FOLLOWS, TAGS) if begins else FOLLOWS, words)


def questioned(words: Sentence) -> tuple[Token, bool] | None:
    """Whom a question asks about that the quotation after it answers: And my aunt? “…”."""
    return _read(QUESTIONS, words)


def _read(patterns: tuple[Pattern, ...], words: Sentence) -> tuple[Token, bool] | None:
    for pattern in patterns:
        match = pattern.search(words.tags)
        if match is None or not _holds(words, match):
            continue
        groups = match.groupdict()
        aside = "aside" if "aside" in groups else "called" if "called" in groups else ""
        if aside:
            word = words.words[match.start(aside)]
            return Token(word.start, word.end, OTHER, word.text), False
        found = nouns.owner(words, match) if "own" in groups else nouns.who(words, match)
        return (found, not _is_open(words, match)) if found else None
    return None


def told(words: Sentence, *, sure: bool) -> Token | None:
    """Who a sentence after a quotation says that its speaker was; ``sure`` leaves out: That was A. Smith."""
    match = TELLS.search(words.tags)
    if match is None or not IT.match(
        " ".join(word.text for word in words.words[match.start("it") : match.start("who")])
    ):
        return None
    found = nouns.who(words, match)
    if found is None or found.kind == PRONOUN:
        return None
    return found if match["it"] == "Dn" or (not sure and nouns.is_person(words, match)) else None


def asked(words: Sentence) -> Token | None:
    """Who is asked in a sentence, and may answer in the next: I asked the harbour master what he saw."""
    for pattern in ASKS:
        match = pattern.search(words.tags)
        if match and _holds(words, match):
            found = nouns.who(words, match)
            return found if found and found.kind != PRONOUN else None
    return None


def is_of_text(words: Sentence) -> bool:
    """Whether a sentence leads up to the words as to a text, or passes them on: likes the line “…”, quotes him."""
    tags = words.tags.rstrip(",:")
    last = words.words[len(tags) - 1] if tags else None
    listed = [word.text for word in words.words if word.tag in "vwzg"]
    if "saying" not in listed and any(QUOTES.match(word) or word.startswith(("translat", "render")) for word in listed):
        return True
    return last is not None and last.tag in "nzvw" and (grammar.is_thing(last.text) or last.text in (*CALLED, "it"))


def is_somebody(words: Sentence) -> bool:
    """Whether words are no more than who somebody is."""
    match = SOMEBODY.fullmatch(words.tags)
    return match is not None and nouns.is_person(words, match)


def goes_on(words: Sentence) -> str:
    """How a sentence goes on with what somebody says: "q" after a quotation in it, "then" from another, or not: ""."""
    match = GOES_ON.search(words.tags)
    if match is None or (
        match["more"] and not (words.words[0].text in MORE_OF and nouns.OWNED.match(words.words[-2].text))
    ):
        return ""
    return match["joined"] or "then"


def subject(words: Sentence, *, thing: bool) -> Token | None:
    """Who does something in a sentence, or whose plan or answer does; ``thing`` takes things too."""
    match = COMES.search(words.tags)
    if (
        match
        and words.words[match.start("comes")].text in ("comes", "came", "is", "was")
        and _is_from(words, match, "from")
    ):
        return nouns.who(words, match)
    match = TRAILING.search(words.tags) or SUBJECT.search(words.tags)
    if match is None:
        return None
    # A. Smith's plan is bold. He says …
    for sign in (SPEAKS, OFFICE):
        if f"{sign}s" in match["who"]:
            return words.words[words.tags.index(f"{sign}s", match.start("who"))].token
    last = match.end("who")
    of = nouns.OF.match(match["more"])
    if of and nouns.OWNED.match(words.words[last - 1].text) and nouns.is_of(words, last):
        return nouns.phrase(words, last + 1, last + of.end())
    head = words.words[last - 1]
    if head.tag not in "nNF" or head.text in INDEFINITE:
        return None
    return nouns.who(words, match) if thing or nouns.is_person(words, match) else None


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
    stranger = words.tags[match.end("who") - 1] in "nzN" and nouns.is_person(words, match)
    return stranger and TEXT.search(_between(words, match, "does")) is None


def _beside(words: Sentence, match: re.Match[str]) -> bool:
    return nouns.is_person(words, match) and (
        words.tags[-1] == "," or _word(words, match, "beside") in ("goes", "went")
    )


def _quotes(words: Sentence, match: re.Match[str]) -> bool:
    named = match["who"][-1] in "NSPFH" or NAME in match["more"]
    named = named or (_word(words, match, "who") in ("the", "my", "a", "an", "our") and nouns.is_person(words, match))
    return named and QUOTES.match(_word(words, match, "quotes")) is not None


def _owns(words: Sentence, match: re.Match[str]) -> bool:
    first, head = _word(words, match, "own"), words.words[match.end("own") - 1].text
    owned = OWNS in match["own"] or nouns.pronoun(0, first) is not None
    return owned and (nouns.OWNED.match(head) is not None or (head in nouns.WORKS.split() and words.tags[-1:] in ":;,"))


def _is_from(words: Sentence, match: re.Match[str], *before: str) -> bool:
    return words.words[match.start("who") - 1].text in (before or ("of", "by", "from"))


def _is_label(words: Sentence, match: re.Match[str]) -> bool:
    """Whether a phrase before a colon is somebody else than whom the sentence names, and no topic."""
    first, last = match.span("who")
    known = set(words.tags[: match.end("more")]) & {SPEAKS, PRINTS, OFFICE, HE}
    topic = words.words[0].text in ("on", "about", "as", "for")
    owned = DETERMINER in match["who"] or OWNS in match["who"]
    named = " " in words.words[last - 1].text if words.tags[first:last] == NAME else owned
    return named and not known and not topic and nouns.is_person(words, match)


def _says(words: Sentence, match: re.Match[str]) -> bool:
    """Whether a verb gives words to its subject: not in the passive, or where it passes them on or is left open."""
    verb = words.words[match.start("verb")].text
    group = [word.text for word in words.words[match.start("group") : match.end("group")]]
    added = [word.text for word in words.words[match.start("added") : match.end("added")] if word.tag == GERUND]
    if lexicon.is_report(verb) or any(map(QUOTES.match, added)):
        return False
    # Asked to discuss “…”; but what follows the words says where and to whom.
    if (
        not match.re.pattern.startswith("^")
        and re.search("o[nzvw][^,:]*$", words.tags[match.start("added") : match.end("added")])
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
    "tags": lambda words, match: nouns.is_person(words, match) and not lexicon.is_report(_word(words, match, "tags")),
    "lends": lambda words, match: (
        LENDS.match(_word(words, match, "lends")) is not None
        and (match["said"] is None or nouns.OWNED.match(_word(words, match, "said")) is not None)
    ),
    "gave": lambda words, match: (
        _word(words, match, "gave") in GAVE
        and nouns.OWNED.match(_word(words, match, "said")) is not None
        and nouns.is_person(words, match)
    ),
    "whose": lambda words, match: (
        nouns.OWNED.match(_word(words, match, "whose")) is not None or _word(words, match, "whose") == "question"
    ),
    "greets": lambda words, match: nouns.is_person(words, match) and _word(words, match, "with") == "with",
    "did": lambda words, match: any(word.text in DID for word in words.words[match.start("did") : match.end("did")]),
    "has": lambda words, match: (
        _word(words, match, "has") in DID and lexicon.words().get(words.words[match.end("who")].text) == lexicon.VERB
    ),
    "asked": lambda words, match: _word(words, match, "asked") in ASKED,
    "puts": lambda words, match: _word(words, match, "puts") in ("put", "puts", "said", "says", "wrote", "had", "has"),
    "say": lambda words, match: _word(words, match, "say") in ("say", "saying", "said"),
    "called": lambda words, match: _word(words, match, "called") in CALLED,
    "verb": _says,
    "label": _is_label,
    "quotes": _quotes,
    "speech": lambda words, match: (
        _is_from(words, match) and nouns.OWNED.match(_word(words, match, "speech")) is not None
    ),
    "own": _owns,
    "from": lambda words, match: (
        _is_from(words, match, "from") and (match["this"] is None or _word(words, match, "this") in LINES)
    ),
    "uses": lambda words, match: (
        _word(words, match, "uses") in USES and nouns.OWNED.match(_word(words, match, "words")) is not None
    ),
    "passive": lambda words, match: (
        _is_from(words, match, "by") and not lexicon.is_report(_word(words, match, "passive"))
    ),
    "by": lambda words, match: _is_from(words, match, "by") and nouns.is_person(words, match),
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
        # He would only say “…”: he says that.
        and not ("only" in group and {"would", "could"}.intersection(group))
        and words.tags[match.start("who") - 1 : match.start("who")] != "k"
    )
    verb = words.words[match.start("verb")].text
    # My aunt underlined one sentence: “…”
    piece = PIECE.search(" ".join(word.text for word in words.words[match.start("verb") : match.end("added")]))
    supposed = supposed or piece is not None
    goes_on = words.words[match.end("verb") : match.end("verb") + 1]
    weak = (verb in WEAK and not (goes_on and goes_on[0].text == "on")) or DENIES.match(verb) is not None
    return supposed or weak or any(word.text in SUPPOSES for word in words.words[: match.start()])


def _between(words: Sentence, match: re.Match[str], group: str) -> str:
    return words.text[words.words[match.start(group)].start : words.words[match.end(group) - 1].end]
