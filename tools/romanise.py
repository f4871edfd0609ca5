"""Renew the readings of facts.json (see hkinno/library/readings.py): python -m tools.romanise [--check].

Needs `pip install 'hkinno[author]'`.
"""

import json
import sys

from hkinno.library.readings import readings
from hkinno.store.checks import canonical
from tools.tidy import STORE


def main() -> int:
    """Renew the table; with --check say whether it is stale (exit 1)."""
    tables = json.loads(STORE.read_text(encoding="utf-8"))
    rows = readings({name: list(table.values()) for name, table in tables.items()})
    made = {str(number): row for number, row in enumerate(rows, 1)}
    if tables.get("romanised") == made:
        return 0
    if "--check" in sys.argv[1:]:
        print("facts.json: stale readings: run `python -m tools.romanise`", file=sys.stderr)
        return 1
    tables["romanised"] = made
    STORE.write_text(canonical(tables), encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
