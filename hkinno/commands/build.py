"""`hkinno build`: the store of an article of your own, made again after an edit."""

import os
import re
from typing import Annotated

import typer

from hkinno.commands import output
from hkinno.errors import FileError, UsageError
from hkinno.files import check_home, native
from hkinno.text import visible
from hkinno.writing import write_file

NAME = re.compile(r"[a-z0-9]+(?:[-_][a-z0-9]+)*")


def build(
    names: Annotated[list[str] | None, typer.Argument(metavar="[NAME]...", help="Articles; all without any.")] = None,
    library: Annotated[
        str | None, typer.Option("--library", metavar="DIR", help="The folder of your articles.", show_default=False)
    ] = None,
) -> None:
    """Make the stores of your articles again from NAME.txt and NAME.toml, and say what is wrong with line and reason.

    \b
    Examples:
      hkinno build mingpao
      hkinno build
    """
    from hkinno.library import sidecar  # noqa: PLC0415 - none is loaded for completion
    from hkinno.library.build import made  # noqa: PLC0415
    from hkinno.library.outside import outside  # noqa: PLC0415

    where = folder(library)
    chosen = names or _all(where)
    if not chosen:
        raise UsageError(f"there is no article in {visible(where)}; hkinno add takes one in")
    wrong = False
    for name in chosen:
        check_name(name)
        path = os.path.join(where, name)
        toml = read_text(f"{path}.toml")
        copy = read_text(f"{path}.txt")
        store, after, faults = made(name, copy, toml, *_before(f"{path}.json"))
        for fault in faults:
            output.hint(f"{path}.toml{fault}")
        wrong = wrong or bool(faults)
        if not faults:
            if after != toml:
                write_file(f"{path}.toml", after, force=True)
            write_file(f"{path}.json", store, force=True)
            output.write([f"{name}: built"])
            for remark in outside(name, copy, after, sidecar.read(after)[0]):
                output.hint(f"{path}.toml:{remark.line}: {remark.message}")
    if wrong:
        raise typer.Exit(3)


def _before(path: str) -> tuple[dict[str, str], dict[str, str]]:
    """What the store built before has given out; nothing where there is no store."""
    from hkinno.library.build import before  # noqa: PLC0415
    from hkinno.store import open_store  # noqa: PLC0415

    try:
        return before(open_store(path)) if os.path.lexists(native(path)) else ({}, {})
    except FileError as error:
        raise FileError(f"{error}; move that file away, and build makes it anew") from error


def folder(library: str | None, *, dry_run: bool = False) -> str:
    """The folder of the user's articles: as given, or in the user's data directory, which may have to be made.

    Raises ``FileError`` where that would be in no home of the user's, unless nothing is written.
    """
    from hkinno.library import home  # noqa: PLC0415 - it is not loaded for others

    where = library or home()
    if not library and not dry_run and not os.path.isdir(where) and not os.environ.get("XDG_DATA_HOME"):
        check_home()
    return where


def check_name(name: str) -> None:
    """Raise ``UsageError`` for a name that ids could not begin with."""
    if not NAME.fullmatch(name) or name == "builtin":
        raise UsageError(
            f"an article cannot be called {visible(name)!r}; take small letters, digits and - such as mingpao"
        )


def _all(where: str) -> list[str]:
    try:
        return sorted(name.removesuffix(".toml") for name in os.listdir(native(where)) if name.endswith(".toml"))
    except OSError:
        return []


def read_text(path: str) -> str:
    """A file of an article. Raises ``FileError`` that names it where it is not UTF-8."""
    from hkinno.files import read_file  # noqa: PLC0415

    try:
        return read_file(path).decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise FileError(f"{visible(path)} is not UTF-8; save it as UTF-8 in your editor") from error
