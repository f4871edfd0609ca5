"""Markup inside a block: what of it a reader of the finished page sees, without any change of length.

Every pattern stops at its own marks: all of it is linear in the text.
"""

import re
from collections.abc import Callable
from functools import cache

from hkinno.documents import HIDDEN, Block, Document, Unseen

QUOTATION_MARKS = "「」『』“”‘’\"＂«»‹›„﹁﹂﹃﹄〝〞〟｢｣'"

COMMENT = r"<!--.*?(?:-->|$)"
# Comments of MDX, Obsidian and Liquid.
OTHER_COMMENTS = (
    r"\{/\*.{0,4000}?\*/\}|%%.{1,4000}?%%|\{%-?\s{0,9}comment\s{0,9}-?%\}.{0,4000}?\{%-?\s{0,9}endcomment\s{0,9}-?%\}"
)
SCRIPT = r"<(script|style|template)\b[^<>]*>.*?(?:</\1\s*>|$)"
# No blank line in a span of code, which ends with as many backticks as it begins with.
CODE = r"(?<!`)(`{1,3})(?!`)((?:[^`\n]|\n(?!\s*\n)){1,2000}?)(?<!`)\1(?!`)"
# Struck out: where ~~ is not closed, no other ~~ follows that would be looked for in the same words again.
STRUCK = r"~~.*?~~|<(del|s|strike|sup)\b[^<>]*>[^<]*</\1>"
# With the colon of a note at the beginning of its line.
FOOTNOTE = r"^\[\^[^\[\]\s]{1,60}\]:|\[\^[^\[\]\s]{1,60}\]"
_TARGET = r"\((?:[^()\n]|\([^()\n]{0,200}\)){0,2000}\)"
IMAGE = rf"!\[[^\[\]\n]{{0,400}}\]{_TARGET}"
LINK = rf"\[([^\[\]\n]{{0,400}})\](?:{_TARGET}|\[[^\[\]\n]{{0,100}}\]|\{{[^{{}}\n]{{1,100}}\}})"
WIKI = r"\[\[(?:[^\[\]|\n]{0,200}\|)?([^\[\]|\n]{1,200})\]\]"
REFERENCE = r"^[ \t]*\[[^\]^\n][^\]\n]{0,100}\]:[ \t]*\S+(?:[ \t]+(?:\"[^\"\n]*\"|'[^'\n]*'|\([^()\n]*\)))?[ \t]*$"
TAG = r"</?[A-Za-z][^<>]*>"
ENTITY = r"&(?:#\d{1,7}|#[xX][\da-fA-F]{1,6}|[A-Za-z][A-Za-z\d]{1,30});"
# Between two digits a star is a sign with weight.
TEX_MARKS = r"``|''"
# A sign that a backslash protects is none; a backslash at the end of a line breaks it.
EMPHASIS = r"(?<![\d\\])(?:[*_]+|==|'''?)|(?<!\\)[*_]+(?!\d)|\\(?=[!-/:-@\[-`{-~]|\r?\n)"
EMPHASIS_SIGNS = ("*", "_", "==", "''", "\\")


class Markup:
    """The visible text of a file in the making."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.pieces: list[str] = []
        self.position = 0
        self.blocks: list[Block] = []
        self.unseen: list[Unseen] = []

    def hide(self, end: int, reason: str = "") -> None:
        """Hide everything up to an offset; line ends stay. With a reason it is told of."""
        if end <= self.position:
            return
        self.pieces.append(hidden(self.text[self.position : end]))
        if reason:
            self.unseen.append(Unseen(self.position, end, reason))
        self.position = end

    def add(self, block: Block, *, code: bool = True) -> None:
        """Show a block, which begins where the last one ended or later."""
        parts = []
        self.hide(block.start)
        position = block.start
        for start, end in block.lines:
            parts += [hidden(self.text[position:start]), self.text[start:end]]
            position = end
        shown, unseen = visible("".join(parts), code=code)
        self.unseen += [Unseen(block.start + one, block.start + other, reason) for one, other, reason in unseen]
        self.pieces.append(shown)
        self.position = position
        if shown.strip(HIDDEN + " \t\r\n"):
            self.blocks.append(block)

    def document(self) -> Document:
        """The document."""
        self.hide(len(self.text))
        return Document(self.text, "".join(self.pieces), self.blocks, self.unseen)


def hidden(text: str) -> str:
    """As many hidden characters; line feeds stay."""
    if "\n" not in text:
        return HIDDEN * len(text)
    return "\n".join(HIDDEN * len(line) for line in text.split("\n"))


def visible(text: str, *, code: bool = True) -> tuple[str, list[Unseen]]:
    """A block's text with its markup hidden, and the marked words in it that are no part of the page."""
    hiding = _Hiding(text)
    if "<" in text:
        hiding.hide(COMMENT, "stands in a comment", re.DOTALL)
        hiding.hide(SCRIPT, "stands in code", re.DOTALL | re.IGNORECASE)
    if "%" in text or "{/*" in text:
        hiding.hide(OTHER_COMMENTS, "stands in a comment", re.DOTALL)
    if code and "`" in text:
        hiding.sub(CODE, hiding.code)
    if "~~" in text or "</" in text:
        hiding.hide(STRUCK, "", re.DOTALL | re.IGNORECASE)
    if "[" in text:
        hiding.hide(FOOTNOTE, "", re.MULTILINE)
        hiding.show(WIKI)
        hiding.hide(IMAGE, "the description of a picture")
        hiding.show(LINK, "the title of a link")
        hiding.hide(REFERENCE, "the title of a link", re.MULTILINE)
    if "<" in text:
        hiding.sub(TAG, lambda match: _quoted(match) or hiding.gone(match, "an attribute of HTML"))
    if "&" in text:
        hiding.sub(ENTITY, _character)
    if not code and "``" in text:
        # As TeX has them.
        hiding.sub(TEX_MARKS, lambda match: ("“" if match[0] == "``" else "”") + HIDDEN)
    if any(map(text.__contains__, EMPHASIS_SIGNS)):
        hiding.hide(EMPHASIS)
    return hiding.text, hiding.unseen


class _Hiding:
    """A text whose markup is hidden a pattern at a time, and what of it is to be told of."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.unseen: list[Unseen] = []

    def sub(self, pattern: str, replace: Callable[[re.Match[str]], str], flags: int = 0) -> None:
        self.text = _pattern(pattern, flags).sub(replace, self.text)

    def hide(self, pattern: str, reason: str = "", flags: int = 0) -> None:
        """Hide all of what a pattern finds."""
        self.sub(pattern, lambda match: self.gone(match, reason), flags)

    def show(self, pattern: str, reason: str = "") -> None:
        """Hide what a pattern finds, but for its first group."""

        def replace(match: re.Match[str]) -> str:
            start, end = match.span(1)
            self._tell(match, match.start(), start, reason)
            self._tell(match, end, match.end(), reason)
            return hidden(match.string[match.start() : start]) + match[1] + hidden(match.string[end : match.end()])

        self.sub(pattern, replace)

    def gone(self, match: re.Match[str], reason: str = "") -> str:
        """What a match is replaced by; with a reason it is told of where it holds quotation marks."""
        self._tell(match, *match.span(), reason)
        return hidden(match[0])

    def code(self, match: re.Match[str]) -> str:
        """A span of code is typography, but where it holds quotation marks."""
        if any(mark in QUOTATION_MARKS for mark in match[2]):
            return self.gone(match, "stands in code")
        return hidden(match[1]) + match[2] + hidden(match[1])

    def _tell(self, match: re.Match[str], start: int, end: int, reason: str) -> None:
        if reason and any(mark in QUOTATION_MARKS for mark in match.string[start:end]):
            self.unseen.append(Unseen(start, end, reason))


def _quoted(match: re.Match[str]) -> str:
    """The marks for a tag of HTML that stands for them; "" for another."""
    name = match[0][1:].split(maxsplit=1)[0].rstrip(">").lower()
    mark = {"q": "“", "/q": "”"}.get(name, "")
    return mark and mark + hidden(match[0][1:])


def _character(match: re.Match[str]) -> str:
    from html import unescape  # noqa: PLC0415 - for drafts with entities

    one = unescape(match[0])
    if len(one) != 1:
        return match[0]
    # What has no width would part words that it does not part for a reader.
    return (HIDDEN if one in "\u200b\u200c\u200d\u2060\ufeff\xad" else one) + hidden(match[0][1:])


@cache
def _pattern(pattern: str, flags: int = 0) -> re.Pattern[str]:
    return re.compile(pattern, flags)
