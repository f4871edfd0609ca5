"""NAME.toml: what a person decides about an article, read with the line of each fault, and written to be edited."""

import json
import re
import tomllib
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from typing import Any, NamedTuple

from hkinno.store.schema import checker
from hkinno.text import instead, squeeze, visible

Table = dict[str, Any]

NUMBER = (int, float)
# A quantity: its ends are read from what is printed, unless they are given.
FIGURE: Table = {
    "printed": str,
    "min?": NUMBER,
    "max?": NUMBER,
    "about?": bool,
    "unit?": str,
    "zh?": str,
    "en?": str,
    # Of what a fraction is one: a text for both languages, or one for each.
    "whole?": (str, {"zh?": str, "en?": str}),
    "paragraph?": str,
}
# What may stand in the file; a key that ends with ? may be missing.
SHAPE: Table = {
    "title": str,
    "title_en?": str,
    "paper?": str,
    # A name in parts or whole where a text alone would be taken apart: { literal = "Cape Press Agency" }.
    "authors?": [(str, {"family?": str, "given?": str, "literal?": str, "suffix?": str})],
    "issued?": str,
    "page?": str,
    "url?": str,
    "type?": str,
    "language": str,
    "label?": {"zh?": str, "en?": str},
    "interviewee?": str,
    # The article that this is a later edition of; and what else its CSL item says.
    "edition_of?": str,
    "item?": {},
    "places?": {"headline?": [str], "subhead?": [str], "caption?": [str], "out?": [str]},
    "person?": [{"id": str, "zh?": str, "en?": str, "names?": [str], "titles?": [str], "type?": str, "pronoun?": str}],
    "topic?": [{"slug": str, "zh?": str, "en?": str, "aliases?": [str]}],
    "quote?": [
        {
            "id?": str,
            "exact": str,
            "speaker?": str,
            "form?": str,
            "zh?": str,
            "en?": str,
            "topics?": [str],
            "paragraph?": str,
            "sure?": bool,
        }
    ],
    "mark?": [{"exact": str}],
    # More blocks that are no paragraphs of the body, as add --update finds them.
    "place?": [{"kind": str, "begins": str}],
    "proposed?": {"figures?": [FIGURE], "names?": [str]},
    "fact?": [
        {
            "id?": str,
            "exact": (str, [str]),
            "zh?": str,
            "en?": str,
            "kind?": str,
            "status?": str,
            "voice?": str,
            "speaker?": str,
            "topics?": [str],
            "paragraph?": str,
            "figure?": [FIGURE],
        }
    ],
}
# What has ids that are given out: the table of the store, and their form.
NUMBERED = {"quote": ("quotes", "Q{:02}"), "fact": ("facts", "F{:03}")}


# An id of more digits is told as ill-formed.
LONGEST_NUMBER = 9


class Fault(NamedTuple):
    """What is wrong in the file, and in which line."""

    line: int
    message: str


def read(content: str) -> tuple[Table, list[Fault]]:
    """The file as tables, and what is wrong with it; an empty table where it is no TOML."""
    try:
        table = tomllib.loads(content)
    except (ValueError, RecursionError) as error:
        said = re.fullmatch(r"(.*?) \(at (?:line (\d+), column \d+|end of document)\)", str(error), re.DOTALL)
        line = int(said[2] or content.count("\n") + 1) if said else 1
        return {}, [Fault(line, said[1] if said else str(error))]
    if isinstance(table.get("issued"), date):
        # A date needs no marks in TOML.
        table["issued"] = table["issued"].isoformat()[:10]
    found = [
        Fault(line_of(content, fault), fault.lstrip(".") if fault[:1] == "." else f"the file{fault}")
        for fault in checker(SHAPE)(table)
    ]
    unknown = [
        Fault(_line_of_key(content, path, key), f"there is no {visible(key)!r}; {instead(key, known, 'keys')}")
        for path, key, known in _unknown(table, SHAPE)
    ]
    return table, sorted(found + unknown)


def _unknown(value: Any, shape: Any, path: str = "") -> Iterator[tuple[str, str, list[str]]]:
    """The keys that the shape does not have: the path of their table, the key, and what would be one."""
    for each in shape if isinstance(shape, tuple) else (shape,):
        if isinstance(value, list) and isinstance(each, list):
            for number, item in enumerate(value):
                yield from _unknown(item, each[0], f"{path}[{number}]")
        elif isinstance(value, dict) and isinstance(each, dict) and each:
            known = {key.removesuffix("?"): inner for key, inner in each.items()}
            for key, inner in value.items():
                if key in known:
                    yield from _unknown(inner, known[key], f"{path}.{key}")
                else:
                    yield path, key, list(known)


def _line_of_key(content: str, path: str, key: str) -> int:
    """The line of a key by the path of its table, also where it stands within another value."""
    name = rf"[\"']?{re.escape(key)}[\"']?"
    if not path:
        return _line(content, rf"\s*{name}\s*[=.]|\s*\[+\s*{name}\s*[\].]")
    return line_with(content, path, rf"(?:^|[\s{{,.\[]){name}\s*[=\].]")


def line_with(content: str, path: str, pattern: str) -> int:
    """The first line from that of a value on, and in its table, in which a pattern is found; else that of the value."""
    start = line_of(content, path)
    within = re.match(r"\.(\w+)\[", path)
    header = re.compile(r"\s*\[\[?\s*(?!%s\.)\w" % (within[1] if within else r"\b\B"))
    for line, text in enumerate(content.split("\n")[start - 1 :], start):
        if line > start and header.match(text):
            break
        if re.search(pattern, text):
            return line
    return start


def line_with_words(content: str, words: str) -> int:
    """The first line that has a text as TOML writes it."""
    forms = (string(words), f"'{words}'")
    lines = (line for line, text in enumerate(content.split("\n"), 1) if any(form in text for form in forms))
    return next(lines, 1)


def line_of(content: str, path: str) -> int:
    """The line of a value by its path, such as ``.quote[1].exact``; that of its table where it stands in none."""
    found = re.match(r"\.(\w+)(?:\[(\d+)\])?(?:\.(\w+))?", path)
    if found is None:
        return 1
    name, number, key = found.groups()
    if number is None:
        return _line(content, rf"\s*{name}\s*=|\s*\[{name}\]")
    start = place_of(content, name, int(number))
    lines = content.split("\n")
    for line in range(start, len(lines)):
        if line > start and lines[line].lstrip().startswith("["):
            break
        if key is not None and re.match(rf"\s*{key}\s*=", lines[line]):
            return line + 1
    return start


def place_of(content: str, name: str, number: int) -> int:
    """The line, from 1, of the header of a table of an array."""
    headers = [line for line, text in enumerate(content.split("\n"), 1) if re.match(rf"\s*\[\[\s*{name}\s*\]\]", text)]
    return headers[number] if number < len(headers) else 1


def _line(content: str, pattern: str) -> int:
    lines = (line for line, text in enumerate(content.split("\n"), 1) if re.match(pattern, text))
    return next(lines, 1)


def words_of(record: Table) -> str:
    """The words by which a quote or fact is known again, of the file or of a store, without what has no weight."""
    exact = record["exact"] if "exact" in record else [each["exact"] for each in record["evidence"]]
    return squeeze("".join(exact))


def numbered(content: str, table: Table, last: dict[str, str], given: Mapping[str, str]) -> str:
    """The file with an id for each quote and fact that has none: its own of before, or the next that is free.

    ``last`` are the last ids of the tables of the store that was built before, as its ``meta`` has them; ``given`` its
    ids by words (see ``words_of``).
    """
    lines = content.split("\n")
    added: list[tuple[int, str]] = []
    for name, (stored, form) in NUMBERED.items():
        records = table.get(name, [])
        taken = {record["id"] for record in records if "id" in record}
        highest = max(map(number_of, [*taken, last.get(stored, "")]))
        for number, record in enumerate(records):
            if "id" not in record:
                own = given.get(words_of(record), "")
                again = own[:1] == form[0] and own not in taken
                highest += not again
                record["id"] = own if again else form.format(highest)
                taken.add(record["id"])
                added.append((place_of(content, name, number), f'id = "{record["id"]}"'))
    for line, text in sorted(added, reverse=True):
        lines.insert(line, text)
    return "\n".join(lines)


def number_of(name: str) -> int:
    """The number of an id; 0 for what has none."""
    digits = name[1:]
    return int(digits) if digits.isascii() and digits.isdecimal() and len(digits) <= LONGEST_NUMBER else 0


def string(value: str) -> str:
    """A text as TOML has it: JSON's form is TOML's too."""
    return json.dumps(value, ensure_ascii=False).replace("\x7f", "\\u007f")


def array(values: Sequence[str | dict[str, Any]]) -> str:
    """A list of texts or tables as TOML has it, one a line where there are several."""
    written = [inline(value) if isinstance(value, dict) else string(value) for value in values]
    if len(written) < 2:  # noqa: PLR2004 - one fits on the line of its key
        return f"[{', '.join(written)}]"
    return "[\n" + "".join(f"    {value},\n" for value in written) + "]"


def inline(table: dict[str, Any]) -> str:
    """A table on one line."""
    pairs = (
        f"{key} = {string(value) if isinstance(value, str) else json.dumps(value)}" for key, value in table.items()
    )
    return f"{{ {', '.join(pairs)} }}"
