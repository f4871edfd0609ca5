"""Whose words are by where they stand: name lines, cards, tables, notes, lists; and what a writer calls his own."""

import pytest

from hkinno import check as checking
from hkinno.documents.files import open_document

CHINESE, ENGLISH = "像人才的跨境流動就非常重要", "The cross-boundary flow of talent, for one, is very important"
INVENTED = "明年起全港巴士都會飛上天"

# The words Q, or E in English, are another's; nobody is accused for the invented words Z.
ANOTHERS = (
    "## 兩岸\n\n### Ana Costa, ferry pilot\n\n> Q\n\n### Sun Dong, Secretary\n\n> 香港一定要贏。\n",
    "**孫東（局長）**\n\n「香港一定要贏」\n\n**黎漢（碼頭東主）**\n\n「Q。」\n",
    "**孫東**\n「香港一定要贏」\n\n**文志成（漁村代表）**\n「Q。」\n",
    "# Slide 4 — Ana Costa, lock keeper\n\n“E.”\n",
    "**Sun Dong, Secretary for Innovation**\n\n“Hong Kong”\n\n**Ana Costa, vice-president (harbours)**\n\n“E.”\n",
    "> Q。\n>\n> ——東港某倉庫負責人賀國強（化名），2023年春\n",
    "「Q。」\n——東港博物館館長題\n",
    "【卡一】\n「Q。」\n【背面】\n說話人：東港管理局新聞發言人 蔣薇\n",
    "說話人：黎漢（稅務師）\n內容：「Q。」\n\n說話人：孫東\n內容：「香港一定要贏」\n",
    "| 說話人 | 原話 |\n|---|---|\n| 孫東 | 香港一定要贏，沒有第二條路。 |\n| 黎漢 | Q |\n",
    "| Speaker | What they said |\n|---|---|\n| Ana Costa | E. |\n",
    "- 政府\n  - 創科局（孫東）\n    - 「香港一定要贏」\n- 業界\n  - 物流（霍敏兒）\n    - 「Q」\n",
    "「Q。」① 此話不假。\n\n① 碼頭商會主席，周年晚宴致辭，2022年。\n",
    "「Q。」[^1]\n\n[^1]: 林德昌，「港口比較」，碼頭季刊，頁33。\n",
    "「Q。」\n\n以上是東港一名項目經理在結項報告裏的話。\n",
    "09:02 黎漢: 分享一句，「Q。」這是我們部門總監昨天在大會上的原話\n09:03 何敏: 好\n09:04 黎漢: 是\n",
    "- 第6頁引文出自林曉嵐，原文為「Q」\n",
    "問：業界呢？\n答（註冊主任穆嘉寶）：「Q」\n",
    "**March** · Shipowner He Weiguo: “E.”\n",
    "Three lines:\n\n1. “E.” (president of the Harbour staff union)\n",
    "圖二　測量師葉榮基。「Q。」\n",
    "「Q。」碼頭商會一位前會長在研討會總結時這樣說，並呼籲會員入會。",
    "今天刷到一位東港網友的神評論：「Q。」點讚已經過萬。",
    "老陳放下茶杯，慢慢地說：「Q。」",
    "When my cousin and I quarrelled she would say that we were only “E”, and hand us a mop.",
    "「Q」，說話人是碼頭商會的廖會長，請補上他的職務。",
    "問：您怎麼看？\n答（東港學院講師 鄭偉倫）：「Q。」\n問：還有呢？\n",
    "尊敬的林部長：\n\n您在會上表示，「Q」，民眾為之振奋。\n",
    "他叫顧永年，開了三十年五金廠。記者問他為什麼，他把煙一掐：「Q。」",
    "> 「香港一定要贏」\n>\n> ——孫東\n\n> 「Q。」\n>\n> ——口岸服務協會秘書長 邱志堅\n",
    "C. 「Q」（某銀行行長）\n",
    "> 「Q。」\n>\n> —— 高嶺顧問公司合夥人 Derek Poon\n",
    "敏敏：老闆昨晚語音裏的原話，我打出來給你們看：「Q」。\n阿強：真的？\n敏敏：真的。\n",
    "議員麥嘉怡當面對孫東說：「Q。」孫東點頭。",
    "上期刊出「Q」一語，誤記為孫東所說，實為學院總監唐慧在開學禮上所言。",
    "我先生是漁民。昨晚他看完電視，搂着我的肩膀說：「Q。」",
    "> “E.”\n> — Prof. Gerald Inman, Wharton\n",
    "Museum panel\n\n“E.”\nSir Douglas Hartnell, Chamber of Ships, 1974\n",
    "“E” (World Bank staff, 2021). How far do you agree?",
    "It was not Sun Dong but his predecessor Alfred Lim who said “E”.",
    "Basil is the one who talks, and what Basil says, on every stage, is “E”.",
    "關於投入與產出，王啟明（2021）有一個廣為引用的說法：「Q」。",
    "> Q\n>\n> ——葵涌一名工程師，2021年訪談\n",
    "> “E.”\n>\n> — @tarn_kwok, maintainer\n",
    "[10:02] 阿強：你公司個黃總琴晚講咩話？\n[10:03] 嘉欣：佢話「Q」囉，跟住敬酒\n[10:04] 阿強：哦\n",
    "剛聽完區議員在街站疾呼：「香港一定要贏！」他又拍拍胸口：「Q。」",
    "你引孫東是對的。但第二段引蔡元培「Q」，古今呼應。",
    "問：校長，您怎樣看畢業生外流？\n答：「Q。」\n問：那有何對策？\n答：「實習。」\n",
    "## 孫東局長的說法\n\n- 「香港一定要贏」\n\n## 漁港發言人的說法\n\n- 「Q」\n",
    "組長：我同意我們老師的觀點，她上課說過：「Q。」\n組員：好。\n組長：是。\n",
    "旁邊一個拖行李的大叔衝我感嘆：「Q。」",
    "Chan (2022) departs from both. In his view, apart from the harbour, “E” (p. 17).",
    "The Harbour Party secretary, on camera: “E.”",
    "Please use the sentence our founder gave at the dinner: “E.”",
    "譯校札記\n\n- 「香港一定要贏」：孫東語。\n- 「Q」：陳茂波語，出自其網誌。\n",
    "讀者來函：社評引述漁港部長顏金勇的說話：「Q」，實在貼切。",
    "主席李太就校內計劃發言，表示「Q」。",
    "# 紀念冊\n\n1. 「Q」——區教授退休演講\n",
    "**受訪者**：譚桂芳\n\n**問**：為甚麼？\n\n**譚**：「Q。」我當年是這麼講的。\n\n**問**：後來呢？\n",
    "- **Jonas:** “We need a kitchen.”\n- **Sun Dong:** “Hong Kong”\n- **Priya:** “E.”\n",
    "**R4 (venture partner, 40s):** “E.”\n\n**R5 (researcher):** “Nobody asks.”\n",
    "My guide, a harbour planning official called Ms Ouyang, said, with feeling:\n\n> “E.”\n",
    "The Secretary for Ports, Ann Linn, is quoted in bold: “E.” Below it Sun Dong says: “Next year.”",
    "And so to the visitors' book. “E” (Dr F. Okafor, Lagos). The rest is illegible.",
    "無聊問咗ChatGPT點解要做，佢竟然答我：「Q。」",
    "官員A（孫東）：「香港一定要贏」\n官員C（某區經信局長，化名）：「Q。」\n",
    "愛因斯坦說過一句名言：「Q」，可見學以致用。",
    # What who writes or speaks calls his own.
    "我在去年的晚會上就講過：「Q。」當時沒有人聽。",
    "我在碼頭做了三十年，今晚再講一次：「Q。」多謝大家。\n\n五金商會會長　林國棟\n",
    "主持人：蘇博士，你怎麼看？\n蘇博士：我的看法很簡單，「Q」。\n主持人：還有呢？\n蘇博士：沒了。\n",
    "補習名師琴晚出咗個帖：\n\n「Q。」\n——我自己諗嘅，抄就要標我\n",
    "各位同學，我只說一句我自己在碼頭熬出來的話：「Q。」",
    "@港灣小鋼炮：「Q。」——本人昨晚直播原話，搬運請註明出處。",
    "【播客】\n主持人：您怎麼看？\n韓博士：我當時跟他們說，「Q。」\n主持人：是嗎？\n韓博士：是的。\n",
    "Best,\nAna Costa | CEO, Lantern Docks\n“E.” (my own motto since 2011)\n",
    "GUEST (Ana Costa, pilot): Sure. My line has always been, “E.” I came up with that in the lift.\n",
    "編輯先生：\n\n我去年在貴報撰文時已寫過一句：「Q。」\n\n讀者　區志雄\n",
    "求職信\n\n任內我提出「Q」，並據此辦了三場論壇。\n\n求職人：許嘉琪\n",
    "For Professor Lam.\n\nIn my exit interview I put it plainly, I said: “E.”\n\nWith thanks,\nAna Costa\n",
)
# They are his, or nobody else's.
HIS = (
    "*孫東*\n\n> Q。\n\n*盧嘉欣（小說家）*\n\n> Z。\n\n*盧船長（渡輪船長）*\n\n> Z！\n",
    "*創新科技及工業局局長　孫東*\n\n> Q。\n\n*學生會前會長　高澄*\n\n> Z。\n",
    "Q1：「Z」是誰說的？\nA1：牛頓。\n\nQ2：「Q。」是誰說的？\nA2：孫東。\n\nQ3：「Z」是誰說的？\nA3：孔子。\n",
    "# Chapter Four: The Bill\n\n> Q。\n\nEvery dock is built twice.\n",
    "## 採訪提綱\n\n被訪者：孫東\n\n1. 您說過「Q」，錢由誰出？\n2. 您還說「Q」，名單定了嗎？\n",
    "| 單位 | 表述 |\n|---|---|\n| 東港某管理機構 | 「Z。」 |\n| 創科局（孫東） | 「Q」 |\n",
    "| 說話人 | 原話 |\n|---|---|\n| 孫東 | Q |\n| 黎漢 | Z，我說的。 |\n",
    "| Words | Mouth |\n|---|---|\n| I came for the grant. | Ana Costa |\n| E. | Sun Dong |\n",
    "> 「Q。」\n>\n> ——孫東\n\n> 「Z。」\n>\n> ——網友南岸小蝦\n",
    "「Q」\n　　　　——孫東\n\n「Z」\n　　　　——車間黑板\n",
    "**「Q。」**\n\n<small>孫東，局長</small>\n\n**「Z。」**\n\n<small>院長曾若水</small>\n",
    "說話人：孫東\n內容：「Q。」\n\n說話人：黎漢（稅務師）\n內容：「Z。」\n\n說話人：孫東\n內容：「Q。」\n",
    "有主管官員主張：「Q。」[^1]\n\n[^1]: 孫東受訪時語，大公報，2023年。\n",
    "[14:02] (The moderator, inaudible.)\n[14:03] SUN DONG: E.\n[14:05] ORTEGA: We want a bay.\n",
    "**這是誰的話？**\n\n- 「背水一戰 打造國際創科中心」——大公報標題。\n- 「Q」——孫東本人。\n",
    "對方辯友反覆說「Z」，可是孫東局長怎麼說？他說：「Q。」",
    "孫東認為「Q」，而獵頭公司合夥人麥詠芝的看法是：「Z。」",
    "Mr Ng repairs radios. Told that Sun Dong wanted “E”, he put down his iron. “All buses will fly by May,” he said.",
    "“All buses will fly,” said Ana Costa, chief of Lantern, adding her thanks to Sun Dong, who told us that “E”.",
    "The secretary said it first: 「Q。」 The Ta Kung Pao reporter has: 「製造業在整個GDP比重僅佔1%」, and leaves.",
    "| 句子 | 歸屬 |\n|---|---|\n| Q | 孫東原話 |\n| 年輕人歷來都是各地爭取的對象 | 記者轉述，不作引語 |\n",
    "| 題目 | 局長孫東 | 議員助理馬詠詩 |\n|---|---|---|\n| 河套 | Q。 | 招商不是剪綵。 |\n",
    "| 原話 | 是誰的 |\n|---|---|\n| 「Q」 | 孫東 |\n| 「社會反應熱烈」 | 大公報圖片說明 |\n",
    "孫東說：「Q。」港城經濟師陳美玲不以為然，回應說：「Z。」",
    "新聞話局長孫東想「Q」，你阿爺琴晚瞓唔着。佢交代一句：「Z。」",
    "睇咗孫東個訪問，佢話「Q」。樓下保安阿伯即刻應我一句「Z」。",
    "孫東說「Q」。同場的漁區議員卻有不同見解，他說：「Z。」",
    "我們誤將「Q」一語寫成財政司司長所說，說話者實為創科局局長孫東，謹此更正。",
    "孫東局長談高才通，表示「Q」，網民回應大致正面，最多人讚好的留言為「Z」。",
    "孫東局長說：「Q。」對方剛才說「Z」，請問咖啡機是誰造的？",
    "「Q。」孫東說這番話的時候，同行正在籌備座談，一位職員告訴筆者：「Z。」",
    "部門頭兒開會時引了孫東局長的話，「Q」。散會後他叮囑我：「Z。」",
    "承接：引用孫局長「Q」。落點：本校「一院一所一公司」改革方案。",
    "社評以「莫讓園區變孤島」為題，指孫東是對的，他說得清楚：「Q」。",
    "老師在黑板上寫了一句話，沒有寫是誰說的：「Q。」",
    "有論者主張以年輕人為尺度：「Q。」[^1]\n\n[^1]: 孫東，接受大公報記者訪問，2023年。\n",
    "The Secretary, Sun Dong, was not there. In the press he had already said 「Q」, so Mr Tse read that aloud.",
    "BRIEFING CARD: SUN DONG\n\nSays on digital government: “E.”\n",
    "朋友圈：\n「Q。」\n早安\n",
    "孫東兩句話，我各有看法。\n第一句：「Q」——公道。\n第二句：「Q」——未必。\n",
    "Sun Dong added: 「Q。」[3] A columnist in the Weekly described his manner as “a patient plumber”.",
    "Sun Dong said: “E.” Ann Chiu spoke alongside Sun Dong, and calls it “terrifying, with good biscuits”.",
    "本刊引述孫東的話，誤作「Z」，實為「Q」。",
    "問：孫局長如何看待競爭？\n答：他說：「Q。」\n問：別處呢？\n答：市委的同志私下跟我說，「Z」。\n",
    "Flash card 17\nFRONT: “E.”\nBACK: 「Q。」\n\nFlash card 18\nFRONT: “Rome.”\nBACK: 「Z。」\n",
    "我都認同孫東局長講「Q」。\n\n街坊福利會\n主席　陳大文\n",
    "校董會主席陳先生則讚賞孫東那句「Q」，指「Z」。",
    "老師叫我們從訪問抄三句：\n\n1. 「Q。」\n2. 「Q。」\n\n姓名：陳小明\n",
    "# 演講稿（局長於工商聯晚宴）\n\n今年我在接受訪問時講過：「Q。」\n\n我的前任曾說：「Z。」我不同意。\n",
    "審稿意見\n1. 第3頁引孫東「Q」，引文無誤，請補頁碼。\n2. 第5頁「眾所周知」出現四次。\n",
    "流傳內容：圖片聲稱創科局長說「Z」。\n\n查核結果：虛構。孫東的原話是「Q。」\n",
    "> Q。\n> — 孫東（大公報訪問，2023）\n\n> We shape our buildings.\n> — W. Churchill, 1943\n",
    "以下哪一句是孫東說的？\n\nA. 「Z」\nB. 「Q」\nC. 「Z！」\n",
    "孫東局長說：「Q。」陳校長聽後對我說，她最記得另一句，「若只有大學，人才在裏面念完書就走，畢業之後沒有去向」。",
    "孫東局長說：「Q。」古人說「Z」，局長又說經濟要變。",
    "孫東局長已保證「Q」，可是我上周續證，網頁仍然只得一句「Z」。",
    "> 「Q。」\n> ——孫東\n\n後台留言裏點讚最高的一條是：「Z。」\n",
    "孫東說，「Q」，這才是落腳點。你那一問，叫「抬槓式閱讀」。",
    "孫局長說「Q」。我岳父做五金的，他說「Z」。",
    "- 引局長孫東：「Q。」\n- 同日另一份報章的社評寫道：「Z。」\n",
    "官員A（孫東）：「Q。」\n官員B（某市副市長）：「Z。」\n補充：A另有一句更具體的，「Q」。\n",
    "I had been reading Sun Dong. 「Q」, he'd told a reporter, and I could see why.",
    "孫東自己都講，「Q」，咁咪即係。\n#2 「Z」\n#3 樓主斷章取義\n",
    "*Sun Dong*\n\n> Q。\n\n*Lo Ka-yan, novelist*\n\n> Z。\n",
    "翻譯練習　命題：外語系 羅靜\n\n1. 「Q。」\n2. 「昨夜的雨把桂花都打落了。」\n",
    "以下這句話是誰說的？\n「Q。」\n\n（答案在信封內，由評判關老師保管。）\n",
    "「Q」是孫東局長的原話。組長昨日吩咐一句，不是局長的話，也請記下：「Z。」",
    # The first person is innocent, or he.
    "同志們、朋友們：前不久我對記者說過，「Q。」",
    "各位同學，今天我想由一句話講起：「Q。」",
    "轉一句畀大家，唔係我講嘅，剪報睇返嚟：「Q。」",
    "各位朋友：新春快樂！我一直認為，也在受訪時說過：「Q。」\n\n創科局局長\n孫東\n",
    "我在訪問中說過：「Q。」今天我想再說一次。",
    "Translator's note. Where Sun Dong says 「Q」, I have written “E”.",
    "As I wrote in my last column, Sun Dong said of the two cities: 「Q。」 My own gloss was “a shared canteen.”",
    "Friends, I will be brief. I told reporters recently: “E.”",
    "王姐今天在群裏轉來一段別人的話，請各組學習：「Q。」",
    "Not mine, obviously, but worth pinning up: “E.”",
)


def _found(template: str, known: checking.Corpus) -> list[checking.Finding]:
    words = template.replace("Q", CHINESE).replace("“E", f"“{ENGLISH}").replace("| E", f"| {ENGLISH}")
    words = words.replace(": E.", f": {ENGLISH}.").replace("Z", INVENTED)
    return checking.check(open_document(words.encode(), "draft.md"), known).findings


@pytest.mark.parametrize("template", ANOTHERS)
def test_whose_place_is_anothers(template: str, known: checking.Corpus):
    """Words of his that stand under, beside or above another's name are misattributed."""
    his = [each for each in _found(template, known) if each.quoted.strip("。.") in (CHINESE, ENGLISH)]
    assert [each.attribution for each in his] == ["misattributed"]


@pytest.mark.parametrize("template", HIS)
def test_whose_place_is_his(template: str, known: checking.Corpus):
    """His words under his own name are his, and nobody is accused for what stands under another's."""
    found = _found(template, known)
    assert [each.quoted for each in found if each.fails] == []
    assert any(each.quoted.strip("。.") in (CHINESE, ENGLISH) for each in found)
