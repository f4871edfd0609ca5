"""HTML: what a browser shows of a page, at its offsets in the file.

The tags are read in one pass over the text, in time that grows with its length only: parsers that build the tree which
the standard asks for take minutes, or all memory, for some hundred kilobytes of tags that are not closed.
"""

import posixpath
import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Sequence
from html import unescape
from typing import NamedTuple
from urllib.parse import unquote

from hkinno.documents import BREAK, CELL, HEADING, HIDDEN, ITEM, PARAGRAPH, QUOTE, Block
from hkinno.documents.code import is_code
from hkinno.documents.inline import QUOTATION_MARKS
from hkinno.documents.patterns import Pattern
from hkinno.documents.sheet import (
    CAPTION,
    CODE,
    COMMENT,
    INDENTED,
    MARKS,
    METADATA,
    NOT_SHOWN,
    NOTE,
    TYPED_MARKS,
    Note,
    Opened,
    Sheet,
)

NAME = re.compile(r"[A-Za-z][^\s/>]*")
ATTRIBUTE = re.compile(r"[\s/]*([^\s/>][^\s/>=]*)(\s*=\s*)?")
UNQUOTED = re.compile(r"[^\s>]*")
# Most tags: without attributes.
PLAIN_TAG = re.compile(r"<(/?)([A-Za-z][A-Za-z0-9]*)>")
END_OF_TAG = re.compile(r"[\s/]*>")
ENTITY = re.compile(r"&(?:#\d{1,7};?|#[xX][\da-fA-F]{1,6};?|[A-Za-z][A-Za-z\d]{1,30};?)")
SPACES = re.compile(r"[\r\n\t\f]")
# What has no width would part words that it does not part for a reader.
NO_WIDTH = re.compile("[\u200b\u200c\u200d\u2060\ufeff\xad]")
UNDISPLAYED = re.compile(r"(?:display\s*:\s*none|visibility\s*:\s*hidden|mso-hide\s*:\s*all)", re.IGNORECASE)

# Block quotes by their class, as programs that write pages have it.
QUOTES = re.compile(r"(?:^|\s)(?:mso(?:intense)?quote|block-?quote|block-?text|quotations?)(?:$|[\s-])", re.IGNORECASE)
SET_IN = re.compile(r"(?:margin|padding)-left\s*:\s*(?!0*\.?0*(?:[a-z;%]|\s|$)|-)\d", re.IGNORECASE)
PREFORMATTED = re.compile(
    r"(?:^|\s)(?:preformatted|source-(?:code|text)|verbatim|sourcecode)(?:$|[\s-])", re.IGNORECASE
)
# Manuscripts are typed in such a font too: in one only what looks like code is code.
TYPEWRITER = re.compile(r"mono(?:space)?\b|courier|consolas|menlo", re.IGNORECASE)
SIGN = "is the sign of a note"


def _names(words: str) -> frozenset[str]:
    return frozenset(words.split())


VOID = _names("area base br col embed hr img input link meta param source track wbr")
# Their content is no markup: up to their end tag.
RAW = {
    "script": CODE,
    "style": CODE,
    "title": METADATA,
    "xmp": CODE,
    "iframe": NOT_SHOWN,
    "noembed": NOT_SHOWN,
    "noframes": NOT_SHOWN,
    "noscript": NOT_SHOWN,
    "textarea": NOT_SHOWN,
}
CODES = _names("pre code kbd samp tt listing plaintext")
# Not a part of the page's words. A reading stands beside the words that it is of; a raised figure or letter is a
# note's sign or a power.
UNSEEN = {
    **dict.fromkeys(_names("template svg math object audio video canvas select datalist map dialog"), NOT_SHOWN),
    **dict.fromkeys(_names("del s strike rt rp"), NOT_SHOWN),
    "sup": SIGN,
}
BLOCKS = _names(
    "address article aside blockquote body caption center dd details dialog dir div dl dt fieldset figcaption figure"
    " footer form h1 h2 h3 h4 h5 h6 header hgroup hr html legend li main menu nav ol p pre search"
    " section summary table tbody td tfoot th thead tr ul"
)
HEADINGS = _names("h1 h2 h3 h4 h5 h6 summary legend")
CAPTIONS = frozenset({"figcaption", "caption"})
# An end tag in a cell closes nothing outside of the table's cell; one of these does.
CELLS, TABLE = _names("td th caption"), _names("td th caption tr tbody thead tfoot table")
# A start tag closes one of these that is open, up to the element that holds them.
CLOSES = {
    "li": ("li", "p"),
    "dd": ("dd", "dt", "p"),
    "dt": ("dd", "dt", "p"),
    "tr": ("tr", "caption", "p"),
    "td": ("td", "th", "p"),
    "th": ("td", "th", "p"),
    "tbody": ("tbody", "thead", "tfoot", "caption", "p"),
    "tfoot": ("tbody", "thead", "tfoot", "p"),
    **dict.fromkeys(HEADINGS, (*HEADINGS, "p")),
    "rt": ("rt", "rp"),
    "rp": ("rt", "rp"),
}
CLOSED_BY_BLOCKS = ("p",)
HOLDERS = {
    "li": ("ul", "ol", "menu", "dir"),
    "dd": ("dl",),
    "dt": ("dl",),
    "tr": ("table",),
    "td": ("tr",),
    "th": ("tr",),
    "tbody": ("table",),
    "tfoot": ("table",),
    "rt": ("ruby",),
    "rp": ("ruby",),
}
NOTE_REFERENCE = re.compile(r"noteref|footnote-ref|cite_ref|_ftnref|_ednref|fnref", re.IGNORECASE)
NOTE_BACK = re.compile(r"backlink|footnote-back|mw-cite-backlink", re.IGNORECASE)
NOTE_SIGN = re.compile(r"\[?(?:\d{1,3}|[a-z*†‡§\u2460-\u2473¹²³])\]?", re.IGNORECASE)
# No span of code is looked through further, and no value of an attribute is longer.
LONGEST_SPAN, LONGEST_VALUE = 400, 10_000
# How far the words of a note's sign are looked for.
LONGEST_SIGN = 120
# A page is told by how it begins.
PAGE = re.compile(
    r"\s*(?:<\?xml[^>]*>\s*)?(?:<!--.{0,2000}?-->\s*)?<(?:!doctype\s+html|html)\b", re.IGNORECASE | re.DOTALL
)


class Tag(NamedTuple):
    """A tag: its name in small letters, whether it closes, its attributes, and where it ends."""

    name: str
    closes: bool
    attributes: dict[str, str]
    end: int


class Element(NamedTuple):
    """An open element: its name, why its words are not seen, its row or block quote, its name as a target."""

    name: str
    reason: str
    group: int
    target: str
    begun: int


def read(text: str, files: Sequence[tuple[int, str]] = ((0, ""),)) -> Opened:
    """The blocks of a page of HTML; of several pages in one text where each begins, and its path."""
    return _Page(text, files).read()


def is_page(text: str) -> bool:
    """Whether a text is a page of HTML, by how it begins."""
    return PAGE.match(text) is not None


def _words(markup: str) -> str:
    """The words of some markup without its tags."""
    return " ".join(unescape(re.sub(r"<[^<>]{0,100}>", "", markup).split("<")[0]).split())


class _Page:
    """What is open while the tags of a page are taken one by one."""

    def __init__(self, text: str, files: Sequence[tuple[int, str]]) -> None:
        self.text = text
        self.files = files
        self.paths = {path for _, path in files}
        self.sheet = Sheet(text)
        self.open: list[Element] = []
        # Where in ``open`` the elements of each name are.
        self.by_name: dict[str, list[int]] = {}
        # How many open elements hide their words, by the reason.
        self.hiding: Counter[str] = Counter()
        self.groups = 0
        # Whether a block has ended and none has begun: what its words are is asked when they come.
        self.between = True
        # The last quotation marks of each kind: no value is closed after them.
        self.last = {'"': text.rfind('"'), "'": text.rfind("'")}
        self.calls: list[tuple[int, str]] = []
        self.targets: dict[str, tuple[int, int]] = {}

    def read(self) -> Opened:
        """Read the page."""
        text, sheet = self.text, self.sheet
        while sheet.position < len(text):
            start = text.find("<", sheet.position)
            # Between most tags there are no words.
            if start != sheet.position:
                self._words(start if start >= 0 else len(text))
            if start >= 0:
                self._markup(start)
        while self.open:
            self._pop()
        opened = sheet.opened("HTML")
        return opened.changed(notes=self._notes(opened.blocks))

    def _markup(self, start: int) -> None:
        sign = self.text[start + 1 : start + 2]
        if self.text.startswith("<!--", start):
            # <!--> and <!---> are whole comments.
            end = self.text.find("-->", start + 2)
            self._hide_to(end + 2 if end >= 0 else -1, COMMENT)
        elif NAME.match(self.text, start + 1 + (sign == "/")):
            self._tag(start)
        elif sign and sign in "!?/":
            self._hide_to(self.text.find(">", start), NOT_SHOWN, TYPED_MARKS)
        else:
            self._show(start + 1)

    def _hide_to(self, last: int, reason: str, marks: Pattern = MARKS) -> None:
        self.sheet.hide(last + 1 if last >= 0 else len(self.text), reason, marks)

    def _reason(self, otherwise: str = "") -> str:
        """Why words are not seen here."""
        return next(iter(self.hiding), otherwise)

    def _words(self, end: int) -> None:
        """Show the words up to the next tag, each entity as the character that it stands for."""
        if not self.hiding and self.text.find("&", self.sheet.position, end) >= 0:
            for match in ENTITY.finditer(self.text, self.sheet.position, end):
                character = unescape(match[0])
                if character != match[0]:
                    self._show(match.start())
                    if self.between:
                        self._begin()
                    self.sheet.stand(match.end(), NO_WIDTH.sub(HIDDEN, character))
        self._show(end)

    def _show(self, end: int) -> None:
        """Show the text up to an offset, ends of lines as spaces."""
        if self.hiding:
            self.sheet.hide(end, self._reason())
            return
        words = self.text[self.sheet.position : end]
        if self.between and not words.isspace():
            self._begin()
        if "\n" in words:
            words = BREAK.sub(lambda match: HIDDEN * len(match[0]), words)
        self.sheet.stand(end, SPACES.sub(" ", words))

    def _begin(self) -> None:
        """Begin a block where words are to be seen."""
        self.between = False
        self.sheet.block(*self._kind())

    def _tag(self, start: int) -> None:
        plain = PLAIN_TAG.match(self.text, start)
        tag = Tag(plain[2].lower(), bool(plain[1]), {}, plain.end()) if plain else self._read_tag(start)
        if tag is None:
            # Of a tag that does not end a browser shows nothing, nor of what follows.
            self.sheet.hide(len(self.text), "stands in a tag that is not closed")
        elif tag.closes:
            self._close(tag)
        else:
            self._start(tag)

    def _read_tag(self, start: int) -> Tag | None:
        """The tag that begins at an offset; None if it never ends."""
        closes = self.text[start + 1] == "/"
        name = NAME.match(self.text, start + 1 + closes)
        position = name.end() if name else start
        attributes: dict[str, str] = {}
        while not (end := END_OF_TAG.match(self.text, position)):
            attribute = ATTRIBUTE.match(self.text, position)
            if attribute is None:
                return None
            value, position = self._value(attribute)
            attributes.setdefault(attribute[1].lower(), value)
        return Tag(name[0].lower() if name else "", closes, attributes, end.end())

    def _value(self, attribute: re.Match[str]) -> tuple[str, int]:
        """The value of an attribute, and where it ends. Where its mark is not closed in the rest, it is one word."""
        position = attribute.end()
        if not attribute[2]:
            return "", position
        mark = self.text[position : position + 1]
        if self.last.get(mark, -1) > position:
            end = self.text.index(mark, position + 1)
            return unescape(self.text[position + 1 : min(end, position + LONGEST_VALUE)]), end + 1
        word = UNQUOTED.match(self.text, position)
        return (word[0], word.end()) if word else ("", position)

    def _start(self, tag: Tag) -> None:
        name = tag.name
        self._close_for(name)
        if name == "br" and not self.hiding:
            self.sheet.stand(tag.end, "\n")
            self.sheet.line()
        elif name == "q" and not self.hiding:
            # The marks that a browser adds stand where the tag ends.
            if self.between:
                self._begin()
            self.sheet.hide(tag.end - 1)
            self.sheet.stand(tag.end, "“")
        else:
            self._hide_tag(tag)
        if name in RAW:
            self._raw(name)
        elif name in VOID:
            self.targets.setdefault(self._target("#" + tag.attributes.get("id", "")), (tag.end, tag.end))
        else:
            self._push(tag)
        if name in BLOCKS:
            self.between = True

    def _hide_tag(self, tag: Tag) -> None:
        reason = self._reason("an attribute of HTML") if tag.attributes else ""
        self.sheet.hide(tag.end, reason, TYPED_MARKS)

    def _raw(self, name: str) -> None:
        """Hide what a script and the like hold, to their end tag."""
        end = re.compile(rf"</{name}(?=[\s/>])", re.IGNORECASE).search(self.text, self.sheet.position)
        self.sheet.hide(end.start() if end else len(self.text), RAW[name], TYPED_MARKS)
        if end:
            self._hide_to(self.text.find(">", end.end()), "")

    def _push(self, tag: Tag) -> None:
        group = 0
        if tag.name == "tr" or (tag.name == "blockquote" and not self.by_name.get("blockquote")):
            self.groups += 1
            group = self.groups
        reason, target = self._hidden(tag), ""
        if tag.attributes:
            if tag.name != "blockquote" and QUOTES.search(tag.attributes.get("class", "")):
                self.groups += 1
                group = group or self.groups
                self.by_name.setdefault(QUOTE, []).append(len(self.open))
            elif tag.name in ("p", "div") and SET_IN.search(tag.attributes.get("style", "")):
                self.by_name.setdefault(INDENTED, []).append(len(self.open))
            if self._calls(tag):
                self.calls.append((self.sheet.position, self._target(tag.attributes["href"])))
                reason = reason or SIGN
            target = tag.attributes.get("id") or (tag.attributes.get("name", "") if tag.name == "a" else "")
        self.by_name.setdefault(tag.name, []).append(len(self.open))
        self.open.append(Element(tag.name, reason, group, target, self.sheet.position))
        if reason:
            self.hiding[reason] += 1

    def _hidden(self, tag: Tag) -> str:
        """Why an element is not seen; "" if it is."""
        attributes = tag.attributes
        if tag.name in CODES:
            return self._code(tag)
        if not attributes:
            return UNSEEN.get(tag.name, "")
        if tag.name in UNSEEN or "hidden" in attributes or UNDISPLAYED.search(attributes.get("style", "")):
            return UNSEEN.get(tag.name, NOT_SHOWN) if "open" not in attributes else ""
        if PREFORMATTED.search(attributes.get("class", "").replace("_20_", "-")) or self._typed(tag):
            return CODE
        back = NOTE_BACK.search(f"{attributes.get('role', '')} {attributes.get('class', '')}")
        if tag.name in ("a", "span", "sup") and (back or NOTE_REFERENCE.search(attributes.get("href", ""))):
            return SIGN
        return ""

    def _typed(self, tag: Tag) -> bool:
        """Whether the words of an element in a typewriter's font are plainly code."""
        font = tag.attributes.get("face", "") + tag.attributes.get("style", "") if tag.name in ("font", "span") else ""
        return TYPEWRITER.search(font) is not None and is_code([_words(self._inside(tag, LONGEST_SPAN))])

    def _inside(self, tag: Tag, longest: int) -> str:
        """What stands in an element, up to its first end tag."""
        return self.text[tag.end : tag.end + longest].partition(f"</{tag.name}")[0]

    def _code(self, tag: Tag) -> str:
        """Why an element of code is not seen: a span without quotation marks is a word in another type."""
        words = self._inside(tag, LONGEST_SPAN)
        block = tag.name in ("pre", "listing", "plaintext")
        return CODE if block or "&" in words or any(mark in words for mark in QUOTATION_MARKS) else ""

    def _calls(self, tag: Tag) -> bool:
        """Whether a link leads to a note: its class, its place or its words say so."""
        target = tag.attributes.get("href", "")
        if tag.name != "a" or not self._target(target) or NOTE_REFERENCE.search(target):
            return False
        marks = " ".join(tag.attributes.get(name, "") for name in ("role", "class", "id", "name", "epub:type"))
        if NOTE_BACK.search(marks):
            return False
        words = _words(self._inside(tag, LONGEST_SIGN))
        signed = bool(self.by_name.get("sup")) or NOTE_SIGN.fullmatch(words) is not None
        return signed or NOTE_REFERENCE.search(marks) is not None

    def _target(self, link: str) -> str:
        """The path and the name that a link leads to; "" where it leads to no place in these pages."""
        path, _, name = link.partition("#")
        if not name:
            return ""
        here = self.files[bisect_right(self.files, self.sheet.position, key=lambda file: file[0]) - 1][1]
        path = posixpath.normpath(posixpath.join(posixpath.dirname(here), unquote(path))) if path else here
        return f"{path}#{name}" if path in self.paths else ""

    def _notes(self, blocks: list[Block]) -> tuple[Note, ...]:
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

    def _close(self, tag: Tag) -> None:
        name = tag.name
        if name == "q" and self.by_name.get("q") and not self.hiding:
            self.sheet.stand(self.sheet.position + 1, "”")
        self._hide_tag(tag)
        indices = self.by_name.get(name)
        if indices and (name in TABLE or indices[-1] > self._barrier()):
            if name not in BLOCKS and self._holds_block(indices[-1]):
                self._let_go(indices.pop())
            else:
                self._pop_to(indices[-1])
        if name in BLOCKS:
            self.between = True

    def _barrier(self) -> int:
        """The innermost cell of a table: end tags inside close nothing outside of it."""
        return self._innermost(*CELLS)

    def _innermost(self, *names: str) -> int:
        """Where the innermost open element of these names is; -1 if there is none."""
        innermost = -1
        for name in names:
            indices = self.by_name.get(name)
            if indices and indices[-1] > innermost:
                innermost = indices[-1]
        return innermost

    def _holds_block(self, index: int) -> bool:
        """Whether a block was begun inside an element that is none: </b> does not end the paragraph in it."""
        return self._innermost(*BLOCKS.intersection(self.by_name)) > index

    def _let_go(self, index: int) -> None:
        """End an element whose blocks stay open."""
        self._shown_again(self.open[index].reason)
        self.open[index] = self.open[index]._replace(name="", reason="")

    def _pop_to(self, index: int) -> None:
        while len(self.open) > index:
            self._pop()

    def _pop(self) -> None:
        element = self.open.pop()
        for kind in (QUOTE, INDENTED):
            if (indices := self.by_name.get(kind)) and indices[-1] == len(self.open):
                indices.pop()
        if element.name:
            self.by_name[element.name].pop()
        self._shown_again(element.reason)
        if element.reason == SIGN and not self.hiding and not self.between:
            self.sheet.sign()
        if element.target:
            self.targets.setdefault(self._target("#" + element.target), (element.begun, self.sheet.position))

    def _shown_again(self, reason: str) -> None:
        if reason:
            self.hiding[reason] -= 1
            if not self.hiding[reason]:
                del self.hiding[reason]

    def _close_for(self, name: str) -> None:
        """Close what the start of an element closes: a paragraph, the item before, the cell before."""
        closed = CLOSES.get(name) or CLOSED_BY_BLOCKS if name in BLOCKS else CLOSES.get(name, ())
        if any(map(self.by_name.get, closed)):
            floor = max(self._innermost(*HOLDERS.get(name, ())), -1 if name in TABLE else self._barrier())
            first = min((index for each in closed if (index := self._innermost(each)) > floor), default=-1)
            if first >= 0:
                self._pop_to(first)

    def _kind(self) -> tuple[str, int]:
        """The kind of the block that begins here, and its block quote or row."""
        cell, quote = self._innermost("td", "th"), self._innermost("blockquote", QUOTE)
        if quote > cell:
            # Block quotes in a block quote are one.
            first = min(self.by_name[name][0] for name in ("blockquote", QUOTE) if self.by_name.get(name))
            return QUOTE, self.open[first].group
        if self._innermost(*HEADINGS) > cell:
            return HEADING, 0
        if self._innermost(*CAPTIONS) > cell:
            return CAPTION, 0
        if cell >= 0:
            row = self._innermost("tr")
            return CELL, self.open[row].group if row >= 0 else 0
        if self._innermost("li", "dd", "dt") >= 0:
            return ITEM, 0
        return (INDENTED if self._innermost(INDENTED) >= 0 else PARAGRAPH), 0
