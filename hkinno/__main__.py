"""The entry: `hkinno` and `python -m hkinno`.

It loads nothing before it can take an interruption: Ctrl-C is exit 130, without a word, from here on.
"""

import os


def main() -> None:
    """Run the program with sys.argv and end the process."""
    try:
        from hkinno import cli  # noqa: PLC0415 - an interruption while it loads is caught here

        cli.main()
    except KeyboardInterrupt:
        os._exit(130)


if __name__ == "__main__":
    main()
