"""An SQLite database: the relations, their foreign keys, and a full-text index of facts, quotes and evidence.

It opens in Datasette as it is: names of tables and columns are plain, and each index says whose it is.
"""

import re
import sqlite3

from hkinno.errors import FileError
from hkinno.export.relations import RELATIONS, Relation, all_columns, rows, with_figures
from hkinno.sources import Sources
from hkinno.store.kinds import Record
from hkinno.text import visible

INDEXED = {
    "facts": ("statement_zh", "statement_en"),
    "quotes": ("exact", "translation_en"),
    "evidence": ("exact",),
}
# The longest Chinese word that one search term can be.
LONGEST_TERM = 8


def export(tables: dict[str, list[Record]], _: Sources) -> bytes:
    """The database file. Raises ``FileError`` for a store whose references lead nowhere."""
    tables = with_figures(tables)
    database = sqlite3.connect(":memory:")
    try:
        database.execute("PRAGMA foreign_keys = ON")
        for relation in RELATIONS:
            database.execute(_schema(relation))
        # A row may name one of any table.
        for relation in RELATIONS:
            places = ", ".join("?" * len(all_columns(relation)))
            records = tables.get(relation.stored, [])
            database.executemany(f'INSERT INTO "{relation.name}" VALUES ({places})', rows(relation, records))  # noqa: S608 - our names
        for name, columns in INDEXED.items():
            _index(database, name, columns)
        database.commit()
        database.execute("VACUUM")
        return database.serialize()
    except (sqlite3.Error, OverflowError, UnicodeEncodeError) as error:
        raise FileError(
            f"the store cannot be made a database: {visible(str(error))}; 'hkinno validate' tells what is wrong"
        ) from error
    finally:
        database.close()


def _schema(relation: Relation) -> str:
    """CREATE TABLE: the id is the key, or the owner with the number. References are checked at the end."""
    columns = all_columns(relation)
    lines = [f'  "{column.name}" {"TEXT" if column.type == "JSON" else column.type}' for column in columns]
    key = (relation.owner, "n") if relation.of else (relation.key,)
    if relation.name != "romanised":  # one record has readings of several names
        lines.append("  PRIMARY KEY (" + ", ".join(f'"{name}"' for name in key) + ")")
    lines += [
        f'  FOREIGN KEY ("{column.name}") REFERENCES "{column.refers[0]}" ("{column.refers[1]}")'
        " DEFERRABLE INITIALLY DEFERRED"
        for column in columns
        if column.refers is not None
    ]
    return f'CREATE TABLE "{relation.name}" (\n' + ",\n".join(lines) + "\n)"


def _index(database: sqlite3.Connection, table: str, columns: tuple[str, ...]) -> None:
    """An FTS5 index of a table. SQLite cannot divide Chinese into words, so every run of characters is a term.

    The index takes its content from the table (so Datasette finds it), but we fill it ourselves.
    """
    names = ", ".join(columns)
    database.execute(f'CREATE VIRTUAL TABLE "{table}_fts" USING fts5({names}, content="{table}")')
    found = database.execute(f'SELECT rowid, {names} FROM "{table}"').fetchall()  # noqa: S608 - our names
    places = ", ".join("?" * (1 + len(columns)))
    database.executemany(
        f'INSERT INTO "{table}_fts" (rowid, {names}) VALUES ({places})',  # noqa: S608 - our names
        ((number, *map(terms, texts)) for number, *texts in found),
    )


def terms(text: str) -> str:
    """The text with each run of Chinese characters replaced by all its parts of up to eight, apart."""
    return re.sub(r"[\u3400-\u9fff\uf900-\ufaff]+", lambda found: f" {' '.join(_parts(found[0]))} ", text)


def _parts(run: str) -> list[str]:
    return [
        run[start : start + length]
        for start in range(len(run))
        for length in range(1, min(LONGEST_TERM, len(run) - start) + 1)
    ]
