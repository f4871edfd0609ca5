"""How a sentence gives the words that it leads up to, or that stand before it: who says them, and how plainly.

A sentence comes with its tokens (``Voices.tokens``), each quotation in it as one sign (``QUOTED``). Nothing here knows
more of the draft than that sentence.
"""

import re
from collections.abc import Callable
from itertools import pairwise

from hkinno.check import grammar, lexicon, vocabulary
from hkinno.check.constructions import INSIDE
from hkinno.check.subjects import TO_SPEECH, WEIGHT, has_verb, is_a_word, is_object, is_passed_over, last_verb
from hkinno.check.tokens import (
    COLON,
    COMMA,
    NOBODY,
    OTHER,
    PAPER,
    PEOPLE,
    PRONOUN,
    QUOTE,
    QUOTED,
    QUOTED_SENTENCE,
    SPEAKER,
    Token,
)
from hkinno.documents.patterns import Pattern
from hkinno.text import has_chinese

# How the draft gives them: with a verb or a label; inside what it reports of somebody; near a name; by a heading, a
# cell or an introduction; as the only one who is named round a paragraph of quotation.
DIRECT, REPORTED, NEAR, CONTEXT, SOLE = "direct", "reported", "near", "context", "sole"
# From a verb or a noun of saying to the words; from a name to its verb where the words are inside a report; from the
# words to a name after them; and from a name to the verb where nothing else is between.
TO_WORDS, TO_VERB, TO_NAME, TIGHT = 10, 40, 24, 24


# Somebody in a sentence: which token, how it stands to the words, and whether only a verb of saying is between.
Named = tuple[int, Token, str, bool]


def ends(before: str) -> bool:
    """Whether a text ends with its sentence, so that the quotation after it begins one."""
    stripped = before.rstrip(" \t\u3000")
    return (
        not stripped
        or stripped[-1] in "。！？；!?;\n" + QUOTED_SENTENCE
        or (stripped[-1] == "." and before[-1:] == " ")
    )


def without_brackets(text: str) -> str:
    """A text with blanks for brackets and what is in them."""
    return IN_BRACKETS.sub(lambda match: " " * len(match[0]), text)


IN_BRACKETS = Pattern(r"[（(][^（）()\n]*[）)]", needs="（(")


def chosen(found: list[Named], quoted: int) -> Named | None:
    """Who of those named in a sentence says its last words.

    The last one with a verb of saying right after the name; or else a speaker of the store who is reported; or else
    the last one with whom the sentence leads up to them, or is named at all. ``quoted`` is where the quotation before
    them ends: who was named before that has had his words.
    """
    orders: tuple[Callable[[Named], bool], ...] = (
        lambda each: each[2] == DIRECT and each[3],
        lambda each: each[2] == DIRECT and 0 < quoted <= each[1].start,
        lambda each: each[2] == REPORTED and each[1].kind == OTHER and 0 < quoted <= each[1].start,
        lambda each: each[1].kind == SPEAKER and each[2] in (DIRECT, REPORTED),
        lambda each: each[2] == DIRECT,
        lambda each: each[2] == REPORTED,
        lambda _: True,
    )
    return next((each for order in orders for each in reversed(found) if order(each)), None)


def _is_content(tokens: list[Token], index: int) -> bool:
    """Whether a body right after a verb of saying is what somebody named before says something of: 他說大學不是終點."""
    token, previous = tokens[index], tokens[index - 1] if index else None
    told = previous is not None and previous.kind == lexicon.VERB and previous.end == token.start
    if not told or not lexicon.is_body(token.text):
        return False
    speaks = any(each.kind in (SPEAKER, OTHER, PRONOUN) for each in tokens[: index - 1])
    return speaks and not has_verb(tokens[index + 1 :])


def relation(sentence: str, tokens: list[Token], index: int) -> tuple[str, bool]:
    """How somebody named in a sentence stands to the words at its end, and whether a verb of saying is all between."""
    token, rest = tokens[index], tokens[index + 1 :]
    # 某甲說這番話的時候，一位職員告訴我：.
    when = WHEN.match(sentence, token.end)
    if when and any(each.kind == lexicon.VERB and each.start >= when.end() for each in rest):
        return "", False
    # 題為「…」的通稿說: the title is quoted, and says nothing.
    if token.kind == NOBODY and rest and rest[0].kind == QUOTE and rest[0].start == token.end:
        return "", False
    if is_passed_over(sentence, tokens, index) or _had_his_words(tokens, index) or _is_content(tokens, index):
        return "", False
    end = len(sentence.rstrip(" \t\n|>*"))
    tail = sentence[token.end : end]
    # In 接受《某報》採訪時表示 it is not the paper that says it.
    if token.kind in (OTHER, PAPER) and _in_adverbial(sentence, token, rest):
        return "", False
    if not WEIGHT.search(tail):
        return _labels(sentence, tokens[:index], token, tail)
    verb = next((each for each in rest if each.kind in (lexicon.VERB, lexicon.SPEECH)), None)
    spoken = next((each for each in reversed(rest) if each.kind == lexicon.VERB), None)
    # 某甲被問到, A. Smith was asked: the words are put to him.
    if spoken and not any(each.kind in PEOPLE for each in rest) and PASSIVE.search(sentence[token.end : spoken.end]):
        return "", False
    passes_on = lexicon.is_translator(token.text) or (spoken and lexicon.is_report(spoken.text))
    passes_on = passes_on or any(each.kind == lexicon.PREPOSITION and lexicon.is_report(each.text) for each in rest)
    if passes_on and token.kind in (PAPER, OTHER, PRONOUN):
        return NEAR, False
    # 主席：應改回原文「…」: somebody reads out what another has said.
    if token.kind == OTHER and ORIGINAL.search(tail):
        return NEAR, False
    last = _last(tokens, index)
    if last and ((last.kind == COLON and end - last.end <= 1) or _leads(sentence, last, end)):
        return _led_up_to(sentence, token, verb, tail, tokens, rest)
    if verb is None or (verb.kind == lexicon.SPEECH and spoken is None):
        # 某甲：要讓香港「…」: the whole line is his.
        labels = token.kind == SPEAKER and rest and rest[0].kind == COLON and rest[0].start - token.end <= 1
        labels = labels or (token.kind == SPEAKER and WANTS.match(tail) is not None)
        return (REPORTED if labels and not any(each.kind in PEOPLE for each in rest) else NEAR), False
    between = len(sentence[token.end : verb.start].strip())
    if between > TO_VERB:
        return NEAR, False
    # 甲分析，…，「…」: a clause of its own in what somebody says.
    alone = not any(each.kind in PEOPLE for each in rest) and tail.rstrip().endswith(("，", ","))
    return (DIRECT if alone and between <= TO_SPEECH and token.kind in (OTHER, SPEAKER) else REPORTED), False


# The Smith target: a thing named after it.
COMPOUND = Pattern(
    r" (?!(?:of|at|in|on|for|to|by|from|once|now|again|also|here|there|today|yesterday|himself|herself)\b)"
    r"(?P<noun>[a-z]+):"
)
# 某甲要香港「…」: what he wants.
WANTS = Pattern("[又還还也]?[要想盼冀]")
ORIGINAL = Pattern(r"(?<!的)原[文話话句][^，。；：:]{0,4}[：:]?\s*$|\bthe original[\s:,]*$")
PASSIVE = Pattern(
    r"[被遭]\w{0,2}[問问]$|\b(?:was|were|is|are|been|being)\s+(?:\w+ly\s+)?(?:asked|told|reminded|warned)$",
    needs=("被", "遭", "asked", "told", "reminded", "warned"),
)


def is_topic(sentence: str, tokens: list[Token]) -> bool:
    """Whether a label is what is spoken of, and nobody: On the old model:, people:."""
    words = sentence.strip()
    return words.endswith(":") and "," not in words and not has_verb(tokens) and TOPIC.match(words) is not None


TOPIC = Pattern(r"(?i:on|about|as for|as to|regarding)\b|(?!(?:an?|the|my|our|your|his|her|their) )[a-z][a-z ]{1,20}:$")


def _had_his_words(tokens: list[Token], index: int) -> bool:
    """Whether somebody is only cited on the way: 某甲 in 代表引述某甲「…」，認為."""
    previous = tokens[index - 1] if index > 1 else None
    cited = previous is not None and previous.kind == lexicon.VERB and lexicon.is_report(previous.text)
    return cited and any(each.kind == QUOTE for each in tokens[index + 1 :])


def _last(tokens: list[Token], index: int) -> Token | None:
    """The last word after somebody that matters: not a mark, and not whom he tells it, which belongs to the verb."""
    end = 0
    for place in range(len(tokens) - 1, index, -1):
        token = tokens[place]
        if token.kind in PEOPLE and is_object(tokens, place):
            end = end or token.end
        elif token.kind not in (COMMA, QUOTE):
            return token._replace(end=max(end, token.end))
    return None


def _labels(sentence: str, before: list[Token], token: Token, tail: str) -> tuple[str, bool]:
    """A name right before the words, or before no more than a mark."""
    if token.kind == OTHER and _is_spoken_of(sentence, before, token):
        return "", False
    # Digital government, “within two years”: no label.
    if token.kind == OTHER and tail.strip() == "," and token.text.islower():
        return NEAR, False
    # 某甲說，若只有大學，「…」: what he says goes on in the words.
    told = any(each.kind in (SPEAKER, OTHER, PRONOUN) for each in before) and last_verb(before) is not None
    a_thing = token.kind == NOBODY and not lexicon.is_saying(token.text)
    if (token.kind == OTHER or a_thing) and tail.strip() in ("，", ",") and told:
        return "", False
    # A. Smith, interviewed in the Post: the paper is where he said it.
    if token.kind == PAPER and any(each.kind == SPEAKER for each in before) and last_verb(before) is None:
        return "", False
    # 某報稱某甲「…」: the paper's words of him.
    told_of = not tail.strip() and before and before[-1].kind == lexicon.VERB and before[-1].end == token.start
    if told_of and token.kind in (SPEAKER, PRONOUN) and any(each.kind == PAPER for each in before):
        return "", False
    # Somebody writes that A. Smith “wants …”: a report of him, and not what he says.
    if not tail.strip() and token.text.isascii() and last_verb(before) is not None and " that " in sentence:
        return NEAR, False
    marked = bool(tail.strip()) or token.kind in (SPEAKER, NOBODY)
    plain = marked and not (token.kind == OTHER and is_a_word(token.text))
    return (DIRECT, True) if plain else (NEAR, False)


def _led_up_to(
    sentence: str, token: Token, verb: Token | None, tail: str, tokens: list[Token], rest: list[Token]
) -> tuple[str, bool]:
    """A name with a verb of saying, or a colon, that leads up to the words."""
    longest = LONGEST_TITLED if lexicon.is_body(token.text) else LONGEST_LABELLED * (2 if tail.isascii() else 1)
    if verb is None:
        # Industry does what universities cannot: no label stands inside a sentence of English.
        inside = token.text.islower() and INSIDE.ends(sentence[: token.start])
        compound = COMPOUND.match(tail)
        inside = inside or (compound is not None and not grammar.is_person(compound["noun"]))
        other = token.kind == OTHER and (len(tail.strip()) > longest or inside)
        return (NEAR if other else DIRECT), False
    between = sentence[token.end : verb.start]
    # 某報專訪的第一句是: a line that he prints, marks or likes.
    spoken = any(each.kind == lexicon.VERB for each in rest)
    phrase = verb.kind == lexicon.SPEECH and not verb.text.isascii() and not OWN_WORDS.match(between)
    if token.kind in (OTHER, PAPER) and phrase and not spoken:
        return NEAR, False
    first = len(tokens) - len(rest)
    others = any(tokens[at].kind in PEOPLE and not is_object(tokens, at) for at in range(first, len(tokens)))
    return DIRECT, not others and "，" not in between and len(between) <= TIGHT


# Between a name and what it says: 某甲那句, 某甲有句.
OWN_WORDS = Pattern(r"(?:[給给]\w{0,2})?[的之那這这有一呢嗰個个在向來来就\s]*$")


def reports(tokens: list[Token], place: int) -> bool:
    """Whether an English sentence reports what he or she says before a place in it: He said that the model of …."""
    pairs = pairwise(tokens)
    return any(
        one.kind == PRONOUN and one.text.isascii() and verb.kind == lexicon.VERB and verb.end <= place
        for one, verb in pairs
    )


CLAUSE_MARK = Pattern("[，,；：:]", needs="，,；：:")


def _is_spoken_of(sentence: str, before: list[Token], token: Token) -> bool:
    """Whether a name before a colon is what somebody named before it speaks of: 孫東說到一站式的政府：."""
    clause = max((each.start for each in before if each.kind == COMMA), default=-1)
    verb = next((each for each in before if each.kind == lexicon.VERB and each.start > clause), None)
    if verb is None or lexicon.is_report(verb.text):
        return False
    subject = any(each.kind in (SPEAKER, OTHER, PRONOUN) and each.start < verb.start for each in before)
    return subject and not re.search("[：:]", sentence[verb.end : token.start])


def _in_adverbial(sentence: str, token: Token, rest: list[Token]) -> bool:
    """Whether a name stands in a clause of time: 會見傳媒時, 接受報章訪問後."""
    clause = CLAUSE_MARK.split(sentence[: token.start])[-1]
    if token.kind == OTHER and (clause.endswith("的") or not WEIGHT.search(clause)):
        return False
    for following in rest:
        if following.kind in (COMMA, COLON, QUOTE) or following.start - token.end > TO_SPEECH * 2:
            return False
        if following.kind == lexicon.ASIDE and following.text in vocabulary.TIMES:
            between = sentence[token.end : following.start]
            # 某甲接受訪問時 does it himself; 接受某報採訪時 is where it was done.
            return "的" not in between and (not WEIGHT.search(between) or ASKED.match(between) is not None)
        if following.kind == lexicon.VERB and following.start - token.end <= 1:
            return False
    return False


ASKED = Pattern("(?:採訪|采访|訪問|访问|專訪|专访|查詢|查询|提問|提问)")


def _leads(sentence: str, last: Token, end: int) -> bool:
    """Whether the last word of a sentence before a quotation is a verb or a noun of saying."""
    if last.kind not in (lexicon.VERB, lexicon.SPEECH) or "，" in sentence[last.end : end - 1]:
        return False
    if last.kind == lexicon.SPEECH and last.text[0] > "\u3000" and not SPEECH_LEADS.fullmatch(sentence, last.end, end):
        return False
    return end - last.end <= TO_WORDS


# What may stand between 某甲的話 and the words.
SPEECH_LEADS = Pattern(
    r"(?:[是為为即就乃係系有中裏里裡還还半一這这那句兩两三幾几個个段最所謂谓之其曰如下說说：:，, 　—]|原話|原话|著名)*"
)


def is_of_report(sentence: str) -> bool:
    """Whether what a report, or a part of it, says is at the end of a sentence: 報道寫道，."""
    return OF_REPORT.ends(sentence, TO_VERB)


OF_REPORT = Pattern(
    r"(?:據|据)[^，。；：]{0,6}[報报](?:[道導导]|[載载])[，,]\s*$"
    r"|(?:^|[，。；：\s—-])[^，。；：\s「」『』]{0,6}"
    r"(?:[報报][道導导]|文章|[該该全本]文|正文|[內内]文|[標标][題题]|副[題题]|提要|[導导][語语]|[圖图][說说])[中裏里裡]?[只則则就又也]?"
    r"(?:[寫写][道着著]?|[稱称]|指出?|[說说]|提到)[：:，,]?\s*$"
)


def tells_on(sentence: str, tokens: list[Token]) -> bool:
    """Whether a line without a stop ends with a verb of saying, so that the words on the next one are what is said."""
    last = last_verb(tokens)
    return last is not None and has_chinese(sentence) and TOLD_TO.fullmatch(sentence, last.end) is not None


TOLD_TO = Pattern("[了過过]?(?:我[們们哋]?|記者|记者|大家)?[，]?\\s*")


def says(sentence: str, tokens: list[Token]) -> bool:
    """Whether a sentence without a subject gives words to somebody: 又說：, 並補充，."""
    last = next((each for each in reversed(tokens) if each.kind not in (COMMA, QUOTE)), None)
    # A restaurant it called “…”: in English a verb without a subject begins its sentence.
    if last is not None and last.kind == lexicon.VERB and last.text.isascii() and INNER.search(sentence[: last.start]):
        return False
    if last is None or last.kind not in (lexicon.VERB, COLON) or NEW_CLAUSE.search(sentence, last.end):
        return False
    return len(sentence.rstrip()) - last.end <= TO_WORDS


INNER = Pattern(r"\b(?!and\b|then\b|also\b|but\b)[a-z]+ (?:\w+ly )?$")
NEW_CLAUSE = Pattern(r"[，,；;]\s*\w")


def acts_alone(sentence: str, tokens: list[Token]) -> bool:
    """Whether a sentence tells of a speaker of the store alone: nobody else but the press, and no verb of another's."""
    begun, named = 0, False
    if CROWD.search(sentence):
        return False
    for index, token in enumerate(tokens):
        if token.kind in (OTHER, NOBODY, PAPER) and not lexicon.is_press(token.text):
            return False
        if token.kind == lexicon.VERB and WEIGHT.search(sentence[begun : token.start]):
            return False
        # A clause after it is his where it begins with what he says or does.
        if token.kind == COMMA and named and not _begins_his(sentence, token, tokens[index + 1 : index + 2]):
            return False
        named = named or token.kind == SPEAKER
        if token.kind in (SPEAKER, PRONOUN, COMMA, lexicon.ADVERB, lexicon.VERB):
            begun = token.end
    return True


def _begins_his(sentence: str, comma: Token, following: list[Token]) -> bool:
    his = (SPEAKER, PRONOUN, lexicon.VERB, lexicon.ADVERB, lexicon.PREPOSITION)
    return any(each.kind in his and not WEIGHT.search(sentence[comma.end : each.start]) for each in following)


# Others who may be heard, and what they make heard.
CROWD = Pattern(
    "人[群潮]|群[眾众]|示威|請願|请愿|抗[議议]|台下|現場|现场|[場场]面|[場场]外|叫[聲声喊]|掌[聲声]|[橫横]幅|[標标][語语]|牌"
    r"|\b(?:crowds?|chants?|protest\w*|demonstrat\w*|audience|banners?|placards?|amid|heckl\w*|applause|outside)\b",
    re.IGNORECASE,
)


# What may stand between a name and its colon without a verb of saying.
LONGEST_LABELLED, LONGEST_TITLED = 16, 4
# In 我把局長的話讀出 the name begins no report of the words before it.
BETWEEN_OTHERS = Pattern("[我你妳您咱俺把將将]")
NEGATED, NOT_DONE = Pattern("[不未沒没無无毋]"), Pattern("[未沒没不冇無无][有曾能肯]?$")
WHEN = Pattern("[^，。；：:]{1,16}(?:的?[時时]候|之[際际時时後后]|期[間间])[，,]", needs="時时際际後后期")
MORE = frozenset("又也亦還还再")
ASKS_HOW = Pattern("[又會会該该]?(?:怎[麼么樣样]|如何|點樣?|点样?)[看說说講讲話话答]", needs="怎如點点")
OBJECT = Pattern("(?![道了過过着的罷罢完畢毕])[\u4e00-\u9fff]")
TOLD_OF = Pattern("[這这此]一?[句番段]?[話话]?[，]?(?:是|出自|[來来]自|源自)")
THUS = Pattern("[這这][樣样麼么]|如[此是]")
LEADS_TO_NEXT = Pattern(
    rf"[道了過着的是 ]*(?:that )?(?:[{QUOTED}{QUOTED_SENTENCE}]|[^，,：:{QUOTED}{QUOTED_SENTENCE}]{{0,8}}[：:])"
)


def _says_it(tokens: list[Token]) -> Token | None:
    """The first word for saying of a clause, but for what only tells when: 在總結時這樣說."""
    for each, following in zip(tokens, [*tokens, None][1:], strict=True):
        when = following is not None and following.kind == lexicon.ASIDE and following.start == each.end
        if each.kind in (lexicon.VERB, lexicon.SPEECH) and not when:
            return each
    return None


def _is_inverted(clause: str, tokens: list[Token], index: int) -> bool:
    """Whether a clause after a quotation begins with the verb and who says it: said A. Smith."""
    token, before, rest = tokens[index], tokens[:index], tokens[index + 1 :]
    # said its chief executive: both words are who.
    while before[-1].kind in (OTHER, lexicon.TITLE) and token.start - before[-1].end <= 1:
        token, before = before[-1], before[:-1]
    last = before[-1].kind in (lexicon.VERB, lexicon.PREPOSITION, lexicon.OF)
    # 「…」，又指某甲「…」: he is spoken of in the next words.
    last = last and not any(each.kind == QUOTE and each.start == token.end for each in rest[:1])
    # …, adding that the country …: no inversion.
    last = last and not before[0].text.endswith("ing")
    return (
        last
        and clause[: before[0].start].strip("，, ").casefold() in ("", "so", "thus")
        and token.start - before[-1].end <= TO_SPEECH * 2
    )


def follows(clause: str, tokens: list[Token], index: int, *, ended: bool) -> bool:
    """Whether a clause after a quotation says that somebody said it."""
    token, before, rest = tokens[index], tokens[:index], tokens[index + 1 :]
    if any(each.kind == lexicon.VERB for each in before):
        return _is_inverted(clause, tokens, index)
    if before and before[-1].kind == lexicon.PREPOSITION and "according" in clause[: token.start].lower():
        return True
    if BETWEEN_OTHERS.search(clause[: token.start]) or NEGATED.search(clause[: token.start]):
        return False
    # 「…」，某甲怎麼說？: he says what follows.
    if ASKS_HOW.match(clause, token.end):
        return False
    telling = (lexicon.ADVERB, lexicon.TITLE, COMMA, lexicon.WORD, OTHER, lexicon.OF, lexicon.ASIDE)
    roles = [each for each in before if each.kind not in telling and not lexicon.is_office(each.text)]
    if WEIGHT.search(clause[: token.start]) and roles:
        return False
    if len(re.sub(r"\W", "", clause[: token.start])) > (12 if not clause.isascii() else 24):
        return False
    verb = _says_it(rest)
    shown = verb is not None and verb.kind == lexicon.SPEECH and verb.text[0] not in "這这此"
    farthest = TO_SPEECH if shown else TO_NAME + 8
    if verb is None or verb.start - token.end > farthest:
        return False
    between = rest[: rest.index(verb)]
    # 「…」某甲未有回應。
    if NOT_DONE.search(clause[token.end : verb.start]):
        return False
    # 某甲把這句話念了兩遍: the words are no more than spoken of.
    spoken_of = verb.kind == lexicon.SPEECH and any(each.kind == lexicon.PREPOSITION for each in between)
    if spoken_of or any(each.kind in (QUOTE, COLON) for each in between):
        return False
    # 「…」，老師說這句話出自某甲: whose they are is told after it.
    if TOLD_OF.match(clause, verb.end):
        return False
    # 「…。」官員說沒錢: a sentence of its own, which tells something else.
    if (
        ended
        and verb.kind == lexicon.VERB
        and OBJECT.match(clause, verb.end)
        and not THUS.search(clause[token.end : verb.start])
    ):
        return False
    # A colon or a mark right after the verb: it says whose the next quotation is.
    return not LEADS_TO_NEXT.match(clause, verb.end) and not _says_more(clause, rest, verb)


def _says_more(clause: str, tokens: list[Token], verb: Token) -> bool:
    """Whether somebody is said to say something else as well: 古人說「…」，某甲又說經濟要變."""
    more = any(each.text in MORE for each in tokens if each.start < verb.start)
    return more and OBJECT.match(clause, verb.end) is not None
