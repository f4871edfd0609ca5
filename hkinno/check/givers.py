"""Whom the English sentence round a quotation of a draft gives it to, and the sentences that it leads back or on to."""

import re

from hkinno.check import constructions, grammar, lexicon, syntax
from hkinno.check.antecedents import SUBJECT, Antecedents
from hkinno.check.clauses import CONTEXT, DIRECT, NEAR
from hkinno.check.frames import BEFORE, Attribution
from hkinno.check.grammar import PRINTS
from hkinno.check.tokens import OTHER, PRONOUN, SPEAKER, sentences
from hkinno.documents.patterns import Pattern

# A question who said the words, where it ends, and what the answer begins with.
WHO_SAID = Pattern(
    r"[誰谁][^，。]{0,6}[說说講讲提寫写話话]|[邊边][個个位][^，。]{0,4}[話话講讲]|哪[位個个][^，。]{0,8}[說说講讲]"
    r"|\b(?:who|which [a-z]+|whose)\b[^.?!]{0,60}"
    r"\b(?:said|says|wrote|told|asked|remarked|murmured|put it|words|line)\b|\bwho:\s*$",
    re.IGNORECASE,
    needs="誰谁邊边哪wW",
)
QUESTION_END = Pattern(r"[^。！？?!\n]{0,24}[？?][」』”’)）]?", needs="？?")
ANSWERS = Pattern(r"[\s*•-]*(?:答案?|解答?|answer|a)\s?\d{0,2}[\s*]*[：:.是][\s*]*(?:是|it was)?", re.IGNORECASE)
TO_ANSWER, TO_SOURCE = 40, 120
# A label before the answer: HOST:.
ROLE = Pattern(r"[A-Z][A-Za-z .]{0,20}:\s*")
# What is taken from a piece is nobody's who proposes it.
PASSED_ON = Pattern(
    r",? from (?:the|his|her|that|this)\b[^.;:]{0,30}\b(?:interview|article|piece|page)\b", needs=("from",)
)
# His tone, A. Smith’s case against it.
OWNED = Pattern(r"(?P<owner>[^,;:]+(?=['’]s? )|his\b)(?:['’]s?)? (?P<what>[\w-]+)", re.IGNORECASE)
CAME = Pattern(r"[\s,]*(?:came|is|was) (?:the|his|her) (?:\w+ )?(?:answer|reply|response|retort)\b")


class Givers(Antecedents):
    """To whom English prose gives the quotations of a draft."""

    def _answered(self, sentence: str, after: str, block: int, position: int, *, again: bool) -> Attribution | None:
        """By the answer to the question who said it: 誰說過「…」？答：某甲, Who said this? “…” That was A. Smith."""
        asked = None if again else QUESTION_END.match(after)
        asking = "" if sentence.strip() else next(sentences(self._read_before(block, position)[-BEFORE:]), "")
        before = WHO_SAID.search(asking) is not None and asking.rstrip().endswith(("?", "？"))
        if not before and (asked is None or not (WHO_SAID.search(sentence) or WHO_SAID.search(asked[0]))):
            return None
        blocks = range(block + 1, min(block + 3, len(self.document.blocks)))
        rest = after[asked.end() :] if asked and not before else after
        answer = "\n".join([rest, *(self.frame(number)[0][:TO_SOURCE] for number in blocks)]).lstrip()
        parsed = self._parsed(ROLE.sub("", answer).split("\n", maxsplit=1)[0])
        source = syntax.told(parsed, sure=False) if parsed else None
        if source:
            return Attribution.by(source, DIRECT)
        label = ANSWERS.match(answer)
        line = answer[label.end() if label else 0 :].split("\n")[0][:TO_ANSWER]
        first = next((each for each in self.voices.people(line + "：") if each.kind in (SPEAKER, OTHER)), None)
        # （答案由某甲保管）: no answer.
        aside = label is None and answer.startswith(("（", "(")) and first is not None and first.start > 1
        if first and not aside and (label or first.start <= SUBJECT):
            return Attribution.by(first, DIRECT)
        return None

    def _hung(
        self, sentence: str, after: str, block: int, position: int, *, apart: bool, tagged: bool = False
    ) -> Attribution | None:
        """By the way in which it hangs on the English sentence round it: subject, verb and quotation.

        ``tagged`` says that the quotation ends with a comma, so that what follows tells whose it is.
        """
        leading, following = self._parsed(sentence), self._parsed(after.split("\n", maxsplit=1)[0])
        # A magazine prints: “…,” said my aunt.
        tag = syntax.after(following, begins=False) if tagged and following else None
        read = syntax.before(leading) if leading and tag is None else None
        giver, plain = read or (None, True)
        place = position - len(sentence)
        if giver is None and following:
            giver = syntax.told(following, sure=bool(sentence.strip()))
            read = syntax.after(following, begins=not sentence.strip()) if apart and not giver else None
            giver, plain = read or (giver, True)
            place = position
        if giver is None and not sentence.strip():
            question = self._parsed(next(sentences(self._read_before(block, position)[-BEFORE:]), ""))
            giver, plain = (syntax.questioned(question) if question else None) or (None, True)
        if giver is None:
            return None
        if lexicon.is_office(giver.text) and any(each and PRINTS in each.tags for each in (leading, following)):
            # Of the ministers he who speaks to the store's paper.
            giver = giver._replace(text=giver.text.capitalize())
        # Sun's tone is blunt: “…”: it says nothing, and may be said of his words.
        owned = OWNED.match(giver.text) if giver.kind == OTHER else None
        if owned and not grammar.is_person(owned["what"].casefold()):
            owner = self.voices.speaker_in(owned["owner"] + "：")
            if owner or owned["owner"].casefold() == "his":
                return Attribution(SPEAKER if owner else OTHER, giver.text, owner.entity if owner else None, NEAR)
        if giver.kind != PRONOUN and (plain or giver.kind == OTHER):
            return Attribution.by(giver, DIRECT if plain else NEAR)
        if not plain:
            return None
        tokens = [each for each in self.voices.tokens(sentence) if each.end <= giver.start]
        there = self._earlier(giver, sentence, tokens) if leading else None
        subject = sentence[giver.start : giver.end].casefold() == giver.text
        # Ann Lam's digest has him say: somebody else.
        there = there if subject or (there and there.kind == SPEAKER) else None
        there = there or (self._stranger(sentence, giver) if leading and subject else None)
        if there and there.start < giver.start and there.kind in (SPEAKER, OTHER):
            return Attribution.by(there, DIRECT, led=True)
        found = self._back(block, place, DIRECT, pronoun=giver)
        return found if found.relation else None

    def _goes_on(self, sentence: str, block: int, place: int) -> Attribution | None:
        """As the quotation before it, where no more than a link stands between: he says “…” and “…”; and then, “…”."""
        words = self._parsed(sentence)
        link = syntax.goes_on(words) if words else ""
        if not link:
            return None
        # The last one before it; a block may have thousands.
        earlier = self.inside[block][max(0, place - 1) : place]
        earlier = earlier or (self.inside[block - 1] if block and link == "then" else [])
        if not earlier:
            return None
        before = self.of(earlier[-1])
        # …, adding her thanks to A. Smith, who told the press that “…”.
        if before.relation != DIRECT or constructions.is_of_who(sentence, self.voices.tokens(sentence)):
            return None
        return before if link != "then" else before._replace(relation=CONTEXT)

    def _asked(self, sentence: str, after: str, block: int, position: int) -> Attribution | None:
        """As the answer of whom the sentence before asks: I asked A. Smith. “…,” came the reply."""
        if sentence.strip() or not CAME.match(after):
            return None
        asking = self._parsed(next(sentences(self._read_before(block, position)[-BEFORE:]), ""))
        asked = syntax.asked(asking) if asking else None
        return Attribution.by(asked, DIRECT) if asked else None
