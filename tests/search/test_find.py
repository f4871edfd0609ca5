"""Finding records however they are typed; what is shown is what is stored."""

import contextlib
import json
import re
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from hkinno import text
from hkinno.errors import HkinnoError
from hkinno.search import query
from hkinno.search.find import find
from hkinno.search.lexicon import Lexicon
from hkinno.sources import Sources
from hkinno.store.kinds import FACT, QUOTE

HAN_PAIR = re.compile("(?=([\u4e00-\u9fff]{2}))")
QUERIES = Path(__file__).parent / "queries.tsv"
EMPTY = Lexicon(lambda _: [], Sources(lambda _: []))


def whole(records):
    """Fetching as from a small store: all records, whatever the index terms."""
    return lambda wanted: records


def hits(kind, typed, lexicon, records, **more):
    """The hits of one or more words typed, among records of a kind."""
    words = [typed] if isinstance(typed, str) else typed
    return find(query.parse(words, lexicon.is_place), kind, whole(records), lexicon, **more).hits


def ids(hits):
    """The ids of hits, in their order."""
    return [hit.record["id"] for hit in hits]


def test_every_pair_of_characters_of_every_quote_and_excerpt_finds_its_record(tables, lexicon):
    """Any two Han characters in a row of a quote or an excerpt find that record."""
    wanted: dict[str, set[str]] = {}
    for fact in tables["facts"]:
        for evidence in fact["evidence"]:
            for pair in HAN_PAIR.findall(evidence["exact"]):
                wanted.setdefault(pair, set()).add(fact["id"])
    for quote in tables["quotes"]:
        for pair in HAN_PAIR.findall(quote["exact"]):
            wanted.setdefault(pair, set()).add(quote["id"])
    assert len(wanted) > 1000
    for pair, records in wanted.items():
        found = {*ids(hits(FACT, pair, lexicon, tables["facts"])), *ids(hits(QUOTE, pair, lexicon, tables["quotes"]))}
        assert records <= found, pair


def test_simplified_text_finds_the_same_records(tables, lexicon):
    """Every stored Chinese text, turned to Simplified by OpenCC, finds what it finds itself."""
    opencc = pytest.importorskip("opencc", reason="needs OpenCC to make Simplified text")
    convert = opencc.OpenCC("hk2s").convert
    for fact in tables["facts"]:
        for stored in (fact["statement"]["zh"], fact["evidence"][0]["exact"]):
            one = hits(FACT, stored, lexicon, tables["facts"])
            other = hits(FACT, convert(stored), lexicon, tables["facts"])
            assert fact["id"] in ids(one)
            assert sorted(ids(one)) == sorted(ids(other)), stored
    for quote in tables["quotes"]:
        other = hits(QUOTE, convert(quote["exact"]), lexicon, tables["quotes"])
        assert quote["id"] in ids(other)


def test_spans_name_characters_that_are_what_was_asked(tables, lexicon):
    """Each span, cut out of the stored text, squeezes to the query: highlights point at stored characters."""
    for typed in ("背水一战", "ＧＤＰ", "「高才通」", "人工 智能", "6.7億"):
        for hit in hits(FACT, typed, lexicon, tables["facts"]):
            for span in hit.spans:
                stored = hit.record
                for key in span.field.split("."):
                    stored = stored[int(key) if key.isdigit() else key]
                assert text.squeeze(stored[span.start : span.end]) == text.squeeze(typed) or typed == "人工 智能"


@settings(max_examples=300)
@given(st.text(max_size=40))
def test_no_query_breaks_the_search(typed):
    """Whatever is typed, the search answers or tells what would have been right."""
    with contextlib.suppress(HkinnoError):
        hits(FACT, typed, EMPTY, [])


def test_ranking_prefers_exact_to_folded_and_statement_to_evidence(tables, lexicon):
    """Words as typed come before folded ones, a statement before the evidence, ties in page order."""
    found = hits(FACT, "基础科研", lexicon, tables["facts"])
    assert [hit.rank for hit in found] == sorted(hit.rank for hit in found)
    order = list(lexicon.sources.locations)
    # Of a topic that is a word too, what holds the word comes first.
    places = [(hit.rank, not hit.spans, order.index(hit.record["evidence"][0]["paragraph"])) for hit in found]
    assert places == sorted(places)


def test_exact_turns_folding_off(tables, lexicon):
    """--exact finds what is printed and not what only folds to it."""
    assert not hits(FACT, "背水一战", lexicon, tables["facts"], exact=True)
    assert hits(FACT, "背水一戰", lexicon, tables["facts"], exact=True)


def realistic_queries():
    """The lines of queries.tsv: command, query, the ids expected first."""
    lines = QUERIES.read_text(encoding="utf-8").splitlines()
    return [line.split("\t") for line in lines if line and not line.startswith("#")]


@pytest.mark.parametrize(
    ("typed", "same"), [("supply chains", "supply chain"), ("production line", "production lines")]
)
def test_a_name_of_several_words_has_a_plural(tables, lexicon, typed, same):
    """It means the same topic in either number, and what holds the words comes first."""
    found = hits(FACT, typed, lexicon, tables["facts"])
    assert {hit.record["id"] for hit in found} == {
        hit.record["id"] for hit in hits(FACT, same, lexicon, tables["facts"])
    }
    holding = [bool(hit.spans) for hit in found]
    assert holding == sorted(holding, reverse=True)
    assert not any(hit.rank != found[0].rank for hit in found)


@pytest.mark.parametrize(("command", "typed", "expected"), realistic_queries())
def test_realistic_queries_find_what_they_mean(tables, lexicon, command, typed, expected):
    """Queries as people type them, with the records that must come first."""
    kind = FACT if command == "facts" else QUOTE
    found = ids(hits(kind, typed, lexicon, tables[kind.table]))
    wanted = expected.split()
    assert set(found[: len(wanted)]) == set(wanted), found


def test_a_place_beside_words_narrows(tables, lexicon):
    """The words of a paragraph, of a range, or of several places; a place alone is all that stands there."""

    def found(*typed):
        return ids(hits(FACT, typed, lexicon, tables["facts"]))

    assert found("main-2", "talent") == found("talent", "para:main-2") == ["F013"]
    for place in ("主稿第2段", "main-1..3"):
        assert found("talent", place) == found("talent", f"para:{place}")
        assert "F013" in found("talent", place)
    assert set(found("talent", "main-2", "talent-1")) == {"F013", *found("talent", "para:talent-1")}
    assert found("main-2", "kind:statistic") == found("kind:statistic", "para:main-2")
    assert len(found("main-2")) > len(found("main-2", "talent"))
    with pytest.raises(HkinnoError, match="main-1 to main-8"):
        found("talent", "main-99")


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("16 apples", ""),
        ("16 laboratories", "F068 F069"),
        ("sixteen state key laboratories", "F068"),
        ("16個", "F068 F069"),
        ("16項", "F068 F069"),
        ("16個實驗室", "F068 F069"),
        ("16个实验室", "F068 F069"),
        ("16個蘋果", ""),
        ("16", "F068 F069"),
        ("3 years", "F032 F033"),
        ("3年", "F032 F033"),
        ("３", "F032 F033 F142 F143"),
        ("3 parks", "F142 F143"),
        ("3個園區", "F142 F143"),
        ("30 production lines", "F050 F051"),
        ("30歲", "F102"),
        ("30 years old", "F102"),
        ("30年", ""),
        ("650,000 jobs", "F040 F041"),
        ("65萬個崗位", "F040 F041"),
        ("8000 applications", "F100"),
        ("9 billion", "F109"),
        ("9 billion dollars", "F109"),
        ("9 billion jobs", ""),
    ],
)
def test_a_number_with_a_unit_is_a_quantity_of_that_unit(tables, lexicon, typed, expected):
    """What is counted must be what the figure counts; a bare number is any figure's."""
    assert sorted(ids(hits(FACT, typed, lexicon, tables["facts"]))) == expected.split()


@pytest.mark.parametrize("typed", ["孫東", "孙东", "Sun Dong", "sun dong", "Professor Sun Dong", "孫局長", "sundong"])
def test_a_quote_is_found_by_its_speaker(tables, lexicon, typed):
    """The speaker's name in any form means his quotes, and nobody else's; another word narrows."""
    other = {**tables["quotes"][0], "id": "Q98", "speaker": "甲乙", "translation": {"en": "Words."}, "exact": "創科"}
    records = [*tables["quotes"], other]
    found = ids(hits(QUOTE, typed, lexicon, records))
    assert set(found) == {quote["id"] for quote in tables["quotes"] if quote["speaker"] == "sun-dong"}
    if " " not in typed:
        narrowed = ids(hits(QUOTE, [typed, "創科"], lexicon, records))
        alone = ids(hits(QUOTE, "創科", lexicon, records))
        assert set(narrowed) == set(alone) - {"Q98"}
        assert narrowed


def test_exact_takes_a_speaker_as_printed(tables, lexicon):
    """--exact: 孫東 and not 孙东."""
    his = [quote for quote in tables["quotes"] if quote["speaker"] == "sun-dong"]
    for typed, number in (("孫東", len(his)), ("孙东", 0)):
        assert len(hits(QUOTE, typed, lexicon, tables["quotes"], exact=True)) == number


def test_several_words_narrow(run):
    """Two words find the facts that have both."""
    one, other, both = (
        {fact["id"] for fact in json.loads(run("facts", *words, "--json").stdout)}
        for words in (["大學"], ["90億"], ["大學", "90億"])
    )
    assert both
    assert both <= one & other
