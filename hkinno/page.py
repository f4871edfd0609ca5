"""A user's own copy of the page: reading it, finding each paragraph in it, and proving it by its hash.

A paragraph's text is the page's text with all white space removed and the two private-use glyphs of the
PDF read as 「 and 」. Offsets count code points of that text.
"""

import hashlib
import html.parser
import os
import re
from typing import Any, NamedTuple

from hkinno.errors import FileError
from hkinno.store import read_file
from hkinno.text import visible

Record = dict[str, Any]

# The PDF's font puts 「 and 」 at these private code points.
GLYPHS = {0x1003A0: "「", 0x1003A1: "」"}
BLOCKS = frozenset({"script", "style", "template", "head"})
# Markdown's own signs: headings, quotes, lists and emphasis at the start of a line; links; escapes.
MARKDOWN = (
    (re.compile(r"^[ \t]*(?:#{1,6}[ \t]|>[ \t]?|[-*+][ \t]|\d+\.[ \t])+", re.MULTILINE), ""),
    (re.compile(r"!?\[([^\]\n]*)\]\([^)\n]*\)"), r"\1"),
    (re.compile(r"(?<!\\)(?:\*\*|__|\*|_|`)"), ""),
    (re.compile(r"\\([\\`*_{}\[\]<>()#+\-.!|~$&:>])"), r"\1"),
)


class Located(NamedTuple):
    """A paragraph found in a copy: its text, its offset in the normalised copy, whether its hash proves it."""

    text: str
    offset: int
    proved: bool


def read(path: str) -> str:
    """The text of a copy: plain text, HTML, Markdown or PDF, told apart by what it begins with and its name.

    Raises ``FileError`` for what cannot be read, with what would help.
    """
    content = read_file(path)
    suffix = os.path.splitext(path)[1].casefold()
    if content.startswith(b"%PDF-"):
        return _pdf(path)
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        guess = likely_encoding(content)
        hint = f"; it may be {guess}: convert it with iconv -f {guess} -t UTF-8" if guess else ""
        raise FileError(f"{visible(path)}: not UTF-8 at byte {error.start}{hint}") from error
    if suffix in (".html", ".htm", ".xhtml") or re.match(r"\s*<(?:!doctype html|html)", text, re.IGNORECASE):
        return _html(text)
    return _markdown(text) if suffix in (".md", ".markdown") else text


def normalise(text: str) -> str:
    """A copy's text as paragraphs are meant: no white space, and the two glyphs as 「 and 」."""
    return "".join(text.translate(GLYPHS).split())


def locate(copy: str, paragraphs: list[Record]) -> dict[str, Located]:
    """Find each paragraph in a normalised copy by its opening words and length, wherever it stands.

    Where the opening words stand more than once, the place whose hash is right counts. Paragraphs whose
    words are there with another hash are told as not proved; those that are not there are left out.
    """
    found: dict[str, Located] = {}
    for paragraph in paragraphs:
        best: Located | None = None
        start = copy.find(paragraph["opens"])
        while start >= 0 and (best is None or not best.proved):
            text = copy[start : start + paragraph["chars"]]
            proved = sha256(text) == paragraph["sha256"]
            if proved or best is None:
                best = Located(text, start, proved)
            start = copy.find(paragraph["opens"], start + 1)
        if best is not None:
            found[paragraph["id"]] = best
    return found


def texts(copy: str, paragraphs: list[Record]) -> dict[str, str]:
    """The text of each paragraph that a normalised copy proves: id to text."""
    return {name: place.text for name, place in locate(copy, paragraphs).items() if place.proved}


def sha256(text: str) -> str:
    """The SHA-256 of a text's UTF-8, as the store keeps it."""
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()


class _Text(html.parser.HTMLParser):
    """The text of an HTML page, without what a browser does not show."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.parts: list[str] = []
        self.hidden = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        del attrs
        self.hidden += tag in BLOCKS

    def handle_endtag(self, tag: str) -> None:
        self.hidden -= tag in BLOCKS and self.hidden > 0

    def handle_data(self, data: str) -> None:
        if not self.hidden:
            self.parts.append(data)


def _html(text: str) -> str:
    parser = _Text()
    parser.feed(text)
    parser.close()
    return "".join(parser.parts)


def _markdown(text: str) -> str:
    for pattern, replacement in MARKDOWN:
        text = pattern.sub(replacement, text)
    return text


def _pdf(path: str) -> str:
    try:
        import pypdf  # noqa: PLC0415 - an optional extra
    except ImportError as error:
        raise FileError(f"{visible(path)}: reading a PDF needs pypdf: pip install 'hkinno[pdf]'") from error
    try:
        return "\n".join(page.extract_text() for page in pypdf.PdfReader(path).pages)
    except Exception as error:  # pypdf raises many kinds for a broken file
        raise FileError(f"{visible(path)}: this PDF cannot be read: {visible(str(error))}") from error


def likely_encoding(content: bytes) -> str | None:
    """The encoding that bytes which are not UTF-8 may have, by decoding them; None where none fits."""
    for encoding in ("big5hkscs", "gb18030"):
        try:
            text = content.decode(encoding)
        except UnicodeDecodeError:
            continue
        if re.search("[的一是在不了有和人這这]", text):
            return {"big5hkscs": "BIG5-HKSCS", "gb18030": "GB18030"}[encoding]
    return None
