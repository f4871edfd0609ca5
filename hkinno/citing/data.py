"""Formats that other programs read: BibTeX, BibLaTeX, RIS, CSL-JSON, Wikipedia, Markdown and pandoc.

The place stands in each: in a note field, or as the locator of a citation.
"""

import json
import re
from typing import Any

from hkinno.citing.work import Cited, Day, Work

MARKS = re.compile(r"([*_`\[\]<>])")
BRACES = str.maketrans({"{": r"\{", "}": r"\}", "%": r"\%", "&": r"\&", "#": r"\#", "_": r"\_", "$": r"\$"})
WIKI = str.maketrans({"|": "{{!}}", "[": "&#91;", "]": "&#93;", "{": "&#123;", "}": "&#125;"})


def _edtf(day: Day) -> str:
    """A date as EDTF and BibLaTeX write it; ~ is "circa"."""
    date = "-".join([str(day.year), *(f"{part:02d}" for part in (day.month, day.day) if part)])
    return f"{date}~" if day.circa else date


def place(cited: Cited) -> str:
    """The place in both languages, which every command reads back."""
    return f"{cited.pinpoint('zh')} ({cited.pinpoint('en')})" if cited.paragraphs else ""


def csl_item(work: Work) -> dict[str, Any]:
    """The article as a CSL-JSON item (schema 1.0.2)."""
    item: dict[str, Any] = {
        "id": work.key,
        "type": "interview" if work.interviewer else "article-newspaper",
        "title": work.title,
        "author": [{"literal": work.author}],
        "container-title": work.paper,
        "issued": _csl_date(work.issued),
        "language": "zh-HK",
        "note": f"English title (unofficial): {work.gloss}",
    }
    if work.interviewer:
        item["interviewer"] = [{"literal": work.interviewer}]
    if work.page:
        item["page"] = work.page
    if work.url:
        item["URL"] = work.url
        if work.accessed:
            item["accessed"] = _csl_date(work.accessed)
    return item


def _csl_date(day: Day) -> dict[str, Any]:
    date: dict[str, Any] = {"date-parts": [[part for part in day[:3] if part]]}
    return {**date, "circa": True} if day.circa else date


def citation_item(cited: Cited, paragraph: str) -> dict[str, Any]:
    """One cite of a CSL citation: the locator is the paragraph; a caption or the pull quote is named in words."""
    group, _, number = paragraph.rpartition("-")
    if group == cited.work.id:
        return {"id": cited.work.key, "locator": number, "label": "paragraph"}
    named = "pull quote" if group == "pull" else f"{group} {number}"
    return {"id": cited.work.key, "suffix": f", {named}"}


def csl_json(all_cited: list[Cited]) -> str:
    """The items, each once, and the citation items in the order asked for."""
    items = {each.work.key: csl_item(each.work) for each in all_cited}
    citations = [citation_item(each, paragraph) for each in all_cited for paragraph in each.paragraphs]
    return json.dumps({"items": list(items.values()), "citationItems": citations}, ensure_ascii=False, indent=2)


def pandoc(cited: Cited) -> str:
    """[@key, para. 1], as pandoc's Markdown cites."""
    parts = [citation_item(cited, paragraph) for paragraph in cited.paragraphs] or [{"id": cited.work.key}]
    cites = [
        f"@{each['id']}" + (f", para. {each['locator']}" if "locator" in each else each.get("suffix", ""))
        for each in parts
    ]
    return f"[{'; '.join(cites)}]"


def bibtex(work: Work, all_cited: list[Cited]) -> str:
    """BibTeX: an article; the inferred year is told in the note, as BibTeX knows no circa."""
    circa = ["circa: the year is inferred, the page prints no date"] if work.issued.circa else []
    fields = {
        "author": f"{{{work.author}}}",
        "title": f"{{{work.title}}}",
        "journal": work.paper,
        "year": str(work.issued.year),
        "month": str(work.issued.month or ""),
        "pages": work.page or "",
        "url": work.url or "",
        "note": "; ".join([*circa, *(place(each) for each in all_cited if each.paragraphs)]),
    }
    return _entry("article", work.key, fields)


def biblatex(work: Work, all_cited: list[Cited]) -> str:
    """BibLaTeX: an article of the newspaper subtype, with an EDTF date."""
    fields = {
        "author": f"{{{work.author}}}",
        "title": f"{{{work.title}}}",
        "titleaddon": work.gloss,
        "journaltitle": work.paper,
        "entrysubtype": "newspaper",
        "date": _edtf(work.issued),
        "pages": work.page or "",
        "url": work.url or "",
        "urldate": _edtf(work.accessed) if work.url and work.accessed else "",
        "langid": "chinese",
        "note": "; ".join(place(each) for each in all_cited if each.paragraphs),
    }
    return _entry("article", work.key, fields)


def _entry(kind: str, key: str, fields: dict[str, str]) -> str:
    lines = [f"  {name} = {{{_braced(name, content)}}}," for name, content in fields.items() if content]
    return "\n".join([f"@{kind}{{{key},", *lines, "}"])


def _braced(name: str, content: str) -> str:
    if name == "url":
        return content
    inner = content[1:-1] if content.startswith("{") else content
    escaped = inner.translate(BRACES)
    return f"{{{escaped}}}" if content.startswith("{") else escaped


def ris(work: Work, all_cited: list[Cited]) -> str:
    """RIS of a newspaper article; the places and the inferred year are notes."""
    lines = [
        ("TY", "NEWS"),
        ("ID", work.key),
        ("AU", work.author),
        ("TI", work.title),
        ("TT", work.gloss),
        ("T2", work.paper),
    ]
    lines.append(("PY", str(work.issued.year)))
    if work.issued.month:
        lines.append(("DA", f"{work.issued.year}/{work.issued.month:02d}/{work.issued.day or '':02}".rstrip("/")))
    lines += [("LA", "zh-HK"), ("SP", work.page or ""), ("UR", work.url or "")]
    if work.issued.circa:
        lines.append(("N1", f"circa {work.issued.year}: the year is inferred, the page prints no date"))
    lines += [("N1", place(each)) for each in all_cited if each.paragraphs]
    return "\n".join([*(f"{tag}  - {content}" for tag, content in lines if content), "ER  - "])


def wikipedia(cited: Cited, *, quote: bool) -> str:
    """{{cite news}} with the place in |at=, and the words where they are asked for."""
    work = cited.work
    fields = {
        "author": work.author,
        "script-title": f"zh:{work.title}",
        "trans-title": work.gloss,
        "newspaper": work.paper,
        "date": f"c. {work.issued.year}" if work.issued.circa else _edtf(work.issued),
        "language": "zh-Hant",
        "url": work.url or "",
        "access-date": _edtf(work.accessed) if work.url and work.accessed else "",
        "at": ", ".join(part for part in (work.page or "", cited.pinpoint("en")) if part),
        "quote": cited.words if quote else "",
        "trans-quote": f"{cited.translation} (unofficial translation)" if quote and cited.translated else "",
    }
    return (
        "{{cite news "
        + " ".join(f"|{name}={content.translate(WIKI)}" for name, content in fields.items() if content)
        + "}}"
    )


def markdown(cited: Cited, note: str) -> str:
    """A footnote: its mark, and the note below it."""
    mark = "-".join(cited.paragraphs) or cited.work.id
    escaped = MARKS.sub(r"\\\1", note)
    return f"[^{mark}]: {escaped}"
