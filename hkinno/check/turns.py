"""Who speaks in the turns of a transcript: by the label that a turn begins with, or as the one who answers."""

from typing import NamedTuple

from hkinno.check.tokens import OTHER, PAPER, Token
from hkinno.check.voices import ANSWERS, Voices
from hkinno.documents import HIDDEN, PARAGRAPH, Document, speech
from hkinno.documents.patterns import Pattern
from hkinno.documents.sheet import SPEECH, Opened
from hkinno.documents.speech import ASKED, HEADED, LABEL, label_of

# So much of a block is read for its label.
LONGEST_LABEL = 200
ASKS = frozenset("Q問问")
# What speech has, and what is told about it has not.
SELF = Pattern(r"我|咱|\b(?:I|[Ww]e|[Mm]y|[Oo]ur|us|me)\b")
# Before a single question and its answer stands no more than a heading and a line or two.
MOST_BEFORE = 3


class Turn(NamedTuple):
    """A block of a turn of a speaker of the store: where its words begin in it, the name, the entity."""

    begins: int
    name: str
    entity: str | None


def transcript(document: Opened, voices: Voices) -> Opened:
    """The document with its turns, if it is a transcript by who speaks in it: one who asks, and one of the store."""
    if any(block.kind == SPEECH for block in document.blocks):
        return document

    def asks(name: str) -> bool:
        name = name if name in ASKS else name.rstrip("問问")
        found = voices.tokens(name)
        return name in ASKS or (bool(found) and found[-1].kind in (OTHER, PAPER) and found[-1].end == len(name))

    spoken = speech.turns(document, lambda names: any(map(asks, names)))
    before = next((number for number, block in enumerate(spoken.blocks) if block.kind == SPEECH), 0)
    return _ended(spoken) if before <= MOST_BEFORE and turns(spoken, voices) else document


def _ended(document: Opened) -> Opened:
    """The document, of which the last turn ends before the first paragraph that nobody says of himself."""
    last = max(block.group for block in document.blocks if block.kind == SPEECH)
    blocks, begun, ended = [], False, False
    for block in document.blocks:
        if block.kind == SPEECH and block.group == last:
            ended = ended or (begun and not SELF.search(document.words(block.start, block.end)))
            begun = True
        mine = ended and block.group == last
        blocks.append(block._replace(kind=PARAGRAPH, group=0) if mine else block)
    return document.changed(blocks=blocks)


def turns(document: Document, voices: Voices) -> dict[int, Turn]:
    """The blocks of speech of the store's speakers, by their numbers."""
    found: dict[int, Turn] = {}
    group, turn = 0, None
    for number, block in enumerate(document.blocks):
        if block.kind != SPEECH or not block.group:
            continue
        if block.group != group:
            group = block.group
            turn = _labelled(document, number, voices)
            begins = turn.begins if turn else 0
        else:
            begins = 0
        if turn:
            found[number] = turn._replace(begins=begins)
    return found


def without_label(words: str, voices: Voices) -> str:
    """The words of a line of a transcript without the label that it begins with, but for that of a store's speaker."""
    label = label_of(words.lstrip())
    if label is None or voices.speaker_in(label[0]) or voices.introduces(label["name"]):
        return words
    return words.lstrip()[label.end() :]


def _labelled(document: Document, number: int, voices: Voices) -> Turn | None:
    start = document.blocks[number].start
    # As many characters as the file has: where a label ends is an offset.
    words = document.visible[start : min(document.blocks[number].end, start + LONGEST_LABEL)].replace(HIDDEN, " ")
    signs = len(words) - len(words.lstrip())
    words = words.lstrip()
    label = LABEL.match(words) or HEADED.match(words)
    speaker = voices.labelled(label["name"]) if label else None
    if label and speaker:
        return Turn(signs + label.end(), speaker.text, speaker.entity)
    asked = ASKED.match(words)
    answers = _answers(document, voices) if asked and asked["name"] in ANSWERS else None
    return Turn(signs + asked.end(), answers.text, answers.entity) if asked and answers else None


def _answers(document: Document, voices: Voices) -> Token | None:
    """The only speaker of the store who is named before the first turn."""
    named: dict[str | None, Token] = {}
    for block in document.blocks:
        if block.kind == SPEECH:
            break
        speaker = voices.speaker_in(document.words(block.start, min(block.end, block.start + LONGEST_LABEL)))
        if speaker:
            named.setdefault(speaker.entity, speaker)
    return next(iter(named.values())) if len(named) == 1 else None
