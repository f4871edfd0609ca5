"""Markup inside a block: what of it a reader of the finished page sees, without any change of length.

Every pattern stops at its own marks: all of it is linear in the text.
"""

import re
from collections.abc import Callable, Iterable
from functools import cache

from hkinno.documents import HIDDEN, Block, Document, Unseen

QUOTATION_MARKS = "「」『』“”‘’\"＂«»‹›„﹁﹂﹃﹄〝〞〟｢｣'"

COMMENT = r"<!--.*?(?:-->|$)"
SCRIPT = r"<(script|style|template)\b[^<>]*>.*?(?:</\1\s*>|$)"
# No blank line in a span of code, which ends with as many backticks as it begins with.
CODE = r"(?<!`)(`{1,3})(?!`)((?:[^`\n]|\n(?!\s*\n)){1,2000}?)(?<!`)\1(?!`)"
# Struck out: where ~~ is not closed, no other ~~ follows that would be looked for in the same words again.
STRUCK = r"~~.*?~~|<(del|s|strike|sup)\b[^<>]*>[^<]*</\1>"
FOOTNOTE = r"\[\^[^\[\]\s]{1,60}\]"
_TARGET = r"\((?:[^()\n]|\([^()\n]{0,200}\)){0,2000}\)"
IMAGE = rf"!\[[^\[\]\n]{{0,400}}\]{_TARGET}"
LINK = rf"\[([^\[\]\n]{{0,400}})\](?:{_TARGET}|\[[^\[\]\n]{{0,100}}\]|\{{[^{{}}\n]{{1,100}}\}})"
WIKI = r"\[\[(?:[^\[\]|\n]{0,200}\|)?([^\[\]|\n]{1,200})\]\]"
REFERENCE = r"^[ \t]*\[[^\]^\n][^\]\n]{0,100}\]:[ \t]*\S+(?:[ \t]+(?:\"[^\"\n]*\"|'[^'\n]*'|\([^()\n]*\)))?[ \t]*$"
TAG = r"</?[A-Za-z][^<>]*>"
ENTITY = r"&(?:#\d{1,7}|#[xX][\da-fA-F]{1,6}|[A-Za-z][A-Za-z\d]{1,30});"
# Between two digits a star is a sign with weight.
EMPHASIS = r"(?<!\d)(?:[*_]+|==|'''?)|[*_]+(?!\d)|\\(?=[!-/:-@\[-`{-~])"


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


def visible(text: str, *, code: bool = True) -> tuple[str, Iterable[Unseen]]:
    """A block's text with its markup hidden, and the marked words in it that are no part of the page."""
    unseen: list[Unseen] = []

    def gone(reason: str = "", *, shown: int | None = None) -> Callable[[re.Match[str]], str]:
        def replace(match: re.Match[str]) -> str:
            if shown is not None:
                start, end = match.span(shown)
                before, after = match.string[match.start() : start], match.string[end : match.end()]
                note(match.start(), start, reason)
                note(end, match.end(), reason)
                return hidden(before) + match[shown] + hidden(after)
            note(*match.span(), reason)
            return hidden(match[0])

        def note(start: int, end: int, reason: str) -> None:
            if reason and any(mark in QUOTATION_MARKS for mark in text[start:end]):
                unseen.append(Unseen(start, end, reason))

        return replace

    def spanned(match: re.Match[str]) -> str:
        if not any(mark in QUOTATION_MARKS for mark in match[2]):
            return hidden(match[1]) + match[2] + hidden(match[1])
        return gone("stands in code")(match)

    if "<" in text:
        text = _pattern(COMMENT, re.DOTALL).sub(gone("stands in a comment"), text)
        text = _pattern(SCRIPT, re.DOTALL | re.IGNORECASE).sub(gone("stands in code"), text)
    if code and "`" in text:
        text = _pattern(CODE).sub(spanned, text)
    if "~~" in text or "</" in text:
        text = _pattern(STRUCK, re.DOTALL | re.IGNORECASE).sub(gone(), text)
    if "[" in text:
        text = _pattern(FOOTNOTE).sub(gone(), text)
        text = _pattern(WIKI).sub(gone(shown=1), text)
        text = _pattern(IMAGE).sub(gone("the description of a picture"), text)
        text = _pattern(LINK).sub(gone("the title of a link", shown=1), text)
        text = _pattern(REFERENCE, re.MULTILINE).sub(gone("the title of a link"), text)
    if "<" in text:
        text = _pattern(TAG).sub(lambda match: _quoted(match) or gone("an attribute of HTML")(match), text)
    if "&" in text:
        text = _pattern(ENTITY).sub(_character, text)
    return _pattern(EMPHASIS).sub(gone(), text), unseen


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
