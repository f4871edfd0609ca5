"""The lines of corpus.tsv, with the store's words put in.

The corpus holds no words of the page: a line says ``{Q03}`` where it quotes. In the braces stand an id, or ``T Q03``
for our English and ``H main`` for a headline; then, each once or not at all, a slice (``0:8``, code points), changes
(``掙>賺``: the first one; ``␣`` is a blank) and ``simplified``. ``\\n`` is a line break.

``python -m tests.check.drafts`` prints the lines as a second reader should see them.
"""

import json
import re
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

CORPUS = Path(__file__).parent / "corpus.tsv"
STORE = Path(__file__).parent.parent.parent / "facts.json"

Tables = dict[str, list[dict[str, Any]]]


class Line(NamedTuple):
    """A draft and the verdicts agreed for its quotations, in order; ``*`` is any, ``a|b`` either."""

    number: int
    draft: str
    words: list[str]
    places: list[str]
    speaker: str
    why: str


def lines() -> list[Line]:
    """The corpus, with drafts still as templates."""
    found = []
    for number, row in enumerate(CORPUS.read_text(encoding="utf-8").splitlines(), 1):
        if row.startswith("#"):
            continue
        words, place, speaker, draft, why = row.split("\t")
        found.append(Line(number, draft, words.split(",") if words else [], place.split(","), speaker, why))
    return found


def filled(template: str, tables: Tables) -> str:
    """A template's draft."""
    draft = re.sub(r"\{([^{}]+)\}", lambda match: _words(match[1].split(), tables), template)
    return draft.replace("\\n", "\n")


def _words(parts: list[str], tables: Tables) -> str:
    if parts[0] == "T":
        words, rest = _record(tables["quotes"], parts[1])["translation"]["en"], parts[2:]
    elif parts[0] == "H":
        words, rest = _record(tables["sources"], parts[1])["item"]["title"], parts[2:]
    elif parts[0].startswith("F"):
        words, rest = _record(tables["facts"], parts[0])["evidence"][0]["exact"], parts[1:]
    else:
        words, rest = _record(tables["quotes"], parts[0])["exact"], parts[1:]
    for change in rest:
        if change == "simplified":
            words = simplified(words)
        elif ">" in change:
            old, new = change.replace("␣", " ").split(">", 1)
            old = old.strip()
            assert old in words, f"{old} is not in {parts[0]}"
            words = words.replace(old, new, 1)
        else:
            start, end = (int(each) if each else None for each in change.split(":"))
            words = words[start:end]
    return words


def _record(records: list[dict[str, Any]], name: str) -> dict[str, Any]:
    return next(record for record in records if record["id"] == name)


@cache
def _converter() -> Any:
    from opencc import OpenCC

    return OpenCC("t2s")


def simplified(words: str) -> str:
    """Words in Simplified Chinese, by OpenCC."""
    return str(_converter().convert(words))


def main() -> None:
    content = json.loads(STORE.read_text(encoding="utf-8"))
    tables = {name: list(table.values()) for name, table in content.items()}
    for line in lines():
        print(f"--- {line.number}: {','.join(line.words) or 'none'} | {','.join(line.places)} | {line.speaker}")
        print(filled(line.draft, tables))


if __name__ == "__main__":
    main()
