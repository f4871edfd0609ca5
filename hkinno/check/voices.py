"""Who is named in a line: by a label, as who signs it, alone, or as where the words are from.

Every text is cut into words and names first (``tokenizer``), which knows the store's people, papers and bodies.
"""

import re
from functools import cache

from hkinno import places
from hkinno.check import lexicon
from hkinno.check.tokenizer import LONGEST_SIGNATURE, NAME, SHORTEST_NAME, WORK, Tokenizer
from hkinno.check.tokens import (
    BLANK,
    COLON,
    COMMA,
    OTHER,
    PAPER,
    PRONOUN,
    SPEAKER,
    Token,
    at_start,
)
from hkinno.documents import HIDDEN
from hkinno.documents.patterns import Pattern
from hkinno.documents.speech import TIME
from hkinno.text import fold

LABEL = Pattern(
    rf"[\s>{HIDDEN}·•|*-]*(?:{TIME}\s+)?(?:[\u4e00-\u9fff]{{1,6}}[—-]{{1,4}}\s*)?"
    rf"(?P<name>[^\s：:﹕，。,.「『“\"{HIDDEN}](?:[^：:﹕，。「『“\"\n]{{0,40}}[^\s：:﹕，。「『“\"])?)[\s{HIDDEN}]*[：:﹕](?![/\d]){HIDDEN}*\s*"
)
DASH = Pattern(r"\s*(?:[—–─]+|--+|- )\s*(?=\S)", needs="—–─-")
BRACKETED = Pattern(r"[（(\[［〔【][^（）()\n]*[）)\]］〕】][。.]?", needs="（([［〔【")
NOTE = r"[\u2460-\u2473\u00b9\u00b2\u00b3\u2070-\u2079]+|\[\d{1,3}\]"
# What a line begins with that names its source: 資料來源：
SOURCED = (
    r"(?:(?:[資资][料訊讯]|消息|[圖图]片|文章|引文|原文|文字|[報报][道導导]|新[聞闻])?(?:[來来]源|出[處处])"
    r"|sources?|(?:cited|quoted|taken) (?:in|from))\s*[：:﹕]"
)
SOURCE_LINE = Pattern(rf"{SOURCED}[^。！？!?]*[。.]?", re.IGNORECASE)
TRAILING = Pattern(
    r"\s*(?:[（(\[［〔【][^（）()\[\]［］\n]{2,80}[）)\]］〕】]|(?:[—–─]+|--)[^—–─\n。！？]{1,60}"
    rf"|(?<=[。！？」』”]){SOURCED}[^。！？\n]{{1,80}}|{NOTE})[。.]?\s*$",
    re.IGNORECASE,
)
# What beside names and works is in a line that only says where words are from: 摘自, 原載, an interview with, via.
CREDITING = Pattern(
    r"[引摘錄录轉转原刊登載载取自於于出處处來来源資资料文圖图撰訊讯報报道導导]"
    r"|\b(?:an?|the|in|on|of|by|to|via|from|with|source|interview|report|cited|quoted|published|exclusive)\b",
    re.IGNORECASE,
)
# What a label has beside a name: 局長答, Prof, A（局長）.
ANSWERING = Pattern(r"(?<=.)(?:回答|答覆|答)$")
IN_BRACKETS = Pattern(r"(?P<before>[^（(]*?)\s*[（(](?P<inside>[^（()）]+)[）)]")
HONORIFICS = frozenset({"", "prof", "professor", "dr", "mr", "the", "thehon", "hon"})
ANSWERS = frozenset("A答")
# What may stand round a name that stands alone.
AROUND_NAMES = BLANK + "\n|｜／/\\—–─-*•·#＃@》›>【】〔〕［］[]（）()：:，,。.、★☆◆"
LONGEST_CREDIT = 120
FEW_HAN = Pattern(f"{lexicon.HAN}{{2,4}}")
APART = Pattern(
    f"(?P<role>{lexicon.HAN}{{2,20}})[\u3000 ]+(?P<name>{lexicon.HAN}{{2,4}}|[A-Z][a-z]+(?: [A-Z][a-z]+){{1,2}})"
)
ROUND_LINES = AROUND_NAMES.translate(dict.fromkeys(map(ord, "（）()[]［］")))
# Before a name in a heading: Slide 4 — A. Smith, 圖二：某甲; and after one: who that is.
BEFORE_ENTRY = Pattern(r"^[\[(]?\d{1,2}:\d{2}(?::\d{2})?[\])]?\s+|^[^—–：:]{1,16}(?:\s[—–]\s|[：:]\s?)")
WHO_IS = Pattern(r", (?!(?:in|on|at|by|from|to|for|with|a|an|the|continued|part)\b)[a-z][a-z ,()’'-]{2,40}")
# W. Churchill, 1943.
INITIALED = Pattern(r"(?:[A-Z]\. ?)+[A-Z][a-z]+(?:[ -][A-Z][a-z]+)*(?=,|\s*$|\s\()")
HONORIFIC = Pattern(r"^(?:Prof|Dr|Mr|Mrs|Ms|Rev|Hon)\. ", re.IGNORECASE)
# What a line has that is said, and no signature.
SPOKEN = Pattern("[。！？!?：:；;「『“]|[，,]$")


class Voices(Tokenizer):
    """The people of a store, and everybody else who may be named in a draft."""

    def entry(self, line: str) -> Token | None:
        """Whom a line names with no more than who he is: A. Smith, ferry pilot; 物流（某甲）; Slide 4 — A. Smith."""
        words = BEFORE_ENTRY.sub("", line.strip(ROUND_LINES))
        named = self.whole(words) or self.signer(words)
        if named:
            return named
        bracket = IN_BRACKETS.fullmatch(words)
        inside = self.whole(bracket["inside"]) if bracket else None
        if inside:
            return inside
        # 文某某（新田村代表）: nothing is known of the name, but of who that is.
        known = bracket is not None and (lexicon.is_role(bracket["inside"]) or self._ends_with_role(bracket["inside"]))
        if bracket and known and FEW_HAN.fullmatch(bracket["before"]) and not self.tokens(bracket["before"]):
            return Token(0, len(bracket["before"]), OTHER, bracket["before"])
        # 學生會前會長　高某.
        apart = APART.fullmatch(words)
        bilingual = apart is not None and lexicon.is_role(apart["name"].rsplit(maxsplit=1)[-1].casefold())
        if apart and not bilingual and self._ends_with_role(apart["role"]) and self.speaker_in(words) is None:
            return Token(apart.start("name"), len(words), OTHER, apart["name"])
        first = at_start(self.tokens(words))
        full = first is not None and first.kind in (SPEAKER, OTHER) and " " in first.text
        if not full or first is None or lexicon.is_body(first.text) or lexicon.is_role(first.text):
            return None
        return first if WHO_IS.fullmatch(words, first.end) and self.is_signature(words) else None

    def _ends_with_role(self, words: str) -> bool:
        """Whether the last word is who somebody is: 新田村代表."""
        last = next((each for each in reversed(self.tokens(words)) if each.kind in (OTHER, lexicon.TITLE)), None)
        return (
            last is not None and last.end == len(words) and (last.kind == lexicon.TITLE or lexicon.is_role(last.text))
        )

    def whole(self, words: str) -> Token | None:
        """The person whose name words are, and nothing else: 某某某局長, A. Smith; a role alone is none."""
        name = words.strip(AROUND_NAMES)
        bracket = IN_BRACKETS.fullmatch(words.strip(ROUND_LINES))
        # 創科局（某甲）.
        inside = self.speaker_in(bracket["inside"]) if bracket else None
        if inside:
            return inside
        name = bracket["before"].strip(AROUND_NAMES) if bracket and bracket["before"] else name
        if not 1 < len(name) <= LONGEST_SIGNATURE * 2:
            return None
        found = self.tokens(name + "：")[:-1]
        # 院長曾某某: 曾 is a surname there.
        role = found[0] if found and not found[0].start and lexicon.is_role(found[0].text) else None
        rest = name[role.end :] if role else ""
        if 1 < len(rest) < SHORTEST_NAME + 1 and rest[0] in lexicon.surnames() and NAME.fullmatch(rest):
            tells = any(each.kind == lexicon.VERB for each in found)
            return None if tells else Token(0, len(name), OTHER, name)
        if not found or found[0].start or found[-1].end < len(name) or lexicon.is_role(name):
            return None
        if any(each.kind not in (SPEAKER, OTHER, lexicon.TITLE) for each in found):
            return None
        speaker = next((each for each in found if each.kind == SPEAKER), None)
        if speaker:
            return speaker
        long = len(name) >= SHORTEST_NAME or bracket is not None
        plain = found[-1].kind == OTHER and (long if not name.isascii() else " " in name)
        return Token(0, len(name), OTHER, name) if plain else None

    def label(self, line: str) -> int:
        """How much of a line is a label of a speaker of the store: 孫東：, **孫東**：, 00:12 SUN:; 0 for none."""
        match = LABEL.match(line)
        if match is None or not self.speakers:
            return 0
        return match.end() if self.labelled(match["name"]) else 0

    def labelled(self, name: str) -> Token | None:
        """The speaker of the store whom a label names, and nobody else; as in 局長答, A（局長）, Prof too."""
        name = ANSWERING.sub("", name.replace(HIDDEN, "").strip())
        bracket = IN_BRACKETS.fullmatch(name)
        if bracket:
            before = self.labelled(bracket["before"])
            return before or (self.labelled(bracket["inside"]) if bracket["before"] in ANSWERS else None)
        found = self.tokens(name)
        if not found or found[-1].end != len(name):
            return None
        last = found[-1]
        if self._rest(name[: last.start]).casefold() not in HONORIFICS:
            return None
        if last.kind == PRONOUN and (holder := self.holder(last.text)):
            return last._replace(kind=SPEAKER, entity=holder)
        return last if last.kind == SPEAKER else None

    def introduces(self, before: str) -> bool:
        """Whether what stands before marked words ends with a verb of saying or a colon."""
        found = [token for token in self.tokens(before) if token.kind != COMMA]
        return bool(found) and found[-1].kind in (lexicon.VERB, COLON) and len(before.rstrip()) - found[-1].end <= 1

    def tells(self, after: str) -> bool:
        """Whether what stands after marked words goes on with somebody's saying them."""
        clause = re.split("[，。！？；,.!?;\n]", after.lstrip("，, "), maxsplit=1)[0]
        return any(token.kind == lexicon.VERB and token.start <= LONGEST_SIGNATURE for token in self.tokens(clause))

    def is_credit(self, line: str) -> bool:
        """Whether a line of a block quote says whose the words are, or where they stand, and holds none of them."""
        words = line.strip(BLANK)
        if not re.search(r"[^\W_]", words) or re.fullmatch(NOTE, words):
            return bool(words)
        dash = DASH.match(words)
        if dash:
            rest, listed = words[dash.end() :], words.startswith("- ")
            short = len(words) <= LONGEST_SIGNATURE and not listed
            signs = short or self._credits(rest) or self.is_signature(rest) or self.entry(rest) is not None
            # ——葵涌一名工程師，2021年訪談.
            somebody = rest.startswith("@") or any(each.kind in (OTHER, lexicon.TITLE) for each in self.tokens(rest))
            signs = signs or (
                somebody and not listed and not SPOKEN.search(rest) and len(rest) <= 2 * LONGEST_SIGNATURE
            )
            return len(rest) <= LONGEST_CREDIT and signs
        if len(words) > LONGEST_CREDIT:
            return False
        if SOURCE_LINE.fullmatch(words):
            return True
        if BRACKETED.fullmatch(words):
            return self._credits(words) or any(word in fold(words) for word in lexicon.editorial())
        return bool(places.find(words, self.sources)) or (self._credits(words) and not self._rest(words, CREDITING))

    def is_signature(self, words: str) -> bool:
        """Whether words are a name with no more than who that is: A. Smith, former mayor."""
        words = HONORIFIC.sub("", words)
        if INITIALED.match(words) and self.speaker_in(words) is None:
            return True
        found = self.tokens(words)
        first = at_start(found)
        named = first is not None and first.kind in (SPEAKER, OTHER) and not lexicon.is_role(first.text)
        says = any(each.kind in (lexicon.VERB, COLON) for each in found)
        return (
            named and first is not None and not says and words[first.end : first.end + 1] in ("", ",", "，", "（", "(")
        ) or self.signer(words) is not None

    def signer(self, words: str) -> Token | None:
        """Whose name a Chinese line ends with that is no more than who he is: 深圳某公司經理某甲（化名），2023年."""
        part = re.split("[，,（(。]", words, maxsplit=1)[0].rstrip()
        found = self.tokens(part)
        last = found[-1] if found and NAME.search(part) else None
        if last is None or last.kind != OTHER or last.end < len(part) or lexicon.is_role(last.text):
            return None
        # 其他 Other: the same word twice.
        if last.text.isascii() and " " not in last.text:
            return None
        return last if all(each.kind in (OTHER, lexicon.WORD, lexicon.TITLE, lexicon.OF) for each in found) else None

    def without_credit(self, line: str) -> int:
        """Where the words of a line of a block quote end: before a source, a signature, or a note's sign."""
        end = len(line.rstrip(BLANK))
        while end:
            tail = line[max(0, end - LONGEST_CREDIT) : end]
            match = TRAILING.search(tail)
            if not match or not self.is_credit(match[0].strip(" 。.")):
                break
            end = len(line[: end - len(match[0])].rstrip(BLANK))
        return end

    def _credits(self, words: str) -> bool:
        named = any(token.kind in (SPEAKER, PAPER) for token in self.tokens(words))
        return named or bool(places.find_in(words, self.sources)) or fold(words).startswith(lexicon.credits())

    def _rest(self, words: str, also: Pattern | None = None) -> str:
        """What is left of a line without the people, papers, bodies and titles that it has; ``also`` without works."""
        for token in reversed(self.tokens(words)):
            if token.kind in (SPEAKER, PAPER, OTHER, lexicon.TITLE):
                words = words[: token.start] + " " + words[token.end :]
        if also:
            words = also.sub(" ", WORK.sub(" ", words))
        return re.sub(r"[\W\d_年月日版]", "", words)


@cache
def joins(between: str) -> bool:
    """Whether what stands between two marked words only joins them."""
    return fold(between.strip()) in lexicon.joining()
