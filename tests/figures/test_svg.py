"""The picture of comparable quantities: the same as the bars, for those who see it and those who do not."""

from xml.etree import ElementTree as ET

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from hkinno.errors import UsageError
from hkinno.figures import rows, svg
from tests.figures import figure, several

NAME = "{http://www.w3.org/2000/svg}"


@pytest.mark.parametrize("which", ["made up", "shipped"])
def test_svg_has_the_same_and_says_it_in_words(tables, which):
    """Each printed form and place is a text of the picture and of its description; open bars have a tip."""
    groups = rows.groups(several() if which == "made up" else rows.rows(tables["facts"]))
    root = ET.fromstring(svg.draw(groups))
    texts = [element.text for element in root.iter(f"{NAME}text")]
    description = root.findtext(f"{NAME}desc")
    every = [bar for group in groups for bar in group.bars]
    for bar in every:
        assert bar.printed in texts
        assert bar.printed in description
        assert rows.where(bar, "both") in texts
    # One more in the legend, where a bar is open.
    tips = sum(bar.open for bar in every)
    assert len(list(root.iter(f"{NAME}path"))) == tips + bool(tips)
    assert root.get("role") == "img"
    assert "http" not in svg.draw(groups).replace("http://www.w3.org/2000/svg", "")


def test_lengths_are_in_proportion_and_all_is_inside():
    """The longest bar has the whole width, half of it half; nothing stands outside of the picture."""
    root = ET.fromstring(svg.draw(rows.groups([figure(50), figure(100, number=2)])))
    full = [float(element.get("width")) for element in root.iter(f"{NAME}rect") if element.get("class") == "full"]
    assert full[:2] == [svg.LONGEST / 2, svg.LONGEST]
    for element in root.iter():
        if element.get("x") is not None:
            assert 0 <= float(element.get("x")) + float(element.get("width", 0)) <= svg.PICTURE
            assert 0 <= float(element.get("y")) <= float(root.get("height"))


@settings(max_examples=60, deadline=None)
@given(st.lists(st.tuples(st.integers(0, 10**30), st.text(max_size=60)), max_size=6))
def test_any_figures_can_be_drawn(given):
    """Whatever a store holds, the picture is XML."""
    records = [figure(value, number=number, printed=text) for number, (value, text) in enumerate(given)]
    ET.fromstring(svg.draw(rows.groups(records)))


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
