"""The outline of a page, and its paragraphs whole where a copy proves them, as views: what `source` shows."""

import os
import re
from collections import Counter
from collections.abc import Collection, Sequence

from hkinno import places, text
from hkinno.copy import proof
from hkinno.copy import selectors as selecting
from hkinno.errors import UsageError
from hkinno.files import read_file
from hkinno.library import Beside, Stores
from hkinno.render.fields import View
from hkinno.search.answers import describe, spans_in
from hkinno.search.lexicon import Lexicon
from hkinno.sources import Sources, sources_of
from hkinno.store.kinds import PARAGRAPH, SOURCE, Entry, Records
from hkinno.store.texts import JOINED, counted, sha256

# Of more stores than this only their folders are told.
MOST_TOLD = 12
WITHOUT_COPY = "only opening words: attach your copy of the page with --source FILE or HKINNO_SOURCE to read it whole"


def outline(store: Records, copies: Sequence[str] = ()) -> View:
    """The paragraphs of the page in order, each with its quotes and facts; with copies, whether they have them."""
    entries, hints = _with_text(describe(PARAGRAPH, sources_of(store).paragraphs, store), store, copies)
    for entry, heading in zip(entries, sources_of(store).paragraphs, strict=True):
        # A heading stands in the store as it is set, with its blanks.
        entry.record["text"] = heading.get("text") or entry.record["text"]
    if copies:
        groups: dict[str, list[bool]] = {}
        for entry in entries:
            groups.setdefault(entry.id.rpartition("-")[0], []).append(entry.record["proved"])
        counts = ", ".join(f"{group} {sum(proved)} of {len(proved)}" for group, proved in groups.items())
        hints = (*hints, f"proved: {counts}")
    return View("paragraphs", entries, sources_of(store), hints=hints)


def articles(store: Stores) -> View:
    """The articles of several stores; where each lies is told beside them."""
    sources = sources_of(store)
    entries = describe(SOURCE, list(sources.articles.values()), store)
    paths = dict.fromkeys(store.path_of(article) for article in sources.articles)
    folders = Counter(os.path.dirname(path) for path in paths)
    stored = [f"stored in {path}" for path in paths]
    if len(paths) > MOST_TOLD:
        stored = [f"{number} are stored in {folder}" for folder, number in folders.items()]
    return View("records", entries, sources, hints=tuple(stored))


def passages(reference: str, store: Records, copies: Sequence[str] = ()) -> View:
    """The paragraphs that a reference names, with their text where a copy proves it.

    Raises ``UsageError`` for what is no reference, ``NotFoundError`` for a paragraph that the page does not have.
    """
    lexicon = Lexicon(store.all, sources_of(store), store.matching)
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
    entries, hints = _with_text(entries, store, copies)
    topic = reference.casefold()
    also = (f"{topic} is an article here; the topic: hkinno facts {topic}",) if lexicon.is_topic(topic) else ()
    return View("passages", entries, sources_of(store), hints=(*also, *(hints if copies else (WITHOUT_COPY,))))


def texts_of(copies: Sequence[str], sources: Sources, articles: Collection[str] | None = None) -> dict[str, str]:
    """The text of each paragraph that copies of the pages prove, by the paragraph's id; of some articles only."""
    found: dict[str, str] = {}
    for copy in copies:
        if isinstance(copy, Beside):
            found |= _beside(copy, articles)
        else:
            found |= proof.texts(proof.read(copy), sources.paragraphs, list(sources.articles.values()))
    return found


def _beside(copy: Beside, articles: Collection[str] | None) -> dict[str, str]:
    """The text of the paragraphs of a store that the copy beside it proves: its blocks, or parts of them."""
    items = copy.store.all("sources")
    if articles is not None and not any(item["id"] in articles for item in items):
        return {}
    content = read_file(copy).decode("utf-8-sig", "replace")
    blocks = {}
    for block in re.split(r"\n[^\S\n]*\n", content):
        for form in {item.get("text", JOINED) for item in items}:
            words = counted(block, form)
            blocks[sha256(words)] = words
    paragraphs = copy.store.all("paragraphs")
    rest = [each for each in paragraphs if each["sha256"] not in blocks]
    return {
        **{each["id"]: blocks[each["sha256"]] for each in paragraphs if each["sha256"] in blocks},
        **(proof.texts(content, rest, items) if rest else {}),
    }


def _with_text(entries: list[Entry], store: Records, copies: Sequence[str]) -> tuple[list[Entry], tuple[str, ...]]:
    """Paragraphs with the text that a copy proves, ``proved`` saying whether it does; and hints for the others."""
    texts = texts_of(copies, sources_of(store), {entry.record["article"] for entry in entries})
    if copies:
        for entry in entries:
            entry.record["proved"] = entry.id in texts
            entry.record["text"] = texts.get(entry.id)
    missing = [entry.id for entry in entries if entry.id not in texts]
    if not copies:
        return entries, ()
    articles = {entry.id: entry.record["article"] for entry in entries}
    held = {each["article"] for each in sources_of(store).paragraphs if each["id"] in texts}
    hint = "your copy does not prove {}: 'hkinno validate --source FILE' tells how it differs"
    differing = [hint.format(name) for name in missing if articles[name] in held]
    return entries, tuple(differing) if len(differing) == len(missing) else (*differing, WITHOUT_COPY)


def around(view: View, copies: Sequence[str], sentences: int | None, *, selectors: bool) -> View:
    """Records with the words around their own (``context``, so many sentences), and with their W3C selectors.

    Raises ``UsageError`` where there is no copy to take them from.
    """
    if not copies:
        raise UsageError("--context and --selectors need your copy of the page: --source FILE or HKINNO_SOURCE")
    texts = texts_of(copies, view.sources)
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
