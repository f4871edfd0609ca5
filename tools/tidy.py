"""Lay facts.json out as `hkinno validate` expects it: python -m tools.tidy [--check].

Stable order and one value a line make a change to a fact a small diff. Values are never touched.
"""

import json
import sys
from pathlib import Path

from hkinno.store.checks import canonical

STORE = Path(__file__).parent.parent / "facts.json"


def main() -> int:
    """Rewrite the store if its layout is another; with --check only say so (exit 1)."""
    content = STORE.read_text(encoding="utf-8")
    tidy = canonical(json.loads(content))
    if content == tidy:
        return 0
    if "--check" in sys.argv[1:]:
        print("facts.json: run `python -m tools.tidy`", file=sys.stderr)
        return 1
    STORE.write_text(tidy, encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
