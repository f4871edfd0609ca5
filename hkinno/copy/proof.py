"""A user's own copy of the page: reading it, finding each paragraph in it, and proving it by its hash.

A paragraph's text is the page's text with all white space removed and the two private-use glyphs of the
PDF read as 「 and 」. Offsets count code points of that text.
"""

import hashlib
import html
import io
import os
import re
from typing import Any, NamedTuple

from hkinno.errors import FileError
from hkinno.files import native, read_file
from hkinno.text import visible

Record = dict[str, Any]

# The PDF's font puts 「 and 」 at these private code points.
GLYPHS = {0x1003A0: "「", 0x1003A1: "」"}
# What a browser does not show as the page's words; ruby text is a reading beside them.
UNSHOWN = frozenset(("script", "style", "title", "template", "noscript", "textarea", "rt", "rp"))
# A tag of HTML, with its name and its attributes; possessive, so that a broken one is passed over in one go.
TAG = r"""<(/?)([a-zA-Z][^\s/>]*+)(?:[^"'>]++|"[^"]*+"|'[^']*+')*+>"""
# Markdown's own signs: headings, quotes, lists and rules at the start of a line; hard breaks; links; emphasis;
# tags; escapes. What they may hold is bounded, so that no text takes them long.
MARKDOWN = (
    (r"(?m)^[ \t]*(?:#{1,6}[ \t]|>[ \t]?|[-*+][ \t]|\d{1,9}[.)][ \t])+", ""),
    (r"(?m)^[ \t]*[-=*_]{2,}[ \t]*$", ""),
    (r"(?m)(?<!\\)\\$", ""),
    (r"!?\[([^\[\]\n]{0,1000})\]\([^()\n]{0,1000}\)", r"\1"),
    (r"(?<!\\)(?:\*{1,3}|_{1,3}|`{1,3})", ""),
    (r"(?<!\\)<[/a-zA-Z][^<>\n]{0,1000}>", ""),
    (r"\\([\\`*_{}\[\]<>()#+\-.!|~$&:>])", r"\1"),
)
# A page of a newspaper as PDF has some megabytes; more is something else.
LARGEST = 64 << 20


class Located(NamedTuple):
    """A paragraph found in a copy: its text, its offset in the normalised copy, whether its hash proves it."""

    text: str
    offset: int
    proved: bool


def read(path: str) -> str:
    """The text of a copy: plain text, HTML, Markdown or PDF, told apart by what it begins with and its name.

    Raises ``FileError`` for what cannot be read, with what would help.
    """
    try:
        size = os.stat(native(path)).st_size
    except (OSError, ValueError):
        size = 0  # read_file says what is wrong
    if size > LARGEST:
        raise FileError(
            f"{visible(path)}: {size >> 20} MB; a copy of the page should have less than {LARGEST >> 20} MB"
        )
    content = read_file(path)
    suffix = os.path.splitext(path)[1].casefold()
    if content.startswith(b"%PDF-"):
        return _pdf(path, content)
    try:
        # Windows writes UTF-16 with a byte order mark where it says "Unicode".
        marked = content.startswith((b"\xff\xfe", b"\xfe\xff"))
        text = content.decode("utf-16" if marked else "utf-8-sig")
    except UnicodeDecodeError as error:
        guess = likely_encoding(content)
        hint = f"; it may be {guess}: convert it with iconv -f {guess} -t UTF-8" if guess else ""
        raise FileError(f"{visible(path)}: not {error.encoding.upper()} at byte {error.start}{hint}") from error
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


def _html(text: str) -> str:
    """The text of an HTML page, without what a browser does not show.

    The standard library's parser takes minutes for some hundred kilobytes of unclosed comments; this reads
    each character once or twice.
    """
    parts: list[str] = []
    tag = re.compile(TAG)
    balanced = True
    position, end = 0, len(text)
    while position < end:
        start = text.find("<", position)
        start = end if start < 0 else start
        parts.append(html.unescape(text[position:start]))
        sign = text[start + 1 : start + 2]
        if sign in ("!", "?"):
            opened, closing = (4, "-->") if text.startswith("<!--", start) else (1, ">")
            close = text.find(closing, start + opened)
            position = close + len(closing) if close >= 0 else end
        elif sign == "/" or (sign.isascii() and sign.isalpha()):
            found = tag.match(text, start) if balanced else None
            if found is not None:
                position = found.end() if found[1] else _after_hidden(text, found[2].lower(), found.end())
            else:
                # A quotation mark is not closed in the rest: from here on a tag ends with the next bracket.
                balanced = False
                close = text.find(">", start)
                position = close + 1 if close >= 0 else end
        else:
            parts.append(text[start : start + 1])
            position = start + 1
    return "".join(parts)


def _after_hidden(text: str, name: str, start: int) -> int:
    """The offset after what the element that begins here hides: ``start`` for most."""
    if name not in UNSHOWN:
        return start
    ends = "</(?:rt|rp|ruby)|<(?:rt|rp)" if name in ("rt", "rp") else f"</{name}"
    close = re.compile(rf"(?:{ends})(?=[\s/>])", re.IGNORECASE).search(text, start)
    return close.start() if close else len(text)


def _markdown(text: str) -> str:
    for pattern, replacement in MARKDOWN:
        text = re.sub(pattern, replacement, text)
    return html.unescape(text)


def _pdf(path: str, content: bytes) -> str:
    try:
        import pypdf  # noqa: PLC0415 - an optional extra
    except ImportError as error:
        raise FileError(f"{visible(path)}: reading a PDF needs pypdf: pip install pypdf") from error
    try:
        return "\n".join(page.extract_text() for page in pypdf.PdfReader(io.BytesIO(content)).pages)
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
