"""Plain text: paragraphs between blank lines, lines that begin with > as those of a quoted message, and tables."""

from hkinno.documents import CELL, PARAGRAPH, QUOTE, Block, Document
from hkinno.documents.inline import Markup
from hkinno.documents.patterns import Pattern
from hkinno.documents.sheet import INDENTED

LINE = Pattern(r"[^\n]+")
# How a line that is set in begins, what stands between two cells of a row, and what is only a rule.
SET_IN = ("  ", "\t", "\u3000\u3000\u3000")
BETWEEN = Pattern(r" *\t[ \t]*| {3,}")
RULE = Pattern(r"[-=+─━ ]+")

Span = tuple[int, int]


def read(text: str, *, code: bool = False) -> Document:
    """The blocks of a plain text; ``code`` says that backticks are those of Markdown."""
    markup = Markup(text)
    group = 0
    waiting: list[Span] = []
    quoted = False

    def end_paragraph() -> None:
        nonlocal group
        for cells in _rows(text, waiting):
            group += 1
            for cell in cells:
                markup.add(Block(CELL, (cell,), group), code=code)
            waiting.clear()
        if waiting:
            kind = QUOTE if quoted else INDENTED if all(_set_in(text, line) for line in waiting) else PARAGRAPH
            markup.add(Block(kind, tuple(waiting), group if quoted else 0), code=code)
            waiting.clear()

    for match in LINE.finditer(text):
        line = match[0].rstrip()
        words = line.lstrip("> \t") if line.lstrip().startswith(">") else line
        sign = len(words) < len(line)
        blank = not words.strip()
        if blank or sign != quoted or (waiting and "\n" in text[waiting[-1][1] : match.start()].replace("\n", "", 1)):
            end_paragraph()
        group += sign and not quoted
        quoted = sign
        if not blank:
            end = match.start() + len(line)
            waiting.append((end - len(words.lstrip()), end))
    end_paragraph()
    return markup.document()


def _set_in(text: str, line: Span) -> bool:
    return text[text.rfind("\n", 0, line[0]) + 1 : line[0]].startswith(SET_IN)


def _rows(text: str, lines: list[Span]) -> list[list[Span]]:
    """The cells of each line of a table: all have as many, two or more, and a line alone has three."""
    rows = []
    for start, end in lines:
        if RULE.fullmatch(text, start, end):
            continue
        edges = [start, *(edge for match in BETWEEN.finditer(text, start, end) for edge in match.span()), end]
        rows.append(list(zip(edges[::2], edges[1::2], strict=True)))
    counts = {len(cells) for cells in rows}
    return rows if len(counts) == 1 and max(counts) + len(rows) > 3 and min(counts) > 1 else []  # noqa: PLR2004
