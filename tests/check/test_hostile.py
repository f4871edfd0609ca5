"""Drafts that are long, hostile or odd: bounded time, no false alarm from their form, no byte lost."""

import time

import pytest

from hkinno import check as checking
from hkinno import documents
from hkinno.check import quotations, report, verdict

LONG = 60_000


def _spent(draft, known):
    """The seconds of this process that the check of a draft takes."""
    begun = time.process_time()
    checked = checking.check(draft, known)
    assert checked.checked <= len(checked.findings)
    return time.process_time() - begun


@pytest.mark.parametrize(
    ("of", "length"),
    [
        pytest.param(lambda n: "「" * n + "甲" + "」" * n, 20_000, id="nested"),
        pytest.param(lambda n: "「甲乙丙丁" + " " * n + "戊己」", LONG, id="blanks"),
        pytest.param(lambda n: "「" + "香港發展" * n + "」", 75_000, id="one-quotation"),
        pytest.param(lambda n: "「『“" * n, 50_000, id="stray"),
        pytest.param(lambda n: "「」" * n, 50_000, id="empty"),
        pytest.param(lambda n: "> > > 甲乙丙丁\n" * n, 20_000, id="block"),
        pytest.param(lambda n: "> 甲乙丙丁" + "（" * n, LONG, id="brackets-in-a-block"),
        pytest.param(lambda n: "> 甲乙丙丁" + "—" * n + "\n", LONG, id="dashes-in-a-block"),
        pytest.param(lambda n: "```\n「甲乙丙丁戊」\n```\n" * n, 3000, id="code"),
        pytest.param(lambda n: "「" + "香港…發展…" * n + "」", 1500, id="ellipses"),
        pytest.param(lambda n: "「香港" + "~~甲" * n + "」", LONG, id="struck-out"),
        pytest.param(lambda n: "「香港" + "~" * n + "」", LONG, id="tildes"),
        pytest.param(lambda n: "「香港" + "<del>甲" * n + "」", LONG, id="tags"),
        pytest.param(lambda n: "「香港" + "<" * n + "」", LONG, id="angles"),
        pytest.param(lambda n: "「香港" + "[甲](乙" * n + "」", LONG, id="links"),
        pytest.param(lambda n: "「香港" + "[" * n + "」", LONG, id="square-brackets"),
        pytest.param(lambda n: "「香港" + "[1]" * n + "」", LONG, id="notes"),
        pytest.param(lambda n: "「香港" + "*甲" * n + "」", LONG, id="stars"),
        pytest.param(lambda n: "「香港" + "【" * n + "」", LONG, id="insertions"),
        pytest.param(lambda n: "「" + "香港，發展，" * n + "」", 20_000, id="clauses"),
        pytest.param(lambda n: "孫東說，共" + "1" * n + "元", LONG, id="digits"),
        pytest.param(lambda n: "孫東說，共" + "1,234." * n + "元", LONG, id="grouped-digits"),
        pytest.param(lambda n: "孫東說，共" + "一億二千萬" * n + "元", LONG, id="numerals"),
        pytest.param(lambda n: "孫東說「甲乙丙丁」" * n, 15_000, id="no-stop"),
        pytest.param(lambda n: "孫東說：" + "一，「甲乙丙丁」；" * n, 15_000, id="enumerated"),
    ],
)
def test_a_hostile_draft_four_times_as_long_takes_four_times_as_long(of, length, known):
    """No form of a draft makes the check quadratic, which would be sixteen times. Less than 50 ms tells nothing."""
    part = max(_spent(of(length // 4), known), 0.05)
    assert any(_spent(of(length), known) < 6 * part for _ in range(2))


def test_a_long_draft_without_a_sentence_end_takes_linear_time(known, tables):
    """Looking back for the end of a sentence does not run to the beginning of the draft for each quotation."""
    quoted = tables["quotes"][9]["exact"].strip("。")

    def seconds(number):
        begun = time.process_time()
        assert checking.check(f"{'x' * 1000}「{quoted}」" * number, known).checked == number
        return time.process_time() - begun

    seconds(100)
    assert seconds(4000) < 3 * seconds(2000)


def test_what_is_nested_too_deep_is_told(known):
    """A quotation inside too many others is skipped with its reason, and the outer ones are looked at."""
    deep = quotations.DEEPEST + 3
    findings = checking.check("「甲乙丙丁" * deep + "」" * deep, known).findings
    told = [finding for finding in findings if "other quotations" in finding.details]
    assert len(told) == 3
    assert len(findings) == deep


def test_a_byte_order_mark_takes_no_column_and_stays(run, tmp_path, tables):
    """The first column is the first character's; --fix keeps the mark, and adds none."""
    exact = tables["quotes"][9]["exact"]
    for mark in (b"", b"\xef\xbb\xbf"):
        for encoding in ("utf-8", "utf-8-sig"):
            draft = tmp_path / "draft.md"
            draft.write_bytes(mark + f"孫東說：「{exact[:4]} {exact[4:]}」\r\n".encode())
            arguments = ("check", str(draft), "--encoding", encoding)
            assert run(*arguments).stdout.startswith(f"{draft}:1:6: converted: ")
            assert run(*arguments, "--fix").returncode == 0
            assert draft.read_bytes() == mark + f"孫東說：「{exact}」\r\n".encode()


@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-le", "utf-16-be"])
def test_fix_keeps_the_order_of_bytes(run, tmp_path, tables, encoding):
    """A draft in UTF-16 keeps its order of bytes and its mark, whatever this machine's order is."""
    exact = tables["quotes"][9]["exact"]
    for codec in ("utf-16-le", "utf-16-be"):
        if encoding not in ("utf-16", codec):
            continue
        mark = "\ufeff" if encoding == "utf-16" else ""
        draft = tmp_path / "draft.md"
        draft.write_bytes(f"{mark}孫東說：「{exact[:4]} {exact[4:]}」\n".encode(codec))
        assert run("check", str(draft), "--encoding", encoding, "--fix").returncode == 0
        assert draft.read_bytes() == f"{mark}孫東說：「{exact}」\n".encode(codec)


def test_fix_refuses_a_draft_that_cannot_be_written_back(run, tmp_path, tables):
    """Where decoding loses a byte, --fix leaves the file alone: exit 3."""
    exact = tables["quotes"][9]["exact"]
    content = b"\xa1\xfe " + f"孫東說：「{exact[:4]} {exact[4:]}」\n".encode("big5")
    assert content.decode("big5").encode("big5") != content
    draft = tmp_path / "draft.md"
    draft.write_bytes(content)
    result = run("check", str(draft), "--encoding", "big5", "--fix")
    assert result.returncode == 3
    assert "nothing was changed" in result.stderr
    assert draft.read_bytes() == content


def test_a_terminal_shows_what_stands_round_a_quotation_and_not_a_whole_book(known, tables):
    """A draft of one line is not printed whole for each of its quotations."""
    draft = "天" * 5000 + f"「{tables['quotes'][9]['exact']}」" + "地" * 5000
    finding = checking.check(draft, known).findings[0]
    shown = dict(report.passage("draft.md", finding, draft, known.sources))["draft"]
    assert finding.quoted in shown
    assert len(shown) < 400


def test_another_number_or_negation_in_english_is_altered(known, tables):
    """Near our translation is not near enough when it says the opposite; the difference is shown."""
    for quote in tables["quotes"]:
        english = quote["translation"]["en"]
        if " is " in english and len(english.split()) >= 10:
            judged = verdict.judge(english.replace(" is ", " is not ", 1), known)
            assert judged.verdict == verdict.ALTERED
            assert "[-not -]" in judged.details


def test_many_blocks_of_code_and_quotations_take_linear_time(known):
    """Each quotation was looked for in every block of code, each block quote in all quotations."""

    def seconds(number):
        draft = "```\nx\n```\n「甲乙丙丁」（main-1）\n\n> 戊己庚辛\n\n" * number
        begun = time.process_time()
        quotations.find(documents.read(draft), known.voices)
        return time.process_time() - begun

    assert min(seconds(16_000) for _ in range(2)) < 24 * min(seconds(2_000) for _ in range(2))
