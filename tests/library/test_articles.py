"""From an article to a citation in two commands, and what a person decides kept whatever is done."""

import json

import pytest

from hkinno.documents.files import open_document
from hkinno.library import add, build, metadata, sidecar

CHINESE = """海水不再倒灌：方圓談東岬灣新渠

記者　李明朗

2024年3月5日

「海水倒灌的日子，不能再有下一次。」東岬灣渠務處處長方圓接受本報訪問時說，新渠去年六月動工，工程費約3億元，預計兩三年內完成。

方圓指出，舊渠建於六十年前，只有三分之一仍能排水；去年雨季，區內水浸逾20宗。她說，處方「不怕慢，最怕停」，計劃今年先修好碼頭一段。

進度成疑

工程師高嵐則認為進度偏慢。「圖則寫着『軟土』，挖下去全是硬石，沒有一天不換鑽頭。」高嵐說。

區內居民稱這條渠為「大水喉」。

相關新聞
"""
ENGLISH = """<!doctype html>
<html lang="en-GB"><head><title>New pier | The Cape Courier</title>
<meta property="og:title" content="New pier to open in May, says harbour chief">
<meta property="og:site_name" content="The Cape Courier">
<meta property="article:published_time" content="2024-05-17T08:00:00Z">
<meta name="author" content="Jane Smith"></head>
<body><nav><a href="/">Home</a></nav><article><h1>New pier to open in May, says harbour chief</h1>
<p>“We will open the new pier in May, not a day later,” Ruth Hale, the harbour commissioner, told the Courier on
Thursday. The old pier closed in 2021 after a storm.</p>
<p>Ms Hale said the work had cost $12 million. She called the delay “a long lesson in patience for us”.</p>
<p>Skippers are less sure. “Half of us have already moved to the north quay,” said Tom Vale, who runs two boats.</p>
</article></body></html>
"""


def proposed(text, name="article.txt", **given):
    """What an article seems to be, as `add` reads it."""
    content = text.encode()
    document = open_document(content, name)
    return add.propose(document, add.Given(**given), *metadata.of(document, content))


@pytest.fixture
def article(run, tmp_path):
    """A library with the Chinese article in it."""
    file, folder = tmp_path / "article.txt", tmp_path / "library"
    file.write_text(CHINESE, encoding="utf-8")
    done = run(
        "add", str(file), "--as", "harbour", "--paper", "岬角日報", "--speaker", "方圓", "--library", str(folder)
    )
    assert (done.returncode, len(done.stdout.splitlines())) == (0, 5), done.stderr
    return folder


def test_an_article_is_cited_in_two_commands(run, article):
    """`add`, then `cite`: the speaker, the reporter, the paper, the day and the paragraph are right."""
    done = run("quote", "海水", "-f", "cite", "--db", str(article))
    for part in ("「海水倒灌的日子，不能再有下一次。」", "方圓", "李明朗", "2024年3月5日", "第1段"):
        assert part in done.stdout
    assert run("validate", "--db", str(article)).returncode == 0


def test_what_an_article_says_of_itself(run, article):
    """Title, byline and date are read; what is no part of the article stays out; a term is no speech."""
    table, faults = sidecar.read((article / "harbour.toml").read_text(encoding="utf-8"))
    assert not faults
    assert table["title"] == "海水不再倒灌：方圓談東岬灣新渠"
    assert (table["authors"], table["issued"], table["language"]) == (["李明朗"], "2024-03-05", "zh-Hant")
    assert table["places"]["subhead"] == ["進度成疑"]
    assert "相關新聞" in table["places"]["out"]
    assert [mark["exact"] for mark in table["mark"]] == ["軟土", "大水喉"]
    people = {person["id"]: person["zh"] for person in table["person"]}
    assert [people[quote["speaker"]] for quote in table["quote"]] == ["方圓", "方圓", "高嵐"]


def test_an_english_page_is_read_with_its_metadata():
    """Names of CMSs for title, paper, day and author; names and verbs on either side of a quotation."""
    proposal = proposed(ENGLISH, "page.html", speakers=("Ruth Hale",))
    known = proposal.known
    assert (known.paper, known.issued, known.authors) == ("The Cape Courier", "2024-05-17", ("Jane Smith",))
    assert [(said.speaker, said.exact.split()[0]) for said in proposal.quotes] == [
        ("Ruth Hale", "We"),
        ("Ruth Hale", "a"),
        ("Tom Vale", "Half"),
    ]


def test_turns_of_a_transcript_are_speech():
    """Without marks, who speaks stands before a colon."""
    text = "主持：新渠何時完成？\n\n方圓：兩三年內。\n\n主持：經費呢？\n\n方圓：約3億元，不會超支。"
    quotes = proposed(text, title="訪談").quotes
    assert [said.speaker for said in quotes] == ["主持", "方圓", "主持", "方圓"]
    assert quotes[3].exact == "約3億元，不會超支。"


def test_nothing_is_made_up():
    """An article that prints no title, date or speaker has none."""
    known = proposed("市民說：「不怕慢，最怕停，大家都看得見。」這是甲。\n\n乙也這樣看。").known
    assert (known.title, known.issued, known.authors, known.paper) == ("", "", (), "")


@pytest.mark.parametrize(
    ("edit", "said"),
    [
        (("海水倒灌的日子，不能", "海水倒流的日子，不能"), ".toml:{line}: not in the text; nearest: 「海水倒灌的日子"),
        (('speaker = "fang-yuan"', 'speaker = "fang-yuen"'), "there is no person"),
        (('issued = "2024-03-05"', 'issued = "5.3.24"'), "is no date such as 2024-03-05"),
        (
            (
                'title = "',
                "title = ",
            ),
            ".toml:2: ",
        ),
        (('language = "zh-Hant"', "language = 3"), "should be text, not a number"),
    ],
)
def test_a_fault_is_told_with_its_line(run, article, edit, said):
    """What is wrong in the toml is named with line and reason; the store stays as it was."""
    path = article / "harbour.toml"
    before = (article / "harbour.json").read_bytes()
    text = path.read_text(encoding="utf-8")
    if edit[0].startswith("speaker"):
        person = next(line for line in text.splitlines() if line.startswith("speaker = "))
        edit = (person, 'speaker = "nobody-at-all"')
    assert edit[0] in text
    line = text[: text.index('exact = "海水')].count("\n") + 1
    path.write_text(text.replace(edit[0], edit[1], 1), encoding="utf-8")
    done = run("build", "harbour", "--library", str(article))
    assert (done.returncode, done.stdout) == (3, "")
    assert said.format(line=line) in done.stderr
    assert (article / "harbour.json").read_bytes() == before


def test_facts_are_built_from_exact_words(run, article):
    """A fact in one language, with a figure: offsets, id and numbers are worked out; the id is written back."""
    path = article / "harbour.toml"
    fact = """
[[fact]]
exact = "去年雨季，區內水浸逾20宗"
zh = "方圓指出，去年雨季區內水浸逾20宗。"
kind = "statistic"
figure = [{ printed = "逾20宗", unit = "cases", zh = "水浸宗數" }]
"""
    path.write_text(path.read_text(encoding="utf-8") + fact, encoding="utf-8")
    assert run("build", "harbour", "--library", str(article)).returncode == 0
    assert '[[fact]]\nid = "F001"\n' in path.read_text(encoding="utf-8")
    found = json.loads(run("facts", "水浸", "--db", str(article), "--json").stdout)[0]
    assert (found["id"], found["figures"][0]["min"], found["evidence"][0]["paragraph"]) == ("F001", 20, "harbour-2")
    assert run("build", "--library", str(article)).returncode == 0


def test_an_id_is_given_once(run, article):
    """A quote that a person takes away leaves its id behind: what cited it is never answered with another."""
    path = article / "harbour.toml"
    head, *quotes = path.read_text(encoding="utf-8").split("[[quote]]\n")
    *kept, last = quotes
    assert last.startswith('id = "Q03"')
    path.write_text("[[quote]]\n".join([head, *kept]), encoding="utf-8")
    assert run("build", "harbour", "--library", str(article)).returncode == 0
    last = last.replace('id = "Q03"\n', "", 1)
    path.write_text("[[quote]]\n".join([head, *kept, last]), encoding="utf-8")
    for _ in range(2):
        assert run("build", "harbour", "--library", str(article)).returncode == 0
        assert '[[quote]]\nid = "Q04"\n' in path.read_text(encoding="utf-8")
        assert run("facts", "Q03", "--db", str(article)).returncode != 0
    meta = next(iter(json.loads((article / "harbour.json").read_text(encoding="utf-8"))["meta"].values()))
    assert (meta["last"]["quotes"], meta["retired"]) == ("Q04", ["Q03"])


def test_what_a_person_wrote_is_not_overwritten(run, article):
    """A name that is there already is refused, and nothing changes."""
    before = {path.name: path.read_bytes() for path in article.iterdir()}
    file = article.parent / "article.txt"
    done = run("add", str(file), "--as", "harbour", "--library", str(article))
    assert done.returncode == 2
    assert "is there already" in done.stderr
    assert {path.name: path.read_bytes() for path in article.iterdir()} == before


def test_a_dry_run_writes_nothing(run, tmp_path):
    """`--dry-run` shows the toml and leaves no file."""
    file, folder = tmp_path / "article.txt", tmp_path / "library"
    file.write_text(CHINESE, encoding="utf-8")
    done = run("add", str(file), "--as", "harbour", "--library", str(folder), "--dry-run")
    assert not sidecar.read(done.stdout)[1]
    assert "[[quote]]" in done.stdout
    assert not folder.exists()


def test_words_that_stand_twice_need_a_place():
    """A quotation that stands in two paragraphs is told with both."""
    toml = 'title = "題"\nlanguage = "zh-Hant"\n[[quote]]\nid = "Q01"\nexact = "最怕停"\n'
    table, _ = sidecar.read(toml)
    _, faults = build.build("two", "他說：「最怕停。」\n\n她說：「最怕停！」", table, toml, {})
    assert [(fault.line, "two-1, two-2" in fault.message) for fault in faults] == [(5, True)]
    _, faults = build.build(
        "two", "他說：「最怕停。」\n\n她說：「最怕停！」", *sidecar.read(toml + 'paragraph = "two-2"\n')[:1], toml, {}
    )
    assert not faults


MIXED = """海水不再倒灌：方圓談東岬灣新渠

記者　李明朗

方圓指出，舊渠建於六十年前。「渡輪不會停，」她說，「但班次要減。」

方圓又用英文說：“We will not stop the ferries in 2024,” 眾人拍掌。
"""


@pytest.fixture
def mixed(run, tmp_path):
    """A library with an article of which no copy is complete, and without readings."""
    file, folder = tmp_path / "article.txt", tmp_path / "library"
    file.write_text(MIXED, encoding="utf-8")
    done = run("add", str(file), "--as", "mixed", "--paper", "岬角日報", "--speaker", "方圓", "--library", str(folder))
    assert done.returncode == 0, done.stderr
    return folder


def test_english_inside_chinese_keeps_its_blanks(run, mixed):
    """What is shown is what is printed, in an article of two languages too."""
    assert (
        "“We will not stop the ferries in 2024,”"
        in run("quote", "stop the ferries", "-f", "text", "--db", str(mixed)).stdout
    )


def test_what_cite_prints_is_read_back(run, mixed):
    """A citation by reporter and paragraph is a place where one article alone has that reporter."""
    cited = run("quote", "渡輪", "-f", "cite", "--db", str(mixed)).stdout
    assert "第1段" in cited
    assert run("check", "--text", cited, "--strict", "--db", str(mixed)).returncode == 0
    moved = run("check", "--text", cited.replace("第1段", "第2段"), "--db", str(mixed))
    assert (moved.returncode, "misplaced" in moved.stdout) == (1, True)


def test_quotations_that_follow_each_other_may_run_on(run, mixed):
    """What the paper puts between two halves of a sentence is not the speaker's; another order is no quotation."""
    told = run("check", "--text", "方圓說：「渡輪不會停，但班次要減。」", "--all", "--db", str(mixed))
    assert (told.returncode, "elided" in told.stdout) == (0, True)
    assert run("check", "--text", "方圓說：「但班次要減，渡輪不會停。」", "--db", str(mixed)).returncode == 1


def test_a_store_without_readings_is_whole(mixed, monkeypatch):
    """Readings come with an extra: without it an article in Chinese is built all the same."""
    monkeypatch.setattr("hkinno.library.readings.available", lambda: False)
    store, _, faults = build.made(
        "mixed",
        (mixed / "mixed.txt").read_text(encoding="utf-8"),
        (mixed / "mixed.toml").read_text(encoding="utf-8"),
        {},
    )
    assert (faults, json.loads(store)["romanised"]) == ([], {})


@pytest.mark.parametrize("name", ["main", "north", "caption"])
def test_the_names_of_the_shipped_articles_are_taken(run, tmp_path, name):
    """An article of such a name would make two of every place such as north-1."""
    file = tmp_path / "article.txt"
    file.write_text(CHINESE, encoding="utf-8")
    done = run("add", str(file), "--as", name, "--library", str(tmp_path / "library"))
    assert (done.returncode, done.stdout) == (2, "")
    assert "take another name" in done.stderr
    assert not (tmp_path / "library").exists()


def test_the_headline_of_a_page_that_was_copied_whole():
    """Of the many lines of its menus, the one that has most to do with the text."""
    lines = [f"{place}居民投訴新巴士路線" for place in ("東灣", "西灣", "南灣", "北灣", "上村", "下村", "新村")]
    sections = ["首頁", "新聞", "財經", "體育", "娛樂", "副刊", "地產", "教育", "健康", "旅遊"]
    menu = "\n\n".join([*sections[:2], *lines, *sections[2:]])
    text = (
        "建於六十年前的舊堤將於明年一月動工重建，工程費約三億元，堤旁兩百戶居民預計要忍受打樁聲最少兩年半時間。"
        "\n\n居民李先生擔心打樁聲擾民，他的窗口離堤岸只有八米，家中還有剛滿月的孫兒，想搬走卻找不到地方可以住。"
    )
    page = f"{menu}\n\n舊堤明年重建　居民憂打樁擾民\n\n2024年3月5日\n\n{text}\n".encode()
    proposal = add.propose(open_document(page, "page.txt"), add.Given())
    assert proposal.known.title == "舊堤明年重建　居民憂打樁擾民"
    assert [part.words[:4] for part in proposal.parts if part.kind == "body"] == ["建於六十", "居民李先"]
