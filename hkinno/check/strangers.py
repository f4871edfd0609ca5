"""Who is said to say words by the shape of a sentence alone: a subject of whom no more is known than that it is another.

What no word of ``lexicon`` tells is told by order: a subject, a verb or a colon, the quotation; or the quotation and a
clause with a subject. Nobody is read where a speaker of the store may be meant, or where words are only passed on.
"""

import re

from hkinno.check import lexicon, vocabulary
from hkinno.check.clauses import TO_WORDS, is_no_subject
from hkinno.check.subjects import is_passed_over
from hkinno.check.voices import COLON, COMMA, OTHER, PAPER, PRONOUN, QUOTED, QUOTED_SENTENCE, SPEAKER, Token
from hkinno.documents.patterns import Pattern
from hkinno.text import has_chinese

_DETERMINED = r"(?:an?|the|one|another|some|my|our|your|his|her|their|its|every|[\w’'-]+['’]s)\b"
# How a noun phrase of English begins: what determines it, a name, a plural.
DETERMINED = Pattern(_DETERMINED, re.IGNORECASE)
BEGINS = Pattern(rf"(?i:{_DETERMINED})|(?!(?:What|Who|How|Where|When|Why|There|It|Nothing|Yes|No)\b)[A-Z]|[a-z-]+s\b")
# What may stand before it, and is none of it.
CONNECTS = Pattern(
    r"^\W*(?:\[?[\d:.]+\]?\s+)?(?:(?:and|but|so|yet|then|later|still|when|as|that|because|while|or|for)\s+)*"
)
PREPOSITIONS = (
    "in|at|on|after|before|for|to|with|by|from|during|over|under|of|about|like|unlike|via|than|against|into|behind|near"
)
PREPOSITION = Pattern(rf"(?:{PREPOSITIONS}|listen|asked|here|there)\b", re.IGNORECASE)
# What follows its head.
PAST_HEAD = Pattern(
    rf"\s(?:{PREPOSITIONS}|who|whom|whose|which|that|next|beside|outside|we|I|he|she|they|you|is|was|are|has|had)\b"
)
# In a phrase of time or place there may be another: In 1999 my teacher.
RELATIVE = Pattern("who|which")
INNER = Pattern(r"(?<=\s)(?:my|our|one|another)\b.*$")
# A person by the end of the word, and what is none in spite of it.
PERSON = Pattern(r"(?:er|or|ist|ian|man|men|ee|ess|(?<!m)ent|ant|wife|maid|guy|lady|boy|girl|kid|mum|dad|robot)s?$")
THINGS = frozenset(
    "letter number chapter quarter matter order corner cover poster banner power flyer tower sticker newsletter folder"
    " printer server disclaimer primer reminder rejoinder teaser other another ever never over under after whatever"
    " together however former latter better counter offer center per later remainder header footer mirror factor error"
    " metaphor sector floor door author's moment event point different content intent extent current present recent"
    " consent accent talent process success business less access express tender nor for or brochure want grant"
    " important sooner newspaper paper answer banter".split()
)
# Only people do it, and what they do to somebody or with a voice.
PERSONS_DO = Pattern(
    r"(?:told|tells|laugh\w*|shrug\w*|sniff\w*|whisper\w*|shout\w*|argue[sd]|insist\w*|jok(?:es|ed)|grin\w*|mutter\w*"
    r"|sigh\w*|remark\w*|complain\w*|bark\w*|snap\w*|growl\w*|chuckl\w*)$"
)
# By these a speaker of the store may be meant.
HIMSELF = Pattern(
    r"\b(?:m[ae]n|officials?|politician|minister|secretary|chief|head|boss|bureaucrat|technocrat|academic|professor"
    r"|engineer|interviewee|speaker|leader|scholar|source|guest|him|policymakers?|man in charge|some(?:one|body)|people)$"
    r"|(?:官[員员僚]|高官|局[長长]|[長长]官|部[長长]|受[訪访]者|掌[門门舵]人|[當当][家局]|局方|主事[人者]|[負负][責责]人|首[長长]|[講讲]者)$",
    re.IGNORECASE,
)
LEARNED = Pattern("(?:教授|[學学]者|科[學学]家|院士|工程[師师]|博士)$")
# Before these words they are another's: my boss, Singapore's minister, a minister of.
ANOTHERS = Pattern(
    r"(?:\b(?i:my|her|his|their|your)|(?<!bureau)(?<!Kong)(?<!city)['’]s)(?: \w+)? $"
    r"|\b(?!(?:The|An?|This|That|One|Hong|Kong|HK|Former|As|And|But)\b)[A-Z]\w+ $"
)
OF_ANOTHER = Pattern(r" (?:of|at|from) (?!the (?:bureau|government|city|department)|Hong Kong)")
THIS_ONE = Pattern("[這这那该該][位名個个]?[^，。；：、]{0,6}$")
MODEST = Pattern(
    "(?:^|[，。：；、\\s])(?:[有一名位個个這这那该該某前]|香港|港府|本港|本地|大[學学]|高[級级層层]|政府|[當当]日){0,4}$"
)
# A sentence that passes on what somebody said or wrote.
PASSES_ON = Pattern(
    r"\b(?:quot\w+|cit(?:e|es|ed|ing|ation)|reads? (?:out|aloud|us|me)|recit\w+|original|interview\w*|translat\w+|render\w*"
    r"|cop(?:ied|ies|y)|attribut\w+|headline\w*|caption\w*|paragraphs?|underlin\w+|highlight\w*|print(?:s|ed)|wording"
    r"|his (?:\w+ )?(?:words?|lines?|phrase|sentence)|versions?|misquot\w+|correct\w*)\b"
    r"|引|[讀读念唸][出到給给報报]|[朗宣][讀读]|[唸抄摘刊載载]|[報报][道導导]|原[文話话句]|[訪访][問问]|[轉转]|[譯译]|更?正|[題题]|[這这]句|那句|[幾几][句個个]|圈|[劃划]|最|各位",
    re.IGNORECASE,
)


def before(sentence: str, tokens: list[Token]) -> str:
    """Whom a sentence gives its last words to; "" where it may be a speaker of the store, or nobody."""
    if any(map(_may_be, tokens)):
        return ""
    owner = _owner(tokens)
    if owner or PASSES_ON.search(sentence):
        return "" if may_be_meant(owner, sentence) else owner
    begun = max(sentence.rfind(sign) for sign in (QUOTED, QUOTED_SENTENCE, ";")) + 1
    words = sentence[begun:].rstrip()
    inside = [token for token in tokens if token.start >= begun]
    leads = words.endswith((",", ":", "：", "—", "–", " that")) or any(
        token.kind in (lexicon.VERB, lexicon.SPEECH) and begun + len(words) - token.end <= TO_WORDS for token in inside
    )
    if not leads:
        return ""
    return _chinese(words, begun, inside, sentence) if has_chinese(words) else _english(words, begun, inside)


def after(clause: str, tokens: list[Token]) -> str:
    """Whom a clause after a quotation gives it to; "" where it may be a speaker of the store, or nobody."""
    if any(map(_may_be, tokens)) or PASSES_ON.search(clause):
        return ""
    if has_chinese(clause):
        told = TOLD.match(clause)
        return "" if told is None or is_no_subject(told["who"]) or HIMSELF.search(told["who"]) else told["who"]
    words = clause.lstrip(" ,")
    inverted = INVERTED.match(words)
    if inverted and (_is_saying(inverted["verb"]) or PERSONS_DO.match(inverted["verb"])):
        return _somebody(inverted["who"], certain=False)
    verb = next((token for token in tokens if token.kind == lexicon.VERB and _is_saying(token.text)), None)
    return _somebody(_phrase(words[: verb.start - len(clause) + len(words)]), certain=False) if verb else ""


INVERTED = Pattern(
    r"(?:so |thus )?(?P<verb>[a-z]+) (?P<who>(?:an?|the|one|another|my|our|his|her|their|its)\b[^,.;:]*|[A-Z][^,.;:]*)"
)
TOLD = Pattern(
    "[，,。\\s]*(?:[这這此]|以上|其[實实]|原[來来]|正|就|都){0,3}(?:是|出自|源自|[來来]自|[語语]出)(?P<who>[^，。；！？我他]{2,14}?)(?:[\\d一二三四五六七八九十幾几多]+年前|[當当早]年|生前|[曾早])?"
    "(?:之口|口中|[的之]?(?:[一名]?句?[話话]|名言|金句|口[頭头][禪禅]|[說说]法)|[講讲說说寫写][的過过])"
)


def may_be_meant(name: str, leading: str) -> bool:
    """Whether a speaker of the store may be meant by what a sentence calls somebody: the official, 這位前教授."""
    named = HIMSELF.search(name) or LEARNED.search(name)
    at = leading.casefold().rfind(name.casefold())
    if named is None or at < 0:
        return False
    around = leading[max(0, at - 24) : at + named.start()]
    if OF_ANOTHER.match(leading, at + named.end()):
        return False
    if not has_chinese(name):
        return ANOTHERS.search(around) is None
    return (THIS_ONE if LEARNED.match(name) else MODEST).search(around) is not None


def _may_be(token: Token) -> bool:
    """Whether a word may stand for a speaker of the store."""
    return token.kind == SPEAKER or (token.kind == PRONOUN and token.text.casefold() not in ("it", *vocabulary.WOMEN))


def _is_saying(word: str) -> bool:
    return lexicon.words().get(word.casefold()) == lexicon.VERB and not lexicon.is_report(word)


def _english(words: str, begun: int, tokens: list[Token]) -> str:
    if ITS_OWN.search(words):
        return "the paper"
    for token in tokens:
        leading = SAID_TO_HAVE.sub("", words[: token.start - begun])
        if token.kind == lexicon.VERB and _is_saying(token.text) and not PASSIVE.search(leading):
            return _somebody(_phrase(leading), certain=PERSONS_DO.match(token.text) is not None)
    did = DID.search(words) or GOES.search(words)
    if did:
        return _somebody(_phrase(did["who"]), certain=True)
    words = words.strip()
    return _somebody(words[:-1], certain=False) if words.endswith(":") and DETERMINED.match(words) else ""


# The paper's own view, and not what it prints.
ITS_OWN = Pattern(
    r"\b(?:its|paper['’]s|Pao['’]s) own (?:\w+ )?(?:view|leader|editorial|opinion|remedy|comment|conclusion)\b|\bpaper itself\b"
)
DID = Pattern(r"\bas (?P<who>[^,;:]{3,50}?) (?:did|does|once did|has)\b[^;:]*,$")
GOES = Pattern(r"(?P<who>[^;:]{3,80}?) (?:goes|went|(?:is|was|is all|was all) like)[,:]?$")
SAID_TO_HAVE = Pattern(r" (?:is|was|are|were) (?:said|reported|alleged|believed|rumou?red) to (?:have )?$")
PASSIVE = Pattern(r"\b(?:is|was|are|were|be|been|being) (?:\w+ly )?$")


def _phrase(words: str) -> str:
    """The noun phrase with which words before a verb end; an apposition in commas belongs to what it follows."""
    found = ""
    for part in reversed(words.split(",")):
        stripped = CONNECTS.sub("", part).strip()
        if not stripped:
            continue
        if PREPOSITION.match(stripped):
            inner = INNER.search(stripped)
            return found or (inner[0] if inner else "")
        if not RELATIVE.match(stripped) and not BEGINS.match(stripped) and not lexicon.is_role(stripped.split()[-1]):
            break
        found = f"{stripped}, {found}" if found else stripped
    return found


def _somebody(phrase: str, *, certain: bool) -> str:
    """A noun phrase, where it is somebody who is surely another; ``certain`` says that he does what people do."""
    first = phrase.split(",")[0]
    cut = PAST_HEAD.search(first)
    words = (first[: cut.start()] if cut else first).split()
    if not words:
        return ""
    head = "member" if words == ["One"] and " of " in first else words[-1].casefold().strip("’'.")
    if is_no_subject(head) or may_be_meant(" ".join(words[-1:]), " ".join(words)):
        return ""
    named = any(word[0].isupper() for word in words[not certain :])
    person = named or lexicon.is_role(head) or " who " in first or (head not in THINGS and bool(PERSON.search(head)))
    return phrase if person or certain else ""


def _owner(tokens: list[Token]) -> str:
    """Whose words a Chinese sentence ends with as such: 引述某甲的話, 某甲的名句."""
    said, end = False, 0
    for token in reversed(tokens):
        if token.kind == OTHER and not lexicon.is_self(token.text):
            return token.text if said and token.end == end else ""
        if token.kind not in (lexicon.SPEECH, lexicon.OF) and (said or token.kind not in (COLON, COMMA)):
            return ""
        said = said or token.kind == lexicon.SPEECH
        end = token.start
    return ""


def _chinese(words: str, begun: int, tokens: list[Token], sentence: str) -> str:
    # 我入行那天，師傅說：「…」: the last clause has a subject of its own.
    last = next((token.end for token in reversed(tokens[:-1]) if token.kind == COMMA and _is_subject(tokens, token)), 0)
    for index, token in enumerate(tokens):
        if token.start < last:
            continue
        following = tokens[index + 1] if index + 1 < len(tokens) else None
        # 我老闆說 is another, 我想 is the writer; 主持：我喜歡「…」: a label, and what he says of the words.
        joined = following is not None and following.kind == OTHER and following.start == token.end
        label = following is not None and following.kind == COLON and following.end < begun + len(words)
        if (lexicon.is_self(token.text) and not joined) or label:
            return ""
        if (
            token.kind in (OTHER, PAPER)
            and not lexicon.is_self(token.text)
            and not is_passed_over(sentence, tokens, index)
        ):
            return "" if may_be_meant(token.text, words) else token.text
    match = SOMEBODY.search(words)
    return match[0] if match and not is_no_subject(match[0]) and not HIMSELF.search(match[0]) else ""


def _is_subject(tokens: list[Token], comma: Token) -> bool:
    """Whether somebody else stands right after a comma."""
    return any(token.start == comma.end and token.kind == OTHER and not lexicon.is_self(token.text) for token in tokens)


SOMEBODY = Pattern("[\u4e00-\u9fff]{1,8}?[員员者師师佬婆叔伯姨嫲哥姐弟妹友客徒匠仔]")
