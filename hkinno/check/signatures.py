"""To whom a draft gives words by who signs them: below them, after a dash, inside their marks, in their line."""

import re

from hkinno.check import clauses, lexicon, listed, unnamed
from hkinno.check.clauses import DIRECT, NEAR, TO_NAME
from hkinno.check.frames import AFTER, BEFORE, LONGEST_ENTRY, LONGEST_TITLE, Attribution, Frames
from hkinno.check.quotations import OF, STRAIGHT
from hkinno.check.subjects import WEIGHT
from hkinno.check.tokens import EITHER, NOBODY, OTHER, PAPER, QUOTED, QUOTED_SENTENCE, SPEAKER, at_start
from hkinno.check.voices import DASH, HONORIFIC, INITIALED
from hkinno.documents import CELL, HEADING, ITEM
from hkinno.documents import QUOTE as BLOCK_QUOTE
from hkinno.documents.patterns import Pattern
from hkinno.documents.sheet import NOTE
from hkinno.documents.speech import ASKED

CLOSERS = "".join([*OF, STRAIGHT])
# A signature in the line: 「…」——某甲。
INLINE = Pattern(rf"\s*(?:[—–─]{{1,2}}|--) ?([^\n，。；;,.—–{QUOTED}{QUOTED_SENTENCE}]{{2,30}})(?=[。；;\n]|\.\s|$)")
# What tells after the words who signs them.
UNDERSIGNED = Pattern(
    r"[，,。；;. ]*(?:下款|署名|落款|[說说][話话]人|[講讲]者|[發发]言人|signed)"
    r"(?:的)?(?:是|為|为|[寫写][着著]?|:|：| by)?\s*",
    re.IGNORECASE,
    needs="款名人者gG",
)
# After a name: who that is, or nothing.
ROLE = Pattern(r"[，,、 ]|$")
SIGNS = Pattern(r"\s*[A-Z][^.!?;:，。]{3,70}\s*")
STOPS = Pattern(r"[，。：；！？,.:;!?「」『』“”]")
RIGHT = Pattern(r"[\u3000\t ]{4,}\S")
# Who signs by what he is.
SIGNER = Pattern(
    "^[\\w]{1,14}(?:[長长]|[負负][責责]人|[專专]家|[學学]者|[員员]|主席|[總总][裁監监]|代表|[發发]言人|先生|女士|教授|[師师生])$"
)
# 館長題.
INSCRIBES = Pattern("敬?[題题撰識识]$")
# What a paper prints beside what people say.
PRINTED = Pattern(
    r"[標标][題题]|[圖图]片?[說说]明|社[評评論论]|\b(?:headline|caption|editorial|standfirst)\b", re.IGNORECASE
)
# A name on social media.
HANDLE = Pattern(r"@\w{2,30}")
# After a name: when he said it.
OCCASION = Pattern(
    "[\u4e00-\u9fff]{0,6}(?:演[講讲說说辭辞]|[講讲][話话]|致[辭辞詞词]|[訪访][問问談谈]|[發发]言|[遺遗]言|字[條条]|[來来]信)"
)
# What ends a sentence, or is a quotation: no signature.
SENTENCE = Pattern(rf"[。！？!?；;{QUOTED}{QUOTED_SENTENCE}]|[a-z]\.$")
# 「…」：某甲語，.
REMARK = Pattern("[：:]\\s*(?:也?[是係系])?(?P<who>[^，。；：\\s]{2,12}?)[語语](?=[，。；\\n]|$)", needs="語语")
# What tells after the words whose they are in truth.
TRULY = Pattern(
    rf"[^\n{QUOTED}{QUOTED_SENTENCE}]{{0,60}}?[，。；]?(?:[那這这](?:其實|其实)?是"
    rf"(?P<who>[^，。；\n{QUOTED}{QUOTED_SENTENCE}]{{2,40}})[說说講讲寫写]的"
    r"|(?:[，。；—]|[^\n]{0,24}[，。；])(?:[實实][為为]|其[實实]是)"
    r"(?P<truth>[^，。；\n]{2,24}?)(?:[在於于][^，。；\n]{1,14})?所?[說说講讲言寫写]"
    r"|[說说][話话][者人](?:[其]?[實实][際际]?)?[為为是]{1,2}(?P<name>[^，。；\n]{2,20})"
    r"|其[實实](?:真正)?[說说講讲寫写](?:[這这此][句番]?話?话?)?的人是(?P<really>[^，。；\n]{2,20}))",
    needs=("那是", "話者", "话者", "話人", "话人", "這是", "这是", "那其", "這其", "这其", "實", "实"),
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
# Characters that write foreign names.
FOREIGN = Pattern("[拉爾尔斯特克德維维倫伦頓顿瑪玛莎娜妮蘭兰奧奥圖图菲羅罗]")
FEW_HAN = Pattern("[\u4e00-\u9fff]{2,3}")
# A line of a card that says who speaks: 講者：.
SAID_BY = Pattern(
    r"\W*(?:[講讲][者員员]|[發发]言[人者]|[說说][話话][人者]|人物|[誰谁][說说]的?|speakers?|said by|who(?: said it)?)"
    r"\W*[：:]\W*(?P<who>[^\n]{2,30})",
    re.IGNORECASE,
    needs="：:",
)


class Signatures(Frames):
    """Who signs the quotations of a draft."""

    def _signature(self, block: int, after: str) -> Attribution | None:
        """By a line after it that says whose the words are."""
        lines = [line for line in after.split("\n") if line.strip(' 。.，,」』”"')][:1]
        blocks = self.document.blocks
        number = block + 1
        while not lines and number < min(len(blocks), block + 4) and blocks[number].kind != HEADING:
            frame = self.frame(number)[0]
            lines = [line for line in frame.split("\n") if line.strip()][:3]
            same = blocks[number].group == blocks[block].group != 0
            if blocks[block].kind == CELL and not same:
                return None
            if (same and not WEIGHT.search(clauses.without_brackets(frame))) or (
                same and not any(map(self.voices.is_credit, lines))
            ):
                lines = []
            # Who speaks on the next card.
            lines = [] if lines and self.inside[number] and SAID_BY.match(lines[0]) else lines
            number += 1
        heard = HEARD.match(lines[0]) if lines else None
        if heard:
            return self._heard(lines[0][heard.end() :].split("。")[0])
        card = next(filter(None, map(SAID_BY.match, after.split("\n")[:3])), None)
        if card:
            return self._on_card(card["who"])
        signed = INLINE.match(PERIOD.sub(" ", after))
        if signed:
            found = self._signed(signed[1])
            if found is None:
                # ——車間黑板: nobody who is known, and so not he of the lines before.
                return self._somebody(signed[1]) or Attribution(OTHER, signed[1].strip(), None, NEAR)
            return self._somebody(signed[1]) or found if found.kind == OTHER else found
        return self._on_the_right(lines) or self._on_two_lines(lines) or self._below(block, lines)

    def _names_lead(self, block: int) -> bool:
        """Whether lines that are a name alone stand above the quotations that they are for, as one does here."""
        while block > 0 and self._is_name(block - 1):
            block -= 2
            if block < 0 or not self.inside[block] or WEIGHT.search(self.frame(block)[0]):
                return True
        return False

    def _is_name(self, block: int) -> bool:
        """Whether a block is a name alone."""
        frame = self.frame(block)[0]
        return len(frame) <= LONGEST_ENTRY and not DASH.match(frame) and self.voices.entry(frame) is not None

    def _below(self, block: int, lines: list[str]) -> Attribution | None:
        """By the lines below it, of which one signs or says where the words are from."""
        for line in lines:
            if QUOTED in line or QUOTED_SENTENCE in line:
                return None
            dash = DASH.match(line)
            whole = self.document.blocks[block].kind != CELL and len(lines) == 1 and self.voices.whole(line) is not None
            whole = whole and not line.rstrip().endswith(("：", ":")) and not self._names_lead(block)
            # Under a block quote: Ann Mok, dean of engineering.
            role = (
                line is lines[0]
                and (self.document.blocks[block].kind == BLOCK_QUOTE or self._stands_alone(block, line))
                and SIGNS.fullmatch(line) is not None
            )
            whole = whole or (role and self.voices.is_signature(line.strip()) and not self._names_lead(block))
            if not dash and not whole and not self.voices.is_credit(line):
                return None
            found = self._signed(line[dash.end() if dash else 0 :])
            if dash and (found is None or found.kind == OTHER):
                found = self._somebody(line[dash.end() :]) or found
            if found and (dash or whole or found.kind == SPEAKER):
                return found
            # ——車間黑板: nobody who is known, and so not he of the lines before.
            if dash and line is lines[0] and found is None and not SENTENCE.search(line):
                return Attribution(OTHER, line[dash.end() :].strip(), None, NEAR)
        return None

    def _stands_alone(self, block: int, line: str) -> bool:
        """Whether a block begins with a quotation and has a line below it."""
        frame = self.frame(block)[0]
        return frame[:1] in EITHER and f"\n{line}" in frame

    def _on_card(self, who: str) -> Attribution:
        """By a line of a card that says who speaks."""
        signed = self._signed(who)
        return signed if signed and signed.relation == DIRECT else Attribution(OTHER, who.strip(), None, DIRECT)

    def _heard(self, rest: str) -> Attribution | None:
        """By what tells whom a reader has heard."""
        first = next((each for each in self.voices.people(rest) if each.kind in (SPEAKER, OTHER)), None)
        if first:
            return Attribution.by(first, DIRECT)
        return Attribution(OTHER, rest, None, DIRECT) if unnamed.is_somebody(rest) else None

    def _on_the_right(self, lines: list[str]) -> Attribution | None:
        """By a line set far to the right that ends with a name, with what he is before it."""
        line = lines[0] if lines else ""
        people = self.voices.people(line + "：") if RIGHT.match(line) and len(line.strip()) <= LONGEST_TITLE else []
        signs = bool(people) and people[-1].kind in (SPEAKER, OTHER) and people[-1].end == len(line.rstrip())
        signs = signs and not re.search("[，。：；！？]", line) and not lexicon.is_role(people[-1].text)
        return Attribution.by(people[-1], DIRECT) if signs else None

    def _on_two_lines(self, lines: list[str]) -> Attribution | None:
        """By what he is on one line and his name on the next."""
        match lines:
            case [_, name] if all(len(line) <= LONGEST_TITLE and not STOPS.search(line) for line in lines):
                named = self.voices.whole(name)
                return Attribution.by(named, DIRECT) if named else None
        return None

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
        frame, position = self.around(number)
        after = frame[position + 1 : position + AFTER]
        truly = TRULY.match(after)
        who = (truly["really"] or truly["truth"] or truly["name"]) if truly else ""
        if who:
            return self._signed(who)
        speaker = self.voices.speaker_in(truly["who"]) if truly else None
        if speaker:
            return Attribution(SPEAKER, speaker.text, speaker.entity, DIRECT)
        remark = REMARK.match(after)
        if remark:
            return self._signed(remark["who"])
        told = UNDERSIGNED.match(after)
        if told is None:
            return None
        who = after[told.end() : told.end() + LONGEST_TITLE].split("\n", 1)[0]
        if who[:1] in (QUOTED, QUOTED_SENTENCE):
            who = self.quotations[self.inside[quotation.block][place + 1]].text
        return self._signed(who)

    def _signed(self, line: str) -> Attribution | None:
        """Who signs in a line: a part of it that ends with a name, plainly where it is no more than that."""
        # A2：某甲。
        asked = ASKED.match(line)
        line = line[asked.end() :] if asked else line
        line = HONORIFIC.sub("", line)
        handle = HANDLE.match(line)
        if handle:
            return Attribution(OTHER, handle[0], None, DIRECT)
        initialed = INITIALED.match(line)
        if initialed and self.voices.speaker_in(line) is None:
            return Attribution(OTHER, initialed[0], None, DIRECT)
        named = self.voices.entry(line)
        signer = self.voices.signer(line) or (named if named and named.kind == OTHER else None)
        if signer:
            return Attribution.by(signer, DIRECT)
        # ——某報標題.
        if PRINTED.search(line) and any(each.kind == PAPER for each in self.voices.people(line)):
            return Attribution(PAPER, line.strip(" 。."), None, NEAR)
        for part in re.split("[，,（(。]", line):
            people = self.voices.people(part + "：")
            for index, person in enumerate(people):
                if (
                    lexicon.is_self(person.text)
                    or person.kind not in (SPEAKER, OTHER)
                    or (person.kind == OTHER and index + 1 < len(people))
                ):
                    continue
                whole = person.end >= len(part.rstrip()) or OCCASION.fullmatch(part, person.end) is not None
                plain = person.start <= TO_NAME and (person.kind == SPEAKER or whole)
                return Attribution.by(person, DIRECT if plain else NEAR)
        # ——老話: nobody's, and so not his.
        saying = next((each for each in self.voices.tokens(line) if lexicon.is_saying(each.text)), None)
        if saying and saying.text[-1] in "語语話话言bge" and saying.end >= len(line.rstrip(" 。.")):
            return Attribution(NOBODY, saying.text, None, DIRECT)
        # ——柏拉圖: a name of which nothing is known.
        alone = (
            FEW_HAN.fullmatch(line.strip(" 。.")) and not self.voices.tokens(line) and not unnamed.is_no_subject(line)
        )
        # ——未必: what the writer thinks of it.
        name = line.strip()[:1] in lexicon.surnames() or FOREIGN.search(line) is not None
        return Attribution(OTHER, line.strip(), None, DIRECT if name else NEAR) if alone else None

    def _somebody(self, line: str) -> Attribution | None:
        """Who signs without a name: ——某部部長, ——一名學生."""
        who = INSCRIBES.sub("", re.split("[，,（(。]", line.strip())[0])
        signs = SIGNER.search(who) is not None and not unnamed.is_no_subject(who)
        return Attribution(OTHER, who, None, DIRECT) if signs and self.voices.speaker_in(line) is None else None

    def _beside(self, block: int, position: int) -> Attribution | None:
        """By a name that is all that its line has beside it, or all that the line before has: 某甲｜「…」."""
        frame = self.frame(block)[0]
        lines = reversed(frame[max(0, position - BEFORE) : position].split("\n"))
        card = next(filter(None, map(SAID_BY.match, lines)), None)
        if card:
            return self._on_card(card["who"])
        # No more is read than what may be a title: a block may be long.
        farthest = max(0, position - LONGEST_TITLE - 1)
        begun = frame.rfind("\n", farthest, position) + 1
        if farthest and not begun:
            return None
        rest = frame[begun:position] + frame[position + 1 : position + LONGEST_TITLE + 2].split("\n", 1)[0]
        item = self._beside_in_item(block, frame, begun, position)
        if item:
            return item
        if len(rest) > LONGEST_TITLE:
            return None
        if begun and not WEIGHT.search(rest):
            above = frame[max(0, begun - BEFORE) : begun].rstrip("\n").rsplit("\n", 2)
            # A name below a quotation signs that one.
            signs = len(above) > 1 and (QUOTED in above[-2] or QUOTED_SENTENCE in above[-2])
            signs = signs and self.voices.whole(frame[: LONGEST_TITLE + 1].split("\n", 1)[0]) is None
            rest = "" if signs else above[-1]
        named = self.voices.entry(rest) if len(rest) <= LONGEST_TITLE else None
        return Attribution.by(named, DIRECT) if named else None

    def _beside_in_item(self, block: int, frame: str, begun: int, position: int) -> Attribution | None:
        """By who stands after it in an item, with no more than who that is: 3. “…” A. Smith, chairman of the board."""
        line = frame[position + 1 : position + LONGEST_ENTRY + 2].split("\n", 1)[0].strip()
        begins = listed.MARKER.fullmatch(frame[begun:position]) is not None
        begins = begins or (self.document.blocks[block].kind in (ITEM, NOTE) and not frame[:position].strip())
        if not begins or len(line) > LONGEST_ENTRY or QUOTED in line:
            return None
        if self.document.blocks[block].kind == NOTE:
            # Former commissioner Ann Lam, interview with the author.
            who = line.split(",")[0].strip()
            last = next(reversed(self.voices.people(who)), None)
            signs = last is not None and last.end == len(who) and last.kind in (SPEAKER, OTHER)
            return Attribution.by(last, DIRECT) if last and signs else None
        tokens = self.voices.tokens(line)
        first = at_start(tokens)
        says = any(each.kind in (lexicon.VERB, lexicon.SPEECH) for each in tokens)
        if first is None or says or first.kind not in (SPEAKER, OTHER) or lexicon.is_role(first.text):
            return None
        return Attribution.by(first, DIRECT) if ROLE.match(line, first.end) else None
