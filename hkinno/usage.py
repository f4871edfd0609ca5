"""What to say to a command line that cannot be understood; loaded for a mistake only."""

from typing import Any

from hkinno.search.suggest import shell_word
from hkinno.text import near, visible


def no_command(words: list[str], commands: tuple[str, ...]) -> str:
    """What to say to words that begin with no command: the nearest one, or the same words as a query."""
    close = near(words[0], commands, limit=1)
    right = [close[0], *words[1:]] if close else ["facts", *words]
    return f"there is no command {visible(words[0])!r}; did you mean: hkinno {_typed(right)}"


def refused(error: Any, context: Any, words: list[str]) -> str:
    """What to say to words that Typer does not take after a command: what is wrong with them, and what would be right.

    Typer's own classes of errors have no public names: what such an error holds tells which it is.
    """
    params = context.command.get_params(context)
    if hasattr(error, "possibilities"):
        return _no_option(error.option_name, context, words)
    if hasattr(error, "option_name"):
        param = next(param for param in params if error.option_name in (*param.opts, *param.secondary_opts))
        option = error.option_name
        return f"{option} takes no value" if param.is_flag else f"{option} needs a value: {option} {param.metavar}"
    if hasattr(error, "param_type"):
        takes = error.param.help.rstrip(".")
        return f"{context.info_name} needs {error.param.metavar}: {takes[:1].lower()}{takes[1:]}"
    values, surplus, _ = context.command.make_parser(context).parse_args(list(words))
    param = getattr(error, "param", None)
    if param is not None and param.type.name == "int":
        return f"{max(param.opts, key=len)} cannot be {visible(values[param.name])!r}; it is a whole number"
    if param is None and surplus:
        taken = [param.metavar for param in params if param.param_type_name == "argument"]
        return f"{context.info_name} takes {' and '.join([*taken, 'options'])} only: leave out {_typed(surplus)}"
    return f"{error.format_message()}; {context.command_path} --help tells what there is"


def _no_option(name: str, context: Any, words: list[str]) -> str:
    # Of -limit Typer names -l.
    word = next((word.split("=")[0] for word in words if word.startswith(name)), name)
    names = [name for param in context.command.get_params(context) for name in (*param.opts, *param.secondary_opts)]
    close = near(word, [name for name in names if name.startswith("--")], limit=1) if len(word) > len("-l") else []
    right = f"did you mean {close[0]}?" if close else f"{context.command_path} --help tells what there is"
    return f"there is no option {visible(word)}; {right}"


def _typed(words: list[str]) -> str:
    return visible(" ".join(map(shell_word, words)))
