"""What is told of a figure or a time of a draft, in words."""

from collections.abc import Sequence

from hkinno import dates
from hkinno.check.figures.compare import BOUND_LOST, kinds
from hkinno.check.figures.judged import HEDGE, OTHER_THING, UNCHECKED, Judged
from hkinno.check.figures.measures import Measure
from hkinno.check.figures.notation import HAN, SCALE
from hkinno.check.figures.prose import folded, plain
from hkinno.check.figures.times import Dated
from hkinno.documents.patterns import Pattern
from hkinno.store.kinds import Record

# From where on a number in Chinese numerals is told in English too; and the scales of English.
LEAST = 2
NUMERAL = Pattern(f"[{HAN}{SCALE}{folded('多餘幾')}]")
SCALES = ((10**9, " billion"), (10**6, " million"))


def details(judged: Judged) -> str:
    """What is to be said of it, on one line: what the page has, of what, in which fact, where."""
    if judged.verdict == UNCHECKED:
        return judged.details
    if judged.kind == HEDGE:
        return _of_hedge(judged.facts[0], "zh" if judged.chinese else "en")
    told = _of_time(judged.dated, judged) if judged.dated else _of_figure(judged)
    return "; ".join([told, *_of_currency(judged)])


def _of_hedge(fact: Record, lang: str) -> str:
    hedged = f" ({fact['hedge']})" if fact["hedge"] else ""
    said = fact["statement"][lang] or fact["statement"]["zh"]
    return f"the page has it {fact['status']}{hedged}: {said} ({_places(fact, '')})"


def _of_figure(judged: Judged) -> str:
    fits, meant = judged.fits, judged.meant
    if judged.verdict != OTHER_THING or fits is None:
        lost = ": its bound is lost, or one is made up" if judged.verdict == BOUND_LOST else ""
        return f"the page has {_figure(meant, judged)}{lost}" if meant else ""
    told = f"the page has {_figure(fits, judged)}, not for this"
    if meant and meant is not fits and kinds(meant.figure) == kinds(fits.figure):
        return f"{told}; for this it has {_figure(meant, judged)}"
    fact = judged.facts[0] if judged.facts and meant is None else None
    return f"{told}; for this it has no such figure ({_places(fact, '')})" if fact else told


def _of_time(dated: Dated, judged: Judged) -> str:
    when = dated.fact["when"]
    said = dates.shown(when, "zh" if judged.chinese else "en") if when else dated.words
    return f"the page has {said} for this ({_places(dated.fact, dated.words)})"


def _of_currency(judged: Judged) -> list[str]:
    """A currency that the page does not name is told, and no fault."""
    figure = judged.meant.figure if judged.meant else None
    if not judged.currency or figure is None or figure["unit"] != "money" or figure["currency"] == judged.currency:
        return []
    return [f"the page names {figure['currency'] or 'no currency'}, the draft {judged.currency}"]


def _figure(measure: Measure, judged: Judged) -> str:
    """A figure of the store, what it measures in the draft's language, and where it stands."""
    texts = measure.figure["measure"]
    said = (texts["zh"] or texts["en"]) if judged.chinese else (texts["en"] or texts["zh"])
    number = "" if judged.chinese else _in_english(measure.figure)
    return f"{measure.figure['printed']}{number} for {said} ({_places(measure.facts[0], measure.figure['printed'])})"


def _in_english(figure: Record) -> str:
    """The number of a figure that is printed in Chinese, in English and in brackets: 6.7億 (670 million)."""
    least = figure["value"] is None
    number = figure["min"] if least else figure["value"]
    if number is None or number < LEAST or not NUMERAL.search(plain(figure["printed"])):
        return ""
    scale, name = next(((scale, name) for scale, name in SCALES if number >= scale), (1, ""))
    if least and figure["max_included"]:
        return f" ({number:,.10g} to {figure['max']:,.10g})"
    more, or_more = ("", "") if not least else ("", " or more") if figure["min_included"] else ("more than ", "")
    return f" ({more}{number / scale:,.10g}{name}{or_more})"


def _places(fact: Record, printed: str) -> str:
    return ", ".join([fact["id"], *(span["paragraph"] for span in _printing([fact], printed)[:1])])


def spans(judged: Judged) -> list[Record]:
    """The page's words for what is meant: those that print its figure or time, or else all that prove the fact."""
    printed = judged.meant.figure["printed"] if judged.meant else judged.dated.words if judged.dated else ""
    return _printing(judged.facts, printed)


def _printing(facts: Sequence[Record], printed: str) -> list[Record]:
    every = [span for fact in facts for span in fact["evidence"]]
    return [span for span in every if printed in span["exact"]] or every
