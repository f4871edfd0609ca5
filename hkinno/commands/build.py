"""`hkinno build`: the store of an article of your own, made again after an edit."""

import os
import re
from typing import Annotated

import typer

from hkinno.commands import output
from hkinno.errors import FileError, UsageError
from hkinno.files import write_file
from hkinno.text import visible

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
    where = folder(library)
    chosen = names or _all(where)
    if not chosen:
        raise UsageError(f"there is no article in {visible(where)}; hkinno add takes one in")
    wrong = False
    for name in chosen:
        check_name(name)
        path = os.path.join(where, f"{name}.toml")
        text, toml = (_read(os.path.join(where, f"{name}.{ending}")) for ending in ("txt", "toml"))
        try:
            store, numbered = made(name, text, toml, path)
        except FileError as error:
            output.hint(str(error))
            wrong = True
            continue
        if numbered != toml:
            write_file(path, numbered, force=True)
        write_file(os.path.join(where, f"{name}.json"), store, force=True)
        output.write([f"{name}: built"])
    if wrong:
        raise typer.Exit(3)


def folder(library: str | None) -> str:
    """The folder of the user's articles: as given, or in the user's data directory."""
    from hkinno.library import home  # noqa: PLC0415 - it is not loaded for others

    return library or home()


def check_name(name: str) -> None:
    """Raise ``UsageError`` for a name that ids could not begin with."""
    if not NAME.fullmatch(name) or name == "builtin":
        raise UsageError(
            f"an article cannot be called {visible(name)!r}; take small letters, digits and - such as mingpao"
        )


def made(name: str, text: str, toml: str, path: str) -> tuple[str, str]:
    """The store, as its file has it, and the toml with all ids. Raises ``FileError`` with a line for each fault."""
    from hkinno.library import build as building  # noqa: PLC0415
    from hkinno.library import sidecar  # noqa: PLC0415
    from hkinno.store import checks  # noqa: PLC0415

    table, faults = sidecar.read(toml)
    if not faults:
        toml = sidecar.numbered(toml, table, {})
        tables, faults = building.build(name, text, table, toml)
    if faults:
        raise FileError("\n".join(f"{visible(path)}:{line}: {message}" for line, message in faults))
    stored = {kind: {str(number): row for number, row in enumerate(rows, 1)} for kind, rows in tables.items()}
    content = checks.canonical(stored)
    found = [finding for result in checks.run(tables, content) for finding in result.findings]
    if found:
        raise FileError("\n".join(f"{visible(path)}: {each.record}: {each.message}" for each in found))
    return content, toml


def _all(where: str) -> list[str]:
    try:
        return sorted(name.removesuffix(".toml") for name in os.listdir(where) if name.endswith(".toml"))
    except OSError:
        return []


def _read(path: str) -> str:
    from hkinno.files import read_file  # noqa: PLC0415

    return read_file(path).decode("utf-8-sig")
