"""Bars on a terminal show what the page gives, and no more.

The pictures are of made-up quantities. `python -m tests.figures.test_bars` writes them anew: read the diff.
"""

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from rich.cells import cell_len

from hkinno.figures import bars, rows
from tests.figures import figure, several
from tests.terminal import on_terminal

GOLDEN = Path(__file__).parent
WIDTHS = (60, 80, 140)


@pytest.fixture(scope="module")
def shipped(tables):
    """The groups of the shipped store."""
    return rows.groups(rows.rows(tables["facts"]))


def drawn(groups, width, lang="both"):
    """The lines of some groups as text."""
    return "".join(f"{line}\n" for line in bars.lines(groups, width, lang))


@pytest.mark.parametrize("width", WIDTHS)
def test_snapshots(width):
    """The picture at a width is the one that was read and found right."""
    assert drawn(rows.groups(several()), width) == (GOLDEN / f"bars-{width}.txt").read_text(encoding="utf-8")


@pytest.mark.parametrize("lang", ["zh", "en", "both"])
@pytest.mark.parametrize("width", [20, 39, *WIDTHS])
def test_the_printed_form_stands_beside_its_bar(shipped, width, lang):
    """No line is wider than the terminal, and each bar's line begins with its printed form (or the end of it)."""
    lines = list(bars.lines(shipped, width, lang))
    assert all(cell_len(str(line)) <= width for line in lines)
    beside = [line.pieces[0][0] for line in lines if len(line.pieces) == 3 and line.pieces[2][1] == "bar"]
    printed = [bar.printed for group in shipped for bar in group.bars]
    assert len(beside) == len(printed)
    assert all(form.endswith(end) for form, end in zip(printed, beside, strict=True))


@pytest.mark.parametrize("width", [1, 19, 20])
def test_a_terminal_is_taken_for_one_of_twenty_cells_at_least(width):
    """What is narrower is drawn as at 20, so that a bar has room beside its number."""
    assert drawn(rows.groups(several()), width) == drawn(rows.groups(several()), 20)
    assert drawn(rows.groups(several()), 20) != drawn(rows.groups(several()), 21)


def test_lengths_are_in_proportion():
    """A bar for 50 is half as long as one for 100, to an eighth of a cell; what is more than nothing is seen."""
    found = rows.groups([figure(50), figure(100, number=2), figure(50.7, number=3), figure(0.001, number=4)])
    half, whole, odd, least = (line.pieces[2][0] for line in bars.lines(found, 83) if len(line.pieces) == 3)
    assert (half, whole) == ("█" * 40, "█" * 80)
    assert odd == "█" * 40 + "▌"
    assert least == "▏"


def test_bounds_are_drawn_as_bounds():
    """At least: full, then a tip. At most: hollow. Between two: full, then hollow. A number: full, no tip."""
    found = rows.groups(
        [
            figure(low=40, number=1),
            figure(high=40, number=2),
            figure(low=20, high=40, number=3),
            figure(40, number=4),
        ]
    )
    least, most, between, exact = (line.pieces[2][0] for line in bars.lines(found, 43) if len(line.pieces) == 3)
    assert least == "█" * 40 + "▶"
    assert most == "░" * 40
    assert between == "█" * 20 + "░" * 20
    assert exact == "█" * 40


NUMBERS = st.none() | st.integers(-5, 10**400) | st.floats(0, 1e300)


@settings(max_examples=150, deadline=None)
@given(st.lists(st.tuples(NUMBERS, NUMBERS, NUMBERS, st.text(max_size=60)), max_size=6), st.integers(1, 120))
def test_any_figures_can_be_drawn(numbers, width):
    """Whatever a store holds, lines keep to the width (20 at least), and nothing harms a terminal."""
    records = [
        figure(value, low, high, printed=text, measure={"zh": f"{number}{text}", "en": text})
        for number, (value, low, high, text) in enumerate(numbers)
    ]
    for line in bars.lines(rows.groups(records), width):
        assert cell_len(str(line)) <= max(width, 20)
        assert "\x1b" not in str(line)
        assert "\n" not in str(line)


def test_in_a_pipe_there_are_rows_only(run):
    """A script gets one quantity a line, and no bars."""
    printed = run("figures").stdout
    assert "█" not in printed
    assert len({line.count("\t") for line in printed.splitlines()}) == 1


@pytest.mark.parametrize("more", [{}, {"NO_COLOR": "1"}])
def test_on_a_terminal_the_bars_follow_the_table(shipped, more):
    """On a terminal of 60 columns the bars of the store are there, with styles unless NO_COLOR."""
    shown = on_terminal("figures", COLUMNS="60", **more).decode().replace("\r\n", "\n")
    assert ("\x1b[1;4m" in shown) is not bool(more)
    if more:
        assert shown.endswith(drawn(shipped, 60))


if __name__ == "__main__":
    for columns in WIDTHS:
        (GOLDEN / f"bars-{columns}.txt").write_text(drawn(rows.groups(several()), columns), encoding="utf-8")
