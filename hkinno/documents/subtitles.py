"""Subtitles, SRT and WebVTT: speech that runs over cues, without their numbers, times and tags."""

import re
from collections.abc import Iterator
from html import unescape
from typing import NamedTuple

from hkinno.documents import BREAK, HIDDEN
from hkinno.documents.sheet import COMMENT, METADATA, SPEECH, Opened, Sheet

_TIME = r"(?:(\d{1,3}):)?(\d{1,2}):(\d{1,2})[.,](\d{1,3})"
TIMES = re.compile(rf"{_TIME}[ \t]*-->[ \t]*{_TIME}[^\n]*")
LINE = re.compile(r"[^\n]*\n?")
# Tags, positions of SubStation, and the voice that speaks.
TAG = re.compile(
    r"<v(?:\.[^\s>]{0,40})?[ \t]+([^<>\n]{1,100})>|</?[A-Za-z\d][^<>\n]{0,200}>|\{\\[^{}\n]{0,100}\}|&[#\w]{2,12};"
)
# A new voice: a label, or the sign of a change.
_NAME = r"[^\s：:。，,.!?「『“\"]{1,20}(?:\s[^\s：:。，,.!?「『“\"]{1,20}){0,3}"
LABEL = re.compile(rf"(?:[-–—‐]|>>|＞＞)\s*|{_NAME}\s?[：:](?!\d)|<v[ .]|\[[^\[\]\n]{{1,40}}\]")
VOICE = re.compile(r"<v(?:\.[^\s>]{0,40})?[ \t]+([^<>\n]{1,100})>")
ENDS = re.compile(r"[。！？!?…][」』”’\"）)]*$|(?<![A-Z])\.[”’\"]?$")
PAIRS = dict(zip("「『“", "」』”", strict=True))
# After so many seconds of silence a new speech begins; no speech with open marks is longer than so many cues.
SILENCE, LONGEST = 4.0, 40


class Cue(NamedTuple):
    """A cue: its lines, when it begins and ends in seconds, and its number."""

    lines: tuple[tuple[int, int], ...]
    begin: float
    end: float
    number: int


def read(text: str) -> Opened:
    """The speech of subtitles."""
    sheet = Sheet(text)
    if text.startswith("WEBVTT"):
        end = text.find("\n\n")
        sheet.hide(end if end >= 0 else len(text), METADATA)
    turn, cues, waiting = 0, 0, ""
    last: Cue | None = None
    sheet.block(SPEECH, turn)
    speaks = ""
    for cue in _cues(text, sheet):
        silence = last is not None and cue.begin - last.end > SILENCE
        voice = _voice(text, cue.lines[0], "" if silence or not waiting else speaks)
        if voice or silence or not waiting or cues > LONGEST:
            turn, cues = turn + bool(voice), 0
            sheet.block(SPEECH, turn)
            waiting = ""
        cues += 1
        shown = clock(cue.begin)
        sheet.hide(cue.lines[0][0], COMMENT, joins=last is not None and _joins(text, last.lines[-1], cue.lines[0]))
        sheet.place(f"cue {cue.number}, {shown}")
        for number, (start, end) in enumerate(cue.lines):
            begun = _voice(text, (start, end), speaks) if number else voice
            if number and begun:
                turn += 1
                sheet.block(SPEECH, turn)
            sheet.hide(start, joins=number > 0 and _joins(text, cue.lines[number - 1], (start, end)))
            _show(sheet, end, "" if begun else speaks)
            speaks = _speaks(text, (start, end), speaks)
        waiting = _waiting(waiting, text[cue.lines[0][0] : cue.lines[-1][1]])
        last = cue
    # What follows the last cue, or is none, such as NOTE.
    sheet.hide(len(text), COMMENT)
    return sheet.opened("subtitles")


def _voice(text: str, line: tuple[int, int], speaks: str) -> bool:
    """Whether a line begins with a voice, or with the sign of one, that is not the one that speaks."""
    named = VOICE.match(text, *line)
    return bool(LABEL.match(text, *line)) and not (named and named[1].strip() == speaks)


def _speaks(text: str, line: tuple[int, int], before: str) -> str:
    """The voice of a tag that speaks after a line; "" after a label of another kind."""
    named = VOICE.findall(text[slice(*line)])
    return named[-1].strip() if named else "" if LABEL.match(text, *line) else before


def _joins(text: str, one: tuple[int, int], other: tuple[int, int]) -> bool:
    """Whether no blank belongs between two lines: their words are Chinese where they meet."""
    before, after = (TAG.sub("", text[slice(*line)]).strip() for line in (one, other))
    return BREAK.search(f"{before[-1:]}\n{after[:1]}") is not None


def clock(seconds: float) -> str:
    """Seconds as hours, minutes and seconds."""
    return f"{int(seconds) // 3600}:{int(seconds) // 60 % 60:02}:{int(seconds) % 60:02}"


def _cues(text: str, sheet: Sheet) -> Iterator[Cue]:
    for number, times in enumerate(TIMES.finditer(text), 1):
        lines = []
        position = times.end() + 1
        while position < len(text):
            line = LINE.match(text, position)
            if line is None or not line[0].strip():
                break
            words = line[0].rstrip()
            # Without a blank line before it, the number of the next cue stands right after.
            if words.strip().isdecimal() and TIMES.match(text, line.end()):
                break
            if TIMES.match(words.strip()):
                break
            lines.append((position, position + len(words)))
            position = line.end()
        if lines and lines[0][0] >= sheet.position:
            yield Cue(tuple(lines), _seconds(times.groups()[:4]), _seconds(times.groups()[4:]), number)


def _seconds(parts: tuple[str | None, ...]) -> float:
    hours, minutes, seconds, rest = (int(part or 0) for part in parts)
    return hours * 3600 + minutes * 60 + seconds + rest / 1000


def _waiting(before: str, words: str) -> str:
    """What a speech waits for after a cue: the marks that are open, or its end; "" where it has ended."""
    stack = list(before.strip("."))
    for character in words:
        if character in PAIRS:
            stack.append(PAIRS[character])
        elif stack and character == stack[-1]:
            stack.pop()
    return "".join(stack) or ("" if ENDS.search(re.sub(r"<[^<>]*>", "", words).strip()) else ".")


def _show(sheet: Sheet, end: int, speaks: str) -> None:
    """Show a line without its tags; the name of a voice stands before its words, as a label, if it does not go on."""
    for tag in TAG.finditer(sheet.text, sheet.position, end):
        sheet.show(tag.start())
        if tag[1] and tag[1].strip() != speaks:
            sheet.hide(tag.start(1))
            sheet.show(tag.end(1))
            sheet.stand(tag.end(), "：")
        elif tag[0].startswith("&"):
            character = unescape(tag[0])
            sheet.stand(tag.end(), tag[0] if character == tag[0] else character.replace("\u200e", HIDDEN))
        else:
            sheet.hide(tag.end())
    sheet.show(end)
