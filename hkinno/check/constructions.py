"""English constructions that give words to somebody: "in the words of X", "Q is attributed to X", "as X put it".

English says who speaks by the order of its words, so a construction is a pattern of words in which ``<x>`` stands for
somebody named. They are tried in order; what none of them reads is left to ``clauses``.
"""

import re
from functools import cache

from hkinno.check import lexicon, vocabulary
from hkinno.check.tokens import NOBODY, OTHER, PAPER, PEOPLE, PRONOUN, QUOTED, QUOTED_SENTENCE, SPEAKER, Token
from hkinno.documents.patterns import Pattern
from hkinno.text import has_chinese

# What stands for somebody in the words: named, or by a pronoun.
PERSON, PRONOUN_SIGN = "\ue010", "\ue011"
ANYBODY = f"{PERSON}{PRONOUN_SIGN}"
OTHER_WORDS = f"[^:.;{ANYBODY}{QUOTED}{QUOTED_SENTENCE}]"
# Nouns for what somebody says.
SPEECH = (
    "(?:words?|lines?|views?|arguments?|beliefs?|opinions?|claims?|statements?|observations?|warnings?|repl(?:y|ies)"
    "|responses?|quips?|verdicts?|positions?|stance|formulas?|formulations?|findings?|conclusions?|advice|messages?"
    "|morals?|lessons?|gloss(?:es)?|paraphrases?|wordings?|diagnos[ie]s|promises?|pledges?|sentences?|phrases?|remarks?|quotes?|quotations?|comments?|answers?|points?|sayings?"
    "|theor(?:y|ies)|philosophy|creed|mottos?|mottoes|slogans?|catch-?phrases?|mantras?|refrains?|taglines?|verbatims?|guidance|notes?|tweets?|posts?"
    "|judge?ments?|summary|contention|assertion|maxim|dictum|aphorism|apothegm|soundbite|take|case|explanation|assessment|telling|account|estimation)"
)
# The parts of which constructions are made.
PARTS = {
    # Somebody, and who he is besides: the dean of science, Ann Lam of the council.
    "x": r"(?:(?:the|an?|my|our|his|her|their|this|that|one|dr|mr|mrs|ms|prof) )?(?:(?!<link>\b)[\w’'-]+ ){0,2}?"
    rf"(?P<x>[{ANYBODY}])"
    rf"(?:,? (?:(?:of|at|from|for) (?:the |an? )?(?:[\w-]+ ){{0,2}}?|(?:the |an? )?(?:[\w-]+['’]s )?){PERSON}){{0,2}}",
    "sure": "(?:clear|convinced|adamant|certain|sure|confident|emphatic|insistent|frank|blunt|of the (?:view|opinion))",
    "gives": "(?:gave|used|left|coined|offered|defended|held|advanced|championed|preached|repeated)",
    "then": rf"(?:(?: (?:to|on|about) (?:(?:\w+ ){{0,2}}?[{ANYBODY}]|<few>))?(?: is| was|:)| <few>:)",
    "work": "(?:blog|website|site|post|column|speech|paper|report|book|memoirs?|newsletter|account|page|feed|slides?)",
    "link": "(?:in|on|at|of|to|from|by|with|for|about|as|that|than|like|unlike|against|via|per|and|or|but|when|if)",
    "s": SPEECH,
    "verb": "(?P<verb>[a-z]+)",
    # What he does; others stand in it only as those to whom, of whom or with whom it is done.
    "does": rf"(?:{OTHER_WORDS}|(?<=to |of |by |at |in )(?:the |an? )?[{ANYBODY}]"
    rf"|(?<=with |from )(?:the )?[{ANYBODY}]){{1,90}}",
    "few": f"{OTHER_WORDS}{{1,40}}",
    "adverbs": r"(?:\w+ ){0,3}?",
    # From the construction to the words.
    "to": r"[\s,:—–-]*(?:that)?[\s,:]*$",
    "start": r"(?:^|[\s,;(])",
    "of": r"\b(?:in|from|of|with|by|to) ",
    # What may stand before the subject: a time, or what is done to or with somebody else.
    "first": rf"^\s*(?:{OTHER_WORDS}{{1,60}} (?:to|of|with|by|from|about|on|after|like|unlike) (?:the )?[{ANYBODY}]"
    rf"[^,:;.{ANYBODY}]{{0,20}}, |[^,:;.{ANYBODY}{QUOTED}{QUOTED_SENTENCE}]{{1,60}},? )?"
    r"(?<!to )(?<!of )(?<!by )(?<!on )(?<!at )(?<!with )(?<!from )(?<!about )(?<!like )"
    r"(?<!after )(?<!behind )(?<!for )",
    "put": "(?:put|said|made|stated|expressed|captured|summed up|formulated|phrased|voiced|given|offered|coined)",
    "quotes": r"\b(?:quot\w+|cit\w+|report\w+|record\w*|has|had|have|heard|shows?)",
    "saying": "(?:as )?(?:saying|writing|telling|arguing|claiming)(?:,? <more>)?<to>",
    "more": f"{OTHER_WORDS}{{1,120}}",
    # From the words to the construction.
    "after": r"^[\s,.—–-]*",
    "listed": r"(?:is (?:on|in) [\w ]{1,20} )?as",
    "is": "(?:is|was|are|were)",
    "it": "(?:(?:those|these|such|that|this|it|the words,?|the line) )?",
}

LEADS = (
    r"\b(?:something|what|things?|words?|lines?|sentences?) (?:that )?<x> <adverbs><verb>(?:,? <few>)?(?:,? <is>)?<to>",
    r"\bwhat <x> <adverbs><verb>(?:,<does>)?,? <is><to>",
    r"\b(?:<s>|convictions?|ideas?|thes[ie]s) (?:that |which )?<x>,? (?:ha[sd] |have )?<gives>(?: <few>)?<to>",
    r"<x>, (?:the )?(?:\w+ )?<s>(?: of <few>)?:<to>",
    r"<x>,? (?:is|was) (?:quoted|cited|reported)(?: (?!as\b)<few>)?:<to>",
    r"<first><x> (?:has|had) (?:an?|one|this|his|her) (?:[\w-]+ )?<s> (?:for|about|on|to)(?P<does> <does>)?:<to>",
    rf"<x>, (?:who|which) <adverbs><verb>(?:,? <few>)?(?:, as {PRONOUN_SIGN} [\w ]+)?,?<to>",
    r"<x> (?:saying|writing|telling \w+|arguing|insisting|warning|claiming)<to>",
    r"<first><x> [a-z]+ <more>, (?:saying|adding|arguing|noting|warning|insisting|explaining) that(?: <more>)?<to>",
    r"\b<s> (?:of|by|from) <x>(?:['’]s)?(?:,? (?:that|which|who) <few>)?(?: <is>)?<to>",
    r"\b<s> (?:of|from) <x>,<does>, <few>:<to>",
    r"(?:<start>|<of>)<x>['’]s (?:[\w-]+ ){0,3}?<s>(?! of (?:his|hers|him)\b)(?:<then>| might as well be)?<to>",
    r"^\s*in <x>['’]s (?:\w+ )?(?:words|description|view|opinion|telling|account|phrase)\b,? [^:;.]{1,80}$",
    r"\b(?:comes?|came|goes|went|belongs?|falls?|fell) (?:from|to) <x><to>",
    r"\b(?:have|had|has|heard|hear|got|know|learn|learned|learnt) (?:it |this )?from <x> that<to>",
    r"\b(?:listen(?:ing)? to|hear|heed|read|take|consider|recall|remember|here is|over to) <x>:<to>",
    r"(?:^|[,;(] ?|\b(?:<is>|or|and|but) )as <x> <adverbs><verb>(?: <few>)?<to>",
    r"^\s*(?:for|to|with) <x>,<to>",
    r"<x>(?P<own>['’]s) (?:[\w-]+ ){1,4}?<verb>(?: that)?<to>",
    r"<x>['’]s (?:[\w-]+ )?<work> (?:has|had|says|said|reads|read|carries|carried)<to>",
    r"\b<put> (?:\w+ ){0,2}?by <x><to>",
    r"\bin the name of <x><to>",
    r"\b(?:one|another|this|that|something|words?|more),? (?:(?:is|was|comes?|came) )?from <x>(?:,? <few>)?:<to>",
    r"\b(?:from|by|via|courtesy of) <x>(?P<does>):<to>",
    r"<first><x>(?:,<does>,)? (?:<is>|remains|sounded) (?:\w+ )?<sure> that<to>",
    r"^\s*<x>(?:,[^,:;.]{1,40},)?,? on [^:;.]{1,80}:<to>",
    r"\b(?:asked|put (?:this|that|it|the question) to) <x>(?: <few>)?,? (?:the|his|her) (?:\w+ )?<s> (?:is|was)<to>",
    r"<first><x>(?:,<does>,)?(?: <does>,?)? <verb>(?: it| this)?(?: \w+){0,3}?<to>",
    r"<first><x>(?:,<does>,)? <adverbs><verb> <does>(?:\s(?:that|how|why)|[,:])[\s,:]*$",
    rf"<first><x> <adverbs><verb>(?: <few>?)? that [^:.;{QUOTED}{QUOTED_SENTENCE}]{{1,120}}(?P<does>):<to>",
    r"<quotes> <x> <saying>",
    r"<start><x>['’]s(?P<does>)(?: \w+)?:? $",
    r"<first><x>(?:,<does>,)? (?P<does><does>):<to>",
)
FOLLOWS = (
    r"<after>(?:(?:<is>|has been|have been|being|and <is>) )?(?:\w+ )?(?:attributed|credited|ascribed) to <x>",
    r"<after>(?:comes?|came) (?:\w+ )?from <x>",
    r"<after>belongs? (?:\w+ )?to <x>",
    r"<after>(?:<is> )?by <x>(?=$|[,.;])",
    r"<after><is> from <x>",
    r"^[^.;:]{0,80}\b(?:attributed|credited|ascribed) to <x>",
    r"^[\s:—–-]*thus <x>",
    r"<after>(?:<is> )?(?:\w+ ){0,3}?(?:<put>|spoken|uttered|written|delivered) by <x>",
    r"<after><listed> (?:an?|the) (?:\w+ )?<s> (?:of|by|from) <x>",
    r"<after><listed> <x>['’]s? (?:\w+ )?<s>",
    r"<after><listed> (?:an?|the) <x> (?:\w+ )?<s>",
    r"<after><it><is> (?:(?:one|another|typical|a line|a favourite) of )?<x>['’]s(?: (?:\w+ ){0,2}?<s>)?\b",
    r"<after>(?:the (?:speaker|author|voice)|that|it|this) <is> (?:not <few> but )?<x>(?=$|[,;]| (?:in|at|on|back)\b)",
    r"<after><it><is> (?:an? |the )?(?:\w+ ){0,2}?<s> (?:of|by|from) <x>",
    r"<after><x> <adverbs><verb> (?:this|so|these|the words|that(?=$|[,.;]| (?:in|at|on|to|last|once|when)\b))\b",
    r"<after>in (?:the )?(?:words|phrase|view|opinion) of <x>",
)
# The same of a pronoun that is no subject.
OF_HIM = (
    r"<quotes> (?P<him>him|her) <saying>|\b(?P<his>his|her)(?: \w+)? $"
    r"|^\s*in (?P<view>his|her) (?:own )?(?:view|opinion|words|telling|account|judge?ment), [^:;.]{1,140}$"
    r"|\b(?:another|one|more)(?: one)? of (?P<theirs>his|hers)[,:]? $"
)


# A part's name, and not that of a group.
PART = Pattern(r"(?<!\?P)<([a-z]+)>")


@cache
def _compiled(construction: str) -> re.Pattern[str]:
    while PART.search(construction):
        construction = PART.sub(lambda match: PARTS[match[1]], construction)
    return re.compile(construction, re.IGNORECASE)


def speaker(sentence: str, tokens: list[Token]) -> tuple[Token, bool] | None:
    """Whom an English sentence before a quotation gives it to, and whether it says so plainly."""
    of_him = _compiled(OF_HIM).search(sentence) if sentence.isascii() else None
    if of_him:
        name = "she" if "her" in (of_him["him"], of_him["his"], of_him["view"]) or of_him["theirs"] == "hers" else "he"
        return Token(*of_him.span(), PRONOUN, name), of_him["his"] is None
    return _read(LEADS, sentence, tokens)


def is_of_who(sentence: str, tokens: list[Token]) -> bool:
    """Whether a relative clause gives the words after it to a speaker of the store: A. Smith, who told us that."""
    last = next((each for each in reversed(tokens) if each.kind == SPEAKER), None)
    return last is not None and WHO_SAYS.fullmatch(sentence, last.end) is not None


WHO_SAYS = Pattern(r", who(?: [\w’'-]+){1,8}:?\s*")


def speaker_after(clause: str, tokens: list[Token]) -> tuple[Token, bool] | None:
    """Whom an English clause after a quotation gives it to, and whether it says so plainly."""
    return _read(FOLLOWS, clause, tokens)


def given_to(sentence: str, after: str, tokens: list[Token]) -> Token | None:
    """To whom somebody is said to give the words between: 把「…」歸於某甲, the caption gives “…” to A. Smith."""
    given = GIVEN.match(after)
    if given is None or not GIVES.search(sentence):
        return None
    token = next((each for each in tokens if each.kind in PEOPLE and each.kind != PRONOUN), None)
    if token and token.start - given.end() <= BETWEEN:
        return token
    body = BODY.match(after, given.end())
    return Token(*body.span(), OTHER, body[0]) if body else None


def told_after(sentence: str, after: str, tokens: list[Token]) -> Token | None:
    """Whose words a Chinese clause after them says that they are: 「…」出自某甲, 這是某甲的話, 說「…」的，是某甲."""
    people = [each for each in tokens if each.kind in PEOPLE]
    source = SOURCE.match(after[:LONGEST_SOURCE]) if people else None
    if source is None:
        return None
    named = [each for each in people if each.start >= source.end()]
    token = next((each for each in named[:2] if each.kind == SPEAKER), named[0] if named else None)
    if (
        token is None
        or token.start - source.end() > (BETWEEN * 2 if token.kind == SPEAKER else BETWEEN // 2)
        or "，" in after[source.end() : token.start]
    ):
        return None
    comes = (source["from"] or source["mouth"] or source["who"]) is not None or _is_saying(after[token.end :])
    return token if comes or (source["that"] is not None and SAYING.search(sentence)) else None


def _is_saying(rest: str) -> bool:
    """Whether what stands after a name goes on to say that something is its saying."""
    if rest[:1] not in ("的", "之"):
        return rest.startswith(SAID)
    return rest.startswith(SAYINGS, 1) or (rest[1:2] in ("原", "名", "一") and rest.startswith(SAYINGS, 2))


def of_source(sentence: str) -> str:
    """Whom a Chinese sentence names as the source of its last words: 出自某甲之口：, 據某館新聞稿，, 某甲有句話：."""
    match = next((match for pattern in SOURCES if (match := pattern.search(sentence))), None)
    return match["who"] if match else ""


SOURCES = (
    Pattern(r"\baccording to (?P<who>(?:an?|the|my|our|one|some) [^,:;]{3,60}?),?\s*(?:that)?\s*$", re.IGNORECASE),
    Pattern(
        r"(?:^|[，。；：])(?P<who>[^，。：；]{2,14}?)(?:一向|向來|向来)?的(?:[說说看]法|立[場场]|回[應应]|[結结][論论]|意[見见]|[觀观][點点]|口[號号]|主[張张])"
        r"(?:一向|向來|向来|就|[則则])?是[：:，,]?\s*$"
    ),
    Pattern(r"(?:^|[，。；])在(?P<who>[^，。：；]{2,12}?)(?:看[來来]|眼[中裏里裡]|心目中)[：:，,]?\s*$"),
    Pattern(r"(?:出自|[來来]自|源自)(?P<who>[^，。：；]{2,16}?)(?:之口|口中|之手)?[：:，,]?\s*$"),
    Pattern(
        r"(?:^|[，。；])(?:根?[據据]|依照|按照|套用|借用)(?P<who>[^，。：；]{2,16}?)"
        r"(?:的?(?:[話话]|[說说]法|新[聞闻]稿|公告|[聲声]明|通告|[報报]告|年[報报]|[網网][誌志])|所[說说言]|[說说]|[稱称])?[：:，,]\s*$"
    ),
    Pattern(
        r"(?:^|[，。；：])(?P<who>[^，。：；的]{2,10}?)(?:生前|曾經|曾经|曾)?有[句一][句話话番][^：，。；]{0,10}[：:，,]?\s*$"
    ),
)
SOURCE = Pattern(
    r"(?:一[語语句話话言][，,]?)?[，。—–\s]{0,3}(?:(?P<that>(?:[這这]一?[句番]?[論论说說][斷断法])?的[，,]?)|(?P<who>[說说講讲]出?[這这此][句番]?[話话]的人?[，,]?(?:正|就)?)|[這这此]|以上|上面)?(?:一?[語语句話话言]{1,2})?[就正都便原]?(?:(?P<from>出自|源自|[來来]自|[語语]出)|是|我?(?P<mouth>是?[從从]))",
    needs=("出自", "源自", "來自", "来自", "語出", "语出", "是", "從", "从"),
)
LONGEST_SOURCE = 24
# What one says, after whose it is: 的話, 的名言, 所說.
SAYINGS = (
    *"話话句語语言",
    "說話",
    "说話",
    "金句",
    "說法",
    "说法",
    "看法",
    "口頭禪",
    "口头禅",
    "心聲",
    "心声",
    "表態",
    "表态",
    "論斷",
    "论断",
    "判斷",
    "判断",
    "主張",
    "主张",
)
SAID = ("說的", "说的", "講的", "讲的", "所說", "所说", "所言", "所講", "所讲")
SAYING = Pattern("(?:[說说講讲話话云曰][過过]?|提出|[寫写]下)$")
GIVES = Pattern(
    r"(?:[把將将]|\b(?:giv(?:es?|ing)|gave|given|attribut\w+|ascrib\w+|credit\w+|assign\w+))[^。！？!?]{0,8}\s*$"
)
GIVEN = Pattern(
    r"\s*(?:(?:[歸归]|安|算|放)(?:於|于|給|给|在|到|進|进|功於|功于)|to\b)\s*",
    needs=("歸", "归", "安", "算", "放", "to"),
)
# A body of which nothing is known but its last character.
BODY = Pattern("[\u4e00-\u9fff]{2,10}?[署局處处部院司廳厅會会社團团](?![\u4e00-\u9fff])")
BETWEEN = 6


def _read(patterns: tuple[str, ...], words: str, tokens: list[Token]) -> tuple[Token, bool] | None:
    if has_chinese(words):
        return None
    people = [token for token in tokens if token.kind in PEOPLE and not _is_nobody(token.text)]
    people = [token for token in people if _may_speak(words, token)]
    if not people:
        return None
    tagged, places = _tagged(words, people)
    for construction in patterns:
        match = _compiled(construction).search(tagged)
        if match is None or not _says(match):
            continue
        last = len(tagged) if patterns is LEADS else match.end()
        chain = [token for place, token in places if match.start("x") <= place < last]
        end = match.start("x") + CHAIN
        apposed = [token for place, token in places if match.start("x") <= place <= end]
        titled = len(apposed) > 1 and any(map(_is_title, apposed))
        who = next((token for token in apposed if token.kind == SPEAKER), chain[0]) if titled else chain[0]
        told = "does" in match.groupdict() and match.groupdict()["does"] is not None
        if told and PASSIVE.search(match["does"]):
            return None
        # Via the Post: where it was said says nothing.
        if told and who.kind == PAPER and not match["does"]:
            continue
        if match.groupdict().get("own") and who.kind == SPEAKER:
            continue
        return who, not told or bool(match.groupdict().get("verb")) or _gives(words, match["does"], who, people)
    return None


def _may_speak(words: str, token: Token) -> bool:
    """Whether somebody named is no noun for what others say, or where: a statement of, his motto, in the Post."""
    before = words[: token.start].casefold().rstrip()
    if token.kind == PAPER:
        return not before.endswith((" in", " in the", " to the", " to")) or words[token.end :].startswith(("'s", "’s"))
    if lexicon.is_translator(token.text):
        return False
    if token.kind == NOBODY:
        return not before.endswith(("'s", "’s", "s’"))
    # Industry does what universities cannot: they are no subject.
    inside = token.text.islower() and INSIDE.search(words[: token.start]) is not None
    return token.kind == SPEAKER or not (inside or NOUN_OF.match(words, token.start))


# Before a noun that is no subject: what somebody or something does, no article.
INSIDE = Pattern(
    r"\b(?:what|that|than|where|how|which) (?:every |each |the |an? |any )?$|\b(?:is|are|was|were) $"
    r"|\b(?:to|for|with|at|in|on|among|between) (?!(?:the|an?|my|our|his|her|their|its|one|this|that) )(?:[a-z]+ )?$"
    r"|\b(?:about|with|like|(?:think|thought|remind\w*) of) (?:\w+ ){0,2}$"
)
NOUN_OF = Pattern(rf"{SPEECH} (?:of|by|from)\b", re.IGNORECASE)


def _is_title(token: Token) -> bool:
    """Whether it is what somebody is, and no name: the minister, chief executive."""
    last = token.text.split()[-1]
    return (
        token.kind == PRONOUN
        or lexicon.is_role(last)
        or lexicon.is_office(last)
        or last.casefold() in vocabulary.HONORIFICS
    )


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
        parts.append(PRONOUN_SIGN if token.kind == PRONOUN else PERSON)
        length += 1
        start = token.end
    return "".join([*parts, words[start:].lower()]), places


def _says(match: re.Match[str]) -> bool:
    """Whether the verb of a construction that has one gives words to its subject."""
    if match.groupdict().get("verb") is None:
        return True
    # had said: the verb is the second word.
    listed = re.findall("[a-z]+", match.string[match.start("verb") : match.end()])[:MOST_VERBS]
    if PASSIVE.search(match.string[: match.end("verb")]) or PASSIVE.search(" ".join(listed[:2])):
        return False
    verbs = [word for word in listed if lexicon.words().get(word) == lexicon.VERB]
    return bool(verbs) and not lexicon.is_report(verbs[0])


PASSIVE = Pattern(r"\b(?:was|were|is|are|been|being) (?:\w+ly )?(?:asked|told|reminded|warned)$")
# had just said: so many words may be one verb.
MOST_VERBS = 3


def _gives(words: str, does: str, who: Token, people: list[Token]) -> bool:
    """Whether what somebody does before a colon is to say something, or to have something to say.

    Of another than a speaker, where none is named, it is enough that he does not pass on what is written somewhere.
    """
    listed = re.findall(r"[a-z]+", does)
    # The ferry company plan: a noun, and nothing that it does.
    noun = len(listed) == 1 and lexicon.words().get(listed[0]) != lexicon.VERB
    if noun or any(map(lexicon.is_report, listed)):
        return False
    another = who.kind == OTHER and not lexicon.is_press(who.text)
    textual = another and TEXT.search(words) is not None
    if another and not textual and all(each.kind != SPEAKER for each in people):
        return True
    said = [word for word in listed if lexicon.words().get(word) == lexicon.VERB and word not in WEAK]
    return bool(said or (not textual and OUTSPOKEN.search(does)))


# What is written somewhere, and words for passing it on.
TEXT = Pattern(
    r"\b(?:interview|article|piece|page|quotes?|quotations?|sentences?|lines?|passages?|renderings?|versions?|wordings?"
    r"|headline|paragraphs?|cuttings?|clippings?|struck|copied|sent|reads?|cites?"
    r"|cited|quoted|quoting|citing|read|translat\w*|rendered|original|his|her|minister)\b",
    re.IGNORECASE,
)
OUTSPOKEN = Pattern(
    rf"\b(?:{SPEECH}|on (?:the )?record|blunt\w*|clear|frank|candid|explicit|firm|categorical|adamant)\b"
)
# Verbs that may say something else.
WEAK = frozenset({"has", "uses", "used", "sees", "holds", "goes", "went", "called", "calls", "call", "posted", "posts"})
