"""What a person writes into NAME.toml, and what is told of it: each fault with its line."""

import json

import pytest

ARTICLE = """東岬灣的堤與錢

2024年3月5日

局長方圓說：「新堤要四分之一的人手，兩年完成。」她又指舊堤只有三分之一仍能擋水，工程費約3億元，由當局和居民一同監察。

工程師高嵐說：「不怕慢，最怕停。」
"""
FACT = '[[fact]]\nexact = "舊堤只有三分之一仍能擋水"\nzh = "舊堤三分之一能擋水。"\n'


@pytest.fixture
def library(run, tmp_path):
    """A library of one article."""
    (tmp_path / "dyke.txt").write_text(ARTICLE, encoding="utf-8")
    folder = tmp_path / "library"
    assert run("add", str(tmp_path / "dyke.txt"), "--paper", "岬角日報", "--library", str(folder)).returncode == 0
    return folder


def built(run, library, more, change=("", "")):
    """What build says of the toml with something more at its end, or something changed."""
    toml = library / "dyke.toml"
    content = toml.read_text(encoding="utf-8").replace(*change)
    toml.write_text(content + more, encoding="utf-8")
    return run("build", "dyke", "--library", str(library)), content.count("\n")


@pytest.mark.parametrize(
    ("whole", "stored"),
    [
        ('"舊堤"', {"zh": "舊堤", "en": "舊堤"}),
        ('{ zh = "舊堤", en = "the dyke" }', {"zh": "舊堤", "en": "the dyke"}),
        ('""', None),
        (None, None),
    ],
)
def test_a_fraction_says_of_what(run, library, whole, stored):
    """With its whole it is a figure of the store; without, the line and the key are told."""
    key = "" if whole is None else f", whole = {whole}"
    done, above = built(
        run, library, f'{FACT}figure = [{{ printed = "三分之一", unit = "fraction", zh = "堤"{key} }}]\n'
    )
    if stored:
        assert done.returncode == 0, done.stderr
        store = json.loads((library / "dyke.json").read_text(encoding="utf-8"))
        assert store["facts"]["1"]["figures"][0]["whole"] == stored
    else:
        assert (done.returncode, done.stdout) == (3, "")
        assert f"dyke.toml:{above + 4}: '三分之一' is a fraction: say of what, as whole = " in done.stderr


def test_a_proposed_fraction_asks_for_its_whole(library):
    """What is copied into a fact has the key."""
    assert 'unit = "fraction", whole = ""' in (library / "dyke.toml").read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("more", "line", "told"),
    [
        ('[[qoute]]\nexact = "不怕慢"\n', 1, "there is no 'qoute'; did you mean quote?"),
        (f'{FACT}sorce = "x"\n', 4, "there is no 'sorce'"),
        (f'{FACT}figure = [\n  {{ printed = "三分之一", hole = "x" }},\n]\n', 5, "there is no 'hole'"),
        (f'{FACT}figure = [\n  {{ printed = "3億元" }},\n]\n', 5, "'3億元' is not in the exact words"),
        (f'{FACT}figure = [\n  {{ printed = "三分之一", unit = "share" }},\n]\n', 5, "'三分之一' says not what"),
        ('[[fact]]\nexact = "不怕慢"\nzh = "慢"\nvoice = "speaker"\n', 1, "F001: is called speaker"),
        ('[[quote]]\nid = "Q01"\nexact = "最怕停"\n', 2, "there is a quote Q01 above already"),
        ('[[fact]]\nid = "F009"\nexact = "不怕慢"\nzh = "慢"\nvoice = "speaker"\n', 2, "F009: is called speaker"),
    ],
)
def test_each_fault_has_its_line(run, library, more, line, told):
    """Also what stands within another value, and what only the whole store shows."""
    done, above = built(run, library, more)
    assert (done.returncode, done.stdout) == (3, "")
    assert f"dyke.toml:{above + line}: {told}" in done.stderr


@pytest.mark.parametrize(
    ("change", "told"),
    [
        (('type = "article-newspaper"', 'type = "newspaper"'), "cannot be 'newspaper'; it is a type of CSL: "),
        (('language = "zh-Hant"', 'language = "klingon"'), "cannot be 'klingon'; write zh-Hant, zh-Hans"),
    ],
)
def test_what_no_item_can_say(run, library, change, told):
    """A type that CSL does not know, and what is no code of a language."""
    done, _ = built(run, library, "", change)
    assert done.returncode == 3
    assert told in done.stderr


def test_a_fact_takes_its_voice_from_the_quotation(run, library):
    """Words in a quotation are its speaker's; those beside it are the paper's."""
    done, _ = built(run, library, f'[[fact]]\nexact = "最怕停"\nzh = "最怕停工。"\n{FACT}')
    assert done.returncode == 0, done.stderr
    facts = json.loads((library / "dyke.json").read_text(encoding="utf-8"))["facts"].values()
    assert [(fact["voice"], fact["speaker"]) for fact in facts] == [("quoted", "高嵐"), ("reporter", None)]


@pytest.mark.parametrize("encoding", ["big5", "utf-16"])
@pytest.mark.parametrize("ending", ["toml", "txt"])
def test_files_in_another_encoding_are_named(run, library, encoding, ending):
    """They are no fault of the program."""
    path = library / f"dyke.{ending}"
    path.write_text(path.read_text(encoding="utf-8"), encoding=encoding, errors="ignore")
    done = run("build", "dyke", "--library", str(library))
    assert (done.returncode, done.stdout) == (3, "")
    assert f"{path} is not UTF-8; save it as UTF-8" in done.stderr.replace("\n", "")


@pytest.mark.parametrize(
    ("command", "asked", "found"),
    [
        ("facts", "date:2024-03", 0),
        ("quote", "date:2023..2024", 0),
        ("quote", "date:2024-03-05", 0),
        ("facts", "date:2025", 1),
        ("quote", "date:2024-04..", 1),
    ],
)
def test_articles_are_narrowed_by_their_date_of_issue(run, library, command, asked, found):
    """A fact without a time, and a quotation, are of the day of their article."""
    assert built(run, library, FACT)[0].returncode == 0
    assert run(command, asked, "--db", str(library)).returncode == found


def test_an_inferred_date_of_issue_narrows_nothing(run):
    """The shipped page prints no date: of its year only what is told of it is found."""
    assert run("quote", "date:2023").returncode == 1


def test_add_is_told_the_encoding(run, tmp_path):
    """As in the line that says that it was guessed; a name that is none is refused."""
    (tmp_path / "old.txt").write_text(ARTICLE, encoding="big5")
    given = ("add", str(tmp_path / "old.txt"), "--library", str(tmp_path / "library"))
    assert "--encoding" in run(*given, "--dry-run").stderr
    done = run(*given, "--encoding", "big5")
    assert (done.returncode, done.stderr) == (0, "")
    assert "東岬灣的堤與錢" in done.stdout
    assert run(*given, "--as", "new", "--encoding", "big6").returncode == 2


def test_validate_says_what_was_asked(run, library, tmp_path):
    """Of an own article neither full coverage nor both languages; what its copy refutes is a finding."""
    whole = {"coverage", "quantities"}
    own = run("validate", "--db", str(library / "dyke.json"), "--json")
    told = {row["id"]: row["message"] for row in json.loads(own.stdout)}
    assert not whole & set(told)
    assert "or in English" in told["languages"]
    assert whole <= {row["id"] for row in json.loads(run("validate", "--json").stdout)}
    (tmp_path / "new.txt").write_text(ARTICLE.replace("最怕停", "最怕等"), encoding="utf-8")
    done = run("validate", "--db", str(library / "dyke.json"), "--source", str(tmp_path / "new.txt"))
    assert done.returncode == 1
    assert ", 1 finding;" in done.stderr


def test_more_than_a_hundred_quotations(run, tmp_path):
    """Ids go on with a third digit, and one that is taken out later is retired."""
    lines = [f"局長方圓說：「第{number}段堤要修。」" for number in range(1, 102)]
    (tmp_path / "long.txt").write_text("\n\n".join(["長堤實錄", *lines]) + "\n", encoding="utf-8")
    folder = tmp_path / "library"
    done = run("add", str(tmp_path / "long.txt"), "--library", str(folder))
    assert (done.returncode, done.stderr) == (0, "")
    toml = folder / "long.toml"
    before, _, after = toml.read_text(encoding="utf-8").partition('[[quote]]\nid = "Q07"')
    toml.write_text(before + "[[quote]]" + after.partition("[[quote]]")[2], encoding="utf-8")
    assert run("build", "long", "--library", str(folder)).returncode == 0
    meta = json.loads((folder / "long.json").read_text(encoding="utf-8"))["meta"]["1"]
    assert (meta["last"]["quotes"], meta["retired"]) == ("Q101", ["Q07"])


@pytest.mark.parametrize(
    ("more", "line", "told"),
    [
        ('[[mark]]\nexact = "及時雪"\n', 2, "not in the text"),
        ('[[place]]\nkind = "subhead"\nbegins = "沒有這行"\n', 3, "no block of the text begins with '沒有這行'"),
        ('[[quote]]\nexact = "不怕慢"\nparagraph = "dyke-1"\n', 2, "stands in dyke-2, not in dyke-1"),
        (
            '[[quote]]\nexact = "舊堤只有三分之二仍能擋水"\n',
            2,
            "not in the text; nearest: 舊堤只有三分之一仍能擋水 (dyke-1)",
        ),
    ],
)
def test_what_stands_nowhere_is_told(run, library, more, line, told):
    """Marks and blocks as well, and where words stand that are not in the paragraph named."""
    done, above = built(run, library, more)
    assert (done.returncode, done.stdout) == (3, "")
    assert f"dyke.toml:{above + line}: {told}" in done.stderr


def test_the_papers_words_called_a_quotation_are_told(run, library):
    """Built, with the line; what stands in marks is told nowhere."""
    assert built(run, library, "")[0].stderr == ""
    done, above = built(run, library, '[[quote]]\nexact = "舊堤只有三分之一仍能擋水"\n')
    assert done.returncode == 0
    (told,) = done.stderr.splitlines()
    assert f"dyke.toml:{above + 3}: dyke-1: stands outside quotation marks" in told


def test_an_id_that_was_taken_out_comes_back(run, library):
    """The same words have the same id."""
    before = (library / "dyke.toml").read_text(encoding="utf-8")
    assert built(run, library, "", ('id = "Q01"\n', ""))[0].returncode == 0
    assert (library / "dyke.toml").read_text(encoding="utf-8") == before


def test_a_date_without_marks_and_a_figure_as_it_is_printed(run, library):
    """Both as TOML has them; a figure whose end is given as it reads is what it reads."""
    figure = 'figure = [{ printed = "約3億元", unit = "money", min = 300000000, max = 300000000, zh = "費" }]\n'
    fact = f'[[fact]]\nexact = "工程費約3億元"\nzh = "約3億元。"\n{figure}'
    done, _ = built(run, library, fact, ('issued = "2024-03-05"', "issued = 2024-03-05"))
    assert done.returncode == 0, done.stderr


def test_update_brings_back_no_quotation(run, library, tmp_path):
    """What a person has taken out stays out; what is new comes."""
    toml = library / "dyke.toml"
    before, _, _ = toml.read_text(encoding="utf-8").partition('[[quote]]\nid = "Q02"')
    toml.write_text(before, encoding="utf-8")
    assert run("build", "dyke", "--library", str(library)).returncode == 0
    more = ARTICLE.replace("工程師", "居民溫婉說：「明天也要上工。」\n\n工程師")
    (tmp_path / "dyke.txt").write_text(more, encoding="utf-8")
    done = run("add", str(tmp_path / "dyke.txt"), "--update", "--library", str(library))
    assert (done.returncode, "1 new blocks, 1 new quotations" in done.stdout) == (0, True), done.stderr
    assert "最怕停" not in toml.read_text(encoding="utf-8")
    assert "places have moved: dyke-2 is dyke-3 now" in done.stdout


def test_what_is_wrong_with_the_item_and_the_store_is_told(run, library):
    """An address with its line; a store that cannot be read with what helps."""
    done, _ = built(run, library, "", ('url = ""', 'url = "here"'))
    line = (library / "dyke.toml").read_text(encoding="utf-8").split("\n").index('url = "here"') + 1
    assert (done.returncode, f"dyke.toml:{line}: dyke: item.URL should be" in done.stderr) == (3, True)
    (library / "dyke.json").write_text('{"meta', encoding="utf-8")
    done = run("build", "dyke", "--library", str(library))
    assert (done.returncode, "move that file away" in done.stderr) == (3, True)
