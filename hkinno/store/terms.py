"""What a record must hold to answer a query: strings that can be looked for without reading the record.

A large store is kept with a line of text for each record (see index.py): its tags (id, topics, entities,
paragraphs, quantities), then its words without marks. Terms are looked for in these lines. They may let a record
through that does not match, never the other way round: what they let through is searched as in any store.
"""

from functools import cache
from typing import Any

from hkinno import dates, text
from hkinno.numerals import numbers

Record = dict[str, Any]

# Any of these: all of these: any of these strings stands in the line of a record.
Terms = list[list[tuple[str, ...]]]
EVERYTHING: Terms = [[]]

# Stands between texts that are folded together. ASCII, so that English stays ASCII.
SEPARATOR = "\x1f"

# A clue to every quote, and to no fact: who speaks has no tag of his own.
QUOTE = "\tform:"

_SHORTEST = 2


def tag(key: str, value: str) -> str:
    """A clue: the record has this value under this key ("topic", "entity", "id", "paragraph", "kind", …)."""
    return f"\t{key}:{same_id(value)}\t"


def number_tag(number: float) -> str:
    """A clue: a figure of the record has this number as its value or bound."""
    return tag("number", _number(number))


def words(typed: str) -> tuple[str, ...] | None:
    """Terms that the record holds what was typed in some form; None if anything might."""
    return (found,) if (found := text.letters(typed)) else None


def stemmed(stem: str) -> tuple[str, ...] | None:
    """Terms that the record holds a word of this stem (see ``text.stem``); None if anything might.

    A stem differs from its word in the last letter at most, and may have is for iz.
    """
    start = stem[:-1]
    second = start.find("is", start.find("is") + 1)
    if start.count("is") > 1:
        start = start[: second + 1]
    return tuple({start, start.replace("is", "iz")}) if len(start) >= _SHORTEST else None


def same_id(typed: str) -> str:
    """An id as ids are compared: letter case folded, on one line."""
    return typed.replace("\n", " ").casefold()


def tags(table: str, record: Record) -> str:
    """The tags of a fact or a quote, with a tab on either side of each."""
    found = f"\tid:{record['id']}"
    if table == "facts":
        found += f"\tkind:{record['kind']}\tstatus:{record['status']}\tvoice:{record['voice']}"
        for figure in record["figures"]:
            for number in numbers(figure["value"], figure["min"], figure["max"], figure["max_included"]):
                found += f"\tnumber:{_number(number)}"
        if record["when"] is not None:
            found += "".join(f"\tyear:{year}" for year in dates.of(record["when"]).years())
        places = record["evidence"]
    else:
        found += f"\tform:{record['form']}\tkind:{record.get('kind')}"
        places = [record]
    if record["speaker"] is not None:
        found += f"\tspeaker:{record['speaker']}"
    for name in record["topics"]:
        found += f"\ttopic:{name}"
    for name in record["entities"]:
        found += f"\tentity:{name}"
    for each in places:
        found += f"\tparagraph:{each['paragraph']}"
    return found.replace("\n", " ").casefold() + "\t"


def lines(table: str, records: list[Record]) -> list[str]:
    """A line for each of some records of a table: its tags, then its words as ``text.letters`` has them.

    Only facts and quotes are searched: the lines of other tables are empty.
    """
    if table not in ("facts", "quotes"):
        return [""] * len(records)
    tagged = [tags(table, record) for record in records]
    english, others = zip(*(_texts(table, record) for record in records), strict=True)
    return list(map("".join, zip(tagged, _letters(english), _letters(others), strict=True)))


@cache
def _table() -> list[int | None]:
    table = text.letters_list()
    table[ord(SEPARATOR)] = ord(SEPARATOR)
    return table


def _letters(texts: tuple[str, ...]) -> list[str]:
    """``text.letters`` of each text, in one go."""
    joined = SEPARATOR.join(texts)
    if joined.count(SEPARATOR) != len(texts) - 1:
        return list(map(text.letters, texts))
    return joined.translate(_table()).split(SEPARATOR)


def _texts(table: str, record: Record) -> tuple[str, str]:
    """The texts of a fact or a quote that are searched: the English, and the others.

    Apart, because English, if it is ASCII alone as most of it is, is folded in a tenth of the time.
    """
    if table == "facts":
        english, others = record["statement"]["en"], record["statement"]["zh"]
        for each in record["evidence"]:
            others += each["exact"]
    else:
        english, others = record["translation"]["en"], record["exact"]
    return (english, others) if english.isascii() else ("", english + others)


def _number(number: float) -> str:
    try:
        return repr(float(number) + 0.0)  # -0.0 is 0.0
    except OverflowError:
        return "inf"
