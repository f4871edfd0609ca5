"""To whom a draft gives words by what stands round them: a signature, a cell, a list, a heading, the only one named."""

import re

from hkinno.check import clauses, lexicon, listed, subjects, unnamed
from hkinno.check.clauses import CONTEXT, DIRECT, NEAR, SOLE
from hkinno.check.frames import BEFORE, LONGEST_ENTRY, LONGEST_READ, LONGEST_TITLE, Attribution
from hkinno.check.quotations import BLOCK, Quotation
from hkinno.check.signatures import Signatures
from hkinno.check.subjects import WEIGHT
from hkinno.check.tokens import OTHER, PAPER, PEOPLE, QUOTED, QUOTED_SENTENCE, SPEAKER, Token, at_start, sentences
from hkinno.check.voices import Voices
from hkinno.documents import CELL, HEADING, ITEM, Document
from hkinno.documents.patterns import Pattern
from hkinno.documents.sheet import NOTE
from hkinno.text import has_chinese

# So many blocks before a quotation an introduction or a heading may stand.
FARTHEST = 40
# A longer paragraph, its quotations not counted, is more than quotations and their sources.
LONGEST_ALONE = 2000
SAYINGS = Pattern(
    r"\b(?:quot\w+|sayings|phrases|lines|remarks|passages|excerpts|extracts|sentences|said)\b|引[句文語语言]|摘[錄录]|[語语][錄录]|句|[說说]",
    re.IGNORECASE,
)
POINTS = Pattern(
    r"(?:[講讲][話话]|[發发]言|演[講讲說说]|致[辭辞詞词]|[談谈][話话])(?:要[點点]|摘要|重[點点]|[節节][錄录]|如下)[：:]?\s*$|\bsaid:\s*$"
)
INTERVIEWED = Pattern(
    r"(?: ?\([^()]*\))?,? (?:interviewed|in conversation|speaks|talks to)\b|[^，。]{0,8}[專专]?[訪访][問问談谈]"
)
# Headings: What the mayor has said, A. Smith on data.
WHAT_SAID = Pattern(
    r"what (?P<who>.{3,40}?) (?:has |have |had )?(?:said|says|say|wrote|told us)\b[^:;.]{0,20}", re.IGNORECASE
)
SAYINGS_OF = Pattern(
    "(?P<who>[^，。：:]{2,20})[的之](?:[說说]法|[話话]|原[話话]|[語语][錄录]|[觀观][點点]|看法|金句|立[場场]|回[應应])"
)
# Who makes a piece, and is not who speaks in it: 命題：.
MAKES = Pattern(
    "(?:[命出][題题]|整理|翻[譯译]|[編编][輯辑排]?|[監监]考|[統统][籌筹]|策[劃划]|[攝摄]影|撰文|[責责]任|[負负][責责]|[製制]作|[設设][計计]|主[持辦办]|[記记][錄录])$"
)
TITLE = Pattern(r"\s*(?:The|An?|On|How|Why|What|When|Of|In|From|To)\b")
ON = Pattern(r" on (?:[\w’'-]+ ?){1,5}|[論论談谈][^，。：]{1,12}")
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
    r"[歸归][屬属]|是?[誰谁]的[話话]?|whose(?: it is| words)?|mouth"
    r"|主?[講讲][者員员]?|[發发]言[人者]|嘉[賓宾]|人|[語语]?出自"
    r"|[說说][話话]人?[人者]?|人物|[姓名]{1,2}|[誰谁][說说講讲]?的?|[來来]源|出[處处]"
    r"|speakers?|said by|who(?: said(?: it)?)?|name|person|attribut\w+(?: to)?|by|voice|source|from",
    re.IGNORECASE,
)
# The paper's own words, and nobody's speech.
NARRATES = Pattern(
    r"記者|记者|[圖图]片|[標标][題题]|行文|[小大副][題题]|[敘叙][述事]"
    r"|\bcaption|\bhead(?:line|ing)|sub-?head|旁白|[轉转]述|\b(?:reporter|narrat\w+|paraphras\w+)\b",
    re.IGNORECASE,
)
SOURCES = Pattern(r"[來来]源|出[處处]|source|from", re.IGNORECASE)
# A row has no more cells.
MOST_COLUMNS = 8
# Who may stand in a cell.
NAMED = (SPEAKER, OTHER, lexicon.TITLE)


class Surroundings(Signatures):
    """What stands round the quotations of a draft: each block's text with a sign for each, and who is named near it."""

    def __init__(self, document: Document, quotations: list[Quotation], voices: Voices) -> None:
        super().__init__(document, quotations, voices)
        self.alone: dict[int, bool] = {}
        self.named: dict[int, list[Token]] = {}
        self.headings = _headings(document)

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
                entry = self.voices.entry(frame)
                if entry and entry.kind == SPEAKER:
                    return Attribution.by(entry, DIRECT)
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
            # 記者轉述: the paper's.
            if not people and NARRATES.search(who):
                return Attribution(PAPER, who, None, NEAR)
            speaker = next((each for each in people if each.kind == SPEAKER), None)
            if speaker:
                return Attribution(SPEAKER, speaker.text, speaker.entity, DIRECT)
            if any(each.kind == PAPER for each in people):
                return Attribution(PAPER, who, None, NEAR) if NARRATES.search(who) else None
            plain = not SOURCES.fullmatch(head) or unnamed.is_somebody(who) or bool(people)
            return Attribution(OTHER, who, None, DIRECT if plain else NEAR)
        return None

    def _context(self, block: int, number: int) -> Attribution:
        """By an introduction, the quotation before it, a heading; or as the only one who is named."""
        parent = self._parent(block)
        if parent:
            return parent
        if self.quotations[number].kind != BLOCK and not self._is_alone(block):
            frame, position = self.around(number)
            before = frame[:position].rstrip()
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
        found = self._by_introduction(previous) if previous >= 0 else Attribution()
        if found.relation:
            return found
        found = self._heading(block)
        if found.relation:
            return found
        return self._scene(block, number) or self._sole(block)

    def _parent(self, block: int) -> Attribution | None:
        """By the item that a list inside it begins under, where that is somebody: 物流（某甲）."""
        blocks = self.document.blocks
        if blocks[block].kind != ITEM:
            return None
        indent = self._indent(block)
        for number in range(block - 1, max(-1, block - FARTHEST), -1):
            if blocks[number].kind != ITEM:
                return None
            if self._indent(number) < indent:
                named = None if self.inside[number] else self.voices.entry(self.frame(number)[0])
                return Attribution.by(named, DIRECT) if named else None
        return None

    def _indent(self, block: int) -> int:
        """How far from the beginning of its line a block begins."""
        start = self.document.blocks[block].start
        return start - self.document.text.rfind("\n", 0, start)

    def _by_introduction(self, block: int) -> Attribution:
        """By the block before it, if that is a title, or its last sentence leads up to what follows."""
        introduction = self.frame(block)[0]
        # A title has no full stop.
        longest = LONGEST_ENTRY if introduction.isascii() else LONGEST_TITLE
        title = len(introduction) < longest and not introduction.rstrip().endswith(("。", "！"))
        found = self._says_that_sayings_follow(introduction) if title else Attribution()
        if found.relation:
            return found
        last = next(sentences(introduction[-BEFORE:]), "")
        goes_on = last.rstrip().endswith(",") and not has_chinese(last)
        ends = last.rstrip().endswith(("：", ":", "——")) or clauses.tells_on(last, self.voices.tokens(last))
        found = self.announced(last, block, len(introduction)) if goes_on or ends else Attribution()
        return found if ends or found.relation == DIRECT else Attribution()

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
        named = self.voices.entry(heading)
        if named and named.kind == OTHER:
            return Attribution(OTHER, named.text, None, DIRECT)
        # 深圳聲音：青年創業者某甲.
        kind, _, who = heading.replace(":", "：").rpartition("：")
        # Chapter Two: The Cost of Knowing is a title.
        named_so = kind and who and not TITLE.match(who) and not MAKES.search(kind)
        voiced = self._signed(who) if named_so else None
        if voiced and voiced.relation == DIRECT and WEIGHT.search(kind):
            return voiced if voiced.kind == OTHER else voiced._replace(relation=CONTEXT)
        tokens = self.voices.tokens(heading)
        speaker = next((token for token in tokens if token.kind == SPEAKER), None)
        # 某委發言人的說法.
        owned = SAYINGS_OF.fullmatch(heading)
        signs = self._somebody(owned["who"]) if owned and speaker is None else None
        if signs:
            return signs
        # What the mayor has said.
        said = WHAT_SAID.fullmatch(heading)
        if said and speaker is None and (self.voices.people(said["who"] + "：") or unnamed.is_somebody(said["who"])):
            return Attribution(OTHER, said["who"], None, DIRECT)
        # A. Smith (former mayor), interviewed in town.
        first = at_start(tokens)
        met = first is not None and first.kind == OTHER and INTERVIEWED.match(heading, first.end) is not None
        if met and first and speaker is None and not lexicon.is_role(first.text):
            return Attribution(OTHER, first.text, None, DIRECT)
        if speaker is None:
            return Attribution()
        says = any(token.kind == lexicon.SPEECH for token in tokens) or SAYINGS.search(heading) is not None
        says = says or (ON.fullmatch(heading, speaker.end) is not None and not WEIGHT.search(heading[: speaker.start]))
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
