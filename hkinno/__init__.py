"""Facts, word-for-word quotes and citations of interviews, and a check of drafts against them.

    >>> import hkinno
    >>> library = hkinno.open()
    >>> library.quotes("背水一戰")[0]["id"]
    'Q01'

The names of ``__all__`` are the Python API (docs/api.md); it is loaded when one of them is asked for.
"""

__version__ = "0.1.0"
__all__ = [
    "Checked",
    "Cited",
    "Fact",
    "Figure",
    "FileError",
    "Finding",
    "HkinnoError",
    "Library",
    "NotFoundError",
    "Paragraph",
    "Quote",
    "Topic",
    "UsageError",
    "open",
]

# Type checkers hold it to be true; typing itself would take a millisecond.
TYPE_CHECKING = False
if TYPE_CHECKING:
    from hkinno.api import Checked, Cited, Finding, Library, open  # noqa: A004 - hkinno.open is what it is called
    from hkinno.errors import FileError, HkinnoError, NotFoundError, UsageError
    from hkinno.records import Fact, Figure, Paragraph, Quote, Topic


def __getattr__(name: str) -> object:
    if name not in __all__:
        raise AttributeError(f"module 'hkinno' has no attribute {name!r}")
    from hkinno import api  # noqa: PLC0415 - `import hkinno` is to cost nothing

    return getattr(api, name)
