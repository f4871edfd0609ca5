"""The parts of a Word file: what each leads to, and how its styles are named."""

import posixpath
import zipfile

from hkinno.documents import package, styles, xml
from hkinno.errors import FileError

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
STRICT = "http://purl.oclc.org/ooxml/wordprocessingml/main"
RELATIONS = "http://schemas.openxmlformats.org/package/2006/relationships"
NAMESPACES = {
    W: "w",
    STRICT: "w",
    "http://schemas.openxmlformats.org/markup-compatibility/2006": "mc",
    "http://schemas.openxmlformats.org/officeDocument/2006/relationships": "r",
    "http://purl.oclc.org/ooxml/officeDocument/relationships": "r",
    RELATIONS: "rel",
    "http://www.w3.org/XML/1998/namespace": "xml",
    "http://schemas.openxmlformats.org/officeDocument/2006/math": "m",
}


def main_part(opened: zipfile.ZipFile, shown: str) -> str:
    """The name of the part that holds the text."""
    for target, type_ in related(opened, "", shown).values():
        if type_.endswith("/officeDocument"):
            return target
    if "word/document.xml" in opened.namelist():
        return "word/document.xml"
    raise FileError(f"{shown}: this file is broken: it does not say where its text is")


def relations_part(part: str) -> str:
    """The name of the part that tells what a part leads to."""
    return posixpath.join(posixpath.dirname(part), "_rels", posixpath.basename(part) + ".rels")


def related(opened: zipfile.ZipFile, part: str, shown: str) -> dict[str, tuple[str, str]]:
    """What a part leads to: the target and the type by id. A target outside of the file is no name of a part."""
    content = package.part(opened, relations_part(part), shown)
    found = _Relations(posixpath.dirname(part))
    if content is not None:
        xml.walk(xml.utf8(content, shown)[0], found, NAMESPACES, shown)
    return found.found


class _Relations:
    def __init__(self, folder: str) -> None:
        self.folder = folder
        self.found: dict[str, tuple[str, str]] = {}

    def start(self, name: str, attributes: dict[str, str], at: int) -> None:  # noqa: ARG002 - as the walk gives them
        """Take a relation."""
        if name == "rel:Relationship":
            target = attributes.get("Target", "")
            if attributes.get("TargetMode") != "External":
                target = posixpath.normpath(posixpath.join("/" + self.folder, target)).lstrip("/")
            self.found[attributes.get("Id", "")] = (target, attributes.get("Type", ""))

    def end(self, name: str, at: int) -> None:
        """Nothing."""

    def text(self, words: str, at: int) -> None:
        """Nothing."""


class Styles:
    """The names of styles by their ids, with those that they are based on."""

    def __init__(self) -> None:
        self.names: dict[str, str] = {}
        self.parents: dict[str, str] = {}
        self.kinds: dict[str, str] = {}
        self.set_in: dict[str, bool] = {}
        self.id = ""

    def start(self, name: str, attributes: dict[str, str], at: int) -> None:  # noqa: ARG002 - as the walk gives them
        """Take a style's id, its name, or that which it is based on."""
        value = attributes.get("w:val", "")
        if name == "w:style":
            self.id = attributes.get("w:styleId", "")
            self.names[self.id] = self.id
        elif name == "w:name" and self.id:
            self.names[self.id] = value
        elif name == "w:basedOn" and self.id:
            self.parents[self.id] = value
        elif name == "w:ind" and self.id:
            self.set_in[self.id] = is_set_in(attributes)

    def end(self, name: str, at: int) -> None:  # noqa: ARG002 - as the walk gives them
        """End a style."""
        if name == "w:style":
            self.id = ""

    def text(self, words: str, at: int) -> None:
        """Nothing."""

    def lineage(self, style: str) -> list[str]:
        """The ids of a style and of those that it is based on."""
        found: dict[str, None] = {}
        while style and style not in found:
            found[style] = None
            style = self.parents.get(style, "")
        return list(found)

    def is_set_in(self, style: str) -> bool:
        """Whether paragraphs of a style are set in."""
        return next((self.set_in[each] for each in self.lineage(style) if each in self.set_in), False)

    def kind(self, style: str) -> str:
        """What a paragraph or a run of a style is."""
        if style not in self.kinds:
            self.kinds[style] = styles.kind(self.names.get(each, each) for each in self.lineage(style))
        return self.kinds[style]


def is_set_in(attributes: dict[str, str]) -> bool:
    """Whether a paragraph is set in, and no item whose sign hangs before its words."""
    left = attributes.get("w:left") or attributes.get("w:start") or "0"
    hanging = attributes.get("w:hanging", "0")
    return left.isdecimal() and int(left) >= styles.SET_IN and hanging == "0"


def named_styles(opened: zipfile.ZipFile, relations: dict[str, tuple[str, str]], shown: str) -> Styles:
    """The styles that a file names."""
    found = Styles()
    part = next((target for target, type_ in relations.values() if type_.endswith("/styles")), "")
    content = package.part(opened, part, shown) if part else None
    if content is not None:
        xml.walk(xml.utf8(content, shown)[0], found, NAMESPACES, shown)
    return found
