"""What a page of HTML says of its article: its head, JSON-LD, and where it prints its headline."""

import json
import re
from collections.abc import Iterator
from html import unescape
from typing import Any

from hkinno.library.add import Given
from hkinno.library.bylines import authors_in, day, width
from hkinno.store.items import HAN
from hkinno.text import squeeze

ATTRIBUTE = re.compile(r"([\w:-]{1,40})\s*=\s*(?:\"([^\"]*)\"|'([^']*)'|([^\s\"'<>]+))")
NOTHING = (
    r"<!--.*?-->|<(?:script|style|template|noscript|svg|iframe)\b.*?</(?:script|style|template|noscript|svg|iframe)\s*>"
)
NOT_SHOWN = re.compile(NOTHING, re.DOTALL | re.IGNORECASE)
HEADING = re.compile(r"<(h[1-4])\b[^<>]*>((?:(?!</?h[1-4]\b).){1,2000}?)</\1\s*>", re.DOTALL | re.IGNORECASE)
TITLE = re.compile(r"<title\b[^<>]*>(.{1,2000}?)</title", re.DOTALL | re.IGNORECASE)
# Tags that do not end a line.
INLINE = re.compile(r"</?(?:a|b|i|u|em|strong|span|font|small|mark|wbr)(?:\s[^<>]*)?>", re.IGNORECASE)
# A title and the site's name behind or before it: 舊堤重建_海岬時報, Dyke to be rebuilt | The Cape.
JOINT = re.compile(rf"\s*[|｜_»]+\s*|\s+[-–—•·:]+\s+|\s*[-–—]+\s*(?=[^-–—]*{HAN}[^-–—]*$)|(?<={HAN})\s+(?={HAN})")
# A headline is wider than the name of a section.
NARROWEST = 14
TYPES = re.compile(r"\b(?:\w*Article|BlogPosting|Report|PressRelease|SpeechPosting)\b")
DATES = (
    *("article:published_time", "citation_publication_date", "date", "pubdate"),
    *("dc.date", "publishdate", "datepublished"),
)
IN_ADDRESS = re.compile(r"/((?:19|20)\d\d)[/-]?(\d\d)[/-]?(\d\d)(?!\d)")


def in_head(text: str) -> Given:
    """What a page says in its head, and in JSON-LD: names that CMSs write for search engines and cards."""
    said = _said(text)
    linked = _linked(text)
    address = re.search(r"<link\b[^<>]*\brel=[\"']?canonical\b[^<>]*>", text, re.IGNORECASE)
    href = dict(attributes(address[0])).get("href", "") if address else ""
    html = re.search(r"<html\b[^<>]*>", text, re.IGNORECASE)
    language = dict(attributes(html[0])).get("lang", "") if html else ""

    def first(*keys: str) -> str:
        return next((value for key in keys for value in said.get(key, [])), "")

    names = linked.get("authors") or [
        name
        for key in ("citation_author", "author", "article:author", "dc.creator", "byl")
        for name in said.get(key, [])
    ]
    urls = [url for url in (first("og:url"), href, linked.get("url", "")) if re.match(r"https?://\S+$", url)]
    paper = first("og:site_name", "citation_journal_title", "application-name") or linked.get("paper", "")
    title = first("og:title", "citation_title", "articletitle", "dc.title", "twitter:title") or linked.get("title", "")
    issued = first(
        "article:published_time",
        "citation_publication_date",
        "date",
        "pubdate",
        "dc.date",
        "publishdate",
        "datepublished",
    )
    dates = (issued, linked.get("issued", ""), _time(text), *map(_in_address, urls))
    return Given(
        title=headline(text, title, paper),
        paper=paper,
        authors=tuple(dict.fromkeys(name for each in names for name in _names(each))),
        issued=next(filter(None, map(_date, dates)), ""),
        url=urls[0] if urls else "",
        language=language or first("og:locale", "language").replace("_", "-"),
    )


def headline(text: str, title: str, paper: str = "") -> str:
    """The headline that a page prints, by the title that its head gives it; "" where it is not to be told.

    A title may have the site's name with it, be cut short, or be another than what is printed; the first heading may be
    the site's own name.
    """
    headings, lines, all_shown = _printed(text)
    named = TITLE.search(text)
    claims = [claim for claim in (title, _plain(named[1]) if named else "") if claim]
    for claim in claims:
        cut = (words for words in headings.values() if squeeze(words).startswith(squeeze(claim)))
        if shown := next(cut, ""):
            return shown
        # The longest part that the page prints, on a line of its own if it does.
        runs = sorted((run for run in _runs(claim) if run != paper), key=width, reverse=True)
        line = next((words for run in runs if (words := lines.get(squeeze(run)))), "")
        if width(line) >= NARROWEST or squeeze(line) in headings:
            return line
        if shown := next((words for words in headings.values() if words != paper and _same(words, claim)), ""):
            return shown
        if run := next((run for run in runs if width(run) >= NARROWEST and squeeze(run) in all_shown), ""):
            return run
    if title:
        return without_site(title, paper)
    return "" if claims else next(iter(headings.values()), "")


def of_page(text: str, paper: str = "") -> str:
    """The title that a browser shows for a page, without the site's name: what is left where nothing else tells."""
    named = TITLE.search(text)
    return without_site(_plain(named[1]), paper) if named else ""


def without_site(title: str, paper: str = "") -> str:
    """A title without the name of the site: the paper's, or what stands after the last joint and is shorter."""
    joints = list(JOINT.finditer(title))
    if not joints:
        return title
    first, last = joints[0], joints[-1]
    if paper and title[: first.start()] == paper:
        return title[first.end() :]
    rest, site = title[: last.start()], title[last.end() :]
    return rest if site == paper or width(site) < width(rest) else title


def _runs(title: str) -> Iterator[str]:
    """The title whole, and each part of it from one joint to another."""
    joints = list(JOINT.finditer(title))[:8]
    starts, ends = [0, *(joint.end() for joint in joints)], [*(joint.start() for joint in joints), len(title)]
    return (title[start:end] for n, start in enumerate(starts) for end in ends[n:])


def _same(words: str, claim: str) -> bool:
    """Whether a heading is another wording of a title: one begins or ends the other, or half of it stands in it."""
    one, other = squeeze(words), squeeze(claim)
    if width(words) < NARROWEST:
        return False
    pairs = {one[n : n + 2] for n in range(len(one) - 1)}
    return one in other or other in one or sum(pair in other for pair in pairs) * 2 > len(pairs)


def printed_at(text: str, title: str) -> tuple[int, int] | None:
    """Where a page prints its headline: a heading, or else a line that is no link."""
    words = squeeze(title)
    headings = sorted(HEADING.finditer(text), key=lambda each: each[1].lower())
    for match in headings if words else ():
        if squeeze(_plain(match[2])) == words:
            return match.span()
    for match in re.finditer(r"(<[^<>]*)>([^<>]{2,400})(?=<)", text) if words else ():
        if not re.match(r"<(?:a|title|option)\b", match[1], re.IGNORECASE) and squeeze(_plain(match[2])) == words:
            return match.span(2)
    return None


def _printed(text: str) -> tuple[dict[str, str], dict[str, str], str]:
    """The headings of the first rank that a page prints, all its short lines, and all: by what has weight."""
    shown = NOT_SHOWN.sub("", re.split(r"</head\s*>", text, maxsplit=1, flags=re.IGNORECASE)[-1])
    found = [inside for rank, inside in HEADING.findall(shown) if rank.lower() == "h1"]
    headings = {squeeze(words): words for inside in found if (words := _plain(inside))}
    pieces = re.findall(r">([^<>]{2,400})(?=<)", INLINE.sub("", shown))
    lines = {squeeze(words): words for piece in pieces if (words := _plain(piece))}
    return headings, {**lines, **headings}, squeeze(_plain(shown))


def _plain(markup: str) -> str:
    return re.sub(r"[^\S\u3000]+", " ", unescape(re.sub(r"<[^<>]*>", "", markup))).strip()


def _said(text: str) -> dict[str, list[str]]:
    """What the tags of a page's head say, by the names of what they say."""
    said: dict[str, list[str]] = {}
    for match in re.finditer(r"<meta\b(?:\"[^\"]*\"|'[^']*'|[^<>\"']){1,4000}>", text, re.IGNORECASE):
        tag = dict(attributes(match[0]))
        key = (tag.get("property") or tag.get("name") or tag.get("itemprop", "")).lower()
        if tag.get("content", "").strip():
            said.setdefault(key, []).append(tag["content"].strip())
    return said


def _in_address(url: str) -> str:
    match = IN_ADDRESS.search(url)
    return "-".join(match.groups()) if match else ""


def _names(author: str) -> list[str]:
    """The names in what a page calls its author; an address is none."""
    author = re.sub(r"^(?:[Bb]y|文[:：]|記者[:：]?|记者[:：]?)\s*", "", author).strip()
    if not re.search(r"[^\W\d_]", author) or author.startswith("http") or "@" in author:
        return []
    return list(authors_in(f"By {author}") or authors_in(f"記者：{author}")) or [author]


def _date(value: str) -> str:
    return day(value[:10]) or day(value)


def _time(text: str) -> str:
    match = re.search(r"<time\b[^<>]*\bdatetime=[\"']?([^\"'<>\s]+)", text, re.IGNORECASE)
    return match[1] if match else ""


def _linked(text: str) -> dict[str, Any]:
    """What JSON-LD says of the article of a page."""
    for match in re.finditer(
        r"<script\b[^<>]*application/ld\+json[^<>]*>(.*?)</script", text, re.DOTALL | re.IGNORECASE
    ):
        try:
            content = json.loads(match[1].strip())
        except (ValueError, RecursionError):
            continue
        for item in _items(content):
            if TYPES.search(str(item.get("@type", ""))) and (item.get("headline") or item.get("name")):
                people = item.get("author") or []
                authors = [_name(each) for each in (people if isinstance(people, list) else [people])]
                return {
                    "title": str(item.get("headline") or item.get("name")),
                    "authors": [name for name in authors if name],
                    "issued": str(item.get("datePublished") or ""),
                    "paper": _name(item.get("publisher") or {}),
                    "url": item.get("url") if isinstance(item.get("url"), str) else "",
                }
    return {}


def _items(content: Any, depth: int = 0) -> Iterator[dict[str, Any]]:
    if isinstance(content, dict):
        yield content
        content = content.get("@graph", [])
    if isinstance(content, list) and depth < 4:  # noqa: PLR2004
        for each in content:
            yield from _items(each, depth + 1)


def _name(item: Any) -> str:
    name = item.get("name", "") if isinstance(item, dict) else item
    return name.strip() if isinstance(name, str) else ""


def attributes(tag: str) -> Iterator[tuple[str, str]]:
    """The names and values of a tag's attributes."""
    for name, double, single, bare in ATTRIBUTE.findall(tag):
        yield name.lower(), unescape(double or single or bare)
