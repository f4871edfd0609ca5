"""The fields of each kind of record: their names, their values, and those shown unless others are asked for.

A field is a stored key (``statement``), one language of it (``statement.zh``), or something worked
out from the record (``place``, ``excerpt``, ``printed``, ``why``).
"""

from collections.abc import Callable, Iterable, Mapping
from types import MappingProxyType
from typing import Any, NamedTuple

from hkinno import text
from hkinno.errors import UsageError

Record = dict[str, Any]


class View(NamedTuple):
    """Records of one kind, with all that a renderer may need to show them."""

    kind: str
    records: list[Record]
    title: str = ""
    lang: str = "both"
    # Record id to (field, start, end) of the characters that matched.
    spans: Mapping[str, tuple[tuple[str, int, int], ...]] = MappingProxyType({})
    # Record id to the reasons why it matched; None when nobody asked.
    why: Mapping[str, tuple[str, ...]] | None = None
    # What `--format cite` prints for a record.
    cite: Callable[[Record], str] | None = None


# The fields of each kind of record, and those shown unless others are asked for: {} stands for the language,
# or for both of them, and the place is the last.
STORED = {
    "facts": (
        "id topics entities kind status voice statement statement.zh statement.en figures when evidence related note"
    ),
    "quotes": "id exact speaker form paragraph start translation translation.en topics entities variants note",
    "paragraphs": (
        "id article ordinal kind opens closes chars sha256 squeezed note name name.zh name.en quotes facts held text"
    ),
    "topics": "id what zh en aliases note facts quotes",
    # Records of any of these kinds, and articles.
    "records": (
        "id what zh en context selectors slug type printed official name label overline item title_en subheads inferred"
    ),
    # Paragraphs with their stretches and, from a copy, their text.
    "passages": "id article kind chars sha256 opens name.zh name.en quotes facts held text",
    "validation": "id result record message",
    "figures": (
        "id fact measure measure.zh measure.en printed value min max unit currency whole "
        "status evidence excerpt paragraph"
    ),
}
DEFAULTS = {
    "facts": "id statement.{} kind status voice printed excerpt place",
    "quotes": "id exact {translation} speaker form place",
    "paragraphs": "id name.{} kind chars opens quotes facts held place",
    "topics": "id what {} facts quotes aliases",
    "records": "id what {} note excerpt place",
    "passages": "id name.{} opens quotes facts held text place",
    "validation": "result id record message",
    "figures": "fact measure.{} printed value min max unit currency excerpt place",
}
STORED["records"] += "".join(f" {STORED[kind]}" for kind in ("facts", "quotes", "paragraphs", "topics"))
# Worked out from a record; every kind with a place has these.
WORKED_OUT = ("excerpt", "printed", "conflicts", "why", "place")
PLACELESS = ("topics", "validation")


def names(kind: str) -> tuple[str, ...]:
    """All fields that records of this kind have."""
    return tuple(dict.fromkeys((*STORED[kind].split(), *(() if kind in PLACELESS else WORKED_OUT))))


def default(view: View) -> tuple[str, ...]:
    """The fields shown when none are asked for; the place is the last."""
    languages = ("zh", "en") if view.lang == "both" else (view.lang,)
    chosen: list[str] = []
    for name in DEFAULTS[view.kind].split():
        if name == "{translation}":
            # A quote's own words are always shown; our English is left out only where Chinese alone is wanted.
            chosen += ["translation.en"] if "en" in languages else []
        else:
            chosen += dict.fromkeys(name.format(lang) for lang in languages)
    return (*chosen[:-1], "why", chosen[-1]) if view.why is not None else tuple(chosen)


def check(kind: str, wanted: Iterable[str]) -> tuple[str, ...]:
    """The wanted fields. Raises ``UsageError`` that names the nearest, or all, for one that is not there."""
    known = names(kind)
    chosen = tuple(wanted)
    for name in chosen:
        if name not in known:
            raise UsageError(
                f"there is no field {text.visible(name)!r}; {text.instead(name, known, 'fields', limit=3)}"
            )
    if not chosen:
        raise UsageError(f"--fields needs names; the fields are {', '.join(known)}")
    return chosen


def value(view: View, record: Record, name: str) -> Any:
    """The value of a field of a record; None where the record has none."""
    if name in record:
        return record[name]
    worked_out = _WORKED_OUT.get(name)
    if worked_out is not None:
        return worked_out(record)
    if name == "why":
        return "; ".join((view.why or {}).get(record["id"], ()))
    found: Any = record
    for key in name.split("."):
        found = found.get(key) if isinstance(found, dict) else None
    return found


def kind_of(record: Record) -> str:
    """Which table a record shown is of: facts, quotes, paragraphs, or topics (which has the entities too)."""
    for key, kind in (("evidence", "facts"), ("exact", "quotes"), ("sha256", "paragraphs")):
        if key in record:
            return kind
    return "topics"


def _what(record: Record) -> str:
    return {"facts": "fact", "quotes": "quote", "paragraphs": "paragraph"}.get(kind_of(record), "topic")


def _words(lang: str) -> Callable[[Record], Any]:
    """A record's own words in one language, wherever its kind keeps them."""

    def words(record: Record) -> Any:
        kind = kind_of(record)
        if kind == "facts":
            return record["statement"][lang]
        if kind == "quotes":
            return record["exact"] if lang == "zh" else record["translation"]["en"]
        return record["name"][lang]

    return words


def place(record: Record) -> str:
    """The paragraphs a record rests on, in the order of its evidence: "talent-1;talent-2"."""
    if "evidence" in record:
        return ";".join(dict.fromkeys(evidence["paragraph"] for evidence in record["evidence"]))
    return str(record.get("paragraph") or (record["id"] if "sha256" in record else ""))


def _excerpt(record: Record) -> str:
    return " | ".join(evidence["exact"] for evidence in record.get("evidence", [record] if "exact" in record else ()))


def _printed(record: Record) -> str:
    return "; ".join(figure["printed"] for figure in record.get("figures", ()))


def _conflicts(record: Record) -> list[str]:
    return [other["id"] for other in record.get("related", ()) if other["how"] == "differs"]


_WORKED_OUT: dict[str, Callable[[Record], Any]] = {
    "excerpt": _excerpt,
    "printed": _printed,
    "conflicts": _conflicts,
    "place": place,
    "what": _what,
    "zh": _words("zh"),
    "en": _words("en"),
}
