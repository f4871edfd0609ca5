"""Bars show what the page gives, and no more. `python -m tests.test_bars` writes the snapshots anew: read the diff."""

import os
import pty
import subprocess
import sys
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from rich.cells import cell_len

from hkinno import bars, lookup
from hkinno.errors import UsageError

GOLDEN = Path(__file__).parent / "golden"
WIDTHS = (60, 80, 140)


@pytest.fixture(scope="module")
def groups():
    return bars.groups(lookup.figures([]).records)


def figure(value=None, low=None, high=None, *, printed="x", unit="percent", currency=None, measure="甲"):
    return {
        "fact": "F999",
        "paragraph": "main-1",
        "measure": {"zh": measure, "en": f"measure {measure}"},
        "printed": printed,
        "value": value,
        "min": low,
        "max": high,
        "unit": unit,
        "currency": currency,
        "whole": None,
        "related": [],
    }


def by_printed(groups):
    return {bar.printed: bar for group in groups for bar in group.bars}


def test_the_groups_of_the_page(groups):
    """What can be compared stands together: shares of GDP, production lines, applications, fractions, money."""
    printed = [{bar.printed for bar in group.bars} for group in groups]
    for together in (
        {"1%", "20%或以上"},
        {"30多條", "130條"},
        {"一萬多宗", "八千多宗"},
        {"三分之一", "一半"},
        {"幾十億元", "6.7億", "90億元", "100億元"},
    ):
        assert together in printed


def test_every_bar_is_a_figure_of_the_store(groups, tables):
    """No bar is for a number that the page does not give: ends are stored, and open where there is no max."""
    stored = {(fact["id"], each["printed"]): each for fact in tables["facts"] for each in fact["figures"]}
    for group in groups:
        for bar in group.bars:
            for fact in bar.facts:
                known = stored[fact, bar.printed]
                if known["value"] is not None:
                    assert (bar.low, bar.high, bar.open) == (known["value"], known["value"], False)
                else:
                    assert bar.low == (known["min"] or 0)
                    assert bar.open == (known["max"] is None)


def test_the_sums_that_differ_point_at_each_other(groups):
    """The scheme's money is given in three ways: three bars, each naming the others, none left out."""
    found = [bar for group in groups for bar in group.bars if bar.differs]
    assert {bar.facts[0]: set(bar.differs) for bar in found} == {
        "F047": {"F111", "F159"},
        "F111": {"F047", "F159"},
        "F159": {"F047", "F111"},
    }


@pytest.mark.parametrize("width", WIDTHS)
def test_snapshots(groups, width):
    """The picture at a width is the one that was read and found right."""
    drawn = "".join(f"{line}\n" for line in bars.lines(groups, width))
    assert drawn == (GOLDEN / f"bars-{width}.txt").read_text(encoding="utf-8")


@pytest.mark.parametrize("lang", ["zh", "en", "both"])
@pytest.mark.parametrize("width", [20, 39, *WIDTHS])
def test_the_printed_form_stands_beside_its_bar(groups, width, lang):
    """No line is wider than the terminal, and each bar's line begins with its printed form (or the end of it)."""
    drawn = list(bars.lines(groups, width, lang))
    assert all(cell_len(str(line)) <= width for line in drawn)
    beside = [line.pieces[0][0] for line in drawn if len(line.pieces) == 3 and line.pieces[2][1] == "bar"]
    printed = [bar.printed for group in groups for bar in group.bars]
    assert len(beside) == len(printed)
    assert all(form.endswith(end) for form, end in zip(printed, beside, strict=True))


def test_lengths_are_in_proportion():
    """A bar for 50 is half as long as one for 100, to an eighth of a cell."""
    found = bars.groups([figure(50, measure="甲"), figure(100, measure="乙")])
    half, whole = (line.pieces[2][0] for line in bars.lines(found, 83) if len(line.pieces) == 3)
    assert (len(half), len(whole)) == (40, 80)


def test_bounds_are_drawn_as_bounds():
    """At least: full, then a tip. At most: hollow. Between two: full, then hollow. A number: full, no tip."""
    found = bars.groups(
        [
            figure(low=40, measure="甲"),
            figure(high=40, measure="乙"),
            figure(low=20, high=40, measure="丙"),
            figure(40, measure="丁"),
        ]
    )
    least, most, between, exact = (line.pieces[2][0] for line in bars.lines(found, 43) if len(line.pieces) == 3)
    assert least == "█" * 40 + "▶"
    assert most == "░" * 40
    assert between == "█" * 20 + "░" * 20
    assert exact == "█" * 40
    assert bars.legend(found) == ["exact", "least", "range", "most"]


def test_what_cannot_be_compared_has_no_bar():
    """No group of one, of different currencies, of spans of time, of a quantity without number or bound."""
    assert bars.groups([figure(1)]) == []
    assert bars.groups([figure(1), figure(1)]) == []
    assert bars.groups([figure(1, currency="HKD", unit="money"), figure(2, currency="CNY", unit="money")]) == []
    assert bars.groups([figure(2, unit="years"), figure(3, unit="years")]) == []
    assert bars.groups([figure(1), figure(printed="若干")]) == []


NUMBERS = st.none() | st.integers(-5, 10**400) | st.floats(0, 1e300)


@settings(max_examples=150)
@given(
    st.lists(st.tuples(NUMBERS, NUMBERS, NUMBERS, st.text(max_size=60)), max_size=6),
    st.integers(1, 120),
)
def test_any_figures_can_be_drawn(rows, width):
    """Whatever a store holds, lines keep to the width (20 at least), nothing harms a terminal, the SVG is XML."""
    records = [
        figure(value, low, high, printed=text, measure=f"{number}{text}")
        for number, (value, low, high, text) in enumerate(rows)
    ]
    found = bars.groups(records)
    for line in bars.lines(found, width):
        assert cell_len(str(line)) <= max(width, 20)
        assert "\x1b" not in str(line)
        assert "\n" not in str(line)
    ET.fromstring(bars.svg(found))


def test_svg_has_the_same_and_says_it_in_words(groups):
    """Each printed form and place is a text of the picture and of its description; open bars have a tip."""
    root = ET.fromstring(bars.svg(groups))
    name = "{http://www.w3.org/2000/svg}"
    texts = [each.text for each in root.iter(f"{name}text")]
    description = root.findtext(f"{name}desc")
    every = [bar for group in groups for bar in group.bars]
    for bar in every:
        assert bar.printed in texts
        assert bar.printed in description
        assert bars.where(bar, "both") in texts
    # One more of each in the legend.
    assert len(list(root.iter(f"{name}path"))) == sum(bar.open for bar in every) + 1
    assert root.get("role") == "img"
    assert "http" not in bars.svg(groups).replace("http://www.w3.org/2000/svg", "")


def test_svg_is_written_and_not_over_something(run, tmp_path):
    """--svg writes a file; a second time it refuses and leaves the file, unless --force."""
    path = tmp_path / "figures.svg"
    assert run("figures", "--svg", str(path)).returncode == 0
    assert ET.parse(path).getroot().tag.endswith("svg")
    path.write_text("mine")
    refused = run("figures", "--svg", str(path))
    assert (refused.returncode, path.read_text()) == (UsageError.exit_code, "mine")
    assert "--force" in refused.stderr
    assert run("figures", "--svg", str(path), "--force").returncode == 0
    assert "<svg" in path.read_text(encoding="utf-8")
    nothing = run("figures", "三分之一", "--svg", str(tmp_path / "none.svg"))
    assert (nothing.returncode, (tmp_path / "none.svg").exists()) == (1, False)


def test_in_a_pipe_there_are_rows_only(run):
    """A script gets one figure a line, and no bars."""
    rows = run("figures").stdout
    assert "█" not in rows
    assert all(line.count("\t") == rows.splitlines()[0].count("\t") for line in rows.splitlines())


@pytest.mark.skipif(sys.platform == "win32", reason="needs a pseudo-terminal")
@pytest.mark.parametrize("more", [{}, {"NO_COLOR": "1"}])
def test_on_a_terminal_the_bars_follow_the_table(more):
    """On a terminal of 60 columns the snapshot's bars are there, coloured unless NO_COLOR."""
    leader, follower = pty.openpty()
    environment = {**os.environ, "COLUMNS": "60", "TERM": "xterm", "PYTHONUTF8": "1", **more}
    process = subprocess.Popen(
        [sys.executable, "-m", "hkinno", "figures"],
        stdout=follower,
        stderr=subprocess.DEVNULL,
        env=environment,
        cwd=GOLDEN.parent.parent,
    )
    os.close(follower)
    output = b""
    while True:
        try:
            read = os.read(leader, 65536)
        except OSError:
            break
        if not read:
            break
        output += read
    os.close(leader)
    assert process.wait() == 0
    text = output.decode("utf-8").replace("\r\n", "\n")
    assert ("\x1b[36m█" in text) is not bool(more)
    if more:
        assert text.endswith((GOLDEN / "bars-60.txt").read_text(encoding="utf-8"))


if __name__ == "__main__":
    for columns in WIDTHS:
        picture = "".join(f"{line}\n" for line in bars.lines(bars.groups(lookup.figures([]).records), columns))
        (GOLDEN / f"bars-{columns}.txt").write_text(picture, encoding="utf-8")
