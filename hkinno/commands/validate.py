"""`hkinno validate`: whether the store is sound, and agrees with a copy of the page."""

import typer

from hkinno.commands import config, output
from hkinno.commands.options import Copy, listing
from hkinno.library import Stores
from hkinno.render.fields import View
from hkinno.sources import sources_of
from hkinno.store import Store, checks
from hkinno.store.kinds import FINDING, Entry


@listing(languages=False)
def validate(out: output.Output, store: Store | Stores, copy: Copy = None) -> None:
    """Run every check on the store; with a copy of the page, prove every quote and excerpt in it.

    \b
    Examples:
      hkinno validate
      hkinno validate --source page.txt
      hkinno validate --db mine.json --json
    """
    stores = store.stores if isinstance(store, Stores) else {"": store}
    found = []
    for name, each in stores.items():
        tables, content = each.raw()
        with output.progress(checks.number(), "checking the store", slow=len(content) >= output.SLOW // 4) as tick:
            results = checks.run(tables, content, tick)
        found.append((f"{name}/" if name else "", results))
    rows = [row for mark, results in found for row in checks.rows(results, mark)]
    fails = sum(row["result"] == "fail" for row in rows)
    summary = f"{sum(len(results) for _, results in found)} checks run, {fails} findings"
    copy = config.setting("source", copy)
    if copy is not None and not any(row["id"] == "schema" and row["result"] == "fail" for row in rows):
        from hkinno.copy import report  # noqa: PLC0415 - only with a copy

        proof = report.rows(store, copy)
        rows += proof
        summary += f"; {proof[0]['message']}"
    # What is wrong first: --limit must not hide it.
    rows.sort(key=lambda row: ("fail", "differs", "ok").index(row["result"]))
    out.show(View("validation", [Entry(FINDING, row) for row in rows], sources_of(store), hints=(summary,)))
    if any(row["result"] == "fail" for row in rows):
        raise typer.Exit(1)
