"""What an article seems to say of itself: title, byline, date, paragraphs, quotations and who may have said them.

Everything here is a proposal that a person reads in NAME.toml. What is not sure is said to be unsure; nothing is made
up: a title, a date or a speaker that the file does not print stays empty.
"""

import re
from collections.abc import Iterable, Iterator
from html import unescape
from typing import NamedTuple

from hkinno.check import lexicon
from hkinno.library.build import joined
from hkinno.library.sidecar import array, string
from hkinno.store.checks import HAN
from hkinno.store.texts import SPACED, counted
from hkinno.text import fold

# A block of the article: "heading", "caption", "paragraph" or what else its reader calls it, and its words.
Block = tuple[str, str]

MARKED = re.compile(r"「([^「」]+)」|“([^“”]+)”|『([^『』]+)』|\"([^\"\n]+)\"")
SENTENCE_END = re.compile(r"[。！？!?]|(?<=[a-z])\.(?=\s|$)")
# Words in marks that say nothing: a name, a term, a title.
LONGEST_TERM = 8
LONGEST_ENGLISH_TERM = 3
PUNCTUATED = re.compile(r"[，。！？；：、,.!?;:]")
FURNITURE = 16

VERBS = "|".join(sorted(map(re.escape, lexicon.SAYS.split()), key=len, reverse=True))
ENGLISH_VERBS = "|".join(map(re.escape, lexicon.ENGLISH_SAYS.split()))
TITLES = "|".join(sorted(map(re.escape, lexicon.TITLES.split()), key=len, reverse=True))
SURNAMES = f"(?:{'|'.join(lexicon.COMPOUNDS.split())}|[{lexicon.SURNAMES}])"
CHINESE_NAME = rf"{SURNAMES}[\u4e00-\u9fff]{{1,2}}"
LATIN_NAME = (
    r"(?:(?:Mr|Mrs|Ms|Dr|Prof|Sir|Dame)\.? )?[A-Z][\w'’-]+(?: (?:[A-Z]\.|[A-Z][\w'’-]+|de|van|von|bin|al)){0,3}"
)
CHINESE_SUBJECT = re.compile(rf"(?P<name>{CHINESE_NAME}?)(?:{TITLES})?[^。！？「」“”]{{0,12}}?(?:{VERBS})")
# Beside a quotation: the name, or he or she, and a verb; nothing else of a sentence between the verb and the marks.
CHINESE_BEFORE = re.compile(
    rf"(?:[他她佢]|(?P<name>{CHINESE_NAME}?)(?:{TITLES})?)[^。！？「」“”]{{0,12}}?(?:{VERBS})[^。！？「」“”]{{0,4}}$"
)
CHINESE_AFTER = re.compile(
    rf"[，,]?(?:[他她佢]|[^。！？「」“”，,]{{0,16}}?(?P<name>{CHINESE_NAME}?)(?:{TITLES})?)"
    rf"[^。！？「」“”，,]{{0,10}}?(?:{VERBS})"
)
# 稱之為「…」: a name is given, nothing is said.
NAMING = re.compile(r"(?:為|叫|叫做|名|所謂|的|作)$")
ENGLISH_SUBJECT = re.compile(rf"(?P<name>{LATIN_NAME})[^.!?“”]{{0,60}}?\b(?:{ENGLISH_VERBS})\b")
ENGLISH_BEFORE = re.compile(
    rf"(?:\b(?:[Hh]e|[Ss]he)\b|(?P<name>{LATIN_NAME}))[^.!?“”]{{0,60}}?\b(?:{ENGLISH_VERBS})\b[^.!?“”]{{0,30}}$"
)
ENGLISH_AFTER = re.compile(
    rf"[,\s]*(?:(?:he|she)\b|(?P<name>{LATIN_NAME}))?[^.!?“”]{{0,40}}?\b(?:{ENGLISH_VERBS})\b"
    rf"(?: (?P<later>{LATIN_NAME}))?"
)
TURN = re.compile(r"(?P<name>[^\s：:。，,]{1,12}|[A-Z][\w .'’-]{1,30})\s*[：:]\s*(?P<words>.+)", re.DOTALL)
# So many turns by so few make a transcript.
FEWEST_TURNS, MOST_VOICES = 3, 6

BYLINE = re.compile(
    r"^\W*(?:(?:本報|特約|實習)?記者|撰文|採訪|文)\s*[:：/／]?\s*([\u4e00-\u9fff]{2,4})(?:\s|[）)】]|報[道導]|$)"
    r"|^\s*[Bb]y ([A-Z][\w'’.-]+(?: [A-Z][\w'’.-]+){1,3})\s*$"
)
DATES = (
    re.compile(r"(?P<y>(?:19|20)\d\d)[-/.年]\s?(?P<m>\d{1,2})[-/.月]\s?(?P<d>\d{1,2})日?"),
    re.compile(r"(?P<d>\d{1,2}) (?P<name>[A-Z][a-z]{2,8}) (?P<y>(?:19|20)\d\d)"),
    re.compile(r"(?P<name>[A-Z][a-z]{2,8}) (?P<d>\d{1,2}), (?P<y>(?:19|20)\d\d)"),
)
MONTHS = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"]
# A date further down is of something that the article tells.
DATED_WITHIN = 4


class Given(NamedTuple):
    """What the user says of the article; empty where it is to be found."""

    title: str = ""
    paper: str = ""
    authors: tuple[str, ...] = ()
    issued: str = ""
    url: str = ""
    speakers: tuple[str, ...] = ()
    language: str = ""
    type: str = ""


class Said(NamedTuple):
    """Words in marks, or a turn of a transcript, who may have said them, and whether that is sure."""

    exact: str
    speaker: str
    sure: bool


class Proposal(NamedTuple):
    """An article as it seems to be: its blocks with their kinds, what is known of it, its quotations and terms."""

    known: Given
    blocks: list[Block]
    quotes: list[Said]
    terms: list[str]

    def people(self) -> list[str]:
        """The names of those who speak, the interviewees first."""
        return list(dict.fromkeys([*self.known.speakers, *(said.speaker for said in self.quotes if said.speaker)]))

    def unsure(self) -> int:
        """How many quotations have a speaker that a person should look at."""
        return sum(not said.sure for said in self.quotes)


def propose(blocks: list[Block], given: Given, metadata: Given | None = None) -> Proposal:
    """Read an article. What the user says comes before what the file's metadata say, and that before its text."""
    metadata = metadata or Given()
    blocks = [(kind, words.strip()) for kind, words in blocks if words.strip()]
    language = given.language or metadata.language or _language("".join(words for _, words in blocks))
    text = joined(language)
    title = given.title or metadata.title or _title(blocks)
    byline, day = _printed(blocks)
    known = Given(
        title,
        given.paper or metadata.paper,
        given.authors or metadata.authors or byline,
        given.issued or metadata.issued or day,
        given.url or metadata.url,
        given.speakers,
        language,
        given.type or metadata.type,
    )
    kinds = list(_kinds(blocks, counted(title, text), text))
    body = [words for kind, words in kinds if kind in ("body", "caption")]
    quotes, terms = _spoken(body, given.speakers, spaced=text == SPACED)
    return Proposal(known, kinds, list(_once(quotes)), terms)


def _once(quotes: Iterable[Said]) -> Iterator[Said]:
    seen: set[str] = set()
    for said in quotes:
        if said.exact not in seen:
            seen.add(said.exact)
            yield said


def _language(text: str) -> str:
    """Traditional or Simplified Chinese, or English, by the characters."""
    chinese = len(HAN.findall(text))
    if chinese * 4 < len(text) - text.count(" "):
        return "en"
    # Folding makes Simplified: characters that it changes are Traditional.
    changed = sum(one != other for one, other in zip(text, fold(text), strict=False) if HAN.match(one))
    return "zh-Hant" if changed * 20 > chinese else "zh-Hans"


def _title(blocks: list[Block]) -> str:
    """The first heading, or a first block that ends as no sentence does."""
    first = next((words for kind, words in blocks if kind == "heading"), "")
    return first or (blocks[0][1] if blocks and not _ends(blocks[0][1]) and "\n" not in blocks[0][1] else "")


def _printed(blocks: list[Block]) -> tuple[tuple[str, ...], str]:
    """The byline and the date that the first blocks print."""
    authors: tuple[str, ...] = ()
    day = ""
    for _, words in blocks[:DATED_WITHIN]:
        for line in words.split("\n"):
            byline = BYLINE.search(line)
            if byline and not authors:
                authors = (byline[1] or byline[2],)
            day = day or (_day(line) if len(line) < FURNITURE * 4 else "")
    return authors, day


def _day(line: str) -> str:
    """The date in a line, as 2024-03-05."""
    for pattern in DATES:
        found = pattern.search(line)
        if found:
            parts = found.groupdict()
            name = (parts.get("name") or "")[:3].lower()
            month = MONTHS.index(name) + 1 if name in MONTHS else int(parts.get("m") or 0)
            if month in range(1, 13) and int(parts["d"]) in range(1, 32):
                return f"{parts['y']}-{month:02}-{int(parts['d']):02}"
    return ""


def _kinds(blocks: list[Block], title: str, text: str) -> Iterator[Block]:
    """The blocks as places: the headline, subheads, captions, paragraphs, and what is no part of the article."""
    headline = False
    last = max((number for number, (_, words) in enumerate(blocks) if _ends(words)), default=len(blocks))
    for number, (kind, words) in enumerate(blocks):
        if not headline and counted(words, text) == title:
            headline = True
            yield "headline", words
        elif kind == "caption":
            yield kind, words
        elif number > last or BYLINE.search(words) or (len(words) < FURNITURE * 4 and _day(words) and not _ends(words)):
            yield "out", words
        elif kind == "heading" or (len(words) < FURNITURE and not _ends(words) and not TURN.match(words)):
            yield ("subhead" if headline or not title else "out"), words
        else:
            yield "body", words


def _ends(words: str) -> bool:
    """Whether a block ends as a sentence does."""
    return words.rstrip()[-1:] in '。！？.!?」”』"）)…'


def _spoken(body: list[str], speakers: tuple[str, ...], *, spaced: bool) -> tuple[list[Said], list[str]]:
    """The quotations in order, and the terms in marks; the turns of a transcript where it is one."""
    turns = [turn for words in body if (turn := TURN.fullmatch(words)) is not None]
    voices = {turn["name"] for turn in turns}
    if len(turns) >= FEWEST_TURNS and len(voices) <= min(MOST_VOICES, len(turns) - 1) and 2 * len(turns) > len(body):
        return [Said(turn["words"], turn["name"], sure=True) for turn in turns], []
    quotes: list[Said] = []
    terms: list[str] = []
    subject = ""
    for words in body:
        for found in MARKED.finditer(words):
            exact = next(group for group in found.groups() if group)
            exact = exact.removesuffix(",") if spaced else exact
            before = SENTENCE_END.split(words[: found.start()])
            after = SENTENCE_END.split(words[found.end() :])[0]
            name, introduced = _speaker(before[-1], after, spaced=spaced)
            if _is_term(exact, spaced=spaced) and not (introduced and before[-1].rstrip().endswith(("：", ":"))):
                terms.append(exact)
                continue
            # He or she is whoever was named last, in this paragraph surely.
            here = _subject("".join(before[:-1]), spaced=spaced)
            subject = _known(name or here, speakers) or subject
            only = speakers[0] if len(speakers) == 1 else ""
            sure = bool(name) or (introduced and bool(here or (only and subject in ("", only))))
            quotes.append(Said(exact, subject or only, sure))
        subject = _known(_subject(words, spaced=spaced), speakers) or subject
    return quotes, list(dict.fromkeys(terms))


def _speaker(before: str, after: str, *, spaced: bool) -> tuple[str, bool]:
    """The name beside a quotation, "" where there is none, and whether a verb of saying or a colon stands there."""
    if spaced:
        found = ENGLISH_BEFORE.search(before) or ENGLISH_AFTER.match(after)
    else:
        found = CHINESE_BEFORE.search(before) or CHINESE_AFTER.match(after)
    if found is None or NAMING.search(before):
        return "", before.rstrip().endswith(("：", ":"))
    parts = found.groupdict()
    return _name(parts.get("name") or parts.get("later") or ""), True


def _subject(words: str, *, spaced: bool) -> str:
    """The last who is named with a verb of saying."""
    names = [_name(found["name"]) for found in (ENGLISH_SUBJECT if spaced else CHINESE_SUBJECT).finditer(words)]
    return next(filter(None, reversed(names)), "")


def _known(name: str, speakers: tuple[str, ...]) -> str:
    """A name as the user gave it, where it is a part of one of those."""
    return next((known for known in speakers if name and (name in known or known in name)), name)


def _name(name: str) -> str:
    """A name without what precedes or follows it by mistake; "" for what is none."""
    if name.isascii():
        return _proper(name)
    if fold(name)[:2] in lexicon.no_names():
        return ""
    return name[:-1] if len(name) > 2 and name[-1] in lexicon.NOT_IN_NAMES else name  # noqa: PLR2004


def _proper(name: str) -> str:
    first = name.split(" ", maxsplit=1)[0].lower()
    return "" if first in lexicon.NOT_PROPER.split() else re.sub(r"^(?:Mr|Mrs|Ms|Dr)\.? ", "", name)


def _is_term(exact: str, *, spaced: bool) -> bool:
    if PUNCTUATED.search(exact):
        return False
    return len(exact.split()) <= LONGEST_ENGLISH_TERM if spaced else len(exact) <= LONGEST_TERM


def in_html(content: str) -> Given:
    """What an HTML file says of itself in its head: names that CMSs write for search engines and cards."""
    tags = [dict(_attributes(tag)) for tag in re.findall(r"<meta\s[^<>]{1,2000}>", content, re.IGNORECASE)]
    said = {tag.get("property") or tag.get("name") or tag.get("itemprop", ""): tag.get("content", "") for tag in tags}
    linked = dict(re.findall(r'"(datePublished|headline)"\s*:\s*"([^"\n]{1,300})"', content))
    address = re.search(r'<link\s[^<>]*rel="?canonical"?[^<>]*href="?([^"\s<>]+)', content, re.IGNORECASE)
    language = re.search(r'<html\s[^<>]*lang="?([A-Za-z-]{2,12})', content, re.IGNORECASE)
    author = said.get("author") or said.get("article:author") or ""
    issued = said.get("article:published_time") or linked.get("datePublished") or said.get("date") or ""
    return Given(
        title=said.get("og:title") or linked.get("headline", ""),
        paper=said.get("og:site_name", ""),
        authors=() if not author or author.startswith("http") else (author,),
        issued=_day(issued[:10]),
        url=said.get("og:url") or (unescape(address[1]) if address else ""),
        language=language[1] if language else "",
    )


def _attributes(tag: str) -> Iterator[tuple[str, str]]:
    for name, double, single in re.findall(r"([\w:-]{1,40})\s*=\s*(?:\"([^\"]*)\"|'([^']*)')", tag):
        yield name.lower(), unescape(double or single)


def text_file(proposal: Proposal) -> str:
    """NAME.txt: the copy, a block a paragraph."""
    return "\n\n".join(re.sub(r"\n\s*\n", "\n", words) for _, words in proposal.blocks) + "\n"


def toml_file(name: str, proposal: Proposal) -> str:
    """NAME.toml: all that is proposed, for a person to mend and add to."""
    known = proposal.known
    ids = {person: _slug(person, number) for number, person in enumerate(proposal.people(), 1)}
    lines = [
        f"# {name}: what a person decides about this article. After an edit: hkinno build {name}",
        f"title = {string(known.title)}",
        'title_en = ""',
        f"paper = {string(known.paper)}",
        f"authors = {array(list(known.authors))}",
        f"issued = {string(known.issued)}",
        'page = ""',
        f"url = {string(known.url)}",
        f"type = {string(known.type or 'article-newspaper')}",
        f"language = {string(known.language)}",
        f"interviewee = {string(ids[known.speakers[0]] if known.speakers else '')}",
        "# A short name in places, if the paper has several articles on the page: 專訪第1段, interview, para. 1.",
        'label = { zh = "", en = "" }',
        "",
        "# Blocks of the text that are no paragraphs of the body; out is what is no part of the article.",
        "[places]",
    ]
    kinds = ("headline", "subhead", "caption", "out")
    lines += [f"{kind} = {array([words for each, words in proposal.blocks if each == kind])}" for kind in kinds]
    lines += ["", "# Who speaks, with all their names."] if ids else []
    for person, slug in ids.items():
        lang = "zh" if HAN.search(person) else "en"
        lines += ["[[person]]", f"id = {string(slug)}", f"{lang} = {string(person)}", "names = []", "titles = []", ""]
    lines.append("# Words in quotation marks that are somebody's. An exact that stands once needs no place.")
    for number, said in enumerate(proposal.quotes, 1):
        unsure = [] if said.sure else ["sure = false  # who says this? Mend the speaker and take this line out"]
        lines += [
            "[[quote]]",
            f'id = "Q{number:02}"',
            f"exact = {string(said.exact)}",
            f"speaker = {string(ids.get(said.speaker, ''))}",
            'en = ""',
            *unsure,
            "",
        ]
    lines += ["# Words in marks that are no speech: names, terms."] if proposal.terms else []
    for term in proposal.terms:
        lines += ["[[mark]]", f"exact = {string(term)}", ""]
    lines += [
        "# Facts come when they are written: exact words that prove a statement of yours, in one language or both.",
        "# [[fact]]",
        '# exact = "…"',
        '# zh = "…"',
        '# en = "…"',
        '# kind = "statistic"',
    ]
    return "\n".join(lines) + "\n"


def _slug(person: str, number: int) -> str:
    latin = re.sub(r"[^a-z0-9]+", "-", person.lower()).strip("-")
    if latin and person.isascii():
        return latin
    from hkinno.library import readings  # noqa: PLC0415 - its libraries are an extra

    return readings.pinyin(person).replace(" ", "-") if readings.available() else f"person-{number}"
