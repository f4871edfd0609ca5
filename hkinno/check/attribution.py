"""To whom a draft gives the words that it quotes: a speaker of the store, somebody else, the paper, or nobody.

Who is named beside a quotation is read in the text round it, in which each quotation is one sign (``QUOTED``): before
it in its sentence, after it, or round it (``surroundings``); a pronoun leads back to the sentence before. What is
read leniently excuses (others may say what they like); only a plain attribution accuses.
"""

import re
from bisect import bisect_left
from typing import NamedTuple

from hkinno.check import (
    clauses,
    constructions,
    dialogue,
    lexicon,
    naming,
    stances,
    strangers,
    subjects,
    syntax,
)
from hkinno.check.clauses import (
    CONTEXT,
    DIRECT,
    NEAR,
    REPORTED,
)
from hkinno.check.following import CLAUSE_END
from hkinno.check.frames import AFTER, BEFORE, LONGEST_READ, Attribution
from hkinno.check.givers import PASSED_ON
from hkinno.check.quotations import BLOCK, LABEL, Quotation
from hkinno.check.subjects import TO_SPEECH, WEIGHT
from hkinno.check.tokens import (
    NOBODY,
    OTHER,
    PAPER,
    PEOPLE,
    PRONOUN,
    QUOTED,
    QUOTED_SENTENCE,
    SPEAKER,
    sentences,
)
from hkinno.check.turns import turns, without_label
from hkinno.check.voices import BRACKETED, Voices
from hkinno.check.writers import Writers
from hkinno.documents.footnotes import CIRCLED
from hkinno.documents.patterns import Pattern
from hkinno.documents.sheet import SPEECH, Opened
from hkinno.text import has_chinese

VERBLESS = Pattern("N,[^vwaq:;]*;?")
# After who speaks on something.
SPOKE = Pattern(
    "[^，。；：]{0,8}(?:[談谈說说講讲提][到及起]|被[問问]|[論论]及|[話话][鋒锋]一[轉转]|表示|指出|[認认][為为]|[強强][調调]|透露|坦言)"
)
# An English sentence after one that has ended; "So said …" belongs to that.
ANEW = Pattern(r"\s*(?!So\b|Thus\b)[A-Z]")
LEADS_ON = Pattern(
    rf"[^，。！？；\n{QUOTED}{QUOTED_SENTENCE}]{{1,24}}[，,：:][^，。！？；\n{QUOTED}{QUOTED_SENTENCE}]{{0,8}}[{QUOTED}{QUOTED_SENTENCE}]"
)
# What stands after a quotation in its sentence, or in a short one of its own.
AFTER_IT = Pattern(rf"[^\n{QUOTED}{QUOTED_SENTENCE}]{{1,2}}[^\n.;:{QUOTED}{QUOTED_SENTENCE}]{{1,90}}")
# From a name to what is its bearer's: A. Smith's former driver.
TO_OWNED = 24
# After whose it is: the minister's wish that.
OWNED = Pattern(
    r"['’]s (?:\w+ )?(?:wish|hope|call|view|words?|remark|claim|promise|plea|point|belief|warning)(?: that)?\s*$",
    needs=("'s ", "’s "),
)
COUNTED = Pattern(r"^(?:[圖图表]|照片)\s?[\d一二三四五六七八九十]{1,2}[\s：:，]*")
# The sign of a note right after the words.
SIGN_AFTER = Pattern(rf"^(?:\[\^?\w{{1,8}}\]|〔\d{{1,3}}〕|[{CIRCLED}]{{1,3}})")
# So far after it may stand to whom it is given: 把「…」歸於某甲.
AFTER_GIVEN = 40
# So many blocks and lines of each are the head of a letter.
HEAD = 4
# A note is called so near; who speaks there has an occasion to.
TO_NOTE = 6
PASSES_ON = Pattern(r"[轉转]引|引自|\b(?:quoted|cited|qtd)\b", re.IGNORECASE)
SPOKEN_THERE = Pattern(
    r"[講讲][話话辭词]|演[講讲說说辭辞]|致[辭辞詞词]|[發发]言|[訪访][問问談谈]|口述|[談谈][話话]|[語语][，。]?$|[會会]上"
    r"|\b(?:speech|remarks|interview(?:ed)?|address|press conference|keynote|told|talk|statement)\b",
    re.IGNORECASE,
)
# So many blocks above a quotation a line may say that what follows is made up.
TO_FICTION = 6
HAN_OR_WORD = Pattern(r"[\w]+")
OF_A_THING = Pattern("[說说指稱称話话示為为言認认][，]?(?:(?![不沒没非無无人，。：:]).){1,12}$")
PART_OF = Pattern("[要會会]$")


class Spot(NamedTuple):
    """Where a quotation stands: its number, block, place among the block's quotations, and offset in the block's frame.

    ``sentence`` leads up to it, ``after`` follows; ``ended`` says that it ends its sentence, ``again`` that another
    one begins after it, ``apart`` that what follows may tell whose it is, ``tagged`` that it ends with a comma.
    """

    number: int
    block: int
    place: int
    position: int
    sentence: str
    after: str
    ended: bool
    again: bool
    apart: bool
    tagged: bool

    @property
    def announced(self) -> bool:
        """Whether a colon leads up to it."""
        return self.sentence.rstrip().endswith(("：", ":"))


class Attributions(Writers):
    """The attributions of a draft's quotations, each worked out when it is asked for."""

    def __init__(self, document: Opened, quotations: list[Quotation], voices: Voices) -> None:
        super().__init__(document, quotations, voices)
        self.known: dict[int, Attribution] = {}
        self.turns = turns(document, voices)
        self.notes = sorted(document.notes)

    def of(self, number: int) -> Attribution:
        """To whom the quotation of that number is given."""
        if number not in self.known:
            # While it is worked out it is nobody's.
            self.known[number] = Attribution()
            self.known[number] = self._writers(number, self._of(number))
        return self.known[number]

    def stranger(self, number: int) -> str:
        """Who else is plainly said to say the words, by the shape of their sentence alone; "" for nobody."""
        block = self.quotations[number].block
        if block < 0 or self.outer.get(number, (-1, 0))[0] != number:
            return ""
        sentence, following = clauses.without_brackets(self._leading(number)), self._beyond(number)
        if stances.is_put_to(sentence) or stances.is_inscribed(sentence) or self.is_supposed(number):
            return ""
        clause = CLAUSE_END.split(following, 1)[0]
        # Who speaks in a conversation is told by its labels.
        speaks = self.document.blocks[block].kind == SPEECH
        reading = strangers.of_own_words if speaks else strangers.before
        before = reading(sentence, self.voices.tokens(sentence))
        return before or strangers.after(clause, self.voices.tokens(clause))

    def is_supposed(self, number: int) -> bool:
        """Whether the draft only asks, supposes or denies that the words were said."""
        return stances.is_supposed(self._leading(number)) or self.is_denied(number)

    def is_denied(self, number: int) -> bool:
        """Whether the words are what somebody is said to deny, or what the draft calls untrue or made up."""
        return stances.is_denied(self._leading(number), self._beyond(number)) or self._is_fiction(number)

    def _is_fiction(self, number: int) -> bool:
        """Whether the heading above a quotation, or a line that leads up to it, says that what follows is made up."""
        block = self.quotations[number].block
        heading = self.headings[block] if block >= 0 else -1
        if heading >= 0 and stances.is_fiction(self.frame(heading)[0]):
            return True
        above = ((each, self.frame(each)[0].rstrip()) for each in range(max(0, block - TO_FICTION), block))
        return any((each == 0 or line.endswith(("：", ":"))) and stances.is_fiction(line) for each, line in above)

    def is_mentioned(self, number: int) -> bool:
        """Whether the words are a term that somebody speaks of, and not what he says of it."""
        return naming.is_mentioned(self.quotations[number].text, self._leading(number).rstrip())

    def is_judged(self, number: int) -> bool:
        """Whether the words are what somebody calls something, in judgement."""
        leading = self._leading(number)
        return stances.is_judged(leading) or stances.is_likened(leading, self._following(number))

    def is_part(self, number: int) -> bool:
        """Whether the words are only a part of a sentence that somebody is said to say: 表示要「…」."""
        leading = self._leading(number).rstrip()
        return PART_OF.search(leading) is not None and not naming.is_said(leading)

    def is_predicated(self, number: int) -> bool:
        """Whether the words are all that somebody is said to say of something: 某甲說香港「沒有對手」。."""
        following = self._following(number)[:1]
        return not following.isalnum() and OF_A_THING.search(self._leading(number)) is not None

    def is_said(self, number: int) -> bool:
        """Whether a verb right before the words says that they are said, and announces no thing."""
        return naming.is_said(self._leading(number).rstrip())

    def is_named(self, number: int) -> bool:
        """Whether the words are the name of a scheme, a body or a document, and not what somebody says."""
        text, leading = self.quotations[number].text, self._leading(number)
        return naming.is_name(text, leading) or naming.is_scheme(text, leading, self._following(number))

    def is_noted(self, number: int, people: set[str]) -> bool:
        """Whether the note that is called right after the words names one of some people."""
        noted = self._noted(number)
        return noted is not None and noted.entity in people

    def may_name(self, number: int, people: set[str]) -> bool:
        """Whether the paragraph of a quotation names any of some people, or has a pronoun or an office for one."""
        tokens = self.voices.tokens(self.frame(self.quotations[number].block)[0][:LONGEST_READ])
        return any(each.entity in people or each.kind == PRONOUN for each in tokens)

    def is_led_by(self, number: int, people: set[str], other: str) -> bool:
        """Whether what leads up to a quotation names any of some people in the clause of another one, or after it."""
        leading = self._leading(number)
        tokens, place = self.voices.tokens(leading), leading.rfind(other)
        # B reminded them of the minister's wish that: an office is its bearer's.
        owned = OWNED.search(leading)
        owner = next((each for each in tokens if owned and each.end == owned.start()), None)
        if owner and (owner.entity or self.voices.holder(owner.text)) in people:
            return True
        words = self._parsed(leading)
        read = syntax.before(words) if words else None
        plain = read is not None and read[1] and read[0].text == other
        # A. Smith's driver said: it is plain who.
        if plain and not any(each.entity in people and place - each.end > TO_OWNED for each in tokens):
            return False
        begun = max(leading.rfind(mark, 0, max(0, place)) for mark in "，；")
        # 某甲當面對某乙說: he is spoken to.
        named = (index for index, each in enumerate(tokens) if each.entity in people and each.start > begun)
        there = any(not subjects.is_spoken_to(tokens, index) or index == 0 for index in named)
        return there or clauses.reports(tokens, place)

    def may_mean(self, number: int, role: str, speakers: set[str]) -> bool:
        """Whether one of some speakers may be meant by a role without a name or a body: 校長說, the official said."""
        block = self.quotations[number].block
        above = self.quotations[number].kind == BLOCK and block > 0
        leading = self._leading(number) or (next(sentences(self.frame(block - 1)[0]), "") if above else "")
        bare = re.search(rf"(?:^|[^\w\s]|\bthe )\s*{re.escape(role)}", leading, re.IGNORECASE) is not None
        return (bare and self.voices.may_be(role, speakers)) or strangers.may_be_meant(role, leading)

    def _of(self, number: int) -> Attribution:
        """By what names whose the words are, in the order in which that is trusted."""
        quotation = self.quotations[number]
        if quotation.reason or quotation.block < 0 or not quotation.text.strip():
            return Attribution()
        outer, _ = self.outer[number]
        signed = self._undersigned(number)
        if signed or outer != number:
            return signed or self._nested(quotation, self.quotations[outer])
        turn = self.turns.get(quotation.block)
        if turn and quotation.kind == LABEL:
            return Attribution(SPEAKER, turn.name, turn.entity, DIRECT)
        spot = self._spot(number)
        if stances.is_titled(spot.sentence, spot.after):
            return Attribution(OTHER, None, None, NEAR)
        built = self._constructed(spot)
        if built and built.relation != NEAR:
            return built
        found = self._discussed(spot, built or self.before(spot.sentence, spot.block, spot.position))
        told = self._told(spot, found)
        if told and told.kind == PAPER and BRACKETED.match(spot.after.lstrip("，, \t")) and found.led:
            return told
        if found.relation == DIRECT and not found.led and not self._is_told_of(spot, found, told):
            return found
        if told and told.kind == PAPER and not found.relation:
            return told
        apart = None if told else self._told_apart(spot, found)
        # Who signs below the words has them, and not he of the lines before.
        if apart and apart.kind in (OTHER, PAPER) and not found.relation:
            return apart
        told = told or apart
        if told and self._outdoes(told, found, spot):
            return told
        return self._item(spot, found) or (found if found.relation else self._round(spot, told))

    def _spot(self, number: int) -> Spot:
        """Where a quotation stands, and what stands before and after it."""
        quotation = self.quotations[number]
        frame, position = self.around(number)
        after = SIGN_AFTER.sub("", self._without_gloss(frame[position + 1 : position + AFTER]))
        sentence = self._leading(number)
        if self.document.blocks[quotation.block].kind == SPEECH:
            # Whose turn it is says the whole turn, and what he quotes is another's.
            # Where the whole turn is in marks, the label says whose the words are.
            rest = without_label(sentence, self.voices)
            hosted = any(map(lexicon.is_host, HAN_OR_WORD.findall(sentence)))
            alone = not after.strip() or not self.has_named(set(self.voices.speakers))
            sentence = sentence if not rest.strip() and alone and not hosted else rest
        ended = frame[position] == QUOTED_SENTENCE
        text = quotation.text.rstrip()
        again = ended and text.endswith((".", "。")) and ANEW.match(after) is not None
        tagged = text.endswith((",", "，"))
        apart = not again and (ended or tagged or after.lstrip().startswith((",", "，")))
        place = self.outer[number][1]
        return Spot(number, quotation.block, place, position, sentence, after, ended, again, apart, tagged)

    def _constructed(self, spot: Spot) -> Attribution | None:
        """By a construction that the quotation is a part of: a likeness, a bracket, a question, a clause of English."""
        sentence, after, block, position = spot.sentence, spot.after, spot.block, spot.position
        if PASSED_ON.match(after):
            return Attribution(OTHER, None, None, NEAR)
        return (
            self._in_dialogue(spot)
            or self._likened(sentence, after, block, position)
            or self._cited(after, spot.number)
            or self._answered(sentence, after, block, position, again=spot.again)
            or self._hung(sentence, after, block, position, apart=spot.apart, tagged=spot.tagged)
            or (None if self._in_bracket(after) else self._goes_on(sentence, block, spot.place))
            or self._built(sentence, after, block, position)
        )

    def _in_dialogue(self, spot: Spot) -> Attribution | None:
        """As what who speaks in its line says himself, what who is addressed has said, or what a clip plays."""
        name, said = self._label(spot.block, spot.position), spot.sentence
        said = without_label(said, self.voices) if dialogue.label(said) == name != "" else said
        own = name if name and dialogue.is_own(said) and not lexicon.is_host(name) else ""
        # GUEST: I'd put it this way. “…”
        own = own or (self._announces(spot) if name and not said.strip() else "")
        who = self._addressed(spot.sentence) or own
        # Dear Minister: he of the store may be meant.
        if who and not lexicon.is_office(who):
            speaker = self.voices.labelled(who) or self.voices.speaker_in(who + "：")
            return Attribution(SPEAKER if speaker else OTHER, who, speaker.entity if speaker else None, DIRECT)
        return self._played(spot) if dialogue.is_clip(name) and not WEIGHT.search(said) else None

    def _announces(self, spot: Spot) -> str:
        """Who says of himself, in the sentence before the words, that they follow; "" for nobody."""
        before = next(sentences(self._read_before(spot.block, spot.position)), "")
        name = dialogue.label(before)
        return name if name and dialogue.is_announced(before) and not lexicon.is_host(name) else ""

    def _played(self, spot: Spot) -> Attribution | None:
        """As the words of the last one whom the lines before a clip name."""
        before = self._told_before(spot.block, spot.position, 1)
        people = (each for sentence, _, _ in before for each in reversed(self.voices.people(sentence + "：")))
        named = (each for each in people if each.kind in (SPEAKER, OTHER) and not dialogue.is_clip(each.text))
        played = next(named, None)
        return Attribution.by(played, DIRECT) if played else None

    def _addressed(self, sentence: str) -> str:
        """Whom a sentence gives its last words to by "you": who is called in it, or greeted in the first lines."""
        if not dialogue.is_to_you(sentence):
            return ""
        called = dialogue.called(sentence)
        last = next(reversed(self.voices.tokens(called)), None) if called else None
        if last and last.kind in (SPEAKER, OTHER, PRONOUN) and last.end == len(called):
            return called
        head = range(min(HEAD, len(self.document.blocks)))
        return dialogue.greeted([line for number in head for line in self.frame(number)[0][:LONGEST_READ].split("\n")])

    def _discussed(self, spot: Spot, found: Attribution) -> Attribution:
        """Who is named before it, and only near where the words are a text, or what is liked or spoken of."""
        if found.kind != OTHER or found.relation != DIRECT:
            return found
        words = self._parsed(spot.sentence)
        textual = words is not None and syntax.is_of_text(words)
        spoken_of = stances.is_discussed(spot.after) or stances.is_liked(spot.sentence)
        return found._replace(relation=NEAR) if textual or spoken_of else found

    def _told(self, spot: Spot, found: Attribution) -> Attribution | None:
        """By what goes on after it in its sentence."""
        # …：「…。」記者寫道，「…」: the clause after it leads on to the next one.
        leads_on = spot.announced and spot.ended and LEADS_ON.match(spot.after) is not None
        told = None if spot.again or leads_on else self._after(spot.after, spot.block, spot.position, ended=spot.ended)
        return told or (self._unknown_after(spot.after) if spot.apart and not found.relation else None)

    def _is_told_of(self, spot: Spot, found: Attribution, told: Attribution | None) -> bool:
        """Whether who is named after it has the words, and not what is named before.

        Head: “…”, A. Smith said: what is before the colon names the kind of thing that it is.
        """
        if told is None or told.kind != SPEAKER:
            return False
        headed = spot.announced and not subjects.has_verb(self.voices.tokens(spot.sentence))
        return (told.relation == DIRECT and found.kind == NOBODY) or (headed and found.kind == OTHER)

    def _told_apart(self, spot: Spot, found: Attribution) -> Attribution | None:
        """By a quotation beside it in the same sentence, or by a signature.

        他的原話是：「…」 has said whose the words are: who signs the letter has not said them.
        """
        beside = None if found.relation else self._beside(spot.block, spot.position)
        return beside or (None if found.led and spot.announced else self._signature(spot.block, spot.after))

    def _outdoes(self, told: Attribution, found: Attribution, spot: Spot) -> bool:
        """Whether who is named after it is more plainly given the words than who is named before.

        甲表示，…，「…。」乙認為，「…」: the second name is that of the next words.
        """
        next_ones = found.relation == REPORTED and found.kind == OTHER and LEADS_ON.match(spot.after)
        return told.relation == DIRECT and (told.kind == SPEAKER or found.relation != DIRECT) and not next_ones

    def _item(self, spot: Spot, found: Attribution) -> Attribution | None:
        """As an item of a list that somebody is said to have said."""
        open_ = found.relation in ("", NEAR) and found.kind in (NOBODY, OTHER)
        return self._listed(spot.block, spot.position) if open_ else None

    def _round(self, spot: Spot, told: Attribution | None) -> Attribution:
        """By whose turn it is, its row, the words before it, or what stands round it."""
        turn = self.turns.get(spot.block)
        if turn:
            return Attribution(SPEAKER, turn.name, turn.entity, CONTEXT)
        context = self._cell(spot.block) or self._continued(spot.block, spot.place)
        context = context or self._on_a_topic(spot) or self._spoke(spot) or self._noted(spot.number)
        context = context or self._context(spot.block, spot.number)
        return context if context.relation or told is None else told

    def _noted(self, number: int) -> Attribution | None:
        """By the note that is called right after it, where that begins with who says it: [1] A. Smith, interview."""
        end = self.quotations[number].outer[1]
        order = bisect_left(self.notes, end, key=lambda each: each.called)
        note = self.notes[order] if order < len(self.notes) and self.notes[order].called - end <= TO_NOTE else None
        if note is None or WEIGHT.search(self.document.words(end, note.called)):
            return None
        words = self.document.words(note.start, min(note.end, note.start + LONGEST_READ)).split("\n")[0]
        people = self.voices.people(words)
        speaker = next((each for each in people if each.kind == SPEAKER), None)
        if speaker:
            return Attribution.by(speaker, CONTEXT)
        # What passes words on, or is of the page, says not whose they are.
        author = any(each.kind == PAPER or self.voices.is_author(each.text) for each in people)
        if author or PASSES_ON.search(words):
            return None
        named = self.voices.entry(re.split("[，,。]", words)[0])
        if named:
            return Attribution.by(named, DIRECT)
        return self._somebody(words.lstrip(CIRCLED + " ")) if SPOKEN_THERE.search(words) else None

    def _on_a_topic(self, spot: Spot) -> Attribution | None:
        """As what the one before says on something else: A. Smith on land: “…” On parks: “…”."""
        if not spot.place or not clauses.is_topic(spot.sentence, self.voices.tokens(spot.sentence)):
            return None
        before = self.of(self.inside[spot.block][spot.place - 1])
        return before._replace(relation=CONTEXT) if before.relation in (DIRECT, CONTEXT) else None

    def _spoke(self, spot: Spot) -> Attribution | None:
        """As what he says of whom the sentence before tells that he spoke: 某甲談到人才，語氣肯定。「…。」."""
        if spot.sentence.strip() or not spot.ended or self.quotations[spot.number].kind == BLOCK:
            return None
        told = next(sentences(self._read_before(spot.block, spot.position)[-BEFORE:]), "")
        tokens = self.voices.tokens(told)
        index = next((index for index, each in enumerate(tokens) if each.kind in PEOPLE), None)
        first = None if index is None else tokens[index]
        words = self._parsed(told)
        # A. Smith, 71, on the dyke. “…”: no verb, but who that is.
        if words and first and first.kind == OTHER and " " in first.text and VERBLESS.fullmatch(words.tags):
            return Attribution(OTHER, first.text, None, DIRECT)
        # 圖三　村民代表某甲。
        signer = self.voices.signer(COUNTED.sub("", told.strip()))
        if signer and spot.ended:
            return Attribution.by(signer, DIRECT)
        if first is None or QUOTED in told or not SPOKE.match(told, first.end):
            return None
        if first.kind == PRONOUN:
            place = spot.position - len(told)
            found = self._earlier(first, told, tokens[:index])
            led = Attribution.by(found, CONTEXT) if found else None
            led = led or self._back(spot.block, place, CONTEXT, pronoun=first)
            return led if led.kind == SPEAKER else None
        if first.kind == SPEAKER:
            return Attribution(SPEAKER, first.text, first.entity, CONTEXT)
        named = first.kind == OTHER and not lexicon.is_role(first.text)
        return Attribution(OTHER, first.text, None, DIRECT) if named else None

    def _likened(self, sentence: str, after: str, block: int, position: int) -> Attribution | None:
        """By what somebody describes with them: 某甲以「…」形容當前形勢."""
        if not stances.is_likened(sentence, after):
            return None
        people = self.voices.people(sentence.rstrip()[:-1] + "：")
        named = people[-1] if people else None
        if named and named.kind == PRONOUN:
            return self._back(block, position - len(sentence), DIRECT, pronoun=named)
        plain = named and named.kind in (SPEAKER, OTHER) and len(sentence.rstrip()) - named.end <= TO_SPEECH
        return Attribution.by(named, DIRECT) if named and plain else None

    def _built(self, sentence: str, after: str, block: int, position: int) -> Attribution | None:
        """By a construction of English before or after it."""
        # It is read where it is English.
        following = None if has_chinese(after[:1]) else AFTER_IT.match(after)
        clause = following[0] if following else ""
        beyond = self.voices.tokens(after[:AFTER_GIVEN])
        moved = constructions.given_to(sentence, after, beyond) or constructions.told_after(sentence, after, beyond)
        if moved and moved.kind == PRONOUN:
            return self._back(block, position + 1, DIRECT, pronoun=moved)
        if moved:
            return Attribution.by(moved, DIRECT)
        asked = self._asked(sentence, after, block, position)
        if asked:
            return asked
        for reading, words in ((constructions.speaker, sentence), (constructions.speaker_after, clause)):
            read = reading(words, self.voices.tokens(words)) if words else None
            if read is None:
                continue
            token, plain = read
            if not plain and token.kind == SPEAKER and stances.is_of_anothers(self.voices.tokens(words), token):
                return Attribution(OTHER, None, None, NEAR)
            relation = DIRECT if plain else REPORTED if token.kind in (SPEAKER, PRONOUN) else NEAR
            if token.kind != PRONOUN:
                vague = lexicon.is_self(token.text)
                return Attribution.by(token, REPORTED if vague else relation)
            found = self._back(block, position - len(sentence), relation, pronoun=token)
            return found if found.relation else None
        return None

    def _nested(self, inner: Quotation, outer: Quotation) -> Attribution:
        """Inside another quotation: by what that says before and after it."""
        start, end = inner.outer
        before = self.document.words(max(outer.start, start - BEFORE), start)
        after = self.document.words(end, min(outer.end, end + AFTER))
        found = self.before(next(sentences(before), ""), None, 0)
        if found.relation == DIRECT:
            return found
        return self._after(after, None, 0) or found
