"""Who speaks and who is spoken to in letters and conversations: labels, the writer's own words, who is addressed."""

import re

from hkinno.documents.patterns import Pattern
from hkinno.documents.speech import ASKED, COLONS, label_of, says

# So much may stand before a label's colon.
LONGEST_LABEL = 120
# 今年我講過：, of whoever writes, is no label.
SELF = Pattern("[我俺咱]")
# I asked him: no label begins so.
SUBJECT = Pattern(r"(?:I|We|You|He|She|They|It)\b")
# Labels of what is played, and not of who speaks.
CLIPS = "clip sot tape audio sound soundbite vt recording reader voice-over voiceover 片段 錄音 录音 原聲 原声"
# 我常常跟學生講：, I always tell them: what one says oneself, and not what one has heard or read, nor what his kin say.
_KIN = "[阿個个嘅的哋們们媽妈爸父母妹姐哥弟女仔兒儿太師师]|老(?![實实])|朋友|同[事學学]"
OWN = Pattern(
    r"我的?(?:看法|[觀观][點点]|答案|意[見见]|想法|[結结][論论]|原[則则]|[體体][會会])[^，。；：]{0,8}[：:，,]\s*$"
    r"|我[^，。；：]{0,6}[拋抛提][出個个一]*(?:[觀观][點点]|看法|[問问][題题])[：:，,]\s*$"
    rf"|我(?!{_KIN})(?:(?![聽听讀读看見见引聞闻他她它佢你您，。；：]).){{0,12}}(?:[講讲說说話话答]|[強强][調调]|回[應应])[^，。；：我你他她]{{0,4}}[：:，,]?\s*$"
    r"|\bI\b(?:(?!\b(?:heard|hear|read|quote|quoted|cite|cited|found|saw|was)\b)[^.;:?!]){0,60}?"
    r"\b(?:say|said|tell|told|answer|answered|reply|replied|argue|argued|ask|asked|put it)\b[^.;:?!]{0,40}[:,]?\s*$",
    needs="我I",
)
# 你在信裏寫道：, you once wrote that.
TO_YOU = Pattern(
    r"[你您](?![們们])(?:(?![聽听讀读看見见問问，。；：]).){0,10}(?:[講讲說说話话寫写答]|表示|指出|[強强][調调]|承[諾诺])[^，。；：]{0,4}[：:，,]?\s*$"
    r"|\byou(?:['’]ve| have| had|['’]d)?(?: \w+ly| once| also| always)?"
    r" (?:say|said|wrote|written|told|argued|claimed|put it)\b[^.;:?!]{0,30}[:,]?\s*$",
    re.IGNORECASE,
    needs="你您yY",
)
# Professor Lam, you have said that.
VOCATIVE = Pattern(
    r"(?:^|[。！？.!?：:]\s*)(?P<who>[^，,。：:]{2,24})[，,]\s*(?:(?:[^，。：:?？]{0,8})?[你您]|(?:\w+ ){0,4}you\b)",
    re.IGNORECASE,
)
SALUTATION = Pattern(
    r"\s*(?:親愛的|亲爱的|敬愛的|敬爱的|尊敬的|致)?(?P<name>(?![各諸诸]位|大家)[^，。：:！!\s]{1,12}?)"
    r"(?:你好|您好|鈞鑒|钧鉴|台鑒|台鉴|如晤|收)?[：:，,！!]\s*(?:[你您]好[！!。]?\s*)?"
    r"|\s*(?:Dear|Hi|Hello)\s+(?P<who>(?!all\b|everyone|colleagues)[^,:\n]{2,40})[,:!]?\s*",
    re.IGNORECASE,
)


# 這話是我自己想的, my own motto: who writes or speaks says that the words before or after are his own.
_I, _MAKES = (
    "[我俺咱]|本人|小弟|[筆笔]者|小[編编]|在下",
    "想|[諗谂]|琢磨|悟|熬|[總总][結结]|[寫写]|[創创]|[發发]明|[編编]",
)
CLAIMED_AFTER = Pattern(
    rf"\s*[^\n。]{{0,8}}?(?:自己(?:{_MAKES})(?:出[來来嚟]|到|[的嘅㗎])|(?:{_I})[^，。；]{{0,10}}(?:原[創创話话]|金句|座右[銘铭])"
    rf"|[（(](?:{_I})[^，。；）)]{{0,16}}[發发]言|[這这][句話话]{{1,2}}[^，。]{{0,6}}是(?:{_I})自己"
    rf"|[，,]?[這这呢][段句番]?[話话]?[是係系](?:{_I})[^，。]{{0,20}}[講讲說说寫写])"
    r"|[\s(,.;–—-]{0,4}(?:[^.\n]{0,24}\b(?:(?:entirely|all|purely) (?:my own|mine)\b|(?:is|was|were|are) mine\b"
    r"|my own (?:motto|line|phrase|sentence|coinage|words)\b|sentence of mine\b)"
    r"|I (?:put|wrote|said) (?:that|this|it) in my\b|I (?:came up with|coined|invented|made up) (?:it|that|this)\b"
    r"|yours truly\b"
    r"|[Mm]y (?:own )?(?:motto|mantra|creed)\b)",
    needs="自我俺咱本筆笔小在mMIy",
)
CLAIMED_BEFORE = Pattern(
    rf"(?:自己[^，。：；]{{0,12}}(?:{_MAKES})(?:出(?:[來来嚟]|一?[句個个條条])|到|[的嘅])|(?:{_I})[的嘅]?原[創创]|(?:{_I})心[裡里裏][的嘅]?[話话]|(?:{_I})自己[的嘅](?:心得|看法|想法|[體体][會会]|[結结][論论]|原[則则]|[話话])|(?:{_I})首[次先]提出)"
    r"[^。：\n]{0,18}[，：:,]?\s*(?:[即叫][是做作]?)?\s*$"
    r"|\b(?:[Mm]y (?:(?:own )?line|(?:\w+ )?(?:motto|mantra|creed|pledge|rule))\b[^.;:\n]{0,24}(?:\bis|\bbeen|\bwas|:)"
    r"|[Hh]ere is my own\b[^.;:\n]{0,60}:|(?:mine|my own), [^.;:\n]{0,24}\)?:"
    r"|of (?:my|his|her) own(?: making| invention)?[:,])[:,]?\s*$",
    needs="自我俺咱本筆笔小在mMo",
)
ANNOUNCED = Pattern(
    r"\bI(?:['’]d| would|['’]ll| will)? (?:\w+ )?(?:put it|say) (?:this way|like this|this|so)\.\s*$"
    r"|我(?:[會会])?(?:[這这][樣样麼么]|如此)[說说講讲看][。：]\s*$",
    needs="I我",
)
GREETING = Pattern(
    r"(?:[各諸诸]位|[親亲敬尊][愛爱敬]|同志[們们]|朋友[們们]|[貴贵][司會会校公]|致|女士們|女士们|先生們|先生们|大家)|.*[你您]好"
    r"|(?:dear|hi|hello|hey|friends|ladies|colleagues|gentlemen|all|team)\b",
    re.IGNORECASE,
)
# 唔係我講嘅: what is only passed on.
NOT_MINE = Pattern(
    r"(?:不是|唔[係系]|[並并]?非)[我俺]|[轉转][發发]?[一來来](?:[句段]|[畀給给])|\bnot (?:mine|my)\b", re.IGNORECASE
)
# What somebody puts into another language is not his own.
TRANSLATED = Pattern("[譯译]|英文|English|translat|render", re.IGNORECASE, needs="譯译英EetrTR")


def label(line: str) -> str:
    """The name that a line of a conversation begins with; "" for none."""
    line = line.lstrip()
    before = min((line.partition(colon)[0] for colon in COLONS), key=len)
    # 某甲說：「…」 is no turn of 某甲說.
    if before == line or len(before) > LONGEST_LABEL or says(before) or ASKED.match(line):
        return ""
    match = label_of(line)
    name = match["name"] if match else ""
    # 今年我在訪問中講過：, and no name.
    nobody = says(name) or SUBJECT.match(name) or (len(name) > 1 and SELF.search(name)) or is_greeting(name)
    return "" if nobody else name


def is_greeting(name: str) -> bool:
    """Whether what looks like a label is who is greeted: 各位朋友：, Friends:."""
    return GREETING.match(name) is not None


def is_clip(name: str) -> bool:
    """Whether a label is of what is played."""
    return name.casefold().strip("【】[]") in CLIPS.split()


def is_own(sentence: str) -> bool:
    """Whether a sentence gives its last words to who says it."""
    return OWN.search(sentence) is not None


def is_claimed(sentence: str, after: str) -> bool:
    """Whether who writes or speaks says that the words between are his own: 這話是我自己想的, my own motto."""
    claimed = CLAIMED_BEFORE.search(sentence) is not None or CLAIMED_AFTER.match(after) is not None
    return claimed and not TRANSLATED.search(f"{sentence}{after[:40]}")


def is_passed_on(sentence: str) -> bool:
    """Whether a sentence says that its last words are not the writer's: 唔係我講嘅."""
    return NOT_MINE.search(sentence) is not None


def is_announced(sentence: str) -> bool:
    """Whether who speaks says that his words follow in the next sentence: I'd put it this way."""
    return ANNOUNCED.search(sentence) is not None


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
