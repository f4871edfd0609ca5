"""How numbers are written in Chinese and English: patterns of plain text, whose Chinese is folded as that is.

A word of English ends at a character of Chinese: those that ask for its ends are patterns of ASCII.
"""

from functools import cache
from re import ASCII, escape
from re import Pattern as Compiled
from re import compile as compiled

from hkinno.check.figures.prose import folded
from hkinno.documents.patterns import Pattern

# All digits of a number, and a run of numerals that somebody may write: what could be cut in many ways takes forever.
DIGITS = r"(?<!\d)\d+(?!\d)(?:,\d{3}|(?<=\d) \d{3}(?![\d,-]))*(?:\.\d+(?!\d))?"
HAN, SCALE = folded("〇零一二三四五六七八九十百千兩"), folded("萬億兆")
# Numerals as they stand in deeds and cheques.
FORMAL = folded("壹貳叁肆伍陸柒捌玖")
_HANS = f"[{HAN}]{{1,12}}"
_ANY = rf"(?:{DIGITS}|[{HAN}{SCALE}]{{1,32}})"
# With 幾, 多 and the like in it: 30多, 幾十億, 4萬5千, 六十多萬.
_RUN = folded(
    rf"(?:{DIGITS}|[{HAN}]{{1,4}}點[{HAN}]{{1,4}}|[{HAN}{SCALE}]|[幾數](?=[十百千{SCALE}]))"
    rf"(?:{DIGITS}|[{HAN}{SCALE}]|[多餘來](?=[{SCALE}])|個(?=[{SCALE}])|幾(?![乎何])){{0,32}}"
)
_SCALES, _SHORT = "thousand|million|billion|trillion", "bn|mn|tn|m|b|k"
_NUMBERS = (
    "one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen|eighteen"
    f"|nineteen|twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety|hundred|{_SCALES}"
)
_WORDS = rf"(?:(?:a|half a) (?:{_SCALES}|hundred)|(?:{_NUMBERS}))\b(?:[ -](?:and )?(?:{_NUMBERS})\b)*"
_SCALED = rf"{DIGITS}[ -]?(?:(?:{_SCALES})s?|{_SHORT})\b"
_ENGLISH = rf"(?:{_SCALED}|{DIGITS}|\b{_WORDS})"
_FEW = r"one|two|three|four|five|six|seven|eight|nine|ten|[1-9]|10"
_PARTS = "half|halves|thirds?|quarters?|fifths?|sixths?|sevenths?|eighths?|ninths?|tenths?|twentieths?|hundredths?"
# 十六成立 has no 成 of ten.
_TENTHS = rf"(?<![{HAN}\d.])(?:[{HAN}]|\d(?:\.\d)?)成[半{HAN}]?(?![為立功果本員長熟就績交效分份型都])"
# What has no number, but a measure word after it: 幾個, 多所.
_SOME = "[幾數多](?=[個所間家項年月條宗種名位次天日周座份屆批])"

# A figure by what it is: points and times, which measure a difference, shares, ranges, some, and all others.
FIGURE = Pattern(
    folded(
        rf"(?P<points>{_ANY}個?百分點|(?:{_ENGLISH}) percentage points?)"
        rf"|(?P<times>{_RUN}多?倍|\b(?:{_WORDS}|{DIGITS})[- ]?(?:times|fold)\b)"
        rf"|(?P<percent>百分之(?:{DIGITS}|{_HANS})|{DIGITS} ?%|{_TENTHS}"
        rf"|(?:{_ENGLISH})[ -](?:per ?cent|pc)\b|(?:{_ENGLISH})[ -]per mille?\b|千分之{_HANS}|{DIGITS} ?‰)"
        rf"|(?P<fraction>每(?:\d{{1,3}}|[{HAN}]{{1,3}})[個人名宗位][^，。；\d{HAN}]{{0,10}}，?[^，。；\d{HAN}]{{0,3}}有"
        rf"(?:\d{{1,3}}|[{HAN}]{{1,3}})[個人名宗位]?"
        rf"|{_HANS}分之?{_HANS}|[一過逾近大]半數?(?![年天日月句]|小時)|半數"
        rf"|\b(?:(?:a|one|two|three|four)[ -])?(?:{_PARTS})\b"
        rf"(?!(?: of)? a (?:{_SCALES}|hundred|dozen|year|month|decade))"
        rf"|\b1/[2-9]\b|\b(?:(?:{_FEW})|one [a-z]{{3,12}}) (?:in|out of) (?:every )?(?:{_FEW})\b(?!-)|[½⅓¼])"
        rf"|(?P<part>\b(?:(?:a|one|two|three)[ -])?(?:{_PARTS}) of a (?:{_SCALES})\b)"
        rf"|(?P<range>\b(?:{DIGITS}|{_WORDS}) ?(?:-|–|—|to|or) ?(?:{_ENGLISH})|{_RUN}[-–—~至到]{_RUN})"
        r"|(?P<some>\b(?:several|a few|a couple of|few|a handful of|(?:dozen|score|ten|hundred|thousand)s of"
        r"|multi(?=-))"
        rf"(?:[ -]hundred)?(?:[ -](?:{_SCALES})s?)?\b|\b(?:{_SCALES}|hundred|decade)s\b|{_SOME})"
        r"|(?P<half>半(?=年(?![輕級代])|個月)|\bhalf a(?= year| decade| month)|\ba(?= decade\b))"
        r"|(?P<dozen>\b(?:(?:half a|a|one|two|three|four|five|six) )dozen\b)"
        rf"|(?P<number>{_SCALED}|{_RUN}|{_ENGLISH}|[{FORMAL}][拾佰仟萬億][{FORMAL}拾佰仟萬億]{{0,12}})"
    ),
    ASCII,
)

# The first number of what may be a range, and what makes it the first step of two: from 30 to 130.
FIRST = Pattern(rf"(?:{_SCALED}|{_RUN}|{_ENGLISH})", ASCII)
FROM = Pattern(folded(r"(?:\bfrom\b|[由從])[^,;，；]{0,24}$"))
# What makes a number the difference of two others.
DIFFERENCE = Pattern(
    folded(
        r"(?:增加|增長|增多|多了|多出|多建|減少|少了|相差|差距|增幅|累增|下跌|上升|收縮|萎縮|回落|(?<![最許眾不更超至])多)"
        r"(?:了|約|近|大約|逾|超過|至少)?\s*$"
        r"|\b(?:fell|rose|grew|shrank|dropped|climbed|contracted)\s*$"
        r"|\b(?:by|(?:increase|rise|growth|gain|gap|difference|drop|fall|jump) of)(?: (?:about|around|some|nearly"
        r"|over))?\s*$"
    ),
    ASCII,
)
DECADES = Pattern(r"[ -]decades?")
# What makes it a part of a comparison: 六點五萬的十倍.
OF_TIMES = Pattern(folded(rf"的?[\d{HAN}半]{{1,4}}倍"))
_MONTHS = "(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*"
# Words of English before the number of a place, a version or a telephone.
_PLACES = (
    r"pages?|pp?\.|paras?\.?|paragraphs?|chapters?|sections?|notes?|footnotes?|figures?|tables?|appendix|annex|nos?\."
    "|items?|vols?\\.|version|v\\.?|lines?|room|flat|level|part|phase|article|step|day|week|grade|form|secondary|primary"
    "|class|tel\\.?|phone|extension,?|call|fax|issue|stage|tier|route|terminal"
)
# What stands where a number is none: dates, places in a text, names with digits, hours, telephone numbers, addresses.
NO_FIGURE = Pattern(
    folded(
        r"(?<!\d)(?:19|20)\d\d(?: ?[-–/至] ?(?:(?:19|20)\d\d|\d\d(?!\d)))?"
        r"(?:年度?(?:\d{1,2}月(?:\d{1,2}[日號])?)?)?(?![\d,.]*\d|[多餘]?[個宗條間家人名萬億%])"
        rf"|(?<!\d)\d{{1,2}}月(?:\d{{1,2}}[日號])?|{_HANS}月{_HANS}[日號]|(?<![{HAN}\d])[{HAN}]{{4}}年(?![代來內])"
        rf"|第 ?(?:\d+|{_HANS})(?: ?[至-] ?(?:\d+|{_HANS}))?|(?:{DIGITS}|{_HANS})[號版頁期章節](?!個)"
        rf"|(?:附表|附件|附錄|腳註)[{HAN}]{{1,3}}|\b(?:{_PLACES}) ?\d[\d.,–-]*(?:(?: and | to |, )\d+)*(?:[ -]\d{{4}})*"
        r"|(?:附表|附件|附錄|表|圖|註|腳註|頁|版|電話|熱線|查詢|郵編|編號|序號|房|室|樓|座|組|班|號)"
        r" ?[a-z]?\d[\d-]*(?:[ -]\d{4})*(?![\d-]*[個間所宗條名座家項張])"
        rf"|\b\d{{1,2}}(?:st|nd|rd|th)\b|\b\d{{1,2}} ?{_MONTHS}\b|\b{_MONTHS}\.? \d{{1,2}}\b(?!,\d)"
        r"|\b\d+(?= itself\b)|\b\d{1,2}:\d\d(?::\d\d)?\b|\d{1,2}[時點](?:\d{1,2}分|正|半)?(?!間)"
        r"|\b\d{1,2}(?:\.\d\d)? ?[ap]\.?m\b"
        r"|\+?\d{2,4}[ -]\d{4}[ -]?\d{0,4}(?!\d)|(?<!\d)\d{8,}(?!\d)(?![\d,.]*[元%萬億])"
        r"|(?<![a-z])(?!(?:under|over)-|hkd|usd|rmb|cny)[a-z]+-?\d[a-z\d.]*(?![\d.]*[%萬億])"
        r"|(?<!under[- ])(?<!over[- ])(?<!\d)\d+[a-z]{1,2}(?![a-z])(?<!\d[mkb])(?<!bn)(?<!mn)(?<!tn)"
        r"|(?<!\d)\d+(?:\.\d+){2,}|\[\^?\d+\]"
        r"|^\s*[(（]?\d{1,2}[.)、）](?!\d)|\d\+(?=計)|#\d+|https?://\S+|[a-z0-9._%+-]{1,64}@\S+"
    )
)
# Words that are written with a numeral and count nothing.
IDIOM = Pattern(
    folded(
        r"[一二三四五六七八九十百千萬]{1,12}(?=國兩制|帶一路|網通辦|簽多行|站式|體化|[些般直定旦向切起致同樣律概味貫旁再併並舉流邊路共面如手經連"
        r"則時心生齊番瞬來]|方面|度(?!電))"
        r"|統一|唯一|萬一|第一|進一步|[上下每某這那]一|下一步|另一(?!半)|(?<!分)之一|同一|任何一|一系列|一年一"
        r"|一[個種項名位間所家次句篇條段份座批帶分點方件場套類代早天日道塊把番步](?!半)|一部分"
        r"|[兩二三四五]地|[兩二]岸|[兩二三]者|[兩二]國|兩制|四川|九龍|三角|五金|百姓|百貨|百科|千禧|萬物|萬能|億萬"
        r"|千方百計|成千上萬|三番四次|七一|十分(?!之)|十足|[二三四]維|百年|千年|半導體|半山|半島|半點|半夜|半路|多半"
        r"|百分百|四季|(?:星期|周|禮拜)[一二三四五六日]|初[一二三四五六七八九十]|[一二三]線|二手|四[處周面]|兩[頭旁邊面]|萬眾"
        r"|\bone another\b|\b(?:no|any|some|every) ?one\b|\bone (?:day|of)\b|\bsecond[- ]?hand\b|\bone-(?:plus|stop"
        r"|off)\b"
    )
)

# What follows a number: a unit of money, of age, of time, or a measure word of Chinese, which begins no other word.
UNIT = Pattern(
    folded(
        r"\s?(?P<money>[港美日歐]?元|港[幣紙]|人民幣|蚊|塊錢?|(?:hong kong |hk |us )?dollars?|(?:hk|us)\$|bucks|yuan"
        r"|(?:hk|us)d\b|rmb\b)"
        r"|(?P<age>歲|(?<=\d)s\b|[ -]years?[ -](?:old|of age)|[ -]year[ -]olds?)"
        r"|(?P<span>\s?個?半?(?:年(?![輕級代度貨])|月|星期|禮拜|小時|分鐘|周(?!年)|天(?![才然])|日(?![本報]))"
        r"|[ -](?:years?|months?|weeks?|days?|hours?|minutes?|decades?|quarters?)\b)"
        r"|(?P<count>\s?(?:大(?![學灣陸眾型廈幅力量約概多致])|家(?!庭)|項(?!目)|位(?!於)|批(?![准出核評])|組(?![織成建])"
        r"|支(?![持援付出撐配])|部(?![分門署])|人(?![才工口民數均員類士])|重(?![點組大要])|國(?![家際])|地(?![區點方])"
        r"|[個宗條間所名件份座類種筆次輪期屆隊隻台輛艘棟幢套片戶場篇張股層校城]|方面))"
    ),
    ASCII,
)
SPANS = {
    **dict.fromkeys(map(folded, ("年", "半年", "個半年", "year", "years")), "years"),
    **dict.fromkeys(map(folded, ("月", "個月", "個半月", "month", "months")), "months"),
    **dict.fromkeys(map(folded, ("周", "星期", "個星期", "week", "weeks")), "weeks"),
    **dict.fromkeys(map(folded, ("天", "日", "day", "days")), "days"),
}
_DOLLARS = {
    "HKD": "hk$ hkd 港元 港幣 港紙 蚊",
    "USD": "us$ usd 美元",
    "CNY": "人民幣 rmb cny yuan ¥",
    "GBP": "£",
    "EUR": "€ 歐元",
}
CURRENCIES = {folded(word): code for code, listed in _DOLLARS.items() for word in listed.split()} | {
    "hong kong dollars": "HKD",
    "hk dollars": "HKD",
    "us dollars": "USD",
}
CURRENCY = Pattern(r"((?:hk|us)?\$|hkd|usd|rmb|cny|£|€|¥)\s?$")
AGED = Pattern(
    folded(r"(?:\baged?(?: of)?|年齡在?為?|年紀在?|年[過逾近屆]?)(?: (?:under|below|over|above|about))?\s?$")
)
# A bounded number of two digits that counts nothing: are under 30, have yet to turn thirty.
TURNED = Pattern(
    r".*\b(?:are|were|is|was|be|being|aged?|turned|turn|reached|reach)(?: (?:all|still|mostly|now|yet))*"
    r"(?: (?:under|below|over|above|younger than|older than))? (?:\d\d|(?:twen|thir|for|fif|six)ty)(?:[,.;:)]? ?|"
    r" [a-z])"
)
# A word of English that is counted.
COUNTED = Pattern(
    r" (?!(?:and|or|are|is|were|was|who|while|as|at|in|of|he|she|they|said|says|make|account|according|to)\b)[a-z]"
)
# 多 behind a number, and a half that is more or less than one.
MORE = Pattern(folded("[多餘](?!元化|數|年來)|來(?=[條個名位年歲宗])"))
HALVES = {folded(word): bound for word, bound in (("過", "over"), ("逾", "over"), ("大", "over"), ("近", "near"))}
SOME_TIMES = {"tens": 10, "dozens": 10, "scores": 10, "hundreds": 100, "thousands": 1000}
PARTS = {"fifth": 5, "sixth": 6, "seventh": 7, "eighth": 8, "ninth": 9, "tenth": 10, "twentieth": 20, "hundredth": 100}
DOZENS = {"half a": 6, "a": 12, "one": 12, "two": 24, "three": 36, "four": 48, "five": 60, "six": 72}
SCALES = {"hundred": 100, "thousand": 10**3, "million": 10**6, "billion": 10**9, "trillion": 10**12}

# Words that bound a number, by what they say of it. "least" may be the number itself, "over" may not, "above" leaves
# that open; "far" is much more; "most" is no more, "under" less; "near" is almost; "about" either.
_BEFORE = {
    "most": "no more than|not more than|at most|up to|a maximum of|最多|至多|不超過|不多於|不高於|不逾",
    "least": "at least|no fewer than|no less than|not less than|not fewer than|a minimum of|至少|最少|不少於|不低於"
    "|起碼"
    "|少說",
    "far": "well over|well above|far more than|far above|far beyond|much more than|遠超|遠逾|遠多於|遠超過|遠遠超過"
    "|大大超過|遠高於",
    "over": "more than|over the age of|above the age of|over|above|exceeding|exceeded|exceeds|exceed|in excess of"
    "|upwards of"
    "|north of|beyond|topped|passed|passed the|surpassed|surpassing|just over|a little over|slightly over"
    "|greater than|higher than|逾|超過|超|多於|多過|高於|過|超出|突破|衝破|破|大於",
    "under": "less than|fewer than|under|below|short of|lower than|just under|not quite|younger than|yet to reach"
    "|yet to turn|not yet turned|not yet reached|not turned|not reached|below the age of|under the age of|不足|不到"
    "|少於"
    "|低於|未滿|未夠|未到|小於|不及|未過",
    "near": "nearly|almost|close to|approaching|nearing|just short of|近|接近|將近|差不多|幾近|幾乎|快到|逼近|直逼",
    "about": "about|around|roughly|approximately|some|circa|in the region of|in the order of|somewhere around"
    "|somewhere near|an estimated|~|約|大約|大概|大致|約莫|粗略|估計約",
    "exactly": "exactly|precisely|a round|正好|剛好|恰好|整整|不多不少|剛剛好|足足|恰恰",
}
_AFTER = {
    "least": "or more|or above|or over|or higher|or older|and older|and up|plus|-plus|+|或以上|起",
    "over": "-odd| odd|-something|有多|有餘|開外",
    "above": "and over|and above|and more|以上",
    "most": "or less|or fewer|or below|or under|or younger|或以下|以內|之內|內",
    "under": "and under|and below|以下|不到",
    "about": "or so|or thereabouts|-ish|左右|上下|前後|許",
}
# A noun between a number and what bounds it: 20% share or more.
NOUN = Pattern(
    folded(
        rf"[^\W\da-z{HAN}{SCALE}]{{1,4}}?(?=或?以上|或?以下|左右)"
        r"|(?: [a-z]+){1,2}(?= (?:or more|or so|or above|or less|or fewer|or over|and over|or under)\b)"
    )
)


def _groups(classes: dict[str, str]) -> str:
    """The words of each class as a group, the longest first."""
    return "|".join(
        f"(?P<{name}>{'|'.join(map(escape, sorted(map(folded, words.split('|')), key=len, reverse=True)))})"
        for name, words in classes.items()
    )


@cache
def before() -> Compiled[str]:
    """What bounds a number, up to where that begins."""
    between = folded(
        r"[有為達至到是在了佔欠共要只會可能]{0,2}(?:[用撥拿出花]{0,2}|佔[^，。；\d]{1,8}的)|\s?(?:a|an|the)?"
    )
    return compiled(
        rf"(?:(?<![a-z])(?=[a-z])|(?=[^a-z]))(?:{_groups(_BEFORE)})(?:{between})[\s-]*(?:(?:hk|us)?\$\s?)?$"
    )


@cache
def after() -> Compiled[str]:
    """What bounds a number from behind it; not what bounds the next one."""
    return compiled(rf"\s?(?:{_groups(_AFTER)})(?![a-z])(?! ?[\d{HAN}])")
