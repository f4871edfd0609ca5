"""Knowledge of language for figures in prose: words that say the same, whose a figure is, places, times, hedges."""

from functools import cache

from hkinno.check.figures.prose import folded
from hkinno.documents.patterns import Pattern

# Words that say the same in the reporting of public affairs, in Chinese and English, a sense a line. An English word
# stands for its plain inflections too.
THESAURUS = """
apply: 收表 申請 報名 遞表 遞交 投考 申請人 申請者 表格 個案 | apply, applied, applies, application, applicant, bid,
   applying, candidate, submission
approve: 成功 取得簽證 拿到簽證 獲簽證 領到簽證 點頭 獲通過 獲受理 獲批 批准 批出 獲准 批核 核准 獲發 通過審批
   獲得批准 已批 批咗 批了 通過了審批 審批通過 成功申請 成功獲批 獲接納 過關 放行 發出簽證 獲簽發 簽發 批文 批覆 審結
   准許 | approve, approval, approving, let in, green light, go ahead, green lit, granted, issued, successful
   applicant, successful application, got the pass, got the nod, get the nod, got through, cleared, accepted,
   admitted, waved through, signed off, successful candidate, say yes, said yes, a yes, given the pass, given a pass,
   holding the pass, pass holder, pass-holder, successful, succeeded
reject: 拒絕 否決 不獲批 被拒 駁回 拒批 未獲批 未能獲批 不批准 落選 被否決 打回頭 申請失敗 遭拒 退回 | reject,
   rejection, refuse, refusal, turn down, turned down, turned away, denied, deny, denial, thrown out, knocked back,
   unsuccessful, failed, declined, rebuffed
pending: 待批 在審 審批中 處理中 待審 輪候 審理中 尚待 有待審批 等候 候批 未處理 積壓 | pending, under review,
   awaiting, in the queue, being processed, outstanding, waiting, undecided, backlog, in the pipeline, under
   consideration
withdraw: 撤回 撤銷 取消申請 | withdraw, withdrawn, cancelled, lapsed
renew: 續簽 續期 續領 | renew, renewal
receive: 收表 接獲了 累收 收逾 手上 收到 接獲 接到 錄得 收受 收 收咗 收了 收取 湧入 湧至 接收 累計收 | receive, drawn,
   drew, came in, come in, coming in, taken in, take in, took in, pour in, poured in, flooded in, flood in, lodged,
   lodge, filed, submitted, submit, garner, arrived, intake
arrive: 抵港 來港 到港 落戶 赴港 | landed, settled here, moved here, relocated, relocate
complain: 投訴 申訴 | complain, complaint
graduate: 畢業 應屆 離開大學 離開校園 踏出校園 走出校園 出校門 讀完大學 唸完大學 念完大學 走出大學 畢業生 大學剛畢業
   剛畢業 新鮮人 離校 | graduate, graduation, graduating, degree, left university, leave university, leaving
   university, finish university, finished university, finishing university, straight from university, straight out of
   university, out of university, fresh from university, fresh out of university, university leaver, just left
   college, out of college, left college, finished college, diploma, campus, newly minted
postgraduate: 博士 碩士 研究生 | phd, doctorate, doctoral, master's, postgraduate, doctor
mainlander: 內地人 內地申請人 內地生 | mainlander, from the mainland
overseas: 海外 外國 外籍 國外 海歸 | overseas, abroad, foreign, foreigner
woman: 女性 婦女 女士 女生 | woman, women, female
man: 男性 男士 | men, male
married: 已婚 | married
family: 家庭 家屬 配偶 子女 受養人 | family, families, dependant, dependent, spouse, children
scientist: 科學家 科研人員 研究員 科研人才 學者 | scientist, researcher, scholar
engineer: 工程師 | engineer
young: 年輕人 青年 年青人 青年人 年輕 後生 年青 後生仔 青少年 | young, younger, youngster, youth, youthful
old: 長者 老人 年長 老年 | elderly, older people, pensioner, senior citizen
job: 職缺 生計 差事 打工仔 工種 工作職位 受僱 就業職位 職位 崗位 就業機會 就業崗位 工作機會 就業 工作崗位 飯碗 份工
   空缺 | job, employment, vacancy, vacancies, post, work place, workplace, position
unemployed: 失業 待業 | unemployed, unemployment, jobless
wage: 工資 薪金 薪酬 月薪 | wage, salary, salaries, pay packet
worker: 僱員 員工 職工 人手 工人 勞動力 | employ, employed, employee, staff, workforce, worker, labour force
home: 住宅 單位 公屋 房屋 樓宇 居所 住房 宿舍 | flat, home, housing, dwelling, apartment, house
resident: 居民 市民 人口 住戶 | resident, population, inhabitant, household
patient: 病人 患者 求診者 | patient
tower: 大樓 大廈 建築物 樓層 | tower, tower block, storey, floor
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
place at school: 學位 學額 | school place, university place
school: 中小學 中學 小學 學校 幼稚園 | school, primary school, secondary school, kindergarten, classroom
training: 培訓 再培訓 | training, retraining
startup: 初創公司 初創企業 初創 新創 創業公司 創業者 創業 | start-up, startup, new venture, young company,
   entrepreneur, founder
sme: 中小企業 中小企 中小型企業 | smes, sme, small and medium, small business, small firm, smaller firm
company: 公司 企業 商戶 廠商 | company, companies, firm, enterprise, business
sports: 體育 運動 | sport
culture: 文化 藝術 | culture, cultural, arts
welfare: 福利 扶貧 安老 | welfare, poverty
medical: 醫療 衞生 醫護 | medical, health care, healthcare, medicine
transport: 交通 鐵路 運輸 | transport, railway, rail
road: 道路 公路 | road, motorway, highway
airport: 機場 | airport
tourism: 旅遊 | tourism
finance: 金融 銀行 | financial sector, financial services, finance industry, banking, bank
services: 服務業 | services sector, service sector, services industry, service industry
trade: 貿易 物流 | trade, logistics
property: 地產 房地產 | real estate, property sector
talent: 人才 | talent
equipment: 設備 器材 | equipment
ai: 人工智能 | artificial intelligence
teacher: 教師 老師 | teacher
arrest: 被捕 拘捕 | arrest
manufacture: 製造業 製造 工廠 廠房 | manufacture, manufacturing, manufacturer, factory, factories
output: 生產總值 國民生產 經濟總量 經濟 GDP | gdp, gross domestic product, economic output, economy
economies: 經濟體 其他地方 別處 其他城市 | economies, elsewhere, comparable economy, other economy, every economy
export: 出口 | export
import: 進口 | import
deficit: 赤字 虧損 | deficit, loss
profit: 利潤 盈利 | profit
cost: 工程費 造價 費用 成本 耗資 | cost, price tag
line: 生產線 產線 | production line, assembly line, lines
laboratory: 實驗室 | laboratory, laboratories, lab
university: 大學 院校 高校 高等院校 | university, universities, college, campus, campuses
research: 科研 研究 研發 | research, r&d
basic: 基礎 | basic, fundamental, blue sky, blue-sky, upstream, pure research, pure science
applied: 應用研究 應用科研 | applied research, applied science
grant: 撥款 撥 撥出 資助 注資 斥資 預留 投入 動用 拿出 出資 出錢 款項 款額 撥給 撥了 撥予 花費 涉資 經費 資金 投放 批款
   劃撥 支出 | grant, allocate, allocation, earmark, fund, set aside, money, spend, spent, inject, sum, paid, pay,
   pays, paid out, put up, puts up, put into, puts into, putting up, cash, contribution, contribute, pour, commit,
   committed, hand over, handed over, stump up, stumped up, funding, kitty
support: 支持 支援 扶持 支撐 | support, back, backing, bolster
translate: 成果轉化 轉化成果 轉化 商品化 商業化 落地 變成產品 變為產品 化為產品 | into products, into product, results
   into, transform, transformation, commercialise, commercialisation, commercial, commercialize, commercializing,
   commercialising, commercialization, to market, marketable
reorganise: 重組 重整 改組 整合 重新整合 | reorganise, reorganize, reorganisation, reorganization, restructure,
   overhaul, reshuffle, regroup, shake up, shake-up, shaken up, restructuring, regrouped, realign
establish: 新設 設立 成立 新建 增設 增建 新成立 籌建 開設 | set up, additional, found, established, establish, create
close: 關閉 關停 倒閉 結束營運 裁撤 | close, shut, shut down, closure, scrap, abolish
move: 遷往 搬遷 遷出 | move to, moved to, relocation
level: 動土 破土 平整 整地 開拓土地 地盤平整 平地 | ground will be broken, broken ground, ground broken, site
   formation, formation, formed, levelling, leveling, level ground, groundwork, levelled, leveled, earthwork, ground is
   broken, break ground, breaking ground, site preparation
release: 釋放 釋出 推出土地 放出土地 推地 | release, freed up, made available
attract: 招商引資 招商 引資 招攬 | court, woo, invite, attract, wooing, wooed
invest: 招商引資 引資 投資 投資者 | invest, investor, investment
move in: 進駐 入伙 | move in, tenants arrive
electronic: 電子化 電子 數碼化 無紙化 網上 電子政府 電子政務 | electronic, e-government, e-services, electronically,
   digital, online, paperless, digitised, digitalised
open: 啟用 開幕 通車 落成 竣工 投產 完工 | open, inaugurate, completed, completion
build: 興建 建造 動工 | build, construct, construction
publish: 面世 問世 登場 亮相 公布 發表 公佈 出爐 發布 頒布 宣布 宣讀 | publish, unveil, announce, came out,
   publication, deliver, release, issue, launched
rise: 冒起 崛起 湧現 異軍突起 | risen, sprung up, spring up, emerge, sprang up, shot up, come up
boundary: 過河 跨境 過境 跨河 | river, border, boundary, cross border, cross boundary, cross river
hope: 希望 期望 盼 | hope
proportion: 比重 比例 份額 佔比 佔 | share, proportion, account for, make up, made up
existing: 現況 現狀 現有 現時 目前 現在 現存 現已 已有 已設 已經有 已建 已達 擁有 如今 | existing, current, currently,
   already, has, now, home to, present, presently, today, up from, down from
target: 目標 增至 增加到 增加至 提升至 升至 擴至 加到 加至 達至 將達 升到 增到 變成
   變為 變到 去到 擴展至 減至 減到 降至 力爭達 | target, goal, aim, raise to, rise to, increase to, climb to, grow to
"""
# Characters that only hold a sentence together, or say that something is counted.
FUNCTION = (
    "時間期限數目例額的了在和與及並也亦就都把被對為以由從到於是有會將要能可這那其之個者所每各但而且或等着過只僅約逾"
    "說指出稱表示透露他她我們你它"
)
GENERAL = "服務 工作 提供 問題 情況 方面 進行 有關 相關 主要 重要 一些 部分 方式 需要 認為"
# Units of figures that are no counted nouns.
UNITS = frozenset({"money", "percent", "fraction", "years", "months", "weeks", "days", "years_of_age", "count"})
NO_TRAITS = (
    "time times period fraction percent whole interview interviewed paper report reported told tell according said"
    " year years month months week"
    " reports reporting reportedly"
    " among between including include such used use put puts make made go gone come comes give gives given take takes"
    " took also very well much many both each every first second itself himself still just only even then there here"
    " thing things way ways part parts both most some several"
    " service services serve served serves"
    " last next this end now number numbers figure figures total least nearly about exactly"
)


# What a word of English may end with, its first where it is several.
INFLECTIONS = ("ed", "es", "ing", "al", "als")


@cache
def thesaurus() -> dict[str, tuple[str, ...]]:
    """The senses of each word, by the word as it stands in plain text; English ones with their inflections."""
    found: dict[str, tuple[str, ...]] = {}
    for line in THESAURUS.strip().replace("\n  ", "").split("\n"):
        name, _, rest = line.partition(": ")
        chinese, _, latin = rest.partition(" | ")
        forms = set(map(folded, chinese.lower().split()))
        for word in latin.split(", "):
            first, space, others = word.partition(" ")
            root = first.removesuffix("e")
            forms |= {word, f"{word}s", *(root + ending + space + others for ending in INFLECTIONS)}
        for form in forms:
            found[form] = (*found.get(form, ()), name)
    return found


@cache
def function_words() -> frozenset[str]:
    """Characters of Chinese that only hold a sentence together."""
    return frozenset(folded(FUNCTION))


@cache
def general() -> frozenset[str]:
    """Pairs of Chinese characters that are said of anything."""
    return frozenset(map(folded, GENERAL.split()))


@cache
def neutral() -> frozenset[str]:
    """Bodies that may be those of the page: the bureau."""
    return frozenset(map(folded, NEUTRAL.split()))


@cache
def pronouns() -> frozenset[str]:
    """Pronouns of who speaks himself."""
    return frozenset(map(folded, ("我們", "我", "we", "i", "us")))


@cache
def officials() -> frozenset[str]:
    """Officials without a name, who may be those of the page."""
    return frozenset(map(folded, OFFICIALS.split()))


@cache
def papers() -> frozenset[str]:
    """What a paper is called where it has no name."""
    return frozenset(map(folded, PAPERS.split()))


@cache
def no_traits() -> frozenset[str]:
    """English words that say nothing of what a figure measures."""
    return frozenset(NO_TRAITS.split())


# Words by which the writer speaks of himself, of what is his own, or of what is only supposed.
SELVES = (
    r"筆者|作者的|本人|本文|本報(?![訊記專特駐消綜】])|本刊|本台|(?<![向對跟訴])我(?!國)|咱|敝|假如|假設|假定|倘若|如果|(?:^|(?<=[，。；：、]))若(?![干然論])"
    r"|\b(?:columnist|writer|author|editor|blogger)(?:'s|’s)"
    r"|\b(?:i|my|mine|we|our|ours|assuming|suppose|supposing)\b(?![.$])"
    r"|(?<!\btold )(?<!\btells )(?<!\btelling )\b(?:me|us)\b(?![.$])"
)
# The last word of a name that it may be called without: the Talent Pass.
GENERIC = frozenset(["scheme", "programme", "program", "project", "plan", "fund"])
# Bodies without a name, which may be those of the page.
NEUTRAL = (
    "bureau government department ministry 局方 當局 政府 港府 本局 部門 官員 officials official chief head minister"
    " 主管 secretary 首長 spokesman 高官 記者 記者會"
)
OFFICIALS = "official officials chief head minister secretary 主管 首長 官員 高官"
# What a paper is called where it has no name.
PAPERS = (
    "newspaper paper report article piece interview page caption daily 報紙 報章 該報 報道 報導 文章 訪問 專訪 圖註"
    " 圖注 圖說 報"
)
# Where it is said that a paper without a name has something: 按訪問, the interview has.
OF_PAPER = (
    r"(?:[按據依]照?|根據|參照)(?:該|這|此|上述)?[篇則段]?(?:訪問|專訪|報[道導]|文章|圖[說註]|報[紙章])"
    r"|\b(?:according to|in|per) (?:the|this) (?:interview|article|piece|paper|story|caption)\b"
    r"|\b(?:the|this) (?:interview|article|piece|paper|story|caption) (?:has|had|gives|gave|puts?|says|lists|reports)\b"
)
# Departments, as their names end: 入境處, 金管局. 格局 and 好處 are none.
BODIES = (
    r"(?:入境|統計|運輸|規劃|勞工|教育|衛生|環境|房屋|民政|審計|地政|建築|路政|渠務|社會福利|知識產權|發展|商務|保安|勞福|金管|醫管|機管|貿發"
    r"|旅發|生產力)總?[處署局]|證監會|消委會|廉政公署|教資會|研資局|房委會|立法會|區議會|[一二三四五六七八九十]?間?智庫"
)
# Words by which figures are somebody else's, or of something else.
OTHERS = (
    r"統計[處局署年]|(?<!局方)(?<!政府)(?:數據|統計|文件|資料|研究)顯示|調查|年報|民調|研究指|據.{0,12}統計|其後(?!是)|後來公布|最新數字"
    r"|另一(?:個|次|篇)?(?:訪問|專訪|場合)|其後(?:在|於|又|向)"
    r"|有(?:人|網民|網友|市民|讀者|媒體|傳媒)(?:說|指|稱|認為|以為|誤|傳|估|聲稱|相信)"
    r"|傳聞|[網誤謠流訛盛瘋]傳(?![統送承媒染真播導給])|問卷|翻查|查閱|點算"
    r"|\b(?:some|many|others|people|netizens) (?:say|said|people|think|thought|believed?|claim(?:ed)?|assumed?)\b"
    r"|\brumou?r(?:s|ed)?\b|\bquestionnaires?\b|\b(?:records|archives) (?:show|suggest)|\bour (?:own )?count\b"
    r"|\b(?:wrongly|mistakenly|widely) (?:said|claimed|believed|thought|assumed)\b"
    r"|(?:受訪|訪問|見報)(?:之)?後(?:的|一|兩|幾|數)|\b(?:since|after) the interview\b"
    r"|在立法會(?:上|說|表示|指|答)|\b(?:told|gave|informed) (?:lawmakers|legislators|councillors|a panel)\b"
    r"|\banother interview\b|\ba later interview\b|\bsubsequently\b"
    r"|(?:業界|商界|工商界|坊間|外界|市場|有意見|批評者|論者|學界|團體|居民|議員)[^，。]{0,4}"
    r"(?:要求|認為|估計|呼籲|希望|期望|預料|相信|質疑|爭取|倡議)"
    r"|\b(?:critics|analysts|observers|campaigners|lawmakers|the industry) (?:want|say|said|ask|demand|expect|hope"
    r"|think|believe|estimate)"
    r"|另載|另文|另版|鄰版|同版|旁邊的報道|\belsewhere on the page\b|\banother (?:story|article|report)\b"
    r"|(?:以外|之外)的?其他|其他計劃|別的計劃|\bstatistic|\bsurvey|\bpoll(?:ed|s)?\b|\blater (?:reported|said"
    r"|announced)"
    r"|\blater figures|official (?:data|figures)|\bcensus\b"
)
# Times by their words, counted from the time at which something is said.
RELATIVE_TIMES = (
    (("year", 0), "今年|本年|this year"),
    (("year", -1), "去年|上年|舊年|last year|the previous year|the year before"),
    (("year", 1), "明年|下年|來年|出年|next year|the coming year|the following year"),
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
# What makes of a number of years a time from now.
AHEAD = (
    r"未來|今後|(?<![a-z])(?:in|within|inside|after|over the (?:next|coming))"
    r"(?: the next| the coming| another| about| around)?"
)
BEHIND = r"\s?(?:之?[內後])|\s(?:from now|later|time\b)|[’']s? time\b"
# What a document that is named before a time did then.
COMES_OUT = r"已?(?:提出|公布|公佈|發表|發布|宣讀|宣布|出爐|面世|問世|訂下|定下)|[,.;。，；]?$"
# Words for a time that is not the page's and has no date: the year of something else, the first months of it.
OTHER_TIMES = (
    r"(?<!正)(?<!在)當年|那(?:一)?年|翌年|當初|(?:[首頭]|最初)(?:[兩二三四五六七八九十\d]{1,2}個?(?:月|星期|周)|[兩三四五六七八九十\d]{0,2}年)"
    r"|[\d兩三四五六七八九十幾]{1,3}年[之以]?前|\b(?:years|decades|a decade|a year) (?:ago|earlier)\b"
    r"|\b(?:back then|that year|in those days|the first (?:two|three|four|five|six|few) (?:weeks|months|years))\b"
)
# A month without a year up to which something is counted, in Chinese with its part behind.
AS_OF = (
    r"(?:截至|截止|截|迄|直至|直到|至|到了?|在)\s?(?P<month>\d{1,2}|[一二三四五六七八九十]{1,2})月(?P<days>[初中底])?"
    r"|\b(?:as of|as at|by|until|up to|since|in)(?: (?P<part>early|mid|late|the (?:start|middle|end) of))?[ -]"
    r"(?P<name>{names})\b"
)
# What comes first, second and so on.
ORDINALS = (("第一", "first"), ("第二", "second"), ("第三", "third"), ("第四", "fourth"))
ORDINAL = (
    r"第[一二三四](?![手線產期季代部章頁版屆屇十百])|\b(?:first|second|third|fourth)\b(?= (?:is|was|are|being|to)\b)"
)
# Parts of this year without their year: the first and the last month.
PARTS_OF_THIS_YEAR = (
    ((10, 12), "年底|年末|year's end|year’s end|year end|the end of the year|late in the year|before the year is out"),
    ((1, 12), "年內|within the year|inside the year"),
    ((1, 3), "年初|the start of the year|the beginning of the year|early in the year"),
    ((5, 8), "年中|mid year|midyear|the middle of the year"),
)
# Parts of a year by their words: the first and the last month.
PARTS_OF_YEAR = (
    ((10, 12), "年底|底|年末|末|歲末|the end|end|late|the close|the last quarter|第四季|end-"),
    ((1, 3), "年初|初|early|the start|the beginning|beginning|start|第一季|首季"),
    ((5, 8), "年中|中期|中旬|mid|mid-|the middle|middle"),
    ((1, 6), "上半年|the first half|first half"),
    ((7, 12), "下半年|the second half|second half|autumn"),
)
# Months of a year by name; may is too often no month.
MONTHS = (
    "january",
    "february",
    "march",
    "april",
    "",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
)
# Parts of a month by their words: the first and the last day.
PARTS_OF_MONTH = {
    **dict.fromkeys(("初", "early", "the start of"), (1, 10)),
    **dict.fromkeys(("中", "mid", "the middle of"), (11, 20)),
    **dict.fromkeys(("底", "late", "the end of"), (21, 31)),
}
# Where one clause ends and another begins without a mark.
CONJUNCTIONS = (
    r"[及和與]|以及| (?:and(?! [a-z]{2,9} (?:it|them)\b)|but|while|whereas|with|against|plus)(?= )"
    r"|而|但|並(?=[把且將已])"
)
# What calls the place that most is of, where one speaks there: the city.
HOME = r"本地|本市|本城|全港|\b(?:this|the) (?:city|territory)\b|\blocal(?:ly)?\b|\bhere\b"
# What is no place of its own.
WORLD = ("全球", "世界各地", "worldwide", "global", "globally")
# Places of the world that a draft may speak of and a store need not name.
PLACE = Pattern(
    folded(
        "全國|全球|世界各地|內地|中國|美國|英國|法國|德國|日本|韓國|南韓|印度|台灣|台北|澳門|東京|大阪|首爾|倫敦|紐約"
        "|波士頓|矽谷|巴黎|柏林|北京|上海|廣州|東莞|佛山|珠海|中山|惠州|蘇州|杭州|南京|武漢|成都|重慶|天津|西安|浙江|江蘇"
        "|元朗|屯門|天水圍|沙田|大埔|觀塘|將軍澳|荃灣|葵涌|灣仔|中環|東九龍|九龍|新界|港島|大嶼山|東涌|啟德|粉嶺|上水|洪水橋"
        "|深水埗|旺角|油麻地|黃大仙|西貢|柴灣|鰂魚涌|銅鑼灣|橫琴|福田|羅湖|寶安|龍崗"
        "|歐洲|歐盟|以色列|芬蘭|瑞士|荷蘭|加拿大|澳洲|泰國|越南|馬來西亞|印尼"
    )
    + r"|\b(?:nationwide|worldwide|global(?:ly)?|china|mainland|america|united states|u\.s\.|britain|united kingdom"
    r"|france"
    r"|germany|japan|korea|india|taiwan|taipei|macao|macau|tokyo|osaka|seoul|london|new york|boston|silicon valley"
    r"|paris"
    r"|berlin|beijing|shanghai|guangzhou|dongguan|zhuhai|hangzhou|suzhou|nanjing|wuhan|chengdu|chongqing|europe|israel"
    r"|yuen long|tuen mun|tin shui wai|sha tin|tai po|kwun tong|tseung kwan o|tsuen wan|kwai chung|wan chai|kowloon"
    r"|new territories|hong kong island|lantau|tung chung|kai tak|fanling|sheung shui|hengqin|futian|foshan"
    r"|finland|switzerland|netherlands|canada|australia|thailand|vietnam|malaysia|indonesia)\b"
)
# What a scheme is called, in plain text and in a text with its capitals: one that a store need not name.
SCHEME = (
    r"(?P<name>[^\W\da-z的了和及與在由是將]{2,8}?)(?:計劃|簽證|基金)"
    r"(?=[同有共收批則亦也就的，。（首去今至已目累另\d一二兩三四五六七八九十百千]|$)"
)
SCHEME_IN_CAPITALS = (
    r"\b(?P<name>(?:[A-Z][\w-]*[ -])+)(?:Scheme|Programme|Program|Pass|Visa|Fund)\b|\b(?P<short>[A-Z]{4,6})\b"
)
# What says of a number that it is there, and what that it is to be.
THERE = (
    r"現有|現況|現狀|現時(?:已|擁)?有|目前(?:已|擁)?有|已經|已[^經知於]|擁有|現已|現存|現時的|目前的"
    r"|\b(?:already|existing|current|currently|at present|presently|there are now|now has|today|to date"
    r"|up and running)\b"
)
TO_BE = (
    r"將|(?<![都社機工商協委大])會(?![議計社場員展])|(?<![主重需首必])要(?![素求點])|擬|計劃|打算|目標|希望|力爭|爭取|增至|未來|達到|升至|擴至"
    r"|\b(?:will|would|to be|is to|are to|aim|aims|target|goal|want|wants|plan|plans|hope|hopes|intend|intends|must"
    r"|should|needs? to|to reach|by 20)\b"
)
# Words for bodies that pay, by how their names end; and those that stand for a government.
HEADS = {
    "局": r"局方|本局|該局",
    "bureau": r"\bbureau\b",
    "部": r"部方|該部",
    "ministry": r"\bministry\b",
    "department": r"\bdepartment\b",
}
METONYMS = (("中央", "北京"), ("central government", "beijing"), ("特別行政區政府", "港府"))
# What makes of such a word the name of a place, or of something in it.
IN_PLACE = "[市故冬]|大[學興]|中關村|海淀|朝陽|時間"
# What denies a number, right before it: not 900 but 90.
DENIED = (
    r"(?:誤[寫報作稱傳記植]|錯[寫報]|並非|不是|而非)[成為做作是]{0,2}"
    r"|\b(?:not|rather than|wrongly|mistakenly|misreported as|misquoted as)(?: [a-z]+)?"
)
# What denies all of its clause, or asks.
UNSAID = (
    r"否認|(?:沒有|並無|未有|從未|不曾)(?:說|指|表示|提到|承諾|透露|講)"
    r"|\bdenie[sd]\b|\b(?:did|has|have) (?:not|never) (?:say|said|promised?)\b|\bnever said\b"
)
ASKED = (
    r"[?？][」』”\"]?\s*$|會否|是否會|(?<![訪學疑])問(?!題)[^，。：:]{0,8}[：:]"
    r"|\basked (?:\w+ ){0,3}(?:whether|if)\b"
)
# What makes of a sum or number one a year, a month or a head.
RATE = (
    r"每[年月季周日天人戶名]|年均|月均|人均|按年|\b(?:per|a|each|every) (?:year|month|week|day|head|person|capita)\b"
    r"|\bannual(?:ly)?\b|\byearly\b|\bmonthly\b"
)
# What makes of a number one of things that there were not before, before and behind it.
NEW = (
    r"(?:新增|新設|新建|新開|增設|增建|增添|加設|加建|添置|另設|另建|再建|再設|額外|新成立)(?:了|約|多|逾)?"
    r"|\b(?:new|additional|another|extra|further|fresh|newly (?:built|created|established))"
)
NEW_BEHIND = r"\s?(?:新(?!型|田|能)|\b(?:new|additional|more|extra|further)\b(?!-))"
# What a clause begins with that says what a sum is for; and verbs of giving that are said of other things too.
FOR = (
    r"\s?(?:會|將|全數|主要|專門)?(?:用於|用作|用來|用以|以|來|去)?(?:資助|支持|支援|推動|推行|推出|發展|強化|加強|扶持|建設|興建|幫助|協助)"
    r"|\s?(?:會|將|全數|主要|專門)?用(?:於|作|來|以|在)| (?:to|for|in order to|which|meant|intended|earmarked)\b"
)
GIVES = r"提供|給予|負擔|承擔|\b(?:provid|g[ia]ve|contribut|offer|suppl|bankroll|financ|bear|bore)\w*"
# What says that somebody gets something.
GETS = r"獲|得到|收到|接受|\b(?:was|were|been|being|got|gets?|given|receiv\w*|obtain\w*|secur\w*)\b"
# Measure words of Chinese that count things of one sort; others count any.
CLASSES = ("條", "間所家", "宗份人名位張", "輛架艘", "座棟幢")
# Names of a country that stand for its central government.
COUNTRY = ("內地", "mainland")
# What refers back to the things of the figure before: half of them.
BACK = (
    r"當中|其中|\bof (?:them|these|those|whom|which|that number)\b|\bamong (?:them|these|those|whom)\b"
    r"|\bthe latter\b|後者"
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
