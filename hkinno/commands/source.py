"""`hkinno source`: the page's outline, or one paragraph."""

from typing import Annotated

import typer

from hkinno.commands import complete
from hkinno.commands.options import Copy, listing
from hkinno.commands.output import Output
from hkinno.commands.stores import attached
from hkinno.copy import passages
from hkinno.library import Stores
from hkinno.store.kinds import Records

Reference = Annotated[
    list[str] | None,
    typer.Argument(metavar="[REF]", help="A paragraph or a range.", autocompletion=complete.paragraphs),
]


@listing()
def source(out: Output, store: Records, reference: Reference = None, copy: Copy = None) -> None:
    """The page's outline; or paragraphs: their places, opening words, quotes and facts.

    \b
    Examples:
      hkinno source
      hkinno source 主稿第1段
      hkinno source main-3..5 --source page.txt
    """
    copies = attached(copy, store)
    if reference:
        out.show(passages.passages(" ".join(reference), store, copies))
    else:
        out.show(passages.articles(store) if isinstance(store, Stores) else passages.outline(store, copies))
