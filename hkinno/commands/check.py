"""`hkinno check`: whether what a draft puts in quotation marks was said."""

import sys
from collections.abc import Callable
from typing import Annotated

import typer

from hkinno import __version__, lookup
from hkinno import check as proofread
from hkinno.check import fix, report
from hkinno.commands import output
from hkinno.commands.options import Copy, Db, Json
from hkinno.errors import FileError, UsageError
from hkinno.files import read_file, write_file
from hkinno.render.plain import dumps
from hkinno.text import instead, visible

# Drafts of fewer quotations are checked before a progress bar could be drawn.
PROGRESS_FROM = 2000
# The byte order mark.
MARK = "\ufeff"


def check(
    drafts: Annotated[
        list[str] | None, typer.Argument(metavar="[DRAFT]...", help="Files; - is standard input.", show_default=False)
    ] = None,
    text: Annotated[str | None, typer.Option("--text", metavar="TEXT", help="Check this text.")] = None,
    form: Annotated[
        str | None,
        typer.Option(
            "--format", "-f", metavar="FORMAT", help="table, lines, json, sarif or github.", show_default=False
        ),
    ] = None,
    as_json: Json = False,
    strict: Annotated[
        bool,
        typer.Option(
            "--strict",
            help="Converted, elided, uncited and translated ones, others' words and unclosed marks fail too.",
            show_default=False,
        ),
    ] = False,
    apply: Annotated[
        bool,
        typer.Option("--fix", help="Write the source's characters where only the form differs.", show_default=False),
    ] = False,
    diff: Annotated[
        bool, typer.Option("--diff", help="Show what --fix would change, or changes.", show_default=False)
    ] = False,
    encoding: Annotated[
        str, typer.Option("--encoding", metavar="NAME", help="Of the drafts: utf-8, big5, gb18030.")
    ] = "utf-8",
    copy: Copy = None,
    db: Db = None,
) -> None:
    """Whether each quotation of a draft is word for word his, and where it is bent.

    \b
    Examples:
      hkinno check draft.md
      hkinno check --text '孫東說：「背水一戰精神」（main-1）'
      hkinno quote 背水一戰 -f text | hkinno check -
    """
    chosen = _format(form, as_json=as_json)
    if not drafts and text is None:
        raise UsageError("check needs a draft: a file, - for standard input, or --text")
    if apply and (text is not None or "-" in (drafts or [])):
        raise UsageError("--fix needs files: it writes them back")
    if diff and chosen not in ("table", "lines"):
        raise UsageError(f"--diff prints a diff, and {chosen} the findings: leave one of them out")
    given = [("--text", text.encode("utf-8", "surrogateescape"))] if text is not None else []
    given += [(name, _read(name)) for name in drafts or []]
    contents = [(name, content, _decode(name, content, encoding)) for name, content in given]
    known = lookup.corpus(db, copy)
    all_checked = [(name, _check(draft, known)) for name, _, draft in contents]
    if diff or apply:
        fixed = [fix.fixed(draft, checked) for (_, _, draft), (_, checked) in zip(contents, all_checked, strict=True)]
        if diff:
            for (name, _, draft), after in zip(contents, fixed, strict=True):
                output.write(fix.diff(name, draft, after))
        if apply:
            changed = [number for number, after in enumerate(fixed) if after != contents[number][2]]
            # All are encoded before one is written: what cannot be leaves every file as it was.
            encoded = [_encode(*contents[number], fixed[number], encoding) for number in changed]
            for number, replacement in zip(changed, encoded, strict=True):
                name = contents[number][0]
                write_file(name, replacement, force=True)
                output.hint(f"{name}: fixed")
                # What is told is of the file as it is now.
                contents[number] = (name, replacement, fixed[number])
                all_checked[number] = (name, _check(fixed[number], known))
    if not diff:
        _print(all_checked, {name: draft for name, _, draft in contents}, chosen, strict=strict)
    print(report.counts([checked for _, checked in all_checked]), file=sys.stderr)
    if any(proofread.bad(finding, strict=strict) for _, checked in all_checked for finding in checked.findings):
        raise typer.Exit(1)


def _format(form: str | None, *, as_json: bool) -> str:
    if as_json and form not in (None, "json"):
        raise UsageError(f"--json and --format {visible(str(form))} exclude each other")
    chosen = "json" if as_json else form or ("table" if sys.stdout.isatty() else "lines")
    if chosen not in report.FORMATS:
        raise UsageError(f"there is no format {visible(chosen)!r}; {instead(chosen, report.FORMATS, 'formats')}")
    return chosen


def _read(name: str) -> bytes:
    if name != "-":
        return read_file(name)
    if sys.stdin is None:
        raise UsageError("- reads standard input, which is closed")
    if sys.stdin.isatty():
        output.hint("reading the draft from the terminal; end with Ctrl-D")
    return sys.stdin.buffer.read()


def _decode(name: str, content: bytes, encoding: str) -> str:
    """The draft's text with its line ends as they are, without a byte order mark: editors count no column for it."""
    try:
        return content.decode(encoding).removeprefix(MARK)
    except LookupError:
        raise UsageError(
            f"--encoding: there is no encoding {visible(encoding)!r}; try utf-8, big5 or gb18030"
        ) from None
    except UnicodeDecodeError as error:
        from hkinno.copy.proof import likely_encoding  # noqa: PLC0415 - only for a draft that is not what it should be

        guess = likely_encoding(content) if encoding == "utf-8" else None
        hint = f"; try --encoding {guess}" if guess else ""
        raise FileError(f"{visible(name)}: not {visible(encoding)} at byte {error.start}{hint}") from error
    except (ValueError, TypeError):
        raise UsageError(f"--encoding cannot be {visible(encoding)!r}; it is a text encoding such as utf-8") from None


def _encode(name: str, before: bytes, draft: str, after: str, encoding: str) -> bytes:
    """The fixed draft as bytes, with the byte order mark that the draft had; the rest is the same to the byte."""
    # utf-8-sig writes a mark that may not have been there, and utf-16 its own order of bytes.
    codecs = ((encoding, ""), (encoding, MARK), ("utf-8", ""), ("utf-16-be", MARK), ("utf-16-le", MARK))
    codec, mark = next((each for each in codecs if _encoded(each[1] + draft, each[0]) == before), ("", ""))
    if not codec:
        raise FileError(
            f"{visible(name)}: --fix: some bytes cannot be written back in {visible(encoding)}; nothing was changed"
        )
    try:
        return (mark + after).encode(codec)
    except UnicodeEncodeError as error:
        raise FileError(
            f"{visible(name)}: --fix: {(mark + after)[error.start]} cannot be written in {visible(encoding)}; "
            "nothing was changed"
        ) from error


def _encoded(text: str, codec: str) -> bytes | None:
    try:
        return text.encode(codec)
    except UnicodeEncodeError:
        return None


def _check(draft: str, known: proofread.Corpus) -> proofread.Checked:
    quotations = sum(draft.count(mark) for mark in '「“『"')
    with output.progress(quotations, "checking", slow=quotations >= PROGRESS_FROM) as update:
        return proofread.check(draft, known, _slowly(update))


def _slowly(update: Callable[[int], None]) -> Callable[[int], None]:
    """Move the bar once in a hundred quotations: drawing it costs more than checking one."""
    waiting = 0

    def tick(number: int) -> None:
        nonlocal waiting
        waiting += number
        if waiting >= 100:  # noqa: PLR2004
            update(waiting)
            waiting = 0

    return tick


def _print(
    all_checked: list[tuple[str, proofread.Checked]], drafts: dict[str, str], form: str, *, strict: bool
) -> None:
    if form == "json":
        objects = [each for name, checked in all_checked for each in report.as_objects(name, checked)]
        output.write([dumps(objects, indent=2)])
    elif form == "sarif":
        output.write([report.sarif(all_checked, strict=strict, version=__version__)])
    elif form == "github":
        for name, checked in all_checked:
            output.write(report.github(name, checked, strict=strict))
    elif form == "lines":
        for name, checked in all_checked:
            output.write(report.lines(name, checked))
    else:
        from hkinno.render.findings import draw  # noqa: PLC0415 - Rich, for terminals

        for name, checked in all_checked:
            wrong = {finding.start for finding in checked.findings if proofread.bad(finding, strict=strict)}
            drawn = draw(name, checked, drafts[name], wrong, width=output.columns(), colour=output.wants_colour())
            output.write(drawn.splitlines())
