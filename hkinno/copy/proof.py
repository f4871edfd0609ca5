"""A user's own copy of the page: reading it, finding each paragraph in it, and proving it by its hash.

A paragraph's text is the page's text with all white space removed, or each run of it as one space, and private
characters read as marks, as its source says. Offsets count code points of that text.
"""

import hashlib
import html
import io
import os
import re
from collections.abc import Iterable
from typing import Any, NamedTuple

from hkinno.errors import FileError
from hkinno.files import native, read_file
from hkinno.text import squeeze, visible
from hkinno.text.tags import Reader

Record = dict[str, Any]

# How a source's text is made of a page's: without white space, or with one space for each run of it.
JOINED, SPACED = "joined", "spaced"
# Paragraphs are told apart by so many characters of their opening words before they are hashed.
OPENING = 10
# So many times its length a text is hashed at most, short ones more often.
MOST_HASHED = 500
# What a browser does not show as the page's words; ruby text is a reading beside them.
UNSHOWN = frozenset(("script", "style", "title", "template", "noscript", "textarea", "rt", "rp"))
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


class Reading(NamedTuple):
    """How a source's text is made of a page's: marks for private characters, and ``JOINED`` or ``SPACED``."""

    glyphs: tuple[tuple[str, str], ...]
    form: str


class Fingerprint(NamedTuple):
    """What is known of a paragraph: its id, its opening and closing words, its length and its SHA-256."""

    name: str
    opens: str
    closes: str
    chars: int
    sha256: str


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


def normalise(text: str, glyphs: dict[str, str], form: str = JOINED) -> str:
    """A copy's text as paragraphs are meant: private characters as marks, white space removed or one space each."""
    words = text.translate({ord(sign): mark for sign, mark in glyphs.items()}).split()
    return (" " if form == SPACED else "").join(words)


def offsets(text: str, form: str = JOINED) -> list[int]:
    """For each character of a normalised text its offset in the text."""
    spaced = form == SPACED
    return [at for at, each in enumerate(text) if not each.isspace() or (spaced and at and not text[at - 1].isspace())]


def readings(paragraphs: list[Record], sources: Iterable[Record]) -> list[tuple[Reading, list[Record]]]:
    """The paragraphs by the way in which their sources are read, in the order of the first of each.

    Raises ``FileError`` for a source that does not say it as it should.
    """
    by_source = {source["id"]: _reading(source) for source in sources}
    groups: dict[Reading, list[Record]] = {}
    for paragraph in paragraphs:
        groups.setdefault(by_source.get(paragraph["article"], Reading((), JOINED)), []).append(paragraph)
    return list(groups.items())


def _reading(source: Record) -> Reading:
    glyphs, form = source.get("glyphs", {}), source.get("text", JOINED)
    if form not in (JOINED, SPACED):
        raise FileError(f"source {visible(source['id'])}: text should be {JOINED} or {SPACED}")
    if type(glyphs) is not dict or any(
        type(mark) is not str or {len(sign), len(mark)} != {1} for sign, mark in glyphs.items()
    ):
        raise FileError(f"source {visible(source['id'])}: glyphs should name one mark for each private character")
    return Reading(tuple(sorted(glyphs.items())), form)


def fingerprint(paragraph: Record) -> Fingerprint:
    """What a record of the table ``paragraphs`` says of the paragraph's text."""
    return Fingerprint(*(paragraph[key] for key in ("id", "opens", "closes", "chars", "sha256")))


def key_fingerprint(paragraph: Record) -> Fingerprint:
    """What it says of the comparison key of that text."""
    # Opening words may end in the middle of a number, whose marks are not known then.
    opens, key = squeeze(paragraph["opens"]), paragraph["squeezed"]
    opens = re.sub(r"[\d\ufdd0-\ufdd4]+$", "", opens) or opens
    return Fingerprint(paragraph["id"], opens, squeeze(paragraph["closes"]), key["chars"], key["sha256"])


def locate(text: str, sought: list[Fingerprint]) -> dict[str, tuple[int, int]]:
    """The name and the span of each fingerprint that is somewhere in a text.

    Takes time in proportion to the text. Raises ``FileError`` where opening words are repeated so often that it cannot.
    """
    by_opening: dict[str, list[Fingerprint]] = {}
    for fingerprint in sought:
        by_opening.setdefault(fingerprint.opens[:OPENING], []).append(fingerprint)
    found: dict[str, tuple[int, int]] = {}
    left = MOST_HASHED * (len(text) + OPENING**4)
    for size in {len(opening) for opening in by_opening}:
        for start in range(len(text) - size + 1):
            for name, opens, closes, chars, digest in by_opening.get(text[start : start + size], ()):
                left -= OPENING
                end = start + chars
                if name in found or chars < size or end > len(text):
                    continue
                if text.startswith(opens, start) and text.endswith(closes, start, end):
                    left -= chars
                    if sha256(text[start:end]) == digest:
                        found[name] = (start, end)
                if left < 0:
                    raise FileError("this copy repeats the opening words of paragraphs too often to be compared")
    return found


def texts(copy: str, paragraphs: list[Record], sources: Iterable[Record]) -> dict[str, str]:
    """The text of each paragraph that a copy (``read``) proves: id to text, in the order of the paragraphs."""
    found: dict[str, str] = {}
    for (glyphs, form), group in readings(paragraphs, sources):
        text = normalise(copy, dict(glyphs), form)
        located = locate(text, list(map(fingerprint, group)))
        found |= {name: text[start:end] for name, (start, end) in located.items()}
    return {each["id"]: found[each["id"]] for each in paragraphs if each["id"] in found}


def sha256(text: str) -> str:
    """The SHA-256 of a text's UTF-8, as the store keeps it."""
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()


def _html(text: str) -> str:
    """The text of an HTML page, without what a browser does not show.

    The standard library's parser takes minutes for some hundred kilobytes of unclosed comments; this reads
    each character once or twice.
    """
    parts: list[str] = []
    tags = Reader(text)
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
            tag = tags.tag(start)
            if tag is not None:
                position = tag.end if tag.closes else _after_hidden(text, tag.name, tag.end)
            else:
                # A browser takes what is no tag here for one to the next bracket, or to the end.
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
        raise FileError(f"{visible(path)}: reading a PDF needs pypdf: pip install 'hkinno[documents]'") from error
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
