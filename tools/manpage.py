"""Write the manual page from the commands themselves: python -m tools.manpage.

docs/hkinno.1 is what `man` shows; tests/commands/test_manpage.py tells when it is stale.
"""

import re
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import typer

from hkinno import __version__
from hkinno.cli import COMMANDS, EPILOG, HELP, build
from hkinno.commands.help import SUBJECTS

PAGE = Path(__file__).parent.parent / "docs" / "hkinno.1"

ENVIRONMENT = {
    "HKINNO_SOURCE": "Your copy of the page, as --source.",
    "HKINNO_CACHE": "0: large stores are read whole, without the cache in the cache directory.",
    "NO_COLOR": "Without colours, if it is set to anything.",
    "COLUMNS": "The width of tables on a terminal.",
}
FILES = {
    "~/.config/hkinno/config.toml": "What is the same in every call, such as source and style: see SETTINGS.",
    "~/.cache/hkinno/": "The cache of large stores. It can be deleted at any time.",
}


def main() -> int:
    """Write the page."""
    PAGE.parent.mkdir(exist_ok=True)
    PAGE.write_text(page(), encoding="utf-8")
    return 0


def page() -> str:
    """The manual page, in the macros of man(7)."""
    group: Any = typer.main.get_command(build())
    lines = [
        '.\\" Made by tools/manpage.py from the help of the commands.',
        f'.TH HKINNO 1 "" "hkinno {_text(__version__)}" "User Commands"',
        ".SH NAME",
        "hkinno \\- facts, quotes and citations from one newspaper interview, and a check of your draft",
        ".SH SYNOPSIS",
        ".B hkinno",
        ".I COMMAND",
        "[\\fIARGUMENT\\fR]... [\\fIOPTION\\fR]...",
        ".SH DESCRIPTION",
        *_paragraphs(HELP),
        ".SH OPTIONS",
        *_parameters(group),
        ".SH COMMANDS",
    ]
    for name in COMMANDS:
        lines += _command(name, group.get_command(None, name))
    for subject, text in SUBJECTS.items():
        lines += [f".SH {subject.upper()}", *_paragraphs("\b\n" + text())]
    lines += [".SH ENVIRONMENT", *_definitions(ENVIRONMENT), ".SH FILES", *_definitions(FILES)]
    lines += [".SH EXIT STATUS", *_paragraphs(_exit_codes())]
    lines += [".SH EXAMPLES", *_paragraphs(EPILOG.split("\b\n")[1].replace("Examples:\n", "\b\n"))]
    return "\n".join(lines) + "\n"


def _command(name: str, command: Any) -> Iterator[str]:
    arguments = [p for p in command.params if p.param_type_name == "argument"]
    yield f".SS hkinno {_text(' '.join([name, *(p.metavar or p.name.upper() for p in arguments)]))}"
    yield from _paragraphs(command.help or "")
    yield from _parameters(command)


def _parameters(command: Any) -> Iterator[str]:
    for parameter in command.params:
        if parameter.param_type_name == "argument":
            yield from _definition(
                f"\\fI{_text(parameter.metavar or parameter.name.upper())}\\fR", parameter.help or ""
            )
            continue
        names = ", ".join(f"\\fB{_text(name)}\\fR" for name in [*parameter.opts, *parameter.secondary_opts])
        metavar = f" \\fI{_text(parameter.metavar)}\\fR" if parameter.metavar else ""
        yield from _definition(names + metavar, parameter.help or "")


def _definitions(known: dict[str, str]) -> Iterator[str]:
    for name, meaning in known.items():
        yield from _definition(f"\\fB{_text(name)}\\fR", meaning)


def _definition(name: str, meaning: str) -> Iterator[str]:
    yield from (".TP", name, _line(" ".join(meaning.split())))


def _paragraphs(content: str) -> Iterator[str]:
    """Paragraphs of a help text; one marked with a backspace keeps its lines."""
    for paragraph in re.split(r"\n\s*\n", content.strip("\n")):
        kept = paragraph.startswith("\b")
        words = [line for line in paragraph.removeprefix("\b").strip("\n").split("\n") if line.strip()]
        if not words:
            continue
        yield ".PP"
        if kept:
            yield from (".nf", *(_line(line.rstrip()) for line in words), ".fi")
        else:
            yield _line(" ".join(line.strip() for line in words))


def _exit_codes() -> str:
    """The line of the help that tells them, one code a line."""
    told = EPILOG.split("Exit codes:")[1].strip().rstrip(".")
    return "\b\n" + "\n".join(code.strip() for code in told.split(";"))


def _line(content: str) -> str:
    r"""A line of text. One that begins with a dot or an apostrophe would be a macro: \& stands before it."""
    escaped = _text(content)
    return f"\\&{escaped}" if escaped.startswith((".", "'")) else escaped


def _text(content: str) -> str:
    """Text with what troff would obey written out: backslashes, and hyphens that are to be copied as they are."""
    return content.replace("\\", "\\e").replace("-", "\\-").replace("'", "\\(aq").replace("`", "\\(ga")


if __name__ == "__main__":
    sys.exit(main())
