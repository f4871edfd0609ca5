"""`hkinno validate`: whether the store is sound, and agrees with a copy of the page."""

import os
from typing import Annotated

import typer

from hkinno.commands import config, output
from hkinno.commands.options import Copy, listing
from hkinno.errors import UsageError
from hkinno.files import native
from hkinno.library import BUILTIN, Stores, store_name
from hkinno.render.fields import View
from hkinno.search.suggest import shell_word
from hkinno.sources import sources_of
from hkinno.store import Store, checks
from hkinno.store.kinds import FINDING, Entry, Record
from hkinno.text import instead, visible

Names = Annotated[
    list[str] | None,
    typer.Argument(metavar="[NAME]...", help="Articles of the library; all without any.", show_default=False),
]

# The checks of what is worked out, and what works it out in the repository.
RENEWED = {
    "layout": "python -m tools.tidy",
    "readings": "python -m tools.romanise",
    "proved": "python -m tools.prove COPY",
}
# What is asked of a store that promises it; of any other this is all that is looked at, or nothing.
ASKED = {"coverage": "", "languages": "Every text of ours says something, in Chinese or in English.", "quantities": ""}


@listing(languages=False)
def validate(out: output.Output, store: Store | Stores, names: Names = None, copy: Copy = None) -> None:
    """Run every check on the store; with a copy of the page, prove every quote and excerpt in it.

    With a newer edition of an article as the copy, it tells what of the store that one does not bear out.

    \b
    Examples:
      hkinno validate
      hkinno validate --source page.txt
      hkinno validate --db mine.json --json
      hkinno validate mingpao --source mingpao-today.html
    """
    store = _named(store, names) if names else store
    stores = store.stores if isinstance(store, Stores) else {"": store}
    found = []
    hints: list[str] = []
    for name, each in stores.items():
        tables, content = each.raw()
        with output.progress(checks.number(), "checking the store", slow=len(content) >= output.SLOW // 4) as tick:
            results = _asked(tables, checks.run(tables, content, tick))
        found.append((f"{name}/" if name else "", results))
        hints += _renewed(each, tables, {result.check for result in results if result.findings})
    rows = [row for mark, results in found for row in checks.rows(results, mark)]
    fails = sum(row["result"] == "fail" for row in rows)
    told = ""
    copy = config.setting("source", copy)
    if copy is not None and not any(row["id"] == "schema" and row["result"] == "fail" for row in rows):
        from hkinno.copy import report  # noqa: PLC0415 - only with a copy

        proof = report.rows(store, copy)
        rows += proof
        fails += sum(row["result"] == "fail" and row["record"] != "" for row in proof)
        told = f"; {proof[0]['message']}"
    # What is wrong first: --limit must not hide it.
    rows.sort(key=lambda row: ("fail", "differs", "ok").index(row["result"]))
    summary = f"{sum(len(results) for _, results in found)} checks run, {fails} finding{'s' * (fails != 1)}{told}"
    out.show(View("validation", [Entry(FINDING, row) for row in rows], sources_of(store), hints=(*hints, summary)))
    if any(row["result"] == "fail" for row in rows):
        raise typer.Exit(1)


def _asked(tables: dict[str, list[Record]], results: list[checks.Result]) -> list[checks.Result]:
    """The results of the checks that ask something of this store, with what they ask."""
    promised = {promise for record in tables.get("meta", []) for promise in record.get("promises", [])}
    asked = [
        each if each.findings or each.check in promised else each._replace(promise=ASKED.get(each.check, each.promise))
        for each in results
    ]
    return [each for each in asked if each.promise]


def _renewed(store: Store, tables: dict[str, list[Record]], failed: set[str]) -> list[str]:
    """What makes anew the parts of a store that are worked out, where these have failed: for one's own, its build."""
    stale = [tool for name, tool in RENEWED.items() if name in failed]
    if not stale:
        return []
    # What promises something is kept by hand in the repository, with its tools.
    if any(record.get("promises") for record in tables.get("meta", [])):
        return [f"to mend {visible(store.path)}, in the repository: {', then '.join(stale)}"]
    name = store_name(store.path)
    beside = os.path.isfile(native(f"{os.path.splitext(store.path)[0]}.toml"))
    return [f"to make {visible(store.path)} again: hkinno build {shell_word(name)}"] if beside else []


def _named(store: Store | Stores, names: list[str]) -> Store | Stores:
    """The stores of these names among those that are open."""
    stores = store.stores if isinstance(store, Stores) else {store_name(store.path): store}
    known = {name or BUILTIN: each for name, each in stores.items()}
    for name in names:
        if name not in known:
            raise UsageError(f"there is no article {visible(name)!r}; {instead(name, known, 'articles')}")
    chosen = {"" if name == BUILTIN else name: known[name] for name in names}
    return next(iter(chosen.values())) if len(chosen) == 1 else Stores(chosen)
