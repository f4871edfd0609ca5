"""The signs of wikitext, what templates and their parts are for, and which brackets are closed."""

import re
from typing import NamedTuple

from hkinno.documents.sheet import CODE, NOT_SHOWN

RAW = {
    **dict.fromkeys(("pre", "code", "syntaxhighlight", "source", "math", "chem", "score", "timeline"), CODE),
    **dict.fromkeys(("gallery", "templatedata", "graph", "mapframe", "imagemap"), NOT_SHOWN),
    "nowiki": "",
}
TOKEN = re.compile(
    r"<!--|</?[A-Za-z][A-Za-z0-9]{0,20}(?=[\s/>])[^<>]{0,1000}>|\{\{|\}\}|\[\[|\]\]|\[(?:[a-z]{3,6}:)?//[^\s\[\]<>]+|\]"
    r"|'{2,5}|\n|\||__[A-Z]{3,20}__|&(?:#\d{1,7}|#[xX][\da-fA-F]{1,6}|[A-Za-z][A-Za-z\d]{1,30});|~{3,5}"
)
TAG = re.compile(r"<(/?)([A-Za-z][A-Za-z0-9]*)")
NAME = re.compile(r"[^|{}\[\]\n<>]{0,120}")
KEY = re.compile(r"\s*(?:([^\s|={}\[\]<>「『“\"][^|={}\[\]<>\n「『“\"]{0,59}?)\s*)?=[ \t]*")
# The words that a citation quotes, and a translation of them; what of a part is only how it is laid out.
QUOTED = re.compile(r"(?:trans-)?quote|引文|引用", re.IGNORECASE)
PART_END = re.compile(r"\s+(?=\||\}\})")
LINE = re.compile(
    r"(={1,6})(?=[^\n]*=[ \t]*$)|([*#;:]+)[ \t]*|(\{\||\|\}|\|-|\|\+|[|!])|(-{4,})|([ ])(?=\S)|#redirect\b",
    re.IGNORECASE | re.MULTILINE,
)
QUOTING = re.compile(r"quot|cquote|引述|引用|引文|block ?quote|poem|rquote|centered pull|語錄", re.IGNORECASE)
NOT_PAGE = re.compile(
    r"^(?:#|defaultsort|displaytitle|short desc|use |reflist|authority|noteta|nota|anchor|clear)", re.IGNORECASE
)
LANGUAGE = re.compile(r"^(?:lang|transl|translit)", re.IGNORECASE)
CREDIT = re.compile(r"author|sign|source|by|cite|title|character|作者|來源|来源|出處|出处|[2-5]", re.IGNORECASE)
# Parts of a citation that no reader sees.
HIDDEN_KEYS = re.compile(
    r".*(?:url|link|id|access-?date|archive-?date|url-status|ref|lang(?:uage)?|style|class|align|width|bgcolor)",
    re.IGNORECASE,
)
FILE = re.compile(r"\s*(?:file|image|檔案|文件|圖像|图像)\s*:", re.IGNORECASE)
UNSEEN_LINK = re.compile(r"\s*(?:category|分類|分类|[a-z]{2,3}(?:-[a-z]+)?)\s*:", re.IGNORECASE)
BLOCK_TAGS = frozenset(
    [
        "blockquote",
        "poem",
        "div",
        "p",
        "center",
        "table",
        "tr",
        "td",
        "th",
        "li",
        "ul",
        "ol",
        "br",
        "references",
        "section",
        "gallery",
    ]
)
REF_NAME = re.compile(r"name\s*=\s*[\"']?([^\"'/<>]{1,100}?)\s*[\"'/>]")
# What stands before the words of a cell.
CELL_ATTRIBUTES = re.compile(r"[^|\n\[\]{}]{0,200}=[^|\n\[\]{}]{0,200}\|(?!\|)")
# Deeper than this no page nests what is open.
MOST = 40


class Open(NamedTuple):
    """What is open: its sign, the name of a template and of the part that is read, and the mark that ends the part."""

    sign: str
    name: str = ""
    key: str = ""
    part: int = 0
    closing: str = ""
    hides: bool = False
    start: int = 0


def pairs(text: str) -> dict[int, int]:
    """Where each {{ and [[ that is closed is closed."""
    found: dict[int, int] = {}
    stacks: dict[str, list[int]] = {"}}": [], "]]": []}
    for match in re.finditer(r"\{\{|\}\}|\[\[|\]\]", text):
        sign = match[0]
        if sign in ("{{", "[["):
            stacks["}}" if sign == "{{" else "]]"].append(match.start())
        elif stacks[sign]:
            found[stacks[sign].pop()] = match.start()
    return found
