"""The Python API: sources opened once, and asked as often as one likes.

What the commands print as JSON is what these methods return. Nothing is written, no settings are read, and every fault
is an ``HkinnoError`` whose message is the line that the command would print.
"""

import os
import warnings
from collections.abc import Callable, Iterable, Sequence
from functools import cached_property
from importlib import import_module
from typing import TYPE_CHECKING, Any, cast

from hkinno.errors import FileError, HkinnoError, NotFoundError, UsageError
from hkinno.store.kinds import FACT, QUOTE, Kind, Record, Records

if TYPE_CHECKING:
    from hkinno.check import Checked, Claim, Corpus, Finding
    from hkinno.cite.listing import Cited
    from hkinno.documents.sheet import Opened
    from hkinno.records import Fact, Figure, Paragraph, Quote, Topic
    from hkinno.render.fields import View

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

Path = str | os.PathLike[str]
_LATER = {
    "Checked": "hkinno.check",
    "Finding": "hkinno.check",
    "Cited": "hkinno.cite.listing",
    **dict.fromkeys(("Fact", "Figure", "Paragraph", "Quote", "Topic"), "hkinno.records"),
}


def __getattr__(name: str) -> object:
    # What only some use is loaded when it is asked for.
    if name in _LATER:
        return getattr(import_module(_LATER[name]), name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")


def open(*stores: Path, copies: Iterable[Path] = ()) -> "Library":  # noqa: A001 - hkinno.open is what it is called
    """Open stores, or folders of stores; ``"builtin"`` is the shipped one. Without any, that one and the user's own.

    ``copies`` are your own files of the pages: they show paragraphs whole, and let the check know all of the paper's
    words. Those that ``hkinno add`` has left beside stores are used without being named. A store of a folder that
    cannot be read is left out with a warning, and stands in ``left_out``.
    """
    from hkinno.library import copies as beside  # noqa: PLC0415 - not for those who bring an opened store
    from hkinno.library import open_all  # noqa: PLC0415

    left_out: list[HkinnoError] = []
    store = open_all([os.fspath(path) for path in stores], broken=left_out)
    for fault in left_out:
        warnings.warn(f"left out: {fault}", stacklevel=2)
    return Library(store, [*(os.fspath(path) for path in copies), *beside(store)], left_out)


class Library:
    """Opened sources. It never changes, and may be asked from several threads."""

    def __init__(self, store: Records, copies: Sequence[str] = (), left_out: Sequence[HkinnoError] = ()) -> None:
        """``left_out`` says why stores of a folder are not among them."""
        self.store = store
        self.copies = list(copies)
        self.left_out = list(left_out)

    def facts(self, *query: str, exact: bool = False) -> "list[Fact]":
        """The facts that answer a query, best first; all of them without one.

        A query is what ``hkinno facts`` takes: a topic, a name, words, a number, a place, filters. ``exact`` takes
        words as they are typed. Raises ``NotFoundError`` where nothing answers, ``UsageError`` for a filter that does
        not exist.
        """
        return cast("list[Fact]", self._looked_up(FACT, query, exact=exact).records)

    def quotes(self, *query: str, exact: bool = False) -> "list[Quote]":
        """The quotes that hold a phrase, or answer a query; as ``facts``."""
        return cast("list[Quote]", self._looked_up(QUOTE, query, exact=exact).records)

    def figures(self, *query: str) -> "list[Figure]":
        """The quantities of the facts that answer a query, each once."""
        from hkinno.search import answers  # noqa: PLC0415 - not for those who only check

        return cast("list[Figure]", answers.quantities(list(query), self.store).records)

    def _looked_up(self, kind: Kind, query: Sequence[str], *, exact: bool = False) -> "View":
        from hkinno.search import answers  # noqa: PLC0415 - not for those who only check

        return answers.look_up(kind, list(query), self.store, exact=exact)

    def topics(self) -> "list[Topic]":
        """What can be asked for, with the number of facts and quotes filed under each."""
        from hkinno.search import answers  # noqa: PLC0415

        return cast("list[Topic]", answers.topics(self.store).records)

    def records(self, *ids: str) -> list[Record]:
        """Records of any kind by their ids or places, in the order asked for."""
        from hkinno.search import answers  # noqa: PLC0415

        return answers.records(_named(ids), self.store).records

    def paragraphs(self, place: str = "") -> "list[Paragraph]":
        """The paragraphs that a place names, such as main-3..5; all of them without one."""
        from hkinno.copy import passages  # noqa: PLC0415 - it reads copies

        view = passages.passages(place, self.store, self.copies) if place else passages.outline(self.store, self.copies)
        return cast("list[Paragraph]", view.records)

    def cite(
        self,
        *ids: str,
        style: str = "hk",
        part: str = "both",
        quote: bool = False,
        bilingual: bool = False,
        author: str = "reporter",
        issued: str | None = None,
        page: str | None = None,
        url: str | None = None,
        accessed: str | None = None,
        csl: str | None = None,
    ) -> "Cited":
        """Notes and references for facts, quotes, paragraphs and articles; what the options mean, ``hkinno cite`` says.

        Raises ``UsageError`` for what a style has no form for, and for records that cannot be cited.
        """
        from hkinno.cite import listing  # noqa: PLC0415 - the styles, for those who cite
        from hkinno.cite.common import Asked  # noqa: PLC0415
        from hkinno.cite.work import details  # noqa: PLC0415

        given = {"issued": issued, "page": page, "url": url, "accessed": accessed}
        chosen = listing.chosen(style, part=part, author=author)
        asked = Asked(part, quote=quote, bilingual=bilingual)
        return listing.cited(_named(ids), self.store, chosen, asked, details(**given), given, author=author, csl=csl)

    def check(
        self,
        draft: "Path | str | Opened",
        name: str | None = None,
        *,
        strict: bool = False,
        ignore: tuple[str, ...] = (),
        figures: bool = False,
        hedges: bool = False,
        tick: Callable[[int], None] = lambda _: None,
    ) -> "Checked":
        """Whether each quotation of a draft is word for word the speaker's; with ``figures`` those of its prose, too.

        ``hedges`` tells plans that are told as done, and hopes that are told as promises.

        A draft is a text, or the path (``pathlib.Path``) of a file of any format that is read. ``name`` says by its
        ending how a text is read: as Markdown without one. A draft in which nothing was checked is no draft that
        passes: look at ``checked`` beside ``failed``. Raises ``FileError`` for a file that cannot be read.
        """
        from hkinno import check  # noqa: PLC0415 - for those who check

        if isinstance(draft, os.PathLike):
            from hkinno.documents.files import open_document  # noqa: PLC0415 - for files

            draft = open_document(os.fspath(draft))
        return check.check(
            draft, self.corpus, name, strict=strict, ignore=ignore, figures=figures, hedges=hedges, tick=tick
        )

    def explain(self, finding: "Finding | Claim") -> dict[str, Any]:
        """A finding of ``check`` as ``hkinno check --json`` prints it, with what is said of it and what to paste."""
        from hkinno.check import report  # noqa: PLC0415

        return report.as_object(finding, self.corpus.sources)

    @cached_property
    def corpus(self) -> "Corpus":
        """All that a draft is compared with, made once."""
        from hkinno import check  # noqa: PLC0415

        if not self.copies:
            return check.corpus(self.store)
        from hkinno.copy import passages  # noqa: PLC0415 - only with a copy
        from hkinno.sources import sources_of  # noqa: PLC0415

        return check.corpus(self.store, passages.texts_of(self.copies, sources_of(self.store)))


def _named(ids: Sequence[str]) -> list[str]:
    if not ids:
        raise UsageError("give ids or places, such as Q01 or main-1")
    return list(ids)
