"""EPUB: the pages of a book in their order, each read as HTML."""

import posixpath
import zipfile
from urllib.parse import unquote

from hkinno.documents import encodings, html, package, xml
from hkinno.documents.sheet import Opened, Place
from hkinno.errors import FileError
from hkinno.text import visible

NAMESPACES = {
    "urn:oasis:names:tc:opendocument:xmlns:container": "",
    "http://www.idpf.org/2007/opf": "",
    "http://www.w3.org/2001/04/xmlenc#": "",
}
# So many characters has a very long book.
LONGEST = 32 << 20


class _Elements:
    """The elements of a part that have attributes, by their names."""

    def __init__(self) -> None:
        self.found: dict[str, list[dict[str, str]]] = {}

    def start(self, name: str, attributes: dict[str, str], at: int) -> None:  # noqa: ARG002 - as the walk gives them
        """Take the start of an element."""
        self.found.setdefault(name, []).append(attributes)

    def end(self, name: str, at: int) -> None:
        """Nothing."""

    def text(self, words: str, at: int) -> None:
        """Nothing."""


def read(content: bytes, name: str = "-") -> Opened:
    """The blocks of a book. Raises ``FileError`` for one that cannot be read."""
    shown = visible(name)
    opened = package.opened(content, shown)
    texts, files, length = [], [], 0
    for path in _pages(opened, shown):
        page = package.part(opened, path, shown)
        if page is None:
            raise FileError(f"{shown}: this file is broken: {visible(path)} is missing in it")
        files.append((length, path))
        texts.append(encodings.decode(page, name).text + "\n")
        length += len(texts[-1])
        if length > LONGEST:
            raise FileError(f"{shown}: has more than {LONGEST >> 20} million characters, which is not read")
    document = html.read("".join(texts), files)
    return document.changed(form="EPUB", exact=False, places=_places(document, files))


def _pages(opened: zipfile.ZipFile, shown: str) -> list[str]:
    """The paths of a book's pages, in the order in which they are read."""
    container = _elements(opened, "META-INF/container.xml", shown)
    main = next((each.get("full-path", "") for each in container.get("rootfile", [])), "")
    if _elements(opened, "META-INF/encryption.xml", shown, missing=True).get("CipherReference"):
        locked = _elements(opened, "META-INF/encryption.xml", shown)["CipherReference"]
        if any(unquote(each.get("URI", "")).lower().endswith(("html", "htm", "xml")) for each in locked):
            raise FileError(f"{shown}: is locked by its seller; give a text that is not")
    book = _elements(opened, main, shown)
    items = {each.get("id", ""): each for each in book.get("item", [])}
    chosen = [items.get(each.get("idref", ""), {}) for each in book.get("itemref", [])]
    return [
        posixpath.normpath(posixpath.join(posixpath.dirname(main), unquote(item["href"])))
        for item in chosen
        if "html" in item.get("media-type", "html")
        and "href" in item
        and "nav" not in item.get("properties", "").split()
    ]


def _elements(
    opened: zipfile.ZipFile, path: str, shown: str, *, missing: bool = False
) -> dict[str, list[dict[str, str]]]:
    content = package.part(opened, path, shown)
    if content is None and not missing:
        raise FileError(f"{shown}: this file is broken: {visible(path) or 'the list of its pages'} is missing in it")
    found = _Elements()
    if content is not None:
        xml.walk(xml.utf8(content, shown)[0], found, NAMESPACES, shown)
    return found.found


def _places(document: Opened, files: list[tuple[int, str]]) -> tuple[Place, ...]:
    """The paragraph of its page in which each block stands."""
    places, number, page = [], 0, 0
    for block in document.blocks:
        while page + 1 < len(files) and files[page + 1][0] <= block.start:
            page, number = page + 1, 0
        number += 1
        places.append(Place(block.start, f"{posixpath.basename(files[page][1])}, paragraph {number}"))
    return tuple(places)
