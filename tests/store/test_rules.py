"""The checks of dates, figures, speakers, links and headings: each has a store that breaks it, and only it."""

import copy
import json
from typing import Any

import pytest

from hkinno.store import checks
from tests.conftest import STORE

CONTENT = json.loads(STORE.read_text(encoding="utf-8"))


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
