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
