"""Draft lines of many kinds, with the verdicts that two readers agreed on."""

import pytest

from hkinno import check as checking
from tests.check import drafts as check_drafts


def agrees(found: str, wanted: str) -> bool:
    return wanted == "*" or found in wanted.split("|")


@pytest.mark.parametrize("line", check_drafts.lines(), ids=lambda line: f"{line.number}-{line.why}")
def test_verdicts_of_the_corpus(line, tables, known):
    """Each quotation of each line has the verdict on words, place and speaker that its readers gave it."""
    draft = check_drafts.filled(line.draft, tables)
    findings = checking.check(draft, known).findings
    # A quotation inside another that was judged is told as skipped; the corpus names those that count.
    if len(findings) > len(line.words):
        findings = [finding for finding in findings if finding.details != "inside a quotation that was checked"]
    assert len(findings) == len(line.words), [(one.quoted, one.verdict, one.details) for one in findings]
    places = line.places if len(line.places) == len(findings) else line.places * len(findings)
    for finding, words, place in zip(findings, line.words, places, strict=True):
        assert agrees(finding.verdict, words), (finding.verdict, finding.details)
        assert agrees(finding.place, place), (finding.place, finding.cited)
        assert (finding.attribution == "misattributed") == (line.speaker == "misattributed"), finding.speaker


def test_the_corpus_has_every_verdict():
    """The corpus is of eighty lines at least and asks for every verdict on words, place and speaker."""
    lines = check_drafts.lines()
    assert len(lines) >= 80
    asked = {words for line in lines for words in line.words}
    speech = {"verbatim", "converted", "elided", "altered", "translation"}
    assert speech | {"not-speech", "absent", "unrelated", "unchecked"} <= asked
    assert {place for line in lines for place in line.places} >= {"ok", "misplaced", "uncited"}
    assert {line.speaker for line in lines} == {"", "misattributed"}
