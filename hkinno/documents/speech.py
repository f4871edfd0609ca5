"""Transcripts: speech that no marks but a label before it makes known, such as 孫東：…, 記者：… or Q: … A: …."""

from collections import Counter
from collections.abc import Callable, Iterator

from hkinno.documents import HIDDEN, ITEM, PARAGRAPH, Block
from hkinno.documents.patterns import Match, Pattern
from hkinno.documents.sheet import BLANK, SPEECH, Opened

COLONS = "：:﹕"
# A time, and the day before it, as programs write them: 00:12, [2023/3/4 21:09].
TIME = r"[\[(（【]?(?:\d{4}[-/.年]\d{1,2}[-/.月]\d{1,2}日?,? )?\d{1,2}:\d{2}(?::\d{2})?(?:[.,]\d+)?[\])）】]?"
_SIGN = r"[^\s·：:﹕，。,.;；!?！？「『“\"()（）\[\]]"
_WORD = rf"{_SIGN}{{1,24}}"
# NADIA KESTREL, HOST: is a label of NADIA KESTREL.
LABEL = Pattern(
    rf"(?:{TIME}\s*(?:-|–|—)?\s*)?"
    rf"(?P<name>(?:(?:Prof|Dr|Mrs?|Ms|Hon)\. )?{_WORD}(?:[ ·]{_WORD}){{0,4}}(?:\s?[（(][^（）()\n]{{1,40}}[）)])?)"
    rf"(?:, [A-Z][A-Z'’ -]{{2,40}})?\s*(?:[\[(（]{TIME}?[\])）]\s*)?(?:[：﹕](?!/)|:(?![/\d]))",
    needs=COLONS,
)
# Speaker 1, and below it or beside it the time, as programs write it.
HEADED = Pattern(
    rf"(?P<name>{_WORD}(?: {_WORD}){{0,3}})(?:[ \t]*\n|[ \t]{{2,}}|\t)[ \t]*{TIME}[ \t]*(?:\n|$)", needs=":"
)
# 主持人——…, where other turns have a colon.
DASHED = Pattern(
    rf"(?P<name>(?:(?![—–]|--){_SIGN}){{1,24}}(?: {_WORD}){{0,3}}?)\s?(?:——?|--|–)\s?(?=\S)", needs=("—", "--", "–")
)
ASKED = Pattern(r"(?P<name>[QA]|問|问|答)\s*\d{0,3}\s*[.．、：:﹕)）](?=\s*\S)", needs="QA問问答")
# What stands before a colon in drafts that are no transcripts.
_FIELDS = (
    "位置 出處 出处 來源 来源 段落 頁 页 日期 時間 时间 地點 地点 備註 备注 註 注 標題 标题 圖 图 網址 網站 電話 電郵"
    " 例如 如下 另外 source place ref date time note title url http https page subject from to cc re email e-mail tel"
    " fig figure table front back side card zh en tc sc hk 正面 背面"
)
FIELDS = frozenset(_FIELDS.split())
# What ends so is no name: 他說：
SAYS = tuple("說说講讲稱称道指出示言調调為为應应寫写")
ENGLISH_SAYS = Pattern(
    r"\b(?:says?|said|adds?|added|wrote|writes|tells?|told|asks?|asked)$",
    needs=("say", "said", "add", "wrote", "writes", "tell", "told", "ask"),
)
NAMES = frozenset("QA問问答")
MARKED = frozenset('「『“‘"＂«')
# A work is cited: 陳文（李明採訪）：〈…〉，《…》，…
REFERENCE = Pattern(r"[〈《][^〈〉《》\n]{1,80}[〉》]\s?(?:（[^（）\n]{1,20}）)?[，,]", needs="〈《")
FEWEST = 3
# In a transcript at least one line in so many begins with a label.
MOST_BETWEEN = 6


def turns(document: Opened, told: Callable[[list[str]], bool] = lambda _: False) -> Opened:
    """The document with the turns of its speakers as blocks of speech, if it is a transcript; else as it is.

    It is one by how often its labels come again, or where ``told`` says so of them. The blocks of one turn have one
    group. The first begins with the label.
    """
    every = list(_labelled(document))
    names = [name for _, name, marked in every if not marked]
    if not _is_dense(document, names) or not (_comes_again(names) or told(names)):
        return document
    # Who has spoken without marks speaks with them too.
    known = set(names)
    begun = {line for line, name, _ in every if name in known}
    blocks: list[Block] = []
    turn, group = 0, max((block.group for block in document.blocks), default=0)
    for block in document.blocks:
        if block.kind not in (PARAGRAPH, ITEM):
            blocks.append(block)
            continue
        waiting: list[tuple[int, int]] = []
        for line in block.lines:
            if line in begun:
                blocks += _block(block, waiting, group + turn if turn else 0)
                waiting = []
                turn += 1
            waiting.append(line)
        blocks += _block(block, waiting, group + turn if turn else 0)
    return document.changed(blocks=blocks)


def _block(block: Block, lines: list[tuple[int, int]], group: int) -> Iterator[Block]:
    if lines and group:
        yield Block(SPEECH, ((lines[0][0], lines[-1][1]),), group)
    elif lines:
        yield block._replace(lines=tuple(lines))


def _labelled(document: Opened) -> Iterator[tuple[tuple[int, int], str, bool]]:
    """The lines that begin with a label, its name, and whether what is said begins with a quotation mark.

    A dash, or a colon before a number, makes a label of a name that is one elsewhere.
    """
    names: set[str] = set()
    dashed: list[tuple[tuple[int, int], str, bool]] = []
    for block in document.blocks:
        if block.kind in (PARAGRAPH, ITEM):
            for line in block.lines:
                words = document.visible[line[0] : min(block.end, line[0] + 200)].replace(HIDDEN, "").strip(BLANK)
                # 某甲說：「…」 is no turn of 某甲說.
                introduced = says(min((words.partition(colon)[0] for colon in COLONS), key=len))
                match = None if introduced else label_of(words)
                said = words[match.end() :].lstrip() if match else ""
                if match and said[:1].isdigit() and match["name"] not in NAMES:
                    dashed.append((line, match["name"], False))
                elif match and _speaks(match["name"], said):
                    names.add(match["name"])
                    yield line, match["name"], said[:1] in MARKED
                elif match := DASHED.match(words):
                    dashed.append((line, match["name"], words[match.end() :][:1] in MARKED))
    yield from (each for each in dashed if each[1] in names)


def label_of(words: str) -> Match | None:
    """The label that words begin with, with the ``name`` that it gives."""
    return ASKED.match(words) or LABEL.match(words) or HEADED.match(words)


def _speaks(name: str, words: str) -> bool:
    """Whether what stands before a colon names who says what follows."""
    if name.casefold() in FIELDS or (says(name) and name not in NAMES):
        return False
    return not REFERENCE.match(words)


def says(words: str) -> bool:
    """Whether words end with a verb of saying."""
    return words.rstrip("過过了").endswith(SAYS) or ENGLISH_SAYS.search(words) is not None


def _is_dense(document: Opened, names: list[str]) -> bool:
    lines = sum(len(block.lines) for block in document.blocks if block.kind in (PARAGRAPH, ITEM))
    return bool(names) and len(names) * MOST_BETWEEN >= lines


def _comes_again(names: list[str]) -> bool:
    # MARIANNE OKAFOR is OKAFOR from her second turn on.
    counted = Counter(name.split()[-1].casefold() if not name[-1].isdigit() else name for name in names)
    again = sum(count for count in counted.values() if count > 1)
    return len(names) >= FEWEST and again * 2 >= len(names)
