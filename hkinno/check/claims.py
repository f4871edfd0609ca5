"""Figures, times and hedges in a draft's prose, as claims; most drafts of none cost no more than to see that."""

import re
from typing import TYPE_CHECKING

from hkinno.check import verdict
from hkinno.check.findings import Claim, Lines
from hkinno.check.quotations import Quotation
from hkinno.check.verdict import Corpus
from hkinno.documents import Document
from hkinno.documents.patterns import Pattern

if TYPE_CHECKING:
    from hkinno.check.figures.judged import Judged

# What a figure or a time in prose cannot be without: most drafts of none cost no more than this.
NUMERAL = Pattern(
    r"[\d％%二三四五六七八九十百千萬万億亿兩两半]|一(?=[萬万億亿千百半成年周週天日]|[個个]月)|[幾几](?![乎何])"
    r"|[數数](?=[十百千萬万億亿個个所月年間间家項项])|[今明去後后前本上下昨出舊][年月日周週]|年[底末初中]"
    r"|\b(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|[a-z]+teen|[a-z]+ty|[a-z]+illions?"
    r"|hundreds?|thousands?|half|halves|thirds?|quarters?|(?:fif|six|seven|eigh|nin|ten|twentie|hundred)ths?|several"
    r"|few|(?:sept|nov|dec)ember|october|dozens?|decades?|years?|months?|weeks?|yesterday|passed)\b",
    re.IGNORECASE,
)


# One of these is in all of them, and in few drafts without figures.
SIGNS = frozenset(
    "0123456789０１２３４５６７８９％%一二三四五六七八九十百千萬万億亿兩两半幾几數数今明去後后前本上下昨年出舊"
) | frozenset("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ")


def of_figures(
    document: Document,
    quotations: list[Quotation],
    shown: list[Quotation],
    known: Corpus,
    lines: Lines,
    *,
    strict: bool,
) -> list[Claim]:
    """The figures of a draft's prose, and of the quotations that are ``shown``, judged by those of the store."""
    prose = _prose(document, quotations)
    if (
        SIGNS.isdisjoint(prose)
        or not NUMERAL.search(prose)
        or not any(fact["figures"] or fact["when"] for fact in known.statements)
    ):
        return []
    from hkinno.check import figures  # noqa: PLC0415 - for drafts with figures

    fails = figures.FAILS_STRICT if strict else figures.FAILS
    return [_claim(each, lines, fails) for each in figures.judge(document, quotations, shown, known)]


def _prose(document: Document, quotations: list[Quotation]) -> str:
    """What is seen of a document outside its quotations, without the places that it cites."""
    parts, position = [], 0
    for each in quotations:
        parts.append(document.visible[position : max(position, each.start)])
        position = max(position, each.end)
    return PLACE.sub("", "".join([*parts, document.visible[position:]]))


PLACE = Pattern(r"\b[a-z]{1,20}-\d{1,4}\b|第\d{1,4}段|para(?:graph|\.)? ?\d{1,4}", needs=("-", "第", "para"))


def of_hedges(document: Document, quotations: list[Quotation], known: Corpus, lines: Lines) -> list[Claim]:
    """Plans that are told as done, and hopes that are told as promises."""
    from hkinno.check.figures import hedges  # noqa: PLC0415 - for --hedges

    return [_claim(each, lines, frozenset()) for each in hedges.judge(document, quotations, known)]


def _claim(judged: "Judged", lines: Lines, fails: frozenset[str]) -> Claim:
    from hkinno.check.figures import wording  # noqa: PLC0415 - for drafts with figures

    spans = wording.spans(judged)
    return Claim(
        *lines.span(judged.start, judged.end),
        kind=judged.kind,
        quoted=judged.written,
        verdict=judged.verdict,
        details=wording.details(judged),
        source=spans[0]["exact"] if spans else "",
        facts=tuple(fact["id"] for fact in judged.facts),
        paragraphs=tuple(dict.fromkeys(span["paragraph"] for span in spans)),
        speaker=judged.facts[0]["speaker"] if judged.facts else None,
        rule="" if judged.verdict in PASSES else judged.verdict,
        fails=judged.verdict in fails,
    )


# Verdicts on figures of which there is nothing to be said.
PASSES = frozenset({"same", "rounded", verdict.UNCHECKED})
