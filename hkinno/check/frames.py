"""A draft as its blocks, each a text with a sign for each quotation, and to whom it gives those."""

from bisect import bisect_left
from typing import NamedTuple

from hkinno.check.clauses import CONTEXT, DIRECT, REPORTED, SOLE
from hkinno.check.quotations import Quotation
from hkinno.check.tokens import NO_SIGNS, NOBODY, QUOTED, QUOTED_SENTENCE, SPEAKER, Token
from hkinno.check.voices import Voices
from hkinno.documents import Document

# So much of a text before a quotation and after it is read; so much of a paragraph for who is named; a title and an
# entry of a list are no longer.
BEFORE, AFTER, LONGEST_READ = 240, 160, 600
LONGEST_TITLE, LONGEST_ENTRY = 40, 70


class Attribution(NamedTuple):
    """Whom the words are given to: what kind of voice, its name as the draft has it, the store's entity, and how."""

    kind: str = NOBODY
    name: str | None = None
    entity: str | None = None
    relation: str = ""
    # Whether a pronoun, or a verb without a subject, leads back to the name.
    led: bool = False

    @classmethod
    def by(cls, who: Token, relation: str, *, led: bool = False) -> "Attribution":
        """To him whom a word or a name of the draft stands for."""
        return cls(who.kind, who.text, who.entity, relation, led)

    @property
    def to_speaker(self) -> bool:
        """Whether a speaker of the store is said to have said them."""
        return self.kind == SPEAKER and self.relation in (DIRECT, REPORTED, CONTEXT, SOLE)

    @property
    def plain(self) -> bool:
        """Whether it is plain enough to accuse the draft by it."""
        return self.relation == DIRECT and self.name is not None


class Frames:
    """The blocks of a draft, in which each quotation is one sign."""

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
            self.outer[number] = outermost, len(self.inside[quotations[outermost].block]) - 1
        self.frames: dict[int, tuple[str, list[int]]] = {}

    def of(self, number: int) -> Attribution:
        """To whom the quotation of that number is given; what stands round one may be another quotation."""
        raise NotImplementedError

    def before(self, sentence: str, block: int | None, position: int) -> Attribution:
        """By what stands before a quotation in its sentence."""
        raise NotImplementedError

    def announced(self, sentence: str, block: int, position: int) -> Attribution:
        """By a sentence that announces words which stand apart from it."""
        raise NotImplementedError

    def frame(self, block: int) -> tuple[str, list[int]]:
        """A block's text with a sign for each quotation, and where these are."""
        if block not in self.frames:
            start, end = self.document.blocks[block].start, self.document.blocks[block].end
            parts, places, length = [], [], 0
            for number in self.inside[block]:
                outer = self.quotations[number].outer
                parts.append(self.document.words(start, max(start, outer[0])).translate(NO_SIGNS))
                length += len(parts[-1])
                places.append(length)
                ends = self.quotations[number].text.rstrip()[-1:] in tuple("。！？!?….")
                parts.append(QUOTED_SENTENCE if ends else QUOTED)
                length += 1
                start = max(start, outer[1])
            parts.append(self.document.words(start, max(start, end)).translate(NO_SIGNS))
            self.frames[block] = "".join(parts), places
        return self.frames[block]

    def last_before(self, block: int, position: int, blocks: int) -> int:
        """The last quotation before a place of a block, in it or in so many blocks before it; -1 for none."""
        before = bisect_left(self.frame(block)[1], position)
        if before:
            return self.inside[block][before - 1]
        above = range(block - 1, max(-1, block - blocks - 1), -1)
        return next((self.inside[each][-1] for each in above if self.inside[each]), -1)

    def around(self, number: int) -> tuple[str, int]:
        """The block that a quotation stands in, as its frame, and its place there: those of the one that it is in."""
        outermost, place = self.outer[number]
        frame, places = self.frame(self.quotations[outermost].block)
        return frame, places[place]
