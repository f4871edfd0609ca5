"""The place that a quotation cites: in its sentence, in a note, in the source of a block quote, in its row."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from functools import cache, cached_property

from hkinno import places
from hkinno.check.quotations import LABEL, PAIRS, Quotation
from hkinno.check.voices import BRACKETED, DASH, Voices
from hkinno.documents import CELL, PARAGRAPH, QUOTE, Document
from hkinno.documents.patterns import Pattern
from hkinno.documents.sheet import Opened
from hkinno.places import Place
from hkinno.sources import KIND_NAMES, Sources
from hkinno.text import is_chinese, squeeze

# How far from a quotation its citation may stand, in code points, and how much of a note or a line is read.
REACH = 200
LONGEST_NOTE = 2000
# How much markup may stand between words, and how many notes in a row say 同上.
LONGEST_MARKUP, MOST_SAME = 2000, 50
# A shorter headline may stand in a sentence that cites nothing.
SHORTEST_TITLE = 8
# A headline and the paper may have a translation between them.
LONGEST_GLOSS = 240
# Marks inside a headline, which styles turn or leave out.
SIGNS = dict.fromkeys("「」『』“”‘’", "[「」『』“”‘’]?")

# The end of a sentence; in English not after a short form such as "para.".
STOP = Pattern(r"[。！？；!?]|(?<=[a-z]{3})(?<!para)(?<!paras)(?<!pars)(?<!Prof)\.(?=\s|$)|(?<![A-Za-z.\d])\.(?=\s|$)")
# With brackets inside it: (…, quoted in … [2023?], para. 5).
BRACKET = Pattern(
    r"[\s」』”\"]{0,8}[（(\[［【〔](?:[^（）()\[\]［］【】〔〕\n]|\[[^\[\]\n]{0,60}\]|[（(][^（）()\n]{0,60}[）)]){0,150}[）)\]］】〕]",
    needs="（([［【〔",
)
# A translation in brackets, which may be long: what the quotation cites stands after it.
_IS_GLOSS = r"(?:translation|英譯|英译|譯文|译文)"
GLOSS = Pattern(
    rf"\s?(?:（[^（）\n]{{0,20}}{_IS_GLOSS}[^（）\n]{{0,2000}}）|\[[^\[\]\n]{{0,20}}{_IS_GLOSS}[^\[\]\n]{{0,2000}}\])",
    re.IGNORECASE,
    needs="（[",
)
SENTENCE_ENDS = Pattern(
    r"[\n。！？；]|(?<=[a-z]{3})(?<!para)(?<!paras)(?<!pars)(?<!Prof)\.\s+(?=[A-Z])|(?<=[」』”’\")）])\.\s+(?=[A-Z])"
)
SIGNATURE = Pattern(r"[\s」』”\"]{0,20}(?:[—–─]{1,2}|--?)[^\n]{0,100}", needs="—–─-")
# What may stand between the end of a quotation and the sign of its note.
CLOSERS = ' \t\n\u3000。！？，；,.!?;」』”’"）)'
# A paragraph of an article that is named elsewhere; of no other work, whose name would stand right before it.
BARE = Pattern(
    r"(?<![^\W見见在於于])(?<![》〉」])(?:第\s*[\d一二三四五六七八九十]{1,4}\s*[段則则]|par(?:a(?:graph)?)?s?\.? ?\d)",
    re.IGNORECASE,
    needs="第pP",
)
SAME = Pattern("同上|同前|ibid", re.IGNORECASE)
# A line after it that says where it stands: 位置：main-6.
FIELD = Pattern(
    r"\n[^\n：:]{0,10}(?:位置|出處|出处|來源|来源|段落|頁|页|source|place|ref)[：:][^\n]{0,100}",
    re.IGNORECASE,
    needs="\n",
)


def places_in(words: str) -> bool:
    """Whether a note that says 同上 gives a place of its own."""
    return re.search(r"-\d|第.{1,4}段|para", words) is not None


class Context:
    """What stands round the quotations of a draft, for the places that they cite."""

    def __init__(self, document: Opened, quotations: list[Quotation], voices: Voices) -> None:
        self.document = document
        self.quotations = quotations
        self.voices = voices
        self.sources = voices.sources
        self.notes = sorted(document.notes)
        self.cited: dict[int, tuple[str, ...]] = {}
        self.read: dict[int, tuple[int, str]] = {}

    def of(self, number: int, there: tuple[str, ...] = ()) -> tuple[str, ...]:
        """The paragraphs that a quotation cites: after it, in its sentence or in a bracket right after; or before it.

        Of several places in one citation all count. A number without an article is one of the articles in which the
        words are: ``there`` is where they stand.
        """
        quotation = self.quotations[number]
        start = quotation.outer[0]
        right, after = self._read(number)
        notes = list(self._noted(number, right))
        found = next(filter(None, map(self._ids, notes)), ())
        found = found or self._in(after) or self._row(quotation) or self._numbered([*notes, after], there)
        found = found or self._before(number, start)
        if not found and SAME.search(after[:20]) and number:
            found = self.cited.get(number - 1, ())
        self.cited[number] = found
        return found

    def other_paper(self, number: int, paragraphs: tuple[str, ...], *, placed: bool) -> str:
        """The paper that a quotation's citation names, where none of the paragraphs stands in it.

        Where the citation gives no place (``placed``) its sentence counts as well.
        """
        articles = _articles_of_papers(self.sources)
        there = _articles_of(paragraphs, self.sources)
        if len(articles) < 2 or not there:  # noqa: PLR2004 - of one paper nothing is another's
            return ""
        for words in self._citations(number) if placed else self._sentences(number):
            named = [paper for paper in articles if paper in words]
            if named:
                return "" if any(articles[paper] & there for paper in named) else named[0]
        return ""

    def of_no_source(self, number: int) -> str:
        """What a quotation cites that is no source of the library, in the citation's words; "" for nothing."""
        for words in self._citations(number):
            if words and places.of_another_work(words, self.sources):
                return " ".join(words.split()).strip(CLOSERS + "（([［【〔]］】〕")
        return ""

    def _citations(self, number: int) -> Iterator[str]:
        """The notes, the bracket or the signature after a quotation, or else what it has up to its last place."""
        right, after = self._read(number)
        yield from self._noted(number, right)
        bracket = BRACKET.match(after) or SIGNATURE.match(after)
        found = [] if bracket else places.find_in(after, self.sources)
        yield bracket[0] if bracket else after[: _together(after, found)[-1].end] if found else ""

    def _sentences(self, number: int) -> Iterator[str]:
        """What stands after a quotation, and before it in its sentence."""
        yield self._read(number)[1]
        start = self.quotations[number].outer[0]
        reach = max(0, start - REACH)
        begun = max(self.document.text.rfind(mark, reach, start) for mark in "\n。！？；」』”") + 1
        yield self.document.text[max(begun, reach) : start]

    def _numbered(self, citations: list[str], there: tuple[str, ...]) -> tuple[str, ...]:
        """By the number of a paragraph alone, in the articles in which the words stand, of the paper that is named."""
        articles = _articles_of(there, self.sources)
        for words in citations:
            bracket = BRACKET.match(words)
            cited = bracket[0] if bracket else words
            papers = _articles_of_papers(self.sources)
            named = [papers[paper] & articles for paper in papers if paper in cited]
            found = places.of_articles(cited, set().union(*named) if named else articles, self.sources)
            if found:
                return found
        return ()

    def _noted(self, number: int, right: int) -> Iterator[str]:
        """What the notes say that are called right after a quotation, or at the end of its sentence."""
        if not self.notes:
            return
        start, end = self.quotations[number].outer
        last = min(max(right, end), self.document.blocks[self._last(number)].end, end + LONGEST_NOTE + LONGEST_MARKUP)
        first = bisect_left(self.notes, start, key=lambda note: note.called)
        for order, note in enumerate(self.notes[first:], first):
            between = GLOSS.sub("", self.document.words(end, note.called)).rstrip(CLOSERS)
            if note.called > last or STOP.search(between):
                break
            # A note inside the words is about a part of them.
            inside = note.called < end and self.document.words(note.called, end).strip(CLOSERS)
            if not inside:
                yield self._note(order)

    def _note(self, number: int) -> str:
        """What a note says. One that says 同上 has the words of those before it too."""
        own: list[str] = []
        others: list[str] = []
        for note in reversed(self.notes[max(0, number - MOST_SAME) : number + 1]):
            words = self._words(note.start, note.end, LONGEST_NOTE)
            same = SAME.search(words) is not None
            if same and not places_in(words):
                others.insert(0, words)
            else:
                own.append(words)
            if not same:
                break
        return " ".join([*own, *others])

    def _words(self, start: int, end: int, most: int) -> str:
        """The first words that are seen between two offsets, each block on lines of its own."""
        blocks = self.document.blocks
        number = bisect_right(blocks, start, key=lambda block: block.end)
        end = min(end, start + most + LONGEST_MARKUP)
        parts = []
        while number < len(blocks) and blocks[number].start < end:
            parts.append(self.document.words(max(start, blocks[number].start), min(end, blocks[number].end)))
            number += 1
        return "\n".join(parts)[:most]

    def _last(self, number: int) -> int:
        """The last block that a quotation stands in."""
        blocks, end = self.document.blocks, self.quotations[number].outer[1]
        block = self.quotations[number].block
        while block + 1 < len(blocks) and blocks[block].end < end:
            block += 1
        return block

    @cached_property
    def _headlines(self) -> list[tuple[int, int]]:
        """Where the draft has a whole headline of an article."""
        pattern = _headline_pattern(self.sources)
        return [match.span() for match in pattern.finditer(self.document.visible)] if pattern else []

    def in_headline(self, quotation: Quotation) -> bool:
        """Whether the words are a part of a headline, or one that is cited as a title: 「甲」乙丙, 李明：丁戊[N]."""
        for start, end in self._headlines:
            if start <= quotation.start < end:
                left, right = quotation.outer
                part = quotation.kind != LABEL and (start < left or right < end)
                return part or is_title(self.document, _with_marks(self.document.text, start, end), self.voices)
        return False

    def _read(self, number: int) -> tuple[int, str]:
        """Where the next quotation begins that is no title, and what stands before it and after a quotation."""
        if number not in self.read:
            right = self._right(number)
            self.read[number] = right, self._after(number, right)
        return self.read[number]

    def _right(self, number: int) -> int:
        """Where the next quotation begins that is no title."""
        end = self.quotations[number].outer[1]
        for each in self.quotations[number + 1 : number + 6]:
            title = is_title(self.document, each.outer, self.voices) or self.in_headline(each)
            if each.start >= end and not each.depth and not title:
                return each.start
        return len(self.document.text)

    def _after(self, number: int, right: int) -> str:
        """What stands after a quotation in its sentence, a bracket right after the full stop, and a signature."""
        blocks = self.document.blocks
        begun, last = self.quotations[number].block, self._last(number)
        end = self.quotations[number].outer[1]
        stop = max(end, blocks[last].end)
        alone = not self._words(end, stop, REACH).strip(CLOSERS)
        reach = REACH
        while alone and last + 1 < len(blocks) and self._credits(last + 1):
            last += 1
            stop, reach = blocks[last].end, LONGEST_NOTE
        if alone and stop <= blocks[begun].end:
            end, stop = self._source(begun, end, stop)
        after = self._words(end, min(stop, right if right > end else stop), LONGEST_NOTE + REACH)
        gloss = GLOSS.match(after)
        after = after[gloss.end() if gloss else 0 :][:reach]
        # Rows of a table without a rule: the next one is another's.
        return self._sentence(after.split("\n|", maxsplit=1)[0])

    def _source(self, block: int, end: int, stop: int) -> tuple[int, int]:
        """The source of a block quote of several paragraphs, which stands after the last one."""
        blocks = self.document.blocks
        number = block + 1
        while number < min(len(blocks), block + 6) and blocks[number].group == blocks[block].group != 0:
            if self._credits(number):
                return blocks[number].start, blocks[number].end
            number += 1
        return end, stop

    def _credits(self, block: int) -> bool:
        """Whether a block only says whose the words before it are, and where they stand."""
        found = self.document.blocks[block]
        lines = [words for line in found.lines if (words := self.document.words(*line)).strip()]
        return bool(lines) and bool(
            DASH.match(lines[0])
            or (found.kind == QUOTE and all(map(self.voices.is_credit, lines)))
            or (BRACKETED.fullmatch(lines[0].strip()) and len(lines) == 1)
            or (found.kind == PARAGRAPH and places.is_citation("\n".join(lines), self.sources))
        )

    def _sentence(self, after: str) -> str:
        field = FIELD.search(after)
        if any(paper in after for paper in self.voices.papers):
            return after
        bracket = BRACKET.match(after)
        full_stop = STOP.search(after, bracket.end() if bracket else 0)
        if full_stop is None:
            return after if not field or "\n" in after[: field.start()] else after[: field.end()]
        beyond = BRACKET.match(after, full_stop.end()) or SIGNATURE.match(after, full_stop.end())
        return after[: beyond.end() if beyond else full_stop.end()] + (field[0] if field else "")

    def _in(self, after: str) -> tuple[str, ...]:
        found = places.find_in(after, self.sources)
        if found:
            return _ids(_together(after, found))
        return self._articles(after)

    def _ids(self, words: str) -> tuple[str, ...]:
        return _ids(places.find_in(words, self.sources)) or self._articles(words)

    def _articles(self, words: str) -> tuple[str, ...]:
        """All paragraphs of the articles whose headlines a citation names."""
        squeezed = squeeze(words) if len(words) >= SHORTEST_TITLE else ""
        return tuple(
            name
            for titles, names in _titles(self.sources)
            if any(title in squeezed for title in titles)
            for name in names
        )

    def _row(self, quotation: Quotation) -> tuple[str, ...]:
        """In the other cells of its row."""
        blocks = self.document.blocks
        if quotation.block < 0 or blocks[quotation.block].kind != CELL:
            return ()
        group = blocks[quotation.block].group
        near = range(max(0, quotation.block - 12), min(len(blocks), quotation.block + 12))
        cells = [blocks[number] for number in near if blocks[number].group == group and number != quotation.block]
        return _ids(places.find_in(" ".join(self.document.words(cell.start, cell.end) for cell in cells), self.sources))

    def _before(self, number: int, start: int) -> tuple[str, ...]:
        """In its sentence before it. A citation in the sentence before belongs to the quotation before."""
        block = self.quotations[number].block
        begun = self.document.blocks[block].start if block >= 0 else 0
        left = next(
            (each.outer[1] for each in reversed(self.quotations[max(0, number - 5) : number]) if each.end <= start), 0
        )
        reach = max(begun, start - REACH - LONGEST_MARKUP)
        words = self.document.words(reach, start)[-REACH:]
        sentence = words[max((match.end() for match in SENTENCE_ENDS.finditer(words)), default=0) :]
        # What stands after the quotation before it.
        near = self.document.words(max(reach, min(left, start)), start)[-len(sentence) :] if sentence else ""
        # A bracket right after the quotation before it is that one's.
        own = BRACKET.match(near) if left else None
        near = near[own.end() :] if own else near
        # 引文 in a sentence is a word, in a bracket a place.
        named = [each for each in places.find_in(near, self.sources) if near[each.start : each.end] not in KIND_WORDS]
        place = _ids(named[-1:]) or self._in_record(begun, start, len(near))
        return place or self._articles(sentence) or self._noted_before(max(reach, min(left, start)), start, len(near))

    def _in_record(self, begun: int, start: int, length: int) -> tuple[str, ...]:
        """In so many characters before a quotation, of the article that its block names before: a record's title."""
        near = self.document.words(max(begun, start - REACH), start)[-length:] if length else ""
        if not BARE.search(near):
            return ()
        words = self.document.words(max(begun, start - LONGEST_NOTE), start)
        named = [each for each in places.find_in(words, self.sources) if each.end > len(words) - length]
        # 第三段的引文: 引文 is a word there too.
        return _ids([each for each in named if words[each.start : each.end] not in KIND_WORDS][-1:])

    def _noted_before(self, left: int, start: int, length: int) -> tuple[str, ...]:
        """In the last note that is called in so many characters before a quotation."""
        number = bisect_left(self.notes, start, key=lambda note: note.called) - 1
        if number < 0 or self.notes[number].called < left:
            return ()
        near = len(self.document.words(self.notes[number].called, start)) < length
        return self._ids(self._note(number)) if near else ()


KIND_WORDS = frozenset(word for names in (*KIND_NAMES.values(), *places.MORE_KIND_NAMES.values()) for word in names)


@cache
def _titles(sources: Sources) -> list[tuple[tuple[str, ...], tuple[str, ...]]]:
    """The headlines and over-lines of each article, squeezed, and its paragraphs.

    The headline of a page's first article is what the whole page is cited by: with those of the articles beside it.
    """
    names: dict[str, list[str]] = {}
    for location in sources.locations.values():
        names.setdefault(location.article, []).append(location.id)
    pages: dict[str, list[str]] = {}
    for key, source in sources.articles.items():
        item = source["item"]
        page = repr([item.get("container-title"), item.get("issued"), source.get("interviewee")])
        pages.setdefault(page, []).append(key)
    beside = {keys[0]: keys for keys in pages.values()}
    found = []
    for key, source in sources.articles.items():
        titles = tuple(map(squeeze, (source["item"]["title"], *sources.overlines.get(key, ()))))
        paragraphs = tuple(name for each in beside.get(key, [key]) for name in names.get(each, ()))
        found.append((tuple(title for title in titles if len(title) >= SHORTEST_TITLE), paragraphs))
    return found


def _articles_of(paragraphs: tuple[str, ...], sources: Sources) -> set[str]:
    """The articles that paragraphs stand in."""
    return {sources.locations[each].article for each in paragraphs if each in sources.locations}


@cache
def _articles_of_papers(sources: Sources) -> dict[str, set[str]]:
    """The articles of each paper, by each of its names, longer names first."""
    found: dict[str, set[str]] = {}
    for article in sources.articles:
        for name in sources.paper_names(article):
            found.setdefault(name, set()).add(article)
    return dict(sorted(found.items(), key=lambda each: -len(each[0])))


@cache
def _headline_pattern(sources: Sources) -> Pattern | None:
    """The headlines of all articles, with whatever marks and blanks a style gives them inside; None for none."""
    titles = {source["item"]["title"] for source in sources.articles.values()}
    patterns = [
        "".join(SIGNS.get(sign, r"\s*" if sign.isspace() else re.escape(sign)) for sign in title)
        for title in sorted(titles, key=len, reverse=True)
        if len(squeeze(title)) >= SHORTEST_TITLE
    ]
    # Each headline's longest run of Chinese characters, if it has one.
    runs = ["".join(sign if is_chinese(sign) else " " for sign in title).split() for title in titles]
    needs = [max(each, key=len) for each in runs] if all(runs) else ()
    return Pattern("|".join(patterns), re.IGNORECASE, needs) if patterns else None


def _with_marks(text: str, start: int, end: int) -> tuple[int, int]:
    """A span with the quotation marks round it, if it is in some: with a comma or a full stop of theirs inside."""
    stop = end + 1 if text[end : end + 1] in tuple(",.") else end
    marked = PAIRS.get(text[start - 1 : start], "\n") == text[stop : stop + 1]
    return (start - 1, stop + 1) if marked else (start, end)


def _ids(found: list[Place]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(each for place in found for each in place.ids))


def _together(text: str, found: list[Place]) -> list[Place]:
    """The places that stand in the first one's bracket; all where it stands in none."""
    first = found[0]
    if max(text.rfind(mark, 0, first.start) for mark in "（([［") <= text.rfind("）", 0, first.start):
        return found
    closes = [position for mark in "）)]］" if (position := text.find(mark, first.end)) >= 0]
    return [place for place in found if place.start < min(closes, default=len(text))]


# What says that the words in marks are a title: 題為「…」, 「…」一文, "title": "…".
TITLE_BEFORE = Pattern(
    r"(?:[題题][為为是]?|[標标][題题][為为是]?[：:]?|一文|\"title(?:-short)?\":"
    r"|headline(?: (?:was|is|read|ran|runs|says|said)s?)?:?)\s*$",
    needs=("題", "题", "一文", "title", "headline"),
)
TITLE_AFTER = Pattern(r"\s*(?:[為为][題题]|一文|部分|\[[NMJZ](?:/OL)?\])", needs=("題", "题", "一文", "部分", "["))


# Between a title and its paper: a translation of it in brackets; who interviewed, in so many characters.
GLOSSED = Pattern(r"^[\s,，.。]{0,4}(?:\\?\[[^\]\n]{0,200}\])?[\s,，.。]{0,4}")
INTERVIEW, LONGEST_INTERVIEW = "interview by ", 120


def is_title(document: Document, span: tuple[int, int], voices: Voices) -> bool:
    """Whether what stands in marks is given as a title, or in a citation: with the paper after it, an author before.

    The span is that of the words with their marks.
    """
    start, end = span
    before = document.words(max(0, start - LONGEST_MARKUP), start)[-24:]
    after = document.words(end, end + LONGEST_GLOSS + LONGEST_MARKUP)[:LONGEST_GLOSS]
    if TITLE_BEFORE.search(before) or TITLE_AFTER.match(after):
        return True
    # A title that begins with marks: 〈「甲」乙丙〉.
    if before.endswith(("〈", "《")):
        return True
    if any(paper in after for paper in voices.papers):
        following = GLOSSED.sub("", after).lstrip("《")
        interview = following[: len(INTERVIEW)].casefold() == INTERVIEW
        if following.startswith(voices.papers) or (
            interview and any(paper in following[:LONGEST_INTERVIEW] for paper in voices.papers)
        ):
            return True
    named = before.rstrip("，,.。 　")
    return named != before and named.endswith(tuple(voices.sources.authors()))
