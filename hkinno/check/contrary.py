"""What a rendering says that our translation rules out: degrees, doubts, times and claims.

All words are plain. ``ours`` are the clauses of our translation that a rendering renders with the rest of their
sentence, ``whole`` all of the translation: what a rendering takes from a neighbouring sentence is not put in.
"""

from typing import NamedTuple

from hkinno.check import english
from hkinno.documents.patterns import Pattern


class Row(NamedTuple):
    """What a rendering may not put in: in place of what, and what there must be for it to be right."""

    told: str
    put_in: Pattern
    place: Pattern | None
    unless: Pattern


def _words(listed: str) -> Pattern:
    return Pattern(rf"\b(?:{listed})\b")


ALL = _words(r"all(?! around)|every|everything|whole|entire|any|full|fully|wholly")
ABSOLUTE = _words(
    "(?<!after )(?<!of )(?<!above )all(?! (?:around|round|but|in all|the more))|every(?:thing|one|body)?|entire(?:ly)?"
    "|fully|wholly|exclusively|completely|purely|totally"
)
EVER = _words("never|at all|always")
LIMIT = _words("(?<!not )only|solely?|alone|nothing (?:else|but|more)|no more than|the (?:one|single)(?= \\w)")
SUPERLATIVE = _words(
    "(?<!\\ba )(?<!at )most(?! (?:of|part|likely|probably))|foremost|supreme|overriding|than any\\w*"
    "|(?:great|larg|bigg|strong|high|fast)est"
)
MANY = _words("many|much|most|great|all|every|entirely|fully")
FEW = _words(
    r"(?<!past )(?<!last )(?<!next )few(?! (?:years|months|weeks|days|decades))|occasional|occasionally|little(?! by)"
    "|slightly|marginal"
)
SLIGHTLY = _words(
    "somewhat|fairly|moderately|partly|partially|slightly|marginally|barely|only just|to some extent"
    "|to a small extent"
    "|sometimes|occasionally"
)
CERTAIN = _words("definitely|certainly|surely|guaranteed?|already|undoubtedly|of course|naturally|obviously")
HOPE = _words("hop(?:e|es|ed|ing)|would like|wish(?:es)?|aims?|striv\\w+")
NARROWER = _words(
    "foreign|overseas|mainland|local|private|elderly|older|richer|poorer|wealthy|minor|secondary|future generations?"
)
DEMANDS = _words("must|demands?|insists?|guarantees?|promises?|pledges?|vows?")
EXCEPT = "except(?:ing)?|other than|apart from|aside from|barring|excluding|with the exception"
EXCEPTS = _words(EXCEPT)
# Apart from this there is that: both.
BESIDES = _words(f"{EXCEPT}|besides|in addition|as well as|also")
FINISHES = _words("(?:finish|complet|conclud)(?:e|es|ed|ing)? (?:the |our |all )?\\w+ing")
ROWS = (
    Row("an absolute put in", ABSOLUTE, None, _words(f"{ALL.pattern}|{ABSOLUTE.pattern}|{LIMIT.pattern}")),
    Row("an absolute put in", EVER, None, _words(f"{EVER.pattern}|can ?not|could not|ever|any")),
    Row("a certainty put in", CERTAIN, None, CERTAIN),
    Row("a limit put in", LIMIT, None, _words(f"{LIMIT.pattern}|just|merely|single")),
    Row(
        "a hedge put in",
        _words("(?<!how )(?:may|might|could)|perhaps|possibly|probably|try|hope"),
        None,
        _words("hopes?|like|wish|may|might|perhaps|possibly|probably|could|aims?|intends?|plans?|try|should|how can"),
    ),
    Row("an order changed", _words("before (?:they|we|graduat\\w+|\\w+ing)"), None, _words("before|until")),
    Row("a quantity changed", FEW, MANY, _words("few|little|not (?:\\w+ ){0,3}much|too")),
    Row("a degree lowered", _words("little(?! by)|hardly any"), None, _words("few|little|not|too")),
    Row("a degree lowered", SLIGHTLY, None, SLIGHTLY),
    Row("a part put for the whole", NARROWER, None, NARROWER),
    Row("a demand made of a hope", DEMANDS, HOPE, _words("must")),
    Row("an exception put in", EXCEPTS, None, BESIDES),
    Row("a beginning put in", _words("(?:begin|start) (?:to \\w+|\\w+ing)"), HOPE, _words("begin|start")),
    Row("a superlative put in", SUPERLATIVE, None, SUPERLATIVE),
    Row("an end put in", FINISHES, None, _words("finish\\w*|complet\\w+|conclud\\w+")),
)  # fmt: skip
# What says that something is bad, ends or does not happen. A rendering says no more of it than ours does.
AGAINST = _words(
    "not|no|never|none|nobody|nothing|nowhere|neither|nor|cannot|cant|dont|doesnt|didnt|isnt|arent|wasnt|werent|wont"
    "|wouldnt|couldnt|hasnt|havent|hadnt|shouldnt|neednt|without|lacks?|lacked|lacking|unable|impossible|hardly"
    "|scarcely|inseparable|inextricable|less|fewer|regardless|irrespective|independent(?:ly)? of"
    "|instead of|rather than|despite|at the (?:expense|cost) of|thr[eo]wn? out|no longer|collaps\\w*"
    "|crash\\w*|plung\\w*"
    "|doubts?|fears?|refus\\w+|reject\\w*|den(?:y|ies|ied)|oppos(?:e|es|ed|ing)|regrets?|avoid\\w*|prevent\\w*"
    "|block(?:ed|ing)|ban(?:s|ned)?|restrict\\w*|curb\\w*|forbid\\w*|prohibit\\w*|driv\\w+ (?:\\w+ )?(?:away|out|off)"
    "|resist\\w*|ke(?:ep|pt)\\w* (?:\\w+ ){0,2}(?:out|away|off)|fail\\w*|turns? away|turned away"
    "|abolish\\w*|scrap\\w*|clos(?:es|ed|ing)|close (?:down|off|the|its|our)|shut\\w*|cancel\\w*"
    "|abandon\\w*|ditch\\w*"
    "|drop(?:s|ped)?|dispers\\w*|scatter\\w*|repel\\w*"
    "|discard\\w*|jettison\\w*|gave up|given up|give up|giving up|do(?:ne|ing)? away with|end(?:ed|ing)|stop\\w*"
    "|ceas\\w+|suspend\\w*|halt\\w*|shelv\\w+|postpon\\w+|delay\\w*|resume\\w*|moved? away|move on from"
    "|wast(?:e|es|ed|ing|eful)|useless|pointless|worthless|meaningless|failure"
    "|can wait|put off|set aside|stagna\\w+|plateau\\w*"
    "|declin\\w+|shr[aiu]nk\\w*|fall(?:s|en|ing)?|fell|slump\\w*|worsen\\w*|(?:held|hold|holding|holds) (?:\\w+ )?back"
    "|hinder\\w*|hamper\\w*|harm\\w*|hurts?|damag\\w+|undermin\\w+|obstruct\\w*|tripp\\w+|trip each"
    "|los(?:e|es|ing|s|ses)|lost|weaken\\w*|loosen\\w*|reduc\\w+|cut(?:s|ting)?"
)
ENDS, WE = _words("we (?:have )?(?:given up|gave up|abandoned|stopped)"), _words("we")
LIMITED = _words("only|nothing but|no more than")
DOUBLE = _words(
    "(?:no|not|cannot|cant|never|nobody|none|couldnt|could not|can not|hardly)"
    "\\b[a-z0-9 ]{0,50}\\b(?:without|lack|fail\\w*)"
)


# What is done, what will be, what was once and is no more.
PAST = _words(
    "(?:in|over|during|for) the (?:last|past) (?:\\w+ ){0,3}(?:years|months|decades?)|(?:years?|months?|decades?) ago"
    "|(?:we|i|they|it|he) (?:\\w+ly )?"
    "(?:\\w+ed|made|built|set|got|won|brought|gave|did|took|found|began|put|kept)|was|were|did"
    "|(?:has|have|had) (?:(?:already|now|since|so far) )?(?:\\w+ed|been|begun|become|put|made|built|set|got(?! to\\b)"
    "|won|brought|given|gone|done|taken|found|shown|grown|seen|held|kept|left|met|run|drawn|come)"
)
AHEAD = _words(
    "will|shall|going to|plans?|hop(?:e|es|ed|ing)|aims?|intends?|striv\\w+|must|about to|needs?|ha(?:s|ve) (?:got )?to"
    "|future|next"
)
OPEN = _words("can|could|would|should|may|might|if|were|once|after|as soon as|when|how")
ONCE, ENDED = (
    _words("used to|formerly|no longer|any ?more|(?:was|were) (?:\\w+ )?once|once (?:was|were)|once$"),
    _words("former|formerly|given up|gave up|no longer|past"),
)
WILL = _words("will|shall|going to|plan to")
DONE = _words("(?:has|have|had) (?:\\w+ed|given|gone|done|made|been|taken|put|got|won)")
# What asks, and what supposes a thing and does not say that it is so.
FINITE, ABLE = _words("is|are|was|were|has|have|will|shall|must"), _words("can|could")
ASKS = Pattern(
    r"\b(?:how|what|why|whether|which|when|where|if)\b"
    r"|^(?:(?:and|but|so|then) )?(?:can|could|should|would|will|is|are|do|does|must)\b"
)
THERE = _words("there (?:is|are|was|were)(?! (?:no|nowhere|nothing|any)\\b)|competition (?:is|exists)")
CONCEDES, CONDITION = _words("even (?:if|were) there"), _words("if there (?:is|are)|(?:were|should) there(?: be)?")
SUPPOSES = _words(
    "if|were|unless|suppos\\w+|assum\\w+|granted|though|although|might|may|where|when|once|what(?:ever)?|such"
)


def said(asked: str, ours: str, whole: str, *, asks: bool = False, ended: bool = False) -> str:
    """What a rendering says that ours rules out; "" for nothing.

    ``asks`` says that only ours is a question, ``ended`` that the rendering is a sentence, not a part of one.
    """
    for told, put_in, place, unless in ROWS:
        found = put_in.search(asked)
        if found and (place is None or place.search(ours)) and not _says(unless, asked, ours, whole):
            return f"{told} ({found[0]})"
    told = _against(asked, ours) or _time(asked, ours, whole) or _claim(asked, ours, asks=asks, ended=ended)
    return told or english.opposite(asked, ours, whole)


def _says(unless: Pattern, asked: str, ours: str, whole: str) -> bool:
    """Whether ours says it in the sentence, or in another one of which the rendering has what follows it."""
    elsewhere = (match for match in unless.finditer(whole) if english.renders(asked, whole[match.end() :], few=FOLLOWS))
    return unless.search(ours) is not None or next(elsewhere, None) is not None


# So many words after a word are what it is said of.
FOLLOWS = 4


def _time(asked: str, ours: str, whole: str) -> str:
    """What will, must or may be, told as done; what is done, told as what will be; and what is so, as what was."""
    once, past, will = ONCE.search(asked), PAST.search(asked), WILL.search(asked)
    if once and not ENDED.search(whole):
        return f"an end put in ({once[0]})"
    if past and AHEAD.search(ours) and not PAST.search(ours) and not AHEAD.search(asked) and not OPEN.search(asked):
        return f"a plan told as done ({past[0]})"
    if will and DONE.search(ours) and not AHEAD.search(ours) and not DONE.search(asked):
        return f"what is done told as a plan ({will[0]})"
    return ""


def _claim(asked: str, ours: str, *, asks: bool, ended: bool) -> str:
    """A question or a concession made a claim."""
    question = ASKS.search(ours) if asks else None
    # How a thing can be done may be asked outside the marks.
    finite = FINITE.search(asked) or (ABLE.search(asked) if ended else None)
    if question and finite and not ASKS.search(asked) and english.renders(asked, ours[question.end() :]):
        return f"a question made a claim ({finite[0]})"
    concedes, supposes = CONCEDES.search(ours), CONDITION.search(ours) if ended else None
    there = THERE.search(asked) if (concedes or supposes) and not SUPPOSES.search(asked) else None
    same = concedes or (supposes and english.renders(asked, ours[supposes.end() :]))
    return f"a {'concession' if concedes else 'condition'} made a claim ({there[0]})" if there and same else ""


def _against(asked: str, ours: str) -> str:
    here, there = (AGAINST.findall(english.DENIES_NOTHING.sub("", words)) for words in (asked, ours))
    # Where there are only universities, they are without industry.
    here = [word for word in here if word != "without" or not LIMITED.search(ours)]
    ended = ENDS.search(ours)
    if ended and not here and WE.search(asked) and english.renders(asked, ours[ended.end() :]):
        return f"an end left out ({ended[0]})"
    if len(here) > len(there) and not DOUBLE.search(asked):
        more = [word for word in here if word not in there] or here
        return f"{more[0]} put in"
    return ""
