"""What a CSL item says of its article, as exports print it. A date that never was is left out: `validate` has it."""

from typing import Any

from hkinno.sources import Sources
from hkinno.store import items

Record = dict[str, Any]


def authors(item: Record) -> list[str]:
    """The authors' names as printed."""
    return [name.printed for name in items.names(item)]


def paper(item: Record) -> str:
    """The newspaper's name."""
    return items.text(item, "container-title")


def date(item: Record) -> str:
    """The date, as 2023-02-28; one that is inferred is called so. Nothing where there is none."""
    try:
        issued = items.date(item)
    except ValueError:
        return ""
    if issued is None:
        return ""
    return f"約 circa {issued.iso()} (推斷 inferred)" if issued.circa else issued.iso()


def language(item: Record) -> str:
    """The language of an article as a tag: Chinese where the item names none."""
    return items.text(item, "language") or "zh-Hant"


def language_at(sources: Sources, paragraph: str) -> str:
    """The language of the article that a paragraph belongs to."""
    location = sources.locations.get(paragraph)
    source = sources.articles.get(location.article) if location else None
    return language(source["item"] if source else {})
