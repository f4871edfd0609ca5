"""The verdict on a quotation's words: what they are beside all that the store holds, whoever says them.

Equal code points are verbatim; equal squeezed text (text.squeeze) is converted, with what differs named; pieces in
their order are elided. Only when none of these holds is the nearest source looked for, to explain the miss.
"""

import operator
import re
import unicodedata
from typing import TYPE_CHECKING

from hkinno import text
from hkinno.check import lexicon, spelling
from hkinno.check.holdings import (
    ABSENT,
    ALTERED,
    CONVERTED,
    ELIDED,
    NOT_SPEECH,
    SHORTEST,
    TRANSLATION,
    UNCHECKED,
    UNRELATED,
    VERBATIM,
    Corpus,
    Words,
    corpus,
    ids_of,
    paragraphs_of,
)
from hkinno.documents.footnotes import CIRCLED
from hkinno.documents.patterns import Pattern
from hkinno.store.kinds import Record

if TYPE_CHECKING:
    from hkinno.check.diff import Step

__all__ = [
    "ABSENT",
    "ALTERED",
    "CONVERTED",
    "ELIDED",
    "HELD",
    "NOT_SPEECH",
    "SHORTEST",
    "TRANSLATION",
    "UNCHECKED",
    "UNRELATED",
    "VERBATIM",
    "Corpus",
    "Words",
    "altered",
    "corpus",
    "judge",
    "one_off",
]

# His words, and nothing but his words.
HELD = (VERBATIM, CONVERTED, ELIDED)

# Without the blanks round it: looking for those first would be quadratic on a long run of blanks.
_DOTS = r"…+|⋯+|\.{3,}|。{3,}|．{3,}|\.(?: \.){2,}"
ELLIPSIS = Pattern(
    rf"[\[［(（〔【]\s*(?:{_DOTS}|[上中下前後后]?略)\s*[\]］)）〕】]|{_DOTS}",
    needs=("…", "⋯", "...", "。。。", "．．．", ". .", "略"),
)
# A note's sign at the end or before the last mark, as ① and [1].
NOTE_SIGN = Pattern(rf"(?:\[\d{{1,3}}\]|[⁰{CIRCLED}])+(?=[^\w\[\]]*$)", needs=f"[⁰{CIRCLED}")
INSERTION = Pattern(r"[\[［〔【（(]([^\[\]［］〔〕【】（）()]*)[\]］〕】）)]", needs="[［〔【（(")
# Traditional characters that Simplified merges with another word's: 髮 is hair, and no form of 發. The folding
# takes them for one; in a quotation such a character is a wrong one.
MERGED = Pattern(
    "[髮瞭齣隻衕嚮曏傢麵麪麫鬚龢賙貲哩颱檯乾幹榦鬆鬥醜穀復複覆繫徵餘禦闢錶闆彙鹹薑籤範衝捲準葉僕樸矇濛鐘鍾髒臟曆瀋]"
)


def judge(quoted: str, known: Corpus, speaker: str | None = None) -> Words:
    """The verdict on the words of one quotation, given without its marks, as a reader sees them.

    Of several quotes that hold them, those of ``speaker`` come first.
    """
    quoted = NOTE_SIGN.sub("", quoted)
    words = _respelled(quoted, known, speaker)
    spelled = _spelled_short(quoted)
    if words.verdict in HELD or spelled == quoted:
        return words
    found = _respelled(spelled, known, speaker)
    if found.verdict not in (VERBATIM, CONVERTED):
        return words
    return _variant(found, quoted)


def _respelled(quoted: str, known: Corpus, speaker: str | None) -> Words:
    """The verdict on words, or else on the same in the usual spelling of each."""
    words = _with_editing(quoted, known, speaker)
    respelled = spelling.usual(quoted)
    if words.verdict in HELD or (respelled == quoted and known.respelled is known.quotes):
        return words
    words = _with_editing(respelled, known._replace(quotes=known.respelled), speaker)
    # Its characters are those of the store.
    held = [
        (quote["exact"], spelling.usual(quote["exact"])) for quote, _ in known.quotes if quote["id"] in words.quotes
    ]
    starts = [(exact, start) for exact, plain in held if (start := plain.find(words.source)) >= 0]
    source = starts[0][0][starts[0][1] : starts[0][1] + len(words.source)] if starts else words.source
    words = words._replace(source=source)
    return _variant(words, quoted) if words.verdict in (VERBATIM, CONVERTED) else words


def _variant(words: Words, quoted: str) -> Words:
    """The verdict on words that are the source's but for how they are spelled, told of the quotation as it is."""
    told = words.details or "differs in variant"
    details = told if "variant" in told else f"{told}, variant"
    return words._replace(verdict=CONVERTED, details=details, steps=_steps(quoted, words.source))


def _with_editing(quoted: str, known: Corpus, speaker: str | None) -> Words:
    """The verdict on words, or else without what an editor put in brackets."""
    if speaker is not None and len(known.voices.speakers) > 1:
        known = known._replace(quotes=sorted(known.quotes, key=lambda each: each[0]["speaker"] not in (speaker, None)))
    verdict = _judge(quoted, known, speaker)
    if verdict.verdict not in HELD and INSERTION.search(quoted):
        return _with_insertions(quoted, known, speaker) or verdict
    return verdict


def _with_insertions(quoted: str, known: Corpus, speaker: str | None) -> Words | None:
    """The verdict without what an editor put in brackets, where the rest is his; a negation put in alters it."""
    put_in = [match[1] for match in INSERTION.finditer(quoted) if text.squeeze(match[1])]
    rest = INSERTION.sub(lambda match: "" if text.squeeze(match[1]) else match[0], quoted)
    verdict = _judge(rest, known, speaker) if put_in and text.has_chinese(rest) else None
    if verdict is None or verdict.verdict not in HELD or _own_brackets(quoted, verdict, known):
        return None
    if any(lexicon.negations(each) or lexicon.governors(each) or ADDS.match(each) for each in put_in) or _dates(quoted):
        return altered(
            quoted, text.squeeze(quoted), [each for each, _ in known.quotes if each["id"] == verdict.quotes[0]]
        )
    told = f"an insertion in brackets: {'、'.join(put_in)}"
    return verdict._replace(
        verdict=ELIDED if verdict.verdict == ELIDED else CONVERTED,
        details=f"{told}; {verdict.details}" if verdict.details else told,
        steps=_steps(quoted, verdict.source),
    )


# What puts in more than it explains: （以及資金的）, （或明年）.
# Or where, on what terms and to what degree: （在深圳）, （視乎撥款）, （幾乎）.
ADDS = Pattern(
    "或|以及|及|和|與|与|還有|还有|連同|连同|而且|並|并|在|於|于|視乎|视乎|取決|取决|幾乎|几乎|大致|全部|全都|完全|已經?|已经"
    "|.*(?:的話|的话|情況下|情况下|前提下)$"
)
TIME = Pattern(
    r"[今明後后去前][年日天]|[本上下\d][個个]?月|[年月][底初中]|\d年|[一二兩两三四五六七八九十幾几\d]+[個个]?[年月日天週周]"
    "|最[遲迟早快]|目前|[當当][時时日年]|[將将]來|[將将]来|日後|日后|[之以][前後后]|近年|最近"
)
EXPLAINS = Pattern("即(?![將将])|指|也就是|意即")


def _dates(quoted: str) -> bool:
    """Whether an insertion says when, where the words before it do not: 今後（明年起）, but not 明年（2024年）."""
    return any(
        TIME.search(match[1])
        and not EXPLAINS.match(match[1])
        and not quoted[: match.start()].endswith(("年", "月", "日", "天", "時", "时", "內", "内"))
        for match in INSERTION.finditer(quoted)
    )


def _spelled_short(quoted: str) -> str:
    """The words with each letter by itself, and sums of money in figures."""
    quoted = LIGATURE.sub(lambda match: unicodedata.normalize("NFKC", match[0]), quoted)
    return SPELLED_OUT.sub(lambda match: f"${SMALL.index(match[1].lower()) + 1} {match[2]}", quoted)


# Letters printed as one, and money in words: three million dollars is $3 million.
LIGATURE = Pattern("[\ufb00-\ufb06]")
SMALL = ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve")
SPELLED_OUT = Pattern(
    rf"\b({'|'.join(SMALL)}) (hundred|thousand|million|billion|trillion) dollars\b", re.IGNORECASE, needs="lL"
)


def _own_brackets(quoted: str, words: Words, known: Corpus) -> bool:
    """Whether the source has round brackets of its own in these words or before them, as the draft's may be."""
    round_ones = [match for match in INSERTION.finditer(quoted) if match[0][0] in "（("]
    exact = next((quote["exact"] for quote, _ in known.quotes if quote["id"] == words.quotes[0]), "")
    if not round_ones or "（" not in exact:
        return False
    before = exact[: exact.find(words.source)]
    # What the draft has before the words is the source's, where the source has the same there.
    leads = not text.squeeze(quoted[: round_ones[0].start()])
    return "（" in words.source or ("（" in before and leads and not before.endswith(f"（{round_ones[0][1]}）"))


def _judge(quoted: str, known: Corpus, speaker: str | None) -> Words:
    return _in_their_language(quoted, known) if text.has_chinese(quoted) else _without_chinese(quoted, known, speaker)


def _without_chinese(quoted: str, known: Corpus, speaker: str | None) -> Words:
    """Words in another language: those of one who spoke it, or else a translation of what was said in Chinese."""
    originals = [pair for pair in known.quotes if not text.has_chinese(pair[0]["exact"])]
    spoken = _in_their_language(quoted, known._replace(quotes=originals)) if originals else None
    translated = [pair for pair in known.quotes if pair not in originals]
    of_his = [pair for pair in translated if pair[0]["speaker"] in (speaker, None)] if speaker else translated
    if spoken is not None and (spoken.verdict in (*HELD, ALTERED) or not of_his):
        return spoken
    from hkinno.check import translation  # noqa: PLC0415 - for quotations in English

    return translation.judge(quoted, known._replace(quotes=translated))


def _in_their_language(quoted: str, known: Corpus) -> Words:
    plain = text.squeeze(quoted)
    found = _elided(quoted, known) or _holding(quoted, plain, known)
    if found is not None:
        return found
    if plain in known.names:
        return Words(UNRELATED, details="a name, not speech")
    if len(plain) < SHORTEST:
        near = "".join(f"; near {quote['id']} 「{quote['exact']}」" for quote in one_off(plain, known))
        return Words(UNCHECKED, details=f"too short to be looked for in a quote, and no whole quote{near}")
    return _printed(quoted, plain, known) or _missed(quoted, plain, known)


def _elided(quoted: str, known: Corpus) -> Words | None:
    """The verdict on words with an ellipsis, where its pieces stand in a quote."""
    if not ELLIPSIS.search(quoted):
        return None
    from hkinno.check import elisions  # noqa: PLC0415 - for an ellipsis

    pieces = [piece for piece in ELLIPSIS.split(quoted) if text.squeeze(piece)]
    long = all(len(text.squeeze(piece)) >= elisions.SHORTEST_PIECE for piece in pieces[:-1])
    return elisions.elided(pieces, known) if pieces and long else None


def _missed(quoted: str, plain: str, known: Corpus) -> Words:
    """The verdict on words that nothing holds: quotes put together, or what is nearest."""
    from hkinno.check import elisions, nearest  # noqa: PLC0415 - for what nothing holds

    return elisions.together(quoted, known) or nearest.nearest(quoted, plain, known)


def _printed(quoted: str, plain: str, known: Corpus) -> Words | None:
    """The paper's own words: of its text, a headline, a subhead."""
    paper = [each for each in known.paper if plain in each.squeezed]
    if paper and not _wrong_characters(quoted, _slice(quoted, paper[0].words)):
        places = tuple(dict.fromkeys(each.place for each in paper))
        source = _slice(quoted, paper[0].words)
        steps = _steps(quoted, source) if quoted != source else ()
        told = "the paper's words, not inside quotation marks there"
        return Words(NOT_SPEECH, (), places, source, told, steps, title=all(each.title for each in paper))
    return None


def one_off(plain: str, known: Corpus) -> list[Record]:
    """The quotes as long as a few squeezed characters that are the same but for one, and have one in common."""
    return [
        quote
        for quote, squeezed in known.quotes
        if 1 < len(plain) == len(squeezed) < SHORTEST and sum(map(operator.ne, plain, squeezed)) == 1
    ]


def _holding(quoted: str, plain: str, known: Corpus) -> Words | None:
    """Verbatim or converted: the quotes that hold these words, equal ones before parts, direct before others."""
    short = len(plain) < SHORTEST
    holding = [
        quote
        for quote, squeezed in known.quotes
        if plain and (plain == squeezed if short else plain in squeezed and text.find_all(quoted, quote["exact"]))
    ]
    if not holding:
        return None
    trimmed = quoted.strip()
    holding.sort(key=lambda quote: (trimmed not in quote["exact"], quote["form"] == "pull-quote", len(quote["exact"])))
    exact = holding[0]["exact"]
    if quoted in exact:
        return Words(VERBATIM, ids_of(holding), paragraphs_of(holding), quoted)
    source = _slice(quoted, exact)
    if _wrong_characters(quoted, source):
        return altered(quoted, plain, holding)
    details = f"differs in {', '.join(text.differences(quoted, source))}{_mood(quoted, exact)}"
    return Words(CONVERTED, ids_of(holding), paragraphs_of(holding), source, details, _steps(quoted, source))


def _steps(quoted: str, source: str) -> "tuple[Step, ...]":
    """The difference between a quotation and its source."""
    from hkinno.check import diff  # noqa: PLC0415 - for what is not word for word

    return tuple(diff.difference(quoted, source))


def altered(quoted: str, plain: str, quotes: list[Record]) -> Words:
    """The verdict on words that are near to those of some quotes, and bent."""
    from hkinno.check import nearest  # noqa: PLC0415 - for what is bent

    return nearest.altered(quoted, plain, quotes)


def _mood(quoted: str, exact: str) -> str:
    """What to say where a question or an exclamation of the source ends with a full stop, or the other way round."""
    here = quoted.rstrip()[-1:]
    start, end = text.find_all(quoted, exact)[0]
    there = exact[end : end + 1]
    for marks, name in (("？?", "question"), ("！!", "exclamation")):
        if there and there in marks and here in "。.":
            return f"; the source has this as a {name}" if name == "question" else "; the source exclaims this"
        if here and here in marks and there and there not in marks and end > start:
            return f"; the source has no {name} mark here"
    return ""


def _wrong_characters(quoted: str, source: str) -> bool:
    """Whether a quotation that squeezes to a source has another word's character in a place of it."""
    if not MERGED.search(quoted):
        return False
    here, there = ([each[offset] for offset in text.offsets(each)] for each in (quoted, source))
    return any(one != other and MERGED.match(one) for one, other in zip(here, there, strict=False))


def _slice(quoted: str, exact: str) -> str:
    """The source's characters for a quotation that squeezes to a part of it, and its marks where the draft has some."""
    spans = text.find_all(quoted, exact)
    if not spans:
        return exact
    start, end = spans[0]
    kept = text.offsets(quoted)
    if kept[0] > 0 and quoted[: kept[0]].strip():
        while start > 0 and not text.squeeze(exact[start - 1]):
            start -= 1
    if quoted[kept[-1] + 1 :].strip():
        while end < len(exact) and not text.squeeze(exact[end]):
            end += 1
    return exact[start:end].strip()
