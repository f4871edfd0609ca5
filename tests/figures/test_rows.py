"""Quantities as rows, and which of them can be compared: no more than the page gives."""

import copy
import json

import pytest

from hkinno.errors import NotFoundError
from hkinno.figures import rows
from hkinno.search import answers
from hkinno.store import open_store
from hkinno.store.kinds import FACT
from tests.data.make import STORE as SMALL
from tests.figures import figure, several


@pytest.fixture(scope="module")
def shipped(tables):
    """The rows of the shipped store."""
    return rows.rows(tables["facts"])


def test_each_quantity_is_one_row(shipped, tables):
    """A quantity that several facts state is one row, with all of them, in the order of the first."""
    stated: dict[str, list[str]] = {}
    for fact in tables["facts"]:
        for quantity in fact["figures"]:
            stated.setdefault(quantity["id"], []).append(fact["id"])
    assert [(row["id"], row["facts"]) for row in shipped] == list(stated.items())


def test_a_row_names_where_it_is_printed(shipped):
    """Each paragraph of a row has an excerpt that holds the printed form."""
    for row in shipped:
        forms = row["printed"].split("; ")
        assert row["paragraphs"], row["id"]
        assert all(any(form in span["exact"] for form in forms) for span in row["evidence"])
        assert {span["paragraph"] for span in row["evidence"]} == set(row["paragraphs"])


def test_facts_without_a_quantity_are_told():
    """Facts that answer, none with a quantity: how many, and what they answer."""
    view = answers.look_up(FACT, ["F006", "F007"], open_store(str(SMALL)))
    with pytest.raises(NotFoundError, match=r"2 facts found for 'F006 F007', none with a quantity"):
        rows.view(view, "F006 F007")


def test_every_bar_is_a_figure_of_the_store(shipped):
    """No bar is for a number that the page does not give: ends are stored, and open where there is no max."""
    stored = {(row["printed"], tuple(row["facts"])): row for row in shipped}
    found = [bar for group in rows.groups(shipped) for bar in group.bars]
    assert found
    for bar in found:
        known = stored[bar.printed, bar.facts]
        if known["value"] is not None:
            assert (bar.low, bar.high, bar.open) == (known["value"], known["value"], False)
        else:
            assert bar.low == (known["min"] or 0)
            assert bar.open == (known["max"] is None)


def test_what_disagrees_points_at_each_other(shipped):
    """Where the page gives a quantity in several ways, each bar names the facts of the others."""
    found = [bar for group in rows.groups(shipped) for bar in group.bars if bar.differs]
    assert found
    named = {fact for bar in found for fact in bar.facts}
    assert all(set(bar.differs) & named for bar in found)


def test_comparable_quantities_stand_together():
    """Those of one unit, and of one currency; shares end at their whole; each kind of bound is told apart."""
    groups = rows.groups(several())
    assert [[bar.printed for bar in group.bars] for group in groups] == [
        ["60%", "20%或以上", "35%以下", "三成多"],
        ["三分之一", "a half"],
        ["$1.2 million", "逾200萬"],
    ]
    assert [group.largest for group in groups] == [60, 1, 2_000_000]
    assert [bar.kind for bar in groups[0].bars] == ["exact", "least", "most", "range"]
    assert rows.legend(groups) == ["exact", "least", "range", "most"]


def test_what_is_counted_together():
    """Approvals are applications."""
    (group,) = rows.groups([figure(8, unit="approvals"), figure(9, unit="applications", number=2)])
    assert len(group.bars) == 2


def test_the_same_quantity_twice_is_one_bar():
    """With the facts and the paragraphs of both."""
    twice = [figure(1), figure(1, facts=["F002"], paragraphs=["ferry-2"]), figure(2, number=2)]
    (group,) = rows.groups(twice)
    assert (group.bars[0].facts, group.bars[0].paragraphs) == (("F999", "F002"), ("ferry-1", "ferry-2"))


@pytest.mark.parametrize(
    "alone",
    [
        [figure(1)],
        [figure(1), figure(1)],
        [figure(1, currency="HKD", unit="money"), figure(2, currency="CNY", unit="money")],
        [figure(2, unit="years"), figure(3, unit="years", number=2)],
        [figure(1), figure(printed="若干")],
        [figure(1), figure(-1, number=2)],
        [figure(1), figure(None, 5, 3, number=2)],
        [figure(0), figure(0, number=2)],
    ],
)
def test_what_cannot_be_compared_has_no_bar(alone):
    """No group of one, of two currencies, of spans of time, of what has neither number nor bound, of less than none."""
    before = copy.deepcopy(alone)
    assert rows.groups(alone) == []
    assert alone == before


@pytest.mark.parametrize(("value", "drawn"), [(rows.LARGEST, True), (10 * rows.LARGEST, False), (10**400, False)])
def test_a_number_beyond_all_scales_has_no_bar(value, drawn):
    """LARGEST is the widest scale; a whole number beyond a float cannot be divided by one."""
    assert bool(rows.groups([figure(1), figure(value, number=2)])) is drawn


def test_a_quantity_is_asked_for_by_its_id(run, shipped):
    """`figures` shows that row alone, `show` it with its facts; `facts` shows these, `cite` names them; - takes it."""
    for row in (next(row for row in shipped if len(row["facts"]) > 1), shipped[0]):
        name, facts = row["id"], row["facts"]
        short = f"n{int(name[1:])}"
        assert json.loads(run("figures", short, "--json").stdout) == [row]
        assert json.loads(run("show", name, "--json").stdout) == [row]
        shown = run("show", name, "-f", "text").stdout
        assert row["printed"] in shown
        assert all(fact in shown for fact in facts)
        assert run("facts", name, "-f", "ids").stdout.split() == facts
        assert run("facts", "-", "-f", "ids", given=name).stdout.split() == facts
        cited = run("cite", name)
        assert (cited.returncode, cited.stdout) == (2, "")
        assert f"hkinno cite {' '.join(facts)}" in cited.stderr
    assert run("show", "N999").returncode == 1
    ids = run("figures", "topic:talent", "-f", "ids").stdout
    assert run("cite", "-", given=ids).returncode == run("show", "-", given=ids).returncode == 0


def test_the_sums_of_one_payer(run, shipped):
    """payer: gives the sums that it pays and no other quantity of the same facts; also by its other names."""
    payers = {row["money"]["payer"] for row in shipped if row["money"] and row["money"]["payer"]}
    assert len(payers) > 1
    for payer in payers:
        found = json.loads(run("figures", f"payer:{payer}", "--json").stdout)
        assert [row["id"] for row in found] == [
            row["id"] for row in shipped if row["money"] and row["money"]["payer"] == payer
        ]
        facts = {fact for row in found for fact in row["facts"]}
        assert set(run("facts", f"payer:{payer}", "-f", "ids").stdout.split()) == facts
    assert run("figures", "payer:nobody").returncode == 2
    assert run("quote", f"payer:{payer}").returncode == 2


def test_a_word_that_is_a_name_of_a_topic_too_is_told(run):
    """What holds the word comes first, and the hint gives the command for these alone; a topic's own name has none."""
    for command in ("figures", "facts"):
        result = run(command, "生產線", "-f", "ids")
        alone = f"hkinno {command} text:生產線"
        assert alone in result.stderr
        held = run(command, "text:生產線", "-f", "ids")
        assert held.stdout
        assert held.stderr == ""
        assert result.stdout.startswith(held.stdout)
        assert run(command, "talent").stderr == ""
