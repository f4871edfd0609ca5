"""Transcripts and people with several names: who is one and the same, and what is a headline above the turns."""

import pytest

from hkinno.documents.files import open_document
from hkinno.library import add, build, proposal


def read(text, *speakers):
    """What is proposed for a text."""
    return add.propose(open_document(f"{text}\n".encode(), "a.txt"), add.Given(speakers=speakers))


def said(found):
    """Of each quotation who says it, with ? where that is unsure."""
    return [f"{each.speaker}{'' if each.sure else '?'}" for each in found.quotes]


TURNS = "問：你守堤三十年，怕過沒有？\n\n答：怕過一次，水到了腰。\n\n問：後來怎樣？\n\n答：後來水退了。"
LONG = "答：那年秋天的大潮連來三晚，我們十二個人輪流搬沙包，搬到第三晚，水離堤頂只有一隻手掌，大家都以為守不住了。\n\n"
CALLS = "HOST: Dr Vale, welcome back. Is the dyke safe?\n\nVALE: Not yet.\n\nHOST: Who pays?\n\nVALE: We all do."


@pytest.mark.parametrize("between", ["\n\n", "\n\n2021年7月\n\n", "\n文：高嵐\n\n"])
def test_what_stands_above_the_turns_is_the_headline(between):
    """The first question is said by who asks, and the title is none of its words."""
    found = read(f"訪問方圓{between}{TURNS}", "方圓")
    assert found.known.title == "訪問方圓"
    asks = "高嵐" if "高嵐" in between else "問?"
    assert said(found) == [asks, "方圓", asks, "方圓"]


def test_a_label_that_comes_once_may_head_a_headline():
    """專訪：… above turns is no turn."""
    found = read(f"專訪：守堤人方圓的三十年水路\n\n{TURNS}", "方圓")
    assert found.known.title == "專訪：守堤人方圓的三十年水路"
    assert len(found.quotes) == 4


def test_a_label_that_tells_what_somebody_does_is_no_headline():
    """工程師：… once, above turns of others, is a turn."""
    found = read(f"東岬灣夜話\n\n工程師：守堤三十年的人，後來怎樣，怕過沒有？\n\n{LONG}{TURNS}", "方圓")
    assert found.known.title == "東岬灣夜話"
    assert len(found.quotes) == 6


def test_turns_alone_have_no_headline():
    """None is made of the first of them, and nobody of its words."""
    found = read(CALLS)
    assert found.known.title == ""
    assert said(found)[::2] == ["HOST", "HOST"]


def test_initials_are_who_spoke_before_under_a_whole_name():
    """TM and ASB, where TOM MOSS and ADA STONE-BERG have spoken."""
    asked = ["What is the rope?", "Twice?", "Why?"]
    names = [("TOM MOSS", "ADA STONE-BERG"), ("TM", "ASB"), ("TM", "ASB")]
    text = "\n\n".join(
        f"{asks}: {each}\n\n{answers}: It was so." for each, (asks, answers) in zip(asked, names, strict=True)
    )
    head = "The rope\n\nInterview by Tom Moss\n\nAda Stone-Berg first walked onto the ice in 1994."
    assert said(read(f"{head}\n\n{text}")) == ["Tom Moss", "Ada Stone-Berg"] * 3


def test_a_turn_may_begin_with_a_number():
    """Where its label is one elsewhere."""
    text = "高嵐：怕過沒有？\n\n方圓：怕過一次。\n\n高嵐：哪一年？\n\n方圓：2020年那次，水到了腰。"
    assert said(read(f"守堤三十年\n\n{text}")) == ["高嵐", "方圓"] * 2


@pytest.mark.parametrize("line", ["講者：方圓（天文觀測站工程師）", "東岬小學校長　方圓"])
def test_who_gives_a_speech_stands_in_a_line_above_it(line):
    """By a field, or behind an office."""
    body = "各位同學：\n\n我答應校長講十分鐘，我們就講十分鐘。\n\n各位同學，這句話我帶了三十年，今天交給你們。"
    assert said(read(f"東岬小學畢業典禮\n\n校友代表致辭全文\n\n{line}\n\n{body}"))[1:] == ["方圓", "方圓"]


@pytest.mark.parametrize("speakers", [(), ("Ada Vale",), ("Dr Ada Vale",)])
def test_a_headline_and_the_station_below_it(speakers):
    """They are two lines, and Dr Ada Vale, VALE and Ada Vale are one person."""
    head = "Transcript of an interview with Dr Ada Vale, Eastcape Tide Trust\nRadio Eastcape, 6 June 2022"
    found = read(f"{head}\n\n{CALLS}", *speakers)
    assert found.known.issued == "2022-06-06"
    assert said(found) == ["HOST", "Ada Vale"] * 2
    assert sorted(found.speakers()) == ["Ada Vale", "HOST"]


@pytest.mark.parametrize(
    ("head", "speakers", "called"),
    [
        ("工會夜話", ("高嵐",), "高嵐"),
        ("嘉賓：高嵐、方圓", (), "高嵐"),
        # Two have the surname.
        ("嘉賓：高嵐、高圓", (), "高女士"),
    ],
)
def test_a_label_with_a_title_is_whoever_alone_has_the_surname(head, speakers, called):
    """高女士 in a transcript is 高嵐, where no other 高 is named."""
    title = "東岬灣講堤：三十年的水路"
    turns = "主持：條堤穩唔穩陣？\n\n高女士：穩，不過要再高啲。\n\n主持：幾時起？\n\n高女士：聽日就起。"
    found = read(f"{head}\n\n{title}\n\n{turns}", *speakers)
    assert found.known.title == title
    assert said(found)[1::2] == [called] * 2


FILLER = "東岬灣的一年\n\n東岬灣的舊堤去年重修，工程歷時兩年，由渠務部門和區內居民一同監察，至今仍有部分路段封閉。\n\n"


@pytest.mark.parametrize(
    ("text", "speakers", "names"),
    [
        ("幹事Ada Ho（何嵐思）說：「堤要再高。」何嵐思認為，「遲一年都嫌遲」。", ["Ada Ho"] * 2, ["何嵐思"]),
        ("街坊高圓（圓叔）說：「我日日行條堤。」圓叔又說：「行咗四十年。」", ["高圓"] * 2, ["圓叔"]),
        ("社工督導何嵐思（五十歲）說：「最怕無人理。」何女士又指：「條堤係大家嘅。」", ["何嵐思"] * 2, []),
        # Where somebody stands, and who was there as well.
        ("工程師高圓（左一）說：「我日日行條堤。」記者高嵐說：「行咗四十年。」", ["高圓", "高嵐"], []),
    ],
)
def test_one_person_with_several_names(text, speakers, names):
    """A name in brackets behind another is the same person's; an age or a place is no name."""
    found = read(FILLER + text)
    assert said(found) == speakers
    assert f"names = {proposal.array(names)}" in proposal.toml_file("a", found)


@pytest.mark.parametrize(
    ("line", "paper", "authors", "issued"),
    [
        ("《岬角早報》 記者 高嵐", "岬角早報", ("高嵐",), ""),
        ("2021年7月", "", (), "2021-07"),
        ("July 2021", "", (), "2021-07"),
        # A book is no paper, and a year's month in a sentence is no date of issue.
        ("《岬角夜話》的下一章", "", (), ""),
        ("自2021年7月起的一年", "", (), ""),
    ],
)
def test_what_a_line_above_the_text_prints(line, paper, authors, issued):
    """The paper in marks before its reporter, and an issue that has no day."""
    known = read(FILLER.replace("\n\n", f"\n\n{line}\n\n", 1)).known
    assert (known.paper, known.authors, known.issued) == (paper, authors, issued)


RELAYS = (
    "方圓：師父說過：「守堤先守心，\n\n「心不穩，堤也不穩。」我記得。\n\n"
    "高嵐：「怕過沒有？」\n\n方圓：「那一晚」怕過，「後來」不怕。\n\n高嵐：為甚麼不怕？"
)


@pytest.mark.parametrize(
    ("text", "title", "issued"),
    [
        (
            "要聞　政治　社會　生活　國際\n☰ 選單\n\n{}\n\n2023/05/08",
            "東岬灣舊堤重修兩年，街坊仍未見路通",
            "2023-05-08",
        ),
        (
            "東岬市政府　新聞公報\n渠務署\n\n發稿日期：二○二二年三月十四日\n編號：渠字第7號\n\n{}",
            "渠務署公布調查進展",
            "2022-03-14",
        ),
        ("堤上日誌\n文：方圓\n民國113年2月17日\n\n{}", "阿爸話修堤唔使錢", "2024-02-17"),
        ("街坊字典（二十七）\n{}\n\n文：方圓", "走青", ""),
        (
            "The Bay Magazine\nCulture / Profiles\n\n{}\n\nBy Ada Vale\nMarch 3, 2021",
            "The Woman Who Draws Tides",
            "2021-03-03",
        ),
    ],
)
def test_a_headline_is_found_among_what_stands_round_it(text, title, issued):
    """Menus, letterheads, columns and series above it are no headline; dates are read as they are printed."""
    body = (
        "Nobody thought that the old dyke would hold, and the tides that she draws were the reason for it, in the end."
    )
    body = (
        body
        if title.isascii()
        else "阿爸說走青的人不懂舊堤：渠務署重修兩年，街坊仍然未見路通，調查進展由署方公布，修堤不使錢。"
    )
    found = read(f"{text.format(title)}\n\n{body}\n\n{body}")
    assert (found.known.title, found.known.issued) == (title, issued)


def test_a_transcript_has_headings_and_notes():
    """Who 主持 is stands above; a dash is a label where a colon is one; what follows the last turn is no speech."""
    text = (
        "輸一百場之後\n專訪教練方圓\n\n主持／紀錄：高嵐\n\n主持人：先講數字。\n\n方圓：一百零三敗。\n\n"
        "主持人——點解唔走？\n\n"
        "方圓：冇得走。\n\n▌耳朵能被取代嗎\n\n《堤報》：機器呢？\n\n方圓：我說不怕。\n\n"
        "（訪談於2022年3月9日進行，經受訪者確認。）\n\n註1　敗數依當年。"
    )
    found = read(text)
    assert [(each.speaker, each.exact) for each in found.quotes][:3] == [
        ("高嵐", "先講數字。"),
        ("方圓", "一百零三敗。"),
        ("高嵐", "點解唔走？"),
    ]
    assert [part.words for part in found.parts if part.kind == "subhead"] == ["專訪教練方圓", "▌耳朵能被取代嗎"]
    assert (found.quotes[-1].exact, found.known.title, found.known.authors) == ("我說不怕。", "輸一百場之後", ("高嵐",))


def test_turns_that_begin_or_end_with_marks():
    """A label that is known begins a turn whatever follows it; what is in marks from end to end has them no more."""
    found = read(f"堤上\n\n高嵐：你守堤三十年，怕過沒有？\n\n{RELAYS}", "方圓")
    assert [(each.exact, each.speaker) for each in found.quotes if each.form == "direct"] == [
        ("你守堤三十年，怕過沒有？", "高嵐"),
        ("師父說過：「守堤先守心，", "方圓"),
        ("「心不穩，堤也不穩。」我記得。", "方圓"),
        ("怕過沒有？", "高嵐"),
        ("「那一晚」怕過，「後來」不怕。", "方圓"),
        ("為甚麼不怕？", "高嵐"),
    ]
    _, _, faults = build.made("a", proposal.text_file(found), proposal.toml_file("a", found), {})
    assert faults == []


def test_the_label_before_a_speech_is_none_of_its_words():
    """A transcript of one who speaks has his post before his first words, and never again."""
    said = ("各位早晨，我們等了六十年，今日終於可以動工。", "我和各位一樣，每逢大雨都睡不着。")
    head = "渠務處署理處長方圓致辭全文\n\n以下是渠務處署理處長方圓今日在舊堤動工禮的致辭全文：\n\n"
    document = open_document(f"{head}署理處長：{said[0]}\n\n{said[1]}\n".encode(), "speech.txt")
    quotes = add.propose(document, add.Given()).quotes
    assert [(each.exact, each.speaker) for each in quotes] == [(words, "方圓") for words in said]


@pytest.mark.parametrize("line", ["□ 本報記者 高嵐", "■本报记者 高岚", "● 文：高嵐"])
def test_a_bullet_before_a_byline(line):
    """Who wrote it is read behind any sign."""
    assert read(f"守堤三十年\n\n{line}\n\n{LONG}{LONG}").known.authors in {("高嵐",), ("高岚",)}
