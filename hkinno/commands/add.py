"""`hkinno add`: an article of your own."""

import os
from collections import Counter
from typing import TYPE_CHECKING, Annotated

import typer

from hkinno.commands import output
from hkinno.errors import FileError, UsageError
from hkinno.files import native
from hkinno.text import visible

if TYPE_CHECKING:
    from hkinno.library.add import Given, Proposal


def _asks(name: str, help_text: str, metavar: str) -> typer.models.OptionInfo:
    option: typer.models.OptionInfo = typer.Option(f"--{name}", metavar=metavar, help=help_text, show_default=False)
    return option


def add(
    file: Annotated[str, typer.Argument(metavar="FILE", help="The article; - reads it from standard input.")],
    name: Annotated[str, _asks("as", "What it is called: mingpao makes mingpao-2 and mingpao/Q01.", "NAME")],
    paper: Annotated[str, _asks("paper", "The paper, station or site.", "NAME")] = "",
    title: Annotated[str, _asks("title", "The headline, if the file does not show it.", "WORDS")] = "",
    author: Annotated[list[str] | None, _asks("author", "Who wrote it; may be repeated.", "NAME")] = None,
    issued: Annotated[str, _asks("issued", "The date of issue.", "DATE")] = "",
    url: Annotated[str, _asks("url", "The address.", "URL")] = "",
    speaker: Annotated[list[str] | None, _asks("speaker", "Whom it interviews; may be repeated.", "NAME")] = None,
    lang: Annotated[str, _asks("lang", "Its language: zh-Hant, zh-Hans, en.", "TAG")] = "",
    kind: Annotated[str, _asks("type", "A CSL type: article-newspaper, speech, broadcast, webpage.", "TYPE")] = "",
    library: Annotated[str | None, _asks("library", "The folder of your articles.", "DIR")] = None,
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Show the toml, and write nothing.")] = False,
) -> None:
    """Take an article of your own into the library: its paragraphs, quotations and who may have said them.

    Three files are written: NAME.txt, your copy; NAME.toml, what you decide; NAME.json, the store.

    \b
    Examples:
      hkinno add interview.html --as mingpao --paper 明報 --speaker 陳大文
      hkinno add speech.docx --as budget-speech --type speech --dry-run
    """
    from hkinno.commands import build as building  # noqa: PLC0415
    from hkinno.library import add as adding  # noqa: PLC0415
    from hkinno.library import layout  # noqa: PLC0415
    from hkinno.library import proposal as files  # noqa: PLC0415
    from hkinno.library.build import made  # noqa: PLC0415
    from hkinno.writing import write_file  # noqa: PLC0415

    building.check_name(name)
    given = adding.Given(title, paper, tuple(author or ()), issued, url, tuple(speaker or ()), lang, kind)
    proposal = _read(file, given)
    if not any(part.kind == layout.BODY for part in proposal.parts):
        raise UsageError(f"no paragraph was found in {visible(file)}; it should hold the text of an article")
    if not proposal.known.title:
        raise UsageError(f"no headline was found in {visible(file)}; give it with --title WORDS")
    toml = files.toml_file(name, proposal)
    if dry_run:
        output.write(toml.removesuffix("\n").split("\n"))
        return
    text = files.text_file(proposal)
    folder = building.folder(library)
    paths = {ending: os.path.join(folder, f"{name}.{ending}") for ending in ("txt", "toml", "json")}
    there = [path for path in paths.values() if os.path.lexists(native(path))]
    if there:
        raise UsageError(
            f"{there[0]} is there already; take another name, or edit {name}.toml and run hkinno build {name}"
        )
    store, _, faults = made(name, text, toml, {})
    if faults:
        raise FileError(f"{paths['toml']}{faults[0]}")
    os.makedirs(native(folder), exist_ok=True)
    for ending, content in (("txt", text), ("toml", toml), ("json", store)):
        write_file(paths[ending], content)
    _report(name, proposal, paths["toml"])


def _read(file: str, given: "Given") -> "Proposal":
    """What the article seems to be; what was assumed is told."""
    from hkinno.documents.files import open_document  # noqa: PLC0415
    from hkinno.files import read_file  # noqa: PLC0415
    from hkinno.library import add as adding  # noqa: PLC0415
    from hkinno.library import metadata  # noqa: PLC0415

    content = output.standard_input("the article") if file == "-" else read_file(file)
    document = open_document(content, None if file == "-" else file)
    for remark in document.remarks:
        output.hint(f"{file}: {remark}")
    return adding.propose(document, given, *metadata.of(document, content))


def _report(name: str, proposal: "Proposal", toml: str) -> None:
    """Say in five lines what was found, what is unsure, and what to do next."""
    count = Counter(part.kind for part in proposal.parts)
    known = proposal.known
    missing = [label for label in ("title", "paper", "authors", "issued") if not getattr(known, label)]
    output.write(
        [
            f"{name}: {known.title or 'without a title'} ({known.language})",
            (
                f"{count['body']} paragraphs, {count['caption']} captions, {count['subhead']} subheads; "
                f"{count['out']} blocks left out as no part of the article"
            ),
            (
                f"{len(proposal.quotes)} quotations of {len(proposal.people())} speakers, {proposal.unsure()} of them"
                f" unsure; {len(proposal.terms)} terms in marks"
            ),
            f"not found: {', '.join(missing)}" if missing else "title, paper, author and date are there",
            f"next: read {toml}, mend what is wrong, then: hkinno build {name}",
        ]
    )
