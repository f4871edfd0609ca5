"""Notebooks of Jupyter: the cells of Markdown, each character at its place in the file, whatever its escape."""

import json
import re
from collections.abc import Iterator
from typing import NamedTuple

from hkinno.documents import HIDDEN, markdown
from hkinno.documents.sheet import CODE, Opened, Sheet
from hkinno.errors import FileError

TOKEN = re.compile(r'"(?:[^"\\]|\\.)*"|[\[\]{},:]|[^\s"\[\]{},:]+', re.DOTALL)
ESCAPE = re.compile(r"\\(?:u[dD][89abAB][\da-fA-F]{2}\\u[dD][c-fC-F][\da-fA-F]{2}|u[\da-fA-F]{4}|.)", re.DOTALL)


class String(NamedTuple):
    """A string of the file, without its marks, and the names and numbers that lead to it."""

    start: int
    end: int
    path: tuple[str | int, ...]


class Cell(NamedTuple):
    """A cell: its kind, and the strings of its text."""

    kind: str
    strings: list[String]


def read(text: str) -> Opened:
    """The blocks of a notebook. Raises ``FileError`` for what is no notebook."""
    try:
        content = json.loads(text)
    except (ValueError, RecursionError) as error:
        reason = error.msg if isinstance(error, json.JSONDecodeError) else "it nests too deep or has too long a number"
        where = f" at line {error.lineno}" if isinstance(error, json.JSONDecodeError) else ""
        raise FileError(f"this notebook is broken: not JSON{where}: {reason}") from error
    if not isinstance(content, dict) or not isinstance(content.get("cells", content.get("worksheets")), list):
        raise FileError("this notebook is broken: it has no cells")
    sheet = Sheet(text)
    visible: list[str] = []
    groups = 0
    blocks = []
    position = 0
    for number, cell in enumerate(_cells(text), 1):
        if not cell.strings:
            continue
        start, end = cell.strings[0].start, cell.strings[-1].end
        sheet.hide(start)
        sheet.place(f"cell {number}")
        if cell.kind != "markdown":
            sheet.hide(end, CODE if cell.kind == "code" else "stands in a raw cell")
            continue
        words, offsets = _unescaped(text, cell.strings)
        document = markdown.read(words)
        visible += [HIDDEN * (start - position), _placed(document.visible, offsets, start, end)]
        position = end
        sheet.hide(end)
        for block in document.blocks:
            lines = tuple((offsets[first], offsets[last - 1] + 1) for first, last in block.lines)
            blocks.append(block._replace(lines=lines, group=block.group and block.group + groups))
        groups += max((block.group for block in document.blocks), default=0)
        sheet.unseen += [each._replace(start=offsets[each.start], end=offsets[each.end]) for each in document.unseen]
    visible.append(HIDDEN * (len(text) - position))
    opened = sheet.opened("a notebook")
    return opened.changed(visible="".join(visible), blocks=blocks)


def _cells(text: str) -> Iterator[Cell]:
    """The cells of a notebook, in order, with the strings of their texts."""
    cell, kind, strings = -1, "", list[String]()
    for string in _strings(text):
        at = next((n for n, part in enumerate(string.path) if part == "cells"), -1)
        if at < 0 or len(string.path) < at + 3 or not isinstance(string.path[at + 1], int):
            continue
        number, key, rest = string.path[at + 1], string.path[at + 2], string.path[at + 3 :]
        if number != cell:
            if cell >= 0:
                yield Cell(kind, strings)
            cell, kind, strings = int(number), "", []
        if key == "cell_type" and not rest:
            kind = text[string.start : string.end]
        elif key in ("source", "input") and len(rest) <= 1:
            strings.append(string)
    if cell >= 0:
        yield Cell(kind, strings)


def _strings(text: str) -> Iterator[String]:
    """The strings of a JSON text that are values, with their paths. The text is known to be JSON."""
    path: list[str | int] = []
    key = ""
    before = ""
    for match in TOKEN.finditer(text):
        sign = match[0]
        if sign in ("{", "["):
            path.append("" if sign == "{" else 0)
        elif sign in ("}", "]"):
            path.pop()
        elif sign == "," and isinstance(path[-1], int):
            path[-1] += 1
        elif sign == ":":
            path[-1] = key
        elif sign[0] == '"':
            if isinstance(path[-1] if path else 0, str) and before in ("{", ","):
                key = json.loads(sign)
            else:
                yield String(match.start() + 1, match.end() - 1, tuple(path))
        before = sign


def _unescaped(text: str, strings: list[String]) -> tuple[str, list[int]]:
    """The text of a cell, and where each of its characters is in the file; one more for its end."""
    parts: list[str] = []
    offsets: list[int] = []
    for string in strings:
        position = string.start
        for escape in ESCAPE.finditer(text, string.start, string.end):
            parts.append(text[position : escape.start()])
            offsets += range(position, escape.start())
            character = json.loads(f'"{escape[0]}"')
            # Half of a pair alone is no character.
            parts.append(character if not "\ud800" <= character <= "\udfff" else "\ufffd")
            offsets.append(escape.start())
            position = escape.end()
        parts.append(text[position : string.end])
        offsets += range(position, string.end)
    return "".join(parts), [*offsets, strings[-1].end]


def _placed(visible: str, offsets: list[int], start: int, end: int) -> str:
    """The visible text of a cell, each character where it stands in the file."""
    placed = [HIDDEN] * (end - start)
    for character, offset in zip(visible, offsets, strict=False):
        placed[offset - start] = character
    return "".join(placed)
