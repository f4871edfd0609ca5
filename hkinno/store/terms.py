"""Index terms: strings that the index line of every matching record contains.

Of a large store a line of text is kept for each record (see cache.py): its tags (id, kind, topics, entities,
paragraphs, numbers), then the words that are searched, without marks. A query's terms are looked for in these lines.
They may let a record through that does not match, never the other way round: what they let through is searched as in
any store.
"""

import json
from collections.abc import Callable, Iterable, Iterator

from hkinno import text
from hkinno.sources import placed
from hkinno.store.kinds import KINDS, Record

# Any of these: all of these: any of these strings stands in the line of a record.
Terms = list[list[tuple[str, ...]]]
EVERYTHING: Terms = [[]]
# Gives the numbers of some lines that are wanted among lines.
Choice = Callable[[list[bytes]], list[int]]

# A term of every quote, and of no fact: who speaks has no tag of his own.
QUOTE = "\tform:"

_SHORTEST = 2


def tag(key: str, value: str) -> str:
    """A term: the record has this value under this key ("topic", "entity", "id", "paragraph", "kind", …)."""
    plain = value.replace("\t", " ").replace("\n", " ").casefold()
    return f"\t{key}:{plain}\t"


def number_tag(number: float) -> str:
    """A term: a figure of the record has this number as its value or bound."""
    try:
        return tag("number", repr(float(number) + 0.0))  # -0.0 is 0.0
    except OverflowError:
        return tag("number", "inf")


def words(typed: str) -> tuple[str, ...] | None:
    """Terms of the records that hold what was typed in some form; None if any might."""
    return (letters,) if (letters := text.letters(typed)) else None


def stemmed(stem: str) -> tuple[str, ...] | None:
    """Terms of the records that hold a word of this stem (see ``text.stem``); None if any might.

    A stem differs from its word in the last letter at most, and may have is for iz.
    """
    start = stem[:-1]
    second = start.find("is", start.find("is") + 1)
    if start.count("is") > 1:
        start = start[: second + 1]
    return tuple({start, start.replace("is", "iz")}) if len(start) >= _SHORTEST else None


def line(table: str, record: Record) -> bytes:
    """The index line of a record: its tags, the id first, then the words that are searched."""
    tags = tag("id", KINDS[table].id(record)) if table in KINDS else ""
    if table == "paragraphs":
        tags += json.dumps(placed(record))
    if table in ("topics", "entities"):
        tags += "".join(map(text.letters, KINDS[table].names(record)))
    if table == "romanised":
        tags += "\t".join(text.run_on(record[system]) for system in ("pinyin", "jyutping"))
    if table in ("facts", "quotes"):
        tags += "".join(_tags(record)) + "".join(map(text.letters, _texts(table, record)))
    return _encoded(tags)


def having(terms: Terms) -> Choice:
    """Choose the lines that have the terms."""
    wanted = [[list(map(_encoded, group)) for group in alternative] for alternative in terms]

    def choose(lines: list[bytes]) -> list[int]:
        found: set[int] = set()
        for alternative in wanted:
            numbers = set(range(len(lines)))
            for group in alternative:
                numbers = {number for term in group for number in numbers if term in lines[number]}
            found |= numbers
        return sorted(found)

    return choose


def with_ids(ids: Iterable[str]) -> Choice:
    """Choose the lines of records with these ids; letter case does not count."""
    wanted = {_encoded(tag("id", name)) for name in ids}
    return lambda lines: [number for number, line in enumerate(lines) if line[: line.find(b"\t", 1) + 1] in wanted]


def _encoded(term: str) -> bytes:
    return term.encode("utf-8", "surrogatepass")


def _tags(record: Record) -> Iterator[str]:
    from hkinno import dates  # noqa: PLC0415 - where an index is made
    from hkinno.numerals import numbers  # noqa: PLC0415

    for key in ("kind", "status", "voice", "form", "speaker"):
        if record.get(key) is not None:
            yield tag(key, str(record[key]))
    for figure in record.get("figures", ()):
        yield from map(number_tag, numbers(figure["value"], figure["min"], figure["max"], figure["max_included"]))
    if record.get("when") is not None:
        yield from (tag("year", str(year)) for year in dates.of(record["when"]).years())
    for name in record["topics"]:
        yield tag("topic", name)
    for name in record["entities"]:
        yield tag("entity", name)
    for place in record.get("evidence", [record]):
        yield tag("paragraph", place["paragraph"])


def _texts(table: str, record: Record) -> list[str]:
    if table == "quotes":
        return [record["exact"], record["translation"]["en"]]
    return [record["statement"]["zh"], record["statement"]["en"], *(part["exact"] for part in record["evidence"])]
