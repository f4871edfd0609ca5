"""The store for other systems: one module for each format, each a pure function from tables to what is written.

A format gives text or bytes (one file) or several named files (a folder). Loss-free formats hold every record
whole: jsonl, sqlite, csv and json-ld.
"""

from collections.abc import Callable
from importlib import import_module
from typing import NamedTuple

from hkinno.errors import UsageError
from hkinno.sources import Sources
from hkinno.store.kinds import Record
from hkinno.text import instead, visible

# Store table to its records.
Tables = dict[str, list[Record]]
Content = str | bytes | dict[str, str]


class Format(NamedTuple):
    """How a format is written: the module that makes it, and whether it can go to standard output."""

    module: str
    to_stdout: bool
    about: str


FORMATS = {
    "jsonl": Format("jsonl", to_stdout=True, about="a record a line, for search engines"),
    "sqlite": Format("sqlite", to_stdout=False, about="a database with a full-text index, for SQL and Datasette"),
    "csv": Format("tables_csv", to_stdout=False, about="a folder: a file per table, and a data dictionary"),
    "json-ld": Format("jsonld", to_stdout=True, about="schema.org Quotation, Claim and NewsArticle"),
    "annotations": Format("web_annotations", to_stdout=True, about="W3C Web Annotations"),
    "html": Format("html", to_stdout=True, about="one page with a filter, without outside resources"),
    "md": Format("markdown", to_stdout=True, about="facts and quotes by topic"),
}


def check_format(name: str) -> Format:
    """The format of this name. Raises ``UsageError`` that names the formats for one that does not exist."""
    if name not in FORMATS:
        raise UsageError(f"there is no export {visible(name)!r}; {instead(name, FORMATS, 'exports')}")
    return FORMATS[name]


def make(name: str, tables: Tables) -> Content:
    """The store in a format: text, bytes, or for a folder the text of each file by its name.

    Raises ``UsageError`` for an unknown format, ``FileError`` for a store that the format cannot hold.
    """
    chosen: Callable[[Tables, Sources], Content] = import_module(f"hkinno.export.{check_format(name).module}").export
    return chosen(tables, Sources(lambda table: tables.get(table, [])))
