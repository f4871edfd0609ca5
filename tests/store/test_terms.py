"""Index terms: what they let through is at least what matches."""

import json

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from hkinno import text
from hkinno.errors import HkinnoError
from hkinno.search import query
from hkinno.search.filters import FILTERS
from hkinno.search.find import find
from hkinno.search.lexicon import Lexicon
from hkinno.sources import Sources
from hkinno.store import terms
from hkinno.store.kinds import ENTITY, FACT, QUOTE, TOPIC
from tests.conftest import STORE
from tests.search.test_find import EMPTY, realistic_queries, whole

# Values of filters whose example is no value of the shipped store.
EXAMPLES = {"paper": ["大公報"], "payer": ["hkgov"], "speaker": ["孫東"]}
CONTENT = json.loads(STORE.read_text(encoding="utf-8"))


def by_terms(table, records):
    """Fetching as from a large store: only records whose lines have the terms."""
    lines = [terms.line(table, record) for record in records]
    assert not any(b"\n" in line for line in lines)

    def fetch(wanted):
        return [records[number] for number in terms.having(wanted)(lines)]

    return fetch


@pytest.mark.parametrize("exact", [False, True])
def test_terms_let_every_match_through(tables, lexicon, exact):
    """Queries as people type them, names, numbers, every word of the English and filters: the same hits either way."""
    typed = [line[1] for line in realistic_queries()]
    typed += [name for topic in tables["topics"] for name in TOPIC.names(topic)]
    typed += [name for entity in tables["entities"] for name in ENTITY.names(entity)]
    typed += [figure["printed"] for fact in tables["facts"] for figure in fact["figures"]]
    english = " ".join(fact["statement"]["en"] for fact in tables["facts"])
    typed += sorted({word.strip(".,;:()") for word in english.split() if len(word) > 2})[::4]
    typed += [
        "f001",
        "F001 F002",
        "Q01",
        "main-3..5",
        "main-2 talent",
        "孙东 創科",
        "Sun Dong 創科",
        "Sun Dong",
        "sundong",
    ]
    typed += [
        "Top Talent Pass Scheme 年輕人",
        "16 laboratories",
        "talent 主稿第2段 north-1",
        "、",
        "6.7",
        "A.I.",
        "9 billion",
    ]
    typed += ["高才通申請", "kind:statistic 申請", "has:figure", "topic:funding", "entity:itib 大學", "para:talent"]
    typed += ["voice:quoted form:direct", "beishuiyizhan"]
    assert len(typed) > 400
    for kind in (FACT, QUOTE):
        records = tables[kind.table]
        for words in typed:
            parsed = query.parse([words], lexicon.is_place)
            hits = find(parsed, kind, whole(records), lexicon, exact=exact)
            assert find(parsed, kind, by_terms(kind.table, records), lexicon, exact=exact) == hits, words


@pytest.mark.parametrize("name", FILTERS)
def test_a_filter_finds_the_same_in_a_large_store(tables, lexicon, name):
    """Each value of each filter: what its index terms let through is what its test lets through."""
    chosen = FILTERS[name]
    values = [*chosen.all_values(), *EXAMPLES.get(name, [chosen.example])]
    found = 0
    for kind in (FACT, QUOTE):
        records = tables[kind.table]
        for value in values:
            if chosen.takes(kind, value):
                parsed = query.parse([f"{name}:{value}"], lexicon.is_place)
                hits = find(parsed, kind, whole(records), lexicon)
                assert find(parsed, kind, by_terms(kind.table, records), lexicon) == hits, value
                found += len(hits)
    assert found, "the example of a filter finds something"


@settings(max_examples=300, deadline=None)
@given(st.data())
def test_no_text_and_no_part_of_it_is_missed(data):
    """Any texts, however odd: what is found in them by a part of one of them is found by its terms too."""
    odd = st.text(
        st.sampled_from("aAsSizZeEdDngy'’-‐ 1１２3.,．\n\t\x1f\ufdd0\ufdd5\ud800裏裡台臺国國Ａｂ「」\u200b\U000e0041é"),
        max_size=12,
    )
    record = json.loads(json.dumps(CONTENT["facts"]["1"]))
    record["id"], record["topics"], record["entities"] = data.draw(odd), [data.draw(odd)], [data.draw(odd)]
    record["statement"] = {"zh": data.draw(odd), "en": data.draw(odd)}
    record["evidence"][0]["exact"] = data.draw(odd)
    whole_text = data.draw(
        st.sampled_from([*record["statement"].values(), record["evidence"][0]["exact"], record["id"]])
    )
    start = data.draw(st.integers(0, len(whole_text)))
    typed = whole_text[start : data.draw(st.integers(start, len(whole_text)))]
    exact = data.draw(st.booleans())
    try:
        parsed = query.parse([typed], EMPTY.is_place)
        every = find(parsed, FACT, whole([record, CONTENT["facts"]["2"]]), EMPTY, exact=exact)
    except HkinnoError:
        return
    assert find(parsed, FACT, by_terms("facts", [record, CONTENT["facts"]["2"]]), EMPTY, exact=exact) == every


@given(st.text(st.characters(exclude_categories=())))
def test_letters_are_what_is_left_of_a_squeezed_text(given_text):
    """Without the marks between digits, squeezed text is letters."""
    marks = set(map(chr, range(ord(text.POINT), ord(text.OTHER) + 1)))
    expected = "".join(each for each in text.squeeze(given_text) if each not in marks)
    assert text.letters(given_text) == expected


def test_a_stem_is_found_by_its_terms():
    """Each form of a word holds one of the terms of its stem."""
    words = ("applications", "applied", "applying", "realise", "realizing", "organization's", "co-operates", "issues")
    for word in words:
        held = terms.stemmed(text.stem(word))
        assert held is None or any(each in text.letters(word) for each in held), word


@given(st.lists(st.text(st.sampled_from("aA\tß\n ſ\ud800:"), max_size=4), min_size=1, max_size=4))
def test_an_id_is_found_whatever_it_is(ids):
    """In any letter case, with what tells tags and lines apart in it."""
    lines = [terms.line("topics", {"slug": name, "zh": "甲", "en": "", "aliases": []}) for name in ids]
    for number, name in enumerate(ids):
        assert number in terms.with_ids([name.upper()])(lines) or name.upper().casefold() != name.casefold()
        assert number in terms.with_ids([name])(lines)
    assert terms.with_ids(["none of them"])(lines) == []


def test_many_terms_are_no_term():
    """To look for each of thousands of strings takes longer than to read the store."""
    entities = [
        {"id": f"e{number}", "type": "body", "printed": ["甲乙"], "official": {"zh": None, "en": None}, "aliases": []}
        for number in range(200)
    ]
    asked = []

    def fetch(wanted):
        asked.append(wanted)
        return []

    stored = {"entities": entities}
    lexicon = Lexicon(lambda table: stored.get(table, []), Sources(lambda table: stored.get(table, [])))
    find(query.parse(["甲乙"], lexicon.is_place), FACT, fetch, lexicon)
    assert any(not group for group in asked[-1])
