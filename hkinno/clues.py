"""What a record must hold to answer a query: strings that can be looked for without reading the record.

A large store is kept with a line of text for each record (see index.py): its tags (id, topics, entities,
paragraphs, quantities), then its words without marks. Clues are looked for in these lines. They may let a record
through that does not match, never the other way round: what they let through is searched as in any store.
"""

from collections.abc import Iterable
from typing import Any

from hkinno import text

Record = dict[str, Any]

# Any of these: all of these: any of these strings stands in the line of a record.
Clues = list[list[tuple[str, ...]]]
EVERYTHING: Clues = [[]]

# Stands between texts that are folded together; a noncharacter, so hardly ever in one of them.
SEPARATOR = "\ufdd5"

_PLAIN = ("kind", "status", "voice", "form", "paragraph")
_SHORTEST = 2


def tag(key: str, value: str) -> str:
    """A clue: the record has this value under this key ("topic", "entity", "id", "paragraph", "kind", …)."""
    return f"\t{_one_line(f'{key}:{value}').casefold()}\t"


def number_tag(number: float) -> str:
    """A clue: a figure of the record has this number as its value or bound."""
    return tag("number", _number(number))


def words(typed: str) -> tuple[str, ...] | None:
    """Clues that the record holds what was typed in some form; None if anything might."""
    return (found,) if (found := text.letters(typed)) else None


def stemmed(stem: str) -> tuple[str, ...] | None:
    """Clues that the record holds a word of this stem (see ``text.stem``); None if anything might.

    A stem differs from its word in the last letter at most, and may have is for iz.
    """
    start = stem[:-1]
    second = start.find("is", start.find("is") + 1)
    if start.count("is") > 1:
        start = start[: second + 1]
    return tuple({start, start.replace("is", "iz")}) if len(start) >= _SHORTEST else None


def same_id(typed: str) -> str:
    """An id as ids are compared: letter case folded, on one line."""
    return _one_line(typed).casefold()


def tags(record: Record) -> str:
    """The tags of a record, with a tab on either side of each; the id comes first."""
    found = [f"id:{record.get('id', '')}"]
    found += [f"topic:{name}" for name in record.get("topics", ())]
    found += [f"entity:{name}" for name in record.get("entities", ())]
    found += [f"paragraph:{each['paragraph']}" for each in record.get("evidence", ())]
    found += [f"{key}:{record[key]}" for key in _PLAIN if key in record]
    for figure in record.get("figures", ()):
        numbers = (figure["value"], figure["min"], figure["max"])
        found += [f"number:{_number(number)}" for number in numbers if number is not None]
    if not "".join(found).isprintable():
        found = [_one_line(each) for each in found]
    return "\t" + "\t".join(found).casefold() + "\t"


def lines(records: list[Record], table: list[int | None]) -> list[str]:
    """A line for each of some records of one table: tags, and words as ``text.letters`` has them.

    ``table`` is ``text.letters_list()``. English is folded apart from Chinese: a text of ASCII alone takes a tenth of
    the time.
    """
    texts = [list(_texts(record)) for record in records]
    plain = ["".join([each for each in some if each.isascii()]) for some in texts]
    others = ["".join([each for each in some if not each.isascii()]) for some in texts]
    found = zip(records, _letters(plain, table), _letters(others, table), strict=True)
    return [tags(record) + one + "\t" + other for record, one, other in found]


def _letters(texts: list[str], table: list[int | None]) -> list[str]:
    """``text.letters`` of each text, in one go."""
    joined = SEPARATOR.join(texts)
    if joined.count(SEPARATOR) != len(texts) - 1:
        return [each.translate(table) for each in texts]
    return joined.translate(table).split(SEPARATOR)


def _texts(record: Record) -> Iterable[str]:
    """The texts of a fact or a quote that are searched; none of other records."""
    if "statement" in record:
        yield record["statement"]["zh"]
        yield record["statement"]["en"]
        for each in record["evidence"]:
            yield each["exact"]
    elif "translation" in record:
        yield record["exact"]
        yield record["translation"]["en"]


def _one_line(value: str) -> str:
    """The value without tabs and line ends: they stand between tags and between lines."""
    return " ".join(value.replace("\t", " ").splitlines())


def _number(number: float) -> str:
    try:
        return repr(float(number) + 0.0)  # -0.0 is 0.0
    except OverflowError:
        return "inf"
