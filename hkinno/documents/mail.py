"""Mail: its text without header and attachments; what it quotes of another mail by its level."""

import re
from collections.abc import Iterator
from email import message_from_bytes
from email.message import Message
from typing import NamedTuple

from hkinno.documents import PARAGRAPH, QUOTE, encodings, html
from hkinno.documents.sheet import METADATA, NOT_SHOWN, Extract, Opened, Sheet
from hkinno.errors import FileError
from hkinno.text import visible

LINE = re.compile(r"[^\n]*\n?")
LEVEL = re.compile(r"(?:>[ \t]?)+")
# Encodings of a body whose bytes are its text.
AS_IT_IS = frozenset({"", "7bit", "8bit", "binary"})
MOST_PARTS = 1000


class Body(NamedTuple):
    """A part of a mail that is its text: its words, its encoding, and whether its bytes stand so in the file."""

    words: str
    encoding: str
    exact: bool
    page: bool
    flowed: bool


def read(content: bytes, name: str = "-", encoding: str | None = None) -> Opened:
    """The blocks of a mail. Raises ``FileError`` for one without text."""
    try:
        message = message_from_bytes(content)
        parts = list(_parts(message))
    except (ValueError, LookupError, RecursionError, AttributeError) as error:
        raise FileError(f"{visible(name)}: this mail is broken: {visible(str(error))}") from error
    remarks: list[str] = []
    bodies = [body for part in _chosen(message) if (body := _body(part, name, encoding, remarks)) is not None]
    if not bodies:
        raise FileError(f"{visible(name)}: a mail without text")
    attached = [part.get_filename() or part.get_content_type() for part in parts if _is_attached(part)]
    remarks += [f"the attachment {visible(str(each))} is not read; save it and give it" for each in attached[:20]]
    kinds = {body.encoding for body in bodies if not body.words.isascii()}
    exact = all(body.exact and not body.page for body in bodies) and len(kinds) <= 1
    opened = _in_place(content, bodies, next(iter(kinds), "utf-8")) if exact else None
    return (opened or _taken_out(bodies)).changed(remarks=tuple(remarks))


def _parts(message: Message) -> Iterator[Message]:
    for number, part in enumerate(message.walk()):
        if number > MOST_PARTS:
            raise ValueError(f"more than {MOST_PARTS} parts")
        yield part


def _is_attached(part: Message) -> bool:
    if part.is_multipart():
        return False
    if part["Content-Location"]:
        return False  # a picture or a font of a page that a browser has saved
    return part.get_content_disposition() == "attachment" or part.get_content_maintype() not in ("text", "image")


def _chosen(message: Message) -> Iterator[Message]:
    """The parts that are a mail's text; of alternatives the plain one, else the last."""
    if message.is_multipart():
        children = [child for child in message.get_payload() if isinstance(child, Message)]
        if message.get_content_subtype() == "alternative":
            plain = [child for child in children if child.get_content_type() == "text/plain"]
            children = plain[:1] or children[-1:]
        for child in children:
            yield from _chosen(child)
    elif message.get_content_type() in ("text/plain", "text/html") and not _is_attached(message):
        yield message


def _body(part: Message, name: str, encoding: str | None, remarks: list[str]) -> Body | None:
    content = part.get_payload(decode=True)
    if not isinstance(content, bytes):
        return None
    told = part.get_content_charset()
    try:
        decoded = encodings.decode(content, name, encodings.codec(told) if told else encoding)
    except Exception as error:
        if not told:
            raise
        # What a header says of its text is often wrong.
        decoded = encodings.decode(content, name, encoding)
        remarks.append(f"the mail says that its text is {visible(told)}, which it is not ({type(error).__name__})")
    remarks += filter(None, [encodings.remark(decoded)])
    transfer = str(part.get("Content-Transfer-Encoding", "")).strip().lower()
    flowed = str(part.get_param("format") or "").lower() == "flowed"
    page = part.get_content_subtype() == "html"
    return Body(decoded.text, decoded.encoding, transfer in AS_IT_IS and not decoded.mark, page, flowed)


def _in_place(content: bytes, bodies: list[Body], encoding: str) -> Opened | None:
    """The mail's own text with its bodies shown where they stand; None where one is not found as it is."""
    try:
        text = content.decode(encoding)
    except UnicodeDecodeError:
        return None
    sheet = Sheet(text)
    for body in bodies:
        at = text.find(body.words, sheet.position)
        if at < 0 or not body.words.strip():
            return None
        sheet.hide(at, METADATA)
        _show(sheet, at + len(body.words), flowed=body.flowed)
    sheet.hide(len(text), NOT_SHOWN)
    return sheet.opened("mail").changed(encoding=encoding)


def _taken_out(bodies: list[Body]) -> Opened:
    extract = Extract()
    for number, body in enumerate(bodies, 1):
        extract.place(f"part {number}" if len(bodies) > 1 else "text")
        if body.page:
            extract.take(html.read(body.words))
            continue
        sheet = Sheet(body.words)
        _show(sheet, len(body.words), flowed=body.flowed)
        plain = sheet.opened("")
        first = len(extract.blocks)
        extract.take(plain)
        for taken, block in zip(extract.blocks[first:], plain.blocks, strict=False):
            line = body.words.count("\n", 0, block.start) + 1
            extract.places.append(extract.places[-1]._replace(start=taken.start, name=f"line {line} of the text"))
    return extract.opened("mail")


def _show(sheet: Sheet, end: int, *, flowed: bool) -> None:
    """Show a plain text up to an offset: paragraphs between blank lines, and what is quoted by its level."""
    group, before, joined = max((block.group for block in sheet.blocks), default=0), 0, False
    sheet.block(PARAGRAPH)
    while sheet.position < end:
        line = LINE.match(sheet.text, sheet.position, end)
        if line is None or not line[0]:
            break
        signs = LEVEL.match(sheet.text, line.start(), line.end())
        level = signs[0].count(">") if signs else 0
        words = line[0][len(signs[0]) if signs else 0 :]
        if level != before or not words.strip():
            group += level != before and level > 0
            sheet.block(QUOTE if level else PARAGRAPH, group if level else 0)
            joined = False
        if not joined:
            sheet.line()
        sheet.hide(line.end() - len(words))
        # A line that ends with a blank goes on in the next one, but for that above a signature.
        before, joined = level, flowed and words.rstrip("\r\n").endswith(" ") and words.strip() != "--"
        breaks = len(words) - len(words.rstrip("\r\n"))
        sheet.show(line.end() - breaks)
        if joined:
            sheet.stand(line.end(), " " * breaks)
        else:
            sheet.hide(line.end())
