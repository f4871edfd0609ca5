"""Pages of docs/ that show a recorded exchange between two marks: written anew, or only looked at."""

import re
import sys
from pathlib import Path

DOCS = Path(__file__).parent.parent / "docs"
MARKED = re.compile(r"(<!-- transcript -->\n).*(<!-- /transcript -->)", re.DOTALL)


def with_exchange(page: Path, shown: str) -> str:
    """The text of a page with what is shown between its marks."""
    return MARKED.sub(lambda match: f"{match[1]}{shown}\n{match[2]}", page.read_text(encoding="utf-8"))


def renew(page: Path, now: str, tool: str) -> int:
    """Write a page as it is now; with --check only say whether it is stale (exit 1)."""
    if now == page.read_text(encoding="utf-8"):
        return 0
    if "--check" in sys.argv[1:]:
        print(f"docs/{page.name}: run `python -m {tool}`", file=sys.stderr)
        return 1
    page.write_text(now, encoding="utf-8")
    return 0
