"""The coded values of records as people read them, in both languages."""

from typing import Any

LABELS: dict[str, tuple[str, str]] = {
    "statistic": ("數據", "statistic"),
    "commitment": ("承諾", "commitment"),
    "measure": ("措施", "measure"),
    "opinion": ("意見", "opinion"),
    "background": ("背景", "background"),
    "event": ("事件", "event"),
    "done": ("已完成", "done"),
    "ongoing": ("進行中", "ongoing"),
    "planned": ("計劃中", "planned"),
    "target": ("目標", "target"),
    "stated": ("陳述", "stated"),
    "speaker": ("孫東（轉述）", "Sun Dong, reported"),
    "quoted": ("孫東（原話）", "Sun Dong, quoted"),
    "reporter": ("報章", "the paper's own"),
    "direct": ("直接引語", "direct quote"),
    "partial": ("片語", "partial quote"),
    "relayed": ("轉述他人", "others' words as he gives them"),
    "pull-quote": ("引文框", "pull quote"),
    "body": ("正文", "body"),
    "caption": ("圖片說明", "caption"),
}


def label(code: str, lang: str) -> str:
    """A coded value in one language, or in both; a value that is not known stays as it is."""
    chinese, english = LABELS.get(code, (code, code))
    return {"zh": chinese, "en": english}.get(lang, f"{chinese} {english}")


def hedge(fact: dict[str, Any], lang: str) -> str:
    """How sure a fact is and whose it is: kind, status, voice, time words, and what it disagrees with."""
    parts = [label(fact[key], lang) for key in ("kind", "status", "voice")]
    if fact["when"] is not None:
        parts.append(fact["when"]["printed"])
    differs = [other["id"] for other in fact["related"] if other["how"] == "differs"]
    if differs:
        words = {"zh": "與此不同：", "en": "the page differs: "}.get(lang, "與此不同 differs from: ")
        parts.append(words + ", ".join(differs))
    return " | ".join(parts)
