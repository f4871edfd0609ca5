"""What the sentence that leads up to a quotation says: who says its last words, however he is named there."""

import re

from hkinno.check import (
    clauses,
    constructions,
    dialogue,
    lexicon,
    listed,
    stances,
    strangers,
    subjects,
    syntax,
    unnamed,
    vocabulary,
)
from hkinno.check.antecedents import SENTENCES
from hkinno.check.clauses import (
    CONTEXT,
    DIRECT,
    NEAR,
    REPORTED,
    SOLE,
    Named,
)
from hkinno.check.frames import BEFORE, LONGEST_READ, Attribution
from hkinno.check.givers import Givers
from hkinno.check.quotations import Quotation
from hkinno.check.tokens import NOBODY, OTHER, PAPER, PEOPLE, PRONOUN, QUOTE, QUOTED, SPEAKER, Token, sentences
from hkinno.check.voices import Voices
from hkinno.documents import Document
from hkinno.documents.patterns import Pattern
from hkinno.documents.speech import FIELDS

# The line that London will clip is this, also his: London says nothing.
ALSO_HIS = Pattern(r"\b(?:also|again|likewise)[ ,]+his\b[\s,:]*(?:is)?[\s,:]*$", needs=("his",))
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
# 仲有一句：.
ONE_MORE = Pattern(r"(?:仲有|還有|还有|另有|再有|又有)一?句[話话]?[是：:，,]*")
# As much of a sentence is read for a number at its end.
MARKED = 5
# He says more after what was quoted.
ALSO = Pattern(
    r"[還还仲又也亦再]|[接續续][着著]?|[補补]充|另外"
    r"| (?:also|further|then|again|added|adds|continued|went on|goes on)\b"
)
SIGNED = Pattern(r"\s*(?:——|--)")
# 引文出自某甲，原文為：.
COMES_FROM = Pattern(
    r"(?:[來来語语]?自|出[自於于])(?P<who>[^，。；：《]{2,12}?)(?:之口|口中)?[，,](?:原[文話话句]|全[文句]|[話话])?[為为是]?(?:如下)?[：:，,]?\s*$"
)
# Before a subject.
BEGINS = Pattern(
    r"(?:^|[，。；：,;:—–(（「“]"
    r"|\b(?:that|and|but|as|when|if|so|because|while|where|than|then)|[但而那後后時时])\s*$",
    re.IGNORECASE,
)
# In so many blocks before it words were quoted last.
NEAR_BY = 2
# A label of questions and answers.
ANSWER = Pattern(r"(?:[問问答]|[QA](?=[：:.])|[評评][論论]|留言|[熱热][評评]|跟帖|[彈弹]幕|[旁批]?註|批注|按)\s*[：:.]")
ORIGINAL = Pattern(r"[他她]?的?原[話话句](?:[是如][此下]?)?\s*[：:]")
LABELLED = Pattern(r"[（(]([^（）()]{1,40})[）)]\s*[：:]\s*$")
ALONE = Pattern(r"\s*[（(]([^（）()]{2,20})[）)]\s*")
QUESTION_LINE = Pattern(r"(?m)^\W*(?:[問问Q]|記者)\d{0,2}\W{0,3}[：:.]")
INTERVIEW = Pattern(r"[專专訪][訪访問问]|采[訪访]|[採采][訪访]|[對对][談谈話话]|\binterview|\bQ&A\b", re.IGNORECASE)
QUESTION = Pattern("[問问Q][：:.]")

# 02:31 某甲 「…」: when he says it.
TIME_BEFORE = Pattern(r"^\s*[\[(]?\d{1,2}:\d{2}(?::\d{2})?[\])]?\s+(?=\D)")
# 第二段引某甲「…」.
QUOTES = Pattern("(?:^|[，。；再曾又並并段文中])引(?P<who>[^，。；：《述用自進进來来入起文語语]{2,6})$", needs="引")
# She said, and I wrote it down, “…”.
NOTED = Pattern(r", and I (?:wrote|noted|quote|remember|kept|checked|took)\b[^,:;.]{0,24},", needs=", and I ")
# Says on housing: of whom the lines before are.
BARE = Pattern(r"\s*(?:Says|Said|Adds|Writes|Wrote|Thinks)\b(?: (?:on|about|of)\b[^:]{1,50})?:\s*", needs=":")
# Words of nobody, as the sentence says: 沒有寫是誰說的：, 老師叫我們抄三句：.
UNSIGNED = Pattern(
    "(?:留言|[評评][論论]|[彈弹]幕|跟帖|投稿)[^，。；：:]{0,14}一[條条句個个則则][^，。；：:]{0,4}[是為为]?[：:，]?\\s*$|"
    "^[^，。；：:]{0,8}[叫要讓让請请][^，。：；:]{1,14}[抄背默讀读唸念朗][^，。：；:]{0,10}[：:]\\s*$|"
    "[沒没未]有?[寫写說说註注提][^，。]{0,4}(?:[誰谁]|出[處处]|[來来]源|作者)"
    "|\\bwithout (?:saying who|an? (?:name|source))",
    needs=("一", "寫", "写", "說", "说", "註", "注", "提", "without", "抄", "背", "默", "讀", "读", "唸", "念", "朗"),
)
NOT_HIS = ("不是", "並非", "并非")
SAID_ONCE = Pattern("[說说講讲留][過过下](?:一?[句個个])?$")
# What follows a name whose words are spoken of: 那句「…」.
PRAISED = [lexicon.SPEECH, QUOTE]
# A label before its bracket is no longer.
LONGEST_LABEL = 12
# A word for a saying stands so near to the words.
TO_END = 4
# 核心觀點：1）「…」.
FIRST_OF = Pattern(r"(?<=[：:])\s*[（(]?(?:1|一|i)[)）.、]\s*$", needs="：:")
# In brackets no sentence ends: (mech. eng.).
IN_BRACKETS = Pattern(r"\([^()\n]*\)")


class Leading(Givers):
    """Whom the sentences before the quotations of a draft give them to."""

    def __init__(self, document: Document, quotations: list[Quotation], voices: Voices) -> None:
        super().__init__(document, quotations, voices)
        self.leading: dict[int, str] = {}
        self.spoken: dict[str, Named | None] = {}
        # Sentences of which the writer is the subject.
        self.writers: dict[str, str] = {}

    def _leading(self, number: int) -> str:
        """The sentence that leads up to a quotation; "" for none."""
        if number not in self.leading:
            self.leading[number] = self._led(number)
        return self.leading[number]

    def _led(self, number: int) -> str:
        quotation = self.quotations[number]
        if quotation.block < 0 or number not in self.outer:
            return ""
        frame, position = self.around(number)
        before = frame[max(0, position - BEFORE) : position]
        # 某甲說： and the words on the next line.
        before = before.rstrip("\n") if before.rstrip().endswith(("：", ":")) else before
        before = IN_BRACKETS.sub(lambda match: match[0].replace(". ", ", "), before)
        before = NOTED.sub(",", before)
        led = "" if clauses.ends(before) else TIME_BEFORE.sub("", next(sentences(before), ""))
        led = FIRST_OF.sub("", led)
        numbered = listed.NUMBERED.match(led)
        return led[numbered.end() :] if numbered and numbered[0].rstrip()[-1] in "：:" else led

    def before(self, sentence: str, block: int | None, position: int) -> Attribution:
        """By what stands before it in its sentence: the last one who is said to say it, or else is reported."""
        length, whole = len(sentence), sentence
        # 【某甲】 is a label.
        sentence = clauses.without_brackets(sentence).replace("】", "：")
        tokens = self.voices.tokens(sentence)
        if stances.is_put_to(sentence) or stances.is_inscribed(sentence) or UNSIGNED.search(sentence):
            return Attribution(OTHER, None, None, NEAR)
        if block is not None and BARE.fullmatch(sentence):
            return self._back(block, position - length, DIRECT)
        chosen = self._in_bracket_of_label(whole) or self._speaks(sentence, tokens)
        if chosen:
            return self._given(chosen, sentence, tokens, block, position)
        # 內容：「…」: words follow, whosever they are.
        if unnamed.FIELD.fullmatch(sentence.strip()):
            return Attribution()
        if clauses.is_of_report(sentence):
            return Attribution(PAPER, None, None, NEAR)
        source = self._source(sentence, whole, block, position - length)
        if source:
            return source
        return (
            self._unknown(sentence, tokens, block, position - length)
            if clauses.says(sentence, tokens)
            else Attribution()
        )

    def _given(
        self, chosen: Named, sentence: str, tokens: list[Token], block: int | None, position: int
    ) -> Attribution:
        """To whom a sentence names as who says its last words, or to whom a pronoun leads back."""
        index, token, relation, _ = chosen
        following = self.frame(block)[0][position + 1 : position + 2] if block is not None else ""
        ends = not following.isalnum()
        if token.kind in (SPEAKER, PRONOUN) and stances.is_spoken_of(sentence, tokens, index, ends=ends):
            return Attribution(OTHER, None, None, NEAR)
        if token.kind != PRONOUN:
            vague = lexicon.is_self(token.text)
            vague = vague or (token.kind == OTHER and strangers.may_be_meant(token.text, sentence))
            # The paper printed it of A. Smith: it does not say it.
            vague = vague or (token.kind == PAPER and self.voices.speaker_in(sentence) is not None)
            relation = REPORTED if relation == DIRECT and vague else relation
            label = sentence.strip(" :：") == token.text
            # FRONT: names nobody.
            if label and token.kind == OTHER and token.text.casefold() in FIELDS:
                return Attribution.by(token, NEAR)
            alone = label and relation == NEAR and unnamed.is_name(token.text)
            plain = alone and block is not None and self._is_among_names(block, token.text)
            return Attribution.by(token, DIRECT if plain else relation)
        there = self._earlier(token, sentence, tokens[:index])
        if there:
            rival = there.kind == OTHER and self.voices.speaker_in(sentence) is not None
            rival = rival and not subjects.takes_over(sentence, there)
            vague = relation == DIRECT and (lexicon.is_self(there.text) or rival)
            return Attribution.by(there, REPORTED if vague else relation, led=True)
        again = self._says_more(token, relation, sentence, block, position) if block is not None else None
        return again or self._back(block, position - len(sentence), relation, pronoun=token)

    def _source(self, sentence: str, whole: str, block: int | None, position: int) -> Attribution | None:
        """By what a sentence names as the source of the words, as one of several, by a label, or as an answer.

        ``whole`` is the sentence with its brackets.
        """
        named = COMES_FROM.search(sentence) or QUOTES.search(sentence)
        source = self._resolved(named["who"] if named else constructions.of_source(sentence))
        if source is None and self.writers.get(sentence):
            return Attribution(OTHER, self.writers[sentence], None, NEAR)
        source = source or self._enumerated(whole, block, position) or self._in_label(whole)
        return source or self._answer(sentence.strip(), block, position)

    def _answer(self, label: str, block: int | None, position: int) -> Attribution | None:
        """By the label of a question or an answer: who is called in the question, or the only one interviewed."""
        if not (ANSWER.fullmatch(label) or QUESTION.match(label)):
            return None
        answers = label[:1] in "答A"
        called = dialogue.called(self._question(block, position)) if answers else ""
        # 問：校長，您怎樣看？
        if called and not lexicon.is_office(called) and self.voices.speaker_in(called + "：") is None:
            return Attribution(OTHER, called, None, DIRECT)
        who = self._interviewed(block) if answers else None
        return Attribution(OTHER, who.text if who else label.strip(" ：:"), None, DIRECT if who else NEAR)

    def announced(self, sentence: str, block: int, position: int) -> Attribution:
        """By a sentence that announces words which stand apart from it."""
        hung = self._hung(sentence, "", block, position, apart=False)
        return hung or self.before(sentence, block, position)

    def _says_more(self, pronoun: Token, relation: str, sentence: str, block: int, position: int) -> Attribution | None:
        """As his whose words were quoted last, where he is said to say more: 他還說：, He also said."""
        if not ALSO.match(sentence, pronoun.end):
            return None
        number = self.last_before(block, position, NEAR_BY)
        last = self.of(number) if number >= 0 else Attribution()
        if not last.to_speaker or not self._may_mean(pronoun, Token(0, 0, SPEAKER, last.name or "", last.entity)):
            return None
        return last._replace(relation=SOLE if last.relation == SOLE else relation, led=True)

    def _unknown(self, sentence: str, tokens: list[Token], block: int | None, position: int) -> Attribution:
        """By a verb or a label without anybody known: somebody unknown, or who is spoken of before."""
        # 原話：「…」: of whom the sentences before speak.
        named = None if ORIGINAL.fullmatch(sentence.strip()) else unnamed.label(sentence, tokens)
        if named:
            name, plain = named
            # He of whom the sentences before speak may be meant, and the word say how he speaks.
            text = self._read_before(block, position) if block is not None else ""
            words = self._parsed(name)
            plain = plain and (words is None or syntax.is_somebody(words))
            plain = plain and (unnamed.is_somebody(name) or not self._names_speaker(text))
            return Attribution(OTHER, name, None, DIRECT if plain else NEAR)
        # 某甲出席論壇，被問及時回應：.
        own = self._subject(sentence, (SPEAKER, OTHER), None)
        # 他說某甲講過「…」，跟着說：.
        first = next((each for each in tokens if each.kind in PEOPLE), None)
        if first and first.kind == PRONOUN and block is not None and QUOTED in sentence:
            return self._back(block, position, DIRECT, pronoun=first)
        if own:
            return Attribution.by(own, DIRECT, led=True)
        return self._back(block, position, DIRECT, (SPEAKER, OTHER, PAPER))

    def _is_among_names(self, block: int, label: str) -> bool:
        """Whether the lines round a label begin with the labels of people, of whom one is known."""
        blocks = range(max(0, block - NEAR_BY), min(len(self.document.blocks), block + NEAR_BY + 1))
        lines = (line for number in blocks for line in self.frame(number)[0][:LONGEST_READ].split("\n"))
        others = (name for line in lines if (name := dialogue.label(line)) and name != label)
        return any(self.voices.labelled(name) or self.voices.whole(name) for name in others)

    def _question(self, block: int | None, position: int) -> str:
        """The line before a place of a block, in which the question stands that is answered there."""
        if block is None:
            return ""
        above = self._read_before(block, position).rstrip("\n") or (self.frame(block - 1)[0] if block else "")
        return above.rsplit("\n", 1)[-1]

    def _resolved(self, name: str) -> Attribution | None:
        """Who is meant by words that are sure to name somebody, or a body; None for a page or a pronoun."""
        if unnamed.LETTER.match(name):
            return None
        people = self.voices.people(name + "：") if name else []
        first = next((each for each in people if each.kind == SPEAKER), people[-1] if people else None)
        if first and first.kind in (SPEAKER, OTHER):
            return Attribution.by(first, DIRECT)
        return None if people or not name or unnamed.is_no_subject(name) else Attribution(OTHER, name, None, DIRECT)

    def _enumerated(self, sentence: str, block: int | None, position: int) -> Attribution | None:
        """As one of the sayings that the sentences before announce: 某甲說過幾句話。一句是「…」。."""
        # #2 of a forum is another's turn.
        if sentence.lstrip().startswith("#"):
            return None
        more = ONE_MORE.fullmatch(sentence.strip()) is not None
        if block is None or not (more or ENUMERATES.fullmatch(sentence.strip()) or listed.MARKER.fullmatch(sentence)):
            return None
        # …：(1)「…」；(2)「…」: as the one before it, but not where it is signed.
        frame = self.frame(block)[0]
        if SIGNED.match(frame, position + len(sentence) + 1):
            return None
        number = self.last_before(block, position, 0)
        if number >= 0 and "\n" not in frame[self.around(number)[1] : position]:
            first = self.of(number)
            counted = listed.MARKER.search(self._leading(number)[-MARKED:])
            if counted and first.relation in (DIRECT, CONTEXT) and first.kind == SPEAKER:
                return first._replace(relation=CONTEXT)
        number = self.last_before(block, position, 1) if more else -1
        last = self.of(number) if number >= 0 else Attribution()
        if last.to_speaker:
            return last._replace(relation=CONTEXT)
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

    def _in_bracket_of_label(self, sentence: str) -> "Named | None":
        """The speaker of the store whom a label has in its bracket: 官員A（某甲）：."""
        bracket = LABELLED.search(sentence)
        if bracket is None or bracket.start() > LONGEST_LABEL or re.search("[，。：:]", sentence[: bracket.start()]):
            return None
        speaker = self.voices.labelled(bracket[1])
        before = self.voices.speaker_in(sentence[: bracket.start()])
        return (0, speaker, DIRECT, False) if speaker and before is None else None

    def _in_label(self, sentence: str) -> Attribution | None:
        """Who is named in the bracket of a label: 答（某甲）：, Key quote (A. Smith):."""
        bracket = LABELLED.search(sentence) or ALONE.fullmatch(sentence)
        entry = self.voices.entry(bracket[1]) if bracket else None
        if entry and entry.kind == OTHER:
            return Attribution.by(entry, DIRECT)
        people = self.voices.people(bracket[1]) if bracket else []
        if bracket is None or not people:
            return None
        first = people[0]
        whole = first.kind == OTHER and first.end == len(bracket[1]) and not lexicon.is_role(first.text)
        named = first.kind == SPEAKER or whole
        return Attribution.by(first, DIRECT if named else NEAR)

    def _speaks(self, sentence: str, tokens: list[Token]) -> "Named | None":
        """Who says the last words of a sentence. A sentence is read once for all of its quotations."""
        if clauses.is_topic(sentence, tokens) or ALSO_HIS.ends(sentence):
            return None
        if sentence not in self.spoken:
            found: list[Named] = []
            for index, token in enumerate(tokens):
                relation, tight = clauses.relation(sentence, tokens, index) if token.kind in PEOPLE else ("", False)
                # 組長吩咐一句，不是某甲的話：.
                if index and tokens[index - 1].text in NOT_HIS and tokens[index - 1].end == token.start:
                    continue
                # 愛因斯坦說過一句名言：, somebody unknown.
                if token.kind == NOBODY and lexicon.is_motto(token.text) and SAID_ONCE.ends(sentence[: token.start], 8):
                    continue
                # 某乙讚賞某甲那句「…」，指: what he goes on to say is his who praises.
                praised = token.kind == SPEAKER and [each.kind for each in tokens[index + 1 : index + 3]] == PRAISED
                if praised and any(each.kind == OTHER for each in tokens[:index]):
                    continue
                # 李某就計劃發言，表示: it is no proverb.
                named = token.kind == NOBODY and len(sentence) - token.end > TO_END
                if named and any(each.kind in (SPEAKER, OTHER) for each in tokens[:index]):
                    continue
                # TKP did it to A. Smith: it is no subject there.
                if token.text.casefold() in vocabulary.THINGS and not BEGINS.search(sentence, 0, token.start):
                    continue
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
