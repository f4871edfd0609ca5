"""The user's small config file: what is the same in every call.

    source = "/home/me/page.txt"
    issued = "2023-02-28"

It is config.toml in the program's directory of the user's configuration (``hkinno --help`` shows where).
"""

import os

import typer

from hkinno.errors import FileError
from hkinno.text import near, visible

KEYS = ("db", "source", "style", "issued", "page", "url", "accessed")


def path() -> str:
    """Where the config file is looked for."""
    return os.path.join(typer.get_app_dir("hkinno"), "config.toml")


def read() -> dict[str, str]:
    """The settings; none where there is no file. Raises ``FileError`` for one that is broken."""
    where = path()
    try:
        with open(where, "rb") as file:
            content = file.read()
    except (FileNotFoundError, NotADirectoryError, PermissionError):
        return {}
    except OSError as error:
        raise FileError(f"{visible(where)}: {error.strerror}") from error
    import tomllib  # noqa: PLC0415 - only where there is a file

    try:
        settings = tomllib.loads(content.decode("utf-8-sig"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise FileError(f"{visible(where)}: not TOML: {visible(str(error))}") from error
    for key, value in settings.items():
        if key not in KEYS:
            close = near(key, KEYS, limit=1)
            hint = f"did you mean {close[0]}? " if close else ""
            raise FileError(f"{visible(where)}: there is no setting {visible(key)!r}; {hint}They are {', '.join(KEYS)}")
        if not isinstance(value, str):
            raise FileError(f"{visible(where)}: {key} should be text in quotation marks")
    return settings


def setting(key: str, given: str | None) -> str | None:
    """What the command line says, or else what the config file says."""
    return given if given is not None else read().get(key)
