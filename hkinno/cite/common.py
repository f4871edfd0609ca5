"""Small pieces that styles share: labels, full stops, and quotation marks that nest rightly."""

from typing import NamedTuple

from hkinno.cite.work import Citation

MONTHS = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)


class Label(NamedTuple):
    """A work's place in the list that is being printed."""

    # Its number in order of citation, from 1.
    number: int = 1
    # a, b, c where works of one author and year stand in one list; else empty.
    suffix: str = ""
    # Whether works of the same author stand in the list, so that the author alone does not tell which is meant.
    several: bool = False
    # Whether the work before it in the sorted list is by the same author.
    again: bool = False
    # Whether the note is to name who spoke: quoted words stand before it.
    spoken: bool = False


def stop(text: str) -> str:
    """The text with one full stop at its end, unless it has a mark of its own there."""
    return text if text.endswith((".", "。", "!", "?", "！", "？")) else f"{text}."


def quoted(words: str, lang: str) -> str:
    """Words in the marks of a language, their own marks turned into inner ones: 「…『…』…」, “…‘…’…”.

    Nothing but the marks that are turned changes, so that the draft checker finds the words again.
    """
    if lang == "zh":
        return f"「{words.translate({ord('「'): '『', ord('」'): '』'})}」"
    return f"“{words.translate({ord('「'): '‘', ord('」'): '’', ord('“'): '‘', ord('”'): '’'})}”"


def attribution(citation: Citation, lang: str) -> str:
    """Who spoke, to stand before the author in a note; nothing for the paper's own sentences.

    Nothing either where he is named in the author's place.
    """
    if citation.speaker is None or citation.work.interviewee is not None:
        return ""
    if lang == "zh":
        manner = {"quoted": "語，引自", "relayed": "轉述，引自"}.get(citation.manner, "所述，見")
        return f"{citation.speaker}{manner}"
    manner = {"quoted": "quoted in", "relayed": "relaying others, quoted in"}.get(citation.manner, "reported in")
    return f"{citation.speaker}, {manner} "
