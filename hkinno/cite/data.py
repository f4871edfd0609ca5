"""Formats for reference managers and writing tools: BibTeX, BibLaTeX, RIS, CSL-JSON, pandoc, Wikipedia, Markdown.

They merge: an article has one entry, and the entry carries every paragraph that is cited from it.
"""

import json
from typing import Any

from hkinno.cite import chinese, english, pinpoint
from hkinno.cite.common import Label, attribution, quoted
from hkinno.cite.work import Citation, Date, Work
from hkinno.render.plain import dumps

# LaTeX reads these as commands; a backslash first, or the escapes would be escaped.
LATEX = {
    "\\": r"\textbackslash{}",
    **{sign: f"\\{sign}" for sign in "&%$#_{}"},
    "~": r"\textasciitilde{}",
    "^": r"\textasciicircum{}",
}
SCHEMA = "https://resource.citationstyles.org/schema/latest/input/json/csl-citation.json"


def bibtex(work: Work, citations: list[Citation], *, quote: bool, biblatex: bool) -> str:
    """An entry of a .bib file. What is cited stands in ``annote`` (BibLaTeX: ``annotation``), which is not printed."""
    date = work.date
    rows: dict[str, str | None] = {"author": f"{{{_latex(work.first)}}}", "title": f"{{{_latex(work.title)}}}"}
    if work.interviewee:
        rows["note"] = f"Interview by {_latex(work.author)}"
    if biblatex:
        rows |= {
            "entrysubtype": "newspaper",
            "titleaddon": f"[{_latex(work.gloss)}]" if work.gloss else None,
            "journaltitle": f"{{{_latex(work.paper)}}}",
            # ~ is EDTF for circa, which biber reads.
            "date": (f"{date.year}~" if date.circa else _iso(date)) if date else None,
            "pages": work.page,
            "url": work.url,
            "urldate": _iso(work.accessed) if work.url and work.accessed else None,
            "langid": "chinese-hongkong",
        }
    else:
        rows |= {
            "journal": f"{{{_latex(work.paper)}}}",
            "year": (f"ca. {date.year}" if date.circa else str(date.year)) if date else None,
            "month": str(date.month) if date and not date.circa and date.month else None,
            "day": str(date.day) if date and not date.circa and date.day else None,
            "pages": work.page,
            "url": work.url,
            "urldate": _iso(work.accessed) if work.url and work.accessed else None,
            "language": "chinese",
        }
    rows["annotation" if biblatex else "annote"] = _latex("; ".join(_cited(citations, quote=quote))) or None
    body = ",\n".join(f"  {name} = {{{value}}}" for name, value in rows.items() if value)
    return f"@article{{{work.key},\n{body},\n}}"


def bibtex_note(citation: Citation, command: str) -> str:
    r"""The command that cites it in LaTeX: \cite[para.~1]{takungpao-main}."""
    where = pinpoint.english(citation.places).replace("para. ", "para.~").replace("paras. ", "paras.~")
    return f"\\{command}{f'[{where}]' if where else ''}{{{citation.work.key}}}"


def ris(work: Work, citations: list[Citation], *, quote: bool) -> str:
    """A RIS record. PY is the year; DA says circa where its form has room for other words (YYYY/MM/DD/other)."""
    date = work.date
    rows: list[tuple[str, str | None]] = [
        ("TY", "NEWS"),
        ("ID", work.key),
        ("AU", work.first),
        ("A3", work.author if work.interviewee else None),
        ("TI", work.title),
        ("TT", work.gloss),
        ("T2", work.paper),
        ("PY", str(date.year) if date else None),
        ("DA", _ris_date(date, "circa" if date and date.circa else "")),
        ("SP", work.page),
        ("UR", work.url),
        ("Y2", _ris_date(work.accessed) if work.url else None),
        ("LA", work.language),
        *(("N1", line) for line in _cited(citations, quote=quote)),
    ]
    return "\n".join([*(f"{tag}  - {value}" for tag, value in rows if value), "ER  - "])


def _ris_date(date: Date | None, other: str = "") -> str | None:
    if date is None:
        return None
    month = f"{date.month:02}" if date.month and not date.circa else ""
    day = f"{date.day:02}" if date.day and not date.circa else ""
    return f"{date.year}/{month}/{day}/{other}"


def csl_item(work: Work, words: str = "") -> dict[str, Any]:
    """A work as a CSL-JSON item. An interview listed under the interviewee is one for CSL as well."""
    date = work.date
    item: dict[str, Any] = {
        "id": work.key,
        "type": "interview" if work.interviewee else "article-newspaper",
        "title": work.title,
        "author": [{"literal": work.first}],
    }
    if work.interviewee:
        item["interviewer"] = [{"literal": work.author}]
    item["container-title"] = work.paper
    if date is not None:
        item["issued"] = {"date-parts": [_parts(date)]}
        if date.circa:
            item["issued"]["circa"] = True
    if work.page:
        item["page"] = work.page
    if work.url:
        item["URL"] = work.url
        if work.accessed:
            item["accessed"] = {"date-parts": [_parts(work.accessed)]}
    item["language"] = work.language
    if words:
        item["note"] = words
    return item


def csl_cited(citation: Citation) -> dict[str, Any]:
    """A citation item: {"id", "locator", "label"}; CSL has no label for captions, so these are a suffix."""
    numbers, others = pinpoint.locator(citation.places)
    item: dict[str, Any] = {"id": citation.work.key}
    if numbers:
        item |= {"locator": numbers, "label": "paragraph"}
    if others:
        item["suffix"] = f", {others}"
    return item


def csl_json(works: list[Work], citations: list[Citation], part: str, *, quote: bool) -> str:
    """Items (csl-data.json), or a citation whose items carry them (csl-citation.json)."""

    def item(work: Work) -> dict[str, Any]:
        mine = [each for each in citations if each.work == work]
        return csl_item(work, "; ".join(_cited(mine, quote=quote)) if quote else "")

    content: Any
    if part == "reference":
        content = [item(work) for work in works]
    else:
        cited = [csl_cited(each) for each in citations]
        if part == "both":
            cited = [{**one, "itemData": item(each.work)} for one, each in zip(cited, citations, strict=True)]
        content = {"schema": SCHEMA, "citationID": "hkinno", "citationItems": cited}
    return dumps(content, indent=2)


def pandoc_reference(works: list[Work]) -> str:
    """A metadata block with the references, which pandoc --citeproc reads."""
    items = "\n".join(f"- {json.dumps(csl_item(work), ensure_ascii=False)}" for work in works)
    return f"---\nreferences:\n{items}\n---"


def pandoc_note(citation: Citation, label: Label) -> str:
    """[@takungpao-main, para. 1], with the speaker before it where his words stand before it."""
    where = pinpoint.english(citation.places)
    who = attribution(citation, "en") if label.spoken else ""
    return f"[{who}@{citation.work.key}{', ' + where if where else ''}]"


def wikipedia(work: Work, citation: Citation | None = None, *, quote: bool = False) -> str:
    """{{cite news}}. Its templates want a Chinese title in script-title; a paragraph goes into ``at``."""
    date = work.date
    where = pinpoint.english(citation.places) if citation else ""
    at = f"p. {work.page}, {where}" if work.page and where else where
    rows = {
        "author": work.author,
        "people": f"{work.interviewee} (interviewee)" if work.interviewee else None,
        "date": (f"c. {date.year}" if date.circa else _iso(date)) if date else None,
        "script-title": f"zh:{work.title}",
        "trans-title": work.gloss,
        "newspaper": work.paper,
        "language": work.language,
        "page": work.page if not at else None,
        "at": at or None,
        "url": work.url,
        "access-date": _iso(work.accessed) if work.url and work.accessed else None,
    }
    if citation is not None and quote:
        rows |= {"quote": citation.words or None, "trans-quote": citation.english if citation.translated else None}
    inner = " ".join(f"|{name}={value.replace('|', '{{!}}')}" for name, value in rows.items() if value)
    return f"{{{{cite news {inner}}}}}"


def markdown(citation: Citation, label: Label, lang: str) -> str:
    """A footnote: its mark for the text and its definition, in the words of a full note."""
    # A fact may rest on two articles: the name has both.
    article = citation.work.article
    own = citation.record in (article, *(location.id for location in citation.places))
    name = citation.record if own else f"{citation.record}-{article}"
    note = chinese.hk_note(citation, label) if lang == "zh" else english.chicago_note(citation, label)
    return f"[^{name}]\n\n[^{name}]: {_escaped(note)}"


def _escaped(text: str) -> str:
    """A note in which Markdown finds no link or emphasis."""
    return "".join(f"\\{sign}" if sign in "\\[]*_`<>" else sign for sign in text)


def _cited(citations: list[Citation], *, quote: bool) -> list[str]:
    """What is cited of a work: a line for each record, its paragraphs first."""
    lines = []
    for each in citations:
        where = pinpoint.english(each.places)
        if not where:
            continue
        words = f": {quoted(each.words, 'zh')}" if quote and each.words else ""
        lines.append(f"{where} ({each.record}){words}")
    return list(dict.fromkeys(lines))


def _parts(date: Date) -> list[int]:
    return [date.year, *(part for part in (date.month, date.day) if part and not date.circa)]


def _iso(date: Date) -> str:
    return "-".join([str(date.year), *(f"{part:02}" for part in (date.month, date.day) if part)])


def _latex(text: str | None) -> str:
    return "".join(LATEX.get(sign, sign) for sign in text or "")
