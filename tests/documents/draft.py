"""One draft of forty quotations, from which others make files of all formats.

Ten are true words of the shipped store, ten are bent ones, ten true ones with another place, ten somebody else's.
"""

import functools
import json
from typing import NamedTuple

from tests.conftest import STORE

# What is not seen in any format: code, comments, metadata.
CODE_SPAN, CODE_BLOCK, COMMENT, METADATA = (
    "「碼裏的話很長」",
    "「段碼裏的話很長」",
    "「註釋裏的話很長」",
    "「資料裏的話很長」",
)
UNSEEN = (CODE_SPAN, CODE_BLOCK, COMMENT, METADATA)

TRUE = (
    ("Q01", "香港打造國際創新科技中心，須有背水一戰精神"),
    ("Q03", "基礎科研是花錢的，做轉化和產業是掙錢的"),
    ("Q04", "很大程度上得益於製造業的發展"),
    ("Q05", "我們希望在兩三年內，能夠實行香港政府和服務全部電子化"),
    ("Q08", "在國家科技部的指導下，加快香港的創科步伐"),
    ("Q10", "像人才的跨境流動就非常重要"),
    ("Q11", "還有香港的一些業務，怎樣更加順暢地在大灣區開展"),
    ("Q12", "是要看它對年輕人有多大的吸引力"),
    ("Q16", "也是兄弟倆在同一個賽道上互相賽跑"),
    ("Q17", "很多地方需要深圳的支持"),
)
# True words with what is bent in them.
BENT = (
    ("Q20", "我希望下次有一些專門會議能在河套、前海地區開", "希望", "要求"),
    ("Q20", "也能更好地布局香港這方面對應的發展", "更好", "更快"),
    ("Q18", "因為太慢，而且現在拿不出這麼多錢來迅速發展", "拿不出", "拿得出"),
    ("Q07", "所以為什麼任何一個國家和地區都要做產學研協調發展", "都要", "不必"),
    ("Q07", "人才在裏面念完書就走，畢業之後沒有去向", "沒有", "自有"),
    ("Q11", "包括知識產權、資訊、數據交換等等", "數據交換", "人員往來"),
    ("Q12", "一個人才計劃的好壞，一個重要的指標", "重要", "次要"),
    ("Q10", "像人才的跨境流動就非常重要", "人才", "資金"),
    ("Q17", "香港未來發展，很多地方需要深圳的支持", "深圳", "廣州"),
    ("Q08", "在國家科技部的指導下，加快香港的創科步伐", "加快", "放慢"),
)
MISPLACED = (
    ("Q04", "香港周邊無論是廣東地區還是新加坡，近年來的發展這麼快"),
    ("Q07", "除了它為國家、為這個地區創造財富"),
    ("Q07", "它也通過產業聚集人才"),
    ("Q08", "我們今後會進一步加強跟國家科技部的對接"),
    ("Q11", "這些都是我們下一步需要重點考慮的"),
    ("Q16", "互相搭把手而已"),
    ("Q17", "就如同過去幾十年來深圳的發展離不開香港的支持一樣"),
    ("Q18", "我們摒棄了原有的蓋樓招租形式"),
    ("Q18", "今年年底就會在河套地區招商引資"),
    ("Q20", "這樣能夠體會一下深圳的發展變化"),
)
# Made up, but for two that are a speaker's of the store: who says them here, the words, and whose they are.
OTHERS = (
    ("陳大文教授", "實驗室的燈要一直亮到天明", ""),
    ("李家超", "近年來的發展這麼快，GDP大幅增長", "Q04"),
    ("孫東", "明年每個學生都會有一部新電腦，人人都有飯吃", None),
    ("John Lee", "Rain & wind of 5 < 7 days are no reason to stay at home", ""),
    ("王小明", "他叫這棵樹做『老榕』，每晚都來看它一次", ""),
    ("陳大文教授", "河邊的石頭比書本更會說話", ""),
    ("李家超", "即使有，也是兄弟倆在同一個賽道上", "Q16"),
    ("孫東", "明年起所有渡輪的船票都會減價一半", None),
    ("John Lee", "The harbour is wide enough for every boat & every bird", ""),
    ("王小明", "樹下的貓比樹上的鳥更早起床", ""),
)
SPEAKER = "孫東"
PLACES = ["paragraph"] * 20 + [place for place in ("item", "cell", "quote", "note", "cited") for _ in range(4)]


class Quoted(NamedTuple):
    """A quotation of the draft: its words with their marks, where it stands, who says it, what is cited.

    ``wanted`` is what the check is to say of it: of its words, its place and its speaker.
    """

    words: str
    place: str
    who: str
    cited: str
    wanted: tuple[str, str, str]


def _paragraph(quote: str) -> str:
    quotes = json.loads(STORE.read_text(encoding="utf-8"))["quotes"].values()
    return next(each["paragraph"] for each in quotes if each["id"] == quote)


def _kinds() -> list[tuple[str, str, str, tuple[str, str, str]]]:
    """Words, speaker, place cited and verdict of each, the four kinds by turns."""
    found = []
    for true, bent, misplaced, (who, words, whose) in zip(TRUE, BENT, MISPLACED, OTHERS, strict=True):
        found.append((true[1], SPEAKER, _paragraph(true[0]), ("verbatim", "ok", "ok")))
        found.append((bent[1].replace(*bent[2:]), SPEAKER, _paragraph(bent[0]), ("altered", "ok", "ok")))
        found.append((misplaced[1], SPEAKER, "talent-3", ("verbatim", "misplaced", "ok")))
        if whose:
            found.append((words, who, _paragraph(whose), ("verbatim", "ok", "misattributed")))
        else:
            found.append((words, who, "", ("absent" if whose is None else "unrelated", "", "ok")))
    return found


def quotations() -> list[Quoted]:
    """Twenty in paragraphs, four each in a list, a table, block quotes, notes, and with their place in a note."""
    found = []
    for number, (place, (words, *rest)) in enumerate(zip(PLACES, _kinds(), strict=True)):
        marked = words if place == "quote" else f"“{words}”" if number % 3 == 0 else f"「{words}」"
        found.append(Quoted(marked, place, *rest))
    return found


QUOTED = quotations()


def at(place: str) -> list[Quoted]:
    """The quotations that stand at a kind of place."""
    return [quoted for quoted in QUOTED if quoted.place == place]


def words_at(place: str) -> list[str]:
    """The words of these."""
    return [quoted.words for quoted in at(place)]


def sentence(quoted: Quoted, words: str = "", sign: str = "") -> str:
    """A quotation in a sentence that says whose it is and, but for a note, where it stands."""
    words = words or quoted.words
    place = f"（{quoted.cited}）" if quoted.cited and not sign else ""
    if quoted.words.isascii() or quoted.who.isascii():
        return f"{quoted.who} said: {words}{place}.{sign}"
    return f"{quoted.who}說：{words}{place}。{sign}"


@functools.cache
def markdown(*, bold: bool = True) -> str:
    """The draft in Markdown. One quotation has a word in bold letters."""
    parts = ["---", f"keywords: {METADATA}", "---", "", "# 河邊的樹", "", f"<!-- {COMMENT} -->", ""]
    for number, quoted in enumerate(at("paragraph")):
        words = _escaped(quoted.words)
        if bold and number == 2:
            words = f"{words[:3]}**{words[3:6]}**{words[6:]}"
        parts += [sentence(quoted, words), ""]
    for number, (quoted, note) in enumerate(zip(at("cited"), at("note"), strict=True), 1):
        parts += [sentence(quoted, _escaped(quoted.words), f"[^c{number}]"), ""]
        parts += [f"[^c{number}]: 見{quoted.cited or '別的書'}。", ""]
        parts += [f"樹旁還有一塊石頭，記着第{number}件事。[^n{number}]", ""]
        parts += [f"[^n{number}]: {sentence(note, _escaped(note.words))}", ""]
    parts += [f"程式寫作 `print({CODE_SPAN})` 就可以。", "", "```", f"show({CODE_BLOCK})", "```", ""]
    parts += [f"- {sentence(quoted, _escaped(quoted.words))}" for quoted in at("item")]
    parts += ["", "| 誰 | 說了甚麼 | 在哪裏 |", "|---|---|---|"]
    parts += [f"| {quoted.who} | {_escaped(quoted.words)} | {quoted.cited} |" for quoted in at("cell")]
    parts.append("")
    for quoted in at("quote"):
        signature = "，".join(filter(None, (quoted.who, quoted.cited)))
        parts += [f"{quoted.who}說：", "", f"> {_escaped(quoted.words)}", ">", f"> ——{signature}", ""]
        parts += ["樹旁的人停了一會，看着河水。", ""]
    return "\n".join(parts)


def _escaped(words: str) -> str:
    return words.replace("&", "&amp;").replace("<", "&lt;")
