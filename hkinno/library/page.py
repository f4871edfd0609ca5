"""Where on a page of HTML its article stands, and what the page's head says of it."""

import json
import re
from collections.abc import Iterable, Iterator
from html import unescape
from typing import Any, NamedTuple

from hkinno.library.add import Given
from hkinno.library.bylines import authors_in, day

Span = tuple[int, int]

CONTAINERS = frozenset(
    (
        "html",
        "body",
        "main",
        "article",
        "section",
        "div",
        "aside",
        "nav",
        "header",
        "footer",
        "form",
        "figure",
        "td",
        "ul",
        "ol",
    )
)
FURNITURE_TAGS = frozenset(["nav", "aside", "footer", "form"])
_NOTHING = (
    r"<!--.*?-->|<(?:script|style|template|noscript|svg|iframe)\b.*?</(?:script|style|template|noscript|svg|iframe)\s*>"
)
TAG = re.compile(
    rf"{_NOTHING}|<(?P<close>/?)(?P<name>[a-zA-Z][\w-]*)(?P<attributes>(?:\"[^\"]*\"|'[^']*'|[^<>\"'])*)>",
    re.DOTALL | re.IGNORECASE,
)
ATTRIBUTE = re.compile(r"([\w:-]{1,40})\s*=\s*(?:\"([^\"]*)\"|'([^']*)'|([^\s\"'<>]+))")
FURNITURE = re.compile(
    r"\b(?:related|recommend\w*|share\w*|sharing\w*|addtoany|social|comments?|advert\w*|ads?|sponsor\w*|promo\w*|newsletter|subscri\w+|breadcrumbs?|menu|nav\w*"
    r"|side-?bar|footer|cookie\w*|popular|trending|hot-?news|tags?|tag-?list|author-?(?:bio|box|info|card)|about-?author|contact-?form|pagination|pager|toolbar|widgets?|banner|popup|modal|login|sign-?up"
    r"|most-?read|links?-?(?:block|list)|topic-?list|read-?more|more-?news|latest|outbrain|taboola|skip\w*|copyright|disclaimer|rating|vote|survey|paywall)\b",
    re.IGNORECASE,
)
ARTICLE = re.compile(
    r"article-?(?:body|content|text|main|detail)|entry-?content|post-?(?:content|body|text)|story-?(?:body|content|text)|news-?(?:content|text|body|detail)"
    r"|content-?(?:body|main|article|text)|main-?(?:content|text)|rich_media_content|trs_editor|article$|^article",
    re.IGNORECASE,
)
LINKED = re.compile(
    r"<(li|p|h[2-6]|div)\b[^<>]*>\s*(?:<(?:span|strong|b|em)\b[^<>]*>\s*)?<a\b[^<>]*>(?:(?!</a).)*</a\s*>\s*(?:</(?:span|strong|b|em)>\s*)?</\1\s*>",
    re.DOTALL | re.IGNORECASE,
)
# Words below a picture, by what their element is for; figcaption is read as such anyway.
CAPTION = re.compile(
    r"<(p|div|span|dd|small|figcaption)\b[^<>]*\b(?:class|itemprop)\s*=\s*[\"']?[^\"'<>]*"
    r"(?:caption|(?:photo|img|image|pic)[-_]?(?:desc|text|credit|note))[^\"'<>]*[\"']?[^<>]*>.{0,2000}?</\1\s*>",
    re.DOTALL | re.IGNORECASE,
)
HEADLINE = re.compile(r"<h1\b[^<>]*>.*?</h1\s*>", re.DOTALL | re.IGNORECASE)
# What a sentence of a paragraph ends with: by these is counted how much of an article an element holds.
SENTENCE = re.compile(r"[。！？]|[a-z”\"’][.!?](?=\s|<|$)")
TYPES = re.compile(r"\b(?:\w*Article|BlogPosting|Report|PressRelease|SpeechPosting)\b")


class Element(NamedTuple):
    """An element of the page: its name, where its content begins and ends, and what its attributes say of its use."""

    name: str
    start: int
    end: int
    use: str


def read(text: str) -> Given:
    """What a page says of its article, and where it stands."""
    captions = tuple(match.span() for match in CAPTION.finditer(text))
    return in_head(text)._replace(within=tuple(stretches(text)), captions=captions)


def elements(text: str) -> list[Element]:
    """The elements of a page that hold others."""
    found: list[Element] = []
    open_: list[Element] = []
    for match in TAG.finditer(text):
        name = (match["name"] or "").lower()
        if name not in CONTAINERS:
            continue
        if not match["close"]:
            said = dict(_attributes(match["attributes"]))
            use = " ".join(
                said.get(key, "")
                for key in ("class", "id", "role", "itemprop", "data-component", "data-testid", "data-type")
            )
            if not match["attributes"].rstrip().endswith("/"):
                open_.append(Element(name, match.end(), len(text), use))
            continue
        at = next((n for n in range(len(open_) - 1, -1, -1) if open_[n].name == name), -1)
        if at >= 0:
            # What is open inside ends as well.
            found += [element._replace(end=match.start()) for element in open_[at:]]
            del open_[at:]
    return sorted([*found, *open_], key=lambda each: (each.start, -each.end))


def stretches(text: str) -> list[Span]:
    """Where on a page its article stands: the element that holds it, without what is no part of it."""
    found = elements(text)
    out = [(each.start, each.end) for each in found if _is_furniture(each)]
    out += [match.span() for match in LINKED.finditer(text)]
    ends = [
        match.start()
        for match in SENTENCE.finditer(text)
        if not any(start <= match.start() < end for start, end in out)
    ]
    ends = [at for at in ends if not _in_markup(text, at)]
    marked = [
        each
        for each in found
        if each.name in ("article", "main") or "articlebody" in each.use.lower() or ARTICLE.search(each.use)
    ]
    chosen = _smallest(marked, ends, 0.6) or _smallest(
        [each for each in found if each.name in ("div", "section", "td", "body")], ends, 0.9
    )
    if chosen is None:
        return []
    headline = HEADLINE.search(text)
    kept = [(chosen.start, chosen.end)]
    if headline and not chosen.start <= headline.start() < chosen.end:
        kept.insert(0, headline.span())
    # Pictures of the article that stand beside its text.
    holders = [each for each in marked if each.start <= chosen.start and chosen.end <= each.end]
    kept += [
        (each.start, each.end)
        for each in found
        if each.name == "figure"
        and any(holder.start <= each.start and each.end <= holder.end for holder in holders)
        and not any(start <= each.start < end for start, end in [*kept, *out])
    ]
    inside = [span for span in out if not any(span[0] <= start and end <= span[1] for start, end in kept)]
    return [rest for span in sorted(kept) for rest in _without(span, inside)]


def _is_furniture(element: Element) -> bool:
    if element.name in ("html", "body", "main", "article"):
        return False
    words = re.sub(r"[_-]+", "-", element.use)
    return element.name in FURNITURE_TAGS or (FURNITURE.search(words) is not None and ARTICLE.search(words) is None)


def _in_markup(text: str, at: int) -> bool:
    return text.rfind("<", max(0, at - 400), at) > text.rfind(">", max(0, at - 400), at)


def _smallest(elements: Iterable[Element], ends: list[int], share: float) -> Element | None:
    """The smallest element that holds such a share of the sentences that any of them holds."""
    held = [(sum(each.start <= at < each.end for at in ends), each) for each in elements]
    most = max((count for count, _ in held), default=0)
    if most == 0 or most < len(ends) * 0.3:
        return None
    return min((each for count, each in held if count >= most * share), key=lambda each: each.end - each.start)


def _without(span: Span, out: list[Span]) -> Iterator[Span]:
    start, end = span
    for first, last in sorted(out):
        if last <= start or first >= end:
            continue
        if first > start:
            yield start, first
        start = max(start, last)
    if start < end:
        yield start, end


def _attributes(tag: str) -> Iterator[tuple[str, str]]:
    for name, double, single, bare in ATTRIBUTE.findall(tag):
        yield name.lower(), unescape(double or single or bare)


def in_head(text: str) -> Given:
    """What a page says in its head, and in JSON-LD: names that CMSs write for search engines and cards."""
    tags = [
        dict(_attributes(match[0]))
        for match in re.finditer(r"<meta\b(?:\"[^\"]*\"|'[^']*'|[^<>\"']){1,4000}>", text, re.IGNORECASE)
    ]
    said: dict[str, list[str]] = {}
    for tag in tags:
        key = (tag.get("property") or tag.get("name") or tag.get("itemprop", "")).lower()
        if tag.get("content", "").strip():
            said.setdefault(key, []).append(tag["content"].strip())
    linked = _linked(text)
    address = re.search(r"<link\b[^<>]*\brel=[\"']?canonical\b[^<>]*>", text, re.IGNORECASE)
    href = dict(_attributes(address[0])).get("href", "") if address else ""
    html = re.search(r"<html\b[^<>]*>", text, re.IGNORECASE)
    language = dict(_attributes(html[0])).get("lang", "") if html else ""

    def first(*keys: str) -> str:
        return next((value for key in keys for value in said.get(key, [])), "")

    names = linked.get("authors") or [
        name
        for key in ("citation_author", "author", "article:author", "dc.creator", "byl")
        for name in said.get(key, [])
    ]
    url = first("og:url") or href or linked.get("url", "")
    headline = HEADLINE.search(text)
    title = first("og:title", "citation_title", "dc.title", "twitter:title") or linked.get("title", "")
    shown = unescape(re.sub(r"<[^<>]*>", "", headline[0])).strip() if headline else ""
    return Given(
        # A title in the head may have the site's name behind it.
        title=shown if shown and (shown in title or not title) else title,
        paper=first("og:site_name", "citation_journal_title", "application-name") or linked.get("paper", ""),
        authors=tuple(dict.fromkeys(name for each in names for name in _names(each))),
        issued=_date(
            first(
                "article:published_time",
                "citation_publication_date",
                "date",
                "pubdate",
                "dc.date",
                "publishdate",
                "datepublished",
            )
            or linked.get("issued", "")
            or _time(text)
        ),
        url=url if re.match(r"https?://\S+$", url) else "",
        language=language or first("og:locale", "language").replace("_", "-"),
    )


def _names(author: str) -> list[str]:
    """The names in what a page calls its author; an address is none."""
    author = re.sub(r"^(?:[Bb]y|文[:：]|記者[:：]?|记者[:：]?)\s*", "", author).strip()
    if not author or author.startswith("http") or "@" in author:
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
