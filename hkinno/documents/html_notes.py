"""The notes of pages of HTML: which links call one, and where its words stand."""

import posixpath
import re
from bisect import bisect_right
from collections.abc import Sequence
from urllib.parse import unquote

from hkinno.documents import ITEM, PARAGRAPH, Block
from hkinno.documents.html_tags import Tag
from hkinno.documents.sheet import NOTE, Note

NOTE_REFERENCE = re.compile(r"noteref|footnote-ref|cite_ref|_ftnref|_ednref|fnref", re.IGNORECASE)
NOTE_BACK = re.compile(r"backlink|footnote-back|mw-cite-backlink", re.IGNORECASE)
NOTE_SIGN = re.compile(r"\[?(?:\d{1,3}|[a-z*†‡§\u2460-\u2473¹²³])\]?", re.IGNORECASE)


class Notes:
    """The notes of a text of one page or several: where they are called, and what stands at each name."""

    def __init__(self, files: Sequence[tuple[int, str]]) -> None:
        self.files = files
        self.paths = {path for _, path in files}
        self.calls: list[tuple[int, str]] = []
        self.targets: dict[str, tuple[int, int]] = {}

    def leads(self, tag: Tag, words: str, position: int, *, raised: bool) -> bool:
        """Whether a link leads to a note: its class, its place or its words say so. The call is taken."""
        target = tag.attributes.get("href", "")
        if tag.name != "a" or not self._target(target, position):
            return False
        marks = " ".join(tag.attributes.get(name, "") for name in ("role", "class", "id", "name", "epub:type"))
        if NOTE_REFERENCE.search(target) or NOTE_BACK.search(marks):
            return False
        if not (raised or NOTE_SIGN.fullmatch(words) or NOTE_REFERENCE.search(marks)):
            return False
        self.calls.append((position, self._target(target, position)))
        return True

    def stands(self, name: str, start: int, end: int) -> None:
        """Take where the element of a name stands; the first of a name is meant."""
        self.targets.setdefault(self._target("#" + name, end), (start, end))

    def _target(self, link: str, position: int) -> str:
        """The path and the name that a link leads to; "" where it leads to no place in these pages."""
        path, _, name = link.partition("#")
        if not name:
            return ""
        here = self.files[bisect_right(self.files, position, key=lambda file: file[0]) - 1][1]
        path = posixpath.normpath(posixpath.join(posixpath.dirname(here), unquote(path))) if path else here
        return f"{path}#{name}" if path in self.paths else ""

    def found(self, blocks: list[Block]) -> tuple[Note, ...]:
        """The notes that are called, to the end of the block that their target stands in; their blocks are notes."""
        notes = []
        for called, name in self.calls:
            start, end = self.targets.get(name, (-1, -1))
            if start < called:
                # The sign before a note's words leads back.
                continue
            number = bisect_right(blocks, start, key=lambda block: block.end) if start >= 0 else len(blocks)
            if number < len(blocks):
                first = number
                while number < len(blocks) and (number == first or blocks[number].start < end):
                    if blocks[number].kind in (PARAGRAPH, ITEM):
                        blocks[number] = blocks[number]._replace(kind=NOTE)
                    number += 1
                notes.append(Note(called, max(start, blocks[first].start), blocks[number - 1].end))
        return tuple(notes)
