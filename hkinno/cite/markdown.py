"""Markdown footnotes: the mark for the text and its definition, in the words of a full note."""

import re
from collections.abc import Callable
from functools import partial

from hkinno.cite import chinese, english
from hkinno.cite.common import Label, Note, Reference
from hkinno.cite.work import Citation, Work
from hkinno.render.plain import prose_md


def _note(full: Note, citation: Citation, label: Label) -> str:
    # A fact may rest on two articles: the name has both.
    article = citation.work.article
    own = citation.record in (article, *(location.id for location in citation.places))
    name = re.sub(r"[^\w.:-]", "-", citation.record if own else f"{citation.record}-{article}")
    return f"[^{name}]\n\n[^{name}]: {_escaped(full(citation, label), citation.work)}"


def _reference(full: Reference, work: Work, label: Label) -> str:
    return _escaped(full(work, label), work)


def _escaped(text: str, work: Work) -> str:
    """A note in which Markdown finds no link but the address."""
    first, *rest = text.split(work.url) if work.url else [text]
    return f"<{work.url}>".join([prose_md(first), *(prose_md(part, begins=False) for part in rest)])


reference: Callable[[Work, Label], str] = partial(_reference, chinese.hk_reference)
note: Callable[[Citation, Label], str] = partial(_note, chinese.hk_note)
english_reference: Callable[[Work, Label], str] = partial(_reference, english.chicago_reference)
english_note: Callable[[Citation, Label], str] = partial(_note, english.chicago_note)
