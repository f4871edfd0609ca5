"""Word: the words that a reader of the printed page sees, with the place of each in the file's XML.

The XML is walked and not loaded into objects, since what matters here (notes, text boxes, changes that are tracked,
content controls, the place of every character) is what libraries for Word leave out.
"""

import zipfile
from collections.abc import Iterable
from itertools import groupby
from typing import NamedTuple

from hkinno.documents import CELL, HEADING, ITEM, PARAGRAPH, QUOTE, package
from hkinno.documents.sheet import CODE, INDENTED, NOTE, Extract, Note, Opened
from hkinno.documents.word_body import Body, Paragraph, Piece, Run
from hkinno.documents.word_parts import main_part, named_styles, related
from hkinno.text import visible


class Layout(NamedTuple):
    """A Word file that was read: the document, its pieces in order, the runs of each part, and the main part."""

    document: Opened
    pieces: list[Piece]
    runs: dict[str, list[Run]]
    main: str


def read(content: bytes, name: str = "-") -> Opened:
    """The blocks of a Word file. Raises ``FileError`` for one that cannot be read."""
    return layout(content, name).document


def layout(content: bytes, name: str = "-") -> Layout:
    """A Word file with the place of each word in its XML. Raises ``FileError`` as ``read`` does."""
    shown = visible(name)
    opened = package.opened(content, shown)
    main = main_part(opened, shown)
    relations = related(opened, main, shown)
    named = named_styles(opened, relations, shown)
    body = Body(main, named, shown)
    body.read(opened, main)
    notes = {}
    for kind in ("footnotes", "endnotes"):
        part = next((target for target, type_ in relations.values() if type_.endswith(f"/{kind}")), None)
        if part:
            notes[kind] = Body(part, named, shown)
            notes[kind].read(opened, part)
    return _Writer(body, notes, main).layout(_remarks(opened, relations))


def _remarks(opened: zipfile.ZipFile, relations: dict[str, tuple[str, str]]) -> list[str]:
    types = {type_.rsplit("/", 1)[-1] for _, type_ in relations.values()}
    found = []
    if types & {"aFChunk", "subDocument"}:
        found.append("a part of the text stands in another file, which is not read")
    if any(name.startswith("_xmlsignatures/") for name in opened.namelist()):
        found.append("the file is signed; a changed copy is not")
    return found


class _Writer:
    """The text of a Word file in the making, from its paragraphs."""

    def __init__(self, body: Body, notes: dict[str, Body], main: str) -> None:
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
