"""`hkinno check`: whether what a draft puts in quotation marks was said."""

import os
import sys
from collections.abc import Callable
from typing import Annotated

import typer

from hkinno import __version__, outlet
from hkinno import check as checking
from hkinno.api import Library
from hkinno.check import report
from hkinno.check.report import Draft
from hkinno.commands import config, output
from hkinno.commands import drafts as many
from hkinno.commands.drafts import STDIN
from hkinno.commands.options import Copy, Db, Json
from hkinno.commands.stores import attached, opened
from hkinno.errors import FileError, UsageError
from hkinno.files import native
from hkinno.store.kinds import Records
from hkinno.text import instead, visible

# The byte order mark.
MARK = "\ufeff"
# What names the text of --text and of standard input in messages.
TEXT = "--text"
# What the format of Word files is called.
WORD = "Word"
ONE_WORD_FILE = "--comments takes one Word file, and writes it back with comments under another name"

All = list[tuple[Draft, checking.Checked]]


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
    every: Annotated[
        bool, typer.Option("--all", help="Every quotation, not only what fails or is worth a look.", show_default=False)
    ] = False,
    quiet: Annotated[
        bool, typer.Option("--quiet", "-q", help="Nothing but the exit code.", show_default=False)
    ] = False,
    strict: Annotated[
        bool,
        typer.Option(
            "--strict",
            help="Converted, elided, clipped, uncited and translated ones, others' words and unclosed marks fail too.",
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
    mutate: Annotated[
        bool,
        typer.Option("--mutate", help="Bend each verified quotation, and show what would pass.", show_default=False),
    ] = False,
    no_figures: Annotated[
        bool, typer.Option("--no-figures", help="Quotations only, not the figures of the prose.", show_default=False)
    ] = False,
    hedges: Annotated[
        bool,
        typer.Option("--hedges", help="Tell plans that are told as done, hopes as promises, too.", show_default=False),
    ] = False,
    explain: Annotated[
        str | None, typer.Option("--explain", metavar="RULE", help="What a rule means.", show_default=False)
    ] = None,
    comments: Annotated[
        str | None,
        typer.Option(
            "--comments",
            metavar="OUT.docx",
            help="A Word draft back with a comment at each finding.",
            show_default=False,
        ),
    ] = None,
    include: Annotated[
        list[str] | None,
        typer.Option(
            "--include", metavar="GLOB", help="In folders only these files, such as *.md.", show_default=False
        ),
    ] = None,
    encoding: Annotated[
        str | None,
        typer.Option(
            "--encoding", metavar="NAME", help="Of the drafts: utf-8, big5, gb18030; else guessed.", show_default=False
        ),
    ] = None,
    jobs: Annotated[
        int | None,
        typer.Option(
            "--jobs",
            "-j",
            metavar="N",
            help="Processes, for many drafts; else as many as processors.",
            show_default=False,
        ),
    ] = None,
    copy: Copy = None,
    db: Db = None,
) -> None:
    """Whether each quotation of a draft is word for word the speaker's, and where it is bent.

    \b
    Examples:
      hkinno check draft.md
      hkinno check --text '孫東說：「背水一戰精神」（main-1）'
      hkinno quote 背水一戰 -f text | hkinno check -
    """
    if explain is not None:
        output.write(_explained(explain))
        return
    chosen = _format(form, as_json=as_json)
    _refuse(drafts, text, chosen, jobs, apply=apply, diff=diff)
    names = _names(drafts or [], encoding, include or [])
    if comments is not None:
        if text is not None or len(names) != 1:
            raise UsageError(ONE_WORD_FILE)
        if os.path.isfile(native(comments)):
            raise UsageError(f"{visible(comments)} is there already: --comments writes a new file")
    store = opened(db)
    copies = attached(copy, store)
    library = Library(store, copies)
    ignore = tuple(filter(None, (config.setting("ignore", None) or "").split("\n")))
    asked = many.Asked(tuple(db or config.paths("db")), tuple(copies), encoding, ignore, strict, not no_figures, hedges)
    done = [_text(text, library, asked)] if text is not None else many.check_all(names, library, asked, jobs)
    found = [(draft, checked) for draft, checked, _ in done if draft and checked]
    unread = [fault for _, _, fault in done if fault]
    if comments is not None and found and found[0][0].document.form != WORD:
        raise UsageError(ONE_WORD_FILE)
    known = library.corpus
    if mutate:
        _mutate(found, known)
        return
    if diff or apply:
        found = _fixed(found, lambda draft: many.check(draft, library, asked), apply=apply, diff=diff)
    if comments is not None and found:
        _write_comments(comments, *found[0], known)
    if not quiet and (found or not unread):
        if not diff:
            _print(found, chosen, known, store, every=every)
        print(report.counts([each for _, each in found]), file=sys.stderr)
    _exit(found, unread, strict=strict)


def _exit(found: All, unread: list[str], *, strict: bool) -> None:
    """Tell what was not looked at, and end with the exit code."""
    for fault in unread:
        output.hint(fault)
    for draft, checked in found:
        for remark in draft.document.remarks:
            output.hint(f"{draft.name}: {remark}")
        if checked.unseen:
            output.hint(f"{draft.name} names {checked.unseen}, and no quotation was seen in it")
    if unread:
        raise typer.Exit(3)
    if any(checked.fails or (strict and checked.unseen) for _, checked in found):
        raise typer.Exit(1)


def _explained(name: str) -> list[str]:
    if name not in report.RULES:
        raise UsageError(f"there is no rule {visible(name)!r}; {instead(name, report.RULES, 'rules')}")
    return report.explained(name)


def _format(form: str | None, *, as_json: bool) -> str:
    if as_json and form not in (None, "json"):
        raise UsageError(f"--json and --format {visible(str(form))} exclude each other")
    chosen = "json" if as_json else form or ("table" if sys.stdout.isatty() else "lines")
    if chosen not in report.FORMATS:
        raise UsageError(f"there is no format {visible(chosen)!r}; {instead(chosen, report.FORMATS, 'formats')}")
    return chosen


def _refuse(
    drafts: list[str] | None, text: str | None, form: str, jobs: int | None, *, apply: bool, diff: bool
) -> None:
    """Refuse what cannot be, or does not go together."""
    if not drafts and text is None:
        raise UsageError("check needs a draft: a file, - for standard input, or --text")
    if jobs is not None and jobs < 1:
        raise UsageError(f"--jobs cannot be {jobs}; it is a number of processes from 1")
    if apply and (text is not None or STDIN in (drafts or [])):
        raise UsageError("--fix needs files: it writes them back")
    if diff and form not in ("table", "lines"):
        raise UsageError(f"--diff prints a diff, and {form} the findings: leave one of them out")


def _names(drafts: list[str], encoding: str | None, include: list[str]) -> list[str]:
    """The names of the drafts, those in folders too."""
    from hkinno.documents.encodings import decode  # noqa: PLC0415 - the check alone reads documents
    from hkinno.documents.files import expanded  # noqa: PLC0415

    if encoding is not None:
        decode(b"", "--encoding", encoding)  # it says what is wrong with the name
    return drafts if STDIN in drafts else expanded(drafts, include)


def _text(text: str, library: Library, asked: many.Asked) -> many.Done:
    """The text of --text with what is found in it."""
    from hkinno.documents.files import open_document  # noqa: PLC0415

    content = text.encode("utf-8", "surrogateescape")
    draft = Draft(TEXT, content, open_document(content, None, "utf-8"))
    return draft, many.check(draft, library, asked), ""


def _write_comments(path: str, draft: Draft, checked: checking.Checked, known: checking.Corpus) -> None:
    """Write a Word draft with a comment at each finding that is worth a look; the draft itself stays as it is."""
    from hkinno.documents import word_comments  # noqa: PLC0415 - for --comments only
    from hkinno.writing import write_file  # noqa: PLC0415

    findings = [finding for finding in checked.told if report.worth_a_look(finding)]
    comments = [
        word_comments.Comment(
            finding.start,
            finding.end,
            "\n".join(f"{label}: {words}" for label, words in report.comment(finding, known.sources)),
        )
        for finding in findings
    ]
    write_file(path, word_comments.annotated(draft.content, comments, draft.name))
    output.hint(f"{path}: written, with {len(comments)} {'comment' if len(comments) == 1 else 'comments'}")


def _mutate(found: All, known: checking.Corpus) -> None:
    """Print the bent forms of verified quotations that would pass; exit 1 where there are any."""
    from hkinno.check import mutate  # noqa: PLC0415 - only with --mutate

    tried = passed = 0
    for draft, checked in found:
        name = None if draft.name in (TEXT, STDIN) else draft.name
        missed, number = mutate.missed(draft.text, checked, known, name) if draft.document.exact else ([], 0)
        tried, passed = tried + number, passed + len(missed)
        output.write(
            visible(
                f"{draft.name}:{each.finding.line}:{each.finding.column}: {each.mutation.how}: {each.mutation.words}"
            )
            for each in missed
        )
    print(f"bent {tried}, caught {tried - passed}, not caught {passed}", file=sys.stderr)
    if passed:
        raise typer.Exit(1)


def _fixed(found: All, checked: Callable[[Draft], checking.Checked], *, apply: bool, diff: bool) -> All:
    """The drafts as they are after --fix, with what is then found; the diff is printed."""
    from hkinno.check import fix  # noqa: PLC0415 - for --fix and --diff

    texts = [fix.fixed(draft.text, findings) for draft, findings in found]
    if diff:
        for (draft, _), fixed in zip(found, texts, strict=True):
            output.write(fix.diff(draft.name, draft.text, fixed))
    if not apply:
        return found
    from hkinno.documents.files import open_document  # noqa: PLC0415 - for --fix only
    from hkinno.writing import rewrite_file  # noqa: PLC0415

    changed = [number for number, (draft, _) in enumerate(found) if draft.text != texts[number]]
    # All are made before one is written: what cannot be leaves every file as it was.
    written = {number: _rewritten(*found[number], texts[number]) for number in changed}
    for number, content in written.items():
        draft = found[number][0]
        rewrite_file(draft.name, draft.content, content)
        output.hint(f"{draft.name}: fixed")
        # What is told is of the file as it is now.
        after = Draft(draft.name, content, open_document(content, draft.name, draft.document.encoding or None))
        found[number] = (after, checked(after))
    return found


def _rewritten(draft: Draft, checked: checking.Checked, after: str) -> bytes:
    """The fixed draft as bytes: a text in its encoding, a Word file with its runs; all else is the same to the byte."""
    if draft.document.form == WORD:
        from hkinno.check import fix  # noqa: PLC0415
        from hkinno.documents import word_comments  # noqa: PLC0415 - for Word files only

        changes = [word_comments.Replacement(*change) for change in fix.changes(checked)]
        return word_comments.replaced(draft.content, changes, draft.name)
    name, encoding = visible(draft.name), visible(draft.document.encoding or "utf-8")
    if not draft.document.exact:
        raise FileError(f"{name}: --fix writes texts and Word files, not this format; nothing was changed")
    # utf-8-sig writes a mark that may not have been there, and utf-16 its own order of bytes.
    codecs = ((encoding, ""), (encoding, MARK), ("utf-8", ""), ("utf-16-be", MARK), ("utf-16-le", MARK))
    codec, mark = next((each for each in codecs if _encoded(each[1] + draft.text, each[0]) == draft.content), ("", ""))
    if not codec:
        raise FileError(f"{name}: --fix: some bytes cannot be written back in {encoding}; nothing was changed")
    try:
        return (mark + after).encode(codec)
    except UnicodeEncodeError as error:
        character = (mark + after)[error.start]
        raise FileError(f"{name}: --fix: {character} cannot be written in {encoding}; nothing was changed") from error


def _encoded(text: str, codec: str) -> bytes | None:
    try:
        return text.encode(codec)
    except UnicodeEncodeError:
        return None


def _print(found: All, form: str, known: checking.Corpus, store: Records, *, every: bool) -> None:
    sources = known.sources
    if form in ("json", "sarif"):
        version = str(store.all("meta")[0]["data_version"])
        if form == "json":
            from hkinno.render.cells import dumps  # noqa: PLC0415 - for JSON

            objects = [
                each
                for draft, checked in found
                for each in report.as_objects(draft, checked, sources, version, every=every)
            ]
            output.write([dumps(objects, indent=2)])
        else:
            output.write([report.sarif(found, sources, version=__version__, data_version=version)])
        return
    for draft, checked in found:
        findings = [each for each in checked.told if every or report.worth_a_look(each)]
        if form == "github":
            output.write(report.github(draft, checked, sources))
        elif form == "lines":
            output.write(report.lines(draft, findings, sources))
        else:
            from hkinno.render.findings import draw  # noqa: PLC0415 - Rich, for terminals

            drawn = draw(draft, findings, sources, width=outlet.columns(), colour=output.wants_colour())
            output.write(drawn.splitlines())
