"""The program: it finds the command, runs it, and turns every fault into a line and an exit code.

Exit codes: 0 found, all well; 1 nothing found, or a finding; 2 usage; 3 a file that cannot be read or written (stdout
is one) or is broken; 130 interrupted. A reader that goes (`| head`) and a stderr that takes nothing change
none of them.
"""

import gc
import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from importlib import import_module
from typing import TYPE_CHECKING, Annotated, Any, NoReturn

from hkinno import __version__, outlet

if TYPE_CHECKING:
    import typer

# By what they are for; each is a module of hkinno.commands with a function of the same name.
GROUPS = {
    "Find": {
        "facts": "facts for a topic, a name, words, a number or a year",
        "quote": "quotations, word for word, with speaker and place",
        "figures": "every quantity, with its bounds; comparable ones as bars",
        "topics": "what can be asked for",
    },
    "Read": {
        "show": "records whole, by their ids",
        "source": "the page's outline, or its paragraphs",
    },
    "Write": {
        "cite": "references and notes in the style you must hand in",
        "check": "whether your draft quotes truly",
    },
    "Your own articles": {
        "add": "an article of your own, made ready to quote and check",
        "build": "its store again, after you have edited its toml",
    },
    "Where you write": {
        "mcp": "a server for assistants: true words to quote, and the check",
        "lsp": "a server for editors: findings while you write",
    },
    "The data": {
        "validate": "whether the store is sound and agrees with your copy",
        "export": "the store for other programs",
        "help": "queries, filters, fields, formats, verdicts, settings",
    },
}
COMMANDS = tuple(name for commands in GROUPS.values() for name in commands)

HELP = """Facts, word-for-word quotes and citations from one newspaper interview with 孫東 (Sun Dong), Hong Kong's
Secretary for Innovation, Technology and Industry; and a check of your own draft against it.
"""
EPILOG = """\b
Examples:
  hkinno facts talent
  hkinno quote 背水一戰
  hkinno check draft.md

\b
More: hkinno COMMAND --help; hkinno help TOPIC.

Exit codes: 0 found; 1 nothing found, or a finding; 2 usage; 3 a file that cannot be read or written; 130 interrupted.
"""


# Longer lines of help are hard to read.
WIDEST_HELP = 100


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

    from hkinno.errors import LEFT_OUT, HkinnoError  # noqa: PLC0415
    from hkinno.files import check_home  # noqa: PLC0415

    prepare()
    LEFT_OUT.clear()
    arguments = arguments or ["--help"]
    app = build()
    # Typer would make a home that is not there.
    installs = arguments[0].startswith("--install")
    try:
        if installs:
            check_home()
        if arguments[0].startswith(("--install", "--show")):
            from hkinno.commands import complete  # noqa: PLC0415 - once in the program's life

            complete.install()
        result = app(arguments, prog_name="hkinno", standalone_mode=False)
    except HkinnoError as error:
        complain(str(error))
        return _with_left_out(error.exit_code)
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
        if installs and isinstance(error, OSError | ValueError):
            complain(f"completion could not be installed: {error}")
            return 3
        complain(f"this should not have happened: {type(error).__name__}: {error}; HKINNO_DEBUG=1 shows where")
        return 3
    return _with_left_out(result if isinstance(result, int) else 0)


def _with_left_out(code: int) -> int:
    """Tell of what a command had to leave out; its exit code, or theirs if that is graver."""
    from hkinno.errors import LEFT_OUT  # noqa: PLC0415

    for fault in LEFT_OUT:
        complain(f"left out: {fault}")
    return max([code, *(fault.exit_code for fault in LEFT_OUT)])


def arguments() -> list[str]:
    """The arguments of the process; what the locale could not read as UTF-8: under LC_ALL=C Chinese is single bytes."""
    given = sys.argv[1:]
    if sys.getfilesystemencoding() == "utf-8" or all(map(str.isascii, given)):
        return given
    from hkinno.files import remember  # noqa: PLC0415 - in another locale only

    for number, raw in enumerate(_raw(given)):
        if not _reads(given[number], raw):
            given[number] = raw.decode("utf-8", "surrogateescape")
        if not given[number].isascii():
            remember(given[number], raw)
    return given


def _reads(argument: str, raw: bytes) -> bool:
    """Whether an argument is words in the locale, and stands for these very bytes."""
    with suppress(UnicodeEncodeError):
        return argument.encode(sys.getfilesystemencoding()) == raw
    return False


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


def build() -> "typer.Typer":
    """The Typer application."""
    import typer  # noqa: PLC0415
    from typer.core import TyperCommand, TyperGroup  # noqa: PLC0415

    from hkinno.errors import UsageError  # noqa: PLC0415

    class Command(TyperCommand):
        """A command that says in our words what is wrong with those after it."""

        def parse_args(self, ctx: Any, args: list[str]) -> list[str]:
            with refusing(ctx, args):
                return super().parse_args(ctx, args)

    settings: dict[str, Any] = {
        # Plain help: with Rich it takes twice as long.
        "rich_markup_mode": None,
        "pretty_exceptions_enable": False,
        # The terminal's width is asked here: Typer asks a stream that outlet has taken the place of.
        "context_settings": {
            "help_option_names": ["-h", "--help"],
            "terminal_width": max(min(outlet.columns(), WIDEST_HELP) - 2, 38),
        },
    }

    class Commands(TyperGroup):
        """The commands, each made when it is asked for: all ten with their options cost Typer 5 ms."""

        def list_commands(self, ctx: Any) -> list[str]:
            del ctx
            return list(COMMANDS)

        def get_command(self, ctx: Any, cmd_name: str) -> Any:
            del ctx
            if cmd_name not in COMMANDS:
                return None
            alone = typer.Typer(add_completion=False, **settings)
            alone.command(cmd_name, cls=Command)(getattr(import_module(f"hkinno.commands.{cmd_name}"), cmd_name))
            return typer.main.get_command(alone)

        def format_commands(self, ctx: Any, formatter: Any) -> None:
            del ctx
            for title, commands in GROUPS.items():
                with formatter.section(title):
                    formatter.write_dl(list(commands.items()))

        def parse_args(self, ctx: Any, args: list[str]) -> list[str]:
            with refusing(ctx, args):
                return super().parse_args(ctx, args)

        def resolve_command(self, ctx: Any, args: list[str]) -> Any:
            if args[0] not in COMMANDS and not ctx.resilient_parsing:
                from hkinno.usage import no_command  # noqa: PLC0415

                raise UsageError(no_command(args, COMMANDS))
            return super().resolve_command(ctx, args)

    app = typer.Typer(cls=Commands, help=HELP, epilog=EPILOG, **settings)

    @app.callback()
    def root(
        version: Annotated[
            bool, typer.Option("--version", callback=_version, is_eager=True, help="Show the version.")
        ] = False,
    ) -> None:
        pass

    return app


@contextmanager
def refusing(context: Any, args: list[str]) -> Iterator[None]:
    """Raise what Typer does not take after a command as a ``UsageError`` that says what would have been right."""
    import typer  # noqa: PLC0415

    given = list(args)
    try:
        yield
    except typer.TyperException as error:
        from hkinno.errors import UsageError  # noqa: PLC0415
        from hkinno.usage import refused  # noqa: PLC0415

        raise UsageError(refused(error, context, given)) from error


def _version(asked: bool) -> None:
    if asked:
        import typer  # noqa: PLC0415

        print(f"hkinno {__version__}")
        raise typer.Exit


def complain(line: str) -> None:
    """One line on stderr."""
    from hkinno.text import visible  # noqa: PLC0415

    print(outlet.folded(f"hkinno: {visible(' '.join(line.split()))}"), file=sys.stderr)
