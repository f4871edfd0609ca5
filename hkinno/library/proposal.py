"""A proposal as files: NAME.txt, the copy, and NAME.toml, for a person to mend and add to."""

import re
from collections.abc import Mapping

from hkinno.library.add import Proposal
from hkinno.library.build import joined, places
from hkinno.library.layout import CAPTION, HEADLINE, OUT, SUBHEAD
from hkinno.library.people import PERSON
from hkinno.library.sidecar import array, string
from hkinno.library.speech import DIRECT
from hkinno.store.checks import HAN
from hkinno.store.texts import counted

LISTED = (HEADLINE, SUBHEAD, CAPTION, OUT)
# So many characters of a block that is no paragraph name it, if no other begins so.
OPENING = 24
# Offices that one person has.
OFFICE = re.compile(
    r"[長长]$|主席$|總監$|总监$|總裁$|总裁$|總經理$|总经理$|[議议]員$|主任$|書記$|书记$|特首$|行政長官$|首相$|總統$|总统$|發言人$|发言人$"
)


def text_file(proposal: Proposal) -> str:
    """NAME.txt: the copy, a block a paragraph."""
    return "\n\n".join(re.sub(r"\n\s*\n", "\n", part.words) for part in proposal.parts) + "\n"


def toml_file(name: str, proposal: Proposal, known: Mapping[str, str] | None = None) -> str:
    """NAME.toml: all that is proposed. ``known`` gives the ids of people of other articles by their names."""
    ids = {person: (known or {}).get(person) or slug(person) for person in proposal.people()}
    blocks = [*_head(name, proposal, ids), *_places(proposal), *_people(proposal, ids), *_quotes(name, proposal, ids)]
    return "\n".join([*blocks, *_marks(proposal), *FACTS]) + "\n"


FACTS = (
    "# Facts come when they are written: exact words that prove a statement of yours, in one language or both.",
    "# [[fact]]",
    '# exact = "…"',
    '# zh = "…"',
    '# en = "…"',
    '# kind = "statistic"',
)


def _head(name: str, proposal: Proposal, ids: Mapping[str, str]) -> list[str]:
    known = proposal.known
    return [
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
        *(
            [
                "# What else a citation needs, by the keys of CSL.",
                f"item = {{ {', '.join(f'{key} = {string(value)}' for key, value in known.more)} }}",
            ]
            if known.more
            else []
        ),
        "",
    ]


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
    if kind == HEADLINE or any(other != kind and begun.startswith(short) for begun, other in others.items()):
        return words
    return short


def _people(proposal: Proposal, ids: Mapping[str, str]) -> list[str]:
    lines = ["# Who speaks, with all their names, and the offices by which they are called."] if ids else []
    for person, name in ids.items():
        lang = "zh" if HAN.search(person) else "en"
        beside = sorted(proposal.titles.get(person, ()))
        titles = [title for title in beside if OFFICE.search(title)]
        # 老韋 is 韋長根.
        names = [title for title in beside if re.match("[老小阿]", title) and len(title) <= 3]  # noqa: PLR2004
        kind = proposal.type_of(person)
        lines += ["[[person]]", f"id = {string(name)}", f"{lang} = {string(person)}", f"names = {array(names)}"]
        lines += [f"titles = {array(titles)}", *([f"type = {string(kind)}"] if kind != PERSON else []), ""]
    return lines


def _quotes(name: str, proposal: Proposal, ids: Mapping[str, str]) -> list[str]:
    text = joined(proposal.known.language)
    table = {
        "language": proposal.known.language,
        "places": {kind: [part.words for part in proposal.parts if part.kind == kind] for kind in LISTED},
    }
    found = places(name, text_file(proposal), table)
    stands = iter(found)
    ordered = {
        number: next(stands)
        for number, part in enumerate(proposal.parts)
        if part.kind != OUT and counted(part.words, text)
    }
    lines = ["# Words in quotation marks that are somebody's. An exact that stands once needs no place."]
    for number, said in enumerate(proposal.quotes, 1):
        exact = counted(said.exact, text)
        several = sum(place.words.count(exact) for place in found) != 1
        lines += [
            "[[quote]]",
            f'id = "Q{number:02}"',
            f"exact = {string(exact)}",
            f"speaker = {string(ids.get(said.speaker, ''))}",
        ]
        lines += [f"paragraph = {string(ordered[said.part].id)}"] if several else []
        lines += [f"form = {string(said.form)}"] if said.form != DIRECT else []
        lines += ['en = ""'] if HAN.search(exact) else []
        lines += [] if said.sure else ["sure = false  # who says this? Mend the speaker and take this line out"]
        lines.append("")
    return lines


def _marks(proposal: Proposal) -> list[str]:
    lines = ["# Words in marks that are no speech: names, terms."] if proposal.terms else []
    for term in proposal.terms:
        lines += ["[[mark]]", f"exact = {string(term)}", ""]
    return lines


def slug(person: str) -> str:
    """The id of a person: the name, small and with - for blanks."""
    return re.sub(r"[\s·・.]+", "-", person.casefold()).strip("-'’") or "person"
