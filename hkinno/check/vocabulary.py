"""The words that attribution knows, in Chinese (one script only; they are matched folded) and in English.

Tables, and nothing that reads them: ``lexicon`` does.
"""

# Verbs that give words to somebody.
SAYS = (
    "應我 應我一句 回他 回她 回我 回我一句 回他一句 回道 一語道破 一語中的 不諱言 直言不諱 自問 自答"
    " 回了一句 回一句 回敬 回嘴 搶白 補一句 加一句 補了一句 加了一句 補上一句 這樣看 這麼看 如此看"
    " 接口 接腔 搭腔 抄寫 抄錄 謄寫 默寫 背誦 朗讀 朗誦 唸 說 話 表示 指出 強調 透露 認為 坦言 直言 直說 稱 指"
    " 補充 提到 續指 笑言 寫道 寫 重申 形容 呼籲 回答 答 回覆 回復 反駁 反問 問 追問 解釋 分析 承認"
    " 承諾 保證 宣布 宣佈 預告 提醒 警告 聲稱 宣稱 自稱 所言 所說 所指 所稱 所云 云 曰 喊話 大叫"
    " 吐槽 留言 打趣 笑說 苦笑 憶述 回憶 作結 告訴 致辭 致詞 發言 主張 預料 估計 相信 談到 談及 點出"
    " 講明 講到 和應 建議 推文 發文 慨嘆 感嘆 揭示 直認 抱怨 解說 說明 講 話齋 提出 表明 斷言 預言"
    " 嘲笑 自嘲 勸 招徠 答覆 覆述 嚷 喊 希望 期望 爆料 列明 說道 問道 答道 笑道 歎道 論及 高呼 高喊"
    " 疾呼 喊道 開宗明義 答辯 拍板 拍心口 斷定 道出 引述 轉述 引用 讀出 回應 批評 評論 評價 報道 報導"
    " 轉載 談 談起 說到 說起 提及 聊到 論 叫 公布 介紹 質疑 投訴 猶豫 反映 警惕 力陳 直斥 斥 怒斥"
    " 讚揚 呼應 發聲明 發表 告誡 教導 叮囑 囑咐 吩咐 訓誡 勉勵 叮嚀 常教 曾教 教過 告知"
    " 念叨 嘮叨 質問 詰問 訓話 訓示 直指 力證 力主 辯稱 辯解 申明 闡明 闡述 闡釋 概括 歸納 總結 點明 道明 揚言 放話"
    " 放言 插話 插嘴 接話 附和 讚嘆 寄語 發帖 貼文 撰文 去信 來信 致函 申辯 交代 匯報 彙報 嘀咕 嘟囔 咕噥 喃喃"
    " 自語 嘆道 嘆息 喟嘆 諷刺 譏諷 挖苦 調侃 揶揄 戲言 說笑 打氣 鼓勵 披露 揭露 直陳 訴說 訴苦 控訴 吶喊 呼喊 高叫"
    " 大喊 宣示 宣告 留下 拋出 拋下 丟下 撂下 迸出 概言 直呼 驚呼 歡呼 誇口 吹噓 自詡 自評 自述 口述 續說 明言 坦承"
    " 坦白 表態 發話 發聲 開口 開腔 開聲 點評 定調 感言 埋怨 反詰 駁斥 駁 申訴 聲言 直斥 痛斥 怒罵 罵 敦促 促請 促"
    " 歎 嘆 起誓 發誓 立誓 許諾 一口咬定 咬定 複述 喊出 唱道 吟道 誦道"
)
# Verbs only before a mark or at the end of a clause: 某甲道：, 某甲謂「…」.
CLOSING = "道 謂 嗆 補"
# Words with a verb's character in them.
NO_VERBS = (
    "朋友圈 對方 同場 同行 同台 同席 同組 同業 同屆 同日 同一"
    " 在座談 座談 問號 沒有人 無人 英語 粵語 國語 漢語 語文 語言 語氣 語境 語料 語調 問題 小說 學說"
    " 記者會 記者招待會"
    " 講解 講台 講壇 講課 指數 指標 指引 指導 指南 寫字樓 講座 講者 講義 講稿 稱號 名稱 對稱 提問 談判 談笑 論文"
    " 論壇 理論 討論 輿論 無論 不論 叫做 電話 對話 寫照 描寫 寫法 改寫 填寫 編寫 評論區 評論欄 留言區"
    " 笑話 神話 童話 話題 訪談 會談 公布欄 指望 指揮 手指 疑問 詢問 訪問 採訪 專訪 說服 書寫"
    " 速寫 報稱 名叫 不叫 職稱 通話 談得 說客 你 你們 大會 機會 社會 學會了 大學生 無人 他人 其他"
    " 他們 她們 佢哋 他日 他方 吉他 本報訊 專家組 遊說 演說家 長話 廢話 話音 話題 知道 難道"
    " 渠道 街道 管道 軌道 頻道 通道 賽道 跑道 隧道 味道 無所謂 稱謂 開口閉口"
)
ADVERBS = (
    "不以為然 不敢苟同 不置可否 剛才 剛剛 方才"
    " 同埋 同時 同樣 昨日 今日 日前 早前 其後 當時 昨天 今天 昨晚 今早 今朝 昨 續 又 亦 也 曾 再 則 就 還 卻 更"
    " 並 並且 公開 曾經 多次 最近 近日 即時 隨即 隨後 先 後來 一再 特別 明確 親口 常常 常 經常 都"
    " 只 當日 繼續 近期 仍 仍然 當面 一度 一直 已經 已 受訪時 受訪 接受訪問 接受採訪 接受專訪 接受查詢"
    " 接着 接著 跟住 跟着 跟著 隨着 普遍 怎樣 怎麼"
    " 最後 最終 終於 末了 不禁 當場 語重心長地 如是 這樣 這麼 成日 話畢 在 於 昔日 當年 從前 正如 誠如 一如 據 照 按照"
    " 時任 現任 according 率先 笑着 嚴肅地 斬釘截鐵地 說來 亦曾 馬上 立刻 立即"
)
# Titles of office, which follow a surname or a name.
TITLES = (
    "局長 署長 處長 部長 司長 廳長 市長 省長 區長 鎮長 校長 院長 會長 社長 廠長 行長 先生 女士 小姐 太太 特首"
    " 總理 總統 主任 書記 秘書長 理事長 董事長 氏"
)
AFTER_SURNAMES = "局長 教授 博士 先生 部長 氏 局 司長 署長 議員 主席 女士 小姐 校長 院長"
OTHERS = (
    "我 我們 咱 俺 筆者 在下 小弟 敝人 專家 學者 教授 博士 官員 議員 主席 副主席 總裁 副總裁 總監 經理 主管 負責人"
    " 發言人 代表 主持人 主持 網民 網友 市民 居民 街坊 讀者 老師 學生 同學 司機 師傅 老闆 老細 上司"
    " 顧問 分析師 分析員 經濟學家 科學家 工程師 規劃師 作家 作者 詩人 校長 副校長 院長 部長 副部長 市長"
    " 副市長 省長 書記 處長 署長 廳長 特首 行政長官 財政司司長 政務司司長 律政司司長 總理 總統 首相 大使"
    " 秘書長 理事 會長 創辦人 創始人 員工 同事 朋友 父親 母親 爸爸 媽媽 爺爺 嫲嫲 女士 小姐 太太 村民 人士"
    " 合夥人 岳父 岳母 外父 外母 親家 姐夫 妹夫 女婿 媳婦 社評"
    " 大叔 大爺 大媽 大姐 大嬸 同志 閨蜜 頭兒 先父 先母 亡父 亡母 家父 家母 家兄 內子 外子 先夫 經濟師"
    " 講師 導賞員 備忘錄 新聞稿 公報 通告 時評人 書評人 影評人 樂評人 食評人"
    " 聽眾 觀眾 嘉賓 記者 編輯 編者 筆者 本刊 業界 商人 廠長 投資人 投資者 受訪者 論者 評論員 評論人"
    " 導師 導演 演員 醫生 律師 家長 委員 董事 行長 外界 前輩 師兄 師姐 職員 秘書 獵頭 用戶 店主 高層"
    " 財務總監 政協委員 人大代表 常委 當局 大眾 東主 成員 組長 工人 義工 青年 前局長 前官員 司長 局長"
    " 答 長老 貴賓 女兒 兒子 政府 公司 集團 銀行 大學 協會 總會 商會 公會 學會 基金會 聯會 聯盟"
    " 聯合會 委員會 管理局 機構 中心 組織 工會 法院 辦公室 辦事處 簡報 報告 白皮書 聲明 公告 社論 文件"
    " 研究 機器 模型 人工智能 電視台 電台 雜誌 通訊社 報章 報紙 傳媒 媒體 智庫 平台 教科書 字典 詞典"
    " 新華社 人民日報 中央 國務院 外交部 發改委 公眾號 按語 編輯部 該刊 該報"
    " 綱要 商界 學界 政界 工商界 金融界 科技界 創科界 團隊 部門 局方 校方 院方"
    " 警方 港府 同桌 司儀 室友 舍友 同窗 鄰居 鄰座 表哥 表弟 表姐 表妹 堂哥 堂弟 舅父 舅舅 姑媽 姨媽"
    " 叔叔 伯伯 婆婆 公公 外婆 外公 爺爺 奶奶 嫲嫲 丈夫 妻子 老公 老婆 哥哥 弟弟 姐姐 妹妹 大哥 二哥"
    " 細佬 家姐 大佬 老豆 老竇 老媽 阿媽 阿爸 阿爺 阿嫲 阿婆 阿伯 阿叔 阿哥 阿姐 阿嬸 阿公 孫女 女友"
    " 男友 師父 徒弟 牧師 神父 法師 修女 傳道 校工 保安 侍應 伙計 夥計 店員 攤主 攤販 攝記 攝影師"
    " 導遊 護士 警察 法官 大律師 律師行 會計師 建築師 測量師 廚師 理髮師 農民 漁民 商販 乘客 旅客 遊客"
    " 男主角 女主角 主角 旁白 主播 歌手 畫家 詩友 學長 學姐 學弟 學妹 研究員 研究生 博士生 教練 球員"
    " 隊長 隊友 幹事 總幹事 社工 志工 小編 樓主 版主 網主 博主 館長 園長 所長 庭長 船長 機長 站長"
    " 團長 領隊 股東 業主 租客 租戶 房東 包租公 承辦商 供應商 客戶 顧客 聯合國 世界銀行 官媒 百科 網站"
    " 企業家 創業者 恩師 圈內人 業內人 知情人 旁人 科技部 發展署 貿工部 施政報告 回覆 助手 助理 特助 幕僚 親信 副手"
    " 前任 老人 老伯 老翁 老婦 婦人"
    " 批評者 支持者 反對者 下屬 屬下 部下 手下 同僚 拍檔 對手 母校"
    " 小女 小兒 舍妹 家嫂 家父 家母 家兄 家姐 先父 先母 內子 外子 舍弟 先師 老總 企業家 本報 本刊 本台 敝報"
    " 女人 男人 年輕人 路人 行人 領導 評委 評審 評判 副總 總編 繼任 後任 財爺 高讚 按 編按"
)
# People of a kind, whom a word means together where nothing says which one.
AT_LARGE = (
    "學生 議員 市民 居民 網民 網友 讀者 觀眾 聽眾 學者 專家 官員 員工 工人 商人 用戶 旅客 遊客 家長 村民"
    " 年輕人 青年 企業家 創業者 投資者 乘客 人士 農民 客戶 租客 秘書"
)
# Of these, what is no person: no pronoun stands for it.
BODIES = (
    "政府 公司 集團 銀行 大學 協會 總會 商會 公會 學會 基金會 聯會 聯盟 聯合會 委員會 管理局 機構"
    " 中心 組織 工會 法院 辦公室 辦事處 簡報 報告 白皮書 聲明 公告 社論 文件 研究 機器 模型 人工智能"
    " 電視台 電台 雜誌 通訊社 報章 報紙 傳媒 媒體 智庫 平台 教科書 字典 詞典 新華社 人民日報 中央"
    " 國務院 外交部 發改委 公眾號 編輯部"
    " 綱要 商界 學界 政界 工商界 金融界 科技界 創科界 母校 該刊 該報 團隊 部門 局方 校方 院方 警方 港府 聯合國 世界銀行"
    " 官媒 百科 網站 科技部 發展署 貿工部 施政報告 回覆 當局 外界 業界 ministry chatbot"
    " model report statement study memo government company"
    " bank university chamber association council committee startup agency corporation"
    " commission authority union federation institute"
    " department office bureau newspaper editorial machine"
)
# The writer.
SELF = "我 我們 咱 俺 筆者 在下 小弟 敝人 i we"
# Whoever else is called a secretary.
OFFICES_OF_OTHERS = (
    "permanent secretary", "private secretary", "press secretary", "party secretary", "political assistant",
    "company secretary",
)  # fmt: skip
# Who may hold an office in English, beside what the office is for.
OFFICERS = "secretary minister chief tsar czar supremo boss head"
# Everybody and nobody.
SAYINGS = (
    "有分析 有意見 有聲音 有評論 有觀點 有輿論 坊間常說 人們常說 很多人 不少人 許多人 好多人 有些人 一些人 人們"
    " 大家 眾人"
    " 有人 古人 古語 俗語 俗話 諺語 老話 常言 有道是 據說 聽說 據聞 聽聞 相傳 據稱 坊間"
    " 坊間流傳 業內流傳 業界流傳 圈內流傳 民間流傳 網上流傳 江湖流傳 市場流傳"
    " 傳聞 民間有句話 民間有句"
    " 有種說法 有一種說法 市面上有種說法 坊間有種說法 proverb saying adage"
)
# Whoever prints what a paper prints.
PRESS = "報紙 報章 該報 傳媒 媒體 記者 編輯 newspaper reporter article press"
# Who says what others have said.
TRANSLATORS = "譯者 翻譯 翻譯員 口譯員 傳譯員 朗讀者 translator translators interpreter interpreters"
# Who leads a conversation.
HOSTS = "主持 主播 司儀 旁白 記者 host moderator anchor presenter narrator interviewer"
# Nobody in particular.
NOBODIES = (
    "只能說 可以說 可謂 不妨說 只好說 不得不說 或者說 就是說 也就是說 應該說 只想說"
    " 古語 俗語 俗話 諺語 成語 老話 常言 有道是 正所謂 所謂 標語 口號 橫額 校訓 主題 題為 標題 名為 稱為 叫做"
    " 古人 俗稱 簡稱 術語 行話 書名 歌名 片名 人們 坊間 網上 告示 大字 圍板 名言 常用語 流行語 格言 座右銘 換句話說"
    " 換言之 總的來說 廣告 副題 比喻 概念 一詞 一語 詞語 有人 常說 謂之 語出 典出 任何人"
    " 有分析 有意見 有聲音 有評論 有觀點 有輿論 坊間常說 人們常說"
    " 許多人 很多人 不少人 好多人 有些人 一些人 大家 眾人 人人 電影 歌曲"
    " 計劃 稱之為 一文 這叫 那叫 這就叫 這叫做 此謂 據說 聽說 據聞 聽聞 相傳 據稱 坊間流傳 業內流傳 業界流傳 圈內流傳"
    " 民間流傳 網上流傳 江湖流傳 市場流傳"
    " 傳聞 民間有句話 民間有句"
    " 有種說法 有一種說法 市面上有種說法 坊間有種說法"
)
# Of these, what may be somebody's own.
MOTTOS = "標語 口號 校訓 名言 常用語 流行語 格言 座右銘 motto slogan saying"
# A saying without a speaker.
ENGLISH_SAYINGS = (
    "the saying goes", "the saying has it", "the proverb goes", "as they say", "it is widely believed that",
    "it is generally believed that", "it is commonly said that", "it is often said that", "it is widely said that",
    "it is said that", "it is believed that", "it is often argued that", "many believe that",
    "some believe that", "word on the street is that", "rumour has it that", "rumor has it that", "word has it that",
)  # fmt: skip
# Before a name: it is whom somebody speaks to or of, and not who speaks.
PREPOSITIONS = (
    "沖 衝"
    " 把 喺 對 向 跟 同 給 替 為 關於 有關 訪問 專訪 採訪 認同 同意 贊成 反對 由 聽 讀 不是 並非 邀請 接待 參觀 評論"
    " 評 除了 除 與 和 像 如 接待他的是 不同於 有別於 至於 反觀 致 問 告訴 批評 反駁 質疑"
)
# What is somebody's own words, after 的 or the name itself.
SPEECHES = (
    "說話 這個問題 這番話 此言 此語 這個比喻 這一問 這個看法 words phrase remark sentence verb line quote argument"
    " aspiration hope comment comments answer view point pledge 話 說法 講法 原話 名言 金句 語錄 名句 一句 這句"
    " 那句 呢句 句 一番 這番 回應 答覆 表態 發言 說話 之言 言論 口吻 態度 取態 用語 提法 算盤 原文 判斷 結論 解釋"
    " 答案 口中"
    " 立場 主張 口頭禪 觀點 論述 論點 教誨 家訓 訓示 語 看法 的話 一語 原句"
)
ASIDES = (
    "上台 登台 上場 登場 出場 落台 "
    "與會 出席會議 時 後 前 期間 之後 之前 當天 那天 之外 以外 不在 缺席 在場 在座 到訪 到場 下車 視察 進場 抵達 出席"
)
# Regular verbs, and the forms of others.
ENGLISH_VERBS = (
    "stress add note state remark argue claim ask answer call describe insist allow concede admit confirm warn joke"
    " quip promise declare announce observe conclude explain recall maintain boast point remind offer respond comment"
    " complain pledge vow chant whisper shout mutter suggest believe contend assert borrow remark reason caution"
    " acknowledge affirm reaffirm reiterate repeat mention predict estimate urge plead lament counter retort reply"
    " continue hail laud tout decry deplore bemoan grumble murmur mumble thunder bark scream yell confide intone"
    " preach"
    " volunteer"
    " lecture enthuse gush reflect reassure proclaim profess stipulate specify clarify elaborate interject chime"
    " reveal disclose hint imply emphasise emphasize underline tweet post report quote opine muse sigh snap"
    " venture exclaim propose demand testify summarise summarize deny reckon shrug laugh protest scoff recount relate"
)
# The forms that stand after a plural, or after will and must, of verbs that are no nouns.
BASES = (
    "argue insist concede admit confirm declare announce explain remind conclude maintain believe contend assert"
    " acknowledge"
    " affirm reaffirm reiterate predict suggest reveal disclose emphasise emphasize underline propose lament opine"
)
DOUBLED = frozenset({"quip", "admit", "snap"})
ENGLISH_SAYS = (
    "said says say saying told tells tell telling wrote writes write writing written argue put puts putting spoke"
    " recites recited speaks speaking speak say write argue holds thinks thought produced reads read"
    " summed sums summing"
)
ENGLISH_ROLES = (
    "i we head chief ceo dean provost ministry spokesman spokeswoman spokesperson planner developer official"
    " officials expert experts analyst analysts economist economists professor scholar scholars headhunter mole"
    " chairman chairwoman chair president director member legislator veteran reporter editor editorial father"
    " mother brother sister friend tutor teacher boss colleague machine chatbot model report statement study memo"
    " government company bank university chamber association council committee department office bureau mayor"
    " governor premier resident residents villager student students engineer surveyor banker trader investor"
    " founder owner driver user users commentator critic critics newspaper magazine moderator host interviewer"
    " agent agents executive consultant lawyer doctor judge poet author writer historian barrister solicitor"
    " surgeon nurse dentist architect accountant broker landlord landlady tenant roommate flatmate classmate"
    " neighbour neighbor uncle aunt grandfather grandmother grandpa grandma granny husband wife son daughter"
    " nephew niece barber waiter waitress bartender chef cashier shopkeeper stallholder hawker pensioner retiree"
    " farmer fisherman worker plumber electrician mechanic technician programmer coder scientist researcher"
    " lecturer pastor priest vicar bishop monk nun imam rabbi captain colonel sergeant policeman policewoman"
    " detective soldier sailor passenger tourist visitor cleaner janitor secretary-general vice-chancellor"
    " chancellor principal headmaster headmistress headteacher treasurer clerk aide adviser advisor envoy"
    " ambassador consul diplomat senator congressman mp lawmaker councillor politician minister-counsellor"
    " novelist playwright biographer blogger columnist broadcaster presenter narrator translator interpreter"
    " publisher librarian curator archivist actor actress singer musician painter sculptor designer photographer"
    " financier lobbyist campaigner activist organiser volunteer member-elect co-founder shareholder supplier"
    " customer client patient witness juror prosecutor defendant caller listener viewer reader troll agency"
    " consulate embassy ministry commission authority union federation institute institution corporation startup"
    " broker-dealer regulator watchdog tribunal taskforce manager players cousin neighbours delegate somebody"
    " someone people observer observers insider insiders mentor mentors"
    " barman barista deputy predecessor successor bore trustee auditor alderman hire commissioner ombudsman"
    " vice-mayor vice-president vice-minister vice-chairman reviewer coach grandparents parents supervisor"
    " stepfather stepmother robot director-general"
)
ENGLISH_NOBODY = (
    "sign poster plaque placard notice mug badge banner proverb saying slogan banner motto so-called titled"
    " entitled idiom term terms graffiti caption nobody everybody everyone somebody someone"
    " anybody anyone called known nicknamed literature"
)
ENGLISH_PREPOSITIONS = (
    "to with of about than from by against for like unlike over dear hi hello not heckled between before after on"
    " in at alongside"
    " behind beside near below above under around opposite asked thanked congratulated"
)
NOT_PROPER = (
    "does did was were has had have can could will would should may might must let though although whether where"
    " maybe perhaps well even only since unless until because whenever wherever the a"
    " an in on at he she it they we i but and or so if when while as by for from to of this that these those"
    " then now there here my his her our their what who why how not no yes also even one two three four hong kong"
    " chinese english gdp yesterday today later meanwhile after before during once still according because since"
    " in is was with your its q a re translation note source speaker quote rt ps cc dear hi you your pm faq ok hk"
    " phd mphil msc bsc mba ba ma hr pr tv id iot vc gba us uk eu un"
    " monday tuesday wednesday thursday friday saturday sunday january february march april may june july august"
    " september october november december"
)
# 副局長, 前局長 and another body's head.
BEFORE_TITLES = "前副局署部處會院廳司代候任教育務工輸屋境全利生育保光育展游遊化"
ADDRESSES = (
    "氏 局長 署長 處長 司長 廳長 部長 市長 區長 主任 書記 議員 主席 會長 社長 經理 總監 總裁 隊長 同學 同志 先生 女士"
    " 小姐 太太 教授 博士 議員 醫生 律師 牧師 神父 師傅 老師 校長 院長 老闆 伯 伯伯 伯母 阿姨 師奶"
)
# After a surname alone: 林太, 陳總.
BRIEF = "太總董姨叔伯嬸哥姐導工"
HONORIFICS = frozenset({"prof", "professor", "dr", "mr", "mrs", "ms", "sir"})
# Before a surname: 老陳, 小王.
FAMILIAR = "老小"
SURNAMES = (
    "王李張劉陳楊黃趙吳周徐孫馬朱胡郭何林羅鄭梁謝宋唐許韓馮鄧曹彭曾蕭田董袁潘蔣蔡余杜葉程蘇魏呂丁任盧姚沈姜崔"
    "鍾譚陸汪范石廖賈韋傅方鄒熊孟秦邱江尹薛閻段雷侯龍史陶黎賀顧毛郝龔邵錢嚴覃武戴莫孔湯麥區歐翁凌霍甄關岑聶習"
    "夏尤游丘卜藍焦龐邢裴穆艾紀耿翟殷婁柴閔阮佟鞠祁屠詹瞿苗臧卞俞柏"
    "季滕匡佘冉桂栗諶蘭賴鄔鄢閆闕項鞏顏駱魯齊虞荀岳靳裘繆費薄郎褚辛栢"
    "甯寧楚冼畢屈葛洪柯伍倪鮑卓柳甘高梅盛童樊施鄺簡饒祝左符池莊溫喬阿"
)
COMPOUNDS = "歐陽 司馬 上官 諸葛 司徒 皇甫 尉遲 公孫 慕容 令狐 夏侯 獨孤 端木 宇文 林鄭 范徐 陳方"
NO_NAMES = (
    "許多 許久 任何 何人 何以 何故 何況 方案 方面 方法 方才 任內 任務 關注 馬上 陸續 徐徐 曾經 曾多 曾公 曾向"
    " 曾在 曾對 鄭重 嚴正 嚴肅 嚴厲 嚴格 張口 周一 周二 周三 周四 周五 周六 周日 周末 程序 史書 許願 董事 歐盟"
    " 馬來 彭博 龍頭 區議 陳述 洪亮 馬會 高度 高調 高聲 溫和 簡單 左邊 關鍵 謝謝 方程 段落 黃金 何文 江湖 史料"
    " 高才 高官 莊嚴 高端 高新 高科 方便 簡稱 區內 區域 施政 石頭 何謂 任由 曾任 周邊 周圍 段話 龍門 錢花 江南"
    " 童年 史上 武漢 高校 溫度 方式 程度 單位 盛讚 黃昏 毛利 左右 卓越 程式 孔子曰 范例 段時 周年 金融 高層"
    " 高增 高質 關係 關於 方向 童話 阿姨 鍾意"
)
NOT_IN_NAMES = "他她它們我你您有的是不來這那此其都只已下內後時各並亦也又還更就在曾"
EDITORIAL = "粗體 黑體 加粗 底線 斜體 着重 所加 譯文 英譯 中譯 emphasis italics translat"
CREDITS = "摘自 引自 出自 來源 出處 原載 轉載 source: via"
# Verbs with which somebody addresses another one.
TRANSITIVE = (
    "告訴 追問 問 反駁 回應 批評 質疑 評論 提醒 呼籲 勸 警告 告誡 教導 教誨 叮囑 囑咐 吩咐 訓誡 勉勵"
    " 叮嚀 常教 曾教 教過 告知 談 談到 談及 談起 說到 說起 講到 提到 提及 聊到 論及"
    " 論 told tells tell asked asks reminded answered reminds"
)
# Before what is spoken about, at the beginning of a clause.
TOPICS = "就 對 對於 在 於 針對 關於 有關 至於 談 談到 提到 說到 問 從 由 為 以"
# Whom a pronoun stands for.
GENDER = {"he": "he", "他": "he", "she": "she", "她": "she"}
THINGS = ("it", "它")
WOMEN = ("she", "her", "她")
# What ends a clause of time.
TIMES = ("時", "时", "後", "后", "前", "期間", "期间", "之後", "之后", "之前")
# Verbs with which a paper or a person passes on another one's words.
REPORTS = (
    "抄寫 抄錄 謄寫 默寫 背誦 朗讀 朗誦 唸 報道 報導 轉載 引述 引用 轉述 讀出 讀 引 想 覺得"
    " recites recited recite repeats repeated repeat echoes echoed echo cites cited cite"
    " quote read reads quoted quotes reports reported"
)
JOINING = "和 與 及 跟 同 或 又 而 並 以及 還有 、 ， ,"
# In the name of an office, but not what it is for.
PLAIN_OFFICE = frozenset({*OFFICERS.split(), "bureau", "hong", "kong", "professor", "department"})
# Negations, Cantonese ones too, and words that are written with one and negate nothing.
NEGATIONS = "不沒未非無勿莫別唔冇咪"
NO_NEGATIONS = (
    "未來 非常 無論 特別 別人 分別 個別 區別 莫非 無非 差別 級別 類別 不管 不論 不過 不僅 不但 不只 不同"
    " 並非常 非洲 未必不 無限 莫大 性別"
)
# What governs the words after it in a sentence, by what it says.
GOVERNORS = {
    "condition": "即使 如果 假如 倘若 倘 若是 若 只要 除非 一旦 萬一 假設 要是 就算 哪怕 縱使",
    "hope": "希望 盼望 期望 冀 冀望 力爭 爭取 打算 擬 有意 目標是 預計 預料 估計 可能 也許 或許 應該 應當 力求 務求",
    "limit": "而已 罷了 只有 只是 僅僅 僅 不過是 最多 至多 只能",
    "degree": "部分 初步 暫時 很大程度上 某程度上 大致上 基本上",
    "comparison": "就如同 一如 如同 正如 猶如 好像 好比 相比之下 比起 就像 一樣",
    "scope": "無論 不論 不管",
}
NO_GOVERNORS = "若干 即將 若無其事 計劃內 有希望"
# What may be left out of a clause's head by an ellipsis, and leaves the clause as it was.
ADVERBIALS = (
    "所以 因為 因此 而且 但 但是 不過 也 亦 就 會 將 能 能夠 可以 我們 我 他 很快 今年 明年 去年 年底 年初"
    " 目前 現在 現時 今後 未來 幾年 其實 當然 還有 另外 除了 這樣 為什麼"
)
