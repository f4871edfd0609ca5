"""Make tests/golden/cite/STYLE.txt: two records of each article in every style, for a person to read.

    python -m tools.cite_golden

A change of a style shows as a diff of these files; look at it before you commit it.
"""

import os
import sys

from hkinno.cite import listing
from hkinno.cite.styles import Style, styles
from hkinno.cite.work import details
from hkinno.store import Store, open_store

FOLDER = os.path.join(os.path.dirname(os.path.dirname(os.path.abspath(__file__))), "tests", "golden", "cite")
# A quote and a fact of each article, then what has no article of its own. Their ids never change.
RECORDS = ("Q01", "F041", "Q08", "Q12", "Q14", "Q16", "Q21", "caption-1", "pull-1")
ALL_KNOWN = {"issued": "2023-02-28", "page": "A5", "url": "https://example.org/a", "accessed": "2024-03-01"}


def chosen(store: Store) -> list[str]:
    """The records to show: those above and the first fact of each other article."""
    facts: dict[str, str] = {}
    for fact in store.all("facts"):
        facts.setdefault(fact["evidence"][0]["paragraph"].partition("-")[0], fact["id"])
    return [*RECORDS, *(facts[article] for article in ("funds", "talent", "north"))]


def snapshot(name: str, style: Style, store: Store) -> str:
    """The text of one file: each record with what the page tells, and one with all that a user can know."""
    sources, paragraphs = store.all("sources"), store.all("paragraphs")
    blocks = []
    found = store.by_ids(chosen(store))
    records = {wanted: found[wanted.casefold()][1] for wanted in chosen(store)}
    for wanted, known in [(wanted, {}) for wanted in records] + [("Q01", ALL_KNOWN)]:
        quote = "sha256" not in records[wanted]
        cited = listing.citations([records[wanted]], sources, paragraphs, details(**known))
        lines = listing.lines(name, style, cited, quote=quote, bilingual=quote)
        blocks.append("\n".join([f"### {wanted}{' with every detail' if known else ''}", *lines]))
    lines = listing.lines(name, style, listing.citations(list(records.values()), sources, paragraphs))
    blocks.append("\n".join(["### all of them", *lines]))
    return "\n\n".join(blocks) + "\n"


def main() -> int:
    """Write all files."""
    store = open_store()
    os.makedirs(FOLDER, exist_ok=True)
    for name, style in styles().items():
        with open(os.path.join(FOLDER, f"{name}.txt"), "w", encoding="utf-8") as file:
            file.write(snapshot(name, style, store))
    return 0


if __name__ == "__main__":
    sys.exit(main())
