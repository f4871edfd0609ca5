"""OpenDocument texts, zipped or as one XML file: the words that a reader of the printed page sees."""

import re
import zipfile

from hkinno.documents import CELL, HEADING, ITEM, PARAGRAPH, QUOTE, package, styles, xml
from hkinno.documents.sheet import CODE, INDENTED, NOTE, Extract, Note, Opened
from hkinno.errors import FileError
from hkinno.text import visible

ODF = "urn:oasis:names:tc:opendocument:xmlns:"
NAMESPACES = {
    f"{ODF}office:1.0": "office",
    f"{ODF}text:1.0": "text",
    f"{ODF}table:1.0": "table",
    f"{ODF}style:1.0": "style",
    f"{ODF}drawing:1.0": "draw",
    f"{ODF}xsl-fo-compatible:1.0": "fo",
    f"{ODF}presentation:1.0": "presentation",
    "http://www.w3.org/1999/xlink": "xlink",
}
# Comments, what was deleted, readings, indexes of words, forms, formulas, descriptions of pictures.
LEFT_OUT = frozenset(
    {
        *("office:annotation", "text:tracked-changes", "text:ruby-text", "text:table-of-content", "office:forms"),
        *("office:scripts", "office:meta", "svg:title", "svg:desc", "text:sequence-decls", "text:note-citation"),
        *("text:hidden-text", "text:alphabetical-index", "draw:object"),
    }
)
# Lengths, and how many twentieths of a point each has.
LENGTH = re.compile(r"(\d{1,6}(?:\.\d{1,6})?)(in|cm|mm|pt|pc)")
TWENTIETHS = {"in": 1440, "cm": 567, "mm": 56.7, "pt": 20, "pc": 240}


class Paragraph:
    """A paragraph in the making: what it is, where, and what it holds."""

    def __init__(self, kind: str, group: int, where: str, *, code: bool) -> None:
        self.kind, self.group, self.where, self.code = kind, group, where, code
        # Words and whether they are code; a note's number; None for a break.
        self.items: list[tuple[str, bool] | int | None] = []
        self.after: list[Paragraph] = []
        self.note = 0


def read(content: bytes, name: str = "-") -> Opened:
    """The blocks of an OpenDocument text. Raises ``FileError`` for one that cannot be read."""
    shown = visible(name)
    body = _Body()
    for part in _parts(content, shown):
        xml.walk(xml.utf8(part, shown)[0], body, NAMESPACES, shown)
    return _written(body)


def _parts(content: bytes, shown: str) -> list[bytes]:
    if not content.startswith(b"PK"):
        return [content]
    opened = package.opened(content, shown)
    if _locked(opened, shown):
        raise FileError(f"{shown}: is locked with a password; save it without one")
    styles = package.part(opened, "styles.xml", shown)
    text = package.part(opened, "content.xml", shown)
    if text is None:
        raise FileError(f"{shown}: this file is broken: content.xml is missing in it")
    return [styles, text] if styles else [text]


def _locked(opened: zipfile.ZipFile, shown: str) -> bool:
    manifest = package.part(opened, "META-INF/manifest.xml", shown) or b""
    return b"encryption-data" in manifest or "encrypted-package" in opened.namelist()


class _Body:
    """The paragraphs of a text, as the walk through it finds them."""

    def __init__(self) -> None:
        self.paragraphs: list[Paragraph] = []
        self.open: list[Paragraph] = []
        self.parents: dict[str, str] = {}
        self.kinds: dict[str, str] = {}
        self.hidden_styles: set[str] = set()
        self.set_in: dict[str, bool] = {}
        self.style = ""
        self.left_out = self.lists = self.number = self.groups = self.notes = self.boxes = self.tables = 0
        self.in_body = self.quoting = False
        self.group = 0
        self.noted: list[int] = []
        # Whether each open span is code.
        self.spans: list[bool] = []
        # Of each open table: its number, row, cell, and the number of the row among all.
        self.cells: list[list[int]] = []
        # What is left out with its content, such as a hidden section.
        self.remarks: list[str] = []

    def start(self, name: str, attributes: dict[str, str], at: int) -> None:  # noqa: ARG002 - as the walk gives them
        """Take the start of an element."""
        if self.left_out or name in LEFT_OUT or self._hidden(name, attributes):
            self.left_out += 1
            return
        take = getattr(self, "_" + re.sub(r"\W", "_", name), None)
        if take is not None:
            take(attributes)

    def end(self, name: str, at: int) -> None:  # noqa: ARG002 - as the walk gives them
        """Take the end of an element."""
        if self.left_out:
            self.left_out -= 1
        elif name in ("text:p", "text:h"):
            self._end_paragraph()
        elif name == "text:span" and self.spans:
            self.spans.pop()
        elif name == "text:list":
            self.lists -= 1
        elif name == "table:table" and self.cells:
            self.cells.pop()
        elif name == "text:note-body" and self.noted:
            self.noted.pop()
        elif name == "style:style":
            self.style = ""

    def text(self, words: str, at: int) -> None:  # noqa: ARG002 - as the walk gives them
        """Take words. Runs of white space are one space, as those elements say which are more."""
        if self.open and not self.left_out:
            self._add(re.sub(r"[ \t\r\n]+", " ", words))

    def _add(self, words: str) -> None:
        if self.open:
            self.open[-1].items.append((words, any(self.spans)))

    def _hidden(self, name: str, attributes: dict[str, str]) -> bool:
        return (
            (name == "text:section" and attributes.get("text:display", "true") == "none")
            or (name == "text:hidden-paragraph")
            or (name == "text:span" and attributes.get("text:style-name", "") in self.hidden_styles)
            or (name == "text:section" and "xlink:href" in attributes)
        )

    def _style_style(self, attributes: dict[str, str]) -> None:
        self.style = attributes.get("style:name", "")
        self.parents[self.style] = attributes.get("style:parent-style-name", "")

    def _style_text_properties(self, attributes: dict[str, str]) -> None:
        struck = attributes.get("style:text-line-through-style", "none") != "none"
        if (struck or attributes.get("text:display") == "none") and self.style:
            self.hidden_styles.add(self.style)

    def _style_paragraph_properties(self, attributes: dict[str, str]) -> None:
        margin = LENGTH.fullmatch(attributes.get("fo:margin-left", ""))
        if margin and self.style:
            hangs = attributes.get("fo:text-indent", "").startswith("-")
            self.set_in[self.style] = float(margin[1]) * TWENTIETHS[margin[2]] >= styles.SET_IN and not hangs

    def _kind(self, style: str) -> str:
        """What a paragraph or a span of a style is, by it and by those that it is based on."""
        if style not in self.kinds:
            self.kinds[style] = styles.kind(self._lineage(style))
        return self.kinds[style]

    def _lineage(self, style: str) -> list[str]:
        found: dict[str, None] = {}
        while style and style not in found:
            found[style] = None
            style = self.parents.get(style, "")
        return list(found)

    def _is_set_in(self, style: str) -> bool:
        return next((self.set_in[each] for each in self._lineage(style) if each in self.set_in), False)

    def _office_text(self, attributes: dict[str, str]) -> None:  # noqa: ARG002 - all have the same
        self.in_body = True

    def _text_section(self, attributes: dict[str, str]) -> None:
        if "xlink:href" in attributes:
            self.remarks.append("a part of the text stands in another file, which is not read")

    def _text_h(self, attributes: dict[str, str]) -> None:  # noqa: ARG002
        self._begin(HEADING, 0)

    def _text_p(self, attributes: dict[str, str]) -> None:
        kind = self._kind(attributes.get("text:style-name", ""))
        quoting, self.quoting = self.quoting and not self.open, False
        if self.noted:
            self._begin(NOTE, 0)
        elif self.cells:
            self._begin(CELL, self.cells[-1][3])
        elif kind == QUOTE:
            if not quoting:
                self.groups += 1
                self.group = self.groups
            self.quoting = True
            self._begin(QUOTE, self.group)
        elif kind in (PARAGRAPH, CODE):
            set_in = kind == PARAGRAPH and self._is_set_in(attributes.get("text:style-name", ""))
            self._begin(ITEM if self.lists else INDENTED if set_in else PARAGRAPH, 0, code=kind == CODE)
        else:
            self._begin(kind, 0)

    def _begin(self, kind: str, group: int, *, code: bool = False) -> None:
        if self.noted:
            where = f"note {self.noted[-1]}"
        elif self.cells:
            where = "table {}, row {}, cell {}".format(*self.cells[-1])
        else:
            where = f"text box {self.boxes}" if self.open else ""
        paragraph = Paragraph(kind, group, where, code=code)
        paragraph.note = self.noted[-1] if self.noted else 0
        if self.in_body:
            self.open.append(paragraph)

    def _end_paragraph(self) -> None:
        if not self.open:
            return
        paragraph = self.open.pop()
        into = self.open[-1].after if self.open else self.paragraphs
        into += [paragraph, *paragraph.after]
        paragraph.after = []

    def _text_span(self, attributes: dict[str, str]) -> None:
        self.spans.append(self._kind(attributes.get("text:style-name", "")) == CODE)

    def _text_s(self, attributes: dict[str, str]) -> None:
        count = attributes.get("text:c", "1")
        self._add(" " * (min(int(count), 100) if count.isdecimal() else 1))

    def _text_tab(self, attributes: dict[str, str]) -> None:  # noqa: ARG002
        self._add("\t")

    def _text_line_break(self, attributes: dict[str, str]) -> None:  # noqa: ARG002
        if self.open:
            self.open[-1].items.append(None)

    def _text_list(self, attributes: dict[str, str]) -> None:  # noqa: ARG002
        self.lists += 1

    def _text_note(self, attributes: dict[str, str]) -> None:  # noqa: ARG002
        self.notes += 1
        if self.open:
            self.open[-1].items.append(self.notes)

    def _text_note_body(self, attributes: dict[str, str]) -> None:  # noqa: ARG002
        self.noted.append(self.notes)

    def _draw_text_box(self, attributes: dict[str, str]) -> None:  # noqa: ARG002
        self.boxes += 1

    def _table_table(self, attributes: dict[str, str]) -> None:  # noqa: ARG002
        self.tables += 1
        self.cells.append([self.tables, 0, 0, 0])

    def _table_table_row(self, attributes: dict[str, str]) -> None:  # noqa: ARG002
        if self.cells:
            self.groups += 1
            self.cells[-1][1:] = [self.cells[-1][1] + 1, 0, self.groups]

    def _table_table_cell(self, attributes: dict[str, str]) -> None:  # noqa: ARG002
        if self.cells:
            self.cells[-1][2] += 1

    _table_covered_table_cell = _table_table_cell


def _written(body: _Body) -> Opened:
    """The text, with the notes at its end."""
    extract = Extract()
    called: dict[int, int] = {}
    number = 0
    ordered = sorted(body.paragraphs, key=lambda paragraph: paragraph.note)
    for paragraph in ordered:
        if not any(isinstance(item, tuple) and item[0].strip() for item in paragraph.items):
            continue
        if not paragraph.where:
            number += 1
        extract.block(paragraph.kind, paragraph.group)
        extract.place(paragraph.where or f"paragraph {number}")
        first = paragraph.note and paragraph.note in called
        if first:
            extract.aside(f"[^{paragraph.note}]: ")
        start = extract.position
        extract.paragraph(paragraph.items, called, (True,), code=paragraph.code)
        if first:
            extract.notes.append(Note(called.pop(paragraph.note), start, extract.position))
    extract.remarks += body.remarks
    return extract.opened("OpenDocument")
