"""`hkinno lsp`: a server for editors."""

import sys
from typing import Annotated

import typer

from hkinno.commands import config, output
from hkinno.commands.options import Copy, Db
from hkinno.errors import UsageError
from hkinno.files import read_file

Style = Annotated[
    str | None,
    typer.Option("--style", metavar="STYLE", help="How completed quotations are cited; else in short."),
]
Strict = Annotated[bool, typer.Option("--strict", help="As hkinno check --strict.", show_default=False)]


def lsp(style: Style = None, strict: Strict = False, copy: Copy = None, db: Db = None) -> None:
    """Serve editors over the Language Server Protocol: findings while you write, mends, and true quotations.

    An editor starts it, and speaks to it on standard input and output.

    \b
    Examples:
      hkinno lsp
      hkinno lsp --style apa7 --strict
    """
    try:
        from hkinno.serve import fresh  # noqa: PLC0415 - an extra
        from hkinno.serve import lsp as serving  # noqa: PLC0415
    except ImportError as error:
        raise UsageError(f"lsp needs {error.name or 'pygls'}: pip install 'hkinno[lsp]'") from error
    wanted = config.setting("style", style) or ""
    if wanted:
        from hkinno.cite import styles  # noqa: PLC0415 - for a style

        styles.style(wanted)
    own = config.setting("source", copy)
    # The editor is on this machine, as the copies are.
    library = fresh.library(db or config.paths("db"), [own] if own else [], with_text=True)
    # What cannot be read is told now, and not with every draft.
    library().topics()
    if own:
        read_file(own)
    if sys.stdin is not None and sys.stdin.isatty():
        output.hint("serving LSP on standard input and output, for an editor that starts it; Ctrl-D ends it")
    ignore = tuple(filter(None, (config.setting("ignore", None) or "").split("\n")))
    serving.run(library, style=wanted, strict=strict, ignore=ignore)
