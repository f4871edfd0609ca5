"""Whom what stands after a quotation gives it to: a clause, a bracket, a sentence that only says whose it is."""

import re

from hkinno.check import (
    clauses,
    lexicon,
    subjects,
    unnamed,
    vocabulary,
)
from hkinno.check.clauses import (
    CONTEXT,
    DIRECT,
    NEAR,
    REPORTED,
    TO_NAME,
    TO_VERB,
)
from hkinno.check.frames import Attribution
from hkinno.check.leading import Leading
from hkinno.check.subjects import WEIGHT
from hkinno.check.tokens import (
    COLON,
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
    at_start,
)
from hkinno.check.voices import BRACKETED, DASH
from hkinno.documents.patterns import Pattern
from hkinno.text import has_chinese

CLAUSE_END = Pattern(r"[。！？；!?;\n]|(?<=[a-z])\.(?:\s|$)")
ONE_SENTENCE = Pattern(r"[^。！？.!?\n]+[。.]\s*")
# What is made of the words is no source.
DRAWN = Pattern(r"[，,]?\s*(?:可[見见知]|足[見见以]|[顯显]然|[證证]明|所以|因此|意思)")
# A translation of the words in a bracket, after which the sentence goes on.
GLOSS = Pattern(r" ?\([a-zA-Z][^()\n]{12,}\)(?=, [A-Za-z])", needs="(")
# So long is an English sentence between two quotations that only says whose they are.
TO_SENTENCE = 90
# What somebody does between two quotations.
SPLIT = Pattern(rf"(?![的之嘅與与和同、])[^，。、：；{QUOTED}{QUOTED_SENTENCE}]{{2,20}}，[{QUOTED}{QUOTED_SENTENCE}]")
# A particle and a stop.
LAST = 2
# After a name in a bracket: （某甲語）, (A. Smith, in the Post).
WORDS_OF = Pattern(r"之?[語语言]$|[說说講讲]$|, ")
APPOSITION = Pattern(r"[A-Z\d]?[，,、]|[A-Z\d]$")
OF_BODY = Pattern(r" (?:of|at|for) (?:the )?[A-Z]")
# (World Bank staff, 2021).
STAFF = Pattern(r" (?:staff|economists?|researchers?|officials?|spokes\w+|analysts?)$")
# (Dr F. Okafor, Lagos).
INITIALS = Pattern(r"(?<=^Dr )(?:[A-Z]\. ?)+|^(?:[A-Z]\. ?)+")
# （某甲，2023）.
YEAR = Pattern(r"[，,]\s*(?:19|20)\d\d[a-z]?年?(?:\s*[：:，,]\s*(?:頁|页|p{1,2}\.)?\s*\d{1,4}(?:[-–]\d{1,4})?)?$")
# The same source as that of the words before.
IBID = Pattern(r"[（(\[［〔]\s*(?:ibid\b|id\.|idem\b|同[上前])", re.IGNORECASE, needs="（([［〔")


class Following(Leading):
    """Whom what stands after the quotations of a draft gives them to."""

    def _without_gloss(self, after: str) -> str:
        """What stands after a quotation without its translation in a bracket: 「…」 (…), A. Smith told us."""
        gloss = GLOSS.match(after)
        return after[gloss.end() :] if gloss and self._in_bracket(gloss[0]) is None else after

    def _cited(self, after: str, number: int) -> Attribution | None:
        """By a speaker in a bracket right after it, whoever is said to quote it: 業界引用「…」（某甲，第1段）."""
        bracket = BRACKETED.match(after.lstrip("，, \t"))
        told = self._in_bracket(after)
        if number and bracket and IBID.match(bracket[0]):
            before = self.of(number - 1)
            told = before._replace(relation=CONTEXT) if before.relation == DIRECT else None
        return told if told and told.kind == SPEAKER else None

    def _continued(self, block: int, place: int) -> Attribution | None:
        """As the words before it, where no more than who said those stands between: 「…。」孫東說。「…」."""
        if place == 0:
            return None
        frame, places = self.frame(block)
        between = frame[places[place - 1] + 1 : places[place]]
        if (
            len(between) > (TO_VERB if has_chinese(between) else TO_SENTENCE)
            or not ONE_SENTENCE.fullmatch(between)
            or DRAWN.match(between)
        ):
            return None
        # 「…」，可見他承認甲。「…」: what he says stands in between.
        verb = subjects.last_verb(self.voices.tokens(between))
        if verb is None or (between[-2:-1] >= "\u4e00" and len(between.rstrip()) - verb.end > LAST):
            return None
        # “…,” he told us. “…”: whose the first is says the clause after it.
        earlier = self.inside[block][place - 1]
        before = self._after(between, block, places[place - 1]) if self._leading(earlier).strip() else self.of(earlier)
        if before is None or before.relation != DIRECT:
            return None
        return before if before.kind == OTHER else before._replace(relation=CONTEXT)

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
        clause = CLAUSE_END.split(stripped, 1)[0]
        tokens = self.voices.tokens(clause)
        split = self._split(clause, tokens)
        if split and split.kind == PRONOUN:
            found = self._back(block, position, DIRECT, pronoun=split)
            return found if found.relation else None
        if split:
            return Attribution.by(split, DIRECT)
        begun = 0
        for index, token in enumerate(tokens):
            # 這個它字: no subject.
            thing = token.text in vocabulary.THINGS and WEIGHT.search(clause[: token.start]) is not None
            if token.kind in (COLON, QUOTE) or token.start - begun > TO_NAME or thing:
                return None
            if token.kind in PEOPLE and token.kind != NOBODY:
                if subjects.is_passed_over(clause, tokens, index):
                    begun = token.end if subjects.is_role_of(tokens, index) else begun
                    continue
                if not clauses.follows(clause, tokens, index, ended=ended):
                    return None
                if token.kind != PRONOUN:
                    relation = REPORTED if lexicon.is_self(token.text) else DIRECT
                    return Attribution.by(token, relation)
                found = self._back(block, position, DIRECT, pronoun=token)
                return found if found.relation else None
        return None

    def _split(self, clause: str, tokens: list[Token]) -> Token | None:
        """Who does something between two quotations that are one: 「…」，某甲放下茶杯，「…」."""
        first = at_start(tokens)
        if first is None or first.kind not in (SPEAKER, OTHER, PRONOUN) or not SPLIT.match(clause, first.end):
            return None
        # 某甲校長: the second is who he is.
        joined = len(tokens) > 1 and tokens[1].kind in (SPEAKER, OTHER)
        return None if lexicon.is_self(first.text) or joined else first

    def _unknown_after(self, after: str) -> Attribution | None:
        """By a clause after it that names somebody of whom nothing is known: said the bore at the club."""
        clause = CLAUSE_END.split(after.lstrip("，, \t"), 1)[0].strip()
        unknown = unnamed.unknown_after(clause, self.voices.tokens(clause)) if clause else ""
        return Attribution(OTHER, unknown, None, DIRECT) if unknown else None

    def _in_bracket(self, after: str) -> Attribution | None:
        """By a bracket right after it."""
        bracket = BRACKETED.match(after.lstrip("，, \t"))
        return self._bracket(bracket[0]) if bracket else None

    def _bracket(self, bracket: str) -> Attribution | None:
        """（孫東） names a speaker, and so does （孫東，main-1）; of others only one that holds nothing else."""
        inner = INITIALS.sub("", YEAR.sub("", bracket.strip("（）()[]［］〔〕【】。. ")).removeprefix("the "))
        people = self.voices.people(inner) or list(filter(None, (self.voices.whole(inner),)))
        # （某銀行行長）.
        somebody = self._somebody(inner) if not any(each.kind == PAPER for each in people) else None
        if somebody:
            return somebody
        if not people or people[0].start or inner[people[0].end :].lstrip().startswith((":", "：")):
            return None
        first = people[0]
        if first.kind == PAPER:
            # The author of the article is cited, and not said to have said it.
            return Attribution(PAPER, first.text, first.entity, NEAR)
        named = first.end == len(inner) or WORDS_OF.match(inner, first.end) is not None
        # （受訪者C，律師）.
        named = named or (APPOSITION.match(inner, first.end) is not None and not lexicon.reports(first.text))
        # (president of the union).
        named = named or (lexicon.is_role(first.text) and OF_BODY.match(inner, first.end) is not None)
        named = named or STAFF.match(inner, first.end) is not None
        if first.kind == SPEAKER or (first.kind == OTHER and named and len(inner) > 1 and not inner.islower()):
            return Attribution.by(
                first,
                DIRECT if " " in inner or not inner.isascii() or first.kind == SPEAKER else NEAR,
            )
        return None
