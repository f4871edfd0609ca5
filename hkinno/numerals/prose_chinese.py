"""Quantities in Chinese sentences, folded: 約3億元, 一萬多名, 三至四日, 逾八成, 近三分之二, 十七八個, 260公頃."""

import re
from collections.abc import Iterator
from functools import cache

from hkinno.numerals import chinese
from hkinno.numerals.bounds import COUNT, FRACTION, MONEY, PERCENT, Amount, Number, number, ratio
from hkinno.text import fold

# Bounds before a number: the number is the lower end, the upper end, or near.
LEAST = "超過了 超過 多於 多過 逾 超 高於 不少於 不低於 不下 至少 最少 起碼"
MOST = (
    "不足 不到 未到 少於 低於 不超過 唔超過 不多於 最多 至多 最高可處 最高可達 最高可 最高 上限 頂多 接近 將近 近"
    " 差不多 未滿 最多同時帶 限於 最多有 最多坐 最多可 最多只 最多達 唔夠 不夠 唔到"
)
NEAR = "大約 大概 約有 約為 約莫 約 估計 料 成"
LEAST_AFTER, MOST_AFTER, NEAR_AFTER = "或以上 以上 起", "或以下 以下 以內 之內 唔到 不到", "左右 上下 開外"
# What counts things: units of several characters, and of one.
UNITS = (
    "平方公里 平方米 平方呎 平方尺 立方米 公頃 公里 公尺 公分 厘米 毫米 公斤 千克 公克 毫升 公升 公噸 分貝 小時"
    " 鐘頭 分鐘 秒鐘 個月 星期 禮拜 世紀 港元 美元 歐元 英鎊 日圓 人民幣 個百分點 百分點 千瓦時 千瓦 兆瓦 攝氏度"
    " 海里 英里 英尺 英寸 人次 車次 班次 席位 單位 斤 個鐘"
)
UNIT = (
    "毛角個名位人戶户幢座棟層間家所條隻頭匹棵株朵粒顆枚塊片張本冊份封篇首部輛架艘班次趟回場屆批組隊套雙對副件"
    "項宗單種款碗碟杯瓶盒包箱袋桶台畝里米尺呎寸克噸磅升度年日天晚夜週周秒歲代元蚊票席步下頁字句分倍檔碼例"
    "床遍聲男女根餐棒輪針劑節課桌檯枝支把盞扇道門口筆樁條艇"
)
# Units of which one is a quantity; of any other 一 is an article.
MEASURED = (
    "年 歲 小時 鐘頭 分鐘 秒 秒鐘 週 周 星期 禮拜 個月 世紀 公里 里 米 呎 尺 寸 厘米 毫米 公斤 千克 克 噸 磅 公頃"
    " 畝 升 公升 毫升 度 倍 元 蚊 港元 美元"
)
MONEY_UNITS = "元 蚊 港元 美元 歐元 英鎊 日圓 人民幣"
# Words with a numeral in them that count nothing.
WORDS = (
    "一樣 一般 一直 一定 一起 一些 一時 一旦 一路 一度 一致 一向 一方 一邊 一切 一齊 一早 一再 一連 一律 一味 一心"
    " 一番 一線 一級 一流 一帶 一月 一號 一陣 一日三餐 十分 千萬別 萬一 萬分 百姓 百般 千方 三角 四周 四處 四面"
    " 八卦 五金 九龍 七夕 三藩 兩岸 兩地 二手 三三 四川 五官 百貨 千里 萬事 十字 三明治 兩口 兩邊 兩旁 三輪 百科"
    " 百分百 千金 二維 三維 二氧 四季"
)
# Folded, full-width signs are those of ASCII.
_DIGITS = r"\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?"
_HAN = fold("〇零一二三四五六七八九十百千兩廿卅")
_SCALE = fold("萬億兆")
_MORE = fold("多餘幾來")
# 3.8, 4,200, 一萬, 20余万, 六十几, 三百八.
_RUN = rf"(?:(?:{_DIGITS})[十百千]?|[{_HAN}]+)"
NUMBER = rf"(?:{_RUN}[{_MORE}]?[{_SCALE}]*)+"
SEVERAL = rf"[{fold('幾數')}](?=[十百千{_SCALE}])"
# 半小時 and 半個月; but not the half of 上半年, 大半年, 兩年半.
_HALF = fold("(?<![上下大前後小年月日天時個點多])半個?(?=小時|鐘頭|年|月|日|天|世紀|公里|公斤|斤)")
_TO_TEN = "[一二三四五六七八九十]"
_DAY = fold("日號")
# What stands where a number is none: ordinals, dates, times, names with digits, addresses.
NONE = (
    rf"[{fold('本上下今當')}]月(?:\d{{1,2}}|{_TO_TEN}{{1,3}})[{_DAY}]|(?:{_TO_TEN}|\d)[0{fold('十')}]年代",
    r"第\s?[\d〇零一二三四五六七八九十百]+",
    rf"(?:19|20)\d\d\s?[-–/至]\s?(?:19|20)?\d\d(?:年度?)?|\d{{4}}\s?年(?:\d{{1,2}}月(?:\d{{1,2}}[{_DAY}])?)?",
    rf"[〇零一二三四五六七八九]{{4}}年|\d{{4}}[-/.]\d{{1,2}}[-/.]\d{{1,2}}|(?:\d{{1,2}}|{_TO_TEN}+)月(?:(?:\d{{1,2}}|{_TO_TEN}+)[{_DAY}])?",
    rf"\(\d{{1,2}}日\)|\d{{1,2}}日(?=[,。、.;凌早上下{fold('晚')}夜起至)(]|$)|(?:\d{{1,2}}|{_TO_TEN}{{1,3}}){fold('號')}",
    rf"(?:\d{{1,2}}[{fold('時點')}]|{_TO_TEN}+{fold('點')})(?:(?:\d{{1,2}}|{_TO_TEN}+)分|半|正|{fold('鐘')})?(?!{fold('間')})|\d{{1,2}}:\d{{2}}(?::\d{{2}})?",
    rf"(?:{fold('星期|禮拜|週|周')})[一二三四五六日]|(?:\d+|{_TO_TEN}+){fold('(?:樓|年級)')}",
    r"《[^《》]{1,30}》",
    r"[a-z]+[-_]?\d[a-z0-9_.-]*|\d+[a-z][a-z0-9_-]*|\d{7,}|\d+(?:-\d+){2,}|https?://\S+|\S+@\S+|#\d+|\d+/\d+",
)


# Before 一度, which is once if nothing like it stands there.
TEMPERATURE = re.compile(fold("(?:攝氏|華氏|零下|升|降|升溫|降溫|只有|高|低|達|約|近|不足)$"))


@cache
def _any(words: str) -> str:
    return "|".join(sorted(map(re.escape, fold(words).split()), key=len, reverse=True))


@cache
def _pattern() -> re.Pattern[str]:
    unit = f"(?:{_any(UNITS)}|[{fold(UNIT)}])"
    # 上百億, but 晚上三人: of a round number only.
    before = rf"(?P<least>{_any(LEAST)}|上(?=[百千{_SCALE}]))|(?P<most>{_any(MOST)})|(?P<near>{_any(NEAR)})"
    after = rf"(?P<leastafter>{_any(LEAST_AFTER)})|(?P<mostafter>{_any(MOST_AFTER)})|(?P<nearafter>{_any(NEAR_AFTER)})"
    return re.compile(
        rf"(?:{before})?(?P<sign>[$£€¥])?(?:"
        rf"(?P<below>[{_HAN}]+)分之(?P<above>[{_HAN}]+)|百分之(?P<percent>{_DIGITS}|[{_HAN}]+(?:{fold('點')}[{_HAN}]+)?)"
        rf"|(?P<half>{fold('一半|半數|(?:過|近)?半(?=[,。、人以的是來在.;已受)]|$)')}|{_HALF})"
        rf"|(?P<ratio>(?:{_DIGITS}|[{_HAN}]+)[比:∶](?:\d+|[{_HAN}]+))(?=[{fold('的變至到升降跌比')},。、.]|$)"
        rf"|(?P<whole>\d+)(?:[秒米]|分(?=\d+秒))(?P<parts>\d{{1,2}})(?![\d分])"
        rf"|(?P<first>{NUMBER})(?P<firstunit>{unit})?(?:至|到|[-–—~、])(?P<second>{NUMBER})"
        rf"|(?P<several>{SEVERAL})?(?P<number>{NUMBER})(?P<odd>[{_MORE}]?)"
        rf")(?(whole)|(?:(?P<tenths>成(?:[{_HAN}]|半)?)|(?P<mark>\s?%)|\s?(?P<unit>{unit}))?)"
        rf"(?P<over>[{_MORE}半]|{fold('出頭')})?(?:{after})?"
    )


@cache
def _none() -> re.Pattern[str]:
    return re.compile("|".join(NONE))


def find(plain: str) -> Iterator[Amount]:
    """The quantities of a folded text; ``printed`` is to be filled in."""
    spans = [match.span() for match in _none().finditer(plain)]
    for match in _pattern().finditer(plain):
        words = match[0]
        if any(start < match.end() and match.start() < end for start, end in spans) and not _free(match, spans):
            continue
        if re.match("[a-z0-9]", plain[match.start() - 1 : match.start()]) and words[0].isdigit():
            continue
        if _counts_one(match):
            continue
        amount = _amount(match)
        if amount:
            yield amount


def _free(match: re.Match[str], spans: list[tuple[int, int]]) -> bool:
    """Whether what is no number lies in the unit, or the bound, of what is one."""
    for name in ("number", "first", "second", "below", "above", "percent", "ratio"):
        start, end = match.span(name)
        if start >= 0 and any(first < end and start < last for first, last in spans):
            return False
    return True


def _counts_one(match: re.Match[str]) -> bool:
    """Whether it is an article or a word: 一班, 一碟, 十分; 一小時 and 一公里 are quantities."""
    if match["number"] == fold("零") and match["unit"] not in tuple(fold("度分元")):
        return True
    once = match["number"] == "一" and match["unit"] == "度" and not TEMPERATURE.search(match.string[: match.start()])
    if match["unit"] and match["unit"] in fold(MEASURED).split() and not once:
        return False
    word = re.compile(_any(WORDS)).match(match.string, match.start())
    return word is not None or (match["number"] == "一" and bool(match["unit"]) and not match["near"])


def _amount(match: re.Match[str]) -> Amount | None:
    low, high, unit = _ends(match)
    if low is None and high is None:
        return None
    exact = low == high
    most = bool(match["most"] or match["mostafter"]) or match["half"] == "近半"
    least = bool(match["least"] or match["leastafter"]) or match["half"] == fold("過半")
    if unit == COUNT and not _is_counted(match):
        return None
    ends = (None if most and exact else low), (None if least and exact else high)
    near = bool(match["near"] or match["nearafter"]) and not (most or least)
    return Amount(match.start(), match.end(), "", *ends, near, unit)


def _is_counted(match: re.Match[str]) -> bool:
    """Whether a number has a unit, or needs none."""
    return bool(match["unit"] or match["sign"] or match["ratio"] or match["whole"]) or _stands_alone(match)


def _stands_alone(match: re.Match[str]) -> bool:
    """Whether a number without a unit is a quantity: 五千四百萬, 25億, but not the 三 of a word."""
    words = match["number"] or match["second"] or ""
    return len(words) > 1 and (re.search(rf"[{_SCALE}百千]|\d", words) is not None or len(words) > 2)  # noqa: PLR2004


def _ends(match: re.Match[str]) -> tuple[Number | None, Number | None, str]:
    """Both ends of what stands in a match, before the words that bound it."""
    if match["below"]:
        below, above = chinese.simple(_plain(match["below"])), chinese.simple(_plain(match["above"]))
        share = above / below if above and below and above < below else None
        return (*_both(number(share) if share is not None else None), FRACTION)
    if match["percent"]:
        return (*_both(_value(match["percent"])), PERCENT)
    if match["half"]:
        return 0.5, 0.5, COUNT if match["unit"] else FRACTION
    if match["ratio"]:
        first, second = re.split("[比:∶]", match["ratio"])
        one, other = _value(first), _value(second)
        return (*_both(one / other if one and other else None), COUNT)
    if match["whole"]:
        return (*_both(number(ratio(f"{match['whole']}.{match['parts']}"))), "")
    if match["first"]:
        low, high = _shared(match["first"], match["second"])
        if low is None or high is None or low >= high:
            return None, None, COUNT
        factor, unit = _unit(match)
        return low * factor, high * factor, unit
    return _counted(match)


def _counted(match: re.Match[str]) -> tuple[Number | None, Number | None, str]:
    written = match["number"]
    factor, unit = _unit(match)
    if match["tenths"]:
        return (*_tenths(written, match["tenths"]), PERCENT)
    pair = _next_to(written)
    if pair:
        return pair[0] * factor, pair[1] * factor, unit
    vague = re.search(f"[{_MORE}]", written) or match["odd"] or (match["over"] and match["over"] != fold("半"))
    value = _value(re.sub(f"[{_MORE}]", "", written))
    if value is None:
        return None, None, unit
    if match["several"]:
        return value * 2, value * 10, unit
    if match["over"] == fold("半"):
        value += 0.5
    return value * factor, None if vague else value * factor, unit


def _unit(match: re.Match[str]) -> tuple[int, str]:
    """What a number is multiplied by for its unit, and the unit."""
    if match["mark"] or (match["unit"] and fold("百分點") in match["unit"]):
        return 1, PERCENT
    money = match["sign"] or (match["unit"] and match["unit"] in fold(MONEY_UNITS).split())
    return 1, MONEY if money else COUNT


def _tenths(written: str, tenths: str) -> tuple[Number | None, Number | None]:
    """七成 is 70 per cent, 兩成三 23, 三成半 35; 三四成 30 to 40."""
    pair = _next_to(written)
    if pair:
        return pair[0] * 10, pair[1] * 10
    value = _value(written)
    if value is None or value > 10:  # noqa: PLR2004 - more than all
        return None, None
    rest = tenths[1:]
    more = 5 if rest == fold("半") else (_value(rest) or 0) if rest else 0
    return value * 10 + more, value * 10 + more


def _both(value: Number | None) -> tuple[Number | None, Number | None]:
    return value, value


def _plain(written: str) -> str:
    return written.replace(fold("廿"), fold("二十")).replace(fold("卅"), fold("三十"))


def _value(written: str) -> Number | None:
    """A number in digits, Chinese numerals or both."""
    plain = _plain(written.replace(",", ""))
    exact = chinese.exact(plain) if plain else None
    return number(exact) if exact is not None else None


DIGIT = {character: value for value, character in enumerate(fold("零一二三四五六七八九"))} | {fold("兩"): 2}


def _next_to(written: str) -> tuple[Number, Number] | None:
    """Two numbers that follow each other: 兩三, 十七八, 六七十, 五六千, 三百八九, 千八二千."""
    match = re.fullmatch(
        rf"(.*?)([{fold('一二三四五六七八兩')}])([{fold('二三四五六七八九兩')}])([{fold('十百千')}{_SCALE}]*)", written
    )
    if match is None or DIGIT[match[2]] + 1 != DIGIT[match[3]]:
        return None
    ends = [_value(match[1] + digit + match[4]) for digit in (match[2], match[3])]
    if ends[0] is None or ends[1] is None:
        return None
    return ends[0], ends[1]


def _shared(first: str, second: str) -> tuple[Number | None, Number | None]:
    """10至20億: the scale of the second number is meant for both."""
    scale = re.search(f"[{_SCALE}]+$", second)
    low, high = _value(re.sub(f"[{_MORE}]", "", first)), _value(re.sub(f"[{_MORE}]", "", second))
    if scale and low is not None and high is not None and not re.search(f"[{_SCALE}]", first):
        # 10至20億, but not 4,000至2萬.
        scaled = _value(first + scale[0])
        low = scaled if scaled is not None and scaled < high else low
    return low, high
