"""`hkinno validate`: the shipped store passes, and each check fails on a store made to break it."""

import copy
import inspect
import json
from typing import Any

import pytest

from hkinno.store import checks
from tests.conftest import STORE

CONTENT = json.loads(STORE.read_text(encoding="utf-8"))


def fact(content, name="F001"):
    """One fact of a store's content."""
    return next(each for each in content["facts"].values() if each["id"] == name)


def _double(content):
    content["facts"]["2"]["id"] = content["facts"]["1"]["id"]


def _reuse(content):
    content["meta"]["1"]["retired"] = ["F001"]


def _lose(content):
    del content["facts"]["3"]


def _unknown_topic(content):
    fact(content)["topics"].append("nothing")


def _one_sided(content):
    fact(content)["related"].append({"id": "F002", "type": "same-matter"})


def _no_such_kind(content):
    fact(content)["kind"] = "rumour"


def _no_english(content):
    fact(content)["statement"]["en"] = ""


def _chinese_as_english(content):
    fact(content)["statement"]["en"] = fact(content)["statement"]["zh"]


def _wrong_value(content):
    figure = next(each for record in content["facts"].values() for each in record["figures"] if each["value"])
    figure["value"] *= 10


def _bound_as_value(content):
    figure = next(each for record in content["facts"].values() for each in record["figures"] if each["min"])
    figure["value"], figure["min"] = figure["min"], None


def _figure_left_out(content):
    next(record for record in content["facts"].values() if "90" in record["evidence"][0]["exact"])["figures"] = []


def _beyond(content):
    fact(content)["evidence"][0]["start"] = 1000


def _other_character(content):
    evidence = fact(content)["evidence"][0]
    evidence["exact"] = "圖" + evidence["exact"][1:]


def _wrong_voice(content):
    record = next(each for each in content["facts"].values() if each["voice"] == "speaker")
    record["voice"] = "quoted"


def _uncovered(content):
    for record in content["facts"].values():
        record["evidence"] = [each for each in record["evidence"] if each["paragraph"] != "caption-3"]


def _with_marks(content):
    quote = next(iter(content["quotes"].values()))
    quote["exact"] = f"「{quote['exact']}」"


def _stale_reading(content):
    next(iter(content["romanised"].values()))["of"] = "別的"


def _thirteenth_month(content):
    content["sources"]["1"]["item"]["issued"] = {"date-parts": [[2023, 13]]}


def _nameless_author(content):
    content["sources"]["2"]["item"]["author"] = [{"literal": ""}]


def _same_key(content):
    content["sources"]["2"]["item"]["id"] = content["sources"]["1"]["item"]["id"]


def _wrong_type(content):
    fact(content)["figures"] = "none"


FIXTURES = [
    ("ids", _double),
    ("retired", _reuse),
    ("retired", _lose),
    ("references", _unknown_topic),
    ("mutual", _one_sided),
    ("codes", _no_such_kind),
    ("languages", _no_english),
    ("languages", _chinese_as_english),
    ("figures", _wrong_value),
    ("figures", _bound_as_value),
    ("quantities", _figure_left_out),
    ("evidence", _beyond),
    ("agreement", _other_character),
    ("voices", _wrong_voice),
    ("coverage", _uncovered),
    ("marks", _with_marks),
    ("readings", _stale_reading),
    ("items", _thirteenth_month),
    ("items", _nameless_author),
    ("items", _same_key),
    ("schema", _wrong_type),
]


def findings(name: str, change: Any) -> list[tuple[str, str]]:
    """What a check finds in the shipped store after a change: record and message."""
    tables = {table: [copy.deepcopy(record) for record in rows.values()] for table, rows in CONTENT.items()}
    change(tables)
    return list(checks.CHECKS[name](tables))


def record(tables: dict[str, list[Any]], table: str, name: str) -> Any:
    """A record of a table."""
    return next(each for each in tables[table] if each.get("id", each.get("slug")) == name)


def figure(tables: dict[str, list[Any]], fact: str) -> Any:
    """The first figure of a fact."""
    return record(tables, "facts", fact)["figures"][0]


def put(table: str, name: str, **values: Any) -> Any:
    """A change that puts values into a record."""
    return lambda tables: record(tables, table, name).update(values)


BREAKING = [
    ("retired", lambda tables: tables["facts"].pop(0), "F001", "is gone"),
    ("retired", lambda tables: tables["meta"][0].update(retired=["F001"]), "F001", "was retired"),
    ("retired", lambda tables: tables["meta"][0]["last"].update(figures="N01"), "N02", "after meta.last"),
    ("references", put("facts", "F001", speaker="nobody"), "F001", "names nobody"),
    ("references", put("quotes", "Q01", speaker="nobody"), "Q01", "names nobody"),
    ("references", put("sources", "main", interviewee="nobody"), "main", "names nobody"),
    ("references", lambda tables: figure(tables, "F047")["money"].update(payer="nobody"), "F047", "names nobody"),
    ("references", put("facts", "F001", quotes=["Q99"]), "F001", "names Q99"),
    ("mutual", put("facts", "F001", related=[]), "F001", "should name"),
    ("mutual", put("facts", "F001", quotes=[]), "F001", "should name Q01"),
    ("mutual", put("quotes", "Q01", facts=[]), "Q01", "should name F001"),
    ("codes", put("facts", "F001", kind="rumour"), "F001", "kind 'rumour'"),
    ("codes", lambda tables: figure(tables, "F047")["money"].update(stage="lost"), "F047", "money.stage"),
    ("codes", put("sources", "main", text="glued"), "main", "text 'glued'"),
    (
        "proved",
        lambda tables: record(tables, "facts", "F001")["evidence"][0].update(start=2),
        "main-1",
        "changed since",
    ),
    ("proved", lambda tables: record(tables, "quotes", "Q10").update(start=2), "funds-5", "since a copy"),
    (
        "proved",
        lambda tables: record(tables, "paragraphs", "main-1")["squeezed"].update(sha256="0" * 64),
        "main-1",
        "changed since",
    ),
    ("codes", put("entities", "sun-dong", pronoun="it"), "sun-dong", "pronoun 'it'"),
    ("codes", lambda tables: tables["meta"][0].update(promises=["coverge"]), "meta", "promises 'coverge'"),
    ("states", put("facts", "F032", status="planned"), "F032", "not hoped"),
    ("states", put("facts", "F001", speaker=None), "F001", "its speaker is None"),
    ("states", put("facts", "F154", speaker="sun-dong"), "F154", "its speaker is sun-dong"),
    ("states", put("facts", "F104", hedge="也許"), "F104", "not in the evidence"),
    ("languages", put("facts", "F001", note={"zh": "有", "en": "無"}), "F001", "not English"),
    ("languages", put("quotes", "Q01", note={"zh": " ", "en": ""}), "Q01", "says nothing"),
    ("inferences", lambda tables: record(tables, "facts", "F148")["when"].update(why=None), "F148", "without a reason"),
    ("inferences", put("sources", "main", inferred={}), "main", "without a reason"),
    (
        "dates",
        lambda tables: record(tables, "facts", "F148")["when"].update({"from": "next"}),
        "F148",
        "should be dates",
    ),
    ("dates", lambda tables: record(tables, "facts", "F148")["when"].update(to="2023"), "F148", "before it begins"),
    (
        "dates",
        lambda tables: record(tables, "facts", "F148")["when"].update({"from": "2025", "to": "2025"}),
        "F148",
        "明年 of 2023 is 2024",
    ),
    ("figures", lambda tables: figure(tables, "F096").update(max=None), "F096", "says"),
    ("figures", lambda tables: figure(tables, "F096").update(min_included=True), "F096", "says"),
    ("figures", lambda tables: figure(tables, "F047").update(money=None), "F047", "money"),
    ("once", lambda tables: figure(tables, "F096").update(unit="approvals"), "F097", "another quantity"),
    ("once", lambda tables: figure(tables, "F096").update(id="X1"), "F096", "looks like N01"),
    ("order", lambda tables: record(tables, "facts", "F019")["evidence"].reverse(), "F019", "not in page order"),
    ("headings", put("paragraphs", "main-title", text="另一個標題"), "main-title", "sha256"),
    ("headings", lambda tables: record(tables, "paragraphs", "main-title").pop("en"), "main-title", "should have text"),
    ("headings", put("paragraphs", "main-1", text="全文", en="x"), "main-1", "no heading"),
    (
        "headings",
        lambda tables: record(tables, "sources", "main")["item"].update(title="另一個標題"),
        "main-title",
        "not the title",
    ),
]


@pytest.mark.parametrize(
    ("name", "change", "where", "message"), BREAKING, ids=[f"{line[0]}-{line[2]}-{line[3]}" for line in BREAKING]
)
def test_a_broken_store_is_found(name: str, change: Any, where: str, message: str) -> None:
    """The check names the record that breaks it, and says what is wrong."""
    assert not findings(name, lambda _: None)
    found = findings(name, change)
    assert any(record == where and message in told for record, told in found), found


def test_a_users_store_is_not_held_to_our_promises() -> None:
    """Both languages, a figure for every digit and a fact for every paragraph are what the shipped store promises."""

    def bare(tables: dict[str, list[Any]]) -> None:
        tables["meta"][0]["promises"] = []
        record(tables, "facts", "F001")["statement"]["en"] = ""
        record(tables, "facts", "F019")["figures"] = []
        for fact in tables["facts"]:
            fact["evidence"] = [span for span in fact["evidence"] if span["paragraph"] != "main-2"]

    def promised(promise: str) -> Any:
        return lambda tables: (bare(tables), tables["meta"][0].update(promises=[promise]))

    for name in ("languages", "quantities", "coverage"):
        assert not findings(name, bare)
        assert findings(name, promised(name))


def test_the_shipped_store_passes(run):
    """The store that ships has no finding, and every check of the registry was run on it."""
    result = run("validate", "--json")
    rows = json.loads(result.stdout)
    assert result.returncode == 0
    assert {row["id"] for row in rows} == {*checks.CHECKS, "schema", "layout", "doubled"}
    assert all(row["result"] == "ok" and row["message"] for row in rows)


@pytest.mark.parametrize(("check", "change"), FIXTURES, ids=[f"{name}-{change.__name__}" for name, change in FIXTURES])
def test_each_check_fails_on_what_it_is_for(run, broken, check, change):
    """A store broken in one way gets a finding of the check that is for it, and exit 1."""
    result = run("validate", "--db", broken(change), "--json")
    failed = {row["id"] for row in json.loads(result.stdout) if row["result"] == "fail"}
    assert result.returncode == 1
    assert check in failed


def test_every_check_is_registered():
    """A check that stands in no ``CHECKS`` is never run."""
    modules = (checks.proof, checks.references, checks.shape, checks.values, checks.words)
    written = {
        name
        for module in modules
        for name, function in inspect.getmembers(module, inspect.isgeneratorfunction)
        if function.__module__ == module.__name__ and not name.startswith("_")
    }
    assert written == {*checks.CHECKS, "schema", "layout", "doubled"}


def test_every_check_has_a_failing_fixture():
    """A check that nothing shows to fail proves nothing."""
    broken = {name for name, _ in FIXTURES} | {name for name, *_ in BREAKING}
    assert broken | {"layout", "doubled"} == {
        *checks.CHECKS,
        "schema",
        "layout",
        "doubled",
    }


def test_layout_and_doubled_keys_are_found(run, tmp_path, broken):
    """A file laid out otherwise, and one that names a key twice, get their findings."""
    path = broken(lambda content: None)
    with open(path, encoding="utf-8") as file:
        content = file.read()
    with open(path, "w", encoding="utf-8") as file:
        file.write(content.replace('"status": "stated"', '"status": "stated",\n   "status": "stated"', 1))
    failed = {
        row["id"] for row in json.loads(run("validate", "--db", path, "--json").stdout) if row["result"] == "fail"
    }
    assert failed == {"layout", "doubled"}


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"", "empty"),
        (b"{", "not JSON at line 1, column 2"),
        (b'{"facts": {"1": {"id": "F001"', "not JSON"),
        (b"[]", "object of tables"),
        (b"{}", "'meta' is missing"),
        (b'{"meta": {"1": {"schema_version": 99, "data_version": "x"}}}', "upgrade hkinno"),
        (b'{"meta": {"1": {"schema_version": "1"}}}', "whole number"),
        (b'{"meta": {"1": {"schema_version": 1, "data_version": "x"}}}', "'facts' is missing"),
        ('{"meta": "說"}'.encode("big5"), "not UTF-8 at byte"),
        (b'{"meta": {"1": NaN}}', "NaN"),
        (b'{"a":' * 100_000, "nested too deeply"),
        (b'{"a":' + b"9" * 10_000 + b"}", "too long"),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_a_broken_store_is_exit_3_with_a_line_that_names_file_and_fault(run, tmp_path, content, said):
    """Missing, empty, truncated, wrongly shaped, not UTF-8 or too new: one line, exit 3, nothing made or changed."""
    path = tmp_path / "store.json"
    path.write_bytes(content)
    for command in (["facts", "talent"], ["validate"], ["show", "F001"], ["topics"]):
        result = run(*command, "--db", str(path))
        assert (result.returncode, result.stdout) == (3, ""), command
        assert str(path) in result.stderr
        assert said in result.stderr
        assert len(result.stderr.splitlines()) == 1
    assert [each.name for each in tmp_path.iterdir()] == ["store.json"]
    assert path.read_bytes() == content


def test_a_missing_store_is_not_made(run, tmp_path):
    """A mistyped path stays what it is: nothing."""
    assert run("facts", "--db", str(tmp_path / "none.json")).returncode == 3
    assert list(tmp_path.iterdir()) == []


def test_a_byte_order_mark_is_read_over(run, broken):
    """A store saved by an editor that puts a byte order mark first is read."""
    path = broken(lambda content: None)
    with open(path, "rb") as file:
        content = file.read()
    with open(path, "wb") as file:
        file.write(b"\xef\xbb\xbf" + content)
    assert run("facts", "talent", "--db", path).stdout == run("facts", "talent").stdout
