"""What stands round the text, by where it stands and how it looks: headlines, bylines, first lines, tails, turns."""

import pytest

import hkinno
from hkinno.documents.files import open_document
from hkinno.library import add, layout
from hkinno.library.bylines import byline
from hkinno.serve import fresh, tools
from tests.conftest import STORE

PROSE = (
    "東岬灣的舊堤去年重修，工程歷時兩年，由渠務部門和區內居民代表一同監察，至今仍有部分路段封閉，行人須繞道。\n\n"
    "守堤人方圓每晚巡堤三次，風大的日子再加一次，三十年來沒有停過，附近的孩子都認得他那盞手電筒的光。"
)
ENGLISH = (
    "The old dyke at Eastcape Bay was mended last year, and parts of the road beside it are still closed to traffic.\n"
    "\n“It held,” said Ada Vale, who has walked it every night for thirty years and means to go on."
)


def read(text):
    """What is proposed for a text."""
    return add.propose(open_document(f"{text}\n".encode(), "a.txt"), add.Given())


def words(found, kind):
    """The words of the parts of one kind."""
    return [part.words for part in found.parts if part.kind == kind]


@pytest.mark.parametrize(
    ("line", "authors"),
    [
        ("文、攝：Lok仔", ("Lok仔",)),
        ("文：Kit　圖：阿嵐", ("Kit",)),
        ("岬角社記者方子圓東岬3日電", ("方子圓",)),
        ("来源：岬角晚报（记者 方圆）", ("方圆",)),
        ("方子圓、高嵐", ("方子圓", "高嵐")),
        ("東岬小學校長　方子圓", ("方子圓",)),
        ("By Ada Vale and Tom Roe in Eastcape", ("Ada Vale", "Tom Roe")),
        ("Words and photos by Ada Vale", ("Ada Vale",)),
        # What begins so and is no byline.
        ("記者手記：一條舊堤的三十年", ()),
        ("「文：高嵐」", ()),
    ],
)
def test_who_wrote(line, authors):
    """Whoever stands behind the label, by whatever name."""
    assert byline(line).authors == authors


@pytest.mark.parametrize(
    ("head", "title", "decks"),
    [
        ("海邊\n\n一條堤的距離\n守堤人方圓與三十年的夜\n撰文：高嵐", "一條堤的距離", ["守堤人方圓與三十年的夜"]),
        ("《潮聲》周刊 特稿\n\n守堤的人\n\n撰稿人　高嵐", "守堤的人", []),
        ("【堤邊碎語】\n三十年夜路一盞燈\n高嵐", "三十年夜路一盞燈", []),
        ("專欄：街坊茶檔\n最後一個守堤人\n文：高嵐", "最後一個守堤人", []),
    ],
)
def test_the_headline_among_series_and_decks(head, title, decks):
    """A section, a series and a magazine stand above it, a deck below."""
    found = read(f"{head}\n\n{PROSE}")
    assert (found.known.title, found.known.authors) == (title, ("高嵐",))
    assert words(found, layout.SUBHEAD) == decks


@pytest.mark.parametrize(("again", "kind"), [("", layout.BODY), ("方圓又說：「水來了就走。」", layout.SUBHEAD)])
def test_words_alone_below_the_byline(again, kind):
    """They begin the text, unless the text has them again: then they are shown from it."""
    found = read(f"守堤的人和三十年的水\n\n文：高嵐\n\n「水來了就走」\n\n{PROSE}{again}")
    assert [part.kind for part in found.parts if part.words == "「水來了就走」"] == [kind]


def test_where_paragraphs_are_indented_a_short_line_that_is_not_heads_them():
    """A quotation that is indented is a paragraph."""
    lines = [f"　　{each}" for each in PROSE.split("\n\n")]
    text = "\n\n".join(["守堤的人和三十年的水", *lines, "「邊個肯守？」", *lines[:1], "　　「我守」", *lines])
    found = read(text)
    assert words(found, layout.SUBHEAD) == ["「邊個肯守？」"]
    assert "「我守」" in words(found, layout.BODY)


def test_a_sentence_beside_a_caption_or_a_note_is_a_paragraph():
    """Lines without a blank one between them are no caption together where one is prose."""
    first, second = PROSE.split("\n\n")
    found = read(f"守堤的人和三十年的水\n\n{first}\n\n{second}\n方圓巡堤。（資料圖片）\n{first[:-5]}，夜裏更要小心。")
    assert len(words(found, layout.BODY)) == 3
    assert words(found, layout.CAPTION) == ["方圓巡堤。（資料圖片）"]


@pytest.mark.parametrize(
    "tail",
    [
        "留言（2）\n潮生：細個成日見到佢，好有心！\n阿嵐：佢盞燈真係好光，用咗十年都仲係咁光，祝佢身體健康，做多三十年。",
        "歡迎留言話我哋知你嘅守堤故事，或者inbox我哋！",
    ],
)
def test_readers_are_no_part_of_the_text(tail):
    """What they wrote, and what they are asked to do."""
    found = read(f"守堤的人和三十年的水\n\n文：高嵐\n\n{PROSE}\n\n{tail}")
    assert len(words(found, layout.BODY)) == 2
    assert not found.quotes


def test_the_author_below_the_text():
    """A name alone, and what is told of whoever has it."""
    tail = "ADA ROE\n\nRoe covers dykes and rivers for The Eastcape Ledger."
    found = read(f"Old dyke holds through the longest winter\n\nBy ADA ROE\n\n{ENGLISH}\n\n{tail}")
    assert found.known.authors == ("Ada Roe",)
    assert len(words(found, layout.BODY)) == 2


def test_fields_below_a_transcript_are_no_turns():
    """A label that comes once, without a sentence; and credits below a last turn where others have one paragraph."""
    turns = "記者：怕過沒有？\n\n方圓：怕過一次，水到了腰。\n\n記者：後來呢？\n\n方圓：後來水退了。"
    found = read(f"訪守堤人方圓\n\n文：高嵐\n\n{turns}\n\n《夜堤》\n作者：方圓\n定價：$118")
    assert [each.speaker for each in found.quotes] == ["高嵐", "方圓", "高嵐", "方圓"]
    turns = (
        "ADA VALE, HOST: Good evening.\n\nTOM ROE: Hello.\n\nVALE: Does it hold?\n\nROE: It does.\n\nVALE: Thank you."
    )
    found = read(f"The night the dyke held\n\n{turns}\n\nThe Long Dyke is produced by Ann Pell and Bo Lane.")
    assert [each.speaker for each in found.quotes] == ["Ada Vale", "Tom Roe", "Ada Vale", "Tom Roe", "Ada Vale"]


@pytest.mark.parametrize(
    ("told", "name", "others"),
    [
        ("阿成叔原名郭耀成，守堤三十年。阿成叔說：「水到了腰。」", "郭耀成", {"阿成叔"}),
        ("守堤人郭耀成今年六十八歲。成叔說：「水到了腰。」", "郭耀成", {"成叔"}),
        ("守堤人郭耀成和郭志成都在。成叔說：「水到了腰。」", "成叔", set()),
    ],
)
def test_one_person_by_nickname_and_whole_name(told, name, others):
    """Where the text says so, or nobody else has the character."""
    found = read(f"守堤的人和三十年的水\n\n{PROSE}\n\n{told}")
    assert found.quotes[-1].speaker == name
    assert others <= set(found.people.others.get(name, []))


def test_whoever_is_known_as_somebody():
    """Uncle Shing is Shing Kwok-fai."""
    told = "Retired coxswain Shing Kwok-fai, 81, known along the pier as Uncle Shing, mended it. "
    found = read(
        f"Old dyke holds\n\n{ENGLISH}\n\n{told}\n\n“It held,” Uncle Shing said, and he went home for his supper."
    )
    assert found.quotes[-1].speaker == "Shing Kwok-fai"


def test_a_broken_store_of_a_folder_is_left_out_and_told(tmp_path):
    """By the API with a warning, by servers with each answer; mended, it is there."""
    (tmp_path / "page.json").write_bytes(STORE.read_bytes())
    cut = tmp_path / "cut.json"
    cut.write_bytes(STORE.read_bytes()[:5000])
    with pytest.warns(UserWarning, match=r"left out: .*cut\.json"):
        library = hkinno.open(tmp_path)
    assert library.quotes("背水一戰")
    assert len(library.left_out) == 1
    current = fresh.library([str(tmp_path)], [], with_text=False)
    answered = tools.answer(current(), "find", {"queries": ["背水一戰"]})
    assert not answered.fails
    assert "cut.json" in answered.lines[-1]
    cut.unlink()
    assert not current().left_out
