"""A draft that changes: what is told at once is what the whole check says."""

import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

import hkinno
from hkinno.serve import live
from hkinno.serve.positions import Positions

TRUE, BENT = "像人才的跨境流動就非常重要。", "像人才的跨境流動就十分重要。"
PARAGRAPHS = (
    "香港的創科政策近年有不少改變，業界的看法不一。",
    f"孫東說：「{TRUE}」（funds-5）",
    f"孫東指出，「{BENT}」。",
    f"他又說：「{TRUE}」。",
    f"有學者認為：「{TRUE}」",
    f"> {TRUE}\n>\n> ——孫東",
    "局長說：「明年人人加薪」。",
)


@pytest.fixture(scope="module")
def library():
    return hkinno.open("builtin")


def draft(seed: int, paragraphs: int) -> str:
    made = random.Random(seed)
    return "\n\n".join(
        f"## 第{number}節" if not number % 15 else made.choice(PARAGRAPHS) for number in range(paragraphs)
    )


def told(findings):
    return [(each.start, each.end, each.verdict, each.rule, each.fails, each.speaker) for each in findings]


@pytest.mark.parametrize("seed", range(6))
def test_what_is_told_at_once_is_what_the_whole_check_says(library, seed):
    """Characters, marks, whole paragraphs and line ends put in and taken out anywhere in a long draft."""
    made = random.Random(seed)
    text = draft(seed, 120)
    findings = library.check(text).findings
    partly = 0
    for _ in range(12):
        start = made.randrange(len(text))
        end = min(len(text), start + made.choice((0, 0, 1, 3, 40)))
        new = text[:start] + made.choice(("", "字", "孫東說：", "「", "」", "\n\n", PARAGRAPHS[2])) + text[end:]
        near, whole = live.after_edit(findings, text, new, library.check)
        partly += not whole
        findings, text = library.check(new).findings, new
        assert told(near) == told(findings)
    assert partly > 6


@pytest.mark.parametrize(
    "around",
    [
        ("<!-- hkinno: ignore-start -->\n\n", "\n\n<!-- hkinno: ignore-end -->"),
        ("```\n", "\n```"),
    ],
)
def test_what_works_at_a_distance_is_not_cut_off(library, around):
    """Comments that say what to ignore, and code: then the whole is checked."""
    text = around[0] + draft(1, 60) + around[1] + "\n\n" + draft(2, 60)
    new = text.replace("業界", "商界", 1)
    near, whole = live.after_edit(library.check(text).findings, text, new, library.check)
    assert told(near) == told(library.check(new).findings)
    assert whole or around[0] == "```\n"


@given(st.text("ab\n", max_size=12), st.text("ab\n", max_size=12))
def test_an_edit_is_what_differs(before, after):
    found = live.edit(before, after)
    assert before[: found.start] == after[: found.start]
    assert before[found.old_end :] == after[found.end :]
    assert found.start <= found.old_end
    assert found.start <= found.end
    if before == after:
        assert found.old_end == found.start


@given(st.text("a字𠮷\n\r\u2028\x0c", max_size=20), st.sampled_from(["utf-8", "utf-16", "utf-32"]))
def test_positions_go_and_come_back(text, encoding):
    """In each encoding, over every kind of line end that the protocol knows, and none that it does not."""
    positions = Positions(text, encoding)
    for offset in range(len(text) + 1):
        line, column = positions.at(offset)
        back = positions.offset(line, column)
        assert back == offset or text[back:offset].strip("\r\n") == ""
        before = text[positions.starts[line] : offset]
        assert column == {"utf-8": len(before.encode()), "utf-32": len(before)}.get(
            encoding, len(before.encode("utf-16-le")) // 2
        )
    assert len(positions.starts) == 1 + text.count("\n") + text.count("\r") - text.count("\r\n")


def test_a_position_beyond_its_line_is_the_end_of_the_line():
    positions = Positions("ab\r\ncd")
    assert positions.offset(0, 99) == 2
    assert positions.offset(1, 99) == 6
    assert positions.offset(9, 0) == 6
