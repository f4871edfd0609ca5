"""Who speaks and who is spoken to in letters and conversations: labels, the writer's own words, who is addressed."""

import re

from hkinno.documents.patterns import Pattern
from hkinno.documents.speech import ASKED, COLONS, label_of, says

# So much may stand before a label's colon.
LONGEST_LABEL = 120
# I asked him: no label begins so.
SUBJECT = Pattern(r"(?:I|We|You|He|She|They|It)\b")
# Labels of what is played, and not of who speaks.
CLIPS = "clip sot tape audio sound soundbite vt recording reader voice-over voiceover 片段 錄音 录音 原聲 原声"
# 我常常跟學生講：, I always tell them: what one says oneself, and not what one has heard or read, nor what his kin say.
_KIN = "[阿個个嘅的哋們们媽妈爸父母妹姐哥弟女仔兒儿太師师]|老(?![實实])|朋友|同[事學学]"
OWN = Pattern(
    rf"我(?!{_KIN})(?:(?![聽听讀读看見见引聞闻他她它佢你您，。；：]).){{0,12}}(?:[講讲說说話话答]|[強强][調调]|回[應应])[^，。；：我你他她]{{0,4}}[：:，,]?\s*$"
    r"|\bI\b(?:(?!\b(?:heard|hear|read|quote|quoted|cite|cited|found|saw|was)\b)[^.;:?!]){0,60}?"
    r"\b(?:say|said|tell|told|answer|answered|reply|replied|argue|argued|ask|asked|put it)\b[^.;:?!]{0,40}[:,]?\s*$",
    needs="我I",
)
# 你在信裏寫道：, you once wrote that.
TO_YOU = Pattern(
    r"[你您](?![們们])(?:(?![聽听讀读看見见問问，。；：]).){0,10}(?:[講讲說说話话寫写答])[^，。；：]{0,4}[：:，,]?\s*$"
    r"|\byou(?:['’]ve| have| had|['’]d)?(?: \w+ly| once| also| always)?"
    r" (?:say|said|wrote|written|told|argued|claimed|put it)\b[^.;:?!]{0,30}[:,]?\s*$",
    re.IGNORECASE,
    needs="你您yY",
)
# Professor Lam, you have said that.
VOCATIVE = Pattern(r"(?:^|[。！？.!?：:]\s*)(?P<who>[^，,。：:]{2,24})[，,]\s*(?:you\b|[你您])", re.IGNORECASE)
SALUTATION = Pattern(
    r"\s*(?:親愛的|亲爱的|敬愛的|敬爱的|尊敬的|致)?(?P<name>(?![各諸诸]位|大家)[^，。：:！!\s]{1,12}?)"
    r"(?:你好|您好|鈞鑒|钧鉴|台鑒|台鉴|如晤|收)?[：:，,！!]\s*(?:[你您]好[！!。]?\s*)?"
    r"|\s*(?:Dear|Hi|Hello)\s+(?P<who>(?!all\b|everyone|colleagues)[^,:\n]{2,40})[,:!]?\s*",
    re.IGNORECASE,
)


def label(line: str) -> str:
    """The name that a line of a conversation begins with; "" for none."""
    line = line.lstrip()
    before = min((line.partition(colon)[0] for colon in COLONS), key=len)
    # 某甲說：「…」 is no turn of 某甲說.
    if before == line or len(before) > LONGEST_LABEL or says(before) or ASKED.match(line):
        return ""
    match = label_of(line)
    return "" if match is None or says(match["name"]) or SUBJECT.match(match["name"]) else match["name"]


def is_clip(name: str) -> bool:
    """Whether a label is of what is played."""
    return name.casefold().strip("【】[]") in CLIPS.split()


def is_own(sentence: str) -> bool:
    """Whether a sentence gives its last words to who says it."""
    return OWN.search(sentence) is not None


def is_to_you(sentence: str) -> bool:
    """Whether a sentence gives its last words to who is spoken to."""
    return TO_YOU.search(sentence) is not None


def called(sentence: str) -> str:
    """Who is called in a sentence that speaks to him: Professor Lam, you have said; "" for nobody."""
    match = VOCATIVE.search(sentence)
    return match["who"] if match else ""


def greeted(lines: list[str]) -> str:
    """Whom the first lines of a letter greet; "" for nobody."""
    match = next(filter(None, map(SALUTATION.fullmatch, lines)), None)
    return (match["name"] or match["who"]) if match else ""
