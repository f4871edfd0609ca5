"""What is said where nothing answers: near names, the other command, the word that finds nothing."""

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
