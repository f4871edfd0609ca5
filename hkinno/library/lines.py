"""What a line of a file is by what it says alone: a sentence, a caption, or no part of an article.

A file holds more than its article: date lines, buttons, links to others, a colophon. What is told here is what such
lines look like in any paper; each kind of them is a row of one table.
"""

import re
from typing import NamedTuple

from hkinno.library import language, line_words
from hkinno.library.bylines import LONGEST_DATED, PERSON, byline, day, width
from hkinno.library.language import any_of
from hkinno.store.items import HAN
from hkinno.text import fold

# A line of more than so many columns is no heading; Chinese characters take two.
LONGEST_HEADING, LONGEST_TITLE = 84, 200
# A sentence ends; a note in brackets may stand behind it: （完）.
ENDS = re.compile(r"[。！？.!?…][」』”’\"'）)]*[■□◼◆●]?(?:\s*[（(【][^（()）【】]{1,24}[）)】]\d{0,8})?$")
CAPTIONS = re.compile(
    fold(
        r"[（(【\[]?(?:圖說|圖注|圖片說明)\s*[:：）)】\]]\s*[^\s]|[（(【\[]?(?:資料|網上|示意|受訪者|檔案)?(?:圖片|圖|相片|照片)[一二三四五六七八九十\d]{0,2}\s*(?:[:：為]|/(?=[^/]*。)|[）)】\]]|為|係|示)"
    )
    + r"|[▲△▼◤◢]|\[?(?:photo|picture|pictured|image|file photo|caption)s?\b\s*(?:[:：]|by\b|shows)"
)
# 梁五, on a line of its own above the text; Host: Marianne Okafor; Contact Tom Harrow at tharrow@example.com.
ALONE = re.compile(f"{language.surnames()}[\u3400-\u9fff]{{1,2}}")
FIELD = re.compile(r"[A-Z][\w ]{1,20}: \S")
CREDITED = re.compile(
    rf"(?:[（(][^（()）]{{0,16}}(?:[攝摄供]|提供|[圖图]片?)[）)]|(?:記者|记者)?\s?{HAN}{{2,4}}\s?[攝摄]"
    rf"|[\s。）)]{HAN}{{2,8}}(?:提供|供[圖图])"
    r"|\bPhotos?(?:graph)?(?: by|:)\s+[A-Z][\w .'’/-]{2,40}"
    r"|\((?:[^()]{0,20} )?(?:Photo|Picture|Image|Courtesy|Credit|Handout|Reuters|AP|AFP|Getty)[^()]{0,40}\))[。.]?$"
)
# Pictures: Bram Tuttle, of all of an article
CREDIT = re.compile(rf"(?:Photo(?:graph)?s?|Pictures?|Images?|Photography)(?::| by) {PERSON.pattern}")
# Who is where in a picture.
PICTURED = re.compile(
    r"[（(][前後后]?排?[左右中圖图][一二三四五1-5]?[）)]|^(?:[前後后]排)?[左右][一二三四]?起"
    r"|\((?:left|right|cent(?:er|re)|pictured|from left|far (?:left|right))\)"
    r"|^(?:From left|Left to right|Above|Below)\b[:,]",
)
BRACKETED = re.compile(r"(?:[（(【\[][^（()）【】\[\]]*[）)】\]])+[。.]?")
# 講者：…, 發稿日期：…
HEADER = re.compile(
    rf"(?:{any_of(line_words.HEADER_FIELDS)}){HAN}{{0,4}}\s*[:/|]"
    rf"|(?:{'|'.join(line_words.ENGLISH_HEADER_FIELDS.split(' · '))})\s*:"
)
# A rule between the text and what is no part of it.
RULE = re.compile(r"[\s─━—–*＊·.=_-]{2,}")
# 人物 | …, Culture / Profiles
KICKER = re.compile(
    r"^[^。！？.!?]{0,40}(?:[|｜›»>]|(?<=[A-Za-z]) / (?=[A-Z])|(?<=[\u4e00-\u9fff]) ／ (?=[\u4e00-\u9fff]))"
    r"[^。！？.!?]{0,40}$|^[\u4e00-\u9fff]{2,4}[．·•][\u4e00-\u9fff]{2,4}$"
    # THE LONG TABLE: conversations with one guest
    r"|^[A-Z][A-Z'’ ]{4,}: [a-z][^.!?]*$"
)
PULLED = re.compile(r"[「“『\"][^「」“”『』\"]+[」”』\"]")
QUOTES = tuple('「“"『')
LISTS = re.compile(rf"[\W_]*(?:{any_of(line_words.LISTS)}|{'|'.join(line_words.ENGLISH_LISTS.split(' · '))})")


class Rule(NamedTuple):
    """How lines of one kind look that are no part of an article.

    ``folded`` says that letters and scripts are folded first. Such a line is narrower than ``narrower``, begins with no
    mark of speech where ``unquoted``, is no paragraph of sentences where ``no_prose``, and ends as no sentence does
    where ``unended``.
    """

    pattern: re.Pattern[str]
    narrower: int
    folded: bool = False
    unquoted: bool = False
    no_prose: bool = False
    unended: bool = False


ANY_WIDTH = 1 << 30
FURNITURE = (
    # Buttons in a row, of which one is known.
    Rule(
        re.compile(r"^(?:[^\s|]{1,8}[\s|]+)*(?:分享|收藏|打印|列印|讚好|Share|Print|Save)(?:[\s|]+[^\s|]{1,8})*$"),
        ANY_WIDTH,
    ),
    # How staff are called.
    Rule(
        re.compile(r"^[A-Z][\w ]{0,40}\b(?:[Dd]esk|[Rr]eporters?|[Cc]orrespondents?|[Ww]riters?|[Ee]ditors?|Staff)$"),
        ANY_WIDTH,
    ),
    Rule(re.compile(r"©|\([Cc]\) ?(?:19|20)\d\d|[Aa]ll rights reserved|版[權权]所有|不得[轉转][載载]"), LONGEST_DATED),
    # Contact Tom Harrow at tharrow@example.com.
    Rule(re.compile(r"[\w.+-]+@[\w-]+\.\w+"), LONGEST_DATED, unquoted=True),
    # What a line begins with.
    Rule(
        re.compile(
            rf"^[\W_]*(?:(?:{fold('新聞稿|供?即時發布|供?即時發佈|稿件')})$"
            rf"|{any_of(line_words.FURNITURE)}|{'|'.join(line_words.ENGLISH_FURNITURE.split(' · '))})"
        ),
        2 * LONGEST_TITLE,
        folded=True,
        unquoted=True,
    ),
    Rule(
        re.compile(rf"^[\W_]*(?:{any_of(line_words.BUTTONS)}|{'|'.join(line_words.ENGLISH_BUTTONS.split(' · '))})"),
        2 * LONGEST_TITLE,
        folded=True,
        unquoted=True,
        no_prose=True,
    ),
    # What heads a list of such lines.
    Rule(re.compile(f"^{LISTS.pattern}"), ANY_WIDTH, folded=True, no_prose=True),
    # READ MORE: Ferry to stop
    Rule(re.compile(rf"^(?=[A-Z][A-Z ]+: \S)(?i:{LISTS.pattern})"), ANY_WIDTH),
    # 要聞　政治　社會: a menu.
    Rule(re.compile(rf"^\W{{0,2}}(?:{HAN}{{1,5}}[\s|/]+){{3,}}{HAN}{{1,5}}$"), ANY_WIDTH),
    # Support us | Contact | Newsletter: pieces side by side.
    Rule(re.compile(r"^(?:[^|｜。！？]{1,40}[|｜]){2,}[^|｜。！？]{0,40}$"), ANY_WIDTH),
    # What a reader is asked to do: 歡迎留言, get updates direct to your inbox.
    Rule(re.compile(line_words.ASKS_READERS), LONGEST_TITLE, folded=True, unquoted=True),
    # Tags, and what has no letter.
    Rule(re.compile(r"^(?:(?:#\S+[\s　]*)+|[\W\d_]+)$"), ANY_WIDTH, no_prose=True),
    Rule(KICKER, ANY_WIDTH, unended=True),
)


def is_furniture(words: str) -> bool:
    """Whether a line is no part of an article, by what it says."""
    words = words.strip()
    if byline(words, alone=False).whole or any(_obeys(words, rule) for rule in FURNITURE):
        return True
    return width(words) < LONGEST_DATED and not ENDS.search(words) and day(words) != ""


def _obeys(words: str, rule: Rule) -> bool:
    return (
        rule.pattern.search(fold(words) if rule.folded else words) is not None
        and width(words) < rule.narrower
        and not (rule.unquoted and words.startswith(QUOTES))
        and not (rule.no_prose and is_prose(words))
        and not (rule.unended and ENDS.search(words))
    )


def is_prose(words: str) -> bool:
    """Whether words are a paragraph of sentences, and no line of something else."""
    return width(words) >= LONGEST_HEADING and ENDS.search(words.rstrip()) is not None


def is_pulled(words: str) -> bool:
    """Whether a line is words in quotation marks, and nothing else."""
    return PULLED.fullmatch(words) is not None


def is_caption(words: str) -> bool:
    """Whether a line stands below a picture: it says so, names who took it, or who is where in it."""
    short = width(words) < LONGEST_TITLE
    if CREDIT.fullmatch(words):
        return False
    return bool(CAPTIONS.match(fold(words)) or (short and (CREDITED.search(words) or PICTURED.search(words))))


def tells(words: str) -> bool:
    """Whether a block ends as sentences do, and is of the article."""
    ends = ENDS.search(words.rstrip()) is not None
    return ends and not (is_furniture(words) or BRACKETED.fullmatch(words) or is_caption(words))
