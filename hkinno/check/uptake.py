"""What a draft makes of words: whether it says of them what they do not say without what they have lost.

A few words, and words that are only weakly governed, are told as cut off only where the draft takes them up so.
"""

from collections.abc import Iterator
from functools import cache

from hkinno.documents.patterns import LETTERS, Pattern
from hkinno.text import fold

# By the class of what is lost; "" is any: the draft draws a conclusion from the words, or has somebody admit them.
CHINESE = {
    "": (
        "意思是 意思係 言下之意 弦外之音 換言之 換句話 證明 證據 證實 可見 足見 足以 即是 即係 就是 就係 等於 等如 無異"
        " 由此 因此 因而 故此 所以 難怪 怪不得 看來 顯然 分明 擺明 解讀 說成 原來 果然 竟 也就是"
        " 承認 認咗 認了 直認 自認 供認 默認 終於"
    ),
    "hope": "承諾 保證 擔保 許諾 一定 包管 誓言 必定 必將 勢必 定案 已經 已成 已可",
    "condition": (
        "承諾 保證 今日 今天 今時 現況 現狀 現時 如今 而家 依家 眼下 真的 確實 真係 寫照 本港 本校 個個 人人"
        " 承認 認咗 認了"
    ),
    "comparison": ("只 唯一 全憑 全靠 單向 單方面 一味 倚賴 依賴 靠人 邀功 隻字不提 半句不提 不提 不需要 毋須 淪為"),
    "main": "已 建成 做成 實現 完成 大功告成",
    "rest of it": "根本 徹底 一毛 一分錢 沒錢 無錢 冇錢 破產",
    "reason": (
        "所以 因此 故此 於是 停建 停頓 停下 停工 叫停 暫緩 擱置 凍結 放棄 取消 沒錢 無錢 冇錢 破產 庫房 無限期 什麼都不"
    ),
    "limit": "對手 死敵 敵人 鬥 較勁",
}
ENGLISH = {
    "": (
        r"pro(?:of|ves?|ving)|so|thus|hence|therefore|i\.?e|mean(?:s|ing)|in other words|clearly|evidently|obviously"
        r"|no wonder|admit\w*|conced\w+|confess\w*|confirm\w*|at last"
    ),
    "hope": r"promis\w+|pledg\w+|guarante\w+|vow\w*|assur\w+|already|settled",
    "condition": r"today\w*|nowadays|already|really|indeed|admit\w*|conced\w+|confess\w*",
    "comparison": r"only|solely|alone|one-way|dependen\w+|relian\w+|not a word|nothing about",
    "main": r"done|already|has (?:built|become|been)|have (?:built|become)|achieved",
    "rest of it": r"broke|bankrupt\w*|empty|no money|full stop",
    "reason": (
        r"so|thus|hence|therefore|on hold|indefinitely|halt\w*|stop\w*|shelv\w+|suspend\w*|cancel\w*"
        r"|broke|bankrupt\w*|no money"
    ),
    "limit": r"rival\w*|enem\w+|fight\w*|so much for",
}


def taken_up(lost: str, said: str, *, few: bool) -> bool:
    """Whether the draft's own words say more of a quotation than it says without what it has lost, by its class.

    A conclusion is drawn from ``few`` words only where they have lost what they go on to say; from what is a reason for
    another thing it is another result.
    """
    folded = fold(said)
    classes = (lost,) if (few and lost != "rest of it") or lost == "reason" else ("", lost)
    starts = (start for name in classes if name in CHINESE for start in _said(name, folded))
    return any(not DENIED.search(folded[max(0, start - LONGEST_DENIAL) : start]) for start in starts)


# What is not so is not made of it: brothers, not rivals.
DENIED = Pattern(r"(?:不[是算用]?|非|沒有|没有|無|无|唔[係系]|\bno|\bnot|n't)(?: an?)?\s?$")
LONGEST_DENIAL = 6


def _said(name: str, folded: str) -> Iterator[int]:
    """Where the draft says a word of a class."""
    for word in _chinese(name):
        start = folded.find(word)
        while start >= 0:
            yield start
            start = folded.find(word, start + 1)
    yield from (match.start() for match in _english(name).finditer(folded))


@cache
def _chinese(name: str) -> list[str]:
    return fold(CHINESE[name]).split()


@cache
def _english(name: str) -> Pattern:
    return Pattern(rf"\b(?:{ENGLISH[name]})\b", needs=LETTERS)
