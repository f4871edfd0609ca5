"""The check of whole drafts: marks, places, speakers, output, --fix."""

import json
import re
import time

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from hkinno import check as checking
from hkinno.check import fix, mutate, report
from hkinno.cite import styles
from hkinno.documents.files import open_document
from tests.check import drafts as check_drafts


@pytest.mark.parametrize(
    ("draft", "expected"),
    [
        ("他說「甲乙丙丁」。", ["甲乙丙丁"]),
        ("“one” and ‘two’ and «three»", ["one", "two", "three"]),
        ('a "straight one" here', ["straight one"]),
        ("『外「內」外』", ["外「內」外", "內"]),
        ("「一行\n兩行」", ["一行\n兩行"]),
        ("Hong Kong’s ‘own’ way", ["own"]),
        ("> 第一行\n> 第二行\n> — 某人\n\n後文", ["第一行\n第二行"]),
        ("> 他說「有標記」\n", ["有標記"]),
        ("「沒有閉合\n\n後面「有的」", ["有的"]),
        ("無標記", []),
    ],
)
def test_quotations_are_found(draft, expected, found):
    """Marks are paired with their own closers, nested ones too; block quotes count; a stray mark swallows nothing."""
    assert [each.text for each in found(draft)] == expected


def test_stray_marks_are_reported(known):
    """An opening mark without its closer is a skip with its reason, and what follows is still checked."""
    checked = checking.check("「從來沒有閉合\n\n他說「須有背水一戰精神」。", known)
    assert [finding.verdict for finding in checked.findings] == ["unchecked", "verbatim"]
    assert "not closed" in checked.findings[0].details


def test_line_and_column_count_from_one(known):
    """The line and the column are those of the quotation's first character."""
    finding = checking.check("一行\n二行「須有背水一戰精神」", known).findings[0]
    assert (finding.line, finding.column) == (2, 4)


@settings(max_examples=300, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@example("«1»bb1’", None)
@given(st.text("「」『』“”‘’\"«»„‹›'甲乙孫東說\n>` ，。：|-#<b&;[^1]()", max_size=80), st.sampled_from([None, "a.txt"]))
def test_no_draft_breaks_the_check(known, draft, name):
    """Whatever the draft, every quotation lies in it and the counts add up."""
    checked = checking.check(draft, known, name)
    assert 0 <= checked.failed <= checked.checked <= len(checked.findings)
    assert all(0 <= finding.start <= finding.end <= len(draft) for finding in checked.findings)


@pytest.mark.parametrize(
    ("name", "draft"),
    [
        # Within marks that an earlier block opened.
        ("draft.html", '<blockquote>『<p>Sun added"one of our own lot and more"「'),
        # An element with the name of a kind of ours.
        ("draft.html", "<quote>孫東說：「甲乙丙丁」</quote>"),
        ("draft.html", '<p><indented>孫東說：「甲乙丙丁」</p><quote class="quote">'),
        # An item of nothing below a quotation.
        ("draft.txt", "港:d「兄弟」\n*\nk:"),
        ("draft.md", "孫東：「甲乙丙丁」\n*\n>\n- \n"),
    ],
)
def test_structure_that_holds_nothing_breaks_nothing(known, name, draft):
    """Blocks that nothing closes and elements that hold nothing: what is quoted is found all the same."""
    assert checking.check(open_document(draft.encode(), name), known).findings


def test_a_million_opening_marks_take_seconds_at_most(known):
    """Hostile marks cost linear time."""
    begun = time.process_time()
    assert len(checking.check("「" * 1_000_000, known).findings) == 1
    assert time.process_time() - begun < 30


@pytest.mark.parametrize(
    ("draft", "verdict", "default", "strict", "told"),
    [
        (
            "李家超說：「各位早晨，今日天色很好。」",
            "unrelated",
            False,
            True,
            "given to 李家超; nothing like it is stored",
        ),
        ("記者問：「各位早晨，今日天色好嗎？」", "unrelated", False, True, "given to 記者; nothing like it is stored"),
        ("葉師傅：「各位早晨，今日天色好嗎？」", "unrelated", False, True, "given to 葉師傅"),
        ("孫東說：「各位早晨，今日天色很好。」", "absent", True, True, "nothing like it in"),
        ("「各位早晨，今日天色很好。」", "unrelated", False, False, "given to nobody of the store"),
        ("這是「一國兩制」。", "unrelated", False, False, "given to nobody of the store"),
    ],
)
def test_unlike_words_fail_only_where_a_speaker_is_said_to_have_said_them(known, draft, verdict, default, strict, told):
    """What is like nothing of his may be another's, a reporter's question, a term."""
    finding = checking.check(draft, known).findings[0]
    assert finding.verdict == verdict
    assert finding.details.startswith(told)
    assert (finding.fails, checking.check(draft, known, strict=True).findings[0].fails) == (default, strict)
    assert finding.attribution == "ok"


def test_exit_codes_and_lines(run, tmp_path):
    """0 for what is true, 1 for what is bent, a line a quotation, and the counts at the end."""
    draft = tmp_path / "draft.md"
    draft.write_text("他說「須有背水一戰精神」。\n他說「須有背水二戰精神」。\n", encoding="utf-8")
    result = run("check", str(draft), "--all")
    assert result.returncode == 1
    first, second = result.stdout.splitlines()
    assert first.startswith(f"{draft}:1:4: verbatim: ")
    assert second.startswith(f"{draft}:2:4: altered: ")
    assert result.stderr.splitlines()[-1] == "seen 2, checked 2, unchecked 0, failed 1"
    assert run("check", str(draft)).stdout.splitlines() == [second]
    quiet = run("check", str(draft), "-q")
    assert (quiet.returncode, quiet.stdout, quiet.stderr) == (1, "", "")
    assert run("check", "--text", "「須有背水一戰精神」").returncode == 0
    assert run("check", "--text", "「须有背水一战精神」").returncode == 0
    assert run("check", "--text", "「须有背水一战精神」", "--strict").returncode == 1


@pytest.mark.parametrize(
    ("arguments", "code", "said"),
    [
        ([], 2, "needs a draft"),
        (["/no/such/draft.md"], 3, "/no/such/draft.md"),
        (["--text", "「甲」", "--fix"], 2, "--fix needs files"),
        (["--text", "「甲」", "-f", "sarfi"], 2, "did you mean sarif"),
        (["--text", "「甲」", "--encoding", "klingon"], 2, "klingon"),
        (["--text", "「甲」", "--diff", "-f", "sarif"], 2, "--diff prints a diff, and sarif the findings"),
        (["--text", "「甲」", "--diff", "-f", "github"], 2, "--diff prints a diff, and github the findings"),
        (["--text", "「甲」", "--diff", "--json"], 2, "--diff prints a diff, and json the findings"),
    ],
)
def test_bad_input_gets_one_clear_line(run, arguments, code, said):
    """One line on stderr, the exit code of the design, an empty stdout."""
    result = run("check", *arguments)
    assert (result.returncode, result.stdout) == (code, "")
    assert said in result.stderr
    assert len(result.stderr.splitlines()) == 1


def test_json_sarif_and_github(run):
    """Every finding is in each format with its place in the draft."""
    text = "孫東說「须有背水一战精神」（main-1），又說「須有背水二戰精神」。"
    found = json.loads(run("check", "--text", text, "--json").stdout)
    assert [each["verdict"] for each in found] == ["converted", "altered"]
    fields = {"file", "line", "column", "end_line", "end_column", "quoted", "verdict", "fails", "rule", "attribution"}
    fields |= {
        "location",
        "clipped",
        "place",
        "quote",
        "variants",
        "source",
        "paragraphs",
        "cited",
        "speaker",
        "details",
        "diff",
        "message",
        "paste",
    }
    assert all(set(each) == {*fields, "kind", "start", "end", "sha256", "data_version"} for each in found)
    assert found[0]["place"] == "ok"
    log = json.loads(run("check", "--text", text, "-f", "sarif").stdout)
    assert [each["ruleId"] for each in log["runs"][0]["results"]] == ["converted", "altered"]
    assert run("check", "--text", text, "-f", "github").stdout.splitlines()[1].startswith("::error file=")


def test_a_log_has_a_rule_for_each_fault(run):
    """What is right is no result; two faults are two results; each rule has help, each region its end."""
    right = "孫東說：「像人才的跨境流動就非常重要。」（funds-5），而「好的」是他說的。"
    for more, rules in (
        ("", []),
        ("「不出這麼多錢來迅速發展。」（north-4）", []),
        ("「出這麼多錢來迅速發展。」（north-4）", ["clipped"]),
        ("孫東說：「須有背水二戰精神」（main-3）", ["altered", "misplaced"]),
        ("李家超說：「像人才的跨境流動就非常重要。」", ["misattributed"]),
        ("孫東說：「像人才的跨境流動就非常重要。」（main-3）", ["misplaced"]),
        ("「沒有閉合", ["unclosed"]),
    ):
        log = json.loads(run("check", "--text", f"{right}\n\n{more}", "-f", "sarif").stdout)["runs"][0]
        assert [each["ruleId"] for each in log["results"]] == rules, more
        described = log["tool"]["driver"]["rules"]
        assert [described[each["ruleIndex"]]["id"] for each in log["results"]] == rules
        assert all(each["help"]["text"] and each["shortDescription"]["text"] for each in described)
        for each in log["results"]:
            region = each["locations"][0]["physicalLocation"]["region"]
            assert (region["endLine"], region["endColumn"]) > (region["startLine"], region["startColumn"])
    strict = json.loads(run("check", "--text", "「沒有閉合", "-f", "sarif", "--strict").stdout)
    assert [each["level"] for each in strict["runs"][0]["results"]] == ["error"]


def test_every_rule_is_explained(run):
    """--explain tells what a rule means, with an example; one that there is not gets the names of all."""
    for rule in report.RULES:
        assert run("check", "--explain", rule).stdout.startswith(f"{rule}: ")
    refused = run("check", "--explain", "alterd")
    assert (refused.returncode, refused.stdout) == (2, "")
    assert "did you mean altered" in refused.stderr


def test_comments_say_what_to_ignore(run):
    """A line, the next one, or a block; what was ignored is counted."""
    bent = "孫東說：「須有背水二戰精神」"
    for draft, failed, ignored in (
        (f"{bent} <!-- hkinno: ignore -->\n\n{bent}", 1, 1),
        (f"<!-- hkinno: ignore -->\n{bent}\n\n{bent}", 1, 1),
        (f"<!-- hkinno: ignore-start -->\n{bent}\n\n{bent}\n<!-- hkinno: ignore-end -->\n\n{bent}", 1, 2),
        (f"% hkinno: ignore\n{bent}", 0, 1),
        (f"[//]: # (hkinno: ignore)\n\n{bent}\n\n{bent}", 1, 1),
    ):
        result = run("check", "--text", draft)
        assert result.stderr.splitlines()[-1].endswith(f"ignored {ignored}, failed {failed}"), result.stderr
        assert result.returncode == (failed > 0)


@pytest.mark.parametrize("words", ["甲乙丙丁，戊己庚辛壬癸子丑。", "河邊的花，開得很好。", "「甲乙」丙，，，戊己庚。"])
def test_a_dozen_mutations(words):
    """Words that have none of those known to be exchanged are bent a dozen ways, never only in their marks."""
    bent = {re.sub(r"\W", "", each.words) for each in mutate.mutations(words) if each.words != words}
    assert len(bent) >= 12
    assert re.sub(r"\W", "", words) not in bent


def test_mutations_of_a_translation(run):
    """What is English is bent in English."""
    assert {"not put in", "3 to 4", "will to may"} <= {each.how for each in mutate.mutations("We will plant 3 trees.")}
    told = run("check", "--mutate", "--text", 'Sun Dong said, "Basic research costs money."').stderr
    assert re.search(r"bent [1-9]", told), told


def test_mutations_show_what_would_not_be_caught(run):
    """Each verified quotation is bent in many ways; what passes is printed, and the last line counts."""
    draft = "孫東說：「在智方便方面，我們希望在兩三年內，能夠實行香港政府和服務全部電子化，而且一網通辦。」（main-5）"
    result = run("check", "--mutate", "--text", draft)
    tried, caught = map(int, re.findall(r"(?:bent|caught) (\d+)", result.stderr)[:2])
    assert tried >= 12
    assert (result.returncode, len(result.stdout.splitlines())) == (int(caught < tried), tried - caught)


def test_a_mark_that_is_not_closed_fails_when_strict(run):
    """It is skipped, and --strict passes over nothing that cannot be checked."""
    assert run("check", "--text", "他說「沒有閉合").returncode == 0
    assert run("check", "--text", "他說「沒有閉合", "--strict").returncode == 1
    assert run("check", "--text", "他說「好的」", "--strict").returncode == 0
    # In a block of code a mark is a character as any other.
    assert run("check", "--text", "```\nx = '「'\n```\n", "--strict").returncode == 0
    assert run("check", "--text", "```\nx = 1\n```\n「沒有", "--strict").returncode == 1


def test_what_was_fixed_is_not_told_as_wrong(run, tmp_path):
    """With --fix the findings are those of the file as it is now, in every format."""
    before, after = (
        "孫東：「像人才的跨境流动就非常重要。」（funds-5）\n",
        "孫東：「像人才的跨境流動就非常重要。」（funds-5）\n",
    )
    draft = tmp_path / "draft.md"
    for form in ("lines", "json"):
        draft.write_text(before, encoding="utf-8")
        assert run("check", str(draft), "--strict").returncode == 1
        result = run("check", str(draft), "--strict", "--fix", "-f", form)
        assert (result.returncode, "converted" in result.stdout) == (0, False)
        assert f"{draft}: fixed" in result.stderr
        assert draft.read_text(encoding="utf-8") == after


def test_what_quote_and_cite_print_passes_the_check(run):
    """Every quote as text or with its citation is verbatim, and its place is ok."""
    for form in ("text", "cite"):
        printed = run("quote", "-f", form).stdout
        found = json.loads(run("check", "-", "--json", given=printed).stdout)
        assert len(found) == len(printed.splitlines())
        assert {(each["verdict"], each["place"]) for each in found} == {("verbatim", "ok")}


@pytest.mark.parametrize("style", ["hk", "apa7", "mla9", "chicago18-author-date", "pandoc", "markdown-en", "csl-json"])
def test_what_cite_prints_is_no_finding(run, style):
    """A citation's headline is a title, in every style, and the place beside the words is theirs."""
    printed = run("cite", "Q01", "Q07", "Q18", "--style", style).stdout
    assert run("check", "-", given=printed).returncode == 0
    printed = run("cite", "Q01", "Q07", "Q18", "--style", style, "--quote").stdout
    found = json.loads(run("check", "-", "--json", given=printed).stdout)
    assert not [each for each in found if each["place"] == "misplaced" or each["verdict"] == "not-speech"]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "big5hkscs", "gb18030"])
def test_fix_changes_converted_quotations_and_nothing_else(run, tmp_path, encoding):
    """--fix writes the source's characters; every other byte stays, the byte order mark and line ends too."""
    before = "孫東說：「背水一戰  精神」\r\n他說「須有背水二戰精神」，後文\r\n"
    draft = tmp_path / "draft.md"
    draft.write_bytes(before.encode(encoding))
    option = [] if encoding.startswith("utf-8") else ["--encoding", encoding]
    shown = run("check", str(draft), "--diff", *option).stdout
    assert draft.read_bytes() == before.encode(encoding)
    assert "孫東說：「背水一戰精神」" in shown
    run("check", str(draft), "--fix", *option)
    assert draft.read_bytes() == before.replace("一戰  精神", "一戰精神").encode(encoding)
    assert [each.name for each in tmp_path.iterdir()] == ["draft.md"]


def test_fixed_drafts_are_verbatim(tables, known):
    """After --fix a converted quotation is verbatim."""
    opencc = pytest.importorskip("opencc", reason="needs OpenCC to make Simplified text")
    convert = opencc.OpenCC("hk2s").convert
    for quote in tables["quotes"]:
        draft = f"他說「{convert(quote['exact'])}」。"
        after = fix.fixed(draft, checking.check(draft, known))
        assert [finding.verdict for finding in checking.check(after, known).findings] == ["verbatim"]


@pytest.mark.parametrize(
    ("before", "after"),
    [
        pytest.param("「{Q03 0:8 simplified}。」", "「{Q03 0:8}。」", id="full-stop"),
        pytest.param("「{Q07 simplified 0:100}！」", "「{Q07 0:100}！」", id="exclamation-mark"),
        pytest.param("「——{Q10 simplified 0:-1}」", "「——{Q10 0:-1}」", id="leading-dash"),
        pytest.param("「{Q03 simplified 花>**花**}」", None, id="emphasis"),
        pytest.param("「{Q03 simplified 花>`花`}」", None, id="code"),
        pytest.param("「{Q03 simplified 花>[花](https://example.org)}」", None, id="link"),
        pytest.param("「{Q03 simplified 花><b>花</b>}」", None, id="html"),
        pytest.param("「{Q10 simplified 人才>[香港]人才}」", None, id="insertion"),
        pytest.param("「{Q12 simplified 1: ）>}」", "「{Q12 1: ）>}」", id="half-a-bracket"),
        pytest.param("「{Q12 simplified}」", "「{Q12}」", id="both-halves"),
        pytest.param("「{Q03 simplified 转化>『转化』}」", "「{Q03 轉化>『轉化』}」", id="inner-marks"),
        pytest.param("「{Q03 simplified ，>,}」", "「{Q03}」", id="comma-inside"),
    ],
)
def test_fix_leaves_what_is_the_drafts_own(tables, known, before, after):
    """Marks at the edges, inner marks and markup stay; no half bracket is written; what is fixed checks, and stays."""
    pytest.importorskip("opencc", reason="needs OpenCC to make Simplified text")
    draft = "孫東說：" + check_drafts.filled(before, tables)
    wanted = "孫東說：" + check_drafts.filled(after or before, tables)
    checked = checking.check(draft, known)
    assert [finding.verdict for finding in checked.findings if "inside" not in finding.details] == ["converted"]
    once = fix.fixed(draft, checked)
    assert once == wanted
    again = checking.check(once, known)
    assert again.findings[0].verdict in ("verbatim", "converted")
    assert after is None or "script" not in again.findings[0].details
    assert fix.fixed(once, again) == once


@pytest.mark.parametrize("draft", ["清華大學的“产”“学”“研”結合", "李家超說：「{}」", "「{}」，大公報題為。"])
def test_fix_leaves_what_is_not_given_to_the_speaker(draft, known, tables):
    """A term, or another's words, stay as they are, whatever they are like."""
    pytest.importorskip("opencc", reason="needs OpenCC to make Simplified text")
    text = draft.format(check_drafts.simplified(tables["quotes"][2]["exact"]))
    assert fix.fixed(text, checking.check(text, known)) == text


def test_fix_writes_no_file_where_one_cannot_be_encoded(run, tmp_path, tables):
    """All drafts are encoded before one is written: the first stays as it was when the second cannot be."""
    exact = tables["quotes"][9]["exact"]
    sound = f"孫東說：「{exact[:4]} {exact[4:]}」\n".encode("big5")
    files = [tmp_path / name for name in ("a.md", "b.md")]
    files[0].write_bytes(sound)
    files[1].write_bytes(b"\xa1\xfe " + sound)
    result = run("check", *map(str, files), "--encoding", "big5", "--fix")
    assert result.returncode == 3
    assert f"{files[1]}: --fix" in result.stderr
    assert files[0].read_bytes() == sound


# Styles whose citation stands beside the words, and not in fields or in a database.
BESIDE = sorted(set(styles.STYLES) - {"biblatex", "bibtex", "csl-json", "ris", "wikipedia"})


@pytest.mark.parametrize("bilingual", [[], ["--bilingual"]], ids=["alone", "bilingual"])
@pytest.mark.parametrize("style", BESIDE)
def test_what_cite_prints_beside_a_quote_is_its_place(run, known, tables, style, bilingual):
    """Every quote, in every style, with a translation between the words and the citation or without."""
    ids = [quote["id"] for quote in tables["quotes"]]
    printed = run("cite", *ids, "--style", style, "--quote", *bilingual).stdout
    judged = [
        each for each in checking.check(printed, known).findings if each.verdict not in ("unchecked", "unrelated")
    ]
    assert {(each.verdict, each.place) for each in judged} == {("verbatim", "ok")}
    assert len(judged) == len(ids)


def test_encodings_are_guessed_and_told(run, tmp_path):
    """A draft that is not UTF-8 is read by what fits its bytes, and what was assumed is said."""
    draft = tmp_path / "draft.txt"
    draft.write_bytes("他說的是這些：「須有背水一戰精神」".encode("big5"))
    result = run("check", str(draft), "--all")
    assert result.returncode == 0
    assert "verbatim" in result.stdout
    assert "Big5" in result.stderr
    assert "--encoding" in result.stderr
