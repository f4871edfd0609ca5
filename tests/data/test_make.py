"""The made-up store: what its maker makes, and sound."""

import json

from hkinno.store import checks
from tests.data import make


def test_the_store_is_what_its_maker_makes():
    """A record is changed in make.py, not in small.json."""
    assert make.STORE.read_text(encoding="utf-8") == checks.canonical(make.tables()), "run python -m tests.data.make"


def test_the_store_is_sound():
    """`validate` finds nothing in it, in the language of either article."""
    content = make.STORE.read_text(encoding="utf-8")
    tables = {name: list(table.values()) for name, table in json.loads(content).items()}
    assert [finding for result in checks.run(tables, content) for finding in result.findings] == []
