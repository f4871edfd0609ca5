"""`hkinno show`: records whole, by their ids."""

from typing import Annotated

import typer

from hkinno.commands.options import Copy, Ids, listing
from hkinno.commands.output import Output, asks_for_ids, read_ids
from hkinno.commands.stores import attached
from hkinno.errors import UsageError
from hkinno.search import answers
from hkinno.store.kinds import Records

Context = Annotated[
    int | None,
    typer.Option("--context", "-C", metavar="N", help="The words around: N sentences.", show_default=False),
]
Selectors = Annotated[bool, typer.Option("--selectors", help="With W3C Web Annotation selectors.", show_default=False)]


@listing()
def show(
    out: Output,
    store: Records,
    ids: Ids = None,
    context: Context = None,
    selectors: Selectors = False,
    copy: Copy = None,
) -> None:
    """Records whole: facts, quotes, paragraphs, topics or entities.

    \b
    Examples:
      hkinno show F012
      hkinno show Q01 main-1 raise-plus
      hkinno facts 高才通 -f ids | hkinno show - --json
    """
    if not ids:
        raise UsageError("show needs ids or places, such as F001, Q01, main-1 or talent")
    if context is not None and context < 0:
        raise UsageError(f"--context cannot be {context}; it is a number of sentences from 0")
    view = answers.records(read_ids() if asks_for_ids(ids) else ids, store)
    if context is not None or selectors:
        from hkinno.copy import passages  # noqa: PLC0415 - only with a copy

        view = passages.around(view, attached(copy, store), context, selectors=selectors)
    out.show(view)
