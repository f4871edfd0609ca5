"""What stands beside a quotation: who is named as its speaker, and which place it cites."""

import time

import pytest

from hkinno import check as checking
from hkinno.store import open_store
from tests.data.make import STORE


@pytest.mark.parametrize(
    ("before", "after", "misattributed"),
    [
        *((f"{words}：", "", True) for words in (
            "李家超回應說", "行政長官李家超在會上表示", "李家超曾公開說", "據李家超所說", "葛珮帆議員指出",
            "馬上有議員說", "有學者認為", "深圳政府表示", "國家科技部說",
            "湯嘉平寫道", "ChatGPT說",
            "孫玉菡局長說", "運輸局局長說", "本校一名教授直言", "有網民留言", "上官明玉寫道", "李強", "她的上司成日話",
            "林鄭月娥說", "習近平說", "李家超", "行政長官李家超", "昨日李家超在立法會回應說",
        )),
        ("", "——李家超", True),
        ("", "——行政長官李家超，main-2", True),
        *((f"{words}：", "", False) for words in (
            "孫東並指出", "孫東今表示", "孫東昨表示", "孫東卻說", "孫東更指", "孫東笑言", "孫局表示", "孫氏表示",
            "孙东并指出", "孫東", "創科局局長孫東", "周三他表示", "任內他說", "方才他說", "嚴格來說",
            "關鍵詞", "方程式", "曾表示", "何文田", "方案", "大公報報道",
        )),
        ("", "——孫東", False),
        ("", "——湯嘉平，《大公報》", False),
        ("", "——關鍵在這裏", False),
        ("", "——謝謝大家", False),
        *((f"{words}, ", "", False) for words in (
            "SUN Dong said", "Yesterday Sun said", "Innovation Secretary Sun said", "Secretary said",
            "The Secretary for Innovation, Technology and Industry said", "Prof. Sun Dong said",
        )),
        ("John Lee said, ", "", True),
        ("The Financial Times said, ", "", True),
        ("The Financial Secretary tweeted: ", "", True),
        ("A planner told visitors, ", "", True),
        ("Peter Chan wrote: ", "", True),
        ("According to the Chamber of Shipping, ", "", True),
    ],
)  # fmt: skip
def test_speakers_are_named_only_where_it_is_plain(before, after, misattributed, tables, known):
    """Others in many forms are told; he in any form, pronouns and labels are not."""
    draft = f"{before}「{tables['quotes'][9]['exact']}」{after}"
    assert [each.attribution == "misattributed" for each in checking.check(draft, known).findings] == [misattributed]


@pytest.mark.parametrize(
    ("draft", "place", "misattributed"),
    [
        ("> {}\n> ——李家超", "uncited", True),
        ("> {}\n>\n> ——李家超，main-2", "ok", True),
        ("> {}——李家超", "uncited", True),
        ("> {}\n> ——孫東，main-2", "ok", False),
        ("- 「{}」\n- main-5 另有所談", "uncited", False),
        ("1. 「{}」\n2. 另見 main-5", "uncited", False),
        ("| 「{}」 |\n| main-5 |", "uncited", False),
        ("「{}」\n# main-5", "uncited", False),
        ("「{}」。其後他談到main-5的內容。", "uncited", False),
        ("「{}」。（main-5）", "misplaced", False),
        ("「{}」。 (main-2)", "ok", False),
        ("“{}”. Later, in main-5, he spoke of others.", "uncited", False),
        ("| main-2 | 「{}」 |\n| main-5 | 其他 |", "ok", False),
        ("- main-2：「{}」\n- main-5：其他", "ok", False),
        ("「{}」，見 https://example.org/main-5 。", "uncited", False),
        ("「{}」[甲](https://example.org/main-5)", "uncited", False),
        ("「{}」（main-3，另見 main-2）", "ok", False),
        ("「{}」（主稿第3、8段）", "ok", False),
        ("「{}」（主稿第3、4段）", "misplaced", False),
        ("「{}」[^1]。\n\n[^1]: main-5", "misplaced", False),
        ("「{}」。[^a]\n\n[^a]: 見 main-2", "ok", False),
        ("「{}」。*（main-2）*", "ok", False),
        ("「{}」（Q03）", "uncited", False),
    ],
)
def test_citations_are_those_of_the_sentence(draft, place, misattributed, tables, known):
    """Not the next item's, row's or sentence's, and no address; several places in a citation all count."""
    finding = checking.check(draft.format(tables["quotes"][2]["exact"]), known).findings[0]
    accused = finding.attribution == "misattributed"
    assert (finding.verdict, finding.place, accused) == ("verbatim", place, misattributed), finding.cited


@pytest.mark.parametrize(
    "draft",
    [
        ("李家超在" * 9 + "說：「{}」") * 4000,
        ("李家" + "在於" * 18 + "「{}」") * 4000,
        ("Aa, and " * 5 + "“{}”") * 4000,
        ("「{}」" + "（[（" * 50) * 2000,
        "[^a]: main-1\n" * 40_000 + "「{}」",
        "https://" * 40_000 + "「{}」",
        ("> {}\n> ——" + "孫" * 60 + "\n\n") * 2000,
        "「{}」[^a]" * 4000,
        '："甲乙"丙丁' * 20_000,
    ],
    ids=range(9),
)
def test_hostile_neighbours_take_seconds_at_most(draft, tables, known):
    """Nothing beside a quotation makes the check slow."""
    begun = time.process_time()
    checking.check(draft.replace("{}", tables["quotes"][9]["exact"]), known)
    assert time.process_time() - begun < 10


@pytest.mark.parametrize(
    ("draft", "fails"),
    [
        ("見〈「海水不再倒灌」　方圓談東岬灣新渠〉。", False),
        ("李明朗、黎晚晴. 「海水不再倒灌」　方圓談東岬灣新渠[N/OL]. 岬角日報, 2024-03-05.", False),
        ("See 李明朗, “‘海水不再倒灌’ 方圓談東岬灣新渠” [No more flooding], Cape Daily, 2024.", False),
        ("方圓說：「海水不再倒灌」。", True),
    ],
)
def test_marks_in_a_headline_are_no_speech(draft, fails):
    """What stands in marks inside a headline is the headline's; given to the speaker it is judged."""
    small = checking.corpus(open_store(str(STORE)))
    assert any(finding.fails for finding in checking.check(draft, small).findings) == fails


@pytest.mark.parametrize(
    ("draft", "place"),
    [
        ("孫東說：「{}」，這很重要。[^1]\n\n[^1]: main-2", "ok"),
        ("孫東在訪問中[^1]說：「{}」。\n\n[^1]: 專訪，main-5", "misplaced"),
        ("孫東說：「{}」。後來他走了。[^1]\n\n[^1]: main-5", "uncited"),
        ("孫東說：「{}。[^1]」\n\n[^1]: main-2", "ok"),
        ("> {}[^1]\n\n[^1]: 孫東，main-5", "misplaced"),
        ("孫東說：「{}」①。\n\n① main-2。② main-5", "ok"),
        ("孫東說：「{}」[1]。\n\n[1] main-5", "misplaced"),
        ("孫東說：「{}」。[^1]\n\n[^1]: 見另一篇。\n\n    專訪，main-2", "ok"),
        ("「河」[^1]，孫東說：「{}」[^2]。\n\n[^1]: main-5\n[^2]: 同上", "misplaced"),
        *(
            (
                f"孫東說：「{{}}」{sign}。\n\n{sign} 湯嘉平：〈孫東：背水一戰　打造國際創科中心〉，\n第{number}段。",
                place,
            )
            for sign in ("①", "¹", "[1]")
            for number, place in ((2, "ok"), (5, "misplaced"))
        ),
        (
            "@article{{a,\n  title = {{港創科發展　離不開國家支持}},\n  annote = {{para. 2: 「{}」}},\n}}",
            "misplaced",
        ),
        (
            "@article{{a,\n  title = {{孫東：背水一戰　打造國際創科中心}},\n  annote = {{para. 2: 「{}」}},\n}}",
            "ok",
        ),
        ("見〈孫東：背水一戰　打造國際創科中心〉。他那時才說（第2段）：「{}」", "ok"),
        ("見〈孫東：背水一戰　打造國際創科中心〉。他在施政報告第五段說：「{}」", "uncited"),
        ("見〈孫東：背水一戰　打造國際創科中心〉。\n\n他那時才說（第5段）：「{}」", "uncited"),
        ("孫東說：「{}」①。\n\n① 見專訪。\nmain-5。", "misplaced"),
        ("孫東說：「{}」①。\n① 見專訪。\n後來他談到 main-5。", "uncited"),
        ("孫東說：「{}」（《新型工業化　推進產學研協調發展》第2段）。", "ok"),
        ("孫東說：「{}」（《新型工業化推進產學研協調發展》第5段）。", "misplaced"),
        ("孫東說：「{}」**（main-2）**。", "ok"),
        ("孫東說：「{}」<!-- main-2 -->。", "uncited"),
    ],
)
def test_places_in_notes(draft, place, tables, known):
    """A place counts in the note that is called right after the words, at the end of their sentence, or before them."""
    (finding,) = (
        each for each in checking.check(draft.format(tables["quotes"][2]["exact"]), known).findings if each.quote
    )
    assert finding.place == place, finding.cited


def test_a_note_between_two_paragraphs(tables, known):
    """Who is named in a note is not he who speaks in the next paragraph."""
    one, other = tables["quotes"][2]["exact"], tables["quotes"][9]["exact"]
    draft = f"孫東說：「{one}」。[^1]\n\n[^1]: 見陳大文教授的書，main-2。\n\n他又說：「{other}」。"
    assert [(each.speaker, each.attribution) for each in checking.check(draft, known).findings] == [("孫東", "ok")] * 2


@pytest.mark.parametrize(
    ("draft", "place"),
    [
        ("「{}」（方圓，第{}段）", "ok"),
        ("方圓說：「{}」（《岬角日報》，第{}段）", "ok"),
        ("方圓說：「{}」[para. {}]。", "ok"),
        ("方圓說：「{}」（原文第{}段）。", "ok"),
        ("方圓說：「{}」。\\autocite[para.~{}]{{somebody}}", "uncited"),
        ("方圓說：「{}」（見某書，第{}段）", "uncited"),
        ("方圓說：「{}」（見本文第{}段）", "uncited"),
        ("方圓說：「{}」（註1）。\n\n註1：《岬角日報》，第{}段。", "ok"),
        ("方圓說：「{}」①。\n\n①《岬角日報》，第{}段。", "ok"),
    ],
)
def test_a_number_alone_is_one_of_the_article_that_has_the_words(draft, place):
    """Where a citation names nothing but people and papers of the library: right and wrong are told."""
    store = open_store(str(STORE))
    small = checking.corpus(store)
    quote = next(each for each in store.all("quotes") if small.sources.locations[each["paragraph"]].kind == "body")
    number = small.sources.locations[quote["paragraph"]].number
    told = [
        checking.check(draft.format(quote["exact"], each), small).findings[0].place for each in (number, number + 70)
    ]
    assert told == [place, "misplaced" if place == "ok" else place]
