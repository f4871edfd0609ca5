"""What a cut does to the sense: the condition, hope, denial, limit or comparison that governs the words and is lost."""

import re
from collections.abc import Callable, Iterable, Iterator
from typing import NamedTuple

from hkinno import text
from hkinno.check import lexicon, uptake
from hkinno.documents.patterns import Pattern, any_of

# Fewer characters than this are a term, which nothing governs; or a claim, where the draft draws a conclusion.
SHORTEST, SHORTEST_CLAIM = 7, 4
ENDS = "。！？!?"
SENTENCE = Pattern(f"[{ENDS}]")
CLAUSE = Pattern("[，。；、！？：,;!?:]")
# What makes a question of the words after it, and a question's own end.
ASKS = any_of("怎樣", "怎样", "怎麼", "怎么", "如何", "是否", "能否", "可否", "何時", "何时", "為什麼", "为什么")
ASKED = Pattern("[？?]")
WONDERS = Pattern(r"\b(?:how|whether|why|when|wonder\w*|ask\w*)\b", re.IGNORECASE)
# A clause that begins so is not governed by the hope before it.
RESETS = ("所以", "因此", "這樣", "但", "不過", "其他方面", "還有", "可是", "然而")


# Where something is, which is no claim: so few characters from 在 to the last one, and no mark.
PLACES, LONGEST_PLACE = tuple("上中下內内外裏里間间"), 11


class Round(NamedTuple):
    """What a draft has round a quotation: its own words, the quotations beside it, its sentence, and the one after."""

    words: str
    beside: tuple[str, ...] = ()
    sentence: str = ""
    follows: str = ""


def lost(quoted: str, exact: str, before: str, read: Callable[[], Round]) -> str:
    """The words lost, "" where none are that matter.

    ``exact`` is the quote, ``before`` what the source has before it in its sentence, outside its marks. What the draft
    says itself, which is ``read`` where anything is cut off, is not lost; of what is weakly governed only that is told
    from which the draft draws a conclusion.
    """
    spans = text.find_all(quoted, exact)
    if not spans or len(text.squeeze(quoted)) < SHORTEST_CLAIM or _is_place(quoted):
        return ""
    full = before + exact
    start, end = spans[0][0] + len(before), spans[0][1] + len(before)
    ends = [offset for offset, sign in enumerate(full, 1) if sign in ENDS]
    begun = max((each for each in ends if each <= start), default=0)
    stop = min((each for each in ends if each >= end), default=len(full))
    # The mark of a question has no weight, so it stands outside the span.
    head, kept, tail = full[begun:start], full[start:end] + "？" * bool(ASKED.search(quoted)), full[end:stop]
    # Of whole sentences nothing is cut off.
    if not head and not tail.strip(ENDS):
        return ""
    draft = read()
    said_of_it = draft.sentence + draft.follows
    found = [*_before(head, kept, tail), *_after(kept, tail), *_part(head, kept, tail), *_half(kept, tail)]
    found += [
        *_denied(head, draft.sentence),
        *_reason(head, " ".join([said_of_it, *draft.beside])),
        *_subject(full, start, _own(draft)),
    ]
    short = len(text.squeeze(quoted)) < SHORTEST
    beyond = text.squeeze(head), text.squeeze(tail)

    def said(name: str, words: str) -> bool:
        weakly = (short and name != "subject") or name.startswith("far ")
        if weakly and not uptake.taken_up(name.removeprefix("far "), said_of_it, few=short):
            return True
        if name in ("denied", "far reason", "subject"):
            return False
        if name == "part" and ONLY_ONE.search(draft.sentence):
            return False
        # A quotation that stands by itself is led by what stands round it.
        # What words are compared with is often said in the sentence after theirs.
        near = _own(draft) + draft.follows * (name == "comparison") if name in NAMED else ""
        own = draft.sentence if name == "scope" else near if any(map(str.isalnum, near)) else draft.words
        return _said((name.rsplit(maxsplit=1)[-1], words), own, draft.beside, beyond)

    return next((words for name, words in found if not said(name, words)), "")


def _is_place(quoted: str) -> bool:
    """Whether words only say where something is."""
    few = quoted.startswith("在") and quoted.endswith(PLACES) and 2 < len(quoted) <= LONGEST_PLACE  # noqa: PLR2004
    return few and not any(mark in quoted for mark in "，。；、")


def lost_between(pieces: list[str], exact: str, outside: str, others: Iterable[str]) -> str:
    """The hope or the condition lost that an ellipsis leaves out and that governs the piece after it.

    ``pieces`` stand in this order in the quote; what they or the draft say themselves is not lost.
    """
    end = 0
    beside = [*others, *pieces]
    for number, piece in enumerate(pieces):
        start = exact.find(piece, end)
        gap = SENTENCE.split(exact[end:start])[-1] if number and start > end else ""
        found = [*_before(gap, piece, ""), *_part(gap, piece, "")] if gap else []
        found = [each for each in found if each[0] in ("hope", "condition", "part")]
        words = next((words for name, words in found if not _said((name, words), outside, beside, ("", ""))), "")
        if words:
            return words
        end = max(end, start + len(piece))
    return ""


def _before(head: str, kept: str, tail: str) -> Iterator[tuple[str, str]]:
    """What governs from before the quoted part: its class and the words."""
    # 一樣 alone compares nothing.
    kept_classes = {name for name, start, end in lexicon.governors(kept) if kept[start:end] not in ("一樣", "一样")}
    for name, start, end in lexicon.governors(head):
        between = CLAUSE.split(head[end:] + kept[:4])[1:]
        same_clause = not CLAUSE.search(head[end:])
        # 互相搭把手而已 says itself that it is no more.
        own = name in kept_classes or (name == "condition" and "limit" in kept_classes)
        if own or (name in ("limit", "degree") and not same_clause):
            continue
        if name == "hope" and any(text.fold(clause).startswith(tuple(map(text.fold, RESETS))) for clause in between):
            continue
        begun = max((match.end() for match in CLAUSE.finditer(head, 0, start)), default=0)
        # Without 就如同 a clause says no more than it said with it; what it is compared with may be missed.
        alone = name == "comparison" and head[begun:].strip() == head[start:end]
        far = "far " if alone or (name == "condition" and len(between) > 1) else ""
        yield far + name, head[0 if alone else begun : None if same_clause else _clause_end(head, end)].strip(MARKS)
    last = CLAUSE.split(head)[-1]
    asks = ASKS.search(last)
    # 所以為什麼 …都要…。 asks nothing.
    if asks and not ASKED.search(kept) and ASKED.search(tail):
        yield "question", asks[0]
    if last and lexicon.negations(last):
        yield "denial", last


def _half(kept: str, tail: str) -> Iterator[tuple[str, str]]:
    """The other half of an antithesis, and what a clause that is cut off in the middle goes on to say."""
    if not CLAUSE.match(tail):
        rest = tail[: _clause_end(tail, 0)]
        if kept.endswith(GOES_ON) and not SINCE.search(kept) and len(rest) > 1:
            yield "rest of it", rest
        elif rest[:1] in ("來", "来") and len(rest) > 1:
            yield "far rest of it", rest
        return
    if MUST.match(tail):
        yield "far main", tail[1 : _clause_end(tail, 1)]
    other, own = tail[1 : _clause_end(tail, 1)], CLAUSE.split(kept)[-1]
    if ADVERSE.match(other) or _frame(own) == _frame(other) != "":
        yield "half", other


# What must be, said after what it is for.
MUST = any_of(
    "，必須", "，必须", "，須", "，须", "，必要", "，必定", "，必將", "，必将", "，應", "，应", "，需", "，就要",
    "，要",
)  # fmt: skip
# A clause that ends so is cut off.
GOES_ON = ("來", "来", "去", "以", "而", "地", "得", "為了", "为了", "使", "令", "讓", "让")
SINCE = Pattern("[年月日以]來$|[年月日以]来$")
ADVERSE = any_of(
    "但", "而是", "卻", "却", "反而", "然而", "不過", "不过", "可是", "只是", "不如", "倒不如", "另一方面", "除非",
    "前提是", "條件是", "条件是",
)  # fmt: skip


def _frame(clause: str) -> str:
    """How a clause is built that says what something is: 的 at the end and 是 before it."""
    return IS_SO.sub("", clause) if IS_SO.search(clause) and len(clause) <= LONGEST_HALF else ""


IS_SO = Pattern("[^是的]+(?=是|的$)")
LONGEST_HALF = 16


def _denied(head: str, sentence: str) -> Iterator[tuple[str, str]]:
    """What stood right before the words and the draft's own sentence denies: under whose guidance, and when."""
    last = CLAUSE.split(head.rstrip(MARKS))[-1]
    for adjunct, denial in DENIED:
        if adjunct.search(last) and denial.search(sentence):
            yield "denied", last


def _own(draft: Round) -> str:
    """The draft's own words of its sentence, without what it quotes beside the quotation."""
    sentence = draft.sentence
    for words in draft.beside:
        sentence = sentence.replace(words, "")
    return sentence


def _subject(full: str, start: int, sentence: str) -> Iterator[tuple[str, str]]:
    """Whose predicate the words are, where the draft puts the subject of the clause beside them before it.

    基礎科研「是掙錢的」, of 基礎科研是花錢的，做轉化和產業是掙錢的.
    """
    begun = max((match.end() for match in CLAUSE.finditer(full, 0, start)), default=0)
    stop = _clause_end(full, begun)
    own, clause = full[begun:start], full[begun:stop]
    if not own or _frame(clause) != "是的" or not full.startswith("是", start):
        return
    others = (full[:begun].rstrip("，")[-LONGEST_HALF:], full[stop + 1 : _clause_end(full, stop + 1)])
    told = text.fold(sentence)
    for other in (CLAUSE.split(each)[-1] for each in others):
        subject = text.fold(other.split("是")[0])
        if _frame(other) == "是的" and _has_any(subject, told) and not _has_any(own, told):
            yield "subject", own


def _reason(head: str, told: str) -> Iterator[tuple[str, str]]:
    """What the words are a reason for, where the draft draws another result from them."""
    cause = CAUSE.search(head)
    result = CLAUSE.split(head[: cause.start()].rstrip(MARKS))[-1] if cause else ""
    if result and not _has_any(lexicon.content(result), text.fold(told)):
        yield "far reason", result


CAUSE = Pattern("因[為为]")
DENIED = (
    (
        Pattern("[下]$"),
        Pattern(
            "毋須|毋需|無須|无须|無需|无需|不需|不必|唔使|不用|不靠|唔靠|撇開|撇开|甩開|甩开|獨自|独自|自行|自己|獨立|独立|自力|[不未][有曾]?提|沒有?提|没有?提|單[幹干]|单干"
            r"|\b(?:no need|not need|need no|without|alone|independent\w*|on (?:its|our|his) own)\b"
        ),
    ),
    (
        any_of("現在", "现在", "目前", "暫時", "暂时", "現時", "现时", "今年", "明年", "年底"),
        Pattern(r"由頭到尾|由头到尾|從來|从来|永遠|永远|以[後后]都|一直|根本|\b(?:never|always|ever|permanently)\b"),
    ),
)
ONLY_ONE = Pattern(r"只|唯一|一概|淨係|净系|全憑|全凭|\b(?:only|sole|solely|nothing else|alone|single)\b")


def _part(head: str, kept: str, tail: str) -> Iterator[tuple[str, str]]:
    """What makes the quoted part one of several: 除了 … 以外, or 一個 … before 是."""
    excepted = BESIDES.search(head)
    if excepted and BEYOND.match(tail):
        yield "rest", f"{excepted[0]}……{BEYOND.findall(tail)[0]}"
    one = ONE_OF.search(head)
    if one and (kept.startswith(("是", "要看", "看")) or one[0].endswith("是")):
        yield "part", one[0].strip(MARKS)


# The draft says itself that there is more.
MORE = Pattern(
    "不但|不仅|不只|除了|之外|以外|还|也|之一|其中|既(?!然)|only one|one of|among"
    "|one (?:kpi|indicator|measure|yardstick|criterion|metric|gauge)"
)
BESIDES, BEYOND = Pattern("除了?"), Pattern("以外|之外")
ONE_OF = Pattern("[一其][個个中][^，。；]*，?是?要?$", needs=("一個", "一个", "一中", "其個", "其个", "其中"))


def _clause_end(words: str, position: int) -> int:
    match = CLAUSE.search(words, position)
    return match.start() if match else len(words)


def _after(kept: str, tail: str) -> Iterator[tuple[str, str]]:
    """What governs from after the quoted part: 而已, a comparison, a limit."""
    rest = tail[: _clause_end(tail, 0)] if tail and not CLAUSE.match(tail) else ""
    governors = [each for each in lexicon.governors(tail) if each[0] in ("limit", "comparison")]
    kept_classes = {name for name, _, _ in lexicon.governors(kept)}
    # What concedes or supposes says itself that it is no plain claim.
    far = "far " if "condition" in kept_classes else ""
    for name, start, end in governors:
        if name in kept_classes or (name == "limit" and SENTENCE.sub("", tail[end:]).strip("」") != ""):
            continue
        begun = max((match.end() for match in CLAUSE.finditer(tail, 0, start)), default=0)
        if name == "comparison" and (rest or tail[begun:]).strip(MARKS) == tail[start:end]:
            continue
        yield far + name, (rest or tail[begun:]).strip(MARKS)


MARKS = "，。；、！？：「」『』 "


def _said(found: tuple[str, str], outside: str, others: Iterable[str], beyond: tuple[str, str]) -> bool:
    """Whether the draft says it in its own words: with a word of the same class, or with the words themselves."""
    name, words = found
    plain, folded = text.squeeze(words), text.fold(outside)
    beside = [text.squeeze(each) for each in others]
    if name == "comparison" and any(len(each) > SHORTEST_PART and each in plain for each in beside):
        return True
    if any(plain in each for each in (*beside, text.squeeze(outside))):
        return True
    if name == "rest":
        quoted = [each for each in beside if len(each) > SHORTEST_PART]
        return MORE.search(folded) is not None or any(part in side for part in quoted for side in beyond)
    if name == "half":
        return (
            HALF.search(outside) is not None
            or _has_any(words, folded)
            or any(len(part) > 1 and part in plain for part in beside)
        )
    if name in SAYS:
        return SAYS[name](words, folded, outside)
    if name == "condition" and _supposed(words, folded):
        return True
    # Its hope is quoted beside it.
    if name == "hope" and any(
        SHORTEST_PART <= len(each) < SHORTEST and each in plain and name in _governed(each) for each in beside
    ):
        return True
    conceded = name in CONCEDED and CONCESSION.search(words)
    if name in _governed(outside) or (conceded and any(_concedes(each, beyond) for each in others)):
        return True
    return name in NAMED and NAMED[name].search(outside) is not None


def _governed(words: str) -> set[str]:
    """The classes of what governs in the draft's words: what is denied to be so governs nothing."""
    return {name for name, start, _ in lexicon.governors(words) if not NO_SUCH.search(words[max(0, start - 4) : start])}


def _concedes(words: str, beyond: tuple[str, str]) -> bool:
    """Whether what is quoted beside is the other half of a concession: 即使有, 而已."""
    own = any(text.squeeze(words) in side for side in beyond)
    return (own and bool(CONCEDED & _governed(words))) or CONCEDES.search(words) is not None


# Of a rival there is none, and if there is, it is no more than that: each says what the other does.
CONCEDED = frozenset({"condition", "limit"})
CONCESSION = Pattern("即[使便]|就算|[縱纵]使|哪怕|而已|[罷罢]了|僅此|仅此|even|more than|merely", re.IGNORECASE)
CONCEDES = Pattern(r"\b(?:even (?:if|were)|(?:no|nothing) more than)\b", re.IGNORECASE)


NO_SUCH = Pattern(r"(?:不[再只止]?是|並非|并非|絕非|绝非|而非|唔[係系]|\bno|\bnot)\s?$")


def _has_any(words: str, folded: str) -> bool:
    """Whether two characters that stand together in the words do so in a folded text."""
    plain = text.fold(words)
    return any(plain[at : at + 2] in folded for at in range(len(plain) - 1))


# When a draft says what is lost, by its class: the words lost, the draft's folded and as they are.
SAYS: dict[str, Callable[[str, str, str], bool]] = {
    "scope": lambda words, folded, _: not _of_another(words, folded),
    "denial": lambda _, __, outside: bool(lexicon.negations(outside)),
    "part": lambda words, folded, _: MORE.search(folded) is not None or text.fold(words.rstrip("，是要看")) in folded,
    "question": lambda _, __, outside: bool(ASKS.search(outside) or ASKED.search(outside) or WONDERS.search(outside)),
}


def _supposed(words: str, outside: str) -> bool:
    """Whether the draft says without its governor what the words suppose: 只有大學 for 若只有大學."""
    governed = next(((start, end) for name, start, end in lexicon.governors(words) if name == "condition"), (0, 0))
    rest = text.fold(words[governed[1] :])
    return len(rest) > 1 and rest in outside


def _of_another(words: str, outside: str) -> bool:
    """Whether the draft speaks of a place that is not meant: of 香港, where the words are said of 香港周邊."""
    named = text.fold(words[:2])
    told = any(part in outside for part in _alternatives(words)) or any(
        text.fold(word) in outside for word in NEIGHBOURS
    )
    return named in outside and not told


# Says itself that there is another half.
HALF = Pattern(r"半[句邊边]|[另後后下][一]?半|另一[邊边]|\b(?:half|halves|the other|whereas)\b")
# Words of a quotation beside it that say the rest of a sentence.
SHORTEST_PART = 4


def _alternatives(words: str) -> list[str]:
    """The first two characters of each thing that 無論 names: 廣東地區 and 新加坡."""
    named = re.split("[無无不][論论管]", words)[-1]
    return [text.fold(part.lstrip("是")[:2]) for part in re.split("[還还]是|或者?|抑或", named) if len(part) > 2]  # noqa: PLR2004


NEIGHBOURS = ("鄰", "周圍", "四周", "附近", "周邊", "neighbour", "neighbor", "surround", " near ", "around", "nearby")
# What else says that there is such a thing: its name, and English words.
NAMED = {
    "hope": Pattern(
        r"但願|但愿|願望|愿望|心願|心愿"
        r"|\b(?:hop(?:e|es|ed|ing|eful|efully)|striv\w+|aim\w*|goals?|targets?|objectives?|inten(?:d|t)\w*|plans? to"
        r"|(?<!\bI )would like|wish\w*|tr(?:y|ies|ying) to|aspir\w+|ambition\w*)\b",
        re.IGNORECASE,
    ),
    "condition": Pattern(
        r"前提|假設|假设|設想|设想"
        r"|\b(?:if|even|were|without|unless|should|suppos\w+|imagin\w+|hypothe\w+|with (?:only|nothing but))\b",
        re.IGNORECASE,
    ),
    "limit": Pattern(r"\b(?:only|merely|just|no more)\b", re.IGNORECASE),
    "degree": Pattern(
        r"大半|泰半|多半|大多|大部分|主要|相當|相当|\b(?:largely|much|extent|degree|measure|part|mainly|mostly)\b",
        re.IGNORECASE,
    ),
    "comparison": Pattern(
        r"類比|类比|比方|對比|对比|過去|过去|以往|從前|从前|以前"
        r"|\b(?:just as|(?<!would )like|as much as|analog\w+|compar\w+|past|once)\b",
        re.IGNORECASE,
    ),
}
