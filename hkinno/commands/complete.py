"""What a shell completes a word with. Nothing of this runs unless a shell asks; then the store is read."""

from collections.abc import Iterable

import typer

from hkinno.errors import HkinnoError
from hkinno.store.kinds import ENTITY, FACT, PARAGRAPH, QUOTE, SOURCE, TOPIC, Kind
from hkinno.text import is_safe, visible

# A word to offer, and what it is.
Offer = tuple[str, str]
# Characters of what a word is: a shell has a line for it.
LONGEST = 36


def query(ctx: typer.Context, incomplete: str) -> list[Offer]:
    """For a query: topics, entities and their Chinese names; filters; after a filter's colon its values."""
    from hkinno.search.filters import FILTERS  # noqa: PLC0415 - only when a shell asks

    key, colon, typed = incomplete.partition(":")
    if colon and key in FILTERS:
        return [(f"{key}:{value}", about) for value, about in _values(ctx, key, typed)]
    filters = [(f"{name}:", f"such as {name}:{each.example}") for name, each in FILTERS.items()]
    return [*_names(ctx, incomplete, (TOPIC, ENTITY)), *_starting(incomplete, filters)]


def ids(ctx: typer.Context, incomplete: str) -> list[Offer]:
    """Ids of everything that has one."""
    return _names(ctx, incomplete, (FACT, QUOTE, PARAGRAPH, TOPIC, ENTITY))


def paragraphs(ctx: typer.Context, incomplete: str) -> list[Offer]:
    """Ids of paragraphs, and articles."""
    return _names(ctx, incomplete, (SOURCE, PARAGRAPH))


def formats(incomplete: str) -> list[str]:
    """Names of formats."""
    from hkinno.render import FORMATS  # noqa: PLC0415

    return [name for name in FORMATS if name.startswith(incomplete.casefold())]


def fields(ctx: typer.Context, incomplete: str) -> list[str]:
    """Names of fields; after a comma, the next."""
    from hkinno.render.fields import names  # noqa: PLC0415

    kind = {"quote": "quotes", "show": "records", "source": "passages", "validate": "validation"}
    there, comma, typed = incomplete.rpartition(",")
    known = names(kind.get(ctx.info_name or "", ctx.info_name or "facts"))
    return [f"{there}{comma}{name}" for name in known if name.startswith(typed)]


def _values(ctx: typer.Context, key: str, typed: str) -> list[Offer]:
    """The values that a filter takes, from its table or from the store."""
    from hkinno.render.labels import LABELS  # noqa: PLC0415
    from hkinno.search.filters import FILTERS  # noqa: PLC0415

    stored = {"topic": TOPIC, "entity": ENTITY, "speaker": ENTITY, "para": PARAGRAPH, "source": SOURCE}
    if key in stored:
        return _names(ctx, typed, (stored[key],))
    if key == "paper":
        return _starting(typed, [(paper, "") for paper in _papers(ctx)])
    values = FILTERS[key].all_values() or (FILTERS[key].example,)
    return _starting(typed, [(value, " ".join(LABELS.get(value, ()))) for value in values])


def _papers(ctx: typer.Context) -> list[str]:
    from hkinno.commands.options import opened  # noqa: PLC0415 - it imports this
    from hkinno.sources import sources_of  # noqa: PLC0415

    try:
        return sources_of(opened(ctx.params.get("db"))).papers()
    except HkinnoError:
        return []


def _names(ctx: typer.Context, typed: str, kinds: tuple[Kind, ...]) -> list[Offer]:
    """Records by their id, or by another name that begins with what is typed; a name in several words is left out."""
    from hkinno.commands.options import opened  # noqa: PLC0415 - it imports this

    try:
        store = opened(ctx.params.get("db"))
        entries = [(kind, record) for kind in kinds for record in store.all(kind.table)]
    except HkinnoError:
        return []
    found = _starting(typed, [(kind.id(record), kind.about(record)) for kind, record in entries])
    if found or not typed:
        return found
    others = [
        (name, kind.about(record))
        for kind, record in entries
        for name in kind.names(record)
        if not any(character.isspace() for character in name)
    ]
    return _starting(typed, others)


def _starting(typed: str, offers: Iterable[Offer]) -> list[Offer]:
    """The offers that begin with what is typed, but for names that a shell could not take."""
    start = typed.casefold()
    found = ((name, about) for name, about in offers if name.casefold().startswith(start) and is_safe(name))
    return list(dict.fromkeys((name, _plain(about)) for name, about in found))


def _plain(about: str) -> str:
    """What a word is, in one line, and so that Typer finds no markup in it."""
    shown = visible(about)
    shown = f"{shown[:LONGEST]}…" if len(shown) > LONGEST else shown
    if "[" not in shown and "\\" not in shown:
        return shown
    from rich.markup import escape  # noqa: PLC0415 - Typer is about to load it

    return escape(shown)
