"""A value as JSON and as the text of one cell, and the English of a quote."""

import json
import re
from typing import Any

from hkinno.text import UNSAFE, is_safe, substituted

# Written as \uXXXX in JSON: what text.visible writes out, but for the C0 controls, which JSON itself escapes, and which
# lay it out.
UNSAFE_IN_JSON = UNSAFE.replace("\x00-\x1f", "", 1)


def dumps(value: Any, indent: int | None = None) -> str:
    """JSON as the program writes it: Chinese as it is, what could harm a terminal as escapes."""
    separators = None if indent else (",", ":")
    encoded = json.dumps(value, ensure_ascii=False, indent=indent, separators=separators)
    return encoded if is_safe(encoded) else substituted(UNSAFE_IN_JSON, _escape, encoded)


def _escape(match: re.Match[str]) -> str:
    return json.dumps(match[0])[1:-1]


def cell(content: Any) -> str:
    """A value as the text of one cell: text as it is, null as nothing, lists and objects as JSON."""
    if isinstance(content, str):
        return content
    return "" if content is None else dumps(content)


def translation(quote: dict[str, Any]) -> str:
    """Our English of a quote; "" where there is none, or the quote is English itself."""
    english: str = quote["translation"]["en"] or ""
    return "" if english == quote["exact"] else english
