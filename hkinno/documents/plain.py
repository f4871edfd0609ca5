"""Plain text: paragraphs between blank lines, and lines that begin with > as those of a quoted message."""

from hkinno.documents import PARAGRAPH, QUOTE, Block, Document
from hkinno.documents.inline import Markup
from hkinno.documents.patterns import Pattern

LINE = Pattern(r"[^\n]+")


def read(text: str, *, code: bool = False) -> Document:
    """The blocks of a plain text; ``code`` says that backticks are those of Markdown."""
    markup = Markup(text)
    group = 0
    waiting: list[tuple[int, int]] = []
    quoted = False

    def end_paragraph() -> None:
        if waiting:
            markup.add(Block(QUOTE if quoted else PARAGRAPH, tuple(waiting), group if quoted else 0), code=code)
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
