"""Another edition of the page: exactly the affected paragraphs and records are named, no more and no fewer."""

import random

import pytest

from hkinno import text
from hkinno.copy import editions
from hkinno.copy import proof as pages

CASES = 500


@pytest.fixture(scope="module")
def located(tables, page):
    """The copy's text, and where each paragraph stands in it: id to (start, end); headings are left out."""
    copy = pages.normalise(pages.read(page), tables["sources"][0]["glyphs"])
    paragraphs = [each for each in tables["paragraphs"] if not each.get("text")]
    texts = pages.texts(copy, paragraphs, tables["sources"])
    return copy, {name: (copy.index(words), copy.index(words) + len(words)) for name, words in texts.items()}


def stretches(tables):
    """Every quote and excerpt: record, paragraph, start, end."""
    for quote in tables["quotes"]:
        yield quote["id"], quote["paragraph"], quote["start"], quote["start"] + len(quote["exact"])
    for fact in tables["facts"]:
        for each in fact["evidence"]:
            yield fact["id"], each["paragraph"], each["start"], each["start"] + len(each["exact"])


def worded(tables):
    """Every quote and excerpt without the marks at its ends: words beside a mark do not break it."""
    for record, place, start, end in stretches(tables):
        exact = next(
            each["exact"]
            for each in [*tables["quotes"], *(each for fact in tables["facts"] for each in fact["evidence"])]
            if each["paragraph"] == place and each["start"] == start and start + len(each["exact"]) == end
        )
        kept = text.offsets(exact)
        yield record, place, start + kept[0], start + kept[-1] + 1


def states(result):
    """Paragraphs that are not the same, by state."""
    found: dict[str, set[str]] = {}
    for row in result.paragraphs:
        if row.state != editions.SAME:
            found.setdefault(row.state, set()).add(row.paragraph)
    return found


def test_the_copy_proves_everything(tables, located):
    """28 of 28 paragraphs, every quote and every excerpt, and nothing new."""
    copy, places = located
    result = editions.compare(copy, tables)
    assert len(places) == 28
    assert (states(result), result.refuted, result.new) == ({}, [], [])
    assert result.quotes == len(tables["quotes"])
    assert result.excerpts == sum(len(fact["evidence"]) for fact in tables["facts"])


@pytest.mark.parametrize("seed", range(CASES // 100))
def test_one_changed_character(tables, located, seed):
    """A character of a paragraph changed: that paragraph, and the records whose words have that character."""
    copy, places = located
    chance = random.Random(seed)
    for _ in range(70):
        name = chance.choice(sorted(places))
        start, end = places[name]
        offset = chance.randrange(end - start)
        while not "\u4e00" <= copy[start + offset] <= "\u9fff":
            offset = chance.randrange(end - start)
        changed = copy[: start + offset] + "龜" + copy[start + offset + 1 :]
        result = editions.compare(changed, tables)
        wanted = {record for record, place, one, other in stretches(tables) if place == name and one <= offset < other}
        assert states(result) == {editions.CHANGED: {name}}, (name, offset)
        assert {claim.record for claim in result.refuted} == wanted, (name, offset)


@pytest.mark.parametrize("seed", range(40))
def test_a_paragraph_that_is_gone(tables, located, seed):
    """A paragraph cut out is missing, with all the records that rest on it; the others stand."""
    copy, places = located
    name = sorted(places)[seed % len(places)]
    start, end = places[name]
    result = editions.compare(copy[:start] + copy[end:], tables)
    assert states(result) == {editions.MISSING: {name}}
    assert {claim.record for claim in result.refuted} == {
        record for record, place, _, _ in stretches(tables) if place == name
    }


@pytest.mark.parametrize("seed", range(40))
def test_two_swapped_paragraphs(tables, located, seed):
    """Where a paragraph stands does not matter."""
    copy, places = located
    chance = random.Random(seed)
    one, other = sorted(chance.sample(sorted(places.values()), 2))
    swapped = copy[: one[0]] + copy[slice(*other)] + copy[one[1] : other[0]] + copy[slice(*one)] + copy[other[1] :]
    result = editions.compare(swapped, tables)
    assert (states(result), result.refuted) == ({}, [])


@pytest.mark.parametrize("seed", range(100))
def test_an_inserted_sentence(tables, located, seed):
    """A sentence more inside a paragraph changes it; the records whose words it breaks no longer hold."""
    copy, places = located
    chance = random.Random(seed)
    name = chance.choice(sorted(places))
    start, end = places[name]
    # Before its last character of weight: text after that is text after the paragraph.
    offset = chance.randrange(1, text.offsets(copy[start:end])[-1] + 1)
    added = copy[: start + offset] + "今早街市人聲鼎沸。" + copy[start + offset :]
    result = editions.compare(added, tables)
    wanted = {record for record, place, one, other in worded(tables) if place == name and one < offset < other}
    assert states(result) == {editions.CHANGED: {name}}
    assert {claim.record for claim in result.refuted} == wanted


def test_a_sentence_between_paragraphs_is_new(tables, located):
    """Text that is no paragraph and no headline is told as new, and no claim falls."""
    copy, places = located
    end = places["main-1"][1]
    result = editions.compare(copy[:end] + "今早街市人聲鼎沸。" + copy[end:], tables)
    assert (states(result), result.refuted) == ({}, [])
    assert result.new == ["今早街市人聲鼎沸。"]


def test_other_typography_is_no_change_of_words(tables, located, page):
    """Simplified script, half-width punctuation and other line breaks leave every claim standing."""
    opencc = pytest.importorskip("opencc", reason="needs OpenCC to make Simplified text")
    copy, _ = located
    simplified = editions.compare(opencc.OpenCC("hk2s").convert(copy), tables)
    assert set(states(simplified)) == {editions.TYPOGRAPHY}
    assert simplified.refuted == []
    narrow = copy.translate(str.maketrans("，。：；！？（）", ",.:;!?()"))
    assert set(states(editions.compare(narrow, tables))) == {editions.TYPOGRAPHY}
    assert editions.compare(narrow, tables).refuted == []
    broken = "\n".join(copy[start : start + 17] for start in range(0, len(copy), 17))
    assert states(editions.compare(broken, tables)) == {}


def test_the_command_names_what_falls_and_exits_1(run, page, tmp_path):
    """`validate --source` proves a true copy (exit 0) and names the claims that another edition does not bear out."""
    result = run("validate", "--source", page)
    assert result.returncode == 0
    assert "28 paragraphs, 21 quotes" in result.stdout
    with open(page, encoding="utf-8") as file:
        content = file.read()
    edition = tmp_path / "edition.txt"
    edition.write_text(content.replace("16個", "18個"), encoding="utf-8")
    result = run("validate", "--source", str(edition))
    assert result.returncode == 1
    fallen = [line.split("\t")[2] for line in result.stdout.splitlines() if line.startswith("fail\tproof\tF")]
    assert len(fallen) == 2


def test_source_shows_a_paragraph_whole_with_a_copy(run, tables, page):
    """With a copy, `source REF` gives the paragraph's text; without, its opening words and how to attach one."""
    copy = pages.normalise(pages.read(page), tables["sources"][0]["glyphs"])
    whole = run("source", "main-2", "--source", page, "--fields", "text").stdout.strip()
    assert len(whole) == 75
    assert whole in copy
    without = run("source", "main-2")
    assert whole not in without.stdout
    assert "--source" in without.stderr
