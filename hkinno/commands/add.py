"""`hkinno add`: an article of your own."""

import os
import re
import sys
from collections import Counter
from typing import TYPE_CHECKING, Annotated

import typer

from hkinno.commands import output
from hkinno.errors import FileError, HkinnoError, UsageError
from hkinno.files import native
from hkinno.text import instead, visible

if TYPE_CHECKING:
    from hkinno.library.add import Given, Proposal
    from hkinno.library.sidecar import Table

ENDINGS = ("txt", "toml", "json")
STDIN = "-"


def _asks(name: str, help_text: str, metavar: str) -> typer.models.OptionInfo:
    option: typer.models.OptionInfo = typer.Option(f"--{name}", metavar=metavar, help=help_text, show_default=False)
    return option


def add(
    files: Annotated[list[str], typer.Argument(metavar="FILE...", help="Articles; - reads one from standard input.")],
    name: Annotated[
        str, _asks("as", "What it is called, else as its file: mingpao makes mingpao-2 and mingpao/Q01.", "NAME")
    ] = "",
    paper: Annotated[str, _asks("paper", "The paper, station or site.", "NAME")] = "",
    title: Annotated[str, _asks("title", "The headline, if the file does not show it.", "WORDS")] = "",
    author: Annotated[list[str] | None, _asks("author", "Who wrote it; may be repeated.", "NAME")] = None,
    issued: Annotated[str, _asks("issued", "The date of issue.", "DATE")] = "",
    url: Annotated[str, _asks("url", "The address.", "URL")] = "",
    speaker: Annotated[list[str] | None, _asks("speaker", "Whom it interviews; may be repeated.", "NAME")] = None,
    lang: Annotated[str, _asks("lang", "Its language: zh-Hant, zh-Hans, yue, en.", "TAG")] = "",
    kind: Annotated[str, _asks("type", "A CSL type: article-newspaper, speech, broadcast, webpage.", "TYPE")] = "",
    encoding: Annotated[str, _asks("encoding", "Of the files: utf-8, big5, gb18030; else guessed.", "NAME")] = "",
    csl: Annotated[str, _asks("csl", "A CSL-JSON item with all of these, as Zotero exports it.", "ITEM.json")] = "",
    edition_of: Annotated[
        str, _asks("edition-of", "The article that it is a later edition of; both stay.", "NAME")
    ] = "",
    update: Annotated[
        bool, typer.Option("--update", help="Add what is new of a changed file; nothing that is there is changed.")
    ] = False,
    library: Annotated[str | None, _asks("library", "The folder of your articles.", "DIR")] = None,
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Show the toml, and write nothing.")] = False,
) -> None:
    """Take articles of your own into the library: their paragraphs, quotations and who may have said them.

    Three files are written of each: NAME.txt, your copy; NAME.toml, what you decide; NAME.json, the store.

    \b
    Examples:
      hkinno add interview.html --as mingpao --paper 明報 --speaker 陳大文
      hkinno add speech.docx --as budget-speech --type speech --dry-run
      hkinno add interview-2.html --as mingpao-late --edition-of mingpao
    """
    from hkinno.commands import build as building  # noqa: PLC0415
    from hkinno.library import add as adding  # noqa: PLC0415

    if len(files) > 1 and (name or title or url or csl or edition_of):
        raise UsageError("--as, --title, --url, --csl and --edition-of are for one article; give one FILE with them")
    if update and edition_of:
        raise UsageError("--update changes an article and --edition-of adds one: leave one of them out")
    _check(issued, url, lang, kind, encoding)
    given = adding.Given(title, paper, tuple(author or ()), issued, url, tuple(speaker or ()), lang, kind)
    given = _with_item(given, csl) if csl else given
    folder = building.folder(library, dry_run=dry_run)
    wrong: list[HkinnoError] = []
    for file in files:
        try:
            article = _Article(name or _name_of(file), folder, edition_of, encoding)
            _add(file, article, given, update=update, dry_run=dry_run)
        except HkinnoError as error:
            if len(files) == 1:
                raise
            print(f"hkinno: {error}", file=sys.stderr)
            wrong.append(error)
    if wrong:
        raise typer.Exit(max(error.exit_code for error in wrong))


def _check(issued: str, url: str, lang: str, kind: str, encoding: str) -> None:
    """Refuse what no article's item can say, before anything is read."""
    from hkinno.cite import csl, work  # noqa: PLC0415
    from hkinno.documents.encodings import decode  # noqa: PLC0415
    from hkinno.library.build import LANGUAGE  # noqa: PLC0415

    if encoding:
        decode(b"", "--encoding", encoding)
    work.details(issued=issued or None, url=url or None)
    if lang and not re.fullmatch(LANGUAGE, lang):
        raise UsageError(f"--lang cannot be {visible(lang)!r}; write zh-Hant, zh-Hans, yue, en or another such code")
    types = csl.TYPES.split()
    if kind and kind not in types:
        raise UsageError(f"--type cannot be {visible(kind)!r}; {instead(kind, types, 'types of CSL')}")


class _Article:
    """An article's name, where its files lie, the article that it is an edition of, and what its file is written in."""

    def __init__(self, name: str, folder: str, edition_of: str, encoding: str) -> None:
        from hkinno.commands import build as building  # noqa: PLC0415

        building.check_name(name)
        _refuse_shipped(name)
        self.name, self.folder, self.edition_of, self.encoding = name, folder, edition_of, encoding
        if edition_of:
            building.check_name(edition_of)

    def path(self, ending: str, name: str = "") -> str:
        """The path of one of its files, or of another article's."""
        return os.path.join(self.folder, f"{name or self.name}.{ending}")


def _refuse_shipped(name: str) -> None:
    """Refuse a name that an article of the shipped page has: places such as NAME-1 would be of two."""
    from hkinno.library import BUILTIN, open_all  # noqa: PLC0415
    from hkinno.sources import sources_of  # noqa: PLC0415

    sources = sources_of(open_all([BUILTIN]))
    if name in sources.articles or any(place.rpartition("-")[0] == name for place in sources.locations):
        raise UsageError(f"{name} is an article of the shipped page; take another name: --as NAME")


def _refuse_another(path: str) -> None:
    """Refuse a name under which another's file lies, of which there is no article."""
    if os.path.lexists(native(path)):
        raise UsageError(f"{visible(path)} is there already; take another name: --as NAME")


def _name_of(file: str) -> str:
    """The name of an article by that of its file."""
    if file == STDIN:
        raise UsageError("an article from standard input needs a name: --as NAME")
    if os.path.isdir(native(file)):
        raise UsageError(f"{visible(file)} is a folder; name the files in it")
    stem = os.path.splitext(os.path.basename(file))[0]
    name = re.sub(r"[^a-z0-9]+", "-", stem.lower()).strip("-")
    if not name or not stem.isascii():
        raise UsageError(f"{visible(file)} needs a name in small letters and digits: --as NAME")
    return name


def _add(file: str, article: _Article, given: "Given", *, update: bool, dry_run: bool) -> None:
    from hkinno.library import layout  # noqa: PLC0415
    from hkinno.library import proposal as making  # noqa: PLC0415

    there = [ending for ending in ENDINGS if os.path.lexists(native(article.path(ending)))]
    if "toml" in there and not update and not dry_run:
        raise UsageError(
            f"{visible(article.path('toml'))} is there already; take another name, edit it and run"
            f" hkinno build {article.name}, or add what is new with --update"
        )
    if update and there != list(ENDINGS):
        raise UsageError(f"there is no article {article.name} in {visible(article.folder)} to update")
    before = _toml(article.path("toml", article.edition_of)) if article.edition_of else {}
    proposal = _read(file, given, article.encoding)
    if not any(part.kind == layout.BODY for part in proposal.parts):
        raise UsageError(f"no paragraph was found in {visible(file)}; it should hold the text of an article")
    if not proposal.known.title and not update:
        proposal = _called_as_its_file(proposal, file)
    known = _people(article.folder)
    if update:
        _update(article, proposal, known, dry_run=dry_run)
        return
    proposal = proposal.like(before) if before else proposal
    toml = making.toml_file(article.name, proposal, known, article.edition_of)
    if dry_run:
        output.write(toml.removesuffix("\n").split("\n"))
        return
    _write(article, making.text_file(proposal), toml)
    _report(article.name, proposal, article.path("toml"))


def _called_as_its_file(proposal: "Proposal", file: str) -> "Proposal":
    """A proposal without a headline under the name of its file, which a person may mend; that is told."""
    if file == STDIN:
        raise UsageError("no headline was found; give it with --title WORDS")
    stem = os.path.splitext(os.path.basename(file))[0]
    output.hint(f"no headline was found in {visible(file)}: its title is {visible(stem)!r}; mend that in the toml")
    return proposal._replace(known=proposal.known._replace(title=stem))


def _write(article: _Article, text: str, toml: str) -> None:
    """Write the files of a new article; where one cannot be written there is none of them.

    What was proposed and cannot be built is for a person to mend: there is no store then, and the fault is told.
    """
    from hkinno.files import read_file  # noqa: PLC0415
    from hkinno.library.build import made  # noqa: PLC0415
    from hkinno.writing import write_file  # noqa: PLC0415

    store, _, faults = made(article.name, text, toml, {})
    contents = (text, toml) if faults else (text, toml, store)
    try:
        os.makedirs(native(article.folder), exist_ok=True)
    except OSError as error:
        raise FileError(f"{visible(article.folder)}: {error.strerror}") from error
    written: list[str] = []
    try:
        for ending, content in zip(ENDINGS, contents, strict=False):
            path = article.path(ending)
            # The copy that a killed run has left is taken up; it is no article yet.
            if ending == "txt" and os.path.lexists(native(path)) and read_file(path) == content.encode():
                continue
            _refuse_another(path)
            write_file(path, content)
            written.append(path)
    except BaseException:
        # If another run has the name by now, what is there is its.
        if article.path("toml") in written or not os.path.lexists(native(article.path("toml"))):
            for path in written:
                os.unlink(native(path))
        raise
    if faults:
        told = f"{visible(article.path('toml'))}{faults[0]}"
        raise FileError(f"{told}; mend that line, then: hkinno build {article.name}")


def _update(article: _Article, proposal: "Proposal", known: dict[str, str], *, dry_run: bool) -> None:
    """Add what a newer file has to an article; where it cannot be built nothing is written."""
    from hkinno.commands.build import read_text  # noqa: PLC0415
    from hkinno.library.build import before, made  # noqa: PLC0415
    from hkinno.library.update import updated  # noqa: PLC0415
    from hkinno.store import open_store  # noqa: PLC0415
    from hkinno.writing import write_file  # noqa: PLC0415

    text, toml = (read_text(article.path(ending)) for ending in ("txt", "toml"))
    built = open_store(article.path("json"))
    after = updated(article.name, text, toml, _toml(article.path("toml")), built.all("paragraphs"), proposal, known)
    store, numbered, faults = made(article.name, after.text, after.toml, *before(built))
    if faults:
        raise FileError(f"{visible(article.path('toml'))}{faults[0]}; nothing was changed")
    if dry_run:
        output.write(numbered.removesuffix("\n").split("\n"))
        return
    for ending, content in zip(ENDINGS, (after.text, numbered, store), strict=True):
        write_file(article.path(ending), content, force=True)
    output.write([f"{article.name}: {line}" for line in after.told])


def _toml(path: str) -> "Table":
    """What a person has decided of an article."""
    from hkinno.commands.build import read_text  # noqa: PLC0415
    from hkinno.library import sidecar  # noqa: PLC0415

    table, faults = sidecar.read(read_text(path))
    for fault in faults:
        raise FileError(f"{visible(path)}:{fault.line}: {fault.message}")
    return table


def _people(folder: str) -> dict[str, str]:
    """The ids of the people of the shipped store and of the library, by their names."""
    from hkinno.errors import LEFT_OUT  # noqa: PLC0415
    from hkinno.library import BUILTIN, ids_of, open_all  # noqa: PLC0415

    return ids_of(open_all([BUILTIN, *([folder] if os.path.isdir(native(folder)) else [])], broken=LEFT_OUT))


def _with_item(given: "Given", path: str) -> "Given":
    """What the user says, and else what a CSL item says."""
    from hkinno.files import read_file  # noqa: PLC0415
    from hkinno.library import metadata  # noqa: PLC0415

    item = metadata.in_csl(read_file(path), visible(path))
    return given._replace(**{key: value for key, value in item._asdict().items() if value and not getattr(given, key)})


def _read(file: str, given: "Given", encoding: str) -> "Proposal":
    """What the article seems to be; what was assumed is told."""
    from hkinno.documents.files import open_document  # noqa: PLC0415
    from hkinno.files import read_file  # noqa: PLC0415
    from hkinno.library import add as adding  # noqa: PLC0415
    from hkinno.library import metadata  # noqa: PLC0415

    content = output.standard_input("the article") if file == STDIN else read_file(file)
    document = open_document(content, None if file == STDIN else file, encoding or None)
    for remark in document.remarks:
        output.hint(f"{file}: {remark}")
    return adding.propose(document, given, *metadata.of(document, content))


def _report(name: str, proposal: "Proposal", toml: str) -> None:
    """Say in five lines what was found, what is unsure, and what to do next."""
    count = Counter(part.kind for part in proposal.parts)
    known = proposal.known
    missing = [label for label in ("paper", "authors", "issued") if not getattr(known, label)]
    unnamed = "; label is empty: places have no short name"
    output.write(
        [
            f"{name}: {visible(known.title)} ({known.language})",
            (
                f"{_many(count['body'], 'paragraph')}, {_many(count['caption'], 'caption')},"
                f" {_many(count['subhead'], 'subhead')}; {_many(count['out'], 'block')} left out, as no part of it"
            ),
            (
                f"{_many(len(proposal.quotes), 'quotation')} of {_many(len(proposal.speakers()), 'speaker')},"
                f" {proposal.unsure()} unsure; {_many(len(proposal.terms), 'term')} in marks"
            ),
            (f"not found: {', '.join(missing)}" if missing else "title, paper, author and date are there") + unnamed,
            f"next: read {visible(toml)}, mend what is wrong, then: hkinno build {name}",
        ]
    )


def _many(number: int, noun: str) -> str:
    return f"{number} {noun}{'' if number == 1 else 's'}"
