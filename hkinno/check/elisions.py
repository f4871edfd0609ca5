"""Words with something left out: whole clauses, or parts of clauses grafted on each other; quotes that follow."""

from collections.abc import Iterator
from itertools import chain, pairwise
from operator import itemgetter

from hkinno import text
from hkinno.check import lexicon
from hkinno.check.holdings import ALTERED, CONVERTED, ELIDED, Corpus, Words, ids_of, paragraphs_of
from hkinno.documents.patterns import Pattern
from hkinno.store.kinds import Record

CLAUSE = Pattern("[，。；、！？：,;!?:\\s「」『』]+")
SPACED_CLAUSE = Pattern(r"[,;:.!?—–]+(?:\s+|$)")
CLAUSE_MARKS = "，。；！？：,;!?: 「」『』（）"

# A quotation of more clauses than this is not taken apart.
MOST_CLAUSES = 40
# A piece of an elided quotation must be at least this long to be looked for.
SHORTEST_PIECE = 2
# A clause of fewer characters is nobody's.
SHORTEST = 4


def elided(pieces: list[str], known: Corpus) -> Words | None:
    """Pieces in their order within one quote, or within quotes of one speech: in those that leave out the least.

    Out of order they are altered.
    """
    found: list[tuple[int, Record, list[tuple[int, int]]]] = []
    scattered: Record | None = None
    quotes = [quote for quote, _ in known.quotes]
    for quote in chain(quotes, _speeches(quotes)):
        if found and "parts" in quote:
            break
        spans = [text.find_all(piece, quote["exact"]) for piece in pieces]
        if not all(spans):
            continue
        chosen = _in_order(spans)
        if chosen is None:
            scattered = scattered or quote
            continue
        left_out = len(quote["exact"]) - sum(end - start for start, end in chosen)
        found.append((left_out, quote, chosen))
    if found:
        found.sort(key=lambda each: each[0])
        verdict = _left_out(found[0][1], found[0][2])
        # A citation of any of them is right.
        quotes = _whole(found[0][1], found[0][2]) or [quote for _, quote, _ in found]
        return verdict._replace(quotes=ids_of(quotes), paragraphs=paragraphs_of(quotes))
    if scattered is None:
        return None
    told = "the pieces are not in the order of the source"
    return Words(ALTERED, (scattered["id"],), (scattered["paragraph"],), scattered["exact"], told)


def _speeches(quotes: list[Record]) -> Iterator[Record]:
    """Each run of quotes that follow each other in one speech, as one quote; ``parts`` are its quotes."""
    ordered = sorted((each for each in quotes if each["form"] == "direct"), key=itemgetter("paragraph", "start"))
    run: list[Record] = []
    for quote in [*ordered, None]:
        if quote and run and _is_next(run[-1], quote):
            run.append(quote)
            continue
        if len(run) > 1:
            yield run[0] | {"exact": BOUNDARY.join(each["exact"] for each in run), "parts": run}
        run = [quote] if quote else []


def _whole(speech: Record, chosen: list[tuple[int, int]]) -> list[Record]:
    """The quotes of a speech that the pieces stand in."""
    touched, start = [], 0
    for quote in speech.get("parts", ()):
        end = start + len(quote["exact"])
        if any(one < end and other > start for one, other in chosen):
            touched.append(quote)
        start = end + len(BOUNDARY)
    return touched


# Between two quotes of one speech: no words, and the end of a clause.
BOUNDARY = "」「"


def _is_next(one: Record, other: Record) -> bool:
    """Whether a quote goes on with the speech of another, over a few words such as 」他說，「."""
    return (one["paragraph"], one["speaker"]) == (other["paragraph"], other["speaker"]) and (
        0 < other["start"] - one["start"] - len(one["exact"]) <= BETWEEN_QUOTES
    )


def _in_order(spans: list[list[tuple[int, int]]]) -> list[tuple[int, int]] | None:
    chosen: list[tuple[int, int]] = []
    for each in spans:
        after = chosen[-1][1] if chosen else 0
        span = next((one for one in each if one[0] >= after), None)
        if span is None:
            return None
        chosen.append(span)
    return chosen


def _left_out(quote: Record, chosen: list[tuple[int, int]]) -> Words:
    """The verdict on pieces in order: elided where clauses are left out, altered where clauses are grafted."""
    exact = quote["exact"]
    gaps = [(one[1], other[0]) for one, other in pairwise(chosen)]
    left = [exact[start:end] for start, end in gaps if text.squeeze(exact[start:end])]
    source = "……".join(exact[start:end] for start, end in chosen)
    found = Words(ELIDED, (quote["id"],), (quote["paragraph"],), source)
    grafted = next((gap for gap in gaps if _grafts(exact, *gap)), None)
    if grafted:
        told = f"the ellipsis joins parts of different clauses: it leaves out 「{_joined(exact[slice(*grafted)])}」"
        return found._replace(verdict=ALTERED, details=told)
    if not left:
        return found._replace(verdict=CONVERTED, details="differs in punctuation: the ellipsis leaves out nothing")
    return found._replace(details=f"left out: {' / '.join(map(_joined, left))}")


def _joined(words: str) -> str:
    """What is left out, without the edges of the quotes that it stands in."""
    return words.replace(BOUNDARY, "" if text.has_chinese(words) else " ").strip()


def _grafts(exact: str, start: int, end: int) -> bool:
    """Whether what an ellipsis leaves out, ``[start, end)``, is more than whole clauses.

    The head of a clause that it keeps may not lose its tail to another; and where the tail of a clause is kept, its
    head may not hold its subject, or what governs it: a negation, a hedge, a comparison.
    """
    gap = exact[start:end]
    if not text.squeeze(gap) or _is_listed(exact, start, end):
        return False
    whole_before = gap[0] in CLAUSE_MARKS or exact[start - 1] in CLAUSE_MARKS
    if not whole_before:
        return True
    head = CLAUSE.split(gap)[-1]
    return bool(head) and bool(lexicon.negations(head) or lexicon.governors(head) or lexicon.content(head))


def _is_listed(exact: str, start: int, end: int) -> bool:
    """Whether what is left out is a thing of a list, one reason of two, or 無論 … put in: the rest stands."""
    gap = exact[start:end]
    if PUT_IN.fullmatch(gap):
        return True
    if lexicon.negations(gap) or any(name != "scope" for name, _, _ in lexicon.governors(gap)):
        return bool(ONE_REASON.fullmatch(gap)) and exact[:start].endswith(REASON)
    return bool(LISTED.fullmatch(gap)) or (bool(ONE_REASON.fullmatch(gap)) and exact[:start].endswith(REASON))


LISTED, PUT_IN = Pattern("、[^，。；！？：]+"), Pattern("[無无不][論论管][^，。；！？：]+，")
REASON, ONE_REASON = ("因為", "因为", "由於", "由于"), Pattern("[^，。；！？：]+，(?:而且|並且|并且|也|亦)")


def together(quoted: str, known: Corpus) -> Words | None:
    """Where every clause is his: elided where the quotes follow each other, altered where they do not stand so."""
    parts = (CLAUSE if text.has_chinese(quoted) else SPACED_CLAUSE).split(quoted)
    clauses = [clause for clause in parts if len(text.squeeze(clause)) >= SHORTEST]
    others = sum(len(text.squeeze(clause)) for clause in parts if clause not in clauses)
    if not 1 < len(clauses) <= MOST_CLAUSES or others:
        return None
    holding: list[Record] = []
    for clause in clauses:
        plain = text.squeeze(clause)
        found = [
            quote for quote, squeezed in known.quotes if plain in squeezed and text.find_all(clause, quote["exact"])
        ]
        if not found:
            return None
        holding.append(next((quote for quote in found if quote in holding), found[0]))
    source = " / ".join(dict.fromkeys(quote["exact"] for quote in holding))
    following = _follow(holding, text.squeeze(quoted))
    told = "quotes that follow each other, as one" if following else _apart(clauses, holding)
    return Words(ELIDED if following else ALTERED, ids_of(holding), paragraphs_of(holding), source, told)


def _apart(clauses: list[str], holding: list[Record]) -> str:
    """Why clauses that are all true are no quotation: what is left out between them, or their order."""
    exact = holding[0]["exact"]
    spans = [text.find_all(clause, exact) for clause in clauses] if all(each is holding[0] for each in holding) else []
    chosen = _in_order(spans)
    if not chosen:
        return "true clauses, but not together in this order"
    gaps = (exact[one[1] : other[0]].strip(CLAUSE_MARKS) for one, other in pairwise(chosen))
    return f"left out without an ellipsis: {' / '.join(f'「{gap}」' for gap in gaps if text.squeeze(gap))}"


def _follow(holding: list[Record], plain: str) -> bool:
    """Whether the quotes of one speaker follow each other in a paragraph, and their words run on as in the draft."""
    quotes = [holding[0], *(after for before, after in pairwise(holding) if after is not before)]
    runs_on = plain in "".join(text.squeeze(quote["exact"]) for quote in quotes)
    return (runs_on and len(quotes) > 1) and all(_is_next(one, other) for one, other in pairwise(quotes))


# 」他說，「 and ,” the director of the library told the council. “ stand between two quotes of one speech.
BETWEEN_QUOTES = 80
