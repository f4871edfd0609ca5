"""What is said where nothing answers: near names, the other command, the word that finds nothing."""

import re
import shlex

import pytest

from hkinno import text
from hkinno.search import query, suggest


@pytest.mark.parametrize(
    ("command", "told"),
    [
        (["quote", "top talent"], "10 facts found: hkinno facts 'top talent'"),
        (["facts", "beishuiyizhan"], "1 quote found: hkinno quote beishuiyizhan"),
        (["facts", "Q01"], "Q01 is a quote: hkinno show Q01"),
        (["quote", "F001", "F002"], "these are facts: hkinno show F001 F002"),
        (["quote", "top talent$(x)"], "no quotes found for"),
        (["facts", "第9段"], "'hkinno topics' lists what can be asked for"),
        (["facts", "第1段"], "of which article? try: hkinno facts main-1, hkinno facts funds-1"),
        (["quote", "第2段"], "hkinno quote main-2"),
        (["facts", "13萬2"], "it is read as 132,000; 'hkinno figures'"),
        (["facts", "north"], "near: northern-metropolis"),
        (["facts", "gaocaitng"], "try: hkinno facts 高才通"),
        (["facts", "sun dogn"], "did you mean: hkinno facts sun-dong"),
        (["facts", "孫棟"], "did you mean: hkinno facts 孫東"),
        (["facts", "talents under 29"], "try: hkinno facts talents"),
        # A small part of what was typed says nothing of it, and Latin letters inside a word are no name.
        (["facts", "New Territories North"], "'hkinno topics' lists what can be asked for"),
        (["facts", "who wrote it"], "'hkinno topics' lists what can be asked for"),
        # What is no name of two characters with one changed.
        (["facts", "港孫"], "'hkinno topics' lists what can be asked for"),
        (["facts", "啊" * 5000], "啊…'"),
    ],
    ids=lambda value: " ".join(value) if isinstance(value, list) else None,
)
def test_a_miss_says_what_the_other_command_answers(run, command, told):
    """No quote but facts, no fact but a quote: the command that shows them, ready for a shell."""
    result = run(*command)
    assert (result.returncode, result.stdout) == (1, "")
    assert told in result.stderr


def test_a_word_of_the_page_that_is_a_label_too_leads_to_the_filter(run):
    """Facts that hold it, and the command for those that are labelled so."""
    result = run("facts", "planned", "-f", "ids")
    assert result.stdout
    assert result.stderr == "hkinno: planned is a label too: hkinno facts status:planned\n"
    assert set(run("facts", "計劃中", "-f", "ids").stdout.split()) == set(
        run("facts", "status:planned", "-f", "ids").stdout.split()
    )


def test_a_speaker_beside_words_is_no_reported_speech(run):
    """quote 孫東 創科: his quotes with the word, and nothing of facts that name him."""
    result = run("quote", "孫東", "創科", "-f", "ids")
    assert result.stdout.split()
    assert result.stderr == ""


def test_a_name_that_was_typed_is_not_near(lexicon):
    """What is suggested is never what was typed."""
    for typed in ("top talent", "Talent", "高才通", "talnet"):
        near = suggest._near(query.parse([typed], lexicon.is_place), lexicon)
        assert near
        assert text.squeeze(typed) not in map(text.squeeze, near)


def test_suggestions_are_told_and_not_run(run):
    """Nothing found: exit 1, an empty stdout, and near names on stderr."""
    result = run("facts", "talnet")
    assert (result.returncode, result.stdout) == (1, "")
    assert "talent" in result.stderr


@pytest.mark.parametrize(
    "command",
    [
        ["facts", "how much money for the third InnoHK cluster"],
        ["facts", "talnet kind:statistic"],
        ["facts", "第2段"],
        ["facts", "talent clusters zzzz"],
        ["facts", "背水一站"],
        ["quote", "第2段"],
        ["quote", "talnet"],
        ["quote", "背水一站"],
        ["quote", "voice talent zzzz"],
        ["quote", "--exact", "背水一战"],
        ["facts", "--exact", "背水一战"],
        ["facts", "--exact", "TALENTS"],
        ["cite", "背水一戰"],
        ["cite", "高才通"],
        ["cite", "top talent pass"],
        ["cite", "top", "talent", "pass"],
        ["show", "背水一战"],
    ],
    ids=" ".join,
)
def test_each_command_that_is_recommended_finds_something(run, command):
    """Whatever is told to be run, run."""
    result = run(*command)
    assert (result.returncode, result.stdout) == (1, "")
    # The line begins with the program's name; commands follow it, in marks or with a comma between.
    _, *told = re.split(r"'?\bhkinno ", " " + result.stderr.partition(": ")[2].strip())
    told = [re.sub(r"(' (lists?|and) ?.*|,? )$", "", each) for each in told]
    assert told
    for each in told:
        assert run(*shlex.split(each)).returncode == 0, each


def test_words_as_typed_are_held_as_typed(run):
    """No fact is named for --exact that has the words in another script."""
    assert "F024" in run("quote", "背水一戰", "--exact").stderr
    assert "F024" not in run("quote", "背水一战", "--exact").stderr


def test_facts_that_nobody_has_written_are_the_users(run, tmp_path):
    """Of a library's article without facts: where they are written. Of another, that it has none."""
    (tmp_path / "ferry.txt").write_text("渡輪停航\n\n渡輪昨日停航，王局長說「明天再開」。\n", encoding="utf-8")
    assert run("add", str(tmp_path / "ferry.txt"), XDG_DATA_HOME=str(tmp_path)).returncode == 0
    (toml,) = tmp_path.rglob("ferry.toml")
    told = run("facts", "source:ferry", XDG_DATA_HOME=str(tmp_path))
    assert (told.returncode, told.stdout) == (1, "")
    assert f"yours to write, in {toml}" in told.stderr
    assert "hkinno build ferry" in told.stderr
    toml.unlink()
    told = run("facts", "source:ferry", "--db", str(toml.with_suffix(".json")))
    assert (told.returncode, told.stdout) == (1, "")
    assert "ferry has no facts" in told.stderr
