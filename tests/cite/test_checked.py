"""Everything that `cite` prints passes `check`: for every record, in every style."""

import re

import pytest

from hkinno import check
from hkinno.check.verdict import corpus
from hkinno.cite import listing, short
from hkinno.cite.common import Asked
from hkinno.cite.styles import STYLES
from hkinno.cite.work import details
from hkinno.sources import sources_of
from hkinno.store import open_store
from hkinno.store.kinds import FACT, PARAGRAPH, QUOTE, SOURCE, Entry
from tests.data.make import STORE as SMALL

STORES = {"shipped": open_store(), "made up": open_store(str(SMALL))}
CORPORA = {name: corpus(store) for name, store in STORES.items()}
SHORT = "--format cite"


def wrong(finding: check.Finding) -> bool:
    """Whether a finding fails the check, but for the marks of JSON, which are marks of speech in plain text."""
    note = re.search(r"\(Q\d+\): [「“]", finding.quoted)
    return finding.fails and not note


@pytest.mark.parametrize("house", STORES)
@pytest.mark.parametrize("name", [*STYLES, SHORT])
def test_what_is_cited_passes_the_check(name: str, house: str) -> None:
    """Words in marks are quotes, given to who said them, at the place that is cited."""
    store = STORES[house]
    sources = sources_of(store)
    for kind in (QUOTE, FACT, PARAGRAPH, SOURCE):
        for entry in (Entry(kind, record) for record in store.all(kind.table)):
            if name == SHORT:
                text = short(entry, sources)
            else:
                asked = Asked(quote=kind is QUOTE, bilingual=True)
                text = "\n".join(listing.lines(STYLES[name], listing.citations([entry], sources), asked))
            findings = check.check(text + "\n", CORPORA[house]).findings
            assert [(finding.quoted, finding.verdict) for finding in findings if wrong(finding)] == [], text


@pytest.mark.parametrize("house", STORES)
@pytest.mark.parametrize("name", [name for name, style in STYLES.items() if style.speaker])
def test_interviews_listed_under_the_interviewee_pass_the_check(name: str, house: str) -> None:
    """With the day, the page and the address that a user gives."""
    store = STORES[house]
    sources = sources_of(store)
    known = details(issued="2024-06-01", page="A5", url="https://example.org/a")
    for kind in (QUOTE, FACT, SOURCE):
        for entry in (Entry(kind, record) for record in store.all(kind.table)[::7]):
            cited = listing.citations([entry], sources, known, author="speaker")
            text = "\n".join(listing.lines(STYLES[name], cited, Asked(quote=kind is QUOTE)))
            findings = check.check(text + "\n", CORPORA[house]).findings
            assert [(finding.quoted, finding.verdict) for finding in findings if wrong(finding)] == [], text


@pytest.mark.parametrize("house", STORES)
def test_the_check_would_see_it(house: str) -> None:
    """The check is not blind to what is cited: a character that is lost is found."""
    store = STORES[house]
    quote = Entry(QUOTE, next(quote for quote in store.all("quotes") if len(quote["exact"]) > 15))
    text = short(quote, sources_of(store))
    bent = text[:7] + text[8:] + "\n"
    assert [finding for finding in check.check(bent, CORPORA[house]).findings if wrong(finding)]


# The notes of styles that stand as they are below a quotation: no sign of a note, no command, no record of JSON.
PASTED = [
    "hk",
    "apa7",
    "apa7-zh",
    "chicago18-notes",
    "mla9",
    "harvard",
    "gbt7714-2025-note",
    "ris",
    "wikipedia",
    "pandoc",
]


@pytest.mark.parametrize("name", PASTED)
@pytest.mark.parametrize("quoted", ["「{}」", "> {}"])
def test_a_note_in_a_paragraph_of_its_own_is_the_place_of_the_quotation_above(name: str, quoted: str) -> None:
    """The right place is taken for one, the place of other words for a wrong one."""
    store = STORES["shipped"]
    sources = sources_of(store)
    words, others = (next(each for each in store.all("quotes") if each["id"] == name) for name in ("Q18", "Q10"))
    for cited, place in ((words, "ok"), (others, "misplaced")):
        asked = Asked("note")
        note = "\n".join(listing.lines(STYLES[name], listing.citations([Entry(QUOTE, cited)], sources), asked))
        found = check.check(f"{quoted.format(words['exact'])}\n\n{note}\n", CORPORA["shipped"]).findings[0]
        assert (found.place, found.verdict) == (place, "verbatim"), note


@pytest.mark.parametrize(
    ("below", "place"),
    [
        ("湯嘉平：〈北都及科技城發展與內地對接〉，《大公報》，約2023年。", "ok"),
        ("湯嘉平：〈港創科發展　離不開國家支持〉，《大公報》，約2023年。", "misplaced"),
        # The page's first headline is what the whole page is cited by, but not with a paragraph of its story.
        ("湯嘉平：〈孫東：背水一戰　打造國際創科中心〉，《大公報》，約2023年。", "ok"),
        ("湯嘉平：〈孫東：背水一戰　打造國際創科中心〉，《大公報》，約2023年，主稿第2段。", "misplaced"),
        ("湯嘉平其後寫了〈北都及科技城發展與內地對接〉，讀者很多。", "uncited"),
        ("《大公報》，約2023年。", "uncited"),
    ],
)
def test_a_paragraph_below_is_a_citation_only_if_it_says_no_more(below: str, place: str) -> None:
    """A headline with its author and paper cites a whole article; a sentence that names an article cites nothing."""
    words = next(each for each in STORES["shipped"].all("quotes") if each["id"] == "Q18")
    assert check.check(f"「{words['exact']}」\n\n{below}\n", CORPORA["shipped"]).findings[0].place == place
