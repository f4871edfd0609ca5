"""What a file says of itself beside its text: the head of a page, front matter, the properties of a document."""

import io
import json
import re
from contextlib import suppress
from typing import Any
from xml.etree import ElementTree as ET
from zipfile import BadZipFile, ZipFile

from hkinno.documents import pdf
from hkinno.documents.sheet import Opened
from hkinno.errors import FileError
from hkinno.library.add import Given
from hkinno.library.bylines import day
from hkinno.store import items
from hkinno.store.checks.words import HAN

FRONT = re.compile(r"\ufeff?---[ \t]*\r?\n(.*?)\r?\n(?:---|\.\.\.)[ \t]*(?:\r?\n|$)", re.DOTALL)
KEY = re.compile(r"([\w-]+)[ \t]*:[ \t]*(.*)")
# Keys of front matter, in the order in which they are believed.
TITLES, AUTHORS, PAPERS = (
    ("title", "headline"),
    ("author", "authors", "byline", "by"),
    ("paper", "publication", "publisher", "container-title", "site", "source"),
)
DATES, ADDRESSES = (
    ("date", "issued", "published", "pubdate", "publishdate"),
    ("url", "link", "permalink", "canonical", "canonical_url", "source_url"),
)
# Titles that programs give.
NO_TITLE = re.compile(
    r"(?:microsoft word - .*|untitled.*|document\d*|未命名.*|無標題.*|文件\d*|.*\.(?:docx?|odt|pdf|indd|pages)|\W*)",
    re.IGNORECASE,
)
LARGEST = 1 << 20
# Keys of CSL that are kept as they are.
MORE = (
    "publisher",
    "publisher-place",
    "event-title",
    "event-place",
    "genre",
    "medium",
    "volume",
    "issue",
    "section",
    "DOI",
)


def of(document: Opened, content: bytes) -> tuple[Given, Given]:
    """What a file says of its article: first what is meant to be printed, then properties that may be of anything."""
    if document.form == "HTML":
        from hkinno.library import head, page  # noqa: PLC0415 - for pages

        known = page.read(document.text)
        return known, Given(title=head.of_page(document.text, known.paper))
    front = FRONT.match(document.text) if document.exact else None
    if front:
        return _front(front[1])._replace(within=((front.end(), len(document.text)),)), Given()
    if content.startswith(b"PK"):
        return Given(), _packed(content)
    if document.form == "PDF":
        return Given(), _pdf(content)
    return Given(), Given()


def _front(matter: str) -> Given:
    """Front matter: a value a line, lists in brackets or a line each."""
    found: dict[str, list[str]] = {}
    key = ""
    for line in matter.split("\n"):
        item, pair = re.match(r"[ \t]*-[ \t]+(.*)", line), KEY.match(line)
        if item and key:
            found[key].append(item[1])
        elif pair:
            key = pair[1].lower()
            inside = re.fullmatch(r"\[(.*)\]", pair[2].strip())
            found[key] = [part for part in (inside[1].split(",") if inside else [pair[2]]) if part.strip()]
    values = {key: [value.strip().strip("'\"").strip() for value in each] for key, each in found.items()}

    def first(keys: tuple[str, ...]) -> str:
        return next((value for key in keys for value in values.get(key, []) if value), "")

    address = first(ADDRESSES) or next((value for value in values.get("source", []) if value.startswith("http")), "")
    paper = first(PAPERS)
    return Given(
        title=first(TITLES),
        paper="" if paper.startswith("http") else paper,
        authors=tuple(value for key in AUTHORS for value in values.get(key, []) if value),
        issued=day(first(DATES)) or first(DATES)[:10],
        url=address if address.startswith("http") else "",
        language=first(("lang", "language")),
        page=first(("page", "pages")),
    )


def in_csl(content: bytes, shown: str) -> Given:
    """What a CSL-JSON item says, alone or in a list of one. Raises ``FileError`` for what is none."""
    try:
        item = json.loads(content)
    except (ValueError, RecursionError) as error:
        raise FileError(f"{shown}: not JSON; --csl takes a CSL item, as Zotero exports it") from error
    item = item[0] if isinstance(item, list) and len(item) == 1 else item
    if not isinstance(item, dict) or not isinstance(item.get("title"), str):
        raise FileError(f"{shown}: should be one CSL item, an object with a title")
    # Its key is another program's.
    for fault in items.faults({**item, "id": "item"}):
        raise FileError(f"{shown}: {fault}")
    date = items.date(item)
    return Given(
        title=items.text(item, "title"),
        paper=items.text(item, "container-title"),
        authors=tuple(map(_author, item.get("author", []))),
        issued=date.iso() if date else "",
        url=items.text(item, "URL"),
        language=items.text(item, "language"),
        type=items.text(item, "type"),
        page=items.text(item, "page"),
        more=tuple((key, value) for key, value in item.items() if key in MORE and isinstance(value, str) and value),
    )


def _author(person: dict[str, Any]) -> str | dict[str, str]:
    """A name as one text where that is taken apart again as it was, else in parts."""
    parts = {key: person[key] for key in ("family", "given", "literal", "suffix") if isinstance(person.get(key), str)}
    if set(parts) == {"literal"}:
        return parts["literal"] if not (" " in parts["literal"] and parts["literal"].isascii()) else parts
    if set(parts) == {"family", "given"} and " " not in parts["family"] and parts["family"].isascii():
        return f"{parts['given']} {parts['family']}"
    return (
        parts["family"] + parts["given"] if set(parts) == {"family", "given"} and HAN.search(parts["family"]) else parts
    )


def _packed(content: bytes) -> Given:
    """The properties of a Word or OpenDocument file."""
    with suppress(BadZipFile, KeyError, ET.ParseError, NotImplementedError, OSError, ValueError):
        package = ZipFile(io.BytesIO(content))
        name = next((each for each in ("docProps/core.xml", "meta.xml") if each in package.namelist()), None)
        if name and package.getinfo(name).file_size < LARGEST:
            data = package.read(name)
            if b"<!ENTITY" not in data:
                tree = ET.fromstring(data)  # noqa: S314 - small, and without entities
                said = {element.tag.rpartition("}")[2]: (element.text or "").strip() for element in tree.iter()}
                return _properties(said.get("title", ""), said.get("initial-creator") or said.get("creator", ""))
    return Given()


def _pdf(content: bytes) -> Given:
    with suppress(Exception), pdf.listening():  # pypdf raises many kinds for a broken file, which its text has survived
        from pypdf import PdfReader  # noqa: PLC0415 - an optional extra

        said = PdfReader(io.BytesIO(content)).metadata
        return _properties(said.title or "", said.author or "") if said else Given()
    return Given()


def _properties(title: str, author: str) -> Given:
    return Given(
        title="" if NO_TITLE.fullmatch(title) else title,
        authors=(author,) if (author and not author.isascii()) or " " in author else (),
    )
