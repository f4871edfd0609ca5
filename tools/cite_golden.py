"""Make tests/cite/golden/STYLE.txt: made-up articles in every style, for a person to read.

    python -m tools.cite_golden

A change of a style shows as a diff of these files; look at it before you commit it. No change of facts.json does.
"""

import os
import sys
from typing import Any

from hkinno.cite import listing
from hkinno.cite.common import Asked
from hkinno.cite.styles import STYLES, Style
from tests.data.articles import ALL_KNOWN, CIRCA, TABLES, UNDATED, UNSIGNED, cite

FOLDER = os.path.join(os.path.dirname(os.path.dirname(os.path.abspath(__file__))), "tests", "cite", "golden")
QUOTES = [quote["id"] for quote in TABLES["quotes"]]
# A fact of the text, of two paragraphs, of a caption, of both articles; places; and the articles.
OTHERS = ["F002", "F005", "F008", "F012", "harbour-caption-1", "harbour-pull-1", "ferry-2", "harbour", "ferry"]
CHANGED: dict[str, tuple[dict[str, Any], dict[str, str]]] = {
    "an inferred year": (CIRCA, {}),
    "an inferred year, and all that a user can know": (CIRCA, ALL_KNOWN),
    "no date, page or address": (UNDATED, {}),
    "no author": (UNSIGNED, {}),
    "no author, date, page or address": (UNSIGNED | UNDATED, {}),
}


def snapshot(style: Style) -> str:
    """The text of one file: notes of each record, one list of all, and the articles with less in their items."""
    whole = Asked("both")
    blocks = {
        "quotes": listing.lines(style, cite(*QUOTES), Asked("note", quote=True, bilingual=True)),
        "all else": listing.lines(style, cite(*OTHERS), Asked("note", bilingual=True)),
        "all of them": listing.lines(style, cite(*QUOTES, *OTHERS), whole if style.document else Asked("reference")),
    }
    for told, (changes, known) in CHANGED.items():
        blocks[told] = listing.lines(style, cite("Q01", "Q07", known=known, **changes), whole._replace(quote=True))
    if style.speaker:
        cited = cite("Q01", "Q09", by="speaker")
        blocks["the interviewee in the author's place"] = listing.lines(style, cited, whole._replace(quote=True))
    return "\n\n".join("\n".join([f"### {told}", *lines]) for told, lines in blocks.items()) + "\n"


def main() -> int:
    """Write all files."""
    os.makedirs(FOLDER, exist_ok=True)
    for name, style in STYLES.items():
        with open(os.path.join(FOLDER, f"{name}.txt"), "w", encoding="utf-8") as file:
            file.write(snapshot(style))
    return 0


if __name__ == "__main__":
    sys.exit(main())
