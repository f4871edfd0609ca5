"""Findings as text: one line each for editors, and what CI systems and other programs read."""

import json
from collections.abc import Iterator
from typing import Any

from hkinno.check import Checked, Finding, bad
from hkinno.check import diff as align
from hkinno.sources import Sources
from hkinno.text import visible

FORMATS = ("table", "lines", "json", "sarif", "github")
# On a terminal: so many characters of a draft's line round a quotation, and of the quotation.
AROUND, LONGEST_SHOWN = 100, 400
SARIF = "https://json.schemastore.org/sarif-2.1.0.json"


def message(finding: Finding) -> str:
    """What is to be said of a quotation, on one line: words, place and speaker, each only where it matters."""
    parts = [finding.details] if finding.details else []
    if finding.quote:
        same = f" (also {', '.join(finding.others)})" if finding.others else ""
        parts.append(f"{finding.quote}{same} in {', '.join(finding.paragraphs)}")
    elif finding.paragraphs:
        parts.append(f"stands in {', '.join(finding.paragraphs)}")
    if finding.place == "misplaced":
        parts.append(f"misplaced: the draft cites {', '.join(finding.cited)}")
    elif finding.place == "uncited":
        parts.append("uncited")
    if finding.misattributed:
        parts.append(f"misattributed: the draft gives it to {finding.speaker}, but it is 孫東's")
    return "; ".join(parts)


def lines(name: str, checked: Checked) -> Iterator[str]:
    """``file:line:col: verdict: message``, which editors jump to."""
    for finding in checked.findings:
        where = f"{visible(name)}:{finding.line}:{finding.column}"
        yield visible(f"{where}: {finding.words}: {message(finding)}")


def as_objects(name: str, checked: Checked) -> list[dict[str, Any]]:
    """Findings as JSON objects, one a quotation."""
    return [
        {
            "file": name,
            "line": finding.line,
            "column": finding.column,
            "start": finding.start,
            "end": finding.end,
            "quoted": finding.quoted,
            "words": finding.words,
            "place": finding.place or None,
            "quote": finding.quote,
            "variants": list(finding.others),
            "source": finding.source,
            "paragraphs": list(finding.paragraphs),
            "cited": list(finding.cited),
            "speaker": finding.speaker,
            "misattributed": finding.misattributed,
            "details": finding.details,
            "diff": [step._asdict() for step in finding.steps],
        }
        for finding in checked.findings
    ]


def github(name: str, checked: Checked, *, strict: bool) -> Iterator[str]:
    """Annotations of GitHub Actions for what is wrong; notices for what was skipped."""
    for finding in checked.findings:
        level = "error" if bad(finding, strict=strict) else "notice" if finding.words == "skipped" else None
        if level:
            where = f"file={_property(name)},line={finding.line},col={finding.column},title={finding.words}"
            text = visible(message(finding)).replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")
            yield f"::{level} {where}::{text}"


def _property(text: str) -> str:
    escaped = visible(text).replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")
    return escaped.replace(":", "%3A").replace(",", "%2C")


def sarif(all_checked: list[tuple[str, Checked]], *, strict: bool, version: str) -> str:
    """One SARIF 2.1.0 log of all drafts."""
    results = []
    for name, checked in all_checked:
        for finding in checked.findings:
            wrong = bad(finding, strict=strict)
            if not wrong and not _noteworthy(finding):
                continue
            region = {
                "startLine": finding.line,
                "startColumn": finding.column,
                "charOffset": finding.start,
                "charLength": finding.end - finding.start,
            }
            location = {"artifactLocation": {"uri": _uri(name)}, "region": region}
            results.append(
                {
                    "ruleId": finding.words,
                    "level": "error" if wrong else "note",
                    "message": {"text": visible(message(finding)) or finding.words},
                    "locations": [{"physicalLocation": location}],
                }
            )
    rules = [{"id": rule} for rule in sorted({str(result["ruleId"]) for result in results})]
    driver = {"name": "hkinno", "version": version, "rules": rules}
    run = {"tool": {"driver": driver}, "columnKind": "unicodeCodePoints", "results": results}
    log = {"$schema": SARIF, "version": "2.1.0", "runs": [run]}
    return json.dumps(log, ensure_ascii=True, indent=2)


def _noteworthy(finding: Finding) -> bool:
    """Whether a quotation that does not fail has anything to be told of: not what is skipped or right in all."""
    right = finding.words == "verbatim" and finding.place == "ok" and not finding.details
    return not right and finding.words != "skipped"


def _uri(name: str) -> str:
    from urllib.parse import quote  # noqa: PLC0415 - for SARIF only

    return quote(name.replace("\\", "/"), safe="/")


def counts(all_checked: list[Checked]) -> str:
    """The end line: nothing is passed over in silence."""
    seen, done = sum(each.seen for each in all_checked), sum(each.checked for each in all_checked)
    return f"seen {seen}, checked {done}, skipped {seen - done}"


def _excerpt(line: str, finding: Finding) -> str:
    """A draft's line, or what stands round the quotation in a long one: a file may be one line."""
    start = max(0, finding.column - 1 - AROUND)
    end = min(len(line), finding.column - 1 + min(finding.end - finding.start, LONGEST_SHOWN) + AROUND)
    return ("…" if start else "") + line[start:end].strip() + ("…" if end < len(line) else "")


def passage(name: str, finding: Finding, draft_line: str, sources: Sources) -> list[tuple[str, str]]:
    """A finding for a terminal: labels and words. The difference is marked by brackets, not by colour alone."""
    rows = [("", f"{name}:{finding.line}:{finding.column}"), ("draft", _excerpt(draft_line, finding))]
    if finding.source and finding.source != finding.quoted:
        rows.append(("source", finding.source))
    if finding.steps:
        rows.append(("difference", align.shown(list(finding.steps))))
    rows.append(("verdict", f"{finding.words}: {message(finding)}"))
    if finding.quote:
        rows.append(
            ("cite", f"「{finding.source or finding.quoted}」（孫東，{sources.name(finding.paragraphs[0], 'zh')}）")
        )
    return rows
