"""A text cut into the words and names that matter to whose the words of its quotations are.

Names come from the store. What is written down here is knowledge of language (``lexicon``): verbs of saying, titles of
office, surnames, words for people and bodies. What no word or name covers is passed over.
"""

import re
from collections.abc import Iterable

from hkinno.check import lexicon, vocabulary
from hkinno.check.names import Names
from hkinno.check.tokens import (
    NOBODY,
    OFFICE,
    OTHER,
    PAPER,
    PEOPLE,
    PRONOUN,
    QUOTED,
    QUOTED_SENTENCE,
    SIGNS,
    SPEAKER,
    Token,
)
from hkinno.documents.patterns import Pattern
from hkinno.sources import Sources
from hkinno.text import fold

FOLLOWS_NAMES = frozenset({
    lexicon.VERB, lexicon.CLOSES, lexicon.ADVERB, lexicon.TITLE, lexicon.PREPOSITION, lexicon.SPEECH, lexicon.ASIDE,
    OFFICE,
})  # fmt: skip
BEFORE_NAMES = frozenset("是到由自叫")
DOES = PEOPLE | {lexicon.ADVERB}
LEADS_ON = frozenset("如為为同向由和與与")
ROLE_ENDS = frozenset("人員员師师者士")
HEADS, PLACES = ("長", "长"), frozenset("市省區区縣县鎮镇")
# Before these, or at the end of a text, a verb that closes its clause stands: 某甲道：.
CLOSED = frozenset({"", "：", ":", "，", "。", "「", "“", QUOTED, QUOTED_SENTENCE})
NAME = Pattern(f"{lexicon.HAN}+")
TWO_WORDS = Pattern("[A-Za-z]{3,12}[ ,-]")
LATIN = Pattern(r"[A-Za-z][A-Za-z0-9’'+&.-]*[A-Za-z0-9+]|[A-Za-z]")
# Mr He, Professor He Yan.
PINYIN_HE = Pattern(r"\bHe ([A-Z][a-z]+)\b(?! [A-Z])")
SURNAME_HE, HONORED = Pattern(r"He\b(?: [A-Z][a-z]+)?"), Pattern(r"(?:Mr|Mrs|Ms|Miss|Dr|Prof|Professor)\.? $")
# What an office is for stands before it, but not one that a speaker of the store may hold.
OF_ANOTHER = Pattern(
    r"\b((?!(?:the|this|that|our|his|its|their|former|new|then|as|by|and|for|from|of|to|with|says?|said|city|cabinet"
    r"|government|current|present|same|good|dear|bureau|senior|science)\b)[a-z]{3,}(?<!ing)(?<!ed)(?<!ly)) $"
)
OF_YEAR = Pattern(r" \((?:19|20)\d\d")
ARTICLE = Pattern(r"\b[Tt]he $")
INDEFINITE = Pattern(r"\b(?:an?|another|any|no|some) $", re.IGNORECASE)
# Before a surname: Chris Sun.
FIRST_NAME = Pattern(r"(?:^|[\s(])([A-Z][a-z]{2,}) $")
WORK = Pattern(r"[《〈][^《》〈〉\n]{1,60}[》〉]")
COUNTED = Pattern(r"第[\d一二三四五六七八九十百]{1,4}$")
# So many texts are remembered: sentences are read once for each of their quotations.
MOST_READ = 2000
# A Chinese name that nothing else tells has so many characters; a name is no longer.
SHORTEST_NAME, LONGEST_SIGNATURE = 3, 16


class Tokenizer(Names):
    """What texts say, word by word, by the names of a store and what language has for all others."""

    def __init__(self, sources: Sources, speakers: Iterable[str]) -> None:
        super().__init__(sources, speakers)
        self._read: dict[str, list[Token]] = {}

    def tokens(self, text: str) -> list[Token]:
        """What a text says, word by word, as far as it matters to whose the words of its quotations are."""
        if text not in self._read:
            if len(self._read) > MOST_READ:
                self._read.clear()
            self._read[text] = self._tokens(text)
        return self._read[text]

    def _tokens(self, text: str) -> list[Token]:
        folded = fold(text)
        found: list[Token] = []
        position = 0
        while position < len(text):
            token = self._token(text, folded, position, found)
            if token and _is_of_him(token, found):
                found[-1] = token._replace(start=found[-1].start, text=text[found[-1].start : token.end])
                position = token.end
            elif token:
                found.append(token)
                position = token.end
            else:
                latin = LATIN.match(text, position) if text[position].isascii() else None
                position = latin.end() if latin else position + 1
        return found

    def _token(self, text: str, folded: str, start: int, before: list[Token]) -> Token | None:
        sign = SIGNS.get(text[start])
        if sign:
            return Token(start, start + 1, sign, text[start])
        if text[start] in "《〈" and (work := WORK.match(text, start)):
            own = any(fold(paper) in fold(work[0]) for paper in self.papers)
            return Token(start, work.end(), PAPER if own else OTHER, work[0])
        previous = before[-1] if before else None
        if (
            text[start] == "H"
            and (surname := SURNAME_HE.match(text, start))
            and HONORED.search(text, max(0, start - 12), start)
        ):
            return Token(start, surname.end(), OTHER, surname[0])
        # He Weiguo.
        pinyin = PINYIN_HE.match(text, start) if text[start] == "H" else None
        if pinyin and lexicon.words().get(pinyin[1].casefold()) is None:
            return Token(start, pinyin.end(), OTHER, pinyin[0])
        if text[start].isascii() and (described := self._described(text, start)):
            return described
        for word, kind, entity in self._words_at(folded, start):
            end = start + len(word)
            if not _is_word(text, start, end, kind, entity):
                continue
            # 中大學者: of a 學者, and not of 大學.
            if folded[end : end + 1] == "者" and len(word) > 1 and lexicon.is_role(folded[end - 1 : end + 1]):
                continue
            if kind == OFFICE:
                return self._title(text, folded, start, end, entity, previous)
            run = self._proper(text, folded, start) if word.isascii() and kind not in (SPEAKER, PAPER) else None
            if run and run.end > end:
                return run
            return self._word(text, folded, Token(start, end, kind, text[start:end], entity), before)
        return self._initial(text, folded, start) or self._surnamed(text, folded, start, previous)

    def _word(self, text: str, folded: str, word: Token, before: list[Token]) -> Token:
        """A word of the lists as what it is here: a role with its bearer, a motto that is somebody's."""
        start, end = word.start, word.end
        if word.kind == lexicon.CLOSES:
            return word._replace(kind=lexicon.VERB)
        # financial secretary: another's office.
        if word.kind == PRONOUN and lexicon.is_office(word.text) and self._is_of_another(text, start):
            return word._replace(kind=OTHER)
        # the Harbour Party secretary.
        last = before[-1] if before else None
        another = last is not None and last.kind == OTHER and last.entity is None and start - last.end == 1
        if word.kind == PRONOUN and lexicon.is_office(word.text) and another and word.text.islower():
            return word._replace(kind=OTHER)
        # a minister, of whom nothing more is told.
        if word.kind == PRONOUN and lexicon.is_office(word.text) and INDEFINITE.search(text, max(0, start - 9), start):
            return word._replace(kind=OTHER)
        # 他常說: what is said of nobody is said of him.
        if (
            word.kind == NOBODY
            and word.text[-1] in "說说"
            and before
            and before[-1].end == start
            and before[-1].kind in DOES
        ):
            return word._replace(kind=lexicon.VERB)
        if word.kind == NOBODY and before and lexicon.is_motto(word.text):
            owned = _is_owned(text[before[-1].end : start], before)
            return word._replace(kind=lexicon.SPEECH) if owned else word
        # 我鍾意 is no name.
        titled = word.kind in (OTHER, lexicon.TITLE) and not lexicon.is_self(word.text)
        named = self._person(folded, end, after_title=True) if titled else 0
        if named:
            return Token(start, named, OTHER, text[start:named])
        return word._replace(entity=None) if word.kind == OTHER else word

    def _is_of_another(self, text: str, start: int) -> bool:
        """Whether the word before a minister says that he is for what no speaker of the store is for."""
        match = OF_ANOTHER.search(text, max(0, start - 24), start)
        titles = " ".join(title for speaker in self.speakers for title in self._titles(speaker)).casefold()
        return match is not None and not any(word.startswith(match[1]) for word in titles.split())

    def _surnamed(self, text: str, folded: str, start: int, previous: Token | None) -> Token | None:
        """A person by a surname, or a run of capitalised words."""
        familiar = folded[start] in vocabulary.FAMILIAR and folded[start + 1 : start + 2] in lexicon.surnames()
        if familiar or folded[start] in lexicon.surnames() or folded[start : start + 2] in lexicon.compounds():
            first = start == 0 or not "\u4e00" <= text[start - 1] <= "\u9fff" or (previous and previous.end == start)
            first = first or folded.startswith(lexicon.addresses(), start + 1) or folded[start - 1] in BEFORE_NAMES
            # 第3段 is no name.
            first = first and not COUNTED.search(folded, max(0, start - 6), start)
            addressed = lexicon.addressed().match(folded, start) if first else None
            # 合夥人某某某: who he is by its last character alone.
            role = not first and text[start - 1] in ROLE_ENDS
            # 發言的是某甲。
            end = (
                self._person(folded, start, after_title=folded[start - 1 : start] in ("是", "叫"))
                if first or role
                else 0
            )
            end = 0 if role and end - start < SHORTEST_NAME else end
            brief = folded[start + 1 : start + 2] in lexicon.brief()
            if (familiar or brief) and first and self._follows_names(folded, start + 2, after_title=brief):
                end = start + 2
            end = end or (addressed.end() if addressed else 0)
            if end:
                return Token(start, end, OTHER, text[start:end])
        return self._proper(text, folded, start)

    def _initial(self, text: str, folded: str, start: int) -> Token | None:
        """A speaker by no more than the surname, as a label or before a verb of saying: 孫：, 孫認為."""
        label = text[start + 1 : start + 2] in ("：", ":") or (not start and text[1:2] in ("", "，"))
        if "\u4e00" <= text[:start].rstrip()[-1:] <= "\u9fff":
            return None
        named = [
            each
            for each in self.speakers
            if fold(self.sources.entities[each]["official"]["zh"] or "")[:1] == folded[start]
        ]
        if len(named) != 1 or not (label or self._says(folded, start + 1)):
            return None
        return Token(start, start + 1, SPEAKER, text[start], named[0])

    def _says(self, folded: str, start: int) -> bool:
        """Whether a verb of saying stands at a place."""
        return next((kind for _, kind, _ in self._words_at(folded, start)), "") == lexicon.VERB

    def _described(self, text: str, start: int) -> Token | None:
        """Who is named by an office in other words that only one speaker of the store may hold."""
        # Such a name has two words.
        if not text[start].isalpha() or not TWO_WORDS.match(text, start):
            return None
        found = [(speaker, match) for speaker, pattern in self._offices if (match := pattern.match(text, start))]
        if len(found) != 1 or not _whole(text, start, found[0][1].end()):
            return None
        speaker, match = found[0]
        return Token(start, match.end(), SPEAKER, match[0], speaker)

    def _proper(self, text: str, folded: str, start: int) -> Token | None:
        """A run of capitalised words: the Ministry of Science, John Lee. A sentence's first word alone is none."""
        if not text[start].isascii():
            return None
        end = last = start
        joined = ""
        while match := LATIN.match(text, end):
            word = match[0].removesuffix("'s").removesuffix("’s")
            if end > start and self._is_speaker(folded, match.start()):
                break
            office = lexicon.is_office(word)
            if word[0].isupper() and (office or word.casefold() not in lexicon.not_proper()):
                last = match.start() + len(word)
            elif end == start or word not in ("of", "the", "for", "and", "&") or (word == "the" and joined != "of"):
                break
            joined = word
            end = match.end() + (text[match.end() : match.end() + 1] == " ")
            if len(word) < len(match[0]):
                break
        if last == start or (" " not in text[start:last] and not self._may_be_name(text, start, last)):
            return None
        return Token(start, last, OTHER, text[start:last])

    def _is_speaker(self, folded: str, start: int) -> bool:
        return any(
            kind == SPEAKER and _whole(folded, start, start + len(word))
            for word, kind, _ in self._words_at(folded, start)
        )

    def _may_be_name(self, text: str, start: int, end: int) -> bool:
        """Whether a capitalised word alone is a name: inside a sentence, or before a verb or a colon."""
        # The Bill: a thing.
        if ARTICLE.search(text, max(0, start - 5), start):
            return False
        before = text[:start].rstrip(' \t-—“"')
        if before and (before[-1].isalnum() or before[-1] in ",;，；、)"):
            return True
        # Chan (2022) departs from both.
        if OF_YEAR.match(text, end):
            return True
        following = LATIN.match(text, end + 1)
        verb = following is not None and lexicon.words().get(following[0].casefold()) == lexicon.VERB
        return verb or text[end : end + 1] in ("：", ":") or "\u4e00" <= text[end:].lstrip()[:1] <= "\u9fff"

    def _title(self, text: str, folded: str, start: int, end: int, entity: str | None, previous: Token | None) -> Token:
        """A title alone stands for its bearer, but not another body's: 運輸局局長, 前局長, and not before a name."""
        # 時任局長 is he.
        own = previous is not None and previous.end == start
        own = own and previous is not None and (previous.entity in self._bodies or previous.kind == lexicon.ADVERB)
        before = "" if own else folded[start - 1 : start]
        named = previous is not None and previous.end == start and previous.kind == OTHER and previous.entity is None
        others = named or before in lexicon.before_titles() or bool(self._person(folded, end, after_title=True))
        latin = text[start].isascii() and re.match(r"\s+[A-Z][a-z]", text[end:]) is not None
        kind = OTHER if others or latin else SPEAKER
        end = max(end, self._person(folded, end, after_title=True) if others else 0)
        return Token(start, end, kind, text[start:end], None if kind == OTHER else entity)

    def _person(self, folded: str, start: int, *, after_title: bool) -> int:
        """Where a person's name that begins here ends, in Chinese; 0 where none does.

        It is a name only where something follows that follows names: a verb, a title, a colon, a quotation.
        """
        if any(kind not in (lexicon.TITLE, OFFICE) for _, kind, _ in self._words_at(folded, start)):
            return 0
        compound = folded[start : start + 2] in lexicon.compounds()
        if not compound and folded[start : start + 1] not in lexicon.surnames():
            return 0
        least = 3 if compound else 2
        for end in (least, least + 1, least + 2):
            name = folded[start : start + end]
            if len(name) < end or not NAME.fullmatch(name):
                return 0
            if name in lexicon.no_names() or any(each in lexicon.not_in_names() for each in name[1:]):
                return 0
            # 我方引述某甲: a verb is in no name.
            if end > least and lexicon.words().get(name[1:3]) == lexicon.VERB:
                return 0
            follows = self._follows_names(folded, start + end, after_title=after_title)
            # 葉玉如的: a name may end with what else leads on.
            longer = folded[start + end : start + end + 1] in LEADS_ON and end < least + 2
            if follows and not (longer and self._follows_names(folded, start + end + 1, after_title=after_title)):
                return start + end
            # 任某某的名言.
            if (
                end > least
                and folded[start + end : start + end + 1] == "的"
                and self._is_motto(folded, start + end + 1)
            ):
                return start + end
        return 0

    def _is_motto(self, folded: str, position: int) -> bool:
        """Whether a word for what somebody says, or has as his saying, stands at a place: 的看法, 的名言."""
        return any(
            kind == lexicon.SPEECH or lexicon.is_motto(word) for word, kind, _ in self._words_at(folded, position)
        )

    def _follows_names(self, folded: str, position: int, *, after_title: bool) -> bool:
        following = folded[position : position + 1]
        if following in ("：", ":", "，", ",", "（", "(", "、", "·", QUOTED, QUOTED_SENTENCE, "的"):
            return following not in ("，", ",", "的", "、") or after_title
        # 夏某某1980年演辭.
        if following.isdigit():
            return True
        # 某某某（2021）有一個說法, without the bracket.
        if folded[position : position + 3] == "   ":
            return True
        if following == " ":
            return self._follows_names(folded, position + 1, after_title=False)
        if after_title and (not following or following in "。）)|\n"):
            return True
        return any(
            kind in FOLLOWS_NAMES or (kind == NOBODY and lexicon.is_motto(word))
            for word, kind, _ in self._words_at(folded, position)
        )

    def people(self, text: str) -> list[Token]:
        """Everybody named in a text."""
        return [token for token in self.tokens(text) if token.kind in PEOPLE]

    def speaker_in(self, text: str) -> Token | None:
        """The first speaker of the store that a text names, if it names one."""
        return next((token for token in self.tokens(text) if token.kind == SPEAKER), None)


def _is_of_him(token: Token, before: list[Token]) -> bool:
    """Whether a role right after a speaker's name is another one's, who is his: 某甲助手; 某甲局長 is himself."""
    named = bool(before) and before[-1].kind == SPEAKER and before[-1].end == token.start
    return named and token.kind == OTHER and lexicon.is_role(token.text) and not lexicon.is_head(token.text)


def _is_owned(between: str, before: list[Token]) -> bool:
    """Whether a name, or 的 after one, stands right before a noun: 某甲的口號, 某甲名言, Lee's motto."""
    if before[-1].kind == lexicon.OF and not between:
        return len(before) > 1 and before[-2].kind in (SPEAKER, OTHER) and before[-2].end == before[-1].start
    return before[-1].kind in (SPEAKER, OTHER) and between in ("", "'s ", "’s ")


def _whole(text: str, start: int, end: int) -> bool:
    """Whether Latin letters are a word of their own."""
    before, after = text[start - 1 : start], text[end : end + 1]
    return not (before.isascii() and before.isalnum()) and not (after.isascii() and after.isalnum())


def _is_word(text: str, start: int, end: int, kind: str, entity: str | None) -> bool:
    """Whether a word of the lists stands here: Latin letters as a word of their own, and a name as one."""
    if not text[start:end].isascii():
        # 某某市長 is the mayor.
        headed = kind == lexicon.WORD and text[end : end + 1] in HEADS and text[end - 1] in PLACES and end - start > 1
        return not headed and (kind != lexicon.CLOSES or text[end : end + 1] in CLOSED)
    if not _whole(text, start, end) or (kind == SPEAKER and not _is_name(text, start, end)):
        return False
    # most is no short form of a ministry.
    return not (kind == OTHER and entity and text[start:end].islower())


def _is_name(text: str, start: int, end: int) -> bool:
    """Whether a name of one word is written as one, and is not the first word of a longer one."""
    if " " in text[start:end]:
        return True
    first = FIRST_NAME.search(text[max(0, start - LONGEST_SIGNATURE) : start])
    if first and not lexicon.is_no_first_name(first[1]):
        return False
    return text[start].isupper() and not re.match(r"\s+[A-Z][a-z]", text[end:])
