"""Drafts as documents: blocks of visible text, each character at its offset in the file.

``Document.visible`` is as long as the file's text, with ``HIDDEN`` where a reader of the finished page sees nothing:
signs of blocks, emphasis, tags, addresses, comments, code. So an offset in it is an offset in the file.
"""

from typing import TYPE_CHECKING, NamedTuple

from hkinno.documents.patterns import Pattern

if TYPE_CHECKING:
    from hkinno.documents.sheet import Opened

HIDDEN = "\x00"
# What is as wide as it is tall: between two of these the end of a line is no blank.
WIDE = "\u2e80-\u9fff\uf900-\ufaff\uff00-\uff60\u3000-\u303f"
BREAK = Pattern(f"(?<=[{WIDE}])[ \\t]*\\r?\\n[ \\t]*(?=[{WIDE}])")

# What blocks are. A quote is a paragraph of a block quote; what is written in other cells of its row explains a cell.
PARAGRAPH, HEADING, QUOTE, ITEM, CELL = "paragraph", "heading", "quote", "item", "cell"


class Block(NamedTuple):
    """A block: what it is, its lines in code points of the file, and which block quote or row of cells it is part of.

    Lines are without the signs of blocks before them. ``group`` counts block quotes and rows, 0 is none.
    """

    kind: str
    lines: tuple[tuple[int, int], ...]
    group: int = 0

    @property
    def start(self) -> int:
        """Where the first line begins."""
        return self.lines[0][0]

    @property
    def end(self) -> int:
        """Where the last line ends."""
        return self.lines[-1][1]


class Unseen(NamedTuple):
    """Text of a file that a reader of the finished page does not see, and why."""

    start: int
    end: int
    reason: str


class Document(NamedTuple):
    """A file's text, what of it is visible, its blocks in order, and what is not seen."""

    text: str
    visible: str
    blocks: list[Block]
    unseen: list[Unseen]

    def words(self, start: int, end: int) -> str:
        """The visible text between two offsets."""
        return self.visible[start:end].replace(HIDDEN, "")


def read(text: str, name: str | None = None) -> "Opened":
    """Read a draft by the reader that its name asks for; without a name as Markdown."""
    from hkinno.documents import formats  # noqa: PLC0415 - it imports this

    return formats.read_text(text, name)
