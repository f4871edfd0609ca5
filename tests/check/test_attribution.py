"""To whom words are given in whole batteries of sentences of our own: who is named, who is accused, who is let be."""

import pytest

from hkinno import check as checking

CHINESE, ENGLISH = "像人才的跨境流動就非常重要", "The cross-boundary flow of talent, for one, is very important"
INVENTED = {"zh": "明年起全港巴士都會飛上天", "en": "Every bus in the city will fly to work by next May"}

# X says the words Q.
SAID = (
    "X說：「Q。」",
    "「Q。」X說。",
    "「Q」，X如是說。",
    "X日前表示，「Q」。",
    "X在電台節目中指出，「Q」。",
    "X接受訪問時說，「Q」。",
    "X被問到人才問題時回應：「Q。」",
    "X認為「Q」，應該盡快落實。",
    "X曾說過一句話：「Q。」",
    "X的名句「Q」，我一直記得。",
    "用X的話說，「Q」。",
    "借用X的說法，「Q」。",
    "正如X所言，「Q」。",
    "據X透露，「Q」。",
    "按X的講法，「Q」。",
    "「Q」——這是X的原話。",
    "「Q」出自X之口。",
    "「Q」是X說的。",
    "「Q」一語出自X。",
    "說「Q」的，是X。",
    "X：「Q」",
    "X（2023）指出：「Q。」",
    "X在文章寫道：「Q。」",
    "X提醒業界，「Q」。",
    "X語重心長地說：「Q。」",
    "X補充說，「Q」。",
    "X在臉書發文：「Q。」",
    "連X也說「Q」。",
    "我們引用X一句：「Q。」",
    "X話：「Q。」",
    "X講過：「Q。」",
    "X有句話講得好：「Q。」",
    "最近X一句「Q」，引起討論。",
    "X談到人才時說得很明白：「Q。」",
    "X那句「Q」，言猶在耳。",
    "讓我引述X：「Q。」",
    "記得X在會上講：「Q。」",
    "會上，X率先發言：「Q。」",
    "席間X笑道：「Q。」",
    "X強調，香港要搶人才，「Q」。",
    "有人問起，X答：「Q。」",
    "X的看法是：「Q。」",
    "X的回應是「Q」。",
    "X一針見血：「Q。」",
    "「Q，」X說，「這是事實。」",
    "按照X，「Q」。",
    "文中把「Q」當成X的話。",
    "「Q。」——X",
    "誰說過「Q」？答：X。",
    "答案來自X：「Q。」",
    "X撂下一句「Q」便走。",
    "X最後說：「Q。」",
    "記者問起此事。X道：「Q。」",
    "X說了兩句話。一句是「Q」。",
    "輪到X上台，開口便是「Q」。",
)
SAID_IN_ENGLISH = (
    "X said: “E.”",
    "“E,” X said.",
    "“E,” said X.",
    "“E,” says X, who has followed the parks for years.",
    "“E,” according to X.",
    "According to X, “E”.",
    "In the words of X, “E”.",
    "As X put it, “E”.",
    "As X has put it: “E.”",
    "“E,” as X put it last week.",
    "To quote X: “E.”",
    "To borrow a line from X, “E”.",
    "X's line that “E” was widely shared.",
    "X's argument is simple: “E.”",
    "The line “E” comes from X.",
    "The remark “E” was made by X in March.",
    "“E” was how X explained it.",
    "“E” is what X told the paper.",
    "X, in a recent interview, argued that “E”.",
    "X, speaking to reporters on Monday, was blunter: “E.”",
    "For X, “E”.",
    "X had a ready answer: “E.”",
    "X went further, insisting that “E”.",
    "X takes the view that “E”.",
    "X likes to say that “E”.",
    "X is fond of saying “E”.",
    "Asked about funding, X replied, “E.”",
    "“E,” X told the forum, to some laughter.",
    "“E.” Those were the words of X.",
    "“E.” So said X.",
    "“E” — X",
    "X: “E.”",
    "X writes that “E”.",
    "It was X who said “E”.",
    "It is X's belief that “E”.",
    "We have it from X that “E”.",
    "There is a sentence by X that I have kept: “E.”",
    "I keep coming back to something X said: “E.”",
    "The view of X is that “E”.",
    "The pithiest came from X: “E.”",
    "In an op-ed, X warned that “E”.",
    "“E”, X reminds us.",
    "“E,” X added, smiling.",
    "X has conceded that “E”.",
    "“E,” X was quoted as saying.",
    "X was quoted by the paper as saying that “E”.",
    "X is reported to have said that “E”.",
    "“E” — the words are X's.",
    "“E” is attributed to X.",
    "Slide 4 gives “E” as a finding of X.",
    "As X observes, “E”.",
    "X told Ta Kung Pao that “E”.",
    "Writing in the paper, X noted: “E.”",
    "Listen to X: “E.”",
    "Take X: “E.”",
    "The last word goes to X: “E.”",
    "Speaking in Legco, X said that “E”.",
    "In a speech on Friday X declared: “E.”",
    "X – never one to mince words – said: “E.”",
    "“E,” X has said more than once.",
    "“E,” replied X when pressed.",
    "“E,” X insists.",
    "“E” is a favourite phrase of X.",
    "“E”, in the view of X, is the whole story.",
    "It has been said by X that “E”.",
    "X makes the point that “E”.",
    "X has repeatedly stressed that “E”.",
    "X used his speech to argue that “E”.",
    "X opened with the words “E”.",
    "X closed by saying that “E”.",
    "Then there is X: “E.”",
    "X puts it like this: “E.”",
    "X put it this way: “E.”",
    "X was clear that “E”.",
    "X is convinced that “E”.",
    "X reckons “E”.",
    "X acknowledged in the interview that “E”.",
    "In X's words, “E”.",
    "In X's telling, “E”.",
    "X's answer to that was “E”.",
    "X's message to investors: “E.”",
    "Or as X would say: “E.”",
    "I asked X. “E,” came the answer.",
    "When I put this to X, the answer was “E”.",
    "“E,” explained X, “and that is why.”",
    "“E.” X said this in March.",
    "X on money: “E.”",
    "X (Ta Kung Pao, 2023): “E.”",
    "X tweeted, “E”.",
    "A headline quoted X: “E.”",
    "X has a blunt summary: “E.”",
    "X told reporters, “E.”",
    "As X once remarked, “E”.",
)
# The speaker's words, whoever else is named.
HIS = (
    "報道開頭即引其原話：「Q！」記者湯嘉平寫道，創科局「很忙」。",
    "發言人在例行記者會上表示，「Q」是創科局局長孫東的表態。",
    "一些讀者更看重他的另一句話：「Q。」",
    "負責官員如此說明理由：\n\n> Q\n",
    "1. The iAM Smart target: 「Q」.",
    "Sun Dong blamed the port. 「Q。」 My old editor would have cut it.",
    "局長的抱負很大。他說「Q」，署長沒有作聲。",
    "孫東說好。他對前景表示樂觀，稱「Q」。",
    "孫東說好。上午對前景表示樂觀，稱「Q」。",
    "Sun Dong came. Sun's tone on Beijing is cooperative: “E”.",
    "Sun Dong came. His tone on Beijing is cooperative: “E”.",
    "* TKP p.1: headline 「背水一戰 打造國際創科中心」. Sun Dong interview.\n* TKP: Sun on labs.\n",
    "我方引述孫局長同一篇訪問：「Q」。",
    "Ann proposed “E” from the Sun interview.",
    "The Post did it to Sun Dong: “E.”",
    "Everybody quotes the first half; the reason he gives is people: “E.”",
    "Five lessons from Hong Kong's innovation minister that every boss should learn:\n\n“E.”",
    "Ann Lam left early. She was tired. Sun Dong stayed. “E,” he told me.",
    "敬愛的孫局長：\n\n您在報上說：「Q」。\n",
    "局長孫東談到前景。他的原話是：「Q」\n讀者 黃小龍",
    "談起人才，孫說：「Q。」",
    "時任局長這樣形容：「Q。」",
    "該報在版面上將此語抽出，連同「Q」一句，另立為提要。",
    "報道寫道，「Q」。",
    "據報道，「Q」。",
    "Our port does what harbours elsewhere cannot: 「Q」.",
    "My sister likes him. He gave an example that made me think of my own sister: “E.”",
    "孫東說話一向慢。不過佢有句我鍾意：「Q」，夠街坊。",
    "When Sun Dong was asked about it, he said that his people had left the model of putting up blocks, “E”.",
    "老師把訪問印給我們，畫了底線的一句是：「Q。」",
    "李強教授問我怎樣看「Q」這句話。",
    "專訪的第一句是「Q」。",
    "「Q」，老師說這句話出自孫東。",
    "記者問起租金，孫東看了李強一眼，說：「Q。」",
    "Professor Lam prefers this rendering: “E.”",
    "Our translator offers: “E.”",
    "The reporter records him as saying “E”.",
    "孫東與李強教授會面時說：「Q。」",
    "李強教授引述孫東說，「Q」。",
    "孫東說，若只有大學，「Q」。",
    "孫東表示，有深圳市政府，「Q」。",
    "李強教授同意孫東的說法：「Q」。",
    "記者問孫東人才問題，他說：「Q。」",
    "李強教授問孫東人才問題，孫東答：「Q。」",
    "主持人李強問起人才，局長答道：「Q。」",
    "我問老師，老師說孫東講過：「Q。」",
    "商會轉載了孫東一句：「Q。」",
    "報章以大字印出「Q」。",
    "那天我在書店看到一句：「Q。」",
    "同事把孫東的「Q」貼在牆上。",
    "李強教授讀到「Q」時，停了一下。",
    "李強教授認為孫東「Q」一語太空泛。",
    "對於孫東「Q」之說，李強教授不以為然。",
    "李強教授批評孫東，指「Q」只是口號。",
    "孫東向李強教授解釋，「Q」。",
    "孫東寫信給李強教授：「Q。」",
    "李強教授的文章引用了「Q」（孫東，資金過河第5段）。",
    "據李強教授記錄，孫東當日說：「Q。」",
    "李強教授：你記得局長那句嗎？就是「Q」。",
    "「Q。」李強教授把這句話念了兩遍。",
    "「Q。」李強教授聽完，點了點頭。",
    "「Q。」孫東對李強教授說。",
    "李強教授想起孫東說的「Q」。",
    "學生把「Q」譯成英文。",
    "Professor Lam asked Sun Dong about talent. “E,” he said.",
    "Professor Lam quoted Sun Dong as saying that “E”.",
    "Professor Lam agrees with Sun Dong that “E”.",
    "Sun Dong told Professor Lam that “E”.",
    "To Professor Lam's question Sun Dong replied: “E.”",
    "Professor Lam read out the sentence: “E.”",
    "“E.” Professor Lam underlined it twice.",
    "“E,” Sun Dong told Professor Lam.",
    "Professor Lam's students translated it as “E”.",
    "What struck Professor Lam was this: “E.”",
    "Professor Lam took issue with Sun Dong's claim that “E”.",
    "Unlike Professor Lam, Sun Dong thinks that “E”.",
    "Asked by Professor Lam, the minister said: “E.”",
    "The Chamber printed the minister's words, “E”, on a mug.",
    "Professor Lam remembers Sun Dong saying, “E”.",
    "In a letter to Professor Lam, Sun Dong wrote: “E.”",
    "According to Professor Lam, Sun Dong said: “E.”",
    "Professor Lam, who interviewed Sun Dong, was told that “E”.",
    "The reporter's notes have Sun Dong saying “E”.",
    "My aunt has “E” on her fridge.",
    "I found “E” in the paper.",
    "Every morning the driver repeats it to himself: “E.”",
    "The translation on Professor Lam's slide: “E.”",
    "My favourite line in the interview is “E”.",
    "Ta Kung Pao quoted him as saying “E”.",
    "我在書上讀到孫東說：「Q。」作者李強沒有註明出處。",
    "李強的新書收錄了孫東的話：「Q。」",
    "李強在序言引孫東語：「Q。」",
    "李強說，他最喜歡孫東那句「Q」。",
    "李強問：「孫東說『Q』，對嗎？」",
    "老師叫學生抄寫「Q」二十遍。",
    "李強把「Q」寫在黑板上。",
    "李強誤以為「Q」是自己說的。",
    "這句「Q」被李強引用過。",
    "李強反駁「Q」的說法。",
    "李強以「Q」為題發表演講。",
    "Professor Lam likes Sun Dong's line “E”.",
    "Professor Lam used “E” as the title of her talk.",
    "Professor Lam disputes that “E”.",
    "Professor Lam's book reprints Sun Dong's “E”.",
    "Professor Lam wrote on the board what Sun Dong had said: “E.”",
    "“E” was translated by Professor Lam.",
    "Professor Lam's translation: “E.”",
    "Professor Lam asked her class to discuss “E”.",
    "The words “E” hang in Professor Lam's office.",
    "Professor Lam cites Sun Dong: “E.”",
)
# Another's words, whoever they are about.
ANOTHERS = (
    "孫東之後發言的是李小明。「Q，」他說。",
    "孫東被記者問及前途。記者問：「Q？」",
    "李強教授說：「Q。」",
    "孫東被問到：「Q？」",
    "孫東憶述，父親告訴他：「Q。」",
    "Sun Dong was asked: “E?”",
    "李強教授談起孫東時說：「Q。」",
    "孫東的訪問刊出後，李強教授在臉書寫道：「Q。」",
    "我對孫東的話半信半疑。阿媽說：「Q。」",
    "我媽看了孫東的訪問，笑了。她說：「Q。」",
    "老闆看完孫東的訪問，搖頭說：「Q。」",
    "孫東上任時，坊間流傳「Q」。",
    "有網民留言：「Q。」",
    "孫東離場後，一名學生喊道：「Q。」",
    "孫東身後的標語寫着「Q」。",
    "回應孫東，李強教授說：「Q。」",
    "孫東講完，台下有人大叫：「Q。」",
    "對孫東的訪問，我只想說：「Q。」",
    "孫東不會說「Q」。",
    "假如孫東說「Q」，我就信。",
    "孫東的兒子問他：「Q？」",
    "讀者來信：孫東先生，「Q」！",
    "我想問孫東局長一句：「Q？」",
    "有人替孫東改了一句：「Q。」",
    "Professor Lam, on Sun Dong: “E.”",
    "A taxi driver who had never heard of Sun Dong said: “E.”",
    "My mother read the interview with Sun Dong. “E,” she said.",
    "“E,” a reader wrote to Sun Dong.",
    "Replying to Sun Dong, Professor Lam said: “E.”",
    "Sun Dong's critics say “E”.",
    "Sun Dong's spokesman said: “E.”",
    "A banner behind Sun Dong read “E”.",
    "Sun Dong did not say that “E”.",
    "Had Sun Dong said “E”, I would have believed him.",
    "I asked Sun Dong: “E?”",
    "A heckler shouted at Sun Dong: “E!”",
    "Sun Dong was followed by Professor Lam, who said: “E.”",
    "After Sun Dong left, somebody muttered, “E.”",
    "Sun Dong has a rival, John Lee. He says: “E.”",
    "The song that Sun Dong likes goes “E”.",
    "One tweet about Sun Dong reads: “E.”",
    "電視裏孫東正在講話。外婆嗑着瓜子，冒出一句：「Q。」",
    "孫東的訪問我看了三遍。鄰座的大叔湊過來說：「Q。」",
    "阿叔睇完孫東個訪問，拍枱大叫：「Q！」",
    "排隊時聽到後面兩個後生仔講孫東，一個話：「Q。」",
    "孫東說要搶人才。茶餐廳老闆娘聽到，笑說：「Q。」",
    "局長的話言猶在耳。回家的路上，司機跟我說：「Q。」",
    "學生問我孫東說的對不對，我說：「Q。」",
    "孫東上台前，司儀先說：「Q。」",
    "網上有一張孫東的圖，配文是「Q」。",
    "標題寫着孫東，內文第一句卻是「Q」。",
    "報章社論批評孫東，說「Q」。",
    "孫東發言後，議員陳先生追問：「Q？」",
    "孫東沒有回答。陳議員又問：「Q？」",
    "孫東微笑。坐在他旁邊的官員則說：「Q。」",
    "我把孫東的訪問給兒子看。他想了想，說：「Q。」",
    "讀完孫東的訪問，我在日記寫下：「Q。」",
    "孫東的粉絲專頁有人留言：「Q。」",
    "孫東的前任曾說：「Q。」",
    "按孫東的邏輯，是不是「Q」？",
    "難道孫東要說「Q」？",
    "我多麼希望孫東會說「Q」。",
    "傳聞孫東私下說過「Q」，其實沒有這回事。",
    "孫東提到李強，李強則說：「Q。」",
    "孫東和李強同台。李強說：「Q。」",
    "Sun Dong was on the radio. My neighbour turned it off. “E,” she said.",
    "The interviewer asked Sun Dong: “E?”",
    "Sun Dong's predecessor once said: “E.”",
    "Sun Dong smiled. The official beside him said: “E.”",
    "I read Sun Dong's interview aloud. My son looked up: “E.”",
    "Sun Dong spoke of talent; a student in the back row whispered: “E.”",
    "Rumour has it that Sun Dong said “E”.",
    "If only Sun Dong had said “E”.",
    "What Sun Dong should have said is “E”.",
    "Sun Dong would never say “E”.",
    "A columnist, tired of Sun Dong, wrote: “E.”",
    "The caption under Sun Dong's photo reads “E”.",
    "Sun Dong and Paul Chan shared a stage. Chan said: “E.”",
    "Nobody asked Sun Dong about it. “E,” muttered the driver.",
    "Dear Mr Sun, “E”. Yours, a reader.",
)


def filled(template: str, chinese: str, english: str) -> str:
    """A template with words for Q, and for E where it is in English."""
    return template.replace("「Q", f"「{chinese}").replace("“E", f"“{english}")


def test_who_says_it_in_chinese(known: checking.Corpus):
    """The speaker by three names is right, and four others are told."""
    for template in SAID:
        for who, attribution in (
            ("孫東", "ok"),
            ("孫局長", "ok"),
            ("創科局局長孫東", "ok"),
            ("李強教授", "misattributed"),
            ("深圳市政府", "misattributed"),
            ("財政司司長陳茂波", "misattributed"),
        ):
            draft = filled(template.replace("X", who), CHINESE, "")
            finding = next(each for each in checking.check(draft, known).findings if CHINESE in each.quoted)
            assert (finding.attribution, finding.given) == (attribution, attribution == "ok"), draft


def test_who_says_it_in_english(known: checking.Corpus):
    """The same in English, for two names each."""
    for template in SAID_IN_ENGLISH:
        for who, attribution in (
            ("Sun Dong", "ok"),
            ("the innovation minister", "ok"),
            ("John Lee", "misattributed"),
            ("Dr Ana Costa of the OECD", "misattributed"),
        ):
            named = template.replace("X", who)
            finding = checking.check(filled(named[0].upper() + named[1:], "", ENGLISH), known).findings[0]
            assert (finding.attribution, finding.given) == (attribution, attribution == "ok"), (template, who)


@pytest.mark.parametrize("template", HIS)
def test_his_words_beside_another_name(template: str, known: checking.Corpus):
    """Nobody is accused who hears, reads, prints, quotes, judges or translates the words."""
    findings = checking.check(filled(template, CHINESE, ENGLISH), known).findings
    assert [(each.attribution, each.fails) for each in findings] == [("ok", False)] * len(findings)


# Somebody of whom nothing is known but that he says it, somebody whose name is no verb's neighbour, or everybody.
UNKNOWN = (
    "A member, Ana Costa, who opened a hearing with the words “E”.",
    "Mrs Costa, whose question for the board was “E”, left.",
    "Word of the week: the harbour's new director-general, on her first day: “E.”",
    "### Ana Costa (former mayor), interviewed in town\n\n“E.”\n",
    "Ana Costa, 71, on the dyke at the harbour. “E.”",
    "有論者補充，「Q」（李文濤，2022：47）。",
    "一位顧問說：「Q」。",
    "「Q」——很多人以為出自孫東，其實說的人是財政司司長。",
    "提出「Q」這一論斷的，是中大的施教授。",
    "### What the mayor of the harbour has said\n\n“E.”",
    "In the words of the Federation of Ports' former chairman, “E.”",
    "I asked ChatGPT why. It thought for a second and answered, “E.”",
    "“E” was the explanation offered by Ana Costa.",
    "主持：教授怎樣看？\n鍾教授：我常常跟學生講，「Q」。\n",
    "親愛的表哥：\n\n你在信裏寫道：「Q」這話真像你。\n",
    "有人問程式，它回答：「Q。」",
    "龐志偉談到人才，指不能只看錢。「Q。」他坐下。",
    "我們的創始人陸遠航在會上說：「Q。」",
    "其中一位黃姓顧問說：「Q。」",
    "公司主席會見傳媒時把話說得很白：「Q。」",
    "“E” is by Ana Costa, the chair.",
    "“E”, as our economist Ana Costa put it.",
    "The Commissioner's deputy gave what was a prepared line: “E.”",
    "The copy gave this line to the head of the unit: “E.”",
    "According to a study released yesterday, “E.”",
    "As Costa puts it, officials should move, since “E”.",
    "Professor Lam, you have said that “E”.",
    "My favourite is from Professor Lam. “E,” she told us.",
    "科技部的負責同志在會上表示：「Q。」",
    "顧問公司的一位合夥人提出一套標準：「Q。」",
    "「Q」——渡口負責人\n",
    "入行那天，師傅拍着我的肩膀說：「Q。」",
    "The member for the harbour, who told a meeting that “E”.",
    "A robot at the door greeted us with “E”.",
    "It is the harbour board, not the minister, which said that “E”.",
    "The gate will open soon, a vice-mayor announced. “E,” he told a forum.",
    "Minister Gan Kim Yong told a paper the other day: “E.”",
    "各位同學，校長昨日講話要點：\n一、「Q」；",
    "城西一位不願具名的系主任私下說：「Q。」",
    "樂富街坊會在通告中寫道：「Q。」",
    "特快樂團曾發文：「Q。」",
    "財爺表示，「Q」。",
    "據樂富商場新聞稿，「Q」。",
    "黃小龍在會上致辭，他說：「Q。」",
    "陳太的名句「Q」，至今有人記得。",
    "「Q」（黃小龍語）",
    "「Q。」賣魚的青年點頭道。",
    "工業總會的口號：「Q」",
    "孫東離開後，輪到黃小龍上台，他說：「Q。」",
    "黃小龍出席論壇，被問及人才政策時回應：「Q。」",
    "不少人認為，「Q」。",
    "“E,” says the bore at my club.",
    "“E,” the ferryman told me.",
    "The consultants conclude that “E”.",
    "The line “E” belongs to John Lee.",
    "Another, from the chairman of the ferry company, who is proud of it: “E.”",
    "Contrast the position in the Commissioner's guidance: “E.”",
    "“E” (Ana Costa, keynote).",
    "Which minister said “E”? John Lee, of course.",
)


@pytest.mark.parametrize("template", UNKNOWN)
def test_his_words_given_to_somebody_unknown(template: str, known: checking.Corpus):
    """Who is known by nothing but what he says is somebody all the same."""
    findings = checking.check(filled(template, CHINESE, ENGLISH), known).findings
    assert [each.attribution for each in findings] == ["misattributed"]


# What stands beside the words in their line, above them or below them is no more than a name.
BESIDE = (
    ("a.md", "- X 「Q」\n- 路人 「好。」\n"),
    ("a.md", "- **X** — 「Q」\n"),
    ("a.md", "- 「Q」（X）\n"),
    ("a.md", "## X\n\n> Q\n"),
    ("a.md", "| 講者 | 語錄 |\n|--|--|\n| X | 「Q」 |\n"),
    ("a.txt", "【X】「Q」"),
    ("a.txt", "X｜「Q」"),
    ("a.txt", "X\n「Q」\n"),
    ("a.txt", "「Q」／X"),
    ("a.txt", "「Q」\n\nX\n"),
    ("a.html", "<h2>X</h2><p>「Q」</p>"),
)


@pytest.mark.parametrize(("name", "template"), BESIDE)
@pytest.mark.parametrize(("who", "fails"), [("黃小龍", False), ("孫東", True)])
def test_a_name_alone_beside_the_words(name: str, template: str, who: str, fails: bool, known: checking.Corpus):
    """His words are another's there, and words like nothing stored are his."""
    for words, wrong in ((CHINESE, not fails), (INVENTED["zh"], fails)):
        draft = template.replace("X", who).replace("Q", words)
        first = next(each for each in checking.check(draft, known, name).findings if each.quoted == words)
        assert first.fails == wrong, draft


# Whom a pronoun, or a verb alone, leads back to.
LED = (
    ("主持人引了孫東的「Q」。他還說：「I」。", True),
    ("孫東：「Q」\n佢仲話：「I」", True),
    ("孫東指，某專員將領導此事。問及人選，他笑說：「I」", True),
    ("有人問孫東怕不怕。「I。」他答。", True),
    ("孫東說：「Q」。記者問租金，他答：「I」", True),
    ("孫東說：「Q」。我個仔話：「I」", False),
    ("刚才张局长说「I」，孫東也在場。", False),
    ("孫東把大學看得很透，說大學不是終點：「I」", True),
    ("Chris Sun of the Labour Bureau said “E”.", False),
    ("“T” (Sun Dong). “E” (ibid.)", True),
)


@pytest.mark.parametrize(("template", "fails"), LED)
def test_who_is_led_back_to(template: str, fails: bool, known: checking.Corpus):
    """Words like nothing stored fail where they lead back to a speaker and to nobody else."""
    draft = template.replace("Q", CHINESE).replace("I", INVENTED["zh"])
    draft = draft.replace("E", INVENTED["en"]).replace("T", ENGLISH)
    assert checking.check(draft, known, "draft.txt").fails == fails


@pytest.mark.parametrize("template", ANOTHERS)
def test_anothers_words_beside_his_name(template: str, known: checking.Corpus):
    """Words like nothing stored are let be where somebody else, or nobody, is said to have said them."""
    draft = filled(template, INVENTED["zh"], INVENTED["en"])
    assert not checking.check(draft, known).fails


@pytest.mark.parametrize(("name", "verdict"), [("老陳", "misattributed"), ("小霍", "misattributed"), ("老孫東", "ok")])
def test_a_familiar_name_is_somebody(known, name, verdict):
    """老 or 小 and a surname, where a verb of saying follows; not a longer name that begins so."""
    (finding,) = checking.check(f"{name}說：「{CHINESE}」。", known, "draft.txt").findings
    assert finding.attribution == verdict


@pytest.mark.parametrize(("between", "fails"), [("又說：", True), ("他又說：", True), ("這就是所謂", False)])
def test_a_few_words_after_a_colon_are_speech(known, between, fails):
    """Where a draft leads back to a speaker, and no term."""
    text = f"孫東說：「{CHINESE}」。{between}「明年人人加薪」。"
    assert checking.check(text, known, "draft.txt").findings[1].fails == fails


# Words that somebody else says of him, denies, or takes from elsewhere; terms.
NOT_HIS = (
    "孫東稱會加快。本地環保團體則對濕地表示憂慮，稱「他今早沒有早餐可吃」。",
    "孫東稱會加快。審計署對進度表示憂慮，稱「他今早沒有早餐可吃」。",
    "孫東局長講得明白。我返屋企問我個讀中三嘅仔，佢答我：「他今早沒有早餐可吃」。",
    "孫東稱會加快。某券商首席則看淡，稱「他今早沒有早餐可吃」。",
    "1. 「他今早沒有早餐可吃」——假的，局長從來沒有說過。\n",
    "把孫東那句說話念了一遍，又說：「爸，他今早沒有早餐可吃」。",
    "她和局長孫東相識多年。只肯說一句：「他今早沒有早餐可吃。」",
    "Paul Chan, financial secretary: “He had no breakfast this morning.”",
    "Sun Dong spoke. Typo of the week: a restaurant it called “a breakfast of champions and kings”.",
    "Three lines from Sun Dong.\n\n(c) “All is done by now already.” Not his. Please delete.\n",
    "信中指孫東說過「他今早沒有早餐可吃」。查貴報原文，局長並無此言。",
    "## 假如局長講真話（純屬虛構）\n\n孫東：「他今早沒有早餐可吃」\n",
    "孫東局長說的是另一回事。\n評論：「他今早沒有早餐可吃！」\n",
    "我把孫東的專訪拿給兒子讀。他說：「今早沒有早餐可吃。」",
    "批評者形容局長「眼高手低，無心戀戰」。",
    "有學者覺得孫東的講法「未免太天真」，其他人不同意。",
    "商會代表支持局長的看法，稱「終於等到這一天」，又笑指孫東「走得慢」。",
    "孫東被譽為「機械人之父」。",
    "孫東的同僚私下說：「局長一天只睡四小時。」",
    "孫東否認「政府放棄中小企」的指控。",
    "有傳孫東說過「全部重來」，但這是假消息。",
    "孫東讀過《漁火》，書中說「大公司往往敗給小公司」。",
    "孫東表示會支持「愛國者治港」。",
    "何謂「企業園區」？孫東指要看租約。",
    "孫東說香港並非「沒有人才」的城市。",
    "「我退休了。」他說。孫東聽了搖頭。",
    "貴報說孫東說過「他今早沒有早餐可吃」。我翻查原文，他從未講過此話。",
    "孫東助手說：「他今早沒有早餐可吃」。",
    "孫東稱會加快。中大學者陳偉明認為方向正確，但提醒「要慢」。他又指，「他今早沒有早餐可吃」。",
    "局長助理說：「他今早沒有早餐可吃」。",
    "孫東對手笑他「只識開會」。",
    "局長同事透露：「他今早沒有早餐可吃」。",
    "Sun Dong, described by a colleague as “a man of few words”, left early.",
    "Critics called Sun Dong’s plan “a dream with a budget”.",
    "Sun Dong was asked if “the money would come in time this year”.",
    "A user posted below Sun Dong's photo: “Where are the jobs?”",
    "Sun Dong vowed to uphold “one country, two systems”.",
)
# The same words round what he does say.
STILL_HIS = (
    "「Q。」這句話出自孫東之口，說給一群年輕人聽。",
    "請看孫東局長在報上的說話——「Q」。",
    "### Sun Dong on data\n\n“E.”",
    "In Sun Dong's own description the new port is “E”.",
    "主持：有冇睇孫東個訪問？\n阿明：有，佢話「好」。\n阿芬：我老公話「冇錢」。\n阿明：仲有，佢話「Q」。\n",
    "主角是局長孫東。他說：「Q。」",
    "孫東說：「好。」\n我老公沒作聲。他還說：「Q。」",
    "孫東局長：您好！\n\n我老師話，你講過「Q」。\n",
    "只好再引一句局長的：「Q」。",
    "孫東局長金句：「好。」\n仲有一句：「Q」\n",
    "The boss, five floors up, is Sun Dong. “E,” he said.",
    "HOST: And here is the innovation secretary, Sun Dong.\nCLIP: “E.”\n",
    "“E,” the subtitles have Sun Dong say.",
    "A magazine prints: “E,” said Sun Dong.",
    "“Well,” Sun Dong told us. “E.”",
    "Sun Dong came. Then we found another one of his: “E.”",
    "「Q。」接受採訪時，孫東動情地說。",
    "孫東又用「Q」來形容前景。",
    "**題**：人才\n\n**語**：「Q」\n**講者**：孫東\n",
    "請各位看看孫東局長的說法：「Q」",
    "孫東局長太敢說了！原話：「Q。」",
    "孫東不肯服輸。記者問他可有對手，他答：「Q。」",
    "孫東談到人才，語氣肯定。「Q。」他坐下。",
    "孫東剛坐下。秘書在旁低頭記下。他又說了一句：「Q。」",
    "朋友傳來一篇孫東專訪。他說：「Q。」",
    "至於孫局長，會上就說：「Q」。",
    "“E,” Sun Dong assured the paper.",
    "Then came the question, and Sun goes, “E.”",
    "This from Sun Dong, in the same paper: “E.”",
    "Friends write to Sun Dong. “E,” he said.",
    "The book also gives Sun Dong the line “E”.",
    "“Well,” Sun Dong told the paper. “E.”",
    "本報記者與孫東詳談。他說：「Q。」",
    "我認為孫東的說法「Q」不對。",
    "黃議員說，孫東的原話是「Q」。",
    "李家超稱讚孫東，孫東說「Q」。",
    "孫東獲邀出席論壇時說「Q」。",
    "孫東反駁說：「Q」。",
    "孫東提到「Q」。",
    "孫東以「Q」形容前景。",
    "孫東談得輕鬆。他話鋒一轉。「Q。」",
    "題為「好」的通稿說，孫東在會上表示：「Q」",
    "創科局長說：「Q」",
    "創科局長：「Q」",
    "HOST: The innovation secretary was calm.\nREADER: “E.”\n",
    "在局長眼中，「Q」。",
    "局長嘅講法係「Q」。",
    "A reader liked Sun Dong's answer: “E.”",
    "“E,” the minister warned. Sun Dong was speaking to the press.",
    "孫東說香港「沒有前途」。",
    "署方代表引述局長孫東在《大公報》的說法：「Q」。",
    "政府轉了方向，見於局長孫東的解釋：「Q」。",
)


@pytest.mark.parametrize("draft", NOT_HIS)
def test_what_is_said_of_him_is_not_what_he_says(draft: str, known: checking.Corpus):
    """His name as the object, or as whose something is, gives him no words."""
    assert not checking.check(draft, known, "draft.txt").fails


@pytest.mark.parametrize("template", STILL_HIS)
def test_what_is_his_beside_others(template: str, known: checking.Corpus):
    """Words like nothing stored are his where a sentence says so, whoever else is named."""
    assert checking.check(filled(template, INVENTED["zh"], INVENTED["en"]), known, "draft.txt").fails


WHO = (
    "「Q」（黃小龍，2022年）",
    "工商界普遍認為，「Q」",
    "任小龍的名言：「Q」",
    "在李家超看來，「Q」",
    "陳茂波以「Q」形容前景。",
)


@pytest.mark.parametrize("template", WHO)
def test_his_words_given_to_another_in_passing(template: str, known: checking.Corpus):
    """A name with a year, a circle of people, the owner of a saying."""
    (finding,) = checking.check(filled(template, CHINESE, ENGLISH), known, "draft.txt").findings
    assert finding.attribution == "misattributed"


# What stands round a quotation, the words of nobody else (I) in it, and whether the draft gives them to him.
ROUND = (
    ("a.txt", "茶室牆上貼着：「I——局長 孫東」。", True),
    ("a.txt", "茶室牆上貼着：「I——店主 黃小龍」。孫東沒有來。", False),
    ("a.txt", "同學在門口貼了：「I」下款是「孫東局長」。", True),
    ("a.txt", "記住孫東局長三句說話：\n一，「Q」\n二，「I」\n", True),
    ("a.txt", "孫東局長金句圖（三張）\n圖一：「Q」\n圖二：「I」\n", True),
    ("a.txt", "孫東講話要點：(1)「Q」；(2)「I」。", True),
    ("a.txt", "【轉發】局長孫東內部講話流出\n「Q」\n「I」\n", True),
    ("a.txt", "孫東昨天來過本校，大家聽了他的講話很高興。\n\n「I」\n", False),
    ("a.txt", "孫東語錄：\n一，「Q」\n二（阿珍加的）：「I」\n", False),
    ("a.md", "| 句 | 出處 |\n|--|--|\n| 「I」 | 綠色團體聯署 |\n| 「Q」 | 孫東訪問 |\n", False),
    ("a.md", "## 借局長孫東一句\n\n孫東談港深，說「Q」。\n賽事海報的「I」，倒過來讀也通。\n", False),
    ("a.txt", "談到科普，孫東說「Q」。我母親聽了點頭。他還說「I」。", True),
    ("a.txt", "重讀孫東的訪問。\n「Q」——這句話每個PI都要記住。\n他說：「I」", True),
)


@pytest.mark.parametrize(("name", "template", "fails"), ROUND)
def test_what_stands_round_the_words(name: str, template: str, fails: bool, known: checking.Corpus):
    """Signatures, labels that count, titles, columns and pronouns say whose the words are."""
    draft = template.replace("Q", CHINESE).replace("I", INVENTED["zh"]).replace("P" + INVENTED["zh"], "PI")
    (finding,) = (each for each in checking.check(draft, known, name).findings if each.quoted == INVENTED["zh"])
    assert finding.fails == fails


OTHERS_ROUND = (
    "The doctrine is old.[^1]\n\n[^1]: 「Q」 Former commissioner Ana Costa, interview with the author.\n",
    "LAM: Yes. What I asked was: 「Q」\n",
    "「Q」，黃先生放下茶杯，「好」。",
    "KIM: People ask me every month. I always tell them: 「Q」\n",
    "“Fine,” said Ana Costa, a customs officer. 「Q」.",
    "1. 「Q」 Ana Costa, chair of the board\n2. “Fine.” Bob Lee\n",
    "> Q\n>\n> — Ana Costa, former mayor\n",
    "「Q」\n\n本會永遠顧問\n黃小龍\n",
    "《廠訊》第88期\n專欄　文：董事長 黃小龍\n\n我在股東會上說過：「Q」\n",
    "1. 「好事多磨。」\n2. 「Q」——老鄉諺語\n",
    "茶室牆上貼着：「Q——店主 黃小龍」。",
    "小記者專訪：科學會會長 黃小龍\n\n問：怎樣才算成功？\n答：「Q」\n",
    "- 「兩地標準不一」（受訪者A，檢測）\n- 「Q」（受訪者B，律師）\n",
    "【錄音：男聲】「Q」\n主持：剛才聽到的是某市一位區長上月的講話。\n",
    "### 河邊聲音：青年創業者黃小龍\n「Q」\n### 城裏聲音：局長孫東\n「好。」\n",
)


@pytest.mark.parametrize("template", OTHERS_ROUND)
def test_his_words_given_to_another_by_what_stands_round(template: str, known: checking.Corpus):
    """A signature, an interview's head, a bracket, a heading and what is told after the words give them away."""
    findings = checking.check(template.replace("Q", CHINESE), known, "draft.md").findings
    assert "misattributed" in {each.attribution for each in findings if each.quoted == CHINESE}


@pytest.mark.parametrize("sign", ["\ue000", "\ue001"])
def test_the_signs_of_a_font_are_no_quotations(sign: str, known: checking.Corpus):
    """A draft may have the private characters by which a quotation is marked inside."""
    draft = f"{sign}會上有人發言。{sign}李家超說{sign}：「{CHINESE}」{sign}"
    (finding,) = checking.check(draft, known, "draft.txt").findings
    assert finding.attribution == "misattributed"
