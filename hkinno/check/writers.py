"""What the writer of a draft says himself, or who speaks in a line of it: whose the words are that he calls his own."""

import re

from hkinno.check import dialogue, lexicon
from hkinno.check.clauses import DIRECT, REPORTED, SOLE
from hkinno.check.following import Following
from hkinno.check.frames import AFTER, BEFORE, LONGEST_TITLE, Attribution
from hkinno.check.quotations import Quotation
from hkinno.check.signatures import SENTENCE
from hkinno.check.tokens import OTHER, PAPER, PRONOUN, QUOTED_SENTENCE, SPEAKER, Token, sentences
from hkinno.check.voices import Voices
from hkinno.documents import CELL, Document
from hkinno.documents.patterns import Pattern

# Who writes: 文：某甲, 校長的話, 我叫某甲.
BYLINE = Pattern(
    r"(?:^|[，。：\s])(?:我|本人)[叫係系](?P<own>[\u4e00-\u9fff]{2,4})(?=[，,。])|"
    r"(?:文|撰文|作者|執筆|执笔)\s*[：:／/]\s*(?P<who>[^\n，。]{2,20})"
    r"|^\W*(?P<title>[^\W\d]{2,6})(?:的話|的话|寄語|寄语|專欄|专栏)$"
)
# The last lines of a letter: 讀者　某甲, 申請人：某甲, ——某甲, A. Smith.
SIGNS_AS = Pattern(
    r"(?:[—–─-]+ ?)?(?:(?P<role>[\u4e00-\u9fff]{2,20}(?:[：:]|[\u3000 ]+)[\u4e00-\u9fff]{2,4})|(?P<name>[^：:]{2,30}?))"
    r"(?:[\u3000 ，,]+[\d二〇○零一二三四五六七八九十]{2,4}[年./-].{0,8})?"
)
# W. K. L.
INITIALS = Pattern(r"(?:[A-Z]\. ?){2,4}")
# What a piece of his own, written for him, is likely to have; so many blocks are looked through.
OFFICIAL = Pattern(
    r"[訪访][問问談谈]|受[訪访]|記者|记者|[報报][章紙纸刊]|大公|[傳传]媒|[本我][局部]|局方|公[開开]|施政|政府|[發发][佈布]"
    r"|\b(?:interview\w*|press|reporters?|journalists?|media|bureau|government|policy|minister\w*|paper|newspaper)\b",
    re.IGNORECASE,
)
PRESENTS = Pattern(
    r"[由從从][^，。]{0,8}[講讲說说]起|送[給给]|分享|[引借]用|[讀读唸念出]給?|[記记想][得起]|一[句段][話话]?[：:，,]?\s*$"
    r"|\bI(?:['’]d| would| want| will|['’]ll)? ?(?:like |love )?(?:to )?"
    r"(?:begin|start|open|end|close|leave|share|quote|offer)\b",
    needs="由從从送分引借讀读唸念出記记想一I",
)
FEW = 40
# So many blocks are the head of a piece, and so many lines its end.
HEAD = 3


class Writers(Following):
    """Who writes a draft, and what he calls his own."""

    def __init__(self, document: Document, quotations: list[Quotation], voices: Voices) -> None:
        super().__init__(document, quotations, voices)
        # Who signs it; None before that is asked.
        self.writer: str | None = None
        # Whether it tells of a speaker of the store as of another; None before that is asked.
        self.of_speakers: bool | None = None

    def _writers(self, number: int, found: Attribution) -> Attribution:
        """What the writer or who speaks there says himself, or calls his own, as his; not if he is of the store."""
        leading = self._leading(number)
        own = self._is_own(leading, found)
        if (found.to_speaker and found.relation != SOLE) or (found.plain and not own):
            return found
        claimed = number in self.outer and dialogue.is_claimed(leading, self._beyond(number))
        if not own and not claimed:
            return found
        named = self.voices.speaker_in(leading) is not None
        if named or dialogue.is_passed_on(leading):
            return found
        label = self._label(self.quotations[number].block, self.around(number)[1])
        name = (
            label or self._writer() or ("I" if claimed or self._is_of_speakers() or self._is_private(leading) else "")
        )
        his = self.voices.labelled(name) or self.voices.speaker_in(name + "：") or lexicon.is_host(name)
        return Attribution(OTHER, name, None, DIRECT) if name and not his else found

    def _is_private(self, leading: str) -> bool:
        """Whether the draft names no speaker of the store anywhere, and nothing in it is of an office or a press.

        Not where the sentence only presents the words, whosever they are: 我想由一句話講起：.
        """
        if PRESENTS.search(leading) or self.has_named(set(self.voices.speakers)):
            return False
        frames = (self.frame(block)[0] for block in range(min(FEW, len(self.document.blocks))))
        return not any(OFFICIAL.search(frame) for frame in frames)

    def _is_own(self, leading: str, found: Attribution) -> bool:
        """Whether a sentence gives its last words to the writer, or to whom speaks in its line."""
        people = self.voices.people(leading)
        if found.kind == OTHER:
            own = found.relation == REPORTED and lexicon.is_self(found.name or "") and not found.led
        else:
            # 我做了三十年，今晚再講一次：: nobody else is its subject.
            own = found.relation == SOLE and found.led and bool(people)
            own = own and all(lexicon.is_self(each.text) for each in people)
        # I told her he says that: what he says.
        last = max((each.start for each in people if lexicon.is_self(each.text)), default=0)
        return own and not any(self._says(leading, each) for each in people if each.start > last)

    def _says(self, sentence: str, pronoun: Token) -> bool:
        """Whether a verb of saying stands right after a pronoun that is a subject."""
        tokens = self.voices.tokens(sentence)
        index = next(index for index, each in enumerate(tokens) if each.start >= pronoun.start)
        following = tokens[index + 1] if index + 1 < len(tokens) else None
        says = pronoun.kind == PRONOUN and following is not None and following.kind == lexicon.VERB
        # 同佢講: he is spoken to.
        return says and not (index and tokens[index - 1].kind == lexicon.PREPOSITION)

    def _is_of_speakers(self) -> bool:
        """Whether the draft tells of a speaker of the store as of another: a sentence of it that is no title does."""
        if self.of_speakers is None:
            frames = (self.frame(block)[0] for block in range(len(self.document.blocks)))
            self.of_speakers = any(self._tells_of_speaker(each) for frame in frames for each in sentences(frame))
        return self.of_speakers

    def _tells_of_speaker(self, sentence: str) -> bool:
        """Whether a sentence, and no title or label, names a speaker of the store."""
        ended = sentence.rstrip().endswith(tuple("。！？.!?，,；：:" + QUOTED_SENTENCE))
        return ended and not dialogue.label(sentence) and self.voices.speaker_in(sentence) is not None

    def _writer(self) -> str:
        """Who signs the piece at its head or its end, if it is nobody of the store and no paper: 文：某甲, 校長的話."""
        if self.writer is None:
            blocks = self.document.blocks[:HEAD]
            head = [line for number in range(len(blocks)) for line in self.frame(number)[0][:BEFORE].split("\n")]
            signed = next(filter(None, map(BYLINE.search, head)), None)
            who = (signed["own"] or signed["who"] or signed["title"]).strip() if signed else ""
            people = self.voices.people(who + "：")
            own = any(each.kind in (SPEAKER, PAPER) or lexicon.reports(each.text) for each in people)
            self.writer = who if who and not own and (people or self.voices.whole(who)) else self._signer()
        return self.writer

    def _signer(self) -> str:
        """Who signs a letter in its last lines, if it is nobody of the store: 申請人：某甲, A. Smith; "" for nobody."""
        lines: list[str] = []
        for number in range(max(0, len(self.document.blocks) - HEAD), len(self.document.blocks)):
            lines += self.frame(number)[0].split("\n")
        lines = [line.strip() for line in lines if line.strip()]
        # A letter is more than its signature.
        last = [line for line in lines[1:][-HEAD:] if len(line) <= LONGEST_TITLE and not SENTENCE.search(line)]
        if any(self.voices.speaker_in(line) for line in last):
            return ""
        for line in reversed(last):
            signed = SIGNS_AS.fullmatch(line)
            name = (signed["role"] or signed["name"]) if signed else ""
            if name and ((signed and signed["role"]) or self._is_signed(name) or INITIALS.fullmatch(name)):
                return name
        return ""

    def _is_signed(self, line: str) -> bool:
        """Whether a line is a name, with who that is: A. Smith, Chairman."""
        return self.voices.whole(line) is not None or self.voices.is_signature(line)

    def _following(self, number: int) -> str:
        """What stands right after a quotation in its block."""
        if number not in self.outer or self.quotations[number].block < 0:
            return ""
        frame, position = self.around(number)
        return frame[position + 1 : position + AFTER]

    def _beyond(self, number: int) -> str:
        """What stands after a quotation, in the next block where it ends its own."""
        after, block = self._following(number), self.quotations[number].block + 1
        if (
            after.strip(" \t。.")
            or not 0 < block < len(self.document.blocks)
            or self.document.blocks[block].kind == CELL
        ):
            return after
        return self.frame(block)[0][:AFTER]
