"""What the readers of formats write on: the visible text of a file in the making, from its beginning to its end."""

from bisect import bisect_right
from collections.abc import Collection, Iterable
from itertools import groupby
from typing import Any, NamedTuple, Self

from hkinno.documents import HIDDEN, PARAGRAPH, Block, Document, Unseen
from hkinno.documents.inline import QUOTATION_MARKS, hidden
from hkinno.documents.patterns import Pattern

# Blocks beside those of Markdown: words of a note, words below a picture or table, a turn of one who speaks.
NOTE, CAPTION, SPEECH = "note", "caption", "speech"
# A paragraph that is set in, of which is still to be said whether it is a block quote.
INDENTED = "indented"
# Why a reader of the page does not see what stands in a file.
CODE, COMMENT, METADATA, NOT_SHOWN = (
    "stands in code",
    "stands in a comment",
    "stands in the front matter",
    "is not shown on the page",
)
# In what a page does not show straight marks are those of attributes and programs.
MARKS = Pattern(f"[{QUOTATION_MARKS}]")
TYPED_MARKS = Pattern("[" + QUOTATION_MARKS[:-1].replace('"', "") + "]")
BLANK = " \t\r\n\f\u3000\xa0" + HIDDEN


class Place(NamedTuple):
    """From an offset on, the text stands here: page 3, cue 14, table 1 row 2 cell 3."""

    start: int
    name: str


class Note(NamedTuple):
    """Where a note is called, and where its words are."""

    called: int
    start: int
    end: int


class Opened(Document):
    """A document that was read from a file.

    ``form`` is the name of its format. ``exact`` says that offsets are those of the file's decoded text; else ``text``
    was taken out of the file, and ``places`` say where it stands there. ``remarks`` are for the user: what was assumed,
    what was not read. ``ignored`` are the places that comments say to ignore, where the text has no comments.
    """

    form: str
    exact: bool
    places: tuple[Place, ...]
    notes: tuple[Note, ...]
    remarks: tuple[str, ...]
    encoding: str
    ignored: frozenset[str]

    def __new__(
        cls,
        text: str,
        visible: str,
        blocks: list[Block],
        unseen: list[Unseen],
        *,
        form: str = "",
        exact: bool = True,
        places: tuple[Place, ...] = (),
        notes: tuple[Note, ...] = (),
        remarks: tuple[str, ...] = (),
        encoding: str = "",
        ignored: frozenset[str] = frozenset(),
    ) -> Self:
        """Make a document with what is known of its file."""
        self = super().__new__(cls, text, visible, blocks, unseen)
        self.form, self.exact, self.places, self.notes = form, exact, places, notes
        self.remarks, self.encoding, self.ignored = remarks, encoding, ignored
        return self

    def place(self, offset: int) -> str:
        """The page, cue, cell or paragraph that an offset lies in; "" where the format has none."""
        number = bisect_right(self.places, offset, key=lambda place: place.start)
        return self.places[number - 1].name if number else ""

    def where(self, offset: int) -> str:
        """Where an offset is in the file: line and column of a text, else page, paragraph or cell."""
        if not self.exact:
            return self.place(offset)
        start = self.text.rfind("\n", 0, offset) + 1
        return f"{self.text.count(chr(10), 0, offset) + 1}:{offset - start + 1}"

    def changed(self, **more: Any) -> "Opened":
        """The same with other properties, or other blocks."""
        names = ("form", "exact", "places", "notes", "remarks", "encoding", "ignored")
        known = {name: getattr(self, name) for name in names}
        return Opened(**{**self._asdict(), **known, **more})


class Sheet:
    """A file's text, of which each character is shown, hidden, or stands for another one. Each call goes on to ``end``.

    What is shown belongs to the block that was begun last; a block in which nothing is shown is none.
    """

    def __init__(self, text: str = "") -> None:
        self.text = text
        self.position = 0
        self.blocks: list[Block] = []
        self.unseen: list[Unseen] = []
        self.places: list[Place] = []
        self.notes: list[Note] = []
        self.remarks: list[str] = []
        self._pieces: list[str] = []
        self._kind, self._group = PARAGRAPH, 0
        self._lines: list[tuple[int, int]] = []
        # The first and the last character that is seen of the line in the making.
        self._line: tuple[int, int] | None = None

    def show(self, end: int) -> None:
        """Show the text as it is up to an offset."""
        if end > self.position:
            self._put(self.text[self.position : end])

    def hide(self, end: int, reason: str = "", marks: Pattern = MARKS, *, joins: bool = False) -> None:
        """Hide the text up to an offset; line ends stay, but in what joins the words on both sides.

        What has quotation marks is told of, with a reason.
        """
        if end <= self.position:
            return
        words = self.text[self.position : end]
        found = list(marks.finditer(words)) if reason else []
        if found:
            # No further: in a tag other marks stand round other values.
            self.unseen.append(Unseen(self.position + found[0].start(), self.position + found[-1].end(), reason))
        self._pieces.append(HIDDEN * len(words) if joins else hidden(words))
        self.position = end

    def stand(self, end: int, shown: str) -> None:
        """Show other characters for the text up to an offset, no more of them than it has."""
        self._put(shown + HIDDEN * (end - self.position - len(shown)))

    def line(self) -> None:
        """End a line of the block."""
        if self._line is not None:
            self._lines.append(self._line)
            self._line = None

    def block(self, kind: str = PARAGRAPH, group: int = 0) -> None:
        """End the block, and begin one of a kind."""
        self.line()
        if self._lines:
            self.blocks.append(Block(self._kind, tuple(self._lines), self._group))
            self._lines = []
        self._kind, self._group = kind, group

    def sign(self) -> None:
        """Let what was hidden last belong to the line: it is a note's sign, by which the note is found."""
        if self._line is not None:
            self._line = (self._line[0], self.position)

    def place(self, name: str) -> None:
        """Say where the text from here on stands."""
        self.places.append(Place(self.position, name))

    def opened(self, form: str, *, exact: bool = True) -> Opened:
        """The document; what was not yet gone over is hidden."""
        self.hide(len(self.text))
        self.block()
        return Opened(
            self.text,
            "".join(self._pieces),
            self.blocks,
            self.unseen,
            form=form,
            exact=exact,
            places=tuple(self.places),
            notes=tuple(self.notes),
            remarks=tuple(dict.fromkeys(self.remarks)),
        )

    def _put(self, shown: str) -> None:
        words = shown.strip(BLANK)
        if words:
            first = self.position + len(shown) - len(shown.lstrip(BLANK))
            last = self.position + len(shown.rstrip(BLANK))
            self._line = (first if self._line is None else self._line[0], last)
        self._pieces.append(shown)
        self.position += len(shown)


class Extract(Sheet):
    """Text that is taken out of a file: a paragraph on lines of its own, notes as Markdown writes them."""

    def __init__(self) -> None:
        super().__init__()
        self.parts: list[str] = []

    def write(self, words: str) -> None:
        """Add words that are seen."""
        self.parts.append(words)
        self._put(words)

    def aside(self, words: str, reason: str = "") -> None:
        """Add signs or words that are not seen, with the reason for words."""
        self.parts.append(words)
        if reason and MARKS.search(words):
            self.unseen.append(Unseen(self.position, self.position + len(words), reason))
        self._pieces.append(hidden(words))
        self.position += len(words)

    def line(self) -> None:
        """End a line of the block."""
        super().line()
        if self.parts and not self.parts[-1].endswith("\n"):
            self.aside("\n")

    def block(self, kind: str = PARAGRAPH, group: int = 0) -> None:
        """End the block, and begin one of a kind."""
        before = len(self.blocks)
        super().block(kind, group)
        if len(self.blocks) > before:
            self.aside("\n")

    def paragraph(
        self,
        items: Iterable[tuple[str, Any] | int | None],
        called: dict[int, int],
        codes: Collection[Any],
        *,
        code: bool,
    ) -> None:
        """Add the items of a paragraph: words with their sort, the number of a note, None for the end of a line.

        Words of a sort that ``codes`` has are code, and with ``code`` all are. ``called`` takes where notes are called.
        """
        for coded, run in groupby(items, lambda item: isinstance(item, tuple) and (code or item[1] in codes)):
            if coded:
                self.aside("".join(item[0] for item in run if isinstance(item, tuple)), CODE)
                continue
            for item in run:
                if isinstance(item, tuple):
                    self.write(item[0])
                elif item is None:
                    self.line()
                else:
                    called[item] = self.position
                    self.aside(f"[^{item}]")
                    self.sign()
        if code:
            self.aside("\n\n")

    def take(self, document: Opened) -> None:
        """Add the blocks of another document, with its notes."""
        groups = max((block.group for block in self.blocks), default=0)
        # Where each line begins in both.
        lines: list[tuple[int, int]] = []
        for block in document.blocks:
            self.block(block.kind, block.group and block.group + groups)
            for number, line in enumerate(block.lines):
                if number:
                    self.line()
                lines.append((line[0], self.position))
                self.write(document.words(*line))
        self.block()

        def taken(offset: int) -> int:
            number = bisect_right(lines, offset, key=lambda line: line[0]) - 1
            there, here = lines[number] if number >= 0 else (offset, 0)
            return here + len(document.words(there, offset))

        self.notes += [Note(taken(note.called), taken(note.start), taken(note.end)) for note in document.notes]

    def opened(self, form: str, *, exact: bool = False) -> Opened:
        """The document."""
        self.block()
        self.text = "".join(self.parts)
        return super().opened(form, exact=exact)
