"""The fields of each kind of record: their names, their values, and those shown unless others are asked for.

A field is a stored key (``statement``), one language of it (``statement.zh``), or something worked
out from the record (``place``, ``excerpt``, ``printed``, ``why``).
"""

from collections.abc import Callable, Iterable, Mapping
from types import MappingProxyType
from typing import Any, NamedTuple

from hkinno import dates, text
from hkinno.errors import UsageError
from hkinno.sources import Sources
from hkinno.store.kinds import PARAGRAPH, Entry, Record


class View(NamedTuple):
    """Records to be shown, each with its kind, and all that a renderer may need to show them.

    ``kind`` says which fields they have (``STORED``); ``hints`` are for a person, beside the data.
    """

    kind: str
    entries: list[Entry]
    sources: Sources
    # What was asked, and how many records answer, before any limit; 0 where there is nothing to count.
    asked: str = ""
    total: int = 0
    lang: str = "both"
    # Record id to (field, start, end) of the characters that matched.
    spans: Mapping[str, tuple[tuple[str, int, int], ...]] = MappingProxyType({})
    # Record id to the reasons why it matched; None when nobody asked.
    why: Mapping[str, tuple[str, ...]] | None = None
    hints: tuple[str, ...] = ()
    # Id to the record that rows of this id are cited as, where that is not the row itself.
    cited_as: Mapping[str, Entry] = MappingProxyType({})
    # What `--format cite` prints for a record; None where records have no place.
    cite: Callable[[Entry], str] | None = None

    @property
    def records(self) -> list[Record]:
        """The records without their kinds."""
        return [entry.record for entry in self.entries]

    def languages(self) -> tuple[str, ...]:
        """The languages of our own words to show."""
        return ("zh", "en") if self.lang == "both" else (self.lang,)


# The fields of each kind of record, and those shown unless others are asked for: {} stands for the language,
# or for both of them, and the place is the last.
STORED = {
    "facts": (
        "id topics entities kind status hedge voice speaker statement statement.zh statement.en figures when "
        "when.printed when.en when.from when.to when.basis evidence related quotes note note.zh note.en "
        "caution caution.zh caution.en"
    ),
    "quotes": (
        "id exact speaker form paragraph start translation translation.en facts topics entities variants sure note "
        "note.zh note.en"
    ),
    "paragraphs": (
        "id article ordinal kind en opens closes chars sha256 squeezed inferred note note.zh note.en "
        "name name.zh name.en quotes facts proved text"
    ),
    "topics": "id type zh en aliases note note.zh note.en facts quotes",
    # Records of any of these kinds, and articles.
    "records": (
        "id type zh en context selectors slug printed official name label names item title_en interviewee "
        "glyphs titles later_name issued inferred"
    ),
    # Paragraphs with their stretches and, from a copy, their text.
    "passages": "id article kind chars sha256 opens name.zh name.en quotes facts proved text",
    "validation": "id result record message",
    "figures": (
        "id facts measure measure.zh measure.en printed value min max min_included max_included several unit "
        "currency whole money money.programme money.payer money.stage money.document evidence paragraphs"
    ),
}
DEFAULTS = {
    "facts": "id statement.{} kind status voice dated printed excerpt place",
    "quotes": "id exact {translation} speaker_name form place",
    "paragraphs": "id name.{} kind chars opens quotes facts proved place",
    "topics": "id type {} facts quotes aliases",
    "records": "id type {} note.{} excerpt place",
    "passages": "id name.{} opens quotes facts proved text place",
    "validation": "result id record message",
    "figures": (
        "id measure.{} printed value min max unit currency money.programme money.payer money.stage facts excerpt place"
    ),
}
STORED["records"] += "".join(f" {STORED[kind]}" for kind in ("facts", "quotes", "paragraphs", "topics"))
# Worked out from a record; every kind with a place has these.
WORKED_OUT = ("excerpt", "printed", "dated", "conflicts", "speaker_name", "why", "place")
PLACELESS = ("topics", "validation")


def names(kind: str) -> tuple[str, ...]:
    """All fields that records of this kind have."""
    return tuple(dict.fromkeys((*STORED[kind].split(), *(() if kind in PLACELESS else WORKED_OUT))))


def default(view: View) -> tuple[str, ...]:
    """The fields shown when none are asked for; the place is the last."""
    chosen: list[str] = []
    for name in DEFAULTS[view.kind].split():
        if name == "{translation}":
            # A quote's own words are always shown; our English is left out only where Chinese alone is wanted.
            chosen += ["translation.en"] if view.lang != "zh" else []
        else:
            chosen += dict.fromkeys(name.format(lang) for lang in view.languages())
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


def value(view: View, entry: Entry, name: str) -> Any:
    """The value of a field of a record; None where the record has none."""
    if name in entry.record:
        return entry.record[name]
    worked_out = _WORKED_OUT.get(name)
    if worked_out is not None:
        return worked_out(view, entry)
    content: Any = entry.record
    for key in name.split("."):
        content = content.get(key) if isinstance(content, dict) else None
    return content


def place(entry: Entry) -> str:
    """The paragraphs a record rests on, in the order of its evidence: "talent-1;talent-2"."""
    return ";".join(entry.kind.places(entry.record))


def _conflicts(_: View, entry: Entry) -> list[str]:
    return [relation["id"] for relation in entry.record.get("related", ()) if relation["type"] == "differs"]


_WORKED_OUT: dict[str, Callable[[View, Entry], Any]] = {
    "excerpt": lambda _, entry: " | ".join(span["exact"] for span in entry.kind.spans(entry.record)),
    "printed": lambda _, entry: "; ".join(figure["printed"] for figure in entry.record.get("figures", ())),
    "dated": lambda view, entry: dates.shown(entry.record["when"], view.lang) if entry.record.get("when") else "",
    "conflicts": _conflicts,
    "speaker_name": lambda view, entry: view.sources.speaker(entry.record, view.languages()[0]),
    "why": lambda view, entry: "; ".join((view.why or {}).get(entry.id, ())),
    "place": lambda _, entry: place(entry),
    "type": lambda _, entry: entry.kind.noun,
    "zh": lambda view, entry: words(view, entry, "zh"),
    "en": lambda view, entry: words(view, entry, "en"),
}


def words(view: View, entry: Entry, lang: str) -> str | None:
    """A record's own words in a language; of a paragraph the name of its place."""
    if entry.kind is PARAGRAPH:
        text, name = entry.kind.words(entry.record, lang), view.sources.name(entry.id, lang)
        return f"{name}: {text}" if text and entry.record.get("en") else name
    return entry.kind.words(entry.record, lang)
