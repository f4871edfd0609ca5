"""Whom a pronoun, or a verb without a subject, leads back to: the subject of a sentence before, or the only one."""

import re
from collections.abc import Iterator

from hkinno.check import clauses, grammar, lexicon, listed, subjects, syntax, vocabulary
from hkinno.check.clauses import DIRECT, REPORTED, SOLE
from hkinno.check.grammar import STRANGE
from hkinno.check.quotations import Quotation
from hkinno.check.subjects import WEIGHT
from hkinno.check.surroundings import LONGEST_READ, SCENE, Attribution, Surroundings
from hkinno.check.voices import (
    COLON,
    COMMA,
    MOST_READ,
    OTHER,
    PAPER,
    PRONOUN,
    QUOTED,
    QUOTED_SENTENCE,
    SPEAKER,
    Token,
    Voices,
    sentences,
)
from hkinno.documents import CELL, Document
from hkinno.documents.patterns import LETTERS, Pattern
from hkinno.text import has_chinese

# How far back a pronoun leads.
SENTENCES, PARAGRAPHS = 5, 5
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
    """Whether a name or a role is of the other sex than a pronoun, or of no person: 他 for 母親."""
    return SHORT_FORM.fullmatch(name) is not None or (WOMEN if pronoun == "he" else MEN).search(name) is not None


class Antecedents(Surroundings):
    """Whom the pronouns of a draft stand for."""

    def __init__(self, document: Document, quotations: list[Quotation], voices: Voices) -> None:
        super().__init__(document, quotations, voices)
        self.people: dict[str, list[Token]] = {}
        self.parsed: dict[str, grammar.Sentence | None] = {}

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
        looked, named = 0, False
        mentioned: list[Token] = []
        # What begins a line goes on with nobody's words but the speaker's.
        begins = not self._read_before(block, position).rpartition("\n")[2].strip()
        for sentence, text in self._sentences_before(block, position):
            looked += 1
            if HEADER.match(sentence):
                continue
            subject = self._subject(sentence, kinds, pronoun)
            stranger = self._stranger(sentence, pronoun) if subject is None or subject.kind == OTHER else None
            if stranger and stranger.kind == PRONOUN:
                pronoun, kinds = (stranger, (SPEAKER,)) if relation == DIRECT else (pronoun, kinds)
            elif stranger and stranger.kind in kinds and (stranger.kind == OTHER or self._may_mean(pronoun, stranger)):
                subject = stranger
            if subject:
                if subject.kind == SPEAKER and pronoun and self._is_doubtful(sentence, subject, pronoun):
                    return Attribution(SPEAKER, subject.text, subject.entity, SOLE, led=True)
                # Who is led back to is accused only where nobody of the store may be meant.
                # A new name in the sentence before is whom it means; in Chinese its subject, unless he left.
                near = looked == 1 and pronoun is not None and not self._names_speaker(sentence, pronoun)
                near = near and not LEAVES.search(sentence) and not begins
                if not has_chinese(sentence):
                    near = near and sentence.isascii() and not subject.text[1:].islower()
                    near = near and WEIGHT.match(sentence.lstrip(), 0) is not None
                named = named or (not near and self._names_speaker(text, pronoun)) or lexicon.is_self(subject.text)
                named = named or pronoun is None
                named = named and not subjects.is_cleft(sentence, subject)
                plain = subject.kind == SPEAKER or relation != DIRECT or not (named or subject.kind == PAPER)
                return Attribution(
                    subject.kind, subject.text, subject.entity, relation if plain else REPORTED, led=True
                )
            mentioned += self._mentioned(sentence)
        # 主持人引了某甲的「…」。他還說: the only one who is named.
        mentioned = [each for each in mentioned if each.kind in kinds and self._may_mean(pronoun, each)]
        first = mentioned[0] if len({(each.kind, each.entity) for each in mentioned}) == 1 else None
        if first and first.kind == SPEAKER:
            return Attribution(SPEAKER, first.text, first.entity, relation, led=True)
        if looked > SENTENCES:
            return Attribution()
        return self._named_after(block, position, relation, pronoun) or self._only_speaker(relation, pronoun)

    def _earlier(self, pronoun: Token, sentence: str, tokens: list[Token]) -> Token | None:
        """Whom a pronoun stands for in its own sentence: a speaker of the store before anybody else.

        But for one who begins a clause after that speaker's: 某甲離開後，某乙留下，他說.
        """
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
                if token.kind == kind and not passed and self._may_mean(pronoun, token):
                    return token
        return None

    def _subject(self, sentence: str, kinds: tuple[str, ...], pronoun: Token | None) -> Token | None:
        """The first person of a sentence who is not only spoken to or of."""
        tokens = self.voices.tokens(sentence)
        if subjects.is_writers(tokens):
            return None
        words = self._parsed(sentence) if pronoun is not None else None
        span = syntax.subject_span(words) if words else None
        for index, token in enumerate(tokens):
            if token.kind not in kinds or (PAPER not in kinds and not self._may_mean(pronoun, token)):
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

    def _stranger(self, sentence: str, pronoun: Token | None) -> Token | None:
        """Of whom nothing is known and a pronoun stands for: who is asked in an English sentence, or is its subject."""
        word = pronoun.text.casefold() if pronoun else ""
        words = self._parsed(sentence) if word in PRONOUNS else None
        if words is None:
            return None
        return syntax.asked(words) or syntax.subject(words, thing=word == "it")

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
        if word == "it":
            return token.kind != SPEAKER
        # "our host" is what somebody is called.
        called = token.text.islower() and word.isascii() and token.start > SUBJECT
        if lexicon.is_self(token.text) or called:
            return False
        if token.kind == OTHER and word in vocabulary.GENDER and _is_no(vocabulary.GENDER[word], token.text):
            return False
        entity = self.voices.sources.entities.get(token.entity or "", {})
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
            and not lexicon.is_role(tokens[index].text)
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
        if entity and relation and self._may_mean(pronoun, Token(0, 0, SPEAKER, "", entity)):
            sure = pronoun is not None and lexicon.is_office(pronoun.text)
            return Attribution(
                SPEAKER, self.voices.sources.person(entity), entity, relation if sure else SOLE, led=True
            )
        return Attribution()

    def _sentences_before(self, block: int, position: int) -> Iterator[tuple[str, str]]:
        """The sentences before a place of a block, the last one first, each with the text that it stands in."""
        looked = 0
        for number in range(block, max(-1, block - PARAGRAPHS - 1), -1):
            if self.document.blocks[number].kind == CELL:
                return
            if self._is_aside(number, block):
                continue
            text = self._read_before(block, position) if number == block else self.frame(number)[0][-LONGEST_READ:]
            for sentence in sentences(text):
                numbered = listed.NUMBERED.match(sentence)
                yield clauses.without_brackets(sentence[numbered.end() if numbered else 0 :]), text
                looked += 1
                if looked > SENTENCES:
                    return

    def _read_before(self, block: int, position: int) -> str:
        """As much as is read of a block before a place in it."""
        return self.frame(block)[0][max(0, position - LONGEST_READ) : max(0, position)]
