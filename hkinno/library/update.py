"""What is new in a changed file of an article: added to NAME.txt and NAME.toml, in which nothing else is changed.

A paragraph that the new file has otherwise, or has no more, stays as it is and is told: to keep both is an edition.
"""

import re
from collections.abc import Iterator, Mapping
from difflib import SequenceMatcher
from typing import NamedTuple

from hkinno.library.add import Proposal
from hkinno.library.build import Place, joined, places
from hkinno.library.layout import BODY, OUT, Part
from hkinno.library.proposal import OPENING, person_lines, quote_lines
from hkinno.library.sidecar import Table, string
from hkinno.library.speech import Said
from hkinno.store.kinds import Record
from hkinno.store.texts import counted, sha256
from hkinno.text import squeeze

# So much of two paragraphs is common where one is the other, changed.
CHANGED = 0.6
NEW = -1
# So many places that have moved are told.
MOST_MOVED = 6


class Updated(NamedTuple):
    """The files as they are after an update, and what is to be said of it."""

    text: str
    toml: str
    told: list[str]


def updated(
    name: str,
    content: str,
    toml: str,
    table: Table,
    built: list[Record],
    proposal: Proposal,
    known: Mapping[str, str],
) -> Updated:
    """Add to an article's files what a proposal, made of a newer file, has and they have not.

    ``built`` are the paragraphs of the store that was made of them.
    """
    form = joined(table["language"])
    old = [block for block in re.split(r"\n[^\S\n]*\n", content) if block.strip()]
    merged, new, told = _merged(old, [part for part in proposal.parts if part.kind != OUT], form)
    text = "\n\n".join(block.strip("\n") for block in merged) + "\n"
    found = places(name, text, _with_places(table, new, form))
    moved = _moved(built, found)
    toml = _filled(_with_moved(toml, moved), proposal)
    # A run that was stopped has left its text: what is new is what the store has not.
    stored = {paragraph["sha256"] for paragraph in built}
    unbuilt = [place for place in found if sha256(place.words) not in stored]
    quotes, marks = _new_words(table, proposal, unbuilt, form)
    people = {person: key for person, key in proposal.ids(known).items() if person in {said.speaker for said in quotes}}
    has = {squeeze(name): person["id"] for person in table.get("person", []) for name in _names(person)}
    lines: list[str] = []
    for part in new:
        if part.kind != BODY:
            lines += ["[[place]]", f"kind = {string(part.kind)}", f"begins = {string(counted(part.words, form))}", ""]
    for person, key in people.items():
        lines += person_lines(proposal, person, key) if squeeze(person) not in has else []
    for said in quotes:
        there = [place.id for place in found if counted(said.exact, form) in place.words]
        speaker = has.get(squeeze(said.speaker)) or people.get(said.speaker, "")
        lines += quote_lines("", said, form, speaker, there[0] if len(there) > 1 else "")
    for term in marks:
        lines += ["[[mark]]", f"exact = {string(term)}", ""]
    more = "\n" + "\n".join(lines).rstrip("\n") + "\n" if lines else ""
    counts = f"{len(new)} new blocks, {len(quotes)} new quotations"
    away = [f"{one} is {other} now" for one, other in moved.items() if one != other]
    told += [f"places have moved: {', '.join(away[:MOST_MOVED])}{'…' if away[MOST_MOVED:] else ''}"] if away else []
    return Updated(text, f"{toml.rstrip(chr(10))}\n{more}", [counts, *told])


def _merged(old: list[str], parts: list[Part], form: str) -> tuple[list[str], list[Part], list[str]]:
    """The old blocks with the new ones among them, each after what it follows; which are new; what differs."""
    keys = [squeeze(block) for block in old]
    result: list[tuple[int, str]] = list(enumerate(old))
    new: list[Part] = []
    told: list[str] = []
    left = set(range(len(old)))
    at = 0
    for part in parts:
        key = squeeze(part.words)
        same = next((number for number in sorted(left) if keys[number] == key), None)
        changed = next((number for number in sorted(left) if _alike(keys[number], key)), None) if same is None else None
        number = changed if same is None else same
        if number is None:
            result.insert(at, (NEW, part.words))
            new.append(part)
            at += 1
            continue
        left.remove(number)
        at = next(position for position, (one, _) in enumerate(result) if one == number) + 1
        if same is None:
            told.append(f"differs in the new file, and was left as it is: {counted(old[number], form)[:OPENING]}…")
    return [words for _, words in result], new, told


def _alike(one: str, other: str) -> bool:
    if not one or not other or max(len(one), len(other)) > 3 * min(len(one), len(other)):
        return False
    return SequenceMatcher(None, one, other, autojunk=False).ratio() > CHANGED


def _with_places(table: Table, new: list[Part], form: str) -> Table:
    more = [{"kind": part.kind, "begins": counted(part.words, form)} for part in new if part.kind != BODY]
    return {**table, "place": [*table.get("place", []), *more]}


def _moved(before: list[Record], after: list[Place]) -> dict[str, str]:
    """The places that paragraphs have now by those that they had, where new ones stand before them."""
    there: dict[str, list[str]] = {}
    for place in after:
        there.setdefault(sha256(place.words), []).append(place.id)
    return {old["id"]: there[old["sha256"]].pop(0) for old in before if there.get(old["sha256"])}


def _with_moved(toml: str, moved: Mapping[str, str]) -> str:
    """The toml with the places that paragraphs have now."""
    return re.sub(
        r'(?m)^(\s*paragraph\s*=\s*")([\w-]+)(")',
        lambda match: f"{match[1]}{moved.get(match[2], match[2])}{match[3]}",
        toml,
    )


def _filled(toml: str, proposal: Proposal) -> str:
    """The toml with what is known now of what was left empty."""
    known = proposal.known
    for key, value in (("paper", known.paper), ("issued", known.issued), ("url", known.url), ("page", known.page)):
        empty = re.search(rf'(?m)^{key} = ""[ \t]*$', toml)
        if value and empty:
            toml = f"{toml[: empty.start()]}{key} = {string(value)}{toml[empty.end() :]}"
    return toml


def _names(person: Table) -> Iterator[str]:
    yield from filter(None, (person.get("zh"), person.get("en"), *person.get("names", [])))


def _new_words(table: Table, proposal: Proposal, new: list[Place], form: str) -> tuple[list[Said], list[str]]:
    """The quotations and the terms that are proposed of new places and are not in the toml.

    What an older one has and the toml has not is what a person has taken out.
    """
    has = {counted(each["exact"], form) for kind in ("quote", "mark") for each in table.get(kind, [])}

    def is_new(words: str) -> bool:
        exact = counted(words, form)
        return exact not in has and any(exact in place.words for place in new)

    return [said for said in proposal.quotes if is_new(said.exact)], [term for term in proposal.terms if is_new(term)]
