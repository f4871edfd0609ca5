"""Citations down to the paragraph, in the style a reader must hand in.

``short`` is what ``--format cite`` of the look-up commands prints; hkinno.cite.listing prints whole lists.
Nothing is made up: the year is circa 2023 in each style's own form, and a day, a page or an address stands in a
citation only when the user gives it.
"""

from hkinno.cite.chinese import short as _short
from hkinno.cite.common import quoted
from hkinno.cite.work import Details, citations, details, works
from hkinno.sources import Sources
from hkinno.store.kinds import FACT, QUOTE, Entry

__all__ = ["DETAILS", "details", "short"]

# What a user may know of a page that does not print it.
DETAILS = ("issued", "page", "url", "accessed")


def short(entry: Entry, sources: Sources, known: Details | None = None) -> str:
    """The quoted words or the statement of a record with its short citation, ready to paste; one line.

    「…」（孫東，引自湯嘉平，約2023年，主稿第1段） for a quote, the statement in Chinese for a fact, and the citation
    alone for a paragraph. ``known`` is what the user knows about the page's date.
    """
    kind, record = entry
    cited = citations(entry, works(sources, known or Details()), sources)
    if kind is QUOTE:
        return f"{quoted(record['exact'], 'zh')}{_short(cited[0], spoken=True)}"
    where = "".join(_short(each, spoken=False) for each in cited).replace("）（", "；")
    if kind is not FACT:
        return where
    statement: str = record["statement"]["zh"]
    # The citation belongs to the sentence: before its full stop.
    return f"{statement[:-1]}{where}。" if statement.endswith("。") else f"{statement}{where}"
