"""Comments in a Word file, and other words in it, with everything else as it was, to the byte.

Offsets are those of ``word.read(content).text``. Only the parts that hold the text, the comments, and the lists of the
file's parts are changed, and in them only the places themselves.
"""

import io
import re
import zipfile
from bisect import bisect_right
from collections.abc import Iterable
from difflib import SequenceMatcher
from typing import NamedTuple
from xml.sax.saxutils import escape

from hkinno.documents import package, word, word_parts, xml
from hkinno.documents.word import Layout
from hkinno.documents.word_body import Piece, Run
from hkinno.errors import FileError
from hkinno.text import visible

AUTHOR, INITIALS = "hkinno", "hk"
COMMENTS_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.comments+xml"
TYPES = "[Content_Types].xml"
HEADER = b'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
TAG = re.compile(rb"<([^\s/>]+)((?:\s+[^\s=/>]+\s*=\s*(?:\"[^\"]*\"|'[^']*'))*)\s*(/?)>")
ID = re.compile(
    rb"<(?:[\w.-]+:)?(?:comment|commentRangeStart|commentReference)\b[^>]*?\b(?:[\w.-]+:)?id\s*=\s*[\"'](\d+)"
)
# What XML cannot hold.
UNWRITABLE = re.compile("[^\t\n\r -\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


class Comment(NamedTuple):
    """A comment on the words from one offset to another."""

    start: int
    end: int
    text: str


class Replacement(NamedTuple):
    """Words for those from one offset to another."""

    start: int
    end: int
    text: str


def annotated(content: bytes, comments: Iterable[Comment], name: str = "-") -> bytes:
    """A Word file with comments. One on words in a note or a text box is put where the text leads to them.

    Raises ``FileError`` for a file that cannot be read, or whose text has a form that cannot be changed.
    """
    layout = word.layout(content, name)
    placed = sorted(comments)
    if not placed:
        return content
    shown = visible(name)
    opened = package.opened(content, shown)
    main = _Part(opened, layout.main, shown)
    parts: dict[str, bytes] = {}
    existing = _existing(opened, layout.main, shown)
    first = 1 + max((int(number) for number in ID.findall(main.content + (existing[1] or b""))), default=-1)
    marks = _Marks(main, layout, first)
    for number, comment in enumerate(placed, first):
        marks.add(number, comment)
    parts[layout.main] = main.changed(marks.insertions())
    bodies = [_comment(number, comment.text, main.namespace) for number, comment in enumerate(placed, first)]
    parts |= _comments_part(opened, layout.main, existing, b"".join(bodies), main.namespace, shown)
    return _written(opened, parts, shown)


def replaced(content: bytes, replacements: Iterable[Replacement], name: str = "-") -> bytes:
    """A Word file with other words in places of its text; runs and their formatting stay.

    Raises ``FileError`` as ``annotated`` does, and where the words would not read as they should.
    """
    layout = word.layout(content, name)
    shown = visible(name)
    opened = package.opened(content, shown)
    changed = [each for each in sorted(replacements) if layout.document.text[each.start : each.end] != each.text]
    if not changed:
        return content
    edits: dict[str, list[tuple[int, int, bytes]]] = {}
    expected, position = [], 0
    for replacement in changed:
        expected += [layout.document.text[position : replacement.start], replacement.text]
        position = replacement.end
        for piece, start, end, words in _edits(layout, replacement):
            edits.setdefault(piece.part, []).append(_in_bytes(piece, start, end, words))
    expected.append(layout.document.text[position:])
    parts = {name: _Part(opened, name, shown).changed(made) for name, made in edits.items()}
    made = _written(opened, parts, shown)
    if word.read(made, name).text != "".join(expected):
        raise FileError(f"{shown}: these words cannot be changed in place; nothing was changed; change them in Word")
    return made


class _Part:
    """A part of a file whose bytes are changed: in UTF-8, and written in its own encoding."""

    def __init__(self, opened: zipfile.ZipFile, name: str, shown: str) -> None:
        raw = package.part(opened, name, shown) or b""
        if b"<![CDATA[" in raw:
            raise FileError(
                f"{shown}: its text has sections of raw characters, which Word does not write; save it anew"
            )
        self.raw, self.name, self.shown = raw, name, shown
        self.content, self.encoding, self.mark = xml.utf8(raw, shown)
        self.namespace = word_parts.STRICT if word_parts.STRICT.encode() in self.content[:10_000] else word_parts.W

    def changed(self, edits: Iterable[tuple[int, int, bytes]]) -> bytes:
        """The part with other bytes from one offset to another; at one place in the order given."""
        pieces, position = [], 0
        for start, end, words in sorted(edits, key=lambda edit: edit[:2]):
            pieces += [self.content[position:start], words]
            position = end
        made = b"".join([*pieces, self.content[position:]])
        if self.encoding in ("utf-8", "utf8"):
            return self.mark + made
        return self.mark + made.decode().encode(self.encoding, "xmlcharrefreplace")

    def tag(self, at: int) -> re.Match[bytes]:
        """The tag that begins at an offset."""
        match = TAG.match(self.content, at)
        if match is None:
            raise FileError(f"{self.shown}: this file is broken: no tag at byte {at} of {visible(self.name)}")
        return match


def _touched(layout: Layout, start: int, end: int) -> list[Piece]:
    """The pieces that have words between two offsets."""
    first = max(0, bisect_right(layout.pieces, start, key=lambda piece: piece.start) - 1)
    found = []
    for piece in layout.pieces[first:]:
        if piece.start >= end:
            break
        if piece.start + len(piece.words) > start:
            found.append(piece)
    return found


class _Marks:
    """Where comments begin and end in the main part."""

    def __init__(self, main: _Part, layout: Layout, first: int) -> None:
        self.main, self.layout, self.first = main, layout, first
        # The marks of comments by the byte where they stand; a place within words is split there.
        self.whole: dict[int, list[bytes]] = {}
        self.split: dict[int, list[bytes]] = {}
        self.pieces: dict[int, Piece] = {}

    def add(self, number: int, comment: Comment) -> None:
        """Mark the words of a comment."""
        touched = _touched(self.layout, comment.start, max(comment.end, comment.start + 1))
        touched = [piece for piece in touched if self._run(piece.anchor) is not None]
        if not touched:
            raise FileError(f"{self.main.shown}: no words at offset {comment.start} for a comment")
        begins = self._element(f"commentRangeStart{self._id(number)}/")
        ends = self._element(f"commentRangeEnd{self._id(number)}/") + self._reference(number)
        self._mark(touched[0], comment.start, begins, ending=False)
        self._mark(touched[-1], comment.end, ends, ending=True)

    def _run(self, number: int) -> Run | None:
        runs = self.layout.runs[self.layout.main]
        return runs[number] if 0 <= number < len(runs) and runs[number].end > 0 else None

    def _mark(self, piece: Piece, offset: int, mark: bytes, *, ending: bool) -> None:
        run = self._run(piece.anchor)
        if run is None:
            return
        inside = piece.start < offset < piece.start + len(piece.words)
        own = piece.part == self.layout.main and piece.anchor == piece.run
        if own and piece.plain and inside:
            at = piece.at + len(piece.words[: offset - piece.start].encode())
        elif own and self._within(piece, run, ending=ending):
            at = piece.until if ending else piece.at
        else:
            self.whole.setdefault(run.end if ending else run.begin, []).append(mark)
            return
        self.split.setdefault(at, []).append(mark)
        self.pieces[at] = piece

    def _within(self, piece: Piece, run: Run, *, ending: bool) -> bool:
        """Whether a run has other words before, or after, a piece at whose edge a comment stands."""
        if piece.until < 0:
            return False
        near = self._of_run(piece.run)
        return piece != (near[-1] if ending else near[0]) and run.end > 0

    def _of_run(self, run: int) -> list[Piece]:
        if not hasattr(self, "_by_run"):
            self._by_run: dict[int, list[Piece]] = {}
            for piece in self.layout.pieces:
                if piece.part == self.layout.main:
                    self._by_run.setdefault(piece.run, []).append(piece)
        return self._by_run[run]

    def insertions(self) -> list[tuple[int, int, bytes]]:
        """What is put into the main part, and where."""
        made = [(at, at, b"".join(marks)) for at, marks in self.whole.items()]
        kept = set()
        for at, marks in self.split.items():
            piece = self.pieces[at]
            run = self.layout.runs[self.layout.main][piece.run]
            made.append((at, at, self._splitting(piece, run, b"".join(marks))))
            tag = self.main.tag(piece.element)
            if b"xml:space" not in tag[0] and piece.element not in kept:
                kept.add(piece.element)
                made.append((tag.end(1), tag.end(1), b' xml:space="preserve"'))
        return made

    def _splitting(self, piece: Piece, run: Run, marks: bytes) -> bytes:
        """End a run, mark, and begin a run of the same form."""
        content = self.main.content
        text, tag = self.main.tag(piece.element), self.main.tag(run.begin)
        properties = content[slice(*run.properties)] if run.properties[1] > 0 else b""
        opened = b"<" + text[1] + b' xml:space="preserve">'
        return b"</" + text[1] + b"></" + tag[1] + b">" + marks + tag[0] + properties + opened

    def _element(self, words: str) -> bytes:
        return f"<w:{words}>".encode()

    def _id(self, number: int) -> str:
        # The prefix need not be that of the file.
        return f' xmlns:w="{self.main.namespace}" w:id="{number}"' if not self._has_prefix() else f' w:id="{number}"'

    def _has_prefix(self) -> bool:
        return f'xmlns:w="{self.main.namespace}"'.encode() in self.main.content[:10_000]

    def _reference(self, number: int) -> bytes:
        space = "" if self._has_prefix() else f' xmlns:w="{self.main.namespace}"'
        return f'<w:r{space}><w:commentReference w:id="{number}"/></w:r>'.encode()


def _comment(number: int, text: str, namespace: str) -> bytes:
    paragraphs = "".join(
        f'<w:p><w:r><w:t xml:space="preserve">{_escaped(line)}</w:t></w:r></w:p>' for line in text.split("\n")
    )
    return (
        f'<w:comment xmlns:w="{namespace}" w:id="{number}" w:author="{AUTHOR}"'
        f' w:initials="{INITIALS}">{paragraphs}</w:comment>'
    ).encode()


def _escaped(words: str) -> str:
    return escape(UNWRITABLE.sub("\ufffd", words), {'"': "&quot;"})


def _existing(opened: zipfile.ZipFile, main: str, shown: str) -> tuple[str, bytes | None]:
    """The part of the comments that a file has already, its name and bytes in UTF-8."""
    for target, type_ in word_parts.related(opened, main, shown).values():
        if type_.endswith("/comments") and target in opened.namelist():
            content = package.part(opened, target, shown)
            return target, xml.utf8(content, shown)[0] if content else None
    return "", None


def _comments_part(
    opened: zipfile.ZipFile, main: str, existing: tuple[str, bytes | None], bodies: bytes, namespace: str, shown: str
) -> dict[str, bytes]:
    """The part of the comments, with what says that it is there where it is new."""
    name, content = existing
    if content is not None:
        part = _Part(opened, name, shown)
        return {name: part.changed([_before_end(part, bodies)])}
    folder = main.rpartition("/")[0]
    taken = set(opened.namelist())
    name = next(
        each for number in range(1000) if (each := f"{folder}/comments{number or ''}.xml".lstrip("/")) not in taken
    )
    root = f'<w:comments xmlns:w="{namespace}">'.encode()
    relations = word_parts.relations_part(main)
    ids = word_parts.related(opened, main, shown)
    id_ = next(each for number in range(1000) if (each := f"rIdHkinno{number or ''}") not in ids)
    office = "http://purl.oclc.org/ooxml/officeDocument" if namespace == word_parts.STRICT else OFFICE
    relation = (
        f'<Relationship xmlns="{word_parts.RELATIONS}" Id="{id_}" Type="{office}/relationships/comments"'
        f' Target="/{name}"/>'
    ).encode()
    override = f'<Override xmlns="{CONTENT_TYPES}" PartName="/{name}" ContentType="{COMMENTS_TYPE}"/>'.encode()
    made = {name: HEADER + root + bodies + b"</w:comments>"}
    for part_name, addition in ((TYPES, override), (relations, relation)):
        if part_name in taken:
            part = _Part(opened, part_name, shown)
            made[part_name] = part.changed([_before_end(part, addition)])
    if relations not in taken:
        made[relations] = (
            HEADER + f'<Relationships xmlns="{word_parts.RELATIONS}">'.encode() + relation + b"</Relationships>"
        )
    return made


OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006"
CONTENT_TYPES = "http://schemas.openxmlformats.org/package/2006/content-types"


def _before_end(part: _Part, words: bytes) -> tuple[int, int, bytes]:
    """The edit that puts words at the end of what a part's outermost element holds."""
    end = part.content.rfind(b"</")
    opened = [match for match in TAG.finditer(part.content) if match[3]]
    if end < 0 or (opened and opened[-1].end() > end and not part.content[end:].strip().endswith(b">")):
        if not opened:
            raise FileError(f"{part.shown}: its part {part.name} is broken; save it anew in Word")
        # <w:comments/>
        last = opened[-1]
        return last.start(3), last.end(), b">" + words + b"</" + last[1] + b">"
    return end, end, words


def _edits(layout: Layout, replacement: Replacement) -> Iterable[tuple[Piece, int, int, str]]:
    """The words that differ, each in the piece where it stands: so the rest keeps its run."""
    before = layout.document.text[replacement.start : replacement.end]
    for _, start, end, left, right in _opcodes(before, replacement.text):
        words = replacement.text[left:right]
        touched = _touched(
            layout, replacement.start + start, max(replacement.start + end, replacement.start + start + 1)
        )
        if start == end and start:
            # What is added belongs to the character before it.
            touched = _touched(layout, replacement.start + start - 1, replacement.start + start)
        for number, piece in enumerate(touched):
            first = max(0, replacement.start + start - piece.start)
            last = min(len(piece.words), max(first, replacement.start + end - piece.start))
            yield piece, first, last, words if not number else ""


def _opcodes(before: str, after: str) -> list[tuple[str, int, int, int, int]]:
    if len(before) == len(after):
        return [("replace", n, n + 1, n, n + 1) for n, (a, b) in enumerate(zip(before, after, strict=True)) if a != b]
    matcher = SequenceMatcher(None, before, after, autojunk=False)
    return [code for code in matcher.get_opcodes() if code[0] != "equal"]


def _in_bytes(piece: Piece, start: int, end: int, words: str) -> tuple[int, int, bytes]:
    begun = piece.at + len(piece.words[:start].encode())
    finish = begun + len(piece.words[start:end].encode())
    if piece.until >= 0 and not piece.plain:
        return piece.at, piece.until, _escaped(words).encode()
    if not piece.plain:
        return piece.at, piece.at, b""
    return begun, finish, _escaped(words).encode()


def _written(opened: zipfile.ZipFile, parts: dict[str, bytes], shown: str) -> bytes:
    """The file with other bytes in some parts: the rest in the same order, packed as it was."""
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as target:
        for entry in opened.infolist():
            content = parts.get(entry.filename)
            if content is None:
                content = package.part(opened, entry.filename, shown) or b""
            target.writestr(entry, content)
        for name in sorted(set(parts) - set(opened.namelist())):
            entry = zipfile.ZipInfo(name)
            entry.compress_type = zipfile.ZIP_DEFLATED
            target.writestr(entry, parts[name])
    return made.getvalue()
