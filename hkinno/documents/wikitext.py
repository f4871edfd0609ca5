"""Wikitext of MediaWiki: what a reader of the page sees, at its offsets. One pass over its signs, with a stack."""

import re
from html import unescape

from hkinno.documents import BREAK, CELL, HEADING, HIDDEN, ITEM, PARAGRAPH, QUOTE
from hkinno.documents.sheet import CAPTION, CODE, COMMENT, METADATA, NOT_SHOWN, TYPED_MARKS, Note, Opened, Sheet
from hkinno.documents.wikitext_signs import (
    BLOCK_TAGS,
    CELL_ATTRIBUTES,
    CREDIT,
    FILE,
    HIDDEN_KEYS,
    KEY,
    LANGUAGE,
    LINE,
    MOST,
    NAME,
    NOT_PAGE,
    PART_END,
    QUOTED,
    QUOTING,
    RAW,
    REF_NAME,
    TAG,
    TOKEN,
    UNSEEN_LINK,
    Open,
    pairs,
)


def read(text: str) -> Opened:
    """The blocks of a page in wikitext."""
    return _Page(text).read()


class _Page:
    """What is open while the signs of a page are taken one by one."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.sheet = Sheet(text)
        self.stack: list[Open] = []
        self.closed = pairs(text)
        self.hiding = 0
        self.group = self.row = self.quotes = 0
        self.in_table = False
        self.kind = PARAGRAPH
        # Notes that have a name, and where those are called again.
        self.named: dict[str, Note] = {}
        self.again: list[tuple[int, str]] = []

    def read(self) -> Opened:
        """Read the page."""
        text, sheet = self.text, self.sheet
        self._line(0)
        token = TOKEN.search(text, sheet.position)
        while token:
            if not self._ends_quoted(token.start()):
                self._show(token.start())
                self._take(token)
                sheet.hide(token.end())
            token = TOKEN.search(text, sheet.position)
        self._show(len(text))
        sheet.notes += [self.named[name]._replace(called=at) for at, name in self.again if name in self.named]
        return sheet.opened("wikitext")

    def _show(self, end: int) -> None:
        if self.hiding:
            self.sheet.hide(end, NOT_SHOWN)
        else:
            self.sheet.show(end)

    def _ends_quoted(self, end: int) -> bool:
        """Whether quoted words end before an offset with blanks that are none of theirs; then their mark is closed."""
        top = self.stack[-1] if self.stack else None
        if top is None or not top.closing:
            return False
        words = self.text[self.sheet.position : end]
        last = self.sheet.position + len(words.rstrip())
        blanks = PART_END.match(self.text, last)
        if blanks is None:
            return False
        self._show(last)
        self.sheet.stand(last + 1, top.closing)
        self.sheet.hide(blanks.end())
        self.stack[-1] = top._replace(closing="")
        return True

    def _take(self, token: re.Match[str]) -> None:
        sign, start = token[0], token.start()
        if sign == "\n":
            self._newline(start)
        elif sign == "<!--":
            end = self.text.find("-->", start)
            self.sheet.hide(end + 3 if end >= 0 else len(self.text), COMMENT)
        elif sign[0] == "<":
            self._tag(token)
        elif sign in ("{{", "[["):
            self._open(sign, start)
        elif sign in ("}}", "]]"):
            self._close(sign, token)
        elif sign == "|" and self.stack and self.stack[-1].sign in ("{{", "[["):
            self._part(token.end())
        elif sign == "|" and self.in_table and self.text.startswith("||", start):
            self.sheet.hide(start + 2)
            self.sheet.block(CELL, self.row)
        elif sign[0] == "[":
            self.stack.append(Open("["))
        elif sign == "]" and self.stack and self.stack[-1].sign == "[":
            self.stack.pop()
        elif sign[0] == "&":
            self._entity(token)
        elif sign in ("|", "]"):
            self._show(token.end())

    def _entity(self, token: re.Match[str]) -> None:
        character = unescape(token[0])
        if self.hiding or character == token[0]:
            self._show(token.end())
        else:
            self.sheet.stand(token.end(), HIDDEN if character in "\u200b\u200c\u200d\u2060\ufeff\xad" else character)

    def _newline(self, start: int) -> None:
        """End a line; a blank one, and one with a sign at its start, ends the block."""
        following = self.text[start + 1 : start + 2]
        if self.stack:
            self.sheet.hide(start + 1)
            self.sheet.line()
        elif following == "\n" or LINE.match(self.text, start + 1) or self.kind in (HEADING, ITEM):
            self.sheet.hide(start + 1)
            self._line(start + 1)
        else:
            self._blank(start + 1)

    def _blank(self, end: int) -> None:
        if self.hiding or BREAK.match(self.text, end - 1):
            self.sheet.hide(end)
        else:
            self.sheet.stand(end, " ")

    def _line(self, start: int) -> None:
        """Begin a block by the sign that its line begins with."""
        match = LINE.match(self.text, start)
        self.kind = PARAGRAPH
        if match is None:
            self._begin(CELL if self.in_table else PARAGRAPH)
        elif match[1]:
            self._begin(HEADING)
            self.sheet.hide(match.end())
        elif match[2]:
            self._begin(ITEM)
            self.sheet.hide(match.end())
        elif match[3]:
            self._table(match)
        elif match[5]:
            end = self.text.find("\n", start)
            self.sheet.hide(end if end >= 0 else len(self.text), CODE)
            self._begin(PARAGRAPH)
        else:
            self._begin(PARAGRAPH)
            end = self.text.find("\n", start) if not match[4] else match.end()
            self.sheet.hide(end if end >= 0 else len(self.text), METADATA)

    def _begin(self, kind: str) -> None:
        self.kind = kind
        if self.quotes and kind != CELL:
            self.sheet.block(QUOTE, self.group)
        else:
            self.sheet.block(kind, self.row if kind == CELL else 0)

    def _table(self, match: re.Match[str]) -> None:
        sign = match[3]
        if sign in "|!" and not self.in_table:
            self._begin(PARAGRAPH)
            return
        self.sheet.hide(match.end())
        if sign in ("{|", "|-"):
            self.in_table = True
            self.group += 1
            self.row = self.group
            end = self.text.find("\n", match.end())
            self.sheet.hide(end if end >= 0 else len(self.text), "an attribute of HTML", TYPED_MARKS)
        elif sign == "|}":
            self.in_table = False
            self._begin(PARAGRAPH)
        elif sign == "|+":
            self.sheet.block(CAPTION)
        else:
            self._begin(CELL)
            attributes = CELL_ATTRIBUTES.match(self.text, match.end())
            if attributes:
                self.sheet.hide(attributes.end(), "an attribute of HTML", TYPED_MARKS)

    def _tag(self, token: re.Match[str]) -> None:
        tag = TAG.match(token[0])
        name, closes = (tag[2].lower(), bool(tag[1])) if tag else ("", False)
        empty = token[0].endswith("/>")
        if name in RAW and not closes and not empty:
            self._raw(name, token.end())
        elif name == "ref":
            self._ref(token, closes=closes, empty=empty)
        elif name == "q" and not self.hiding:
            self._mark(token, "”" if closes else "“")
        elif name in ("blockquote", "poem"):
            self.quotes = max(0, self.quotes + (-1 if closes else 1))
            self.group += not closes
            self.sheet.hide(token.end())
            self._begin(PARAGRAPH)
        elif name in ("del", "s", "strike", "sup", "noinclude") and not empty:
            self._hide_element(name, token, closes=closes)
        elif name == "br":
            self.sheet.hide(token.end())
            self.sheet.line()
        elif name in BLOCK_TAGS:
            self.sheet.hide(token.end())
            self._begin(CELL if self.in_table else PARAGRAPH)

    def _mark(self, token: re.Match[str], mark: str) -> None:
        """Show a mark at the first character of a closing tag, at the last of an opening one."""
        if mark in "”）":
            self.sheet.stand(token.start() + 1, mark)
        else:
            self.sheet.hide(token.end() - 1)
            self.sheet.stand(token.end(), mark)

    def _hide_element(self, name: str, token: re.Match[str], *, closes: bool) -> None:
        """Hide what is struck out or raised, to its end tag near by."""
        end = self.text.find(f"</{name}", token.end(), token.end() + 2000) if not closes else -1
        if end >= 0:
            self.sheet.hide(end, NOT_SHOWN)

    def _raw(self, name: str, start: int) -> None:
        end = re.compile(rf"</{name}\s*>", re.IGNORECASE).search(self.text, start)
        self.sheet.hide(start)
        stop = end.start() if end else len(self.text)
        if RAW[name]:
            self.sheet.hide(stop, RAW[name])
        else:
            self._show(stop)
        if end:
            self.sheet.hide(end.end())

    def _ref(self, token: re.Match[str], *, closes: bool, empty: bool) -> None:
        """A note is called where it is written: its words stand there in brackets."""
        if self.hiding:
            return
        if empty:
            named = REF_NAME.search(token[0])
            self.again += [(token.start(), named[1])] if named else []
        elif not closes:
            if self.text.find("</ref", token.end(), token.end() + 20_000) >= 0:
                self.stack.append(Open("<ref", start=token.start()))
                self._mark(token, "（")
        elif any(opened.sign == "<ref" for opened in self.stack[-8:]):
            opened = self.stack.pop()
            self.hiding -= opened.hides
            while opened.sign != "<ref":
                opened = self.stack.pop()
                self.hiding -= opened.hides
            self._note(opened.start, token.start())
            self._mark(token, "）")

    def _note(self, start: int, end: int) -> None:
        """Take a note from the start of its tag to that of its end tag."""
        begins = self.text.find(">", start) + 1
        note = Note(start, begins, end)
        self.sheet.notes.append(note)
        named = REF_NAME.search(self.text, start, begins)
        if named:
            self.named[named[1]] = note

    def _open(self, sign: str, start: int) -> None:
        if start not in self.closed:
            self._show(start + 2)
            return
        self.sheet.hide(start + 2)
        if sign == "{{":
            match = NAME.match(self.text, start + 2)
            name = match[0].strip() if match else ""
            hides = NOT_PAGE.match(name) is not None
            self.sheet.hide(match.end() if match else start + 2)
            self._push(Open(sign, name, hides=hides))
            if QUOTING.search(name):
                self.group += 1
                self.sheet.block(QUOTE, self.group)
        elif UNSEEN_LINK.match(self.text, start + 2) or FILE.match(self.text, start + 2):
            # A picture's own words come last; what is before them is no text.
            self._push(Open(sign, "file" if FILE.match(self.text, start + 2) else "unseen", hides=True))
        else:
            bar = self.text.find("|", start, self.closed[start])
            self._push(Open(sign))
            if bar >= 0:
                self.sheet.hide(bar)

    def _push(self, opened: Open) -> None:
        self.stack.append(opened)
        self.hiding += opened.hides

    def _part(self, end: int) -> None:
        """Begin a part of a template or a link."""
        top = self.stack.pop()
        self._end_part(top)
        self.sheet.hide(end)
        self._push(self._link_part(top, end) if top.sign == "[[" else self._template_part(top, end))

    def _link_part(self, top: Open, end: int) -> Open:
        """A part of a link: of a picture the one without a sign of form is its caption."""
        picture = top.name == "file"
        hides = top.name == "unseen" or (picture and "|" in self._rest_of_link(end))
        if picture and not hides:
            self.sheet.block(CAPTION)
        return top._replace(hides=hides)

    def _template_part(self, top: Open, end: int) -> Open:
        """A part of a template: its name is hidden, and so are parts that no reader sees."""
        match = KEY.match(self.text, end)
        key = (match[1] or "").strip() if match else str(top.part + 1)
        part = top.part + (match is None)
        hides = (
            NOT_PAGE.match(top.name) is not None
            or (match is not None and HIDDEN_KEYS.fullmatch(key) is not None)
            or (LANGUAGE.match(top.name) is not None and key == "1")
        )
        quoting = QUOTING.search(top.name) is not None
        if quoting:
            self.sheet.block(QUOTE, self.group)
        # Who said it is told after a dash, and what a citation quotes stands between marks.
        sign = ""
        if match and not hides:
            self.sheet.hide(match.end() - 1)
            sign = "—" if quoting and CREDIT.fullmatch(key) else "“" if not quoting and QUOTED.fullmatch(key) else ""
        if sign and match:
            self.sheet.stand(match.end(), sign)
        elif match:
            self.sheet.hide(match.end())
        return top._replace(key=key, part=part, hides=hides, closing="”" if sign == "“" else "")

    def _rest_of_link(self, start: int) -> str:
        end = self.text.find("]]", start)
        return self.text[start : min(end if end >= 0 else start, start + 500)].split("[[")[0]

    def _end_part(self, top: Open) -> None:
        self.hiding -= top.hides
        if top.closing and self.sheet.position < len(self.text):
            self.sheet.stand(self.sheet.position + 1, top.closing)

    def _close(self, sign: str, token: re.Match[str]) -> None:
        opener = "{{" if sign == "}}" else "[["
        if not any(each.sign == opener for each in self.stack[-MOST:]):
            self._show(token.end())
            return
        while self.stack:
            top = self.stack.pop()
            self._end_part(top)
            if top.sign == opener:
                break
        self.sheet.hide(token.end())
        if QUOTING.search(top.name) or top.name == "file":
            self._begin(PARAGRAPH)
