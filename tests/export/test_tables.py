"""Exports for programs, read back by readers that are not ours: json, sqlite3, csv. Nothing may be lost."""

import csv
import io
import json
import sqlite3

import pytest

from hkinno import export
from hkinno.errors import FileError, UsageError
from hkinno.export.relations import RELATIONS, all_columns
from hkinno.store.schema import SHAPES

# Parts that are objects even where all that they hold is null.
ALWAYS = {"official"}


def put(record, path, value):
    *before, last = path.split(".")
    for key in before:
        record = record.setdefault(key, {})
    record[last] = value


def merged(record, more):
    for key, value in more.items():
        if isinstance(value, dict) and isinstance(record.get(key), dict):
            merged(record[key], value)
        else:
            record[key] = value
    return record


def read_back(tables):
    """Records from rows: {relation: [{column: value}]}, by the columns' paths alone."""

    def record_of(relation, row):
        if len(relation.columns) == 1 and not relation.columns[0].path:
            return row[relation.columns[0].name]
        record = {}
        for column in relation.columns:
            value = row[column.name]
            put(record, column.path, json.loads(value) if column.type == "JSON" else value)
        for key, value in record.items():
            if isinstance(value, dict) and key not in ALWAYS and not any(each is not None for each in value.values()):
                record[key] = None
        return merged(record, json.loads(row["more"] or "{}"))

    found = {}
    for relation in RELATIONS:
        if not relation.of:
            found[relation.stored] = [record_of(relation, row) for row in tables[relation.name]]
    for relation in RELATIONS:
        if relation.of:
            for record in found[relation.stored]:
                record[relation.of] = [
                    record_of(relation, row)
                    for row in sorted(tables[relation.name], key=lambda row: row["n"])
                    if row[relation.owner] == record[relation.key]
                ]
    # A quantity stands once, whichever facts state it.
    quantities = {figure["id"]: figure for figure in found.pop("figures")}
    for fact in found["facts"]:
        # What stands in evidence a row each is beside the fact in a cell each.
        assert fact.pop("place") == ";".join(dict.fromkeys(each["paragraph"] for each in fact["evidence"]))
        assert fact.pop("excerpt") == " | ".join(each["exact"] for each in fact["evidence"])
        fact["figures"] = [{**quantities[figure["id"]], **figure} for figure in fact["figures"]]
    for table, records in found.items():
        optional = {key[:-1] for key in SHAPES[table] if key.endswith("?")}
        for record in records:
            for key in optional & {key for key, value in record.items() if value is None}:
                del record[key]
    return found


@pytest.fixture
def database(tables, tmp_path):
    path = tmp_path / "hkinno.db"
    path.write_bytes(export.make("sqlite", tables))
    connection = sqlite3.connect(path)
    connection.row_factory = sqlite3.Row
    yield connection
    connection.close()


def test_jsonl_gives_the_same_records(tables):
    """Every line is a record, whole; without the two keys of the format it is the stored one."""
    found = {}
    docs = []
    for line in export.make("jsonl", tables).splitlines():
        record = json.loads(line)
        docs.append(record.pop("doc"))
        found.setdefault(record.pop("table"), []).append(record)
    assert found == tables
    assert len(set(docs)) == len(docs)
    assert all(doc.replace("-", "").replace("_", "").isalnum() and doc.isascii() for doc in docs)


def test_jsonl_refuses_a_record_with_its_keys(tables):
    """A record that has a key `table` of its own would be lost under ours: refused by name."""
    changed = {**tables, "facts": [{**tables["facts"][0], "table": "x"}]}
    with pytest.raises(FileError, match="facts has the key 'table'"):
        export.make("jsonl", changed)


def test_sqlite_gives_the_same_records(database, tables):
    """The columns of the tables hold every record, whole."""
    found = {each.name: [dict(row) for row in database.execute(f'SELECT * FROM "{each.name}"')] for each in RELATIONS}
    assert read_back(found) == tables


def test_sqlite_is_sound(database):
    """SQLite finds no fault, and every reference leads to a row."""
    assert [tuple(row) for row in database.execute("PRAGMA integrity_check")] == [("ok",)]
    assert database.execute("PRAGMA foreign_key_check").fetchall() == []
    assert len(database.execute('PRAGMA foreign_key_list("fact_topics")').fetchall()) == 2


@pytest.mark.parametrize("term", ["人才", "北部都會區", "talent"])
def test_sqlite_answers_a_full_text_query(database, tables, term):
    """A word of two characters or more, or an English word, finds the facts whose statement holds it."""
    rows = database.execute(
        "SELECT facts.id FROM facts_fts JOIN facts ON facts.rowid = facts_fts.rowid WHERE facts_fts MATCH ? ORDER BY 1",
        (f'"{term}"',),
    )
    found = [row["id"] for row in rows]
    if term.isascii():
        assert found
        assert all(term in fact["statement"]["en"].casefold() for fact in tables["facts"] if fact["id"] in found)
    else:
        assert found == [fact["id"] for fact in tables["facts"] if term in fact["statement"]["zh"]]


def test_sqlite_refuses_a_reference_that_leads_nowhere(tables):
    """A fact of a topic that there is not is a fault of the store, not a row."""
    changed = {**tables, "facts": [*tables["facts"][:-1], {**tables["facts"][-1], "topics": ["nowhere"]}]}
    with pytest.raises(FileError, match="FOREIGN KEY"):
        export.make("sqlite", changed)


def test_datasette_finds_the_index(tables, tmp_path):
    """Datasette shows the tables, answers a search, and follows references, with nothing set up."""
    app = pytest.importorskip("datasette.app", reason="Datasette is not installed")
    import asyncio

    path = tmp_path / "hkinno.db"
    path.write_bytes(export.make("sqlite", tables))

    async def ask():
        server = app.Datasette([str(path)])
        await server.invoke_startup()
        return (await server.client.get("/hkinno/facts.json?_search=人才&_shape=objects&_labels=on&_size=max")).json()

    rows = asyncio.run(ask())["rows"]
    assert [row["id"] for row in rows] == [fact["id"] for fact in tables["facts"] if "人才" in fact["statement"]["zh"]]


def csv_tables(files):
    """Rows of each file as a strict reader has them; an unquoted empty cell is null."""
    found = {}
    for relation in RELATIONS:
        types = {column.name: column.type for column in all_columns(relation)}
        rows = list(csv.DictReader(io.StringIO(files[f"{relation.name}.csv"]), strict=True))
        for row in rows:
            for name, cell in row.items():
                numeric = cell and types[name] in ("INTEGER", "NUMERIC")
                row[name] = json.loads(cell) if numeric else (cell.removeprefix("'") or None)
        found[relation.name] = rows
    return found


def test_csv_gives_the_same_records(tables):
    """The files hold every record, whole."""
    assert read_back(csv_tables(export.make("csv", tables))) == tables


def test_csv_keeps_what_is_hard(tables):
    """Commas, quotation marks, line ends, formulas, apostrophes, keys of other people: all come back."""
    hard = {
        **tables["facts"][0],
        "statement": {"zh": '=1+1, "x"\n\ry', "en": "'tis", "yue": "more"},
        "note": {"zh": "@x", "en": "-x"},
        "reviewed": [True],
    }
    changed = {**tables, "facts": [hard, *tables["facts"][1:]]}
    files = export.make("csv", changed)
    assert "'=1+1" in files["facts.csv"]
    assert read_back(csv_tables(files)) == changed


def test_the_data_dictionary_names_every_column(tables):
    """Every column of every file, and nothing else, stands in the dictionary with a meaning."""
    files = export.make("csv", tables)
    listed = list(csv.DictReader(io.StringIO(files.pop("data-dictionary.csv"))))
    there = [(name, column) for name in files for column in next(csv.reader(io.StringIO(files[name])))]
    assert [(row["file"], row["column"]) for row in listed] == there
    assert all(row["meaning"] and row["type"] for row in listed)


def test_an_unknown_export_names_those_there_are(tables):
    """A misspelt format is a usage error that says what was meant."""
    with pytest.raises(UsageError, match="did you mean sqlite"):
        export.make("sqlit", tables)
