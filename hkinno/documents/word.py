"""Word: the words that a reader of the printed page sees, with the place of each in the file's XML.

The XML is walked and not loaded into objects, since what matters here (notes, text boxes, changes that are tracked,
content controls, the place of every character) is what libraries for Word leave out.
"""

import posixpath
import re
import zipfile
from collections.abc import Iterable
from itertools import groupby
from typing import NamedTuple

from hkinno.documents import CELL, HEADING, ITEM, PARAGRAPH, QUOTE, package, styles, xml
from hkinno.documents.sheet import CODE, INDENTED, NOTE, Extract, Note, Opened
from hkinno.errors import FileError
from hkinno.text import visible

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
STRICT = "http://purl.oclc.org/ooxml/wordprocessingml/main"
RELATIONS = "http://schemas.openxmlformats.org/package/2006/relationships"
NAMESPACES = {
    W: "w",
    STRICT: "w",
    "http://schemas.openxmlformats.org/markup-compatibility/2006": "mc",
    "http://schemas.openxmlformats.org/officeDocument/2006/relationships": "r",
    "http://purl.oclc.org/ooxml/officeDocument/relationships": "r",
    RELATIONS: "rel",
    "http://www.w3.org/XML/1998/namespace": "xml",
    "http://schemas.openxmlformats.org/officeDocument/2006/math": "m",
}
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


class Layout(NamedTuple):
    """A Word file that was read: the document, its pieces in order, the runs of each part, and the main part."""

    document: Opened
    pieces: list[Piece]
    runs: dict[str, list[Run]]
    main: str


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


def read(content: bytes, name: str = "-") -> Opened:
    """The blocks of a Word file. Raises ``FileError`` for one that cannot be read."""
    return layout(content, name).document


def layout(content: bytes, name: str = "-") -> Layout:
    """A Word file with the place of each word in its XML. Raises ``FileError`` as ``read`` does."""
    shown = visible(name)
    opened = package.opened(content, shown)
    main = main_part(opened, shown)
    relations = related(opened, main, shown)
    named = _styles(opened, relations, shown)
    body = _Body(main, named, shown)
    body.read(opened, main)
    notes = {}
    for kind in ("footnotes", "endnotes"):
        part = next((target for target, type_ in relations.values() if type_.endswith(f"/{kind}")), None)
        if part:
            notes[kind] = _Body(part, named, shown)
            notes[kind].read(opened, part)
    return _Writer(body, notes, main).layout(_remarks(opened, relations))


def main_part(opened: zipfile.ZipFile, shown: str) -> str:
    """The name of the part that holds the text."""
    for target, type_ in related(opened, "", shown).values():
        if type_.endswith("/officeDocument"):
            return target
    if "word/document.xml" in opened.namelist():
        return "word/document.xml"
    raise FileError(f"{shown}: this file is broken: it does not say where its text is")


def relations_part(part: str) -> str:
    """The name of the part that tells what a part leads to."""
    return posixpath.join(posixpath.dirname(part), "_rels", posixpath.basename(part) + ".rels")


def related(opened: zipfile.ZipFile, part: str, shown: str) -> dict[str, tuple[str, str]]:
    """What a part leads to: the target and the type by id. A target outside of the file is no name of a part."""
    content = package.part(opened, relations_part(part), shown)
    found = _Relations(posixpath.dirname(part))
    if content is not None:
        xml.walk(xml.utf8(content, shown)[0], found, NAMESPACES, shown)
    return found.found


class _Relations:
    def __init__(self, folder: str) -> None:
        self.folder = folder
        self.found: dict[str, tuple[str, str]] = {}

    def start(self, name: str, attributes: dict[str, str], at: int) -> None:  # noqa: ARG002 - as the walk gives them
        """Take a relation."""
        if name == "rel:Relationship":
            target = attributes.get("Target", "")
            if attributes.get("TargetMode") != "External":
                target = posixpath.normpath(posixpath.join("/" + self.folder, target)).lstrip("/")
            self.found[attributes.get("Id", "")] = (target, attributes.get("Type", ""))

    def end(self, name: str, at: int) -> None:
        """Nothing."""

    def text(self, words: str, at: int) -> None:
        """Nothing."""


class _Styles:
    """The names of styles by their ids, with those that they are based on."""

    def __init__(self) -> None:
        self.names: dict[str, str] = {}
        self.parents: dict[str, str] = {}
        self.kinds: dict[str, str] = {}
        self.set_in: dict[str, bool] = {}
        self.id = ""

    def start(self, name: str, attributes: dict[str, str], at: int) -> None:  # noqa: ARG002 - as the walk gives them
        """Take a style's id, its name, or that which it is based on."""
        value = attributes.get("w:val", "")
        if name == "w:style":
            self.id = attributes.get("w:styleId", "")
            self.names[self.id] = self.id
        elif name == "w:name" and self.id:
            self.names[self.id] = value
        elif name == "w:basedOn" and self.id:
            self.parents[self.id] = value
        elif name == "w:ind" and self.id:
            self.set_in[self.id] = is_set_in(attributes)

    def end(self, name: str, at: int) -> None:  # noqa: ARG002 - as the walk gives them
        """End a style."""
        if name == "w:style":
            self.id = ""

    def text(self, words: str, at: int) -> None:
        """Nothing."""

    def lineage(self, style: str) -> list[str]:
        """The ids of a style and of those that it is based on."""
        found: dict[str, None] = {}
        while style and style not in found:
            found[style] = None
            style = self.parents.get(style, "")
        return list(found)

    def is_set_in(self, style: str) -> bool:
        """Whether paragraphs of a style are set in."""
        return next((self.set_in[each] for each in self.lineage(style) if each in self.set_in), False)

    def kind(self, style: str) -> str:
        """What a paragraph or a run of a style is."""
        if style not in self.kinds:
            self.kinds[style] = styles.kind(self.names.get(each, each) for each in self.lineage(style))
        return self.kinds[style]


def is_set_in(attributes: dict[str, str]) -> bool:
    """Whether a paragraph is set in, and no item whose sign hangs before its words."""
    left = attributes.get("w:left") or attributes.get("w:start") or "0"
    hanging = attributes.get("w:hanging", "0")
    return left.isdecimal() and int(left) >= styles.SET_IN and hanging == "0"


def _styles(opened: zipfile.ZipFile, relations: dict[str, tuple[str, str]], shown: str) -> _Styles:
    found = _Styles()
    part = next((target for target, type_ in relations.values() if type_.endswith("/styles")), "")
    content = package.part(opened, part, shown) if part else None
    if content is not None:
        xml.walk(xml.utf8(content, shown)[0], found, NAMESPACES, shown)
    return found


def _remarks(opened: zipfile.ZipFile, relations: dict[str, tuple[str, str]]) -> list[str]:
    types = {type_.rsplit("/", 1)[-1] for _, type_ in relations.values()}
    found = []
    if types & {"aFChunk", "subDocument"}:
        found.append("a part of the text stands in another file, which is not read")
    if any(name.startswith("_xmlsignatures/") for name in opened.namelist()):
        found.append("the file is signed; a changed copy is not")
    return found


class _Body:
    """The paragraphs of a part, as the walk through it finds them."""

    def __init__(self, part: str, named: _Styles, shown: str) -> None:
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
            run = self.open_runs[-1]
            if self.runs[run].properties[0] >= 0 and self.runs[run].properties[1] < 0:
                self.runs[run] = self.runs[run]._replace(properties=(self.runs[run].properties[0], self._after(at)))
        elif name == "w:r" and self.open_runs:
            run = self.open_runs.pop()
            self.runs[run] = self.runs[run]._replace(end=self._after(at))
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
            self.runs[self.open_runs[-1]] = self.runs[self.open_runs[-1]]._replace(properties=(at, -1))

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


class _Writer:
    """The text of a Word file in the making, from its paragraphs."""

    def __init__(self, body: _Body, notes: dict[str, _Body], main: str) -> None:
        self.body, self.notes, self.main = body, notes, main
        self.extract = Extract()
        self.pieces: list[Piece] = []
        self.called: list[tuple[str, str, int]] = []
        self.group = self.number = 0
        # The sign before the words of a note, and where the last paragraph's words begin.
        self.label, self.begun = "", -1
        self.quoting = False

    def layout(self, remarks: list[str]) -> Layout:
        """Write all paragraphs, then the notes in the order in which they are called."""
        for paragraph in self.body.paragraphs:
            self._paragraph(paragraph, paragraph.where)
        written = set()
        for number, (kind, id_, called) in enumerate(list(self.called), 1):
            if (kind, id_) not in written and kind in self.notes:
                written.add((kind, id_))
                self._note(kind, id_, number, called)
        self.extract.remarks += remarks
        runs = {body.part: body.runs for body in (self.body, *self.notes.values())}
        return Layout(self.extract.opened("Word"), self.pieces, runs, self.main)

    def _note(self, kind: str, id_: str, number: int, called: int) -> None:
        body = self.notes[kind]
        anchor = self.body.calls.get((kind, id_), -1)
        found = next((each for each in body.notes if each[0] == id_), None)
        start = -1
        self.label, self.begun = f"[^{number}]: ", -1
        for paragraph in body.paragraphs[found[1] : found[2]] if found else ():
            self._paragraph(paragraph, f"note {number}", anchor=anchor)
            start = self.begun if start < 0 else start
        self.label = ""
        if start >= 0:
            self.extract.block()
            self.extract.notes.append(Note(called, start, self.extract.blocks[-1].end))

    def _paragraph(self, paragraph: Paragraph, where: str, anchor: int | None = None) -> None:
        if not any(words.strip() for words, _, _ in paragraph.items):
            self.quoting = False
            return
        if not where:
            self.number += 1
            where = f"paragraph {self.number}"
        kind, group = self._kind(paragraph, noted=anchor is not None)
        self.extract.block(kind, group)
        self.extract.place(where)
        self.extract.aside(self.label)
        self.label, self.begun = "", self.extract.position
        code = self.body.styles.kind(paragraph.style) == CODE
        for coded, run in groupby(paragraph.items, lambda item: item[1] is not None and bool(code or item[2])):
            if coded:
                self.extract.aside("".join(item[0] for item in run), CODE)
            else:
                self._items(run, anchor)
        if code:
            self.extract.aside("\n\n")

    def _items(self, items: Iterable[tuple[str, Piece | None, str]], anchor: int | None) -> None:
        for words, piece, special in items:
            if special in ("footnotes", "endnotes"):
                self.called.append((special, words, self.extract.position))
                self.extract.aside(f"[^{len(self.called)}]")
                self.extract.sign()
            elif piece is None:
                self.extract.line()
            else:
                moved = piece if anchor is None else piece._replace(anchor=anchor)
                self.pieces.append(moved._replace(start=self.extract.position))
                self.extract.write(words)

    def _kind(self, paragraph: Paragraph, *, noted: bool) -> tuple[str, int]:
        """What a paragraph is, and its block quote or row. Quotes that follow one another are one."""
        kind = self.body.styles.kind(paragraph.style)
        quoting, self.quoting = self.quoting, False
        if noted:
            return NOTE, 0
        if paragraph.row:
            return CELL, paragraph.row
        if kind == QUOTE:
            self.group += not quoting
            self.quoting = True
            # Rows are counted from one, block quotes after all of them.
            return QUOTE, self.body.rows + self.group
        if kind in (PARAGRAPH, CODE):
            kind = HEADING if paragraph.outline else ITEM if paragraph.listed else PARAGRAPH
        set_in = self.body.styles.is_set_in(paragraph.style) if paragraph.set_in is None else paragraph.set_in
        return INDENTED if kind == PARAGRAPH and set_in else kind, 0
