"""To whom a draft gives words by what stands round them: a signature, a cell, a list, a heading, the only one named."""

import re
from typing import NamedTuple

from hkinno.check import clauses, lexicon, listed, subjects
from hkinno.check.clauses import CONTEXT, DIRECT, NEAR, REPORTED, SOLE, TO_NAME
from hkinno.check.quotations import BLOCK, OF, STRAIGHT, Quotation
from hkinno.check.subjects import WEIGHT
from hkinno.check.voices import (
    DASH,
    NOBODY,
    OTHER,
    PAPER,
    PEOPLE,
    QUOTED,
    QUOTED_SENTENCE,
    SPEAKER,
    Token,
    Voices,
    sentences,
)
from hkinno.documents import CELL, HEADING, Document
from hkinno.documents.patterns import Pattern
from hkinno.documents.sheet import NOTE

# So much of the text before an introduction's end is read; so many blocks before it an introduction or a heading may
# stand; so much of a paragraph is read for who is named.
BEFORE, FARTHEST, LONGEST_READ = 240, 40, 600
# So much of the text after a quotation is read.
AFTER = 160
# A longer paragraph, its quotations not counted, is more than quotations and their sources.
LONGEST_ALONE = 2000
LONGEST_TITLE, LONGEST_ENTRY = 40, 70
CLOSERS = "".join([*OF, STRAIGHT])
# A signature in the line: 「…」——某甲。
INLINE = Pattern(rf"\s*(?:[—–─]{{1,2}}|--) ?([^\n，。；;,.—–{QUOTED}{QUOTED_SENTENCE}]{{2,30}})(?=[。；;\n]|\.\s|$)")
# What tells after the words who signs them.
UNDERSIGNED = Pattern(
    r"[，,。；;. ]*(?:下款|署名|落款|signed)(?:的)?(?:是|為|为|[寫写][着著]?|:|：| by)?\s*",
    re.IGNORECASE,
    needs="款名gG",
)
# Who writes: 文：某甲, 校長的話; so many blocks are the head.
BYLINE = Pattern(
    r"(?:文|撰文|作者|執筆|执笔)\s*[：:／/]\s*(?P<who>[^\n，。]{2,20})"
    r"|^\W*(?P<title>[^\W\d]{2,6})(?:的話|的话|寄語|寄语|專欄|专栏)$"
)
# Who signs by what he is.
SIGNER = Pattern(
    "^[\u4e00-\u9fff]{1,12}(?:[長长]|[負负][責责]人|[專专]家|[學学]者|[員员]|主席|[總总][裁監监]|代表|[發发]言人|先生|女士|教授|[師师生])$"
)
HEAD = 3
# What tells after the words whose they are in truth.
TRULY = Pattern(
    rf"[^\n{QUOTED}{QUOTED_SENTENCE}]{{0,60}}?[，。；]?[那這这](?:其實|其实)?是(?P<who>[^，。；\n{QUOTED}{QUOTED_SENTENCE}]{{2,40}})[說说講讲寫写]的",
    needs=("說的", "说的", "講的", "讲的", "寫的", "写的"),
)
# What tells after the words whom a reader has heard.
HEARD = Pattern(
    r"(?:[^：:，。]{1,8}[：:])?\s*(?:[剛刚][剛刚才]*|[以上][上面述]|前面)(?:大家|各位|你們|我們)?[聽听看讀读][到過过]?的[^，。]{0,4}是"
    r"|(?:[A-Z]+: )?(?:that was|you(?:'ve| have) (?:just )?heard|the voice (?:was|is|belongs to))\b",
    re.IGNORECASE,
)
# Prof. A. Smith: no sentence ends there.
PERIOD = Pattern(r"(?:(?<=Prof)|(?<=Dr)|(?<=Mr)|(?<=Mrs)|(?<=Ms)|(?<=\b[A-Z]))\.(?= [A-Z])")
# Words for what somebody said, in the title of a list.
FEW_HAN = Pattern("[\u4e00-\u9fff]{2,3}")
SAYINGS = Pattern(
    r"\b(?:quot\w+|sayings|phrases|lines|remarks|passages|excerpts|extracts|sentences|said)\b|引[句文語语言]|摘[錄录]|[語语][錄录]|句|[說说]",
    re.IGNORECASE,
)
POINTS = Pattern(
    r"(?:[講讲][話话]|[發发]言|演[講讲說说]|致[辭辞詞词]|[談谈][話话])(?:要[點点]|摘要|重[點点]|[節节][錄录]|如下)[：:]?\s*$|\bsaid:\s*$"
)
HIS_WORDS = Pattern(r"\b(?:his|her) (?:own )?(?:words|quotes|lines)\b|受訪者?原話|受访者?原话", re.IGNORECASE)
# Somebody has an occasion to speak: 會見傳媒, 談及, spoke to reporters.
SCENE = Pattern(
    r"會見|会见|接受[^，。]{0,16}(?:訪問|访问|採訪|采访|專訪|专访)|(?:記者|记者|發布|发布)會?会?上?|[談谈][及到論论起]|發言|发言|演[講讲說说]"
    r"|致[辭辞詞词]|\b(?:met|meets|faced) (?:the )?(?:press|media|reporters|journalists)\b"
    r"|\b(?:spoke|speaks|was speaking|talk(?:ed|s)?|took questions|gave an interview|sat down)\b",
    re.IGNORECASE,
)
SPOKEN = Pattern(r"[。！？.!?]\s*$")
# Before a name: others answer him.
ANSWERED = Pattern(
    r"\b(?:react\w*|respon\w+|repl(?:y|ies)|comment\w* on|critic\w*)\b|回[應应響响]|反[應应駁驳]|[評评][論论]",
    re.IGNORECASE,
)
TOPIC_COLUMN = Pattern(
    "(?:主[題题]|[議议][題题]|[題题]目|[範范][疇畴]|[項项]目|topic|subject|theme|area|on|issue)s?", re.IGNORECASE
)
# The head of a column that says whose the words are, or where they are from.
WHOSE = Pattern(
    r"[講讲][者員员]|[發发]言[人者]|[說说][話话]人?[人者]?|人物|[姓名]{1,2}|[誰谁][說说講讲]?的?|[來来]源|出[處处]"
    r"|speakers?|said by|who(?: said(?: it)?)?|name|person|attribut\w+(?: to)?|by|voice|source|from",
    re.IGNORECASE,
)
# The paper's own words, and nobody's speech.
NARRATES = Pattern(r"記者|记者|[敘叙][述事]|旁白|[轉转]述|\b(?:reporter|narrat\w+|paraphras\w+)\b", re.IGNORECASE)
# A line of a card that says who speaks: 講者：.
SAID_BY = Pattern(
    r"\W*(?:[講讲][者員员]|[發发]言[人者]|[說说][話话][人者]|人物|[誰谁][說说]的?|speakers?|said by|who(?: said it)?)"
    r"\W*[：:]\W*(?P<who>[^\n]{2,30})",
    re.IGNORECASE,
    needs="：:",
)
SOURCES = Pattern(r"[來来]源|出[處处]|source|from", re.IGNORECASE)
# A row has no more cells.
MOST_COLUMNS = 8
# Who may stand in a cell.
NAMED = (SPEAKER, OTHER, lexicon.TITLE)


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


class Surroundings:
    """What stands round the quotations of a draft: each block's text with a sign for each, and who is named near it."""

    def __init__(self, document: Document, quotations: list[Quotation], voices: Voices) -> None:
        self.document = document
        self.quotations = quotations
        self.voices = voices
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
        self.headings = _headings(document)
        self.writer: str | None = None

    def of(self, number: int) -> Attribution:
        """To whom the quotation of that number is given; what stands round one may be another quotation."""
        raise NotImplementedError

    def before(self, sentence: str, block: int | None, position: int) -> Attribution:
        """By what stands before a quotation in its sentence."""
        raise NotImplementedError

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

    def _signature(self, block: int, after: str) -> Attribution | None:
        """By a line after it that says whose the words are."""
        lines = [line for line in after.split("\n") if line.strip(' 。.，,」』”"')][:1]
        blocks = self.document.blocks
        number = block + 1
        while not lines and number < min(len(blocks), block + 4):
            frame = self.frame(number)[0]
            lines = [line for line in frame.split("\n") if line.strip()][:3]
            same = blocks[number].group == blocks[block].group != 0
            if blocks[block].kind == CELL and not same:
                return None
            if (same and not WEIGHT.search(clauses.without_brackets(frame))) or (
                same and not any(map(self.voices.is_credit, lines))
            ):
                lines = []
            number += 1
        heard = HEARD.match(lines[0]) if lines else None
        if heard:
            rest = lines[0][heard.end() :].split("。")[0]
            first = next((each for each in self.voices.people(rest) if each.kind in (SPEAKER, OTHER)), None)
            unknown = Attribution(OTHER, rest, None, DIRECT) if clauses.is_somebody(rest) else None
            return Attribution(first.kind, first.text, first.entity, DIRECT) if first else unknown
        named = next(filter(None, map(SAID_BY.match, after.split("\n")[:3])), None)
        if named:
            return self._signed(named["who"])
        signed = INLINE.match(PERIOD.sub(" ", after))
        if signed:
            found = self._signed(signed[1])
            return self._somebody(signed[1]) or found if found is None or found.kind == OTHER else found
        for line in lines:
            if QUOTED in line or QUOTED_SENTENCE in line:
                return None
            dash = DASH.match(line)
            whole = blocks[block].kind != CELL and len(lines) == 1 and self.voices.whole(line) is not None
            whole = whole and not line.rstrip().endswith(("：", ":"))
            if not dash and not whole and not self.voices.is_credit(line):
                return None
            found = self._signed(line[dash.end() if dash else 0 :])
            if dash and (found is None or found.kind == OTHER):
                found = self._somebody(line[dash.end() :]) or found
            if found and (dash or whole or found.kind == SPEAKER):
                return found
        return None

    def _writer(self) -> str:
        """Who signs the piece at its head, if it is nobody of the store and no paper: 文：某甲, 校長的話."""
        if self.writer is None:
            blocks = self.document.blocks[:HEAD]
            head = [line for number in range(len(blocks)) for line in self.frame(number)[0][:BEFORE].split("\n")]
            signed = next(filter(None, map(BYLINE.search, head)), None)
            who = (signed["who"] or signed["title"]).strip() if signed else ""
            people = self.voices.people(who + "：")
            own = any(each.kind in (SPEAKER, PAPER) or lexicon.reports(each.text) for each in people)
            self.writer = who if who and not own and (people or self.voices.whole(who)) else ""
        return self.writer

    def _undersigned(self, number: int) -> Attribution | None:
        """By a signature inside its marks, or one that is told after it: 「…——某甲」, 「…」下款是「某甲」."""
        quotation = self.quotations[number]
        ended = self.document.words(quotation.end, quotation.outer[1])
        dash = DASH.match(ended)
        if dash and quotation.closing > 1:
            return self._signed(ended[dash.end() :].rstrip(CLOSERS))
        outer, place = self.outer[number]
        if outer != number:
            return None
        frame, places = self.frame(quotation.block)
        after = frame[places[place] + 1 : places[place] + AFTER]
        truly = TRULY.match(after)
        speaker = self.voices.speaker_in(truly["who"]) if truly else None
        if speaker:
            return Attribution(SPEAKER, speaker.text, speaker.entity, DIRECT)
        told = UNDERSIGNED.match(after)
        if told is None:
            return None
        who = after[told.end() : told.end() + LONGEST_TITLE].split("\n", 1)[0]
        if who[:1] in (QUOTED, QUOTED_SENTENCE):
            who = self.quotations[self.inside[quotation.block][place + 1]].text
        return self._signed(who)

    def _signed(self, line: str) -> Attribution | None:
        """Who signs in a line: a part of it that ends with a name, plainly where it is no more than that."""
        for part in re.split("[，,（(。]", line):
            people = self.voices.people(part + "：")
            for index, person in enumerate(people):
                if (
                    lexicon.is_self(person.text)
                    or person.kind not in (SPEAKER, OTHER)
                    or (person.kind == OTHER and index + 1 < len(people))
                ):
                    continue
                plain = person.start <= TO_NAME and (person.kind == SPEAKER or person.end >= len(part.rstrip()))
                return Attribution(person.kind, person.text, person.entity, DIRECT if plain else NEAR)
        # ——老話: nobody's, and so not his.
        saying = next((each for each in self.voices.tokens(line) if lexicon.is_saying(each.text)), None)
        if saying and saying.text[-1] in "語语話话言bge" and saying.end >= len(line.rstrip(" 。.")):
            return Attribution(NOBODY, saying.text, None, DIRECT)
        # ——柏拉圖: a name of which nothing is known.
        alone = (
            FEW_HAN.fullmatch(line.strip(" 。.")) and not self.voices.tokens(line) and not clauses.is_no_subject(line)
        )
        return Attribution(OTHER, line.strip(), None, DIRECT) if alone else None

    def _somebody(self, line: str) -> Attribution | None:
        """Who signs without a name: ——某部部長, ——一名學生."""
        who = re.split("[，,（(。]", line.strip())[0]
        signs = SIGNER.search(who) is not None and not clauses.is_no_subject(who)
        return Attribution(OTHER, who, None, DIRECT) if signs and self.voices.speaker_in(line) is None else None

    def _beside(self, block: int, position: int) -> Attribution | None:
        """By a name that is all that its line has beside it, or all that the line before has: 某甲｜「…」."""
        frame = self.frame(block)[0]
        # No more is read than what may be a title: a block may be long.
        farthest = max(0, position - LONGEST_TITLE - 1)
        begun = frame.rfind("\n", farthest, position) + 1
        if farthest and not begun:
            return None
        rest = frame[begun:position] + frame[position + 1 : position + LONGEST_TITLE + 2].split("\n", 1)[0]
        if len(rest) > LONGEST_TITLE:
            return None
        if begun and not WEIGHT.search(rest):
            above = frame[max(0, begun - BEFORE) : begun].rstrip("\n").rsplit("\n", 2)
            # A name below a quotation signs that one.
            signs = len(above) > 1 and (QUOTED in above[-2] or QUOTED_SENTENCE in above[-2])
            signs = signs and self.voices.whole(frame[: LONGEST_TITLE + 1].split("\n", 1)[0]) is None
            rest = "" if signs else above[-1]
        named = self.voices.whole(rest) if len(rest) <= LONGEST_TITLE else None
        return Attribution(named.kind, named.text, named.entity, DIRECT) if named else None

    def _cell(self, block: int) -> Attribution | None:
        """By another cell of its row that is a name, or by the head of its column."""
        blocks = self.document.blocks
        if blocks[block].kind != CELL:
            return None
        head = listed.column_head(self.document, lambda number: self.frame(number)[0], block)
        introduced = self._introduced(head) if head else None
        if introduced:
            return introduced
        told = self._told_in_row(block)
        if told:
            return told
        for step in (-1, 1):
            number = block + step
            while 0 <= number < len(blocks) and blocks[number].group == blocks[block].group:
                frame = self.frame(number)[0].strip()
                head = listed.column_head(self.document, lambda at: self.frame(at)[0], number)
                if TOPIC_COLUMN.fullmatch(head.strip()):
                    number += step
                    continue
                named = [each for each in self.voices.tokens(frame + "：") if each.kind in NAMED]
                if named and named[-1].end >= len(frame) and not _is_topic(frame):
                    who = next((each for each in named if each.kind == SPEAKER), named[-1])
                    kind = OTHER if who.kind == lexicon.TITLE else who.kind
                    return Attribution(kind, frame, who.entity, DIRECT)
                number += step
        return None

    def _told_in_row(self, block: int) -> Attribution | None:
        """By the cell of its row whose column says who speaks, or where the words are from."""
        blocks = self.document.blocks
        near = range(block - MOST_COLUMNS, block + MOST_COLUMNS)
        row = [each for each in near if 0 <= each < len(blocks) and blocks[each].group == blocks[block].group]
        for number in row:
            head = listed.column_head(self.document, lambda number: self.frame(number)[0], number).strip()
            who = self.frame(number)[0].strip()
            if number == block or not WHOSE.fullmatch(head) or not WEIGHT.search(who):
                continue
            people = [each for each in self.voices.people(who) if not lexicon.reports(each.text)]
            speaker = next((each for each in people if each.kind == SPEAKER), None)
            if speaker:
                return Attribution(SPEAKER, speaker.text, speaker.entity, DIRECT)
            if any(each.kind == PAPER for each in people):
                return Attribution(PAPER, who, None, NEAR) if NARRATES.search(who) else None
            plain = not SOURCES.fullmatch(head) or clauses.is_somebody(who) or bool(people)
            return Attribution(OTHER, who, None, DIRECT if plain else NEAR)
        return None

    def _context(self, block: int, number: int) -> Attribution:
        """By an introduction, the quotation before it, a heading; or as the only one who is named."""
        if self.quotations[number].kind != BLOCK and not self._is_alone(block):
            frame, places = self.frame(block)
            before = frame[: places[self.outer[number][1]]].rstrip()
            # 海報的「…」: it is a thing's.
            return Attribution() if before.endswith(("的", "之", "嘅")) else self._heading(block)
        previous = block - 1
        blocks = self.document.blocks
        while previous >= 0 and blocks[previous].kind != HEADING and block - previous < FARTHEST:
            if self._is_aside(previous, block):
                previous -= 1
                continue
            if not self._is_alone(previous):
                break
            if self.inside[previous]:
                found = self.of(self.inside[previous][-1])
                if found.relation:
                    return found
            previous -= 1
        if previous >= 0:
            introduction = self.frame(previous)[0]
            # A title has no full stop.
            title = len(introduction) < LONGEST_TITLE and not introduction.rstrip().endswith(("。", "！"))
            found = self._says_that_sayings_follow(introduction) if title else Attribution()
            if found.relation:
                return found
            last = next(sentences(introduction[-BEFORE:]), "")
            if last.rstrip().endswith(("：", ":", "——")):
                found = self.before(last, previous, len(introduction))
                if found.relation:
                    return found
        found = self._heading(block)
        if found.relation:
            return found
        return self._scene(block, number) or self._sole(block)

    def _listed(self, block: int, position: int) -> Attribution | None:
        """By what introduces the list of which it begins an item."""
        words = listed.introduction(self.document, lambda number: self.frame(number)[0], block, position)
        return self._introduced(words) or self._reported(words) if words else None

    def _reported(self, words: str) -> Attribution | None:
        """By a line that says that somebody else's points follow: 某會主席講話要點：."""
        if not POINTS.search(words):
            return None
        people = [each for each in self.voices.people(re.split("[，,]", words)[-1]) if not lexicon.is_self(each.text)]
        if len(people) != 1 or people[0].kind != OTHER:
            return None
        return Attribution(OTHER, people[0].text, None, DIRECT)

    def _introduced(self, words: str) -> Attribution | None:
        """By a line that says whose words follow: Things that A. Smith said, Key quotes from A. Smith."""
        tokens = self.voices.tokens(words)
        people = [index for index, each in enumerate(tokens) if each.kind in PEOPLE and not lexicon.is_self(each.text)]
        if not people and HIS_WORDS.search(words) and len(self.voices.speakers) == 1:
            entity = self.voices.speakers[0]
            return Attribution(SPEAKER, self.voices.sources.person(entity), entity, CONTEXT, led=True)
        for index in people:
            token = tokens[index]
            entity = token.entity or "" if token.kind == SPEAKER else self.voices.holder(token.text)
            if entity and not subjects.is_spoken_to(tokens, index) and not ANSWERED.search(words[: token.start]):
                says = any(each.kind in (lexicon.SPEECH, lexicon.VERB) for each in tokens) or SAYINGS.search(words)
                alone = len(people) == 1 and len(re.sub(r"\W", "", words)) <= token.end - token.start + 2
                alone = alone or self._is_entry(words, tokens, index)
                return Attribution(SPEAKER, token.text, entity, CONTEXT) if says or alone else None
        return None

    def _is_entry(self, words: str, tokens: list[Token], index: int) -> bool:
        """Whether a short line begins with a name and tells no more than who that is: A. Smith (b. 1960), engineer."""
        others = [each for each in tokens if each.kind in PEOPLE and each is not tokens[index]]
        begins = not WEIGHT.search(words[: tokens[index].start]) and tokens[index].kind == SPEAKER
        known = all(lexicon.is_role(each.text) or each.entity == tokens[index].entity for each in others)
        goes_on = any(each.kind in (lexicon.VERB, lexicon.PREPOSITION, lexicon.OF) for each in tokens)
        return begins and known and not goes_on and len(words) < LONGEST_ENTRY

    def _is_aside(self, number: int, block: int) -> bool:
        """Whether a block is a note between others, or another one seen from a note."""
        kinds = self.document.blocks[number].kind, self.document.blocks[block].kind
        return NOTE in kinds and number != block

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
        return self._says_that_sayings_follow(self.frame(number)[0])

    def _says_that_sayings_follow(self, heading: str) -> Attribution:
        """A line that is a name alone, or a name with a word for sayings."""
        heading = heading.strip()
        named = self.voices.whole(heading)
        if named and named.kind == OTHER:
            return Attribution(OTHER, named.text, None, DIRECT)
        # 深圳聲音：青年創業者某甲.
        kind, _, who = heading.replace(":", "：").rpartition("：")
        voiced = self._signed(who) if kind and who else None
        if voiced and voiced.relation == DIRECT and WEIGHT.search(kind):
            return voiced if voiced.kind == OTHER else voiced._replace(relation=CONTEXT)
        tokens = self.voices.tokens(heading)
        speaker = next((token for token in tokens if token.kind == SPEAKER), None)
        if speaker is None:
            return Attribution()
        says = any(token.kind == lexicon.SPEECH for token in tokens) or SAYINGS.search(heading) is not None
        whole = speaker.end - speaker.start >= len(re.sub(r"\W", "", heading)) - 2
        return Attribution(SPEAKER, speaker.text, speaker.entity, CONTEXT) if says or whole else Attribution()

    def _scene(self, block: int, number: int) -> Attribution | None:
        """As what a speaker says of whom the paragraph before tells that he met the press, if nobody else is there."""
        before = block - 1
        while before >= 0 and block - before < FARTHEST and self.inside[before] and self._is_alone(before):
            before -= 1
        quotation = self.quotations[number]
        if before < 0 or quotation.kind == BLOCK or not SPOKEN.search(quotation.text):
            return None
        if not SCENE.search(self.frame(before)[0]):
            return None
        speaker = self._only_one()
        return Attribution(SPEAKER, speaker.text, speaker.entity, CONTEXT) if speaker else None

    def _only_one(self) -> Token | None:
        """The speaker of whom every sentence of a short document is, and who alone does anything in it."""
        prose = [number for number, each in enumerate(self.document.blocks) if each.kind != HEADING]
        if len(prose) > FARTHEST:
            return None
        found: list[Token] = []
        for number in prose:
            for sentence in sentences(self.frame(number)[0][:LONGEST_ALONE]):
                if not WEIGHT.search(sentence):
                    continue
                tokens = self.voices.tokens(sentence)
                speaker = next((each for each in tokens if each.kind == SPEAKER), None)
                if speaker is None or not clauses.acts_alone(sentence, tokens):
                    return None
                found.append(speaker)
        return found[0] if len({each.entity for each in found}) == 1 else None

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


def _is_topic(cell: str) -> bool:
    """Whether the one word of a cell is a word of English, such as Talent, and no name."""
    if not cell.isascii() or not cell.isalpha():
        return False
    from hkinno.check import english  # noqa: PLC0415 - for cells in English

    return english.is_word(cell.lower())


def _headings(document: Document) -> list[int]:
    """For each block the number of the heading above it, -1 where there is none."""
    found, last = [], -1
    for number, block in enumerate(document.blocks):
        found.append(last)
        last = number if block.kind == HEADING else last
    return found
