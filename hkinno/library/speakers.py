"""Who says each quotation of an article: by its sentence, by the sentence before, or as the one who went on speaking.

A sentence is read by ``chinese`` or ``english``; what leads from one sentence to the next is here: pronouns, verbs
without a subject, quotations that go on, questions and answers. What does not follow plainly is said to be unsure.
"""

import re
from collections.abc import Iterable
from typing import NamedTuple

from hkinno.check.tokens import EITHER, QUOTED, QUOTED_SENTENCE
from hkinno.library import kin
from hkinno.library.people import (
    BODY,
    INTERPRETER,
    ITS_BODY,
    ITS_STATEMENT,
    NOTICE,
    PERSON,
    PRONOUN,
    ROLE,
    SELF,
    VAGUE,
    Mention,
    Reader,
    Told,
)
from hkinno.library.terms import PUNCTUATED
from hkinno.text import fold

WEIGHT = re.compile(r"[^\W_]")

# A name and whether it is sure.
Speaker = tuple[str, bool]
NOBODY = ("", False)
ASKERS = ("記者",)
OF_THEM = ("one", "one of them", "one of those")
# The first said: of several things or people.
ORDINAL = re.compile(r"(?:first|second|third|last|other|latter|former|next)$")
OF = ("的", "嘅")
PLURAL = re.compile("s$|people$", re.IGNORECASE)
STATEMENT = re.compile(f"{fold('聲明')}|{fold('新聞稿')}|{fold('公告')}|statement")
LEADS = re.compile(f"[^。！？.!?{EITHER}]*[:：]\\s*[{EITHER}]")
REPORTS = re.compile(
    r"(?:[Hh]e|[Ss]he|[Tt]hey) (?:just |only )?(?:said|says|told|asked)\b|[他她佢][^，。]{0,4}[說说話话問问講讲]"
)
# What was told long ago counts for less.
FADES = 0.6
# Who spoke last goes on speaking, rather than another.
GOES_ON = 0.3
# Whom the article is about is meant rather than another.
HERO = 0.4
IN_PASSING = 0.6
# Who is known to be a woman is she, rather than another.
KNOWN = 0.3
PRONOUNS = {"she": "she", "her": "she", "he": "he", "his": "he", "她": "she", "他": "he"}
LONGEST_NAME = 12


class Passage(NamedTuple):
    """A paragraph: its words with a sign for each quotation; of each its words, and whether its marks are left open."""

    frame: str
    texts: tuple[str, ...]
    open: tuple[bool, ...]


class Speakers:
    """Reads the passages of an article in order, and gives the speakers of the quotations of each."""

    def __init__(self, reader: Reader, own: str = "", told_of: Iterable[str] = (), *, inner: bool = False) -> None:
        """``own`` is who says I; ``told_of`` are those of whom the text round this one told.

        ``inner`` says that it is speech: whom it told of before may not be whom it means by he and she now.
        """
        self.reader, self.own, self.inner = reader, own, inner
        # Who was told of, and who was named at all, the last one last; who spoke in the quotations so far.
        self.told_of: list[Speaker] = [(name, False) for name in told_of if name != own]
        self.named: list[str] = []
        self.bodies: list[str] = []
        self.spoke: list[Speaker] = []
        self.talking: list[str] = []
        self.left_open: Speaker | None = None
        self.asked, self.silent = False, False
        # Who issued a statement; those who were told of as several.
        self.issuer: Speaker = NOBODY
        self.many: list[str] = []
        # Of the passage that is read: how many were told of before it, and the speakers of its quotations.
        # ``earlier`` is how many were named before the passage before it.
        self.here = self.names = self.earlier = 0
        self.found: list[Speaker] = []
        self.before: list[Speaker] = []
        self.texts: tuple[str, ...] = ()

    def within(self, speaker: str) -> "Speakers":
        """A reader of what somebody says, who will not call himself he."""
        return Speakers(self.reader, speaker, (name for name, _ in self.told_of), inner=True)

    def aside(self, passage: Passage) -> list[Speaker]:
        """The speakers of words that stand beside the text, as below a picture: the text does not go on from them."""
        kept = {name: value.copy() for name, value in vars(self).items() if isinstance(value, list)}
        rest = self.left_open, self.asked, self.silent, self.issuer
        found = self.of(passage)
        vars(self).update(kept)
        self.left_open, self.asked, self.silent, self.issuer = rest
        return found

    def of(self, passage: Passage) -> list[Speaker]:
        """The speakers of a passage's quotations."""
        # The speakers of the passage before this one, and of this one so far.
        self.before, self.found = self.found, []
        self.earlier = self.names
        self.here, self.names, self.texts = len(self.told_of), len(self.named), passage.texts
        frame = passage.frame
        alone = bool(passage.texts) and not WEIGHT.search(re.sub(f"[{EITHER}]", "", frame))
        for start, end in self.reader.sentences(frame):
            self._sentence(frame[start:end], alone=alone, first=not WEIGHT.search(frame[:start]))
        self.left_open = self.found[-1] if passage.open and passage.open[-1] else None
        # Whether the last passage is a question of one who only asks; whether nobody spoke in it.
        self.asked = bool(self.found) and self.found[-1][0] in ASKERS and passage.texts[-1][-1:] in ("？", "?")
        self.silent = not passage.texts
        self.talking = [*self.talking, *(name for name, _ in self.found)] if alone else []
        self.spoke += self.found
        return self.found

    def _sentence(self, sentence: str, *, alone: bool, first: bool) -> None:
        begun = 0
        for place, sign in enumerate(sentence):
            if sign not in EITHER:
                continue
            opening = first and not self.found and not WEIGHT.search(sentence[:place])
            if opening and self.left_open is not None:
                self.found.append(self.left_open)
            else:
                self.found.append(self._given(sentence, begun, place, alone=alone))
            if sign == QUOTED_SENTENCE:
                self._remember(sentence[begun:place])
                begun = place + 1
        self._remember(sentence[begun:])

    def _given(self, sentence: str, begun: int, place: int, *, alone: bool) -> Speaker:
        """Who says the quotation at a place of a sentence; what stands before ``begun`` is said by others already."""
        left, right = sentence[begun:place], sentence[place + 1 :]
        before = self.reader.before(left) if WEIGHT.search(left) else None
        if before is not None and before.plain:
            name, sure = self._named(before, left)
            # 願意問「…」的人: whoever does so.
            return name, sure and before.sure and right[:1] not in OF
        last = self.texts[len(self.found) - 1][-1:] if self.found else ""
        # “…，”他推了推眼镜，“…”: the same goes on.
        goes_on = before is not None and last in ("，", ",") and left.rstrip().endswith(("，", ","))
        after = None if goes_on else self.reader.after(right, self.texts[len(self.found)][-1:])
        if after is not None and after.mention is not None and (after.plain or before is None):
            name, sure = self._named(after, right)
            # 「…。」乙說：「…」 may begin what 乙 says.
            begins = bool(self.found) and LEADS.match(right) is not None and not sentence[:place].strip()
            other = begins and self.found[-1][0] not in ("", name)
            return name, sure and not other
        if before is not None:
            name, sure = self._named(before, left)
            if goes_on and self.found[-1] == (name, True):
                return name, True
            return name, sure and last in ("，", ",") and name == self.found[-1][0] and self.found[-1][1]
        # “He said, ‘…’”: who tells it is not who is told of.
        if before is None and after is None and REPORTS.match(self.texts[len(self.found)]):
            return self._telling()
        if alone:
            return self._answering()
        if self.found and not WEIGHT.search(left):
            return self._going_on()
        if len(self.told_of) > self.here:
            # No verb says who: one of two who are told of is only perhaps the one.
            name, sure = self.told_of[-1]
            people = {each for each in self.named[self.names :] if each in self.reader.people.titles}
            return name, sure and len(people | {each for each, _ in self.told_of[self.here :]}) == 1
        return (self.told_of[-1][0], False) if self.told_of else self._given_one()

    def _telling(self) -> Speaker:
        """Who tells what another said: the one who is named in the passage, or else whom the article is about."""
        near = [name for name, _ in reversed(self.told_of[self.here :])]
        named = [name for name in near if name in self.reader.people.titles]
        if named:
            return named[0], len(set(near)) == 1
        return self.reader.people.hero or (self.spoke[-1][0] if self.spoke else ""), False

    def _given_one(self) -> Speaker:
        """Whom the user names, or else whom the article is about."""
        people = self.reader.people
        name = people.given[0] if people.given else people.hero
        return (name, False) if name else NOBODY

    def _going_on(self) -> Speaker:
        """Who goes on speaking in a paragraph: who was told of last in it, or spoke last."""
        name, sure = self.found[-1]
        last, known = self.told_of[-1] if len(self.told_of) > self.here else NOBODY
        return (name, sure) if not last or last == name else (last, known and not name)

    def _answering(self) -> Speaker:
        """Who speaks in a paragraph that is a quotation alone: of two who talk, the other one."""
        last = self.spoke[-1][0] if self.spoke else ""
        before = next((name for name, _ in reversed(self.spoke[-4:]) if name != last), "")
        if self.asked and before:
            return before, True
        if not self.talking and self.silent and self.told_of:
            return self.reader.people.hero or self.told_of[-1][0], False
        if not self.talking:
            others = [name for name in reversed(self.named) if name != last]
            return (others[0], False) if last and others else (last, False) if last else self._given_one()
        before = self.spoke[-2][0] if len(self.spoke) > 1 else ""
        return (before, False) if before else self._given_one()

    def _named(self, told: Told, words: str) -> Speaker:
        mention = told.mention
        if mention is None:
            # 又說：「…」: who was told of last.
            if len(self.told_of) > self.here and not self.inner:
                return self.told_of[-1]
            return self.found[-1] if self.found else (self.told_of[-1][0] if self.told_of else "", False)
        if mention.kind == NOTICE:
            # A sign has no speaker, and that is plain.
            return "", told.plain
        if mention.kind == PRONOUN:
            name, sure = self._meant(mention, words)
            # Who spoke last and was told of last goes on.
            whole = name in self.reader.people.titles or name == self.own
            goes_on = (
                whole and bool(self.spoke) and self.told_of[-1:] == [(name, True)] and self.spoke[-1] == (name, True)
            )
            return name, sure or (goes_on and name != "")
        by_role = self._by_role(mention, words) if mention.kind == ROLE else None
        doubtful = mention.name in self.reader.people.doubtful
        return by_role or (self._whole(mention, words), told.plain and not doubtful)

    def _by_role(self, mention: Mention, words: str) -> Speaker | None:
        """Who is told of by what he is to somebody, or as nobody in particular."""
        name = mention.name
        if VAGUE.search(fold(name)) or INTERPRETER.search(fold(name)):
            return name, False
        if kin.KIN.fullmatch(fold(name)) and not words[: mention.start].endswith(OF):
            # Whose father it is may tell who he is.
            return kin.spouse(self.reader.people, name) or name, False
        if ORDINAL.match(name):
            return name, False
        printed = words[mention.start : mention.end]
        pronoun, what = kin.owner(printed)
        if pronoun:
            mine = pronoun in kin.MINE
            of_him = Mention(mention.start, mention.start, PRONOUN, pronoun.lower())
            whose = self.own if mine else self._meant(of_him, words)[0]
            known = whose != "" and whose in (self.own, *self.reader.people.titles)
            return kin.named(self.reader.people, whose, what, printed) if known else printed, mine and known
        if name.lower().strip() in OF_THEM:
            many = next((each for each in reversed(self.many) if each), "")
            return f"one of {many}" if many else name, False
        return None

    def _whole(self, mention: Mention, words: str) -> str:
        """The name of who is mentioned, with the name in marks before it: 「小灰狗」官方."""
        before = words[max(0, mention.start - 1) : mention.start]
        if mention.kind == PERSON or not before or before not in EITHER:
            return mention.name
        number = sum(words.count(sign, 0, mention.start) for sign in EITHER) - 1
        texts = self.texts[len(self.found) - words.count(QUOTED, 0, len(words)) :]
        name = texts[number] if 0 <= number < len(texts) else ""
        return mention.name if PUNCTUATED.search(name) or len(name) > LONGEST_NAME else name + mention.name

    def _meant(self, pronoun: Mention, words: str) -> Speaker:
        """Whom a pronoun means: of whom its sentence tells, or the last who was told of and whom it fits."""
        if pronoun.name in SELF:
            # Whoever says we is one of several.
            return self.own, bool(self.own) and pronoun.name in SELF[:2]
        if pronoun.name == ITS_STATEMENT and self.issuer[0]:
            return self.issuer
        if pronoun.name in (ITS_BODY, ITS_STATEMENT):
            return (self.bodies[-1], True) if self.bodies else (words[pronoun.start : pronoun.end].strip(), False)
        fits = self._fits
        subject = self.reader.subject(words[: pronoun.start])
        if subject and subject.kind in (PERSON, ROLE) and fits(subject.name, pronoun.name):
            by_role = self._by_role(subject, words) if subject.kind == ROLE else None
            return by_role[0] if by_role else subject.name, subject.kind == PERSON or not (self.told_of or by_role)
        near = [each for each in reversed(self.told_of[self.here :]) if fits(each[0], pronoun.name)]
        if near:
            # Somebody who is named, before a role that was told of since.
            named = next((name for name, _ in near if name in self.reader.people.titles), near[0][0])
            return (near[0][0], near[0][1]) if named == near[0][0] else (named, False)
        # Whom I met, in this paragraph: where all that follows fits nobody else.
        here = {each for each in self.named[self.names :] if fits(each, pronoun.name)}
        met = {each for each in here if self._is_known(each, pronoun)}
        return (min(met), True) if met == here and len(met) == 1 else self._last_told_of(pronoun)

    def _fits(self, name: str, pronoun: str) -> bool:
        """Whether a pronoun may mean somebody: he is not who tells of him."""
        return name != self.own and self.reader.people.fits(name, pronoun)

    def _is_known(self, name: str, pronoun: Mention) -> bool:
        """Whether somebody is known to be a woman or a man, as a pronoun says."""
        return self.reader.people.pronoun(name) == PRONOUNS.get(pronoun.name.lower(), "-")

    def _last_told_of(self, pronoun: Mention) -> Speaker:
        """Of those who were told of before this paragraph the one who was most, and last; sure where no other was."""
        fits = self._fits
        earlier = [(number, name) for number, (name, _) in enumerate(self.told_of) if fits(name, pronoun.name)]
        if not earlier:
            return NOBODY
        weights: dict[str, float] = {}
        for number, name in earlier:
            weights[name] = weights.get(name, 0) + FADES ** (len(self.told_of) - number)
        spoke, sure = self.before[-1] if self.before else NOBODY
        hero = self.reader.people.hero

        def worth(name: str) -> float:
            # A role may be told of in passing.
            share = 1 if name in self.reader.people.titles else IN_PASSING
            return (
                KNOWN * self._is_known(name, pronoun)
                + share * weights[name]
                + (GOES_ON if name == spoke and sure else 0)
                + (HERO if name == hero else 0)
            )

        name = max(weights, key=worth)
        number = max(number for number, each in earlier if each == name)
        others = {each for at, each in earlier if at >= self.here - 2}
        others |= {each for each in self.named[self.earlier :] if fits(each, pronoun.name)}
        # Of whom the text is about, as much as of whom it told last.
        alone = others <= {name, ""} and (hero in ("", name) or not fits(hero, pronoun.name))
        return name, self.told_of[number][1] and number >= self.here - 2 and alone and not self.inner

    def _remember(self, words: str) -> None:
        """Take note of whom a part of a sentence tells of."""
        self.named += [each.name for each in self.reader.mentions(words) if each.kind in (PERSON, ROLE)]
        self.many += [
            each.name for each in self.reader.mentions(words) if each.kind == ROLE and PLURAL.search(each.name)
        ]
        subject = self.reader.subject(words)
        if subject is None:
            # It was no comfort to Anna Stone, a nurse of forty: of her is told next.
            self.told_of += [
                (each.name, False)
                for each in self.reader.mentions(words)
                if each.kind == PERSON and each.name in self.reader.people.titles
            ][-1:]
            if self.found and self.found[-1][0] and any(sign in words for sign in EITHER):
                self.told_of.append((self.found[-1][0], True))
            return
        name, sure = subject.name, True
        if subject.kind == ROLE:
            name, sure = self._by_role(subject, words) or (name, sure)
        if subject.kind == PRONOUN:
            name, sure = NOBODY if subject.name in SELF else self._meant(subject, words)
        if subject.kind == BODY:
            self.bodies.append(name)
        if STATEMENT.search(fold(words)) and name:
            self.issuer = (name, sure)
        if name and subject.kind != NOTICE:
            self.told_of.append((name, sure))
