"""Citations: every record in every style, dates, lists, what is refused, and the way back to the paragraph."""

import datetime as dt
import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hkinno import places
from hkinno.cite import genres, listing, pinpoint, short, styles, work
from hkinno.cite.common import Asked, quoted
from hkinno.errors import UsageError
from hkinno.sources import Labels, Location, Sources, sources_of
from hkinno.store import items, open_store
from hkinno.store.kinds import FACT, PARAGRAPH, QUOTE, SOURCE, Entry
from tests.conftest import Run
from tests.data import articles
from tests.data.articles import ALL_KNOWN, CIRCA, TABLES, UNDATED, UNSIGNED, cite
from tests.data.make import STORE as SMALL
from tools import cite_golden

STYLES = styles.STYLES
SHIPPED = open_store()
# The kinds of record that are cited.
CITED = (QUOTE, FACT, PARAGRAPH, SOURCE)


def printed(
    *wanted: str, style: str = "hk", part: str = "both", quote: bool = False, bilingual: bool = False, **of: Any
) -> str:
    """What the command prints for records of the made-up articles."""
    return "\n".join(listing.lines(STYLES[style], cite(*wanted, **of), Asked(part, quote, bilingual)))


def made_up(**changes: Any) -> Callable[[], tuple[Sources, list[Entry]]]:
    """The made-up articles with other items, and all their records."""

    def give() -> tuple[Sources, list[Entry]]:
        sources = articles.sources(**changes)
        entries = [Entry(kind, record) for kind in CITED for record in TABLES[kind.table] if kind is not SOURCE]
        return sources, [*entries, *(Entry(SOURCE, source) for source in sources.articles.values())]

    return give


def shipped() -> tuple[Sources, list[Entry]]:
    """The shipped articles, and all their records."""
    return sources_of(SHIPPED), [Entry(kind, record) for kind in CITED for record in SHIPPED.all(kind.table)]


# Articles that print all, some and nothing of what a citation has.
HOUSES: dict[str, Callable[[], tuple[Sources, list[Entry]]]] = {
    "shipped": shipped,
    "made up": made_up(),
    "an inferred year": made_up(**CIRCA),
    "undated": made_up(**UNDATED),
    "unsigned": made_up(**UNSIGNED),
    "unsigned and undated": made_up(**UNSIGNED, **UNDATED),
    "in no paper": made_up(**{"container-title": None}),
    "nothing but a title": made_up(**UNSIGNED, **UNDATED, **{"container-title": None}),
    "of no known type": made_up(type="hologram"),
}


def texts(name: str, sources: Sources, entry: Entry, known: dict[str, str]) -> Iterator[str]:
    """All that a style prints of a record."""
    style = STYLES[name]
    for by in ("reporter", "speaker") if style.speaker else ("reporter",):
        cited = listing.citations([entry], sources, work.details(**known), author=by)
        for asked in (Asked(), Asked("note", quote=entry.kind is QUOTE, bilingual=True)):
            yield "\n".join(listing.lines(style, cited, asked))


@pytest.mark.parametrize("house", HOUSES)
@pytest.mark.parametrize("name", STYLES)
@pytest.mark.parametrize("known", [{}, ALL_KNOWN], ids=["page only", "all known"])
def test_every_record_in_every_style(name: str, known: dict[str, str], house: str) -> None:
    """No exception, no empty bracket, no doubled stop, no None; what is printed leads to the same paragraphs."""
    sources, entries = HOUSES[house]()
    # All of those that people have, some of those with less in their items.
    for entry in entries if known == {} and house in ("shipped", "made up") else entries[::5]:
        for text in texts(name, sources, entry, known):
            assert "None" not in text
            assert not re.search(r"\(\s*\)|\[\s*\]|\{\s*\}|（\s*）|〈〉|《》|「」|“”|‘’", text), text
            assert not re.search(r"(?<!\.)\.\.(?!\.)|。。|，，|, ,|。\.|\.。|,\.|：：|“,", text), text
            assert STYLES[name].document or "  " not in text, text
            assert not re.search(r"\bp\. \d", text), text
            if entry.kind is not SOURCE:
                assert set(places.find(text, sources) or ()) == set(entry.kind.places(entry.record)), text


@pytest.mark.parametrize("house", HOUSES)
def test_no_name_of_one_article_stands_in_another(house: str) -> None:
    """A citation names the people, the paper and the headline of its own article, and no other."""
    sources, entries = HOUSES[house]()
    for entry in entries:
        names = {place.partition("-")[0] for place in entry.kind.places(entry.record)} or {entry.id}
        if house == "shipped" or len(names) > 1:
            continue
        (other,) = {"harbour", "ferry"} - names
        item = sources.articles[other]["item"]
        foreign = [item["title"], item.get("container-title"), *(name.family for name in items.names(item))]
        for name in STYLES:
            for text in texts(name, sources, entry, {}):
                assert not [word for word in (*foreign, "孫東", "大公報", "湯嘉平") if word and word in text], text


@pytest.mark.parametrize("name", [name for name, style in STYLES.items() if style.speaker])
def test_interviewee_in_the_author_place(name: str) -> None:
    """--author speaker lists the interview under the interviewee, and still names the reporters and the paragraph."""
    text = printed("Q01", style=name, by="speaker")
    assert "方圓" in text
    assert "李明朗" in text
    assert places.find(text, articles.sources()) == ["harbour-1"]


def test_another_speaker_is_named_beside_the_interviewee() -> None:
    """Whoever is in the author's place, the words are given to who spoke them."""
    assert "Tom Vale, quoted in Ruth Hale, " in printed("Q09", style="chicago18-notes", by="speaker")
    assert "quoted in" not in printed("Q07", style="chicago18-notes", by="speaker")


@pytest.mark.parametrize("name", [name for name, style in STYLES.items() if style.document is None])
@pytest.mark.parametrize("by", ["reporter", "speaker"])
def test_the_paper_is_named_in_the_language_of_the_style(name: str, by: str) -> None:
    """An English list has the store's English names of the paper and who spoke, a Chinese one those printed."""
    if by == "speaker" and not STYLES[name].speaker:
        return
    text = printed("Q01", style=name, by=by)
    names = {"zh": ("岬角日報", "方圓"), "en": ("Cape Daily", "Fong Yuen")}
    other = names.pop("zh" if STYLES[name].lang == "en" else "en")
    assert names.popitem()[1][0] in text
    assert other[0] not in text
    if by == "speaker":
        assert not re.search(rf"{other[1]}(?!談| on )", text)


@pytest.mark.parametrize("name", STYLES)
def test_styles_look_as_they_did(name: str) -> None:
    """The made-up articles in every style are what a person looked at: tests/cite/golden/STYLE.txt."""
    golden = Path(cite_golden.FOLDER, f"{name}.txt").read_text(encoding="utf-8")
    made = cite_golden.snapshot(STYLES[name])
    assert made == golden, "if this is meant: python -m tools.cite_golden, and look at the diff"


@pytest.mark.parametrize("house", ["shipped", "made up", "unsigned"])
def test_short_citation(house: str) -> None:
    """--format cite gives the words in marks or the statement, one line, and the way back to the paragraph."""
    sources, entries = HOUSES[house]()
    for kind, record in (entry for entry in entries if entry.kind is not SOURCE):
        text = short(Entry(kind, record), sources)
        assert "\n" not in text
        assert set(places.find(text, sources) or ()) == set(kind.places(record))
        if kind is QUOTE:
            chinese = not record["paragraph"].startswith("ferry")
            inner = record["exact"].replace("「", "『").replace("」", "』")
            speaker = sources.person(record["speaker"])
            assert text.startswith(f"「{inner}」（{speaker}" if chinese else f"“{record['exact']}” ({speaker}")
        if kind is FACT:
            assert (
                re.sub(r"（[^）]*(?:段|圖片說明|引文框|標題|引題|欄題)[^）]*）", "", text) == record["statement"]["zh"]
            )


@pytest.mark.parametrize("house", ["shipped", "made up", "unsigned"])
def test_short_citation_in_an_english_text(house: str) -> None:
    """--lang en --format cite: the words as they were said, our English of a fact, and an English citation."""
    sources, entries = HOUSES[house]()
    for kind, record in (entry for entry in entries if entry.kind is not SOURCE):
        text = short(Entry(kind, record), sources, lang="en")
        assert set(places.find(text, sources) or ()) == set(kind.places(record))
        if kind is QUOTE:
            assert text.startswith(short(Entry(kind, record), sources).split("（")[0].split(" (")[0])
        if kind is FACT and record["statement"]["en"]:
            assert re.sub(r" \([^()]*\)(?=\.?$)", "", text) == record["statement"]["en"]


def test_speaker_is_named_only_where_he_speaks() -> None:
    """A note of a quote names who spoke, one of the reporter's own sentence nobody; reported speech is not "quoted"."""
    notes = {name: printed(name, style="chicago18-notes", part="note") for name in ("Q01", "Q05", "F002", "F007")}
    assert notes["Q01"].startswith("Fong Yuen, quoted in 李明朗 and 黎晚晴, ")
    assert notes["F002"].startswith("Fong Yuen, reported in 李明朗 and 黎晚晴, ")
    assert notes["F007"].startswith("李明朗 and 黎晚晴, ")
    assert notes["Q05"].startswith("李明朗 and 黎晚晴, ")


def test_relayed_words_are_not_given_as_his_own() -> None:
    """Words of others that a speaker passes on are said to be so."""
    assert "方圓轉述" in printed("Q04", part="note")
    assert "relaying others" in printed("Q04", style="chicago18-notes", part="note")


@pytest.mark.parametrize(
    ("words", "chinese", "expected"),
    [
        ("甲「乙」丙", True, "「甲『乙』丙」"),
        ("甲『乙』丙", True, "「甲『乙』丙」"),
        ("甲「乙『丙』」丁", True, "「甲『乙「丙」』丁」"),
        ("甲「乙」丙", False, "“甲‘乙’丙”"),
        ("He said “no” twice", False, "“He said ‘no’ twice”"),
        ("It’s theirs", False, "“It’s theirs”"),
    ],
)
def test_inner_marks_turn_and_nothing_else(words: str, chinese: bool, expected: str) -> None:
    """Inner 「」 become 『』 in Chinese and ‘’ in English; every other character stays."""
    assert quoted(words, chinese=chinese) == expected


def test_english_is_labelled_unofficial() -> None:
    """--bilingual says that the English is ours, does not call a summary a translation, and translates no English."""
    english = TABLES["quotes"][0]["translation"]["en"]
    assert f"（非官方英譯：{english}）" in printed("Q01", quote=True, bilingual=True)
    assert f"[unofficial translation: {english}]" in printed("Q01", style="apa7", bilingual=True)
    assert "unofficial English summary" in printed("F002", style="apa7", bilingual=True)
    assert "unofficial" not in printed("Q07", style="apa7", quote=True, bilingual=True)


def test_words_keep_the_marks_of_their_language() -> None:
    """English words stand in English marks, in a Chinese style too."""
    assert printed("Q07", quote=True).startswith("“We will")
    assert printed("Q01", quote=True).startswith("「海水")
    assert printed("Q01", quote=True, style="apa7").startswith("“海水")


def test_articles_are_merged_sorted_and_lettered() -> None:
    """One entry an article, in the order of the style, with letters that the notes use too."""
    same = {"author": [{"literal": "李明朗"}], "issued": {"date-parts": [[2024]]}}
    notes, references = (
        block.split("\n") for block in printed("Q01", "Q07", "Q02", style="apa7", **same).split("\n\n")
    )
    assert [re.findall("2024([a-z])", line) for line in notes] == [["b"], ["a"], ["b"]]
    assert [re.findall("2024([a-z])", line) for line in references] == [["a"], ["b"]]
    assert references == sorted(references)


def test_letters_go_on_after_z() -> None:
    """The 27th work of an author in a year is aa, as a spreadsheet has it."""
    assert [listing.letter(index) for index in (0, 25, 26, 27, 52, 701, 702)] == [
        "a",
        "z",
        "aa",
        "ab",
        "ba",
        "zz",
        "aaa",
    ]


def test_works_of_different_authors_get_no_letters() -> None:
    """Two articles of one year are told apart by their authors; by the paper where nobody signs."""
    for changes in ({"issued": {"date-parts": [[2024]]}}, {"issued": {"date-parts": [[2024]]}, **UNSIGNED}):
        for name in ("apa7", "chicago18-author-date", "harvard", "apa7-zh", "gbt7714-2015-author-date"):
            text = printed("harbour-1", "ferry-1", style=name, **changes)
            assert not re.search(r"2024[a-z]", text) or "佚名" in text, text


def test_numbers_stand_in_the_order_of_citation() -> None:
    """A numeric style numbers as cited and gives the same article the same number."""
    text = printed("Q07", "Q01", "Q08", style="gbt7714-2025")
    assert [line[:3] for line in text.splitlines()] == ["[1]", "[2]", "[1]", "", "[1]", "[2]"]


def test_captions_and_pull_quote_name_themselves() -> None:
    """They are named as what they are, with their article where the page says which; an inference is told."""
    assert "港灣專訪圖片說明第2則" in printed("harbour-caption-2")
    assert "harbour interview, pull quote" in printed("Q06", style="mla9")
    sources = sources_of(SHIPPED)
    caption = Entry(PARAGRAPH, next(each for each in sources.paragraphs if each["id"] == "caption-2"))
    cited = listing.citations([caption], sources)
    assert "圖片說明第2則" in "".join(listing.lines(STYLES["hk"], cited, Asked()))
    assert listing.inferred(cited, sources) == {
        "takungpao-main": "the year 2023",
        "caption-2": "the article of caption-2",
    }
    assert listing.inferred(cite("harbour-caption-2"), articles.sources()) == {}


def test_what_is_missing_is_told_with_its_option() -> None:
    """Each detail that the style has a place for and a work as cited lacks, and no other."""

    def options(style: str, **of: Any) -> list[str]:
        return re.findall(r"--\w+", " ".join(listing.missing(STYLES[style], cite("harbour-1", **of))))

    assert options("chicago18-notes", **UNDATED) == ["--issued", "--url"]
    assert options("gbt7714-2015", known=ALL_KNOWN, **UNDATED) == []
    assert options("gbt7714-2015") == ["--accessed"]
    assert options("chicago18-notes") == []
    assert options("harvard", known={"url": "https://example.org/a"}, **UNDATED) == ["--issued", "--page", "--accessed"]


def test_what_an_article_prints_comes_before_what_the_user_knows() -> None:
    """The user's date, page and address fill only what is lacking, and the options that go unused are told."""
    text = printed("harbour-1", known=ALL_KNOWN)
    assert "2024年3月5日，B2版" in text
    assert "https://example.org/news/20240305" in text
    late = {**ALL_KNOWN, "accessed": "2024-06"}
    assert listing.unused(cite("harbour-1", known=late), late) == ["--issued", "--page", "--url"]
    assert listing.unused(cite("harbour-1", known=ALL_KNOWN, **UNDATED), ALL_KNOWN) == []
    assert listing.unused(cite("harbour-1", known={"accessed": "2024"}, URL=None), {"accessed": "2024"}) == [
        "--accessed"
    ]


def test_an_article_is_not_read_before_it_appeared() -> None:
    """A date of access before the article's own is not printed, and said to be unused."""
    early = {"accessed": "2024-02-01"}
    assert "2024年2月1日" not in printed("harbour-1", known=early)
    assert listing.unused(cite("harbour-1", known=early), early) == ["--accessed"]
    assert "瀏覽日期：2024年3月" in printed("harbour-1", known={"accessed": "2024-03"})


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
    fact = Entry(FACT, {**SHIPPED.all("facts")[0], "evidence": excerpts})
    sources = sources_of(SHIPPED)
    cited = listing.citations([fact], sources)
    assert [[location.id for location in citation.places] for citation in cited] == expected
    for part in ("note", "both"):
        text = "\n".join(listing.lines(STYLES[name], cited, Asked(part)))
        assert set(places.find(text, sources) or ()) == set(evidence), text
    assert set(places.find(short(fact, sources), sources) or ()) == set(evidence)


def test_neighbours_are_drawn_together() -> None:
    """Paragraphs 1, 3, 4 and 5 are paras. 1, 3–5, and never a year taken for one."""
    sources = sources_of(SHIPPED)
    locations = [sources.locations[name] for name in ("main-4", "main-1", "main-3", "main-5", "main-2")]
    assert pinpoint.english(locations[:4]) == "paras. 1, 3–5"
    assert pinpoint.english(locations[4:], article=True) == "main story, para. 2"
    assert places.find("main story, paras. 1, 3–5", sources) == ["main-1", "main-3", "main-4", "main-5"]
    assert places.find("main story, paras. 1, 2023", sources) != ["main-1", "main-202"]


def test_places_of_an_article_without_a_name() -> None:
    """An article whose label is empty has paragraphs and captions all the same."""
    nameless = Location("x-1", "x", "body", 1, alone=False, labels=Labels("", ""))
    assert (nameless.name("zh"), nameless.name("en")) == ("第1段", "para. 1")
    assert pinpoint.english([nameless], article=True) == "para. 1"


def test_leap_days() -> None:
    """29 February exists in 2024 and 2000, not in 2023 or 2100."""
    assert work.date("2024-02-29").day == work.date("2000-02-29").day == 29
    for year in ("2023", "2100"):
        with pytest.raises(UsageError, match="no day 29"):
            work.date(f"{year}-02-29")


@given(st.dates())
def test_dates_that_exist_are_taken(day: Any) -> None:
    """Every day of a calendar is a date, if a paper can have been printed on it."""
    if day.year < items.FIRST_YEAR or day.year > items.LAST_YEAR:
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
        if items.FIRST_YEAR <= year <= items.LAST_YEAR:
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


def test_only_quotes_are_quoted() -> None:
    """--quote of a fact, a headline or a paragraph is refused, with the command that is right for it."""
    for wanted in ("F002", "harbour", "harbour-1"):
        with pytest.raises(UsageError, match=f"--quote needs quotes: {wanted} is .*'hkinno cite {wanted}' cites it"):
            listing.quotes([articles.entry(wanted)], open_store(str(SMALL)))
    quote = articles.entry("Q01")
    assert listing.quotes([quote], open_store(str(SMALL))) == ([quote], [])


def test_a_fact_gives_the_quotes_that_carry_it() -> None:
    """A fact that names its quotes is quoted by them, each once, and is told of; one whose quote is gone is refused."""
    store = open_store(str(SMALL))
    facts = [Entry(FACT, {**articles.entry(name).record, "quotes": ["q06", "Q01"]}) for name in ("F001", "F002")]
    found, hints = listing.quotes([articles.entry("Q01"), *facts], store)
    assert [entry.id for entry in found] == ["Q01", "Q06"]
    assert hints == ["F001 reports what Q06, Q01 quotes", "F002 reports what Q06, Q01 quotes"]
    with pytest.raises(UsageError, match="F001 is a fact"):
        listing.quotes([Entry(FACT, {**articles.entry("F001").record, "quotes": ["Q99", "F002"]})], store)


def test_unknown_style_part_and_author_name_what_there_is() -> None:
    """A mistyped style names the nearest; a style with no form for an interviewee names those that have one."""
    with pytest.raises(UsageError, match="did you mean apa7"):
        styles.style("appa")
    with pytest.raises(UsageError, match="reference, note, both"):
        listing.chosen("apa7", part="footnote")
    with pytest.raises(UsageError, match="mla9"):
        listing.chosen("gbt7714-2025", author="speaker")


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
    first = next(line for line in outline if "第1段" in line)
    assert run("show", "F096", "Q03", "main-1", "-f", "cite").stdout == facts + quotes + first + "\n"
    assert run("source", "main-1", "-f", "cite").stdout == first + "\n"
    assert run("figures", "F096", "F097", "-f", "cite").stdout == run("facts", "F096", "F097", "-f", "cite").stdout
    for command in (["show", "F001", "ttps"], ["topics"], ["validate"]):
        result = run(*command, "-f", "cite")
        assert (result.returncode, result.stdout) == (2, ""), command
        assert "facts, quotes, paragraphs" in result.stderr


@pytest.mark.parametrize("article", ["main", "funds", "talent", "north"])
def test_an_article_is_cited_by_its_id_and_by_its_key(run: Run, article: str) -> None:
    """An id that is a topic's too means the topic, as everywhere, and the refusal names the article's key."""
    result = run("cite", f"Takungpao-{article}", "--part", "note")
    assert result.returncode == 0
    by_id = run("cite", article, "--part", "note")
    if article == "talent":
        assert by_id.returncode == 2
        assert "hkinno cite takungpao-talent" in by_id.stderr
    else:
        assert by_id.stdout == result.stdout
    title = sources_of(SHIPPED).articles[article]["item"]["title"]
    assert title[-6:] in result.stdout
    assert run("cite", "funding").returncode == 2


@pytest.mark.parametrize("name", [name for name in STYLES if name not in ("csl-json", "pandoc")])
@pytest.mark.parametrize("genre", genres.GENRES)
def test_what_is_no_piece_of_a_paper_says_what_it_is(name: str, genre: str) -> None:
    """A speech, a release, a broadcast and a transcript are called so once; a piece of a paper, or a page, is not."""
    called = genres.GENRES[genre]

    def names(kind: str) -> int:
        entry = printed("ferry-1", "harbour-1", style=name, part="reference", type=kind)
        return len(re.findall(rf"(?i)\b{called.en}\b|{called.zh}", entry))

    assert names(genre) >= 2
    assert names("article-newspaper") == names("webpage") == 0


def test_where_the_name_of_a_genre_stands() -> None:
    """As the published styles have it: APA in brackets after the title, Chicago and MLA as a sentence after it."""
    release = {"type": "press-release"}
    assert re.search(r"\. New pier[^.]* \[Press release\]\. ", printed("ferry-1", style="apa7", **release))
    for style in ("chicago18-notes", "chicago18-author-date", "mla9"):
        assert re.search(r"\.” Press release\. ", printed("ferry-1", style=style, part="reference", **release)), style
    assert "TY  - MPCT" in printed("ferry-1", style="ris", type="broadcast")
    assert "[EB" in printed("ferry-1", style="gbt7714-2015", type="webpage")
