"""RTF: the words that a reader of the printed page sees.

It is read here and not through pandoc, whose reader leaves out notes and takes letters after a mark for its stand-in.
"""

import codecs
import re

from hkinno.documents import CELL, HEADING, ITEM, PARAGRAPH, QUOTE, styles
from hkinno.documents.sheet import CODE, INDENTED, NOTE, Extract, Note, Opened
from hkinno.errors import FileError
from hkinno.text import visible

TOKEN = re.compile(
    rb"\\(?:([A-Za-z]{1,32})(-?\d{1,10})? ?|'([0-9A-Fa-f]{2})|([^A-Za-z]))|([{}])|([^\\{}\r\n]+)|[\r\n]+|\\"
)
CHARSETS = {128: "cp932", 129: "cp949", 134: "gb18030", 136: "big5hkscs", 238: "cp1250", 204: "cp1251", 77: "mac_roman"}
CODEPAGES = {950: "big5hkscs", 936: "gb18030", 54936: "gb18030", 65001: "utf-8", 10000: "mac_roman"}
SIGNS = {
    "emdash": "—",
    "endash": "–",
    "lquote": "‘",
    "rquote": "’",
    "ldblquote": "“",
    "rdblquote": "”",
    "bullet": "•",
    "tab": "\t",
    "emspace": " ",
    "enspace": " ",
    "qmspace": " ",
}
SYMBOLS = {b"~": "\xa0", b"_": "\u2011", b"{": "{", b"}": "}", b"\\": "\\"}
# Groups that hold no text of the page.
SKIPPED = frozenset(
    {
        *("colortbl", "info", "pict", "object", "themedata", "listtable", "listoverridetable", "header", "headerl"),
        *("headerr", "headerf", "footer", "footerl", "footerr", "footerf", "ftnsep", "ftnsepc", "aftnsep", "aftnsepc"),
        *(
            "fldinst",
            "pntext",
            "listtext",
            "annotation",
            "atnid",
            "atnauthor",
            "bkmkstart",
            "bkmkend",
            "xe",
            "tc",
            "sp",
        ),
        *("generator", "datastore", "nonesttables", "latentstyles", "rsidtbl", "xmlnstbl", "pntxta", "pntxtb"),
    }
)
# Groups that may be passed over by who does not know them, and hold text.
TEXT = frozenset({"footnote", "shpinst", "shptxt", "fldrslt"})
DEEPEST = 5000
# Letters of one width are code where most of the text has others.
MONO = re.compile("courier|consolas|menlo|monaco|mono|typewriter", re.IGNORECASE)
MONOSPACED = "letters of one width"


class Group:
    """What holds in a group: how its bytes are read, and whether its words are seen."""

    def __init__(self, before: "Group | None" = None) -> None:
        self.skipped: str = before.skipped if before else ""
        self.uc: int = before.uc if before else 1
        self.codec: str = before.codec if before else ""
        self.mono: bool = before.mono if before else False
        self.hidden: bool = before.hidden if before else False
        self.style: str = before.style if before else ""
        self.starred = self.note = False


# Words and what they are: of a style for code, of letters of one width, or neither; a note's number; None for a break.
Item = tuple[str, str] | int | None


class Paragraph:
    """A paragraph in the making."""

    def __init__(self) -> None:
        self.items: list[Item] = []
        self.style, self.row, self.cell, self.table = "", 0, 0, 0
        self.heading = self.listed = False
        # How far it is set in, and its first line further, in twentieths of a point.
        self.left = self.first = 0


def read(content: bytes, name: str = "-") -> Opened:
    """The blocks of an RTF file. Raises ``FileError`` for one that is broken."""
    if not content.startswith(b"{\\rtf"):
        raise FileError(f"{visible(name)}: is named as RTF is and is none; it may be broken or have another ending")
    reader = _Reader()
    reader.read(content, visible(name))
    return _written(reader)


class _Reader:
    """What is open while the words of a file are taken one by one."""

    def __init__(self) -> None:
        self.groups = [Group()]
        self.paragraphs: list[Paragraph] = []
        self.notes: list[list[Paragraph]] = []
        # Where paragraphs go, and the one in the making: of the text, and of each note that is open.
        self.into = [self.paragraphs]
        self.making = [Paragraph()]
        self.default = "cp1252"
        self.fonts: dict[int, str] = {}
        self.names: dict[str, str] = {}
        self.font = 0
        self.mono: set[int] = set()
        self.skip = 0
        self.high = ""
        self.decoder = codecs.getincrementaldecoder(self.default)("replace")
        self.row = self.cell = self.table = 0
        self.in_table = self.table_open = False

    def read(self, content: bytes, shown: str) -> None:
        """Read a whole file."""
        position = 0
        while match := TOKEN.match(content, position):
            position = match.end()
            word, number, byte, symbol, bracket, words = match.groups()
            if bracket == b"{":
                if len(self.groups) > DEEPEST:
                    raise FileError(f"{shown}: this file is broken: its groups nest more than {DEEPEST} deep")
                self.groups.append(Group(self.groups[-1]))
            elif bracket == b"}":
                self._end_group()
            elif word:
                self._word(word.decode(), int(number) if number else None)
                if word == b"bin":
                    position += max(0, int(number or 0))
            elif byte:
                self._bytes(bytes.fromhex(byte.decode()))
            elif symbol:
                self._symbol(symbol)
            elif words:
                self._bytes(words)
        self._end_paragraph()

    def _end_group(self) -> None:
        if len(self.groups) == 1:
            return
        group = self.groups.pop()
        if group.note:
            self._end_paragraph()
            self.into.pop()
            self.making.pop()
        self._use(self.groups[-1].codec)

    def _use(self, codec: str) -> None:
        self.decoder = codecs.getincrementaldecoder(codec or self.default)("replace")

    def _symbol(self, symbol: bytes) -> None:
        if symbol == b"*":
            self.groups[-1].starred = True
        elif symbol in (b"\n", b"\r"):
            self._word("par", None)
        elif symbol in SYMBOLS:
            self._write(SYMBOLS[symbol])

    def _bytes(self, content: bytes) -> None:
        if self.skip:
            skipped = min(self.skip, len(content))
            self.skip -= skipped
            content = content[skipped:]
        if content:
            self._write(self.decoder.decode(content))

    def _write(self, words: str) -> None:
        group = self.groups[-1]
        if group.skipped == "fonttbl" and MONO.search(words):
            self.mono.add(self.font)
        if group.skipped == "fonttbl" or not words:
            return
        if group.skipped == "stylesheet":
            self.names[group.style] = self.names.get(group.style, "") + words
        elif not group.skipped and not group.hidden:
            code = group.style.startswith("cs") and styles.kind([self.names.get(group.style, "")]) == CODE
            self.making[-1].items.append((words, CODE if code else MONOSPACED if group.mono else ""))

    def _word(self, word: str, number: int | None) -> None:
        group = self.groups[-1]
        if word in ("fonttbl", "stylesheet"):
            group.skipped = word
        elif word in SKIPPED or (group.starred and word not in TEXT and not group.skipped):
            if group.starred and word in ("cs", "ds", "ts") and group.skipped == "stylesheet":
                return
            group.skipped = group.skipped or word
        elif word == "footnote" and not group.skipped:
            self._note(group)
        group.starred = False
        if group.skipped == "stylesheet" and word in ("s", "cs", "ds", "ts"):
            group.style = f"{word}{number or 0}"
        elif word in SIGNS:
            self._write(SIGNS[word])
        elif word in ("f", "fcharset", "ansicpg", "cpg", "uc", "u", "deff"):
            self._coded(group, word, number or 0)
        elif not group.skipped:
            self._formed(group, word, number)

    def _note(self, group: Group) -> None:
        self.notes.append([])
        self.making[-1].items.append(len(self.notes))
        self.into.append(self.notes[-1])
        self.making.append(Paragraph())
        group.note = True

    def _coded(self, group: Group, word: str, number: int) -> None:
        """Take what says how bytes are read, and characters by their number."""
        if word == "ansicpg":
            self.default = CODEPAGES.get(number) or _known(f"cp{number}")
            self._use(group.codec)
        elif word == "uc":
            group.uc = max(0, min(number, 10))
        elif word == "f":
            self.font = number
            if not group.skipped:
                group.codec, group.mono = self.fonts.get(number, ""), number in self.mono
                self._use(group.codec)
        elif word == "fcharset":
            self.fonts[self.font] = CHARSETS.get(number, "")
        elif word == "cpg":
            self.fonts[self.font] = CODEPAGES.get(number) or _known(f"cp{number}")
        elif word == "u":
            self._character(number & 0xFFFF)
            self.skip = group.uc

    def _character(self, code: int) -> None:
        character = chr(code)
        if "\ud800" <= character <= "\udbff":
            self.high = character
            return
        if "\udc00" <= character <= "\udfff":
            pair = (self.high or "\ud800") + character
            character = pair.encode("utf-16", "surrogatepass").decode("utf-16", "replace") if self.high else "\ufffd"
        self.high = ""
        self._write(character)

    def _formed(self, group: Group, word: str, number: int | None) -> None:
        """Take what ends paragraphs and says what they are."""
        self.skip = 0
        paragraph = self.making[-1]
        if word in ("par", "sect", "page", "column"):
            self._end_paragraph()
        elif word in ("line", "softline"):
            paragraph.items.append(None)
        elif word in ("cell", "nestcell"):
            self._end_paragraph()
            self.cell += 1
        elif word in ("row", "nestrow"):
            self.row, self.cell = self.row + 1, 0
        elif word in ("cs", "plain"):
            group.style = f"cs{number or 0}" if word == "cs" else ""
            group.hidden = group.hidden and word == "cs"
        elif word in ("v", "deleted", "strike", "striked"):
            group.hidden = number != 0
        elif word == "intbl":
            self.in_table = True
        else:
            self._shaped(paragraph, word, number)

    def _shaped(self, paragraph: Paragraph, word: str, number: int | None) -> None:
        """Take the style of a paragraph, and how far it is set in."""
        if word == "pard":
            paragraph.style, self.in_table = "", False
            paragraph.heading = paragraph.listed = False
            paragraph.left = paragraph.first = 0
        elif word == "s":
            paragraph.style = f"s{number or 0}"
        elif word in ("li", "lin"):
            paragraph.left = number or 0
        elif word == "fi":
            paragraph.first = number or 0
        elif word == "outlinelevel":
            paragraph.heading = number != 9  # noqa: PLR2004 - nine is that of the text
        elif word == "ls":
            paragraph.listed = number != 0

    def _end_paragraph(self) -> None:
        """End a paragraph; the next one has its form until it says another."""
        paragraph = self.making[-1]
        if self.in_table and not self.table_open:
            self.table, self.row, self.cell = self.table + 1, self.row + 1, 0
        self.table_open = self.in_table
        if self.in_table and len(self.making) == 1:
            paragraph.table, paragraph.row, paragraph.cell = self.table, self.row, self.cell + 1
        self.into[-1].append(paragraph)
        following = Paragraph()
        following.style, following.heading, following.listed = paragraph.style, paragraph.heading, paragraph.listed
        following.left, following.first = paragraph.left, paragraph.first
        self.making[-1] = following


def _known(codec: str) -> str:
    try:
        return codecs.lookup(codec).name
    except LookupError:
        return "cp1252"


def _written(reader: _Reader) -> Opened:
    extract = Extract()
    called: dict[int, int] = {}
    groups, quoting, number = reader.row + 1, False, 0
    codes = (CODE, MONOSPACED) if _rare(reader) else (CODE,)
    for paragraph in reader.paragraphs:
        if not _filled(paragraph):
            continue
        kind = styles.kind([reader.names.get(paragraph.style, "").rstrip(";")])
        if paragraph.row:
            extract.block(CELL, paragraph.row)
            extract.place(f"table {paragraph.table}, cell {paragraph.cell} of a row")
        else:
            number += 1
            groups += kind == QUOTE and not quoting
            plain = HEADING if paragraph.heading else ITEM if paragraph.listed else PARAGRAPH
            if plain == PARAGRAPH and paragraph.left >= styles.SET_IN and paragraph.first >= 0:
                plain = INDENTED
            shown = plain if kind in (PARAGRAPH, CODE) else kind
            extract.block(shown, groups if kind == QUOTE else 0)
            extract.place(f"paragraph {number}")
        quoting = kind == QUOTE and not paragraph.row
        extract.paragraph(paragraph.items, called, codes, code=kind == CODE)
    for order, paragraphs in enumerate(reader.notes, 1):
        start = -1
        for paragraph in filter(_filled, paragraphs):
            extract.block(NOTE)
            if start < 0:
                extract.place(f"note {order}")
                extract.aside(f"[^{order}]: ")
                start = extract.position
            extract.paragraph(paragraph.items, called, codes, code=False)
        if start >= 0:
            extract.notes.append(Note(called.get(order, 0), start, extract.position))
    return extract.opened("RTF")


def _filled(paragraph: Paragraph) -> bool:
    return any(isinstance(item, tuple) and item[0].strip() for item in paragraph.items)


def _rare(reader: _Reader) -> bool:
    """Whether less than half of the words have letters of one width."""
    words = [item for paragraph in reader.paragraphs for item in paragraph.items if isinstance(item, tuple)]
    return sum(len(item[0]) for item in words if item[1] == MONOSPACED) * 2 < sum(len(item[0]) for item in words)
