"""The outline of a page, and its paragraphs whole where a copy proves them, as views: what `source` shows."""

from hkinno import places, text
from hkinno.copy import proof
from hkinno.copy import selectors as selecting
from hkinno.errors import UsageError
from hkinno.render.fields import View
from hkinno.search.answers import describe, spans_in
from hkinno.search.lexicon import Lexicon
from hkinno.sources import Sources, sources_of
from hkinno.store.kinds import PARAGRAPH, Entry, Records


def outline(store: Records, copy: str | None = None) -> View:
    """The paragraphs of the page in order, each with its quotes and facts; with a copy, whether it has them."""
    entries, hints = _with_text(describe(PARAGRAPH, sources_of(store).paragraphs, store), store, copy)
    if copy is not None:
        groups: dict[str, list[bool]] = {}
        for entry in entries:
            groups.setdefault(entry.id.rpartition("-")[0], []).append(entry.record["proved"])
        counts = ", ".join(f"{group} {sum(proved)} of {len(proved)}" for group, proved in groups.items())
        hints = (*hints, f"proved: {counts}")
    return View("paragraphs", entries, sources_of(store), hints=hints)


def passages(reference: str, store: Records, copy: str | None = None) -> View:
    """The paragraphs that a reference names, with their text where a copy proves it.

    Raises ``UsageError`` for what is no reference, ``NotFoundError`` for a paragraph that the page does not have.
    """
    lexicon = Lexicon(store.all, sources_of(store))
    named = lexicon.paragraphs_named(reference)
    if named is None:
        ids = places.of_any_article(reference, sources_of(store))
        way = f"of which article? {', '.join(ids)}" if ids else f"say {lexicon.place_forms()}"
        raise UsageError(f"{text.visible(reference)!r} is no place on the page; {way}")
    entries = describe(PARAGRAPH, [each for each in sources_of(store).paragraphs if each["id"] in named], store)
    spans = spans_in(store, [entry.id for entry in entries])
    for entry in entries:
        ordered = sorted(spans[entry.id], key=lambda pair: (pair[1]["start"], -len(pair[1]["exact"])))
        entry.record["spans"] = [
            {"id": owner.id, "type": owner.kind.noun, "start": span["start"], "exact": span["exact"]}
            for owner, span in ordered
        ]
    entries, hints = _with_text(entries, store, copy)
    if copy is None:
        hints = (
            "only opening words: attach your copy of the page with --source FILE or HKINNO_SOURCE to read it whole",
        )
    return View("passages", entries, sources_of(store), hints=hints)


def texts_of(copy: str, sources: Sources) -> dict[str, str]:
    """The text of each paragraph that a copy of the page proves, by the paragraph's id."""
    return proof.texts(proof.read(copy), sources.paragraphs, list(sources.articles.values()))


def _with_text(entries: list[Entry], store: Records, copy: str | None) -> tuple[list[Entry], tuple[str, ...]]:
    """Paragraphs with the text that a copy proves, ``proved`` saying whether it does; and a hint for each other."""
    if copy is None:
        return entries, ()
    texts = texts_of(copy, sources_of(store))
    for entry in entries:
        entry.record["proved"] = entry.id in texts
        entry.record["text"] = texts.get(entry.id)
    missing = [entry.id for entry in entries if entry.id not in texts]
    hint = "your copy does not prove {}: 'hkinno validate --source FILE' tells how it differs"
    return entries, tuple(hint.format(name) for name in missing)


def around(view: View, copy: str | None, sentences: int | None, *, selectors: bool) -> View:
    """Records with the words around their own (``context``, so many sentences), and with their W3C selectors.

    Raises ``UsageError`` where there is no copy to take them from.
    """
    if copy is None:
        raise UsageError("--context and --selectors need your copy of the page: --source FILE or HKINNO_SOURCE")
    texts = texts_of(copy, view.sources)
    entries = []
    for entry in view.entries:
        record, spans = dict(entry.record), entry.kind.spans(entry.record)
        if spans and selectors:
            record["selectors"] = selecting.selectors(spans, texts)
        if spans and sentences is not None:
            proved = [span for span in spans if span["paragraph"] in texts]
            record["context"] = [selecting.around(span, texts[span["paragraph"]], sentences) for span in proved]
        entries.append(Entry(entry.kind, record))
    return view._replace(entries=entries)
