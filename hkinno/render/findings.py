"""What the check of a draft found, for a terminal."""

import io

from rich.console import Console
from rich.table import Table
from rich.text import Text

from hkinno.check import Checked, report
from hkinno.render.table import visible
from hkinno.sources import Sources


def draw(
    name: str, checked: Checked, draft: str, wrong: set[int], sources: Sources, *, width: int, colour: bool
) -> str:
    """Each finding as a few labelled lines; what fails is marked by a sign and by colour."""
    console = Console(
        file=io.StringIO(),
        width=max(width, 20),
        force_terminal=colour,
        color_system="standard" if colour else None,
        legacy_windows=False,
        emoji=False,
        markup=False,
        highlight=False,
    )
    lines = draft.split("\n")
    for finding in checked.findings:
        table = Table(box=None, show_header=False, pad_edge=False)
        table.add_column(no_wrap=True, style="dim")
        table.add_column(overflow="fold")
        fails = finding.start in wrong
        line = lines[finding.line - 1] if finding.line <= len(lines) else ""
        for label, words in report.passage(name, finding, line, sources):
            style = "bold" if not label else ("red" if fails else "green") if label == "verdict" else ""
            sign = "x" if fails else "-" if finding.words == "skipped" else "+"
            table.add_row(Text(label or sign), Text(visible(words), style=style))
        console.print(table)
        console.print()
    return console.file.getvalue()  # type: ignore[attr-defined,no-any-return]
