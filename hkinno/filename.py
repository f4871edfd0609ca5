"""Names of files as the system has them."""

import os


def native(path: str) -> str:
    """A file's name as functions of ``os`` can use it, where the locale cannot write it: under LC_ALL=C 稿.md.

    ``cli.arguments`` has read it as UTF-8; here it becomes single bytes again.
    """
    try:
        os.fsencode(path)
    except UnicodeEncodeError:
        return os.fsdecode(path.encode("utf-8", "surrogatepass"))
    return path
