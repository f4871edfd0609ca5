"""English constructions that give words to somebody: "in the words of X", "Q is attributed to X", "as X put it".

English says who speaks by the order of its words, so a construction is a pattern of words in which ``X`` stands for
somebody named. They are tried in order; what none of them reads is left to ``clauses``.
"""

import re
from functools import cache

from hkinno.check import lexicon
from hkinno.check.voices import PEOPLE, PRONOUN, QUOTED, QUOTED_SENTENCE, SPEAKER, Token

# What stands for somebody in the words, and for somebody's words.
PERSON, SIGNS = "\ue010", f"{QUOTED}{QUOTED_SENTENCE}"
_SOMEBODY = (
    rf"(?:(?:the|a|an|my|our|his|her|their|this|that|one|dr|mr|mrs|ms|prof) )?(?:[\w’'-]+ ){{0,2}}?(?P<x>{PERSON})"
    rf"(?:,? (?:(?:of|at|from|for) )?(?:the |an? )?(?:[\w-]+ ){{0,2}}?{PERSON}){{0,2}}"
)
_SPEECH = (
    "(?:words?|lines?|views?|arguments?|beliefs?|opinions?|claims?|statements?|observations?|warnings?|repl(?:y|ies)"
    "|responses?|quips?|verdicts?|positions?|stance|formulas?|formulations?|findings?|conclusions?|advice|messages?"
    "|promises?|pledges?|sentences?|phrases?|remarks?|quotes?|quotations?|comments?|answers?|points?|sayings?|judgments?"
    "|judgements?|summary|contention|assertion|maxim|dictum|aphorism|soundbite|take|case|explanation|assessment)"
)
# From the construction to the words.
_TO = rf"[\s,:—–-]*(?:that)?[\s,:]*$"
# What somebody does in between: others may stand in it only as those to whom or with whom it is done.
_DOES = rf"(?:[^:.;{PERSON}{SIGNS}]|(?<=to |of |by |at |in )(?:the |an? )?{PERSON}|(?<=with |from )(?:the )?{PERSON}){{1,90}}"
_PUT = "(?:put|said|made|stated|expressed|captured|summed up|formulated|phrased|voiced|given|offered|spelled out|coined)"
_VERB = "(?P<verb>[a-z]+)"
_QUOTES = r"\b(?:quot\w+|cit\w+|report\w+|has|had|have|heard|shows?)"
_AS_SAYING = rf"(?:as )?(?:saying|writing|telling|arguing|claiming)(?: [^:.;{PERSON}{SIGNS}]{{1,60}})?{_TO}"
_FIRST = rf"^(?:[^,:;.{PERSON}{SIGNS}]{{1,60}},? )?"
_USE = "(?:in|to use|using|to borrow|borrowing|to quote|quoting|to cite|citing|to echo|echoing|by|from)"

LEADS = (
    rf"(?:^|[\s,;(]){_USE} (?:[\w-]+ ){{0,3}}?{_SPEECH} (?:of|by|from) X{_TO}",
    rf"(?:^|[\s,;(]){_USE} X['’]s (?:[\w-]+ ){{0,3}}?{_SPEECH}{_TO}",
    rf"(?:^|[\s,;(])(?:to quote|quoting|to cite|citing|to echo|echoing) X{_TO}",
    rf"\b{_SPEECH} (?:of|by|from) X(?:,? (?:that|which|who) [^:.;{PERSON}{SIGNS}]{{1,50}})?(?: is| was| are| were)?{_TO}",
    rf"(?:^|[\s,;(])X['’]s (?:[\w-]+ ){{0,3}}?{_SPEECH}(?: [^:.;{PERSON}{SIGNS}]{{1,60}}:| is| was)?{_TO}",
    rf"\b(?:comes?|came|goes|went|belongs?|falls?|fell) (?:from|to) X{_TO}",
    rf"\b(?:have|had|has|heard|hear|got|know|learn|learned|learnt) (?:it |this )?from X that{_TO}",
    rf"\b(?:listen(?:ing)? to|hear|heed|read|take|consider|recall|remember|here is|here s|over to) X:{_TO}",
    rf"(?:^|[,;(] ?|\b(?:are|is|was|were|or|and|but) )as X (?:\w+ ){{0,3}}?{_VERB}(?: [^:.;{PERSON}{SIGNS}]{{1,40}})?{_TO}",
    rf"^(?:for|to|with) X,{_TO}",
    rf"\b{_PUT} (?:\w+ ){{0,2}}?by X{_TO}",
    rf"\b(?:from|by|via|courtesy of) X(?P<does>):{_TO}",
    rf"\b(?:it|that) (?:is|was) X,? (?:who|that) (?:\w+ ){{0,3}}?{_VERB}(?: [^:.;{PERSON}{SIGNS}]{{1,30}})?{_TO}",
    rf"{_FIRST}X(?:,{_DOES},)? {_DOES},? {_VERB}(?: it| this)?(?: \w+){{0,3}}?{_TO}",
    rf"{_FIRST}X(?:,{_DOES},)? (?:\w+ ){{0,2}}?{_VERB} {_DOES}(?:\s(?:that|how|why)|[,:])[\s,:]*$",
    rf"{_QUOTES} X {_AS_SAYING}",
    rf"(?:^|[\s,;(])X['’]s(?P<does>)(?: \w+)? $",
    rf"{_FIRST}X(?:,{_DOES},)? (?P<does>{_DOES}):{_TO}",
    rf"{_FIRST}(?:something|what|things?|one thing|a thing) X (?:\w+ ){{0,3}}?{_VERB}(?: [^:.;{PERSON}{SIGNS}]{{1,30}})?{_TO}",
)  # fmt: skip
_AFTER = r"^[\s,.—–-]*"
FOLLOWS = (
    rf"{_AFTER}(?:is|was|are|were|has been|have been|being|and is|and was)? ?(?:\w+ )?(?:attributed|credited|ascribed) to X",
    rf"{_AFTER}(?:comes?|came) (?:\w+ )?from X",
    rf"{_AFTER}(?:is|was|are|were)? ?(?:\w+ )?(?:{_PUT}|spoken|uttered|written|delivered) by X",
    rf"{_AFTER}(?:is (?:on|in) [\w ]{{1,20}} )?as (?:an?|the) (?:\w+ )?{_SPEECH} (?:of|by|from) X",
    rf"{_AFTER}(?:is (?:on|in) [\w ]{{1,20}} )?as X['’]s? (?:\w+ )?{_SPEECH}",
    rf"{_AFTER}(?:is (?:on|in) [\w ]{{1,20}} )?as (?:an?|the) X (?:\w+ )?{_SPEECH}",
    rf"{_AFTER}(?:those|these|such|the words|that|this|the line|the words,|it)? ?(?:is|are|were|was) (?:\w+ )?{_SPEECH} (?:of|by|from) X",
    rf"{_AFTER}(?:those|these|such|the words|that|this|the line|it)? ?(?:is|are|were|was) X['’]s(?: (?:\w+ ){{0,2}}?{_SPEECH})?\b",
    rf"{_AFTER}(?:is|was) (?:how|what) X (?:\w+ ){{0,3}}?{_VERB}",
    rf"{_AFTER}in (?:the )?(?:words|phrase|view|opinion) of X",
    rf"{_AFTER}in X['’]s (?:\w+ ){{0,2}}?(?:words|phrase|view|opinion|telling|account)",
    rf"{_AFTER}to (?:quote|cite|borrow from) X",
)  # fmt: skip


@cache
def _compiled(patterns: tuple[str, ...]) -> list[re.Pattern[str]]:
    return [re.compile(re.sub(r"(?<![A-Za-z\\])X(?![A-Za-z])", lambda _: _SOMEBODY, each)) for each in patterns]


# The same of a pronoun that is no subject.
OF_HIM = re.compile(rf"{_QUOTES} (?P<him>him|her) {_AS_SAYING}|\b(?P<his>his|her)(?: \w+)? $", re.IGNORECASE)


def speaker(sentence: str, tokens: list[Token]) -> tuple[Token, bool] | None:
    """Whom an English sentence before a quotation gives it to, and whether it says so plainly."""
    of_him = OF_HIM.search(sentence)
    if of_him and sentence.isascii():
        name = "she" if "her" in (of_him["him"], of_him["his"]) else "he"
        return Token(*of_him.span(), PRONOUN, name), of_him["him"] is not None
    return _read(LEADS, sentence, tokens)


def speaker_after(clause: str, tokens: list[Token]) -> tuple[Token, bool] | None:
    """Whom an English clause after a quotation gives it to, and whether it says so plainly."""
    return _read(FOLLOWS, clause, tokens)


def _read(patterns: tuple[str, ...], words: str, tokens: list[Token]) -> tuple[Token, bool] | None:
    people = [token for token in tokens if token.kind in PEOPLE and not _is_nobody(token.text)]
    if not people or not words.isascii() and re.search("[\u3400-\u9fff]", words):
        return None
    tagged, places = _tagged(words, people)
    for pattern in _compiled(patterns):
        match = pattern.search(tagged)
        if match is None or not _says(match):
            continue
        last = match.end() if patterns is FOLLOWS else len(tagged)
        chain = [token for place, token in places if match.start("x") <= place < last]
        end = match.start("x") + CHAIN
        apposed = [token for place, token in places if match.start("x") <= place <= end]
        who = next((token for token in apposed if token.kind == SPEAKER), chain[0])
        told = "does" in match.groupdict() and match.groupdict()["does"] is not None
        return who, not told or _gives(match["does"])
    return None


def _is_nobody(name: str) -> bool:
    return lexicon.is_self(name) or name.casefold() == "it"


# How far from a title a name may stand.
CHAIN = 3


def _tagged(words: str, people: list[Token]) -> tuple[str, list[tuple[int, Token]]]:
    """The words in small letters with a sign for each person, and where these are."""
    parts, places, start, length = [], [], 0, 0
    for token in people:
        parts.append(words[start : token.start].lower())
        length += len(parts[-1])
        places.append((length, token))
        parts.append(PERSON)
        length += 1
        start = token.end
    return "".join([*parts, words[start:].lower()]), places


def _says(match: re.Match[str]) -> bool:
    """Whether the verb of a construction that has one gives words to its subject."""
    verb = match.groupdict().get("verb")
    return verb is None or (lexicon.words().get(verb) == lexicon.VERB and not lexicon.is_report(verb))


def _gives(does: str) -> bool:
    """Whether what somebody does before a colon is to say something, or to have something to say."""
    listed = re.findall(r"[a-z]+", does)
    said = [word for word in listed if lexicon.words().get(word) == lexicon.VERB and word not in WEAK]
    return bool(said or OUTSPOKEN.search(does)) and not any(map(lexicon.is_report, listed))


OUTSPOKEN = re.compile(rf"\b(?:{_SPEECH}|on (?:the )?record|blunt\w*|clear|frank|explicit|firm|categorical|adamant)\b")
# Verbs that may say something else.
WEAK = frozenset({"has", "uses", "used", "sees", "holds", "goes", "went", "called", "calls", "call", "posted", "posts"})
