"""Words in marks that say nothing: terms, names of schemes, titles, and words held at arm's length.

A few words without a stop are speech only where they are introduced: a verb of saying or a colon leads to them in
their clause, or somebody is said to say them behind it. All others are terms.
"""

import re

from hkinno.library import english_words, language
from hkinno.library.language import any_of
from hkinno.library.names import verbs
from hkinno.store.items import HAN
from hkinno.text import fold

# Words that name something are no longer than this, in Chinese characters and in English words.
LONGEST_TERM, LONGEST_COUNTED, LONGEST_ENGLISH_TERM, LONGEST_TITLE = 8, 12, 3, 24
PUNCTUATED = re.compile(r"[，。！？；：、,.!?;:…](?!$)|[，。！？!?…]$")
# 稱為「…」, 稱這條渠為「…」
# 批評部門用「拖字訣」
USED = re.compile(f"[{fold('用打出靠玩以')}]$")
NAMING = re.compile(
    f"(?:{any_of(language.NAMING)}[{fold('的了作為')}]?:?|[{fold('稱叫喚譽視列')}][^,。;:]{{1,10}}[{fold('為做作')}])$"
)
NAMED = re.compile(any_of(language.NAMED))
WORDS_ARE = re.compile(f"{any_of(language.WORDS_OF)}[{fold('是係為')}]:?$")
# 送往「野生動物護理中心」
PLACED = re.compile(fold("(?:送往|送到|前往|位於|來自|設於|開設|[到在於入往至去])$"))
PLACE = re.compile(f"{any_of(language.PLACE_NAMES)}$")
# 兩張「…」, 這個「…」; 一句「…」 is said.
COUNTED = re.compile(fold("(?:[一兩三四五六七八九十幾這那該此]|[0-9])[個張項份種類場屆部本款間家支批]$"))
# 「智慧城市論壇2024」
NAMES_ITSELF = re.compile(rf"(?:{any_of(language.NAMED_SO)})(?:(?:19|20)\d\d)?$")
ENGLISH_NAMING = re.compile(
    rf"\b(?:{'|'.join(english_words.ENGLISH_NAMING.split())})\b[,\s]*(?:an?|the)?\s*$", re.IGNORECASE
)
# a program she calls "Second Tide"
ENGLISH_CALLS = re.compile(r"\b(?:[Ss]he|[Hh]e|[Tt]hey|we|I|people|locals|[A-Z]\w+) calls?\s*(?:it|them|him|her)?\s*$")
ENGLISH_ARTICLE = re.compile(r"\b(?:an?|the|its|their|this|that|so-called)\s*$", re.IGNORECASE)
ENGLISH_PLACED = re.compile(r"\b(?:beside|under|near|next to|behind|at the|in the|on the|of the)\s*$", re.IGNORECASE)
ENGLISH_SAYS = re.compile(
    rf"[,\s]*(?:(?:[\w’'.-]+ ){{1,3}}(?:{'|'.join(english_words.ENGLISH_VERBS.split())})"
    rf"|(?:{'|'.join(english_words.ENGLISH_VERBS.split())}) [\w’'.-]+)\b"
)
ENDS = tuple("。！？!?….")
CLAUSES = re.compile("[,。;!?」』”]")
# What stands between a verb of saying and what is said is short, and does not make it a thing: 指合併並非「…」.
BREAKS = re.compile(f"[{fold('的嘅之是非係屬為把將有叫')}]")
# What says something has such a word in it, and what names a thing has none.
SAYS_SOMETHING = re.compile(
    f"[{fold('是係不唔沒冇無就都再又還也了過到會可要得好最很太極更在有我你他她佢嘅的呢啦囉喇啊吧嗎絕')}]"
    f"|{any_of('根本 完全 本質 應該 必須 已經')}"
)
CALLED = re.compile(f"[{fold('稱叫喚喊')}][{fold('他她佢它牠')}][{fold('們哋')}]?$")
CALLED_ME = re.compile(f"[{fold('稱叫喚喊')}][{fold('你我您')}][{fold('們哋')}]?$")
# 但「…」, and 做法是「…」.
JOINED = re.compile(f"{any_of('但 但是 而 不過 所以 因為 又 更 只是 可是 然而 同時 並 並且 亦 也 及 還')}?")
IS = re.compile(f"[{fold('是係')}]$")
LABELLED = re.compile(f"{fold('圖')}[^,。;:]{{0,4}}:$")
PARTICLES = tuple(fold("啦囉喇啊吧嗎呀喎咩㗎"))
LONGEST_SENTENCE = 100
LONGEST_BETWEEN, LONGEST_SUBJECT, LONGEST_AFTER = 8, 6, 12
SHOWN = re.compile(f"{any_of(language.SHOWS)}$")
ENGLISH_SAID = re.compile(r"\b(?:said|says?|saying),?\s*$")
SPOKEN = re.compile(f"{language.says()}[{fold('咗了過着聲句道一出是係')}]*$")


def is_term(words: str, before: str, after: str, *, plain: bool, spaced: bool) -> bool:
    """Whether words in marks name something and say nothing: a term, a title, a scheme.

    ``plain`` says that it is sure who says something here.
    """
    if spaced:
        return _is_english_term(words.strip(), before, after, plain=plain)
    words = words.strip()
    left, right = fold(before[-LONGEST_SENTENCE:]).rstrip(), fold(after[:LONGEST_AFTER])
    if len(words) > LONGEST_TITLE:
        return False
    called = CALLED.search(left) or (len(words) <= LONGEST_TERM // 2 and CALLED_ME.search(left))
    if (NAMING.search(left) or called) and not words.endswith((*ENDS, *PARTICLES)):
        return True
    if PUNCTUATED.search(words) or WORDS_ARE.search(left):
        return False
    if USED.search(left) and len(words) <= LONGEST_TERM // 2:
        return True
    spoken = SPOKEN.search(left) is not None or (left.endswith(":") and not LABELLED.search(left))
    if _is_named_so(words, left, spoken=spoken):
        return True
    if len(words) > LONGEST_TERM * (1 if re.search(HAN, words) else 3):
        return False
    if NAMED.match(right) or left.endswith("、") or right.startswith("、"):
        return True
    # 「清楚明白」補償方案: a few characters that a noun follows; but 嗌咗句「走甜」就行.
    short = len(words) <= LONGEST_TERM // 2
    goes_on = re.match(HAN, right) is not None
    told = plain or any(map(verbs, CLAUSES.split(re.split("[。!?]", left)[-1])))
    # 連鎖頭都是壞的 is a sentence, whoever says it.
    sentence = not short and not goes_on and len(SAYS_SOMETHING.findall(fold(words))) > 1
    said = sentence or is_introduced(left, right) or (told and _is_predicate(fold(words), left, goes_on=goes_on))
    return not spoken and (not said or (short and goes_on))


def _is_predicate(words: str, left: str, *, goes_on: bool) -> bool:
    """Whether words in a sentence that passes on what somebody says are what is said of something: 但「杯水車薪」."""
    clause = CLAUSES.split(left)[-1]
    if SAYS_SOMETHING.search(words):
        return not (goes_on and len(words) <= LONGEST_TERM // 2)
    if goes_on:
        return False
    return JOINED.fullmatch(clause) is not None or (len(words) > LONGEST_TERM // 2 and IS.search(clause) is not None)


def led_to(before: str, after: str) -> bool:
    """Whether a verb of saying stands beside words in marks; 寫着 and the like are what signs do."""
    left = fold(before[-40:]).rstrip()
    if SHOWN.search(left):
        return False
    said = SPOKEN.search(left) is not None or is_introduced(left, fold(after[:LONGEST_AFTER]))
    return said or ENGLISH_SAYS.match(after) is not None or ENGLISH_SAID.search(before) is not None


def is_introduced(left: str, right: str) -> bool:
    """Whether a clause leads to words in marks as to what is said, or one behind them says who says them."""
    *earlier, clause = CLAUSES.split(left)
    said = verbs(clause)
    if said:
        between = clause[said[-1][1] :]
        return len(between) <= LONGEST_BETWEEN and not BREAKS.search(between)
    if clause.strip():
        leads = bool(earlier) and any(end == len(earlier[-1]) for _, end in verbs(earlier[-1]))
        return leads and len(clause) <= LONGEST_SUBJECT and not BREAKS.search(clause)
    return bool(verbs(CLAUSES.split(right.lstrip(","))[0]))


def _is_named_so(words: str, left: str, *, spoken: bool) -> bool:
    """Whether words are a name by what they end with, or by what leads to them."""
    if len(words) <= LONGEST_TERM and left.endswith(fold("從")):
        return True
    if COUNTED.search(left) and len(words) <= LONGEST_COUNTED:
        return True
    ends = PLACED.search(left) is not None and PLACE.search(fold(words)) is not None
    return ends or (not spoken and NAMES_ITSELF.search(fold(words)) is not None)


def _is_english_term(raw: str, before: str, after: str, *, plain: bool) -> bool:
    words = raw.rstrip(",")
    number = len(words.split())
    if words.endswith((".", "!", "?")):
        return False
    if ENGLISH_NAMING.search(before[-40:]) and number <= LONGEST_ENGLISH_TERM * 2:
        return True
    if ENGLISH_CALLS.search(before[-40:]) and words[:1].isupper():
        return True
    capitals = number > 1 and all(
        word[:1].isupper() or word.lower() in ("and", "of", "the", "or", "for") for word in words.split()
    )
    if capitals and not before.rstrip().endswith(","):
        return True
    # a "door to door" timetable
    within = ENGLISH_ARTICLE.search(before[-12:]) is not None and re.match(r" [a-z]", after) is not None
    if within and number <= LONGEST_ENGLISH_TERM + 1:
        return True
    if number > LONGEST_ENGLISH_TERM:
        return False
    # beside "cause of delay"; but "Enough," they said
    said = (raw.endswith(",") or after.startswith(",")) and ENGLISH_SAYS.match(after) is not None
    placed = ENGLISH_PLACED.search(before[-20:]) is not None
    return not said and (placed or not plain)
