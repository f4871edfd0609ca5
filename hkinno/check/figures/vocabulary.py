"""Knowledge of language for figures in prose: words that say the same, whose a figure is, places, times, hedges."""

from functools import cache

from hkinno.check.figures.prose import folded
from hkinno.documents.patterns import Pattern

# Words that say the same in the reporting of public affairs, in Chinese and English, a sense a line. An English word
# stands for its plain inflections too.
THESAURUS = """
apply: 申請 報名 遞表 遞交 投考 申請人 申請者 | apply, applied, applies, application, applicant, bid
approve: 獲批 批准 批出 獲准 批核 核准 獲發 通過審批 獲得批准 已批 | approve, approval, let in, green light,
   granted, issued, successful applicant,
   successful application, got the pass, got the nod, get the nod
reject: 拒絕 否決 不獲批 被拒 駁回 | reject, rejection, refuse, refusal, turn down, turned down
receive: 收到 接獲 接到 錄得 收受 收 | receive, drawn, drew
complain: 投訴 申訴 | complain, complaint
graduate: 畢業 應屆 離開大學 離開校園 踏出校園 走出校園 出校門 | graduate, graduation, degree, left university,
   leave university, leaving university, finish university, finished university, straight from university,
   straight out of university, out of university
young: 年輕人 青年 年青人 青年人 年輕 後生 | young, younger, youngster, youth
old: 長者 老人 年長 老年 | elderly, older people, pensioner, senior citizen
job: 就業職位 職位 崗位 就業機會 就業崗位 工作機會 就業 | job, employment, vacancy, vacancies
unemployed: 失業 待業 | unemployed, unemployment, jobless
wage: 工資 薪金 薪酬 月薪 | wage, salary, salaries, pay packet
worker: 僱員 員工 職工 人手 | employee, staff, workforce, worker
home: 住宅 單位 公屋 房屋 樓宇 | flat, home, housing, dwelling
resident: 居民 市民 人口 住戶 | resident, population, inhabitant, household
patient: 病人 患者 求診者 | patient
hospital: 醫院 病院 | hospital
sick: 確診 染病 | infection, infected
die: 死亡 喪生 罹難 死者 | death, die, died, killed, fatal, fatality, fatalities
injure: 受傷 傷者 | injure, injured, injury, injuries, wounded
flood: 水浸 水災 洪水 | flood, flooding
passenger: 乘客 客流 | passenger
visitor: 旅客 遊客 訪客 | visitor, tourist, traveller
vehicle: 車輛 汽車 | vehicle, car
ship: 船隻 船舶 | ship, boat, vessel
pupil: 學生 學童 | pupil, student
teacher: 教師 老師 | teacher
arrest: 被捕 拘捕 | arrest
manufacture: 製造業 製造 工廠 廠房 | manufacture, manufacturing, manufacturer, factory, factories
output: 生產總值 國民生產 經濟總量 GDP | gdp, gross domestic product, economic output, economy
economies: 經濟體 其他地方 別處 其他城市 | economies, elsewhere
export: 出口 | export
import: 進口 | import
deficit: 赤字 虧損 | deficit, loss
profit: 利潤 盈利 | profit
cost: 工程費 造價 費用 成本 耗資 | cost, price tag
line: 生產線 產線 | production line, assembly line
laboratory: 實驗室 | laboratory, laboratories, lab
university: 大學 院校 高校 高等院校 | university, universities, college
research: 科研 研究 研發 | research, r&d
basic: 基礎 | basic, fundamental
grant: 撥款 撥出 資助 注資 斥資 預留 投入 動用 拿出 出資 出錢 款項 款額 | grant, allocate, allocation, earmark,
   fund, set aside, money, spend, spent, inject, sum
support: 支持 支援 扶持 | support
translate: 成果轉化 轉化成果 轉化 | transform, transformation, commercialise, commercialisation, commercial
reorganise: 重組 重整 改組 | reorganise, reorganize, reorganisation, reorganization, restructure, overhaul
level: 平整 整地 開拓土地 | site formation, formation, levelling, leveling, level ground, groundwork
release: 釋放 釋出 推出土地 | release
attract: 招商引資 招商 引資 招攬 | court, woo, invite, attract
invest: 招商引資 引資 投資 | invest, investor, investment
electronic: 電子化 電子 數碼化 | electronic, electronically, digital, online
open: 啟用 開幕 通車 落成 | open, inaugurate
build: 興建 建造 動工 | build, construct, construction
publish: 公布 發表 公佈 出爐 發布 | publish, unveil, announce, came out
rise: 冒起 崛起 | risen, sprung up, spring up, emerge
proportion: 比重 比例 份額 佔比 佔 | share, proportion, account for, make up, made up
existing: 現有 現時 目前 現在 現存 現已 已有 已設 已經有 已建 已達 擁有 如今 | existing, current, currently,
   already, has, now, present, presently, today, up from, down from
target: 目標 增至 增加到 增加至 提升至 升至 擴至 加到 加至 達至 將達 升到 增到 減至 減到 降至 力爭達 | target, goal,
   aim, raise to, rise to, increase to, climb to, grow to
"""
# Characters that only hold a sentence together, or say that something is counted.
FUNCTION = (
    "時間期限數目例額的了在和與及並也亦就都把被對為以由從到於是有會將要能可這那其之個者所每各但而且或等着過只僅約逾"
    "說指出稱表示透露他她我們你它"
)
# Units of figures that are no counted nouns.
UNITS = frozenset({"money", "percent", "fraction", "years", "months", "weeks", "days", "years_of_age", "count"})
NO_TRAITS = (
    "time times period fraction percent whole interview interviewed paper report reported told tell according said"
    " year years month months week"
    " last next this end now number numbers figure figures total least nearly about exactly"
)


@cache
def thesaurus() -> dict[str, tuple[str, ...]]:
    """The senses of each word, by the word as it stands in plain text; English ones with their inflections."""
    found: dict[str, tuple[str, ...]] = {}
    for line in THESAURUS.strip().replace("\n  ", "").split("\n"):
        name, _, rest = line.partition(": ")
        chinese, _, latin = rest.partition(" | ")
        forms = set(map(folded, chinese.lower().split()))
        for word in latin.split(", "):
            root = word.removesuffix("e")
            forms |= {word, f"{word}s", *(root + ending for ending in ("ed", "es", "ing", "al", "als"))}
        for form in forms:
            found[form] = (*found.get(form, ()), name)
    return found


@cache
def function_words() -> frozenset[str]:
    """Characters of Chinese that only hold a sentence together."""
    return frozenset(folded(FUNCTION))


@cache
def neutral() -> frozenset[str]:
    """Bodies that may be those of the page: the bureau."""
    return frozenset(map(folded, NEUTRAL.split()))


@cache
def no_traits() -> frozenset[str]:
    """English words that say nothing of what a figure measures."""
    return frozenset(NO_TRAITS.split())


# Words by which the writer speaks of himself, of what is his own, or of what is only supposed.
SELVES = (
    r"筆者|本人|本文|本報(?!訊)|本刊|本台|我(?!國)|咱|敝|假如|假設|假定|倘若|如果|若(?![干然論])"
    r"|\b(?:i|my|me|mine|we|our|us|ours|assuming|suppose|supposing)\b(?!\.)"
)
# Bodies without a name, which may be those of the page.
NEUTRAL = "bureau government department ministry 局方 當局 政府 港府 本局 部門 官員 officials official"
# Departments, as their names end: 入境處, 金管局. 格局 and 好處 are none.
BODIES = (
    r"(?:入境|統計|運輸|規劃|勞工|教育|衛生|環境|房屋|民政|審計|地政|建築|路政|渠務|社會福利|知識產權|發展|商務|保安|勞福|金管|醫管|機管|貿發"
    r"|旅發|生產力|證監|消委|廉政)[總]?[處署局會]|教資會|研資局|房委會|立法會|區議會|[一二三四五六七八九十]?間?智庫"
)
# Words by which figures are somebody else's, or of something else.
OTHERS = (
    r"統計[處局署年]|(?:數據|統計|文件|資料|研究)顯示|調查|年報|民調|研究指|據.{0,12}統計|其後|後來公布|最新數字"
    r"|(?:以外|之外)的?其他|其他計劃|別的計劃|\bstatistic|\bsurvey|\bpoll(?:ed|s)?\b|\blater (?:reported|said"
    r"|announced)"
    r"|\blater figures|official (?:data|figures)|\bcensus\b"
)
# Times by their words, counted from the time at which something is said.
RELATIVE_TIMES = (
    (("year", 0), "今年|本年|this year"),
    (("year", -1), "去年|上年|last year|the previous year|the year before"),
    (("year", 1), "明年|下年|來年|next year|the coming year|the following year"),
    (("year", 2), "後年|the year after next"),
    (("year", -2), "前年|the year before last"),
    (("month", -1), "上月|上個月|last month"),
    (("month", 1), "下月|下個月|next month"),
    (("month", 0), "本月|這個月|this month"),
    (("week", -1), "上周|上週|上星期|上個星期|last week"),
    (("week", 1), "下周|下週|下星期|next week"),
    (("week", 0), "本周|本週|這星期|this week"),
    (("day", -1), "昨日|昨天|yesterday"),
)
# Parts of this year without their year: the first and the last month.
PARTS_OF_THIS_YEAR = (
    ((10, 12), "年底|年末|year's end|year’s end|year end|the end of the year|late in the year"),
    ((1, 3), "年初|the start of the year|the beginning of the year|early in the year"),
    ((5, 8), "年中|mid year|midyear|the middle of the year"),
)
# Parts of a year by their words: the first and the last month.
PARTS_OF_YEAR = (
    ((10, 12), "年底|底|年末|末|歲末|the end|end|late|the close|the last quarter|第四季|end-"),
    ((1, 3), "年初|初|early|the start|the beginning|beginning|start|第一季|首季"),
    ((5, 8), "年中|中期|中旬|mid|mid-|the middle|middle"),
    ((1, 6), "上半年|the first half|first half"),
    ((7, 12), "下半年|the second half|second half"),
)
# Parts of a month by their words: the first and the last day.
PARTS_OF_MONTH = {"初": (1, 10), "中": (11, 20), "底": (21, 31)}
# Where one clause ends and another begins without a mark.
CONJUNCTIONS = r" (?:and|but|while|whereas|with|against|plus)(?= )|而|但|並(?=[把且將已])"
# Places of the world that a draft may speak of and a store need not name.
PLACE = Pattern(
    folded(
        "全國|全球|世界各地|內地|中國|美國|英國|法國|德國|日本|韓國|南韓|印度|台灣|台北|澳門|東京|大阪|首爾|倫敦|紐約"
        "|波士頓|矽谷|巴黎|柏林|北京|上海|廣州|東莞|佛山|珠海|中山|惠州|蘇州|杭州|南京|武漢|成都|重慶|天津|西安|浙江|江蘇"
        "|歐洲|歐盟|以色列|芬蘭|瑞士|荷蘭|加拿大|澳洲|泰國|越南|馬來西亞|印尼"
    )
    + r"|\b(?:nationwide|worldwide|global(?:ly)?|china|mainland|america|united states|u\.s\.|britain|united kingdom"
    r"|france"
    r"|germany|japan|korea|india|taiwan|taipei|macao|macau|tokyo|osaka|seoul|london|new york|boston|silicon valley"
    r"|paris"
    r"|berlin|beijing|shanghai|guangzhou|dongguan|zhuhai|hangzhou|suzhou|nanjing|wuhan|chengdu|chongqing|europe|israel"
    r"|finland|switzerland|netherlands|canada|australia|thailand|vietnam|malaysia|indonesia)\b"
)
# What says that something is done, that it is promised, and that it is neither.
DONE = (
    r"已經?(?!收到|獲|有|達|為止)|早已|完成了|落實了|\balready\b"
    r"|\b(?:has|have) (?:already )?(?:been )?(?!to\b)[a-z]+(?:ed|en|un|lt|id)\b"
)
PROMISED = (
    r"承諾|保證|擔保|應承|許諾|一定會|必定|必會|\bpromis(?:ed|es|e|ing)\b|\bpledg(?:ed|es|e)\b"
    r"|\bguarante(?:ed|es|e)\b|\bvow(?:ed|s)?\b|\bdefinitely\b"
)
HEDGED = (
    r"希望|期望|力爭|爭取|打算|計劃在|擬|將會?|準備|預計|初步"
    r"|\b(?:hope[sd]?|plan(?:s|ned)?|intend(?:s|ed)?|will|would|aim(?:s|ed)?|provisionally|to be)\b"
)
