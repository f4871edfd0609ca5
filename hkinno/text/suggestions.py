"""What somebody may have meant: other words for the same, and the nearest of what there is."""

from collections.abc import Iterable

from hkinno.text.folding import fold, squeeze

# Different words for one thing, among Hong Kong, Taiwan and the Mainland, and short and full names.
SYNONYMS = (
    ("甚麼", "什麼"),
    ("質素", "素質"),
    ("資訊", "信息"),
    ("數據", "資料"),
    ("軟件", "軟體"),
    ("人工智能", "人工智慧"),
    ("創科", "創新科技"),
    ("數碼", "數字", "數位"),
    ("初創公司", "初創企業", "新創公司"),
    ("科學園", "科技園"),
    ("中小企", "中小企業", "中小型企業"),
    ("賺錢", "掙錢"),
    ("職位", "崗位"),
    ("行政長官", "特首"),
    ("聊天機械人", "聊天機器人"),
    ("知識產權", "智慧財產權"),
    ("簽證", "簽注"),
    ("批准", "獲批", "批出"),
    ("青年", "年輕人", "年青人", "青年人"),
    ("申請者", "申請人"),
)

# So much of its letters, and a word is another with a slip.
SLIP = 0.85


def near(word: str, choices: Iterable[str], limit: int = 3) -> list[str]:
    """The choices most like a word, best first: as good as spelt so, those that hold it, like spelt, held by it."""
    from difflib import get_close_matches  # noqa: PLC0415 - only for a word that was not found

    sought = squeeze(word[:100])
    if not sought:
        return []
    folded: dict[str, str] = {}
    for choice in choices:
        folded.setdefault(squeeze(choice), choice)
    slips = get_close_matches(sought, folded, n=limit, cutoff=SLIP)
    longer = sorted((each for each in folded if sought in each), key=len)
    close = get_close_matches(sought, folded, n=limit)
    # Of what is held, Latin letters are whole words: "AI" is in no "again".
    typed = f" {' '.join(fold(word[:100]).split())} "
    held = [each for each in folded if len(each) > 1 and each in sought]
    held = [each for each in held if not each.isascii() or f" {fold(folded[each])} " in typed]
    found = dict.fromkeys([*slips, *longer, *close, *sorted(held, key=len, reverse=True)])
    return [folded[each] for each in found][:limit]


def instead(typed: str, choices: Iterable[str], what: str, limit: int = 1) -> str:
    """What would have been right, for the end of a line: "did you mean csv? The formats are csv, md".

    Where nothing is near, "the formats are csv, md".
    """
    known = list(choices)
    close = near(typed, known, limit)
    start = f"did you mean {' or '.join(close)}? The" if close else "the"
    return f"{start} {what} are {', '.join(known)}"


def alternatives(query: str) -> list[str]:
    """The query with a word of it put in other words, one change each (see SYNONYMS)."""
    sought = fold(query)
    made = []
    for group in SYNONYMS:
        # Of 中小企業 and 中小企 the longer: a change inside a word makes no other word.
        for word in sorted(group, key=len, reverse=True):
            if fold(word) in sought:
                made += [sought.replace(fold(word), fold(other)) for other in group if other != word]
                break
    return list(dict.fromkeys(each for each in made if each != sought))
