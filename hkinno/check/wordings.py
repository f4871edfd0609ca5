"""What other sources print of quoted words: another wording in another paper, a later edition that has them no more."""

from collections.abc import Iterator
from functools import lru_cache

from hkinno.check.verdict import Corpus
from hkinno.store import items
from hkinno.store.kinds import Record

# So many of the pairs of characters of two quotes are common where they are wordings of one saying; shorter ones are
# anybody's.
ALIKE, SHORTEST, ALIKE_IN_LENGTH = 0.6, 8, 1.6


def elsewhere(ids: tuple[str, ...], known: Corpus) -> tuple[str, ...]:
    """What is to be said of the words of some quotes, which stand in the draft, by what other articles print."""
    if len(known.sources.articles) < 2 or not ids:  # noqa: PLR2004
        return ()
    held = [(quote, squeezed) for quote, squeezed in known.quotes if quote["id"] in ids]
    articles = {_article(quote, known) for quote, _ in held}
    others = list(_wordings(held, articles, known))
    told = [_printed(held[0][0], other, known) for other in others]
    return (*_editions(articles, {_article(other, known): other for other in others}, known), *told)


def _article(quote: Record, known: Corpus) -> str:
    location = known.sources.locations.get(quote["paragraph"])
    return location.article if location else ""


def _wordings(held: list[tuple[Record, str]], articles: set[str], known: Corpus) -> Iterator[Record]:
    """The quotes of the same speaker in other articles that say the same otherwise."""
    first, words = held[0]
    if first["speaker"] is None or len(words) < SHORTEST:
        return
    pairs = _pairs(words)
    for quote, squeezed in known.quotes:
        if quote["speaker"] != first["speaker"] or squeezed in words or words in squeezed:
            continue
        length = len(squeezed)
        if length > ALIKE_IN_LENGTH * len(words) or len(words) > ALIKE_IN_LENGTH * length:
            continue
        common = len(pairs & _pairs(squeezed))
        if common >= ALIKE * len(pairs) and _article(quote, known) not in articles:
            yield quote


@lru_cache(maxsize=1024)
def _pairs(words: str) -> frozenset[str]:
    """The pairs of characters of a quote, which is compared with each that a draft holds."""
    return frozenset(words[at : at + 2] for at in range(len(words) - 1))


def _printed(quote: Record, other: Record, known: Corpus) -> str:
    """Another wording, with what is other in it, and where it stands."""
    from hkinno.check import diff  # noqa: PLC0415 - for what another prints otherwise

    change = diff.shown(diff.difference(quote["exact"], other["exact"]))
    return (
        f"printed otherwise by {_paper(_article(other, known), known)}: {change}; {other['id']} in {other['paragraph']}"
    )


def _paper(article: str, known: Corpus) -> str:
    """An article by its paper and its date, as far as they are known."""
    item = known.sources.articles[article]["item"]
    day = items.date(item)
    return " ".join(filter(None, (items.text(item, "container-title") or article, day.iso() if day else "")))


def _editions(articles: set[str], others: dict[str, Record], known: Corpus) -> Iterator[str]:
    """Where only an older edition has the words: which is newer, and that it has them no more."""
    newer = {
        source["edition_of"]: article for article, source in known.sources.articles.items() if source.get("edition_of")
    }
    if not newer or not all(article in newer for article in articles):
        return
    for article in sorted(articles):
        last = article
        seen = {article}
        while last in newer and newer[last] not in seen:
            last = newer[last]
            seen.add(last)
            if last in articles:
                return
        has = "has other words" if last in others else "has nothing like them"
        yield f"only an older edition, {article}, has these words: {last} ({_paper(last, known)}) {has}"
