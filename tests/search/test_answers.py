"""The answers of `facts` and `quote`: which records, why, and what is said beside them."""

import json


def test_facts_talent(run, tables):
    """`hkinno facts talent` gives the facts of the topic, and those only."""
    found = run("facts", "talent", "-f", "ids").stdout.split()
    assert sorted(found) == sorted(fact["id"] for fact in tables["facts"] if "talent" in fact["topics"])


def test_quote_gives_his_words_and_not_reported_speech(run):
    """`hkinno quote 背水一戰` gives the quotation, and says that the other place is reported speech."""
    result = run("quote", "背水一戰", "--json")
    found = json.loads(result.stdout)
    assert [(quote["paragraph"], quote["speaker"]) for quote in found] == [("main-1", "sun-dong")]
    assert "in reported speech: F024" in result.stderr


def test_quote_with_only_reported_speech_finds_nothing_and_says_where_the_words_are(run, tables):
    """Words that stand only in reported speech are no quote: exit 1, where they stand, and the facts that hold them."""
    result = run("quote", "高增值")
    assert (result.returncode, result.stdout) == (1, "")
    fact = next(fact for fact in tables["facts"] if "高增值" in fact["evidence"][0]["exact"])
    assert f"only in {fact['evidence'][0]['paragraph']}, in reported speech: {fact['id']}" in result.stderr


def test_explain_says_why(run):
    """--explain names the field and the folds of each match."""
    why = json.loads(run("quote", "背水一战", "--explain", "--json").stdout)[0]["why"]
    assert why == ["exact: 背水一戰, folded: script"]


def test_output_shows_stored_characters_only(run):
    """Searching 背水一战 prints 背水一戰: no character of the query that the store does not have."""
    for form in ("tsv", "table", "text", "json", "md"):
        out = run("quote", "背水一战", "-f", form).stdout
        assert "背水一戰" in out
        assert "战" not in out.replace("背水一战: 1 quote", "")


def test_explain_as_json(run):
    """--explain adds the reasons and nothing else."""
    plain = json.loads(run("facts", "高才通", "--json").stdout)
    explained = json.loads(run("facts", "高才通", "--json", "--explain").stdout)
    assert [{key: value for key, value in each.items() if key != "why"} for each in explained] == plain
    assert all(each["why"] for each in explained)
