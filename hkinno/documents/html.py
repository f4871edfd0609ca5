"""HTML: what a browser shows of a page, at its offsets in the file.

The tags are read in one pass over the text, in time that grows with its length only: parsers that build the tree which
the standard asks for take minutes, or all memory, for some hundred kilobytes of tags that are not closed.
"""

import re
from collections import Counter
from collections.abc import Sequence
from html import unescape
from typing import NamedTuple

from hkinno.documents import BREAK, CELL, HEADING, HIDDEN, ITEM, PARAGRAPH, QUOTE
from hkinno.documents.code import is_code
from hkinno.documents.html_elements import (
    BLOCKS,
    CAPTIONS,
    CELLS,
    CLOSED_BY_BLOCKS,
    CLOSES,
    CODES,
    HEADINGS,
    HOLDERS,
    RAW,
    SIGN,
    TABLE,
    UNSEEN,
    VOID,
)
from hkinno.documents.html_notes import NOTE_BACK, NOTE_REFERENCE, Notes
from hkinno.documents.html_tags import Tag, Tags
from hkinno.documents.inline import QUOTATION_MARKS
from hkinno.documents.patterns import Pattern
from hkinno.documents.sheet import (
    CAPTION,
    CODE,
    COMMENT,
    INDENTED,
    MARKS,
    NOT_SHOWN,
    TYPED_MARKS,
    Opened,
    Sheet,
)

ENTITY = re.compile(r"&(?:#\d{1,7};?|#[xX][\da-fA-F]{1,6};?|[A-Za-z][A-Za-z\d]{1,30};?)")
SPACES = re.compile(r"[\r\n\t\f]")
# What has no width would part words that it does not part for a reader.
NO_WIDTH = re.compile("[\u200b\u200c\u200d\u2060\ufeff\xad]")
UNDISPLAYED = re.compile(r"(?:display\s*:\s*none|visibility\s*:\s*hidden|mso-hide\s*:\s*all)", re.IGNORECASE)

# What is open by its class or style stands under a name that no tag can have.
STYLED_QUOTE, STYLED_INDENT = "(quote)", "(indented)"
# Block quotes by their class, as programs that write pages have it.
QUOTES = re.compile(r"(?:^|\s)(?:mso(?:intense)?quote|block-?quote|block-?text|quotations?)(?:$|[\s-])", re.IGNORECASE)
SET_IN = re.compile(r"(?:margin|padding)-left\s*:\s*(?!0*\.?0*(?:[a-z;%]|\s|$)|-)\d", re.IGNORECASE)
PREFORMATTED = re.compile(
    r"(?:^|\s)(?:preformatted|source-(?:code|text)|verbatim|sourcecode)(?:$|[\s-])", re.IGNORECASE
)
# Manuscripts are typed in such a font too: in one only what looks like code is code.
TYPEWRITER = re.compile(r"mono(?:space)?\b|courier|consolas|menlo", re.IGNORECASE)
# No span of code is looked through further.
LONGEST_SPAN = 400
# How far the words of a note's sign are looked for.
LONGEST_SIGN = 120
# A page is told by how it begins.
PAGE = re.compile(
    r"\s*(?:<\?xml[^>]*>\s*)?(?:<!--.{0,2000}?-->\s*)?<(?:!doctype\s+html|html)\b", re.IGNORECASE | re.DOTALL
)


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
        self.sheet = Sheet(text)
        self.tags = Tags(text)
        self.notes = Notes(files)
        self.open: list[Element] = []
        # Where in ``open`` the elements of each name are.
        self.by_name: dict[str, list[int]] = {}
        # How many open elements hide their words, by the reason.
        self.hiding: Counter[str] = Counter()
        self.groups = 0
        # Whether a block has ended and none has begun: what its words are is asked when they come.
        self.between = True

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
        return opened.changed(notes=self.notes.found(opened.blocks))

    def _markup(self, start: int) -> None:
        sign = self.text[start + 1 : start + 2]
        if self.text.startswith("<!--", start):
            # <!--> and <!---> are whole comments.
            end = self.text.find("-->", start + 2)
            self._hide_to(end + 2 if end >= 0 else -1, COMMENT)
        elif self.tags.begins(start):
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
        tag = self.tags.read(start)
        if tag is None:
            # Of a tag that does not end a browser shows nothing, nor of what follows.
            self.sheet.hide(len(self.text), "stands in a tag that is not closed")
        elif tag.closes:
            self._close(tag)
        else:
            self._start(tag)

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
            self.notes.stands(tag.attributes.get("id", ""), tag.end, tag.end)
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
                self.by_name.setdefault(STYLED_QUOTE, []).append(len(self.open))
            elif tag.name in ("p", "div") and SET_IN.search(tag.attributes.get("style", "")):
                self.by_name.setdefault(STYLED_INDENT, []).append(len(self.open))
            words = _words(self._inside(tag, LONGEST_SIGN)) if tag.name == "a" else ""
            if self.notes.leads(tag, words, self.sheet.position, raised=bool(self.by_name.get("sup"))):
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
        for kind in (STYLED_QUOTE, STYLED_INDENT):
            if (indices := self.by_name.get(kind)) and indices[-1] == len(self.open):
                indices.pop()
        if element.name:
            self.by_name[element.name].pop()
        self._shown_again(element.reason)
        if element.reason == SIGN and not self.hiding and not self.between:
            self.sheet.sign()
        if element.target:
            self.notes.stands(element.target, element.begun, self.sheet.position)

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
        cell, quote = self._innermost("td", "th"), self._innermost("blockquote", STYLED_QUOTE)
        if quote > cell:
            # Block quotes in a block quote are one.
            first = min(self.by_name[name][0] for name in ("blockquote", STYLED_QUOTE) if self.by_name.get(name))
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
        return (INDENTED if self._innermost(STYLED_INDENT) >= 0 else PARAGRAPH), 0
