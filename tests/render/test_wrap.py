"""Lines that are folded: where they may be broken."""

import pytest

from hkinno.render.wrap import CLOSING, OPENING, folded

LINES = (
    "他說：「甲乙丙丁，戊己庚辛。壬癸子丑！」（第1段）、《某報》；寅卯辰巳。",
    "not on the page: day (--issued DATE), page (--page PAGE), address (--url URL)",
    "over 10,000 and under 20,000 applications (2023-02-26 to 2023-03-05, inferred)",
    'see northern-metropolis, chief-executive and "the new pier": F001/F002',
)


@pytest.mark.parametrize("width", range(20, 60))
@pytest.mark.parametrize("line", LINES)
def test_lines_break_where_chinese_and_english_may(line, width):
    """Nothing is lost; no line begins with a closing mark or ends with an opening one; words and numbers stay whole."""
    lines = folded(line, width)
    assert "".join(lines).replace(" ", "") == line.replace(" ", "")
    straight = "\"'"
    assert not any(part[0] in CLOSING and part[0] not in straight for part in lines)
    assert not any(part[-1] in OPENING for part in lines)
    words = {word for part in lines for word in part.split()}
    assert all(word in words or "/" in word or not word.isascii() for word in line.split())
