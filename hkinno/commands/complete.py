"""What a shell completes a word with. Nothing of this runs unless a shell asks; then the store is read."""

from collections.abc import Iterable

import typer

from hkinno.errors import HkinnoError
from hkinno.store.kinds import ENTITY, FACT, PARAGRAPH, QUOTE, SOURCE, TOPIC, Kind
from hkinno.text import is_safe, visible

# For bash, in place of Typer's, which knows no word with a colon. Its like for those who set it up by hand is
# docs/completions/hkinno.bash.
BASH = """\
_hkinno() {
    # bash parts words at colons (kind:statistic); the line as typed has them whole.
    local line="${COMP_LINE:0:COMP_POINT}" count=0 word
    for word in $line; do count=$((count + 1)); done
    [[ $line == *[[:space:]] ]] || count=$((count - 1))

    # Each line of the answer is one word to offer; a line is not divided.
    local IFS=$'\\n'
    COMPREPLY=($(env COMP_WORDS="$line" COMP_CWORD="$count" _HKINNO_COMPLETE=complete_bash "$1"))

    # bash puts an offer in place of what follows the last colon.
    word="${line##*[[:space:]]}"
    if [[ $word == *:* && $COMP_WORDBREAKS == *:* ]]; then
        COMPREPLY=("${COMPREPLY[@]#"${word%"${word##*:}"}"}")
    fi
    # A filter is not done with its colon.
    [[ ${COMPREPLY[0]} == *: ]] && compopt -o nospace
}

# Where we have nothing to offer, bash offers files.
complete -o default -F _hkinno hkinno
"""

# A word to offer, and what it is.
Offer = tuple[str, str]
# Characters of what a word is: a shell has a line for it.
LONGEST = 36


def install() -> None:
    """Have Typer install and show our script for bash."""
    from typer import _completion_shared as shared  # noqa: PLC0415 - for those who install

    # It fills in names where % stands.
    shared._completion_scripts["bash"] = BASH.replace("%", "%%")  # noqa: SLF001 - it has no other door


def query(ctx: typer.Context, incomplete: str) -> list[Offer]:
    """For a query: topics, entities and their Chinese names; filters; after a filter's colon its values."""
    from hkinno.search.filters import FILTERS  # noqa: PLC0415 - only when a shell asks

    kind = QUOTE if ctx.info_name == "quote" else FACT
    key, colon, typed = incomplete.partition(":")
    if colon and key in FILTERS:
        return [(f"{key}:{value}", about) for value, about in _values(ctx, key, typed, kind)]
    taken = {name: each for name, each in FILTERS.items() if kind.table in each.values}
    filters = [(f"{name}:", f"such as {name}:{each.example}") for name, each in taken.items()]
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


def _values(ctx: typer.Context, key: str, typed: str, kind: Kind) -> list[Offer]:
    """The values that a filter takes for a kind of record, from its table or from the store."""
    from hkinno.render.labels import LABELS  # noqa: PLC0415
    from hkinno.search.filters import FILTERS  # noqa: PLC0415

    stored = {"topic": TOPIC, "entity": ENTITY, "speaker": ENTITY, "payer": ENTITY, "para": PARAGRAPH, "source": SOURCE}
    if key in stored:
        return _names(ctx, typed, (stored[key],))
    if key == "paper":
        return _starting(typed, [(paper, "") for paper in _papers(ctx)])
    values = FILTERS[key].values.get(kind.table) or (FILTERS[key].example,)
    return _starting(typed, [(value, " ".join(LABELS.get(value, ()))) for value in values])


def _papers(ctx: typer.Context) -> list[str]:
    from hkinno.commands.stores import opened  # noqa: PLC0415 - only where a shell asks for names
    from hkinno.sources import sources_of  # noqa: PLC0415

    try:
        return sources_of(opened(ctx.params.get("db"))).papers()
    except HkinnoError:
        return []


def _names(ctx: typer.Context, typed: str, kinds: tuple[Kind, ...]) -> list[Offer]:
    """Records by their id, or by another name that begins with what is typed; a name in several words is left out."""
    from hkinno.commands.stores import opened  # noqa: PLC0415 - only where a shell asks for names

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
