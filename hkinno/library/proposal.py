"""A proposal as files: NAME.txt, the copy, and NAME.toml, for a person to mend and add to."""

import re
from collections.abc import Mapping

from hkinno.library.add import Proposal
from hkinno.library.build import joined, places
from hkinno.library.layout import CAPTION, HEADLINE, OUT, SUBHEAD
from hkinno.library.people import PERSON
from hkinno.library.sidecar import array, inline, string
from hkinno.library.speech import DIRECT, Said
from hkinno.store.checks.words import HAN
from hkinno.store.texts import counted

LISTED = (HEADLINE, SUBHEAD, CAPTION, OUT)
# So many characters of a block that is no paragraph name it, if no other begins so.
OPENING = 24
# Offices that one person has.
OFFICE = re.compile(
    r"[長长]$|主席$|[總总](?:監|监|裁|經理|经理|統|统)$|[議议][員员]$|主任$|[書书][記记]$|特首$|行政長官$|首相$|[發发]言人$"
)
FACTS = (
    "# Facts come when they are written: exact words that prove a statement of yours, in one language or both.",
    "# [[fact]]",
    '# exact = "…"',
    '# zh = "…"',
    '# en = "…"',
    '# kind = "statistic"',
)


def text_file(proposal: Proposal) -> str:
    """NAME.txt: the copy, a block a paragraph."""
    return "\n\n".join(re.sub(r"\n\s*\n", "\n", part.words) for part in proposal.parts) + "\n"


def toml_file(name: str, proposal: Proposal, known: Mapping[str, str] | None = None, edition: str = "") -> str:
    """NAME.toml: all that is proposed.

    ``known`` gives the ids of people of other articles by their names; ``edition`` is the article that this is a
    later edition of.
    """
    ids = proposal.ids(known or {})
    lines = [*_head(name, proposal, ids, edition), *_places(proposal)]
    lines += ["# Who speaks, with all their names, and the offices by which they are called."] if ids else []
    for person, key in ids.items():
        lines += person_lines(proposal, person, key)
    lines += [*_quotes(name, proposal, ids), *_marks(proposal), *_proposed(name, proposal), *FACTS]
    return "\n".join(lines) + "\n"


def _head(name: str, proposal: Proposal, ids: Mapping[str, str], edition: str) -> list[str]:
    known = proposal.known
    lines = [
        f"# {name}: what a person decides about this article. After an edit: hkinno build {name}",
        f"title = {string(known.title)}",
        'title_en = ""',
        f"paper = {string(known.paper)}",
        f"authors = {array(list(known.authors))}",
        f"issued = {string(known.issued)}",
        f"page = {string(known.page)}",
        f"url = {string(known.url)}",
        f"type = {string(known.type or 'article-newspaper')}",
        f"language = {string(known.language)}",
        f"interviewee = {string(ids[known.speakers[0]] if known.speakers else '')}",
        "# A short name in places, if the paper has several articles on the page: 專訪第1段, interview, para. 1.",
        'label = { zh = "", en = "" }',
    ]
    lines += ["# The article that this is a later edition of.", f"edition_of = {string(edition)}"] if edition else []
    lines += (
        ["# What else a citation may need, by the keys of CSL.", f"item = {inline(dict(known.more))}"]
        if known.more
        else []
    )
    return [*lines, ""]


def _places(proposal: Proposal) -> list[str]:
    text = joined(proposal.known.language)
    words = {counted(part.words, text): part.kind for part in proposal.parts}
    lines = [
        "# Blocks of the text that are no paragraphs of the body, by how they begin; out is no part of the article.",
        "[places]",
    ]
    for kind in LISTED:
        begun = [_opening(counted(part.words, text), kind, words) for part in proposal.parts if part.kind == kind]
        lines.append(f"{kind} = {array(list(dict.fromkeys(begun)))}")
    return [*lines, ""]


def _opening(words: str, kind: str, others: Mapping[str, str]) -> str:
    """The first words of a block, enough to tell it from blocks of other kinds; a headline whole."""
    short = words[:OPENING].strip()
    # What is a whole block is no beginning of another.
    whole = short in others and short != words
    if kind == HEADLINE or whole or any(other != kind and begun.startswith(short) for begun, other in others.items()):
        return words
    return short


def person_lines(proposal: Proposal, person: str, key: str) -> list[str]:
    """A person as the toml has it."""
    lang = "zh" if HAN.search(person) else "en"
    beside = sorted(proposal.people.titles.get(person, ()))
    titles = [title for title in beside if OFFICE.search(title)]
    # 老韋 is 韋長根.
    names = [title for title in beside if re.match("[老小阿]", title) and len(title) <= 3]  # noqa: PLR2004
    names += proposal.people.others.get(person, [])
    kind, pronoun = proposal.type_of(person), proposal.people.pronoun(person)
    return [
        "[[person]]",
        f"id = {string(key)}",
        f"{lang} = {string(person)}",
        f"names = {array(names)}",
        f"titles = {array(titles)}",
        *([f"type = {string(kind)}"] if kind != PERSON else []),
        *([f"pronoun = {string(pronoun)}"] if pronoun else []),
        "",
    ]


def quote_lines(number: str, said: Said, text: str, speaker: str, paragraph: str) -> list[str]:
    """A quotation as the toml has it, with an id if it has one yet, and its place if it needs one."""
    exact = counted(said.exact, text)
    return [
        "[[quote]]",
        *([f"id = {string(number)}"] if number else []),
        f"exact = {string(exact)}",
        f"speaker = {string(speaker)}",
        *([f"paragraph = {string(paragraph)}"] if paragraph else []),
        *([f"form = {string(said.form)}"] if said.form != DIRECT else []),
        *(['en = ""'] if HAN.search(exact) else []),
        *([] if said.sure else ["sure = false  # who says this? Mend the speaker and take this line out"]),
        "",
    ]


def _place_ids(name: str, proposal: Proposal) -> dict[int, str]:
    """The id of the place that each part of the article will have."""
    text = joined(proposal.known.language)
    kinds = {kind: [part.words for part in proposal.parts if part.kind == kind] for kind in LISTED}
    stands: dict[str, list[str]] = {}
    for place in places(name, text_file(proposal), {"language": proposal.known.language, "places": kinds}):
        stands.setdefault(place.words, []).append(place.id)
    words = [counted(part.words, text) for part in proposal.parts]
    # The first of those with the same words comes first.
    return {number: ids.pop(0) if ids[1:] else ids[0] for number, each in enumerate(words) if (ids := stands.get(each))}


def _quotes(name: str, proposal: Proposal, ids: Mapping[str, str]) -> list[str]:
    text = joined(proposal.known.language)
    ordered = _place_ids(name, proposal)
    shown = [counted(part.words, text) for part in proposal.parts if part.kind != OUT]
    lines = ["# Words in quotation marks that are somebody's. An exact that stands once needs no place."]
    for number, said in enumerate(proposal.quotes, 1):
        several = sum(words.count(counted(said.exact, text)) for words in shown) != 1
        place = ordered[said.part] if several else ""
        lines += quote_lines(f"Q{number:02}", said, text, ids.get(said.speaker, ""), place)
    return lines


def _marks(proposal: Proposal) -> list[str]:
    lines = ["# Words in marks that are no speech: names, terms."] if proposal.terms else []
    for term in proposal.terms:
        lines += ["[[mark]]", f"exact = {string(term)}", ""]
    return lines


def _proposed(name: str, proposal: Proposal) -> list[str]:
    """What may go into facts: quantities, and who is named beside those who speak."""
    text = joined(proposal.known.language)
    ids = _place_ids(name, proposal)
    lines = [
        "# Quantities of the text with both of their ends, as they are read: what a fact takes over is its figure.",
        "[proposed]",
        "figures = [",
    ]
    for amount, part in proposal.figures:
        ends = {key: value for key, value in (("min", amount.min), ("max", amount.max)) if value is not None}
        about = {"about": True} if amount.about else {}
        unit = {"unit": amount.unit} if amount.unit else {}
        # Of what it is one is for a person to say.
        whole = {"whole": ""} if amount.unit == "fraction" else {}
        figure = {"printed": counted(amount.printed, text), **ends, **about, **unit, **whole, "paragraph": ids[part]}
        lines.append(f"    {inline(figure)},")
    named = [*proposal.people.titles, *proposal.people.bodies]
    said = proposal.speakers()
    names = [each for each in named if each not in said and not any(each in other for other in named if other != each)]
    return [*lines, "]", "# People and bodies that are named and not quoted.", f"names = {array(names)}", ""]
