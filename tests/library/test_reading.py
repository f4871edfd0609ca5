"""Articles of many kinds are read as a person reads them: a text in tests/library/articles, and beside it what it says.

News, a court report, a feature and a column in Cantonese, in both scripts and in English; transcripts with labels and
with times, questions and answers without any, speeches, a press release. A speaker ? is one who is said to be unsure.
"""

import json

import pytest

from hkinno.documents.files import open_document
from hkinno.library import add, metadata
from hkinno.library.layout import BODY
from tests.conftest import ROOT

ARTICLES = sorted((ROOT / "tests" / "library" / "articles").glob("*.txt"))


@pytest.mark.parametrize("path", ARTICLES, ids=lambda path: path.stem)
def test_an_article_is_read(path):
    """What it says of itself, its parts, who says what, what in marks says nothing, and its quantities."""
    content = path.read_bytes()
    document = open_document(content, path.name)
    proposal = add.propose(document, add.Given(), *metadata.of(document, content))
    known = proposal.known
    read = {
        **{key: getattr(known, key) for key in ("title", "paper", "issued", "language")},
        "authors": list(known.authors),
        "paragraphs": sum(part.kind == BODY for part in proposal.parts),
        "quotes": [[said.speaker if said.sure else "?", said.exact] for said in proposal.quotes],
        "terms": proposal.terms,
        "figures": [
            [amount.printed, amount.min, amount.max, *(["about"] if amount.about else [])]
            for amount, _ in proposal.figures
        ],
    }
    for part in proposal.parts:
        if part.kind in ("subhead", "caption", "out"):
            read.setdefault(part.kind, []).append(part.words[:16])
    assert read == json.loads(path.with_suffix(".json").read_text(encoding="utf-8"))
