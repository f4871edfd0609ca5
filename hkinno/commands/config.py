"""The user's small config file: what is the same in every call.

    source = "/home/me/page.txt"
    style = "apa7"
    issued = 2023-02-28

It is config.toml in the directory for hkinno in the user's configuration: ~/.config/hkinno on Linux. In the paths of
db and source ~ is the user's home; one that is not absolute begins at the current directory.
"""

import os
from typing import Any

import typer

from hkinno.errors import FileError
from hkinno.text import instead, visible

KEYS = ("db", "source", "style", "issued", "page", "url", "accessed", "ignore")


def path() -> str:
    """Where the config file is looked for."""
    return os.path.join(typer.get_app_dir("hkinno"), "config.toml")


def read(where: str | None = None) -> dict[str, str]:
    """The settings, all as text; none where there is no file. Raises ``FileError`` for a file that is broken."""
    where = where or path()
    try:
        with open(where, "rb") as file:
            content = file.read()
    except (FileNotFoundError, NotADirectoryError):
        return {}
    except OSError as error:
        raise FileError(f"{visible(where)}: {error.strerror}") from error
    import tomllib  # noqa: PLC0415 - only where there is a file

    try:
        settings = tomllib.loads(content.decode("utf-8-sig"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise FileError(f"{visible(where)}: not TOML: {visible(str(error))}") from error
    return {key: _text(where, key, value) for key, value in settings.items()}


def _text(where: str, key: str, value: Any) -> str:
    """A setting as the option of that name would be typed. Dates and numbers may stand without quotation marks."""
    if key not in KEYS:
        raise FileError(f"{visible(where)}: there is no setting {visible(key)!r}; {instead(key, KEYS, 'settings')}")
    if key == "ignore":
        # Of a draft's quotations: those that hold one of these texts.
        if not isinstance(value, list) or not all(isinstance(words, str) and words for words in value):
            raise FileError(f'{visible(where)}: ignore should be a list of texts, such as ignore = ["…"]')
        return "\n".join(value)
    if type(value) is int:
        return str(value)
    if type(value).__name__ == "date" and hasattr(value, "isoformat"):
        return str(value.isoformat())
    if not isinstance(value, str) or not value:
        raise FileError(f'{visible(where)}: {key} should be text in quotation marks, such as {key} = "…"')
    return os.path.expanduser(value) if key in ("db", "source") else value


def setting(key: str, given: str | None) -> str | None:
    """What the command line says, or else what the config file says, or else None."""
    return given if given is not None else read().get(key)
