"""The program: it finds the command, runs it, and turns every fault into a line and an exit code.

Exit codes: 0 found, all well; 1 nothing found, or a finding; 2 usage; 3 a file that cannot be read or written (stdout
is one) or is broken; 130 interrupted. A reader that goes (`| head`) and a stderr that takes nothing change
none of them.
"""

import gc
import os
import sys
from collections.abc import Mapping
from contextlib import suppress
from importlib import import_module
from typing import TYPE_CHECKING, Annotated, NoReturn

from hkinno import __version__, outlet

if TYPE_CHECKING:
    import typer

# Each is a module of hkinno.commands with a function of the same name. Only the command that is asked for is
# imported: all ten with their options cost Typer 5 ms.
COMMANDS = ("facts", "quote", "show", "topics", "figures", "source", "cite", "check", "validate", "export")

HELP = """Facts, word-for-word quotes and citations from one newspaper interview with 孫東 (Sun Dong), Hong Kong's
Secretary for Innovation, Technology and Industry; and a check of your own draft against it.
"""
EPILOG = """\b
Examples:
  hkinno facts talent
  hkinno quote 背水一戰
  hkinno check draft.md

\b
Exit codes: 0 found; 1 nothing found, or a finding; 2 usage; 3 a file that cannot be read or written; 130 interrupted.
"""


def main() -> NoReturn:
    """Run the program with sys.argv and end the process."""
    # A command ends before garbage in cycles could matter. Without the collector Typer starts 2 to 5 ms sooner,
    # and a large store is parsed in half the time.
    gc.disable()
    try:
        out = outlet.open_streams()
        code = run(arguments())
        sys.stdout.flush()
        if reason := out.lost():
            complain(f"cannot write: {reason}")
            code = 3
        sys.stderr.flush()
    except KeyboardInterrupt:
        code = 130
    # Python takes every module and record apart before it ends: 9 of the 68 ms of a look-up, and nothing of ours
    # waits for that.
    os._exit(code)


def run(arguments: list[str]) -> int:
    """Run the program with these arguments; returns the exit code. Faults are told on stderr."""
    import typer  # noqa: PLC0415 - inside the boundary, so that Ctrl-C is caught while it loads

    from hkinno.errors import HkinnoError  # noqa: PLC0415

    prepare()
    arguments = arguments or ["--help"]
    app = build(wanted(arguments, os.environ))
    try:
        result = app(arguments, prog_name="hkinno", standalone_mode=False)
    except HkinnoError as error:
        complain(str(error))
        return error.exit_code
    except typer.Abort:
        return 130
    except SystemExit as ended:  # how Typer ends when it has told a shell what a word can become
        return int(ended.code or 0)
    except typer.TyperException as error:
        complain(f"{error.format_message()} ('hkinno --help' and 'hkinno COMMAND --help' tell what there is)")
        return 2
    except Exception as error:
        if os.environ.get("HKINNO_DEBUG"):
            raise
        complain(f"this should not have happened: {type(error).__name__}: {error}; HKINNO_DEBUG=1 shows where")
        return 3
    return result if isinstance(result, int) else 0


def arguments() -> list[str]:
    """The arguments of the process; what the locale could not read as UTF-8: under LC_ALL=C Chinese is single bytes."""
    given = sys.argv[1:]
    unread = [
        number
        for number, argument in enumerate(given)
        if not argument.isascii() and any("\ud800" <= character <= "\udfff" for character in argument)
    ]
    if unread:
        raw = _raw(given)
        for number in unread:
            given[number] = raw[number].decode("utf-8", "surrogateescape")
    return given


def _raw(given: list[str]) -> list[bytes]:
    """The bytes of the arguments, from the system: in Big5 the C library reads signs that Python cannot write."""
    with suppress(OSError), open("/proc/self/cmdline", "rb") as file:
        return file.read().split(b"\0")[-len(given) - 1 : -1]
    return [argument.encode("utf-8", "surrogateescape") for argument in given]


def prepare() -> None:
    """Make stdout and stderr fit for Chinese and unable to fail on a character."""
    for stream in (sys.stdout, sys.stderr):
        if stream is None or not hasattr(stream, "reconfigure"):
            continue
        if stream.isatty():
            stream.reconfigure(errors="backslashreplace")
        else:
            stream.reconfigure(encoding="utf-8", errors="backslashreplace", newline="\n")


def wanted(arguments: list[str], environment: Mapping[str, str]) -> tuple[str, ...]:
    """The commands that must be there to answer: the one that is named, or all of them for help and mistakes.

    A shell that completes gives the words typed so far in the environment (Typer's scripts set these names).
    """
    if "_HKINNO_COMPLETE" in environment:
        typed = environment.get("_TYPER_COMPLETE_ARGS") or environment.get("COMP_WORDS") or ""
        # The last word is still being typed: it may become another command.
        words = typed.split()[1:] if typed.endswith((" ", "\n")) else typed.split()[1:-1]
    else:
        words = arguments
    if words == ["--version"]:
        return ()
    first = next((word for word in words if not word.startswith("-")), None)
    return (first,) if first in COMMANDS else COMMANDS


def build(names: tuple[str, ...]) -> "typer.Typer":
    """The Typer application with these commands."""
    import typer  # noqa: PLC0415

    app = typer.Typer(
        help=HELP,
        epilog=EPILOG,
        # Plain help: with Rich it takes twice as long.
        rich_markup_mode=None,
        pretty_exceptions_enable=False,
        context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
    )

    @app.callback()
    def root(
        version: Annotated[
            bool, typer.Option("--version", callback=_version, is_eager=True, help="Show the version.")
        ] = False,
    ) -> None:
        pass

    for name in names:
        app.command(name)(getattr(import_module(f"hkinno.commands.{name}"), name))
    return app


def _version(asked: bool) -> None:
    if asked:
        import typer  # noqa: PLC0415

        print(f"hkinno {__version__}")
        raise typer.Exit


def complain(line: str) -> None:
    """One line on stderr."""
    from hkinno.text import visible  # noqa: PLC0415

    print(f"hkinno: {visible(' '.join(line.split()))}", file=sys.stderr)
