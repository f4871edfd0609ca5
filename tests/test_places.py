"""Places written and read: a paragraph by its id, in words, in a range, in a citation."""

import pytest

from tests.data.make import STORE as SMALL


def test_a_range_the_wrong_way_round_is_the_same_range(run):
    """main-5..3 and 主稿第5至3段 have the paragraph between them too; an end that is not there is told."""
    right = run("source", "main-3..5", "-f", "ids").stdout
    assert right.split() == ["main-3", "main-4", "main-5"]
    for typed in ("main-5..3", "主稿第5至3段", "main story, paras. 5-3"):
        assert run("source", typed, "-f", "ids").stdout == right
    assert run("facts", "main-5..3", "-f", "ids").stdout == run("facts", "main-3..5", "-f", "ids").stdout
    assert run("source", "main-9..3").returncode == 1


@pytest.mark.parametrize(
    ("names", "which"),
    [
        (["main", "MAIN", "主稿", "takungpao-main"], lambda each: each["article"] == "main"),
        (["north", "北都"], lambda each: each["article"] == "north"),
        (["caption", "captions", "圖片說明", "图片说明"], lambda each: each["kind"] == "caption"),
        (["pull", "引文框"], lambda each: each["kind"] == "pull-quote"),
    ],
)
def test_an_article_is_the_same_place_for_source_and_for_para(run, tables, names, which):
    """The whole article, its captions and pull quote too; or the captions alone."""
    there = {each["id"] for each in tables["paragraphs"] if which(each)}
    facts = {each["id"] for each in tables["facts"] if there & {part["paragraph"] for part in each["evidence"]}}
    for name in names:
        assert set(run("source", name, "-f", "ids").stdout.split()) == there, name
        assert set(run("facts", f"para:{name}", "-f", "ids").stdout.split()) == facts, name
    assert run("source", "main", "story", "-f", "ids").stdout == run("source", "main", "-f", "ids").stdout


@pytest.mark.parametrize("name", ["caption", "captions", "圖片說明"])
def test_places_of_a_kind_have_its_name_whatever_their_ids_are(run, name):
    """In a store whose captions begin with their article's name as well."""
    found = run("source", name, "--db", str(SMALL), "-f", "ids").stdout.split()
    assert found == ["harbour-caption-1", "harbour-caption-2", "ferry-caption-1"]
    assert run("source", "headline", "--db", str(SMALL)).returncode == 2


def test_an_article_that_a_topic_is_named_like_is_told_from_it(run):
    """source talent gives the article's paragraphs, and says how to ask for the topic."""
    result = run("source", "talent", "-f", "ids")
    assert "talent-1" in result.stdout.split()
    assert "the topic: hkinno facts talent" in result.stderr
    assert "the topic" not in run("source", "main", "-f", "ids").stderr
