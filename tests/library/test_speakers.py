"""Who says what: a short text for each way of telling, with one beside it where the same words tell something else."""

import pytest

from hkinno.documents.files import open_document
from hkinno.library import add

FILLER = "東岬灣的舊堤去年重修，工程歷時兩年，由渠務部門和區內居民代表一同監察，至今仍有部分路段封閉。"
ENGLISH = (
    "The old dyke at Eastcape Bay was mended last year, and parts of the road beside it are still closed to traffic."
)


def read(*paragraphs, english=False):
    """What is proposed for some paragraphs: of each quotation who says it, with ? where that is unsure."""
    text = "\n\n".join(("Eastcape notes", ENGLISH, *paragraphs) if english else ("東岬灣的一年", FILLER, *paragraphs))
    proposal = add.propose(open_document(f"{text}\n".encode(), "a.txt"), add.Given())
    said = [f"{each.speaker}{'' if each.sure else '?'}" for each in proposal.quotes]
    return said, proposal.terms


@pytest.mark.parametrize(
    ("paragraph", "said"),
    [
        # What is done to somebody is no name, and who is spoken to does not speak.
        ("校監方圓向家長鞠躬。他說：「我知你哋唔開心。」", ["方圓"]),
        ("保安老秦跟每個走出來的學生說：「聽日唔使返嚟。」", ["老秦"]),
        ("老師方圓沒有罵我，只是問：「你食咗飯未呀？」", ["方圓"]),
        ("裁判官方圓判刑後，她勉勵被告：「想念一個人，唔使喺牆度寫。」", ["方圓"]),
        # Another of a kind is nobody who was named.
        ("委員高嵐反對。另一名不願具名的委員說：「份文件長過頭，睇唔切。」", ["委員"]),
        ("一名年輕攤商站起來問：「我哋聽日仲開唔開檔？」", ["一名年輕攤商"]),
        # Several are not he, and a woman is not: 丈夫 and the text's own pronouns tell.
        ("校長方圓向學生廣播。據多名學生轉述，他說：「聽日照常返學上堂。」", ["方圓"]),
        ("村醫高嵐住在山上。她走路上班。丈夫老羅開店。「等我趕到，火都熄埋。」她說。", ["高嵐"]),
        # Nobody verbs who: one of two is only perhaps the one.
        ("村醫高嵐趕到，產婦方圓躺在床上。「開門嗰陣，水浸到膝頭。」", ["高嵐?"]),
        # Who is quoted by who is quoted.
        ("局長方圓引述已故學者高嵐的名句：「『修一條渠，等於修一條命』，我好同意呢句。」", ["方圓", "高嵐"]),
        ("有一成人更加話「幾時都去，落雨都去」。", ["一成人?"]),
        # Words that begin as names do, and names that begin as words do.
        ("署方代表接下陳情書後表示「兩週內回覆，絕不拖延」。", ["署方代表"]),
        ("局長成功勳在會上表示，短訊「存在滯後，正在檢討」。", ["成功勳"]),
        ("學生小米（化名）告訴記者：「門板是船，誰哭誰下船。」", ["小米"]),
        ("講師霍立行教授向本報表示，渠「再拖兩年就不夠錢修」。", ["霍立行"]),
        ("船是尤巴·瓦旦的。尤巴·瓦旦上岸說：「草都往那邊倒。」", ["尤巴·瓦旦"]),
        ("老人的孫子岩溫開車。「機器老壞，」岩溫說，「只看了開頭。」", ["岩溫", "岩溫"]),
        # Whose words somebody passes on, and what tells words without saying them.
        ("立委高嵐到場，她引用審計報告的話說，該渠「浮濫無用、效益未明」。", ["審計報告"]),
        ("議員高嵐引述居民數據指，到場要慢，質問處方：「呢五分鐘邊個畀返街坊？」", ["高嵐"]),
        ("東主透過律師致歉，稱會「負責到底，絕不逃避」。", ["東主"]),
        ("隊長方圓同我握手，翻譯說意思是「下次請更強，我等你」。", ["翻譯?"]),
        ("師傅方圓打開書，裏面夾着電報，上面只有四個字：「母安勿歸。」", ["?"]),
        # Who speaks on between two halves, whoever speaks after them.
        (
            "「短訊四點先到，」村民老魏把手機遞給記者，「水三點就入屋。」鎮幹部承認，廣播「壞了一個多月，冇人修」。",
            ["老魏", "老魏", "鎮幹部"],
        ),
        # Nobody who is known stands before the verb: whoever does is told, unsure, not who was told of before.
        ("局長方圓到場。古語說：「水到渠成，人到橋平。」", ["古語?"]),
        ("局長方圓認為，問題在制度：現行指引只要求「每五年看一次，用肉眼看」。", ["現行指引?"]),
        # A name without a surname, which speaks again; a title before a name is no surname.
        ("學者言若冰在場。言若冰說：「渠不是一日挖成的，也不是一日塞住的。」", ["言若冰"]),
        ("區議員霍嵐到場。主席區圓在座。「八月已經知道，點解而家先講？」霍嵐說。", ["霍嵐"]),
        # What somebody does so is no name, and neither is what is counted.
        ("方圓的母親原本反對。母親後來說：「佢自己要跑，我都冇計。」", ["母親?"]),
        ("門口貼咗張紙。張紙話要加價。芬姐喺門口話：「張紙我寫咗兩個禮拜，唔敢貼。」", ["芬姐"]),
        # Who is done something to does not do it, in the first person either.
        ("夥計輝仔追出街口，仲鬧我：「第三把喇，你當我哋係失物認領處呀？」", ["輝仔"]),
        # A woman who has no name is no he.
        ("方圓在門口。一名慌亂的外籍女傭，抓着途人。她問：「我可以走路到東岬嗎？」", ["外籍女傭"]),
        # One surname and another title are another.
        ("蔡阿嬤在等。「我當場哭出來，」她的女兒蔡小姐說。", ["蔡小姐"]),
    ],
)
def test_who_says_it_in_chinese(paragraph, said):
    """By verbs, objects, roles, sexes and what was told before."""
    found, _ = read(paragraph)
    assert [each.replace("另一名不願具名的", "") for each in found] == said


def test_whoever_says_we_is_one_of_several():
    """Nobody else is meant by it, and not for sure who tells it."""
    assert read("村民老魏走來。我們有點不好意思：「就是來看看，看看你是怎樣修船的。」")[0] == ["?"]


def test_the_husband_is_whom_the_article_is_about():
    """Where his wife is named and he is told of as hers."""
    told = "鐘錶匠方圓七十歲。方圓入行五十年。方圓的店在巷口。方圓說，太太林嵐常笑他。"
    said, _ = read(told, "「他是個怪人。」林嵐說。", "「對面的小伙子要養孩子嘛。」丈夫說。")
    assert said == ["林嵐", "方圓?"]


def test_a_question_of_the_reporter_is_answered():
    """記者追問 is the reporter's, and a paragraph that is a quotation alone answers it."""
    found, _ = read(
        "工程師方圓說：「每條渠都有滿瀉的一日，修過都一樣。」", "「早三年動工呢？」記者追問。", "「冇得早三年。」"
    )
    assert found == ["方圓", "記者", "方圓"]


def test_what_somebody_is_called_leads_to_him():
    """行內人叫他「達記」: 達記 is he from there on."""
    found, _ = read("師傅是現年六十三歲的司馬達，行內人叫他「達記」。問起徒弟，達記說：「佢肯聽，肯聽先學得嚟。」")
    assert found == ["司馬達"]


@pytest.mark.parametrize(
    ("paragraph", "said"),
    [
        ("Dr Ivor Penhale of the Tide Trust was there. Asked why, he replied: “It is evidence.”", "Ivor Penhale"),
        ("Then the teacher, a Mr. Corrigan, cried. “Don’t print that in the paper,” he told me.", "Mr. Corrigan"),
        ("At a meeting, a retired ferryman stood up and said: “I rowed them over twice.”", "a retired ferryman"),
        ("Her officials were silent. “No one will sign it today,” one of them said.", "one of officials?"),
        ("In a statement his lawyer, Petra Lindqvist, said the company had “built it early.”", "Petra Lindqvist"),
        ("Brimvik, the Norwegian firm, wants to build. The company said: “We have changed our ways.”", "Brimvik"),
        ("The chairman, Piers Hume, stood. “I think we all know,” the chairman said.", "Piers Hume"),
        ("It was opened by Simon Vale MP, Minister for Sport. “It is ours,” the Minister said.", "Simon Vale"),
        ("The treasurer, a mild man named Albie Cole, heard that Ruth paid. “I asked,” he recalled.", "Albie Cole"),
        ("On the day I meet Wilma Stroud, she is up to her waist in it. “You are late,” she says.", "Wilma Stroud"),
        ("It is cold here and Beryl Anstruther talks. “You want butter in it,” she says.", "Beryl Anstruther"),
    ],
)
def test_who_says_it_in_english(paragraph, said):
    """Names with what they belong to, strangers, one of several, firms by what they are."""
    assert read(paragraph, english=True)[0] == [said]


@pytest.mark.parametrize(
    ("paragraph", "said"),
    [
        # Whatever the verb, the sentence goes on after the comma with who says it.
        ("Bell rose. “I have a plan,” Anna Stone beseeched them, “and it is cheap.”", ["Anna Stone", "Anna Stone"]),
        ("The mayor, Dan Hale, rose. “Okay, then,” the mayor clucked with a twinkle in his eye.", ["Dan Hale"]),
        # A councilman is not the man, a woman is not he, and another is another.
        ("Councilman Brian Pell left. “I saw two foxes,” said the man.", ["man"]),
        (
            "Dan Hale stood. A woman in pink told him, “It pours.” He left. “I know,” he said.",
            ["woman in pink", "Dan Hale"],
        ),
        ("“I just moved here,” said one opponent. “Nobody asked me,” said another.", ["opponent", "another?"]),
        # Of whom nobody was told is told next.
        ("It was no comfort to Anna Stone, a nurse. Her bill has risen. “I pay,” she said.", ["Anna Stone"]),
        # Whose kin it is.
        ("“My dad said, ‘Water reads no schedule,’” said Anna Stone, who is 81.", ["Anna Stone", "Anna Stone's dad"]),
        ("Somebody in the ministry wrote on the form, “Why not wait?”", ["Somebody in the ministry"]),
    ],
)
def test_who_says_what_follows_in_english(paragraph, said):
    """Each quotation of a paragraph in turn."""
    assert read(paragraph, english=True)[0] == said


@pytest.mark.parametrize(
    ("paragraph", "said", "terms"),
    [
        ("方圓說，合併並非「換湯」，而是「換藥」。", [], ["換湯", "換藥"]),
        ("方圓形容結果「來之不易」。", ["方圓"], []),
        ("方圓說，當局應預先寫好「應變錦囊」，包括何時通知。", [], ["應變錦囊"]),
        ("方圓說，公司獲補貼兩千萬元，但「杯水車薪」。", ["方圓"], []),
        ("鄉親們都叫她「阿蓮大夫」。", [], ["阿蓮大夫"]),
        ("方圓在船頭大叫「嚟喇」。", ["方圓"], []),
    ],
)
def test_what_is_said_and_what_is_a_term(paragraph, said, terms):
    """A few words are speech where a verb of saying leads to them, or they are what is said of something."""
    assert read(f"工程師方圓昨日見記者。{paragraph}") == (said, terms)


@pytest.mark.parametrize(
    ("sentence", "speaker"),
    [
        ("小梅奶奶說：「{}」", "小梅奶奶"),
        ("「{}」小梅爺爺說。", "小梅爺爺"),
        ("小梅母親昨日對記者說：「{}」", "小梅母親"),
        ("方圓媽媽說：「{}」", "方圓媽媽"),
        ("方圓妻子高嵐說：「{}」", "高嵐"),
    ],
)
def test_whose_kin_speaks_is_not_who_is_named(sentence, speaker):
    """A child's grandmother is not the child; a name behind the kin is hers."""
    words = "水浸到門口，我們整晚沒有睡，孩子一直哭。"
    text = (
        f"堤圍決口\n\n六歲的小梅說，她怕水。渠務處處長方圓說，他也怕。兩人都住在東岬灣。\n\n{sentence.format(words)}\n"
    )
    quotes = add.propose(open_document(text.encode(), "dyke.txt"), add.Given()).quotes
    assert [said.speaker for said in quotes if said.exact == words] == [speaker]


@pytest.mark.parametrize("sign", ["\ue000", "\ue001"])
def test_the_signs_of_a_font_are_no_quotations(sign):
    """A page may have the private characters by which a quotation is marked inside."""
    assert read(f"{sign}校長方圓向學生廣播，說{sign}：「聽日照常返學上堂。」")[0] == ["方圓"]


def test_a_nickname_where_nobody_is_named():
    """What a place is called is nobody's name."""
    assert read("街口有間人稱「達記」的茶檔，一早就開，達記的茶最香。有人笑說：「飲咗先算啦。」")[0] == ["有人"]
