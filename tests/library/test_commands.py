"""What the commands make of an article: several at once, a CSL item, later editions, a newer copy, and exports."""

import json

import pytest

from hkinno import cli
from tests.library.test_safety import MINE, NEW, OLD

LATER = OLD.replace("不能再有下一次", "不會再有下一次").replace("約3億元", "約3億2,000萬元")
TURNS = """主持：工程何時完成？

霍啟：兩三年內，要看雨季。

主持：錢夠不夠？

霍啟：不夠也要做，堤圍不會等我們把帳算清楚才崩，先借後還。
"""


@pytest.fixture
def library(run, tmp_path):
    """A library of an article and a later edition of it."""
    for name, text in (("bay", OLD), ("later", LATER)):
        (tmp_path / f"{name}.txt").write_text(text, encoding="utf-8")
    folder = tmp_path / "library"
    assert run("add", str(tmp_path / "bay.txt"), "--paper", "岬角日報", "--library", str(folder)).returncode == 0
    toml = folder / "bay.toml"
    toml.write_text(toml.read_text(encoding="utf-8").replace('en = ""', MINE, 1), encoding="utf-8")
    assert run("build", "bay", "--library", str(folder)).returncode == 0
    later = ("--as", "bay-late", "--edition-of", "bay", "--library", str(folder))
    done = run("add", str(tmp_path / "later.txt"), *later)
    assert done.returncode == 0, done.stderr
    return folder


def checked(run, library, words):
    """The one finding of the check of some words."""
    (finding,) = json.loads(run("check", "--text", words, "--all", "--json", "--db", str(library)).stdout)
    return finding


def test_both_editions_stay_and_the_check_tells_them_apart(run, library):
    """The paper and the people are taken over; words that only the older one has are told beside the later one's."""
    toml = (library / "bay-late.toml").read_text(encoding="utf-8")
    assert 'edition_of = "bay"' in toml
    assert 'paper = "岬角日報"' in toml
    older = run("check", "--text", "方圓說：「海水倒灌的日子，不能再有下一次。」", "--all", "--db", str(library))
    assert "only an older edition, bay, has these words" in older.stdout
    assert "不[-能-]{+會+}再有下一次" in older.stdout
    later = run("check", "--text", "方圓說：「海水倒灌的日子，不會再有下一次。」", "--all", "--db", str(library))
    assert (later.returncode, "only an older edition" in later.stdout) == (0, False)
    both = run("check", "--text", "方圓說：「不怕慢，最怕停」", "--all", "--db", str(library))
    assert "only an older edition" not in both.stdout


def test_a_newer_copy_tells_what_fell(run, library, tmp_path):
    """`validate NAME --source NEW`: the quotation that fell, with the words of the new copy; the other stands."""
    done = run("validate", "bay", "--source", str(tmp_path / "later.txt"), "--db", str(library))
    assert done.returncode == 1
    (fell,) = [line for line in done.stdout.splitlines() if line.startswith("fail\tproof\tQ")]
    assert "Q01" in fell
    assert "不[-會-]{+能+}再有下一次" in fell
    same = run("validate", "bay", "--source", str(tmp_path / "bay.txt"), "--db", str(library))
    assert (same.returncode, "fail\t" in same.stdout) == (0, False)


def test_several_files_and_one_that_is_none(run, tmp_path):
    """Each is called as its file; what is wrong with one is told, and the others are taken in."""
    (tmp_path / "one.txt").write_text(OLD, encoding="utf-8")
    (tmp_path / "two.txt").write_text(NEW.replace("方圓", "高嵐"), encoding="utf-8")
    (tmp_path / "empty.txt").write_text("", encoding="utf-8")
    files = [str(tmp_path / f"{name}.txt") for name in ("one", "empty", "two")]
    done = run("add", *files, "--library", str(tmp_path / "library"))
    assert done.returncode != 0
    assert [line.partition(":")[0] for line in done.stdout.splitlines() if "(zh-Hant)" in line] == ["one", "two"]
    assert len(done.stderr.strip().splitlines()) == 1
    assert "empty.txt" in done.stderr


def test_a_csl_item_says_the_rest(run, tmp_path):
    """As Zotero exports it: what the user says comes first, then the item, then the file."""
    item = {
        "id": "x", "type": "broadcast", "title": "早晨對談", "container-title": "海岬電台",
        "author": [{"family": "周", "given": "素梅"}], "issued": {"date-parts": [[2024, 4, 2]]}, "language": "zh-Hant",
    }  # fmt: skip
    (tmp_path / "item.json").write_text(json.dumps([item]), encoding="utf-8")
    (tmp_path / "talk.txt").write_text(TURNS, encoding="utf-8")
    given = ("--csl", str(tmp_path / "item.json"), "--paper", "岬角電台", "--library", str(tmp_path / "library"))
    assert run("add", str(tmp_path / "talk.txt"), *given).returncode == 0
    lines = run("cite", "talk/Q02", "--style", "ris", "--db", str(tmp_path / "library")).stdout.splitlines()
    assert {"TY  - MPCT", "AU  - 周素梅", "TI  - 早晨對談", "T2  - 岬角電台", "DA  - 2024/04/02/"} <= set(lines), lines
    # What nobody set marks round is speech.
    assert checked(run, tmp_path / "library", "霍啟說：「堤圍不會等我們」")["verdict"] == "verbatim"


@pytest.mark.parametrize("form", ["jsonl", "csv", "md", "json-ld", "html", "annotations"])
def test_private_text_leaves_only_when_told_to(run, tmp_path, form):
    """Turns are quotations that are whole paragraphs: an export has them with --with-text alone, and says so."""
    (tmp_path / "talk.txt").write_text(TURNS, encoding="utf-8")
    library = str(tmp_path / "library")
    assert run("add", str(tmp_path / "talk.txt"), "--title", "對談", "--library", library).returncode == 0
    without, whole = (
        run("export", form, "-o", str(tmp_path / f"out-{number}"), "--db", library, *more)
        for number, more in enumerate(([], ["--with-text"]))
    )
    assert (without.returncode, whole.returncode) == (0, 0), (without.stderr, whole.stderr)
    assert "--with-text" in without.stderr
    assert "--with-text" not in whole.stderr

    def text(number):
        out = tmp_path / f"out-{number}"
        files = sorted(out.rglob("*")) if out.is_dir() else [out]
        return "".join(path.read_text(encoding="utf-8") for path in files if path.is_file())

    assert "堤圍不會等我們" not in text(0)
    # The first and last words of a paragraph are its text too.
    assert ("錢夠不夠？" in text(0), "兩三年內，要看" in text(0)) == (False, False)
    assert "堤圍不會等我們" in text(1)


def test_the_check_of_an_export_finds_everything_true(run, library, tmp_path):
    """Of an own article with a fact that the paper tells, and of the shipped store: who says what stays told."""
    toml = library / "bay.toml"
    words = "每逢大雨，灣邊的舖頭都要用沙包擋水。"
    fact = f'[[fact]]\nexact = "{words}"\nzh = "大雨時舖頭用沙包擋水。"\nen = "Shops used sandbags."\n'
    text = (library / "bay.txt").read_text(encoding="utf-8")
    (library / "bay.txt").write_text(f"{text.rstrip()}\n\n{words}\n", encoding="utf-8")
    toml.write_text(f"{toml.read_text(encoding='utf-8')}\n{fact}", encoding="utf-8")
    assert run("build", "bay", "--library", str(library)).returncode == 0
    for name, more in (("own", ["--db", str(library / "bay.json"), "--with-text"]), ("shipped", [])):
        path = tmp_path / f"{name}.md"
        assert run("export", "md", "-o", str(path), *more).returncode == 0
        checked = run("check", str(path), "--json", *more[:2])
        failed = [(each["quoted"], each["message"]) for each in json.loads(checked.stdout) if each["fails"]]
        assert (checked.returncode, failed) == (0, []), name


@pytest.mark.parametrize(
    ("given", "right"),
    [
        (("--lang", "cantonese"), "zh-Hant, zh-Hans, yue, en"),
        (("--lang", "chinese"), "zh-Hant, zh-Hans, yue, en"),
        (("--issued", "yesterday"), "2023-02-28"),
        (("--url", "岬角日報"), "https://"),
    ],
)
def test_what_no_item_can_say_is_refused_before_anything_is_read(run, tmp_path, given, right):
    """The file is not there, and nobody has looked: what is told is what the option should be."""
    done = run("add", str(tmp_path / "none.txt"), *given, "--library", str(tmp_path / "library"))
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr.startswith(f"hkinno: {given[0]} cannot be")
    assert right in done.stderr


PROSE = "高嵐昨日在會上交代，舊堤重建比去年慢，約兩成石材仍未運到，另有近三成工人要到明年才可以回來，她不肯說何時完工。"


@pytest.mark.parametrize("last", ["「唔使急」", "「慢工出細貨，急不來。」"])
def test_a_short_quotation_at_the_end_is_no_byline(run, tmp_path, last):
    """It is the last paragraph, and somebody says it."""
    (tmp_path / "dyke.txt").write_text(f"舊堤重建進度\n\n{PROSE}\n\n{last}\n", encoding="utf-8")
    library = tmp_path / "library"
    assert run("add", str(tmp_path / "dyke.txt"), "--library", str(library)).returncode == 0
    assert "authors = []" in (library / "dyke.toml").read_text(encoding="utf-8")
    (quote,) = json.loads(run("quote", "--json", "--db", str(library / "dyke.json")).stdout)
    assert (quote["exact"], quote["paragraph"]) == (last.strip("「」"), "dyke-2")


def test_highlights_alone_are_paragraphs(run, tmp_path):
    """The recipe of docs/cookbook.md: a line a highlight, however short; of whom the user names, and unsure."""
    (tmp_path / "marked.txt").write_text("「唔使急」\n\n「慢工出細貨。」\n\n「舊堤重建比去年慢」\n", encoding="utf-8")
    library = tmp_path / "library"
    given = ("--title", "題目", "--speaker", "高嵐", "--lang", "zh-Hant", "--library", str(library))
    assert run("add", str(tmp_path / "marked.txt"), *given).returncode == 0
    quotes = json.loads(run("quote", "--json", "--db", str(library / "marked.json")).stdout)
    assert [(each["exact"], each["speaker"]) for each in quotes] == [
        ("唔使急", "高嵐"), ("慢工出細貨。", "高嵐"), ("舊堤重建比去年慢", "高嵐"),
    ]  # fmt: skip


def test_what_is_about_a_number_has_both_ends(run, tmp_path):
    """約兩成 has no value, and is no unknown quantity."""
    (tmp_path / "dyke.txt").write_text(f"舊堤重建進度\n\n{PROSE}\n", encoding="utf-8")
    library = tmp_path / "library"
    assert run("add", str(tmp_path / "dyke.txt"), "--library", str(library)).returncode == 0
    figure = '[{ printed = "約兩成", zh = "未到的石材" }]'
    fact = f'\n[[fact]]\nexact = "約兩成石材仍未運到"\nzh = "約兩成石材未到。"\nfigure = {figure}\n'
    toml = library / "dyke.toml"
    toml.write_text(toml.read_text(encoding="utf-8") + fact, encoding="utf-8")
    assert run("build", "dyke", "--library", str(library)).returncode == 0
    (figure,) = json.loads(run("figures", "--json", "--db", str(library / "dyke.json")).stdout)
    assert (figure["value"], figure["min"], figure["max"]) == (None, 20, 20)
    assert run("validate", "--db", str(library / "dyke.json")).returncode == 0


def test_blocks_that_stand_twice_are_of_one_kind(run, tmp_path):
    """A title, a paragraph and a caption that a page prints twice, among them in its menu: added, built, cited."""
    lines = OLD.split("\n\n")
    twice = [lines[0], "分享到", *lines, lines[-1], lines[0], "圖：新渠口", "圖：新渠口", "分享到"]
    (tmp_path / "bay.txt").write_text("\n\n".join(twice), encoding="utf-8")
    done = run("add", str(tmp_path / "bay.txt"), "--paper", "岬角日報", "--library", str(tmp_path / "library"))
    assert done.returncode == 0, done.stderr
    assert run("build", "bay", "--library", str(tmp_path / "library")).returncode == 0
    assert run("validate", "--db", str(tmp_path / "library")).returncode == 0
    assert run("cite", "bay/Q01", "--db", str(tmp_path / "library")).returncode == 0


def test_what_is_proposed_and_cannot_be_built_is_kept(monkeypatch, tmp_path, capsys):
    """A person mends the line that is told, and builds it."""
    monkeypatch.setattr("hkinno.library.build.made", lambda *_: ("", "", [":7: Q01: not in the text"]))
    article = tmp_path / "bay.txt"
    article.write_text(OLD, encoding="utf-8")
    folder = tmp_path / "library"
    assert cli.run(["add", str(article), "--library", str(folder)]) == 3
    told = capsys.readouterr()
    assert told.out == ""
    assert f"{folder / 'bay.toml'}:7: Q01: not in the text; mend that line, then: hkinno build bay" in told.err
    assert sorted(path.name for path in folder.iterdir()) == ["bay.toml", "bay.txt"]
    assert 'exact = "' in (folder / "bay.toml").read_text(encoding="utf-8")


def test_a_speaker_who_was_guessed_is_told_as_unsure(run, library):
    """By what shows, cites and checks a quotation; no draft fails by a guess, and a person's word ends it."""
    toml = library / "bay.toml"
    words = "海水倒灌的日子，不能再有下一次。"
    guess = toml.read_text(encoding="utf-8").replace(f'exact = "{words}"', f'exact = "{words}"\nsure = false')
    for sure in (False, True):
        toml.write_text(guess.replace("sure = false", "sure = true") if sure else guess, encoding="utf-8")
        assert run("build", "bay", "--library", str(library)).returncode == 0
        db = ("--db", str(library / "bay.json"))
        (name,) = run("quote", words, "-f", "ids", *db).stdout.split()
        answers = [
            run("quote", words, "-f", "text", *db).stdout,
            run("quote", words, *db).stdout,
            run("cite", name, *db).stdout,
        ]
        assert ["（未確定）" in each for each in answers] == [not sure] * 3, answers
        assert ("unsure" in run("cite", name, "--style", "bibtex", *db).stderr) != sure
        assert (json.loads(run("show", name, "--json", *db).stdout)[0].get("sure") is False) != sure
        # What the tool prints is read back.
        assert checked(run, library / "bay.json", answers[0])["place"] == "ok"
        done = run("check", "--text", f"高嵐說：「{words}」。", *db)
        assert (done.returncode, "unsure" in done.stdout) == (int(sure), not sure), done.stdout
