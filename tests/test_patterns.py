"""Regular expressions take little time on any text: one that can read a text in two ways tries them all."""

import pkgutil
import re
import signal
from collections.abc import Iterator
from importlib import import_module

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import hkinno
from hkinno.documents.patterns import Pattern

# What drafts and articles are made of, each to be repeated; and what may stand at the end of it.
REPEATED = (
    *("'", "’", " ", "a", "a'", "a ", "A ", "Ab ", "a, ", "of ", "Mr. ", "A. ", "1", "1,", "1.", "1 ", "a:", "\t"),
    *(
        "，",
        "的",
        "人",
        "人，",
        "人、",
        "一",
        "一 ",
        "億",
        "說",
        "說：",
        "：",
        "·",
        "人·",
        "……",
        "—",
        "——",
        "\n",
        "\n- ",
    ),
    *(
        "「",
        "」",
        "「」",
        "《",
        "》",
        "《人》",
        "（",
        "）",
        "（人）",
        "[",
        "[1]",
        "<",
        "<a>",
        "*",
        "~~",
        "|",
        "| a ",
        "#",
        "-",
    ),
    *(
        "\ue000",
        "\ue000，",
        "\ue001",
        "局長",
        "的說",
        "a'b ",
        "a·",
        "1-",
        "一、",
        '"',
        "“a”",
        "=",
        "a = ",
        "{{",
        "\\",
        "&",
    ),
)
ENDS = ("", "!", "人", "」", "x\n", "\ue000")
TEXTS = [(each * 400)[:400] + end for each in REPEATED for end in ENDS]
# For one text; what is read once takes a thousandth of it.
SECONDS = 1.0
# These start something.
NOT_IMPORTED = ("hkinno.__main__",)


def patterns() -> Iterator[tuple[str, Pattern | re.Pattern[str]]]:
    """Every pattern that stands in a module, by name."""
    for module in pkgutil.walk_packages(hkinno.__path__, "hkinno."):
        if module.name in NOT_IMPORTED:
            continue
        try:
            loaded = import_module(module.name)
        except ImportError:  # an extra that is not installed
            continue
        for name, value in vars(loaded).items():
            held = value if isinstance(value, tuple | list) else value.values() if isinstance(value, dict) else [value]
            for each in held:
                if isinstance(each, Pattern | re.Pattern) and isinstance(each.pattern, str):
                    yield f"{module.name}.{name}", each


@pytest.mark.skipif(not hasattr(signal, "setitimer"), reason="needs a timer to end a match")
def test_no_pattern_takes_long_on_a_text_that_repeats_itself():
    """Six hundred bytes once took a minute."""

    def end(*_: object) -> None:
        raise TimeoutError

    before = signal.signal(signal.SIGALRM, end)
    slow = []
    try:
        for name, each in patterns():
            pattern = re.compile(each.pattern, each.flags)
            try:
                for text in TEXTS:
                    signal.setitimer(signal.ITIMER_REAL, SECONDS)
                    pattern.match(text)
                    pattern.search(text)
                    pattern.fullmatch(text)
            except TimeoutError:
                slow.append((name, text[:8], text[-1:]))
            finally:
                signal.setitimer(signal.ITIMER_REAL, 0)
    finally:
        signal.signal(signal.SIGALRM, before)
    assert slow == []


def test_a_pattern_that_takes_long_would_be_seen():
    """The patterns are found: those of the check, and of the documents that it reads."""
    found = {name for name, _ in patterns()}
    assert {"hkinno.check.quotations.EIGHT_WORDS", "hkinno.documents.wikitext_signs.KEY"} <= found
    assert len(found) > 300


NEEDING = {name: each for name, each in patterns() if isinstance(each, Pattern) and each.needs}


@pytest.mark.parametrize("name", NEEDING)
@settings(deadline=None, max_examples=40, suppress_health_check=list(HealthCheck))
@given(st.data())
def test_every_text_that_a_pattern_fits_holds_what_it_needs(name, data):
    """Else it would be passed over."""
    pattern = NEEDING[name]
    text = data.draw(st.from_regex(re.compile(pattern.pattern, pattern.flags)))
    assert pattern.search(text)


def test_what_a_pattern_needs_is_looked_for_first():
    pattern = Pattern("甲|乙.", needs="甲乙")
    assert (pattern.search("丙"), pattern.match("丙"), pattern.fullmatch("丙"), pattern.ends("丙")) == (None,) * 3 + (
        False,
    )
    assert (pattern.split("丙"), pattern.sub("", "丙"), pattern.findall("丙"), [*pattern.finditer("丙")]) == (
        ["丙"],
        "丙",
        [],
        [],
    )
    assert "_compiled" not in vars(pattern)
    assert (pattern.split("丙甲丁"), pattern.sub("", "丙甲"), pattern.findall("甲乙")) == (["丙", "丁"], "丙", ["甲"])
