"""Words by which an article tells who speaks in it: surnames, titles, roles, bodies, verbs, in Chinese and English.

Chinese is written in one script here and matched folded. What drafts and articles share is in ``check.lexicon``.
"""

import re
from functools import cache

from hkinno.check import lexicon
from hkinno.text import fold

QUOTED = re.compile("「[^「」]*」|“[^“”]*”")
# Every surname of one character that is not too often another word; those of ``lexicon`` are the commonest.
RARE_SURNAMES = (
    "賴招利諶金褚衛戚柏水竇章雲奚昌苗鳳花俞柳酆倪滕殷畢郝鄔安常樂于皮卞齊康伍余元卜平穆湛祁禹狄米貝明臧伏成戴"
    "談宋茅龐紀舒屈項祝董阮藍閔席季麻強路婁危顏郭刁駱夏虞萬支柯昝管房裘繆干宗丁宣賁郁單杭洪包諸左崔"
    "吉鈕龔嵇邢滑裴陸榮荀羊惠甄麴家封芮羿儲靳汲邴糜松井富巫烏焦巴弓牧隗山谷宓蓬郗班仰仲伊宮寧仇欒暴"
    "甘鈄厲戎祖武符束司韶郜黎薊薄印宿白懷蒲邰鄂索咸籍藺屠蒙鬱胥蒼雙聞莘黨翟貢勞逄姬申扶堵冉宰酈雍郤"
    "璩桑桂濮牛壽扈燕冀郟浦尚農晏柴瞿閻充慕茹習宦艾魚容古易慎戈庾暨居衡耿弘匡寇廣祿"
    "闕東歐殳沃蔚越夔隆師鞏厙晁敖融冷訾辛闞饒曾沙乜養鞠須豐巢蒯查荊紅游竺權逯蓋益桓佟肖付涂苟植"
    "冼官庄揭苑閆隋鹿邬駱仝邰費勾原麥莫布卜向文魯岳詹蘭陽華喻解牟尤時車連蘆景全"
)
COMPOUNDS = (
    f"{lexicon.COMPOUNDS} 東方 長孫 鍾離 澹臺 濮陽 淳于 申屠 鮮于 聞人 呼延 百里 東郭 南宮 赫連 拓跋 公羊 公冶 閭丘"
    " 太史 仲孫 軒轅 宗政"
    " 司空 司寇 仉督 子車 顓孫 巫馬 公西 漆雕 樂正 壤駟 公良 夾谷 宰父 穀梁 段干 西門 第五 納蘭 完顏 耶律 南榮 左丘"
    " 梁丘 東野"
)
# What a person is, whose name may follow or who may speak without one.
ROLES = (
    "局長 署長 處長 部長 司長 廳長 市長 省長 區長 鎮長 鄉長 縣長 村長 校長 院長 會長 社長 廠長 行長 站長 館長 所長"
    " 主任 書記 秘書長 理事長 董事長 特首 行政長官 總理 總統 首相 大使 專員 主席 議員 委員 常委 司司長 總監 總裁"
    " 行政總裁 總經理 經理 主管 負責人 發言人 代表 主持人 主持 嘉賓 講者 顧問 幹事 總幹事 統籌 組長 隊長 團長"
    " 召集人 教授 副教授 講師 博士 學者 專家 研究員 分析師 分析員 經濟學家 科學家 考古學家 歷史學家 人類學家"
    " 生態學家 工程師 總工程師 規劃師 建築師 設計師 會計師 律師 大律師 法官 裁判官 檢察官 檢控主任 主控官 被告 證人"
    " 死者 傷者 事主 醫生 醫師 護士 護士長 護理員 社工 老師 教師 導師 教練 學生 同學 畢業生 校友 家長 院友 病人"
    " 患者 村醫 藥劑師 攝影師 導演 演員 作家 作者 詩人 畫家 歌手 藝術家 館員 編輯 記者 主筆 司機 車長 船長 輪機員"
    " 船員 漁民 農民 漁夫 工人 員工 職員 店員 伙記 伙計 夥計 師傅 廚師 師父 徒弟 老闆 老闆娘 老板 東主 店主 檔主"
    " 攤主 業主 租客 房東 戶主 居民 市民 街坊 村民 島民 網民 網友 讀者 乘客 顧客 食客 遊客 住戶 用戶 使用者 騎手"
    " 外賣員 保安 保安員 售貨員 售票員 推銷員 管理員 接線生 快遞員 配送員 服務員 侍應 侍應生 收銀員 營業員 駕駛員"
    " 安全員 巡查員 檢查員 監督員 教練員 運動員 列車員 空服員 機師 空姐 乘務長 解說員 講解員 宣傳員 技術員 清潔工"
    " 義工 志願者 消防員 警員 警司 督察 探員 救護員 消防處長 訓練員 飼養員 技工 技師 鉚工 程序員 程式員 商人 檔販"
    " 小販 攤販 店東 創辦人 創始人 合夥人 股東 董事 投資者 消費者 受訪者 當事人 知情人士 內部人士 消息人士 人士"
    " 老人 長者 青年 少年 丈夫 妻子 太太 老公 老婆 父親 母親 爸爸 媽媽 阿爸 阿媽 老豆 兒子 女兒 哥哥 姐姐 弟弟 妹妹"
    " 爺爺 奶奶 嫲嫲 婆婆 公公 外婆 外公 叔叔 伯伯 阿姨 鄰居 遺孀 家屬 親友 朋友 同事 同伴 同行 上司 下屬 阿叔 阿伯"
    " 產婦 校監 班主任 攤商 攤主 考生 老細娘 老闆娘 領導 男人 女人 男孩 女孩 老人家 後生 阿公 孕婦 阿婆 阿姐 大叔"
    " 大媽 大爺"
    " 老伯 老先生 老太太 男子"
    " 女子 男士 女士"
    " 婦人 客 客人 西裝友"
    " 後生女 後生仔 隊員 會員"
    " 組員 成員 理事 幹部 官員 前線人員 人員 助理 老細 事頭 事頭婆 掌櫃 交警 民警 警察 警員 巡警 城管 攤販 舍監"
    " 保姆 月嫂 家姐 細佬 細妹 老友 學徒 乘務員 司儀 球員 選手 球迷 歌迷 影迷 苦主 受害者 目擊者 路人 途人 店長"
    " 經紀 里長 鄰長 立委 市議員 警官 獄警 法醫 檢察長 監製 編劇 製片 策展人 評審 評論員 時評人 主廚 農夫 果農 菜農"
    " 船工 員警 消防隊員 護理長 助教 分析家 幹事長 總書記 外交部長 次長 作曲家 團員 館主 民眾 住客 旅客 訪客 車手"
    " 工友 導賞員 志工 教友 信徒 校工 舍友 室友 前輩 後輩 師兄 師姐 師弟 師妹 會友 業者 商戶 商家 店家 屋主 買家"
    " 賣家 網紅 博主 秘書 翻譯 主播 觀眾 聽眾 團友 導遊 車主 船家 船東 館長 領隊 調查員 監察員 檢測員 化驗師 飛行員"
    " 機長 的士司機 巴士司機 檔主 代理 候選人 學長 學姐 院士 總設計師 首席科學家 大臣 國務卿 外長 防長 主教 神父"
    " 牧師 和尚 住持 媽咪 爹哋 爹地 媽子 老竇 大佬 大家姐 阿嫂 姑媽 姑姐 姑姑 舅父 舅舅 舅母 姨媽 姨丈 表哥 表弟"
    " 表姐 表妹 堂哥 堂弟 堂姐 堂妹 孫女 孫仔 孫子 岳父 岳母 外父 外母 家婆 祖父 祖母 老爸 老媽 姥姥 姥爺 大姨 小姨"
    " 伯父 伯母 嬸嬸 嫂子 姐夫 妹夫 阿爺 科長 樓長 班長 股長 團長 連長 排長 營長 園長 庭長 艦長 列車長 事務長 議長"
    " 州長 郡長 酋長 族長 探長 分社長 舍長 里長 冠軍 亞軍 季軍 得主 國手 名將 健將 前鋒 後衛 門將 中場 射手 泳手"
    " 跑手 隊友 教頭 球星 新星 老將 影后 影帝 樂手 鼓手 結他手 鋼琴家 小提琴家 蚵農 菜農 花農 茶農 蜂農 稻農 業界"
    " 外界 坊間 民間 各界 車主 司機"
    " 前妻 前夫 未婚妻 未婚夫 女友 男友 牧民 獵人 船夫 木匠 鐵匠 裁縫 瓦匠 油漆工 電工 水管工 焊工 搬運工 學員 營員"
    " 長官 童軍 隊副 營運長 執行長 財務長"
    " 技術長 行長 院士 總編輯 副總編輯 總幹事 副教授 助理教授 研究生 博士生 碩士生 大學生 中學生 小學生 高中生 畢業生"
    " 副局長 副署長 副處長 副司長 副部長"
    " 副市長 副縣長 副鎮長 副區長 副院長 副館長 副總裁 副總監 副總經理 副主任 副秘書長 副總統 副隊長 副理事長 總工"
    " 總調度 調度員 理貨員 值班員 護林員"
    " 養護員 巡護員 潛水員 救生員 導遊 領航員 船務員 測量員 測繪員 測繪隊員 審計員 稽查員 督察員 檢驗員 化驗員 收費員"
    " 出納 會計 店小二 房客 房屋經紀"
    " 保育員 保育人士 環保人士 關注人士 倡議者 維權人士 前台 門房 更夫 看更 管家 傭人 護工 照顧者 家務助理 外傭 陪月"
    " 督導 領隊 治療師 輔導員 評論家 秘書處處長 副會長 副主席 副校長"
)
# What somebody called so is asked or told about, in relation to another: 死者遺孀, 被告的女兒.
NAME_TITLES = (
    "先生 女士 小姐 太太 太 氏 生 師傅 姑娘 博士 教授 醫生 律師 老師 師奶 校長 局長 署長 處長 部長 司長 主席 議員"
    " 總監 經理 主任 隊長 館長 院長 會長 村長 書記 伯 叔 嬸 姨 姐 哥 嫂 婆 仔 老闆 老板 sir Sir 大夫 大叔 大媽 大爺"
    " 阿姨 奶奶 爺爺 官 大狀 督察 警司 探長 幹事 校監 神父 牧師 修女 教練 師父 社長"
)
# Bodies that speak, by how their names end.
BODIES = (
    "署 局 處 廳 公署 委員會 管理局 協會 學會 商會 總會 工會 聯會 公會 關注組 基金會 公司 集團 銀行 大學 學院 中心"
    " 政府 當局 警方 校方 院方 局方 署方 處方 控方 辯方 資方 勞方 官方 館方 廠方 店方 園方 平台 機構 組織 聯盟 議會"
    " 法院 法庭 醫院 研究所 實驗室 委員 團隊 小組 專家組 聲明 公告 新聞稿 文件 營辦商 發展商 承辦商 供應商 航空公司"
    " 陪審團 教育局 天文台 氣象局 水務署 辦公室 辦事處 指揮部 住建委 發改委 交通局 消委會 機管局 港鐵 博物館 事務所"
)
# What ends as a body does and is none.
NO_BODIES = (
    "餐廳 客廳 大廳 歌廳 音樂廳 到處 好處 用處 住處 深處 遠處 何處 處處 各處 四處 益處 壞處 結局 郵局 佈局 布局"
    " 格局 時局 大局 開局 機會 社會 大會 會議 中心思想 報告指出 年會 音樂會 演唱會 展覽會 記者會 發布會 座談會"
    " 研討會 晚會 聚會 宴會 集會 運動會 居民大會 人大 信心 市中心 處理 處境 判處"
)
# What reads a text out and is nobody.
NOTICES = (
    "信中 信內 信上 信裏 來信 函件 短訊 訊息 電郵 帖文 帖子 貼文 供詞 口供 遺書 日記 信件 書信 回條 告示 通告 牌子"
    " 標語 橫額 橫幅 字條 海報 招牌 紙條 紅紙 對聯 碑文 門牌"
)
# What shows words where no person is said to say them.
SHOWS = "寫着 寫住 寫著 寫有 貼着 貼住 貼有 印着 印住 印有 刻着 刻住 刻有 掛着 掛住 標着 標明 噴上 印上"
# Verbs beside those of drafts.
MORE_SAYS = (
    "說着 說過 話 笑話 指示 供稱 作供 盤問 否認 反問 追問 問 嗌 大嗌 大叫 叫道 喊道 喊 嘆 歎 慨嘆 哽咽 苦笑 笑着 笑"
    " 笑言 點頭 搖頭 吩咐 囑咐 叮囑 提醒 自言自語 嘀咕 喃喃 抱怨 訴苦 訴說 打趣 搭嘴 插嘴 附和 補充 續指 續稱 續說"
    " 直指 直斥 怒斥 狠批 炮轟 批評 要求 促請 敦促 講 講過 傾訴 唸 念 回應 回覆 答覆 覆 答 應道 反駁 駁斥 承認 坦承"
    " 直認 透露 披露 引用 引述 轉述 憶述 回憶 回憶道 感慨 感歎 感嘆 解釋 介紹 告訴 表示 表態 強調 同意 指出 指 稱"
    " 認為 覺得 相信 擔心 希望 期望 預計 估計 形容 比喻 自嘲 直言 坦言 斷言 聲稱 宣稱 宣布 宣佈 呼籲 建議 質疑 留言"
    " 寫道 列明 記錄 記載 看得較開 算了一筆賬 算賬 作證 證實 重申 表明 說明 笑道 嘆道 說道 問道 答道"
    " 認定 主張 力陳 批 轟 讚 稱讚 讚揚 警告 鼓勵 安慰 催促 發文 發帖 致辭 致詞 開腔 開口 發言 交代 總結 提到 談到"
    " 講到 說到 談及 提及 說起 講起 提起 提出 回想 憶起 勸 喝道 罵 罵道 大罵 吐槽 接着說 打斷 反映 投訴 定性 稱之"
    " 痛批 痛斥 怒轟 怒批 開嗆 嗆 回嗆 怒嗆 自爆 喊冤 叫屈 怒吼 呼喊 回敬 記得 喺電話講 同我講 唔諱言 直說 續"
)
# Words with a verb of saying in them, beside those of ``lexicon.NO_VERBS``.
MORE_NO_VERBS = (
    "寫好 寫成 講講 說說 談談 話費 說明書 電話 問卷 問責 指標 指數 指引 指紋 手指 答案 叫聲 講座 笑容 笑聲 唸書"
    " 寫字 稱呼 "
    " 批准 批次 一批 首批 大批 這批 續約 繼續 延續 手續 連續 持續 轉念 觀念 概念 紀念 信念 念書 覆蓋 回覆率 評論區"
    " 報告 記錄片"
    " 反映出 提出者 投訴量 投訴率 投訴個案 指定 說不定 聊聊 話雖 講真 問世 笑料 認為是 批發 批量 回答率 覆檢 補充劑"
)
# 稱為「…」: a name is given, nothing is said.
NAMING = (
    "下稱 降為 升為 改為 變為 變成 成為 稱為 稱之為 稱作 叫做 叫作 名為 名叫 取名 命名為 改名 改稱 列為 視為 定為"
    " 評為"
    " 譽為 喻為 被稱為 所謂 俗稱 簡稱 又稱 人稱 暱稱 外號 花名 綽號 代號 題為 題目係 題目是 標題是 主題為 主題是"
    " 名叫 叫 喚作 喚 號稱 設立 推出 引入 推行 實施 舉辦 成立 建立 堅持 提出 採用 使用 獲頒 榮獲 打造 管它叫 叫牠"
    " 叫佢 叫他 稱他 稱她 稱牠 稱它 做"
)
# What follows a name in marks: 「…」計劃.
NAMED = (
    "計劃 政策 方案 原則 機制 措施 項目 工程 行動 概念 模式 理念 協議 制度 一詞 二字 兩字 三字 四字 四個字 兩個字"
    " 呢四個字 條例 辦法 活動 展覽 節目 論壇 系列 品牌 商圈 酒店 酒家 餐廳 號 牌 獎 級 組 團 會 店 街 區 路 班 課程"
    " 基金 大獎 名單 公司 等級"
)
# How the names of events and schemes end.
NAMED_SO = (
    "計劃 論壇 條例 方案 工程 展覽 音樂節 藝術節 電影節 嘉年華 博覽 博覽會 展覽會 峰會 年會 研討會 工作坊 大獎"
    " 獎勵計劃 基金 課程 系列 條約 通知書 許可證 證書 計劃書 同意書 合約 協議 公約 憲章 白皮書 藍圖 指引 行動 活動"
    " 運動會 馬拉松 比賽 盃 杯"
)
PLACE_NAMES = (
    "中心 學校 大學 中學 小學 醫院 公園 博物館 車站 大廈 商場 酒店 餐廳 酒家 茶室 書店 書屋 市場 劇院 戲院 工作室"
    " 禮堂 廣場 樂園 苑 邨 村 街 路 店 舖 館 廳 閣 樓 城 島 灣 山 湖 橋"
)
# 他們的原話是「…」
WORDS_OF = "原話 說法 講法 口頭禪 回應 回覆 答案 答覆 結論 口號 訴求 忠告 開場白 遺言 最後一句"
NOUNS_OF_SAYING = "說法 講法 話 字句 字樣 口頭禪 一句 這句 那句 呢句 原話 要求 條件 理由 答案 回應 結論 感受 問題 字"
PREPOSITIONS = (
    "問起 說起 談起 提起 提到 談到 說到 講起 講到 對 向 跟 同 給 替 為 問 訪問 專訪 採訪 找 見 見到 叫 帶 令 讓 使"
    " 由 被 獲 據 把 將 與 和 及 在 於 到 從 往"
    " 離開 進入 走進 來到 返回 批評 反駁 質疑 告訴 通知 提醒 指示 促請 要求 呼籲 聯絡 支持 反對 控告 打電話給 陪 喺"
    " 去 畀 俾 搵 嫁給 感謝 多謝 包括 除了 透過 通過 經由 委託 委托 陪同 跟隨 協助 幫助 探望 遇到 遇上 碰到 認識 聘請"
    " 邀請 找來"
)
# Words that begin with a surname's character, beside those of ``lexicon.NO_NAMES``.
MORE_NO_NAMES = (
    "申請 申訴 高級 鍾意 高中 高等 高達 高空 高大 經常 常常 常委 常見 平時 平均 平日 平台 安全 安置 安排 安裝 單車"
    " 單程 水務 水位 水浸 水吧 白天 白色 明年 明日 明天 明白 明明 明顯 路過 路線 路面 路邊 金額 金融 牛油 馬路 車站"
    " 石屎 雲吞 花費 花園 花了 祝福 和平 成功 成本 成日 強調 強烈 強制 房屋 房貸 房間 管理 管道 萬一 家長 康復 連續"
    " 古老 古蹟 易於 慎重 項目 項鏈 原來 原本 原則 原因 布告 部份 危險 危機 狄更 米高 屈服 計劃 農村 農曆 農民 尚未"
    " 尚有 游泳 游說 包括 包船 包容 左右 左邊 左手 武力 符合 景色 司機 印象 印刷 師傅 師兄 師姐 師妹 師弟 師父 沙灘"
    " 沙發 養老 養護 紅燈 紅色 紅紙 查詢 查看 查明 應該 費用 勾當 布置 夏天 夏季 秋天 顏色 宣布 宣佈 宣稱 丁屋 管制"
    " 喻為 柳樹 雷雨 湯水 紀錄 紀念 舒服 談判 談話 談到 麻煩 江邊 郭公 梅花 盛夏 林木 林立 夏令 樊籬 凌晨 霍亂 虞慮"
    " 范圍 方法 方才 柯打 向來 史無 唐樓 費時 廉價 廉租 岑寂 薛定 山上 山頂 山區 車主 宮廷 寧願 寧可 甘願 厲害 祖先"
    " 祖父 祖母 束手 龍舟 葉片 賴以 卓見 池塘 喬木 能夠 蒼白 雙方 雙手 聞言 黨員 勞工 勞動 申報 冉冉 桑樹 牛奶 壽命"
    " 通知 邊個 邊度 農場 溫室 溫和 晏啲 充滿 充足 連鎖 容易 容納 容許 古跡 居住 居民 衡量 步行 耿直 滿意 匡算 國家"
    " 文件 文化 廣告 廣場 東西 東邊 利用 師生 隆重 冷氣 冷笑 簡直 饒有 空間 曾幾 沙田 須知 須要 豐富 巢穴 相信 相機"
    " 紅線 游客 權利 蓋章 益處 公司 公園 衛生 文字 文章 文物 華人 華語 向上 向下 時間 時候 時代 車輛 車廂 連同 連日"
    " 連場 解決 解釋 解散 全部 全球 全日 全程 全港 全台 全市 全國 景點 景觀 陽台 陽光"
    " 王國 王子 王后 王牌 王朝 李子 張開 張貼 張羅 張望 張揚 張嘴 張口 陳述 陳列 陳設 陳舊 陳年"
    " 陳情 陳皮 楊桃 楊樹 黃色 黃昏 黃金 黃豆 黃泥 黃土 黃牛 黃葉 周圍 周邊 周末 周年 周期 周日"
    " 周一 周二 周三 周四 周五 周六 周全 周到 周刊 周報 周轉 徐徐 孫子 孫女 孫兒 馬上 馬力 馬匹"
    " 馬達 馬桶 馬虎 馬車 胡說 胡亂 胡椒 胡同 胡子 胡鬧 何時 何處 何況 何必 何以 何等 何止 何嘗"
    " 何謂 何不 何人 高度 高峰 高層 高興 高溫 高價 高速 高低 高聲 高呼 高喊 高校 高考 高處 高樓"
    " 高壓 林業 林地 林區 林中 羅列 鄭重 梁柱 謝謝 謝絕 謝幕 謝罪 謝意 謝過 唐裝 唐人 唐代 唐突"
    " 許多 許久 許可 許願 曾經 曾任 曾參 曾有 曾於 曾在 曾因 曾為 曾是 曾被 曾對 曾向 曾說 曾與"
    " 曾指 曾多 曾獲 曾一 蕭條 蕭瑟 田野 田間 田地 田裡 田裏 田徑 董事 杜絕 杜撰 葉子 程序 程度"
    " 程式 蘇醒 任何 任務 任職 任期 任由 任意 任命 任教 任內 沈默 沈重 陸續 陸地 陸上 陸路 汪洋"
    " 金色 金屬 金錢 石頭 石油 石塊 石壆 石級 石牆 石灘 付出 付款 付費 付錢 付清 方面 方便 方向"
    " 方式 方案 方可 方能 方形 熊熊 江水 江面 江上 段落 段時 雷電 龍頭 史上 史料 史前 陶瓷 陶醉"
    " 黎明 賀年 賀卡 賀詞 顧客 顧問 顧慮 顧及 顧住 顧不 毛病 毛利 毛巾 毛衣 萬分 萬元 錢包 錢財"
    " 嚴重 嚴格 嚴厲 嚴肅 嚴禁 嚴謹 嚴峻 嚴打 武器 戴上 戴着 戴住 戴著 戴口 莫非 莫大 莫名 莫過"
    " 湯匙 溫度 溫暖 溫柔 溫習 溫泉 溫馨 施工 施行 施政 施壓 施展 施肥 施救 牛肉 安靜 安心 安慰"
    " 安葬 齊全 齊心 齊集 龐大 莊嚴 莊園 章程 殷切 歐洲 歐元 歐盟 關於 關係 關注 關門 關閉 關心"
    " 關鍵 關掉 關上 關燈 關卡 焦點 焦慮 焦急 甘心 尚且 符號 紀律 梅雨 童年 童話 童裝 畢業 畢竟"
    " 畢生 單位 單身 單獨 單一 單純 單單 單次 季節 季度 季風 季後 盛大 盛產 曲折 駱駝 藍色 藍天"
    " 辛苦 辛酸 管治 柴油 柴火 蒙受 蒙面 鮑魚 尤其 卓越 古代 吉他 吉祥 吉利 簡單 簡短 簡稱 簡介"
    " 簡陋 簡報 麥克 麥田 麥片 冷靜 冷凍 冷清 冷卻 席上 席間 米飯 宗教 宗旨 桂花 應對 應付 應當"
    " 應急 應用 應邀 應聲 邊界 邊緣 邊境 仇恨 商人 商店 商業 商量 商討 商場 商會 商家 商戶 商品"
    " 刁難 榮譽 榮幸 榮獲 甄選 仲介 仲有 仲係 仲要 仲話 仲未 鞏固 明確 明知 池水 查核 查封 麻木"
    " 遲到 遲啲 遲遲 成長 成績 成果 成員 成立 成為 成人 成年 成交 成哥 房子 房價 房租 房東 解僱"
    " 解放 解讀 解封 時常 時光 農地 農業 農戶 古怪 司法 司儀 車廠 車票 連忙 連夜 連環 路人 路程"
    " 游水 溫書 費力 費心 冷眼 冷門 景氣 黨內 宮殿 查出 巫師 易地 舒適 郎中 荒廢 年輕 年老 水管"
    " 水泵 水費 水源 水庫 水質 水溫 水深 華麗 幸好 幸而 強迫 強勁 強項 強行 利潤 利益 利率 雲集"
    " 喜歡 井水 平靜 平安 平衡 平原 和解 和諧 印證 印有 家中 家裡 家裏 家庭 家屬 家人 家居 家屋"
    " 支付 支持 支援 支出 支撐 支票 經過 經營 經費 經濟 經驗 經理 經手 郊外 空氣 空置 空地 空白"
    " 滿座 滿場 滿月 滿臉 滿地 蓋上 蓋好 都市 都會 都係 都是 都有 都要 都唔 都冇 國際 國內 文憑"
    " 文書 文藝 廣泛 廣播 東北 東南 沃土 利民 隆起 師長 養殖 養育 養大 養活 豐收 關閘 紅樹 紅蘿"
    " 權力 權限 蓋印 益發 公開 公告 公布 公佈 公務 公眾 公共 公里 公頃 公斤 公尺 公屋 公平 公正"
    " 公投 公營 公德 公事 公車"
)
# What stands after a name in Chinese, and in no name; longer ones tell 鄒穎早前 from 鄒穎早.
FOLLOWING = (
    "早前 今日 今天 昨日 昨天 日前 當日 其後 隨後 表示 認為 指出 介紹 接受 出席 出庭 沒有 沒 曾經 曾 開場 開口 卻"
    " 則 亦 也 又 還 就 都 在 於 以 從 是 為 對 向 與 和 及 的 嘅 之 喺 同 話 說 指 稱 答 問 認 告 強調 補充 透露"
    " 坦 直 引 形容 促 批 質 回 提 建 笑 哽 哭 苦 搖 點 坐 站 拿 望 看 睇 打 伸 走 跑 帶 抱 怨 解 否 承 重申 續 再"
    " 先 後 因 由 被 把 將 會 可 能 應 該 已 正 仍 更 並 只 不 未 無 有 讓 叫 請 給 教 去 來 到 獲 成 進 開 率 離"
    " 住 任 身 年 今 昨 當 探 喊 嗌 嘆 聽 收 做 寫 送 自 一 兩 每 起 覺 擔 預 希 相 留 反 駁 憶 感 慨 勸 警 宣 供"
    " 盤 提醒 承認 之後 時 等 個 那 這 嗰 呢 著 著名 突然 忽 終 幾 次 面 便 照 辦 表 出 補 常 用 退 揮 抹 扮 買 數"
    " 乘 獨 偷 呼 透 指 要 攤 背 接 所 既 本 其 最 立 緊 翻 比 立即 轉 當時 事 從小 負 執 行 參 受 需 及 兼 以前"
    " 二十 十 見 統計 力 跟"
    " 判 趕 躺 停 拍 喝 推 拉 翻 掏 遞 拆 駕 搬 罵 睡 醒 病 辭 赴 返 抵 遭 涉 控 辯 查 獲 奪 購 售 租 借 欠 付 擺 鞠"
    " 蹲 跪 按 拖 捧 揹 牽 騎 駛 跌 摔 撞 允 搖 愣 瞪 擦"
)
# What places end with; a person's name does so only after a role.
PLACES = "嶼澳涌埗坑坪崗屯堡坡埔塘港峽郡州墟村鎮市區縣島山河江湖路街橋站省國城里灣寺廟園"
NEVER_IN_NAMES = (
    "的嘅了着過是在說話問答稱指這那他她佢它我你們不沒冇未就都也又還則卻亦於與和及對向把被讓從但而因或且者兩個些"
)
# Words that look like a nickname and are none.
NO_NICKNAMES = (
    "老人 老闆 老板 老師 老家 老化 老鄉 老婆 老公 老豆 老媽 老伯 老爺 老太 老友 老街 老店 老橋 老舊 老區 老年 老早"
    " 老是 老實 老手 老牌 老少 小孩 小時 小小 小姐 小心 小店 小學 小朋 小型 小部 小輪 小組 小規 小區 小島 小巷 小說"
    " 小販 小鎮 小村 小路 小車 小船 小巴 小伙 小子 小事 小數 小聲 小灰 小提 小麥 小吃 小兒 小物 小費 小城 小河 小道"
    " 小分 小葉 小白 小紅 小米 小王子 小狗 小貓 小燈 小字 小時候 阿媽 阿爸 阿叔 阿婆 阿伯"
)
SELF = "筆者 記者 本報 本刊 本台 編輯 主編 見習記者 特約記者"

ENGLISH_ROLES = (
    "spokesman spokeswoman spokesperson spokespeople official officials resident residents neighbor neighbour"
    " commissioner minister secretary mayor governor senator representative councillor councilor congressman"
    " congresswoman president chairman chairwoman chair chief director manager owner founder officer analyst"
    " economist professor scientist researcher engineer doctor nurse teacher student students farmer fisherman"
    " skipper captain driver passenger sheriff police firefighter firefighters survivor witness victim lawyer"
    " attorney judge prosecutor defendant coach player fan fans worker workers employee employees union council"
    " firm company agency department ministry government state board committee association group charity university"
    " hospital school court commission authority bureau office union airline airport developer contractor supplier"
    " customer customers trader investor broker banker salesman saleswoman clerk volunteer volunteers organizer"
    " organiser activist campaigner critic critics supporter supporters opponent expert experts historian author"
    " writer poet artist musician actor curator librarian librarians priest pastor bishop monk technician tuner"
    " tenant landlord shopkeeper baker chef cook mother father mom dad wife husband son daughter brother sister"
    " grandfather grandmother aunt uncle cousin friend friends colleague colleagues boss widow partner man woman"
    " boy girl teenager pensioner retiree veteran visitor tourist caller commuter onlooker bystander someone"
    " somebody people source sources insider aide dean provost critic boy lady fellow adviser advisor statement"
    " report letter memo email e-mail ceo cfo"
    " executive executives leader inspector ranger keeper diver biologist ecologist geologist moderator predecessor"
    " successor counterpart mentor pupil graduate commentator columnist reporter journalist anchor producer"
    " designer architect planner surveyor conductor composer dancer choreographer host interviewer panelist"
    " panellist audience member members apprentice foreman pilot guard warden relative nephew niece grandson"
    " granddaughter sibling spouse parent counsel lawmaker legislator mp lord nun preacher dealer trader vendor"
    " seller buyer motorist cyclist hiker camper angler crew crewman sailor soldier officer-in-charge commander"
    " lecturer tutor principal headmaster headteacher caretaker janitor cleaner gardener plumber electrician"
    " carpenter builder mechanic waiter waitress barista bartender hairdresser tailor nanny babysitter postman"
    " courier"
)
# Before a name, and no part of it.
ENGLISH_TITLES = (
    "mr mrs ms miss dr prof professor sir dame lord lady rev gov sen rep gen col capt lt sgt mayor governor senator"
    " president minister secretary councillor councilor commissioner chief sheriff judge justice king queen prince"
    " princess captain inspector constable sergeant detective general colonel major lieutenant pope bishop father"
    " sister brother coach chancellor ambassador king officer director chairman spokesman spokeswoman spokesperson"
    " leader superintendent deputy attorney senior vice executive financial operating council state county city"
    " manager engineer staff writer reporter councilman councilwoman councilmember congressman congresswoman"
    " assemblyman assemblywoman alderman alderwoman lawmaker legislator rabbi imam monsignor archbishop cardinal"
    " commander admiral brigadier corporal private trooper deputy-mayor vice-president"
)
ENGLISH_VERBS = (
    "said says say told tells tell added adds asked asks replied replies answered wrote writes noted notes argued"
    " argues insisted insists warned warns admitted admits conceded concedes acknowledged joked jokes quipped"
    " laughed shrugged sighed smiled shouted shouts yelled cried"
    " whispered muttered recalled recalls explained explains"
    " continued went declared announced announces stated states claimed claims called calls described describes"
    " dubbed responded responds countered counters retorted complained complains remarked observed observes concluded"
    " suggested suggests believes believed thinks tweeted posted commented testified urged urges vowed pledged"
    " promised predicted stressed emphasized emphasised maintained maintains reads read pleaded boasted agreed"
    " confirmed denied mused chimed interjected put puts texted demanded likened quoted quotes ventured offered"
)
# Roles that are bodies, and the last words of the names of what is no person.
ENGLISH_BODY_ROLES = (
    "firm union council company agency department ministry government state board committee association group charity"
    " university hospital school court commission authority bureau office airline airport police"
)
ENGLISH_BODIES = (
    "Library Hall University Street Council Ferries Shipyards Corp Corporation Inc Ltd Co Company Group Capital"
    " Union Fund County Creek Lake Harbor Harbour Falls Department Agency Office Guard School College Hospital"
    " Church House Bank Dam Commission Committee Association Authority Institute Centre Center Society Trust Board"
    " Ministry Court Party Police Times Post News Courier Herald Voice Sentinels Partners Airlines Airways Systems"
    " Labs Laboratory Museum Foundation Road Avenue Bridge Park Island Islands Valley River Town City Village Act"
    " Bill Program Programme Point State States Kingdom Republic Sea Ocean Bay Coast Mountain Mountains Fisheries"
    " Seafood Farms Farm Farming Aquaculture Semiconductor"
)
# What speaks for nobody.
ENGLISH_PLACES = (
    "Sound Bay Strait Isle Isles Gulf Sea Lake Mount Mountain Mountains"
    " Cape Firth Point Street Road Avenue Lane Row Creek"
    " River Valley Bridge Park Island Islands Ocean Coast Falls Harbor"
    " Harbour Beach Hill Hills Square Station Elementary"
)
ENGLISH_VENUES = "Gymnasium Auditorium Theatre Theater Chapel Stadium Arena Room Studio Field Hotel Cathedral"
ENGLISH_NOTICES = "signs? poster plaque placard notice mug badge banner graffiti sticker label slogan t-shirt headline"
ENGLISH_NAMING = (
    "called named known nicknamed dubbed titled entitled termed so-called branded billed rated labeled labelled"
    " marked styled christened word term phrase words programme program scheme campaign"
)
MONTHS = "January February March April May June July August September October November December"
DAYS = "Monday Tuesday Wednesday Thursday Friday Saturday Sunday"
# Given names of women and men, by which he and she are told apart.
FEMALE_NAMES = (
    "Mary Anna Anne Ann Emma Olivia Sarah Sara Laura Julia Julie Helen Susan Susanna Linda Karen Nancy Lisa Sandra"
    " Ashley Donna Emily Michelle Carol Amanda Melissa Deborah Stephanie Rebecca Sharon Cynthia Kathleen Amy Angela"
    " Shirley Brenda Pamela Nicole Samantha Katherine Catherine Christine Rachel Carolyn Janet Maria Heather Diane"
    " Denise Joyce Victoria Alice Alicia Grace Judith Hannah Jane Joan Elizabeth Margaret Barbara Jennifer Patricia"
    " Dorothy Fiona Clara Lucy Sophie Sophia Chloe Zoe Lorna Joanne Joanna Ruth Esther Priya Fatima Aisha Farah Mei"
    " Wendy Vivian Carrie Regina Starry Winnie Edith Ingrid Margit Nina Elena Isabel Rosa Teresa Theresa Monica"
)
MALE_NAMES = (
    "James Robert John Michael David William Richard Joseph Thomas Charles Christopher Daniel Dan Matthew Anthony"
    " Mark"
    " Donald Steven Stephen Paul Andrew Joshua Kenneth Kevin Brian George Timothy Ronald Edward Jason Jeffrey Ryan"
    " Jacob Gary Nicholas Eric Jonathan Larry Justin Scott Brandon Benjamin Samuel Sam Gregory Frank Patrick Raymond"
    " Jack Dennis Jerry Tyler Aaron Jose Adam Nathan Henry Peter Walter Arthur Ian Alan Gareth Simon Martin Tom Tony"
    " Joe Luis Omar Ali Ahmed Mohammed Muhammad Hassan Ivan Igor Carlos Juan Pedro Paolo Marco Hans Lars Erik Oslo"
    " Philip Phillip Graham Keith Neil Colin Ravi Raj Victor Vincent Albert Fred Harry Oliver Oscar Leo Max Ben"
)
# Capitalised words that begin sentences or name what does not speak.
NOT_NAMES = (
    f"{MONTHS} {DAYS} The A An In On At He She It They We I You But And Or So If When While As By For From To Of This"
    " That These Those Then Now There Here My His Her Our Their What Who Why How Where Which Not No Yes Also Even One"
    " Two Three Four Five Six Seven Eight Nine Ten Nearly About Almost Under Over After Before During According Asked"
    " Among Although Though Since Because Despite However Meanwhile Still Yet Both Each Every Some Many Most More"
    " Other Others Another Such Its With Without Within Between Until Unless Once Only Just Like Earlier Later Last"
    " Next First Second Third Visits Revenue Net Shares Rain Passengers Delivery Emissions Photo Share Published By"
    " Press Media Contact About Update Correction Corrections Read Speaking Responding Standing Sitting Pressed"
)

# What somebody did, in a byline: those who write, and others.
WRITES = (
    "文字 撰文 撰稿 採訪 採寫 採編 整理 記者 本報記者 特約記者 實習記者 見習記者 本刊記者 通訊員 特派員 特約撰稿"
    " 報道 報導 作者 編譯 執筆 主筆 訪問 訪談 口述整理 專題組 專題記者 體育記者 政治記者 財經記者 法庭記者"
    " 撰稿人 採訪撰文 採訪整理 實習生 實習記者 紀錄 筆錄 口述記錄"
)
PICTURES = (
    "圖片 攝影 照片 相片 插圖 插畫 繪圖 製圖 設計 編輯 責編 責任編輯 校對 美編 美術 監製 剪接 錄音 翻譯 審核 視頻"
    " 影片"
    " 照片提供 圖片提供 相片提供 對談主持 主持 版式"
)

# Of whom an interview is, by its heading; and how a speech is headed.
INTERVIEWS = "訪問 訪 專訪 訪談 對話 對談"
SPOKEN = "致辭 致詞 演辭 演詞 演說 演講 講辭 講詞 講話 發言 談話"
# What a line begins with that is no part of an article, and what it is where it is no paragraph of sentences; patterns
# of English stand between dots.
FURNITURE = (
    "最後更新 更新時間 責任編輯 責編 編輯: 校對 記者: 撰文 攝影: 上一頁 上一篇 下一頁 下一篇 掃一掃 聲明: 免責"
    " 本文為原創"
    " 未經授權 未經許可 案件編號 關鍵詞 編按 記錄: 地點: 日期: 時間: 文章純屬 本文純屬 字體 字號 新聞來源"
    " 查詢: 傳媒查詢 電話: 電郵: 網址: 完— 編者按 圖片來源 完】 完） 選單 發表意見 本報著作權 著作權 編號: 檔號:"
    " 給編輯 市民熱線 查詢熱線 熱線: 列印此頁 回上一頁 回頁首 轉載請 歡迎轉載 閱讀原文 喜歡這篇 歡迎追蹤 追蹤我們"
    " 加入會員"
    " 美編 本文依 本文由 本文係 本文經 本刊保留 參與討論"
)
BUTTONS = (
    "發佈 發布 來源 分享 收藏 點讚 讚好 留言 評論 複製 打印 列印 返回 廣告 訂閱 登入 登錄 註冊 版權 標籤 首頁 聯絡"
    " 目錄 發稿"
    " 隱私 私隱 閱讀 打開 下載 舉報 在看 版式 瀏覽 點擊"
)
ENGLISH_FURNITURE = (
    "skip to · share (?:this|on) · sign up · follow us · all rights reserved · last updated · correction ·"
    " clarification"
    " · media contact · press contact · contact: · for immediate release · embargo · notes? to editors · ends$ · end$"
    " · to contact the · with (?:assistance|reporting) · additional reporting · staff writer · reach \\w+ \\w+ at ·"
    " this"
    " (?:release|press release) contains · home$ · menu$ · search$ · loading · comments?$ · print$"
    " · watch: · click here · editing by · reporting by · first published"
    " · this (?:article|story|transcript|interview) (?:was|has been|originally) · by signing up · your e-?mail ·"
    " get (?:the|our) .*newsletter · about the author · tags?: · topics?: · filed under · (?:story|article) continues"
    " · since you.re here · view comments · back to top"
)
ENGLISH_BUTTONS = (
    "advertisement · advert · subscribe · copyright · published · updated · posted · listen to · terms of · privacy"
    " · cookies? · newsletter · accept · support (?:local|independent|our) · download · sign in · log in · register"
    " · continue reading · share · email this · republish · \\d+ comments"
)
# What heads a line above the text that tells when, where and by whom something was said or sent out.
HEADER_FIELDS = (
    "講者 主講 主持 嘉賓 對象 受訪 日期 時間 地點 場合 發稿 編號 檔號 發布 發佈 活動 與會 出席 列席 記錄 紀錄 整理"
    " 錄音 攝影 圖片"
    " 照片 撰文 撰稿 採訪 編輯 校對 來源 題目 講題 欄目 欄名 聯絡 致 由"
)
LISTS = (
    "相關新聞 相關文章 相關報道 相關閱讀 延伸閱讀 推薦閱讀 推薦文章 推薦 熱門 更多 最新新聞 編輯推介 猜你喜歡 你可能"
)
ENGLISH_LISTS = (
    "related · more (?:from|on|in|stories) · read (?:more|next|also) · recommended · most (?:read|popular|viewed) ·"
    " you may"
    " · trending · latest · see also · elsewhere"
)


@cache
def listed(words: str) -> tuple[str, ...]:
    """The words of a list, folded, the longest first."""
    return tuple(sorted(dict.fromkeys(fold(words).split()), key=len, reverse=True))


@cache
def any_of(words: str) -> str:
    """A pattern for any word of a list, folded."""
    return "(?:" + "|".join(map(re.escape, listed(words))) + ")"


@cache
def labels() -> frozenset[str]:
    """Labels of turns that tell what somebody does here, not who it is."""
    english = f"{ENGLISH_ROLES} host presenter moderator interviewer guest caller mc anchor announcer speaker"
    return frozenset([*listed(f"{ROLES} 主持 嘉賓 聽眾 訪客"), *english.split()])


@cache
def surnames() -> str:
    """A pattern for a surname, folded: of two characters or of one."""
    return f"(?:{'|'.join(listed(COMPOUNDS))}|[{fold(lexicon.SURNAMES + RARE_SURNAMES)}])"


@cache
def common_surnames() -> frozenset[str]:
    """Surnames that make a name without a title beside it."""
    return frozenset(fold(lexicon.SURNAMES)) | frozenset(listed(lexicon.COMPOUNDS))


@cache
def no_names() -> frozenset[str]:
    """The first two characters of words that are no names, folded."""
    return lexicon.no_names() | frozenset(listed(MORE_NO_NAMES))


@cache
def says() -> str:
    """A pattern for a verb of saying, folded."""
    return any_of(f"{lexicon.SAYS} {MORE_SAYS}")


@cache
def no_verbs() -> str:
    """A pattern for words that hold a verb of saying and are none, folded."""
    return any_of(f"{lexicon.NO_VERBS} {MORE_NO_VERBS}")
