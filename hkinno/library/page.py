"""Where on a page of HTML its article stands."""

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from hkinno.library.add import Given
from hkinno.library.head import HEADING, NOTHING, attributes, in_head, printed_at

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
TAG = re.compile(
    rf"{NOTHING}|<(?P<close>/?)(?P<name>[a-zA-Z][\w-]*)(?P<attributes>(?:=\s*\"[^\"]*\"|=\s*'[^']*'|[^<>])*)>",
    re.DOTALL | re.IGNORECASE,
)
FURNITURE = re.compile(
    r"\b(?:related|recommend\w*|share\w*|sharing\w*|addtoany|social|comments?|advert\w*|ads?|sponsor\w*|promo\w*|newsletter|subscri\w+|breadcrumbs?|menu|nav\w*"
    r"|side-?bar|footer|cookie\w*|popular|trending|hot-?news|tags?|tag-?list|author-?(?:bio|box|info|card)|about-?author|contact-?form|pagination|pager|toolbar|widgets?|banner|popup|modal|login|sign-?up"
    r"|most-?read|tuijian|xiangguan|pinglun|fenxiang|guanggao|links?-?(?:block|list)|topic-?list|read-?more|more-?news|latest|outbrain|taboola|skip\w*|copyright|disclaimer|rating|vote|survey|paywall)\b",
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
BLOCK = re.compile(
    r"</?(?:p|div|section|article|h[1-6]|li|ul|ol|td|tr|table|blockquote|figure|figcaption)\b[^<>]*>", re.IGNORECASE
)
# Words below a picture, by what their element is for; figcaption is read as such anyway.
CAPTION = re.compile(
    r"<(p|div|span|dd|small|figcaption)\b[^<>]*\b(?:class|itemprop)\s*=\s*[\"']?[^\"'<>]*"
    r"(?:caption|(?:photo|img|image|pic)[-_]?(?:desc|text|credit|note))[^\"'<>]*[\"']?[^<>]*>.{0,2000}?</\1\s*>",
    re.DOTALL | re.IGNORECASE,
)
# What a sentence of a paragraph ends with: by these is counted how much of an article an element holds.
SENTENCE = re.compile(r"[。！？]|[a-z”\"’][.!?](?=\s|<|$)")


class Element(NamedTuple):
    """An element of the page: its name, where its content begins and ends, and what its attributes say of its use."""

    name: str
    start: int
    end: int
    use: str


def read(text: str) -> Given:
    """What a page says of its article, and where it stands."""
    known = in_head(text)
    captions = tuple(match.span() for match in CAPTION.finditer(text))
    return known._replace(within=tuple(stretches(text, known.title)), captions=captions)


def elements(text: str) -> list[Element]:
    """The elements of a page that hold others."""
    found: list[Element] = []
    open_: list[Element] = []
    for match in TAG.finditer(text):
        name = (match["name"] or "").lower()
        if name not in CONTAINERS:
            continue
        if not match["close"]:
            said = dict(attributes(match["attributes"]))
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


def stretches(text: str, title: str = "") -> list[Span]:
    """Where on a page its article stands: the element that holds it, without what is no part of it.

    ``title`` is its headline, if that is known.
    """
    found = elements(text)
    told = printed_at(text, title)
    headline = told or next((match.span() for match in HEADING.finditer(text) if match[1].lower() == "h1"), None)
    ends = _sentences(text)
    out = [(each.start, each.end) for each in found if _is_furniture(each) and not _wraps(each, found, told, ends)]
    out += [match.span() for match in LINKED.finditer(text)]
    ends = [at for at in ends if not any(start <= at < end for start, end in out)]
    marked = [each for each in found if each.name in ("article", "main") or ARTICLE.search(_use(each))]
    plain = [each for each in found if each.name in ("div", "section", "td", "body")]
    # A lead between the headline and the text may stand in an element of its own.
    chosen = _smallest(marked, ends, 0.6) or _smallest(plain, ends, 0.6 if told else 0.9)
    if chosen is None:
        return []
    kept = [(chosen.start, chosen.end)]
    if told:
        kept += _pieces(text, [at for at in ends if told[1] <= at < chosen.start])
    if headline and not chosen.start <= headline[0] < chosen.end:
        kept.insert(0, headline)
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


def _sentences(text: str) -> list[int]:
    """Where the sentences end that a page shows."""
    shown = TAG.sub(lambda match: " " * len(match[0]), text)
    return [match.start() for match in SENTENCE.finditer(shown)]


def _pieces(text: str, ends: Iterable[int]) -> list[Span]:
    """The paragraphs that sentences end in: from one tag of a block to the next."""
    marks = [match.span() for match in BLOCK.finditer(text)]
    starts = [start for start, _ in marks]
    found = {bisect_right(starts, at) for at in ends}
    return [(marks[n - 1][1], starts[n]) for n in sorted(found) if 0 < n < len(marks)]


def _use(element: Element) -> str:
    return re.sub(r"[_-]+", "-", element.use)


def _is_furniture(element: Element) -> bool:
    if element.name in ("html", "body", "main", "article"):
        return False
    words = _use(element)
    return element.name in FURNITURE_TAGS or (FURNITURE.search(words) is not None and ARTICLE.search(words) is None)


def _wraps(element: Element, elements: list[Element], headline: Span | None, ends: list[int]) -> bool:
    """Whether an element with a name of furniture holds the article: its headline, or most of the page and its text."""
    if headline and element.start <= headline[0] < element.end:
        return True
    inner = [each for each in elements if element.start <= each.start and each.end <= element.end]
    share = sum(element.start <= at < element.end for at in ends)
    return share * 2 > len(ends) and any(ARTICLE.search(_use(each)) for each in inner if not _is_furniture(each))


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
