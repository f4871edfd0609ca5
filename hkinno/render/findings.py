"""What the check of a draft found, for a terminal."""

import io

from rich.console import Console
from rich.table import Table

from hkinno.check import Finding, diff, report, verdict
from hkinno.check.report import Told
from hkinno.render.table import visible
from hkinno.render.wrap import Folded as Text
from hkinno.sources import Sources

LEGEND = "[-in the draft-] {+in the source+}"
# White on dark red and on dark green, black on amber: fixed colours, which read on any background.
WRONG, RIGHT, DOUBTFUL = "bold #ffffff on #af0000", "bold #ffffff on #005f00", "bold #000000 on #ffaf00"


def draw(draft: report.Draft, findings: list[Told], sources: Sources, *, width: int, colour: bool) -> str:
    """Each finding as a few labelled lines; what fails is marked by a sign and by colour, what passed is green."""
    console = Console(
        file=io.StringIO(),
        width=max(width, 20),
        force_terminal=colour,
        color_system="256" if colour else None,
        legacy_windows=False,
        emoji=False,
        markup=False,
        highlight=False,
    )
    lines = draft.text.split("\n")
    for finding in findings:
        table = Table(box=None, show_header=False, pad_edge=False)
        table.add_column(no_wrap=True)
        table.add_column(overflow="fold")
        line = lines[finding.line - 1] if finding.line <= len(lines) else ""
        for label, words in report.passage(draft.where(finding), finding, line, sources):
            if label == "difference" and isinstance(finding, Finding):
                table.add_row(Text(label), _difference(list(finding.steps)))
                continue
            named = Text(label)
            if not label:
                named.append(f" {_sign(finding)} ", style=_style(finding))
            table.add_row(named, Text(visible(words), style="bold" if label in ("", "verdict") else ""))
        console.print(table)
        console.print()
    quotations = [finding for finding in findings if isinstance(finding, Finding)]
    if any(step.op != "equal" for finding in quotations for step in finding.steps):
        console.print(Text(LEGEND))
    return console.file.getvalue()  # type: ignore[attr-defined,no-any-return]


def _sign(finding: Told) -> str:
    return "x" if finding.fails else "-" if finding.verdict == verdict.UNCHECKED else "+"


def _style(finding: Told) -> str:
    if finding.fails:
        return WRONG
    return (
        DOUBTFUL
        if report.is_clipped(finding) or finding.rule in report.DOUBTFUL
        else "bold"
        if finding.verdict == verdict.UNCHECKED
        else RIGHT
    )


def _difference(steps: list[diff.Step]) -> Text:
    """The difference in brackets, and in colour where there is colour."""
    text = Text()
    for step in steps:
        if step.op == "equal":
            text.append(visible(step.draft))
            continue
        if step.draft:
            text.append(f"[-{visible(step.draft)}-]", style=WRONG)
        if step.source:
            text.append(f"{{+{visible(step.source)}+}}", style=RIGHT)
    return text
