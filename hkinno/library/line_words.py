"""Words of lines that stand round an article: who did what, what heads an interview or a speech, buttons, fields."""

from hkinno.text import fold

# What somebody did, in a byline: those who write, and others.
WRITES = (
    "文字 撰文 撰稿 採訪 採寫 採編 整理 記者 本報記者 特約記者 實習記者 見習記者 本刊記者 通訊員 特派員 特約撰稿"
    " 報道 報導 作者 編譯 執筆 主筆 訪問 訪談 口述整理 專題組 專題記者 體育記者 政治記者 財經記者 法庭記者"
    " 撰稿人 採訪撰文 採訪整理 實習生 實習記者 紀錄 筆錄 口述記錄"
)
PICTURES = (
    "圖片 攝影 照片 相片 插圖 插畫 繪圖 製圖 設計 編輯 責編 責任編輯 校對 美編 美術 監製 剪接 錄音 翻譯 審核 視頻"
    " 影片"
    " 口述 講述 受訪 照片提供 圖片提供 相片提供 對談主持 主持 版式"
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
    " 美編 本文依 本文由 本文係 本文經 本文原 刊發於 刊於《 刊登於 發表於《 載於《 原載 原刊 註1 註2 註3 註一 註二"
    " 註三 本刊保留 參與討論"
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
    " · watch: · heard on · click here · editing by · reporting by · first published"
    " · this (?:article|story|transcript|interview|conversation|discussion) (?:was|has been|originally)"
    " · this is an? (?:rush|edited|unedited|lightly edited|machine-made|automatic) transcript · by signing"
    " up · your e-?mail ·"
    " get (?:the|our) .*newsletter · about the author · tags?: · topics?: · filed under · (?:story|article) continues"
    " · as (?:prepared|delivered|written)\\b · pull ?quote$"
    " · since you.re here · view comments · back to top"
)
ENGLISH_BUTTONS = (
    "advertisement · advert · subscribe · copyright · published · updated · posted · listen to · terms of · privacy"
    " · cookies? · newsletter · accept · support (?:local|independent|our) · download · sign in · log in · register"
    " · continue reading · share · email this · republish · \\d+ comments"
)
# What heads a line above the text that tells when, where and by whom something was said or sent out.
HEADER_FIELDS = (
    "講者 主講 主持 嘉賓 與談 與會 出席者 受訪者 訪問者 司儀 對談 對象 受訪 日期 時間 地點 場合 發稿 編號 檔號 發布"
    " 發佈 活動 與會 出席 列席 記錄 紀錄 整理"
    " 錄音 攝影 圖片"
    " 照片 撰文 撰稿 採訪 編輯 校對 來源 題目 講題 欄目 欄名 專欄 系列 專題 聯絡 致 由"
)
ENGLISH_HEADER_FIELDS = (
    "moderat(?:or|ed by) · panell?ists? · (?:co-)?hosts? · presenters? · guests? · speakers? · participants? · chair"
    " · date · time"
    " · venue · location · place · programme · programs? · tx · in (?:the )?studio · live link · with · recorded ·"
    " interviewers?"
    " · interviewees? · transcri(?:pt|bed)(?: by)? · producers? · duration · episode"
)
LISTS = (
    "相關新聞 相關文章 相關報道 相關閱讀 延伸閱讀 推薦閱讀 推薦文章 推薦 熱門 更多 最新新聞 編輯推介 猜你喜歡 你可能"
)
ENGLISH_LISTS = (
    "related · more (?:from|on|in|stories) · read (?:more|next|also) · recommended · most (?:read|popular|viewed) ·"
    " you may"
    " · trending · latest · see also · elsewhere"
)
# What a site asks its readers to do, in Chinese (folded) and in English.
ASKS_READERS = (
    fold(
        "(?:歡迎|立即|即刻|按此|按圖|點擊|請|快啲)[^，。「]{0,12}"
        "(?:訂閱|留言|追蹤|分享|下載|關注|inbox|加入|投稿|報料|贊助|支持我們|支持本)"
        "|(?:報料|爆料|新聞)(?:熱線|電話|信箱)|(?:下載|打開)[^，。]{0,8}app"
    )
    + r"|(?=.*\b(?:our|us|your|you|we)\b).*\b(?:newsletters?|inbox|subscribe|subscribers?|donat(?:e|ion)s?"
    r"|sign(?:ing)? up|press freedom|journalism|membership|breaking news alerts)\b"
)
