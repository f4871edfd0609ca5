"""What the tests of the check share."""

import pytest

from hkinno import check, documents
from hkinno.check import quotations
from hkinno.store import open_store


@pytest.fixture(scope="session")
def known():
    """The corpus of the shipped store, without a copy of the page."""
    return check.corpus(open_store())


@pytest.fixture(scope="session")
def found(known):
    """The quotations of a draft in Markdown."""
    return lambda draft: quotations.find(documents.read(draft), known.voices)[0]
