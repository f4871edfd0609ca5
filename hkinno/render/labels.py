"""The coded values of records as people read them, in both languages."""

import re

from hkinno import dates
from hkinno.sources import Sources
from hkinno.store.items import HAN
from hkinno.store.kinds import Record

LABELS: dict[str, tuple[str, str]] = {
    "statistic": ("數據", "statistic"),
    "commitment": ("承諾", "commitment"),
    "hope": ("希望", "hope"),
    "measure": ("措施", "measure"),
    "purpose": ("目的", "purpose"),
    "opinion": ("意見", "opinion"),
    "background": ("背景", "background"),
    "event": ("事件", "event"),
    "repeat": ("複述", "repeat"),
    "done": ("已完成", "done"),
    "ongoing": ("進行中", "ongoing"),
    "planned": ("計劃中", "planned"),
    "target": ("目標", "target"),
    "hoped": ("期望中", "hoped"),
    "stated": ("陳述", "stated"),
    # With the speaker's name before it.
    "speaker": ("（轉述）", ", reported"),
    "quoted": ("（原話）", ", quoted"),
    "relayed": ("（轉述他人）", ", relaying others"),
    "reporter": ("報章", "the paper's own"),
    "direct": ("直接引語", "direct quote"),
    "partial": ("片語", "partial quote"),
    "pull-quote": ("引文框", "pull quote"),
    "body": ("正文", "body"),
    "entity.body": ("機構", "body"),
    "caption": ("圖片說明", "caption"),
    "fact": ("事實", "fact"),
    "quote": ("引語", "quote"),
    "paragraph": ("段落", "paragraph"),
    "quantity": ("數量", "quantity"),
    "figure": ("數量", "quantity"),
    "topic": ("主題", "topic"),
    "entity": ("名稱", "name"),
    "article": ("文章", "article"),
    "evidence": ("證據", "evidence"),
    "caution": ("注意", "caution"),
    "why": ("相符", "why"),
    "reporter-name": ("記者", "reporter"),
    "note": ("附注", "note"),
    "reference": ("參考文獻", "reference"),
    "differs": ("說法不同", "differs"),
    "same-matter": ("同一事", "same matter"),
    "compares-with": ("作比較", "compares with"),
    "part-of": ("屬於", "part of"),
    "has-part": ("包括", "has part"),
    "example-of": ("是其例子", "example of"),
    "has-example": ("舉例", "has example"),
    "reason-for": ("是其原因", "reason for"),
    "has-reason": ("原因", "has reason"),
    "person": ("人物", "person"),
    "post": ("職位", "post"),
    "place": ("地方", "place"),
    "scheme": ("計劃", "scheme"),
    "document": ("文件", "document"),
    "policy": ("政策", "policy"),
    "product": ("產品", "product"),
}


# The marks inside other marks, one character for one.
INNER = str.maketrans("「」", "『』")
ENGLISH_INNER = str.maketrans("“”", "‘’")


def quoted(words: str) -> str:
    """Words in the quotation marks of their language, their own marks as inner ones; the length of the words stays."""
    return f"「{words.translate(INNER)}」" if is_chinese(words) else f"“{words.translate(ENGLISH_INNER)}”"


def is_chinese(words: str) -> bool:
    """Whether words are written in Chinese characters, at least in part."""
    return re.search(HAN, words) is not None


def label(code: str, lang: str, of: str = "") -> str:
    """A coded value in one language, or in both; ``of`` says of what it is where that matters. Others stay."""
    chinese, english = LABELS.get(f"{of}.{code}") or LABELS.get(code, (code, code))
    return {"zh": chinese, "en": english}.get(lang, f"{chinese} {english}")


def headed(code: str, lang: str) -> str:
    """A label with a colon, to stand before what it is the label of."""
    return f"{label(code, lang)}{'：' if lang == 'zh' else ': '}"


def joint(lang: str, chinese: str = "，") -> str:
    """What stands between the parts of a list."""
    return chinese if lang == "zh" else ", "


def length(characters: int, lang: str) -> str:
    """The length of a text in characters."""
    return f"{characters:,} characters" if lang == "en" else f"{characters:,}字"


# What is counted by another word than 項.
COUNTERS = {"quote": "則", "quantity": "個"}


def counted(number: int, noun: str, lang: str) -> str:
    """So many records of a kind: 10 facts, 1 quote, 10項事實."""
    if lang == "zh":
        return f"{number:,}{COUNTERS.get(noun, '項')}{label(noun, 'zh')}"
    plural = {"quantity": "quantities"}.get(noun, f"{noun}s")
    return f"{number:,} {noun if number == 1 else plural}"


def hedge(fact: Record, sources: Sources, lang: str) -> str:
    """How sure a fact is and whose it is: kind, status, hedge, voice, time words, and what it disagrees with."""
    parts = [label(fact["kind"], lang), label(fact["status"], lang)]
    parts += [quoted(fact["hedge"])] if fact["hedge"] else []
    parts.append(voice(fact, sources, lang))
    parts += [dates.shown(fact["when"], lang)] if fact["when"] is not None else []
    differs = [relation["id"] for relation in fact["related"] if relation["type"] == "differs"]
    if differs:
        words = {"zh": "與此不同：", "en": "the page differs: "}.get(lang, "與此不同 differs from: ")
        parts.append(words + ", ".join(differs))
    return " | ".join(parts)


def form(quote: Record, lang: str) -> str:
    """How the page gives a quote: direct, partial, relayed, pull quote."""
    relayed = {"zh": "轉述他人", "en": "others' words as given"}
    if quote["form"] == "relayed":
        return relayed.get(lang, " ".join(relayed.values()))
    return label(quote["form"], lang)


def voice(fact: Record, sources: Sources, lang: str) -> str:
    """Whose a fact is: the speaker's, quoted or reported, or the paper's own; the name stands once."""
    chinese, english = (label(fact["voice"], each) for each in ("zh", "en"))
    named = {each: sources.person(fact["speaker"], each) for each in ("zh", "en")}
    both = f"{named['zh']}{chinese} {english.removeprefix(', ')}"
    return {"zh": named["zh"] + chinese, "en": named["en"] + english}.get(lang, both)
