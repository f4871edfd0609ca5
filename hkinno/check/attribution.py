"""To whom a draft gives the words that it quotes: a speaker of the store, somebody else, the paper, or nobody.

Who is named beside a quotation is read in the text round it, in which each quotation is one sign (``QUOTED``): before
it in its sentence, after it, or round it (``surroundings``); a pronoun leads back to the sentence before. What is
read leniently excuses (others may say what they like); only a plain attribution accuses.
"""

import re
from typing import NamedTuple

from hkinno.check import clauses, constructions, lexicon, listed, naming, stances, strangers, subjects, syntax
from hkinno.check.antecedents import SENTENCES
from hkinno.check.clauses import (
    CONTEXT,
    DIRECT,
    NEAR,
    REPORTED,
    TO_NAME,
    TO_VERB,
    Named,
)
from hkinno.check.givers import Givers
from hkinno.check.quotations import LABEL, Quotation
from hkinno.check.subjects import TO_SPEECH
from hkinno.check.surroundings import BEFORE, LONGEST_READ, Attribution
from hkinno.check.turns import turns, without_label
from hkinno.check.voices import (
    BRACKETED,
    COLON,
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
from hkinno.documents import Document
from hkinno.documents.patterns import Pattern
from hkinno.documents.sheet import SPEECH

# How much of the text after a quotation is read.
AFTER = 160
ONE_SENTENCE = Pattern(r"[^。！？.!?\n]+[。.]\s*")
# What is made of the words is no source.
DRAWN = Pattern(r"[，,]?\s*(?:可[見见知]|足[見见以]|[顯显]然|[證证]明|所以|因此|意思)")
# An English sentence after one that has ended; "So said …" belongs to that.
ANEW = Pattern(r"\s*(?!So\b|Thus\b)[A-Z]")
LEADS_ON = Pattern(rf"[^，。！？；\n{QUOTED}{QUOTED_SENTENCE}]{{1,24}}[，,：:]\s*[{QUOTED}{QUOTED_SENTENCE}]")
# What stands after a quotation in its sentence, or in a short one of its own.
AFTER_IT = Pattern(rf"[^\n{QUOTED}{QUOTED_SENTENCE}]{{1,2}}[^\n.;:{QUOTED}{QUOTED_SENTENCE}]{{1,90}}")
CLAUSE_END = Pattern(r"[。！？；!?;\n]|(?<=[a-z])\.(?:\s|$)")
# From a name to what is its bearer's: A. Smith's former driver.
TO_OWNED = 24
# So far after it may stand to whom it is given: 把「…」歸於某甲.
AFTER_GIVEN = 40
# In brackets no sentence ends: (mech. eng.).
IN_BRACKETS = Pattern(r"\([^()\n]*\)")
HAN_OR_WORD = Pattern(r"[\w]+")
# The line that London will clip is this, also his: London says nothing.
ALSO_HIS = Pattern(r"\b(?:also|again|likewise)[ ,]+his\b[\s,:]*(?:is)?[\s,:]*$")
# A particle and a stop.
LAST = 2
# After a name in a bracket: （某甲語）, (A. Smith, in the Post).
WORDS_OF = Pattern(r"之?[語语言]$|[說说講讲]$|, ")
APPOSITION = Pattern(r"[A-Z\d]?[，,、]|[A-Z\d]$")
OF_A_THING = Pattern("[說说指稱称話话示為为言](?:(?![不沒没非無无人，。：:]).){1,4}$")
PART_OF = Pattern("[要會会]$")
# （某甲，2023）.
YEAR = Pattern(r"[，,]\s*(?:19|20)\d\d年?$")
SEVERAL = Pattern(
    r"[兩两三四五六幾几][句個个條条點点][話话]?"
    r"|\b(?:two|three|four|five|several) (?:\w+ )?(?:things|lines|sentences|remarks|points)"
)
# What begins one of several sayings.
ENUMERATES = Pattern(
    r"(?:還有|还有|再|又|另|另外)?(?:[一二兩两三四五]|第[一二三四五]|最後|最后|其中)一?[句個个條条](?:就?是|說|说|曰)?[，：:,]?"
    r"|[其之][一二三四五](?:是|曰)?[，：:,]?"
    r"|(?:and )?(?:the )?(?:first|second|third|then|next|again|another|one|other|finally|lastly)(?:[:,]| (?:is|was):?)",
    re.IGNORECASE,
)
# As much of a sentence is read for a number at its end.
MARKED = 5
# A label of questions and answers.
ANSWER = Pattern(r"[問问答QA]\s*[：:]")
LABELLED = Pattern(r"[（(]([^（）()]{1,40})[）)]\s*[：:]\s*$")
# The same source as that of the words before.
IBID = Pattern(r"[（(\[［〔]\s*(?:ibid\b|id\.|idem\b|同[上前])", re.IGNORECASE, needs="（([［〔")
ALONE = Pattern(r"\s*[（(]([^（）()]{2,20})[）)]\s*")
QUESTION_LINE = Pattern(r"(?m)^\W*(?:[問问Q]|記者)\d{0,2}\W*[：:]")
INTERVIEW = Pattern(r"[專专訪][訪访問问]|采[訪访]|[採采][訪访]|[對对][談谈話话]|\binterview|\bQ&A\b", re.IGNORECASE)
QUESTION = Pattern("[問问Q][：:]")


class Spot(NamedTuple):
    """Where a quotation stands: its number, block, place among the block's quotations, and offset in the block's frame.

    ``sentence`` leads up to it, ``after`` follows; ``ended`` says that it ends its sentence, ``again`` that another
    one begins after it, ``apart`` that what follows may tell whose it is.
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

    @property
    def announced(self) -> bool:
        """Whether a colon leads up to it."""
        return self.sentence.rstrip().endswith(("：", ":"))


class Attributions(Givers):
    """The attributions of a draft's quotations, each worked out when it is asked for."""

    def __init__(self, document: Document, quotations: list[Quotation], voices: Voices) -> None:
        super().__init__(document, quotations, voices)
        self.known: dict[int, Attribution] = {}
        self.spoken: dict[str, Named | None] = {}
        self.leading: dict[int, str] = {}
        # Sentences of which the writer is the subject.
        self.writers: dict[str, str] = {}
        self.turns = turns(document, voices)

    def of(self, number: int) -> Attribution:
        """To whom the quotation of that number is given."""
        if number not in self.known:
            # While it is worked out it is nobody's.
            self.known[number] = Attribution()
            self.known[number] = self._writers(self._of(number))
        return self.known[number]

    def stranger(self, number: int) -> str:
        """Who else is plainly said to say the words, by the shape of their sentence alone; "" for nobody."""
        block = self.quotations[number].block
        if block < 0 or self.outer.get(number, (-1, 0))[0] != number or self.document.blocks[block].kind == SPEECH:
            return ""
        sentence, following = clauses.without_brackets(self._leading(number)), self._following(number)
        if stances.is_put_to(sentence) or stances.is_inscribed(sentence) or self.is_supposed(number):
            return ""
        clause = CLAUSE_END.split(following)[0]
        return strangers.before(sentence, self.voices.tokens(sentence)) or strangers.after(
            clause, self.voices.tokens(clause)
        )

    def is_supposed(self, number: int) -> bool:
        """Whether the draft only asks, supposes or denies that the words were said."""
        return stances.is_supposed(self._leading(number)) or self.is_denied(number)

    def is_denied(self, number: int) -> bool:
        """Whether the words are what somebody is said to deny, or what the draft calls untrue."""
        return stances.is_denied(self._leading(number), self._following(number))

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
        return naming.is_name(self.quotations[number].text, self._leading(number))

    def may_name(self, number: int, people: set[str]) -> bool:
        """Whether the paragraph of a quotation names any of some people, or has a pronoun or an office for one."""
        tokens = self.voices.tokens(self.frame(self.quotations[number].block)[0][:LONGEST_READ])
        return any(each.entity in people or each.kind == PRONOUN for each in tokens)

    def is_led_by(self, number: int, people: set[str], other: str) -> bool:
        """Whether what leads up to a quotation names any of some people in the clause of another one, or after it."""
        leading = self._leading(number)
        tokens, place = self.voices.tokens(leading), leading.rfind(other)
        words = self._parsed(leading)
        read = syntax.before(words) if words else None
        plain = read is not None and read[1] and read[0].text == other
        # A. Smith's driver said: it is plain who.
        if plain and not any(each.entity in people and place - each.end > TO_OWNED for each in tokens):
            return False
        begun = max(leading.rfind(mark, 0, max(0, place)) for mark in "，；")
        return any(each.entity in people and each.start > begun for each in tokens) or clauses.reports(tokens, place)

    def may_mean(self, number: int, role: str, speakers: set[str]) -> bool:
        """Whether one of some speakers may be meant by a role without a name or a body: 校長說, the official said."""
        leading = self._leading(number)
        bare = re.search(rf"(?:^|[^\w\s]|\bthe )\s*{re.escape(role)}", leading, re.IGNORECASE) is not None
        return (bare and self.voices.may_be(role, speakers)) or strangers.may_be_meant(role, leading)

    def _leading(self, number: int) -> str:
        """The sentence that leads up to a quotation; "" for none."""
        if number not in self.leading:
            self.leading[number] = self._led(number)
        return self.leading[number]

    def _led(self, number: int) -> str:
        quotation = self.quotations[number]
        if quotation.block < 0 or number not in self.outer:
            return ""
        frame, places = self.frame(quotation.block)
        position = places[self.outer[number][1]]
        before = frame[max(0, position - BEFORE) : position]
        # 某甲說： and the words on the next line.
        before = before.rstrip("\n") if before.rstrip().endswith(("：", ":")) else before
        before = IN_BRACKETS.sub(lambda match: match[0].replace(". ", ", "), before)
        led = "" if clauses.ends(before) else next(sentences(before), "")
        numbered = listed.NUMBERED.match(led)
        return led[numbered.end() :] if numbered and numbered[0].rstrip()[-1] in "：:" else led

    def _following(self, number: int) -> str:
        """What stands right after a quotation in its block."""
        if number not in self.outer or self.quotations[number].block < 0:
            return ""
        frame, places = self.frame(self.quotations[number].block)
        position = places[self.outer[number][1]]
        return frame[position + 1 : position + AFTER]

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
        built = self._constructed(spot)
        if built and built.relation != NEAR:
            return built
        found = self._discussed(spot, built or self.before(spot.sentence, spot.block, spot.position))
        told = self._told(spot, found)
        if told and told.kind == PAPER and BRACKETED.match(spot.after.lstrip("，, \t")) and found.led:
            return told
        if found.relation == DIRECT and not found.led and not self._is_told_of(spot, found, told):
            return found
        told = told or self._told_apart(spot, found)
        if told and self._outdoes(told, found, spot):
            return told
        return self._item(spot, found) or (found if found.relation else self._round(spot, told))

    def _spot(self, number: int) -> Spot:
        """Where a quotation stands, and what stands before and after it."""
        quotation = self.quotations[number]
        frame, places = self.frame(quotation.block)
        position = places[self.outer[number][1]]
        after = frame[position + 1 : position + AFTER]
        sentence = self._leading(number)
        if self.document.blocks[quotation.block].kind == SPEECH:
            # Whose turn it is says the whole turn, and what he quotes is another's.
            # Where the whole turn is in marks, the label says whose the words are.
            rest = without_label(sentence, self.voices)
            hosted = any(map(lexicon.is_host, HAN_OR_WORD.findall(sentence)))
            sentence = sentence if not rest.strip() and not after.strip() and not hosted else rest
        ended = frame[position] == QUOTED_SENTENCE
        text = quotation.text.rstrip()
        again = ended and text.endswith(".") and ANEW.match(after) is not None
        apart = not again and (ended or text.endswith((",", "，")) or after.lstrip().startswith((",", "，")))
        return Spot(number, quotation.block, self.outer[number][1], position, sentence, after, ended, again, apart)

    def _constructed(self, spot: Spot) -> Attribution | None:
        """By a construction that the quotation is a part of: a likeness, a bracket, a question, a clause of English."""
        sentence, after, block, position = spot.sentence, spot.after, spot.block, spot.position
        return (
            self._likened(sentence, after)
            or self._cited(after, spot.number)
            or self._answered(sentence, after, block, position, again=spot.again)
            or self._hung(sentence, after, block, position, apart=spot.apart)
            or self._goes_on(sentence, block, spot.place)
            or self._built(sentence, after, block, position)
        )

    def _discussed(self, spot: Spot, found: Attribution) -> Attribution:
        """Who is named before it, and only near where the words are a text, or what is liked or spoken of."""
        if found.kind != OTHER or found.relation != DIRECT:
            return found
        words = self._parsed(spot.sentence)
        textual = words is not None and syntax.is_of_text(words)
        if textual or stances.is_discussed(spot.after) or stances.is_liked(spot.sentence):
            return found._replace(relation=NEAR)
        return found

    def _told(self, spot: Spot, found: Attribution) -> Attribution | None:
        """By what goes on after it in its sentence."""
        told = None if spot.again else self._after(spot.after, spot.block, spot.position, ended=spot.ended)
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
        context = context or self._context(spot.block, spot.number)
        return context if context.relation or told is None else told

    def _writers(self, found: Attribution) -> Attribution:
        """What the writer says, as that of who signs the piece: 文：某甲 … 我說過：「…」."""
        if found.kind != OTHER or found.relation != REPORTED or not lexicon.is_self(found.name or "") or found.led:
            return found
        return Attribution(OTHER, self._writer(), None, DIRECT) if self._writer() else found

    def _likened(self, sentence: str, after: str) -> Attribution | None:
        """By what somebody describes with them: 某甲以「…」形容當前形勢."""
        if not stances.is_likened(sentence, after):
            return None
        people = self.voices.people(sentence.rstrip()[:-1] + "：")
        named = people[-1] if people else None
        plain = named and named.kind in (SPEAKER, OTHER) and len(sentence.rstrip()) - named.end <= TO_SPEECH
        return Attribution(named.kind, named.text, named.entity, DIRECT) if named and plain else None

    def _cited(self, after: str, number: int) -> Attribution | None:
        """By a speaker in a bracket right after it, whoever is said to quote it: 業界引用「…」（某甲，第1段）."""
        bracket = BRACKETED.match(after.lstrip("，, \t"))
        told = self._bracket(bracket[0]) if bracket else None
        if bracket and number and IBID.match(bracket[0]):
            before = self.of(number - 1)
            told = before._replace(relation=CONTEXT) if before.relation == DIRECT else None
        return told if told and told.kind == SPEAKER else None

    def _built(self, sentence: str, after: str, block: int, position: int) -> Attribution | None:
        """By a construction of English before or after it."""
        following = AFTER_IT.match(after)
        clause = following[0] if following else ""
        beyond = self.voices.tokens(after[:AFTER_GIVEN])
        moved = constructions.given_to(sentence, after, beyond) or constructions.told_after(sentence, after, beyond)
        if moved and moved.kind == PRONOUN:
            return self._back(block, position + 1, DIRECT, pronoun=moved)
        if moved:
            return Attribution(moved.kind, moved.text, moved.entity, DIRECT)
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
                return Attribution(token.kind, token.text, token.entity, REPORTED if vague else relation)
            found = self._back(block, position - len(sentence), relation, pronoun=token)
            return found if found.relation else None
        return None

    def _continued(self, block: int, place: int) -> Attribution | None:
        """As the words before it, where no more than who said those stands between: 「…。」孫東說。「…」."""
        if place == 0:
            return None
        frame, places = self.frame(block)
        between = frame[places[place - 1] + 1 : places[place]]
        if len(between) > TO_VERB or not ONE_SENTENCE.fullmatch(between) or DRAWN.match(between):
            return None
        # 「…」，可見他承認甲。「…」: what he says stands in between.
        verb = clauses.last_verb(self.voices.tokens(between))
        if verb is None or (between[-2:-1] >= "\u4e00" and len(between.rstrip()) - verb.end > LAST):
            return None
        before = self._after(between, block, places[place - 1])
        return before._replace(relation=CONTEXT) if before and before.relation == DIRECT else None

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
        length, whole = len(sentence), sentence
        # 【某甲】 is a label.
        sentence = clauses.without_brackets(sentence).replace("】", "：")
        tokens = self.voices.tokens(sentence)
        if stances.is_put_to(sentence) or stances.is_inscribed(sentence):
            return Attribution(OTHER, None, None, NEAR)
        chosen = self._speaks(sentence, tokens)
        if chosen:
            index, token, relation, _ = chosen
            following = self.frame(block)[0][position + 1 : position + 2] if block is not None else ""
            ends = not following.isalnum()
            if token.kind in (SPEAKER, PRONOUN) and stances.is_spoken_of(sentence, tokens, index, ends=ends):
                return Attribution(OTHER, None, None, NEAR)
            if token.kind != PRONOUN:
                vague = lexicon.is_self(token.text) or clauses.may_be_anybody(sentence, token)
                relation = REPORTED if relation == DIRECT and vague else relation
                return Attribution(token.kind, token.text, token.entity, relation)
            there = self._earlier(token, sentence, tokens[:index])
            if there:
                rival = there.kind == OTHER and self.voices.speaker_in(sentence) is not None
                rival = rival and not subjects.takes_over(sentence, there)
                vague = relation == DIRECT and (lexicon.is_self(there.text) or rival)
                return Attribution(there.kind, there.text, there.entity, REPORTED if vague else relation, led=True)
            return self._back(block, position - length, relation, pronoun=token)
        source = self._resolved(constructions.of_source(sentence))
        if source:
            return source
        if self.writers.get(sentence):
            return Attribution(OTHER, self.writers[sentence], None, NEAR)
        enumerated = self._enumerated(whole, block, position - length)
        if enumerated:
            return enumerated
        bracketed = self._in_label(whole)
        if bracketed:
            return bracketed
        if ANSWER.fullmatch(sentence.strip()) or QUESTION.match(sentence.strip()):
            who = self._interviewed(block) if sentence.strip()[:1] in "答A" else None
            return Attribution(OTHER, who.text if who else sentence.strip()[:1], None, DIRECT if who else NEAR)
        if not clauses.says(sentence, tokens):
            return Attribution()
        return self._unknown(sentence, tokens, block, position - length)

    def _unknown(self, sentence: str, tokens: list[Token], block: int | None, position: int) -> Attribution:
        """By a verb or a label without anybody known: somebody unknown, or who is spoken of before."""
        named = clauses.label(sentence, tokens)
        if named:
            name, plain = named
            # He of whom the sentences before speak may be meant, and the word say how he speaks.
            text = self._read_before(block, position) if block is not None else ""
            words = self._parsed(name)
            plain = plain and (words is None or syntax.is_somebody(words))
            plain = plain and (clauses.is_somebody(name) or not self._names_speaker(text))
            return Attribution(OTHER, name, None, DIRECT if plain else NEAR)
        # 某甲出席論壇，被問及時回應：.
        own = self._subject(sentence, (SPEAKER, OTHER), None)
        if own:
            return Attribution(own.kind, own.text, own.entity, DIRECT, led=True)
        return self._back(block, position, DIRECT, (SPEAKER, OTHER, PAPER))

    def _resolved(self, name: str) -> Attribution | None:
        """Who is meant by words that are sure to name somebody, or a body; None for a page or a pronoun."""
        people = self.voices.people(name + "：") if name else []
        first = next((each for each in people if each.kind == SPEAKER), people[-1] if people else None)
        if first and first.kind in (SPEAKER, OTHER):
            return Attribution(first.kind, first.text, first.entity, DIRECT)
        return None if people or not name or clauses.is_no_subject(name) else Attribution(OTHER, name, None, DIRECT)

    def _enumerated(self, sentence: str, block: int | None, position: int) -> Attribution | None:
        """As one of the sayings that the sentences before announce: 某甲說過幾句話。一句是「…」。."""
        if block is None or not (ENUMERATES.fullmatch(sentence.strip()) or listed.MARKER.fullmatch(sentence)):
            return None
        # …：(1)「…」；(2)「…」: as the one before it.
        frame, places = self.frame(block)
        earlier = [each for each, place in zip(self.inside[block], places, strict=True) if place < position]
        if earlier and frame.rfind("\n", 0, position) < places[len(earlier) - 1]:
            first = self.of(earlier[-1])
            counted = listed.MARKER.search(self._leading(earlier[-1])[-MARKED:])
            if counted and first.relation in (DIRECT, CONTEXT) and first.kind == SPEAKER:
                return first._replace(relation=CONTEXT)
        before = self._read_before(block, position)
        for _, announced in zip(range(SENTENCES), sentences(before), strict=False):
            found = self._introduced(announced) or self._announced(announced)
            if found:
                return found
        return None

    def _interviewed(self, block: int | None) -> Token | None:
        """The only one whom the first lines of an interview name, where nobody of the store is."""
        head = "".join(self.frame(number)[0][:LONGEST_READ] + "\n" for number in range(min(3, (block or 0) + 1)))
        lines = QUESTION_LINE.split(head, 1)[0].split("\n")
        people = [person for line in lines for person in self.voices.people(line + "：")]
        named = [each for each in people if not lexicon.is_role(each.text) and each.kind in (SPEAKER, OTHER)]
        asked = any(INTERVIEW.search(line) for line in lines)
        return named[0] if asked and len(named) == 1 and named[0].kind == OTHER else None

    def _announced(self, words: str) -> Attribution | None:
        """By a sentence that says that somebody said or wrote several things: 某甲留下兩句話."""
        tokens = self.voices.tokens(words)
        if not SEVERAL.search(words):
            return None
        first = next((index for index, each in enumerate(tokens) if each.kind == OTHER), None)
        if first is None or subjects.is_passed_over(words, tokens, first, aside=False):
            return None
        return Attribution(OTHER, tokens[first].text, None, DIRECT)

    def _in_label(self, sentence: str) -> Attribution | None:
        """Who is named in the bracket of a label: 答（某甲）：, Key quote (A. Smith):."""
        bracket = LABELLED.search(sentence) or ALONE.fullmatch(sentence)
        people = self.voices.people(bracket[1]) if bracket else []
        if not people:
            return None
        first = people[0]
        return Attribution(first.kind, first.text, first.entity, DIRECT if first.kind == SPEAKER else NEAR)

    def _speaks(self, sentence: str, tokens: list[Token]) -> "Named | None":
        """Who says the last words of a sentence. A sentence is read once for all of its quotations."""
        if clauses.is_topic(sentence, tokens) or ALSO_HIS.ends(sentence):
            return None
        if sentence not in self.spoken:
            found: list[Named] = []
            for index, token in enumerate(tokens):
                relation, tight = clauses.relation(sentence, tokens, index) if token.kind in PEOPLE else ("", False)
                # 我想 and "I quote" lead to another's words.
                tells = subjects.tells(tokens[index + 1 :])
                itself = lexicon.is_self(token.text) and not (tight and tells)
                if relation == DIRECT and itself and tells and token.text.isascii():
                    self.writers[sentence] = token.text
                if relation and not itself:
                    found.append((index, token, relation, tight))
            self.spoken[sentence] = clauses.chosen(
                found, max((each.end for each in tokens if each.kind == QUOTE), default=0)
            )
        return self.spoken[sentence]

    def _after(self, after: str, block: int | None, position: int, *, ended: bool = False) -> Attribution | None:
        """By what stands after it: 「…」，孫東說; “…” said Sun Dong; （陳大文）.

        ``ended`` says that the quotation ends its sentence.
        """
        stripped = after.lstrip("，, \t")
        bracket = BRACKETED.match(stripped)
        if bracket:
            return self._bracket(bracket[0])
        if DASH.match(stripped) or stripped.startswith(("\n", ".")):
            return None
        clause = CLAUSE_END.split(stripped)[0]
        tokens = self.voices.tokens(clause)
        begun = 0
        for index, token in enumerate(tokens):
            if token.kind in (COLON, QUOTE) or token.start - begun > TO_NAME:
                return None
            if token.kind in PEOPLE and token.kind != NOBODY:
                if subjects.is_passed_over(clause, tokens, index):
                    begun = token.end if subjects.is_role_of(tokens, index) else begun
                    continue
                if not clauses.follows(clause, tokens, index, ended=ended):
                    return None
                if token.kind != PRONOUN:
                    relation = REPORTED if lexicon.is_self(token.text) else DIRECT
                    return Attribution(token.kind, token.text, token.entity, relation)
                found = self._back(block, position, DIRECT, pronoun=token)
                return found if found.relation else None
        return None

    def _unknown_after(self, after: str) -> Attribution | None:
        """By a clause after it that names somebody of whom nothing is known: said the bore at the club."""
        clause = CLAUSE_END.split(after.lstrip("，, \t"))[0].strip()
        unknown = clauses.unknown_after(clause, self.voices.tokens(clause)) if clause else ""
        return Attribution(OTHER, unknown, None, DIRECT) if unknown else None

    def _bracket(self, bracket: str) -> Attribution | None:
        """（孫東） names a speaker, and so does （孫東，main-1）; of others only one that holds nothing else."""
        inner = YEAR.sub("", bracket.strip("（）()[]［］〔〕【】。. "))
        people = self.voices.people(inner) or list(filter(None, (self.voices.whole(inner),)))
        if not people or people[0].start or inner[people[0].end :].lstrip().startswith((":", "：")):
            return None
        first = people[0]
        if first.kind == PAPER:
            # The author of the article is cited, and not said to have said it.
            return Attribution(PAPER, first.text, first.entity, NEAR)
        named = first.end == len(inner) or WORDS_OF.match(inner, first.end) is not None
        # （受訪者C，律師）.
        named = named or (APPOSITION.match(inner, first.end) is not None and not lexicon.reports(first.text))
        if first.kind == SPEAKER or (first.kind == OTHER and named and len(inner) > 1 and not inner.islower()):
            return Attribution(
                first.kind,
                first.text,
                first.entity,
                DIRECT if " " in inner or not inner.isascii() or first.kind == SPEAKER else NEAR,
            )
        return None
