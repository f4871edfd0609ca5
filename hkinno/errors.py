"""What can go wrong, and the exit code that says so.

Raise one of these with a line a user can act on: what was wrong, and what would have been right.
cli.run turns it into that line on stderr and the exit code. Completion alone catches it elsewhere, in
commands/options.py: a shell that completes shows no faults. A command that has shown its findings ends with
typer.Exit(1) instead.
"""


class HkinnoError(Exception):
    """Base of every fault that the program tells a user about."""

    exit_code = 1


# Faults that stop no command, such as one broken store of many: cli.run tells them last, and ends with their code.
LEFT_OUT: list[HkinnoError] = []


class NotFoundError(HkinnoError):
    """Nothing answers to what was asked (exit 1)."""


class UsageError(HkinnoError):
    """The command line says something that cannot be done (exit 2)."""

    exit_code = 2


class FileError(HkinnoError):
    """A store, a draft or a copy of the page cannot be read or is broken (exit 3)."""

    exit_code = 3
