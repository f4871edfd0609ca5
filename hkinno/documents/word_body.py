"""The walk through a part of a Word file: its paragraphs, and where each word stands in its XML."""

import re
import zipfile
from typing import Any, NamedTuple

from hkinno.documents import package, xml
from hkinno.documents.sheet import CODE
from hkinno.documents.word_parts import NAMESPACES, Styles, is_set_in
from hkinno.errors import FileError
from hkinno.text import visible

# Deleted, moved away, a field's instruction, a reading above a word, the same picture for older programs.
LEFT_OUT = frozenset(
    {
        *("w:del", "w:moveFrom", "w:instrText", "w:delText", "w:delInstrText", "w:rt", "mc:Fallback"),
        # The form that a paragraph or a run had before a change that is tracked.
        *("w:pPrChange", "w:rPrChange"),
    }
)
SIGNS = {"w:tab": "\t", "w:noBreakHyphen": "\u2011", "w:ptab": "\t"}


class Run(NamedTuple):
    """A run of characters of one form: where its element begins, its properties, and its end, in bytes."""

    begin: int
    properties: tuple[int, int]
    end: int


class Piece(NamedTuple):
    """Words of the text as they stand in a part: offsets in the text, and in the bytes of the part.

    ``element`` is where their ``w:t`` begins, ``run`` the number of their run. ``anchor`` is the number of the run of
    the main part that leads to them: itself, or that which calls the note or holds the text box. ``until`` is where
    their bytes end; -1 for a sign that is an element. ``plain`` says that the bytes are the words, and not an entity.
    """

    start: int
    words: str
    part: str
    at: int
    element: int
    run: int
    anchor: int
    until: int
    plain: bool


class Paragraph:
    """A paragraph in the making: its style, what it holds, and what comes after it."""

    def __init__(self, depth: int) -> None:
        self.depth = depth
        self.style = ""
        self.outline = self.listed = False
        # Whether it is set in: None where its style says.
        self.set_in: bool | None = None
        # Words, "\n", the sign of a note; the second is where they stand.
        self.items: list[tuple[str, Piece | None, str]] = []
        self.after: list[Paragraph] = []
        self.where = ""
        self.row = 0


class Body:
    """The paragraphs of a part, as the walk through it finds them."""

    def __init__(self, part: str, named: Styles, shown: str) -> None:
        self.part, self.styles, self.shown = part, named, shown
        self.content = b""
        self.paragraphs: list[Paragraph] = []
        self.open: list[Paragraph] = []
        self.runs: list[Run] = []
        self.open_runs: list[int] = []
        self.depth = self.left_out = 0
        self.hidden = self.code = False
        self.element = -1
        # Tables: the number of each open one, its row and its cell.
        self.tables = self.rows = self.boxes = 0
        self.cells: list[list[int]] = []
        # The first paragraph of each note, by its id; and the run that calls each.
        self.notes: list[tuple[str, int, int]] = []
        self.calls: dict[tuple[str, str], int] = {}

    def read(self, opened: zipfile.ZipFile, part: str) -> None:
        """Walk through the part."""
        content = package.part(opened, part, self.shown)
        if content is None:
            raise FileError(f"{self.shown}: this file is broken: {visible(part)} is missing in it")
        self.content = xml.utf8(content, self.shown)[0]
        xml.walk(self.content, self, NAMESPACES, self.shown)

    def start(self, name: str, attributes: dict[str, str], at: int) -> None:
        """Take the start of an element."""
        self.depth += 1
        if self.left_out or name in LEFT_OUT:
            self.left_out += 1
            return
        take = getattr(self, "_" + name.replace(":", "_"), None)
        if take is not None:
            take(attributes, at)
        elif name in SIGNS and self.open_runs:
            self._add(SIGNS[name], at)

    def end(self, name: str, at: int) -> None:
        """Take the end of an element."""
        self.depth -= 1
        if self.left_out:
            self.left_out -= 1
        elif name == "w:t":
            self.element = -1
        elif name == "w:rPr" and self.open_runs:
            begin, end = self.runs[self.open_runs[-1]].properties
            if begin >= 0 > end:
                self._change_run(self.open_runs[-1], properties=(begin, self._after(at)))
        elif name == "w:r" and self.open_runs:
            self._change_run(self.open_runs.pop(), end=self._after(at))
            self.hidden = self.code = False
        elif name == "w:p":
            self._end_paragraph()
        elif name == "w:tbl":
            self.cells.pop()
        elif name in ("w:footnote", "w:endnote") and self.notes:
            self.notes[-1] = (*self.notes[-1][:2], len(self.paragraphs))

    def text(self, words: str, at: int) -> None:
        """Take the words of a text element."""
        if self.element >= 0 and not self.left_out and self.open_runs:
            self._add(words, at, self.element)

    def _change_run(self, number: int, **changes: Any) -> None:
        self.runs[number] = self.runs[number]._replace(**changes)

    def _after(self, at: int) -> int:
        """The offset after an end tag that begins at one; an empty element's end is that already."""
        return self.content.index(b">", at) + 1 if self.content.startswith(b"</", at) else at

    def _add(self, words: str, at: int, element: int = -1) -> None:
        if not self.open or self.hidden:
            return
        encoded = words.encode()
        entity = element >= 0 and self.content.startswith(b"&", at)
        plain = element >= 0 and not entity and self.content.startswith(encoded, at)
        until = self.content.index(b";", at) + 1 if entity else at + len(encoded) if plain else -1
        piece = Piece(0, words, self.part, at, element, self.open_runs[-1], self.open_runs[0], until, plain)
        self.open[-1].items.append((words, piece, CODE if self.code else ""))

    def _end_paragraph(self) -> None:
        if not self.open:
            return
        paragraph = self.open.pop()
        if self.open:
            self.open[-1].after += [paragraph, *paragraph.after]
        else:
            self.paragraphs += [paragraph, *paragraph.after]
        paragraph.after = []

    def _w_p(self, attributes: dict[str, str], at: int) -> None:  # noqa: ARG002 - all have the same
        paragraph = Paragraph(self.depth)
        if self.cells:
            table, row, cell = self.cells[-1][:3]
            paragraph.where, paragraph.row = f"table {table}, row {row}, cell {cell}", self.cells[-1][3]
        elif self.open:
            paragraph.where = f"text box {self.boxes}"
        self.open.append(paragraph)

    def _w_pStyle(self, attributes: dict[str, str], at: int) -> None:  # noqa: ARG002, N802 - named as the element
        if self.open:
            self.open[-1].style = attributes.get("w:val", "")

    def _w_outlineLvl(self, attributes: dict[str, str], at: int) -> None:  # noqa: ARG002, N802
        if self.open:
            self.open[-1].outline = attributes.get("w:val", "9") != "9"

    def _w_numPr(self, attributes: dict[str, str], at: int) -> None:  # noqa: ARG002, N802
        if self.open:
            self.open[-1].listed = True

    def _w_ind(self, attributes: dict[str, str], at: int) -> None:  # noqa: ARG002
        if self.open:
            self.open[-1].set_in = is_set_in(attributes)

    def _w_r(self, attributes: dict[str, str], at: int) -> None:  # noqa: ARG002
        self.open_runs.append(len(self.runs))
        self.runs.append(Run(at, (-1, -1), -1))
        self.hidden = self.code = False

    def _w_rPr(self, attributes: dict[str, str], at: int) -> None:  # noqa: ARG002, N802
        if self.open_runs and self.runs[self.open_runs[-1]].properties[0] < 0:
            self._change_run(self.open_runs[-1], properties=(at, -1))

    def _w_vanish(self, attributes: dict[str, str], at: int) -> None:  # noqa: ARG002
        if self.open_runs and attributes.get("w:val", "true") not in ("0", "false", "off"):
            self.hidden = True

    _w_strike = _w_dstrike = _w_vanish

    def _w_rStyle(self, attributes: dict[str, str], at: int) -> None:  # noqa: ARG002, N802
        self.code = bool(self.open_runs) and self.styles.kind(attributes.get("w:val", "")) == CODE

    def _w_t(self, attributes: dict[str, str], at: int) -> None:  # noqa: ARG002
        self.element = at

    def _m_t(self, attributes: dict[str, str], at: int) -> None:  # noqa: ARG002
        return  # a formula is no prose

    def _w_br(self, attributes: dict[str, str], at: int) -> None:  # noqa: ARG002
        if self.open and not self.hidden:
            self.open[-1].items.append(("\n", None, ""))

    _w_cr = _w_br

    def _w_sym(self, attributes: dict[str, str], at: int) -> None:
        code = attributes.get("w:char", "")
        if self.open_runs and re.fullmatch("[0-9A-Fa-f]{4}", code) and not "D800" <= code.upper() <= "DFFF":
            self._add(chr(int(code, 16)), at)

    def _w_tbl(self, attributes: dict[str, str], at: int) -> None:  # noqa: ARG002
        self.tables += 1
        self.cells.append([self.tables, 0, 0, 0])

    def _w_tr(self, attributes: dict[str, str], at: int) -> None:  # noqa: ARG002
        if self.cells:
            self.rows += 1
            self.cells[-1][1:] = [self.cells[-1][1] + 1, 0, self.rows]

    def _w_tc(self, attributes: dict[str, str], at: int) -> None:  # noqa: ARG002
        if self.cells:
            self.cells[-1][2] += 1

    def _w_txbxContent(self, attributes: dict[str, str], at: int) -> None:  # noqa: ARG002, N802
        self.boxes += 1

    def _w_footnoteReference(self, attributes: dict[str, str], at: int) -> None:  # noqa: ARG002, N802
        self._call("footnotes", attributes)

    def _w_endnoteReference(self, attributes: dict[str, str], at: int) -> None:  # noqa: ARG002, N802
        self._call("endnotes", attributes)

    def _call(self, kind: str, attributes: dict[str, str]) -> None:
        if self.open and self.open_runs:
            self.calls[kind, attributes.get("w:id", "")] = self.open_runs[0]
            self.open[-1].items.append((attributes.get("w:id", ""), None, kind))

    def _w_footnote(self, attributes: dict[str, str], at: int) -> None:  # noqa: ARG002
        # The line above the notes is kept as a note of its own.
        special = attributes.get("w:type", "normal") != "normal"
        self.notes.append(("" if special else attributes.get("w:id", ""), len(self.paragraphs), -1))

    _w_endnote = _w_footnote
