"""A walk through XML, each event with its place in bytes. Entities and outer parts are refused, depth is bounded.

The standard library's parser says where in the bytes it is: so a word can be changed and all else stay as it is.
"""

import codecs
import re
from collections.abc import Mapping
from typing import Protocol
from xml.parsers import expat

from hkinno.errors import FileError
from hkinno.text import visible

# Elements in each other, and in all: a book of a thousand pages has less than one million.
DEEPEST, MOST = 2000, 2_000_000
DECLARATION = re.compile(rb"<\?xml[^>]*?encoding\s*=\s*[\"']([A-Za-z0-9._-]+)[\"']")
UTF_MARKS = ((b"\xff\xfe", "utf-16-le"), (b"\xfe\xff", "utf-16-be"))


class Handler(Protocol):
    """What takes the events: names are ``prefix:local``, by prefixes of our own; ``at`` are offsets in bytes."""

    def start(self, name: str, attributes: dict[str, str], at: int) -> None:
        """Take the start of an element."""

    def end(self, name: str, at: int) -> None:
        """Take the end of an element: where its end tag begins, or for an empty one ends."""

    def text(self, words: str, at: int) -> None:
        """Take words, of which all or only one as an entity stand at a place."""


def utf8(content: bytes, shown: str) -> tuple[bytes, str, bytes]:
    """XML in UTF-8, its own encoding, and its byte order mark."""
    for mark, encoding in UTF_MARKS:
        if content.startswith(mark):
            return _decoded(content[2:], encoding, shown).encode(), encoding, mark
    mark = codecs.BOM_UTF8 if content.startswith(codecs.BOM_UTF8) else b""
    declared = DECLARATION.match(content, len(mark))
    encoding = declared[1].decode().lower() if declared else "utf-8"
    return _decoded(content[len(mark) :], encoding, shown).encode(), encoding, mark


def _decoded(content: bytes, encoding: str, shown: str) -> str:
    try:
        return content.decode(encoding)
    except (UnicodeDecodeError, LookupError) as error:
        raise FileError(f"{shown}: this file is broken: its XML is not {visible(encoding)}") from error


def walk(content: bytes, handler: Handler, namespaces: Mapping[str, str], shown: str) -> None:
    """Give the events of XML in UTF-8 to a handler; ``namespaces`` are the prefixes by their names.

    Raises ``FileError`` for what is not well formed, has a document type, or nests without end.
    """
    parser = expat.ParserCreate("utf-8", namespace_separator=" ")
    depth = number = 0
    short: dict[str, str] = {}

    def named(name: str) -> str:
        if name not in short:
            space, _, local = name.rpartition(" ")
            prefix = namespaces.get(space, "?" if space else "")
            short[name] = f"{prefix}:{local}" if prefix else local
        return short[name]

    def start(name: str, attributes: dict[str, str]) -> None:
        nonlocal depth, number
        depth, number = depth + 1, number + 1
        if number > MOST:
            raise FileError(f"{shown}: has more than {MOST // 1_000_000} million elements, which is not read")
        if depth > DEEPEST:
            raise FileError(f"{shown}: this file is broken: its elements nest more than {DEEPEST} deep")
        pairs = {named(key): value for key, value in attributes.items()}
        handler.start(named(name), pairs, parser.CurrentByteIndex)

    def end(name: str) -> None:
        nonlocal depth
        depth -= 1
        handler.end(named(name), parser.CurrentByteIndex)

    def refuse(*_: object) -> None:
        raise FileError(f"{shown}: its XML has a document type, which a document does not have; it is not read")

    parser.StartElementHandler = start
    parser.EndElementHandler = end
    parser.CharacterDataHandler = lambda words: handler.text(words, parser.CurrentByteIndex)
    parser.StartDoctypeDeclHandler = refuse
    parser.EntityDeclHandler = refuse
    try:
        parser.Parse(content, True)
    except expat.ExpatError as error:
        raise FileError(f"{shown}: this file is broken: {visible(str(error))}") from error
