"""Whom a pronoun, or a verb without a subject, leads back to: the subject of a sentence before, or the only one."""

import re
from collections.abc import Iterator

from hkinno.check import clauses, dialogue, grammar, lexicon, listed, subjects, syntax, unnamed, vocabulary
from hkinno.check.clauses import DIRECT, REPORTED, SOLE
from hkinno.check.frames import LONGEST_READ, Attribution
from hkinno.check.grammar import STRANGE
from hkinno.check.quotations import Quotation
from hkinno.check.subjects import WEIGHT
from hkinno.check.surroundings import SCENE, Surroundings
from hkinno.check.tokenizer import MOST_READ
from hkinno.check.tokens import (
    COLON,
    COMMA,
    OTHER,
    PAPER,
    PEOPLE,
    PRONOUN,
    QUOTED,
    QUOTED_SENTENCE,
    SPEAKER,
    Token,
    sentences,
)
from hkinno.check.voices import Voices
from hkinno.documents import CELL, Document
from hkinno.documents.patterns import LETTERS, Pattern
from hkinno.documents.sheet import SPEECH
from hkinno.text import has_chinese

# How far back a pronoun leads.
SENTENCES, PARAGRAPHS = 5, 5
# A shorter one in English names nobody.
SHORTEST_SENTENCE = 20
# An English subject that is a role stands near the beginning of its sentence.
SUBJECT = 12
# Who has left is not who speaks next.
LEAVES = Pattern(r"[離离][開开去席場场]|走[了後后開开]|\b(?:left|leaves|gone|goes|went|departed|exit(?:s|ed)?)\b")
# A line of a letter's or a memorandum's head.
HEADER = Pattern(
    r"\W*(?:To|From|Cc|Bcc|Re|Subject|For|Date|Attn|[收寄發发][件信]人|主[旨題题]|致|由)\W{0,3}[：:]",
    re.IGNORECASE,
    needs="人主致由oecaOECA",
)
PRONOUNS = frozenset({"he", "she", "it"})
# What is English: of other letters than English has no more than a name's.
ENGLISH, MOST_STRANGE = Pattern("[a-z]{2}", needs=LETTERS), 3
SIGNED = Pattern(rf"[{QUOTED}{QUOTED_SENTENCE}]\s*(?:——|--)\s*[^，。\n]{{2,20}}$")


# Names of what is no person.
THING = Pattern(
    r"(?:[A-Z][\w’'-]* )+"
    r"(?:Area|Bay|City|Town|Road|Street|Park|Hill|Island|River|Valley|Metropolis|Blueprint|Budget|Report|Act|Bill)"
)
# A body or a thing by its letters: no pronoun for people stands for it.
SHORT_FORM = Pattern("(?!CEO|CFO|CTO|COO|MP)[A-Z]{2,5}")
WOMEN = Pattern(
    r"[母媽妈姐妹婆嬸婶姨嫲姑妻娘女]|太太|小姐|\b(?:mother|sister|aunt|wife|daughter|girl|grandma|granny|Mrs|Ms|Miss)\b"
    r"|\b(?:madam|landlady|grandmother|waitress|actress)\b",
    re.IGNORECASE,
)
MEN = Pattern(
    r"[父爸爺爷哥弟叔伯]|先生|丈夫|兒子|儿子|老公|\b(?:father|brother|uncle|husband|son|boy|grandpa|grandfather|Mr)\b",
    re.IGNORECASE,
)


def _is_no(pronoun: str, name: str) -> bool:
    """Whether a name or a role is of the other sex than a pronoun, of no person, or of several: 他 for 母親."""
    last = name.rsplit(maxsplit=1)[-1]
    several = lexicon.is_role(last) and SEVERAL.search(last) is not None
    return (
        several
        or SHORT_FORM.fullmatch(name) is not None
        or THING.fullmatch(name) is not None
        or (WOMEN if pronoun == "he" else MEN).search(name) is not None
    )


# After whom it was with: 某甲專訪, Smith's Post interview.
INTERVIEW = Pattern(
    r"[^，。；：\s]{0,6}(?:[專专][訪访]|[訪访][問问談谈])|(?:['’]s)?(?: [\w-]+){0,3} interview\b",
    needs=("訪", "访", "interview"),
)
PRESENTS = Pattern(
    r"\b(?:from|by|with|met|is|was) (?P<who>[A-Z][\w’'-]+(?: [A-Z][\w’'-]+){1,2}),? (?:who\b|who['’]s\b)",
    needs=("who",),
)
# Told that Ann Lam had left, he answered: whom the words tell of is not who answers.
TOLD_THAT = Pattern(
    r"\s*(?:When |On being )?"
    r"(?:[Tt]old|[Rr]eminded|[Ii]nformed|[Aa]ssured|[Ww]arned) (?:that|of|about) [^,;:.]{1,90}, ",
    needs=("old ", "eminded ", "nformed ", "ssured ", "arned "),
)
# 你阿爺琴晚瞓唔着, after a clause of another's.
KIN_AT = Pattern("[，,][我你佢][的嘅]?$")
# One of some: 一名學生, 我的老師, 那個司機.
ONE = Pattern("(?:[一某有這这那該该][位名個个]?|[個个位名]|[我你他她佢][的嘅]?|[的嘅]|[姓叫])$")
# The boss, five floors up, is A. Smith.
IS_HE = Pattern(r"[是為为係系就正]{1,2}[\u4e00-\u9fff]{0,4}|(?:, [^.;:]{1,30},)? (?:is|was) ")
# He is A. Smith.
IS = Pattern("[就正便]?[是係系叫]")
# 我問個仔，佢答: who is asked answers.
ASKED = Pattern(
    "[問问][了咗過过]?(?P<who>(?:[A-Z][A-Za-z]{2,15}|我|一[位名個个]|[那這这呢嗰][位名個个]|身[邊边]|隔[籬离]|旁[邊边])[^，。：；]{1,16})，$"
)
# 我問ChatGPT點解要做，佢答.
LATIN_NAME = Pattern("[A-Z][A-Za-z]+")
# 可有對手: what there is.
HAS = Pattern("[有沒没無无]$")


def _named(entity: str) -> Token:
    """A speaker of the store, as if a text named that speaker."""
    return Token(0, 0, SPEAKER, "", entity)


def _is_one(sentence: str, token: Token) -> bool:
    """Whether what stands before a role says that one is meant: 一名學生."""
    return ONE.ends(sentence[: token.start], 8)


def _is_opposite(sentence: str, pronoun: Token | None) -> bool:
    """Whether an English sentence begins with the pronoun of the other sex: She for he."""
    word = pronoun.text.casefold() if pronoun else ""
    begins = {"he": "She ", "she": "He "}.get(word)
    return begins is not None and sentence.lstrip(' "“”' + QUOTED + QUOTED_SENTENCE).startswith(begins)


def _after_told(sentence: str, tokens: list[Token]) -> list[Token]:
    """The words of a sentence after what somebody is told in it: Told that A. Smith wanted it, he went home."""
    told = TOLD_THAT.match(sentence)
    return [each for each in tokens if each.start >= told.end()] if told else tokens


SEVERAL = Pattern("(?:[a-rt-z]s|men|people)$")


class Antecedents(Surroundings):
    """Whom the pronouns of a draft stand for."""

    def __init__(self, document: Document, quotations: list[Quotation], voices: Voices) -> None:
        super().__init__(document, quotations, voices)
        self.people: dict[str, list[Token]] = {}
        self.parsed: dict[str, grammar.Sentence | None] = {}
        # Whom the draft names anywhere; None before that is asked.
        self.entities: set[str | None] | None = None

    def _back(
        self,
        block: int | None,
        position: int,
        relation: str,
        kinds: tuple[str, ...] = (SPEAKER, OTHER),
        pronoun: Token | None = None,
    ) -> Attribution:
        """Whom a pronoun, or a verb without a subject, leads back to: the nearest subject of the sentences before.

        Where a speaker of the store is named in between, another is not plainly meant.
        """
        if block is None:
            return Attribution()
        if pronoun and lexicon.is_office(pronoun.text):
            kinds = (SPEAKER,)
        looked, named, other_one = 0, False, False
        presented: re.Match[str] | None = None
        mentioned: list[Token] = []
        # What begins a line goes on with nobody's words but the speaker's.
        begins = not self._read_before(block, position).rpartition("\n")[2].strip()
        label = self._label(block, position)
        own = label if pronoun else ""
        for sentence, text in self._sentences_before(block, position, label):
            looked += 1
            if HEADER.match(sentence):
                continue
            # A. Smith left. She was tired. And he? Not A. Smith.
            other_one = other_one or _is_opposite(sentence, pronoun)
            # She knows A. Smith. Said only: “…”
            pronoun = pronoun or self._pronoun_of(sentence)
            subject = self._meant(sentence, kinds, pronoun)
            # Who speaks does not speak of himself as of another.
            himself = subject is not None and len(own) > 1 and own.casefold() in subject.text.casefold()
            if subject and subject.kind == OTHER and (himself or other_one):
                other_one = False
                continue
            if subject and subject.kind == PRONOUN:
                pronoun, kinds = (subject, (SPEAKER,)) if relation == DIRECT else (pronoun, kinds)
            elif subject and subject.kind == SPEAKER and pronoun and self._is_doubtful(sentence, subject, pronoun):
                return Attribution(SPEAKER, subject.text, subject.entity, SOLE, led=True)
            elif subject:
                near = looked == 1 and not begins and self._is_near(sentence, subject, pronoun)
                named = named or (not near and self._names_speaker(text, pronoun)) or lexicon.is_self(subject.text)
                # Who is led back to is accused only where nobody of the store may be meant.
                named = (named or pronoun is None) and not subjects.is_cleft(sentence, subject)
                paper = subject.kind == PAPER and not self.voices.is_author(subject.text)
                plain = subject.kind == SPEAKER or relation != DIRECT or not (named or paper)
                return Attribution.by(subject, relation if plain else REPORTED, led=True)
            mentioned += self._mentioned(sentence)
            presented = presented or (PRESENTS.search(sentence) if pronoun else None)
        only = self._only_mentioned(mentioned, presented, kinds, pronoun)
        if only:
            return Attribution.by(only, relation, led=True)
        if pronoun and pronoun.text == "它":
            # What is said by a thing, whichever.
            return Attribution(OTHER, pronoun.text, None, relation, led=True)
        if looked > SENTENCES:
            return Attribution()
        return self._of_nobody_named(block, position, relation, pronoun)

    def _only_mentioned(
        self,
        mentioned: list[Token],
        presented: re.Match[str] | None,
        kinds: tuple[str, ...],
        pronoun: Token | None,
    ) -> Token | None:
        """The only one whom the sentences before name, where a pronoun surely stands for him: 他還說.

        ``presented`` is what one of them says of somebody: Mine is from Ann Lam, who runs it.
        """
        mentioned = [each for each in mentioned if each.kind in kinds and self._may_mean(pronoun, each)]
        first = mentioned[0] if len({(each.kind, each.entity) for each in mentioned}) == 1 else None
        if first is None or first.kind == SPEAKER or pronoun is None:
            return first if first and first.kind == SPEAKER else None
        # My favourite is from Professor Lam. “…,” she told us.
        titled = grammar.TITLED.fullmatch(first.text) is not None
        there = presented is not None and first.text in presented["who"]
        # I asked ChatGPT. It said …
        thing = pronoun.text.casefold() in vocabulary.THINGS
        return first if titled or there or thing else None

    def _of_nobody_named(self, block: int, position: int, relation: str, pronoun: Token | None) -> Attribution:
        """Whom a pronoun may mean where the sentences before name nobody."""
        found = self._named_after(block, position, relation, pronoun) or self._only_speaker(relation, pronoun)
        woman = pronoun is not None and not found.relation and vocabulary.GENDER.get(pronoun.text.casefold()) == "she"
        if pronoun is None or not (woman or found.relation == SOLE):
            return found
        if not woman and self.has_named(set(self.voices.speakers)):
            return found
        # 我先生是深圳人。…他說: the draft tells of nobody of the store.
        above = "\n".join(self.frame(number)[0][-LONGEST_READ:] for number in range(max(0, block - 2), block))
        last = self._last_person(f"{above}\n{self._read_before(block, position + pronoun.start)}", pronoun)
        # 她: none of the store can be meant.
        speakers = map(_named, self.voices.speakers)
        plain = woman and relation == DIRECT and not any(self._may_mean(pronoun, each) for each in speakers)
        return Attribution.by(last, DIRECT if plain else REPORTED, led=True) if last else found

    def has_named(self, people: set[str]) -> bool:
        """Whether the draft names any of some people anywhere, their office, or a paper of the store."""
        if self.entities is None:
            self.entities = set()
            for number in range(len(self.document.blocks)):
                for each in self.voices.tokens(self.frame(number)[0]):
                    anybody = each.kind == PAPER or (each.kind == PRONOUN and lexicon.is_office(each.text))
                    self.entities |= set(self.voices.speakers) if anybody else {each.entity} - {None}
        return bool(self.entities & people)

    def _last_person(self, text: str, pronoun: Token) -> Token | None:
        """The last one in a text whom a pronoun may mean, and who is no more than a role, a kin or a nickname."""
        people = [each for each in self.voices.tokens(text) if each.kind in (OTHER, lexicon.TITLE)]
        people += [Token(*each.span(), OTHER, each[0]) for each in unnamed.NICKNAMES.finditer(text)]
        people = [each for each in people if self._may_mean(pronoun, each) and not lexicon.reports(each.text)]
        # 我先生是漁民: what he is.
        people = [
            each for each in people if not lexicon.is_at_large(each.text) and text[each.start - 1] not in "是係系"
        ]
        last = max(people, default=None)
        return last._replace(kind=OTHER) if last else None

    def _meant(self, sentence: str, kinds: tuple[str, ...], pronoun: Token | None) -> Token | None:
        """Of whom a sentence is, whom a pronoun after it may stand for; an office that stands for its bearer itself."""
        tokens = self.voices.tokens(sentence)
        if pronoun and self._goes_on_of(sentence, tokens, pronoun):
            return None
        subject = self._subject(sentence, kinds, pronoun) or self._topic(sentence, tokens, kinds, pronoun)
        if subject and subject.kind != OTHER:
            return subject
        stranger = self._stranger(sentence, pronoun)
        if stranger and stranger.kind == PRONOUN:
            return stranger
        if stranger and stranger.kind in kinds and (stranger.kind == OTHER or self._may_mean(pronoun, stranger)):
            subject = stranger
        subject = (
            self._interviewee(sentence, pronoun) or self._is_speaker(sentence, tokens, subject, pronoun) or subject
        )
        if subject and pronoun and lexicon.reports(subject.text) and all(each.kind != PRONOUN for each in tokens):
            # Our reporter met A. Smith: he answers.
            met = (each for each in tokens if each.kind == SPEAKER and self._may_mean(pronoun, each))
            subject = next(met, subject)
        return None if subject and pronoun and self._is_at_large(sentence, subject) else subject

    def _pronoun_of(self, sentence: str) -> Token | None:
        """The pronoun that a Chinese sentence begins with."""
        first = next(iter(self.voices.tokens(sentence)), None) if has_chinese(sentence) else None
        begins = first is not None and first.kind == PRONOUN and not WEIGHT.search(sentence[: first.start])
        return first if begins else None

    def _is_speaker(
        self, sentence: str, tokens: list[Token], subject: Token | None, pronoun: Token | None
    ) -> Token | None:
        """The speaker of the store that a sentence says a subject is: 主角是某甲, The boss is A. Smith."""
        if subject is None or subject.kind != OTHER:
            return None
        named = next((each for each in tokens if each.kind == SPEAKER and each.start >= subject.end), None)
        named = named if named and self._may_mean(pronoun, named) else None
        return named if named and IS_HE.fullmatch(sentence, subject.end, named.start) else None

    def _goes_on_of(self, sentence: str, tokens: list[Token], pronoun: Token) -> bool:
        """Whether a Chinese sentence is of whom the same pronoun stands for, whoever else it names: 他見過某甲."""
        first = next((each for each in tokens if each.kind in PEOPLE), None)
        same = first is not None and first.text == pronoun.text and not WEIGHT.search(sentence[: first.start])
        return same and first is not None and not IS.match(sentence, first.end) and has_chinese(sentence)

    def _topic(self, sentence: str, tokens: list[Token], kinds: tuple[str, ...], pronoun: Token | None) -> Token | None:
        """Whose something is that a Chinese sentence is of: 某甲的抱負無可懷疑."""
        first = tokens[0] if tokens and pronoun else None
        begins = first is not None and first.kind in kinds and not WEIGHT.search(sentence[: first.start])
        owns = begins and len(tokens) > 1 and tokens[1].kind == lexicon.OF and tokens[1].start == tokens[0].end
        return first if owns and first and self._may_mean(pronoun, first) else None

    def _is_near(self, sentence: str, subject: Token, pronoun: Token | None) -> bool:
        """Whether the subject of the sentence right before is whom a pronoun means: a new name, in Chinese any."""
        if pronoun is None or self._names_speaker(sentence, pronoun) or LEAVES.search(sentence):
            return False
        new = sentence.isascii() and not subject.text[1:].islower() and WEIGHT.match(sentence.lstrip(), 0) is not None
        return has_chinese(sentence) or new

    def _earlier(self, pronoun: Token, sentence: str, tokens: list[Token]) -> Token | None:
        """Whom a pronoun stands for in its own sentence: a speaker of the store before anybody else.

        But for one who begins a clause after that speaker's: 某甲離開後，某乙留下，他說.
        """
        asked = ASKED.search(sentence[: pronoun.start])
        if asked and not any(each.kind in (SPEAKER, PRONOUN) and each.start >= asked.start() for each in tokens):
            who = LATIN_NAME.match(asked["who"])
            return Token(asked.start("who"), asked.end("who"), OTHER, who[0] if who else asked["who"])
        tokens = _after_told(sentence, tokens)
        last = max((index for index, each in enumerate(tokens) if each.kind == SPEAKER), default=-1)
        for index in range(len(tokens) - 1, last, -1) if last >= 0 and not sentence.isascii() else ():
            token = tokens[index]
            begins = index > 0 and tokens[index - 1].kind == COMMA and tokens[index - 1].end == token.start
            turn = subjects.takes_over(sentence, token)
            passed = subjects.is_passed_over(sentence, tokens, index, aside=not turn)
            named = token.kind == OTHER and (begins or turn) and not passed
            if named and self._may_mean(pronoun, token):
                return token
        for kind in (SPEAKER,) if lexicon.is_office(pronoun.text) else (SPEAKER, OTHER):
            for index in range(len(tokens) - 1, -1, -1):
                token = tokens[index]
                label = index + 1 < len(tokens) and tokens[index + 1].kind == COLON
                met = subjects.is_met(tokens, index) and any(each.kind == OTHER for each in tokens[:index])
                passed = (
                    met
                    if kind == SPEAKER
                    else (label or subjects.asks(tokens, index) or subjects.is_passed_over(sentence, tokens, index))
                )
                # 可有對手: what there is, and nobody who speaks.
                passed = passed or (lexicon.is_role(token.text) and HAS.search(sentence, 0, token.start) is not None)
                speaks = index + 1 < len(tokens) and tokens[index + 1].kind == lexicon.VERB
                passed = passed or (lexicon.is_at_large(token.text) and not speaks and not _is_one(sentence, token))
                if token.kind == kind and not passed and self._may_mean(pronoun, token):
                    return token
        return None

    def _subject(self, sentence: str, kinds: tuple[str, ...], pronoun: Token | None) -> Token | None:
        """The first person of a sentence who is not only spoken to or of."""
        tokens = _after_told(sentence, self.voices.tokens(sentence))
        if subjects.is_writers(tokens):
            return None
        words = self._parsed(sentence) if pronoun is not None else None
        span = syntax.subject_span(words) if words else None
        for index, token in enumerate(tokens):
            # Who wrote the article may be meant as well.
            writes = token.kind == PAPER and pronoun is not None and self.voices.is_author(token.text)
            if (token.kind not in kinds and not writes) or (PAPER not in kinds and not self._may_mean(pronoun, token)):
                continue
            if subjects.is_topic(tokens, index):
                continue
            # It has an agent: no subject.
            if span and token.text.islower() and not span[0] <= token.start < span[1]:
                continue
            # Whose label it is does not tell of whom the line speaks.
            if index + 1 < len(tokens) and tokens[index + 1].kind == COLON and pronoun is not None:
                continue
            if pronoun is not None and subjects.asks(tokens, index):
                continue
            asked = pronoun is not None and subjects.is_asked(tokens, index)
            if asked or not subjects.is_passed_over(sentence, tokens, index, aside=False):
                return next((each for each in tokens if subjects.is_cleft(sentence, each)), token)
        return None

    def _interviewee(self, sentence: str, pronoun: Token | None) -> Token | None:
        """Whose interview a sentence tells of, who may speak after it: A friend sent me A. Smith's interview."""
        tokens = self.voices.tokens(sentence) if pronoun and INTERVIEW.search(sentence) else []
        if any(each.kind == PRONOUN for each in tokens):
            return None
        for each in tokens:
            if each.kind == SPEAKER and INTERVIEW.match(sentence, each.end) and self._may_mean(pronoun, each):
                # I gave it to my son to read: he may speak.
                after = [one for one in tokens if one.kind == OTHER and one.start > each.end]
                return each if all(lexicon.is_self(one.text) for one in after) else None
        return None

    def _is_at_large(self, sentence: str, subject: Token) -> bool:
        """Whether people at large are spoken of, who say nothing there: 學生並非個個如此, but not 一名學生."""
        if subject.kind != OTHER or not lexicon.is_at_large(subject.text):
            return False
        rest = (each.kind for each in self.voices.tokens(sentence) if each.start >= subject.end)
        return not {lexicon.VERB, COLON}.intersection(rest) and not _is_one(sentence, subject)

    def _stranger(self, sentence: str, pronoun: Token | None) -> Token | None:
        """Of whom nothing is known and a pronoun stands for: who is asked in an English sentence, or is its subject."""
        word = pronoun.text.casefold() if pronoun else ""
        words = self._parsed(sentence) if word in PRONOUNS else None
        if words is None:
            return None
        found = syntax.asked(words) or syntax.subject(words, thing=word == "it")
        unlike = found is not None and found.kind == OTHER and word != "it" and _is_no(word, found.text)
        unlike = unlike or (found is not None and word != "it" and lexicon.is_body(found.text.rsplit(maxsplit=1)[-1]))
        return None if found is None or unlike or lexicon.is_self(found.text) else found

    def _parsed(self, text: str) -> grammar.Sentence | None:
        """A sentence of English as classes of words; None for one that has more of Chinese in it than names."""
        if text not in self.parsed:
            if len(self.parsed) > MOST_READ:
                self.parsed.clear()
            words = grammar.sentence(text, self.voices.tokens(text)) if ENGLISH.search(text) else None
            self.parsed[text] = words if words and words.tags.count(STRANGE) <= MOST_STRANGE else None
        return self.parsed[text]

    def _may_mean(self, pronoun: Token | None, token: Token) -> bool:
        """Whether a pronoun may stand for somebody: he for no woman and no body, it for nobody who speaks here."""
        word = pronoun.text.casefold() if pronoun else ""
        if word in vocabulary.THINGS:
            return token.kind != SPEAKER and not lexicon.is_self(token.text)
        # "our host" is what somebody is called.
        called = token.text.islower() and word.isascii() and token.start > SUBJECT
        if lexicon.is_self(token.text) or called:
            return False
        if token.kind == OTHER and word in vocabulary.GENDER and _is_no(vocabulary.GENDER[word], token.text):
            return False
        entity = self.voices.entity(token) if pronoun else {}
        if (
            lexicon.is_body(token.text)
            or token.text.startswith(("《", "〈"))
            or entity.get("type", "person") not in ("person", "post")
        ):
            return False
        return not entity.get("pronoun") or vocabulary.GENDER.get(word, entity["pronoun"]) == entity["pronoun"]

    def _is_doubtful(self, sentence: str, subject: Token, pronoun: Token) -> bool:
        """Whether a pronoun may as well mean somebody else whom the sentence names last."""
        tokens = self.voices.tokens(sentence)
        # 某甲指，某專員會…: what he says of others.
        if subjects.tells_of_others(tokens, subject):
            return False
        others = [index for index, each in enumerate(tokens) if each.kind == OTHER and each.start > subject.end]
        return any(
            self._may_mean(pronoun, tokens[index])
            and (not lexicon.is_role(tokens[index].text) or KIN_AT.ends(sentence[: tokens[index].start], 4))
            and not lexicon.of_press(tokens[index].text)
            and (subjects.is_met(tokens, index) or not subjects.is_passed_over(sentence, tokens, index))
            for index in others
        )

    def _names_speaker(self, text: str, pronoun: Token | None = None) -> bool:
        """Whether a text names a speaker of the store whom the pronoun may mean, or an office that may be theirs."""
        tokens = self.voices.tokens(text[-LONGEST_READ:])
        named = any(each.kind == SPEAKER and self._may_mean(pronoun, each) for each in tokens)
        she = pronoun is not None and pronoun.text.casefold() in vocabulary.WOMEN
        return named or (not she and any(each.kind == PRONOUN and lexicon.is_office(each.text) for each in tokens))

    def _mentioned(self, sentence: str) -> list[Token]:
        """The people whom a sentence names, but for those who only ask and report; one of each."""
        if sentence not in self.people:
            people = {each.text: each for each in self.voices.tokens(sentence) if each.kind in (SPEAKER, OTHER)}
            self.people[sentence] = [
                each for each in people.values() if each.kind == SPEAKER or not lexicon.reports(each.text)
            ]
        return self.people[sentence]

    def _named_after(self, block: int, position: int, relation: str, pronoun: Token | None) -> Attribution | None:
        """The only one whom a draft names that begins with a pronoun: “…,” the minister warned. A. Smith was speaking.

        Those who ask are nobody here.
        """
        begins = block == 0 and not WEIGHT.search(self._read_before(block, position))
        if pronoun is None or not relation or not begins:
            return None
        words = self.frame(block)[0][max(0, position) : max(0, position) + LONGEST_READ]
        # He has an occasion to speak there, or signs.
        if not SCENE.search(words) and not SIGNED.search(words):
            return None
        people = [each for each in self.voices.tokens(words) if each.kind in (SPEAKER, OTHER)]
        named = [each for each in people if each.kind == SPEAKER or not lexicon.reports(each.text)]
        alone = len({(each.kind, each.entity) for each in named}) == 1 and named[0].kind == SPEAKER
        if not alone or not self._may_mean(pronoun, named[0]):
            return None
        return Attribution(SPEAKER, named[0].text, named[0].entity, relation, led=True)

    def _only_speaker(self, relation: str, pronoun: Token | None) -> Attribution:
        """The only speaker of the store, whom nobody names near the words; or who holds the office that is named."""
        office = self.voices.holder(pronoun.text) if pronoun and lexicon.is_office(pronoun.text) else ""
        if office and pronoun:
            return Attribution(SPEAKER, pronoun.text, office, relation, led=True)
        entity = self.voices.speakers[0] if len(self.voices.speakers) == 1 else ""
        if entity and relation and self._may_mean(pronoun, _named(entity)):
            sure = pronoun is not None and lexicon.is_office(pronoun.text)
            return Attribution(
                SPEAKER, self.voices.sources.person(entity), entity, relation if sure else SOLE, led=True
            )
        return Attribution()

    def _sentences_before(self, block: int, position: int, own: str) -> Iterator[tuple[str, str]]:
        """The sentences before a place of a block, the last one first, each with the text that it stands in.

        In a conversation those of who speaks there, ``own``, or that name a speaker of the store, come first.
        """
        told = self._told_before(block, position, PARAGRAPHS * (2 if own else 1))
        if own:
            told = iter(sorted(told, key=lambda each: each[2] != own and not self.voices.speaker_in(each[0])))
        looked = 0
        for sentence, text, _ in told:
            numbered = listed.NUMBERED.match(sentence)
            yield clauses.without_brackets(sentence[numbered.end() if numbered else 0 :]), text
            # He smiles. Landlords? Of nobody else.
            looked += len(sentence) > SHORTEST_SENTENCE or not sentence.isascii()
            if looked > SENTENCES:
                return

    def _told_before(self, block: int, position: int, most: int) -> Iterator[tuple[str, str, str]]:
        """The sentences before a place, in so many blocks: each with its text and the label of its line."""
        for number in range(block, max(-1, block - most - 1), -1):
            if self.document.blocks[number].kind == CELL:
                return
            if self._is_aside(number, block):
                continue
            text = self._read_before(block, position) if number == block else self.frame(number)[0][-LONGEST_READ:]
            for line in reversed(text.split("\n")):
                for sentence in sentences(line):
                    yield sentence, text, dialogue.label(line)

    def _label(self, block: int, position: int) -> str:
        """Who speaks in the line of a conversation that a place is in; "" for nobody."""
        name = dialogue.label(self._read_before(block, position).rpartition("\n")[2])
        blocks = self.document.blocks
        while not name and block and blocks[block].kind == SPEECH and blocks[block - 1].group == blocks[block].group:
            block -= 1
            name = dialogue.label(self.frame(block)[0])
        return name

    def _read_before(self, block: int, position: int) -> str:
        """As much as is read of a block before a place in it."""
        return self.frame(block)[0][max(0, position - LONGEST_READ) : max(0, position)]
