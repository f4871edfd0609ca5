"""`hkinno mcp`: a server for assistants."""

import sys
from typing import Annotated

import typer

from hkinno.commands import config, output
from hkinno.commands.options import Copy, Db
from hkinno.errors import UsageError
from hkinno.files import read_file

WithText = Annotated[
    bool,
    typer.Option(
        "--with-text", help="Let clients read the paragraphs of your copies; else they stay here.", show_default=False
    ),
]


def mcp(with_text: WithText = False, copy: Copy = None, db: Db = None) -> None:
    """Serve assistants over the Model Context Protocol: true words to quote, and the check of a draft.

    A client starts it, and speaks to it on standard input and output. It reads only.

    \b
    Examples:
      hkinno mcp
      hkinno mcp --db builtin
      claude mcp add hkinno -- hkinno mcp
    """
    try:
        from hkinno.serve import fresh  # noqa: PLC0415 - an extra
        from hkinno.serve import mcp as serving  # noqa: PLC0415
    except ImportError as error:
        raise UsageError(f"mcp needs {error.name or 'its SDK'}: pip install 'hkinno[mcp]'") from error
    own = config.setting("source", copy)
    if own and with_text:
        # What cannot be read is told now, and not with every question.
        read_file(own)
    library = fresh.library(db or config.paths("db"), [own] if own else [], with_text=with_text)
    if sys.stdin is not None and sys.stdin.isatty():
        output.hint("serving MCP on standard input and output, for a client that starts it; Ctrl-C ends it")
    serving.run(library)
