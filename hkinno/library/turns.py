"""Speech that no marks tell: turns with labels, questions and answers without any, a speech from its first word on."""

import re
from collections.abc import Iterator

from hkinno.documents import PARAGRAPH, Block
from hkinno.documents.sheet import SPEECH, Opened
from hkinno.documents.speech import DASHED, label_of
from hkinno.library import language, line_words, speech
from hkinno.library.bylines import width
from hkinno.library.language import any_of
from hkinno.library.layout import BODY, CAPTION, HEADLINE, OUT, Part
from hkinno.library.naming import TITLED, WIFE
from hkinno.library.people import Reader
from hkinno.library.speakers import Speaker
from hkinno.library.speech import DIRECT, Said
from hkinno.store.items import HAN
from hkinno.text import fold
from hkinno.text.forms import wrapped

NARRATED = re.compile(rf"{fold('口述')}者?\s*[:：]\s*(?P<name>{HAN}{{2,4}})(?!{HAN})")
QUESTION = re.compile(r"[？?][」』”’\"]*$")
# Questions that are asked without a question mark.
ASKS = re.compile(
    r"(?:说说|談談|谈谈|講講|讲讲|聊聊|請|请|介紹|介绍|說說|tell (?:me|us)|describe|explain|talk)", re.IGNORECASE
)
ANSWERS_SO = frozenset({*"答Aa", "Answer"})
ASKS_SO = re.compile(r"[問问Qq]|Question|(?:本[刊報报])?[記记]者|[訪访][問问]者|(?i:reporter|interviewer)")
# 《山川》：…, of whoever wrote for it; nothing says so.
MAGAZINE = re.compile(rf"《[^《》]{{1,16}}》|本[刊報报]|[編编]者|{HAN}{{2,8}}(?:[周週雙双月季]?刊|[報报]|[雜杂][誌志])")
YOU, ME = re.compile(r"[你您]|\b[Yy]ou(?:r|rs)?\b"), re.compile(r"[我咱]|\b(?:I|[Mm]e|[Mm]y|[Ww]e|[Oo]ur)\b")
LONGEST_QUESTION, FEWEST_QUESTIONS, ONE_IN, SHORT = 160, 4, 5, 60
# Of whom an interview is: 訪導盲犬訓練員費樂祈, 專訪：…, An interview with …
INTERVIEWED = re.compile(
    rf"(?:{any_of(line_words.INTERVIEWS)}|interview(?:s|ed)? with|talks? (?:to|with)|q&a(?: with)?:?)"
    r"\s*:?\s*(?P<who>.{2,40})"
)
# 以下是…致辭, 演辭全文, Following is the speech by …
SPEECHES = re.compile(
    rf"{fold('以下')}[{fold('是為')}].{{0,60}}{any_of(line_words.SPOKEN)}|{any_of(line_words.SPOKEN)}(?:{fold('全文|稿|實錄')}|$)"
    r"|(?:address|speech|remarks) to the|commencement|as delivered|keynote"
    r"|following is the (?:full )?(?:text|transcript|speech|remarks)"
    r"|(?:speech|remarks|address) (?:by|as (?:delivered|prepared)|at)"
)
# One who speaks says I, and we, to those who listen.
ADDRESSES = re.compile(r"[我咱]|各位|\b(?:I|[Ww]e|[Oo]ur|[Mm]y|[Yy]ou)\b|[Ll]adies and [Gg]entlemen")
SPEAKER_IS = re.compile(
    rf"\s*(?:{HAN}{{0,4}}(?:[講讲][者員员辭辞詞词]|主[講讲]|[致演][辭辞詞词說说講讲]|[發发]言|嘉[賓宾])[人者]?\s*[:：]"
    r"|(?i:(?:keynote |guest )?speaker\s*:|(?:speech|remarks|address|delivered|given) by:?))\s*(?P<who>.+)"
)
NAME = re.compile(rf"(?:{HAN}{{2,4}}|[A-Z][\w'’.-]*(?: [A-Z][\w'’.-]*){{1,3}})(?=$|[\s，,（(、])")
STAGE = re.compile(
    r"[\[(（【](?:.*(?:applause|laughter|ovation|cheers)|.{0,4}[掌笑](?:聲|声)?.{0,3}|.{0,2}鼓掌)[\])）】]",
    re.IGNORECASE,
)
# Ruth Hale-Okoro, former head of drains
GIVEN_BY = re.compile(r"(?:by\s+)?(?P<name>[A-Z][\w'’.-]*(?: [A-Z][\w'’.-]*){1,3})(?:, [a-z]|$)", re.IGNORECASE)
# I'm Lars Penhale; it's Mina in Westgate.
I_AM = re.compile(
    r"\b(?:I['’]?m|I am|[Mm]y name is) (?P<name>[A-Z][\w'’-]+(?: [A-Z][\w'’-]+)+)"
    r"|\b(?:[Ii]t['’]s|[Tt]his is|[Mm]y name['’]s) (?P<first>[A-Z][a-z]+(?: [A-Z][a-z]+)?)(?= in | from |,|\.)"
    r"|我(?:叫|係|是|名叫)(?P<zh>[\u3400-\u9fff]{2,4})(?=[，。、,])"
)
INTRODUCES = re.compile(f"{fold('以下')}|following", re.IGNORECASE)


def blocks(parts: list[Part]) -> list[Block]:
    """The document's blocks as the parts of the article, so that quotations are paired in each."""
    return [Block(SPEECH if part.group else PARAGRAPH, ((part.start, part.end),), part.group) for part in parts]


def spoken(
    document: Opened,
    parts: list[Part],
    reader: Reader,
    authors: tuple[str, ...],
    speakers: tuple[str, ...],
    kind: str,
    paper: str,
    *,
    spaced: bool,
) -> tuple[list[Said], list[str], list[Part]]:
    """The quotations of an article, the terms in marks, and its parts as they are then."""
    turned = _labelled(parts, reader, authors, speakers, paper)
    if turned is None:
        turned = _asked(parts, reader, authors, speakers)
    if turned is None and (kind == "speech" or _is_speech(parts)):
        turned = _speech(parts, reader, authors, speakers)
    own = _narrator(parts) or (authors[0] if len(authors) == 1 else "")
    if turned is None:
        said, terms = speech.spoken(document, parts, reader, own, spaced=spaced)
        return said, terms, parts
    whole = {each.part: each for each in turned}
    found: list[Said] = []
    marked, terms = speech.spoken(document, parts, reader, own, spaced=spaced, turns=whole)
    for number in range(len(parts)):
        found += [whole[number]] if number in whole else []
        found += [each for each in marked if each.part == number]
    return found, terms, parts


def _narrator(parts: list[Part]) -> str:
    """Who tells an article as I, where a line above it says so: 口述：高嵐."""
    for part in parts:
        if part.kind != BODY and (match := NARRATED.search(fold(part.words))):
            return part.words[slice(*match.span("name"))]
    return ""


def _labelled(
    parts: list[Part], reader: Reader, authors: tuple[str, ...], speakers: tuple[str, ...], paper: str
) -> list[Said] | None:
    """The turns of a transcript with labels; None where it is none."""
    first = {part.group: part.kind for part in reversed(parts)}
    # What follows a line of the header is no speech.
    groups = {part.group for part in parts if part.group and part.kind == BODY and first[part.group] == BODY}
    if not groups:
        return None
    asks = (authors[0], True) if len(authors) == 1 else ("", False)
    answers = (speakers[0], True) if speakers else _answers(parts, reader)
    # 主持：柏文彥 and 講者：羅綺紅、施永年 above the turns tell who is meant by 主持 and by 羅.
    begun = next(n for n, part in enumerate(parts) if part.group in groups and part.kind == BODY)
    header = [line for part in parts[:begun] if part.kind != BODY for line in part.words.split("\n")]
    names = {label: (name, True) for label, name in _introduced(parts)}
    # 慢野：…, where that is the paper's name: nothing says who of it asks.
    names |= {paper: (paper, True)} if paper else {}
    said: list[Said] = []
    group, speaker, sure = 0, "", True
    for number, part in enumerate(parts):
        if part.group not in groups or part.kind != BODY:
            continue
        words = part.words
        match = label_of(words) or DASHED.match(words)
        if part.group != group:
            group = part.group
            if match:
                label = _bare(match["name"])
                speaker, sure = names.setdefault(
                    label, _short(label, names, authors) or _called(label, header, reader, asks, answers)
                )
                words = words[match.end() :].strip()
        # What is in marks from end to end is read as words in marks are.
        if words and not wrapped(words):
            said.append(Said(words, speaker, sure and bool(speaker), number))
    return said


def _introduced(parts: list[Part]) -> Iterator[tuple[str, str]]:
    """Those who say in their first turn who they are, by their labels."""
    seen: set[str] = set()
    for part in parts:
        match = label_of(part.words) if part.group and part.kind == BODY else None
        label = _bare(match["name"]) if match else ""
        said = I_AM.search(part.words, match.end()) if match and fold(label) in language.labels() else None
        if said and label not in seen:
            seen.add(label)
            yield label, said["name"] or said["first"] or said["zh"]


def _short(label: str, names: dict[str, Speaker], authors: tuple[str, ...]) -> Speaker | None:
    """Who is meant by initials, or a part of a name, of one who spoke before, or of who wrote."""
    before = [name for name, _ in names.values()]
    whole = {name for name in (*before, *authors) if name != label and _stands_for(label, name)}
    return (min(whole), True) if len(whole) == 1 else None


def _called(
    label: str, header: list[str], reader: Reader, asks: tuple[str, bool], answers: tuple[str, bool]
) -> tuple[str, bool]:
    """Who is meant by a label, and whether that is sure: 問 and Q are who wrote, 答 and A who is interviewed."""
    who = (
        asks
        if ASKS_SO.fullmatch(label)
        else (asks[0], False)
        if MAGAZINE.fullmatch(label)
        else answers
        if label in ANSWERS_SO
        else ("", False)
    )
    if who[0]:
        return who
    one_letter = len(label) == 1 and (label in ANSWERS_SO or ASKS_SO.fullmatch(label))
    return _whole(label, header, reader), not one_letter


def _answers(parts: list[Part], reader: Reader) -> tuple[str, bool]:
    """Whom questions and answers are with: who alone is named in the headline, or else as it is introduced."""
    begun = next(n for n, part in enumerate(parts) if part.group and part.kind == BODY)
    headline = next((part.words for part in parts if part.kind == HEADLINE), "")
    named = [name for name in reader.people.titles if name in headline]
    if len(named) == 1:
        return named[0], True
    return _interviewed(parts, reader, (), [n for n in range(begun) if parts[n].kind in (BODY, OUT)])


def _bare(label: str) -> str:
    """A label without what stands in brackets behind it: CALLER (by phone)."""
    return re.sub(r"\s*[（(].*", "", label).strip()


def _whole(label: str, header: list[str], reader: Reader) -> str:
    """Who is meant by a label: the name in full, as the header or the text has it."""
    for line in header:
        field = re.match(
            rf"\s*{HAN}{{0,2}}{re.escape(label.removesuffix('人'))}人?(?:[/／、]{HAN}{{2,4}})?\s*[:：]\s*"
            r"(?P<name>[^\s、,，（(]{2,12}(?: [A-Z][\w'’-]+)*)",
            line,
            re.IGNORECASE,
        )
        if field:
            return field["name"]
    # 蔡明（明叔）, wherever it stands
    called = [name for name, others in reader.people.others.items() if label in others]
    if len(called) == 1:
        return called[0]
    bearers = reader.people.titled(label)
    if len(bearers) == 1:
        return bearers[0]
    if fold(label) in language.listed(language.ROLES):
        return label
    listed: list[str] = [
        name
        for line in header
        for name in re.findall(
            r"[\u3400-\u9fff]{2,4}|[A-Z][\w'’-]+(?: [A-Z][\w'’-]+)+",
            re.sub(r"^[^:：]{1,8}[:：]|[（(][^（()）]*[）)]", " ", line),
        )
    ]
    known = [each for each in (*listed, *reader.people.titles) if not (each.isupper() and each.isascii())]
    whole = [name for name in dict.fromkeys(known) if name != label and _stands_for(label, name)]
    if len(whole) == 1 or (whole and whole[0] in listed and not TITLED.fullmatch(fold(label))):
        return whole[0]
    return label.title() if " " in label and label.isupper() else label


def _initials(name: str) -> set[str]:
    """The first letters of a name's words, and of both parts of a double one: ASB or AS for Anna Stone-Berg."""
    words = [word for word in name.split() if word[0].isupper()]
    parts = [part for word in words for part in word.split("-") if part]
    return {"".join(each[0].upper() for each in these) for these in (words, parts)} | {words[0][0]} if words else set()


def _stands_for(label: str, name: str) -> bool:
    titled = TITLED.fullmatch(fold(label))
    if titled and not WIFE.search(fold(label)):
        # 何女士 is 何詠詩.
        return fold(name).startswith(titled["surname"]) and TITLED.fullmatch(fold(name)) is None
    if " " in name:
        return label.lower() in (name.lower(), *name.lower().split()) or label in _initials(name)
    return len(label) <= 2 and fold(name).startswith(fold(label)) and len(name) > len(label)  # noqa: PLR2004


def _asked(parts: list[Part], reader: Reader, authors: tuple[str, ...], speakers: tuple[str, ...]) -> list[Said] | None:
    """Questions and answers without labels: short paragraphs that ask, each with an answer below it."""
    body = [number for number, part in enumerate(parts) if part.kind == BODY]
    asked = [n for n in body if _asks(parts[n].words)]
    begun = body.index(asked[0]) if asked else 0
    if (
        len(asked) < FEWEST_QUESTIONS
        or len(asked) * ONE_IN < len(body) - begun
        or sum("「" in parts[n].words[:1] or "“" in parts[n].words[:1] for n in body) * 3 > len(body)
    ):
        return None
    who, sure = _interviewed(parts, reader, speakers, body[:begun])
    asks = authors[0] if len(authors) == 1 else ""
    said: list[Said] = []
    previous = False
    for number in body[begun:]:
        words = parts[number].words
        asks_so = ASKS.match(words) is not None or (
            bool(said) and YOU.search(words) is not None and not ME.search(words) and number + 1 not in asked
        )
        question = number in asked or (not previous and asks_so and width(words) < LONGEST_QUESTION // 2)
        # A few words below an answer may go on with it, or ask.
        doubt = bool(said) and not previous and not question and width(words) < SHORT and not ME.search(words)
        certain = bool(asks) if question else sure and not doubt
        exact = words if question else _unlabelled(words, who, reader)
        said.append(Said(exact, asks if question else who, certain, number))
        previous = question
    return said


def _asks(words: str) -> bool:
    if width(words) > LONGEST_QUESTION or words[:1] in '「“『"' or words.endswith(("」", "”", '"')):
        return False
    if words.endswith(("—", "──", "……")):
        # A 2022 paper suggested that—
        return YOU.search(words) is not None or not ME.search(words)
    return QUESTION.search(words) is not None or re.search(r"[？?][^？?。]{1,24}[。.]$", words) is not None


def _interviewed(parts: list[Part], reader: Reader, speakers: tuple[str, ...], intro: list[int]) -> tuple[str, bool]:
    """Whom an interview is with: as the user or a heading says, or who is told of first in what introduces it."""
    if speakers:
        return speakers[0], True
    heads = [part.words for part in parts if part.kind not in (BODY, CAPTION)]
    told = "\n".join(parts[n].words for n in intro)
    for line in heads:
        match = INTERVIEWED.search(fold(line))
        named = [name for name in reader.people.titles if match and fold(name) in match["who"]]
        if named:
            return named[0], True
    for line in heads:
        match = INTERVIEWED.search(fold(line))
        if match and (name := _ending(line[match.start("who") : match.end("who")], told)):
            return name, True
    named = sorted((name for name in reader.people.titles if name in told), key=told.index)
    return (named[0], len(named) == 1) if named else ("", False)


def _ending(words: str, told: str) -> str:
    """The name that a heading ends with, where the introduction begins with it."""
    for size in (4, 3, 2):
        name = words.strip("　 》」』）)。—-")[-size:]
        if len(name) == size and re.fullmatch(r"[\u3400-\u9fff]+", name) and told.startswith(name):
            return name
    return ""


def _is_speech(parts: list[Part]) -> bool:
    """Whether an article is a speech: a line above it says so, and it says I, or speaks to those who listen."""
    heads = [parts[n].words for n in _heads(parts)][:8]
    body = [part.words for part in parts if part.kind == BODY]
    told = sum(len(ADDRESSES.findall(language.QUOTED.sub("", words))) for words in body)
    # [Applause], （笑聲）
    stage = sum(STAGE.fullmatch(part.words.strip()) is not None for part in parts)
    headed = any(SPEECHES.search(fold(line)) for line in [*heads, *(words[:160] for words in body[:1])])
    return told > 1 and (stage > 1 or headed)


def _speech(parts: list[Part], reader: Reader, authors: tuple[str, ...], speakers: tuple[str, ...]) -> list[Said]:
    """A speech: every paragraph is its speaker's, but for one that introduces it."""
    body = [n for n, part in enumerate(parts) if part.kind == BODY]
    opening = parts[body[0]].words if body else ""
    introduced = SPEECHES.search(fold(opening[:160])) is not None and INTRODUCES.search(fold(opening)) is not None
    heads = [parts[n].words for n in _heads(parts)]
    told = [opening] if introduced else [line for line in heads if INTRODUCES.match(fold(line))]
    who, sure = (speakers[0], True) if speakers else _field(heads, reader) or _speaks_in([*told, *heads], reader)
    who, sure = (who, sure) if who else ((authors[0], False) if authors else ("", False))
    return [Said(_unlabelled(parts[n].words, who, reader), who, sure, n, DIRECT) for n in body[introduced:]]


def _field(lines: list[str], reader: Reader) -> Speaker | None:
    """Who gives a speech, where a line that heads it says so: 講者：高嵐（校友）."""
    for line in lines:
        given = SPEAKER_IS.match(line)
        if given:
            who = re.split(r" (?:at|in|on|to) ", given["who"])[0]
            known = [each.name for each in reader.mentions(who) if each.name in reader.people.titles]
            name = NAME.match(who)
            if known or name:
                return known[0] if known else name[0] if name else "", True
    return None


def _unlabelled(words: str, who: str, reader: Reader) -> str:
    """What somebody says without the label before it, where only answers have one, or a speech's beginning."""
    match = label_of(words)
    label = _bare(match["name"]) if match else ""
    if match and (label == who or _stands_for(label, who) or _whole(label, [], reader) == who):
        return words[match.end() :].strip() or words
    return words


def _heads(parts: list[Part]) -> list[int]:
    return [n for n, part in enumerate(parts) if part.kind != BODY]


def _speaks_in(lines: list[str], reader: Reader) -> tuple[str, bool]:
    """Who gives a speech, by the lines that head it: the first who is named in one of them."""
    for line in lines:
        by = GIVEN_BY.match(line)
        if by and by["name"] in reader.people.titles and line != by["name"]:
            return by["name"], True
    for line in lines:
        # At the opening of the Eastern Clinic: that is where, not who.
        said = re.sub(r"\b[Tt]he (?:[A-Z][\w'’-]* ?)+$", "", line)
        named = sorted((name for name in reader.people.titles if name in said), key=said.index)
        if named:
            return named[0], True
    return "", False
