"""Formats that pandoc reads, where it is installed: LaTeX, reStructuredText, Org, AsciiDoc, Textile.

pandoc gives the structure of a text and not its places. Lines are found again by the words themselves.
"""

import itertools
import json
import re
import subprocess
import tempfile
from bisect import bisect_right
from collections.abc import Iterable
from typing import Any

from hkinno.documents import BREAK, CELL, HEADING, ITEM, PARAGRAPH, QUOTE, encodings, ignored
from hkinno.documents.formats import Format
from hkinno.documents.sheet import CAPTION, CODE, NOTE, Extract, Note, Opened
from hkinno.errors import FileError
from hkinno.files import find_program
from hkinno.text import visible

READERS = {
    "LaTeX": "latex",
    "reStructuredText": "rst",
    "Org": "org",
    "AsciiDoc": "asciidoc",
    "Textile": "textile",
}
# What pandoc drops of LaTeX is read as what it knows; on one line, so that those of the text stay.
COMMANDS = "".join(
    rf"\newcommand{{\{name}}}{arguments}"
    for name, arguments in {
        "say": r"[1]{\enquote{#1}}",
        "textquote": r"[2][]{\enquote{#2}\cite[#1]{x}}",
        "textcquote": r"[3][]{\enquote{#3}\cite[#1]{x}}",
        "foreigntextquote": r"[2]{\enquote{#2}}",
        "hyphentextquote": r"[2]{\enquote{#2}}",
    }.items()
)
# The source of a block quote, of which pandoc says nothing.
OPTION = re.compile(r"\\begin\{displayquote\}\s*(?:\[([^\[\]\n]{1,200})\])?")
INCLUDES = re.compile(
    r"^(?:[^%\n]*\\(?:input|include|subfile)\s*\{|\.\. include::|#\+INCLUDE:|include::\S+\[)",
    re.MULTILINE | re.IGNORECASE,
)
# A book takes some seconds; its structure in JSON has some tens of megabytes.
LONGEST_RUN, LARGEST, LARGEST_ANSWER = 60, 16 << 20, 256 << 20
MEMORY = ("+RTS", "-M2G", "-RTS")
MARKS = {"SingleQuote": ("‘", "’"), "DoubleQuote": ("“", "”")}
# Divisions that are block quotes.
QUOTES = frozenset(
    {
        "pull-quote",
        "highlights",
        "quote",
        "quoteblock",
        "epigraph",
        "verse",
        "quotation",
        "displayquote",
        "displaycquote",
    }
)
# Words in marks, looked for again in what pandoc gives.
MARKED = re.compile(r"「[^「」\n]{4,400}」|“[^“”\n]{4,400}”|``[^`'\n]{4,400}''")
MOST_MARKED = 2000
WORDS = re.compile(r"\w{2,}")
TAGS = re.compile(r"<(/?)(blockquote|tr)\b")
# How far on in a file words are looked for: what is between was taken away.
REACH = 20_000

Node = dict[str, Any]


def read(content: bytes, name: str, form: Format, encoding: str | None = None) -> Opened:
    """The blocks of a file that pandoc reads. Raises ``FileError`` where pandoc is not there or cannot read it."""
    shown = visible(name)
    if len(content) > LARGEST:
        raise FileError(f"{shown}: {len(content) >> 20} MB; {form.name} is read up to {LARGEST >> 20} MB")
    decoded = encodings.decode(content, name, encoding)
    try:
        text = (COMMANDS if form.name == "LaTeX" else "") + decoded.text
        tree = json.loads(_run(text.encode(), READERS[form.name], form.name, shown))
        writer = _Writer(decoded.text)
        writer.document(tree)
        writer.unread()
    except (RecursionError, ValueError, KeyError, TypeError, IndexError) as error:
        raise FileError(f"{shown}: what pandoc says of this file cannot be read: {type(error).__name__}") from error
    opened = writer.extract.opened(form.name)
    elsewhere = "a part of the text stands in another file, which is not read" if INCLUDES.search(decoded.text) else ""
    return opened.changed(
        remarks=tuple(filter(None, [encodings.remark(decoded), elsewhere])),
        ignored=frozenset(f"line {number}" for number in ignored.lines(decoded.text, form.name)),
    )


def _run(content: bytes, reader: str, form: str, shown: str) -> bytes:
    pandoc = find_program("pandoc")
    if pandoc is None:
        raise FileError(f"{shown}: {form} is read through pandoc, which is not installed; or save it as Word or text")
    command = ("--sandbox", "--from", reader, "--to", "json")
    ended = _called(pandoc, (*MEMORY, *command), content, shown)
    if b"RTS options" in ended.stderr:
        ended = _called(pandoc, command, content, shown)
    if ended.returncode:
        reason = " ".join(ended.stderr.decode("utf-8", "replace").split()) or f"exit code {ended.returncode}"
        old = "Unknown input format" in reason or "sandbox" in reason
        hint = f"; a newer pandoc reads {form}" if old else ""
        raise FileError(f"{shown}: pandoc cannot read this file: {visible(reason[:300])}{hint}")
    if len(ended.stdout) > LARGEST_ANSWER:
        raise FileError(f"{shown}: pandoc makes {len(ended.stdout) >> 20} MB of this file, which is not read")
    return ended.stdout


def _called(pandoc: str, words: tuple[str, ...], content: bytes, shown: str) -> subprocess.CompletedProcess[bytes]:
    with tempfile.TemporaryDirectory() as folder:
        try:
            return subprocess.run(  # noqa: S603 - no shell, and every word is ours
                (pandoc, *words), input=content, capture_output=True, timeout=LONGEST_RUN, check=False, cwd=folder
            )
        except subprocess.TimeoutExpired as error:
            raise FileError(f"{shown}: pandoc did not finish within {LONGEST_RUN} s") from error
        except OSError as error:
            raise FileError(f"{shown}: pandoc cannot be run: {error.strerror}") from error


class _Writer:
    """The text of a document in the making, from pandoc's tree."""

    def __init__(self, source: str) -> None:
        self.source = source
        self.position = 0
        self.lines = [offset for offset, character in enumerate(source) if character == "\n"]
        self.extract = Extract()
        self.groups = self.noted = 0
        # Whether a line of the file ended after the last words, and how those end.
        self.broken, self.last = False, ""
        # Notes wait for the end: where each is called in the text and in the file, and its blocks.
        self.notes: list[tuple[int, int, list[Node]]] = []

    def document(self, tree: Node) -> None:
        """Write a whole document: title, abstract, text and notes."""
        meta = tree["meta"]
        for key in ("title", "subtitle"):
            if meta.get(key, {}).get("t") == "MetaInlines":
                self._paragraph(meta[key]["c"], HEADING, 0)
        if meta.get("abstract", {}).get("t") == "MetaBlocks":
            self._blocks(meta["abstract"]["c"])
        self.position = 0
        self._blocks(tree["blocks"])
        written = 0
        while written < len(self.notes):
            called, position, blocks = self.notes[written]
            written += 1
            self.position, self.noted = position, written
            start = -1
            for block in blocks:
                before = self.extract.position
                self._block(block, NOTE, 0)
                start = before if start < 0 else start
            self.extract.block()
            self.extract.notes.append(Note(called, max(start, 0), self.extract.position))

    def _blocks(self, blocks: Iterable[Node], kind: str = PARAGRAPH, group: int = 0) -> None:
        # Of HTML in Textile pandoc gives the tags as they are, and reads what is between them.
        tags = [(kind, group)]
        for block in blocks:
            if block["t"] == "RawBlock":
                self._tags(block["c"][1], tags)
            else:
                self._block(block, *tags[-1])

    def _tags(self, words: str, tags: list[tuple[str, int]]) -> None:
        """Open or close block quotes and rows as the tags in some words of HTML do."""
        for match in TAGS.finditer(words):
            if not match[1]:
                self.groups += 1
                tags.append((QUOTE if match[2] == "blockquote" else CELL, self.groups))
            elif len(tags) > 1:
                tags.pop()

    def _block(self, block: Node, kind: str, group: int) -> None:
        content = block.get("c")
        take = getattr(self, "_" + block["t"].lower(), None)
        if take is not None:
            take(content, kind, group)

    def _para(self, content: Any, kind: str, group: int) -> None:
        self._paragraph(content, kind, group)

    _plain = _para

    def _lineblock(self, content: Any, kind: str, group: int) -> None:
        self._paragraph([node for line in content for node in (*line, {"t": "LineBreak"})], kind, group)

    def _header(self, content: Any, kind: str, group: int) -> None:
        self._paragraph(content[2], HEADING if kind == PARAGRAPH else kind, group)

    def _codeblock(self, content: Any, kind: str, group: int) -> None:  # noqa: ARG002 - all take the same
        self.extract.block()
        self._find(content[1][:40])
        self.extract.aside(content[1] + "\n\n", CODE)

    def _blockquote(self, content: Any, kind: str, group: int) -> None:
        if kind == QUOTE:
            self._blocks(content, kind, group)
        elif kind == NOTE:
            self._blocks(content, kind)
        else:
            self.groups += 1
            self._blocks(content, QUOTE, self.groups)

    def _bulletlist(self, content: Any, kind: str, group: int) -> None:
        for item in content:
            self._blocks(item, ITEM if kind == PARAGRAPH else kind, group)

    def _orderedlist(self, content: Any, kind: str, group: int) -> None:
        self._bulletlist(content[1], kind, group)

    def _definitionlist(self, content: Any, kind: str, group: int) -> None:
        for term, definitions in content:
            self._paragraph(term, ITEM if kind == PARAGRAPH else kind, group)
            self._bulletlist(definitions, kind, group)

    def _div(self, content: Any, kind: str, group: int) -> None:
        classes = set(content[0][1])
        if not classes & QUOTES:
            self._blocks(content[1], kind, group)
            return
        option = OPTION.search(self.source, self.position, self.position + REACH) if "displayquote" in classes else None
        source = [{"t": "Para", "c": [{"t": "Str", "c": f"（{option[1]}）"}]}] if option and option[1] else []
        self._blockquote([*content[1], *source], kind, group)

    def _figure(self, content: Any, kind: str, group: int) -> None:
        self._blocks(content[2], kind, group)
        self._blocks(content[1][1], CAPTION)

    def _table(self, content: Any, kind: str, group: int) -> None:  # noqa: ARG002
        caption, head, bodies, foot = content[1], content[3], content[4], content[5]
        self._blocks(caption[1], CAPTION)
        rows = [*head[1], *(row for body in bodies for row in (*body[2], *body[3])), *foot[1]]
        for row in rows:
            self.groups += 1
            mine = self.groups
            for cell in row[1]:
                self._blocks(cell[4], CELL, mine)

    def _paragraph(self, inlines: list[Node], kind: str, group: int) -> None:
        if not inlines:
            return
        self.extract.block(kind, group)
        self.broken, self.last = False, ""
        if self.noted:
            self.extract.aside(f"[^{self.noted}]: ")
            self.noted = 0
        self._inlines(inlines)

    def _inlines(self, inlines: Iterable[Node]) -> None:
        for node in inlines:
            self._inline(node)

    def _inline(self, node: Node) -> None:
        kind: str = node["t"]
        content: Any = node.get("c", "")
        if kind == "Str":
            self._find(content)
            self._write(content)
        elif kind == "SoftBreak":
            self.broken = True
        elif kind == "Space":
            self._write(" ")
        elif kind == "LineBreak":
            self.extract.line()
        elif kind == "Quoted":
            opening, closing = MARKS[content[0]["t"]]
            self._write(opening)
            self._inlines(content[1])
            self._write(closing)
        elif kind == "Code":
            self._find(content[1])
            self.extract.aside(content[1], CODE) if _has_marks(content[1]) else self._write(content[1])
        elif kind in ("Math", "RawInline", "Strikeout", "Superscript", "Image"):
            return
        elif kind == "Note":
            self.notes.append((self.extract.position, self.position, content))
            self.extract.aside(f"[^{len(self.notes)}]")
            self.extract.sign()
        elif kind == "Cite" and all(each["t"] == "RawInline" for each in content[1]):
            self._cite(content[0])
        elif kind in ("Link", "Span", "Cite"):
            self._inlines(content[1])
        else:
            self._inlines(content)

    def _cite(self, citations: list[Node]) -> None:
        """Write a citation as pandoc's own form has it: of the work only the key is known."""
        for citation in citations:
            key, suffix = citation["citationId"], citation["citationSuffix"]
            if suffix:
                self._write(f"[@{key}, ")
                self._inlines(suffix)
                self._write("]")

    def unread(self) -> None:
        """Tell of marked words that pandoc does not give: in comments, and in commands that it does not know."""
        given = "".join(self.extract.parts)
        for match in itertools.islice(MARKED.finditer(self.source), MOST_MARKED):
            longest = max(WORDS.findall(match[0]), key=len, default="")
            if longest and longest not in given:
                self.extract.place(f"line {bisect_right(self.lines, match.start() - 1) + 1}")
                self.extract.aside(match[0], "stands in what pandoc leaves out")
                self.extract.aside("\n\n")

    def _write(self, words: str) -> None:
        """Write words; before them the end of a line is a blank, but between Chinese ones."""
        if self.broken and not BREAK.search(f"{self.last}\n{words[:1]}"):
            self.extract.write(" ")
        self.broken, self.last = False, words[-1:]
        self.extract.write(words)

    def _find(self, words: str) -> None:
        """Find words in the file, from the last ones on, and say in which line they are."""
        end = self.position + REACH
        at = self.source.find(words, self.position, end)
        if at < 0:
            # Marks may be written otherwise.
            words = max(WORDS.findall(words), key=len, default="")
            at = self.source.find(words, self.position, end) if words else -1
        if at < 0:
            return
        # A short word may be found in markup before its own place.
        if len(words) > 1:
            self.position = at + len(words)
        line = f"line {bisect_right(self.lines, at - 1) + 1}"
        if not self.extract.places or self.extract.places[-1].name != line:
            self.extract.place(line)


def _has_marks(words: str) -> bool:
    return any(mark in words for mark in "「」『』“”‘’\"＂«»'")
