"""What an assistant can ask, without the protocol: each tool a function from a library and arguments to an answer.

A tool takes a batch. One part of it that cannot be answered has a ``fault``, the line that the command would print,
and the others are answered. The ready citation comes first in what is found: it is what should be pasted.
"""

from collections.abc import Callable
from typing import Any, NamedTuple

from hkinno import cite as citing
from hkinno.api import Library
from hkinno.cite import listing
from hkinno.errors import HkinnoError, NotFoundError, UsageError
from hkinno.render.fields import View
from hkinno.render.numbers import number
from hkinno.search import answers
from hkinno.sources import Sources, sources_of
from hkinno.store.kinds import FACT, FIGURE, QUOTE, Entry

# The largest batch, and the most records of one query.
LONGEST, MOST = 50, 50
# So much of what is wrong with an argument is told: it may be a whole draft.
LONGEST_FAULT = 200
KINDS = ("quotes", "facts", "figures")


class Answer(NamedTuple):
    """What a tool says to a reader, the same as data, and whether all of it was in vain."""

    lines: list[str]
    data: dict[str, Any]
    fails: bool = False


class Tool(NamedTuple):
    """A tool: what it is for, the JSON Schema of each argument, which of them are needed, and what answers."""

    title: str
    about: str
    arguments: dict[str, Any]
    needed: tuple[str, ...]
    answer: Callable[..., Answer]


def find(library: Library, queries: list[str], kinds: list[str] | None = None, limit: int = 5) -> Answer:
    """Quotes, facts and figures that answer each query, best first."""
    results = [_found(library, query, kinds or ["quotes", "facts"], limit) for query in queries]
    lines = []
    for result in results:
        lines.append(f"# {result['query']}")
        lines += [f"- [{each['id']}] {each['paste']}" for each in result["found"]]
        lines += [f"({result['more']} more: narrow the query, or raise limit)"] if result["more"] else []
        lines += [result["fault"]] if result["fault"] else []
    return Answer(lines, {"results": results}, not any(result["found"] for result in results))


def _found(library: Library, query: str, kinds: list[str], limit: int) -> dict[str, Any]:
    found: list[dict[str, Any]] = []
    faults, more = [], 0
    for kind in kinds:
        try:
            view = _view(library, kind, query)
        except HkinnoError as error:
            faults.append(str(error))
            continue
        found += [_record(entry, view) for entry in view.entries[:limit]]
        more += max(0, len(view.entries) - limit)
    return {"query": query, "found": found, "more": more, "fault": "" if found else "; ".join(dict.fromkeys(faults))}


def _view(library: Library, kind: str, query: str) -> View:
    if kind == "figures":
        return answers.quantities([query], library.store)
    return answers.look_up(QUOTE if kind == "quotes" else FACT, [query], library.store)


def _record(entry: Entry, view: View) -> dict[str, Any]:
    """A record in a few keys: what to paste, and what must be known of it before that."""
    record, sources = entry.record, view.sources
    cited = view.cited_as.get(entry.id, entry)
    told: dict[str, Any] = {"paste": citing.short(cited, sources), "id": entry.id, "type": entry.kind.noun}
    if entry.kind is QUOTE:
        told |= {"words": record["exact"], "translation": record["translation"]["en"], "form": record["form"]}
        told |= {"speaker": sources.speaker(record) or None}
    elif entry.kind is FACT:
        told |= {"statement": record["statement"], "status": record["status"], "voice": record["voice"]}
        told |= {"speaker": sources.person(record["speaker"]) or None, "caution": record["caution"]}
        told |= {"evidence": [span["exact"] for span in record["evidence"]], "quotes": record["quotes"]}
    elif entry.kind is FIGURE:
        told |= {"printed": record["printed"], "measure": record["measure"], "number": number(record, "en")}
        told |= {name: record[name] for name in ("value", "min", "max", "unit", "facts")}
    return told | {"places": [_place(name, sources) for name in entry.kind.places(record)]}


def _place(name: str, sources: Sources) -> str:
    return f"{name} ({sources.name(name, 'zh')})"


def cite(
    library: Library, items: list[str], style: str = "hk", *, quote: bool = False, bilingual: bool = False
) -> Answer:
    """Notes and references for ids, places or quoted words; what cannot be cited is told beside the others."""
    listing.chosen(style)
    ids: list[str] = []
    faults: list[str] = []
    for item in items:
        try:
            ids += _ids(library, item)
        except HkinnoError as error:
            faults.append(str(error))
    cited = library.cite(*ids, style=style, quote=quote, bilingual=bilingual) if ids else None
    lines = [*cited.lines, "", *cited.hints] if cited else []
    data = {"lines": cited.lines if cited else [], "hints": cited.hints if cited else [], "ids": ids, "faults": faults}
    return Answer([*lines, *faults], data, not ids)


def _ids(library: Library, item: str) -> list[str]:
    """The ids that an id, a place or some quoted words stand for."""
    try:
        return [entry.id for entry in listing.entries([item], library.store)]
    except NotFoundError:
        return [library.quotes(item)[0]["id"]]


def check(library: Library, draft: str, name: str = "draft.md", *, strict: bool = False) -> Answer:
    """The verdict on each quotation of a draft, with the source's words and what to paste."""
    from hkinno.check import report  # noqa: PLC0415 - for those who check

    checked = library.check(draft, name, strict=strict)
    findings = [_finding(library.explain(finding)) for finding in checked.findings]
    passed = not checked.failed and checked.checked > 0
    verdict = "PASSED" if passed else "FAILED" if checked.failed else NOTHING
    lines = [f"{verdict} ({report.counts([checked])})"]
    if checked.unseen:
        lines.append(f"The draft names {checked.unseen}, and no quotation was seen in it.")
    for each in findings:
        lines.append(f"{each['line']}:{each['column']}: {each['verdict']}: {each['message'] or each['quoted']}")
        lines += [f"  paste: {each['paste']}"] if each["paste"] and each["verdict"] != "verbatim" else []
    counts = {"seen": checked.seen, "checked": checked.checked, "failed": checked.failed, "ignored": checked.ignored}
    return Answer(lines, {"passed": passed, **counts, "findings": findings})


NOTHING = "NOTHING WAS CHECKED, so nothing has passed: put the speaker's words in 「」 or “ ” and name the speaker"
# Keys of a finding that say what its message says as well.
LEFT_OUT = frozenset({"end_line", "end_column", "variants", "cited", "details", "diff"})


def _finding(finding: dict[str, Any]) -> dict[str, Any]:
    return {key: value for key, value in finding.items() if key not in LEFT_OUT}


def source(library: Library, places: list[str]) -> Answer:
    """Paragraphs by their places: whole where the user shares a copy, else their opening words and what is quoted."""
    results = [_read(library, place) for place in places]
    lines: list[str] = []
    for result in results:
        for each in result["found"]:
            lines.append(f"# {each['id']} ({each['name']['zh']}, {each['name']['en']})")
            lines.append(each["text"] or f"{each['opens']}…… ({UNSHARED if not library.copies else UNPROVED})")
            lines += [f"- [{span['id']}] {span['exact']}" for span in each["spans"]]
        lines += [result["fault"]] if result["fault"] else []
    return Answer(lines, {"results": results}, not any(result["found"] for result in results))


UNSHARED = "the text is not shared; the user may start hkinno mcp with --with-text"
UNPROVED = "no copy of the user's proves this paragraph"


def _read(library: Library, place: str) -> dict[str, Any]:
    try:
        found = [_paragraph(dict(each), library) for each in library.paragraphs(place)]
    except HkinnoError as error:
        return {"place": place, "found": [], "fault": str(error)}
    return {"place": place, "found": found, "fault": ""}


def _paragraph(record: dict[str, Any], library: Library) -> dict[str, Any]:
    article = sources_of(library.store).articles[record["article"]]["item"]["title"]
    return {"article": article} | {key: record[key] for key in ("id", "name", "opens", "text", "spans")}


def instructions(library: Library) -> str:
    """What an assistant is told before it asks anything: what is here, and what a checkable quotation is."""
    sources = sources_of(library.store)
    titles = "; ".join(item["item"]["title"] for item in list(sources.articles.values())[:MOST])
    people = "、".join(names[0] for names in sources.interviewees().values())
    return f"""hkinno holds what was said in these articles, to the character: {titles}. Speakers: {people}.
Never write a quotation from memory: take it from `find`, and paste it as it is, marks, speaker and place included.
A quotation that can be checked has the words in 「」 or “ ”, the speaker named in the same sentence, and the place
after it in brackets, such as （第2段） with the article's name, or (main-2). Say in your own words, without marks, what
nobody said. Before you hand over a draft, send the whole of it to `check`: mend what it names by `paste`, or take the
marks away, and check again. Where nothing was checked, nothing has passed. Translations are unofficial and say so."""


_STRING = {"type": "string", "minLength": 1}


def _batch(about: str) -> dict[str, Any]:
    return {"type": "array", "items": _STRING, "minItems": 1, "maxItems": LONGEST, "description": about}


def _flag(about: str) -> dict[str, Any]:
    return {"type": "boolean", "default": False, "description": about}


TOOLS = {
    "find": Tool(
        "Find true words",
        "Quotes (word for word), facts and figures, with the ready citation of each as `paste`. A query is words in"
        " Chinese or English, a topic, a number, a place such as main-2, or filters such as kind:statistic.",
        {
            "queries": _batch("What to look for; several queries are answered in one call."),
            "kinds": {
                "type": "array",
                "items": {"enum": list(KINDS)},
                "minItems": 1,
                "description": "What to look for: quotes and facts unless given.",
            },
            "limit": {"type": "integer", "minimum": 1, "maximum": MOST, "default": 5, "description": "Of each kind."},
        },
        ("queries",),
        find,
    ),
    "cite": Tool(
        "Cite",
        "Notes and references with the paragraph, in a citation style.",
        {
            "items": _batch("Ids (Q01, F012), places (main-2), articles, or words of a quotation."),
            "style": {"type": "string", "default": "hk", "description": "Such as apa7, chicago, mla9, gbt7714-2025."},
            "quote": _flag("The quoted words first; items are quotes."),
            "bilingual": _flag("With unofficial English."),
        },
        ("items",),
        cite,
    ),
    "check": Tool(
        "Check a draft",
        "Whether each quotation of a whole draft is word for word the speaker's: verdict, the source's words, and what"
        " to paste instead. A draft in which nothing was checked has not passed.",
        {
            "draft": {"type": "string", "description": "The whole text."},
            "name": {"type": "string", "default": "draft.md", "description": "Its ending says how it is read."},
            "strict": _flag("Other forms, ellipses, clipped, uncited and translated quotations fail too."),
        },
        ("draft",),
        check,
    ),
    "source": Tool(
        "Read a paragraph",
        "Paragraphs with the quotes and facts that stand in them; whole where the user shares the text.",
        {"places": _batch("Places such as main-3 or main-3..5.")},
        ("places",),
        source,
    ),
}


def answer(library: Library, name: str, arguments: dict[str, Any]) -> Answer:
    """What a tool answers. Raises ``UsageError`` for a tool that is none and for wrong arguments, in one line."""
    from jsonschema import Draft202012Validator  # noqa: PLC0415 - with the first question
    from jsonschema.exceptions import best_match  # noqa: PLC0415

    if name not in TOOLS:
        raise UsageError(f"there is no tool {name!r}; the tools are {', '.join(TOOLS)}")
    fault = best_match(Draft202012Validator(schema(name)).iter_errors(arguments))
    if fault is not None:
        where = fault.json_path.removeprefix("$").removeprefix(".")
        needs = ", ".join(f"{key}{'' if key in TOOLS[name].needed else ' (optional)'}" for key in TOOLS[name].arguments)
        raise UsageError(f"{name}: {f'{where}: ' if where else ''}{fault.message[:LONGEST_FAULT]}; it takes {needs}")
    found = TOOLS[name].answer(library, **arguments)
    return found._replace(lines=[*found.lines, *(f"left out: {fault}" for fault in library.left_out)])


def schema(name: str) -> dict[str, Any]:
    """The JSON Schema of a tool's arguments."""
    tool = TOOLS[name]
    properties, needed = tool.arguments, list(tool.needed)
    return {"type": "object", "properties": properties, "required": needed, "additionalProperties": False}
