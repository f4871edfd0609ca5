"""What an assistant is answered, whatever the protocol."""

import json
import os

import pytest

import hkinno
from hkinno.errors import UsageError
from hkinno.serve import fresh, tools
from tests.conftest import ROOT, STORE


@pytest.fixture(scope="module")
def library():
    return hkinno.open("builtin")


def test_what_is_found_can_be_pasted_and_passes(library):
    """Every quote's ready citation is a quotation that the check holds to be true, and placed."""
    found = tools.answer(library, "find", {"queries": ["form:direct"], "kinds": ["quotes"], "limit": 50})
    pastes = [each["paste"] for each in found.data["results"][0]["found"]]
    assert len(pastes) == len(library.quotes("form:direct"))
    checked = tools.answer(library, "check", {"draft": "\n\n".join(pastes)})
    assert checked.data["passed"]
    assert {each["verdict"] for each in checked.data["findings"]} <= {"verbatim", "unchecked"}
    assert {each["place"] for each in checked.data["findings"] if each["verdict"] == "verbatim"} == {"ok"}


def test_a_batch_is_answered_part_by_part(library):
    """A query that finds nothing says why, beside those that find something; only all in vain is an error."""
    answer = tools.answer(library, "find", {"queries": ["背水一战", "zzzz", "kind:nothing"], "limit": 1})
    first, second, third = answer.data["results"]
    assert first["found"][0]["id"] == "Q01"
    assert not first["fault"]
    assert "topics" in second["fault"]
    assert "statistic" in third["fault"]
    assert not answer.fails
    assert tools.answer(library, "find", {"queries": ["zzzz"]}).fails
    assert sum(line.startswith("- [Q01]") for line in answer.lines) == 1


def test_figures_say_what_is_printed_and_what_it_bounds(library):
    (result,) = tools.answer(library, "find", {"queries": ["高才通"], "kinds": ["figures"], "limit": 1}).data["results"]
    (figure,) = result["found"]
    assert figure["printed"] in figure["paste"]
    assert (figure["value"], figure["min"]) == (None, 10000)
    assert result["more"] > 0


def test_cite_takes_ids_places_and_words(library):
    """What cannot be cited is told beside the others."""
    answer = tools.answer(library, "cite", {"items": ["Q03", "main-1", "跨境流動", "zzzz"], "style": "apa7"})
    assert answer.data["ids"] == ["Q03", "main-1", "Q10"]
    assert answer.data["lines"] == library.cite("Q03", "main-1", "Q10", style="apa7").lines
    assert "zzzz" in answer.data["faults"][0]
    assert not answer.fails
    assert tools.answer(library, "cite", {"items": ["zzzz"]}).fails


@pytest.mark.parametrize("draft", ["", "Nobody is quoted.", "孫東說得好。", "    「背水一戰精神」"])
def test_where_nothing_was_checked_nothing_has_passed(library, draft):
    answer = tools.answer(library, "check", {"draft": draft})
    assert not answer.data["passed"]
    assert answer.data["checked"] == 0
    assert answer.lines[0].startswith("NOTHING WAS CHECKED")
    assert any("孫東" in line for line in answer.lines[1:]) == ("孫東" in draft)


def test_check_says_what_to_paste(library):
    """For a bent quotation; for an invented one there is nothing to paste."""
    draft = "孫東說：「基礎科研是掙錢的，做轉化和產業是花錢的」。\n\n孫東說：「明年人人加薪」。"
    answer = tools.answer(library, "check", {"draft": draft})
    bent, invented = answer.data["findings"]
    assert bent["source"] in bent["paste"]
    assert draft[bent["start"] : bent["end"]] == bent["quoted"]
    assert (invented["verdict"], invented["paste"]) == ("absent", None)
    assert answer.lines[0].startswith("FAILED")
    assert tools.answer(library, "check", {"draft": "他說:「背水一戰精神」。", "strict": True}).data["failed"] == 1


def test_the_text_stays_here_unless_the_user_shares_it(page):
    """Not the words of a copy, in no answer of any tool; with --with-text whole paragraphs."""
    given = {"places": ["main-1", "nowhere"]}
    closed = fresh.library(["builtin"], [page], with_text=False)()
    shared = fresh.library(["builtin"], [page], with_text=True)()
    assert not closed.copies
    assert "no copy" in closed.corpus.searched
    answer = tools.answer(closed, "source", given)
    assert answer.data["results"][0]["found"][0]["text"] is None
    assert "--with-text" in "\n".join(answer.lines)
    assert "no place" in answer.data["results"][1]["fault"]
    text = tools.answer(shared, "source", given).data["results"][0]["found"][0]["text"]
    assert len(text) == library_length(shared)
    # A sentence that no quote and no excerpt holds.
    assert text not in "\n".join(answer.lines)


def library_length(library) -> int:
    return library.paragraphs("main-1")[0]["chars"]


@pytest.mark.parametrize(
    ("name", "arguments", "words"),
    [
        ("find", {}, "'queries' is a required property; it takes queries, kinds (optional)"),
        ("find", {"queries": "talent"}, "not of type 'array'"),
        ("find", {"queries": []}, "queries: "),
        ("find", {"queries": [""]}, "queries[0]: "),
        ("find", {"queries": ["a"] * 51}, "queries: "),
        ("find", {"queries": ["a"], "kinds": ["rumours"]}, "kinds[0]: 'rumours' is not one of"),
        ("find", {"queries": ["a"], "limit": 0}, "limit: 0 is less than"),
        ("find", {"query": "a", "queries": ["a"]}, "'query' was unexpected"),
        ("check", {"draft": ["x" * 100_000]}, "not of type 'string'"),
        ("cite", {"items": ["Q01"], "style": "apa8"}, "did you mean apa7"),
        ("steal", {}, "the tools are find, cite, check, source"),
    ],
)
def test_wrong_input_is_told_in_one_short_line(library, name, arguments, words):
    with pytest.raises(UsageError) as caught:
        tools.answer(library, name, arguments)
    assert words in str(caught.value) or "not of type" in words
    assert "\n" not in str(caught.value)
    assert len(str(caught.value)) < 500


def test_instructions_tell_what_is_here(library):
    told = tools.instructions(library)
    assert "孫東" in told
    assert "nothing has passed" in told
    for tool in tools.TOOLS.values():
        assert set(tool.needed) <= set(tool.arguments)


def test_a_changed_store_is_read_again(tmp_path):
    """And one that has not changed is not."""
    path = tmp_path / "store.json"
    content = json.loads(STORE.read_text(encoding="utf-8"))
    path.write_text(json.dumps(content), encoding="utf-8")
    current = fresh.library([str(tmp_path)], [], with_text=True)
    before = current()
    assert current() is before
    assert len(before.quotes()) == len(content["quotes"])
    del content["quotes"]["21"]
    path.write_text(json.dumps(content), encoding="utf-8")
    os.utime(path, ns=(1, 1))
    assert len(current().quotes()) == len(content["quotes"])
    small = ROOT / "tests" / "data" / "small.json"
    (tmp_path / "small.json").write_bytes(small.read_bytes())
    assert {fact["id"].partition("/")[0] for fact in current().facts()} == {"small", "store"}
    (tmp_path / "small.json").write_text("{", encoding="utf-8")
    assert {fact["id"].partition("/")[0] for fact in current().facts()} == {"store"}
    assert "small.json" in str(current().left_out[0])
