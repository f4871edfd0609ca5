"""Where words stand on a page, as people say it: 主稿第1段, main story, para. 1.

``Sources.name`` writes a place; ``find`` reads one back however it was written, ``find_in`` finds the places that a
longer text names. Patterns are made from the sources. A paragraph's id is its group and its number: main-1, caption-4.
"""

import re
from functools import cache
from typing import NamedTuple

from hkinno.documents.patterns import Pattern
from hkinno.sources import KIND_NAMES, Sources
from hkinno.text import fold, squeeze

# Other words for what KIND_NAMES has.
MORE_KIND_NAMES = {"caption": ("圖說", "圖片説明"), "pull-quote": ("pull-quote", "引文")}
# Marks of a headline that stand inside other marks, or were left out.
INNER_MARKS = str.maketrans("「」“”", "『』‘’")
NO_MARKS = str.maketrans("", "", "「」“”")

ORDINALS = "first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|eleventh|twelfth"
_NUMBER = r"(\d{1,6}|[〇零一二三四五六七八九十百]{1,6})"
# 第1段, 第一段, ¶1, para. 1, paragraph 1, [para. 1], 段1; a range 第3至5段, paras. 3-5.
_RANGE = r"\d{1,3}(?:\s*[-–—]\s*\d{1,3})?"
_PARAGRAPH = (
    rf"(?:(?<!倒数)第\s*{_NUMBER}\s*(?:(?:至|到|-|–|—|~|\.\.)\s*第?\s*{_NUMBER}\s*)?[段則则條]"
    # Several, as citations have them: paras. 1, 3–5. No year: its fourth digit would be left over.
    rf"|(?:par(?:a(?:graph)?)?s\.?|\x22locator\x22:\s*\x22)~?\s*({_RANGE}(?:\s*,\s*{_RANGE}(?!\d))+)"
    rf"|(?:¶+|par(?:a(?:graph)?)?s?\.?|段|\x22locator\x22:\s*\x22)~?\s*{_NUMBER}(?:\s*(?:-|–|—|~|\.\.|to)\s*{_NUMBER})?"
    # 第3、8段
    r"|第\s*(\d{1,3}(?:\s*[、,，]\s*第?\s*\d{1,3})+)\s*[段則则條]"
    # fifth paragraph, 5th para
    rf"|\b({ORDINALS}|\d{{1,3}}(?:st|nd|rd|th))\s+par(?:a(?:graph)?)?\b)"
)
# One of which every one of them has.
SIGNS_OF_PARAGRAPH = ("第", "段", "¶", "par", "locator")
ALNUM = "A-Za-z0-9"
# What stands in an address is no place: https://example.org/main-2.
ADDRESS = r"(?:https?://|www\.)[!-~]+|\]\([^()\s]*\)"


class Place(NamedTuple):
    """A place named in a text: ``[start, end)`` in its code points, and the ids of the paragraphs meant."""

    start: int
    end: int
    ids: tuple[str, ...]


class _Group(NamedTuple):
    """Paragraphs whose ids begin alike: what kind they are, whether there is only one, what they are called."""

    kind: str
    alone: bool
    names: tuple[str, ...]


@cache
def _groups(sources: Sources) -> dict[str, _Group]:
    """The groups by the beginning of their ids."""
    groups: dict[str, _Group] = {}
    for name in sources.locations:
        prefix, _, number = name.rpartition("-")
        # A heading of which an article has one has no number: main-title.
        prefix = prefix if number.isdecimal() else name
        if prefix in groups:
            continue
        location = sources.locations[name]
        if location.kind in KIND_NAMES:
            chinese, english = KIND_NAMES[location.kind]
            names = [chinese, english, *MORE_KIND_NAMES.get(location.kind, ())]
            labels = [label for label in location.labels if label]
            if labels:
                names = [f"{label}{joint}{name}" for label in labels for joint in ("", ", ") for name in names]
        else:
            names = _headed(sources.article_names(location.article))
        groups[prefix] = _Group(location.kind, location.alone, tuple(dict.fromkeys(names)))
    return groups


def _headed(names: list[str]) -> list[str]:
    """The names of an article, its headline (the last) as citations may have it."""
    return [*names[:-1], *_as_cited(names[-1])] if names else []


def _as_cited(headline: str) -> list[str]:
    """A headline with its marks, with inner ones for them, and with none."""
    return [headline, *(headline.translate(table) for table in (INNER_MARKS, NO_MARKS))]


def group(text: str, sources: Sources) -> str:
    """The group of paragraphs that a text names as a whole: main for main, 主稿, main story or its headline.

    A name that no article has is given back casefolded.
    """
    sought = squeeze(text)
    for prefix, named in _groups(sources).items():
        if sought in map(squeeze, (prefix, *named.names)):
            return prefix
    return text.casefold()


def kind(text: str) -> str | None:
    """The kind of place that a text names, one or several of them: caption, headlines, 圖片說明; None for none."""
    sought = squeeze(text)
    for code, names in KIND_NAMES.items():
        every = [*names, *MORE_KIND_NAMES.get(code, ())]
        if any(sought in (squeeze(name), f"{squeeze(name)}s") for name in every):
            return code
    return None


def find(text: str, sources: Sources) -> list[str] | None:
    """The paragraphs that a text names: an id, a range of ids, a place in words, or a citation line of ours.

    The ids are as written, in the order of the text, whether the page has them or not; None for a text
    that is no reference. Longer text counts as one only when it is a citation: it names article and paragraph.
    """
    text = _hyphenated(text.strip(), sources)
    # One Latin word, such as a topic, is no place: nothing need be loaded to know that.
    if len(text) > LONGEST_REFERENCE or (text.isascii() and text.isalpha()):
        return None
    # LaTeX puts the place before the article: as in pandoc's form, it follows here.
    text = re.sub(r"\\(?:auto)?cite\[([^\[\]]{1,200})\]\{([\w.:-]{1,100})\}", r"[@\2, \1]", text)
    found = find_in(text, sources)
    if not found:
        return None
    ids = list(dict.fromkeys(each for place in found for each in place.ids))
    return ids if _is_reference(text, found, sources) else None


def _hyphenated(text: str, sources: Sources) -> str:
    """An id that was typed without its hyphen, with it: main1."""
    if len(text) > LONGEST_ID or not text[-1:].isdecimal() or not text[:1].isalpha():
        return text
    prefix, number = text.rstrip("0123456789"), text[len(text.rstrip("0123456789")) :]
    return f"{prefix}-{number}" if prefix.casefold() in _groups(sources) else text


def of_any_article(text: str, sources: Sources) -> list[str]:
    """The paragraphs that a place without an article can be (第1段), one an article; none for anything else."""
    match = re.fullmatch(fold(_PARAGRAPH), fold(text.strip()))
    numbers = [number for number in match.groups() if number and number.isalnum()] if match else []
    if len(numbers) != 1:
        return []
    ids = (f"{prefix}-{_ordinal(numbers[0])}" for prefix, group in _groups(sources).items() if group.kind == "body")
    return [name for name in ids if name in sources.locations]


def of_articles(text: str, articles: set[str], sources: Sources) -> tuple[str, ...]:
    """The paragraphs of some articles that a citation means which names no article: 第3段, （某甲，第3段）, [para. 3].

    None where it names anything but people, papers of the library and dates: that is another work's paragraph.
    """
    folded = fold(text)
    signed = any(map(folded.__contains__, SIGNS_OF_PARAGRAPH))
    found = list(re.finditer(fold(_PARAGRAPH), folded)) if signed else []
    rest = text
    for match in reversed(found):
        rest = f"{rest[: match.start()]} {rest[match.end() :]}"
    if not found or not _says_no_more(re.sub(THE_ARTICLE, "", rest, flags=re.IGNORECASE), sources):
        return ()
    bodies = [prefix for prefix, article in _bodies(sources).items() if article in articles]
    return tuple(dict.fromkeys(each for prefix in bodies for match in found for each in _numbered(prefix, match)))


# What a citation calls the one article that it is of.
THE_ARTICLE = (
    r"[原全該该正主][文報报]|文章|[報报][道導导]|[專专]?[訪访][問问談谈]?|[見见在於于]"
    r"|\b(?:the|article|story|report|interview|see|of|in)\b"
)


def of_another_work(text: str, sources: Sources) -> bool:
    """Whether a citation is of a work that is none of the sources: of a paragraph, a title or a name with a year."""
    if _cited(sources).search(text) or THE_DRAFT.search(text):
        return False
    folded = fold(text)
    rest = re.sub(fold(_PARAGRAPH), lambda match: " " * len(match[0]), folded)
    numbered = rest != folded and not _says_no_more(re.sub(THE_ARTICLE, "", rest), sources)
    return numbered or TITLED.search(_people(sources).sub("", text)) is not None


# What a draft calls its own pages.
THE_DRAFT = Pattern(r"[上下本前後后]文|附[錄录註注]|作者|筆者|笔者|\b(?:above|below)\b", re.IGNORECASE)
# A title in its marks, or in Latin letters a name with a year.
TITLED = Pattern(r"《[^《》\n]+》|〈[^〈〉\n]+〉|\b[A-Z][a-z]+[^()\n]{0,60}\b(?:1[89]|20)\d\d(?!\w)")


@cache
def _bodies(sources: Sources) -> dict[str, str]:
    """The article of each group of paragraphs of a text."""
    found: dict[str, str] = {}
    for location in sources.locations.values():
        if location.kind not in KIND_NAMES:
            found.setdefault(location.id.rpartition("-")[0], location.article)
    return found


# A citation with a quotation and its translation is longer than anything else that is a reference.
LONGEST_REFERENCE = 5000
LONGEST_ID = 60
# The names of more groups than this are in no pattern: it would take longer to compile than to use.
MANY = 200


def is_citation(text: str, sources: Sources) -> bool:
    """Whether a text is a citation and no more: of a place, or of a whole article by its headline, author and paper."""
    text = text.strip()
    if find(text, sources):
        return True
    headlines = _headlines(sources)
    if len(text) > LONGEST_REFERENCE or not headlines.search(text):
        return False
    rest = re.sub(r"\[[^\[\]]*\]", "", headlines.sub("", text))
    rest = _people(sources).sub("", _cited(sources).sub("", rest))
    return not re.search(r"[^\W_]", re.sub(_in_text(), "", rest.lower()))


def _is_reference(text: str, found: list[Place], sources: Sources) -> bool:
    """Whether a text is wholly a place, or a citation: one that names the paper, or nothing but people and dates."""
    rest = text
    for place in reversed(found):
        rest = rest[: place.start] + " " + rest[place.end :]
    return not rest.strip() or _says_no_more(rest, sources)


def _says_no_more(rest: str, sources: Sources) -> bool:
    """Whether what a citation has beside its place names a paper, an author or an article, or no more than people."""
    if _cited(sources).search(rest):
        return True
    rest = _people(sources).sub("", re.sub(_quoted(), "", rest))
    return not re.search(r"[^\W_]", re.sub(_in_text(), "", rest.lower()))


@cache
def _people(sources: Sources) -> re.Pattern[str]:
    """A pattern of the names of people, with the surnames of those who have Latin ones."""
    names = sources.people()
    return _any_of([*names, *dict.fromkeys(name.split()[-1] for name in names if name.isascii() and " " in name)])


@cache
def _cited(sources: Sources) -> re.Pattern[str]:
    """A pattern of what a citation names: a paper, an author, a key or a headline."""
    return _any_of([*sources.papers(), *sources.authors(), *sources.keys(), *_titles(sources)])


@cache
def _headlines(sources: Sources) -> re.Pattern[str]:
    """A pattern of the headlines of all articles, as citations may have them."""
    return _any_of(_titles(sources))


def _titles(sources: Sources) -> list[str]:
    return [name for article in sources.articles for name in _as_cited(sources.article_names(article)[-1])]


def _any_of(names: list[str]) -> re.Pattern[str]:
    """A pattern of names, in capitals or not; one that nothing matches for none."""
    return re.compile("|".join(map(_word, filter(None, names))) or "(?!)", re.IGNORECASE)


def _word(name: str) -> str:
    """A pattern of a name or a phrase: a Latin one is no part of a longer word, but may stand beside a Chinese one."""
    start, end = (f"{{}}[{ALNUM}])" if sign.isascii() and sign.isalnum() else "" for sign in (name[0], name[-1]))
    return f"{start.format('(?<!')}{re.escape(name)}{end.format('(?!')}"


@cache
def _quoted() -> str:
    """A pattern of quoted words, of titles, and of the English after words: anything may be in these."""
    from hkinno import phrases  # noqa: PLC0415 - for citations that are pasted only

    glosses = [re.escape(name) for gloss in phrases.GLOSSES.values() for name in gloss]
    labels = "|".join(sorted(glosses, key=len, reverse=True))
    return rf"「[^」]*」|“[^”]*”|〈[^〉]*〉|‘[^’]*’|（(?:{labels})[^）]*）|\[(?:{labels})[^\]]*\]"


@cache
def _in_text() -> str:
    """A pattern of what else a citation in small letters has besides a place and people: phrases, years, notes."""
    from hkinno import phrases  # noqa: PLC0415 - for citations that are pasted only

    words = "|".join(_word(phrase.lower()) for phrase in phrases.all_of_them())
    return rf"{words}|(?<![{ALNUM}])\d{{4}}[a-z]?(?![{ALNUM}])年?|[\[［]\d{{1,4}}[\]］]"


# What a place cannot be named without.
NAMED = Pattern(r"[-第¶段]|par|pull|caption|引文|圖|題|head|line|label", re.IGNORECASE, needs="-第¶段引圖題PpNnDdLl")


IS_A_WORD = Pattern("引文(?![第框一二三四五六七八九十])(?=[\u4e00-\u9fff])", needs="引")


def find_in(text: str, sources: Sources) -> list[Place]:
    """Every place that a text names, in order; where a name stands before several paragraphs, one place each."""
    if not NAMED.search(text):
        return []
    groups = _groups(sources)
    found = [Place(match.start(), match.end(), _named(match)) for match in _ids(text, sources)]
    folded = fold(text)
    names = [
        (match.start(), match.end(), prefix)
        for prefix, begins, pattern in _names(sources)
        if begins in folded
        for match in re.finditer(pattern, folded)
        # 引文見《某報》: a word, and no place.
        if not IS_A_WORD.match(text, match.start())
    ]
    names.sort(key=lambda name: (name[0], -name[1]))
    for start, end, prefix in names:
        # 專訪8段, and "para. 8 of the interview".
        bare = re.compile(r"\s*(\d{1,3})\s*[段則则]").match(folded, end)
        behind = re.compile(r"(par(?:a(?:graph)?)?s?\.?)\s*(\d{1,3}),?\s+(?:of|in)\s+(?:the\s+)?$").search(
            folded, max(0, start - 40), start
        )
        number = bare[1] if bare else behind[2] if behind else None
        if number and groups[prefix].kind not in KIND_NAMES:
            found.append(
                Place(behind.start() if behind else start, bare.end() if bare else end, _range(prefix, number))
            )
    taken = [(place.start, place.end) for place in found]
    for match in re.finditer(fold(_PARAGRAPH), folded):
        if any(start <= match.start() < end for start, end in taken):
            continue
        before = [name for name in names if name[1] <= match.start()]
        if not before:
            group = _only_one_named(folded, sources)
            found += [Place(match.start(), match.end(), _numbered(group, match))] if group else []
            continue
        # The nearest name before it, if no other paragraph has it; a citation puts much between the two.
        start, end, prefix = max(before, key=lambda name: name[1])
        if not groups[prefix].alone:
            begins = start if _adjacent(folded[end : match.start()]) else match.start()
            found.append(Place(begins, match.end(), _numbered(prefix, match)))
    for start, end, prefix in names:
        numbered = (
            re.compile(r"\s*(\d{1,6})(?![\d-])").match(folded, end) if groups[prefix].kind in KIND_NAMES else None
        )
        if numbered and folded[start:end].isascii():
            found.append(Place(start, numbered.end(), (f"{prefix}-{numbered[1]}",)))
        if groups[prefix].alone and not folded[end : end + 2].startswith("-1"):
            found.append(Place(start, end, (prefix if prefix in sources.locations else f"{prefix}-1",)))
    return _without_overlaps(found)


def _only_one_named(folded: str, sources: Sources) -> str:
    """The paragraphs' group of the one article whose reporter, paper or interviewee a citation names; "" for none."""
    counts = {
        prefix: sum(name in folded for name in named) for prefix, named in _credits(sources).items() if len(named)
    }
    most = max(counts.values(), default=0)
    best = [prefix for prefix, count in counts.items() if count == most]
    return best[0] if most and len(best) == 1 else ""


@cache
def _credits(sources: Sources) -> dict[str, list[str]]:
    """Who and what is named in a citation of each article: its reporters, its paper, its interviewee, folded."""
    people = sources.interviewees()
    found = {}
    for prefix, group in _groups(sources).items():
        if group.kind == "body":
            article = next(each.article for each in sources.locations.values() if each.id.startswith(f"{prefix}-"))
            interviewee = people.get(sources.articles[article].get("interviewee") or "", [])
            names = [*sources.authors_of(article), *sources.paper_names(article), *interviewee]
            found[prefix] = [fold(name) for name in names if name]
    return found


def _named(match: re.Match[str]) -> tuple[str, ...]:
    """The ids that a match of the pattern of ids names."""
    return (match[4].casefold(),) if match[4] else _range(match[1].casefold(), match[2], match[3])


def _ids(text: str, sources: Sources) -> list[re.Match[str]]:
    addresses = re.sub(ADDRESS, lambda match: " " * len(match[0]), text, flags=re.IGNORECASE)
    groups = _groups(sources)
    return [
        match
        for match in _id_pattern(sources).finditer(addresses)
        if (match[1] or match[4]).casefold() in groups
        and (
            match.start() == 0
            or not (
                text[match.start() - 1].isascii()
                and (text[match.start() - 1].isalnum() or text[match.start() - 1] == "-")
            )
        )
    ]


@cache
def _id_pattern(sources: Sources) -> re.Pattern[str]:
    """An id, or a range of ids, of one of the groups: main-1, main-3..5, main-title; of many groups, of any."""
    ordered = sorted(_groups(sources), key=len, reverse=True)
    if len(ordered) > MANY and all(re.fullmatch("[a-z0-9][a-z0-9_-]*", prefix) for prefix in ordered):
        whole, prefixes = "[A-Za-z0-9][A-Za-z0-9_-]*", "[A-Za-z0-9][A-Za-z0-9_-]*?"
    else:
        whole = "|".join(re.escape(prefix) for prefix in ordered if prefix in sources.locations) or "(?!)"
        prefixes = "|".join(re.escape(prefix) for prefix in ordered if prefix not in sources.locations) or "(?!)"
    number = r"-(\d{1,6})(?:\s*(?:\.\.|–|—|~|至)\s*(?:\1-)?(\d{1,6}))?(?![A-Za-z0-9_-])"
    return re.compile(rf"({prefixes}){number}|({whole})(?![A-Za-z0-9_-])", re.IGNORECASE)


@cache
def _names(sources: Sources) -> list[tuple[str, str, str]]:
    """Each name of each group: its first word, without which no pattern is compiled, and its pattern, folded."""
    return [
        (prefix, name.split()[0], _word(name) if name.isascii() else _any_blanks(name))
        for prefix, named in _groups(sources).items()
        for name in map(fold, [*named.names, *_over(prefix, sources)])
    ]


def _over(prefix: str, sources: Sources) -> list[str]:
    """The line above the headline of the article whose body's paragraphs have a prefix, as citations may have it."""
    return [name for line in sources.overlines.get(prefix, ()) for name in _as_cited(line)]


def _any_blanks(name: str) -> str:
    """A pattern of a Chinese name, in which the layout may have blanks or not."""
    return r"\s*".join(map(re.escape, name.split()))


def _adjacent(between: str) -> bool:
    return len(between) <= 3 and not any(each.isalnum() for each in between)  # noqa: PLR2004 - ", " or 」，


def _numbered(group: str, match: re.Match[str]) -> tuple[str, ...]:
    """The ids that a match of _PARAGRAPH names: one number, a range, or several of either."""
    several = match[3] or match[6]
    if several is None:
        return _range(group, *(number for number in match.groups() if number))
    runs = (re.findall(r"\d+", run) for run in re.split(r"[^\d\s–—-]+", several))
    return tuple(dict.fromkeys(each for run in runs for each in _range(group, *run)))


def _range(group: str, first: str, last: str | None = None) -> tuple[str, ...]:
    start = _ordinal(first)
    end = _ordinal(last) if last else start
    # A range the wrong way round is the same range.
    start, end = min(start, end), max(start, end)
    # One longer than any article is told by its ends.
    if end >= start + 100:
        return (f"{group}-{start}", f"{group}-{end}")
    return tuple(f"{group}-{number}" for number in range(start, end + 1))


def _ordinal(number: str) -> int:
    if number in (named := ORDINALS.split("|")):
        return named.index(number) + 1
    digits = number.rstrip("dhnrst")
    if digits.isdecimal():
        return int(digits)
    from hkinno import numerals  # noqa: PLC0415 - for numbers in Chinese

    quantity = numerals.parse(number)
    return int(quantity.value) if quantity is not None and quantity.value is not None else 0


def _without_overlaps(found: list[Place]) -> list[Place]:
    kept: list[Place] = []
    for place in sorted(found, key=lambda place: (place.start, -place.end)):
        if not kept or place.start >= kept[-1].end:
            kept.append(place)
    return kept
