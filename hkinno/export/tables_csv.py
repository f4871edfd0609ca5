"""A folder of CSV files, one for each relation, and a data dictionary that says what every column means.

RFC 4180 with line feeds, UTF-8. Null is an empty cell; an empty text is "" in quotation marks.
A text that a spreadsheet would run as a formula, or that begins with an apostrophe, is led by an apostrophe.
"""

from hkinno.export.relations import RELATIONS, Cell, Relation, all_columns, rows, with_figures
from hkinno.render.plain import FORMULA
from hkinno.sources import Sources
from hkinno.store.kinds import Record

DICTIONARY = "data-dictionary.csv"


def export(tables: dict[str, list[Record]], _: Sources) -> dict[str, str]:
    """File name to content."""
    tables = with_figures(tables)
    files = {f"{relation.name}.csv": _file(relation, tables.get(relation.stored, [])) for relation in RELATIONS}
    files[DICTIONARY] = _dictionary()
    return files


def _file(relation: Relation, records: list[Record]) -> str:
    header: tuple[Cell, ...] = tuple(column.name for column in all_columns(relation))
    return "".join(_line(row) for row in (header, *rows(relation, records)))


def _dictionary() -> str:
    lines: list[tuple[Cell, ...]] = [("file", "table", "column", "type", "references", "meaning")]
    lines += [
        (
            f"{relation.name}.csv",
            relation.meaning,
            column.name,
            column.type,
            ".".join(column.refers) if column.refers else None,
            column.meaning,
        )
        for relation in RELATIONS
        for column in all_columns(relation)
    ]
    return "".join(map(_line, lines))


def _line(cells: tuple[Cell, ...]) -> str:
    return ",".join(map(_cell, cells)) + "\n"


def _cell(content: Cell) -> str:
    if content is None:
        return ""
    if not isinstance(content, str):
        # As in a database, whether something is so is 1 or 0.
        return repr(int(content) if isinstance(content, bool) else content)
    if content.startswith((*FORMULA, "'")):
        content = f"'{content}"
    quoted = not content or any(sign in content for sign in ',"\n\r')
    return '"' + content.replace('"', '""') + '"' if quoted else content
