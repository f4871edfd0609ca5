"""Where words stand on the page, as people say it: 主稿第1段, main story, para. 1.

``describe`` writes a place, ``find`` reads one back however it was written, ``find_in`` finds the places
that a longer text names. A paragraph's id is its group and its number: main-1, caption-4, pull-1.
"""

import re
from typing import NamedTuple

from hkinno import numerals
from hkinno.text import fold, squeeze

# What each group of paragraphs is called: the names we write first, then others that are understood.
# A citation names an article by its headline, so headlines (what they begin with) are names too.
GROUPS: dict[str, tuple[str, str, tuple[str, ...]]] = {
    "main": (
        "主稿",
        "main story",
        ("main article", "lead story", "孫東：背水一戰　打造國際創科中心", "孫東：背水一戰 打造國際創科中心"),
    ),
    "funds": ("資金過河", "funds story", ("港創科發展　離不開國家支持", "港創科發展 離不開國家支持")),
    "talent": (
        "匯聚人才",
        "talent story",
        ("「高才通」將向國際化方向發展", "『高才通』將向國際化方向發展", "高才通將向國際化方向發展"),
    ),
    "north": ("北都", "north story", ("北都及科技城發展與內地對接",)),
    "caption": ("圖片說明", "caption", ("圖說", "圖片説明")),
    "pull": ("引文框", "pull quote", ("pull-quote", "引文")),
}

ID = r"(main|funds|talent|north|caption|pull)-(\d{1,6})(?:\s*(?:\.\.|–|—|~|至)\s*(?:\1-)?(\d{1,6}))?(?![\w-])"
_NUMBER = r"(\d{1,6}|[〇零一二三四五六七八九十百]{1,6})"
# 第1段, 第一段, ¶1, para. 1, paragraph 1, [para. 1], 段1; a range 第3至5段, paras. 3-5.
_RANGE = r"\d{1,3}(?:\s*[-–—]\s*\d{1,3})?"
_PARAGRAPH = (
    rf"(?:第\s*{_NUMBER}\s*(?:(?:至|到|-|–|—|~|\.\.)\s*第?\s*{_NUMBER}\s*)?[段則则條]"
    # Several, as citations have them: paras. 1, 3–5. No year: its fourth digit would be left over.
    rf"|(?:par(?:a(?:graph)?)?s\.?|\x22locator\x22:\s*\x22)~?\s*({_RANGE}(?:\s*,\s*{_RANGE}(?!\d))+)"
    rf"|(?:¶+|par(?:a(?:graph)?)?s?\.?|段|\x22locator\x22:\s*\x22)~?\s*{_NUMBER}(?:\s*(?:-|–|—|~|\.\.|to)\s*{_NUMBER})?"
    # 第3、8段
    r"|第\s*(\d{1,3}(?:\s*[、,，]\s*第?\s*\d{1,3})+)\s*[段則则條])"
)
# What stands in an address is no place: https://example.org/main-2.
ADDRESS = r"(?:https?://|www\.)[!-~]+|\]\([^()\s]*\)"


class Place(NamedTuple):
    """A place named in a text: ``[start, end)`` in its code points, and the ids of the paragraphs meant."""

    start: int
    end: int
    ids: tuple[str, ...]


def describe(paragraph: str, lang: str) -> str:
    """A paragraph's place in words: 主稿第1段 or "main story, para. 1"; an id that is none of ours stays as it is."""
    group, _, number = paragraph.rpartition("-")
    if group not in GROUPS:
        return paragraph
    chinese, english, _ = GROUPS[group]
    if group == "pull":
        return chinese if lang == "zh" else english
    if group == "caption":
        return f"{chinese}第{number}則" if lang == "zh" else f"{english} {number}"
    return f"{chinese}第{number}段" if lang == "zh" else f"{english}, para. {number}"


def group(text: str) -> str:
    """The group of paragraphs that a text names as a whole: main for main, 主稿, main story or its headline.

    A name that is none of ours is given back casefolded.
    """
    sought = squeeze(text)
    for name, (chinese, english, others) in GROUPS.items():
        if sought in map(squeeze, (name, f"takungpao-{name}", chinese, english, *others)):
            return name
    return text.casefold()


def find(text: str) -> list[str] | None:
    """The paragraphs that a text names: an id, a range of ids, a place in words, or a citation line of ours.

    The ids are as written, in the order of the text, whether the page has them or not; None for a text
    that is no reference. Longer text counts as one only when it is a citation: it names article and paragraph.
    """
    text = text.strip()
    # One Latin word, such as a topic, is no place: nothing need be loaded to know that.
    if len(text) > LONGEST_REFERENCE or (text.isascii() and text.isalpha()):
        return None
    # LaTeX puts the place before the article: as in pandoc's form, it follows here.
    text = re.sub(r"\\(?:auto)?cite\[([^\[\]]{1,200})\]\{(takungpao-[a-z]+)\}", r"[@\2, \1]", text)
    found = find_in(text)
    if not found:
        return None
    ids = list(dict.fromkeys(each for place in found for each in place.ids))
    return ids if _is_reference(text, found) else None


# A citation with a quotation and its translation is longer than anything else that is a reference.
LONGEST_REFERENCE = 5000


def _is_reference(text: str, found: list[Place]) -> bool:
    """Whether a text is wholly a place, or a citation: one that names the paper, or nothing but people and dates."""
    rest = text
    for place in reversed(found):
        rest = rest[: place.start] + " " + rest[place.end :]
    if re.search(r"大公報|Ta Kung Pao|takungpao|湯嘉平", rest):
        return True
    rest = re.sub(QUOTED, "", rest)
    return not re.search(r"[^\W_]", re.sub(IN_TEXT, "", rest, flags=re.IGNORECASE))


# Words that stand before a citation, and the English after them: anything may be in these.
QUOTED = r"「[^」]*」|“[^”]*”|（非官方[^）]*）|\[unofficial [^\]]*\]"
# What else a citation in text has besides a place.
IN_TEXT = (
    r"孫東|(?:語|所述|轉述)，?(?:引自|見)|引自|"
    r"\b(?:relaying others|as cited in|quoted in|reported in|cited in|qtd\. in|and|autocite|cite|ca?\.|no date|n\.d\.)|"
    r"約?\b\d{4}[a-z]?\b|約\d{4}|[\[［]\d{1,4}[\]］]|與|及|和"
)


def find_in(text: str) -> list[Place]:
    """Every place that a text names, in order; where a name stands before several paragraphs, one place each."""
    if not re.search(r"[-第¶段]|par|pull|caption|引文|圖", text, re.IGNORECASE):
        return []
    found = [Place(match.start(), match.end(), _range(match[1].casefold(), match[2], match[3])) for match in _ids(text)]
    folded = fold(text)
    names = [
        (match.start(), match.end(), group) for group, pattern in _names() for match in re.finditer(pattern, folded)
    ]
    names.sort(key=lambda name: (name[0], -name[1]))
    for match in re.finditer(fold(_PARAGRAPH), folded):
        before = [name for name in names if name[1] <= match.start()]
        if not before:
            continue
        # The nearest name before it, if no other paragraph has it; a citation puts much between the two.
        start, end, group = max(before, key=lambda name: name[1])
        if group != "pull":
            begins = start if _adjacent(folded[end : match.start()]) else match.start()
            found.append(Place(begins, match.end(), _numbered(group, match)))
    found += [
        Place(match.start(), match.end(), (f"caption-{match[1]}",))
        for match in re.finditer(r"caption\s*(\d{1,6})(?![\d-])", folded)
    ]
    found += [
        Place(start, end, ("pull-1",))
        for start, end, group in names
        if group == "pull" and not folded[end : end + 2].startswith("-1")
    ]
    return _without_overlaps(found)


def _ids(text: str) -> list[re.Match[str]]:
    addresses = re.sub(ADDRESS, lambda match: " " * len(match[0]), text, flags=re.IGNORECASE)
    return [
        match
        for match in re.finditer(ID, addresses, re.IGNORECASE)
        if match.start() == 0
        or not (
            text[match.start() - 1].isascii() and (text[match.start() - 1].isalnum() or text[match.start() - 1] == "-")
        )
    ]


def _names() -> list[tuple[str, str]]:
    return [
        (group, re.escape(fold(name)) if not name.isascii() else rf"\b{re.escape(name)}\b")
        for group, (chinese, english, others) in GROUPS.items()
        for name in (chinese, english, f"takungpao-{group}", *others)
    ]


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
    if number.isdecimal():
        return int(number)
    quantity = numerals.parse(number)
    return int(quantity.value) if quantity is not None and quantity.value is not None else 0


def _without_overlaps(found: list[Place]) -> list[Place]:
    kept: list[Place] = []
    for place in sorted(found, key=lambda place: (place.start, -place.end)):
        if not kept or place.start >= kept[-1].end:
            kept.append(place)
    return kept
