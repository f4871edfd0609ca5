"""The user's small config file: what is the same in every call.

    source = "/home/me/page.txt"
    style = "apa7"
    issued = 2023-02-28

It is config.toml in the directory for hkinno in the user's configuration: ~/.config/hkinno on Linux. In the paths of
db and source ~ is the user's home; one that is not absolute begins at the current directory.
"""

import os
import stat
import sys
from functools import cache
from typing import Any

import typer

from hkinno.errors import FileError
from hkinno.text import instead, visible

KEYS = ("db", "source", "style", "issued", "page", "url", "accessed", "lang", "format", "limit", "pager", "ignore")
# The values of those that have a few, but for the formats.
CHOICES = {"lang": ("zh", "en", "both"), "pager": ("yes", "no")}
# Those that may be a list: stores, and words that the check is to leave alone.
LISTS = ("db", "ignore")
# In bytes: nobody writes a longer one.
LARGEST = 2**20


def path() -> str | None:
    """Where the config file is looked for; None where only the current folder would be: it is not the user's word."""
    folder = typer.get_app_dir("hkinno")
    return os.path.join(folder, "config.toml") if os.path.isabs(folder) else None


@cache
def read(where: str | None = None) -> dict[str, str]:
    """The settings, all as text; none where there is no file.

    A file that cannot be read and a setting that does not exist are told once, and stop nothing. Raises ``FileError``
    with file and line for a file that is no TOML and for a value that a setting cannot have.
    """
    where = where or path()
    content = _content(where) if where is not None else None
    if where is None or content is None:
        return {}
    import tomllib  # noqa: PLC0415 - only where there is a file

    try:
        text = content.decode("utf-8-sig")
        settings = tomllib.loads(text)
    except (ValueError, RecursionError) as error:
        raise FileError(f"{visible(where)}: not TOML: {visible(str(error))}") from error
    found = {}
    for key, value in settings.items():
        place = f"{visible(where)}:{_line(text, key)}"
        if key in KEYS:
            found[key] = _text(place, key, value)
        else:
            _tell(f"{place}: there is no setting {visible(key)!r}; {instead(key, KEYS, 'settings')}")
    return found


def _content(where: str) -> bytes | None:
    """The file, or None where there is none; what is no file of reasonable size is told and left alone."""
    try:
        state = os.stat(where)
        if not stat.S_ISREG(state.st_mode) or state.st_size > LARGEST:
            _tell(f"{visible(where)} is no settings file, and is not read")
            return None
        with open(where, "rb") as file:
            return file.read()
    except (FileNotFoundError, NotADirectoryError):
        return None
    except OSError as error:
        _tell(f"{visible(where)}: {error.strerror}; it is not read")
        return None


def _tell(line: str) -> None:
    print(f"hkinno: {line}", file=sys.stderr)


def _line(text: str, key: str) -> int:
    """The line of a setting, from 1."""
    lines = text.split("\n")
    return next((number for number, line in enumerate(lines, 1) if line.split("=")[0].strip(" \t'\"") == key), 1)


def _text(place: str, key: str, value: Any) -> str:
    """A setting as the option of that name would be typed; a list of paths with line feeds between them."""
    if key == "pager" and type(value) is bool:
        value = "yes" if value else "no"
    elif type(value) is int and key not in LISTS:
        value = str(value)
    elif type(value).__name__ == "date" and hasattr(value, "isoformat"):
        value = str(value.isoformat())
    if key in LISTS and isinstance(value, list) and value and all(isinstance(each, str) and each for each in value):
        return "\n".join(map(os.path.expanduser, value) if key == "db" else value)
    if not isinstance(value, str) or not value:
        raise FileError(f'{place}: {key} should be text in quotation marks, such as {key} = "…"')
    choices = _formats() if key == "format" else CHOICES.get(key)
    if choices and value.casefold() not in choices:
        raise FileError(f"{place}: {key} cannot be {visible(value)!r}; it is one of {', '.join(choices)}")
    if key == "limit" and not (value.isascii() and value.isdecimal() and int(value[:9])):
        raise FileError(f"{place}: limit cannot be {visible(value)!r}; it is a whole number from 1")
    return os.path.expanduser(value) if key in ("db", "source") else value


def _formats() -> tuple[str, ...]:
    from hkinno.render import FORMATS  # noqa: PLC0415 - where there is such a setting

    return FORMATS


def paths(key: str) -> list[str]:
    """The paths that the settings name under a key; none where they do not."""
    return list(filter(None, read().get(key, "").split("\n")))


def setting(key: str, given: str | None) -> str | None:
    """What the command line says, or else what the config file says, or else None."""
    return given if given is not None else read().get(key)
