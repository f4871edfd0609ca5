"""To whom a draft gives the words that it quotes: a speaker of the store, somebody else, the paper, or nobody.

Who is named beside a quotation is read in the text round it, in which each quotation is one sign (``QUOTED``): before
it in its sentence, after it, in a signature, a heading or a cell; a pronoun leads back to the sentence before. What is
read leniently excuses (others may say what they like); only a plain attribution accuses.
"""

import re
from collections.abc import Callable
from typing import NamedTuple

from hkinno.check import lexicon
from hkinno.check.quotations import BLOCK, Quotation
from hkinno.check.voices import (
    BRACKETED,
    COLON,
    COMMA,
    DASH,
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
    Voices,
    sentences,
)
from hkinno.documents import CELL, HEADING, Document
from hkinno.documents.patterns import Pattern

# How the draft gives them: with a verb or a label; inside what it reports of somebody; near a name; by a heading, a
# cell or an introduction; as the only one who is named round a paragraph of quotation.
DIRECT, REPORTED, NEAR, CONTEXT, SOLE = "direct", "reported", "near", "context", "sole"
# How much of the text before and after a quotation is read, and how far back a pronoun leads.
BEFORE, AFTER, SENTENCES, PARAGRAPHS = 240, 160, 5, 3
# From a verb or a noun of saying to the words; from a name to its verb where the words are inside a report; from the
# words to a name after them; from a name to the noun for what it says; and to the verb where nothing else is between.
TO_WORDS, TO_VERB, TO_NAME, TO_SPEECH, TIGHT = 10, 40, 24, 4, 24
# So many blocks before it an introduction or a heading may stand; so much of a paragraph is read for who is named.
FARTHEST, LONGEST_READ = 40, 600
# A longer paragraph, its quotations not counted, is more than quotations and their sources.
LONGEST_ALONE = 2000
LEADS_ON = Pattern(rf"[^，。！？；\n{QUOTED}{QUOTED_SENTENCE}]{{1,24}}[，,：:]\s*[{QUOTED}{QUOTED_SENTENCE}]")
# A label of questions and answers.
ANSWER = Pattern("[問问答QA][：:]")
WEIGHT = Pattern(r"[^\W\d_]")


# Somebody in a sentence: which token, how it stands to the words, and whether only a verb of saying is between.
Named = tuple[int, Token, str, bool]


class Attribution(NamedTuple):
    """Whom the words are given to: what kind of voice, its name as the draft has it, the store's entity, and how."""

    kind: str = NOBODY
    name: str | None = None
    entity: str | None = None
    relation: str = ""
    # Whether a pronoun, or a verb without a subject, leads back to the name.
    led: bool = False

    @property
    def to_speaker(self) -> bool:
        """Whether a speaker of the store is said to have said them."""
        return self.kind == SPEAKER and self.relation in (DIRECT, REPORTED, CONTEXT, SOLE)

    @property
    def plain(self) -> bool:
        """Whether it is plain enough to accuse the draft by it."""
        return self.relation == DIRECT and self.name is not None


class Attributions:
    """The attributions of a draft's quotations, each worked out when it is asked for."""

    def __init__(self, document: Document, quotations: list[Quotation], voices: Voices) -> None:
        self.document = document
        self.quotations = quotations
        self.voices = voices
        self.known: dict[int, Attribution] = {}
        self.inside: list[list[int]] = [[] for _ in document.blocks]
        # The outermost quotation that each stands in, itself or another, and its place in its block.
        self.outer: dict[int, tuple[int, int]] = {}
        last, outermost = -1, 0
        for number, each in enumerate(quotations):
            if each.block < 0 or each.reason:
                continue
            if each.start >= last:
                last, outermost = each.end, number
                self.inside[each.block].append(number)
            self.outer[number] = outermost, len(self.inside[each.block]) - 1
        self.frames: dict[int, tuple[str, list[int]]] = {}
        self.alone: dict[int, bool] = {}
        self.named: dict[int, list[Token]] = {}
        self.spoken: dict[str, Named | None] = {}
        self.headings = _headings(document)

    def of(self, number: int) -> Attribution:
        """To whom the quotation of that number is given."""
        if number not in self.known:
            # While it is worked out it is nobody's.
            self.known[number] = Attribution()
            self.known[number] = self._of(number)
        return self.known[number]

    def frame(self, block: int) -> tuple[str, list[int]]:
        """A block's text with a sign for each quotation, and where these are."""
        if block not in self.frames:
            start, end = self.document.blocks[block].start, self.document.blocks[block].end
            parts, places, length = [], [], 0
            for number in self.inside[block]:
                outer = self.quotations[number].outer
                parts.append(self.document.words(start, max(start, outer[0])))
                length += len(parts[-1])
                places.append(length)
                ends = self.quotations[number].text.rstrip()[-1:] in tuple("。！？!?….")
                parts.append(QUOTED_SENTENCE if ends else QUOTED)
                length += 1
                start = max(start, outer[1])
            parts.append(self.document.words(start, max(start, end)))
            self.frames[block] = "".join(parts), places
        return self.frames[block]

    def _of(self, number: int) -> Attribution:
        quotation = self.quotations[number]
        if quotation.reason or quotation.block < 0 or not quotation.text.strip():
            return Attribution()
        block = quotation.block
        outer, place = self.outer[number]
        if outer != number:
            return self._nested(quotation, self.quotations[outer])
        frame, places = self.frame(block)
        position = places[place]
        before, after = frame[max(0, position - BEFORE) : position], frame[position + 1 : position + AFTER]
        found = self.before("" if _ends(before) else next(sentences(before), ""), block, position)
        if found.relation == DIRECT and not found.led:
            return found
        told = self._after(after, block, position) or self._signature(block, after)
        # 甲表示，…，「…。」乙認為，「…」: the second name is that of the next words.
        next_ones = found.relation == REPORTED and found.kind == OTHER and LEADS_ON.match(after)
        if told and told.relation == DIRECT and (told.kind == SPEAKER or found.relation != DIRECT) and not next_ones:
            return told
        if found.relation:
            return found
        context = self._cell(block) or self._context(block, number)
        return context if context.relation or told is None else told

    def _nested(self, inner: Quotation, outer: Quotation) -> Attribution:
        """Inside another quotation: by what that says before and after it."""
        start, end = inner.outer
        before = self.document.words(max(outer.start, start - BEFORE), start)
        after = self.document.words(end, min(outer.end, end + AFTER))
        found = self.before(next(sentences(before), ""), None, 0)
        if found.relation == DIRECT:
            return found
        return self._after(after, None, 0) or found

    def before(self, sentence: str, block: int | None, position: int) -> Attribution:
        """By what stands before it in its sentence: the last one who is said to say it, or else is reported."""
        length = len(sentence)
        sentence = _without_brackets(sentence)
        tokens = self.voices.tokens(sentence)
        chosen = self._speaks(sentence, tokens)
        if chosen:
            index, token, relation, _ = chosen
            if token.kind != PRONOUN:
                return Attribution(token.kind, token.text, token.entity, relation)
            kind = OTHER if token.text.casefold() == "it" else SPEAKER
            there = next((each for each in reversed(tokens[:index]) if each.kind == kind), None)
            if there:
                return Attribution(kind, there.text, there.entity, relation, led=True)
            if block is not None:
                return self._back(block, position - length, relation)
            return Attribution()
        if ANSWER.fullmatch(sentence.strip()):
            return Attribution(OTHER, sentence.strip(" ：:"), None, NEAR)
        if block is None or not _says(sentence, tokens):
            return Attribution()
        named = _label(sentence, tokens)
        if named:
            return Attribution(OTHER, named, None, NEAR)
        return self._back(block, position - length, DIRECT, (SPEAKER, OTHER, PAPER))

    def _speaks(self, sentence: str, tokens: list[Token]) -> "Named | None":
        """Who says the last words of a sentence. A sentence is read once for all of its quotations."""
        if sentence not in self.spoken:
            found: list[Named] = []
            for index, token in enumerate(tokens):
                relation, tight = _relation(sentence, tokens, index) if token.kind in PEOPLE else ("", False)
                if relation:
                    found.append((index, token, relation, tight))
            self.spoken[sentence] = _chosen(found)
        return self.spoken[sentence]

    def _back(self, block: int, position: int, relation: str, kinds: tuple[str, ...] = (SPEAKER, OTHER)) -> Attribution:
        """Whom a pronoun, or a verb without a subject, leads back to: the nearest subject of the sentences before."""
        looked = 0
        for number in range(block, max(-1, block - PARAGRAPHS - 1), -1):
            if self.document.blocks[number].kind == CELL:
                break
            frame = self.frame(number)[0]
            text = frame[: max(0, position)] if number == block else frame
            for sentence in sentences(text[-LONGEST_READ:]):
                looked += 1
                subject = self._subject(_without_brackets(sentence), kinds)
                if subject:
                    return Attribution(subject.kind, subject.text, subject.entity, relation, led=True)
                if looked > SENTENCES:
                    return Attribution()
        if len(self.voices.speakers) == 1 and relation:
            entity = self.voices.speakers[0]
            return Attribution(SPEAKER, self.voices.sources.person(entity), entity, SOLE, led=True)
        return Attribution()

    def _subject(self, sentence: str, kinds: tuple[str, ...]) -> Token | None:
        """The first person of a sentence who is not only spoken to or of."""
        tokens = self.voices.tokens(sentence)
        for index, token in enumerate(tokens):
            if token.kind in kinds and not _is_passed_over(sentence, tokens, index, aside=False):
                return token
        return None

    def _after(self, after: str, block: int | None, position: int) -> Attribution | None:
        """By what stands after it: 「…」，孫東說; “…” said Sun Dong; （陳大文）."""
        stripped = after.lstrip("，, \t")
        bracket = BRACKETED.match(stripped)
        if bracket:
            return self._bracket(bracket[0])
        if DASH.match(stripped) or stripped.startswith(("\n", ".")):
            return None
        clause = re.split(r"[。！？；!?;\n]|(?<=[a-z])\.(?:\s|$)", stripped, maxsplit=1)[0]
        tokens = self.voices.tokens(clause)
        for index, token in enumerate(tokens):
            if token.kind in (COLON, QUOTE) or token.start > TO_NAME:
                return None
            if token.kind in PEOPLE and token.kind != NOBODY:
                if _is_passed_over(clause, tokens, index):
                    continue
                if not _follows(clause, tokens, index):
                    return None
                if token.kind != PRONOUN:
                    return Attribution(token.kind, token.text, token.entity, DIRECT)
                found = self._back(block, position, DIRECT) if block is not None else Attribution()
                return found if found.relation else None
        return None

    def _bracket(self, bracket: str) -> Attribution | None:
        """（孫東） names a speaker, and so does （孫東，main-1）; of others only one that holds nothing else."""
        inner = bracket.strip("（）()[]［］〔〕【】。. ")
        people = self.voices.people(inner)
        if not people or people[0].start or inner[people[0].end :].lstrip().startswith((":", "：")):
            return None
        first = people[0]
        if first.kind == SPEAKER or (
            first.kind == OTHER and first.end == len(inner) and len(inner) > 1 and not inner.islower()
        ):
            return Attribution(
                first.kind,
                first.text,
                first.entity,
                DIRECT if " " in inner or not inner.isascii() or first.kind == SPEAKER else NEAR,
            )
        return None

    def _signature(self, block: int, after: str) -> Attribution | None:
        """By a line after it that says whose the words are."""
        lines = [line for line in after.split("\n") if line.strip(' 。.，,」』”"')][:1]
        blocks = self.document.blocks
        number = block + 1
        while not lines and number < min(len(blocks), block + 4):
            frame = self.frame(number)[0]
            lines = [line for line in frame.split("\n") if line.strip()][:3]
            same = blocks[number].group == blocks[block].group != 0
            if (same and not WEIGHT.search(_without_brackets(frame))) or (
                same and not any(map(self.voices.is_credit, lines))
            ):
                lines = []
            number += 1
        for line in lines:
            if QUOTED in line or QUOTED_SENTENCE in line:
                return None
            dash = DASH.match(line)
            if not dash and not (self.voices.is_credit(line)):
                return None
            found = self._signed(line[dash.end() if dash else 0 :])
            if found and (dash or found.kind == SPEAKER):
                return found
        return None

    def _signed(self, line: str) -> Attribution | None:
        """Who signs in a line: a part of it that ends with a name, plainly where it is no more than that."""
        for part in re.split("[，,（(。]", line):
            people = self.voices.people(part + "：")
            for index, person in enumerate(people):
                if person.kind not in (SPEAKER, OTHER) or (person.kind == OTHER and index + 1 < len(people)):
                    continue
                plain = person.start <= TO_NAME and (person.kind == SPEAKER or person.end >= len(part.rstrip()))
                return Attribution(person.kind, person.text, person.entity, DIRECT if plain else NEAR)
        return None

    def _cell(self, block: int) -> Attribution | None:
        """By another cell of its row that is a name."""
        blocks = self.document.blocks
        if blocks[block].kind != CELL:
            return None
        for step in (-1, 1):
            number = block + step
            while 0 <= number < len(blocks) and blocks[number].group == blocks[block].group:
                frame = self.frame(number)[0].strip()
                people = self.voices.people(frame + "：")
                if people and people[-1].end >= len(frame) and people[-1].kind in (SPEAKER, OTHER):
                    return Attribution(people[-1].kind, people[-1].text, people[-1].entity, DIRECT)
                number += step
        return None

    def _context(self, block: int, number: int) -> Attribution:
        """By an introduction, the quotation before it, a heading; or as the only one who is named."""
        if self.quotations[number].kind != BLOCK and not self._is_alone(block):
            return self._heading(block)
        previous = block - 1
        blocks = self.document.blocks
        while previous >= 0 and blocks[previous].kind != HEADING and block - previous < FARTHEST:
            if not self._is_alone(previous):
                break
            if self.inside[previous]:
                found = self.of(self.inside[previous][-1])
                if found.relation:
                    return found
            previous -= 1
        if previous >= 0:
            introduction = self.frame(previous)[0]
            last = next(sentences(introduction[-BEFORE:]), "")
            if last.rstrip().endswith(("：", ":", "——")):
                found = self.before(last, previous, len(introduction))
                if found.relation:
                    return found
        found = self._heading(block)
        return found if found.relation else self._sole(block)

    def _is_alone(self, block: int) -> bool:
        """Whether a block is no more than quotations and their sources."""
        if block not in self.alone and len(self.frame(block)[0]) > LONGEST_ALONE:
            self.alone[block] = False
        if block not in self.alone:
            rest = re.sub(f"[{QUOTED}{QUOTED_SENTENCE}]", "", self.frame(block)[0])
            lines = filter(str.strip, rest.split("\n"))
            self.alone[block] = not WEIGHT.search(rest) or all(map(self.voices.is_credit, lines))
        return self.alone[block]

    def _heading(self, block: int) -> Attribution:
        """By the heading above it: the name alone, or one that says that sayings follow."""
        number = self.headings[block]
        if number < 0 or block - number > FARTHEST:
            return Attribution()
        heading = self.frame(number)[0].strip()
        tokens = self.voices.tokens(heading)
        speaker = next((token for token in tokens if token.kind == SPEAKER), None)
        if speaker is None:
            return Attribution()
        says = any(token.kind == lexicon.SPEECH for token in tokens)
        whole = speaker.end - speaker.start >= len(re.sub(r"\W", "", heading)) - 2
        return Attribution(SPEAKER, speaker.text, speaker.entity, CONTEXT) if says or whole else Attribution()

    def _sole(self, block: int) -> Attribution:
        """As the words of the only one who is named in the paragraphs round it."""
        if self.document.blocks[block].kind == CELL:
            return Attribution()
        speaker = None
        for number in range(max(0, block - 2), min(len(self.document.blocks), block + 2)):
            if number not in self.named:
                self.named[number] = self.voices.people(self.frame(number)[0][:LONGEST_READ])
            for token in self.named[number]:
                if token.kind == OTHER and not token.text.isascii() and token.entity is None:
                    return Attribution()
                if token.kind == SPEAKER:
                    speaker = token
        return Attribution(SPEAKER, speaker.text, speaker.entity, SOLE) if speaker else Attribution()


def _headings(document: Document) -> list[int]:
    """For each block the number of the heading above it, -1 where there is none."""
    found, last = [], -1
    for number, block in enumerate(document.blocks):
        found.append(last)
        last = number if block.kind == HEADING else last
    return found


def _ends(before: str) -> bool:
    """Whether a text ends with its sentence, so that the quotation after it begins one."""
    stripped = before.rstrip(" \t\u3000")
    return (
        not stripped
        or stripped[-1] in "。！？；!?;\n" + QUOTED_SENTENCE
        or (stripped[-1] == "." and before[-1:] == " ")
    )


def _without_brackets(text: str) -> str:
    """A text with blanks for brackets and what is in them."""
    return re.sub(r"[（(][^（）()\n]*[）)]", lambda match: " " * len(match[0]), text)


def _chosen(found: list[Named]) -> Named | None:
    """Who of those named in a sentence says its last words.

    The last one with a verb of saying right after the name; or else a speaker of the store who is reported; or else
    the last one with whom the sentence leads up to them, or is named at all.
    """
    orders: tuple[Callable[[Named], bool], ...] = (
        lambda each: each[2] == DIRECT and each[3],
        lambda each: each[1].kind == SPEAKER and each[2] in (DIRECT, REPORTED),
        lambda each: each[2] == DIRECT,
        lambda each: each[2] == REPORTED,
        lambda _: True,
    )
    return next((each for order in orders for each in reversed(found) if order(each)), None)


def _is_object(tokens: list[Token], index: int) -> bool:
    """Whether somebody is only spoken to or of: after 對, 評論, told."""
    token = tokens[index]
    previous = tokens[index - 1] if index else None
    if previous is None or token.start - previous.end > (5 if token.text.isascii() else 1):
        return False
    if index > 1 and tokens[index - 2].text.casefold() == "according":
        return False
    return previous.kind == lexicon.PREPOSITION or (
        previous.kind == lexicon.VERB and lexicon.is_transitive(previous.text)
    )


def _is_modifier(sentence: str, tokens: list[Token], index: int) -> bool:
    """Whether a name only tells who the next one is: 創科局 before 局長孫東, 科學家出身的 before 孫東."""
    token = tokens[index]
    for following in tokens[index + 1 :]:
        if following.kind in (SPEAKER, OTHER, PRONOUN):
            between = sentence[token.end : following.start]
            return token.kind == OTHER and (
                (len(between.strip()) <= 1 and not re.search(r"[，、,；]", between)) or between.endswith("的")
            )
        if following.kind in (lexicon.VERB, lexicon.PREPOSITION, COMMA, COLON, QUOTE):
            return False
    return False


def _is_possessive(sentence: str, tokens: list[Token], index: int) -> bool:
    """Whether it is of something of his that is not what he says: 孫東的影片, Sun's office."""
    token = tokens[index]
    rest = tokens[index + 1 : index + 3]
    if sentence[token.end : token.end + 2] in ("'s", "’s"):
        return not any(each.kind == lexicon.SPEECH for each in rest[:1])
    if not rest or rest[0].kind != lexicon.OF or rest[0].start > token.end:
        return False
    return not (
        len(rest) > 1
        and rest[1].kind in (lexicon.SPEECH, lexicon.VERB, OTHER, SPEAKER)
        and rest[1].start - rest[0].end <= TO_SPEECH
    )


def _is_passed_over(sentence: str, tokens: list[Token], index: int, *, aside: bool = True) -> bool:
    """Whether somebody named is not the one who speaks; ``aside`` says that one who does something else is not."""
    token = tokens[index]
    following = tokens[index + 1] if index + 1 < len(tokens) else None
    aside = aside and following is not None and following.kind == lexicon.ASIDE and following.start - token.end <= 1
    return (
        aside
        or _is_object(tokens, index)
        or _is_modifier(sentence, tokens, index)
        or _is_possessive(sentence, tokens, index)
    )


def _relation(sentence: str, tokens: list[Token], index: int) -> tuple[str, bool]:
    """How somebody named in a sentence stands to the words at its end, and whether a verb of saying is all between."""
    token, rest = tokens[index], tokens[index + 1 :]
    if _is_passed_over(sentence, tokens, index):
        return "", False
    end = len(sentence.rstrip(" \t\n|>*"))
    tail = sentence[token.end : end]
    # In 接受《某報》採訪時表示 it is not the paper that says it.
    if token.kind in (OTHER, PAPER) and _in_adverbial(sentence, token, rest):
        return "", False
    last = next((each for each in reversed(rest) if each.kind not in (COMMA, QUOTE)), None)
    if not WEIGHT.search(tail):
        marked = bool(tail.strip()) or token.kind in (SPEAKER, NOBODY)
        return (DIRECT, True) if marked else (NEAR, False)
    verb = next((each for each in rest if each.kind in (lexicon.VERB, lexicon.SPEECH)), None)
    spoken = next((each for each in reversed(rest) if each.kind == lexicon.VERB), None)
    if spoken and lexicon.is_report(spoken.text) and token.kind in (PAPER, OTHER):
        return NEAR, False
    if last and ((last.kind == COLON and end - last.end <= 1) or _leads(sentence, last, end)):
        others = any(each.kind in PEOPLE for each in rest)
        between = sentence[token.end : verb.start] if verb else tail
        tight = verb is not None and not others and "，" not in between and len(between) <= TIGHT
        return DIRECT, tight
    if verb and verb.start - token.end <= TO_VERB:
        # 甲分析，…，「…」: a clause of its own in what somebody says.
        alone = not any(each.kind in PEOPLE for each in rest)
        clause = tail.rstrip().endswith(("，", ",")) and verb.start - token.end <= TO_SPEECH
        return (DIRECT if alone and clause and token.kind in (OTHER, SPEAKER) else REPORTED), False
    return NEAR, False


def _in_adverbial(sentence: str, token: Token, rest: list[Token]) -> bool:
    """Whether a name stands in a clause of time: 會見傳媒時, 接受報章訪問後."""
    for following in rest:
        if following.kind in (COMMA, COLON, QUOTE) or following.start - token.end > TO_SPEECH * 2:
            return False
        if following.kind == lexicon.ASIDE and following.text in lexicon.TIMES:
            return "的" not in sentence[token.end : following.start]
        if following.kind == lexicon.VERB and following.start - token.end <= 1:
            return False
    return False


def _leads(sentence: str, last: Token, end: int) -> bool:
    """Whether the last word of a sentence before a quotation is a verb or a noun of saying."""
    if last.kind not in (lexicon.VERB, lexicon.SPEECH) or "，" in sentence[last.end : end - 1]:
        return False
    return end - last.end <= TO_WORDS


def _says(sentence: str, tokens: list[Token]) -> bool:
    """Whether a sentence without a subject gives words to somebody: 又說：, 並補充，."""
    last = next((each for each in reversed(tokens) if each.kind not in (COMMA, QUOTE)), None)
    return last is not None and last.kind in (lexicon.VERB, COLON) and len(sentence.rstrip()) - last.end <= TO_WORDS


def _label(sentence: str, tokens: list[Token]) -> str | None:
    """Somebody of whom nothing is known: a label such as 葉師傅：, or what stands before the verb, as in 老一輩愛講."""
    words = sentence.strip(f" \t\n>|*-·•，、{QUOTED}{QUOTED_SENTENCE}")
    verb = next((each for each in tokens if each.kind == lexicon.VERB), None)
    if verb is None:
        # English takes twice as many letters for as much.
        longest = LONGEST_LABEL * (2 if words.isascii() else 1)
        return words[:-1] if words.endswith(("：", ":")) and 1 < len(words) <= longest else None
    clause = max(sentence.rfind(mark, 0, verb.start) for mark in "，,；：:") + 1
    named = sentence[clause : verb.start].strip()
    known = [each for each in tokens if each.start >= clause and each.end <= verb.start]
    unknown = bool(WEIGHT.search(named)) and not (known and known[0].start - clause <= 1)
    return named if unknown and len(named) <= LONGEST_LABEL and verb is _last_verb(tokens) else None


def _last_verb(tokens: list[Token]) -> Token | None:
    return next((each for each in reversed(tokens) if each.kind == lexicon.VERB), None)


LONGEST_LABEL = 40


def _follows(clause: str, tokens: list[Token], index: int) -> bool:
    """Whether a clause after a quotation says that somebody said it."""
    token, before, rest = tokens[index], tokens[:index], tokens[index + 1 :]
    if any(each.kind == lexicon.VERB for each in before):
        last = before[-1].kind in (lexicon.VERB, lexicon.PREPOSITION, lexicon.OF)
        return last and clause[: before[0].start].strip("，, ") == "" and token.start - before[-1].end <= TO_SPEECH
    if before and before[-1].kind == lexicon.PREPOSITION and "according" in clause[: token.start].lower():
        return True
    telling = (lexicon.ADVERB, lexicon.TITLE, COMMA, lexicon.WORD, OTHER, lexicon.OF)
    if WEIGHT.search(clause[: token.start]) and not all(each.kind in telling for each in before):
        return False
    if len(re.sub(r"\W", "", clause[: token.start])) > (12 if not clause.isascii() else 24):
        return False
    verb = next((each for each in rest if each.kind in (lexicon.VERB, lexicon.SPEECH)), None)
    shown = verb is not None and verb.kind == lexicon.SPEECH and verb.text[0] not in "這这此"
    farthest = TO_SPEECH if shown else TO_NAME + 8
    if verb is None or verb.start - token.end > farthest:
        return False
    between = rest[: rest.index(verb)]
    if any(each.kind in (QUOTE, COLON) for each in between):
        return False
    # A colon or a mark right after the verb: it says whose the next quotation is.
    after = clause[verb.end :].lstrip("道了過着 ")
    return not after.startswith(("：", ":", QUOTED, QUOTED_SENTENCE))
