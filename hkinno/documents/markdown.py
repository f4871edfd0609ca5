"""Markdown, and the HTML in it. markdown-it-py, which Rich brings, finds the blocks; their offsets are found here."""

import re
from collections.abc import Iterator
from functools import cache
from typing import Any

from hkinno.documents import CELL, HEADING, ITEM, PARAGRAPH, QUOTE, Block, Document
from hkinno.documents.inline import Markup
from hkinno.documents.patterns import Pattern

# As the parser has them.
NEWLINE = Pattern(r"\r\n?|\n")
# A line between two texts is written as front matter is: what follows must begin as YAML or TOML does.
FRONT = Pattern(r"(?:---[ \t]*\r?\n(?=#|[\w-]{1,60}:(?:\s|$))|\+\+\+[ \t]*\r?\n)", needs=("---", "+"))
# pandoc's list of works, which may stand anywhere: as "cite --style pandoc" prints it.
REFERENCES = Pattern(
    r"(?<=\n\n)---([ \t]*\nreferences:[ \t]*\n(?:[ \t-].*\n){1,2000}?)(?:---|\.\.\.)(?=[ \t]*(?:\n|$))",
    needs=("\nreferences:",),
)
FRONT_END = Pattern(r"^(?:---|\.\.\.|\+\+\+)[ \t]*\r?$", re.MULTILINE)
FOOTNOTE = Pattern(r"\[\^[^\[\]\s]{1,60}\]:")
CALLOUT = Pattern(r"\[![A-Za-z-]{1,30}\][+-]?")
HTML = Pattern(r"<!--|-->|<(/?)([A-Za-z][A-Za-z0-9]{0,20})(?=[\s/>])")
HTML_BLOCKS = (
    "address article aside blockquote body br caption details dd div dl dt figcaption figure footer form h1 h2 h3 h4 h5"
    " h6 header hr html li main nav ol p section summary table td th title tr ul"
)
# Their text is no prose, and is found as a whole.
RAW = frozenset({"script", "style", "pre", "code", "template"})


def read(text: str) -> Document:
    """The blocks of a Markdown draft."""
    markup = Markup(text)
    front = _front_matter(text)
    markup.hide(front, "stands in the front matter")
    starts = [front, *(front + match.end() for match in NEWLINE.finditer(text[front:]))]
    reader = _Reader(markup, [*starts, len(text)])
    for token in _parser().parse(REFERENCES.sub(r"~~~\1~~~", text[front:])):
        reader.take(token)
    return markup.document()


@cache
def _parser() -> Any:
    from markdown_it import MarkdownIt  # noqa: PLC0415 - for drafts in Markdown

    # Blocks only; without definitions of links, which footnotes of one word would be taken for.
    parser = MarkdownIt("commonmark").enable("table").disable("reference")
    parser.core.ruler.enableOnly(["normalize", "block"])
    return parser


def _front_matter(text: str) -> int:
    """The end of the front matter at the very start of a draft, or 0."""
    opening = FRONT.match(text)
    closing = FRONT_END.search(text, opening.end()) if opening else None
    return closing.end() if closing else 0


class _Reader:
    """What is open while the parser's tokens are taken one by one."""

    def __init__(self, markup: Markup, starts: list[int]) -> None:
        self.markup = markup
        self.starts = starts
        self.open: list[str] = []
        self.groups = self.group = self.row = 0
        self.table = 0
        self.html_blocks = frozenset(HTML_BLOCKS.split())
        # Whether the last paragraph is a note: what is set in after it is no code, but goes on with it.
        self.noted = False
        # In a block quote of HTML, which other tokens may be inside of.
        self.html_quote = False

    def take(self, token: Any) -> None:
        """Take a token: open, close, or show what it holds."""
        kind = token.type
        if kind.endswith("_open"):
            self._opened(kind.removesuffix("_open"), token)
        elif kind.endswith("_close"):
            self.open.pop()
        elif kind == "code_block" and self.noted:
            self._add_set_in(list(self._lines(token)))
        elif kind in ("fence", "code_block"):
            begins = self._start(token.map[0])
            self.markup.hide(begins)
            code = not self.markup.text.startswith("---", begins)
            self.markup.hide(
                self._start(token.map[1]), "stands in a block of code" if code else "stands in the front matter"
            )
        elif kind == "html_block":
            self._html(self._start(token.map[0]), self._start(token.map[1]))
        elif kind == "inline":
            lines = list(self._lines(token))
            if lines:
                self.noted = FOOTNOTE.match(self.markup.text, lines[0][0]) is not None
                self._add(lines)

    def _opened(self, name: str, token: Any) -> None:
        self.open.append(name)
        if name == "blockquote" and self.open.count("blockquote") == 1:
            self.groups += 1
            self.group = self.groups
        if name == "tr":
            self.groups += 1
            self.row = self.groups
            self.table = token.map[0] if token.map else self.table
            self.markup.hide(self._start(self.table))

    def _start(self, line: int) -> int:
        return self.starts[min(line, len(self.starts) - 1)]

    def _lines(self, token: Any) -> Iterator[tuple[int, int]]:
        """The lines of a token's text. A cell is looked for in its row, behind the cell before it."""
        text = self.markup.text
        if "td" in self.open or "th" in self.open:
            start = max(self._start(self.table), self.markup.position)
            at = text.find(token.content, start, self._start(self.table + 1)) if token.content else -1
            if at >= 0:
                yield at, at + len(token.content)
            return
        for number, line in zip(range(*token.map), token.content.split("\n"), strict=False):
            words, start, end = line.strip(), self._start(number), self._start(number + 1)
            at = text.rfind(words, start, end)
            if at < 0:
                at, words = start, text[start:end].rstrip()
            if words:
                yield at, at + len(words)

    def _add(self, lines: list[tuple[int, int]]) -> None:
        if "td" in self.open or "th" in self.open:
            self.markup.add(Block(CELL, tuple(lines), self.row))
        elif "blockquote" in self.open or self.html_quote:
            if CALLOUT.match(self.markup.text, lines[0][0]):
                self._add_callout(lines)
            else:
                self._add_quote(lines)
        else:
            kind = HEADING if "heading" in self.open else ITEM if "list_item" in self.open else PARAGRAPH
            self.markup.add(Block(kind, tuple(lines)))

    def _add_set_in(self, lines: list[tuple[int, int]]) -> None:
        """The paragraphs of what is set in below a note."""
        begun = 0
        for number, (_, end) in enumerate(lines, 1):
            if number == len(lines) or self.markup.text.count("\n", end, lines[number][0]) > 1:
                self._add(lines[begun:number])
                begun = number

    def _add_quote(self, lines: list[tuple[int, int]]) -> None:
        """A paragraph of a block quote. A line without a sign that has marks is the draft's own next sentence."""
        text = self.markup.text
        own = len(lines)
        for number, (start, end) in enumerate(lines[1:], 1):
            sign = ">" in text[max(text.rfind("\n", 0, start), 0) : start]
            if not (sign or self.html_quote) and any(mark in text[start:end] for mark in '「『“‘"'):
                own = number
                break
        self.markup.add(Block(QUOTE, tuple(lines[:own]), self.group))
        if lines[own:]:
            self.markup.add(Block(PARAGRAPH, tuple(lines[own:])))

    def _add_callout(self, lines: list[tuple[int, int]]) -> None:
        """> [!QUOTE] has a title, which may say whose the words are."""
        start, end = lines[0]
        match = CALLOUT.match(self.markup.text, start, end)
        title = (match.end() if match else start, end)
        if self.markup.text[title[0] : end].strip():
            self.markup.add(Block(HEADING, (title,)))
        if lines[1:]:
            self.markup.add(Block(QUOTE, tuple(lines[1:]), self.group))

    def _html(self, start: int, stop: int) -> None:
        """The blocks of a run of HTML: tags of blocks part them, and what is in a block quote's tags is a quote."""
        text = self.markup.text
        self.markup.hide(start)
        raw = ""
        for match in HTML.finditer(text, start, stop):
            closes, name = match[1], (match[2] or match[0]).lower()
            if raw:
                if name == raw and (closes or raw == "-->"):
                    end = match.end() if raw == "-->" else text.find(">", match.end(), stop) + 1 or stop
                    self.markup.hide(end, "stands in a comment" if raw == "-->" else "stands in code")
                    raw = ""
                continue
            if name == "<!--" or (name in RAW and not closes):
                self._show(match.start())
                raw = "-->" if name == "<!--" else name
            elif name in self.html_blocks:
                self._show(match.start())
                if name == "blockquote":
                    self.groups += not closes
                    self.group = self.groups
                    self.html_quote = not closes
        if raw:
            self.markup.hide(stop, "stands in a comment" if raw == "-->" else "stands in code")
        self._show(stop)

    def _show(self, end: int) -> None:
        """Show the text up to an offset as a block, without the tag that it begins with."""
        lines = []
        for start, stop in self._within(self.markup.position, end):
            words = self.markup.text[start:stop]
            at = start + len(words) - len(words.lstrip())
            if words.strip():
                lines.append((at, at + len(words.strip())))
        if lines:
            self._add(lines)

    def _within(self, start: int, end: int) -> Iterator[tuple[int, int]]:
        text = self.markup.text
        while start < end:
            stop = text.find("\n", start, end)
            stop = end if stop < 0 else stop
            yield start, stop
            start = stop + 1
