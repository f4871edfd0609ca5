"""Citations down to the paragraph, in the style a reader must hand in.

``short`` is what ``--format cite`` of the look-up commands prints; hkinno.cite.listing prints whole lists.
Nothing is made up: a year that is inferred is circa in each style's own form, and a day, a page or an address stands in
a citation only where the article prints it or the user gives it.
"""

from hkinno.cite import chinese, english
from hkinno.cite.common import quoted
from hkinno.cite.work import Details, citations, details, works
from hkinno.sources import Sources
from hkinno.store.items import one_line
from hkinno.store.kinds import FACT, QUOTE, Entry

__all__ = ["DETAILS", "details", "short"]

# What a user may know of an article that does not print it.
DETAILS = ("issued", "page", "url", "accessed")


def short(entry: Entry, sources: Sources, known: Details | None = None, lang: str = "") -> str:
    """The quoted words or the statement of a record with its short citation, ready to paste; one line.

    「…」（陳文，引自李明，約2023年，專訪第1段） for a quote, the statement for a fact, and the citation alone for a
    paragraph. ``known`` is what the user knows where the article does not say it; ``lang`` "en" is for an English text,
    else a quote is cited in its own language, and all else in Chinese.
    """
    kind, record = entry
    cited = citations(entry, works(sources, known or Details()), sources)
    if kind is QUOTE:
        (citation,) = cited
        words = quoted(citation.words, chinese=citation.work.chinese)
        if citation.work.chinese and lang != "en":
            return f"{words}{chinese.short(citation, spoken=True)}"
        return f"{words} {english.short(citation)}"
    if lang == "en" and (kind is not FACT or record["statement"]["en"]):
        where = " ".join(english.short(citation) for citation in cited).replace(") (", "; ")
        mark, blank = ".", " "
    else:
        where = "".join(chinese.short(citation, spoken=False) for citation in cited).replace("）（", "；")
        mark, blank, lang = "。", "", "zh"
    if kind is not FACT:
        return where
    statement = one_line(record["statement"][lang])
    # The citation belongs to the sentence: before its full stop.
    stop = mark if statement.endswith(mark) else ""
    return f"{statement.removesuffix(mark)}{blank}{where}{stop}"
