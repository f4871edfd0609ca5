"""The look-up commands as a user runs them: installed, in a pipe."""

import csv
import io
import json
import re

import pytest

from hkinno import text
from hkinno.render import fields
from hkinno.search import query, suggest
from hkinno.search.filters import FILTERS
from tests.conftest import needs_docstrings

FACT_KEYS = {
    "id",
    "topics",
    "entities",
    "kind",
    "status",
    "voice",
    "speaker",
    "statement",
    "figures",
    "when",
    "evidence",
    "related",
    "note",
}
QUOTE_KEYS = {"id", "exact", "speaker", "form", "paragraph", "translation", "topics", "variants", "note"}
FIGURE_KEYS = {"measure", "printed", "value", "min", "max", "unit", "currency"}

LISTING = [
    ("facts", "talent"),
    ("quote", "背水一戰"),
    ("show", "F001", "Q01", "main-1", "talent", "ttps"),
    ("topics",),
    ("figures", "talent"),
    ("source",),
    ("source", "main-1"),
    ("validate",),
]


def test_facts_talent(run, tables):
    """`hkinno facts talent` gives the facts of the topic, and those only."""
    found = json.loads(run("facts", "talent", "--json").stdout)
    assert [fact["id"] for fact in found] == [fact["id"] for fact in tables["facts"] if "talent" in fact["topics"]]


def test_quote_gives_his_words_and_not_reported_speech(run):
    """`hkinno quote 背水一戰` gives the quotation, and says that the other place is reported speech."""
    result = run("quote", "背水一戰", "--json")
    found = json.loads(result.stdout)
    assert [(quote["paragraph"], quote["speaker"]) for quote in found] == [("main-1", "sun-dong")]
    assert "in reported speech: F024" in result.stderr


def test_quote_with_only_reported_speech_finds_nothing_and_says_where_the_words_are(run, tables):
    """Words that stand only in reported speech are no quote: exit 1, and the command that shows them."""
    result = run("quote", "高增值")
    assert (result.returncode, result.stdout) == (1, "")
    shown = next(fact["id"] for fact in tables["facts"] if "高增值" in fact["evidence"][0]["exact"])
    assert f"hkinno show {shown}" in result.stderr


def test_the_contract_of_the_fields(run):
    """The keys of --json are a contract: scripts break when one goes. Retyped here on purpose."""
    facts = json.loads(run("facts", "--json").stdout)
    quotes = json.loads(run("quote", "--json").stdout)
    assert all(set(fact) == FACT_KEYS for fact in facts)
    assert all(set(quote) >= QUOTE_KEYS for quote in quotes)
    assert all(set(figure) >= FIGURE_KEYS for fact in facts for figure in fact["figures"])
    assert all({"paragraph", "exact"} <= set(each) for fact in facts for each in fact["evidence"])


@pytest.mark.parametrize("command", LISTING, ids=" ".join)
def test_a_pipe_gets_one_line_a_record_with_the_place_last(run, command):
    """In a pipe each record is a line of equally many cells, and the last cell is the place."""
    result = run(*command)
    rows = [line.split("\t") for line in result.stdout.splitlines()]
    assert result.returncode == 0
    assert len({len(row) for row in rows}) == 1
    header = run(*command, "--header").stdout.splitlines()[0].split("\t")
    assert len(header) == len(rows[0])
    if command[0] not in ("topics", "validate"):
        assert header[-1] == "place"


@pytest.mark.parametrize("command", LISTING, ids=" ".join)
def test_every_listing_command_has_every_format(run, command):
    """Every format of the design works on every command that lists (cite where something can be cited)."""
    for form in ("table", "tsv", "csv", "json", "jsonl", "md", "text", "ids"):
        result = run(*command, "-f", form)
        assert result.returncode == 0, (form, result.stderr)
        assert result.stdout.strip()
        assert "\x1b" not in result.stdout


def test_json_is_a_list_and_jsonl_the_same_line_by_line(run):
    """json, jsonl and --json give the same records."""
    as_list = json.loads(run("facts", "talent", "--json").stdout)
    lines = run("facts", "talent", "-f", "jsonl").stdout.splitlines()
    assert [json.loads(line) for line in lines] == as_list == json.loads(run("facts", "talent", "-f", "json").stdout)


@pytest.mark.parametrize(("command", "table"), [("facts", "facts"), ("quote", "quotes")])
def test_every_record_comes_back_through_every_machine_format(run, tables, command, table):
    """json, jsonl, csv and tsv give every record back unchanged."""
    records = tables[table]
    keys = list(records[0])
    by_id = {record["id"]: record for record in records}

    def read(cell: str, key: str, name: str):
        return cell if isinstance(by_id[name][key], str) else json.loads(cell) if cell else None

    for form in ("csv", "tsv"):
        out = run(command, "-f", form, "--header", "--raw", "--fields", ",".join(keys)).stdout
        if form == "csv":
            rows = list(csv.reader(io.StringIO(out)))
        else:
            rows = [[_unescape(cell) for cell in line.split("\t")] for line in out.splitlines()]
        assert rows[0] == keys
        back = {row[0]: {key: read(cell, key, row[0]) for key, cell in zip(keys, row, strict=True)} for row in rows[1:]}
        assert back == by_id
    assert {record["id"]: record for record in json.loads(run(command, "--json").stdout)} == by_id


def _unescape(cell: str) -> str:
    for escaped, plain in (("\\t", "\t"), ("\\n", "\n"), ("\\r", "\r"), ("\\\\", "\\")):
        cell = cell.replace(escaped, plain)
    return cell


def test_ids_go_through_a_pipe(run):
    """`facts … -f ids | show -` shows the same records; so does the tab-separated output itself."""
    ids = run("facts", "talent", "-f", "ids").stdout
    again = json.loads(run("show", "-", "--json", given=ids).stdout)
    assert again == json.loads(run("facts", "talent", "--json").stdout)
    assert json.loads(run("facts", "-", "--json", given=run("facts", "talent").stdout).stdout) == again


def test_several_words_narrow(run):
    """Two words find the facts that have both."""
    one, other, both = (
        {fact["id"] for fact in json.loads(run("facts", *words, "--json").stdout)}
        for words in (["大學"], ["90億"], ["大學", "90億"])
    )
    assert both
    assert both <= one & other


def test_limit_fields_and_language(run):
    """--limit, --fields and --lang do what they say."""
    assert len(run("facts", "--limit", "3").stdout.splitlines()) == 3
    assert run("facts", "F001", "--fields", "kind,id").stdout == run("facts", "F001", "--fields", "kind,id").stdout
    assert run("show", "F001", "--fields", "id").stdout == "F001\n"
    english = run("facts", "F001", "--lang", "en", "--header").stdout.splitlines()[0]
    assert "statement.en" in english
    assert "statement.zh" not in english


def test_show_has_the_fields_of_every_kind_of_record(run):
    """Whatever a record has can be asked for by its name; another kind's field is empty."""
    asked = (
        ("F096", "kind", "statistic"),
        ("F096", "statement.zh", json.loads(run("facts", "F096", "--json").stdout)[0]["statement"]["zh"]),
        ("Q01", "exact", json.loads(run("quote", "Q01", "--json").stdout)[0]["exact"]),
        ("Q01", "statement.zh", ""),
        ("main-1", "chars", run("source", "main-1", "--fields", "chars").stdout.strip()),
        ("ttps", "type", "scheme"),
        ("talent", "aliases", None),
    )
    for name, field, expected in asked:
        for form in ("tsv", "csv", "md"):
            result = run("show", name, "--fields", f"id,{field}", "-f", form, "--no-header")
            assert result.returncode == 0, (name, field, result.stderr)
            if form == "tsv" and expected is not None:
                assert result.stdout == f"{name}\t{expected}\n"
    for name in ("F096", "Q01", "main-1", "talent", "ttps", "main"):
        for key in json.loads(run("show", name, "--json").stdout)[0]:
            assert key in fields.names("records"), (name, key)


def test_what_has_no_place_has_no_field_for_one(run):
    """topics and validate have no place, and say which fields they have."""
    for command in ("topics", "validate"):
        result = run(command, "--fields", "place")
        assert (result.returncode, result.stdout) == (2, "")


def test_the_language_asked_for_is_the_only_one_of_ours(run):
    """Names of paragraphs and quantities in one language; a share that is a simple fraction is shown as one."""
    han = re.compile("[\u4e00-\u9fff]")
    assert run("source", "main-1", "--lang", "en", "--header").stdout.startswith("id\tname.en\topens")
    assert run("source", "main-1", "--lang", "zh", "--header").stdout.startswith("id\tname.zh\topens")
    english = run("figures", "F097", "--lang", "en", "-f", "table", "--fields", "measure.en").stdout
    assert not han.search(english)
    chinese = run("figures", "F097", "F102", "F047", "F032", "--lang", "zh", "-f", "table", "--width", "100").stdout
    for word in ("fraction", "at least", "money", "applications", "years", "to"):
        assert word not in chinese.split("\n\n")[0]
    assert "申請的 1/3" in chinese
    assert "的人才的 1/2" in chinese
    assert "1/3 of the more" in run("figures", "F097", "--lang", "en", "-f", "table", "--width", "100").stdout


def test_markdown_lists_are_words(run):
    """A list of names in a Markdown table is no JSON."""
    assert '"' not in run("topics", "-f", "md").stdout
    assert "人才" in run("topics", "-f", "md").stdout


def test_every_example_of_a_filter_is_one(run):
    """What is suggested for a filter without a value finds something."""
    for key, each in FILTERS.items():
        command = "facts" if "facts" in each.values else "quote"
        assert run(command, f"{key}:{each.example}").returncode == 0, key


def test_a_range_the_wrong_way_round_is_the_same_range(run):
    """main-5..3 and 主稿第5至3段 have the paragraph between them too; an end that is not there is told."""
    right = run("source", "main-3..5", "-f", "ids").stdout
    assert right.split() == ["main-3", "main-4", "main-5"]
    for typed in ("main-5..3", "主稿第5至3段", "main story, paras. 5-3"):
        assert run("source", typed, "-f", "ids").stdout == right
    assert run("facts", "main-5..3", "-f", "ids").stdout == run("facts", "main-3..5", "-f", "ids").stdout
    assert run("source", "main-9..3").returncode == 1


def test_validate_shows_what_is_wrong_first(run, broken, tmp_path):
    """--limit hides no failure behind what is well; a row without a record has an empty cell."""

    def change(content):
        content["facts"]["1"]["topics"] = ["nowhere"]
        content["meta"]["1"]["retired"] = 1

    path = broken(change)
    copy = tmp_path / "page.txt"
    copy.write_text("這不是那一頁。", encoding="utf-8")
    results = [line.split("\t")[0] for line in run("validate", "--source", str(copy)).stdout.splitlines()]
    assert results == sorted(results, key=("fail", "differs", "ok").index)
    assert set(results) == {"fail", "differs", "ok"}
    assert run("validate", "--db", path, "--limit", "1").stdout.startswith("fail\t")
    cells = {
        row[2] for row in csv.reader(io.StringIO(run("validate", "--db", path, "-f", "csv", "--no-header").stdout))
    }
    assert "" in cells
    assert not cells & {"-", "'-"}


@pytest.mark.parametrize(
    ("names", "which"),
    [
        (["main", "MAIN", "主稿", "takungpao-main"], lambda each: each["article"] == "main"),
        (["north", "北都"], lambda each: each["article"] == "north"),
        (["caption", "圖片說明", "图片说明"], lambda each: each["kind"] == "caption"),
        (["pull", "引文框"], lambda each: each["kind"] == "pull-quote"),
    ],
)
def test_an_article_is_the_same_place_for_source_and_for_para(run, tables, names, which):
    """The whole article, its captions and pull quote too; or the captions alone."""
    there = {each["id"] for each in tables["paragraphs"] if which(each)}
    facts = {each["id"] for each in tables["facts"] if there & {part["paragraph"] for part in each["evidence"]}}
    for name in names:
        assert set(run("source", name, "-f", "ids").stdout.split()) == there, name
        assert set(run("facts", f"para:{name}", "-f", "ids").stdout.split()) == facts, name
    assert run("source", "main", "story", "-f", "ids").stdout == run("source", "main", "-f", "ids").stdout


def test_explain_says_why(run):
    """--explain names the field and the folds of each match."""
    why = json.loads(run("quote", "背水一战", "--explain", "--json").stdout)[0]["why"]
    assert why == ["exact: 背水一戰, folded: script"]


@pytest.mark.parametrize(
    ("arguments", "code", "said"),
    [
        (["show", "F999"], 1, "F999"),
        (["show", "talnet"], 1, "talent"),
        (["facts", "zzzzzz"], 1, "zzzzzz"),
        (["facts", "main-99"], 1, "main-1 to main-8"),
        (["source", "main-0"], 1, "main-1 to main-8"),
        (["source", "nowhere"], 2, "main-1"),
        (["facts", "-f", "tabel"], 2, "; did you mean table? The formats are table, tsv"),
        (["facts", "-f", "xml"], 2, "; the formats are table, tsv"),
        (["facts", "--fields", "qqq"], 2, "; the fields are id"),
        (["facts", "--lang", "qqq"], 2, "; the languages are zh, en, both"),
        (["cite", "Q01", "--style", "qqq"], 2, "; the styles are gbt7714-2025"),
        (["figures", "F019", "--svg", "-"], 1, "1 quantity, "),
        (["figures", "F001"], 1, "1 fact answers"),
        (["facts", "--fields", "statment"], 2, "statement"),
        (["facts", "--fields", ""], 2, "statement"),
        (["facts", "--lang", "fr"], 2, "zh, en, both"),
        (["facts", "--limit", "0"], 2, "from 1"),
        (["facts", "--limit", "x"], 2, "--limit"),
        (["facts", "kind:foo"], 2, "statistic"),
        (["facts", "colour:red"], 2, "kind:"),
        (["facts", "topic:talnet"], 2, "talent"),
        (["facts", "--json", "-f", "csv"], 2, "exclude"),
        (["topics", "-f", "cite"], 2, "cite"),
        *(
            ([*each.split(), "-", "F001"], 2, "- stands alone")
            for each in ("facts", "quote", "show", "cite", "figures")
        ),
        (["facts", "-", "kind:statistic"], 2, "- stands alone"),
        (["fact"], 2, "facts"),
        (["facts", "--jsno"], 2, "--json"),
        (["facts", "--db", "/no/such/file"], 3, "/no/such/file"),
        (["facts", "--db", "/"], 3, "not a regular file"),
    ],
    ids=lambda value: " ".join(value) if isinstance(value, list) else None,
)
def test_bad_input_gets_one_clear_line(run, arguments, code, said):
    """One line on stderr that says what would have been right, the exit code of the design, an empty stdout."""
    result = run(*arguments)
    assert (result.returncode, result.stdout) == (code, "")
    assert len(result.stderr.splitlines()) == 1
    assert said in result.stderr
    assert "Traceback" not in result.stderr


@pytest.mark.parametrize(
    ("command", "told"),
    [
        (["quote", "top talent"], "9 facts answer: hkinno facts 'top talent'"),
        (["facts", "beishuiyizhan"], "1 quote answers: hkinno quote beishuiyizhan"),
        (["facts", "Q01"], "Q01 is a quote: hkinno show Q01"),
        (["quote", "F001", "F002"], "these are facts: hkinno show F001 F002"),
        (["quote", "top talent$(x)"], "no quote answers"),
    ],
    ids=lambda value: " ".join(value) if isinstance(value, list) else None,
)
def test_a_miss_says_what_the_other_command_answers(run, command, told):
    """No quote but facts, no fact but a quote: the command that shows them, ready for a shell."""
    result = run(*command)
    assert (result.returncode, result.stdout) == (1, "")
    assert told in result.stderr


def test_a_speaker_beside_words_is_no_reported_speech(run):
    """quote 孫東 創科: his quotes with the word, and nothing of facts that name him."""
    result = run("quote", "孫東", "創科", "-f", "ids")
    assert result.stdout.split()
    assert result.stderr == ""


def test_a_name_that_was_typed_is_not_near(lexicon):
    """What is suggested is never what was typed."""
    for typed in ("top talent", "Talent", "高才通", "talnet"):
        near = suggest._near(query.parse([typed], lexicon.is_place), lexicon)
        assert near
        assert text.squeeze(typed) not in map(text.squeeze, near)


@needs_docstrings
def test_help_and_version(run):
    """`hkinno` alone and --help show help on stdout; every command's help has examples; --version is one line."""
    alone = run()
    assert alone.returncode == 0
    assert "facts" in alone.stdout
    assert alone.stdout == run("--help").stdout
    version = run("--version")
    assert (version.returncode, len(version.stdout.split())) == (0, 2)
    for line in alone.stdout.split("Commands:")[1].split("Examples:")[0].splitlines():
        if line.strip():
            command = line.split()[0]
            shown = run(command, "--help").stdout
            assert shown.count(f"hkinno {command}") >= 2, command


def test_completion_offers_topics_and_ids(run):
    """A shell that completes is offered topics, entities and ids from the store."""
    offered = run(_HKINNO_COMPLETE="complete_bash", COMP_WORDS="hkinno facts tal", COMP_CWORD="2").stdout.splitlines()
    assert "talent" in offered
    ids = run(_HKINNO_COMPLETE="complete_bash", COMP_WORDS="hkinno show Q0", COMP_CWORD="2").stdout.splitlines()
    assert "Q01" in ids
