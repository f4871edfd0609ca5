"""Citations down to the paragraph, in the style a reader must hand in.

``short`` is what ``--format cite`` of the look-up commands prints; hkinno.cite.listing prints whole lists.
Nothing is made up: the year is circa 2023 in each style's own form, and a day, a page or an address stands in a
citation only when the user gives it.
"""

from collections.abc import Iterable, Mapping
from typing import Any

from hkinno.cite.chinese import short as _short
from hkinno.cite.common import quoted
from hkinno.cite.work import Details, citations
from hkinno.cite.work import work as _work


def short(
    record: Mapping[str, Any],
    sources: Iterable[Mapping[str, Any]],
    paragraphs: Iterable[Mapping[str, Any]] = (),
    known: Details | None = None,
) -> str:
    """The quoted words or the statement of a record with its short citation, ready to paste; one line.

    「…」（孫東，引自湯嘉平，約2023年，主稿第1段） for a quote, the statement in Chinese for a fact, and the citation
    alone for a paragraph. ``known`` is what the user knows about the page's date.
    """
    works = {source["id"]: _work(source, known or Details()) for source in sources}
    cited = citations(record, works, paragraphs)
    if "exact" in record:
        return f"{quoted(record['exact'], 'zh')}{_short(cited[0], spoken=True)}"
    where = "".join(_short(each, spoken=False) for each in cited).replace("）（", "；")
    if "evidence" not in record:
        return where
    statement: str = record["statement"]["zh"]
    # The citation belongs to the sentence: before its full stop.
    return f"{statement[:-1]}{where}。" if statement.endswith("。") else f"{statement}{where}"
