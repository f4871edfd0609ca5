"""What a CSL item says of its article. The store promises an id, a type and a title only: the rest may be anything."""

from typing import Any

Record = dict[str, Any]


def authors(item: Record) -> list[str]:
    """The authors' names as printed."""
    found = item.get("author")
    people = [each for each in found if isinstance(each, dict)] if isinstance(found, list) else []
    return [str(each["literal"]) for each in people if each.get("literal")]


def paper(item: Record) -> str:
    """The newspaper's name."""
    return str(item.get("container-title") or "")


def date(item: Record) -> str:
    """The date, as 2023-02-28; one that is inferred is called so. Nothing where there is none."""
    issued = item.get("issued")
    if not isinstance(issued, dict):
        return ""
    parts = issued.get("date-parts")
    if not isinstance(parts, list) or not parts or not isinstance(parts[0], list):
        return ""
    day = "-".join(f"{part:02}" if isinstance(part, int) else str(part) for part in parts[0])
    return f"約 circa {day} (推斷 inferred)" if issued.get("circa") else day
