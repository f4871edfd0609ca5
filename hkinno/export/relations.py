"""The records as tables of plain cells: what the sqlite and csv exports have in common.

A column says which part of a record it holds. Lists become tables of their own, numbered from 1. Whatever a record
has beyond the columns goes to its table's last column, ``more``, as JSON: nothing is lost.
"""

from collections.abc import Iterator
from typing import Any, NamedTuple

from hkinno.store.kinds import FACT, Record

Cell = str | int | float | None


class Column(NamedTuple):
    """A column: the part of the record that it holds, as keys joined by dots, and what that means."""

    name: str
    path: str
    type: str
    meaning: str
    # Table and column that the values stand in.
    refers: tuple[str, str] | None = None


class Relation(NamedTuple):
    """A table: of the records of a store table, or of the elements of one of their lists (``of``)."""

    name: str
    meaning: str
    stored: str
    columns: tuple[Column, ...]
    key: str = "id"
    of: str = ""
    # What the owner's id is called in a table of elements.
    owner: str = ""
    # Whether what its columns do not hold is kept in ``more``; else another table has it.
    whole: bool = True


MORE = "more"


def all_columns(relation: Relation) -> tuple[Column, ...]:
    """The columns in order: the owner and number of an element, its own, and what else there is."""
    own = relation.columns
    if relation.of:
        refers = (relation.stored, relation.key)
        own = (
            Column(relation.owner, "", "TEXT", f"the record of {relation.stored} that it belongs to", refers),
            Column("n", "", "INTEGER", "its number in that record, from 1"),
            *own,
        )
    return (*own, Column(MORE, "", "JSON", "what else the record has, as JSON; mostly empty"))


def rows(relation: Relation, records: list[Record]) -> Iterator[tuple[Cell, ...]]:
    """One row of cells for each record, or each element of its list, in the order of ``all_columns``."""
    if not relation.of:
        lists = {each.of for each in RELATIONS if each.of and each.stored == relation.stored}
        for record in records:
            yield (*_cells(relation, record), _more(relation, record, lists))
        return
    for record in records:
        for number, element in enumerate(record[relation.of], 1):
            yield (record[relation.key], number, *_cells(relation, element), _more(relation, element, set()))


def with_figures(tables: dict[str, list[Record]]) -> dict[str, list[Record]]:
    """The tables with one of quantities, each once, and facts with their places and excerpts in a cell each."""
    figures = {figure["id"]: figure for fact in tables["facts"] for figure in fact["figures"]}
    rest = [{key: value for key, value in figure.items() if key != "printed"} for figure in figures.values()]
    facts = [
        {
            **fact,
            "place": ";".join(FACT.places(fact)),
            "excerpt": " | ".join(span["exact"] for span in FACT.spans(fact)),
        }
        for fact in tables["facts"]
    ]
    return {**tables, "facts": facts, "figures": rest}


def _cells(relation: Relation, record: Any) -> Iterator[Cell]:
    for column in relation.columns:
        found = record
        for key in column.path.split(".") if column.path else ():
            found = found.get(key) if isinstance(found, dict) else None
        yield _dumps(found) if column.type == "JSON" else found


def _more(relation: Relation, record: Any, lists: set[str]) -> Cell:
    if not isinstance(record, dict) or not relation.whole:
        return None
    rest = _rest(record, {column.path for column in relation.columns} | lists)
    return _dumps(rest) if rest else None


def _rest(record: Record, paths: set[str], before: str = "") -> Record:
    """What no path leads to: {"a": 1, "b": {"c": 2, "d": 3}} without "a" and "b.c" is {"b": {"d": 3}}."""
    rest: Record = {}
    for key, content in record.items():
        path = before + key
        if path in paths:
            continue
        if any(each.startswith(path + ".") for each in paths):
            if isinstance(content, dict):
                inner = _rest(content, paths, path + ".")
                if inner:
                    rest[key] = inner
        else:
            rest[key] = content
    return rest


def _dumps(content: Any) -> str:
    import json  # noqa: PLC0415 - not at start-up

    return json.dumps(content, ensure_ascii=False)


def _names(name: str, stored: str, of: str, owner: str, refers: str, key: str, meaning: str) -> Relation:
    """A table of ids or words: a list of plain text."""
    target = (refers, key) if refers else None
    column = (
        owner
        if of == ""
        else {"topics": "topic", "entities": "entity", "variants": "variant", "facts": "fact", "quotes": "quote"}.get(
            of, "name"
        )
    )
    columns = (Column(column, "", "TEXT", meaning, target),)
    return Relation(name, meaning, stored, columns, "slug" if stored == "topics" else "id", of, owner)


NOTE = (
    Column("note_zh", "note.zh", "TEXT", "a remark of the editors, in Chinese"),
    Column("note_en", "note.en", "TEXT", "the same in English"),
)
START = Column("start", "start", "INTEGER", "where the words begin: code points of the paragraph's text, from 0")
PARAGRAPH = Column("paragraph", "paragraph", "TEXT", "the paragraph that they stand in", ("paragraphs", "id"))

RELATIONS: tuple[Relation, ...] = (
    Relation(
        "meta",
        "the store's versions",
        "meta",
        (
            Column("schema_version", "schema_version", "INTEGER", "version of the layout"),
            Column("data_version", "data_version", "TEXT", "version of the data"),
        ),
        key="data_version",
    ),
    Relation(
        "sources",
        "the articles of the page",
        "sources",
        (
            Column("id", "id", "TEXT", "id of the article"),
            Column("label_zh", "label.zh", "TEXT", "its short name in Chinese"),
            Column("label_en", "label.en", "TEXT", "its short name in English"),
            Column("title", "item.title", "TEXT", "the headline, as printed"),
            Column("title_en", "title_en", "TEXT", "our unofficial translation of the headline"),
            Column("interviewee", "interviewee", "TEXT", "whom the article interviews", ("entities", "id")),
            Column("inferred", "inferred", "JSON", "what is not printed but inferred, with the reasons"),
        ),
    ),
    Relation(
        "paragraphs",
        "places: paragraphs by length and hash, without their text",
        "paragraphs",
        (
            Column("id", "id", "TEXT", "id of the paragraph"),
            Column("article", "article", "TEXT", "the article it belongs to", ("sources", "id")),
            Column("ordinal", "ordinal", "INTEGER", "its number among those of its kind, from 1"),
            Column("kind", "kind", "TEXT", "body, caption, pull-quote, headline, overline, label or subhead"),
            Column("text", "text", "TEXT", "the words of a heading, as printed; those of paragraphs are not stored"),
            Column("en", "en", "TEXT", "our unofficial translation of a heading"),
            Column("opens", "opens", "TEXT", "its first characters"),
            Column("closes", "closes", "TEXT", "its last characters"),
            Column("chars", "chars", "INTEGER", "its length in code points, without white space"),
            Column("sha256", "sha256", "TEXT", "SHA-256 of its text in UTF-8, without white space"),
            Column("squeezed_chars", "squeezed.chars", "INTEGER", "length without punctuation"),
            Column("squeezed_sha256", "squeezed.sha256", "TEXT", "SHA-256 without punctuation"),
            *NOTE,
        ),
    ),
    Relation(
        "topics",
        "subjects that facts and quotes are filed under",
        "topics",
        (
            Column("slug", "slug", "TEXT", "id of the topic"),
            Column("zh", "zh", "TEXT", "its Chinese name"),
            Column("en", "en", "TEXT", "its English name"),
        ),
        key="slug",
    ),
    _names("topic_aliases", "topics", "aliases", "topic", "", "", "another name of a topic"),
    Relation(
        "entities",
        "people, bodies, places, schemes and documents that the page names",
        "entities",
        (
            Column("id", "id", "TEXT", "id of the entity"),
            Column("type", "type", "TEXT", "what it is: person, body, place, scheme, ..."),
            Column("official_zh", "official.zh", "TEXT", "its official Chinese name, where we are sure of one"),
            Column("official_en", "official.en", "TEXT", "its official English name, where we are sure of one"),
            *NOTE,
        ),
    ),
    _names("entity_printed", "entities", "printed", "entity", "", "", "a name as the page prints it"),
    _names("entity_aliases", "entities", "aliases", "entity", "", "", "another name of an entity"),
    Relation(
        "facts",
        "assertions of the page, one a row, in our own words",
        "facts",
        (
            Column("id", "id", "TEXT", "id of the fact; never reused"),
            Column(
                "kind",
                "kind",
                "TEXT",
                "statistic, commitment, hope, measure, purpose, opinion, ...",
            ),
            Column("status", "status", "TEXT", "done, ongoing, planned, target, hoped or stated"),
            Column("voice", "voice", "TEXT", "speaker (reported speech), quoted, relayed, or reporter"),
            Column("speaker", "speaker", "TEXT", "who says it, where it is not the paper", ("entities", "id")),
            Column("statement_zh", "statement.zh", "TEXT", "the fact in Chinese, our words"),
            Column("statement_en", "statement.en", "TEXT", "the fact in English, our words"),
            Column("hedge", "hedge", "TEXT", "the page's own modal word: 希望, 計劃, 將, 會, ..."),
            Column("when_printed", "when.printed", "TEXT", "time words, as printed"),
            Column("when_en", "when.en", "TEXT", "the same in English"),
            Column("when_from", "when.from", "TEXT", "the earliest date that they mean, EDTF"),
            Column("when_to", "when.to", "TEXT", "the latest"),
            Column("when_basis", "when.basis", "TEXT", "printed or inferred"),
            Column("caution_zh", "caution.zh", "TEXT", "where the page may mislead, in Chinese"),
            Column("caution_en", "caution.en", "TEXT", "the same in English"),
            Column("excerpt", "excerpt", "TEXT", "the page's words that prove it; several have | between"),
            Column("place", "place", "TEXT", "the paragraphs that they stand in; several have ; between"),
            *NOTE,
        ),
    ),
    _names("fact_topics", "facts", "topics", "fact", "topics", "slug", "a topic of a fact"),
    _names("fact_quotes", "facts", "quotes", "fact", "quotes", "id", "a quote that a fact gives"),
    _names("fact_entities", "facts", "entities", "fact", "entities", "id", "an entity that a fact is about"),
    Relation(
        "figures",
        "quantities, one a row, whichever facts state them",
        "figures",
        (
            Column("id", "id", "TEXT", "id of the quantity; never reused"),
            Column("measure_zh", "measure.zh", "TEXT", "what is counted, in Chinese"),
            Column("measure_en", "measure.en", "TEXT", "what is counted, in English"),
            Column("value", "value", "NUMERIC", "the number, only where the page gives one"),
            Column("min", "min", "NUMERIC", "the least that it can be, where the page gives a bound"),
            Column("max", "max", "NUMERIC", "the most that it can be, where the page gives a bound"),
            Column("min_included", "min_included", "INTEGER", "whether it can be the least; null where that is open"),
            Column("max_included", "max_included", "INTEGER", "whether it can be the most; null where that is open"),
            Column("several", "several", "INTEGER", "whether the page says several, without a number"),
            Column("unit", "unit", "TEXT", "what one is: percent, fraction, money, applications, ..."),
            Column("currency", "currency", "TEXT", "the currency, only where the page names one"),
            Column("whole_zh", "whole.zh", "TEXT", "what a share is a share of, in Chinese"),
            Column("whole_en", "whole.en", "TEXT", "what a share is a share of, in English"),
            Column("programme", "money.programme", "TEXT", "what a sum is for", ("entities", "id")),
            Column("payer", "money.payer", "TEXT", "who pays it", ("entities", "id")),
            Column("stage", "money.stage", "TEXT", "intended, budgeted, set aside, spent or granted"),
            Column("document", "money.document", "TEXT", "the document that names it", ("entities", "id")),
        ),
    ),
    Relation(
        "fact_figures",
        "the quantities that a fact states",
        "facts",
        (
            Column("figure", "id", "TEXT", "the quantity", ("figures", "id")),
            Column("printed", "printed", "TEXT", "the quantity, as printed"),
        ),
        of="figures",
        owner="fact",
        whole=False,
    ),
    Relation(
        "evidence",
        "the words of the page that prove a fact",
        "facts",
        (PARAGRAPH, START, Column("exact", "exact", "TEXT", "the words, as printed")),
        of="evidence",
        owner="fact",
    ),
    Relation(
        "related",
        "facts that belong beside each other",
        "facts",
        (
            Column("other", "id", "TEXT", "the other fact", ("facts", "id")),
            Column("type", "type", "TEXT", "same-matter, part-of, ...; differs where the page disagrees"),
        ),
        of="related",
        owner="fact",
    ),
    Relation(
        "quotes",
        "words inside the page's quotation marks, to the character",
        "quotes",
        (
            Column("id", "id", "TEXT", "id of the quote; never reused"),
            Column("exact", "exact", "TEXT", "the words, as printed, without the outer marks"),
            Column("speaker", "speaker", "TEXT", "whose words they are", ("entities", "id")),
            Column("form", "form", "TEXT", "direct, partial, relayed or pull-quote"),
            PARAGRAPH,
            START,
            Column("translation_en", "translation.en", "TEXT", "our unofficial translation"),
            Column("sure", "sure", "INTEGER", "0 where the speaker was guessed"),
            *NOTE,
        ),
    ),
    _names("quote_topics", "quotes", "topics", "quote", "topics", "slug", "a topic of a quote"),
    _names("quote_facts", "quotes", "facts", "quote", "facts", "id", "a fact that a quote carries"),
    _names("quote_entities", "quotes", "entities", "quote", "entities", "id", "an entity that a quote is about"),
    _names("quote_variants", "quotes", "variants", "quote", "quotes", "id", "another printed version of a quote"),
    Relation(
        "romanised",
        "readings of the Chinese, for searching",
        "romanised",
        (
            Column("id", "id", "TEXT", "the record that is read"),
            Column("of", "of", "TEXT", "its words"),
            Column("pinyin", "pinyin", "TEXT", "in Putonghua, without tones"),
            Column("jyutping", "jyutping", "TEXT", "in Cantonese, without tones"),
        ),
    ),
)
