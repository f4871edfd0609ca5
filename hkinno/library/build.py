"""From NAME.txt and NAME.toml to a store: places, digests, offsets, ids, readings, the numbers of figures.

All that can be worked out is worked out here; what a person must decide stands in the toml. Nothing is read or written.
"""

import re
from collections.abc import Iterator, Mapping
from typing import NamedTuple

from hkinno import dates
from hkinno.cite.csl import TYPES
from hkinno.library import readings, sidecar
from hkinno.library.sidecar import Fault, Table, line_of, line_with, line_with_words
from hkinno.numerals import Quantity
from hkinno.numerals.prose import quantity
from hkinno.store import checks
from hkinno.store.kinds import Record, Records
from hkinno.store.schema import FORMS, KINDS, SCHEMA_VERSION, STATUSES, VOICES
from hkinno.store.texts import MIXED, SPACED, counted, digest
from hkinno.text import instead, near, squeeze, visible

# A code of two or three letters: no code is the name of its language, as chinese would be.
LANGUAGE = "[A-Za-z]{2,3}(?:-[A-Za-z0-9]{2,8})*"
# How much of a paragraph is kept as its opening and closing words.
KEPT = 10
# An excerpt that is not found is told with the words nearest to it, so many characters of them.
NEAREST = 40
# Suffixes of the ids of places that are no paragraphs of the body.
SUFFIXES = {"headline": "title", "subhead": "sub", "caption": "caption"}


class Place(NamedTuple):
    """A block of the text: its id, kind, number among those of its kind, its words as the store counts them.

    ``printed`` are its words as they stand in the copy.
    """

    id: str
    kind: str
    ordinal: int
    words: str
    printed: str


def joined(language: str) -> str:
    """How the text of a language is kept: Chinese without white space, any other with single spaces."""
    return MIXED if language.casefold().startswith(("zh", "yue")) else SPACED


def on_one_line(words: str, text: str) -> str:
    """A heading without the ends of its lines."""
    return " ".join(words.split()) if text == SPACED else re.sub(r"\s*\n\s*", "　", words.strip())


def _blocks(content: str, text: str) -> list[tuple[str, str]]:
    """The blocks of a copy, each with its words as the store counts them."""
    return [(block, counted(block, text)) for block in re.split(r"\n[^\S\n]*\n", content)]


def _listed(table: Table) -> list[tuple[str, str]]:
    """The blocks that are no paragraphs of the body: their kinds, and how they begin."""
    listed = [(kind, words) for kind, blocks in table.get("places", {}).items() for words in blocks]
    return [*listed, *((place["kind"], place["begins"]) for place in table.get("place", []))]


def places(name: str, content: str, table: Table) -> list[Place]:
    """The places of an article: a block of the text each, but for what the toml leaves out."""
    text = joined(table["language"])
    marked: dict[str, str] = {counted(words, text): kind for kind, words in _listed(table) if words.strip()}
    numbers: dict[str, int] = {}
    found = []
    blocks = _blocks(content, text)
    # What is a whole block is no beginning of another: 海事, of a menu, and 海事處發言人…
    whole = {words for _, words in blocks}
    for block, words in blocks:
        begun = (kind for start, kind in marked.items() if words.startswith(start) and start not in whole)
        kind = marked[words] if words in marked else next(begun, "body")
        # A title that is printed twice is one.
        if not words or kind == "out" or (kind == "headline" and kind in numbers):
            continue
        numbers[kind] = number = numbers.get(kind, 0) + 1
        suffix = SUFFIXES.get(kind)
        place = f"{name}-{suffix}-{number}" if suffix and kind != "headline" else f"{name}-{suffix or number}"
        found.append(Place(place, kind, number, words, on_one_line(block, text)))
    return found


def paragraph(place: Place, article: str) -> Record:
    """The record of a place: the words of a heading, of any other what proves them."""
    heading = {"text": place.printed, "en": ""} if place.kind in ("headline", "subhead") else {}
    return {
        "id": place.id,
        "article": article,
        "ordinal": place.ordinal,
        "kind": place.kind,
        **heading,
        "opens": place.words[:KEPT],
        "closes": place.words[-KEPT:],
        **digest(place.words),
        "squeezed": digest(squeeze(place.words)),
        "note": None,
    }


def before(store: Records) -> tuple[dict[str, str], dict[str, str]]:
    """The last ids that a store has given out, and its ids by the words of their records, for ``made``."""
    last: dict[str, str] = store.all("meta")[0].get("last", {})
    return last, {
        sidecar.words_of(record): record["id"] for table in ("quotes", "facts") for record in store.all(table)
    }


def made(
    name: str, content: str, toml: str, last: dict[str, str], given: Mapping[str, str] | None = None
) -> tuple[str, str, list[str]]:
    """The store as its file has it, the toml with all ids, and a line for each fault; with faults there is no store.

    ``last`` are the last ids that were given out before, ``given`` those of the store (see ``sidecar.numbered``).
    """
    table, faults = sidecar.read(toml)
    tables: dict[str, list[Record]] = {}
    if not faults:
        written, toml = toml, sidecar.numbered(toml, table, last, given or {})
        tables, faults = build(name, content, table, written, last)
    if faults:
        return "", toml, [f":{fault.line}: {fault.message}" for fault in faults]
    stored = {kind: {str(number): row for number, row in enumerate(rows, 1)} for kind, rows in tables.items()}
    store = checks.canonical(stored)
    found = [finding for result in checks.run(tables, store) for finding in result.findings]
    return (
        store,
        toml,
        [f"{_where(written, toml, finding.record, finding.message)}: {finding.message}" for finding in found],
    )


# Keys of CSL that the toml calls otherwise.
CALLED = {"URL": "url", "container-title": "paper", "author": "authors"}


def _where(written: str, toml: str, record: str, message: str) -> str:
    """A record's id, with the line that gives it before it, or that of the key of the article that is wrong.

    ``written`` is the toml as it stands in its file, ``toml`` the same with all ids.
    """
    pattern = rf"""\s*id\s*=\s*["']{re.escape(record)}["']"""
    lines = [line for line, text in enumerate(toml.split("\n"), 1) if re.match(pattern, text)]
    key = re.match(r"item\.([\w-]+)", message)
    if not lines and key:
        return f":{line_of(written, f'.{CALLED.get(key[1], key[1])}')}: {record}"
    if not lines:
        return f": {record}"
    # The file on the disk has not yet the ids that are new.
    rest = written.split("\n")
    number = 0
    for text in toml.split("\n")[: lines[0]]:
        number += rest[number : number + 1] == [text]
    return f":{number}: {record}"


def build(
    name: str, content: str, table: Table, toml: str, last: dict[str, str]
) -> tuple[dict[str, list[Record]], list[Fault]]:
    """The tables of the store, and what is wrong in the toml; ids are given (see ``sidecar.numbered``)."""
    found = places(name, content, table)
    people = {person["id"] for person in table.get("person", [])}
    topics = {topic["slug"] for topic in table.get("topic", [])}
    work = _Work(found, joined(table["language"]), people, topics, toml)
    work.once(table)
    work.listed(table, content)
    quotes = [work.quote(number, quote) for number, quote in enumerate(table.get("quote", []))]
    work.quotes = [quote for quote in quotes if quote is not None]
    facts = [work.fact(number, fact) for number, fact in enumerate(table.get("fact", []))]
    speaker = table.get("interviewee") or None
    if speaker is not None and speaker not in people:
        work.faults.append(Fault(line_of(toml, ".interviewee"), f"there is no person {visible(speaker)!r}"))
    tables: dict[str, list[Record]] = {
        "meta": [{"schema_version": SCHEMA_VERSION, "data_version": name, "last": {}, "retired": []}],
        "sources": [_source(name, table, speaker, work)],
        "paragraphs": [paragraph(place, name) for place in found],
        "topics": [_topic(topic) for topic in table.get("topic", [])],
        "entities": [_entity(person) for person in table.get("person", [])],
        "facts": [fact for fact in facts if fact is not None],
        "quotes": [quote for quote in quotes if quote is not None],
    }
    tables["meta"][0] |= _given_out(tables, last)
    tables["romanised"] = readings.readings(tables) if readings.available() else []
    return tables, sorted(work.faults)


def _given_out(tables: dict[str, list[Record]], last: dict[str, str]) -> Record:
    """The last id of each table that was ever given out, and those that a person has taken away since."""
    ends: dict[str, str] = {}
    retired: list[str] = []
    for table, form in sidecar.NUMBERED.values():
        there = {record["id"] for record in tables[table]}
        highest = max(map(sidecar.number_of, [*there, last.get(table, "")]))
        if highest:
            ends[table] = form.format(highest)
            retired += [gone for number in range(1, highest + 1) if (gone := form.format(number)) not in there]
    return {"last": ends, "retired": retired}


class _Work:
    """Finds what the toml names in the text, and keeps what it cannot find as faults."""

    def __init__(self, found: list[Place], text: str, people: set[str], topics: set[str], toml: str) -> None:
        self.places, self.text, self.people, self.topics, self.toml = found, text, people, topics, toml
        self.faults: list[Fault] = []
        self.figures = 0
        self.quotes: list[Record] = []

    def once(self, table: Table) -> None:
        """Tell of ids that stand twice."""
        for name, key in (("person", "id"), ("topic", "slug"), ("quote", "id"), ("fact", "id")):
            seen: set[str] = set()
            for number, record in enumerate(table.get(name, [])):
                if record[key] in seen:
                    self.fault(f".{name}[{number}].{key}", f"there is a {name} {visible(record[key])} above already")
                seen.add(record[key])

    def listed(self, table: Table, content: str) -> None:
        """Tell of blocks and marks that stand nowhere."""
        blocks = [words for _, words in _blocks(content, self.text)]
        for _, begins in _listed(table):
            words = counted(begins, self.text)
            if words and not any(block.startswith(words) for block in blocks):
                shown = visible(begins)
                close = near(words, [block[: len(words)] for block in blocks], limit=1)
                told = f"; nearest: {close[0]}" if close else ""
                line = line_with_words(self.toml, begins)
                self.faults.append(Fault(line, f"no block of the text begins with {shown!r}{told}"))
        for number, mark in enumerate(table.get("mark", [])):
            words = counted(mark["exact"], self.text)
            if not any(words in block for block in blocks):
                self.fault(f".mark[{number}].exact", f"not in the text{self._nearest(words)}")

    def fault(self, path: str, message: str) -> None:
        self.faults.append(Fault(line_of(self.toml, path), message))

    def find(self, path: str, exact: str, paragraph: str | None) -> tuple[Place, int] | None:
        """The place of words that stand once, or in the paragraph that is named."""
        words = counted(exact, self.text)
        found = [
            (place, start)
            for place in self.places
            if paragraph in (None, place.id)
            for start in _starts(place.words, words)
        ]
        if len(found) == 1 or (found and paragraph is not None):
            return found[0]
        if not found:
            elsewhere = [place.id for place in self.places if paragraph and words and words in place.words]
            told = f"stands in {', '.join(elsewhere)}, not in {visible(str(paragraph))}"
            self.fault(path, told if elsewhere else f"not in the text{self._nearest(words)}")
        else:
            where = ", ".join(dict.fromkeys(place.id for place, _ in found))
            self.fault(path, f'stands {len(found)} times ({where}): give more words, or paragraph = "{found[0][0].id}"')
        return None

    def _nearest(self, words: str) -> str:
        size = max(1, min(len(words), NEAREST))
        spans = {
            place.words[start : start + size]: place.id
            for place in self.places
            for start in range(0, max(1, len(place.words) - size + 1), max(1, size // 4))
        }
        closest = near(words[:NEAREST], spans, limit=1)
        if not closest:
            return ""
        # The very span, where the next one of those compared begins too late.
        place = next(place for place in self.places if place.id == spans[closest[0]])
        at = place.words.index(closest[0])
        there = [place.words[start : start + size] for start in range(max(0, at - size // 4), at + size // 4 + 1)]
        return f"; nearest: {next(iter(near(words[:NEAREST], there, limit=1)), closest[0])} ({place.id})"

    def coded(self, path: str, value: str, codes: tuple[str, ...]) -> str:
        if value not in codes:
            self.fault(path, f"cannot be {visible(value)!r}; it is one of {', '.join(codes)}")
        return value

    def speaker(self, path: str, value: str) -> str | None:
        if value and value not in self.people:
            self.fault(path, f"there is no person {visible(value)!r}; the people are {', '.join(sorted(self.people))}")
        return value or None

    def filed(self, path: str, slugs: list[str]) -> list[str]:
        for slug in slugs:
            if slug not in self.topics:
                self.fault(path, f"there is no topic {visible(slug)!r}")
        return slugs

    def quote(self, number: int, quote: Table) -> Record | None:
        path = f".quote[{number}]"
        found = self.find(f"{path}.exact", quote["exact"], quote.get("paragraph"))
        if found is None:
            return None
        place, start = found
        exact = counted(quote["exact"], self.text)
        return {
            "id": quote["id"],
            "exact": exact,
            "speaker": self.speaker(f"{path}.speaker", quote.get("speaker", "")),
            "form": self.coded(f"{path}.form", quote.get("form", "direct"), FORMS),
            "paragraph": place.id,
            "start": start,
            "translation": _translation(quote, exact, self.text),
            "facts": [],
            "topics": self.filed(f"{path}.topics", quote.get("topics", [])),
            "entities": [],
            "variants": [],
            **({} if quote.get("sure", True) else {"sure": False}),
            "note": None,
        }

    def fact(self, number: int, fact: Table) -> Record | None:
        path = f".fact[{number}]"
        exact = [fact["exact"]] if isinstance(fact["exact"], str) else fact["exact"]
        found = [self.find(f"{path}.exact", words, fact.get("paragraph")) for words in exact]
        evidence = [
            {"paragraph": each[0].id, "start": each[1], "exact": counted(words, self.text)}
            for each, words in zip(found, exact, strict=True)
            if each is not None
        ]
        if not evidence:
            return None
        speaker = self.speaker(f"{path}.speaker", fact.get("speaker", ""))
        voice = fact.get("voice", "speaker" if speaker else "reporter")
        within = self._quoted(evidence)
        if "voice" not in fact and within and speaker in (None, *within):
            # What is proved by words of a quotation is its speaker's.
            voice, speaker = "quoted", within[0]
        if not (fact.get("zh") or fact.get("en")):
            self.fault(path, "a fact needs a statement: zh, or en, or both")
        return {
            "id": fact["id"],
            "topics": self.filed(f"{path}.topics", fact.get("topics", [])),
            "entities": [],
            "kind": self.coded(f"{path}.kind", fact.get("kind", "background"), KINDS),
            "status": self.coded(f"{path}.status", fact.get("status", "stated"), STATUSES),
            "voice": self.coded(f"{path}.voice", voice, VOICES),
            "speaker": speaker,
            "hedge": None,
            "statement": {"zh": fact.get("zh", ""), "en": fact.get("en", "")},
            "figures": list(self._figures(path, fact, evidence)),
            "when": None,
            "evidence": evidence,
            "related": [],
            "quotes": [],
            "note": None,
            "caution": None,
        }

    def _quoted(self, evidence: list[Record]) -> list[str]:
        """Whose quotation holds all of the evidence; nobody where some of it stands in none, or in another's."""
        speakers = [
            next(
                (
                    quote["speaker"]
                    for quote in self.quotes
                    if quote["paragraph"] == each["paragraph"]
                    and quote["start"] <= each["start"]
                    and each["start"] + len(each["exact"].rstrip("」")) <= quote["start"] + len(quote["exact"])
                ),
                None,
            )
            for each in evidence
        ]
        return [speakers[0]] if speakers[0] and len(set(speakers)) == 1 else []

    def _figures(self, path: str, fact: Table, evidence: list[Record]) -> Iterator[Record]:
        for figure in fact.get("figure", []):
            amount = _amount(figure)
            printed, whole = counted(figure["printed"], self.text), _whole(figure)
            unit = figure.get("unit") or (amount.unit_hint if amount else None) or "count"
            wrong = ""
            if amount is None:
                wrong = "is read as no quantity; give it min and max, or take it out"
            elif not any(printed in each["exact"] for each in evidence):
                wrong = "is not in the exact words of the fact; a figure is printed in them"
            elif unit == "fraction" and whole is None:
                wrong = 'is a fraction: say of what, as whole = { zh = "工程費", en = "the cost" }'
            elif not (figure.get("zh") or figure.get("en")):
                wrong = 'says not what is counted: give zh = "…的數目", or en = "number of …", or both'
            if amount is None or wrong:
                line = line_with(self.toml, f"{path}.figure", re.escape(figure["printed"]) + r".*[\"']")
                self.faults.append(Fault(line, f"{visible(figure['printed'])!r} {wrong}"))
                continue
            self.figures += 1
            bounds = ("value", "min", "max", "min_included", "max_included", "several")
            money = {"programme": None, "payer": None, "stage": None, "document": None} if unit == "money" else None
            yield {
                "id": f"N{self.figures:02}",
                "measure": {"zh": figure.get("zh", ""), "en": figure.get("en", "")},
                "printed": printed,
                **{key: getattr(amount, key) for key in bounds},
                "unit": unit,
                "currency": None,
                "whole": whole,
                "money": money,
            }


def _whole(figure: Table) -> Record | None:
    """Of what a figure is a part, in both languages."""
    told = figure.get("whole") or {}
    zh, en = (told, told) if isinstance(told, str) else (told.get("zh", ""), told.get("en", ""))
    return {"zh": zh, "en": en} if zh or en else None


def _amount(figure: Table) -> Quantity | None:
    """A figure's ends, as the toml gives them or as what is printed reads."""
    low, high = figure.get("min"), figure.get("max")
    read = quantity(figure["printed"])
    if low is None and high is None:
        return read
    if read is not None and (low, high) == (read.min, read.max):
        # 逾150所 with min = 150, as it was proposed, is more than that.
        return read
    unit = read.unit_hint if read else figure.get("unit")
    if low == high and not figure.get("about"):
        return Quantity(low, unit_hint=unit)
    return Quantity(min=low, max=high, unit_hint=unit)


def _translation(quote: Table, exact: str, text: str) -> dict[str, str]:
    """Our translation: English words are their own, and may have one in Chinese."""
    english = quote.get("en", "") or (exact if text == SPACED else "")
    return {"en": english, **({"zh": quote["zh"]} if quote.get("zh") else {})}


def _starts(words: str, sought: str) -> Iterator[int]:
    start = words.find(sought) if sought else -1
    while start >= 0:
        yield start
        start = words.find(sought, start + 1)


def _source(name: str, table: Table, speaker: str | None, work: _Work) -> Record:
    """The article, with a CSL item of what is known of it and nothing else."""
    day = dates.interval(table.get("issued", ""))
    issued = (
        {"date-parts": [[int(part) for part in day.start.split("-")]]}
        if day and day.start and day.start == day.end
        else None
    )
    if table.get("issued") and issued is None:
        work.fault(".issued", f"{visible(table['issued'])!r} is no date such as 2024-03-05, 2024-03 or 2024")
    if table.get("type") and table["type"] not in TYPES.split():
        close = instead(table["type"], TYPES.split(), "types")
        work.fault(".type", f"cannot be {visible(table['type'])!r}; it is a type of CSL: {close}")
    if not re.fullmatch(LANGUAGE, table["language"]):
        told = f"cannot be {visible(table['language'])!r}; write zh-Hant, zh-Hans, yue, en or another such code"
        work.fault(".language", told)
    label = table.get("label", {})
    item = {
        "id": name,
        "type": table.get("type") or "article-newspaper",
        "title": table["title"],
        "container-title": table.get("paper", ""),
        "author": [_author(author) for author in table.get("authors", [])],
        "language": table["language"],
        "page": table.get("page", ""),
        "URL": table.get("url", ""),
    }
    known = {**table.get("item", {}), **{key: value for key, value in item.items() if value}}
    edition = {"edition_of": table["edition_of"]} if table.get("edition_of") else {}
    return {
        "id": name,
        "label": {"zh": label.get("zh", ""), "en": label.get("en", "")},
        "names": [],
        "item": {**known, "title": table["title"], **({"issued": issued} if issued else {})},
        "title_en": table.get("title_en") or None,
        "interviewee": speaker,
        "text": work.text,
        **edition,
    }


def _author(name: str | Record) -> Record:
    """A name in CSL: one in Latin letters in two parts, so that styles can turn it round."""
    if isinstance(name, dict):
        return {key: value for key, value in name.items() if value}
    given, _, family = name.rpartition(" ")
    return {"family": family, "given": given} if given and name.isascii() else {"literal": name}


def _topic(topic: Table) -> Record:
    zh, en = topic.get("zh", ""), topic.get("en", "")
    return {
        "slug": topic["slug"],
        "zh": zh or en or topic["slug"],
        "en": en or topic["slug"],
        "aliases": topic.get("aliases", []),
        "note": None,
    }


def _entity(person: Table) -> Record:
    zh, en = person.get("zh") or None, person.get("en") or None
    names = [name for name in (zh, en, *person.get("names", [])) if name]
    return {
        "id": person["id"],
        "type": person.get("type", "person"),
        "printed": names[:1] or [person["id"]],
        "official": {"zh": zh, "en": en},
        "aliases": names[1:],
        "titles": person.get("titles", []),
        **({"pronoun": person["pronoun"]} if person.get("pronoun") else {}),
        "note": None,
    }
